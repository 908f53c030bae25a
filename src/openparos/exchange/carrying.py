"""An exchange without a line: the public files of a log and signed things, on a stick or in a mail.

A parcel is a ZIP with the checkpoint, the bundles of entries from a place on and the files they name; it is read
by the same verification as a server's answers, and nothing in it is unpacked by the names it bears.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any, Final

from openparos.log.fsck import ATTACHMENTS
from openparos.log.notes import Checkpoint
from openparos.log.settings import CHECKPOINT, SETTINGS, read_note
from openparos.log.tiles import ENTRIES, TILE_WIDTH, StoredTree, encode_bundle, tile_name, tile_width
from openparos.model.errors import InputRefused

from .mirroring import Fetch, named_files

LOG: Final = "log/"
OUTBOX: Final = "outbox/"
PARCEL_NAME: Final = "openparos-parcel.zip"
_LARGEST_MEMBER: Final = 20_000_000
_LARGEST_PARCEL: Final = 2_000_000_000
_MOST_OUTBOX: Final = 1_000
_DATE: Final = (1980, 1, 1, 0, 0, 0)


def pack(log: Path | None, outbox: Sequence[Path], *, since: int = 0) -> bytes:
    """Return a parcel.

    Parameters
    ----------
    log : Path or None
        Folder of a log, own or a copy; its public files from `since` on are packed.
    outbox : sequence of Path
        Files of signed notices, acknowledgements and steps that are to be handed in.
    since : int
        How many entries the other side has.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        if log is not None:
            for name, content in _files_of(log, since):
                archive.writestr(zipfile.ZipInfo(LOG + name, _DATE), content, zipfile.ZIP_DEFLATED)
        for number, path in enumerate(outbox):
            content = _object_in(path.read_bytes(), str(path))
            archive.writestr(
                zipfile.ZipInfo(f"{OUTBOX}{number:04d}.json", _DATE), content, zipfile.ZIP_DEFLATED
            )
    return data.getvalue()


def _files_of(log: Path, since: int) -> Iterator[tuple[str, bytes]]:
    """Yield the public files that the other side needs; the private folder of a log is never looked at."""
    note = read_note(log / CHECKPOINT)
    size = Checkpoint.parse(note.text).size
    if not 0 <= since <= size:
        raise InputRefused(f"the log holds {size} entries, fewer than {since}")
    yield CHECKPOINT, note.to_bytes()
    yield SETTINGS, (log / SETTINGS).read_bytes()
    tree = StoredTree(log, size)
    named: dict[str, None] = {}
    for number in range(since // TILE_WIDTH, -(-size // TILE_WIDTH)):
        entries = tree.bundle(number)
        yield tile_name(ENTRIES, number, tile_width(ENTRIES, number, size)), encode_bundle(entries)
        for place, entry in enumerate(entries, number * TILE_WIDTH):
            if place >= since:
                named.update(dict.fromkeys(named_files(entry)))
    for digest in named:
        if (log / ATTACHMENTS / digest).is_file():
            yield f"{ATTACHMENTS}/{digest}", (log / ATTACHMENTS / digest).read_bytes()


def _object_in(data: bytes, name: str) -> bytes:
    try:
        if isinstance(json.loads(data), dict):
            return data
    except (ValueError, RecursionError):
        pass
    raise InputRefused("not a signed notice, acknowledgement or step", file=name)


@dataclass(frozen=True)
class Parcel:
    """A parcel that was received; nothing of it is believed before it is verified.

    Attributes
    ----------
    archive : ZipFile
        Its members.
    """

    archive: zipfile.ZipFile

    @classmethod
    def open(cls, data: bytes, *, name: str) -> Parcel:
        """Open a parcel: a ZIP, or a mail with one attached.

        Raises
        ------
        InputRefused
            When it is neither.
        """
        if not data.startswith(b"PK"):
            data = _attached(data, name)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            if sum(one.file_size for one in archive.infolist()) > _LARGEST_PARCEL:
                raise InputRefused("unpacked it would be larger than any parcel", file=name)
            return cls(archive)
        except zipfile.BadZipFile as error:
            raise InputRefused(f"not a parcel: {error}", file=name) from error

    def source(self) -> Fetch:
        """Return a source of the files of the log in it."""
        return lambda name: self._read(LOG + name)

    def has_log(self) -> bool:
        """Say whether a log is in it."""
        return LOG + CHECKPOINT in self.archive.namelist()

    def outbox(self) -> list[dict[str, Any]]:
        """Return what is to be handed in."""
        names = sorted(name for name in self.archive.namelist() if name.startswith(OUTBOX))[:_MOST_OUTBOX]
        found = []
        for name in names:
            data = self._read(name)
            if data is not None:
                found.append(json.loads(_object_in(data, name)))
        return found

    def _read(self, name: str) -> bytes | None:
        try:
            with self.archive.open(name) as member:
                data = member.read(_LARGEST_MEMBER + 1)
        except KeyError:
            return None
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ) as error:
            raise InputRefused(f"the parcel is damaged: {error}", file=name) from error
        if len(data) > _LARGEST_MEMBER:
            raise InputRefused("larger than any file of a log", file=name)
        return data


def mail(parcel: bytes, *, sender: str, to: str, subject: str) -> bytes:
    """Return a mail with a parcel attached, ready for any mail program."""
    try:
        message = EmailMessage(policy=policy.SMTP)
        message["From"], message["To"], message["Subject"] = sender, to, subject
        message.set_content(
            "Attached: files of a tamper-evident log and signed notices.\nVerify and take in: openparos exchange take FILE\n"
        )
        message.add_attachment(parcel, maintype="application", subtype="zip", filename=PARCEL_NAME)
        return message.as_bytes()
    except ValueError as error:
        raise InputRefused(f"not the address or subject of a mail: {error}") from error


def _attached(data: bytes, name: str) -> bytes:
    message = BytesParser(policy=policy.default).parsebytes(data)
    for part in message.iter_attachments() if message.is_multipart() else ():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.startswith(b"PK"):
            return content
    raise InputRefused("neither a parcel nor a mail with one attached", file=name)
