"""Cases in a log: signatures, time, who may see what, and what is set aside."""

from __future__ import annotations

import json

import pytest

from openparos.cases.evidence import cite
from openparos.cases.filing import describe_file, file_step, next_step, sign_step
from openparos.cases.machine import StepRefused
from openparos.cases.register import ENTRY_SCHEMA, read_cases
from openparos.cases.step import STEP_TYPE
from openparos.cases.view import case_json
from openparos.findings.finding import Finding, Status
from openparos.log.entries import canonical_json
from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger
from openparos.model.confidence import Confidence
from openparos.model.errors import InputRefused, VerificationFailed
from openparos.model.times import format_utc
from openparos.notices.envelope import seal

from .conftest import DAY, IDENTITIES, PAIRS, STRANGER, Table, opening


def put(table: Table, record: dict[str, object]) -> None:
    """Append an entry as somebody would who does not use this software."""
    with Ledger(table.folder, clock=table.clock) as ledger:
        ledger.append([canonical_json(record)])


def test_from_request_to_closure(table: Table):
    table.open(reply_hours=48)
    table.us += 3 * DAY
    table.take("BRA", "acknowledge")
    table.take("BRA", "reply", "It waits there.")
    table.us += DAY
    filed = table.take("IDN", "close", outcome="clarified")
    assert filed.case.outcome == "clarified"
    case = table.read().get("IDN/NV-1")
    assert case == filed.case
    assert [one.index for one in case.steps] == [0, 1, 2, 3]
    assert [(one.received_us - case.opened_us) // DAY for one in case.steps] == [0, 3, 3, 4]


def test_refused_steps_leave_nothing_in_the_log(table: Table):
    table.open()
    with pytest.raises(StepRefused, match="third party"):
        table.take("KEN", "reply", "We know.")
    with Ledger(table.folder, clock=table.clock) as ledger:
        assert ledger.size == 1


def test_nobody_signs_for_another(table: Table):
    table.open()
    step = opening(party="BRA", reference="NV-9", requested=["IDN"])
    with pytest.raises(VerificationFailed, match="signed by KEN"):
        table.file(step, PAIRS["KEN"])
    with pytest.raises(VerificationFailed, match="names this key"):
        table.file(step, STRANGER)


def test_a_step_put_into_the_log_by_hand_is_set_aside_by_every_reader(table: Table):
    filed = table.open()
    step = next_step(filed.case, "close", party="KEN", office="mission", reference="X",
                     content={"outcome": "clarified"})  # fmt: skip
    forged = sign_step(step, PAIRS["KEN"])
    put(table, {"schema": ENTRY_SCHEMA, "received": format_utc(table.us), "envelope": forged.to_json()})
    put(table, {"schema": ENTRY_SCHEMA, "received": format_utc(table.us)})
    put(table, {"schema": ENTRY_SCHEMA, "received": "2031-01-01T00:00:00Z", "envelope": forged.to_json()})
    register = table.read()
    assert register.get("IDN/NV-1") == filed.case
    assert [index for index, _ in register.aside] == [1, 2, 3]
    assert "third party" in register.aside[0][1]


def test_an_altered_step_is_set_aside(table: Table):
    table.open()
    step = opening(reference="NV-2")
    envelope = sign_step(step, PAIRS["IDN"]).to_json()
    other = sign_step(opening(reference="NV-2", subject="another matter"), PAIRS["IDN"]).to_json()
    put(table, {"schema": ENTRY_SCHEMA, "received": format_utc(table.us),
                "envelope": {**envelope, "payload": other["payload"]}})  # fmt: skip
    assert list(table.read().cases) == ["IDN/NV-1"]


def test_a_replayed_step_is_refused(table: Table):
    table.open()
    with pytest.raises(InputRefused, match="used once"):
        table.open()


def test_a_past_matter_has_no_basis_in_article_ix(table: Table):
    with pytest.raises(InputRefused, match=r"look forward.*open instead: ost-1967/V, ost-1967/VI"):
        table.open(bases=["ost-1967/IX"])
    assert table.open(bases=["ost-1967/IX"], timing="planned").case.bases == ("ost-1967/IX",)


def test_a_draft_is_named_in_an_exercise_alone(table: Table):
    with pytest.raises(InputRefused, match="not in force"):
        table.open(bases=["ppwt-2014/VII"])
    assert table.open(bases=["ppwt-2014/VII"], exercise=True)


def test_parties_that_nobody_speaks_for(table: Table):
    with pytest.raises(InputRefused, match="no key set of DEU"):
        table.open(requested=["DEU"])


@pytest.mark.parametrize(
    ("level", "changes", "readers"),
    [
        ("open", {}, {"IDN", "BRA", "KEN", "FRA", "UN-SG", None}),
        ("restricted", {"observers": ["FRA"]}, {"IDN", "BRA", "FRA", "UN-SG"}),
        ("confidential", {"secretariat": None}, {"IDN", "BRA"}),
    ],
)
def test_who_may_see_what(table: Table, level: str, changes: dict, readers: set):
    table.open(level=level, **changes)
    table.take("BRA", "reply", "It waits there.")
    for party in (None, *PAIRS):
        register = table.read(party)
        assert register.aside == []
        assert list(register.cases) == (["IDN/NV-1"] if party in readers else [])
        if party in readers:
            assert len(register.get("IDN/NV-1").steps) == 2


def test_a_case_one_may_not_see_is_answered_like_one_that_is_not_there(table: Table):
    table.open(level="confidential", secretariat=None)
    answers = []
    for name in ("IDN/NV-1", "IDN/NV-7"):
        with pytest.raises(InputRefused) as caught:
            table.read("KEN").get(name)
        answers.append(str(caught.value).replace(name, "ID"))
    assert answers[0] == answers[1]


def test_the_log_names_nobody_in_a_case_that_is_not_open(table: Table):
    table.open(level="confidential", secretariat=None)
    sizes = set()
    table.take("BRA", "reply", "Short.")
    table.take("BRA", "statement", "Long. " * 500)
    for path in (table.folder / "attachments").iterdir():
        sizes.add(path.stat().st_size)
        # With signs that base64 does not have: three letters alone come up by chance.
        for word in (b'"IDN', b'"BRA', b"NV-1", b"EXERCISE-B"):
            assert word not in path.read_bytes()
    assert len(sizes) == 1
    for path in (table.folder / "tile" / "entries").rglob("*"):
        if path.is_file():
            assert b'"IDN' not in path.read_bytes()
    assert check_log(table.folder).ok


def test_a_third_party_cannot_put_an_open_step_into_a_sealed_case(table: Table):
    filed = table.open(level="restricted")
    step = next_step(filed.case, "reply", party="BRA", office="mission", reference="X", text="In the open.")
    record = {"schema": ENTRY_SCHEMA, "received": format_utc(table.us),
              "envelope": sign_step(step, PAIRS["BRA"]).to_json()}  # fmt: skip
    put(table, record)
    assert len(table.read("IDN").get("IDN/NV-1").steps) == 1
    assert "was not filed so" in table.read("IDN").aside[0][1]


def test_changed_ciphertext_is_told_to_those_it_was_for(table: Table):
    table.open(level="confidential", secretariat=None)
    (path,) = (table.folder / "attachments").iterdir()
    path.write_bytes(path.read_bytes()[:-2] + b"}}")
    register = read_cases(table.folder, IDENTITIES, PAIRS["BRA"])
    assert register.cases == {}
    assert "not the ciphertext" in register.aside[0][1]


def test_a_step_says_who_signed_it_in_json(table: Table):
    filed = table.open()
    assert json.loads(filed.case.opening.payload())["party"] == "IDN"


@pytest.mark.parametrize("text", ["\x1b[2Jnothing was asked", "a\u202eb", "bell\x07"])
def test_signs_that_a_terminal_obeys_are_refused(table: Table, text: str):
    with pytest.raises(InputRefused, match="not to be shown"):
        table.open(subject=text)


def test_deeply_nested_steps_stop_no_reader(table: Table):
    table.open()
    deep = b'{"schema":"openparos.case-step/1","content":' + b'{"a":' * 6000 + b"1" + b"}" * 6001
    envelope = seal(STEP_TYPE, deep, PAIRS["KEN"])
    put(table, {"schema": ENTRY_SCHEMA, "received": format_utc(table.us), "envelope": envelope.to_json()})
    register = table.read()
    assert list(register.cases) == ["IDN/NV-1"]
    assert [index for index, _ in register.aside] == [1]


def test_names_that_others_give_do_not_stop_the_view(table: Table):
    filed = table.open(objects=[{"name": "AGENA TARGET VEHICLE"}])
    step = next_step(
        filed.case, "offer-data", party="KEN", office="mission", reference="weapon-1", text="Data."
    )
    table.file(step)
    case = table.take("BRA", "answer-offer", offer="KEN/weapon-1", accept=False).case
    answer = case_json(case, table.us)
    assert "AGENA TARGET VEHICLE" in answer["impact"][0]
    assert "not taken up" in answer["history"][-1]["what"]


def test_a_case_opened_from_a_finding_and_evidence_by_its_hash(table: Table, tmp_path):
    path = tmp_path / "finding.json"
    finding = Finding(
        rule="test/1", provision="ost-1967/XI", standing="in-force", states=("BRA", "IDN"), events=("event:1",),
        notices=(), status=Status.QUESTION_OPEN, statement="Two objects stood 0.05 degrees apart.", limits=(),
        alternatives=(), confidence=Confidence.LOW, confidence_rule="one epoch",
    )  # fmt: skip
    path.write_text(json.dumps(finding.to_json()))
    cited, objects, states = cite(path)
    assert (cited["digest"], objects, states) == (finding.digest, [], ("BRA", "IDN"))
    filed = table.open(finding=cited)
    assert filed.case.content("finding")["statement"] == finding.statement
    with pytest.raises(StepRefused, match="needs attachments"):
        table.take("BRA", "technical-exchange")
    step = next_step(
        filed.case, "technical-exchange", party="BRA", office="mission", reference="T-1",
        attachments=(describe_file(path),),
    )  # fmt: skip
    with Ledger(table.folder, clock=table.clock) as ledger:
        file_step(ledger, step, PAIRS["BRA"], IDENTITIES, attachments=[path])
    digest = table.read().get("IDN/NV-1").steps[-1].step.attachments[0]["sha256"]
    assert (table.folder / "attachments" / digest).read_bytes() == path.read_bytes()
    path.write_text(path.read_text().replace("0.05", "0.01"))
    with pytest.raises(InputRefused, match="digest"):
        cite(path)
    bad = tmp_path / "bundle.zip"
    bad.write_bytes(b"PK")
    with pytest.raises(VerificationFailed, match="does not hold"):
        cite(bad)


def test_a_basis_of_a_newer_version_is_shown_and_not_taken_for_another(table: Table):
    step = opening(bases=["bilateral", "a-treaty-to-come/VII"])
    put(table, {"schema": ENTRY_SCHEMA, "received": format_utc(table.us),
                "envelope": sign_step(step, PAIRS["IDN"]).to_json()})  # fmt: skip
    case = table.read().get("IDN/NV-1")
    answer = case_json(case, table.us)
    row = next(one for one in answer["bases"] if one["basis"] == "a-treaty-to-come/VII")
    assert (row["open"], row["unverified"]) == ("unknown", True)
    assert "not a basis this software knows" in answer["history"][0]["what"]
    with pytest.raises(InputRefused, match="no legal basis"):
        table.open(reference="NV-2", bases=["a-treaty-to-come/VII"])


def test_a_matter_is_brought_before_the_united_nations_under_the_charter(table: Table):
    table.open(bases=["un-charter/33"])
    filed = table.take("IDN", "escalate", "We bring it up.", body="security-council", basis="un-charter/35")
    row = case_json(filed.case, table.us)["history"][-1]
    assert "naming Article 35 of the Charter" in row["what"]
    with pytest.raises(StepRefused, match="basis is one of un-charter/33"):
        table.take("IDN", "escalate", "Again.", body="general-assembly", basis="un-charter/51")
