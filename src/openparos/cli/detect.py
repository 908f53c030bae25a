"""`openparos detect KIND`: from element sets to events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

from cyclopts import Parameter

from openparos.model.times import parse_utc

from .options import Common, ExitStatus, WrongUse, argument, print_json, say

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.catalogue.launch_facts import LaunchFacts
    from openparos.model.errors import Refusal
    from openparos.model.events import Event

    from .detect_families import Families

# Kind, and the function that finds its events: it takes a table of `ELEMENT_SCHEMA` and returns events.
LAST_US: Final = 2**62  # later than any epoch
MOST_NOISE: Final = 1000  # anomalies listed in JSON; a whole history has a hundred thousand, for a file
KINDS: Final[dict[str, str]] = {
    "manoeuvres": "openparos.detection.manoeuvres:detect",
    "proximity": "openparos.detection.proximity:detect",
    "noise": "openparos.detection.noise:detect",
    "stations": "openparos.detection.stations:detect",
    "breakups": "openparos.detection.breakups:detect",
    "releases": "openparos.detection.releases:detect",
    "decays": "openparos.detection.decays:detect",
}
PLOTTED: Final = ("breakups", "decays")
# What an object's own sets do not tell without those of others.
AMONG_OTHERS: Final = ("breakups", "releases", "decays")


def detect(
    kind: str,
    /,
    *,
    object_id: Annotated[
        tuple[str, ...], Parameter(name="--object", negative="", consume_multiple=True)
    ] = (),
    elements: Annotated[
        tuple[Path, ...], Parameter(name="--elements", negative="", consume_multiple=True)
    ] = (),
    start: Annotated[str | None, Parameter(name="--from")] = None,
    end: Annotated[str | None, Parameter(name="--to")] = None,
    out: Path | None = None,
    plots: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Find events in element sets.

    Parameters
    ----------
    kind : str
        manoeuvres, stations, proximity, releases, breakups, decays or noise.
    object_id : tuple of str
        Catalogue numbers; all objects when none is given.
    elements : tuple of Path
        Files of element sets; the archive of the workspace when none is given.
    start : str, optional
        Leave out events that end before this instant (UTC).
    end : str, optional
        Leave out events that begin after this instant (UTC).
    out : Path, optional
        File to write: JSON Lines, or Parquet by its ending.
    plots : Path, optional
        Folder for plots of what was found: of break-ups and re-entries.
    common : Common
        Options of every command.
    """
    from openparos.model.ids import parse_norad_id

    find = _finder(kind)
    if plots is not None and kind not in PLOTTED:
        raise WrongUse(f"there are no plots of {kind}", remedy=f"Plots are made of {' and '.join(PLOTTED)}")
    first_us = None if start is None else argument(parse_utc, start)
    last_us = None if end is None else argument(parse_utc, end)
    if first_us is not None and last_us is not None and first_us > last_us:
        raise WrongUse(f"--from {start} is later than --to {end}", remedy="Give the earlier instant first")
    ids = [argument(parse_norad_id, text) for text in object_id]
    pairs = kind == "proximity" and bool(ids)  # whoever is near a named object may be any other
    stays = kind == "stations" and bool(ids)
    if kind == "manoeuvres" and not ids and not elements:
        found, sets = _whole_archive(common.workspace)
        return _finish(kind, found, [], sets, (first_us, last_us), out, common)
    every = pairs or (stays and bool(elements)) or kind in AMONG_OTHERS
    table, refused = read_sets(list(elements), [] if every else ids, common.workspace)
    not_near: list[str] = []
    if pairs:
        about = import_module("openparos.detection.proximity").about
        find = partial(about, norad_ids=ids, first_us=first_us, last_us=last_us, tell=not_near.append)
    if stays:
        stations = import_module("openparos.detection.stations").detect
        find = partial(stations, norad_ids=ids, others=None if elements else sets_between(common.workspace))
    if kind == "releases":
        releases = import_module("openparos.detection.releases").detect
        find = partial(releases, listed=facts_of_launches(table, common.workspace))
    families = None
    if kind == "breakups":
        from .detect_families import find_break_ups

        families = find_break_ups(table, ids, plots, facts_of_launches(table, common.workspace))
        found = families.events
    else:
        found = [one for one in find(table) if kind not in AMONG_OTHERS or _names(one, ids)]
    if kind == "decays" and plots is not None:
        from openparos.detection.event_plots import draw_decays

        draw_decays(table, found, plots)
    absent = sorted(set(ids) - set(table.column("norad_id").unique().to_pylist()))
    return _finish(
        kind,
        found,
        refused,
        table.num_rows,
        (first_us, last_us),
        out,
        common,
        families,
        absent,
        not_near,
        named=bool(ids),
    )


def _finish(
    kind: str,
    found: list[Event],
    refused: list[Refusal],
    sets: int,
    between_us: tuple[int | None, int | None],
    out: Path | None,
    common: Common,
    families: Families | None = None,
    absent: Sequence[int] = (),
    not_near: Sequence[str] = (),
    named: bool = False,
) -> ExitStatus:
    """Keep the events of the time asked for, say whose objects they are of, write and print them."""
    first_us, last_us = between_us
    events = [
        one
        for one in found
        if (first_us is None or one.interval.end_us >= first_us)
        and (last_us is None or one.interval.start_us <= last_us)
    ]
    events = with_states(events, common.workspace)
    if out is not None:
        from .event_files import write_events

        write_events(events, out)
    _answer(kind, events, refused, sets, out, common, families, absent, not_near, named)
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def _whole_archive(workspace: Path | None) -> tuple[list[Event], int]:
    """Manoeuvres of every object of the archive, taken up where an earlier run was stopped."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    from openparos.detection.manoeuvres.whole import detect_archive
    from openparos.store.workspace import Workspace

    place = Workspace.open(workspace)
    folder, archive = place.cache_dir / "manoeuvres", place.archive
    console = Console(stderr=True)
    if not console.is_terminal:
        return detect_archive(archive, folder), archive.manifest().rows
    columns = (TextColumn("Detecting"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("sets", total=None)
        found = detect_archive(
            archive, folder, progress=lambda done, total: bar.update(task, completed=done, total=total)
        )
    return found, archive.manifest().rows


def _names(event: Event, norad_ids: list[int]) -> bool:
    """Say whether an event names one of some objects; of none asked for every event does."""
    return not norad_ids or any(one.norad_id in norad_ids for one in event.objects)


def _finder(kind: str) -> Callable[[pa.Table], list[Event]]:
    if kind not in KINDS:
        raise WrongUse(f"{kind!r} is no kind of event to detect", remedy=f"Give one of {', '.join(KINDS)}")
    module, function = KINDS[kind].split(":")
    finder: Callable[[pa.Table], list[Event]] = getattr(import_module(module), function)
    return finder


def read_sets(
    files: list[Path], norad_ids: list[int], workspace: Path | None
) -> tuple[pa.Table, list[Refusal]]:
    """Read element sets from files, or from the archive when no file is named; of some objects or all."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if files:
        from openparos.sources.elements import load_elements

        table, refused = load_elements(files)
        if norad_ids:
            table = table.filter(pc.is_in(table.column("norad_id"), pa.array(norad_ids, pa.int32())))
        return table, refused
    from openparos.store.workspace import Workspace

    return Workspace.open(workspace).archive.between(0, LAST_US, norad_ids or None), []


def sets_between(workspace: Path | None) -> Callable[[int, int], pa.Table]:
    """Return a reader of all sets of the archive between two instants."""
    from openparos.store.workspace import Workspace

    archive = Workspace.open(workspace).archive
    return lambda first_us, last_us: archive.between(first_us, last_us)


def facts_of_launches(table: pa.Table, workspace: Path | None) -> LaunchFacts:
    """Return what the workspace's tables say of the launches in some sets."""
    from openparos.catalogue.launch_facts import launch_facts
    from openparos.store.workspace import Workspace

    tags = {one[:8] for one in table.column("cospar_id").unique().to_pylist() if one}
    return launch_facts(Workspace.open(workspace), tags)


def with_states(events: list[Event], workspace: Path | None) -> list[Event]:
    """Say whose the objects of events are, and which pairs belong together, from the workspace's tables."""
    from openparos.catalogue.attribution import attribute
    from openparos.catalogue.by_launch import Piece
    from openparos.catalogue.companions import companions, label_companions
    from openparos.catalogue.whose import whose
    from openparos.store.workspace import Workspace

    if not events:
        return events
    place = Workspace.open(workspace)
    objects = [one for event in events for one in event.objects]
    numbers = {one.norad_id for one in objects}
    pieces = {one.norad_id: Piece(one.cospar_id, one.name) for one in objects if one.cospar_id}
    return label_companions(attribute(events, whose(place, numbers, pieces)), companions(place, numbers))


def _answer(
    kind: str, events: list[Event], refused: list[Refusal], sets: int, out: Path | None, common: Common,
    families: Families | None = None, absent: Sequence[int] = (), not_near: Sequence[str] = (), named: bool = False,
) -> None:  # fmt: skip
    if common.as_json:
        answer: dict[str, Any] = {
            "kind": kind, "sets": sets, "found": len(events), "out": str(out) if out else None,
            "refused": [one.to_json() for one in refused], "without_sets": list(absent),
        }  # fmt: skip
        if kind == "noise":
            from .event_tables import noise_summary

            answer["by_anomaly"] = noise_summary(events)
        if out is None and (kind != "noise" or len(events) <= MOST_NOISE):
            answer["events"] = [one.to_json() for one in events]
        elif out is None:
            answer["events_left_out"] = len(events)
        if not_near:
            answer["not_near"] = list(not_near)
        if families is not None:
            answer |= {"families_without_event": families.without_event(), "no_event": families.told()}
        print_json(answer)
        return
    if kind == "noise":
        from .event_tables import print_noise

        print_noise(events, listed=out is None)
    elif out is None and kind == "stations" and not named:
        from .event_tables import print_stays

        print_stays(events)
    elif out is None:
        from .event_files import print_events

        print_events(events)
    bulletin = sum(one.tier.value == "bulletin" for one in events)
    say(f"{len(events)} events ({bulletin} bulletin) in {sets} element sets; {len(refused)} refused")
    for number in absent:
        say(f"  no element set of {number} is at hand: nothing about it can be determined from these sets")
    for sentence in not_near:
        say(f"  {sentence}")
    for row in families.told()[:5] if families is not None and not events else ():
        say(f"  no event: {row['launch'] or 'nothing to look at'}, {row['pieces']} pieces: {row['reason']}")
    for one in refused[:10]:
        say(f"  refused {one}")
