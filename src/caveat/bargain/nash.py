"""Actors in, the weighted Nash solution out: the place where the product of gains over no agreement is greatest.

The gain of an actor is its utility there less its utility without agreement. Utility falls with the distance, or with
its square. Without agreement everyone is as badly off as at a distance D from its position, or as at one given place.
As D grows the solution with squares nears the weighted mean, and the one with plain distances the weighted median.
"""

from __future__ import annotations

import numpy as np

from caveat.bargain.shapes import Array

HALVINGS = 200


def zone(position: Array, weight: Array, worst: Array) -> tuple[Array, Array]:
    """The open interval in which everyone with weight gains by agreeing; its ends cross where there is none.

    Shapes  position, weight, worst: (…, actor); returns two of (…,)
    """
    counts = weight > 0
    low = np.where(counts, position - worst, -np.inf).max(axis=-1)
    high = np.where(counts, position + worst, np.inf).min(axis=-1)
    return low, high


def solve(position: Array, weight: Array, worst: Array, *, squares: bool) -> Array:
    """Where the weighted product of gains is greatest; not a number where nobody could gain together.

    Shapes  position, weight, worst (the distance that is as bad as no agreement): (…, actor); returns (…,)
    Holds   the answer lies between the least and the greatest position, and within the zone of agreement
    """
    low, high = zone(position, weight, worst)
    none = ~(low < high)
    counts = weight > 0
    left = np.maximum(low, np.where(counts, position, np.inf).min(axis=-1))
    right = np.minimum(high, np.where(counts, position, -np.inf).max(axis=-1))
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        for _ in range(HALVINGS):
            middle = (left + right) / 2
            rises = slope(middle, position, weight, worst, squares=squares) > 0
            left, right = np.where(rises, middle, left), np.where(rises, right, middle)
    return np.where(none, np.nan, (left + right) / 2)


def slope(place: Array, position: Array, weight: Array, worst: Array, *, squares: bool) -> Array:
    """How fast the logarithm of the product rises at a place: it falls from end to end of the zone, so has one zero."""
    away = place[..., None] - position
    part = -2 * away / (worst**2 - away**2) if squares else -np.sign(away) / (worst - np.abs(away))
    return np.asarray(np.where(weight > 0, weight * part, 0.0).sum(axis=-1))
