"""The archive as its users see it: what goes in comes out, once, by object, by date, as of a date."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from element_samples import DAY, SHA, append, make_set, random_sets

from openparos.model.elements import ELEMENT_SCHEMA, ElementSet, from_table, to_table
from openparos.model.errors import InputRefused, StoreBusy, StoreDamaged
from openparos.store import compaction, writing
from openparos.store.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_an_archive_never_written_to_is_empty(archive: Archive):
    assert len(archive.history(25544)) == len(archive.as_of(0)) == len(archive.between(None, None)) == 0
    assert len(archive.objects()) == 0
    assert archive.history(25544).schema == ELEMENT_SCHEMA
    assert archive.check().ok
    assert not archive.folder.exists()


def test_what_went_in_comes_out(archive: Archive):
    one = make_set(cospar_id="1998-067A", name="ISS (ZARYA)", element_set_no=999, rev_at_epoch=45_000)
    assert append(archive, one) == (1, 0)
    assert from_table(archive.history(25544)) == [one]
    assert archive.history(25544).schema == ELEMENT_SCHEMA


def test_numbers_of_nine_digits_and_absent_values(archive: Archive):
    one = make_set(799_501_234, mean_motion_dot=None, mean_motion_ddot=None, bstar=-1.2345e-6)
    append(archive, one)
    assert from_table(archive.history(799_501_234)) == [one]


def test_an_object_gets_the_name_of_its_day(archive: Archive):
    append(archive, make_set(epoch_us=100 * DAY, name="OBJECT A"))
    append(archive, make_set(epoch_us=200 * DAY, name="FENGYUN 2G"), make_set(epoch_us=300 * DAY))
    append(archive, make_set(epoch_us=50 * DAY))
    names = archive.history(25544)["name"].to_pylist()
    assert names == ["OBJECT A", "OBJECT A", "FENGYUN 2G", "FENGYUN 2G"]


def test_each_set_keeps_its_source(archive: Archive):
    append(
        archive, make_set(epoch_us=DAY, source="celestrak"), make_set(epoch_us=2 * DAY, source="spacetrack")
    )
    append(archive, make_set(epoch_us=3 * DAY, source=""), sha="cd" * 32)
    assert archive.history(25544)["source"].to_pylist() == ["celestrak", "spacetrack", "unknown"]
    assert {one.sha256 for one in archive.manifest().origins} == {SHA, "cd" * 32}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"epoch_us": 20_000 * DAY + 999},
        {"epoch_us": 20_000 * DAY - 432},
        {"mean_motion_dot": None},
        {"mean_motion_ddot": None},
        {"element_set_no": 999, "rev_at_epoch": 12},
        {"source": "another"},
        {"name": "ISS"},
        {"eccentricity": 0.00067031},
        {"raan_deg": 247.46270000000004},
    ],
)
def test_the_same_set_in_another_spelling_is_a_duplicate(archive: Archive, changes: dict[str, object]):
    append(archive, make_set())
    assert append(archive, make_set(**changes)) == (0, 1)
    assert len(archive.history(25544)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"epoch_us": 20_000 * DAY + 1_000},
        {"mean_motion_dot": 0.00016718},
        {"mean_motion_ddot": 1e-9},
        {"eccentricity": 0.0006704},
        {"bstar": 0.00010271},
        {"bstar": 0.0010270},
        {"norad_id": 25545},
    ],
)
def test_conflicting_sets_are_both_kept(archive: Archive, changes: dict[str, object]):
    append(archive, make_set())
    assert append(archive, make_set(**changes)) == (1, 0)
    assert append(archive, make_set(**changes)) == (0, 1)
    assert archive.summary().sets == 2


def test_duplicates_within_one_file(archive: Archive):
    assert append(archive, make_set(), make_set(), make_set(epoch_us=20_000 * DAY + 500)) == (1, 2)


def test_of_sets_in_conflict_the_one_received_last_is_the_latest(archive: Archive):
    append(archive, make_set(source="first"))
    append(archive, make_set(bstar=0.0002, source="second"), sha="cd" * 32)
    assert archive.as_of(30_000 * DAY)["source"].to_pylist() == ["second"]
    archive.compact()
    assert archive.as_of(30_000 * DAY)["source"].to_pylist() == ["second"]


def test_an_impossible_number_is_refused_and_nothing_changes(archive: Archive):
    append(archive, make_set())
    before = archive.manifest()
    with pytest.raises(InputRefused, match="bstar"):
        append(archive, make_set(5), make_set(6, bstar=float("inf")))
    assert archive.manifest() == before
    assert archive.check().ok
    assert archive.check().uncommitted == ()


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make windows, batches and runs so small that a test meets every kind of rewriting."""
    monkeypatch.setattr(compaction, "WINDOW_ROWS", 300)
    monkeypatch.setattr(compaction, "MOST_RUNS", 3)
    monkeypatch.setattr(compaction, "MERGED_AT_ONCE", 3)
    monkeypatch.setattr(compaction, "_SAMPLE_STEP", 1)
    monkeypatch.setattr(writing, "BATCH_ROWS", 64)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("seed", range(3))
def test_many_appends_answer_as_a_plain_list_does(archive: Archive, seed: int):
    draw = random.Random(seed)
    kept: list[ElementSet] = []
    for step in range(12):
        sets = random_sets(100 * seed + step, draw.choice([1, 10, 200]))
        added, duplicates = append(archive, *sets, sha=f"{step:064x}")
        assert added + duplicates == len(sets)
        kept += sets
    assert archive.check().ok
    assert len(archive.manifest().boundaries) > 1
    every = archive.between(None, None)
    assert len(every) == archive.summary().sets
    _agrees(archive, kept, draw)
    archive.compact()
    assert archive.between(None, None).drop(["source"]).equals(every.drop(["source"]))
    assert sum(append(archive, *kept)[:1]) == 0
    assert archive.check().ok
    assert archive.check().uncommitted == ()


def _agrees(archive: Archive, kept: list[ElementSet], draw: random.Random) -> None:
    """Every set given is there, but for the epoch of a duplicate, and each question is answered from them."""
    every = archive.between(None, None)
    held = {_identity(one) for one in from_table(every)}
    for one in kept:
        assert any(
            _identity(dataclasses.replace(one, epoch_us=one.epoch_us + d)) in held
            for d in range(-1400, 1401, 700)
        )
    for us in [draw.randrange(0, 20_000) * DAY // 4 for _ in range(5)]:
        expected: dict[int, int] = {}
        for norad_id, epoch in zip(every["norad_id"].to_pylist(), every["epoch_us"].to_pylist(), strict=True):
            if epoch <= us:
                expected[norad_id] = max(epoch, expected.get(norad_id, epoch))
        answer = archive.as_of(us)
        assert (
            dict(zip(answer["norad_id"].to_pylist(), answer["epoch_us"].to_pylist(), strict=True)) == expected
        )
        recent = archive.as_of(us, max_age_days=500)
        assert set(recent["norad_id"].to_pylist()) == {n for n, e in expected.items() if e >= us - 500 * DAY}
    for norad_id in (1, 7, 39, 40):
        assert archive.history(norad_id).equals(every.filter(pc.equal(every["norad_id"], norad_id)))
    part = archive.between(1_000 * DAY, 2_000 * DAY, [3, 5, 99])
    inside = pc.and_(
        pc.is_in(every["norad_id"], pa.array([3, 5, 99], pa.int32())),
        pc.and_(
            pc.greater_equal(every["epoch_us"], 1_000 * DAY), pc.less_equal(every["epoch_us"], 2_000 * DAY)
        ),
    )
    assert part.equals(every.filter(inside))
    objects = archive.objects()
    assert objects["sets"].to_pylist() == pc.value_counts(every["norad_id"]).field(1).to_pylist()


def _identity(one: ElementSet) -> tuple[object, ...]:
    return one.object_id.norad_id, one.epoch_us, one.mean_anomaly_deg, one.bstar


def test_two_writers_exclude_each_other_and_the_message_says_who(archive: Archive):
    append(archive, make_set())
    with archive.session(), pytest.raises(StoreBusy, match=r"process \d+ on"):
        append(archive, make_set(5))
    assert append(archive, make_set(5)) == (1, 0)


def test_a_session_given_up_leaves_nothing(archive: Archive):
    append(archive, make_set())
    with pytest.raises(KeyError), archive.session() as session:
        session.add([to_table([make_set(5)])], source=None, file_sha256=SHA)
        session._flush()
        raise KeyError
    assert archive.check().uncommitted == ()
    assert len(archive.history(5)) == 0


def test_a_reader_sees_what_another_instance_wrote(archive: Archive):
    append(archive, make_set(epoch_us=DAY))
    assert len(archive.history(25544)) == 1
    other = Archive(archive.folder)
    append(other, make_set(epoch_us=2 * DAY))
    other.compact()
    assert len(archive.history(25544)) == 2


def test_an_altered_file_is_named_and_cannot_pass(archive: Archive):
    append(archive, make_set(), make_set(5), make_set(5, DAY))
    for part in archive.manifest().parts:
        path = archive.folder / part.file
        good = path.read_bytes()
        for place in (0, len(good) // 2, len(good) - 1):
            bad = bytearray(good)
            bad[place] ^= 1
            path.write_bytes(bytes(bad))
            report = archive.check()
            assert not report.ok
            assert [problem.path for problem in report.problems] == [part.file]
        path.write_bytes(good)
    assert archive.check().ok


def test_an_altered_manifest_is_named_and_refused(archive: Archive):
    append(archive, make_set())
    path = archive.folder / "manifest.json"
    good = path.read_bytes()
    for place in range(0, len(good), 7):
        bad = bytearray(good)
        bad[place] ^= 1
        path.write_bytes(bytes(bad))
        assert [problem.path for problem in archive.check().problems] == ["manifest.json"]
        with pytest.raises(StoreDamaged):
            archive.history(25544)
    path.write_bytes(good)
    assert archive.check().ok


def test_a_missing_file_is_named(archive: Archive):
    append(archive, make_set())
    part = archive.manifest().runs[0].tail
    (archive.folder / part.file).unlink()
    assert archive.check().problems[0].path == part.file
    with pytest.raises(StoreDamaged, match="parquet"):
        archive.history(25544)


def test_repair_drops_what_was_never_committed_and_nothing_else(archive: Archive):
    append(archive, make_set())
    stray = archive.folder / "runs" / "0123.body.parquet"
    stray.write_bytes(b"half a file")
    (archive.folder / ".manifest.json.1234.tmp").write_bytes(b"half")
    assert archive.check().ok
    assert len(archive.check().uncommitted) == 2
    report = archive.repair()
    assert report.ok
    assert sorted(report.removed) == [".manifest.json.1234.tmp", "runs/0123.body.parquet"]
    assert not stray.exists()
    assert len(archive.history(25544)) == 1
