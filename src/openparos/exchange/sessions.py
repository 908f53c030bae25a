"""Sessions of people in a browser: a random name in a cookie, what stands behind it in this server's memory alone.

A restart ends all sessions. The cookie is not readable by scripts, is not sent with what other sites post, and is
bound to https and this host wherever the exchange is reached over https.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from .callers import Caller

IDLE_S: Final = 30 * 60
LONGEST_S: Final = 8 * 3600
_MOST: Final = 10_000


@dataclass(slots=True)
class Session:
    """One person in one browser.

    Attributes
    ----------
    caller : Caller
        Who it is and what that person may do.
    token : str
        What a form must carry, so that no other site's page can send it.
    ends_s, idle_s : float
        When it ends at the latest, and when it ends unless it is used.
    """

    caller: Caller
    token: str
    ends_s: float
    idle_s: float

    def holds(self, token: str) -> bool:
        """Say whether a form came from a page of this session."""
        return hmac.compare_digest(self.token.encode(), token.encode("utf-8", "replace"))


class Sessions:
    """The sessions of one server; the names in cookies are held as hashes.

    Parameters
    ----------
    clock : callable
        Seconds that never go back.
    most : int
        How many are held; beyond them the one unused longest ends.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, most: int = _MOST) -> None:
        self._clock = clock
        self._most = most
        self._held: OrderedDict[str, Session] = OrderedDict()

    def begin(self, caller: Caller) -> str:
        """Begin a session; return the name that goes into the cookie."""
        now = self._clock()
        name = secrets.token_urlsafe(32)
        self._held[_hash(name)] = Session(caller, secrets.token_urlsafe(32), now + LONGEST_S, now + IDLE_S)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return name

    def find(self, name: str) -> Session | None:
        """Return a session that has not ended, and count it as used."""
        key, now = _hash(name), self._clock()
        found = self._held.get(key)
        if found is None:
            return None
        if now >= min(found.ends_s, found.idle_s):
            del self._held[key]
            return None
        found.idle_s = now + IDLE_S
        self._held.move_to_end(key)
        return found

    def end(self, name: str) -> None:
        """End a session."""
        self._held.pop(_hash(name), None)


def _hash(name: str) -> str:
    return sha256(name.encode("utf-8", "replace")).hexdigest()
