"""Values of a form in words, as they read in a note and on a screen."""

from __future__ import annotations

import re
from typing import Any, Final

from openparos.model.errors import OpenParosError
from openparos.model.states import party as find_party
from openparos.model.times import parse_utc, to_datetime

from .forms import FieldDefinition, FormDefinition
from .notice import TO_ALL

SECRETARY_GENERAL: Final = "UN-SG"
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_UNITS: Final = {
    "m_s": "m/s",
    "km": "km",
    "deg": "degrees",
    "days": "days",
    "kg": "kg",
    "millions": "millions",
}
_ORBIT_PARTS: Final = (
    ("period_min", "nodal period", "minutes"),
    ("inclination_deg", "inclination", "degrees"),
    ("apogee_km", "apogee", "km"),
    ("perigee_km", "perigee", "km"),
    ("longitude_deg", "longitude", "degrees east"),
)


def name_of(code: str) -> str:
    """Return the short English name of a party, or its code where the table has none."""
    try:
        return find_party(code).name("en")
    except OpenParosError:
        return code


def join(parts: list[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def in_words(field: FieldDefinition, value: Any) -> str:
    """Return the value of a field in words."""
    kind = field.type
    if kind in ("object", "orbit", "interval", "place", "launch", "contact"):
        return _compound(kind, value)
    if kind == "objects":
        return join([_compound("object", one) for one in value])
    if kind in ("party", "parties"):
        return join([name_of(code) for code in ([value] if kind == "party" else value)])
    if kind in ("choices", "texts"):
        return join([str(one).replace("-", " ") for one in value])
    if kind == "choice":
        return str(value) if " " in str(value) else str(value).replace("-", " ")
    if kind == "flag":
        return "yes" if value else "no"
    if kind in ("integer", "number"):
        return f"{value:g}"
    if kind in ("date", "time", "date-or-time"):
        return instant(value)
    return str(value).strip()


def instant(text: str) -> str:
    """Write a time as a note does: 1 December 2026, or 1 December 2026, 10:00 UTC."""
    moment = to_datetime(parse_utc(text))
    day = f"{moment.day} {moment:%B %Y}"
    return day if len(text) == 10 else f"{day}, {moment:%H:%M:%S} UTC".replace(":00 UTC", " UTC")


def label(field: FieldDefinition) -> str:
    """Return the name of a field as the annex of a note prints it, its unit in brackets."""
    unit = next((unit for unit in _UNITS if field.name.endswith(f"_{unit}")), None)
    words = field.name.removesuffix(f"_{unit}") if unit else field.name
    text = words.replace("_", " ").capitalize().replace("Delta v", "Change of velocity")
    text = text.replace(" state", " State")  # a country, always with a capital
    return f"{text} ({_UNITS[unit]})" if unit else text


def _compound(kind: str, value: dict[str, Any]) -> str:
    if kind == "object":
        designator = value.get("cospar_id")
        number = f"catalogue number {value['norad_id']}" if "norad_id" in value else None
        if value.get("name"):
            return f"{value['name']} ({', '.join(part for part in (designator, number) if part)})"
        if designator:
            return f"the object {designator}" + (f" ({number})" if number else "")
        return f"the object with {number}"
    if kind == "orbit":
        return ", ".join(
            f"{words} {value[key]:g} {unit}" for key, words, unit in _ORBIT_PARTS if key in value
        )
    if kind == "interval":
        return f"between {instant(value['start'])} and {instant(value['end'])}"
    if kind == "launch":
        state = f", {name_of(value['state'])}" if "state" in value else ""
        return f"on {instant(value['date'])} from {value['location']}{state}"
    if kind == "place":
        position = ""
        if "latitude_deg" in value and "longitude_deg" in value:
            position = f" ({value['latitude_deg']:g} degrees north, {value['longitude_deg']:g} degrees east)"
        state = f", {name_of(value['state'])}" if "state" in value else ""
        return f"{value['name']}{state}{position}"
    parts = [value[key] for key in ("office", "address", "telephone", "email", "hours") if key in value]
    return ", ".join(parts)


def recipients(to: tuple[str, ...]) -> str:
    """Return to whom a notice is given."""
    names = {TO_ALL: "all States", SECRETARY_GENERAL: "the Secretary-General of the United Nations"}
    return join([names.get(code) or name_of(code) for code in to])


def sentence(form: FormDefinition, content: dict[str, Any], to: tuple[str, ...]) -> str:
    """Return the main sentences of a notice; those about a field left empty are left out."""
    words = {"to": recipients(to)}
    for field in form.fields:
        if content.get(field.name) is not None:
            words[field.name] = in_words(field, content[field.name])
    said = []
    for place, part in enumerate(form.sentence.split(". ")):
        wanted = _PLACEHOLDER.findall(part)
        if place and any(name not in words for name in wanted):
            continue
        text = _PLACEHOLDER.sub(lambda match: words.get(match[1], "not stated"), part).strip()
        said.append(text if text.endswith((".", "!", "?")) else text + ".")
    return " ".join(said)
