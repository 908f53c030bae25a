"""The annual transparency sheet of a State: register, notices, findings, instruments; counts, no mark and no rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from openparos.commitments.duties import duties_of
from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.model import SOFTWARE
from openparos.model.times import format_utc

from .blocks import Paragraph, Report, Section, Table
from .findings_section import findings_overview
from .language import Words
from .papers import Setting, limits_section


def transparency_sheet(
    state: str, assessment: Assessment, context: Context, register: Mapping[str, Any] | None, setting: Setting
) -> Report:
    """Return the sheet of one State over the period of an assessment.

    Parameters
    ----------
    state : str
        Code of the State.
    assessment, context
        What was seen of it and follows, and beside what.
    register : mapping or None
        Its sheet of the register (`catalogue.registration_summary.sheet`); None where no register data are at hand.
    setting : Setting
        Language and labels.
    """
    said = setting.said
    period = assessment.period
    start, end = (format_utc(us)[:10] for us in (period.start_us, period.end_us))
    name = said.state(state, context.name_of(state))
    own = [one for one in assessment.findings if state in one.states]
    seen = [one for one in assessment.events if state in {each.state for each in one.objects}]
    notices = [one for one in context.notices if one.state == state]
    return Report(
        title=f"{said('paper.transparency')}: {name}",
        subtitle=f"{said.day(start)} – {said.day(end)}",
        labels=setting.every_page(said("say.judgment")),
        date=end,
        key_facts=(
            (f"{len(seen):,}", said("part.seen")),
            (f"{len(own):,}", said("part.findings")),
            (f"{len(notices):,}", said("part.notices")),
            (_share(register), said("part.register")),
        ),
        sections=(
            Section(said("part.register"), (_register(register, said),)),
            Section(said("part.notices"), (_notices([one.form for one in notices], said),)),
            Section(said("part.findings"), (findings_overview(own, context, said),)),
            Section(said("part.duties"), (_duties(state, period.end_us, context, said),)),
            Section("", (Paragraph(said("say.voluntary")),)),
            limits_section(said),
        ),
        provenance=(("Software", SOFTWARE),),
        said=said,
        layout="sheet",
    )


def _share(register: Mapping[str, Any] | None) -> str:
    found = None if register is None else register["registered"]
    return "—" if not found or not found["of"] else f"{found['count']:,} / {found['of']:,}"


def _register(register: Mapping[str, Any] | None, said: Words) -> Table:
    rows: list[tuple[str, str, str]] = []
    for name, value in (register or {}).items():
        if isinstance(value, Mapping) and {"count", "of"} <= set(value):
            rows.append((name.replace("_", " "), f"{value['count']:,}", f"{value['of']:,}"))
    if register is not None:
        days = register["median_days_to_registration_at_least"]
        rows.append(("median days to registration, at least", "—" if days is None else f"{days:,}", ""))
        rows.append(("payloads launched", f"{register['major_space_capabilities']['payloads']:,}", ""))
    note = None if register is None else str(register["explanation"])
    columns = (said("label.quantity"), said("col.number"), "/")
    return Table(said("part.register"), columns, tuple(rows), "lrr", note)


def _notices(forms: list[str], said: Words) -> Table:
    rows = tuple((form, str(count)) for form, count in sorted(Counter(forms).items()))
    return Table(
        said("part.notices"), (said("col.kind"), said("col.number")), rows, "lr", said("limit.notices")
    )


def _duties(state: str, on_us: int, context: Context, said: Words) -> Table:
    """Return each instrument with whether the State is bound, and how many provisions it has."""
    found: dict[str, list[Any]] = {}
    for duty in duties_of(state, on_us):
        found.setdefault(duty.provision.instrument, []).append(duty)
    rows = []
    for name, duties in found.items():
        instrument = context.instruments.instrument(name)
        title = said.instruments.get(name, instrument.short_title)
        rows.append(
            (title, said(f"standing.{instrument.standing.value}"), str(duties[0].bound), str(len(duties)))
        )
    columns = ("label.provision", "label.standing", "label.status", "col.number")
    return Table(said("part.duties"), tuple(said(one) for one in columns), tuple(rows), "lllr")
