"""`openparos benchmark KIND`: how good the detectors are, with one command."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any, Final

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
}


def benchmark(
    kind: str,
    /,
    *,
    data: Path | None = None,
    out: Path | None = None,
    plots: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Measure a detector against known truth.

    Parameters
    ----------
    kind : str
        manoeuvres, control, screening, archive or events.
    data : Path, optional
        Folder of real data that is not shipped.
    out : Path, optional
        File for the figures as JSON.
    plots : Path, optional
        File for a page of plots (PNG, SVG or PDF), where the kind has one.
    common : Common
        Options of every command.
    """
    if kind not in BENCHMARKS:
        raise InputRefused(f"{kind!r} is no benchmark", remedy=f"Give one of {', '.join(BENCHMARKS)}")
    run, lines = (_load(target) for target in BENCHMARKS[kind])
    if data is None:
        raise WrongUse(
            "this needs the folder of real data, which is not shipped", remedy="Name it with --data"
        )
    figures: dict[str, Any] = run(data)
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


def _load(target: str) -> Any:
    module, name = target.split(":")
    return getattr(import_module(module), name)
