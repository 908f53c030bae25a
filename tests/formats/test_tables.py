"""Tables of other people: recognised by their columns, and what is wrong with them is said."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openparos.formats.tables import KINDS, NAMES, TableKind, kind_of, read_table
from openparos.model.errors import InputRefused


def write(folder: Path, kind: TableKind, rows: int = 3, **change: str) -> Path:
    """Write a small table of a kind, with columns renamed as asked."""
    path = folder / "table.txt"
    if kind.delimiter == "json":
        record = '{"TLE1": "1", "TLE2": "2"}'
        path.write_text(f"[{', '.join([record] * rows)}]")
        return path
    header = [change.get(column, column) for column in kind.columns]
    lines = [kind.delimiter.join(header)]
    lines += [kind.delimiter.join(f"{row}{place}" for place in range(len(header))) for row in range(rows)]
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.dialect)
def test_each_kind_is_recognised_by_its_columns(kind: TableKind, tmp_path: Path):
    path = write(tmp_path, kind)
    table = read_table(path)
    assert table.kind == kind
    assert (table.read, table.refused) == (3, ())
    assert kind_of(path) == kind


@pytest.mark.parametrize("kind", [k for k in KINDS if k.delimiter != "json"], ids=lambda kind: kind.dialect)
def test_a_renamed_column_is_named_with_its_likely_new_name(kind: TableKind, tmp_path: Path):
    column = next(name for name in reversed(kind.columns) if name not in kind.identity)
    path = write(tmp_path, kind, **{column: column + "_2"})
    with pytest.raises(InputRefused, match="lacks the column") as caught:
        read_table(path, kind.name)
    assert column in str(caught.value)
    assert f"{column}_2" in str(caught.value)
    assert "expected" in str(caught.value)


def test_a_web_page_in_place_of_a_table(tmp_path: Path):
    path = tmp_path / "satcat.csv"
    path.write_text("<!DOCTYPE html><html><body>Please wait</body></html>")
    with pytest.raises(InputRefused, match="web page") as caught:
        read_table(path, "satcat")
    assert "NORAD_CAT_ID" in str(caught.value)
    assert kind_of(path) is None


def test_a_file_that_stops_half_way_keeps_its_whole_rows(tmp_path: Path):
    path = write(tmp_path, KINDS[0], rows=5)
    path.write_bytes(path.read_bytes()[:-30])
    table = read_table(path)
    assert len(table.rows) == 4
    (refusal,) = table.refused
    assert refusal.line == 6
    assert "not received whole" in refusal.reason


def test_a_cut_json_says_so(tmp_path: Path):
    path = write(tmp_path, KINDS[-1])
    path.write_text(path.read_text()[:-5])
    with pytest.raises(InputRefused, match="not whole JSON"):
        read_table(path)


def test_rows_of_another_width_are_set_aside_with_their_line(tmp_path: Path):
    path = write(tmp_path, KINDS[0], rows=3)
    lines = path.read_text().splitlines()
    lines[2] += "\tone too many"
    path.write_text("\n".join(lines) + "\n")
    table = read_table(path)
    assert [refusal.line for refusal in table.refused] == [3]
    assert len(table.rows) == 2


@pytest.mark.parametrize("content", [b"", b"\n\n", b"a,b,c\n1,2,3\n", b"\x1f\x8bbroken", b"\xff\xfea\x00"])
def test_what_is_no_known_table(content: bytes, tmp_path: Path):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert kind_of(path) is None
    with pytest.raises(InputRefused):
        read_table(path)


def test_another_kind_than_asked_for(tmp_path: Path):
    with pytest.raises(InputRefused, match="those of gcat-satcat"):
        read_table(write(tmp_path, KINDS[0]), "ucs")
    with pytest.raises(InputRefused, match="vimpel"):
        read_table(write(tmp_path, KINDS[-1]), "ucs")


def test_gzip_is_unpacked_and_windows_text_read(tmp_path: Path):
    kind = next(kind for kind in KINDS if kind.name == "ucs")
    path = write(tmp_path, kind)
    text = path.read_text().replace("00", "Café")
    path.write_bytes(gzip.compress(text.encode("cp1252")))
    assert next(read_table(path).records())[1][kind.columns[0]] == "Café"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(tmp_path: Path, content: bytes):
    head = "\t".join(KINDS[0].columns).encode() + b"\n"
    path = tmp_path / "file"
    for data in (content, head + content):
        path.write_bytes(data)
        try:
            table = read_table(path)
        except InputRefused:
            continue
        assert all(len(row) == len(table.header) for row in table.rows)


def test_the_real_tables_are_read_whole(shared_data: Path):
    counts: dict[str, int] = {}
    for path in (shared_data / "registry").iterdir():
        table = read_table(path)
        assert table.refused == ()
        counts[table.kind.name] = len(table.rows)
    assert set(counts) == set(NAMES) - {"gcat-satcat", "gcat-launches"}
    assert counts["gcat-psatcat"] == 21_808
    assert counts["satcat"] == 44_454
    assert counts["register"] == 5_197
    assert counts["ucs"] == 7_560
