"""Evidence in the standards that archives know: RO-Crate metadata and W3C PROV, written as plain JSON.

Specifications: RO-Crate 1.1 (researchobject.org), PROV-JSON (W3C member submission, 2013). The tests
read both back with the libraries `rocrate` and `prov`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

CRATE_FILE: Final = "ro-crate-metadata.json"
_CRATE_CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
_CRATE_PROFILE: Final = "https://w3id.org/ro/crate/1.1"
_PROV_NAMESPACE: Final = "urn:openparos:"


@dataclass(frozen=True, slots=True)
class CrateFile:
    """One file of a crate: its path inside, what it is, its size and hash."""

    path: str
    about: str
    media_type: str
    size_bytes: int
    sha256: str


def crate_metadata(
    name: str,
    description: str,
    published: str,
    licence: str,
    software: str,
    publisher: str,
    files: Sequence[CrateFile],
) -> dict[str, Any]:
    """Return the metadata of an RO-Crate.

    Parameters
    ----------
    name, description : str
        Of the whole.
    published : str
        ISO 8601 date of publication.
    licence : str
        Under which the bundle may be used.
    software : str
        Name and version of what made it.
    publisher : str
        The office that answers for it.
    files : sequence of CrateFile
        Every file but the metadata itself.
    """
    creator = {"@id": "#software"}
    graph: list[dict[str, Any]] = [
        {
            "@id": CRATE_FILE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _CRATE_PROFILE},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": name,
            "description": description,
            "datePublished": published,
            "license": {"@id": "#licence"},
            "author": {"@id": "#publisher"},
            "publisher": {"@id": "#publisher"},
            "creator": creator,
            "hasPart": [{"@id": one.path} for one in files],
        },
        {"@id": "#software", "@type": "SoftwareApplication", "name": software},
        {"@id": "#publisher", "@type": "Organization", "name": publisher},
        {"@id": "#licence", "@type": "CreativeWork", "name": "terms of use", "description": licence},
    ]
    graph += [
        {
            "@id": one.path,
            "@type": "File",
            "name": one.about,
            "encodingFormat": one.media_type,
            "contentSize": str(one.size_bytes),
            "sha256": one.sha256,
        }
        for one in files
    ]
    return {"@context": _CRATE_CONTEXT, "@graph": graph}


def prov_document(
    finding_id: str, event_ids: Sequence[str], set_hashes: Sequence[str], rule: str, software: str
) -> dict[str, Any]:
    """Return who made what from what, as PROV-JSON.

    Element sets are entities; detection is an activity that used them and made the events; the rule
    is an activity that used the events and made the finding; the software is the agent of both.

    Parameters
    ----------
    finding_id, event_ids, set_hashes
        What was made, and from what.
    rule, software : str
        How, and by what.
    """

    def name(kind: str, value: str) -> str:
        return f"op:{kind}-" + "".join(one if one.isalnum() else "-" for one in value)

    sets = {name("set", one): {"prov:label": one} for one in set_hashes}
    events = {name("event", one): {"prov:label": one} for one in event_ids}
    finding = {name("finding", finding_id): {"prov:label": finding_id}}
    agent, detection, assessment = "op:software", "op:detection", name("rule", rule)
    used = [(detection, one) for one in sets] + [(assessment, one) for one in events]
    made = [(one, detection) for one in events] + [(one, assessment) for one in finding]
    return {
        "prefix": {"op": _PROV_NAMESPACE},
        "entity": sets | events | finding,
        "activity": {detection: {"prov:label": "detection"}, assessment: {"prov:label": rule}},
        "agent": {agent: {"prov:label": software}},
        "used": _relations("u", used, "prov:activity", "prov:entity"),
        "wasGeneratedBy": _relations("g", made, "prov:entity", "prov:activity"),
        "wasAssociatedWith": _relations(
            "a", [(detection, agent), (assessment, agent)], "prov:activity", "prov:agent"
        ),
    }


def _relations(
    letter: str, pairs: Sequence[tuple[str, str]], first: str, second: str
) -> Mapping[str, Mapping[str, str]]:
    return {
        f"_:{letter}{index}": {first: one, second: other} for index, (one, other) in enumerate(pairs, start=1)
    }
