"""Legal bases, the exchange of 2021, exercises, notes verbales, and equal treatment."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from openparos.cases.acts import ACTS
from openparos.cases.bases import load_bases, offers_between
from openparos.cases.machine import begin
from openparos.cases.replay import case_of, exchanges, load_exchange, replay
from openparos.cases.tabletop import exercises, load_exercise, play, set_up
from openparos.cases.verbale import load_formulae, note_of
from openparos.cases.view import case_json
from openparos.cli.main import run
from openparos.commitments.instruments import load_instruments
from openparos.findings.wording import words_of_judgment
from openparos.model.errors import InputRefused
from openparos.model.times import parse_utc

from .conftest import DAY, START, Table, opening


def by_id(first: str = "CHN", second: str = "USA", on: str = "2021-12-03", timing: str = "past"):
    offers = offers_between(first, second, parse_utc(on), timing=timing, about_us=parse_utc("2021-07-01"))
    return {one.basis.id: one for one in offers}


def test_every_basis_rests_on_provisions_that_exist():
    for basis in load_bases().values():
        for name in basis.provisions:
            assert load_instruments().provision(name).id == name
        assert set(basis.instead) <= set(load_bases())
        assert len(basis.fits) == 3 or basis.does_not_fit
        clocks = [load_instruments().provision(one).clock for one in basis.provisions]
        assert basis.clock in clocks or basis.clock is None


def test_article_ix_looks_forward():
    past = by_id()["ost-1967/IX"]
    assert past.open == "no"
    assert "look forward" in past.reason
    assert past.instead == (
        "ost-1967/V", "ost-1967/VI", "registration-1975/VI", "a-68-189/consultation", "bilateral",
    )  # fmt: skip
    assert by_id(timing="planned")["ost-1967/IX"].open == "yes"
    assert by_id(timing="planned")["ost-1967/V"].open == "no"


def test_bonds_count_on_the_day_of_the_event():
    offers = offers_between(
        "USA", "CHN", parse_utc("2021-12-03"), timing="past", about_us=parse_utc("1980-01-01")
    )
    found = {one.basis.id: one for one in offers}
    assert found["ost-1967/VI"].open == "no"
    assert by_id("USA", "CHN")["ost-1967/VI"].open == "yes"


def test_a_draft_is_always_labelled():
    draft = by_id()["ppwt-2014/VII"].to_json()
    assert (draft["open"], draft["standing"]) == ("simulated", "draft")
    assert "not in force" in draft["label"]
    assert by_id()["a-68-189/consultation"].to_json()["label"] == "voluntary measure"


def test_the_exchange_of_2021():
    answer = replay(load_exchange("L18"))
    assert answer["days"] == {
        "event_to_note": 155, "passes_to_note": {"station-moved": 155, "second-pass": 43}, "note_to_reply": 56,
    }  # fmt: skip
    assert [(one["party"], one["on"]) for one in answer["notes"]] == [
        ("CHN", "2021-12-03"),
        ("USA", "2022-01-28"),
    ]
    assert answer["notes"][0]["symbol"] == "A/AC.105/1262"
    assert answer["notes"][0]["issued"] == "2021-12-06"
    assert answer["bases_named"] == ["ost-1967/V", "ost-1967/VI"]
    assert all({view["party"] for view in one["views"]} == {"CHN", "USA"} for one in answer["disputed"])
    assert len(answer["disputed"]) == 2
    assert answer["winner"] is None
    assert answer["case"]["outcome"] is None
    assert answer["case"]["stage"] == "in-consultation"
    assert answer["facts"][2]["unverified"] is True


def test_the_exchange_before_the_reply_shows_days_alone():
    answer = replay(load_exchange("L18"), parse_utc("2022-01-10"))
    assert len(answer["notes"]) == 1
    assert answer["days"]["note_to_reply"] is None
    assert answer["case"]["statement"].endswith("38 days have passed. The case is requested.")
    with pytest.raises(InputRefused, match="nothing was written"):
        replay(load_exchange("L18"), parse_utc("2021-08-01"))


@pytest.mark.parametrize("name", exchanges())
def test_every_fact_of_an_exchange_has_a_source(name: str):
    exchange = load_exchange(name)
    rows = [*exchange["facts"], *exchange["documents"], *exchange["statements"]]
    rows += [view for one in exchange["disputed"] for view in one["views"]]
    assert all(row["source"] for row in rows)
    said = json.dumps(exchange) + json.dumps(replay(exchange))
    assert words_of_judgment(said) == []


def test_states_renamed_give_the_same_exchange():
    exchange = load_exchange("L18")
    swapped = json.loads(
        re.sub("CHN|USA", lambda one: {"CHN": "USA", "USA": "CHN"}[one[0]], json.dumps(exchange))
    )
    first, second = replay(exchange), replay(swapped)
    assert first["days"] == second["days"]
    assert first["case"]["stage"] == second["case"]["stage"]
    assert [one["open"] for one in first["bases"]] == [one["open"] for one in second["bases"]]
    names = {"China": "United States of America", "United States of America": "China"}
    turned = re.sub("|".join(names), lambda one: names[one[0]], first["statement"])
    assert turned == second["statement"]
    assert case_of(swapped).requester == "USA"


def test_states_renamed_give_the_same_case():
    def shape(requester: str, requested: str) -> str:
        case = begin(opening(party=requester, requested=[requested], bases=["bilateral"]), START)
        text = json.dumps(case_json(case, START + 9 * DAY))
        for code, name in ((requester, "A"), (requested, "B")):
            text = text.replace(f'"{code}', f'"{name}')
        text = re.sub(r'"(?:sha256|head)": "[0-9a-f]+"', "", text)
        return re.sub("Indonesia|France|Russian Federation|Brazil", "X", text)

    assert shape("IDN", "BRA") == shape("FRA", "RUS") == shape("RUS", "FRA")


def test_every_act_has_a_formula_without_words_of_judgment():
    formulae = load_formulae()
    assert set(formulae["acts"]) == {"open", *ACTS}
    texts = [*formulae["acts"].values(), formulae["opening"], formulae["closing"]]
    texts += [one.words for one in ACTS.values()]
    texts += [
        part for one in load_bases().values() for part in (one.use, one.does_not_fit or "", one.deadline)
    ]
    assert [word for text in texts for word in words_of_judgment(text)] == []


def test_formulae_of_a_ministry(tmp_path: Path):
    own = tmp_path / "own.yaml"
    own.write_text('closing: "{sender} greets {addressee}."\n')
    case = begin(opening(), START)
    note = note_of(case, case.steps[0], formulae=load_formulae(own))
    assert note.closing == "The competent authority of Indonesia greets the competent authority of Brazil."
    assert "presents its compliments" in note.opening
    own.write_text('closing: "{nothing}"\n')
    with pytest.raises(InputRefused, match="not at hand"):
        note_of(case, case.steps[0], formulae=load_formulae(own))
    own.write_text("farewell: x\n")
    with pytest.raises(InputRefused, match="no such formulae"):
        load_formulae(own)


@pytest.mark.parametrize("name", exercises())
def test_an_exercise_is_played_to_its_end(tmp_path: Path, name: str):
    exercise = load_exercise(name)
    set_up(tmp_path / "table", exercise)
    moves = list(play(tmp_path / "table", exercise))
    assert [one.refused is not None for one in moves] == [
        bool(one.get("refused")) for one in exercise["moves"]
    ]
    last = [one.filed.case for one in moves if one.filed][-1]
    assert last.outcome in ("clarified", "unresolved")
    assert last.content("exercise") is True
    assert len({one.step.party for one in last.steps}) >= 4
    with pytest.raises(InputRefused, match="something here"):
        set_up(tmp_path / "table", exercise)


def test_refusal_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    table = tmp_path / "table"
    assert run(["case", "tabletop", str(table), "--json"]) == 0
    keys = json.loads(capsys.readouterr().out)["keys"]
    common = ["--identities", str(table / "identities.json"), "--log", str(table / "log")]
    ask = ["case", "open", "--key", keys["IDN"], "--reference", "A-1", "--to", "BRA", "--subject", "a matter",
           "--timing", "past", "--basis", "bilateral", "--json"]  # fmt: skip
    assert run([*ask, *common]) == 0
    filed = json.loads(capsys.readouterr().out)
    assert filed["case"]["id"] == "IDN/A-1"
    forbidden = ["case", "advance", "IDN/A-1", "close", "--set", "outcome=clarified", "--key", keys["KEN"],
                 "--reference", "K-1", "--json"]  # fmt: skip
    assert run([*forbidden, *common]) == 1
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert refused["possible"] == ["offer-data", "ask-to-observe"]
    assert run(["case", "list", "--json", *common]) == 0
    (row,) = json.loads(capsys.readouterr().out)["cases"]
    assert (row["steps"], row["stage"]) == (1, "requested")
    assert run(["case", "bases", "--from", "IDN", "--to", "BRA", "--timing", "soon"]) == 2


def test_impact_says_what_depends_or_that_it_is_not_known(table: Table):
    objects = [{"norad_id": 1, "name": "A", "mission": "navigation"}, {"name": "B"}, {"norad_id": 7}]
    case = table.open(objects=objects).case
    first, second, third = case_json(case, START)["impact"]
    assert "navigation (as the opening states)" in first
    assert "time for banks" in first
    assert second == "B: what depends on it is not known here"
    assert third.startswith("object 7")
    assert "the catalogue at hand" in case_json(case, START, {7: "weather"})["impact"][2]


def test_without_a_name_the_exchanges_on_file_are_listed(capsys):
    from openparos.cli.main import run

    assert run(["case", "replay"]) == 0
    assert "L18  Two passes" in capsys.readouterr().out
