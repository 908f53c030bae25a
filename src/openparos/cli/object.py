"""`openparos object`: who it is, whose, registered how, and its history."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from openparos.model.errors import UnknownObject

from .options import Common, ExitStatus, print_json, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openparos.catalogue.elements import History
    from openparos.catalogue.objects import SpaceObject
    from openparos.catalogue.orbit_identities import OrbitIdentity
    from openparos.catalogue.shelf import Shelf
    from openparos.store.workspace import Workspace

LONG_GAP_DAYS = 10.0
"""Days without a set after which a history is said to have gaps."""


def show_object(
    identifier: Annotated[str, Parameter(name="ID")],
    /,
    *,
    history: Annotated[bool, Parameter(negative="")] = False,
    plot: Path | None = None,
    data: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Say who an object is, whose, registered how; each field with its source, conflicts shown.

    Parameters
    ----------
    identifier : str
        Catalogue number, alpha-5, international designator (2013-076E) or name.
    history : bool
        Also draw its heights from the element sets of the workspace.
    plot : Path
        Draw the same to a file (PNG, SVG or PDF by its ending).
    data : Path
        Folder with the tables (SATCAT, GCAT, UN register index, UCS); the workspace's otherwise.
    common : Common
        Options of every command.
    """
    from openparos.store.workspace import Workspace

    workspace = Workspace.open(common.workspace)
    found, by_table = _found(_shelf(data, workspace), workspace, identifier)
    answer = found.to_json() | {"known_by": "tables" if by_table else "element sets alone"}
    facts: dict[str, Any] | None = None
    past, names = _history(workspace, found.norad_id)
    answer["elements"] = _elements(past)
    if history or plot:
        answer["disposal"] = facts = _disposal(workspace, found.norad_id)
        answer["names_over_time"] = names
    if plot is not None and len(past):
        _plot(found, past, plot)
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    _show(found)
    if not by_table:
        say(
            "  No table at hand says more: ingest SATCAT or GCAT psatcat (openparos ingest FILE), or fetch them."
        )
    if not history and not plot:
        _show_sets(past)
        return ExitStatus.DONE
    _show_history(past)
    _show_disposal(facts)
    for one in names if len(names) > 1 else ():
        say(f"  named {one['name']} from {one['first_epoch']}")
    return ExitStatus.DONE


def _found(shelf: Shelf, workspace: Workspace, identifier: str) -> tuple[SpaceObject, bool]:
    """Return the object as the tables have it, or where they do not know it as its element sets name it."""
    from openparos.catalogue.by_sets import describe_by_sets
    from openparos.catalogue.describe import describe, find_number

    try:
        return describe(shelf, find_number(shelf, identifier), _by_orbit(workspace)), True
    except UnknownObject:
        found = describe_by_sets(workspace.archive, identifier)
        if found is None:
            raise
        return found, False


def _shelf(data: Path | None, workspace: Workspace) -> Shelf:
    from openparos.catalogue.shelf import Shelf

    return Shelf.from_folder(data) if data is not None else Shelf.from_workspace(workspace)


def _by_orbit(workspace: Workspace) -> Mapping[int, tuple[OrbitIdentity, ...]]:
    """Return what `openparos identify` found in the table of JSC Vimpel now in use."""
    from openparos.catalogue.orbit_identities import read_identities

    newest = workspace.tables.newest("vimpel")
    return read_identities(workspace.tables_dir, newest.sha256) if newest else {}


def _history(workspace: Workspace, norad_id: int) -> tuple[History, list[dict[str, str]]]:
    from openparos.catalogue.elements import history_of, names_over_time
    from openparos.model.times import format_utc

    with workspace.archive as archive:
        sets = archive.history(norad_id)
    named = [{"first_epoch": format_utc(us), "name": name} for us, name in names_over_time(sets)]
    return history_of(sets), named


def _elements(past: History) -> dict[str, object]:
    from openparos.model.times import format_utc

    if not len(past):
        return {"sets": 0, "first_epoch": None, "last_epoch": None}
    first, last = int(past.epoch_us[0]), int(past.epoch_us[-1])
    return {"sets": len(past), "first_epoch": format_utc(first), "last_epoch": format_utc(last)}


def _disposal(workspace: Workspace, norad_id: int) -> dict[str, Any] | None:
    """Return what the last set says of the guidelines of disposal."""
    from openparos.detection.disposal import disposal

    with workspace.archive as archive:
        sets = archive.history(norad_id)
    if not sets.num_rows:
        return None
    return disposal(sets.sort_by("epoch_us").slice(sets.num_rows - 1, 1))[0].to_json()


def _show_disposal(facts: dict[str, Any] | None) -> None:
    if facts is None:
        return
    if facts["regime"] == "geostationary":
        least, most = facts["needed_km"]
        answer = {
            "yes": "it is clear of the belt",
            "no": "it is not",
            "open": "open, it depends on its area and mass",
        }
        place = f"{abs(facts['above_belt_km']):g} km {'above' if facts['above_belt_km'] >= 0 else 'below'}"
        say(f"  at the last set ({facts['epoch'][:10]}) perigee {place} the geostationary height")
        say(f"    the guideline on disposal asks usual satellites for {least:g} to {most:g} km above: "
            f"{answer[facts['clears_belt']]}")  # fmt: skip
    elif facts["regime"] == "low":
        years = facts["lifetime_years"]
        text = (
            "not given"
            if years is None
            else f"{years['best']:.3g} years ({years['least']:.3g} to {years['most']:.3g}, 90 %)"
        )
        within = ", ".join(f"within {name} years: {said}" for name, said in facts["within_years"].items())
        say(f"  remaining lifetime from the last set {text}; {within}; a manoeuvre changes it")


def _show(found: SpaceObject) -> None:
    say(f"{found.norad_id}  {found.cospar_id or 'no designator'}  {found.name or 'no name'}")
    for change in found.changes:
        say(f"  identity: {change}")
    conflicts = set(found.conflicts)
    for field, said in found.fields.items():
        sources: dict[str, list[str]] = {}
        for one in said:
            sources.setdefault(one.value, []).append(one.source)
        mark = "  sources differ:" if field in conflicts else ""
        for place, (value, named) in enumerate(sources.items()):
            label = field.replace("_", " ") if place == 0 else ""
            say(f"  {label:<22} {value}  [{'; '.join(dict.fromkeys(named))}]{mark if place == 0 else ''}")
    if found.mates:
        kinds = Counter(one.kind for one in found.mates)
        counted = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        first = ", ".join(f"{one.norad_id} {one.name}" for one in found.mates[:4])
        say(f"  {'same launch':<22} {counted}: {first}{', ...' if len(found.mates) > 4 else ''}")


def _show_sets(past: History) -> None:
    about = _elements(past)
    text = "none in the workspace; that says nothing about whether it is in orbit"
    if len(past):
        text = f"{about['sets']:,} in the workspace, {about['first_epoch']} to {about['last_epoch']}"
    say(f"  {'element sets':<22} {text}")


def _show_history(past: History) -> None:
    import numpy as np

    from openparos.catalogue.elements import terminal_plot
    from openparos.model.times import US_PER_DAY

    about = _elements(past)
    if not len(past):
        say("\nNo element sets of it in the workspace; that says nothing about whether it is in orbit.")
        return
    say(f"\n{about['sets']:,} element sets, {about['first_epoch']} to {about['last_epoch']}")
    gap_days = max(np.diff(past.epoch_us), default=0) / US_PER_DAY
    if gap_days >= LONG_GAP_DAYS:
        say(f"longest time without one {gap_days:.0f} days: what happened in between is not seen")
    say("mean heights in km: . perigee, ' apogee, : both")
    for line in terminal_plot(past):
        say(line)
    say(f"  inclination {past.inclination_deg.min():.4f} to {past.inclination_deg.max():.4f} deg")


def _plot(found: SpaceObject, past: History, path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from openparos.model.times import to_datetime

    times = [to_datetime(int(us)) for us in past.epoch_us]
    figure, (heights, planes) = plt.subplots(2, 1, figsize=(9, 5), sharex=True, layout="constrained")
    heights.plot(times, past.perigee_km, ".", markersize=2, label="perigee", color="#33658a")
    heights.plot(times, past.apogee_km, ".", markersize=2, label="apogee", color="#f26419")
    heights.set(ylabel="mean height, km", title=f"{found.norad_id} {found.name or ''} (element sets)")
    heights.legend(frameon=False, markerscale=4)
    planes.plot(times, past.inclination_deg, ".", markersize=2, color="#555555")
    planes.set(ylabel="inclination, deg", xlabel="UTC")
    figure.savefig(path, dpi=150)
    plt.close(figure)
