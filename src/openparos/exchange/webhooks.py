"""Telling subscribers that something was filed: a short signed message to an address the operator allows.

The message says what came and where to read it; it carries no content. It goes only to addresses that begin as
the settings say for that party, so that no subscription can make this server call its own network.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any, Final

from openparos.log.durable import make_folders
from openparos.log.keys import KeyPair, load_key_pair, save_key_pair
from openparos.log.notes import to_base64
from openparos.model.errors import InputRefused, OpenParosError, SourceUnavailable
from openparos.model.times import US_PER_SECOND, now_us
from openparos.notices.envelope import PublicKeyPair
from openparos.store.exchange_database import ExchangeDatabase, Wanted

from .message_signatures import SignedMessage, sign_request
from .periodic import Periodic
from .reading import PublishedLog
from .settings import ExchangeSettings

_EVERY_S: Final = 5.0
_TIMEOUT_S: Final = 5.0
_MOST_TOLD: Final = 100
_LONGEST_WAIT_S: Final = 3600
KEY: Final = "service.key"


def service_key(folder: Path) -> KeyPair:
    """Return the key under which this server speaks to subscribers; made where there is none.

    It is none of the log's keys: what it signs says only that a message came from here.
    """
    file = folder / KEY
    if not file.exists():
        make_folders(folder)
        folder.chmod(0o700)
        save_key_pair(file, KeyPair.generate("service"))
    return load_key_pair(file)


def check_webhook(settings: ExchangeSettings, party: str, url: str) -> str:
    """Return an address to which a party may have messages sent.

    Raises
    ------
    InputRefused
        When the operator does not allow it.
    """
    prefixes = settings.webhooks.get(party, ())
    plain = url.isascii() and url.isprintable() and " " not in url and "@" not in url and ".." not in url
    # The address allowed ends its host: "https://hooks.example" must not let "https://hooks.example.attacker" in.
    if not plain or not any(url == one or url.startswith(one.rstrip("/") + "/") for one in prefixes):
        raise InputRefused(
            "the operator of this exchange allows no messages to this address",
            remedy="Ask for it to be added for your party, or read the feed",
        )
    return url


class Deliverer(Periodic):
    """Sends messages to subscribers, each in the order of the log and again until it is taken.

    Parameters
    ----------
    settings : ExchangeSettings
        Which addresses are allowed.
    database : ExchangeDatabase
        Subscriptions and the index.
    log : PublishedLog
        The own log.
    """

    def __init__(self, settings: ExchangeSettings, database: ExchangeDatabase, log: PublishedLog) -> None:
        super().__init__("deliverer", _EVERY_S)
        self._settings = settings
        self._database = database
        self._log = log
        self.pair = service_key(settings.mirrors.parent / "keys")

    @property
    def public_key(self) -> dict[str, str]:
        """The key under which messages are signed, for those who receive them."""
        public = PublicKeyPair.of(self.pair)
        return {"keyid": public.key_id, "ed25519": to_base64(public.ed25519)}

    def turn(self) -> None:
        """Tell every subscriber what it does not know yet."""
        if not self._settings.webhooks:
            return
        for one in self._database.subscriptions():
            if self.ending:
                return
            if one["next_place"] >= self._log.size or one["next_try_us"] > now_us():
                continue
            self._serve(one)

    def _serve(self, one: dict[str, Any]) -> None:
        end = min(self._log.size, int(one["next_place"]) + _MOST_TOLD)
        wanted = json.loads(one["wanted"])
        rows = self._database.entries(
            Wanted(origin=self._log.origin, from_place=int(one["next_place"]), party=wanted.get("party"),
                   form=wanted.get("form"), norad_id=wanted.get("norad_id")), limit=_MOST_TOLD,
        )  # fmt: skip
        told = [row for row in rows if row["place"] < end]
        try:
            if told:
                check_webhook(self._settings, one["party"], one["url"])
                self._send(one["url"], self._message(one["subscription_id"], told))
        except OpenParosError as error:
            failures = int(one["failures"]) + 1
            wait_s = min(_LONGEST_WAIT_S, 5 * 2 ** min(failures, 10))
            with contextlib.suppress(OpenParosError):
                self._database.change_subscription(
                    one["subscription_id"], failures=failures, last_error=error.what[:300],
                    next_try_us=now_us() + wait_s * US_PER_SECOND,
                )  # fmt: skip
            return
        self._database.change_subscription(
            one["subscription_id"], next_place=end, failures=0, last_error=None, next_try_us=0
        )
        if end < self._log.size:
            self.wake()

    def _message(self, subscription_id: str, rows: list[dict[str, Any]]) -> bytes:
        entries = [
            {"index": row["place"], "kind": row["kind"], "id": row["entry_id"] if row["kind"] != "sealed-step" else None}
            for row in rows
        ]  # fmt: skip
        message = {
            "schema": "openparos.event-message/1", "subscription": subscription_id, "log": self._log.origin,
            "read": f"{self._settings.url}/entries?from={rows[0]['place']}", "entries": entries,
        }  # fmt: skip
        return json.dumps(message).encode()

    def _send(self, url: str, body: bytes) -> None:
        import httpx2

        message = SignedMessage("POST", url, {"content-type": "application/json"})
        sign_request(message, self.pair, body)
        try:
            answer = httpx2.post(
                url, content=body, headers=message.headers, timeout=_TIMEOUT_S, follow_redirects=False
            )
        except httpx2.HTTPError as error:
            raise SourceUnavailable(f"cannot be reached: {type(error).__name__}") from error
        if not 200 <= answer.status_code < 300:
            raise SourceUnavailable(f"answered {answer.status_code}")
