"""The parts of `openparos case` that read: show, list, and the legal bases between two States."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openparos.model.errors import InputRefused

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    from openparos.cases.filing import FiledStep
    from openparos.cases.register import CaseRegister
    from openparos.cases.step import Step
    from openparos.notices.identity import Identities
    from openparos.notices.verbale import NoteVerbale


def show_filed(filed: FiledStep, common: Common) -> ExitStatus:
    """Say what was filed and what the case is now."""
    from openparos.cases.view import case_json, what_was_done
    from openparos.model.times import format_utc

    case, last = filed.case, filed.case.steps[-1]
    if common.as_json:
        print_json({"step": last.step.step_id, "index": filed.index, "received": format_utc(filed.received_us),
                    "case": case_json(case, filed.received_us)})  # fmt: skip
    else:
        say(f"{case.case_id}: {what_was_done(case, last)}")
        outcome = f" ({case.outcome})" if case.outcome else ""
        say(
            f"  entry {filed.index}, received {format_utc(filed.received_us)}; the case is {case.stage.label}{outcome}"
        )
    return ExitStatus.DONE


def show(
    case_id: str,
    /,
    *,
    identities: Path,
    key: Path | None = None,
    at: str | None = None,
    verbale: int | None = None,
    formulae: Path | None = None,
    log: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Show a case: who asked whom, on which basis, what was said, what runs since when, what can follow.

    Parameters
    ----------
    case_id : str
        Such as IDN/NV-17.
    identities : Path
        Who speaks for whom; every signature is checked.
    key : Path or None
        Key of the office that reads; needed for a case that is not open.
    at : str or None
        Show it as it stood then; now by default.
    verbale : int or None
        Print this step, counted from 1, as a note verbale.
    formulae : Path or None
        A ministry's own formulae, with --verbale.
    log : Path or None
        Folder of the log (default: log in the workspace).
    passphrase_file : Path or None
        Opens the key.
    """
    from openparos.cases.machine import case_at
    from openparos.cases.view import case_json
    from openparos.model.times import now_us, parse_utc

    register, known = _register(identities, key, passphrase_file, log, common)
    at_us = parse_utc(at) if at else now_us()
    case = case_at(register.get(case_id), at_us)
    if case is None:
        raise InputRefused(f"{case_id} was not open then")
    if verbale is not None:
        return _show_note(case, verbale, formulae, known, common)
    numbers = [one["norad_id"] for one in case.content("objects", []) if "norad_id" in one]
    answer = case_json(case, at_us, _missions(numbers, common))
    if common.as_json:
        print_json(answer)
    else:
        _print_case(answer)
    return ExitStatus.DONE


def _show_note(
    case: Any, number: int, formulae: Path | None, known: Identities, common: Common
) -> ExitStatus:
    from openparos.cases.verbale import load_formulae, note_of

    if not 1 <= number <= len(case.steps):
        raise InputRefused(f"the case has steps 1 to {len(case.steps)}")
    taken = case.steps[number - 1]
    name = office_name(known, taken.step)
    return print_note(note_of(case, taken, formulae=load_formulae(formulae), office_name=name), common)


def print_note(note: NoteVerbale, common: Common) -> ExitStatus:
    """Print a note verbale."""
    if common.as_json:
        print_json(note.to_json())
    else:
        sys.stdout.write(note.to_text())
    return ExitStatus.DONE


def office_name(known: Identities, step: Step) -> str | None:
    """Return how an office calls itself."""
    identity = known.party(step.party)
    offices = identity.offices if identity else ()
    return next((one.name for one in offices if one.office == step.office), None)


def log_folder(folder: Path | None, common: Common) -> Path:
    """Return the folder of the log: the one named, else that of the workspace."""
    if folder is not None:
        return folder
    from openparos.store.workspace import default_folder

    return (common.workspace or default_folder()) / "log"


def _print_case(answer: dict[str, Any]) -> None:
    if answer["exercise"]:
        say("EXERCISE: an invented matter")
    say(f"{answer['id']}: {answer['subject']}")
    say(answer["statement"])
    say(f"Seen by {answer['visible_to']}.")
    for one in answer["impact"]:
        say(f"Depends on it: {one}")
    for one in answer["bases"]:
        mark = " [unverified]" if one["unverified"] else ""
        say(f"Basis: {one['name']} ({one['label']}){mark}: {one['open']}, {one['reason']}")
    say("History:")
    for number, one in enumerate(answer["history"], 1):
        place = "" if one["index"] is None else f" (entry {one['index']})"
        say(f"  {number}  {one['received']}  {one['what']}{place}")
        if one["text"]:
            words = one["text"].replace("\n", "\n       ")
            say(f'       {one["party"]} wrote: "{words}"')
        for file in one["attachments"]:
            say(f"       {file['name']}, SHA-256 {file['sha256']}")
    say("Clocks:")
    for one in answer["clocks"]:
        due = f"; due {one['due']} ({one['by']}: {one['source']})" if one["due"] else ""
        past = f"; {one['days_past_due']} days past due" if one["days_past_due"] else ""
        say(f"  {one['what']}: {one['elapsed_days']} days{'' if one['running'] else ', done'}{due}{past}")
    say("Possible now:")
    for party, acts in answer["possible"].items():
        say(f"  {party}: {', '.join(acts) or 'nothing'}")


def list_(
    *,
    identities: Path,
    key: Path | None = None,
    party: str | None = None,
    stage: str | None = None,
    log: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """List the cases that the holder of a key may see; without a key those open to all.

    Parameters
    ----------
    identities : Path
        Who speaks for whom.
    key : Path or None
        Key of the office that reads.
    party : str or None
        Cases in which this State or organization takes part.
    stage : str or None
        Cases at this stage.
    log : Path or None
        Folder of the log (default: log in the workspace).
    passphrase_file : Path or None
        Opens the key.
    """
    from openparos.cases.view import summary

    register, _ = _register(identities, key, passphrase_file, log, common)
    rows = [
        summary(one) for one in register.cases.values()
        if party in (None, *one.participants) and stage in (None, one.stage.label)
    ]  # fmt: skip
    if common.as_json:
        aside = [{"index": index, "reason": reason} for index, reason in register.aside]
        print_json({"cases": rows, "aside": aside})
    else:
        for row in rows:
            mark = " EXERCISE" if row["exercise"] else ""
            state = row["outcome"] or row["stage"]
            say(
                f"{row['id']:22} {state:26} {row['requester']} to {', '.join(row['requested'])}  {row['subject']}{mark}"
            )
        for index, reason in register.aside:
            warn(f"entry {index} set aside: {reason}")
    return ExitStatus.PARTLY if register.aside else ExitStatus.DONE


def bases(
    *,
    from_: str,
    to: str,
    timing: str = "past",
    when: str | None = None,
    on: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """List the legal bases on which one State can ask another, open or not, each with its reason.

    Parameters
    ----------
    from_ : str
        Code of the State that asks.
    to : str
        Code of the State that is asked.
    timing : str
        past, ongoing or planned.
    when : str or None
        Time of the event.
    on : str or None
        Day of the request; today by default.
    """
    from openparos.cases.bases import offers_between
    from openparos.cases.machine import TIMINGS
    from openparos.model.times import format_utc, now_us, parse_utc

    if timing not in TIMINGS:
        warn(f"openparos: --timing is one of {', '.join(TIMINGS)}")
        return ExitStatus.WRONG_USE
    on_us = parse_utc(on) if on else now_us()
    offers = offers_between(from_, to, on_us, timing=timing, about_us=parse_utc(when) if when else None)
    if common.as_json:
        rows = [one.to_json() for one in offers]
        print_json({"from": from_, "to": to, "on": format_utc(on_us)[:10], "timing": timing, "bases": rows})
        return ExitStatus.DONE
    for one in offers:
        mark = " [unverified]" if one.basis.unverified else ""
        label = one.to_json()["label"]
        say(f"{one.open:9} {one.basis.id:22} {label}{mark}: {one.reason}")
        if one.instead:
            say(f"{'':9} {'':22} instead: {', '.join(one.instead)}")
    return ExitStatus.DONE


def _register(
    identities: Path, key: Path | None, passphrase_file: Path | None, log: Path | None, common: Common
) -> tuple[CaseRegister, Identities]:
    from openparos.cases.register import read_cases
    from openparos.log.keys import load_key_pair
    from openparos.notices.identity import Identities

    known = Identities.load(identities)
    pair = load_key_pair(key, passphrase_file=passphrase_file) if key else None
    return read_cases(log_folder(log, common), known, pair), known


def _missions(numbers: list[int], common: Common) -> dict[int, str]:
    """Return the missions of objects as the catalogues of the workspace name them; empty without one."""
    from openparos.catalogue.describe import describe
    from openparos.catalogue.shelf import Shelf
    from openparos.model.errors import OpenParosError
    from openparos.store.workspace import Workspace, default_folder

    if not numbers or not (common.workspace or default_folder()).is_dir():
        return {}
    found: dict[int, str] = {}
    try:
        shelf = Shelf.from_workspace(Workspace.open(common.workspace))
        for number in numbers:
            said = describe(shelf, number).fields.get("mission", ())
            if said:
                found[number] = said[0].value
    except OpenParosError:
        return found  # no catalogue here: the case says that it is not known
    return found
