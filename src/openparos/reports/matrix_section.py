"""The verification matrix and the limits of an assessment, as a paper and as sections of a report."""

from __future__ import annotations

from openparos.commitments.instruments import Standing
from openparos.detection.benchmark.in_force import measures, stamp
from openparos.findings.limits import Limits
from openparos.findings.matrix import BASIS, matrix, paper_only, unseen
from openparos.model import SOFTWARE

from .blocks import Block, Paragraph, Report, Section, Subheading, Table
from .language import Words
from .papers import Setting


def matrix_paper(setting: Setting, day: str) -> Report:
    """Return the verification matrix as a paper: provision by provision, what can be seen, how well, how surely.

    Parameters
    ----------
    setting : Setting
        Language, submitter, labels.
    day : str
        ISO 8601 date set into the paper.
    """
    said = setting.said
    return Report(
        title=said("part.matrix"),
        subtitle=f"{SOFTWARE}; {said('label.test')}: {stamp()}",
        labels=setting.every_page(said("say.judgment")),
        date=day,
        key_facts=(
            (str(len(matrix())), "A, B"),
            (str(paper_only()), "C"),
            (str(len(unseen())), "N"),
        ),
        sections=(
            Section(said("part.introduction"), _introduction()),
            Section(said("part.matrix"), tuple(_rows(said))),
            Section("Figures in force, detector by detector", (figures_table(),)),
            Section(said("part.limits"), (unseen_table(),)),
        ),
        provenance=(("Software", SOFTWARE), ("Figures", stamp())),
        said=said,
        layout="paper",
        masthead=setting.masthead("part.matrix", day),
    )


def _introduction() -> tuple[Block, ...]:
    return (
        Paragraph(
            "Each row says what public data can show of a provision, by which means, from which size on, how often the means "
            "is wrong, and by which rule confidence is given. A: a strong observable; B: a partial or triggered one.",
            numbered=True,
        ),
        Paragraph(
            "Appropriate: the least intrusion that shows it, and its legal basis. Effective: how soon, and whether that was "
            f"measured. {paper_only()} further provisions show on paper alone (C); the last table lists those that no public "
            "data can show (N).",
            numbered=True,
        ),
        Paragraph(f"Figures in force: {stamp()}. Where nothing was measured the row says so.", numbered=True),
    )


def _rows(said: Words) -> list[Block]:
    """Return a table for each standing, so that law, draft and courtesy never stand in one table."""
    blocks: list[Block] = []
    columns = ("Provision", "Observable", "Detectors", "Appropriate: means", "Effective")
    for standing in dict.fromkeys(one.standing for one in matrix()):
        rows = tuple(
            (f"{one.title} ({one.grade})", one.observable, ", ".join(one.detectors), "; ".join(one.sources), _effective(one.measured, one.detectors))
            for one in matrix()
            if one.standing == standing
        )  # fmt: skip
        blocks.append(Subheading(said(f"standing.{standing}")))
        basis = f"Basis: {BASIS[Standing(standing)]}. Nobody is visited or asked for access. Detection limit, false alarms, "
        note = basis + "timeliness and confidence stand with the detectors in the last but one table."
        blocks.append(Table(said(f"standing.{standing}"), columns, rows, "lllll", note))
    return blocks


def _effective(measured: bool, detectors: tuple[str, ...]) -> str:
    return (
        "measured; see the figures in force" if measured else f"in part not measured: {', '.join(detectors)}"
    )


def figures_table() -> Table:
    """Return what is known of each detector: limit, false alarms, timeliness, confidence, basis."""
    rows = tuple(
        (one.detector, one.limit, one.false_alarms, one.timeliness, one.confidence, one.basis)
        for one in measures().values()
    )
    columns = ("Detector", "Detection limit", "False alarms", "Timeliness", "Confidence", "Measured on")
    return Table(f"Figures in force, {stamp()}", columns, rows, "llllll")


def unseen_table() -> Table:
    """Return the provisions that no public data can show."""
    rows = tuple((one.title, one.reason, one.would_determine) for one in unseen())
    columns = ("Provision", "Why public data do not show it", "What would determine it")
    return Table("Provisions that no public data can show", columns, rows, "lll")


def computed_limits(limits: Limits, said: Words) -> Section:
    """Return the limits of one assessment as a section of its report."""
    known = "no catalogue of objects is at hand to tell how many others there were"
    if limits.known is not None:
        known = f"of {limits.known:,} objects that catalogues at hand list as in flight, {limits.without_sets:,} have none"
    changed = "first edition in this folder"
    if limits.change is not None:
        one = limits.change
        changed = f"{one.added} findings are new, {one.gone} of the last edition are not among these, {one.same} are the same"
    ages = Table(
        "Sources of element sets, their age at the end of the period, and whose they are",
        ("Source", "Sets", "Newest", "Median age, days", "Nationality"),
        tuple(
            (one.source, f"{one.sets:,}", one.newest, f"{one.median_age_days:,.1f}", one.nationality)
            for one in limits.ages[:20]
        ),
        "lrlrl",
        f"{len(limits.ages)} sources in all.",
    )
    blocks: list[Block] = [
        Paragraph(f"Objects with element sets in the period: {limits.with_sets:,}; {known}.", numbered=True),
        ages,
        Table("Tables of facts at hand", ("Table", "Whose"), limits.table_sources, "ll"),
        Paragraph(
            f"{len(unseen())} provisions cannot be shown by any public data and {paper_only()} show on paper alone; the "
            "verification matrix in this folder lists them with the reason and what would determine them.",
            numbered=True,
        ),
        Table(
            f"Detection limits and false alarms in force, {stamp()}",
            ("Detector", "Detection limit", "False alarms"),
            tuple((one.detector, one.limit, one.false_alarms) for one in measures().values()),
            "lll",
        ),
        Paragraph(f"{said('part.changed')}: {changed}.", numbered=True),
    ]
    return Section(said("part.coverage"), tuple(blocks))
