"""The manoeuvres of a whole archive, part by part: finished parts are kept, so that a run can be taken up again.

A part holds some objects with all their sets. Its answer goes to a file of its own, renamed into place when
it is complete; a run that was killed leaves whole parts and at most one unfinished file, and the next one
does the rest. The folder of the parts is named by what the answer depends on (the archive's files, the
parameters, the detector's own source), so that nothing stale is ever taken up.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from openparos.detection import calibration
from openparos.model import SOFTWARE
from openparos.model.events import Event
from openparos.orbits import histories
from openparos.store.archive import Archive

from .detector import Scan, finish, scan
from .parameters import Parameters
from .storms import Weather, passive_by_name

SETS_A_PART: Final = 200_000
FIRST_US, LAST_US = 0, 2**62


def detect_archive(
    archive: Archive,
    folder: Path,
    parameters: Parameters | None = None,
    *,
    sets_a_part: int = SETS_A_PART,
    progress: Callable[[int, int], None] | None = None,
) -> list[Event]:
    """Find the manoeuvres of every object of an archive.

    Parameters
    ----------
    archive : Archive
        Read part by part; memory is bounded by one part and the events.
    folder : Path
        Where finished parts are kept; those of other archives or parameters are removed.
    parameters : Parameters or None
        Operating points; the frozen ones when None.
    sets_a_part : int
        Element sets after which a part is cut, between objects.
    progress : callable or None
        Told how many sets are done, of how many.

    Returns
    -------
    list of Event
        The same whether the run was interrupted or not.
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
    total, done, scans = int(sum(objects["sets"].to_pylist())), 0, []
    for number, (ids, sets) in enumerate(
        _parts(objects["norad_id"].to_pylist(), objects["sets"].to_pylist(), sets_a_part)
    ):
        path = home / f"{number:05d}.json"
        if path.is_file():
            scans.append(_read(path))
        else:
            scans.append(scan(archive.between(FIRST_US, LAST_US, ids), chosen, passive))
            _write(scans[-1], path)
        done += sets
        if progress is not None:
            progress(done, total)
    return finish(scans)


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


def _write(found: Scan, path: Path) -> None:
    partial = path.with_suffix(".part")
    content = {"events": [one.to_json() for one in found.events], "weather": found.weather.to_json()}
    with partial.open("w", encoding="utf-8") as stream:
        json.dump(content, stream)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)


def _read(path: Path) -> Scan:
    content = json.loads(path.read_text(encoding="utf-8"))
    events = [Event.from_json(one) for one in content["events"]]
    return Scan(events, Weather.from_json(content["weather"]))
