"""Each step of a case as a note verbale: third person, formulae that a ministry can change, no signature.

The formulae are the form's; what the party itself says stands in its own words in a paragraph of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from openparos.formats.yaml_documents import read_yaml
from openparos.model.errors import InputRefused
from openparos.model.times import format_utc
from openparos.notices.identity import SECRETARY_GENERAL
from openparos.notices.verbale import NoteVerbale
from openparos.notices.wording import instant, join, name_of

from .bases import load_bases
from .consultation import Case, TakenStep

FORMULAE: Final = Path(__file__).with_name("formulae.yaml")
BODY_NAMES: Final = {
    "secretary-general": "the Secretary-General of the United Nations",
    "general-assembly": "the General Assembly of the United Nations",
    "security-council": "the Security Council of the United Nations",
}


def party_name(code: str) -> str:
    """Return the short English name of a party; the Secretary-General has one too."""
    return BODY_NAMES["secretary-general"] if code == SECRETARY_GENERAL else name_of(code)


def load_formulae(path: Path | None = None) -> dict[str, Any]:
    """Return the formulae, those of a ministry's own file first.

    Raises
    ------
    InputRefused
        When the file has a name that is none of the formulae.
    """
    shipped: dict[str, Any] = read_yaml(FORMULAE, name="cases/formulae.yaml").content
    if path is None:
        return shipped
    own = read_yaml(path).content
    if not isinstance(own, dict) or not isinstance(own.get("acts", {}), dict):
        raise InputRefused("formulae are names with their text", file=str(path))
    unknown = {*own} - {*shipped} | {*own.get("acts", {})} - {*shipped["acts"]}
    if unknown:
        raise InputRefused(f"no such formulae: {', '.join(sorted(unknown))}", file=str(path))
    return {**shipped, **own, "acts": {**shipped["acts"], **own.get("acts", {})}}


def note_of(
    case: Case,
    taken: TakenStep,
    *,
    formulae: dict[str, Any] | None = None,
    office_name: str | None = None,
    draft: bool = False,
) -> NoteVerbale:
    """Write one step as a note verbale.

    Parameters
    ----------
    case : Case
        The case it belongs to.
    taken : TakenStep
        The step with the log's time.
    formulae : dict or None
        Those of `load_formulae`.
    office_name : str or None
        How the office calls itself; by default the competent authority of the party.
    draft : bool
        Not filed yet: the date is left open.

    Raises
    ------
    InputRefused
        When a formula names something that is not at hand.
    """
    formulae = formulae or load_formulae()
    step = taken.step
    sender = office_name or _authority(step.party)
    addressee = _addressee(case, step.party)
    words = _words(case, taken, _the(sender), addressee)
    try:
        opening = formulae["opening"].format(**words) + formulae["acts"][step.act].format(**words)
        closing = formulae["closing"].format(**words)
        own = [formulae["own_words"].format(text=step.text)] if step.text else []
    except (KeyError, IndexError, ValueError) as error:
        raise InputRefused(
            f"a formula names {error}, which is not at hand", remedy=f"There are {', '.join(words)}"
        ) from error
    day = "[date]" if draft else instant(format_utc(taken.received_us)[:10])
    place = "" if taken.index is None else f", entry {taken.index} of the log"
    return NoteVerbale(
        sender=sender, number=f"No. {step.reference}", subject=str(case.content("subject")), opening=opening,
        paragraphs=tuple(own), rows=(), enclosures=tuple(_enclosure(one) for one in step.attachments),
        closing=closing, place_and_date=day, addressee=addressee[:1].upper() + addressee[1:],
        received=None if draft else f"Received {format_utc(taken.received_us)}{place}",
    )  # fmt: skip


def _authority(code: str) -> str:
    return "The Secretariat of the United Nations" if code == SECRETARY_GENERAL else (
        f"The competent authority of {name_of(code)}"
    )  # fmt: skip


def _the(sender: str) -> str:
    return sender if sender.lower().startswith("the ") else f"The {sender}"


def _addressee(case: Case, sender: str) -> str:
    """Return whom the note greets: the other side; the parties where others or the Secretariat write."""
    if sender == case.requester:
        others: tuple[str, ...] = case.requested
    elif sender in case.requested:
        others = (case.requester,)
    else:
        others = case.parties
    return join([f"the competent authority of {name_of(one)}" for one in others])


def _words(case: Case, taken: TakenStep, sender: str, addressee: str) -> dict[str, str]:
    content = taken.step.content
    known = load_bases()
    bases = [known[one].name if one in known else one for one in case.bases]
    return {
        "sender": sender,
        "addressee": addressee,
        "requester": name_of(case.requester),
        "subject": str(case.content("subject")).rstrip("."),
        "bases": join(bases),
        "reference": case.opening.reference,
        "when": instant(content["when"]) if "when" in content else "a day to be agreed",
        "until": instant(content["until"]) if "until" in content else "a day to be agreed",
        "place": f", {content['place']}" if "place" in content else "",
        "clock": str(content.get("clock", "")),
        "outcome": str(content.get("outcome", "")),
        "article": (
            f", under Article {content['basis'].rpartition('/')[2]} of the Charter of the United Nations"
            if "basis" in content
            else ""
        ),
        "body": BODY_NAMES.get(str(content.get("body")), "the United Nations"),
        "party": party_name(content["party"]) if "party" in content else "",
    }


def _enclosure(one: dict[str, Any]) -> str:
    withheld = ", communicated to the addressees alone" if one.get("confidential") else ""
    return f"{one['name']} ({one.get('size', '?')} bytes, SHA-256 {one['sha256']}){withheld}"
