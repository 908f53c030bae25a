"""Entries: any JSON object, in the one spelling of RFC 8785, at most 65,535 bytes.

The limit is that of C2SP tlog-tiles, whose bundles give an entry two bytes of length. Larger things
are logged as a manifest that names them by their hash.
"""

from __future__ import annotations

import json
from typing import Any, Final

import rfc8785

from openparos.model.errors import InputRefused

LARGEST_ENTRY_BYTES: Final = 65_535
_LARGEST_INTEGER: Final = 2**53 - 1


class _Plain:
    """Whether what was read needs nothing of RFC 8785 that Python's own encoder does not do.

    Python's encoder agrees with RFC 8785 unless there are fractions, or names whose order differs
    between UTF-16 and code points; it is about ten times as fast as the library.
    """

    def __init__(self) -> None:
        self.holds = True

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(pairs)
        if len(result) != len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise InputRefused(f"the name {twice!r} stands twice in one object")
        if not all(map(str.isascii, result)):
            self.holds = False
        return result

    def number(self, text: str) -> float:
        self.holds = False
        return float(text)


def _integer(text: str) -> int:
    value = int(text) if len(text) < 20 else _LARGEST_INTEGER + 1
    if not -_LARGEST_INTEGER <= value <= _LARGEST_INTEGER:
        raise InputRefused(
            f"the integer {text[:30]} is beyond 2^53 - 1", remedy="Write it as a string (RFC 8785, RFC 7493)"
        )
    return value


def _constant(text: str) -> Any:
    raise InputRefused(f"{text} is not a JSON number")


def canonical_json(value: Any) -> bytes:
    """Return a value in the spelling of RFC 8785.

    Raises
    ------
    InputRefused
        When it holds something JSON has no spelling for.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise InputRefused(f"no canonical JSON: {error}") from error


def canonical_object(line: bytes) -> bytes:
    """Read one JSON object and return it in canonical spelling.

    Parameters
    ----------
    line : bytes
        One object in UTF-8.

    Returns
    -------
    bytes
        The entry, at most 65,535 bytes.

    Raises
    ------
    InputRefused
        With the reason: no JSON, not an object, a name twice, an integer beyond 2^53, too large.
    """
    plain = _Plain()
    try:
        value = json.loads(
            line.decode("utf-8"), object_pairs_hook=plain.members, parse_float=plain.number,
            parse_int=_integer, parse_constant=_constant,
        )  # fmt: skip
    except UnicodeDecodeError as error:
        raise InputRefused(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise InputRefused(f"not JSON at column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise InputRefused("nested too deeply") from error
    if not isinstance(value, dict):
        raise InputRefused("not a JSON object")
    if plain.holds:
        try:
            text = json.dumps(
                value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
            )
            entry = text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputRefused("a string holds half a surrogate pair, which is no character") from error
        except RecursionError as error:
            raise InputRefused("nested too deeply") from error
    else:
        entry = canonical_json(value)
    return check_entry(entry)


def check_entry(entry: bytes) -> bytes:
    """Return an entry, or refuse it for its length."""
    if len(entry) > LARGEST_ENTRY_BYTES:
        raise InputRefused(
            f"an entry of {len(entry)} bytes; at most {LARGEST_ENTRY_BYTES} are possible",
            remedy="Log a manifest with the hash of the rest",
        )
    return entry
