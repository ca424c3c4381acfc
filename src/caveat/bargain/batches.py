"""Many variants of one table in, the outcome of each out: one model, all actors the same in number, on any thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caveat.bargain import challenge, challenge_kernels, spatial, spatial_kernels
from caveat.bargain.actors import Points, Table
from caveat.bargain.means import weighted_mean, weighted_median
from caveat.bargain.options import Model, Settings
from caveat.bargain.shapes import Array, Whole
from caveat.bargain.solve import bargained, nash_open


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What each variant came to.

    Shapes  value: (run, dimension), not a number where there is no outcome; rounds, cycle: (run,); a cycle of 0 is
            none, of 1 rest
    """

    value: Array
    rounds: Whole
    cycle: Whole


def outcomes(model: Model, settings: Settings, table: Table, points: Points, draws: Array | None = None) -> Outcomes:
    """The outcome of each variant.

    ``points`` has arrays of (run, actor) and (run, actor, dimension); ``draws`` is (run, round, actor) where the
    spatial model draws.
    """
    if model is Model.SPATIAL:
        return _spatial(settings, table, points, draws)
    if model is Model.CHALLENGE:
        return _challenge(settings, points)
    runs = len(points.position)
    weight = points.salience if settings.get("weights") == "salience" else points.weight
    if model is Model.MEDIAN or (nash_open(settings) and settings["loss"] == "linear"):
        low, high = weighted_median(points.position, weight)
        value = (low + high) / 2
    elif model is Model.MEAN or nash_open(settings):
        value = weighted_mean(points.position, weight)
    else:
        value = bargained(points, settings)
    none = np.zeros(runs, dtype=np.int64)
    return Outcomes(value, none, none)


def _room(runs: int) -> tuple[Whole, Whole]:
    return np.zeros(runs, dtype=np.int64), np.zeros(runs, dtype=np.int64)


def _challenge(settings: Settings, points: Points) -> Outcomes:
    start = np.ascontiguousarray(points.position[:, :, 0])
    last, (rounds, cycle) = np.empty_like(start), _room(len(start))
    asked = settings["range"]
    challenge_kernels.batch(
        start, points.capability, np.ascontiguousarray(points.salience[:, :, 0]), challenge.rules(settings),
        float(settings["Q"] or 0.0), float(settings["T"] or 0.0), int(settings["rounds"] or 0),
        0.0 if asked is None else float(asked), last, rounds, cycle,
    )  # fmt: skip
    return Outcomes(weighted_mean(last[:, :, None], points.weight), rounds, cycle)


def _spatial(settings: Settings, table: Table, points: Points, draws: Array | None) -> Outcomes:
    low = np.array([dimension.low for dimension in table.dimensions])
    span = np.array([dimension.span for dimension in table.dimensions])
    start = np.ascontiguousarray((points.position - low) / span)
    rounds = int(settings["rounds"] or 0)
    given = np.full((1, rounds + 1, start.shape[1]), -1.0) if draws is None else draws
    total = points.salience.sum(axis=-1, keepdims=True)
    salience = points.salience / np.maximum(total, 1.0)  # nobody cares more than wholly
    last, (done, cycle) = np.empty_like(start), _room(len(start))
    codes, share = spatial.codes(settings), spatial.share_of(settings)
    spatial_kernels.batch(codes, share, rounds, points.capability, salience, start, given, last, done, cycle)
    weight = points.capability[:, :, None] * salience
    return Outcomes(weighted_mean(low + last * span, weight), done, cycle)
