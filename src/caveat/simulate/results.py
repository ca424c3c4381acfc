"""What a run found, as frozen values; and as plain data, for JSON and for whoever has no numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from caveat.simulate.calibrate import FitRow
from caveat.simulate.sourcing import AssumptionShare

NOT_FITTED = "The assumptions name no reference class, so how strongly it responds is a judgement alone."


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
    """The share of futures in which the demand has been met by a day, with the sampling interval of that share."""

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
    cover_lost: Spread | None
    """Weeks of full use by which the stock lies below that of carrying on, at most, in each future; None where a run
    kept no paths."""
    stock: tuple[tuple[float, tuple[float, ...]], ...]
    """By probability, the quantile of the stock in each week, over the first 1,024 futures."""


@dataclass(frozen=True, slots=True)
class Regret:
    """By how much an option falls behind the best option of the same future, on one criterion."""

    criterion: str
    unit: str
    max: float
    mean: float
    quantiles: tuple[tuple[float, float], ...]
    """Over the futures that are kept one by one."""


@dataclass(frozen=True, slots=True)
class AssumptionMade:
    """An assumption of the run, so that a finding can be read by itself."""

    id: str
    about: str
    unit: str
    low: float
    high: float
    source: str
    owner: str


@dataclass(frozen=True, slots=True)
class OptionFinding:
    """One option."""

    id: str
    name: str
    compliance: tuple[ComplianceBy, ...]
    """The demand met as asked, as the first rate of the reference class counts it."""
    in_part: tuple[ComplianceBy, ...]
    """Met at least in part."""
    never: float
    """Share of futures in which the recipient does not comply within the horizon, not even in part."""
    curve: tuple[float, ...]
    """Share of futures in which the demand has been met as asked by the end of each week."""
    curve_in_part: tuple[float, ...]
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
    assumptions: tuple[AssumptionMade, ...]
    thresholds: tuple[tuple[str, float], ...]
    """What a user held to be good enough: at most so much on a criterion."""
    calibration: tuple[FitRow, ...] = ()
    """The rates of the reference class beside what the assumptions give at its typical measures."""
    calibration_words: str = NOT_FITTED
    sensitivity: tuple[Mapping[str, Any], ...] = ()
    discovery: tuple[Mapping[str, Any], ...] = ()


Shape = Literal["full", "short"]


def plain(found: Finding, shape: Shape) -> dict[str, Any]:
    """The finding as plain data: ``short`` has the keys of the command's JSON, ``full`` the paths by week as well."""
    whole = asdict(found)
    options = [_plain_option(one, shape) for one in whole["options"]]
    return {
        "finding": {
            "format": found.format, "digest": found.digest, "seed": found.seed, "versions": dict(found.versions),
            "method": found.method, "scenarios": found.scenarios, "weeks": found.weeks,
            "thresholds": dict(found.thresholds),
        },
        "options": options,
        "calibration": {"words": found.calibration_words, "rows": whole["calibration"]},
        "assumptions": whole["assumptions"],
        "sensitivity": [dict(row) for row in found.sensitivity],
        "discovery": [dict(row) for row in found.discovery],
        "assumption_share": whole["assumption_share"],
    }  # fmt: skip


_KEPT = ("id", "name", "compliance", "in_part", "never", "curve", "curve_in_part", "satisficing", "left_out", "regrets")


def _plain_option(one: dict[str, Any], shape: Shape) -> dict[str, Any]:
    first = one["regrets"][0]
    kept = {name: one[name] for name in _KEPT}
    kept["regret"] = {"criterion": first["criterion"], "max": first["max"], "mean": first["mean"]}
    kept["dominates"] = dict(one["dominates"])
    kept["criteria"] = dict(one["criteria"])
    kept["items"] = [{k: v for k, v in item.items() if shape == "full" or k != "stock"} for item in one["items"]]
    if shape == "full":
        kept["degree"], kept["readings"] = one["degree"], dict(one["readings"])
    return kept
