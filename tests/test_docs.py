"""The documentation is true: it builds, names real commands, and its generated pages are up to date."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from openparos.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize(
    "builder", ["architecture", "commands_page", "decisions_index", "methods", "reference"]
)
def test_generated_pages_are_up_to_date(builder: str):
    done = subprocess.run(
        [sys.executable, f"builders/{builder}.py", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_name_only_commands_that_exist(page: Path):
    names = {name for name, _, _ in COMMANDS}
    blocks = re.findall(r"```(?:sh|console|shell)\n(.*?)```", page.read_text(), flags=re.DOTALL)
    for line in "\n".join(blocks).splitlines():
        if match := re.match(r"\$? ?(?:\.venv/bin/)?openparos ([a-z]+)", line.strip()):
            assert match.group(1) in names, line


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path):
    for link in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_decision_is_listed_and_numbered_once():
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\(([^)]+)\)", (folder / "index.md").read_text())
    pages = sorted(path.name for path in folder.glob("0*.md"))
    assert sorted(listed) == pages
    assert len({name[:4] for name in pages}) == len(pages)


def test_the_site_builds_and_loads_nothing_from_elsewhere(tmp_path: Path):
    program = Path(sys.executable).parent / "zensical"
    if not program.exists():
        pytest.skip("zensical is not installed")
    for name in ("docs", "zensical.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    done = subprocess.run([program, "build"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for built in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img)[^>]+(?:src|href)=\"?(https?://[^\" >]+)", built.read_text()
        )
        assert not [one for one in loaded if "openparos" not in one], built
