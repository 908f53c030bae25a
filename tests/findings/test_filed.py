"""A notice filed in a log is found by the rules: before the event it is notified, for another time it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.findings.context import Context
from openparos.findings.filed import filed_notices
from openparos.findings.finding import Status
from openparos.findings.rules.scheduled_manoeuvres import scheduled_manoeuvre
from openparos.model.events import Event, EventObject
from openparos.model.times import Interval, parse_utc

START, END = "2031-03-01T10:00:00Z", "2031-03-01T12:00:00Z"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for command in (
        "log init log --origin exchange.example/test",
        "notice key mfa.key --party FRA --office mfa --identities identities.json --office-name Ministry",
        "notice new --form scheduled-manoeuvre --out m.yaml --set party=FRA --set office=mfa --set reference=NV-1 "
        "--set to=all --set object.norad_id=1 --set object.cospar_id=2001-001A --set object.name=ONE "
        f"--set window.start={START} --set window.end={END} --set purpose=collision-avoidance",
        "notice sign m.yaml --key mfa.key --out m.json",
        "notice file m.json --identities identities.json --log log",
    ):
        assert run(command.split()) == 0, command
    return tmp_path / "log"


def at(event: Event, start: str, end: str) -> Event:
    return replace(event, interval=Interval(parse_utc(start), parse_utc(end)), best_time_us=None)


def test_a_notice_before_the_manoeuvre_makes_it_notified(log: Path, manoeuvre: Event, context: Context):
    notices = filed_notices(log)
    assert [one.notice_id for one in notices] == ["FRA/NV-1"]
    assert notices[0].norad_ids == {1}
    informed = replace(context, notices=notices)
    finding = scheduled_manoeuvre(at(manoeuvre, START, END), informed)
    assert finding is not None
    assert finding.status is Status.NOTIFIED
    assert finding.notices == ("FRA/NV-1",)


def test_it_does_not_speak_of_another_time_or_object(log: Path, manoeuvre: Event, context: Context):
    informed = replace(context, notices=filed_notices(log))
    later = scheduled_manoeuvre(at(manoeuvre, "2031-06-01", "2031-06-02"), informed)
    assert later is not None
    assert later.status is Status.CANNOT_BE_DETERMINED
    other = replace(at(manoeuvre, START, END), objects=(EventObject(2, state="AAA"),))
    finding = scheduled_manoeuvre(other, informed)
    assert finding is not None
    assert finding.notices == ()


def test_without_a_log_nothing_is_on_file(tmp_path: Path):
    assert filed_notices(tmp_path) == ()
