"""What a report consists of, before it is a page: sections of paragraphs, tables, figures and findings.

One content, several outputs: HTML for a screen, PDF for a file and a table. A block holds plain
text only; the renderers escape it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from openparos.model.errors import InputRefused

from .language import Words, words
from .life import Life
from .sentences import rendered

ENGLISH: Final = words("en")
LONGEST_WORD: Final = 26
_MARKS: Final = re.compile(r"[/_+:.\-](?=\w)")
STANDING_LABELS: Final = {
    key.removeprefix("standing."): text
    for key, text in ENGLISH.phrases.items()
    if key.startswith("standing.")
}
"""How each standing is shown; the four are never shown alike."""
STATUS_LABELS: Final = {
    key.removeprefix("status."): text for key, text in ENGLISH.phrases.items() if key.startswith("status.")
}
"""How each status is shown, always in words, never by colour alone."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `numbered` ones are counted through the document, as working papers are."""

    text: str
    numbered: bool = False

    def to_json(self, said: Words = ENGLISH) -> dict[str, Any]:
        """Return the block for a template."""
        return {"block": "paragraph", "text": self.text, "numbered": self.numbered}


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section."""

    text: str

    def to_json(self, said: Words = ENGLISH) -> dict[str, Any]:
        """Return the block for a template."""
        return {"block": "subheading", "text": self.text}


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short sentences."""

    items: tuple[str, ...]

    def to_json(self, said: Words = ENGLISH) -> dict[str, Any]:
        """Return the block for a template."""
        return {"block": "bullets", "items": list(self.items)}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; `align` has one of ``l`` or ``r`` for each column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str
    note: str | None = None

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.columns)]
        if wrong or len(self.align) != len(self.columns):
            raise InputRefused(f"table {self.caption!r}: rows or alignment do not fit its columns")

    def to_json(self, said: Words = ENGLISH) -> dict[str, Any]:
        """Return the block for a template."""
        return {
            "block": "table",
            "caption": self.caption,
            "columns": list(self.columns),
            "rows": [[said.isolated(breakable(cell)) for cell in row] for row in self.rows],
            "align": self.align,
            "note": self.note,
        }


def breakable(text: str) -> str:
    """Return text in which a word longer than a column may be broken behind its own marks.

    Names of files and addresses have no blanks; without a place to break they run over the next column.
    """
    if not any(len(word) > LONGEST_WORD for word in text.split()):
        return text
    return _MARKS.sub("\\g<0>\u200b", text)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on disk (SVG), with a caption and a description for those who cannot see it."""

    file: Path
    caption: str
    description: str

    def to_json(self, said: Words = ENGLISH) -> dict[str, Any]:
        """Return the block for a template."""
        return {
            "block": "figure",
            "file": self.file.name,
            "caption": self.caption,
            "description": self.description,
        }


@dataclass(frozen=True, slots=True)
class FindingSheet:
    """One finding as its JSON gives it, with the provision's title and the names of the States.

    `brief` ones are set as a numbered paragraph, their limits and other explanations left to the sheet. `life` is what
    was done to it: who was told, replies word for word, signatures.
    """

    finding: Mapping[str, Any]
    provision_title: str
    state_names: tuple[str, ...]
    brief: bool = False
    life: Life | None = None

    def to_json(self, said: Words = ENGLISH) -> dict[str, Any]:
        """Return the block for a template, labels spelled out."""
        finding = self.finding
        others = [one | {"result": said(f"result.{one['result']}")} for one in finding["alternatives"]]
        return {
            "block": "finding",
            **finding,
            "alternatives": others,
            "standing_label": said(f"standing.{finding['standing']}"),
            "status_label": said(f"status.{finding['status']}"),
            "confidence_label": said(f"confidence.{finding['confidence']}"),
            "provision_title": self.provision_title,
            "state_names": list(self.state_names),
            "brief": self.brief,
            "rendered": rendered(str(finding["statement"]), said),
            "life": None if self.life is None else self.life.to_json(),
        }


Block = Paragraph | Subheading | Bullets | Table | Figure | FindingSheet


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its blocks."""

    heading: str
    blocks: tuple[Block, ...]

    def to_json(self, said: Words = ENGLISH) -> dict[str, Any]:
        """Return the section for a template."""
        return {"heading": self.heading, "blocks": [one.to_json(said) for one in self.blocks]}


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a paper as diplomats use it.

    Attributes
    ----------
    body : str
        The body it is for.
    symbol : str
        The document symbol, or that none is assigned: the secretariat gives it.
    lines : tuple of str
        Distribution, date, original language.
    agenda : str
        The agenda item.
    kind : str
        ``Working paper``, ``Bulletin``.
    by : str
        Who submits it.
    """

    body: str
    symbol: str
    lines: tuple[str, ...]
    agenda: str
    kind: str
    by: str

    def to_json(self) -> dict[str, Any]:
        """Return the head for a template."""
        return {**asdict(self), "lines": list(self.lines)}


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    Attributes
    ----------
    title, subtitle : str
        Masthead.
    labels : sequence of str
        Sentences that stand on every page (sample data, synthetic data, draft).
    date : str
        ``2024-07-05``: the day the report speaks of, set into the PDF so that its bytes repeat.
    key_facts : sequence of (str, str)
        The few figures of the first screen, each with what it means.
    sections : sequence of Section
        The body.
    provenance : sequence of (str, str)
        Software, sources, hashes.
    said : Words
        The language of labels and standing phrases.
    layout : str
        ``report`` (with key facts), ``paper`` (with a masthead), or ``sheet`` (one or two pages, close set).
    masthead : Masthead or None
        The head of a paper.
    """

    title: str
    subtitle: str
    labels: tuple[str, ...]
    date: str
    key_facts: Sequence[tuple[str, str]]
    sections: tuple[Section, ...]
    provenance: Sequence[tuple[str, str]]
    said: Words = ENGLISH
    layout: str = "report"
    masthead: Masthead | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the report for a template."""
        return {
            "language": self.said.language,
            "direction": self.said.direction,
            "words": self.said.labels(),
            "layout": self.layout,
            "masthead": None if self.masthead is None else self.masthead.to_json(),
            "title": self.title,
            "subtitle": self.subtitle,
            "labels": list(self.labels),
            "date": self.date,
            "key_facts": [list(one) for one in self.key_facts],
            "sections": [one.to_json(self.said) for one in self.sections],
            "provenance": [list(one) for one in self.provenance],
        }

    @property
    def figures(self) -> tuple[Path, ...]:
        """Files of all figures, in order."""
        return tuple(
            block.file for section in self.sections for block in section.blocks if isinstance(block, Figure)
        )
