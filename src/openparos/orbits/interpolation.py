"""Motion between knots: a quintic through position, velocity and acceleration at both ends.

SGP4 gives position and velocity at the knots; the acceleration comes from two-body gravity and J2, which
is good to 1e-8 km/s^2 of the second derivative of SGP4's own position. Over 300 s in low orbit the
quintic is then within about 1 m of SGP4 (Hermite interpolation: the error is h^6/720/64 of the sixth derivative).

All kernels are compiled, hold no interpreter lock and take WGS 72, the constants of SGP4. `contract` is
the only liberty with arithmetic they take (a fused multiply-add); NaN keeps its meaning throughout.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numba import njit

from openparos.model.units import EARTH_RADIUS_WGS72_KM, J2_WGS72, MU_WGS72_KM3_S2

JIT: Final[dict[str, Any]] = {
    "nogil": True,
    "cache": True,
    "fastmath": {"contract"},
    "error_model": "numpy",
    "boundscheck": False,
}
"""How every kernel of the screening is compiled."""

_MU: Final = MU_WGS72_KM3_S2
_OBLATENESS_KM2: Final = 1.5 * J2_WGS72 * EARTH_RADIUS_WGS72_KM**2
_NEWTON_STEPS: Final = 25
_TILE: Final = 128  # objects whose knots, of all of a block, stay in the processor's cache together
_LANES: Final = np.uint64(8)
_LOOK_CLOSER_KM: Final = 0.02
USUAL_ERROR_KM: Final = 0.01
"""Estimates below it are raised to it where that saves looking at each object."""
_OFF_SHARE: Final = (
    0.5  # it is known to some tenths, the bend only to a factor of three: see `knots.ERROR_FACTOR`
)


@njit(**JIT)  # type: ignore[untyped-decorator]
def lay_out_some(
    positions_km: Any, velocities_km_s: Any, first: int, end: int, pos: Any, vel: Any, acc: Any
) -> None:
    """Do what `lay_out_knots` does for the objects first to end."""
    for k in range(pos.shape[0]):
        for i in range(first, end):
            x, y, z = positions_km[i, k, 0], positions_km[i, k, 1], positions_km[i, k, 2]
            r2 = x * x + y * y + z * z
            central = _MU / (r2 * math.sqrt(r2))
            oblate = _OBLATENESS_KM2 / r2
            polar = 5.0 * z * z / r2
            sideways = -central * (1.0 + oblate * (1.0 - polar))
            pos[k, 0, i], pos[k, 1, i], pos[k, 2, i] = x, y, z
            acc[k, 0, i], acc[k, 1, i] = x * sideways, y * sideways
            acc[k, 2, i] = -z * central * (1.0 + oblate * (3.0 - polar))
            for axis in range(3):
                vel[k, axis, i] = velocities_km_s[i, k, axis]


def weights_at(u: float, step_s: float) -> tuple[Any, Any]:
    """Return what the quintic makes of (p0, v0, a0, p1, v1, a1) at the fraction u of a step.

    Parameters
    ----------
    u : float
        Time since the first knot in steps, 0 to 1.
    step_s : float
        Length of the step.

    Returns
    -------
    tuple of ndarray (6,)
        Weights of the six for the position (km, km/s and km/s^2 in, km out) and for the velocity (km/s).
    """
    powers = np.array([1.0, u, u**2, u**3, u**4, u**5])
    slopes = np.array([0.0, 1.0, 2 * u, 3 * u**2, 4 * u**3, 5 * u**4])
    h = step_s
    # Rows: coefficients c0..c5 of u by (p0, v0, a0, p1, v1, a1).
    from_states = np.array(
        [
            [1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            [0.0, h, 0.0, 0.0, 0.0, 0.0],
            [0.0, 0.0, 0.5 * h * h, 0.0, 0.0, 0.0],
            [-10.0, -6.0 * h, -1.5 * h * h, 10.0, -4.0 * h, 0.5 * h * h],
            [15.0, 8.0 * h, 1.5 * h * h, -15.0, 7.0 * h, -h * h],
            [-6.0, -3.0 * h, -0.5 * h * h, 6.0, -3.0 * h, 0.5 * h * h],
        ]
    )
    return powers @ from_states, slopes @ from_states / h


@njit(**JIT)  # type: ignore[untyped-decorator]
def relative_quintic(pos: Any, vel: Any, acc: Any, k: int, i: int, j: int, step_s: float, out: Any) -> None:
    """Write coefficients out[axis, order] in u of the motion of j relative to i between knots k and k + 1."""
    for axis in range(3):
        p0 = pos[k, axis, j] - pos[k, axis, i]
        p1 = pos[k + 1, axis, j] - pos[k + 1, axis, i]
        v0 = (vel[k, axis, j] - vel[k, axis, i]) * step_s
        v1 = (vel[k + 1, axis, j] - vel[k + 1, axis, i]) * step_s
        a0 = 0.5 * (acc[k, axis, j] - acc[k, axis, i]) * step_s * step_s
        a1 = 0.5 * (acc[k + 1, axis, j] - acc[k + 1, axis, i]) * step_s * step_s
        dp, dv, da = p1 - p0 - v0 - a0, v1 - v0 - 2.0 * a0, a1 - a0
        out[axis, 0], out[axis, 1], out[axis, 2] = p0, v0, a0
        out[axis, 3] = 10.0 * dp - 4.0 * dv + da
        out[axis, 4] = -15.0 * dp + 7.0 * dv - 2.0 * da
        out[axis, 5] = 6.0 * dp - 3.0 * dv + da


@njit(**JIT)  # type: ignore[untyped-decorator]
def relative_motion(c: Any, u: float) -> tuple[float, float, float, float]:
    """Return d^2/2, its first and second derivative by u, and |dr/du|^2 of a relative quintic at u."""
    half_d2, slope, curvature, speed2 = 0.0, 0.0, 0.0, 0.0
    for axis in range(3):
        q = c[axis]
        r = q[0] + u * (q[1] + u * (q[2] + u * (q[3] + u * (q[4] + u * q[5]))))
        v = q[1] + u * (2.0 * q[2] + u * (3.0 * q[3] + u * (4.0 * q[4] + u * 5.0 * q[5])))
        a = 2.0 * q[2] + u * (6.0 * q[3] + u * (12.0 * q[4] + u * 20.0 * q[5]))
        half_d2 += 0.5 * r * r
        slope += r * v
        curvature += v * v + r * a
        speed2 += v * v
    return half_d2, slope, curvature, speed2


@njit(**JIT)  # type: ignore[untyped-decorator]
def least_distance(c: Any, low: float, high: float, step_s: float) -> tuple[bool, float, float, float]:
    """Find the minimum of distance of a relative quintic between two fractions of a step.

    The slope of d^2/2 must rise through zero between `low` and `high`; Newton from the middle, a step
    that leaves the bracket being replaced by halving it, so that it always ends.

    Returns
    -------
    tuple
        Whether there is such a minimum, its u, its distance in km and relative speed in km/s.
    """
    if relative_motion(c, low)[1] > 0.0 or relative_motion(c, high)[1] < 0.0:
        return False, 0.0, 0.0, 0.0
    u = 0.5 * (low + high)
    for _ in range(_NEWTON_STEPS):
        _, slope, curvature, _ = relative_motion(c, u)
        if slope > 0.0:
            high = u
        else:
            low = u
        moved = u - slope / curvature if curvature > 0.0 else 0.5 * (low + high)
        if not low <= moved <= high:
            moved = 0.5 * (low + high)
        done = abs(moved - u) * step_s < 1e-7
        u = moved
        if done:
            break
    half_d2, _, _, speed2 = relative_motion(c, u)
    return True, u, math.sqrt(2.0 * half_d2), math.sqrt(speed2) / step_s


@njit(inline="always")
def on_quintic(
    p0: float, p1: float, v0: float, v1: float, a0: float, a1: float, h: float, u: float
) -> tuple[float, float]:
    """Return place and acceleration of one axis of a quintic at u."""
    q0, q1, q2 = p0, v0 * h, 0.5 * a0 * h * h
    dp, dv, da = p1 - q0 - q1 - q2, v1 * h - q1 - 2.0 * q2, 0.5 * a1 * h * h - q2
    q3, q4, q5 = 10.0 * dp - 4.0 * dv + da, -15.0 * dp + 7.0 * dv - 2.0 * da, 6.0 * dp - 3.0 * dv + da
    place = q0 + u * (q1 + u * (q2 + u * (q3 + u * (q4 + u * q5))))
    return place, (2.0 * q2 + u * (6.0 * q3 + u * (12.0 * q4 + u * 20.0 * q5))) / (h * h)


@njit(**JIT)  # type: ignore[untyped-decorator]
def unexplained(p0: Any, p1: Any, v0: Any, v1: Any, a0: Any, a1: Any, n: int, h: float, u: float) -> float:
    """Return the acceleration of the quintic of object n at u that gravity does not explain, km/s^2."""
    x, bend_x = on_quintic(p0[0, n], p1[0, n], v0[0, n], v1[0, n], a0[0, n], a1[0, n], h, u)
    y, bend_y = on_quintic(p0[1, n], p1[1, n], v0[1, n], v1[1, n], a0[1, n], a1[1, n], h, u)
    z, bend_z = on_quintic(p0[2, n], p1[2, n], v0[2, n], v1[2, n], a0[2, n], a1[2, n], h, u)
    r2 = x * x + y * y + z * z
    central = _MU / (r2 * math.sqrt(r2))
    oblate = _OBLATENESS_KM2 / r2
    polar = 5.0 * z * z / r2
    dx = bend_x + x * central * (1.0 + oblate * (1.0 - polar))
    dy = bend_y + y * central * (1.0 + oblate * (1.0 - polar))
    dz = bend_z + z * central * (1.0 + oblate * (3.0 - polar))
    return math.sqrt(dx * dx + dy * dy + dz * dz)


@njit(inline="always")
def bends(p0: Any, p1: Any, v0: Any, v1: Any, a0: Any, a1: Any, h: float) -> tuple[float, float]:
    """Return the squares of both parts of `estimate_error_km`: what the middle and what the ends tell, km^2.

    Each of the states is a tuple of three numbers.
    """
    (px, py, pz), (qx, qy, qz), (ux, uy, uz) = p0, p1, v0
    (vx, vy, vz), (ax, ay, az), (bx, by, bz) = v1, a0, a1
    x = 0.5 * (px + qx) + h * 5.0 / 32.0 * (ux - vx) + h * h / 64.0 * (ax + bx)
    y = 0.5 * (py + qy) + h * 5.0 / 32.0 * (uy - vy) + h * h / 64.0 * (ay + by)
    z = 0.5 * (pz + qz) + h * 5.0 / 32.0 * (uz - vz) + h * h / 64.0 * (az + bz)
    inverse2 = 1.0 / (x * x + y * y + z * z)
    central = _MU * inverse2 * math.sqrt(inverse2)
    oblate = _OBLATENESS_KM2 * inverse2
    polar = 5.0 * z * z * inverse2
    sideways = central * (1.0 + oblate * (1.0 - polar))
    dx = 1.5 / h * (vx - ux) - 0.25 * (ax + bx) + x * sideways
    dy = 1.5 / h * (vy - uy) - 0.25 * (ay + by) + y * sideways
    dz = 1.5 / h * (vz - uz) - 0.25 * (az + bz) + z * central * (1.0 + oblate * (3.0 - polar))
    bent2 = (dx * dx + dy * dy + dz * dz) * (h * h / 24.0) ** 2
    dx = qx - px - 0.5 * h * (ux + vx) + h * h / 12.0 * (bx - ax)
    dy = qy - py - 0.5 * h * (uy + vy) + h * h / 12.0 * (by - ay)
    dz = qz - pz - 0.5 * h * (uz + vz) + h * h / 12.0 * (bz - az)
    return bent2, (dx * dx + dy * dy + dz * dz) * 0.1466**2


@njit(**JIT)  # type: ignore[untyped-decorator]
def estimate_some(pos: Any, vel: Any, acc: Any, step_s: float, first: int, end: int, error_km: Any) -> None:
    """Do what `estimate_error_km` does for the objects first to end."""
    h = step_s
    usual2, closer2 = USUAL_ERROR_KM**2, _LOOK_CLOSER_KM**2
    for k in range(pos.shape[0] - 1):
        px, py, pz, qx, qy, qz = pos[k, 0], pos[k, 1], pos[k, 2], pos[k + 1, 0], pos[k + 1, 1], pos[k + 1, 2]
        ux, uy, uz, vx, vy, vz = vel[k, 0], vel[k, 1], vel[k, 2], vel[k + 1, 0], vel[k + 1, 1], vel[k + 1, 2]
        ax, ay, az, bx, by, bz = acc[k, 0], acc[k, 1], acc[k, 2], acc[k + 1, 0], acc[k + 1, 1], acc[k + 1, 2]
        for block in range(np.uint64(first), np.uint64(end), _LANES):
            block_end = min(block + _LANES, np.uint64(end))
            usual = np.int64(0)
            if block_end >= np.uint64(first) + _LANES:  # the last block looks back on some of the one before
                for lane in range(_LANES):  # of a constant length, nothing is written: SIMD
                    m = block_end - _LANES + lane
                    bent2, off2 = bends(
                        (px[m], py[m], pz[m]), (qx[m], qy[m], qz[m]), (ux[m], uy[m], uz[m]), (vx[m], vy[m], vz[m]),
                        (ax[m], ay[m], az[m]), (bx[m], by[m], bz[m]), h,
                    )  # fmt: skip
                    usual += np.int64((bent2 <= usual2) & (off2 <= closer2))
            for n in range(block, block_end):
                if usual == np.int64(_LANES):
                    error_km[k, n] = max(error_km[k, n], USUAL_ERROR_KM)
                    continue
                bent2, off2 = bends(
                    (px[n], py[n], pz[n]), (qx[n], qy[n], qz[n]), (ux[n], uy[n], uz[n]), (vx[n], vy[n], vz[n]),
                    (ax[n], ay[n], az[n]), (bx[n], by[n], bz[n]), h,
                )  # fmt: skip
                bent, off = math.sqrt(bent2), math.sqrt(off2)
                if off > _LOOK_CLOSER_KM:
                    off = max(
                        unexplained(pos[k], pos[k + 1], vel[k], vel[k + 1], acc[k], acc[k + 1], n, h, 0.25),
                        unexplained(pos[k], pos[k + 1], vel[k], vel[k + 1], acc[k], acc[k + 1], n, h, 0.75),
                    )
                    off *= 0.1466 / 5.625 * h * h
                off *= _OFF_SHARE
                error_km[k, n] = max(error_km[k, n], max(bent, off))


@njit(**JIT)  # type: ignore[untyped-decorator]
def estimate_error_km(pos: Any, vel: Any, acc: Any, step_s: float, error_km: Any) -> None:
    """Raise error_km[k, n] to an estimate of how far the quintic is from the truth between knots k and k + 1.

    The error of a quintic that matches position, velocity and acceleration at both ends is c (u (1 - u))^3,
    its largest value c / 64 in the middle, where its second derivative is -3/8 c / h^2. The latter is seen
    as the difference between the quintic's acceleration and gravity there, so the error is at most
    h^2 / 24 times that difference. A motion that gravity does not explain (SGP4 of an object that
    re-enters) shows in the same way.

    SGP4's velocity is not exactly the derivative of its position: with strong drag both differ by metres a
    second. A velocity that is off by d at both ends bends the quintic by d h (u - 10 u^3 + 15 u^4 - 6 u^5),
    at most 0.1466 d h, and has no part in the middle; d h is seen as what the corrected trapezoid
    p1 - p0 - h (v0 + v1) / 2 + h^2 (a1 - a0) / 12 leaves, which is h^5 / 720 of the fifth derivative (40 m
    in low orbit for 300 s, more at the perigee of eccentric orbits) without it. Where that could matter the
    acceleration is compared at a quarter and three quarters as well, where the bend has 5.625 d / h.
    The larger of the bend and of half of that is taken (the margin is four times it). Tested against SGP4 itself.
    Where eight objects beside one another all err by less than `USUAL_ERROR_KM`, they are said to err by that.
    """
    n = pos.shape[2]
    for first in range(0, n, _TILE):
        estimate_some(pos, vel, acc, step_s, first, min(first + _TILE, n), error_km)


@njit(**JIT)  # type: ignore[untyped-decorator]
def lay_out_knots(
    positions_km: Any, velocities_km_s: Any, step_s: float, pos: Any, vel: Any, acc: Any, error_km: Any
) -> None:
    """Turn states (n, m, 3) into one plane per knot and axis, (m, 3, n), and add the acceleration, km/s^2.

    `error_km` (m - 1, n) is raised as by `estimate_error_km`. Some objects at a time: what is read and
    written once is still in the cache when the error is estimated.
    """
    n = positions_km.shape[0]
    for first in range(0, n, _TILE):
        end = min(first + _TILE, n)
        lay_out_some(positions_km, velocities_km_s, first, end, pos, vel, acc)
        estimate_some(pos, vel, acc, step_s, first, end, error_km)
