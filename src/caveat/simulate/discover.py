"""An ensemble in, what its answer hangs on out: sensitivity, losing boxes, flip points, and what to find out first.

Each table is about one criterion. No option is called best; "leads" means least on that criterion in the mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caveat.errors import MissingExtra
from caveat.simulate import draws, outcomes, prim, steps
from caveat.simulate.assumptions import Assumption
from caveat.simulate.ensemble import Ensemble
from caveat.simulate.model import LANES_OF_CHANCE, Model, Real
from caveat.simulate.outcomes import CRITERIA, UNITS
from caveat.simulate.symbols import CHANCE

Row = Mapping[str, Any]
BINS = 10
"""Slices of an assumption's range for flip points and for the value of information: tenths of the futures."""


def _salib() -> Any:
    """SALib, brought in only where it is asked for: it brings pandas, and a run without it starts in half the time."""
    try:
        import SALib
        import SALib.analyze.pawn
        import SALib.analyze.sobol
        import SALib.sample.sobol
    except ImportError:
        raise MissingExtra("Global sensitivity", "simulate") from None
    return SALib


def names(model: Model) -> tuple[str, ...]:
    """The uncertain inputs: assumptions, then the draws of chance."""
    return (*model.assumptions.names, *(f"chance: {one.meaning}" for one in CHANCE))


def moving(model: Model) -> list[int]:
    """Which assumptions can take more than one value."""
    return [i for i, one in enumerate(model.assumptions.assumptions) if one.limits[0] < one.limits[1]]


def sobol(model: Model, *, seed: int, base: int) -> tuple[Row, ...]:
    """First-order and total Sobol indices of each uncertain input, by option and criterion, with 95% intervals.

    A design of its own is run: ``base`` times (inputs + 2) futures. Chance is among the inputs. Correlated assumptions
    count in the order of the file: the indices are of their shares before the copula ties them. Readings carry the same
    noise along each base point.

    Source  Saltelli et al., Comput. Phys. Commun. 181 (2010) 259, as SALib implements it
    """
    count = len(model.assumptions.assumptions) + LANES_OF_CHANCE
    free = [*moving(model), *range(count - LANES_OF_CHANCE, count)]
    listed = [names(model)[one] for one in free]
    problem = {"num_vars": len(free), "names": listed, "bounds": [[0.0, 1.0]] * len(free)}
    salib = _salib()
    design = salib.sample.sobol.sample(problem, base, calc_second_order=False, seed=seed)
    shares = np.full((count, len(design)), 0.5)
    shares[free] = np.clip(design.T, draws.LEAST, 1 - draws.LEAST)
    worth = _worth(model, shares, seed, len(free) + 2)
    rows: list[Row] = []
    for option, one in enumerate(model.options):
        for criterion, name in enumerate(CRITERIA):
            y = worth[option, criterion]
            if y.std() <= 0:
                continue
            found = salib.analyze.sobol.analyze(problem, y, calc_second_order=False, seed=seed)
            order = np.argsort(-found["ST"], kind="stable")
            rows.append({
                "method": "sobol", "option": one.id, "criterion": name, "futures": len(design),
                "inputs": [
                    {"name": listed[i], "first": float(found["S1"][i]), "first_width": float(found["S1_conf"][i]),
                     "total": float(found["ST"][i]), "total_width": float(found["ST_conf"][i])}
                    for i in order
                ],
            })  # fmt: skip
    return tuple(rows)


def _worth(model: Model, shares: Real, seed: int, group: int) -> Real:
    """Every option's criteria at given shares, block by block, (option, criterion, point)."""
    packed, found = steps.pack(model), []
    noise = np.random.default_rng(np.random.SeedSequence(seed)).standard_normal(
        (len(model.objectives), model.readings, -(-shares.shape[1] // group))
    )
    for first in range(0, shares.shape[1], draws.BLOCK):
        part = shares[:, first : first + draws.BLOCK]
        columns = draws.columns(model, *draws.given(model, part.copy()), np.float32)
        point = np.arange(first, first + part.shape[1]) // group
        found.append(outcomes.criteria(steps.run(model, packed, columns, noise[..., point])))
    return np.concatenate(found, axis=2)


def pawn(run: Ensemble, criterion: int) -> tuple[Row, ...]:
    """PAWN indices for one criterion from the run's own futures: how far the outcome moves once an input is known.

    Source  Pianosi and Wagener, Environ. Model. Softw. 108 (2018) 197, as SALib implements it
    """
    x = np.concatenate((run.summary.values, run.summary.chance))
    free = [i for i in range(len(x)) if x.shape[1] and np.ptp(x[i]) > 0]
    if x.shape[1] < 10 * BINS or not free:
        return ()
    salib, listed = _salib(), [names(run.model)[i] for i in free]
    problem = {"num_vars": len(free), "names": listed, "bounds": [[float(x[i].min()), float(x[i].max())] for i in free]}
    rows: list[Row] = []
    for option, one in enumerate(run.model.options):
        for name in CRITERIA[criterion : criterion + 1]:
            y = run.summary.outcome[option, criterion].astype(np.float64)
            if y.std() <= 0:
                continue
            found = salib.analyze.pawn.analyze(problem, x[free].T, y, S=BINS)
            order = np.argsort(-found["median"], kind="stable")
            rows.append({
                "method": "pawn", "option": one.id, "criterion": name, "futures": int(x.shape[1]),
                "inputs": [{"name": listed[i], "median": float(found["median"][i]), "max": float(found["maximum"][i])}
                           for i in order],
            })  # fmt: skip
    return tuple(rows)


def leader(run: Ensemble, criterion: int) -> int:
    """The option that leads on a criterion: least in the mean over all futures, the first of equals."""
    return int(run.summary.total[:, criterion].argmin())


def boxes(run: Ensemble) -> tuple[Row, ...]:
    """For each criterion, where in the space of assumptions the leading option is beaten by another, in words."""
    rows: list[Row] = []
    free = moving(run.model)
    for criterion, name in enumerate(CRITERIA):
        worth = run.summary.outcome[:, criterion].astype(np.float64)
        lead = leader(run, criterion)
        loses = worth[lead] > worth.min(axis=0)
        found = prim.find(run.summary.values[free], loses)
        if found is None:
            continue
        rows.append({
            "kind": "box", "criterion": name, "option": run.model.options[lead].id, "coverage": found.coverage,
            "density": found.density, "mass": found.mass, "loses": found.base, "futures": int(worth.shape[1]),
            "limits": [
                {"assumption": run.model.assumptions.names[free[one.dimension]], "low": one.low, "high": one.high,
                 "quasi_p": one.quasi_p} for one in found.limits
            ],
            "words": _box_words(run, name, lead, found, free),
        })  # fmt: skip
    return tuple(rows)


def _box_words(run: Ensemble, criterion: str, lead: int, found: prim.Box, free: list[int]) -> str:
    told = []
    for one in found.limits:
        row = run.model.assumptions.assumptions[free[one.dimension]]
        low, high = one.low, one.high
        if low is not None and high is not None:
            told.append(f"{row.about}: between {shown(low)} and {_measured(high, row)}")
        elif low is not None:
            told.append(f"{row.about}: at least {_measured(low, row)}")
        elif high is not None:
            told.append(f"{row.about}: at most {_measured(high, row)}")
    surely = max(one.quasi_p for one in found.limits)
    return (
        f"On {criterion}, “{run.model.options[lead].name}” leads in the mean and is beaten in {found.base:.0%} of "
        f"futures: in {found.density:.0%} of those with {'; '.join(told)}. They hold {found.coverage:.0%} of its "
        f"losses (quasi-p of the weakest limit {surely:.2g})."
    )


def shown(value: float) -> str:
    """A number to three figures, written out."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 100 else f"{rounded:.3g}"


def _measured(value: float, row: Assumption) -> str:
    """With its unit, where that is one."""
    return shown(value) if row.unit in ("number", "share") else f"{shown(value)} {row.unit}"


def flips(run: Ensemble, *, most: int) -> tuple[Row, ...]:
    """For each criterion the assumptions along which the lead changes: at which of ten steps, and to which option."""
    rows: list[Row] = []
    for criterion, name in enumerate(CRITERIA):
        worth = run.summary.outcome[:, criterion].astype(np.float64)
        found = []
        for place in moving(run.model):
            means, edges = _by_tenth(run.summary.values[place], worth)
            if means is None:
                continue
            leads = means.argmin(axis=1)
            change = np.flatnonzero(np.diff(leads))
            if len(change):
                at = int(change[0])
                margin = float(np.abs(means[-1] - means[0]).max())
                found.append((margin, place, at, int(leads[at]), int(leads[at + 1]), float(edges[at + 1])))
        for _, place, _, before, after, value in sorted(found, reverse=True)[:most]:
            row = run.model.assumptions.assumptions[place]
            rows.append({
                "kind": "flip", "criterion": name, "assumption": row.id, "value": value, "unit": row.unit,
                "below": run.model.options[before].id, "above": run.model.options[after].id,
                "words": f"On {name}, “{run.model.options[before].name}” leads while {row.about} is below about "
                         f"{_measured(value, row)}, and “{run.model.options[after].name}” above.",
            })  # fmt: skip
    return tuple(rows)


def information(run: Ensemble, *, most: int) -> tuple[Row, ...]:
    """For each criterion what knowing one assumption exactly would be worth: the drop in the mean of the best option.

    Estimated by tenths of the futures along the assumption; the small gain that ten slices of pure noise would show is
    taken off, by the same estimate with the futures shuffled.
    """
    rows: list[Row] = []
    for criterion, name in enumerate(CRITERIA):
        worth = run.summary.outcome[:, criterion].astype(np.float64)
        if worth.shape[1] < 10 * BINS:
            continue
        now = float(worth.mean(axis=1).min())
        rng = np.random.default_rng(np.random.SeedSequence(run.settings.seed, spawn_key=(criterion,)))
        shuffled, _ = _by_tenth(rng.permutation(worth.shape[1]).astype(np.float64), worth)
        noise = max(0.0, now - float(shuffled.min(axis=1).mean())) if shuffled is not None else 0.0
        found = []
        for place in moving(run.model):
            means, _ = _by_tenth(run.summary.values[place], worth)
            if means is not None:
                found.append((max(0.0, now - float(means.min(axis=1).mean()) - noise), place))
        for gain, place in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:most]:
            if gain > 1e-6 * abs(now):  # less is the rounding of the means
                row = run.model.assumptions.assumptions[place]
                rows.append({
                    "kind": "information", "criterion": name, "assumption": row.id, "gain": gain,
                    "unit": UNITS[criterion],
                    "words": f"To know {row.about} before choosing would spare {shown(gain)} {UNITS[criterion]} "
                             "in the mean.",
                })  # fmt: skip
    return tuple(rows)


def _by_tenth(values: NDArray[np.float64], worth: Real) -> tuple[Real | None, Real]:
    """Mean of each option's criterion in each tenth of the futures along an assumption, and the tenths' edges."""
    edges = np.quantile(values, np.linspace(0.0, 1.0, BINS + 1))
    if len(np.unique(edges)) < len(edges) or len(values) < 10 * BINS:
        return None, edges
    part = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, BINS - 1)
    return np.array([worth[:, part == one].mean(axis=1) for one in range(BINS)]), edges
