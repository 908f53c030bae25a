"""Tracking Data Message (CCSDS 503.0-B-2): observations with their epochs, as the station measured them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from .blocks import Block, Message
from .keywords import check_fields, header_table, names, numbers, read_time, table

_HEADER: Final = header_table("tdm")
_METADATA: Final = (
    table("""
TIME_SYSTEM! system
START_TIME time
STOP_TIME time
PARTICIPANT_1! text
TURNAROUND_NUMERATOR integer
TURNAROUND_DENOMINATOR integer
INTEGRATION_INTERVAL number s
FREQ_OFFSET number Hz
RANGE_MODULUS number
DOPPLER_COUNT_BIAS number Hz
DOPPLER_COUNT_SCALE number
INTERPOLATION_DEGREE integer
REFERENCE_FRAME frame
CORRECTION_RANGE number
CORRECTION_DOPPLER number km/s
CORRECTION_RECEIVE number
CORRECTION_TRANSMIT number
CORRECTION_ANGLE_1 number deg
CORRECTION_ANGLE_2 number deg
CORRECTION_MAG number
CORRECTION_RCS number m**2
CORRECTION_ABERRATION_YEARLY number deg
CORRECTION_ABERRATION_DIURNAL number deg
""")
    | names(
        "text",
        "TRACK_ID DATA_TYPES MODE PATH PATH_1 PATH_2 TRANSMIT_BAND RECEIVE_BAND TIMETAG_REF INTEGRATION_REF "
        "RANGE_MODE RANGE_UNITS ANGLE_TYPE INTERPOLATION DOPPLER_COUNT_ROLLOVER DATA_QUALITY "
        "CORRECTIONS_APPLIED EPHEMERIS_NAME",
    )
    | names("text", " ".join(f"PARTICIPANT_{n} EPHEMERIS_NAME_{n}" for n in range(2, 6)))
    | names("text", "EPHEMERIS_NAME_1")
    | names("number", " ".join(f"TRANSMIT_DELAY_{n} RECEIVE_DELAY_{n}" for n in range(1, 6)))
)
_DATA: Final = re.compile(
    r"ANGLE_[12]|CARRIER_POWER|CLOCK_(?:BIAS|DRIFT)|DOPPLER_(?:COUNT|INSTANTANEOUS|INTEGRATED)|DOR|MAG|PC_N0"
    r"|PR_N0|PRESSURE|RANGE|RCS|RECEIVE_FREQ(?:_[1-5])?|(?:RECEIVE|TRANSMIT)_PHASE_CT_[1-5]|RHUMIDITY|STEC"
    r"|TEMPERATURE|TRANSMIT_FREQ_[1-5]|TRANSMIT_FREQ_RATE_[1-5]|TROPO_(?:DRY|WET)|VLBI_DELAY"
)


@dataclass(frozen=True, slots=True)
class Observation:
    """One measurement.

    Attributes
    ----------
    keyword : str
        What was measured; its unit is fixed by the standard, or by RANGE_UNITS of the segment.
    epoch_us : int
        Microseconds since 1970 in the time system of the segment.
    value : float
        The measurement.
    """

    keyword: str
    epoch_us: int
    value: float


@dataclass(frozen=True, slots=True)
class TdmSegment:
    """Measurements under one description.

    Attributes
    ----------
    time_system : str
        Of all epochs.
    participants : dict of int to str
        Stations and objects by their number.
    metadata : dict
        All keywords of the description, typed.
    observations : tuple of Observation
        In the order of the file.
    """

    time_system: str
    participants: dict[int, str]
    metadata: dict[str, Any]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Tdm:
    """A whole message."""

    version: str
    originator: str
    created_us: int
    segments: tuple[TdmSegment, ...]


def tdm_from(message: Message) -> Tdm:
    """Return the typed message.

    Raises
    ------
    InputRefused
        Naming line and fault.
    """
    header = check_fields(message, message.header.fields, _HEADER, "the header", message.header.line)
    segments = []
    blocks = message.blocks
    if not blocks:
        message.refuse("the message has no segment", message.header.line)
    for place in range(0, len(blocks), 2):
        pair = blocks[place : place + 2]
        if [block.name for block in pair] != ["META", "DATA"]:
            message.refuse("a segment is META and then DATA", pair[-1].line)
        segments.append(_segment(message, *pair))
    return Tdm(message.version, header["ORIGINATOR"], header["CREATION_DATE"], tuple(segments))


def _segment(message: Message, meta: Block, data: Block) -> TdmSegment:
    values = check_fields(message, meta.fields, _METADATA, "the metadata", meta.line)
    if data.rows:
        message.refuse("a line that is no KEYWORD = epoch value", data.rows[0].line)
    observations = []
    for one in data.fields:
        if not _DATA.fullmatch(one.keyword):
            message.refuse(f"{one.keyword[:60]} is no keyword of tracking data", one.line)
        tokens = one.value.split()
        if len(tokens) != 2:
            message.refuse(
                f"{one.keyword} holds {len(tokens)} words, expected an epoch and a number", one.line
            )
        epoch_us = read_time(message, one.keyword, tokens[0], one.line)
        observations.append(
            Observation(one.keyword, epoch_us, numbers(message, one.keyword, tokens[1:], one.line)[0])
        )
    participants = {
        number: values[f"PARTICIPANT_{number}"] for number in range(1, 6) if f"PARTICIPANT_{number}" in values
    }
    return TdmSegment(values["TIME_SYSTEM"], participants, values, tuple(observations))
