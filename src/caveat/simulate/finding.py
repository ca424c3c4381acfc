"""An ensemble in, a finding out: what each option does, what decides, and what it all rests on, as plain data.

A finding carries its inputs' digest, its versions, its seed and its method, so that anyone can run it again.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numba
import numpy as np
import scipy
from scipy import stats

from caveat import __version__
from caveat.simulate.draws import BLOCK
from caveat.simulate.ensemble import Ensemble
from caveat.simulate.outcomes import CRITERIA, UNITS

FORMAT = "caveat-finding/1"
DAYS = (30, 90, 180, 365)
LEVEL = 0.9
"""Of every interval here: its middle nine tenths."""
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution in short: its mean over all futures, and quantiles."""

    mean: float
    quantiles: tuple[tuple[float, float], ...]
    unit: str
    basis: str
    """Over which futures the quantiles are taken."""


@dataclass(frozen=True, slots=True)
class ComplianceBy:
    """The share of futures that have complied by a day, with the sampling interval of that share."""

    days: int
    p: float | None
    """None where the horizon ends before that day."""
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What an option does to one item."""

    id: str
    unit: str
    weeks_short: Spread
    undelivered: float
    """Mean of what carrying on would have brought by the end and this has not."""
    peak_held_back: float
    """Mean of the greatest shortfall of departures against carrying on."""
    substituted: float
    """Mean use of the substitute for want of this."""
    stock: tuple[tuple[float, tuple[float, ...]], ...]
    """By probability, the quantile of the stock in each week, over the first 1,024 futures."""


@dataclass(frozen=True, slots=True)
class Regret:
    """By how much an option falls behind the best option of the same future, on one criterion."""

    criterion: str
    unit: str
    max: float
    mean: float


@dataclass(frozen=True, slots=True)
class OptionFinding:
    """One option."""

    id: str
    name: str
    compliance: tuple[ComplianceBy, ...]
    never: float
    """Share of futures in which the recipient never complies within the horizon."""
    items: tuple[ItemOutcome, ...]
    criteria: tuple[tuple[str, Spread], ...]
    regrets: tuple[Regret, ...]
    satisficing: float | None
    """Share of futures that meet every threshold; None where no threshold is set."""
    dominates: tuple[tuple[str, float], ...]
    """For each other option, the share of futures in which this is nowhere worse and somewhere better."""
    degree: tuple[tuple[float, tuple[float, ...]], ...]
    readings: tuple[tuple[str, tuple[tuple[float, tuple[float, ...]], ...]], ...]
    """By objective, quantiles of each reading of its indicator."""
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssumptionShare:
    """How much of the spread that assumptions explain is due to those without any source."""

    share: float | None
    explained: float | None
    """Of all spread, what the regression on assumptions explains; the rest is chance and interplay."""
    without_source: int
    assumptions: int
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a run found."""

    format: str
    digest: str
    seed: int
    method: str
    scenarios: int
    weeks: int
    versions: tuple[tuple[str, str], ...]
    options: tuple[OptionFinding, ...]
    assumption_share: AssumptionShare
    sensitivity: tuple[Mapping[str, Any], ...] = ()
    discovery: tuple[Mapping[str, Any], ...] = ()


def finding(
    run: Ensemble, *, sensitivity: Sequence[Mapping[str, Any]] = (), discovery: Sequence[Mapping[str, Any]] = ()
) -> Finding:
    """The finding of a run, with what ``discover`` adds where it was asked."""
    settings, model = run.settings, run.model
    return Finding(
        format=FORMAT,
        digest=run.digest,
        seed=settings.seed,
        method=f"{settings.sampler} in blocks of {BLOCK} futures; weekly steps; float32 kernel",
        scenarios=settings.scenarios,
        weeks=model.weeks,
        versions=versions(),
        options=tuple(_option(run, index) for index in range(len(model.options))),
        assumption_share=assumption_share(run),
        sensitivity=tuple(sensitivity),
        discovery=tuple(discovery),
    )


def versions() -> tuple[tuple[str, str], ...]:
    """What computed it."""
    return (
        ("caveat", __version__), ("python", platform.python_version()), ("numpy", np.__version__),
        ("numba", numba.__version__), ("scipy", scipy.__version__),
    )  # fmt: skip


def _option(run: Ensemble, index: int) -> OptionFinding:
    model, total = run.model, run.summary
    option = model.options[index]
    others = [(one.id, place) for place, one in enumerate(model.options) if place != index]
    return OptionFinding(
        id=option.id,
        name=option.name,
        compliance=tuple(_by(run, index, days) for days in DAYS),
        never=float(total.complied[index, -1] / total.futures),
        items=tuple(_item(run, index, item) for item in range(len(model.items))),
        criteria=tuple(
            (name, _spread(total.total[index, place] / total.futures, total.outcome[index, place], UNITS[place]))
            for place, name in enumerate(CRITERIA)
        ),
        regrets=tuple(
            Regret(name, UNITS[place], float(total.worst_regret[index, place]),
                   float(total.regret[index, place] / total.futures))
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


def _by(run: Ensemble, index: int, days: int) -> ComplianceBy:
    """Compliance that begins at the end of week w counts from day 7 (w + 1)."""
    last = days // 7
    if last > run.model.weeks:
        return ComplianceBy(days, None, None, None)
    total = run.summary
    met = int(total.complied[index, :last].sum())
    low, high = wilson(met, total.futures)
    return ComplianceBy(days, met / total.futures, low, high)


def wilson(met: int, tried: int) -> tuple[float, float]:
    """The interval of a share of draws.

    Source  Wilson, J. Am. Stat. Assoc. 22 (1927) 209
    """
    z = float(stats.norm.ppf(0.5 + LEVEL / 2))
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
        stock=_fan(total.stock[index, :, item]),
    )


def _spread(mean: float, kept: Any, unit: str) -> Spread:
    found = np.quantile(kept.astype(np.float64), QUANTILES)
    quantiles = tuple((q, float(value)) for q, value in zip(QUANTILES, found, strict=True))
    return Spread(float(mean), quantiles, unit, f"the first {kept.shape[-1]:,} futures")


def _fan(paths: Any) -> tuple[tuple[float, tuple[float, ...]], ...]:
    if paths.size == 0:
        return ()
    ranks = [round(q * (paths.shape[-1] - 1)) for q in QUANTILES]
    ordered = np.partition(paths, ranks, axis=-1)
    return tuple(
        (q, tuple(ordered[..., rank].astype(float).tolist())) for q, rank in zip(QUANTILES, ranks, strict=True)
    )


def assumption_share(run: Ensemble) -> AssumptionShare:
    """By regression of each option's weeks not complied on the ranks of all assumptions, averaged over options.

    Squared standardised coefficients share the explained spread among independent inputs; of correlated ones the
    sharing is approximate.
    """
    rows = run.model.assumptions.assumptions
    open_ones = np.array([not one.sourced for one in rows])
    told = f"{int(open_ones.sum())} of {len(rows)} assumptions have no source"
    x = _ranks(run.summary.values)
    moves = x.std(axis=1) > 0
    if x.shape[1] < 3 * (int(moves.sum()) + 1) or not moves.any():
        words = f"{told}; too few futures to say how much of the spread they cause."
        return AssumptionShare(None, None, int(open_ones.sum()), len(rows), words)
    x = x[moves] / x[moves].std(axis=1, keepdims=True)
    shares, explained = [], []
    gram = x @ x.T
    gram[np.diag_indices_from(gram)] *= 1.0 + 1e-9  # two assumptions that always rise together share their part
    for option in range(len(run.model.options)):
        y = run.summary.outcome[option, 0].astype(np.float64)
        if y.std() <= 0:
            continue
        y = (y - y.mean()) / y.std()
        found = np.linalg.solve(gram, x @ y)
        explained.append(1.0 - float(((y - found @ x) ** 2).mean()))
        shares.append(float((found[open_ones[moves]] ** 2).sum() / (found**2).sum()))
    if not shares:
        return AssumptionShare(None, None, int(open_ones.sum()), len(rows), f"{told}; the outcome does not vary.")
    share, part = float(np.mean(shares)), float(np.clip(np.mean(explained), 0.0, 1.0))
    words = (
        f"{told}. They cause {share:.0%} of that spread in weeks without compliance which assumptions explain "
        f"({part:.0%} of all of it; the rest is chance and interplay)."
    )
    return AssumptionShare(share, part, int(open_ones.sum()), len(rows), words)


def _ranks(values: Any) -> Any:
    return stats.rankdata(values, axis=1) - (values.shape[1] + 1) / 2 if values.size else values


Shape = Literal["full", "short"]


def plain(found: Finding, shape: Shape) -> dict[str, Any]:
    """The finding as plain data: ``short`` has the keys of the command's JSON, ``full`` the paths by week as well."""
    whole = asdict(found)
    options = [_plain_option(one, shape) for one in whole["options"]]
    return {
        "finding": {
            "format": found.format, "digest": found.digest, "seed": found.seed, "versions": dict(found.versions),
            "method": found.method, "scenarios": found.scenarios, "weeks": found.weeks,
        },
        "options": options,
        "sensitivity": [dict(row) for row in found.sensitivity],
        "discovery": [dict(row) for row in found.discovery],
        "assumption_share": whole["assumption_share"],
    }  # fmt: skip


def _plain_option(one: dict[str, Any], shape: Shape) -> dict[str, Any]:
    first = one["regrets"][0]
    kept = {name: one[name] for name in ("id", "name", "compliance", "never", "satisficing", "left_out", "regrets")}
    kept["regret"] = {"criterion": first["criterion"], "max": first["max"], "mean": first["mean"]}
    kept["dominates"] = dict(one["dominates"])
    kept["criteria"] = dict(one["criteria"])
    kept["items"] = [{k: v for k, v in item.items() if shape == "full" or k != "stock"} for item in one["items"]]
    if shape == "full":
        kept["degree"], kept["readings"] = one["degree"], dict(one["readings"])
    return kept
