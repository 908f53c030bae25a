"""Roll calls: totals recomputed, known answers, groups and agreement, properties over every vote."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.model.errors import OpenParosError
from openparos.model.states import by_alpha3
from openparos.record.votes import (
    COUNTED,
    UnknownRollCall,
    agreement,
    agreement_by_year,
    all_votes,
    find_roll_call,
    group_totals,
    groups,
    members_of,
    recomputed,
    roll_calls,
    totals_checks,
    votes_json,
    votes_of,
)

STATES = sorted({state for votes in all_votes().values() for state in votes})


def test_totals_recomputed_from_the_votes_equal_the_recorded_ones():
    counted = [symbol for symbol in roll_calls() if votes_of(symbol)]
    assert len(counted) == 86
    for symbol in counted:
        assert recomputed(symbol) == dict(roll_calls()[symbol].totals), symbol


def test_academic_collection_seventy_of_seventy_six_and_the_others_are_listed():
    rows = totals_checks()
    assert len(rows) == 76
    differing = [row.symbol for row in rows if not row.agree]
    assert len(differing) == 6
    assert {"A/RES/71/31", "A/RES/71/32"} <= set(differing)


def test_academic_collection_recomputed_from_the_real_files(shared_data: Path):
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    with (shared_data / "votes" / "outer_space_votes_long.csv").open(newline="") as lines:
        for row in csv.DictReader(lines):
            tally[row["rcid"]][row["vote"]] += 1
    found = {}
    with (shared_data / "votes" / "outer_space_rollcalls.csv").open(newline="") as lines:
        for row in csv.DictReader(lines):
            symbol = (
                row["unres"] if row["unres"].startswith("A/") else "A/RES/" + row["unres"].removeprefix("R/")
            )
            found[symbol] = "-".join(str(tally[row["rcid"]][code]) for code in "132")
    assert {each.symbol: each.recomputed for each in totals_checks()}.items() <= found.items()


@pytest.mark.parametrize(
    ("name", "date", "totals"),
    [
        ("A/RES/72/26", "2017-12-04", (182, 0, 3)),
        ("72/27", "2017-12-04", (131, 4, 48)),
        ("res-72-250", "2017-12-24", (108, 5, 47)),
        ("65/68", "2010-12-08", (183, 0, 1)),
        ("36/97 C", "1981-12-09", (129, 0, 13)),
        ("77/41", "2022-12-07", (155, 9, 9)),
        ("79/18", "2024-12-02", (167, 4, 6)),
    ],
)
def test_known_answers(name: str, date: str, totals: tuple[int, ...]):
    call = find_roll_call(name)
    assert call.date == date
    assert tuple(call.totals[word] for word in COUNTED) == totals


def test_known_votes():
    assert votes_of("A/RES/72/26")["VNM"] == "yes"
    assert {s for s, v in votes_of("A/RES/72/26").items() if v == "abstain"} == {"ISR", "PLW", "USA"}
    assert {s for s, v in votes_of("A/RES/72/27").items() if v == "no"} == {"GEO", "ISR", "UKR", "USA"}
    assert {s for s, v in votes_of("A/RES/79/18").items() if v == "no"} == {"PRK", "IRN", "RUS", "SYR"}
    assert votes_of("A/RES/36/97C")["SUN"] == "abstain"


def test_answer_of_the_command_has_the_fixed_keys():
    answer = votes_json(find_roll_call("A/RES/72/26"))
    assert answer["symbol"] == "A/RES/72/26"
    assert answer["date"] == "2017-12-04"
    assert answer["totals"] == {"yes": 182, "no": 0, "abstain": 3}
    assert answer["votes"]["VNM"] == "yes"
    assert answer["committee"]["totals"] == {"yes": 175, "no": 0, "abstain": 2}
    assert Counter(answer["votes"].values())["yes"] == 182


def test_adoption_without_a_vote_has_no_totals():
    answer = votes_json(find_roll_call("77/40"))
    assert answer["totals"] == {"yes": None, "no": None, "abstain": None}
    assert answer["votes"] == {}
    assert "without a vote" in answer["note"]


def test_unknown_roll_call_names_those_of_the_session():
    with pytest.raises(UnknownRollCall, match="A/RES/72/26"):
        find_roll_call("72/999")


def test_groups():
    assert group_totals("A/RES/72/26", "CD-G21") == {"yes": 33, "no": 0, "abstain": 0, "not-voting": 0}
    assert sum(group_totals("A/RES/77/41", "UNSC-P5").values()) == 5
    assert len(members_of("CD")) == 65
    assert "GBR" in members_of("EU", "2019-12-12")
    assert "GBR" not in members_of("EU", "2020-12-07")
    with pytest.raises(OpenParosError, match="There are: "):
        members_of("G77")


def test_soviet_votes_count_with_the_group_of_the_state_that_continues_it():
    assert sum(group_totals("A/RES/36/97C", "UNSC-P5").values()) == 5


def test_every_state_in_the_votes_is_known():
    for state in STATES:
        by_alpha3(state)
    for rows in groups().values():
        for each in rows:
            by_alpha3(each.state)


def test_agreement_carries_on_from_the_soviet_union():
    years = {row.year for row in agreement_by_year("RUS", "FRA")}
    assert min(years) == 1958
    assert agreement("USA", "USA").share == 1.0


def test_a_seat_held_by_another_government_is_not_counted():
    assert min(row.year for row in agreement_by_year("CHN", "FRA")) > 1971
    assert "another government" in votes_json(find_roll_call("A/RES/1348(XIII)"))["note"]


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_agreement_is_the_same_both_ways_and_a_share(first: str, second: str):
    one, other = agreement(first, second), agreement(second, first)
    assert one == other
    assert 0 <= one.alike <= one.both_voted
    assert one.share is None or 0 <= one.share <= 1
