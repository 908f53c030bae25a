"""What the pages read of one workspace, each part read once and again only when it has changed on disk."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from openparos.model.errors import InputRefused, OpenParosError
from openparos.model.times import US_PER_DAY, Interval, now_us
from openparos.store.workspace import Workspace

from .finding_book import FindingBook, load_book, of_ledger, report_folders, stamp_of
from .object_index import ObjectIndex

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.cases.register import CaseRegister
    from openparos.catalogue.registration import Check
    from openparos.catalogue.shelf import Shelf
    from openparos.notices.identity import Identities
    from openparos.notices.standing import NoticeRegister
    from openparos.store.fulltext import FullText

LOG_FOLDER: Final = "log"
IDENTITIES_FILE: Final = "identities.json"
_T = TypeVar("_T")


class Site:
    """One workspace behind the pages.

    Parameters
    ----------
    workspace : Workspace
        Where everything is.
    identities : Path or None
        Who speaks for whom; ``identities.json`` in the workspace where not given.
    reports : iterable of Path
        Report folders, or folders of them, besides those of the workspace.
    may_sign : bool
        Whether offices whose keys lie in the workspace may sign through the browser: for one person on one
        computer, never for a shared server.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        identities: Path | None = None,
        reports: Iterable[Path] = (),
        may_sign: bool = False,
    ) -> None:
        self.workspace = workspace
        self.may_sign = may_sign
        self.log_folder = workspace.root / LOG_FOLDER
        self.identities_file = identities or workspace.root / IDENTITIES_FILE
        self._reports = tuple(reports)
        self._held: dict[str, tuple[Hashable, Any]] = {}
        self._locks: dict[str, threading.RLock] = {}
        self._lock = threading.Lock()
        self.archive_lock = threading.RLock()
        self.writing_lock = threading.Lock()

    def kept(self, name: str, stamp: Hashable, make: Callable[[], _T]) -> _T:
        """Return something made once for a stamp; two readers at a time make it once."""
        with self._lock:
            lock = self._locks.setdefault(name, threading.RLock())
        with lock:
            held = self._held.get(name)
            if held is None or held[0] != stamp:
                held = (stamp, make())
                self._held[name] = held
            made: _T = held[1]
            return made

    def close(self) -> None:
        """Let go of what reading keeps open."""
        with self.archive_lock:
            self.workspace.archive.close()

    def warm(self) -> None:
        """Make what pages would otherwise make at their first visit."""
        from openparos.model.times import parse_utc
        from openparos.record.votes import all_votes
        from openparos.sources.held import held

        from .sky import Sky

        self.book()
        self.objects()
        self.registration()
        self.quick_shelf()
        self.texts()
        self.latest_belt()
        all_votes()
        held(self.workspace)
        with contextlib.suppress(OpenParosError):  # a log that does not hold is told of by its own page
            self.cases()
            self.notices()
        if self.objects().newest_us is not None:
            sky = Sky(self)
            sky.elements(parse_utc(sky.span()["at"]))
            sky.names()

    # Element sets and objects

    def archive_stamp(self) -> Hashable:
        """Return what changes when the archive does."""
        from openparos.store.manifest import MANIFEST_NAME

        return _stamp(self.workspace.root / "archive" / MANIFEST_NAME)

    def history(self, norad_id: int, start_us: int | None = None, end_us: int | None = None) -> pa.Table:
        """Return the element sets of one object (see `Archive.history`)."""
        with self.archive_lock:  # one connection serves every reader
            return self.workspace.archive.history(norad_id, start_us, end_us)

    def sets(self, norad_ids: list[int], window: Interval | None) -> pa.Table:
        """Return the element sets of some objects with epochs within a stretch of time (see `Archive.between`)."""
        start, end = (0, 2**62) if window is None else (window.start_us, window.end_us)
        with self.archive_lock:
            return self.workspace.archive.between(start, end, norad_ids)

    def objects(self) -> ObjectIndex:
        """Return the index of objects."""

        def make() -> ObjectIndex:
            from openparos.catalogue.names import names_of

            with self.archive_lock:
                table = self.workspace.archive.objects()
            lacking = {
                number
                for number, name in zip(table["norad_id"].to_pylist(), table["name"].to_pylist(), strict=True)
                if not name
            }
            return ObjectIndex.of(table, names_of(self.shelf(), lacking) if lacking else {})

        return self.kept("objects", (self.archive_stamp(), self.tables_stamp()), make)

    def latest_belt(self) -> pa.Table:
        """Return the latest element set of each geosynchronous object."""

        def make() -> pa.Table:
            import pyarrow as pa

            from openparos.orbits.geostationary import is_geosynchronous

            newest = self.objects().newest_us
            if newest is None:
                from openparos.model.elements import ELEMENT_SCHEMA

                return ELEMENT_SCHEMA.empty_table()
            with self.archive_lock:
                table = self.workspace.archive.as_of(newest, max_age_days=400)
            return table.filter(pa.array(is_geosynchronous(table)))

        return self.kept("belt", self.archive_stamp(), make)

    # Tables of facts

    def tables_stamp(self) -> Hashable:
        """Return what changes when a table is received."""
        from openparos.store.tables import INDEX_NAME

        return _stamp(self.workspace.root / "tables" / INDEX_NAME)

    def shelf(self) -> Shelf:
        """Return the tables at hand."""
        from openparos.catalogue.shelf import Shelf

        return self.kept("shelf", self.tables_stamp(), lambda: Shelf.from_workspace(self.workspace))

    def quick_shelf(self, *texts: str) -> Shelf:
        """Return the tables for a page about one object; of the register only rows with one of these texts."""
        from .quick_shelf import QuickShelf, hold

        held = self.kept("held-tables", self.tables_stamp(), lambda: hold(self.shelf()))
        return QuickShelf(held, self.shelf(), texts)

    def registration(self) -> tuple[Check, ...]:
        """Return the register held against the catalogue; empty where no table says which payloads exist."""

        def make() -> tuple[Check, ...]:
            from openparos.catalogue.registration import Sources, check_registration

            try:
                return tuple(check_registration(Sources.from_shelf(self.shelf())))
            except InputRefused:
                return ()

        return self.kept("registration", (self.tables_stamp(), now_us() // US_PER_DAY), make)

    # Findings

    def book(self) -> FindingBook:
        """Return the findings and events of every report at hand."""
        from openparos.findings.ledger import FILE, FOLDER

        folders = report_folders((*self._reports, self.workspace.reports_dir))
        # Whether the time for a reply is over changes with the day.
        stamp = (stamp_of(folders), _stamp(self.workspace.root / FOLDER / FILE), now_us() // US_PER_DAY)
        return self.kept("book", stamp, lambda: load_book(folders, of_ledger(self.workspace)))

    def labels(self) -> tuple[str, ...]:
        """Return the sentences that stand on every page."""
        from openparos.sources.samples import SAMPLE_LABEL, sample_is_there

        # The check reads the whole sample, so it is made when its folder has changed.
        folder = _stamp(self.workspace.root / "sample")
        there = self.kept("sample", folder, lambda: sample_is_there(self.workspace.root))
        return tuple(dict.fromkeys((*((SAMPLE_LABEL,) if there else ()), *self.book().labels)))

    # What States say

    def log_stamp(self) -> Hashable:
        """Return what changes when the log grows."""
        return _stamp(self.log_folder / "checkpoint")

    def has_log(self) -> bool:
        """Say whether the workspace holds a log."""
        return (self.log_folder / "checkpoint").exists()

    def notices(self) -> NoticeRegister:
        """Return what stands of every notice in the log.

        Raises
        ------
        VerificationFailed, StoreDamaged
            When the log does not hold under its own keys.
        """

        def make() -> NoticeRegister:
            from openparos.notices.standing import NoticeRegister, read_register

            return read_register(self.log_folder) if self.has_log() else NoticeRegister()

        return self.kept("notices", self.log_stamp(), make)

    def identities(self) -> Identities:
        """Return who speaks for whom; nobody where the file is not there."""

        def make() -> Identities:
            from openparos.notices.identity import Identities

            return Identities.load(self.identities_file) if self.identities_file.exists() else Identities()

        return self.kept("identities", _stamp(self.identities_file), make)

    def cases(self) -> CaseRegister:
        """Return the cases that are open to all."""

        def make() -> CaseRegister:
            from openparos.cases.register import CaseRegister, read_cases

            return read_cases(self.log_folder, self.identities()) if self.has_log() else CaseRegister()

        return self.kept("cases", (self.log_stamp(), _stamp(self.identities_file)), make)

    # Search

    def texts(self) -> FullText:
        """Return the full-text index over instruments and record."""

        def make() -> FullText:
            from itertools import chain

            from openparos.commitments.export import entries as of_commitments
            from openparos.record.export import entries as of_record
            from openparos.store.fulltext import FullText

            return FullText(chain(of_commitments(), of_record()))

        return self.kept("texts", None, make)


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def number_of(text: str) -> int:
    """Return the catalogue number in an address.

    Raises
    ------
    InputRefused
        When it is none.
    """
    from openparos.model.ids import parse_norad_id

    try:
        return parse_norad_id(text)
    except OpenParosError as error:
        raise InputRefused(f"{text!r} is no catalogue number") from error
