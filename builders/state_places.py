"""Writes src/openparos/web/data/state_places.csv: where each State's mark stands on the maps of votes and parties.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python builders/state_places.py package/countries-50m.json

Input: Natural Earth's countries (public domain) as packed by world-atlas 2.0.2 (ISC). Of each State the middle of its
largest polygon is taken, projected, and moved as little as needed until no two marks overlap: every State is of one
size, and no boundary is drawn. Dissolved States stand where their capital lay.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from pathlib import Path

import numpy as np

from openparos.model.states import all_states

OUT = Path(__file__).resolve().parent.parent / "src" / "openparos" / "web" / "data" / "state_places.csv"
WIDTH, HEIGHT, APART = 1000.0, 520.0, 18.6
# Not in the file, or on both sides of 180 degrees: longitude and latitude in whole degrees.
BY_HAND = {
    "SUN": (48, 57), "CSK": (17, 50), "DDR": (13, 52), "YUG": (20, 45), "YMD": (45, 13), "SCG": (20, 44), "TUV": (179, -8),
    "RUS": (96, 62), "FJI": (178, -18), "KIR": (173, 2), "USA": (-98, 39), "NZL": (172, -41), "FRA": (2, 47),
}  # fmt: skip


def polygons(topology: dict) -> dict[str, list[np.ndarray]]:
    """Return the outer rings of each country by its M49 code."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]

    def ring(numbers: list[int]) -> np.ndarray:
        return np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers])

    found: dict[str, list[np.ndarray]] = {}
    for one in topology["objects"]["countries"]["geometries"]:
        rings = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
        found.setdefault(str(one.get("id")), []).extend(ring(each[0]) for each in rings)
    return found


def middle(rings: list[np.ndarray]) -> tuple[float, float]:
    """Return the centroid of the largest ring."""

    def area_and_centre(ring: np.ndarray) -> tuple[float, float, float]:
        x, y = ring[:, 0], ring[:, 1]
        cross = x * np.roll(y, -1) - np.roll(x, -1) * y
        area = cross.sum() / 2
        if abs(area) < 1e-9:
            return 0.0, float(x.mean()), float(y.mean())
        cx = ((x + np.roll(x, -1)) * cross).sum() / (6 * area)
        cy = ((y + np.roll(y, -1)) * cross).sum() / (6 * area)
        return abs(area) * math.cos(math.radians(cy)), float(cx), float(cy)

    _, x, y = max(area_and_centre(ring) for ring in rings)
    return x, y


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the place on the sheet: longitudes as they are, latitudes a little stretched in the middle."""
    x = (longitude + 180) / 360 * WIDTH
    return x, 300 - 325 * math.sin(math.radians(latitude) * 0.92)


def settled(places: np.ndarray) -> np.ndarray:
    """Move the places as little as needed until none is nearer to another than `APART`."""
    home, now = places.copy(), places.copy()
    for step in range(4000):
        away = now[:, None] - now[None]
        distance = np.hypot(away[..., 0], away[..., 1]) + np.eye(len(now)) * 1e6
        overlap = np.maximum(APART - distance, 0)
        push = (away / distance[..., None] * (overlap / 2)[..., None]).sum(axis=1)
        now += push + (home - now) * (0.02 if step < 3000 else 0.0)
        now[:, 0] = np.clip(now[:, 0], 12, WIDTH - 12)
        now[:, 1] = np.clip(now[:, 1], 12, HEIGHT - 12)
    return now


def main() -> None:
    """Write the file."""
    by_code = polygons(json.loads(Path(sys.argv[1]).read_text()))
    names, places = [], []
    for state in all_states(dissolved=True):
        if state.alpha3 in BY_HAND:
            longitude, latitude = BY_HAND[state.alpha3]
        elif state.m49 in by_code:
            longitude, latitude = middle(by_code[state.m49])
        else:
            print(f"no place for {state.alpha3}")
            continue
        names.append(state.alpha3)
        places.append(projected(longitude, latitude))
    dissolved = {one.alpha3 for one in all_states(dissolved=True)} - {one.alpha3 for one in all_states()}
    # The dissolved are settled with the others, so that they may stand beside their successors on old votes.
    final = settled(np.array(places))
    with OUT.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["alpha3", "x", "y"])
        writer.writerows([name, f"{x:.1f}", f"{y:.1f}"] for name, (x, y) in zip(names, final, strict=True))
    print(f"{len(names)} States, {len(dissolved)} of them dissolved")


if __name__ == "__main__":
    main()
