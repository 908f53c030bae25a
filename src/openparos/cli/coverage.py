"""`openparos coverage`: what the element sets of a period cover, and what they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from .options import Common, ExitStatus, argument, print_json, say


def coverage(
    *,
    start: Annotated[str, Parameter(name="--from")],
    end: Annotated[str, Parameter(name="--to")],
    object_id: Annotated[
        tuple[str, ...], Parameter(name="--object", negative="", consume_multiple=True)
    ] = (),
    gap_days: float = 3.0,
    data: Path | None = None,
    out: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Say which objects have element sets in a period, with which gaps, and which known ones have none.

    An object without sets was not seen by these sources; that says nothing about what it did.

    Parameters
    ----------
    start : str
        First day or instant (UTC).
    end : str
        Last day or instant (UTC).
    object_id : tuple of str
        Only these objects, by catalogue number.
    gap_days : float
        From which length on a stretch without sets is a gap, days.
    data : Path
        Folder with the tables that say which objects exist; the workspace's otherwise.
    out : Path
        Write a line per object: JSON Lines, or CSV or Parquet by its ending.
    common : Common
        Options of every command.
    """
    from openparos.catalogue.coverage import coverage as cover
    from openparos.catalogue.coverage import known_objects
    from openparos.catalogue.records import write_records
    from openparos.catalogue.shelf import Shelf
    from openparos.model.ids import parse_norad_id
    from openparos.model.times import Interval, parse_utc
    from openparos.store.workspace import Workspace

    period = Interval(argument(parse_utc, start), argument(parse_utc, end))
    workspace = Workspace.open(common.workspace)
    shelf = Shelf.from_folder(data) if data else Shelf.from_workspace(workspace)
    numbers = [parse_norad_id(text) for text in object_id] or None
    with workspace.archive as archive:
        found = cover(archive, period, numbers, gap_days=gap_days, known=known_objects(shelf, period))
    if out is not None:
        write_records([_flat(one.to_json()) for one in found], out)
    seen = [one for one in found if one.sets]
    answer = {
        "from": start,
        "to": end,
        "objects": len(found),
        "with_sets": len(seen),
        "without_sets": len(found) - len(seen),
        "with_gaps": sum(bool(one.gaps) for one in seen),
        "gap_days": gap_days,
        "coverage": [one.to_json() for one in found] if out is None else [],
    }
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    for one in found if numbers else ():
        say(one.sentence())
    say(f"{len(found):,} objects known in the period: {len(seen):,} with element sets "
        f"({answer['with_gaps']:,} of them with gaps of {gap_days:g} days or more), "
        f"{answer['without_sets']:,} without")  # fmt: skip
    return ExitStatus.DONE


def _flat(one: dict[str, object]) -> dict[str, object]:
    """Return a line of plain values: gaps as text."""
    gaps = one.pop("gaps")
    assert isinstance(gaps, list)
    return one | {"gaps": " ".join(f"{gap['start']}/{gap['end']}" for gap in gaps)}
