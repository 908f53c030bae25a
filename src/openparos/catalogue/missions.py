"""What an object does, for whom, and what depends on it, in a few plain classes.

Paragraph 1 of the working paper names what rests on space technology: information, communication, banking
and economic transactions, navigation, decisions. The dependence is a rule of the project applied to the
mission a source names; it says what such a mission serves, not what one object carries.
"""

from __future__ import annotations

from typing import Final

# GCAT's category, without its marks ? and *, to a mission.
_GCAT_MISSIONS: Final = {
    "COM": "communications", "NAV": "navigation", "MET": "weather", "MET-RO": "weather",
    "IMG": "earth observation", "IMG-R": "earth observation by radar", "SIG": "signals", "EW": "early warning",
    "SS": "human spaceflight", "SCI": "science", "AST": "astronomy", "EOSCI": "earth science",
    "GEOD": "geodesy", "PLAN": "planetary exploration", "TECH": "technology", "CAL": "calibration",
    "BIO": "biology", "MGRAV": "microgravity", "EDU": "education", "RV": "return capsule",
}  # fmt: skip
# Word in UCS's purpose to a mission; the first that fits counts for each part.
_UCS_MISSIONS: Final = (
    ("communication", "communications"),
    ("navigation", "navigation"),
    ("positioning", "navigation"),
    ("meteorolog", "weather"),
    ("earth science", "earth science"),
    ("earth observation", "earth observation"),
    ("earth/space", "earth observation"),
    ("surveillance", "surveillance"),
    ("space science", "science"),
    ("space observation", "astronomy"),
    ("technology", "technology"),
    ("education", "education"),
)
DEPENDENCE: Final = {
    "communications": "voice, data and broadcasting; transactions of banks and trade carried over satellite links",
    "navigation": "positioning of ships, aircraft and vehicles; time for banks, power grids and telephone networks",
    "weather": "forecasts and warning of storms and floods",
    "early warning": "warning of launches of missiles",
    "earth observation": "maps, farming, relief after disasters, political decisions",
    "earth observation by radar": "maps, ice and flood monitoring by day and night, political decisions",
    "earth science": "knowledge of climate, sea and land",
    "geodesy": "the reference frames behind maps and navigation",
    "human spaceflight": "the lives of those on board",
}
_GCAT_CLASSES: Final = {"A": "civil", "B": "commercial", "C": "civil", "D": "military"}
_UCS_CLASSES: Final = {
    "military": "military", "commercial": "commercial", "civil": "civil", "government": "civil",
}  # fmt: skip


def mission_of_gcat(category: str) -> str | None:
    """Return the mission of a GCAT category such as ``COM/MET?``; what has no class stays out."""
    parts = (part.strip("?* ") for part in category.split("/"))
    return _joined(_GCAT_MISSIONS.get(part) for part in parts)


def mission_of_ucs(purpose: str) -> str | None:
    """Return the mission of a purpose in the UCS database."""
    lowered = purpose.casefold()
    return _joined(mission for word, mission in _UCS_MISSIONS if word in lowered)


def class_of_gcat(owner_class: str) -> str | None:
    """Return military, civil or commercial for a class of GCAT (``A`` academic or amateur is civil)."""
    return _joined(sorted({_GCAT_CLASSES.get(letter) for letter in owner_class} - {None}, key=str))


def class_of_ucs(users: str) -> str | None:
    """Return military, civil or commercial for the users named by UCS (government is civil)."""
    parts = {_UCS_CLASSES.get(part.strip().casefold()) for part in users.split("/")}
    return _joined(sorted(parts - {None}, key=str))


def dependence_on(mission: str | None) -> str | None:
    """Return what rests on such a mission, or None."""
    parts = mission.split(" and ") if mission else []
    return "; ".join(DEPENDENCE[part] for part in parts if part in DEPENDENCE) or None


def _joined(parts: object) -> str | None:
    found = list(dict.fromkeys(part for part in parts if part))  # type: ignore[attr-defined]
    return " and ".join(found) or None
