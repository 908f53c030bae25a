"""The evidence bundle: one zip with a finding, its events, provision, parameters and cited element sets.

The same content gives the same bytes: members stand in one order with one date. A bundle says which
element sets it rests on by hash, and how to obtain them; it carries the elements themselves only when
its author says that the terms of their source allow it.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.commitments.instruments import Instruments
from openparos.detection.stated import at_hand
from openparos.formats.evidence_crate import CRATE_FILE, CrateFile, crate_metadata, prov_document
from openparos.log.keys import KeyPair
from openparos.model import SOFTWARE
from openparos.model.elements import content_hashes
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventObject, to_json_lines
from openparos.model.times import Interval

from .attestation import VALID_DAYS, attest
from .context import Context
from .finding import Finding
from .listing import csv_of, rows_of
from .members import BUNDLE_SCHEMA, CONTEXT, EVENT_INPUTS, INPUTS, MANIFEST, SEAL, SETS, STATEMENT, pack
from .recomputing import cited_in, inputs_of, needs_of, recompute_all
from .reproduction import why_not_again
from .rerunning import rule_inputs

HOW_TO_OBTAIN: Final = (
    "The elements are not in this bundle: the terms of their source do not allow passing them on. Obtain the sets "
    "of these objects and epochs from the source named in each row, ingest them, and run `openparos finding "
    "reproduce`: each set is recognised by its hash."
)
_PACKAGES: Final = (
    "numpy", "scipy", "numba", "llvmlite", "sgp4", "pyerfa", "astroz", "pyarrow", "pydantic", "cryptography", "rfc8785",
    "pyyaml", "jsonschema",
)  # fmt: skip
NOT_NAMED: Final = "a user of the software, not named"
_ABOUT: Final = {
    "finding.json": ("the finding", "application/json"),
    "events.jsonl": ("the events it rests on", "application/jsonl"),
    "provision.json": ("the provision, in the project's own words, with its source", "application/json"),
    "environment.json": ("software that made it", "application/json"),
    "prov.json": ("what was made from what, as W3C PROV", "application/json"),
    SETS: ("the element sets cited", "text/csv"),
    INPUTS: ("further element sets that computing the events again takes", "text/csv"),
    EVENT_INPUTS: ("in words, which sets each event was computed from", "application/json"),
    CONTEXT: ("what the rule looked at besides the events", "application/json"),
}


@dataclass(frozen=True, slots=True)
class Extra:
    """One more file for a bundle: a figure, a notice."""

    content: bytes
    about: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an assessment was asked, so that a reader can run the finding's rule again.

    Attributes
    ----------
    period : Interval
        The period spoken of.
    objects : tuple of EventObject
        The objects looked up in the register for this finding.
    context : Context
        What was at hand.
    fuller : callable or None
        Gives a context with more in it (registers take seconds to read), asked where the first does not suffice.
    """

    period: Interval
    objects: tuple[EventObject, ...]
    context: Context
    fuller: Callable[[], Context] | None = None


@dataclass(frozen=True, slots=True)
class ReadSets:
    """What the detectors were given to read.

    Attributes
    ----------
    window : Interval or None
        First and last epoch; None where every set at hand was read.
    words : str
        Where this is known from.
    """

    window: Interval | None
    words: str


ALL_GIVEN: Final = ReadSets(None, "all the sets that were given")


@dataclass(frozen=True, slots=True)
class Signing:
    """With which key a bundle is signed, when, and for how long the statement holds."""

    pair: KeyPair
    issued_us: int
    valid_days: int = VALID_DAYS


def build_bundle(
    finding: Finding,
    events: Sequence[Event],
    instruments: Instruments,
    sets: pa.Table,
    *,
    published: str,
    with_elements: bool = False,
    asked: Asked | None = None,
    read: ReadSets = ALL_GIVEN,
    extras: Mapping[str, Extra] | None = None,
    signing: Signing | None = None,
) -> bytes:
    """Return the bundle of one finding as the bytes of a zip.

    Parameters
    ----------
    finding : Finding
        The finding.
    events : sequence of Event
        Among them those the finding names.
    instruments : Instruments
        Among them that of the finding's provision.
    sets : pa.Table
        Rows of `ELEMENT_SCHEMA` as the detectors read them, at least of the objects the events need
        (`recomputing.objects_of`).
    published : str
        ISO 8601 date.
    with_elements : bool
        Put the elements themselves in, where the terms of their source allow it.
    asked : Asked or None
        What the rule was run over; without it the rule is not run again by `reproduce`.
    read : ReadSets
        What the sets given are of all those that were read.
    extras : mapping
        Further files by name.
    signing : Signing or None
        Signs the statement over all files; a bundle without it is sealed by hash alone.

    Raises
    ------
    InputRefused
        When an event or element set that is cited is not among those given.
    """
    cited = [event for event in events if event.event_id in set(finding.events)]
    if missing := set(finding.events) - {event.event_id for event in cited}:
        raise InputRefused(f"events {', '.join(sorted(missing))} are cited but not given")
    extras = dict(extras or {})
    inputs = _inputs(finding, cited, sets)
    members = {
        "finding.json": _json(finding.to_json()),
        "events.jsonl": to_json_lines(cited).encode(),
        "provision.json": _json(instruments.provision(finding.provision).to_json()),
        "environment.json": _json(_environment()),
        "prov.json": _json(
            prov_document(finding.finding_id, finding.events, finding.element_sets, finding.rule, SOFTWARE)
        ),
        **_lists(finding, inputs, with_elements=with_elements),
        EVENT_INPUTS: _json(_in_words(cited, inputs, read)),
        **{name: one.content for name, one in extras.items()},
    }
    if asked is not None:
        kept = rule_inputs(finding, cited, asked.objects, asked.period, asked.context)
        if kept is None and asked.fuller is not None:
            kept = rule_inputs(finding, cited, asked.objects, asked.period, asked.fuller())
        members |= {} if kept is None else {CONTEXT: kept}
    members[CRATE_FILE] = _json(
        _crate(
            finding,
            members,
            extras,
            published,
            with_elements,
            NOT_NAMED if signing is None else signing.pair.name,
        )
    )
    members[MANIFEST] = _json(_manifest(finding, members, with_elements, inputs.without))
    members[SEAL] = (hashlib.sha256(members[MANIFEST]).hexdigest() + f"  {MANIFEST}\n").encode()
    if signing is not None:
        members[STATEMENT] = attest(
            members, finding.finding_id, finding.digest, signing.pair,
            issued_us=signing.issued_us, valid_days=signing.valid_days,
        )  # fmt: skip
    return pack(members)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _environment() -> dict[str, Any]:
    versions: dict[str, str | None] = {}
    for name in _PACKAGES:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            versions[name] = None
    return {"software": SOFTWARE, "python": platform.python_version(), "packages": versions}


@dataclass(frozen=True)
class _Inputs:
    """The sets of a bundle in the order they were read, their hashes, for which events each is, and what does not come out."""

    table: pa.Table
    names: list[str]
    events: list[list[int]]
    without: dict[str, str]


def _inputs(finding: Finding, events: Sequence[Event], sets: pa.Table) -> _Inputs:
    """Choose the sets each event states, compute each again from its own, and put them together."""
    masks: list[NDArray[np.bool_]] = []
    without: dict[str, str] = {}
    for event in events:
        try:
            masks.append(inputs_of(event, sets))
        except InputRefused:
            masks.append(cited_in(sets, event))  # that it cannot be computed again is said below
    for event, again, mask in zip(events, recompute_all(events, sets, masks), masks, strict=True):
        if (why := why_not_again(event, again, int(mask.sum()))) is not None:
            without[event.event_id] = why
    every = np.stack(masks) if masks else np.zeros((0, sets.num_rows), dtype=bool)
    rows = np.flatnonzero(every.any(axis=0))
    table = sets.take(pa.array(rows))
    names = content_hashes(table)
    if missing := set(finding.element_sets) - set(names):
        raise InputRefused(f"{len(missing)} cited element sets are not among those given")
    return _Inputs(table, names, [(np.flatnonzero(every[:, row]) + 1).tolist() for row in rows], without)


def _lists(finding: Finding, inputs: _Inputs, *, with_elements: bool) -> dict[str, bytes]:
    """List the sets: those cited, and those further that computing the events again takes."""
    rows = rows_of(inputs.table, inputs.names, inputs.events, with_elements=with_elements)
    cited = set(finding.element_sets)
    parts = {
        SETS: [row for row in rows if row[0] in cited],
        INPUTS: [row for row in rows if row[0] not in cited],
    }
    return {
        name: csv_of(part, with_elements=with_elements)
        for name, part in parts.items()
        if part or name == SETS
    }


def _in_words(events: Sequence[Event], inputs: _Inputs, read: ReadSets) -> dict[str, Any]:
    """Say which sets each event was computed from, and of what window they were chosen."""
    numbers = np.asarray(inputs.table["norad_id"].to_numpy())
    said = []
    for number, event in enumerate(events, start=1):
        mine = np.array([number in one for one in inputs.events], dtype=bool)
        try:
            needs = [one.words() for one in needs_of(event)]
        except InputRefused:
            needs = []
        said.append(
            {
                "event": event.event_id,
                "detector": event.evidence.detector,
                "sets": int(mine.sum()),
                "objects": len(np.unique(numbers[mine])),
                "chosen": ["the sets the event cites", *needs],
                "stated": sorted(at_hand(event.evidence.parameters)),
            }
        )
    window = None if read.window is None else read.window.to_json()
    return {"read": {"window": window, "from": read.words}, "events": said}


def _crate(
    finding: Finding,
    members: Mapping[str, bytes],
    extras: Mapping[str, Extra],
    published: str,
    with_elements: bool,
    publisher: str,
) -> dict[str, Any]:
    about = _ABOUT | {name: (one.about, one.media_type) for name, one in extras.items()}
    files = [
        CrateFile(name, *about[name], len(content), hashlib.sha256(content).hexdigest())
        for name, content in sorted(members.items())
    ]
    return crate_metadata(
        name=f"Evidence of {finding.finding_id}",
        description=finding.statement if with_elements else f"{finding.statement} {HOW_TO_OBTAIN}",
        published=published,
        licence="facts and hashes; no element sets of others"
        if not with_elements
        else "as its sources allow",
        software=SOFTWARE,
        publisher=publisher,
        files=files,
    )


def _manifest(
    finding: Finding, members: Mapping[str, bytes], with_elements: bool, without: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "schema": BUNDLE_SCHEMA,
        "finding": finding.finding_id,
        "digest": finding.digest,
        "elements": "included" if with_elements else "by hash",
        "not_computed_again": dict(without),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(members.items())},
    }
