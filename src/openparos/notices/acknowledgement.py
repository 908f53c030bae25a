"""Acknowledging a notice: another party says, signed, that it has received exactly these words.

It says nothing about agreement. It names the log in which the notice stands, its id and the hash of what was
signed, so that it can be filed in the acknowledging party's own log and be matched from there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Self

from openparos.log.entries import canonical_json
from openparos.log.keys import KeyPair
from openparos.log.notes import check_key_name
from openparos.model.errors import InputRefused, OpenParosError, VerificationFailed

from .envelope import Envelope, seal
from .identity import Identities, Role

ACKNOWLEDGEMENT_TYPE: Final = "application/vnd.openparos.acknowledgement+json"
ACKNOWLEDGEMENT_SCHEMA: Final = "openparos.acknowledgement/1"
ACKNOWLEDGEMENT_ENTRY: Final = "openparos.acknowledgement-entry/1"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_CODE: Final = re.compile(r"[A-Z0-9-]{2,20}")
_NOTICE: Final = re.compile(r"[A-Z0-9-]{2,20}/\S{1,80}")


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One party's word that it received a notice.

    Attributes
    ----------
    party, office : str
        Who acknowledges.
    log : str
        Origin of the log in which the notice stands.
    notice : str
        Its id, ``FRA/NV-17``.
    sha256 : str
        Of the payload that was signed, in hex.
    """

    party: str
    office: str
    log: str
    notice: str
    sha256: str

    @classmethod
    def of(cls, envelope: Envelope, *, party: str, office: str, log: str) -> Self:
        """Return the acknowledgement of a notice, open or confidential."""
        told = json.loads(envelope.payload)
        notice = f"{told['party']}/{told['reference']}"
        return cls(party, office, log, notice, sha256(envelope.payload).hexdigest())

    @classmethod
    def parse(cls, payload: bytes) -> Self:
        """Read what was signed.

        Raises
        ------
        InputRefused
            When it is no acknowledgement.
        """
        try:
            value: dict[str, Any] = json.loads(payload)
            if set(value) != {"schema", "party", "office", "log", "notice", "sha256"}:
                raise ValueError("not the fields of an acknowledgement")
            if value.pop("schema") != ACKNOWLEDGEMENT_SCHEMA:
                raise ValueError(f"the schema is not {ACKNOWLEDGEMENT_SCHEMA}")
            one = cls(**value)
            if not all(isinstance(part, str) and part for part in value.values()):
                raise ValueError("every field is text")
            if not (
                _DIGEST.fullmatch(one.sha256) and _CODE.fullmatch(one.party) and _NOTICE.fullmatch(one.notice)
            ):
                raise ValueError("party, notice and sha256 are a code, an id and a hash")
            check_key_name(one.log)
        except (ValueError, TypeError, AttributeError, RecursionError, OpenParosError) as error:
            raise InputRefused(f"not an acknowledgement: {error}") from error
        return one

    def payload(self) -> bytes:
        """Return the bytes that are signed: RFC 8785 JSON."""
        return canonical_json(
            {
                "schema": ACKNOWLEDGEMENT_SCHEMA, "party": self.party, "office": self.office, "log": self.log,
                "notice": self.notice, "sha256": self.sha256,
            }
        )  # fmt: skip

    def sign(self, pair: KeyPair) -> Envelope:
        """Put it in an envelope with the two signatures of an office."""
        return seal(ACKNOWLEDGEMENT_TYPE, self.payload(), pair)


def check_acknowledgement(envelope: Envelope, identities: Identities, at_us: int) -> Acknowledgement:
    """Return the acknowledgement in an envelope, having checked who signed it.

    Raises
    ------
    VerificationFailed
        When signature, key or office do not hold.
    InputRefused
        When it holds none, or a party acknowledges its own notice.
    """
    if envelope.payload_type != ACKNOWLEDGEMENT_TYPE:
        raise VerificationFailed(f"a {envelope.payload_type} is not an acknowledgement")
    signed_by = identities.signer_of(envelope, at_us, Role.ACKNOWLEDGE)
    one = Acknowledgement.parse(envelope.payload)
    if one.payload() != envelope.payload:
        raise VerificationFailed("the payload is not in the one spelling of RFC 8785")
    if (one.party, one.office) != (signed_by.party, signed_by.office.office):
        raise VerificationFailed(
            f"signed by {signed_by.party}, {signed_by.office.office}; given by {one.party}, {one.office}"
        )
    if one.notice.startswith(f"{one.party}/"):
        raise InputRefused("a party does not acknowledge its own notice")
    return one
