"""Policy files: read line by line, and refused with the line."""

from __future__ import annotations

import pytest

from openparos.log.keys import KeyPair
from openparos.log.policy import Policy
from openparos.model.errors import InputRefused

PAIRS = [KeyPair.from_seeds(f"k{n}.example", bytes([n] * 32), bytes([n + 50] * 32)) for n in range(6)]
LOG = str(PAIRS[0].log_keys()[0])
W = [str(pair.witness_keys()[0]) for pair in PAIRS]
HELD = [pair.witness_keys()[0] for pair in PAIRS]


def test_the_example_of_the_specification():
    text = f"""
        # two levels of groups
        log {LOG} https://log.example/
        witness X1 {W[1]}
        witness X2 {W[2]}
        witness X3 {W[3]}
        group X-witnesses 2 X1 X2 X3

        witness Y1 {W[4]} https://y.example/
        witness Y2 {W[5]}
        group Y-witnesses any Y1 Y2

        group X-and-Y all X-witnesses Y-witnesses
        quorum X-and-Y
    """
    policy = Policy.parse(text.encode())
    assert len(policy.logs) == 1
    assert not policy.is_met_by(HELD[1:4])
    assert not policy.is_met_by([HELD[1], HELD[4], HELD[5]])
    assert policy.is_met_by([HELD[1], HELD[3], HELD[5]])
    assert policy.is_met_by(HELD)


def test_no_witness_is_needed_where_the_quorum_is_none():
    assert Policy.parse(b"quorum none\n").is_met_by([])


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "one quorum line"),
        ("quorum none\nquorum none", 2, "second quorum"),
        ("quorum X", 1, "not defined"),
        ("witness X KEY\nwitness X KEY2\nquorum X", 2, "taken"),
        ("witness X KEY\nwitness Y KEY\nquorum X", 2, "stands twice"),
        ("witness none KEY\nquorum none", 1, "taken"),
        ("log LOG\nlog LOG\nquorum none", 2, "stands twice"),
        ("log KEY\nquorum none", 1, "for cosignatures"),
        ("witness X LOG\nquorum none", 1, "for a log"),
        ("group G any X\nquorum none", 1, "not defined"),
        ("witness X KEY\ngroup G 2 X\nquorum G", 2, "no threshold"),
        ("witness X KEY\ngroup G 0 X\nquorum G", 2, "no threshold"),
        ("witness X KEY\ngroup G any X X\nquorum G", 2, "already a member"),
        ("witness X KEY\ngroup G any X\ngroup H any X\nquorum H", 3, "already a member"),
        ("hello\nquorum none", 1, "unknown word"),
        ("quorum", 1, "words"),
        ("quorum none\x00", 1, "control"),
        ("log x\xff+00000000+AQ==\nquorum none", 1, "UTF-8"),
    ],
)
def test_refused_with_the_line(text, line, reason):
    text = text.replace("KEY2", W[2]).replace("KEY", W[1]).replace("LOG", LOG)
    with pytest.raises(InputRefused, match=reason) as caught:
        Policy.parse(text.encode("latin-1"), file="policy")
    assert caught.value.line == line
