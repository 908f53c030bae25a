"""Provisions of which no public orbital data show anything: said so, with the reason and what would determine it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from openparos.commitments.instruments import Provision
from openparos.model.confidence import Confidence
from openparos.model.times import Interval

from ..context import Context
from ..finding import Finding, Status
from .frame import frame

CONFIDENCE_RULE: Final = "high: that this means shows nothing of it follows from the means, not from data"
DOCUMENTS: Final = "Documents of the States concerned: laws, licences, reports, and what they tell of them"
PURPOSE: Final = "Inspection of objects before launch, or by consent in orbit; what their makers disclose"
LAW: Final = "A finding of fact and law by the bodies that States have given that task"
NOTHING: Final = "Nothing is to be determined under it by itself: it gives other words their meaning"
MOON: Final = (
    "Tracking of cislunar space, visits to stations, and the reports that the parties owe one another"
)

WOULD_DETERMINE: Final[Mapping[str, str]] = {
    "enmod-1977/I": "Measurements of the environment, and the fact-finding of the Consultative Committee of Experts",
    "enmod-1977/II": NOTHING,
    "moon-1979/3": MOON,
    "moon-1979/11": MOON,
    "no-first-placement/pledge": PURPOSE,
    "ost-1967/I": DOCUMENTS,
    "ost-1967/II": "Claims as States make them in documents and statements",
    "ost-1967/III": LAW,
    "ost-1967/IV.1": PURPOSE,
    "ost-1967/IV.2": MOON,
    "ost-1967/XII": MOON,
    "ppwt-2008/preamble": NOTHING,
    "ppwt-2008/I": PURPOSE,
    "ppwt-2008/III": DOCUMENTS,
    "ppwt-2008/IV": NOTHING,
    "ppwt-2008/V": LAW,
    "ppwt-2014/preamble": NOTHING,
    "ppwt-2014/I.b": PURPOSE,
    "ppwt-2014/I.d": "Statements of the State that acts, and a finding of fact and law by the bodies the draft foresees",
    "ppwt-2014/III": NOTHING,
    "ppwt-2014/IV": LAW,
    "ptbt-1963/I": "Optical, electromagnetic and radiation sensors, in orbit and on the ground",
    "res-72-27/pledge": PURPOSE,
    "res-79-18/affirm": PURPOSE,
    "un-charter/2.4": LAW,
    "un-charter/51": LAW,
    "lts-2019/B.8": "Measured sizes and the builders' own figures; the tracking records of those who track",
    "lts-2019/B.10": "Records of the users of lasers, and of operators whose instruments saw light",
    "lts-2019/B.3": "The data that States share, held beside one another",
    "lts-2019/B.5": "Papers of the launch providers",
    "itu-cs-rr/CS45": "Radio measurements, and the reports of those who receive interference",
    "itu-cs-rr/RR15": "Radio measurements, and the reports of those who receive interference",
    "itu-cs-rr/RR11": "The filings at the Radiocommunication Bureau, held beside the longitudes",
    "itu-cs-rr/RR13.6": "The filings at the Radiocommunication Bureau, held beside the longitudes",
    "hcoc-2002/annual": "The declarations that subscribing States exchange, which are not public",
}
"""What would determine what this means cannot; for the guidelines on national practice it is `DOCUMENTS`."""

PeriodRule = Callable[[Interval, Collection[str], Context], Finding | None]


def unobservable(provision_id: str) -> PeriodRule:
    """Return the rule that says of one provision that it cannot be determined by this means."""

    def run(period: Interval, states: Collection[str], context: Context) -> Finding | None:
        provision = context.provision(provision_id)
        bound = [one for one in states if _concerned(provision_id, one, period.end_us, context)]
        made = frame("not-observable/1", provision_id, context, bound, period.end_us)
        if made is None:
            return None
        return made.finding(
            status=Status.CANNOT_BE_DETERMINED,
            statement=f"{title_of(context, provision)}: cannot be determined by this means. {reason_of(provision)}",
            limits=("Public orbital and register data are the only means used here",),
            confidence=Confidence.HIGH,
            confidence_rule=CONFIDENCE_RULE,
            parameters={"grade": provision.grade},
            would_determine=WOULD_DETERMINE.get(provision_id, DOCUMENTS) + ".",
        )

    run.__name__ = "unobservable_" + provision_id.replace("/", "_").replace("-", "_").replace(".", "_")
    run.__doc__ = f"Say of {provision_id} that it cannot be determined by this means."
    return run


def title_of(context: Context, provision: Provision) -> str:
    """Return instrument and number of a provision: titles keep words of law, which are not the software's own."""
    instrument = context.instruments.instrument(provision.instrument)
    number = "" if provision.unverified else f", {provision.number}"
    return f"{instrument.id}{number}"


def reason_of(provision: Provision) -> str:
    """Return why nothing shows, in the software's own words."""
    from ..wording import words_of_judgment

    reason = provision.reason or provision.observable or "No public data show it."
    if words_of_judgment(reason):
        return "What an object carries, or was made for, does not show in an orbit."
    return reason


def _concerned(provision_id: str, state: str, on_us: int, context: Context) -> bool:
    return context.bound(state, provision_id, on_us).answer != "no"
