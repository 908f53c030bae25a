"""Space-Track with the user's own account, through the `spacetrack` package (an extra).

Every request, those for logging in included, is counted in the pace that all processes share: 30 a minute,
300 an hour. Name and password come from the environment or the keyring of the operating system; they are
handed to the package and nowhere written, shown or logged.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import httpx2

from openparos.model.errors import InputRefused, SourceUnavailable
from openparos.model.times import now_us
from openparos.store.workspace import Workspace

from .feeds import DAY_S, HOUR_S, SPACETRACK_PER_HOUR, SPACETRACK_PER_MINUTE, SPACETRACK_TERMS, Feed
from .fetching import TIMEOUT_S, Fetched, answers_of, check_answer, pace_of
from .pacing import Clock, Pace

if TYPE_CHECKING:
    from types import ModuleType

BASE_ADDRESS: Final = "https://www.space-track.org/"
USER_VARIABLE: Final = "OPENPAROS_SPACETRACK_USER"
PASSWORD_VARIABLE: Final = "OPENPAROS_SPACETRACK_PASSWORD"
KEYRING_SERVICE: Final = "openparos-spacetrack"
# Class of request -> what comes back, and how often it may be asked (Space-Track's API guidance).
CLASSES: Final[Mapping[str, tuple[str, int]]] = {
    "gp": ("elements", HOUR_S),
    "gp_history": ("elements", DAY_S),
    "satcat": ("satcat", DAY_S),
    "decay": ("text", DAY_S),
    "tip": ("text", HOUR_S),
}
DEFAULT_PREDICATES: Final[Mapping[str, Mapping[str, str]]] = {
    "gp": {"decay_date": "null-val", "epoch": ">now-10", "orderby": "norad_cat_id"},
    "gp_history": {},
    "satcat": {"current": "Y", "orderby": "norad_cat_id"},
    "decay": {"decay_epoch": ">now-10"},
    "tip": {"decay_epoch": ">now-10"},
}


def spacetrack_feed(
    class_: str, predicates: Mapping[str, str] | None = None, *, base: str = BASE_ADDRESS
) -> Feed:
    """Return the feed of one request to Space-Track.

    Parameters
    ----------
    class_ : str
        ``gp``, ``gp_history``, ``satcat``, ``decay`` or ``tip``.
    predicates : Mapping or None
        Restrictions such as ``{"norad_cat_id": "25544"}``; the usual ones where not given.
    base : str
        Address of the service.

    Raises
    ------
    InputRefused
        For another class, or a history without any restriction.
    """
    if class_ not in CLASSES:
        raise InputRefused(
            f"{class_!r} is no request of Space-Track known here", remedy="Ask for " + ", ".join(CLASSES)
        )
    asked = dict(predicates or DEFAULT_PREDICATES[class_])
    if class_ == "gp_history" and not asked:
        raise InputRefused(
            "the whole history may not be asked for at once",
            remedy="Restrict it, for example norad_cat_id=25544 epoch=2024-01-01--2024-02-01",
        )
    kind, interval_s = CLASSES[class_]
    path = "".join(f"/{key}/{quote(value, safe='')}" for key, value in asked.items())
    address = f"{base}basicspacedata/query/class/{class_}{path}/format/csv"
    return Feed(f"spacetrack-{class_}", "spacetrack", address, kind, interval_s, SPACETRACK_TERMS)


def credentials() -> tuple[str, str]:
    """Return the user's own name and password from the environment, else from the keyring.

    Raises
    ------
    SourceUnavailable
        When there are none; says where to put them.
    """
    user, password = os.environ.get(USER_VARIABLE), os.environ.get(PASSWORD_VARIABLE)
    if user and not password:
        try:
            import keyring

            password = keyring.get_password(KEYRING_SERVICE, user)
        except Exception:  # a keyring back-end may fail in any way of its own
            password = None
    if not user or not password:
        raise SourceUnavailable(
            "no Space-Track account is set",
            where="spacetrack",
            remedy=f"Set {USER_VARIABLE}, and {PASSWORD_VARIABLE} or the keyring entry {KEYRING_SERVICE!r}; "
            "accounts are free at www.space-track.org",
        )
    return user, password


def fetch_spacetrack(
    workspace: Workspace,
    class_: str,
    predicates: Mapping[str, str] | None = None,
    *,
    offline: bool = False,
    base: str = BASE_ADDRESS,
    clock: Clock = now_us,
    sleep: Callable[[float], None] | None = None,
) -> Fetched:
    """Fetch one request from Space-Track when it is due, else return the last answer kept.

    Parameters
    ----------
    workspace : Workspace
        Where answers are kept and requests counted.
    class_, predicates, base
        See `spacetrack_feed`.
    offline : bool
        Ask nobody.
    clock, sleep : callable
        For tests.
    """
    feed = spacetrack_feed(class_, predicates, base=base)
    answers, pace = answers_of(workspace), pace_of(workspace, "spacetrack", clock)
    last = answers.latest(feed.name)
    if offline:
        return Fetched(feed, last, "offline", None if last else "nothing kept from an earlier fetch")
    try:
        user, password = credentials()
        turn = pace.take_turn(feed.address, feed.interval_s)
        if not turn.allowed:
            return Fetched(feed, last, "not-due", turn.reason)
        asked = predicates or DEFAULT_PREDICATES[class_]
        content = _ask(workspace, feed, class_, asked, (user, password), base, pace, sleep)
        check_answer(feed, content, answers, clock())
        return Fetched(feed, answers.keep(feed, content, clock()), "new")
    except (SourceUnavailable, InputRefused) as error:
        return Fetched(feed, last, "failed", str(error))


def _ask(
    workspace: Workspace,
    feed: Feed,
    class_: str,
    predicates: Mapping[str, str],
    account: tuple[str, str],
    base: str,
    pace: Pace,
    sleep: Callable[[float], None] | None,
) -> bytes:
    spacetrack = _package()
    received: list[bytes] = []

    def count(request: httpx2.Request) -> None:
        if sleep is None:
            pace.wait_for_slot(SPACETRACK_PER_MINUTE, SPACETRACK_PER_HOUR)
        else:
            pace.wait_for_slot(SPACETRACK_PER_MINUTE, SPACETRACK_PER_HOUR, sleep)

    def keep_bytes(response: httpx2.Response) -> None:
        if "/query/" in str(response.url) and response.status_code == 200:
            received.append(response.read())

    hooks: dict[str, list[Callable[..., object]]] = {"request": [count], "response": [keep_bytes]}
    client = httpx2.Client(timeout=TIMEOUT_S, event_hooks=hooks)
    cache = workspace.cache_dir / "spacetrack"
    try:
        with spacetrack.SpaceTrackClient(
            *account, base_url=base, httpx_client=client, cache_path=cache
        ) as service:
            getattr(service, class_)(format="csv", **predicates)
    except spacetrack.AuthenticationError as error:
        pace.halt(base, None, "the account was refused", None)
        raise SourceUnavailable("Space-Track refused the account", where=base) from error
    except httpx2.HTTPStatusError as error:
        status = error.response.status_code
        if 400 <= status < 500:
            pace.halt(feed.address, status, f"the source answered {status}", None)
        raise SourceUnavailable(f"the source answered {status}", where=feed.address) from None
    except (httpx2.HTTPError, ValueError, TypeError) as error:
        raise SourceUnavailable(
            f"the request failed: {type(error).__name__}: {error}", where=feed.address
        ) from None
    if not received:
        raise SourceUnavailable("no answer came", where=feed.address)
    return received[-1]


def _package() -> ModuleType:
    try:
        import spacetrack
        import spacetrack.base
    except ImportError:
        raise SourceUnavailable(
            "the package for Space-Track is not installed",
            where="spacetrack",
            remedy="Install it: pip install 'openparos[spacetrack]'",
        ) from None
    return spacetrack.base  # type: ignore[no-any-return,unused-ignore]
