"""`openparos screen`: the whole catalogue against itself."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from openparos.model.times import format_utc, parse_utc

from .options import Common, ExitStatus, WrongUse, argument, print_json, say

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.detection.screening.events import EventWriter
    from openparos.detection.screening.screen import Screening, Workers
    from openparos.model.errors import Refusal

_SHOWN = 20


def screen(
    *,
    at: str,
    hours: float = 24.0,
    distance_km: float = 5.0,
    elements: Annotated[
        tuple[Path, ...], Parameter(name="--elements", negative="", consume_multiple=True)
    ] = (),
    prox_km: float | None = None,
    prox_hours: float = 1.0,
    max_age_days: float = 30.0,
    cluster: str | None = None,
    resume: Path | None = None,
    threads: int = 2,
    shards: int = 1,
    out: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Find who comes near whom in a window of time, all objects against all.

    Parameters
    ----------
    at : str
        Start of the window (UTC).
    hours : float
        Length of the window.
    distance_km : float
        Largest miss distance of an encounter.
    elements : tuple of Path
        Files of element sets; the archive of the workspace when none is given.
    prox_km : float, optional
        Write also the intervals in which two objects stay within this radius; without it, pairs that fly
        in company within the distance are one co-location each.
    prox_hours : float
        Shortest such interval.
    max_age_days : float
        Leave out objects whose set is farther from the window, and say so.
    cluster : str, optional
        Address of a Dask scheduler, such as tcp://10.0.0.1:8786, whose workers share the computing.
    resume : Path, optional
        Keep finished chunks in this folder until all is done, and begin with those that are there from a
        run that was interrupted. With --cluster a folder that every worker sees (default: the
        workspace's cache).
    threads : int
        Threads on this computer.
    shards : int
        Parts the objects are cut into, beside the cut in time, for very large catalogues on a cluster.
    out : Path, optional
        File to write: JSON Lines, or Parquet by its ending.
    common : Common
        Options of every command.
    """
    start_us = argument(parse_utc, at)
    from functools import partial

    from openparos.catalogue.owners import whose
    from openparos.detection.screening.asked import ScreenParameters
    from openparos.detection.screening.events import EventWriter
    from openparos.detection.screening.screen import screen as find
    from openparos.detection.screening.sweep import SweepSettings
    from openparos.store.workspace import Workspace

    ScreenParameters(start_us, hours, distance_km, prox_km, prox_hours * 3600.0, max_age_days).check()
    table, refused = _read(elements, start_us, max_age_days, common.workspace)
    if not 1 <= threads <= 1024 or not 1 <= shards <= 1024:
        raise WrongUse(f"{threads} threads and {shards} shards: each must be from 1 to 1024")
    found = find(
        table, start_us, hours, distance_km,
        prox_km=prox_km, company_s=prox_hours * 3600.0, max_age_days=max_age_days,
        settings=SweepSettings(threads=threads, shards=shards),
        workers=_workers(cluster, resume, common.workspace),
    )  # fmt: skip
    writer = EventWriter(found, partial(whose, Workspace.open(common.workspace)))
    if out is not None:
        _write(writer, out)
    _answer(found, writer, refused, out, common)
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def _workers(cluster: str | None, resume: Path | None, workspace: Path | None) -> Workers:
    """Return who computes: threads here, with or without a folder to resume from, or a cluster."""
    from openparos.detection.screening import workers

    if cluster is not None:
        from openparos.store.workspace import Workspace

        folder = resume or Workspace.open(workspace).cache_dir / "screening"
        return workers.ByExecutor(workers.cluster_executor(cluster), folder)
    return workers.compute_here if resume is None else workers.Resumable(resume)


def _read(
    files: tuple[Path, ...], start_us: int, max_age_days: float, workspace: Path | None
) -> tuple[pa.Table, list[Refusal]]:
    """Read sets from files, or the latest of each object from the archive."""
    if files:
        from .detect import read_sets

        return read_sets(list(files), [], workspace)
    archive = import_module("openparos.store.workspace").Workspace.open(workspace).archive
    return archive.as_of(start_us, max_age_days=max_age_days), []


def _write(writer: EventWriter, out: Path) -> None:
    """Write all events; nothing half-written stays."""
    if out.suffix == ".parquet":
        from .event_files import write_events

        write_events(list(writer.events()), out)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(out.name + ".part")
    with partial.open("w", encoding="utf-8") as file:
        file.writelines(writer.lines())
    partial.replace(out)


def _answer(
    found: Screening, writer: EventWriter, refused: list[Refusal], out: Path | None, common: Common
) -> None:
    co_locations = writer.co_locations()
    nearest = sorted(found.encounters, key=lambda row: float(row["miss_km"]))[:_SHOWN]
    if common.as_json:
        asked = found.parameters
        answer: dict[str, Any] = {
            "from": format_utc(asked.start_us),
            "to": format_utc(asked.end_us),
            "distance_km": asked.distance_km,
            "prox_km": asked.prox_km,
            "objects": found.table.num_rows,
            "encounters": len(found.encounters),
            "co_locations": len(co_locations),
            "nearest": [writer.encounter(row).to_json() for row in nearest],
            "excluded": [one.to_json() for one in found.excluded],
            "same_set": {str(number): list(others) for number, others in found.clones.items()},
            "refused": [one.to_json() for one in refused],
            "out": None if out is None else str(out),
        }
        print_json(answer)
        return
    from .event_files import print_events

    print_events([writer.encounter(row) for row in nearest], _SHOWN)
    say(
        f"{len(found.encounters)} encounters and {len(co_locations)} pairs in company among "
        f"{found.table.num_rows} objects; {len(found.excluded)} not screened to the end, {len(refused)} refused"
    )
    for reason, count in Counter(_kind_of(one.reason) for one in found.excluded).most_common():
        say(f"  not screened: {count} objects, {reason}")
    for one in refused[:10]:
        say(f"  refused {one.file}:{one.line}: {one.reason}")
    if out is None:
        say("  nothing was written; name a file with --out to keep the events")


def _kind_of(reason: str) -> str:
    """Return the reason without the numbers that differ from object to object."""
    return "their sets are too old or too new for the window" if reason.startswith("its set is") else reason
