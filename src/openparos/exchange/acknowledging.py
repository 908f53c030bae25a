"""Finding the envelope that is acknowledged, in a log at hand, with its signature checked."""

from __future__ import annotations

from pathlib import Path

from openparos.model.errors import InputRefused
from openparos.notices.envelope import Envelope
from openparos.notices.identity import Identities, Role
from openparos.notices.standing import read_register


def notice_envelope(log: Path, notice_id: str, identities: Identities) -> Envelope:
    """Return the signed envelope of a notice.

    Parameters
    ----------
    log : Path
        Folder of the log, or a copy.
    notice_id : str
        Its id.
    identities : Identities
        Who speaks for whom.

    Raises
    ------
    InputRefused
        When there is no such notice.
    VerificationFailed
        When its signature does not hold at the time it was received.
    """
    register = read_register(log)
    if notice_id in register.sealed:
        sealed = register.sealed[notice_id]
        identities.signer_of(sealed.envelope, sealed.received_us, Role.PUBLISH)
        return sealed.envelope
    for entry in register.get(notice_id).history:
        if entry.notice.notice_id == notice_id:
            identities.signer_of(entry.envelope, entry.received_us, Role.PUBLISH)
            return entry.envelope
    raise InputRefused(f"no notice {notice_id!r} in the log")
