"""An indicator against its threshold: a plain verdict with hand arithmetic beside it, and never across two counters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caveat.review import objectives
from caveat.review.cite import Citer
from caveat.review.dossier import freeze
from caveat.review.result.objective import IndicatorView
from tests.unit.review.small import case

PLEDGE = {"direction": "at-least", "value": 200, "unit": "trucks a day", "whose": "the recipient's pledge"}


def reading(period: str, value: float | None, **changes: Any) -> dict[str, Any]:
    given = {} if value is None else {"value": value}
    return {"period": period, "unit": "trucks a day", "series": "UN", "sources": ["d-early"], **given, **changes}


def judged(*readings: dict[str, Any], threshold: dict[str, Any] | None = PLEDGE) -> IndicatorView:
    measure = {"id": "m-trucks", "measure": "trucks", "unit": "trucks a day", "observations": list(readings),
               "thresholds": [threshold] if threshold else []}  # fmt: skip
    goal = {"id": "o-access", "condition": "more aid", "sources": ["d-early"], "indicators": [measure]}
    [found] = objectives.assess(Citer(freeze(case(objectives=[goal]), date(2031, 6, 10))))
    return found.indicators[0]


def test_a_shortfall_is_the_threshold_less_the_latest_reading() -> None:
    # 200 - 162.5 = 37.5
    found = judged(reading("2031-05-20", 150), reading("2031-05-27", 162.5))
    assert found.verdict == "not-met"
    assert found.shortfall is not None and found.shortfall.value == 37.5


def test_a_threshold_reached_is_met_without_a_shortfall() -> None:
    found = judged(reading("2031-05-27", 200))
    assert (found.verdict, found.shortfall) == ("met", None)


def test_a_threshold_from_above_is_short_by_what_exceeds_it() -> None:
    # 260 - 200 = 60
    found = judged(reading("2031-05-27", 260), threshold={**PLEDGE, "direction": "at-most"})
    assert found.shortfall is not None and (found.verdict, found.shortfall.value) == ("not-met", 60)


def test_the_reading_of_another_counter_is_never_the_latest() -> None:
    found = judged(reading("2031-05-20", 150), reading("2031-05-27", 250, series="the army"))
    assert found.latest is not None and (found.latest.period, found.verdict) == ("2031-05-20", "not-met")


def test_a_reading_published_later_is_not_used() -> None:
    found = judged(reading("2031-05-20", 150), reading("2031-06-01", 250, sources=["d-late"]))
    assert found.latest is not None and found.latest.period == "2031-05-20"
    assert len(found.observations) == 1


@pytest.mark.parametrize(
    ("readings", "threshold", "verdict"),
    [([reading("2031-05-27", 150)], None, "no-threshold"),
     ([reading("2031-05-27", None, text="some")], PLEDGE, "no-observation"),
     ([reading("mid-May", 150)], PLEDGE, "no-observation"),
     ([reading("2031-05-27", 150, unit="trucks a week")], PLEDGE, "not-comparable"),
     ([reading("2031-05-27", None, low=150, high=250)], PLEDGE, "not-comparable")],
    ids=["no threshold", "words only", "no day", "another unit", "an interval across the threshold"],
)  # fmt: skip
def test_what_cannot_be_judged_is_said_to_be_so(
    readings: list[dict[str, Any]], threshold: dict[str, Any] | None, verdict: str
) -> None:
    found = judged(*readings, threshold=threshold)
    assert (found.verdict, found.shortfall) == (verdict, None)


def test_a_rejected_aim_says_why_it_is_left_out() -> None:
    goal = {"id": "o-truce", "condition": "a truce", "sources": ["d-early"], "status": "rejected",
            "status_reason": {"text": "one relay adds it", "sources": ["d-early"]}}  # fmt: skip
    [found] = objectives.assess(Citer(freeze(case(objectives=[goal]), date(2031, 6, 10))))
    assert (found.status, found.status_words) == ("rejected", "one relay adds it")
