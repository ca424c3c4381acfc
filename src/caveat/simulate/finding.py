"""An ensemble in, a finding out: what each option does, what decides, and what it all rests on.

A finding carries its inputs' digest, its versions, its seed and its method, so that anyone can run it again.
"""

from __future__ import annotations

import platform
import statistics
from collections.abc import Mapping, Sequence
from typing import Any

import numba
import numpy as np
import scipy
from numpy.typing import NDArray

from caveat import __version__
from caveat.simulate.calibrate import FitRow
from caveat.simulate.draws import BLOCK
from caveat.simulate.ensemble import Ensemble
from caveat.simulate.outcomes import CRITERIA, UNITS, drawn
from caveat.simulate.results import (
    NOT_FITTED,
    AssumptionMade,
    ComplianceBy,
    Finding,
    ItemOutcome,
    OptionFinding,
    Regret,
    Spread,
)
from caveat.simulate.sourcing import assumption_share
from caveat.simulate.symbols import ITEM, place

FORMAT = "caveat-finding/1"
DAYS = (30, 90, 180, 365)
LEVEL = 0.9
"""Of every interval here: its middle nine tenths."""
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def finding(
    run: Ensemble,
    *,
    calibration: Sequence[FitRow] = (),
    sensitivity: Sequence[Mapping[str, Any]] = (),
    discovery: Sequence[Mapping[str, Any]] = (),
) -> Finding:
    """The finding of a run, with what ``calibrate`` and ``discover`` add where they were asked."""
    settings, model, behind = run.settings, run.model, regrets(run)
    return Finding(
        format=FORMAT,
        digest=run.digest,
        seed=settings.seed,
        method=f"{settings.sampler} in blocks of {BLOCK} futures; steps of a {run.model.step}; float32 kernel",
        scenarios=settings.scenarios,
        weeks=model.weeks,
        versions=versions(),
        options=tuple(_option(run, index, behind[index]) for index in range(len(model.options))),
        assumption_share=assumption_share(run),
        assumptions=tuple(
            AssumptionMade(one.id, one.about, one.unit, *one.limits, one.source, one.owner)
            for one in model.assumptions.assumptions
        ),
        thresholds=tuple(sorted(settings.thresholds.items())),
        calibration=tuple(calibration),
        calibration_words=_fitted(run, calibration),
        sensitivity=tuple(sensitivity),
        discovery=tuple(discovery),
    )


def _fitted(run: Ensemble, rows: Sequence[FitRow]) -> str:
    typical = run.model.assumptions.calibration
    if typical is None or not rows:
        return NOT_FITTED
    return (
        f"Past demands as counted on {typical.as_of.isoformat()}, without {typical.exclude}: the share met within a "
        "year, of 100 crises, beside what the assumptions give at the class's typical measures (pressure or inducement "
        f"{typical.pressure:g} or {typical.inducement:g}, credibility {typical.credibility:g}, resolve "
        f"{typical.resolve:g}, backlash {typical.backlash:g}; {typical.owner}). Nine tenths lie within each interval."
    )


def versions() -> tuple[tuple[str, str], ...]:
    """What computed it."""
    return (
        ("caveat", __version__), ("python", platform.python_version()), ("numpy", np.__version__),
        ("numba", numba.__version__), ("scipy", scipy.__version__),
    )  # fmt: skip


def _option(run: Ensemble, index: int, behind: NDArray[np.float64]) -> OptionFinding:
    model, total = run.model, run.summary
    option = model.options[index]
    others = [(one.id, place) for place, one in enumerate(model.options) if place != index]
    return OptionFinding(
        id=option.id,
        name=option.name,
        compliance=tuple(_by(run, total.as_asked[index], days) for days in DAYS),
        in_part=tuple(_by(run, total.complied[index], days) for days in DAYS),
        curve=_curve(run, total.as_asked[index]),
        curve_in_part=_curve(run, total.complied[index]),
        never=float(total.complied[index, -1] / total.futures),
        items=tuple(_item(run, index, item) for item in range(len(model.items))),
        criteria=tuple(
            (name, _spread(total.total[index, place] / total.futures, total.outcome[index, place], UNITS[place]))
            for place, name in enumerate(CRITERIA)
        ),
        regrets=tuple(
            Regret(name, UNITS[place], float(total.worst_regret[index, place]),
                   float(total.regret[index, place] / total.futures), _quantiles(behind[place]))
            for place, name in enumerate(CRITERIA)
        ),
        satisficing=float(total.met[index] / total.futures) if run.settings.thresholds else None,
        dominates=tuple((name, float(total.dominates[index, place] / total.futures)) for name, place in others),
        degree=_fan(total.compliance[index]),
        readings=tuple(
            (one.id, _fan(total.reading[index, place, : model.weeks // one.every]))
            for place, one in enumerate(model.objectives) if one.read
        ),
        left_out=option.left_out,
    )  # fmt: skip


def regrets(run: Ensemble) -> NDArray[np.float64]:
    """By how much each option falls behind the best of the same future, (option, criterion, kept future)."""
    worth = run.summary.outcome.astype(np.float64)
    return np.asarray(worth - worth.min(axis=0))


def _by(run: Ensemble, weeks: NDArray[np.int64], days: int) -> ComplianceBy:
    """Compliance that begins at the end of week w counts from day 7 (w + 1)."""
    last = days // 7
    if last > run.model.weeks:
        return ComplianceBy(days, None, None, None)
    met = int(weeks[:last].sum())
    low, high = wilson(met, run.summary.futures)
    return ComplianceBy(days, met / run.summary.futures, low, high)


def _curve(run: Ensemble, weeks: NDArray[np.int64]) -> tuple[float, ...]:
    return tuple((np.cumsum(weeks[:-1]) / run.summary.futures).tolist())


def wilson(met: int, tried: int) -> tuple[float, float]:
    """The interval of a share of draws.

    Source  Wilson, J. Am. Stat. Assoc. 22 (1927) 209
    """
    z = statistics.NormalDist().inv_cdf(0.5 + LEVEL / 2)
    share, extra = met / tried, z * z / tried
    middle = (share + extra / 2) / (1 + extra)
    half = z * np.sqrt(share * (1 - share) / tried + extra / (4 * tried)) / (1 + extra)
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def _item(run: Ensemble, index: int, item: int) -> ItemOutcome:
    model, total = run.model, run.summary
    counts = total.short[index, item]
    mean = float((counts * np.arange(len(counts))).sum() / total.futures)
    below = np.cumsum(counts) / total.futures
    quantiles = tuple((q, float(np.searchsorted(below, q - 1e-12))) for q in QUANTILES)
    return ItemOutcome(
        id=model.items[item].id,
        unit=model.items[item].unit,
        weeks_short=Spread(mean, quantiles, "weeks", "all futures"),
        undelivered=float(total.undelivered[index, item] / total.futures),
        peak_held_back=float(total.gap[index, item] / total.futures),
        substituted=float(total.substituted[index, item] / total.futures),
        cover_lost=_cover_lost(run, index, item),
        stock=_fan(total.stock[index, :, item]),
    )


def _cover_lost(run: Ensemble, index: int, item: int) -> Spread | None:
    """The greatest lag of the stock behind carrying on, in weeks of use; nothing where the item is not used."""
    if not run.summary.stock.shape[-1]:
        return None
    paths = run.summary.stock[:, :, item].astype(np.float64)
    behind = (paths[0] - paths[index]).max(axis=0, initial=0.0)
    use = drawn(run.model, run.summary.values[:, : behind.size], int(run.model.item_columns[place(ITEM, "use"), item]))
    use = use * run.model.per_week  # of a week, whatever the steps
    lost = np.divide(behind, use, out=np.zeros_like(behind), where=use > 0)
    return _spread(lost.mean(), lost, "weeks")


def _spread(mean: float, kept: Any, unit: str) -> Spread:
    return Spread(float(mean), _quantiles(kept), unit, f"the first {kept.shape[-1]:,} futures")


def _quantiles(kept: Any) -> tuple[tuple[float, float], ...]:
    found = np.quantile(kept.astype(np.float64), QUANTILES)
    return tuple((q, float(value)) for q, value in zip(QUANTILES, found, strict=True))


def _fan(paths: Any) -> tuple[tuple[float, tuple[float, ...]], ...]:
    if paths.size == 0:
        return ()
    ranks = [round(q * (paths.shape[-1] - 1)) for q in QUANTILES]
    ordered = np.partition(paths, ranks, axis=-1)
    return tuple(
        (q, tuple(ordered[..., rank].astype(float).tolist())) for q, rank in zip(QUANTILES, ranks, strict=True)
    )
