"""Witnesses: they remember the largest tree they saw of each log, and sign only what grows from it.

Both sides of C2SP tlog-witness `add-checkpoint`, as bytes in and bytes out: HTTP, a mail or a memory
stick can carry them. The status numbers are those of HTTP because the protocol's are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused, OpenParosError, StoreDamaged, VerificationFailed

from .durable import flush_folders, make_folders, sole_writer, write_durable
from .keys import KeyPair, load_key_pair, save_key_pair
from .ledger import posix_seconds
from .merkle import check_consistency, consistency_proof
from .notes import Checkpoint, Note, SignatureLine, VerifierKey, from_base64, read_decimal, to_base64
from .settings import CHECKPOINT, LogSettings, read_note
from .tiles import StoredTree

LARGEST_REQUEST_BYTES: Final = 1_100_000
SIZE_TYPE: Final = "text/x.tlog.size"
TEXT_TYPE: Final = "text/plain; charset=utf-8"
_MOST_HASHES: Final = 63
_KEY: Final = "key.json"


@dataclass(frozen=True)
class Answer:
    """What a witness answers: HTTP status, media type and body."""

    status: HTTPStatus
    body: bytes
    media_type: str = TEXT_TYPE


@dataclass(frozen=True)
class AddCheckpoint:
    """One request: a checkpoint, and the proof that it grew from the size the witness knows."""

    old_size: int
    proof: tuple[bytes, ...]
    note: Note

    def to_bytes(self) -> bytes:
        """Return the body of the request."""
        lines = [f"old {self.old_size}", *map(to_base64, self.proof)]
        return ("\n".join(lines) + "\n\n").encode() + self.note.to_bytes()

    @classmethod
    def parse(cls, data: bytes) -> AddCheckpoint:
        """Read the body of a request.

        Raises
        ------
        InputRefused
            When it is malformed.
        """
        if len(data) > LARGEST_REQUEST_BYTES:
            raise InputRefused("the request is too large")
        head, gap, rest = data.partition(b"\n\n")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError as error:
            raise InputRefused("the head of the request is ASCII") from error
        if not gap or not lines[0].startswith("old "):
            raise InputRefused("the first line must be: old SIZE")
        old_size = read_decimal(lines[0].removeprefix("old "), "the size of a tree")
        proof = tuple(from_base64(line) for line in lines[1:])
        if len(proof) > _MOST_HASHES or any(len(one) != 32 for one in proof):
            raise InputRefused("the proof is malformed")
        note = Note.parse(rest)
        Checkpoint.parse(note.text)
        return cls(old_size, proof, note)


def ask_witness(folder: Path, old_size: int) -> AddCheckpoint:
    """Make the request that asks a witness to sign a log's present checkpoint.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    old_size : int
        Size the witness knows; 0 the first time. A witness that knows another answers 409 with it.
    """
    note = read_note(folder / CHECKPOINT)
    checkpoint, _ = LogSettings.load(folder).check(note)
    if not 0 <= old_size <= checkpoint.size:
        raise InputRefused(f"the log holds {checkpoint.size} entries, fewer than {old_size}")
    tree = StoredTree(folder, checkpoint.size)
    proof = consistency_proof(old_size, checkpoint.size, tree.subtree)
    return AddCheckpoint(old_size, tuple(proof), note)


def read_cosignatures(body: bytes) -> tuple[SignatureLine, ...]:
    """Read a witness's answer of status 200."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputRefused("the answer of the witness is not UTF-8") from error
    if not text.endswith("\n"):
        raise InputRefused("the answer of the witness is cut off")
    return tuple(SignatureLine.parse(line) for line in text[:-1].split("\n"))


def create_witness(folder: Path, name: str, *, passphrase_file: Path | None = None) -> Witness:
    """Make the keys of a witness in a new folder."""
    flush_folders(make_folders(folder))
    folder.chmod(0o700)
    save_key_pair(folder / _KEY, KeyPair.generate(name), passphrase_file=passphrase_file)
    return Witness(folder, passphrase_file=passphrase_file)


class Witness:
    """A witness and what it remembers.

    Parameters
    ----------
    folder : Path
        Holds the key and, for each log, the last checkpoint cosigned.
    trusted : tuple of VerifierKey
        Keys of the logs it watches.
    clock : callable
        Seconds since 1970.
    """

    def __init__(
        self,
        folder: Path,
        trusted: tuple[VerifierKey, ...] = (),
        *,
        passphrase_file: Path | None = None,
        clock: Callable[[], int] = posix_seconds,
    ) -> None:
        self.folder = folder
        self.trusted = trusted
        self._keys = load_key_pair(folder / _KEY, passphrase_file=passphrase_file)
        self._clock = clock

    @property
    def keys(self) -> tuple[VerifierKey, VerifierKey]:
        """The keys under which others check its cosignatures."""
        return self._keys.witness_keys()

    def last(self, origin: str) -> Checkpoint | None:
        """Return the last checkpoint cosigned for a log.

        Raises
        ------
        StoreDamaged
            When what was remembered is altered: a witness without memory must not sign.
        """
        path = self._place(origin)
        if not path.exists():
            return None
        try:
            note = read_note(path)
            note.time_signed_by(self.keys[0])
            result = Checkpoint.parse(note.text)
        except OpenParosError as error:
            raise StoreDamaged(
                f"what the witness remembers is altered: {error.what}", where=str(path)
            ) from error
        if result.origin != origin:
            raise StoreDamaged("what the witness remembers is of another log", where=str(path))
        return result

    def add_checkpoint(self, body: bytes) -> Answer:
        """Answer one request.

        Returns
        -------
        Answer
            200 with cosignatures; 400 malformed; 403 no known key signed; 404 unknown log; 409 another
            size or another root is known, with the size; 422 the proof does not hold.
        """
        try:
            request = AddCheckpoint.parse(body)
            new = Checkpoint.parse(request.note.text)
        except OpenParosError as error:
            return _refuse(HTTPStatus.BAD_REQUEST, error.what)
        keys = [key for key in self.trusted if key.name == new.origin]
        if not keys:
            return _refuse(HTTPStatus.NOT_FOUND, f"the log {new.origin!r} is not watched here")
        if not _is_signed(request.note, keys):
            return _refuse(HTTPStatus.FORBIDDEN, "no signature by a known key of this log holds")
        if request.old_size > new.size:
            return _refuse(HTTPStatus.BAD_REQUEST, "the old size is beyond the checkpoint")
        # Comparing and keeping are one act: of two requests at once the later finds the newer size.
        with sole_writer(self.folder):
            return self._compare_and_keep(request, new)

    def _compare_and_keep(self, request: AddCheckpoint, new: Checkpoint) -> Answer:
        last = self.last(new.origin)
        known = last.size if last else 0
        if request.old_size != known:
            return Answer(HTTPStatus.CONFLICT, f"{known}\n".encode(), SIZE_TYPE)
        if last and new.size == last.size and new.root != last.root:
            return Answer(HTTPStatus.CONFLICT, f"{known}\n".encode(), SIZE_TYPE)
        if last is None or known == 0:
            holds = not request.proof
        else:
            holds = check_consistency(known, last.root, new.size, new.root, request.proof)
        if not holds:
            return _refuse(HTTPStatus.UNPROCESSABLE_ENTITY, f"the proof from {known} entries does not hold")
        lines = self._keys.signature_lines(self.keys, request.note.text, self._clock())
        write_durable(self._place(new.origin), Note(request.note.text, lines).to_bytes(), mode=0o600)
        return Answer(HTTPStatus.OK, "".join(map(str, lines)).encode())

    def _place(self, origin: str) -> Path:
        return self.folder / f"{sha256(origin.encode()).hexdigest()}.checkpoint"


def _is_signed(note: Note, keys: list[VerifierKey]) -> bool:
    for key in keys:
        try:
            note.time_signed_by(key)
        except VerificationFailed:
            continue
        return True
    return False


def _refuse(status: HTTPStatus, reason: str) -> Answer:
    return Answer(status, (reason + "\n").encode())
