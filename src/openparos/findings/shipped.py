"""The context made of what the project ships: instruments, parties, facts of registration, names."""

from __future__ import annotations

from typing import Final

from openparos.catalogue.attribution import Attribution
from openparos.catalogue.facts import PayloadFacts, geo_payload_facts
from openparos.commitments.instruments import load_instruments
from openparos.model.states import all_organizations, all_states

from .context import Context, FiledNotice, Registration

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
    return Context(
        instruments=load_instruments(),
        registrations={number: _registration(one) for number, one in geo_payload_facts().items()},
        notices=notices,
        names=names,
    )


def shipped_owner(norad_id: int, on_us: int) -> Attribution:
    """Return whose an object was by the shipped table of facts; nothing where it is not in it."""
    facts = geo_payload_facts().get(norad_id)
    return Attribution() if facts is None else Attribution(*facts.state_of(on_us))


def _registration(facts: PayloadFacts) -> Registration:
    """Every payload of the table was looked up in the compilation it names: absent there is not found."""
    if facts.registry:
        return Registration("registered", facts.registry, facts.document, None, facts.registry_source)
    return Registration("not-found", None, None, None, REGISTER_COMPILATION)
