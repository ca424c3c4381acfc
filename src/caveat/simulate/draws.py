"""A model, a seed and a block's number in; that block's futures out, the same bits wherever and whenever it is drawn.

Futures are drawn in blocks of a fixed size, each with its own child of one ``SeedSequence``. The stratification is *by
block*: each block of 1,024 futures is a Latin hypercube (or a scrambled Sobol set) of its own, so every assumption is
spread evenly over its range within each block, and blocks are independent of each other. A run of n futures takes the
first n of these, so a longer run begins with the shorter one. Correlated assumptions keep their ranges and lose a part
of the stratification, because the copula mixes their shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numba
import numpy as np
from numpy.typing import NDArray
from scipy import special

from caveat.simulate.assumptions import Assumption, copula
from caveat.simulate.distributions import Uniform
from caveat.simulate.model import LANES_OF_CHANCE, Model, Real

BLOCK = 1024
"""Futures in a block: a power of two, as Sobol sets need."""
_FEW = 8
"""Rows for which bits are drawn at a time: so few stay near the processor, and take no new memory."""
VERSION = 2
"""Of how futures are drawn and walked. It moves whenever the same inputs and seed would give other numbers, so that no
finding, and no half-done run, is taken for one of another meaning."""
LEAST = 2.0**-53
"""Shares stay this far from 0 and 1, so that no unbounded value is drawn."""

Number = TypeVar("Number", np.float32, np.float64)
Sampler = Literal["latin-hypercube", "sobol"]
SAMPLERS: tuple[Sampler, ...] = ("latin-hypercube", "sobol")


@dataclass(frozen=True, slots=True)
class Block:
    """The futures of one block.

    Shapes  values (assumption, scenario), in the file's own units; chance (threshold, scenario); columns (column,
            scenario), in the model's units, with chance as the last rows; noise (objective, reading, scenario),
            standard normal
    Holds   columns and noise are as narrow as the kernel reads them: less memory is asked for, which took as long as
            the drawing
    """

    number: int
    values: Real
    chance: Real
    columns: NDArray[np.float32]
    noise: NDArray[np.float32]


def draw(model: Model, seed: int, number: int, sampler: Sampler) -> Block:
    """Block ``number`` of the futures under ``seed``."""
    qmc_seed, noise_seed = np.random.SeedSequence(seed, spawn_key=(number,)).spawn(2)
    shares = _shares(len(model.assumptions.assumptions) + LANES_OF_CHANCE, np.random.default_rng(qmc_seed), sampler)
    values, chance = given(model, shares)
    readings = len(model.objectives), model.readings, BLOCK
    noise = np.random.default_rng(noise_seed).standard_normal(readings, dtype=np.float32)
    return Block(number, values, chance, columns(model, values, chance, np.float32), noise)


def given(model: Model, shares: Real) -> tuple[Real, Real]:
    """Values of the assumptions, in the place of their shares, and thresholds of chance, each (row, scenario)."""
    rows = model.assumptions.assumptions
    own, luck = shares[: len(rows)], shares[len(rows) :]
    held, lower = copula(model.assumptions, model.name)
    if held:
        own[list(held)] = np.clip(special.ndtr(lower @ special.ndtri(own[list(held)])), LEAST, 1.0 - LEAST)
    _set_quantiles(rows, own)
    return own, -np.log1p(-luck)


def _set_quantiles(rows: Sequence[Assumption], shares: Real) -> None:
    """Each assumption's value in the place of its shares; the uniform ones, often most, in one go."""
    ends = [one.distribution.span if isinstance(one.distribution, Uniform) else None for one in rows]
    _spread(shares, np.array([one or (0.0, 1.0) for one in ends]).reshape(len(ends), 2))
    for place, one in enumerate(rows):
        if ends[place] is None:
            shares[place] = one.quantile(shares[place])


def columns(model: Model, values: Real, chance: Real, kind: type[Number]) -> NDArray[Number]:
    """The drawn values in the model's units, rounded where the model counts in whole steps or parts of a step."""
    found = np.empty((len(model.columns) + len(chance), values.shape[1]), kind)
    held = [(one.assumption, one.factor, one.whole is not None) for one in model.columns]
    rows, factors, whole = (np.array(part) for part in zip(*held, strict=True))
    _convert(values, rows, factors, whole, found)
    found[len(model.columns) :] = chance
    return found


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _spread(shares: Real, ends: Real) -> None:
    """From low to high, in the place of the shares; between 0 and 1 they stay as they are."""
    for row in range(shares.shape[0]):
        low, high = ends[row]
        for i in range(shares.shape[1]):
            shares[row, i] = min(shares[row, i] * (high - low) + low, high)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _convert(values: Any, rows: Any, factors: Any, whole: Any, found: Any) -> None:
    """Each column from its row of the values; from none where it is a number that nothing was bound to."""
    for column in range(len(rows)):
        row, factor = rows[column], factors[column]
        for i in range(values.shape[1]):
            if row < 0:
                found[column, i] = factor
            elif whole[column]:
                found[column, i] = np.rint(values[row, i] * factor)
            else:
                found[column, i] = values[row, i] * factor


def _shares(dimensions: int, rng: np.random.Generator, sampler: Sampler) -> Real:
    if sampler == "sobol":
        from scipy.stats import qmc  # it takes longer to bring in than a small run takes

        drawn = np.ascontiguousarray(qmc.Sobol(dimensions, scramble=True, rng=rng).random(BLOCK).T)
        return np.clip(drawn, LEAST, 1.0 - LEAST, out=drawn)
    shares = np.empty((dimensions, BLOCK))
    for first in range(0, dimensions, _FEW):
        part = shares[first : first + _FEW]
        _strata(rng.integers(0, 2**64, part.shape, np.uint64), part)
    return shares


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _strata(bits: NDArray[np.uint64], shares: Real) -> None:
    """A Latin hypercube: in each row one share from each of as many equal parts as there are futures, in chance order.

    Of 64 drawn bits the lower half says with whom a future changes parts, the upper half where within its part it lies.
    """
    count = shares.shape[1]
    part = np.empty(count, np.int64)
    for row in range(shares.shape[0]):
        for i in range(count):
            part[i] = i
        for i in range(count - 1, 0, -1):
            other = np.int64(((bits[row, i] & np.uint64(0xFFFFFFFF)) * np.uint64(i + 1)) >> np.uint64(32))
            part[i], part[other] = part[other], part[i]
        for i in range(count):
            within = (np.float64(np.int64(bits[row, i] >> np.uint64(32))) + 0.5) * 2.0**-32
            shares[row, i] = (np.float64(part[i]) + within) / np.float64(count)
