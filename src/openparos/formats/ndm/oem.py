"""Orbit Ephemeris Message (CCSDS 502.0-B-3, chapter 5): positions and velocities at epochs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .blocks import COVARIANCE_NAMES, EPHEMERIS, Block, Field, Message, Row
from .keywords import check_fields, header_table, numbers, read_time, table

_HEADER: Final = header_table("oem")
_METADATA: Final = table("""
OBJECT_NAME! text
OBJECT_ID! text
CENTER_NAME! centre
REF_FRAME! frame
REF_FRAME_EPOCH time
TIME_SYSTEM! system
START_TIME! time
USEABLE_START_TIME time
USEABLE_STOP_TIME time
STOP_TIME! time
INTERPOLATION text
INTERPOLATION_DEGREE integer
""")
_COVARIANCE: Final = table("EPOCH! time\nCOV_REF_FRAME frame")


@dataclass(frozen=True, slots=True)
class CovarianceMatrix:
    """A covariance of position (km) and velocity (km/s) at one epoch.

    Attributes
    ----------
    epoch_us : int
        Microseconds since 1970 in the time system of its segment.
    frame : str
        Frame of the matrix.
    matrix : (6, 6) float64
        Symmetric; km^2, km^2/s, km^2/s^2.
    """

    epoch_us: int
    frame: str
    matrix: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OemSegment:
    """One stretch of an ephemeris within which one may interpolate.

    Attributes
    ----------
    object_name, object_id : str
        The object; the id is an international designator as a rule.
    centre, frame, time_system : str
        Of all epochs and vectors of the segment.
    start_us, stop_us : int
        Of the whole stretch, in the time system of the segment.
    useable_start_us, useable_stop_us : int or None
        Of the part in which interpolation is allowed.
    interpolation : str or None
        Method recommended.
    interpolation_degree : int or None
        Its degree.
    frame_epoch_us : int or None
        Epoch of a frame that is tied to one.
    epochs_us : (n,) int64
        Microseconds since 1970 in the time system of the segment, increasing.
    positions_km, velocities_km_s : (n, 3) float64
        The vectors.
    accelerations_km_s2 : (n, 3) float64 or None
        NaN in the lines that give none; None where no line does.
    covariances : tuple of CovarianceMatrix
        In the order of the file.
    """

    object_name: str
    object_id: str
    centre: str
    frame: str
    time_system: str
    start_us: int
    stop_us: int
    useable_start_us: int | None
    useable_stop_us: int | None
    interpolation: str | None
    interpolation_degree: int | None
    frame_epoch_us: int | None
    epochs_us: NDArray[np.int64]
    positions_km: NDArray[np.float64]
    velocities_km_s: NDArray[np.float64]
    accelerations_km_s2: NDArray[np.float64] | None
    covariances: tuple[CovarianceMatrix, ...] = ()


@dataclass(frozen=True, slots=True)
class Oem:
    """A whole message.

    Attributes
    ----------
    version, originator : str
        Of the message.
    created_us : int
        When it was made.
    message_id : str or None
        As given.
    segments : tuple of OemSegment
        In the order of the file.
    """

    version: str
    originator: str
    created_us: int
    message_id: str | None
    segments: tuple[OemSegment, ...]


def oem_from(message: Message) -> Oem:
    """Return the typed message.

    Raises
    ------
    InputRefused
        Naming line and fault.
    """
    header = check_fields(
        message, message.header.fields, _HEADER, "the header", message.header.line, user_defined=False
    )
    segments: list[OemSegment] = []
    waiting: list[Block] = []
    for block in [*message.blocks, None]:
        if block is None or block.name == "META":
            if waiting:
                segments.append(_segment(message, waiting))
            waiting = []
        if block is not None:
            if not waiting and block.name != "META":
                message.refuse(f"a block {block.name} before the metadata of its segment", block.line)
            waiting.append(block)
    if not segments:
        message.refuse("the message has no segment", message.header.line)
    return Oem(
        message.version,
        header["ORIGINATOR"],
        header["CREATION_DATE"],
        header.get("MESSAGE_ID"),
        tuple(segments),
    )


def _segment(message: Message, blocks: list[Block]) -> OemSegment:
    meta = check_fields(
        message, blocks[0].fields, _METADATA, "the metadata", blocks[0].line, user_defined=False
    )
    if "INTERPOLATION" in meta and "INTERPOLATION_DEGREE" not in meta:
        message.refuse("INTERPOLATION without INTERPOLATION_DEGREE", blocks[0].line)
    _check_one_time_system(message, blocks[0], meta["TIME_SYSTEM"])
    rows: list[Row] = []
    covariances: list[CovarianceMatrix] = []
    for block in blocks[1:]:
        if block.name == EPHEMERIS:
            if block.fields:
                message.refuse(f"{block.fields[0].keyword} among the lines of data", block.fields[0].line)
            rows += block.rows
        elif block.name == "COVARIANCE":
            covariances += _covariances(message, block, meta["REF_FRAME"])
        else:
            message.refuse(f"a block {block.name} in an OEM", block.line)
    epochs, vectors = _vectors(message, rows, blocks[0].line)
    return OemSegment(
        object_name=meta["OBJECT_NAME"], object_id=meta["OBJECT_ID"], centre=meta["CENTER_NAME"],
        frame=meta["REF_FRAME"], time_system=meta["TIME_SYSTEM"],
        start_us=meta["START_TIME"], stop_us=meta["STOP_TIME"],
        useable_start_us=meta.get("USEABLE_START_TIME"), useable_stop_us=meta.get("USEABLE_STOP_TIME"),
        interpolation=meta.get("INTERPOLATION"), interpolation_degree=meta.get("INTERPOLATION_DEGREE"),
        frame_epoch_us=meta.get("REF_FRAME_EPOCH"), epochs_us=epochs,
        positions_km=vectors[:, :3], velocities_km_s=vectors[:, 3:6],
        accelerations_km_s2=None if np.isnan(vectors[:, 6:9]).all() else vectors[:, 6:9],
        covariances=tuple(covariances),
    )  # fmt: skip


def _check_one_time_system(message: Message, block: Block, system: str) -> None:
    """The time system stays the same through a message (502.0-B-3, 5.2.3)."""
    first = next(one for one in message.blocks if one.name == "META")
    of_first = next((one.value for one in first.fields if one.keyword == "TIME_SYSTEM"), system)
    if of_first.strip().upper() != system:
        line = next(one.line for one in block.fields if one.keyword == "TIME_SYSTEM")
        message.refuse(f"TIME_SYSTEM {system} differs from {of_first} of the first segment", line)


def _vectors(message: Message, rows: list[Row], line: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    if not rows:
        message.refuse("the segment has no line of data", line)
    epochs: list[int] = []
    vectors: list[list[float]] = []
    for row in rows:
        if len(row.tokens) not in (7, 10):
            message.refuse(f"{len(row.tokens)} columns, expected an epoch and 6 or 9 numbers", row.line)
        epoch_us = read_time(message, "epoch", row.tokens[0], row.line)
        vector = numbers(message, "state vector", row.tokens[1:], row.line)
        vector += [math.nan] * (9 - len(vector))
        if epochs and epoch_us == epochs[-1] and vector[:6] == vectors[-1][:6]:
            continue  # the same line once more says nothing new
        if epochs and epoch_us <= epochs[-1]:
            message.refuse(f"epoch {row.tokens[0]} is not after the one before", row.line)
        epochs.append(epoch_us)
        vectors.append(vector)
    return np.array(epochs, dtype=np.int64), np.array(vectors)


def _covariances(message: Message, block: Block, default_frame: str) -> list[CovarianceMatrix]:
    """Split a covariance block at each EPOCH; rows of one to six numbers, or in XML one field each."""
    starts = [one for one in block.fields if one.keyword == "EPOCH"]
    if not starts:
        message.refuse("a covariance without EPOCH", block.line)
    matrices = []
    for place, start in enumerate(starts):
        end = starts[place + 1].line if place + 1 < len(starts) else None
        fields = [one for one in block.fields if start.line <= one.line and (end is None or one.line < end)]
        rows = [row for row in block.rows if start.line <= row.line and (end is None or row.line < end)]
        entries = [one for one in fields if one.keyword in COVARIANCE_NAMES]
        rest = [one for one in fields if one.keyword not in COVARIANCE_NAMES]
        found = check_fields(message, rest, _COVARIANCE, "a covariance", start.line, user_defined=False)
        frame = found.get("COV_REF_FRAME", default_frame)
        triangle = (
            _triangle_of_fields(message, entries, start) if entries else _triangle(message, rows, start)
        )
        matrices.append(CovarianceMatrix(found["EPOCH"], frame, full_matrix(triangle)))
    return matrices


def _triangle(message: Message, rows: list[Row], start: Field) -> list[float]:
    values: list[float] = []
    for place, row in enumerate(rows):
        if place >= 6 or len(row.tokens) != place + 1:
            expected = f"expected {place + 1}" if place < 6 else "expected no seventh row"
            message.refuse(f"covariance row {place + 1} has {len(row.tokens)} columns, {expected}", row.line)
        values += numbers(message, "covariance", row.tokens, row.line)
    if len(rows) != 6:
        message.refuse(f"the covariance has {len(rows)} rows, expected 6", start.line)
    return values


def _triangle_of_fields(message: Message, entries: list[Field], start: Field) -> list[float]:
    found: dict[str, Any] = {one.keyword: one for one in entries}
    for name in COVARIANCE_NAMES:
        if name not in found:
            message.refuse(f"{name} is missing in a covariance", start.line)
    return [numbers(message, name, [found[name].value], found[name].line)[0] for name in COVARIANCE_NAMES]


def full_matrix(triangle: list[float]) -> NDArray[np.float64]:
    """Return the symmetric matrix of 21 numbers, the lower triangle row by row."""
    matrix = np.zeros((6, 6))
    matrix[np.tril_indices(6)] = triangle
    return matrix + np.tril(matrix, -1).T
