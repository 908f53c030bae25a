"""The regime at work: the working paper of 2018 paragraph by paragraph, each with what the data show today.

The paper's own words are not repeated: what a paragraph is about stands in ours, as in the record. Beside
it stand figures computed from an assessment, the instruments, the record and the benchmarks in force.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.findings.limits import Limits
from openparos.model import SOFTWARE
from openparos.model.times import format_utc
from openparos.record.entries import Part, load_record

from .blocks import Block, Bullets, Figure, Paragraph, Report, Section
from .papers import Setting, key_facts
from .regime_facts import (
    benchmarks_line,
    clock_lines,
    consulting_lines,
    demand_lines,
    gap_lines,
    law_lines,
    meeting_lines,
    notice_lines,
    vote_line,
    wmd_lines,
)

SEED: Final = (
    "Working paper of the Group of 21 on the prevention of an arms race in outer space, 17 August 2018"
)


@dataclass(frozen=True)
class Today:
    """What the paragraphs are held against.

    Attributes
    ----------
    assessment, context
        What was seen in the period and follows, and beside what.
    limits : Limits
        What could not be seen.
    missions : mapping
        Objects by mission, where a table at hand says it.
    """

    assessment: Assessment
    context: Context
    limits: Limits
    missions: Mapping[str, int]

    @property
    def day(self) -> str:
        """Last day of the period, ISO 8601."""
        return format_utc(self.assessment.period.end_us)[:10]


def regime_paper(today: Today, setting: Setting, figures: tuple[Figure, ...] = ()) -> Report:
    """Return the report that walks the fifteen paragraphs.

    Parameters
    ----------
    today : Today
        What the paragraphs are held against.
    setting : Setting
        Language, submitter and labels.
    figures : tuple of Figure
        Timeline and coverage of the assessment.
    """
    said = setting.said
    start = format_utc(today.assessment.period.start_us)[:10]
    sections = [
        Section(said("part.introduction"), _introduction(today, start)),
        *(_paragraph(number, today) for number in LINES),
    ]
    if figures:
        sections.append(Section(said("part.looked"), figures))
    return Report(
        title=said("paper.regime"),
        subtitle=f"{said.day(start)} – {said.day(today.day)}",
        labels=setting.every_page(said("say.automatic")),
        date=today.day,
        key_facts=key_facts(today.assessment, said),
        sections=tuple(sections),
        provenance=(("Seed", SEED), ("Software", SOFTWARE)),
        said=said,
        layout="paper",
        masthead=setting.masthead("paper.regime", today.day),
    )


def _introduction(today: Today, start: str) -> tuple[Block, ...]:
    return (
        Paragraph(
            "The working paper of 2018 has fifteen paragraphs. Below, each stands with what it is about, in words of our own, "
            f"and with what the data at hand show for {start} to {today.day}.",
            numbered=True,
        ),
        Paragraph(
            "What was observed is stated with its limits. Where the answer is that it cannot be determined by this means, that "
            "is said. Judgment stays with States.",
            numbered=True,
        ),
    )


def _paragraph(number: int, today: Today) -> Section:
    part = _part(number)
    about = " ".join(one.about for one in part.sentences)
    return Section(
        f"Paragraph {number}", (Paragraph(about, numbered=True), Bullets(tuple(LINES[number](today))))
    )


def _part(number: int) -> Part:
    """Return a paragraph of the seed as the record keeps it."""
    wanted = str(number)
    return next(one for one in load_record().seed if one.part == wanted or one.part == f"para-{wanted}")


def _dependence(today: Today) -> list[str]:
    from openparos.catalogue.missions import dependence_on

    lines = [
        f"{name}: {count:,} of the payloads seen; {dependence_on(name) or 'no service named'}"
        for name, count in sorted(today.missions.items(), key=lambda one: -one[1])[:5]
    ]
    return lines or ["No table of missions is at hand; what depends on the objects seen is not told here."]


def _transparency(today: Today) -> list[str]:
    of_register = [one for one in today.context.registrations.values() if one.status != "not-available"]
    registered = sum(one.status == "registered" for one in of_register)
    states = {one.state for event in today.assessment.events for one in event.objects if one.state}
    share = f"{registered:,} of {len(of_register):,} payloads" if of_register else "no payload"
    lines = [
        f"{share} looked up in the register data at hand were found entered; not found does not mean not registered.",
        f"Objects of {len(states)} States and organizations take part in the events of the period, by one rule for all.",
    ]
    return lines + notice_lines(today.context)


def _verification(today: Today) -> list[str]:
    return [benchmarks_line(), _coverage_line(today)]


def _coverage_line(today: Today) -> str:
    limits = today.limits
    if limits.known is None:
        return f"{limits.with_sets:,} objects have element sets in the period; how many others there were is not known here."
    return (
        f"{limits.with_sets:,} objects have element sets in the period; of {limits.known:,} that catalogues list as in flight "
        f"{limits.without_sets:,} have none."
    )


def _compliance(today: Today) -> list[str]:
    counts = Counter((one.standing, one.status.value) for one in today.assessment.findings)
    lines = [
        f"{standing}: {count:,} findings with the status {status}"
        for (standing, status), count in sorted(counts.items())
    ]
    return [
        *(lines or ["No finding follows from the events of the period."]),
        "Ground systems leave nothing in orbital data: about them there are declarations and claims alone.",
    ]


def _drafts(today: Today) -> list[str]:
    drafts = [one for one in today.assessment.findings if one.standing == "draft"]
    instruments = today.context.instruments
    names = [name for name in instruments if name.startswith("ppwt")]
    lines = [
        f"{instruments.instrument(name).short_title}: {len(instruments.instrument(name).provisions)} provisions; a draft, not in force"
        for name in names
    ]
    return [
        *lines,
        f"Applied as a simulation to the period, the drafts give {len(drafts):,} findings; they bind nobody.",
    ]


LINES: Final[Mapping[int, Callable[[Today], list[str]]]] = {
    1: _dependence,
    2: lambda today: law_lines(today.day),
    3: _transparency,
    4: _verification,
    5: _compliance,
    6: lambda today: wmd_lines(),
    7: lambda today: consulting_lines(),
    8: lambda today: gap_lines(),
    9: lambda today: clock_lines(date.fromisoformat(today.day)),
    10: lambda today: [vote_line("A/RES/72/26"), *demand_lines("72-26-a", "72-26-b")],
    11: lambda today: [vote_line("A/RES/65/68"), *notice_lines(today.context), "Every one of these measures is voluntary: one not taken is no treaty not kept."],
    12: _drafts,
    13: lambda today: [vote_line("A/RES/72/27"), *law_lines(today.day, "no-first-placement")],
    14: lambda today: [vote_line("A/RES/72/250"), *demand_lines("72-250-negotiate", "72-250-gge")],
    15: lambda today: meeting_lines(),
}  # fmt: skip
"""Paragraph of the paper to the lines that the data give for it."""
