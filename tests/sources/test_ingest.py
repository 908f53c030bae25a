"""Taking files in: every count exact, every refusal with its place and reason, nothing good lost."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.model.errors import InputRefused
from openparos.sources.elements import load_elements
from openparos.sources.ingest import find_files, ingest_paths
from openparos.store.workspace import Workspace

ISS = (
    "ISS (ZARYA)\n"
    "1 25544U 98067A   24187.25000000  .00016717  00000-0  10270-3 0  9003\n"
    "2 25544  51.6416 247.4627 0006703 130.5360 325.0288 15.50103472461239\n"
)
VANGUARD = (
    "1 00005U 58002B   24187.49270102  .00000023  00000-0  28098-4 0  4753\n"
    "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667\n"
)
SATCAT = (
    "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE,"
    "PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE\n"
    "VANGUARD 1,1958-002B,5,PAY,,US,1958-03-17,AFETR,,132.7,34.3,3834,650,0.12,,EA,ORB\n"
)


def checksummed(text: str) -> str:
    """Give each line 1 and 2 the checksum it must have."""
    lines = []
    for line in text.splitlines():
        if line[:2] in ("1 ", "2 "):
            total = sum(int(c) if c.isdigit() else c == "-" for c in line[:68])
            line = line[:68] + str(total % 10)
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace.open()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "iss.tle").write_text(checksummed(ISS))
    (folder / "more").mkdir()
    with gzip.open(folder / "more" / "old.txt.gz", "wt") as file:
        file.write(checksummed(VANGUARD + ISS))
    (folder / ".hidden").write_text("not read")
    return folder


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    status = run([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_folders_patterns_and_gzip(files: Path, workspace: Workspace):
    assert find_files([files]) == [files / "iss.tle", files / "more" / "old.txt.gz"]
    assert find_files([files / "*.tle"]) == [files / "iss.tle"]
    assert find_files([files / "**" / "*.gz", files / "more"]) == [files / "more" / "old.txt.gz"]
    report = ingest_paths(workspace, [files])
    assert (report.read, report.added, report.duplicates, report.refused_count) == (3, 2, 1, 0)
    assert workspace.archive.history(25544)["name"].to_pylist() == ["ISS (ZARYA)"]
    assert workspace.archive.history(25544)["source"].to_pylist() == ["iss.tle"]
    assert workspace.archive.check().ok


def test_a_source_named_is_kept(files: Path, workspace: Workspace):
    ingest_paths(workspace, [files], source="celestrak")
    assert set(workspace.archive.between(None, None)["source"].to_pylist()) == {"celestrak"}
    assert {one.file for one in workspace.archive.manifest().origins} == {
        str(files / "iss.tle"), str(files / "more" / "old.txt.gz")
    }  # fmt: skip


def test_the_answer_for_machines(files: Path, capsys: pytest.CaptureFixture[str]):
    status, first = answer(capsys, "ingest", str(files))
    assert status == 0
    assert {key: first[key] for key in ("read", "added", "duplicates", "refused")} == {
        "read": 3, "added": 2, "duplicates": 1, "refused": []
    }  # fmt: skip
    status, again = answer(capsys, "ingest", str(files))
    assert (status, again["added"], again["duplicates"]) == (0, 0, 3)


def test_what_is_wrong_is_refused_with_its_line_and_the_rest_kept(
    files: Path, capsys: pytest.CaptureFixture[str], workspace: Workspace
):
    good = checksummed(VANGUARD)
    (files / "bad.tle").write_text(checksummed(ISS).replace("15.50103472", "15.50103473") + good)
    status, found = answer(capsys, "ingest", str(files / "bad.tle"))
    assert status == 1
    assert (found["read"], found["added"]) == (2, 1)
    assert found["refused"][0]["file"] == str(files / "bad.tle")
    assert found["refused"][0]["line"] in (1, 2, 3)
    assert "checksum" in found["refused"][0]["reason"]
    assert len(workspace.archive.history(5)) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.tle", b"", "empty"),
        ("noise.bin", bytes(range(256)) * 40, "binary"),
        ("page.html", b"<!doctype html><html><body>Maintenance</body></html>", "HTML"),
        ("words.txt", b"Nothing to see here.\n" * 30, "no kind"),
        ("cut.gz", gzip.compress(checksummed(ISS).encode() * 900)[:60], ""),
    ],
)
def test_foreign_files_are_refused_with_a_reason(
    files: Path, name: str, content: bytes, reason: str, capsys: pytest.CaptureFixture[str]
):
    (files / name).write_bytes(content)
    status, found = answer(capsys, "ingest", str(files / name), str(files / "iss.tle"))
    assert status == 1
    assert found["added"] >= 1
    assert reason in found["refused"][0]["reason"]
    assert found["read"] == found["added"] + found["duplicates"] + len(found["refused"])


@pytest.mark.parametrize(
    ("name", "content", "said", "expected"),
    [
        ("gcat_psatcat.tsv", "<html><title>Busy</title></html>", "'Busy'", "expected the columns of GCAT psatcat (JCAT, Piece, "),
        ("satcat.csv", "", "empty", "CelesTrak SATCAT (OBJECT_NAME, OBJECT_ID, "),
        ("stations.tle", "Invalid query: GROUP", "'Invalid query: GROUP'", "pairs of lines that begin with '1 ' and '2 '"),
        ("answer", '{"error": "log in"}', "log in", "UN Register, online index: International Designator"),
    ],
)  # fmt: skip
def test_without_a_kind_named_it_is_said_what_was_expected(
    files: Path, name: str, content: str, said: str, expected: str, capsys: pytest.CaptureFixture[str]
):
    (files / name).write_text(content)
    status, found = answer(capsys, "ingest", str(files / name))
    assert status == 1
    assert said in found["refused"][0]["reason"]
    assert expected in found["refused"][0]["reason"]


def test_files_that_are_not_there_or_may_not_be_read(files: Path, capsys: pytest.CaptureFixture[str]):
    os.mkfifo(files / "pipe")
    status, found = answer(capsys, "ingest", str(files / "none.tle"), str(files / "pipe"))
    assert status == 1
    assert (found["read"], len(found["refused"])) == (2, 2)
    if os.geteuid() != 0:
        (files / "iss.tle").chmod(0)
        assert answer(capsys, "ingest", str(files / "iss.tle"))[0] == 1


def test_wrong_use(files: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["ingest"]) == 2
    assert run(["ingest", str(files), "--as", "novel"]) == 2
    assert "novel" in capsys.readouterr().err
    with pytest.raises(InputRefused):
        ingest_paths(Workspace.open(), [files], kind="novel")


def test_a_table_is_kept_as_received(files: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str]):
    (files / "catalogue.csv").write_text(SATCAT)
    status, found = answer(capsys, "ingest", str(files / "catalogue.csv"), "--source", "celestrak")
    assert (status, found["read"], found["added"], found["refused"]) == (0, 1, 1, [])
    table = workspace.tables.newest("satcat")
    assert table is not None
    assert (table.source, table.received_as) == ("celestrak", str(files / "catalogue.csv"))
    assert workspace.tables.latest("satcat").read_text() == SATCAT
    status, found = answer(capsys, "ingest", str(files / "catalogue.csv"), "--as", "satcat")
    assert (status, found["added"], found["duplicates"]) == (0, 0, 1)
    status, found = answer(capsys, "ingest", str(files / "catalogue.csv"), "--as", "ucs")
    assert (status, found["added"], len(found["refused"])) == (1, 0, 1)


def test_archive_check_names_an_altered_file(
    files: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str]
):
    (files / "catalogue.csv").write_text(SATCAT)
    assert run(["ingest", str(files)]) == 0
    capsys.readouterr()
    status, found = answer(capsys, "archive", "check")
    assert (status, found["ok"], found["problems"]) == (0, True, [])
    assert found["checked"] == 1 + len(workspace.archive.manifest().parts) + 1
    part = workspace.archive.manifest().runs[0].tail
    for path in (workspace.archive.folder / part.file, workspace.tables.latest("satcat")):
        content = bytearray(path.read_bytes())
        content[len(content) // 3] ^= 4
        path.write_bytes(bytes(content))
        status, found = answer(capsys, "archive", "check")
        assert (status, found["ok"]) == (1, False)
        assert str(path.relative_to(workspace.root)) in [one["path"] for one in found["problems"]]
    assert run(["archive", "repair"]) == 1
    assert run(["archive", "show"]) == 0


def test_a_batch_of_files_is_committed_together(files: Path, workspace: Workspace):
    ingest_paths(workspace, [files])
    assert workspace.archive.manifest().generation == 1


def test_elements_straight_from_files(files: Path):
    table, refused = load_elements([files, files / "none.tle"])
    assert table["norad_id"].to_pylist() == [5, 25544]
    assert [one.file for one in refused] == [str(files / "none.tle")]


# On real data: the counts agree with counts made another way.


def independent_count(path: Path) -> int:
    """Count the element sets of a file without the readers."""
    raw = path.read_text(errors="replace")
    if path.name.endswith(".json"):
        return raw.count('"TLE_LINE1"') or raw.count('"TLE1"')
    if path.name.endswith(".csv"):
        return len(raw.splitlines()) - 1
    return sum(line.startswith("1 ") for line in raw.splitlines())


@pytest.mark.shared_data
def test_every_snapshot_and_cloud_is_taken_in(shared_data: Path, workspace: Workspace):
    paths = sorted([*(shared_data / "snapshots").iterdir(), *(shared_data / "clouds").iterdir()])
    report = ingest_paths(workspace, paths)
    for one in report.files:
        assert one.read == one.result.added + one.result.duplicates + one.refused_count, one.file
        assert one.read == independent_count(Path(one.file)), one.file
    refused = {Path(one.file).name: one.refused_count for one in report.files if one.refused_count}
    assert refused == {"2020-05-17.tle": 255}
    assert all(one.line for one in report.refused)
    assert workspace.archive.summary().sets == report.added
    assert workspace.archive.check().ok
    again = ingest_paths(workspace, paths)
    assert (again.added, again.duplicates) == (0, report.added + report.duplicates)


@pytest.mark.shared_data
def test_the_geostationary_belt_is_taken_in(shared_data: Path, workspace: Workspace):
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path = shared_data / "geo" / "geo_belt_daily_2026.parquet"
    published = pq.read_table(path)
    report = ingest_paths(workspace, [path])
    assert report.read == len(published) == report.added + report.duplicates
    objects = workspace.archive.objects()
    assert len(objects) == len(pc.unique(published["norad_id"]))
    assert set(workspace.archive.between(None, None)["source"].to_pylist()) == set(
        published["source"].to_pylist()
    )


@pytest.mark.shared_data
def test_every_message_is_taken_in_or_refused_with_a_reason(shared_data: Path, workspace: Workspace):
    paths = sorted(path for path in (shared_data / "ccsds").rglob("*") if path.is_file())
    report = ingest_paths(workspace, paths)
    assert len(report.files) == len(paths)
    assert report.read == report.added + report.duplicates + report.refused_count
    assert all(one.read for one in report.files)
    assert all(len(one.reason) > 10 for one in report.refused)
    assert report.added > 0


def test_a_table_cut_short_does_not_take_the_place_of_a_whole_one(workspace: Workspace, tmp_path: Path):
    whole, cut, page = (tmp_path / name for name in ("whole.csv", "cut.csv", "page.csv"))
    whole.write_text(SATCAT + SATCAT.splitlines()[1].replace(",5,", ",6,") + "\n")
    cut.write_text(whole.read_text()[:-30])
    page.write_text("<!DOCTYPE html><html><body>Sorry</body></html>")
    ingest_paths(workspace, [whole])
    report = ingest_paths(workspace, [cut, page]).to_json()
    assert (report["read"], report["added"]) == (2, 0)
    reasons = [one["reason"] for one in report["refused"]]
    assert "not received whole after 1 rows" in reasons[0]
    assert "stays in use" in reasons[0]
    assert "web page" in reasons[1]
    latest = workspace.tables.latest("satcat")
    assert latest is not None
    assert latest.read_text() == whole.read_text()


def test_a_folder_without_files_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "empty").mkdir()
    status, found = answer(capsys, "ingest", str(tmp_path / "empty"))
    assert status == 1
    assert (found["read"], found["refused"][0]["reason"]) == (1, "there is no file in this folder")


def test_an_absent_archive_is_not_called_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["archive", "check", "--workspace", str(tmp_path / "none")]) == 0
    printed = capsys.readouterr().out
    assert "no archive here yet" in printed
    assert "whole" not in printed


def gcat_sites(rows: int) -> str:
    header = [
        "Site",
        "Code",
        "UCode",
        "Type",
        "StateCode",
        "TStart",
        "TStop",
        "ShortName",
        "Name",
        "Longitude",
        "Latitude",
        "Group",
    ]
    lines = ["#" + "\t".join(header)]
    lines += ["\t".join([f"S{n}", "-", f"S{n}", "LS", "US", *["-"] * 6, "GROUP"]) for n in range(rows)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda text: text.splitlines()[0] + "\n", "without a single row"),
        (lambda text: text[: len(text) // 2 - len(text) // 2 % 29 + 27].rstrip("\n"), "not received whole"),
        (lambda text: text.replace("StateCode", "State"), "'StateCode' (renamed to 'State'?)"),
        (lambda text: text.replace("Site", "Place", 1).replace("UCode", "U", 1), "lacks the column 'Site'"),
        (lambda text: "<html><body>Busy</body></html>", "web page"),
        (lambda text: "", "empty"),
    ],
)
def test_a_worse_table_never_takes_the_place_of_the_one_in_use(tmp_path: Path, damage, words: str):
    workspace = Workspace.open(tmp_path / "ws")
    path = tmp_path / "sites.tsv"
    path.write_text(gcat_sites(40))
    assert ingest_paths(workspace, [path]).added == 40
    in_use = workspace.tables.latest("gcat-sites")
    path.write_text(damage(gcat_sites(40)))
    report = ingest_paths(workspace, [path])
    assert report.refused_count >= 1
    assert words in report.refused[0].reason
    assert workspace.tables.latest("gcat-sites") == in_use
