"""The part of `openparos instruments` that says what can be verified: the matrix, and what no public data show."""

from __future__ import annotations

from pathlib import Path

from openparos.model.errors import InputRefused
from openparos.model.times import format_utc, now_us

from .options import Common, ExitStatus, print_json, say


def matrix(*, out: Path | None = None, language: str = "en", common: Common = Common()) -> ExitStatus:
    """Show the verification matrix: what can be seen of each provision, by which means, how well, how surely.

    Detection limits and false alarms are those of the benchmarks in force, with their date; where nothing was
    measured the row says so.

    Parameters
    ----------
    out : Path or None
        Write it as a paper: PDF or DOCX by the ending.
    language : str
        Of labels and standing phrases of the paper: ar, zh, en, fr, ru or es.
    common : Common
        Options of every command.
    """
    from openparos.detection.benchmark.in_force import measures, stamp
    from openparos.findings.matrix import matrix as rows
    from openparos.findings.matrix import paper_only, unseen

    if out is not None:
        _write(out, language)
    if common.as_json:
        print_json(
            {
                "figures": stamp(),
                "measures": [one.to_json() for one in measures().values()],
                "rows": [one.to_json() for one in rows()],
                "paper_only": paper_only(),
                "unseen": [one.to_json() for one in unseen()],
                "out": None if out is None else str(out),
            }
        )
        return ExitStatus.DONE
    for one in rows():
        say(f"{one.provision:32} {one.grade}  {one.standing:10} {', '.join(one.detectors)}")
        say(f"    {one.observable}")
    for measure in measures().values():
        say(f"{measure.detector}: {measure.limit}; false alarms: {measure.false_alarms}")
    say(
        f"{len(rows())} provisions can be seen, {paper_only()} on paper alone, {len(unseen())} by no public data"
    )
    say(f"figures in force: {stamp()}")
    return ExitStatus.DONE


def _write(out: Path, language: str) -> None:
    from openparos.reports.docx import render_docx
    from openparos.reports.language import words
    from openparos.reports.matrix_section import matrix_paper
    from openparos.reports.papers import Setting
    from openparos.reports.pdf import render_pdf

    render = {".pdf": render_pdf, ".docx": render_docx}.get(out.suffix.lower())
    if render is None:
        raise InputRefused(
            f"{out.suffix or 'no ending'} is no form of a paper",
            file=str(out),
            remedy="End it in .pdf or .docx",
        )
    out.write_bytes(render(matrix_paper(Setting(words(language)), format_utc(now_us())[:10]), out.parent))
