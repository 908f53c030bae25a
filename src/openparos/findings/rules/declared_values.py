"""What was declared in numbers, held against what the sets show: how long pieces last, which orbit an object is in."""

from __future__ import annotations

from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.times import US_PER_DAY, Interval

from ..confidence import DECLARED_RULE
from ..context import Context, Declaration
from ..finding import Alternative, Finding, Status, TestResult
from ..phrasing import day, series
from ..sight import Remaining, Sight
from ..wording import as_named
from .frame import Frame, frame

NEAR_DAYS: Final = 3.0
PERIOD_MIN: Final = 1.0
TILT_DEG: Final = 0.2
HEIGHT_KM: Final = 25.0
LOW_KM: Final = 2000.0
AGES: Final = (
    "Only element sets no older than 10 days count: older ones do not show that a piece is still in orbit"
)
LAUNCH_MATES: Final = "Objects of the launch that were catalogued before the event, stages and launch-mates among them, are not counted"
FEWER: Final = "A day's sets may be incomplete: more pieces may have been in orbit than are counted"


def debris_lifetime(one: Declaration, period: Interval, context: Context) -> Finding | None:
    """Hold a declared life of debris against the pieces that still have young sets afterwards (A/68/189).

    Parameters
    ----------
    one : Declaration
        Of the subject ``debris-lifetime``, with the launch, the day of the event, and ``days``.
    period : Interval
        Only what was seen in it, and after the declared life was over, is counted.
    context : Context
        With the sets.
    """
    return _lifetime("a-68-189-debris-lifetime/1", "a-68-189/45", one, period, context)


def debris_lifetime_guideline(one: Declaration, period: Interval, context: Context) -> Finding | None:
    """Hold the same beside the guideline that fragments of what is destroyed on purpose should decay soon."""
    return _lifetime("debris-2007-4-lifetime/1", "debris-2007/4", one, period, context)


def _lifetime(
    rule: str, provision: str, one: Declaration, period: Interval, context: Context
) -> Finding | None:
    if one.subject != "debris-lifetime" or context.sight is None or one.launch is None:
        return None
    if one.since_us is None or "days" not in one.values:
        return None
    until = one.since_us + round(one.values["days"] * US_PER_DAY)
    if period.end_us < one.since_us:
        return None
    made = frame(rule, provision, context, {one.state}, max(one.since_us, one.said_us or one.since_us))
    # A measure younger than the event did not apply that day; the declaration stands beside later counts.
    made = made or frame(rule, provision, context, {one.state}, period.end_us)
    if made is None:
        return None
    counts = _counts(context.sight, one, until, period)
    return _lifetime_finding(made, one, until, counts, context)


def _counts(sight: Sight, one: Declaration, until: int, period: Interval) -> list[Remaining]:
    """Count the pieces on every day of the period, after the declared life, on which much of the catalogue has sets."""
    assert one.launch is not None
    assert one.since_us is not None
    pieces = sight.pieces(one.launch, one.since_us)
    instants = [int(us) for us in sight.whole_days if until < us <= period.end_us and us >= period.start_us]
    if not instants and until < period.end_us:
        instants = [period.end_us]
    return [sight.remaining(pieces, us) for us in instants] if len(pieces) else []


def _lifetime_finding(
    made: Frame, one: Declaration, until: int, counts: list[Remaining], context: Context
) -> Finding:
    seen = [each for each in counts if each.within_10_days]
    since = one.since_us or 0
    days = f"{one.values['days']:g}"
    told = [f"{each.within_10_days} after {(each.at_us - since) // US_PER_DAY} days" for each in seen]
    said = f"{one.by} declared that the pieces of the launch {one.launch} would be gone {days} days after {day(since)}"
    if seen:
        numbers = sorted({number for each in seen for number in each.latest_numbers})
        text = f"{said}; with element sets no older than 10 days stood {series(told)}"
    else:
        numbers = []
        text = f"{said}; no piece with an element set younger than 10 days was found on the days looked at"
    last = [each for each in counts if each.at_us > (seen[-1].at_us if seen else until)]
    if seen and last:
        text += f", and none on the {len(last)} later days looked at"
    if not counts:
        text += "; the sets at hand do not reach beyond that day, or hold no piece of it"
    status = Status.CANNOT_BE_DETERMINED
    if seen:
        status = Status.NOT_CONSISTENT_WITH_DECLARATION
    return made.finding(
        status=status,
        statement=text + ".",
        notices=[one.declaration_id],
        limits=(
            AGES,
            LAUNCH_MATES,
            FEWER,
            f"Declared: {as_named(one.source, 'a source on record')}"
            + (" [unverified]" if one.unverified else ""),
            "Nothing is said of what was known or meant when it was declared",
        ),
        alternatives=_alternatives(seen),
        confidence=_confidence(one, seen),
        confidence_rule=DECLARED_RULE,
        parameters={
            "declared_days": one.values["days"],
            "launch": one.launch,
            "largest_age_days": 10,
            "pieces": numbers,
            "looked_at": len(counts),
        },
        would_determine="Element sets of whole catalogues after the declared day, or the State's own account.",
    )


def _confidence(one: Declaration, seen: list[Remaining]) -> Confidence:
    if one.unverified or not seen:
        return Confidence.LOW
    many = len(seen) > 1 or seen[0].within_10_days > 1
    return Confidence.HIGH if many else Confidence.MODERATE


def _alternatives(seen: list[Remaining]) -> tuple[Alternative, ...]:
    if not seen:
        return ()
    repeated = len({each.at_us for each in seen}) > 1 or seen[0].within_10_days > 1
    return (
        Alternative(
            "stale sets of pieces that had come down", "only sets no older than 10 days", TestResult.EXCLUDED
        ),
        Alternative(
            "launch-mates or stages counted as pieces",
            "only objects without a set, or number, from before the event",
            TestResult.EXCLUDED,
        ),
        Alternative(
            "a set of another object under the number of a piece",
            "several pieces, or several days",
            TestResult.EXCLUDED if repeated else TestResult.NOT_EXCLUDED,
        ),
        Alternative("a stronger or weaker sun than foreseen", "none here", TestResult.NOT_TESTED),
    )


def declared_orbit(one: Declaration, period: Interval, context: Context) -> Finding | None:
    """Hold a declared orbit against the set nearest in time (A/68/189, orbital parameters)."""
    return _orbit("a-68-189-orbit/1", "a-68-189/39", one, period, context)


def declared_orbit_accuracy(one: Declaration, period: Interval, context: Context) -> Finding | None:
    """Hold the same beside the guideline on the accuracy of orbital data (LTS B.2)."""
    return _orbit("lts-b2-orbit/1", "lts-2019/B.2", one, period, context)


def _orbit(rule: str, provision: str, one: Declaration, period: Interval, context: Context) -> Finding | None:
    if one.subject != "orbit" or context.sight is None or one.since_us is None or not one.norad_ids:
        return None
    if not period.contains(one.since_us):
        return None
    made = frame(rule, provision, context, {one.state}, one.since_us)
    number = min(one.norad_ids)
    differences, text, days = _beside(context.sight, number, one)
    if made is None:
        return None
    status = Status.CANNOT_BE_DETERMINED
    if text is not None:
        status = Status.NOT_CONSISTENT_WITH_DECLARATION if differences else Status.CONSISTENT
    where = f"object {number} for {day(one.since_us)} by {one.by}"
    if text is None:
        statement = f"No element set within {NEAR_DAYS:g} days stands beside the orbit declared of {where}."
    elif differences:
        statement = f"The orbit declared of {where} and the nearest catalogued set differ: {text}."
    else:
        statement = (
            f"The orbit declared of {where} agrees with the nearest catalogued set within tolerance: {text}."
        )
    return made.finding(
        status=status,
        statement=statement,
        notices=[one.declaration_id],
        limits=(
            "Element sets come from somebody else's sensors; that two numbers differ does not say which is right",
            f"Tolerances: {PERIOD_MIN:g} min, {TILT_DEG:g} degrees, and {HEIGHT_KM:g} km in low orbits",
        ),
        confidence=Confidence.LOW
        if text is None
        else Confidence.HIGH
        if days <= 1.0
        else Confidence.MODERATE,
        confidence_rule="high: a set within 1 day of the declared instant; moderate: within 3 days; low: none",
        parameters={"norad_id": number, "declared": dict(sorted(one.values.items()))},
        would_determine="A set nearer to that instant, or the State's own ephemeris.",
    )


def _beside(sight: Sight, number: int, one: Declaration) -> tuple[list[str], str | None, float]:
    """Return which declared numbers lie beyond tolerance, all differences as text, and the days between."""
    assert one.since_us is not None
    reach = round(NEAR_DAYS * US_PER_DAY)
    track = sight.track(number, one.since_us - reach, one.since_us + reach)
    if not len(track):
        return [], None, float("inf")
    k = int(abs(track.epoch_us - one.since_us).argmin())
    seen = {
        "period_min": 1440.0 / float(track.mean_motion_rev_day[k]),
        "inclination_deg": float(track.inclination_deg[k]),
        "perigee_km": float(track.perigee_km[k]),
        "apogee_km": float(track.apogee_km[k]),
    }
    low = seen["apogee_km"] <= LOW_KM
    limits = {
        "period_min": PERIOD_MIN,
        "inclination_deg": TILT_DEG,
        "perigee_km": HEIGHT_KM if low else float("inf"),
        "apogee_km": HEIGHT_KM if low else float("inf"),
    }
    shared = {name: one.values[name] - value for name, value in seen.items() if name in one.values}
    units = {"period_min": "min", "inclination_deg": "degrees", "perigee_km": "km", "apogee_km": "km"}
    text = ", ".join(f"{name.rsplit('_', 1)[0]} {gap:+.4g} {units[name]}" for name, gap in shared.items())
    outside = [name for name, gap in shared.items() if abs(gap) > limits[name]]
    days = abs(float(track.epoch_us[k]) - one.since_us) / US_PER_DAY
    return outside, text or None, days
