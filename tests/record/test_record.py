"""The record: files in order, references hold, the seed resolves name by name, nothing invented."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest

from openparos.commitments.export import dates
from openparos.commitments.gaps import documented_events
from openparos.commitments.instruments import load_instruments
from openparos.formats.yaml_documents import read_compiled, read_yaml
from openparos.model.states import by_alpha3
from openparos.record.checks import check_record, within_session
from openparos.record.demands import clock, demand_json, since_then
from openparos.record.entries import (
    INDEX,
    SEED,
    TEXTS,
    UnknownEntry,
    check_record_file,
    document_id,
    load_record,
    symbol_key,
    to_json,
)
from openparos.record.timeline import Moment, timeline
from openparos.record.votes import roll_calls

FILES = sorted(TEXTS.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_is_in_order(file: Path):
    assert check_record_file(file) == []


def test_compiled_copy_is_up_to_date():
    contents = read_compiled(INDEX, FILES)
    assert contents is not None, "run `python builders/texts.py`"
    assert contents == {path.stem: read_yaml(path).content for path in FILES}


@pytest.mark.parametrize("check", check_record(), ids=lambda check: check.name)
def test_the_record_holds_together(check):
    assert check.ok, check.detail


def test_wrong_file_is_refused_with_line(tmp_path: Path):
    file = tmp_path / "claims.yaml"
    file.write_text("claims:\n  - {id: A, event: N05}\n")
    reasons = [f"{each.line}: {each.reason}" for each in check_record_file(file)]
    assert any(reason.startswith("2: claims/0/id: 'A' does not have the form") for reason in reasons)
    assert any("'by' is missing" in reason for reason in reasons)


def test_the_seed_has_its_parts_and_every_address_of_an_instrument_exists():
    parts = [part.part for part in load_record().seed]
    assert parts == ["head", "NV-1", "NV-2", "NV-3", *(str(number) for number in range(1, 16))]
    instruments = load_instruments()
    known = {f"instruments/{name}" for name in (*instruments, *instruments.provisions)}
    for part in load_record().seed:
        for sentence in part.sentences:
            for named in sentence.names:
                assert named.refers or named.unresolved
                for address in named.refers:
                    if address.startswith("instruments/"):
                        assert address in known, f"{part.part}: {named.name}"


def test_head_of_the_seed():
    seed = load_record().documents[SEED]
    assert seed.symbol is None
    assert seed.symbol_note
    assert seed.date == "2018-08-17"
    assert (seed.job_number, seed.barcode, seed.original_language) == ("GE.18-13664(E)", "1813664", "English")
    life = {stage.status: stage.on for stage in seed.life}
    assert life == {"submitted": "2018-08-03", "issued": "2018-08-17", "translated": None}
    assert (seed.author, seed.submitter, seed.addressee) == (
        "group-of-21", "mission-viet-nam-geneva", "cd-secretariat",
    )  # fmt: skip


def test_each_named_entity_of_the_handbook_is_there(shared_data: Path):
    """Walk the handbook's table: every item of its second column is a name of that part of the seed."""
    text = (shared_data.parent / "handbook" / "mission.md").read_text()
    rows = re.findall(r"^\| (head|NV-\d|\d+) \| (.*?) \|", text, re.MULTILINE)
    assert len(rows) == 19
    missing = []
    for part, column in rows:
        found = next(each for each in load_record().seed if each.part == part)
        names = [_tokens(named.name) for each in found.sentences for named in each.names]
        for item in _items(column):
            wanted = _tokens(item)
            if not any(name <= wanted or len(name & wanted) >= 0.6 * len(wanted) for name in names):
                missing.append(f"{part}: {item}")
    assert missing == []


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower())) - {"the", "of", "a", "an", "and", "for", "to", "in"}


def _items(column: str) -> list[str]:
    """Split a cell at semicolons, keeping brackets whole."""
    depth, items, current = 0, [], ""
    for character in column:
        depth += (character == "(") - (character == ")")
        if character == ";" and depth == 0:
            items.append(current)
            current = ""
        else:
            current += character
    return [item.strip() for item in (*items, current) if item.strip()]


def test_symbols_in_any_spelling():
    record = load_record()
    for spelling in ("A/RES/72/26", "72/26", "a/res/72/26"):
        assert record.document(spelling).id == "a-res-72-26"
    assert record.document("CD/1985").instrument == "ppwt-2014"
    assert symbol_key("32/196[B]") == "A/RES/32/196B"
    assert document_id("A/RES/32/196[B]") == "a-res-32-196b"
    with pytest.raises(UnknownEntry, match="no document"):
        record.document("CD/9999")
    with pytest.raises(UnknownEntry):
        record.find("documents/g21-paros-2018#symbol")


def test_addresses_of_votes():
    record = load_record()
    assert record.find("votes/A-RES-72-26").totals["yes"] == 182
    vote = record.find("votes/A-RES-72-26/VNM")
    assert (vote.vote, vote.address) == ("yes", "votes/A-RES-72-26/VNM")
    for call in roll_calls().values():
        assert record.find(call.address) is call
    for lost in ("votes/A-RES-72-26/XXX", "votes/A-RES-1-1", "laws/ost-1967"):
        with pytest.raises(UnknownEntry):
            record.find(lost)


def test_every_provision_that_demands_something_is_followed_up():
    followed = {each.provision for each in load_record().demands.values()}
    asked = {each.id for each in load_instruments().provisions.values() if each.kind == "demand"}
    assert asked <= followed


def test_cited_by():
    assert SEED in load_record().cited_by("cd-2119")
    assert "cd-2042" in load_record().cited_by("cd-1998")


@pytest.mark.parametrize(
    ("symbol", "day", "fits"),
    [
        ("A/RES/72/26", "2017-12-04", True),
        ("A/RES/72/26", "2016-12-04", False),
        ("CD/1985", "2014-06-12", True),
    ],
)
def test_session_of_a_date(symbol: str, day: str, fits: bool):
    assert within_session(symbol, day) is fits


def test_demand_for_a_working_group_is_partly_met_with_its_reason():
    demand = demand_json(load_record().demands["72-26-b"], date(2018, 12, 31))
    assert demand["status"] == "partly-met"
    assert "CD/2119" in demand["reason"]
    assert {"cd-2119", "cd-sb3"} <= set(demand["evidence"])
    then = demand["since_then"]
    assert then["negotiating_mandate"] is None
    assert then["days"] == 392
    assert then["came_after"][0] == "decisions/cd-2119-bodies"


def test_since_then_counts_only_what_came_after():
    demand = load_record().demands["36-97c-start"]
    assert since_then(demand, date(2014, 6, 12)).discussion_days == 2
    assert since_then(demand, date(2018, 1, 1)).discussion_days == 8
    late = load_record().demands["g21-9-negotiate"]
    assert since_then(late, date(2018, 8, 27)).days_past_deadline == 10
    assert since_then(late, date(2026, 11, 22)).discussion_days == 0


def test_every_demand_has_status_reason_and_known_evidence():
    for demand in load_record().demands.values():
        assert demand.reason
        if demand.status in ("met", "partly-met", "superseded"):
            assert demand.evidence
        if demand.provision:
            assert demand.provision in load_instruments().provisions


def test_clock_of_the_item():
    answer = clock(date(2026, 11, 22))
    assert answer["informal_discussion_days"] == 8
    assert answer["informal_discussion_years"] == 4
    assert answer["days_since"]["not_set_up_again"]["days"] == 2810
    assert answer["last_negotiated"] is None
    assert answer["last_negotiated_reason"]


def test_claims_are_attributed_and_conflicts_stand_side_by_side():
    claims = load_record().claims
    for claim in claims.values():
        assert claim.by
        assert claim.source
        if claim.state:
            by_alpha3(claim.state)
        if claim.event:
            assert claim.event in documented_events()
        if claim.document:
            assert claim.document in load_record().documents
    distances = {
        each.quantity["distance_km"] for each in claims.values() if each.event == "G10" and each.quantity
    }
    assert distances == {85, 12.5}
    assert {each.orbital_observable for each in claims.values() if each.event in ("N05", "N09")} == {"none"}
    assert any(each.topic == "anti-ballistic-missile" for each in claims.values())


def test_roles_and_members_are_known_states():
    for body in load_record().bodies.values():
        for state in (*body.members, *(role.state for role in body.roles), body.state):
            if state:
                by_alpha3(state)
    assert len(load_record().bodies["gge-2012-2013"].members) == 15


def test_timeline_is_in_order_and_cut_to_its_ends():
    moments = timeline("2018", "2018")
    assert [each.date for each in moments] == sorted(each.date for each in moments)
    assert all(each.date.startswith("2018") for each in moments)
    addresses = {each.address for each in moments}
    assert {"documents/g21-paros-2018", "decisions/cd-2119-bodies"} <= addresses
    assert len(timeline()) > 140


def test_timeline_takes_law_and_events_beside_it():
    beside = [Moment(*each) for each in dates()]
    moments = timeline("2021", "2021", beside=beside)
    assert "events/K17" in {each.address for each in moments}
    assert [each.date for each in moments] == sorted(each.date for each in moments)
    assert {each.kind for each in timeline("1967", "1967", beside=beside)} >= {"opened", "in force"}


def test_every_resolution_among_the_instruments_has_its_document():
    documents = {
        each.instrument: each for each in load_record().documents.values() if each.kind == "resolution"
    }
    for instrument in load_instruments().values():
        if instrument.kind == "resolution" and instrument.id != "dec-79-512":
            assert documents[instrument.id].symbol == instrument.symbol
            assert documents[instrument.id].date == instrument.adopted
        if instrument.vote:
            assert instrument.vote in roll_calls()


def test_plain_values_keep_the_missing_symbol():
    seed = to_json(load_record().documents[SEED])
    assert seed["symbol"] is None
    json.dumps(seed)


def test_events_are_those_of_the_handbook(shared_data: Path):
    with (shared_data.parent / "handbook" / "events.csv").open(newline="") as lines:
        rows = {row["id"]: row for row in csv.DictReader(lines)}
    assert set(documented_events()) == set(rows)
    for event in documented_events().values():
        assert event.source == rows[event.id]["source"]
        assert event.unverified == (rows[event.id]["grade"] == "unverified")


def test_a_status_says_that_the_day_asked_moves_only_the_counts():
    """Evidence may be younger than the day asked; the answer says what the status rests on."""
    early = demand_json(load_record().demands["72-26-b"], date(2018, 1, 1))
    assert early["since_then"]["days"] == 28
    assert early["since_then"]["came_after"] == []
    assert "whole record" in early["judgement"]


def test_a_body_of_one_session_does_not_last_until_it_was_not_set_up_again():
    assert load_record().bodies["cd-sb3"].to == "2018"
