"""A reference class's rates and the hazard's terms in; the strengths that reproduce them out, with the fit shown.

Moment matching: the share of past demands that were met within a year, under a stick and under a carrot, against what
the hazard implies at the class's typical measures. The intervals go the same way, so that the assumptions are as wide
as the class is small. The class has no demand without any measure: the background rate is an assumption of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import optimize, stats

from caveat.episodes.codes import Outcome, Polarity
from caveat.episodes.coding import Episode
from caveat.episodes.reference import seen
from caveat.errors import BadRow
from caveat.simulate.reference import EXPONENT

YEAR = 365.25 / 7.0
"""Weeks in a year."""


@dataclass(frozen=True, slots=True)
class Target:
    """A share complying within a year, low, middle and high, and where it comes from."""

    low: float
    middle: float
    high: float
    source: str

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.middle <= self.high < 1:
            raise BadRow(
                "the calibration", None, self.source, "share", f"{self.low:g}, {self.middle:g}, {self.high:g}",
                "Expected: three shares between 0 and 1 in ascending order.",
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many past demands that were met within a year, and where that is written."""

    met: int
    tried: int
    source: str

    def __post_init__(self) -> None:
        if not 0 <= self.met <= self.tried or self.tried < 1:
            raise BadRow(
                "the reference class", None, self.source, "rate", f"{self.met} of {self.tried}",
                "Expected: at least one demand, and at most as many met as made.",
            )  # fmt: skip

    @property
    def share(self) -> float:
        """The share, with half a case added on each side, so that 0 of 5 is not taken for never (Jeffreys)."""
        return (self.met + 0.5) / (self.tried + 1.0)

    def interval(self, level: float) -> tuple[float, float]:
        """The share's interval: the middle ``level`` of a beta with shapes met + 1/2 and not met + 1/2 (Jeffreys)."""
        a, b = self.met + 0.5, self.tried - self.met + 0.5
        tail = (1.0 - level) / 2.0
        return float(stats.beta.ppf(tail, a, b)), float(stats.beta.ppf(1.0 - tail, a, b))

    def target(self, level: float) -> Target:
        """The share with its interval, to be reproduced."""
        low, high = self.interval(level)
        return Target(low, self.share, high, self.source)


@dataclass(frozen=True, slots=True)
class Pull:
    """One strength to be found: β times ``push`` is added to ``exponent`` at the class's typical measure."""

    name: str
    target: Target
    push: float
    """Typical pressure or inducement times credibility."""
    exponent: float
    """All other terms: − βR R − βB B."""


@dataclass(frozen=True, slots=True)
class FitRow:
    """One rate: the class's, what the fitted assumptions imply, and the strength that does it; low, middle, high."""

    name: str
    wanted: tuple[float, float, float]
    implied: tuple[float, float, float]
    strength: tuple[float, float, float]
    source: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What was fitted, and how the fitted hazard gives the class's rates back."""

    base_hazard: tuple[float, float, float]
    """Chance a week, low, middle and high."""
    rows: tuple[FitRow, ...]
    words: str


MET = frozenset((Outcome.COMPLIED, Outcome.PARTIAL))
OPEN = frozenset((Outcome.ONGOING, Outcome.UNCLEAR))


def class_rate(rows: Iterable[Episode], polarity: Polarity, *, as_of: date, exclude: str) -> Rate:
    """Of past demands of one kind with an outcome known on a day, how many were met, wholly or in part, in a year.

    The episode or crisis ``exclude`` is left out: a case is no precedent for itself. An episode whose time to its
    outcome is not known counts as not met within the year.
    """
    others = [row for row in rows if row.polarity is polarity and exclude not in (row.id, row.crisis)]
    decided = [row for row in others if _known(row, as_of)]
    met = [row for row in decided if row.outcome in MET and (_days(row) or 10**6) <= 365]
    return Rate(len(met), len(decided), f"the reference class, {polarity.value}s")


def _known(row: Episode, as_of: date) -> bool:
    view = seen(row, as_of)
    return view is not None and view.outcome is not None and view.outcome not in OPEN


def _days(row: Episode) -> int | None:
    if row.time_to_outcome_days is not None:
        return row.time_to_outcome_days
    if row.start is None or row.end is None:
        return None
    return max(1, (row.end.latest - row.start.earliest).days)


def one_year(base_hazard: float, exponent: float) -> float:
    """The share that complies within a year under a constant hazard.

    Source  the model's own waiting time: exponential, 1 − exp(−h · weeks)
    """
    held = float(np.clip(exponent, -EXPONENT, EXPONENT))
    return float(-np.expm1(-base_hazard * np.exp(held) * YEAR))


def fit(background: Target, calm: float, pulls: Sequence[Pull]) -> Fit:
    """The base hazard that gives the background share at exponent ``calm``, and each pull's strength.

    Raises  BadRow where a typical measure exerts no push, so that no rate could tell of its strength, or where a rate
            would need an exponent beyond the model's bounds.
    """
    base = [_hazard(share) / float(np.exp(calm)) for share in _three(background)]
    rows = tuple(_strength(one, base[1]) for one in pulls)
    for row in rows:
        assert np.allclose(row.wanted, row.implied, atol=1e-6), f"{row.name}: {row.wanted} and {row.implied}"
    return Fit((base[0], base[1], base[2]), rows, _words(rows))


def _three(target: Target) -> tuple[float, float, float]:
    return target.low, target.middle, target.high


def _hazard(share: float) -> float:
    """The weekly hazard that gives a share within a year."""
    return float(-np.log1p(-share) / YEAR)


def _strength(pull: Pull, base: float) -> FitRow:
    if pull.push <= 0:
        raise BadRow(
            "the calibration", None, pull.name, "typical measure times credibility", f"{pull.push:g}",
            "Expected: more than 0, or no rate can tell how strongly it works.",
        )  # fmt: skip
    low, high = (-EXPONENT - pull.exponent) / pull.push, (EXPONENT - pull.exponent) / pull.push
    found = []
    for share in _three(pull.target):

        def miss(beta: float, share: float = share) -> float:
            return one_year(base, pull.exponent + pull.push * beta) - share

        if miss(low) > 0 or miss(high) < 0:
            raise BadRow(
                "the calibration", None, pull.name, "share to reproduce", f"{share:.3g}",
                "It lies beyond what the hazard can give at this background rate; look at both again.",
            )  # fmt: skip
        found.append(float(optimize.brentq(miss, low, high, xtol=1e-12)))
    implied = [one_year(base, pull.exponent + pull.push * beta) for beta in found]
    return FitRow(
        pull.name, _three(pull.target), (implied[0], implied[1], implied[2]), (found[0], found[1], found[2]),
        pull.target.source,
    )  # fmt: skip


def _words(rows: Sequence[FitRow]) -> str:
    told = "; ".join(
        f"{row.name}: {row.source} {row.wanted[1]:.0%} ({row.wanted[0]:.0%} to {row.wanted[2]:.0%}), "
        f"the model {row.implied[1]:.0%} ({row.implied[0]:.0%} to {row.implied[2]:.0%})"
        for row in rows
    )
    return f"Compliance within a year: {told}."
