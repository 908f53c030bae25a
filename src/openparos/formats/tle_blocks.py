"""The lines of a TLE file paired into sets by compiled code: names, first lines, second lines, strays.

A set is a first line and the second line after it, blank lines between them allowed. Whatever stands
between two sets and belongs to neither is one refusal, and reading starts afresh at the next first
line, so that one broken line costs one set.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from .tle_fields import (
    BAD_COLUMNS,
    GOOD,
    LINE_COLUMNS,
    NO_FIRST_LINE,
    NO_SECOND_LINE,
    NUMBERS_DIFFER,
    STRAY,
    compiled,
    inlined,
    read_first_line,
    read_norad_id,
    read_second_line,
    shape_fault,
)

SHORTEST_SET_BYTES: Final = 2 * LINE_COLUMNS + 1
LONGEST_NAME: Final = 100
BLANK_LINES_WITHIN_SET: Final = 10

_BLANK, _COMMENT, _NAME, _FIRST, _SECOND, _NOISE = 0, 1, 2, 3, 4, 5

# Slots of `state`, which lives from block to block.
LINE: Final = 0  # number of the next line to read
STRAY_LINE: Final = 1  # first of a run of lines that belong to no set
STRAY_COUNT: Final = 2
# Rows of `spans` are the name, the first and the second line of a set; a number of zero means none.
START: Final = 0
STOP: Final = 1
NUMBER: Final = 2
# Slots of `counts`, what one block gave.
ROWS: Final = 0
FAULTS: Final = 1
LISTED: Final = 2
NAME_BYTES: Final = 3
DESIGNATOR_BYTES: Final = 4
CONSUMED: Final = 5
UNUSUAL_NAMES: Final = 6


@compiled
def line_kind(buf: Any, s: int, e: int) -> int:
    """Say what a line is, from its first columns."""
    if e == s:
        return _BLANK
    if buf[s] == 35:
        return _COMMENT
    # A satellite may be called "1 HOPPER": a first line has a catalogue number there, or is long.
    numbered = e - s > 7 and buf[s + 1] == 32 and (buf[s] == 49 or buf[s] == 50)
    if numbered and (e - s > 60 or read_norad_id(buf, s + 2) >= 0):
        return _FIRST if buf[s] == 49 else _SECOND
    for i in range(s, e):
        if buf[i] < 32 or buf[i] == 127:
            return _NOISE
    return _NAME if e - s <= LONGEST_NAME else _NOISE


@compiled
def add_fault(faults: Any, counts: Any, line: int, code: int, which: int, detail: int) -> None:
    """Note one refusal; beyond the capacity of `faults` it is only counted."""
    place = counts[LISTED]
    if place < faults.shape[1]:
        faults[0, place], faults[1, place] = line, code
        faults[2, place], faults[3, place] = which, detail
        counts[LISTED] += 1
    counts[FAULTS] += 1


@compiled
def end_stray_run(faults: Any, counts: Any, state: Any) -> None:
    """Refuse the run of lines that belong to no set, if there is one, as one piece."""
    if state[STRAY_COUNT]:
        add_fault(faults, counts, state[STRAY_LINE], STRAY, 0, state[STRAY_COUNT])
        state[STRAY_COUNT] = 0


@compiled
def add_stray(state: Any, line: int) -> None:
    """Add a line to the run of lines that belong to no set."""
    if not state[STRAY_COUNT]:
        state[STRAY_LINE] = line
    state[STRAY_COUNT] += 1


@compiled
def read_set(buf: Any, spans: Any, row: int, values: Any, whole: Any, faults: Any, counts: Any) -> bool:
    """Read one pair of lines into a row, or note why not."""
    for which in range(1, 3):
        code, detail = shape_fault(buf, spans[which, START], spans[which, STOP])
        if code != GOOD:
            add_fault(faults, counts, spans[which, NUMBER], code, which, detail)
            return False
    first, second = spans[1, START], spans[2, START]
    number, other = read_norad_id(buf, first + 2), read_norad_id(buf, second + 2)
    if number < 0 or other < 0:
        which = 1 if number < 0 else 2
        add_fault(faults, counts, spans[which, NUMBER], BAD_COLUMNS, which, 3)
        return False
    if number != other:
        add_fault(faults, counts, spans[1, NUMBER], NUMBERS_DIFFER, 1, number * 1_000_000 + other)
        return False
    code, detail = read_first_line(buf[first : first + LINE_COLUMNS], row, values, whole)
    if code != GOOD:
        add_fault(faults, counts, spans[1, NUMBER], code, 1, detail)
        return False
    code, detail = read_second_line(buf[second : second + LINE_COLUMNS], row, values, whole)
    if code != GOOD:
        add_fault(faults, counts, spans[2, NUMBER], code, 2, detail)
        return False
    whole[0, row], whole[4, row] = number, spans[1, NUMBER]
    return True


@inlined
def copy_designator(buf: Any, s: int, out: Any, at: int) -> int:
    """Write ``1998-067A`` from columns 10-17 (``98067A``); returns its length, 0 for none or a part."""
    for i in range(s, s + 5):
        if not 48 <= buf[i] <= 57:
            return 0
    stop = s + 5
    while stop < s + 8 and 65 <= (buf[stop] & 0xDF) <= 90:
        stop += 1
    if stop == s + 5:
        return 0
    for i in range(stop, s + 8):
        if buf[i] != 32:
            return 0
    century_19 = (buf[s] - 48) * 10 + buf[s + 1] - 48 >= 57
    out[at], out[at + 1] = (49, 57) if century_19 else (50, 48)
    out[at + 2], out[at + 3], out[at + 4] = buf[s], buf[s + 1], 45
    for i in range(2, 5):
        out[at + 3 + i] = buf[s + i]
    for i in range(5, stop - s):
        out[at + 3 + i] = buf[s + i] & 0xDF
    return int(stop - s + 3)


@inlined
def copy_name(buf: Any, s: int, e: int, out: Any, at: int) -> tuple[int, bool]:
    """Copy a name without the ``0 `` of a three-line set; returns its length and whether all is ASCII."""
    if e - s >= 2 and buf[s] == 48 and buf[s + 1] == 32:
        s += 2
    while s < e and buf[s] == 32:
        s += 1
    plain = True
    for i in range(s, e):
        out[at + i - s] = buf[i]
        plain = plain and buf[i] < 128
    return e - s, plain


@inlined
def add_texts(
    buf: Any, spans: Any, row: int, counts: Any, names: Any, name_ends: Any, designators: Any,
    designator_ends: Any,
) -> None:  # fmt: skip
    """Append name and designator of a set that was read."""
    counts[DESIGNATOR_BYTES] += copy_designator(
        buf, spans[1, START] + 9, designators, counts[DESIGNATOR_BYTES]
    )
    designator_ends[row] = counts[DESIGNATOR_BYTES]
    if spans[0, NUMBER]:
        length, plain = copy_name(buf, spans[0, START], spans[0, STOP], names, counts[NAME_BYTES])
        counts[NAME_BYTES] += length
        counts[UNUSUAL_NAMES] += not plain
    name_ends[row] = counts[NAME_BYTES]


@compiled
def forget(spans: Any) -> None:
    """Wait for nothing any more."""
    spans[0, NUMBER] = 0
    spans[1, NUMBER] = 0


@inlined
def end_of_line(buf: Any, start: int) -> int:
    """Return where the line that begins at `start` ends: the place of its newline, or the end of the block."""
    usual = start + LINE_COLUMNS
    if usual + 1 < buf.size and (buf[usual] == 10 or (buf[usual] == 13 and buf[usual + 1] == 10)):
        # Most lines have 69 columns. Looking for a newline among them all at once beats looking one by one.
        columns = buf[start:usual]
        newlines = np.uint8(0)
        for i in range(LINE_COLUMNS):
            newlines |= np.uint8(columns[i] == np.uint8(10))
        if not newlines:
            return usual if buf[usual] == 10 else usual + 1
    while start < buf.size and buf[start] != 10:
        start += 1
    return start


@compiled
def give_up_waiting(kind: int, spans: Any, faults: Any, state: Any, counts: Any) -> None:
    """Refuse a first line that gets no second, and put a name that gets no set among the strays."""
    if spans[1, NUMBER]:
        add_fault(faults, counts, spans[1, NUMBER], NO_SECOND_LINE, 1, 0)
        forget(spans)
    elif spans[0, NUMBER] and kind != _FIRST:
        # A name before a second line belongs to the same broken set as that line.
        if kind != _SECOND:
            add_stray(state, spans[0, NUMBER])
        forget(spans)


@compiled
def parse_block(
    buf: Any, final: bool, values: Any, whole: Any, faults: Any, state: Any, counts: Any,
    names: Any, name_ends: Any, designators: Any, designator_ends: Any,
) -> None:  # fmt: skip
    """Read the sets of a block of whole lines.

    Parameters
    ----------
    buf : (n,) uint8
        The bytes.
    final : bool
        Whether the file ends with them; otherwise what may go on in the next block is not consumed.
    values, whole : (9, m) float64, (5, m) int64
        Filled by column (`tle_fields.VALUE_NAMES`, `WHOLE_NAMES`).
    faults : (4, k) int64
        Line, code, which line of the set, detail.
    state, counts : (3,) int64, (7,) int64
        See the slots above.
    names, name_ends, designators, designator_ends :
        Bytes of the two text columns one after another, and where each ends.
    """
    at, row, blanks = 0, 0, 0
    # What waits: a name, a first line; the second line that completes them.
    spans = np.zeros((3, 3), dtype=np.int64)
    while at < buf.size:
        start, stop = at, end_of_line(buf, at)
        at = stop + 1
        line = state[LINE]
        state[LINE] += 1
        while stop > start and (buf[stop - 1] == 32 or buf[stop - 1] == 13 or buf[stop - 1] == 9):
            stop -= 1
        kind = line_kind(buf, start, stop)
        if kind == _COMMENT:
            continue
        blanks = blanks + 1 if kind == _BLANK else 0
        if kind == _BLANK and blanks <= BLANK_LINES_WITHIN_SET:
            continue
        if kind == _SECOND and spans[1, NUMBER]:
            spans[2, START], spans[2, STOP], spans[2, NUMBER] = start, stop, line
            if read_set(buf, spans, row, values, whole, faults, counts):
                add_texts(buf, spans, row, counts, names, name_ends, designators, designator_ends)
                row += 1
            forget(spans)
            continue
        give_up_waiting(kind, spans, faults, state, counts)
        if kind == _FIRST or kind == _SECOND:  # noqa: SIM109 (one machine instruction each)
            end_stray_run(faults, counts, state)
        if kind == _FIRST or kind == _NAME:  # noqa: SIM109
            waiting = 1 if kind == _FIRST else 0
            spans[waiting, START], spans[waiting, STOP], spans[waiting, NUMBER] = start, stop, line
        elif kind == _SECOND:
            add_fault(faults, counts, line, NO_FIRST_LINE, 2, 0)
        elif kind == _NOISE:
            add_stray(state, line)
    counts[ROWS] = row
    counts[CONSUMED] = buf.size
    if final:
        give_up_waiting(_BLANK, spans, faults, state, counts)
        end_stray_run(faults, counts, state)
    elif spans[0, NUMBER] or spans[1, NUMBER]:
        waiting = 0 if spans[0, NUMBER] else 1
        counts[CONSUMED] = spans[waiting, START]
        state[LINE] = spans[waiting, NUMBER]
