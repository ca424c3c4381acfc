"""Futures are drawn in blocks, to the same bits, and spread as they should be."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
from scipy import stats

from caveat.simulate import draws
from caveat.simulate.draws import BLOCK, SAMPLERS, Sampler
from tests.unit.simulate.small import Case, rich


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_block_has_the_same_bits_whenever_it_is_drawn(sampler: Sampler) -> None:
    model = rich().build(weeks=20)
    first = draws.draw(model, 5, 3, sampler)
    draws.draw(model, 5, 0, sampler)
    again = draws.draw(model, 5, 3, sampler)
    np.testing.assert_array_equal(first.columns, again.columns)
    np.testing.assert_array_equal(first.noise, again.noise)


def test_blocks_and_seeds_differ() -> None:
    model = rich().build(weeks=20)
    found = [draws.draw(model, seed, number, "sobol").values for seed, number in ((1, 0), (1, 1), (2, 0))]
    assert not np.array_equal(found[0], found[1]) and not np.array_equal(found[0], found[2])


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_each_block_is_stratified(sampler: str) -> None:
    """One future in each of 1,024 equal slices of a uniform assumption's range."""
    model = Case().item("shell", stock=(100.0, 100.0 + BLOCK)).build(weeks=4)
    row = model.assumptions.names.index("a-shell-stock")
    for number in (0, 7):
        values = draws.draw(model, 1, number, cast(Sampler, sampler)).values[row]
        assert sorted(np.floor(values - 100.0).astype(int)) == list(range(BLOCK))


def test_correlated_assumptions_have_the_rank_correlation_asked_for() -> None:
    case = Case().item("shell", stock=(1.0, 2.0), use={"kind": "pert", "low": 1.0, "likely": 2.0, "high": 9.0})
    model = case.correlate("a-shell-stock", "a-shell-use", 0.6).build(weeks=4)
    rows = [model.assumptions.names.index(one) for one in ("a-shell-stock", "a-shell-use")]
    values = np.concatenate([draws.draw(model, 1, number, "latin-hypercube").values for number in range(4)], axis=1)
    # Sampling error of a rank correlation of 4,096 pairs is about (1 - 0.36)/64 = 0.01.
    assert stats.spearmanr(*values[rows])[0] == pytest.approx(0.6, abs=0.03)
    assert values[rows[0]].min() >= 1.0 and values[rows[0]].max() <= 2.0


def test_thresholds_of_chance_are_exponential_with_mean_one() -> None:
    """A Latin hypercube of 1,024 puts the median of an exponential at log 2 to within a slice."""
    model = Case().build(weeks=4)
    chance = draws.draw(model, 1, 0, "latin-hypercube").columns[model.chance_columns]
    assert np.median(chance, axis=1) == pytest.approx(np.log(2.0), abs=3e-3)
    assert chance.mean(axis=1) == pytest.approx(1.0, abs=0.01)


def test_weeks_are_whole_and_units_are_turned_into_weeks() -> None:
    """52.1786 rounds a week are 365.25/7 of 1 a day … as are 7 a week for 1 a day; half weeks round to even."""
    case = Case().item("shell", use=1.0).line("l", "shell", late=2.4)
    next(one for one in case.rows if one["id"] == "a-shell-use")["unit"] = "rounds a day"
    model = case.build(weeks=4)
    columns = draws.draw(model, 1, 0, "sobol").columns
    assert (columns[model.item_columns[1][0]] == 7.0).all()
    assert (columns[model.line_columns[1][0]] == 2.0).all()
