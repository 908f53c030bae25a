"""Today: what is new, what is open, and how old the data are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from starlette.requests import Request

from openparos.model.errors import OpenParosError
from openparos.model.times import US_PER_DAY, format_utc, now_us

from ..answers import Page, table_of
from ..site import Site
from .findings import STATUSES, row_of

_FEW: Final = 5


def today(site: Site, request: Request) -> Page:
    """Show what is new, what is open, and the ages of the data."""
    book, index = site.book(), site.objects()
    notices, notice_problem = _notices(site)
    cases = _cases(site)
    open_questions = [one for one in book.findings if one.row["status"] in ("question-open", "not-consistent-with-declaration")]  # fmt: skip
    counts = {name: sum(one.row["status"] == name for one in book.findings) for name in STATUSES}
    ages = _ages(site)
    data = {
        "at": format_utc(now_us()),
        "objects": len(index),
        "element_sets": index.total_sets,
        "findings_total": len(book.findings),
        "findings_by_status": counts,
        "events_total": len(book.events),
        "newest_findings": [row_of(one) for one in _one_a_provision(book.findings)],
        "open_questions": [row_of(one) for one in open_questions[:_FEW]],
        "open_questions_total": len(open_questions),
        "notices": notices[:_FEW],
        "notices_total": len(notices),
        "cases": [one for one in cases if one["stage"] != "closed"][:_FEW],
        "cases_open": sum(one["stage"] != "closed" for one in cases),
        "demands_open": _demands_open(),
        "ages": ages,
        "problem": notice_problem,
        "reports": sorted(book.folders),
    }
    columns = {"what": "What", "newest": "Newest", "age_days": "Age (days)", "note": "Note"}
    return Page(
        "today",
        "Today",
        data,
        (table_of("Ages of the data", columns, ages),),
        (f"{len(book.findings)} findings, {counts['question-open']} open questions, {len(notices)} notices on file.",),
    )  # fmt: skip


def _one_a_provision(findings: Any) -> list[Any]:
    """Return the newest finding of each provision, and then the newest of all, a few in number."""
    first: dict[str, Any] = {}
    for one in findings:
        first.setdefault(one.row["provision"], one)
    chosen = sorted(first.values(), key=lambda one: one.time, reverse=True)[:_FEW]
    return chosen + [one for one in findings if one not in chosen][: _FEW - len(chosen)]


def _notices(site: Site) -> tuple[list[dict[str, Any]], str | None]:
    try:
        rows = [one.to_json() for one in site.notices().standings.values()]
    except OpenParosError as error:
        return [], str(error)
    kept = ("id", "form", "party", "standing", "received")
    rows.sort(key=lambda one: one["received"], reverse=True)
    return [{key: row[key] for key in kept} for row in rows], None


def _cases(site: Site) -> list[dict[str, Any]]:
    from openparos.cases.view import summary

    try:
        rows = [summary(one) for one in site.cases().cases.values()]
    except OpenParosError:
        return []
    return sorted(rows, key=lambda one: one["last_step"], reverse=True)


def _demands_open() -> int:
    from openparos.record.demands import UNMET
    from openparos.record.entries import load_record

    return sum(one.status in UNMET for one in load_record().demands.values())


def _ages(site: Site) -> list[dict[str, Any]]:
    """Return how old each kind of data is."""
    from openparos.record.votes import roll_calls
    from openparos.sources.held import held

    now, index = now_us(), site.objects()
    newest = index.newest_us
    rows = [
        {"what": "Element sets", "newest": None if newest is None else format_utc(newest),
         "age_days": None if newest is None else round((now - newest) / US_PER_DAY, 1),
         "note": f"{index.total_sets:,} sets of {len(index):,} objects; the newest epoch"}
    ]  # fmt: skip
    for one in held(site.workspace, now):
        if one.received_us is not None:
            halted = f"; halted: {one.halted}" if one.halted else ""
            rows.append({"what": one.feed, "newest": format_utc(one.received_us), "age_days": round(one.age_days or 0, 1),
                         "note": f"received; {one.terms.licence}{halted}"})  # fmt: skip
    last = max((call.date for call in roll_calls().values() if call.date), default=None)
    if last:
        day = datetime.fromisoformat(last).replace(tzinfo=UTC)
        days = (datetime.now(UTC) - day).days
        rows.append(
            {"what": "Roll calls of the General Assembly", "newest": last, "age_days": float(days), "note": "the newest in the record"}
        )  # fmt: skip
    return rows
