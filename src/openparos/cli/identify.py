"""`openparos identify`: whose orbit is it, where no number says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.model.errors import Refusal
    from openparos.orbits.identification import Identification
    from openparos.orbits.matching import Allowance

_SHOWN = 20


def identify(
    *files: Path,
    known: Annotated[list[Path] | None, Parameter(negative="")] = None,
    largest_score: float = 5.0,
    least_lead: float = 3.0,
    oldest_days: float = 180.0,
    out: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Say which catalogued objects some orbits belong to, by the orbits alone.

    Both are brought to one instant; semi-major axis, plane, eccentricity and place along the orbit are held
    side by side. Where a second object fits nearly as well, nothing is determined. Without FILES the table
    of JSC Vimpel in the workspace is taken, and what is found is kept for `openparos object`.

    Parameters
    ----------
    files : Path
        Element sets in any format, or a table of JSC Vimpel.
    known : list
        Element sets to compare with, one or more an object; the workspace's archive without it.
    largest_score : float
        A fit counts up to this score: the differences in units of what two sets of one object differ by.
    least_lead : float
        By so much must the second best be worse.
    oldest_days : float
        Known sets further away than this are not compared, days.
    out : Path
        Write a line per orbit, with its candidates: JSON Lines, or CSV or Parquet by its ending.
    common : Common
        Options of every command.
    """
    from openparos.orbits.identification import counts
    from openparos.orbits.identification import identify as find
    from openparos.orbits.matching import Rule

    rule = Rule(largest_score=largest_score, least_lead=least_lead, oldest_days=oldest_days)
    unknown, allowance, refused, kept_for = _unknown(files, common)
    others, more = _known(known, unknown, oldest_days, common)
    refused += more
    found = find(unknown, others, rule=rule, allowance=allowance) if len(others) else []
    if kept_for is not None:
        _keep(found, kept_for, common)
    if out is not None:
        _write(found, out)
    for refusal in refused[:_SHOWN]:
        warn(str(refusal))
    answer = {
        **counts(found),
        "known": len(others),
        "rule": {"largest_score": largest_score, "least_lead": least_lead, "oldest_days": oldest_days},
        "place_compared": allowance is None,
        "refused": [one.to_json() for one in refused],
        "out": None if out is None else str(out),
    }
    if common.as_json:
        print_json(answer)
    else:
        _show(answer, found, len(unknown))
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def _unknown(
    files: tuple[Path, ...], common: Common
) -> tuple[pa.Table, Allowance | None, list[Refusal], str | None]:
    """Return the orbits asked about, what their source differs by, and the table's hash where kept."""
    from openparos.catalogue import vimpel
    from openparos.formats.tables import kind_of, read_table
    from openparos.model.errors import InputRefused
    from openparos.orbits.matching import VIMPEL
    from openparos.sources.elements import load_elements

    paths = list(files) or [_vimpel_of(common)]
    kinds = {path: kind_of(path) if path.is_file() else None for path in paths}
    tables = [path for path, kind in kinds.items() if kind is not None and kind.name == "vimpel"]
    if not tables:
        return (*_split(load_elements(paths)), None)
    if len(paths) > 1:
        raise InputRefused(
            "a table of JSC Vimpel is compared by itself: its orbits follow another theory",
            file=str(tables[0]), remedy="Name it alone",
        )  # fmt: skip
    table = read_table(tables[0], "vimpel")
    orbits = vimpel.orbits(table)
    refused = [*table.refused, *orbits.refused]
    return orbits.elements, VIMPEL, refused, None if files else table.sha256


def _split(loaded: tuple[pa.Table, list[Refusal]]) -> tuple[pa.Table, None, list[Refusal]]:
    return loaded[0], None, loaded[1]


def _vimpel_of(common: Common) -> Path:
    from openparos.model.errors import InputRefused
    from openparos.store.workspace import Workspace

    path = Workspace.open(common.workspace).tables.latest("vimpel")
    if path is None:
        raise InputRefused(
            "the workspace holds no table of JSC Vimpel",
            remedy="Name files of element sets, or ingest the table first",
        )
    return path


def _known(
    files: list[Path] | None, unknown: pa.Table, oldest_days: float, common: Common
) -> tuple[pa.Table, list[Refusal]]:
    """Return one set an object: the last before the latest unknown epoch."""
    from openparos.orbits.identification import latest_sets
    from openparos.sources.elements import load_elements
    from openparos.store.workspace import Workspace

    if files:
        sets, refused = load_elements(files)
        return latest_sets(sets), refused
    if not len(unknown):
        return unknown, []
    last_us = max(unknown["epoch_us"].to_pylist())
    first_us = min(unknown["epoch_us"].to_pylist())
    age_days = oldest_days + (last_us - first_us) / 86_400e6
    with Workspace.open(common.workspace).archive as archive:
        return archive.as_of(last_us, max_age_days=age_days), []


def _keep(found: list[Identification], table_sha256: str, common: Common) -> None:
    from openparos.catalogue.orbit_identities import write_identities
    from openparos.store.workspace import Workspace

    kept = [identity for one in found if (identity := one.identity()) is not None]
    write_identities(Workspace.open(common.workspace).tables_dir, table_sha256, kept)


def _write(found: list[Identification], out: Path) -> None:
    import json

    from openparos.catalogue.records import write_records

    rows: list[dict[str, Any]] = [one.to_json() for one in found]
    if out.suffix.lower() not in (".jsonl", ".ndjson", ".json"):
        rows = [row | {"candidates": json.dumps(row["candidates"])} for row in rows]
    write_records(rows, out)


def _show(answer: dict[str, Any], found: list[Identification], asked: int) -> None:
    if not answer["known"]:
        say("There are no element sets to compare with; ingest a catalogue, or name one with --known.")
        return
    matched = [one for one in found if one.match.norad_id is not None]
    for one in matched[:_SHOWN]:
        best, grade = one.match.candidates[0], one.match.confidence
        assert grade is not None
        say(f"  {one.name:<24} is {best.norad_id}  score {best.score:.1f}, confidence {grade.value}; "
            f"{best.days_apart:.1f} days apart")  # fmt: skip
    if len(matched) > _SHOWN:
        say(f"  ... and {len(matched) - _SHOWN:,} more; --out writes all")
    say(
        f"{asked:,} orbits against {answer['known']:,} objects: {answer['matched']:,} matched "
        f"({', '.join(f'{count:,} {grade}' for grade, count in answer['by_confidence'].items()) or 'none'}), "
        f"{answer['not_determined']:,} not determined (several fit), {answer['no_match']:,} without a match"
    )
    if answer["numbers_given"]:
        say(
            f"Of {answer['numbers_given']:,} that carry a public number the orbit bears out "
            f"{answer['numbers_borne_out']:,} and contradicts {answer['numbers_contradicted']:,}."
        )
    if not answer["place_compared"]:
        say("The place along the orbit could not be compared in this source: confidence is one grade lower.")
