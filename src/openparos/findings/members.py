"""The members of an evidence bundle: what they are called, and how they are packed into one zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

BUNDLE_SCHEMA: Final = "openparos.bundle/2"
EARLIER_SCHEMA: Final = "openparos.bundle/1"
"""Still read: its sets are not told apart by event (`earlier`)."""
MANIFEST: Final = "manifest.json"
SEAL: Final = "manifest.sha256"
SETS: Final = "element-sets.csv"
"""The cited sets."""
INPUTS: Final = "input-sets.csv"
"""Sets the detectors looked at besides the cited ones."""
EVENT_INPUTS: Final = "event-inputs.json"
"""In words, which sets each event was computed from; the rows of both lists say it set by set."""
CONTEXT: Final = "context.json"
"""What the rule looked at besides the events."""
STATEMENT: Final = "manifest.dsse.json"
"""The signed statement over all other members."""
_MEMBER_DATE: Final = (1980, 1, 1, 0, 0, 0)


def pack(members: Mapping[str, bytes]) -> bytes:
    """Return members as a zip whose bytes depend on nothing but names and contents."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression=zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, date_time=_MEMBER_DATE)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[name])
    return stream.getvalue()
