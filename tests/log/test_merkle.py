"""Merkle hashing and proofs against the published vectors, and against the definition for any size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.log import merkle

VECTORS = json.loads((Path(__file__).parents[2] / "authorities" / "rfc6962.json").read_text())
LEAVES = [merkle.leaf_hash(bytes.fromhex(text)) for text in VECTORS["leaves_hex"]]


def definition(hashes: list[bytes]) -> bytes:
    """Return the tree hash as RFC 6962 section 2.1 defines it, word for word."""
    if not hashes:
        return merkle.EMPTY_ROOT
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return merkle.node_hash(definition(hashes[:k]), definition(hashes[k:]))


def subtrees(hashes: list[bytes]) -> merkle.SubtreeHash:
    return lambda level, index: definition(hashes[index << level : (index + 1) << level])


def leaves(size: int) -> list[bytes]:
    return [merkle.leaf_hash(str(i).encode()) for i in range(size)]


def test_published_roots():
    assert merkle.EMPTY_ROOT.hex() == VECTORS["empty_root_hex"]
    for size, root in enumerate(VECTORS["roots_hex"], start=1):
        assert merkle.root_hash(size, subtrees(LEAVES)).hex() == root


@pytest.mark.parametrize("case", VECTORS["inclusion"], ids=lambda case: f"{case['index']}/{case['size']}")
def test_published_inclusion_proofs(case):
    proof = merkle.inclusion_proof(case["index"], case["size"], subtrees(LEAVES))
    assert [one.hex() for one in proof] == case["proof_hex"]


@pytest.mark.parametrize("case", VECTORS["consistency"], ids=lambda case: f"{case['old']}-{case['new']}")
def test_published_consistency_proofs(case):
    proof = merkle.consistency_proof(case["old"], case["new"], subtrees(LEAVES))
    assert [one.hex() for one in proof] == case["proof_hex"]


def test_every_proof_of_every_small_tree_holds_and_no_other():
    hashes = leaves(20)
    roots = [definition(hashes[:size]) for size in range(21)]
    for size in range(1, 21):
        for index in range(size):
            proof = merkle.inclusion_proof(index, size, subtrees(hashes))
            for other in range(20):
                held = merkle.check_inclusion(hashes[other], index, size, proof, roots[size])
                assert held == (other == index)
            assert not merkle.check_inclusion(hashes[index], index, size, [*proof, bytes(32)], roots[size])
            if proof:
                assert not merkle.check_inclusion(hashes[index], index, size, proof[:-1], roots[size])
        for old in range(size + 1):
            proof = merkle.consistency_proof(old, size, subtrees(hashes))
            assert merkle.check_consistency(old, roots[old], size, roots[size], proof)
            assert old == size or not merkle.check_consistency(
                old, roots[old], size, roots[size], [*proof, bytes(32)]
            )
            assert old == 0 or not merkle.check_consistency(old, bytes(32), size, roots[size], proof)
            assert old == 0 or not merkle.check_consistency(old, roots[old], size, bytes(32), proof)


@given(st.data())
def test_any_change_of_one_bit_breaks_a_proof(data):
    size = data.draw(st.integers(2, 300))
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size - 1))
    hashes = leaves(size)
    root = definition(hashes)
    for proof, check in (
        (
            merkle.inclusion_proof(index, size, subtrees(hashes)),
            lambda p: merkle.check_inclusion(hashes[index], index, size, p, root),
        ),
        (
            merkle.consistency_proof(old, size, subtrees(hashes)),
            lambda p: merkle.check_consistency(old, definition(hashes[:old]), size, root, p),
        ),
    ):
        assert check(proof)
        place = data.draw(st.integers(0, len(proof) * 256 - 1))
        changed = [bytearray(one) for one in proof]
        changed[place // 256][place % 256 // 8] ^= 1 << place % 8
        assert not check([bytes(one) for one in changed])


def test_impossible_requests_are_refused():
    with pytest.raises(ValueError, match="not in a tree"):
        merkle.inclusion_proof(3, 3, subtrees(leaves(3)))
    with pytest.raises(ValueError, match="no beginning"):
        merkle.consistency_proof(4, 3, subtrees(leaves(3)))
    assert not merkle.check_inclusion(bytes(32), 3, 3, [], bytes(32))
    assert not merkle.check_consistency(4, bytes(32), 3, bytes(32), [])
