"""A copy of another log that grows only in step with what was signed: taken from a server, a stick or a mail.

Where the files come from does not matter. The checkpoint must hold under the pinned keys and extend the one
taken before; the entries taken must give its root, and the tiles are computed from them, not copied. The copy's
own checkpoint changes last: a copy that was cut off, or shown wrong files, is what it was before.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from openparos.log.durable import flush_folders, make_folders, sole_writer, write_durable
from openparos.log.fsck import ATTACHMENTS
from openparos.log.merkle import check_consistency, consistency_proof
from openparos.log.notes import Checkpoint, Note, VerifierKey
from openparos.log.settings import CHECKPOINT, SETTINGS, LogSettings, read_note
from openparos.log.tiles import (
    ENTRIES,
    TILE_WIDTH,
    GrowingEdge,
    StoredTree,
    decode_bundle,
    remove_stale,
    tile_name,
    tile_width,
)
from openparos.model.errors import InputRefused, OpenParosError, VerificationFailed

Fetch = Callable[[str], bytes | None]
"""Returns a file of a log by its name below the log's folder; None where there is none. Raises where it cannot say."""

MISSING: Final = "attachments.missing"
_LARGEST: Final = {SETTINGS: 200_000, CHECKPOINT: 1_000_000}


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What a turn of mirroring brought.

    Attributes
    ----------
    origin : str
        Name of the log.
    before, size : int
        Entries before and now.
    missing : tuple of str
        Ciphertexts and attachments that the entries name and the source did not give.
    """

    origin: str
    before: int
    size: int
    missing: tuple[str, ...] = ()


class SplitView(VerificationFailed):
    """Two signed checkpoints of one log that are not one history."""


def mirror(folder: Path, keys: tuple[VerifierKey, ...], fetch: Fetch) -> Mirrored:
    """Bring a copy up to date.

    Parameters
    ----------
    folder : Path
        The copy; made where it is not there.
    keys : tuple of VerifierKey
        Keys under which the log is believed.
    fetch : callable
        Brings files.

    Raises
    ------
    SplitView
        When the log does not grow from what was taken before. The copy stays as it was.
    VerificationFailed
        When a signature does not hold, or a file does not lead to the signed root.
    """
    flush_folders(make_folders(folder))
    with sole_writer(folder):
        settings, note, new = _new_checkpoint(keys, fetch)
        old = _old_checkpoint(folder, settings)
        if new.size < old.size:
            return Mirrored(new.origin, old.size, old.size, _attachments(folder, 0, old.size, fetch))
        taken = _Taken(folder, old.size, new.size, fetch)
        edge = taken.grow()
        if edge.root() != new.root:
            raise _split_or_wrong(old, new, fetch)
        tree = StoredTree(folder, new.size)
        proof = consistency_proof(old.size, new.size, tree.subtree) if old.size else []
        if old.size and not check_consistency(old.size, old.root, new.size, new.root, proof):
            raise _split_or_wrong(old, new, fetch)
        flush_folders(remove_stale(folder, old.size, new.size))
        settings.save(folder)
        write_durable(folder / CHECKPOINT, note.to_bytes())
        missing = _attachments(folder, old.size, new.size, fetch)
        return Mirrored(new.origin, old.size, new.size, missing)


def keys_shown(fetch: Fetch) -> tuple[VerifierKey, ...]:
    """Return the keys a log names for itself: to be compared by another way, or kept from the first time on."""
    try:
        record: Any = json.loads(_needed(fetch, SETTINGS))
        keys = tuple(VerifierKey.parse(one) for one in record["keys"])
        if not keys or any(key.name != record["origin"] for key in keys):
            raise ValueError("the keys do not bear the name of the log")
    except (ValueError, KeyError, TypeError) as error:
        raise InputRefused(f"not the settings of a log: {error}") from error
    return keys


def _new_checkpoint(keys: tuple[VerifierKey, ...], fetch: Fetch) -> tuple[LogSettings, Note, Checkpoint]:
    """Fetch the checkpoint and check it under the pinned keys, never under those that come with it."""
    data = _needed(fetch, CHECKPOINT)
    note = Note.parse(data)
    settings = LogSettings(keys[0].name, keys, "", _witnesses(fetch, keys[0].name))
    checkpoint, _ = settings.check(note)
    return settings, note, checkpoint


def _witnesses(fetch: Fetch, origin: str) -> tuple[VerifierKey, ...]:
    """Return the keys of witnesses that the log names; they are shown, and believed by a policy alone."""
    try:
        record: Any = json.loads(_needed(fetch, SETTINGS))
        return (
            tuple(VerifierKey.parse(one) for one in record["witnesses"]) if record["origin"] == origin else ()
        )
    except (OpenParosError, ValueError, KeyError, TypeError):
        return ()


def _old_checkpoint(folder: Path, settings: LogSettings) -> Checkpoint:
    if not (folder / CHECKPOINT).exists():
        return Checkpoint(settings.origin, 0, sha256(b"").digest())
    old, _ = settings.check(read_note(folder / CHECKPOINT))
    if StoredTree(folder, old.size).root() != old.root:
        raise VerificationFailed(
            "the copy on this disk is altered", where=str(folder), remedy="Remove it; it is taken anew"
        )
    return old


class _Taken:
    """The tiles and bundles between two sizes, as they are taken."""

    def __init__(self, folder: Path, old: int, new: int, fetch: Fetch) -> None:
        self.folder, self.old, self.new, self.fetch = folder, old, new, fetch

    def grow(self) -> GrowingEdge:
        """Fetch the entries, and make every tile from them: what is kept is computed, not copied."""
        edge = GrowingEdge.load(StoredTree(self.folder, self.old))
        for number in range(self.old // TILE_WIDTH, -(-self.new // TILE_WIDTH)):
            entries = self._bundle(number)
            have = max(0, self.old - number * TILE_WIDTH)
            edge.extend(entries[have:], self._keep)
        for level, index, width, data in edge.partial_tiles():
            self._keep(level, index, data, width)
        return edge

    def _bundle(self, number: int) -> list[bytes]:
        width = tile_width(ENTRIES, number, self.new)
        # A partial bundle may be gone because the log grew; its beginning is in the complete one.
        data = self.fetch(tile_name(ENTRIES, number, width))
        if data is None:
            data = self.fetch(tile_name(ENTRIES, number))
        if data is None:
            raise InputRefused(f"the bundle {number} with {width} entries is not there")
        entries = decode_bundle(data)
        if len(entries) < width:
            raise InputRefused(f"the bundle {number} holds {len(entries)} entries instead of {width}")
        return entries[:width]

    def _keep(self, level: int | str, index: int, data: bytes, width: int = TILE_WIDTH) -> None:
        path = self.folder / tile_name(level, index, width)
        flush_folders(make_folders(path.parent))
        write_durable(path, data)


def _split_or_wrong(old: Checkpoint, new: Checkpoint, fetch: Fetch) -> VerificationFailed:
    """Say which it is: entries that do not give the root that was signed, or two histories under one key."""
    edge = GrowingEdge()
    for number in range(-(-new.size // TILE_WIDTH)):
        width = tile_width(ENTRIES, number, new.size)
        data = fetch(tile_name(ENTRIES, number, width)) or fetch(tile_name(ENTRIES, number))
        edge.extend(decode_bundle(data or b"")[:width], lambda *_: None)
    if edge.root() != new.root:
        return VerificationFailed("the entries do not give the root that was signed", where=new.origin)
    return SplitView(
        f"two histories under one key: {old.size} entries were taken before, and the {new.size} entries signed "
        "now do not begin with them", where=new.origin,
    )  # fmt: skip


def _attachments(folder: Path, start: int, end: int, fetch: Fetch) -> tuple[str, ...]:
    """Take the ciphertexts and attachments that new entries name, and those that were not given before.

    Returns
    -------
    tuple of str
        Those that are still missing; they are asked for again the next time.
    """
    wanted = _still_missing(folder)
    tree = StoredTree(folder, end)
    for number in range(start // TILE_WIDTH, -(-end // TILE_WIDTH) if end > start else 0):
        for within, entry in enumerate(tree.bundle(number)):
            if number * TILE_WIDTH + within >= start:
                wanted += named_files(entry)
    missing = [
        one for one in dict.fromkeys(wanted)
        if not (folder / ATTACHMENTS / one).exists() and not _attachment(folder, one, fetch)
    ]  # fmt: skip
    if missing or (folder / MISSING).exists():
        write_durable(folder / MISSING, "".join(f"{one}\n" for one in missing).encode())
    return tuple(missing)


def _still_missing(folder: Path) -> list[str]:
    try:
        return _digests((folder / MISSING).read_text().split("\n"))
    except FileNotFoundError:
        return []


def _attachment(folder: Path, digest: str, fetch: Fetch) -> bool:
    data = fetch(f"{ATTACHMENTS}/{digest}")
    if data is None or sha256(data).hexdigest() != digest:
        return False
    flush_folders(make_folders(folder / ATTACHMENTS))
    write_durable(folder / ATTACHMENTS / digest, data)
    return True


def named_files(entry: bytes) -> list[str]:
    """Return the hashes of ciphertexts and open attachments that an entry names."""
    try:
        record = json.loads(entry)
        if "sealed" in record:
            return _digests([record["sealed"]["ciphertext_sha256"]])
        from openparos.notices.envelope import Envelope

        told = json.loads(Envelope.parse(record["envelope"]).payload)
        if "ciphertext_sha256" in told:
            return _digests([told["ciphertext_sha256"]])
        return _digests([one["sha256"] for one in told.get("attachments", []) if not one.get("confidential")])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OpenParosError):
        return []


def _digests(values: list[Any]) -> list[str]:
    return [
        one
        for one in values
        if isinstance(one, str) and len(one) == 64 and not set(one) - set("0123456789abcdef")
    ]


def _needed(fetch: Fetch, name: str) -> bytes:
    data = fetch(name)
    if data is None:
        raise InputRefused(f"there is no {name}")
    if len(data) > _LARGEST.get(name, len(data)):
        raise InputRefused(f"{name} is larger than any log's")
    return data


def folder_source(folder: Path) -> Fetch:
    """Return a source that reads from a folder: a copy on a stick, or unpacked from a mail."""

    def fetch(name: str) -> bytes | None:
        path = folder / name
        if path.is_symlink() or not path.is_file():
            return None
        return path.read_bytes()

    return fetch
