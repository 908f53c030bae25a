"""From breaks to events: delta-v by component, interval, tier, floor, caveats, evidence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import from_table
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval
from openparos.model.units import EARTH_RADIUS_WGS72_KM, J2_WGS72, MU_WGS72_KM3_S2

from .findings import Found
from .parameters import CONFIDENCE_RULE, Parameters
from .steps import Step, steps_at
from .track import Track

DETECTOR: Final = "manoeuvres"
LARGEST_SIGMA_DAYS: Final = 1.5  # beyond it no best time is given
UNDATED_LATENESS_DAYS: Final = 3.0
STORM_DAYS: Final = 15.0
LEAST_SIDE: Final = 2  # sets that show an orbit before it is published that it changed
ONE_SET_CAVEAT: Final = "one side of the change is shown by a single element set: a bad set is not excluded"
DECAYING_PERIGEE_KM: Final = 250.0  # below it nothing is said of a fall: the air does what it likes


def floor_m_s(sma_km: float) -> float:
    """Physical floor: below it a step of this size also comes from drag or orbit determination.

    From measured false steps on passive objects: 1.0-1.6 mm/s at 600 km and above, 12-20 mm/s below;
    about 20 mm/s near the geostationary orbit (docs/benchmark-manoeuvres.md).
    """
    if sma_km > 12_000.0:
        return 0.020
    return 0.004 if sma_km - EARTH_RADIUS_WGS72_KM >= 600.0 else 0.018


def plain(value: float, digits: int = 6) -> float | None:
    """Round to significant digits; None for what is not finite."""
    return float(f"{value:.{digits}g}") if math.isfinite(value) else None


def quantity(value: float, sigma: float) -> Quantity:
    """Return a quantity of five and three significant digits."""
    return Quantity(plain(value, 5), plain(sigma, 3))


def net_delta_v_m_s(axis_km: float, own_km: float) -> float:
    """Return the least delta-v along the track for a change of axis by `own_km` up to `axis_km`: between circles."""
    before_km = max(axis_km - own_km, EARTH_RADIUS_WGS72_KM)
    return 1e3 * (math.sqrt(MU_WGS72_KM3_S2 / before_km) - math.sqrt(MU_WGS72_KM3_S2 / axis_km))


class Book:
    """The element sets that events cite, looked up once for many events.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    rows : iterable of int
        Those that will be asked for.
    """

    def __init__(self, table: pa.Table, rows: Iterable[int]) -> None:
        wanted = sorted(set(rows))
        self._sets = dict(zip(wanted, from_table(table.take(wanted)), strict=True)) if wanted else {}

    def object_of(self, row: int) -> EventObject:
        """Return the object a row speaks of; its State is filled in by the catalogue, later."""
        one = self._sets[row]
        return EventObject(one.object_id.norad_id, one.object_id.cospar_id, one.name, moved=True)

    def hashes_of(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Return the citation hashes of some rows."""
        return tuple(self._sets[row].content_hash for row in rows)


def node_doubt_m(track: Track, one: Found) -> float:
    """How far the node may turn beyond free flight over the gap of a burn, times sin i and the semi-major axis, m.

    With the semi-major axis the oblateness turns the node at another rate from the burn on; over a gap of
    days that adds up to more than the steps of the plane that a burn out of it makes. The product of sine
    and cosine of the inclination is taken at its largest, one half.
    """
    if not math.isfinite(one.tangential_m_s):
        return 0.0
    turn_rad_day = (
        1.5 * J2_WGS72 * (EARTH_RADIUS_WGS72_KM / track.sma_km) ** 2 * 2.0 * math.pi / track.period_days
    )
    share = 3.5 * 2.0 * abs(one.tangential_m_s) / track.speed_m_s
    gap_days = float(track.t[one.k] - track.t[one.k - 1])
    return 0.5 * share * turn_rad_day * gap_days * track.sma_km * 1e3


def unknown_place(eccentricity: float) -> float:
    """Return the relative sigma of a delta-v along the track whose place on the ellipse is not known.

    The change of axis tells delta-v times speed; the speed lies between those of apogee and perigee.
    """
    return 0.5 * (math.sqrt((1.0 + eccentricity) / (1.0 - eccentricity)) - 1.0)


def radial_m_s(e_change: float, sigma_e: float, along: float, sigma_along: float) -> tuple[float, float]:
    """Return what the eccentricity vector leaves for a radial burn, with its sigma.

    A burn along the track moves the vector by twice its size; where that explains most of the move, the
    rest is a small difference of large numbers and its sigma is far larger than that of the vector.

    Parameters
    ----------
    e_change, sigma_e : float
        Length of the step of the vector as a speed (m/s), and sigma of a component of it.
    along, sigma_along : float
        Delta-v along the track (m/s).
    """
    square = max(e_change**2 - 4 * along**2 - 2 * sigma_e**2, 0.0)
    doubt = 2.0 * math.hypot(e_change * sigma_e, 4 * along * sigma_along, sigma_e**2)
    radial = math.sqrt(square)
    sigma = max(math.sqrt(square + doubt) - radial, radial - math.sqrt(max(square - doubt, 0.0)))
    return radial, sigma


def _quantities(track: Track, one: Found, slow: Mapping[str, Step]) -> dict[str, Quantity]:
    """Delta-v by component (Gauss's equations) and what changed in the orbit."""
    per_metre = track.speed_m_s / (track.sma_km * 1e3)
    tangential, sigma_t = one.tangential_m_s, one.sigma_tangential_m_s
    eccentricity = float(max(track.eccentricity[one.k - 1], track.eccentricity[one.k]))
    sigma_place = math.hypot(sigma_t, unknown_place(eccentricity) * tangential)
    out = {"delta_v_tangential_m_s": quantity(tangential, sigma_place)}
    normal, sigma_n = one.normal_m_s, one.sigma_normal_m_s
    if not math.isfinite(normal):
        sigma_n = per_metre * math.hypot(max(slow["i_x"].sigma, slow["i_y"].sigma), node_doubt_m(track, one))
        length = per_metre * math.hypot(slow["i_x"].value, slow["i_y"].value)
        # The length of a vector of pure noise is not zero: its bias is taken out.
        normal = math.sqrt(max(length**2 - 2 * sigma_n**2, 0.0)) if math.isfinite(length) else math.nan
    out["delta_v_normal_m_s"] = quantity(normal, sigma_n)
    along = tangential if math.isfinite(tangential) else 0.0
    e_change = per_metre * math.hypot(slow["e_x"].value, slow["e_y"].value)
    sigma_e = per_metre * max(slow["e_x"].sigma, slow["e_y"].sigma)
    if math.isfinite(e_change):
        sigma_along = sigma_place if math.isfinite(sigma_place) else 0.0
        out["delta_v_radial_m_s"] = quantity(*radial_m_s(e_change, sigma_e, along, sigma_along))
    axis = 2.0 * track.sma_km / track.speed_m_s
    out["semi_major_axis_change_km"] = quantity(axis * tangential, axis * sigma_t)
    tilt = math.degrees(1e-3 / track.sma_km)
    out["inclination_change_deg"] = quantity(slow["i_x"].value * tilt, slow["i_x"].sigma * tilt)
    return out


def _interval(track: Track, one: Found) -> tuple[Interval, int | None, float | None]:
    """Interval that holds, best time and its sigma in hours."""
    before, after = int(track.epoch_us[one.k - 1]), int(track.epoch_us[one.k])
    tau, sigma = one.tau_days, one.sigma_tau_days
    if not (math.isfinite(tau) and math.isfinite(sigma)) or sigma > LARGEST_SIGMA_DAYS:
        # Sets can be late by days in taking up a burn: the interval reaches back so far.
        return whole_seconds(before - round(UNDATED_LATENESS_DAYS * US_PER_DAY), after), None, None
    best = int(track.epoch_us[0]) + round(tau * US_PER_DAY)
    best = round(best / US_PER_SECOND) * US_PER_SECOND
    reach = round(2.0 * sigma * US_PER_DAY)
    return whole_seconds(best - reach, best + reach), best, round(24.0 * sigma, 2)


def whole_seconds(start_us: int, end_us: int) -> Interval:
    """Return the interval widened to whole seconds, as it is printed."""
    return Interval(start_us // US_PER_SECOND * US_PER_SECOND, -(-end_us // US_PER_SECOND) * US_PER_SECOND)


def cited(track: Track, k: int) -> list[int]:
    """Rows of the two sets around a gap."""
    return [int(track.row[k - 1]), int(track.row[k])]


def events_of(book: Book, track: Track, found: list[Found], parameters: Parameters) -> list[Event]:
    """Return the events of one object whose score reaches the candidate threshold."""
    out = []
    walls = np.flatnonzero(track.walls)
    for j, one in enumerate(found):
        if one.log_odds < parameters.candidate_score:
            continue
        first = found[j - 1].end if j else 0
        last = found[j + 1].k if j + 1 < len(found) else len(track.t)
        # Beyond a wall the node and the perigee have turned by more than any fit of a step allows for.
        first = max(first, int(walls[walls <= one.k - 1].max(initial=0)))
        last = min(last, int(walls[walls > one.k].min(initial=len(track.t))))
        late = one.late_days if math.isfinite(one.late_days) else 0.0
        slow = steps_at(track, one.k, min(first, one.k - 1), max(last, one.k + 1), late)
        sides = one.k - first, last - one.end
        out.append(_event(book, track, one, _quantities(track, one, slow), sides, parameters))
    return out


def size_m_s(one: Found) -> float:
    """Size of the whole, as far as it was found."""
    parts = (one.tangential_m_s, one.normal_m_s)
    return math.hypot(*(part if math.isfinite(part) else 0.0 for part in parts))


def is_bulletin(track: Track, one: Found, parameters: Parameters) -> bool:
    """Whether an event is fit for publication: score, physical floor, and not what a storm could do.

    A step along the sign of drag must exceed fifteen days of it: the strongest storms multiply the drag
    of a day by five to eight, for a day or two.
    """
    if one.log_odds < parameters.bulletin_score or size_m_s(one) < floor_m_s(sma_km_of(track, one)):
        return False
    if rests_on_one_set(track, one.k):
        return False
    return not 0.0 < one.drag_days < STORM_DAYS and not is_falling(track, one)


def rests_on_one_set(track: Track, k: int) -> bool:
    """Say whether the history has no second set before, or none after, a change before set k: one set may be bad."""
    return k < LEAST_SIDE or len(track.t) - k < LEAST_SIDE


def sma_km_of(track: Track, one: Found) -> float:
    """Semi-major axis about the moment: the mean of the sets before and after, not that of the whole life."""
    return float(0.5 * (track.sma_km_at[one.k - 1] + track.sma_km_at[one.k]))


def is_falling(track: Track, one: Found) -> bool:
    """Say whether perigee is deep in the air and the orbit does not rise: the last days of any object look like burns."""
    axis, eccentricity = track.sma_km_at, track.eccentricity
    around = [one.k - 1, one.k]
    perigee_km = min(axis[j] * (1.0 - eccentricity[j]) for j in around) - EARTH_RADIUS_WGS72_KM
    return bool(perigee_km < DECAYING_PERIGEE_KM and axis[one.end] <= axis[one.k - 1])


def _caveats(track: Track, one: Found, below: bool, dated: bool, sides: tuple[int, int]) -> tuple[str, ...]:
    out = []
    if dated and min(sides) <= 1:
        out.append(
            f"sets up to the next change or gap, before: {sides[0]}, after: {sides[1]}; the best time and its sigma "
            "hold for one burn, not for several"
        )
    if rests_on_one_set(track, one.k):
        out.append(ONE_SET_CAVEAT)
    if is_falling(track, one):
        out.append("perigee is low in the air and the orbit does not rise: a natural fall is not excluded")
    gap_days = (track.epoch_us[one.k] - track.epoch_us[one.k - 1]) / US_PER_DAY
    if gap_days > 3.0:
        out.append(f"epochs {gap_days:.1f} days apart")
    if math.isfinite(one.late_days) and one.late_days >= 3.0:
        out.append(f"the element sets took the change up over some {one.late_days:.0f} days")
    if not math.isfinite(one.tangential_m_s):
        out.append("only the orbital plane moved; dated to a gap between sets, not closer")
    if 0.0 < one.drag_days < STORM_DAYS:
        out.append(f"goes the way of drag and equals {one.drag_days:.0f} days of it: a storm is not excluded")
    if below:
        out.append("smaller than what drag or orbit determination can produce in this regime")
    return tuple(out)


def _event(
    book: Book,
    track: Track,
    one: Found,
    quantities: dict[str, Quantity],
    sides: tuple[int, int],
    parameters: Parameters,
) -> Event:
    interval, best, sigma_h = _interval(track, one)
    floor = floor_m_s(sma_km_of(track, one))
    below = size_m_s(one) < floor
    quantities["probability"] = Quantity(plain(1.0 / (1.0 + math.exp(-min(one.log_odds, 50.0))), 4))
    quantities["below_floor"] = Quantity(below)
    quantities["floor_m_s"] = Quantity(floor)
    quantities["mean_height_km"] = Quantity(plain(sma_km_of(track, one) - EARTH_RADIUS_WGS72_KM, 6))
    bulletin = is_bulletin(track, one, parameters)
    confidence = Confidence.LOW
    if bulletin:
        high = one.log_odds >= parameters.bulletin_score + 2.0
        confidence = Confidence.HIGH if high else Confidence.MODERATE
    rows = cited(track, one.k)
    details: dict[str, Any] = {**parameters.to_json(), "confidence_rule": CONFIDENCE_RULE}
    return Event(
        kind=EventKind.MANOEUVRE, tier=Tier.BULLETIN if bulletin else Tier.CANDIDATE,
        objects=(book.object_of(rows[1]),), interval=interval,
        evidence=Evidence(book.hashes_of(rows), DETECTOR, details, SOFTWARE), confidence=confidence,
        quantities=quantities, best_time_us=best, time_sigma_h=sigma_h, score=round(one.log_odds, 2),
        caveats=_caveats(track, one, below, best is not None, sides),
    )  # fmt: skip
