"""The steps an office takes: get a key, put a notice in order, sign it, read it back as a note."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openparos.log.keys import KeyPair, save_key_pair
from openparos.model.errors import InputRefused, NoticeRefused, OpenParosError
from openparos.model.states import Organization
from openparos.model.states import party as find_party
from openparos.model.times import now_us, parse_utc

from .checking import CheckedNotice, check_document
from .documents import Document
from .envelope import Envelope, PublicKeyPair
from .filing import describe_attachment, sign_notice
from .identity import SECRETARY_GENERAL, Identities, Office, OfficeKey, PartyIdentity, Role
from .notice import Notice
from .sealed import SealedNotice, seal_notice, sealing_public
from .standing import FiledEntry, Standing
from .verbale import NoteVerbale, note_verbale

DEFAULT_ROLES = (Role.PUBLISH, Role.ACKNOWLEDGE, Role.WITNESS, Role.ROTATE)


def issue_key(
    file: Path,
    *,
    party: str,
    office: str,
    identities_file: Path,
    office_name: str | None = None,
    roles: tuple[str, ...] = (),
    valid_until: str | None = None,
    passphrase_file: Path | None = None,
) -> str:
    """Make the key of a new office and name it in a file of identities.

    The first version of a party's key set is made so; the file is then handed to others, who compare
    it by hand. What is there already is changed by a signed new version alone.

    Returns
    -------
    str
        The id of the key.

    Raises
    ------
    InputRefused
        When the office is there already, or the party's set has later versions.
    """
    kind, name = _kind_and_name(party)
    known = Identities.load(identities_file) if identities_file.exists() else Identities()
    present = known.party(party) or PartyIdentity(party, kind, 1, None, 1, ())
    if present.version > 1 or any(one.office == office for one in present.offices):
        raise InputRefused(
            f"{party} has a key set with the office {office!r} or later versions", file=str(identities_file),
            remedy="Sign a new version of the key set under the present one",
        )  # fmt: skip
    try:
        chosen = frozenset(Role(role) for role in roles) or frozenset(DEFAULT_ROLES)
    except ValueError as error:
        raise InputRefused(f"{error}; roles are {', '.join(Role)}") from error
    pair = KeyPair.generate(f"{party}.{office}")
    until_us = parse_utc(valid_until, zone_required=True) if valid_until else None
    # Whole seconds, as the file writes them: the key must be valid at once.
    key = OfficeKey(
        PublicKeyPair.of(pair), now_us() // 1_000_000 * 1_000_000, until_us, seal_to=sealing_public(pair)
    )
    added = Office(office, office_name or f"{office} of {name}", chosen, (key,))
    save_key_pair(file, pair, passphrase_file=passphrase_file)
    grown = PartyIdentity(party, present.kind, 1, None, present.recovery_threshold, (*present.offices, added))
    known.with_party(grown).save(identities_file)
    return key.public.key_id


def _kind_and_name(party: str) -> tuple[str, str]:
    if party == SECRETARY_GENERAL:
        return "organization", "the United Nations"
    found = find_party(party)
    return "organization" if isinstance(found, Organization) else "state", found.name("en")


def notice_to_sign(
    document: Document, attachments: Iterable[Path], *, at_us: int | None = None
) -> tuple[Notice | None, CheckedNotice]:
    """Return a notice ready to sign, its attachments named by their hash.

    What is only flagged can be signed: the office may know better, and the remark will stand beside it.
    """
    value: dict[str, Any] = dict(document.value)
    described = []
    for path in attachments:
        try:
            described.append(
                describe_attachment(path, mimetypes.guess_type(path.name)[0] or "application/octet-stream")
            )
        except OSError as error:
            raise NoticeRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    if described:
        value["attachments"] = [*value.get("attachments", []), *described]
    checked = check_document(
        Document(value, document.lines, document.file), now_us=now_us() if at_us is None else at_us
    )
    return checked.notice, checked


def sign_as(notice: Notice, pair: KeyPair) -> Envelope:
    """Sign a notice with the key of the office that gives it.

    Raises
    ------
    NoticeRefused
        When the key is that of another party or office.
    """
    _check_giver(notice, pair)
    return sign_notice(notice, pair)


def seal_as(notice: Notice, pair: KeyPair, identities: Identities, *, at_us: int) -> SealedNotice:
    """Encrypt a notice to every party it is addressed to, and to the giver, and sign it.

    Raises
    ------
    NoticeRefused
        When it is addressed to all, or a party has no key to encrypt to.
    """
    _check_giver(notice, pair)
    readers: dict[str, bytes] = {}
    for code in dict.fromkeys((notice.party, *notice.to)):
        identity = identities.party(code)
        found = {
            key.public.key_id: key.seal_to
            for _, key in (identity.office_keys() if identity else ())
            if key.seal_to is not None and key.revoked_us is None
            and (key.valid_until_us is None or key.valid_until_us > at_us)
        }  # fmt: skip
        if not found:
            raise NoticeRefused(
                f"no key of {code!r} to encrypt to",
                remedy="A confidential notice names its addressees one by one",
            )
        readers |= found
    return seal_notice(notice, pair, readers)


def _check_giver(notice: Notice, pair: KeyPair) -> None:
    if pair.name != f"{notice.party}.{notice.office}":
        raise NoticeRefused(
            f"the key is that of {pair.name.replace('.', ', ', 1)}; the notice is given by {notice.party}, "
            f"{notice.office}"
        )


def signature_remarks(standing: Standing, identities: Identities) -> list[str]:
    """Check the signatures of a notice's history again, each as of the time it was received."""
    remarks = []
    for entry in standing.history:
        try:
            signed_by = identities.signer_of(entry.envelope, entry.received_us, Role.PUBLISH)
            if (signed_by.party, signed_by.office.office) != (entry.notice.party, entry.notice.office):
                remarks.append(f"{entry.notice.notice_id}: signed by {signed_by.party}")
        except OpenParosError as error:
            remarks.append(f"{entry.notice.notice_id}: {error}")
    return remarks


def verbale_of(entry: FiledEntry, identities: Identities | None = None) -> NoteVerbale:
    """Return a filed notice as a note verbale, under the name its office gives itself."""
    name = None
    identity = identities.party(entry.notice.party) if identities else None
    for office in identity.offices if identity else ():
        if office.office == entry.notice.office:
            name = office.name
    return note_verbale(entry.notice, office_name=name, received_us=entry.received_us, index=entry.index)
