"""The globe in a real browser: its first picture, selection, exact motion against SGP4, findings, keyboard, widths."""

from __future__ import annotations

import math

import numpy as np
import pytest

from openparos.model.times import parse_utc
from openparos.orbits.propagate import Propagator
from openparos.store.workspace import Workspace

from .conftest import Watched
from .test_browser import serious

NOW = "window.openparosGlobe"


def drawn(watched: Watched, place: str = "/globe"):
    """Open the globe and wait until it has drawn its first picture with objects in it."""
    page = watched.open(place)
    page.wait_for_function(f"() => {NOW} !== undefined")
    page.evaluate(f"{NOW}.firstFrameMs")
    return page


@pytest.fixture(scope="module")
def pair(client) -> list[int]:
    event = client.get("/events?as=json").json()["events"][0]
    return [one["norad_id"] for one in event["objects"]]


def test_it_draws_every_object_and_says_which_motion_it_shows(watched: Watched, client):
    page = drawn(watched)
    span = client.get("/globe/span").json()
    packed = client.get("/globe/elements", params={"at": span["at"]}).content
    assert page.evaluate(f"{NOW}.view.crowd.catalogue.count") == int.from_bytes(packed[4:8], "little") > 50
    assert "mean elements moved by Kepler" in page.locator(".globe-status").inner_text()
    assert page.evaluate(f"{NOW}.clock.running") is False, "nothing moves before it is asked to"


def test_the_selected_move_as_sgp4_has_them(watched: Watched, workspace: Workspace, pair: list[int]):
    page = drawn(watched, f"/globe?select={pair[0]},{pair[1]}")
    page.wait_for_function(f"() => {NOW}.selected().length === 2")
    ms = page.evaluate(f"{NOW}.clock.ms")
    for place, number in enumerate(pair):
        there = page.evaluate(f"{NOW}.selected()[{place}].at({ms}).map(x => x * 6378.135)")
        epoch = parse_utc(page.evaluate(f"{NOW}.selected()[{place}].setAt({ms}).set.EPOCH") + "Z")
        sets = workspace.archive.history(number, epoch, epoch)
        ours = Propagator.from_table(sets).at(np.array([round(ms * 1000)])).positions_km[0, 0]
        assert math.dist(there, ours) < 0.005, (there, ours)
    assert "SGP4 of the element set as published" in page.locator(".globe-status").inner_text()
    assert page.locator(".globe-plots canvas").count() >= 1
    assert page.locator(".globe-chosen h4").count() == 2


def test_an_object_is_found_by_its_number(watched: Watched, pair: list[int]):
    page = drawn(watched)
    page.locator(".globe input[type=search]").fill(str(pair[0]))
    page.locator(".globe-results button").first.click()
    page.wait_for_function(f"() => {NOW}.selected().length === 1")
    assert str(pair[0]) in page.locator(".globe-chosen h4").inner_text()
    assert page.locator(".globe-chosen a").get_attribute("href") == f"/objects/{pair[0]}"


def test_a_finding_brings_its_objects_and_its_time(watched: Watched, client):
    first = client.get("/globe/findings").json()["findings"][0]
    page = drawn(watched)
    page.locator(".globe-findings button").first.click()
    page.wait_for_function(f"() => {NOW}.selected().length > 0")
    shown = page.evaluate(f"{NOW}.selected().map(one => one.noradId)")
    assert shown == first["objects"][:2]
    assert abs(page.evaluate(f"{NOW}.clock.ms") * 1000 - parse_utc(first["best"] or first["start"])) < 1e6


def test_the_keyboard_turns_zooms_and_starts_time(watched: Watched):
    page = drawn(watched)
    page.locator(".globe canvas").first.focus()
    where = f"{NOW}.view.frames"
    before = page.evaluate(where)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("+")
    page.wait_for_function(f"() => {where} > {before}")
    ms = page.evaluate(f"{NOW}.clock.ms")
    page.keyboard.press("Space")
    page.wait_for_function(f"() => {NOW}.clock.ms > {ms}")
    page.keyboard.press("Space")
    assert page.evaluate(f"{NOW}.clock.running") is False
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"


def test_a_press_on_a_point_selects_it(watched: Watched):
    page = drawn(watched)
    index = page.evaluate(
        f"""() => {{ const g = {NOW}, c = g.view.canvas;
             for (let y = 40; y < c.clientHeight - 40; y += 12) for (let x = 20; x < c.clientWidth - 20; x += 12) {{
               const k = g.view.pick(x, y, 0); if (k !== undefined) return [x, y, g.view.crowd.catalogue.noradId[k]] }} }}"""
    )
    page.locator(".globe canvas").first.click(position={"x": index[0], "y": index[1]})
    page.wait_for_function(f"() => {NOW}.selected().length === 1")
    assert page.evaluate(f"{NOW}.selected()[0].noradId") == index[2]


def test_a_kind_is_taken_away_and_brought_back(watched: Watched):
    page = drawn(watched)
    said = page.locator(".globe-status")
    before = said.inner_text()
    page.locator(".globe-legend input").first.uncheck()
    assert said.inner_text() != before
    page.locator(".globe-legend input").first.check()
    assert said.inner_text() == before


def test_it_fits_every_width(watched: Watched):
    page = drawn(watched)
    for width in (320, 768, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_serious(browser, served):
    assert serious(browser, served.address, ["/globe"], "dark") == []


def test_where_it_cannot_be_drawn_it_says_so(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(served.address + "/globe")
    page.wait_for_selector(".globe [role=alert]")
    assert "cannot be drawn" in page.locator(".globe [role=alert]").inner_text()
    context.close()
