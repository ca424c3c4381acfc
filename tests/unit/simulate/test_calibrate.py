"""The hazard's strengths give the reference class's rates back."""

from __future__ import annotations

import math
from datetime import date

import pytest

from caveat.episodes.codes import Polarity
from caveat.episodes.coding import episodes
from caveat.errors import BadRow
from caveat.simulate import calibrate, from_case
from caveat.simulate.calibrate import Pull, Rate, Target

STICK = Target(0.1, 0.2, 0.3, "invented")


def test_a_rate_is_a_share_with_its_jeffreys_interval() -> None:
    """3 of 9: (3 + 1/2)/(9 + 1) = 0.35. 0 of 1 has the interval of a beta with shapes 1/2 and 3/2, from near 0."""
    assert Rate(3, 9, "x").share == pytest.approx(0.35)
    low, high = Rate(0, 1, "x").interval(0.9)
    # The distribution function of that beta is (2/π)(asin √x + √(x(1-x))); it is 0.95 at the upper end.
    assert 2 / math.pi * (math.asin(math.sqrt(high)) + math.sqrt(high * (1 - high))) == pytest.approx(0.95, abs=1e-9)
    assert 0 < low < 0.01


def test_the_base_hazard_is_the_one_of_an_exponential_wait() -> None:
    """A fifth within 52.18 weeks at exponent 0: h = -ln(0.8)/52.18 = 0.2231/52.18 = 0.004277."""
    found = calibrate.fit(Target(0.1, 0.2, 0.3, "assumed"), 0.0, ())
    assert found.base_hazard[1] == pytest.approx(0.004277, rel=1e-3)


def test_a_strength_is_the_one_that_lifts_the_background_to_the_rate() -> None:
    """From 0.05 to 0.2 by a push of 0.5: β = ln(ln 0.8 / ln 0.95)/0.5 = ln(4.3503)/0.5 = 2.9405."""
    found = calibrate.fit(Target(0.04, 0.05, 0.06, "assumed"), 0.0, [Pull("pressure", STICK, 0.5, 0.0)])
    assert found.rows[0].strength[1] == pytest.approx(2.9405, abs=1e-3)
    assert found.rows[0].implied == pytest.approx((0.1, 0.2, 0.3))


def test_a_measure_without_a_push_tells_nothing() -> None:
    with pytest.raises(BadRow, match="Expected: more than 0"):
        calibrate.fit(STICK, 0.0, [Pull("pressure", STICK, 0.0, 0.0)])


def test_a_rate_out_of_the_hazard_s_reach_is_refused() -> None:
    """At most e^8, or about 3,000 times a background of 1e-9 a year: far from a tenth."""
    with pytest.raises(BadRow, match="beyond what the hazard can give"):
        calibrate.fit(Target(1e-9, 1e-9, 1e-9, "assumed"), 0.0, [Pull("pressure", STICK, 0.5, 0.0)])


@pytest.mark.parametrize(("met", "tried"), [(3, 2), (-1, 4), (0, 0)], ids=["more than tried", "negative", "none tried"])
def test_a_rate_counts_demands_that_were_made(met: int, tried: int) -> None:
    with pytest.raises(BadRow, match="at most as many met as made"):
        Rate(met, tried, "x")


@pytest.mark.parametrize("shares", [(0.0, 0.1, 0.2), (0.3, 0.2, 0.4), (0.1, 0.2, 1.0)], ids=str)
def test_shares_stand_in_order_between_0_and_1(shares: tuple[float, float, float]) -> None:
    with pytest.raises(BadRow, match="in ascending order"):
        Target(*shares, "x")


def test_the_bundled_case_has_the_strengths_that_the_class_gives() -> None:
    """At the typical measure that the file names: pressure or inducement 0.5, credibility 0.6, resolve 0.75."""
    rates = {
        polarity: calibrate.class_rate(episodes(), polarity, as_of=date(2024, 1, 29), exclude="gaza-2023")
        for polarity in (Polarity.STICK, Polarity.CARROT)
    }
    found = calibrate.fit(
        Target(0.01, 0.05, 0.15, "assumed"), -0.75,
        [Pull("stick", rates[Polarity.STICK].target(0.9), 0.3, -1.0),
         Pull("carrot", rates[Polarity.CARROT].target(0.9), 0.3, -0.75)],
    )  # fmt: skip
    file = {one.id: one.distribution for one in from_case.open_bundled("isr-2024").assumptions}
    fitted = {"a-base-hazard": found.base_hazard, "a-beta-pressure": found.rows[0].strength,
              "a-beta-inducement": found.rows[1].strength}  # fmt: skip
    for name, (low, middle, high) in fitted.items():
        shape = file[name]
        assert shape.kind == "pert"
        assert (shape.low, shape.likely, shape.high) == pytest.approx((low, middle, high), rel=5e-3), name
