"""The standard break-up model: published moments, a mixture and not a sum, limits of each law."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.detection.breakup_model import (
    area_m2,
    collision_count,
    explosion_count,
    is_catastrophic,
    large_mixture,
    mean_log_delta_v,
    sample_area_to_mass,
    sample_delta_v_m_s,
    sample_lengths_m,
)  # fmt: skip
from openparos.model.errors import OutOfRange


@given(st.floats(0.005, 5.0), st.sampled_from(["spacecraft", "rocket-body"]))
def test_density_integrates_to_one(length, body):
    chi = np.linspace(-6.0, 4.0, 20_001)
    density = large_mixture(length, body).density(chi)
    assert np.trapezoid(density, chi) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("body", ["spacecraft", "rocket-body"])
def test_samples_have_the_moments_of_the_mixture(body):
    length = np.full(200_000, 0.3)
    chi = np.log10(sample_area_to_mass(length, body, np.random.default_rng(3)))
    mean, variance = large_mixture(0.3, body).moments()
    assert chi.mean() == pytest.approx(mean[0], abs=0.01)
    assert chi.var() == pytest.approx(variance[0], rel=0.02)


def test_mixture_is_not_a_sum_of_samples():
    # A weighted sum of one sample of each density would have less than a third of the variance.
    one = large_mixture(0.3, "spacecraft")
    summed = (one.weight * one.sigma_1) ** 2 + ((1.0 - one.weight) * one.sigma_2) ** 2
    assert one.moments()[1][0] > 3.0 * summed[0]


@pytest.mark.parametrize(
    ("length", "body", "weight", "mean_1", "sigma_1", "mean_2", "sigma_2"),
    [
        (1.0, "spacecraft", 0.78, -0.95, 0.3, -2.0, 0.3),
        (10**-1.2, "spacecraft", 0.3, -0.6, 0.12, -1.2, 0.5),
        (1.0, "rocket-body", 0.5, -0.9, 0.55, -0.9, 0.11636),
        (10**-1.4, "rocket-body", 1.0, -0.45, 0.55, -0.9, 0.28),
    ],
)
def test_parameters_as_published(length, body, weight, mean_1, sigma_1, mean_2, sigma_2):
    one = large_mixture(length, body)
    got = [one.weight[0], one.mean_1[0], one.sigma_1[0], one.mean_2[0], one.sigma_2[0]]
    assert got == pytest.approx([weight, mean_1, sigma_1, mean_2, sigma_2], abs=2e-4)


def test_counts_and_the_corrected_exponent():
    assert explosion_count(0.1) == pytest.approx(6.0 * 10**1.6)
    # Not catastrophic: 1 g at 10 km/s against a tonne; M = 0.001 kg x 10^2.
    assert not is_catastrophic(0.001, 1000.0, 10.0)
    assert collision_count(1.0, 0.001, 1000.0, 10.0) == pytest.approx(0.1 * 0.1**0.75)
    assert is_catastrophic(10.0, 1000.0, 7.0)
    assert collision_count(1.0, 10.0, 1000.0, 7.0) == pytest.approx(0.1 * 1010.0**0.75)
    with pytest.raises(OutOfRange):
        collision_count(1.0, 0.0, 1000.0, 7.0)


def test_delta_v_and_sizes():
    rng = np.random.default_rng(4)
    chi = np.full(100_000, -0.8)
    for cause, mean in (("explosion", 1.69), ("collision", 2.18)):
        assert mean_log_delta_v(-0.8, cause) == pytest.approx(mean)
        logs = np.log10(sample_delta_v_m_s(chi, cause, rng))
        assert (logs.mean(), logs.std()) == pytest.approx((mean, 0.4), abs=0.01)
    lengths = sample_lengths_m(100_000, 0.1, "explosion", rng)
    assert lengths.min() >= 0.1 - 1e-9
    assert np.mean(lengths > 0.2) == pytest.approx((0.2**-1.6 - 1.0) / (0.1**-1.6 - 1.0), abs=0.01)
    assert area_m2(0.1) == pytest.approx(0.556945 * 0.1**2.0047077)
