"""One object out of many sources: every field with who says it and as of when, conflicts kept and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .identity_changes import IdentityChange

# Fields in the order they are shown. Those that may differ without contradiction (several names, several
# launching States, orbits of different days) are never listed as conflicts.
FIELDS: Final[tuple[str, ...]] = (
    "name", "designator", "other_catalogues", "launch_date", "launch", "launch_site", "launching_states", "registry_state",
    "registration_document", "general_function", "owner", "operator", "class", "mission", "dependence",
    "status", "end", "parent", "orbit",
)  # fmt: skip
_MANY: Final = frozenset(
    {
        "name",
        "other_catalogues",
        "launch",
        "launch_site",
        "launching_states",
        "operator",
        "general_function",
        "status",
        "orbit",
        "mission",
        "dependence",
    }
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What one source says about one field.

    Attributes
    ----------
    value : str
        In the project's terms.
    source : str
        Who says it, with the day of the table.
    line : int or None
        Where in the table.
    as_written : str or None
        The source's own words, where the value was derived from them.
    """

    value: str
    source: str
    line: int | None = None
    as_written: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the statement as it stands in an answer."""
        return {
            "value": self.value,
            "source": self.source,
            "line": self.line,
            "as_written": self.as_written,
        }


@dataclass(frozen=True, slots=True)
class LaunchMate:
    """Another object of the same launch."""

    norad_id: int
    cospar_id: str | None
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class SpaceObject:
    """One object, field by field.

    Attributes
    ----------
    norad_id : int
        Catalogue number.
    fields : Mapping
        For each field that some source fills what each of them says, in the order of trust: the
        register itself first, then those who transcribe it, then catalogues, then lists.
    mates : tuple of LaunchMate
        Other objects of the launch.
    changes : tuple of IdentityChange
        What it was first taken for.
    """

    norad_id: int
    fields: Mapping[str, tuple[Stated, ...]]
    mates: tuple[LaunchMate, ...] = ()
    changes: tuple[IdentityChange, ...] = ()

    def value(self, field: str) -> str | None:
        """Return what the first source says about a field, or None where none says anything."""
        said = self.fields.get(field)
        return said[0].value if said else None

    @property
    def name(self) -> str | None:
        """The first name."""
        return self.value("name")

    @property
    def cospar_id(self) -> str | None:
        """The international designator."""
        return self.value("designator")

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Fields on which sources contradict one another.

        A date known to the month does not contradict a day in it.
        """
        return tuple(
            field
            for field, said in self.fields.items()
            if field not in _MANY and _contradict([one.value for one in said])
        )

    def to_json(self) -> dict[str, Any]:
        """Return the object as one JSON value."""
        return {
            "norad_id": self.norad_id,
            "cospar_id": self.cospar_id,
            "name": self.name,
            "fields": {field: [one.to_json() for one in said] for field, said in self.fields.items()},
            "conflicts": list(self.conflicts),
            "launch_mates": [
                {"norad_id": one.norad_id, "cospar_id": one.cospar_id, "name": one.name, "kind": one.kind}
                for one in self.mates
            ],
            "identity_changes": [str(one) for one in self.changes],
        }


def _contradict(values: list[str]) -> bool:
    longest = max(values, key=len, default="")
    return any(value != longest and not longest.startswith(value) for value in values)
