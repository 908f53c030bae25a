"""Whatever detector made an event: it comes out again from the sets a bundle lists, and so does the finding."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from openparos.cli.main import run
from openparos.commitments.instruments import load_instruments
from openparos.findings.bundle import Asked, build_bundle
from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.members import CONTEXT, INPUTS
from openparos.findings.recomputing import NEEDS, REPRODUCERS, inputs_of, recompute_all
from openparos.findings.reproduction import compare, reproduce, why_not_again
from openparos.findings.rules.consultation import proximity
from openparos.findings.verification import verify_bundle
from openparos.model.elements import to_table
from openparos.model.events import Event, EventKind, EventObject, Quantity
from openparos.model.times import US_PER_DAY, Interval
from openparos.scenarios.generate import generate
from openparos.scenarios.writing import write_scenario
from openparos.sources.elements import load_elements

Detect = Callable[[pa.Table], Sequence[Event]]


def check(events: Sequence[Event], table: pa.Table, most: int = 20_000, how_many: int = 3) -> None:
    """Compute events again from nothing but the sets they state, and hold everything that is compared beside the event."""
    assert events
    for event in random.Random(1).sample(list(events), min(how_many, len(events))):
        mask = inputs_of(event, table)
        assert mask.sum() <= most, event.kind
        (again,) = recompute_all([event], table, [mask])
        assert why_not_again(event, again, int(mask.sum())) is None, event.kind


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scenario(generate(3, small=True), tmp_path_factory.mktemp("scenario")).elements


@pytest.fixture(scope="module")
def table(files: Path) -> pa.Table:
    return load_elements([files])[0]


def middle_us(table: pa.Table) -> int:
    return int(pc.quantile(table["epoch_us"], 0.5)[0].as_py()) // US_PER_DAY * US_PER_DAY


def test_neighbours_and_encounters_from_their_two_sets(table: pa.Table):
    from openparos.detection.neighbours import geo_neighbours
    from openparos.detection.screening.events import EventWriter
    from openparos.detection.screening.screen import screen

    at_us = middle_us(table)
    check(geo_neighbours(table, at_us, 1.0), table, most=2)
    writer = EventWriter(screen(table, at_us, 24.0, 100.0))
    events = [writer.encounter(one) for one in writer.found.encounters]
    check(events, table, most=2)


def test_manoeuvres_from_the_history_of_their_object(table: pa.Table):
    from openparos.detection.manoeuvres import detect

    check([one for one in detect(table) if one.tier == "bulletin"], table)


@pytest.mark.parametrize("name", ["stations", "proximity"])
def test_stations_and_proximity_from_a_small_part_of_the_sets(table: pa.Table, name: str):
    from openparos.detection import proximity as near
    from openparos.detection import stations

    detect: Detect = {"stations": stations.detect, "proximity": near.detect}[name]
    check(detect(table), table, most=table.num_rows // 3)


def test_proximity_of_named_objects_is_asked_among_them_again(table: pa.Table):
    from openparos.detection import proximity as near
    from openparos.detection.proximity.between import about

    pairs = [one for one in near.detect(table) if len(one.objects) == 2][:6]
    named = sorted({obj.norad_id for one in pairs for obj in one.objects})
    events = [one for one in about(table, named) if one.evidence.parameters.get("among")]
    assert all(one.evidence.parameters["among"] == named for one in events)
    check(events, table, most=table.num_rows // 3)


def test_break_ups_from_a_real_cloud(shared_data: Path):
    from openparos.detection.breakups import detect

    cloud, _ = load_elements([shared_data / "clouds" / "cosmos-1408_2022-01-10.tle"])
    check(detect(cloud), cloud)


def test_every_detector_of_the_command_line_can_be_run_again():
    from openparos.cli.detect import KINDS

    assert set(KINDS) <= set(REPRODUCERS)
    assert set(NEEDS) == set(REPRODUCERS)


def test_another_number_does_not_agree(table: pa.Table):
    from openparos.detection.neighbours import geo_neighbours

    event = geo_neighbours(table, middle_us(table), 1.0)[0]
    value = event.quantities["longitude_difference_deg"]
    other = {"longitude_difference_deg": Quantity(float(value.value or 0.0) + 0.01, value.sigma)}
    altered = replace(event, quantities={**event.quantities, **other})
    wrong = [one.quantity for one in compare(altered, event) if not one.agrees]
    assert wrong == ["longitude_difference_deg"]
    (again,) = recompute_all([altered], table, [inputs_of(altered, table)])
    assert "longitude_difference_deg" in (why_not_again(altered, again, 2) or "")


@pytest.fixture
def made(table: pa.Table, context: Context) -> tuple[Finding, Event, Asked]:
    """A finding on two neighbours, given two invented States."""
    from openparos.detection.neighbours import geo_neighbours

    for event in geo_neighbours(table, middle_us(table), 1.0):
        first, second = event.objects
        owned = replace(event, objects=(replace(first, state="AAA"), replace(second, state="BBB")))
        if event.kind is EventKind.CO_LOCATION and (finding := proximity(owned, context)) is not None:
            return finding, owned, Asked(event.interval, (), context)
    raise AssertionError("no neighbours in the scenario")


def test_the_rule_runs_again_over_what_the_bundle_holds(made, table: pa.Table, tmp_path: Path):
    finding, event, asked = made
    file = tmp_path / "bundle.zip"
    file.write_bytes(
        build_bundle(
            finding,
            [event],
            load_instruments(),
            table,
            published="2024-07-05",
            with_elements=True,
            asked=asked,
        )
    )
    verdict = verify_bundle(file)
    assert verdict.ok, verdict.problems
    result = reproduce(verdict.members)
    assert result.ok
    assert result.rule_run_again
    assert result.digest == finding.digest
    names = json.loads(verdict.members[CONTEXT])["facts"]["names"]
    assert set(names) == {"AAA", "BBB"}, "only what the rule needs"
    members = verdict.members | {CONTEXT: verdict.members[CONTEXT].replace(b"State A", b"State Z")}
    assert not reproduce(members).ok, "another context, another digest"


def test_a_finding_on_the_register_comes_out_again(context: Context, tmp_path: Path):
    from openparos.findings.assessment import assess

    one = EventObject(2, "2002-001A", "TWO", state="BBB", state_basis="owner-catalogue")
    period = Interval(0, 20_000 * US_PER_DAY)
    (finding,) = assess([], [one], period, context).findings
    file = tmp_path / "bundle.zip"
    asked = Asked(period, (one,), context)
    file.write_bytes(
        build_bundle(finding, [], load_instruments(), to_table([]), published="2024-07-05", asked=asked)
    )
    result = reproduce(verify_bundle(file).members)
    assert result.ok
    assert result.rule_run_again
    assert result.digest == finding.digest


def test_a_finding_over_all_that_was_seen_of_a_state_comes_out_again(context: Context):
    from openparos.findings.assessment import assess
    from openparos.findings.rerunning import finding_again, rule_inputs

    from .invented import one_of_each

    events = [one for one in one_of_each() if any(each.state for each in one.objects)]
    period = Interval(
        min(one.interval.start_us for one in events), max(one.interval.end_us for one in events)
    )
    states = sorted({each.state for one in events for each in one.objects if each.state})
    of_events = {one.rule for one in assess(events, [], period, context).findings}
    kept = 0
    for finding in assess(events, [], period, context, states=states).findings:
        if finding.rule in of_events or not finding.events:
            continue
        named = [one for one in events if one.event_id in finding.events]
        content = rule_inputs(finding, named, [], period, context)
        if content is None:  # one that counts more than it names
            continue
        again = finding_again({CONTEXT: content}, finding, named)
        assert again is not None
        assert again.digest == finding.digest
        assert rule_inputs(replace(finding, statement="Something else."), named, [], period, context) is None
        kept += 1
    assert kept >= 2


def test_from_the_command_line(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    report, bundle = tmp_path / "report", tmp_path / "bundle.zip"
    period = ["--from", "2025-02-01", "--to", "2025-03-01"]
    assert run(["assess", *period, "--elements", str(files), "--out", str(report), "--json"]) in (0, 1)
    first = json.loads((report / "findings.jsonl").read_text().splitlines()[0])
    capsys.readouterr()
    asked = [first["id"], "--report", str(report), "--elements", str(files), "--out", str(bundle)]
    assert run(["finding", "bundle", *asked, "--json"]) == 0
    assert INPUTS in verify_bundle(bundle).members
    capsys.readouterr()
    assert run(["finding", "reproduce", str(bundle), "--elements", str(files), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"]
    assert answer["rule_run_again"]
    assert answer["digest"] == first["evidence"]
    assert run(["finding", "reproduce", str(bundle), "--json"]) != 0, "the sets are not in the bundle"
