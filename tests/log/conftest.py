"""What the tests of the log share: keys made once, and logs of any size."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger, create_log

ORIGIN = "exchange.example/openparos"


@pytest.fixture(scope="session")
def keys() -> KeyPair:
    return KeyPair.from_seeds(ORIGIN, bytes(range(32)), bytes(range(32, 64)))


def entries(first: int, count: int) -> list[bytes]:
    return [json.dumps({"n": n}, separators=(",", ":")).encode() for n in range(first, first + count)]


@pytest.fixture
def make_log(tmp_path: Path, keys: KeyPair) -> Callable[..., Path]:
    """Make a log of the sizes given, one batch after the other."""

    def make(*batches: int, name: str = "log") -> Path:
        folder = tmp_path / name
        create_log(folder, ORIGIN, keys=keys)
        with Ledger(folder) as ledger:
            for count in batches:
                ledger.append(entries(ledger.size, count))
        return folder

    return make
