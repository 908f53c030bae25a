"""What the commands of `openparos exchange` share: handing in, taking verified copies, opening keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openparos.model.errors import InputRefused

from .options import Common, ExitStatus, print_json, say, warn, writing

if TYPE_CHECKING:
    from openparos.exchange.mirroring import Fetch, Mirrored
    from openparos.log.keys import KeyPair
    from openparos.log.notes import VerifierKey


def hand_in(
    things: list[tuple[str, str, dict[str, Any]]], to: str, pair: KeyPair, proof: Path | None, common: Common
) -> ExitStatus:
    """Hand things in, each with its name, path and body; say what was filed and what was refused."""
    from openparos.exchange.client import ExchangeClient

    filed, refused = [], []
    with ExchangeClient(to, pair) as client:
        for name, path, body in things:
            try:
                filed.append({"file": name, **client.post(path, body)})
            except InputRefused as error:
                refused.append({"file": name, "reason": error.what, "remedy": error.remedy})
        if proof is not None and filed:
            _, data = client.ask("GET", filed[-1]["proof"])
            with writing(proof):
                proof.write_bytes(data)
    if common.as_json:
        print_json({"filed": filed, "refused": refused})
    else:
        for one in filed:
            again = "" if one["anew"] else ", as before"
            say(
                f"{one['id'] or one['kind']} filed at {one['origin']} as entry {one['index']}{again}, received {one['received']}"
            )
        for row in refused:
            warn(
                f"openparos: {row['file']} refused: {row['reason']}"
                + (f". {row['remedy']}" if row["remedy"] else "")
            )
    return ExitStatus.PARTLY if refused else ExitStatus.DONE


def take_copy(fetch: Fetch, folder: Path, policy: Path | None, common: Common) -> ExitStatus:
    """Bring a copy of a log up to date and say what came."""
    from openparos.exchange.mirroring import mirror

    keys, first = _believed(fetch, folder, policy)
    result = mirror(folder, keys, fetch)
    return _say_taken(result, folder, [str(key) for key in keys] if first else [], common)


def _believed(fetch: Fetch, folder: Path, policy: Path | None) -> tuple[tuple[VerifierKey, ...], bool]:
    """Return the keys a log is believed under, and whether they came with it for the first time."""
    from openparos.exchange.mirroring import keys_shown
    from openparos.log.policy import Policy
    from openparos.log.settings import SETTINGS, LogSettings

    if (folder / SETTINGS).exists():
        return LogSettings.load(folder).keys, False
    shown = keys_shown(fetch)
    if policy is None:
        return shown, True
    believed = tuple(key for key in Policy.load(policy).logs if key.name == shown[0].name)
    if not believed:
        raise InputRefused(f"the policy names no key of {shown[0].name}", file=str(policy))
    return believed, False


def _say_taken(result: Mirrored, folder: Path, keys: list[str], common: Common) -> ExitStatus:
    if common.as_json:
        print_json(
            {"origin": result.origin, "before": result.before, "size": result.size, "missing": list(result.missing),
             "keys_to_compare": keys}
        )  # fmt: skip
    else:
        say(
            f"{result.origin}: {result.size} entries in {folder}, {result.size - result.before} new; all verified"
        )
        for key in keys:
            say(f"  compare this key with its owner by another way: {key[:60]}...")
        if result.missing:
            say(f"  {len(result.missing)} attachments are not given to you, or not kept there")
    return ExitStatus.DONE


def key_pair(key: Path, passphrase_file: Path | None) -> KeyPair:
    """Open the private key of an office."""
    from openparos.log.keys import load_key_pair

    return load_key_pair(key, passphrase_file=passphrase_file)
