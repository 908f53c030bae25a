"""TLE and 3LE: what is read exactly, what is set aside, and with which words."""

from __future__ import annotations

import gzip
import itertools
import math
import re
from pathlib import Path

import pytest
import sgp4
from sgp4.api import Satrec

from .sets import FIRST, SECOND, read_all, read_text, tle


def test_numbers_are_those_of_the_decimal_strings(tmp_path: Path):
    table, refused, read = read_text(tmp_path, tle())
    assert (read, refused) == (1, [])
    assert table.to_pylist() == [
        {
            "norad_id": 50001, "epoch_us": 1618056000000000, "mean_motion_rev_day": 15.5,
            "eccentricity": 0.0012345, "inclination_deg": 51.6, "raan_deg": 120.0, "arg_perigee_deg": 45.0,
            "mean_anomaly_deg": 315.1234, "bstar": 0.12345e-4, "mean_motion_dot": 0.00001234,
            "mean_motion_ddot": 0.0, "element_set_no": 999, "rev_at_epoch": 1234,
            "cospar_id": "2021-001A", "name": None, "source": "test",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spelling", "number"),
    [("    5", 5), ("00005", 5), ("5    ", 5), ("99999", 99_999), ("A0000", 100_000), ("H9999", 179_999),
     ("J0000", 180_000), ("N9999", 229_999), ("P0000", 230_000), ("T0291", 270_291), ("Z9999", 339_999)],
)  # fmt: skip
def test_catalogue_numbers_in_every_spelling(tmp_path: Path, spelling: str, number: int):
    table, refused, _ = read_text(tmp_path, tle(spelling))
    assert not refused
    assert table["norad_id"].to_pylist() == [number]


@pytest.mark.parametrize("spelling", ["I0000", "O0000", "t0291", "1 234", "A00 0", "*0000", "12.34"])
def test_what_is_no_catalogue_number_is_refused(tmp_path: Path, spelling: str):
    table, refused, read = read_text(tmp_path, tle(spelling))
    assert (table.num_rows, read) == (0, 1)
    assert "catalogue number on line 1" in refused[0].reason


def test_both_checksums_are_checked_and_named(tmp_path: Path):
    good = tle("50002")
    first, second, _ = tle().split("\n")
    bad_first = first[:-1] + str((int(first[-1]) + 3) % 10)
    bad_second = second[:-1] + str((int(second[-1]) + 1) % 10)
    text = good + f"{bad_first}\n{second}\n" + good + f"{first}\n{bad_second}\n" + good
    table, refused, read = read_text(tmp_path, text)
    assert (table.num_rows, read) == (3, 5)
    assert [(one.line, one.reason) for one in refused] == [
        (3, f"checksum of line 1 is {bad_first[-1]}, expected {first[-1]}"),
        (8, f"checksum of line 2 is {bad_second[-1]}, expected {second[-1]}"),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "   \r\n", "\n\n", "\r"])
@pytest.mark.parametrize("name", [None, "0 ALPHA 1", "ALPHA 1", "1 ALPHA", "2 B"])
def test_line_ends_blanks_and_names(tmp_path: Path, ending: str, name: str | None):
    text = (tle("50001", name=name) + tle("50002", name=name)).replace("\n", ending)
    table, refused, read = read_text(tmp_path, text)
    assert (table.num_rows, read, refused) == (2, 2, [])
    expected = None if name is None else name.removeprefix("0 ")
    assert table["name"].to_pylist() == [expected] * 2


def test_names_beyond_ascii_are_kept(tmp_path: Path):
    text = (
        tle(name="0 ŠKODA").encode() + tle("50002", name="0 GARÇA").encode("latin-1") + tle("50003").encode()
    )
    table, refused, _ = read_text(tmp_path, text)
    assert not refused
    assert table["name"].to_pylist() == ["ŠKODA", "GARÇA", None]


@pytest.mark.parametrize(
    ("field", "column", "value"),
    [
        ({"first_34": "+.00000125"}, "mean_motion_dot", 0.00000125),
        ({"first_34": "-.00000125"}, "mean_motion_dot", -0.00000125),
        ({"first_34": " 0.0000125"}, "mean_motion_dot", 0.0000125),
        ({"first_45": "+00000-0"}, "mean_motion_ddot", 0.0),
        ({"first_45": "        "}, "mean_motion_ddot", 0.0),
        ({"first_54": "-41733-4"}, "bstar", -0.41733e-4),
        ({"first_54": " 12345+1"}, "bstar", 1.2345),
        ({"first_54": " 99999-9"}, "bstar", 0.99999e-9),
        ({"first_54": " 12345 0"}, "bstar", 0.12345),
        ({"second_27": "     42"}, "eccentricity", 42e-7),
        ({"second_27": "       "}, "eccentricity", 0.0),
        ({"second_9": "070.9586"}, "inclination_deg", 70.9586),
        ({"second_53": "02.00345571"}, "mean_motion_rev_day", 2.00345571),
        ({"second_64": "     "}, "rev_at_epoch", None),
        ({"first_65": "    "}, "element_set_no", None),
        ({"first_10": "        "}, "cospar_id", None),
        ({"first_10": "98067   "}, "cospar_id", None),
        ({"first_10": "57001A  "}, "cospar_id", "1957-001A"),
        ({"first_10": "56001ABC"}, "cospar_id", "2056-001ABC"),
    ],
)
def test_fields_as_they_are_met(tmp_path: Path, field: dict[str, str], column: str, value: object):
    table, refused, _ = read_text(tmp_path, tle(**field))
    assert not refused
    assert table[column].to_pylist() == [value]


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ({"first_19": "21000.50000000"}, 1, "day 0 of the year"),
        ({"first_19": "21367.50000000"}, 1, "day 367 of the year"),
        ({"first_19": "2110x.50000000"}, 1, "epoch on line 1"),
        ({"first_19": "21100 50000000"}, 1, "epoch on line 1"),
        ({"first_19": "50100.50000000"}, 1, "days in the future"),
        ({"first_34": "  .0.001234"[:10]}, 1, "first derivative"),
        ({"first_45": " 0000x-0"}, 1, "second derivative"),
        ({"first_54": " 12345-x"}, 1, "B*"),
        ({"first_18": "x"}, 1, "column 18 must be blank"),
        ({"first_63": "4"}, 1, "SGP4-XP"),
        ({"first_65": "9x99"}, 1, "element set number"),
        ({"second_9": " 181.000"}, 1, "inclination 181.0 deg"),
        ({"second_18": "120.00-0"}, 2, "right ascension of the node on line 2"),
        ({"second_27": "00123x5"}, 2, "eccentricity on line 2"),
        ({"second_53": " 0.00000000"}, 1, "mean motion 0.0 rev/day"),
        ({"second_53": "-1.00000000"}, 1, "mean motion -1.0 rev/day"),
        ({"second_53": "           "}, 2, "mean motion on line 2"),
        ({"second_64": "12x45"}, 2, "revolution number"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(
    tmp_path: Path, field: dict[str, str], line: int, words: str
):
    table, refused, read = read_text(tmp_path, tle("50000") + tle(**field) + tle("50003"))
    assert (table["norad_id"].to_pylist(), read) == ([50000, 50003], 3)
    assert refused[0].line == line + 2
    assert words in refused[0].reason


def test_orphans_shuffles_and_strays_cost_only_themselves(tmp_path: Path):
    (a1, _, _), (b1, b2, _), (c1, c2, _) = (tle(n).split("\n") for n in ("50001", "50002", "50003"))
    lines = [a1, b1, b2, c2, "some text", "more text", a1, b2, c1, c2, a1]
    table, refused, read = read_text(tmp_path, "\n".join(lines))
    assert table["norad_id"].to_pylist() == [50002, 50003]
    assert [(one.line, one.reason) for one in refused] == [
        (1, "a first line without its second line"),
        (4, "a second line without its first line"),
        (5, "no element set"),
        (7, "line 1 is of object 50001, line 2 of object 50002"),
        (11, "a first line without its second line"),
    ]
    assert read == table.num_rows + len(refused)


def test_lengths_and_missing_checksums(tmp_path: Path):
    first, second, _ = tle().split("\n")
    text = "\n".join([
        first[:-1], second, first, second[:-10], first + "7", second, first, second + "  0.0 4320.0 360.0",
        first, second[:-1] + "x",
    ])  # fmt: skip
    table, refused, _ = read_text(tmp_path, text)
    assert table.num_rows == 1
    assert [one.line for one in refused] == [1, 4, 5, 10]
    for one, words in zip(refused, ["no checksum", "59 columns", "70 columns", "no digit"], strict=True):
        assert words in one.reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_and_gzip(tmp_path: Path, encoding: str):
    text = (tle(name="0 ALPHA") * 3).encode(encoding)
    for content in (text, gzip.compress(text), gzip.compress(text[:100]) + gzip.compress(text[100:])):
        table, refused, _ = read_text(tmp_path, content)
        assert (table.num_rows, refused) == (3, [])


def test_a_gzip_file_cut_off_yields_what_came_before(tmp_path: Path):
    text = "".join(tle(f"{n:05d}") for n in range(1, 2000)).encode()
    table, refused, _ = read_text(tmp_path, gzip.compress(text)[:-2000])
    assert 0 < table.num_rows < 1999
    assert "gzip stream ends early" in refused[-1].reason


def test_sets_across_the_ends_of_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from openparos.formats import opening
    from openparos.formats import tle as reader

    text = "".join(
        tle(f"{n:05d}", name=f"0 SAT {n}") + ("stray\n" if n % 7 == 0 else "") for n in range(1, 400)
    )
    (tmp_path / "x").write_text(text)
    whole, refused, _ = read_all(tmp_path / "x")
    assert whole.num_rows == 399
    for size in (72, 256, 1000, 4099):
        monkeypatch.setattr(
            reader, "line_blocks", lambda path, *_, size=size, **__: opening.line_blocks(path, size)
        )
        table, again, read = read_all(tmp_path / "x", kind="tle")
        assert table.equals(whole)
        assert again == refused
        assert read == table.num_rows + len(refused)


def assert_same_as_sgp4(path: Path, *, first_of: int) -> None:
    """Compare every set with what the `sgp4` package reads from the same two lines."""
    lines = [line.rstrip() for line in path.read_text().splitlines() if line[:2] in ("1 ", "2 ")]
    table, refused, _ = read_all(path)
    skipped = {one.line for one in refused}
    assert len(skipped) < 300
    rows = {(row["norad_id"], row["epoch_us"]): row for row in table.to_pylist()}
    for first, second in list(zip(lines[::2], lines[1::2], strict=True))[:first_of]:
        one = Satrec.twoline2rv(first, second)
        days = (one.jdsatepoch - 2440587.5) * 86_400_000_000 + one.jdsatepochF * 86_400_000_000
        row = rows.get((one.satnum, round(days / 864) * 864))
        if row is None:  # one of those set aside for its checksum
            continue
        assert one.ecco == pytest.approx(row["eccentricity"], rel=1e-15)
        assert one.bstar == pytest.approx(row["bstar"], rel=1e-14)  # it multiplies by powers of ten
        for name, radians in (
            ("inclination_deg", one.inclo), ("raan_deg", one.nodeo), ("arg_perigee_deg", one.argpo),
            ("mean_anomaly_deg", one.mo), ("mean_motion_rev_day", one.no_kozai * 1440 / 360),
        ):  # fmt: skip
            assert math.radians(row[name]) == pytest.approx(radians, rel=1e-14, abs=1e-15)
        assert row["rev_at_epoch"] == one.revnum


def test_the_verification_set_of_sgp4():
    path = Path(sgp4.__file__).parent / "SGP4-VER.TLE"
    table, refused, _ = read_all(path)
    # Three of its sets carry wrong checksums; start, stop and step behind column 69 are passed over.
    assert (table.num_rows, len(refused)) == (30, 3)
    assert all("checksum of line 1" in one.reason for one in refused)
    assert_same_as_sgp4(path, first_of=100)


def test_a_snapshot_reads_as_sgp4_reads_it(shared_data: Path):
    assert_same_as_sgp4(shared_data / "snapshots" / "2020-05-17.tle", first_of=3000)


VALUES = bytes(byte - 48 if 48 <= byte <= 57 else int(byte == 45) for byte in range(256))


def independent_checksum(line: str) -> str:
    """Return the checksum by way of a table of the values of bytes."""
    return str(sum(line[:68].encode("latin-1").translate(VALUES)) % 10)


def test_every_snapshot_counts_as_an_independent_count(shared_data: Path):
    files = [*shared_data.glob("snapshots/*le"), *shared_data.glob("clouds/*.tle")]
    assert len(files) == 13
    for path in files:
        lines = path.read_text().splitlines()
        good = bad = 0
        for first, second in itertools.pairwise(lines):
            if re.match(r"1 .{67}", first) and re.match(r"2 .{67}", second):
                whole = first[68] == independent_checksum(first) and second[68] == independent_checksum(
                    second
                )
                good, bad = good + whole, bad + (not whole)
        table, refused, read = read_all(path)
        assert (table.num_rows, len(refused), read) == (good, bad, good + bad), path.name
        if path.name == "2020-05-17.tle":
            assert bad == 255
            assert all(one.line for one in refused)


assert len(FIRST) == len(SECOND) == 68
