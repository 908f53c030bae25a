"""A launching State inferred from the launch, of objects no table lists; the same rule for every State."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from openparos.catalogue.attribution import Attribution, attribute
from openparos.catalogue.by_launch import LaunchInference, Piece
from openparos.catalogue.shelf import Shelf
from openparos.catalogue.whose import pieces_in, whose, whose_by_sets
from openparos.formats.tables import KINDS
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import ElementSet, to_table
from openparos.model.events import Event, EventKind, EventObject, Evidence
from openparos.model.ids import ObjectId
from openparos.model.times import Interval, parse_utc
from openparos.store.workspace import Workspace

DAY = parse_utc("2015-06-01")
GCAT_CODE = {"USA": "US", "CHN": "CN", "FRA": "F", "IND": "IN"}
SATCAT_CODE = {"USA": "US", "CHN": "PRC", "FRA": "FR", "IND": "IND"}
LOG = next(kind for kind in KINDS if kind.name == "gcat-launches").columns


def add_payload(world: Path, number: int, piece: str, code: str) -> None:
    """Add an unregistered payload of a State to GCAT's list: the row of 90003 with other marks."""
    path = world / "psatcat.tsv"
    line = next(one for one in path.read_text().splitlines() if one.startswith("S90003"))
    state = next(field for field in line.split("\t") if field.startswith("["))
    line = line.replace("S90003", f"S{number}").replace("2002-002A", piece).replace(state, code)
    path.write_text(path.read_text() + line + "\n")


def add_stage(world: Path, number: int, piece: str, owner: str, site: str = "") -> None:
    """Add a stage to SATCAT: the row of 90003 with other marks."""
    path = world / "satcat.csv"
    header, *lines = path.read_text().splitlines()
    place = header.split(",").index
    fields = next(one for one in lines if "90003" in one).split(",")
    for column, text in (
        ("NORAD_CAT_ID", str(number)), ("OBJECT_ID", piece), ("OBJECT_TYPE", "R/B"), ("OWNER", owner),
        ("LAUNCH_SITE", site),
    ):  # fmt: skip
        fields[place(column)] = text
    path.write_text("\n".join([header, *lines, ",".join(fields)]) + "\n")


def add_log(world: Path, tag: str, agency: str, state: str) -> None:
    """Write a launch log of one launch, and the agency's State."""
    row = dict.fromkeys(LOG, "-") | {"Launch_Tag": tag, "Launch_Date": "2002 Feb  5", "Agency": agency}
    (world / "launch.tsv").write_text("#" + "\t".join(LOG) + "\n" + "\t".join(row.values()) + "\n")
    (world / "orgs.tsv").write_text(
        "#Code\tUCode\tStateCode\tType\tClass\tTStart\tTStop\tShortName\tName\tParent\tEName\n"
        f"{agency}\t{agency}\t{state}\tO\tB\t-\t-\tAcme\tAcme Launch\t-\t-\n"
    )


def infer(world: Path, piece: str, name: str | None = None, day_us: int = DAY) -> Attribution:
    return LaunchInference(Shelf.from_folder(world), {99999: Piece(piece, name)}).state_of(99999, day_us)


def test_all_payloads_of_one_state_name_it_and_the_source_says_how(world: Path):
    found = infer(world, "2001-001C")
    assert (found.state, found.basis) == ("USA", "launching")
    source = found.source or ""
    assert source.startswith("State of all payloads of launch 2001-001, GCAT 2020-01-02, ")
    assert "inferred from its launch: one launching State, there may be others" in source
    assert "it need not be the State of registry" in (found.reason or "")


def test_payloads_of_several_states_name_nobody_and_say_of_whom(world: Path):
    add_payload(world, 90101, "2001-001D", "[CN]")
    found = infer(world, "2001-001C")
    assert (found.state, found.basis, found.source) == (None, None, None)
    assert "the payloads are of CHN, USA" in (found.caveat or "")


def test_a_payload_of_a_company_leaves_it_open(world: Path):
    add_stage(world, 90102, "2002-002C", "SES")
    (world / "satcat.csv").write_text((world / "satcat.csv").read_text().replace("R/B", "PAY"))
    found = infer(world, "2002-002B")
    assert found.state is None
    assert "CHN, one that is no State" in (found.caveat or "")


def test_the_register_alone_does_not_tell_all_payloads(world: Path):
    """It lists what was registered: the object asked for may be another State's payload."""
    path = world / "register.csv"
    path.write_text(path.read_text().replace("2003-003A", "2019-070A"))
    header, *lines = path.read_text().splitlines()
    lines = [line + ",90201" for line in lines if "2019-070A" in line][:1]
    path.write_text("\n".join([header + ",NORAD_CAT_ID", *lines]) + "\n")
    found = infer(world, "2019-070B")
    assert found.state is None
    assert "FRA (UN Register index, which need not list every payload)" in (found.caveat or "")


def test_a_day_before_the_launch_names_nobody(world: Path):
    found = infer(world, "2001-001C", day_us=parse_utc("2000-12-31"))
    assert found.state is None
    assert found.reason == "asked for a day before the launch 2001-001"
    assert infer(world, "2001-001C", day_us=parse_utc("2001-01-05")).state == "USA"


def test_an_unknown_launch_names_nobody(world: Path):
    found = infer(world, "2019-050B")
    assert (found.state, found.caveat) == (None, None)
    assert "no table at hand" in (found.reason or "")


def test_a_foreign_launcher_s_stage_stands_under_the_launcher_and_its_debris_under_nobody(world: Path):
    """The customer is a launching State too, so that what is no stage could be of either."""
    add_stage(world, 90103, "2002-002C", "IND")
    stage = infer(world, "2002-002B", "PSLV R/B(2)")
    assert (stage.state, stage.basis) == ("IND", "launching")
    assert "its payloads are of CHN" in (stage.source or "")
    other = infer(world, "2002-002D", "PSLV DEB")
    assert other.state is None
    assert "the payloads are of CHN" in (other.caveat or "")
    assert "IND launched" in (other.caveat or "")


def test_the_launch_log_goes_before_the_stages_of_satcat(world: Path):
    add_stage(world, 90103, "2002-002C", "IND")
    add_log(world, "2002-002", "ACME", "F")
    assert infer(world, "2002-002B", "R/B").state == "FRA"
    add_log(world, "2002-002", "ACME", "CN")
    found = infer(world, "2002-002D")  # the launcher and the only customer are one
    assert found.state == "CHN"
    assert "State of the launching agency" in (found.source or "")
    add_log(world, "2019-051", "ACME", "NZ")
    assert infer(world, "2019-051F").state == "NZL"  # no payload known: who launched is a launching State


def test_the_site_speaks_where_nothing_else_says_who_launched(world: Path):
    add_stage(world, 90104, "2003-003C", "TBD", site="TYMSC")
    stage = infer(world, "2003-003B", "R/B")
    assert stage.state == "RUS"
    assert "State on whose territory the launch site lies: KAZ" in (stage.source or "")
    assert infer(world, "2003-003D").state is None


def test_a_state_without_a_site_had_it_launched_by_another(world: Path):
    add_payload(world, 90105, "2019-060A", "[EGYP]")
    add_payload(world, 90106, "2019-061A", "[IN]")
    assert "another launched" in (infer(world, "2019-060B").source or "")
    assert "another launched" not in (infer(world, "2019-061B").source or "")


def test_the_answer_turns_with_the_states(make_world: Callable[[tuple[str, ...]], Path]):
    for order in permutations(GCAT_CODE):
        a, b, c, _ = order
        world = make_world(order)
        add_payload(world, 90101, "2006-006C", GCAT_CODE[a])
        add_stage(world, 90103, "2002-002C", SATCAT_CODE[a])
        assert infer(world, "2001-001C").state == a
        assert infer(world, "2003-003Z").state == c
        assert infer(world, "2006-006Z").state is None
        assert infer(world, "2002-002Z", "R/B").state == a
        assert infer(world, "2002-002Z").state is None
        assert b in (infer(world, "2002-002Z").caveat or "")


def put_all(world: Path) -> Workspace:
    workspace = Workspace.open()
    for kind, name in (
        ("gcat-psatcat", "psatcat.tsv"),
        ("satcat", "satcat.csv"),
        ("register", "register.csv"),
    ):
        workspace.tables.put(kind, world / name)
    return workspace


def test_a_state_a_table_names_is_never_overwritten(world: Path):
    """90006 is named by its launch site alone, 90005 by its owner and register: their launches change nothing."""
    workspace = put_all(world)
    pieces = {number: Piece("2001-001X") for number in (90003, 90005, 90006, 40258, 99999)}
    look = whose(workspace, pieces, pieces)
    assert [look(number, DAY).state for number in (90003, 90005, 90006)] == ["CHN", "FRA", "RUS"]
    assert look(40258, parse_utc("2024-07-05")).state == "RUS"  # the project's table of facts
    assert (look(99999, DAY).state, look(99999, DAY).basis) == ("USA", "launching")


def one_set(number: int, cospar_id: str) -> ElementSet:
    return ElementSet(ObjectId(number, cospar_id), DAY, 15.0, 0.001, 98.0, 1.0, 2.0, 3.0, 0.0)


def test_designators_come_from_the_sets_and_caveats_reach_the_event_once(world: Path):
    add_payload(world, 90101, "2001-001D", "[CN]")
    sets = to_table([one_set(99998, "2001-001E"), one_set(99999, "2001-001F")])
    assert pieces_in(sets, {99999}) == {99999: Piece("2001-001F")}
    look = whose_by_sets(put_all(world), sets, {99998, 99999})
    event = Event(
        kind=EventKind.BREAK_UP,
        objects=(EventObject(99998, "2001-001E", None), EventObject(99999, "2001-001F", None)),
        interval=Interval(DAY, DAY + 1),
        evidence=Evidence((), "invented", {}, "test"),
        tier=Tier.CANDIDATE,
        confidence=Confidence.LOW,
    )
    (told,) = attribute([event], look)
    assert [one.state for one in told.objects] == [None, None]
    assert len(told.caveats) == 1
    assert "launch 2001-001" in told.caveats[0]


@pytest.mark.parametrize(
    ("piece", "state"),
    [
        ("2020-027C", "CHN"),
        ("2022-151ABC", "CHN"),
        ("1982-092BCD", "RUS"),
        ("2006-057Z", "USA"),
        ("1998-067ZZ", None),
    ],
)
def test_real_launches(shared_data: Path, piece: str, state: str | None):
    shelf = Shelf.from_folder(shared_data / "registry")
    found = LaunchInference(shelf, {99999: Piece(piece)}).state_of(99999, parse_utc("2025-06-01"))
    assert (found.state, found.basis) == (state, "launching" if state else None)
    assert (found.caveat is None) == (state is not None)
