"""Proof files: whole, altered, foreign, and compared with a checkpoint from elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger, create_log
from openparos.log.notes import to_base64
from openparos.log.policy import Policy
from openparos.log.settings import LogSettings
from openparos.log.verify import LogProof, prove, verify_file

from .conftest import ORIGIN, entries


@pytest.fixture
def proof_file(make_log, tmp_path):
    folder = make_log(700)
    file = tmp_path / "e.tlog-proof"
    file.write_text(str(prove(folder, 412)), newline="")
    return folder, file


def policy_of(folder) -> Policy:
    lines = "".join(f"log {key}\n" for key in LogSettings.load(folder).keys)
    return Policy.parse((lines + "quorum none\n").encode())


def test_a_proof_is_checked_alone(proof_file):
    folder, file = proof_file
    report = verify_file(file)
    assert report.ok
    assert report.facts["entry"] == {"n": 412}
    assert report.facts["size"] == 700
    assert report.facts["trust"] == "keys that travel with the file"
    assert verify_file(file, policy=policy_of(folder)).facts["trust"] == "policy"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(place=st.integers(0, 2**20))
def test_any_flipped_bit_is_seen(proof_file, place):
    _, file = proof_file
    data = bytearray(file.read_bytes())
    place %= len(data) * 8
    data[place // 8] ^= 1 << place % 8
    changed = file.with_name("changed.tlog-proof")
    changed.write_bytes(data)
    report = verify_file(changed)
    assert not report.ok, place
    assert report.problems[0].path == str(changed)


def test_a_proof_without_its_entry_needs_it(proof_file, tmp_path):
    folder, file = proof_file
    proof = LogProof.parse(file.read_bytes())
    bare = tmp_path / "bare.tlog-proof"
    bare.write_text(str(LogProof(proof.index, proof.hashes, proof.note)), newline="")
    assert "extra" not in bare.read_text()
    report = verify_file(bare, policy=policy_of(folder))
    assert [problem.reason for problem in report.problems] == [
        "the proof does not carry its entry; give --entry"
    ]
    assert verify_file(bare, policy=policy_of(folder), entry=b'{"n":412}').ok
    assert not verify_file(bare, policy=policy_of(folder), entry=b'{"n":413}').ok
    assert "give --policy" in verify_file(bare, entry=b'{"n":412}').problems[0].reason


def test_extra_data_of_other_software_is_passed_over(proof_file, tmp_path):
    folder, file = proof_file
    text = str(LogProof.parse(file.read_bytes()))
    lines = text.split("\n")
    lines[1] = "extra " + to_base64(b"anything")
    file.write_text("\n".join(lines), newline="")
    assert verify_file(file, policy=policy_of(folder), entry=b'{"n":412}').ok


def test_a_proof_by_other_keys_does_not_meet_the_policy(make_log, tmp_path):
    folder = make_log(10)
    create_log(tmp_path / "impostor", ORIGIN)
    with Ledger(tmp_path / "impostor") as ledger:
        ledger.append(entries(0, 10))
    file = tmp_path / "e.tlog-proof"
    file.write_text(str(prove(tmp_path / "impostor", 3)), newline="")
    assert verify_file(file).ok  # whole in itself, and it says that nobody vouches for its keys
    assert "no signature of the log by a key of the policy" in str(
        verify_file(file, policy=policy_of(folder)).problems
    )
    assert not verify_file(file, checkpoint=folder / "checkpoint").ok


def test_the_checkpoint_of_the_same_log_earlier_or_later(proof_file, tmp_path):
    folder, file = proof_file
    assert verify_file(file, checkpoint=folder / "checkpoint").ok
    same = tmp_path / "same"
    same.write_bytes((folder / "checkpoint").read_bytes())
    with Ledger(folder) as ledger:
        ledger.append(entries(700, 30))
    assert verify_file(file, checkpoint=same).ok
    assert verify_file(file, checkpoint=folder / "checkpoint").ok  # its tiles stand beside it
    assert verify_file(file, checkpoint=same).ok
    later = tmp_path / "elsewhere" / "later"
    later.parent.mkdir()
    later.write_bytes((folder / "checkpoint").read_bytes())
    assert verify_file(file, checkpoint=later).ok  # the log stands beside the proof
    alone = tmp_path / "far" / "away" / "e.tlog-proof"
    alone.parent.mkdir(parents=True)
    alone.write_bytes(file.read_bytes())
    assert "takes the tiles of the log" in verify_file(alone, checkpoint=later).problems[0].reason
    assert verify_file(alone, checkpoint=later, log=folder).ok


def test_a_split_view_is_seen(make_log, tmp_path):
    one, other = make_log(20), make_log(19, name="other")
    with Ledger(other) as ledger:
        ledger.append([b'{"n":-19}'])
    file = tmp_path / "e.tlog-proof"
    file.write_text(str(prove(other, 3)), newline="")
    assert "split view" in verify_file(file, checkpoint=one / "checkpoint").problems[0].reason
    with Ledger(one) as ledger:
        ledger.append(entries(20, 30))
    assert "two histories" in verify_file(file, checkpoint=one / "checkpoint").problems[0].reason


def test_a_checkpoint_alone_can_be_checked(make_log, tmp_path):
    folder = make_log(20)
    assert verify_file(folder / "checkpoint").ok
    copy = tmp_path / "checkpoint"
    copy.write_bytes((folder / "checkpoint").read_bytes())
    assert verify_file(copy, policy=policy_of(folder)).ok
    assert not verify_file(copy).ok


@pytest.mark.parametrize(
    "data",
    [
        b"", b"hello", b"c2sp.org/tlog-proof@v1\n", b"c2sp.org/tlog-proof@v1\nindex 01\n\n",
        b"c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n", b"c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\n",
        b"c2sp.org/tlog-proof@v2\nindex 1\n\n",
    ],
)  # fmt: skip
def test_what_is_no_proof_is_named(tmp_path, data):
    (tmp_path / "file").write_bytes(data)
    assert not verify_file(tmp_path / "file").ok
    assert not verify_file(tmp_path / "absent").ok


def test_a_quorum_of_states(make_log, tmp_path):
    folder = make_log(20)
    witnesses = {
        name: KeyPair.from_seeds(f"witness.{name}.example", bytes([n] * 32), bytes([n + 9] * 32))
        for n, name in enumerate(("a", "b", "c", "d"))
    }
    lines = [f"log {key}" for key in LogSettings.load(folder).keys]
    lines += [f"witness {name} {pair.witness_keys()[1]}" for name, pair in witnesses.items()]
    lines += ["group south 2 a b c", "group north any d", "group both all south north", "quorum both", ""]
    policy = Policy.parse("\n".join(lines).encode())
    file = tmp_path / "e.tlog-proof"

    def cosigned_by(*names: str):
        with Ledger(folder) as ledger:
            for name in names:
                pair = witnesses[name]
                text = ledger.published.note.text
                ledger.add_cosignatures(
                    pair.signature_lines(pair.witness_keys(), text, 1_900_000_000), pair.witness_keys()
                )
        file.write_text(str(prove(folder, 3)), newline="")
        return verify_file(file, policy=policy)

    assert "quorum" in cosigned_by("a").problems[0].reason
    assert "quorum" in cosigned_by("b").problems[0].reason
    report = cosigned_by("d")
    assert report.ok
    assert report.facts["times"]["witness.a.example"] == "2030-03-17T17:46:40Z"
