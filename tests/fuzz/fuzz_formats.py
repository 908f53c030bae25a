"""Fuzz target of the parsers: any bytes, read as every kind, raise nothing but our own error.

    python tests/fuzz/fuzz_formats.py tests/fuzz/corpus        (with atheris; Linux x86-64)

Without atheris the same function is driven by hypothesis in `test_fuzz.py`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from openparos.formats.ndm.reading import read_message
from openparos.formats.reading import read_elements
from openparos.formats.sniff import ELEMENT_KINDS
from openparos.model.errors import InputRefused

MESSAGES = ("oem", "cdm", "tdm", "opm", "ocm")


def read_any(content: bytes, path: Path) -> None:
    """Read bytes as every kind; the sums must hold and only `InputRefused` may come out."""
    path.write_bytes(content)
    for kind in (None, *ELEMENT_KINDS):
        try:
            batches = list(read_elements(path, source="fuzz", kind=kind, now_us=1_900_000_000_000_000))
        except InputRefused:
            continue
        for batch in batches:
            batch.table.validate(full=True)
            assert batch.read == batch.table.num_rows + batch.refused_count
            assert len(batch.refused) <= batch.refused_count + 1
    for kind in (None, *MESSAGES):
        try:
            read_message(path, kind)
        except InputRefused as error:
            assert str(path) in str(error)


def main() -> None:
    """Run under atheris."""
    import atheris

    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "input"
    atheris.instrument_all()
    atheris.Setup(sys.argv, lambda content: read_any(content, path))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
