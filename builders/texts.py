"""Compile the YAML of instruments and record to the JSON that is loaded: `python builders/texts.py`."""

from __future__ import annotations

import sys
from pathlib import Path

from openparos.formats.yaml_documents import write_compiled

SOURCE = Path(__file__).resolve().parent.parent / "src" / "openparos"
FOLDERS = (
    (SOURCE / "commitments" / "texts", SOURCE / "commitments" / "data" / "instruments.json"),
    (SOURCE / "commitments" / "conduct", SOURCE / "commitments" / "data" / "conduct.json"),
    (SOURCE / "record" / "texts", SOURCE / "record" / "data" / "record.json"),
)


def main() -> None:
    for folder, index in FOLDERS:
        files = sorted(folder.glob("*.yaml"))
        if files:
            index.parent.mkdir(exist_ok=True)
            write_compiled(index, files)
            sys.stdout.write(
                f"{index.relative_to(SOURCE)}: {len(files)} files, {index.stat().st_size} bytes\n"
            )


if __name__ == "__main__":
    main()
