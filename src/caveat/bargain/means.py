"""Actors in, the plainest forecasts out: weighted mean, salience-only mean, weighted median.

Holds   none needs more than one pass; in published comparisons on European Union issues the weighted mean has not been
        beaten by models of procedure, and it is the default forecast here.
Source  Thomson, Stokman, Achen and König (eds), The European Union Decides (2006), chapter 10 (abstract read)
"""

from __future__ import annotations

import numpy as np

from caveat.bargain.shapes import Array

HALF = 1e-12
"""How near to half the weight a part of it counts as exactly half: sums of decimals are never exact."""


def weighted_mean(position: Array, weight: Array) -> Array:
    """The compromise: each position by its weight; not a number where nobody has any weight in a dimension.

    Shapes  position, weight: (…, actor, dimension); returns (…, dimension)
    """
    total = weight.sum(axis=-2)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((weight * position).sum(axis=-2) / total)


def weighted_median(position: Array, weight: Array) -> tuple[Array, Array]:
    """The two ends of the interval that no other place beats; the same number twice where it is one place.

    Shapes  position, weight: (…, actor, dimension); returns two of (…, dimension)
    """
    order = np.argsort(position, axis=-2, kind="stable")
    places, weights = np.take_along_axis(position, order, -2), np.take_along_axis(weight, order, -2)
    running = np.cumsum(weights, axis=-2)
    total = running[..., -1:, :]
    slack = HALF * total
    first = running >= total / 2 - slack
    past = running > total / 2 + slack
    low = np.take_along_axis(places, np.argmax(first, axis=-2)[..., None, :], -2)[..., 0, :]
    high = np.take_along_axis(places, np.argmax(past, axis=-2)[..., None, :], -2)[..., 0, :]
    nobody = total[..., 0, :] <= 0
    return np.where(nobody, np.nan, low), np.where(nobody, np.nan, high)
