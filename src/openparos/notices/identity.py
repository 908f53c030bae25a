"""Who speaks for whom: the key set of a State or organization, its offices, roles and validity.

A party's key set has versions. The first is handed over and compared by hand; each later one names
the hash of the one before and is signed under it, by a key of the role ``rotate``, or, when those are
lost, by as many keys of the role ``recover`` as the set demands. A revoked key keeps what it signed
before and signs nothing after; what counts is the time of the log.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Self

from openparos.log.durable import write_durable
from openparos.log.entries import canonical_json
from openparos.log.keys import KeyPair
from openparos.log.notes import from_base64, to_base64
from openparos.model.errors import InputRefused, OpenParosError, VerificationFailed
from openparos.model.states import party as find_party
from openparos.model.times import format_utc, parse_utc

from .envelope import IDENTITY_TYPE, Envelope, PublicKeyPair, seal

IDENTITIES_SCHEMA: Final = "openparos.identities/1"
KINDS: Final = ("state", "organization", "observer")
SECRETARY_GENERAL: Final = "UN-SG"
"""The Secretary-General and the Secretariat: in no table of States, yet an office that receives and records."""


class Role(StrEnum):
    """What an office may do."""

    PUBLISH = "publish"
    ACKNOWLEDGE = "acknowledge"
    WITNESS = "witness"
    ROTATE = "rotate"
    RECOVER = "recover"


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """One key of an office, with the time in which it is valid.

    Attributes
    ----------
    public : PublicKeyPair
        Both public keys.
    valid_from_us, valid_until_us : int, int or None
        Microseconds since 1970; None for without end.
    revoked_us : int or None
        From when on nothing it signs counts.
    reason : str or None
        Why it was revoked.
    seal_to : bytes or None
        Public key under which confidential notices are encrypted to the office.
    """

    public: PublicKeyPair
    valid_from_us: int
    valid_until_us: int | None = None
    revoked_us: int | None = None
    reason: str | None = None
    seal_to: bytes | None = None

    def check_valid(self, at_us: int) -> None:
        """Refuse a key that is not valid at an instant.

        Raises
        ------
        VerificationFailed
            Not yet, no more, or revoked.
        """
        where = self.public.key_id
        if at_us < self.valid_from_us:
            raise VerificationFailed(
                f"the key is valid from {format_utc(self.valid_from_us)} only", where=where
            )
        if self.valid_until_us is not None and at_us >= self.valid_until_us:
            raise VerificationFailed(f"the key expired at {format_utc(self.valid_until_us)}", where=where)
        if self.revoked_us is not None and at_us >= self.revoked_us:
            raise VerificationFailed(f"the key was revoked at {format_utc(self.revoked_us)}", where=where)

    def to_json(self) -> dict[str, Any]:
        """Return the key as JSON; what is empty is left out."""
        value = {
            "ed25519": to_base64(self.public.ed25519),
            "ml_dsa_44": to_base64(self.public.ml_dsa_44),
            "valid_from": format_utc(self.valid_from_us),
            "valid_until": None if self.valid_until_us is None else format_utc(self.valid_until_us),
            "revoked": None if self.revoked_us is None else format_utc(self.revoked_us),
            "reason": self.reason,
            "seal_to": None if self.seal_to is None else to_base64(self.seal_to),
        }
        return {key: part for key, part in value.items() if part is not None}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """Read a key."""

        def instant(name: str) -> int | None:
            return parse_utc(value[name], zone_required=True) if name in value else None

        public = PublicKeyPair(from_base64(value["ed25519"]), from_base64(value["ml_dsa_44"]))
        if (len(public.ed25519), len(public.ml_dsa_44)) != (32, 1312):
            raise ValueError("the keys do not have the length of Ed25519 and ML-DSA-44")
        sealing = from_base64(value["seal_to"]) if "seal_to" in value else None
        start = parse_utc(value["valid_from"], zone_required=True)
        return cls(public, start, instant("valid_until"), instant("revoked"), value.get("reason"), sealing)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that speaks for a party: its name, what it may do, and its keys."""

    office: str
    name: str
    roles: frozenset[Role]
    keys: tuple[OfficeKey, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the office as JSON."""
        return {
            "office": self.office,
            "name": self.name,
            "roles": sorted(role.value for role in self.roles),
            "keys": [key.to_json() for key in self.keys],
        }


@dataclass(frozen=True, slots=True)
class PartyIdentity:
    """One version of a party's key set.

    Attributes
    ----------
    party : str
        Code of the State or organization.
    kind : str
        ``state``, ``organization`` or ``observer``.
    version : int
        Counted from 1.
    previous : str or None
        SHA-256 of the version before, in hex.
    recovery_threshold : int
        How many recovery keys must sign together.
    offices : tuple of Office
        Who speaks for it.
    """

    party: str
    kind: str
    version: int
    previous: str | None
    recovery_threshold: int
    offices: tuple[Office, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the key set as JSON."""
        value = {
            "party": self.party, "kind": self.kind, "version": self.version, "previous": self.previous,
            "recovery_threshold": self.recovery_threshold,
            "offices": [office.to_json() for office in self.offices],
        }  # fmt: skip
        return {key: part for key, part in value.items() if part is not None}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """Read a key set.

        Raises
        ------
        InputRefused
            When it is none.
        """
        try:
            offices = tuple(
                Office(
                    one["office"],
                    one["name"],
                    frozenset(Role(role) for role in one["roles"]),
                    tuple(OfficeKey.from_json(key) for key in one["keys"]),
                )
                for one in value["offices"]
            )
            result = cls(
                value["party"], value["kind"], int(value["version"]), value.get("previous"),
                int(value["recovery_threshold"]), offices,
            )  # fmt: skip
            if result.party != SECRETARY_GENERAL:
                find_party(result.party)
            if result.kind not in KINDS or result.recovery_threshold < 1:
                raise ValueError(f"kind is one of {', '.join(KINDS)}, the threshold at least 1")
            names = [office.office for office in offices]
            keys = [key.public.key_id for _, key in result.office_keys()]
            if len(set(names)) != len(names) or len(set(keys)) != len(keys):
                raise ValueError("an office or a key stands twice")
        except (KeyError, TypeError, ValueError, OpenParosError) as error:
            raise InputRefused(f"not the key set of a party: {error}") from error
        return result

    @property
    def digest(self) -> str:
        """SHA-256 of the key set in RFC 8785 JSON, in hex."""
        return sha256(canonical_json(self.to_json())).hexdigest()

    def office_keys(self) -> Iterator[tuple[Office, OfficeKey]]:
        """Yield each key with its office."""
        for office in self.offices:
            for key in office.keys:
                yield office, key


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed: party, office and key."""

    party: str
    office: Office
    key: OfficeKey


@dataclass(frozen=True)
class Identities:
    """The key sets of all parties, as one policy file."""

    parties: tuple[PartyIdentity, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a policy file.

        Raises
        ------
        InputRefused
            When it cannot be read or is none.
        """
        try:
            record = json.loads(path.read_bytes())
            if record["schema"] != IDENTITIES_SCHEMA:
                raise ValueError(f"the schema is not {IDENTITIES_SCHEMA}")
            return cls(tuple(PartyIdentity.from_json(one) for one in record["parties"]))
        except OSError as error:
            raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
        except InputRefused as error:
            raise InputRefused(error.what, file=str(path)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise InputRefused(f"not a file of identities: {error}", file=str(path)) from error

    def save(self, path: Path) -> None:
        """Write the policy file."""
        record = {"schema": IDENTITIES_SCHEMA, "parties": [one.to_json() for one in self.parties]}
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
        write_durable(path, text.encode() + b"\n")

    def party(self, code: str) -> PartyIdentity | None:
        """Return the key set of a party."""
        return next((one for one in self.parties if one.party == code), None)

    def with_party(self, identity: PartyIdentity) -> Identities:
        """Return the identities with one key set added or replaced; nothing is checked."""
        others = tuple(one for one in self.parties if one.party != identity.party)
        return Identities(tuple(sorted((*others, identity), key=lambda one: one.party)))

    def signer_of(self, envelope: Envelope, at_us: int, role: Role) -> SignedBy:
        """Return who signed an envelope, having checked signatures, validity and role.

        Parameters
        ----------
        envelope : Envelope
            What was signed, by exactly one key.
        at_us : int
            The time that counts: that of the log.
        role : Role
            What the office must be allowed to do.

        Raises
        ------
        VerificationFailed
            With the reason.
        """
        if len(envelope.key_ids) != 1:
            raise VerificationFailed(f"one key must have signed; found {len(envelope.key_ids)}")
        (key_id,) = envelope.key_ids
        found = self.office_by_key(key_id)
        if found is None:
            raise VerificationFailed("no party's key set names this key", where=key_id)
        _check_signatures(envelope, found.key.public)
        found.key.check_valid(at_us)
        if role not in found.office.roles:
            raise VerificationFailed(
                f"the office {found.office.office!r} of {found.party} may not {role.value}", where=key_id
            )
        return found

    def office_by_key(self, key_id: str) -> SignedBy | None:
        """Return whose a key is, valid or not; None where no key set names it."""
        return self._by_key.get(key_id)

    @cached_property
    def _by_key(self) -> dict[str, SignedBy]:
        found: dict[str, SignedBy] = {}
        for identity in self.parties:
            for office, key in identity.office_keys():
                found.setdefault(key.public.key_id, SignedBy(identity.party, office, key))
        return found

    def updated(self, envelope: Envelope, at_us: int) -> Identities:
        """Return the identities after a new version of one party's key set.

        Raises
        ------
        VerificationFailed
            When the version is not signed as the present one demands, or does not follow it.
        """
        if envelope.payload_type != IDENTITY_TYPE:
            raise VerificationFailed(f"a {envelope.payload_type} is no key set")
        new = PartyIdentity.from_json(json.loads(envelope.payload))
        present = self.party(new.party)
        if present is None:
            raise VerificationFailed(f"{new.party} has no key set yet; the first is compared by hand")
        if new.version != present.version + 1 or new.previous != present.digest:
            raise VerificationFailed(f"this is not the version after {present.version} of {new.party}")
        _check_update(present, new, envelope, at_us)
        return self.with_party(new)


@lru_cache(maxsize=512)
def _check_signatures(envelope: Envelope, key: PublicKeyPair) -> None:
    """Check the signatures of an envelope, once: what holds, holds again (a failure is not remembered)."""
    envelope.verify(key)


def _check_update(present: PartyIdentity, new: PartyIdentity, envelope: Envelope, at_us: int) -> None:
    """Check that one rotating key, or enough recovery keys, of the present set signed.

    A rotating key leaves the recovery keys as they are: whoever steals it cannot shut out those who
    would take the set back.
    """
    recovering = 0
    for office, key in present.office_keys():
        if key.public.key_id not in envelope.key_ids:
            continue
        envelope.verify(key.public)
        key.check_valid(at_us)
        if Role.ROTATE in office.roles and _recovery(present) == _recovery(new):
            return
        recovering += Role.RECOVER in office.roles
    if recovering < present.recovery_threshold:
        raise VerificationFailed(
            f"neither a key that may rotate nor {present.recovery_threshold} recovery keys signed "
            f"({recovering} did)", where=present.party,
        )  # fmt: skip


def _recovery(identity: PartyIdentity) -> tuple[int, frozenset[Office]]:
    offices = frozenset(one for one in identity.offices if Role.RECOVER in one.roles)
    return identity.recovery_threshold, offices


def next_version(present: PartyIdentity, offices: tuple[Office, ...], *signers: KeyPair) -> Envelope:
    """Make and sign the next version of a key set."""
    new = replace(present, version=present.version + 1, previous=present.digest, offices=offices)
    return seal(IDENTITY_TYPE, canonical_json(new.to_json()), *signers)
