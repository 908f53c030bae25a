"""Every cell of every notebook runs, in order, in one namespace; the last value of a cell is made as a notebook would show it."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from openparos.sources.ingest import ingest_paths
from openparos.store.workspace import HOME_VARIABLE, Workspace

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
LUCH, ATHENA_FIDUS, EUTELSAT_10A = 40258, 39509, 34710


def run_cells(name: str) -> tuple[list[Any], dict[str, Any]]:
    """Run a notebook's code; return the values its cells end with, and its names."""
    notebook = json.loads(next(NOTEBOOKS.glob(f"{name}*.ipynb")).read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] != "code":
            continue
        assert cell["outputs"] == [], "notebooks are kept without what they printed"
        tree = ast.parse("".join(cell["source"]), filename=f"{name} cell {number}")
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, f"{name} cell {number}", "exec"), names)
        if last is not None:
            shown.append(eval(compile(ast.Expression(last.value), f"{name} cell {number}", "eval"), names))
    return [one for one in shown if one is not None], names


def history_of(shared_data: Path, numbers: list[int], out: Path) -> Path:
    """Write the shared sets of some objects as a file of its own."""
    table = pq.read_table(
        shared_data / "history" / "elements.parquet",
        filters=pc.is_in(pc.field("norad_id"), pa.array(numbers, pa.int32())),
    )
    pq.write_table(table, out)
    return out


@pytest.fixture(scope="module")
def belt_workspace(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    root = tmp_path_factory.mktemp("notebooks")
    file = history_of(shared_data, [LUCH, ATHENA_FIDUS, EUTELSAT_10A], root / "belt.parquet")
    workspace = Workspace.open(root / "workspace")
    ingest_paths(workspace, [file])
    return workspace.root


@pytest.mark.shared_data
def test_stations(belt_workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(belt_workspace))
    figures, names = run_cells("01")
    longitudes = [one.quantities["longitude_deg"].value for one in names["stations"]]
    assert any(abs(value - 9.9) < 0.2 for value in longitudes), longitudes
    assert len(figures) == 1 and len(figures[0].axes) == 2
    assert "within 0.1°" in capsys.readouterr().out


@pytest.mark.shared_data
def test_cloud(shared_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setenv("OPENPAROS_CLOUD", str(shared_data / "clouds" / "cosmos-1408_2022-01-10.tle"))
    _, names = run_cells("02")
    assert len(names["events"]) == 1
    assert "2021-11-1" in capsys.readouterr().out


def test_who_is_bound(capsys: Any) -> None:
    _, names = run_cells("03")
    assert sum(names["grades"].values()) > 100
    assert "registration-1975" in capsys.readouterr().out


@pytest.mark.shared_data
def test_registration(
    tmp_path: Path, shared_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    tables = [
        shared_data / "registry" / f
        for f in ("gcat_psatcat.tsv", "gcat_orgs.tsv", "unoosa_register_partial.csv")
    ]
    ingest_paths(Workspace.open(tmp_path), tables)
    figures, names = run_cells("04")
    assert names["counts"].payloads == len(names["checks"])
    assert len(figures) == 1
    assert "payloads:" in capsys.readouterr().out


@pytest.mark.shared_data
def test_claim(belt_workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(belt_workspace))
    figures, _ = run_cells("05")
    assert len(figures) == 1
    out = capsys.readouterr().out
    assert "days away" in out and "against:" in out
