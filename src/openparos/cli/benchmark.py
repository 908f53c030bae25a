"""`openparos benchmark KIND`: how good the detectors are, with one command."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final

from cyclopts import Parameter

from openparos.model.errors import InputRefused

from .options import Common, ExitStatus, WrongUse, print_json, say

# Kind, a function (data folder -> figures), and a function (figures -> lines of text).
BENCHMARKS: Final[dict[str, tuple[str, str]]] = {
    "manoeuvres": (
        "openparos.detection.benchmark.manoeuvres:run",
        "openparos.detection.benchmark.printing:manoeuvre_lines",
    ),
    "control": (
        "openparos.detection.benchmark.control:run",
        "openparos.detection.benchmark.printing:control_lines",
    ),
    "events": (
        "openparos.detection.benchmark.events:run",
        "openparos.detection.benchmark.events:event_lines",
    ),
    "breakups": (
        "openparos.detection.benchmark.breakups:run",
        "openparos.detection.benchmark.breakups:lines",
    ),
}
SIMULATED: Final = ("breakups",)
LONG_CASES: Final = 500


def benchmark(
    kind: str,
    /,
    *,
    data: Path | None = None,
    out: Path | None = None,
    plots: Path | None = None,
    long: Annotated[bool, Parameter(name="--long", negative="")] = False,
    common: Common = Common(),
) -> ExitStatus:
    """Measure a detector against known truth.

    Parameters
    ----------
    kind : str
        manoeuvres, control, screening, archive, events, or breakups (simulated; needs no data).
    data : Path, optional
        Folder of real data that is not shipped.
    out : Path, optional
        File for the figures as JSON.
    plots : Path, optional
        File for a page of plots (PNG, SVG or PDF), where the kind has one.
    long : bool
        All simulated cases in place of a sample; takes a quarter of an hour.
    common : Common
        Options of every command.
    """
    if kind not in BENCHMARKS:
        raise InputRefused(f"{kind!r} is no benchmark", remedy=f"Give one of {', '.join(BENCHMARKS)}")
    run, lines = (_load(target) for target in BENCHMARKS[kind])
    if kind not in SIMULATED and data is None:
        raise WrongUse(
            "this needs the folder of real data, which is not shipped", remedy="Name it with --data"
        )
    figures: dict[str, Any] = _simulated(run, long) if kind in SIMULATED else run(data)
    if out is not None:
        out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if plots is not None:
        _load(f"openparos.detection.benchmark.plots:{kind}")(figures, plots)
    if common.as_json:
        print_json(figures)
    else:
        for line in lines(figures):
            say(line)
    return ExitStatus.DONE


def _simulated(run: Any, long: bool) -> dict[str, Any]:
    """Run the simulated cases, a sample or all, showing how far it is on a terminal."""
    if not long:
        return dict(run())
    if not sys.stderr.isatty():
        return dict(run(LONG_CASES))
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Simulated cases", total=LONG_CASES)
        return dict(run(LONG_CASES, progress=lambda done: bar.update(task, completed=done)))


def _load(target: str) -> Any:
    module, name = target.split(":")
    return getattr(import_module(module), name)
