"""Provisions without a rule of their own, each with the reason. The rest of the law is paper, and is said to be so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from openparos.commitments.instruments import Provision

STATED: Final[Mapping[str, str]] = {
    "hcoc-2002/annual": "annual declarations are exchanged between subscribing States and are not public",
    "hcoc-2002/visits": "visits are voluntary; those a user puts on file are counted",
    "icoc-2014/notification": "a draft: what it asks for is what A/68/189 asks for, and the same rules look at it",
    "icoc-2014/consultation": "a draft without a mechanism; consultations are kept as cases",
    "icoc-2014/contact": "a draft; contact points are counted under A/68/189 and guideline B.1",
    "icoc-2014/annual": "a draft; annual information is given under other texts",
    "itu-cs-rr/CS44": "a principle about use; it has no observable of its own",
    "res-62-101/utc": "the compilations at hand carry the day of launch and not its time",
    "res-62-101/units": "the compilations at hand rewrite every entry into one set of units",
    "ost-1967/V.1": "help to astronauts is given on the ground and told in documents",
    "ost-1967/VII": "liability of the launching State is looked at under the Liability Convention, II and III",
    "ost-1967/VIII": "jurisdiction follows the register, which is looked at under the Registration Convention",
    "ost-1967/X": "observation of flights is by request and agreement, kept as a case",
    "ost-1967/XIII": "joint activities: the model of parties names organizations beside States",
    "registration-1975/V": "marks on objects do not show in any public data",
    "registration-1975/VI": "help in identifying an object is asked for and kept as a case",
    "moon-1979/5": "reports on missions are documents; cislunar objects are poorly catalogued",
    "moon-1979/7": "notice of radioactive material is a document",
    "moon-1979/9": "notice of stations is a document",
    "moon-1979/13": "reports on crashes are documents",
    "moon-1979/15": "visits and consultations are asked for and kept as a case",
    "un-charter/33": "peaceful settlement is a matter of cases and bodies",
    "un-charter/34": "an investigation by the Security Council stands in the record",
    "un-charter/35": "bringing a matter before the United Nations is an act of a State, kept as a case",
}

BY_KIND: Final[Mapping[str, str]] = {
    "definition": "a definition: nothing is done under it by itself",
    "procedure": "a procedure: it is followed in a case or at the depositary, and shows in documents alone",
    "permission": "a permission: nothing is owed under it",
    "demand": "a demand to a body: the record keeps what became of it",
    "obligation": "shows in documents alone, and no form on file here serves it; a case may ask about it",
    "prohibition": "shows in documents alone, and no form on file here serves it; a case may ask about it",
    "recommendation": "shows in documents alone, and no form on file here serves it; a case may ask about it",
}


def reason_for(provision: Provision) -> str:
    """Return why a provision has no rule."""
    return STATED.get(provision.id) or BY_KIND[provision.kind]
