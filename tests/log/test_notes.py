"""Signed notes, verifier keys, checkpoints: what is written is read, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.log.keys import KeyPair
from openparos.log.notes import Checkpoint, Note, NoteAlgorithm, SignatureLine, VerifierKey
from openparos.model.errors import InputRefused, VerificationFailed

ORIGIN = "exchange.example/openparos"
PAIR = KeyPair.from_seeds(ORIGIN, bytes(range(32)), bytes(range(32, 64)))
TEXT = Checkpoint(ORIGIN, 70_000, bytes(range(32))).text
NOTE = Note(TEXT, PAIR.signature_lines(PAIR.log_keys(), TEXT, 1_800_000_000))


def test_a_key_of_the_go_documentation_is_read():
    # golang.org/x/mod/sumdb/note, package documentation.
    key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    assert key.algorithm is NoteAlgorithm.ED25519
    text = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
    )
    line = SignatureLine.parse(
        "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
    assert line.is_by(key)
    assert key.verify(text, line.signature) is None
    with pytest.raises(VerificationFailed):
        key.verify(text.replace("answer", "Answer"), line.signature)


@pytest.mark.parametrize("key", [*PAIR.log_keys(), *PAIR.witness_keys()], ids=lambda key: key.algorithm.name)
def test_each_kind_of_key_signs_and_is_read_back(key):
    assert VerifierKey.parse(str(key)) == key
    (line,) = PAIR.signature_lines((key,), TEXT, 1_800_000_000)
    assert SignatureLine.parse(str(line)[:-1]) == line
    time_s = key.verify(TEXT, line.signature)
    assert time_s == (None if key.algorithm is NoteAlgorithm.ED25519 else 1_800_000_000)
    other = Checkpoint(ORIGIN, 70_001, bytes(range(32))).text
    with pytest.raises(VerificationFailed):
        key.verify(other, line.signature)
    with pytest.raises(VerificationFailed):
        key.verify(TEXT, line.signature[:7])


def test_a_forged_time_does_not_hold():
    for key, line in zip(
        PAIR.witness_keys(), PAIR.signature_lines(PAIR.witness_keys(), TEXT, 1_800_000_000), strict=True
    ):
        earlier = (1_700_000_000).to_bytes(8, "big") + line.signature[8:]
        with pytest.raises(VerificationFailed):
            key.verify(TEXT, earlier)


def test_a_note_is_read_as_written():
    assert Note.parse(NOTE.to_bytes()) == NOTE
    assert Checkpoint.parse(NOTE.text) == Checkpoint(ORIGIN, 70_000, bytes(range(32)))


@given(st.integers(0, len(NOTE.to_bytes()) * 8 - 1))
def test_any_bit_of_a_note_matters(place):
    data = bytearray(NOTE.to_bytes())
    data[place // 8] ^= 1 << place % 8
    try:
        note = Note.parse(bytes(data))
        Checkpoint.parse(note.text)
        for key in PAIR.log_keys():
            note.time_signed_by(key)
    except (InputRefused, VerificationFailed):
        return
    pytest.fail(f"bit {place} changed unseen")


@pytest.mark.parametrize(
    "text",
    [
        "", "one line\n", "a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "\n1\n" + "A" * 43 + "=\n",
        "a\n1\n" + "A" * 43 + "=\nextension\n", "a\n1\n" + "A" * 42 + "B=\n", "a\n٣\n" + "A" * 43 + "=\n",
        f"a\n{2**63}\n" + "A" * 43 + "=\n",
    ],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(InputRefused):
        Checkpoint.parse(text)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"text\n", b"text\n\n", b"text\n\nno dash\n", b"t\xff\n\n\xe2\x80\x94 a AAAAAAAA\n",
        b"t\r\n\n\xe2\x80\x94 a AAAAAAAA\n", b"t\n\n\xe2\x80\x94 a AAAA\n", b"t\n\n\xe2\x80\x94 a+b AAAAAAAA\n",
        b"x" * 1_000_001,
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(data):
    with pytest.raises(InputRefused):
        Note.parse(data)


@pytest.mark.parametrize(
    "text", ["", "a+b", "a+00000000+AQ==", "a b+00000000+AQ==", str(PAIR.log_keys()[0])[:-1] + "A"]
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(InputRefused):
        VerifierKey.parse(text)
