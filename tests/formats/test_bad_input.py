"""Bad input of every kind: refused or set aside with its place and reason, the good around it kept."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from openparos.formats.batches import LISTED_REFUSALS
from openparos.formats.reading import read_elements
from openparos.formats.sniff import ELEMENT_KINDS, MESSAGE_KINDS, TABLE_KINDS, kind_of, kind_of_content
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused

from .sets import read_all, read_text, tle
from .test_omm import COLUMNS, ROW, csv_text, json_text, kvn, xml


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \r\n \n", "is empty"),
        (bytes(range(256)) * 8, "binary content"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary content"),
        (b"No GP data found", "No GP data found"),
        (b"<!doctype html><html><body>403</body></html>", "web page"),
        (b'{"error": "Invalid username"}', "no kind of file"),
        (gzip.compress(b""), "is empty"),
        (b"\x1f\x8b\x08\x00garbage", "gzip stream"),
        ("x".encode("utf-32"), "UTF-32"),
    ],
)
def test_what_is_no_file_of_element_sets_says_what_it_is(tmp_path: Path, content: bytes, words: str):
    with pytest.raises(InputRefused, match=r"file\.txt") as caught:
        read_text(tmp_path, content)
    assert words in caught.value.what


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path):
    for path in (tmp_path / "absent", tmp_path):
        with pytest.raises(InputRefused, match="cannot be read"):
            list(read_elements(path, source="test"))


def test_a_kind_that_is_none_is_wrong_use(tmp_path: Path):
    with pytest.raises(InputRefused, match="no kind of element sets"):
        read_text(tmp_path, tle(), kind="spreadsheet")
    assert read_text(tmp_path, tle(), kind="3le")[2] == 1


@pytest.mark.parametrize("noise", [b"\0" * 200, b"\xff\xfe\0 noise \x01", b"x" * 500, b"<>&;" * 30])
def test_noise_between_sets_costs_one_refusal(tmp_path: Path, noise: bytes):
    text = tle("00001").encode() + noise + b"\n" + noise + b"\n" + tle("00002").encode()
    table, refused, read = read_text(tmp_path, text)
    assert table["norad_id"].to_pylist() == [1, 2]
    assert [(one.line, one.reason) for one in refused] == [(3, "no element set in 2 lines from here")]
    assert read == 3


def test_an_overlong_line_costs_itself(tmp_path: Path):
    text = tle("00001").encode() + b"\xaa" * (20 << 20) + b"\n" + tle("00002").encode()
    table, refused, _ = read_text(tmp_path, text)
    assert table["norad_id"].to_pylist() == [1, 2]
    assert [one.line for one in refused] == [3]


@pytest.mark.parametrize(
    "filling", [b"x" * 60 + b"\n", b"\x01noise\xff\n", b"1 broken\n", b"\0", tle()[:-9].encode() + b"\n"]
)
def test_noise_without_end_stays_small_and_counted(tmp_path: Path, filling: bytes):
    path = tmp_path / "noise.tle"
    with path.open("wb") as file:
        file.write(tle().encode())
        for _ in range(24):
            file.write(filling * ((1 << 20) // len(filling)))
    list(read_elements(tmp_path / "noise.tle", source="warm"))
    tracemalloc.start()
    read = listed = 0
    for batch in read_elements(path, source="test"):
        read += batch.read
        listed += len(batch.refused)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert listed <= LISTED_REFUSALS + 1
    assert read >= listed - 1
    assert peak < 200 << 20


def test_refusals_beyond_the_limit_are_counted_exactly(tmp_path: Path):
    bad = tle("50001")[:-2] + "x\n"
    count = LISTED_REFUSALS + 500
    path = tmp_path / "many.tle"
    path.write_text(tle("00001") + bad * count + tle("00002"))
    batches = list(read_elements(path, source="test"))
    assert sum(batch.read for batch in batches) == count + 2
    assert sum(batch.refused_count for batch in batches) == count
    refused = [one for batch in batches for one in batch.refused]
    assert len(refused) == LISTED_REFUSALS + 1
    assert refused[-1].reason == "500 more pieces were refused and are not listed one by one"


def test_epochs_shifted_into_the_future_are_refused(tmp_path: Path):
    now_us = 1_618_056_000_000_000  # the epoch of the set itself
    day_us = 86_400_000_000
    assert read_text(tmp_path, tle(), now_us=now_us - 29 * day_us)[0].num_rows == 1
    _, refused, _ = read_text(tmp_path, tle(), now_us=now_us - 31 * day_us)
    assert "31 days in the future" in refused[0].reason


def test_duplicates_are_kept_for_the_archive_to_judge(tmp_path: Path):
    assert read_text(tmp_path, tle() * 3)[0].num_rows == 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (tle(), "tle"), (tle(name="0 ALPHA"), "tle"), (tle(name="ALPHA"), "tle"), (csv_text(), "omm-csv"),
        (json_text(), "omm-json"), (json_text()[1:-1], "omm-json"), (kvn(), "omm-kvn"), (xml(), "omm-xml"),
        ('[{"TLE1": "1 ", "TLE2": "2 ", "ON": "A"}]', "tle-json"),
        ("CCSDS_OEM_VERS = 2.0\n", "oem"), ("COMMENT x\nCCSDS_CDM_VERS = 1.0\n", "cdm"),
        ('<?xml version="1.0"?><ndm><tdm id="CCSDS_TDM_VERS">', "tdm"),
        ("OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE\n", "satcat"),
        ("nothing of the kind\n", None), ("a,b,c\n1,2,3\n", None),
    ],
)  # fmt: skip
def test_kinds_are_found_by_content(text: str, kind: str | None):
    assert kind_of_content(text.encode()) == kind
    assert kind is None or kind in (*ELEMENT_KINDS, *MESSAGE_KINDS, *TABLE_KINDS)


def test_kinds_of_the_real_tables(shared_data: Path):
    registry = shared_data / "registry"
    expected = {
        "celestrak_satcat_2019-08.csv": "satcat", "gcat_launch_points.tsv": "gcat-launch-points",
        "gcat_orgs.tsv": "gcat-orgs", "gcat_psatcat.tsv": "gcat-psatcat", "gcat_sites.tsv": "gcat-sites",
        "ucs_2023-05-01.csv": "ucs", "unoosa_register_partial.csv": "register", "vimpel_high_orbit.json": "vimpel",
    }  # fmt: skip
    assert {path.name: kind_of(path) for path in registry.iterdir()} == expected


def test_parquet_of_both_layouts(tmp_path: Path, shared_data: Path):
    table, _, _ = read_text(tmp_path, tle(name="ALPHA") * 2)
    pq.write_table(table, tmp_path / "own.parquet")
    assert read_all(tmp_path / "own.parquet")[0].equals(table)
    path = shared_data / "geo" / "geo_belt_daily_2026.parquet"
    other, refused, read = read_all(path)
    assert (read, refused) == (pq.read_metadata(path).num_rows, [])
    assert other.schema.equals(ELEMENT_SCHEMA)
    assert other["source"].to_pylist() == pq.read_table(path)["source"].to_pylist()


def test_parquet_that_is_damaged_or_lacks_columns(tmp_path: Path):
    table, _, _ = read_text(tmp_path, tle() * 100)
    path = tmp_path / "x.parquet"
    pq.write_table(table.drop_columns(["eccentricity"]), path)
    assert read_all(path)[1][0].reason.startswith("columns missing: eccentricity")
    pq.write_table(table, path)
    content = path.read_bytes()
    for damaged in (content[:-20], content[:300] + b"\0" * 200 + content[500:]):
        path.write_bytes(damaged)
        assert "damaged" in read_all(path)[1][-1].reason
    bad = table.set_column(
        table.schema.get_field_index("eccentricity"), ELEMENT_SCHEMA.field("eccentricity"),
        pa.array([1.5, float("nan")] + [0.1] * 98),
    )  # fmt: skip
    pq.write_table(bad, path)
    good, refused, read = read_all(path)
    assert (good.num_rows, [one.line for one in refused], read) == (98, [1, 2], 100)


def check_bytes(folder: Path, content: bytes, kind: str | None) -> None:
    """Read any bytes as any kind: the sums hold, and nothing but our own error comes out."""
    path = folder / "any"
    path.write_bytes(content)
    try:
        batches = list(read_elements(path, source="test", kind=kind))
    except InputRefused as error:
        assert str(path) in str(error)
        return
    read = sum(batch.read for batch in batches)
    kept = sum(batch.table.num_rows for batch in batches)
    refused = [one for batch in batches for one in batch.refused]
    assert read == kept + len(refused)
    assert all(one.reason for one in refused)
    for batch in batches:
        batch.table.validate(full=True)


SEEDS = {
    "tle": tle(name="0 ALPHA") + tle("T0291"),
    "tle-json": json.dumps([dict(zip(("TLE1", "TLE2"), tle().split("\n"), strict=False))]),
    "omm-csv": csv_text() + ROW,
    "omm-json": json_text(),
    "omm-kvn": kvn() + kvn(),
    "omm-xml": xml(),
}


@given(content=st.binary(max_size=400), kind=st.sampled_from([None, *ELEMENT_KINDS]))
@example(content=b'[{"a":' * 5000, kind="omm-json")
@example(content=b"[" + b"9" * 5000 + b"]", kind="omm-json")
@example(content=COLUMNS.encode() + b'\n"', kind="omm-csv")
@example(content=b"1 \n2 \n1", kind="tle")
@example(content=b"PAR1PAR1", kind="elements-parquet")
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_reported_and_never_crash(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, kind: str | None
):
    check_bytes(tmp_path_factory.mktemp("any"), content, kind)


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_damaged_files_are_reported_and_never_crash(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    kind = data.draw(st.sampled_from(sorted(SEEDS)))
    content = SEEDS[kind].encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        stop = data.draw(st.integers(start, min(len(content), start + 30)))
        content = content[:start] + data.draw(st.binary(max_size=8)) + content[stop:]
    check_bytes(tmp_path_factory.mktemp("damaged"), content, data.draw(st.sampled_from([None, kind])))


def test_a_json_record_cut_short_is_one_refusal_that_says_why(tmp_path: Path):
    path = tmp_path / "cut.json"
    path.write_text(json_text().rstrip().removesuffix("]") + ', {"NORAD_CAT_ID" 5', encoding="utf-8")
    batches = list(read_elements(path, source="test"))
    refused = [one for batch in batches for one in batch.refused]
    assert sum(batch.table.num_rows for batch in batches) == sum(batch.read for batch in batches) - 1
    assert len(refused) == 1
    assert "expecting ':' delimiter" in refused[0].reason
    assert "nothing after it" in refused[0].reason
