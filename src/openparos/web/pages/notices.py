"""Notices: what stands of each, all that was ever said, and the forms there are."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from openparos.notices.forms import get_form, load_forms
from openparos.notices.standing import Standing

from ..answers import Page, table_of
from ..paging import asked, part_of
from ..site import Site


def notices(site: Site, request: Request) -> Page:
    """List the notices on file, newest first."""
    register = site.notices()
    rows = [one.to_json() for one in register.standings.values() if _wanted(one, request)]
    rows.sort(key=lambda one: one["received"], reverse=True)
    shown, part = part_of(rows, request, 50)
    kept = ("id", "form", "party", "standing", "received", "since", "to", "norad_ids")
    listed = [{key: row[key] for key in kept} for row in shown]
    sealed = [
        {"id": one.notice_id, "party": one.party, "to": list(one.to), "index": one.index}
        for one in register.sealed.values()
    ]
    aside = [{"index": index, "reason": reason} for index, reason in register.aside]
    columns = {"id": "Notice", "form": "Form", "party": "Given by", "standing": "Stands", "received": "Received", "norad_ids": "Objects"}  # fmt: skip
    return Page(
        "notices",
        "Notices",
        {
            "total": len(rows),
            "notices": listed,
            "confidential": sealed,
            "aside": aside,
            "log": site.has_log(),
        },
        (table_of("Notices on file", columns, listed),),
        view={
            "part": part,
            "forms": load_forms(),
            "parties": sorted({one.first.notice.party for one in register.standings.values()}),
        },
    )


def _wanted(one: Standing, request: Request) -> bool:
    if (form := asked(request, "form")) and one.first.notice.form != form:
        return False
    if (party := asked(request, "party").upper()) and one.first.notice.party != party:
        return False
    number = asked(request, "object")
    return not number or (number.isdigit() and int(number) in one.norad_ids)


def forms(site: Site, request: Request) -> Page:
    """List the forms with the measures they serve."""
    rows = [
        {"form": one.form, "title": one.title, "purpose": one.purpose, "measures": list(one.measures), "timing": one.timing}
        for one in load_forms().values()
    ]  # fmt: skip
    columns = {"form": "Form", "title": "Title", "purpose": "Purpose", "measures": "Serves", "timing": "When"}
    return Page("forms", "Forms", {"forms": rows}, (table_of("Forms", columns, rows),))


def notice(site: Site, request: Request) -> Page:
    """Show what stands of one notice, with its history and its words as a note verbale."""
    from openparos.notices.issuing import signature_remarks, verbale_of

    standing = site.notices().get(f"{request.path_params['party']}/{request.path_params['reference']}")
    identities = site.identities()
    known = identities.party(standing.first.notice.party) is not None
    bad = signature_remarks(standing, identities) if known else None
    note = verbale_of(standing.last, identities)
    form = get_form(standing.first.notice.form)
    data: dict[str, Any] = {
        **standing.to_json(),
        "title": form.title,
        "measures": list(form.measures),
        "signatures": "not checked" if bad is None else bad or "hold",
        "verbale": note.to_text(),
    }
    history = [
        {key: one[key] for key in ("received", "act", "id", "office", "reason", "index")}
        for one in data["history"]
    ]
    columns = {"received": "Received", "act": "Act", "id": "Notice", "office": "Office", "reason": "Reason", "index": "Entry of the log"}  # fmt: skip
    return Page(
        "notice",
        f"{form.title}: {standing.first.notice.notice_id}",
        data,
        (table_of("What was said, in order", columns, history),),
        (note.to_text(),),
    )
