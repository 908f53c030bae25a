"""Simulated break-ups, and families that grew without one: what the detector makes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np

from openparos.detection.breakups import examine
from openparos.model.events import Event

from .clouds import KINDS, Case, make, plan
from .innocent import INNOCENT, make_innocent

CASES: Final = 500
SAMPLE: Final = 10
_LEAST_LISTED: Final = 5
_LIKELIHOODS: Final = (0.0, 0.5, 0.65, 0.8, 0.9, 1.01)
Row = dict[str, Any]

# What a case is grouped by, and the edges of the groups.
GROUPS: Final[dict[str, tuple[float, ...]]] = {
    "listed": (5, 10, 20, 50, 100, 400),
    "age_days": (2, 7, 30, 90, 200),
    "noise": (0.5, 1.0, 2.0, 4.0),
}


def run(cases: int = SAMPLE, *, progress: Callable[[int], None] | None = None) -> dict[str, Any]:
    """Make so many break-ups and a quarter as many innocent families of each sort, and score the detector.

    Parameters
    ----------
    cases : int
        How many break-ups.
    progress : callable or None
        Told after each case.
    """
    rows = []
    for seed in range(cases):
        rows.append(score(make(plan(seed))))
        if progress is not None:
            progress(seed + 1)
    each = max(2, cases // 5)
    return summary(rows) | {"innocent": {kind: _innocent(kind, each) for kind in INNOCENT}, "cases": rows}


def score(case: Case) -> Row:
    """Examine one simulated catalogue and hold the answer beside the truth."""
    answers = examine(case.table)
    own = [one for one in answers if one.launch == case.launch]
    events = [one.event for one in own if one.event is not None]
    row: Row = {
        "seed": case.plan.seed, "kind": case.plan.kind, "thrown": case.plan.fragments, "listed": case.listed,
        "age_days": round(case.plan.age_days, 2), "noise": round(case.plan.noise, 2), "snapshot": case.plan.snapshot,
        "events": len(events), "of_others": sum(one.event is not None for one in answers) - len(events),
        "found": bool(events), "reason": "; ".join(one.reason for one in own if one.event is None),
    }  # fmt: skip
    return row | _of_event(events[0], case) if events else row


def _of_event(event: Event, case: Case) -> Row:
    value = {name: one.value for name, one in event.quantities.items()}
    likely = {kind: value.get(f"likelihood_{kind}") for kind in KINDS}
    given = [one.norad_id for one in event.objects if one.role == "parent"]
    error_h = None if event.best_time_us is None else (event.best_time_us - case.event_us) / 3.6e9
    dated = error_h is not None
    return {
        "tier": event.tier.value, "covers": event.interval.contains(case.event_us),
        "interval_days": round(event.interval.duration_days, 3),
        "error_h": None if error_h is None else round(error_h, 3), "sigma_h": event.time_sigma_h,
        "inside_2_sigma": abs(error_h) <= 2.0 * (event.time_sigma_h or 0.0) if error_h is not None else None,
        "parent_first": value.get("parent_rank_1") == case.parent if dated else None,
        "parent_given": given == [case.parent], "other_parent_given": bool(given) and given != [case.parent],
        "second": value.get("second_object"), "partner": case.partner,
        "likelihoods": likely if dated else None,
        "class": max(likely, key=lambda kind: likely[kind]) if dated else None,  # type: ignore[arg-type, return-value]
    }  # fmt: skip


def _innocent(kind: str, count: int) -> dict[str, Any]:
    """Count what is raised; a candidate whose interval holds the birth of an old cloud is none too many."""
    tiers = {"bulletin": 0, "candidate": 0, "candidate of the old event": 0}
    for seed in range(count):
        table, born_us = make_innocent(kind, seed)
        for one in examine(table):
            if one.event is None:
                continue
            tier = one.event.tier.value
            if tier == "candidate" and born_us is not None and one.event.interval.contains(born_us):
                tier = "candidate of the old event"
            tiers[tier] += 1
    return {"families": count, **tiers}


def summary(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the figures of scored cases, over all and by size, age and noise."""
    visible = [one for one in rows if one["listed"] >= _LEAST_LISTED]
    groups = {
        name: [
            {"from": low, "to": high}
            | _figures([one for one in visible if low <= one[name] < high])
            for low, high in pairwise(edges)
        ]
        for name, edges in GROUPS.items()
    }  # fmt: skip
    confusion = {
        kind: {
            said: sum(one["kind"] == kind and one.get("class") == said for one in visible) for said in KINDS
        }
        for kind in KINDS
    }
    return {
        "simulated": len(rows), "with_five_pieces": len(visible), "all": _figures(visible), "by": groups,
        "confusion": confusion, "reliability": _reliability(visible), "of_others": sum(one["of_others"] for one in rows),
    }  # fmt: skip


def _reliability(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Hold how likely the likeliest class was said to be beside how often it was right."""
    said = [
        (max(one["likelihoods"].values()), one["class"] == one["kind"]) for one in rows if one.get("class")
    ]
    out = []
    for low, high in pairwise(_LIKELIHOODS):
        own = [(value, right) for value, right in said if low <= value < high]
        out.append(
            {
                "from": low, "to": high, "n": len(own), "said": _rounded(np.mean([one[0] for one in own])) if own else None,
                "right": _share([one[1] for one in own]),
            }
        )  # fmt: skip
    return out


def _figures(rows: Sequence[Row]) -> dict[str, Any]:
    found = [one for one in rows if one["found"]]
    dated = [one for one in found if one["error_h"] is not None]
    errors = np.abs([one["error_h"] for one in dated])
    share = _share
    return {
        "n": len(rows), "found": share([one["found"] for one in rows]),
        "bulletin": share([one.get("tier") == "bulletin" for one in rows]),
        "interval_holds": share([one["covers"] for one in found]),
        "bulletin_interval_holds": share([one["covers"] for one in found if one["tier"] == "bulletin"]),
        "parent_first": share([one["parent_first"] for one in dated]),
        "parent_given": share([one["parent_given"] for one in dated]),
        "other_parent_given": share([one["other_parent_given"] for one in dated]),
        "median_error_h": _rounded(np.median(errors)) if len(errors) else None,
        "p90_error_h": _rounded(np.quantile(errors, 0.9)) if len(errors) else None,
        "inside_2_sigma": share([one["inside_2_sigma"] for one in dated]),
        "median_interval_days": _rounded(np.median([one["interval_days"] for one in found])) if found else None,
        "second_found": share([one["second"] == one["partner"] for one in dated if one["partner"] is not None]),
        "second_wrong": share([one["second"] not in (None, one["partner"]) for one in dated]),
        "class_right": share([one["class"] == one["kind"] for one in dated]),
        "likelihood_of_truth": _rounded(np.mean([one["likelihoods"][one["kind"]] for one in dated]))
        if dated else None,
    }  # fmt: skip


def _share(values: Sequence[bool | None]) -> float | None:
    return _rounded(float(np.mean([bool(one) for one in values]))) if len(values) else None


def _rounded(value: Any) -> float:
    return round(float(value), 3)


def lines(figures: dict[str, Any]) -> list[str]:
    """Return the figures as lines of text."""
    out = [
        f"{figures['simulated']} simulated break-ups, {figures['with_five_pieces']} with five pieces listed",
        "group              n found bulletin holds  2sig parent  median h   p90 h  days class",
        _line("all", figures["all"]),
    ]
    for name, groups in figures["by"].items():
        out += [_line(f"{name} {one['from']:g}-{one['to']:g}", one) for one in groups]
    every = figures["all"]
    out.append(
        f"second object of a collision named: {every['second_found']}; another named in its place or where there was "
        f"none: {every['second_wrong']}"
    )
    out.append("true class: given as explosion / collision / low-velocity shedding")
    for kind, given in figures["confusion"].items():
        out.append(f"  {kind:<22} " + " / ".join(str(given[said]) for said in KINDS))
    for one in figures["reliability"]:
        if one["n"]:
            out.append(
                f"likeliest class said {one['said']:.2f} in {one['n']} cases: right in {one['right']:.2f}"
            )
    for kind, one in figures["innocent"].items():
        out.append(
            f"no break-up, {kind}: {one['families']} families, {one['bulletin']} bulletin, "
            f"{one['candidate']} candidates, {one['candidate of the old event']} more of the old event itself"
        )
    return out


def _line(name: str, one: dict[str, Any]) -> str:
    def text(key: str, width: int) -> str:
        value = one[key]
        return f"{'-' if value is None else format(value, '.2f'):>{width}}"

    return (
        f"{name:<16}{one['n']:>4} {text('found', 5)} {text('bulletin', 8)} {text('interval_holds', 5)} "
        f"{text('inside_2_sigma', 5)} {text('parent_first', 6)} {text('median_error_h', 9)} "
        f"{text('p90_error_h', 7)} {text('median_interval_days', 5)} {text('class_right', 5)}"
    )
