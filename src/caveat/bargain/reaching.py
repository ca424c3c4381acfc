"""A table and the place of an option on its scale in; by each model, how often the actors settle there or beyond, out.

It says whether those with a say would settle on a measure that strong. It does not say that the recipient would then
do what is asked, and no two models are put together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from caveat.bargain.actors import Table, likely
from caveat.bargain.batches import outcomes
from caveat.bargain.ensemble import Ensemble, at, ensemble, intervals
from caveat.bargain.options import Model, settle
from caveat.bargain.pivots import Pivot, pivots
from caveat.bargain.shapes import Array
from caveat.errors import CaveatError
from caveat.evidence import Assumed, Figure

MODELS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("weighted mean", "mean", {}),
    ("mean by salience alone", "mean", {"weights": "salience"}),
    ("weighted median", "median", {}),
    ("Nash, no agreement very bad", "nash", {}),
    ("challenge model", "challenge", {}),
    ("spatial model", "spatial", {}),
)
"""What is run, in the order of the page: the plain compromise first."""
FORMULA = "draws whose outcome is at or beyond what the option asks / draws that came to an outcome"
NEAR = 1e-9
"""What rounding alone may take from an outcome that is just what is asked."""
LEAST = 0.01
"""A share that moves less is said not to move."""
FIXED = 500
"""Draws for each end of each input, where it is asked which input matters most."""


@dataclass(frozen=True, slots=True)
class Solved:
    """One model over the draws of one table, and who is pivotal in it; or why the table cannot be taken."""

    name: str
    ensemble: Ensemble | None
    pivot: Pivot | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """How often a model's outcome is at or beyond what is asked.

    Units   shares of the draws that came to an outcome; ``value`` where the option stands at its likely place, ``low``
            where it stands at the strong end of its interval, ``high`` at the weak end
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Swing:
    """What knowing one input would do to the weighted mean: to the share of its draws, and to where it lies."""

    name: str
    """Whose, and which figure."""
    assumption: str
    lowest: float
    highest: float
    at_low: float
    at_high: float
    """The share with the input at its low end, and at its high end."""
    settles_low: float
    settles_high: float
    """Where the actors settle in the middle draw, likewise."""

    @property
    def size(self) -> tuple[float, float]:
        """How far the share moves between the two ends; where it does not, how far the place does."""
        share = abs(self.at_high - self.at_low)
        return (share if share >= LEAST else 0.0), abs(self.settles_high - self.settles_low)


def solved(table: Table, *, draws: int, seed: int) -> tuple[Solved, ...]:
    """Every model over the same draws; a model that cannot take the table says so and the others go on.

    Raises  Conflict for a number of draws that is not from 1 to a million.
    """
    ensemble(table, "mean", draws=draws, seed=seed)  # what no model takes is refused here
    return tuple(_solved(table, name, model, options, draws, seed) for name, model, options in MODELS)


def _solved(table: Table, name: str, model: str, options: Mapping[str, str], draws: int, seed: int) -> Solved:
    try:
        found = ensemble(table, model, options, draws=draws, seed=seed)
        moved = pivots(table, model, options)
    except CaveatError as wrong:
        return Solved(name, None, None, str(wrong))
    first = next((one for one in moved if one.moved_share), None)
    return Solved(name, found, first)


def reached(found: Ensemble, asks: Figure) -> Reached | None:
    """The share of outcomes at or beyond what is asked; None where no draw came to an outcome."""
    values = found.outcome.value[:, 0]
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    low, high = asks.bounds
    shares = [float((known >= place - NEAR).mean()) for place in (likely(asks), high, low)]
    return Reached(*shares)


def swings(table: Table, asks: Figure, seed: int) -> tuple[Swing, ...]:
    """Each input set to one end of its interval and to the other, on the same draws: the greatest swing first."""
    drawn = intervals(table)
    cube = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(0, 1))).random((FIXED, len(drawn)))
    found = [_place(table, asks, cube)] if asks.bounds[0] < asks.bounds[1] else []
    for column, one in enumerate(drawn):
        low, high = (_settled(table, _with(cube, column, edge)) for edge in (0.0, 1.0))
        actor = table.actors[one.actor]
        figure = {"capability": actor.capability, "position": actor.position[0], "salience": actor.salience[0]}
        shares = (_share(low, likely(asks)), _share(high, likely(asks)))
        found.append(Swing(f"the {one.field} of {actor.name}", _named(figure[one.field]), one.low, one.high, *shares,
                           _middle(low), _middle(high)))  # fmt: skip
    return tuple(sorted(found, key=lambda swing: swing.size, reverse=True))


def _place(table: Table, asks: Figure, cube: Array) -> Swing:
    low, high = asks.bounds
    settled = _settled(table, cube)
    return Swing("where the option stands on the scale", _named(asks), low, high, _share(settled, low),
                 _share(settled, high), _middle(settled), _middle(settled))  # fmt: skip


def _named(figure: Figure) -> str:
    return figure.basis.assumption if isinstance(figure.basis, Assumed) else "as given"


def _with(cube: Array, column: int, edge: float) -> Array:
    fixed = cube.copy()
    fixed[:, column] = edge
    return fixed


def _settled(table: Table, cube: Array) -> Array:
    """Where the weighted mean lies in each draw that comes to an outcome."""
    values = outcomes(Model.MEAN, settle(Model.MEAN, {}), table, at(table, cube)).value[:, 0]
    return np.asarray(values[~np.isnan(values)])


def _share(settled: Array, place: float) -> float:
    return float((settled >= place - NEAR).mean()) if len(settled) else 0.0


def _middle(settled: Array) -> float:
    return float(np.median(settled)) if len(settled) else 0.0
