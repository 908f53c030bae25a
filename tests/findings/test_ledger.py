"""Findings are kept: nothing is changed, every version, reply and withdrawal stays visible."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.ledger import FOLDER, FindingLedger, check
from openparos.findings.lifecycle import NO_PRIOR_CHANNEL, Stage
from openparos.findings.rules.consultation import proximity
from openparos.findings.wording import WORDS_OF_JUDGMENT
from openparos.model.errors import InputRefused, StoreDamaged, UnknownObject
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, now_us
from openparos.store.workspace import Workspace

OFFICE = "Office of Tests"


@pytest.fixture
def event(co_location: Callable[..., Event]) -> Event:
    return co_location()


@pytest.fixture
def finding(event: Event, context: Context) -> Finding:
    made = proximity(event, context)
    assert made is not None
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "kept")


def test_an_empty_ledger_has_nothing_and_writes_nothing(workspace: Workspace):
    ledger = FindingLedger.open(workspace)
    assert ledger.entries() == []
    assert not (workspace.root / FOLDER).exists()


def test_the_way_from_draft_to_publication(workspace: Workspace, finding: Finding, event: Event):
    ledger = FindingLedger.open(workspace)
    start = now_us() - 60 * US_PER_DAY
    name = ledger.draft(finding, [event], office=OFFICE, on_us=start).finding_id
    assert ledger.entry(name).stage(now_us()) is Stage.DRAFT
    with pytest.raises(InputRefused, match="not yet sent to AAA, BBB"):
        ledger.publish(name, office=OFFICE)
    ledger.send(name, to="AAA", channel="note 7", office=OFFICE, on_us=start)
    sent = ledger.send(
        name, to="BBB", channel="note 8", office=OFFICE, on_us=now_us() - 2 * US_PER_DAY, reply_days=10
    )
    assert sent.stage(now_us()) is Stage.SENT
    with pytest.raises(InputRefused, match="BBB may reply until"):
        ledger.publish(name, office=OFFICE)
    words = "We reject this. It is a hostile act to say so — “breach”? Нет.\n\n  Two spaces stay."
    answered = ledger.reply(name, state="BBB", text=words, office="Mission of B", reference="NV-3")
    assert answered.finding.reply is not None
    assert answered.finding.reply["text"] == words
    assert answered.finding.digest == finding.digest
    published = ledger.publish(name, office=OFFICE)
    assert published.stage(now_us()) is Stage.PUBLISHED
    assert "Sent to AAA" in published.channel_note()
    assert "no reply on file" in published.channel_note()
    later = ledger.reply(name, state="AAA", text="Later.", office="Mission of A")
    assert [one.text for one in later.replies] == [words, "Later."]
    assert later.finding.reply is not None
    assert later.finding.reply["earlier"][0]["text"] == words


def test_without_a_channel_that_is_printed(workspace: Workspace, finding: Finding, event: Event):
    ledger = FindingLedger.open(workspace)
    name = ledger.draft(finding, [event], office=OFFICE).finding_id
    published = ledger.publish(name, office=OFFICE, prior_channel=False)
    assert published.channel_note().startswith(NO_PRIOR_CHANNEL)
    other = ledger.draft(replace(finding, statement="Another."), [event], office=OFFICE).finding_id
    ledger.send(other, to="AAA", channel="note 1", office=OFFICE)
    with pytest.raises(InputRefused, match="there was a prior channel"):
        ledger.publish(other, office=OFFICE, prior_channel=False)


def test_versions_stay_visible_and_only_the_last_is_continued(
    workspace: Workspace, finding: Finding, event: Event
):
    ledger = FindingLedger.open(workspace)
    first = ledger.draft(finding, [event], office=OFFICE)
    second = ledger.draft(
        replace(finding, statement="Corrected."), [event], office=OFFICE, supersedes=first.finding_id
    )
    assert second.content.version == 2
    assert second.content.supersedes == first.finding_id
    assert [one.finding_id for one in ledger.versions(second.finding_id)] == [
        first.finding_id,
        second.finding_id,
    ]
    assert ledger.entry(first.finding_id).stage(now_us()) is Stage.SUPERSEDED
    assert [one.finding_id for one in ledger.entries()] == [second.finding_id]
    assert len(ledger.entries(history=True)) == 2
    with pytest.raises(InputRefused, match="superseded by"):
        ledger.draft(replace(finding, statement="Fork."), [event], office=OFFICE, supersedes=first.finding_id)
    with pytest.raises(InputRefused, match="superseded by"):
        ledger.publish(first.finding_id, office=OFFICE, prior_channel=False)
    with pytest.raises(InputRefused, match="in the ledger already"):
        ledger.draft(finding, [event], office=OFFICE)


def test_a_withdrawn_finding_stays_with_its_reason_and_in_the_bulletin(
    workspace: Workspace, finding: Finding, event: Event
):
    ledger = FindingLedger.open(workspace)
    name = ledger.draft(finding, [event], office=OFFICE).finding_id
    assert ledger.bulletin() == []
    assert len(ledger.automatic_list()) == 1
    ledger.sign(name, office="Reviewers", note="Sets read again.")
    ledger.withdraw(name, office=OFFICE, reason="An element set was another object's.")
    again = FindingLedger.open(workspace)
    assert again.automatic_list() == []
    (kept,) = again.bulletin()
    assert kept.stage(now_us()) is Stage.WITHDRAWN
    assert kept.signatures[0].office == "Reviewers"
    assert kept.to_json(now_us())["withdrawn"]["reason"] == "An element set was another object's."
    assert len(again.entries(stage=Stage.WITHDRAWN)) == 1
    with pytest.raises(InputRefused, match="only a reply"):
        again.sign(name, office="Reviewers")
    assert again.reply(name, state="AAA", text="Thank you.", office="A").replies[0].text == "Thank you."


def test_who_is_not_concerned_is_not_told_and_has_no_reply(
    workspace: Workspace, finding: Finding, event: Event
):
    ledger = FindingLedger.open(workspace)
    name = ledger.draft(finding, [event], office=OFFICE).finding_id
    with pytest.raises(InputRefused, match="concerns AAA, BBB, not CCC"):
        ledger.send(name, to="CCC", channel="note", office=OFFICE)
    with pytest.raises(InputRefused, match="concerns AAA, BBB, not CCC"):
        ledger.reply(name, state="CCC", text="x", office="C")
    with pytest.raises(InputRefused, match="in the future"):
        ledger.send(name, to="AAA", channel="note", office=OFFICE, on_us=now_us() + 5 * US_PER_DAY)
    with pytest.raises(InputRefused, match="before the draft"):
        ledger.send(name, to="AAA", channel="note", office=OFFICE, on_us=now_us() - 5 * US_PER_DAY)
    with pytest.raises(InputRefused, match="no office"):
        ledger.sign(name, office="  ")
    with pytest.raises(InputRefused, match="named but not given"):
        ledger.draft(replace(finding, statement="Other."), [], office=OFFICE)
    with pytest.raises(UnknownObject):
        ledger.entry("finding:none")


def test_two_readers_see_what_one_writes(workspace: Workspace, finding: Finding, event: Event):
    one, two = FindingLedger.open(workspace), FindingLedger.open(workspace)
    name = one.draft(finding, [event], office=OFFICE).finding_id
    with pytest.raises(InputRefused, match="in the ledger already"):
        two.draft(finding, [event], office=OFFICE)
    two.sign(name, office="Reviewers")
    one.refresh()
    assert one.entry(name).in_bulletin


@pytest.mark.parametrize("change", ["alter", "drop", "swap"])
def test_an_altered_ledger_is_named_by_its_line(
    workspace: Workspace, finding: Finding, event: Event, change: str
):
    ledger = FindingLedger.open(workspace)
    name = ledger.draft(finding, [event], office=OFFICE).finding_id
    ledger.sign(name, office="Reviewers", note="first")
    ledger.sign(name, office="Others", note="second")
    assert check(ledger.folder) == []
    lines = ledger.file.read_bytes().splitlines(keepends=True)
    if change == "alter":
        lines[1] = lines[1].replace(b"first", b"worst")
    elif change == "drop":
        del lines[1]
    else:
        lines[1], lines[2] = lines[2], lines[1]
    ledger.file.write_bytes(b"".join(lines))
    assert check(ledger.folder)
    with pytest.raises(StoreDamaged, match=r"ledger\.jsonl:[23]"):
        FindingLedger.open(workspace)


def test_a_line_cut_off_by_a_crash_is_no_line(workspace: Workspace, finding: Finding, event: Event):
    ledger = FindingLedger.open(workspace)
    name = ledger.draft(finding, [event], office=OFFICE).finding_id
    whole = ledger.file.read_bytes()
    ledger.file.write_bytes(whole + b'{"schema":"openparos.fin')
    again = FindingLedger.open(workspace)
    assert check(again.folder)
    again.sign(name, office="Reviewers")
    assert check(again.folder) == []
    assert FindingLedger.open(workspace).entry(name).in_bulletin


@pytest.mark.parametrize("word", WORDS_OF_JUDGMENT[:3])
def test_a_reply_may_say_what_the_software_may_not(
    workspace: Workspace, finding: Finding, event: Event, word: str
):
    ledger = FindingLedger.open(workspace)
    name = ledger.draft(finding, [event], office=OFFICE).finding_id
    entry = ledger.reply(name, state="AAA", text=f"A {word}.", office="A")
    assert Finding.from_json(entry.finding.to_json()).reply is not None


def test_the_commands(
    tmp_path: Path, finding: Finding, event: Event, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "result"
    report.mkdir()
    (report / "findings.jsonl").write_text(json.dumps(finding.to_json() | {"labels": []}) + "\n")
    (report / "events.jsonl").write_text(json.dumps(event.to_json() | {"labels": []}) + "\n")
    name = finding.finding_id
    other = replace(finding, statement="Read again.")
    again = tmp_path / "again"
    again.mkdir()
    (again / "findings.jsonl").write_text(json.dumps(other.to_json()) + "\n")
    (again / "events.jsonl").write_text(json.dumps(event.to_json()) + "\n")
    (tmp_path / "reply.txt").write_text("Not so.")

    def ok(*arguments: str) -> None:
        assert run(["finding", *arguments]) == 0, arguments

    ok("draft", "--all", "--report", str(report), "--office", OFFICE)
    assert run(["finding", "draft", "--all", "--report", str(report), "--office", OFFICE]) == 1
    ok("send", name, "--to", "AAA", "--channel", "note 7", "--office", OFFICE)
    ok("reply", name, "--from", "AAA", "--office", "Mission", "--file", str(tmp_path / "reply.txt"))
    ok("sign", name, "--office", "Reviewers", "--note", "read")
    ok("draft", other.finding_id, "--report", str(again), "--office", OFFICE, "--supersedes", name)
    ok("list")
    assert run(["finding", "withdraw", name, "--office", OFFICE, "--reason", "x"]) != 0
    capsys.readouterr()
    ok("history", name, "--json")
    versions = json.loads(capsys.readouterr().out)["versions"]
    assert [one["stage"] for one in versions] == ["superseded", "draft"]
    assert versions[0]["finding"]["reply"]["text"] == "Not so."
    ok("history", name)
    assert "reply of AAA: Not so." in capsys.readouterr().out
    ok("bulletin", "--json")
    assert json.loads(capsys.readouterr().out)["findings"][0]["signatures"][0]["note"] == "read"
    newest = versions[1]["finding"]["id"]
    ok("publish", newest, "--office", OFFICE, "--no-prior-channel")
    ok("check")
    assert run(["finding", "list", "--stage", "nowhere"]) == 2
    assert run(["finding", "draft", "--office", OFFICE]) == 2
