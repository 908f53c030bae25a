"""`openparos registry`: the register of launched objects held against the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from .options import Common, ExitStatus, argument, print_json, warn
from .registry_joins import disagreements, identity, shelf_of
from .registry_print import draw_years, show_check

if TYPE_CHECKING:
    from openparos.catalogue.declared_orbits import Tolerances
    from openparos.catalogue.registration import Check, Sources
    from openparos.catalogue.shelf import Shelf

app = App(name="registry", result_action="return_value")
app.command(disagreements)
app.command(identity)


@app.command
def check(
    *,
    state: str | None = None,
    out: Path | None = None,
    data: Path | None = None,
    launched_from: Annotated[str | None, Parameter(name="--from")] = None,
    launched_to: Annotated[str | None, Parameter(name="--to")] = None,
    period_min: float = 1.0,
    inclination_deg: float = 0.2,
    height_km: float = 25.0,
    first_set_days: float = 30.0,
    major_payloads: int = 100,
    document_dates: Path | None = None,
    plot: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Hold every payload against the register: registered, not found, or not available.

    Not found does not mean not registered: it means that the tables at hand name no document.

    Parameters
    ----------
    state : str
        One State or organization alone, by ISO 3166 alpha-3 or its code; with its transparency sheet.
    out : Path
        Write a line per payload: JSON Lines, or CSV or Parquet by its ending.
    data : Path
        Folder with the tables (GCAT psatcat, SATCAT, UN register index); the workspace's otherwise.
    launched_from : str
        Only payloads launched on this day or later.
    launched_to : str
        Only payloads launched on this day or earlier.
    period_min : float
        Largest difference of declared and catalogued period that counts as agreement, minutes.
    inclination_deg : float
        The same for inclination, degrees.
    height_km : float
        The same for perigee and apogee in low orbits, km.
    first_set_days : float
        Orbits catalogued later than this after launch are not compared, days.
    major_payloads : int
        From how many payloads on a sheet speaks of major space capabilities.
    document_dates : Path
        CSV with the dates of registration documents and their source (symbol,date,source); days to
        registration are computed from these alone.
    plot : Path
        Draw registered, not found and not available by year of launch (PNG, SVG or PDF by its ending).
    common : Common
        Options of every command.
    """
    from dataclasses import replace

    from openparos.catalogue.declared_orbits import Tolerances
    from openparos.catalogue.documents import read_document_dates
    from openparos.catalogue.registration import check_registration
    from openparos.catalogue.registration_summary import by_state, by_year, count, sheet

    tolerances = Tolerances(period_min, inclination_deg, height_km, first_set_days)
    shelf = shelf_of(data, common)
    sources = _sources(shelf, common if data is None else None, tolerances)
    if document_dates is not None:
        sources = replace(sources, document_dates=read_document_dates(document_dates))
    wanted = _code(state)
    everybody = _launched(check_registration(sources, tolerances), launched_from, launched_to)
    checks = everybody if wanted is None else [one for one in everybody if wanted in _parties(one)]
    if out is not None:
        _write(checks, out)
    if plot is not None:
        draw_years(by_year(checks), plot, wanted)
    refused = shelf.refused()
    for refusal in refused:
        warn(str(refusal))
    answer = {
        **count(checks).to_json(),
        "state": wanted,
        "by_state": {code: counts.to_json() for code, counts in by_state(checks).items()},
        "by_year": {year: counts.to_json() for year, counts in by_year(checks).items()},
        "sheet": sheet(wanted, everybody, major_payloads) if wanted else None,
        "explanation": _explanation(),
        "sources": dict(sources.labels),
        "tolerances": _tolerances(tolerances),
        "refused": [refusal.to_json() for refusal in refused],
        "out": None if out is None else str(out),
    }
    if common.as_json:
        print_json(answer)
    else:
        show_check(answer)
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def _sources(shelf: Shelf, common: Common | None, tolerances: Tolerances) -> Sources:
    """Read the tables, and from the workspace (where it is used) the first element sets."""
    from dataclasses import replace

    from openparos.catalogue.registration import Sources

    sources = Sources.from_shelf(shelf)
    if common is None:
        return sources
    from openparos.catalogue.declared_orbits import early_orbits
    from openparos.store.workspace import Workspace

    launches = {one.norad_id: one.launch.start_us for one in sources.payloads if one.launch}
    with Workspace.open(common.workspace).archive as archive:
        found = early_orbits(archive, launches, tolerances.first_set_days)
    return replace(sources, first_orbits=found)


def _code(state: str | None) -> str | None:
    if state is None:
        return None
    from openparos.model import states
    from openparos.model.errors import UnknownState

    try:
        return states.party(state).code
    except UnknownState:
        return states.by_name(state).code


def _parties(one: Check) -> set[str | None]:
    return {one.state, one.state_at_launch}


def _launched(checks: Sequence[Check], first: str | None, last: str | None) -> list[Check]:
    from openparos.model.times import US_PER_DAY, parse_utc

    start_us = argument(parse_utc, first) if first else None
    end_us = argument(parse_utc, last) + US_PER_DAY if last else None
    return [
        one
        for one in checks
        if (start_us is None or (one.launch_us is not None and one.launch_us >= start_us))
        and (end_us is None or (one.launch_us is not None and one.launch_us < end_us))
    ]


def _explanation() -> str:
    from openparos.catalogue.registration_summary import EXPLANATION

    return EXPLANATION


def _tolerances(tolerances: Tolerances) -> dict[str, float]:
    from dataclasses import asdict

    return asdict(tolerances)


def _write(checks: Sequence[Check], out: Path) -> None:
    from openparos.catalogue.records import write_records

    write_records([one.to_json() for one in checks], out)
