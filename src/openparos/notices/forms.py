"""The forms: one for each measure, read from YAML in the project's own words, and their JSON Schema.

A form says which measures it serves (ids of provisions), which fields it has, whether it is given
before or after the event, and how its main sentence reads in a note verbale.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from openparos.model.errors import NoticeRefused

from .documents import read_document

DEFINITIONS: Final = Path(__file__).parent / "definitions"
FIELD_TYPES: Final = frozenset(
    {
        "text", "long-text", "texts", "choice", "choices", "integer", "number", "flag", "date", "time",
        "date-or-time", "interval", "object", "objects", "orbit", "party", "parties", "place", "launch",
        "contact", "link",
    }
)  # fmt: skip
TIMINGS: Final = frozenset({"before", "after", "any"})


@dataclass(frozen=True)
class FieldDefinition:
    """One field of a form.

    Attributes
    ----------
    name : str
        Name in the notice; numbers bear their unit.
    type : str
        One of `FIELD_TYPES`.
    ask : str
        The question put to a person.
    required : bool
        Whether the form is incomplete without it.
    choices : tuple of str
        For ``choice`` and ``choices``.
    minimum, maximum : float or None
        Bounds of a number; for lists the least number of members.
    pattern, expected : str or None
        A regular expression for text, and what it stands for in words.
    needs : tuple of str
        For ``object`` and ``orbit``: the parts that must be there.
    of : str or None
        For ``orbit``: the field of the object whose present orbit this is.
    """

    name: str
    type: str
    ask: str
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    expected: str | None = None
    needs: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True)
class FormDefinition:
    """One form.

    Attributes
    ----------
    form : str
        Its id, such as ``scheduled-manoeuvre``.
    title, purpose : str
        In a few words, and in one sentence.
    measures : tuple of str
        Ids of the provisions it serves.
    timing : str
        ``before`` the event, ``after`` it, or ``any``.
    event : tuple of str
        Where the time of the event stands in the content; empty where `timing` is ``any``.
    fields : tuple of FieldDefinition
        In the order in which they are asked.
    sentence : str
        What follows "has the honour to" is made from it.
    """

    form: str
    title: str
    purpose: str
    measures: tuple[str, ...]
    timing: str
    event: tuple[str, ...]
    fields: tuple[FieldDefinition, ...]
    sentence: str

    def field(self, name: str) -> FieldDefinition | None:
        """Return a field by name."""
        return next((one for one in self.fields if one.name == name), None)


@cache
def load_forms() -> dict[str, FormDefinition]:
    """Return every form by its id."""
    forms = {}
    for path in sorted(DEFINITIONS.glob("*.yaml")):
        form = load_form(path)
        if form.form != path.stem:
            raise NoticeRefused(f"the form is called {form.form!r}", file=str(path), line=1)
        forms[form.form] = form
    return forms


def get_form(name: str) -> FormDefinition:
    """Return one form.

    Raises
    ------
    NoticeRefused
        When there is none of that name.
    """
    forms = load_forms()
    if name not in forms:
        raise NoticeRefused(f"there is no form {name!r}", remedy=f"Forms: {', '.join(sorted(forms))}")
    return forms[name]


def load_form(path: Path) -> FormDefinition:
    """Read one definition, refusing unknown keys and types."""
    document = read_document(path)
    record = document.value
    wanted = {"form", "title", "purpose", "measures", "timing", "fields", "sentence"}
    if not wanted <= set(record) <= wanted | {"event"}:
        raise NoticeRefused(f"a form has the keys {', '.join(sorted(wanted))}", file=str(path))
    if record["timing"] not in TIMINGS or ("event" in record) != (record["timing"] != "any"):
        raise NoticeRefused("timing is before or after (with event) or any", file=str(path))
    fields = tuple(
        _field(name, spec, str(path), document.line_of(("fields", name)))
        for name, spec in record["fields"].items()
    )
    return FormDefinition(
        form=record["form"],
        title=record["title"],
        purpose=record["purpose"],
        measures=tuple(record["measures"]),
        timing=record["timing"],
        event=tuple(record["event"].split(".")) if "event" in record else (),
        fields=fields,
        sentence=record["sentence"],
    )


def _field(name: str, spec: dict[str, Any], file: str, line: int | None) -> FieldDefinition:
    known = set(FieldDefinition.__dataclass_fields__) - {"name"}
    if set(spec) - known or spec.get("type") not in FIELD_TYPES or "ask" not in spec:
        raise NoticeRefused(f"the field {name!r} is not defined as fields are", file=file, line=line)
    lists: dict[str, Any] = {key: tuple(spec[key]) for key in ("choices", "needs") if key in spec}
    return FieldDefinition(name=name, **(spec | lists))
