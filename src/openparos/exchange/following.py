"""Following other exchanges: their logs are mirrored, checked and indexed beside the own one.

A line that is cut loses nothing: the next turn goes on where the last one ended. A log that shows another history
than before is not followed any further, and the answer about peers says so until an operator has looked.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from openparos.log.settings import CHECKPOINT
from openparos.model.errors import OpenParosError
from openparos.model.times import format_utc, now_us
from openparos.notices.identity import Identities
from openparos.store.exchange_database import ExchangeDatabase

from .client import log_source
from .indexing import LogIndex
from .mirroring import SplitView, mirror
from .periodic import Periodic
from .reading import PublishedLog
from .settings import ExchangeSettings, Peer

SPLIT_NOTE: Final = "split-view.txt"


class Follower(Periodic):
    """Follows the peers of an exchange.

    Parameters
    ----------
    settings : ExchangeSettings
        Names the peers, and where their logs are copied to.
    database : ExchangeDatabase
        Holds the index over them.
    identities : callable
        Who speaks for whom.
    """

    def __init__(
        self, settings: ExchangeSettings, database: ExchangeDatabase, identities: Callable[[], Identities]
    ) -> None:
        super().__init__("follower", settings.follow_every_s)
        self._peers = settings.peers
        self._mirrors = settings.mirrors
        self._database = database
        self._identities = identities
        self.indexes: dict[str, LogIndex] = {}
        self.standing: dict[str, dict[str, Any]] = {}
        for peer in self._peers:
            folder = self.folder_of(peer.origin)
            self.standing[peer.origin] = {
                "origin": peer.origin, "url": peer.url, "size": 0, "reached": None, "problem": None
            }  # fmt: skip
            if (folder / CHECKPOINT).exists():
                self._index(peer, folder)

    def folder_of(self, origin: str) -> Path:
        """Return where the log of a peer is copied to."""
        return self._mirrors / sha256(origin.encode()).hexdigest()[:32]

    def turn(self) -> None:
        """Bring every copy up to date."""
        for peer in self._peers:
            if self.ending:
                return
            standing = self.standing[peer.origin]
            folder = self.folder_of(peer.origin)
            if (folder / SPLIT_NOTE).exists():
                standing["problem"] = (
                    "two histories were shown under one key; not followed until an operator has looked"
                )
                continue
            try:
                with log_source(f"{peer.url}/log") as fetch:
                    mirror(folder, peer.keys, fetch)
                self._index(peer, folder)
                standing.update(reached=format_utc(now_us()), problem=None)
            except SplitView as error:
                (folder / SPLIT_NOTE).write_text(f"{format_utc(now_us())} {error}\n")
                standing["problem"] = str(error)
            except OpenParosError as error:
                standing["problem"] = error.what

    def _index(self, peer: Peer, folder: Path) -> None:
        index = self.indexes.get(peer.origin)
        if index is None:
            log = PublishedLog(folder)
            log.refresh()
            index = LogIndex(self._database, log, self._identities)
        else:
            index.log.refresh()
        index.catch_up()
        self.indexes[peer.origin] = index
        self.standing[peer.origin]["size"] = index.log.size
