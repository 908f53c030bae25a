"""Which labels the pages show, and which of them `src/openparos/web/data/labels.csv` and the phrases of papers lack.

python builders/labels.py            lists labels without words and rows without use
python builders/labels.py --check    says nothing and ends with 1 where there are any
"""

from __future__ import annotations

import ast
import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from jinja2 import Environment, nodes

from openparos.cases.acts import Outcome
from openparos.cases.acts import Stage as CaseStage
from openparos.catalogue.objects import FIELDS
from openparos.commitments.export import dates
from openparos.commitments.gaps import assess_event, documented_events, matrix_json
from openparos.commitments.instruments import load_instruments
from openparos.findings.finding import TestResult
from openparos.findings.lifecycle import ActKind
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import EventKind
from openparos.model.states import all_organizations
from openparos.notices.asking import PARTS
from openparos.notices.forms import load_forms
from openparos.record.demands import clock, demand_json
from openparos.record.entries import ADDRESSED, load_record, to_json
from openparos.record.timeline import Moment, timeline
from openparos.reports.language import words
from openparos.scenarios.tracks import SYNTHETIC_LABEL
from openparos.sources.samples import SAMPLE_LABEL
from openparos.web.form_fields import _HINTS, _PARTS, ACTS
from openparos.web.labels import WORDS, word
from openparos.web.pages.cases import TIMINGS
from openparos.web.pages.findings import CONFIDENCES, STAGES, STATUSES
from openparos.web.phrases import UNVERIFIED_WORDS
from openparos.web.rendering import NAVIGATION

WEB = Path(__file__).resolve().parent.parent / "src" / "openparos" / "web"
TABLE = WEB / "data" / "labels.csv"
_DAY = date(2026, 11, 23)


def of_templates() -> Iterator[str]:
    """Return the labels that templates name, and the keys that they put through `t` in a loop."""
    for file in sorted((WEB / "templates").glob("*.j2")):
        tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(file.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if (
                isinstance(call.node, nodes.Name)
                and call.node.name == "t"
                and isinstance(call.args[0], nodes.Const)
            ):
                yield call.args[0].value
        for loop in tree.find_all(nodes.For):
            if (
                (
                    isinstance(loop.target, nodes.Name)
                    and loop.target.name == "key"
                    and isinstance(loop.iter, nodes.Tuple)
                )
                and file.name != "vote.html.j2"
                and file.name != "state.html.j2"
            ):
                yield from (heading(each.value) for each in loop.iter.items if isinstance(each, nodes.Const))


def of_code() -> Iterator[str]:
    """Return titles of pages, and whatever code names by `label("...")` or in the heads of the stations' table."""
    for file in sorted((WEB).rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            place = {"Page": 1, "label": 0}.get(name)
            if place is not None and len(call.args) > place and isinstance(call.args[place], ast.Constant):
                yield str(call.args[place].value)  # type: ignore[attr-defined]


def heading(key: str) -> str:
    """Return the key of a record as it stands over its value."""
    text = key.replace("_", " ")
    return text[:1].upper() + text[1:]


def values() -> dict[str, Iterable[str]]:
    """Return the values of fixed lists, by the list that `word` is asked for."""
    record, instruments = load_record(), load_instruments()
    moments = timeline("1957", "9999", beside=[Moment(*each) for each in dates()])
    events = [assess_event(each) for each in documented_events().values()]
    effects = {one for row in matrix_json()["conducts"] for one in row["strongest"].values()}
    effects |= {row["effect"] for each in events for row in (*each["law"], *each["drafts"])}
    forms = load_forms()
    return {
        **{kind: of.keys() for kind, of in WORDS.items()},
        "status": STATUSES,
        "confidence": {*CONFIDENCES, *(one.value for one in Confidence)},
        "tier": [one.value for one in Tier],
        "result": [one.value for one in TestResult],
        "kind": [one.value for one in EventKind],
        "provision-kind": {one.kind for each in instruments.values() for one in each.provisions},
        "role": ("party", "parent", "fragment"),
        "moved": ("yes", "no", "unknown"),
        "effect": effects,
        "form": forms,
        "choice": {each for form in forms.values() for field in form.fields for each in field.choices},
        "standing-now": ("in-effect", "amended", "corrected", "withdrawn"),
        "stage": [*(one.label for one in CaseStage), *(one.value for one in Outcome)],
        "stage-of-finding": STAGES,
        "act": [*(one.value for one in ActKind), *ACTS],
        "demand": {one.status for one in record.demands.values()},
        "document": {one.kind for one in record.documents.values()},
        "moment": {one.kind for one in moments},
        "topic": {one.topic for one in record.claims.values()},
        "party": {"State", *(one.kind for one in all_organizations())},
        "registration": ("registered", "not-found", "not-available"),
        "kind-of-hit": ("object", "State", "organization", "finding", "notice", "provision", "instrument", "conduct",
                        "document", "meeting", "decision", "claim", "demand", "concept", "body", "vote", "event"),
    }  # fmt: skip


def of_data() -> Iterator[str]:
    """Return labels that data of the project name: the globe, the forms, the keys of the record and of objects."""
    yield from json.loads((WEB / "data" / "globe.json").read_text(encoding="utf-8")).values()
    for form in load_forms().values():
        yield form.title
        for field in form.fields:
            yield field.ask
            yield from (field.expected,) if field.expected else ()
    yield from (heading(_PARTS.get(part, part)) for parts in PARTS.values() for part in parts)
    yield from (one for one in _HINTS.values() if re.search("[a-z]{2}", one))
    record = load_record()
    shown = {key for kind in ADDRESSED for one in getattr(record, kind).values() for key in to_json(one)}
    shown |= {key for one in record.demands.values() for key in demand_json(one, _DAY)} | {"cited_by", "akn"}
    yield from map(heading, shown - {"address", "id"})
    yield from map(heading, (*FIELDS, *clock(_DAY)["days_since"]))


def used() -> set[str]:
    """Return every label that a page can show."""
    found = {
        *of_templates(),
        *of_code(),
        *of_data(),
        *(name for name, _ in NAVIGATION),
        *TIMINGS,
        UNVERIFIED_WORDS,
    }
    found |= {text[:1].upper() + text[1:] for text in (SAMPLE_LABEL, SYNTHETIC_LABEL)}
    found |= {"documents", "votes", "demands", "claims", *OF_CHARTS, *OF_AGES}
    return found | {word(kind, one) for kind, names in values().items() for one in names}


OF_CHARTS = ("Mean heights: perigee (first colour) and apogee (second), km over the equator's radius", "Inclination, degrees")  # fmt: skip
OF_AGES = ("Roll calls of the General Assembly",)


def rows() -> list[dict[str, str]]:
    """Return the table of labels."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def of_papers() -> set[str]:
    """Return the phrases of papers that can stand on a page as they are."""
    return {text for text in words("en").phrases.values() if "{" not in text}


def missing() -> list[str]:
    """Return labels in use that neither the table nor the papers have."""
    return sorted(used() - {row["en"] for row in rows()} - of_papers())


def unused() -> list[str]:
    """Return rows that no page shows."""
    return sorted({row["en"] for row in rows()} - used())


if __name__ == "__main__":
    lacking, idle = missing(), unused()
    if "--check" not in sys.argv:
        print("\n".join([f"no words: {one}" for one in lacking] + [f"no use: {one}" for one in idle]))
    sys.exit(1 if lacking or idle else 0)
