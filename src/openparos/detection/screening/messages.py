"""Encounters as CCSDS conjunction data messages (508.0-B-1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from openparos.detection.spread import perigee_height_km, position_spread_km
from openparos.formats.ndm.cdm import Cdm, CdmObject
from openparos.model.times import US_PER_DAY, US_PER_SECOND
from openparos.orbits.frames import rtn, teme_to_gcrs
from openparos.orbits.knots import Knots

from .screen import Screening

Floats = NDArray[np.float64]

_NOT_KNOWN_KM: Final = 1e-3  # where no uncertainty is known: a token metre
_AT_ONCE: Final = 2000


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two objects of a message.

    Attributes
    ----------
    number : int
        Catalogue number.
    name, designator : str or None
        Name and international designator.
    ephemeris : str
        What its state comes from.
    spread_km : float or None
        Spread of its place; None where none is known.
    position_km, velocity_km_s : ndarray (3,)
        At the closest approach, TEME.
    """

    number: int
    name: str | None
    designator: str | None
    ephemeris: str
    spread_km: float | None
    position_km: Floats
    velocity_km_s: Floats

    def to_cdm(self, at_us: int) -> CdmObject:
        """Return the party as the message has it, in GCRF.

        The covariance, which the standard demands, is the spread of element sets by age, taken as round;
        the keyword DEFAULT says that no orbit determination gave it.
        """
        pos, vel = teme_to_gcrs(self.position_km[None, :], self.velocity_km_s[None, :], np.array([at_us]))
        spread_m = 1000.0 * (self.spread_km or _NOT_KNOWN_KM)
        return CdmObject(
            designator=str(self.number), catalogue="SATCAT", name=self.name or "UNKNOWN",
            international_designator=self.designator or "UNKNOWN", ephemeris_name=self.ephemeris,
            covariance_method="DEFAULT", manoeuvrable="N/A", frame="GCRF", position_km=pos[0],
            velocity_km_s=vel[0], covariance_rtn=np.diag([spread_m**2] * 3 + [0.0] * 3), covariance_xyz=None,
            further={},
        )  # fmt: skip


def message(
    parties: tuple[Party, Party], at_us: int, window_us: tuple[int, int], originator: str, created_us: int
) -> Cdm:
    """Return one message: relative state in the axes of the first party."""
    first, second = parties
    away = second.position_km - first.position_km
    speed = second.velocity_km_s - first.velocity_km_s
    relative: dict[str, Any] = {
        f"RELATIVE_{what}_{axis}": 1000.0 * float(value)
        for what, vector in (("POSITION", away), ("VELOCITY", speed))
        for axis, value in zip("RTN", rtn(vector, first.position_km, first.velocity_km_s), strict=True)
    }
    relative["START_SCREEN_PERIOD"], relative["STOP_SCREEN_PERIOD"] = window_us
    return Cdm(
        version="1.0", originator=originator, message_for=None, created_us=created_us,
        message_id=f"OPENPAROS-{first.number}-{second.number}-{at_us // US_PER_SECOND}", tca_us=at_us,
        miss_distance_m=1000.0 * float(np.linalg.norm(away)),
        relative_speed_m_s=1000.0 * float(np.linalg.norm(speed)), collision_probability=None,
        relative=relative, objects=(first.to_cdm(at_us), second.to_cdm(at_us)),
    )  # fmt: skip


def messages_of(found: Screening, originator: str, created_us: int) -> Iterator[Cdm]:
    """Yield one message for each encounter of a screening of a catalogue against itself."""
    asked, table = found.parameters, found.table
    knots = Knots(table, asked.start_us, 60.0, 2, engine="sgp4")
    rows = table.select(["norad_id", "cospar_id", "name", "epoch_us"])
    perigee = perigee_height_km(table["mean_motion_rev_day"].to_numpy(), table["eccentricity"].to_numpy())
    for first in range(0, len(found.encounters), _AT_ONCE):
        part = found.encounters[first : first + _AT_ONCE]
        states = [knots.states_at(part[name], part["time_s"][:, None]) for name in ("i", "j")]
        for k, one in enumerate(part):
            at_us = asked.start_us + round(float(one["time_s"]) * US_PER_SECOND)
            parties = []
            for name, (pos, vel) in zip(("i", "j"), states, strict=True):
                row = int(one[name])
                about = rows.slice(row, 1).to_pylist()[0]
                age = (at_us - about["epoch_us"]) / US_PER_DAY
                parties.append(
                    Party(
                        about["norad_id"], about["name"], about["cospar_id"], f"element set {age:.2f} days old",
                        float(position_spread_km(perigee[row], age)), pos[k, 0], vel[k, 0],
                    )
                )  # fmt: skip
            yield message(
                (parties[0], parties[1]), at_us, (asked.start_us, asked.end_us), originator, created_us
            )
