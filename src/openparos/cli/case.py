"""`openparos case`: consultations between States, from the request to its closing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cyclopts import App, Parameter

from openparos.model.errors import InputRefused

from .case_play import replay, tabletop
from .case_show import bases, list_, log_folder, office_name, print_note, show, show_filed
from .options import Common, ExitStatus, print_json, say, warn, writing

if TYPE_CHECKING:
    from openparos.cases.consultation import Case
    from openparos.cases.step import Step
    from openparos.log.keys import KeyPair
    from openparos.notices.identity import Identities

app = App(
    name="case",
    help="Consultations: ask, answer, and see what is open since when.",
    result_action="return_value",
)
app.command(show)
app.command(list_, name="list")
app.command(bases)
app.command(replay)
app.command(tabletop)


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Filing:
    """Who takes a step, under which reference, and what becomes of it."""

    key: Path
    "The private key of the office."

    identities: Path
    "Who speaks for whom."

    reference: str
    "The office's own reference; that of the step that opens is, with its State, the id of the case."

    attach: list[Path] | None = None
    "Files to name by their hash and to keep beside the log."

    draft: bool = False
    "Print the note verbale and file nothing."

    out: Path | None = None
    "Sign it into this file, to be handed in with `openparos exchange send`; nothing is filed here."

    log: Path | None = None
    "Folder of the log (default: log in the workspace)."

    passphrase_file: Path | None = None
    "Opens the key."


@app.command(name="open")
def open_(
    *,
    subject: str,
    to: list[str] | None = None,
    basis: list[str] | None = None,
    timing: str | None = None,
    when: str | None = None,
    text: str | None = None,
    object_: list[str] | None = None,
    finding: Path | None = None,
    level: str = "open",
    observer: list[str] | None = None,
    secretariat: str | None = None,
    reply_hours: int | None = None,
    exercise: bool = False,
    information: bool = False,
    filing: Filing,
    common: Common = Common(),
) -> ExitStatus:
    """Open a case: ask one State or several about something past, ongoing or planned.

    Parameters
    ----------
    subject : str
        What it is about, in a few words.
    to : list of str or None
        Codes of those who are asked; with --finding the other States it names.
    basis : list of str or None
        Legal bases; see `openparos case bases`.
    timing : str or None
        past, ongoing or planned; past with --finding.
    when : str or None
        Time of the event, or from when it is planned.
    text : str or None
        The request in the asking State's own words.
    object_ : list of str or None
        Objects: a catalogue number, a name, or 25544=NAME.
    finding : Path or None
        A finding or a bundle from which the case is opened; a bundle is verified and attached.
    level : str
        open, restricted (parties, observers, secretariat) or confidential (parties alone).
    observer : list of str or None
        Observers named from the beginning.
    secretariat : str or None
        UN-SG, where the Secretariat is to follow the case.
    reply_hours : int or None
        A time for the reply that the asking State proposes, such as 48; it binds only if accepted.
    exercise : bool
        Mark the case as an exercise; drafts can then be named as bases.
    information : bool
        The letter informs the Secretary-General of a matter that concerns those named with --to; it asks nothing.
    """
    from openparos.cases.evidence import cite
    from openparos.cases.filing import opening_step

    pair, known, told = _office(filing)
    cited, objects, states = cite(finding) if finding else (None, [], ())
    content: dict[str, Any] = {
        "requested": to or [one for one in states if one != told["party"]], "bases": basis or [],
        "subject": subject, "timing": timing or ("past" if finding else None), "when": when,
        "objects": [_object(one) for one in object_ or ()] or objects, "finding": cited,
        "level": level if level != "open" else None, "observers": observer, "secretariat": secretariat,
        "reply_hours": reply_hours, "exercise": exercise or None,
        "information": information or None,
    }  # fmt: skip
    bundle = [finding] if finding and finding.suffix == ".zip" else []
    paths = [*bundle, *(filing.attach or ())]
    step = opening_step(
        {name: part for name, part in content.items() if part not in (None, [])},
        text=text, attachments=_described(paths), **told,
    )  # fmt: skip
    return _file(step, None, pair, known, paths, filing, common)


@app.command
def reply(
    case_id: str,
    /,
    *,
    text: str,
    filing: Filing,
    common: Common = Common(),
) -> ExitStatus:
    """Reply to a request, as the State that was asked.

    Parameters
    ----------
    case_id : str
        Such as IDN/NV-17.
    text : str
        The reply in the State's own words.
    """
    return advance(case_id, "reply", text=text, filing=filing, common=common)


@app.command
def advance(
    case_id: str,
    act: str,
    /,
    *,
    text: str | None = None,
    set_: list[str] | None = None,
    bundle: Path | None = None,
    withhold: bool = False,
    filing: Filing,
    common: Common = Common(),
) -> ExitStatus:
    """Take the next step in a case; one that cannot follow is refused with those that can.

    Parameters
    ----------
    case_id : str
        Such as IDN/NV-17.
    act : str
        acknowledge, ask-clarification, clarify, statement, technical-exchange, propose-meeting, close, ...;
        `openparos case show` says what is possible.
    text : str or None
        What the party says, in its own words.
    set_ : list of str or None
        What the act needs: outcome=clarified, when=2026-12-01T10:00:00Z, body=security-council, ...
    bundle : Path or None
        A bundle of evidence for a technical exchange; it is verified first.
    withhold : bool
        Name the files by hash alone; their bytes are handed over by other means.
    """
    from openparos.cases.evidence import cite
    from openparos.cases.filing import next_step
    from openparos.cases.register import read_cases

    pair, known, told = _office(filing)
    case = read_cases(log_folder(filing.log, common), known, pair).get(case_id)
    content = dict(_assigned(one) for one in set_ or ())
    paths = list(filing.attach or ())
    if bundle is not None:
        content["finding"] = cite(bundle)[0]["id"]
        paths.append(bundle)
    step = next_step(
        case, act, content=content, text=text, attachments=_described(paths, withhold), **told
    )  # fmt: skip
    return _file(step, case, pair, known, paths, filing, common)


def _file(
    step: Step, case: Case | None, pair: KeyPair, known: Identities, paths: list[Path], filing: Filing,
    common: Common,
) -> ExitStatus:  # fmt: skip
    """File a step, or print it as a draft; say what is possible where it is refused."""
    from openparos.cases.filing import file_step
    from openparos.cases.machine import StepRefused
    from openparos.log.ledger import Ledger

    try:
        log = log_folder(filing.log, common)
        if filing.draft:
            return _show_draft(step, case, known, common)
        if filing.out is not None:
            return _sign_into(filing.out, step, pair, known, paths, log, common)
        with Ledger(log) as ledger:
            filed = file_step(ledger, step, pair, known, attachments=paths)
    except StepRefused as error:
        if common.as_json:
            print_json({"refused": {"reason": error.what, "case": step.case, "act": step.act,
                                    "party": step.party, "possible": list(error.possible)}})  # fmt: skip
        else:
            warn(f"openparos: {error}")
        return ExitStatus.PARTLY
    return show_filed(filed, common)


def _sign_into(
    out: Path, step: Step, pair: KeyPair, known: Identities, paths: list[Path], log: Path, common: Common
) -> ExitStatus:
    """Check a step against a copy of the log, sign it, and write what an exchange is to be given."""
    import json

    from openparos.cases.filing import ready_step
    from openparos.cases.register import read_cases
    from openparos.cases.view import what_was_done
    from openparos.model.times import now_us

    register = read_cases(log, known, pair)
    present = register.cases.get(step.case)
    # Place and time are the exchange's to say; this computer's clock may be behind its.
    at_us = max(now_us() // 10**6 * 10**6, present.steps[-1].received_us if present else 0)
    ready = ready_step(register, step, pair, known, at_us, 0)
    with writing(out):
        out.write_text(json.dumps(ready.to_hand_in(paths), indent=1) + "\n")
    if common.as_json:
        print_json(
            {"step": step.step_id, "case": step.case, "sealed": ready.box is not None, "file": str(out)}
        )
    else:
        say(f"{step.case}: {what_was_done(ready.case, ready.case.steps[-1])}")
        say(f"  signed into {out}; not filed yet: openparos exchange send")
    return ExitStatus.DONE


def _show_draft(step: Step, case: Case | None, known: Identities, common: Common) -> ExitStatus:
    from openparos.cases.machine import advance as after
    from openparos.cases.machine import begin
    from openparos.cases.verbale import note_of
    from openparos.model.times import now_us

    grown = begin(step, now_us()) if case is None else after(case, step, now_us())
    name = office_name(known, step)
    return print_note(note_of(grown, grown.steps[-1], office_name=name, draft=True), common)


def _office(filing: Filing) -> tuple[KeyPair, Identities, dict[str, Any]]:
    """Return the key, who speaks for whom, and what every step of this office says of itself."""
    from openparos.cases.filing import office_of
    from openparos.log.keys import load_key_pair
    from openparos.notices.identity import Identities

    pair = load_key_pair(filing.key, passphrase_file=filing.passphrase_file)
    known = Identities.load(filing.identities)
    party, office = office_of(pair, known)
    return pair, known, {"party": party, "office": office, "reference": filing.reference}


def _described(paths: list[Path], withhold: bool = False) -> tuple[dict[str, Any], ...]:
    from openparos.cases.filing import describe_file

    return tuple(describe_file(one, confidential=withhold) for one in paths)


def _object(text: str) -> dict[str, Any]:
    number, equals, name = text.partition("=")
    if not number.isdigit():
        return {"name": text}
    return {"norad_id": int(number), **({"name": name} if equals else {})}


def _assigned(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputRefused(f"--set {text!r} has no value", remedy="Write it as name=value")
    flags = {"true": True, "false": False}
    return name, flags.get(value, int(value) if value.isdigit() else value)
