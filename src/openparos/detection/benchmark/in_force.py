"""The benchmark figures in force: how small a thing each detector sees, how often it is wrong, how late it is.

A small file in the package, written by `builders/benchmark_figures.py` from what the commands
`openparos benchmark KIND --out FILE` measured, with date and software version. Where a detector was not
measured the figures say so; nothing is put in their place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FIGURES_SCHEMA: Final = "openparos.benchmarks/1"
FILE: Final = Path(__file__).parent / "figures.json"
NOT_MEASURED: Final = "not measured"
_SEEN: Final = 0.5
"""A size counts as seen where at least this share of the true events of that size was found."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is known of one detector.

    Attributes
    ----------
    detector : str
        As provisions name it: ``manoeuvres``, ``break-ups``, ``registry check``.
    limit : str
        The smallest thing it sees, with the share found and how many true events that rests on.
    false_alarms : str
        How often it reports what is not there, with its bound.
    timeliness : str
        How soon and how closely an event is dated.
    confidence : str
        The rule behind the word printed.
    basis : str
        On what it was measured; or that it was not.
    measured : bool
        Whether limit and false alarms are measured.
    """

    detector: str
    limit: str
    false_alarms: str
    timeliness: str
    confidence: str
    basis: str
    measured: bool

    def to_json(self) -> dict[str, Any]:
        """Return the figures for an answer."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@cache
def figures() -> Mapping[str, Any]:
    """Return the stored figures: ``{"date", "software", "kinds": {"manoeuvres": ..., ...}}``."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def stamp() -> str:
    """Return when and with which software the figures were measured."""
    return f"{figures()['date']}, {figures()['software']}"


@cache
def measures() -> Mapping[str, Measure]:
    """Return what is known of each detector, by the name that provisions use."""
    found = [_manoeuvres(), _breakups(), _decays(), *_unmeasured()]
    return {one.detector: one for one in found}


def _share(part: float) -> str:
    return f"{100 * part:.0f} %"


def _manoeuvres() -> Measure:
    from openparos.detection.manoeuvres.parameters import CONFIDENCE_RULE

    kinds = figures()["kinds"]
    one, control = kinds["manoeuvres"], kinds["control"]["controls"]
    bands = one["recall_by_delta_v"]["bulletin"]
    seen = [band for band in bands if band["recall"] is not None and band["recall"] >= _SEEN]
    least = min(seen, key=lambda band: float(band["from_m_s"]))
    false = [
        f"{name}: {each['bulletin']['per_year']:.3g} an object-year, at most {each['bulletin']['bound_95']:.3g} (95 of 100), "
        f"in {each['bulletin']['years']:.0f}"
        for name, each in control.items()
        if name.startswith(("(a)", "(a2)", "(b)"))
    ]
    return Measure(
        "manoeuvres",
        f"along the track from {1e3 * least['from_m_s']:g} mm/s on: {_share(least['recall'])} of {least['n']} burns found "
        f"in that band, as fit for publication; smaller ones seldom",
        "; ".join(false),
        f"dated to {one['time']['LEO']['median_h']:.1f} h in the median in low orbits and {one['time']['GEO']['median_h']:.1f} h "
        "in the belt, where sets are dense; else to the gap between sets",
        CONFIDENCE_RULE,
        f"{len(one['satellites'])} satellites with their operators' files; passive objects and burn-free time as controls",
        True,
    )


def _breakups() -> Measure:
    kinds = figures()["kinds"]
    one, innocent = kinds["breakups"]["all"], kinds["breakups"]["innocent"].values()
    families, wrong = (sum(each[name] for each in innocent) for name in ("families", "bulletin"))
    candidates = sum(each["candidate"] for each in innocent)
    found = [row for row in kinds["events"]["events"] if row["found"]]
    return Measure(
        "break-ups",
        f"five catalogued pieces or more: {_share(one['found'])} of {one['n']} simulated break-ups found, "
        f"{_share(one['bulletin'])} as fit for publication",
        f"{wrong} of {families} look-alike families in simulation as fit for publication, {candidates} as candidates; in real "
        "histories the thresholds were set on the same data, so the absence of false ones there is no measurement",
        f"interval of {one['median_interval_days']:.1f} days in the median; after the pieces are catalogued, days to months later",
        "high: fit for publication, many pieces and a parent; moderate: fit for publication; low: else",
        f"{one['n']} simulated break-ups; {len(found)} of {len(kinds['events']['events'])} documented ones found",
        True,
    )


def _decays() -> Measure:
    rows = figures()["kinds"]["events"]["decays"]["by_prediction"]
    inside, of = (sum(one["groups"]["all"][key] for one in rows) for key in ("inside", "of"))
    return Measure(
        "decays",
        "orbits that last under a year by their last set; none above an eccentricity of 0.5",
        f"{inside} of {of} predicted ends lay in their 90 % interval",
        "the interval is printed: from 0.65 to 1.85 of what is left, wider above a month",
        "by the age of the last set and the share of the lifetime left",
        "decays of the satellite catalogue of 2019, objects chosen by the prediction alone; the bounds were set on the same data",
        True,
    )


def _unmeasured() -> list[Measure]:
    """Return what detectors without a benchmark state of themselves."""
    not_known = "no benchmark with known truth was run"
    return [
        Measure(
            "stations",
            "0.02 degree of longitude; drifts below 0.03 degree a day count as standing",
            NOT_MEASURED,
            "arrival and departure are intervals between sets",
            "high: five or more sets over ten days or more and never 30 days without one, drift and disposal orbits excepted; moderate: two or more; low: one set",
            not_known,
            False,
        ),
        Measure(
            "proximity",
            "within 0.2 degree in the belt and 100 km below; no distance in metres is claimed",
            NOT_MEASURED,
            "to the day on which both have sets",
            "by the age of both epochs, one step lower where a visit rests on one set of each",
            not_known,
            False,
        ),
        Measure(
            "screening",
            "a miss distance is known no better than the spread of the sets, printed with each encounter",
            "true of the element sets whatever the spread; no rate applies",
            "as soon as the sets of both are at hand",
            "by the age of both epochs",
            "held against slower programs of others on the same sets (docs/performance.md), not against tracked truth",
            False,
        ),
        Measure(
            "releases",
            "one catalogued piece whose orbit meets another's when run back",
            NOT_MEASURED,
            "after the piece is catalogued, days to months later",
            "moderate where the orbits meet, low where only the planes do",
            not_known,
            False,
        ),
        Measure(
            "registry check",
            "one payload; blank items are counted where the source carries them",
            NOT_MEASURED,
            "at the next copy of the register data",
            "high with a document symbol, moderate where the State is covered, low where not",
            "compared with a published share of unregistered payloads (docs/registry.md)",
            False,
        ),
    ]
