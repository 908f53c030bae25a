"""On which legal bases one State can ask another, on a day, about something past or planned.

Every basis is listed with its answer and reason; none is left out, so that a missing one is not taken
for a closed one. Treaty, draft and voluntary measure carry their label throughout.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from openparos.commitments.bonds import BINDING_BY, Bond, bond_of, day_of
from openparos.commitments.instruments import load_instruments
from openparos.formats.yaml_documents import read_yaml
from openparos.model.errors import InputRefused, UnknownState
from openparos.model.states import Designation, party

FILE: Final = Path(__file__).with_name("bases.yaml")
BILATERAL: Final = "bilateral"


@dataclass(frozen=True, slots=True)
class Basis:
    """One legal basis as the file gives it."""

    id: str
    provisions: tuple[str, ...]
    name: str
    fits: tuple[str, ...]
    use: str
    deadline: str
    does_not_fit: str | None = None
    instead: tuple[str, ...] = ()
    ongoing_note: str | None = None
    clock: str | None = None
    simulated: bool = False

    @property
    def standing(self) -> str:
        """``in-force``, ``draft``, ``political``, ``voluntary`` or ``bilateral``."""
        return (
            load_instruments().provision(self.provisions[0]).standing.value if self.provisions else BILATERAL
        )

    @property
    def unverified(self) -> bool:
        """Whether one of its provisions was recalled and not checked."""
        return any(load_instruments().provision(one).unverified for one in self.provisions)


@dataclass(frozen=True, slots=True)
class Offer:
    """One basis between two parties on a day.

    Attributes
    ----------
    basis : Basis
        Which.
    open : str
        ``yes``, ``no``, ``unknown`` (of one party it is not known whether it is bound) or ``simulated``.
    reason : str
        What decides.
    bonds : tuple of Bond
        Whether each is bound, with since when and source.
    instead : tuple of str
        Bases that fit where this one does not.
    """

    basis: Basis
    open: str
    reason: str
    bonds: tuple[Bond, ...] = ()
    instead: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the offer."""
        return {
            "basis": self.basis.id, "name": self.basis.name, "standing": self.basis.standing,
            "label": LABELS[self.basis.standing], "provisions": list(self.basis.provisions), "open": self.open,
            "reason": self.reason, "instead": list(self.instead), "use": self.basis.use,
            "deadline": self.basis.deadline, "clock": self.basis.clock, "unverified": self.basis.unverified,
            "bound": {
                one.state: {
                    "bound": one.bound, "since": one.since, "source": one.source, "checked": one.checked,
                    "reason": one.reason,
                }
                for one in self.bonds
            },
        }  # fmt: skip


LABELS: Final = {
    "in-force": "treaty in force",
    "draft": "draft, not in force; simulation only",
    "political": "political commitment",
    "voluntary": "voluntary measure",
    BILATERAL: "no text relied on",
}


@lru_cache(maxsize=1)
def load_bases() -> dict[str, Basis]:
    """Return every basis by its id, in the order of the file."""
    rows = read_yaml(FILE, name="cases/bases.yaml").content
    return {row["id"]: _basis(row) for row in rows}


def _basis(row: dict[str, Any]) -> Basis:
    lists = ("provisions", "fits", "instead")
    fields: dict[str, Any] = {key: tuple(part) if key in lists else part for key, part in row.items()}
    return Basis(**fields)


def get_basis(name: str) -> Basis:
    """Return one basis.

    Raises
    ------
    InputRefused
        When there is none of that id.
    """
    try:
        return load_bases()[name]
    except KeyError:
        raise InputRefused(
            f"no legal basis {name!r}", remedy=f"There are {', '.join(load_bases())}"
        ) from None


def basis_name(name: str) -> str:
    """Return what a basis is called in a sentence; one this software does not know under its id.

    A log may hold steps of a newer version, or entries put in by hand: they are shown, not refused, in reading.
    """
    basis = load_bases().get(name)
    if basis is None:
        return f"{name} (not a basis this software knows)"
    mark = " [unverified]" if basis.unverified else ""
    return f"{basis.name} ({LABELS[basis.standing]}){mark}"


def unknown_basis(name: str) -> dict[str, Any]:
    """Return how a basis that is not known stands among the others."""
    return {
        "basis": name, "name": name, "standing": None, "label": "not a basis this software knows", "provisions": [],
        "open": "unknown", "reason": "nothing is known of it here", "instead": [], "use": None, "deadline": None,
        "clock": None, "unverified": True, "bound": {},
    }  # fmt: skip


def offers_between(
    requester: str, requested: str, on_us: int, *, timing: str, about_us: int | None = None
) -> tuple[Offer, ...]:
    """Return every basis with whether it is open between two parties.

    Parameters
    ----------
    requester, requested : str
        Codes of States or organizations.
    on_us : int
        Day of the request.
    timing : str
        ``past``, ``ongoing`` or ``planned``: what the request is about.
    about_us : int or None
        Day of the event; a past event counts only where both were bound on it already.
    """
    first = on_us if about_us is None else min(about_us, on_us)
    days = tuple(dict.fromkeys((day_of(first), day_of(on_us))))
    return tuple(_offer(basis, (requester, requested), days, timing) for basis in load_bases().values())


def offers_for(
    requester: str, requested: Iterable[str], on_us: int, *, timing: str, about_us: int | None = None
) -> dict[str, tuple[Offer, ...]]:
    """Return the bases towards each of several that are asked."""
    return {one: offers_between(requester, one, on_us, timing=timing, about_us=about_us) for one in requested}


def _offer(basis: Basis, parties: tuple[str, str], days: tuple[str, ...], timing: str) -> Offer:
    if basis.simulated:
        return Offer(basis, "simulated", "not in force: nobody is bound")
    if timing not in basis.fits:
        return Offer(basis, "no", " ".join((basis.does_not_fit or "").split()), instead=basis.instead)
    note = f"; {basis.ongoing_note}" if timing == "ongoing" and basis.ongoing_note else ""
    if not basis.provisions:
        return Offer(basis, "yes", "any State may ask another")
    instrument = load_instruments().instrument(basis.provisions[0].split("/", 1)[0])
    if instrument.participation.by not in BINDING_BY:
        return Offer(basis, "yes", f"addressed to all States; nobody is bound{note}")
    bonds = tuple(_weakest(basis, code, days) for code in parties)
    answers = {one.bound for one in bonds}
    answer = "no" if "no" in answers else "unknown" if "unknown" in answers else "yes"
    deciding = "; ".join(f"{one.state}: {one.reason}" for one in bonds if one.bound == answer)
    reason = "both are bound" if answer == "yes" else deciding
    return Offer(basis, answer, reason + note, bonds)


def _weakest(basis: Basis, code: str, days: tuple[str, ...]) -> Bond:
    """Return the bond of a party on the day of the event and of the request, whichever holds it less."""
    instrument = load_instruments().instrument(basis.provisions[0].split("/", 1)[0])
    try:
        who = party(code)
    except UnknownState:
        return Bond(
            instrument.id, code, days[0], "unknown", "not in the table of States; no duties are computed"
        )
    if isinstance(who, Designation) or not who.has_duties:
        return Bond(instrument.id, code, days[0], "no", "not a State or international organization")
    bonds = [bond_of(instrument, who, day) for day in days]
    return min(bonds, key=lambda one: ("no", "unknown", "yes").index(one.bound))


def refuse_bases(offers: Iterable[Offer], named: Iterable[str], *, exercise: bool = False) -> list[str]:
    """Return why bases that a request names are not open, in words; empty where all are.

    A basis of which it is not known whether both are bound may be named; it keeps that mark.
    """
    by_id = {one.basis.id: one for one in offers}
    reasons = []
    for name in named:
        offer = by_id.get(get_basis(name).id)
        assert offer is not None
        if offer.open == "simulated" and not exercise:
            reasons.append(f"{name}: {offer.reason}; name it in an exercise")
        elif offer.open == "no":
            instead = f"; open instead: {', '.join(_open(by_id, offer.instead))}" if offer.instead else ""
            reasons.append(f"{name}: {offer.reason}{instead}")
    return reasons


def _open(by_id: dict[str, Offer], names: tuple[str, ...]) -> list[str]:
    return [name for name in names if by_id[name].open in ("yes", "unknown")]
