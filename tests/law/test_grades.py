"""Observability grades are those of the handbook: 'A/C' is grade A, also C."""

from __future__ import annotations

import pytest

from openparos.commitments.instruments import load_instruments

HANDBOOK = {
    "ost-1967": {
        "I": "N", "II": "N", "III": "N", "IV.1": "N", "IV.2": "N", "V": "C", "VI": "C/B", "VII": "C", "VIII": "C",
        "IX": "C/A", "X": "C", "XI": "C/A", "XII": "N", "XIII": "C",
    },
    "ptbt-1963": {"I": "N"},
    "rescue-1968": {"1": "C", "2": "C", "3": "C", "4": "C", "5": "B/C"},
    "liability-1972": {"II": "B", "III": "B", "VIII": "C", "X": "C", "XIV": "C", "XIX": "C"},
    "registration-1975": {
        "II": "A/C", "III": "A", "IV.1.a": "A", "IV.1.b": "A", "IV.1.c": "A", "IV.1.d": "A", "IV.1.e": "A",
        "IV.2": "C", "IV.3": "A", "V": "C", "VI": "C",
    },
    "moon-1979": {"3": "N", "11": "N", "15": "C"},
    "enmod-1977": {"I": "N", "II": "N", "V.1": "C", "V.2": "C", "V.3": "C"},
    "itu-cs-rr": {"CS44": "-", "CS45": "B", "RR15": "B", "RR11": "A", "RR13.6": "A"},
    "un-charter": {"2.4": "N", "51": "N", "33": "C", "34": "C", "35": "C"},
    "ppwt-2008": {"I": "N/A", "II": "B"},
    "ppwt-2014": {"I.b": "N", "I.c": "A", "II": "B"},
    "icoc-2014": {"restraint": "B", "notification": "B"},
    "hcoc-2002": {"pre-launch": "A", "annual": "A", "visits": "A"},
    "a-68-189": {
        "37": "C", "38": "C", "39": "A/C", "40": "A/C", "42": "A", "43": "A", "44": "B", "45": "A", "46": "C", "47": "C",
        "48": "C", "57": "C", "61": "C", "62": "C", "67": "C",
    },
    "lts-2019": {
        "A.1": "C/N", "A.5": "A", "B.1": "C/B", "B.2": "C/B", "B.3": "C/B", "B.4": "C/B", "B.5": "C/B", "B.6": "C/N",
        "B.7": "C/N", "B.8": "B/N", "B.9": "B/N", "B.10": "B/N", "C.1": "C/N", "D.2": "C/N",
    },
    "debris-2007": {str(number): "A" for number in range(1, 8)},
    "iadc": {"leo-25-years": "A", "geo-235-km": "A"},
    "res-75-36": {"views": "C"},
    "res-76-231": {"oewg": "C"},
}  # fmt: skip


@pytest.mark.parametrize("instrument", HANDBOOK)
def test_grades(instrument: str):
    found = {
        each.number: "/".join(mark for mark in (each.grade, each.also) if mark) or "-"
        for each in load_instruments()[instrument].provisions
    }
    assert {number: found[number] for number in HANDBOOK[instrument]} == HANDBOOK[instrument]


def test_a_grade_says_what_it_rests_on():
    for provision in load_instruments().provisions.values():
        marks = {provision.grade, provision.also}
        if marks & {"A", "B"}:
            assert provision.observable, provision.id
        if "N" in marks:
            assert provision.reason, provision.id


MARKED = (
    "a-68-189/37", "a-68-189/42", "a-68-189/67", "ppwt-2008/I", "ppwt-2008/VIII", "ppwt-2014/II", "ppwt-2014/XIII",
    "icoc-2014/notification", "res-62-101/joint-launches", "res-62-101/change-of-supervision", "rescue-1968/5",
    "itu-cs-rr/RR13.6", "lts-2019/A.1", "lts-2019/D.2",
)  # fmt: skip
NOT_MARKED = (
    "ost-1967/IX", "registration-1975/IV.1.d", "liability-1972/X", "moon-1979/15", "enmod-1977/V.2", "ppwt-2014/I.b",
    "lts-2019/A.5", "lts-2019/B.10", "debris-2007/4", "res-62-101/utc", "res-72-26/working-group",
)  # fmt: skip


def test_marks_are_carried():
    provisions = load_instruments().provisions
    assert all(provisions[name].unverified for name in MARKED)
    assert not any(provisions[name].unverified for name in NOT_MARKED)
