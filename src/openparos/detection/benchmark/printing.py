"""The figures of the benchmarks as tables of text (Markdown, so that they can go into the docs)."""

from __future__ import annotations

from typing import Any


def _cell(figures: dict[str, Any]) -> str:
    return f"{figures['f1']:.2f} ({figures['precision']:.2f}/{figures['recall']:.2f})"


def _rate(value: float) -> str:
    return f"{value:.3f}" if value == 0.0 or value >= 0.01 else f"{value:.5f}"


def manoeuvre_lines(figures: dict[str, Any]) -> list[str]:
    """Lines of the manoeuvre benchmark."""
    lines = [
        "Leave-one-satellite-out at the frozen candidate threshold; F1 (precision/recall).",
        "",
        "| satellite | sets | events | 12 h | 1 d | [-1,+3] d | bulletin, 1 d | time error, median | inside 2 sigma |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in figures["satellites"].items():
        time = figures["time_by_satellite"][name]
        dated = f"{time['median_h']:.1f} h | {time['inside_2_sigma']:.2f}" if time["n"] else "- | -"
        cells = [_cell(one[key]) for key in ("12 h", "1 d", "[-1,+3] d", "bulletin 1 d")]
        lines.append(f"| {name} | {one['sets']} | {one['events']} | " + " | ".join(cells) + f" | {dated} |")
    for regime, one in figures["pooled"].items():
        cells = [_cell(one[key]) for key in ("12 h", "1 d", "[-1,+3] d", "bulletin 1 d")]
        time = figures["time"].get(regime)
        dated = f"{time['median_h']:.1f} h | {time['inside_2_sigma']:.2f}" if time else "- | -"
        lines.append(f"| **{regime}, pooled** | | | " + " | ".join(cells) + f" | {dated} |")
    macro = figures["macro_f1"]
    lines.append(
        f"| **macro F1** | | | {macro['12 h']:.2f} | {macro['1 d']:.2f} | {macro['[-1,+3] d']:.2f} | | | |"
    )
    lines += [
        "",
        "Recall by along-track delta-v, within [-1,+3] d:",
        "",
        "| mm/s | n | candidate | bulletin |",
        "|---|---|---|---|",
    ]
    both = zip(
        figures["recall_by_delta_v"]["candidate"], figures["recall_by_delta_v"]["bulletin"], strict=True
    )
    for a, b in both:
        to = "" if a["to_m_s"] is None else f"{1e3 * a['to_m_s']:g}"
        lines.append(f"| {1e3 * a['from_m_s']:g}-{to} | {a['n']} | {a['recall']} | {b['recall']} |")
    dv, free = figures["delta_v"], figures["control_b"]
    lines += [
        "",
        f"Delta-v (n={dv['n']}): median estimate/true {dv['median_ratio']:.2f}, relative error median "
        f"{100 * dv['median_error']:.0f} %, p90 {100 * dv['p90_error']:.0f} %; inside 2 sigma {dv['inside_2_sigma']:.2f}.",
        f"Recall of burns of 4 mm/s and more within 1 d: {figures['recall_from_4_mm_s']}.",
        f"Chance F1 (as many detections at random): {figures['chance_f1']}.",
        f"Control (b), burn-free time: {free}.",
        "Reliability (stated: true, n): "
        + ", ".join(f"{row['stated']:.2f}: {row['true']:.2f} ({row['n']})" for row in figures["reliability"]),
    ]
    return lines


def control_lines(figures: dict[str, Any]) -> list[str]:
    """Lines of the control benchmark."""
    lines = [
        "| control | tier | events | object-years | per year | 95 % bound |",
        "|---|---|---|---|---|---|",
    ]
    for name, tiers in figures["controls"].items():
        for tier, one in tiers.items():
            lines.append(
                f"| {name} | {tier} | {one['n']} | {one['years']:.1f} | {_rate(one['per_year'])} | {_rate(one['bound_95'])} |"
            )
    lines += [
        "",
        "Injected burns (simulated): share found within 1 d, bulletin",
        "",
        "| regime | mm/s | n | candidate | bulletin |",
        "|---|---|---|---|---|",
    ]
    for row in figures["injected_burns"]:
        lines.append(
            f"| {row['regime']} | {row['mm_s']:g} | {row['n']} | {row['candidate']:.2f} | {row['bulletin']:.2f} |"
        )
    lines += ["", f"Injected spikes and swaps: {figures['injected_anomalies']}"]
    lines += [f"Passive objects of control (a): {figures['passive_by_reason']}"]
    lines += [f"Time run forwards and backwards: {figures['time_reversed']}"]
    return lines
