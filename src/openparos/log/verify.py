"""`.tlog-proof` files: made from a log, checked without it and without a network (C2SP tlog-proof).

A proof holds the index of an entry, the hashes from it to the root, and the signed checkpoint. Our
own proofs carry the entry itself and the keys in the line for extra data, so that one file is all a
reader needs. Keys that travel with a proof show only that it is whole; whom to believe is said by a
policy, or by a checkpoint from elsewhere.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from openparos.model.errors import InputRefused, OpenParosError
from openparos.model.times import US_PER_SECOND, format_utc

from .entries import canonical_json
from .merkle import check_consistency, check_inclusion, consistency_proof, inclusion_proof, leaf_hash
from .notes import Checkpoint, Note, VerifierKey, from_base64, read_decimal, to_base64
from .policy import Policy
from .reports import CheckReport
from .settings import CHECKPOINT, SETTINGS, LogSettings, read_note
from .tiles import StoredTree

HEADER: Final = "c2sp.org/tlog-proof@v1"
_MOST_HASHES: Final = 63
_MOST_FOLDERS: Final = 50


@dataclass(frozen=True)
class LogProof:
    """One proof that an entry is in a log.

    Attributes
    ----------
    index : int
        Place of the entry, counted from 0.
    hashes : tuple of bytes
        From the leaf's sibling to the child of the root.
    note : Note
        The signed checkpoint.
    entry : bytes or None
        The entry, where the proof carries it.
    keys : tuple of VerifierKey
        The keys that travel with the proof.
    """

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    entry: bytes | None = None
    keys: tuple[VerifierKey, ...] = ()

    @property
    def checkpoint(self) -> Checkpoint:
        """The checkpoint the proof leads to; nothing is checked."""
        return Checkpoint.parse(self.note.text)

    def __str__(self) -> str:
        lines = [HEADER]
        if self.entry is not None:
            extra = {"entry": to_base64(self.entry), "keys": [str(key) for key in self.keys]}
            lines.append("extra " + to_base64(canonical_json(extra)))
        lines.append(f"index {self.index}")
        lines += map(to_base64, self.hashes)
        return "\n".join(lines) + "\n\n" + str(self.note)

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a proof strictly.

        Raises
        ------
        InputRefused
            When it is none.
        """
        head, gap, rest = data.partition(b"\n\n")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError as error:
            raise InputRefused("the head of a proof is ASCII") from error
        if lines[0] != HEADER or not gap:
            raise InputRefused(f"not a proof: the first line must be {HEADER}")
        entry: bytes | None = None
        keys: tuple[VerifierKey, ...] = ()
        place = 1
        if len(lines) > 1 and lines[1].startswith("extra "):
            entry, keys = _read_extra(from_base64(lines[1].removeprefix("extra ")))
            place = 2
        if place >= len(lines) or not lines[place].startswith("index "):
            raise InputRefused("a proof names the index of its entry")
        index = read_decimal(lines[place].removeprefix("index "), "the index of an entry")
        hashes = tuple(from_base64(line) for line in lines[place + 1 :])
        if len(hashes) > _MOST_HASHES or any(len(one) != 32 for one in hashes):
            raise InputRefused("the hashes of the proof are malformed")
        proof = cls(index, hashes, Note.parse(rest), entry, keys)
        Checkpoint.parse(proof.note.text)
        return proof


def _read_extra(data: bytes) -> tuple[bytes | None, tuple[VerifierKey, ...]]:
    """Read our own extra data; that of other software is passed over, as the specification says."""
    try:
        record: Any = json.loads(data)
        ours = isinstance(record, dict) and set(record) == {"entry", "keys"}
    except ValueError:
        ours = False
    if not ours:
        return None, ()
    if canonical_json(record) != data:
        raise InputRefused("the extra data of the proof are not in canonical spelling")
    return from_base64(str(record["entry"])), tuple(VerifierKey.parse(str(key)) for key in record["keys"])


def prove(folder: Path, index: int) -> LogProof:
    """Make the proof of one entry under the log's present checkpoint.

    Parameters
    ----------
    folder : Path
        Folder of the log, or a public copy of it.
    index : int
        Place of the entry, counted from 0.

    Raises
    ------
    InputRefused
        When there is no such entry.
    StoreDamaged
        When the files do not give the signed root.
    """
    settings = LogSettings.load(folder)
    note = read_note(folder / CHECKPOINT)
    checkpoint, _ = settings.check(note)
    tree = StoredTree(folder, checkpoint.size)
    entry = tree.entry(index)
    hashes = tuple(inclusion_proof(index, checkpoint.size, tree.subtree))
    if not check_inclusion(leaf_hash(entry), index, checkpoint.size, hashes, checkpoint.root):
        raise InputRefused(
            f"entry {index} does not lead to the signed root", file=str(folder),
            remedy="Run: openparos log fsck",
        )  # fmt: skip
    cosigners = tuple(key for key in settings.witnesses if any(line.is_by(key) for line in note.lines))
    return LogProof(index, hashes, note, entry, (*settings.keys, *cosigners))


def verify_file(
    path: Path,
    *,
    checkpoint: Path | None = None,
    policy: Policy | None = None,
    entry: bytes | None = None,
    log: Path | None = None,
) -> CheckReport:
    """Check a `.tlog-proof`, or a checkpoint alone, without a network.

    Parameters
    ----------
    path : Path
        The file to check.
    checkpoint : Path or None
        A checkpoint from elsewhere: the proof must belong to the same history. Of another size it can
        be compared only where the tiles of the log are at hand (`log`, or beside either file).
    policy : Policy or None
        Whom to believe. Without it the keys that travel with the proof are used, and the answer says so.
    entry : bytes or None
        The entry, where the proof does not carry it.
    log : Path or None
        Folder of the log, for comparing checkpoints of different sizes.
    """
    report = CheckReport()
    name = str(path)
    try:
        data = path.read_bytes()
        if data.startswith(HEADER.encode()[:12]):
            proof = LogProof.parse(data)
            note, keys = proof.note, proof.keys
        else:
            proof, note = None, Note.parse(data)
            keys = _keys_beside(path)
        public = Checkpoint.parse(note.text)
    except OSError as error:
        report.add(name, f"cannot be read: {error.strerror}")
        return report
    except OpenParosError as error:
        report.checked += 1
        report.add(name, error.what)
        return report
    report.facts.update(origin=public.origin, size=public.size)
    _check_signatures(report, name, note, public, keys, policy)
    if proof is not None:
        _check_entry(report, name, proof, public, entry)
    if checkpoint is not None:
        _check_other(report, name, public, checkpoint, policy, keys, log)
    return report


def _keys_beside(path: Path) -> tuple[VerifierKey, ...]:
    try:
        settings = LogSettings.load(path.parent)
    except InputRefused:
        return ()
    return (*settings.keys, *settings.witnesses)


def _check_signatures(
    report: CheckReport,
    name: str,
    note: Note,
    public: Checkpoint,
    carried: tuple[VerifierKey, ...],
    policy: Policy | None,
) -> None:
    """Check every signature whose key is known, and the quorum of the policy."""
    known = tuple(dict.fromkeys((*(policy.keys if policy else ()), *carried)))
    held: dict[VerifierKey, int | None] = {}
    for line in note.lines:
        key = next((key for key in known if line.is_by(key)), None)
        if key is None:
            if carried:  # the maker named every key under the note, so one unknown was altered
                report.add(name, f"a signature by {line.name!r}, a key the proof does not name")
            continue
        report.checked += 1
        try:
            held[key] = key.verify(note.text, line.signature)
        except OpenParosError as error:
            report.add(name, str(error))
    for key in carried:
        if not any(line.is_by(key) for line in note.lines) and key.name == public.origin:
            report.add(name, f"no signature by the key {key.key_id.hex()} of the log")
    trusted = policy.logs if policy else carried
    if not any(key in held and key.name == public.origin for key in trusted):
        report.add(
            name,
            "no signature of the log by a key of the policy"
            if policy
            else "no key to check the log's signature; give --policy",
        )
    if policy and not policy.is_met_by(held):
        report.add(name, f"the cosignatures do not make the quorum {policy.quorum!r} of the policy")
    report.facts["trust"] = "policy" if policy else "keys that travel with the file"
    times = {key.name: time for key, time in held.items() if time is not None}
    report.facts["times"] = {who: format_utc(time * US_PER_SECOND) for who, time in sorted(times.items())}


def _check_entry(
    report: CheckReport, name: str, proof: LogProof, public: Checkpoint, given: bytes | None
) -> None:
    report.checked += 1
    report.facts["index"] = proof.index
    entry = given if given is not None else proof.entry
    if entry is None:
        report.add(name, "the proof does not carry its entry; give --entry")
        return
    if given is not None and proof.entry is not None and given != proof.entry:
        report.add(name, "the entry given is not the one in the proof")
    if not check_inclusion(leaf_hash(entry), proof.index, public.size, proof.hashes, public.root):
        report.add(name, f"the hashes do not lead from entry {proof.index} to the signed root")
    try:
        report.facts["entry"] = json.loads(entry)
    except ValueError:
        report.facts["entry"] = None


def _check_other(
    report: CheckReport,
    name: str,
    public: Checkpoint,
    path: Path,
    policy: Policy | None,
    carried: tuple[VerifierKey, ...],
    log: Path | None,
) -> None:
    """Check that a checkpoint from elsewhere is of the same history."""
    report.checked += 1
    try:
        note = read_note(path)
        other = Checkpoint.parse(note.text)
        if other.origin != public.origin:
            raise InputRefused(f"a checkpoint of {other.origin!r}, not of {public.origin!r}")
        trusted = [key for key in (policy.logs if policy else carried) if key.name == other.origin]
        signed = [key for key in trusted if any(line.is_by(key) for line in note.lines)]
        if not signed:
            raise InputRefused("not signed by a key of this log")
        for key in signed:
            note.time_signed_by(key)
    except OpenParosError as error:
        report.add(str(path), error.what)
        return
    if other.size == public.size:
        if other.root != public.root:
            report.add(name, f"two checkpoints of {other.size} entries with different roots: a split view")
        return
    older, newer = sorted((public, other), key=lambda one: one.size)
    hashes = None
    for folder in (log,) if log else _folders_nearby(public.origin, Path(name), path):
        try:
            tree = StoredTree(folder, Checkpoint.parse(read_note(folder / CHECKPOINT).text).size)
            hashes = consistency_proof(older.size, newer.size, tree.subtree)
        except (OpenParosError, ValueError):
            continue
        if check_consistency(older.size, older.root, newer.size, newer.root, hashes):
            return
    if hashes is None:
        report.add(
            name,
            f"made under a checkpoint of {public.size} entries, {path} has {other.size}: to compare them takes "
            "the tiles of the log (--log), or a new proof",
        )
    else:
        report.add(name, f"does not belong to the history of {path}: two histories bear one key")


def _folders_nearby(origin: str, *files: Path) -> Iterator[Path]:
    """Yield folders of the log of this name beside the files given, or one step below.

    Where tiles come from does not matter: they are worth what they prove.
    """
    for place in dict.fromkeys(file.absolute().parent for file in files):
        below = sorted(path.parent for path in itertools.islice(place.glob(f"*/{SETTINGS}"), _MOST_FOLDERS))
        for folder in (place, *below):
            try:
                if LogSettings.load(folder).origin == origin:
                    yield folder
            except InputRefused:
                continue
