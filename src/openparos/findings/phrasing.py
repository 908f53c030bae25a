"""How numbers, days, objects and States are put into a sentence: rounded to what is known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from openparos.model.events import Event, EventObject, Quantity
from openparos.model.times import format_utc, to_datetime

from .context import Context
from .wording import as_named

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def day(us: int) -> str:
    """Return ``5 July 2024``."""
    moment = to_datetime(us)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def moment(us: int) -> str:
    """Return ``5 July 2024, 12:00 UTC``."""
    return f"{day(us)}, {format_utc(us)[11:16]} UTC"


def number(value: float, sigma: float | None = None) -> str:
    """Return a value with its uncertainty, no digit printed that the uncertainty makes void.

    Two significant digits of the sigma; without one, three of the value.
    """
    if sigma is None or not math.isfinite(sigma) or sigma <= 0.0:
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    decimals = max(0, 1 - math.floor(math.log10(sigma)))
    return f"{value:,.{decimals}f} ± {sigma:,.{decimals}f}"


def quantity(event: Event, name: str) -> str | None:
    """Return a quantity of an event as text, or None where the event does not carry it."""
    found = event.quantities.get(name)
    if found is None or not isinstance(found.value, int | float):
        return None
    return number(float(found.value), found.sigma)


_ON_THE_WAY: Final = ("drift", "libration", "graveyard")


def stands(event: Event) -> bool:
    """Whether a station, or what a change of station began with, is a stay and no stretch of drift or swing."""
    mode = event.quantities.get("mode") or event.quantities.get("from_mode")
    return mode is None or mode.value not in _ON_THE_WAY


def value_of(event: Event, name: str) -> float | None:
    """Return the bare value of a quantity, or None."""
    found: Quantity | None = event.quantities.get(name)
    return float(found.value) if found is not None and isinstance(found.value, int | float) else None


def east_west(longitude_deg: float, decimals: int = 2) -> str:
    """Return a longitude as ``64.23° east`` or ``81.01° west``, never with a sign."""
    wrapped = (longitude_deg + 180.0) % 360.0 - 180.0
    return f"{abs(wrapped):.{decimals}f}° {'east' if wrapped >= 0.0 else 'west'}"


def object_name(one: EventObject, context: Context) -> str:
    """Return ``NAME (12345, 1998-067A; State)``, the basis of attribution said where it is not the register."""
    designator = f", {one.cospar_id}" if one.cospar_id else ""
    whose = context.name_of(one.state)
    if one.state_basis == "owner-catalogue":
        whose += " as catalogue owner"
    elif one.state_basis == "launching":
        whose += " as launching State"
    name = as_named(one.name or "unnamed object", "an object")
    return f"{name} ({one.norad_id}{designator}; {whose})"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 object`` or ``3 objects``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def series(items: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]
