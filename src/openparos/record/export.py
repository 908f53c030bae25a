"""The record for other systems: search entries, Akoma Ntoso addresses, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openparos.formats.akn import work_uri
from openparos.formats.jsonld import node
from openparos.store.fulltext import Entry

from .entries import ADDRESSED, Document, load_record, to_json
from .votes import roll_calls, votes_json

TYPES = {
    "bodies": "Body",
    "documents": "Document",
    "meetings": "Meeting",
    "decisions": "Decision",
    "claims": "Claim",
    "demands": "Demand",
    "concepts": "Concept",
}


def document_akn(document: Document) -> str:
    """Return the Akoma Ntoso address of a document; ``nn`` stands where no symbol is stated."""
    return work_uri(document.kind, document.body, document.date, document.symbol)


def entries() -> Iterator[Entry]:
    """Return everything of the record as things that can be found."""
    record = load_record()
    for document in record.documents.values():
        title = f"{document.symbol or 'no symbol stated'}: {document.title}"
        text = " ".join(
            filter(None, (document.note, document.symbol_note, document.job_number, document.kind))
        )
        yield Entry(f"documents/{document.id}", "document", title, text, document.date)
    for body in record.bodies.values():
        people = " ".join(role.who for role in body.roles if role.who)
        text = " ".join(filter(None, (body.mandate, body.note, people)))
        yield Entry(f"bodies/{body.id}", "body", body.name, text, body.from_)
    for meeting in record.meetings.values():
        title = f"{record.bodies[meeting.body].name}: {meeting.topic}"
        text = " ".join(filter(None, (meeting.outcome, meeting.chair, meeting.place)))
        yield Entry(f"meetings/{meeting.id}", "meeting", title, text, (*meeting.days, meeting.from_)[0])
    for decision in record.decisions.values():
        yield Entry(f"decisions/{decision.id}", "decision", decision.what, "", decision.on)
    for claim in record.claims.values():
        text = f"{claim.says} {claim.topic} {claim.orbital_observable} {claim.note or ''}"
        title = f"{claim.by} on {claim.event or 'no event'}: {claim.says}"
        yield Entry(f"claims/{claim.id}", "claim", title, text, claim.on)
    for demand in record.demands.values():
        text = f"{demand.reason} {demand.status} {demand.topic}"
        yield Entry(f"demands/{demand.id}", "demand", demand.action, text, demand.made_on)
    for concept in record.concepts.values():
        yield Entry(f"concepts/{concept.id}", "concept", concept.title, concept.about)
    for part in record.seed:
        names = "; ".join(named.name for each in part.sentences for named in each.names)
        about = " ".join(each.about for each in part.sentences)
        yield Entry(f"seed/{part.part}", "seed", f"Working paper, {part.part}: {about}", names, "2018-08-17")


def nodes(*, votes: bool = True) -> Iterator[dict[str, Any]]:
    """Return everything of the record as nodes of a JSON-LD graph.

    Parameters
    ----------
    votes : bool
        Also each roll call with every State's vote.
    """
    record = load_record()
    for kind in ADDRESSED:
        for each in getattr(record, kind).values():
            extra = {"akn": document_akn(each)} if kind == "documents" else {}
            content = to_json(each)
            if kind == "documents":
                content["cites"] = [f"documents/{name}" for name in each.cites]
            yield node(f"{kind}/{each.id}", TYPES[kind], content, **extra)
    for part in record.seed:
        yield node(f"seed/{part.part}", "SeedPart", to_json(part), part_of="documents/g21-paros-2018")
    if votes:
        for call in roll_calls().values():
            content = votes_json(call)
            content.pop("groups")
            yield node(call.address, "RollCall", content)
