"""What the register's index says of one object, also where its entries name no piece of the launch."""

from __future__ import annotations

from openparos.model.times import now_us

from . import gcat, register, satcat
from .identity import Index, Match
from .launching import MENTION
from .owners import answering
from .register import RegisterEntry
from .shelf import Shelf, label_of
from .statements import Said
from .within_launch import Hints, join_rows


def say_register(said: Said, shelf: Shelf, norad_id: int, cospar_id: str | None) -> None:
    """Add what the entries of an object say; without one, what those of its launch without a piece can mean.

    Parameters
    ----------
    said : Said
        Gathers the statements.
    shelf : Shelf
        The tables.
    norad_id, cospar_id
        The object.
    """
    table = shelf.table("register")
    if table is None:
        return
    found = list(register.entries(table, norad_id, cospar_id))
    for one in found:
        _say(said, one, label_of(table))
    if not found and cospar_id:
        for one, match in _undecided(shelf, norad_id, cospar_id[:8]):
            basis = " and ".join(word for word in match.basis if word != "launch")
            how = f"{label_of(table)}, entry without designator, by {basis} ({match.confidence.value})"
            if match.group:
                among = f"one of {len(match.group)} objects it can mean; {how}"
                said.add("registration_document", str(one.document) if one.document else None, among)
            else:
                _say(said, one, how)


def _undecided(shelf: Shelf, norad_id: int, launch: str) -> list[tuple[RegisterEntry, Match]]:
    """Return the entries of a launch that are joined to an object without its designator; one of a group."""
    table = shelf.table("register")
    rows = list(register.entries(table, launch=launch)) if table else []
    listed, catalogue = shelf.rows_about("gcat-psatcat", launch), shelf.rows_about("satcat", launch)
    if not rows or listed is None:
        return []
    payloads = [one for one in gcat.payloads(listed) if (one.cospar_id or "").startswith(launch)]
    entries = list(satcat.entries(catalogue, launch=launch)) if catalogue else []
    hints = Hints(
        {one.norad_id: one.name for one in entries}, {one.norad_id: one.decay for one in entries if one.decay}
    )
    matches = join_rows(rows, Index([*payloads, *entries]), payloads, hints)
    found = [
        (row, match) for row, match in zip(rows, matches, strict=True) if match and "launch" in match.basis
    ]
    alone = [(row, match) for row, match in found if match.norad_id == norad_id]
    return alone or [(row, match) for row, match in found if norad_id in match.group][:1]


def _say(said: Said, one: RegisterEntry, source: str) -> None:
    line = one.line
    said.add("name", one.name.strip("()") or None, source, line)
    said.add("designator", one.cospar_id if len(one.cospar_id or "") > 8 else None, source, line)
    said.add("launch_date", one.launch.iso if one.launch else None, source, line)
    for code in one.countries:
        said.add("launching_states", code, source, line, one.country_as_written)
    for code, document in one.mentioned_by:
        said.add(
            "launching_states", code, f"{source}: {MENTION}" + (f", {document}" if document else ""), line
        )
    for code, document in one.also_registered:
        said.add("registry_state", answering(code, now_us()), source, line, f"registered also in {document}")
    if one.un_registered and len(one.countries) == 1:
        registry = answering(one.countries[0], now_us())
        said.add("registry_state", registry, source, line, one.country_as_written)
    if one.un_registered and one.document:
        said.add("registration_document", str(one.document), source, line)
    said.add("general_function", one.function or None, source, line)
    said.add("status", one.status or None, source, line)
    said.add("end", one.changed.iso if one.changed else None, source, line, one.status)
    said.add(
        "end",
        one.catalogue_decay.iso if one.catalogue_decay else None,
        f"satellite catalogue, as copied in {source}",
        line,
    )
