"""Draw what the detector makes of three histories: the Space Station, a Starlink, a decaying rocket body.

python benchmarks/manoeuvre_examples.py DATA ISS_FILE OUT.png    (DATA holds history/elements.parquet)
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.compute as pc
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from openparos.detection.manoeuvres import detect
from openparos.detection.manoeuvres.track import tracks
from openparos.orbits.histories import element_arrays
from openparos.sources.elements import load_elements

STARLINK, ROCKET_BODY = 44714, 28222
YEAR_US = 365.25 * 86_400e6


def panel(axes, table, title):
    track = next(iter(tracks(element_arrays(table))))
    axes.plot(1970.0 + track.epoch_us / YEAR_US, track.sma_km_at - 6378.1, ".", ms=1, color="0.4")
    for event in detect(table):
        start, end = (1970.0 + us / YEAR_US for us in (event.interval.start_us, event.interval.end_us))
        if event.kind == "continuous-thrust":
            axes.axvspan(start, end, color="tab:orange", alpha=0.3, lw=0)
        else:
            solid = event.tier == "bulletin"
            axes.axvline((start + end) / 2, color="tab:green", lw=0.6, ls="-" if solid else ":")
    axes.set_title(title, loc="left", fontsize=9)
    axes.set_ylabel("a - 6378 km", fontsize=8)


def main(data, iss, out):
    station, _ = load_elements([Path(iss)])
    recent = station.filter(pc.greater(station["epoch_us"], round((2023.5 - 1970) * YEAR_US)))
    history, _ = load_elements([Path(data) / "history" / "elements.parquet"])
    page = Figure(figsize=(9, 8), layout="constrained")
    FigureCanvasAgg(page)
    first, second, third = page.subplots(3, 1)
    panel(first, recent, "International Space Station: reboosts (sample data as copied by a third party)")
    for axes, number, title in (
        (
            second,
            STARLINK,
            f"{STARLINK}, Starlink: electric thrust (orange), burns (green; dotted: candidate)",
        ),
        (third, ROCKET_BODY, f"{ROCKET_BODY}, rocket body: decay, no event"),
    ):
        panel(axes, history.filter(pc.equal(history["norad_id"], number)), title)
    page.savefig(out, dpi=80)


if __name__ == "__main__":
    main(*sys.argv[1:4])
