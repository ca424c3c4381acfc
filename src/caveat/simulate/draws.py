"""A model, a seed and a block's number in; that block's futures out, the same bits wherever and whenever it is drawn.

Futures are drawn in blocks of a fixed size, each with its own child of one ``SeedSequence``. The stratification is *by
block*: each block of 1,024 futures is a Latin hypercube (or a scrambled Sobol set) of its own, so every assumption is
spread evenly over its range within each block, and blocks are independent of each other. A run of n futures takes the
first n of these, so a longer run begins with the shorter one. Correlated assumptions keep their ranges and lose a part
of the stratification, because the copula mixes their shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import special
from scipy.stats import qmc

from caveat.simulate.assumptions import copula
from caveat.simulate.model import LANES_OF_CHANCE, Model, Real

BLOCK = 1024
"""Futures in a block: a power of two, as Sobol sets need."""
LEAST = 2.0**-53
"""Shares stay this far from 0 and 1, so that no unbounded value is drawn."""

Sampler = Literal["latin-hypercube", "sobol"]
SAMPLERS: tuple[Sampler, ...] = ("latin-hypercube", "sobol")


@dataclass(frozen=True, slots=True)
class Block:
    """The futures of one block.

    Shapes  values (assumption, scenario), in the file's own units; columns (column, scenario), in the model's, with the
            thresholds of chance as the last rows; noise (objective, reading, scenario), standard normal
    """

    number: int
    values: Real
    columns: Real
    noise: NDArray[np.float64]


def draw(model: Model, seed: int, number: int, sampler: Sampler) -> Block:
    """Block ``number`` of the futures under ``seed``."""
    qmc_seed, noise_seed = np.random.SeedSequence(seed, spawn_key=(number,)).spawn(2)
    shares = _shares(len(model.assumptions.assumptions) + LANES_OF_CHANCE, np.random.default_rng(qmc_seed), sampler)
    values, chance = given(model, shares)
    noise = np.random.default_rng(noise_seed).standard_normal((len(model.objectives), model.readings, BLOCK))
    return Block(number, values, columns(model, values, chance), noise)


def given(model: Model, shares: Real) -> tuple[Real, Real]:
    """Values of the assumptions and thresholds of chance at given shares, each (row, scenario)."""
    rows = model.assumptions.assumptions
    own, luck = shares[: len(rows)], shares[len(rows) :]
    held, lower = copula(model.assumptions, model.name)
    if held:
        own = own.copy()
        own[list(held)] = np.clip(special.ndtr(lower @ special.ndtri(own[list(held)])), LEAST, 1.0 - LEAST)
    values = np.array([one.quantile(share) for one, share in zip(rows, own, strict=True)])
    return values, -np.log1p(-luck)


def columns(model: Model, values: Real, chance: Real) -> Real:
    """The drawn values in the model's units, rounded where the model counts in whole steps or parts of a step."""
    found = np.empty((len(model.columns) + len(chance), values.shape[1]))
    for row, column in zip(found, model.columns, strict=False):
        if column.assumption < 0:
            row[:] = column.factor
        else:
            np.multiply(values[column.assumption], column.factor, out=row)
            if column.whole is not None:
                np.rint(row, out=row)
    found[len(model.columns) :] = chance
    return found


def _shares(dimensions: int, rng: np.random.Generator, sampler: Sampler) -> Real:
    if sampler == "sobol":
        drawn = qmc.Sobol(dimensions, scramble=True, rng=rng).random(BLOCK)
    else:
        drawn = qmc.LatinHypercube(dimensions, rng=rng).random(BLOCK)
    return np.ascontiguousarray(np.clip(drawn.T, LEAST, 1.0 - LEAST))
