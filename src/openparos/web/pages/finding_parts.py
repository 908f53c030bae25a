"""What stands beside a finding: the notices on file about its objects, ways to ask, pictures of what was seen."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from markupsafe import Markup

from openparos.model.errors import OpenParosError
from openparos.model.times import US_PER_DAY, now_us, parse_utc

from ..charts import Series, time_chart
from ..finding_book import HeldFinding
from ..site import Site

_AROUND_US: Final = 60 * US_PER_DAY
_SAME_DAYS_US: Final = 5 * US_PER_DAY
_MOST_CHARTS: Final = 2
_GEOSYNCHRONOUS_KM: Final = (40_000.0, 45_000.0)


def notices_about(site: Site, one: HeldFinding) -> list[dict[str, Any]]:
    """Return the notices on file that name an object of the finding, with when the log received them."""
    try:
        standings = site.notices().standings.values()
    except OpenParosError:
        return []  # the page of the log says why it cannot be read
    found = []
    for standing in standings:
        if standing.norad_ids & one.numbers:
            told = standing.to_json()
            found.append(
                {key: told[key] for key in ("id", "form", "party", "to", "received", "standing", "norad_ids")}
            )
    return found


def ways_to_ask(one: HeldFinding) -> list[dict[str, Any]]:
    """Return on which bases each State of the finding could ask the other today, whatever the States."""
    from openparos.cases.bases import offers_between

    states = list(one.row["states"])
    if len(states) != 2:
        return []
    about_us = parse_utc(one.start) if one.start else None
    found = []
    for first, second in (states, states[::-1]):
        try:
            offers = offers_between(first, second, now_us(), timing="past", about_us=about_us)
        except OpenParosError:
            return []  # an entity for which no duties are computed
        usable = [offer.to_json() for offer in offers if offer.open in ("yes", "unknown")]
        found.append({"from": first, "to": second, "bases": usable})
    return found


def charts_of(site: Site, one: HeldFinding) -> list[dict[str, Any]]:
    """Return pictures of the orbits around the finding's events, from the element sets at hand."""
    charts: list[dict[str, Any]] = []
    for event in one.events[:1]:
        start_us, end_us = parse_utc(event["interval"]["start"]), parse_utc(event["interval"]["end"])
        for body in event["objects"][:_MOST_CHARTS]:
            chart = orbit_chart(site, body, start_us, end_us)
            if chart:
                name = body.get("name") or body["norad_id"]
                charts.append({"svg": chart, "name": name, "norad_id": body["norad_id"]})
    return charts


def belt_around(site: Site, one: HeldFinding) -> dict[str, Any] | None:
    """Return who stood near the first object of a co-location, where the newest sets at hand are of its days."""
    from .objects import belt_picture, neighbours

    for event in one.events[:1]:
        if event["kind"] != "co-location":
            return None
        rows = neighbours(site, event["objects"][0]["norad_id"])
        at_us = parse_utc(event["interval"]["end"])
        if len(rows) > 1 and abs(parse_utc(rows[0]["at"]) - at_us) < _SAME_DAYS_US:
            named = {body["norad_id"] for body in event["objects"]}
            return {
                "svg": belt_picture([{**row, "own": row["norad_id"] in named} for row in rows]),
                "at": rows[0]["at"],
            }
    return None


def orbit_chart(site: Site, body: Any, start_us: int, end_us: int) -> Markup | None:
    """Return height (or longitude in the belt) of one object around an interval; None where fewer than three sets."""
    from openparos.catalogue.elements import history_of

    try:
        table = site.history(body["norad_id"], start_us - _AROUND_US, end_us + _AROUND_US)
    except OpenParosError:
        return None
    if len(table) < 3:
        return None
    past = history_of(table)
    name = body.get("name") or f"object {body['norad_id']}"
    semi_major_axis = (past.perigee_km + past.apogee_km) / 2 + 6378.137
    if _GEOSYNCHRONOUS_KM[0] < float(np.median(semi_major_axis)) < _GEOSYNCHRONOUS_KM[1]:
        from openparos.orbits.geostationary import mean_longitudes

        longitude = mean_longitudes(table)
        values = longitude.longitude_deg
        return time_chart(
            f"Mean longitude of {name} around the event, degrees east", "° east", past.epoch_us,
            [Series("mean longitude", "a", _unwrapped(values))], bands=[(start_us, end_us)],
        )  # fmt: skip
    middle = (past.perigee_km + past.apogee_km) / 2
    return time_chart(
        f"Mean height of {name} around the event, kilometres", "km", past.epoch_us,
        [Series("mean height", "a", middle)], bands=[(start_us, end_us)],
    )  # fmt: skip


def _unwrapped(longitude_deg: Any) -> Any:
    """Return longitudes without the jump at 180 degrees."""
    return np.degrees(np.unwrap(np.radians(np.asarray(longitude_deg, dtype=np.float64))))
