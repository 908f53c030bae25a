"""A second clock: RFC 3161 timestamps over a checkpoint, asked for and kept without opening a connection.

The request is a file to be sent to any authority; the reply is checked against the root certificate
the reader trusts, and kept beside the log. Needs the package `rfc3161-client` (extra `timestamp`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from openparos.model.errors import InputRefused, OpenParosError, VerificationFailed
from openparos.model.times import format_utc, parse_utc

from .durable import flush_folders, make_folders, write_durable
from .entries import canonical_json
from .notes import Checkpoint, from_base64, to_base64
from .settings import CHECKPOINT, LogSettings, read_note

if TYPE_CHECKING:
    from types import ModuleType

TIMESTAMPS: Final = "timestamps"
TIMESTAMP_SCHEMA: Final = "openparos.timestamp/1"


def _client() -> ModuleType:
    try:
        import rfc3161_client
    except ImportError as error:
        raise InputRefused(
            "timestamps need the package rfc3161-client",
            remedy="Install it with: pip install openparos[timestamp]",
        ) from error
    return rfc3161_client


@dataclass(frozen=True)
class Timestamp:
    """A timestamp that was checked: over which checkpoint, and when.

    Attributes
    ----------
    size : int
        Entries of the checkpoint.
    time_us : int
        The authority's time, microseconds since 1970.
    file : Path or None
        Where it is kept.
    """

    size: int
    time_us: int
    file: Path | None = None


def request_timestamp(folder: Path) -> bytes:
    """Return the request over the text of a log's present checkpoint, in DER."""
    text, _ = _checkpoint(folder)
    client = _client()
    request = client.TimestampRequestBuilder().data(text).hash_algorithm(client.HashAlgorithm.SHA512).build()
    return bytes(request.as_bytes())


def keep_timestamp(folder: Path, reply: bytes, roots: bytes) -> Timestamp:
    """Check an authority's reply over the present checkpoint and keep it beside the log.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    reply : bytes
        The reply, in DER.
    roots : bytes
        Certificates the reader trusts, in PEM.

    Raises
    ------
    VerificationFailed
        When the reply is not over this checkpoint, or not by this authority.
    """
    text, size = _checkpoint(folder)
    time_us = check_reply(text, reply, roots)
    record: dict[str, Any] = {
        "schema": TIMESTAMP_SCHEMA,
        "checkpoint": text.decode(),
        "reply": to_base64(reply),
        "roots": [one.public_bytes(Encoding.PEM).decode() for one in _certificates(roots)],
        "time": format_utc(time_us),
    }
    record["sha256"] = sha256(canonical_json(record)).hexdigest()
    flush_folders(make_folders(folder / TIMESTAMPS))
    path = folder / TIMESTAMPS / f"{size}.json"
    write_durable(path, canonical_json(record) + b"\n")
    return Timestamp(size, time_us, path)


def check_reply(text: bytes, reply: bytes, roots: bytes) -> int:
    """Check a reply over some bytes; return the authority's time in microseconds since 1970."""
    client = _client()
    builder = client.VerifierBuilder()
    for certificate in _certificates(roots):
        builder = builder.add_root_certificate(certificate)
    try:
        response = client.decode_timestamp_response(reply)
        builder.build().verify_message(response, text)
        moment = response.tst_info.gen_time
    except (client.VerificationError, ValueError) as error:
        raise VerificationFailed(f"the timestamp does not hold: {error}") from error
    return parse_utc(moment.isoformat())


def check_kept(path: Path) -> tuple[Checkpoint, int]:
    """Check a kept timestamp: its own hash, and the reply where `rfc3161-client` is installed.

    Returns
    -------
    tuple of Checkpoint and int
        What was stamped, and the authority's time in microseconds since 1970.

    Raises
    ------
    InputRefused, VerificationFailed
        When it is altered or does not hold.
    """
    try:
        data = path.read_bytes()
        record = json.loads(data)
        check = record.pop("sha256")
        whole = canonical_json({**record, "sha256": check}) + b"\n" == data
        if not whole or sha256(canonical_json(record)).hexdigest() != check:
            raise ValueError("altered: its own hash does not hold")
        checkpoint = Checkpoint.parse(record["checkpoint"])
        time_us = parse_utc(record["time"])
        reply, roots = from_base64(record["reply"]), "".join(record["roots"]).encode()
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError, OpenParosError) as error:
        raise InputRefused(f"not a kept timestamp: {error}", file=str(path)) from error
    try:
        _client()
    except InputRefused:
        return checkpoint, time_us
    if check_reply(record["checkpoint"].encode(), reply, roots) != time_us:
        raise VerificationFailed("the time kept is not that of the reply", where=str(path))
    return checkpoint, time_us


def _checkpoint(folder: Path) -> tuple[bytes, int]:
    note = read_note(folder / CHECKPOINT)
    checkpoint, _ = LogSettings.load(folder).check(note)
    return note.text.encode(), checkpoint.size


def _certificates(roots: bytes) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(roots)
    except ValueError as error:
        raise InputRefused(f"no certificates in PEM: {error}") from error
