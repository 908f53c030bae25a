"""The small table of facts the demo needs: whose the payloads near the geostationary orbit are.

Facts only, each with its source, made by `builders/geo_payload_facts.py`; what is unknown is empty.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from openparos.model.times import parse_utc

_FILE: Final = Path(__file__).parent / "data" / "geo_payload_facts.csv"


@dataclass(frozen=True, slots=True)
class PayloadFacts:
    """What is known of one payload.

    Attributes
    ----------
    norad_id, cospar_id, name
        Which object.
    registry : str or None
        Code of the State or organization of registry; None where no registration was found.
    document : str or None
        Symbol of the document that registers it.
    document_not_before_us : int or None
        The day the document cannot be older than (see `catalogue.documents`).
    registry_source : str or None
        Where registry and document were read.
    owner, owner_source : str or None
        Code of the State, organization or designation that a catalogue names as owner, and which one.
    """

    norad_id: int
    cospar_id: str
    name: str
    registry: str | None
    document: str | None
    document_not_before_us: int | None
    registry_source: str | None
    owner: str | None
    owner_source: str | None

    def state_of(self, on_us: int) -> tuple[str | None, str | None, str | None]:
        """Return State, basis and source on a day, as an event's object carries them.

        The State of registry where its document can have existed that day, else the owner.
        """
        dated = self.document_not_before_us
        if self.registry and (dated is None or dated <= on_us):
            source = f"{self.registry_source}, {self.document}" if self.document else self.registry_source
            return self.registry, "registry", source
        if self.owner:
            return self.owner, "owner-catalogue", self.owner_source
        return None, None, None


@cache
def geo_payload_facts() -> dict[int, PayloadFacts]:
    """Return the facts by catalogue number: payloads near the geostationary orbit in mid-2024.

    Sources: GCAT (J. McDowell, planet4589.org, CC-BY 4.0) for registration; SATCAT and the UCS
    database for owners; named in each row.
    """
    found: dict[int, PayloadFacts] = {}
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            norad_id, earliest = int(row["norad_id"]), row["document_not_before"]
            found[norad_id] = PayloadFacts(
                norad_id=norad_id,
                cospar_id=row["cospar_id"],
                name=row["name"],
                registry=row["registry"] or None,
                document=row["document"] or None,
                document_not_before_us=parse_utc(earliest) if earliest else None,
                registry_source=row["registry_source"] or None,
                owner=row["owner"] or None,
                owner_source=row["owner_source"] or None,
            )
    return found
