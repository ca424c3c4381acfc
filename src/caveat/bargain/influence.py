"""A table whose figures are intervals in, which of these inputs matters most out: Sobol's shares of the variance.

An input's first share is what the variance of the outcome would fall by, on average, if it alone were known; its total
share also counts what it does together with others.

Source  Saltelli and others, Computer Physics Communications 181 (2010) 259-270, as implemented in SALib
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from caveat.bargain.actors import Table
from caveat.bargain.batches import outcomes
from caveat.bargain.ensemble import at, intervals, ready
from caveat.bargain.options import model_of, settle
from caveat.errors import Conflict

MOST_RUNS = 200_000


@dataclass(frozen=True, slots=True)
class Influence:
    """What one uncertain input does to the outcome in one dimension."""

    actor: str
    field: str
    outcome: str
    """The dimension of the outcome."""
    first: float
    first_error: float
    """Half the width of a 95 % interval."""
    total: float
    total_error: float


def influences(
    table: Table, model: str, options: Mapping[str, str] | None = None, *, base: int = 256, seed: int = 0,
    rounds: int | None = None, quirks: bool = False,
) -> tuple[Influence, ...]:  # fmt: skip
    """Every uncertain input by its total share, the greatest first; nothing where no input is an interval.

    ``base`` is a power of two; the model runs ``base`` times the number of inputs and two. Runs without an outcome
    count as the mean of the others.

    Raises  as ``solve`` does; Conflict where more runs would be needed than are made.
    """
    from SALib.analyze import sobol as shares  # here, so that a single run does not wait for it
    from SALib.sample import sobol as cube

    named = model_of(model)
    settings = dict(settle(named, options or {}, rounds, quirks=quirks))
    if "stm" in settings:
        settings["stm"] = "Deterministic"
    ready(table, named, settings)
    drawn = intervals(table)
    runs = base * (len(drawn) + 2)
    if base < 2 or base & (base - 1) or runs > MOST_RUNS:
        raise Conflict(
            table.name, f"a base of {base} was asked for", f"{len(drawn)} inputs are intervals, and a base is a power "
            f"of two with at most {MOST_RUNS} runs in all", "Ask for a smaller power of two.",
        )  # fmt: skip
    if not drawn:
        return ()
    problem = {"num_vars": len(drawn), "names": [str(i) for i in range(len(drawn))], "bounds": [[0, 1]] * len(drawn)}
    points = at(table, np.asarray(cube.sample(problem, base, calc_second_order=False, seed=seed)))
    value = outcomes(named, settings, table, points).value
    found: list[Influence] = []
    for k, dimension in enumerate(table.dimensions):
        result = value[:, k]
        known = ~np.isnan(result)
        if not known.any() or np.ptp(result[known]) == 0:
            continue
        result = np.where(known, result, result[known].mean())
        part = shares.analyze(problem, result, calc_second_order=False, seed=seed)
        for column, interval in enumerate(drawn):
            four = (float(part[name][column]) for name in ("S1", "S1_conf", "ST", "ST_conf"))
            name = table.field(interval.field, interval.dimension)
            found.append(Influence(table.names[interval.actor], name, dimension.name, *four))
    return tuple(sorted(found, key=lambda each: -each.total))
