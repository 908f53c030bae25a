"""Writes a scenario as files that say on their face that they are invented."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openparos.formats.omm_writer import write_omm_csv
from openparos.model.elements import from_table

from .generate import Scenario

_README = """{label}

Made by {software} with seed {seed}. Catalogue numbers begin with 8 and have nine digits, launches are
numbered from 900, names begin with SYN, and the codes of States are XAA to XAE, which ISO 3166-1 leaves
to users: none of them belongs to anyone.

elements.omm.csv   element sets as published, with noise, outliers, lags and losses
truth.json         what happened, and what only looks as if it did (docs/scenarios.md)
objects.csv        the catalogue of the objects
registry.csv       what a register would say of the payloads
notices.jsonl      what States said beforehand
"""


@dataclass(frozen=True, slots=True)
class ScenarioPaths:
    """Where the files of a scenario are, and the hash of each by name."""

    folder: Path
    elements: Path
    truth: Path
    objects: Path
    registry: Path
    notices: Path
    sha256: dict[str, str]


def write_scenario(scenario: Scenario, folder: Path) -> ScenarioPaths:
    """Write the files of a scenario into a folder.

    Parameters
    ----------
    scenario : Scenario
        From `generate`.
    folder : Path
        Made if need be; files of the same names are replaced.

    Returns
    -------
    ScenarioPaths
        Paths and hashes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = {
        name: folder / name
        for name in (
            "elements.omm.csv",
            "truth.json",
            "objects.csv",
            "registry.csv",
            "notices.jsonl",
            "README.txt",
        )
    }
    with paths["elements.omm.csv"].open("w", encoding="utf-8", newline="") as file:
        file.writelines(write_omm_csv(from_table(scenario.table)))
    _write_text(paths["truth.json"], json.dumps(scenario.truth, indent=1) + "\n")
    _write_csv(paths["objects.csv"], scenario.objects)
    _write_csv(paths["registry.csv"], scenario.registry)
    _write_text(paths["notices.jsonl"], "".join(json.dumps(one) + "\n" for one in scenario.notices))
    said = _README.format(label=scenario.label, software=scenario.truth["software"], seed=scenario.seed)
    _write_text(paths["README.txt"], said)
    return ScenarioPaths(
        folder=folder,
        elements=paths["elements.omm.csv"],
        truth=paths["truth.json"],
        objects=paths["objects.csv"],
        registry=paths["registry.csv"],
        notices=paths["notices.jsonl"],
        sha256={name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()},
    )


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def _write_csv(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
