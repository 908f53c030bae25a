"""The workspace folder and the tables kept in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from openparos.model.errors import StoreNotWritable
from openparos.store.workspace import Workspace, default_folder


def test_the_variable_names_the_folder(own_workspace: Path):
    assert Workspace.open().root == own_workspace
    assert own_workspace.is_dir()


def test_without_it_the_folder_of_the_operating_system(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("OPENPAROS_HOME")
    assert default_folder().name == "openparos"


def test_folders_are_made_when_asked_for(tmp_path: Path):
    workspace = Workspace.open(tmp_path / "deep" / "space")
    assert list(workspace.root.iterdir()) == []
    for folder in (workspace.tables_dir, workspace.cache_dir, workspace.keys_dir, workspace.reports_dir):
        assert folder.is_dir()
    assert workspace.keys_dir.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_an_error_that_says_what_to_do(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreNotWritable, match="OPENPAROS_HOME"):
        Workspace.open(tmp_path / "file" / "workspace")


def test_tables_are_kept_as_received_and_the_newest_is_in_use(tmp_path: Path):
    tables = Workspace.open(tmp_path / "w").tables
    assert tables.latest("satcat") is None
    path = tmp_path / "satcat.csv"
    path.write_bytes(b"a,b\n1,2\n")
    first = tables.put("satcat", path, source="celestrak")
    assert tables.latest("satcat").read_bytes() == b"a,b\n1,2\n"
    assert tables.put("satcat", path) == first
    path.write_bytes(b"a,b\n3,4\n")
    tables.put("satcat", path)
    assert tables.latest("satcat").read_bytes() == b"a,b\n3,4\n"
    assert [one.source for one in tables.all()] == ["celestrak", "satcat"]
    path.write_bytes(b"a,b\n1,2\n")  # an older one received again is the newest again
    tables.put("satcat", path)
    assert tables.latest("satcat").read_bytes() == b"a,b\n1,2\n"
    assert tables.problems() == []


def test_an_altered_table_is_named(tmp_path: Path):
    tables = Workspace.open(tmp_path / "w").tables
    path = tmp_path / "ucs data.csv"
    path.write_bytes(b"abc")
    table = tables.put("ucs", path)
    (tables.folder / table.file).write_bytes(b"abd")
    assert [name for name, _ in tables.problems()] == [table.file]
    (tables.folder / table.file).unlink()
    assert tables.problems() == [(table.file, "it is missing")]
