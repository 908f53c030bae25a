"""`openparos screen --own` and `--burn`: one's own ephemeris or planned manoeuvre against the catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openparos.model.errors import InputRefused, UnknownObject
from openparos.model.times import US_PER_SECOND, format_utc, parse_utc

from .options import Common, ExitStatus, WrongUse, argument, print_json, say, writing

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.detection.screening.own import OwnScreening
    from openparos.formats.ndm.cdm import Cdm
    from openparos.model.elements import ElementSet
    from openparos.model.errors import Refusal
    from openparos.model.events import Event
    from openparos.orbits.ephemeris import Ephemeris

_SHOWN = 20


@dataclass(frozen=True)
class Asked:
    """The options of the command that matter here; see `screen`."""

    at: str | None
    hours: float
    distance_km: float
    max_age_days: float
    own: Path | None
    own_object: str | None
    burn: str | None
    radius_m: float | None
    cdm: Path | None
    notice: Path | None
    party: str
    out: Path | None


def screen_own(asked: Asked, elements: tuple[Path, ...], common: Common) -> ExitStatus:
    """Find who comes near the own ephemeris, and write events, messages and the draft of a notice."""
    from functools import partial

    from openparos.catalogue.whose import whose_by_sets
    from openparos.detection.screening.asked import ScreenParameters
    from openparos.detection.screening.own import screen_own as find
    from openparos.detection.screening.own_events import OwnEvents
    from openparos.model.ids import parse_norad_id
    from openparos.model.times import now_us
    from openparos.store.workspace import Workspace

    from .screen import read_sets_near

    if asked.own is not None and asked.burn is not None:
        raise WrongUse("--own and --burn are two ways to say where the own object will be", remedy="Give one")
    number = None if asked.own_object is None else argument(parse_norad_id, asked.own_object)
    own, after = None, None
    source: dict[str, Any] = {}
    if asked.own is not None:
        own, source = _read_ephemeris(asked.own)
    if asked.at is not None:
        start_us = argument(parse_utc, asked.at)
    else:
        start_us = own.start_us if own is not None else _burn(asked.burn or "")[0]
    table, refused = read_sets_near(elements, start_us, asked.max_age_days, common.workspace)
    if own is None:
        if number is None:
            raise WrongUse("--burn needs --own-object", remedy="Give the catalogue number of the own object")
        own, after, source = _planned(asked, table, number, start_us)
    if number is None:
        number = _number_of(own.designator, table)
    parameters = ScreenParameters(start_us, asked.hours, asked.distance_km, None, 3600.0, asked.max_age_days)
    found = find(own, table, parameters, number)
    look = partial(whose_by_sets, Workspace.open(common.workspace), table)
    writer = OwnEvents(found, number or 0, source, look, asked.radius_m)
    events = writer.events()
    if asked.out is not None:
        from .event_files import write_events

        write_events(events, asked.out)
    if asked.cdm is not None:
        write_messages(writer.messages("OPENPAROS", now_us()), asked.cdm)
    if asked.notice is not None:
        _write_notice(asked, writer.own_object().to_json(), found, events, after)
    _answer(asked, found, events, refused, common)
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def _read_ephemeris(file: Path) -> tuple[Ephemeris, dict[str, Any]]:
    from openparos.formats.ndm.oem import Oem
    from openparos.formats.ndm.reading import read_message
    from openparos.orbits.ephemeris import ephemeris_of

    read = read_message(file)
    if not isinstance(read, Oem):
        raise InputRefused("is no ephemeris (OEM)", file=str(file), remedy="Give a CCSDS OEM, KVN or XML")
    try:
        own = ephemeris_of(read.segments)
    except InputRefused as error:
        raise InputRefused(error.what, file=str(file), remedy=error.remedy) from error
    return own, {"file_sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "originator": read.originator}


def _planned(
    asked: Asked, table: pa.Table, number: int, start_us: int
) -> tuple[Ephemeris, ElementSet, dict[str, Any]]:
    """Return the ephemeris of the own object with its planned burn."""
    import numpy as np

    from openparos.detection.screening.catalogue import choose_sets
    from openparos.orbits.ephemeris import planned

    burn_us, delta_v = _burn(asked.burn or "")
    end_us = start_us + round(asked.hours * 3600.0 * US_PER_SECOND)
    mine = table.filter(np.asarray(table["norad_id"].to_numpy()) == number)
    if mine.num_rows == 0:
        raise UnknownObject(f"there is no element set of {number}", remedy="Name a file that has one")
    one = choose_sets(mine, start_us, end_us, asked.max_age_days).table
    own, after = planned(one, start_us, end_us, burn_us, np.array(delta_v))
    return own, after, {"burn": format_utc(burn_us), "delta_v_rtn_m_s": list(delta_v)}


def _burn(text: str) -> tuple[int, tuple[float, float, float]]:
    parts = [part.strip() for part in text.split(",")]
    try:
        radial, along, across = (float(part) for part in parts[1:])
    except ValueError as error:
        raise WrongUse(
            f"a burn is an instant and three numbers in m/s, not {text!r}",
            remedy="Write --burn 2026-11-24T12:00:00Z,0,0.5,0",
        ) from error
    if not all(abs(value) <= 10_000.0 for value in (radial, along, across)):
        raise WrongUse(f"a burn of {text!r} is no change of velocity in m/s")
    return argument(parse_utc, parts[0]), (radial, along, across)


def _number_of(designator: str, table: pa.Table) -> int | None:
    """Return the catalogue number of an international designator, where the sets hold it."""
    import pyarrow.compute as pc

    rows = table.filter(pc.equal(table["cospar_id"], designator))
    return int(rows["norad_id"][0].as_py()) if designator and rows.num_rows else None


def write_messages(messages: Iterable[Cdm], folder: Path) -> None:
    """Write conjunction data messages, one file each."""
    from openparos.formats.ndm.writing import write_cdm

    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for one in messages:
            (folder / f"{one.message_id}.cdm").write_text("".join(write_cdm(one)), encoding="utf-8")


def _write_notice(
    asked: Asked, own: dict[str, Any], found: OwnScreening, events: list[Event], after: ElementSet | None
) -> None:
    """Write the draft of a notice of a scheduled manoeuvre: what is known is filled in, the rest is asked."""
    import yaml

    from openparos.notices.asking import blank

    assert asked.notice is not None
    if asked.notice.exists():
        raise InputRefused("is there already", file=str(asked.notice), remedy="Name another file")
    notice = blank("scheduled-manoeuvre", asked.party, "", "")
    start_us, end_us = found.asked.start_us, found.asked.end_us
    content: dict[str, Any] = {
        "object": {key: own[key] for key in ("norad_id", "cospar_id", "name") if own[key]}
    }
    if asked.burn is not None:
        burn_us, delta_v = _burn(asked.burn)
        start_us, end_us = burn_us, burn_us + 60 * US_PER_SECOND
        content["delta_v_m_s"] = round(sum(value**2 for value in delta_v) ** 0.5, 4)
    content |= {"window": {"start": format_utc(start_us), "end": format_utc(end_us)}, "purpose": "other"}
    if after is not None:
        content["orbit_after"] = _orbit(after)
    others = {one.objects[1].norad_id: one.objects[1] for one in events}
    if others:
        content["near"] = [
            {"norad_id": one.norad_id} | ({"cospar_id": one.cospar_id} if one.cospar_id else {})
            | ({"name": one.name} if one.name else {})
            for one in others.values()
        ]  # fmt: skip
        content["closest_distance_km"] = round(min(one.miss_km for one in found.encounters), 3)
    content["description"] = (
        f"Draft of openparos screen: {len(events)} approaches within {asked.distance_km:g} km among public element "
        f"sets from {format_utc(found.asked.start_us)} to {format_utc(found.asked.end_us)}. To be checked and "
        "completed before it is given."
    )
    notice["content"] = content
    with writing(asked.notice):
        asked.notice.write_text(yaml.safe_dump(notice, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _orbit(after: ElementSet) -> dict[str, float]:
    from openparos.model.units import EARTH_RADIUS_WGS72_KM
    from openparos.orbits.mean import semi_major_axis_km

    axis = float(semi_major_axis_km(after.mean_motion_rev_day))
    return {
        "period_min": round(1440.0 / after.mean_motion_rev_day, 3),
        "inclination_deg": round(after.inclination_deg, 4),
        "apogee_km": round(axis * (1.0 + after.eccentricity) - EARTH_RADIUS_WGS72_KM, 1),
        "perigee_km": round(axis * (1.0 - after.eccentricity) - EARTH_RADIUS_WGS72_KM, 1),
    }


def _answer(
    asked: Asked, found: OwnScreening, events: list[Event], refused: list[Refusal], common: Common
) -> None:
    encounters = [one for one in events if one.kind.value == "encounter"]
    nearest = sorted(
        zip(events, found.encounters, strict=True), key=lambda one: one[1].miss_km
    )[:_SHOWN]  # fmt: skip
    if common.as_json:
        print_json(
            {
                "from": format_utc(found.asked.start_us), "to": format_utc(found.asked.end_us),
                "own": found.own.name, "distance_km": asked.distance_km, "objects": found.table.num_rows,
                "interpolation_error_km": round(found.own.error_km, 6), "encounters": len(encounters),
                "co_locations": len(events) - len(encounters),
                "nearest": [one.to_json() for one, _ in nearest],
                "excluded": [one.to_json() for one in found.excluded],
                "refused": [one.to_json() for one in refused],
                "out": None if asked.out is None else str(asked.out),
                "notice": None if asked.notice is None else str(asked.notice),
            }
        )  # fmt: skip
        return
    from .event_files import print_events

    print_events([one for one, _ in nearest], _SHOWN)
    say(
        f"{len(encounters)} encounters with {found.own.name} and {len(events) - len(encounters)} objects in company "
        f"with it, from {format_utc(found.asked.start_us)} to {format_utc(found.asked.end_us)}; "
        f"{found.table.num_rows} objects reach its heights; {len(found.excluded)} not screened to the end"
    )
    if asked.notice is not None:
        say(f"  draft of a notice: {asked.notice}")
