"""Figures for the walk through the paper of 2018 that do not depend on what was seen: law, votes, record, gaps."""

from __future__ import annotations

from collections import Counter
from datetime import date

from openparos.cases.bases import load_bases
from openparos.commitments.gaps import assess_event, conducts, documented_events, states_bound, summarise
from openparos.commitments.instruments import load_instruments
from openparos.detection.benchmark.in_force import measures, stamp
from openparos.findings.context import Context
from openparos.findings.matrix import matrix, paper_only, unseen
from openparos.model.times import parse_utc
from openparos.notices.forms import load_forms
from openparos.record.demands import clock, dated_days
from openparos.record.entries import load_record
from openparos.record.votes import find_roll_call, votes_json

MARKS = {
    "first_resolution": "the first resolution",
    "ad_hoc_committee_last_met": "the last meeting of the Ad Hoc Committee",
    "last_programme_of_work": "the last programme of work",
    "last_subsidiary_body_set_up": "the day the last subsidiary body was set up",
    "not_set_up_again": "the day it was not set up again",
}
OF_LAW = ("ost-1967", "liability-1972", "registration-1975", "rescue-1968", "moon-1979", "ptbt-1963")


def law_lines(day: str, *names: str) -> list[str]:
    """Return for how many States instruments were binding on a day, as far as dated acts tell."""
    bound = states_bound(parse_utc(day))
    instruments = load_instruments()
    return [
        f"{instruments.instrument(name).short_title}: {len(bound[name]['yes'])} States by dated acts at hand on {day}, "
        f"{len(bound[name]['unknown'])} more of which that is not known here"
        for name in names or OF_LAW
        if name in bound
    ]


def notice_lines(context: Context) -> list[str]:
    """Return how many notices are on file, by form, and how many forms there are for the voluntary measures."""
    forms = Counter(one.form for one in context.notices)
    measures_served = {name for form in load_forms().values() for name in form.measures}
    listed = ", ".join(f"{form} {count}" for form, count in sorted(forms.items())) or "none"
    return [
        f"Notices on file here: {listed}; those given elsewhere are not seen.",
        f"{len(load_forms())} forms of notice serve {len(measures_served)} provisions.",
    ]


def benchmarks_line() -> str:
    """Return how many provisions can be verified by public means, and how well that was measured."""
    one = measures()["manoeuvres"]
    unmeasured = [name for name, each in measures().items() if not each.measured]
    return (
        f"{len(matrix())} provisions have something public data can show, {paper_only()} show on paper alone, {len(unseen())} "
        f"not at all. Manoeuvres: {one.limit}; false alarms: {one.false_alarms}. Not measured: {', '.join(unmeasured)}. "
        f"Figures of {stamp()}."
    )


def wmd_lines() -> list[str]:
    """Return which kinds of conduct the treaties in force reach, and which none does."""
    by_law = {name: summarise(name).strongest.get("in-force", "nothing") for name in conducts()}
    prohibited = [conducts()[name].title for name, effect in by_law.items() if effect == "prohibited"]
    nothing = [conducts()[name].title for name, effect in by_law.items() if effect == "nothing"]
    return [
        f"Of {len(by_law)} kinds of conduct held against every instrument, treaties in force prohibit {len(prohibited)} "
        f"and say nothing of {len(nothing)}.",
        f"Prohibited: {'; '.join(prohibited)}." if prohibited else "None is prohibited.",
        f"Nothing said of: {'; '.join(nothing)}." if nothing else "Something is said of every one.",
    ]


def consulting_lines() -> list[str]:
    """Return on which bases States can ask one another."""
    bases = load_bases().values()
    simulated = sum(one.simulated for one in bases)
    return [
        f"{len(list(bases))} legal bases for asking are on file, {simulated} of them drafts and only to be exercised: "
        + "; ".join(one.name for one in bases)
        + ".",
        "`openparos case open` begins a consultation from a finding; nobody needs a reason to ask.",
    ]


def gap_lines() -> list[str]:
    """Return what law there was for the documented events."""
    events = documented_events().values()
    answers = [assess_event(one) for one in events]
    kinds = (
        ("in-force", "a treaty in force"),
        ("draft", "a draft (of 2008 or 2014, had it been in force for all)"),
        ("political", "a political commitment"),
        ("voluntary", "a voluntary measure"),
    )
    lines = []
    for standing, name in kinds:
        # A draft binds nobody, so it never stands under the law of an event: what it would have reached does.
        rows = [one["drafts"] if standing == "draft" else one["law"] for one in answers]
        effects = [
            {row["effect"] for row in each if row.get("standing", standing) == standing} - {"nothing"}
            for each in rows
        ]
        prohibited = sum("prohibited" in one for one in effects)
        verb = "would have spoken" if standing == "draft" else "spoke"
        would = "would have prohibited" if standing == "draft" else "prohibited"
        lines.append(
            f"{name.capitalize()} {verb} of conduct of the kind of {sum(map(bool, effects))} of {len(answers)} documented "
            f"events to a State concerned, and {would} it in {prohibited}."
        )
    return [
        *lines,
        "Whether a text applied to an event is for States to say.",
        "`openparos instruments gaps --event all` gives each with what could be seen, what was said and where it was taken up.",
    ]


def clock_lines(on: date) -> list[str]:
    """Return how long the item has been open, and that nothing was negotiated on it."""
    found = clock(on)
    lines = [
        f"{one['days']:,} days from {MARKS.get(name, name)} ({one['date']}) to {on}"
        for name, one in found["days_since"].items()
        if one["days"] >= 0
    ]
    negotiated = found["last_negotiated"] or f"never: {found['last_negotiated_reason']}"
    return [*lines, f"Last negotiated: {negotiated}."]


def vote_line(symbol: str) -> str:
    """Return the totals of one roll call."""
    found = votes_json(find_roll_call(symbol))
    totals = found["totals"]
    return f"{symbol}, {found['date']}: {totals['yes']} in favour, {totals['no']} against, {totals['abstain']} abstaining."


def demand_lines(*names: str) -> list[str]:
    """Return what became of requests, with the reason on record."""
    record = load_record()
    demands = [record.demands[name] for name in names]
    return [f"{one.action} Status: {one.status}. {one.reason}" for one in demands]


def _authority(name: str | None) -> str:
    """Return the symbol of the document by which a meeting was held."""
    document = load_record().documents.get(name or "")
    return "no authority on record" if document is None else str(document.symbol or document.id)


def meeting_lines() -> list[str]:
    """Return the days of informal discussion that the record has, with their authority."""
    record = load_record()
    meetings = [one for one in record.meetings.values() if one.kind == "informal-discussion"]
    lines = [
        f"{', '.join(str(day) for day in dated_days(one))}: {record.bodies[one.body].name}, by {_authority(one.authority)}. {one.outcome}"
        for one in meetings
    ]
    days = sum(len(dated_days(one)) for one in meetings)
    return [*lines, f"{days} days of informal discussion in all."]
