"""What the archive consists of: one sealed file that names everything else.

A file of the archive counts only when the manifest names it, with its SHA-256. Files are never
changed once named; a commit writes new files, then replaces the manifest in one step
(`durable.replace_durably`). So the archive is always exactly what one manifest says.

Sets lie in *runs*. A run has up to two Parquet files: ``tail``, the last set of each object in the
run, and ``body``, all others, each sorted by (norad_id, epoch_us). What was known as of a date is
then read from the tails of everything older and only the few runs that reach across the date.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from openparos.model.errors import StoreDamaged

from .durable import replace_durably

MANIFEST_NAME: Final = "manifest.json"
LAYOUT: Final = "openparos.archive/1"


@dataclass(frozen=True, slots=True)
class Part:
    """One immutable file: its name under the archive, and what must be true of it."""

    file: str
    sha256: str
    bytes: int
    rows: int


@dataclass(frozen=True, slots=True)
class Run:
    """Sets sorted by object and epoch, written in one go, all within one window of time."""

    rows: int
    first_norad_id: int
    last_norad_id: int
    first_epoch_us: int
    last_epoch_us: int
    tail: Part
    body: Part | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The one or two files."""
        return (self.tail,) if self.body is None else (self.tail, self.body)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where sets came from: one source within one received file."""

    source: str
    sha256: str
    file: str
    ingested_at: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole of the archive at one commit.

    `boundaries` cut time into windows (a boundary is the first instant of the later one), so that an
    append rewrites no more than the window it falls into.
    """

    generation: int = 0
    boundaries: tuple[int, ...] = ()
    runs: tuple[Run, ...] = ()
    labels: tuple[Part, ...] = ()
    origins: tuple[Origin, ...] = field(default=(), repr=False)

    def window_of(self, run: Run) -> int:
        """Number of the window that all epochs of a run lie in."""
        return bisect_right(self.boundaries, run.first_epoch_us)

    @property
    def rows(self) -> int:
        """Number of sets."""
        return sum(run.rows for run in self.runs)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every file named."""
        return tuple(part for run in self.runs for part in run.parts) + self.labels


def _body_json(manifest: Manifest) -> str:
    content = {"layout": LAYOUT, **asdict(manifest)}
    content["origins"] = [
        [one.source, one.sha256, one.file, one.ingested_at] for one in manifest.origins
    ]  # many, hence short
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def save_manifest(folder: Path, manifest: Manifest) -> None:
    """Commit: from here on the archive is what this manifest says."""
    body = _body_json(manifest)
    seal = hashlib.sha256(body.encode()).hexdigest()
    replace_durably(folder / MANIFEST_NAME, f'{{"sha256":"{seal}","archive":\n{body}\n}}\n'.encode())


def load_manifest(folder: Path) -> Manifest:
    """Read what the archive consists of; an archive not yet written to is empty.

    Raises
    ------
    StoreDamaged
        When the file was altered or is of a layout this version does not know.
    """
    path = folder / MANIFEST_NAME
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Manifest()
    remedy = "Restore it from a copy; the files it named are untouched"
    lines = raw.split(b"\n")
    if len(lines) != 4 or lines[2:] != [b"}", b""]:
        raise StoreDamaged("the manifest of the archive is altered", where=str(path), remedy=remedy)
    seal = hashlib.sha256(lines[1]).hexdigest()
    if lines[0] != f'{{"sha256":"{seal}","archive":'.encode():
        raise StoreDamaged(
            "the manifest of the archive does not match its own hash", where=str(path), remedy=remedy
        )
    content = json.loads(lines[1])
    if content.pop("layout", None) != LAYOUT:
        raise StoreDamaged(
            "the archive was written by another version", where=str(path), remedy="Update openparos"
        )
    return _from_json(content)


def _from_json(content: dict[str, Any]) -> Manifest:
    return Manifest(
        generation=content["generation"],
        boundaries=tuple(content["boundaries"]),
        runs=tuple(_run_from_json(run) for run in content["runs"]),
        labels=tuple(Part(**part) for part in content["labels"]),
        origins=tuple(Origin(*one) for one in content["origins"]),
    )


def _run_from_json(content: dict[str, Any]) -> Run:
    tail, body = Part(**content.pop("tail")), content.pop("body")
    return Run(**content, tail=tail, body=None if body is None else Part(**body))
