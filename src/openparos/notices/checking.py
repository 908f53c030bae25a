"""Checking a notice: its shape by the schema of its form, then what a schema cannot say.

A remark either refuses the notice or flags it. Refused: it cannot be understood, or names what does
not exist. Flagged: it can be filed, and whoever reads it sees the remark beside it. Each remark says
where in the file it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from openparos.model.errors import OpenParosError
from openparos.model.states import party as find_party
from openparos.model.times import US_PER_DAY, format_utc, parse_utc
from openparos.model.units import EARTH_RADIUS_WGS72_KM, MU_WGS72_KM3_S2

from .catalogue import CatalogueLookup, object_contradictions, orbit_contradictions
from .documents import Document, Path_, show_path, without_blanks
from .forms import FieldDefinition, FormDefinition, get_form
from .notice import TO_ALL, Notice
from .schema import NOTICE_SCHEMA, notice_schema

SECRETARY_GENERAL: Final = "UN-SG"
_PERIOD_TOLERANCE: Final = 0.02


class Severity(StrEnum):
    """What a remark does to a notice."""

    REFUSED = "refused"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: where, why, and whether the notice can be filed with it."""

    severity: Severity
    path: str
    line: int | None
    reason: str

    def to_json(self) -> dict[str, Any]:
        """Return the remark as it stands in an answer."""
        return {"severity": self.severity.value, "path": self.path, "line": self.line, "reason": self.reason}


@dataclass(frozen=True)
class CheckedNotice:
    """A notice after checking; `notice` is None where it was refused."""

    notice: Notice | None
    remarks: tuple[Remark, ...]

    @property
    def refused(self) -> tuple[Remark, ...]:
        """The remarks for which it cannot be filed."""
        return tuple(one for one in self.remarks if one.severity is Severity.REFUSED)

    @property
    def flagged(self) -> tuple[Remark, ...]:
        """The remarks that will stand beside it."""
        return tuple(one for one in self.remarks if one.severity is Severity.FLAGGED)


def check_document(
    document: Document, *, now_us: int, catalogue: CatalogueLookup | None = None
) -> CheckedNotice:
    """Check a notice as an office wrote it.

    Parameters
    ----------
    document : Document
        The notice with its lines.
    now_us : int
        Against which times count as past: the present before filing, the log's time after.
    catalogue : callable or None
        Objects and orbits are held against it where there is one.
    """
    check = _Check(document, now_us, catalogue)
    check.run()
    remarks = tuple(sorted(check.remarks, key=lambda one: (one.severity is Severity.FLAGGED, one.line or 0)))
    refused = any(one.severity is Severity.REFUSED for one in remarks)
    return CheckedNotice(None if refused else Notice.from_json(check.value), remarks)


class _Check:
    """One run over one notice."""

    def __init__(self, document: Document, now_us: int, catalogue: CatalogueLookup | None) -> None:
        self.document = document
        self.value: dict[str, Any] = {"schema": NOTICE_SCHEMA, **without_blanks(document.value)}
        self.now_us = now_us
        self.catalogue = catalogue
        self.remarks: list[Remark] = []
        self._objects: dict[str, Any] = {}

    def refuse(self, path: Path_, reason: str) -> None:
        self._remark(Severity.REFUSED, path, reason)

    def flag(self, path: Path_, reason: str) -> None:
        self._remark(Severity.FLAGGED, path, reason)

    def _remark(self, severity: Severity, path: Path_, reason: str) -> None:
        self.remarks.append(Remark(severity, show_path(path), self.document.line_of(path), reason))

    def run(self) -> None:
        try:
            form = get_form(str(self.value.get("form")))
        except OpenParosError as error:
            self.refuse(("form",), str(error))
            return
        malformed = self._check_shape(form)
        if malformed & {(), ("content",), ("party",), ("reference",), ("of",), ("act",)}:
            return
        self._check_parties()
        # What is malformed is left alone, so that the rest is still looked at in one go.
        content = {
            name: value
            for name, value in (self.value.get("content") or {}).items()
            if ("content", name) not in malformed
        }
        for field in form.fields:
            if field.name in content:
                self._check_field(field, ("content", field.name), content[field.name])
        for field in form.fields:
            if field.of and content.get(field.name) and field.of in self._objects:
                for reason in orbit_contradictions(content[field.name], self._objects[field.of]):
                    self.flag(("content", field.name), reason)
        if form.event and form.event[0] in content and not self.remarks_refuse():
            self._check_timing(form, content)

    def remarks_refuse(self) -> bool:
        """Say whether anything was refused so far."""
        return any(one.severity is Severity.REFUSED for one in self.remarks)

    def _check_shape(self, form: FormDefinition) -> set[Path_]:
        """Check against the schema; return the fields (two steps deep at most) that are malformed."""
        from jsonschema import Draft202012Validator

        malformed = set()
        for error in Draft202012Validator(notice_schema(form)).iter_errors(self.value):
            malformed.add(tuple(error.absolute_path)[:2])
            for path, reason in _explain(error):
                self.refuse(path, reason)
        return malformed

    def _check_parties(self) -> None:
        self._known_party(("party",), self.value["party"])
        for place, code in enumerate(self.value.get("to", ())):
            if code not in (TO_ALL, SECRETARY_GENERAL):
                self._known_party(("to", place), code)
        of = self.value.get("of")
        if of is None:
            return
        if not of.startswith(f"{self.value['party']}/"):
            self.refuse(("of",), f"{of!r} is not a notice of {self.value['party']}")
        if of == f"{self.value['party']}/{self.value['reference']}":
            self.refuse(("of",), "a notice cannot change itself; give it a reference of its own")
        if self.value.get("act", "original") == "original":
            self.refuse(
                ("of",), "an original notice changes no other; say act: amendment, correction or withdrawal"
            )
        elif self.value["act"] == "withdrawal" and self.value.get("content"):
            self.refuse(("content",), "a withdrawal has no content; the reason stands in: reason")
        elif self.value["act"] != "withdrawal" and not self.value.get("content"):
            self.refuse(
                ("content",), f"the {self.value['act']} must carry the whole content as it is to stand"
            )

    def _known_party(self, path: Path_, code: str) -> None:
        try:
            find_party(code)
        except OpenParosError as error:
            self.refuse(path, error.what)

    def _check_field(self, field: FieldDefinition, path: Path_, value: Any) -> None:
        kind = field.type
        if kind in ("date", "time", "date-or-time"):
            self._instant(path, value)
        elif kind == "interval":
            start, end = (
                self._instant((*path, "start"), value["start"]),
                self._instant((*path, "end"), value["end"]),
            )
            if start is not None and end is not None and end < start:
                self.refuse((*path, "end"), "the interval ends before it starts")
        elif kind == "object":
            self._object(field, path, value)
        elif kind == "objects":
            for place, one in enumerate(value):
                self._object(field, (*path, place), one)
        elif kind == "orbit":
            self._orbit(field, path, value)
        elif kind == "party":
            self._known_party(path, value)
        elif kind == "parties":
            for place, code in enumerate(value):
                self._known_party((*path, place), code)
        elif kind in ("launch", "place"):
            if "date" in value:
                self._instant((*path, "date"), value["date"])
            if "state" in value:
                self._known_party((*path, "state"), value["state"])

    def _instant(self, path: Path_, text: str) -> int | None:
        try:
            return parse_utc(text, zone_required=True)
        except OpenParosError as error:
            self.refuse(path, str(error))
            return None

    def _object(self, field: FieldDefinition, path: Path_, value: dict[str, Any]) -> None:
        for part in field.needs:
            if part not in value:
                self.refuse(path, f"{part} is missing")
        norad_id, designator = value.get("norad_id"), value.get("cospar_id")
        if norad_id is None and designator is None:
            self.refuse(path, "give norad_id or cospar_id: a name alone does not say which object")
            return
        if self.catalogue is None:
            return
        known = self.catalogue(norad_id, designator)
        if known is None:
            named = f"number {norad_id}" if norad_id is not None else f"designator {designator}"
            self.refuse(path, f"no object with the {named} in the catalogue")
            return
        self._objects[field.name] = known
        for reason in object_contradictions(value, known):
            self.flag(path, reason)

    def _orbit(self, field: FieldDefinition, path: Path_, value: dict[str, Any]) -> None:
        for part in field.needs:
            if part not in value:
                self.refuse(path, f"{part} is missing")
        apogee, perigee, period = value.get("apogee_km"), value.get("perigee_km"), value.get("period_min")
        if apogee is None or perigee is None:
            return
        if apogee < perigee:
            self.refuse(
                (*path, "apogee_km"), f"the apogee ({apogee:g} km) lies below the perigee ({perigee:g} km)"
            )
            return
        axis_km = EARTH_RADIUS_WGS72_KM + (apogee + perigee) / 2
        expected = 2 * math.pi * math.sqrt(axis_km**3 / MU_WGS72_KM3_S2) / 60
        if period is not None and abs(period - expected) > _PERIOD_TOLERANCE * expected:
            self.flag(
                (*path, "period_min"),
                f"apogee and perigee give a period of {expected:.1f} min, the notice says {period:g}",
            )

    def _check_timing(self, form: FormDefinition, content: dict[str, Any]) -> None:
        """Flag a notice given as if before an event that is past, or after one still to come."""
        value: Any = content
        for part in form.event:
            value = value.get(part) if isinstance(value, dict) else None
        if value is None:
            return
        event_us = parse_utc(str(value), zone_required=True)
        day = US_PER_DAY if "T" not in value and " " not in value else 0
        path: Path_ = ("content", *form.event)
        if form.timing == "before" and event_us + day <= self.now_us:
            self.flag(
                path,
                f"this form is for the time before the event, but {value} is past "
                f"({format_utc(self.now_us)} now); it counts as given after the event",
            )
        if form.timing == "after" and event_us > self.now_us:
            self.flag(path, f"{value} lies in the future ({format_utc(self.now_us)} now)")


def _explain(error: Any) -> Iterator[tuple[Path_, str]]:
    """Say in plain words what a schema found."""
    path: Path_ = tuple(error.absolute_path)
    wanted = error.schema.get("description") if isinstance(error.schema, dict) else None
    shown = repr(error.instance)[:60]
    if error.validator == "required":
        for name in error.validator_value:
            if name not in error.instance:
                yield path, f"{name} is missing"
    elif error.validator == "additionalProperties":
        known = error.schema["properties"]
        for name in error.instance:
            if name not in known:
                yield (*path, name), f"{name!r} is no part of this; known: {', '.join(known)}"
    elif error.validator in ("enum", "const"):
        allowed = error.validator_value
        yield (
            path,
            f"{shown} is not one of: {', '.join(map(str, allowed if isinstance(allowed, list) else [allowed]))}",
        )
    elif error.validator == "pattern" and "zone" in str(wanted) and _lacks_zone(error.instance):
        yield path, f"{error.instance!r} has no time zone; add Z for UTC"
    elif error.validator in ("minimum", "maximum"):
        yield path, f"{shown} is beyond the {error.validator} of {error.validator_value}"
    elif error.validator == "type":
        yield path, f"{shown} is not {wanted or 'of the type ' + str(error.validator_value)}"
    elif error.validator == "pattern":
        yield path, f"{shown} is not {wanted or 'of the form ' + error.validator_value}"
    else:
        yield path, error.message[:200]


def _lacks_zone(text: Any) -> bool:
    try:
        parse_utc(str(text))
        parse_utc(str(text), zone_required=True)
    except OpenParosError as error:
        return "zone" in error.what
    return False
