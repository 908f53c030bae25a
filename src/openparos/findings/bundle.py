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
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from openparos.commitments.instruments import Instruments
from openparos.formats.evidence_crate import CRATE_FILE, CrateFile, crate_metadata, prov_document
from openparos.model import SOFTWARE
from openparos.model.elements import CANONICAL_SCALES, ElementSet, from_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event, to_json_lines
from openparos.model.times import format_utc

from .finding import Finding

BUNDLE_SCHEMA: Final = "openparos.bundle/1"
MANIFEST: Final = "manifest.json"
SEAL: Final = "manifest.sha256"
SETS: Final = "element-sets.csv"
HOW_TO_OBTAIN: Final = (
    "The elements are not in this bundle: the terms of their source do not allow passing them on. Obtain the sets "
    "of these objects and epochs from the source named in each row, ingest them, and run `openparos finding "
    "reproduce`: each set is recognised by its hash."
)
_MEMBER_DATE: Final = (1980, 1, 1, 0, 0, 0)
_PACKAGES: Final = ("numpy", "scipy", "numba", "sgp4", "astroz", "pyarrow")
_ABOUT: Final = {
    "finding.json": ("the finding", "application/json"),
    "events.jsonl": ("the events it rests on", "application/jsonl"),
    "provision.json": ("the provision, in the project's own words, with its source", "application/json"),
    "environment.json": ("software that made it", "application/json"),
    "prov.json": ("what was made from what, as W3C PROV", "application/json"),
    SETS: ("the element sets cited", "text/csv"),
}


def build_bundle(
    finding: Finding,
    events: Sequence[Event],
    instruments: Instruments,
    sets: pa.Table,
    *,
    published: str,
    with_elements: bool = False,
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
        Rows of `ELEMENT_SCHEMA`, among them the cited ones.
    published : str
        ISO 8601 date.
    with_elements : bool
        Put the elements themselves in, where the terms of their source allow it.

    Raises
    ------
    InputRefused
        When an event or element set that is cited is not among those given.
    """
    cited = [event for event in events if event.event_id in set(finding.events)]
    if missing := set(finding.events) - {event.event_id for event in cited}:
        raise InputRefused(f"events {', '.join(sorted(missing))} are cited but not given")
    members = {
        "finding.json": _json(finding.to_json()),
        "events.jsonl": to_json_lines(cited).encode(),
        "provision.json": _json(instruments.provision(finding.provision).to_json()),
        "environment.json": _json(_environment()),
        "prov.json": _json(
            prov_document(finding.finding_id, finding.events, finding.element_sets, finding.rule, SOFTWARE)
        ),
        SETS: _sets_csv(finding, cited, sets, with_elements=with_elements),
    }
    members[CRATE_FILE] = _json(_crate(finding, members, published, with_elements))
    members[MANIFEST] = _json(_manifest(finding, members, with_elements))
    members[SEAL] = (hashlib.sha256(members[MANIFEST]).hexdigest() + f"  {MANIFEST}\n").encode()
    return pack(members)


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return members as a zip whose bytes depend on nothing but names and contents."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression=zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, date_time=_MEMBER_DATE)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[name])
    return stream.getvalue()


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


def _sets_csv(finding: Finding, events: Sequence[Event], sets: pa.Table, *, with_elements: bool) -> bytes:
    """List the cited sets: hash, object, epoch, source, and the elements where allowed."""
    numbers = sorted({one.norad_id for event in events for one in event.objects})
    near = sets.filter(pc.is_in(sets["norad_id"], value_set=pa.array(numbers, pa.int32())))
    found: dict[str, ElementSet] = {}
    wanted = set(finding.element_sets)
    for one in from_table(near):
        if one.content_hash in wanted:
            found.setdefault(one.content_hash, one)
    if missing := wanted - set(found):
        raise InputRefused(f"{len(missing)} cited element sets are not among those given")
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    fields = tuple(CANONICAL_SCALES) if with_elements else ()
    writer.writerow(["sha256", "norad_id", "cospar_id", "epoch", "source", *fields])
    for name in sorted(found):
        one = found[name]
        identity = [name, one.object_id.norad_id, one.object_id.cospar_id or ""]
        epoch = format_utc(one.epoch_us, decimals=6)
        values = ["" if (value := getattr(one, field)) is None else repr(value) for field in fields]
        writer.writerow([*identity, epoch, one.source, *values])
    return stream.getvalue().encode()


def _crate(
    finding: Finding, members: Mapping[str, bytes], published: str, with_elements: bool
) -> dict[str, Any]:
    files = [
        CrateFile(name, *_ABOUT[name], len(content), hashlib.sha256(content).hexdigest())
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
        files=files,
    )


def _manifest(finding: Finding, members: Mapping[str, bytes], with_elements: bool) -> dict[str, Any]:
    return {
        "schema": BUNDLE_SCHEMA,
        "finding": finding.finding_id,
        "digest": finding.digest,
        "elements": "included" if with_elements else "by hash",
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(members.items())},
    }
