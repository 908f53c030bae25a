"""The globe and what it asks for: the picture is drawn in the browser, the facts come from `Sky`."""

from __future__ import annotations

import json
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from openparos.model.errors import InputRefused
from openparos.model.times import parse_utc

from ..answers import Page
from ..labels import label, language_of
from ..rendering import FOLDER
from ..site import Site
from ..sky import Sky

WORDS_FILE: Final = FOLDER / "data" / "globe.json"


@cache
def english_words() -> dict[str, str]:
    """Return the words of the globe by key; the built script carries the same file."""
    words: dict[str, str] = json.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return words


def globe(site: Site, request: Request) -> Page:
    """Show every object, and where to find the same facts as tables."""
    language = language_of(request.query_params.get("lang"))
    words = {key: label(text, language) for key, text in english_words().items()}
    index = site.objects()
    if index.newest_us is None:
        raise InputRefused(
            "no element sets are here yet", remedy="Bring some: openparos sample, or openparos ingest FILE"
        )
    data = {"objects": len(index), "element_sets": index.total_sets, **Sky(site).span()}
    return Page("globe", "Globe", data, view={"words": words})


def span(site: Site, _request: Request) -> Response:
    """Return first and last instant of the data, and the one to open with."""
    return JSONResponse(Sky(site).span())


def elements(site: Site, request: Request) -> Response:
    """Return the packed mean elements of all objects at an instant."""
    return Response(Sky(site).elements(_instant(request)), media_type="application/octet-stream")


def names(site: Site, _request: Request) -> Response:
    """Return number, designator, name and State of every object."""
    return JSONResponse(Sky(site).names())


def sets(site: Site, request: Request) -> Response:
    """Return the element sets of one object around an instant."""
    return JSONResponse(Sky(site).sets(request.path_params["number"], _instant(request)))


def history(site: Site, request: Request) -> Response:
    """Return axis, inclination and longitude of one object over time."""
    return JSONResponse(Sky(site).history(request.path_params["number"]))


def findings(site: Site, _request: Request) -> Response:
    """Return the findings that name objects."""
    return JSONResponse(Sky(site).findings())


def _instant(request: Request) -> int:
    text = request.query_params.get("at")
    if text is None:
        raise InputRefused("the instant is missing", remedy="Add ?at=2024-07-05T00:00:00Z")
    return parse_utc(text)
