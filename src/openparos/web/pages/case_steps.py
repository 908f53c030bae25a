"""Steps of a case taken through the browser, on one person's own computer: asked, answered, closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from openparos.cases.acts import ACTS, BODIES, CHARTER, Outcome
from openparos.cases.bases import load_bases
from openparos.cases.step import Step
from openparos.model.errors import InputRefused, OpenParosError
from openparos.model.states import all_states

from ..answers import Page
from ..office_keys import keys_here, pair_of
from ..sent_files import MULTIPART, SentFile, fields_and_files, on_disk
from ..site import Site
from .cases import TIMINGS, case_page
from .filing import typed_in

CHOICES: Final = {"outcome": tuple(one.value for one in Outcome), "body": BODIES, "charter": CHARTER}
BUNDLE: Final = "technical-exchange"
"""The act with which a bundle of evidence is handed over."""


def _sent(request: Request) -> tuple[dict[str, list[str]], tuple[SentFile, ...]]:
    """Return what a form sent, with files where it can carry them."""
    if request.headers.get("content-type", "").startswith(MULTIPART):
        return fields_and_files(request)
    return typed_in(request), ()


def fields_of(act: str) -> list[dict[str, Any]]:
    """Return the contents of an act as inputs of a page."""
    found = []
    for needed, named in ((True, ACTS[act].needs), (False, ACTS[act].may)):
        found += [
            {"name": name, "kind": kind, "needed": needed, "choices": CHOICES.get(kind, ())}
            for name, kind in named.items()
            if kind != "some"
        ]
    return found


def _value(kind: str, text: str) -> Any:
    if kind == "flag":
        return text == "true"
    if kind == "integer":
        if not text.isdigit():
            raise InputRefused(f"{text!r} is not a whole number")
        return int(text)
    return text


def open_case(site: Site, request: Request) -> Page | Response:
    """Show the request of one State to another, and file it."""
    typed: dict[str, list[str]] = {}
    problem = None
    if request.method == "POST":
        try:
            typed, files = _sent(request)
            with on_disk(files) as paths:
                return _opened(site, request, typed, paths.get("attach", []))
        except OpenParosError as error:
            problem = str(error)
    data = {"problem": problem}
    return Page(
        "case_open",
        "Ask another State",
        data,
        view={"keys_here": keys_here(site, request), "typed": typed, "timings": TIMINGS, "bases": load_bases().values(),
              "states": [(one.alpha3, one.name("en")) for one in all_states()]},
        status=422 if problem else 200,
    )  # fmt: skip


def _opened(site: Site, request: Request, typed: dict[str, list[str]], attached: list[Path]) -> Response:
    from openparos.cases.filing import describe_file, opening_step

    def one(name: str) -> str:
        return " ".join(typed.get(name, [""])[:1]).strip()

    pair, key = pair_of(site, request, one("key"))
    numbers = [text.strip() for text in one("objects").split(",") if text.strip()]
    if any(not text.isdigit() for text in numbers):
        raise InputRefused("objects are given by catalogue number, with commas between")
    content = {
        "requested": typed.get("requested", []), "bases": typed.get("bases", []), "subject": one("subject"),
        "timing": one("timing"), "when": one("when") or None, "objects": [{"norad_id": int(text)} for text in numbers],
        "exercise": one("exercise") == "true" or None,
    }  # fmt: skip
    step = opening_step(
        {name: part for name, part in content.items() if part not in (None, [], "")},
        party=key.party, office=key.office, reference=one("reference"), text=one("text") or None,
        attachments=tuple(describe_file(path) for path in attached),
    )  # fmt: skip
    return _filed(site, step, pair, attached)


def take(site: Site, request: Request) -> Page | Response:
    """Take the next step in a case; one that cannot follow is refused with the reason, beside the case."""
    try:
        typed, files = _sent(request)
        with on_disk(files) as paths:
            return _taken(site, request, typed, paths)
    except OpenParosError as error:
        return case_page(site, request, problem=str(error))


def _taken(
    site: Site, request: Request, typed: dict[str, list[str]], paths: dict[str, list[Path]]
) -> Response:
    from openparos.cases.evidence import cite
    from openparos.cases.filing import describe_file, next_step

    def one(name: str) -> str:
        return " ".join(typed.get(name, [""])[:1]).strip()

    pair, key = pair_of(site, request, one("key"))
    name = f"{request.path_params['party']}/{request.path_params['reference']}"
    act = one("act")
    if act not in ACTS:
        raise InputRefused(f"{act!r} cannot be done here")
    content = {
        field["name"]: _value(field["kind"], text)
        for field in fields_of(act)
        if (text := one(f"content.{field['name']}"))
    }
    bundles = paths.get("bundle", [])
    if bundles:
        content["finding"] = cite(bundles[0])[0][
            "id"
        ]  # verified first: what does not hold is not handed over
    attached = [*bundles, *paths.get("attach", [])]
    step = next_step(
        site.cases().get(name), act, party=key.party, office=key.office, reference=one("reference"),
        text=one("text") or None, content=content, attachments=tuple(describe_file(path) for path in attached),
    )  # fmt: skip
    return _filed(site, step, pair, attached)


def _filed(site: Site, step: Step, pair: Any, attached: list[Path]) -> Response:
    from openparos.cases.filing import file_step
    from openparos.log.ledger import Ledger

    with site.writing_lock, Ledger(site.log_folder) as ledger:
        file_step(ledger, step, pair, site.identities(), attachments=attached)
    return RedirectResponse(f"/cases/{quote(step.case)}", 303)
