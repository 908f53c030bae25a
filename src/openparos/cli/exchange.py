"""`openparos exchange`: begin one, hand in, acknowledge, copy its log, and carry it all without a line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from cyclopts import App

from openparos.model.errors import InputRefused

from .exchange_copies import hand_in, key_pair, take_copy
from .exchange_parcels import pack, take
from .options import Common, ExitStatus, print_json, say, writing

app = App(
    name="exchange",
    help="The exchange between States: begin one, hand in, acknowledge, take copies, carry parcels.",
    result_action="return_value",
)
app.command(pack)
app.command(take)


@app.command
def init(
    folder: Path,
    /,
    *,
    origin: str,
    url: str,
    identities: Path | None = None,
    database: str = "sqlite",
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Begin an exchange: a folder with its log, its own witness and its settings.

    Parameters
    ----------
    folder : Path
        A folder that does not exist yet.
    origin : str
        Name of its log, such as exchange.example/openparos.
    url : str
        Address under which others reach it, such as https://exchange.example/api.
    identities : Path or None
        Who speaks for whom; copied into the folder.
    database : str
        sqlite, or postgresql://USER@HOST/NAME.
    passphrase_file : Path or None
        Encrypts the log's private keys.
    """
    from openparos.exchange.beginning import SETTINGS_FILE, begin_exchange

    begin_exchange(
        folder,
        origin=origin,
        url=url,
        identities=identities,
        database=database,
        passphrase_file=passphrase_file,
    )
    file = folder / SETTINGS_FILE
    if common.as_json:
        print_json({"origin": origin, "url": url, "settings": str(file)})
    else:
        say(f"exchange {origin} begun in {folder}; serve it: openparos serve --exchange {file}")
    return ExitStatus.DONE


@app.command
def card(folder: Path, /, *, url: str | None = None, common: Common = Common()) -> ExitStatus:
    """Print what others add to their settings to follow this exchange, or to ask this witness.

    Parameters
    ----------
    folder : Path
        Folder of an exchange, or of a witness.
    url : str or None
        Where it answers; needed for a witness.
    """
    from openparos.exchange.beginning import card as card_of

    text = card_of(folder, url=url)
    if common.as_json:
        print_json({"card": text})
    else:
        sys.stdout.write(text)
    return ExitStatus.DONE


@app.command
def send(
    files: list[Path],
    /,
    *,
    to: str,
    key: Path,
    attach: list[Path] | None = None,
    ciphertext: Path | None = None,
    proof: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Hand signed notices, acknowledgements and steps of cases in at an exchange.

    Parameters
    ----------
    files : list of Path
        As `notice sign`, `exchange acknowledge --out` and `case ... --out` write them.
    to : str
        Address of the exchange.
    key : Path
        The private key of the office that hands in.
    attach : list of Path or None
        Files that a notice or step names, to be kept there.
    ciphertext : Path or None
        The ciphertext of a confidential notice, to be kept there.
    proof : Path or None
        Where to write the proof of the last one.
    passphrase_file : Path or None
        Opens the key.
    """
    from openparos.exchange.handing_in import path_and_body

    values = [_object(path) for path in files]
    bodies = [path_and_body(one, attachments=tuple(attach or ()), ciphertext=ciphertext) for one in values]
    return hand_in(
        [(str(path), *body) for path, body in zip(files, bodies, strict=True)],
        to,
        key_pair(key, passphrase_file),
        proof,
        common,
    )


@app.command
def acknowledge(
    notice_id: str,
    /,
    *,
    log: Path,
    key: Path,
    identities: Path,
    to: str | None = None,
    out: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Acknowledge a notice of another party: sign that exactly these words were received.

    Parameters
    ----------
    notice_id : str
        Such as IDN/NV-17.
    log : Path
        The log, or a copy of it, in which the notice stands.
    key : Path
        The private key of the office.
    identities : Path
        Who speaks for whom; the signature of the notice is checked.
    to : str or None
        Address of the exchange at which to hand it in at once.
    out : Path or None
        File to sign it into instead.
    passphrase_file : Path or None
        Opens the key.
    """
    import json

    from openparos.cases.filing import office_of
    from openparos.exchange.acknowledging import notice_envelope
    from openparos.log.settings import LogSettings
    from openparos.notices.acknowledgement import Acknowledgement
    from openparos.notices.identity import Identities

    if (to is None) == (out is None):
        raise InputRefused("say where it goes", remedy="Give --to ADDRESS or --out FILE")
    pair, known = key_pair(key, passphrase_file), Identities.load(identities)
    party, office = office_of(pair, known)
    envelope = notice_envelope(log, notice_id, known)
    origin = LogSettings.load(log).origin
    signed = Acknowledgement.of(envelope, party=party, office=office, log=origin).sign(pair).to_json()
    if to is not None:
        return hand_in([(notice_id, "/acknowledgements", {"envelope": signed})], to, pair, None, common)
    assert out is not None
    with writing(out):
        out.write_text(json.dumps(signed, indent=1) + "\n")
    if common.as_json:
        print_json({"notice": notice_id, "log": origin, "file": str(out)})
    else:
        say(f"acknowledgement of {notice_id} signed: {out}")
    return ExitStatus.DONE


@app.command
def notice(
    notice_id: str,
    /,
    *,
    at: str,
    wait: int = 0,
    acknowledged_by: str | None = None,
    proof: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Read a notice at an exchange: what stands now, in whose log, and who has acknowledged it.

    Parameters
    ----------
    notice_id : str
        Such as IDN/NV-17.
    at : str
        Address of the exchange.
    wait : int
        Seconds to wait for it to come there.
    acknowledged_by : str or None
        Wait for the acknowledgement of this party too; without it the command ends with status 1.
    proof : Path or None
        Where to write the proof of its first entry.
    """
    from openparos.exchange.client import ExchangeClient
    from openparos.exchange.reading_notices import await_notice

    with ExchangeClient(at) as client:
        found = await_notice(client, notice_id, wait_s=wait, acknowledged_by=acknowledged_by)
        first = found["entries"][0]
        if proof is not None:
            _, data = client.ask("GET", f"{first['proof']}?origin={found['origin']}")
            with writing(proof):
                proof.write_bytes(data)
    parties = [one["party"] for one in found["acknowledgements"]]
    if common.as_json:
        print_json(found)
    else:
        form = f", {found['form']}" if "form" in found else ""
        say(
            f"{notice_id} {found['standing']}{form}; entry {first['index']} of {found['origin']}, received {found['received']}"
        )
        for one in found["acknowledgements"]:
            say(
                f"  acknowledged by {one['party']}, received {one['received']}, entry {one['index']} of {one['filed_in']}"
            )
    return ExitStatus.DONE if acknowledged_by in (None, *parties) else ExitStatus.PARTLY


@app.command
def pull(
    source: str,
    folder: Path,
    /,
    *,
    policy: Path | None = None,
    key: Path | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Take or bring up to date a copy of an exchange's log; everything is verified, nothing is trusted.

    With the copy every reading command works without a line: notice list, case show, log prove, log verify.

    Parameters
    ----------
    source : str
        Address of an exchange, or a folder with the files of its log.
    folder : Path
        The copy.
    policy : Path or None
        Whom you believe: a tlog-policy with the log's keys. Without it the keys of the first time are kept.
    key : Path or None
        Key of your office, for attachments and ciphertexts, which known parties alone are given.
    passphrase_file : Path or None
        Opens the key.
    """
    from openparos.exchange.client import log_source
    from openparos.exchange.mirroring import folder_source

    if "://" not in source:
        return take_copy(folder_source(Path(source)), folder, policy, common)
    pair = key_pair(key, passphrase_file) if key else None
    with log_source(f"{source.rstrip('/')}/log", pair) as fetch:
        return take_copy(fetch, folder, policy, common)


def _object(path: Path) -> dict[str, Any]:
    import json

    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"not JSON: {error}", file=str(path)) from error
    if not isinstance(value, dict):
        raise InputRefused("not a signed notice, acknowledgement or step", file=str(path))
    return value
