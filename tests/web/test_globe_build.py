"""What is committed of the globe is what its source builds, byte for byte; its types hold and its own tests pass."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src" / "openparos" / "web" / "static" / "globe"
WORDS = "src/openparos/web/data/globe.json"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a copy of the source with its packages installed from the lock file."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed: the globe is not built again")
    copy = tmp_path_factory.mktemp("globe")
    shutil.copytree(ROOT / "frontend", copy / "frontend", ignore=shutil.ignore_patterns("node_modules"))
    (copy / WORDS).parent.mkdir(parents=True)
    shutil.copy(ROOT / WORDS, copy / WORDS)
    done = npm(copy, "ci", "--ignore-scripts")
    if done.returncode != 0:
        pytest.skip(f"the packages of the globe could not be installed: {done.stderr.strip()[-300:]}")
    yield copy


def npm(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["npm", *words], cwd=copy / "frontend", capture_output=True, text=True, check=False, timeout=300
    )


def test_types_and_motion(checkout: Path):
    for words in (("run", "check"), ("test",)):
        done = npm(checkout, *words)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_bytes(checkout: Path):
    done = npm(checkout, "run", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    made = {one.name: one.read_bytes() for one in (checkout / BUILT.relative_to(ROOT)).iterdir()}
    kept = {one.name: one.read_bytes() for one in BUILT.iterdir()}
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []


def test_the_lock_file_names_no_address():
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, one in lock["packages"].items() if "resolved" in one]
