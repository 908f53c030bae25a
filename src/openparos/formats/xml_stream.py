"""XML read as a stream of elements, without document types, entities or anything fetched.

The parser is expat with every door shut: a document type declaration is refused where it stands, so
that no entity can be declared, let alone expanded (the "billion laughs", files of the reader's disk).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

from openparos.model.errors import InputRefused

from .opening import blocks

XML_BLOCK_BYTES: Final = 1 << 18
LONGEST_TEXT: Final = 1 << 20
DEEPEST: Final = 32


@dataclass(frozen=True, slots=True)
class XmlEvent:
    """The start or the end of an element.

    Attributes
    ----------
    name : str
        Name without namespace prefix.
    line : int
        Where the element begins, from 1.
    text : str or None
        None at the start; at the end the text directly within the element, trimmed.
    attributes : dict of str to str
        Those of the element.
    """

    name: str
    line: int
    text: str | None
    attributes: dict[str, str]


class _Collector:
    """Turns the calls of expat into events."""

    def __init__(self, path: Path, encoding: str | None) -> None:
        self.path = path
        self.events: list[XmlEvent] = []
        self.open: list[tuple[str, int, dict[str, str], list[str]]] = []
        self.parser = expat.ParserCreate(encoding)
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_document_type
        self.parser.EntityDeclHandler = self._refuse_document_type
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._length = 0

    def _refuse_document_type(self, *_: Any) -> None:
        raise InputRefused(
            "a document type or entity is declared; CCSDS messages have none and it is not expanded",
            file=str(self.path), line=self.parser.CurrentLineNumber, remedy="Remove the DOCTYPE",
        )  # fmt: skip

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            raise self.fault(f"elements nested more than {DEEPEST} deep")
        local, line = name.rpartition(":")[2], self.parser.CurrentLineNumber
        self.open.append((local, line, attributes, []))
        self._length = 0
        self.events.append(XmlEvent(local, line, None, attributes))

    def _end(self, _: str) -> None:
        name, line, attributes, pieces = self.open.pop()
        self.events.append(XmlEvent(name, line, "".join(pieces).strip(), attributes))

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise self.fault(f"element <{self.open[-1][0]}> holds more than {LONGEST_TEXT} characters")
        if self.open:
            self.open[-1][3].append(text)

    def fault(self, what: str) -> InputRefused:
        return InputRefused(what, file=str(self.path), line=self.parser.CurrentLineNumber)


def xml_events(path: Path) -> Iterator[XmlEvent]:
    """Yield the elements of an XML file as they begin and end.

    Raises
    ------
    InputRefused
        Where the text is not well-formed, declares a document type, or breaks off.
    """
    collector: _Collector | None = None
    for block in blocks(path, XML_BLOCK_BYTES):
        if collector is None:
            # What was UTF-16 with a mark comes here as UTF-8, whatever its declaration says.
            recoded = b'encoding="utf-16' in block[:200].lower() or b"encoding='utf-16" in block[:200].lower()
            collector = _Collector(path, "utf-8" if recoded else None)
        yield from _feed(collector, block, final=False)
    if collector is not None:
        yield from _feed(collector, b"", final=True)


def _feed(collector: _Collector, block: bytes, *, final: bool) -> Iterator[XmlEvent]:
    broken: InputRefused | None = None
    try:
        collector.parser.Parse(block, final)
    except expat.ExpatError as error:
        within = f" within <{collector.open[-1][0]}>" if collector.open else ""
        broken = InputRefused(
            f"the XML is not well-formed{within}: {expat.ErrorString(error.code)} (column {error.offset + 1})",
            file=str(collector.path), line=error.lineno,
        )  # fmt: skip
    except InputRefused as error:
        broken = error
    events, collector.events = collector.events, []
    yield from events
    if broken:
        raise broken
