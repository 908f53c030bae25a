"""`openparos log`: the tamper-evident log, from the first key to the last proof. It never asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App

from openparos.model.errors import InputRefused, Refusal

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    from openparos.log.ledger import Published
    from openparos.log.reports import CheckReport

app = App(
    name="log",
    help="The tamper-evident log: begin it, append, prove, verify, check, witness.",
    result_action="return_value",
)


@app.command
def init(
    folder: Path, /, *, origin: str, passphrase_file: Path | None = None, common: Common = Common()
) -> ExitStatus:
    """Begin a log in a new folder.

    Parameters
    ----------
    folder : Path
        A folder that does not exist yet, or is empty.
    origin : str
        Name of the log, such as exchange.example/notices.
    passphrase_file : Path or None
        Encrypts the private keys with the first line of this file; without it they are kept by file mode.
    """
    from openparos.log.ledger import create_log

    published = create_log(folder, origin, passphrase_file=passphrase_file)
    if common.as_json:
        print_json({"folder": str(folder), **_published(published)})
    else:
        say(f"log {origin} begun in {folder}; its policy for others: openparos log policy {folder}")
    return ExitStatus.DONE


@app.command
def append(
    folder: Path, file: Path, /, *, passphrase_file: Path | None = None, common: Common = Common()
) -> ExitStatus:
    """Append one JSON object a line, each in the spelling of RFC 8785, and publish a checkpoint.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    file : Path
        JSON Lines; - reads standard input. A line that is refused is listed, the others are appended.
    passphrase_file : Path or None
        Opens the private keys; by default the file named when the log was begun.
    """
    from openparos.log.ledger import Ledger

    refused: list[Refusal] = []
    with Ledger(folder, passphrase_file=passphrase_file) as ledger:
        first = ledger.size
        published = ledger.append(_entries(file, refused))
    appended = published.checkpoint.size - first
    if common.as_json:
        print_json(
            {
                "appended": appended,
                "first": first if appended else None,
                **_published(published),
                "refused": [refusal.to_json() for refusal in refused],
            }
        )
    else:
        say(f"{appended} appended, {len(refused)} refused; the log holds {published.checkpoint.size}")
        for refusal in refused:
            warn(str(refusal))
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def _entries(file: Path, refused: list[Refusal]) -> Iterator[bytes]:
    """Yield the entries of a file, setting aside the lines that are none."""
    from openparos.log.entries import canonical_object

    with ExitStack() as stack:
        try:
            lines = sys.stdin.buffer if str(file) == "-" else stack.enter_context(file.open("rb"))
        except OSError as error:
            raise InputRefused(f"cannot be read: {error.strerror}", file=str(file)) from error
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield canonical_object(line)
            except InputRefused as error:
                refused.append(Refusal(str(file), number, str(error)))


@app.command
def prove(folder: Path, index: int, /, *, out: Path | None = None, common: Common = Common()) -> ExitStatus:
    """Write the proof that an entry is in the log, as one file that needs nothing else.

    Parameters
    ----------
    folder : Path
        Folder of the log, or a copy of it.
    index : int
        Place of the entry, counted from 0.
    out : Path or None
        Where to write the .tlog-proof; standard output by default.
    """
    from openparos.log.verify import prove as make_proof

    proof = make_proof(folder, index)
    if out is not None:
        out.write_text(str(proof), encoding="utf-8", newline="")
    if common.as_json:
        print_json({"index": index, "size": proof.checkpoint.size, "proof": str(proof), "file": _text(out)})
    elif out is None:
        sys.stdout.write(str(proof))
    else:
        say(f"proof of entry {index} of {proof.checkpoint.size} written to {out}")
    return ExitStatus.DONE


@app.command
def verify(
    file: Path,
    /,
    *,
    checkpoint: Path | None = None,
    policy: Path | None = None,
    entry: Path | None = None,
    log: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Check a .tlog-proof without a network.

    Parameters
    ----------
    file : Path
        The proof (or a checkpoint alone).
    checkpoint : Path or None
        A checkpoint you trust: the proof must belong to the same history.
    policy : Path or None
        Whom you believe: a tlog-policy file. Without it the keys that travel with the proof are used.
    entry : Path or None
        The entry, where the proof does not carry it.
    log : Path or None
        Folder of the log, to compare checkpoints of different sizes.
    """
    from openparos.log.policy import Policy
    from openparos.log.verify import verify_file

    report = verify_file(
        file,
        checkpoint=checkpoint,
        policy=Policy.load(policy) if policy else None,
        entry=_read(entry) if entry else None,
        log=log,
    )
    return _answer(report, common)


@app.command
def fsck(
    folder: Path, /, *, checkpoint: Path | None = None, policy: Path | None = None, common: Common = Common()
) -> ExitStatus:
    """Check every file of a log and name each that does not hold.

    Parameters
    ----------
    folder : Path
        Folder of the log, or a copy of it.
    checkpoint : Path or None
        An older checkpoint, or one from elsewhere: the log must have grown from it.
    policy : Path or None
        Whom you believe: a tlog-policy file. Without it the keys are those the log names itself.
    """
    from openparos.log.fsck import check_log
    from openparos.log.policy import Policy

    believed = Policy.load(policy) if policy else None
    return _answer(check_log(folder, checkpoint=checkpoint, policy=believed), common)


@app.command
def policy(folder: Path, /, *, common: Common = Common()) -> ExitStatus:
    """Print the keys of a log as a tlog-policy that others can keep.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    """
    from openparos.log.settings import LogSettings

    settings = LogSettings.load(folder)
    text = "".join(f"log {key}\n" for key in settings.keys) + "quorum none\n"
    if common.as_json:
        print_json({"origin": settings.origin, "keys": [str(key) for key in settings.keys], "policy": text})
    else:
        sys.stdout.write(text)
    return ExitStatus.DONE


@app.command
def witness(
    folder: Path,
    /,
    *,
    name: str | None = None,
    policy: Path | None = None,
    request: Path | None = None,
    bind: str = "127.0.0.1",
    port: int = 8480,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Be a witness: cosign checkpoints of logs that grew from what was seen before.

    Parameters
    ----------
    folder : Path
        Keeps the key and the memory of the witness; made on first use.
    name : str or None
        Name of a new witness, such as witness.example/state.
    policy : Path or None
        The logs to watch, as lines of a tlog-policy.
    request : Path or None
        Answer this one request from a file, and end; nothing is served.
    bind : str
        Address to serve on.
    port : int
        Port to serve on; 0 takes a free one.
    passphrase_file : Path or None
        Encrypts or opens the private keys.
    """
    from openparos.log.policy import Policy
    from openparos.log.witness import Witness, create_witness

    if not (folder / "key.json").exists():
        if name is None:
            raise InputRefused("a new witness needs a name", file=str(folder), remedy="Give --name")
        create_witness(folder, name, passphrase_file=passphrase_file)
    trusted = Policy.load(policy).logs if policy else ()
    one = Witness(folder, trusted, passphrase_file=passphrase_file)
    if request is not None:
        answer = one.add_checkpoint(_read(request))
        if common.as_json:
            print_json({"status": int(answer.status), "body": answer.body.decode()})
        else:
            (sys.stdout if answer.status == 200 else sys.stderr).write(answer.body.decode())
        return ExitStatus.DONE if answer.status == 200 else ExitStatus.PARTLY
    keys = [str(key) for key in one.keys]
    if policy is None:
        if common.as_json:
            print_json({"keys": keys})
        else:
            sys.stdout.write("".join(f"{key}\n" for key in keys))
        return ExitStatus.DONE
    return _serve(one, bind, port, keys, common)


def _serve(one: object, bind: str, port: int, keys: list[str], common: Common) -> ExitStatus:
    from openparos.log.witness import Witness
    from openparos.log.witness_server import WitnessServer

    assert isinstance(one, Witness)
    with WitnessServer((bind, port), one) as server:
        address = f"http://{server.server_address[0]!s}:{server.server_address[1]}/add-checkpoint"
        if common.as_json:
            print_json({"address": address, "keys": keys})
        else:
            say(f"witness answers on {address}")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return ExitStatus.DONE


@app.command
def cosign(
    folder: Path,
    /,
    *,
    known: int = 0,
    out: Path | None = None,
    answer: Path | None = None,
    key: list[str] | None = None,
    passphrase_file: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Make the request for a witness, or add what it answered to the checkpoint.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    known : int
        Size of the log that the witness knows; 0 the first time.
    out : Path or None
        Where to write the request; standard output by default.
    answer : Path or None
        The answer of the witness, to be checked and added.
    key : list of str or None
        Verifier keys of the witness, with --answer.
    passphrase_file : Path or None
        Opens the private keys of the log.
    """
    from openparos.log.witness import ask_witness

    if answer is None:
        body = ask_witness(folder, known).to_bytes()
        if out is not None:
            out.write_bytes(body)
        elif common.as_json:
            print_json({"request": body.decode()})
        else:
            sys.stdout.write(body.decode())
        return ExitStatus.DONE
    from openparos.log.ledger import Ledger
    from openparos.log.notes import VerifierKey
    from openparos.log.witness import read_cosignatures

    keys = tuple(VerifierKey.parse(text) for text in key or ())
    with Ledger(folder, passphrase_file=passphrase_file) as ledger:
        published = ledger.add_cosignatures(read_cosignatures(_read(answer)), keys)
    if common.as_json:
        print_json(_published(published))
    else:
        say(
            f"the checkpoint of {published.checkpoint.size} entries bears {len(published.note.lines)} signatures"
        )
    return ExitStatus.DONE


@app.command
def timestamp(
    folder: Path,
    /,
    *,
    request: Path | None = None,
    reply: Path | None = None,
    roots: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Ask an authority for a timestamp over the checkpoint (RFC 3161), or check and keep its reply.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    request : Path or None
        Where to write the request, to be sent as application/timestamp-query.
    reply : Path or None
        The authority's reply.
    roots : Path or None
        Certificates you trust, in PEM, with --reply.
    """
    from openparos.log.timestamp import keep_timestamp, request_timestamp
    from openparos.model.times import format_utc

    if request is not None:
        request.write_bytes(request_timestamp(folder))
        if common.as_json:
            print_json({"request": str(request)})
        else:
            say(f"request written to {request}")
        return ExitStatus.DONE
    if reply is None or roots is None:
        warn("openparos: give --request FILE, or --reply FILE and --roots FILE")
        return ExitStatus.WRONG_USE
    kept = keep_timestamp(folder, _read(reply), _read(roots))
    if common.as_json:
        print_json({"size": kept.size, "time": format_utc(kept.time_us), "file": str(kept.file)})
    else:
        say(f"the checkpoint of {kept.size} entries was there at {format_utc(kept.time_us)}: {kept.file}")
    return ExitStatus.DONE


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _published(published: Published) -> dict[str, object]:
    from openparos.log.notes import to_base64
    from openparos.model.times import US_PER_SECOND, format_utc

    return {
        "origin": published.checkpoint.origin,
        "size": published.checkpoint.size,
        "root": to_base64(published.checkpoint.root),
        "time": format_utc(published.time_s * US_PER_SECOND),
    }


def _answer(report: CheckReport, common: Common) -> ExitStatus:
    if common.as_json:
        print_json(report.to_json())
    else:
        say(
            f"{'whole' if report.ok else 'not whole'}: {report.checked} checked, {len(report.problems)} problems"
        )
        for problem in report.problems:
            say(f"  {problem.path}: {problem.reason}")
        if report.facts.get("trust", "policy") != "policy":
            say("  the keys came with the file: for whose they are, compare with a policy (--policy)")
    return ExitStatus.DONE if report.ok else ExitStatus.PARTLY
