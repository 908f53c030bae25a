"""OMM in four notations: the same rows as TLE, and every fault named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.formats.omm_writer import write_omm_csv, write_omm_json, write_omm_kvn, write_omm_xml
from openparos.formats.tle_writer import format_tle, write_tle
from openparos.model.elements import ElementSet, from_table
from openparos.model.errors import InputRefused
from openparos.model.ids import ObjectId

from .sets import FAR, read_all, read_text, tle

COLUMNS = (
    "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,"
    "MEAN_ANOMALY,EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,"
    "MEAN_MOTION_DOT,MEAN_MOTION_DDOT"
)
ROW = "ALPHA,2021-001A,2021-04-10T12:00:00.000000,15.5,.0012345,51.6,120,45,315.1234,0,U,50001,999,1234,.12345E-4,.1234E-4,0"
FIELDS = dict(zip(COLUMNS.split(","), ROW.split(","), strict=True))


def kvn(**changes: str | None) -> str:
    fields = {"CCSDS_OMM_VERS": "2.0", "CREATION_DATE": "", "ORIGINATOR": "", **FIELDS, **changes}
    return "".join(f"{key} = {value}\n" for key, value in fields.items() if value is not None)


def xml(**changes: str | None) -> str:
    fields = {**FIELDS, **changes}
    inside = "".join(f"<{key}>{value}</{key}>\n" for key, value in fields.items() if value is not None)
    return (
        f'<omm id="CCSDS_OMM_VERS" version="2.0"><body><segment><data>{inside}</data></segment></body></omm>'
    )


def json_text(**changes: object) -> str:
    return json.dumps([{key: value for key, value in {**FIELDS, **changes}.items() if value is not None}])


def csv_text(**changes: str | None) -> str:
    cells = {**FIELDS, **{key: value or "" for key, value in changes.items()}}
    return COLUMNS + "\n" + ",".join(cells.values()) + "\n"


NOTATIONS = {"kvn": kvn, "xml": xml, "json": json_text, "csv": csv_text}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_set_is_the_same_in_every_notation_as_in_a_tle(tmp_path: Path, notation: str):
    table, refused, read = read_text(tmp_path, NOTATIONS[notation]())
    assert (refused, read) == ([], 1)
    of_tle, _, _ = read_text(tmp_path, tle(name="ALPHA"))
    assert table.equals(of_tle)
    assert from_table(table)[0].canonical_line() == from_table(of_tle)[0].canonical_line()


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ECCENTRICITY": "1.0"}, "eccentricity 1.0"),
        ({"ECCENTRICITY": "NaN"}, "ECCENTRICITY: 'NaN' is not a number"),
        ({"BSTAR": "Infinity"}, "BSTAR: 'Infinity' is not a number"),
        ({"MEAN_MOTION_DOT": "nan"}, "MEAN_MOTION_DOT: 'nan' is not a number"),
        ({"MEAN_MOTION": "0"}, "mean motion 0.0"),
        ({"MEAN_MOTION": "1_5.5"}, "MEAN_MOTION: '1_5.5' is not a number"),
        ({"INCLINATION": "-1"}, "inclination -1.0"),
        ({"MEAN_ANOMALY": "361"}, "mean anomaly 361.0"),
        ({"NORAD_CAT_ID": "A0001"}, "NORAD_CAT_ID: 'A0001' is not an integer"),
        ({"NORAD_CAT_ID": "1000000000"}, "more than nine digits"),
        ({"NORAD_CAT_ID": "0x1F"}, "is not an integer"),
        ({"NORAD_CAT_ID": "25544.0"}, "is not an integer"),
        ({"NORAD_CAT_ID": None}, "NORAD_CAT_ID: missing"),
        ({"BSTAR": None}, "BSTAR: missing"),
        ({"EPOCH": "2021-04-31T00:00:00"}, "EPOCH: '2021-04-31T00:00:00' is not a date"),
        ({"EPOCH": "2021-04-10 12:00:00"}, "EPOCH"),
        ({"EPOCH": "21100.5"}, "EPOCH"),
        ({"EPOCH": "2051-04-10T12:00:00"}, "days in the future"),
        ({"EPOCH": "1951-04-10T12:00:00"}, "before the first satellite"),
        ({"EPHEMERIS_TYPE": "4"}, "EPHEMERIS_TYPE: '4'"),
    ],
)
def test_faults_are_named(tmp_path: Path, notation: str, changes: dict[str, str | None], words: str):
    table, refused, read = read_text(tmp_path, NOTATIONS[notation](**changes))
    assert (table.num_rows, read, len(refused)) == (0, 1, 1)
    assert words in refused[0].reason
    assert refused[0].line is not None


@pytest.mark.parametrize("notation", ["kvn", "xml", "json"])
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"MEAN_ELEMENT_THEORY": "SGP4-XP"}, "MEAN_ELEMENT_THEORY: 'SGP4-XP'"),
        ({"MEAN_ELEMENT_THEORY": "DSST"}, "MEAN_ELEMENT_THEORY: 'DSST'"),
        ({"REF_FRAME": "TOD"}, "REF_FRAME: 'TOD'"),
        ({"CENTER_NAME": "MARS"}, "CENTER_NAME: 'MARS'"),
        ({"TIME_SYSTEM": "TAI"}, "TIME_SYSTEM: 'TAI'"),
        ({"MEAN_MOTION": None, "SEMI_MAJOR_AXIS": "6800"}, "SGP4 needs it and not SEMI_MAJOR_AXIS"),
    ],
)
def test_sets_of_other_theories_are_refused(
    tmp_path: Path, notation: str, changes: dict[str, str | None], words: str
):
    _, refused, _ = read_text(tmp_path, NOTATIONS[notation](**changes))
    assert words in refused[0].reason


@pytest.mark.parametrize(
    "changes",
    [
        {"EPOCH": "2021-100T12:00:00.000Z"},
        {"NORAD_CAT_ID": "+0050001"},
        {"MEAN_MOTION": "15.5 [rev/day]", "INCLINATION": "51.6[deg]", "BSTAR": "1.2345e-5 [1/ER]"},
        {"MEAN_ELEMENT_THEORY": "SGP/SGP4", "USER_DEFINED_X": "y", "CX_X": "1.0"},
    ],
)
def test_kvn_as_the_standard_allows_it(tmp_path: Path, changes: dict[str, str | None]):
    table, refused, _ = read_text(tmp_path, kvn(**changes).replace("\n", "  \r\n\r\nCOMMENT any\r\n"))
    assert refused == []
    assert table.equals(read_text(tmp_path, tle(name="ALPHA"))[0])


def test_units_keywords_and_names_in_kvn(tmp_path: Path):
    text = (
        kvn(OBJECT_NAME="ALPHA [+]") + kvn(INCLINATION="51.6 [rad]") + kvn(FANCY="1")
        + kvn() + "BSTAR = 0\n" + kvn() + "no assignment\n" + kvn(OBJECT_NAME="OMEGA")
    )  # fmt: skip
    table, refused, read = read_text(tmp_path, text)
    assert table["name"].to_pylist() == ["ALPHA [+]", "OMEGA"]
    assert [one.reason for one in refused] == [
        "INCLINATION: unit [rad], expected [deg]",
        "FANCY is no keyword of an OMM",
        "BSTAR is given twice",
        "'no assignment' is no line of the form KEYWORD = value",
    ]
    assert read == 6


def test_xml_of_many_messages_with_units(tmp_path: Path):
    good = xml().replace("<INCLINATION>", '<INCLINATION units="deg">')
    bad = xml().replace("<INCLINATION>", '<INCLINATION units="rad">')
    text = f'<?xml version="1.0"?>\n<ndm xmlns:n="urn:x">{good}{bad}{good.replace("omm", "n:omm")}</ndm>'
    table, refused, read = read_text(tmp_path, text)
    assert (table.num_rows, read) == (2, 3)
    assert refused[0].reason == "INCLINATION: unit [rad], expected [deg]"


def test_xml_entities_are_not_expanded(tmp_path: Path):
    bomb = (
        '<?xml version="1.0"?>\n<!DOCTYPE omm [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n'
        + xml(OBJECT_NAME="&b;")
    )  # fmt: skip
    table, refused, _ = read_text(tmp_path, bomb)
    assert table.num_rows == 0
    assert refused[0].line == 2
    assert "document type" in refused[0].reason


def test_xml_that_breaks_off_keeps_what_came_before(tmp_path: Path):
    text = f"<ndm>\n{xml()}\n{xml()[:300]}"
    table, refused, _ = read_text(tmp_path, text)
    assert table.num_rows == 1
    assert "not well-formed" in refused[0].reason
    assert refused[0].line


@pytest.mark.parametrize("separator", ["\n", "\r\n", ""])
def test_json_lines_and_single_objects(tmp_path: Path, separator: str):
    one = json_text().strip("[]")
    table, refused, _ = read_text(tmp_path, separator.join([one] * 3))
    assert (table.num_rows, refused) == (3, [])


def test_json_numbers_and_strings_are_the_same(tmp_path: Path):
    as_numbers = json_text(MEAN_MOTION=15.5, ECCENTRICITY=0.0012345, NORAD_CAT_ID=50001, BSTAR=1.2345e-05)
    assert read_text(tmp_path, as_numbers)[0].equals(read_text(tmp_path, json_text())[0])


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "true", "[1]", "1e999", '"x"'])
def test_json_words_in_the_place_of_numbers(tmp_path: Path, word: str):
    text = json_text().replace('"51.6"', word)
    table, refused, _ = read_text(tmp_path, f"[{text[1:-1]}, {json_text()[1:-1]}]")
    assert table.num_rows == 1
    assert (refused[0].line, refused[0].reason[:12]) == (1, "INCLINATION:")


def test_a_broken_record_in_json_costs_itself(tmp_path: Path):
    good = json_text()[1:-1]
    table, refused, read = read_text(tmp_path, f'[{good}, {{"NORAD_CAT_ID": 1, oops}}, {good}, 7, {good}')
    assert table.num_rows == 3
    assert [one.line for one in refused] == [2, 4, 5]
    assert read == 6


def test_csv_of_missing_columns_names_them(tmp_path: Path):
    _, refused, _ = read_text(tmp_path, csv_text().replace("INCLINATION", "INCL").replace("BSTAR", "B"))
    assert refused[0].reason.startswith("columns missing: INCLINATION, BSTAR")


def test_csv_rows_of_wrong_shape_cost_themselves(tmp_path: Path):
    text = (
        csv_text() + ROW + ",1\n\n" + ROW[:60] + '\n"' + ROW + "\n" + ROW.replace("ALPHA", '"AL,PHA ""1"""')
    )
    table, refused, read = read_text(tmp_path, text)
    assert table["name"].to_pylist() == ["ALPHA", 'AL,PHA "1"']
    assert [one.line for one in refused] == [3, 5, 6]
    assert read == 5


def test_csv_fast_and_careful_paths_agree(tmp_path: Path):
    rows = [ROW.replace("50001", str(n)).replace("15.5", f"{1 + n / 7000}") for n in range(1, 3000)]
    fast, _, _ = read_text(tmp_path, "\n".join([COLUMNS, *rows]))
    careful, refused, _ = read_text(tmp_path, "\n".join([COLUMNS, *rows, "oops"]))
    assert len(refused) == 1
    assert fast.equals(careful)


@st.composite
def element_sets(draw: st.DrawFn, *, tle_only: bool = False) -> ElementSet:
    def scaled(low: int, high: int, scale: int) -> float:
        return draw(st.integers(low, high)) / scale

    digits = st.integers(-99_999, 99_999)
    unit_us = 864 if tle_only else 1
    number = draw(st.integers(0, 339_999 if tle_only else 999_999_999))
    names = st.text(
        st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_characters="\x7f"), max_size=20
    )
    if tle_only:
        names = st.text("ABC 1-[]()/&<,\"'", max_size=20)
    return ElementSet(
        object_id=ObjectId(number, draw(st.sampled_from([None, "1998-067A", "2024-001ABC", "1957-001B"]))),
        epoch_us=draw(st.integers(-393_000_000_000_000 // unit_us, 1_700_000_000_000_000 // unit_us)) * unit_us,
        mean_motion_rev_day=scaled(1, 17 * 10**8, 10**8),
        eccentricity=scaled(0, 10**7 - 1, 10**7),
        inclination_deg=scaled(0, 180 * 10**4, 10**4),
        raan_deg=scaled(0, 3_600_000, 10**4),
        arg_perigee_deg=scaled(0, 3_600_000, 10**4),
        mean_anomaly_deg=scaled(0, 3_600_000, 10**4),
        bstar=draw(digits) / 10 ** draw(st.integers(5, 14)),
        mean_motion_dot=scaled(-(10**8) + 1, 10**8 - 1, 10**8),
        mean_motion_ddot=draw(digits) / 10 ** draw(st.integers(5, 14)),
        element_set_no=draw(st.integers(0, 9999)),
        rev_at_epoch=draw(st.integers(0, 99_999)),
        name=" ".join(draw(names).split()) or None,
        source="test",
    )  # fmt: skip


@given(sets=st.lists(element_sets(tle_only=True), min_size=1, max_size=5))
def test_round_trip_through_tle_is_exact(tmp_path_factory: pytest.TempPathFactory, sets: list[ElementSet]):
    path = tmp_path_factory.mktemp("tle") / "x"
    path.write_text("".join(write_tle(sets)))
    table, refused, _ = read_all(path, now_us=FAR, kind="tle")
    assert refused == []
    back = from_table(table)
    assert [one.canonical_line() for one in back] == [one.canonical_line() for one in sets]
    assert [one.object_id for one in back] == [one.object_id for one in sets]
    assert "".join(write_tle(back)) == "".join(write_tle(sets))


@given(sets=st.lists(element_sets(), min_size=1, max_size=5))
@pytest.mark.parametrize("notation", ["csv", "json", "kvn", "xml"])
def test_round_trip_through_omm_is_exact(
    tmp_path_factory: pytest.TempPathFactory, notation: str, sets: list[ElementSet]
):
    path = tmp_path_factory.mktemp("omm") / "x"
    signed = {"originator": "TEST", "created_us": 0}
    lines = {
        "csv": lambda: write_omm_csv(sets),
        "json": lambda: write_omm_json(sets),
        "kvn": lambda: write_omm_kvn(sets, **signed),
        "xml": lambda: write_omm_xml(sets, **signed),
    }[notation]()
    path.write_text("".join(lines), encoding="utf-8")
    table, refused, _ = read_all(path, now_us=FAR)
    assert refused == []
    back = from_table(table)
    expected = list(sets)
    if notation in ("kvn", "xml"):  # these cannot leave the name out
        back, expected = (
            [
                one if one.name != "UNKNOWN" else ElementSet(**{**fields_of(one), "name": None})
                for one in these
            ]
            for these in (back, expected)
        )
    assert back == expected


def fields_of(one: ElementSet) -> dict[str, object]:
    return {name: getattr(one, name) for name in ElementSet.__slots__}


@pytest.mark.parametrize("number", [340_000, 799_501_621])
def test_a_tle_is_never_written_for_a_number_it_cannot_hold(number: int):
    one = ElementSet(ObjectId(number), 0, 15.5, 0.001, 51.6, 0.0, 0.0, 0.0, 0.0)
    with pytest.raises(InputRefused, match="does not fit"):
        format_tle(one)


@pytest.mark.parametrize(
    "change",
    [{"mean_motion_rev_day": 100.5}, {"bstar": 1e9}, {"mean_motion_dot": 1.0}, {"epoch_us": 2_800_000_000_000_000},
     {"eccentricity": 0.99999999}],
)  # fmt: skip
def test_a_tle_is_never_written_with_a_value_it_cannot_hold(change: dict[str, float]):
    fields = {
        "object_id": ObjectId(5), "epoch_us": 0, "mean_motion_rev_day": 15.5, "eccentricity": 0.001,
        "inclination_deg": 51.6, "raan_deg": 0.0, "arg_perigee_deg": 0.0, "mean_anomaly_deg": 0.0, "bstar": 0.0,
    }  # fmt: skip
    with pytest.raises(InputRefused):
        format_tle(ElementSet(**{**fields, **change}))


def test_csv_and_json_snapshots_count_as_an_independent_count(shared_data: Path):
    for path in [*shared_data.glob("snapshots/*.csv"), *shared_data.glob("snapshots/*.json")]:
        text = path.read_text()
        count = len(json.loads(text)) if path.suffix == ".json" else len(text.splitlines()) - 1
        table, refused, read = read_all(path)
        assert (table.num_rows, refused, read) == (count, [], count), path.name


def test_an_integer_between_control_characters_is_read_or_refused():
    from openparos.formats.omm_fields import read_integer

    assert read_integer("ELEMENT_SET_NO", "\x1c999 ") == 999
