"""Pictures of the record: how groups voted on one resolution or over the years, and the timeline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from .demands import first_day
from .timeline import timeline
from .votes import RollCall, agreement_by_year, group_totals, groups, members_of, votes_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS: Final = {"yes": "#2b6ca3", "abstain": "#d9c27a", "no": "#8c3b3b", "not-voting": "#dddddd"}
GROUP_ORDER: Final = (
    "UN-African", "UN-Asia-Pacific", "UN-EEG", "UN-GRULAC", "UN-WEOG", "NAM", "CD-G21", "CD", "EU", "UNSC-P5",
)  # fmt: skip
LANES: Final = ("resolution", "draft-treaty", "decision", "not adopted", "informal-discussion", "other")


def _figure(width: float, height: float) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def plot_vote(call: RollCall, path: Path) -> None:
    """Draw one roll call by group: every State a square in its group, coloured by its vote.

    Parameters
    ----------
    call : RollCall
        The vote.
    path : Path
        The picture; its ending decides the format.
    """
    from matplotlib.patches import Patch, Rectangle

    names = [name for name in GROUP_ORDER if name in groups()]
    figure = _figure(13, 1.2 + 0.9 * len(names))
    axes = figure.add_subplot()
    votes = votes_of(call.symbol)
    wide = 0
    for row, name in enumerate(names):
        members = sorted(
            (state for state in members_of(name, call.date) if state in votes),
            key=lambda state: (list(COLOURS).index(votes[state]), state),
        )
        for column, state in enumerate(members):
            line, place = divmod(column, 40)
            corner = (place, row + line * 0.42)
            axes.add_patch(Rectangle(corner, 0.95, 0.38, color=COLOURS[votes[state]]))
            axes.text(place + 0.47, row + line * 0.42 + 0.19, state, ha="center", va="center", fontsize=5)
            wide = max(wide, place + 1)
    axes.set(xlim=(0, max(wide, 1)), ylim=(len(names), -0.1))
    labels = [f"{name}\n{_short(group_totals(call.symbol, name))}" for name in names]
    axes.set_yticks([row + 0.4 for row in range(len(names))], labels, fontsize=8)
    axes.set_xticks([])
    totals = "-".join(str(number) for number in call.totals.values())
    axes.set_title(f"{call.symbol}, {call.date}: {call.title} ({totals})", fontsize=10)
    handles = [Patch(color=colour, label=word) for word, colour in COLOURS.items()]
    figure.legend(handles=handles, loc="outside lower center", ncols=4, fontsize=8)
    figure.savefig(path, dpi=150)


def _short(counts: dict[str, int]) -> str:
    return f"{counts['yes']}-{counts['no']}-{counts['abstain']}"


def plot_timeline(path: Path, start: str = "1981", end: str = "2026") -> None:
    """Draw the record from one year to another, a lane for each kind.

    Parameters
    ----------
    path : Path
        The picture; its ending decides the format.
    start, end : str
        First and last date, ISO 8601 to the day, month or year.
    """
    figure = _figure(14, 4.5)
    axes = figure.add_subplot()
    for moment in timeline(start, end):
        lane = LANES.index(moment.kind) if moment.kind in LANES else len(LANES) - 1
        day = first_day(moment.date)
        year = day.year + (day.timetuple().tm_yday - 1) / 365.25
        axes.plot(year, lane, "o", markersize=6, color="#2b6ca3", alpha=0.35 if moment.unverified else 0.8)
        if moment.kind in ("draft-treaty", "not adopted"):
            axes.annotate(moment.what[:34], (year, lane), (0, 9), textcoords="offset points", fontsize=6)
    axes.set_yticks(range(len(LANES)), LANES)
    axes.set_ylim(len(LANES) - 0.3, -0.8)
    axes.grid(axis="x", color="#dddddd")
    axes.set_title(
        f"Prevention of an arms race in outer space, {start} to {end} (pale: unverified)", fontsize=10
    )
    figure.savefig(path, dpi=150)


def plot_agreement(first: str, second: str, path: Path) -> None:
    """Draw how often two States voted alike, year by year."""
    rows = agreement_by_year(first, second)
    figure = _figure(10, 4)
    axes = figure.add_subplot()
    axes.bar([row.year or 0 for row in rows], [row.share or 0.0 for row in rows], color="#2b6ca3")
    for row in rows:
        axes.text(row.year or 0, (row.share or 0.0) + 0.01, str(row.both_voted), ha="center", fontsize=6)
    axes.set(ylim=(0, 1.1), ylabel="share of roll calls voted alike")
    axes.set_title(f"{first} and {second}: roll calls on outer space (numbers: both voted)", fontsize=10)
    figure.savefig(path, dpi=150)
