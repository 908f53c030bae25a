"""A small issuer of OpenID Connect on this computer: codes with PKCE, ID tokens, and every way to answer wrongly."""

from __future__ import annotations

import base64
import html
import json
import secrets
import threading
import time
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey


class Issuer(ThreadingHTTPServer):
    """Signs in `subject` at once when asked; what it puts into tokens can be changed."""

    def __init__(self, client: str = "exchange", secret: str | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.client, self.secret, self.subject = client, secret, "anna"
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.codes: dict[str, dict[str, str]] = {}
        self.claims: dict[str, Any] = {}
        self.about: dict[str, Any] = {}
        self.sign_with: RSAKey | None = None
        self.refused: list[str] = []
        self.ask_first = False  # show a page with a button, as a real one does
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.url, "jwks_uri": f"{self.url}/keys", "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token", "end_session_endpoint": f"{self.url}/leave",
            "authorization_response_iss_parameter_supported": True, **self.about,
        }  # fmt: skip

    def authorize(self, query: dict[str, str]) -> str:
        """Return where the browser is sent after signing in."""
        assert query["response_type"] == "code" and query["client_id"] == self.client
        assert query["code_challenge_method"] == "S256" and "openid" in query["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        back = {"code": code, "state": query["state"], "iss": self.url}
        return f"{query['redirect_uri']}?{urlencode(back)}"

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(
            b"="
        )
        if asked is None or challenge.decode() != asked["code_challenge"]:
            self.refused.append("code or verifier")
            return None
        if form["redirect_uri"] != asked["redirect_uri"] or form["grant_type"] != "authorization_code":
            self.refused.append("another address")
            return None
        if self.secret is not None:
            given = base64.b64decode(authorization.removeprefix("Basic ")).decode().split(":")
            if [unquote(one) for one in given] != [self.client, self.secret]:
                self.refused.append("secret")
                return None
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": self.client, "sub": self.subject, "exp": now + 300, "iat": now,
            "nonce": asked["nonce"], "openparos_roles": ["audit"], "openparos_party": "FRA", **self.claims,
        }  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.sign_with or self.key)
        return {"access_token": "x", "token_type": "Bearer", "id_token": signed}


class _Handler(BaseHTTPRequestHandler):
    server: Issuer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._json(200, self.server.discovery())
        elif parts.path == "/keys":
            self._json(200, KeySet([self.server.key]).as_dict(private=False))
        elif parts.path == "/authorize" and self.server.ask_first:
            where = html.escape(self.server.authorize(query))
            page = f'<!doctype html><html lang="en"><title>Issuer</title><h1>Issuer</h1><a id="go" href="{where}">I am anna</a>'
            self._send(200, page.encode(), "text/html")
        elif parts.path == "/authorize":
            self.send_response(303)
            self.send_header("Location", self.server.authorize(query))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._json(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        answer = self.server.token(form, self.headers.get("Authorization", ""))
        self._json(400 if answer is None else 200, answer or {"error": "invalid_grant"})

    def _json(self, status: int, value: Any) -> None:
        self._send(status, json.dumps(value).encode(), "application/json")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...
