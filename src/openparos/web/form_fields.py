"""The fields of a notice's form as inputs of a page, and back: what was typed becomes the notice to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from openparos.notices.asking import PARTS, blank, set_value
from openparos.notices.forms import FieldDefinition, FormDefinition

OBJECTS_OFFERED: Final = 4
"""Rows for a list of objects; a longer list goes through the command line."""
HEAD: Final = ("party", "office", "reference", "to", "act", "of", "reason")
ACTS: Final = ("original", "amendment", "correction", "withdrawal")


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a page.

    Attributes
    ----------
    name : str
        As `openparos notice new --set` takes it: ``window.start``, ``near[0].norad_id``.
    text : str
        What stands beside it.
    kind : str
        ``text``, ``number``, ``long``, ``choice``, ``choices`` or ``flag``.
    choices : tuple of str
        For a choice.
    hint : str
        What is expected.
    """

    name: str
    text: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    hint: str = ""


_HINTS: Final = {
    "start": "2026-12-01T10:00:00Z",
    "end": "2026-12-01T12:00:00Z",
    "date": "2026-12-01 or 2026-12-01T10:00:00Z",
    "time": "2026-12-01T10:00:00Z",
    "date-or-time": "2026-12-01 or 2026-12-01T10:00:00Z",
    "norad_id": "25544",
    "cospar_id": "1998-067A",
    "state": "FRA",
    "party": "code of the State, FRA",
    "parties": "codes, with commas between",
    "texts": "with commas between",
}


_PARTS: Final = {
    "norad_id": "catalogue number",
    "cospar_id": "international designator",
    "period_min": "nodal period (minutes)",
    "inclination_deg": "inclination (degrees)",
    "apogee_km": "apogee (km)",
    "perigee_km": "perigee (km)",
    "longitude_deg": "longitude (degrees east)",
    "latitude_deg": "latitude (degrees north)",
    "state": "State (code)",
}


def inputs_of(field: FieldDefinition) -> tuple[Input, ...]:
    """Return the inputs of one field: several where it has parts."""
    if field.type in PARTS:
        return tuple(_part(f"{field.name}.{part}", part) for part in PARTS[field.type])
    if field.type == "objects":
        return tuple(
            _part(f"{field.name}[{place}].{part}", part)
            for place in range(OBJECTS_OFFERED)
            for part in PARTS["object"]
        )
    hint = field.expected or _HINTS.get(field.type, "")
    kinds = {"long-text": "long", "integer": "number", "number": "number", "flag": "flag", "choice": "choice", "choices": "choices"}  # fmt: skip
    return (Input(field.name, field.ask, kinds.get(field.type, "text"), field.choices, hint),)


def _part(name: str, part: str) -> Input:
    return Input(name, _PARTS.get(part, part.replace("_", " ")), "text", (), _HINTS.get(part, ""))


def notice_of(form: FormDefinition, typed: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return the notice that was typed, unchecked.

    Parameters
    ----------
    form : FormDefinition
        The form.
    typed : mapping of str to list of str
        The values of the page's inputs; what is empty is left out.
    """

    def one(name: str) -> str:
        return " ".join(typed.get(name, [""])[:1]).strip()

    notice = blank(form.form, one("party").upper(), one("office"), one("reference"))
    for name in ("to", "act", "of", "reason"):
        if text := one(name):
            set_value(notice, form, f"{name}={text}")
    if notice["act"] == "withdrawal":
        del notice["content"]
        return notice
    for field in form.fields:
        for wanted in inputs_of(field):
            values = [text.strip() for text in typed.get(wanted.name, []) if text.strip()]
            if values:
                set_value(notice, form, f"{wanted.name}={','.join(values)}")
    return notice
