"""Make `src/openparos/detection/data/density.csv` and `solar_indices.csv`.

Density: NRLMSISE-00 (Picone, Hedin, Drob, Aikin 2002) with indices given explicitly, averaged over latitude
(by area), longitude and the four seasons; above 1,000 km, where the model was not fitted, as it continues. Indices: monthly
means of observed F10.7 (Dominion Radio Astrophysical Observatory, Natural Resources Canada) and of Ap (GFZ
Potsdam, Matzka et al. 2021, CC-BY 4.0). Both through brahe (MIT), which carries the model and a copy of the daily
table: a copy by a third party, not checked against the originators.

Run: `pip install brahe==1.8.0`, then `python builders/atmosphere.py`; no dependency of the package itself.
"""

from __future__ import annotations

import csv
import io
from itertools import product
from pathlib import Path

import brahe
import numpy as np

OUTPUT = Path(__file__).parent.parent / "src/openparos/detection/data"
HEIGHTS_KM = (90, 100, 110, 120, 130, 140, 150, 180, 200, 250, 300, 350, 400, 450, 500, 600, 700, 800, 900, 1000,
              1200, 1500)  # fmt: skip
FLUXES = (65, 80, 100, 130, 170, 220, 280)
APS = (4, 15, 40)
LATITUDES_DEG = (-75.0, -45.0, -15.0, 15.0, 45.0, 75.0)
LONGITUDES_DEG = tuple(range(0, 360, 60))
SEASONS = ((3, 21, 0), (6, 21, 6), (9, 22, 12), (12, 21, 18))
FIRST_YEAR = 1964
MJD_1970 = 40587


def density() -> list[list[object]]:
    brahe.set_global_eop_provider_from_static_provider(brahe.StaticEOPProvider.from_zero())
    epochs = [
        brahe.Epoch.from_datetime(2021, m, d, h, 0, 0.0, 0.0, brahe.TimeSystem.UTC) for m, d, h in SEASONS
    ]
    weights = np.cos(np.radians(LATITUDES_DEG))
    weights /= weights.sum() * len(LONGITUDES_DEG) * len(epochs)
    rows: list[list[object]] = []
    for ap, flux in product(APS, FLUXES):
        brahe.set_global_space_weather_provider(
            brahe.StaticSpaceWeatherProvider.from_values(
                kp=3.0, ap=float(ap), f107=float(flux), f107a=float(flux), s=0
            )
        )
        for height in HEIGHTS_KM:
            mean = sum(
                weight * brahe.density_nrlmsise00_geod(epoch, np.array([east, north, height * 1e3]))
                for (north, weight), east, epoch in product(
                    zip(LATITUDES_DEG, weights, strict=True), LONGITUDES_DEG, epochs
                )
            )
            rows.append([ap, flux, height, f"{mean:.3e}"])
    return rows


def indices() -> list[list[object]]:
    table = brahe.FileSpaceWeatherProvider.from_default_file()
    days = np.arange(np.datetime64(f"{FIRST_YEAR}-10-01"), np.datetime64("2100-01-01"))
    known = days[days.astype(np.int64) + MJD_1970 <= table.mjd_last_observed()]
    months = known.astype("datetime64[M]")
    rows: list[list[object]] = []
    for month in np.unique(months):
        mjds = known[months == month].astype(np.int64) + MJD_1970 + 0.5
        if len(mjds) < 28 or (
            known[-1].astype("datetime64[M]") == month and (known[-1] + 1).astype("datetime64[M]") == month
        ):
            continue  # not over yet
        flux = np.mean([table.get_f107_observed(one) for one in mjds])
        rows.append([str(month), f"{flux:.1f}", f"{np.mean([table.get_ap_daily(one) for one in mjds]):.1f}"])
    return rows


def _write(name: str, header: str, columns: list[str], rows: list[list[object]]) -> None:
    out = io.StringIO()
    out.write(header)
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    (OUTPUT / name).write_text(out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    OUTPUT.mkdir(exist_ok=True)
    _write(
        "density.csv",
        "# Density of the upper atmosphere, global mean, kg/m^3, by Ap, F10.7 (sfu) and height (km): NRLMSISE-00.\n"
        "# Made by builders/atmosphere.py.\n",
        ["ap", "f107", "height_km", "density_kg_m3"],
        density(),
    )
    _write(
        "solar_indices.csv",
        "# Monthly means as observed. F10.7 (sfu): Dominion Radio Astrophysical Observatory, Natural Resources Canada.\n"
        "# Ap: GFZ Potsdam, Matzka et al. (2021), doi:10.5880/Kp.0001, CC-BY 4.0. As copied by a third party (brahe 1.8.0), not checked against the originators.\n"
        "# Made by builders/atmosphere.py.\n",
        ["month", "f107", "ap"],
        indices(),
    )
