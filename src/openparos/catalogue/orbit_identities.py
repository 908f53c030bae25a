"""What `openparos identify` found: objects of another catalogue tied to the public one by their orbits.

Kept in the workspace, since finding them means bringing two catalogues to one instant; with the hash of the
table they were found in, so that they lapse when another is taken in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from openparos.store.durable import replace_durably

FILE_NAME: Final = "identified_by_orbit.json"


@dataclass(frozen=True, slots=True)
class OrbitIdentity:
    """One object of another catalogue, and which object of the public one it is.

    Attributes
    ----------
    name : str
        In the other catalogue (``V 12104``).
    norad_id : int
        The object of the public catalogue.
    basis : str
        ``orbit``, or ``number and orbit`` where the other catalogue gives the same number.
    confidence : str
        As the rule of `openparos.orbits.matching` gives it.
    score : float
        Of the fit, in units of the spread expected; 0 is the same orbit.
    number_given : int or None
        Number of the public catalogue that the other catalogue itself names.
    """

    name: str
    norad_id: int
    basis: str
    confidence: str
    score: float
    number_given: int | None = None

    def __str__(self) -> str:
        other = (
            "" if self.number_given in (None, self.norad_id) else f"; it gives the number {self.number_given}"
        )
        return f"{self.name} (by {self.basis}, score {self.score:.1f}, confidence {self.confidence}{other})"


def write_identities(folder: Path, table_sha256: str, found: Iterable[OrbitIdentity]) -> Path:
    """Keep what was found in a table in the workspace's folder of tables."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    said = {"table_sha256": table_sha256, "identities": [asdict(one) for one in found]}
    replace_durably(path, json.dumps(said, indent=1).encode() + b"\n")
    return path


def read_identities(folder: Path, table_sha256: str) -> Mapping[int, tuple[OrbitIdentity, ...]]:
    """Return what was found in this very table, by number of the public catalogue; nothing where unknown."""
    try:
        said: dict[str, Any] = json.loads((folder / FILE_NAME).read_bytes())
        if said["table_sha256"] != table_sha256:
            return {}
        identities = [OrbitIdentity(**one) for one in said["identities"]]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    found: dict[int, tuple[OrbitIdentity, ...]] = {}
    for one in identities:
        found[one.norad_id] = (*found.get(one.norad_id, ()), one)
    return found
