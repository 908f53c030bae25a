"""Akoma Ntoso identifiers (OASIS LegalDocML naming convention): addresses of works and their parts.

A work is ``/akn/un/{type}/{subtype}/{author}/{date}/{number}``, an expression adds ``/{language}@``,
a part of it ``~{eId}``. Dates known to the year or month only are used as they are; an unknown date or
number is written ``nodate`` or ``nn``, never guessed.
"""

from __future__ import annotations

import re
from typing import Final

COUNTRY: Final = "un"
TYPES: Final = {
    "treaty": ("act", "treaty"),
    "draft": ("bill", "treaty"),
    "political": ("statement", "commitment"),
    "guideline": ("statement", "guideline"),
    "resolution": ("statement", "resolution"),
    "decision": ("statement", "decision"),
    "report": ("doc", "report"),
    "meeting-record": ("debate", "meeting"),
}


def number_part(text: str | None) -> str:
    """Return a document symbol or id as one segment of an address: ``A/RES/72/26`` is ``a-res-72-26``."""
    if text is None:
        return "nn"
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "nn"


def work_uri(kind: str, author: str, date: str | None, number: str | None) -> str:
    """Return the address of a work.

    Parameters
    ----------
    kind : str
        Kind of text; those not in `TYPES` are ``doc`` with the kind as subtype.
    author : str
        Body or author, as one word: ``cd``, ``unga``.
    date : str or None
        ISO 8601 to the day, month or year.
    number : str or None
        Symbol or id.
    """
    type_, subtype = TYPES.get(kind, ("doc", kind))
    return f"/akn/{COUNTRY}/{type_}/{subtype}/{number_part(author)}/{date or 'nodate'}/{number_part(number)}"


def expression_uri(work: str, language: str = "eng", version: str = "") -> str:
    """Return the address of a work in a language (ISO 639-2), at a version date where there is one."""
    return f"{work}/{language}@{version}"


def element_id(number: str, *, element: str = "art") -> str:
    """Return the eId of a provision: ``IV.1.d`` is ``art_IV__para_1__point_d``, ``42`` with ``para`` ``para_42``."""
    first, *rest = number.split(".")
    steps = [f"{element}_{_safe(first)}"]
    for part in rest:
        steps.append(f"{'point' if part.isalpha() and part.islower() else 'para'}_{_safe(part)}")
    return "__".join(steps)


def part_uri(expression: str, eid: str) -> str:
    """Return the address of a part of an expression."""
    return f"{expression}/!main~{eid}"


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", text)
