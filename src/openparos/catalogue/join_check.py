"""How often the rules that join register rows without a designator are right: measured on rows that have one.

The number and the piece are taken from every row that is joined by both, so that only its launch is left, and
the rules are asked again. Once with the documents that GCAT names for the objects, once without, which is how
it stands for documents younger than that table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from .gcat import Payload
from .identity import Index
from .register import RegisterEntry
from .within_launch import Hints, join_rows


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """What one rule said of rows whose object is known.

    Attributes
    ----------
    basis : str
        What the rule went by (``launch+document``).
    answer : str
        ``one object`` or ``group``.
    right, wrong : int
        Rows whose object it named, or has in its group; and the others.
    """

    basis: str
    answer: str
    right: int
    wrong: int

    def to_json(self) -> dict[str, Any]:
        """Return the counts, with the share that is wrong."""
        return {
            "basis": self.basis,
            "answer": self.answer,
            "right": self.right,
            "wrong": self.wrong,
            "share_wrong": round(self.wrong / (self.right + self.wrong), 4),
        }


def check_rules(
    rows: Sequence[RegisterEntry],
    index: Index,
    payloads: Sequence[Payload],
    hints: Hints | None = None,
    *,
    with_documents: bool = True,
) -> tuple[int, list[RuleCheck]]:
    """Hide the designators and numbers that are there and ask the rules.

    Parameters
    ----------
    rows, index, payloads, hints
        As `within_launch.join_rows` takes them.
    with_documents : bool
        Whether the documents that GCAT names are left; without them the State decides.

    Returns
    -------
    int, list of RuleCheck
        Rows hidden, and what each rule said of them; the rest it left open.
    """
    listed = {one.norad_id for one in payloads}
    found = [index.find(row) for row in rows]
    known = [
        one.norad_id if one and one.norad_id in listed and one.basis == ("number", "designator") else None
        for one in found
    ]
    hidden = [
        row
        if number is None or row.cospar_id is None
        else replace(row, norad_id=None, cospar_id=row.cospar_id[:8])
        for row, number in zip(rows, known, strict=True)
    ]
    if not with_documents:
        payloads = [replace(one, document=None) for one in payloads]
    right, wrong = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for match, number in zip(join_rows(hidden, index, payloads, hints), known, strict=True):
        if number is None or match is None or not (match.norad_id or match.group):
            continue
        key = ("+".join(match.basis), "group" if match.group else "one object")
        (right if number in (match.norad_id, *match.group) else wrong)[key] += 1
    checks = [RuleCheck(*key, right[key], wrong[key]) for key in sorted(right | wrong)]
    return sum(number is not None for number in known), checks
