"""Filing a notice through the browser: filled, checked by the same rules as everywhere, signed, appended to the log.

The private key of an office never reaches this program through the network. A notice in order is either taken away
to be signed and brought back as an envelope, or, on one person's own computer, signed with a key of the workspace.
"""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import parse_qs, quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from openparos.model.errors import InputRefused, NoticeRefused, OpenParosError
from openparos.model.times import now_us
from openparos.notices.checking import CheckedNotice, check_document
from openparos.notices.documents import parse_json
from openparos.notices.envelope import Envelope
from openparos.notices.forms import get_form
from openparos.notices.identity import Role

from ..answers import Page
from ..form_fields import ACTS, inputs_of, notice_of
from ..office_keys import keys_here, pair_of
from ..site import Site

MOST_FIELDS: Final = 2000


def typed_in(request: Request) -> dict[str, list[str]]:
    """Return what a form of ours sent.

    Raises
    ------
    InputRefused
        When it is no form.
    """
    body: bytes = request.state.body
    try:
        return parse_qs(body.decode(), max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise InputRefused(f"what was sent is no form: {error}") from error


def new(site: Site, request: Request) -> Page | Response:
    """Show a form; with what was typed, check it, and sign and file it where that was asked and can be."""
    form = get_form(request.path_params["form"])
    typed = typed_in(request) if request.method == "POST" else {}
    problem: str | None = None
    checked: CheckedNotice | None = None
    if typed:
        try:
            notice = notice_of(form, typed)
            catalogue = _catalogue(site)
            checked = check_document(
                parse_json(json.dumps(notice).encode()), now_us=now_us(), catalogue=catalogue
            )
            if checked.notice is not None and "sign" in typed:
                return _sign_and_file(site, request, checked, " ".join(typed["sign"]))
        except OpenParosError as error:
            problem = str(error)
    remarks = [one.to_json() for one in checked.remarks] if checked else []
    ready = checked.notice if checked else None
    data: dict[str, Any] = {
        "form": form.form,
        "title": form.title,
        "purpose": form.purpose,
        "measures": list(form.measures),
        "timing": form.timing,
        "remarks": remarks,
        "notice": ready.to_json() if ready else None,
    }
    wrong = {one["path"].removeprefix("content.") for one in remarks if one["severity"] == "refused"}
    fields = [(field, inputs_of(field)) for field in form.fields]
    speaks_for = (ready.party, ready.office) if ready else None
    keys = [one.file for one in keys_here(site, request) if (one.party, one.office) == speaks_for]
    return Page(
        "notice_form", form.title, data,
        view={"fields": fields, "typed": typed, "acts": ACTS, "wrong": wrong, "problem": problem, "signing_keys": keys,
              "payload": ready.payload().decode() if ready else "", "offices": _offices(site)},
        status=422 if problem or wrong else 200,
    )  # fmt: skip


def _catalogue(site: Site) -> Any:
    """Return the catalogue that objects and orbits are held against, as `openparos notice check` does."""
    path = site.workspace.tables.latest("satcat")
    if path is None:
        return None
    from openparos.notices.catalogue import satcat_lookup

    return site.kept("satcat-lookup", site.tables_stamp(), lambda: satcat_lookup(path))


def _offices(site: Site) -> list[tuple[str, str, str]]:
    """Return the offices that may give notices: party, office and name."""
    return [
        (identity.party, office.office, office.name)
        for identity in site.identities().parties
        for office in identity.offices
        if Role.PUBLISH in office.roles
    ]


def _sign_and_file(site: Site, request: Request, checked: CheckedNotice, key: str) -> Response:
    """Sign with a key of the workspace and append to the log."""
    from openparos.notices.filing import sign_notice

    notice = checked.notice
    assert notice is not None
    pair, _ = pair_of(site, request, key)
    return _file(site, request, sign_notice(notice, pair))


def file_signed(site: Site, request: Request) -> Page | Response:
    """Take in a signed notice that was pasted, and append it to the log."""
    text = " ".join(typed_in(request).get("envelope", [""]))
    try:
        envelope = Envelope.parse(json.loads(text))
    except ValueError as error:
        raise NoticeRefused(
            f"not a signed notice: {error}", remedy="Paste what `openparos notice sign` wrote"
        ) from error
    return _file(site, request, envelope)


def _file(site: Site, request: Request, envelope: Envelope) -> Response:
    from openparos.log.ledger import Ledger
    from openparos.notices.filing import file_notice

    if not site.has_log():
        raise NoticeRefused(
            "this workspace holds no log", remedy="Make one: openparos log init WORKSPACE/log --origin NAME"
        )
    with site.writing_lock, Ledger(site.log_folder) as ledger:
        filed = file_notice(ledger, envelope, site.identities(), catalogue=_catalogue(site))
    language = request.query_params.get("lang")
    place = f"/notices/{quote(filed.notice.notice_id)}" + (f"?lang={quote(language)}" if language else "")
    return RedirectResponse(place, 303)
