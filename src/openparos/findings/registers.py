"""What the tables in a workspace say of payloads and launches, as the rules need it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from openparos.catalogue import gcat
from openparos.catalogue.declared_orbits import Comparison
from openparos.catalogue.missions import mission_of_gcat
from openparos.catalogue.owners import one_party
from openparos.catalogue.register import entries
from openparos.catalogue.registration import Check, Sources, check_registration
from openparos.catalogue.shelf import Shelf
from openparos.model.errors import InputRefused
from openparos.model.times import Interval, format_utc

from .context import Launch, Registration
from .shipped import shipped_context

CREWED: Final = "human spaceflight"
_UNITS: Final = {"period_min": "min", "inclination_deg": "degrees", "perigee_km": "km", "apogee_km": "km"}
_DEGREES: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")


def registrations(shelf: Shelf) -> dict[int, Registration]:
    """Return register facts by catalogue number.

    From the tables at hand where there are any that say which payloads exist; else from the small
    table of facts that is shipped.

    Parameters
    ----------
    shelf : Shelf
        Tables of the workspace.
    """
    try:
        sources = Sources.from_shelf(shelf)
    except InputRefused:
        return dict(shipped_context().registrations)
    label = ", ".join(sorted(set(sources.labels.values())))
    positions = _positions(shelf)
    return {
        check.norad_id: _registration(check, label, positions.get(check.norad_id))
        for check in check_registration(sources)
        if check.norad_id is not None
    }


def _registration(check: Check, label: str, position: str | None) -> Registration:
    launched = None if check.launch_us is None else format_utc(check.launch_us)[:10]
    fields = dict(check.fields)
    if position is not None:
        fields["geo_position"] = "present"
    return Registration(
        status=str(check.status),
        state=check.state,
        document=None if check.document is None else str(check.document),
        launch_date=launched,
        source=check.document_source or label,
        fields=fields,
        orbit=check.orbit.outcome,
        orbit_reason=_difference(check.orbit),
        decay=check.end_in_register,
        function=check.function,
        days=check.days_to_registration,
        days_at_least=check.days_to_registration_at_least,
        double=check.double,
        name=check.name,
        cospar_id=check.cospar_id,
        position_deg=None if position is None else float(position),
    )


def _difference(orbit: Comparison) -> str | None:
    """Say by how much the declared orbit differs from the catalogued one, in what lies beyond tolerance."""
    if not orbit.outside:
        return orbit.reason
    parts = [
        f"{name.rsplit('_', 1)[0]} by {orbit.differences[name]:+.4g} {_UNITS[name]}" for name in orbit.outside
    ]
    return ", ".join(parts) + f" (declared minus {orbit.source})"


def _positions(shelf: Shelf) -> dict[int, str]:
    """Return the registered geostationary position in degrees east, as text, by catalogue number."""
    table = shelf.table("register")
    found = {}
    for row in entries(table) if table else ():
        if row.norad_id is not None and row.gso_location and (number := _DEGREES.match(row.gso_location)):
            found[row.norad_id] = number.group(0)
    return found


def launches(shelf: Shelf, period: Interval) -> tuple[Launch, ...]:
    """Return the launches of a period that the catalogue of payloads knows, each with the States of its payloads.

    A launch that carried objects of several States stands once for each: whose the vehicle was is not known here.
    """
    table = shelf.table("gcat-psatcat")
    if table is None:
        return ()
    groups: dict[tuple[str, str | None], list[tuple[int, int]]] = defaultdict(list)
    for one in gcat.payloads(table):
        if one.launch is None or one.cospar_id is None or not period.contains(one.launch.start_us):
            continue
        state = one_party(one.registry_code, "gcat", one.launch.start_us) if one.registry_code else None
        groups[one.cospar_id[:8], state].append((one.norad_id, one.launch.start_us))
    label = shelf.label("gcat-psatcat")
    return tuple(
        Launch(name, min(us for _, us in rows), state, tuple(sorted(n for n, _ in rows)), label)
        for (name, state), rows in sorted(groups.items(), key=lambda one: (one[0][0], one[0][1] or ""))
    )


def crewed(shelf: Shelf) -> frozenset[int]:
    """Return the payloads with people on board by their mission, by catalogue number."""
    table = shelf.table("gcat-psatcat")
    if table is None:
        return frozenset()
    return frozenset(
        one.norad_id for one in gcat.payloads(table) if CREWED in (mission_of_gcat(one.category) or "")
    )
