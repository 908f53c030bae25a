"""A small invented workspace with something on every page: sets, findings, a ledger, notices, a case, a log."""

from __future__ import annotations

import json
from pathlib import Path

from openparos.cases.filing import file_step, next_step, opening_step
from openparos.cases.register import read_cases
from openparos.catalogue.attribution import attribute
from openparos.detection.neighbours import geo_neighbours
from openparos.findings.assessment import assess
from openparos.findings.ledger import FindingLedger
from openparos.log.keys import KeyPair, save_key_pair
from openparos.log.ledger import Ledger, create_log
from openparos.model.elements import from_table
from openparos.model.events import to_json_lines
from openparos.model.times import US_PER_DAY, Interval, format_utc, now_us
from openparos.notices.envelope import PublicKeyPair
from openparos.notices.filing import file_notice, sign_notice
from openparos.notices.identity import Identities, Office, OfficeKey, PartyIdentity, Role
from openparos.notices.notice import Notice
from openparos.reports.sample_sources import synthetic_data
from openparos.scenarios.generate import generate
from openparos.store.workspace import Workspace

PAIRS = {
    code: KeyPair.from_seeds(f"{code}.mfa", bytes([n] * 32), bytes([n + 100] * 32))
    for n, code in enumerate(("FRA", "IDN", "BRA"), 1)
}


def build(root: Path) -> Workspace:
    """Make the workspace."""
    workspace = Workspace.open(root)
    scenario = generate(1, small=True)
    workspace.archive.append([scenario.table], source="scenario", file_sha256="0" * 64)
    _report(workspace)
    _identities(workspace)
    _said(workspace)
    return workspace


def _report(workspace: Workspace) -> None:
    data = synthetic_data(1, small=True)
    events = attribute(geo_neighbours(data.catalogue, data.at_us), data.whose)
    objects = [one for event in events for one in event.objects]
    day = Interval(data.at_us - US_PER_DAY // 2, data.at_us + US_PER_DAY // 2)
    held = assess(events, objects, day, data.context)
    folder = workspace.reports_dir / "scenario"
    folder.mkdir(parents=True)
    (folder / "events.jsonl").write_text(to_json_lines(held.events))
    (folder / "findings.jsonl").write_text("".join(json.dumps(one.to_json()) + "\n" for one in held.findings))
    (folder / "manifest.json").write_text(json.dumps({"labels": list(data.labels)}))
    cited = {name for event in events for name in event.evidence.element_sets}
    lines = ["sha256,norad_id,cospar_id,name,epoch,source"]
    lines += [
        f"{one.content_hash},{one.object_id.norad_id},,,{format_utc(one.epoch_us, decimals=6)},{one.source}"
        for one in from_table(data.catalogue)
        if one.content_hash in cited
    ]
    (folder / "cited-sets.csv").write_text("\n".join(lines) + "\n")
    ledger = FindingLedger.open(workspace)
    first = next(one for one in held.findings if one.events)
    entry = ledger.draft(first, held.events, office="Office of Tests", on_us=now_us() - 40 * US_PER_DAY)
    for state in first.states:
        ledger.send(
            entry.finding_id,
            to=state,
            channel="note 7",
            office="Office of Tests",
            on_us=now_us() - 35 * US_PER_DAY,
            reply_days=30,
        )
    ledger.reply(
        entry.finding_id,
        state=first.states[0],
        text="The two objects stood there by arrangement.",
        office="Office of Tests",
        on_us=now_us() - 10 * US_PER_DAY,
    )


def _identities(workspace: Workspace) -> None:
    parties = []
    for code, pair in PAIRS.items():
        key = OfficeKey(PublicKeyPair.of(pair), now_us() - 400 * US_PER_DAY)
        office = Office("mfa", f"Ministry of Foreign Affairs of {code}", frozenset({Role.PUBLISH}), (key,))
        parties.append(PartyIdentity(code, "state", 1, None, 1, (office,)))
    Identities(tuple(parties)).save(workspace.root / "identities.json")
    save_key_pair(workspace.keys_dir / "fra-mfa.json", PAIRS["FRA"])


def notice(reference: str) -> Notice:
    """Return a notice of a manoeuvre in ten days."""
    start, end = (format_utc(now_us() + days * US_PER_DAY) for days in (10, 11))
    return Notice(
        "scheduled-manoeuvre", "FRA", "mfa", reference, "original", None, None, ("all",),
        {"object": {"norad_id": 90001}, "window": {"start": start, "end": end}, "purpose": "relocation"}, (),
    )  # fmt: skip


def _said(workspace: Workspace) -> None:
    folder = workspace.root / "log"
    create_log(folder, "exchange.example/tests")
    identities = Identities.load(workspace.root / "identities.json")
    with Ledger(folder) as ledger:
        file_notice(ledger, sign_notice(notice("NV-1"), PAIRS["FRA"]), identities)
        content = {"requested": ["BRA"], "subject": "the station of EXERCISE-B", "timing": "past",
                   "when": format_utc(now_us() - 20 * US_PER_DAY), "bases": ["bilateral"], "exercise": True}  # fmt: skip
        file_step(
            ledger,
            opening_step(content, party="IDN", office="mfa", reference="NV-7", text="What is it?"),
            PAIRS["IDN"],
            identities,
        )
        case = read_cases(folder, identities).get("IDN/NV-7")
        answer = next_step(case, "reply", party="BRA", office="mfa", reference="R-1", text="A relocation.")
        file_step(ledger, answer, PAIRS["BRA"], identities)
