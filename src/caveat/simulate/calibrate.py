"""Past episodes and a class's typical measures in; the hazard's terms that reproduce its rates out, with the fit shown.

The rate is that of ``caveat precedents``, the same rows, weights and outcomes, of demands met within a year. Only the
sum in the hazard's exponent is identified by it: how much of a rate is background and how much is pressure, the class
cannot say. So the base hazard is assumed, each strength is what then gives the class's rate, and the two are tied by a
correlation; drawn together they come to the class's rate *and* its interval, and not to a wider one.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy import special

from caveat.episodes import classes, rates, waiting
from caveat.episodes.classes import Row
from caveat.episodes.codes import Outcome, Polarity
from caveat.episodes.coding import Episode
from caveat.errors import BadRow
from caveat.simulate import draws
from caveat.simulate.assumptions import Calibration
from caveat.simulate.model import Model, Real
from caveat.simulate.reference import EXPONENT
from caveat.simulate.symbols import WORLD, place

YEAR_DAYS = 365
YEAR = 365.25 / 7.0
"""Weeks in a year."""
TAIL = (1.0 - rates.CREDIBLE) / 2
Z = statistics.NormalDist().inv_cdf(1.0 - TAIL)
BLOCKS = 4
"""Blocks of futures from which the fit is shown: 4,096, so that a rate is known to a few thousandths."""

PULLS = (Polarity.STICK, Polarity.CARROT)
LEVELS = ((1, "met at least in part"), (2, "met as asked"))


def class_rate(
    polarity: Polarity, level: int, *, as_of: date, exclude: str, among: Iterable[Episode] | None = None
) -> rates.Rate:
    """Of past demands that are counted on a day, how often one was met within a year, at least in part or as asked.

    The count and the interval are those of ``rates.at_least``: rows of one crisis are one observation. A demand met
    later than a year counts as not met; one that was met nobody knows when is left out.

    Raises  BadRow where the class has too few crises for a rate.
    """
    rows = None if among is None else tuple(among)
    days = {one.id: one.days for one in waiting.watched(as_of, rows, exclude)}
    counted = (_within(row, days.get(row.id)) for row in classes.known(as_of, rows, exclude).rows)
    found = rates.at_least([row for row in counted if row is not None], level, polarity)
    if found.value is None:
        raise BadRow(
            "the calibration", None, polarity.value, "crises of the class", f"{found.crises:.0f}",
            f"Expected: {rates.THIN} or more. Remove `calibration` from the assumptions: the class cannot carry one.",
        )  # fmt: skip
    return replace(found, what=f"{found.what}, within a year")


def _within(row: Row, days: int | None) -> Row | None:
    """The row as it stood a year after the demand; None where it was met and nobody knows when."""
    if row.level == 0:
        return row
    if days is None:
        return None
    return row if days <= YEAR_DAYS else replace(row, outcome=Outcome.NONE)


@dataclass(frozen=True, slots=True)
class Strength:
    """How strongly pressure or inducement works: a normal distribution of β."""

    polarity: Polarity
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The hazard's terms that reproduce the class: what the file of assumptions states."""

    base_median: float
    """Of the base hazard, chance a week, log-normal."""
    base_spread: float
    strengths: tuple[Strength, ...]
    base_ranks: tuple[float, ...]
    """Rank correlation of the base hazard with each strength."""
    strengths_rank: float
    """Rank correlation of the two strengths with each other."""


def fit(typical: Calibration, found: tuple[rates.Rate, rates.Rate]) -> Fit:
    """The terms for a stick's and a carrot's rate of demands met at least in part.

    With y the logarithm of the hazard that gives the class's rate, normal by its quantiles, and b that of the base
    hazard, β = (y − b + βR R + βB B)/(κ P) with βR = βB = 1. As y and b are independent, var β = (var y + var b)/(κ P)²
    and cov(b, β) = −var b/(κ P).
    """
    low, middle, high = (math.log(hazard(share)) + typical.resolve for share in typical.background)
    spread = (high - low) / (2 * Z)
    strengths, scores = [], []
    for polarity, rate in zip(PULLS, found, strict=True):
        push = typical.credibility * typical.measure(polarity)
        a, b = rate.prior_yes + rate.happened, rate.prior_no + rate.crises - rate.happened
        ends = [math.log(hazard(float(special.betaincinv(a, b, q)))) for q in (TAIL, 0.5, 1 - TAIL)]
        sd = (ends[2] - ends[0]) / (2 * Z)
        held_down = typical.resolve + (typical.backlash if polarity is Polarity.STICK else 0.0)
        strengths.append(Strength(polarity, (ends[1] - middle + held_down) / push, math.hypot(sd, spread) / push))
        scores.append(spread / math.hypot(sd, spread))
    return Fit(
        math.exp(middle), math.exp(spread), tuple(strengths), tuple(-rank(score) for score in scores),
        rank(scores[0] * scores[1]),
    )  # fmt: skip


def hazard(share: float) -> float:
    """The weekly hazard that gives a share within a year.

    Source  the model's own waiting time: exponential, 1 − exp(−h · weeks)
    """
    return -math.log1p(-share) / YEAR


def rank(score: float) -> float:
    """The rank correlation of two quantities whose normal scores have this correlation.

    Source  Pearson (1907): (6/π) asin(ρ/2)
    """
    return 6.0 / math.pi * math.asin(score / 2.0)


@dataclass(frozen=True, slots=True)
class FitRow:
    """One rate of the class beside what the assumptions give at its typical measures; nine tenths lie within."""

    what: str
    crises: float
    """Independent observations: rows of one crisis are one."""
    met: float
    rate: float
    low: float
    high: float
    model: float
    model_low: float
    model_high: float
    episodes: tuple[str, ...]


def table(model: Model, *, seed: int, among: Iterable[Episode] | None = None) -> tuple[FitRow, ...]:
    """How a model's own assumptions, drawn as for a run, reproduce the class; nothing where the file names no class.

    Raises  BadRow as ``class_rate`` does.
    """
    typical = model.assumptions.calibration
    if typical is None:
        return ()
    rows = None if among is None else tuple(among)
    columns = np.concatenate(
        [draws.draw(model, seed, number, "latin-hypercube").columns for number in range(BLOCKS)], axis=1,
        dtype=np.float64,
    )  # fmt: skip
    whole = float((columns[model.world_columns[place(WORLD, "degree")]] >= 1.0).mean())
    found = []
    for polarity in PULLS:
        yearly = _one_year(model, columns, typical, polarity)
        for level, _ in LEVELS:
            rate = class_rate(polarity, level, as_of=typical.as_of, exclude=typical.exclude, among=rows)
            assert rate.value is not None and rate.low is not None and rate.high is not None
            share = yearly if level == 1 else yearly * whole
            low, high = (float(one) for one in np.quantile(share, (TAIL, 1 - TAIL)))
            found.append(
                FitRow(rate.what, rate.crises, rate.happened, rate.value, rate.low, rate.high, float(share.mean()),
                       low, high, rate.rows)
            )  # fmt: skip
    return tuple(found)


def _one_year(model: Model, columns: Real, typical: Calibration, polarity: Polarity) -> Real:
    """The share complying within a year at the class's typical measure, for each draw of the hazard's terms."""
    term = {name: columns[model.world_columns[place(WORLD, name)]] for name in
            ("base_hazard", "beta_pressure", "beta_inducement", "beta_resolve", "beta_backlash")}  # fmt: skip
    stick = polarity is Polarity.STICK
    push = typical.credibility * typical.measure(polarity) * term["beta_pressure" if stick else "beta_inducement"]
    down = term["beta_resolve"] * typical.resolve + term["beta_backlash"] * (typical.backlash if stick else 0.0)
    found = -np.expm1(-term["base_hazard"] * np.exp(np.clip(push - down, -EXPONENT, EXPONENT)) * YEAR)
    return np.asarray(found, dtype=np.float64)
