"""A class of episodes in; how often a demand was met, in part or not, with intervals that go by crisis, out.

The estimator, in three sentences. Rows of one crisis count together as one observation, so that what is divided are
crises and not rows. The rate of a polarity begins from even chances (one crisis for, one against), and the rate of a
polarity and a kind of demand begins from its polarity's rate with the weight of ``STRENGTH`` crises. A narrow group
therefore says what its polarity says until it has crises enough of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from caveat.episodes.classes import COUNTED, Row, weights
from caveat.episodes.codes import DemandKind, Polarity
from caveat.errors import MissingExtra

STRENGTH = 4.0
"""Crises that a polarity's rate weighs where a narrower group begins from it. Chosen before any rate was looked at:
with some ninety crises over three polarities and eleven kinds of demand a typical group has two or three of its own."""

THIN = 5
"""Crises below which no rate is shown for a group."""

CREDIBLE = 0.9
"""The share of the posterior that an interval holds, its tails equal."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something happened in a class.

    Units   a share between 0 and 1, of crises.
    Holds   ``low <= value <= high`` where a rate is shown; a thin class shows none.
    """

    what: str
    happened: float
    """Crises in which it did, a crisis with several rows by their share."""
    crises: float
    rows: tuple[str, ...]
    """The episodes behind it."""
    prior_yes: float
    prior_no: float
    """Crises for and against from which it begins."""
    value: float | None
    low: float | None
    high: float | None
    words: str | None = None
    """Why no rate is shown."""


def outcomes(rows: Sequence[Row], strict: bool = False) -> tuple[Rate, ...]:
    """The share of each counted outcome, of even prior chances among the four.

    ``strict`` drops demands that were met where other causes weigh as much or more.

    Raises  MissingExtra without scipy.
    """
    kept = [row for row in rows if not (strict and row.weak)]
    return tuple(
        _rate(outcome.value, kept, lambda row, outcome=outcome: row.outcome is outcome, 1.0, len(COUNTED) - 1.0)  # type: ignore[misc]
        for outcome in COUNTED
    )


def at_least(rows: Sequence[Row], level: int, polarity: Polarity, demand_kind: DemandKind | None = None) -> Rate:
    """How often a demand was met at least so far (1 in part, 2 as asked), for a polarity and a kind of demand.

    Raises  MissingExtra without scipy.
    """

    def far_enough(row: Row) -> bool:
        return row.level >= level

    name = f"{'met' if level == 2 else 'met at least in part'}, {polarity}"
    alike = [row for row in rows if row.polarity is polarity]
    whole = _rate(name, alike, far_enough, 1.0, 1.0)
    if demand_kind is None or whole.value is None:
        return whole
    narrow = [row for row in alike if row.demand_kind is demand_kind]
    return _rate(f"{name}, {demand_kind}", narrow, far_enough, STRENGTH * whole.value, STRENGTH * (1 - whole.value))


def _rate(what: str, rows: Sequence[Row], happened: Callable[[Row], bool], yes: float, no: float) -> Rate:
    """A beta-binomial rate: ``yes`` and ``no`` are the prior's crises for and against."""
    shares = weights(rows)
    crises = sum(shares)
    count = sum(share for share, row in zip(shares, rows, strict=True) if happened(row))
    crises = round(crises, 9)  # a whole number, but for the last digits of thirds
    ids = tuple(row.id for row in rows)
    if crises < THIN:
        return Rate(what, count, crises, ids, yes, no, None, None, None, f"n = {crises:.0f}; no rate shown")
    low, high = _interval(yes + count, no + crises - count)
    return Rate(what, count, crises, ids, yes, no, (yes + count) / (yes + no + crises), low, high)


def _interval(yes: float, no: float) -> tuple[float, float]:
    try:
        from scipy.special import betaincinv
    except ModuleNotFoundError:
        raise MissingExtra("Rates with intervals", "simulate") from None
    tail = (1 - CREDIBLE) / 2
    return float(betaincinv(yes, no, tail)), float(betaincinv(yes, no, 1 - tail))


def shares(
    rows: Sequence[Row], polarity: Polarity | None, demand_kind: DemandKind | None
) -> tuple[float, float, float]:
    """A forecast: the chances that a demand is not met, met in part, met; the base rate where nothing is told of it.

    The same pooling as ``at_least``, of the three levels at once, and nothing is hidden for want of crises: a forecast
    must be one.
    """
    found = _spread(rows, (1.0, 1.0, 1.0))
    if polarity is not None:
        rows = [row for row in rows if row.polarity is polarity]
        found = _spread(rows, (1.0, 1.0, 1.0))
    if demand_kind is not None:
        prior = tuple(STRENGTH * share for share in found)
        found = _spread([row for row in rows if row.demand_kind is demand_kind], prior)
    return found


def _spread(rows: Sequence[Row], prior: Sequence[float]) -> tuple[float, float, float]:
    counts = list(prior)
    for share, row in zip(weights(rows), rows, strict=True):
        counts[row.level] += share
    none, partial, met = (count / sum(counts) for count in counts)
    return none, partial, met
