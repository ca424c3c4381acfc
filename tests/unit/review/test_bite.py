"""Days until the recipient runs short: hand arithmetic beside each expectation."""

from __future__ import annotations

import pytest

from caveat.evidence import Assumed, Citation, Cited, Figure, unknown
from caveat.review.bite import Supply, days_until_short, per_day

CITED = Cited((Citation("d", "t", "p", "2031-01-01", "https://a.example", "says so"),))
NOTHING = unknown("articles a day", "no public figure")


def given(value: float, unit: str = "articles a day") -> Figure:
    return Figure(unit=unit, basis=CITED, value=value)


def between(low: float, high: float, unit: str = "articles a day") -> Figure:
    return Figure(unit=unit, basis=CITED, low=low, high=high)


def test_stock_over_net_use():
    # 900 in stock, 50 used, 15 made and 5 bought a day: 900 / (50 - 15 - 5) = 900 / 30 = 30 days
    bite = days_until_short(Supply(given(900, "articles"), given(50), given(15), given(5)), seed=1)
    assert bite.days.value == 30
    assert bite.missing == ()


def test_an_interval_in_gives_an_interval_out():
    # shortest 600 / 60 = 10 days; longest 900 / 30 = 30 days
    bite = days_until_short(Supply(between(600, 900, "articles"), between(30, 60), given(0), given(0)), seed=1)
    assert (bite.days.low, bite.days.high) == (10, 30)


def test_unknown_other_supply_leaves_a_lower_bound():
    # 900 / 50 = 18 days; making or buying more could only prolong it
    bite = days_until_short(Supply(given(900, "articles"), given(50), NOTHING, NOTHING), seed=1)
    assert (bite.days.value, bite.days.qualifier) == (18, "at least")
    assert len(bite.missing) == 2


@pytest.mark.parametrize(
    ("stock", "use", "named"),
    [
        (unknown("articles", "secret"), NOTHING, "the recipient's stock"),
        (given(900, "articles"), NOTHING, "its use a day"),
        (unknown("articles", "secret"), given(50), "the recipient's stock"),
    ],
)
def test_without_stock_or_use_it_is_not_computable_and_one_fact_is_named(stock, use, named):
    bite = days_until_short(Supply(stock, use, given(0), given(0)), seed=1)
    assert bite.days.unknown == "not computable from public facts"
    assert bite.narrows_most is not None
    assert bite.narrows_most.startswith(named)


def test_supply_that_covers_use_never_runs_short():
    bite = days_until_short(Supply(given(900, "articles"), given(50), given(60), given(0)), seed=1)
    assert bite.days.unknown == "stock does not run down: other supply covers use"


def test_an_assumption_gives_a_distribution_within_its_corners_and_the_same_again():
    basis = Assumed("stock-range", 600, 900, "a range nobody published", "tester", likely=700)
    stock = Figure(unit="articles", basis=basis, low=600, high=900)
    supply = Supply(stock, given(30), given(0), given(0))
    one, again = days_until_short(supply, seed=7), days_until_short(supply, seed=7)
    assert one == again
    assert one.days.distribution is not None
    # corners: 600 / 30 = 20 and 900 / 30 = 30 days
    assert all(20 <= days <= 30 for _, days in one.days.distribution)
    assert one.narrows_most is not None
    assert one.narrows_most.startswith("the recipient's stock")


def test_a_total_over_an_open_period_is_no_rate():
    assert per_day(given(100000, "shells of all artillery")).unknown == "shells of all artillery is a total, not a rate"


def test_a_monthly_rate_is_divided_by_the_mean_month():
    # 365.25 / 12 = 30.4375 days a month; 3043.75 / 30.4375 = 100 a day
    assert per_day(given(3043.75, "shells per month")).value == 100
