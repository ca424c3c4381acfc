"""Mean, median and Nash by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from caveat.bargain import nash
from caveat.bargain.means import weighted_mean, weighted_median
from caveat.bargain.reading import read
from caveat.bargain.solve import solve

HEAD = "actor,capability,position,salience\n"


def column(*values: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(values, dtype=float)[:, None]


def test_the_mean_weighs_each_position() -> None:
    # (3 x 20 + 1 x 80) / 4
    assert weighted_mean(column(20, 80), column(3, 1)).tolist() == [35]


def test_a_dimension_that_nobody_minds_has_no_mean_and_no_median() -> None:
    assert np.isnan(weighted_mean(column(20, 80), column(0, 0))).all()
    assert np.isnan(weighted_median(column(20, 80), column(0, 0))).all()


MEDIANS = {
    "more than half on one side": ((20, 50, 80), (1, 1, 3), (80, 80)),
    "half on each side": ((80, 20), (2, 2), (20, 80)),
    "half on each side, of decimals that do not sum exactly": ((0, 1, 2), (0.1, 0.2, 0.3), (1, 2)),
    "a place without weight in between": ((0, 5, 10), (1, 0, 1), (0, 10)),
    "a place without weight at the low end": ((0, 5, 10), (0, 2, 1), (5, 5)),
    "one actor": ((7,), (2,), (7, 7)),
}


@pytest.mark.parametrize(("places", "weights", "ends"), MEDIANS.values(), ids=MEDIANS.keys())
def test_the_median_is_an_interval_where_half_the_weight_lies_on_each_side(
    places: tuple[float, ...], weights: tuple[float, ...], ends: tuple[float, float]
) -> None:
    low, high = weighted_median(column(*places), column(*weights))
    assert (low[0], high[0]) == ends


def bargain(places: list[float], weights: list[float], worst: float, *, squares: bool) -> float:
    one = np.array(places, dtype=float)
    return float(nash.solve(one, np.array(weights, dtype=float), np.full_like(one, worst), squares=squares))


@pytest.mark.parametrize("squares", [True, False], ids=["squared distances", "plain distances"])
def test_two_equals_meet_midway(squares: bool) -> None:
    assert bargain([20, 80], [1, 1], 100, squares=squares) == pytest.approx(50, abs=1e-9)


def test_plain_distances_by_hand() -> None:
    # 0 with weight 3, 10 with weight 1, D = 12: 3 log(12 - x) + log(2 + x) is greatest where 3(2 + x) = 12 - x
    assert bargain([0, 10], [3, 1], 12, squares=False) == pytest.approx(1.5, abs=1e-9)


def test_squared_distances_by_hand() -> None:
    # 0 with weight 1, 6 with weight w, D = 8, at x = 2: 2/(64 - 4) = w (6 - 2)/(64 - 16), so w = 0.4
    assert bargain([0, 6], [1, 0.4], 8, squares=True) == pytest.approx(2, abs=1e-9)


def test_where_nobody_can_gain_together_there_is_no_bargain() -> None:
    assert math.isnan(bargain([0, 10], [1, 1], 4, squares=True))
    run = solve(read(HEAD + "N,1,0,1\nS,1,10,1\n", "t.csv"), "nash", {"disagreement": "4"})
    assert run.forecast.value == (None,)
    assert run.notes[1:] == ("On position no place is better for everyone than no agreement, so there is no bargain.",)


def test_who_has_no_weight_does_not_narrow_the_zone() -> None:
    assert bargain([0, 10, 90], [1, 1, 0], 6, squares=True) == pytest.approx(5, abs=1e-9)


def test_no_agreement_may_be_a_place() -> None:
    # At 0 the one at 4 is 4 away, the one at 10 is 10 away: (16 - (x - 4)^2)(100 - (x - 10)^2) = x^2 (8 - x)(20 - x)
    # is greatest where 2/x = 1/(8 - x) + 1/(20 - x), so 4 x^2 - 84 x + 320 = 0 and x = (84 - sqrt(1936)) / 8 = 5
    run = solve(read(HEAD + "N,1,4,1\nS,1,10,1\n", "t.csv"), "nash", {"place": "0"})
    assert run.forecast.value[0] == pytest.approx(5, abs=1e-9)


def test_no_agreement_left_open_is_very_bad_and_the_run_says_so() -> None:
    table = read(HEAD + "N,3,20,1\nS,1,80,1\n", "t.csv")
    quadratic, linear = solve(table, "nash"), solve(table, "nash", {"loss": "linear"})
    assert quadratic.forecast.value == (35,)
    assert linear.forecast.value == (20,)
    assert quadratic.notes[1:] == ("How bad no agreement would be is not given: it is taken as very bad for everyone.",)


def test_the_mean_and_the_median_may_weigh_by_salience_alone() -> None:
    table = read(HEAD + "N,3,20,0.25\nS,1,80,0.75\n", "t.csv")
    assert solve(table, "mean", {"weights": "salience"}).forecast.value == (65,)  # 20 / 4 + 80 x 3 / 4
    assert solve(table, "mean").forecast.value == (50,)
    assert solve(table, "median", {"weights": "salience"}).forecast.value == (80,)


def test_a_median_between_two_places_is_given_with_both() -> None:
    forecast = solve(read(HEAD + "N,1,20,1\nS,1,80,1\n", "t.csv"), "median").forecast
    assert (forecast.low, forecast.value, forecast.high) == ((20,), (50,), (80,))
