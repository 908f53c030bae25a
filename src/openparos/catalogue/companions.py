"""Who belongs together by the catalogues: one operator, one programme, traffic to and from a space station.

Most objects that stay near one another belong together. What the tables at hand say of a pair stands beside
its event with the source; it explains and never hides, and what a table does not say stays null.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from openparos.model.events import Event, EventKind, Quantity

from . import gcat, gcat_satcat, ucs
from .shelf import Shelf, label_of

if TYPE_CHECKING:
    from openparos.store.workspace import Workspace

LABELLED: Final = frozenset({EventKind.APPROACH, EventKind.CO_LOCATION, EventKind.PLANE_MATCH})
"""Kinds of event of two objects that are told whether the two belong together."""
_STATION: Final = "SS"  # GCAT's category of space stations and of what flies to them
# Words that say how a company is constituted and not which it is; single letters are left of "S. A." and the like.
_FORMS: Final = frozenset(
    {
        "ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated",
        "international", "jsc", "limited", "llc", "ltd", "nv", "oy", "plc", "pte", "pty", "sa", "sas",
        "satellite", "satellites", "services", "spa", "srl", "systems", "the",
    }
)  # fmt: skip
_UNKNOWN: Final = frozenset({"", "unknown", "private"})
_LETTERS: Final = re.compile(r"[^\W\d_]{4,}")


@lru_cache(maxsize=8192)
def operator_names(text: str) -> frozenset[str]:
    """Return the operators a text names, each reduced to what tells it from others.

    Partners are separated by a slash; what stands in brackets explains a name and is left out, as are
    words such as "Inc." and "S.A.". ``Intelsat S.A./Sky Perfect JSAT Corp.`` names two.
    """
    without_brackets = re.sub(r"\([^()]*(\)|$)", " ", text)
    found = set()
    for part in without_brackets.split("/"):
        words = re.findall(r"[^\W_]+", part.casefold())
        kept = [one for one in words if one not in _FORMS and len(one) > 1]
        name = " ".join(kept or words)
        if name not in _UNKNOWN:
            found.add(name)
    return frozenset(found)


def programme_family(program: str) -> str | None:
    """Return the word that generations of one programme share (``Flock-3``, ``Flock-4``); None where there is none."""
    found = _LETTERS.match(program.strip())
    return found.group().casefold() if found else None


@dataclass(frozen=True, slots=True)
class Companionship:
    """What the tables say of a pair.

    Attributes
    ----------
    same_operator, same_programme : bool or None
        None where a table does not know one of the two.
    station_traffic : bool
        Whether both are a space station or fly to one.
    sentences : tuple of str
        What is true of the above, in words with the source.
    """

    same_operator: bool | None
    same_programme: bool | None
    station_traffic: bool
    sentences: tuple[str, ...]


class CompanionBook:
    """Operators and programmes of objects out of the tables at hand.

    Parameters
    ----------
    shelf : Shelf
        Tables of UCS and GCAT; each that is missing is done without.
    among : container of int or None
        Only these objects will be asked for.
    """

    def __init__(self, shelf: Shelf, among: Container[int] | None = None) -> None:
        lists, psatcat = shelf.table("ucs"), shelf.table("gcat-psatcat")
        everything = shelf.table("gcat-satcat")
        self._ucs_label = label_of(lists) if lists else ""
        self._gcat_label = label_of(psatcat) if psatcat else ""
        self._satcat_label = label_of(everything) if everything else ""
        self._operators = {
            one.norad_id: (operator_names(one.operator), frozenset(one.owner_countries))
            for one in (ucs.satellites(lists, among) if lists else ())
            if one.norad_id is not None and operator_names(one.operator)
        }
        self._programmes = {
            one.norad_id: (one.program, one.category)
            for one in (gcat.payloads(psatcat, among) if psatcat else ())
        }
        self._owners = {
            one.norad_id: one.owner_code
            for one in (gcat_satcat.objects(everything, among) if everything else ())
            if one.owner_code
        }

    def of(self, first: int, second: int) -> Companionship:
        """Return what is known of two objects, in any order."""
        sentences: list[str] = []
        operator = self._same_operator(first, second, sentences)
        programme, traffic = self._same_programme(first, second, sentences)
        return Companionship(operator, programme, traffic, tuple(sentences))

    def _same_operator(self, first: int, second: int, sentences: list[str]) -> bool | None:
        answers: list[bool] = []
        one, other = self._operators.get(first), self._operators.get(second)
        if one and other:
            # "Ministry of Defense" is many operators: the countries must agree as well.
            shared = one[0] & other[0] if one[1] & other[1] else frozenset()
            answers.append(bool(shared))
            if shared:
                sentences.append(f"both operated by {' and '.join(sorted(shared))} ({self._ucs_label})")
        codes = self._owners.get(first), self._owners.get(second)
        if None not in codes:
            answers.append(codes[0] == codes[1])
            if codes[0] == codes[1]:
                sentences.append(f"one owner, {codes[0]} ({self._satcat_label})")
        return any(answers) if answers else None

    def _same_programme(self, first: int, second: int, sentences: list[str]) -> tuple[bool | None, bool]:
        one, other = self._programmes.get(first), self._programmes.get(second)
        if one is None or other is None:
            return None, False
        traffic = all(category.split("/")[0].rstrip("*?") == _STATION for _, category in (one, other))
        if traffic:
            sentences.append(f"space station or traffic to one, both ({self._gcat_label})")
        families = programme_family(one[0]), programme_family(other[0])
        if "-" in (one[0], other[0]):
            return None, traffic
        alike = one[0] == other[0] or (families[0] is not None and families[0] == families[1])
        if alike:
            name = one[0] if one[0] == other[0] else f"{one[0]} and {other[0]}"
            sentences.append(f"of one programme, {name} ({self._gcat_label})")
        return alike, traffic


def companions(workspace: Workspace, norad_ids: Iterable[int]) -> CompanionBook:
    """Return the book of a workspace's own tables for some objects."""
    return CompanionBook(Shelf.from_workspace(workspace), frozenset(norad_ids))


def label_companions(events: Iterable[Event], book: CompanionBook) -> list[Event]:
    """Return the events, those of `LABELLED` kinds and two objects with what the tables say of the two."""
    return [_labelled(event, book) for event in events]


def _labelled(event: Event, book: CompanionBook) -> Event:
    if event.kind not in LABELLED or len(event.objects) != 2:
        return event
    known = book.of(event.objects[0].norad_id, event.objects[1].norad_id)
    quantities = dict(event.quantities) | {
        "same_operator": Quantity(known.same_operator),
        "same_programme": Quantity(known.same_programme),
        "station_traffic": Quantity(known.station_traffic),
    }
    return replace(event, quantities=quantities, caveats=(*event.caveats, *known.sentences))
