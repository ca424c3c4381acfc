"""An ensemble in, how much of its spread is due to assumptions without any source, out: the first line of a report."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caveat.simulate.ensemble import Ensemble
from caveat.simulate.model import Real


@dataclass(frozen=True, slots=True)
class AssumptionShare:
    """How much of the spread that assumptions explain is due to those without any source."""

    share: float | None
    explained: float | None
    """Of all spread, what the regression on assumptions explains; the rest is chance and interplay."""
    without_source: int
    assumptions: int
    words: str


def assumption_share(run: Ensemble) -> AssumptionShare:
    """By regression of each option's weeks not complied on the ranks of all assumptions, averaged over options.

    The explained spread is shared between two groups, the assumptions without a source and the others: to each what it
    explains by itself and what it adds to the other, in equal parts. So what two correlated assumptions explain
    together goes half to each group.

    Source  Shapley's value of two groups; Lindeman, Merenda and Gold (1980) for regressions
    """
    rows = run.model.assumptions.assumptions
    open_ones = np.array([not one.sourced for one in rows])
    count = int(open_ones.sum())
    x = _ranks(run.summary.values)
    moves = x.std(axis=1) > 0
    told = f"{count} of {len(rows)} assumptions have no source"
    if x.shape[1] < 3 * (int(moves.sum()) + 1) or not moves.any():
        words = f"{told}; too few futures to say how much of the spread is due to them."
        return AssumptionShare(None, None, count, len(rows), words)
    x, bare = x[moves] / x[moves].std(axis=1, keepdims=True), open_ones[moves]
    gram = x @ x.T / x.shape[1]
    gram[np.diag_indices_from(gram)] *= 1.0 + 1e-9  # two assumptions that always rise together share their part
    shares, explained = [], []
    for option in range(len(run.model.options)):
        y = run.summary.outcome[option, 0].astype(np.float64)
        if y.std() <= 0:
            continue
        ties = x @ ((y - y.mean()) / y.std()) / x.shape[1]
        whole, own, others = (_explained(gram, ties, part) for part in (np.ones_like(bare), bare, ~bare))
        if whole > 0:
            explained.append(whole)
            shares.append(float(np.clip((own + whole - others) / (2 * whole), 0.0, 1.0)))
    if not shares:
        return AssumptionShare(None, None, count, len(rows), f"{told}; the outcome does not vary.")
    share, part = float(np.mean(shares)), float(np.mean(explained))
    words = (
        f"Of the spread that assumptions explain in weeks without compliance, {share:.0%} is due to assumptions "
        f"without any source ({told}); all assumptions together explain {part:.0%} of the whole "
        "spread, and the rest is chance and interplay."
    )
    return AssumptionShare(share, part, count, len(rows), words)


def _explained(gram: Real, ties: Real, part: NDArray[np.bool_]) -> float:
    """The part of the spread that a regression on some of the rows explains, from all their correlations."""
    held = np.flatnonzero(part)
    if not len(held):
        return 0.0
    return float(ties[held] @ np.linalg.solve(gram[np.ix_(held, held)], ties[held]))


def _ranks(values: NDArray[np.float64]) -> Real:
    """Each value's rank within its row, from the middle; equal values share the mean of theirs."""
    found = np.empty_like(values)
    for row, ranks in zip(values, found, strict=True):
        _, place, count = np.unique(row, return_inverse=True, return_counts=True)
        ranks[:] = (np.cumsum(count) - (count + row.size) / 2)[place]
    return found
