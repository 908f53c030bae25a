"""openparos archive: prove the archive whole, repair it, say how much it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyclopts import App

from .options import Common, ExitStatus, print_json, say

if TYPE_CHECKING:
    from openparos.store.checking import CheckReport
    from openparos.store.workspace import Workspace

app = App(
    name="archive",
    help="The archive of element sets: prove it whole, repair it, say how much it holds.",
    result_action="return_value",
)


@app.command
def check(*, common: Common = Common()) -> ExitStatus:
    """Prove the archive whole: every file there, unaltered, sorted and counted.

    Names every file that is missing or altered. Ends with 1 when there is one.

    Parameters
    ----------
    common : Common
        Options of every command.
    """
    from openparos.store.workspace import Workspace

    workspace = Workspace.open(common.workspace)
    return _answer(workspace.archive.check(), workspace, common)


@app.command
def repair(*, common: Common = Common()) -> ExitStatus:
    """Drop what was never committed, and nothing else; then check.

    Parameters
    ----------
    common : Common
        Options of every command.
    """
    from openparos.store.workspace import Workspace

    workspace = Workspace.open(common.workspace)
    return _answer(workspace.archive.repair(), workspace, common)


@app.command
def show(*, common: Common = Common()) -> ExitStatus:
    """Say how much the archive holds.

    Parameters
    ----------
    common : Common
        Options of every command.
    """
    from openparos.store.workspace import Workspace

    workspace = Workspace.open(common.workspace)
    summary = workspace.archive.summary()
    if common.as_json:
        print_json(
            {"folder": str(workspace.archive.folder), "sets": summary.sets, "files": summary.files,
             "bytes": summary.bytes, "commits": summary.generation}
        )  # fmt: skip
        return ExitStatus.DONE
    each = f", {summary.bytes / summary.sets:.1f} bytes each" if summary.sets else ""
    say(f"{workspace.archive.folder}: {summary.sets:,} element sets in {summary.files} files{each}")
    return ExitStatus.DONE


def _answer(report: CheckReport, workspace: Workspace, common: Common) -> ExitStatus:
    archive = workspace.archive.folder.name
    problems = [{"path": f"{archive}/{one.path}", "reason": one.reason} for one in report.problems]
    tables = workspace.tables
    problems += [{"path": f"tables/{path}", "reason": reason} for path, reason in tables.problems()]
    checked = report.checked + len({one.file for one in tables.all()} if not problems else ())
    if common.as_json:
        print_json(
            {"ok": not problems, "checked": checked, "problems": problems, "sets": report.sets,
             "uncommitted": list(report.uncommitted), "removed": list(report.removed)}
        )  # fmt: skip
    else:
        for problem in problems:
            say(f"{problem['path']}: {problem['reason']}")
        for name in report.removed:
            say(f"removed {archive}/{name}, which was never committed")
        if report.uncommitted:
            say(f"{len(report.uncommitted)} files were never committed; `archive repair` removes them")
        verdict = "altered or incomplete" if problems else "whole"
        if not checked and not problems:
            verdict = "nothing to check, no archive here yet"
        say(f"{workspace.root}: {verdict}; {checked} files checked, {report.sets:,} element sets")
    return ExitStatus.PARTLY if problems else ExitStatus.DONE
