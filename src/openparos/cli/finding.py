"""`openparos finding`: show a finding, bundle its evidence, verify a bundle, compute it again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cyclopts import App

from openparos.model.errors import InputRefused, UnknownObject
from openparos.model.times import US_PER_SECOND, format_utc

from . import finding_ledger
from .options import Common, ExitStatus, print_json, say

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.findings.finding import Finding
    from openparos.model.elements import ElementSet
    from openparos.model.events import Event
    from openparos.store.workspace import Workspace

app = App(
    name="finding",
    help="Findings: show one, bundle its evidence, verify a bundle, compute it again; keep, send, answer, sign.",
    result_action="return_value",
)
finding_ledger.add_to(app)


@app.command
def show(finding_id: str, *, report: Path = Path("result"), common: Common | None = None) -> int:
    """Show one finding with its limits, other explanations and evidence.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it to be the only one.
    report : Path
        The report folder it stands in.
    """
    common = common or Common()
    finding, _ = read_finding_of_report(report, finding_id)
    if common.as_json:
        print_json(finding.to_json())
        return ExitStatus.DONE
    say(f"{finding.finding_id}  ({finding.status}, {finding.standing}, {finding.provision})")
    say(finding.statement)
    for one in finding.limits:
        say(f"  limit: {one}")
    for other in finding.alternatives:
        say(f"  other explanation: {other.explanation}: {other.result} ({other.test})")
    if finding.would_determine:
        say(f"  what would determine it: {finding.would_determine}")
    say(f"  confidence {finding.confidence}: {finding.confidence_rule}")
    say(f"  reply: {finding.reply['text'] if finding.reply else 'none on file'}")
    say(f"  evidence {finding.digest}; {len(finding.element_sets)} element sets")
    return ExitStatus.DONE


@app.command
def bundle(
    finding_id: str,
    *,
    report: Path = Path("result"),
    out: Path | None = None,
    with_elements: bool = False,
    common: Common | None = None,
) -> int:
    """Write the evidence of one finding as a bundle that anybody can verify offline.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it to be the only one.
    report : Path
        The report folder it stands in.
    out : Path
        The bundle; by default named after the finding.
    with_elements : bool
        Put the elements themselves in. Only where the terms of their source allow it.
    """
    from openparos.commitments.instruments import load_instruments
    from openparos.findings.bundle import build_bundle
    from openparos.store.workspace import Workspace

    common = common or Common()
    finding, events = read_finding_of_report(report, finding_id)
    sets = _cited_sets(Workspace.open(common.workspace), finding, events)
    published = max((event.interval.end_us for event in events), default=0)
    content = build_bundle(
        finding,
        events,
        load_instruments(),
        sets,
        published=format_utc(published)[:10],
        with_elements=with_elements,
    )
    file = out or Path(finding.finding_id.replace(":", "-") + ".zip")
    file.write_bytes(content)
    answer = {"bundle": str(file), "finding": finding.finding_id, "digest": finding.digest}
    if common.as_json:
        print_json(answer)
    else:
        say(f"{file}: {finding.finding_id}, {len(finding.element_sets)} element sets by hash")
    return ExitStatus.DONE


@app.command
def verify(file: Path, *, common: Common | None = None) -> int:
    """Check every byte of a bundle, without a network.

    Parameters
    ----------
    file : Path
        The bundle.
    """
    from openparos.findings.verification import verify_bundle

    common = common or Common()
    verdict = verify_bundle(file)
    if common.as_json:
        print_json(verdict.to_json())
    else:
        for problem in verdict.problems:
            say(f"{problem.path}: {problem.reason}")
        say(f"{verdict.checked} files checked; {'all of it holds' if verdict.ok else 'it does not hold'}")
    return ExitStatus.DONE if verdict.ok else ExitStatus.PARTLY


@app.command
def reproduce(file: Path, *, common: Common | None = None) -> int:
    """Compute the events of a bundle again from their element sets, and compare every quantity.

    Parameters
    ----------
    file : Path
        The bundle. Element sets that are not in it are looked up in the workspace by their hash.
    """
    from openparos.findings.reproduction import reproduce as again
    from openparos.findings.verification import verify_bundle
    from openparos.store.workspace import Workspace

    common = common or Common()
    verdict = verify_bundle(file)
    if not verdict.ok:
        first = verdict.problems[0]
        raise InputRefused(f"{first.path} {first.reason}", file=str(file), remedy="Obtain the bundle again")
    workspace = Workspace.open(common.workspace)
    result = again(verdict.members, lambda name, number, us: _find_set(workspace, name, number, us))
    differing = [one for one in result.comparisons if not one.agrees]
    if common.as_json:
        print_json(
            {
                "ok": result.ok,
                "digest": result.digest,
                "compared": len(result.comparisons),
                "differing": [
                    {"quantity": one.quantity, "then": one.then, "now": one.now, "tolerance": one.tolerance}
                    for one in differing
                ],
            }
        )
    else:
        for one in differing:
            say(f"{one.quantity}: {one.then} then, {one.now} now (tolerance {one.tolerance})")
        say(f"{len(result.comparisons) - len(differing)} of {len(result.comparisons)} quantities agree")
    return ExitStatus.DONE if result.ok else ExitStatus.PARTLY


def _lines(file: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise InputRefused(
            f"cannot be read: {error}", file=str(file), remedy="Name a report folder"
        ) from error


def read_finding_of_report(report: Path, finding_id: str) -> tuple[Finding, list[Event]]:
    """Return the finding of a report that is meant, and the events it names."""
    from openparos.findings.finding import Finding
    from openparos.model.events import Event

    rows = _lines(report / "findings.jsonl")
    wanted = finding_id if finding_id.startswith("finding:") else f"finding:{finding_id}"
    found = [row for row in rows if str(row.get("id", "")).startswith(wanted)]
    if len(found) != 1:
        raise UnknownObject(
            f"{len(found)} findings begin with {wanted!r}",
            where=str(report),
            remedy="Take the id from findings.jsonl",
        )
    finding = Finding.from_json(found[0])
    named = set(finding.events)
    events = [Event.from_json(row) for row in _lines(report / "events.jsonl") if row.get("id") in named]
    return finding, events


def read_findings_of_report(report: Path) -> list[tuple[Finding, list[Event]]]:
    """Return every finding of a report with the events it names."""
    from openparos.findings.finding import Finding
    from openparos.model.events import Event

    events = {row["id"]: Event.from_json(row) for row in _lines(report / "events.jsonl")}
    findings = [Finding.from_json(row) for row in _lines(report / "findings.jsonl")]
    return [(one, [events[name] for name in one.events if name in events]) for one in findings]


def _cited_sets(workspace: Workspace, finding: Finding, events: list[Event]) -> pa.Table:
    """Return the sets of the finding's objects around its events, from the archive."""
    import pyarrow as pa

    from openparos.model.elements import ELEMENT_SCHEMA

    reach_us = 60 * 86_400 * US_PER_SECOND
    tables = [ELEMENT_SCHEMA.empty_table()]
    for event in events:
        for one in event.objects:
            start, end = event.interval.start_us - reach_us, event.interval.end_us + reach_us
            tables.append(workspace.archive.history(one.norad_id, start, end))
    return pa.concat_tables(tables)


def _find_set(workspace: Workspace, name: str, norad_id: int, epoch_us: int) -> ElementSet | None:
    from openparos.model.elements import from_table

    near = workspace.archive.history(norad_id, epoch_us - US_PER_SECOND, epoch_us + US_PER_SECOND)
    return next((one for one in from_table(near) if one.content_hash == name), None)
