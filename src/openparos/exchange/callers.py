"""Who asks: a State by the signature of its request, a person by a token, or nobody in particular.

A State's office has the roles its key set gives it. A person reads and, where the issuer says so, audits; what
a State says is signed by its office's key and never by a person's token.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import parse_qs, unquote_to_bytes

from fastapi import Depends, Request

from openparos.model.errors import OpenParosError, VerificationFailed
from openparos.model.times import now_us

from .message_signatures import SignedMessage, check_request, claimed_key
from .problems import Denied

if TYPE_CHECKING:
    from .service import Exchange
    from .sessions import Session

PROXY_HEADER: Final = "x-openparos-proxy"
CERTIFICATE_HEADER: Final = "x-client-cert"
ADDRESS_HEADER: Final = "x-forwarded-for"
FORM_HEADER: Final = "x-openparos-form"
_CHALLENGE: Final = {"WWW-Authenticate": 'Signature realm="openparos", Bearer realm="openparos"'}
_REFUSED: Final = "the request is not signed as it must be"


class Permission(StrEnum):
    """What a caller may do here."""

    READ = "read"
    PUBLISH = "publish"
    ACKNOWLEDGE = "acknowledge"
    WITNESS = "witness"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks.

    Attributes
    ----------
    party, office : str or None
        State or organization and its office; None for nobody in particular.
    person : str or None
        The subject of a person's token.
    permissions : frozenset of Permission
        What it may do.
    """

    party: str | None = None
    office: str | None = None
    person: str | None = None
    permissions: frozenset[Permission] = frozenset()

    @property
    def name(self) -> str | None:
        """By which limits are counted."""
        return self.person or self.party


async def caller(request: Request) -> Caller:
    """Return who asks, having checked what the request says of it.

    Raises
    ------
    Denied
        401 where a signature or token does not hold, 403 where a certificate is another's, 429 where it is
        too often.
    """
    exchange: Exchange = request.state.exchange
    address: str = request.state.address
    _refuse_wait(exchange.anonymous.wait_s(address))
    try:
        if "signature-input" in request.headers or "signature" in request.headers:
            found = _state(exchange, request, await request.body())
        elif "authorization" in request.headers:
            found = await _person(exchange, request)
        elif (session := session_of(exchange, request)) is not None:
            await _check_own_form(request, session)
            found = session.caller
        else:
            _refuse_wait(exchange.anonymous.take(address))
            return Caller()
    except OpenParosError as error:
        exchange.anonymous.take(address)  # who tries keys is slowed like one who does not say who he is
        raise Denied(HTTPStatus.UNAUTHORIZED, error.what, _CHALLENGE) from error
    except Denied:
        exchange.anonymous.take(address)
        raise
    request.state.party = found.party
    buckets = exchange.submissions if request.method == "POST" else exchange.reads
    _refuse_wait(buckets.take(str(found.name)))
    return found


def session_cookie(exchange: Exchange) -> str:
    """Return the name of the cookie of a session; over https one that no other host can set."""
    return f"{'__Host-' if exchange.settings.url.startswith('https://') else ''}openparos-session"


def session_of(exchange: Exchange, request: Request) -> Session | None:
    """Return the session of a person's browser, or None."""
    name = request.cookies.get(session_cookie(exchange), "")
    return exchange.sessions.find(name) if name else None


async def _check_own_form(request: Request, session: Session) -> None:
    """Refuse what changes something unless it comes from a page of this session."""
    if request.method in ("GET", "HEAD"):
        return
    try:
        fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=20)
    except ValueError:
        fields = {}
    given = request.headers.get(FORM_HEADER) or fields.get("token", [""])[0]
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin" or not session.holds(given):
        raise Denied(HTTPStatus.FORBIDDEN, "this form does not come from a page of this session")


def _refuse_wait(seconds: float) -> None:
    if seconds > 0:
        raise Denied(
            HTTPStatus.TOO_MANY_REQUESTS, "too many requests", {"Retry-After": str(max(1, int(seconds + 1)))}
        )


def _state(exchange: Exchange, request: Request, body: bytes) -> Caller:
    headers = {name.lower(): value for name, value in request.headers.items()}
    for name in ("signature", "signature-input", "content-digest"):
        if len(request.headers.getlist(name)) > 1:
            raise VerificationFailed(_REFUSED)
    key_id = claimed_key(headers)
    request.state.claimed = key_id
    found = exchange.identities.office_by_key(key_id or "")
    public = None if found is None else found.key.public.ed25519
    message = SignedMessage(request.state.method, exchange.address_asked(request), headers)
    try:
        signature = check_request(message, body, public, window_s=exchange.settings.limits.window_s)
        if found is None or signature.key_id != key_id:
            raise VerificationFailed(_REFUSED)
        found.key.check_valid(now_us())
    except VerificationFailed as error:
        # One answer for an unknown key, an expired one and a wrong signature.
        raise VerificationFailed(_REFUSED) from error
    _check_certificate(exchange, request, found.party)
    exchange.nonces.use(signature)
    permissions = {Permission(role.value) for role in found.office.roles if role.value in tuple(Permission)}
    if found.party in exchange.settings.auditors:
        permissions.add(Permission.AUDIT)
    return Caller(found.party, found.office.office, permissions=frozenset(permissions | {Permission.READ}))


def _check_certificate(exchange: Exchange, request: Request, party: str) -> None:
    """Hold the client certificate that the proxy saw against the party that signed."""
    proxy = exchange.settings.proxy
    if proxy is None:
        return
    given = request.headers.get(CERTIFICATE_HEADER, "") if comes_from_proxy(exchange, request.headers) else ""
    if not given:
        if proxy.require_certificate:
            raise Denied(HTTPStatus.FORBIDDEN, "States connect with their certificate here")
        return
    print_ = certificate_sha256(given)
    if print_ not in proxy.certificates.get(party, ()):
        raise Denied(
            HTTPStatus.FORBIDDEN, "the certificate of the connection is not one of the party that signed"
        )


def comes_from_proxy(exchange: Exchange, headers: Any) -> bool:
    """Say whether the proxy put these headers in: it alone knows the secret."""
    proxy = exchange.settings.proxy
    given = headers.get(PROXY_HEADER, "")
    return proxy is not None and hmac.compare_digest(given.encode(), proxy.secret.encode())


def certificate_sha256(escaped: str) -> str | None:
    """Return the SHA-256 of a certificate as nginx hands it on (PEM, URL-escaped), or None where it is none."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        certificate = x509.load_pem_x509_certificate(unquote_to_bytes(escaped))
    except ValueError:
        return None
    return sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


async def _person(exchange: Exchange, request: Request) -> Caller:
    scheme, _, token = request.headers["authorization"].partition(" ")
    if scheme.lower() != "bearer" or exchange.people is None:
        raise VerificationFailed("this way of saying who you are is not taken here")
    return await exchange.people.caller_of(token.strip())


class Needs:
    """A dependency of routes: the caller, refused where it lacks a permission.

    Parameters
    ----------
    permission : Permission
        What the route needs.
    state : bool
        Whether an office of a State or organization must ask.
    """

    def __init__(self, permission: Permission, *, state: bool = False) -> None:
        self.permission = permission
        self.state = state

    async def __call__(self, found: Annotated[Caller, Depends(caller)]) -> Caller:
        """Return the caller."""
        if found.name is None:
            raise Denied(HTTPStatus.UNAUTHORIZED, "say who you are: sign the request, or sign in", _CHALLENGE)
        if self.permission not in found.permissions or (self.state and found.office is None):
            raise Denied(HTTPStatus.FORBIDDEN, f"this office may not {self.permission.value}")
        return found


Anybody = Annotated[Caller, Depends(caller)]
Reader = Annotated[Caller, Depends(Needs(Permission.READ))]
Publisher = Annotated[Caller, Depends(Needs(Permission.PUBLISH, state=True))]
Acknowledger = Annotated[Caller, Depends(Needs(Permission.ACKNOWLEDGE, state=True))]
StateReader = Annotated[Caller, Depends(Needs(Permission.READ, state=True))]
Auditor = Annotated[Caller, Depends(Needs(Permission.AUDIT))]
