"""Files of the Python package index, fetched by pip itself: named version, named platform, pinned hash.

Only as data: nothing is installed or imported. pip knows the user's mirrors, proxies and certificates,
and refuses a file whose hash differs, so no address stands in this code.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from openparos.model.errors import SourceUnavailable, VerificationFailed

Progress = Callable[[int, int], None]
"""Called with bytes so far and bytes in all."""

# One wheel for everyone, whatever Python and machine run this.
_PLATFORM: Final = (
    "--only-binary=:all:", "--python-version", "311", "--implementation", "cp", "--abi", "cp311",
    "--platform", "manylinux_2_28_x86_64",
)  # fmt: skip
_POLL_S: Final = 0.2
_WITHOUT: Final = (
    "Download the wheels on another computer and pass them with --from-wheel, "
    "or take invented data with `openparos sample --synthetic --seed 1`"
)


def download(
    requirements: Sequence[str],
    folder: Path,
    *,
    size_bytes: int,
    progress: Progress | None = None,
    timeout_s: float = 30.0,
) -> None:
    """Let pip download wheels into a folder.

    Parameters
    ----------
    requirements : sequence of str
        Lines of a requirements file, each ``name==version --hash=sha256:...``.
    folder : Path
        Where the wheels go; made if need be.
    size_bytes : int
        What they measure together, for `progress`.
    progress : callable or None
        Called some five times a second with bytes so far and `size_bytes`.
    timeout_s : float
        How long pip waits for an answer; it tries twice.

    Raises
    ------
    SourceUnavailable
        When there is no pip, or it cannot reach an index that has these files.
    VerificationFailed
        When what the index gave has another hash.
    """
    if importlib.util.find_spec("pip") is None:
        raise SourceUnavailable(
            "`pip` is needed to fetch the sample and this Python has none",
            where=sys.executable,
            remedy=f"Run `python -m ensurepip` or use a pip environment. {_WITHOUT}",
        )
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        work = Path(name)
        listing = work / "requirements.txt"
        listing.write_text("\n".join(requirements) + "\n", encoding="utf-8")
        command = [
            sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", *_PLATFORM,
            "--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "1",
            "--timeout", str(timeout_s), "-r", str(listing), "--dest", str(folder),
        ]  # fmt: skip
        # pip writes what it is downloading under the temporary folder: there progress can be seen.
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(work))
        environment = dict(os.environ) | temporary | {"PIP_REQUIRE_VIRTUALENV": "0"}
        status, errors = _run(
            command, environment, lambda: progress and progress(_bytes_in(folder, size_bytes), size_bytes)
        )
    if status != 0:
        raise _failure(errors)
    if progress:
        progress(size_bytes, size_bytes)


def _run(command: Sequence[str], environment: dict[str, str], tick: Callable[[], object]) -> tuple[int, str]:
    """Run a command, calling `tick` while it runs; return its status and what it said of errors."""
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=said) as process:
            while True:
                try:
                    process.wait(timeout=_POLL_S)
                    break
                except subprocess.TimeoutExpired:
                    tick()
                except BaseException:
                    process.terminate()
                    raise
        said.seek(0)
        return process.returncode, said.read().decode("utf-8", "replace")


def _bytes_in(folder: Path, limit: int) -> int:
    """Return how much has arrived: whole wheels, and the largest file on its way."""
    done, coming = 0, 0
    for path in folder.rglob("*"):
        try:
            size = path.stat().st_size if path.is_file() else 0
        except OSError:  # pip has just moved it
            continue
        if path.parent == folder:
            done += size
        else:
            coming = max(coming, size)
    return min(done + coming, limit)


def _failure(errors: str) -> SourceUnavailable | VerificationFailed:
    """Turn pip's complaint into one of ours."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    last = next((line for line in reversed(lines) if line.startswith("ERROR")), lines[-1] if lines else "")
    if "DO NOT MATCH THE HASHES" in errors:
        return VerificationFailed(
            "the package index gave a file whose SHA-256 is not the pinned one",
            where="pip download",
            remedy=f"Nothing of it was kept. Try another index. {_WITHOUT}",
        )
    return SourceUnavailable(
        f"the sample could not be fetched: {last.removeprefix('ERROR: ')[:300] or 'pip gave no reason'}",
        where="pip download",
        remedy=f"Check the network, or the index pip is set to use. {_WITHOUT}",
    )
