"""Leap seconds: how much longer the time between two instants of UTC was than their difference says.

Instants are kept without leap seconds (`times`), as element sets print them. An object in low orbit moves
seven kilometres in the second that is left out: where motion over days is compared with the difference of
two epochs, the second has to be put back.

Source: IERS Bulletin C, up to No. 70; none was added since 2017-01-01, and none after the last row is assumed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

ADDED_BEFORE: Final = (
    "1972-07-01", "1973-01-01", "1974-01-01", "1975-01-01", "1976-01-01", "1977-01-01", "1978-01-01", "1979-01-01",
    "1980-01-01", "1981-07-01", "1982-07-01", "1983-07-01", "1985-07-01", "1988-01-01", "1990-01-01", "1991-01-01",
    "1992-07-01", "1993-07-01", "1994-07-01", "1996-01-01", "1997-07-01", "1999-01-01", "2006-01-01", "2009-01-01",
    "2012-07-01", "2015-07-01", "2017-01-01",
)  # fmt: skip
"""Days before whose first instant a second was put in."""

_ADDED_US: Final = np.array(
    [round(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) * 1_000_000 for day in ADDED_BEFORE],
    np.int64,
)


def elapsed_us(utc_us: NDArray[np.int64]) -> NDArray[np.int64]:
    """Turn instants of UTC into a count of microseconds that runs evenly.

    Parameters
    ----------
    utc_us : array of int
        Microseconds since 1970 as kept, leap seconds left out.

    Returns
    -------
    array of int
        The same with the seconds put in since 1972 counted: differences are true spans of time.
    """
    return utc_us + 1_000_000 * np.searchsorted(_ADDED_US, utc_us, side="right")
