"""A new version of a key set: a new key for an office, an old one ended or revoked, signed as demanded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from openparos.log.keys import KeyPair, save_key_pair
from openparos.model.errors import InputRefused

from .envelope import Envelope, PublicKeyPair
from .identity import Identities, Office, OfficeKey, PartyIdentity, next_version
from .sealed import sealing_public


def rotate(
    identities: Identities,
    party: str,
    office: str,
    signers: Iterable[KeyPair],
    *,
    at_us: int,
    new_key: Path | None = None,
    revoke: str | None = None,
    reason: str | None = None,
    passphrase_file: Path | None = None,
) -> Envelope:
    """Make and sign the next version of a party's key set.

    Parameters
    ----------
    identities : Identities
        The present versions.
    party, office : str
        Whose key changes.
    signers : iterable of KeyPair
        A key that may rotate, or enough recovery keys.
    at_us : int
        From when on, microseconds since 1970.
    new_key : Path or None
        Where to keep a new private key. Without `revoke`, the office's other keys then end.
    revoke : str or None
        Id of a key that was lost or stolen: nothing it signs from now on counts.
    reason : str or None
        Why.
    passphrase_file : Path or None
        Encrypts the new private key.

    Returns
    -------
    Envelope
        For every party to accept (`Identities.updated`).

    Raises
    ------
    InputRefused
        When there is no such party, office or key, or nothing would change.
    """
    present = identities.party(party)
    found = next((one for one in present.offices if one.office == office), None) if present else None
    if present is None or found is None:
        raise InputRefused(f"no office {office!r} of {party!r} in the file of identities")
    if new_key is None and revoke is None:
        raise InputRefused("nothing would change", remedy="Give a new key, a key to revoke, or both")
    if revoke is not None and revoke not in {key.public.key_id for key in found.keys}:
        raise InputRefused(f"the office {office!r} has no key {revoke}")
    keys = tuple(_ended(key, at_us, revoke, reason) for key in found.keys)
    if new_key is not None:
        pair = KeyPair.generate(f"{party}.{office}")
        keys = (*keys, OfficeKey(PublicKeyPair.of(pair), at_us, seal_to=sealing_public(pair)))
        save_key_pair(new_key, pair, passphrase_file=passphrase_file)
    return next_version(present, _with_office(present, replace(found, keys=keys)), *signers)


def _ended(key: OfficeKey, at_us: int, revoke: str | None, reason: str | None) -> OfficeKey:
    if revoke is None:
        ends = at_us if key.valid_until_us is None else min(at_us, key.valid_until_us)
        return replace(key, valid_until_us=ends)
    if key.public.key_id == revoke and key.revoked_us is None:
        return replace(key, revoked_us=at_us, reason=reason)
    return key


def _with_office(present: PartyIdentity, changed: Office) -> tuple[Office, ...]:
    return tuple(changed if one.office == changed.office else one for one in present.offices)
