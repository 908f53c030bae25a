"""From what happened to what is published: noise, outliers, a drag term that lags, printed precision."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import US_PER_DAY
from openparos.orbits.mean import kozai_mean_motion_rev_day, mean_motion_of_axis_rev_day

from .motion import ANOMALY, ARGP, AXIS, ECC, INCL, RAAN, Floats
from .simulation import Run
from .tracks import SYNTHETIC_SOURCE, Track
from .weather import Weather

# A published drag term is fitted over the days before its epoch.
_FIT_US: Final = 3 * US_PER_DAY
_DRAG_NOISE: Final = 0.08
# An outlier is a fit to a wrong track: far off in the axis and along the way, right again in the next set.
_SPIKE_AXIS_KM: Final = (0.15, 0.6)
_SPIKE_IN_TRACK_DEG: Final = (0.1, 0.5)


def observe(tracks: list[Track], run: Run, weather: Weather, rng: np.random.Generator) -> pa.Table:
    """Return the published element sets of a run.

    Parameters
    ----------
    tracks : list of Track
        The objects.
    run : Run
        What they did.
    weather : Weather
        Density, for the drag terms.
    rng : Generator
        Source of chance.

    Returns
    -------
    pa.Table
        `ELEMENT_SCHEMA`, sorted by catalogue number and epoch, rounded as printed.
    """
    orbits = _with_noise(tracks, run, rng)
    _add_spikes(tracks, run, orbits, rng)
    axis, ecc, incl = orbits[:, AXIS], orbits[:, ECC], orbits[:, INCL]
    motion = kozai_mean_motion_rev_day(mean_motion_of_axis_rev_day(axis), ecc, incl)
    drag = np.array([track.bstar for track in tracks])[run.track]
    drag = drag * weather.mean(run.epoch_us - _FIT_US, run.epoch_us)
    drag = drag * (1.0 + _DRAG_NOISE * rng.normal(size=len(drag)))
    own = [tracks[i] for i in run.track]
    columns = {
        "norad_id": [track.norad_id for track in own],
        "epoch_us": run.epoch_us,
        "mean_motion_rev_day": np.round(motion, 8),
        "eccentricity": np.round(ecc, 7),
        "inclination_deg": np.round(incl, 4),
        "raan_deg": _angle(orbits[:, RAAN]),
        "arg_perigee_deg": _angle(orbits[:, ARGP]),
        "mean_anomaly_deg": _angle(orbits[:, ANOMALY]),
        "bstar": _five_digits(drag),
        "mean_motion_dot": np.zeros(len(drag)),
        "mean_motion_ddot": np.zeros(len(drag)),
        "element_set_no": np.full(len(drag), 999),
        "rev_at_epoch": np.zeros(len(drag), dtype=np.int64),
        "cospar_id": [track.cospar_id for track in own],
        "name": [track.name for track in own],
        "source": [SYNTHETIC_SOURCE] * len(own),
    }
    arrays = [pa.array(columns[f.name], type=f.type) for f in ELEMENT_SCHEMA]
    table = pa.table(arrays, schema=ELEMENT_SCHEMA)
    return table.sort_by([("norad_id", "ascending"), ("epoch_us", "ascending")])


def _with_noise(tracks: list[Track], run: Run, rng: np.random.Generator) -> Floats:
    """Return the orbits with the errors of their regimes.

    The eccentricity vector is disturbed, not the eccentricity: nearly circular orbits stay regular.
    """
    regimes = [track.regime for track in tracks]

    def sigma(name: str) -> Floats:
        return np.array([getattr(regime, name) for regime in regimes])[run.track]

    n = len(run.track)
    out = run.orbits.copy()
    degrees_per_km = np.degrees(1.0 / out[:, AXIS])
    w = np.radians(out[:, ARGP])
    h = out[:, ECC] * np.sin(w) + sigma("shape") * rng.normal(size=n)
    k = out[:, ECC] * np.cos(w) + sigma("shape") * rng.normal(size=n)
    along = out[:, ARGP] + out[:, ANOMALY] + sigma("in_track_km") * degrees_per_km * rng.normal(size=n)
    tilt = sigma("cross_track_km") * degrees_per_km
    turn = tilt * rng.normal(size=n) / np.maximum(np.sin(np.radians(out[:, INCL])), 0.02)
    out[:, AXIS] += sigma("axis_m") * 1e-3 * rng.normal(size=n)
    out[:, ECC] = np.maximum(np.hypot(h, k), 1e-7)
    out[:, INCL] = np.abs(out[:, INCL] + tilt * rng.normal(size=n))
    out[:, RAAN] += turn
    out[:, ARGP] = np.degrees(np.arctan2(h, k))
    # What turns the node one way must not move the object along its way.
    out[:, ANOMALY] = along - out[:, ARGP] - turn * np.cos(np.radians(out[:, INCL]))
    return out


def _add_spikes(tracks: list[Track], run: Run, orbits: Floats, rng: np.random.Generator) -> None:
    """Make single sets wrong where that is planned: the first at or after each planned instant."""
    for i, track in enumerate(tracks):
        for planned_us in track.spikes_us:
            own = np.flatnonzero((run.track == i) & (run.epoch_us >= planned_us))
            if len(own):
                row = own[np.argmin(run.epoch_us[own])]
                sign = rng.choice([-1.0, 1.0])
                orbits[row, AXIS] += sign * rng.uniform(*_SPIKE_AXIS_KM)
                orbits[row, ANOMALY] += sign * rng.uniform(*_SPIKE_IN_TRACK_DEG)


def _angle(values: Floats) -> Floats:
    """Round to four decimals in [0, 360)."""
    return np.asarray(np.round(values % 360.0, 4) % 360.0)


def _five_digits(values: Floats) -> Floats:
    """Round to five significant digits, as a TLE prints a drag term."""
    return np.array([float(f"{value:.4e}") for value in values])
