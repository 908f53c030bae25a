"""Everything fetched, kept as fetched: the bytes, and beside them hash, time, address and terms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from openparos.model.times import format_utc, parse_utc
from openparos.store.durable import replace_durably

from .feeds import Feed

_ABOUT: Final = ".about.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer of a source.

    Attributes
    ----------
    feed, address : str
        What was asked, where.
    path : Path
        Its bytes.
    sha256, size_bytes
        Of the bytes.
    received_us : int
        When, by this computer's clock.
    clock_ahead_s : float or None
        How far that clock was ahead of the source's own.
    etag, last_modified : str or None
        What the source calls this version.
    licence, republish, terms_page : str
        Under which terms it came.
    """

    feed: str
    address: str
    path: Path
    sha256: str
    size_bytes: int
    received_us: int
    clock_ahead_s: float | None
    etag: str | None
    last_modified: str | None
    licence: str
    republish: str
    terms_page: str

    def to_json(self) -> dict[str, Any]:
        """Return what stands beside the bytes."""
        return asdict(self) | {
            "path": self.path.name,
            "received_us": format_utc(self.received_us, decimals=6),
        }


class KeptAnswers:
    """The answers kept in one folder.

    Parameters
    ----------
    folder : Path
        Made on the first answer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(
        self,
        feed: Feed,
        content: bytes,
        received_us: int,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        clock_ahead_s: float | None = None,
    ) -> Kept:
        """Keep an answer. The description is written last: bytes without it are not an answer."""
        digest = hashlib.sha256(content).hexdigest()
        stamp = format_utc(received_us).replace("-", "").replace(":", "")
        ending = "csv" if feed.kind in ("elements", "satcat", "register", "ucs") else "tsv"
        folder = self.folder / feed.name
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{stamp}-{digest[:12]}.{ending}"
        replace_durably(path, content)
        kept = Kept(
            feed.name, feed.address, path, digest, len(content), received_us, clock_ahead_s, etag,
            last_modified, feed.terms.licence, feed.terms.republish, feed.terms.page,
        )  # fmt: skip
        replace_durably(path.with_name(path.name + _ABOUT), json.dumps(kept.to_json(), indent=1).encode())
        return kept

    def set_aside(self, feed: Feed, content: bytes, received_us: int) -> Path:
        """Keep an answer that is not what was agreed, for a person to look at; never ingested."""
        folder = self.folder / feed.name / "refused"
        folder.mkdir(parents=True, exist_ok=True)
        stamp = format_utc(received_us).replace("-", "").replace(":", "")
        path = folder / f"{stamp}-{hashlib.sha256(content).hexdigest()[:12]}"
        replace_durably(path, content)
        return path

    def of(self, feed: str) -> list[Kept]:
        """Return the answers to one feed, oldest first; one whose description is damaged is passed over."""
        found = list(self._read(feed))
        return sorted(found, key=lambda one: (one.received_us, one.path.name))

    def latest(self, feed: str) -> Kept | None:
        """Return the last answer to a feed, or None."""
        found = self.of(feed)
        return found[-1] if found else None

    def feeds(self) -> list[str]:
        """Return the feeds that have answers."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if path.is_dir() and self.of(path.name))

    def _read(self, feed: str) -> Iterator[Kept]:
        for about in (self.folder / feed).glob(f"*{_ABOUT}"):
            try:
                said = json.loads(about.read_bytes())
                path = about.with_name(said.pop("path"))
                received_us = parse_utc(said.pop("received_us"))
                kept = Kept(path=path, received_us=received_us, **said)
            except (OSError, ValueError, KeyError, TypeError):
                continue
            if path.is_file() and path.stat().st_size == kept.size_bytes:
                yield kept
