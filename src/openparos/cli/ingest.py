"""openparos ingest: files into the workspace."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openparos.sources.ingest import FileReport, IngestReport
    from openparos.store.workspace import Workspace

_REFUSALS_SHOWN: Final = 20
_PIPE_WIDTH: Final = 1_000


def ingest(
    *paths: Path,
    kind: Annotated[str | None, Parameter(name="--as")] = None,
    source: str | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Read element sets and tables into the workspace.

    What a file is, is found by its content: element sets as TLE, 3LE, OMM (KVN, XML, JSON, CSV) or
    Parquet, plain or gzip; tables such as satcat, gcat-psatcat, gcat-orgs, register, ucs, vimpel by their
    columns. Says what was read, added, known already, and refused and why.

    Parameters
    ----------
    paths : Path
        Files, folders, or patterns in quotes.
    kind : str
        What the files are, where the content does not say it: tle, omm-csv, satcat, ...
    source : str
        Source of the sets, for example celestrak; without it the name of the file.
    common : Common
        Options of every command.
    """
    if not paths:
        warn("openparos: name at least one file or folder to ingest")
        return ExitStatus.WRONG_USE
    from openparos.sources.ingest import KINDS, ingest_paths
    from openparos.store.workspace import Workspace

    if kind is not None and kind not in KINDS:
        warn(f"openparos: {kind!r} is no kind of file; give one of {', '.join(KINDS)}")
        return ExitStatus.WRONG_USE
    workspace = Workspace.open(common.workspace)
    if sys.stderr.isatty() and not common.as_json:
        report = _with_progress(workspace, paths, kind, source)
    else:
        report = ingest_paths(workspace, paths, kind=kind, source=source)
    if common.as_json:
        print_json(report.to_json())
    else:
        _show(report)
    return ExitStatus.PARTLY if report.refused_count else ExitStatus.DONE


def _with_progress(
    workspace: Workspace, paths: Sequence[Path], kind: str | None, source: str | None
) -> IngestReport:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from openparos.sources.ingest import find_files, ingest_paths

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[sets]:,} read"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        files = find_files(paths)
        task = bar.add_task("", total=len(files), sets=0)
        places = {str(path): place for place, path in enumerate(files)}

        def advance(report: FileReport, size: int) -> None:
            name = Path(report.file).name[-40:]
            bar.update(task, description=name, completed=places.get(report.file, 0), sets=report.read)

        return ingest_paths(workspace, paths, kind=kind, source=source, progress=advance)


def _show(report: IngestReport) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("file", overflow="fold")
    table.add_column("kind")
    for name in ("read", "added", "duplicates", "refused"):
        table.add_column(name, justify="right")
    for one in report.files:
        counts = (one.read, one.result.added, one.result.duplicates, one.refused_count)
        table.add_row(one.file, one.kind or "-", *(f"{count:,}" for count in counts))
    # On a terminal names are folded to its width; in a pipe each file stands on one line.
    Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH).print(table)
    say(
        f"{report.read:,} read: {report.added:,} added, {report.duplicates:,} known already, "
        f"{report.refused_count:,} refused"
    )
    for refusal in report.refused[:_REFUSALS_SHOWN]:
        where = refusal.file if refusal.line is None else f"{refusal.file}:{refusal.line}"
        say(f"  refused {where}: {refusal.reason}")
    if len(report.refused) > _REFUSALS_SHOWN:
        say(f"  and {report.refused_count - _REFUSALS_SHOWN:,} more; --json lists them")
