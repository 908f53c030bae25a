"""What can be done in a case, by whom and at which stage: the table the machine runs on.

It is the same table for every State. Nothing in it says who is right: it says who may speak next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Final


class Role(StrEnum):
    """What a party is in one case."""

    REQUESTER = "requester"
    REQUESTED = "requested"
    OBSERVER = "observer"
    SECRETARIAT = "secretariat"
    THIRD_PARTY = "third-party"


class Stage(IntEnum):
    """How far a case has come; a step leads to a later stage or leaves it, closing and reopening apart."""

    REQUESTED = 0
    ACKNOWLEDGED = 1
    IN_CONSULTATION = 2
    BEFORE_UN = 3
    CLOSED = 4

    @property
    def label(self) -> str:
        """As it stands in answers."""
        return ("requested", "acknowledged", "in-consultation", "before-the-united-nations", "closed")[self]


class Outcome(StrEnum):
    """How a case was closed. None of the three says who was right."""

    CLARIFIED = "clarified"
    UNRESOLVED = "unresolved"
    WITHDRAWN = "withdrawn"


class Level(StrEnum):
    """Who may see a case."""

    OPEN = "open"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


LEVEL_WORDS: Final = {
    Level.OPEN: "everyone with the log",
    Level.RESTRICTED: "the parties, the observers named at the opening, and the secretariat where it is named",
    Level.CONFIDENTIAL: "the requester and the requested alone",
}
CHARTER: Final = ("un-charter/33", "un-charter/34", "un-charter/35")
"""Articles of the Charter under which a matter is brought before the United Nations."""
BODIES: Final = ("secretary-general", "general-assembly", "security-council")
LIVE: Final = frozenset(Stage) - {Stage.CLOSED}
PARTIES: Final = frozenset({Role.REQUESTER, Role.REQUESTED})


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done.

    Attributes
    ----------
    by : frozenset of Role
        Who may.
    at : frozenset of Stage
        When.
    to : Stage or None
        The stage it leads to at least; None leaves it.
    words : str
        What it is, for the statement ``<name> <words>.``
    needs_text : bool
        Whether the party must say something in its own words.
    needs : dict of str to str
        Contents that must be there, with their kind.
    may : dict of str to str
        Contents that may be there, with their kind.
    """

    by: frozenset[Role]
    at: frozenset[Stage]
    to: Stage | None
    words: str
    needs_text: bool = False
    needs: dict[str, str] = field(default_factory=dict)
    may: dict[str, str] = field(default_factory=dict)


def _by(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


_TALK: Final = Stage.IN_CONSULTATION
_ANY: Final = _by(Role.REQUESTER, Role.REQUESTED, Role.SECRETARIAT)

ACTS: Final[dict[str, Act]] = {
    "acknowledge": Act(
        _by(Role.REQUESTED), LIVE, Stage.ACKNOWLEDGED, "acknowledged the request",
        may={"accept_clock": "flag"},
    ),
    "ask-clarification": Act(PARTIES, LIVE, _TALK, "asked for clarification", needs_text=True),
    "clarify": Act(PARTIES, LIVE, _TALK, "gave a clarification", needs_text=True),
    "reply": Act(_by(Role.REQUESTED), LIVE, _TALK, "replied", needs_text=True),
    "statement": Act(PARTIES, LIVE, None, "stated its view", needs_text=True),
    "technical-exchange": Act(
        PARTIES, LIVE, _TALK, "handed over technical material", needs={"attachments": "some"},
        may={"finding": "text", "answers": "integer"},
    ),
    "propose-meeting": Act(
        _ANY, LIVE, _TALK, "proposed a meeting", needs={"when": "time"}, may={"place": "text"}
    ),
    "accept-meeting": Act(PARTIES, LIVE, _TALK, "accepted the meeting proposed"),
    "record-meeting": Act(_ANY, LIVE, _TALK, "recorded a meeting", needs_text=True, needs={"when": "time"}),
    "offer-data": Act(
        _by(Role.THIRD_PARTY, Role.OBSERVER), LIVE, None, "offered data", needs_text=True
    ),
    "answer-offer": Act(
        PARTIES, LIVE, None, "answered an offer of data", needs={"offer": "text", "accept": "flag"}
    ),
    "ask-to-observe": Act(_by(Role.THIRD_PARTY), LIVE, None, "asked to follow the case as observer"),
    "admit": Act(PARTIES, LIVE, None, "agreed to an observer", needs={"party": "text"}),
    "ask-extension": Act(
        PARTIES, LIVE, None, "asked for more time", needs={"clock": "text", "until": "time"}
    ),
    "grant-extension": Act(PARTIES, LIVE, None, "agreed to more time"),
    "escalate": Act(
        PARTIES, LIVE, Stage.BEFORE_UN, "brought the matter before the United Nations", needs_text=True,
        needs={"body": "body"}, may={"basis": "charter", "document": "text"},
    ),
    "record-receipt": Act(
        _by(Role.SECRETARIAT), frozenset({Stage.BEFORE_UN}), None, "recorded what was received", needs_text=True,
        may={"document": "text"},
    ),
    "convene": Act(
        _by(Role.SECRETARIAT), LIVE, None, "convened the committee of experts", needs={"when": "time"}
    ),
    "claim-documentation": Act(
        _by(Role.REQUESTER), LIVE, None, "gave notice that the documentation of its claim is submitted"
    ),
    "request-commission": Act(PARTIES, LIVE, None, "asked for a Claims Commission"),
    "appoint-member": Act(PARTIES, LIVE, None, "appointed its member of the Commission", needs_text=True),
    "choose-chair": Act(_ANY, LIVE, None, "recorded the chair of the Commission", needs_text=True),
    "commission-decision": Act(_ANY, LIVE, None, "recorded the decision of the Commission", needs_text=True),
    "propose-closing": Act(
        _by(Role.REQUESTED), LIVE, None, "proposed to close the case", needs={"outcome": "outcome"}
    ),
    "close": Act(_by(Role.REQUESTER), LIVE, Stage.CLOSED, "closed the case", needs={"outcome": "outcome"}),
    "withdraw": Act(_by(Role.REQUESTER), LIVE, Stage.CLOSED, "withdrew the request"),
    "reopen": Act(
        PARTIES, frozenset({Stage.CLOSED}), Stage.IN_CONSULTATION, "reopened the case", needs_text=True
    ),
}  # fmt: skip

LIABILITY_ACTS: Final = (
    "claim-documentation", "request-commission", "appoint-member", "choose-chair", "commission-decision",
)  # fmt: skip
