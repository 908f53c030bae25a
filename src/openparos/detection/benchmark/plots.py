"""One page of plots for each benchmark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


def manoeuvres(figures: dict[str, Any], path: Path) -> None:
    """Draw recall by size, precision against recall, reliability and F1 by satellite."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    page = Figure(figsize=(9.0, 7.0), layout="constrained")
    FigureCanvasAgg(page)
    (recall, curve), (reliable, each) = page.subplots(2, 2)
    bins = figures["recall_by_delta_v"]
    labels = [f"{1e3 * row['from_m_s']:g}" for row in bins["candidate"]]
    place = np.arange(len(labels))
    for tier, shift in (("candidate", -0.2), ("bulletin", 0.2)):
        recall.bar(place + shift, [row["recall"] or 0.0 for row in bins[tier]], 0.4, label=tier)
    recall.set_xticks(place, labels)
    recall.set(xlabel="along-track delta-v from, mm/s", ylabel="recall, [-1,+3] d", ylim=(0, 1))
    recall.legend(frameon=False)
    for regime, points in figures["precision_recall"].items():
        curve.plot([p["recall"] for p in points], [p["precision"] for p in points], marker=".", label=regime)
    curve.set(xlabel="recall, 1 d", ylabel="precision", xlim=(0, 1), ylim=(0, 1.02))
    curve.legend(frameon=False)
    stated = [row["stated"] for row in figures["reliability"]]
    reliable.plot([0, 1], [0, 1], color="0.7")
    reliable.plot(stated, [row["true"] for row in figures["reliability"]], marker="o")
    reliable.set(xlabel="stated probability", ylabel="share matched within 1 d", xlim=(0, 1), ylim=(0, 1))
    names = list(figures["satellites"])
    for window, shift in (("12 h", -0.2), ("1 d", 0.2)):
        values = [figures["satellites"][name][window]["f1"] for name in names]
        each.barh(np.arange(len(names)) + shift, values, 0.4, label=window)
    each.set_yticks(np.arange(len(names)), names)
    each.set(xlabel="F1, leave-one-out", xlim=(0, 1))
    each.legend(frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    page.savefig(path, dpi=80)


def control(figures: dict[str, Any], path: Path) -> None:
    """Draw the detection limits: share of injected burns found, by size and regime."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    page = Figure(figsize=(7.0, 4.0), layout="constrained")
    FigureCanvasAgg(page)
    axes = page.subplots()
    for regime in dict.fromkeys(row["regime"] for row in figures["injected_burns"]):
        rows = [row for row in figures["injected_burns"] if row["regime"] == regime]
        (line,) = axes.plot(
            [row["mm_s"] for row in rows], [row["candidate"] for row in rows], marker="o", label=regime
        )
        axes.plot(
            [row["mm_s"] for row in rows], [row["bulletin"] for row in rows], "--", color=line.get_color()
        )
    axes.set(
        xscale="log",
        xlabel="injected burn, mm/s (solid candidate, dashed bulletin)",
        ylabel="found within 1 d",
    )
    axes.legend(frameon=False)
    page.savefig(path, dpi=80)
