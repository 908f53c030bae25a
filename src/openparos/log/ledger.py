"""The one place that writes a log: acknowledge, integrate, sign, publish.

The order makes a crash harmless. Tiles and bundles are flushed first; they change nothing that any
checkpoint covers. Then the new checkpoint is signed and kept beside the key (`keys/signed`), and only
then published. A crash in between is finished by the next opening; nothing signed is ever forgotten,
so that nothing else can be signed for the same place.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from openparos.model.errors import (
    InputRefused,
    OpenParosError,
    StoreDamaged,
    StoreNotWritable,
    VerificationFailed,
)
from openparos.model.times import US_PER_SECOND, format_utc, now_us

from .durable import flush_folders, flush_together, make_folders, sole_writer, write_durable, write_whole
from .entries import check_entry
from .journal import JOURNAL, Journal, read_journal
from .keys import KeyPair, load_key_pair, read_passphrase, save_key_pair
from .merkle import EMPTY_ROOT, check_consistency, consistency_proof
from .notes import Checkpoint, Note, SignatureLine, VerifierKey, check_key_name
from .settings import CHECKPOINT, KEY_FILE, KEYS, SIGNED, LogSettings, file_sha256, read_note
from .tiles import LEVELS, TILE_HEIGHT, TILE_WIDTH, GrowingEdge, StoredTree, remove_stale, tile_name

_FLUSH_EVERY: Final = 4096


def posix_seconds() -> int:
    """Return this computer's time in whole seconds since 1970."""
    return now_us() // US_PER_SECOND


@dataclass(frozen=True)
class Published:
    """A checkpoint as published.

    Attributes
    ----------
    checkpoint : Checkpoint
        What was signed.
    note : Note
        The note with its signature lines.
    time_s : int
        The log's signed time, seconds since 1970.
    """

    checkpoint: Checkpoint
    note: Note
    time_s: int


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into one plain sentence."""
    try:
        yield
    except OSError as error:
        raise StoreNotWritable(
            f"cannot be written: {error.strerror}", where=str(error.filename or folder),
            remedy="Nothing was signed; entries not acknowledged must be appended again",
        ) from error  # fmt: skip


def create_log(
    folder: Path,
    origin: str,
    *,
    passphrase_file: Path | None = None,
    keys: KeyPair | None = None,
    clock: Callable[[], int] = posix_seconds,
) -> Published:
    """Begin a log: make its keys and publish the checkpoint of the empty tree.

    Parameters
    ----------
    folder : Path
        A folder that is not there yet, or is empty.
    origin : str
        Name of the log, such as ``exchange.example/notices``.
    passphrase_file : Path or None
        Encrypts the private keys; without it they are kept by file mode.
    keys : KeyPair or None
        Keys to use instead of new ones.
    clock : callable
        Seconds since 1970.

    Raises
    ------
    InputRefused
        When the folder holds something, or the name cannot name a log.
    StoreNotWritable
        When the disk refuses.
    """
    check_key_name(origin)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputRefused(
            "there is something here already", file=str(folder), remedy="Name a folder that does not exist"
        )
    if passphrase_file is not None:
        read_passphrase(passphrase_file)  # before anything is made
    with _disk(folder):
        flush_folders(make_folders(folder / KEYS))
        (folder / KEYS).chmod(0o700)
        pair = keys or KeyPair.generate(origin)
        save_key_pair(folder / KEY_FILE, pair, passphrase_file=passphrase_file)
        settings = LogSettings(origin, pair.log_keys(), file_sha256(folder / KEY_FILE))
        checkpoint = Checkpoint(origin, 0, EMPTY_ROOT)
        time_s = clock()
        note = Note(checkpoint.text, pair.signature_lines(settings.keys, checkpoint.text, time_s))
        write_durable(folder / SIGNED, note.to_bytes(), mode=0o600)
        write_durable(folder / CHECKPOINT, note.to_bytes())
        settings.save(folder)
    return Published(checkpoint, note, time_s)


class Ledger:
    """A log open for writing; use it as a context manager.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    passphrase_file : Path or None
        Opens the private keys where they are encrypted; by default the one named at `create_log`.
    clock : callable
        Seconds since 1970.

    Raises
    ------
    StoreBusy
        When another process is writing.
    StoreDamaged
        When the files do not hold what was signed.
    """

    def __init__(
        self, folder: Path, *, passphrase_file: Path | None = None, clock: Callable[[], int] = posix_seconds
    ) -> None:
        self.folder = folder
        self.settings = LogSettings.load(folder)
        self._clock = clock
        self._journal: Journal | None = None
        self._usable = True
        self._dirty: list[Path] = []
        self._folders: set[Path] = set()
        self._stack = ExitStack()
        self._stack.enter_context(sole_writer(folder))
        try:
            self._keys = self._load_keys(passphrase_file)
            self._published = self._recover()
            self._begin()
        except BaseException:
            self._stack.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the right to write back; what was staged stays in the journal."""
        if self._journal is not None:
            self._journal.close(remove=False)
            self._journal = None
        self._stack.close()

    @property
    def published(self) -> Published:
        """The checkpoint as it stands."""
        return self._published

    @property
    def size(self) -> int:
        """Entries acknowledged, published or not."""
        return self._edge.size + len(self._staged)

    def now_s(self) -> int:
        """Return the time that a checkpoint would bear now, in seconds since 1970.

        Raises
        ------
        StoreNotWritable
            When the clock stands before the last signed time.
        """
        time_s, last_s = self._clock(), self._published.time_s
        if time_s < last_s:
            raise StoreNotWritable(
                f"this computer's clock says {format_utc(time_s * US_PER_SECOND)}, the last checkpoint was "
                f"signed at {format_utc(last_s * US_PER_SECOND)}; nothing was signed",
                where=str(self.folder), remedy="Set the clock right; a log's time never goes back",
            )  # fmt: skip
        return time_s

    def _load_keys(self, passphrase_file: Path | None) -> KeyPair:
        path = self.folder / KEY_FILE
        pair = load_key_pair(path, passphrase_file=passphrase_file)
        if pair.log_keys() != self.settings.keys:
            raise VerificationFailed("the private keys are not those of this log", where=str(path))
        return pair

    def _recover(self) -> Published:
        """Return the last checkpoint signed, finishing its publication where a crash cut it off."""
        signed_note = read_note(self.folder / SIGNED)
        try:
            signed, time_s = self.settings.check(signed_note)
        except OpenParosError as error:
            raise StoreDamaged(
                f"the record of what was last signed does not hold: {error.what}",
                where=str(self.folder / SIGNED), remedy="Run: openparos log fsck",
            ) from error  # fmt: skip
        tree = StoredTree(self.folder, signed.size)
        if tree.root() != signed.root:
            raise StoreDamaged(
                f"the tiles do not give the root last signed for {signed.size} entries",
                where=str(self.folder), remedy="Nothing more is signed; run: openparos log fsck",
            )  # fmt: skip
        return self._reconcile(tree, Published(signed, signed_note, time_s))

    def _reconcile(self, tree: StoredTree, signed: Published) -> Published:
        """Bring the public checkpoint and the record of what was signed together."""
        try:
            note = read_note(self.folder / CHECKPOINT)
            public, time_s = self.settings.check(note)
        except OpenParosError:
            public, time_s, note = Checkpoint(self.settings.origin, 0, EMPTY_ROOT), 0, signed.note
        if public == signed.checkpoint:
            return Published(public, note, signed.time_s)  # it may carry cosignatures beside our own
        if public.size > signed.checkpoint.size:
            # The key's folder came back from a backup: what the world has seen counts.
            tree = StoredTree(self.folder, public.size)
            whole = tree.root() == public.root and _extends(tree, signed.checkpoint, public)
            latest = Published(public, note, time_s)
        else:
            whole = _extends(tree, public, signed.checkpoint)
            latest = signed
        if not whole:
            raise StoreDamaged(
                f"the checkpoint of {public.size} entries (signed {format_utc(time_s * US_PER_SECOND)}) and "
                f"what was last signed, {signed.checkpoint.size} entries, are not one history",
                where=str(self.folder / CHECKPOINT), remedy="Nothing more is signed under this key",
            )  # fmt: skip
        with _disk(self.folder):
            write_durable(self.folder / SIGNED, latest.note.to_bytes(), mode=0o600)
            write_durable(self.folder / CHECKPOINT, latest.note.to_bytes())
        return latest

    def _begin(self) -> None:
        """Make the edge ready, and read back what was acknowledged but not published."""
        size = self._published.checkpoint.size
        self._edge = GrowingEdge.load(StoredTree(self.folder, size))
        self._staged: list[bytes] = []
        pending = read_journal(self.folder / JOURNAL)
        if pending is None or pending.first + len(pending.entries) <= size:
            return
        if pending.first != size:
            raise StoreDamaged(
                f"acknowledged entries begin at {pending.first}, the log holds {size}",
                where=str(self.folder / JOURNAL), remedy="Run: openparos log fsck",
            )  # fmt: skip
        self._staged = list(pending.entries)

    def stage(self, entry: bytes) -> int:
        """Acknowledge one entry: it survives a power cut and is in the next checkpoint.

        Returns
        -------
        int
            Its index in the log.
        """
        self._check_usable()
        check_entry(entry)
        with _disk(self.folder):
            if self._journal is None:
                self._journal = Journal(self.folder / JOURNAL, self._edge.size)
            self._journal.write(entry)
        self._staged.append(entry)
        return self._edge.size + len(self._staged) - 1

    def append(self, entries: Iterable[bytes]) -> Published:
        """Append a batch and publish it; when this returns every entry is durable and signed for.

        Parameters
        ----------
        entries : iterable of bytes
            At most 65,535 bytes each; read one by one, so that a batch may be larger than memory.

        Returns
        -------
        Published
            The new checkpoint, or the old one where there was nothing to append.
        """
        self._check_usable()
        try:
            with _disk(self.folder):
                self._edge.extend(self._staged, self._keep)
                self._edge.extend(entries, self._keep)
                if self._edge.size != self._published.checkpoint.size:
                    self._published = self._publish()
        except BaseException:
            self._start_again()
            raise
        self._staged = []
        return self._published

    def _check_usable(self) -> None:
        if not self._usable:
            raise StoreNotWritable(
                "an earlier write failed half-way", where=str(self.folder), remedy="Open the log again"
            )

    def _start_again(self) -> None:
        """Forget what was being done and read the log anew; if that fails, write no more."""
        self._dirty, self._folders = [], set()
        if self._journal is not None:
            self._journal.close(remove=False)
            self._journal = None
        self._usable = False
        with contextlib.suppress(OpenParosError, OSError):
            self._published = self._recover()
            self._begin()
            self._usable = True

    def publish(self) -> Published:
        """Publish what was staged."""
        return self.append(())

    def _keep(self, level: int | str, index: int, data: bytes, width: int = TILE_WIDTH) -> None:
        """Write one tile; it is flushed before anything is signed."""
        path = self.folder / tile_name(level, index, width)
        if path.parent not in self._folders:
            self._folders.update(make_folders(path.parent))
            self._folders.add(path.parent)
        write_whole(path, data, flush=False)
        self._dirty.append(path)
        if len(self._dirty) >= _FLUSH_EVERY:
            self._flush()

    def _flush(self) -> None:
        flush_together(self._dirty, sorted(self._folders))
        self._dirty, self._folders = [], set()

    def _publish(self) -> Published:
        for level, index, width, data in self._edge.partial_tiles():
            self._keep(level, index, data, width)
        self._flush()
        old = self._published
        flush_folders(remove_stale(self.folder, old.checkpoint.size, self._edge.size))
        checkpoint = Checkpoint(self.settings.origin, self._edge.size, self._edge.root())
        tree = StoredTree(self.folder, checkpoint.size)
        # Read back from the disk, not from memory: what is signed is what a stranger will find.
        if tree.root() != checkpoint.root or not _extends(tree, old.checkpoint, checkpoint):
            raise StoreDamaged(
                "the files do not extend what was last signed; nothing was signed",
                where=str(self.folder), remedy="Run: openparos log fsck",
            )  # fmt: skip
        time_s = self.now_s()
        note = Note(checkpoint.text, self._keys.signature_lines(self.settings.keys, checkpoint.text, time_s))
        write_durable(self.folder / SIGNED, note.to_bytes(), mode=0o600)
        write_durable(self.folder / CHECKPOINT, note.to_bytes())
        if self._journal is not None:
            self._journal.close(remove=True)
            self._journal = None
        else:
            (self.folder / JOURNAL).unlink(missing_ok=True)
        self._drop_partials(old.checkpoint.size, checkpoint.size)
        return Published(checkpoint, note, time_s)

    def _drop_partials(self, old: int, new: int) -> None:
        """Remove the partial tiles of tiles that are complete now; readers find the complete one."""
        for level in LEVELS:
            shift = 0 if isinstance(level, str) else TILE_HEIGHT * level
            index = (old >> shift) // TILE_WIDTH
            if (new >> shift) // TILE_WIDTH > index:
                whole = self.folder / tile_name(level, index)
                shutil.rmtree(whole.with_name(whole.name + ".p"), ignore_errors=True)

    def add_cosignatures(self, lines: Iterable[SignatureLine], keys: tuple[VerifierKey, ...]) -> Published:
        """Add the cosignatures of a witness to the checkpoint, after checking them.

        Parameters
        ----------
        lines : iterable of SignatureLine
            What the witness answered.
        keys : tuple of VerifierKey
            Its keys; lines by other keys are left out, as the protocol says.

        Raises
        ------
        VerificationFailed
            When none of the lines is by these keys, or one of them does not hold.
        """
        held = []
        for line in lines:
            for key in keys:
                if line.is_by(key):
                    key.verify(self._published.note.text, line.signature)
                    held.append(line)
        if not held:
            raise VerificationFailed("no cosignature by the keys of this witness")
        note = self._published.note.with_lines(tuple(held))
        with _disk(self.folder):
            # The keys first: a checkpoint with a line nobody knows would look altered.
            self.settings = self.settings.with_witness(keys)
            self.settings.save(self.folder)
            write_durable(self.folder / CHECKPOINT, note.to_bytes())
        self._published = Published(self._published.checkpoint, note, self._published.time_s)
        return self._published


def _extends(tree: StoredTree, old: Checkpoint, new: Checkpoint) -> bool:
    """Say whether the tree on disk shows `old` to be a beginning of `new`."""
    if old.size > new.size or new.size > tree.size:
        return False
    proof = consistency_proof(old.size, new.size, tree.subtree)
    return check_consistency(old.size, old.root, new.size, new.root, proof)
