"""Which row of one table is which object of another: by number, by designator, by name and day.

Numbers and designators are both copied by hand between catalogues, so each can be wrong: where the two
point to different objects the name decides, and the disagreement is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from openparos.model.confidence import Confidence
from openparos.model.times import US_PER_DAY

from .dates import VagueDate

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
# How far launch dates of two catalogues may lie apart (time zones, lift-off near midnight).
DATE_SLACK_US = US_PER_DAY
# Share of letter triples from which two names count as the same within one launch.
ALIKE = 0.8
# Share below which they have nothing in common.
UNLIKE = 0.3


class Listed(Protocol):
    """What a row of any table has for telling which object it means."""

    @property
    def norad_id(self) -> int | None:
        """Catalogue number."""

    @property
    def cospar_id(self) -> str | None:
        """International designator."""

    @property
    def name(self) -> str:
        """Name."""

    @property
    def launch(self) -> VagueDate | None:
        """Launch date."""


@dataclass(frozen=True, slots=True)
class Match:
    """One row found to be one object.

    Attributes
    ----------
    norad_id : int or None
        The object in the table joined to; None where only its launch is known.
    basis : tuple of str
        What agrees: ``number``, ``designator``, ``name``, ``launch``.
    confidence : Confidence
        High where number and designator agree; moderate where one alone is there, or the two point to
        different pieces of one launch; low for name and launch day, or different launches.
    conflict : str or None
        What disagrees.
    candidates : tuple of int
        Where no one object is known: those of the launch, one of which is meant.
    group : tuple of int
        Where as many rows as objects remain: those objects, which the rows mean between them.
    released_from : int or None
        Where the table joined to has no such object: the one from which the row says it was released.
    """

    norad_id: int | None
    basis: tuple[str, ...]
    confidence: Confidence
    conflict: str | None = None
    candidates: tuple[int, ...] = ()
    group: tuple[int, ...] = ()
    released_from: int | None = None


class Index:
    """Objects of one table, ready to be joined to.

    Parameters
    ----------
    objects : iterable of Listed
        Rows with a catalogue number; others are passed over.
    """

    def __init__(self, objects: Iterable[Listed]) -> None:
        self._by_number: dict[int, Listed] = {}
        self._by_designator: dict[str, int] = {}
        self._by_launch: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        for one in objects:
            if one.norad_id is None or one.norad_id in self._by_number:
                continue
            self._by_number[one.norad_id] = one
            if one.cospar_id:
                self._by_designator.setdefault(one.cospar_id, one.norad_id)
                self._by_launch.setdefault(one.cospar_id[:8], []).append(one.norad_id)
            self._by_name.setdefault(folded(one.name), []).append(one.norad_id)

    def __len__(self) -> int:
        return len(self._by_number)

    def at_designator(self, cospar_id: str) -> int | None:
        """Return the object that bears a designator."""
        return self._by_designator.get(cospar_id)

    def find(self, row: Listed) -> Match | None:
        """Return the object a row means, or None."""
        by_number = self._by_number.get(row.norad_id) if row.norad_id is not None else None
        by_designator = self._by_designator.get(row.cospar_id) if row.cospar_id else None
        if by_number is not None and _other_day(row, by_number):
            by_number = None  # a number with a slip in it: the object was launched on another day
        if by_number is None and by_designator is None:
            return self._find_by_name(row) or self._find_in_launch(row)
        if by_number is None:
            assert by_designator is not None
            return self._by_designator_alone(row, by_designator)
        assert by_number.norad_id is not None
        if by_designator == by_number.norad_id:
            return Match(by_number.norad_id, ("number", "designator"), Confidence.HIGH)
        return self._number_against_designator(row, by_number, by_designator)

    def _by_designator_alone(self, row: Listed, norad_id: int) -> Match:
        conflict = None
        if row.norad_id is not None:
            other = self._by_number.get(row.norad_id)
            conflict = f"number {row.norad_id} is {'of another launch' if other else 'not in the other table'}, the designator is there"
        return Match(norad_id, ("designator",), Confidence.MODERATE, conflict)

    def _number_against_designator(self, row: Listed, by_number: Listed, by_designator: int | None) -> Match:
        """Decide where the number is known and the designator is missing, unknown or another object's."""
        assert by_number.norad_id is not None
        if row.cospar_id is None or by_number.cospar_id is None:
            return Match(by_number.norad_id, ("number",), Confidence.MODERATE)
        conflict = f"designator {row.cospar_id} against {by_number.cospar_id}"
        if by_designator is not None:
            other = self._by_designator[row.cospar_id]
            if alike(row.name, self._by_number[other].name) > alike(row.name, by_number.name):
                return Match(
                    other,
                    ("designator", "name"),
                    Confidence.LOW,
                    f"number {row.norad_id} is another object's",
                )
        same_launch = row.cospar_id[:8] == by_number.cospar_id[:8]
        confidence = Confidence.MODERATE if same_launch else Confidence.LOW
        return Match(by_number.norad_id, ("number",), confidence, conflict)

    def _find_by_name(self, row: Listed) -> Match | None:
        if row.launch is None or not any(letter.isalpha() for letter in folded(row.name)):
            return None  # no name, or dashes and a number, which many bear
        found = [
            norad_id
            for norad_id in self._by_name.get(folded(row.name), ())
            if _same_day(self._by_number[norad_id].launch, row.launch)
        ]
        if len(found) != 1:
            return None
        return Match(found[0], ("name", "launch"), Confidence.LOW, "neither number nor designator is known")

    def _find_in_launch(self, row: Listed) -> Match | None:
        """Look among the objects of its launch for one whose piece was not, or is no longer, the one named."""
        launch = row.cospar_id[:8] if row.cospar_id else ""
        mates = self._by_launch.get(launch, ())
        if not mates:
            return None
        likely = [one for one in mates if alike(row.name, self._by_number[one].name) > ALIKE]
        if len(likely) == 1:
            return Match(likely[0], ("launch", "name"), Confidence.MODERATE)
        conflict = f"one of {len(mates)} objects of launch {launch}"
        return Match(None, ("launch",), Confidence.LOW, conflict, tuple(mates))


def folded(name: str) -> str:
    """Return a name without case, brackets and punctuation, so that spellings can be compared."""
    return _NOT_LETTERS.sub("", name.casefold().replace("cosmos", "kosmos"))


def alike(one: str, other: str) -> float:
    """Say how alike two names are, 0 to 1: the share of letter triples they have in common."""
    first, second = _triples(folded(one)), _triples(folded(other))
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def _triples(text: str) -> set[str]:
    return {text[place : place + 3] for place in range(max(1, len(text) - 2))} if text else set()


def _other_day(row: Listed, other: Listed) -> bool:
    """Say whether designator, launch day and name all speak against one object."""
    if not row.cospar_id or not other.cospar_id or row.cospar_id[:8] == other.cospar_id[:8]:
        return False
    if row.launch is None or other.launch is None or _same_day(other.launch, row.launch):
        return False
    return alike(row.name, other.name) < UNLIKE


def _same_day(one: VagueDate | None, other: VagueDate) -> bool:
    return (
        one is not None
        and one.start_us <= other.end_us + DATE_SLACK_US
        and other.start_us <= one.end_us + DATE_SLACK_US
    )
