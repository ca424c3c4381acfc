"""A table of actors and the name of a model in, a run out; a run as plain data, for the desk and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from caveat.bargain import challenge, nash, spatial
from caveat.bargain.actors import Points, Table
from caveat.bargain.means import weighted_mean, weighted_median
from caveat.bargain.options import Model, Settings, model_of, settle
from caveat.bargain.runs import Forecast, Run, Stop, numbers
from caveat.bargain.shapes import Array
from caveat.errors import Conflict


def solve(
    table: Table,
    model: str,
    options: Mapping[str, str] | None = None,
    *,
    rounds: int | None = None,
    quirks: bool = False,
    adjust: Array | None = None,
) -> Run:
    """One run of a model from the likely figures of a table.

    ``options`` are the words of ``--option``; ``quirks`` turns the peer's defects on; ``adjust`` is the accommodation
    matrix of the spatial model.

    Raises  UnknownTerm for a model or an option that is not known; BadRow or Conflict for a table that the model
            cannot take, by line and actor.
    """
    named = model_of(model)
    settings = settle(named, options or {}, rounds, quirks=quirks)
    for given, what, takes in (
        (rounds, "number of rounds", "rounds" in settings),
        (adjust, "accommodation matrix", named is Model.SPATIAL),
        (quirks or None, "switch for a peer's defects", named is Model.SPATIAL),
    ):
        if given is not None and not takes:
            raise Conflict(table.name, f"the {named} model takes no {what}", "one was given", "Leave it out.")
    if named is Model.SPATIAL:
        return spatial.solve(table, settings, adjust)
    if named is Model.CHALLENGE:
        return challenge.solve(table, settings)
    points = table.points()
    forecast, notes = at_once(named, settings, points, table)
    return Run(
        model=named,
        settings=settings,
        actors=table.names,
        dimensions=tuple(dimension.name for dimension in table.dimensions),
        positions=points.position[None],
        stop=Stop("computed", 0),
        forecast=forecast,
        notes=(*table.notes, *notes),
    )


def at_once(model: Model, settings: Settings, points: Points, table: Table) -> tuple[Forecast, tuple[str, ...]]:
    """The forecast of a model without rounds, and what must be said of it."""
    weight = points.salience if settings.get("weights") == "salience" else points.weight
    by = "salience alone" if settings.get("weights") == "salience" else "capability x salience"
    notes = tuple(
        f"No actor with any weight cares about {dimension.name}; it has no forecast."
        for k, dimension in enumerate(table.dimensions)
        if not weight[:, k].sum() > 0
    )
    if model is Model.MEAN:
        return Forecast(f"mean, weighted by {by}", numbers(weighted_mean(points.position, weight))), notes
    if model is Model.MEDIAN or (nash_open(settings) and settings["loss"] == "linear"):
        low, high = weighted_median(points.position, weight)
        what = f"median, weighted by {by}" if model is Model.MEDIAN else "Nash, linear loss, no agreement very bad"
        return Forecast(what, numbers((low + high) / 2), numbers(low), numbers(high)), (*notes, *_open(model))
    if nash_open(settings):
        value = numbers(weighted_mean(points.position, weight))
        return Forecast("Nash, quadratic loss, no agreement very bad", value), (*notes, *_open(model))
    value = numbers(bargained(points, settings))
    notes = (*notes, *(
        f"On {dimension.name} no place is better for everyone than no agreement, so there is no bargain."
        for k, dimension in enumerate(table.dimensions)
        if value[k] is None and weight[:, k].sum() > 0
    ))  # fmt: skip
    return Forecast(f"Nash, {settings['loss']} loss", value), notes


def nash_open(settings: Settings) -> bool:
    """Whether how bad no agreement would be is left open."""
    return "loss" in settings and settings["disagreement"] is None and settings["place"] is None


def _open(model: Model) -> tuple[str, ...]:
    if model is not Model.NASH:
        return ()
    return ("How bad no agreement would be is not given: it is taken as very bad for everyone.",)


def bargained(points: Points, settings: Settings) -> Array:
    """(…, dimension): the Nash solution with no agreement at a distance, or at one place."""
    position, weight = np.moveaxis(points.position, -1, -2), np.moveaxis(points.weight, -1, -2)
    if settings["place"] is not None:
        worst = np.abs(position - float(settings["place"]))
    else:
        worst = np.full_like(position, float(settings["disagreement"] or 0.0))
    return np.where(weight.sum(-1) > 0, nash.solve(position, weight, worst, squares=settings["loss"] == "quadratic"),
                    np.nan)  # fmt: skip


def as_data(run: Run) -> dict[str, Any]:
    """The run as plain data, every number finite or null: the shape of ``caveat bargain … --json``."""
    stop, forecast = run.stop, run.forecast
    found: dict[str, Any] = {
        "model": str(run.model),
        "options": dict(run.settings),
        "actors": list(run.actors),
        "dimensions": list(run.dimensions),
        "positions": run.positions.tolist(),
        "win_probability": [] if run.win_probability is None else run.win_probability.T.tolist(),
        "fractional_change": list(run.fractional_change),
        "stopped": {
            "reason": stop.reason,
            "round": stop.round,
            "cycle": stop.cycle,
            "cycle_mean": None if stop.cycle_mean is None else list(stop.cycle_mean),
        },
        "forecast": {"what": forecast.what, "value": list(forecast.value)},
        "notes": list(run.notes),
    }
    if forecast.low is not None and forecast.high is not None:
        found["forecast"] |= {"low": list(forecast.low), "high": list(forecast.high)}
    if run.ideals is not None:
        found["ideals"] = run.ideals.tolist()
    return found
