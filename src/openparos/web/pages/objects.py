"""Objects: identity with the source of each field, registration, the history of element sets, stations, neighbours."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from markupsafe import Markup
from starlette.requests import Request

from openparos.model.errors import OpenParosError, UnknownObject
from openparos.model.times import US_PER_DAY, format_utc, now_us

from ..answers import Page, table_of
from ..charts import Series, belt_chart, time_chart
from ..paging import asked, part_of
from ..site import Site, number_of
from .events import summary
from .findings import row_of

_NEAR_DEG: Final = 0.5
_SAME_TIME_US: Final = 10 * US_PER_DAY
_MOST_NEIGHBOURS: Final = 15


def objects(site: Site, request: Request) -> Page:
    """List the objects of the archive, found by number, designator or name."""
    index = site.objects()
    only = None
    if state := asked(request, "state").upper():
        only = frozenset(one.norad_id for one in site.registration() if one.state == state and one.norad_id)
    if asked(request, "with") == "findings":
        named = frozenset(site.book().of_object)
        only = named if only is None else only & named
    places, part = part_of(index.search(asked(request, "q"), only), request, 50)
    rows = [index.row(place) for place in places]
    for row in rows:
        row["first_epoch"] = format_utc(row.pop("first_epoch_us"))
        row["last_epoch"] = format_utc(row.pop("last_epoch_us"))
        row["findings"] = len(site.book().of_object.get(row["norad_id"], ()))
    columns = {"norad_id": "Number", "cospar_id": "Designator", "name": "Name", "sets": "Element sets", "first_epoch": "First epoch",
               "last_epoch": "Last epoch", "findings": "Findings"}  # fmt: skip
    return Page(
        "objects",
        "Objects",
        {"total": part.total, "of": len(index), "objects": rows},
        (table_of("Objects", columns, rows),),
        view={"part": part},
    )


def one_object(site: Site, request: Request) -> Page:
    """Show one object."""
    number = number_of(request.path_params["number"])
    table = site.history(number)
    index = site.objects()
    place = index.place(number)
    held = index.row(place) if place is not None else {}
    described = _described(site, number, held.get("cospar_id"))
    if described is None and not len(table):
        raise UnknownObject(
            f"neither a table nor an element set at hand knows catalogue number {number}",
            remedy="Ingest SATCAT or GCAT psatcat, or element sets",
        )
    name = (described or {}).get("name") or held.get("name") or f"Object {number}"
    book = site.book()
    events = [summary(one) for one in book.events_of_object.get(number, ())[:30]]
    registered = next((one for one in site.registration() if one.norad_id == number), None)
    history, charts, belt = _history(table, name)
    near = neighbours(site, number) if belt else []
    data = {
        "norad_id": number,
        "cospar_id": (described or {}).get("cospar_id") or held.get("cospar_id"),
        "name": name,
        "identity": described,
        "registration": None if registered is None else registered.to_json(),
        "element_sets": history,
        "events": events,
        "events_total": len(book.events_of_object.get(number, ())),
        "findings": [row_of(one) for one in book.of_object.get(number, ())[:20]],
        "findings_total": len(book.of_object.get(number, ())),
        "neighbours": near,
    }
    fields = [
        {"field": key.replace("_", " "), **said}
        for key, rows in (described or {}).get("fields", {}).items()
        for said in rows
    ]
    return Page(
        "object",
        name,
        data,
        (table_of("Identity", {"field": "Field", "value": "Value", "source": "Source"}, fields),),
        view={"charts": charts, "belt": belt, "belt_chart": belt_picture(near)},
    )


def _described(site: Site, number: int, designator: str | None) -> dict[str, Any] | None:
    from openparos.catalogue.describe import describe

    texts = (str(number), designator) if designator else ()
    try:
        return describe(site.quick_shelf(*texts), number).to_json()
    except OpenParosError:
        return None


def _history(table: Any, name: str) -> tuple[dict[str, Any], list[dict[str, Any]], bool]:
    """Return the facts of a history, its charts, and whether the object stands in the geosynchronous belt."""
    from openparos.catalogue.elements import history_of, names_over_time

    if not len(table):
        return {"sets": 0, "sources": [], "names": []}, [], False
    past = history_of(table)
    last = int(past.epoch_us[-1])
    facts = {
        "sets": len(past),
        "first_epoch": format_utc(int(past.epoch_us[0])),
        "last_epoch": format_utc(last),
        "age_days": round((now_us() - last) / US_PER_DAY, 1),
        "longest_gap_days": round(float(np.diff(past.epoch_us).max()) / US_PER_DAY, 1)
        if len(past) > 1
        else None,
        "perigee_km": round(float(past.perigee_km[-1]), 1),
        "apogee_km": round(float(past.apogee_km[-1]), 1),
        "inclination_deg": round(float(past.inclination_deg[-1]), 3),
        "sources": sorted(set(table["source"].unique().to_pylist())),
        "names": [
            {"first_epoch": format_utc(us), "name": each} for us, each in names_over_time(_renamings(table))
        ],
    }
    heights = [Series("perigee", "a", past.perigee_km), Series("apogee", "b", past.apogee_km)]
    charts = [
        {"name": "Mean heights: perigee (first colour) and apogee (second), km over the equator's radius",
         "svg": time_chart(f"Mean heights of {name} over time", "km", past.epoch_us, heights)},
        {"name": "Inclination, degrees",
         "svg": time_chart(f"Inclination of {name} over time", "°", past.epoch_us, [Series("inclination", "a", past.inclination_deg)], height=170)},
    ]  # fmt: skip
    belt = bool(_in_the_belt(table))
    return facts, charts, belt


def _renamings(table: Any) -> Any:
    """Return the rows of a history at which another name begins: few, of tens of thousands."""
    import pyarrow as pa

    names = (
        table["name"]
        .combine_chunks()
        .dictionary_encode()
        .indices.fill_null(-1)
        .to_numpy(zero_copy_only=False)
    )
    return table.filter(pa.array(np.append(True, np.diff(names) != 0)))


def _in_the_belt(table: Any) -> bool:
    from openparos.orbits.geostationary import is_geosynchronous

    return bool(is_geosynchronous(table.slice(len(table) - 1, 1))[0])


def neighbours(site: Site, number: int) -> list[dict[str, Any]]:
    """Return who stood near an object of the belt at the epoch of its last set, each with its own epoch.

    Longitudes are mean ones, carried to that instant; sets more than ten days away from it are left out.
    Nothing where it has no set in the belt.
    """
    import pyarrow as pa

    from openparos.orbits.geostationary import mean_longitudes, wrap_longitude_deg

    table = site.latest_belt()
    numbers = table["norad_id"].to_numpy()
    own = np.flatnonzero(numbers == number)
    if not len(own):
        return []
    at_us = int(table["epoch_us"][int(own[0])].as_py())
    close = np.abs(table["epoch_us"].to_numpy() - at_us) < _SAME_TIME_US
    near = table.filter(pa.array(close))
    found = mean_longitudes(near, at_us)
    place = int(np.flatnonzero(near["norad_id"].to_numpy() == number)[0])
    away = wrap_longitude_deg(found.longitude_deg - found.longitude_deg[place])
    rows = np.flatnonzero((np.abs(away) < _NEAR_DEG) & (found.errors == 0))
    rows = rows[np.argsort(np.abs(away[rows]))][:_MOST_NEIGHBOURS]
    index = site.objects()
    answer = []
    for row in rows.tolist():
        other = int(near["norad_id"][row].as_py())
        held = index.place(other)
        answer.append(
            {
                "norad_id": other,
                "name": (index.name[held] if held is not None else "") or str(other),
                "at": format_utc(at_us),
                "longitude_deg": round(float(found.longitude_deg[row]), 3),
                "degrees_away": round(float(away[row]), 3),
                "drift_deg_day": round(float(found.drift_deg_day[row]), 3),
                "inclination_deg": round(float(found.inclination_deg[row]), 2),
                "epoch": format_utc(int(near["epoch_us"][row].as_py())),
                "own": other == number,
            }
        )
    return answer


def belt_picture(rows: list[dict[str, Any]]) -> Markup:
    """Return the neighbours of `neighbours` as a picture of their stretch of the belt."""
    own = next((one for one in rows if one["own"]), None)
    if own is None:
        return Markup("")
    points = [(one["degrees_away"], one["name"], one["own"]) for one in rows]
    return belt_chart(f"Who stood near {own['name']} in the geostationary belt", own["longitude_deg"], points)


def stations(site: Site, request: Request) -> Page:
    """Show where an object of the belt stood, from when to when: computed from its whole history."""
    from openparos.detection.stations import detect
    from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes

    number = number_of(request.path_params["number"])
    table = site.history(number)
    import pyarrow as pa

    table = table.filter(pa.array(is_geosynchronous(table))) if len(table) else table
    if not len(table):
        raise UnknownObject(f"no set of {number} at hand is geosynchronous")
    key = f"stations-{number}"
    found = site.kept(key, site.archive_stamp(), lambda: [one.to_json() for one in detect(table)])
    rows = [
        {
            "kind": one["kind"],
            "start": one["interval"]["start"],
            "end": one["interval"]["end"],
            "mode": (one["quantities"].get("mode") or {}).get("value"),
            "longitude_deg": (one["quantities"].get("longitude_deg") or {}).get("value"),
            "confidence": one["confidence"],
            "caveats": one["caveats"],
        }
        for one in found
    ]
    index = site.objects()
    place = index.place(number)
    name = (index.name[place] if place is not None else "") or f"Object {number}"
    longitude = mean_longitudes(table)
    picture = time_chart(
        f"Mean longitude of {name} over time", "° east", table["epoch_us"].to_numpy().astype(np.int64),
        [Series("longitude", "a", longitude.longitude_deg)], height=300,
    )  # fmt: skip
    columns = {"kind": "Kind", "start": "From", "end": "Until", "mode": "Mode", "longitude_deg": "Longitude (° east)", "confidence": "Confidence"}  # fmt: skip
    return Page(
        "stations",
        f"Stations of {name}",
        {"norad_id": number, "name": name, "stations": rows},
        (table_of("Stations", columns, rows),),
        view={"chart": picture},
    )
