"""`openparos assess`: a period, a State or objects in; events, findings and a report out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from openparos.model.errors import InputRefused
from openparos.model.ids import parse_norad_id
from openparos.model.times import Interval, parse_utc

from .options import Common, ExitStatus, argument, print_json, say, warn

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.findings.assessment import Assessment
    from openparos.findings.context import Context
    from openparos.findings.observing import Request
    from openparos.model.errors import Refusal
    from openparos.store.workspace import Workspace


def assess(
    *,
    start: Annotated[str, Parameter(name="--from")],
    end: Annotated[str, Parameter(name="--to")],
    out: Path,
    state: str | None = None,
    region: str | None = None,
    language: str = "en",
    by: str | None = None,
    object_id: Annotated[
        tuple[str, ...], Parameter(name="--object", negative="", consume_multiple=True)
    ] = (),
    elements: Annotated[
        tuple[Path, ...], Parameter(name="--elements", negative="", consume_multiple=True)
    ] = (),
    common: Common = Common(),
) -> ExitStatus:
    """Hold what was seen in a period beside what was promised and said, and write a report folder.

    Parameters
    ----------
    start : str
        First instant (UTC); a day alone is its first moment.
    end : str
        Last instant (UTC); a day alone is its first moment, so that day is left out.
    out : Path
        Folder of the report: report.html, report.pdf, working-paper and bulletin (PDF and DOCX), finding sheets,
        findings.jsonl, events.jsonl, cited-sets.csv, annex/ with every finding by provision; for a State also its
        transparency sheet.
    state : str
        Only events and findings that concern this State (ISO 3166 alpha-3).
    region : str
        Only objects of a region: low, medium, geostationary, elliptical, or longitudes of the geostationary belt
        such as 60E..90E.
    language : str
        Of labels and standing phrases: ar, zh, en, fr, ru or es.
    by : str
        Who submits the working paper, as it stands under its title.
    object_id : tuple of str
        Only these objects, by catalogue number.
    elements : tuple of Path
        Files of element sets; the archive of the workspace when none is given.
    """
    from openparos.findings.regions import of_region
    from openparos.reports.fonts import fonts_for
    from openparos.reports.language import words
    from openparos.store.workspace import Workspace

    from .assess_papers import write_papers

    fonts_for(words(language).language)  # asked before hours of work, not after
    period = Interval(argument(parse_utc, start), argument(parse_utc, end))
    workspace = Workspace.open(common.workspace)
    numbers = frozenset(parse_norad_id(one) for one in object_id)
    sets, refused = _sets(workspace, elements, period, numbers)
    sets = of_region(sets, region)
    request, context = _prepare(workspace, sets, period, state, numbers)
    assessment = _assess(workspace, request, context, quiet=common.as_json)
    files = write_papers(
        out,
        assessment,
        context,
        request,
        workspace,
        objects=object_id,
        language=language,
        by=by,
        region=region,
    )
    _keep(workspace, out)
    answer = {
        "from": start,
        "to": end,
        "state": state,
        "out": str(out),
        "events": len(assessment.events),
        "findings": len(assessment.findings),
        "refused": [one.to_json() for one in refused],
        "files": files,
    }
    if common.as_json:
        print_json(answer)
    else:
        say(f"{len(assessment.events)} events, {len(assessment.findings)} findings: {out / 'report.html'}")
        for one in refused[:10]:
            warn(str(one))
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def _keep(workspace: Workspace, out: Path) -> None:
    """Keep the report in the workspace too, where `openparos serve` shows it."""
    from openparos.reports.folder import keep_report

    place = workspace.reports_dir / out.resolve().name
    if place.resolve() != out.resolve():
        keep_report(out, place)


def _sets(
    workspace: Workspace, elements: tuple[Path, ...], period: Interval, numbers: frozenset[int]
) -> tuple[pa.Table, list[Refusal]]:
    """Return the element sets of the period, a month before and after it included."""
    import pyarrow.compute as pc

    from openparos.findings.observing import LEAD_US
    from openparos.sources.elements import load_elements

    first, last = period.start_us - LEAD_US, period.end_us + LEAD_US
    if elements:
        table, refused = load_elements(list(elements))
        epochs = table["epoch_us"]
        table = table.filter(pc.and_(pc.greater_equal(epochs, first), pc.less_equal(epochs, last)))
    else:
        # Neighbours are other objects: only a search for burns alone could do with the named ones.
        table, refused = workspace.archive.between(first, last), []
    if len(table) == 0:
        raise InputRefused(
            f"no element sets between {period.to_json()['start']} and {period.to_json()['end']}",
            remedy="Ingest some, or name files with --elements",
        )
    return table, refused


def _prepare(
    workspace: Workspace, sets: pa.Table, period: Interval, state: str | None, numbers: frozenset[int]
) -> tuple[Request, Context]:
    """Gather what the detectors and the rules look at."""
    from openparos.catalogue.whose import whose_by_sets
    from openparos.findings.gathering import context_of
    from openparos.findings.observing import Request
    from openparos.model.states import party

    code = None if state is None else party(state).code
    lookup = whose_by_sets(workspace, sets, set(sets["norad_id"].to_pylist()) | numbers)
    request = Request(period, sets, lookup, code, numbers)
    return request, context_of(workspace, request)


def _assess(workspace: Workspace, request: Request, context: Context, *, quiet: bool) -> Assessment:
    from openparos.findings.gathering import assess_request

    return assess_request(
        workspace, request, context, (lambda text: None) if quiet else (lambda text: warn(f"· {text} ..."))
    )
