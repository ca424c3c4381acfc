"""Points with a mark in, a box out: the patient rule induction method, small, with coverage, density and quasi-p.

Source  Friedman and Fisher, Statistics and Computing 9 (1999) 123; quasi-p as in Bryant and Lempert, Technological
        Forecasting and Social Change 77 (2010) 34: the chance of so many marked points if the limit were dropped
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from caveat.simulate.model import Real

PEEL = 0.05
"""Share of the points in the box that one step takes away: Friedman and Fisher's patience."""
LEAST = 0.05
"""A box holds at least this share of all points."""
RARE = 0.02
"""Below this share of marked points there is nothing to describe but single points."""
CHANCE = 0.05
"""A limit with a greater quasi-p may be chance, and is not told."""
MOST_LIMITS = 3
"""More limits than this cannot be said in a sentence; the last ones are dropped by what they add least."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One side of a box."""

    dimension: int
    low: float | None
    high: float | None
    quasi_p: float
    """Chance of at least so many marked points in the box if this limit said nothing."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where the marked points are: of them the box holds ``coverage``, and of its own points ``density`` are marked."""

    limits: tuple[Limit, ...]
    coverage: float
    density: float
    mass: float
    base: float
    """Share of marked points among all."""


def find(points: Real, marked: NDArray[np.bool_]) -> Box | None:
    """The densest box that peeling leads to, or None where nearly no point or nearly every point is marked.

    Shapes  points (dimension, point); marked (point,)
    """
    count = points.shape[1]
    if count < 20 or not RARE <= marked.mean() <= 1 - RARE:
        return None
    inside = np.ones(count, bool)
    low = np.full(len(points), -np.inf)
    high = np.full(len(points), np.inf)
    while (peeled := _peel(points, marked, inside)) is not None:
        dimension, cut, upper = peeled
        keep = points[dimension] <= cut if upper else points[dimension] >= cut
        if (inside & keep).sum() < max(LEAST * count, 10) or _density(marked, inside & keep) <= _density(
            marked, inside
        ):
            break
        inside &= keep
        (high if upper else low)[dimension] = cut
    return _box(points, marked, low, high)


def _density(marked: NDArray[np.bool_], inside: Any) -> float:
    return float(marked[inside].mean()) if inside.any() else 0.0


def _peel(points: Real, marked: NDArray[np.bool_], inside: NDArray[np.bool_]) -> tuple[int, float, bool] | None:
    """The one cut that leaves the densest box."""
    best: tuple[float, int, float, bool] | None = None
    held, marks = points[:, inside], marked[inside]
    last, step = len(marks) - 1, max(1, round(PEEL * len(marks)))
    for dimension, row in enumerate(held):
        for upper in (False, True):
            rank = last - step if upper else step
            cut = float(np.partition(row, rank)[rank])
            keep = row <= cut if upper else row >= cut
            if keep.all() or not keep.any():
                continue
            found = float(marks[keep].mean())
            if best is None or found > best[0] + 1e-12:
                best = (found, dimension, cut, upper)
    return None if best is None else best[1:]


def _box(points: Real, marked: NDArray[np.bool_], low: Real, high: Real) -> Box | None:
    """The box with its at most three most telling limits, those that may be chance dropped one by one."""
    within = (points >= low[:, None]) & (points <= high[:, None])
    limited = [int(one) for one in np.flatnonzero(np.isfinite(low) | np.isfinite(high))]
    while len(limited) > MOST_LIMITS:
        drop = [(_density(marked, within[[one for one in limited if one != out]].all(axis=0)), out) for out in limited]
        limited.remove(max(drop)[1])
    while limited:
        surely = {one: _quasi_p(within, marked, limited, one) for one in limited}
        weakest = max(surely, key=lambda one: surely[one])
        if surely[weakest] <= CHANCE:
            break
        limited.remove(weakest)
    if not limited:
        return None
    inside = within[limited].all(axis=0)
    return Box(
        tuple(Limit(one, _end(low[one]), _end(high[one]), surely[one]) for one in limited),
        float(marked[inside].sum() / marked.sum()), _density(marked, inside), float(inside.mean()),
        float(marked.mean()),
    )  # fmt: skip


def _quasi_p(within: NDArray[np.bool_], marked: NDArray[np.bool_], limited: list[int], one: int) -> float:
    """Chance of at least so many marked points in the box if one of its limits said nothing."""
    inside = within[limited].all(axis=0)
    without = within[[other for other in limited if other != one]].all(axis=0)
    return float(special.bdtrc(int(marked[inside].sum()) - 1, int(inside.sum()), _density(marked, without)))


def _end(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
