"""Finished parts of a long search on disk: each is there as a whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from openparos.model.events import Event

from .detector import Scan
from .storms import Weather

FIRST_US: Final = 0
LAST_US: Final = 2**62  # earlier and later than any epoch


def write_part(found: Scan, path: Path) -> None:
    """Keep what was found in a part; the file takes its name when it is complete."""
    partial = path.with_suffix(".part")
    content = {"events": [one.to_json() for one in found.events], "weather": found.weather.to_json()}
    with partial.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(content))  # the compiled encoder, ten times quicker than `dump`
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)


def read_part(path: Path) -> Scan:
    """Read what `write_part` kept."""
    content = json.loads(path.read_text(encoding="utf-8"))
    events = [Event.from_json(one) for one in content["events"]]
    return Scan(events, Weather.from_json(content["weather"]))
