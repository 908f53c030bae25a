"""Prove a log whole, file by file, and name what is not.

Nothing is taken on trust: entries against tiles, tiles against one another, the tree against the
signed root, the root against an older checkpoint that the reader brings along.
"""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused, OpenParosError, StoreDamaged
from openparos.model.times import US_PER_SECOND, format_utc

from .durable import PART_SUFFIX
from .journal import JOURNAL, read_journal
from .merkle import HASH_BYTES, check_consistency, consistency_proof
from .notes import Checkpoint, Note, VerifierKey
from .policy import Policy
from .reports import CheckReport
from .settings import CHECKPOINT, KEY_FILE, KEYS, SETTINGS, SIGNED, LogSettings, read_note
from .tiles import StoredTree, decode_bundle, encode_bundle, parse_tile_name, tile_name, tile_width
from .timestamp import TIMESTAMPS, check_kept
from .treecheck import TreeCheck

ATTACHMENTS: Final = "attachments"


def check_log(folder: Path, *, checkpoint: Path | None = None, policy: Policy | None = None) -> CheckReport:
    """Check every file of a log.

    Parameters
    ----------
    folder : Path
        Folder of the log, or a copy of it without its private keys.
    checkpoint : Path or None
        A checkpoint obtained earlier or elsewhere: the log must have grown from it.
    policy : Policy or None
        Whom to believe: the log's keys must be among its logs, and its quorum must be met.

    Returns
    -------
    CheckReport
        Problems name paths below `folder`, or the path of the checkpoint given.
    """
    return _Fsck(folder, policy).run(checkpoint)


class _Fsck:
    """One run over one log."""

    def __init__(self, folder: Path, policy: Policy | None) -> None:
        self.folder = folder
        self.policy = policy
        self.report = CheckReport()
        self.settings: LogSettings | None = None
        self.uncommitted: list[str] = []
        self.unknown: list[str] = []

    def run(self, older: Path | None) -> CheckReport:
        """Check everything, in the order in which trust is built."""
        report = self.report
        self._check_settings()
        public = self._check_note(CHECKPOINT)
        signed = self._check_signed(public)
        self._check_key_file()
        if public is not None:
            report.facts.update(origin=public.origin, size=public.size)
            TreeCheck(self.folder, public.size, public.root, report).run()
            if signed is not None and signed != public:
                self._check_signed_beyond(public, signed)
            self._check_pending(public.size)
            self._check_other_files(public.size)
            if older is not None:
                report.checked += 1
                self._check_older(public, older)
        report.facts["uncommitted"] = sorted(self.uncommitted)
        report.facts["unknown"] = sorted(self.unknown)
        return report

    def _check_settings(self) -> None:
        self.report.checked += 1
        try:
            self.settings = LogSettings.load(self.folder)
        except InputRefused as error:
            self.report.add(SETTINGS, error.what)

    def _check_note(self, name: str) -> Checkpoint | None:
        """Check one checkpoint: every line under it must be by a known key and hold."""
        self.report.checked += 1
        try:
            note = read_note(self.folder / name)
            result = Checkpoint.parse(note.text)
        except InputRefused as error:
            self.report.add(name, error.what)
            return None
        if self.settings is None:
            return result
        try:
            _, time_s = self.settings.check(note)
            if name == CHECKPOINT:
                self.report.facts["time"] = format_utc(time_s * US_PER_SECOND)
        except OpenParosError as error:
            self.report.add(name, str(error))
        held = self._check_lines(name, note, (*self.settings.keys, *self.settings.witnesses))
        if self.policy is not None and name == CHECKPOINT:
            if not any(key in held for key in self.policy.logs):
                self.report.add(name, "no signature of the log by a key of the policy")
            if not self.policy.is_met_by(held):
                self.report.add(name, f"the cosignatures do not make the quorum {self.policy.quorum!r}")
        return result

    def _check_lines(self, name: str, note: Note, keys: tuple[VerifierKey, ...]) -> set[VerifierKey]:
        """Check each line under a note; return the keys whose signatures hold."""
        seen: set[VerifierKey] = set()
        held: set[VerifierKey] = set()
        for line in note.lines:
            key = next((key for key in keys if line.is_by(key)), None)
            if key is None:
                self.report.add(name, f"a signature by {line.name!r}, a key this log does not name")
                continue
            if key in seen:
                self.report.add(name, f"two signatures by one key of {line.name!r}")
            seen.add(key)
            try:
                key.verify(note.text, line.signature)
                held.add(key)
            except OpenParosError as error:
                self.report.add(name, str(error))
        return held

    def _check_signed(self, public: Checkpoint | None) -> Checkpoint | None:
        if not (self.folder / KEYS).is_dir():
            return None  # a copy for the public
        signed = self._check_note(SIGNED)
        if signed is not None and public is not None and signed.size < public.size:
            self.report.add(SIGNED, f"{signed.size} entries, fewer than the checkpoint's {public.size}")
        return signed

    def _check_signed_beyond(self, public: Checkpoint, signed: Checkpoint) -> None:
        """Check a checkpoint that was signed and cut off before it was published."""
        tree = StoredTree(self.folder, signed.size)
        try:
            holds = tree.root() == signed.root and _grew(tree, public, signed)
        except (StoreDamaged, ValueError):
            holds = False
        if holds:
            self.report.facts["signed_not_published"] = signed.size
        elif signed.size >= public.size:
            self.report.add(
                SIGNED, f"a checkpoint of {signed.size} entries was signed that the files do not give"
            )

    def _check_key_file(self) -> None:
        path = self.folder / KEY_FILE
        if not (self.folder / KEYS).is_dir():
            return
        self.report.checked += 1
        try:
            data = path.read_bytes()
        except OSError as error:
            self.report.add(KEY_FILE, f"cannot be read: {error.strerror}")
            return
        if self.settings is not None and sha256(data).hexdigest() != self.settings.key_file_sha256:
            self.report.add(KEY_FILE, f"is not the file whose hash stands in {SETTINGS}")
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            self.report.add(KEY_FILE, "can be read by others; its mode must be 0600")

    def _check_pending(self, size: int) -> None:
        try:
            pending = read_journal(self.folder / JOURNAL, strict=True)
        except StoreDamaged as error:
            self.report.checked += 1
            self.report.add(JOURNAL, error.what)
            return
        if pending is None:
            return
        self.report.checked += 1
        if pending.first > size:
            self.report.add(JOURNAL, f"begins at entry {pending.first}, but the log holds {size}")
        elif pending.first == size:
            self.report.facts["acknowledged_not_published"] = len(pending.entries)

    def _check_other_files(self, size: int) -> None:
        known = {SETTINGS, CHECKPOINT, KEY_FILE, SIGNED, JOURNAL}
        for place, _, names in os.walk(self.folder):
            for file in names:
                name = (Path(place) / file).relative_to(self.folder).as_posix()
                if name in known:
                    continue
                tile = parse_tile_name(name)
                if tile is not None:
                    self._check_tile(name, *tile, size)
                elif name.startswith(f"{ATTACHMENTS}/") and not name.endswith(PART_SUFFIX):
                    self._check_attachment(name)
                elif name.startswith(f"{TIMESTAMPS}/") and name.endswith(".json"):
                    self._check_timestamp(name, size)
                else:
                    (self.uncommitted if name.endswith(PART_SUFFIX) else self.unknown).append(name)

    def _check_tile(self, name: str, level: int | str, index: int, width: int, size: int) -> None:
        committed = tile_width(level, index, size)
        if width == committed:
            return  # the tree itself
        if width > committed:
            self.uncommitted.append(name)  # an append that was cut off before it signed
            return
        self.report.checked += 1
        # A partial tile of an earlier size: a beginning of the one that stands now.
        present = tile_name(level, index, committed)
        if any(problem.path == present for problem in self.report.problems):
            return  # no measure for another; it is named already
        try:
            now = (self.folder / present).read_bytes()
            if isinstance(level, str):
                beginning = encode_bundle(decode_bundle(now)[:width])
            else:
                beginning = now[: width * HASH_BYTES]
            if beginning != (self.folder / name).read_bytes():
                self.report.add(name, "is not a beginning of the tile that took its place")
        except OSError as error:
            self.report.add(name, f"cannot be read: {error.strerror}")
        except InputRefused:
            pass  # the tile of today is damaged, and named for it

    def _check_attachment(self, name: str) -> None:
        self.report.checked += 1
        try:
            digest = sha256((self.folder / name).read_bytes()).hexdigest()
        except OSError as error:
            self.report.add(name, f"cannot be read: {error.strerror}")
            return
        if digest != name.rpartition("/")[2]:
            self.report.add(name, f"holds bytes whose SHA-256 is {digest}")

    def _check_timestamp(self, name: str, size: int) -> None:
        self.report.checked += 1
        try:
            stamped, _ = check_kept(self.folder / name)
            if stamped.size > size or StoredTree(self.folder, size).root(stamped.size) != stamped.root:
                self.report.add(name, f"the log did not grow from the checkpoint of {stamped.size} it stamps")
        except OpenParosError as error:
            self.report.add(name, error.what)

    def _check_older(self, public: Checkpoint, path: Path) -> None:
        try:
            note = read_note(path)
            older = Checkpoint.parse(note.text)
            if self.settings is not None:
                self.settings.check(note)
        except OpenParosError as error:
            self.report.add(str(path), error.what)
            return
        if older.size > public.size:
            self.report.add(
                CHECKPOINT,
                f"holds {public.size} entries, fewer than the {older.size} of {path}: the log was cut short",
            )
            return
        try:
            grew = _grew(StoredTree(self.folder, public.size), older, public)
        except (StoreDamaged, ValueError) as error:
            self.report.add(CHECKPOINT, f"cannot be compared with {path}: {error}")
            return
        if not grew:
            self.report.add(
                CHECKPOINT,
                f"the log did not grow from {path} ({older.size} entries): two histories bear one key",
            )


def _grew(tree: StoredTree, older: Checkpoint, newer: Checkpoint) -> bool:
    proof = consistency_proof(older.size, newer.size, tree.subtree)
    return check_consistency(older.size, older.root, newer.size, newer.root, proof)
