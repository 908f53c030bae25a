"""Make `src/openparos/catalogue/data/geo_payload_facts.csv` from tables that are not shipped.

Which: payloads of GCAT's `psatcat` in operation on 2024-07-05 or later whose last listed orbit lies near
the geostationary one (mean altitude within 250 km, inclination below 25 degrees). What: facts, one row
an object; registration from GCAT (CC-BY 4.0, J. McDowell, planet4589.org), owner from SATCAT of August
2019, where that names no State from the UCS database of May 2023, else the State GCAT names in brackets.

Run: `python builders/geo_payload_facts.py FOLDER` (the folder holds the tables under any names).
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from openparos.catalogue import gcat, satcat, ucs
from openparos.catalogue.documents import earliest_dates
from openparos.catalogue.shelf import Shelf
from openparos.model import states
from openparos.model.errors import UnknownState
from openparos.model.times import format_utc, parse_utc

DAY_US = parse_utc("2024-07-05")
GEO_ALTITUDE_KM = 35_786.0
OUTPUT = Path(__file__).parent.parent / "src/openparos/catalogue/data/geo_payload_facts.csv"
HEADER = (
    "# Payloads near the geostationary orbit in mid-2024: facts, not reviewed; unknown is empty.\n"
    "# Registration: GCAT psatcat, J. McDowell, planet4589.org/space/gcat, CC-BY 4.0. Owner: as each row says.\n"
    "# Made by builders/geo_payload_facts.py.\n"
)
COLUMNS = (
    "norad_id", "cospar_id", "name", "registry", "document", "document_not_before", "registry_source",
    "owner", "owner_source",
)  # fmt: skip


def is_wanted(payload: gcat.Payload) -> bool:
    if payload.perigee_km is None or payload.apogee_km is None or payload.launch is None:
        return False
    altitude_km = (payload.perigee_km + payload.apogee_km) / 2
    alive = payload.operating or (
        payload.operated_until is not None and payload.operated_until.end_us >= DAY_US
    )
    return (
        alive
        and payload.launch.start_us <= DAY_US
        and abs(altitude_km - GEO_ALTITUDE_KM) < 250
        and payload.apogee_km - payload.perigee_km < 2000
        and (payload.inclination_deg or 0) < 25
    )


def one_state(code: str | None, scheme: str) -> str | None:
    """Return the code of the one State, organization or designation meant; companies do not count."""
    if code is None:
        return None
    try:
        parties = states.by_owner_code(code, scheme=scheme, on_us=DAY_US)
    except UnknownState:
        return None
    if len(parties) != 1 or getattr(parties[0], "kind", "") in ("company", "joint-programme"):
        return None
    if getattr(parties[0], "intergovernmental_until_us", None) is not None:
        return None  # the satellites have passed to a company since
    return parties[0].code


def owner_of(
    payload: gcat.Payload, entry: satcat.Entry | None, satellite: ucs.Satellite | None
) -> tuple[str, str]:
    if entry and (code := one_state(entry.owner_code, "satcat")):
        return code, f"SATCAT 2019-08, owner code {entry.owner_code}"
    if satellite and len(satellite.owner_countries) == 1:
        return satellite.owner_countries[0], "UCS 2023-05-01, country of operator or owner"
    if payload.registry_bracketed and (code := one_state(payload.registry_code, "gcat")):
        return code, "GCAT 2025-04, State named in brackets (not in the register)"
    return "", ""


def main(folder: Path) -> None:
    shelf = Shelf.from_folder(folder)
    tables = {kind: table for kind in shelf.files if (table := shelf.table(kind))}
    payloads = list(gcat.payloads(tables["gcat-psatcat"]))
    entries = {one.norad_id: one for one in satcat.entries(tables["satcat"])}
    satellites = {one.norad_id: one for one in ucs.satellites(tables["ucs"]) if one.norad_id}
    bounds = earliest_dates(
        (one.document, one.launch.start_us) for one in payloads if one.document and one.launch
    )
    text = io.StringIO()
    text.write(HEADER)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in filter(is_wanted, payloads):
        owner, owner_source = owner_of(one, entries.get(one.norad_id), satellites.get(one.norad_id))
        registry = one_state(one.registry_code, "gcat") if one.document else None
        document = one.document
        writer.writerow(
            [
                one.norad_id,
                one.cospar_id,
                one.name.strip("[]"),
                registry or "",
                document or "",
                format_utc(bounds[document])[:10] if document else "",
                "GCAT 2025-04" if document else "",
                owner,
                owner_source,
            ]
        )
    OUTPUT.write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
