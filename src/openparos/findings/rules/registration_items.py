"""Registration Convention III and IV(1)(a) to (e): the items of an entry, field by field.

One object is spoken of only where an item is blank or says something else than the catalogue; what is in order
is counted State by State, and so is what the data at hand do not cover.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from openparos.catalogue.declared_orbits import Tolerances
from openparos.model.confidence import Confidence
from openparos.model.events import EventObject
from openparos.model.times import format_utc

from ..confidence import COUNT_RULE, REGISTER_RULE
from ..context import Context, Registration
from ..finding import Alternative, Finding, Status, TestResult
from ..phrasing import counted, object_name
from .frame import StateView, frame
from .registration import launch_day_us

REGISTERED: Final = "registered"
COMPILED: Final = "The register data are a compilation by others, not the register itself"
ANY_TIME: Final = "An entry can be made or completed at any time; the Convention sets no day"
WHICH_IS_RIGHT: Final = (
    "That two numbers differ does not say which is right: States declare planned, first or final orbits, and the "
    "elements come from somebody else's sensors"
)
LIMITS: Final = Tolerances()
GENERIC: Final = ("spacecraft", "satellite", "space object", "assigned missions", "unknown", "n/a", "other")
ObjectRule = Callable[[EventObject, int, Context], Finding | None]
StateRule = Callable[[StateView, Context], Finding | None]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an entry: rule, provision, fields of the register data, and its name in a sentence."""

    rule: str
    provision: str
    fields: tuple[str, ...]
    name: str


ITEMS: Final = (
    Item("registration-iv-1-a/2", "registration-1975/IV.1.a", ("launching_state",), "the launching State"),
    Item("registration-iv-1-b/2", "registration-1975/IV.1.b", ("designator",), "designator or number"),
    Item("registration-iv-1-c/2", "registration-1975/IV.1.c", ("launch_date", "launch_place"), "date and place of launch"),
    Item("registration-iv-1-d/2", "registration-1975/IV.1.d", ("nodal_period", "inclination", "apogee", "perigee"), "basic orbit"),
    Item("registration-iv-1-e/2", "registration-1975/IV.1.e", ("general_function",), "general function"),
    Item("res-62-101-designator/2", "res-62-101/cospar-designator", ("designator",), "COSPAR designator"),
    Item("res-62-101-function/2", "res-62-101/function", ("general_function",), "further information on function"),
    Item("res-62-101-geo-position-given/2", "res-62-101/geo-position", ("geo_position",), "geostationary position"),
)  # fmt: skip


def answer_of(item: Item, entry: Registration) -> str:
    """Return ``present``, ``blank``, ``generic``, ``differs`` or ``not-available`` for one entry.

    Blank where a field that the data cover is empty; generic where a function says nothing of its own;
    differs where the declared orbit is not the first catalogued one.
    """
    said = [entry.fields.get(name, "not-available") for name in item.fields]
    if "blank" in said:
        return "blank"
    if all(one == "not-available" for one in said):
        return "not-available"
    if item.name == "basic orbit" and entry.orbit == "differs":
        return "differs"
    if item.fields == ("general_function",) and _is_generic(entry.function):
        return "generic"
    return "present"


def _is_generic(function: str | None) -> bool:
    return function is not None and function.strip().casefold().rstrip(".") in GENERIC


def _object_rule(item: Item) -> ObjectRule:
    def run(one: EventObject, on_us: int, context: Context) -> Finding | None:
        entry = context.registrations.get(one.norad_id)
        if entry is None or entry.status != REGISTERED:
            return None
        answer = answer_of(item, entry)
        if answer in ("present", "not-available"):
            return None
        state = entry.state or one.state
        # An entry is asked about by what applied when the object was launched: no text reaches back.
        made = frame(item.rule, item.provision, context, {state}, min(on_us, launch_day_us(entry) or on_us))
        if made is None:
            return None
        differs = answer == "differs"
        return made.finding(
            status=Status.NOT_CONSISTENT_WITH_DECLARATION if differs else Status.QUESTION_OPEN,
            statement=_statement(item, answer, one, entry, context),
            limits=(COMPILED, ANY_TIME, *((WHICH_IS_RIGHT,) if differs else ())),
            alternatives=_alternatives(differs=differs),
            confidence=Confidence.MODERATE,
            confidence_rule=REGISTER_RULE,
            parameters={"norad_id": one.norad_id, "document": entry.document, "source": entry.source},
            would_determine="The register kept by the Secretary-General, or the answer of the State of registry.",
        )

    run.__name__ = item.rule.split("/", maxsplit=1)[0].replace("-", "_")
    run.__doc__ = f"Hold {item.name} of one entry beside {item.provision}."
    return run


def _statement(item: Item, answer: str, one: EventObject, entry: Registration, context: Context) -> str:
    who = object_name(one, context)
    where = f"entry of {who} under document {entry.document or 'not known here'}"
    if answer == "differs":
        allowed = f"{LIMITS.period_min:g} min, {LIMITS.inclination_deg:g}° and, in low orbits, {LIMITS.height_km:g} km"
        return (
            f"In the {where} the orbit declared and the first catalogued one differ: {entry.orbit_reason}; up to {allowed} "
            "counts as agreeing."
        )
    if answer == "generic":
        return f"In the {where} the general function is given as {entry.function!r}, which says nothing of its own."
    blank = [name.replace("_", " ") for name in item.fields if entry.fields.get(name) == "blank"]
    return f"In the {where}, as compiled in {entry.source}, no {' or '.join(blank)} is found ({item.name})."


def _alternatives(*, differs: bool) -> tuple[Alternative, ...]:
    common = Alternative("given in a later document", "a newer copy of the register", TestResult.NOT_TESTED)
    if not differs:
        return (
            common,
            Alternative("lost in the compilation", "the document itself", TestResult.NOT_TESTED),
        )
    return (
        common,
        Alternative(
            "a planned or final orbit was declared",
            "first catalogued orbit within 30 days of launch",
            TestResult.NOT_EXCLUDED,
        ),
        Alternative(
            "mistake of the catalogue's first sets", "a second source of early sets", TestResult.NOT_TESTED
        ),
    )


def _state_rule(item: Item) -> StateRule:
    def run(view: StateView, context: Context) -> Finding | None:
        answers = Counter(
            answer_of(item, entry)
            for one in view.objects
            if (entry := context.registrations.get(one.norad_id)) is not None and entry.status == REGISTERED
        )
        if not answers:
            return None
        made = frame(item.rule, item.provision, context, {view.state}, view.period.end_us)
        return None if made is None else made.finding(**_counted(item, view, answers, context))

    run.__name__ = item.rule.split("/", maxsplit=1)[0].replace("-", "_") + "_of_state"
    run.__doc__ = f"Count {item.name} over the entries of one State's objects ({item.provision})."
    return run


def _counted(item: Item, view: StateView, answers: Mapping[str, int], context: Context) -> dict[str, Any]:
    total = sum(answers.values())
    covered = total - answers.get("not-available", 0)
    start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
    odd = [f"{word} in {answers[word]}" for word in ("blank", "generic", "differs") if answers.get(word)]
    statement = (
        f"Of {counted(total, 'object')} of {context.name_of(view.state)} seen in events from {start} to {end} and entered in the "
        f"register, {item.name} is found for {answers.get('present', 0)}"
        + (f", {', '.join(odd)}" if odd else "")
        + f"; for {total - covered} the data at hand do not say."
    )
    status = Status.QUESTION_OPEN if odd else Status.CONSISTENT if covered else Status.CANNOT_BE_DETERMINED
    return {
        "status": status,
        "statement": statement,
        "limits": (COMPILED, ANY_TIME),
        "confidence": Confidence.MODERATE if covered else Confidence.LOW,
        "confidence_rule": COUNT_RULE,
        "parameters": {"counts": dict(sorted(answers.items()))},
        "would_determine": "The register kept by the Secretary-General, or the answer of the State of registry.",
    }


OBJECT_RULES: Final[Mapping[str, ObjectRule]] = {one.provision: _object_rule(one) for one in ITEMS}
STATE_RULES: Final[Mapping[str, StateRule]] = {one.provision: _state_rule(one) for one in ITEMS}


def public_register(view: StateView, context: Context) -> Finding | None:
    """Count for how many objects of a State an entry can be read (article III)."""
    entries = [context.registrations.get(one.norad_id) for one in view.objects]
    found = Counter(one.status for one in entries if one is not None)
    if not found:
        return None
    made = frame("registration-iii/1", "registration-1975/III", context, (), view.period.end_us)
    if made is None:
        return None
    listed = found.get(REGISTERED, 0)
    return made.finding(
        status=Status.CONSISTENT if listed else Status.CANNOT_BE_DETERMINED,
        statement=(
            f"For {listed} of {counted(sum(found.values()), 'payload')} of {context.name_of(view.state)} looked up, an entry "
            "of the public Register is named in the data at hand, with its document."
        ),
        limits=(COMPILED,),
        confidence=Confidence.HIGH if listed else Confidence.LOW,
        confidence_rule=COUNT_RULE,
        parameters={"state": view.state, "counts": dict(sorted(found.items()))},
        would_determine="The Register itself.",
    )
