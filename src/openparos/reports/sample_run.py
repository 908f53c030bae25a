"""The whole chain on one catalogue and one history: seen, held beside promised and said, reported."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from openparos.catalogue.attribution import StateLookup, attribute
from openparos.detection import neighbours, rises
from openparos.detection.manoeuvres import detect
from openparos.findings.assessment import Assessment, assess
from openparos.findings.context import Context
from openparos.model.events import Event, EventObject
from openparos.model.times import US_PER_DAY, Interval

from .annex import annex_pages
from .belt_section import of_different_states
from .folder import write_report
from .reboost_section import raising
from .sample_report import Sight, sample_report

Say = Callable[[str], None]


@dataclass(frozen=True)
class SampleData:
    """What the chain runs on.

    Attributes
    ----------
    catalogue : pa.Table
        One set an object, rows of `ELEMENT_SCHEMA`.
    at_us : int
        The instant for which neighbours are sought.
    history : pa.Table
        Every set of one object.
    history_name : str
        Its name.
    whose : callable
        From number and instant to State.
    context : Context
        Provisions, parties, register, notices, names.
    labels : tuple of str
        Sentences that stand on every page.
    provenance : sequence of (str, str)
        Files and hashes.
    """

    catalogue: pa.Table
    at_us: int
    history: pa.Table
    history_name: str
    whose: StateLookup
    context: Context
    labels: tuple[str, ...]
    provenance: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class RunSummary:
    """What came out, for the last lines on a terminal."""

    out: Path
    objects: int
    pairs_of_two_states: int
    boosts: int
    rises: int
    rises_matched: int
    findings: int
    by_status: Mapping[str, int]
    files: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return the summary as ``openparos demo --json`` prints it."""
        return {
            "out": str(self.out),
            "objects": self.objects,
            "pairs_of_two_states": self.pairs_of_two_states,
            "boosts": self.boosts,
            "rises": self.rises,
            "rises_matched": self.rises_matched,
            "findings": self.findings,
            "by_status": dict(self.by_status),
            "files": dict(self.files),
        }


def run_sample(data: SampleData, out: Path, say: Say = lambda text: None) -> RunSummary:
    """Run the chain and write the report folder.

    Parameters
    ----------
    data : SampleData
        Catalogue, history and what is known beside them.
    out : Path
        Folder of the report.
    say : callable
        Told each step as it begins.
    """
    say("Looking for neighbours in the geostationary belt")
    near = attribute(neighbours.geo_neighbours(data.catalogue, data.at_us), data.whose)
    say(f"Searching {len(data.history):,} element sets of {data.history_name} for manoeuvres")
    burns = attribute(detect(data.history), data.whose)
    check = rises.agreement(data.history, raising(burns))
    sight = Sight(data.catalogue, data.at_us, near, data.history_name, data.history, burns, check)
    say("Holding what was seen beside what was promised and said")
    assessment = _assess(near, burns, data)
    say("Writing the report")
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        figures = Path(name)
        report = sample_report(sight, assessment, data.context, data.labels, data.provenance, figures)
        sets = pa.concat_tables([data.catalogue, data.history])
        files = write_report(
            out, report, figures, assessment.events, assessment.findings, sets, assessment.period,
            pages=annex_pages(assessment.findings, data.context, report.said, report.labels),
        )  # fmt: skip
    return RunSummary(
        out=out,
        objects=len(data.catalogue),
        pairs_of_two_states=len(of_different_states(near)),
        boosts=len(raising(burns)),
        rises=len(check.rises),
        rises_matched=check.matched_rises,
        findings=len(assessment.findings),
        by_status=Counter(one.status.value for one in assessment.findings),
        files=files,
    )


def _assess(near: Sequence[Event], burns: Sequence[Event], data: SampleData) -> Assessment:
    """Assess the pairs of two States, their objects' registration, and the burns."""
    pairs = of_different_states(near)
    objects: list[EventObject] = [one for event in pairs for one in event.objects]
    objects += [one for event in burns[:1] for one in event.objects]
    period = Interval(data.at_us - US_PER_DAY // 2, data.at_us + US_PER_DAY // 2)
    return assess([*pairs, *burns], objects, period, data.context)
