"""Lines of the register check with the States exchanged."""

from __future__ import annotations

from openparos.catalogue.registration import Check


def permuted(one: Check, names: dict[str, str]) -> dict[str, object]:
    """Return a check's line with its States renamed."""
    line = one.to_json()
    for key in ("state", "state_at_launch"):
        line[key] = names.get(str(line[key]), line[key])
    named = [part.partition(" ") for part in str(line["launching_states"] or "").split("; ")]
    line["launching_states"] = sorted(names.get(code, code) + grounds for code, _, grounds in named)
    several = str(line["registered_by_several"] or "").split()
    line["registered_by_several"] = (
        " ".join(sorted("+".join(names.get(code, code) for code in group.split("+")) for group in several))
        or None
    )
    return line
