"""Break-ups out of a table of element sets: the entry of the package."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa

from openparos.catalogue.launch_facts import NOTHING_LISTED, LaunchFacts
from openparos.detection.completeness import NUMBER_DATE_SIGMA_DAYS, Coverage, Seen, catalogued_us, first_rows
from openparos.detection.stated import Need, Pick, at_hand, coverage_from_json, numbers_of, stated_us
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, Interval

from .convergence import AGREEING, LEAST_FRAGMENTS, converge
from .families import Cohort, Ints, Passed, cohorts_of
from .motion import Orbits, orbits_of
from .outcome import LEAST_BULLETIN, MANY, Reconstruction, dated_event, undated_event
from .parents import choose, nearest_rows, rank
from .pinch import Pinch, find_pinch
from .place import find_place
from .second import Passer, find_passer
from .throws import throws

LATENCY_DAYS = 220.0
"""How long after an event its first fragments may be catalogued; most are within weeks."""
LEAST_UNDATED = MANY
"""Fewer pieces, or pieces of a family well known before, are as likely to come from better sensors."""
PINCH_WITHIN_DAYS = 120.0
PARENT_WITHIN_DAYS = 60.0
SECOND_SHARE = 0.25
_FIRST_SHARE = 0.1
_OF_PIECES: tuple[Pick, ...] = ("first", "last", "named")
_OF_OTHERS: tuple[tuple[str, Pick], ...] = (("meeting", "nearest"), ("pinch", "before"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found about one launch or cohort of its pieces.

    Attributes
    ----------
    launch : str
        ``1982-092``.
    pieces : int
        How many were looked at.
    event : Event or None
        The break-up.
    reason : str
        Why there is none, or why it is not dated more closely; empty otherwise.
    whole : Reconstruction or None
        What a dated event was worked out from, for plots.
    """

    launch: str
    pieces: int
    event: Event | None
    reason: str
    whole: Reconstruction | None = None


def needs(event: Event) -> list[Need]:
    """Return the sets an event of this package comes from: its family's, and of others what was ranked or passed."""
    said = at_hand(event.evidence.parameters)
    pieces = tuple(one.norad_id for one in event.objects if one.role == "fragment")
    parent = tuple(one.norad_id for one in event.objects if one.role == "parent")
    mates = numbers_of(said, "launch")
    others = tuple(sorted({*mates, *numbers_of(said, "ranked"), *numbers_of(said, "passed"), *parent}))
    out = [Need((*pieces, *mates), pick, "piece of the launch") for pick in _OF_PIECES]
    if parent:
        out.append(Need(parent, "all", "the parent"))
    if others:
        out.append(Need(others, "first", "held beside the place, or passing it"))
    for name, pick in _OF_OTHERS:
        if others and (at_us := stated_us(said, name)) is not None:
            out.append(Need(others, pick, "held beside the place, or passing it", at_us))
    return out


def detect(table: pa.Table) -> list[Event]:
    """Find break-ups.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`: a cloud alone, snapshots, or whole histories; objects that are not
        fragments are the candidates for the parent.

    Returns
    -------
    list of Event
        In order of launch.
    """
    return [one.event for one in examine(table) if one.event is not None]


class _Candidates:
    """Orbits of every object, by the set nearest to an instant; made once where there is one set each."""

    def __init__(self, table: pa.Table, stated: Mapping[str, Any]) -> None:
        self.table, self._stated = table, stated
        self.numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
        self.epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
        self._first = first_rows(self.numbers, self.epochs)
        own = self.epochs[self._first]
        dated = catalogued_us(self.numbers[self._first], own)
        # A first epoch alone, of a number that dates nothing, does not exclude an object.
        self._dated = np.where(dated < own, dated, np.iinfo(np.int64).min)
        self.seen = Seen(self.numbers, self.epochs)
        end = stated_us(stated, "sets_to")
        self.end_us = int(np.quantile(self.epochs, 0.999)) if end is None else end
        self._single: Orbits | None = None
        if len(np.unique(self.numbers)) == len(self.numbers):
            self._single = orbits_of(table)

    def coverage_before(self, cohort: Cohort) -> Coverage | None:
        """Return how complete the sets were before the pieces of a cohort first appear in them."""
        if "sets_before" in self._stated:
            return coverage_from_json(self._stated["sets_before"])
        return self.seen.before(int(np.quantile(self.epochs[cohort.rows], 0.1)))

    def near(self, at_us: int, leave_out: Ints) -> tuple[Orbits, Ints]:
        """Return the orbits of all objects but some, and their rows."""
        # What was numbered well after the event is no parent, but a fragment or something later.
        later = self.numbers[self._first][self._dated > at_us + round(NUMBER_DATE_SIGMA_DAYS * US_PER_DAY)]
        rows = nearest_rows(self.numbers, self.epochs, at_us, np.concatenate([leave_out, later]))
        if self._single is not None:
            return self._single.take(rows), rows
        return orbits_of(self.table.take(pa.array(rows))), rows


def examine(
    table: pa.Table,
    launch: str | None = None,
    listed: LaunchFacts = NOTHING_LISTED,
    stated: Mapping[str, Any] | None = None,
) -> list[Answer]:
    """Look into every family of a table and say what was found of each, or why nothing was.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    launch : str or None
        One launch alone (``1982-092``).
    listed : LaunchFacts
        What tables say of the launches.
    stated : mapping or None
        What an event states of all the sets, where only those it needs are in the table.
    """
    if not table.num_rows:
        return [Answer(launch or "", 0, None, "no element sets")]
    answers: list[Answer] = []
    candidates = _Candidates(table, stated or {})
    for one in cohorts_of(table, listed):
        if launch is not None and one.launch != launch:
            continue
        if isinstance(one, Passed):
            answers.append(Answer(one.launch, one.pieces, None, one.reason))
        else:
            for answer in _split(table, one, candidates):
                answers.append(_unless_given(answer, answers))
    if launch is not None and not answers:
        answers.append(Answer(launch, 0, None, "no piece of this launch is in the sets at hand"))
    return answers


def _unless_given(answer: Answer, before: list[Answer]) -> Answer:
    """Return an answer, without its event where the same launch has one already at that time."""
    for one in before:
        if answer.event is None or one.event is None or one.launch != answer.launch:
            continue
        if one.event.interval.overlaps(answer.event.interval):
            return replace(answer, event=None, reason="further pieces of the event already given")
    return answer


def _split(table: pa.Table, cohort: Cohort, candidates: _Candidates) -> list[Answer]:
    """Look into a cohort, and where many pieces do not share the place, for a second event among these."""
    whole, used = _cohort(table, cohort, candidates)
    rest = np.setdiff1d(cohort.rows, used)
    if not len(used) or len(rest) < max(LEAST_BULLETIN, SECOND_SHARE * len(cohort.rows)):
        return [whole]
    second, its_own = _cohort(table, replace(cohort, rows=rest, first=False), candidates)
    if whole.event is None or second.event is None or not len(its_own):
        return [whole]
    if whole.event.interval.overlaps(second.event.interval):
        return [whole]
    others = np.union1d(cohort.others, rest)
    return [_cohort(table, replace(cohort, rows=used, others=others), candidates)[0], second]


def _cohort(table: pa.Table, cohort: Cohort, candidates: _Candidates) -> tuple[Answer, Ints]:
    """Return what was found of a cohort, and the rows of the pieces that share the place."""
    none: Ints = cohort.rows[:0]
    rows = _early(table, cohort)
    members = orbits_of(table.take(pa.array(rows)))
    latest = min(
        int(np.quantile(members.epoch_us, 0.1)),
        cohort.from_us + round(3.0 * NUMBER_DATE_SIGMA_DAYS * US_PER_DAY),
    )
    earliest = max(cohort.not_before_us, cohort.from_us - round(LATENCY_DAYS * US_PER_DAY))
    meeting = converge(members, earliest, latest)
    if isinstance(meeting, str):
        span = Interval(earliest, max(earliest, latest))
        return _undated(table, cohort, rows, span, meeting, candidates.end_us), none
    if meeting.used.sum() < LEAST_FRAGMENTS:
        reason = f"only {meeting.used.sum()} pieces share the place"
        return Answer(cohort.launch, len(cohort.rows), None, reason), none
    if not cohort.first and meeting.used.sum() < LEAST_BULLETIN:
        reason = f"pieces added to a known family, only {meeting.used.sum()} of which share a place"
        return Answer(cohort.launch, len(cohort.rows), None, reason), none
    where = find_place(members, meeting)
    found: Pinch | str = "the drag of so many months leaves the place on the orbit open"
    if meeting.used_epoch_us - meeting.at_us <= PINCH_WITHIN_DAYS * US_PER_DAY:
        found = find_pinch(members, meeting, where)
    pinch = None if isinstance(found, str) else found
    place = where.latitude_argument_deg if pinch is None else pinch.latitude_argument_deg
    others, other_rows = candidates.near(meeting.at_us, candidates.numbers[cohort.rows])
    # Numbers are given out in order: what has a later one than the first fragments was not there before them.
    early = candidates.numbers[other_rows] < np.quantile(candidates.numbers[cohort.rows], _FIRST_SHARE)
    others, other_rows = others.take(np.flatnonzero(early)), other_rows[early]
    ranked = rank(others, other_rows, members, meeting, place)
    recent = np.abs(others.epoch_us - meeting.at_us) <= PARENT_WITHIN_DAYS * US_PER_DAY
    at_hand = bool(np.isin(others.norad_id[recent], cohort.bodies).any())
    best = choose(ranked, candidates.numbers[cohort.others], cohort.bodies, at_hand)
    parent = None if best is None else orbits_of(table.slice(best.row, 1))
    if parent is not None and abs(int(parent.epoch_us[0]) - meeting.at_us) > PARENT_WITHIN_DAYS * US_PER_DAY:
        parent = None  # its orbit of so long before is no measure of velocities
    passer: Passer | str = "no parent is given" if best is None else "the hour is not known"
    if best is not None and pinch is not None:
        hours = math.hypot(pinch.sigma_h, 0.04 * (meeting.used_epoch_us - pinch.at_us) / US_PER_DAY)
        passer = find_passer(table, best.norad_id, candidates.numbers[cohort.rows], pinch.at_us, hours)
    whole = Reconstruction(
        cohort, rows, meeting, pinch, found if isinstance(found, str) else "", where, place, ranked, best,
        throws(members, parent, meeting, place), passer, candidates.coverage_before(cohort), candidates.end_us,
    )  # fmt: skip
    event = dated_event(table, whole)
    return Answer(cohort.launch, len(cohort.rows), event, whole.pinch_reason, whole), rows[meeting.used]


def _early(table: pa.Table, cohort: Cohort) -> Ints:
    """Return the rows of pieces whose first set is early enough to tell of the event."""
    epochs = np.asarray(table["epoch_us"].take(pa.array(cohort.rows)).to_numpy(), dtype=np.int64)
    waited = max(0, int(epochs.min()) - cohort.from_us)
    limit = int(np.quantile(epochs, 0.1)) + max(round(30 * US_PER_DAY), waited // 2)
    # A dozen at least, since fewer meet by chance.
    enough = int(np.sort(epochs)[min(AGREEING, len(epochs)) - 1])
    return cohort.rows[epochs <= max(limit, enough)]


def _undated(
    table: pa.Table, cohort: Cohort, rows: Ints, span: Interval, reason: str, sets_to_us: int
) -> Answer:
    """Return a candidate for a first cohort that its numbers bound, and nothing for later ones."""
    if not cohort.first:
        reason = "pieces added to a known family, and " + reason
    elif not cohort.numbered:
        reason = "pieces in the sets from their start, and " + reason
    elif len(cohort.rows) < max(LEAST_UNDATED, 4 * cohort.known_before):
        reason = f"{len(cohort.rows)} pieces beside {cohort.known_before} known before, and " + reason
    else:
        last = min(span.end_us, cohort.from_us + round(2 * NUMBER_DATE_SIGMA_DAYS * US_PER_DAY))
        within = Interval(span.start_us, max(span.start_us, last))
        event = undated_event(table, cohort, rows, within, reason, sets_to_us)
        return Answer(cohort.launch, len(cohort.rows), event, reason)
    return Answer(cohort.launch, len(cohort.rows), None, reason)
