"""Every flipped bit is named; rewritten, shortened and forked logs are told from honest ones."""

from __future__ import annotations

import random
import shutil

import pytest

from openparos.log.fsck import check_log
from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger, create_log
from openparos.log.notes import Checkpoint, Note
from openparos.log.policy import Policy
from openparos.log.settings import LogSettings

from .conftest import ORIGIN, entries

STRANGER = KeyPair.from_seeds("witness.example/stranger", bytes(32), bytes(32))


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def whole(tmp_path_factory, keys):
    """A log of 700 entries in three batches, with one entry acknowledged and not yet published."""
    folder = tmp_path_factory.mktemp("whole") / "log"
    create_log(folder, ORIGIN, keys=keys)
    with Ledger(folder) as ledger:
        for count in (10, 300, 390):
            ledger.append(entries(ledger.size, count))
        ledger.append(entries(700, 7))
        ledger.stage(b'{"n":707}')
    attachment = folder / "attachments" / "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    attachment.parent.mkdir()
    attachment.write_bytes(b"x")
    assert check_log(folder).problems == []
    return folder


def test_every_file_is_looked_at_and_any_flipped_bit_in_it_is_named(whole):
    random.seed(1)
    seen = files(whole)
    assert len(seen) >= 12
    for path in seen:
        original = path.read_bytes()
        name = path.relative_to(whole).as_posix()
        bits = {0, len(original) * 8 - 1, *(random.randrange(len(original) * 8) for _ in range(6))}
        for place in sorted(bits):
            changed = bytearray(original)
            changed[place // 8] ^= 1 << place % 8
            path.write_bytes(changed)
            report = check_log(whole)
            assert not report.ok, f"bit {place} of {name} changed unseen"
            # A change of log.json is a change of the keys, and may be felt in what they signed.
            assert name in {problem.path for problem in report.problems}, (name, place, report.problems)
            if name.startswith("tile/"):
                assert {problem.path for problem in report.problems} <= {name}, (name, place, report.problems)
        path.write_bytes(original)
    assert check_log(whole).ok


def test_every_file_cut_short_or_missing_is_named(whole, tmp_path):
    for path in files(whole):
        name = path.relative_to(whole).as_posix()
        original = path.read_bytes()
        mode = path.stat().st_mode
        path.write_bytes(original[:-1])
        if name != "pending":  # its last record was then never acknowledged
            assert name in {problem.path for problem in check_log(whole).problems}, name
        path.unlink()
        if "/" not in name.removeprefix("tile/") or name.startswith("keys/"):
            found = {problem.path for problem in check_log(whole).problems}
            assert name in found or name == "pending", name
        path.write_bytes(original)
        path.chmod(mode)
    assert check_log(whole).ok


def test_history_rewritten_under_the_same_key_is_told_by_any_older_checkpoint(make_log, tmp_path):
    honest = make_log(100, 200)
    older = tmp_path / "older"
    older.write_bytes((honest / "checkpoint").read_bytes())
    rewritten = make_log(99, name="rewritten")
    with Ledger(rewritten) as ledger:
        ledger.append([b'{"other":"word"}'])
        ledger.append(entries(100, 400))
    assert check_log(rewritten).ok  # taken alone it is whole
    (problem,) = check_log(rewritten, checkpoint=older).problems
    assert problem.path == "checkpoint"
    assert "two histories bear one key" in problem.reason


def test_a_log_cut_short_is_told_by_a_newer_checkpoint(make_log, tmp_path):
    long, short = make_log(30), make_log(20, name="short")
    (problem,) = check_log(short, checkpoint=long / "checkpoint").problems
    assert "cut short" in problem.reason


def test_a_checkpoint_of_a_stranger_is_no_measure(make_log, tmp_path):
    folder = make_log(30)
    create_log(tmp_path / "stranger", ORIGIN)
    (problem,) = check_log(folder, checkpoint=tmp_path / "stranger/checkpoint").problems
    assert problem.path == str(tmp_path / "stranger/checkpoint")


def test_entries_changed_with_their_tiles_do_not_give_the_signed_root(make_log):
    folder, other = make_log(300), make_log(0, name="other")
    with Ledger(other) as ledger:
        ledger.append([*entries(0, 299), b'{"n":-1}'])
    shutil.rmtree(folder / "tile")
    shutil.copytree(other / "tile", folder / "tile")
    assert "history was rewritten" in " ".join(problem.reason for problem in check_log(folder).problems)


def test_a_copy_without_the_keys_is_checked_too(whole, tmp_path):
    shutil.copytree(whole, tmp_path / "copy", ignore=shutil.ignore_patterns("keys", "pending"))
    assert check_log(tmp_path / "copy").problems == []


def test_a_key_others_can_read_is_named(make_log):
    folder = make_log(3)
    (folder / "keys/key.json").chmod(0o644)
    assert "0600" in check_log(folder).problems[0].reason


def test_a_signature_nobody_knows_is_named(make_log, keys):
    folder = make_log(3)
    note = Note.parse((folder / "checkpoint").read_bytes())
    lines = STRANGER.signature_lines(STRANGER.witness_keys(), note.text, 1_800_000_000)
    (folder / "checkpoint").write_bytes(note.with_lines(lines).to_bytes())
    assert "does not name" in check_log(folder).problems[0].reason


def test_no_log_at_all(tmp_path):
    report = check_log(tmp_path)
    assert not report.ok
    assert report.to_json()["problems"][0]["path"] == "log.json"


def test_a_larger_checkpoint_with_an_own_signature_but_no_files(make_log, keys):
    folder = make_log(3)
    text = Checkpoint(ORIGIN, 9, bytes(32)).text
    note = Note(text, keys.signature_lines(keys.log_keys(), text, 1_900_000_000))
    (folder / "checkpoint").write_bytes(note.to_bytes())
    assert not check_log(folder).ok


def test_a_log_replaced_with_other_keys_does_not_meet_the_policy(make_log, tmp_path):
    folder = make_log(3)
    lines = "".join(f"log {key}\n" for key in LogSettings.load(folder).keys)
    policy = Policy.parse((lines + "quorum none\n").encode())
    assert check_log(folder, policy=policy).ok
    create_log(tmp_path / "impostor", ORIGIN)
    assert check_log(tmp_path / "impostor").ok
    assert "by a key of the policy" in check_log(tmp_path / "impostor", policy=policy).problems[0].reason
    cosigned = Policy.parse(f"{lines}witness w {STRANGER.witness_keys()[0]}\nquorum w\n".encode())
    assert "do not make the quorum" in check_log(folder, policy=cosigned).problems[0].reason
