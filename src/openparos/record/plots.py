"""Pictures of the record: how groups voted on one resolution or over the years, and the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .demands import first_day
from .timeline import Moment, timeline
from .votes import RollCall, agreement_by_year, group_totals, groups, members_of, votes_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS: Final = {"yes": "#2b6ca3", "abstain": "#d9c27a", "no": "#8c3b3b", "not-voting": "#dddddd"}
GROUP_ORDER: Final = (
    "UN-African", "UN-Asia-Pacific", "UN-EEG", "UN-GRULAC", "UN-WEOG", "NAM", "CD-G21", "CD", "EU", "UNSC-P5",
)  # fmt: skip
STATES_IN_A_LINE: Final = 40
DARK: Final = ("yes", "no")
LABEL_OFFSETS: Final = ((2, 7), (2, -12), (2, 15), (2, -20))
SERIES: Final = (
    ("no first placement", "no first placement"),
    ("further practical measures", "further practical measures"),
    ("confidence-building", "confidence"),
    ("space threats", "threats"),
    ("arms race in outer space", "arms race"),
)
LANES: Final = (
    ("draft treaties", ("draft-treaty",)),
    ("decisions", ("decision", "not adopted")),
    ("discussions", ("informal-discussion", "subsidiary-body", "working-group-session", "expert-session")),
    ("treaties", ("opened", "in force")),
    ("documented events", ("event",)),
    ("papers and reports", ()),
)


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

    votes = votes_of(call.symbol)
    names = [name for name in GROUP_ORDER if name in groups()]
    order = list(COLOURS)
    members = {
        name: sorted(
            (state for state in members_of(name, call.date) if state in votes),
            key=lambda state: (order.index(votes[state]), state),
        )
        for name in names
    }
    lines = {name: max(1, -(-len(states) // STATES_IN_A_LINE)) for name, states in members.items()}
    height = sum(lines.values()) + 0.5 * len(names)
    figure = _figure(13, 1.2 + 0.3 * height)
    axes = figure.add_subplot()
    top, ticks = 0.0, []
    for name in names:
        for index, state in enumerate(members[name]):
            line, column = divmod(index, STATES_IN_A_LINE)
            axes.add_patch(Rectangle((column, top + line), 0.94, 0.9, color=COLOURS[votes[state]]))
            ink = "white" if votes[state] in DARK else "black"
            axes.text(
                column + 0.47, top + line + 0.47, state, ha="center", va="center", fontsize=6, color=ink
            )
        ticks.append(top + lines[name] / 2)
        top += lines[name] + 0.5
    axes.set(xlim=(0, STATES_IN_A_LINE), ylim=(top, -0.3), xticks=[])
    axes.set_yticks(
        ticks, [f"{name}  {_short(group_totals(call.symbol, name))}" for name in names], fontsize=8
    )
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    totals = "-".join(str(number) for number in call.totals.values())
    axes.set_title(f"{call.symbol}, {call.date}: {call.title} ({totals})", fontsize=10)
    handles = [Patch(color=colour, label=word) for word, colour in COLOURS.items()]
    figure.legend(handles=handles, loc="outside lower center", ncols=4, fontsize=8)
    figure.savefig(path, dpi=150)


def _short(counts: dict[str, int]) -> str:
    return f"{counts['yes']}-{counts['no']}-{counts['abstain']}"


def _lane(moment: Moment) -> int:
    if moment.kind == "resolution":
        title = moment.what.lower()
        return next((row for row, (_, word) in enumerate(SERIES) if word in title), len(SERIES))
    lane = next((row for row, (_, kinds) in enumerate(LANES) if moment.kind in kinds), len(LANES) - 1)
    return len(SERIES) + 1 + lane


def plot_timeline(
    path: Path, start: str = "1981", end: str = "2026", *, beside: Iterable[Moment] = ()
) -> None:
    """Draw the record from one year to another: a lane for each series of resolutions and kind of entry.

    Parameters
    ----------
    path : Path
        The picture; its ending decides the format.
    start, end : str
        First and last date, ISO 8601 to the day, month or year.
    beside : Iterable[Moment]
        Moments of other stages (treaties, documented events) to stand in lanes of their own.
    """
    figure = _figure(14, 7)
    axes = figure.add_subplot()
    labels = [name for name, _ in SERIES] + ["other resolutions"] + [name for name, _ in LANES]
    count: dict[int, int] = {}
    for moment in timeline(start, end, beside=beside):
        if moment.kind in ("decision", "not adopted") and moment.address.startswith("documents/"):
            continue  # the decision itself has an entry
        lane = _lane(moment)
        day = first_day(moment.date)
        year = day.year + (day.timetuple().tm_yday - 1) / 365.25
        colour = "#8c3b3b" if moment.kind == "not adopted" else "#2b6ca3"
        axes.plot(year, lane, "o", markersize=6, color=colour, alpha=0.35 if moment.unverified else 0.8)
        if lane > len(SERIES) and lane < len(labels) - 1:
            count[lane] = count.get(lane, 0) + 1
            place = LABEL_OFFSETS[count[lane] % len(LABEL_OFFSETS)]
            text = moment.address.split("/")[1] + (" in force" if moment.kind == "in force" else "")
            axes.annotate(text, (year, lane), place, textcoords="offset points", fontsize=6)
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.4, -0.7)
    axes.set_xlim(int(start[:4]) - 0.5, int(end[:4]) + 2.5)
    axes.grid(axis="x", color="#dddddd")
    axes.set_title(
        f"Prevention of an arms race in outer space, {start} to {end} (red: not adopted; pale: unverified)",
        fontsize=10,
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
