"""Fetching from a local server that answers as real ones do on bad days; nothing half-read is used."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from openparos.cli.main import run
from openparos.model.errors import InputRefused, SourceUnavailable, StoreBusy
from openparos.model.times import US_PER_SECOND
from openparos.sources.feeds import FEEDS, SOURCES, Feed, celestrak_group, feeds_of
from openparos.sources.fetching import answers_of, fetch_feed, pace_of
from openparos.sources.held import held
from openparos.sources.pacing import Pace
from openparos.sources.spacetrack_account import (
    PASSWORD_VARIABLE,
    USER_VARIABLE,
    credentials,
    fetch_spacetrack,
    spacetrack_feed,
)
from openparos.sources.updating import fetch_and_take_in, take_in, update
from openparos.store.lock import WriterLock
from openparos.store.workspace import Workspace

from .answering import GP, SATCAT, Answer, Clock, Server

HOUR_US = 3_600 * US_PER_SECOND


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.stop()


@pytest.fixture
def workspace(own_workspace: Path) -> Workspace:
    return Workspace.open()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def feed(server: Server) -> Feed:
    return replace(celestrak_group("test"), address=server.address + "/gp?GROUP=test")


def satcat_feed(server: Server) -> Feed:
    return replace(feeds_of("satcat")[0], address=server.address + "/satcat.csv")


def test_an_answer_is_kept_as_it_came_and_ingested(
    server: Server, feed: Feed, workspace: Workspace, clock: Clock
):
    (taken,) = fetch_and_take_in(workspace, [feed], clock=clock)
    assert taken.fetched.outcome == "new"
    kept = taken.fetched.kept
    assert kept is not None
    assert kept.path.read_text() == GP
    assert (kept.received_us, kept.address) == (clock.us, feed.address)
    assert "Space-Track" in kept.republish
    assert taken.to_json()["ingested"] == {"read": 5, "added": 5, "duplicates": 0, "refused": 0}
    assert len(workspace.archive.objects()) == 5
    assert server.headers[0]["User-Agent"].startswith("openparos/")


def test_nobody_is_asked_before_it_is_due(server: Server, feed: Feed, workspace: Workspace, clock: Clock):
    fetch_feed(workspace, feed, clock=clock)
    clock.us += 2 * HOUR_US - 1
    again = fetch_feed(workspace, feed, clock=clock)
    assert again.outcome == "not-due"
    assert again.kept is not None
    assert "2026-11-22T14:00:00Z" in (again.note or "")
    assert len(server.asked) == 1
    clock.us += 1
    assert fetch_feed(workspace, feed, clock=clock).outcome == "new"
    assert len(server.asked) == 2


def test_other_processes_keep_the_same_pace(server: Server, feed: Feed, workspace: Workspace):
    code = (
        "import sys; from dataclasses import replace; from openparos.sources.feeds import celestrak_group;"
        "from openparos.sources.fetching import fetch_feed; from openparos.store.workspace import Workspace;"
        "feed = replace(celestrak_group('test'), address=sys.argv[1]);"
        "print(fetch_feed(Workspace.open(), feed).outcome)"
    )
    command = [sys.executable, "-c", code, feed.address]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    outcomes = sorted(one.communicate()[0].strip() for one in running)
    assert outcomes == ["new", "not-due", "not-due"]
    assert len(server.asked) == 1


def test_a_request_is_written_down_before_it_is_sent(
    server: Server, feed: Feed, workspace: Workspace, clock: Clock
):
    server.answers = [Answer(cut_after=100)]
    assert fetch_feed(workspace, feed, clock=clock).outcome == "failed"
    assert fetch_feed(workspace, feed, clock=clock).outcome == "not-due"
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [301, 403, 404, 429, 500, 503])
def test_celestrak_is_asked_no_more_after_any_answer_but_200(
    status: int, server: Server, feed: Feed, workspace: Workspace, clock: Clock
):
    server.answers = [Answer("Forbidden: see the usage policy", status)]
    refused = fetch_feed(workspace, feed, clock=clock)
    assert refused.outcome == "failed"
    assert str(status) in (refused.note or "")
    clock.us += 1000 * HOUR_US
    again = fetch_feed(workspace, feed, clock=clock)
    assert "halted since 2026-11-22" in (again.note or "")
    assert "--resume" in (again.note or "")
    assert len(server.asked) == 1
    halted = pace_of(workspace, "celestrak").halted()
    assert halted is not None
    assert Path(halted["answer"]).read_text() == "Forbidden: see the usage policy"
    server.answers = [Answer()]
    pace_of(workspace, "celestrak").resume()
    assert fetch_feed(workspace, feed, clock=clock).outcome == "new"


def test_a_server_in_trouble_is_asked_again_when_it_says(server: Server, workspace: Workspace, clock: Clock):
    feed = replace(satcat_feed(server), halts_on_any_error=False, interval_s=60)
    server.answers = [Answer("busy", 503, {"Retry-After": "7200"}), Answer(SATCAT)]
    assert fetch_feed(workspace, feed, clock=clock).outcome == "failed"
    clock.us += HOUR_US
    assert fetch_feed(workspace, feed, clock=clock).outcome == "not-due"
    clock.us += HOUR_US
    assert fetch_feed(workspace, feed, clock=clock).outcome == "new"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer("<!DOCTYPE html><html>Please wait</html>"), "expected"),
        (Answer('Invalid query: "GROUP=test"'), "expected"),
        (Answer(""), "expected"),
        (Answer(GP, cut_after=len(GP) - 40), "failed after"),
        (Answer(GP[:-40]), "middle of a row"),
        (Answer(GP.replace("NORAD_CAT_ID", "CATALOG_NO")), "expected"),
        (Answer("\x00\x01\x02 binary" * 50), "expected"),
    ],
)
def test_what_is_not_whole_or_not_what_was_agreed_never_enters(
    answer: Answer, reason: str, server: Server, feed: Feed, workspace: Workspace, clock: Clock
):
    (good,) = fetch_and_take_in(workspace, [feed], clock=clock)
    clock.us += 3 * HOUR_US
    server.answers = [answer]
    (bad,) = fetch_and_take_in(workspace, [feed], clock=clock)
    assert bad.fetched.outcome == "failed"
    assert reason in (bad.fetched.note or "")
    assert bad.fetched.kept == good.fetched.kept
    assert len(answers_of(workspace).of(feed.name)) == 1
    assert workspace.archive.summary().sets == 5


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (SATCAT.replace("OWNER", "COUNTRY_CODE"), "OWNER"),
        ("<html>maintenance</html>", "web page"),
        (SATCAT[:-30], "not received whole"),
    ],
)
def test_a_table_that_changed_is_reported_with_what_was_expected(
    body: str, reason: str, server: Server, workspace: Workspace, clock: Clock
):
    server.answers = [Answer(body)]
    result = fetch_feed(workspace, satcat_feed(server), clock=clock)
    assert result.outcome == "failed"
    assert reason in (result.note or "")
    assert "satcat was expected" in (result.note or "")
    (aside,) = (answers_of(workspace).folder / "satcat" / "refused").iterdir()
    assert aside.read_text() == body


def test_a_table_goes_into_the_workspace(server: Server, workspace: Workspace, clock: Clock):
    server.answers = [Answer(SATCAT)]
    (taken,) = fetch_and_take_in(workspace, [satcat_feed(server)], clock=clock)
    assert taken.to_json()["ingested"]["added"] == 4
    table = workspace.tables.latest("satcat")
    assert table is not None
    assert table.read_text() == SATCAT


def test_nothing_changed_is_no_new_answer(server: Server, feed: Feed, workspace: Workspace, clock: Clock):
    server.answers = [Answer(headers={"ETag": '"v1"'}), Answer("", 304)]
    first = fetch_feed(workspace, feed, clock=clock)
    clock.us += 3 * HOUR_US
    second = fetch_feed(workspace, feed, clock=clock)
    assert server.headers[1]["If-None-Match"] == '"v1"'
    assert (second.outcome, second.kept) == ("unchanged", first.kept)


def test_offline_uses_what_was_kept(server: Server, feed: Feed, workspace: Workspace, clock: Clock):
    assert fetch_feed(workspace, feed, offline=True).kept is None
    fetch_feed(workspace, feed, clock=clock)
    (taken,) = fetch_and_take_in(workspace, [feed], offline=True)
    assert taken.ingested is not None
    assert len(server.asked) == 1


def test_nobody_there(workspace: Workspace, feed: Feed, server: Server, clock: Clock):
    server.stop()
    result = fetch_feed(workspace, feed, clock=clock)
    assert result.outcome == "failed"
    assert "was not reached" in (result.note or "")
    # Nobody was asked: a computer that was offline need not wait for the whole interval.
    assert fetch_feed(workspace, feed, clock=clock).outcome == "not-due"
    clock.us += 601 * US_PER_SECOND
    assert fetch_feed(workspace, feed, clock=clock).outcome == "failed"
    server.server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.thread = threading.Thread(target=server.server.serve_forever, args=(0.02,), daemon=True)
    server.thread.start()


def test_a_clock_that_is_wrong_is_said_and_one_put_back_does_not_block_for_ever(
    server: Server, feed: Feed, workspace: Workspace, clock: Clock
):
    server.answers = [Answer(headers={"Date": "Sun, 22 Nov 2026 10:00:00 GMT"})]
    first = fetch_feed(workspace, feed, clock=clock)
    assert "clock" in (first.note or "")
    clock.us -= 5000 * HOUR_US
    assert fetch_feed(workspace, feed, clock=clock).outcome == "not-due"
    clock.us += 2 * HOUR_US
    assert fetch_feed(workspace, feed, clock=clock).outcome == "new"


def test_an_answer_kept_but_not_taken_in_is_taken_in_next_time(
    feed: Feed, workspace: Workspace, clock: Clock
):
    fetched = fetch_feed(workspace, feed, clock=clock)  # and here the process was killed
    (taken,) = update(workspace, [feed], clock=clock)
    assert (taken.fetched.outcome, taken.fetched.kept) == ("not-due", fetched.kept)
    assert taken.ingested is not None
    assert take_in(workspace, fetched).ingested is None


def test_two_updates_at_once_and_what_they_write_down(feed: Feed, workspace: Workspace, clock: Clock):
    update(workspace, [feed], clock=clock)
    folder = answers_of(workspace).folder
    with WriterLock(folder / "update.lock"), pytest.raises(StoreBusy):
        update(workspace, [feed], clock=clock)
    (line,) = (folder / "update.log.jsonl").read_text().splitlines()
    assert json.loads(line)["feeds"][0]["outcome"] == "new"


def test_limits_of_a_minute_and_an_hour(tmp_path: Path, clock: Clock):
    pace, slept = Pace(tmp_path / "x.json", clock), list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.us += int(seconds * US_PER_SECOND)

    for _ in range(7):
        pace.wait_for_slot(3, 10, sleep)
    assert slept == [60.0, 60.0]
    pace.wait_for_slot(3, 10, sleep)
    pace.wait_for_slot(3, 10, sleep)
    pace.wait_for_slot(3, 10, sleep)
    with pytest.raises(SourceUnavailable, match="10 requests"):
        pace.wait_for_slot(3, 10, sleep)
    clock.us += HOUR_US
    pace.wait_for_slot(3, 10, sleep)


def spacetrack(
    server: Server, workspace: Workspace, clock: Clock, class_: str = "gp", **predicates: str
) -> Any:
    return fetch_spacetrack(
        workspace, class_, predicates or {"norad_cat_id": "90001"}, base=server.address + "/", clock=clock,
        sleep=lambda seconds: None,
    )  # fmt: skip


def test_space_track_with_the_users_own_account(
    server: Server, workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(USER_VARIABLE, "me@example.org")
    monkeypatch.setenv(PASSWORD_VARIABLE, "right")
    result = spacetrack(server, workspace, clock)
    assert result.outcome == "new", result.note
    assert result.kept.path.read_text() == GP
    assert ("GET", "/basicspacedata/query/class/gp/format/csv/norad_cat_id/90001") in server.asked
    # Every request counts, logging in and out included.
    written = (answers_of(workspace).folder / "spacetrack.pace.json").read_text()
    assert len(json.loads(written)["requests_us"]) == len(server.asked)
    assert "right" not in written
    assert spacetrack(server, workspace, clock).outcome == "not-due"
    assert spacetrack(server, workspace, clock, "tip", norad_cat_id="90001").outcome == "new"
    for path in workspace.root.rglob("*"):
        assert not path.is_file() or b"me@example.org" not in path.read_bytes()


def test_a_refused_account_halts(
    server: Server, workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(USER_VARIABLE, "me@example.org")
    monkeypatch.setenv(PASSWORD_VARIABLE, "wrong")
    first = spacetrack(server, workspace, clock)
    assert "refused the account" in (first.note or "")
    assert "wrong" not in (first.note or "")
    asked = len(server.asked)
    assert "halted" in (spacetrack(server, workspace, clock).note or "")
    assert len(server.asked) == asked


@pytest.mark.parametrize("status", [403, 429, 500])
def test_space_track_refusing_or_in_trouble(
    status: int, server: Server, workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(USER_VARIABLE, "me@example.org")
    monkeypatch.setenv(PASSWORD_VARIABLE, "right")
    server.answers = [Answer("no", status)]
    assert str(status) in (spacetrack(server, workspace, clock).note or "")
    assert (pace_of(workspace, "spacetrack").halted() is not None) == (status < 500)


def test_no_account_and_wrong_requests(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(USER_VARIABLE, raising=False)
    with pytest.raises(SourceUnavailable, match=USER_VARIABLE):
        credentials()
    with pytest.raises(InputRefused, match="whole history"):
        spacetrack_feed("gp_history")
    with pytest.raises(InputRefused, match="no request"):
        spacetrack_feed("cdm")


def test_each_source_has_terms_and_a_pace():
    assert {feed.source for feed in FEEDS} == set(SOURCES) - {"spacetrack"}
    for feed in FEEDS:
        assert feed.terms.licence
        assert feed.terms.republish
        assert feed.interval_s >= 7200


@pytest.fixture
def command(server: Server, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any]]]:
    def call(*arguments: str) -> tuple[int, dict[str, Any]]:
        status = run([*arguments, "--json"])
        return status, json.loads(capsys.readouterr().out)

    return call


def test_the_commands(server: Server, command: Callable[..., tuple[int, dict[str, Any]]]):
    server.answers = [Answer(SATCAT), Answer("<html>", 200)]
    status, answer = command("fetch", "satcat", "--address", server.address + "/a")
    assert (status, answer["feeds"][0]["outcome"]) == (0, "new")
    status, answer = command("fetch", "satcat", "--address", server.address + "/b")
    assert (status, answer["feeds"][0]["outcome"]) == (1, "failed")
    status, answer = command("fetch", "satcat", "--offline")
    assert (status, answer["feeds"][0]["outcome"]) == (0, "offline")
    status, answer = command("sources")
    rows = {row["feed"]: row for row in answer["sources"]}
    assert rows["satcat"]["bytes"] == len(SATCAT)
    assert rows["gcat-psatcat"]["received_at"] is None
    assert rows["gcat-psatcat"]["licence"].startswith("CC-BY")
    assert run(["fetch", "nowhere"]) == 2
    assert run(["fetch", "spacetrack", "--where", "norad"]) == 1


def test_what_was_ingested_by_hand_is_held_too(workspace: Workspace, tmp_path: Path, clock: Clock):
    table = tmp_path / "satcat.csv"
    table.write_text(SATCAT)
    workspace.tables.put("satcat", table)
    found = {one.feed: one for one in held(workspace)}
    assert found["satcat"].size_bytes == len(SATCAT)
    assert found["satcat"].answers == 0
    assert found["celestrak-active"].received_us is None


def test_the_register_has_no_file_to_fetch_and_says_so(workspace: Workspace):
    (feed,) = feeds_of("register")
    result = fetch_feed(workspace, feed)
    assert result.outcome == "failed"
    assert "--address" in (result.note or "")
