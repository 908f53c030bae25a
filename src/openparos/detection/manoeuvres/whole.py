"""The manoeuvres of many objects: of a table, or of a whole archive part by part, by as many processes as help.

A part holds some objects with all their sets. Of an archive its answer goes to a file of its own, renamed into
place when it is complete; a run that was killed leaves whole parts and at most one unfinished file, and the next
one does the rest. The folder of the parts is named by what the answer depends on (the archive's files, the
parameters, the detector's own source), so that nothing stale is ever taken up.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from openparos.detection import calibration
from openparos.model import SOFTWARE
from openparos.model.events import Event
from openparos.orbits import histories

from .detector import Scan, finish, passive_in, scan
from .keeping_parts import FIRST_US, LAST_US, read_part, write_part
from .parameters import Parameters
from .storms import passive_by_name
from .team import Part, Team, Work, processors

if TYPE_CHECKING:
    from openparos.store.archive import Archive

SETS_A_PART: Final = 100_000
WORTH_A_TEAM: Final = 400_000
"""Fewer sets are done before workers have read their compiled code."""


def detect(
    table: pa.Table,
    parameters: Parameters | None = None,
    passive: frozenset[int] | None = None,
    *,
    workers: int | None = None,
) -> list[Event]:
    """Find manoeuvres in element-set histories.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA` of any number of objects, in any order.
    parameters : Parameters or None
        Operating points; the frozen ones when None.
    passive : frozenset of int or None
        Objects known not to be able to move (the witnesses of storms); by their names when None.
    workers : int or None
        Processes; as many as help when None. The answer is the same.

    Returns
    -------
    list of Event
        Sorted by object and time. Both tiers; `Event.tier` tells them apart.
    """
    count = _workers(table.num_rows, workers)
    if count < 2:
        return finish([scan(table, parameters, passive)])
    chosen = parameters or Parameters()
    known = passive_in(table) if passive is None else passive
    held = table["norad_id"].value_counts()
    numbers, sets = held.field("values").to_pylist(), held.field("counts").to_pylist()
    size = min(SETS_A_PART, -(-table.num_rows // count))
    parts = [Part(tuple(ids)) for ids, _ in _parts(numbers, sets, size)]
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        file = Path(name) / "sets.arrow"
        with pa.OSFile(str(file), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        with Team(Work(None, file, chosen, known), min(count, len(parts))) as team:
            return finish(list(team.scans(parts)))


def detect_archive(
    archive: Archive,
    folder: Path,
    parameters: Parameters | None = None,
    *,
    sets_a_part: int = SETS_A_PART,
    progress: Callable[[int, int], None] | None = None,
    workers: int | None = None,
) -> list[Event]:
    """Find the manoeuvres of every object of an archive.

    Parameters
    ----------
    archive : Archive
        Read part by part; memory is bounded by one part a worker and the events.
    folder : Path
        Where finished parts are kept; those of other archives or parameters are removed.
    parameters : Parameters or None
        Operating points; the frozen ones when None.
    sets_a_part : int
        Element sets after which a part is cut, between objects.
    progress : callable or None
        Told how many sets are done, of how many.
    workers : int or None
        Processes; as many as help when None.

    Returns
    -------
    list of Event
        The same whether the run was interrupted or not, and whoever did it.
    """
    chosen = parameters or Parameters()
    objects = archive.objects()
    names = zip(objects["norad_id"].to_pylist(), objects["name"].to_pylist(), strict=True)
    passive = frozenset(number for number, name in names if passive_by_name([name]))
    home = folder / _key(archive, chosen, sets_a_part)
    for other in folder.glob("*") if folder.is_dir() else ():
        if other != home:
            shutil.rmtree(other)
    home.mkdir(parents=True, exist_ok=True)
    cut = list(_parts(objects["norad_id"].to_pylist(), objects["sets"].to_pylist(), sets_a_part))
    parts = [Part(tuple(ids), home / f"{number:05d}.json") for number, (ids, _) in enumerate(cut)]
    sizes = {part: sets for part, (_, sets) in zip(parts, cut, strict=True)}
    waiting = [part for part in parts if part.keep is not None and not part.keep.is_file()]
    count = _workers(sum(sizes[part] for part in waiting), workers)
    work = Work(archive.folder, None, chosen, passive)
    anew = _anew(archive, work, waiting, min(count, len(waiting)))
    total, done, scans = sum(sizes.values()), 0, []
    to_do = set(waiting)
    for part in parts:
        assert part.keep is not None
        scans.append(next(anew) if part in to_do else read_part(part.keep))
        done += sizes[part]
        if progress is not None:
            progress(done, total)
    return finish(scans)


def _anew(archive: Archive, work: Work, parts: list[Part], count: int) -> Iterator[Scan]:
    """Search parts, here or by workers; each is kept as soon as it is done."""
    if count > 1:
        with Team(work, count) as team:
            yield from team.scans(parts)
        return
    for part in parts:
        found = scan(archive.between(FIRST_US, LAST_US, list(part.norad_ids)), work.parameters, work.passive)
        assert part.keep is not None
        write_part(found, part.keep)
        yield found


def _workers(sets: int, asked: int | None) -> int:
    """Return how many processes to share some sets among; one where that would be slower, or cannot be."""
    if asked is not None:
        return asked
    return processors() if sets >= WORTH_A_TEAM and sys.executable else 1


def _parts(numbers: list[int], sets: list[int], size: int) -> Iterator[tuple[list[int], int]]:
    """Cut objects, in order of their numbers, into parts of about `size` sets."""
    ids: list[int] = []
    held = 0
    for number, count in sorted(zip(numbers, sets, strict=True)):
        if ids and held + count > size:
            yield ids, held
            ids, held = [], 0
        ids.append(number)
        held += count
    if ids:
        yield ids, held


def _key(archive: Archive, parameters: Parameters, sets_a_part: int) -> str:
    """Name what an answer depends on."""
    text = hashlib.sha256()
    for part in archive.manifest().parts:
        text.update(repr(part).encode())
    text.update(json.dumps([SOFTWARE, parameters.to_json(), sets_a_part], sort_keys=True).encode())
    own = sorted(Path(__file__).parent.glob("*.py"))
    for source in (*own, Path(str(calibration.__file__)), Path(str(histories.__file__))):
        text.update(source.read_bytes())
    return text.hexdigest()[:32]
