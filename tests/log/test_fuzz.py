"""Whatever bytes come: every reader answers with a value or refuses; none falls over, none hangs."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openparos.log.entries import canonical_object
from openparos.log.keys import KeyPair
from openparos.log.notes import Checkpoint, Note, VerifierKey
from openparos.log.policy import Policy
from openparos.log.tiles import decode_bundle, encode_bundle, parse_tile_name
from openparos.log.verify import LogProof
from openparos.log.witness import AddCheckpoint, read_cosignatures
from openparos.model.errors import InputRefused
from openparos.notices.documents import parse_document, parse_json
from openparos.notices.envelope import Envelope
from openparos.notices.identity import PartyIdentity

PAIR = KeyPair.from_seeds("log.example/a", bytes(32), bytes(range(32)))
TEXT = Checkpoint("log.example/a", 5, bytes(32)).text
NOTE = Note(TEXT, PAIR.signature_lines(PAIR.log_keys()[:1], TEXT, 0))
PROOF = LogProof(2, (bytes(32), bytes(32)), NOTE, b'{"n":2}', PAIR.log_keys()[:1])
POLICY = f"log {PAIR.log_keys()[0]}\nwitness w {PAIR.witness_keys()[0]}\ngroup g 1 w\nquorum g\n"

READERS = {
    "note": (Note.parse, NOTE.to_bytes()),
    "proof": (LogProof.parse, str(PROOF).encode()),
    "request": (AddCheckpoint.parse, AddCheckpoint(2, (bytes(32),), NOTE).to_bytes()),
    "answer": (read_cosignatures, str(NOTE.lines[0]).encode()),
    "policy": (Policy.parse, POLICY.encode()),
    "entry": (canonical_object, b'{"b":[1,2.5,{"x":null}],"a":"\\u00e9"}'),
    "bundle": (decode_bundle, encode_bundle([b"one", b"", b"three"])),
    "yaml": (
        parse_document,
        b"form: visit\ncontent:\n  window: {start: 2026-12-01T10:00:00Z}\n  list: [1, a]\n",
    ),
    "json": (parse_json, b'{"form": "visit", "content": {"x": [1, 2]}}'),
}


@pytest.mark.parametrize("kind", READERS)
def test_any_bytes(kind):
    read, good = READERS[kind]
    read(good)

    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=300))
    def anything(data):
        with suppress(InputRefused):
            read(data)

    @settings(max_examples=300, deadline=None)
    @given(st.integers(0, len(good)), st.integers(0, 20), st.binary(max_size=12))
    def nearly_good(place, cut, put):
        with suppress(InputRefused):
            read(good[:place] + put + good[place + cut :])

    anything()
    nearly_good()


@settings(max_examples=300, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["payloadType", "payload", "signatures", "keyid", "sig", "party", "offices", "keys", "kind"]),
            inner, max_size=4,
        ),
        max_leaves=10,
    )
)  # fmt: skip
def test_any_json(value):
    for read in (Envelope.parse, PartyIdentity.from_json):
        with suppress(InputRefused):
            read(value)


@given(st.text(max_size=60))
def test_any_text(text):
    for read in (VerifierKey.parse, Checkpoint.parse):
        with suppress(InputRefused):
            read(text)
    parse_tile_name(text)


@pytest.mark.parametrize("digits", ["9" * 5000, "0" * 5000, "1" + "0" * 18, str(2**63), "١"])
def test_enormous_numbers_cost_nothing(digits):
    for data in (f"old {digits}\n\n", f"c2sp.org/tlog-proof@v1\nindex {digits}\n\n"):
        with pytest.raises(InputRefused):
            AddCheckpoint.parse(data.encode())
        with pytest.raises(InputRefused):
            LogProof.parse(data.encode())
    with suppress(InputRefused):
        Checkpoint.parse(f"a\n{digits}\n{'A' * 43}=\n")
    with pytest.raises(InputRefused):
        canonical_object(json.dumps({"a": 1}).replace("1", digits + "1").encode())
