"""Events as files (JSON Lines, or Parquet by the ending) and as a table on a terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from openparos.model.events import Event, to_json_lines
from openparos.model.times import format_utc


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
    """Print the first events as a table for people."""
    from rich.console import Console
    from rich.table import Table

    table = Table("object", "kind", "tier", "from", "best time", "to", "score", "quantities", box=None)
    for one in events[:limit]:
        shown = [
            f"{name} {value.value:.4g}" + (f" ± {value.sigma:.2g}" if value.sigma is not None else "")
            for name, value in one.quantities.items()
            if isinstance(value.value, float)
        ]
        table.add_row(
            ", ".join(str(other.norad_id) for other in one.objects), one.kind.value, one.tier.value,
            format_utc(one.interval.start_us)[:16],
            "" if one.best_time_us is None else format_utc(one.best_time_us)[:16],
            format_utc(one.interval.end_us)[:16],
            "" if one.score is None else f"{one.score:.1f}", "; ".join(shown[:3]),
        )  # fmt: skip
    console = Console()
    console.print(table)
    if len(events) > limit:
        console.print(f"... and {len(events) - limit} more; write them with --out FILE")
