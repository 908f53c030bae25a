"""Filling a form: with answers in a terminal, with ``name=value`` on a command line, or as a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from openparos.model.errors import NoticeRefused

from .documents import plain_value
from .forms import FieldDefinition, FormDefinition
from .schema import DEFS, NOTICE_SCHEMA

# The parts of a field that is more than one value, in the order in which they are asked.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "interval": ("start", "end"),
    "object": ("norad_id", "cospar_id", "name"),
    "orbit": ("period_min", "inclination_deg", "apogee_km", "perigee_km", "longitude_deg"),
    "place": ("name", "latitude_deg", "longitude_deg", "state"),
    "launch": ("date", "location", "state"),
    "contact": ("office", "email", "telephone", "address", "hours"),
}
_TEXTS: Final = frozenset(
    {"start", "end", "cospar_id", "name", "state", "date", "location", *PARTS["contact"]}
)
_LISTS: Final = frozenset({"choices", "texts", "parties"})


def blank(form: str, party: str, office: str, reference: str) -> dict[str, Any]:
    """Return a notice without content."""
    return {
        "schema": NOTICE_SCHEMA, "form": form, "party": party, "office": office, "reference": reference,
        "act": "original", "to": ["all"], "content": {},
    }  # fmt: skip


def set_value(notice: dict[str, Any], form: FormDefinition, assignment: str) -> None:
    """Set one value from ``name=value``.

    Parameters
    ----------
    notice : dict
        The notice being made.
    form : FormDefinition
        Its form.
    assignment : str
        ``object.norad_id=25544``, ``window.start=...``, ``to=all``, ``launching_states=FRA,DEU``,
        ``near[0].norad_id=...`` for the members of a list.

    Raises
    ------
    NoticeRefused
        When there is no such field.
    """
    name, sign, text = assignment.partition("=")
    if not sign:
        raise NoticeRefused(f"{assignment!r} sets nothing", remedy="Write name=value")
    if name in ("party", "office", "reference", "act", "of", "reason"):
        notice[name] = text
        return
    if name == "to":
        notice["to"] = _split(text)
        return
    head, _, part = name.removeprefix("content.").partition(".")
    head, bracket, rest = head.partition("[")
    field = form.field(head)
    if field is None:
        known = ", ".join(one.name for one in form.fields)
        raise NoticeRefused(f"the form {form.form} has no field {head!r}", remedy=f"Fields: {known}")
    content = notice["content"]
    if field.type == "objects":
        place = int(rest.rstrip("]")) if bracket and rest.rstrip("]").isdigit() else 0
        members = content.setdefault(head, [])
        if place > len(members) or place > 999:
            raise NoticeRefused(f"{name}: the members of a list are counted from 0, one after the other")
        if place == len(members):
            members.append({})
        members[place][part] = _part_value(field, "object", part, text)
    elif field.type in PARTS:
        content.setdefault(head, {})[part] = _part_value(field, field.type, part, text)
    else:
        content[head] = simple_value(field, text)


def simple_value(field: FieldDefinition, text: str) -> Any:
    """Return the value that a text stands for in a field of one value or a list of words."""
    if field.type in _LISTS:
        return _split(text)
    if field.type in ("integer", "number", "flag"):
        return plain_value(text.strip())
    return text


def _part_value(field: FieldDefinition, kind: str, part: str, text: str) -> Any:
    if part not in PARTS[kind]:
        raise NoticeRefused(
            f"{field.name} has no part {part!r}",
            remedy=f"Write {field.name}.{PARTS[kind][0]}=... ({', '.join(PARTS[kind])})",
        )
    return text if part in _TEXTS else plain_value(text.strip())


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def ask_all(form: FormDefinition, ask: Callable[[str], str], say: Callable[[str], None]) -> dict[str, Any]:
    """Ask for every field, one question a value; an empty answer leaves out what may be left out.

    Parameters
    ----------
    form : FormDefinition
        The form.
    ask : callable
        Puts a question and returns the answer.
    say : callable
        Shows a line.
    """
    content: dict[str, Any] = {}
    for field in form.fields:
        mark = " *" if field.required else ""
        if field.type in PARTS:
            value: Any = _ask_parts(field.type, f"{field.ask}{mark}", ask, say)
        elif field.type == "objects":
            say(f"{field.ask}{mark} (an empty catalogue number ends the list)")
            value = []
            while one := _ask_parts("object", f"  object {len(value) + 1}", ask, say):
                value.append(one)
        else:
            hint = f" [{', '.join(field.choices)}]" if field.choices else _hint(field)
            text = ask(f"{field.ask}{hint}{mark}: ").strip()
            value = simple_value(field, text) if text else None
        if value not in (None, {}, []):
            content[field.name] = value
    return content


def _ask_parts(
    kind: str, question: str, ask: Callable[[str], str], say: Callable[[str], None]
) -> dict[str, Any]:
    say(question)
    value = {}
    for part in PARTS[kind]:
        text = ask(f"  {part}{_hint_of(part)}: ").strip()
        if text:
            value[part] = text if part in _TEXTS else plain_value(text)
        elif kind == "object" and part == "cospar_id" and not value:
            break
    return value


def _hint(field: FieldDefinition) -> str:
    described = DEFS.get(field.type, {}).get("description")
    return f" ({described})" if described else ""


def _hint_of(part: str) -> str:
    if part in ("start", "end"):
        return f" ({DEFS['time']['description']})"
    if part == "date":
        return f" ({DEFS['date-or-time']['description']})"
    return ""


def template(form: FormDefinition) -> str:
    """Return an empty notice of a form as YAML, each field with its question."""
    lines = [
        f"# {form.title}", f"# {form.purpose}", f"# Serves: {', '.join(form.measures)}", f"schema: {NOTICE_SCHEMA}",
        f"form: {form.form}", "party:      # code of the State (ISO 3166 alpha-3) or organization",
        "office:     # the office that signs", "reference:  # your own reference, used once",
        "act: original  # or amendment, correction, withdrawal (then also: of, reason)", "to: [all]   # or codes; UN-SG is the Secretary-General",
        "content:",
    ]  # fmt: skip
    for field in form.fields:
        needed = "needed" if field.required else "may be left out"
        choices = f"; one of: {', '.join(field.choices)}" if field.choices else _hint(field)
        mark = "" if field.required else "# "
        lines.append(f"  # {field.ask} ({needed}{choices})")
        if field.type in PARTS:
            lines.append(f"  {mark}{field.name}:")
            lines += [f"  {mark}  {part}:{_hint_comment(part)}" for part in PARTS[field.type]]
        elif field.type == "objects":
            lines.append(f"  {mark}{field.name}:")
            lines += [f"  {mark}  - norad_id:", f"  {mark}    cospar_id:"]
        else:
            lines.append(f"  {mark}{field.name}:{' []' if field.type in _LISTS else ''}")
    return "\n".join(lines) + "\n"


def _hint_comment(part: str) -> str:
    hint = _hint_of(part)
    return f"  #{hint}" if hint else ""
