"""A table in, who is pivotal out: what the outcome would be without each actor, and if each stood a little elsewhere.

Both are answers of the model to a changed table, at the likely figures; neither says what the actor can in fact do. In
a model that cycles or draws, a small change may move the outcome by chance, and the ensemble is the better guide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from caveat.bargain.actors import Points, Table
from caveat.bargain.batches import outcomes
from caveat.bargain.ensemble import ready
from caveat.bargain.options import Model, Settings, model_of, settle
from caveat.bargain.shapes import Array


@dataclass(frozen=True, slots=True)
class Pivot:
    """One actor in one dimension.

    Units   shifts in units of the table
    """

    actor: str
    dimension: str
    outcome: float | None
    """With everyone where they are."""
    dropped: float | None
    """By how much the outcome shifts if the actor is left out."""
    dropped_share: float | None
    """Its part in the shifts of all, without sign; the shares sum to 1."""
    step: float
    """How far its position is moved, down and up, within the scale."""
    down: float | None
    up: float | None
    moved_share: float | None
    """Its part in what moves of one size do, without sign; the shares sum to 1."""


def pivots(
    table: Table, model: str, options: Mapping[str, str] | None = None, *, step: float = 0.05,
    rounds: int | None = None, quirks: bool = False,
) -> tuple[Pivot, ...]:  # fmt: skip
    """Every actor in every dimension, those that move the outcome most by their position first.

    ``step`` is the move as a share of the scale. A stochastic model is run as if it were not.

    Raises  as ``solve`` does.
    """
    named = model_of(model)
    settings = dict(settle(named, options or {}, rounds, quirks=quirks))
    if "stm" in settings:
        settings["stm"] = "Deterministic"
    ready(table, named, settings)
    points = table.points()
    base = _values(named, settings, table, [points])[0]
    dropped = _dropped(named, settings, table, points) - base
    found: list[Pivot] = []
    for k, dimension in enumerate(table.dimensions):
        length = step * _length(table, points, k)
        moved = _moved(named, settings, table, points, k, length) - base
        parts, shares = _shares(dropped[:, k]), _shares(np.nanmax(np.abs(moved[:, :, k]), axis=0, initial=0.0))
        found += [
            Pivot(
                actor, dimension.name, _number(base[k]), _number(dropped[i, k]), _number(parts[i]), length,
                _number(moved[0, i, k]), _number(moved[1, i, k]), _number(shares[i]),
            )
            for i, actor in enumerate(table.names)
        ]  # fmt: skip
    return tuple(sorted(found, key=lambda pivot: -(pivot.moved_share or 0.0)))


def _length(table: Table, points: Points, k: int) -> float:
    """The scale of the table, or the spread of its positions where they lie outside it."""
    dimension, places = table.dimensions[k], points.position[:, k]
    inside = dimension.low <= places.min() and places.max() <= dimension.high
    spread = float(places.max() - places.min())
    return dimension.span if inside and spread > 0.1 * dimension.span else spread or dimension.span


def _dropped(model: Model, settings: Settings, table: Table, points: Points) -> Array:
    count = len(table.actors)
    if count == 1:
        return np.full((1, len(table.dimensions)), np.nan)
    others = [points.without(i) for i in range(count)]
    weighed = np.array([each.weight.sum() > 0 for each in others])
    found = _values(model, settings, table, others)
    found[~weighed] = np.nan
    return found


def _moved(model: Model, settings: Settings, table: Table, points: Points, k: int, length: float) -> Array:
    """(down and up, actor, dimension): the outcomes with each actor moved, no further than the scale or the others."""
    dimension, places = table.dimensions[k], points.position[:, k]
    low, high = min(dimension.low, places.min()), max(dimension.high, places.max())
    if settings.get("range") is not None:  # who moves beyond the others would leave the range that was asked for
        low, high = places.min(), places.max()
    variants = []
    for move in (-length, length):
        for i in range(len(places)):
            position = points.position.copy()
            position[i, k] = min(max(position[i, k] + move, low), high)
            variants.append(Points(points.capability, position, points.salience))
    return _values(model, settings, table, variants).reshape(2, len(places), -1)


def _values(model: Model, settings: Settings, table: Table, variants: list[Points]) -> Array:
    stacked = Points(*(np.stack([getattr(each, name) for each in variants])
                       for name in ("capability", "position", "salience")))  # fmt: skip
    return outcomes(model, settings, table, stacked).value


def _shares(shift: Array) -> Array:
    sizes = np.nan_to_num(np.abs(shift))
    return np.asarray(sizes / sizes.sum()) if sizes.sum() > 0 else np.zeros_like(sizes)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
