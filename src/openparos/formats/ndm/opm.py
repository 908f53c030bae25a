"""Orbit Parameter Message (CCSDS 502.0-B-3, chapter 3): one position and velocity, with planned burns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .blocks import COVARIANCE_NAMES, Field, Message
from .keywords import check_fields, header_table, table
from .oem import full_matrix

_HEADER: Final = header_table("opm")
_KEPLER: Final = (
    "SEMI_MAJOR_AXIS", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE", "ARG_OF_PERICENTER", "GM",
)  # fmt: skip
_COVARIANCE_UNITS: Final = ("km**2", "km**2/s", "km**2/s**2")
_BODY: Final = table(
    """
OBJECT_NAME! text
OBJECT_ID! text
CENTER_NAME! centre
REF_FRAME! frame
REF_FRAME_EPOCH time
TIME_SYSTEM! system
EPOCH! time
X! number km
Y! number km
Z! number km
X_DOT! number km/s
Y_DOT! number km/s
Z_DOT! number km/s
SEMI_MAJOR_AXIS number km
ECCENTRICITY number
INCLINATION number deg
RA_OF_ASC_NODE number deg
ARG_OF_PERICENTER number deg
TRUE_ANOMALY number deg
MEAN_ANOMALY number deg
GM number km**3/s**2
MASS number kg
SOLAR_RAD_AREA number m**2
SOLAR_RAD_COEFF number
DRAG_AREA number m**2
DRAG_COEFF number
COV_REF_FRAME frame
"""
    + "\n".join(f"{name} number {_COVARIANCE_UNITS[name.count('DOT')]}" for name in COVARIANCE_NAMES)
)
_MANOEUVRE: Final = table("""
MAN_EPOCH_IGNITION! time
MAN_DURATION number s
MAN_DELTA_MASS number kg
MAN_REF_FRAME! frame
MAN_DV_1! number km/s
MAN_DV_2! number km/s
MAN_DV_3! number km/s
""")


@dataclass(frozen=True, slots=True)
class OpmManoeuvre:
    """One planned burn.

    Attributes
    ----------
    ignition_us : int
        Microseconds since 1970 in the time system of the message.
    duration_s, delta_mass_kg : float or None
        Zero duration means impulsive.
    frame : str
        Frame of the velocity change.
    delta_v_km_s : (3,) float64
        The velocity change.
    """

    ignition_us: int
    duration_s: float | None
    delta_mass_kg: float | None
    frame: str
    delta_v_km_s: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Opm:
    """A whole message.

    Attributes
    ----------
    version, originator, object_name, object_id, centre, frame, time_system : str
        As given.
    created_us, epoch_us : int
        Microseconds since 1970; the epoch in `time_system`.
    position_km, velocity_km_s : (3,) float64
        At the epoch.
    covariance : (6, 6) float64 or None
        km^2, km^2/s, km^2/s^2.
    manoeuvres : tuple of OpmManoeuvre
        In the order of the file.
    further : dict
        Every other keyword given, typed.
    """

    version: str
    originator: str
    created_us: int
    object_name: str
    object_id: str
    centre: str
    frame: str
    time_system: str
    epoch_us: int
    position_km: NDArray[np.float64]
    velocity_km_s: NDArray[np.float64]
    covariance: NDArray[np.float64] | None
    manoeuvres: tuple[OpmManoeuvre, ...]
    further: dict[str, Any]


def opm_from(message: Message) -> Opm:
    """Return the typed message.

    Raises
    ------
    InputRefused
        Naming line and fault.
    """
    fields = [one for one in message.header.fields if not one.keyword.startswith("MAN_")]
    burns = [one for one in message.header.fields if one.keyword.startswith("MAN_")]
    in_header = [one for one in fields if one.keyword in _HEADER]
    header = check_fields(message, in_header, _HEADER, "the header", message.header.line)
    body = [one for one in fields if one.keyword not in _HEADER]
    line = body[0].line if body else message.header.line
    values = check_fields(message, body, _BODY, "the message", line)
    _check_kepler(message, values, body)
    return Opm(
        version=message.version, originator=header["ORIGINATOR"], created_us=header["CREATION_DATE"],
        object_name=values.pop("OBJECT_NAME"), object_id=values.pop("OBJECT_ID"),
        centre=values.pop("CENTER_NAME"), frame=values.pop("REF_FRAME"),
        time_system=values.pop("TIME_SYSTEM"), epoch_us=values.pop("EPOCH"),
        position_km=np.array([values.pop(name) for name in ("X", "Y", "Z")]),
        velocity_km_s=np.array([values.pop(name) for name in ("X_DOT", "Y_DOT", "Z_DOT")]),
        covariance=_covariance(message, values, body), manoeuvres=_manoeuvres(message, burns), further=values,
    )  # fmt: skip


def _check_kepler(message: Message, values: dict[str, Any], fields: list[Field]) -> None:
    given = [one for one in fields if one.keyword in _KEPLER and one.keyword != "GM"]
    if not given:
        return
    for name in _KEPLER:
        if name not in values:
            message.refuse(f"{name} is missing beside the other Keplerian elements", given[0].line)
    if ("TRUE_ANOMALY" in values) == ("MEAN_ANOMALY" in values):
        message.refuse(
            "one of TRUE_ANOMALY and MEAN_ANOMALY belongs to the Keplerian elements", given[0].line
        )


def _covariance(message: Message, values: dict[str, Any], fields: list[Field]) -> NDArray[np.float64] | None:
    given = [one for one in fields if one.keyword in COVARIANCE_NAMES]
    if not given:
        return None
    for name in COVARIANCE_NAMES:
        if name not in values:
            message.refuse(f"{name} is missing in the covariance", given[0].line)
    return full_matrix([values.pop(name) for name in COVARIANCE_NAMES])


def _manoeuvres(message: Message, fields: list[Field]) -> tuple[OpmManoeuvre, ...]:
    starts = [place for place, one in enumerate(fields) if one.keyword == "MAN_EPOCH_IGNITION"]
    if fields and (not starts or starts[0]):
        message.refuse("a manoeuvre begins with MAN_EPOCH_IGNITION", fields[0].line)
    burns = []
    for start, stop in pairwise([*starts, len(fields)]):
        values = check_fields(message, fields[start:stop], _MANOEUVRE, "a manoeuvre", fields[start].line)
        burns.append(
            OpmManoeuvre(
                values["MAN_EPOCH_IGNITION"], values.get("MAN_DURATION"), values.get("MAN_DELTA_MASS"),
                values["MAN_REF_FRAME"], np.array([values[f"MAN_DV_{axis}"] for axis in (1, 2, 3)]),
            )
        )  # fmt: skip
    return tuple(burns)
