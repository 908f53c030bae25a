"""The documented events that public element sets can show, replayed: found, missed, and whether the traps hold.

Break-ups are looked for in the whole history, and in one cloud alone eight weeks after the event; the
release in the one snapshot that follows it by two weeks; decays against a catalogue of known ones.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from openparos.detection.breakups import Answer, examine
from openparos.detection.completeness import count_family
from openparos.detection.releases import detect as find_releases
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.sources.elements import load_elements

from . import families, known_decays
from .raised import Facts, raised, tally

# Id, launch of the fragments, the documented instants; noon where only the day is given, and for F23, of
# which the list gives the month alone, a day assumed within it.
BREAK_UPS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("K14", "1999-025", ("2007-01-11T22:26:00",)),
    ("K15", "2006-057", ("2008-02-21T03:26:00",)),
    ("K16", "2019-006", ("2019-03-27T05:40:00",)),
    ("K17", "1982-092", ("2021-11-15T02:47:00",)),
    ("F12", "1997-051", ("2009-02-10T16:56:00",)),
    ("F12", "1993-036", ("2009-02-10T16:56:00",)),
    ("F15", "2000-055", ("2015-11-25T12:00:00",)),
    ("F20", "2011-037", ("2020-05-08T12:00:00",)),
    ("F23", "2014-028", ("2021-10-23T12:00:00", "2023-01-04T12:00:00")),
)
PARENTS: Final = {
    "1999-025": 25730, "2019-006": 43947, "1982-092": 13552, "1997-051": 24946, "1993-036": 22675,
    "2000-055": 26536, "2011-037": 37756, "2014-028": 39765,
}  # fmt: skip
# What is aimed at, beside what is found.
AIMS: Final = {
    "K14": "bounded; no sets within six years of it", "K15": "cannot be determined: no public sets",
    "K16": "declaration against what is listed", "K17": "parent first; an interval of a day or hours",
    "F12": "bounded; no sets within four years of it", "F15": "dated, and no event of growth later",
    "F20": "dated", "F23": "both dated", "L14": "parent 44797, 2019-12-06 in the interval",
}  # fmt: skip


def run(data: Path) -> dict[str, Any]:
    """Replay the documented events.

    Parameters
    ----------
    data : Path
        Folder of real data that is not shipped.
    """
    history, _ = load_elements([data / "history" / "elements.parquet"])
    answers = examine(history)
    years = _span_years(history["epoch_us"].to_numpy())
    rows = [_row(event, launch, instants, answers) for event, launch, instants in BREAK_UPS]
    cloud, _ = load_elements([data / "clouds" / "cosmos-1408_2022-01-10.tle"])
    rows.append(_row("K17 cloud alone", "1982-092", ("2021-11-15T02:47:00",), examine(cloud)))
    facts = Facts(data)
    in_history = raised(answers, BREAK_UPS, facts)
    consecutive = _consecutive(data, facts)
    counted = families.count(data, history)
    return {
        "events": [*rows, _release(data)],
        "raised": in_history, "raised_in_history": tally(in_history), "history_years": round(years, 1),
        "snapshots": consecutive, "families": counted, "k16_declaration": families.declared(counted),
        "f20_on_2020_05_17": _not_yet_catalogued(data),
        "decays": known_decays.measure(history, data),
    }  # fmt: skip


def _span_years(epochs: Any) -> float:
    return float(epochs.max() - epochs.min()) / (365.25 * US_PER_DAY)


def _consecutive(data: Path, facts: Facts) -> dict[str, Any]:
    """Look for break-ups in each pair of consecutive snapshots, as one who holds no more than these would."""
    rows: list[dict[str, Any]] = []
    paths = families.snapshots(data)
    for before, after in pairwise(paths):
        table, _ = load_elements([before, after])
        new = raised(examine(table), BREAK_UPS, facts)
        rows += [one | {"pair": f"{before.name[:10]} {after.name[:10]}"} for one in new]
    years = (parse_utc(paths[-1].name[:10]) - parse_utc(paths[0].name[:10])) / (365.25 * US_PER_DAY)
    false = {
        tier: sum(one["tier"] == tier and one["check"].startswith("false") for one in rows)
        for tier in ("bulletin", "candidate")
    }
    return {
        "years": round(years, 1), "raised": rows, "tally": tally(rows), "false": false,
        "false_a_year": {tier: round(number / years, 3) for tier, number in false.items()},
    }  # fmt: skip


def _row(event: str, launch: str, instants: tuple[str, ...], answers: list[Answer]) -> dict[str, Any]:
    own = [one for one in answers if one.launch == launch]
    events = [one.event for one in own if one.event is not None]
    held = [[one for one in events if one.interval.contains(parse_utc(instant))] for instant in instants]
    errors = [
        round((one.best_time_us - parse_utc(instant)) / 3600e6, 1)
        for some, instant in zip(held, instants, strict=True)
        for one in some
        if one.best_time_us is not None
    ]
    given = [each.norad_id for some in held for one in some for each in one.objects if each.role == "parent"]
    found = sum(bool(one) for one in held)
    return {
        "id": event, "launch": launch, "aim": AIMS.get(event.split()[0], ""),
        "found": found, "of": len(instants),
        "answer": "found" if found == len(instants) else "missed" if own else "cannot be determined: no sets",
        "tiers": sorted({one.tier.value for some in held for one in some}),
        "intervals_days": [round(one.interval.duration_days, 2) for some in held for one in some],
        "errors_h": errors, "sigmas_h": [one.time_sigma_h for some in held for one in some],
        "parent": "first" if given and set(given) == {PARENTS.get(launch)} else "other" if given else "open",
        "reasons": sorted({one.reason for one in own if one.event is None})[:3],
    }  # fmt: skip


def _release(data: Path) -> dict[str, Any]:
    table, _ = load_elements([data / "snapshots" / "2019-12-19.3le"])
    events = find_releases(table)
    right = [one for one in events if [o.norad_id for o in one.objects] == [44797, 44835]]
    return {
        "id": "L14", "aim": AIMS["L14"], "answer": "found" if right else "missed", "found": len(right), "of": 1,
        "tiers": [one.tier.value for one in right], "parent": "first" if right else "open",
        "intervals_days": [round(one.interval.duration_days, 2) for one in right],
        "others_raised": len(events) - len(right),
    }  # fmt: skip


def _not_yet_catalogued(data: Path) -> str:
    table, _ = load_elements([data / "snapshots" / "2020-05-17.tle"])
    pieces = count_family(table, "2011-037", leave_out=(37755, 37756)).fresh_30_days
    raised = any(one.event is not None for one in examine(table, "2011-037"))
    return "raised" if raised else f"not yet catalogued: {pieces} pieces with fresh sets"


def event_lines(figures: dict[str, Any]) -> list[str]:
    """Return the figures as lines of text."""
    lines = ["event            answer  tier                 days       error h   parent  aim"]
    for one in figures["events"]:
        days = "/".join(f"{value:g}" for value in one.get("intervals_days", [])) or "-"
        errors = "/".join(f"{value:+g}" for value in one.get("errors_h", [])) or "-"
        answer = f"{one['found']} of {one['of']}" if one["found"] else one.get("answer", "missed")
        lines.append(
            f"{one['id']:<16} {answer}  {', '.join(one.get('tiers', [])):<20} {days:<10} {errors:<9} "
            f"{one.get('parent', '-'):<7} {one.get('aim', '')}"
        )
    lines += families.lines(figures["families"])
    lines.append(f"K16: {figures['k16_declaration']}")
    lines.append(f"raised in the history of {figures['history_years']} years: {figures['raised_in_history']}")
    consecutive = figures["snapshots"]
    lines.append(f"raised over consecutive snapshots, {consecutive['years']} years: {consecutive['tally']}")
    lines.append(f"of these false by the catalogues' names, a year: {consecutive['false_a_year']}")
    for one in figures["raised"]:
        lines.append(
            f"  {one['launch']} {one['tier']:<9} {one['interval']['start'][:10]} {one['interval']['end'][:10]} "
            f"{one['pieces']:>5} pieces, parent {one['parent'] or 'open'} {one.get('parent_name') or ''}: "
            f"{one['match']}; {one.get('check', '')}"
        )
    lines.append(f"F20 on 2020-05-17: {figures['f20_on_2020_05_17']}")
    lines += known_decays.lines(figures["decays"])
    return lines
