"""One score with one meaning: the probability that a break of drift is a burn of the object's own.

A logistic regression on five features that mean the same in every regime, fitted on the operators'
records of the visible satellites (`benchmark manoeuvres --json` gives them as `refitted`, and the
leave-one-satellite-out figures use coefficients fitted without the satellite):

- strength: ln of the step over its sigma, drag's own daily variation included;
- sharpness: root of what a sharp burn explains better than a change of drag on one day;
- lateness: tens of days until the sets showed the whole burn;
- measured: whether the step comes from a fit or, between near neighbours, from single differences;
- like drag: whether it goes the way of drag and equals no more than twenty days of it.

It rests on five satellites near the Earth and on two geostationary ones. On passive objects, where
no burn can be, the probability is too high by construction (they have no burns to find): the
`bulletin` threshold is set there, by counting (docs/benchmark-manoeuvres.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STRENGTH_RANGE: Final = (0.3, 200.0)
SHARPNESS_LIMIT: Final = 6.0
DRAG_DAYS: Final = 20.0  # of drag that a step along its sign may equal and still pass for a change of drag
PLANE_HALF_Z, PLANE_SCALE_Z = 25.0, 4.0


@dataclass(frozen=True, slots=True)
class Logistic:
    """Coefficients of the log-odds: constant, strength, sharpness, unmeasured, lateness, like drag."""

    coefficients: tuple[float, ...]

    def log_odds(self, features: Floats) -> Floats:
        """Return the log-odds of rows of features."""
        return np.asarray(features @ np.array(self.coefficients))


IN_PLANE: Final = Logistic((-4.47, 1.92, 0.53, -0.04, -3.81, 1.60))
"""Fitted on the seven visible satellites, 30 November 2026."""


def features(strength: Floats, sharpness: Floats, late_days: Floats, drag_days: Floats) -> Floats:
    """Return rows of features; a NaN sharpness means that no fit was possible."""
    unmeasured = ~np.isfinite(sharpness)
    return np.column_stack(
        [
            np.ones(len(strength)),
            np.log(np.clip(np.nan_to_num(strength), *STRENGTH_RANGE)),
            np.where(unmeasured, 0.0, np.clip(np.nan_to_num(sharpness), 0.0, SHARPNESS_LIMIT)),
            unmeasured.astype(np.float64),
            np.where(np.isfinite(late_days), late_days, 0.0) / 10.0,
            ((drag_days > 0.0) & (drag_days < DRAG_DAYS)).astype(np.float64),
        ]
    )


def plane_log_odds(z: Floats) -> Floats:
    """Log-odds of a step of the plane.

    Set by hand between the steps that old orbit determinations leave (up to z = 22 on TOPEX) and the
    declared normal burns of the visible satellites (from z = 57, but for three).
    """
    return np.asarray((z - PLANE_HALF_Z) / PLANE_SCALE_Z)


def probability(log_odds: Floats) -> Floats:
    """Turn log-odds into a probability."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(log_odds, -50.0, 50.0))))


def fit_logistic(x: Floats, is_burn: NDArray[np.bool_], weight: Floats, ridge: float = 0.05) -> Logistic:
    """Fit coefficients by penalised maximum likelihood (Newton's method).

    Parameters
    ----------
    x : array (n, features)
        Rows of `features`.
    is_burn : array of bool
        Whether a recorded burn matched.
    weight : array
        Weight of each row.
    ridge : float
        Penalty on the squares of all coefficients but the constant.
    """
    b = np.zeros(x.shape[1])
    penalty = np.diag([0.0] + [2.0 * ridge] * (x.shape[1] - 1))
    for _ in range(50):
        p = probability(x @ b)
        gradient = x.T @ (weight * (is_burn - p)) - penalty @ b
        hessian = (x * (weight * p * (1.0 - p))[:, None]).T @ x + penalty + 1e-9 * np.eye(len(b))
        step = np.linalg.solve(hessian, gradient)
        b = b + step
        if np.abs(step).max() < 1e-8:
            break
    return Logistic(tuple(float(value) for value in b))
