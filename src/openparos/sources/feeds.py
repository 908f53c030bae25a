"""What can be fetched: each feed's address, how often, under which terms, and what must come back.

Addresses and terms are those of the publishers' own pages as last read; `unverified` marks an address that
was not tried from here. How often is the publisher's rule where there is one, else a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HOUR_S: Final = 3_600
DAY_S: Final = 24 * HOUR_S

SPACETRACK_PER_MINUTE: Final = 30
SPACETRACK_PER_HOUR: Final = 300


@dataclass(frozen=True, slots=True)
class Terms:
    """A publisher's terms of use, in the project's words.

    Attributes
    ----------
    licence : str
        Under which licence or agreement the data come.
    republish : str
        What may be passed on: ``yes, with attribution``, ``derived facts``, ``no``.
    page : str
        Where the terms stand.
    """

    licence: str
    republish: str
    page: str


CELESTRAK_TERMS: Final = Terms(
    "free to use; no group more than once in two hours; stop and look when an answer is not 200",
    "derived facts; the element sets began as Space-Track data",
    "https://celestrak.org/usage-policy.php",
)
SPACETRACK_TERMS: Final = Terms(
    "user agreement of Space-Track; own account; 30 requests a minute, 300 an hour",
    "no, without approval; derived facts",
    "https://www.space-track.org/documentation",
)
GCAT_TERMS: Final = Terms(
    "CC-BY 4.0, J. McDowell", "yes, with attribution", "https://planet4589.org/space/gcat"
)
UNOOSA_TERMS: Final = Terms(
    "terms of use of United Nations websites",
    "facts, with source",
    "https://www.unoosa.org/oosa/osoindex",
)
UCS_TERMS: Final = Terms(
    "Union of Concerned Scientists, free with credit; last issued for 2023-05-01",
    "facts, with source",
    "https://www.ucsusa.org/resources/satellite-database",
)
VIMPEL_TERMS: Final = Terms("JSC Vimpel, as mirrored", "facts, with source", "http://spacedata.vimpel.ru")


@dataclass(frozen=True, slots=True)
class Feed:
    """One thing to fetch.

    Attributes
    ----------
    name : str
        ``celestrak-active``, ``satcat``, ``gcat-psatcat``, ...
    source : str
        The word of `openparos fetch`.
    address : str
        Where; blank where the publisher offers no file.
    kind : str
        ``elements``, or the kind of table that must come back.
    interval_s : int
        Least seconds between two requests.
    terms : Terms
        Under which it comes.
    halts_on_any_error : bool
        Every answer other than 200 stops the source until a person has looked (CelesTrak's rule);
        else only refusals (4xx) do.
    unverified : bool
        The address was not tried from here.
    """

    name: str
    source: str
    address: str
    kind: str
    interval_s: int
    terms: Terms
    halts_on_any_error: bool = False
    unverified: bool = False


def celestrak_group(group: str) -> Feed:
    """Return the feed of one group of CelesTrak's current element sets (``active``, ``geo``, ...)."""
    return Feed(
        f"celestrak-{group}",
        "celestrak",
        f"https://celestrak.org/NORAD/elements/gp.php?GROUP={group}&FORMAT=csv",
        "elements",
        2 * HOUR_S,
        CELESTRAK_TERMS,
        halts_on_any_error=True,
    )


def _gcat(name: str, path: str) -> Feed:
    return Feed(
        name,
        "gcat",
        f"https://planet4589.org/space/gcat/tsv/{path}",
        name,
        DAY_S,
        GCAT_TERMS,
        unverified=True,
    )


FEEDS: Final = (
    celestrak_group("active"),
    Feed(
        "satcat", "satcat", "https://celestrak.org/pub/satcat.csv", "satcat", DAY_S, CELESTRAK_TERMS,
        halts_on_any_error=True,
    ),
    _gcat("gcat-satcat", "cat/satcat.tsv"),
    _gcat("gcat-psatcat", "cat/psatcat.tsv"),
    _gcat("gcat-orgs", "tables/orgs.tsv"),
    _gcat("gcat-sites", "tables/sites.tsv"),
    _gcat("gcat-launch-points", "tables/lp.tsv"),
    _gcat("gcat-launches", "launch/launch.tsv"),
    Feed(
        # The online index offers a page to search, no file of all rows: an address must be given.
        "register", "register", "", "register", DAY_S, UNOOSA_TERMS, unverified=True,
    ),
)  # fmt: skip
SOURCES: Final = ("celestrak", "spacetrack", "satcat", "gcat", "register")
"""What `openparos fetch` takes."""


def feeds_of(source: str, *, groups: tuple[str, ...] = ()) -> tuple[Feed, ...]:
    """Return the feeds of one source; for CelesTrak those of the groups named, else ``active``."""
    if source == "celestrak" and groups:
        return tuple(celestrak_group(group) for group in groups)
    return tuple(feed for feed in FEEDS if feed.source == source)
