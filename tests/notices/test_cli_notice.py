"""`openparos notice` from the key to the note verbale, as people and machines use it."""

from __future__ import annotations

import json

import pytest
import yaml

from openparos.cli.main import run
from openparos.log.notes import from_base64
from openparos.notices.envelope import PublicKeyPair

from .conftest import notice_of

SATCAT = (
    "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE,"
    "PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE\n"
    "ISS (ZARYA),1998-067A,25544,PAY,+,ISS,1998-11-20,TYMSC,,92.93,51.64,421,413,,,EA,ORB\n"
)


@pytest.fixture
def call(capsys):
    def call(*arguments: object) -> tuple[int, dict]:
        capsys.readouterr()
        status = run([*map(str, arguments), "--json"])
        out = capsys.readouterr().out
        return status, json.loads(out) if out else {}

    return call


@pytest.fixture
def office(call, tmp_path):
    """A log and two offices in the present folder."""
    call("log", "init", tmp_path / "log", "--origin", "exchange.example/notices")
    for party in ("FRA", "KEN"):
        status, _ = call(
            "notice",
            "key",
            tmp_path / f"{party}.key",
            "--party",
            party,
            "--office",
            "mfa",
            "--identities",
            tmp_path / "ids",
        )
        assert status == 0
    return tmp_path


def write(folder, value, name="n.yaml"):
    (folder / name).write_text(yaml.safe_dump(value))
    return folder / name


def file_one(call, office, value, *more):
    notice = write(office, value)
    status, answer = call("notice", "sign", notice, "--key", office / "FRA.key", "--out", office / "e.json")
    assert status == 0, answer
    return call(
        "notice", "file", office / "e.json", "--identities", office / "ids", "--log", office / "log", *more
    )


def test_file_list_show(call, office, capsys):
    value = notice_of("no-first-placement")
    status, answer = file_one(call, office, value)
    assert (status, answer["index"], answer["flagged"]) == (0, 0, [])
    file_one(
        call,
        office,
        {**value, "reference": "NV-2", "act": "amendment", "of": "FRA/NV-1", "reason": "Wording."},
    )
    gone = {**value, "reference": "NV-3", "act": "withdrawal", "of": "FRA/NV-1", "reason": "Superseded."}
    del gone["content"]
    file_one(call, office, gone)
    status, answer = call(
        "notice", "show", "FRA/NV-1", "--log", office / "log", "--identities", office / "ids"
    )
    assert status == 0
    assert answer["standing"] == "withdrawn"
    assert answer["signatures"] == "hold"
    assert [one["act"] for one in answer["history"]] == ["original", "amendment", "withdrawal"]
    _, listed = call("notice", "list", "--log", office / "log", "--party", "FRA")
    assert [one["id"] for one in listed["notices"]] == ["FRA/NV-1"]
    assert call("notice", "list", "--log", office / "log", "--form", "visit")[1]["notices"] == []
    _, note = call(
        "notice", "show", "FRA/NV-1", "--log", office / "log", "--verbale", "--identities", office / "ids"
    )
    assert note["sender"] == "mfa of France"
    assert run(["notice", "show", "FRA/NV-1", "--log", str(office / "log")]) == 0
    assert "nothing stands" in capsys.readouterr().out
    assert run(["notice", "show", "FRA/NV-1", "--log", str(office / "log"), "--verbale"]) == 0
    assert "has the honour to withdraw its note No. NV-1." in capsys.readouterr().out
    assert run(["notice", "list", "--log", str(office / "log")]) == 0
    assert call("log", "fsck", office / "log")[0] == 0


def test_the_log_in_the_workspace_is_the_default(call, office, own_workspace):
    call("log", "init", own_workspace / "log", "--origin", "ministry.example/notices")
    assert call("notice", "list")[1] == {"notices": [], "confidential": [], "aside": []}


def test_check_says_where(call, office):
    value = notice_of("scheduled-manoeuvre")
    value["content"]["window"]["start"] = "2026-12-01T10:00:00"
    status, answer = call("notice", "check", write(office, value))
    assert status == 1
    assert answer["ok"] is False
    (remark,) = answer["refused"]
    assert remark["path"] == "content.window.start"
    assert "no time zone" in remark["reason"]
    assert isinstance(remark["line"], int)
    value["content"]["window"]["start"] = "2026-12-01T10:00:00Z"
    assert call("notice", "check", write(office, value), "--at", "2026-11-22T00:00:00Z")[0] == 0
    status, answer = call("notice", "check", write(office, value), "--at", "2027-11-22T00:00:00Z")
    assert (status, answer["refused"], len(answer["flagged"])) == (1, [], 1)
    status, _ = call(
        "notice", "sign", write(office, {}), "--key", office / "FRA.key", "--out", office / "e.json"
    )
    assert status == 1


def test_a_catalogue_from_a_file(call, office):
    table = office / "satcat.csv"
    table.write_text(SATCAT)
    value = notice_of("registration")
    assert call("notice", "check", write(office, value), "--catalogue", table)[0] == 0
    value["content"]["orbit"]["inclination_deg"] = 97.0
    assert (
        "inclination 51.64"
        in call("notice", "check", write(office, value), "--catalogue", table)[1]["flagged"][0]["reason"]
    )
    value["content"]["object"] = {"cospar_id": "2031-001A"}
    assert (
        "no object"
        in call("notice", "check", write(office, value), "--catalogue", table)[1]["refused"][0]["reason"]
    )


def test_the_catalogue_of_the_workspace_is_the_default(call, office):
    table = office / "satcat.csv"
    table.write_text(SATCAT)
    value = notice_of("scheduled-manoeuvre")
    value["content"]["object"] = {"norad_id": 99_999}
    value["content"]["near"] = [{"norad_id": 25544}]
    assert call("notice", "check", write(office, value), "--at", "2026-11-22T00:00:00Z")[0] == 0
    assert call("ingest", table)[0] == 0
    (remark,) = call("notice", "check", write(office, value), "--at", "2026-11-22T00:00:00Z")[1]["refused"]
    assert "no object with the number 99999" in remark["reason"]


def test_new_without_a_terminal(call, office, capsys):
    assert run(["notice", "new"]) == 2
    assert "scheduled-manoeuvre" in capsys.readouterr().err
    assert run(["notice", "new", "--form", "visit", "--template", "--out", str(office / "t.yaml")]) == 0
    assert run(["notice", "new", "--form", "visit", "--template", "--out", str(office / "t.yaml")]) == 1
    assert "programme:" in (office / "t.yaml").read_text()
    status, answer = call(
        "notice", "new", "--form", "no-first-placement", "--set", "party=FRA", "--set", "text=We will not.",
    )  # fmt: skip
    assert (status, answer["content"]) == (0, {"text": "We will not."})


def test_new_asks_in_a_terminal(office, monkeypatch, capsys):
    answers = iter(["no-first-placement", "FRA", "mfa", "NV-1", "We will not.", "2026-12-01", "", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert run(["notice", "new", "--out", str(office / "asked.yaml")]) == 0
    assert yaml.safe_load((office / "asked.yaml").read_text())["content"] == {
        "text": "We will not.",
        "effective": "2026-12-01",
    }
    assert run(["notice", "check", str(office / "asked.yaml")]) == 0


def test_confidential(call, office):
    value = notice_of("emergency", "NV-9", to=["KEN"])
    box, envelope = office / "box", office / "e.json"
    notice = write(office, value)
    sign = ("notice", "sign", notice, "--key", office / "FRA.key", "--out", envelope, "--sealed", box)
    assert call(*sign)[0] == 2
    assert call(*sign, "--identities", office / "ids")[0] == 0
    assert call("notice", "file", envelope, "--identities", office / "ids", "--log", office / "log")[1][
        "to"
    ] == ["KEN"]
    status, answer = call(
        "notice", "unseal", envelope, box, "--key", office / "KEN.key", "--identities", office / "ids"
    )
    assert (status, answer["signed_by"], answer["notice"]["form"]) == (0, "FRA", "emergency")
    assert call("notice", "list", "--log", office / "log")[1]["confidential"][0]["id"] == "FRA/NV-9"
    assert b"emergency" not in envelope.read_bytes() + box.read_bytes()


def test_attachments(call, office):
    annex = office / "annex.txt"
    annex.write_text("An annex.")
    notice = write(office, notice_of("outreach"))
    call("notice", "sign", notice, "--key", office / "FRA.key", "--out", office / "e.json", "--attach", annex)
    status, _ = call(
        "notice",
        "file",
        office / "e.json",
        "--identities",
        office / "ids",
        "--log",
        office / "log",
        "--attach",
        annex,
    )
    assert status == 0
    assert len(list((office / "log/attachments").iterdir())) == 1


def test_forms(call, capsys):
    assert len(call("notice", "forms")[1]["forms"]) == 21
    assert call("notice", "forms", "visit")[1]["title"].startswith("Visit")
    assert run(["notice", "forms"]) == 0
    assert "registration" in capsys.readouterr().out
    assert call("notice", "forms", "nonsense")[0] == 1


def test_a_key_is_rotated_revoked_and_accepted(call, office):
    ids, version = office / "ids", office / "version.json"
    file_one(call, office, notice_of("outreach"))
    change = (
        "notice",
        "rotate",
        ids,
        "--party",
        "FRA",
        "--office",
        "mfa",
        "--sign-with",
        office / "FRA.key",
        "--out",
        version,
    )
    assert call(*change)[0] == 1  # nothing would change
    old = json.loads(ids.read_text())["parties"][0]["offices"][0]["keys"][0]
    key_id = PublicKeyPair(from_base64(old["ed25519"]), from_base64(old["ml_dsa_44"])).key_id
    assert call(*change, "--revoke", "0" * 32)[0] == 1
    status, _ = call(
        *change, "--new-key", office / "FRA2.key", "--revoke", key_id, "--reason", "A laptop was stolen."
    )
    assert status == 0
    assert call("notice", "accept", ids, version) == (0, {"party": "FRA", "version": 2})
    assert call("notice", "accept", ids, version)[0] == 1  # once is enough
    notice = write(office, notice_of("outreach", "NV-2"))
    call("notice", "sign", notice, "--key", office / "FRA.key", "--out", office / "e.json")
    assert call("notice", "file", office / "e.json", "--identities", ids, "--log", office / "log")[0] == 1
    call("notice", "sign", notice, "--key", office / "FRA2.key", "--out", office / "e.json")
    assert call("notice", "file", office / "e.json", "--identities", ids, "--log", office / "log")[0] == 0
    thief = (
        "notice",
        "rotate",
        ids,
        "--party",
        "FRA",
        "--office",
        "mfa",
        "--sign-with",
        office / "FRA.key",
        "--out",
        version,
    )
    assert call(*thief, "--new-key", office / "FRA3.key")[0] == 0
    assert call("notice", "accept", ids, version)[0] == 1  # a revoked key rotates nothing
