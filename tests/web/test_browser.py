"""The pages in a real browser: nothing foreign, nothing in the console, every width, the keyboard, proofs, forms."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from openparos.log.keys import save_key_pair
from openparos.store.workspace import Workspace
from openparos.web.app import create_app

from .conftest import Served, Watched
from .test_pages import FIXED
from .world import PAIRS, notice

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
PLAIN = [one for one in FIXED if one not in ("/record/timeline", "/benchmark")]


@pytest.fixture(scope="session")
def first_finding(client) -> str:
    rows = client.get("/findings?as=json").json()["findings"]
    return f"/findings/{next(one['key'] for one in rows if one['time'])}"


@pytest.fixture(scope="session")
def belt_object(client) -> str:
    event = client.get("/events?as=json").json()["events"][0]
    return f"/objects/{event['objects'][0]['norad_id']}"


SAMPLE = [
    "/",
    "/findings",
    "/states/FRA",
    "/record/votes/A-RES-72-26",
    "/notices/new/scheduled-manoeuvre",
    "/cases/open",
    "/log/0",
]
"""Pages of every kind: looked at in each run; all of them in the long one."""


def fits(watched: Watched, places: list[str]) -> None:
    """Open pages at the narrowest, a middle and the widest screen."""
    for place in places:
        page = watched.open(place)
        for width in (320, 768, 3840):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{place} is {wide} wide at {width}"


def serious(browser, address: str, places: list[str], scheme: str) -> list[tuple[str, str, list[str]]]:
    """Return what axe-core calls serious or critical."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is absent"
    )
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = []
    for place in places:
        page.goto(address + place)
        rules = {"runOnly": {"type": "tag", "values": tags}}
        for one in axe.Axe().run(page, options=rules).response["violations"]:
            if one["impact"] in ("serious", "critical"):
                found.append((place, one["id"], [node["html"][:120] for node in one["nodes"]][:3]))
    context.close()
    return found


def test_pages_open_without_a_complaint_and_fit_every_width(watched: Watched, first_finding):
    fits(watched, [*SAMPLE, first_finding])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser, served, first_finding, scheme):
    assert (
        serious(browser, served.address, [*SAMPLE[2 if scheme == "light" else 3 :], first_finding], scheme)
        == []
    )


@pytest.mark.long
def test_every_page_opens_without_a_complaint_and_fits_every_width(
    watched: Watched, first_finding, belt_object
):
    fits(watched, [*FIXED, first_finding, belt_object, f"{belt_object}/stations"])


@pytest.mark.long
def test_axe_finds_nothing_serious_on_any_page(browser, served, first_finding, belt_object):
    for scheme in ("light", "dark"):
        assert serious(browser, served.address, [*PLAIN, first_finding, belt_object], scheme) == []


def test_without_scripts_everything_is_there(browser, served, first_finding):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for place in (first_finding, "/log/0", "/notices/new/scheduled-manoeuvre"):
        page.goto(served.address + place)
        assert page.locator("h1").count() == 1
    page.goto(served.address + "/findings")
    page.locator("select[name=status]").select_option("consistent")
    page.locator("form.filters button").click()
    assert "status=consistent" in page.url
    page.goto(served.address + "/log/0")
    assert not page.locator("#verify-button").is_visible()
    assert page.locator("text=openparos log verify").count() == 1
    context.close()


def test_a_filter_replaces_the_list_and_can_be_gone_back_from(watched: Watched):
    page = watched.open("/findings")
    before = page.locator("#results [role=status]").inner_text()
    page.locator("select[name=status]").select_option("consistent")
    page.wait_for_url("**status=consistent**")
    page.wait_for_function(
        "text => document.querySelector('#results [role=status]').innerText !== text", arg=before
    )
    assert page.locator("#results article .status").all_inner_texts()
    assert {one.strip("○◐●◆ ") for one in page.locator("#results article .status").all_inner_texts()} == {
        "Consistent"
    }
    page.reload()
    assert page.locator("select[name=status]").input_value() == "consistent"


def test_the_keyboard_alone_leads_to_a_finding(watched: Watched):
    page = watched.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    for _ in range(60):
        page.keyboard.press("Tab")
        if "/findings/" in (page.evaluate("document.activeElement.getAttribute('href')") or ""):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/*")
    assert page.locator("h1").count() == 1


def test_a_proof_holds_in_the_page(watched: Watched):
    for place in ("/log/0", "/log/1", "/log/2"):
        page = watched.open(place)
        page.locator("#verify-button").click()
        page.wait_for_selector("#verify-result.good")
        assert page.locator("#verify-steps .bad").count() == 0
    # The second visit found the log of the first again.
    assert (
        "seen" in page.locator("#verify-steps").inner_text()
        or "grown" in page.locator("#verify-steps").inner_text()
    )


@pytest.mark.parametrize("part", ["entry", "hash", "signature", "root"])
def test_an_altered_proof_does_not_hold(browser, served, part):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(60_000)

    def altered(route):
        answer = route.fetch()
        lines = answer.text().split("\n")
        if part == "entry":
            import base64

            extra = json.loads(base64.b64decode(lines[1].removeprefix("extra ")))
            entry = bytearray(base64.b64decode(extra["entry"]))
            entry[40] ^= 1
            extra["entry"] = base64.b64encode(entry).decode()
            lines[1] = "extra " + base64.b64encode(json.dumps(extra).encode()).decode()
        else:
            place = {"hash": 3, "signature": -2, "root": lines.index("") + 3}[part]
            if part == "signature":  # of the Ed25519 lines: browsers pass over ML-DSA-44
                place = next(i for i, line in enumerate(lines) if line.startswith("— ") and len(line) < 300)
            text = lines[place]
            at = len(text) - 12
            lines[place] = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
        route.fulfill(response=answer, body="\n".join(lines))

    page.route("**/*.tlog-proof", altered)
    page.goto(served.address + "/log/1")
    page.locator("#verify-button").click()
    page.wait_for_selector("#verify-result.bad")
    context.close()


def test_a_log_with_another_history_is_noticed(watched: Watched):
    page = watched.open("/log/0")
    page.evaluate(
        "localStorage.setItem('openparos-log exchange.example/tests', JSON.stringify({size: 2, root: btoa('x'.repeat(32))}))"
    )
    page.locator("#verify-button").click()
    page.wait_for_selector("#verify-result.bad")
    assert "another history" in page.locator("#verify-steps").inner_text()


def test_a_digest_is_computed_again_in_the_page(watched: Watched, first_finding):
    page = watched.open(first_finding)
    page.locator("#recompute").click()
    page.wait_for_selector("#digest-result.good")
    page.evaluate("document.getElementById('canonical').textContent += ' '")
    page.locator("#recompute").click()
    page.wait_for_selector("#digest-result.bad")


def test_a_notice_is_filled_corrected_signed_and_filed(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(60_000)
    content = notice("x").content
    page.goto(served.address + "/notices/new/scheduled-manoeuvre")
    page.fill("#party", "FRA")
    page.fill("#office", "mfa")
    page.fill("#reference", "NV-WEB-1")
    page.fill("[name='object.norad_id']", "90001")
    page.fill("[name='window.start']", content["window"]["end"])
    page.fill("[name='window.end']", content["window"]["start"])
    page.locator("button:text('Check it')").click()
    remarks = page.locator("#remarks").inner_text()
    assert "purpose" in remarks  # a field that is needed
    assert page.input_value("#reference") == "NV-WEB-1"  # nothing typed is lost
    page.fill("[name='window.start']", content["window"]["start"])
    page.fill("[name='window.end']", content["window"]["end"])
    page.select_option("[name=purpose]", "relocation")
    page.locator("button:text('Check it')").click()
    assert page.locator("#ready").count() == 1
    page.locator("button[name=sign]").click()
    page.wait_for_url("**/notices/FRA/NV-WEB-1")
    assert "relocation" in page.locator("pre").first.inner_text()
    assert "hold" in page.locator("main").inner_text()
    page.goto(served.address + "/notices")
    assert page.locator("text=FRA/NV-WEB-1").count() >= 1
    context.close()


def test_a_case_from_request_to_closure_by_two_users(browser, workspace, tmp_path):
    """Two offices, each at its own computer with its own key, over one log."""
    users = {}
    for code in ("IDN", "BRA"):
        root = tmp_path / code
        root.mkdir()
        (root / "log").symlink_to(workspace.root / "log")
        shutil.copy(workspace.root / "identities.json", root / "identities.json")
        own = Workspace.open(root)
        save_key_pair(own.keys_dir / "office.json", PAIRS[code])
        running = Served(create_app(own, may_sign=True))
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(60_000)
        users[code] = (page, running, context)

    table = tmp_path / "positions of EXERCISE-C.csv"
    table.write_bytes(b"a,b\r\n1,\xff\r\n--\r\n")

    def act(
        code: str, name: str, reference: str, text: str | None = None, attach: Path | None = None, **content: str
    ) -> str:  # fmt: skip
        page, running, _ = users[code]
        page.goto(running.address + "/cases/IDN/NV-WEB")
        form = page.locator(f"details:has(input[name=act][value={name}])")
        form.locator("summary").click()
        form.locator("[name=reference]").fill(reference)
        if text:
            form.locator("[name=text]").fill(text)
        if attach is not None:
            form.locator("[name=attach]").set_input_files(attach)
        for key, value in content.items():
            form.locator(f"[name='content.{key}']").select_option(value)
        form.locator("button").click()
        page.wait_for_load_state()
        return page.locator("main").inner_text()

    asks, running, _ = users["IDN"]
    asks.goto(running.address + "/cases/open")
    asks.select_option("#requested", "BRA")
    asks.fill("#reference", "NV-WEB")
    asks.fill("#subject", "the station of EXERCISE-C")
    asks.fill("#when", "2026-11-03T00:00:00Z")
    asks.select_option("#bases", ["bilateral"])
    asks.fill("#text", "What is it doing there?")
    asks.check("[name=exercise]")
    asks.locator("form.entry button").click()
    asks.wait_for_url("**/cases/IDN/NV-WEB")
    assert "acknowledged the request" in act("BRA", "acknowledge", "B-1")
    assert "a reply came" in act("BRA", "reply", "B-2", "A relocation, by arrangement.")
    digest = sha256(table.read_bytes()).hexdigest()
    assert f"positions of EXERCISE-C.csv, SHA-256 {digest}" in act(
        "BRA", "technical-exchange", "B-3", attach=table
    )
    assert (workspace.root / "log" / "attachments" / digest).read_bytes() == table.read_bytes()
    assert "needs attachments" in act("IDN", "technical-exchange", "I-9")
    assert users["IDN"][0].locator("details:has(input[value=reply])").count() == 0  # who asks cannot reply
    assert "closed as clarified" in act("IDN", "close", "I-2", outcome="clarified")
    assert "closed as clarified" in act_page(users["BRA"])
    for _, running, context in users.values():
        context.close()
        running.end()


def act_page(user) -> str:
    page, running, _ = user
    page.goto(running.address + "/cases/IDN/NV-WEB")
    return page.locator("main").inner_text()


def test_the_five_minutes(watched: Watched):
    """What a person who has never seen it is asked, each answer found by what stands on the page."""
    page = watched.open("/")
    page.locator("#new ~ article a[href^='/findings/']").first.click()
    page.wait_for_url("**/findings/*")
    asked = {
        "What happened": "happened", "How sure": "sure", "Who was told": "told", "What can be done next": "next",
        "Where the number comes from": "from",
    }  # fmt: skip
    for question, place in asked.items():
        page.locator(f"nav.note a:text-is('{question}')").click()
        section = page.locator(f"section[aria-labelledby={place}]")
        assert section.is_visible()
        assert len(section.inner_text()) > len(question) + 40, question
    assert "Confidence in the observation" in page.locator("section[aria-labelledby=sure]").inner_text()
    assert "sha256:" in page.locator("section[aria-labelledby=from]").inner_text()
    with page.expect_download() as bundle:
        page.locator("a:text('Evidence bundle')").click()
    assert bundle.value.suggested_filename.endswith(".zip")
