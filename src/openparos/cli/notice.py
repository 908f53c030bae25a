"""`openparos notice`: declarations and notifications, from the empty form to what stands now."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cyclopts import App

from openparos.model.errors import InputRefused

from .notice_keys import accept, forms, key, rotate, unseal
from .options import Common, ExitStatus, argument, print_json, say, warn

if TYPE_CHECKING:
    from openparos.notices.catalogue import CatalogueLookup
    from openparos.notices.checking import CheckedNotice
    from openparos.notices.identity import Identities
    from openparos.notices.standing import SealedEntry

app = App(
    name="notice",
    help="Declarations and notifications: write, check, sign, file, list, show.",
    result_action="return_value",
)


app.command(forms)
app.command(key, name="key")
app.command(unseal)
app.command(rotate)
app.command(accept)


@app.command
def new(
    *,
    form: str | None = None,
    set_: list[str] | None = None,
    template: bool = False,
    out: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Fill a form: asked in a terminal, from --set, or as an empty template.

    Parameters
    ----------
    form : str or None
        Which form; see `openparos notice forms`.
    set_ : list of str or None
        One value each: party=FRA, office=mfa, reference=NV-1, object.norad_id=25544, window.start=...
    template : bool
        Print the empty form as YAML.
    out : Path or None
        Where to write the notice; standard output by default.
    """
    import yaml

    from openparos.notices.asking import ask_all, blank, set_value
    from openparos.notices.asking import template as make_template
    from openparos.notices.forms import get_form, load_forms

    interactive = sys.stdin.isatty() and not template and not set_
    if form is None and interactive:
        say("Forms: " + ", ".join(load_forms()))
        form = input("Form: ").strip()
    if form is None:
        warn(f"openparos: --form is needed; forms: {', '.join(load_forms())}")
        return ExitStatus.WRONG_USE
    definition = get_form(form)
    if template:
        return _write(make_template(definition), out)
    notice = blank(form, "", "", "")
    if interactive:
        say(f"{definition.title}. {definition.purpose} (* is needed)")
        for name in ("party", "office", "reference"):
            notice[name] = input(f"{name} *: ").strip()
        notice["content"] = ask_all(definition, input, say)
    for assignment in set_ or ():
        set_value(notice, definition, assignment)
    if common.as_json:
        print_json(notice)
        return ExitStatus.DONE
    return _write(yaml.safe_dump(notice, sort_keys=False, allow_unicode=True), out)


@app.command
def check(
    file: Path,
    /,
    *,
    catalogue: Path | None = None,
    at: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Check a notice: its form, its times, and its objects and orbits where a catalogue is given.

    Parameters
    ----------
    file : Path
        The notice, YAML or JSON.
    catalogue : Path or None
        A SATCAT table (default: the one the workspace received last, where there is one).
    at : str or None
        The time that counts as present (default: now).
    """
    from openparos.model.times import now_us, parse_utc
    from openparos.notices.checking import check_document
    from openparos.notices.documents import read_document

    present_us = argument(parse_utc, at) if at else now_us()
    checked = check_document(read_document(file), now_us=present_us, catalogue=_catalogue(catalogue, common))
    return _show_check(checked, str(file), common)


def _show_check(checked: CheckedNotice, file: str, common: Common) -> ExitStatus:
    if common.as_json:
        notice = checked.notice
        print_json(
            {
                "ok": not checked.remarks,
                "id": notice.notice_id if notice else None,
                "refused": [one.to_json() for one in checked.refused],
                "flagged": [one.to_json() for one in checked.flagged],
            }
        )
    else:
        for one in checked.remarks:
            say(f"{file}:{one.line or 1}: {one.severity.value}: {one.path}: {one.reason}")
        say(
            "in order"
            if not checked.remarks
            else "refused"
            if checked.refused
            else "can be filed; flagged as above"
        )
    return ExitStatus.PARTLY if checked.remarks else ExitStatus.DONE


@app.command
def sign(
    file: Path,
    /,
    *,
    key: Path,
    out: Path,
    attach: list[Path] | None = None,
    sealed: Path | None = None,
    identities: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Sign a notice with the key of an office, Ed25519 and ML-DSA-44 together.

    Parameters
    ----------
    file : Path
        The notice, YAML or JSON.
    key : Path
        The private key of the office.
    out : Path
        Where to write the signed envelope.
    attach : list of Path or None
        Files to name in the notice by their hash.
    sealed : Path or None
        Make it confidential: encrypt it to its addressees, and write the ciphertext here.
    identities : Path or None
        Keys of the addressees, with --sealed.
    passphrase_file : Path or None
        Opens the key; by default the file named when it was made.
    """
    from openparos.log.keys import load_key_pair
    from openparos.model.times import now_us
    from openparos.notices.documents import read_document
    from openparos.notices.identity import Identities
    from openparos.notices.issuing import notice_to_sign, seal_as, sign_as

    notice, checked = notice_to_sign(read_document(file), attach or ())
    if notice is None:
        return _show_check(checked, str(file), common)
    pair = load_key_pair(key, passphrase_file=passphrase_file)
    if sealed is None:
        envelope = sign_as(notice, pair)
    elif identities is None:
        warn("openparos: --sealed needs --identities")
        return ExitStatus.WRONG_USE
    else:
        box = seal_as(notice, pair, Identities.load(identities), at_us=now_us())
        envelope = box.envelope
        sealed.write_bytes(box.ciphertext)
    out.write_text(json.dumps(envelope.to_json(), indent=1) + "\n", encoding="utf-8")
    if common.as_json:
        print_json({"id": notice.notice_id, "sha256": notice.digest, "file": str(out)})
    else:
        say(f"{notice.notice_id} signed: {out}")
    return ExitStatus.DONE


@app.command
def file(
    envelope: Path,
    /,
    *,
    identities: Path,
    log: Path | None = None,
    catalogue: Path | None = None,
    attach: list[Path] | None = None,
    sealed: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """File a signed notice in the log, which sets its time.

    Parameters
    ----------
    envelope : Path
        The signed notice.
    identities : Path
        Who speaks for whom.
    log : Path or None
        Folder of the log (default: log in the workspace).
    catalogue : Path or None
        A SATCAT table to hold objects and orbits against (default: the workspace's, where there is one).
    attach : list of Path or None
        Attachments to keep beside the log.
    sealed : Path or None
        Ciphertext of a confidential notice to keep beside the log; it may be left out.
    passphrase_file : Path or None
        Opens the private keys of the log.
    """
    from openparos.log.ledger import Ledger
    from openparos.model.times import format_utc
    from openparos.notices.envelope import SEALED_TYPE
    from openparos.notices.filing import file_notice, file_sealed, read_envelope
    from openparos.notices.identity import Identities

    signed = read_envelope(envelope)
    known = Identities.load(identities)
    lookup = _catalogue(catalogue, common)
    with Ledger(_log_folder(log, common), passphrase_file=passphrase_file) as ledger:
        if signed.payload_type == SEALED_TYPE:
            entry = file_sealed(ledger, signed, known, ciphertext=sealed.read_bytes() if sealed else None)
            return _show_sealed(entry, common)
        filed = file_notice(ledger, signed, known, catalogue=lookup, attachments=attach or ())
    if common.as_json:
        print_json(
            {
                "id": filed.notice.notice_id,
                "index": filed.index,
                "received": format_utc(filed.received_us),
                "signed_by": {"party": filed.signed_by.party, "office": filed.signed_by.office.office},
                "flagged": [one.to_json() for one in filed.checked.flagged],
            }
        )
    else:
        say(
            f"{filed.notice.notice_id} filed as entry {filed.index}, received {format_utc(filed.received_us)}"
        )
        for one in filed.checked.flagged:
            say(f"  flagged: {one.path}: {one.reason}")
    return ExitStatus.PARTLY if filed.checked.flagged else ExitStatus.DONE


def _show_sealed(entry: SealedEntry, common: Common) -> ExitStatus:
    from openparos.model.times import format_utc

    received = format_utc(entry.received_us)
    if common.as_json:
        print_json({"id": entry.notice_id, "index": entry.index, "received": received, "to": list(entry.to)})
    else:
        say(f"{entry.notice_id} (confidential) filed as entry {entry.index}, received {received}")
    return ExitStatus.DONE


@app.command(name="list")
def list_(
    *, log: Path | None = None, party: str | None = None, form: str | None = None, common: Common = Common()
) -> ExitStatus:
    """List the notices of a log and what stands of each.

    Parameters
    ----------
    log : Path or None
        Folder of the log (default: log in the workspace).
    party : str or None
        Of one State or organization alone.
    form : str or None
        Of one form alone.
    """
    from openparos.notices.standing import read_register

    register = read_register(_log_folder(log, common))
    chosen = [
        one for one in register.standings.values()
        if party in (None, one.first.notice.party) and form in (None, one.first.notice.form)
    ]  # fmt: skip
    rows: list[dict[str, Any]] = []
    for one in chosen:
        full = one.to_json()
        rows.append(
            {key: full[key] for key in ("id", "form", "party", "standing", "received", "since", "norad_ids")}
        )
    if common.as_json:
        aside = [{"index": index, "reason": reason} for index, reason in register.aside]
        kept = [
            {"id": one.notice_id, "index": one.index, "to": list(one.to)} for one in register.sealed.values()
        ]
        print_json({"notices": rows, "confidential": kept, "aside": aside})
    else:
        for row in rows:
            say(f"{row['id']:28} {row['form']:24} {row['standing']:10} received {row['received']}")
        for index, reason in register.aside:
            warn(f"entry {index} set aside: {reason}")
    return ExitStatus.PARTLY if register.aside else ExitStatus.DONE


@app.command
def show(
    notice_id: str,
    /,
    *,
    log: Path | None = None,
    identities: Path | None = None,
    verbale: bool = False,
    out: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Show what stands of a notice, with all that was ever said, or as a note verbale.

    Parameters
    ----------
    notice_id : str
        Such as FRA/NV-2026-17.
    log : Path or None
        Folder of the log (default: log in the workspace).
    identities : Path or None
        Check each signature again, as of the time it was received.
    verbale : bool
        Print the last notice in the form of a note verbale.
    out : Path or None
        Write the note verbale to this file instead: PDF or DOCX, by its ending.
    """
    from openparos.notices.identity import Identities
    from openparos.notices.issuing import signature_remarks, verbale_of
    from openparos.notices.standing import read_register

    standing = read_register(_log_folder(log, common)).get(notice_id)
    known: Identities | None = Identities.load(identities) if identities else None
    if verbale or out:
        note = verbale_of(standing.last, known)
        if out:
            from openparos.model.times import format_utc
            from openparos.reports.note_verbale import write_note

            write_note(note, format_utc(standing.last.received_us), out)
            warn(f"written to {out}")
        if common.as_json:
            print_json(note.to_json())
        else:
            sys.stdout.write(note.to_text())
        return ExitStatus.DONE
    bad = signature_remarks(standing, known) if known else []
    answer = {
        **standing.to_json(),
        "signatures": "not checked" if known is None else bad or "hold",
    }
    if common.as_json:
        print_json(answer)
    else:
        say(
            f"{answer['id']}: {answer['form']} of {answer['party']}, {answer['standing']} since {answer['since']}"
        )
        for entry in answer["history"]:
            why = f" - {entry['reason']}" if entry["reason"] else ""
            say(f"  {entry['received']}  {entry['act']:10} {entry['id']} (entry {entry['index']}){why}")
            for remark in entry["remarks"]:
                say(f"      flagged: {remark['path']}: {remark['reason']}")
        say(
            json.dumps(answer["content"], ensure_ascii=False, indent=2)
            if answer["content"]
            else "nothing stands"
        )
        for reason in bad:
            warn(f"signature: {reason}")
    return ExitStatus.PARTLY if bad else ExitStatus.DONE


def _log_folder(folder: Path | None, common: Common) -> Path:
    if folder is not None:
        return folder
    from openparos.store.workspace import default_folder

    return (common.workspace or default_folder()) / "log"


def _catalogue(path: Path | None, common: Common) -> CatalogueLookup | None:
    """Return the catalogue named, else the SATCAT table that the workspace received last, else none."""
    from openparos.store.workspace import Workspace, default_folder

    folder = common.workspace or default_folder()
    if path is None and folder.is_dir():
        path = Workspace.open(folder).tables.latest("satcat")
    if path is None:
        return None
    from openparos.notices.catalogue import satcat_lookup

    return satcat_lookup(path)


def _write(text: str, out: Path | None) -> ExitStatus:
    if out is None:
        sys.stdout.write(text)
    elif out.exists():
        raise InputRefused("is there already", file=str(out), remedy="Name another file")
    else:
        out.write_text(text, encoding="utf-8")
        say(f"written to {out}")
    return ExitStatus.DONE
