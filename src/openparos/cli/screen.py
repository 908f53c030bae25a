"""`openparos screen`: the whole catalogue against itself."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from openparos.model.errors import InputRefused
from openparos.model.times import format_utc, parse_utc

from .options import Common, ExitStatus, WrongUse, argument, print_json, say

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.detection.screening.asked import ScreenParameters
    from openparos.detection.screening.events import EventWriter
    from openparos.detection.screening.screen import Screening, Workers
    from openparos.model.errors import Refusal
    from openparos.model.events import Event
    from openparos.store.workspace import Workspace

_SHOWN = 20
_MOST_MESSAGES = 10_000


def screen(
    *,
    at: str | None = None,
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
    own: Path | None = None,
    own_object: str | None = None,
    burn: str | None = None,
    max_probability: Annotated[bool, Parameter(negative="")] = False,
    radius_m: float = 10.0,
    cdm: Path | None = None,
    notice: Path | None = None,
    party: str = "",
    out: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Find who comes near whom in a window of time: all objects against all, or one's own against all.

    Parameters
    ----------
    at : str
        Start of the window (UTC); when left out that of the ephemeris with --own, the burn with --burn.
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
    own : Path, optional
        Ephemeris of one's own object (CCSDS OEM, KVN or XML): who comes near it, instead of all against all.
    own_object : str, optional
        Catalogue number of the own object; its public element set is then not held against it.
    burn : str, optional
        A planned manoeuvre of --own-object, instead of --own: instant and change of velocity in m/s, radial,
        along the track and across it, such as 2026-11-24T12:00:00Z,0,0.5,0.
    max_probability : bool
        Add the largest probability of collision that any uncertainty could give (Alfano); not the probability.
    radius_m : float
        Radii of both objects together, for --max-probability.
    cdm : Path, optional
        Folder for one CCSDS conjunction data message an encounter.
    notice : Path, optional
        With --own or --burn: write the draft of a notice of it to this file (YAML), to be completed.
    party : str
        State or organization that gives the notice.
    out : Path, optional
        File to write: JSON Lines, or Parquet by its ending.
    common : Common
        Options of every command.
    """
    if not 0.0 < radius_m <= 1000.0:
        raise WrongUse(f"radii of {radius_m:g} m together", remedy="Give --radius-m above 0 and up to 1000")
    if own is not None or burn is not None:
        from .screen_own import Asked, screen_own

        return screen_own(
            Asked(at, hours, distance_km, max_age_days, own, own_object, burn,
                  radius_m if max_probability else None, cdm, notice, party, out),
            elements, common,
        )  # fmt: skip
    if at is None or own_object is not None or notice is not None:
        missing = "--at is missing" if at is None else "--own-object and --notice need --own or --burn"
        raise WrongUse(missing, remedy="See openparos screen --help")
    start_us = argument(parse_utc, at)
    from functools import partial

    from openparos.catalogue.whose import whose_by_sets
    from openparos.detection.screening.asked import ScreenParameters
    from openparos.detection.screening.events import EventWriter
    from openparos.detection.screening.screen import screen as find
    from openparos.detection.screening.sweep import SweepSettings
    from openparos.store.workspace import Workspace

    asked = ScreenParameters(start_us, hours, distance_km, prox_km, prox_hours * 3600.0, max_age_days)
    checked(asked)
    table, refused = read_sets_near(elements, start_us, max_age_days, common.workspace)
    if table.num_rows == 0 and refused:
        raise InputRefused(
            f"none of the element sets read is sound: {refused[0].reason}",
            file=refused[0].file, line=refused[0].line,
        )  # fmt: skip
    if not 1 <= threads <= 1024 or not 1 <= shards <= 1024:
        raise WrongUse(f"{threads} threads and {shards} shards: each must be from 1 to 1024")
    found = find(
        table, start_us, hours, distance_km,
        prox_km=prox_km, company_s=prox_hours * 3600.0, max_age_days=max_age_days,
        settings=SweepSettings(threads=threads, shards=shards),
        workers=_workers(cluster, resume, common.workspace),
    )  # fmt: skip
    workspace = Workspace.open(common.workspace)
    writer = EventWriter(
        found, partial(whose_by_sets, workspace, table), radius_m if max_probability else None, partial(_label, workspace)
    )  # fmt: skip
    if cdm is not None:
        _write_messages(found, cdm)
    if out is not None:
        _write(writer, out)
    _answer(found, writer, refused, out, common)
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def checked(asked: ScreenParameters) -> ScreenParameters:
    """Return what is asked for; numbers that cannot be screened are wrong use."""
    try:
        asked.check()
    except InputRefused as error:
        raise WrongUse(error.what, remedy=error.remedy) from error
    return asked


def _label(workspace: Workspace, events: list[Event]) -> list[Event]:
    """Say which pairs in company belong together by the workspace's tables."""
    from openparos.catalogue.companions import companions, label_companions

    numbers = {one.norad_id for event in events for one in event.objects}
    return label_companions(events, companions(workspace, numbers)) if events else events


def _workers(cluster: str | None, resume: Path | None, workspace: Path | None) -> Workers:
    """Return who computes: threads here, with or without a folder to resume from, or a cluster."""
    from openparos.detection.screening import workers

    if cluster is not None:
        from openparos.store.workspace import Workspace

        folder = resume or Workspace.open(workspace).cache_dir / "screening"
        return workers.ByExecutor(workers.cluster_executor(cluster), folder)
    return workers.compute_here if resume is None else workers.Resumable(resume)


def read_sets_near(
    files: tuple[Path, ...], start_us: int, max_age_days: float, workspace: Path | None
) -> tuple[pa.Table, list[Refusal]]:
    """Read sets from files, or the latest of each object from the archive."""
    if files:
        from .detect import read_sets

        return read_sets(list(files), [], workspace)
    archive = import_module("openparos.store.workspace").Workspace.open(workspace).archive
    return archive.as_of(start_us, max_age_days=max_age_days), []


def _write_messages(found: Screening, folder: Path) -> None:
    from openparos.detection.screening.messages import messages_of
    from openparos.model.times import now_us

    from .screen_own import write_messages

    if len(found.encounters) > _MOST_MESSAGES:
        raise InputRefused(
            f"{len(found.encounters)} encounters would be as many message files; at most {_MOST_MESSAGES} are written",
            remedy="Give a smaller --distance-km or fewer --hours, or leave --cdm out",
        )
    write_messages(messages_of(found, "OPENPAROS", now_us()), folder)


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
        say(f"  refused {one}")
    if out is None:
        say("  nothing was written; name a file with --out to keep the events")


def _kind_of(reason: str) -> str:
    """Return the reason without the numbers that differ from object to object."""
    return "their sets are too old or too new for the window" if reason.startswith("its set is") else reason
