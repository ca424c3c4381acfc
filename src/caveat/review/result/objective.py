"""What the supplier asks for, and how it stands: indicators, each against its threshold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from caveat.evidence import Figure
from caveat.review.result.claim import Prose, Support

Verdict = Literal["met", "not-met", "no-threshold", "no-observation", "not-comparable"]


@dataclass(frozen=True, slots=True)
class ObservationView:
    """One reading."""

    period: str
    figure: Figure
    series: str | None
    caution: str | None


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator against its threshold, with a plain verdict."""

    id: str
    measure: str
    unit: str
    observations: tuple[ObservationView, ...]
    threshold: Figure | None
    threshold_words: str
    latest: ObservationView | None
    verdict: Verdict
    verdict_words: Prose
    shortfall: Figure | None
    context: tuple[tuple[str, Figure], ...]
    caution: str | None


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """What the supplier asks for, and how it stands."""

    id: str
    condition: str
    sought_by: str | None
    status: Literal["sought", "rejected"]
    status_words: str | None
    indicators: tuple[IndicatorView, ...]
    support: tuple[Support, ...]
