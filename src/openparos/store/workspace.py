"""The workspace: one folder on a user's disk that holds everything kept."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from openparos.model.errors import StoreNotWritable

if TYPE_CHECKING:
    from .archive import Archive
    from .tables import Tables

HOME_VARIABLE: Final = "OPENPAROS_HOME"


def default_folder() -> Path:
    """Return the folder of `OPENPAROS_HOME`, else the user's data folder of the operating system."""
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path("openparos", appauthor=False)


@dataclass(frozen=True)
class Workspace:
    """One folder: archive of element sets, tables as received, keys, reports, cache.

    Attributes
    ----------
    root : Path
        The folder. What is inside is made when it is needed.
    """

    root: Path

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open a workspace, making the folder when absent.

        Parameters
        ----------
        path : Path or None
            The folder; None for `default_folder`.

        Raises
        ------
        StoreNotWritable
            When there is no such folder and none can be made.
        """
        root = (path or default_folder()).expanduser().absolute()
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreNotWritable(
                f"the workspace cannot be made: {error.strerror or error}",
                where=str(root),
                remedy=f"Name another folder with --workspace or {HOME_VARIABLE}",
            ) from error
        return cls(root)

    @cached_property
    def archive(self) -> Archive:
        """The archive of element sets."""
        from .archive import Archive

        return Archive(self.root / "archive")

    @cached_property
    def tables(self) -> Tables:
        """The tables kept as received."""
        from .tables import Tables

        return Tables(self.tables_dir)

    @property
    def tables_dir(self) -> Path:
        """Folder of satellite catalogues, registers and other tables, as received."""
        return self._folder("tables")

    @property
    def cache_dir(self) -> Path:
        """Folder of what can be fetched or computed again."""
        return self._folder("cache")

    @property
    def keys_dir(self) -> Path:
        """Folder of private keys, readable by the owner alone."""
        return self._folder("keys", mode=0o700)

    @property
    def reports_dir(self) -> Path:
        """Folder of what was made to be read."""
        return self._folder("reports")

    def _folder(self, name: str, *, mode: int = 0o777) -> Path:
        folder = self.root / name
        folder.mkdir(mode=mode, exist_ok=True)
        return folder
