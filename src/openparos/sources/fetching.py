"""Fetching one feed: asked within the source's rules, received whole, checked, kept, and only then used."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import httpx2

from openparos.formats.reading import read_elements
from openparos.formats.tables import read_table
from openparos.model import SOFTWARE
from openparos.model.errors import InputRefused, SourceUnavailable
from openparos.model.times import US_PER_SECOND, format_utc, now_us
from openparos.store.workspace import Workspace

from .feeds import Feed
from .kept import Kept, KeptAnswers
from .pacing import RETRY_S, Clock, Pace

TIMEOUT_S: Final = 60.0
LARGEST_ANSWER_BYTES: Final = 1 << 30
# Beyond this the difference of the clocks is said aloud.
CLOCK_DIFFERENCE_S: Final = 600.0

ClientMaker = Callable[[], httpx2.Client]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for one feed.

    Attributes
    ----------
    feed : Feed
        What was asked for.
    kept : Kept or None
        The answer to use: the new one, or the last one kept.
    outcome : str
        ``new``, ``unchanged`` (the source says so), ``not-due``, ``offline`` or ``failed``.
    note : str or None
        Why, or what a reader should know.
    """

    feed: Feed
    kept: Kept | None
    outcome: str
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as it stands in an answer."""
        return {
            "feed": self.feed.name,
            "address": self.feed.address,
            "outcome": self.outcome,
            "note": self.note,
            "received_at": format_utc(self.kept.received_us) if self.kept else None,
            "bytes": self.kept.size_bytes if self.kept else None,
            "sha256": self.kept.sha256 if self.kept else None,
        }


def answers_of(workspace: Workspace) -> KeptAnswers:
    """Return the answers kept in a workspace."""
    return KeptAnswers(workspace.root / "received")


def pace_of(workspace: Workspace, source: str, clock: Clock = now_us) -> Pace:
    """Return the pace of a source as a workspace keeps it."""
    return Pace(workspace.root / "received" / f"{source}.pace.json", clock)


def fetch_feed(
    workspace: Workspace,
    feed: Feed,
    *,
    offline: bool = False,
    clock: Clock = now_us,
    client: ClientMaker | None = None,
) -> Fetched:
    """Fetch a feed when it is due, else return the last answer kept.

    Parameters
    ----------
    workspace : Workspace
        Where answers are kept and requests written down.
    feed : Feed
        What to ask for.
    offline : bool
        Ask nobody.
    clock : callable
        Microseconds since 1970, now.
    client : callable or None
        Makes the HTTP client (for a proxy, or a test).

    Returns
    -------
    Fetched
        A failure is an outcome, with its reason; the last answer stays usable beside it.
    """
    answers, pace = answers_of(workspace), pace_of(workspace, feed.source, clock)
    last = answers.latest(feed.name)
    if offline:
        return Fetched(feed, last, "offline", None if last else "nothing kept from an earlier fetch")
    if not feed.address:
        note = f"its publisher offers no file ({feed.terms.page}); give --address of one, or ingest a copy"
        return Fetched(feed, last, "failed", note)
    try:
        turn = pace.take_turn(feed.address, feed.interval_s)
        if not turn.allowed:
            return Fetched(feed, last, "not-due", turn.reason)
        with (client or _client)() as connection:
            return _ask(connection, feed, answers, pace, last, clock)
    except (SourceUnavailable, InputRefused) as error:
        return Fetched(feed, last, "failed", str(error))


def _client() -> httpx2.Client:
    return httpx2.Client(
        timeout=TIMEOUT_S, follow_redirects=True, headers={"User-Agent": SOFTWARE.replace(" ", "/")}
    )


def _ask(
    connection: httpx2.Client, feed: Feed, answers: KeptAnswers, pace: Pace, last: Kept | None, clock: Clock
) -> Fetched:
    headers = {}
    if last and last.etag:
        headers["If-None-Match"] = last.etag
    if last and last.last_modified:
        headers["If-Modified-Since"] = last.last_modified
    content = bytearray()
    try:
        with connection.stream("GET", feed.address, headers=headers) as response:
            for block in response.iter_bytes():
                content += block
                if len(content) > LARGEST_ANSWER_BYTES:
                    raise SourceUnavailable("the answer is larger than 1 GB", where=feed.address)
            received_raw = response.num_bytes_downloaded
    except httpx2.ConnectError as error:
        pace.was_not_reached(feed.address, feed.interval_s)
        raise SourceUnavailable(
            f"the source was not reached: {error or type(error).__name__}",
            where=feed.address,
            remedy=f"Is there a network? It may be asked again in {RETRY_S / 60:.0f} minutes",
        ) from error
    except httpx2.HTTPError as error:
        partly = f" after {len(content)} bytes" if content else ""
        raise SourceUnavailable(
            f"the connection failed{partly}: {error or type(error).__name__}",
            where=feed.address,
            remedy="Nothing of it was used; it will be asked again when it is due",
        ) from error
    received_us = clock()
    if response.status_code == 304 and last is not None:
        return Fetched(feed, last, "unchanged", "the source says that nothing has changed")
    if response.status_code != 200:
        _refused(feed, response, bytes(content), answers, pace, received_us)
    promised = response.headers.get("Content-Length", "")
    if promised.isdigit() and received_raw < int(promised):
        raise SourceUnavailable(f"{received_raw} of {promised} bytes came", where=feed.address)
    check_answer(feed, bytes(content), answers, received_us)
    ahead_s = _clock_ahead_s(response.headers.get("Date"), received_us)
    kept = answers.keep(
        feed,
        bytes(content),
        received_us,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
        clock_ahead_s=ahead_s,
    )
    note = None
    if ahead_s is not None and abs(ahead_s) > CLOCK_DIFFERENCE_S:
        note = f"this computer's clock is {ahead_s:+.0f} s from the source's; times of receipt are this computer's"
    return Fetched(feed, kept, "new", note)


def _refused(
    feed: Feed, response: httpx2.Response, content: bytes, answers: KeptAnswers, pace: Pace, received_us: int
) -> None:
    """Write down a refusal, halt or hold back, and raise."""
    status = response.status_code
    aside = answers.set_aside(feed, content, received_us)
    wait = response.headers.get("Retry-After", "")
    if wait.isdigit():
        pace.hold_back(float(wait))
    halts = feed.halts_on_any_error or (400 <= status < 500 and status != 404)
    if halts:
        pace.halt(feed.address, status, f"the source answered {status}", str(aside))
    raise SourceUnavailable(
        f"the source answered {status}",
        where=feed.address,
        remedy=f"Look at its answer in {aside}"
        + ("; nothing more is asked there until you run with --resume" if halts else ""),
    )


def check_answer(feed: Feed, content: bytes, answers: KeptAnswers, received_us: int) -> None:
    """Read an answer through before anything is made of it; one that is not whole is set aside.

    Raises
    ------
    SourceUnavailable
        When it is not what was agreed; says what was expected.
    """
    if feed.kind == "text":
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer"
        path.write_bytes(content)
        try:
            if feed.kind == "elements":
                batches = list(read_elements(path, source=feed.source))
                good = sum(len(batch.table) for batch in batches)
                broken = [one.reason for batch in batches for one in batch.refused]
            else:
                table = read_table(path, feed.kind)
                good, broken = len(table.rows), [one.reason for one in table.refused]
        except InputRefused as error:
            good, broken = 0, [error.what]
    cut = bool(broken) and not content.endswith((b"\n", b"\r", b"]", b"}"))
    if good and len(broken) * 100 <= good and not cut:
        return
    if cut and good:
        broken.insert(0, "the answer stops in the middle of a row: it was not received whole")
    reason = broken[0] if broken else "the answer is empty"
    aside = answers.set_aside(feed, content, received_us)
    what = "element sets" if feed.kind == "elements" else f"a table {feed.kind}"
    raise SourceUnavailable(
        f"{reason} ({good} good rows, {len(broken)} not); {what} was expected",
        where=feed.address,
        remedy=f"Nothing of it was used; the answer is kept in {aside}",
    )


def _clock_ahead_s(date: str | None, received_us: int) -> float | None:
    if not date:
        return None
    try:
        return received_us / US_PER_SECOND - parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError):
        return None
