"""Reading what an office wrote, YAML or JSON, and remembering on which line each thing stands.

Times stay text: YAML's own idea of dates, of ``12:30:00`` as a number and of ``no`` as false has
spoilt enough files. A name that stands twice is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from openparos.model.errors import NoticeRefused

LARGEST_DOCUMENT_BYTES: Final = 1_000_000
_DEEPEST: Final = 12
_NULL: Final = re.compile(r"|~|null")
_FLAG: Final = re.compile(r"true|false")
_INTEGER: Final = re.compile(r"-?(?:0|[1-9]\d*)")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A document as read.

    Attributes
    ----------
    value : dict
        What it says.
    lines : dict
        Line, counted from 1, of each place such as ``("content", "window", "start")``.
    file : str
        Its file, as the user named it.
    """

    value: dict[str, Any]
    lines: dict[Path_, int]
    file: str

    def line_of(self, path: Path_) -> int | None:
        """Return the line of a place, or of the nearest thing around it."""
        while path not in self.lines:
            if not path:
                return None
            path = path[:-1]
        return self.lines[path]


def read_document(path: Path) -> Document:
    """Read one YAML or JSON file that holds one object.

    Raises
    ------
    NoticeRefused
        With file and line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NoticeRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    return parse_document(data, file=str(path))


def parse_json(data: bytes, *, file: str = "notice") -> Document:
    """Read the bytes of a JSON document; no lines are known then."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a name stands twice in one object")
        return dict(pairs)

    try:
        value = json.loads(data, object_pairs_hook=members)
    except (ValueError, RecursionError) as error:
        raise NoticeRefused(f"not JSON: {error}", file=file) from error
    if not isinstance(value, dict):
        raise NoticeRefused("a notice is an object with names and values", file=file)
    return Document(value, {}, file)


def parse_document(data: bytes, *, file: str = "notice") -> Document:
    """Read the bytes of a YAML or JSON document (JSON as the YAML it mostly is, for the lines)."""
    if len(data) > LARGEST_DOCUMENT_BYTES:
        raise NoticeRefused(f"{len(data)} bytes are too many for a notice; attach the rest", file=file)
    try:
        node = yaml.compose(data.decode("utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise NoticeRefused("not UTF-8", file=file) from error
    except yaml.YAMLError as error:
        return _not_yaml(error, data, file)
    except RecursionError as error:
        raise NoticeRefused("nested too deeply", file=file) from error
    if node is None:
        raise NoticeRefused("the file is empty", file=file)
    builder = _Builder(file)
    value = builder.build(node, ())
    if not isinstance(value, dict):
        raise NoticeRefused("a notice is an object with names and values", file=file, line=1)
    return Document(value, builder.lines, file)


def _not_yaml(error: yaml.YAMLError, data: bytes, file: str) -> Document:
    """Read JSON that is no YAML (tabs, some characters), or refuse with the line."""
    if data.lstrip().startswith(b"{"):
        return parse_json(data, file=file)
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", "")
    raise NoticeRefused(f"not YAML: {problem}", file=file, line=mark.line + 1 if mark else None) from error


class _Builder:
    """Turns nodes into values, noting lines; anchors, tags and deep nesting are refused."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path_, int] = {}
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: Path_) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if len(path) > _DEEPEST:
            raise NoticeRefused("nested too deeply", file=self.file, line=line)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, line)
        if id(node) in self._seen:
            raise NoticeRefused("an alias; write the thing out", file=self.file, line=line)
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, place)) for place, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise NoticeRefused("a name must be plain text", file=self.file, line=line)
            name = str(key.value)
            if name in result:
                raise NoticeRefused(f"{name!r} stands twice", file=self.file, line=line)
            self.lines[(*path, name)] = line
            result[name] = self.build(value, (*path, name))
        return result

    def _scalar(self, node: yaml.ScalarNode, line: int) -> Any:
        text = str(node.value)
        if node.style in ("'", '"', "|", ">"):
            return text
        return plain_value(text)


def plain_value(text: str) -> Any:
    """Return what unquoted text means: nothing, true, false, a number, or the text itself."""
    if _NULL.fullmatch(text):
        return None
    if _FLAG.fullmatch(text):
        return text == "true"
    if _INTEGER.fullmatch(text) and len(text) < 16:
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return text


def show_path(path: Path_) -> str:
    """Write a place as ``content.near[2].norad_id``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def without_blanks(value: Any) -> Any:
    """Return a value without the fields that were left empty, as in a template."""
    if isinstance(value, dict):
        kept = {key: without_blanks(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in (None, {}, [])}
    if isinstance(value, list):
        return [part for part in map(without_blanks, value) if part not in (None, {}, [])]
    return value
