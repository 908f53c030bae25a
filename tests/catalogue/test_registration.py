"""The register against the catalogue: three answers, denominators, the same rule for every State."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from turned import permuted

from openparos.catalogue.dates import parse_gcat_date, parse_iso_date
from openparos.catalogue.declared_orbits import (
    CataloguedOrbit,
    Tolerances,
    compare,
    early_orbits,
    first_orbits,
)
from openparos.catalogue.ends import Ends
from openparos.catalogue.gcat import DeclaredOrbit
from openparos.catalogue.registration import Check, Sources, check_registration
from openparos.catalogue.registration_summary import by_state, by_year, count, sheet
from openparos.catalogue.shelf import Shelf
from openparos.catalogue.symbols import parse_symbol
from openparos.cli.main import run
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY, parse_utc

LAUNCH_US = parse_utc("2001-01-05")


def checks_of(folder: Path) -> dict[int, Check]:
    sources = Sources.from_shelf(Shelf.from_folder(folder))
    return {one.norad_id: one for one in check_registration(sources)}


def test_three_answers(world: Path):
    checks = checks_of(world)
    assert {number: one.status for number, one in checks.items()} == {
        90001: "registered",
        90002: "registered",
        90003: "not-found",
        90004: "registered",
        90005: "registered",
        90006: "not-available",
        90007: "registered",
    }
    assert [checks[number].state for number in (90001, 90003, 90004, 90007)] == ["USA", "CHN", "FRA", "IND"]
    assert checks[90006].state is None


def test_orbits_are_compared_within_stated_tolerances(world: Path):
    checks = checks_of(world)
    assert checks[90001].orbit.outcome == "agrees"
    assert checks[90002].orbit.outcome == "differs"
    assert set(checks[90002].orbit.outside) == {"perigee_km", "apogee_km"}
    assert checks[90004].orbit.outcome == "blank"
    assert checks[90005].orbit.outcome == "not-comparable"
    assert "126 days" in (checks[90005].orbit.reason or "")


def test_a_document_is_dated_only_by_a_source(world: Path):
    sources = Sources.from_shelf(Shelf.from_folder(world))
    one = next(one for one in check_registration(sources) if one.norad_id == 90001)
    assert one.days_to_registration is None
    # Document 390 registers a launch of 2003, so 400 cannot be older than that.
    assert one.to_json()["document_date_not_before"] == "2003-03-05"
    assert one.days_to_registration_at_least == 789
    document = parse_symbol("ST/SG/SER.E/400")
    assert document is not None
    dated = replace(sources, document_dates={document: parse_utc("2003-06-01")})
    one = next(one for one in check_registration(dated) if one.norad_id == 90001)
    assert one.days_to_registration == 877


def test_dates_of_documents_are_read_with_their_source(
    world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    dates = tmp_path / "dates.csv"
    dates.write_text("symbol,date,source\nST/SG/SER.E/400,2003-06-01,title page\n")
    out = tmp_path / "out.jsonl"
    command = ["registry", "check", "--data", str(world), "--document-dates", str(dates), "--out", str(out)]
    assert run(command) == 0
    assert json.loads(out.read_text().splitlines()[0])["days_to_registration"] == 877
    for broken in ("symbol,date\n", "symbol,date,source\nX,2003-06-01,y\n",
                   "symbol,date,source\nST/SG/SER.E/400,2003-06-01,\n"):  # fmt: skip
        dates.write_text(broken)
        assert run(command) == 1
    assert "no source" in capsys.readouterr().err


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8"), (",", "utf-16"), ("\t", "utf-8-sig")])
def test_another_order_delimiter_encoding_and_spelling_of_dates_change_nothing(
    world: Path, delimiter: str, encoding: str
):
    before = [one.to_json() for one in checks_of(world).values()]
    path = world / "register.csv"
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    dated = [at for at, name in enumerate(rows[0]) if name.startswith("Date of")]
    for row in rows[1:]:
        for at in dated:
            row[at] = "/".join(reversed(row[at].split("-")))
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(
            ["new" if row is rows[0] else "-", *row[::-1]] for row in rows
        )
    assert [one.to_json() for one in checks_of(world).values()] == before


def test_registered_by_another_than_the_owner(world: Path):
    checks = checks_of(world)
    assert [checks[number].by_another for number in (90001, 90003, 90005, 90007)] == [False, None, True, None]
    assert count(list(checks.values())).by_another_than_owner == 1


def test_fields_of_article_iv_are_present_blank_or_not_available(world: Path):
    checks = checks_of(world)
    assert checks[90001].fields["general_function"] == "present"
    assert checks[90004].fields["general_function"] == "blank"
    assert checks[90007].fields["general_function"] == "not-available"
    assert checks[90007].fields["nodal_period"] == "present"
    assert checks[90004].fields["inclination"] == "blank"
    assert set(checks[90003].fields.values()) == {"not-available"}


@pytest.mark.parametrize(
    ("ended", "satcat_decay", "entry", "answer"),
    [
        ("2005 Mar  1", None, {}, "not-applicable"),  # fell silent, SATCAT lists it in orbit
        ("2005 Mar  1", "2007-07-07", {}, "not-found"),
        ("2005 Mar  1", "2007-07-07", {"status": "decayed"}, "notified"),
        ("2005 Mar  1", "2007-07-07", {"changed": "2007-07-08"}, "notified"),
        ("2005 Mar  1", None, {"catalogue_decay": "2020-01-01"}, "not-found"),
        ("2019 Mar  1", None, {}, "not-available"),  # after the day of this SATCAT: nobody says
        ("2019 Mar  1", None, {"status": "recovered"}, "notified"),
        ("2005 Mar  1", "2007-07-07", None, "not-available"),  # no entry at hand
        ("*", None, {}, "not-applicable"),
    ],
)  # fmt: skip
def test_falling_silent_is_no_end(
    world: Path, ended: str, satcat_decay: str | None, entry: dict[str, str] | None, answer: str
):
    sources = Sources.from_shelf(Shelf.from_folder(world))
    payload, row = sources.payloads[0], sources.rows[0]
    payload = replace(payload, ended=parse_gcat_date(ended), not_ended=ended == "*")
    listed = replace(sources.entries[90001], decay=parse_iso_date(satcat_decay or ""))
    dated = {
        name: value if name == "status" else parse_iso_date(value) for name, value in (entry or {}).items()
    }
    other = {**sources.entries, 90001: listed}
    ends = Ends({90001: listed.decay} if listed.decay else {}, parse_utc("2010-01-01"))
    rows = () if entry is None else (replace(row, **dated),)
    changed = replace(sources, payloads=(payload,), rows=rows, entries=other, ends=ends)
    (one,) = check_registration(changed)
    assert one.decay == answer
    assert one.end_in_register == (
        "not-available" if entry is None else "notified" if answer == "notified" else "not-found"
    )


def test_the_end_of_an_object_and_who_registered_it(world: Path):
    checks = checks_of(world)
    assert checks[90002].decay == "notified"
    assert checks[90001].decay == "not-applicable"
    assert checks[90004].double == ("FRA", "IND")
    assert checks[90001].double == ()
    assert any("other than the one" in note for note in checks[90005].notes)


def test_fewer_entries_than_objects_of_a_launch_are_shown(world: Path):
    register = world / "register.csv"
    lines = register.read_text().splitlines()
    register.write_text("\n".join(line for line in lines if "A-2" not in line) + "\n")
    checks = checks_of(world)
    assert checks[90002].together_with == (90001,)
    assert checks[90001].together_with == ()


def test_without_gcat_a_state_with_few_or_no_rows_is_not_available(world: Path):
    (world / "psatcat.tsv").unlink()
    checks = checks_of(world)
    assert checks[90001].status == "registered"
    for number, state in ((90003, "CHN"), (90005, "IND")):
        assert (checks[number].state, checks[number].status) == (state, "not-available")
    # Two of three payloads of a State have entries: the third is then not found.
    satcat = world / "satcat.csv"
    satcat.write_text(satcat.read_text().replace(",PRC,", ",US,"))
    found = checks_of(world)[90003]
    assert (found.state, found.status) == ("USA", "not-found")
    assert "most payloads" in (found.reason or "")


def test_orbit_columns_filled_up_from_the_catalogue_are_not_a_declaration(world: Path):
    register = world / "register.csv"
    lines = register.read_text().splitlines()
    # Apogee stands fourth from the end; a column SATCAT_... gives the filling-up away.
    filled = [lines[0] + ",SATCAT_RCS"]
    filled += [",".join([*line.split(",")[:-4], "900", "900", "10", "100", ""]) for line in lines[1:]]
    register.write_text("\n".join(filled) + "\n")
    assert checks_of(world)[90001].orbit.outcome == "agrees"
    register.write_text("\n".join([line.removesuffix(",SATCAT_RCS") for line in filled[:1]]
                                  + [line.removesuffix(",") for line in filled[1:]]) + "\n")  # fmt: skip
    assert checks_of(world)[90001].orbit.outcome == "differs"


def test_no_catalogue_no_answer(tmp_path: Path, world: Path):
    for name in ("psatcat.tsv", "satcat.csv"):
        (world / name).unlink()
    with pytest.raises(InputRefused, match="which payloads exist"):
        Sources.from_shelf(Shelf.from_folder(world))
    with pytest.raises(InputRefused, match="no table"):
        Shelf.from_folder(tmp_path / "..")


def test_what_looks_like_a_table_and_is_none_is_reported(world: Path, capsys: pytest.CaptureFixture[str]):
    (world / "ucs.csv").write_text("<html><body>Sorry</body></html>")
    (world / "notes.txt").write_text("mine")
    assert run(["registry", "check", "--data", str(world), "--json"]) == 1
    (refused,) = json.loads(capsys.readouterr().out)["refused"]
    assert refused["file"].endswith("ucs.csv")
    assert "web page" in refused["reason"]


@pytest.mark.parametrize("order", list(itertools.permutations(("USA", "CHN", "FRA", "IND")))[1::5])
def test_states_exchanged_give_the_result_exchanged(
    order: tuple[str, ...], world: Path, make_world: Callable[..., Path]
):
    names = dict(zip(("USA", "CHN", "FRA", "IND"), order, strict=True))
    before = [permuted(one, names) for one in checks_of(world).values()]
    after = [permuted(one, {}) for one in checks_of(make_world(order)).values()]
    assert before == after


def test_counts_divide_into_the_three_answers(world: Path):
    checks = list(checks_of(world).values())
    total = count(checks)
    assert (total.payloads, total.registered, total.not_found, total.not_available) == (7, 5, 1, 1)
    assert total.share_registered == pytest.approx(5 / 6)
    assert sum(one.payloads for one in by_state(checks).values()) == 7
    assert list(by_year(checks)) == ["2001", "2002", "2003", "2004", "2005", "2006"]
    own = sheet("USA", checks, major_payloads=2)
    assert own["major_space_capabilities"]["value"] is True
    assert own["registered"] == {"count": 2, "of": 2, "share": 1.0}
    assert own["declared_orbit_agrees"] == {"count": 1, "of": 2, "share": 0.5}
    assert sheet("USA", checks)["major_space_capabilities"]["value"] is False


def test_no_share_for_what_is_no_party(world: Path):
    table = world / "psatcat.tsv"
    table.write_text(table.read_text().replace("[CN]", "[TW]"))
    counts = by_state(checks_of(world).values())["TW"]
    assert counts.payloads == 1
    assert counts.share_registered is None


ORBIT = CataloguedOrbit(LAUNCH_US + US_PER_DAY, 95.0, 97.5, 500.0, 520.0, "test")


@pytest.mark.parametrize(
    ("declared", "outcome"),
    [
        ((96.0, 475.0, 545.0, 97.7), "agrees"),
        ((96.1, 475.0, 545.0, 97.7), "differs"),
        ((95.0, 474.0, 520.0, 97.5), "differs"),
        ((95.0, 500.0, 520.0, 97.29), "differs"),
        ((None, None, None, 97.5), "agrees"),
        ((None, None, None, None), "blank"),
    ],
)
def test_tolerances(declared: tuple[float | None, ...], outcome: str):
    assert compare(DeclaredOrbit(*declared), LAUNCH_US, [ORBIT], Tolerances()).outcome == outcome


def test_heights_are_not_compared_in_high_orbits_and_sets_before_launch_not_at_all():
    high = replace(ORBIT, perigee_km=35_000.0, apogee_km=36_000.0)
    assert (
        compare(DeclaredOrbit(95, 30_000, 36_500, 97.5), LAUNCH_US, [high], Tolerances()).outcome == "agrees"
    )
    early = replace(ORBIT, epoch_us=LAUNCH_US - 3 * US_PER_DAY)
    assert compare(DeclaredOrbit(95, 500, 520, 97.5), LAUNCH_US, [early], Tolerances()).outcome == (
        "not-comparable"
    )


def test_the_first_set_of_each_object_is_taken():
    import pyarrow as pa

    sets = pa.table(
        {
            "norad_id": [5, 7, 5],
            "epoch_us": [30, 20, 10],
            "mean_motion_rev_day": [15.0, 1.0027, 15.5],
            "eccentricity": [0.0, 0.0, 0.01],
            "inclination_deg": [10.0, 0.1, 11.0],
        }
    )
    found = first_orbits(sets, "x")
    assert set(found) == {5, 7}
    assert (found[5].epoch_us, found[5].inclination_deg) == (10, 11.0)
    assert found[7].perigee_km == pytest.approx(35_786, abs=5)
    assert found[5].period_min == pytest.approx(1440 / 15.5)


def test_first_sets_come_out_of_an_archive(own_workspace: Path):
    from openparos.model.elements import ElementSet, to_table
    from openparos.model.ids import ObjectId
    from openparos.store.workspace import Workspace

    def element_set(number: int, days: float) -> ElementSet:
        return ElementSet(
            ObjectId(number), LAUNCH_US + int(days * US_PER_DAY), 15.2, 0.001, 97.5, 10.0, 0.0, 0.0, 1e-4
        )

    sets = [element_set(90001, 2), element_set(90001, 400), element_set(90002, 60)]
    with Workspace.open().archive as archive:
        archive.append([to_table(sets)], source="test", file_sha256="0" * 64)
        found = early_orbits(archive, {90001: LAUNCH_US, 90002: LAUNCH_US}, 30)
    assert set(found) == {90001}
    assert found[90001].epoch_us == LAUNCH_US + 2 * US_PER_DAY


def test_the_command_answers_a_machine(world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "lines.jsonl"
    assert run(["registry", "check", "--data", str(world), "--json", "--out", str(out)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["payloads"], answer["registered"], answer["not_found"], answer["not_available"]) == (
        7,
        5,
        1,
        1,
    )
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(lines) == 7
    assert {"cospar_id", "norad_id", "name", "state", "launch_date", "status", "document",
            "days_to_registration"} <= set(lines[0])  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_command_writes_tables_and_takes_one_state(
    ending: str, world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / f"lines.{ending}"
    assert run(["registry", "check", "--data", str(world), "--state", "usa", "--out", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "Transparency sheet of USA" in shown
    if ending == "csv":
        with out.open() as file:
            rows = list(csv.DictReader(file))
    else:
        rows = pq.read_table(out).to_pylist()
    assert [row["name"] for row in rows] == ["ALPHA 1", "ALPHA 2"]


def test_the_command_draws_and_refuses(world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    figure = tmp_path / "figure.svg"
    table = world / "satcat.csv"
    table.write_text(table.read_text() + "90009,one too few\n")
    assert run(["registry", "check", "--data", str(world), "--plot", str(figure)]) == 1
    assert figure.stat().st_size > 1000
    assert "satcat.csv:7" in capsys.readouterr().err
    assert run(["registry", "check", "--data", str(world), "--state", "Atlantis"]) == 1
    assert run(["registry", "check", "--data", str(world), "--out", str(tmp_path / "x.xlsx")]) == 1


def test_a_sheet_names_every_denominator(world: Path):
    checks = list(checks_of(world).values())
    own = sheet("FRA", checks)
    assert own["registered"] == {"count": 2, "of": 2, "share": 1.0}
    assert own["registered_by_several"] == {"count": 1, "of": 2, "share": 0.5}
    assert own["several_as_one"]["of"] == 2
    assert own["by_another_than_the_owner"] == {"count": 1, "of": 1, "share": 1.0}
    # No table of this world names a site for GAMMA 1: nothing can be said of it, so it is in no denominator.
    assert own["by_no_known_launching_state"]["of"] == sum(
        one.launching.is_complete and one.document is not None for one in checks if one.state == "FRA"
    )
    assert own["orbit_not_comparable"] == 1
    assert own["median_days_to_registration"] is None
    assert own["of_median_days_to_registration"] == 0
    assert own["of_median_days_to_registration_at_least"] == 2
    assert sheet("FRA", checks, 2)["major_space_capabilities"]["value"]
    assert not sheet("FRA", checks, 3)["major_space_capabilities"]["value"]
