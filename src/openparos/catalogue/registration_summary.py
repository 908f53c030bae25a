"""Counts over the register check: by State, by year, with their denominators; the transparency sheet of a State.

The share counts registered payloads among those about which the sources at hand can say yes or no.
Payloads marked not-available stand beside it, never inside it. A sheet is counted by rule from the same
lines for every State; the threshold of *major space capabilities* (paragraph 3 of the working paper) is a
number the reader chooses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from openparos.model import states
from openparos.model.errors import UnknownState
from openparos.model.times import to_datetime

from .registration import ARTICLE_IV, NOT_AVAILABLE, NOT_FOUND, REGISTERED, Check

# Payloads under one State from which the sheet speaks of major space capabilities; the reader's to change.
MAJOR_PAYLOADS: Final = 100
EXPLANATION: Final = (
    "Share of registered payloads among registered and not-found ones. Not-available: the sources at hand do not "
    "cover the State, or the catalogue expects no registration (ejected capsules, calibration spheres); "
    "not counted in the share. Not found does not mean not registered."
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts over a group of payloads.

    Attributes
    ----------
    payloads, registered, not_found, not_available : int
        How many, and how they divide.
    registered_by_several, registered_together, by_another_than_owner, by_no_launching_state : int
        Registered by more than one party; sharing an entry with launch-mates; by a State that is not
        the owner a catalogue names; by one that no source connects with the launch.
    orbits : Mapping
        Outcomes of comparing declared and catalogued orbits, registered payloads alone.
    decays : Mapping
        Whether the end of an object was notified.
    fields : Mapping
        For each item of Article IV: present, blank, not available among registered payloads.
    can_register : bool
        False for an entity that is neither Member nor observer State of the United Nations, nor an
        organization: its payloads are counted, but no share is computed, since no duty is.
    """

    payloads: int
    registered: int
    not_found: int
    not_available: int
    registered_by_several: int
    registered_together: int
    by_another_than_owner: int
    by_no_launching_state: int
    orbits: Mapping[str, int]
    decays: Mapping[str, int]
    fields: Mapping[str, Mapping[str, int]]
    can_register: bool = True

    @property
    def share_registered(self) -> float | None:
        """Registered among registered and not found; None where nothing can be said of any."""
        if not self.can_register:
            return None
        known = self.registered + self.not_found
        return self.registered / known if known else None

    def to_json(self) -> dict[str, Any]:
        """Return the counts with the keys of design.md."""
        return {
            "payloads": self.payloads,
            "registered": self.registered,
            "not_found": self.not_found,
            "not_available": self.not_available,
            "share_registered": None if self.share_registered is None else round(self.share_registered, 4),
            "share_denominator": self.registered + self.not_found,
            "registered_by_several": self.registered_by_several,
            "registered_together": self.registered_together,
            "registered_by_another_than_the_owner": self.by_another_than_owner,
            "registered_by_no_known_launching_state": self.by_no_launching_state,
            "orbit": dict(self.orbits),
            "decay_notified": dict(self.decays),
            "article_iv": {name: dict(values) for name, values in self.fields.items()},
        }


def count(checks: Sequence[Check]) -> Counts:
    """Count over a group of payloads."""
    status = Counter(one.status for one in checks)
    registered = [one for one in checks if one.status == REGISTERED]
    return Counts(
        payloads=len(checks),
        registered=status[REGISTERED],
        not_found=status[NOT_FOUND],
        not_available=status[NOT_AVAILABLE],
        registered_by_several=sum(bool(one.double) for one in checks),
        registered_together=sum(bool(one.together_with) for one in checks),
        by_another_than_owner=sum(bool(one.by_another) for one in checks),
        by_no_launching_state=sum(bool(one.by_no_launching_state) for one in checks),
        orbits=_sorted(Counter(one.orbit.outcome for one in registered)),
        decays=_sorted(Counter(one.decay for one in registered)),
        fields={name: _sorted(Counter(one.fields[name] for one in registered)) for name in ARTICLE_IV},
    )


def by_state(checks: Iterable[Check]) -> dict[str, Counts]:
    """Return counts by the State answering today, largest first; ``unknown`` where none is named."""
    groups: dict[str, list[Check]] = defaultdict(list)
    for one in checks:
        groups[one.state or "unknown"].append(one)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return {
        state: replace(count(members), can_register=_is_party(state) or state == "unknown")
        for state, members in ordered
    }


def by_year(checks: Iterable[Check]) -> dict[str, Counts]:
    """Return counts by year of launch; ``unknown`` where the day of launch is not known."""
    groups: dict[str, list[Check]] = defaultdict(list)
    for one in checks:
        groups[str(to_datetime(one.launch_us).year) if one.launch_us is not None else "unknown"].append(one)
    return {year: count(groups[year]) for year in sorted(groups)}


def sheet(state: str, checks: Sequence[Check], major_payloads: int = MAJOR_PAYLOADS) -> dict[str, Any]:
    """Return the transparency sheet of one State: ratios with their denominators, no mark and no rank.

    Parameters
    ----------
    state : str
        Code under which it answers today.
    checks : sequence of Check
        Of every State; those of this one are taken.
    major_payloads : int
        From how many payloads on the sheet speaks of major space capabilities.
    """
    own = [one for one in checks if one.state == state]
    counts = count(own)
    comparable = counts.orbits.get("agrees", 0) + counts.orbits.get("differs", 0)
    ended = counts.decays.get("notified", 0) + counts.decays.get("not-found", 0)
    bounds = [
        one.days_to_registration_at_least for one in own if one.days_to_registration_at_least is not None
    ]
    dated = [one.days_to_registration for one in own if one.days_to_registration is not None]
    owned = [one for one in own if one.by_another is not None]
    # A list without site or owner can only ever say yes; it has no place in the denominator.
    launched = [one for one in own if one.document is not None and one.launching.is_complete]
    return {
        "state": state,
        "major_space_capabilities": {
            "value": counts.payloads >= major_payloads,
            "rule": f"at least {major_payloads} payloads launched",
            "payloads": counts.payloads,
        },
        "registered": _ratio(counts.registered, counts.registered + counts.not_found),
        "not_available": counts.not_available,
        "declared_orbit_agrees": _ratio(counts.orbits.get("agrees", 0), comparable),
        "end_notified": _ratio(counts.decays.get("notified", 0), ended),
        "general_function_given": _ratio_of(counts.fields["general_function"]),
        "orbit_given": _ratio_of(counts.fields["inclination"]),
        "orbit_not_comparable": counts.orbits.get("not-comparable", 0),
        "registered_by_several": _ratio(counts.registered_by_several, counts.registered),
        "several_as_one": _ratio(counts.registered_together, counts.registered),
        "by_another_than_the_owner": _ratio(counts.by_another_than_owner, len(owned)),
        "by_no_known_launching_state": _ratio(counts.by_no_launching_state, len(launched)),
        "median_days_to_registration": _median(dated),
        "of_median_days_to_registration": len(dated),
        "median_days_to_registration_at_least": _median(bounds),
        "of_median_days_to_registration_at_least": len(bounds),
        "explanation": EXPLANATION,
    }


def _median(days: Sequence[int]) -> int | None:
    return sorted(days)[len(days) // 2] if days else None


def _is_party(code: str) -> bool:
    try:
        return states.party(code).has_duties
    except UnknownState:
        return False


def _ratio(part: int, whole: int) -> dict[str, Any]:
    return {"count": part, "of": whole, "share": round(part / whole, 4) if whole else None}


def _ratio_of(values: Mapping[str, int]) -> dict[str, Any]:
    present = values.get("present", 0)
    return _ratio(present, present + values.get("blank", 0))


def _sorted(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items()))
