"""Element sets for the tests of the store."""

from __future__ import annotations

import random

from openparos.model.elements import ElementSet, to_table
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY
from openparos.store.archive import Archive

SHA = "ab" * 32
DAY = US_PER_DAY


def make_set(norad_id: int = 25544, epoch_us: int = 20_000 * DAY, **changes: object) -> ElementSet:
    values: dict[str, object] = {
        "mean_motion_rev_day": 15.50103472, "eccentricity": 0.0006703, "inclination_deg": 51.6416,
        "raan_deg": 247.4627, "arg_perigee_deg": 130.536, "mean_anomaly_deg": 325.0288,
        "bstar": 0.00010270, "mean_motion_dot": 0.00016717, "mean_motion_ddot": 0.0, "source": "test",
    }  # fmt: skip
    cospar_id = changes.pop("cospar_id", None)
    return ElementSet(ObjectId(norad_id, cospar_id), epoch_us, **(values | changes))  # type: ignore[arg-type]


def append(archive: Archive, *sets: ElementSet, sha: str = SHA) -> tuple[int, int]:
    result = archive.append([to_table(list(sets))], source=None, file_sha256=sha, file="some.tle")
    return result.added, result.duplicates


def random_sets(seed: int, count: int, objects: int = 40) -> list[ElementSet]:
    draw = random.Random(seed)
    return [
        make_set(
            draw.randrange(1, objects), draw.randrange(0, 20_000) * DAY // 4 + draw.randrange(3) * 700,
            mean_anomaly_deg=draw.randrange(0, 3_600_000) / 1e4, bstar=draw.choice([0.0, 1e-4, -2.5e-3]),
            source=draw.choice(["a", "b"]), name=draw.choice([None, "X", "Y"]),
        )
        for _ in range(count)
    ]  # fmt: skip
