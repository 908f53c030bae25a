"""`openparos registry identity` and `disagreements`: how the tables at hand join, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .options import Common, ExitStatus, print_json, say

if TYPE_CHECKING:
    from openparos.catalogue.joins import Join
    from openparos.catalogue.shelf import Shelf


def shelf_of(data: Path | None, common: Common) -> Shelf:
    """Return the tables of a folder, or those of the workspace where none is named."""
    from openparos.catalogue.shelf import Shelf

    if data is not None:
        return Shelf.from_folder(data)
    from openparos.store.workspace import Workspace

    return Shelf.from_workspace(Workspace.open(common.workspace))


def disagreements(
    *, data: Path | None = None, out: Path | None = None, common: Common = Common()
) -> ExitStatus:
    """List every object on which sources name different owners or States of registry.

    Parameters
    ----------
    data : Path
        Folder with the tables; the workspace's otherwise.
    out : Path
        Write a line per object: JSON Lines, or CSV or Parquet by its ending.
    common : Common
        Options of every command.
    """
    from openparos.catalogue.disagreements import disagreements as find
    from openparos.catalogue.records import write_records

    found = [one.to_json() for one in find(shelf_of(data, common))]
    kinds = dict(sorted(Counter(one["kind"] for one in found).items()))
    if out is not None:
        write_records(found, out)
    if common.as_json:
        print_json({"disagreements": len(found), "kinds": kinds, "objects": found if out is None else []})
        return ExitStatus.DONE
    for one in found if out is None else ():
        say(f"{one['norad_id']:>6} {one['cospar_id'] or '':<11} {one['name']:<28.28} {one['claims']}")
    say(f"{len(found)} objects: " + ", ".join(f"{count} {kind}" for kind, count in kinds.items()))
    return ExitStatus.DONE


def identity(
    *, data: Path | None = None, out: Path | None = None, rules: bool = False, common: Common = Common()
) -> ExitStatus:
    """Say how the tables at hand join, row by row: by number, designator or what else a row says, and what is left.

    Parameters
    ----------
    data : Path
        Folder with the tables; the workspace's otherwise.
    out : Path
        Write a line per row that no number and no designator joins to one object: JSON Lines, or CSV or Parquet.
    rules : bool
        Also measure how often the rules for rows without a designator are right, on rows that have one.
    common : Common
        Options of every command.
    """
    from openparos.catalogue.joins import join_report
    from openparos.catalogue.records import write_records

    shelf = shelf_of(data, common)
    joins = join_report(shelf)
    left = [line for one in joins for line in one.left()]
    if out is not None:
        write_records(left, out)
    measured = _measured(shelf) if rules else None
    if common.as_json:
        answer = {"joins": [one.to_json() for one in joins], "left": left if out is None else []}
        print_json(answer | ({"rules": measured} if measured is not None else {}))
        return ExitStatus.DONE
    for one in joins:
        _show_join(one)
    _show_left(left, out)
    for found in measured or ():
        _show_rules(found)
    return ExitStatus.DONE


def _show_join(join: Join) -> None:
    from openparos.catalogue.joins import WORDS

    one = join.to_json()
    say(f"{one['rows_of']} to {one['joined_to']}: {one['rows']:,} rows, {one['conflicts']:,} conflicts")
    for outcome, count in one["outcomes"].items():
        if count:
            say(f"  {count:>7,}  {count / one['rows']:>7.2%}  {WORDS[outcome]}")


def _show_left(left: Sequence[dict[str, Any]], out: Path | None) -> None:
    """Print what no number and no designator joined, rows with one answer together."""
    if not left:
        return
    say("Rows that no number and no designator joins to one object:")
    groups = Counter(
        (
            line["rows_of"],
            line["cospar_id_given"] or line["launch_date"] or "-",
            line["outcome"],
            line["basis"] or "-",
            line["confidence"] or "-",
            line["norad_id"] or (f"{len(line['among'].split())} objects" if line["among"] else "-"),
            line["reason"] or "-",
        )
        for line in left
    )
    for (table, launch, outcome, basis, confidence, meant, reason), count in groups.items():
        known = f"by {basis}, {confidence}" if outcome in ("one object", "group") else outcome
        say(f"  {table}  {launch:<11} {count:>3} x  {meant}: {known}; {reason}")
    say(
        f"{len(left):,} rows"
        + (f", a line for each in {out}" if out else "; --out FILE writes a line for each")
    )


def _measured(shelf: Shelf) -> list[dict[str, Any]]:
    from openparos.catalogue.join_check import check_rules
    from openparos.catalogue.joins import register_inputs

    inputs = register_inputs(shelf)
    if inputs is None:
        return []
    found = []
    for with_documents in (True, False):
        hidden, checks = check_rules(*inputs, with_documents=with_documents)
        settled = sum(one.right + one.wrong for one in checks)
        found.append(
            {
                "with_documents": with_documents,
                "hidden": hidden,
                "settled": settled,
                "wrong": sum(one.wrong for one in checks),
                "rules": [one.to_json() for one in checks],
            }
        )
    return found


def _show_rules(measured: dict[str, Any]) -> None:
    documents = "with the documents of" if measured["with_documents"] else "without the documents of"
    say(
        f"Designators hidden from {measured['hidden']:,} rows, {documents} their objects: "
        f"{measured['settled']:,} settled, {measured['wrong']:,} of them wrongly"
    )
    for one in measured["rules"]:
        say(
            f"  {one['basis']:<26} {one['answer']:<10} {one['right']:>6,} right {one['wrong']:>4,} wrong "
            f"({one['share_wrong']:.2%})"
        )
