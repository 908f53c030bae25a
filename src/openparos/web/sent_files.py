"""Files that a form of ours sends along with its fields (RFC 7578): read whole, kept for as long as one answer takes."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request

from openparos.model.errors import InputRefused, OpenParosError
from openparos.notices.filing import check_attachment_name

LARGEST_BYTES: Final = 16 * 1024 * 1024
MULTIPART: Final = "multipart/form-data"
_MOST_PARTS: Final = 200
_BOUNDARY: Final = re.compile(r'boundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))')
_NAME: Final = re.compile(r'[;\s]name="([^"]*)"')
_FILE_NAME: Final = re.compile(r'[;\s]filename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as a browser sent it: the input it stood in, its name, its bytes."""

    field: str
    name: str
    data: bytes


def fields_and_files(request: Request) -> tuple[dict[str, list[str]], tuple[SentFile, ...]]:
    """Return the fields of a form and the files with it; an input left empty is no file.

    Raises
    ------
    InputRefused
        When it is no form.
    """
    found = _BOUNDARY.search(request.headers.get("content-type", ""))
    body: bytes = request.state.body
    if found is None:
        raise InputRefused("what was sent is no form")
    line = b"--" + (found[1] or found[2]).encode("latin-1")
    parts = (b"\r\n" + body).split(b"\r\n" + line)
    if parts[0] or not parts[-1].startswith(b"--") or len(parts) > _MOST_PARTS:
        raise InputRefused("what was sent is no form, or was cut off")
    fields: dict[str, list[str]] = {}
    files: list[SentFile] = []
    for part in parts[1:-1]:
        head, found_end, data = part.partition(b"\r\n\r\n")
        try:
            told = head.decode()
            named, file_named = _NAME.search(told), _FILE_NAME.search(told)
            if not found_end or named is None:
                raise ValueError("a part without a name")
            if file_named is None:
                fields.setdefault(named[1], []).append(data.decode())
            elif file_named[1]:
                files.append(SentFile(named[1], unquote(file_named[1]), data))
        except ValueError as error:
            raise InputRefused(f"what was sent is no form: {error}") from error
    return fields, tuple(files)


@contextmanager
def on_disk(files: tuple[SentFile, ...]) -> Iterator[dict[str, list[Path]]]:
    """Put sent files into a folder of their own for a while; yield their paths by input.

    Raises
    ------
    NoticeRefused
        When a name could lead out of a folder.
    InputRefused
        When two have one name.
    """
    with tempfile.TemporaryDirectory(prefix="openparos-sent-") as folder:
        paths: dict[str, list[Path]] = {}
        for one in files:
            path = Path(folder) / check_attachment_name(one.name)
            if path.exists():
                raise InputRefused(f"two files are called {one.name!r}")
            path.write_bytes(one.data)
            paths.setdefault(one.field, []).append(path)
        try:
            yield paths
        except (
            OpenParosError
        ) as error:  # the sender knows the file by its name, and is told of no folder of ours
            if error.where is None or not error.where.startswith(folder):
                raise
            raise InputRefused(error.what, file=Path(error.where).name, remedy=error.remedy) from error
