"""The documented events of the visible list, through the rules on real data: each gives the answer it must.

The rows are read from the list itself, so that any other row of the same kind is treated by the same code.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from openparos.catalogue.whose import whose
from openparos.detection.breakups import examine
from openparos.findings.assessment import Assessment, assess
from openparos.findings.context import Context
from openparos.findings.finding import Finding, Status
from openparos.findings.gathering import assess_request, context_of
from openparos.findings.observing import LEAD_US, Request
from openparos.findings.shipped import bound_by_acts, shipped_context
from openparos.findings.sight import Sight
from openparos.findings.wording import words_of_judgment
from openparos.model.confidence import Confidence
from openparos.model.events import EventKind
from openparos.model.times import US_PER_DAY, Interval, parse_utc
from openparos.sources.elements import load_elements
from openparos.sources.ingest import ingest_paths
from openparos.store.workspace import Workspace

from .invented import event, party

PAIR_TYPES = ("RPO-L", "RPO-G", "COOP", "CONJ")


@dataclass(frozen=True)
class Shared:
    rows: dict[str, dict[str, str]]
    history: pa.Table
    workspace: Workspace
    context: Context

    def of(self, numbers: set[int], period: Interval) -> Request:
        epochs = self.history["epoch_us"]
        wanted = pc.and_(
            pc.and_(
                pc.greater_equal(epochs, period.start_us - LEAD_US),
                pc.less_equal(epochs, period.end_us + LEAD_US),
            ),
            pc.is_in(self.history["norad_id"], value_set=pa.array(sorted(numbers), pa.int32())),
        )
        sets = self.history.filter(wanted)
        return Request(period, sets, whose(self.workspace, numbers), None, frozenset(numbers))


@pytest.fixture(scope="module")
def shared(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Shared:
    file = shared_data.parent / "handbook" / "events.csv"
    if not file.exists():
        pytest.skip("the list of documented events is not beside the real data")
    with file.open(encoding="utf-8", newline="") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream)}
    history, _ = load_elements(
        [shared_data / "history" / "elements.parquet", shared_data / "snapshots" / "2020-05-17.tle"]
    )
    workspace = Workspace.open(tmp_path_factory.mktemp("kept"))
    names = ("gcat_psatcat.tsv", "unoosa_register_partial.csv", "celestrak_satcat_2019-08.csv")
    ingest_paths(workspace, [shared_data / "registry" / name for name in names])
    return Shared(rows, history, workspace, context_of(workspace))


def pairs_of(row: dict[str, str]) -> list[set[int]]:
    """Return the pairs of objects that a row names: ``1 / 2`` or ``1,2; 3,4``."""
    groups = row["norad"].split(";") if ";" in row["norad"] else [row["norad"]]
    found = [{int(one) for one in re.findall(r"\d{4,}", group)} for group in groups]
    return [one for one in found if len(one) == 2]


def days_of(row: dict[str, str]) -> list[int]:
    """Return the days that a row names, full dates alone."""
    return [parse_utc(one) for one in re.findall(r"\d{4}-\d{2}-\d{2}", row["date_utc"])]


def look(shared: Shared, numbers: set[int], start_us: int, end_us: int) -> Assessment:
    request = shared.of(numbers, Interval(start_us, end_us))
    context = replace(shared.context, sight=Sight(request.sets))
    return assess_request(shared.workspace, request, context)


def on_pairs(found: Assessment, numbers: set[int]) -> list[Finding]:
    both = {one.event_id for one in found.events if {each.norad_id for each in one.objects} == numbers}
    return [one for one in found.findings if both & set(one.events)]


def test_an_object_in_no_catalogue_cannot_be_determined(shared: Shared):
    row = shared.rows["L15"]
    (numbers,) = pairs_of(row)
    start = days_of(row)[0]
    found = on_pairs(look(shared, numbers, start, start + 21 * US_PER_DAY), numbers)
    assert found
    for one in found:
        assert one.status is Status.CANNOT_BE_DETERMINED
        assert one.confidence is Confidence.LOW
        assert "cannot be determined" in one.statement
        assert "there is no set of 39232 at all" in " ".join(one.limits)
        assert one.would_determine
        assert {"RUS", "USA"} >= set(one.states)


def test_epochs_apart_give_low_confidence_with_the_reason(shared: Shared):
    row = shared.rows["G33"]
    (numbers,) = pairs_of(row)
    day = days_of(row)[0]
    found = on_pairs(look(shared, numbers, day, day + US_PER_DAY), numbers)
    assert found
    for one in found:
        assert one.confidence is Confidence.LOW
        assert "oldest epoch" in one.confidence_rule
        assert one.status is Status.CANNOT_BE_DETERMINED


def test_servicing_that_was_declared_is_notified_and_consensual(shared: Shared):
    row = shared.rows["G37"]
    pairs, days = pairs_of(row), days_of(row)
    assert len(pairs) == len(days) == 2
    for numbers, day in zip(pairs, days, strict=True):
        found = on_pairs(look(shared, numbers, day, day + 150 * US_PER_DAY), numbers)
        assert found
        for one in found:
            assert one.status is Status.NOTIFIED
            assert "consensual, as declared" in one.statement
            assert "[unverified]" in " ".join(one.limits)


def test_both_sides_words_stand_and_none_is_weighed(shared: Shared):
    row = shared.rows["L18"]
    (numbers,) = pairs_of(row)
    day = days_of(row)[0]
    found = on_pairs(look(shared, numbers, day - 2 * US_PER_DAY, day + 2 * US_PER_DAY), numbers)
    (one,) = [each for each in found if each.provision == "ost-1967/V"]
    said = one.parameters["statements"]
    assert {each["by"] for each in said} == {"China", "United States"}
    assert {each["id"] for each in said} == {
        "l18-china", "l18-china-mail", "l18-usa-threshold", "l18-usa-contact",
    }  # fmt: skip
    assert all(each["contradicts"] for each in said)
    assert one.status is Status.CANNOT_BE_DETERMINED
    assert "none is weighed against another" in " ".join(one.limits)


def test_a_declared_life_of_debris_beside_what_is_still_listed(shared: Shared):
    """45 days declared; 11 pieces after 417 days, 1 after 847; stale sets and the stage of the launch are not counted."""
    day = days_of(shared.rows["K16"])[0]
    epochs = shared.history["epoch_us"]
    period = Interval(day, parse_utc("2022-12-31"))
    sets = shared.history.filter(
        pc.and_(pc.greater_equal(epochs, day - LEAD_US), pc.less_equal(epochs, period.end_us))
    )
    context = replace(shipped_context(), sight=Sight(sets))
    found = [one for one in assess([], [], period, context, states=("IND",)).findings if "IND" in one.states]
    (one,) = [each for each in found if each.provision == "a-68-189/45"]
    assert one.status is Status.NOT_CONSISTENT_WITH_DECLARATION
    assert one.standing == "voluntary"
    assert "45 days" in one.statement
    assert "11 after 417 days" in one.statement
    assert "1 after 847 days" in one.statement
    assert not re.search(r"\b(22|13) after 417", one.statement)
    assert 43948 not in one.parameters["pieces"]
    assert one.parameters["largest_age_days"] == 10
    assert "Nothing is said of what was known or meant" in " ".join(one.limits)
    late = Interval(parse_utc("2020-05-01"), parse_utc("2020-06-01"))
    (again,) = [
        each
        for each in assess([], [], late, context, states=("IND",)).findings
        if each.provision == "a-68-189/45"
    ]
    assert "11 after 417 days" in again.statement
    assert "847" not in again.statement


@pytest.mark.parametrize("name", ["K14", "K15", "K16", "K17"])
def test_destructive_events_by_standing_and_state_of_the_day(shared: Shared, name: str):
    row = shared.rows[name]
    number, day = int(row["norad"]), days_of(row)[0]
    state = whose(shared.workspace, {number})(number, day).state
    assert state is not None
    pieces = (party(3, state, role="parent"), party(4, state, role="fragment"))
    context = replace(shipped_context(), bound=bound_by_acts)
    seen = event(EventKind.BREAK_UP, pieces, start=day, fragments_used=30.0, fragments_catalogued=90.0)
    found = {
        one.provision: one for one in assess([seen], [], Interval(day, day + US_PER_DAY), context).findings
    }
    assert "ost-1967/IX" in found
    assert found["ost-1967/IX"].parameters["bound"] == {state: "yes"}
    assert "res-77-41/no-tests" not in found
    assert "no-destructive-da-asat-test/pledge" not in found
    assert found["ppwt-2014/II"].standing == "draft"
    assert (
        found["debris-2007/4"].standing == "voluntary"
        if "debris-2007/4" in found
        else day < parse_utc("2008-01-01")
    )
    for one in found.values():
        assert one.status is Status.CANNOT_BE_DETERMINED
        assert not re.search(r"\b(test|missile|interceptor|caused by)\b", one.statement, re.IGNORECASE)


def test_a_cloud_seen_keeps_its_cause_open(shared: Shared, shared_data: Path):
    row = shared.rows["K17"]
    launch = row["cospar"][:8]
    cloud, _ = load_elements([shared_data / "clouds" / "cosmos-1408_2022-01-10.tle"])
    (answer,) = [one for one in examine(cloud, launch) if one.event is not None][:1]
    assert answer.event is not None
    state = whose(shared.workspace, {int(row["norad"])})(int(row["norad"]), days_of(row)[0]).state
    seen = replace(answer.event, objects=tuple(replace(one, state=state) for one in answer.event.objects))
    assert seen.interval.contains(parse_utc("2021-11-15T02:47:00Z"))
    found = assess([seen], [], seen.interval, shipped_context()).findings
    assert {one.provision for one in found} >= {"ost-1967/IX", "a-68-189/45", "liability-1972/III"}
    for one in found:
        assert one.status is Status.CANNOT_BE_DETERMINED
        assert "not excluded" in {each.result.value for each in one.alternatives}


def named_pairs(shared: Shared) -> list[tuple[str, set[int], int]]:
    return [
        (name, numbers, day)
        for name, row in shared.rows.items()
        if row["type"] in PAIR_TYPES
        for numbers in pairs_of(row)
        for day in days_of(row)[:1]
    ]


def test_a_sample_of_rows_gives_an_answer_and_no_verdict(shared: Shared):
    check_rows(shared, named_pairs(shared)[-3:])


@pytest.mark.long
def test_every_row_with_a_pair_gives_an_answer_and_no_verdict(shared: Shared):
    assert len(named_pairs(shared)) >= 8
    check_rows(shared, named_pairs(shared))


def check_rows(shared: Shared, rows: list[tuple[str, set[int], int]]) -> None:
    """Whatever the row: observed, its uncertainty, and no more; no inconsistency without a declaration."""
    for name, numbers, day in rows:
        found = look(shared, numbers, day - 3 * US_PER_DAY, day + 3 * US_PER_DAY)
        assert on_pairs(found, numbers) or len({one.state for one in found.events[0].objects}) < 2, name
        for one in on_pairs(found, numbers):
            assert one.status in (Status.CANNOT_BE_DETERMINED, Status.NOTIFIED), name
            assert not words_of_judgment(one.statement)
            if one.status is Status.NOTIFIED:
                assert shared.rows[name]["type"] == "COOP"
