"""The context made of what the project ships: instruments, parties, facts of registration, names."""

from __future__ import annotations

from functools import cache
from typing import Final

from openparos.catalogue.attribution import Attribution
from openparos.catalogue.facts import PayloadFacts, geo_payload_facts
from openparos.commitments.duties import bond_of, day_of
from openparos.commitments.instruments import load_instruments
from openparos.model.errors import UnknownState
from openparos.model.states import all_organizations, all_states, party
from openparos.record.entries import load_record

from .context import Bound, Context, FiledNotice, Registration
from .declared import declarations, statements

REGISTER_COMPILATION: Final = "GCAT 2025-04 (J. McDowell, CC-BY 4.0)"
"""The compilation of register entries that the shipped table was made from."""


def shipped_context(notices: tuple[FiledNotice, ...] = ()) -> Context:
    """Return provisions, names and the register facts of the payloads in the shipped table.

    Parameters
    ----------
    notices : tuple of FiledNotice
        The notices on file in the workspace.
    """
    names = {one.alpha3: one.name("en") for one in all_states(dissolved=True)}
    names |= {one.code: one.name("en") for one in all_organizations()}
    record = load_record()
    return Context(
        instruments=load_instruments(),
        bound=bound_by_acts,
        registrations={number: _registration(one) for number, one in geo_payload_facts().items()},
        notices=notices,
        names=names,
        declarations=declarations(notices, record.claims.values()),
        statements=statements(record.claims.values()),
    )


def bound_by_acts(state: str, provision_id: str, on_us: int) -> Bound:
    """Say whether a State was bound by a provision's instrument on a day, by the acts that are shipped.

    An entity that the table knows neither as State nor as organization has no duties computed.
    """
    return _bound_on(state, load_instruments().provision(provision_id).instrument, day_of(on_us))


@cache
def _bound_on(state: str, instrument_id: str, day: str) -> Bound:
    try:
        found = party(state)
    except UnknownState:
        return Bound("unknown", "no duties are computed for this entity")
    bond = bond_of(load_instruments().instrument(instrument_id), found, day)
    return Bound(bond.bound, bond.reason)


def shipped_owner(norad_id: int, on_us: int) -> Attribution:
    """Return whose an object was by the shipped table of facts; nothing where it is not in it."""
    facts = geo_payload_facts().get(norad_id)
    return Attribution() if facts is None else Attribution(*facts.state_of(on_us))


def _registration(facts: PayloadFacts) -> Registration:
    """Every payload of the table was looked up in the compilation it names: absent there is not found."""
    if facts.registry:
        return Registration("registered", facts.registry, facts.document, None, facts.registry_source)
    return Registration("not-found", None, None, None, REGISTER_COMPILATION)
