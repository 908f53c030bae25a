"""Instruments for other systems: search entries, Akoma Ntoso addresses, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openparos.formats.akn import element_id, expression_uri, part_uri, work_uri
from openparos.formats.jsonld import node
from openparos.store.fulltext import Entry

from .gaps import conducts, documented_events
from .instruments import Instrument, Provision, load_instruments


def instrument_address(instrument_id: str) -> str:
    """Return the stable address of an instrument or provision: ``instruments/ost-1967/IX``."""
    return f"instruments/{instrument_id}"


def instrument_akn(instrument: Instrument) -> str:
    """Return the Akoma Ntoso address of an instrument as a work."""
    date = instrument.adopted or instrument.opened
    author = "ga" if instrument.kind == "resolution" else "states"
    return work_uri(instrument.kind, author, date, instrument.symbol or instrument.id)


def provision_akn(provision: Provision) -> str:
    """Return the Akoma Ntoso address of a provision in the English expression."""
    instrument = load_instruments()[provision.instrument]
    element = "art" if instrument.kind in ("treaty", "draft") else "para"
    return part_uri(expression_uri(instrument_akn(instrument)), element_id(provision.number, element=element))


def entries() -> Iterator[Entry]:
    """Return instruments, provisions, conducts and documented events as things that can be found."""
    for instrument in load_instruments().values():
        text = " ".join(filter(None, (instrument.symbol, instrument.summary, instrument.note)))
        address = instrument_address(instrument.id)
        date = instrument.in_force or instrument.adopted
        title = f"{instrument.short_title}: {instrument.title} ({instrument.label})"
        yield Entry(address, "instrument", title, text, date)
        for each in instrument.provisions:
            parts = (each.statement, each.trigger, each.deadline, each.observable, each.reason, each.note)
            title = f"{instrument.short_title} {each.number}: {each.title} ({instrument.label})"
            yield Entry(instrument_address(each.id), "provision", title, " ".join(filter(None, parts)), date)
    for conduct in conducts().values():
        yield Entry(f"conduct/{conduct.id}", "conduct", conduct.title, conduct.description)
    for event in documented_events().values():
        text = f"{event.facts} {event.notice} {event.observable}"
        yield Entry(f"events/{event.id}", "event", f"{event.id} {event.title}", text, event.date)


def dates() -> Iterator[tuple[str, str, str, str, bool]]:
    """Return when treaties were opened and came into force, and when documented events took place.

    Yields
    ------
    tuple
        Date, kind (opened, in force, event), what, address, and whether it is unverified.
    """
    for instrument in load_instruments().values():
        if instrument.kind != "treaty":
            continue
        address = instrument_address(instrument.id)
        for kind, day in (("opened", instrument.opened), ("in force", instrument.in_force)):
            if day:
                yield day, kind, f"{instrument.short_title} {kind}", address, instrument.unverified
    for event in documented_events().values():
        yield event.date, "event", f"{event.id} {event.title}", f"events/{event.id}", event.unverified


def nodes() -> Iterator[dict[str, Any]]:
    """Return instruments and provisions as nodes of a JSON-LD graph."""
    for instrument in load_instruments().values():
        content = instrument.to_json()
        content.pop("provisions")
        yield node(instrument_address(instrument.id), "Instrument", content, akn=instrument_akn(instrument))
        for each in instrument.provisions:
            yield node(
                instrument_address(each.id),
                "Provision",
                each.to_json(),
                akn=provision_akn(each),
                part_of=instrument_address(instrument.id),
                label=instrument.label,
            )
