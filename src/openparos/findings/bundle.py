"""The evidence bundle: one zip with a finding, its events, provision, parameters and cited element sets.

The same content gives the same bytes: members stand in one order with one date. A bundle says which
element sets it rests on by hash, and how to obtain them; it carries the elements themselves only when
its author says that the terms of their source allow it.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import io
import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from openparos.commitments.instruments import Instruments
from openparos.formats.evidence_crate import CRATE_FILE, CrateFile, crate_metadata, prov_document
from openparos.log.keys import KeyPair
from openparos.model import SOFTWARE
from openparos.model.elements import CANONICAL_SCALES, ElementSet, from_table, to_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventObject, to_json_lines
from openparos.model.times import Interval, format_utc

from .attestation import VALID_DAYS, attest
from .context import Context
from .finding import Finding
from .members import BUNDLE_SCHEMA, CONTEXT, INPUTS, MANIFEST, SEAL, SETS, STATEMENT, pack
from .recomputing import LARGEST_INPUT
from .reproduction import needed_sets
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
CANNOT_BE_RECOMPUTED: Final = "no group of sets that a bundle can list gave the same event again"
_ABOUT: Final = {
    "finding.json": ("the finding", "application/json"),
    "events.jsonl": ("the events it rests on", "application/jsonl"),
    "provision.json": ("the provision, in the project's own words, with its source", "application/json"),
    "environment.json": ("software that made it", "application/json"),
    "prov.json": ("what was made from what, as W3C PROV", "application/json"),
    SETS: ("the element sets cited", "text/csv"),
    INPUTS: ("further element sets that computing the events again takes", "text/csv"),
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
        Rows of `ELEMENT_SCHEMA`, among them the cited ones and those the detectors looked at.
    published : str
        ISO 8601 date.
    with_elements : bool
        Put the elements themselves in, where the terms of their source allow it.
    asked : Asked or None
        What the rule was run over; without it the rule is not run again by `reproduce`.
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
    found = _cited(finding, cited, sets)
    inputs, missing_inputs = _inputs(cited, sets, found)
    members = {
        "finding.json": _json(finding.to_json()),
        "events.jsonl": to_json_lines(cited).encode(),
        "provision.json": _json(instruments.provision(finding.provision).to_json()),
        "environment.json": _json(_environment()),
        "prov.json": _json(
            prov_document(finding.finding_id, finding.events, finding.element_sets, finding.rule, SOFTWARE)
        ),
        SETS: _sets_csv(found, with_elements=with_elements),
        **{name: one.content for name, one in extras.items()},
    }
    if inputs:
        members[INPUTS] = _sets_csv(inputs, with_elements=with_elements)
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
    members[MANIFEST] = _json(_manifest(finding, members, with_elements, missing_inputs))
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


def _cited(finding: Finding, events: Sequence[Event], sets: pa.Table) -> dict[str, ElementSet]:
    """Return the cited sets by hash."""
    wanted = set(finding.element_sets)
    numbers = sorted({one.norad_id for event in events for one in event.objects})
    near = sets.filter(pc.is_in(sets["norad_id"], value_set=pa.array(numbers, pa.int32())))
    found: dict[str, ElementSet] = {}
    for one in from_table(near):
        if (name := one.content_hash) in wanted:
            found.setdefault(name, one)
    if missing := wanted - set(found):
        raise InputRefused(f"{len(missing)} cited element sets are not among those given")
    return found


def _inputs(
    events: Sequence[Event], sets: pa.Table, cited: Mapping[str, ElementSet]
) -> tuple[dict[str, ElementSet], list[str]]:
    """Return the further sets that computing the events again takes, and the events for which none suffice."""
    inputs: dict[str, ElementSet] = {}
    without: list[str] = []
    for event in events:
        own = to_table([cited[name] for name in event.evidence.element_sets])
        needed = needed_sets(event, sets, own, LARGEST_INPUT)
        if needed is None:
            without.append(event.event_id)
        elif needed is not own:
            inputs |= {one.content_hash: one for one in from_table(needed)}
    return {name: one for name, one in inputs.items() if name not in cited}, without


def _sets_csv(found: Mapping[str, ElementSet], *, with_elements: bool) -> bytes:
    """List sets: hash, object, epoch, source, and the elements where allowed."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    fields = tuple(CANONICAL_SCALES) if with_elements else ()
    writer.writerow(["sha256", "norad_id", "cospar_id", "name", "epoch", "source", *fields])
    for name in sorted(found):
        one = found[name]
        identity = [name, one.object_id.norad_id, one.object_id.cospar_id or "", one.name or ""]
        epoch = format_utc(one.epoch_us, decimals=6)
        values = ["" if (value := getattr(one, field)) is None else repr(value) for field in fields]
        writer.writerow([*identity, epoch, one.source, *values])
    return stream.getvalue().encode()


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
    finding: Finding, members: Mapping[str, bytes], with_elements: bool, without: Sequence[str]
) -> dict[str, Any]:
    return {
        "schema": BUNDLE_SCHEMA,
        "finding": finding.finding_id,
        "digest": finding.digest,
        "elements": "included" if with_elements else "by hash",
        "not_computed_again": dict.fromkeys(without, CANNOT_BE_RECOMPUTED),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(members.items())},
    }
