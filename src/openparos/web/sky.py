"""What the globe asks of a workspace: packed mean elements of everything, the sets of one object, findings.

The globe draws all objects from their mean elements (Kepler's motion with the secular rates of J2, computed
where the points are drawn) and the selected ones from their published sets by SGP4. Both come from here, for
the pages and for the notebook alike.
"""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.formats.omm_writer import omm_fields
from openparos.model.elements import from_table
from openparos.model.errors import InputRefused, UnknownObject
from openparos.model.times import US_PER_DAY, format_utc
from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes
from openparos.orbits.mean import mean_elements

if TYPE_CHECKING:
    from .site import Site

MAGIC: Final = b"OPGL"
HEADER: Final = struct.Struct("<4sId8x")  # magic, count, instant in milliseconds since 1970
MAX_AGE_DAYS: Final = 30.0  # an older set says little about where its object is
AROUND_US: Final = 10 * US_PER_DAY  # how far around an instant the sets of a selected object are sent
HISTORY_POINTS: Final = 1500
HELD_INSTANTS: Final = 8
LOW, MEDIUM, GEOSYNCHRONOUS, ECCENTRIC = range(4)
LOW_APOGEE_KM: Final = 2000.0
HIGH_ECCENTRICITY: Final = 0.25
_MINUTES_PER_DAY: Final = 1440.0


class Sky:
    """The globe's questions to one workspace, with the last answers kept.

    Parameters
    ----------
    site : Site
        The workspace behind the pages.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    def span(self) -> dict[str, str]:
        """Return first and last epoch of the data and the instant to open with, ISO 8601.

        Raises
        ------
        InputRefused
            Where the workspace holds no element sets.
        """
        index = self._site.objects()
        newest = index.newest_us
        if newest is None:
            raise InputRefused(
                "the workspace holds no element sets",
                file=str(self._site.workspace.root),
                remedy="Bring some: openparos sample, or openparos ingest FILE",
            )
        first = int(index.first_epoch_us.min())
        at = fullest_instant(index.last_epoch_us)
        return {"first": format_utc(first), "last": format_utc(newest), "at": format_utc(at)}

    def elements(self, at_us: int) -> bytes:
        """Return the packed mean elements of every object whose latest set is at most 30 days old.

        Parameters
        ----------
        at_us : int
            The instant, microseconds since 1970.

        Returns
        -------
        bytes
            Little-endian: ``OPGL``, count, instant (ms), eight bytes of nothing; then of n objects seven
            float32 (axis in Earth radii, eccentricity, inclination, RAAN, argument of perigee, mean
            anomaly in rad, its rate in rad/min), catalogue numbers (uint32), ages of the sets in days
            (float32) and regimes (uint8).
        """
        held: dict[int, bytes] = self._site.kept("sky", self._site.archive_stamp(), dict)
        packed = held.get(at_us)
        if packed is None:
            with self._site.archive_lock:
                table = self._site.workspace.archive.as_of(at_us, max_age_days=MAX_AGE_DAYS)
            packed = pack(table, at_us)
            while len(held) >= HELD_INSTANTS:
                held.pop(next(iter(held)), None)
            held[at_us] = packed
        return packed

    def names(self) -> dict[str, list[Any]]:
        """Return number, designator, name and State of every object, as columns."""
        index = self._site.objects()

        def make() -> dict[str, list[Any]]:
            from openparos.catalogue.by_launch import Piece
            from openparos.catalogue.whose import whose

            numbers = [int(one) for one in index.norad_id]
            rows = zip(numbers, index.cospar_id, index.name, strict=True)
            pieces = {number: Piece(piece, name or None) for number, piece, name in rows if piece}
            look = whose(self._site.workspace, numbers, pieces)
            last = [int(one) for one in index.last_epoch_us]
            return {
                "norad_id": numbers,
                "cospar_id": [one or None for one in index.cospar_id],
                "name": [one or None for one in index.name],
                "state": [look(number, day).state for number, day in zip(numbers, last, strict=True)],
            }

        stamp = (self._site.archive_stamp(), self._site.tables_stamp())
        columns: dict[str, list[Any]] = self._site.kept("sky-names", stamp, make)
        return columns

    def sets(self, norad_id: int, at_us: int) -> dict[str, Any]:
        """Return the sets of one object around an instant, each as the fields of an OMM with its hash.

        Parameters
        ----------
        norad_id : int
            Catalogue number.
        at_us : int
            The instant. Where no set lies within ten days of it, the nearest one is sent.

        Raises
        ------
        UnknownObject
            Where the archive holds no set of it.
        """
        table = self._site.history(norad_id, at_us - AROUND_US, at_us + AROUND_US)
        if not len(table):
            table = self._site.history(norad_id)
            if not len(table):
                raise UnknownObject(
                    f"object {norad_id} has no element sets here", where=str(self._site.workspace.root)
                )
            nearest = int(np.abs(table["epoch_us"].to_numpy() - at_us).argmin())
            table = table.slice(nearest, 1)
        rows = [{**omm_fields(one), "sha256": one.content_hash} for one in from_table(table)]
        place = self._site.objects().place(norad_id)
        name = None if place is None else self._site.objects().name[place]
        return {"norad_id": norad_id, "name": name or None, "sets": rows}

    def findings(self) -> dict[str, list[dict[str, Any]]]:
        """Return the findings that name objects: statement, interval, objects, address."""
        rows = []
        for one in self._site.book().findings:
            if not one.events or not one.objects:
                continue
            best = one.events[0].get("best_time")
            rows.append(
                {
                    "id": one.row["id"],
                    "title": one.row["statement"],
                    "kind": one.events[0]["kind"],
                    "start": one.start,
                    "end": one.time,
                    "best": best,
                    "objects": [each["norad_id"] for each in one.objects],
                    "href": f"/findings/{one.key}",
                }
            )
        return {"findings": rows}

    def history(self, norad_id: int) -> dict[str, Any]:
        """Return axis, inclination and, of a geosynchronous object, mean longitude over time.

        At most 1,500 points, evenly thinned; the first and the last are always among them.
        """
        table = self._site.history(norad_id)
        if len(table) > HISTORY_POINTS:
            table = table.take(np.linspace(0, len(table) - 1, HISTORY_POINTS).round().astype(np.int64))
        mean = mean_elements(table)
        belt = len(table) > 0 and bool(is_geosynchronous(table).mean() > 0.5)
        longitude = mean_longitudes(table).longitude_deg if belt else None
        return {
            "epoch_s": (table["epoch_us"].to_numpy() / 1e6).round(3).tolist(),
            "semi_major_axis_km": mean.semi_major_axis_km.round(4).tolist(),
            "inclination_deg": mean.inclination_deg.tolist(),
            "longitude_deg": None if longitude is None else [_finite(one) for one in longitude.round(4)],
        }


def fullest_instant(last_epoch_us: NDArray[np.int64]) -> int:
    """Return the day of the latest catalogue that is at least half as full as the fullest one.

    A workspace may hold a whole catalogue of one day and a few objects followed for longer, and a catalogue
    has a few sets with epochs ahead of its day: the globe opens with the catalogue, at the instant before
    which all but two in a hundred of its epochs lie.

    Parameters
    ----------
    last_epoch_us : array (n,)
        Epoch of the newest set of each object; n at least 1.
    """
    ends = np.sort(last_epoch_us)
    fresh = np.arange(1, len(ends) + 1) - np.searchsorted(ends, ends - round(MAX_AGE_DAYS * US_PER_DAY))
    last = int(np.flatnonzero(fresh * 2 >= fresh.max())[-1])
    window = ends[last + 1 - fresh[last] : last + 1]
    return int(np.quantile(window, 0.98, method="lower"))


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def pack(table: pa.Table, at_us: int) -> bytes:
    """Return a table of one set an object as `Sky.elements` sends it.

    The angles are carried from each set's epoch to the instant in double precision by SGP4's secular
    rates and by the published change of mean motion, so that the single precision of the drawing has
    only the hours around the instant to bridge.
    """
    mean = mean_elements(table)
    days = (at_us - table["epoch_us"].to_numpy()) / US_PER_DAY
    dot = table["mean_motion_dot"].to_numpy(zero_copy_only=False)
    drag_deg = 360.0 * np.nan_to_num(dot.astype(np.float64)) * days**2  # the field is half the derivative
    values = np.empty((len(table), 7), dtype="<f4")
    values[:, 0] = mean.semi_major_axis_km / EARTH_RADIUS_WGS72_KM
    values[:, 1] = mean.eccentricity
    values[:, 2] = np.radians(mean.inclination_deg)
    values[:, 3] = _angle(mean.raan_deg + mean.raan_rate_deg_day * days)
    values[:, 4] = _angle(mean.arg_perigee_deg + mean.arg_perigee_rate_deg_day * days)
    values[:, 5] = _angle(mean.mean_anomaly_deg + mean.mean_anomaly_rate_deg_day * days + drag_deg)
    values[:, 6] = np.radians(mean.mean_anomaly_rate_deg_day) / _MINUTES_PER_DAY
    numbers = table["norad_id"].to_numpy().astype("<u4")
    header = HEADER.pack(MAGIC, len(table), at_us / 1000.0)
    return b"".join(
        (header, values.tobytes(), numbers.tobytes(), days.astype("<f4").tobytes(), regimes(table).tobytes())
    )


def _angle(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.radians(degrees % 360.0)


def regimes(table: pa.Table) -> NDArray[np.uint8]:
    """Return the regime of each set: 0 low, 1 medium, 2 geosynchronous, 3 highly eccentric.

    Low means an apogee below 2,000 km, highly eccentric an eccentricity of 0.25 and more.
    """
    mean = mean_elements(table)
    found = np.full(len(table), MEDIUM, dtype=np.uint8)
    found[mean.eccentricity >= HIGH_ECCENTRICITY] = ECCENTRIC
    found[mean.apogee_km < LOW_APOGEE_KM] = LOW
    found[is_geosynchronous(table)] = GEOSYNCHRONOUS
    return found
