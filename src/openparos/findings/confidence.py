"""Low, moderate and high, each bound to criteria that are printed: detector, ages, repeats, sources.

Every criterion answers good, fair, poor or not known. One poor gives low; high needs a good detector's score
and good ages, that a single bad element set was tested as an explanation and excluded, and where the sets are at
hand at least two of each object. Any other criterion that is not known neither raises nor lowers, and is printed as
not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY

from .context import Context
from .explanations.records import BAD_SET
from .finding import Alternative, TestResult
from .phrasing import value_of

YOUNG_DAYS: Final = 1.0
OLD_DAYS: Final = 3.0
REPEAT_DAYS: Final = 10.0
ENOUGH_SETS: Final = 2
EVENT_RULE: Final = (
    "high: the detector's calibrated score is high, every epoch it speaks from is within "
    f"{YOUNG_DAYS:g} day of the instant (where one instant is spoken of), and at least {ENOUGH_SETS} sets of each object "
    f"stand within {REPEAT_DAYS:g} days, and a single bad element set, where it could explain the event, was tested and "
    f"excluded; low: the score is low, an epoch is more than {OLD_DAYS:g} days away or its age "
    "is not known; moderate between. Sources are counted and printed; copies of one originator count as one"
)
REGISTER_RULE: Final = (
    "high where a document symbol is known, moderate where the register data cover the State and the object is not "
    "in them, low where they do not cover it"
)
COUNT_RULE: Final = "a count of what is on file and of what was seen: moderate where both are at hand, low where one is missing"
DECLARED_RULE: Final = (
    "high: sets no older than 10 days of two or more pieces or from two or more days; moderate: of one piece on one "
    "day; low: only older sets, or the declaration is not checked at its source"
)


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the criteria answered, and the word that follows."""

    word: Confidence
    detector: str
    oldest_days: float | None
    ages_known: bool
    fewest_sets: int | None
    sources: int | None
    bad_set: TestResult | None

    def sentence(self) -> str:
        """Say what the criteria answered, to be printed behind the rule."""
        oldest = "not known" if self.oldest_days is None else f"{self.oldest_days:.1f} days"
        fewest = "not known" if self.fewest_sets is None else str(self.fewest_sets)
        sources = "not known" if self.sources is None else str(self.sources)
        bad_set = "no explanation here" if self.bad_set is None else self.bad_set.value
        return (
            f"Here: detector {self.detector}; oldest epoch {oldest}; fewest sets of an object {fewest}; "
            f"sources {sources}; a single bad set {bad_set}"
        )


def criteria_of(
    event: Event, context: Context, alternatives: Iterable[Alternative], *, ages_matter: bool
) -> Criteria:
    """Return the criteria for a finding that rests on one event.

    Parameters
    ----------
    event : Event
        With its detector's confidence and, of pairs, the ages of the epochs.
    context : Context
        With the sets where they are at hand.
    alternatives : iterable of Alternative
        The event's innocent explanations with their results.
    ages_matter : bool
        Whether the event speaks of one instant, so that old epochs make it less sure.
    """
    ages = [
        abs(value)
        for name in event.quantities
        if name.startswith("epoch_age") and (value := value_of(event, name)) is not None
    ]
    known = len(ages) >= len(event.objects)
    oldest = max(ages) if ages else None
    fewest, sources = _repeats(event, context)
    word = event.confidence
    if ages_matter:
        # One pair at one instant has no other calibration than the ages of its sets.
        word = Confidence.LOW if not known or oldest is None or oldest > OLD_DAYS else word
        if word is Confidence.HIGH and oldest is not None and oldest > YOUNG_DAYS:
            word = Confidence.MODERATE
    bad_set = next((one.result for one in alternatives if one.explanation == BAD_SET), None)
    few = fewest is not None and fewest < ENOUGH_SETS
    if word is Confidence.HIGH and (few or bad_set not in (None, TestResult.EXCLUDED)):
        word = Confidence.MODERATE
    return Criteria(word, event.confidence.value, oldest, known, fewest, sources, bad_set)


def _repeats(event: Event, context: Context) -> tuple[int | None, int | None]:
    """Return the fewest sets of any object around the event, and the number of sources; None without sets."""
    if context.sight is None:
        return None, None
    reach = round(REPEAT_DAYS * US_PER_DAY)
    if event.best_time_us is not None:
        start, end = event.best_time_us - reach, event.best_time_us + reach
    else:
        start, end = event.interval.start_us - reach, event.interval.end_us + reach
    counts, sources = [], set()
    for one in event.objects:
        track = context.sight.track(one.norad_id, start, end)
        counts.append(len(track))
        sources |= set(track.sources.tolist())
    return (min(counts) if counts else None), len(sources)
