"""A block's outcomes in, a small summary out; summaries are added up, so that memory does not grow with futures.

Three criteria, and in each less is better; they are never joined to one score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

from caveat.simulate.model import Model, Real
from caveat.simulate.steps import Outcomes
from caveat.simulate.symbols import WORLD, place

CRITERIA = ("weeks not complied", "supplier's cost", "item-weeks short")
UNITS = ("weeks", "USD", "item-weeks")
KEPT_BLOCKS = 8
"""Blocks of which every future's values and outcomes are kept: 8,192 futures, for quantiles and for discovery."""
PATH_BLOCKS = 1
"""Blocks of which the paths by week are kept: 1,024 futures, for fans."""

Counts = NDArray[np.int64]


class Summary(NamedTuple):
    """What is kept of one or more blocks. Only the first blocks carry futures one by one and paths.

    Shapes  complied (option, week + 1): futures by the week in which they first complied, in part or whole, last those
            that never did; as_asked likewise, of those that complied as asked;
            short (option, item, week + 1): futures by their number of weeks short; undelivered (option, item): sum;
            gap, substituted likewise; total, regret, worst_regret (option, criterion); met (option,);
            dominates (option, option): futures in which the first is nowhere worse and somewhere better than the other;
            values (assumption, future); outcome (option, criterion, future); item_short (option, item, future);
            complied_week (option, future); stock (option, week, item, future); compliance (option, week, future);
            reading (option, objective, reading, future)
    """

    futures: int
    complied: Counts
    as_asked: Counts
    short: Counts
    undelivered: Real
    gap: Real
    substituted: Real
    total: Real
    regret: Real
    worst_regret: Real
    met: Counts
    dominates: Counts
    values: NDArray[np.float64]
    chance: NDArray[np.float64]
    outcome: NDArray[np.float32]
    item_short: NDArray[np.float32]
    complied_week: NDArray[np.float32]
    stock: NDArray[np.float32]
    compliance: NDArray[np.float32]
    reading: NDArray[np.float32]


def criteria(found: Outcomes) -> Real:
    """Each option's value on each criterion, (option, criterion, scenario)."""
    return np.stack(
        (found.world[:, 1], found.world[:, 2], found.item[:, 0].sum(axis=1)), axis=1, dtype=np.float64
    )  # fmt: skip


def undelivered(found: Outcomes) -> Iterator[Real]:
    """By option, what carrying on would have brought by the end and the option has not, (item, scenario)."""
    planned = found.item[0, 1].astype(np.float64)
    for received in found.item[:, 1]:
        behind = planned - received
        # A difference of two large float32 numbers: below this it is rounding, not goods.
        yield np.where(behind > 1e-3 + 1e-5 * planned, behind, 0.0)


def drawn(model: Model, values: Real, column: int) -> Real:
    """One quantity in the model's own unit, (scenario,), from the values of the assumptions."""
    bound = model.columns[column]
    if bound.assumption < 0:
        return np.full(values.shape[1], bound.factor)
    return np.asarray(values[bound.assumption] * bound.factor)


def _by_week(model: Model, found: Outcomes) -> Outcomes:
    """The outcomes of a model in days as those of one in weeks: paths at the end of each week."""
    if model.per_week == 1:
        return found
    world, end = found.world.copy(), slice(model.per_week - 1, None, model.per_week)
    world[:, 0] = np.floor(world[:, 0] / model.per_week)  # -1 stays -1
    return found._replace(world=world, stock=found.stock[:, end], compliance=found.compliance[:, end])


def summarise(
    model: Model, found: Outcomes, values: Real, chance: Real, thresholds: Mapping[str, float], number: int
) -> Summary:
    """One block's summary; futures and paths are kept only of the first blocks."""
    found = _by_week(model, found)
    options, weeks, futures = len(model.options), model.weeks, found.world.shape[2]
    worth = criteria(found)
    regret = worth - worth.min(axis=0)
    week = np.where(found.world[:, 0] < 0, weeks, found.world[:, 0]).astype(np.int64)
    whole = np.where(drawn(model, values, model.world_columns[place(WORLD, "degree")]) >= 1.0, week, weeks)
    meets = np.ones((options, futures), bool)
    for name, most in thresholds.items():
        meets &= worth[:, CRITERIA.index(name)] <= most
    no_worse = (worth[:, None] <= worth[None]).all(axis=2)
    better = (worth[:, None] < worth[None]).any(axis=2)
    kept, paths = futures if number < KEPT_BLOCKS else 0, futures if number < PATH_BLOCKS else 0
    return Summary(
        futures=futures,
        complied=np.array([np.bincount(row, minlength=weeks + 1) for row in week], dtype=np.int64),
        as_asked=np.array([np.bincount(row, minlength=weeks + 1) for row in whole], dtype=np.int64),
        short=_counts(found.item[:, 0], weeks),
        undelivered=np.array([one.sum(axis=1) for one in undelivered(found)]),
        gap=found.item[:, 2].sum(axis=2, dtype=np.float64),
        substituted=found.item[:, 3].sum(axis=2, dtype=np.float64),
        total=worth.sum(axis=2),
        regret=regret.sum(axis=2),
        worst_regret=regret.max(axis=2),
        met=meets.sum(axis=1),
        dominates=(no_worse & better).sum(axis=2),
        values=values[:, :kept],
        chance=chance[:, :kept],
        outcome=worth[..., :kept].astype(np.float32),
        item_short=found.item[:, 0, :, :kept],
        complied_week=found.world[:, 0, :kept],
        stock=found.stock[..., :paths],
        compliance=found.compliance[..., :paths],
        reading=found.reading[..., :paths],
    )


def _counts(short: NDArray[np.float32], weeks: int) -> Counts:
    found = np.zeros((*short.shape[:2], weeks + 1), np.int64)
    _count(short, found)
    return found


@numba.njit(cache=True, nogil=True, error_model="numpy", boundscheck=True)
def _count(short: NDArray[np.float32], found: Counts) -> None:
    for option in range(short.shape[0]):
        for item in range(short.shape[1]):
            for i in range(short.shape[2]):
                found[option, item, np.int64(np.rint(short[option, item, i]))] += 1


_ALONG = frozenset(("values", "chance", "outcome", "item_short", "complied_week", "stock", "compliance", "reading"))


def add(one: Summary, other: Summary) -> Summary:
    """Two summaries as one. Blocks are added in their order, so that sums have the same bits however they were run."""
    parts: dict[str, Any] = {}
    for name in Summary._fields:
        a, b = getattr(one, name), getattr(other, name)
        if name in _ALONG:
            parts[name] = np.concatenate((a, b), axis=-1) if b.shape[-1] else a
        else:
            parts[name] = np.maximum(a, b) if name == "worst_regret" else a + b
    return Summary(**parts)
