"""Weights of pairs in; the one-to-one pairing of the greatest total weight out."""

from __future__ import annotations

from collections.abc import Sequence


def pair(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs of a row and a column, each at most once, whose weights add up to the most. Zero is no pair.

    >>> pair([[5, 4], [4, 0]])
    [(0, 1), (1, 0)]

    Source  the assignment algorithm of Kuhn and Munkres, with potentials: rows squared times columns.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in pair(turned))
    row_of = _assign(weights)
    return sorted((row, column) for column, row in enumerate(row_of) if row is not None and weights[row][column])


def _assign(weights: Sequence[Sequence[int]]) -> list[int | None]:
    """For each column the row that it is given, where there are no more rows than columns."""
    rows, columns = len(weights), len(weights[0])
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    row_of: list[int] = [-1] * (columns + 1)  # the last column is where a row waits that is yet to be placed
    for row in range(rows):
        row_of[columns] = row
        here, came_from, seen = columns, [columns] * columns, [False] * (columns + 1)
        slack: list[int | None] = [None] * columns
        while row_of[here] >= 0:
            seen[here] = True
            current, step, following = row_of[here], None, -1
            for column in range(columns):
                if seen[column]:
                    continue
                cost = -weights[current][column] - row_price[current] - column_price[column]
                known = slack[column]
                if known is None or cost < known:
                    slack[column], came_from[column] = cost, here
                    known = cost
                if step is None or known < step:
                    step, following = known, column
            assert step is not None, "there are no more rows than columns"
            for column in range(columns + 1):
                if seen[column]:
                    row_price[row_of[column]] += step
                    column_price[column] -= step
                elif column < columns:
                    left = slack[column]
                    slack[column] = None if left is None else left - step
            here = following
        while here != columns:
            before = came_from[here]
            row_of[here], here = row_of[before], before
    return [row if row >= 0 else None for row in row_of[:columns]]
