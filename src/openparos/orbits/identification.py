"""Which objects of the public catalogue the orbits of another source belong to (see `matching`)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from openparos.catalogue.orbit_identities import OrbitIdentity
from openparos.model.times import format_utc

from .matching import MATCHED, NO_MATCH, NOT_DETERMINED, Allowance, OrbitMatch, Rule, match_orbits

AGREES, DIFFERS, UNKNOWN = "agrees", "differs", "not-compared"
"""What the orbit says of a number that the other source gives."""


@dataclass(frozen=True, slots=True)
class Identification:
    """What came of one orbit of another source.

    Attributes
    ----------
    name : str
        In that source.
    number_given : int or None
        Number of the public catalogue that the source itself names.
    epoch_us : int
        Of its elements, microseconds since 1970.
    match : OrbitMatch
        What the orbit says.
    number : str
        Whether the orbit bears out the number given: ``agrees`` (it is that object's, or that object is
        among the candidates), ``differs`` (it is another's), ``not-compared`` (nothing fits, or no number).
    """

    name: str
    number_given: int | None
    epoch_us: int
    match: OrbitMatch
    number: str

    def identity(self) -> OrbitIdentity | None:
        """Return what may be kept of it: one object, with the basis and the confidence; else None."""
        best = self.match.norad_id
        if best is None or self.match.confidence is None:
            return None
        basis = "number and orbit" if self.number_given == best else "orbit"
        score = round(self.match.candidates[0].score, 2)
        return OrbitIdentity(self.name, best, basis, self.match.confidence.value, score, self.number_given)

    def to_json(self) -> dict[str, Any]:
        """Return the line written with ``--out``."""
        match = self.match
        return {
            "name": self.name,
            "number_given": self.number_given,
            "number_and_orbit": self.number,
            "epoch": format_utc(self.epoch_us),
            "outcome": match.outcome,
            "norad_id": match.norad_id,
            "confidence": match.confidence.value if match.confidence else None,
            "reason": match.reason,
            "candidates": [
                {
                    "norad_id": one.norad_id, "score": round(one.score, 2), "axis_km": round(one.axis_km, 3),
                    "plane_deg": round(one.plane_deg, 4), "eccentricity": round(one.eccentricity, 7),
                    "place_deg": round(one.place_deg, 3), "days_apart": round(one.days_apart, 2),
                }
                for one in match.candidates
            ],
        }  # fmt: skip


def identify(
    unknown: pa.Table, known: pa.Table, *, rule: Rule | None = None, allowance: Allowance | None = None
) -> list[Identification]:
    """Say of each orbit of another source whose it is, and whether the number it gives is borne out.

    Parameters
    ----------
    unknown, known : pa.Table
        Of `ELEMENT_SCHEMA`; `known` with one set an object. A number 0 in `unknown` means none.
    rule, allowance
        See `matching.match_orbits`.
    """
    matches = match_orbits(unknown, known, rule=rule, allowance=allowance)
    numbers, epochs = unknown["norad_id"].to_pylist(), unknown["epoch_us"].to_pylist()
    names = unknown["name"].to_pylist()
    return [
        Identification(
            names[one.row] or str(numbers[one.row]),
            numbers[one.row] or None,
            epochs[one.row],
            one,
            _number(one, numbers[one.row]),
        )
        for one in matches
    ]


def _number(match: OrbitMatch, number: int) -> str:
    if not number or not match.candidates or match.outcome == NO_MATCH:
        return UNKNOWN
    fits = {match.norad_id} if match.outcome == MATCHED else {one.norad_id for one in match.candidates}
    return AGREES if number in fits else DIFFERS if match.outcome == MATCHED else UNKNOWN


def counts(found: list[Identification]) -> dict[str, Any]:
    """Count outcomes, confidences, and what the orbits say of the numbers given."""
    outcomes = Counter(one.match.outcome for one in found)
    grades = Counter(one.match.confidence.value for one in found if one.match.confidence)
    numbers = Counter(one.number for one in found if one.number_given)
    return {
        "orbits": len(found),
        "matched": outcomes[MATCHED],
        "not_determined": outcomes[NOT_DETERMINED],
        "no_match": outcomes[NO_MATCH],
        "by_confidence": dict(sorted(grades.items())),
        "numbers_given": sum(numbers.values()),
        "numbers_borne_out": numbers[AGREES],
        "numbers_contradicted": numbers[DIFFERS],
    }


def latest_sets(sets: pa.Table) -> pa.Table:
    """Return of each object the set with the latest epoch."""
    order = sets.sort_by([("norad_id", "ascending"), ("epoch_us", "ascending")])
    numbers = order["norad_id"].to_numpy()
    is_last = np.ones(len(numbers), dtype=bool)
    is_last[:-1] = numbers[1:] != numbers[:-1]
    return order.filter(pa.array(is_last))
