"""Forecasters and a class in; how well each would have done with every crisis left out in turn, out.

Every forecast of a row is made without any row of its crisis. Scores are means over crises, rows of one crisis sharing
its weight, and the interval of a difference is drawn crisis by crisis.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from operator import itemgetter

from caveat.episodes import ordinal, rates
from caveat.episodes.classes import Class, Row, weights

Chances = tuple[float, float, float]
"""Not met, met in part, met."""

SCORES = ("brier", "log", "ranked")
DRAWS = 2000
SEED = 20240129
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
FLOOR = 1e-6
"""The least chance that a log score is taken of; what happened in spite of it costs 13.8."""


@dataclass(frozen=True, slots=True)
class Skill:
    """How one forecaster did."""

    name: str
    scores: Mapping[str, float]
    """Brier, log and ranked probability score; less is better."""
    against: Mapping[str, Mapping[str, tuple[float, float, float]]]
    """Against another forecaster and by score: the difference (below nothing: this one is better) and the interval that
    holds 90 of 100 draws of as many crises."""
    calibration: tuple[tuple[float, float, float, float], ...]
    """Of the chance that a demand is met, a row for each bin that has forecasts: their mean, the share that was met,
    the crises behind it, and the upper bound of the bin."""

    def beats(self, other: str, score: str = "ranked") -> bool:
        """True where the whole interval of the difference lies below nothing."""
        return self.against[other][score][2] < 0


Forecaster = Callable[[Sequence[Row]], Callable[[Row], Chances]]
"""Given what it may learn from, gives what it says of a row."""


def base_rate(rows: Sequence[Row]) -> Callable[[Row], Chances]:
    """The same for every row."""
    found = rates.shares(rows, None, None)
    return lambda row: found


def polarity_alone(rows: Sequence[Row]) -> Callable[[Row], Chances]:
    """By stick, carrot or mixed."""
    return lambda row: rates.shares(rows, row.polarity, None)


def pooled(rows: Sequence[Row]) -> Callable[[Row], Chances]:
    """By polarity and kind of demand, the narrower drawn to the wider."""
    return lambda row: rates.shares(rows, row.polarity, row.demand_kind)


def regression(rows: Sequence[Row]) -> Callable[[Row], Chances]:
    """The penalised ordinal regression."""
    return ordinal.fit(rows).forecast


FORECASTERS: Mapping[str, Forecaster] = {
    "base rate": base_rate, "polarity alone": polarity_alone, "pooled": pooled, "regression": regression,
}  # fmt: skip


def judged(found: Class, forecasters: Mapping[str, Forecaster] = FORECASTERS) -> tuple[Skill, ...]:
    """Each forecaster's skill on a class, crisis by crisis; nothing where there are fewer than two crises.

    Raises  MissingExtra without scipy.
    """
    if found.crises < 2:
        return ()
    made = {name: _left_out(found.rows, make) for name, make in forecasters.items()}
    each = {name: {score: _by_crisis(found.rows, chances, score) for score in SCORES} for name, chances in made.items()}
    return tuple(
        Skill(
            name,
            {score: _mean(each[name][score].values()) for score in SCORES},
            {
                other: {score: _difference(each[name][score], each[other][score]) for score in SCORES}
                for other in forecasters
                if other != name
            },
            _calibration(found.rows, chances),
        )
        for name, chances in made.items()
    )


def _left_out(rows: Sequence[Row], make: Forecaster) -> list[Chances]:
    said: dict[str, Callable[[Row], Chances]] = {}
    for crisis in dict.fromkeys(row.crisis for row in rows):
        said[crisis] = make([row for row in rows if row.crisis != crisis])
    return [said[row.crisis](row) for row in rows]


def score(chances: Chances, level: int, kind: str) -> float:
    """What a forecast costs where a demand was met so far (0, 1, 2).

    Source  Brier (1950), Monthly Weather Review 78, 1-3; Epstein (1969), Journal of Applied Meteorology 8, 985-987.
    """
    if kind == "log":
        return -log(max(chances[level], FLOOR))
    if kind == "brier":
        return sum((chance - (place == level)) ** 2 for place, chance in enumerate(chances))
    steps = (chances[0], chances[0] + chances[1])
    return sum((step - (level <= place)) ** 2 for place, step in enumerate(steps)) / len(steps)


def _by_crisis(rows: Sequence[Row], chances: Sequence[Chances], kind: str) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for share, row, said in zip(weights(rows), rows, chances, strict=True):
        found[row.crisis] += share * score(said, row.level, kind)
    return dict(found)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _difference(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[float, float, float]:
    apart = [one[crisis] - other[crisis] for crisis in one]
    draws = sorted(sum(drawn(apart)) / len(apart) for drawn in _resamples(len(apart)))
    return _mean(apart), draws[int(0.05 * DRAWS)], draws[int(0.95 * DRAWS) - 1]


@cache
def _resamples(crises: int) -> tuple[Callable[[Sequence[float]], Sequence[float]], ...]:
    """Which crises each draw of the bootstrap takes: the same for every pair of forecasters, so drawn once."""
    rng = random.Random(SEED)  # noqa: S311 (draws of a bootstrap, not secrets)
    return tuple(itemgetter(*rng.choices(range(crises), k=crises)) for _ in range(DRAWS))


def _calibration(rows: Sequence[Row], chances: Sequence[Chances]) -> tuple[tuple[float, float, float, float], ...]:
    bins: dict[float, list[tuple[float, float, bool]]] = defaultdict(list)
    for share, row, said in zip(weights(rows), rows, chances, strict=True):
        upper = next(bound for bound in BINS[1:] if said[2] <= bound)
        bins[upper].append((share, said[2], row.level == 2))
    table = []
    for upper in sorted(bins):
        crises = sum(share for share, _, _ in bins[upper])
        mean = sum(share * chance for share, chance, _ in bins[upper]) / crises
        met = sum(share for share, _, was in bins[upper] if was) / crises
        table.append((mean, met, crises, upper))
    return tuple(table)
