"""From a party's step to an entry of the log: sign, look at the case once more, stamp, append.

The case is read again under the log's writing lock, so that of two steps taken at once the second is
refused and told that the case has moved on. The time is the log's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from openparos.log.durable import flush_folders, make_folders, write_durable
from openparos.log.entries import canonical_json, check_entry
from openparos.log.fsck import ATTACHMENTS
from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger
from openparos.log.notes import to_base64
from openparos.model.errors import InputRefused, NoticeRefused, VerificationFailed
from openparos.model.times import US_PER_SECOND, format_utc, parse_utc
from openparos.notices.envelope import Envelope, PublicKeyPair, seal
from openparos.notices.filing import check_attachment_name
from openparos.notices.identity import Identities

from .acts import Level
from .bases import offers_between, refuse_bases
from .consultation import Case, is_opening
from .machine import StepRefused, possible
from .register import ENTRY_SCHEMA, CaseRegister, check_step, read_cases
from .sealing import SealedStep, seal_step
from .step import OPEN, STEP_TYPE, Step


@dataclass(frozen=True, slots=True)
class FiledStep:
    """A step that was filed, and the case after it."""

    case: Case
    index: int
    received_us: int


def describe_file(path: Path, *, confidential: bool = False) -> dict[str, Any]:
    """Return how a step names a file: by hash, so that the bytes may be kept apart."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    record = {"name": check_attachment_name(path.name), "sha256": sha256(data).hexdigest(), "size": len(data)}
    return {**record, "confidential": True} if confidential else record


def sign_step(step: Step, pair: KeyPair) -> Envelope:
    """Put a step in an envelope with the two signatures of an office."""
    return seal(STEP_TYPE, step.payload(), pair)


@dataclass(frozen=True, slots=True)
class ReadyStep:
    """A step that was checked and signed, ready to be filed here or handed in elsewhere.

    Attributes
    ----------
    case : Case
        As it will stand after the step.
    envelope : Envelope
        What was signed.
    box : SealedStep or None
        What is filed in its place where the case is not open.
    """

    case: Case
    envelope: Envelope
    box: SealedStep | None

    def to_hand_in(self, attachments: Iterable[Path] = ()) -> dict[str, Any]:
        """Return what an exchange is given: the envelope with its attachments, or two hashes and a ciphertext."""
        if self.box is not None:
            return {"sealed": self.box.told(), "ciphertext": to_base64(self.box.ciphertext)}
        step = self.case.steps[-1].step
        kept = [to_base64(data) for _, data in _bytes_to_keep(step, attachments)]
        return {"envelope": self.envelope.to_json(), **({"attachments": kept} if kept else {})}


def ready_step(
    register: CaseRegister, step: Step, pair: KeyPair, identities: Identities, at_us: int, place: int
) -> ReadyStep:
    """Sign a step and check that it follows.

    Parameters
    ----------
    register : CaseRegister
        The cases as this office sees them; the step is taken in.
    step : Step
        What is to be said or done.
    pair : KeyPair
        Key of the office that takes it.
    identities : Identities
        Who speaks for whom.
    at_us, place : int
        Time and entry it will have.

    Raises
    ------
    StepRefused
        When the step cannot follow, with what can.
    InputRefused
        When a basis is not open, or a reference was used.
    VerificationFailed
        When the key is not that of the party and office.
    """
    envelope = sign_step(step, pair)
    check_step(envelope, identities, at_us)
    if is_opening(step):
        check_opening(step, identities, at_us)
    sealed = _level(step, register) is not Level.OPEN
    case = register.add(step, at_us, place, sealed=sealed)
    box = seal_step(envelope, _readers(case, identities, at_us)) if sealed else None
    return ReadyStep(case, envelope, box)


def file_step(
    ledger: Ledger,
    step: Step,
    pair: KeyPair,
    identities: Identities,
    *,
    attachments: Iterable[Path] = (),
) -> FiledStep:
    """Sign a step, check that it follows, and append it; raises as `ready_step`.

    Parameters
    ----------
    ledger : Ledger
        The log, open for writing.
    step : Step
        What is to be said or done.
    pair : KeyPair
        Key of the office that takes it.
    identities : Identities
        Who speaks for whom.
    attachments : iterable of Path
        Bytes to keep beside the log; only of a case open to all, and not those marked confidential.
    """
    ledger.publish()
    register = read_cases(ledger.folder, identities, pair)
    received_us = ledger.now_s() * US_PER_SECOND
    ready = ready_step(register, step, pair, identities, received_us, ledger.size)
    manifest: dict[str, Any] = {"schema": ENTRY_SCHEMA, "received": format_utc(received_us)}
    if ready.box is not None:
        ready.box.keep(ledger.folder)
        manifest["sealed"] = ready.box.told()
    else:
        for digest, data in _bytes_to_keep(step, attachments):
            flush_folders(make_folders(ledger.folder / ATTACHMENTS))
            write_durable(ledger.folder / ATTACHMENTS / digest, data)
        manifest["envelope"] = ready.envelope.to_json()
    entry = check_entry(canonical_json(manifest))
    index = ledger.size
    ledger.append([entry])
    return FiledStep(ready.case, index, received_us)


def next_step(
    case: Case,
    act: str,
    *,
    party: str,
    office: str,
    reference: str,
    text: str | None = None,
    content: dict[str, Any] | None = None,
    attachments: tuple[dict[str, Any], ...] = (),
) -> Step:
    """Return the step that follows the last one of a case."""
    return Step(
        case.case_id, case.head, act, party, office, reference, text or None, content or {}, attachments
    )


def opening_step(
    content: dict[str, Any], *, party: str, office: str, reference: str, text: str | None = None,
    attachments: tuple[dict[str, Any], ...] = (),
) -> Step:  # fmt: skip
    """Return the step that opens a case."""
    return Step(
        f"{party}/{reference}", None, OPEN, party, office, reference, text or None, content, attachments
    )


def office_of(pair: KeyPair, identities: Identities) -> tuple[str, str]:
    """Return party and office of a key.

    Raises
    ------
    InputRefused
        When the identities do not name it.
    """
    key_id = PublicKeyPair.of(pair).key_id
    for identity in identities.parties:
        for office, key in identity.office_keys():
            if key.public.key_id == key_id:
                return identity.party, office.office
    raise InputRefused("no party's key set names this key", remedy="Give the file of identities it stands in")


def _level(step: Step, register: CaseRegister) -> Level:
    if is_opening(step):
        level = step.content.get("level", Level.OPEN)
        return Level(level) if level in tuple(Level) else Level.OPEN
    return register.get(step.case).level


def check_opening(step: Step, identities: Identities, received_us: int) -> None:
    """Refuse an opening towards parties nobody speaks for, or on bases that are not open."""
    content = step.content
    for name in ("requested", "bases", "timing"):
        if not content.get(name):
            raise StepRefused(f"an opening needs {name}", possible=(OPEN,))
    named = [*content["requested"], *content.get("observers", []), content.get("secretariat")]
    if unknown := [one for one in named if one is not None and identities.party(one) is None]:
        raise InputRefused(
            f"no key set of {', '.join(unknown)}", remedy="Add them to the file of identities first"
        )
    when = content.get("when")
    about_us = None if when is None else parse_utc(when)
    for one in content["requested"]:
        offers = offers_between(step.party, one, received_us, timing=content["timing"], about_us=about_us)
        reasons = refuse_bases(offers, content["bases"], exercise=content.get("exercise", False))
        if reasons:
            raise InputRefused(
                f"not open between {step.party} and {one}: {'; '.join(reasons)}",
                remedy=f"See: openparos case bases --from {step.party} --to {one} --timing {content['timing']}",
            )


def _readers(case: Case, identities: Identities, at_us: int) -> list[bytes]:
    """Return the sealing keys of all that may read, or say who has none."""
    keys: list[bytes] = []
    for code in case.participants:
        identity = identities.party(code)
        own = []
        for _, key in identity.office_keys() if identity else ():
            try:
                key.check_valid(at_us)
            except VerificationFailed:  # an expired key is no reader; another of the party may be
                continue
            if key.seal_to is not None:
                own.append(key.seal_to)
        if not own:
            raise InputRefused(f"{code} has no valid key to which a step can be sealed")
        keys += own
    return keys


def _bytes_to_keep(step: Step, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield hash and bytes of attachments that are not confidential; each must be one that the step names."""
    named = {one["sha256"]: one for one in step.attachments}
    for path in paths:
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        if digest not in named:
            raise NoticeRefused("the step names no attachment with these bytes", file=str(path))
        if not named[digest].get("confidential"):
            yield digest, data


def what_is_possible(case: Case, at_us: int) -> dict[str, list[str]]:
    """Return what each participant can do now, and what a third party can."""
    every = {code: list(possible(case, code, at_us)) for code in case.participants}
    return {**every, "third parties": list(possible(case, "", at_us))}
