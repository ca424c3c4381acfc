"""How well forecasters would have done: scores by hand, every crisis left out in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import log

import pytest

from caveat.episodes import classes, ordinal, skill
from caveat.episodes.classes import Class, Row
from caveat.episodes.codes import Domain, Outcome, Polarity
from caveat.episodes.skill import Chances

from .test_rates import row

AS_OF = date(2024, 1, 29)


@pytest.mark.parametrize(
    ("kind", "level", "cost"),
    [
        ("brier", 2, 0.2**2 + 0.3**2 + 0.5**2),
        ("brier", 0, 0.8**2 + 0.3**2 + 0.5**2),
        ("log", 2, -log(0.5)),
        ("ranked", 2, (0.2**2 + 0.5**2) / 2),
        ("ranked", 0, (0.8**2 + 0.5**2) / 2),
        ("ranked", 1, (0.2**2 + 0.5**2) / 2),
    ],
)
def test_what_a_forecast_of_two_three_and_five_tenths_costs(kind: str, level: int, cost: float) -> None:
    assert skill.score((0.2, 0.3, 0.5), level, kind) == pytest.approx(cost)


def test_a_sure_forecast_that_is_right_costs_nothing_and_one_that_is_wrong_not_without_end() -> None:
    for kind in skill.SCORES:
        assert skill.score((0, 0, 1), 2, kind) == pytest.approx(0)
    assert skill.score((0, 0, 1), 0, "log") == pytest.approx(-log(skill.FLOOR))


def test_no_forecast_has_seen_a_row_of_its_own_crisis() -> None:
    rows = (row("a", "x"), row("b", "x"), row("c"), row("d"))
    seen: list[tuple[set[str], str]] = []

    def spy(known: Sequence[Row]) -> Callable[[Row], Chances]:
        def say(one: Row) -> Chances:
            seen.append(({other.crisis for other in known}, one.crisis))
            return (1 / 3, 1 / 3, 1 / 3)

        return say

    skill.judged(Class(AS_OF, rows, ()), {"spy": spy, "base rate": skill.base_rate})
    assert len(seen) == 4
    assert all(crisis not in known and len(known) == 2 for known, crisis in seen)


def test_who_knows_the_outcome_beats_the_base_rate_and_who_says_the_opposite_does_not() -> None:
    rows = tuple(row(f"r{n}", outcome=Outcome.COMPLIED if n % 2 else Outcome.NONE) for n in range(20))

    def oracle(_: Sequence[Row]) -> Callable[[Row], Chances]:
        return lambda one: (0.02, 0.02, 0.96) if one.level == 2 else (0.96, 0.02, 0.02)

    def contrary(_: Sequence[Row]) -> Callable[[Row], Chances]:
        return lambda one: (0.96, 0.02, 0.02) if one.level == 2 else (0.02, 0.02, 0.96)

    makers = {"base rate": skill.base_rate, "oracle": oracle, "contrary": contrary}
    found = {one.name: one for one in skill.judged(Class(AS_OF, rows, ()), makers)}
    assert found["oracle"].beats("base rate")
    assert not found["contrary"].beats("base rate")
    assert found["oracle"].calibration[-1] == pytest.approx((0.96, 1.0, 10.0, 1.0))


def test_one_crisis_cannot_be_judged() -> None:
    assert skill.judged(Class(AS_OF, (row("a"), row("b", "a")), ())) == ()


def test_a_difference_is_the_same_every_time() -> None:
    found = classes.known(AS_OF)
    assert skill.judged(found) == skill.judged(found)


def test_the_regression_finds_the_sign_that_is_there() -> None:
    rows = [row(f"c{n}", polarity=Polarity.CARROT, outcome=Outcome.COMPLIED) for n in range(15)]
    rows += [row(f"s{n}", domain=Domain.DOMESTIC) for n in range(15)]
    found = ordinal.fit(rows)
    stick, carrot, abroad, war, _ = found.coefficients
    assert carrot > 0 > stick
    assert abroad > 0
    assert war == pytest.approx(0, abs=1e-4)  # the same for every row: nothing to learn, and the penalty keeps it there
    assert sum(found.forecast(rows[0])) == pytest.approx(1)
    assert found.forecast(rows[0])[2] > found.forecast(rows[-1])[2]


def test_without_rows_the_regression_says_nothing_of_the_features() -> None:
    assert ordinal.fit([]).coefficients == pytest.approx((0, 0, 0, 0, 0))
