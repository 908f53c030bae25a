"""OMM in keyword = value notation and in XML, one message or many in a file.

Both notations are strict: a keyword that the standard does not know, or one given twice, sets the message
aside, since nobody can say what else in it is wrong. Units, where given, are checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused

from .batches import ElementBatch, RefusalList
from .kvn import kvn_lines
from .omm_fields import UNITS, FieldFault, MessageCollector, check_unit
from .xml_stream import XmlEvent, xml_events

BATCH_MESSAGES: Final = 5_000
HEADER: Final = frozenset({
    "CCSDS_OMM_VERS", "CLASSIFICATION", "CREATION_DATE", "ORIGINATOR", "MESSAGE_ID", "COMMENT",
})  # fmt: skip
METADATA: Final = frozenset({
    "OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "REF_FRAME_EPOCH", "TIME_SYSTEM",
    "MEAN_ELEMENT_THEORY",
})  # fmt: skip
_AXES: Final = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
DATA: Final = frozenset({
    "EPOCH", "SEMI_MAJOR_AXIS", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER", "MEAN_ANOMALY", "GM", "MASS", "SOLAR_RAD_AREA", "SOLAR_RAD_COEFF", "DRAG_AREA",
    "DRAG_COEFF", "EPHEMERIS_TYPE", "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO",
    "REV_AT_EPOCH", "BSTAR", "BTERM", "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT", "AGOM", "COV_REF_FRAME",
    *(f"C{_AXES[row]}_{_AXES[column]}" for row in range(6) for column in range(row + 1)),
})  # fmt: skip
# Columns that CelesTrak adds to its supplemental sets.
OF_PROVIDERS: Final = frozenset({"RMS", "DATA_SOURCE"})
KEYWORDS: Final = HEADER | METADATA | DATA | OF_PROVIDERS
SECTIONS: Final = frozenset({
    "ndm", "omm", "header", "body", "segment", "metadata", "data", "meanElements", "spacecraftParameters",
    "tleParameters", "covarianceMatrix", "userDefinedParameters",
})  # fmt: skip
_ONCE: Final = frozenset({"header", "body", "segment", "metadata", "data", "meanElements", "tleParameters"})


class _Message:
    """One message while it is read: its fields, and the first thing wrong with it."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.fields: dict[str, object] = {}
        self.lines: dict[str, int] = {}
        self.fault: tuple[int, str] | None = None

    def note(self, line: int, reason: str) -> None:
        """Remember the first fault."""
        self.fault = self.fault or (line, reason)

    def put(self, keyword: str, value: str, unit: str | None, line: int) -> None:
        """Add a field, checking keyword and unit."""
        if keyword.startswith("USER_DEFINED"):
            return
        if keyword not in KEYWORDS:
            self.note(line, f"{keyword[:60]} is no keyword of an OMM")
        elif keyword in self.fields and keyword != "COMMENT":
            self.note(line, f"{keyword} is given twice")
        else:
            self.fields[keyword], self.lines[keyword] = value, line
            try:
                if unit is not None and keyword in UNITS:
                    check_unit(keyword, unit)
            except FieldFault as fault:
                self.note(line, str(fault))

    def hand_to(self, collector: MessageCollector) -> None:
        """Give the message to the collector, or its fault to the refusals."""
        if self.fault:
            collector.refusals.add(*self.fault)
        else:
            collector.add(self.fields, self.line, self.lines)


def read_omm_kvn(path: Path, *, source: str, refusals: RefusalList, now_us: int) -> Iterator[ElementBatch]:
    """Read OMM in KVN, one message or several (see `reading.read_elements` for the arguments).

    A message begins at CCSDS_OMM_VERS.
    """
    collector = MessageCollector(source, refusals, now_us)
    message: _Message | None = None
    broken: InputRefused | None = None
    try:
        for line in kvn_lines(path):
            if line.keyword == "CCSDS_OMM_VERS" or message is None:
                if message is not None:
                    message.hand_to(collector)
                message = _Message(line.number)
                if line.keyword != "CCSDS_OMM_VERS":
                    message.note(line.number, "the message does not begin with CCSDS_OMM_VERS")
            if line.keyword is None:
                message.note(line.number, f"{line.value[:40]!r} is no line of the form KEYWORD = value")
            else:
                value = line.value if line.keyword in UNITS else line.whole
                message.put(line.keyword, value, line.unit, line.number)
            if len(collector) >= BATCH_MESSAGES:
                yield collector.take()
    except InputRefused as error:
        broken = error
    if message is not None:
        message.hand_to(collector)
    yield collector.take()
    if broken:
        raise broken


def read_omm_xml(path: Path, *, source: str, refusals: RefusalList, now_us: int) -> Iterator[ElementBatch]:
    """Read OMM in XML, one message or an NDM of many (see `reading.read_elements` for the arguments)."""
    collector = MessageCollector(source, refusals, now_us)
    message: _Message | None = None
    broken: InputRefused | None = None
    try:
        for event in xml_events(path):
            if event.name == "omm":
                if event.text is None:
                    message = _Message(event.line)
                elif message is not None:
                    message.hand_to(collector)
                    message = None
            elif message is not None:
                _take_element(event, message)
            elif event.name not in ("ndm", "COMMENT", "MESSAGE_ID", "header") and event.text is None:
                refusals.add(event.line, f"element <{event.name[:60]}> outside of a message <omm>")
            if len(collector) >= BATCH_MESSAGES:
                yield collector.take()
    except InputRefused as error:
        broken = error
        if message is not None:
            # The message that the text breaks off in; the break itself is the reason that counts.
            message = None
    yield collector.take()
    if broken:
        raise broken


def _take_element(event: XmlEvent, message: _Message) -> None:
    if event.name in SECTIONS:
        if event.text is not None:
            return
        seen = f"<{event.name}>"
        if event.name in _ONCE and seen in message.lines:
            message.note(event.line, f"a second element <{event.name}> in one message")
        message.lines[seen] = event.line
    elif event.text is None or event.name == "USER_DEFINED":
        return
    else:
        message.put(event.name, event.text, event.attributes.get("units"), event.line)
