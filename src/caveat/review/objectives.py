"""Objectives in; each with its indicators against their thresholds and a plain verdict out."""

from __future__ import annotations

from caveat.dates import PartialDate
from caveat.evidence import Figure
from caveat.review.casefile import Indicator, Objective, Observation, Threshold
from caveat.review.cite import Citer, derived
from caveat.review.result.claim import Prose
from caveat.review.result.objective import IndicatorView, ObjectiveView, ObservationView, Verdict


def assess(citer: Citer) -> tuple[ObjectiveView, ...]:
    """Every objective, sought or rejected, as it stood."""
    return tuple(_objective(citer, objective) for objective in citer.dossier.case.objectives)


def _objective(citer: Citer, objective: Objective) -> ObjectiveView:
    return ObjectiveView(
        id=objective.id,
        condition=objective.condition,
        sought_by=objective.sought_by,
        status=objective.status,
        status_words=objective.status_reason.text if objective.status_reason else objective.precision,
        indicators=tuple(_indicator(citer, indicator, objective.sources) for indicator in objective.indicators),
        support=citer.supports(objective.sources, objective.condition),
    )


def _indicator(citer: Citer, indicator: Indicator, inherited: tuple[str, ...]) -> IndicatorView:
    readings = tuple(_reading(citer, reading, indicator, inherited) for reading in indicator.observations)
    threshold = indicator.thresholds[-1] if indicator.thresholds else None
    figure = citer.figure(threshold, inherited, f"threshold for {indicator.measure}") if threshold else None
    latest = _latest(indicator, readings)
    verdict, words, shortfall = _verdict(indicator, threshold, figure, latest)
    return IndicatorView(
        id=indicator.id,
        measure=indicator.measure,
        unit=indicator.unit,
        observations=readings,
        threshold=figure,
        threshold_words=_threshold_words(threshold),
        latest=latest,
        verdict=verdict,
        verdict_words=words,
        shortfall=shortfall,
        context=tuple(
            (number.note or indicator.measure, citer.figure(number, inherited, number.note or indicator.measure))
            for number in indicator.context
        ),
        caution=indicator.caution,
    )


def _reading(citer: Citer, reading: Observation, indicator: Indicator, inherited: tuple[str, ...]) -> ObservationView:
    label = f"{indicator.measure}, {reading.period}"
    return ObservationView(
        period=reading.period,
        figure=citer.figure(reading, inherited, label),
        series=reading.series,
        caution=reading.caution or reading.note,
    )


def _threshold_words(threshold: Threshold | None) -> str:
    if threshold is None:
        return "no threshold published"
    direction = "at least" if threshold.direction == "at-least" else "at most"
    return f"{direction}; {threshold.whose}" if threshold.whose else direction


def _latest(indicator: Indicator, readings: tuple[ObservationView, ...]) -> ObservationView | None:
    """The last reading of the first series that has a number: readings of different series are never compared."""
    main = next((reading.series for reading in indicator.observations if reading.known), None)
    same = [view for view in readings if view.series == main and view.figure.known and _dated(view.period)]
    return max(same, key=lambda view: PartialDate.parse(view.period.split("/")[-1]).latest, default=None)


def _dated(period: str) -> bool:
    try:
        PartialDate.parse(period.split("/")[-1])
    except ValueError:
        return False
    return True


def _verdict(
    indicator: Indicator, threshold: Threshold | None, figure: Figure | None, latest: ObservationView | None
) -> tuple[Verdict, Prose, Figure | None]:
    if threshold is None or figure is None or not figure.known:
        return "no-threshold", ("No threshold is published, so it can be neither met nor breached.",), None
    if latest is None:
        return "no-observation", ("No dated reading is public by this date.",), None
    if latest.figure.unit != figure.unit:
        return "not-comparable", ("The readings count something else than the threshold does.",), None
    low, high = latest.figure.bounds
    limit = figure.bounds[0]
    at_least = threshold.direction == "at-least"
    met = low >= limit if at_least else high <= limit
    if met:
        return "met", ("Met: ", latest.figure, " against ", figure, "."), None
    gap = limit - high if at_least else low - limit
    if gap <= 0:
        return "not-comparable", ("The reading's interval spans the threshold ", figure, "."), None
    formula = "threshold - latest" if at_least else "latest - threshold"
    short = derived(formula, figure.unit, round(gap, 6), {"threshold": figure, "latest": latest.figure})
    return "not-met", ("Not met: ", latest.figure, " against ", figure, "; short by ", short, "."), short
