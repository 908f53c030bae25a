"""The three kinds of party an object can belong to: a State, an organization, a mere designation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ..errors import UnknownState

LANGUAGES: Final = ("ar", "en", "es", "fr", "ru", "zh")
"""The official languages of the United Nations, by ISO 639-1."""


class UnStatus(StrEnum):
    """How a State stands to the United Nations."""

    MEMBER = "member"
    OBSERVER = "observer"
    DISSOLVED = "dissolved"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name a State bore until a day (microseconds since 1970), where that day is known."""

    name: str
    until_us: int | None
    unverified: bool


@dataclass(frozen=True, slots=True)
class State:
    """A Member or observer State of the United Nations, or one that no longer exists.

    Attributes
    ----------
    alpha3, alpha2, m49 : str
        ISO 3166 codes and the United Nations M49 number; for a dissolved State its withdrawn codes.
    un_status : UnStatus
        Member, observer or dissolved.
    un_since_us, un_until_us : int or None
        Membership or observer standing, microseconds since 1970.
    own_name_since_us : int or None
        Where membership counts from that of another State it continues: since when under its own name.
    until_us : int or None
        The day a dissolved State ceased to exist.
    successors : tuple of str
        Alpha-3 codes of the States on its territory.
    continued_by : str or None
        The one that continues its legal personality, where one does.
    names : Mapping
        Short name by language (see `LANGUAGES`).
    unverified : tuple of str
        What was written without a source at hand: languages of names, ``un_since``.
    former_names : tuple of FormerName
        Earlier designations.
    """

    alpha3: str
    alpha2: str
    m49: str
    un_status: UnStatus
    un_since_us: int | None
    un_until_us: int | None
    own_name_since_us: int | None
    until_us: int | None
    successors: tuple[str, ...]
    continued_by: str | None
    names: Mapping[str, str] = field(hash=False, compare=False)
    unverified: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()

    @property
    def code(self) -> str:
        """The code it stands under in every output: ISO 3166 alpha-3."""
        return self.alpha3

    @property
    def has_duties(self) -> bool:
        """Whether instruments can bind it."""
        return True

    def name(self, language: str = "en") -> str:
        """Return the short name in one of the six languages.

        Raises
        ------
        UnknownState
            For another language.
        """
        try:
            return self.names[language]
        except KeyError:
            raise UnknownState(
                f"no name of {self.alpha3} in {language!r}", remedy=f"Ask for one of {', '.join(LANGUAGES)}"
            ) from None


@dataclass(frozen=True, slots=True)
class Organization:
    """An international organization, a joint programme, or a company a catalogue names as owner.

    Attributes
    ----------
    code : str
        Its own code in every output (that of SATCAT where there is one).
    kind : str
        ``international-organization``, ``joint-programme`` or ``company``.
    intergovernmental_until_us : int or None
        The day its satellites passed to a company.
    """

    code: str
    kind: str
    full_name: str
    intergovernmental_until_us: int | None = None
    unverified: bool = False

    @property
    def has_duties(self) -> bool:
        """Whether instruments can bind it (an organization that declares acceptance; never a company)."""
        return self.kind == "international-organization"

    def name(self, language: str = "en") -> str:
        """Return its English name, whatever the language asked for."""
        return self.full_name


@dataclass(frozen=True, slots=True)
class Designation:
    """An entity that is neither Member nor observer State: named as its source names it.

    No duties are computed for it.
    """

    code: str
    full_name: str
    scheme: str

    @property
    def has_duties(self) -> bool:
        """Never: nothing is said about what binds it."""
        return False

    def name(self, language: str = "en") -> str:
        """Return the name its source uses."""
        return self.full_name


Party = State | Organization | Designation
