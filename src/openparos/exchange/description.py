"""The OpenAPI description as one page for people: made on the server, without scripts, from nowhere else."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, Template

_METHODS: Final = ("get", "post", "delete")


@lru_cache(maxsize=1)
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True).get_template("description.html")


def render(openapi: dict[str, Any], url: str) -> str:
    """Return the page.

    Parameters
    ----------
    openapi : dict
        The description.
    url : str
        Where the exchange stands.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in openapi["paths"].items():
        for method in _METHODS:
            if method in operations:
                one = operations[method]
                groups.setdefault(one.get("tags", ["more"])[-1], []).append(
                    _operation(openapi, path, method, one)
                )
    return _template().render(
        title=openapi["info"]["title"], about=openapi["info"].get("description", ""), url=url,
        version=openapi["openapi"],
        groups=[{"name": name, "operations": found} for name, found in sorted(groups.items())],
    )  # fmt: skip


def _operation(openapi: dict[str, Any], path: str, method: str, one: dict[str, Any]) -> dict[str, Any]:
    who = [name for rule in one.get("security", []) for name in rule]
    return {
        "method": method.upper(), "path": path, "summary": one.get("summary", ""), "text": one.get("description", ""),
        "who": f"Needs: {' or '.join(who)}" if who else "",
        "parameters": [
            {
                "name": part["name"], "in": part["in"], "required": part.get("required", False),
                "what": part.get("description") or _kind(part.get("schema", {})),
            }
            for part in one.get("parameters", [])
        ],
        "body": _body(openapi, one.get("requestBody")),
        "answers": [
            {"status": status, "what": answer.get("description", "")}
            for status, answer in sorted(one.get("responses", {}).items())
        ],
    }  # fmt: skip


def _kind(schema: dict[str, Any]) -> str:
    """Say in a few words what a parameter is."""
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    first = kinds[0] if kinds else {}
    bounds = [
        f"{word} {first[key]}" for key, word in (("minimum", "from"), ("maximum", "to")) if key in first
    ]
    return " ".join([str(first.get("type", "")), *bounds])


def _body(openapi: dict[str, Any], body: dict[str, Any] | None) -> dict[str, str] | None:
    if not body:
        return None
    media_type, content = next(iter(body["content"].items()))
    shape = _shape(openapi, content.get("schema", {}), 0)
    return {"type": media_type, "shape": json.dumps(shape, indent=2) if isinstance(shape, dict) else ""}


def _shape(openapi: dict[str, Any], schema: dict[str, Any], depth: int) -> Any:
    """Return an example of the names in a schema."""
    if "$ref" in schema and depth < 6:
        name = schema["$ref"].rpartition("/")[2]
        return _shape(openapi, openapi["components"]["schemas"][name], depth + 1)
    if "anyOf" in schema:
        return _shape(openapi, next(one for one in schema["anyOf"] if one.get("type") != "null"), depth + 1)
    if schema.get("type") == "object":
        return {name: _shape(openapi, part, depth + 1) for name, part in schema.get("properties", {}).items()}
    if schema.get("type") == "array":
        return [_shape(openapi, schema.get("items", {}), depth + 1)]
    return schema.get("type", "any")
