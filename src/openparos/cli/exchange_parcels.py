"""The parts of `openparos exchange` that need no line: parcels for a stick or a mail."""

from __future__ import annotations

from pathlib import Path

from openparos.model.errors import InputRefused

from .exchange_copies import hand_in, key_pair, take_copy
from .options import Common, ExitStatus, print_json, say, writing


def pack(
    parcel: Path,
    files: list[Path] | None = None,
    /,
    *,
    log: Path | None = None,
    since: int = 0,
    mail_from: str | None = None,
    mail_to: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Make a parcel for a stick or a mail: the public files of a log, and signed things to hand in.

    Parameters
    ----------
    parcel : Path
        The file to write: a ZIP, or with --mail-from and --mail-to a mail ready to send.
    files : list of Path or None
        Signed notices, acknowledgements and steps.
    log : Path or None
        Folder of a log or of a copy.
    since : int
        How many entries the other side has already.
    mail_from : str or None
        Sender of the mail.
    mail_to : str or None
        Its addressee.
    """
    from openparos.exchange.carrying import mail
    from openparos.exchange.carrying import pack as pack_parcel

    if (mail_from is None) != (mail_to is None) or (log is None and not files):
        raise InputRefused("not enough for a parcel", remedy="Give --log or files; for a mail both addresses")
    data = pack_parcel(log, files or (), since=since)
    if mail_from is not None and mail_to is not None:
        data = mail(data, sender=mail_from, to=mail_to, subject="OpenPAROS parcel")
    with writing(parcel):
        parcel.write_bytes(data)
    if common.as_json:
        print_json({"parcel": str(parcel), "bytes": len(data), "outbox": len(files or ())})
    else:
        say(f"parcel of {len(data)} bytes written to {parcel}")
    return ExitStatus.DONE


def take(
    parcel: Path,
    /,
    *,
    into: Path | None = None,
    policy: Path | None = None,
    to: str | None = None,
    key: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Take a parcel in: its log into a copy, verified as from a server; its signed things to an exchange.

    Parameters
    ----------
    parcel : Path
        A ZIP, or a mail with one attached.
    into : Path or None
        The copy of the log.
    policy : Path or None
        Whom you believe, the first time.
    to : str or None
        Address of the exchange at which the signed things are handed in.
    key : Path or None
        Key of your office, with --to; to hand in for others it must be a carrier of that exchange.
    passphrase_file : Path or None
        Opens the key.
    """
    from openparos.exchange.carrying import Parcel
    from openparos.exchange.handing_in import path_and_body

    try:
        received = Parcel.open(parcel.read_bytes(), name=str(parcel))
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=str(parcel)) from error
    status = ExitStatus.DONE
    outbox = received.outbox()
    if into is not None:
        if not received.has_log():
            raise InputRefused("there is no log in this parcel", file=str(parcel))
        status = take_copy(received.source(), into, policy, Common(as_json=common.as_json and to is None))
    if to is not None:
        if key is None:
            raise InputRefused("handing in needs the key of an office", remedy="Give --key")
        things = [(f"{parcel.name}:{n}", *path_and_body(one)) for n, one in enumerate(outbox)]
        return max(status, hand_in(things, to, key_pair(key, passphrase_file), None, common))
    if outbox and not common.as_json:
        say(f"{len(outbox)} signed things are in it; hand them in with --to ADDRESS --key FILE")
    return status
