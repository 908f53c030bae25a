"""Documents that the package ships: one a file, named by the file without its ending, in small letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openparos.formats.yaml_documents import read_yaml
from openparos.model.errors import InputRefused


def shipped(folder: Path) -> tuple[str, ...]:
    """Return the names of the documents in a folder of the package."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def load_shipped(folder: Path, name: str, kind: str) -> dict[str, Any]:
    """Read one document.

    Parameters
    ----------
    folder : Path
        Folder of the package.
    name : str
        Its name, in letters of any size.
    kind : str
        What it is called where there is none of that name: "exchange".

    Raises
    ------
    InputRefused
        When there is none of that name.
    """
    if name.lower() not in shipped(folder):
        there = ", ".join(shipped(folder))
        raise InputRefused(f"no {kind} {name!r}", remedy=f"There are {there}, in letters of any size")
    file = folder / f"{name.lower()}.yaml"
    content: dict[str, Any] = read_yaml(file, name=f"cases/{folder.name}/{file.name}").content
    return content
