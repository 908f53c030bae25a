"""Invent a small catalogue with planted events, and see one of them in its element sets."""

# setup
import numpy as np
import pyarrow.compute as pc

import openparos as op
from openparos.scenarios.generate import generate

# action
scenario = generate(seed=1, small=True)
change = scenario.events("station-change")[0]
number = change["objects"][0]["norad_id"]
sets = scenario.table.filter(pc.equal(scenario.table["norad_id"], number))
where = op.mean_longitudes(sets)

# what comes out
print(scenario.label)
print(f"from {where.longitude_deg[0]:.1f} to {where.longitude_deg[-1]:.1f} degrees east")
for one in scenario.events(planted=False)[:3]:
    print(f"{one['kind']} looks like {one['look_alike_of']}: {one['note']}")

# validation
assert abs(where.longitude_deg[0] - change["quantities"]["from_longitude_deg"]) < 0.2
assert abs(where.longitude_deg[-1] - change["quantities"]["to_longitude_deg"]) < 0.2
assert np.abs(where.drift_deg_day).max() > 0.7
