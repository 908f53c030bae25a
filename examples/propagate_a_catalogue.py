"""Propagate element sets (invented) to some instants, and turn the answer into places over the Earth."""

# setup
import numpy as np

import openparos as op
from openparos.orbits.frames import geodetic, teme_to_itrs
from openparos.scenarios.generate import generate

table = generate(seed=1, small=True).table.slice(0, 100)
times_us = op.parse_utc("2025-01-10") + np.arange(4) * 600_000_000

# action
found = op.Propagator.from_table(table).at(times_us)
positions_km, _ = teme_to_itrs(found.positions_km, found.velocities_km_s, times_us)
latitude_deg, longitude_deg, height_km = geodetic(positions_km)

# what comes out
print(f"{found.engine}, mode {found.mode}: {found.positions_km.shape[0]} sets at {len(times_us)} instants")
print(f"first: {latitude_deg[0, 0]:.1f} N, {longitude_deg[0, 0]:.1f} E, {height_km[0, 0]:.0f} km")

# validation
assert found.errors.max() == 0
assert found.mode == "i"
assert np.abs(latitude_deg).max() <= 90.0
