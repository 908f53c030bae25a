"""Instruments, article by article: treaties, drafts, political instruments, guidelines, resolutions.

The truth is one YAML file for each instrument under ``texts/``, written to be reviewed by a lawyer
without Python and checked against ``instrument.schema.json``. For speed the same content is kept
compiled in ``data/instruments.json``; when the two differ the YAML is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

from openparos.formats.yaml_documents import YamlDocument, read_folder, read_yaml, schema_refusals
from openparos.model.errors import InputRefused, OpenParosError, Refusal

FOLDER: Final = Path(__file__).parent
TEXTS: Final = FOLDER / "texts"
INDEX: Final = FOLDER / "data" / "instruments.json"
SCHEMA: Final = FOLDER / "instrument.schema.json"


class UnknownProvision(OpenParosError):
    """No such instrument or provision."""


class Standing(StrEnum):
    """What kind of promise a text is; the four are never shown alike."""

    IN_FORCE = "in-force"
    DRAFT = "draft"
    POLITICAL = "political"
    VOLUNTARY = "voluntary"


class Effect(StrEnum):
    """What a provision does to a conduct, from the strongest to none."""

    PROHIBITED = "prohibited"
    RESTRICTED = "restricted"
    TO_BE_NOTIFIED = "to-be-notified"
    CONSULTATION = "consultation"
    LIABILITY = "liability"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reach:
    """One conduct that a provision touches, and how."""

    conduct: str
    effect: Effect
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read; `unverified` when it was recalled and not checked."""

    reference: str
    for_: str | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class PartyCount:
    """How many parties or subscribers an instrument had on a day, as a source gives it."""

    parties: int
    on: str | None
    source: str
    unverified: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipationRule:
    """How one knows who has joined, and what it means that no act of a State is known.

    Attributes
    ----------
    by : str
        ``acts`` (dated acts of participation), ``declarations`` (political commitments),
        ``un-members``, ``addressed`` (all States, none bound) or ``none``.
    absence : str
        ``not-bound`` where the roster is held to be complete, else ``unknown``.
    absence_reason : str or None
        Why.
    first : str or None
        Nobody had joined before this date.
    not_joined : tuple[str, ...]
        States that a source names as outside.
    not_joined_source : str or None
        That source.
    undated_reason : str or None
        What is known of States listed as parties without a date.
    organizations : str or None
        What is known of organizations that declared acceptance; null where they cannot.
    """

    by: str
    absence: str = "not-bound"
    absence_reason: str | None = None
    first: str | None = None
    undated_reason: str | None = None
    organizations: str | None = None
    not_joined: tuple[str, ...] = ()
    not_joined_source: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One article, paragraph or measure.

    Attributes
    ----------
    id : str
        Instrument and provision, for example ``ost-1967/IX``.
    kind : str
        obligation, prohibition, permission, definition, procedure, recommendation or demand.
    standing : Standing
        That of its instrument.
    statement : str
        What it says, in the project's own words.
    grade, also : str or None
        Observability: A strong, B partial, C paper only, N nothing public.
    observable, detector, reason : str or None
        What would show it, which detector serves it, or why nothing public can.
    clock : str or None
        A deadline in numbers, as ISO 8601 duration.
    events : tuple[str, ...]
        Kinds of observed event that can touch it.
    reaches : tuple[Reach, ...]
        Conduct it touches, and how.
    unverified : bool
        The paraphrase or its number was recalled and not checked against the text.
    """

    id: str
    instrument: str
    title: str
    kind: str
    standing: Standing
    bearer: str
    statement: str
    source: str
    beneficiary: str | None = None
    trigger: str | None = None
    deadline: str | None = None
    clock: str | None = None
    grade: str | None = None
    also: str | None = None
    observable: str | None = None
    detector: str | None = None
    reason: str | None = None
    events: tuple[str, ...] = ()
    reaches: tuple[Reach, ...] = ()
    unverified: bool = False
    note: str | None = None

    @property
    def number(self) -> str:
        """The part of the id after the instrument, for example ``IV.1.d``."""
        return self.id.split("/", 1)[1]

    def to_json(self) -> dict[str, Any]:
        """Return every field that is set, lists as lists."""
        return _set_fields(self)


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument with its provisions; dates are ISO 8601 text, null where unknown."""

    id: str
    title: str
    short_title: str
    kind: str
    standing: Standing
    participation: ParticipationRule
    sources: tuple[Source, ...]
    provisions: tuple[Provision, ...]
    symbol: str | None = None
    adopted: str | None = None
    opened: str | None = None
    in_force: str | None = None
    in_force_rule: str | None = None
    withdrawal_notice: str | None = None
    depositaries: tuple[str, ...] = ()
    vote: str | None = None
    summary: str | None = None
    note: str | None = None
    unverified: bool = False
    related: tuple[str, ...] = ()
    counts: tuple[PartyCount, ...] = field(default=())

    @property
    def label(self) -> str:
        """The standing as it must stand beside every use of the text."""
        return {
            Standing.IN_FORCE: "treaty in force",
            Standing.DRAFT: "draft, not in force",
            Standing.POLITICAL: "political, not legally binding",
            Standing.VOLUNTARY: "voluntary measure",
        }[self.standing]

    def was_there_on(self, day: str) -> bool:
        """Say whether it had surely been adopted by a day; of a year alone, only its last day is sure."""
        if self.adopted is None:
            return True
        return self.adopted + "-12-31"[len(self.adopted) - 4 :][: 10 - len(self.adopted)] <= day

    def to_json(self) -> dict[str, Any]:
        """Return every field that is set, with its label and address."""
        return {**_set_fields(self), "label": self.label}


def _set_fields(value: Any) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    for each in fields(value):
        content = getattr(value, each.name)
        if content is None or content == () or content is False:
            continue
        answer[each.name.rstrip("_")] = _plain(content)
    return answer


def _plain(content: Any) -> Any:
    if isinstance(content, tuple):
        return [_plain(item) for item in content]
    if isinstance(content, StrEnum):
        return content.value
    return _set_fields(content) if hasattr(content, "__dataclass_fields__") else content


_Row = TypeVar("_Row")


def _row(cls: type[_Row], content: Mapping[str, Any], **extra: Any) -> _Row:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in content.items()}
    return cls(**{**values, **extra})


def instrument_from(content: Mapping[str, Any]) -> Instrument:
    """Return the instrument of one file's content, which must meet the schema."""
    standing = Standing(content["standing"])
    rule = dict(content["participation"])
    outside = rule.pop("not_joined", None) or {}
    return _row(
        Instrument,
        content,
        standing=standing,
        participation=ParticipationRule(
            **rule,
            not_joined=tuple(outside.get("states", ())),
            not_joined_source=outside.get("source"),
        ),
        sources=tuple(
            Source(row["reference"], row.get("for"), bool(row.get("unverified")))
            for row in content["sources"]
        ),
        counts=tuple(PartyCount(**row) for row in content.get("counts", ())),
        provisions=tuple(_provision(row, content["id"], standing) for row in content["provisions"]),
    )


def _provision(content: Mapping[str, Any], instrument: str, standing: Standing) -> Provision:
    reaches = tuple(
        Reach(row["conduct"], Effect(row["effect"]), row.get("note")) for row in content.get("reaches", ())
    )
    return _row(Provision, content, instrument=instrument, standing=standing, reaches=reaches)


@dataclass(frozen=True)
class Instruments(Mapping[str, Instrument]):
    """All instruments by id, and their provisions by theirs."""

    by_id: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]

    def __getitem__(self, key: str) -> Instrument:
        return self.by_id[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def __len__(self) -> int:
        return len(self.by_id)

    def instrument(self, instrument_id: str) -> Instrument:
        """Return an instrument, or raise `UnknownProvision` naming those there are."""
        if instrument_id not in self.by_id:
            raise UnknownProvision(
                f"no instrument {instrument_id!r}", remedy=f"There are: {', '.join(self.by_id)}"
            )
        return self.by_id[instrument_id]

    def provision(self, provision_id: str) -> Provision:
        """Return a provision by its id, for example ``registration-1975/IV.1.d``."""
        if provision_id not in self.provisions:
            instrument = self.instrument(provision_id.split("/", 1)[0])
            known = ", ".join(each.number for each in instrument.provisions)
            raise UnknownProvision(f"no provision {provision_id!r}", remedy=f"{instrument.id} has: {known}")
        return self.provisions[provision_id]


def collect(instruments: list[Instrument]) -> Instruments:
    """Return instruments by id, in the order given."""
    return Instruments(
        {each.id: each for each in instruments},
        {provision.id: provision for each in instruments for provision in each.provisions},
    )


@lru_cache(maxsize=1)
def load_instruments() -> Instruments:
    """Return every instrument that is shipped.

    Returns
    -------
    Instruments
        A mapping of ids to instruments; ``.provisions`` maps ids such as ``ost-1967/IX``.
    """
    contents = read_folder(TEXTS, INDEX)
    return collect([instrument_from(content) for content in contents.values()])


def check_instrument_file(path: Path, *, name: str | None = None) -> list[Refusal]:
    """Hold one YAML file against the schema and the rules between its parts.

    Returns
    -------
    list[Refusal]
        What is wrong, each with file, line and reason; empty when nothing is.
    """
    try:
        document = read_yaml(path, name=name)
    except InputRefused as error:
        return [Refusal(error.file or str(path), error.line, error.what)]
    refusals = schema_refusals(document, SCHEMA)
    return refusals or sorted(_rule_refusals(document, path.stem), key=lambda each: each.line or 0)


def _rule_refusals(document: YamlDocument, stem: str) -> Iterator[Refusal]:
    content = document.content
    if content["id"] != stem:
        line = document.line_of(("id",))
        yield Refusal(document.file, line, f"id {content['id']!r} is not the name of the file, {stem!r}")
    seen: set[str] = set()
    for index, provision in enumerate(content["provisions"]):
        line = document.line_of(("provisions", index, "id"))
        name = provision["id"]
        if not name.startswith(f"{content['id']}/"):
            yield Refusal(document.file, line, f"provision {name!r} does not begin with {content['id']}/")
        if name in seen:
            yield Refusal(document.file, line, f"provision {name!r} stands twice")
        seen.add(name)
    for when in ("adopted", "opened"):
        if content.get("in_force") and content.get(when) and content[when] > content["in_force"]:
            reason = f"in force {content['in_force']} before it was {when} ({content[when]})"
            yield Refusal(document.file, document.line_of(("in_force",)), reason)


def load_instrument_file(path: Path) -> Instrument:
    """Read and check one YAML file of a user.

    Raises
    ------
    InputRefused
        With file and line of the first thing that is wrong.
    """
    for refusal in check_instrument_file(path):
        raise InputRefused(refusal.reason, file=refusal.file, line=refusal.line)
    return instrument_from(read_yaml(path).content)
