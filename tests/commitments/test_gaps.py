"""The gap matrix: computed from provisions, standing never mixed, drafts always labelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.commitments.gaps import (
    assess_event,
    conducts,
    coverage_for,
    documented_events,
    gap_matrix,
    matrix_json,
    simulate,
    summarise,
)
from openparos.commitments.instruments import Effect, Standing, load_instruments
from openparos.model.states import by_alpha3
from openparos.model.times import parse_utc


def test_every_conduct_named_by_a_provision_is_in_the_matrix_and_the_other_way():
    named = {reach.conduct for each in load_instruments().provisions.values() for reach in each.reaches}
    assert named <= set(conducts())
    # nothing speaks of these two: that is the gap
    assert set(conducts()) - named == {"ground-based-capability", "abm-interceptor"}


def test_the_gaps_the_seed_names():
    assert summarise("wmd-placement").strongest["in-force"] == "prohibited"
    assert summarise("weapon-placement").strongest["in-force"] == "nothing"
    assert summarise("weapon-placement").strongest["draft"] == "prohibited"
    assert summarise("ground-based-capability").uncovered_by_law
    assert summarise("destructive-test-own").strongest["in-force"] == "to-be-notified"
    assert summarise("destructive-test-own").uncovered_by_law
    assert summarise("destructive-test-own").strongest["political"] == "prohibited"
    assert summarise("destructive-test-own-co-orbital").strongest["political"] == "nothing"
    assert not summarise("unregistered-object").uncovered_by_law


@pytest.mark.parametrize("event", ["K14", "K15", "K16", "K17"])
@pytest.mark.parametrize("draft", ["ppwt-2008", "ppwt-2014"])
def test_drafts_do_not_reach_tests_against_own_objects(event: str, draft: str):
    simulated = simulate(draft, documented_events()[event])
    assert simulated["effect"] == "nothing"
    assert simulated["label"] == "draft, not in force"
    assert "one's own objects" in simulated["reason"]


def test_drafts_do_not_reach_ground_based_systems():
    for draft in ("ppwt-2008", "ppwt-2014"):
        assert gap_matrix()["ground-based-capability", draft].effect is Effect.NOTHING
        assert simulate(draft, documented_events()["N05"])["effect"] == "nothing"


def test_every_documented_event_is_assessed_without_a_verdict():
    assert len(documented_events()) == 29
    for event in documented_events().values():
        for state in (*event.states, *event.others):
            by_alpha3(state)
        answer = assess_event(event)
        assert answer["source"] and answer["observable"] and answer["notice"] and answer["forum"]
        assert {each["label"] for each in answer["drafts"]} == {"draft, not in force"}
        assert all(row["standing"] != "draft" for row in answer["law"])
        text = json.dumps(answer).lower()
        for word in ("hostile", "guilty", "suspicious", "breach", "violat", "inspector"):
            assert word not in text.replace("inspection", "")


def test_law_of_an_event_follows_its_day():
    law = {row["instrument"]: row["bound"] for row in assess_event(documented_events()["K17"])["law"]}
    assert law["ost-1967"] == law["registration-1975"] == "yes"
    assert "no-destructive-da-asat-test" not in law
    assert law["a-68-189"] == "nobody"
    early = {row["instrument"] for row in assess_event(documented_events()["K14"])["law"]}
    assert "a-68-189" not in early  # of 2013
    assert "debris-2007" not in early  # endorsed in December 2007
    tested = {row["instrument"] for row in assess_event(documented_events()["F20"])["law"]}
    assert "lts-2019" in tested
    same_year = {row["instrument"] for row in coverage_for("RUS", "accidental-break-up", parse_utc("2019-03-27"))
                 if row["bound"] == "no"}  # fmt: skip
    assert "lts-2019" in same_year  # of 2019, the day is not in the files


def test_same_conduct_same_answer_whichever_state():
    day = parse_utc("2021-11-15")
    for conduct in conducts():
        reached = [
            {(row["instrument"], row["effect"], row["standing"]) for row in coverage_for(state, conduct, day)}
            for state in ("RUS", "USA", "CHN", "IND")
        ]
        assert all(each == reached[0] for each in reached)


def test_standing_is_kept_apart():
    for (_, instrument), cell in gap_matrix().items():
        assert cell.standing is load_instruments()[instrument].standing
    answer = matrix_json()
    assert len(answer["conducts"]) == len(conducts())
    states = matrix_json(parse_utc("2024-06-01"))["states"]
    assert len(states["moon-1979"]["yes"]) + len(states["moon-1979"]["unknown"]) == 17
    assert "SAU" not in states["moon-1979"]["yes"]
    assert not any(draft in states for draft in ("ppwt-2008", "ppwt-2014", "a-68-189"))
    assert {standing.value for standing in Standing} == set(answer["conducts"][0]["strongest"])


def test_command_answers(capsys, tmp_path):
    assert run(["instruments", "duties", "--state", "RUS", "--on", "2021-11-15", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {"state", "on", "duties"} <= set(answer)
    keys = {"instrument", "provision", "standing", "bound", "since", "source", "reason"}
    assert all(keys <= set(duty) for duty in answer["duties"])
    assert run(["instruments", "gaps", "--json", "--plot", str(tmp_path / "gaps.png")]) == 0
    assert (tmp_path / "gaps.png").stat().st_size > 10_000
    capsys.readouterr()
    assert run(["instruments", "gaps", "--event", "K17", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["event"] == "K17"
    assert run(["instruments", "show", "ost-1967/IX", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["label"] == "treaty in force"


@pytest.mark.parametrize(
    "arguments",
    [
        ["instruments"],
        ["instruments", "show", "ppwt-2014"],
        ["instruments", "show", "a-68-189/42"],
        [
            "instruments",
            "duties",
            "--state",
            "USA",
            "--with",
            "CHN",
            "--on",
            "2021-07-01",
            "--event",
            "encounter",
        ],
        ["instruments", "parties", "moon-1979", "--on", "2023-01-01"],
        ["instruments", "gaps"],
        ["instruments", "gaps", "--on", "2021-11-15"],
        ["instruments", "gaps", "--event", "all"],
        ["instruments", "gaps", "--state", "IND", "--on", "2019-03-27"],
    ],
    ids=" ".join,
)
def test_tables_for_people(arguments, capsys):
    assert run(arguments) == 0
    assert capsys.readouterr().out


def test_wrong_use(capsys):
    assert run(["instruments", "duties", "--state", "XXX", "--on", "2020-01-01"]) != 0
    assert run(["instruments", "duties", "--state", "USA", "--on", "2020-01-01", "--event", "party"]) == 2
    assert run(["instruments", "gaps", "--event", "Z99"]) != 0
    assert run(["instruments", "gaps", "--state", "USA"]) == 2
    assert "openparos:" in capsys.readouterr().err


def test_ids_are_found_whatever_the_case(capsys):
    assert run(["instruments", "show", "OST-1967/ix", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "ost-1967/IX"
    assert run(["instruments", "gaps", "--event", "k17", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["event"] == "K17"
    assert run(["instruments", "parties", "MOON-1979", "--on", "2020-01-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["instrument"] == "moon-1979"


def test_a_designation_that_is_no_state_is_said_to_have_no_duties(capsys):
    for command in (
        ["duties", "--state", "TWN", "--on", "2020-01-01"],
        ["duties", "--state", "USA", "--with", "TWN", "--on", "2020-01-01"],
        ["gaps", "--state", "TWN", "--on", "2020-01-01"],
    ):
        assert run(["instruments", *command, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert "no duties are computed" in answer["note"]
        assert not answer.get("duties")
        assert not any(row["coverage"] for row in answer.get("conducts", ()))


@pytest.mark.parametrize("picture", ["no-such-folder/gaps.png", "gaps.doc"])
def test_a_picture_that_cannot_be_written_is_said_in_one_line(picture, tmp_path, capsys):
    assert run(["instruments", "gaps", "--plot", str(tmp_path / picture)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_no_conduct_says_of_an_event_that_nothing_was_announced():
    """An event whose own row says that it was announced is not filed under conduct that was not."""
    for event in documented_events().values():
        assert not any(word in name for name in event.conduct for word in ("undeclared", "unannounced"))


def test_military_radio_is_named_where_interference_is_barred():
    notes = gap_matrix()["radio-interference", "itu-cs-rr"].notes
    assert any("military" in note and "art. 48" in note for note in notes)


def test_articles_of_the_itu_constitution_are_articles():
    """Numbers 44 and 45 of the Constitution are other provisions than its articles 44 and 45."""
    loaded = load_instruments()
    assert loaded.provision("itu-cs-rr/CS44").source == "Constitution, art. 44"
    assert loaded.provision("itu-cs-rr/CS45").source == "Constitution, art. 45"


def test_check_of_files_names_file_and_line(capsys, tmp_path):
    assert run(["instruments", "check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []
    bad = Path(__file__).parent / "bad" / "unknown-key.yaml"
    assert run(["instruments", "check", str(bad)]) == 1
    assert "unknown-key.yaml:7: the file: unknown key 'verdict'" in capsys.readouterr().out
    claims = tmp_path / "claims.yaml"
    claims.write_text("claims: [{id: x}]\n")
    assert run(["instruments", "check", str(claims), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"]
    assert run(["instruments", "check", str(tmp_path / "nothing.yaml")]) == 1


def test_marks_in_square_brackets_are_printed(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "240")
    assert run(["instruments", "gaps", "--event", "K17"]) == 0
    assert "[unverified]" in capsys.readouterr().out
    assert run(["instruments", "duties", "--state", "MNE", "--on", "2000-01-01"]) == 0
    assert "[unverified]" in capsys.readouterr().out
