"""Dated questions with known answers, as a lawyer wrote them in `duties.yaml`, and the shape of the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openparos.commitments import bonds
from openparos.commitments.bonds import bond_of
from openparos.commitments.duties import (
    duties_between,
    duties_for_event,
    duties_of,
    position_of,
    roster_of,
)
from openparos.commitments.instruments import Standing, load_instruments
from openparos.commitments.participation import acts, acts_of
from openparos.formats.yaml_documents import read_yaml
from openparos.model.errors import UnknownState
from openparos.model.states import all_states, by_alpha3
from openparos.model.times import format_utc, parse_utc

CASES = read_yaml(Path(__file__).parent / "duties.yaml").content


def answers(state: str, on: str) -> dict[str, str]:
    position = position_of(state, parse_utc(on))
    found = {bond.instrument: "no" for bond in position.not_bound}
    return found | {duty.provision.instrument: duty.bound for duty in position.duties}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_dated_question(case):
    found = answers(case["state"], case["on"])
    assert {name: found[name] for name in case["expect"]} == case["expect"], case["because"]
    if "exactly" in case:
        bound = sorted(name for name, answer in found.items() if answer == "yes")
        assert bound == case["exactly"]


def test_every_answer_has_a_reason_and_a_yes_has_a_source_and_a_day():
    for state in all_states(dissolved=True):
        for on in ("1968-01-01", "1990-06-01", "1996-01-01", "2021-11-15", "2026-06-01"):
            position = position_of(state.alpha3, parse_utc(on))
            for duty in position.duties:
                bond = duty.bond
                assert bond.bound in ("yes", "unknown")
                assert bond.reason
                if bond.bound == "yes":
                    assert bond.source and bond.since
                    assert bond.checked != "unverified"
                    assert bond.since[:10] <= on
            assert all(bond.reason for bond in position.not_bound)


def test_every_instrument_is_answered_for_every_state():
    binding = {
        each.id
        for each in load_instruments().values()
        if each.participation.by in ("acts", "declarations", "un-members")
    }
    for state in all_states():
        assert binding <= set(answers(state.alpha3, "2025-01-01"))


def test_nothing_voluntary_draft_or_resolved_is_a_duty():
    for duty in duties_of("FRA", parse_utc("2026-01-01")):
        assert duty.provision.standing in (Standing.IN_FORCE, Standing.POLITICAL)
        assert load_instruments()[duty.provision.instrument].kind in ("treaty", "political")


def test_undated_act_is_unknown_and_never_left_out():
    undated = {key for key, rows in acts().items() if any(act.act == "party" for act in rows)}
    assert len(undated) == 53 - 1 + 2  # Malaysia is dated, Nicaragua and Sri Lanka no longer are
    for instrument, state in sorted(undated):
        assert answers(state, "2025-06-01")[instrument] == "unknown"


@pytest.mark.parametrize("state", ["CSK", "YUG", "DDR", "YMD"])
def test_rosters_of_today_never_settle_what_a_dissolved_state_did(state: str):
    """Absence from a list of today's parties is no fact about a State that is no more."""
    on = format_utc((by_alpha3(state).until_us or 0) - 86_400_000_000)[:10]
    for instrument in load_instruments().values():
        if instrument.participation.by == "acts" and instrument.in_force and instrument.in_force < on:
            found = bond_of(instrument, by_alpha3(state), on)
            assert found.bound in ("yes", "unknown") or found.reason.startswith("joined later"), found


def test_who_owes_a_provision_stands_with_it():
    """A procedure of the Security Council or of a depositary is not shown as a State's own duty."""
    duties = {duty.provision.id: duty.to_json() for duty in duties_of("FRA", parse_utc("2020-01-01"))}
    assert duties["un-charter/34"]["bearer"] == "Security Council"
    assert duties["registration-1975/III"]["bearer"] == "Secretary-General of the United Nations"
    assert duties["registration-1975/III"]["kind"] == "procedure"


def test_answer_of_the_command_has_the_fixed_keys():
    answer = position_of("RUS", parse_utc("2021-11-15")).to_json()
    assert answer["state"] == "RUS"
    assert answer["on"] == "2021-11-15"
    row = next(duty for duty in answer["duties"] if duty["provision"] == "registration-1975/IV.1.d")
    assert row["instrument"] == "registration-1975"
    assert row["standing"] == "in-force"
    assert row["bound"] == "yes"
    assert row["since"] == "1978-01-13"
    assert {"source", "reason"} <= set(row)


def test_pair_of_states():
    shared = {each.provision.id: each for each in duties_between("USA", "CHN", parse_utc("2021-07-01"))}
    assert shared["ost-1967/IX"].bound == "yes"
    assert "ptbt-1963/I" not in shared  # China is not a party
    assert shared["ost-1967/V"].to_json()["states"].keys() == {"USA", "CHN"}
    with_kazakhstan = duties_between("USA", "KAZ", parse_utc("2021-07-01"))
    assert next(each for each in with_kazakhstan if each.provision.id == "ost-1967/IX").bound == "unknown"


def test_event_kind():
    touched = {duty.provision.id for duty in duties_for_event("RUS", parse_utc("2021-11-15"), "break-up")}
    assert {"ost-1967/IX", "ost-1967/V", "registration-1975/VI"} <= touched
    assert "ost-1967/II" not in touched


def test_unknown_code_is_refused():
    with pytest.raises(UnknownState):
        position_of("XXX", parse_utc("2020-01-01"))


@pytest.mark.parametrize(
    ("instrument", "on", "parties"),
    [
        # 118 in the roster of October 2025; Brunei and Dominica have acts with two sources but are not counted there
        ("ost-1967", "2025-10-31", 118 + 2),
        ("registration-1975", "2026-01-01", 78),
        ("moon-1979", "2024-05-31", 17),
        ("enmod-1977", "2018-01-01", 78),
    ],
)
def test_the_known_count_is_reached(instrument: str, on: str, parties: int):
    roster = roster_of(instrument, parse_utc(on))
    listed = [bond.state for bond in roster.bonds if bond.bound == "unknown" and bond.checked != "unverified"]
    assert len(roster.states("yes")) + len(listed) == parties


def test_roster_of_what_binds_nobody_is_empty():
    assert roster_of("ppwt-2014", parse_utc("2026-01-01")).bonds == ()


def test_same_acts_same_answer_whichever_state(monkeypatch: pytest.MonkeyPatch):
    """Equal treatment: with the acts of two States exchanged, their answers are exchanged."""
    exchanged = {"RUS": "IND", "IND": "RUS", "USA": "CHN", "CHN": "USA"}
    days = ("1967-10-10", "1975-01-01", "1985-06-01", "2007-01-11", "2021-11-15")
    by_acts = [each for each in load_instruments().values() if each.participation.by == "acts"]
    before = {
        (state, on, each.id): bond_of(each, by_alpha3(state), on).bound
        for state in exchanged for on in days for each in by_acts
    }  # fmt: skip
    monkeypatch.setattr(
        bonds, "acts_of", lambda instrument, state: acts_of(instrument, exchanged.get(state, state))
    )
    for (state, on, name), bound in before.items():
        instrument = load_instruments()[name]
        rule = instrument.participation
        outside = tuple(exchanged.get(each, each) for each in rule.not_joined)
        instrument = replace(instrument, participation=replace(rule, not_joined=outside))
        assert bond_of(instrument, by_alpha3(exchanged[state]), on).bound == bound


def test_an_earlier_date_in_another_source_leaves_the_days_between_undecided():
    assert answers("AFG", "1988-03-16")["ost-1967"] == "no"
    assert answers("AFG", "1988-03-18")["ost-1967"] == "unknown"
    assert answers("AFG", "1988-03-21")["ost-1967"] == "yes"


@given(
    st.sampled_from([state.alpha3 for state in all_states()]), st.dates(date(1968, 1, 1), date(2026, 1, 1))
)
@settings(max_examples=150, deadline=None)
def test_once_bound_always_bound_unless_withdrawn(state: str, day: date):
    """A later day never turns a yes into anything else, withdrawals apart."""
    earlier = answers(state, day.isoformat())
    later = answers(state, "2026-06-01")
    for instrument, answer in earlier.items():
        if answer == "yes" and (state, instrument) != ("SAU", "moon-1979"):
            assert later[instrument] == "yes"
