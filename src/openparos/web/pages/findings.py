"""Findings: the list with its filters, and each with everything that a reader may ask of it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from openparos.commitments.instruments import load_instruments
from openparos.model.errors import UnknownObject
from openparos.reports.blocks import Report

from ..answers import Page, table_of
from ..finding_book import HeldFinding
from ..labels import language_of
from ..paging import asked, part_of
from ..site import Site

STATUSES = (
    "question-open",
    "not-consistent-with-declaration",
    "notified",
    "consistent",
    "cannot-be-determined",
)
CONFIDENCES = ("high", "moderate", "low")
STAGES = (
    "bulletin", "automatic", "draft", "sent", "replied", "no-reply", "published", "superseded", "withdrawn",
)  # fmt: skip


def title_of(provision_id: str) -> str:
    """Return ``Outer Space Treaty, IX: Due regard and consultation``; without the number where it is unverified."""
    loaded = load_instruments()
    provision = loaded.provisions.get(provision_id)
    if provision is None:
        return provision_id
    instrument = loaded[provision.instrument]
    number = "" if provision.unverified else f", {provision.number}"
    return f"{instrument.short_title}{number}: {provision.title}"


def row_of(one: HeldFinding) -> dict[str, Any]:
    """Return what a list shows of a finding."""
    row = one.row
    return {
        "key": one.key,
        "id": row["id"],
        "status": row["status"],
        "standing": row["standing"],
        "provision": row["provision"],
        "provision_title": title_of(row["provision"]),
        "states": row["states"],
        "statement": row["statement"],
        "confidence": row["confidence"],
        "time": one.time,
        **one.when,
        "objects": sorted(one.numbers),
        "reply": "yes" if row.get("reply") else "no",
        "version": row["version"],
        "stage": one.stage,
    }


COLUMNS = {
    "id": "Finding",
    "status": "Status",
    "standing": "Standing",
    "provision": "Provision",
    "states": "States",
    "statement": "Statement",
    "confidence": "Confidence",
    "start": "From",
    "time": "Until",
    "best_time": "Best time",
    "time_sigma_h": "± (h)",
    "objects": "Objects",
}


def findings(site: Site, request: Request) -> Page:
    """List findings, filtered."""
    book = site.book()
    chosen = [one for one in book.findings if _wanted(one, request)]
    shown, part = part_of(chosen, request)
    rows = [row_of(one) for one in shown]
    counts = {status: sum(one.row["status"] == status for one in chosen) for status in STATUSES}
    provisions = sorted({one.row["provision"] for one in book.findings})
    states = sorted({code for one in book.findings for code in one.row["states"]})
    return Page(
        "findings",
        "Findings",
        {"total": len(chosen), "of": len(book.findings), "counts": counts, "findings": rows},
        (table_of("Findings", COLUMNS, rows),),
        view={
            "part": part,
            "statuses": STATUSES,
            "confidences": CONFIDENCES,
            "provisions": [(one, title_of(one)) for one in provisions],
            "states": states,
            "stages": STAGES,
            "standings": ("in-force", "draft", "political", "voluntary"),
        },
    )


def _wanted(one: HeldFinding, request: Request) -> bool:
    row = one.row
    for name in ("status", "standing", "confidence", "provision"):
        if (value := asked(request, name)) and row[name] != value:
            return False
    if (state := asked(request, "state").upper()) and state not in row["states"]:
        return False
    if (number := asked(request, "object")) and not (number.isdigit() and int(number) in one.numbers):
        return False
    if (since := asked(request, "since")) and one.time[:10] < since:
        return False
    if (until := asked(request, "until")) and (not one.time or one.time[:10] > until):
        return False
    chosen = asked(request, "stage")
    if chosen == "bulletin":
        if not (one.life and one.life["signatures"]):
            return False
    elif chosen and one.stage != chosen:
        return False
    elif not chosen and not one.is_current:
        return False  # what was superseded or withdrawn is found by its stage, or by its versions
    words = asked(request, "q").casefold().split()
    return all(word in row["statement"].casefold() for word in words)


def find(site: Site, key: str) -> HeldFinding:
    """Return the finding of an address; its id may be cut short where it stays the only one.

    Raises
    ------
    UnknownObject
        When there is none, or several.
    """
    book = site.book()
    if key in book.by_key:
        return book.by_key[key]
    begin = [one for name, one in book.by_key.items() if len(key) >= 6 and name.startswith(key)]
    if len(begin) != 1:
        raise UnknownObject(
            f"{len(begin) or 'no'} findings begin with {key!r}", remedy="Look it up in the list of findings"
        )
    return begin[0]


def finding(site: Site, request: Request) -> Page:
    """Show one finding: what was observed, how sure, who was told, what can follow, where the number comes from."""
    from .finding_parts import belt_around, charts_of, notices_about, ways_to_ask

    book = site.book()
    one = find(site, request.path_params["key"])
    row = dict(one.row)
    cited = book.cited_sets(one)
    versions = [
        {"key": each.key, "version": each.row["version"], "status": each.row["status"], "statement": each.row["statement"],
         "report": each.report, "stage": each.stage, "this": each.key == one.key}
        for each in book.versions(one)
    ]  # fmt: skip
    data = {
        **row,
        "provision_title": title_of(row["provision"]),
        "labels": list(one.labels),
        "report": one.report,
        "event_rows": list(one.events),
        "notices_about_its_objects": notices_about(site, one),
        "ways_to_ask": ways_to_ask(one),
        "cited_sets": cited,
        "versions": versions,
        "life": one.life,
    }
    provision = load_instruments().provisions.get(row["provision"])
    tables = [
        table_of("Other explanations", {"explanation": "Explanation", "test": "Test", "result": "Result"}, row["alternatives"]),
        table_of("Element sets it rests on", {"norad_id": "Object", "name": "Name", "epoch": "Epoch", "source": "Source", "sha256": "SHA-256"}, cited),
    ]  # fmt: skip
    paragraphs = (
        f"{row['statement']}",
        f"Confidence in the observation: {row['confidence']}. {row['confidence_rule']}",
        *(f"Limit: {text}" for text in row["limits"]),
        *([f"What would determine it: {row['would_determine']}"] if row.get("would_determine") else []),
        f"Digest: {row['evidence']}",
    )
    return Page(
        "finding", data["provision_title"], data, tuple(tables), paragraphs,
        view={"finding": one, "provision": provision, "charts": charts_of(site, one),
            "belt": belt_around(site, one),
"instrument": load_instruments()[provision.instrument] if provision else None,
              "canonical": canonical_text(row)},
        printed=lambda: sheet_of(one, site, asked(request, "lang")),
    )  # fmt: skip


def sheet_of(one: HeldFinding, site: Site, language: str) -> Report:
    """Return the sheet of a finding, as `openparos finding sheet` sets it, without figures."""
    from openparos.findings.finding import Finding
    from openparos.findings.shipped import shipped_context
    from openparos.model.events import Event
    from openparos.reports.language import words
    from openparos.reports.papers import Setting, finding_sheet

    events = [Event.from_json(dict(row)) for row in one.events]
    setting = Setting(words(language_of(language)), labels=site.labels())
    return finding_sheet(Finding.from_json(dict(one.row)), events, shipped_context(), (), setting)


def canonical_text(row: dict[str, Any]) -> str:
    """Return what the digest of a finding is taken over, in the one spelling of RFC 8785.

    The reader's browser hashes this text again.
    """
    import rfc8785

    from openparos.findings.finding import Finding
    from openparos.model.errors import InputRefused

    try:
        return rfc8785.dumps(Finding.from_json(row).canonical()).decode()
    except InputRefused:
        return ""  # the page then says that the digest does not hold


def bundle(site: Site, request: Request) -> Response:
    """Return the evidence bundle of a finding as a zip, element sets by hash."""
    from openparos.findings.bundle import build_bundle
    from openparos.findings.finding import Finding
    from openparos.findings.read_sets import read_sets_of
    from openparos.findings.recomputing import objects_of
    from openparos.model.events import Event

    one = find(site, request.path_params["key"])
    events = [Event.from_json(dict(row)) for row in one.events]
    read = read_sets_of(site.book().folders.get(one.report), events)
    published = one.time[:10] or "1970-01-01"
    content = build_bundle(
        Finding.from_json(dict(one.row)),
        events,
        load_instruments(),
        site.sets(objects_of(events), read.window),
        published=published,
        read=read,
    )
    name = one.key[:12]
    return Response(
        content, media_type="application/zip",
        headers={"content-disposition": f'attachment; filename="finding-{name}.zip"'},
    )  # fmt: skip
