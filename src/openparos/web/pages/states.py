"""States: the same page for every one of them, on any day."""

from __future__ import annotations

from collections import Counter
from typing import Any

from starlette.requests import Request

from openparos.commitments.duties import position_of
from openparos.model.errors import OpenParosError, UnknownState
from openparos.model.states import all_organizations, all_states, party
from openparos.model.times import format_utc

from ..answers import Page, table_of
from ..paging import asked, day_asked
from ..site import Site
from .findings import row_of


def states(site: Site, request: Request) -> Page:
    """List States and organizations."""
    language = asked(request, "lang") or "en"
    payloads = Counter(one.state for one in site.registration())
    findings = Counter(code for one in site.book().findings for code in one.row["states"])
    rows = [
        {
            "code": one.alpha3,
            "name": one.name(language if language in one.names else "en"),
            "kind": "State",
            "until": None if one.until_us is None else format_utc(one.until_us)[:10],
            "payloads": payloads.get(one.alpha3, 0),
            "findings": findings.get(one.alpha3, 0),
        }
        for one in all_states(dissolved=True)
    ]
    rows += [
        {"code": one.code, "name": one.full_name, "kind": one.kind, "until": None, "payloads": payloads.get(one.code, 0),
         "findings": findings.get(one.code, 0)}
        for one in all_organizations()
    ]  # fmt: skip
    words = asked(request, "q").casefold()
    chosen = [
        one for one in rows if words in str(one["name"]).casefold() or words == str(one["code"]).casefold()
    ]
    chosen.sort(key=lambda one: (one["kind"] != "State", str(one["name"])))
    columns = {"code": "Code", "name": "Name", "kind": "Kind", "until": "Until", "payloads": "Payloads in the catalogue at hand", "findings": "Findings"}  # fmt: skip
    return Page("states", "States", {"states": chosen}, (table_of("States", columns, chosen),))


def one_state(site: Site, request: Request) -> Page:
    """Show what bound a State on a day, what it said, registered and voted, and the findings that name it."""
    code = request.path_params["code"].upper()
    on_us = day_asked(request)
    on = format_utc(on_us)[:10]
    position = _position(site, code, on_us)
    try:
        found = party(code)
        named = found.name("en")
    except UnknownState:
        found, named = None, code
    votes = _votes(code)
    findings = [one for one in site.book().findings if code in one.row["states"]]
    data = {
        "code": code,
        "name": named,
        "on": on,
        "position": position,
        "registration": _registration(site, code),
        "notices": _notices(site, code),
        "cases": _cases(site, code),
        "findings": [row_of(one) for one in findings[:10]],
        "findings_total": len(findings),
        "findings_by_status": dict(Counter(one.row["status"] for one in findings)),
        "votes": votes,
        "groups": _groups(code, on),
        "conducts": _conducts(code, on_us) if position["duties"] else [],
    }
    duties = {"provision": "Provision", "title": "Title", "standing": "Standing", "kind": "Kind", "bound": "Bound", "since": "Since", "reason": "Why"}  # fmt: skip
    return Page(
        "state",
        named,
        data,
        (
            table_of(f"What bound {named} on {on}", duties, position["duties"]),
            table_of("Votes", {"symbol": "Resolution", "date": "Date", "vote": "Vote", "title": "Title"}, votes),
        ),
        view={"party": found, "by_instrument": _by_instrument(position["duties"]), "vote_counts": Counter(one["vote"] for one in votes)},
    )  # fmt: skip


def _position(site: Site, code: str, on_us: int) -> dict[str, Any]:
    """Return what bound a State on a day; of an entity that findings name and no table knows, that nothing is computed.

    Raises
    ------
    UnknownState
        When nothing at hand names it.
    """
    try:
        return position_of(code, on_us).to_json()
    except UnknownState:
        if not any(code in one.row["states"] for one in site.book().findings) and not any(
            body.get("state") == code for event in site.book().events.values() for body in event["objects"]
        ):
            raise
        note = "findings at hand name it; it is not in the table of States, and no duties are computed"
        return {
            "state": code,
            "on": format_utc(on_us)[:10],
            "note": note,
            "duties": [],
            "not_bound": [],
            "not_binding": [],
        }


def _by_instrument(duties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gather duties by instrument, in their order."""
    from openparos.commitments.instruments import load_instruments

    loaded = load_instruments()
    found: dict[str, dict[str, Any]] = {}
    for one in duties:
        instrument = loaded[one["instrument"]]
        group = found.setdefault(
            instrument.id,
            {"id": instrument.id, "title": instrument.short_title, "standing": one["standing"], "label": instrument.label,
             "bound": one["bound"], "since": one["since"], "reason": one["reason"], "source": one["source"], "duties": []},
        )  # fmt: skip
        group["duties"].append(one)
    return list(found.values())


def _votes(code: str) -> list[dict[str, Any]]:
    """Return how a State voted, newest first."""
    from openparos.record.votes import all_votes, roll_calls

    rows = []
    for call in roll_calls().values():
        vote = all_votes().get(call.symbol, {}).get(code)
        if vote:
            rows.append(
                {"symbol": call.symbol, "address": call.address, "date": call.date, "title": call.title, "vote": vote}
            )  # fmt: skip
    return sorted(rows, key=lambda one: str(one["date"] or ""), reverse=True)


def _groups(code: str, on: str) -> list[str]:
    from openparos.record.votes import groups, members_of

    return [name for name in groups() if code in members_of(name, on)]


def _registration(site: Site, code: str) -> dict[str, Any] | None:
    from openparos.catalogue.registration_summary import sheet

    checks = site.registration()
    if not any(one.state == code for one in checks):
        return None
    return site.kept(f"sheet-{code}", site.tables_stamp(), lambda: sheet(code, checks))


def _notices(site: Site, code: str) -> list[dict[str, Any]]:
    try:
        register = site.notices()
    except OpenParosError:
        return []
    rows = [one.to_json() for one in register.standings.values() if one.first.notice.party == code]
    return [{key: row[key] for key in ("id", "form", "standing", "received", "to")} for row in rows]


def _cases(site: Site, code: str) -> list[dict[str, Any]]:
    from openparos.cases.view import summary

    try:
        return [summary(one) for one in site.cases().cases.values() if code in one.participants]
    except OpenParosError:
        return []


def _conducts(code: str, on_us: int) -> list[dict[str, Any]]:
    """Return for which conduct the State was bound, and by what."""
    from openparos.commitments.gaps import conducts, coverage_for

    rows = []
    for name, conduct in conducts().items():
        coverage = coverage_for(code, name, on_us)
        rows.append(
            {
                "conduct": name,
                "title": conduct.title,
                "bound": [one for one in coverage if one["bound"] == "yes"],
                "unknown": [one for one in coverage if one["bound"] == "unknown"],
                "nobody": [one for one in coverage if one["bound"] == "nobody"],
            }
        )
    return rows
