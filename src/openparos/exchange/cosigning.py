"""Asking witnesses: each new checkpoint is shown to them, with the proof that it grew, and their lines are added.

A witness that cannot be reached is asked again; meanwhile the checkpoint stands without its line, as anybody
can see.
"""

from __future__ import annotations

import contextlib
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Final

from openparos.log.merkle import consistency_proof
from openparos.log.tiles import StoredTree
from openparos.log.witness import SIZE_TYPE, AddCheckpoint, read_cosignatures
from openparos.model.errors import OpenParosError, SourceUnavailable

from .periodic import Periodic
from .reading import PublishedLog
from .settings import ExchangeSettings, WitnessAddress
from .writer import Writer

_TIMEOUT_S: Final = 10.0
_LARGEST_ANSWER: Final = 100_000


class Cosigner(Periodic):
    """Shows the checkpoint of the own log to the witnesses.

    Parameters
    ----------
    settings : ExchangeSettings
        Names the witnesses.
    log : PublishedLog
        The own log.
    writer : Writer
        Adds the lines.
    """

    def __init__(self, settings: ExchangeSettings, log: PublishedLog, writer: Writer) -> None:
        super().__init__("cosigner", settings.cosign_every_s)
        self._witnesses = settings.witnesses
        self._log = log
        self._writer = writer
        self._known: dict[str, int] = {}
        self.failures: dict[str, str] = {}

    def turn(self) -> None:
        """Ask every witness whose line is not under the present checkpoint."""
        for one in self._witnesses:
            lines = self._log.head.note.lines
            if self.ending or all(any(line.is_by(key) for line in lines) for key in one.keys):
                continue
            try:
                self._ask(one)
                self.failures.pop(one.url, None)
            except (OpenParosError, FutureTimeout) as error:
                self.failures[one.url] = str(error) or "no answer in time"

    def _ask(self, one: WitnessAddress) -> None:
        for _ in range(3):  # a 409 tells what the witness knows; the next request begins from there
            head = self._log.head
            size = head.checkpoint.size
            old = min(self._known.get(one.url, 0), size)
            proof = consistency_proof(old, size, StoredTree(self._log.folder, size).subtree)
            status, media_type, body = _post(one.url, AddCheckpoint(old, tuple(proof), head.note).to_bytes())
            if status == 200:
                self._known[one.url] = size
                with contextlib.suppress(
                    OpenParosError
                ):  # a newer checkpoint came meanwhile: it is shown next
                    self._writer.cosigned(read_cosignatures(body), one.keys).result(_TIMEOUT_S)
                return
            if status == 409 and media_type == SIZE_TYPE and body.strip().isdigit():
                known = int(body)
                if known > size:
                    raise SourceUnavailable(
                        f"the witness knows {known} entries, this log has {size}: it was cut short",
                        where=one.url,
                    )
                self._known[one.url] = known
                continue
            raise SourceUnavailable(f"the witness answered {status}", where=one.url)


def _post(url: str, body: bytes) -> tuple[int, str, bytes]:
    import httpx2

    address = url if url.endswith("/add-checkpoint") else f"{url}/add-checkpoint"
    try:
        answer = httpx2.post(address, content=body, timeout=_TIMEOUT_S, follow_redirects=False)
    except httpx2.HTTPError as error:
        raise SourceUnavailable(f"the witness cannot be reached: {error}", where=url) from error
    return answer.status_code, answer.headers.get("content-type", ""), answer.content[:_LARGEST_ANSWER]
