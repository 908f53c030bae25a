"""`openparos record`, as a person and as a machine call it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.cli.tables import print_parts


def answer_of(capsys, *arguments: str) -> dict:
    assert run(["record", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_votes_answer(capsys):
    answer = answer_of(capsys, "votes", "A/RES/72/26")
    assert answer["symbol"] == "A/RES/72/26"
    assert answer["totals"] == {"yes": 182, "no": 0, "abstain": 3}
    assert answer["votes"]["VNM"] == "yes"
    only = answer_of(capsys, "votes", "72/26", "--group", "UNSC-P5")
    assert set(only["votes"]) == {"CHN", "FRA", "GBR", "RUS", "USA"}


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        ((), "clock"),
        (("show", "CD/1985"), "cited_by"),
        (("show", "bodies/cd-sb3"), "roles"),
        (("show", "votes/A-RES-72-26/VNM"), "vote"),
        (("show", "seed"), "names"),
        (("show", "seed/10"), "names"),
        (("votes",), "votes"),
        (("demands", "--on", "2018-12-31"), "demands"),
        (("demands", "--status", "not-met"), "demands"),
        (("claims", "--event", "G10"), "claims"),
        (("timeline", "--start", "2017", "--end", "2018"), "timeline"),
        (("search", "common", "heritage"), "hits"),
        (("check",), "checks"),
        (("agreement", "RUS", "CHN"), "years"),
        (("export", "--no-votes"), "@graph"),
    ],
)
def test_every_command_answers_a_machine_and_a_person(arguments, key, capsys):
    assert answer_of(capsys, *arguments)[key]
    assert run(["record", *arguments]) == 0
    assert capsys.readouterr().out


def test_symbol_of_the_seed_stays_unknown(capsys):
    answer = answer_of(capsys, "show", "documents/g21-paros-2018")
    assert answer["symbol"] is None
    assert "not stated" in answer["symbol_note"]


def test_plots(tmp_path: Path, capsys):
    for arguments in (
        ["votes", "72/250", "--plot", str(tmp_path / "vote.png")],
        ["timeline", "--start", "1981", "--plot", str(tmp_path / "timeline.svg")],
        ["agreement", "USA", "RUS", "--plot", str(tmp_path / "agreement.png")],
    ):
        assert run(["record", *arguments]) == 0
        assert Path(arguments[-1]).stat().st_size > 8_000
    capsys.readouterr()


def test_export_to_a_file(tmp_path: Path, capsys):
    out = tmp_path / "record.jsonld"
    assert run(["record", "export", "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["nodes"] == len(json.loads(out.read_text())["@graph"])


@pytest.mark.parametrize(
    "arguments",
    [("show", "CD/9999"), ("votes", "72/999"), ("show", "seed/99"), ("show", "bodies/nobody"),
     ("demands", "--on", "yesterday"), ("agreement", "RUS", "XXX"), ("votes", "77/40", "--plot", "x.png"),
     ("votes", "72/26", "--group", "G77"), ("timeline", "--start", "soon"),
     ("votes", "72/26", "--plot", "no-such-folder/vote.png"), ("agreement", "USA", "RUS", "--plot", "a.doc"),
     ("timeline", "--plot", "no-such-folder/t.svg"), ("export", "--out", "no-such-folder/r.jsonld")],
    ids=" ".join,
)  # fmt: skip
def test_what_is_not_there_is_said(arguments, capsys):
    assert run(["record", *arguments]) == 1
    assert capsys.readouterr().err.startswith("openparos: ")


@pytest.mark.parametrize(
    "arguments",
    [("demands", "--status", "done"), ("search",), ("search", "space", "--limit", "0")],
    ids=" ".join,
)
def test_wrong_use_is_told_from_nothing_found(arguments, capsys):
    assert run(["record", *arguments]) == 2
    assert capsys.readouterr().err.startswith("openparos: ")


def test_events_are_found_whatever_the_case(capsys):
    assert run(["record", "claims", "--event", "g10", "--json"]) == 0
    assert {each["event"] for each in json.loads(capsys.readouterr().out)["claims"]} == {"G10"}
    assert run(["record", "claims", "--event", "Z99"]) == 0
    assert "No claim" in capsys.readouterr().out


def test_a_closed_pipe_is_no_failure(monkeypatch: pytest.MonkeyPatch):
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    with pytest.raises(BrokenPipeError):
        print_parts("a line")
