"""A notice as a note verbale: the formulae and paragraphs, as data for whoever sets the page.

Third person, no signature, initials and seal at the end; the paragraph numbers of reports that could
not be checked are never printed. The same notice gives the same words for every State.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from openparos.model.times import format_utc

from .forms import FormDefinition, get_form
from .notice import TO_ALL, Notice
from .wording import SECRETARY_GENERAL, in_words, instant, join, label, name_of, sentence

_TO_SECRETARIAT: Final = "the Secretariat of the United Nations"
_ACTS: Final = {
    "amendment": "amend, from the date of receipt of the present note, the information given in its note {of}",
    "correction": "correct an error in the information given in its note {of}",
    "withdrawal": "withdraw its note {of}",
}


@dataclass(frozen=True)
class NoteVerbale:
    """The parts of a note verbale.

    Attributes
    ----------
    sender : str
        Letterhead.
    number : str
        The sender's reference.
    subject : str
        One line.
    opening : str
        Compliments and the first thing said.
    paragraphs : tuple of str
        What follows.
    rows : tuple of (str, str)
        The annex: each field and its value in words.
    enclosures : tuple of str
        Attachments with their hashes.
    closing : str
        The assurances.
    place_and_date : str
        Where the office sits, and the day; the day is the log's once it is filed.
    addressee : str
        At the foot of the page.
    received : str or None
        The log's time and place in the log, once filed.
    """

    sender: str
    number: str
    subject: str
    opening: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    enclosures: tuple[str, ...]
    closing: str
    place_and_date: str
    addressee: str
    received: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the note as JSON, for a template."""
        return {
            "sender": self.sender, "number": self.number, "subject": self.subject, "opening": self.opening,
            "paragraphs": list(self.paragraphs), "rows": [list(row) for row in self.rows],
            "enclosures": list(self.enclosures), "closing": self.closing, "place_and_date": self.place_and_date,
            "addressee": self.addressee, "received": self.received,
        }  # fmt: skip

    def to_text(self) -> str:
        """Return the note as plain text."""
        parts = [self.sender, self.number, self.opening, *self.paragraphs]
        if self.rows:
            parts.append("\n".join(f"  {label}: {value}" for label, value in self.rows))
        if self.enclosures:
            parts.append("Enclosures:\n" + "\n".join(f"  {one}" for one in self.enclosures))
        parts += [self.closing, self.place_and_date, self.addressee]
        if self.received:
            parts.append(f"[{self.received}]")
        return "\n\n".join(parts) + "\n"


def note_verbale(
    notice: Notice,
    *,
    office_name: str | None = None,
    place: str = "",
    received_us: int | None = None,
    index: int | None = None,
) -> NoteVerbale:
    """Write a notice as a note verbale.

    Parameters
    ----------
    notice : Notice
        A notice that was checked.
    office_name : str or None
        How the office calls itself, such as ``Ministry of Foreign Affairs of France``.
    place : str
        Where the office sits.
    received_us, index : int or None
        The log's time and the place in the log, once filed.
    """
    form = get_form(notice.form)
    sender = office_name or f"The competent authority of {name_of(notice.party)}"
    addressee = _addressee(notice.to)
    subject = form.title if notice.act == "original" else f"{form.title}: {notice.act} of {notice.of}"
    day = instant(format_utc(received_us)[:10]) if received_us is not None else "[date]"
    return NoteVerbale(
        sender=sender,
        number=f"No. {notice.reference}",
        subject=subject,
        opening=_opening(notice, form, sender, addressee),
        paragraphs=tuple(_paragraphs(notice, form)),
        rows=tuple(_rows(notice, form)),
        enclosures=tuple(
            f"{one['name']} ({one['media_type']}, {one['size']} bytes, SHA-256 {one['sha256']})"
            + (", withheld: communicated to the addressees alone" if one.get("confidential") else "")
            for one in notice.attachments
        ),
        closing=(
            f"{_the(sender)} avails itself of this opportunity to renew to {addressee} the assurances of its "
            "highest consideration."
        ),
        place_and_date=", ".join(part for part in (place, day) if part),
        addressee=_capital(addressee.replace(" and to all", " and all")),
        received=_received(received_us, index),
    )


def _opening(notice: Notice, form: FormDefinition, sender: str, addressee: str) -> str:
    compliments = f"{_the(sender)} presents its compliments to {addressee} and has the honour to "
    if notice.act == "original":
        return compliments + _infinitive(sentence(form, notice.content or {}, notice.to))
    return compliments + _ACTS[notice.act].format(of=f"No. {(notice.of or '').partition('/')[2]}") + "."


def _paragraphs(notice: Notice, form: FormDefinition) -> list[str]:
    paragraphs = []
    if notice.reason:
        paragraphs.append(f"The reason is the following. {notice.reason.strip()}")
    if notice.act in ("amendment", "correction"):
        said = sentence(form, notice.content or {}, notice.to)
        paragraphs.append(f"As it now stands, {name_of(notice.party)} {said}")
    if notice.content:
        paragraphs.append("The particulars are set out in the annex to the present note.")
    return paragraphs


def _rows(notice: Notice, form: FormDefinition) -> list[tuple[str, str]]:
    content = notice.content or {}
    return [
        (label(field), in_words(field, content[field.name]))
        for field in form.fields
        if content.get(field.name) is not None
    ]


def _addressee(to: tuple[str, ...]) -> str:
    """Return whom the note greets: the Secretariat for all States, embassies for single ones."""
    if TO_ALL in to:
        return f"{_TO_SECRETARIAT} and to all Permanent Missions"
    names = [
        _TO_SECRETARIAT if code == SECRETARY_GENERAL else f"the competent authority of {name_of(code)}"
        for code in to
    ]
    return join(names)


_INFINITIVES: Final = {
    "furnishes": "furnish",
    "declares": "declare",
    "communicates": "communicate",
    "gives": "give",
}


def _infinitive(text: str) -> str:
    """Turn "informs all States ..." into "inform all States ..."."""
    verb, space, rest = text.partition(" ")
    return _INFINITIVES.get(verb, verb.removesuffix("s")) + space + rest


def _the(sender: str) -> str:
    return sender if sender.lower().startswith("the ") else f"The {sender}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _received(received_us: int | None, index: int | None) -> str | None:
    if received_us is None:
        return None
    place = "" if index is None else f", entry {index} of the log"
    return f"Received {format_utc(received_us)}{place}"
