"""The annex of a report: every finding, a page a provision, as plain HTML that works without a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.lifecycle import Entry

from .findings_section import STATUSES, provision_title, states_named
from .language import Words
from .life import life_of
from .sentences import rendered

A_PAGE: Final = 1000
"""Findings on a page: more open slowly in a browser."""
FOLDER: Final = "annex"


def annex_pages(
    findings: Sequence[Finding],
    context: Context,
    said: Words,
    labels: Sequence[str] = (),
    entries: Mapping[str, Entry] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield the pages of the annex one by one, by their file's name, the index last.

    Parameters
    ----------
    findings, context
        What follows, and beside what.
    said : Words
        The language of labels.
    labels : sequence of str
        Sentences that stand on every page.
    entries : mapping or None
        What became of findings, by id.
    """
    by_provision: dict[str, list[Finding]] = {}
    for one in findings:
        by_provision.setdefault(one.provision, []).append(one)
    links = []
    for provision in sorted(by_provision):
        own = sorted(by_provision[provision], key=lambda one: STATUSES.index(one.status.value))
        title = provision_title(provision, context, said)
        pages = [own[first : first + A_PAGE] for first in range(0, len(own), A_PAGE)]
        for number, page in enumerate(pages, 1):
            name = f"{provision.replace('/', '-')}{'' if number == 1 else f'-{number}'}.html"
            numbered = title if len(pages) == 1 else f"{title} ({number}/{len(pages)})"
            rows = "".join(_row(one, context, said, (entries or {}).get(one.finding_id)) for one in page)
            yield f"{FOLDER}/{name}", _page(numbered, said, labels, _table(rows, said), home=True)
            standing = said(f"standing.{own[0].standing}")
            links.append(
                f'<tr><td><a href="{escape(name)}">{escape(numbered)}</a></td><td>{escape(standing)}</td>'
                f'<td class="r">{len(page):,}</td></tr>'
            )
    head = "".join(
        f'<th scope="col">{escape(said(one))}</th>'
        for one in ("label.provision", "label.standing", "col.number")
    )
    body = f"<p>{escape(said('say.annex'))}</p><table><thead><tr>{head}</tr></thead><tbody>{''.join(links)}</tbody></table>"
    yield f"{FOLDER}/index.html", _page(said("part.annex"), said, labels, body, home=False)


def _table(rows: str, said: Words) -> str:
    names = ("label.status", "label.states", "label.observation", "label.confidence")
    head = "".join(f'<th scope="col">{escape(said(one))}</th>' for one in names)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(finding: Finding, context: Context, said: Words, entry: Entry | None) -> str:
    states = said("list.comma").join(states_named(finding, context, said))
    told = ""
    if entry is not None:
        life = life_of(entry, context, said)
        told = f"<p>{escape('. '.join(life.acts))}.</p>"
        told += "".join(
            f'<blockquote><b>{escape(one.head)}</b><p dir="auto" class="asis">{escape(one.text)}</p></blockquote>'
            for one in (*life.replies, *life.signatures)
        )
    return (
        f'<tr id="{escape(finding.finding_id)}"><td>{escape(said(f"status.{finding.status.value}"))}</td>'
        f"<td>{escape(states)}</td>"
        f"<td>{_observed(finding, said)}{told}<br>"
        f"<code>{escape(finding.finding_id)}</code></td>"
        f"<td>{escape(said(f'confidence.{finding.confidence.value}'))}</td></tr>\n"
    )


def _observed(finding: Finding, said: Words) -> str:
    """Return the statement, in the paper's language before the English where it can be rendered."""
    english = f'<span lang="en" dir="ltr">{escape(finding.statement)}</span>'
    text = rendered(finding.statement, said)
    return english if text is None else f"{escape(text)}<br><small>{english}</small>"


@cache
def _style() -> str:
    return (Path(__file__).parent / "templates" / "annex.css").read_text(encoding="utf-8")


def _page(title: str, said: Words, labels: Sequence[str], body: str, *, home: bool) -> str:
    marks = "".join(f'<div class="label" role="note">{escape(one)}</div>' for one in labels)
    links = f'<a href="../report.html">{escape(said("paper.report"))}</a>'
    if home:
        links += f' · <a href="index.html">{escape(said("part.annex"))}</a>'
    return (
        f'<!doctype html>\n<html lang="{said.language}" dir="{said.direction}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>{escape(title)}</title><style>{_style()}</style></head><body>{marks}<main><nav>{links}</nav>"
        f"<h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )
