"""Every form: a valid schema, measures that exist, a template that can be read, a note that reads."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from openparos.commitments.instruments import load_instruments
from openparos.model.errors import NoticeRefused
from openparos.notices.asking import ask_all, blank, set_value, template
from openparos.notices.checking import check_document
from openparos.notices.documents import parse_document
from openparos.notices.forms import load_form, load_forms
from openparos.notices.notice import Notice
from openparos.notices.schema import notice_schema
from openparos.notices.verbale import note_verbale

from .conftest import START, catalogue, document, notice_of

FORMS = sorted(load_forms())
# The software's own voice never uses these of an object, an event or a State.
FORBIDDEN = re.compile(r"\b(violat|breach|hostile|guilty|suspicious|inspector|target)", re.IGNORECASE)


def test_every_measure_of_the_issue_has_its_form():
    assert set(FORMS) == {
        "space-policy", "military-space-expenditure", "orbital-parameters", "planned-launch", "pre-launch",
        "scheduled-manoeuvre", "high-risk-reentry", "emergency", "intentional-breakup", "visit", "contact-point",
        "outreach", "registration", "status-change", "danger-to-astronauts", "activity-information",
        "no-first-placement", "moratorium", "consented-servicing", "formation", "co-location",
    }  # fmt: skip


def test_measures_are_provisions_of_instruments():
    instruments = load_instruments()
    for form in load_forms().values():
        for measure in form.measures:
            assert instruments.provision(measure).id == measure


@pytest.mark.parametrize("name", FORMS)
def test_a_form_makes_a_schema_a_template_and_a_note(name):
    form = load_forms()[name]
    Draft202012Validator.check_schema(notice_schema(form))
    assert not FORBIDDEN.search(json.dumps([form.title, form.purpose, form.sentence]))
    placeholders = set(re.findall(r"\{(\w+)\}", form.sentence))
    assert placeholders <= {"to", *(field.name for field in form.fields)}
    checked = check_document(document(notice_of(name)), now_us=START, catalogue=catalogue)
    assert checked.remarks == (), checked.remarks
    note = note_verbale(checked.notice, received_us=START, index=3)
    text = note.to_text()
    assert "presents its compliments to" in text
    assert "assurances of its highest consideration" in text
    assert "{" not in text
    assert "Received 2026-11-22T12:00:00Z, entry 3 of the log" in text
    # Paragraph numbers that could not be checked are never printed.
    assert not re.search(r"A/68/189|paragraph", text)


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_template_names_all_that_is_missing(name):
    form = load_forms()[name]
    checked = check_document(parse_document(template(form).encode()), now_us=START)
    missing = {one.reason.removesuffix(" is missing") for one in checked.refused}
    assert {"party", "office", "reference"} <= missing
    required = {field.name for field in form.fields if field.required}
    assert required <= missing or "content" in missing


@pytest.mark.parametrize("name", FORMS)
def test_a_form_filled_by_answers_is_the_form_filled_by_hand(name):
    form = load_forms()[name]
    wanted = notice_of(name)["content"]
    lines: list[str] = []
    answers = iter(answers_to(form, wanted))
    content = ask_all(form, lambda question: lines.append(question) or next(answers), lines.append)
    assert content == wanted
    assert len(lines) >= len(form.fields)


def answers_to(form, content):
    from openparos.notices.asking import PARTS

    for field in form.fields:
        value = content[field.name]
        if field.type in PARTS:
            yield from (str(value.get(part, "")) for part in PARTS[field.type])
        elif field.type == "objects":
            for one in value:
                yield from (str(one.get(part, "")) for part in PARTS["object"])
            yield from ("", "")
        elif isinstance(value, list):
            yield ", ".join(value)
        else:
            yield str(value).lower() if isinstance(value, bool) else str(value)


def test_values_set_one_by_one():
    form = load_forms()["scheduled-manoeuvre"]
    notice = blank(form.form, "", "", "")
    for one in (
        "party=FRA", "office=mfa", "reference=NV-1", "to=DEU,UN-SG", "object.norad_id=25544",
        "window.start=2026-12-01T10:00:00Z", "content.window.end=2026-12-01T12:00:00Z", "purpose=disposal",
        "near[0].norad_id=48274", "near[1].cospar_id=1958-002B", "delta_v_m_s=1.5",
    ):  # fmt: skip
        set_value(notice, form, one)
    assert check_document(document(notice), now_us=START).remarks == ()
    assert notice["content"]["near"] == [{"norad_id": 48274}, {"cospar_id": "1958-002B"}]
    for bad in ("nonsense", "colour=red", "object.colour=red", "near[7].norad_id=1"):
        with pytest.raises(NoticeRefused):
            set_value(notice, form, bad)


@pytest.mark.parametrize(
    "text",
    [
        "form: x\n",
        "form: x\ntitle: t\npurpose: p\nmeasures: []\ntiming: before\nsentence: s\nfields: {}\n",
        "form: x\ntitle: t\npurpose: p\nmeasures: []\ntiming: any\nsentence: s\nfields: {a: {type: colour, ask: q}}\n",
    ],
)
def test_a_definition_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(NoticeRefused):
        load_form(tmp_path / "x.yaml")


def test_changes_read_as_notes_too():
    original = notice_of("registration")
    amended = {
        **original,
        "reference": "NV-2",
        "act": "amendment",
        "of": "FRA/NV-1",
        "reason": "A new orbit.",
    }
    text = note_verbale(Notice.from_json(amended)).to_text()
    assert (
        "to amend, from the date of receipt of the present note, the information given in its note No. NV-1."
        in text
    )
    assert "The reason is the following. A new orbit." in text
    assert "[date]" in text
    withdrawn = {**amended, "reference": "NV-3", "act": "withdrawal"}
    del withdrawn["content"]
    assert "to withdraw its note No. NV-1." in note_verbale(Notice.from_json(withdrawn)).to_text()


def test_the_same_words_for_every_state():
    def text(code: str, name: str) -> str:
        value = notice_of("scheduled-manoeuvre", party=code)
        return note_verbale(Notice.from_json(value)).to_text().replace(name, "X")

    assert text("FRA", "France") == text("KEN", "Kenya") == text("CHL", "Chile")
