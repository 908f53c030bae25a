"""Signing in of people in a browser: the authorization code flow of OpenID Connect with PKCE, at any issuer.

What comes back is believed only in the browser that began it (a cookie), for the state and nonce it was given, from
the issuer that was asked (RFC 9207), for the code verifier of that attempt (RFC 7636), in an ID token under the issuer's keys.
"""

from __future__ import annotations

import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from openparos.model.errors import VerificationFailed

from .callers import Caller
from .people import LARGEST_ANSWER, People
from .settings import Oidc, is_private_to_this_computer

ATTEMPT_S: Final = 600
_MOST_ATTEMPTS: Final = 2_000
_LONGEST_CODE: Final = 3_000
_NOT_HELD: Final = "signing in did not succeed; begin again"


@dataclass(frozen=True, slots=True)
class _Attempt:
    state: str
    nonce: str
    verifier: str
    until_s: float


class SignIn:
    """Sends people to the issuer and takes them in when they come back.

    Parameters
    ----------
    settings : Oidc
        With the client id under which the issuer knows this exchange.
    people : People
        Checks the tokens.
    url : str
        Address of the exchange; the issuer sends people back to ``/login/return`` below it.
    clock : callable
        Seconds that never go back.
    """

    def __init__(
        self, settings: Oidc, people: People, url: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings = settings
        self._people = people
        self._return_to = f"{url}/login/return"
        self._clock = clock
        self._attempts: OrderedDict[str, _Attempt] = OrderedDict()

    async def begin(self) -> tuple[str, str]:
        """Return the address at the issuer to go to, and the name of the attempt, for a cookie."""
        about = await self._people.about()
        name = secrets.token_urlsafe(32)
        attempt = _Attempt(
            secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), self._clock() + ATTEMPT_S
        )  # fmt: skip
        self._attempts[_hash(name)] = attempt
        while len(self._attempts) > _MOST_ATTEMPTS:
            self._attempts.popitem(last=False)
        challenge = urlsafe_b64encode(sha256(attempt.verifier.encode()).digest()).rstrip(b"=").decode()
        query = urlencode(
            {
                "response_type": "code", "client_id": self._settings.client_id, "redirect_uri": self._return_to,
                "scope": self._settings.scope, "state": attempt.state, "nonce": attempt.nonce,
                "code_challenge": challenge, "code_challenge_method": "S256",
            }
        )  # fmt: skip
        where = _endpoint(about, "authorization_endpoint", self._settings)
        return f"{where}{'&' if urlsplit(where).query else '?'}{query}", name

    async def finish(self, given: Mapping[str, str], name: str | None) -> Caller:
        """Return the person who came back from the issuer.

        Parameters
        ----------
        given : mapping of str to str
            The query of the address the issuer sent the browser to.
        name : str or None
            The attempt, from the browser's cookie.

        Raises
        ------
        VerificationFailed
            When anything does not fit; in one wording. The attempt is used up in any case.
        """
        attempt = self._attempts.pop(_hash(name or ""), None)
        if attempt is None or self._clock() > attempt.until_s:
            raise VerificationFailed(_NOT_HELD)
        about = await self._people.about()
        issuer = given.get("iss")
        named = about.get("authorization_response_iss_parameter_supported") is True
        if (issuer is not None or named) and issuer != self._settings.issuer:
            raise VerificationFailed(_NOT_HELD)
        code = given.get("code", "")
        if not hmac.compare_digest(attempt.state.encode(), given.get("state", "").encode("utf-8", "replace")):
            raise VerificationFailed(_NOT_HELD)
        if "error" in given or not 0 < len(code) <= _LONGEST_CODE:
            raise VerificationFailed(_NOT_HELD)
        token = await self._token(about, code, attempt.verifier)
        return await self._people.caller_of_id_token(token, attempt.nonce)

    async def leaving(self) -> str | None:
        """Return where a person ends the session at the issuer as well, where it names such an address."""
        about = await self._people.about()
        if "end_session_endpoint" not in about:
            return None
        where = _endpoint(about, "end_session_endpoint", self._settings)
        back = self._return_to.removesuffix("/login/return") + "/people"
        return (
            f"{where}?{urlencode({'client_id': self._settings.client_id, 'post_logout_redirect_uri': back})}"
        )

    async def _token(self, about: dict[str, Any], code: str, verifier: str) -> str:
        import httpx2

        settings = self._settings
        form = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": self._return_to, "code_verifier": verifier,
            "client_id": settings.client_id,
        }  # fmt: skip
        secret = None
        if settings.client_secret is not None:  # RFC 6749, 2.3.1: both are form-encoded first
            secret = (quote(settings.client_id, safe=""), quote(settings.client_secret, safe=""))
        try:
            async with httpx2.AsyncClient(timeout=10, follow_redirects=False, auth=secret) as client:
                answer = await client.post(
                    _endpoint(about, "token_endpoint", settings), data=form,
                    headers={"accept": "application/json"},
                )  # fmt: skip
            if answer.status_code != 200 or len(answer.content) > LARGEST_ANSWER:
                raise VerificationFailed(_NOT_HELD)
            token = answer.json()["id_token"]
        except (httpx2.HTTPError, ValueError, KeyError, TypeError) as error:
            raise VerificationFailed(_NOT_HELD) from error
        if not isinstance(token, str):
            raise VerificationFailed(_NOT_HELD)
        return token


def _endpoint(about: dict[str, Any], name: str, settings: Oidc) -> str:
    """Return an address the issuer names; over https wherever the issuer itself is."""
    where = str(about.get(name, ""))
    parts = urlsplit(where)
    good = parts.scheme == "https" or (
        parts.scheme == "http" and is_private_to_this_computer(settings.issuer)
    )
    if not good or not parts.hostname:
        raise VerificationFailed(f"the issuer names no {name.replace('_', ' ')} over https")
    return where


def _hash(name: str) -> str:
    return sha256(name.encode("utf-8", "replace")).hexdigest()
