"""Handing in and reading, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from openparos.log.fsck import check_log
from openparos.log.verify import LogProof, verify_file
from openparos.model.times import format_utc, now_us
from openparos.notices.notice import Notice
from openparos.notices.sealed import seal_notice, sealing_public
from openparos.notices.standing import read_register

from .conftest import PAIRS, Running, notice_value, signed_notice, wait_until


def test_a_notice_is_filed_listed_read_proven_and_acknowledged(running: Running, tmp_path: Path):
    filed = running.file()
    assert filed.status_code == 201, filed.text
    receipt = filed.json()
    assert (receipt["id"], receipt["index"], receipt["anew"]) == ("IDN/NV-1", 0, True)

    listed = running.ask("GET", "/notices?norad_id=25544").json()
    assert [one["id"] for one in listed["entries"]] == ["IDN/NV-1"]
    assert running.ask("GET", "/notices?norad_id=5").json()["entries"] == []

    proof = running.ask("GET", receipt["proof"])
    (tmp_path / "one.tlog-proof").write_bytes(proof.content)
    report = verify_file(tmp_path / "one.tlog-proof")
    assert report.ok
    assert LogProof.parse(proof.content).index == 0

    assert running.acknowledge(signed_notice()).status_code == 201
    shown = running.ask("GET", "/notices/IDN/NV-1").json()
    assert shown["standing"] == "in-effect"
    assert [one["party"] for one in shown["acknowledgements"]] == ["BRA"]
    assert shown["acknowledgements"][0]["sha256"] == receipt["sha256"]


def test_the_log_alone_holds_all_that_was_filed(running: Running):
    running.file()
    running.file(
        reference="NV-2", act="withdrawal", of="IDN/NV-1", content=None, reason="The manoeuvre is not needed."
    )
    running.open_case()
    register = read_register(running.settings.log)
    assert register.get("IDN/NV-1").status == "withdrawn"
    assert register.aside == []
    assert check_log(running.settings.log).ok
    assert running.ask("GET", "/notices/IDN/NV-1").json()["standing"] == "withdrawn"


def test_the_same_words_handed_in_twice_are_one_entry(running: Running):
    assert running.file().status_code == 201
    again = running.file()
    assert (again.status_code, again.json()["index"], again.json()["anew"]) == (200, 0, False)
    other = running.file(to=["BRA"])
    assert other.status_code == 409
    assert "used once" in other.json()["detail"]
    assert running.ask("GET", "/entries").json()["size"] == 1


def test_what_does_not_follow_is_refused_with_the_reason(running: Running):
    for changes, status, words in (
        ({"content": {}}, 422, "missing"),
        ({"act": "amendment", "of": "IDN/NONE", "reason": "a slip"}, 422, "no notice IDN/NONE"),
        ({"act": "amendment", "of": "BRA/NV-1", "reason": "a slip"}, 422, "not a notice of IDN"),
        ({"party": "XXX"}, 403, "given by XXX"),
    ):
        envelope = (
            signed_notice("IDN", "NV-5", **changes)
            if "party" not in changes
            else signed_notice("XXX", "NV-5", PAIRS["IDN"])
        )
        answer = running.ask("POST", "/notices", {"envelope": envelope.to_json()}, by="IDN")
        assert answer.status_code in (status, 422), answer.text
        assert words in answer.json()["detail"] or "XXX" in answer.json()["detail"]
    assert running.ask("GET", "/entries").json()["size"] == 0


def test_attachments_are_kept_by_hash_and_given_to_known_parties(running: Running):
    import base64
    from hashlib import sha256

    data = b"a drawing"
    digest = sha256(data).hexdigest()
    named = [{"name": "drawing.pdf", "sha256": digest, "size": len(data), "media_type": "application/pdf"}]
    envelope = signed_notice(attachments=named)
    value = {"envelope": envelope.to_json(), "attachments": [base64.b64encode(data).decode()]}
    assert running.ask("POST", "/notices", value, by="IDN").status_code == 201
    assert running.ask("GET", f"/log/attachments/{digest}").status_code == 401
    assert running.ask("GET", f"/log/attachments/{digest}", by="KEN").content == data
    assert running.ask("GET", f"/log/attachments/{'0' * 64}", by="KEN").status_code == 404
    value["attachments"] = [base64.b64encode(b"another").decode()]
    assert running.ask("POST", "/notices", value, by="IDN").status_code == 422


def test_a_confidential_notice_shows_that_it_was_given_and_no_more(running: Running):
    from openparos.log.notes import to_base64
    from openparos.notices.envelope import PublicKeyPair

    notice = Notice.from_json(notice_value(to=["BRA"]))
    readers = {PublicKeyPair.of(PAIRS[one]).key_id: sealing_public(PAIRS[one]) for one in ("IDN", "BRA")}
    sealed = seal_notice(notice, PAIRS["IDN"], readers)
    value = {"envelope": sealed.envelope.to_json(), "ciphertext": to_base64(sealed.ciphertext)}
    assert running.ask("POST", "/notices", value, by="IDN").status_code == 201
    shown = running.ask("GET", "/notices/IDN/NV-1").json()
    assert (shown["standing"], shown["to"]) == ("confidential", ["BRA"])
    assert "25544" not in json.dumps(shown)
    assert running.acknowledge(sealed.envelope).status_code == 201


def test_entries_are_polled_and_fed(running: Running):
    running.file()
    running.open_case()
    running.seal_case()
    polled = running.ask("GET", "/entries?from=1").json()
    assert [one["index"] for one in polled["entries"]] == [1, 2]
    assert polled["next"] == 3
    assert running.ask("GET", "/entries?from=3&wait=1").json()["entries"] == []
    waiting: list[int] = []
    thread = threading.Thread(
        target=lambda: waiting.append(running.ask("GET", "/entries?from=3&wait=20").json()["next"])
    )
    thread.start()
    time.sleep(0.3)
    running.file(reference="NV-9")
    thread.join(20)
    assert waiting == [4]
    feed = running.ask("GET", "/feed.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(feed.content)
    titles = [one.text for one in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == [
        "exchange.example/log", "IDN: scheduled-manoeuvre (original), IDN/NV-9", "an entry that is not open", "IDN: open in the case IDN/C-1",
        "IDN: scheduled-manoeuvre (original), IDN/NV-1",
    ]  # fmt: skip


def test_static_files_bear_cache_headers(running: Running):
    running.file()
    tile = running.ask("GET", "/log/tile/0/000.p/1")
    assert (tile.status_code, len(tile.content)) == (200, 32)
    assert "immutable" in tile.headers["cache-control"]
    checkpoint = running.ask("GET", "/log/checkpoint")
    assert "must-revalidate" in checkpoint.headers["cache-control"]
    again = running.ask("GET", "/log/checkpoint", headers={"If-None-Match": checkpoint.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    for known in (f"W/{checkpoint.headers['etag']}", f'"other", {checkpoint.headers["etag"]}', "*"):
        assert running.ask("GET", "/log/checkpoint", headers={"If-None-Match": known}).status_code == 304
    for known in ("", '"other"', "W/"):
        assert running.ask("GET", "/log/checkpoint", headers={"If-None-Match": known}).status_code == 200
    for by in (None, "BRA"):  # what caches and monitors ask with
        head = running.ask("HEAD", "/log/checkpoint", by=by)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == checkpoint.headers["etag"]
        assert head.headers["content-length"] == checkpoint.headers["content-length"]
    assert running.ask("HEAD", "/subscriptions", by="BRA").status_code == 200
    assert running.ask("HEAD", "/subscriptions").status_code == 401
    assert running.ask("HEAD", "/cases/steps").status_code == 405
    for name in ("0/000", "0/000.p/2", "0/../../keys/key.json", "..%2f..%2fkeys/key.json", "entries/00x"):
        assert running.ask("GET", f"/log/tile/{name}").status_code == 404


def test_the_index_made_anew_is_the_same(run_exchange, tmp_path: Path):
    running = run_exchange()
    running.file()
    running.file("BRA", "NV-2")
    running.acknowledge(signed_notice())
    running.open_case()
    running.step("IDN/C-1", "acknowledge", by="BRA")
    running.seal_case()
    from openparos.exchange.indexing import LogIndex
    from openparos.store.exchange_database import Wanted, open_database

    fresh = open_database(f"sqlite:///{tmp_path / 'anew.sqlite'}")
    try:
        assert LogIndex(fresh, running.exchange.log, lambda: running.exchange.identities).catch_up() == 6
        assert fresh.entries(Wanted(with_aside=True), limit=100) == running.exchange.database.entries(
            Wanted(with_aside=True), limit=100
        )
    finally:
        fresh.close()


def test_a_database_that_was_lost_is_made_again_from_the_log(run_exchange, tmp_path: Path):
    from openparos.log.entries import canonical_json
    from openparos.log.ledger import Ledger

    running = run_exchange()
    running.file()
    running.exchange.stop()
    with Ledger(running.settings.log) as ledger:  # and something put in by hand
        ledger.append(
            [canonical_json({"any": "thing"}), canonical_json({"schema": "openparos.case-entry/1"})]
        )
    (tmp_path / "exchange" / "exchange.sqlite").unlink(missing_ok=True)
    again = run_exchange()
    assert again.ask("GET", "/notices/IDN/NV-1").status_code == 200
    assert again.ask("GET", "/entries").json()["size"] == 3
    assert again.file(reference="NV-3").json()["index"] == 3


def test_the_index_and_the_denials_cannot_be_changed(running: Running):
    from sqlalchemy import delete, update
    from sqlalchemy.exc import SQLAlchemyError

    from openparos.model.errors import OpenParosError
    from openparos.store.exchange_tables import DENIALS, ENTRIES, ENTRY_OBJECTS

    running.file()
    running.ask("GET", "/log/attachments/" + "0" * 64)
    assert running.denials()
    for table in (ENTRIES, DENIALS, ENTRY_OBJECTS):
        for statement in (delete(table), update(table).values({next(iter(table.c)).name: 7})):
            refused = pytest.raises((SQLAlchemyError, OpenParosError), match="append-only")
            with refused, running.exchange.database._write() as connection:
                connection.execute(statement)
    assert running.ask("GET", "/notices/IDN/NV-1").status_code == 200


def test_the_quota_of_a_day_holds(run_exchange):
    running = run_exchange("[limits]\nentries_per_day = 2\n")
    assert [running.file(reference=f"NV-{n}").status_code for n in range(3)] == [201, 201, 429]
    assert running.file("BRA").status_code == 201


def test_the_bytes_of_a_day_hold_and_are_remembered(run_exchange):
    measured = run_exchange()
    measured.file(reference="NV-10")
    day = format_utc(now_us())[:10]
    entries, size = measured.exchange.database.usage(["IDN"], day)["IDN"]
    assert entries == 1
    measured.exchange.stop()
    again = run_exchange(f"[limits]\nbytes_per_day = {size * 2 + size // 2}\n")
    assert [again.file(reference=f"NV-{n}").status_code for n in (11, 12)] == [201, 429]
    assert again.file("BRA").status_code == 201


def test_identities_are_read_again_when_their_file_changes(running: Running):
    from dataclasses import replace

    from openparos.notices.identity import Identities

    from .conftest import CODES, identity

    running.file()
    revoked = Identities(tuple(
        identity(code, revoked_us=now_us() - 10**9) if code == "IDN" else identity(code) for code in sorted(CODES)
    ))  # fmt: skip
    revoked.save(running.settings.identities)
    assert replace(revoked) == revoked
    wait_until(lambda: running.file(reference="NV-2").status_code == 401)
