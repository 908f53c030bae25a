"""Objects whose sources name different owners or States of registry: listed, not resolved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from openparos.model import states
from openparos.model.errors import UnknownState
from openparos.model.times import now_us

from . import gcat, register, satcat, ucs
from .identity import Index
from .owners import answering, one_party
from .shelf import Shelf, label_of
from .within_launch import join_rows


@dataclass(frozen=True, slots=True)
class Claim:
    """Whom one source names, as codes, and in its own words."""

    source: str
    role: str  # owner | registry
    parties: frozenset[str]
    as_written: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One object on which sources differ.

    Attributes
    ----------
    kind : str
        ``owner`` (two sources name different owners), ``registry`` (different States of registry) or
        ``registry-and-owner`` (the register names another than the owner: possible in law, listed
        because a reader should know).
    partly : bool
        The differing claims have a party in common.
    """

    norad_id: int
    cospar_id: str | None
    name: str
    kind: str
    partly: bool
    claims: tuple[Claim, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the line written with ``--out``."""
        return {
            "norad_id": self.norad_id,
            "cospar_id": self.cospar_id,
            "name": self.name,
            "kind": self.kind,
            "partly": self.partly,
            "claims": "; ".join(
                f"{one.role} {'+'.join(sorted(one.parties))} ({one.source}: {one.as_written})"
                for one in self.claims
            ),
        }


def disagreements(shelf: Shelf) -> list[Disagreement]:
    """Return every object of GCAT's payloads on which the tables at hand name different parties.

    A company is no party here: a source that names one says nothing about the State.

    Raises
    ------
    InputRefused
        Without GCAT's `psatcat`, which the others are compared with.
    """
    table = shelf.needed("gcat-psatcat", "the other tables are compared with it")
    payloads = {one.norad_id: one for one in gcat.payloads(table)}
    claims: dict[int, list[Claim]] = {number: [] for number in payloads}
    index = Index(payloads.values())
    for number, claim in (
        *_gcat_claims(payloads, label_of(table)),
        *_others(shelf, index, payloads.values()),
    ):
        claims[number].append(claim)
    found = []
    for number, made in claims.items():
        kind = _kind_of_disagreement(made)
        if kind is not None:
            one = payloads[number]
            shared = frozenset.intersection(*(claim.parties for claim in made))
            found.append(Disagreement(number, one.cospar_id, one.name, kind, bool(shared), tuple(made)))
    return found


def _kind_of_disagreement(claims: list[Claim]) -> str | None:
    owners = {claim.parties for claim in claims if claim.role == "owner"}
    registries = {claim.parties for claim in claims if claim.role == "registry"}
    if len(owners) > 1:
        return "owner"
    if len(registries) > 1:
        return "registry"
    return "registry-and-owner" if owners and registries and owners != registries else None


def _gcat_claims(payloads: dict[int, gcat.Payload], source: str) -> Iterator[tuple[int, Claim]]:
    for number, one in payloads.items():
        party = one_party(one.registry_code, "gcat", now_us())
        if party is not None:
            role = "registry" if one.document else "owner"
            yield number, Claim(source, role, frozenset({_common(party)}), f"UNState {one.registry_code}")


def _others(shelf: Shelf, index: Index, payloads: Collection[gcat.Payload]) -> Iterator[tuple[int, Claim]]:
    if table := shelf.table("satcat"):
        source = label_of(table)
        for entry in satcat.entries(table):
            match = index.find(entry) if entry.kind in ("payload", "unknown") else None
            parties = _owner_parties(entry.owner_code)
            if match and match.norad_id is not None and parties and entry.norad_id == match.norad_id:
                yield match.norad_id, Claim(source, "owner", parties, f"owner code {entry.owner_code}")
    if table := shelf.table("ucs"):
        source = label_of(table)
        for one in ucs.satellites(table):
            match = index.find(one)
            if match and match.norad_id is not None and one.owner_countries:
                parties = frozenset(map(_common, one.owner_countries))
                yield match.norad_id, Claim(source, "owner", parties, one.owner_as_written)
    if table := shelf.table("register"):
        source = label_of(table)
        rows = list(register.entries(table))
        for row, match in zip(rows, join_rows(rows, index, payloads), strict=True):
            if match and match.norad_id is not None and row.countries and row.un_registered:
                parties = frozenset(answering(code, now_us()) for code in row.countries)
                yield match.norad_id, Claim(source, "registry", parties, row.country_as_written)


def _owner_parties(code: str | None) -> frozenset[str]:
    if code is None:
        return frozenset()
    try:
        parties = states.by_owner_code(code, scheme="satcat")
    except UnknownState:
        return frozenset({code})
    if any(
        isinstance(one, states.Organization)
        and (one.kind != "international-organization" or one.intergovernmental_until_us is not None)
        for one in parties
    ):
        return frozenset()
    return frozenset(_common(answering(one.code, now_us())) for one in parties)


def _common(code: str) -> str:
    """Return one spelling for a designation that each source spells in its own way."""
    return {"ROC": "TW", "TWN": "TW", "Taiwan": "TW"}.get(code, code)
