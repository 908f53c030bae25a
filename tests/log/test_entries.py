"""Entries: RFC 8785 spelling, and lines that are refused with their reason."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from openparos.log.entries import LARGEST_ENTRY_BYTES, canonical_object
from openparos.model.errors import InputRefused

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=6), st.booleans())
def test_the_spelling_is_that_of_rfc_8785(value, ascii_only):
    line = json.dumps(value, ensure_ascii=ascii_only).encode()
    assert canonical_object(line) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        (b'{"b": 1, "a": "x"}', b'{"a":"x","b":1}'),
        (b'{"n": 1.50, "z": 1E2, "e": -0.0}', b'{"e":0,"n":1.5,"z":100}'),
        (b'{"\\u20ac": 1, "\\ufb33": 2, "\\ud83d\\ude00": 3}', '{"€":1,"😀":3,"\ufb33":2}'.encode()),
        (b'{"c": "\\u000f\\n\\/\\u007f"}', b'{"c":"\\u000f\\n/\x7f"}'),
        (b"{}", b"{}"),
    ],
)
def test_known_spellings(line, entry):
    assert canonical_object(line) == entry


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "not a JSON object"),
        (b'"x"', "not a JSON object"),
        (b"{", "not JSON at column 2"),
        (b'{"a":1}{"b":2}', "not JSON"),
        (b'{"a":1,"a":2}', "'a' stands twice"),
        (b'{"x":{"a":1,"a":2}}', "'a' stands twice"),
        (b'{"a":9007199254740992}', "beyond 2"),
        (b'{"a":1e400}', "no canonical JSON"),
        (b'{"a":NaN}', "NaN is not"),
        (b'{"a":"\\ud800"}', "surrogate"),
        (b'{"a":"\xff"}', "not UTF-8 at byte 6"),
        (b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too deeply"),
        (b'{"a":"' + b"x" * LARGEST_ENTRY_BYTES + b'"}', "at most 65535"),
    ],
    ids=lambda value: value.decode("latin-1")[:20] if isinstance(value, bytes) else None,
)
def test_refused_with_the_reason(line, reason):
    with pytest.raises(InputRefused, match=reason):
        canonical_object(line)


def test_the_largest_entry_is_taken():
    line = b'{"a":"' + b"x" * (LARGEST_ENTRY_BYTES - 8) + b'"}'
    assert len(canonical_object(line)) == LARGEST_ENTRY_BYTES
