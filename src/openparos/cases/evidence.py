"""A finding as the beginning or the enclosure of a case: checked, and cited by its digest.

A case may be opened from a finding; a bundle handed over is named by its hash, so that the other side can
recompute it and both know that they speak of the same thing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from openparos.findings.finding import Finding
from openparos.findings.verification import read_events, read_finding, verify_bundle
from openparos.model.errors import InputRefused, VerificationFailed


def cite(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]], tuple[str, ...]]:
    """Return how a case cites a finding, the objects it is about, and the States it names.

    Parameters
    ----------
    path : Path
        A bundle, which is verified, or a finding as JSON, whose digest is checked.

    Raises
    ------
    VerificationFailed
        When a bundle does not hold.
    InputRefused
        When the file holds no finding.
    """
    if path.suffix == ".zip":
        verdict = verify_bundle(path)
        if not verdict.ok:
            first = verdict.problems[0]
            raise VerificationFailed(
                f"the bundle does not hold: {first.path}: {first.reason}", where=str(path)
            )
        finding = read_finding(verdict.members)
        named = {one.norad_id: one for event in read_events(verdict.members) for one in event.objects}
        objects = [
            {"norad_id": number, **({"name": one.name} if one.name else {})} for number, one in named.items()
        ]
        return _cited(finding), objects, finding.states
    try:
        finding = Finding.from_json(json.loads(path.read_bytes()))
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    except ValueError as error:
        raise InputRefused(f"is no finding: {error}", file=str(path)) from error
    return _cited(finding), [], finding.states


def _cited(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.finding_id, "digest": finding.digest, "provision": finding.provision,
        "standing": finding.standing, "status": finding.status.value, "statement": finding.statement,
    }  # fmt: skip
