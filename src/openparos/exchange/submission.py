"""What is handed in: read within its limits, checked as far as can be done without the log, made ready to file.

The signature in the envelope says who speaks; the caller says who hands it in. The two must be one party: what
a State signed and has not sent is not filed by another who came by it, unless the operator named a carrier.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from openparos.cases.consultation import is_opening
from openparos.cases.filing import check_opening
from openparos.cases.machine import begin
from openparos.cases.register import ENTRY_SCHEMA as STEP_ENTRY
from openparos.cases.register import check_step
from openparos.cases.sealing import check_ciphertext, check_told
from openparos.log.entries import LARGEST_ENTRY_BYTES, canonical_json
from openparos.model.errors import InputRefused, NoticeRefused, VerificationFailed
from openparos.model.times import format_utc
from openparos.notices.acknowledgement import ACKNOWLEDGEMENT_ENTRY, check_acknowledgement
from openparos.notices.catalogue import CatalogueLookup
from openparos.notices.envelope import NOTICE_TYPE, SEALED_TYPE, Envelope
from openparos.notices.filing import check_attachment_name, open_envelope
from openparos.notices.identity import Identities, Role
from openparos.notices.sealed import parse_sealed
from openparos.notices.standing import MANIFEST_SCHEMA


@dataclass(frozen=True, slots=True)
class Submission:
    """One entry that is to be filed.

    Attributes
    ----------
    kind : str
        As in the index.
    party : str
        Who handed it in.
    digest : str
        SHA-256 of what was signed: the same handed in twice is one entry.
    manifest : callable
        Returns the entry when it is told the time of the log, microseconds since 1970.
    kept : dict of str to bytes
        Attachments by their hash.
    entry_id : str or None
        The reference it uses, where that is known beforehand.
    """

    kind: str
    party: str
    digest: str
    manifest: Callable[[int], bytes]
    kept: dict[str, bytes] = field(default_factory=dict)
    entry_id: str | None = None

    @property
    def size(self) -> int:
        """Bytes of its attachments."""
        return sum(map(len, self.kept.values()))


@dataclass(frozen=True, slots=True)
class Desk:
    """What a submission is checked against.

    Attributes
    ----------
    identities : Identities
        Who speaks for whom.
    carriers : frozenset of str
        Parties that may hand in what others signed.
    at_us : int
        Now.
    attachment_bytes : int
        Largest attachment.
    catalogue : callable or None
        Objects are held against it.
    """

    identities: Identities
    carriers: frozenset[str]
    at_us: int
    attachment_bytes: int
    catalogue: CatalogueLookup | None = None


def notice_submission(desk: Desk, caller: str, value: dict[str, Any]) -> Submission:
    """Read a notice, open or confidential, that a party hands in.

    Raises
    ------
    VerificationFailed
        When its signature does not hold, or it is another party's.
    NoticeRefused
        With every reason.
    """
    envelope = Envelope.parse(value["envelope"])
    digest = sha256(envelope.payload).hexdigest()
    if envelope.payload_type == SEALED_TYPE:
        told = parse_sealed(envelope)
        signed_by = desk.identities.signer_of(envelope, desk.at_us, Role.PUBLISH)
        _check_caller(desk, caller, signed_by.party)
        kept = _ciphertext(desk, value.get("ciphertext"), told["ciphertext_sha256"])
        notice_id = f"{told['party']}/{told['reference']}"
        return Submission(
            "sealed-notice", caller, digest, _manifest(MANIFEST_SCHEMA, envelope), kept, notice_id
        )
    if envelope.payload_type != NOTICE_TYPE:
        raise InputRefused(f"a {envelope.payload_type} is not a notice")
    signed_by, checked = open_envelope(envelope, desk.identities, desk.at_us, desk.catalogue)
    _check_caller(desk, caller, signed_by.party)
    if checked.notice is None:
        reasons = "; ".join(f"{one.path}: {one.reason}" for one in checked.refused)
        raise NoticeRefused(f"refused: {reasons}")
    kept = _attachments(desk, value.get("attachments", []), checked.notice.attachments)
    remarks = [one.to_json() for one in checked.flagged]
    manifest = _manifest(MANIFEST_SCHEMA, envelope, remarks=remarks)
    return Submission("notice", caller, digest, manifest, kept, checked.notice.notice_id)


def acknowledgement_submission(desk: Desk, caller: str, value: dict[str, Any]) -> Submission:
    """Read an acknowledgement that a party hands in."""
    envelope = Envelope.parse(value["envelope"])
    one = check_acknowledgement(envelope, desk.identities, desk.at_us)
    _check_caller(desk, caller, one.party)
    digest = sha256(envelope.payload).hexdigest()
    return Submission("acknowledgement", caller, digest, _manifest(ACKNOWLEDGEMENT_ENTRY, envelope))


def step_submission(desk: Desk, caller: str, value: dict[str, Any]) -> Submission:
    """Read a step of a case open to all that a party hands in."""
    envelope = Envelope.parse(value["envelope"])
    step = check_step(envelope, desk.identities, desk.at_us)
    _check_caller(desk, caller, step.party)
    if is_opening(step):
        begin(step, desk.at_us)  # its shape, before what it says is looked at
        check_opening(step, desk.identities, desk.at_us)
    kept = _attachments(desk, value.get("attachments", []), step.attachments)
    return Submission("case-step", caller, step.digest, _manifest(STEP_ENTRY, envelope), kept, step.step_id)


def sealed_step_submission(desk: Desk, caller: str, value: dict[str, Any]) -> Submission:
    """Read a sealed step: two hashes and a ciphertext; nobody but its readers can see more, this server included."""
    told = check_told(value["sealed"])
    ciphertext = _decoded(value["ciphertext"], desk.attachment_bytes)
    check_ciphertext(ciphertext, told)

    def manifest(received_us: int) -> bytes:
        return canonical_json({"schema": STEP_ENTRY, "received": format_utc(received_us), "sealed": told})

    digest = told["ciphertext_sha256"]
    return Submission("sealed-step", caller, digest, manifest, {digest: ciphertext})


def _manifest(schema: str, envelope: Envelope, **more: Any) -> Callable[[int], bytes]:
    record = {"schema": schema, "envelope": envelope.to_json(), **more}

    def manifest(received_us: int) -> bytes:
        entry = canonical_json({**record, "received": format_utc(received_us)})
        if len(entry) > LARGEST_ENTRY_BYTES:
            raise NoticeRefused(
                f"it takes {len(entry)} bytes of the {LARGEST_ENTRY_BYTES} an entry can have",
                remedy="Move long texts into an attachment",
            )
        return entry

    return manifest


def _check_caller(desk: Desk, caller: str, signer: str) -> None:
    if caller != signer and caller not in desk.carriers:
        raise VerificationFailed(f"handed in by {caller}, signed by {signer}; each party hands in its own")


def _ciphertext(desk: Desk, text: str | None, wanted: str) -> dict[str, bytes]:
    if text is None:
        return {}
    data = _decoded(text, desk.attachment_bytes)
    if sha256(data).hexdigest() != wanted:
        raise VerificationFailed("this is not the ciphertext whose hash was signed")
    return {wanted: data}


def _attachments(desk: Desk, texts: list[str], named: tuple[dict[str, Any], ...]) -> dict[str, bytes]:
    by_digest = {one["sha256"]: one for one in named}
    for one in named:
        check_attachment_name(one["name"])
    kept = {}
    for text in texts:
        data = _decoded(text, desk.attachment_bytes)
        digest = sha256(data).hexdigest()
        if digest not in by_digest:
            raise NoticeRefused(f"an attachment with the hash {digest} is not named in what was signed")
        if by_digest[digest].get("confidential"):
            raise NoticeRefused("an attachment marked confidential is handed over by other means")
        kept[digest] = data
    return kept


def _decoded(text: str, most: int) -> bytes:
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise InputRefused("an attachment is given in base64") from error
    if len(data) > most:
        raise InputRefused(f"an attachment of {len(data)} bytes; at most {most} are taken")
    return data


KINDS: Final = {
    "notices": notice_submission,
    "acknowledgements": acknowledgement_submission,
    "steps": step_submission,
    "sealed-steps": sealed_step_submission,
}
