"""Declarations in numbers, out of notices in the log and statements on record, in one form for the rules.

A notice carries the log's time; a statement on record carries its author and source, and is marked where the
source was not checked. Both are held against what is seen by the same rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from openparos.model.times import US_PER_DAY, Interval, parse_utc
from openparos.record.entries import Claim

from .context import Declaration, FiledNotice, Statement

ABOUT_DAYS = 5
"""A statement on record that names a day speaks of events this near to it."""


def declarations(notices: Iterable[FiledNotice], claims: Iterable[Claim] = ()) -> tuple[Declaration, ...]:
    """Return what was declared in terms that can be held against what is seen.

    Parameters
    ----------
    notices : iterable of FiledNotice
        On file; withdrawn ones are left out.
    claims : iterable of Claim
        Of the record; only those that state what they declare.
    """
    filed = [one for notice in notices if not notice.withdrawn for one in _of_notice(notice)]
    stated = [one for claim in claims if (one := _of_claim(claim)) is not None]
    return (*filed, *stated)


def _of_notice(notice: FiledNotice) -> list[Declaration]:
    content = notice.content
    common: dict[str, Any] = {
        "declaration_id": notice.notice_id,
        "by": notice.state,
        "state": notice.state,
        "source": f"notice {notice.notice_id}",
        "filed": True,
        "norad_ids": notice.norad_ids,
        "said_us": notice.logged_us,
        "since_us": notice.period.start_us if notice.period else None,
        "until_us": notice.period.end_us if notice.period else None,
    }
    if notice.form == "intentional-breakup" and isinstance(content.get("lifetime_days"), int | float):
        parent = content.get("object")
        launch = str(parent.get("cospar_id") or "")[:8] if isinstance(parent, Mapping) else ""
        values = {"days": float(content["lifetime_days"])}
        return [Declaration(subject="debris-lifetime", launch=launch or None, values=values, **common)]
    if notice.form in ("consented-servicing", "formation", "co-location"):
        consent = content.get("consent_of") or content.get("agreed_with") or ()
        open_end = common | {"until_us": None} if notice.form != "consented-servicing" else common
        return [Declaration(subject="servicing", consent_of=tuple(consent), **open_end)]
    if notice.form == "orbital-parameters" and isinstance(content.get("orbit"), Mapping):
        return [Declaration(subject="orbit", values=_numbers(content["orbit"]), **common)]
    if notice.form == "status-change" and content.get("change") in ("end-of-operations", "disposal"):
        return [Declaration(subject="end-of-operations", values=_numbers(content.get("orbit")), **common)]
    return []


def _of_claim(claim: Claim) -> Declaration | None:
    stated = claim.declares
    if stated is None:
        return None
    since = parse_utc(str(stated["since"])) if stated.get("since") else None
    return Declaration(
        declaration_id=claim.id,
        subject=str(stated["subject"]),
        by=claim.by,
        state=claim.state,
        source=claim.source,
        filed=False,
        norad_ids=frozenset(int(one) for one in stated.get("objects", ())),
        launch=stated.get("launch"),
        said_us=parse_utc(claim.on) if claim.on and len(claim.on) == 10 else None,
        since_us=since,
        until_us=parse_utc(str(stated["until"])) if stated.get("until") else None,
        values={name: float(value) for name, value in stated.get("values", {}).items()},
        consent_of=tuple(stated.get("consent_of", ())),
        unverified=claim.unverified,
    )


def _numbers(stated: Any) -> dict[str, float]:
    if not isinstance(stated, Mapping):
        return {}
    return {name: float(value) for name, value in stated.items() if isinstance(value, int | float)}


def statements(claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """Return what parties said of events of named objects, in the record's order, none left out or ranked."""
    found = []
    for claim in claims:
        if not claim.about:
            continue
        day_us = parse_utc(str(claim.about["on"]))
        reach = ABOUT_DAYS * US_PER_DAY
        found.append(
            Statement(
                statement_id=claim.id,
                by=claim.by,
                on=claim.on,
                says=claim.says,
                source=claim.source,
                norad_ids=frozenset(int(one) for one in claim.about["objects"]),
                about=Interval(day_us - reach, day_us + reach),
                contradicts=claim.contradicts,
                unverified=claim.unverified,
            )
        )
    return tuple(found)
