"""Gathering what the tables at hand say about one object (see `objects.SpaceObject`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from openparos.model import states
from openparos.model.errors import InputRefused, UnknownObject, UnknownState
from openparos.model.ids import parse_norad_id
from openparos.model.times import now_us

from . import gcat, gcat_satcat, satcat, ucs, vimpel
from .describe_register import say_register
from .facts import geo_payload_facts
from .gcat_launches import launches
from .identity import folded
from .identity_changes import identity_changes
from .launching import AGENCY, FACILITY
from .missions import class_of_gcat, class_of_ucs, dependence_on, mission_of_gcat, mission_of_ucs
from .objects import FIELDS, LaunchMate, SpaceObject
from .orbit_identities import OrbitIdentity
from .owners import launch_facility, launch_territory, one_party
from .shelf import Shelf, label_of
from .spelling import same_name
from .statements import Said
from .symbols import parse_designator

_FACTS_SOURCE: Final = "openparos table of facts"


def describe(
    shelf: Shelf, norad_id: int, by_orbit: Mapping[int, tuple[OrbitIdentity, ...]] | None = None
) -> SpaceObject:
    """Return what every table says about an object.

    Parameters
    ----------
    shelf : Shelf
        The tables.
    norad_id : int
        Catalogue number.
    by_orbit : Mapping or None
        Objects of other catalogues found to be objects of this one by their orbits.

    Raises
    ------
    UnknownObject
        When none of them, nor the project's table of facts, knows it.
    """
    said = Said()
    jcat = f"S{norad_id:05d}" if norad_id <= 99_999 else f"S{norad_id:09d}"
    cospar_id = _from_gcat(said, shelf, norad_id, jcat)
    cospar_id = _from_satcat(said, shelf, norad_id) or cospar_id
    cospar_id = _from_gcat_satcat(said, shelf, norad_id, jcat) or cospar_id
    say_register(said, shelf, norad_id, cospar_id)
    _from_ucs(said, shelf, norad_id, cospar_id)
    _from_facts(said, norad_id)
    _from_launch_log(said, shelf, (cospar_id or "")[:8])
    _from_vimpel(said, shelf, norad_id, by_orbit or {})
    if not said.fields:
        raise UnknownObject(
            f"no table at hand knows catalogue number {norad_id}",
            remedy="Ingest SATCAT or GCAT psatcat (openparos ingest FILE), or name a folder with --data",
        )
    fields = {name: tuple(said.fields[name]) for name in FIELDS if name in said.fields}
    mates = _launch_mates(shelf, fields["designator"][0].value[:8], norad_id) if cospar_id else ()
    return SpaceObject(norad_id, fields, mates, identity_changes().get(norad_id, ()))


def find_number(shelf: Shelf, text: str) -> int:
    """Return the catalogue number meant by a number, a designator or a name.

    Raises
    ------
    UnknownObject
        When there is none, or several bear the name.
    """
    designator = parse_designator(text.upper())
    if designator is None or len(designator) == 8:
        try:
            return parse_norad_id(text)
        except InputRefused:
            pass
    found = _by_designator(shelf, designator) if designator else set[int]()
    found = found or _by_name(shelf, text)
    if len(found) != 1:
        several = ", ".join(map(str, sorted(found)[:8]))
        raise UnknownObject(
            f"{text!r} is {'borne by ' + several if found else 'in no table at hand'}",
            remedy="Give the catalogue number or the international designator",
        )
    return found.pop()


def _by_designator(shelf: Shelf, designator: str) -> set[int]:
    found: set[int] = set()
    if table := shelf.rows_about("satcat", designator):
        found |= {one.norad_id for one in satcat.entries(table) if one.cospar_id == designator}
    if not found and (table := shelf.table("gcat-psatcat")):
        found |= {one.norad_id for one in gcat.payloads(table) if one.cospar_id == designator}
    return found or {one.norad_id for one in geo_payload_facts().values() if one.cospar_id == designator}


def _by_name(shelf: Shelf, name: str) -> set[int]:
    """Return the objects with a name as written, without case and punctuation; else as transcribed."""
    wanted = folded(name)
    found = _named(shelf, lambda listed: folded(listed) == wanted) if wanted else set()
    return found or _named(shelf, lambda listed: same_name(listed, name))


def _named(shelf: Shelf, is_meant: Callable[[str], bool]) -> set[int]:
    found = set[int]()
    if table := shelf.table("gcat-psatcat"):
        found |= {one.norad_id for one in gcat.payloads(table) if is_meant(one.name)}
    if table := shelf.table("satcat"):
        place = [i for i, column in enumerate(table.header) if column.casefold() in _NAME_COLUMNS]
        rows = [row for row in table.rows if any(is_meant(row[one]) for one in place)]
        named = replace(table, rows=rows, lines=[0] * len(rows))
        found |= {one.norad_id for one in satcat.entries(named)}
    return found


_NAME_COLUMNS: Final = frozenset({"name", "object_name", "satname"})


def _from_gcat(said: Said, shelf: Shelf, norad_id: int, jcat: str) -> str | None:
    table = shelf.rows_about("gcat-psatcat", jcat)
    one = next(gcat.payloads(table, {norad_id}), None) if table else None
    if table is None or one is None:
        return None
    source, line = label_of(table), one.line
    said.add("name", one.name.strip("[]"), source, line)
    said.add("designator", one.cospar_id, source, line)
    said.add("launch_date", one.launch.iso if one.launch else None, source, line)
    if one.document:
        state = one_party(one.registry_code, "gcat", now_us())
        said.add("registry_state", state, source, line, f"UNState {one.registry_code}")
        said.add("registration_document", str(one.document), source, line, one.document_as_written)
    elif one.registry_code:
        said.add("owner", one_party(one.registry_code, "gcat", now_us()), source, line,
                 "State it names for the register, where it found no document")  # fmt: skip
    said.add("class", class_of_gcat(one.owner_class), source, line, f"class {one.owner_class}")
    mission = mission_of_gcat(one.category)
    said.add("mission", mission, source, line, f"category {one.category}")
    said.add("dependence", dependence_on(mission), f"rule of the project on the mission in {source}")
    said.add("status", _status_of_gcat(one), source, line)
    if one.perigee_km is not None and one.orbit_epoch is not None:
        orbit = f"{one.perigee_km:.0f} x {one.apogee_km:.0f} km, {one.inclination_deg:.2f} deg"
        said.add("orbit", f"{orbit} ({one.orbit_epoch.iso})", source, line)
    if not one.declared.is_blank:
        values = (one.declared.perigee_km, one.declared.apogee_km, one.declared.inclination_deg)
        shown = [f"{value:g}" if value is not None else "-" for value in (*values, one.declared.period_min)]
        said.add("orbit", "declared: {} x {} km, {} deg, {} min".format(*shown), source, line)
    return one.cospar_id


def _status_of_gcat(one: gcat.Payload) -> str | None:
    """Say how long it was used. That its phase as a payload is over does not say that it came down."""
    if one.operating:
        return "operating"
    until = f"operated until {one.operated_until.iso}" if one.operated_until else None
    if one.ended and (one.operated_until is None or one.ended.iso != one.operated_until.iso):
        until = f"{until}, ended" if until else "ended"
        until += f" as a payload {one.ended.iso}"
    return until


def _from_satcat(said: Said, shelf: Shelf, norad_id: int) -> str | None:
    table = shelf.rows_about("satcat", str(norad_id))
    one = next(satcat.entries(table, {norad_id}), None) if table else None
    if table is None or one is None:
        return None
    source, line = label_of(table), one.line
    said.add("name", one.name, source, line)
    said.add("designator", one.cospar_id, source, line)
    said.add("launch_date", one.launch.iso if one.launch else None, source, line)
    said.add("launch_site", one.site, source, line)
    if one.site and one.launch:
        territory = launch_territory(one.site, one.launch.start_us)
        said.add("launching_states", territory, f"territory of launch site {one.site} in {source}", line)
        facility = launch_facility(one.site, one.launch.start_us)
        said.add("launching_states", facility, f"{FACILITY} {one.site} in {source}", line)
    said.add("owner", _owners(one.owner_code), source, line, f"owner code {one.owner_code}")
    said.add("status", satcat.STATUS.get(one.status or ""), source, line, one.status)
    said.add("end", one.decay.iso if one.decay else None, source, line)
    if one.perigee_km is not None and one.period_min is not None:
        height = f"{one.perigee_km:.0f} x {one.apogee_km or 0:.0f} km"
        said.add(
            "orbit", f"{height}, {one.inclination_deg or 0:.2f} deg, {one.period_min:g} min", source, line
        )
    return one.cospar_id


def _from_gcat_satcat(said: Said, shelf: Shelf, norad_id: int, jcat: str) -> str | None:
    table = shelf.rows_about("gcat-satcat", jcat)
    one = next(gcat_satcat.objects(table, {norad_id}), None) if table else None
    if table is None or one is None:
        return None
    source, line = label_of(table), one.line
    for name in (one.name, one.payload_name, *one.other_names):
        said.add("name", name, source, line)
    said.add("designator", one.cospar_id, source, line)
    said.add("launch_date", one.launch.iso if one.launch else None, source, line)
    said.add("owner", one_party(one.state_code, "gcat", now_us()), source, line, f"State {one.state_code}")
    said.add("operator", _organization(shelf, one.owner_code), source, line, one.owner_code)
    said.add("parent", str(one.parent) if one.parent else None, source, line)
    said.add("end", one.end.iso if one.end and one.status.startswith("R") else None, source, line, one.status)
    return one.cospar_id


def _organization(shelf: Shelf, code: str | None) -> str | None:
    """Return the name of an organization by its code in GCAT's list, or the code where it is not there."""
    table = shelf.rows_about("gcat-orgs", f"{code}\t") if code else None
    if table is None:
        return code
    code_at, name_at = table.index("Code"), table.index("Name")
    return next((row[name_at].strip() for row in table.rows if row[code_at].strip() == code), code)


def _owners(code: str | None) -> str | None:
    if code is None:
        return None
    try:
        parties = states.by_owner_code(code, scheme="satcat")
    except UnknownState:
        return code
    return " and ".join(one.code for one in parties) or None


def _from_ucs(said: Said, shelf: Shelf, norad_id: int, cospar_id: str | None) -> None:
    """Take the rows with the object's number or designator: the database slips in either now and then."""
    wanted = [f",{norad_id},", *([f",{cospar_id},"] if cospar_id else [])]
    table = shelf.rows_about("ucs", *wanted)
    for one in ucs.satellites(table) if table else ():
        if norad_id != one.norad_id and (cospar_id is None or one.cospar_id != cospar_id):
            continue
        if one.norad_id == norad_id and one.cospar_id not in (None, cospar_id) and _is_another(said, one):
            continue
        if one.norad_id == norad_id and not said.fields and _is_misnumbered(shelf, one):
            continue
        assert table is not None
        _say_ucs(said, one, label_of(table))


def _is_another(said: Said, one: ucs.Satellite) -> bool:
    """Say whether a row with the right number and another designator is about another launch."""
    launched = [stated.value for stated in said.fields.get("launch_date", ())]
    return bool(launched and one.launch and one.launch.iso not in launched)


def _is_misnumbered(shelf: Shelf, one: ucs.Satellite) -> bool:
    """Say whether the designator of a row belongs to a payload of another number.

    Asked where no other table knows the row's number: it is then most often that of a stage or a piece
    of debris, which must not take the satellite's name and State.
    """
    if one.cospar_id is None:
        return False
    table = shelf.rows_about("gcat-psatcat", f"\t{one.cospar_id}")
    return (
        table is not None
        and gcat.numbers_of(table, {one.cospar_id}).get(one.cospar_id, one.norad_id) != one.norad_id
    )


def _say_ucs(said: Said, one: ucs.Satellite, source: str) -> None:
    line = one.line
    said.add("name", one.name, source, line)
    said.add("designator", one.cospar_id, source, line)
    said.add("launch_date", one.launch.iso if one.launch else None, source, line)
    said.add("registry_state", one.registry_country, source, line, one.registry_as_written)
    said.add("owner", " and ".join(one.owner_countries), source, line, one.owner_as_written)
    said.add("operator", one.operator, source, line)
    said.add("class", class_of_ucs(one.users), source, line, one.users)
    mission = mission_of_ucs(one.purpose)
    said.add("mission", mission, source, line, one.purpose)
    said.add("dependence", dependence_on(mission), f"rule of the project on the mission in {source}")
    said.add("status", "listed as operating", source, line)


def _from_facts(said: Said, norad_id: int) -> None:
    one = geo_payload_facts().get(norad_id)
    if one is None or said.fields:
        return  # the facts come from the same tables; they stand in only where none is at hand
    said.add("name", one.name, _FACTS_SOURCE)
    said.add("designator", one.cospar_id, _FACTS_SOURCE)
    source = f"{_FACTS_SOURCE} ({one.registry_source})"
    said.add("registry_state", one.registry, source)
    said.add("registration_document", one.document, source)
    said.add("owner", one.owner, f"{_FACTS_SOURCE} ({one.owner_source})")


def _from_launch_log(said: Said, shelf: Shelf, tag: str) -> None:
    """Take time, rocket, site and agency of the launch, and the States site and agency are of."""
    # In the years of Greek letters the tag is not spelled as the designator is today.
    table = shelf.rows_about("gcat-launches", tag if tag >= "1963" else f"{tag[:4]} ") if tag else None
    one = next(launches(table, tag), None) if table else None
    if table is None or one is None:
        return
    source, line = label_of(table), one.line
    said.add("launch_date", one.date.iso if one.date else None, source, line)
    said.add("launch", str(one) or None, source, line)
    day_us = one.date.start_us if one.date else now_us()
    for code, kind, key, ground in (
        (one.site_code, "gcat-sites", "Site", f"State {source} lists for launch site {one.site_code}"),
        (one.agency_code, "gcat-orgs", "Code", f"{AGENCY} {one.agency_code} in {source}"),
    ):
        row = _row_of(shelf, kind, key, code)
        if row is not None and key == "Site":
            said.add("launch_site", f"{row['Name']} ({code})", source, line)
        elif key == "Site":
            said.add("launch_site", code, source, line)
        if row is not None:
            said.add("launching_states", one_party(row["StateCode"], "gcat", day_us), ground, line)


def _row_of(shelf: Shelf, kind: str, key: str, code: str | None) -> dict[str, str] | None:
    table = shelf.rows_about(kind, f"{code}\t") if code else None
    return next((row for _, row in table.records() if row[key] == code), None) if table else None


def _from_vimpel(
    said: Said, shelf: Shelf, norad_id: int, by_orbit: Mapping[int, tuple[OrbitIdentity, ...]]
) -> None:
    """Take what another catalogue calls the object: by the number it gives, or found by the orbit."""
    table = shelf.table("vimpel")
    if table is None:
        return
    source, elsewhere = label_of(table), {one.name: one for found in by_orbit.values() for one in found}
    for one in by_orbit.get(norad_id, ()):
        said.add("other_catalogues", str(one), source)
    given = [row for row in table.rows if row[0][2:7].strip() == str(norad_id)]
    listed = vimpel.orbits(replace(table, rows=given, lines=[0] * len(given)))
    for name in listed.elements["name"].to_pylist():
        found = elsewhere.get(name)
        if found is None:
            said.add(
                "other_catalogues", f"{name} (by the number it gives; the orbit decides nothing)", source
            )
        elif found.norad_id != norad_id:
            said.add(
                "other_catalogues",
                f"{name} (by the number it gives; its orbit is that of {found.norad_id}, "
                f"score {found.score:.1f}, confidence {found.confidence})",
                source,
            )


def _launch_mates(shelf: Shelf, launch: str, norad_id: int) -> tuple[LaunchMate, ...]:
    table = shelf.rows_about("satcat", launch)
    found = {
        one.norad_id: LaunchMate(one.norad_id, one.cospar_id, one.name, one.kind)
        for one in (satcat.entries(table, launch=launch) if table else ())
    }
    table = shelf.rows_about("gcat-psatcat", launch)
    for payload in gcat.payloads(table) if table else ():
        if (payload.cospar_id or "").startswith(launch):
            mate = LaunchMate(payload.norad_id, payload.cospar_id, payload.name, "payload")
            found.setdefault(payload.norad_id, mate)
    return tuple(found[number] for number in sorted(found) if number != norad_id)
