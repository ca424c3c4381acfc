"""A share between 0 and 1 in, the value below which that share of the futures lies out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError
from scipy import stats

from caveat.simulate.distributions import Distribution

SHAPES: TypeAdapter[Any] = TypeAdapter(Distribution)


def at(content: dict[str, Any], *shares: float) -> list[float]:
    return list(SHAPES.validate_python(content).quantile(np.array(shares)))


@pytest.mark.parametrize(
    ("content", "share", "value"),
    [
        pytest.param({"kind": "point", "value": 7}, 0.3, 7.0, id="point"),
        # a quarter of the way from 10 to 30
        pytest.param({"kind": "uniform", "low": 10, "high": 30}, 0.25, 15.0, id="uniform"),
        # below the likely value F(x) = (x-low)²/((high-low)(likely-low)): 4/(10·4) = 0.1 at x = 2
        pytest.param({"kind": "triangular", "low": 0, "likely": 4, "high": 10}, 0.1, 2.0, id="triangular, rising"),
        # above it 1 - (high-x)²/((high-low)(high-likely)): 1 - 9/(10·6) = 0.85 at x = 7
        pytest.param({"kind": "triangular", "low": 0, "likely": 4, "high": 10}, 0.85, 7.0, id="triangular, falling"),
        # likely in the middle gives shapes 3 and 3, symmetric about the middle
        pytest.param({"kind": "pert", "low": 2, "likely": 6, "high": 10}, 0.5, 6.0, id="pert"),
        # one standard deviation above the mean
        pytest.param({"kind": "normal", "mean": 50, "sd": 4}, stats.norm.cdf(1), 54.0, id="normal"),
        # one spread above the median
        pytest.param({"kind": "log-normal", "median": 50, "spread": 2}, stats.norm.cdf(1), 100.0, id="log-normal"),
        # a beta with shapes 2 and 1 has F(x) = x² on 0 to 1: 0.25 at 0.5
        pytest.param({"kind": "beta", "a": 2, "b": 1, "low": 0, "high": 1}, 0.25, 0.5, id="beta"),
        # three observations at shares 0, 1/2 and 1: a quarter lies half way between the first two
        pytest.param({"kind": "empirical", "values": [9, 1, 5]}, 0.25, 3.0, id="empirical"),
        # weights 1 and 3: the first quarter is the first value
        pytest.param({"kind": "categorical", "values": [8, 2], "weights": [1, 3]}, 0.2, 8.0, id="categorical, first"),
        pytest.param({"kind": "categorical", "values": [8, 2], "weights": [1, 3]}, 0.3, 2.0, id="categorical, second"),
        # the second part of a mixture begins at 0.5; a quarter of the way into it is 0.625
        pytest.param({"kind": "mixture", "parts": [
            {"weight": 1, "distribution": {"kind": "point", "value": 1}},
            {"weight": 1, "distribution": {"kind": "uniform", "low": 100, "high": 200}}]}, 0.625, 125.0, id="mixture"),
    ],
)  # fmt: skip
def test_a_quantile_is_what_the_textbook_says(content: dict[str, Any], share: float, value: float) -> None:
    assert at(content, share) == pytest.approx([value], rel=2e-4)


def test_a_pert_has_the_mean_that_defines_it() -> None:
    """Mean (low + 4 likely + high)/6 = (0 + 4·2 + 12)/6 = 10/3."""
    shares = (np.arange(20000) + 0.5) / 20000
    found = SHAPES.validate_python({"kind": "pert", "low": 0, "likely": 2, "high": 12}).quantile(shares).mean()
    assert found == pytest.approx(10 / 3, rel=1e-4)


@pytest.mark.parametrize("share", [1e-6, 0.003, 0.31, 0.77, 0.9995], ids=str)
def test_the_table_of_a_beta_is_near_its_exact_inverse(share: float) -> None:
    """scipy's own inverse is the peer; a table of 4,096 steps should be right to a hundred-thousandth of the range."""
    found = at({"kind": "beta", "a": 1.7, "b": 4.2, "low": 0, "high": 1}, share)[0]
    assert found == pytest.approx(stats.beta.ppf(share, 1.7, 4.2), abs=1e-5)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param({"kind": "uniform", "low": 3, "high": 3}, "for one value write a point", id="no width"),
        pytest.param({"kind": "triangular", "low": 0, "likely": 9, "high": 5}, "ascending order", id="likely outside"),
        pytest.param({"kind": "uniform", "low": float("nan"), "high": 3}, "finite number", id="not a number"),
        pytest.param({"kind": "normal", "mean": float("inf"), "sd": 3}, "finite number", id="infinite"),
        pytest.param({"kind": "normal", "mean": 1, "sd": -3}, "greater than 0", id="negative spread"),
        pytest.param({"kind": "categorical", "values": [1, 2], "weights": [1]}, "one weight for each", id="weights"),
        pytest.param({"kind": "categorical", "values": [1], "weights": [0]}, "at least one is above 0", id="all zero"),
        pytest.param({"kind": "cauchy", "low": 1}, "does not match any of the expected tags", id="unknown kind"),
    ],
)
def test_a_shape_that_cannot_be_is_refused(content: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        SHAPES.validate_python(content)
