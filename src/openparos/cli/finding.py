"""`openparos finding`: show a finding, bundle its evidence, verify a bundle, compute it again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_SECOND, format_utc, parse_utc

from . import finding_ledger
from .finding_report import read_finding
from .options import Common, ExitStatus, argument, print_json, say

if TYPE_CHECKING:
    from openparos.findings.bundle import Signing
    from openparos.findings.verification import Verdict

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
    finding, _, _ = read_finding(report, finding_id)
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
    elements: Annotated[
        tuple[Path, ...], Parameter(name="--elements", negative="", consume_multiple=True)
    ] = (),
    key: Path | None = None,
    passphrase_file: Path | None = None,
    valid_days: int = 365,
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
    elements : tuple of Path
        Files of element sets, where the report was made from files; else the archive of the workspace.
    key : Path or None
        The private key of the office that signs (made by `openparos notice key`); unsigned without one.
    passphrase_file : Path or None
        Opens the key.
    valid_days : int
        For how long the signed statement holds.
    """
    from openparos.commitments.instruments import load_instruments
    from openparos.findings.bundle import build_bundle
    from openparos.findings.read_sets import read_sets_of
    from openparos.store.workspace import Workspace

    from .finding_sets import asked_of, report_figures, sets_read

    common = common or Common()
    finding, events, _ = read_finding(report, finding_id)
    workspace = Workspace.open(common.workspace)
    read = read_sets_of(report, events)
    content = build_bundle(
        finding,
        events,
        load_instruments(),
        sets_read(workspace, elements, events, read),
        published=format_utc(max((event.interval.end_us for event in events), default=0))[:10],
        with_elements=with_elements,
        asked=asked_of(workspace, report, finding),
        read=read,
        extras=report_figures(report, finding),
        signing=_signing(key, passphrase_file, valid_days),
    )
    file = out or Path(finding.finding_id.replace(":", "-") + ".zip")
    file.write_bytes(content)
    answer = {
        "bundle": str(file),
        "finding": finding.finding_id,
        "digest": finding.digest,
        "signed": key is not None,
    }
    if common.as_json:
        print_json(answer)
    else:
        how = "signed" if key is not None else "not signed"
        say(f"{file}: {finding.finding_id}, {len(finding.element_sets)} element sets cited; {how}")
    return ExitStatus.DONE


def _signing(key: Path | None, passphrase_file: Path | None, valid_days: int) -> Signing | None:
    from openparos.findings.bundle import Signing
    from openparos.log.keys import load_key_pair
    from openparos.model.times import now_us

    if key is None:
        return None
    pair = load_key_pair(key, passphrase_file=passphrase_file)
    return Signing(pair, now_us() // US_PER_SECOND * US_PER_SECOND, valid_days)


def _verdict(file: Path, identities: Path | None, key_id: tuple[str, ...], at: str | None) -> Verdict:
    from openparos.findings.attestation import Trust
    from openparos.findings.verification import verify_bundle
    from openparos.notices.identity import Identities

    trust = None
    if identities is not None or key_id:
        known = None if identities is None else Identities.load(identities)
        trust = Trust(frozenset(key_id), known)
    return verify_bundle(file, trust=trust, at_us=None if at is None else argument(parse_utc, at))


@app.command
def sheet(
    finding_id: str,
    *,
    report: Path = Path("result"),
    out: Path,
    language: str = "en",
    elements: Annotated[
        tuple[Path, ...], Parameter(name="--elements", negative="", consume_multiple=True)
    ] = (),
    common: Common | None = None,
) -> int:
    """Write the sheet of one finding with its figures, as PDF or DOCX by the ending.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it to be the only one.
    report : Path
        The report folder it stands in.
    out : Path
        The file: .pdf or .docx.
    language : str
        Of labels and standing phrases: ar, zh, en, fr, ru or es.
    elements : tuple of Path
        Files of element sets, where the report was made from files; else the archive of the workspace.
    """
    from openparos.store.workspace import Workspace

    from .finding_sets import write_sheet

    common = common or Common()
    finding, events, labels = read_finding(report, finding_id)
    write_sheet(out, finding, events, Workspace.open(common.workspace), elements, language, labels)
    if common.as_json:
        print_json({"sheet": str(out), "finding": finding.finding_id, "language": language})
    else:
        say(f"{out}: {finding.finding_id}")
    return ExitStatus.DONE


@app.command
def verify(
    file: Path,
    *,
    identities: Path | None = None,
    key_id: Annotated[tuple[str, ...], Parameter(name="--key-id", negative="")] = (),
    at: str | None = None,
    common: Common | None = None,
) -> int:
    """Check every byte of a bundle, its signatures and their time, without a network.

    Parameters
    ----------
    file : Path
        The bundle.
    identities : Path or None
        File of identities whose keys you believe; a bundle signed by nobody in it is refused.
    key_id : tuple of str
        Ids of keys you believe, as their holders gave them to you.
    at : str or None
        Instant (UTC) for which the statement must hold; now, by default.
    """
    common = common or Common()
    verdict = _verdict(file, identities, key_id, at)
    if common.as_json:
        print_json(verdict.to_json())
        return ExitStatus.DONE if verdict.ok else ExitStatus.PARTLY
    for problem in verdict.problems:
        say(f"{problem.path}: {problem.reason}")
    signed = verdict.signed_by
    if signed is not None:
        whose = signed.vouched or "nobody you named; give --identities or --key-id to know whose key it is"
        say(
            f"signed by {signed.signer} (key {signed.key.key_id}; {whose}), until {format_utc(signed.expires_us)}"
        )
    elif verdict.ok:
        say("not signed: the files are whole, who made them is not shown")
    say(f"{verdict.checked} files checked; {'all of it holds' if verdict.ok else 'it does not hold'}")
    return ExitStatus.DONE if verdict.ok else ExitStatus.PARTLY


@app.command
def reproduce(
    file: Path,
    *,
    elements: Annotated[
        tuple[Path, ...], Parameter(name="--elements", negative="", consume_multiple=True)
    ] = (),
    identities: Path | None = None,
    key_id: Annotated[tuple[str, ...], Parameter(name="--key-id", negative="")] = (),
    at: str | None = None,
    common: Common | None = None,
) -> int:
    """Compute the events of a bundle and its finding again, and compare every quantity and the digest.

    Parameters
    ----------
    file : Path
        The bundle. Element sets that are not in it are looked up by their hash.
    elements : tuple of Path
        Files to look them up in; else the archive of the workspace.
    identities : Path or None
        File of identities whose keys you believe.
    key_id : tuple of str
        Ids of keys you believe.
    at : str or None
        Instant (UTC) for which the statement must hold; now, by default.
    """
    from openparos.findings.reproduction import reproduce as again
    from openparos.store.workspace import Workspace

    from .finding_sets import finder

    common = common or Common()
    verdict = _verdict(file, identities, key_id, at)
    if not verdict.ok:
        first = verdict.problems[0]
        raise InputRefused(f"{first.path} {first.reason}", file=str(file), remedy="Obtain the bundle again")
    result = again(verdict.members, finder(Workspace.open(common.workspace), elements))
    differing = [one for one in result.comparisons if not one.agrees]
    if common.as_json:
        print_json(
            {
                "ok": result.ok,
                "digest": result.digest,
                "rule_run_again": result.rule_run_again,
                "compared": len(result.comparisons),
                "differing": [
                    {"quantity": one.quantity, "then": one.then, "now": one.now, "tolerance": one.tolerance}
                    for one in differing
                ],
            }
        )
        return ExitStatus.DONE if result.ok else ExitStatus.PARTLY
    for one in differing:
        say(f"{one.quantity}: {one.then} then, {one.now} now (tolerance {one.tolerance})")
    say(f"{len(result.comparisons) - len(differing)} of {len(result.comparisons)} quantities agree")
    again_text = "the rule run again" if result.rule_run_again else "as printed; the rule was not run again"
    say(f"digest of the finding {result.digest} ({again_text})")
    return ExitStatus.DONE if result.ok else ExitStatus.PARTLY
