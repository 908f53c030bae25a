"""Where each thing stands: from the addresses the stages use among themselves to those of pages."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import quote, urlencode

RECORD_KINDS: Final = (
    "bodies",
    "documents",
    "meetings",
    "decisions",
    "claims",
    "demands",
    "concepts",
    "votes",
)


def href(address: str) -> str | None:
    """Return the page of an address of the record, the instruments, a finding or an event.

    None where nothing stands there.

    Parameters
    ----------
    address : str
        ``documents/cd-1985#date``, ``ost-1967/IX``, ``instruments/ost-1967``, ``finding:ab12``, ``seed/10``.
    """
    place, _, part = address.partition("#")
    fragment = f"#{quote(part)}" if part else ""
    kind, _, rest = place.partition("/")
    if place.startswith("finding:"):
        return f"/findings/{quote(place.removeprefix('finding:'))}"
    if kind in RECORD_KINDS and rest:
        return f"/record/{kind}/{quote(rest)}{fragment}" if _stands(kind, rest) else None
    if kind == "seed":
        return f"/record/seed#part-{quote(rest)}" if rest else "/record/seed"
    if kind == "instruments" and rest:
        return f"/instruments/{quote(rest)}{fragment}"
    if kind == "conduct" and rest:
        return f"/instruments/gaps#{quote(rest)}"
    return _of_instrument(place, fragment)


@cache
def _stands(kind: str, name: str) -> bool:
    """Say whether the record has such a thing: some fields hold an id or words."""
    from openparos.model.errors import OpenParosError
    from openparos.record.entries import load_record

    try:
        found = load_record().document(name) if kind == "documents" else load_record().find(f"{kind}/{name}")
    except OpenParosError:
        return False
    return found is not None


def _of_instrument(place: str, fragment: str) -> str | None:
    from openparos.commitments.instruments import load_instruments

    instrument, _, _ = place.partition("/")
    return f"/instruments/{quote(place)}{fragment}" if instrument in load_instruments() else None


def with_query(path: str, **values: str | int | None) -> str:
    """Return a path with a query; what is empty is left out."""
    kept = {key: value for key, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path
