"""OMM as JSON: one array, one object, or one object a line; and the records that carry two TLE lines.

The text is read object by object, so that a file of any size needs the memory of one object. Numbers
may be numbers (CelesTrak) or strings (Space-Track). NaN and Infinity, which JSON does not have, are
refused like any other word in the place of a number. The place of a refusal is the number of the record.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from openparos.model.errors import InputRefused

from .batches import ElementBatch, RefusalList
from .omm_fields import MessageCollector
from .opening import blocks

TEXT_BLOCK_BYTES: Final = 1 << 20
LONGEST_RECORD: Final = 1 << 20
BATCH_RECORDS: Final = 20_000
_BETWEEN: Final = re.compile(r"[\s,]*")
_NEXT_RECORD: Final = re.compile(r"\}[\s,]*(?=\{)")


def records(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Yield the objects of a JSON file, in an array or one after another.

    Yields
    ------
    number : int
        Number of the record, from 1.
    record : dict or str
        The object; a text says why there is none in that place.

    Raises
    ------
    InputRefused
        When the array is not closed, or something follows after its end.
    """
    decoder = json.JSONDecoder(parse_constant=str)  # NaN stays a word, refused where a number is needed
    utf8 = codecs.getincrementaldecoder("utf-8")(errors="replace")
    stream = blocks(path, TEXT_BLOCK_BYTES)
    text, at, number, ended, opened = "", 0, 0, False, False
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches always
        if not opened and text[at : at + 1] == "[":
            at, opened = at + 1, True
            continue
        if text[at : at + 1] == "]" and opened:
            _expect_end(text[at + 1 :], stream, path)
            return
        if at < len(text):
            try:
                record, stop = decoder.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                if ended or len(text) - at > LONGEST_RECORD:
                    number += 1
                    reason = f"the record is not valid JSON: {_words(error)}"
                    if (further := _NEXT_RECORD.search(text, at)) is None:
                        yield number, f"{reason}; nothing after it can be read"
                        return
                    yield number, reason
                    at = further.end()
                    continue
            else:
                # A number at the end of a block may go on in the next one; an object cannot.
                number, at = number + 1, stop
                yield number, record if isinstance(record, dict) else "the record is not an object"
                continue
        if ended:
            if opened:
                raise InputRefused(
                    f"the array is not closed after record {number}", file=str(path), line=number or None
                )
            return
        more = next(stream, b"")
        ended = not more
        text, at = text[at:] + utf8.decode(more, final=ended), 0


def _expect_end(rest: str, stream: Iterator[bytes], path: Path) -> None:
    if rest.strip() or any(block.strip() for block in stream):
        raise InputRefused("text follows after the end of the array", file=str(path))


def _words(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg[:1].lower() + error.msg[1:]
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def read_omm_json(path: Path, *, source: str, refusals: RefusalList, now_us: int) -> Iterator[ElementBatch]:
    """Read a JSON file of OMM records (see `reading.read_elements` for the arguments)."""
    collector = MessageCollector(source, refusals, now_us)
    broken: InputRefused | None = None
    try:
        for number, record in records(path):
            if isinstance(record, str):
                refusals.add(number, record)
            else:
                collector.add(record, number)
            if len(collector) >= BATCH_RECORDS:
                yield collector.take()
    except InputRefused as error:
        broken = error
    yield collector.take()
    if broken:
        raise broken


def read_tle_json(path: Path, *, source: str, refusals: RefusalList, now_us: int) -> Iterator[ElementBatch]:
    """Read JSON records with the fields TLE1, TLE2 and ON (the name) (arguments as above)."""
    from .tle import TleParser

    # Three lines stand for each record, so that the line of a refusal gives the number of the record.
    inner = RefusalList(refusals.file, refusals.limit)
    parser = TleParser(source, inner, now_us)
    waiting: list[str] = []
    broken: InputRefused | None = None

    def parse(*, final: bool) -> ElementBatch:
        batch = parser.parse("".join(waiting).encode("utf-8", errors="replace"), final=final)
        waiting.clear()
        for one in batch.refused:
            refusals.add(((one.line or 1) + 2) // 3, one.reason)
        refusals.count_unlisted(batch.refused_count - len(batch.refused))
        return refusals.take(batch.table)

    try:
        for number, record in records(path):
            reason = record if isinstance(record, str) else _missing_line(record)
            if reason:
                refusals.add(number, reason)
            waiting.append("#\n#\n#\n" if reason else _three_lines(record))
            if len(waiting) >= BATCH_RECORDS:
                yield parse(final=False)
    except InputRefused as error:
        broken = error
    yield parse(final=True)
    if broken:
        raise broken


def _missing_line(record: dict[str, Any]) -> str | None:
    for key in ("TLE1", "TLE2"):
        if not isinstance(record.get(key), str):
            return f"{key} is missing"
        if not record[key].startswith(key[3] + " "):
            return f"{key} does not begin with {key[3]}"
    return None


def _three_lines(record: Any) -> str:
    name = record.get("ON") or record.get("name") or ""
    lines = [f"0 {name}" if isinstance(name, str) and name.strip() else "", record["TLE1"], record["TLE2"]]
    return "".join(re.sub(r"[\x00-\x1f\x7f]", " ", line)[:200] + "\n" for line in lines)
