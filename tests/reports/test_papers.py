"""Papers: one content, as PDF, DOCX and HTML, in six languages, looked at by others' programs."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from openparos.findings.assessment import Assessment
from openparos.findings.context import Bound, Context
from openparos.findings.wording import words_of_judgment
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY, Interval, parse_utc
from openparos.reports import fonts
from openparos.reports.assessment_folder import Asked, write_assessment
from openparos.reports.blocks import Report
from openparos.reports.bulletin import bulletin
from openparos.reports.docx import render_docx
from openparos.reports.figures import drawn, moments
from openparos.reports.html import render_html
from openparos.reports.language import LANGUAGES, words
from openparos.reports.papers import Setting, sources_table, working_paper
from openparos.reports.pdf import render_pdf
from openparos.reports.sheets import sheet_of
from openparos.reports.transparency import transparency_sheet
from openparos.scenarios.generate import generate
from openparos.scenarios.writing import write_scenario
from openparos.sources.elements import load_elements


def language_or_skip(language: str) -> Setting:
    try:
        fonts.fonts_for(language)
    except InputRefused as error:
        pytest.skip(str(error))
    return Setting(words(language), "State A")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory):
    files = write_scenario(generate(3, small=True), tmp_path_factory.mktemp("scenario"))
    return load_elements([files.elements])[0]


@pytest.fixture(scope="module")
def made(table) -> tuple[Assessment, Context]:
    """An assessment of an invented belt: two neighbours of two States, and burns."""
    from dataclasses import replace

    from openparos.commitments.instruments import load_instruments
    from openparos.detection.manoeuvres import detect
    from openparos.detection.neighbours import geo_neighbours
    from openparos.findings.assessment import assess

    middle = int(table["epoch_us"].to_numpy().mean()) // US_PER_DAY * US_PER_DAY
    events = []
    for event in [*geo_neighbours(table, middle, 1.0), *detect(table)[:12]]:
        states = ("CHE", "FRA", *["CHE"] * len(event.objects))
        owned = tuple(
            replace(one, state=state, state_basis="registry")
            for one, state in zip(event.objects, states, strict=False)
        )
        events.append(replace(event, objects=owned))
    context = Context(
        load_instruments(),
        bound=lambda state, provision, on_us: Bound("yes", "test"),
        names={"CHE": "Switzerland", "FRA": "France"},
    )
    period = Interval(middle - 30 * US_PER_DAY, middle + 30 * US_PER_DAY)
    objects = [one for event in events for one in event.objects]
    return assess(events, objects, period, context), context


def papers_in(setting: Setting, made, table, folder: Path) -> dict[str, Report]:
    assessment, context = made
    return {
        "working paper": working_paper(assessment, context, table, setting.said("scope.all"), setting),
        "bulletin": bulletin(assessment, [], context, setting),
        "sheet": sheet_of(assessment.findings[0], assessment.events, table, context, folder, setting),
        "transparency": transparency_sheet("CHE", assessment, context, None, setting),
    }


def text_of(pdf: bytes, folder: Path) -> tuple[str, int]:
    """Return the words of a PDF by poppler, and how many pages it has."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    (folder / "page.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "page.pdf", "-"], cwd=folder, capture_output=True, check=True)
    text = done.stdout.decode()
    return text, text.count("\f")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_in_every_language_as_pdf_and_docx(language: str, made, table, tmp_path: Path):
    setting = language_or_skip(language)
    for name, paper in papers_in(setting, made, table, tmp_path).items():
        pdf = render_pdf(paper, tmp_path)
        assert b"pdfaid" in pdf, name
        assert b"pdfuaid" in pdf, name
        assert pdf == render_pdf(paper, tmp_path), "the same bytes again"
        docx = render_docx(paper, tmp_path)
        assert docx == render_docx(paper, tmp_path), "the same bytes again"
        body = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
        assert setting.said("part.limits") in body or name == "sheet"
        assert ("<w:bidi/>" in body) == (language == "ar")
        html = render_html(paper, tmp_path)
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
        assert ("[unverified]" in html) == (language != "en")


def test_the_bulletin_and_the_sheet_fit_their_pages(made, table, tmp_path: Path):
    papers = papers_in(Setting(words("en")), made, table, tmp_path)
    text, pages = text_of(render_pdf(papers["bulletin"], tmp_path), tmp_path)
    assert pages <= 2
    for question in ("When (UTC)", "What", "How sure", "Who was told", "What can be done"):
        assert question in text
    _, pages = text_of(render_pdf(papers["sheet"], tmp_path), tmp_path)
    assert pages <= 2


def test_the_working_paper_has_numbered_paragraphs_and_no_invented_symbol(made, table, tmp_path: Path):
    paper = papers_in(Setting(words("en"), "State A"), made, table, tmp_path)["working paper"]
    text, _ = text_of(render_pdf(paper, tmp_path), tmp_path)
    assert "Symbol: not assigned" in text
    assert "Submitted by State A" in text
    assert all(f"{number}." in text for number in range(1, 8))
    assert not words_of_judgment(text)


def test_the_automatic_list_is_not_the_reviewed_bulletin(made, table, tmp_path: Path):
    html = render_html(papers_in(Setting(words("en")), made, table, tmp_path)["bulletin"], tmp_path)
    assert "Automatic list, not reviewed by any office" in html
    assert "No item has been signed in by an office." in html


def test_a_missing_font_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fonts, "_find", lambda name, package: None)
    fonts.fonts_for.cache_clear()
    try:
        with pytest.raises(InputRefused, match=r"no font .*'zh'.*openparos\[fonts\].*fonts-noto-cjk"):
            fonts.fonts_for("zh")
        assert fonts.fonts_for("ru").files == ()
    finally:
        fonts.fonts_for.cache_clear()


def test_the_folder_holds_every_paper(made, table, tmp_path: Path):
    assessment, context = made
    files = write_assessment(
        tmp_path / "out",
        Asked(assessment, context, table, "all States alike", Setting(words("en")), state="CHE"),
    )
    wanted = {"report.html", "report.pdf", "findings.jsonl", "working-paper.pdf", "working-paper.docx"}
    wanted |= {"bulletin.pdf", "bulletin.docx", "transparency-CHE.pdf", "transparency-CHE.docx"}
    assert wanted <= set(files)
    assert sum(name.startswith("sheets/") for name in files) == 2 * min(6, len(assessment.findings))
    assert {"figures/timeline.svg", "figures/coverage.svg"} <= set(files)


def test_word_files_open_in_another_program(made, table, tmp_path: Path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    paper = papers_in(Setting(words("en")), made, table, tmp_path)["working paper"]
    (tmp_path / "paper.docx").write_bytes(render_docx(paper, tmp_path))
    ask = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--headless",
        "--convert-to",
        "pdf",
        "paper.docx",
    ]
    subprocess.run(ask, cwd=tmp_path, capture_output=True, check=True, timeout=300)
    text, pages = text_of((tmp_path / "paper.pdf").read_bytes(), tmp_path)
    assert pages >= 2
    assert "Working paper" in text


def test_nothing_seen_is_a_paper_too(tmp_path: Path):
    from openparos.commitments.instruments import load_instruments

    empty = Assessment(Interval(0, US_PER_DAY), (), ())
    asked = Asked(
        empty, Context(load_instruments()), ELEMENT_SCHEMA.empty_table(), "all", Setting(words("fr"))
    )
    assert "bulletin.pdf" in write_assessment(tmp_path / "out", asked)


def test_many_sources_are_named_up_to_a_few_and_the_others_counted():
    import pyarrow as pa

    names = [f"file-{number:02d}" for number in range(12) for _ in range(20 - number)]
    sets = pa.table({"source": names})
    for language in LANGUAGES:
        found = sources_table(sets, words(language))
        assert [row[0] for row in found.rows[:8]] == [f"file-{number:02d}" for number in range(8)]
        assert "4" in found.rows[8][0]
        assert found.rows[8][1] == str(12 + 11 + 10 + 9)
        assert sum(int(row[1]) for row in found.rows) == len(names)


@pytest.mark.parametrize(
    ("first", "days"), [("2022-10-24", 32), ("2022-02-20", 20), ("2021-12-20", 60), ("2015-05-28", 3800)]
)
def test_days_below_a_figure_stand_apart(tmp_path: Path, first: str, days: int):
    begin_us = parse_utc(first)
    with drawn(9.0, 2.9, tmp_path / "one.svg") as figure:
        axes = figure.subplots()
        axes.plot(moments([begin_us, begin_us + days * US_PER_DAY]), [0.0, 1.0])
    low, high = axes.get_xlim()
    places = [place for place in axes.get_xticks() if low <= place <= high]
    assert len(places) >= 3
    assert min(later - sooner for sooner, later in itertools.pairwise(places)) > 0.08 * (high - low)
