"""Futures side by side are computed as one by one."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import pytest

from caveat.simulate.lanes import LANES, anywhere, every, get, least, most, pick, put, read, whole, write


@numba.njit(nogil=True, error_model="numpy")
def _all(rows: Any, table: Any, numbers: Any, out: Any) -> Any:
    a, b, half = get(rows, 0), read(table, 1, 3), every(np.float32(0.5))
    put(rows, 1, a + b)
    put(rows, 2, a - b)
    put(rows, 3, a * b)
    put(rows, 4, a / b)
    put(rows, 5, least(a, b))
    put(rows, 6, most(a, b))
    put(rows, 7, pick((a < half) & (b <= half), a, b))
    put(rows, 8, pick((a > half) | (b >= half), a, b))
    write(out, 1, 2, half)
    return anywhere(a < every(np.float32(0.0))), anywhere(a <= most(a, b)), whole(numbers, 1, 2)


@pytest.fixture(scope="module")
def told() -> Any:
    rng = np.random.default_rng(5)
    rows, table = rng.random((9, LANES), np.float32), rng.random((2, LANES + 5), np.float32)
    out = np.zeros((2, LANES + 4), np.float32)
    found = _all(rows, table, np.array([[1, 2, 3], [4, 5, -6]], np.int32), out)
    return rows[0].copy(), table[1, 3 : 3 + LANES].copy(), rows, out, found


@pytest.mark.parametrize(
    ("row", "plain"),
    [
        pytest.param(1, lambda a, b: a + b, id="sum"),
        pytest.param(2, lambda a, b: a - b, id="difference"),
        pytest.param(3, lambda a, b: a * b, id="product"),
        pytest.param(4, lambda a, b: a / b, id="quotient"),
        pytest.param(5, np.minimum, id="the lesser"),
        pytest.param(6, np.maximum, id="the greater"),
        pytest.param(7, lambda a, b: np.where((a < 0.5) & (b <= 0.5), a, b), id="where both hold"),
        pytest.param(8, lambda a, b: np.where((a > 0.5) | (b >= 0.5), a, b), id="where either holds"),
    ],
)
def test_lanes_compute_what_numpy_does_to_the_bit(told: Any, row: int, plain: Any) -> None:
    a, b, rows, _, _ = told
    np.testing.assert_array_equal(rows[row], plain(a, b))


def test_rows_of_a_block_are_read_and_written_where_their_futures_stand(told: Any) -> None:
    """Of row 1 the futures from the third on, and no other."""
    out = told[3]
    assert (out[1, 2 : 2 + LANES] == 0.5).all() and out.sum() == LANES / 2


def test_anywhere_is_true_of_one_and_not_of_none(told: Any) -> None:
    assert told[4] == (False, True, -6), "no share lies below 0, each is at most the greater; a whole number is itself"
