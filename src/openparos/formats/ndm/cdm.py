"""Conjunction Data Message (CCSDS 508.0-B-1, and the version 2.0 in draft): an encounter of two objects.

The covariances of version 1 are mandatory and in RTN; version 2 also knows XYZ and eigenvectors.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .blocks import Field, Message
from .keywords import Table, check_fields, header_table, names, table
from .oem import full_matrix

_RTN: Final = ("R", "T", "N", "RDOT", "TDOT", "NDOT")
_XYZ: Final = ("X", "Y", "Z", "XDOT", "YDOT", "ZDOT")


def _triangle(axes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"C{axes[row]}_{axes[column]}" for row in range(6) for column in range(row + 1))


RTN_COVARIANCE: Final = _triangle(_RTN)
XYZ_COVARIANCE: Final = _triangle(_XYZ)
_UNITS_OF_SIX: Final = ("m**2", "m**2/s", "m**2/s**2")


_SCALAR_TERMS: Final = {
    "CDRG_DRG": "m**4/kg**2",
    "CSRP_DRG": "m**4/kg**2",
    "CSRP_SRP": "m**4/kg**2",
    "CTHR_DRG": "m**3/(kg*s**2)",
    "CTHR_SRP": "m**3/(kg*s**2)",
    "CTHR_THR": "m**2/s**4",
}


def _covariance_table() -> Table:
    lines = []
    for axes in (_RTN, _XYZ):
        for row in range(6):
            for column in range(row + 1):
                unit = _UNITS_OF_SIX[(row > 2) + (column > 2)]
                lines.append(f"C{axes[row]}_{axes[column]} number {unit}")
        for place, axis in enumerate(axes):
            lines += [
                f"CDRG_{axis} number {('m**3/kg', 'm**3/(kg*s)')[place > 2]}",
                f"CSRP_{axis} number {('m**3/kg', 'm**3/(kg*s)')[place > 2]}",
                f"CTHR_{axis} number {('m**2/s**2', 'm**2/s**3')[place > 2]}",
            ]
    for suffix in ("", "_XYZ"):
        lines += [f"{name}{suffix} number {unit}" for name, unit in _SCALAR_TERMS.items()]
    return table("\n".join(lines))


_HEADER: Final = header_table("cdm", "MESSAGE_FOR text") | table("MESSAGE_ID! text")
_RELATIVE: Final = table("""
TCA! time
MISS_DISTANCE! number m
RELATIVE_SPEED number m/s
RELATIVE_POSITION_R number m
RELATIVE_POSITION_T number m
RELATIVE_POSITION_N number m
RELATIVE_VELOCITY_R number m/s
RELATIVE_VELOCITY_T number m/s
RELATIVE_VELOCITY_N number m/s
MAHALANOBIS_DISTANCE number
APPROACH_ANGLE number deg
START_SCREEN_PERIOD time
STOP_SCREEN_PERIOD time
SCREEN_VOLUME_X number m
SCREEN_VOLUME_Y number m
SCREEN_VOLUME_Z number m
SCREEN_VOLUME_RADIUS number m
SCREEN_ENTRY_TIME time
SCREEN_EXIT_TIME time
SCREEN_PC_THRESHOLD number
COLLISION_PROBABILITY number
COLLISION_MAX_PROBABILITY number
SEFI_COLLISION_PROBABILITY number
PREVIOUS_MESSAGE_EPOCH time
NEXT_MESSAGE_EPOCH time
""") | names(
    "text",
    "CONJUNCTION_ID SCREEN_VOLUME_FRAME SCREEN_VOLUME_SHAPE SCREEN_TYPE COLLISION_PERCENTILE "
    "COLLISION_PROBABILITY_METHOD COLLISION_MAX_PC_METHOD SEFI_COLLISION_PROBABILITY_METHOD "
    "SEFI_FRAGMENTATION_MODEL PREVIOUS_MESSAGE_ID",
)
_OBJECT: Final = (
    table("""
OBJECT! text
OBJECT_DESIGNATOR! text
CATALOG_NAME! text
OBJECT_NAME! text
INTERNATIONAL_DESIGNATOR! text
EPHEMERIS_NAME! text
COVARIANCE_METHOD! text
MANEUVERABLE! text
ORBIT_CENTER centre
REF_FRAME! frame
ALT_COV_REF_FRAME frame
X! number km
Y! number km
Z! number km
X_DOT! number km/s
Y_DOT! number km/s
Z_DOT! number km/s
OD_EPOCH time
OEB_PARENT_FRAME_EPOCH time
RECOMMENDED_OD_SPAN number d
ACTUAL_OD_SPAN number d
OBS_AVAILABLE integer
OBS_USED integer
TRACKS_AVAILABLE integer
TRACKS_USED integer
RESIDUALS_ACCEPTED number %
WEIGHTED_RMS number
AREA_PC number m**2
AREA_PC_MIN number m**2
AREA_PC_MAX number m**2
AREA_DRG number m**2
AREA_SRP number m**2
AREA_ALONG_OEB_MAX number m**2
AREA_ALONG_OEB_INT number m**2
AREA_ALONG_OEB_MIN number m**2
OEB_MAX number m
OEB_INT number m
OEB_MIN number m
RCS number m**2
RCS_MIN number m**2
RCS_MAX number m**2
MASS number kg
HBR number m
CD_AREA_OVER_MASS number m**2/kg
CR_AREA_OVER_MASS number m**2/kg
THRUST_ACCELERATION number m/s**2
SEDR number W/kg
APOAPSIS_ALTITUDE number km
PERIAPSIS_ALTITUDE number km
INCLINATION number deg
""")
    | names(
        "number",
        "OEB_Q1 OEB_Q2 OEB_Q3 OEB_QC VM_ABSOLUTE VM_APPARENT VM_APPARENT_MIN VM_APPARENT_MAX REFLECTANCE "
        "COV_CONFIDENCE CSCALE_FACTOR CSCALE_FACTOR_MIN CSCALE_FACTOR_MAX DENSITY_FORECAST_UNCERTAINTY",
    )
    | names("time", "TIME_LASTOB_START TIME_LASTOB_END")
    | names(
        "text",
        "OBJECT_TYPE OPERATOR_CONTACT_POSITION OPERATOR_ORGANIZATION OPERATOR_PHONE OPERATOR_EMAIL "
        "ODM_MSG_LINK ADM_MSG_LINK OBS_BEFORE_NEXT_MESSAGE COVARIANCE_SOURCE ALT_COV_TYPE GRAVITY_MODEL "
        "ATMOSPHERIC_MODEL N_BODY_PERTURBATIONS SOLAR_RAD_PRESSURE EARTH_TIDES INTRACK_THRUST "
        "OEB_PARENT_FRAME COV_CONFIDENCE_METHOD SCREENING_DATA_SOURCE CSIG3EIGVEC3 "
        "DCP_SENSITIVITY_VECTOR_POSITION DCP_SENSITIVITY_VECTOR_VELOCITY",
    )
    | _covariance_table()
)


def unit_of(keyword: str) -> str | None:
    """Return the unit a keyword of a CDM is given in; None where it has none, or is no keyword of a CDM."""
    known = _RELATIVE.get(keyword) or _OBJECT.get(keyword)
    return known.unit if known else None


@dataclass(frozen=True, slots=True)
class CdmObject:
    """One of the two objects.

    Attributes
    ----------
    designator, catalogue, name, international_designator : str
        Its identity as the originator gives it.
    ephemeris_name, covariance_method, manoeuvrable, frame : str
        As given.
    position_km, velocity_km_s : (3,) float64
        At the time of closest approach, in `frame`.
    covariance_rtn, covariance_xyz : (6, 6) float64 or None
        In m^2, m^2/s, m^2/s^2.
    further : dict
        Every other keyword given, typed.
    """

    designator: str
    catalogue: str
    name: str
    international_designator: str
    ephemeris_name: str
    covariance_method: str
    manoeuvrable: str
    frame: str
    position_km: NDArray[np.float64]
    velocity_km_s: NDArray[np.float64]
    covariance_rtn: NDArray[np.float64] | None
    covariance_xyz: NDArray[np.float64] | None
    further: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cdm:
    """A whole message.

    Attributes
    ----------
    version, originator, message_id : str
        Of the message.
    message_for : str or None
        Whom it is for.
    created_us, tca_us : int
        When it was made; time of closest approach; microseconds since 1970, UTC.
    miss_distance_m : float
        At the time of closest approach.
    relative_speed_m_s, collision_probability : float or None
        Where given.
    relative : dict
        Every other keyword of the encounter, typed.
    objects : tuple of CdmObject
        The two.
    """

    version: str
    originator: str
    message_id: str
    message_for: str | None
    created_us: int
    tca_us: int
    miss_distance_m: float
    relative_speed_m_s: float | None
    collision_probability: float | None
    relative: dict[str, Any]
    objects: tuple[CdmObject, CdmObject]


def cdm_from(message: Message) -> Cdm:
    """Return the typed message.

    Raises
    ------
    InputRefused
        Naming line and fault.
    """
    if message.blocks:
        message.refuse(f"a block {message.blocks[0].name} in a CDM", message.blocks[0].line)
    fields = message.header.fields
    starts = [place for place, one in enumerate(fields) if one.keyword == "OBJECT"]
    _check_objects(message, [fields[place] for place in starts])
    before = fields[: starts[0]]
    header = check_fields(
        message, [one for one in before if one.keyword in _HEADER], _HEADER, "the header", message.header.line
    )
    relative = check_fields(
        message, [one for one in before if one.keyword not in _HEADER], _RELATIVE,
        "the data of the encounter", before[-1].line if before else 1,
    )  # fmt: skip
    objects = (
        _object(message, fields[starts[0] : starts[1]], "OBJECT1"),
        _object(message, fields[starts[1] :], "OBJECT2"),
    )
    return Cdm(
        version=message.version, originator=header["ORIGINATOR"], message_id=header["MESSAGE_ID"],
        message_for=header.get("MESSAGE_FOR"), created_us=header["CREATION_DATE"], tca_us=relative.pop("TCA"),
        miss_distance_m=relative.pop("MISS_DISTANCE"), relative_speed_m_s=relative.pop("RELATIVE_SPEED", None),
        collision_probability=relative.pop("COLLISION_PROBABILITY", None), relative=relative, objects=objects,
    )  # fmt: skip


def _check_objects(message: Message, starts: list[Field]) -> None:
    found = [one.value.strip().upper() for one in starts]
    if found != ["OBJECT1", "OBJECT2"]:
        message.refuse(
            f"OBJECT is given as {', '.join(found) or 'nothing'}, expected OBJECT1 and then OBJECT2",
            starts[-1].line if starts else None,
        )


def _second_covariance(fields: list[Field]) -> list[Field]:
    """Tell the drag, pressure and thrust terms of an XYZ covariance from those of the RTN one before it."""
    seen: set[str] = set()
    renamed = []
    for one in fields:
        again = one.keyword in _SCALAR_TERMS and one.keyword in seen and "CX_X" in seen
        seen.add(one.keyword)
        renamed.append(replace(one, keyword=one.keyword + "_XYZ") if again else one)
    return renamed


def _object(message: Message, fields: list[Field], label: str) -> CdmObject:
    fields = _second_covariance(fields)
    values = check_fields(message, fields, _OBJECT, label, fields[0].line)
    rtn = _covariance(message, values, RTN_COVARIANCE, label, fields)
    xyz = _covariance(message, values, XYZ_COVARIANCE, label, fields)
    if rtn is None and xyz is None and "CSIG3EIGVEC3" not in values:
        message.refuse(
            f"the covariance of {label} is missing (CR_R to CNDOT_NDOT)", fields[0].line,
            "It is mandatory in the standard",
        )  # fmt: skip
    values.pop("OBJECT")
    return CdmObject(
        designator=values.pop("OBJECT_DESIGNATOR"), catalogue=values.pop("CATALOG_NAME"),
        name=values.pop("OBJECT_NAME"), international_designator=values.pop("INTERNATIONAL_DESIGNATOR"),
        ephemeris_name=values.pop("EPHEMERIS_NAME"), covariance_method=values.pop("COVARIANCE_METHOD"),
        manoeuvrable=values.pop("MANEUVERABLE"), frame=values.pop("REF_FRAME"),
        position_km=np.array([values.pop(name) for name in ("X", "Y", "Z")]),
        velocity_km_s=np.array([values.pop(name) for name in ("X_DOT", "Y_DOT", "Z_DOT")]),
        covariance_rtn=rtn, covariance_xyz=xyz, further=values,
    )  # fmt: skip


def _covariance(
    message: Message, values: dict[str, Any], keywords: tuple[str, ...], label: str, fields: list[Field]
) -> NDArray[np.float64] | None:
    given = [name for name in keywords if name in values]
    if not given:
        return None
    if missing := [name for name in keywords if name not in values]:
        line = next(one.line for one in fields if one.keyword == given[0])
        message.refuse(f"{missing[0]} is missing in the covariance of {label}", line)
    return full_matrix([values.pop(name) for name in keywords])
