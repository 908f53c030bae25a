"""What the chain of the demo runs on: the real sample, or an invented scenario where no index is reached."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.catalogue.attribution import Attribution
from openparos.commitments.instruments import load_instruments
from openparos.findings.context import Bound, Context, Registration
from openparos.findings.filed import filed_notices
from openparos.findings.shipped import shipped_context, shipped_owner
from openparos.model.times import parse_utc
from openparos.scenarios.generate import Scenario, generate
from openparos.sources.ingest import ingest_paths
from openparos.sources.samples import SAMPLE_SOURCE, SamplePaths
from openparos.store.workspace import Workspace

from .sample_run import SampleData

SAMPLE_INSTANT: Final = "2024-07-05T12:00:00Z"
"""The whole catalogue of the sample is of this day; its epochs have their median there."""
ISS_NORAD_ID: Final = 25544
LOG_FOLDER: Final = "log"
INVENTED_SOURCE: Final = "scenario"
LOW_MEAN_MOTION_REV_DAY: Final = 11.0


def real_data(workspace: Workspace, sample: SamplePaths) -> SampleData:
    """Ingest the real sample into the archive and return what the chain needs of it."""
    from openparos.sources.elements import load_elements

    ingest_paths(workspace, sample.files, source=SAMPLE_SOURCE)
    # The catalogue is read from its file: it is one day's whole list, while the archive may hold more.
    catalogue, _ = load_elements([sample.catalogue])
    return SampleData(
        catalogue=catalogue,
        at_us=parse_utc(SAMPLE_INSTANT),
        history=workspace.archive.history(ISS_NORAD_ID),
        history_name="the International Space Station",
        whose=shipped_owner,
        context=shipped_context(filed_notices(workspace.root / LOG_FOLDER)),
        labels=(sample.label,),
        provenance=[(name, f"sha256:{value}") for name, value in sample.sha256.items()],
    )


def synthetic_data(seed: int, *, small: bool = False) -> SampleData:
    """Invent a scenario and return what the chain needs of it; every page will say that it is invented.

    Parameters
    ----------
    seed : int
        Number of the scenario.
    small : bool
        Fewer objects, for tests.
    """
    scenario = generate(seed, small=small)
    at_us = _worth_looking(scenario)
    owners = {
        row["norad_id"]: Attribution(row["state"], "registry", scenario.label) for row in scenario.objects
    }
    number, name = _most_boosted(scenario)
    return SampleData(
        catalogue=_nearest_sets(scenario.table, at_us),
        at_us=at_us,
        history=scenario.table.filter(pc.equal(scenario.table["norad_id"], number)),
        history_name=name,
        whose=lambda norad_id, on_us: owners.get(norad_id, Attribution()),
        context=_invented_context(scenario),
        labels=(scenario.label,),
        provenance=[("scenario", f"seed {seed}")],
    )


def invented_workspace(workspace: Workspace, data: SampleData, seed: int) -> Workspace:
    """Return a workspace of its own for an invented scenario, below another: what is invented never stands among
    what is real.

    Parameters
    ----------
    workspace : Workspace
        The user's workspace.
    data : SampleData
        Of `synthetic_data`.
    seed : int
        Number of the scenario.
    """
    own = Workspace.open(workspace.root / f"scenario-{seed}")
    digest = hashlib.sha256(f"scenario {seed}".encode()).hexdigest()
    own.archive.append([data.catalogue, data.history], source=INVENTED_SOURCE, file_sha256=digest)
    return own


def _worth_looking(scenario: Scenario) -> int:
    """Return an instant at which something planted in the belt can be seen: a demonstration needs one."""
    for event in scenario.truth["events"]:
        if event["key"] == "geo-approach":
            return (parse_utc(event["interval"]["start"]) + parse_utc(event["interval"]["end"])) // 2
    return parse_utc(scenario.truth["interval"]["end"])


def _nearest_sets(table: pa.Table, at_us: int) -> pa.Table:
    """Return of each object the set whose epoch is nearest to an instant."""
    numbers = table["norad_id"].to_numpy()
    away = np.abs(table["epoch_us"].to_numpy() - at_us)
    order = np.lexsort((away, numbers))
    _, first = np.unique(numbers[order], return_index=True)
    return table.take(pa.array(order[first]))


def _most_boosted(scenario: Scenario) -> tuple[int, str]:
    """Return the low object with most burns of the scenario: a history worth searching."""
    low = scenario.table.filter(pc.greater(scenario.table["mean_motion_rev_day"], LOW_MEAN_MOTION_REV_DAY))
    numbers = set(low["norad_id"].to_pylist())
    burns: Counter[tuple[int, str]] = Counter()
    for event in scenario.truth["events"]:
        one = event["objects"][0]
        if event["kind"] == "manoeuvre" and one["norad_id"] in numbers:
            burns[one["norad_id"], one["name"]] += 1
    return burns.most_common(1)[0][0]


def _invented_context(scenario: Scenario) -> Context:
    """Return a context in which every invented State is bound and the scenario's register is the register."""
    entered = {row["norad_id"]: row for row in scenario.registry}
    payloads = [row for row in scenario.objects if row["kind"] == "payload"]
    codes = sorted({row["state"] for row in scenario.objects})
    return Context(
        instruments=load_instruments(),
        bound=lambda state, provision, on_us: Bound("yes", "invented State, party to everything"),
        registrations={row["norad_id"]: _invented_entry(row, entered, scenario.label) for row in payloads},
        names={code: f"State {code[-1]} (invented)" for code in codes},
    )


def _invented_entry(row: dict[str, Any], entered: dict[int, dict[str, Any]], label: str) -> Registration:
    entry = entered.get(row["norad_id"])
    if entry is None:
        return Registration("not-found", None, None, row["launch_date"], label)
    return Registration("registered", entry["state"], entry["document"], entry["launch_date"], label)
