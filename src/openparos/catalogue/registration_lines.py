"""One payload held against the register: what the check says of it, and the words it says it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from openparos.model.times import US_PER_DAY, format_utc

from .declared_orbits import Comparison
from .launching import LaunchingStates
from .symbols import DocumentSymbol

REGISTERED: Final = "registered"
NOT_FOUND: Final = "not-found"
NOT_AVAILABLE: Final = "not-available"
ARTICLE_IV: Final = (
    "launching_state", "designator", "launch_date", "launch_place", "nodal_period", "inclination", "apogee",
    "perigee", "general_function",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """One payload held against the register; keys of `to_json` are those of design.md and more.

    `state` answers today, `state_at_launch` is the party the same code meant on launch day (they differ
    for the Soviet Union). Days to registration are given where a source dates the document;
    `document_date_not_before_us` is else the bound from the numbering of documents.
    """

    norad_id: int
    cospar_id: str | None
    name: str
    state: str | None
    state_at_launch: str | None
    launch_us: int | None
    status: str
    reason: str | None
    document: DocumentSymbol | None
    document_source: str | None
    document_date_us: int | None
    document_date_not_before_us: int | None
    function: str | None
    fields: Mapping[str, str]
    orbit: Comparison
    decay: str
    end_in_register: str
    double: tuple[str, ...]
    by_another: bool | None
    launching: LaunchingStates
    together_with: tuple[int, ...]
    notes: tuple[str, ...]

    @property
    def by_no_launching_state(self) -> bool | None:
        """Whether the State of registry is none of the launching States the sources name.

        None where nothing is registered or the sources do not name both a site and an owner.
        """
        if self.document is None:
            return None
        among = self.launching.includes(self.state)
        return None if among is None else not among

    @property
    def days_to_registration(self) -> int | None:
        """Days from launch to the document's date, where a source gives it."""
        return _days(self.launch_us, self.document_date_us)

    @property
    def days_to_registration_at_least(self) -> int | None:
        """Lower bound of the same from the numbering of documents."""
        return _days(self.launch_us, self.document_date_not_before_us)

    def to_json(self) -> dict[str, Any]:
        """Return the line written with ``--out``."""
        return {
            "cospar_id": self.cospar_id,
            "norad_id": self.norad_id,
            "name": self.name,
            "state": self.state,
            "state_at_launch": self.state_at_launch,
            "launch_date": _day(self.launch_us),
            "status": self.status,
            "reason": self.reason,
            "document": None if self.document is None else str(self.document),
            "document_source": self.document_source,
            "document_date": _day(self.document_date_us),
            "document_date_not_before": _day(self.document_date_not_before_us),
            "days_to_registration": self.days_to_registration,
            "days_to_registration_at_least": self.days_to_registration_at_least,
            "general_function": self.function,
            **{f"article_iv_{name}": value for name, value in self.fields.items()},
            "orbit_outcome": self.orbit.outcome,
            "orbit_reason": self.orbit.reason,
            "orbit_outside_tolerance": " ".join(self.orbit.outside) or None,
            **{
                f"orbit_declared_minus_catalogued_{name}": self.orbit.differences.get(name)
                for name in ("period_min", "inclination_deg", "perigee_km", "apogee_km")
            },
            "orbit_source": self.orbit.source,
            "decay_notified": self.decay,
            "end_in_register": self.end_in_register,
            "registered_by_several": " ".join(self.double) or None,
            "registered_by_another_than_the_owner": self.by_another,
            "launching_states": str(self.launching) or None,
            "registered_by_no_known_launching_state": self.by_no_launching_state,
            "registered_together_with": " ".join(map(str, self.together_with)) or None,
            "notes": "; ".join(self.notes) or None,
        }


def _days(start_us: int | None, end_us: int | None) -> int | None:
    return None if start_us is None or end_us is None else (end_us - start_us) // US_PER_DAY


@lru_cache(maxsize=65_536)
def _day(us: int | None) -> str | None:
    return None if us is None else format_utc(us)[:10]
