"""One search over objects, States, instruments, the record, findings and notices."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from openparos.model.errors import OpenParosError
from openparos.model.states import LANGUAGES, all_organizations, all_states

from ..addresses import href
from ..answers import Page, table_of
from ..paging import asked
from ..site import Site

_FEW: Final = 12


def search(site: Site, request: Request) -> Page | Response:
    """Search everything; a catalogue number that is known leads at once to its object."""
    words = asked(request, "q")
    index = site.objects()
    if words.isdigit() and len(words) < 10 and index.place(int(words)) is not None:
        language = asked(request, "lang")
        return RedirectResponse(
            f"/objects/{int(words)}" + (f"?lang={language}" if language in LANGUAGES else ""), 303
        )
    rows: list[dict[str, Any]] = []
    if words:
        rows += _states(words)
        for place in index.search(words)[:_FEW]:
            one = index.row(place)
            title = f"{one['name'] or 'Object'} ({one['norad_id']}{', ' + one['cospar_id'] if one['cospar_id'] else ''})"
            rows.append(
                {
                    "kind": "object",
                    "title": title,
                    "address": f"/objects/{one['norad_id']}",
                    "about": f"{one['sets']} element sets",
                }
            )
        rows += _findings(site, words)
        rows += _notices(site, words)
        for hit in site.texts().search(words, limit=40):
            place_of = href(hit.entry.address)
            if place_of:
                rows.append({"kind": hit.entry.kind, "title": hit.entry.title, "address": place_of, "about": hit.snippet})  # fmt: skip
    columns = {"kind": "Kind", "title": "Title", "address": "Address", "about": "About"}
    return Page("search", "Search", {"words": words, "hits": rows}, (table_of("Found", columns, rows),))


def _states(words: str) -> list[dict[str, Any]]:
    wanted, found = words.casefold(), []
    for one in all_states(dissolved=True):
        names = {one.alpha3.casefold(), *(name.casefold() for name in one.names.values())}
        if wanted in names or (len(wanted) > 2 and any(wanted in name for name in names)):
            found.append(
                {
                    "kind": "State",
                    "title": one.name("en"),
                    "address": f"/states/{one.alpha3}",
                    "about": one.alpha3,
                }
            )
    for body in all_organizations():
        if wanted in (body.code.casefold(), body.full_name.casefold()):
            found.append(
                {
                    "kind": "organization",
                    "title": body.full_name,
                    "address": f"/states/{body.code}",
                    "about": body.code,
                }
            )
    return found[:_FEW]


def _findings(site: Site, words: str) -> list[dict[str, Any]]:
    wanted = words.casefold().split()
    found = [
        one
        for one in site.book().findings
        if one.is_current and all(word in f"{one.row['statement']} {one.key}".casefold() for word in wanted)
    ]
    return [
        {"kind": "finding", "title": one.row["statement"], "address": f"/findings/{one.key}", "about": one.row["provision"]}
        for one in found[:_FEW]
    ]  # fmt: skip


def _notices(site: Site, words: str) -> list[dict[str, Any]]:
    try:
        standings = site.notices().standings
    except OpenParosError:
        return []
    return [
        {"kind": "notice", "title": name, "address": f"/notices/{name}", "about": one.first.notice.form}
        for name, one in standings.items()
        if words.casefold() in name.casefold()
    ][:_FEW]
