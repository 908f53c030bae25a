"""Reading a notice at an exchange, waiting for it where it has still to come from another."""

from __future__ import annotations

import time
from typing import Any

from openparos.model.errors import InputRefused

from .client import ExchangeClient


def await_notice(
    client: ExchangeClient, notice_id: str, *, wait_s: float, acknowledged_by: str | None = None
) -> dict[str, Any]:
    """Return a notice as an exchange shows it.

    Parameters
    ----------
    client : ExchangeClient
        The exchange.
    notice_id : str
        Its id.
    wait_s : float
        How long to wait for it, and for the acknowledgement.
    acknowledged_by : str or None
        Party whose acknowledgement is waited for.

    Raises
    ------
    InputRefused
        When it is not there in that time.
    """
    until = time.monotonic() + wait_s
    while True:
        try:
            found: dict[str, Any] = client.get(f"/notices/{notice_id}")
            parties = [one["party"] for one in found["acknowledgements"]]
            if acknowledged_by in (None, *parties) or time.monotonic() >= until:
                return found
        except InputRefused:
            if time.monotonic() >= until:
                raise
        time.sleep(0.5)
