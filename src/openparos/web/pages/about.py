"""What this cannot show, how well it sees, and whose work is in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup
from starlette.requests import Request

from openparos.model.errors import UnknownObject

from ..answers import Page
from ..rendering import FOLDER
from ..site import Site

_SHIPPED: Final = FOLDER / "docs"
_CHECKOUT: Final = FOLDER.parents[2] / "docs"
BENCHMARKS: Final = ("benchmark-manoeuvres", "benchmark-events", "performance")


@cache
def document(name: str) -> tuple[str, Markup]:
    """Return the text of a page of the documentation, and the same as HTML.

    An installed package carries these pages beside the code; a checkout has them under ``docs``.

    Raises
    ------
    UnknownObject
        When it is in neither place.
    """
    from markdown_it import MarkdownIt

    for folder in (_SHIPPED, _CHECKOUT):
        if (folder / f"{name}.md").exists():
            text = (folder / f"{name}.md").read_text(encoding="utf-8")
            break
    else:
        raise UnknownObject(f"the page {name!r} is not part of this installation")
    # Links between pages of the documentation lead nowhere here; their words stay. Pictures are in the documentation.
    plain = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    plain = re.sub(r"\[([^\]]*)\]\((?!https?:)[^)]*\)", r"\1", plain)
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(plain)
    html = re.sub(
        r"<table>", '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>', html
    )
    return text, Markup(html.replace("</table>", "</table></div>"))


def limits(site: Site, request: Request) -> Page:
    """Say what this cannot show."""
    text, html = document("limits")
    return Page(
        "document",
        "What this cannot show",
        {"text": text},
        paragraphs=_paragraphs(text),
        view={"parts": [html], "own": True},
    )


def benchmark(site: Site, request: Request) -> Page:
    """Say how well the detectors see, and how quick the parts are."""
    found = [(text, _lower(html)) for text, html in (document(name) for name in BENCHMARKS)]
    return Page(
        "document",
        "How well it sees",
        {"texts": [text for text, _ in found]},
        view={"parts": [html for _, html in found], "own": False},
    )


def _lower(html: Markup) -> Markup:
    """Set every heading one step lower: several documents stand under one heading."""
    return Markup(re.sub(r"(</?h)([1-4])", lambda found: f"{found[1]}{int(found[2]) + 1}", html))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(one.strip().replace("\n", " ") for one in text.split("\n\n")[1:] if one.strip())


LICENCES: Final = (
    ("htmx 4.0.1", "static/htmx.min.js", "htmx.LICENSE.txt", "npm registry, package htmx.org"),
    (
        "three, satellite.js, topojson-client, uPlot and world-atlas, built into the globe",
        "static/globe/globe.js",
        "globe/globe.LICENSES.txt",
        "npm registry; versions in frontend/package.json",
    ),
    ("Places of States on the maps", "data/state_places.csv", None, "computed from Natural Earth (public domain), packed by world-atlas 2.0.2 (ISC)"),
)  # fmt: skip


def licences(site: Site, request: Request) -> Page:
    """Say whose work these pages carry, and under which terms."""
    rows = []
    for name, file, licence, source in LICENCES:
        text = (Path(FOLDER) / "static" / licence).read_text(encoding="utf-8") if licence else None
        rows.append({"name": name, "file": file, "source": source, "licence": text})
    return Page("licences", "Licences", {"parts": rows})
