"""Pairs of the greatest weight."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caveat.sources.prose.measure.matching import pair


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([], []),
        ([[], []], []),
        ([[0]], []),
        ([[1]], [(0, 0)]),
        ([[9, 8], [8, 0]], [(0, 1), (1, 0)]),
        ([[9, 7], [1, 0]], [(0, 0)]),
        ([[1], [3], [2]], [(1, 0)]),
        ([[0, 5, 0], [0, 6, 0]], [(1, 1)]),
    ],
    ids=["nothing", "nothing to pair with", "no weight", "one", "8 + 8 beats 9", "9 beats 7 + 1", "more rows",
         "one column for two"],
)  # fmt: skip
def test_the_greatest_sum_is_taken(weights: list[list[int]], pairs: list[tuple[int, int]]) -> None:
    assert pair(weights) == pairs


@given(st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=1, max_size=4)
))  # fmt: skip
def test_no_other_pairing_weighs_more(weights: list[list[int]]) -> None:
    found = pair(weights)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    wide = weights if len(weights) <= len(weights[0]) else [list(column) for column in zip(*weights, strict=True)]
    best = max(
        sum(row[at] for row, at in zip(wide, places, strict=True))
        for places in permutations(range(len(wide[0])), len(wide))
    )
    assert sum(weights[row][column] for row, column in found) == best
