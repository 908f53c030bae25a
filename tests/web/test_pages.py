"""Every page answers, in each of its forms, without scripts, in the house's words, and lets nothing foreign in."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from openparos.commitments.instruments import load_instruments
from openparos.findings.wording import words_of_judgment
from openparos.model.states import all_states
from openparos.record.entries import ADDRESSED, SEED, load_record
from openparos.web.app import PAGES
from openparos.web.labels import LANGUAGES
from openparos.web.security import HEADERS

FIXED = [
    "/", "/findings", "/findings?status=cannot-be-determined&stage=automatic", "/events", "/events?kind=co-location", "/objects", "/objects?q=9", "/globe",
    "/states", "/states/FRA", "/states/VNM?on=2024-07-05", "/states/SUN?on=1980-01-01", "/instruments", "/instruments/gaps",
    "/instruments/ost-1967", "/instruments/ost-1967?on=1990-01-01", "/instruments/ost-1967/IX", "/record", "/record/seed", "/record/documents?q=arms",
    f"/record/documents/{SEED}", "/record/demands", "/record/claims", "/record/timeline", "/record/votes",
    "/record/votes/A-RES-72-26", "/record/votes/A/RES/72/26", "/record/bodies/cd", "/notices", "/notices/forms",
    "/notices/new/scheduled-manoeuvre", "/notices/FRA/NV-1", "/cases", "/cases/IDN/NV-7", "/cases/open", "/cases/ask?first=FRA&second=BRA",
    "/log", "/log/0", "/limits", "/benchmark", "/licences", "/search?q=arms+race",
]  # fmt: skip
FILES = {
    "/globe/elements",
    "/globe/findings",
    "/globe/history/{number:int}",
    "/globe/names",
    "/globe/sets/{number:int}",
    "/globe/span",
    "/findings/{key}/bundle.zip",
    "/notices/file",
    "/log/checkpoint",
    "/log/consistency",
    "/log/{index:int}.tlog-proof",
}


class Page(HTMLParser):
    """What a test asks of a page: its links, its scripts, and elements that need names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.problems: list[str] = []
        self.headings: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        if "style" in given or any(name.startswith("on") for name in given):
            self.problems.append(f"inline style or script in <{tag}>")
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.problems.append("a script that is not a file of ours")
        if tag == "img" and not given.get("alt"):
            self.problems.append("a picture without words")
        for name in ("href", "src", "action", "hx-get"):
            place = given.get(name) or ""
            if re.match(r"[a-z]+:|//", place) and not place.startswith("data:"):
                self.problems.append(f"leads elsewhere: {place}")
            if place.startswith("/"):
                self.links.add(place)


@pytest.fixture(scope="session")
def own_pages(client) -> list[str]:
    """Return the pages whose address depends on the workspace."""
    findings = client.get("/findings?as=json").json()["findings"]
    events = client.get("/events?as=json").json()["events"]
    objects = client.get("/objects?as=json").json()["objects"]
    belt = list(events[0]["objects"])
    return [
        *(f"/findings/{one['key']}" for one in findings[:8]),
        *(f"/events/{one['id']}" for one in events[:3]),
        *(f"/objects/{one['norad_id']}" for one in [*objects[:2], *belt]),
        f"/objects/{belt[0]['norad_id']}/stations",
    ]


def test_every_page_of_the_table_is_visited(own_pages):
    visited = [*(one.partition("?")[0] for one in FIXED), *own_pages]
    for pattern, _, _ in PAGES:
        shape = re.sub(r"\{\w+:path\}", ".+", re.sub(r"\{\w+(:int)?\}", "[^/]+", pattern))
        assert pattern in FILES or any(re.fullmatch(shape, one) for one in visited), pattern


@pytest.mark.parametrize("address", FIXED)
def test_a_page_is_whole_and_asks_nothing_foreign(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    page = Page(answer.text)
    assert page.problems == []
    assert page.headings.count("h1") == 1
    assert "Synthetic scenario" in answer.text  # the label stands on every page


def test_pages_of_the_workspace(client, own_pages):
    for address in own_pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert Page(answer.text).problems == []


def test_links_lead_somewhere(client, own_pages):
    places: set[str] = set()
    for address in [*FIXED, *own_pages]:
        places |= Page(client.get(address).text).links
    plain = {one.partition("#")[0] for one in places}
    chosen = [
        one for one in sorted(plain) if "lang=" not in one and "as=" not in one and "/notices/file" not in one
    ]
    kinds: dict[str, list[str]] = {}
    for one in chosen:
        kinds.setdefault(
            "/".join(one.split("/")[:3]).partition("?")[0] if one.count("/") > 2 else one[:9], []
        ).append(one)
    for rows in kinds.values():
        for one in rows[:6]:
            assert client.get(one).status_code in (200, 303), one


def test_everything_of_the_record_and_every_instrument_has_a_page(client):
    record = load_record()
    for kind in ADDRESSED:
        for name in getattr(record, kind):
            assert client.get(f"/record/{kind}/{name}").status_code == 200, f"{kind}/{name}"
    for name in load_instruments():
        assert client.get(f"/instruments/{name}").status_code == 200, name


def test_every_address_the_seed_names_has_a_page(client):
    for part in client.get("/record/seed?as=json").json()["parts"]:
        for sentence in part["sentences"]:
            for named in sentence["names"]:
                for place in named.get("refers", ()):
                    from openparos.web.addresses import href

                    found = href(place)
                    assert found, place
                    assert client.get(found).status_code == 200, found


@pytest.mark.parametrize("address", [one for one in FIXED if "?" not in one])
def test_the_other_forms(client, address):
    page = client.get(address)
    assert isinstance(client.get(address, params={"as": "json"}).json(), dict)
    if "as=csv" in page.text:
        rows = list(csv.reader(io.StringIO(client.get(address, params={"as": "csv"}).text)))
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    "address", ["/findings", "/states/FRA", "/notices/FRA/NV-1", "/record/demands", "/limits"]
)
def test_a_page_prints_as_pdf(client, address):
    answer = client.get(address, params={"as": "pdf"})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_finding_prints_as_its_sheet(client, own_pages):
    answer = client.get(own_pages[0], params={"as": "pdf", "lang": "fr"})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_long_list_is_whole_in_its_other_forms(client):
    answer = client.get("/findings?as=json").json()
    assert len(answer["findings"]) == answer["total"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_six_languages(client, language):
    text = client.get("/states/FRA", params={"lang": language}).text
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text
    if language != "en":
        assert f"lang={language}" in text  # links keep the language


def test_every_state_has_the_same_page(client):
    shapes = set()
    for one in all_states()[::8]:
        page = Page(client.get(f"/states/{one.alpha3}?on=2024-07-05").text)
        shapes.add(tuple(name for name in page.headings if name != "h3"))
    assert len(shapes) == 1


def test_our_own_words_judge_nobody(client, folder_of_pages):
    for file in (folder_of_pages / "templates").glob("*.j2"):
        text = re.sub(r"hx-target=\"[^\"]*\"", "", file.read_text())
        assert words_of_judgment(text) == [], file.name


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nowhere", 404), ("/findings/abcdef", 404), ("/objects/4444444", 404), ("/objects/x", 422), ("/states/QQQ", 404), ("/instruments/x", 404),
     ("/instruments/ost-1967/XXIX", 404), ("/record/documents/nothing", 404), ("/record/votes/A-RES-1-1", 404), ("/record/nothing/x", 404),
     ("/states/FRA?on=yesterday", 422), ("/log/99", 422), ("/notices/FRA/NV-99", 422), ("/cases/ask?first=FRA&second=BRA&timing=never", 422)],
)  # fmt: skip
def test_what_is_not_there_is_said_in_words(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=1>',
        "' or 1=1 --",
        "\x00",
        "٣" * 50,
        "9" * 40,
        "-1",
        "%",
    ],
)
def test_what_a_reader_types_is_text(client, text):
    for address in (
        "/search?q=",
        "/findings?q=",
        "/findings?object=",
        "/objects?q=",
        "/objects/",
        "/states/",
        "/record/documents?q=",
        "/events?page=",
        "/cases?party=",
    ):
        answer = client.get(address + re.sub(r"[\x00%#?]", "", text))
        assert answer.status_code < 500, address
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text


def test_a_post_from_another_site_does_nothing(client):
    before = client.get("/notices?as=json").json()["total"]
    for headers in (
        {"origin": "https://elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "null"},
    ):
        assert client.post("/notices/file", data={"envelope": "{}"}, headers=headers).status_code == 403
    assert client.get("/notices?as=json").json()["total"] == before


def test_a_post_that_is_too_long_is_refused(client):
    assert client.post("/notices/file", content=b"x" * 600_000).status_code == 413


def test_the_bundle_of_a_finding_verifies(client, own_pages, tmp_path):
    from openparos.findings.verification import verify_bundle

    key = next(one["key"] for one in client.get("/findings?as=json").json()["findings"] if one["time"])
    file = tmp_path / "bundle.zip"
    file.write_bytes(client.get(f"/findings/{key}/bundle.zip").content)
    assert verify_bundle(file).ok


def test_the_text_that_is_hashed_is_on_the_page(client):
    import hashlib
    import html

    key = client.get("/findings?as=json").json()["findings"][0]["key"]
    text = client.get(f"/findings/{key}").text
    shown = html.unescape(re.search(r'<pre id="canonical">(.*?)</pre>', text, re.DOTALL)[1])
    assert f"sha256:{hashlib.sha256(shown.encode()).hexdigest()}" in text
    assert json.loads(shown)["schema"] == "openparos.finding/1"


def test_the_ledger_stands_beside_its_finding(client):
    rows = (
        client.get("/findings?stage=replied&as=json").json()["findings"]
        + client.get("/findings?stage=no-reply&as=json").json()["findings"]
    )
    assert len(rows) == 1
    text = client.get(f"/findings/{rows[0]['key']}").text
    assert "The two objects stood there by arrangement." in text
    assert "note 7" in text
    assert "Element sets it rests on" in text  # from the report that holds the same finding


def test_a_slip_of_ours_is_a_page_with_every_header(client, monkeypatch, caplog):
    from openparos.web.pages import about

    monkeypatch.setattr(about, "limits", lambda site, request: 1 / 0)
    answer = client.get("/limits")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "ZeroDivisionError" in caplog.text
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]


def test_a_log_that_does_not_hold_leaves_the_other_pages(client, workspace, tmp_path):
    import shutil

    from starlette.testclient import TestClient

    from openparos.store.workspace import Workspace
    from openparos.web.app import create_app

    root = tmp_path / "altered"
    root.mkdir()
    shutil.copytree(workspace.root / "log", root / "log")
    for bundle in (root / "log" / "tile" / "entries").rglob("*.p/*"):  # that of each size the log has had
        bundle.write_bytes(bundle.read_bytes().replace(b"received", b"receiveD"))
    other = TestClient(create_app(Workspace.open(root)))
    assert other.get("/").status_code == 200
    assert other.get("/states/FRA").status_code == 200
    assert other.get("/notices").status_code == 500
    assert "fsck" in other.get("/notices").text
