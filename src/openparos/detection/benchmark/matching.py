"""Scoring of detections against known burns: one to one, windows on both sides."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY

from .truth import BurnGroup

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """How far before its first and after its last start a detection may lie."""

    name: str
    before_days: float
    after_days: float


WINDOWS = (Window("12 h", 0.5, 0.5), Window("1 d", 1.0, 1.0), Window("[-1,+3] d", 1.0, 3.0))


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, false detections and misses."""

    hits: int
    false: int
    missed: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the detections that are true."""
        return self.hits / max(self.hits + self.false, 1)

    @property
    def recall(self) -> float:
        """Share of the burns that were found."""
        return self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / max(2 * self.hits + self.false + self.missed, 1)


def match(groups: list[BurnGroup], found_us: Ints, window: Window) -> Ints:
    """Match burns and detections one to one, as many as possible.

    Parameters
    ----------
    groups : list of BurnGroup
        The truth.
    found_us : array of int
        Times of the detections.
    window : Window
        Tolerance.

    Returns
    -------
    array of int
        For each group the index of its detection, or -1. Earliest deadline first with the earliest
        free detection, which is a maximum matching for windows of one length.
    """
    hit = np.full(len(groups), -1, np.int64)
    free = np.ones(len(found_us), bool)
    order = np.argsort(found_us, kind="stable")
    for g in sorted(range(len(groups)), key=lambda j: groups[j].last_start_us):
        first = groups[g].start_us - window.before_days * US_PER_DAY
        last = groups[g].last_start_us + window.after_days * US_PER_DAY
        for d in order:
            if free[d] and first <= found_us[d] <= last:
                hit[g], free[d] = d, False
                break
    return hit


def count(groups: list[BurnGroup], found_us: Ints, window: Window) -> Counts:
    """Hits, false detections and misses under one window."""
    hits = int((match(groups, found_us, window) >= 0).sum())
    return Counts(hits, len(found_us) - hits, len(groups) - hits)


def wilson(successes: int, trials: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share (Wilson 1927)."""
    if trials == 0:
        return 0.0, 1.0
    p = successes / trials
    centre = p + z * z / (2 * trials)
    spread = z * math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials))
    return (centre - spread) / (1 + z * z / trials), (centre + spread) / (1 + z * z / trials)


def poisson_upper(events: int, confidence: float = 0.95) -> float:
    """One-sided upper bound of a Poisson mean after so many events (exact, by the chi-square relation)."""
    from scipy.stats import chi2

    return float(chi2.ppf(confidence, 2 * (events + 1)) / 2)
