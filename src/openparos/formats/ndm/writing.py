"""OEM and CDM written as KVN, every number with as many digits as it needs to come back the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from openparos.model.times import format_utc

from .cdm import RTN_COVARIANCE, XYZ_COVARIANCE, Cdm, CdmObject, unit_of
from .oem import CovarianceMatrix, Oem, OemSegment


def _time(us: int) -> str:
    return format_utc(us, decimals=6).removesuffix("Z")


def _line(keyword: str, value: object) -> str:
    if isinstance(value, float):
        value = repr(float(value))
    return f"{keyword:<22}= {value}\n"


def _optional(keyword: str, value: object | None) -> Iterator[str]:
    if value is not None:
        yield _line(keyword, value)


def _measured(keyword: str, value: object, name: str | None = None) -> str:
    """Return a line of a CDM with its unit: optional by the standard, asked for by some readers."""
    unit = unit_of(name or keyword)
    line = _line(keyword, value)
    return f"{line[:-1]} [{unit}]\n" if unit else line


def write_oem(oem: Oem) -> Iterator[str]:
    """Yield the lines of an Orbit Ephemeris Message, version 2.0 (3.0 where it has a message id)."""
    yield _line("CCSDS_OEM_VERS", "2.0" if oem.message_id is None else "3.0")
    yield _line("CREATION_DATE", _time(oem.created_us))
    yield _line("ORIGINATOR", oem.originator)
    yield from _optional("MESSAGE_ID", oem.message_id)
    for segment in oem.segments:
        yield from _oem_metadata(segment)
        accelerations = segment.accelerations_km_s2
        for place, epoch_us in enumerate(segment.epochs_us.tolist()):
            values = [*segment.positions_km[place], *segment.velocities_km_s[place]]
            if accelerations is not None and not np.isnan(accelerations[place]).any():
                values += [*accelerations[place]]
            yield " ".join([_time(epoch_us), *(repr(float(value)) for value in values)]) + "\n"
        if segment.covariances:
            yield "\nCOVARIANCE_START\n"
            for one in segment.covariances:
                yield from _oem_covariance(one)
            yield "COVARIANCE_STOP\n"


def _oem_metadata(segment: OemSegment) -> Iterator[str]:
    yield "\nMETA_START\n"
    yield _line("OBJECT_NAME", segment.object_name)
    yield _line("OBJECT_ID", segment.object_id)
    yield _line("CENTER_NAME", segment.centre)
    yield _line("REF_FRAME", segment.frame)
    for keyword, us in (("REF_FRAME_EPOCH", segment.frame_epoch_us),):
        yield from _optional(keyword, None if us is None else _time(us))
    yield _line("TIME_SYSTEM", segment.time_system)
    for keyword, us in (
        ("START_TIME", segment.start_us),
        ("USEABLE_START_TIME", segment.useable_start_us),
        ("USEABLE_STOP_TIME", segment.useable_stop_us),
        ("STOP_TIME", segment.stop_us),
    ):
        yield from _optional(keyword, None if us is None else _time(us))
    yield from _optional("INTERPOLATION", segment.interpolation)
    yield from _optional("INTERPOLATION_DEGREE", segment.interpolation_degree)
    yield "META_STOP\n\n"


def _oem_covariance(one: CovarianceMatrix) -> Iterator[str]:
    yield _line("EPOCH", _time(one.epoch_us))
    yield _line("COV_REF_FRAME", one.frame)
    for row in range(6):
        yield " ".join(repr(float(value)) for value in one.matrix[row, : row + 1]) + "\n"


def write_cdm(cdm: Cdm) -> Iterator[str]:
    """Yield the lines of a Conjunction Data Message in the version that it was read or made in."""
    yield _line("CCSDS_CDM_VERS", cdm.version)
    yield _line("CREATION_DATE", _time(cdm.created_us))
    yield _line("ORIGINATOR", cdm.originator)
    yield from _optional("MESSAGE_FOR", cdm.message_for)
    yield _line("MESSAGE_ID", cdm.message_id)
    yield _line("TCA", _time(cdm.tca_us))
    yield _measured("MISS_DISTANCE", cdm.miss_distance_m)
    if cdm.relative_speed_m_s is not None:
        yield _measured("RELATIVE_SPEED", cdm.relative_speed_m_s)
    yield from _optional("COLLISION_PROBABILITY", cdm.collision_probability)
    yield from _further(cdm.relative)
    for place, one in enumerate(cdm.objects, start=1):
        yield from _cdm_object(one, f"OBJECT{place}")


def _cdm_object(one: CdmObject, label: str) -> Iterator[str]:
    yield _line("OBJECT", label)
    yield _line("OBJECT_DESIGNATOR", one.designator)
    yield _line("CATALOG_NAME", one.catalogue)
    yield _line("OBJECT_NAME", one.name)
    yield _line("INTERNATIONAL_DESIGNATOR", one.international_designator)
    yield _line("EPHEMERIS_NAME", one.ephemeris_name)
    yield _line("COVARIANCE_METHOD", one.covariance_method)
    yield _line("MANEUVERABLE", one.manoeuvrable)
    yield _line("REF_FRAME", one.frame)
    of_second = {name: value for name, value in one.further.items() if name.endswith("_XYZ")}
    yield from _further({name: value for name, value in one.further.items() if name not in of_second})
    for name, value in zip(("X", "Y", "Z"), one.position_km, strict=True):
        yield _measured(name, value)
    for name, value in zip(("X_DOT", "Y_DOT", "Z_DOT"), one.velocity_km_s, strict=True):
        yield _measured(name, value)
    yield from _covariance(RTN_COVARIANCE, one.covariance_rtn)
    yield from _covariance(XYZ_COVARIANCE, one.covariance_xyz)
    for name, value in of_second.items():
        yield _measured(name.removesuffix("_XYZ"), value, name)


def _covariance(names: tuple[str, ...], matrix: NDArray[np.float64] | None) -> Iterator[str]:
    if matrix is not None:
        for name, value in zip(names, matrix[np.tril_indices(6)], strict=True):
            yield _measured(name, value)


def _further(values: dict[str, Any]) -> Iterator[str]:
    """Yield keywords that have no field of their own; times are known by their names."""
    for keyword, value in values.items():
        is_time = isinstance(value, int) and any(
            word in keyword for word in ("TIME", "EPOCH", "PERIOD", "LASTOB")
        )
        yield _measured(keyword, _time(value) if is_time else value)
