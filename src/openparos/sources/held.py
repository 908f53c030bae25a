"""What each source holds here: how old, how large, under which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openparos.model.times import US_PER_DAY, format_utc, now_us, parse_utc
from openparos.store.workspace import Workspace

from .feeds import FEEDS, SPACETRACK_TERMS, UCS_TERMS, VIMPEL_TERMS, Terms
from .fetching import answers_of, pace_of

# Tables that are ingested by hand: no feed, but terms all the same.
_BY_HAND = {"ucs": UCS_TERMS, "vimpel": VIMPEL_TERMS}


@dataclass(frozen=True, slots=True)
class Held:
    """The newest thing held from one feed; `received_us` is None where nothing was received."""

    feed: str
    received_us: int | None
    age_days: float | None
    size_bytes: int | None
    sha256: str | None
    answers: int
    terms: Terms
    halted: dict[str, Any] | None

    def to_json(self) -> dict[str, Any]:
        """Return it as it stands in an answer."""
        return {
            "feed": self.feed,
            "received_at": None if self.received_us is None else format_utc(self.received_us),
            "age_days": None if self.age_days is None else round(self.age_days, 2),
            "bytes": self.size_bytes,
            "sha256": self.sha256,
            "answers_kept": self.answers,
            "licence": self.terms.licence,
            "republish": self.terms.republish,
            "terms": self.terms.page,
            "halted": self.halted,
        }


def held(workspace: Workspace, now: int | None = None) -> list[Held]:
    """Return what is held of every feed, fetched or ingested by hand.

    Parameters
    ----------
    workspace : Workspace
        Where to look.
    now : int or None
        For ages; this computer's time where not given.
    """
    answers, at = answers_of(workspace), now_us() if now is None else now
    terms = {feed.name: feed.terms for feed in FEEDS} | _BY_HAND
    names = list(dict.fromkeys([*terms, *answers.feeds()]))
    found = []
    for name in names:
        kept = answers.of(name)
        newest = kept[-1] if kept else None
        source = name.split("-")[0]
        halted = pace_of(workspace, source).halted()
        if newest is not None:
            received, size, digest = newest.received_us, newest.size_bytes, newest.sha256
            own = Terms(newest.licence, newest.republish, newest.terms_page)
        else:
            own = terms.get(name, SPACETRACK_TERMS)
            table = workspace.tables.newest(name)
            if table is None:
                found.append(Held(name, None, None, None, None, 0, own, halted))
                continue
            received, size, digest = parse_utc(table.received_at), table.bytes, table.sha256
        age_days = (at - received) / US_PER_DAY
        found.append(Held(name, received, age_days, size, digest, len(kept), own, halted))
    return found
