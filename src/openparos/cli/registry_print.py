"""What `openparos registry check` shows: the table by State, the sheet of one, the plot by year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .options import say


def show_check(answer: dict[str, Any]) -> None:
    """Print the answer of `registry check` as a table, with the sheet of a State where one was asked for."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = Table(
        title="Payloads in the register, by State, organization or designation",
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    columns = (
        "State",
        "payloads",
        "registered",
        "not found",
        "not available",
        "share",
        "orbit agrees",
        "differs",
    )
    for place, name in enumerate(columns):
        table.add_column(name, justify="left" if place == 0 else "right")
    shown = list(answer["by_state"].items())
    for code, counts in [*shown[:25], ("all", answer)]:
        share = counts["share_registered"]
        table.add_row(
            code,
            *(f"{counts[key]:,}" for key in ("payloads", "registered", "not_found", "not_available")),
            "-" if share is None else f"{share:.1%}",
            f"{counts['orbit'].get('agrees', 0):,}",
            f"{counts['orbit'].get('differs', 0):,}",
        )
    console.print(table)
    if len(shown) > 25:
        say(f"... and {len(shown) - 25} more; --json or --out gives all.")
    say(answer["explanation"])
    if answer["sheet"]:
        _show_sheet(answer["sheet"])
    say("Sources: " + "; ".join(sorted(set(answer["sources"].values()))) + ".")


def _show_sheet(sheet: dict[str, Any]) -> None:
    say(f"\nTransparency sheet of {sheet['state']}")
    major = sheet["major_space_capabilities"]
    say(
        f"  major space capabilities: {'yes' if major['value'] else 'no'} ({major['rule']}: {major['payloads']:,})"
    )
    for key, name in (
        ("registered", "registered"),
        ("orbit_given", "orbit given (of registered)"),
        ("declared_orbit_agrees", "declared orbit agrees (of comparable)"),
        ("general_function_given", "general function given (of rows at hand)"),
        ("end_notified", "end of object notified (of those that came down, with a row at hand)"),
        ("registered_by_several", "registered by several parties (of registered)"),
        ("several_as_one", "several objects registered as one (of registered)"),
        ("by_another_than_the_owner", "by another than the owner (of registered with an owner named)"),
        (
            "by_no_known_launching_state",
            "by none of the launching States (of registered with site and owner named)",
        ),
    ):
        one = sheet[key]
        share = "-" if one["share"] is None else f"{one['share']:.1%}"
        say(f"  {name}: {one['count']:,} of {one['of']:,} ({share})")
    say(
        f"  not available: {sheet['not_available']:,}; declared orbit not comparable: {sheet['orbit_not_comparable']:,}"
    )
    for key, name in (
        ("median_days_to_registration", "where the document is dated"),
        ("median_days_to_registration_at_least", "lower bound"),
    ):
        one = sheet[key]
        say(
            f"  days from launch to registration, {name}, median: {'-' if one is None else one} (of {sheet['of_' + key]:,})"
        )


def draw_years(years: dict[str, Any], path: Path, state: str | None = None) -> None:
    """Draw payloads by year of launch, of all or of one State: registered, not found, not available."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    names = [year for year in years if year != "unknown"]
    figure, axes = plt.subplots(figsize=(9, 4), layout="constrained")
    bottom = [0] * len(names)
    for key, label, colour in (
        ("registered", "registered", "#33658a"),
        ("not_found", "not found in the sources at hand", "#f6ae2d"),
        ("not_available", "not available", "#bbbbbb"),
    ):
        values = [getattr(years[name], key) for name in names]
        axes.bar([int(name) for name in names], values, bottom=bottom, label=label, color=colour)
        bottom = [one + other for one, other in zip(bottom, values, strict=True)]
    title = "Payloads and the register of launched objects"
    axes.set(xlabel="year of launch", ylabel="payloads", title=f"{title}: {state}" if state else title)
    axes.legend(frameon=False)
    figure.savefig(path, dpi=150)
    plt.close(figure)
