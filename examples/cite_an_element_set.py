"""Read an element set (invented), cite it by its hash, and say how high the object flies."""

# setup
import openparos as op
from openparos.model.elements import to_table
from openparos.orbits.mean import mean_elements

# action
one = op.ElementSet(
    object_id=op.ObjectId(900000001, "2026-001A"),
    epoch_us=op.parse_utc("2026-11-22T12:00:00Z"),
    mean_motion_rev_day=14.2,
    eccentricity=0.001,
    inclination_deg=98.2,
    raan_deg=10.0,
    arg_perigee_deg=90.0,
    mean_anomaly_deg=270.0,
    bstar=0.0001,
    name="SYN-1",
    source="invented",
)
orbit = mean_elements(to_table([one]))

# what comes out
print(one.content_hash)
print(f"{orbit.perigee_km[0]:.0f} x {orbit.apogee_km[0]:.0f} km")

# validation
assert one.content_hash == "sha256:81b45544eed3cf350b2a542544a66ffaa3b7ef3a6bd4c46c537b3eb2c47104ec"
assert 810 < orbit.perigee_km[0] < orbit.apogee_km[0] < 835
