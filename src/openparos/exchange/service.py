"""One exchange, running: its log and the one thread that writes it, the index, the logs it follows, its limits."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from fastapi import Request
from starlette.datastructures import Headers

from openparos.cases.bases import load_bases
from openparos.log.ledger import Ledger
from openparos.log.witness import Witness
from openparos.model.errors import InputRefused, OpenParosError
from openparos.model.times import now_us
from openparos.notices.catalogue import CatalogueLookup, satcat_lookup
from openparos.notices.forms import load_forms
from openparos.notices.identity import Identities
from openparos.notices.schema import notice_schema
from openparos.store.exchange_database import ExchangeDatabase, open_database

from .admission import Admission
from .callers import ADDRESS_HEADER, comes_from_proxy
from .cosigning import Cosigner
from .denials import DenialBook
from .following import Follower
from .indexing import LogIndex
from .limits import Buckets
from .message_signatures import Nonces
from .people import People
from .reading import PublishedLog
from .sessions import Sessions
from .settings import ExchangeSettings
from .signing_in import SignIn
from .submission import Desk
from .webhooks import Deliverer
from .writer import Writer

_LOOK_EVERY_S: Final = 2.0
_LOOK_FOR_NEW_S: Final = 0.2
_MOST_WAITING: Final = 500


class Exchange:
    """Everything the routes need.

    Parameters
    ----------
    settings : ExchangeSettings
        As read from the file.
    """

    def __init__(self, settings: ExchangeSettings) -> None:
        self.settings = settings
        limits = settings.limits
        self.reads = Buckets(limits.reads_per_minute)
        self.submissions = Buckets(limits.submissions_per_minute)
        self.anonymous = Buckets(limits.anonymous_per_minute)
        self.admission = Admission(limits.at_once)
        self.nonces = Nonces(limits.window_s)
        self.people = People(settings.oidc) if settings.oidc else None
        self.sessions = Sessions()
        self.sign_in = (
            SignIn(settings.oidc, self.people, settings.url)
            if settings.oidc and self.people and settings.oidc.client_id
            else None
        )
        self._identities = _IdentityFile(settings.identities)
        self.log = PublishedLog(settings.log)
        self.log.refresh()
        self.database: ExchangeDatabase = open_database(settings.database)
        self.denials = DenialBook(self.database)
        self.catalogue: CatalogueLookup | None = (
            satcat_lookup(settings.catalogue) if settings.catalogue else None
        )
        self.witness = self._own_witness()
        self.witnessing = asyncio.Lock()
        self.index = LogIndex(self.database, self.log, lambda: self.identities)
        self.writer = Writer(
            lambda: Ledger(settings.log, passphrase_file=settings.passphrase_file),
            self.index,
            quota=(limits.entries_per_day, limits.bytes_per_day),
            gather_s=limits.gather_ms / 1000,
            published=self._published,
        )
        self.follower = Follower(settings, self.database, lambda: self.identities)
        self.cosigner = Cosigner(settings, self.log, self.writer)
        self.deliverer = Deliverer(settings, self.database, self.log)
        self._waiting = 0

    def _own_witness(self) -> Witness | None:
        if self.settings.witness is None:
            return None
        trusted = tuple(key for peer in self.settings.peers for key in peer.keys)
        return Witness(self.settings.witness, trusted)

    def start(self) -> None:
        """Begin to file, to follow, to ask witnesses and to tell subscribers."""
        for form in load_forms().values():  # read now, not while the first State waits
            notice_schema(form)
        load_bases()
        for one in (self.writer, self.denials, self.follower, self.cosigner, self.deliverer):
            one.start()

    def stop(self) -> None:
        """End in order: what was handed in is filed first."""
        for one in (self.follower, self.cosigner, self.deliverer, self.writer, self.denials):
            with contextlib.suppress(OpenParosError):
                one.stop()
        self.database.close()

    @property
    def identities(self) -> Identities:
        """Who speaks for whom, as the file says now."""
        return self._identities.present()

    @property
    def origin(self) -> str:
        """Name of the log."""
        return self.index.origin

    def desk(self) -> Desk:
        """Return what a submission is checked against now."""
        return Desk(
            self.identities,
            self.settings.carriers,
            now_us(),
            self.settings.limits.attachment_bytes,
            self.catalogue,
        )

    def log_of(self, origin: str) -> LogIndex:
        """Return the own log or one that is followed, by its name.

        Raises
        ------
        InputRefused
            When it is neither.
        """
        if origin == self.origin:
            return self.index
        found = self.follower.indexes.get(origin)
        if found is None:
            raise InputRefused(f"the log {origin!r} is not kept or followed here")
        return found

    def address_of(self, scope: Any) -> str:
        """Return the address a request comes from: what the proxy says where it is known, else the connection's."""
        headers = Headers(scope=scope)
        if comes_from_proxy(self, headers):
            return headers.get(ADDRESS_HEADER, "").rpartition(",")[2].strip()[:60] or "proxy"
        client = scope.get("client")
        return str(client[0]) if client else "local"

    def address_asked(self, request: Request) -> str:
        """Return the address that a signature must cover: this exchange's own, with path and query as asked."""
        raw = request.scope.get("raw_path") or request.url.path.encode()
        path = raw.decode("latin-1").partition("?")[0]
        root = str(request.scope.get("root_path", ""))
        below = path.removeprefix(root) if root and path.startswith(root) else path
        query = request.scope["query_string"].decode("latin-1")
        return f"{self.settings.url}{below}" + (f"?{query}" if query else "")

    def _published(self, first: int, last: int) -> None:
        self.deliverer.wake()

    async def wait_for(self, place: int, seconds: float) -> None:
        """Wait until the log holds an entry at a place, or the time is over; at once where too many wait already."""
        if self._waiting >= _MOST_WAITING:
            return
        self._waiting += 1
        until = time.monotonic() + seconds
        try:
            with self.admission.resting():
                while self.log.size <= place and time.monotonic() < until:
                    await asyncio.sleep(_LOOK_FOR_NEW_S)
        finally:
            self._waiting -= 1


class _IdentityFile:
    """The file of identities, read again when it has changed; a file that cannot be read changes nothing."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._file = file
        self._clock = clock
        self._lock = threading.Lock()
        self._value = Identities.load(file)
        self._digest = _digest(file)
        self._looked = clock()

    def present(self) -> Identities:
        if self._clock() - self._looked > _LOOK_EVERY_S:
            with self._lock:
                self._look()
        return self._value

    def _look(self) -> None:
        self._looked = self._clock()
        digest = _digest(self._file)
        if digest is None or digest == self._digest:
            return
        try:
            self._value, self._digest = Identities.load(self._file), digest
        except OpenParosError:
            return


def _digest(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
