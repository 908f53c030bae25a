"""Beginning an exchange: its folder, log, settings, and the card that others put into theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from openparos.log.ledger import create_log
from openparos.log.settings import LogSettings
from openparos.log.witness import Witness, create_witness
from openparos.model.errors import InputRefused
from openparos.notices.identity import Identities

from .settings import ExchangeSettings, check_url

SETTINGS_FILE: Final = "exchange.toml"
_HEAD: Final = """\
# Settings of an exchange; docs/exchange.md says what can stand here.
url = {url}
database = {database}   # or postgresql://USER@HOST/NAME; a password belongs in database_file
witness = "witness"     # this exchange's own witness of others

# [limits]
# submissions_per_minute = 120
# entries_per_day = 5000

# Others are added at the end: openparos exchange card FOLDER-OF-THE-OTHER >> exchange.toml
"""


def begin_exchange(
    folder: Path,
    *,
    origin: str,
    url: str,
    identities: Path | None = None,
    database: str = "sqlite",
    passphrase_file: Path | None = None,
) -> ExchangeSettings:
    """Make the folder of an exchange.

    Parameters
    ----------
    folder : Path
        Must not exist, or be empty.
    origin : str
        Name of its log, such as ``exchange.example/openparos``.
    url : str
        Address under which others reach it.
    identities : Path or None
        Who speaks for whom; copied. Without it nobody can file yet.
    database : str
        ``sqlite``, or the URL of a PostgreSQL database.
    passphrase_file : Path or None
        Encrypts the log's keys.

    Raises
    ------
    InputRefused
        When the folder holds something, or a value is none.
    """
    check_url(url)
    known = Identities.load(identities) if identities else Identities()
    if folder.exists() and any(folder.iterdir()):
        raise InputRefused("there is something here already", file=str(folder), remedy="Name another folder")
    create_log(folder / "log", origin, passphrase_file=passphrase_file)
    create_witness(folder / "witness", f"{origin}/witness")
    known.save(folder / "identities.json")
    text = _HEAD.format(url=json.dumps(url), database=json.dumps(database))
    if passphrase_file is not None:
        text += f"passphrase_file = {json.dumps(str(passphrase_file.absolute()))}\n"
    (folder / SETTINGS_FILE).write_text(text)
    return ExchangeSettings.load(folder / SETTINGS_FILE)


def card(folder: Path, *, url: str | None = None) -> str:
    """Return what other exchanges put into their settings: to follow this one and be witnessed by it.

    Parameters
    ----------
    folder : Path
        Of an exchange, or of a witness alone.
    url : str or None
        Address of a witness; that of an exchange stands in its settings.
    """
    if (folder / SETTINGS_FILE).exists():
        settings = ExchangeSettings.load(folder / SETTINGS_FILE)
        text = _block("peers", url or settings.url, [str(key) for key in LogSettings.load(settings.log).keys])
        if settings.witness is not None:
            keys = [str(key) for key in Witness(settings.witness).keys]
            text += _block("witnesses", f"{url or settings.url}/witness", keys)
        return text
    if (folder / "key.json").exists():
        if url is None:
            raise InputRefused(
                "a witness has no settings of its own", remedy="Say where it answers, with --url"
            )
        return _block("witnesses", check_url(url), [str(key) for key in Witness(folder).keys])
    raise InputRefused("neither an exchange nor a witness is here", file=str(folder))


def _block(name: str, url: str, keys: list[str]) -> str:
    lines = "".join(f"  {json.dumps(key)},\n" for key in keys)
    return f"\n[[{name}]]\nurl = {json.dumps(url)}\nkeys = [\n{lines}]\n"
