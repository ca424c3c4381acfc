"""The expected-utility challenge model: actors on one line in, who gave way to whom in each round and where it led out.

Each actor weighs what it would gain or lose by challenging every other, and what their challenges would cost it; each
takes one of the offers that follow, and all move at once. Nothing in the model makes it settle: it often cycles.

Source  Bueno de Mesquita, International Interactions 23 (1997) 235-266; Scholz, Calbert and Smith, Journal of
        Theoretical Politics 23 (2011) 510-531, and two public replications of it
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caveat.bargain import challenge_kernels as kernels
from caveat.bargain.actors import Points, Table
from caveat.bargain.means import weighted_mean
from caveat.bargain.options import Model, Settings
from caveat.bargain.runs import Forecast, Move, Run, Stop, numbers
from caveat.bargain.shapes import Array, Whole
from caveat.errors import Conflict

MOST_PLACES = 100
KINDS = ("none", "confrontation", "compromise", "capitulation")


@dataclass(frozen=True, slots=True)
class Views:
    """What the actors see of one state.

    Shapes  risk: (actor,); win_probability, own, against: (actor, other): the chance that the actor beats the other,
            what it expects of challenging it, and what the other's challenge is worth in the eyes of the variant
    """

    risk: Array
    win_probability: Array
    own: Array
    against: Array


def rules(settings: Settings) -> Whole:
    """The options as the kernels take them."""
    variant = settings["variant"]
    first = variant == "first_replication"
    choice = kernels.LARGEST_CLAIM if first else (
        kernels.AS_PUBLISHED if variant == "published_code" else kernels.LEAST_MOVE
    )  # fmt: skip
    return np.array(
        [
            kernels.SIGNED if first else kernels.POSITIVE,
            kernels.ALL_PAIRS if settings["denominator"] == "all pairs" else kernels.ONE_PAIR,
            not first,
            first,
            choice,
            settings["capitulation"] == "on",
            settings["risk"] == "places",
        ],
        dtype=np.int64,
    )


def width_of(position: Array, settings: Settings, name: str) -> float:
    """The range by which distances are measured: that of the first positions, unless another is asked for.

    Raises  Conflict where the positions lie further apart than the range that was asked for.
    """
    spread = float(position.max() - position.min())
    asked = settings["range"]
    if asked is None:
        return spread
    width = float(asked)
    if spread > width * (1 + 1e-12):
        raise Conflict(name, f"the range is {width:g}", f"its positions lie {spread:g} apart",
                       f"Give a range of at least {spread:g}.")  # fmt: skip
    return width


def fits(table: Table, settings: Settings) -> None:
    """Refuse what the model does not take: several dimensions, or more actors than it can compare over places.

    Raises  Conflict.
    """
    if len(table.dimensions) > 1:
        raise Conflict(
            table.name, "the challenge model bargains along one line",
            f"the table has {len(table.dimensions)} dimensions", "Run it on each dimension as a table of its own.",
        )  # fmt: skip
    if settings["risk"] == "places" and len(table.actors) > MOST_PLACES:
        raise Conflict(
            table.name, f"it names {len(table.actors)} actors", f"dangers are compared over the places of at most "
            f"{MOST_PLACES}", "Ask for risk=actors.",
        )  # fmt: skip


def views(points: Points, settings: Settings, position: Array, width: float) -> Views:
    """What everyone expects at these positions (actor,)."""
    q, t = float(settings["Q"] or 0.0), float(settings["T"] or 0.0)
    c, s = np.ascontiguousarray(points.capability), np.ascontiguousarray(points.salience[:, 0])
    return Views(*kernels.views(np.ascontiguousarray(position), c, s, width, rules(settings), q, t))


def following(points: Points, settings: Settings, position: Array, width: float) -> tuple[Array, Whole, Whole]:
    """One round from these positions (actor,): the next ones, what kind of offer each took, and whose (or -1)."""
    states, kinds, by = _room(len(position), 1)
    _run(points, settings, position, width, 1, states, kinds, by)
    return states[1], kinds[0], by[0]


def _room(actors: int, rounds: int) -> tuple[Array, Whole, Whole]:
    kinds, by = np.zeros((rounds, actors), dtype=np.int64), np.full((rounds, actors), -1, dtype=np.int64)
    return np.empty((rounds + 1, actors)), kinds, by


def _run(
    points: Points, settings: Settings, start: Array, width: float, rounds: int, states: Array, kinds: Whole, by: Whole
) -> tuple[int, int, int]:
    q, t = float(settings["Q"] or 0.0), float(settings["T"] or 0.0)
    c, s = np.ascontiguousarray(points.capability), np.ascontiguousarray(points.salience[:, 0])
    return kernels.run(np.ascontiguousarray(start), c, s, width, rules(settings), q, t, rounds, states, kinds, by)


def solve(table: Table, settings: Settings) -> Run:
    """A run from the likely positions of the table.

    Holds   nobody ever leaves the span of the first positions
    Raises  Conflict where the table has several dimensions, or its positions do not fit the range that was asked for.
    """
    fits(table, settings)
    points = table.points()
    start = points.position[:, 0]
    width, rounds = width_of(start, settings, table.name), int(settings["rounds"] or 0)
    states, kinds, by = _room(len(start), rounds)
    done, why, cycle = _run(points, settings, start, width, rounds, states, kinds, by)
    states = states[: done + 1]
    course = weighted_mean(states[:, :, None], points.weight[None])
    means = numbers(course[-cycle:].mean(axis=0)) if cycle else None
    stop = Stop(("at rest", "cycle", "rounds")[why], done, cycle or None, means)
    return Run(
        model=Model.CHALLENGE,
        settings=settings,
        actors=table.names,
        dimensions=tuple(dimension.name for dimension in table.dimensions),
        positions=states[:, :, None],
        stop=stop,
        forecast=Forecast("weighted mean (capability x salience) of the last positions", numbers(course[-1])),
        moves=tuple(_moves(points, settings, states, kinds[:done], by[:done], width)),
        notes=table.notes,
    )


def _moves(points: Points, settings: Settings, states: Array, kinds: Whole, by: Whole, width: float) -> list[Move]:
    found = []
    for t in range(len(kinds)):
        if not (kinds[t] > 0).any():
            continue
        seen = views(points, settings, states[t], width)
        for i in np.flatnonzero(kinds[t]):
            j = int(by[t, i])
            found.append(
                Move(
                    t + 1, int(i), j, KINDS[kinds[t, i]], (float(states[t, i]),), (float(states[t + 1, i]),),
                    float(seen.own[i, j]), float(seen.against[i, j]),
                )
            )  # fmt: skip
    return found
