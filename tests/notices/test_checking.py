"""What is refused and what is flagged, each with its place and line."""

from __future__ import annotations

import pytest

from openparos.model.errors import NoticeRefused
from openparos.notices.catalogue import satcat_lookup
from openparos.notices.checking import check_document
from openparos.notices.documents import parse_document, read_document, show_path

from .conftest import START, catalogue, document, notice_of

YAML = """\
schema: openparos.notice/1
form: scheduled-manoeuvre
party: FRA
office: mfa
reference: NV-2026-17
content:
  object:
    norad_id: 25544
  window:
    start: 2026-12-01T10:00:00Z
    end: 2026-12-01T12:00:00Z
  purpose: station-keeping
"""


def remarks(text: str, **named):
    checked = check_document(parse_document(text.encode()), now_us=START, catalogue=catalogue, **named)
    return [(one.severity.value, one.path, one.line, one.reason) for one in checked.remarks]


def test_a_good_notice_has_no_remarks():
    assert remarks(YAML) == []


@pytest.mark.parametrize(
    ("old", "new", "severity", "path", "line", "reason"),
    [
        ("10:00:00Z", "10:00:00", "refused", "content.window.start", 10, "no time zone; add Z"),
        ("25544", "99999", "refused", "content.object", 7, "no object with the number 99999"),
        ("2026-12-01T10:00:00Z", "2026-11-01T10:00:00Z", "flagged", "content.window.start", 10, "is past"),
        ("12-01T12:00:00Z", "12-01T09:00:00Z", "refused", "content.window.end", 11, "ends before it starts"),
        ("12-01T12:00:00Z", "13-01T09:00:00Z", "refused", "content.window.end", 11, "not a UTC time"),
        ("station-keeping", "fun", "refused", "content.purpose", 12, "'fun' is not one of: station-keeping"),
        ("  purpose: station-keeping\n", "", "refused", "content", 6, "purpose is missing"),
        ("party: FRA", "party: XXX", "refused", "party", 3, "neither a State nor an organization"),
        ("party: FRA", "party: no", "refused", "party", 3, "is not the code of a State"),
        ("office: mfa", "office: mfa\ncolour: red", "refused", "colour", 5, "'colour' is no part of this"),
        ("norad_id: 25544", "norad_id: 25544\n    cospar_id: 1999-001A", "flagged", "content.object", 7, "is 1998-067A"),
        ("norad_id: 25544", "norad_id: 5", "flagged", "content.object", 7, "no longer in orbit"),
        ("norad_id: 25544", "name: ISS", "refused", "content.object", 7, "a name alone does not say"),
        ("norad_id: 25544", "norad_id: '25544'", "refused", "content.object.norad_id", 8, "is not of the type integer"),
        ("norad_id: 25544", "norad_id: 1000000000", "refused", "content.object.norad_id", 8, "maximum of 999999999"),
        ("form: scheduled-manoeuvre", "form: other", "refused", "form", 2, "there is no form 'other'"),
    ],
)  # fmt: skip
def test_remarks_say_where_and_why(old, new, severity, path, line, reason):
    found = remarks(YAML.replace(old, new, 1))
    assert any((one[0], one[1], one[2]) == (severity, path, line) and reason in one[3] for one in found), (
        found
    )


def test_all_that_is_wrong_is_said_at_once():
    text = (
        YAML.replace("10:00:00Z", "10:00:00", 1).replace("25544", "99999").replace("station-keeping", "fun")
    )
    assert {one[1] for one in remarks(text)} == {"content.window.start", "content.object", "content.purpose"}


def test_an_orbit_that_contradicts_the_catalogue_is_flagged():
    value = notice_of("registration")
    value["content"]["orbit"] = {
        "period_min": 92.9,
        "inclination_deg": 28.5,
        "apogee_km": 421.0,
        "perigee_km": 413.0,
    }
    (remark,) = check_document(document(value), now_us=START, catalogue=catalogue).remarks
    assert remark.severity == "flagged"
    assert remark.path == "content.orbit"
    assert "inclination 51.64 deg, the notice says 28.5; they differ by more than 0.2" in remark.reason


def test_an_orbit_that_contradicts_itself():
    value = notice_of("registration")
    value["content"]["orbit"]["period_min"] = 200
    reasons = [one.reason for one in check_document(document(value), now_us=START).remarks]
    assert len(reasons) == 1
    assert "give a period of 92.9 min" in reasons[0] or "give a period of 92.8 min" in reasons[0]
    value["content"]["orbit"] = {**value["content"]["orbit"], "apogee_km": 100.0}
    assert "below the perigee" in check_document(document(value), now_us=START).refused[0].reason
    del value["content"]["orbit"]["apogee_km"]
    assert "apogee_km is missing" in check_document(document(value), now_us=START).refused[0].reason


def test_a_launch_still_to_come_cannot_be_registered_unflagged():
    value = notice_of("registration")
    value["content"]["launch"]["date"] = "2027-01-01"
    assert "lies in the future" in check_document(document(value), now_us=START).flagged[0].reason


@pytest.mark.parametrize(
    ("changes", "path", "reason"),
    [
        ({"act": "amendment"}, "", "of is missing"),
        ({"act": "amendment", "of": "DEU/NV-0", "reason": "x"}, "of", "not a notice of FRA"),
        ({"act": "amendment", "of": "FRA/NV-1", "reason": "x"}, "of", "cannot change itself"),
        ({"of": "FRA/NV-0"}, "of", "original notice changes no other"),
        ({"act": "withdrawal", "of": "FRA/NV-0", "reason": "x"}, "content", "has no content"),
        ({"act": "correction", "of": "FRA/NV-0", "reason": "x", "content": None}, "content", "whole content"),
        ({"to": ["all", "ZZZ"]}, "to[1]", "neither a State"),
        ({"reference": "a/b"}, "reference", "is not a reference"),
        ({"reference": "../x"}, "reference", "is not a reference"),
    ],
)
def test_acts_and_addressees(changes, path, reason):
    found = check_document(document(notice_of("contact-point", **changes)), now_us=START).refused
    assert any(one.path == path and reason in one.reason for one in found), found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"), (b"[1]", "an object"), (b"a: 1\na: 2\n", "'a' stands twice"), (b"a: [\n", "not YAML"),
        (b"\xff", "not UTF-8"), (b"a: &x 1\nb: *x\n", None), (b"a: &x [1]\nb: *x\n", "an alias"),
        (b"? [1]\n: 2\n", "plain text"), (b"a: " + b"[" * 50 + b"]" * 50, "nested too deeply"),
        (b"{\"a\":\t1, \"a\": 2}", "twice"), (b"x" * 1_000_001, "too many"),
    ],
)  # fmt: skip
def test_documents_that_are_refused(data, reason):
    if reason is None:
        assert parse_document(data).value == {"a": 1, "b": 1}
        return
    with pytest.raises(NoticeRefused, match=reason):
        parse_document(data)


def test_yaml_does_not_turn_words_and_times_into_something_else(tmp_path):
    file = tmp_path / "x.yaml"
    file.write_text("a: no\nb: 12:30:00\nc: 2026-12-01\nd: 0o7\ne: 1_000\nf: ~\ng: 'true'\nh: 1e3\ni: 007\n")
    value = read_document(file).value
    assert value == {
        "a": "no", "b": "12:30:00", "c": "2026-12-01", "d": "0o7", "e": "1_000", "f": None, "g": "true", "h": 1000.0,
        "i": "007",
    }  # fmt: skip
    assert parse_document(b'{"a":\t"x"}').value == {"a": "x"}
    assert show_path(("content", "near", 2, "norad_id")) == "content.near[2].norad_id"
    with pytest.raises(NoticeRefused, match="cannot be read"):
        read_document(tmp_path / "absent")


def test_a_satcat_table_is_a_catalogue(shared_data):
    lookup = satcat_lookup(shared_data / "registry/celestrak_satcat_2019-08.csv")
    station = lookup(25544, None)
    assert station.cospar_id == "1998-067A"
    assert lookup(None, "1998-067A") == station
    assert lookup(999_999, None) is None
    assert lookup(None, None) is None
    assert 51 < station.inclination_deg < 52
