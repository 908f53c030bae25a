"""One object out of many tables: fields with sources, conflicts kept; its history; the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.catalogue.describe import describe, find_number
from openparos.catalogue.disagreements import disagreements
from openparos.catalogue.joins import join_report
from openparos.catalogue.missions import (
    class_of_gcat,
    class_of_ucs,
    dependence_on,
    mission_of_gcat,
    mission_of_ucs,
)
from openparos.catalogue.objects import SpaceObject, Stated
from openparos.catalogue.shelf import Shelf
from openparos.cli.main import run
from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import UnknownObject
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.store.workspace import Workspace

LAUNCH_US = parse_utc("2001-01-05")


def test_every_field_says_who_says_it(world: Path):
    found = describe(Shelf.from_folder(world), 90002)
    assert found.name == "ALPHA 2"
    assert found.cospar_id == "2001-001B"
    assert {one.source for one in found.fields["launch_date"]} == {
        "GCAT 2020-01-02", "SATCAT", "UN Register index",
    }  # fmt: skip
    assert found.value("registry_state") == "USA"
    assert found.value("registration_document") == "ST/SG/SER.E/400"
    assert found.value("class") == "military"
    assert found.value("mission") == "navigation"
    assert "banks" in (found.value("dependence") or "")
    assert {one.value for one in found.fields["launching_states"]} == {"USA"}
    assert found.value("end") == "2010-03-01"
    assert [one.norad_id for one in found.mates] == [90001]
    assert found.conflicts == ()
    for said in found.fields.values():
        assert all(one.source for one in said)


def test_conflicts_are_kept_and_shown(world: Path):
    found = describe(Shelf.from_folder(world), 90004)
    assert [one.value for one in found.fields["registry_state"]] == ["FRA", "FRA", "IND"]
    assert set(found.conflicts) == {"registry_state", "registration_document"}


def test_a_month_does_not_contradict_a_day_in_it():
    def with_dates(*dates: str) -> SpaceObject:
        return SpaceObject(1, {"end": tuple(Stated(date, "x") for date in dates)})

    assert with_dates("2010-03", "2010-03-01").conflicts == ()
    assert with_dates("2010-03-02", "2010-03-01").conflicts == ("end",)


@pytest.mark.parametrize("text", ["90002", "2001-001B", "01001B", "2001-001b", "alpha-2", "АЛПХА 2"])
def test_found_by_number_designator_and_name(text: str, world: Path):
    assert find_number(Shelf.from_folder(world), text) == 90002


def test_the_greek_spelling_of_a_designator(world: Path):
    path = world / "psatcat.tsv"
    path.write_text(path.read_text().replace("2001-001A", "1957 ALP 1").replace("2001-001B", "1957 ALP 2"))
    (world / "satcat.csv").unlink()
    for text in ("1957 ALP 2", "1957-alpha 2", "1957-001B"):
        assert find_number(Shelf.from_folder(world), text) == 90002


@pytest.mark.parametrize("command", ["identity", "disagreements"])
def test_without_gcat_it_is_said_that_there_is_nothing_to_join_to(
    command: str, world: Path, capsys: pytest.CaptureFixture[str]
):
    (world / "psatcat.tsv").unlink()
    assert run(["registry", command, "--data", str(world)]) == 1
    assert "gcat-psatcat is not at hand" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["2001-001Q", "OMEGA 9", "-", ""])
def test_not_found_says_so(text: str, world: Path):
    with pytest.raises(UnknownObject, match="no table at hand"):
        find_number(Shelf.from_folder(world), text)


def test_an_object_nobody_knows(world: Path):
    with pytest.raises(UnknownObject, match="12345"):
        describe(Shelf.from_folder(world), 12345)


def test_without_tables_the_table_of_facts_stands_in():
    found = describe(Shelf({}), 40258)
    assert found.value("registry_state") == "RUS"
    assert "table of facts" in found.fields["registry_state"][0].source


def test_missions_classes_and_what_depends_on_them():
    assert mission_of_gcat("COM/MET?*") == "communications and weather"
    assert mission_of_gcat("XYZ") is None
    assert mission_of_ucs("Earth Observation/Navigation") == "navigation and earth observation"
    assert class_of_gcat("CD") == "civil and military"
    assert class_of_gcat("N") is None
    assert class_of_ucs("Government/Commercial") == "civil and commercial"
    assert dependence_on("science") is None
    assert "time" in (dependence_on("navigation") or "")


def test_disagreements_are_listed_and_companies_are_no_party(world: Path):
    satcat = world / "satcat.csv"
    satcat.write_text(satcat.read_text().replace(",US,", ",SES,"))
    found = {one.norad_id: one for one in disagreements(Shelf.from_folder(world))}
    assert set(found) == {90004, 90005}
    assert (found[90004].kind, found[90005].kind) == ("registry", "registry-and-owner")
    assert "registry FRA" in found[90005].to_json()["claims"]


def test_joins_are_counted(world: Path):
    (satcat, register) = join_report(Shelf.from_folder(world))
    assert (len(satcat.rows), satcat.to_json()["joined"]) == (6, 5)  # one launched later, one not in SATCAT
    assert register.to_json()["by_basis"] == {"designator": 4}


def test_an_entry_without_a_piece_is_shown_at_the_object_it_can_mean(
    world: Path, capsys: pytest.CaptureFixture[str]
):
    path = world / "register.csv"
    path.write_text(
        path.read_text().replace("2001-001A,ALPHA 1", "2001-001*,").replace("2001-001B,ALPHA 2", "2001-001*,")
    )
    shelf = Shelf.from_folder(world)
    (first, second) = (describe(shelf, number).fields for number in (90001, 90002))
    # The end in one entry tells the two apart.
    assert (
        second["registration_document"][-1].source
        == "UN Register index, entry without designator, by document and end (moderate)"
    )
    assert second["general_function"][0].value == "Navigation"
    assert first["general_function"][0].value == "Communications"
    path.write_text(path.read_text().replace("2010-03-01", ""))
    (first, second) = (describe(Shelf.from_folder(world), number).fields for number in (90001, 90002))
    assert "general_function" not in second
    assert second["registration_document"][-1].source.startswith(
        "one of 2 objects it can mean; UN Register index"
    )


def test_dashes_are_no_function(world: Path):
    path = world / "register.csv"
    path.write_text(path.read_text().replace("Communications", "------"))
    assert "general_function" not in describe(Shelf.from_folder(world), 90001).fields


def put_history(number: int) -> None:
    orbit = (0.001, 97.5, 10.0, 0.0, 0.0, 1e-4)
    sets = [
        ElementSet(
            ObjectId(number),
            LAUNCH_US + day * US_PER_DAY,
            15.2 + day / 500,
            *orbit,
            name="OBJECT A" if day < 20 else "ALPHA 1",
        )
        for day in range(0, 100, 5)
    ]
    with Workspace.open().archive as archive:
        archive.append([to_table(sets)], source="test", file_sha256="0" * 64)


def test_the_command_on_one_screen(world: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["object", "90002", "--data", str(world)]) == 0
    shown = capsys.readouterr().out
    assert "registration document" in shown
    assert len(shown.splitlines()) <= 40


def test_the_command_draws_the_history(
    world: Path, tmp_path: Path, own_workspace: Path, capsys: pytest.CaptureFixture[str]
):
    put_history(90001)
    figure = tmp_path / "history.png"
    assert run(["object", "90001", "--data", str(world), "--history", "--plot", str(figure)]) == 0
    shown = capsys.readouterr().out
    assert "20 element sets" in shown
    assert "longest time" not in shown
    assert max(len(line) for line in shown.splitlines() if " |" in line or " +" in line) <= 80
    assert "named ALPHA 1 from 2001-01-25" in shown
    assert figure.stat().st_size > 5000
    assert run(["object", "90003", "--data", str(world), "--history"]) == 0
    assert "No element sets" in capsys.readouterr().out


def test_a_history_with_a_gap_says_so_and_its_last_set_is_dated(
    own_workspace: Path, capsys: pytest.CaptureFixture[str]
):
    above = [(42_164.0, 0), (42_164.0, 3), (42_164.0 + 400.0, 40)]
    sets = []
    for axis_km, day in above:
        motion = 1.00273790935 * (42_164.17 / axis_km) ** 1.5
        sets.append(
            ElementSet(
                ObjectId(90009),
                LAUNCH_US + day * US_PER_DAY,
                motion,
                0.0001,
                0.1,
                10.0,
                0.0,
                0.0,
                0.0,
                name="RELAY",
            )
        )
    with Workspace.open().archive as archive:
        archive.append([to_table(sets)], source="test", file_sha256="0" * 64)
    assert run(["object", "90009", "--history"]) == 0
    shown = capsys.readouterr().out
    assert "longest time without one 37 days: what happened in between is not seen" in shown
    assert "at the last set (2001-02-14) perigee 39" in shown
    assert "km above: it is clear of the belt" in shown


def test_the_command_answers_a_machine(world: Path, capsys: pytest.CaptureFixture[str]):
    put_history(90001)
    assert run(["object", "90001", "--data", str(world), "--history", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["elements"]["sets"] == 20
    assert answer["names_over_time"] == [
        {"first_epoch": "2001-01-05T00:00:00Z", "name": "OBJECT A"},
        {"first_epoch": "2001-01-25T00:00:00Z", "name": "ALPHA 1"},
    ]
    assert answer["fields"]["owner"][0]["value"] == "USA"
    assert run(["object", "77777", "--data", str(world)]) == 1


def test_the_other_commands(world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "list.csv"
    assert run(["registry", "disagreements", "--data", str(world), "--out", str(out)]) == 0
    assert out.read_text().startswith("norad_id,")
    assert run(["registry", "identity", "--data", str(world), "--json"]) == 0
    shown = capsys.readouterr().out
    assert json.loads(shown[shown.index("{") :])["joins"][0]["rows_of"] == "GCAT 2020-01-02"


def test_real_objects(shared_data: Path):
    shelf = Shelf.from_folder(shared_data / "registry")
    cosmos = describe(shelf, find_number(shelf, "2013-076E"))
    assert cosmos.norad_id == 39497
    assert cosmos.changes[0].first_listed_as == "debris"
    assert [one.kind for one in cosmos.mates] == ["payload", "payload", "payload", "rocket body"]
    station = describe(shelf, 25544)
    assert station.value("owner") == "ISS"
    assert station.value("registry_state") == "USA"
