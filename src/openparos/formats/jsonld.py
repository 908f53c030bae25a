"""JSON-LD: entries as a graph that other systems can join to theirs.

Addresses are relative to one base, so that they stay what they are in the files; titles, dates,
sources and references between entries are given in Dublin Core terms as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

BASE: Final = "https://openparos.example/"
CONTEXT: Final[Mapping[str, Any]] = {
    "@version": 1.1,
    "@base": BASE,
    "@vocab": f"{BASE}vocabulary#",
    "dct": "http://purl.org/dc/terms/",
    "title": "dct:title",
    "date": "dct:date",
    "source": "dct:source",
    "cites": {"@id": "dct:references", "@type": "@id"},
    "part_of": {"@id": "dct:isPartOf", "@type": "@id"},
    "akn": {"@id": "dct:identifier"},
}


def node(address: str, type_: str, content: Mapping[str, Any], **extra: Any) -> dict[str, Any]:
    """Return one entry as a node of the graph.

    Parameters
    ----------
    address : str
        Its stable address, relative to the base.
    type_ : str
        Its type in the vocabulary.
    content : Mapping[str, Any]
        Its plain values; ``id`` is left out, since the address says it.
    extra : Any
        Further values; those that are None are left out.
    """
    values = {key: value for key, value in content.items() if key != "id"}
    further = {key: value for key, value in extra.items() if value is not None}
    return {"@id": address, "@type": type_, **values, **further}


def graph(nodes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return nodes with their context as one JSON-LD document."""
    return {"@context": dict(CONTEXT), "@graph": list(nodes)}
