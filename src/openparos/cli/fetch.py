"""`openparos fetch`, `openparos update` and `openparos sources`: what the world publishes, politely."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    from openparos.sources.feeds import Feed
    from openparos.sources.updating import Taken
    from openparos.store.workspace import Workspace


def fetch(
    source: str,
    /,
    *,
    group: Annotated[list[str] | None, Parameter(negative="")] = None,
    request: str = "gp",
    where: Annotated[list[str] | None, Parameter(negative="")] = None,
    offline: Annotated[bool, Parameter(negative="")] = False,
    resume: Annotated[bool, Parameter(negative="")] = False,
    address: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Fetch from the network within the source's rules, keep it as it came, and ingest it.

    What is not due yet is taken from what was kept. An answer that is not whole or not what was agreed is
    set aside and nothing of it enters the archive. After a refusal nothing more is asked until --resume.

    Parameters
    ----------
    source : str
        celestrak, spacetrack, satcat, gcat or register.
    group : list
        Groups of CelesTrak (active, geo, ...); active without it.
    request : str
        Request of Space-Track: gp, gp_history, satcat, decay or tip.
    where : list
        Restrictions of a Space-Track request, such as norad_cat_id=25544.
    offline : bool
        Ask nobody: ingest what was kept last.
    resume : bool
        Ask again after a refusal; look at the answer first.
    address : str
        Another address than the usual one.
    common : Common
        Options of every command.
    """
    from openparos.sources.feeds import SOURCES
    from openparos.sources.fetching import pace_of
    from openparos.store.workspace import Workspace

    if source not in SOURCES:
        warn(f"openparos: {source!r} is no source; give one of {', '.join(SOURCES)}")
        return ExitStatus.WRONG_USE
    workspace = Workspace.open(common.workspace)
    if resume:
        pace_of(workspace, source).resume()
    if source == "spacetrack":
        taken = _from_spacetrack(workspace, request, where or [], offline, address)
    else:
        from openparos.sources.updating import fetch_and_take_in

        feeds = _feeds(source, tuple(group or ()), address)
        taken = fetch_and_take_in(workspace, feeds, offline=offline)
    return _answer(taken, common)


def update(
    *, group: Annotated[list[str] | None, Parameter(negative="")] = None, common: Common = Common()
) -> ExitStatus:
    """Fetch what is due and ingest it; safe from cron, twice at once, or killed.

    Parameters
    ----------
    group : list
        Groups of CelesTrak; active without it.
    common : Common
        Options of every command.
    """
    from openparos.model.errors import StoreBusy
    from openparos.sources.feeds import FEEDS, feeds_of
    from openparos.sources.updating import update as run_update
    from openparos.store.workspace import Workspace

    groups = tuple(group or ("active",))
    feeds = [
        *feeds_of("celestrak", groups=groups),
        *(one for one in FEEDS if one.source != "celestrak" and one.address),
    ]
    try:
        taken = run_update(Workspace.open(common.workspace), feeds)
    except StoreBusy as error:
        if common.as_json:
            print_json({"feeds": [], "busy": str(error)})
        else:
            say(f"Another update is running; nothing was done. {error.what}")
        return ExitStatus.DONE
    return _answer(taken, common)


def sources(*, common: Common = Common()) -> ExitStatus:
    """Show what each source holds here: its age, licence, and what may be passed on.

    Parameters
    ----------
    common : Common
        Options of every command.
    """
    from openparos.sources.held import held
    from openparos.store.workspace import Workspace

    rows = [one.to_json() for one in held(Workspace.open(common.workspace))]
    if common.as_json:
        print_json({"sources": rows})
        return ExitStatus.DONE
    from .tables import print_parts, table_of

    table = table_of(
        "Sources", "feed", "received", "age, days", "bytes", "licence and terms", "may be passed on"
    )
    for one in rows:
        age = "-" if one["age_days"] is None else f"{one['age_days']:.1f}"
        size = "-" if one["bytes"] is None else f"{one['bytes']:,}"
        halted = f" HALTED: {one['halted']['reason']}" if one["halted"] else ""
        table.add_row(
            one["feed"], (one["received_at"] or "never") + halted, age, size, one["licence"], one["republish"]
        )
    print_parts(table)
    return ExitStatus.DONE


def _feeds(source: str, groups: tuple[str, ...], address: str | None) -> list[Feed]:
    from dataclasses import replace

    from openparos.sources.feeds import feeds_of

    feeds = list(feeds_of(source, groups=groups))
    if address is not None:
        feeds = [replace(feeds[0], address=address)]
    return feeds


def _from_spacetrack(
    workspace: Workspace, request: str, where: Sequence[str], offline: bool, address: str | None
) -> list[Taken]:
    from openparos.model.errors import InputRefused
    from openparos.sources.spacetrack_account import BASE_ADDRESS, fetch_spacetrack
    from openparos.sources.updating import take_in

    predicates = {}
    for one in where:
        key, sign, value = one.partition("=")
        if not sign or not key or not value:
            raise InputRefused(f"{one!r} is no restriction", remedy="Write it as norad_cat_id=25544")
        predicates[key] = value
    fetched = fetch_spacetrack(
        workspace, request, predicates or None, offline=offline, base=address or BASE_ADDRESS
    )
    return [take_in(workspace, fetched)]


def _answer(taken: Sequence[Taken], common: Common) -> ExitStatus:
    rows = [one.to_json() for one in taken]
    failed = any(
        row["outcome"] == "failed"
        or (row["outcome"] == "offline" and row["received_at"] is None)
        or (row["ingested"] and row["ingested"]["refused"])
        for row in rows
    )
    if common.as_json:
        print_json({"feeds": rows})
    else:
        for row in rows:
            _say(row)
    return ExitStatus.PARTLY if failed else ExitStatus.DONE


def _say(row: dict[str, Any]) -> None:
    say(f"{row['feed']}: {row['outcome']}" + (f" ({row['note']})" if row["note"] else ""))
    if row["received_at"]:
        say(f"  received {row['received_at']}, {row['bytes']:,} bytes, sha256 {row['sha256'][:16]}...")
    if row["ingested"]:
        counts = row["ingested"]
        say(f"  {counts['read']:,} read: {counts['added']:,} added, {counts['duplicates']:,} known already, "
            f"{counts['refused']:,} refused")  # fmt: skip
