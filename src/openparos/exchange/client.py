"""Asking an exchange, as a State's office or as anybody: signed requests, files of its log, answers in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urlsplit

from openparos.log.keys import KeyPair
from openparos.model.errors import InputRefused, SourceUnavailable

from .message_signatures import SignedMessage, sign_request
from .mirroring import Fetch
from .settings import check_url

_TIMEOUT_S: Final = 30.0
_LARGEST_FILE: Final = 20_000_000


class ExchangeClient:
    """A connection to one exchange; use it as a context manager.

    Parameters
    ----------
    url : str
        Address of the exchange, such as ``https://exchange.example/api``.
    pair : KeyPair or None
        Key of the office that asks; without it requests are not signed.
    """

    def __init__(self, url: str, pair: KeyPair | None = None) -> None:
        import httpx2

        self.url = check_url(url).rstrip("/")
        self._pair = pair
        self._client = httpx2.Client(timeout=_TIMEOUT_S, follow_redirects=False)

    def __enter__(self) -> ExchangeClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, method: str, path: str, value: dict[str, Any] | None = None) -> tuple[int, bytes]:
        """Send a request and return status and body.

        Raises
        ------
        SourceUnavailable
            When nothing answers.
        """
        import httpx2

        url = f"{self.url}{path}"
        body = b"" if value is None else json.dumps(value, separators=(",", ":")).encode()
        headers = {"accept": "application/json"}
        if body:
            headers["content-type"] = "application/json"
        if self._pair is not None:
            message = SignedMessage(method, url, headers)
            sign_request(message, self._pair, body)
        try:
            answer = self._client.request(method, url, content=body or None, headers=headers)
        except httpx2.HTTPError as error:
            raise SourceUnavailable(
                f"the exchange cannot be reached: {error}", where=url, remedy="Nothing was filed as far as is known; send it again: it is filed once",
            ) from error  # fmt: skip
        return answer.status_code, answer.content

    def get(self, path: str) -> Any:
        """Return the JSON answer to a question."""
        return self._json(*self.ask("GET", path))

    def post(self, path: str, value: dict[str, Any]) -> Any:
        """Hand something in and return the JSON answer.

        Raises
        ------
        InputRefused
            When it is refused, with the reason the exchange gives.
        """
        return self._json(*self.ask("POST", path, value))

    def _json(self, status: int, body: bytes) -> Any:
        try:
            value = json.loads(body)
        except ValueError as error:
            raise SourceUnavailable(f"the exchange answered {status} and no JSON", where=self.url) from error
        if status >= 400:
            detail = value.get("detail", "") if isinstance(value, dict) else ""
            if status >= 500:
                raise SourceUnavailable(f"{detail} ({status})", where=self.url, remedy="Send it again later")
            possible = value.get("possible") if isinstance(value, dict) else None
            remedy = f"Possible instead: {', '.join(possible)}" if possible else value.get("remedy")
            raise InputRefused(f"{detail} ({status})", file=self.url, remedy=remedy)
        return value


@contextmanager
def log_source(url: str, pair: KeyPair | None = None) -> Iterator[Fetch]:
    """Yield a source of the files of a log that a server shows.

    Parameters
    ----------
    url : str
        Address of the log's folder.
    pair : KeyPair or None
        Signs the requests, where ciphertexts are given to known parties alone.
    """
    import httpx2

    base = check_url(url).rstrip("/")
    if urlsplit(base).query:
        raise InputRefused(f"{url!r} is not the address of a log")
    with httpx2.Client(timeout=_TIMEOUT_S, follow_redirects=False) as client:

        def fetch(name: str) -> bytes | None:
            headers: dict[str, str] = {}
            if pair is not None and name.startswith("attachments/"):
                sign_request(SignedMessage("GET", f"{base}/{name}", headers), pair, None)
            try:
                answer = client.get(f"{base}/{name}", headers=headers)
            except httpx2.HTTPError as error:
                raise SourceUnavailable(f"cannot be reached: {error}", where=base) from error
            if answer.status_code in (401, 403, 404):
                return None
            if answer.status_code != 200 or len(answer.content) > _LARGEST_FILE:
                raise SourceUnavailable(f"answered {answer.status_code} for {name}", where=base)
            return answer.content

        yield fetch
