"""A table whose figures are intervals in, the spread of outcomes out: every model on the same draws.

Draws come in blocks of fixed size, each with its own child of one seed: one worker and eight give the same bits. An
interval without a likely value is drawn evenly; one with a likely value, as a triangle with its top there.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from caveat.bargain import challenge, spatial
from caveat.bargain.actors import Points, Table, likely
from caveat.bargain.batches import Outcomes, outcomes
from caveat.bargain.options import Model, Settings, model_of, settle
from caveat.bargain.shapes import Array
from caveat.errors import Conflict
from caveat.evidence import Assumed

BLOCK = 250
"""Runs that share one child of the seed."""
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
MOST_DRAWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """One input that is not a point: whose, which, and between what."""

    actor: int
    field: str
    dimension: int
    low: float
    high: float
    likely: float | None = None


@dataclass(frozen=True, slots=True)
class Ensemble:
    """The outcomes of one model over the draws.

    Shapes  outcome.value: (draw, dimension)
    """

    model: Model
    settings: Settings
    seed: int
    dimensions: tuple[str, ...]
    intervals: int
    """How many inputs were drawn; where none was, all outcomes are one."""
    outcome: Outcomes
    notes: tuple[str, ...] = ()

    @property
    def draws(self) -> int:
        """How many games were drawn."""
        return len(self.outcome.rounds)

    @property
    def cycling(self) -> int:
        """How many draws ended in a cycle, so that their outcome is only where they were stopped."""
        return int((self.outcome.cycle > 1).sum())

    def without_outcome(self, k: int) -> int:
        """How many draws came to nothing in a dimension."""
        return int(np.isnan(self.outcome.value[:, k]).sum())

    def quantiles(self, k: int) -> tuple[tuple[float, float], ...]:
        """The outcome in a dimension at each level, over the draws that came to one."""
        known = self.outcome.value[:, k][~np.isnan(self.outcome.value[:, k])]
        return tuple((level, float(np.quantile(known, level))) for level in LEVELS) if len(known) else ()


def intervals(table: Table) -> tuple[Interval, ...]:
    """Every input of the table that is not a point."""
    found = []
    for index, actor in enumerate(table.actors):
        for field, k, figure in actor.inputs():
            low, high = figure.bounds
            if low < high:
                top = figure.basis.likely if isinstance(figure.basis, Assumed) else None
                found.append(Interval(index, field, k, low, high, top))
    return tuple(found)


def at(table: Table, cube: Array) -> Points:
    """The table at points of the unit cube: (run, interval) in, arrays of (run, actor, …) out."""
    runs, drawn = len(cube), intervals(table)
    likely_points = Points(
        np.array([likely(actor.capability) for actor in table.actors]),
        np.array([[likely(figure) for figure in actor.position] for actor in table.actors]),
        np.array([[likely(figure) for figure in actor.salience] for actor in table.actors]),
    )
    capability = np.repeat(likely_points.capability[None], runs, axis=0)
    position = np.repeat(likely_points.position[None], runs, axis=0)
    salience = np.repeat(likely_points.salience[None], runs, axis=0)
    for column, interval in enumerate(drawn):
        value = _placed(cube[:, column], interval)
        if interval.field == "capability":
            capability[:, interval.actor] = value
        else:
            (position if interval.field == "position" else salience)[:, interval.actor, interval.dimension] = value
    return Points(capability, position, salience / table.whole)


def _placed(share: Array, interval: Interval) -> Array:
    low, high, top = interval.low, interval.high, interval.likely
    if top is None:
        return low + share * (high - low)
    turn = (top - low) / (high - low)
    left = low + np.sqrt(share * (high - low) * (top - low))
    return np.where(share < turn, left, high - np.sqrt((1 - share) * (high - low) * (high - top)))


def ready(table: Table, model: Model, settings: Settings) -> None:
    """Refuse a table that a model cannot take at some point of its intervals.

    Raises  BadRow or Conflict, as a single run would.
    """
    points = table.points()
    if model is Model.CHALLENGE:
        challenge.fits(table, settings)
        reach = [figure.bounds for actor in table.actors for figure in actor.position]
        challenge.width_of(np.array(reach), settings, table.name)
    if model is Model.SPATIAL:
        spatial.scaled(table, points)
        for edge in (0.0, 1.0):
            ends = at(table, np.full((1, len(intervals(table))), edge))
            spatial.scaled(table, Points(points.capability, ends.position[0], points.salience))


def ensemble(
    table: Table,
    model: str,
    options: Mapping[str, str] | None = None,
    *,
    draws: int = 1000,
    seed: int = 0,
    workers: int = 1,
    rounds: int | None = None,
    quirks: bool = False,
) -> Ensemble:
    """The outcomes of one model over draws of every interval.

    Holds   the same seed gives the same outcomes on any number of workers; two models meet the same draws
    Raises  as ``solve`` does; Conflict for a number of draws that is not from 1 to a million.
    """
    named = model_of(model)
    settings = settle(named, options or {}, rounds, quirks=quirks)
    if not 1 <= draws <= MOST_DRAWS:
        raise Conflict(table.name, f"{draws} draws were asked for", f"from 1 to {MOST_DRAWS} are made",
                       "Ask for 1000.")  # fmt: skip
    ready(table, named, settings)
    sizes = [min(BLOCK, draws - first) for first in range(0, draws, BLOCK)]

    def block(index: int) -> Outcomes:
        return _block(table, named, settings, seed, index, sizes[index])

    if workers <= 1:
        parts = [block(index) for index in range(len(sizes))]
    else:
        with ThreadPoolExecutor(workers) as pool:
            parts = list(pool.map(block, range(len(sizes))))
    whole = joined(parts)
    return Ensemble(named, settings, seed, tuple(each.name for each in table.dimensions), len(intervals(table)), whole,
                    (*table.notes, *_scaled_down(table, named)))  # fmt: skip


def _scaled_down(table: Table, model: Model) -> list[str]:
    """A note for each actor whose saliences may sum to more than the whole in a draw of the spatial model."""
    if model is not Model.SPATIAL:
        return []
    return [
        f"Where the saliences drawn for {actor.name} sum to more than {table.whole:g}, they are scaled down to it."
        for actor in table.actors
        if sum(figure.bounds[1] for figure in actor.salience) > table.whole
    ]


def _block(table: Table, model: Model, settings: Settings, seed: int, index: int, size: int) -> Outcomes:
    child = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(index, 0)))
    points = at(table, child.random((size, len(intervals(table)))))
    if settings.get("stm") != "Stochastic":
        return outcomes(model, settings, table, points)
    shape = (1, int(settings["rounds"] or 0) + 1, len(table.actors))
    parts = []
    for run in range(size):  # one at a time, as the draws of a whole block may not fit in memory
        own = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(index, 1, run)))
        one = Points(points.capability[run, None], points.position[run, None], points.salience[run, None])
        parts.append(outcomes(model, settings, table, one, own.random(shape)))
    return joined(parts)


def joined(parts: list[Outcomes]) -> Outcomes:
    """The outcomes of all parts as one, the draws of each part behind those of the part before."""
    return Outcomes(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("value", "rounds", "cycle")))


def as_data(found: Ensemble) -> dict[str, Any]:
    """The ensemble as plain data, every number finite or null."""
    return {
        "model": str(found.model),
        "options": dict(found.settings),
        "seed": found.seed,
        "draws": found.draws,
        "inputs_drawn": found.intervals,
        "cycling": found.cycling,
        "dimensions": [
            {
                "name": name,
                "quantiles": [{"level": level, "value": value} for level, value in found.quantiles(k)],
                "without_outcome": found.without_outcome(k),
            }
            for k, name in enumerate(found.dimensions)
        ],
        "notes": list(found.notes),
    }
