"""The ledger: what it publishes, what it refuses to sign, and a machine that tries every order."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from openparos.log.fsck import check_log
from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger, create_log
from openparos.log.merkle import leaf_hash, root_hash
from openparos.log.notes import Checkpoint
from openparos.log.settings import LogSettings, read_note
from openparos.log.tiles import StoredTree, parse_tile_name, tile_name
from openparos.log.verify import prove, verify_file
from openparos.model.errors import InputRefused, StoreBusy, StoreDamaged, StoreNotWritable, VerificationFailed

from .conftest import ORIGIN, entries


def plain_root(leaves: list[bytes]) -> bytes:
    def subtree(level: int, index: int) -> bytes:
        return root_hash_of(leaves[index << level : (index + 1) << level])

    def root_hash_of(hashes: list[bytes]) -> bytes:
        from openparos.log.merkle import fold

        return fold(hashes)

    return root_hash(len(leaves), subtree)


@pytest.mark.parametrize("batches", [(1,), (255,), (256,), (257,), (100, 100, 100), (1, 255, 1, 600)])
def test_the_root_is_that_of_the_definition(make_log, batches):
    folder = make_log(*batches)
    checkpoint = Checkpoint.parse(read_note(folder / "checkpoint").text)
    assert checkpoint.size == sum(batches)
    assert checkpoint.root == plain_root([leaf_hash(entry) for entry in entries(0, sum(batches))])
    assert [StoredTree(folder, checkpoint.size).entry(n) for n in range(checkpoint.size)] == entries(
        0, sum(batches)
    )


def test_the_layout_is_that_of_the_specification(make_log):
    # C2SP tlog-tiles gives 70,000 as its example: 273 complete tiles and 112 hashes; 1 and 17; 1.
    folder = make_log(70_000)
    for name, size in (
        ("tile/0/272", 8192), ("tile/0/273.p/112", 112 * 32), ("tile/1/000", 8192), ("tile/1/001.p/17", 17 * 32),
        ("tile/2/000.p/1", 32), ("tile/entries/272", None), ("tile/entries/273.p/112", None),
    ):  # fmt: skip
        assert size is None or (folder / name).stat().st_size == size
    assert not (folder / "tile/3").exists()
    assert check_log(folder).to_json()["ok"]


def test_names_of_tiles():
    assert tile_name(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_name("entries", 5, 17) == "tile/entries/005.p/17"
    for name in ("tile/0/x001/x234/067", "tile/entries/005.p/17", "tile/7/000.p/255"):
        level, index, width = parse_tile_name(name)
        assert tile_name(level, index, width) == name
    for name in (
        "tile/0/x000/001",
        "tile/00/001",
        "tile/0/1",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/0/../001",
    ):
        assert parse_tile_name(name) is None


def test_partial_tiles_stay_until_the_tile_is_complete(make_log):
    folder = make_log(10, 10)
    assert (folder / "tile/0/000.p/10").exists()
    with Ledger(folder) as ledger:
        ledger.append(entries(20, 300))
    assert not (folder / "tile/0/000.p").exists()
    assert (folder / "tile/0/001.p/64").exists()


def test_nothing_to_append_signs_nothing(make_log):
    folder = make_log(3)
    before = (folder / "checkpoint").read_bytes()
    with Ledger(folder) as ledger:
        assert ledger.append([]).checkpoint.size == 3
    assert (folder / "checkpoint").read_bytes() == before


def test_staged_entries_survive_and_are_published_later(make_log):
    folder = make_log(3)
    with Ledger(folder) as ledger:
        assert [ledger.stage(entry) for entry in entries(3, 2)] == [3, 4]
    assert check_log(folder).facts["acknowledged_not_published"] == 2
    with Ledger(folder) as ledger:
        assert ledger.size == 5
        assert ledger.stage(entries(5, 1)[0]) == 5
        assert ledger.append(entries(6, 1)).checkpoint.size == 7
    assert [StoredTree(folder, 7).entry(n) for n in range(7)] == entries(0, 7)
    assert not (folder / "pending").exists()
    assert check_log(folder).ok


def cut_tail(data: bytes) -> bytes:
    return data.rstrip(b"\x00")[:-3]


def unwritten_sector(data: bytes) -> bytes:
    """The sector in which the last record begins never reached the disk; the next one did."""
    start = data.rindex(b'{"cut"') // 512 * 512
    begin = data.rindex(b'{"cut"') - 24
    assert begin < start + 512 < data.rindex(b"\n")
    return data[:begin] + bytes(start + 512 - begin) + data[start + 512 :]


@pytest.mark.parametrize("damage", [cut_tail, unwritten_sector])
def test_a_record_cut_short_was_never_acknowledged(make_log, damage):
    folder = make_log(3)
    with Ledger(folder) as ledger:
        ledger.stage(b'{"kept":1}')
        ledger.stage(b'{"cut":"' + b"x" * 1000 + b'"}')
    journal = folder / "pending"
    journal.write_bytes(damage(journal.read_bytes()))
    if damage is cut_tail:
        assert check_log(folder).facts["acknowledged_not_published"] == 1
    with Ledger(folder) as ledger:
        assert ledger.size == 4
        ledger.stage(b'{"next":1}')
        ledger.publish()
    assert StoredTree(folder, 5).entry(4) == b'{"next":1}'


def test_a_record_altered_is_not_taken_for_one_cut_short(make_log):
    folder = make_log(3)
    with Ledger(folder) as ledger:
        for entry in entries(3, 40):
            ledger.stage(entry)
    journal = folder / "pending"
    data = journal.read_bytes()
    length = len(data.rstrip(b"\x00"))
    for place in [*range(0, length, 7), length - 1]:
        journal.write_bytes(data[:place] + bytes([data[place] ^ 16]) + data[place + 1 :])
        with pytest.raises(StoreDamaged, match="journal is altered"):
            Ledger(folder)
    journal.write_bytes(data)
    with Ledger(folder) as ledger:
        assert ledger.size == 43


def test_a_journal_grows_beyond_its_first_length(make_log):
    folder = make_log(3)
    big = [b'{"n":%d,"x":"%s"}' % (n, b"y" * 60_000) for n in range(10)]
    with Ledger(folder) as ledger:
        for entry in big:
            ledger.stage(entry)
    with Ledger(folder) as ledger:
        assert ledger.size == 13
        ledger.publish()
    assert StoredTree(folder, 13).entry(12) == big[9]


def test_two_writers(make_log):
    folder = make_log(3)
    with Ledger(folder), pytest.raises(StoreBusy, match="another process is writing"):
        Ledger(folder)
    with Ledger(folder) as ledger:
        ledger.append(entries(3, 1))


def test_a_clock_set_back_is_refused(make_log):
    folder = make_log(3)
    before = (folder / "checkpoint").read_bytes()
    with (
        Ledger(folder, clock=lambda: 1_000_000_000) as ledger,
        pytest.raises(StoreNotWritable, match="clock says 2001"),
    ):
        ledger.append(entries(3, 300))
    assert (folder / "checkpoint").read_bytes() == before
    assert check_log(folder).ok
    with Ledger(folder) as ledger:
        assert ledger.append(entries(3, 1)).checkpoint.size == 4


def test_an_entry_too_large_stops_the_batch_and_nothing_is_signed(make_log):
    folder = make_log(3)
    with Ledger(folder) as ledger:
        with pytest.raises(InputRefused, match="65536 bytes"):
            ledger.append([*entries(3, 300), b"x" * 65_536])
        assert ledger.size == 3
        ledger.append(entries(3, 5))
    assert check_log(folder).ok


def test_a_checkpoint_rolled_back_is_brought_forward(make_log):
    folder = make_log(3)
    old = (folder / "checkpoint").read_bytes()
    with Ledger(folder) as ledger:
        new = ledger.append(entries(3, 4)).note.to_bytes()
    (folder / "checkpoint").write_bytes(old)
    with Ledger(folder) as ledger:
        assert ledger.published.checkpoint.size == 7
    assert (folder / "checkpoint").read_bytes() == new


def test_history_rolled_back_below_what_was_signed_is_not_signed_again(make_log, tmp_path):
    folder = make_log(3)
    shutil.copytree(folder / "tile", tmp_path / "tile")
    old = (folder / "checkpoint").read_bytes()
    with Ledger(folder) as ledger:
        ledger.append(entries(3, 4))
    shutil.rmtree(folder / "tile")
    shutil.copytree(tmp_path / "tile", folder / "tile")
    (folder / "checkpoint").write_bytes(old)
    with pytest.raises(StoreDamaged):
        Ledger(folder)


def test_two_histories_under_one_key_stop_the_log(make_log):
    one, other = make_log(3), make_log(2, 4, name="other")
    with Ledger(other) as ledger:
        ledger.append([b'{"another":"history"}'])
    (one / "checkpoint").write_bytes((other / "checkpoint").read_bytes())
    with pytest.raises(StoreDamaged):
        Ledger(one)


def test_a_key_folder_from_a_backup_takes_up_what_the_world_has_seen(make_log, tmp_path):
    folder = make_log(3)
    shutil.copytree(folder / "keys", tmp_path / "backup")
    with Ledger(folder) as ledger:
        ledger.append(entries(3, 4))
    shutil.rmtree(folder / "keys")
    shutil.copytree(tmp_path / "backup", folder / "keys")
    with Ledger(folder) as ledger:
        assert ledger.append(entries(7, 1)).checkpoint.size == 8
    assert check_log(folder).ok


def test_opening_a_log_whose_memory_is_lost_removes_nothing(make_log, tmp_path):
    folder = make_log(300)
    shutil.copytree(folder / "keys", tmp_path / "backup")
    with Ledger(folder) as ledger:
        ledger.append(entries(300, 400))
    seen = (folder / "checkpoint").read_bytes()
    shutil.rmtree(folder / "keys")
    shutil.copytree(tmp_path / "backup", folder / "keys")
    (folder / "checkpoint").write_bytes(b"")
    with Ledger(folder) as ledger:
        assert ledger.published.checkpoint.size == 300
    (folder / "checkpoint").write_bytes(seen)  # somebody had a copy
    with Ledger(folder) as ledger:
        assert ledger.append(entries(700, 1)).checkpoint.size == 701
    assert check_log(folder).problems == []


def test_keys_are_kept_by_mode_or_by_passphrase(tmp_path):
    create_log(tmp_path / "plain", ORIGIN)
    assert stat.S_IMODE((tmp_path / "plain/keys/key.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "plain/keys").stat().st_mode) == 0o700
    secret = tmp_path / "secret"
    secret.write_text("correct horse\n")
    create_log(tmp_path / "sealed", ORIGIN, passphrase_file=secret)
    assert "seeds" not in (tmp_path / "sealed/keys/key.json").read_text()
    with Ledger(tmp_path / "sealed") as ledger:  # the passphrase file is remembered
        ledger.append([b"{}"])
    secret.write_text("wrong\n")
    with pytest.raises(VerificationFailed, match="does not open the key"):
        Ledger(tmp_path / "sealed")
    secret.unlink()
    with pytest.raises(InputRefused, match="cannot be read"):
        Ledger(tmp_path / "sealed")
    with pytest.raises(InputRefused, match="cannot be read"):
        create_log(tmp_path / "new", ORIGIN, passphrase_file=secret)
    assert not (tmp_path / "new").exists()


def test_a_folder_in_use_is_not_taken(tmp_path):
    (tmp_path / "log").mkdir()
    (tmp_path / "log/file").touch()
    with pytest.raises(InputRefused, match="something here already"):
        create_log(tmp_path / "log", ORIGIN)


def test_foreign_keys_do_not_open_a_log(make_log, tmp_path):
    folder = make_log(3)
    create_log(tmp_path / "other", ORIGIN)
    shutil.copy(tmp_path / "other/keys/key.json", folder / "keys/key.json")
    with pytest.raises(VerificationFailed, match="not those of this log"):
        Ledger(folder)


class LogMachine(RuleBasedStateMachine):
    """Appends, stages, closes, reopens and proves in any order; the list of entries is the model."""

    @initialize()
    def begin(self):
        import tempfile

        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name) / "log"
        pair = KeyPair.from_seeds(ORIGIN, bytes(range(32)), bytes(range(32, 64)))
        create_log(self.folder, ORIGIN, keys=pair)
        self.ledger = Ledger(self.folder)
        self.model: list[bytes] = []
        self.published = 0
        self.checkpoints = [read_note(self.folder / "checkpoint")]

    @rule(count=st.sampled_from([1, 2, 7, 100, 255, 256, 300]))
    def append(self, count):
        batch = entries(len(self.model), count)
        self.ledger.append(batch)
        self.model += batch
        self.published = len(self.model)
        self.checkpoints.append(self.ledger.published.note)

    @rule(count=st.integers(1, 5))
    def stage(self, count):
        for entry in entries(len(self.model), count):
            assert self.ledger.stage(entry) == len(self.model)
            self.model.append(entry)

    @rule()
    def publish(self):
        self.ledger.publish()
        self.published = len(self.model)

    @rule()
    def reopen(self):
        self.ledger.close()
        self.ledger = Ledger(self.folder)

    @rule()
    def forget_to_close(self):
        self.ledger._stack.close()  # the process is gone; its lock with it
        self.ledger = Ledger(self.folder)

    @precondition(lambda self: self.published)
    @rule(data=st.data())
    def prove_one(self, data):
        index = data.draw(st.integers(0, self.published - 1))
        proof = prove(self.folder, index)
        assert proof.entry == self.model[index]
        file = self.folder.parent / "proof"
        file.write_text(str(proof), newline="")
        assert verify_file(file).ok

    @rule(data=st.data())
    def grew_from_every_checkpoint(self, data):
        note = data.draw(st.sampled_from(self.checkpoints))
        file = self.folder.parent / "older"
        file.write_bytes(note.to_bytes())
        assert check_log(self.folder, checkpoint=file).problems == []

    @invariant()
    def sizes_agree(self):
        if hasattr(self, "ledger"):
            assert self.ledger.size == len(self.model)
            assert self.ledger.published.checkpoint.size == self.published

    def teardown(self):
        if hasattr(self, "ledger"):
            self.ledger.close()
            assert check_log(self.folder).problems == []
            assert LogSettings.load(self.folder).origin == ORIGIN
            self.place.cleanup()


TestLogMachine = LogMachine.TestCase
TestLogMachine.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
