"""The settings of an exchange: one TOML file beside its log.

Private keys, passphrases and the password of a database never stand in it; files are named instead.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from openparos.log.notes import NoteAlgorithm, VerifierKey
from openparos.model.errors import InputRefused, OpenParosError

DATABASE_VARIABLE: Final = "OPENPAROS_DATABASE"
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Limits:
    """What one caller may ask for, and how large a request may be.

    Attributes
    ----------
    body_bytes, attachment_bytes : int
        Largest body of a request, and of one attachment in it.
    depth : int
        How deep JSON may be nested.
    reads_per_minute, submissions_per_minute : int
        Of one party.
    anonymous_per_minute : int
        Of one address that does not say who it is, and of all refused attempts from it.
    entries_per_day, bytes_per_day : int
        How much one party may file a day (UTC).
    window_s : int
        How old the signature of a request may be.
    gather_ms : int
        How long submissions are gathered before they are signed for together.
    at_once : int
        How many requests are taken on at once; beyond them the answer is 503 with Retry-After.
    """

    body_bytes: int = 2_000_000
    attachment_bytes: int = 1_000_000
    depth: int = 24
    reads_per_minute: int = 1_200
    submissions_per_minute: int = 120
    anonymous_per_minute: int = 600
    entries_per_day: int = 5_000
    bytes_per_day: int = 200_000_000
    window_s: int = 120
    gather_ms: int = 20
    at_once: int = 256


@dataclass(frozen=True)
class Peer:
    """Another exchange whose log is followed: where it is, and the keys it is believed under."""

    url: str
    keys: tuple[VerifierKey, ...]

    @property
    def origin(self) -> str:
        """Name of its log."""
        return self.keys[0].name


@dataclass(frozen=True)
class WitnessAddress:
    """A witness that is asked to cosign: where, and under which keys its answer is checked."""

    url: str
    keys: tuple[VerifierKey, ...]


@dataclass(frozen=True)
class Oidc:
    """Who vouches for people.

    Attributes
    ----------
    issuer, audience : str
        What the tokens must say.
    roles_claim, party_claim : str
        In which claims the roles and the party of a person stand.
    client_id : str
        Under which the issuer knows this exchange; empty where people bring tokens and do not sign in here.
    client_secret : str or None
        Where the issuer asks for one.
    scope : str
        What the issuer is asked for.
    """

    issuer: str
    audience: str
    roles_claim: str = "openparos_roles"
    party_claim: str = "openparos_party"
    client_id: str = ""
    client_secret: str | None = None
    scope: str = "openid"


@dataclass(frozen=True)
class Proxy:
    """A proxy in front that does TLS and asks for client certificates.

    Attributes
    ----------
    secret : str
        What the proxy puts into ``X-OpenPAROS-Proxy``; without it the headers are not believed.
    certificates : dict of str to tuple of str
        SHA-256 of the client certificates of each party, in hex.
    require_certificate : bool
        Whether States must connect with one.
    """

    secret: str
    certificates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    require_certificate: bool = False


@dataclass(frozen=True)
class ExchangeSettings:
    """Everything an exchange is told.

    Attributes
    ----------
    url : str
        Under which others reach it; signatures of requests are bound to it.
    log, identities, mirrors : Path
        Folder of its log, file of who speaks for whom, folder for the logs of others.
    database : str
        URL of the index.
    passphrase_file, witness, catalogue : Path or None
        Opens the log's keys; folder of its own witness; a SATCAT table that notices are held against.
    carriers : frozenset of str
        Parties that may hand in what others signed (a secretariat that takes in mail).
    follow_every_s, cosign_every_s : float
        How often peers are followed and witnesses asked.
    webhooks : dict of str to tuple of str
        Beginnings of addresses to which a party may have events sent.
    """

    url: str
    log: Path
    identities: Path
    mirrors: Path
    database: str
    passphrase_file: Path | None = None
    witness: Path | None = None
    catalogue: Path | None = None
    carriers: frozenset[str] = frozenset()
    auditors: frozenset[str] = frozenset()
    follow_every_s: float = 5.0
    cosign_every_s: float = 5.0
    limits: Limits = Limits()
    peers: tuple[Peer, ...] = ()
    witnesses: tuple[WitnessAddress, ...] = ()
    oidc: Oidc | None = None
    proxy: Proxy | None = None
    webhooks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read the settings, refusing what is not known.

        Raises
        ------
        InputRefused
            With the file and what is wrong.
        """
        try:
            record = tomllib.loads(file.read_text("utf-8"))
            return cls(**_read(record, file.absolute().parent))
        except OSError as error:
            raise InputRefused(f"cannot be read: {error.strerror}", file=str(file)) from error
        except InputRefused as error:
            raise InputRefused(error.what, file=error.file or str(file), remedy=error.remedy) from error
        except (ValueError, KeyError, TypeError, OpenParosError) as error:
            what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise InputRefused(f"not the settings of an exchange: {what}", file=str(file)) from error


_PATHS: Final = ("log", "identities", "mirrors", "passphrase_file", "witness", "catalogue")
_KNOWN: Final = {one.name for one in fields(ExchangeSettings)} | {"database_file"}


def _read(record: dict[str, Any], base: Path) -> dict[str, Any]:
    _refuse_unknown(record, _KNOWN, "the file")
    value: dict[str, Any] = {"log": "log", "identities": "identities.json", "mirrors": "mirrors", **record}
    for name in _PATHS:
        if name in value:
            value[name] = base / value[name]
    value["url"] = check_url(str(value["url"])).rstrip("/")
    value["database"] = _database(value.pop("database", None), value.pop("database_file", None), base)
    value["carriers"] = frozenset(value.get("carriers", ()))
    value["auditors"] = frozenset(value.get("auditors", ()))
    limits = value.get("limits", {})
    _refuse_unknown(limits, {one.name for one in fields(Limits)}, "[limits]")
    if any(not isinstance(one, int) or isinstance(one, bool) or one < 1 for one in limits.values()):
        raise InputRefused("limits are whole numbers above 0")
    value["limits"] = Limits(**limits)
    value["peers"] = tuple(Peer(*_address(one, "[[peers]]")) for one in value.get("peers", ()))
    value["witnesses"] = tuple(
        WitnessAddress(*_address(one, "[[witnesses]]")) for one in value.get("witnesses", ())
    )
    if "oidc" in value:
        value["oidc"] = _oidc(value["oidc"], base)
    if "proxy" in value:
        value["proxy"] = _proxy(value["proxy"], base)
    value["webhooks"] = {
        party: tuple(check_url(one) for one in prefixes)
        for party, prefixes in value.get("webhooks", {}).items()
    }
    return value


def _refuse_unknown(record: dict[str, Any], known: set[str], where: str) -> None:
    if unknown := sorted(set(record) - known):
        raise InputRefused(
            f"{where} has no {', '.join(unknown)}", remedy=f"There are {', '.join(sorted(known))}"
        )


def check_url(text: str) -> str:
    """Return an address, or refuse one that is not http or https with a host and without a user."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.fragment:
        raise InputRefused(f"{text!r} is not an address of http or https")
    return text


def _database(url: str | None, file: str | None, base: Path) -> str:
    if given := os.environ.get(DATABASE_VARIABLE):
        return given
    if file is not None:
        return (base / file).read_text().strip()
    if url is None or url == "sqlite":
        return f"sqlite:///{base / 'exchange.sqlite'}"
    return url


def _address(one: dict[str, Any], where: str) -> tuple[str, tuple[VerifierKey, ...]]:
    _refuse_unknown(one, {"url", "keys"}, where)
    keys = tuple(VerifierKey.parse(text) for text in one["keys"])
    if len({key.name for key in keys}) != 1:
        raise InputRefused(f"{where}: the keys are those of one log or witness")
    if where == "[[peers]]" and not any(key.algorithm is NoteAlgorithm.COSIGNATURE_ML_DSA_44 for key in keys):
        raise InputRefused(f"{where}: give all keys of {keys[0].name}, the one with ML-DSA-44 too")
    return check_url(one["url"]).rstrip("/"), keys


def is_private_to_this_computer(url: str) -> bool:
    """Say whether an address leads to this computer by its own name."""
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")


def _oidc(one: dict[str, Any], base: Path) -> Oidc:
    known = {part.name for part in fields(Oidc)} - {"client_secret"} | {"client_secret_file"}
    _refuse_unknown(one, known, "[oidc]")
    value = {**one, "issuer": check_url(one["issuer"])}
    if "client_secret_file" in value:
        value["client_secret"] = (base / value.pop("client_secret_file")).read_text().strip()
    found = Oidc(**value)
    if found.client_id and not (
        found.issuer.startswith("https://") or is_private_to_this_computer(found.issuer)
    ):
        raise InputRefused("[oidc]: people sign in at an issuer over https")
    return found


def _proxy(one: dict[str, Any], base: Path) -> Proxy:
    _refuse_unknown(one, {"secret_file", "certificates", "require_certificate"}, "[proxy]")
    secret = (base / one["secret_file"]).read_text().strip()
    if len(secret) < 20:
        raise InputRefused("the secret of the proxy has at least 20 characters")
    certificates = {party: tuple(prints) for party, prints in one.get("certificates", {}).items()}
    for prints in certificates.values():
        if not all(_FINGERPRINT.fullmatch(text) for text in prints):
            raise InputRefused("certificates are named by SHA-256 in hex, small letters without colons")
    return Proxy(secret, certificates, bool(one.get("require_certificate", False)))
