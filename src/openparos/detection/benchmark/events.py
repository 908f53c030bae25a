"""The documented events that public element sets can show, replayed: found, missed, and whether the traps hold.

Break-ups are looked for in the whole history, and in one cloud alone eight weeks after the event; the
release in the one snapshot that follows it by two weeks; decays against a catalogue of known ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from openparos.detection.breakups import Answer, examine
from openparos.detection.completeness import count_family
from openparos.detection.decays import standings
from openparos.detection.lifetime import interval_days
from openparos.detection.releases import detect as find_releases
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.sources.elements import load_elements

# Id, launch of the fragments, the documented instants; noon where only the day is given, and for F23, of
# which the list gives the month alone, a day assumed within it.
BREAK_UPS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("K14", "1999-025", ("2007-01-11T22:26:00",)),
    ("K17", "1982-092", ("2021-11-15T02:47:00",)),
    ("F12", "1997-051", ("2009-02-10T16:56:00",)),
    ("F12", "1993-036", ("2009-02-10T16:56:00",)),
    ("F15", "2000-055", ("2015-11-25T12:00:00",)),
    ("F20", "2011-037", ("2020-05-08T12:00:00",)),
    ("F23", "2014-028", ("2021-10-23T12:00:00", "2023-01-04T12:00:00")),
)


def run(data: Path) -> dict[str, Any]:
    """Replay the documented events.

    Parameters
    ----------
    data : Path
        Folder of real data that is not shipped.
    """
    history, _ = load_elements([data / "history" / "elements.parquet"])
    answers = examine(history)
    raised = [one for one in answers if one.event is not None]
    listed = {launch for _, launch, _ in BREAK_UPS}
    rows = [_row(event, launch, instants, answers) for event, launch, instants in BREAK_UPS]
    cloud, _ = load_elements([data / "clouds" / "cosmos-1408_2022-01-10.tle"])
    rows.append(_row("K17 cloud alone", "1982-092", ("2021-11-15T02:47:00",), examine(cloud)))
    return {
        "events": [*rows, _release(data)],
        "not_in_the_supplied_list": [
            {
                "launch": one.launch, "tier": one.event.tier.value, "interval": one.event.interval.to_json(),
                "pieces": one.pieces,
            }
            for one in raised if one.event is not None and one.launch not in listed
        ],
        "f20_on_2020_05_17": _not_yet_catalogued(data),
        "decays": _decays(data),
    }  # fmt: skip


def _row(event: str, launch: str, instants: tuple[str, ...], answers: list[Answer]) -> dict[str, Any]:
    own = [one for one in answers if one.launch == launch]
    events = [one.event for one in own if one.event is not None]
    held = [[one for one in events if one.interval.contains(parse_utc(instant))] for instant in instants]
    return {
        "id": event, "launch": launch,
        "found": sum(bool(one) for one in held), "of": len(instants),
        "tiers": sorted({one.tier.value for some in held for one in some}),
        "intervals_days": [round(one.interval.duration_days, 2) for some in held for one in some],
        "reasons": sorted({one.reason for one in own if one.event is None})[:3],
    }  # fmt: skip


def _release(data: Path) -> dict[str, Any]:
    table, _ = load_elements([data / "snapshots" / "2019-12-19.3le"])
    events = find_releases(table)
    right = [one for one in events if [o.norad_id for o in one.objects] == [44797, 44835]]
    return {"id": "L14", "found": len(right), "of": 1, "others_raised": len(events) - len(right)}


def _not_yet_catalogued(data: Path) -> str:
    table, _ = load_elements([data / "snapshots" / "2020-05-17.tle"])
    pieces = count_family(table, "2011-037", leave_out=(37755, 37756)).fresh_30_days
    raised = any(one.event is not None for one in examine(table, "2011-037"))
    return "raised" if raised else f"not yet catalogued: {pieces} pieces with fresh sets"


def _decays(data: Path) -> dict[str, int]:
    """Count how many objects, chosen by the prediction alone, came down within the 90 % interval."""
    from openparos.catalogue.satcat import entries
    from openparos.formats.tables import read_table

    table, _ = load_elements([data / "snapshots" / "2017-04-25.tle.json"])
    epochs = table["epoch_us"].to_numpy()
    near = {
        one.norad_id: (one.days, int(epochs[one.row]))
        for one in standings(table)
        if one.days < 90.0 and one.silent_days < 10.0
    }
    inside = 0
    for one in entries(read_table(data / "registry" / "celestrak_satcat_2019-08.csv", "satcat"), near):
        days, epoch_us = near[one.norad_id]
        low, high = (epoch_us + float(value) * US_PER_DAY for value in interval_days(days))
        inside += one.decay is not None and one.decay.start_us <= high and one.decay.end_us >= low
    return {"predicted": len(near), "inside_90": inside}


def event_lines(figures: dict[str, Any]) -> list[str]:
    """Return the figures as lines of text."""
    lines = ["event            found  tier"]
    for one in figures["events"]:
        lines.append(f"{one['id']:<16} {one['found']} of {one['of']}  {', '.join(one.get('tiers', []))}")
    lines.append(
        f"break-ups raised that are not in the supplied list: {len(figures['not_in_the_supplied_list'])}"
    )
    lines.append(f"F20 on 2020-05-17: {figures['f20_on_2020_05_17']}")
    decays = figures["decays"]
    lines.append(f"decays in the 90 % interval: {decays['inside_90']} of {decays['predicted']} (aim 85-95 %)")
    return lines
