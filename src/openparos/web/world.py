"""Every State as one mark of one size, near where it lies: no boundary is drawn and no State is larger than another."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

from openparos.model.errors import OpenParosError
from openparos.model.states import party

_FILE: Final = Path(__file__).parent / "data" / "state_places.csv"
_WORDS: Final = {"yes": "yes", "no": "no", "abstain": "abstaining", "not-voting": "not voting"}


@cache
def places() -> Mapping[str, tuple[float, float]]:
    """Return where each State's mark stands, on a sheet of 1000 by 520."""
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return {row["alpha3"]: (float(row["x"]), float(row["y"])) for row in csv.DictReader(stream)}


def map_of(title: str, words: Mapping[str, str]) -> Markup:
    """Return the map of one word a State: ``yes``, ``no``, ``abstain`` or ``not-voting``.

    Shape tells the words apart as well as colour: circle, square, ring, small dot.

    Parameters
    ----------
    title : str
        The accessible name of the picture.
    words : mapping of str to str
        By alpha-3 code; States that are not in it are left out.
    """
    parts = [f'<svg class="chart votes" viewBox="0 0 1000 520" role="img" aria-label="{escape(title)}">']
    for code, (x, y) in places().items():
        word = words.get(code)
        if word is None:
            continue
        name = f"{_name(code)}: {_WORDS.get(word, word)}"
        parts.append(f"<g><title>{escape(name)}</title>{_mark(word, x, y)}<text x='{x}' y='{y + 2.8:.1f}'>{code}</text></g>")  # fmt: skip
    return Markup("".join(parts) + "</svg>")


def _mark(word: str, x: float, y: float) -> str:
    if word == "no":
        return f'<rect class="no" x="{x - 8.5:.1f}" y="{y - 8.5:.1f}" width="17" height="17"/>'
    if word == "not-voting":
        return f'<circle class="absent" cx="{x}" cy="{y}" r="5"/>'
    return f'<circle class="{escape(word)}" cx="{x}" cy="{y}" r="{9.2 if word == "yes" else 8.2}"/>'


def _name(code: str) -> str:
    try:
        return party(code).name("en")
    except OpenParosError:
        return code
