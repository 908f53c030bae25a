"""The real sample: a whole catalogue and one long history, out of two packages of the Python index.

The project ships no element sets. Two published wheels happen to hold real ones as test data; they are
downloaded as files, checked against pinned hashes, opened as archives and read as text, never
installed or imported. What lands in the workspace stays on the user's computer: the sets began as
Space-Track data, which may not be passed on.

Whatever is made from them carries `SAMPLE_LABEL`.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused, VerificationFailed

from .pip_download import Progress, download

SAMPLE_LABEL: Final = (
    "sample data as copied by a third party, not checked against its originator; not for citation"
)
SAMPLE_SOURCE: Final = "sample"
"""Source id of the sample's element sets."""

_LARGEST_MEMBER_BYTES: Final = 64 * 2**20
_BLOCK_BYTES: Final = 2**20


@dataclass(frozen=True, slots=True)
class SampleWheel:
    """A wheel that holds element sets, and the hashes that tie down what is read from it.

    Attributes
    ----------
    package, version, licence : str
        As on the index.
    file : str
        Name of the wheel.
    size_bytes : int
        Its size.
    sha256 : str
        Its hash.
    member : str
        The file inside that holds the sets.
    member_sha256 : str
        The hash of that file.
    assigned : bool
        The sets are one string assigned in a Python file (else the file is the text itself).
    output : str
        Name of the file made of it.
    output_sha256 : str
        The hash of that.
    about : str
        What it is, for people.
    """

    package: str
    version: str
    licence: str
    file: str
    size_bytes: int
    sha256: str
    member: str
    member_sha256: str
    assigned: bool
    output: str
    output_sha256: str
    about: str

    @property
    def requirement(self) -> str:
        """The line of a requirements file that names exactly this wheel."""
        return f"{self.package}=={self.version} --hash=sha256:{self.sha256}"


CATALOGUE_WHEEL: Final = SampleWheel(
    package="heyoka",
    version="7.11.1",
    licence="MPL-2.0",
    file="heyoka-7.11.1-cp311-cp311-manylinux_2_28_x86_64.whl",
    size_bytes=104_014_214,
    sha256="6ce196c6ae39a1c0e52895c6607313f2b62dfce641924ce93e3fc27f22224736",
    member="heyoka/_sgp4_test_data.py",
    member_sha256="1dfd39266e9aed24242b5fa4bfc794d84e8ecc6027bea4e4afb61a9f48581a51",
    assigned=True,
    output="catalogue-2024-07-05.3le",
    output_sha256="c744852398005c6d16fbdcc264eb1aa6be2068108018b797673a7a7863675a4d",
    about="the whole public catalogue of 2024-07-05, 26,389 objects",
)
ISS_WHEEL: Final = SampleWheel(
    package="spherapy",
    version="0.3.2",
    licence="MIT",
    file="spherapy-0.3.2-py3-none-any.whl",
    size_bytes=2_049_539,
    sha256="fcd2853aea7d5bdf05e2d0f60e889ec9d94e40fa57502bf2fcf833f7a32e8611",
    member="spherapy/data/TLEs/25544.tle",
    member_sha256="0fe92776586d59ac1bc51f2d094fbb419075559c513b3bad50181cd59c0ee02d",
    assigned=False,
    output="iss-1998-2025.3le",
    output_sha256="0fe92776586d59ac1bc51f2d094fbb419075559c513b3bad50181cd59c0ee02d",
    about="the International Space Station 1998-11-20 to 2025-07-20, 51,126 sets",
)


@dataclass(frozen=True, slots=True)
class SamplePaths:
    """Where the sample is.

    Attributes
    ----------
    folder : Path
        The folder of all of it.
    catalogue : Path
        3LE of the whole catalogue of 2024-07-05.
    iss : Path
        3LE of the history of the International Space Station.
    sha256 : dict of str to str
        Hash of each file by its name.
    label : str
        What every page made from it must say.
    fetched : bool
        False where everything was there already and no network was used.
    """

    folder: Path
    catalogue: Path
    iss: Path
    sha256: dict[str, str]
    label: str
    fetched: bool

    @property
    def files(self) -> list[Path]:
        """Both files, for `sources.ingest`."""
        return [self.catalogue, self.iss]


def bring_sample(
    root: Path,
    *,
    from_wheels: Sequence[Path] = (),
    progress: Progress | None = None,
    wheels: tuple[SampleWheel, SampleWheel] = (CATALOGUE_WHEEL, ISS_WHEEL),
) -> SamplePaths:
    """Bring the real sample into a workspace; a second call finds it there and needs no network.

    Parameters
    ----------
    root : Path
        The workspace's folder; the sample goes into ``sample/`` in it.
    from_wheels : sequence of Path
        Wheels downloaded by the user; only what they lack is fetched.
    progress : callable or None
        Called with bytes so far and in all while pip downloads.
    wheels : tuple of SampleWheel
        The pins: the catalogue's and the station's.

    Returns
    -------
    SamplePaths
        Files, hashes and label.

    Raises
    ------
    SourceUnavailable
        When pip is missing or no index can be reached.
    VerificationFailed
        When a wheel or what is inside is not what is pinned.
    InputRefused
        When a file passed is no wheel of the two.
    """
    folder = root / "sample"
    folder.mkdir(parents=True, exist_ok=True)
    wanting = [wheel for wheel in wheels if not _is_there(folder / wheel.output, wheel.output_sha256)]
    given = _recognise(from_wheels, wheels)
    for wheel in list(wanting):
        if wheel.file in given:
            _extract(given[wheel.file], wheel, folder)
            wanting.remove(wheel)
    if wanting:
        incoming = folder / "incoming"
        size = sum(wheel.size_bytes for wheel in wanting)
        try:
            requirements = [wheel.requirement for wheel in wanting]
            download(requirements, incoming, size_bytes=size, progress=progress)
            for wheel in wanting:
                _extract(incoming / wheel.file, wheel, folder)
        finally:
            shutil.rmtree(incoming, ignore_errors=True)
    _write_provenance(folder, wheels)
    catalogue, iss = (folder / wheel.output for wheel in wheels)
    hashes = {wheel.output: wheel.output_sha256 for wheel in wheels}
    return SamplePaths(folder, catalogue, iss, hashes, SAMPLE_LABEL, bool(wanting))


def sample_is_there(
    root: Path, wheels: tuple[SampleWheel, SampleWheel] = (CATALOGUE_WHEEL, ISS_WHEEL)
) -> bool:
    """Say whether the whole sample lies in a workspace already, its hashes checked."""
    return all(_is_there(root / "sample" / wheel.output, wheel.output_sha256) for wheel in wheels)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _is_there(path: Path, sha256: str) -> bool:
    return path.is_file() and file_sha256(path) == sha256


def _recognise(paths: Sequence[Path], wheels: Sequence[SampleWheel]) -> dict[str, Path]:
    """Tell by content which wheel each file is; the user may have renamed it."""
    by_hash = {wheel.sha256: wheel.file for wheel in wheels}
    found = {}
    for path in paths:
        if not path.is_file():
            raise InputRefused("no such file", file=str(path), remedy="Give the path of a downloaded wheel")
        file = by_hash.get(file_sha256(path))
        if file is None:
            names = " and ".join(wheel.file for wheel in wheels)
            raise VerificationFailed(
                "its SHA-256 is that of neither wheel of the sample; nothing of it was read",
                where=str(path),
                remedy=f"Download {names} again, whole",
            )
        found[file] = path
    return found


def _extract(archive: Path, wheel: SampleWheel, folder: Path) -> None:
    """Take the sets out of one wheel and put them in the folder, whole or not at all."""
    if not archive.is_file():
        raise VerificationFailed(
            f"pip ended well but left no {wheel.file}", where=str(archive.parent), remedy="Try again"
        )
    _check(file_sha256(archive), wheel.sha256, str(archive))
    where = f"{archive}!{wheel.member}"
    try:
        with zipfile.ZipFile(archive) as opened:
            if opened.getinfo(wheel.member).file_size > _LARGEST_MEMBER_BYTES:
                raise VerificationFailed("it unpacks to more than the sample holds", where=where)
            content = opened.read(wheel.member)
    except (zipfile.BadZipFile, KeyError) as error:
        raise VerificationFailed(f"the wheel cannot be read: {error}", where=where) from error
    _check(hashlib.sha256(content).hexdigest(), wheel.member_sha256, where)
    text = _assigned_text(content, where) if wheel.assigned else content
    _check(hashlib.sha256(text).hexdigest(), wheel.output_sha256, where)
    waiting = folder / (wheel.output + ".part")
    waiting.write_bytes(text)
    os.replace(waiting, folder / wheel.output)


def _check(found: str, pinned: str, where: str) -> None:
    if found != pinned:
        raise VerificationFailed(
            f"SHA-256 {found} is not the pinned {pinned}; nothing of it was read",
            where=where,
            remedy="Download it again, from the Python package index or a mirror of it",
        )


def _assigned_text(content: bytes, where: str) -> bytes:
    """Return the first string a Python file assigns, blank lines and trailing blanks dropped.

    The file is parsed, never run.
    """
    try:
        values = [node.value for node in ast.parse(content).body if isinstance(node, ast.Assign)]
        text = ast.literal_eval(values[0])
    except (SyntaxError, ValueError, IndexError) as error:
        raise VerificationFailed(f"no string is assigned in it: {error}", where=where) from error
    if not isinstance(text, str):
        raise VerificationFailed("what is assigned in it is no string", where=where)
    lines = (line.rstrip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line).encode("utf-8")


def _write_provenance(folder: Path, wheels: Sequence[SampleWheel]) -> None:
    """Say beside the files what they are and where they come from."""
    record = {
        "label": SAMPLE_LABEL,
        "source": SAMPLE_SOURCE,
        "note": "Element sets that began as Space-Track data: do not pass them on.",
        "files": [
            {
                "file": wheel.output,
                "sha256": wheel.output_sha256,
                "about": wheel.about,
                "package": f"{wheel.package}=={wheel.version}",
                "package_licence": wheel.licence,
                "wheel": wheel.file,
                "wheel_sha256": wheel.sha256,
                "member": wheel.member,
                "member_sha256": wheel.member_sha256,
            }
            for wheel in wheels
        ],
    }
    waiting = folder / "provenance.json.part"
    waiting.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    os.replace(waiting, folder / "provenance.json")
