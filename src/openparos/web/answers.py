"""One page, four forms: HTML to read, JSON and CSV to compute with, PDF to print.

A page function gathers facts into a `Page` and knows nothing of forms; the same facts make all four.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from openparos.model import SOFTWARE
from openparos.reports.blocks import Block, Paragraph, Report, Section, Table

FORMS: Final = ("json", "csv", "pdf")
MOST_PDF_ROWS: Final = 400


@dataclass(frozen=True)
class Page:
    """What one address answers.

    Attributes
    ----------
    template : str
        Name of the template, without ending.
    title : str
        Heading of the page and of its PDF.
    data : mapping
        Plain values: the JSON form, and what the template shows.
    tables : tuple of Table
        The page's lists; the first is the CSV form, all of them make the PDF.
    paragraphs : tuple of str
        Sentences that stand before the tables in the PDF.
    view : mapping
        What the template needs besides (charts, options of filters); not part of the JSON form.
    status : int
        HTTP status.
    printed : callable or None
        Makes the PDF's content, where the page has a paper of its own.
    """

    template: str
    title: str
    data: Mapping[str, Any]
    tables: tuple[Table, ...] = ()
    paragraphs: tuple[str, ...] = ()
    view: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    printed: Callable[[], Report] | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms besides HTML that this page has."""
        return FORMS if self.tables else ("json", "pdf") if self.paragraphs else ("json",)


def as_json(page: Page) -> bytes:
    """Return the page as one JSON object."""
    return (json.dumps(page.data, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(page: Page) -> bytes:
    """Return the first table of the page as CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if page.tables:
        writer.writerow(page.tables[0].columns)
        writer.writerows([_harmless(cell) for cell in row] for row in page.tables[0].rows)
    return stream.getvalue().encode()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text of somebody else's for a formula."""
    return "'" + cell if cell[:1] in ("=", "@") or (cell[:1] in ("+", "-") and not _is_number(cell)) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", ""))
    except ValueError:
        return False
    return True


def as_pdf(page: Page, labels: tuple[str, ...], date: str, address: str) -> bytes:
    """Return the page as PDF/A, typeset as reports are.

    Parameters
    ----------
    page : Page
        The page.
    labels : tuple of str
        Sentences that stand on every page of this workspace.
    date : str
        The day it is printed, ``2024-07-05``.
    address : str
        Where it was printed from.
    """
    from pathlib import Path

    from openparos.reports.pdf import render_pdf

    if page.printed is not None:
        return render_pdf(page.printed(), Path())
    sections = [Section("", tuple(Paragraph(text) for text in page.paragraphs))] if page.paragraphs else []
    for table in page.tables:
        blocks: list[Block] = [table]
        if len(table.rows) > MOST_PDF_ROWS:
            shown = Table(table.caption, table.columns, table.rows[:MOST_PDF_ROWS], table.align, table.note)
            rest = f"The first {MOST_PDF_ROWS} of {len(table.rows)} rows; the CSV form of this page has all."
            blocks = [shown, Paragraph(rest)]
        sections.append(Section(table.caption, tuple(blocks)))
    report = Report(
        title=page.title,
        subtitle=f"Printed from {address}",
        labels=labels,
        date=date,
        key_facts=(),
        sections=tuple(one if one.heading else Section("In brief", one.blocks) for one in sections),
        provenance=(("Software", SOFTWARE), ("Page", address)),
    )
    return render_pdf(report, Path())


def table_of(
    caption: str, columns: Mapping[str, str], rows: list[dict[str, Any]], note: str | None = None
) -> Table:
    """Return a table from rows of plain values.

    Parameters
    ----------
    caption : str
        Its name.
    columns : mapping of str to str
        Key in the rows, and the heading it stands under.
    rows : list of dict
        Values; lists are joined, null is an empty cell.
    note : str or None
        A sentence under it.
    """
    made = tuple(tuple(cell_text(row.get(key)) for key in columns) for row in rows)
    align = "".join("r" if rows and _numeric(rows, key) else "l" for key in columns)
    return Table(caption, tuple(columns.values()), made, align, note)


def _numeric(rows: list[dict[str, Any]], key: str) -> bool:
    values = [row.get(key) for row in rows if row.get(key) is not None]
    return bool(values) and all(isinstance(one, int | float) and not isinstance(one, bool) for one in values)


def cell_text(value: Any) -> str:
    """Return a plain value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return ", ".join(cell_text(one) for one in value)
    return str(value)
