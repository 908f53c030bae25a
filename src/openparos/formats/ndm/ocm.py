"""Orbit Comprehensive Message (CCSDS 502.0-B-3, chapter 6): validated, its trajectories read.

Of the blocks PHYS, COV, MAN, PERT, OD and USER the keywords and the shape of the rows are checked; their
content is not interpreted, and the message says which such blocks it holds (`Ocm.not_interpreted`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from openparos.formats.omm_fields import FieldFault, read_number
from openparos.model.times import US_PER_SECOND

from .blocks import Block, Message, Row
from .keywords import check_fields, header_table, names, numbers, only_block, read_time, table

_HEADER: Final = header_table("ocm")
_METADATA: Final = table("""
TIME_SYSTEM! system
EPOCH_TZERO! time
START_TIME text
STOP_TIME text
TIME_SPAN number d
SCLK_OFFSET_AT_EPOCH number s
SCLK_SEC_PER_SI_SEC number s
TAIMUTC_AT_TZERO number s
NEXT_LEAP_TAIMUTC number s
UT1MUTC_AT_TZERO number s
PREVIOUS_MESSAGE_EPOCH time
NEXT_MESSAGE_EPOCH time
NEXT_LEAP_EPOCH time
""") | names(
    "text",
    "OBJECT_NAME INTERNATIONAL_DESIGNATOR CATALOG_NAME OBJECT_DESIGNATOR ALTERNATE_NAMES ORIGINATOR_POC "
    "ORIGINATOR_POSITION ORIGINATOR_PHONE ORIGINATOR_EMAIL ORIGINATOR_ADDRESS TECH_ORG TECH_POC "
    "TECH_POSITION TECH_PHONE TECH_EMAIL TECH_ADDRESS PREVIOUS_MESSAGE_ID NEXT_MESSAGE_ID ADM_MSG_LINK "
    "CDM_MSG_LINK PRM_MSG_LINK RDM_MSG_LINK TDM_MSG_LINK OPERATOR OWNER COUNTRY CONSTELLATION OBJECT_TYPE "
    "OPS_STATUS ORBIT_CATEGORY OCM_DATA_ELEMENTS EOP_SOURCE INTERP_METHOD_EOP CELESTIAL_SOURCE",
)
_TRAJECTORY: Final = table("""
CENTER_NAME centre
TRAJ_REF_FRAME frame
TRAJ_FRAME_EPOCH text
INTERPOLATION_DEGREE integer
ORB_REVNUM number
ORB_REVNUM_BASIS number
TRAJ_UNITS list
""") | names(
    "text",
    "TRAJ_ID TRAJ_PREV_ID TRAJ_NEXT_ID TRAJ_BASIS TRAJ_BASIS_ID INTERPOLATION PROPAGATOR "
    "USEABLE_START_TIME USEABLE_STOP_TIME TRAJ_TYPE ORB_AVERAGING",
)
_OTHERS: Final = {
    "PHYS": names(
        "text",
        "MANUFACTURER BUS_MODEL DOCKED_WITH DRAG_CONST_AREA DRAG_COEFF_NOM DRAG_UNCERTAINTY INITIAL_WET_MASS "
        "WET_MASS DRY_MASS OEB_PARENT_FRAME_EPOCH OEB_Q1 OEB_Q2 OEB_Q3 OEB_QC OEB_MAX OEB_INT OEB_MIN "
        "AREA_ALONG_OEB_MAX AREA_ALONG_OEB_INT AREA_ALONG_OEB_MIN AREA_MIN_FOR_PC AREA_MAX_FOR_PC "
        "AREA_TYP_FOR_PC RCS RCS_MIN RCS_MAX SRP_CONST_AREA SOLAR_RAD_COEFF SOLAR_RAD_UNCERTAINTY "
        "VM_ABSOLUTE VM_APPARENT_MIN VM_APPARENT VM_APPARENT_MAX REFLECTANCE ATT_CONTROL_MODE "
        "ATT_ACTUATOR_TYPE ATT_KNOWLEDGE ATT_CONTROL ATT_POINTING AVG_MANEUVER_FREQ MAX_THRUST DV_BOL "
        "DV_REMAINING IXX IYY IZZ IXY IXZ IYZ",
    )
    | table("OEB_PARENT_FRAME frame"),
    "COV": names(
        "text",
        "COV_ID COV_PREV_ID COV_NEXT_ID COV_BASIS COV_BASIS_ID COV_FRAME_EPOCH COV_SCALE_MIN COV_SCALE_MAX "
        "COV_CONFIDENCE COV_TYPE COV_ORDERING COV_UNITS",
    )
    | table("COV_REF_FRAME frame"),
    "MAN": names(
        "text",
        "MAN_ID MAN_PREV_ID MAN_NEXT_ID MAN_BASIS MAN_BASIS_ID MAN_DEVICE_ID MAN_PREV_EPOCH MAN_NEXT_EPOCH "
        "MAN_PURPOSE MAN_PRED_SOURCE MAN_FRAME_EPOCH GRAV_ASSIST_NAME DC_TYPE DC_WIN_OPEN DC_WIN_CLOSE "
        "DC_MIN_CYCLES DC_MAX_CYCLES DC_EXEC_START DC_EXEC_STOP DC_REF_TIME DC_TIME_PULSE_DURATION "
        "DC_TIME_PULSE_PERIOD DC_REF_DIR DC_BODY_FRAME DC_BODY_TRIGGER DC_PA_START_ANGLE DC_PA_STOP_ANGLE "
        "MAN_UNITS",
    )
    | table("MAN_REF_FRAME frame\nMAN_COMPOSITION! text"),
    "PERT": names(
        "text",
        "ATMOSPHERIC_MODEL GRAVITY_MODEL EQUATORIAL_RADIUS GM N_BODY_PERTURBATIONS CENTRAL_BODY_ROTATION "
        "OBLATE_FLATTENING OCEAN_TIDES_MODEL SOLID_TIDES_MODEL REDUCTION_THEORY ALBEDO_MODEL "
        "ALBEDO_GRID_SIZE SHADOW_MODEL SHADOW_BODIES SRP_MODEL SW_DATA_SOURCE SW_DATA_EPOCH "
        "SW_INTERP_METHOD FIXED_GEOMAG_KP FIXED_GEOMAG_AP FIXED_GEOMAG_DST FIXED_F10P7 FIXED_F10P7_MEAN "
        "FIXED_M10P7 FIXED_M10P7_MEAN FIXED_S10P7 FIXED_S10P7_MEAN FIXED_Y10P7 FIXED_Y10P7_MEAN",
    ),
    "OD": names(
        "text",
        "OD_ID OD_PREV_ID OD_METHOD OD_EPOCH DAYS_SINCE_FIRST_OBS DAYS_SINCE_LAST_OBS RECOMMENDED_OD_SPAN "
        "ACTUAL_OD_SPAN OBS_AVAILABLE OBS_USED TRACKS_AVAILABLE TRACKS_USED MAXIMUM_OBS_GAP OD_EPOCH_EIGMAJ "
        "OD_EPOCH_EIGINT OD_EPOCH_EIGMIN OD_MAX_PRED_EIGMAJ OD_MIN_PRED_EIGMIN OD_CONFIDENCE GDOP SOLVE_N "
        "SOLVE_STATES CONSIDER_N CONSIDER_PARAMS SENSORS_N SENSORS WEIGHTED_RMS DATA_TYPES",
    ),
    "USER": {},
}
_LENGTHS: Final = ["km"] * 3
_SPEEDS: Final = ["km/s"] * 3
UNITS_OF_TYPE: Final = {
    "CARTP": _LENGTHS,
    "CARTPV": _LENGTHS + _SPEEDS,
    "CARTPVA": [*_LENGTHS, *_SPEEDS, *["km/s**2"] * 3],
    "KEPLERIAN": ["km", "n/a", "deg", "deg", "deg", "deg"],
    "KEPLERIANMEAN": ["km", "n/a", "deg", "deg", "deg", "deg"],
    "GEODETIC": ["deg", "deg", "km", "deg", "deg", "km/s"],
    "DELAUNAY": ["deg", "deg", "deg", "km**2/s", "km**2/s", "km**2/s"],
}
"""Units of the columns of a trajectory; other types are read without judging them."""


@dataclass(frozen=True, slots=True)
class OcmTrajectory:
    """One trajectory.

    Attributes
    ----------
    kind : str
        `TRAJ_TYPE`, CARTPV where not given.
    centre, frame : str
        EARTH and ICRF where not given (the defaults of the standard).
    epochs_us : (n,) int64
        Microseconds since 1970 in the time system of the message.
    values : (n, k) float64
        Columns of `UNITS_OF_TYPE`.
    metadata : dict
        Every keyword given.
    """

    kind: str
    centre: str
    frame: str
    epochs_us: NDArray[np.int64]
    values: NDArray[np.float64]
    metadata: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ocm:
    """A whole message.

    Attributes
    ----------
    version, originator, time_system : str
        As given.
    created_us, epoch_tzero_us : int
        When it was made; the instant that relative times count from.
    metadata : dict
        Every other keyword of the metadata.
    trajectories : tuple of OcmTrajectory
        In the order of the file.
    not_interpreted : tuple of str
        Names of the blocks whose keywords were checked and whose content is not read.
    """

    version: str
    originator: str
    created_us: int
    time_system: str
    epoch_tzero_us: int
    metadata: dict[str, Any]
    trajectories: tuple[OcmTrajectory, ...]
    not_interpreted: tuple[str, ...]


def ocm_from(message: Message) -> Ocm:
    """Return the typed message.

    Raises
    ------
    InputRefused
        Naming line and fault.
    """
    header = check_fields(message, message.header.fields, _HEADER, "the header", message.header.line)
    meta_block = only_block(message, "META")
    metadata = check_fields(message, meta_block.fields, _METADATA, "the metadata", meta_block.line)
    zero_us = metadata.pop("EPOCH_TZERO")
    trajectories, others = [], []
    for block in message.blocks:
        if block.name == "TRAJ":
            trajectories.append(_trajectory(message, block, zero_us))
        elif block.name in _OTHERS:
            _check_other(message, block, zero_us)
            others.append(block.name)
        elif block.name != "META":
            message.refuse(f"{block.name} is no block of an OCM", block.line)
    return Ocm(
        message.version, header["ORIGINATOR"], header["CREATION_DATE"], metadata.pop("TIME_SYSTEM"), zero_us,
        metadata, tuple(trajectories), tuple(others),
    )  # fmt: skip


def _trajectory(message: Message, block: Block, zero_us: int) -> OcmTrajectory:
    fields = [one for one in block.fields if one.keyword != "ORB_AVERAGING"]
    values = check_fields(message, fields, _TRAJECTORY, "a trajectory", block.line)
    if "ORB_REVNUM" in values and "ORB_REVNUM_BASIS" not in values:
        message.refuse("ORB_REVNUM without ORB_REVNUM_BASIS in a trajectory", block.line)
    kind = values.get("TRAJ_TYPE", "CARTPV").upper()
    expected = UNITS_OF_TYPE.get(kind)
    if expected is not None and "TRAJ_UNITS" in values:
        _check_units(message, block, values["TRAJ_UNITS"], kind, expected)
    epochs, vectors = [], []
    for row in block.rows:
        if expected is not None and len(row.tokens) != len(expected) + 1:
            message.refuse(
                f"{len(row.tokens) - 1} numbers, expected {len(expected)} for TRAJ_TYPE {kind}", row.line
            )
        epochs.append(_epoch(message, row, zero_us))
        vectors.append(numbers(message, "trajectory", row.tokens[1:], row.line))
    if len({len(vector) for vector in vectors}) > 1:
        message.refuse("the lines of a trajectory have different numbers of columns", block.line)
    return OcmTrajectory(
        kind, values.get("CENTER_NAME", "EARTH"), values.get("TRAJ_REF_FRAME", "ICRF"),
        np.array(epochs, dtype=np.int64), np.array(vectors).reshape(len(vectors), -1 if vectors else 0), values,
    )  # fmt: skip


def _check_units(message: Message, block: Block, text: str, kind: str, expected: list[str]) -> None:
    line = next(one.line for one in block.fields if one.keyword == "TRAJ_UNITS")
    given = [unit.strip() for unit in text.strip().strip("[]").split(",")]
    if len(given) != len(expected):
        message.refuse(
            f"TRAJ_UNITS names {len(given)} units, expected {len(expected)} for TRAJ_TYPE {kind}", line
        )
    for found, wanted in zip(given, expected, strict=True):
        if found.lower() != wanted:
            message.refuse(f"TRAJ_UNITS: unit {found}, expected {wanted} for TRAJ_TYPE {kind}", line)


def _epoch(message: Message, row: Row, zero_us: int) -> int:
    """Return the instant of a row: absolute, or seconds after EPOCH_TZERO."""
    text = row.tokens[0]
    if "T" in text:
        return read_time(message, "epoch", text, row.line)
    try:
        return zero_us + round(read_number("epoch", text) * US_PER_SECOND)
    except FieldFault as fault:
        message.refuse(str(fault), row.line)


def _check_other(message: Message, block: Block, zero_us: int) -> None:
    values = check_fields(message, block.fields, _OTHERS[block.name], f"the block {block.name}", block.line)
    if block.name == "MAN":
        composition = [name.strip() for name in values["MAN_COMPOSITION"].split(",")]
        if composition[0] not in ("TIME_ABSOLUTE", "TIME_RELATIVE"):
            message.refuse(
                "MAN_COMPOSITION names neither TIME_ABSOLUTE nor TIME_RELATIVE",
                next(one.line for one in block.fields if one.keyword == "MAN_COMPOSITION"),
            )
        for row in block.rows:
            if len(row.tokens) != len(composition):
                message.refuse(
                    f"{len(row.tokens)} columns, MAN_COMPOSITION names {len(composition)}", row.line
                )
    elif block.name == "COV":
        for row in block.rows:
            _epoch(message, row, zero_us)
            numbers(message, "covariance", row.tokens[1:], row.line)
    elif block.rows:
        message.refuse(f"a line of data in the block {block.name}", block.rows[0].line)
