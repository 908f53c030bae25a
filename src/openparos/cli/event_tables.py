"""Many events of one kind on a terminal: stays along the belt a line each, the noise of a catalogue counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from openparos.model.events import Event, EventKind
from openparos.model.times import format_utc

SHOWN_STAYS: Final = 100
LISTED_NOISE: Final = 20
"""Anomalies few enough to be read one by one below their count."""
MOVING: Final = ("drift", "graveyard")
ANOMALIES: Final = {
    "clone": "one solution under several numbers",
    "cross-tag": "a set that fits another object: cross-tag or swap",
    "there-and-back": "a set that leaves its history and comes back",
    "future": "an epoch later than the clock",
    "stale": "a month or more older than the bulk of its file",
    "gap": "no sets for a week or more in a dense history",
}


def _day(time_us: int) -> str:
    return format_utc(time_us)[:10]


def stay_rows(events: Sequence[Event]) -> list[tuple[str, ...]]:
    """Return a row for each stay and swing among station events, in the order given.

    Parameters
    ----------
    events : sequence of Event
        What `detection.stations` found.

    Returns
    -------
    list of tuple of str
        Number, name, longitude, its uncertainty (of a wide swing: the centre and the amplitude), mode,
        first and last day seen.
    """
    rows: list[tuple[str, ...]] = []
    for event in events:
        mode = event.quantities.get("mode")
        if event.kind is not EventKind.STATION or mode is None or mode.value in MOVING:
            continue
        longitude = event.quantities["longitude_deg"]
        place, width = longitude.value, longitude.sigma
        if place is None:
            place = event.quantities["libration_centre_deg"].value
            width = float(event.quantities["libration_amplitude_deg"].value or 0.0)
        one = event.objects[0]
        rows.append(
            (
                str(one.norad_id), one.name or "", f"{float(place or 0.0):.2f}", f"{width or 0.0:.2f}",
                str(mode.value).replace("-", " "), _day(event.interval.start_us), _day(event.interval.end_us),
            )
        )  # fmt: skip
    return rows


def print_stays(events: Sequence[Event]) -> None:
    """Print the stays of many objects as a table, one line each, and count what else was found."""
    from .tables import print_parts, table_of

    rows = stay_rows(events)
    table = table_of(
        "Stays in the belt (of a libration: centre and amplitude)",
        "Object",
        "Name",
        "° east",
        "±",
        "Mode",
        "From",
        "To",
    )
    for row in rows[:SHOWN_STAYS]:
        table.add_row(*row)
    if rows:
        print_parts(table)
    if len(rows) > SHOWN_STAYS:
        print_parts(
            f"... and {len(rows) - SHOWN_STAYS} more stays; narrow with --from and --to, or write all with --out FILE"
        )
    other = Counter(one.kind.value for one in events)
    moving = other.pop("station", 0) - len(rows)
    counts = [f"{moving} stretches of drift or in disposal orbits"] if moving else []
    counts += [f"{count} {kind}" for kind, count in sorted(other.items())]
    if counts:
        print_parts(f"Not in the table: {', '.join(counts)}; --object ID or --out FILE shows them")


def noise_summary(events: Sequence[Event]) -> dict[str, dict[str, Any]]:
    """Count anomalies by kind.

    Parameters
    ----------
    events : sequence of Event
        What `detection.noise` found.

    Returns
    -------
    dict
        By anomaly, the most frequent first: ``events``, ``objects`` (how many they name) and ``most``
        (the number of the object named most often, and how often).
    """
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(str(event.quantities["anomaly"].value), []).append(event)
    out = {}
    for anomaly, group in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        named = Counter(one.norad_id for event in group for one in event.objects)
        number, count = min(named.items(), key=lambda item: (-item[1], item[0]))
        out[anomaly] = {
            "events": len(group), "objects": len(named), "most": {"norad_id": number, "events": count},
        }  # fmt: skip
    return out


def print_noise(events: Sequence[Event], *, listed: bool) -> None:
    """Print how many anomalies of each kind there are; one by one below it where they are few and asked for."""
    from .event_files import print_events
    from .tables import print_parts, table_of

    table = table_of(
        "Bad or doubtful element sets", "Anomaly", "Events", "Objects", "Most often", "What it is"
    )
    for anomaly, one in noise_summary(events).items():
        most = f"{one['most']['norad_id']} ({one['most']['events']})"
        table.add_row(anomaly, str(one["events"]), str(one["objects"]), most, ANOMALIES.get(anomaly, ""))
    if events:
        print_parts(table)
    if listed and len(events) <= LISTED_NOISE:
        print_events(events)
    elif listed:
        print_parts("One by one: --out FILE, or fewer with --object ID, --from and --to")
