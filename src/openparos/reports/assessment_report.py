"""The report of an assessment: what was seen in a period beside what was promised and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import pyarrow as pa

from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.model import SOFTWARE
from openparos.model.events import Event
from openparos.model.times import format_utc

from .blocks import Bullets, Paragraph, Report, Section, Table
from .findings_section import findings_section

LONGEST_TABLE: Final = 60
NO_PRIOR_CHANNEL: Final = (
    "Automatic list, not reviewed by any office. No prior channel to the States concerned was used; their replies, "
    "when they come, are printed beside the findings."
)


def assessment_report(
    assessment: Assessment,
    context: Context,
    sets: pa.Table,
    scope: str,
    provenance: Sequence[tuple[str, str]],
) -> Report:
    """Return the report of an assessment.

    Parameters
    ----------
    assessment, context
        Events and findings, and beside what they were held.
    sets : pa.Table
        The element sets that were looked at.
    scope : str
        For whom or what it was asked, in words.
    provenance : sequence of (str, str)
        Sources and hashes.
    """
    period = assessment.period
    start, end = format_utc(period.start_us)[:10], format_utc(period.end_us)[:10]
    open_questions = sum(one.status == "question-open" for one in assessment.findings)
    return Report(
        title="What was seen, beside what was promised and said",
        subtitle=f"{start} to {end}; {scope}",
        labels=(NO_PRIOR_CHANNEL,),
        date=end,
        key_facts=[
            (f"{len(set(sets['norad_id'].to_pylist())):,}", "objects with element sets in the period"),
            (f"{len(assessment.events):,}", "events seen"),
            (f"{len(assessment.findings):,}", "findings"),
            (f"{open_questions}", "questions open"),
        ],
        sections=(
            _coverage(sets, start, end),
            _events(assessment.events, context),
            findings_section(assessment.findings, context),
            _limits(),
        ),
        provenance=(("Software", SOFTWARE), ("Propagation", "SGP4, operation mode i"), *provenance),
    )


def _coverage(sets: pa.Table, start: str, end: str) -> Section:
    sources = Counter(sets["source"].to_pylist())
    rows = tuple((name, f"{count:,}") for name, count in sources.most_common(20))
    return Section(
        "What was looked at",
        (
            Paragraph(
                f"{len(sets):,} element sets from {start} to {end}, with a month before and after where there are any. "
                "Objects and days without sets were not seen; nothing follows from that.",
                numbered=True,
            ),
            Table("Element sets by source", ("Source", "Sets"), rows, "lr"),
        ),
    )


def _events(events: Sequence[Event], context: Context) -> Section:
    counts = Counter((event.kind.value, event.tier.value) for event in events)
    overview = Table(
        "Events by kind and operating point",
        ("Kind", "Tier", "Number"),
        tuple((kind, tier, str(n)) for (kind, tier), n in sorted(counts.items())),
        "llr",
        "Bulletin: the operating point fit for publication. Candidate: the sensitive one, for an analyst's eyes; no "
        "finding rests on a candidate manoeuvre.",
    )
    bulletin = [event for event in events if event.tier == "bulletin"]
    rows = tuple(_row(event, context) for event in bulletin[:LONGEST_TABLE])
    note = f"{len(bulletin)} in all; " if len(bulletin) > len(rows) else ""
    listed = Table(
        "Events of the bulletin tier, in time order",
        ("From", "To", "Kind", "Objects", "Confidence"),
        rows,
        "lllll",
        note + "every event with its quantities, sigmas and caveats is in events.jsonl.",
    )
    return Section("What was seen", (overview, listed))


def _row(event: Event, context: Context) -> tuple[str, ...]:
    objects = "; ".join(
        f"{one.name or one.norad_id} ({one.norad_id}), {context.name_of(one.state)}" for one in event.objects
    )
    start, end = (
        format_utc(us)[:16].replace("T", " ") for us in (event.interval.start_us, event.interval.end_us)
    )
    return (start, end, event.kind.value, objects, event.confidence.value)


def _limits() -> Section:
    return Section(
        "What this cannot show",
        (
            Bullets(
                (
                    "Objects without public element sets; payload, purpose and plan of any object.",
                    "What States told one another outside the notices on file here.",
                    "That nothing was seen does not show that nothing was there, nor that anything was kept.",
                    "A voluntary measure not taken is not a treaty not kept.",
                )
            ),
        ),
    )
