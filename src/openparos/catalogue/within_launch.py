"""Which objects a register row means where it names no piece of a launch, or one that nobody else knows.

States register before pieces have letters ("designator pending assignment"), or give letters that the
catalogues do not follow. What else the row says then narrows it: name, document, State, end, place in the
geostationary belt. Rows are taken together, since two of them cannot mean one object, and only payloads that
no other row has taken are asked about. Nothing is guessed: as many rows as objects are one group in which
nobody says which is which; fewer rows than objects stay undecided among them.

How often each rule is right is measured by hiding the designators that are there (see `join_check`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.times import US_PER_DAY

from .dates import VagueDate
from .gcat import Payload
from .identity import Index, Match
from .owners import one_party
from .register import RegisterEntry
from .spelling import same_name

# How far the end of an object may lie apart in two sources (time zones, the day of the last orbit).
END_SLACK_US: Final = US_PER_DAY
# How far from its registered place a satellite of the geostationary belt may be listed, degrees.
LONGITUDE_SLACK_DEG: Final = 1.0
# What stands before the verb where a description of the function begins with the object's name.
_SUBJECT: Final = re.compile(
    r"\W*([\w .\-+/]{2,24}?),? (?:is|was|will|has|carries|demonstrates)\b", re.IGNORECASE
)
_LONGITUDE: Final = re.compile(r"([+-]?)\s*(\d+(?:\.\d+)?)\s*(?:deg\w*|°)?\s*(east|west|e|w)?", re.IGNORECASE)
_RELEASED: Final = re.compile(
    r"deploy(?:ed|ment) from .*?\(international designator (\d{4}-\d{3}[A-Z]+)\)", re.IGNORECASE
)
_PARENT_IN_NUMBER: Final = re.compile(r"(\d{4}-\d{3}[A-Z])-?[A-Z]$")
_COUNTING: Final = re.compile(r"(\d+)\b(.*)")


@dataclass(frozen=True, slots=True)
class Hints:
    """What other tables say of the payloads, beside name, document, State and end.

    Attributes
    ----------
    names : Mapping
        Another name by catalogue number (SATCAT's).
    ends : Mapping
        The day it came down by catalogue number (SATCAT's).
    longitudes_deg : Mapping
        Place in the geostationary belt by catalogue number, degrees east (the UCS database's).
    """

    names: Mapping[int, str] = field(default_factory=dict)
    ends: Mapping[int, VagueDate] = field(default_factory=dict)
    longitudes_deg: Mapping[int, float] = field(default_factory=dict)


def join_rows(
    rows: Sequence[RegisterEntry], index: Index, payloads: Iterable[Payload], hints: Hints | None = None
) -> list[Match | None]:
    """Join every row of a register: alone where it names a piece, together with others where not.

    Parameters
    ----------
    rows : sequence of RegisterEntry
        All rows of the file, since what one has taken another cannot mean.
    index : Index
        Of every object known.
    payloads : iterable of Payload
        GCAT's, with document and State of each.
    hints : Hints or None
        What other tables say of them.

    Returns
    -------
    list of Match or None
        One for each row.
    """
    matches = [index.find(row) for row in rows]
    joining = _Joining(rows, matches, payloads, hints or Hints())
    for basis, of_row, of_payload, pairs, counts in _PASSES:
        joining.settle(basis, of_row, of_payload, pairs, counts)
    joining.end()
    return [_released(row, match, index) for row, match in zip(rows, joining.matches, strict=True)]


Pairing = Callable[[RegisterEntry, Payload, Hints], bool]


class _Joining:
    """The rows still open and the payloads still free, while one rule after the other is tried."""

    def __init__(
        self,
        rows: Sequence[RegisterEntry],
        matches: Sequence[Match | None],
        payloads: Iterable[Payload],
        hints: Hints,
    ) -> None:
        self.rows, self.matches, self.hints = rows, list(matches), hints
        # What a name that resembles one alone says is asked again here, where others may have a better claim.
        taken = {one.norad_id for one in matches if one and "launch" not in one.basis}
        self.free = {one.norad_id: one for one in payloads if one.norad_id not in taken}
        self.given: set[int] = set()
        self.open = [place for place, one in enumerate(matches) if one is None or "launch" in one.basis]

    def settle(
        self, basis: tuple[str, ...], of_row: Callable[[RegisterEntry], Hashable],
        of_payload: Callable[[Payload], Hashable], pairings: Sequence[tuple[str, Pairing]], counts: bool,
    ) -> None:  # fmt: skip
        """Try one rule on the rows and payloads that share a key (launch and document, ...)."""
        keys = {place: of_row(self.rows[place]) for place in self.open}
        wanted = set(keys.values()) - {None}
        objects = defaultdict[Hashable, list[Payload]](list)
        for one in self.free.values():
            if (key := of_payload(one)) in wanted:
                objects[key].append(one)
        for key, theirs in objects.items():
            mine = [place for place in self.open if keys[place] == key]
            for word, pairing in pairings:
                for place, one in self._pairs(mine, theirs, pairing):
                    self._settled([place], [one], Match(one.norad_id, (*basis, word), Confidence.MODERATE))
                    mine.remove(place)
                    theirs.remove(one)
            if counts and mine and theirs:
                self._count(mine, theirs, basis)

    def _pairs(self, mine: list[int], theirs: list[Payload], pairing: Pairing) -> list[tuple[int, Payload]]:
        """Return rows and payloads that go together, where neither goes with a second."""
        fits = [(at, one) for at in mine for one in theirs if pairing(self.rows[at], one, self.hints)]
        rows = [at for at, _ in fits]
        numbers = [one.norad_id for _, one in fits]
        return [(at, one) for at, one in fits if rows.count(at) == numbers.count(one.norad_id) == 1]

    def _count(self, mine: list[int], theirs: list[Payload], basis: tuple[str, ...]) -> None:
        numbers = tuple(sorted(one.norad_id for one in theirs))
        missing = _missing_numbers([self.rows[place] for place in mine], self.rows)
        # A State alone is the weakest ground: the count may agree by chance.
        sure = Confidence.LOW if "State" in basis else Confidence.MODERATE
        if len(mine) == len(numbers) == 1:
            match = Match(numbers[0], basis, sure)
        elif len(mine) == len(numbers):
            match = Match(None, basis, sure, None, numbers, group=numbers)
        elif missing and len(mine) + len(missing) == len(numbers):
            what = f"entry {', '.join(map(str, missing))} of the national register is missing from the copy"
            match = Match(None, basis, Confidence.LOW, what, numbers, group=numbers)
        else:
            what = f"rows and objects that agree in {' and '.join(basis)}: {len(mine)} and {len(numbers)}"
            for place in mine:
                self.matches[place] = Match(None, ("launch",), Confidence.LOW, what, numbers)
            return
        self._settled(mine, theirs, match)

    def end(self) -> None:
        """Give up what a resembling name said of objects that another row has got by a better rule."""
        for place in self.open:
            match = self.matches[place]
            if match is not None and match.norad_id in self.given:
                what = f"the name resembles that of {match.norad_id}, which another row means"
                self.matches[place] = Match(None, ("launch",), Confidence.LOW, what)

    def _settled(self, mine: Sequence[int], theirs: Sequence[Payload], match: Match) -> None:
        for place in mine:
            self.matches[place] = match
            self.open.remove(place)
        for one in theirs:
            del self.free[one.norad_id]
            self.given.add(one.norad_id)


def names_in(row: RegisterEntry) -> list[str]:
    """Return what in a row may be a name: the name, the national number, the subject of the function."""
    subject = _SUBJECT.match(row.function)
    said = [row.name.strip("() "), row.registration_number, subject[1] if subject else ""]
    return [one for one in said if one]


def longitude_deg(text: str | None) -> float | None:
    """Read a place in the geostationary belt (``+103 degrees East``, ``12.5 W``), degrees east; else None."""
    match = _LONGITUDE.fullmatch(text.strip()) if text else None
    if match is None:
        return None
    west = match[1] == "-" or (match[3] or "e").lower().startswith("w")
    return -float(match[2]) if west else float(match[2])


def _names_agree(row: RegisterEntry, one: Payload, hints: Hints) -> bool:
    listed = {one.name, hints.names.get(one.norad_id, one.name)}
    return any(same_name(said, name) for said in names_in(row) for name in listed)


def _ends_agree(row: RegisterEntry, one: Payload, hints: Hints) -> bool:
    listed = (one.ended, hints.ends.get(one.norad_id))
    return row.changed is not None and any(
        abs(row.changed.start_us - day.start_us) <= END_SLACK_US for day in listed if day and day.is_exact
    )


def _places_agree(row: RegisterEntry, one: Payload, hints: Hints) -> bool:
    said, listed = longitude_deg(row.gso_location), hints.longitudes_deg.get(one.norad_id)
    if said is None or listed is None:
        return False
    return abs((said - listed + 180.0) % 360.0 - 180.0) <= LONGITUDE_SLACK_DEG


def _missing_numbers(mine: Sequence[RegisterEntry], rows: Sequence[RegisterEntry]) -> list[int]:
    """Return numbers of the national register that the rows of this launch in this document pass over.

    Only where all of them count on from one another (``3740-2024-13``, ``3741-2024-13``) with few gaps:
    then an entry is missing from this copy of the index.
    """
    document, launch = mine[0].document, _launch_of(mine[0])
    said = [
        _COUNTING.fullmatch(row.registration_number)
        for row in rows
        if row.document == document and _launch_of(row) == launch
    ]
    if document is None or not all(said) or len({match[2] for match in said if match}) != 1:
        return []
    numbers = {int(match[1]) for match in said if match}
    missing = sorted(set(range(min(numbers), max(numbers))) - numbers)
    return missing if len(missing) * 10 <= len(numbers) else []


def _launch_of(one: RegisterEntry | Payload) -> str | None:
    return one.cospar_id[:8] if one.cospar_id else None


def _state_of_row(row: RegisterEntry) -> str | None:
    # What was released on the way is often in no catalogue: a count of others would take its place.
    if _parent(row) is not None:
        return None
    return row.countries[0] if len(row.countries) == 1 else None


def _state_of_payload(one: Payload) -> str | None:
    return one_party(one.registry_code, "gcat", one.launch.start_us) if one.launch else None


def _both(*keys: Callable[..., Hashable]) -> Callable[..., Hashable]:
    def key(one: RegisterEntry | Payload) -> Hashable:
        found = tuple(read(one) for read in keys)
        return None if None in found else found

    return key


def _document_of(one: RegisterEntry | Payload) -> Hashable:
    return one.document


_WITHIN: Final = (("end", _ends_agree), ("longitude", _places_agree))
# In this order: basis, what rows and payloads must share, what then pairs them, whether counting them does.
_PASSES: Final = (
    (("launch",), _launch_of, _launch_of, (("name", _names_agree),), False),
    (("launch", "document"), _both(_launch_of, _document_of), _both(_launch_of, _document_of), _WITHIN, True),
    (("launch", "State"), _both(_launch_of, _state_of_row), _both(_launch_of, _state_of_payload), _WITHIN, True),
    (("document", "State"), _both(_document_of, _state_of_row), _both(_document_of, _state_of_payload), _WITHIN, False),
)  # fmt: skip


def _released(row: RegisterEntry, match: Match | None, index: Index) -> Match | None:
    """Add from which object the row says that its own was released, where it is joined to none."""
    if match is not None and (match.norad_id is not None or match.group):
        return match
    said = _parent(row)
    parent = index.at_designator(said) if said else None
    if parent is None:
        return match
    return Match(None, ("released from",), Confidence.LOW, None, (), released_from=parent)


def _parent(row: RegisterEntry) -> str | None:
    """Return the designator of the object from which a row says that its own was released."""
    said = _RELEASED.search(row.remarks) or _PARENT_IN_NUMBER.match(row.registration_number)
    return said[1] if said else None
