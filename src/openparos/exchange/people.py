"""People: tokens of an OpenID Connect issuer, checked here with its published keys.

Only signatures by public keys are taken. The issuer's keys are fetched when a token names one that is not
known, and not more often than once a minute, whatever tokens come.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

from openparos.model.errors import OpenParosError, VerificationFailed

from .callers import Caller, Permission
from .settings import Oidc

ALGORITHMS: Final = ("RS256", "ES256", "EdDSA", "Ed25519")
_LONGEST_TOKEN: Final = 8_000
_REFETCH_S: Final = 60.0
LARGEST_ANSWER: Final = 200_000
_LEEWAY_S: Final = 30
_FOR_PEOPLE: Final = frozenset({Permission.READ, Permission.AUDIT})


class People:
    """Checks tokens of one issuer.

    Parameters
    ----------
    settings : Oidc
        Issuer, audience and the names of claims.
    """

    def __init__(self, settings: Oidc) -> None:
        self.settings = settings
        self._keys: Any = None
        self._about: dict[str, Any] | None = None
        self._fetched = -_REFETCH_S
        self._lock = asyncio.Lock()

    async def caller_of(self, token: str) -> Caller:
        """Return the person a token stands for.

        Raises
        ------
        VerificationFailed
            When it does not hold; in one wording.
        """
        return self._person(await self._held(token, self.settings.audience))

    async def caller_of_id_token(self, token: str, nonce: str) -> Caller:
        """Return the person whom the issuer signed in for this exchange, in answer to one attempt.

        Raises
        ------
        VerificationFailed
            When the ID token does not hold, or answers another attempt or another client.
        """
        client = self.settings.client_id
        claims = await self._held(token, client)
        audience = claims["aud"]
        several = isinstance(audience, list) and len(audience) > 1
        if claims.get("nonce") != nonce or claims.get("azp", None if several else client) != client:
            raise VerificationFailed("the token does not hold")
        return self._person(claims)

    async def about(self) -> dict[str, Any]:
        """Return what the issuer says of itself (OpenID Connect Discovery).

        Raises
        ------
        VerificationFailed
            When it cannot be reached.
        """
        if self._about is None:
            await self._fetch()
        assert self._about is not None
        return self._about

    def _person(self, claims: dict[str, Any]) -> Caller:
        roles = claims.get(self.settings.roles_claim, [])
        named = {str(one) for one in roles} if isinstance(roles, list) else set()
        allowed = frozenset(one for one in _FOR_PEOPLE if one.value in named)
        party = claims.get(self.settings.party_claim)
        subject = str(claims["sub"])[:100]
        return Caller(
            party if isinstance(party, str) else None, None, f"person:{subject}", allowed | {Permission.READ}
        )

    async def _held(self, token: str, audience: str) -> dict[str, Any]:
        from joserfc.errors import JoseError

        if not token or len(token) > _LONGEST_TOKEN:
            raise VerificationFailed("the token does not hold")
        try:
            return await self._claims(token, audience)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise VerificationFailed("the token does not hold") from error

    async def _claims(self, token: str, audience: str) -> dict[str, Any]:
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError

        try:
            if self._keys is None:
                await self._fetch()
            decoded = jwt.decode(token, self._keys, algorithms=list(ALGORITHMS))
        except (InvalidKeyIdError, ValueError):
            await self._fetch()
            decoded = jwt.decode(token, self._keys, algorithms=list(ALGORITHMS))
        registry = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": self.settings.issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
        )
        registry.validate(decoded.claims)
        return dict(decoded.claims)

    async def _fetch(self) -> None:
        """Fetch the issuer's keys, at most once a minute."""
        from joserfc.jwk import KeySet

        async with self._lock:
            if time.monotonic() - self._fetched < _REFETCH_S:
                if self._keys is None or self._about is None:
                    raise VerificationFailed("the issuer of tokens could not be reached")
                return
            self._fetched = time.monotonic()
            try:
                about = await _json(f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration")
                if about["issuer"] != self.settings.issuer:
                    raise VerificationFailed("the issuer calls itself otherwise")
                self._keys = KeySet.import_key_set(await _json(str(about["jwks_uri"])))
                self._about = about
            except OpenParosError:
                raise
            except Exception as error:
                raise VerificationFailed("the issuer of tokens could not be reached") from error


async def _json(url: str) -> Any:
    import httpx2

    async with httpx2.AsyncClient(timeout=5, follow_redirects=False) as client:
        answer = await client.get(url)
        if answer.status_code != 200 or len(answer.content) > LARGEST_ANSWER:
            raise VerificationFailed("the issuer of tokens answered otherwise than agreed")
        return answer.json()
