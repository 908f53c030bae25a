"""GCAT's list of every object: owner, parent and other names; older shapes of its payload list."""

from __future__ import annotations

from pathlib import Path

import pytest

from openparos.catalogue import gcat, gcat_satcat
from openparos.catalogue.describe import describe
from openparos.catalogue.owners import OwnerBook
from openparos.catalogue.shelf import Shelf
from openparos.formats.sniff import kind_of
from openparos.formats.tables import read_table
from openparos.model.times import parse_utc

COLUMNS = [
    "JCAT",
    "Satcat",
    "Launch_Tag",
    "Piece",
    "Type",
    "Name",
    "PLName",
    "LDate",
    "Parent",
    "SDate",
    "Primary",
    "DDate",
    "Status",
    "Dest",
    "Owner",
    "State",
    "Manufacturer",
    "AltNames",
]
ROWS = """
S90001|90001|2001-001|2001-001A|P   A|ALPHA 1|Alpha No. 1|2001 Jan  5|S90010|2001 Jan  5|Earth|-|O|-|ACME|US|X|:C,Alfa-1:RC,A-1
S90010|90010|2001-001|2001-001C|R2  A|Stage 2|-|2001 Jan  5|-|2001 Jan  5|Earth|2001 Feb  3?|R|-|ACME|US|X|-
S90011*|90011|2001-001|2001-001D|D   A|Deb|-|2001 Jan  5|S90010*|2001 Jan  9|Earth|-|O|-|NOBODY|I-INT|X|-
A00022|-|2001-001|2001-001E|C   A|Cover|-|2001 Jan  5|S90010|2001 Jan  9|Earth|-|O|-|ACME|US|X|-
"""


@pytest.fixture
def shelf(world: Path) -> Shelf:
    lines = ["#" + "\t".join(COLUMNS), "# Updated 2024 Mar 26" + "\t" * (len(COLUMNS) - 1)]
    lines += [line.replace("|", "\t") for line in ROWS.strip().splitlines()]
    (world / "satcat.tsv").write_text("\n".join(lines) + "\n")
    (world / "orgs.tsv").write_text(
        "#Code\tUCode\tStateCode\tType\tClass\tTStart\tTStop\tShortName\tName\tParent\tEName\n"
        "ACME\tACME\tUS\tO\tB\t-\t-\tAcme\tAcme Satellites\t-\t-\n"
    )
    return Shelf.from_folder(world)


def test_rows_are_read(shelf: Shelf):
    table = shelf.table("gcat-satcat")
    assert table is not None
    assert kind_of(shelf.files["gcat-satcat"]) == "gcat-satcat"
    payload, stage, debris = gcat_satcat.objects(table)
    assert payload.other_names == ("Alfa-1", "A-1")
    assert (payload.kind, stage.kind, debris.kind) == ("payload", "rocket body", "debris")
    assert (payload.parent, stage.parent, debris.parent) == (90010, None, 90010)
    assert stage.end is not None and stage.end.iso == "2001-02-03"


def test_names_operator_and_parent_are_told(shelf: Shelf):
    found = describe(shelf, 90001)
    names = [one.value for one in found.fields["name"]]
    assert {"Alpha No. 1", "Alfa-1", "A-1"} <= set(names)
    assert found.value("operator") == "Acme Satellites"
    assert found.value("parent") == "90010"
    assert describe(shelf, 90010).value("end") == "2001-02-03"


def test_debris_and_stages_have_an_owner_too(shelf: Shelf):
    book, day = OwnerBook(shelf), parse_utc("2010-01-01")
    found = book.state_of(90010, day)
    assert (found.state, found.basis) == ("USA", "owner-catalogue")
    assert found.source == "GCAT 2024-03-26, State of the owner"
    # The organization's satellites had passed to a company by then: nobody is named.
    assert book.state_of(90011, day).state is None
    assert book.state_of(90011, parse_utc("1999-01-01")).state == "ITSO"


def test_a_payload_list_without_listed_orbits_is_read(world: Path):
    path = world / "psatcat.tsv"
    rows = [line.split("\t") for line in path.read_text().splitlines()]
    keep = [place for place, name in enumerate(rows[0]) if not name.startswith("Disp")]
    path.write_text("\n".join("\t".join(row[place] for place in keep) for row in rows) + "\n")
    table = read_table(path, "gcat-psatcat")
    one = next(gcat.payloads(table))
    assert (one.orbit_epoch, one.perigee_km) == (None, None)
    assert one.declared.perigee_km == 500
