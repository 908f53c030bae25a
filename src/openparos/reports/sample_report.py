"""The report of the sample: the belt on one day, one object's boosts through its life, and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from openparos.detection.rises import Agreement
from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.model import SOFTWARE
from openparos.model.events import Event
from openparos.model.times import format_utc

from .belt_section import belt_section, of_different_states
from .blocks import Bullets, Paragraph, Report, Section
from .findings_section import findings_section
from .reboost_section import raising, reboost_section


@dataclass(frozen=True)
class Sight:
    """What was looked at and seen.

    Attributes
    ----------
    catalogue : pa.Table
        One set an object, rows of `ELEMENT_SCHEMA`.
    at_us : int
        The instant of the catalogue.
    neighbours : sequence of Event
        All co-locations, States filled in.
    boosted_name : str
        Name of the object whose history was searched.
    history : pa.Table
        That history.
    manoeuvres : sequence of Event
        What the detector found in it.
    agreement : Agreement
        The check by physics.
    """

    catalogue: pa.Table
    at_us: int
    neighbours: Sequence[Event]
    boosted_name: str
    history: pa.Table
    manoeuvres: Sequence[Event]
    agreement: Agreement


def sample_report(
    sight: Sight,
    assessment: Assessment,
    context: Context,
    labels: tuple[str, ...],
    provenance: Sequence[tuple[str, str]],
    figures_dir: Path,
) -> Report:
    """Return the report, and write its figures.

    Parameters
    ----------
    sight, assessment, context
        What was seen, what follows, and beside what.
    labels : tuple of str
        Sentences that stand on every page.
    provenance : sequence of (str, str)
        Sources and hashes, printed at the end.
    figures_dir : Path
        Where the figures go.
    """
    sections = (
        belt_section(sight.catalogue, sight.at_us, sight.neighbours, context.names, figures_dir),
        reboost_section(sight.boosted_name, sight.history, sight.manoeuvres, sight.agreement, figures_dir),
        findings_section(assessment.findings, context, events=assessment.events),
        _limits(),
        _next_steps(),
    )
    return Report(
        title="What the public catalogue shows",
        subtitle=f"Geostationary neighbours on {format_utc(sight.at_us)[:10]}, the boosts of {sight.boosted_name}, "
        "and what three instruments have to do with them",
        labels=labels,
        date=format_utc(sight.at_us)[:10],
        key_facts=_key_facts(sight, assessment),
        sections=(_in_brief(assessment), *sections),
        provenance=(("Software", SOFTWARE), ("Propagation", "SGP4, operation mode i"), *provenance),
    )


def _key_facts(sight: Sight, assessment: Assessment) -> list[tuple[str, str]]:
    open_questions = sum(one.status == "question-open" for one in assessment.findings)
    return [
        (f"{len(sight.catalogue):,}", "objects in the catalogue of the day"),
        (f"{len(of_different_states(sight.neighbours))}", "pairs of two States within 0.1° in the belt"),
        (f"{len(raising(sight.manoeuvres))}", f"boosts of {sight.boosted_name} found"),
        (f"{open_questions}", f"open questions among {len(assessment.findings)} findings"),
    ]


def _in_brief(assessment: Assessment) -> Section:
    return Section(
        "In brief",
        (
            Paragraph(
                "This page holds what can be seen in public orbital data beside what States have promised and what "
                "they have notified. It states what was observed and how sure that is. What it means, and whether "
                "anything follows, is for States to judge.",
                numbered=True,
            ),
            Paragraph(
                f"{len(assessment.findings)} findings touch three instruments of different kind: the Outer Space "
                "Treaty and the Registration Convention, which bind their parties, and the measures of the report "
                "A/68/189, which are voluntary. The three are never shown alike.",
                numbered=True,
            ),
        ),
    )


def _limits() -> Section:
    return Section(
        "What this cannot show",
        (
            Bullets(
                (
                    "Objects without public element sets are not here at all; some States' catalogues hold them back "
                    "for a number of their own objects.",
                    "A mean element set gives a position to about a kilometre at its epoch in low orbits and to some "
                    "kilometres in the belt, worse with each day of age; no metre-level distance is claimed.",
                    "One catalogue of one day shows where objects stood, not who came to whom.",
                    "Payload, purpose and plan of an object are not visible from its orbit.",
                    "What States told one another outside the notices on file here is not known.",
                    "That nothing was seen does not show that nothing was there.",
                )
            ),
        ),
    )


def _next_steps() -> Section:
    return Section(
        "What can be done next",
        (
            Bullets(
                (
                    "Follow a number: each finding names its rule, its event and its element sets; cited-sets.csv gives "
                    "object, epoch and source of every set, events.jsonl the detector and its parameters.",
                    "Ask: a State that wants to know more can ask the other directly, through the Secretary-General, or "
                    "through the consultative mechanisms recommended in A/68/189; nobody needs a reason to ask.",
                    "Answer: a reply of the State concerned is printed beside the finding, unedited.",
                    "Repeat: the same command on the same files gives the same findings with the same digests.",
                )
            ),
        ),
    )
