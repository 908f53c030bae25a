"""The common ground of both notations: a message is a header and a sequence of blocks of fields and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from openparos.formats.kvn import kvn_lines
from openparos.formats.xml_stream import xml_events
from openparos.model.errors import InputRefused

LARGEST_MESSAGE: Final = 2_000_000
"""Fields and rows of one message; more is refused rather than held in memory."""
EPHEMERIS: Final = "EPHEMERIS"
COVARIANCE_NAMES: Final = tuple(
    f"C{row}_{column}"
    for place, row in enumerate(("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"))
    for column in ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")[: place + 1]
)
_VECTOR: Final = ("EPOCH", "X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
_ACCELERATION: Final = ("X_DDOT", "Y_DDOT", "Z_DDOT")
# Messages whose KVN has no markers: all is one sequence of fields.
FLAT_KINDS: Final = ("cdm", "opm")
_ROWS_OF_TEXT: Final = {"trajLine": "TRAJ", "covLine": "COV", "manLine": "MAN"}


@dataclass(frozen=True, slots=True)
class Field:
    """One keyword and its value.

    Attributes
    ----------
    keyword, value : str
        As written; the value without its unit.
    line : int
        Line in the file.
    unit : str or None
        What stood in brackets, or in the attribute ``units``.
    whole : str
        The value with everything behind it.
    """

    keyword: str
    value: str
    line: int
    unit: str | None = None
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of data without a keyword, split at blanks."""

    tokens: tuple[str, ...]
    line: int


@dataclass(slots=True)
class Block:
    """A block of a message, ``META_START`` to ``META_STOP`` or an XML element."""

    name: str
    line: int
    fields: list[Field] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Message:
    """A message before its keywords are checked.

    Attributes
    ----------
    kind : str
        `oem`, `cdm`, ...
    file : str
        The file as the user named it.
    version : str
        Of the message.
    header : Block
        Header; of a CDM and an OPM all fields.
    blocks : list of Block
        The rest, in order.
    """

    kind: str
    file: str
    version: str
    header: Block
    blocks: list[Block] = field(default_factory=list)

    def refuse(self, what: str, line: int | None, remedy: str | None = None) -> NoReturn:
        """Raise the error that names the place."""
        raise InputRefused(what, file=self.file, line=line, remedy=remedy)

    def add(self, name: str, line: int) -> Block:
        """Append a block."""
        self.blocks.append(Block(name, line))
        return self.blocks[-1]


def read_kvn_blocks(path: Path, kind: str) -> Message:
    """Read a KVN message into fields and blocks.

    Raises
    ------
    InputRefused
        When the markers do not pair, or the first line is not the version.
    """
    message = Message(kind, str(path), "", Block("header", 1))
    inside: Block | None = None
    line_number = 1
    for count, line in enumerate(kvn_lines(path)):
        if count > LARGEST_MESSAGE:
            message.refuse(f"more than {LARGEST_MESSAGE} lines in one message", line.number)
        line_number = line.number
        if count == 0:
            if line.keyword != f"CCSDS_{kind.upper()}_VERS":
                message.refuse(f"the message does not begin with CCSDS_{kind.upper()}_VERS", line.number)
            message.version = line.value
        elif line.keyword is None and line.value.endswith(("_START", "_STOP")) and " " not in line.value:
            inside = _marker(message, inside, line.value, line.number)
        elif line.keyword is not None:
            one = Field(line.keyword, line.value, line.number, line.unit, line.whole)
            (inside or message.header).fields.append(one)
            if inside is None and message.blocks:
                _refuse_loose_field(message, one)
        else:
            _row_block(message, inside, line.number).rows.append(Row(tuple(line.value.split()), line.number))
    if inside is not None:
        message.refuse(f"{inside.name}_START without {inside.name}_STOP", inside.line)
    if not message.version:
        message.refuse("the message has no version", line_number)
    return message


def _refuse_loose_field(message: Message, one: Field) -> None:
    if message.kind not in FLAT_KINDS:
        message.refuse(f"{one.keyword[:60]} between the blocks of the message", one.line)


def _marker(message: Message, inside: Block | None, marker: str, line: int) -> Block | None:
    name, _, end = marker.rpartition("_")
    if message.kind in FLAT_KINDS:
        message.refuse(f"{marker} in a message without blocks", line)
    if end == "START":
        if inside is not None:
            message.refuse(
                f"{marker} within the block {inside.name}", line, f"Close it with {inside.name}_STOP"
            )
        return message.add(name, line)
    if inside is None or inside.name != name:
        message.refuse(f"{marker} without {name}_START", line)
    return None


def _row_block(message: Message, inside: Block | None, line: int) -> Block:
    if inside is not None:
        return inside
    if message.kind != "oem" or not message.blocks:
        message.refuse("a line that is no KEYWORD = value", line)
    if message.blocks[-1].name not in (EPHEMERIS, "META"):
        message.refuse("a line of data after the covariance", line)
    return message.blocks[-1] if message.blocks[-1].name == EPHEMERIS else message.add(EPHEMERIS, line)


def read_xml_blocks(path: Path, kind: str) -> Message:
    """Read an XML message into fields and blocks, the same as its KVN would give.

    Raises
    ------
    InputRefused
        When it is not well-formed, or an element stands where none may.
    """
    message = Message(kind, str(path), "", Block("header", 1))
    for _ in _walk(path, message):
        pass
    if not message.version:
        message.refuse(f"no element <{kind}> with a version", None)
    return message


def _walk(path: Path, message: Message) -> Iterator[None]:
    """Follow the elements of an XML message; the place decides what an element means."""
    open_names: list[str] = []
    block = message.header
    seen_in_segment: set[str] = set()
    for count, event in enumerate(xml_events(path)):
        if count > 4 * LARGEST_MESSAGE:
            message.refuse("the message is too large", event.line)
        if event.text is None:
            open_names.append(event.name)
            if event.name == message.kind:
                if message.version:
                    message.refuse(f"a second message <{message.kind}> in the file", event.line)
                message.version = event.attributes.get("version", "")
            elif event.name == "segment":
                seen_in_segment = set()
            elif event.name in ("metadata", "data"):
                if event.name in seen_in_segment:
                    message.refuse(f"a second element <{event.name}> in one segment", event.line)
                seen_in_segment.add(event.name)
            block = _block_of(message, event.name, event.line, block)
        else:
            open_names.pop()
            if event.name.isupper() or event.name in _ROWS_OF_TEXT:
                _leaf(message, block, event.name, event.text, event.line, event.attributes)
            elif event.name == "stateVector" and message.kind == "oem":
                _state_vector(message, block)
            elif event.name == "observation" and message.kind == "tdm":
                _observation(message, block, event.line)
        yield


_XML_BLOCKS: Final = {
    "oem": {"metadata": "META", "stateVector": EPHEMERIS, "covarianceMatrix": "COVARIANCE"},
    "tdm": {"metadata": "META", "observation": "DATA"},
    "ocm": {
        "metadata": "META", "traj": "TRAJ", "phys": "PHYS", "cov": "COV", "man": "MAN", "pert": "PERT",
        "od": "OD", "user": "USER",
    },
}  # fmt: skip


def _block_of(message: Message, name: str, line: int, block: Block) -> Block:
    meant = _XML_BLOCKS.get(message.kind, {}).get(name)
    if meant is None:
        return block
    # Of these each element gives one row or field of a block that gathers them.
    return Block(meant, line) if meant in (EPHEMERIS, "DATA") else message.add(meant, line)


def _gathering(message: Message, name: str, line: int) -> Block:
    last = message.blocks[-1] if message.blocks else None
    return last if last is not None and last.name == name else message.add(name, line)


def _leaf(
    message: Message, block: Block, name: str, text: str, line: int, attributes: dict[str, str]
) -> None:
    if name == "COMMENT":
        return
    if name in _ROWS_OF_TEXT:
        block.rows.append(Row(tuple(text.split()), line))
        return
    if name == "USER_DEFINED":
        name = f"USER_DEFINED_{attributes.get('parameter', '')}"
    unit = attributes.get("units") or None
    block.fields.append(Field(name, text, line, unit, text))


def _state_vector(message: Message, block: Block) -> None:
    """Turn the fields of a state vector into the row that the KVN has."""
    found = {one.keyword: one for one in block.fields}
    line = block.fields[0].line if block.fields else block.line
    names = _VECTOR + (_ACCELERATION if "X_DDOT" in found else ())
    for name in names:
        if name not in found:
            message.refuse(f"{name} is missing in a state vector", line)
    if strange := [name for name in found if name not in names]:
        message.refuse(f"{strange[0]} is no keyword of a state vector", found[strange[0]].line)
    row = Row(tuple(found[name].value for name in names), line)
    _gathering(message, EPHEMERIS, line).rows.append(row)


def _observation(message: Message, block: Block, line: int) -> None:
    """Turn an observation into the field that the KVN has, ``RANGE = 2005-159T17:41:00 80452.7542``."""
    epochs = [one for one in block.fields if one.keyword == "EPOCH"]
    values = [one for one in block.fields if one.keyword != "EPOCH"]
    if len(epochs) != 1 or len(values) != 1:
        message.refuse("an observation holds one EPOCH and one value", line)
    text = f"{epochs[0].value} {values[0].value}"
    one = Field(values[0].keyword, text, values[0].line, values[0].unit, text)
    _gathering(message, "DATA", line).fields.append(one)
