"""The record: bodies, documents, meetings, decisions, claims and demands, and the seed that names them.

Facts come from YAML under ``texts/`` and from the tables of roll calls. Each has a stable address,
such as ``documents/cd-1985``, ``bodies/cd-sb3`` or ``demands/72-26-b``; ``#field`` after it names
one field. A symbol that no source states is null and says why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from openparos.formats.yaml_documents import read_folder, read_yaml, schema_refusals
from openparos.model.errors import InputRefused, OpenParosError, Refusal

from .votes import find_vote, roll_calls

FOLDER: Final = Path(__file__).parent
TEXTS: Final = FOLDER / "texts"
INDEX: Final = FOLDER / "data" / "record.json"
SCHEMA: Final = FOLDER / "record.schema.json"
SEED: Final = "g21-paros-2018"


class UnknownEntry(OpenParosError):
    """Nothing of the record has that symbol, id or address."""


@dataclass(frozen=True, slots=True)
class Role:
    """A chair, coordinator or president, with dates where known."""

    role: str
    who: str | None
    state: str | None
    source: str
    from_: str | None = None
    to: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body, group, mission or office.

    `negotiating_mandate` is true, false, or null where that was not looked up.
    """

    id: str
    name: str
    kind: str
    source: str
    parent: str | None = None
    place: str | None = None
    mandate: str | None = None
    decides_by: str | None = None
    agenda_item: str | None = None
    members_group: str | None = None
    members: tuple[str, ...] = ()
    state: str | None = None
    from_: str | None = None
    to: str | None = None
    established_by: str | None = None
    negotiating_mandate: bool | None = None
    roles: tuple[Role, ...] = ()
    note: str | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage in the life of a document: submitted, issued, translated, withdrawn."""

    status: str
    on: str | None
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the forum; `symbol` is null, with the reason, where no source states it."""

    id: str
    symbol: str | None
    title: str
    kind: str
    body: str
    date: str | None
    source: str
    symbol_note: str | None = None
    author: str | None = None
    author_states: tuple[str, ...] = ()
    submitter: str | None = None
    on_behalf_of: str | None = None
    addressee: str | None = None
    date_unverified: bool = False
    original_language: str | None = None
    job_number: str | None = None
    barcode: str | None = None
    printed_remark: str | None = None
    request: str | None = None
    formula: str | None = None
    life: tuple[Stage, ...] = ()
    cites: tuple[str, ...] = ()
    instrument: str | None = None
    note: str | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One or more days on which a body met on a topic, with the document that gave authority."""

    id: str
    body: str
    days: tuple[str, ...]
    topic: str
    kind: str
    authority: str | None
    chair: str | None
    source: str
    from_: str | None = None
    to: str | None = None
    place: str | None = None
    outcome: str | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Something a body decided, or did not: `adopted` is false where consensus or votes were lacking."""

    id: str
    body: str
    on: str
    what: str
    document: str | None
    adopted: bool
    negotiating_mandate: bool | None
    source: str
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said of an event: a fact about the statement, never about the event."""

    id: str
    event: str | None
    by: str
    state: str | None
    on: str | None
    says: str
    topic: str
    contradicts: tuple[str, ...]
    orbital_observable: str
    source: str
    document: str | None = None
    quantity: Mapping[str, Any] | None = None
    declares: Mapping[str, Any] | None = None
    about: Mapping[str, Any] | None = None
    note: str | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """An operative request: who is to do what by when, and a reasoned judgement of what became of it."""

    id: str
    document: str
    made_by: str
    made_on: str
    addressee: str
    action: str
    deadline: str | None
    status: str
    reason: str
    evidence: tuple[str, ...]
    topic: str
    provision: str | None = None
    paragraph: str | None = None
    deadline_day: str | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """An idea of the seed that is not a body, document or instrument."""

    id: str
    title: str
    about: str
    function: str


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a sentence of the seed names, with the addresses it resolves to."""

    name: str
    refers: tuple[str, ...]
    unresolved: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the seed: what it is about in our own words, and what it names."""

    about: str
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the seed, its heading, or a paragraph of the note verbale."""

    part: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Record:
    """Everything of the record by id."""

    bodies: Mapping[str, Body]
    documents: Mapping[str, Document]
    meetings: Mapping[str, Meeting]
    decisions: Mapping[str, Decision]
    claims: Mapping[str, Claim]
    demands: Mapping[str, Demand]
    concepts: Mapping[str, Concept]
    seed: tuple[Part, ...]
    by_symbol: Mapping[str, str] = field(repr=False)

    def document(self, name: str) -> Document:
        """Return a document by its symbol (``CD/1985``, ``72/26``) or its id."""
        found = self.documents.get(name) or self.documents.get(self.by_symbol.get(symbol_key(name), ""))
        if found is None:
            raise UnknownEntry(
                f"no document {name!r} in the record",
                remedy="Give a symbol such as CD/1985 or A/RES/72/26; `openparos record search WORDS` finds others",
            )
        return found

    def cited_by(self, document_id: str) -> tuple[str, ...]:
        """Return the ids of documents that cite one."""
        return tuple(each.id for each in self.documents.values() if document_id in each.cites)

    def find(self, address: str) -> Any:
        """Return what stands at an address of the record, or one field of it.

        Raises
        ------
        UnknownEntry
            When nothing does, or the field is empty.
        """
        place, _, wanted = address.partition("#")
        kind, _, name = place.partition("/")
        if kind == "votes":
            entry: Any = find_vote(name)
        else:
            entry = getattr(self, kind, {}).get(name) if kind in ADDRESSED else None
        if entry is None:
            raise UnknownEntry(f"nothing stands at {address!r}")
        if not wanted:
            return entry
        value = getattr(entry, wanted, None)
        if value in (None, (), ""):
            raise UnknownEntry(f"{place} has no {wanted}")
        return value


ADDRESSED: Final = ("bodies", "documents", "meetings", "decisions", "claims", "demands", "concepts")


def symbol_key(symbol: str) -> str:
    """Return a symbol in the form it is looked up by: ``72/26`` and ``A/RES/72/26`` are one."""
    key = re.sub(r"[\s\[\]]", "", symbol).upper()
    return f"A/RES/{key}" if re.match(r"\d", key) else key


def document_id(symbol: str) -> str:
    """Return the id a document has by its symbol: ``A/RES/72/26`` is ``a-res-72-26``."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\[(\w)\]$", r"\1", symbol.lower())).strip("-")


def _entry(cls: Any, row: Mapping[str, Any], **extra: Any) -> Any:
    values: dict[str, Any] = {}
    for key, value in row.items():
        name = "from_" if key == "from" else key
        values[name] = tuple(value) if isinstance(value, list) else value
    return cls(**{**values, **extra})


def _map(cls: Any, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {row["id"]: _entry(cls, row) for row in rows}


def _documents(rows: list[dict[str, Any]]) -> dict[str, Document]:
    found: dict[str, Document] = {
        row["id"]: _entry(Document, row, life=tuple(Stage(**stage) for stage in row.get("life", ())))
        for row in rows
    }
    symbols = {each.symbol for each in found.values()}
    for call in roll_calls().values():
        if call.symbol not in symbols:
            name = document_id(call.symbol)
            found[name] = Document(
                name, call.symbol, call.title, "resolution", "general-assembly", call.date, call.source,
                note=call.note or None, unverified=call.checked == "unverified",
            )  # fmt: skip
    return found


def _seed(rows: list[dict[str, Any]]) -> tuple[Part, ...]:
    return tuple(
        Part(
            row["part"],
            tuple(
                Sentence(each["about"], tuple(_entry(Named, name) for name in each["names"]))
                for each in row["sentences"]
            ),
        )
        for row in rows
    )


@lru_cache(maxsize=1)
def load_record() -> Record:
    """Return everything of the record that is shipped."""
    content: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in read_folder(TEXTS, INDEX).values():
        for key, rows in file.items():
            content[key] += rows
    bodies = {
        row["id"]: _entry(Body, row, roles=tuple(_entry(Role, role) for role in row.get("roles", ())))
        for row in content["bodies"]
    }
    documents = _documents(content["documents"])
    return Record(
        bodies=bodies,
        documents=documents,
        meetings=_map(Meeting, content["meetings"]),
        decisions=_map(Decision, content["decisions"]),
        claims=_map(Claim, content["claims"]),
        demands=_map(Demand, content["demands"]),
        concepts=_map(Concept, content["concepts"]),
        seed=_seed(content["parts"]),
        by_symbol={symbol_key(each.symbol): each.id for each in documents.values() if each.symbol},
    )


def check_record_file(path: Path, *, name: str | None = None) -> list[Refusal]:
    """Hold one YAML file of the record against its schema; each refusal names file and line."""
    try:
        document = read_yaml(path, name=name)
    except InputRefused as error:
        return [Refusal(error.file or str(path), error.line, error.what)]
    return schema_refusals(document, SCHEMA)


def to_json(entry: Any) -> Any:
    """Return an entry as plain values; nulls are kept for a document's symbol and date alone."""
    if isinstance(entry, tuple | list):
        return [to_json(each) for each in entry]
    if not hasattr(entry, "__dataclass_fields__"):
        return entry
    kept = ("symbol", "date", "on", "chair", "who", "negotiating_mandate")
    answer = {}
    for each in fields(entry):
        value = getattr(entry, each.name)
        if each.name in kept or (value not in (None, ()) and value is not False) or each.name == "adopted":
            answer[each.name.rstrip("_")] = to_json(value)
    return answer
