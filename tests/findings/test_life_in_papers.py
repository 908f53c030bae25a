"""What became of a finding stands in every paper: dates, replies word for word, signatures, no prior channel."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from openparos.commitments.instruments import load_instruments
from openparos.findings.assessment import Assessment
from openparos.findings.context import Bound, Context
from openparos.findings.ledger import FindingLedger
from openparos.findings.lifecycle import Entry
from openparos.findings.rules.consultation import proximity
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.model.events import EventKind
from openparos.model.times import US_PER_DAY, Interval, parse_utc
from openparos.reports.annex import annex_pages
from openparos.reports.assessment_folder import Asked, write_assessment
from openparos.reports.bulletin import bulletin
from openparos.reports.docx import render_docx
from openparos.reports.fonts import fonts_for
from openparos.reports.html import render_html
from openparos.reports.language import LANGUAGES, words
from openparos.reports.life import with_replies
from openparos.reports.papers import Setting, finding_sheet
from openparos.reports.pdf import render_pdf
from openparos.store.workspace import Workspace

from .invented import NOON, event, party

REPLY = "The Government of <Switzerland> notes the paper & rejects it.\nSecond line, with a  double blank."
DAY = parse_utc("2024-08-01")
PERIOD = Interval(NOON - 30 * US_PER_DAY, NOON + 30 * US_PER_DAY)


def text_of(pdf: bytes, folder: Path) -> tuple[str, int]:
    """Return the words of a PDF by poppler, and how many pages it has."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    (folder / "page.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "page.pdf", "-"], cwd=folder, capture_output=True, check=True)
    text = done.stdout.decode()
    return text, text.count("\f")


@pytest.fixture
def context() -> Context:
    return Context(
        load_instruments(),
        bound=lambda state, provision, on_us: Bound("yes", "test"),
        names={"CHE": "Switzerland", "FRA": "France"},
    )


@pytest.fixture
def pair():
    return event(
        EventKind.APPROACH, (party(1, "CHE"), party(2, "FRA")), relation="approaching", min_distance_km=12.0
    )


@pytest.fixture
def ledger(tmp_path: Path, pair, context: Context) -> FindingLedger:
    finding = proximity(pair, context)
    assert finding is not None
    kept = FindingLedger.open(Workspace.open(tmp_path / "kept"))
    kept.draft(finding, [pair], office="Office A", on_us=DAY)
    for state, note in (("CHE", "note 7"), ("FRA", "note 8")):
        kept.send(finding.finding_id, to=state, channel=note, office="Office A", on_us=DAY + US_PER_DAY)
    kept.reply(
        finding.finding_id,
        state="CHE",
        text=REPLY,
        office="Mission",
        reference="No. 12",
        on_us=DAY + 3 * US_PER_DAY,
    )
    kept.sign(finding.finding_id, office="Office B", note="looked at the sets", on_us=DAY + 5 * US_PER_DAY)
    return kept


@pytest.fixture
def entry(ledger: FindingLedger) -> Entry:
    return ledger.entries()[0]


def setting_of(language: str) -> Setting:
    try:
        fonts_for(language)
    except InputRefused as error:
        pytest.skip(str(error))
    return Setting(words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_prints_dates_reply_and_signature(
    language: str, entry: Entry, pair, context: Context, tmp_path: Path
):
    setting = setting_of(language)
    sheet = finding_sheet(entry.finding, [pair], context, (), setting, entry)
    html = render_html(sheet, tmp_path)
    assert (
        "The Government of &lt;Switzerland&gt; notes the paper &amp; rejects it.\nSecond line, with a  double blank."
        in html
    )
    for text in ("Office A", "Office B", "looked at the sets", "note 7", "note 8", "No. 12"):
        assert text in html
    assert (
        setting.said(
            "act.waiting", state=setting.said.state("FRA", "France"), day=setting.said.day("2024-09-01")
        )
        in html
    )
    document = zipfile.ZipFile(io.BytesIO(render_docx(sheet, tmp_path))).read("word/document.xml").decode()
    for text in (
        "The Government of &lt;Switzerland&gt; notes the paper",
        "double blank",
        "Office B",
        "looked at the sets",
    ):
        assert text in document
    text, pages = text_of(render_pdf(sheet, tmp_path), tmp_path)
    assert "rejects it" in text
    assert "looked at the sets" in text
    assert pages == 1


def test_the_bulletin_prints_what_an_office_signed_with_the_reply(
    ledger: FindingLedger, entry: Entry, pair, context: Context, tmp_path: Path
):
    seen = Assessment(PERIOD, (pair,), (entry.content,))
    html = render_html(
        bulletin(seen, ledger.bulletin(), context, setting_of("en"), ledger.beside()), tmp_path
    )
    assert "Signed by Office B, 6 August 2024" in html
    assert "double blank" in html
    assert "Sent to Switzerland (Swiss Confederation)" in html or "Sent to Switzerland" in html


def test_no_prior_channel_is_printed(tmp_path: Path, pair, context: Context):
    finding = proximity(pair, context)
    assert finding is not None
    kept = FindingLedger.open(Workspace.open(tmp_path / "other"))
    kept.draft(finding, [pair], office="Office A", on_us=DAY)
    kept.publish(finding.finding_id, office="Office A", on_us=DAY + US_PER_DAY, prior_channel=False)
    entry = kept.entries()[0]
    assert "with no prior channel" in render_html(
        finding_sheet(finding, [pair], context, (), setting_of("en"), entry), tmp_path
    )
    assert "no prior channel" in render_html(
        finding_sheet(finding, [pair], context, (), setting_of("en")), tmp_path
    )


def test_a_new_assessment_finds_the_reply_to_the_version_that_stands(
    ledger: FindingLedger, entry: Entry, pair
):
    second = ledger.draft(
        entry.content, [pair], office="Office A", on_us=DAY + 9 * US_PER_DAY, supersedes=entry.finding_id
    )
    ledger.reply(
        second.finding_id, state="FRA", text="Noted.", office="Mission of France", on_us=DAY + 10 * US_PER_DAY
    )
    beside = ledger.beside()
    assert beside[entry.finding_id].superseded_by == second.finding_id
    assert beside[second.finding_id].replies[-1].text == "Noted."
    found = with_replies([entry.content], beside)[0]
    assert found.reply is not None
    assert found.reply["text"] == REPLY
    assert found.digest == entry.content.digest


def test_every_finding_stands_once_in_the_annex(
    made_many: Callable[[int], list], context: Context, ledger: FindingLedger
):
    findings = made_many(2300)
    pages = dict(annex_pages(findings, context, words("en"), ("a label",), ledger.beside()))
    assert {
        "annex/index.html",
        "annex/ost-1967-IX.html",
        "annex/ost-1967-IX-2.html",
        "annex/ost-1967-IX-3.html",
    } == set(pages)
    whole = "".join(pages.values())
    assert all(whole.count(f'id="{one.finding_id}"') == 1 for one in findings)
    assert all("a label" in page for page in pages.values())


@pytest.fixture
def made_many(context: Context) -> Callable[[int], list]:
    def make(number: int) -> list:
        pairs = [
            event(
                EventKind.APPROACH,
                (party(1, "CHE"), party(2, "FRA")),
                start=NOON + k * US_PER_DAY,
                relation="approaching",
            )
            for k in range(number)
        ]
        return [one for one in (proximity(each, context) for each in pairs) if one is not None]

    return make


def test_the_report_stays_short_whatever_follows(
    made_many: Callable[[int], list], context: Context, tmp_path: Path
):
    findings = made_many(1200)
    asked = Asked(
        Assessment(PERIOD, (), tuple(findings)),
        context,
        ELEMENT_SCHEMA.empty_table(),
        "all",
        Setting(words("en")),
    )
    files = write_assessment(tmp_path / "out", asked)
    assert "annex/index.html" in files
    assert (tmp_path / "out" / "findings.jsonl").read_text(encoding="utf-8").count("\n") == 1200
    for name, most in (("report", 14), ("working-paper", 10), ("bulletin", 2)):
        _, pages = text_of((tmp_path / "out" / f"{name}.pdf").read_bytes(), tmp_path)
        assert pages <= most, name


def test_a_timeline_of_many_events_stays_small(tmp_path: Path):
    from openparos.reports.event_figures import MOST_TICKS, timeline_figure

    many = [event(EventKind.DECAY, start=NOON + k * US_PER_DAY // 8) for k in range(6000)]
    assert timeline_figure(many, tmp_path / "timeline.svg") is not None
    text = (tmp_path / "timeline.svg").read_text(encoding="utf-8")
    assert 200 < text.count("<use") < 3 * MOST_TICKS
