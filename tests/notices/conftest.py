"""What the tests of the notices share: example values, keys, identities and a log with a settable clock."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from openparos.log.keys import KeyPair
from openparos.log.ledger import create_log
from openparos.model.times import US_PER_SECOND, parse_utc
from openparos.notices.catalogue import CataloguedObject
from openparos.notices.documents import Document
from openparos.notices.envelope import PublicKeyPair
from openparos.notices.forms import FieldDefinition, FormDefinition, get_form
from openparos.notices.identity import Identities, Office, OfficeKey, PartyIdentity, Role

START = parse_utc("2026-11-22T12:00:00Z")
EXAMPLES: dict[str, Any] = {
    "text": "a line", "long-text": "Some text. More of it.", "texts": ["English"], "integer": 2026, "number": 12.5,
    "flag": True, "link": "https://example.org/page",
    "object": {"norad_id": 25544, "cospar_id": "1998-067A", "name": "ISS"},
    "orbit": {"period_min": 92.9, "inclination_deg": 51.64, "apogee_km": 421.0, "perigee_km": 413.0},
    "party": "FRA", "parties": ["FRA", "ESA"], "place": {"name": "Kourou", "state": "FRA"},
    "contact": {"office": "Ministry", "email": "a@example.org"},
}  # fmt: skip


def example(form: FormDefinition, field: FieldDefinition) -> Any:
    """Return a value that a field takes."""
    early, late = "2026-11-20T10:00:00Z", "2026-12-01T10:00:00Z"
    when = early if form.timing == "after" else late
    if field.type == "interval":
        return {"start": when, "end": "2026-12-01T12:00:00Z"}
    if field.type in ("date", "time", "date-or-time"):
        return when[:10] if field.type == "date" else when
    if field.type == "launch":
        return {"date": early[:10], "location": "Kourou", "state": "FRA"}
    if field.type == "choice":
        return field.choices[0]
    if field.type == "choices":
        return list(field.choices[:2])
    if field.type == "objects":
        return [{"norad_id": 25544}, {"norad_id": 48274}]
    if field.pattern:
        return "EUR"
    return copy.deepcopy(EXAMPLES[field.type])


def notice_of(form: str, reference: str = "NV-1", party: str = "FRA", **changes: Any) -> dict[str, Any]:
    """Return a complete notice of a form; `changes` are set on top."""
    definition = get_form(form)
    value = {
        "schema": "openparos.notice/1", "form": form, "party": party, "office": "mfa", "reference": reference,
        "content": {field.name: example(definition, field) for field in definition.fields},
    }  # fmt: skip
    return {**value, **changes}


def document(value: dict[str, Any]) -> Document:
    return Document(value, {}, "notice.yaml")


def catalogue(norad_id: int | None, cospar_id: str | None) -> CataloguedObject | None:
    """A catalogue of three objects."""
    for one in (
        CataloguedObject(25544, "1998-067A", "ISS", "test catalogue", 92.9, 51.64, 421.0, 413.0),
        CataloguedObject(48274, "2021-035A", "CSS", "test catalogue", 92.2, 41.47, 390.0, 380.0),
        CataloguedObject(
            5, "1958-002B", "VANGUARD 1", "test catalogue", 132.5, 34.2, 3820.0, 650.0, "2026-01-01"
        ),
    ):
        if one.norad_id == norad_id or (norad_id is None and one.cospar_id == cospar_id):
            return one
    return None


def pair_of(name: str, seed: int) -> KeyPair:
    return KeyPair.from_seeds(name, bytes([seed] * 32), bytes([seed + 100] * 32))


FRA = pair_of("FRA.mfa", 1)
RUS = pair_of("RUS.mfa", 2)
STRANGER = pair_of("FRA.mfa", 3)


def office_of(pair: KeyPair, *roles: Role, name: str = "mfa", **key: Any) -> Office:
    key = {"valid_from_us": START - 10**12, **key}
    return Office(name, f"Ministry ({name})", frozenset(roles), (OfficeKey(PublicKeyPair.of(pair), **key),))


@pytest.fixture
def identities() -> Identities:
    every = (Role.PUBLISH, Role.ACKNOWLEDGE, Role.ROTATE)
    return Identities(
        tuple(
            PartyIdentity(code, "state", 1, None, 2, (office_of(pair, *every),))
            for code, pair in (("FRA", FRA), ("RUS", RUS))
        )
    )


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.us = START

    def __call__(self) -> int:
        return self.us // US_PER_SECOND


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(tmp_path: Path, clock: Clock) -> Path:
    folder = tmp_path / "log"
    create_log(folder, "exchange.example/notices", clock=clock)
    return folder
