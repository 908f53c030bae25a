"""The part of `openparos finding` that keeps findings: draft, send, reply, publish, sign, withdraw, list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from openparos.findings.wording import NO_STATE
from openparos.model.errors import InputRefused
from openparos.model.times import format_utc, now_us, parse_utc

from .finding_report import read_finding, read_findings
from .options import Common, ExitStatus, WrongUse, argument, print_json, say

if TYPE_CHECKING:
    from openparos.findings.ledger import FindingLedger
    from openparos.findings.lifecycle import Entry


def add_to(app: App) -> None:
    """Add the commands to the group."""
    for command in (draft, send, reply, publish, sign, withdraw, history, bulletin, check):
        app.command(command)
    app.command(listed, name="list")


def _ledger(common: Common) -> FindingLedger:
    from openparos.findings.ledger import FindingLedger
    from openparos.store.workspace import Workspace

    return FindingLedger.open(Workspace.open(common.workspace))


def _when(on: str | None) -> int | None:
    return None if on is None else argument(parse_utc, on)


def _answer(entry: Entry, common: Common) -> ExitStatus:
    if common.as_json:
        print_json(entry.to_json(now_us()))
    else:
        say(_line(entry))
    return ExitStatus.DONE


def _line(entry: Entry) -> str:
    one = entry.content
    states = ", ".join(one.states) or NO_STATE
    signed = ", reviewed" if entry.in_bulletin else ""
    return f"{one.finding_id}  v{one.version}  {entry.stage(now_us())}{signed}  {one.provision}  {states}"


def draft(
    *finding_ids: str,
    office: str,
    report: Path = Path("result"),
    every: Annotated[bool, Parameter(name="--all", negative="")] = False,
    supersedes: str | None = None,
    note: str | None = None,
    on: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Enter findings of a report as drafts, or one of them as the next version of a finding kept before.

    Parameters
    ----------
    finding_ids : str
        Ids of findings in the report, or enough of each to be the only one.
    office : str
        The author's office.
    report : Path
        The report folder they stand in.
    every : bool
        All findings of the report.
    supersedes : str
        Id of the version that this one takes the place of; it stays visible.
    note : str
        Why, in the office's words.
    on : str
        When (UTC); now when not given.
    """
    if every == bool(finding_ids) or (supersedes and len(finding_ids) != 1):
        raise WrongUse("name findings or --all; --supersedes goes with exactly one")
    ledger = _ledger(common)
    if every:
        chosen = read_findings(report)
    else:
        chosen = [read_finding(report, one)[:2] for one in finding_ids]
    entries, refused = [], []
    for finding, events in chosen:
        try:
            entries.append(
                ledger.draft(
                    finding, events, office=office, on_us=_when(on), supersedes=supersedes, note=note
                )
            )
        except InputRefused as error:
            if not every:
                raise
            refused.append({"finding": finding.finding_id, "reason": error.what})
    if common.as_json:
        print_json({"drafted": [one.finding_id for one in entries], "refused": refused})
    else:
        for one in entries:
            say(_line(one))
        say(f"{len(entries)} drafted, {len(refused)} refused")
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def send(
    finding_id: str,
    *,
    to: str,
    channel: str,
    office: str,
    reply_days: int = 30,
    on: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Record that a draft was sent to the State concerned, before anybody else sees it.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it.
    to : str
        The State (code).
    channel : str
        How: a note verbale with its number, the focal point, an exchange.
    office : str
        The office that sent it.
    reply_days : int
        How many days the State has to reply before publication.
    on : str
        When (UTC); now when not given.
    """
    entry = _ledger(common).send(
        finding_id, to=to, channel=channel, office=office, on_us=_when(on), reply_days=reply_days
    )
    return _answer(entry, common)


def reply(
    finding_id: str,
    *,
    state: Annotated[str, Parameter(name="--from")],
    office: str,
    text: str | None = None,
    file: Path | None = None,
    reference: str | None = None,
    on: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Record the reply of a State, word for word; it is printed beside the finding, unedited.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it.
    state : str
        The State that replied (code).
    office : str
        Its office that signed the reply.
    text : str
        The reply.
    file : Path
        A UTF-8 text file with the reply, in place of --text.
    reference : str
        Number of its note.
    on : str
        When it was received (UTC); now when not given.
    """
    if (text is None) == (file is None):
        raise WrongUse("give the reply with --text or --file")
    words = text if text is not None else _text_of(file or Path())
    entry = _ledger(common).reply(
        finding_id, state=state, text=words, office=office, reference=reference, on_us=_when(on)
    )
    return _answer(entry, common)


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(f"cannot be read: {error}", file=str(file)) from error


def publish(
    finding_id: str,
    *,
    office: str,
    no_prior_channel: Annotated[bool, Parameter(negative="")] = False,
    on: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Record publication: after the States concerned replied or let their time pass, or without a channel.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it.
    office : str
        The author's office.
    no_prior_channel : bool
        The author had no channel to the State concerned; that is printed with the finding.
    on : str
        When (UTC); now when not given.
    """
    ledger = _ledger(common)
    entry = ledger.publish(finding_id, office=office, on_us=_when(on), prior_channel=not no_prior_channel)
    return _answer(entry, common)


def sign(
    finding_id: str,
    *,
    office: str,
    note: str | None = None,
    on: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Sign a finding into the reviewed bulletin.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it.
    office : str
        Name of the reviewing office.
    note : str
        What was reviewed, in the office's words.
    on : str
        When (UTC); now when not given.
    """
    return _answer(_ledger(common).sign(finding_id, office=office, note=note, on_us=_when(on)), common)


def withdraw(
    finding_id: str, *, office: str, reason: str, on: str | None = None, common: Common = Common()
) -> ExitStatus:
    """Withdraw a finding; it stays visible with the reason.

    Parameters
    ----------
    finding_id : str
        Its id, or enough of it.
    office : str
        The office that withdraws it.
    reason : str
        Why.
    on : str
        When (UTC); now when not given.
    """
    return _answer(
        _ledger(common).withdraw(finding_id, office=office, reason=reason, on_us=_when(on)), common
    )


def history(finding_id: str, *, common: Common = Common()) -> ExitStatus:
    """Show every version of a finding with what was done to it, and every reply word for word.

    Parameters
    ----------
    finding_id : str
        Id of any version, or enough of it.
    """
    versions = _ledger(common).versions(finding_id)
    if common.as_json:
        print_json({"versions": [one.to_json(now_us()) for one in versions]})
        return ExitStatus.DONE
    for one in versions:
        say(_line(one))
        say(f"  {one.content.statement}")
        for act in one.acts:
            told = f" to {act.details['to']}" if "to" in act.details else ""
            why = f": {act.details['reason']}" if "reason" in act.details else ""
            say(f"  {format_utc(act.on_us)[:10]}  {act.kind}{told} ({act.office}){why}")
        for answer in one.replies:
            say(f"  reply of {answer.state}: {answer.text}")
        say(f"  {one.channel_note()}")
    return ExitStatus.DONE


def listed(
    *,
    state: str | None = None,
    provision: str | None = None,
    stage: str | None = None,
    every: Annotated[bool, Parameter(name="--history", negative="")] = False,
    common: Common = Common(),
) -> ExitStatus:
    """List the findings that are kept: the automatic list.

    Parameters
    ----------
    state : str
        Only those that concern this State (code).
    provision : str
        Only of this provision or instrument.
    stage : str
        draft, sent, replied, no-reply, published, superseded or withdrawn.
    every : bool
        Superseded and withdrawn versions too.
    """
    from openparos.findings.lifecycle import Stage

    try:
        wanted = None if stage is None else Stage(stage)
    except ValueError as error:
        raise WrongUse(f"no stage {stage!r}", remedy=f"Stages: {', '.join(Stage)}") from error
    found = _ledger(common).entries(provision=provision, state=state, stage=wanted, history=every)
    return _print(found, "findings", common)


def bulletin(*, common: Common = Common()) -> ExitStatus:
    """List what reviewers signed in: the reviewed bulletin, apart from the automatic list."""
    return _print(_ledger(common).bulletin(), "findings signed in", common)


def _print(entries: list[Entry], what: str, common: Common) -> ExitStatus:
    if common.as_json:
        print_json({"findings": [one.to_json(now_us()) for one in entries]})
        return ExitStatus.DONE
    for one in entries:
        say(_line(one))
        for signature in one.signatures:
            say(f"  signed {format_utc(signature.on_us)[:10]} by {signature.office}: {signature.note or '-'}")
    say(f"{len(entries)} {what}")
    return ExitStatus.DONE


def check(*, common: Common = Common()) -> ExitStatus:
    """Prove the ledger of findings whole, line by line."""
    from openparos.findings.ledger import FOLDER
    from openparos.findings.ledger import check as check_file
    from openparos.store.workspace import Workspace

    problems = check_file(Workspace.open(common.workspace).root / FOLDER)
    if common.as_json:
        print_json({"ok": not problems, "problems": [{"line": n, "reason": why} for n, why in problems]})
    else:
        for number, why in problems:
            say(f"line {number}: {why}")
        say("the ledger of findings is whole" if not problems else "the ledger of findings does not hold")
    return ExitStatus.PARTLY if problems else ExitStatus.DONE
