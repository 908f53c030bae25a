"""Events as files (JSON Lines, or Parquet by the ending) and as text on a terminal."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from openparos.model.events import Event, Quantity, to_json_lines
from openparos.model.times import format_utc

SHOWN_OBJECTS: Final = 6
# Endings of names and how their units are printed; longer endings first.
UNITS: Final = (
    ("_deg_day", " °/day"), ("_km_s", " km/s"), ("_m_s2", " m/s²"), ("_m_s", " m/s"), ("_km", " km"), ("_deg", "°"),
    ("_days", " days"), ("_h", " h"), ("_min", " min"), ("_s", " s"), ("_m", " m"),
)  # fmt: skip


def write_events(events: Sequence[Event], path: Path) -> None:
    """Write events; nothing half-written stays.

    Parameters
    ----------
    events : sequence of Event
        In the order given.
    path : Path
        ``.parquet`` writes Parquet, with one column a key of the schema and nested values as JSON
        text; any other ending writes JSON Lines.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist([_flat(one) for one in events], schema=_schema()), partial)
    else:
        partial.write_text(to_json_lines(events), encoding="utf-8")
    partial.replace(path)


_TEXTS = ("schema", "id", "kind", "tier", "objects", "interval", "best_time")


def _schema() -> object:
    import pyarrow as pa

    fields = [pa.field(name, pa.string()) for name in _TEXTS]
    fields += [pa.field(name, pa.float64()) for name in ("time_sigma_h", "score")]
    fields += [pa.field(name, pa.string()) for name in ("quantities", "confidence", "evidence", "caveats")]
    return pa.schema(fields)


def _flat(event: Event) -> dict[str, object]:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        for name, value in event.to_json().items()
    }


def print_events(events: Sequence[Event], limit: int = 50) -> None:
    """Print the first events for people: what and when, who, how much, and what to keep in mind."""
    from .tables import print_parts

    for one in events[:limit]:
        print_parts(*event_lines(one))
    if len(events) > limit:
        print_parts(f"... and {len(events) - limit} more; write them with --out FILE")


def event_lines(event: Event) -> list[str]:
    """Return an event as lines of text, the first one flush and the others set in."""
    start, end = (format_utc(us)[:16] for us in (event.interval.start_us, event.interval.end_us))
    when = f"{start} to {end}" if start != end else start
    if event.best_time_us is not None and event.interval.start_us != event.interval.end_us:
        sigma = f" ± {event.time_sigma_h:.1f} h" if (event.time_sigma_h or 0.0) >= 0.05 else ""
        when += f", best {format_utc(event.best_time_us)[:16]}{sigma}"
    lines = [f"{event.kind.value}  {when}  {event.tier.value}, confidence {event.confidence.value}"]
    for one in event.objects[:SHOWN_OBJECTS]:
        whose = f", {one.state} ({one.state_basis})" if one.state else ""
        role = "" if one.role == "party" else f", {one.role}"
        lines.append(f"  {one.norad_id} {one.name or ''}{role}{whose}".rstrip())
    if len(event.objects) > SHOWN_OBJECTS:
        lines.append(f"  and {len(event.objects) - SHOWN_OBJECTS} more objects")
    shown = [quantity_text(name, one) for name, one in event.quantities.items() if _says_something(name, one)]
    lines += [f"  {'; '.join(shown)}"] if shown else []
    if event.caveats:
        more = f" (and {len(event.caveats) - 1} more)" if len(event.caveats) > 1 else ""
        lines.append(f"  note: {event.caveats[0]}{more}")
    return lines


def _says_something(name: str, quantity: Quantity) -> bool:
    return (
        not name.endswith("_us")
        and quantity.value is not None
        and quantity.value is not False
        and quantity.value != ""
    )


def quantity_text(name: str, quantity: Quantity) -> str:
    """Return a quantity with its unit in print: ``delta_v_normal_m_s`` becomes *delta v normal ... m/s*."""
    ending, unit = next(((ending, unit) for ending, unit in UNITS if name.endswith(ending)), ("", ""))
    words = name.removesuffix(ending).replace("_", " ")
    if words[-1:].isdigit():  # "fresh_30_days" counts something: the days are not its unit
        words, unit = name.replace("_", " "), ""
    value, sigma = quantity.value, quantity.sigma
    if value is True:
        return words
    if not isinstance(value, float | int):
        return f"{words} {value}{unit}"
    if sigma:
        # Two digits of the sigma, and the value to the same place.
        places = max(0, 1 - math.floor(math.log10(abs(sigma))))
        return f"{words} {value:.{places}f} ± {sigma:.{places}f}{unit}"
    return f"{words} {value:.0f}{unit}" if value == int(value) else f"{words} {value:.5g}{unit}"
