from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import parse_utc
from openparos.orbits.frames import gmst_deg
from openparos.orbits.geostationary import (
    is_geosynchronous,
    mean_longitudes,
    subsatellite_longitudes_deg,
    wrap_longitude_deg,
)

DAY_US = 86_400_000_000


def satellite(longitude_deg: float, mean_motion: float = 1.00273, **other: float) -> pa.Table:
    """One invented geostationary set at a longitude, on 2024-07-05."""
    epoch = parse_utc("2024-07-05")
    row = {
        "norad_id": 800_000_001, "epoch_us": epoch, "mean_motion_rev_day": mean_motion,
        "eccentricity": 0.0001, "inclination_deg": 0.05, "raan_deg": 40.0, "arg_perigee_deg": 50.0,
        "bstar": 0.0, "source": "test",
        "mean_anomaly_deg": (longitude_deg + float(gmst_deg(epoch)) - 90.0) % 360.0,
    } | other  # fmt: skip
    return pa.Table.from_pylist([row], schema=ELEMENT_SCHEMA)


@pytest.mark.parametrize("longitude_deg", [-179.9, -30.0, 0.0, 75.1, 179.9])
def test_mean_longitude_is_where_it_was_put(longitude_deg):
    table = satellite(longitude_deg)
    found = mean_longitudes(table)
    away = wrap_longitude_deg(found.longitude_deg - longitude_deg)
    assert abs(away[0]) < 0.01
    below = subsatellite_longitudes_deg(table, table["epoch_us"].to_numpy() + np.arange(24) * DAY_US // 24)
    # 2e is 0.0115 degree, lunar and solar terms some hundredths.
    assert np.abs(wrap_longitude_deg(below - longitude_deg)).max() < 0.1


def test_drift_follows_the_mean_motion():
    # A mean motion higher by 0.001 rev/day moves the object 0.36 degree a day to the east.
    slow, quick = satellite(10.0), satellite(10.0, mean_motion=1.00373)
    more = mean_longitudes(quick).drift_deg_day - mean_longitudes(slow).drift_deg_day
    assert abs(more[0] - 0.36) < 0.002
    later = mean_longitudes(quick, quick["epoch_us"].to_numpy() + 2 * DAY_US)
    moved = wrap_longitude_deg(later.longitude_deg - mean_longitudes(quick).longitude_deg)
    assert abs(moved[0] - 2 * mean_longitudes(quick).drift_deg_day[0]) < 0.02


def test_bounds_of_the_geosynchronous_belt():
    inside = [satellite(0.0), satellite(0.0, mean_motion=0.95), satellite(0.0, inclination_deg=15.0)]
    outside = [
        satellite(0.0, mean_motion=2.0), satellite(0.0, eccentricity=0.3),
        satellite(0.0, inclination_deg=75.0), satellite(0.0, mean_motion=0.85),
    ]  # fmt: skip
    assert is_geosynchronous(pa.concat_tables(inside)).all()
    assert not is_geosynchronous(pa.concat_tables(outside)).any()


def test_real_belt_keeps_its_station(shared_data: Path):
    raw = pq.read_table(shared_data / "geo" / "geo_belt_daily_2026.parquet").slice(0, 2000)
    table = as_elements(raw)
    found = mean_longitudes(table)
    assert (found.errors == 0).all()
    assert is_geosynchronous(table).all()
    # Most objects of the belt keep their station: the median drift is small, the axis near 42,165 km.
    assert np.median(np.abs(found.drift_deg_day)) < 0.05
    assert abs(np.median(found.semi_major_axis_km) - 42_165.0) < 3.0


def as_elements(raw: pa.Table) -> pa.Table:
    """The shared table in the project's own columns."""
    names = {
        "mean_motion": "mean_motion_rev_day", "inclination": "inclination_deg", "raan": "raan_deg",
        "arg_of_perigee": "arg_perigee_deg", "mean_anomaly": "mean_anomaly_deg",
    }  # fmt: skip
    raw = raw.rename_columns([names.get(name, name) for name in raw.column_names])
    columns = {name: raw[name] for name in raw.column_names if name in ELEMENT_SCHEMA.names}
    columns["epoch_us"] = raw["epoch"].cast(pa.int64())
    return pa.table({name: columns.get(name, pa.nulls(len(raw))) for name in ELEMENT_SCHEMA.names})
