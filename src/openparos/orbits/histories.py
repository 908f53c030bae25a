"""Histories of element sets in free-flight coordinates: what is left when SGP4's own motion is taken out.

A table of element sets comes in. For each set, the mean elements of the set before it are carried
to its epoch by SGP4 without drag, *mean to mean* (never through osculating elements: the J2
short-period swing is kilometres, the burns are metres), and the differences are summed up along the
history. An object in free flight then draws straight lines: its mean longitude is a line whose
slope is its mean motion, its inclination, node and eccentricity vector are constants. Drag bends
the first, a burn kinks it; a bad set stands out alone.

Near the Earth SGP4's secular motion without drag is linear in time and is computed here by a
compiled kernel (the same expressions as `sgp4init`: Hoots and Roehrich, Spacetrack Report 3, 1980;
Vallado et al., AIAA 2006-6753). For periods of 225 minutes and more the sgp4 package itself carries
the elements, with its lunar, solar and resonance terms. Drag is left out on purpose: a burn inside
the span of observations spoils B* first; the detector fits the decay it sees instead.

Spans between epochs count leap seconds: across one, an object is found a second's flight (seven
kilometres in low orbit) beyond where the difference of two printed times would put it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numba
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sgp4.api import WGS72, Satrec

from openparos.model.leap_seconds import elapsed_us
from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM, J2_WGS72, MU_WGS72_KM3_S2

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

J4_WGS72: Final = -0.00000165597
XKE: Final = 60.0 / math.sqrt(EARTH_RADIUS_WGS72_KM**3 / MU_WGS72_KM3_S2)
DEEP_SPACE_PERIOD_MIN: Final = 225.0
MINUTES_PER_DAY: Final = 1440.0
TWO_PI: Final = 2.0 * math.pi
SAME_EPOCH_US: Final = 60_000_000  # two sets within a minute are one observation
LINK_LIMIT_RAD: Final = 2.0  # beyond this the number of revolutions between two sets is not known
_EPOCH_1950_US: Final = -631_238_400_000_000 - US_PER_DAY  # 1949-12-31T00:00Z, the origin of sgp4init


@dataclass(frozen=True, slots=True)
class ElementArrays:
    """Element sets as columns sorted by object and epoch, of each epoch one set.

    Attributes
    ----------
    row : array of int
        Row in the table that each set came from.
    norad_id, epoch_us : array of int
        Object and epoch (microseconds since 1970).
    kozai_rad_min, eccentricity, inclination_rad, raan_rad, arg_perigee_rad, mean_anomaly_rad, bstar : array
        The published mean elements.
    """

    row: Ints
    norad_id: Ints
    epoch_us: Ints
    kozai_rad_min: Floats
    eccentricity: Floats
    inclination_rad: Floats
    raan_rad: Floats
    arg_perigee_rad: Floats
    mean_anomaly_rad: Floats
    bstar: Floats

    def __len__(self) -> int:
        return len(self.row)

    def take(self, keep: NDArray[Any]) -> ElementArrays:
        """Return the sets at the given indices or under the given mask."""
        return ElementArrays(*(getattr(self, name)[keep] for name in self.__slots__))

    def offsets(self) -> Ints:
        """Return where each object begins, and the length: ``offsets[j]:offsets[j + 1]`` is object j."""
        if len(self) == 0:
            return np.zeros(1, np.int64)
        change = np.flatnonzero(np.diff(self.norad_id)) + 1
        return np.concatenate(([0], change, [len(self)])).astype(np.int64)


def element_arrays(table: pa.Table) -> ElementArrays:
    """Sort a table of `ELEMENT_SCHEMA` by object and epoch; of sets within one minute the last row wins.

    Sets that SGP4 cannot hold (eccentricity outside [0, 1), mean motion not positive) are left out.
    """
    column = {name: table.column(name).to_numpy(zero_copy_only=False) for name in _USED}
    order = np.lexsort((column["epoch_us"], column["norad_id"])).astype(np.int64)
    ids = column["norad_id"][order].astype(np.int64)
    epochs = column["epoch_us"][order].astype(np.int64)
    mean_motion = column["mean_motion_rev_day"][order].astype(np.float64)
    eccentricity = column["eccentricity"][order].astype(np.float64)
    sound = (mean_motion > 0.0) & (mean_motion < 18.5) & (eccentricity >= 0.0) & (eccentricity < 1.0)
    superseded = np.zeros(len(order), bool)
    if len(order) > 1:
        superseded[:-1] = (np.diff(ids) == 0) & (np.diff(epochs) < SAME_EPOCH_US) & sound[1:]
    keep = sound & ~superseded
    order, radian = order[keep], math.pi / 180.0

    def angle(name: str) -> Floats:
        return np.asarray(column[name][order] * radian, np.float64)

    return ElementArrays(
        row=order,
        norad_id=ids[keep],
        epoch_us=epochs[keep],
        kozai_rad_min=mean_motion[keep] * (TWO_PI / MINUTES_PER_DAY),
        eccentricity=eccentricity[keep],
        inclination_rad=angle("inclination_deg"),
        raan_rad=angle("raan_deg"),
        arg_perigee_rad=angle("arg_perigee_deg"),
        mean_anomaly_rad=angle("mean_anomaly_deg"),
        bstar=np.asarray(column["bstar"][order], np.float64),
    )


_USED: Final = (
    "norad_id", "epoch_us", "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg",
    "arg_perigee_deg", "mean_anomaly_deg", "bstar",
)  # fmt: skip


@numba.njit(cache=True, nogil=True)
def secular_rates(
    kozai_rad_min: float, eccentricity: float, inclination_rad: float
) -> tuple[float, float, float, float]:
    """Brouwer mean motion and the secular rates of M, argument of perigee and node, all rad/min.

    The expressions of `sgp4init` (J2, J2 squared, J4); without lunar, solar and drag terms.
    """
    cosine = math.cos(inclination_rad)
    c2 = cosine * cosine
    c4 = c2 * c2
    e2 = 1.0 - eccentricity * eccentricity
    root = math.sqrt(e2)
    d1 = 0.75 * J2_WGS72 * (3.0 * c2 - 1.0) / (root * e2)
    ak = (XKE / kozai_rad_min) ** (2.0 / 3.0)
    delta = d1 / (ak * ak)
    adel = ak * (1.0 - delta * delta - delta * (1.0 / 3.0 + 134.0 * delta * delta / 81.0))
    n = kozai_rad_min / (1.0 + d1 / (adel * adel))
    p = (XKE / n) ** (2.0 / 3.0) * e2
    t1 = 1.5 * J2_WGS72 * n / (p * p)
    t2 = 0.5 * t1 * J2_WGS72 / (p * p)
    t3 = -0.46875 * J4_WGS72 * n / (p * p * p * p)
    anomaly = n + 0.5 * t1 * root * (3.0 * c2 - 1.0) + 0.0625 * t2 * root * (13.0 - 78.0 * c2 + 137.0 * c4)
    perigee = (
        -0.5 * t1 * (1.0 - 5.0 * c2)
        + 0.0625 * t2 * (7.0 - 114.0 * c2 + 395.0 * c4)
        + t3 * (3.0 - 36.0 * c2 + 49.0 * c4)
    )
    node = (-t1 + 0.5 * t2 * (4.0 - 19.0 * c2) + 2.0 * t3 * (3.0 - 7.0 * c2)) * cosine
    return n, anomaly, perigee, node


@numba.njit(cache=True, nogil=True)
def _wrapped(angle: float) -> float:
    return angle - TWO_PI * math.floor(angle / TWO_PI + 0.5)


# Columns of the table of states carried from one set to the epoch of the next, and of the rates.
_N, _M, _W, _O, _I, _E = range(6)


@numba.njit(cache=True, nogil=True)
def _carry_near(
    ids: Ints, t_us: Ints, kozai: Floats, ecc: Floats, inc: Floats, raan: Floats, argp: Floats, anom: Floats,
    carried: Floats, rates: Floats,
) -> None:  # fmt: skip
    """Fill `rates` of each set and, where `carried` is still NaN, the state at the epoch of its object's next."""
    count = len(ids)
    for k in range(count):
        n, m_dot, w_dot, o_dot = secular_rates(kozai[k], ecc[k], inc[k])
        rates[k, 0], rates[k, 1], rates[k, 2], rates[k, 3] = n, m_dot, w_dot, o_dot
        if k + 1 < count and ids[k + 1] == ids[k] and math.isnan(carried[k, _N]):
            dt = (t_us[k + 1] - t_us[k]) / 6e7
            carried[k, _N] = n
            carried[k, _M] = anom[k] + m_dot * dt
            carried[k, _W] = argp[k] + w_dot * dt
            carried[k, _O] = raan[k] + o_dot * dt
            carried[k, _I] = inc[k]
            carried[k, _E] = ecc[k]


def _carry_deep(sets: ElementArrays, elapsed: Ints, indices: Ints, carried: Floats) -> None:
    """Carry deep-space sets to the epoch of the next with the sgp4 package, B* set to zero."""
    for k in indices.tolist():
        model = Satrec()
        model.sgp4init(
            WGS72, "i", 0, (int(sets.epoch_us[k]) - _EPOCH_1950_US) / US_PER_DAY, 0.0, 0.0, 0.0,
            sets.eccentricity[k], sets.arg_perigee_rad[k], sets.inclination_rad[k],
            sets.mean_anomaly_rad[k], sets.kozai_rad_min[k], sets.raan_rad[k],
        )  # fmt: skip
        error, _, _ = model.sgp4_tsince((int(elapsed[k + 1]) - int(elapsed[k])) / 6e7)
        if error == 0:
            carried[k] = (model.nm, model.mm, model.om, model.Om, model.im, model.em)


@numba.njit(cache=True, nogil=True)
def _accumulate(
    ids: Ints, t_us: Ints, ecc: Floats, inc: Floats, raan: Floats, argp: Floats, anom: Floats, carried: Floats,
    rates: Floats, out: Floats, linked: NDArray[np.bool_],
) -> None:  # fmt: skip
    """Sum the one-step differences of each object into free-flight coordinates; `out` is (6, n) and zero."""
    perigee_phase = 0.0
    for k in range(len(ids)):
        if k == 0 or ids[k] != ids[k - 1]:
            perigee_phase = argp[k]
            out[2, k] = ecc[k] * math.cos(perigee_phase)
            out[3, k] = ecc[k] * math.sin(perigee_phase)
            continue
        j = k - 1
        dt_min = (t_us[k] - t_us[j]) / 6e7
        d_n = rates[k, 0] - carried[j, _N]
        d_node = _wrapped(raan[k] - carried[j, _O])
        d_perigee = _wrapped(argp[k] - carried[j, _W])
        # Half the change of mean motion over the gap belongs to the longitude: the middle road
        # between carrying the earlier set forward and the later one back, so that decay and burns
        # of ordinary size never cost a revolution.
        half = 0.5 * d_n * dt_min
        total = anom[k] + argp[k] + raan[k] - carried[j, _M] - carried[j, _W] - carried[j, _O]
        residual = _wrapped(total - half - (1.0 - math.cos(inc[k])) * d_node) + half
        linked[k] = abs(half) < LINK_LIMIT_RAD
        out[0, k] = out[0, j] + out[1, j] * dt_min / MINUTES_PER_DAY + residual
        out[1, k] = out[1, j] + d_n * MINUTES_PER_DAY
        perigee_phase = perigee_phase + d_perigee
        out[2, k] = ecc[k] * math.cos(perigee_phase)
        out[3, k] = ecc[k] * math.sin(perigee_phase)
        out[4, k] = out[4, j] + inc[k] - carried[j, _I]
        out[5, k] = out[5, j] + math.sin(inc[k]) * d_node


@dataclass(frozen=True, slots=True)
class FreeFlight:
    """A history in free-flight coordinates; row by row the sets of `sets`.

    Attributes
    ----------
    sets : ElementArrays
        The sets themselves, sorted by object and epoch.
    offsets : array of int
        Where each object begins.
    mean_motion_rad_day : array
        Brouwer mean motion at each epoch.
    sma_km : array
        Mean semi-major axis at each epoch.
    longitude_rad : array
        Mean longitude M + w + W cos i less the motion of the object's first set: drag-free,
        burn-free motion is a straight line.
    slope_rad_day : array
        Its slope as each set gives it: the change of mean motion since the first set.
    e_x, e_y : array
        Eccentricity vector in the frame that turns with the secular motion of perigee.
    i_x_rad, i_y_rad : array
        Inclination, and node times sin i, less their secular motion, since the first set.
    linked : array of bool
        False where the revolutions since the set before cannot be counted; the longitude is then
        comparable only from that set on.
    carried : array (n, 6)
        State of each set at the epoch of the next.
    """

    sets: ElementArrays
    offsets: Ints
    mean_motion_rad_day: Floats
    sma_km: Floats
    longitude_rad: Floats
    slope_rad_day: Floats
    e_x: Floats
    e_y: Floats
    i_x_rad: Floats
    i_y_rad: Floats
    linked: NDArray[np.bool_]
    carried: Floats

    def still_carried(self, keep: NDArray[np.bool_]) -> Floats:
        """Return the states carried that hold once only the sets under a mask are kept; NaN elsewhere."""
        kept = np.flatnonzero(keep)
        out = self.carried[kept]
        out[:-1][np.diff(kept) != 1] = np.nan
        return out


def free_flight(sets: ElementArrays, carried: Floats | None = None) -> FreeFlight:
    """Carry each set to the epoch of the next and sum the differences up (see the module's heading).

    Parameters
    ----------
    sets : ElementArrays
        Sorted sets of one or many objects, from `element_arrays`.
    carried : array (n, 6) or None
        States at the epoch of the next set that are known from an earlier pass (`FreeFlight.still_carried`).

    Returns
    -------
    FreeFlight
        One row a set; the first set of each object is the origin.
    """
    count = len(sets)
    offsets = sets.offsets()
    carried = np.full((count, 6), np.nan) if carried is None else carried
    rates = np.empty((count, 4))
    deep = np.flatnonzero(
        (sets.kozai_rad_min[:-1] <= TWO_PI / DEEP_SPACE_PERIOD_MIN)
        & (sets.norad_id[:-1] == sets.norad_id[1:])
        & np.isnan(carried[:-1, _N])
    )
    elapsed = elapsed_us(sets.epoch_us)
    _carry_deep(sets, elapsed, deep, carried)
    out, linked = np.zeros((6, count)), np.ones(count, bool)
    shape = (sets.eccentricity, sets.inclination_rad)
    angles = (sets.raan_rad, sets.arg_perigee_rad, sets.mean_anomaly_rad)
    _carry_near(sets.norad_id, elapsed, sets.kozai_rad_min, *shape, *angles, carried, rates)
    _accumulate(sets.norad_id, elapsed, *shape, *angles, carried, rates, out, linked)
    n_rad_min = np.asarray(rates[:, 0])
    longitude, slope, e_x, e_y, i_x, i_y = out
    return FreeFlight(
        sets=sets, offsets=offsets, mean_motion_rad_day=n_rad_min * MINUTES_PER_DAY,
        sma_km=EARTH_RADIUS_WGS72_KM * (XKE / n_rad_min) ** (2.0 / 3.0), longitude_rad=longitude,
        slope_rad_day=slope, e_x=e_x, e_y=e_y, i_x_rad=i_x, i_y_rad=i_y, linked=linked, carried=carried,
    )  # fmt: skip
