"""What a check answers: whole or not, how much was looked at, and each problem by its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that does not hold: where, and why."""

    path: str
    reason: str

    def to_json(self) -> dict[str, str]:
        """Return the problem as it stands in an answer."""
        return {"path": self.path, "reason": self.reason}


@dataclass
class CheckReport:
    """The outcome of a check.

    Attributes
    ----------
    checked : int
        Number of things looked at: files of a log; signatures and hashes of a proof.
    problems : list of Problem
        Empty when all is well.
    facts : dict
        What the check learnt on the way, for those who read on.
    """

    checked: int = 0
    problems: list[Problem] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def add(self, path: str, reason: str) -> None:
        """Note a problem, once."""
        problem = Problem(path, reason)
        if problem not in self.problems:
            self.problems.append(problem)

    def to_json(self) -> dict[str, Any]:
        """Return ``{"ok", "checked", "problems", ...}``."""
        return {
            "ok": self.ok,
            "checked": self.checked,
            "problems": [problem.to_json() for problem in self.problems],
            **self.facts,
        }
