"""The launch log, and which States the sources connect with a launch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.catalogue.describe import describe
from openparos.catalogue.gcat_launches import launch_tag, launches
from openparos.catalogue.register import entries
from openparos.catalogue.registration import Sources, check_registration
from openparos.catalogue.shelf import Shelf
from openparos.cli.main import run
from openparos.formats.sniff import kind_of
from openparos.formats.tables import read_table
from openparos.model.errors import InputRefused

# The columns of two editions: later ones have OrbPay, LaunchCode in one word and FailCode.
COLUMNS = [
    "Launch_Tag",
    "Launch_JD",
    "Launch_Date",
    "LV_Type",
    "Variant",
    "Flight_ID",
    "Flight",
    "Mission",
    "FlightCode",
    "Platform",
    "Launch_Site",
    "Launch_Pad",
    "Ascent_Site",
    "Ascent_Pad",
    "Apogee",
    "Apoflag",
    "Range",
    "RangeFlag",
    "Dest",
    "Agency",
    "Launch_Code",
    "Group",
    "Category",
    "LTCite",
    "Cite",
    "Notes",
]
LATER = [*COLUMNS[:19], "OrbPay", "Agency", "LaunchCode", "FailCode", *COLUMNS[21:]]
ROWS = (
    ("2001-001        ", "2001 Jan  5 0730:12", "Rocket 3", "F-17", "PAD1", "ACME", "OS"),
    ("2002-002        ", "2002 Feb  5 0810?", "Rocket 4", "-", "PAD2", "NOBODY", "OS"),
    ("2004-004        ", "2004 Apr", "Rocket 5", "-", "PAD2", "ACME", "OS"),
    ("2001-S01        ", "2001 Jan  9", "Sounder", "-", "PAD1", "ACME", "SS"),
    ("1957 ALP        ", "1957 Oct  4 1928:34", "Sputnik", "M1-1PS", "PAD2", "-", "OS"),
)


def write_log(folder: Path, columns: list[str]) -> Path:
    lines = ["#" + "\t".join(columns), "# Updated 2024 Mar 26" + "\t" * (len(columns) - 1)]
    for tag, date, vehicle, flight, site, agency, code in ROWS:
        row = dict.fromkeys(columns, "-")
        row |= {"Launch_Tag": tag, "Launch_JD": "2451914.81", "Launch_Date": date, "LV_Type": vehicle}
        row |= {"Flight_ID": flight, "Launch_Site": site, "Agency": agency}
        row["LaunchCode" if "LaunchCode" in columns else "Launch_Code"] = code
        lines.append("\t".join(row.values()))
    path = folder / "launch.tsv"
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def shelf(world: Path) -> Shelf:
    write_log(world, COLUMNS)
    (world / "sites.tsv").write_text(
        "#Site\tCode\tUCode\tStateCode\tType\tTStart\tTStop\tShortName\tName\tLongitude\tLatitude\tGroup\n"
        "PAD1\t-\tPAD1\tUS\tLS\t-\t-\t-\tFirst Range\t0\t0\t-\nPAD2\t-\tPAD2\tKR\tLS\t-\t-\t-\tSecond Range\t0\t0\t-\n"
    )
    (world / "orgs.tsv").write_text(
        "#Code\tUCode\tStateCode\tType\tClass\tTStart\tTStop\tShortName\tName\tParent\tEName\n"
        "ACME\tACME\tNZ\tO\tB\t-\t-\tAcme\tAcme Launch\t-\t-\n"
    )
    return Shelf.from_folder(world)


@pytest.mark.parametrize("columns", [COLUMNS, LATER])
def test_the_launch_log_is_read_in_both_editions(tmp_path: Path, columns: list[str]):
    path = write_log(tmp_path, columns)
    assert kind_of(path) == "gcat-launches"
    first, second, vague, sputnik = launches(read_table(path))
    assert (first.tag, first.clock, first.vehicle, first.flight) == (
        "2001-001",
        "07:30:12",
        "Rocket 3",
        "F-17",
    )
    assert (second.clock, second.flight, second.agency_code) == ("08:10", "", "NOBODY")
    assert (vague.date.iso if vague.date else None, vague.clock) == ("2004-04", None)
    assert (sputnik.tag, str(sputnik)) == ("1957-001", "1957-10-04 19:28:34 UTC, Sputnik, M1-1PS")


def test_tags():
    assert [launch_tag(text) for text in ("2013-076", "1961 A GAM", "2001-S01", "-")] == [
        "2013-076", "1961-027", None, None,
    ]  # fmt: skip


def test_a_renamed_column_of_the_launch_log_is_named(tmp_path: Path):
    path = write_log(tmp_path, COLUMNS)
    path.write_text(path.read_text().replace("Launch_Site", "LaunchSite", 1))
    with pytest.raises(InputRefused, match=r"'Launch_Site' \(renamed to 'LaunchSite'\?\)"):
        read_table(path)


def test_an_object_shows_when_on_what_and_from_where_it_was_launched(shelf: Shelf):
    found = describe(shelf, 90001)
    assert found.value("launch") == "2001-01-05 07:30:12 UTC, Rocket 3, F-17"
    assert "First Range (PAD1)" in [one.value for one in found.fields["launch_site"]]
    grounds = {one.value: one.source for one in found.fields["launching_states"]}
    assert grounds["NZL"] == "State of the launching agency ACME in GCAT 2024-03-26"
    assert "launch" not in describe(shelf, 90007).fields


def test_registered_by_none_of_the_launching_states_the_sources_name(shelf: Shelf):
    checks = {one.norad_id: one for one in check_registration(Sources.from_shelf(shelf))}
    # Launched by an agency of NZL from KOR and China, owned by IND, registered by FRA: none of those.
    other = checks[90005]
    assert dict(other.launching.bases) == {
        "CHN": ("territory of the launch site",),
        "IND": ("owner",),
        "KOR": ("facility",),
        "NZL": ("State of the launching agency",),
    }  # fmt: skip
    assert (other.state, other.by_no_launching_state) == ("FRA", True)
    assert checks[90001].by_no_launching_state is False
    # Not registered: nobody registered it. Neither site nor owner known: nothing can be said.
    assert checks[90003].by_no_launching_state is None
    assert checks[90007].by_no_launching_state is None


def test_the_count_stands_in_the_answer(shelf: Shelf, world: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["registry", "check", "--data", str(world), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["registered_by_no_known_launching_state"] == 1


def test_remarks_of_the_secretariat_name_other_states(world: Path):
    path = world / "register.csv"
    header, *rows = path.read_text().splitlines()
    place = header.split(",").index("Secretariat Remarks")
    fields = rows[0].split(",")
    fields[place] = (
        "Registered also by the Russian Federation in ST/SG/SER.E/992. Mentioned by France in ST/SG/SER.E/1273."
    )
    path.write_text("\n".join([header, ",".join(fields), *rows[1:]]) + "\n")
    row = next(entries(read_table(path)))
    assert [(code, str(document)) for code, document in row.also_registered] == [("RUS", "ST/SG/SER.E/992")]
    assert [(code, str(document)) for code, document in row.mentioned_by] == [("FRA", "ST/SG/SER.E/1273")]
    one = next(
        one
        for one in check_registration(Sources.from_shelf(Shelf.from_folder(world)))
        if one.norad_id == 90001
    )
    assert one.double == ("RUS", "USA")
    assert one.launching.bases["FRA"] == ("reported the launch to the United Nations in ST/SG/SER.E/1273",)
