"""What a notice is held against: whether there is such an object, and whether its orbit is the one stated.

Any source will do that answers `CatalogueLookup`; one over a SATCAT table is here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openparos.catalogue import satcat
from openparos.formats.tables import read_table
from openparos.model.errors import InputRefused

# How far a stated orbit may lie from the catalogued one before it is flagged: the tolerances used for
# the Registration Convention (instruments, registration-1975/IV.1.d).
TOLERANCES: Final = {"period_min": 1.0, "inclination_deg": 0.2, "apogee_km": 25.0, "perigee_km": 25.0}


@dataclass(frozen=True, slots=True)
class CataloguedObject:
    """What a catalogue says of one object; None where it does not say."""

    norad_id: int
    cospar_id: str | None
    name: str
    source: str
    period_min: float | None = None
    inclination_deg: float | None = None
    apogee_km: float | None = None
    perigee_km: float | None = None
    decayed: str | None = None


# (catalogue number or None, international designator or None) -> the object, or None where unknown.
CatalogueLookup = Callable[[int | None, str | None], CataloguedObject | None]


def satcat_lookup(path: Path) -> CatalogueLookup:
    """Return a lookup over a SATCAT table, in any of its publishers' spellings.

    Raises
    ------
    InputRefused
        When the file is no such table.
    """
    table = read_table(path)
    if table.kind.name != "satcat":
        raise InputRefused(f"a table of the kind {table.kind.name}, not satcat", file=str(path))
    by_number: dict[int, CataloguedObject] = {}
    by_designator: dict[str, CataloguedObject] = {}
    for entry in satcat.entries(table):
        one = CataloguedObject(
            norad_id=entry.norad_id,
            cospar_id=entry.cospar_id,
            name=entry.name,
            source=f"{satcat.SOURCE}, {path.name}",
            period_min=entry.period_min,
            inclination_deg=entry.inclination_deg,
            apogee_km=entry.apogee_km,
            perigee_km=entry.perigee_km,
            decayed=entry.decay.iso if entry.decay else None,
        )
        by_number[one.norad_id] = one
        if one.cospar_id:
            by_designator[one.cospar_id] = one

    def lookup(norad_id: int | None, cospar_id: str | None) -> CataloguedObject | None:
        if norad_id is not None:
            return by_number.get(norad_id)
        return by_designator.get(cospar_id) if cospar_id else None

    return lookup


def object_contradictions(stated: dict[str, Any], known: CataloguedObject) -> list[str]:
    """Return how a reference to an object contradicts the catalogue."""
    result = []
    designator = stated.get("cospar_id")
    if designator and known.cospar_id and designator != known.cospar_id:
        result.append(f"{known.source}: object {known.norad_id} is {known.cospar_id}, not {designator}")
    if known.decayed:
        result.append(f"{known.source}: object {known.norad_id} is no longer in orbit since {known.decayed}")
    return result


def orbit_contradictions(stated: dict[str, Any], known: CataloguedObject) -> list[str]:
    """Return the parts of a stated orbit that lie beyond tolerance from the catalogued one."""
    result = []
    for name, tolerance in TOLERANCES.items():
        value, catalogued = stated.get(name), getattr(known, name)
        if value is None or catalogued is None or abs(value - catalogued) <= tolerance:
            continue
        quantity, unit = name.rsplit("_", 1)
        result.append(
            f"{known.source}: {quantity} {catalogued:g} {unit}, the notice says {value:g}; "
            f"they differ by more than {tolerance:g}"
        )
    return result
