"""From an office's file to an entry of the log: sign, check once more, stamp, append.

The log's side sets the time of receipt. It cannot lie before the last checkpoint (the log refuses a
clock set back) nor after the next one, so that a notice cannot be given a time of anyone's choosing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from openparos.log.durable import flush_folders, make_folders, write_durable
from openparos.log.entries import LARGEST_ENTRY_BYTES, canonical_json, check_entry
from openparos.log.fsck import ATTACHMENTS
from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger, Published
from openparos.model.errors import NoticeRefused, OpenParosError, VerificationFailed
from openparos.model.times import US_PER_SECOND, format_utc

from .catalogue import CatalogueLookup
from .checking import CheckedNotice, check_document
from .documents import parse_json
from .envelope import NOTICE_TYPE, Envelope, seal
from .identity import Identities, Role, SignedBy
from .notice import Notice
from .sealed import parse_sealed
from .standing import MANIFEST_SCHEMA, NoticeRegister, SealedEntry, read_register

_NAME_FORBIDDEN = frozenset('/\\:*?"<>|')


@dataclass(frozen=True)
class Filed:
    """A notice that was filed: where, when, by whom, and what was flagged."""

    notice: Notice
    index: int
    received_us: int
    signed_by: SignedBy
    checked: CheckedNotice
    published: Published


def sign_notice(notice: Notice, pair: KeyPair) -> Envelope:
    """Put a notice in an envelope with the two signatures of an office."""
    return seal(NOTICE_TYPE, notice.payload(), pair)


def read_envelope(path: Path) -> Envelope:
    """Read an envelope from its file.

    Raises
    ------
    NoticeRefused
        When it is none.
    """
    try:
        return Envelope.parse(json.loads(path.read_bytes()))
    except OSError as error:
        raise NoticeRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    except (ValueError, OpenParosError) as error:
        what = error.what if isinstance(error, OpenParosError) else str(error)
        raise NoticeRefused(f"not a signed notice: {what}", file=str(path)) from error


def check_attachment_name(name: str) -> str:
    """Return the name of an attachment, or refuse one that could lead out of a folder."""
    if not name or name.startswith(".") or len(name) > 200 or name.endswith((" ", ".")):
        raise NoticeRefused(f"{name!r} cannot name an attachment")
    if any(c in _NAME_FORBIDDEN or ord(c) < 0x20 for c in name):
        raise NoticeRefused(f"{name!r} cannot name an attachment", remedy="A name without folders is needed")
    return name


def describe_attachment(path: Path, media_type: str, *, confidential: bool = False) -> dict[str, Any]:
    """Return how a notice names an attachment: by hash, so that the bytes may be withheld."""
    data = path.read_bytes()
    record = {
        "name": check_attachment_name(path.name), "sha256": sha256(data).hexdigest(), "size": len(data),
        "media_type": media_type,
    }  # fmt: skip
    return {**record, "confidential": True} if confidential else record


def open_envelope(
    envelope: Envelope, identities: Identities, at_us: int, catalogue: CatalogueLookup | None = None
) -> tuple[SignedBy, CheckedNotice]:
    """Check signatures and content of an envelope against the time that counts.

    Raises
    ------
    VerificationFailed
        When the signatures, the key or the office do not hold.
    """
    if envelope.payload_type != NOTICE_TYPE:
        raise VerificationFailed(f"a {envelope.payload_type} is not a notice in the open")
    signed_by = identities.signer_of(envelope, at_us, Role.PUBLISH)
    checked = check_document(parse_json(envelope.payload), now_us=at_us, catalogue=catalogue)
    notice = checked.notice
    if notice is None:
        return signed_by, checked
    if notice.payload() != envelope.payload:
        raise VerificationFailed("the payload is not in the one spelling of RFC 8785")
    if (notice.party, notice.office) != (signed_by.party, signed_by.office.office):
        raise VerificationFailed(
            f"signed by {signed_by.party}, {signed_by.office.office}; the notice is given by "
            f"{notice.party}, {notice.office}"
        )
    return signed_by, checked


def file_notice(
    ledger: Ledger,
    envelope: Envelope,
    identities: Identities,
    *,
    catalogue: CatalogueLookup | None = None,
    attachments: Iterable[Path] = (),
    register: NoticeRegister | None = None,
) -> Filed:
    """Check a signed notice and append it to the log.

    Parameters
    ----------
    ledger : Ledger
        The log, open for writing.
    envelope : Envelope
        The signed notice.
    identities : Identities
        Who speaks for whom.
    catalogue : callable or None
        Objects and orbits are held against it where there is one.
    attachments : iterable of Path
        Bytes of attachments that are to be kept beside the log.
    register : NoticeRegister or None
        What the log holds already; read from it by default.

    Raises
    ------
    VerificationFailed
        When the signature does not hold.
    NoticeRefused
        With every reason.
    """
    received_us = ledger.now_s() * US_PER_SECOND
    signed_by, checked = open_envelope(envelope, identities, received_us, catalogue)
    notice = checked.notice
    if notice is None:
        reasons = "; ".join(f"{one.path}: {one.reason}" for one in checked.refused)
        raise NoticeRefused(f"refused: {reasons}")
    ledger.publish()
    objection = (register or read_register(ledger.folder)).objection(notice)
    if objection is not None:
        raise NoticeRefused(objection)
    _keep_attachments(ledger.folder, notice, attachments)
    entry = canonical_json(
        {
            "schema": MANIFEST_SCHEMA,
            "received": format_utc(received_us),
            "envelope": envelope.to_json(),
            "remarks": [remark.to_json() for remark in checked.flagged],
        }
    )
    if len(entry) > LARGEST_ENTRY_BYTES:
        raise NoticeRefused(
            f"the notice takes {len(entry)} bytes of the {LARGEST_ENTRY_BYTES} an entry can have",
            remedy="Move long texts into an attachment",
        )
    index = ledger.size
    return Filed(notice, index, received_us, signed_by, checked, ledger.append([entry]))


def file_sealed(
    ledger: Ledger, envelope: Envelope, identities: Identities, *, ciphertext: bytes | None = None
) -> SealedEntry:
    """File a confidential notice: its announcement, and the ciphertext beside the log where it is given.

    Raises
    ------
    VerificationFailed
        When the signature does not hold or the ciphertext is another.
    NoticeRefused
        When the reference is used already.
    """
    received_us = ledger.now_s() * US_PER_SECOND
    signed_by = identities.signer_of(envelope, received_us, Role.PUBLISH)
    told = parse_sealed(envelope)
    if (told["party"], told["office"]) != (signed_by.party, signed_by.office.office):
        raise VerificationFailed(f"signed by {signed_by.party}, {signed_by.office.office}")
    ledger.publish()
    notice_id = f"{told['party']}/{told['reference']}"
    if read_register(ledger.folder).has(notice_id):
        raise NoticeRefused(f"{notice_id} is in the log already; a reference is used once")
    if ciphertext is not None:
        if sha256(ciphertext).hexdigest() != told["ciphertext_sha256"]:
            raise VerificationFailed("this is not the ciphertext whose hash was signed")
        flush_folders(make_folders(ledger.folder / ATTACHMENTS))
        write_durable(ledger.folder / ATTACHMENTS / told["ciphertext_sha256"], ciphertext)
    index = ledger.size
    manifest = {
        "schema": MANIFEST_SCHEMA,
        "received": format_utc(received_us),
        "envelope": envelope.to_json(),
    }
    ledger.append([check_entry(canonical_json(manifest))])
    return SealedEntry(
        index, received_us, told["party"], told["office"], told["reference"], tuple(told["to"]), envelope
    )


def _keep_attachments(folder: Path, notice: Notice, paths: Iterable[Path]) -> None:
    """Keep the bytes of attachments by their hash; each must be one that the notice names."""
    named = {one["sha256"]: one for one in notice.attachments}
    for one in notice.attachments:
        check_attachment_name(one["name"])
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise NoticeRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
        digest = sha256(data).hexdigest()
        if digest not in named:
            raise NoticeRefused("the notice names no attachment with these bytes", file=str(path))
        flush_folders(make_folders(folder / ATTACHMENTS))
        write_durable(folder / ATTACHMENTS / digest, data)
