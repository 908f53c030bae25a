"""The JSON Schema (2020-12) of a notice, made from its form.

Others can validate with it; we use it for the shape of a notice, and check what a schema cannot say
(times, objects, orbits, order) in `checking`.
"""

from __future__ import annotations

from typing import Any, Final

from .forms import FieldDefinition, FormDefinition

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
NOTICE_SCHEMA: Final = "openparos.notice/1"
ACTS: Final = ("original", "amendment", "correction", "withdrawal")
REFERENCE_PATTERN: Final = "^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"
PARTY_PATTERN: Final = "^[A-Z][A-Z0-9]{1,9}$"
_ZONE: Final = r"(Z|[+-]\d{2}:?\d{2})"
_DATE: Final = r"\d{4}-\d{2}-\d{2}"
_TIME: Final = rf"{_DATE}[T ]\d{{2}}:\d{{2}}(:\d{{2}}([.,]\d{{1,6}})?)?"

_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": 500, "description": "a line of text"}
_LONG: Final = {"type": "string", "minLength": 1, "maxLength": 20_000, "description": "text"}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "minProperties": 1,
    }


def _number(minimum: float | None = None, maximum: float | None = None) -> dict[str, Any]:
    bounds = {"minimum": minimum, "maximum": maximum}
    return {"type": "number", **{key: value for key, value in bounds.items() if value is not None}}


DEFS: Final[dict[str, Any]] = {
    "date": {"type": "string", "pattern": f"^{_DATE}$", "description": "a day in UTC, such as 2026-12-01"},
    "time": {
        "type": "string", "pattern": f"^{_TIME}{_ZONE}$",
        "description": "an instant with its zone, such as 2026-12-01T10:00:00Z",
    },
    "date-or-time": {
        "type": "string", "pattern": f"^({_DATE}|{_TIME}{_ZONE})$",
        "description": "a day in UTC or an instant with its zone, such as 2026-12-01T10:00:00Z",
    },
    "interval": _object(["start", "end"], start={"$ref": "#/$defs/time"}, end={"$ref": "#/$defs/time"}),
    "norad_id": {"type": "integer", "minimum": 1, "maximum": 999_999_999},
    "cospar_id": {
        "type": "string", "pattern": r"^\d{4}-\d{3}([A-Z]{1,3})?$",
        "description": "an international designator, such as 1998-067A",
    },
    "object": _object(
        [], norad_id={"$ref": "#/$defs/norad_id"}, cospar_id={"$ref": "#/$defs/cospar_id"}, name=_TEXT
    ),
    "orbit": _object(
        [],
        period_min=_number(80, 100_000), inclination_deg=_number(0, 180), apogee_km=_number(0, 2_000_000),
        perigee_km=_number(-6_400, 2_000_000), longitude_deg=_number(-180, 360),
    ),
    "party": {
        "type": "string", "pattern": PARTY_PATTERN,
        "description": "the code of a State (ISO 3166 alpha-3) or an organization",
    },
    "place": _object(
        ["name"], name=_TEXT, latitude_deg=_number(-90, 90), longitude_deg=_number(-180, 360), state={"$ref": "#/$defs/party"}
    ),
    "launch": _object(
        ["date", "location"], date={"$ref": "#/$defs/date-or-time"}, location=_TEXT, state={"$ref": "#/$defs/party"}
    ),
    "contact": _object(
        ["office"], office=_TEXT, email={"type": "string", "pattern": "^[^@ ]+@[^@ ]+$", "description": "an address"},
        telephone=_TEXT, address=_TEXT, hours=_TEXT,
    ),
    "link": {"type": "string", "pattern": "^https?://[^ ]+$", "maxLength": 500, "description": "an address of the web"},
    "attachment": _object(
        ["name", "sha256", "size", "media_type"],
        name=_TEXT, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "a SHA-256 in hex"},
        size={"type": "integer", "minimum": 0}, media_type=_TEXT, confidential={"type": "boolean"},
    ),
}  # fmt: skip


def notice_schema(form: FormDefinition) -> dict[str, Any]:
    """Return the JSON Schema of the notices of one form."""
    reference = {
        "type": "string",
        "pattern": REFERENCE_PATTERN,
        "description": "a reference such as NV-2026-17",
    }
    content = _object(
        [field.name for field in form.fields if field.required],
        **{field.name: _field_schema(field) for field in form.fields},
    )
    return {
        "$schema": DIALECT,
        "$defs": DEFS,
        "title": form.title,
        "description": form.purpose,
        "type": "object",
        "properties": {
            "schema": {"const": NOTICE_SCHEMA},
            "form": {"const": form.form},
            "party": {"$ref": "#/$defs/party"},
            "office": _TEXT,
            "reference": reference,
            "act": {"enum": list(ACTS)},
            "of": {**_TEXT, "description": "the id of the notice that is changed, such as FRA/NV-2026-17"},
            "reason": _LONG,
            "to": {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 300, "uniqueItems": True},
            "content": content,
            "attachments": {"type": "array", "items": {"$ref": "#/$defs/attachment"}, "maxItems": 50},
        },
        "required": ["schema", "form", "party", "office", "reference"],
        "additionalProperties": False,
        "if": {"properties": {"act": {"enum": list(ACTS[1:])}}, "required": ["act"]},
        "then": {"required": ["of", "reason"]},
        "else": {"required": ["content"]},
    }


def _field_schema(field: FieldDefinition) -> dict[str, Any]:
    """Return the schema of one field, its question as description."""
    simple: dict[str, dict[str, Any]] = {
        "text": _TEXT,
        "long-text": _LONG,
        "texts": {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 100},
        "flag": {"type": "boolean"},
        "integer": {"type": "integer"},
        "number": {"type": "number"},
        "choice": {"enum": list(field.choices)},
        "choices": {"type": "array", "items": {"enum": list(field.choices)}, "minItems": 1, "uniqueItems": True},
        "objects": {"type": "array", "items": {"$ref": "#/$defs/object"}, "minItems": 1, "maxItems": 1000},
        "parties": {"type": "array", "items": {"$ref": "#/$defs/party"}, "minItems": 1, "uniqueItems": True},
    }  # fmt: skip
    if field.type not in simple:
        return {"$ref": f"#/$defs/{field.type}", "title": field.ask}
    schema = {**simple[field.type], "title": field.ask}
    if field.type in ("integer", "number"):
        schema |= {key: value for key in ("minimum", "maximum") if (value := getattr(field, key)) is not None}
    elif field.minimum is not None:
        schema["minItems"] = int(field.minimum)
    if field.pattern:
        schema |= {"pattern": f"^{field.pattern}$", "description": field.expected or field.pattern}
    return schema
