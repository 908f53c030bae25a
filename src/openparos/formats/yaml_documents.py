"""YAML files that people write and review: read with line numbers, checked against a JSON Schema.

A file read here becomes plain values and a map from each place in it to its line, so that every
complaint can say file and line. Scalars are read as a lawyer would: ``2018-08-03`` stays text,
``no`` is a word and not a truth value, only ``true`` and ``false`` are; a key given twice is refused.

Reading YAML is slow beside everything else, so a folder of files can be kept compiled as one JSON
file that carries the SHA-256 of what it was made from: when that differs, the YAML is read instead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from openparos.model.errors import InputRefused, Refusal

Place = tuple[str | int, ...]
_INT_TAG: Final = "tag:yaml.org,2002:int"
_FLOAT_TAG: Final = "tag:yaml.org,2002:float"
_NULL_TAG: Final = "tag:yaml.org,2002:null"
_BOOL_TAG: Final = "tag:yaml.org,2002:bool"


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One file: its plain values and the line of each place in them.

    Attributes
    ----------
    file : str
        The file as the user named it.
    content : Any
        Mappings, lists, text, integers, floats, true, false and null.
    lines : Mapping[Place, int]
        Line, counted from 1, of each key's value or list item.
    """

    file: str
    content: Any
    lines: Mapping[Place, int] = field(repr=False)

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place that holds it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path, *, name: str | None = None) -> YamlDocument:
    """Read one YAML file.

    Parameters
    ----------
    path : Path
        The file.
    name : str or None
        How messages name it (default: the path as given).

    Raises
    ------
    InputRefused
        When it is not YAML, or a key stands twice, with file and line.
    """
    import yaml

    label = name or str(path)
    try:
        loader = yaml.CSafeLoader(path.read_text(encoding="utf-8"))
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else None
        raise InputRefused(f"not YAML: {error.problem}", file=label, line=line) from error
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=label) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputRefused(f"not YAML in UTF-8: {error}", file=label) from error
    lines: dict[Place, int] = {}
    content = None if node is None else _plain(node, (), lines, label)
    return YamlDocument(label, content, lines)


def _plain(node: Any, place: Place, lines: dict[Place, int], file: str) -> Any:
    lines[place] = node.start_mark.line + 1
    if node.id == "scalar":
        return _scalar(node)
    if node.id == "sequence":
        return [_plain(item, (*place, index), lines, file) for index, item in enumerate(node.value)]
    content: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in content:
            line = key_node.start_mark.line + 1
            raise InputRefused(
                f"the key {key!r} stands twice", file=file, line=line, remedy="Keep one of them"
            )
        content[key] = _plain(value_node, (*place, key), lines, file)
        lines[(*place, key)] = key_node.start_mark.line + 1
    return content


def _scalar(node: Any) -> str | int | float | bool | None:
    text = str(node.value)
    if node.style:  # quoted or folded: always text
        return text.strip() if node.style in (">", "|") else text
    if node.tag == _NULL_TAG:
        return None
    if node.tag == _BOOL_TAG and text in ("true", "false"):
        return text == "true"
    if node.tag == _INT_TAG and text.lstrip("-").isdigit():
        return int(text)
    if node.tag == _FLOAT_TAG and text.lstrip("-").replace(".", "", 1).isdigit():
        return float(text)
    return text


@lru_cache(maxsize=16)
def _validator(schema_path: Path) -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def schema_refusals(document: YamlDocument, schema_path: Path) -> list[Refusal]:
    """Hold one file against a JSON Schema (draft 2020-12).

    Returns
    -------
    list[Refusal]
        One for each thing that is wrong, in order of lines; empty when the file is in order.
    """
    refusals = []
    for error in _validator(schema_path).iter_errors(document.content):
        place = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            place = (*place, _unknown_keys(error)[0])
        where = "/".join(str(part) for part in error.absolute_path) or "the file"
        refusals.append(Refusal(document.file, document.line_of(place), f"{where}: {_reason(error)}"))
    return sorted(refusals, key=lambda refusal: (refusal.line or 0, refusal.reason))


def _reason(error: Any) -> str:
    """Say what a schema error means in one clause, without printing the whole value."""
    value = error.instance
    if error.validator == "enum":
        return f"{value!r} is none of {', '.join(map(str, error.validator_value))}"
    if error.validator == "required":
        missing = next(
            key for key in error.validator_value if key not in value and repr(key) in error.message
        )
        return f"{missing!r} is missing"
    if error.validator == "additionalProperties":
        return f"unknown key {', '.join(map(repr, _unknown_keys(error)))}"
    if error.validator == "pattern":
        return f"{value!r} does not have the form {error.validator_value}"
    if error.validator in ("oneOf", "anyOf", "not", "if") and "description" in error.schema:
        return str(error.schema["description"])
    return str(error.message)[:200]


def _unknown_keys(error: Any) -> list[str]:
    known = error.schema.get("properties", {})
    return [key for key in error.instance if key not in known]


def files_digest(files: list[Path]) -> str:
    """Return the SHA-256 over names and bytes of files, in the order given."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def read_compiled(index: Path, files: list[Path]) -> dict[str, Any] | None:
    """Return what a folder of YAML files was compiled to, or None where that is missing or older.

    Parameters
    ----------
    index : Path
        The JSON file written by `write_compiled`.
    files : list[Path]
        The YAML files as they are now.
    """
    try:
        compiled = json.loads(index.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(compiled, dict) or compiled.get("sha256") != files_digest(files):
        return None
    contents = compiled.get("files")
    return contents if isinstance(contents, dict) else None


def write_compiled(index: Path, files: list[Path]) -> None:
    """Compile YAML files to one JSON file, a line for each, so that a change shows as one line."""
    rows = [
        f"{json.dumps(path.stem)}: {json.dumps(read_yaml(path).content, ensure_ascii=False, sort_keys=True)}"
        for path in files
    ]
    body = ",\n".join(rows)
    index.write_text(f'{{"sha256": "{files_digest(files)}", "files": {{\n{body}\n}}}}\n', encoding="utf-8")


def read_folder(folder: Path, index: Path | None = None) -> dict[str, Any]:
    """Return the content of every ``*.yaml`` of a folder by its name without the ending."""
    files = sorted(folder.glob("*.yaml"))
    compiled = read_compiled(index, files) if index else None
    if compiled is not None:
        return compiled
    return dict(_read_each(files))


def _read_each(files: list[Path]) -> Iterator[tuple[str, Any]]:
    for path in files:
        yield path.stem, read_yaml(path, name=f"{path.parent.name}/{path.name}").content
