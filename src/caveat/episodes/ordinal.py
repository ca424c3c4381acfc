"""Rows in; a penalised ordinal regression on few features, chosen before looking, out.

The estimator, in three sentences. How far a demand was met (not, in part, as asked) is explained by a score to which
each feature adds or takes away, the same for both steps (proportional odds). Every coefficient is drawn towards nothing
by a penalty as strong as ``PENALTY``, so that a feature with few crises behind it moves little. Rows of one crisis
share the weight of one.

The features, and why, written down before the first fit:

- **stick**, **carrot** (mixed is neither): what is asked under a carrot is usually less, and accepted more readily.
- **foreign policy**: what a government does abroad costs it less at home than what it does to itself.
- **at war**: a recipient that fights has more to lose by giving way, and more need of the goods.
- **public**: a demand that is known is harder to give way to.

Dependence and substitutes are not among them: they are known for too few rows, and are never imputed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from caveat.episodes.classes import Row, weights
from caveat.episodes.codes import Domain, Polarity, Publicity
from caveat.errors import MissingExtra

FEATURES = ("stick", "carrot", "foreign policy", "at war", "public")
PENALTY = 1.0
"""Of each squared coefficient, in crises' worth of log likelihood."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What was fitted.

    Units   coefficients are changes in log odds of getting further; steps are where the score must come to.
    """

    coefficients: tuple[float, ...]
    """In the order of ``FEATURES``."""
    steps: tuple[float, float]
    crises: float

    def forecast(self, row: Row) -> tuple[float, float, float]:
        """The chances that the demand is not met, met in part, met."""
        score = sum(weight * value for weight, value in zip(self.coefficients, features(row), strict=True))
        below, under = (_logistic(step - score) for step in self.steps)
        return below, under - below, 1 - under


def features(row: Row) -> tuple[float, ...]:
    """A row's features, each 0 or 1, in the order of ``FEATURES``."""
    return tuple(
        float(value)
        for value in (
            row.polarity is Polarity.STICK,
            row.polarity is Polarity.CARROT,
            row.domain is Domain.FOREIGN_POLICY,
            row.at_war,
            row.publicity is Publicity.PUBLIC,
        )
    )


def fit(rows: Sequence[Row]) -> Fit:
    """The regression on some rows.

    Raises  MissingExtra without scipy.
    Source  proportional odds: McCullagh, "Regression models for ordinal data", JRSS B 42 (1980), 109-142.
    """
    try:
        import numpy as np
        from scipy.optimize import minimize
        from scipy.special import expit
    except ModuleNotFoundError:
        raise MissingExtra("A regression on episodes", "simulate") from None
    given = np.array([features(row) for row in rows], dtype=float).reshape(len(rows), len(FEATURES))
    share = np.array(weights(rows))
    level = np.array([row.level for row in rows], dtype=int)

    def loss(values: np.ndarray) -> float:
        score = given @ values[2:]
        first, second = values[0], values[0] + np.exp(values[1])
        below, under = expit(first - score), expit(second - score)
        chances = np.choose(level, [below, under - below, 1 - under])
        return float(-(share * np.log(np.maximum(chances, 1e-12))).sum() + PENALTY * (values[2:] ** 2).sum() / 2)

    found = minimize(loss, np.zeros(2 + len(FEATURES)), method="BFGS")
    first, gap = float(found.x[0]), float(np.exp(found.x[1]))
    return Fit(tuple(map(float, found.x[2:])), (first, first + gap), float(share.sum()))


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))
