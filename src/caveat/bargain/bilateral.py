"""Two sides in several dimensions in, the bargain between them out: by interpolation, and as the exact Nash product.

Without agreement a fight decides: with some chance both end where one side stands, else where the other does. A bargain
offers each side a place of its own; what it is worth to a side is the utility of both places together.

Source  KAPSARC Toolkit for Behavioral Analysis, examples of Nash bargaining in four dimensions, 20 February 2015
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from caveat.bargain.shapes import Array


@dataclass(frozen=True, slots=True)
class Side:
    """One of two.

    Shapes  position, salience: (dimension,)
    Units   positions from 0 to 1; risk above 0 shuns it, below 0 seeks it
    """

    position: Array
    salience: Array
    chance: float
    risk: float

    def utility(self, place: Array) -> float:
        """What a place is worth to this side: 1 at its own position, less the farther away."""
        away = float(np.sqrt(((self.salience * (self.position - place)) ** 2).sum() / (self.salience**2).sum()))
        return (1 - away) * (1 + self.risk * min(away, 1.0))


def interpolated(one: Side, other: Side, salience: int, chance: int) -> Array:
    """(dimension,): the place between them by salience and chance to win, each to its power."""
    w, v = one.salience**salience * one.chance**chance, other.salience**salience * other.chance**chance
    return np.asarray((w * one.position + v * other.position) / (w + v))


def product(one: Side, other: Side, mine: Array, yours: Array) -> float:
    """The product of what both gain over a fight; negative or zero where one of them does not."""
    gains = []
    for side, rival in ((one, other), (other, one)):
        fight = 2 * side.chance * side.utility(side.position) + 2 * rival.chance * side.utility(rival.position)
        gains.append(side.utility(mine) + side.utility(yours) - fight)
    return gains[0] * gains[1] if min(gains) > 0 else -abs(gains[0] * gains[1])


def best(one: Side, other: Side) -> tuple[Array, Array, float]:
    """The two places with the greatest product that a search from several starts finds, and that product.

    Holds   never worse than any of the interpolations
    """
    size = len(one.position)
    starts = [np.tile(interpolated(one, other, n, m), 2) for n in (1, 2) for m in (1, 2)]
    starts += [np.concatenate([one.position, starts[3][:size]]), np.concatenate([starts[3][:size], other.position])]

    def loss(places: Array) -> float:
        return -product(one, other, places[:size], places[size:])

    found = [minimize(loss, start, method="L-BFGS-B", bounds=[(0.0, 1.0)] * (2 * size)).x for start in starts]
    top = min([*found, *starts], key=loss)
    return top[:size], top[size:], -loss(top)
