"""Cases: consultations between States, with their history and clocks, and the bases on which one can ask another."""

from __future__ import annotations

from starlette.requests import Request

from openparos.cases.acts import ACTS
from openparos.cases.view import case_json, summary
from openparos.model.errors import InputRefused, OpenParosError
from openparos.model.states import all_states
from openparos.model.times import format_utc, now_us

from ..answers import Page, table_of
from ..paging import asked, day_asked
from ..site import Site

TIMINGS = ("past", "ongoing", "planned")


def cases(site: Site, request: Request) -> Page:
    """List the cases that are open to all."""
    register = site.cases()
    rows = [
        summary(one)
        for one in register.cases.values()
        if asked(request, "party").upper() in ("", *one.participants)
        and asked(request, "stage") in ("", one.stage.label)
    ]
    rows.sort(key=lambda one: one["last_step"], reverse=True)
    aside = [{"index": index, "reason": reason} for index, reason in register.aside]
    columns = {"id": "Case", "stage": "Stage", "outcome": "Outcome", "requester": "Asks", "requested": "Is asked", "subject": "Subject", "opened": "Opened"}  # fmt: skip
    return Page(
        "cases",
        "Cases",
        {"cases": rows, "aside": aside, "identities": len(site.identities().parties)},
        (table_of("Cases", columns, rows),),
        view={"stages": sorted({one.stage.label for one in register.cases.values()})},
    )


def case(site: Site, request: Request) -> Page:
    """Show one case as it stands now, or stood on a day."""
    return case_page(site, request)


def case_page(site: Site, request: Request, problem: str | None = None) -> Page:
    """Return the page of a case, with what an office whose key lies here can do next.

    Parameters
    ----------
    site : Site
        The workspace.
    request : Request
        Who asks.
    problem : str or None
        Why a step that was asked for was refused.
    """
    from openparos.cases.machine import case_at

    from ..office_keys import keys_here
    from .case_steps import BUNDLE, fields_of

    at_us = day_asked(request) if asked(request, "on") else now_us()
    name = f"{request.path_params['party']}/{request.path_params['reference']}"
    found = case_at(site.cases().get(name), at_us)
    if found is None:
        raise InputRefused(f"{name} was not open then")
    numbers = [one["norad_id"] for one in found.content("objects", []) if "norad_id" in one]
    data = case_json(found, at_us, _missions(site, numbers))
    columns = {"received": "Received", "what": "What", "text": "In the party's words", "index": "Entry"}
    clocks = {"what": "What is counted", "started": "Since", "due": "Due", "elapsed_days": "Days", "days_past_due": "Days past due", "source": "By"}  # fmt: skip
    return Page(
        "case",
        data["subject"] or name,
        data,
        (table_of("History", columns, data["history"]), table_of("Clocks", clocks, data["clocks"])),
        (data["statement"],),
        view={
            "on": format_utc(at_us)[:10],
            "problem": problem,
            "steps": [
                {
                    "key": key,
                    "acts": [
                        {
                            "act": act,
                            "words": ACTS[act].words,
                            "needs_text": ACTS[act].needs_text,
                            "fields": fields_of(act),
                            "bundle": act == BUNDLE,
                        }
                        for act in data["possible"].get(key.party, ())
                    ],
                }
                for key in keys_here(site, request)
            ],
        },
        status=422 if problem else 200,
    )


def _missions(site: Site, numbers: list[int]) -> dict[int, str]:
    from openparos.catalogue.describe import describe

    found = {}
    for number in numbers[:20]:
        try:
            said = describe(site.quick_shelf(), number).fields.get("mission", ())
        except OpenParosError:
            continue
        if said:
            found[number] = said[0].value
    return found


def bases(site: Site, request: Request) -> Page:
    """Show on which legal bases one State can ask another, each open or not with its reason."""
    from openparos.cases.bases import offers_between

    first, second = asked(request, "first").upper(), asked(request, "second").upper()
    timing = asked(request, "timing") or "past"
    if timing not in TIMINGS:
        raise InputRefused(f"timing is one of {', '.join(TIMINGS)}")
    on_us = day_asked(request)
    about_us = day_asked(request, "when") if asked(request, "when") else None
    rows = []
    if first and second:
        rows = [
            one.to_json() for one in offers_between(first, second, on_us, timing=timing, about_us=about_us)
        ]
    columns = {"name": "Basis", "label": "Standing", "open": "Open", "reason": "Why", "deadline": "Deadline"}
    return Page(
        "bases",
        "On which basis one State can ask another",
        {"from": first, "to": second, "timing": timing, "on": format_utc(on_us)[:10], "bases": rows},
        (table_of("Bases", columns, rows),),
        view={
            "states": [(one.alpha3, one.name("en")) for one in all_states(dissolved=True)],
            "timings": TIMINGS,
        },
    )
