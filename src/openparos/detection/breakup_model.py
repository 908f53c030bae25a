"""The standard break-up model of NASA: sizes, area-to-mass ratios and velocities of fragments.

The area-to-mass ratio is a mixture of two normal densities of its logarithm: a fragment belongs to one
*or* the other. (Adding weighted samples of both, as some open code does, gives another distribution.)

Source: Johnson, Krisko, Liou and Anz-Meador, "NASA's new breakup model of EVOLVE 4.0", Advances in Space
Research 28 (2001) 1377; with the exponent 2 of the mass of a non-catastrophic collision as corrected later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from openparos.model.errors import OutOfRange

Floats = NDArray[np.float64]
Body = Literal["spacecraft", "rocket-body"]
Cause = Literal["explosion", "collision"]

SIGMA_LOG_DELTA_V: Final = 0.4
CATASTROPHIC_J_G: Final = 40.0
_SMALL_M: Final = 0.08  # below this one normal density
_LARGE_M: Final = 0.11  # above this the mixture; a blend between


@dataclass(frozen=True, slots=True)
class Mixture:
    """Two normal densities of log10(A/M), A/M in m^2/kg; `weight` is the share of the first."""

    weight: Floats
    mean_1: Floats
    sigma_1: Floats
    mean_2: Floats
    sigma_2: Floats

    def density(self, chi: ArrayLike) -> Floats:
        """Return the density of log10(A/M) at `chi`."""
        x = np.asarray(chi, dtype=np.float64)
        first = _normal(x, self.mean_1, self.sigma_1)
        return self.weight * first + (1.0 - self.weight) * _normal(x, self.mean_2, self.sigma_2)

    def moments(self) -> tuple[Floats, Floats]:
        """Return mean and variance of log10(A/M)."""
        mean = self.weight * self.mean_1 + (1.0 - self.weight) * self.mean_2
        second = self.weight * (self.sigma_1**2 + self.mean_1**2)
        second = second + (1.0 - self.weight) * (self.sigma_2**2 + self.mean_2**2)
        return mean, second - mean**2

    def sample(self, rng: np.random.Generator) -> Floats:
        """Draw one log10(A/M) of each fragment."""
        first = rng.random(self.weight.shape) < self.weight
        mean = np.where(first, self.mean_1, self.mean_2)
        return mean + np.where(first, self.sigma_1, self.sigma_2) * rng.standard_normal(mean.shape)


def _normal(x: Floats, mean: Floats, sigma: Floats) -> Floats:
    return np.asarray(np.exp(-0.5 * ((x - mean) / sigma) ** 2) / (sigma * np.sqrt(2.0 * np.pi)))


def large_mixture(length_m: ArrayLike, body: Body) -> Mixture:
    """Return the mixture for fragments larger than 11 cm.

    Parameters
    ----------
    length_m : array
        Characteristic length, m.
    body : str
        ``spacecraft`` or ``rocket-body``.
    """
    log_l = np.atleast_1d(np.log10(np.asarray(length_m, dtype=np.float64)))
    if body == "rocket-body":
        return Mixture(
            np.interp(log_l, [-1.4, 0.0], [1.0, 0.5]),
            np.interp(log_l, [-0.5, 0.0], [-0.45, -0.9]),
            np.full(log_l.shape, 0.55),
            np.full(log_l.shape, -0.9),
            np.interp(log_l, [-1.0, 0.1], [0.28, 0.1]),
        )
    return Mixture(
        np.where(log_l <= -1.95, 0.0, np.where(log_l >= 0.55, 1.0, 0.3 + 0.4 * (log_l + 1.2))),
        np.interp(log_l, [-1.1, 0.0], [-0.6, -0.95]),
        np.interp(log_l, [-1.3, -0.3], [0.1, 0.3]),
        np.interp(log_l, [-0.7, -0.1], [-1.2, -2.0]),
        np.interp(log_l, [-0.5, -0.3], [0.5, 0.3]),
    )


def _small(log_l: Floats) -> tuple[Floats, Floats]:
    mean = np.interp(log_l, [-1.75, -1.25], [-0.3, -1.0])
    sigma = np.where(log_l <= -3.5, 0.2, 0.2 + 0.1333 * (log_l + 3.5))
    return mean, sigma


def sample_area_to_mass(length_m: ArrayLike, body: Body, rng: np.random.Generator) -> Floats:
    """Draw the area-to-mass ratio of fragments, m^2/kg.

    Between 8 and 11 cm a fragment follows the law of large ones with a chance that grows in
    proportion to its size.
    """
    length = np.atleast_1d(np.asarray(length_m, dtype=np.float64))
    mean, sigma = _small(np.log10(length))
    small = mean + sigma * rng.standard_normal(length.shape)
    large = large_mixture(length, body).sample(rng)
    share = np.clip((length - _SMALL_M) / (_LARGE_M - _SMALL_M), 0.0, 1.0)
    return np.asarray(10.0 ** np.where(rng.random(length.shape) < share, large, small))


def area_m2(length_m: ArrayLike) -> Floats:
    """Return the mean cross-section of a fragment of a characteristic length, m^2."""
    length = np.asarray(length_m, dtype=np.float64)
    return np.where(length < 0.00167, 0.540424 * length**2, 0.556945 * length**2.0047077)


def mean_log_delta_v(chi: ArrayLike, cause: Cause) -> Floats:
    """Return the mean of log10(delta-v in m/s) for log10(A/M) = `chi`."""
    x = np.asarray(chi, dtype=np.float64)
    return 0.2 * x + 1.85 if cause == "explosion" else 0.9 * x + 2.9


def sample_delta_v_m_s(chi: ArrayLike, cause: Cause, rng: np.random.Generator) -> Floats:
    """Draw the speed each fragment is thrown with, m/s."""
    mean = mean_log_delta_v(chi, cause)
    return np.asarray(10.0 ** (mean + SIGMA_LOG_DELTA_V * rng.standard_normal(mean.shape)))


def explosion_count(length_m: ArrayLike, scale: float = 1.0) -> Floats:
    """Return how many fragments larger than a length an explosion makes: 6 S L^-1.6."""
    return np.asarray(6.0 * scale * np.asarray(length_m, dtype=np.float64) ** -1.6)


def collision_count(length_m: ArrayLike, projectile_kg: float, body_kg: float, speed_km_s: float) -> Floats:
    """Return how many fragments larger than a length a collision makes: 0.1 M^0.75 L^-1.71.

    M is the mass of both where the energy reaches 40 J per gram of the body struck, else the mass of
    the smaller times the square of the speed in km/s.
    """
    if min(projectile_kg, body_kg, speed_km_s) <= 0.0:
        raise OutOfRange("masses and speed must be above zero")
    mass = projectile_kg * speed_km_s**2
    if is_catastrophic(projectile_kg, body_kg, speed_km_s):
        mass = projectile_kg + body_kg
    return np.asarray(0.1 * mass**0.75 * np.asarray(length_m, dtype=np.float64) ** -1.71)


def is_catastrophic(projectile_kg: float, body_kg: float, speed_km_s: float) -> bool:
    """Say whether a collision reaches 40 J/g."""
    return 0.5 * projectile_kg * (speed_km_s * 1e3) ** 2 / (body_kg * 1e3) >= CATASTROPHIC_J_G


def sample_lengths_m(count: int, least_m: float, cause: Cause, rng: np.random.Generator) -> Floats:
    """Draw characteristic lengths above `least_m` from the power law of the cause, up to 1 m."""
    power = -1.6 if cause == "explosion" else -1.71
    low, high = least_m**power, 1.0
    return np.asarray((low + rng.random(count) * (high - low)) ** (1.0 / power))
