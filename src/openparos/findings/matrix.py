"""The verification matrix: provision by provision, what can be seen, by which means, how well, how surely.

*Appropriate*: the least intrusion that shows it, and the legal basis. *Effective*: timely, and measured.
Computed from the instruments, the rules at hand and the benchmark figures in force; where nothing was
measured the row says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from openparos.commitments.instruments import Instruments, Provision, Standing, load_instruments
from openparos.detection.benchmark.in_force import NOT_MEASURED, Measure, measures

from .rules.reasons import reason_for
from .rules.registry import answers, forms_of
from .rules.unobservable import DOCUMENTS, WOULD_DETERMINE

SEEN: Final = ("A", "B")
BASIS: Final[Mapping[Standing, str]] = {
    Standing.IN_FORCE: "a treaty in force binds its parties",
    Standing.DRAFT: "a draft: no legal basis, simulated only",
    Standing.POLITICAL: "a political commitment of those who made it",
    Standing.VOLUNTARY: "a voluntary measure: nobody is bound",
}
MEANS: Final[Mapping[str, str]] = {
    "registry check": "the public register beside public catalogues",
    "notices": "what States filed",
}
OUTSIDE: Final = "public orbital data, taken from outside"


@dataclass(frozen=True, slots=True)
class Row:
    """One provision that something public can show.

    Attributes
    ----------
    provision, title, standing, grade : str
        Which, and how far it can be seen: A strong, B partial.
    observable : str
        What would show it.
    sources, detectors : tuple of str
        From which data, by which detectors.
    limit, false_alarms, confidence : str
        Detection limit, rate of false alarms, rule behind the word.
    appropriate, effective : str
        The two legs of paragraph 4 of the working paper.
    rules : tuple of str
        The rules that make findings of it.
    measured : bool
        Whether every detector in the row was measured.
    """

    provision: str
    title: str
    standing: str
    grade: str
    observable: str
    sources: tuple[str, ...]
    detectors: tuple[str, ...]
    limit: str
    false_alarms: str
    confidence: str
    appropriate: str
    effective: str
    rules: tuple[str, ...]
    measured: bool

    def to_json(self) -> dict[str, Any]:
        """Return the row for an answer."""
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}


@dataclass(frozen=True, slots=True)
class Unseen:
    """One provision that nothing public shows, with the reason and what would."""

    provision: str
    title: str
    standing: str
    reason: str
    would_determine: str

    def to_json(self) -> dict[str, str]:
        """Return the row for an answer."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@cache
def matrix() -> tuple[Row, ...]:
    """Return a row for each provision of which something public can be seen, in the order of the instruments."""
    instruments = load_instruments()
    found = answers()
    return tuple(
        _row(one, instruments, tuple(found[one.id]["rules"]))
        for one in instruments.provisions.values()
        if one.grade in SEEN and _detectors(one)
    )


@cache
def unseen() -> tuple[Unseen, ...]:
    """Return the provisions that no public data can show, with reason and what would determine them."""
    instruments = load_instruments()
    return tuple(
        Unseen(
            one.id,
            _title(one, instruments),
            one.standing.value,
            one.reason or reason_for(one),
            WOULD_DETERMINE.get(one.id, DOCUMENTS),
        )
        for one in instruments.provisions.values()
        if one.grade == "N" or (one.grade in SEEN and not _detectors(one))
    )


def paper_only() -> int:
    """Return how many provisions are seen on paper alone: notices, registers and laws."""
    return sum(one.grade == "C" for one in load_instruments().provisions.values())


def _title(one: Provision, instruments: Instruments) -> str:
    short = instruments.instrument(one.instrument).short_title
    return f"{short}: {one.title}" if one.unverified else f"{short}, {one.number}: {one.title}"


def _detectors(one: Provision) -> tuple[str, ...]:
    """Return the detectors a provision names, each without the remark in brackets."""
    names = re.sub(r"\s*\(.*?\)", "", one.detector or "").split(",")
    return tuple(name.strip() for name in names if name.strip())


def _row(one: Provision, instruments: Instruments, rules: tuple[str, ...]) -> Row:
    names = _detectors(one)
    known = [measures()[name] for name in names]
    forms = forms_of(one.id)
    means = [MEANS.get(name, OUTSIDE) for name in names] + ([MEANS["notices"]] if forms else [])
    return Row(
        provision=one.id,
        title=_title(one, instruments),
        standing=one.standing.value,
        grade=str(one.grade),
        observable=one.observable or "",
        sources=tuple(dict.fromkeys(means)),
        detectors=names,
        limit=_joined(known, "limit"),
        false_alarms=_joined(known, "false_alarms"),
        confidence=_joined(known, "confidence"),
        appropriate=f"{'; '.join(dict.fromkeys(means))}; nobody is visited or asked for access. Basis: {BASIS[one.standing]}",
        effective=_effective(known),
        rules=rules,
        measured=all(each.measured for each in known),
    )


def _joined(known: list[Measure], name: str) -> str:
    return "; ".join(f"{each.detector}: {getattr(each, name)}" for each in known)


def _effective(known: list[Measure]) -> str:
    timely = _joined(known, "timeliness")
    without = [each.detector for each in known if not each.measured]
    return f"{timely}. " + (f"{', '.join(without)}: {NOT_MEASURED}" if without else "measured")
