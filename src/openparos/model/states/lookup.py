"""Finding a State or organization by code or name, as on a given day."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ..errors import UnknownState
from ..times import format_utc, now_us, parse_utc
from .parties import LANGUAGES, Designation, FormerName, Organization, Party, State, UnStatus

_HERE: Final = Path(__file__).parent
_DESIGNATION: Final = "designation:"
# Their membership counts from that of the State they continue; until then it stood in that one's name.
_OWN_NAME_SINCE: Final = {"RUS": "1991-12-26", "SRB": "2006-06-03"}


@dataclass(frozen=True, slots=True)
class _OwnerCode:
    holders: tuple[str, ...]
    since_us: int | None
    until_us: int | None
    note: str


def by_alpha3(alpha3: str) -> State:
    """Return the State with an ISO 3166 alpha-3 code, dissolved ones included (``SUN``, ``CSK``).

    Raises
    ------
    UnknownState
        When there is none.
    """
    state = _states().get(alpha3.strip().upper())
    if state is None:
        raise UnknownState(
            f"{alpha3!r} is no State in the table",
            remedy="Give ISO 3166 alpha-3, such as FRA; organizations have codes of their own (ESA, ITSO)",
        )
    return state


def organization(code: str) -> Organization:
    """Return the organization with a code.

    Raises
    ------
    UnknownState
        When there is none.
    """
    found = _organizations().get(code.strip().upper())
    if found is None:
        raise UnknownState(f"{code!r} is no organization in the table")
    return found


def party(code: str) -> State | Organization:
    """Return the State or organization that stands under a code in our outputs.

    Raises
    ------
    UnknownState
        When there is none.
    """
    wanted = code.strip().upper()
    found = _states().get(wanted) or _organizations().get(wanted)
    if found is None:
        raise UnknownState(
            f"{code!r} is neither a State nor an organization in the table",
            remedy="Give ISO 3166 alpha-3 (FRA) or the code of an organization (ESA)",
        )
    return found


def is_party(code: str) -> bool:
    """Say whether a code is that of a State or organization of the tables, and not a bare designation of a source."""
    wanted = code.strip().upper()
    return wanted in _states() or wanted in _organizations()


def by_owner_code(code: str, *, scheme: str = "satcat", on_us: int | None = None) -> tuple[Party, ...]:
    """Return whom an owner code of a catalogue means on a day.

    The Soviet Union's code means the Soviet Union until 1991-12-26 and from then on the Russian
    Federation, which continues it; a code for several owners returns all of them.

    Parameters
    ----------
    code : str
        As the catalogue writes it: ``CIS``, ``PRC``, ``ITSO``; ``SU``, ``J``, ``I-ESA``.
    scheme : str
        ``satcat`` (CelesTrak, Space-Track) or ``gcat``.
    on_us : int or None
        The day, microseconds since 1970; today where not given.

    Returns
    -------
    tuple of State, Organization or Designation
        Empty where the catalogue itself says that it does not know.

    Raises
    ------
    UnknownState
        When the catalogue's code is not in the table.
    """
    rows = _owner_codes().get((scheme, code.strip().upper()))
    if rows is None:
        raise UnknownState(
            f"owner code {code!r} of {scheme} is not in the table",
            remedy="Add it to model/states/owner_codes.csv with whom it means",
        )
    day = now_us() if on_us is None else on_us
    for row in rows:
        if (row.since_us is None or row.since_us <= day) and (row.until_us is None or day < row.until_us):
            return tuple(_holder(one, row, scheme) for one in row.holders)
    raise UnknownState(f"owner code {code!r} of {scheme} has no meaning on {format_utc(day)}")


def by_name(name: str, language: str | None = None) -> State | Organization:
    """Return the State or organization with a name: short name, former or everyday name.

    Parameters
    ----------
    name : str
        In any of the six languages; case and surrounding blanks do not matter.
    language : str or None
        Look in one language alone.

    Raises
    ------
    UnknownState
        When nobody bears it.
    """
    wanted = _folded(name)
    code = _names().get((language, wanted)) if language else _any_name().get(wanted)
    if code is None:
        raise UnknownState(f"no State or organization is called {name!r} in the table")
    return party(code)


def continuing_state(state: State, on_us: int) -> State:
    """Return the State that answers for another on a day.

    A State that exists answers for itself. A dissolved one is answered for by the State that
    continues its legal personality (the Russian Federation for the Soviet Union, Serbia for Serbia
    and Montenegro); where none does (Czechoslovakia, the Socialist Federal Republic of Yugoslavia)
    it stays named, since which successor took over an object is a question of fact.
    """
    while state.until_us is not None and on_us >= state.until_us and state.continued_by is not None:
        state = by_alpha3(state.continued_by)
    return state


def members_on(on_us: int) -> tuple[State, ...]:
    """Return the Member States of the United Nations on a day.

    The Russian Federation stands here from 1991-12-26 (before that the Soviet Union does), Serbia
    from 2006-06-03 and Germany throughout its membership since 1973.
    """
    return tuple(
        one
        for one in _states().values()
        if one.un_status is not UnStatus.OBSERVER
        and one.un_since_us is not None
        and max(one.un_since_us, one.own_name_since_us or one.un_since_us) <= on_us
        and (one.un_until_us is None or on_us < one.un_until_us)
    )


def all_states(*, dissolved: bool = False) -> tuple[State, ...]:
    """Return the 193 Member and 2 observer States, with the dissolved ones where asked."""
    return tuple(one for one in _states().values() if dissolved or one.un_status is not UnStatus.DISSOLVED)


def all_organizations() -> tuple[Organization, ...]:
    """Return every organization, joint programme and company of the table."""
    return tuple(_organizations().values())


def owner_codes(scheme: str) -> tuple[str, ...]:
    """Return the codes of a catalogue that the table knows."""
    return tuple(sorted(code for one, code in _owner_codes() if one == scheme))


def _holder(code: str, row: _OwnerCode, scheme: str) -> Party:
    if code.startswith(_DESIGNATION):
        own = code.removeprefix(_DESIGNATION)
        return Designation(own, row.note if len(row.holders) == 1 else own, scheme)
    return party(code)


def _folded(name: str) -> str:
    # The Turkish capital İ folds to an i with a dot above as a second sign.
    return " ".join(name.split()).casefold().replace("’", "'").replace("\N{COMBINING DOT ABOVE}", "")


def _day(text: str) -> int | None:
    return parse_utc(text) if text else None


def _rows(file: str) -> Iterable[dict[str, str]]:
    with (_HERE / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


@cache
def _former_names() -> dict[str, tuple[FormerName, ...]]:
    found: dict[str, list[FormerName]] = {}
    for row in _rows("names.csv"):
        if row["kind"] == "former":
            name = FormerName(row["name"], _day(row["until"]), bool(row["unverified"]))
            found.setdefault(row["holder"], []).append(name)
    return {code: tuple(names) for code, names in found.items()}


@cache
def _states() -> dict[str, State]:
    former = _former_names()
    return {
        row["alpha3"]: State(
            alpha3=row["alpha3"],
            alpha2=row["alpha2"],
            m49=row["m49"],
            un_status=UnStatus(row["un_status"]),
            un_since_us=_day(row["un_since"]),
            un_until_us=_day(row["un_until"]),
            own_name_since_us=_day(_OWN_NAME_SINCE.get(row["alpha3"], "")),
            until_us=_day(row["until"]),
            successors=tuple(row["successors"].split()),
            continued_by=row["continued_by"] or None,
            names={language: row[language] for language in LANGUAGES},
            unverified=tuple(row["unverified"].split()),
            former_names=former.get(row["alpha3"], ()),
        )
        for row in _rows("states.csv")
    }


@cache
def _organizations() -> dict[str, Organization]:
    return {
        row["code"]: Organization(
            row["code"],
            row["kind"],
            row["name"],
            _day(row["intergovernmental_until"]),
            bool(row["unverified"]),
        )
        for row in _rows("organizations.csv")
    }


@cache
def _owner_codes() -> dict[tuple[str, str], tuple[_OwnerCode, ...]]:
    found: dict[tuple[str, str], list[_OwnerCode]] = {}
    for row in _rows("owner_codes.csv"):
        meaning = _OwnerCode(
            tuple(row["holders"].split()), _day(row["since"]), _day(row["until"]), row["note"]
        )
        found.setdefault((row["scheme"], row["code"].upper()), []).append(meaning)
    return {key: tuple(meanings) for key, meanings in found.items()}


@cache
def _names() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for state in sorted(_states().values(), key=lambda one: one.un_status is UnStatus.DISSOLVED):
        for language, name in state.names.items():
            found.setdefault((language, _folded(name)), state.alpha3)
    for one in _organizations().values():
        found.setdefault(("en", _folded(one.full_name)), one.code)
    for row in _rows("names.csv"):
        found.setdefault(("en", _folded(row["name"])), row["holder"])
    return found


@cache
def _any_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for (_, name), code in _names().items():
        found.setdefault(name, code)
    return found
