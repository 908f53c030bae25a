"""Verification of an evidence bundle, without a network: every file, every hash, every id, by name."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openparos.model.elements import content_hashes
from openparos.model.errors import InputRefused, VerificationFailed
from openparos.model.events import Event
from openparos.model.times import now_us

from .attestation import Attestation, Trust, check_attestation
from .finding import Finding
from .listing import Listed, listed_sets
from .members import (
    BUNDLE_SCHEMA,
    CONTEXT,
    EARLIER_SCHEMA,
    EVENT_INPUTS,
    INPUTS,
    MANIFEST,
    SEAL,
    SETS,
    STATEMENT,
    pack,
)

LARGEST_BUNDLE_BYTES: Final = 256 * 2**20
_OTHER_SHAPE: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading a member raises that is JSON of another shape, or nested without end."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold: where, and what."""

    path: str
    reason: str


@dataclass(frozen=True)
class Verdict:
    """What a verification found; `ok` when nothing was wrong, `signed_by` where a statement holds."""

    checked: int
    problems: tuple[Problem, ...]
    members: dict[str, bytes]
    signed_by: Attestation | None = None

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.problems

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``finding verify``."""
        problems = [{"path": one.path, "reason": one.reason} for one in self.problems]
        signed = None if self.signed_by is None else self.signed_by.to_json()
        return {"ok": self.ok, "checked": self.checked, "problems": problems, "signed_by": signed}


def verify_bundle(file: Path, *, trust: Trust | None = None, at_us: int | None = None) -> Verdict:
    """Check a bundle.

    Every member against the manifest, the manifest against its seal, the signed statement (where there
    is one) against its key, its time and every member, the finding against its digest, the events
    against their ids, the elements (where they are in it) against their hashes, and the zip against
    what its members alone would give, so that no byte of it is unaccounted for.

    Parameters
    ----------
    file : Path
        The bundle.
    trust : Trust or None
        Whom the reader believes; a bundle that none of them signed is then refused.
    at_us : int or None
        The instant for which a statement must hold; now, when None.
    """
    name = file.name
    try:
        if file.stat().st_size > LARGEST_BUNDLE_BYTES:
            return Verdict(0, (Problem(name, "larger than any bundle"),), {})
        content = file.read_bytes()
        members = _unpack(content)
    except OSError as error:
        return Verdict(0, (Problem(name, f"cannot be read: {error.strerror or error}"),), {})
    except _DamagedMember as error:
        return Verdict(0, (Problem(error.member, error.reason),), {})
    # `zipfile` itself raises NotImplementedError at a zip of several disks or of a version it does not read.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        return Verdict(0, (Problem(name, f"is no intact zip: {error}"),), {})
    problems = _against_manifest(members)
    signed_by = None
    if not problems:
        signed_by, problems = _against_statement(members, trust, now_us() if at_us is None else at_us)
    if not problems:
        problems = _contents(members)
    if not problems and pack(members) != content:
        problems = [Problem(name, "bytes outside its members differ from what the members alone give")]
    return Verdict(len(members), tuple(problems), members, signed_by)


def _against_statement(
    members: dict[str, bytes], trust: Trust | None, at_us: int
) -> tuple[Attestation | None, list[Problem]]:
    """Check the signed statement and hold every member beside what was signed."""
    if STATEMENT not in members:
        missing = [Problem(STATEMENT, "is missing: the bundle is not signed")] if trust is not None else []
        return None, missing
    try:
        signed = check_attestation(members[STATEMENT], trust=trust, at_us=at_us)
    except (InputRefused, VerificationFailed) as error:
        return None, [Problem(STATEMENT, error.what)]
    present = set(members) - {STATEMENT}
    problems = [
        Problem(
            one, "was signed but is missing" if one in signed.subjects else "is not among what was signed"
        )
        for one in sorted(present ^ set(signed.subjects))
    ]
    problems += [
        Problem(one, "is not the file that was signed")
        for one in sorted(present & set(signed.subjects))
        if hashlib.sha256(members[one]).hexdigest() != signed.subjects[one]
    ]
    return signed, problems


class _DamagedMember(Exception):
    def __init__(self, member: str, reason: str) -> None:
        self.member, self.reason = member, reason
        super().__init__(reason)


def _unpack(content: bytes) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    room = LARGEST_BUNDLE_BYTES
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if entry.filename in members:
                raise _DamagedMember(entry.filename, "stands twice in the bundle")
            if entry.compress_type != zipfile.ZIP_STORED:
                # Members are stored as they are: what is compressed was not made here, and may unpack without end.
                raise _DamagedMember(entry.filename, "is compressed; members of a bundle never are")
            room -= entry.file_size
            if room < 0:
                raise _DamagedMember(entry.filename, "makes the bundle larger than any bundle")
            try:
                members[entry.filename] = archive.read(entry)
            except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
                raise _DamagedMember(entry.filename, f"is damaged: {error}") from error
    return members


def _against_manifest(members: dict[str, bytes]) -> list[Problem]:
    for name in (MANIFEST, SEAL):
        if name not in members:
            return [Problem(name, "is missing")]
    seal = members[SEAL].decode("ascii", "replace").split()
    if seal != [hashlib.sha256(members[MANIFEST]).hexdigest(), MANIFEST]:
        return [Problem(MANIFEST, f"does not have the hash in {SEAL}")]
    try:
        manifest = json.loads(members[MANIFEST])
        listed: dict[str, str] = dict(manifest["files"])
    except _OTHER_SHAPE as error:
        return [Problem(MANIFEST, f"cannot be read: {error!r}")]
    if not all(isinstance(one, str) for one in listed):
        return [Problem(MANIFEST, "lists files whose names are no text")]
    if manifest.get("schema") not in (BUNDLE_SCHEMA, EARLIER_SCHEMA):
        return [Problem(MANIFEST, f"schema is {manifest.get('schema')!r}, expected {BUNDLE_SCHEMA!r}")]
    present = set(members) - {MANIFEST, SEAL, STATEMENT}
    problems = [Problem(name, "is listed but missing") for name in sorted(set(listed) - present)]
    problems += [Problem(name, "is not listed in the manifest") for name in sorted(present - set(listed))]
    for name in sorted(present & set(listed)):
        found = hashlib.sha256(members[name]).hexdigest()
        if found != listed[name]:
            problems.append(Problem(name, f"SHA-256 is {found}, the manifest says {listed[name]}"))
    return problems


def read_finding(members: dict[str, bytes]) -> Finding:
    """Return the finding of a bundle's members."""
    return Finding.from_json(json.loads(members["finding.json"]))


def read_events(members: dict[str, bytes]) -> list[Event]:
    """Return the events of a bundle's members."""
    return [Event.from_json(json.loads(line)) for line in members["events.jsonl"].decode().splitlines()]


def _contents(members: dict[str, bytes]) -> list[Problem]:
    """Check what hashes alone do not: ids, digests, and that everything cited is there."""
    part = "finding.json"
    try:
        finding = read_finding(members)
        manifest = json.loads(members[MANIFEST])
        if manifest["digest"] != finding.digest:
            return [Problem(MANIFEST, "names another digest than the finding has")]
        part = "events.jsonl"
        events = read_events(members)
        part = SETS
        cited = listed_sets({SETS: members[SETS]})
        part = INPUTS
        further = listed_sets({INPUTS: members[INPUTS]}) if INPUTS in members else None
        part = CONTEXT
        json.loads(members.get(CONTEXT, b"{}"))
        part = EVENT_INPUTS
        said = _said(members) if manifest["schema"] == BUNDLE_SCHEMA else None
    except (InputRefused, *_OTHER_SHAPE) as error:
        return [Problem(part, f"does not hold: {error}")]
    problems = []
    if {event.event_id for event in events} != set(finding.events):
        problems.append(Problem("events.jsonl", "holds other events than the finding names"))
    if set(cited.names) != set(finding.element_sets):
        problems.append(Problem(SETS, "lists other element sets than the finding names"))
    problems += _hashes(SETS, cited) + ([] if further is None else _hashes(INPUTS, further))
    if said is not None:
        problems += _groups(events, said, listed_sets(members))
    return problems


def _said(members: dict[str, bytes]) -> list[dict[str, Any]]:
    """Return what is said of the sets of each event."""
    return [dict(one) for one in json.loads(members[EVENT_INPUTS])["events"]]


def _hashes(part: str, listed: Listed) -> list[Problem]:
    """Hold the elements in a list beside their hashes."""
    return [
        Problem(part, f"elements of object {number} do not have the hash {name}")
        for name, again, number, whole in zip(
            listed.names, content_hashes(listed.table), listed.table["norad_id"].to_pylist(),
            listed.complete.tolist(), strict=True,
        )
        if whole and name != again
    ]  # fmt: skip


def _groups(events: list[Event], said: list[dict[str, Any]], listed: Listed) -> list[Problem]:
    """Hold what is said of the sets of each event beside the rows."""
    if [one.get("event") for one in said] != [event.event_id for event in events]:
        return [Problem(EVENT_INPUTS, "speaks of other events than the bundle holds")]
    if listed.names and not listed.grouped:
        return [Problem(SETS, "does not say for which events its sets are")]
    counts = [int(listed.of_event(number).sum()) for number in range(1, len(events) + 1)]
    return [
        Problem(EVENT_INPUTS, f"says {one.get('sets')} sets of {one['event']}, {count} are listed for it")
        for one, count in zip(said, counts, strict=True)
        if one.get("sets") != count
    ]
