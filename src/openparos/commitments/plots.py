"""The gap matrix as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from .gaps import conducts, gap_matrix
from .instruments import Effect, Standing, load_instruments

COLOURS: Final = {
    Effect.NOTHING: "#ffffff",
    Effect.LIABILITY: "#e3dccb",
    Effect.CONSULTATION: "#c7dbe8",
    Effect.TO_BE_NOTIFIED: "#86b3d1",
    Effect.RESTRICTED: "#3f7fae",
    Effect.PROHIBITED: "#0c3c60",
}


def plot_gap_matrix(path: Path) -> None:
    """Draw conducts against the instruments that reach any of them, grouped by standing.

    Parameters
    ----------
    path : Path
        The picture; its ending decides the format (PNG, SVG, PDF).
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.colors import ListedColormap
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    matrix = gap_matrix()
    rows = list(conducts().values())
    columns = [
        each
        for standing in Standing
        for each in load_instruments().values()
        if each.standing is standing
        and any(matrix[row.id, each.id].effect is not Effect.NOTHING for row in rows)
    ]
    order = list(COLOURS)
    values = [[order.index(matrix[row.id, each.id].effect) for each in columns] for row in rows]
    figure = Figure(figsize=(4 + 0.42 * len(columns), 2.5 + 0.3 * len(rows)), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.pcolormesh(
        values,
        cmap=ListedColormap(list(COLOURS.values())),
        vmin=-0.5,
        vmax=len(order) - 0.5,
        edgecolors="#bbbbbb",
        linewidth=0.5,
    )
    axes.invert_yaxis()
    axes.set_yticks([index + 0.5 for index in range(len(rows))], [row.title for row in rows], fontsize=8)
    labels = [f"{each.id} ({each.standing.value})" for each in columns]
    axes.set_xticks([index + 0.5 for index in range(len(columns))], labels, rotation=90, fontsize=8)
    axes.set_title("What each instrument does to each conduct (drafts are not in force)", fontsize=10)
    handles = [
        Patch(facecolor=COLOURS[each], edgecolor="#bbbbbb", label=each.value) for each in reversed(order)
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=6, fontsize=8)
    figure.savefig(path, dpi=150)
