"""The probabilistic spatial model: actors in any number of dimensions in, the path of their positions out.

In each round every actor weighs a challenge to each other, with third parties taking sides; it proposes a bargain to
the one where it gains most; and for everyone there is an election, in which all vote, among the bargains in its queue.
It moves to the one that is elected. The run ends when the moves have become small beside those of the first round.

Source  KAPSARC Toolkit for Behavioral Analysis, Spatial Model of Politics (MIT licence), specified from its behaviour
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caveat.bargain import spatial_kernels as kernels
from caveat.bargain.actors import NEARLY, Points, Table
from caveat.bargain.means import weighted_mean
from caveat.bargain.options import WORDS, Model, Settings
from caveat.bargain.runs import Forecast, Move, Run, Stop, numbers
from caveat.bargain.shapes import Array, Whole
from caveat.errors import Conflict

MOST_ACTORS = 500
SHARES = {"None": 0.0, "OneThird": 1 / 3, "Half": 0.5, "TwoThirds": 2 / 3, "Full": 1.0}
"""How much of another's own attitude to risk a viewer sees."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What stands in one state before anyone moves, on scales of 1.

    Shapes  risk, target (-1 for none): (actor,); utility: (viewer, actor, whose position); odds, gain: (actor, other),
            in its own eyes; bargains: (initiator, view, party, dimension); chances: for each actor (initiator, view,
            chance) of each bargain in its queue, its own place first with an initiator of -1
    """

    risk: Array
    utility: Array
    odds: Array
    gain: Array
    target: Whole
    bargains: Array
    chances: tuple[tuple[tuple[int, int, float], ...], ...]


def codes(settings: Settings) -> Whole:
    """The options as the kernels take them: the place of each word, then the switch for the peer's defects."""
    words = [row.index(str(settings[name])) for name, row in WORDS[Model.SPATIAL].items()]
    return np.array([*words, bool(settings["quirks"])], dtype=np.int64)


def share_of(settings: Settings) -> float:
    """How much of another's own attitude to risk a viewer sees."""
    return SHARES[str(settings["radj"])]


def scaled(table: Table, points: Points) -> Array:
    """(actor, dimension): positions from 0 to 1.

    Raises  BadRow for an actor who stands outside the scale, or whose saliences sum to more than the whole; Conflict
            for more actors than the model takes.
    """
    if len(table.actors) > MOST_ACTORS:
        raise Conflict(
            table.name, f"it names {len(table.actors)} actors", f"the spatial model takes at most {MOST_ACTORS}",
            "Leave out those with the least capability and salience.",
        )  # fmt: skip
    for index in range(len(table.actors)):
        for k, dimension in enumerate(table.dimensions):
            if not dimension.low <= points.position[index, k] <= dimension.high:
                raise table.refused(
                    index, table.field("position", k), f"{points.position[index, k]:g}",
                    f"The spatial model takes positions from {dimension.low:g} to {dimension.high:g}.",
                )  # fmt: skip
        total = points.salience[index].sum()
        if total > 1 + NEARLY:
            raise table.refused(index, "the sum of its saliences", f"{total * table.whole:g}",
                                f"The spatial model takes at most {table.whole:g}.")  # fmt: skip
    low = np.array([dimension.low for dimension in table.dimensions])
    span = np.array([dimension.span for dimension in table.dimensions])
    return np.ascontiguousarray((points.position - low) / span)


def draws(settings: Settings, rounds: int, actors: int) -> Array:
    """(round, actor): one number in [0, 1) for each choice, from the seed alone; negative where nothing is drawn."""
    if settings["stm"] != "Stochastic":
        return np.full((rounds + 1, actors), -1.0)
    return np.random.default_rng(int(settings["seed"] or 0)).random((rounds + 1, actors))


def solve(table: Table, settings: Settings, adjust: Array | None = None) -> Run:
    """A run from the likely positions of the table; ``adjust`` is the accommodation matrix (actor, actor).

    Holds   the same seed gives the same path, on any number of threads
    Raises  BadRow for an actor outside the scale, or whose saliences sum to more than the whole.
    """
    points = table.points()
    start, rounds = scaled(table, points), int(settings["rounds"] or 0)
    done, places, ideals, chances, moved, targets, choices = kernels.run(
        codes(settings), share_of(settings), rounds, points.capability, points.salience, start,
        np.empty((0, 0)) if adjust is None else adjust, draws(settings, rounds, len(start)), True,
    )  # fmt: skip
    states = _in_units(table, places[: done + 1])
    states = np.where(places[: done + 1] == start, points.position, states)  # who has not moved stands as given
    course = weighted_mean(states, points.weight[None])
    fraction = tuple(float(each) for each in moved[:done] / (moved[0] + 1e-4)) if done else ()
    return Run(
        model=Model.SPATIAL,
        settings=settings,
        actors=table.names,
        dimensions=tuple(dimension.name for dimension in table.dimensions),
        positions=states,
        stop=_stop(places[: done + 1], ideals[: done + 1], fraction, course, drawn=settings["stm"] == "Stochastic"),
        forecast=Forecast("weighted mean (capability x salience) of the last positions", numbers(course[-1])),
        win_probability=chances[: done + 1],
        fractional_change=fraction,
        ideals=None if adjust is None else _in_units(table, ideals[: done + 1]),
        challenged=tuple(tuple(int(j) if j >= 0 else None for j in row) for row in targets[:done]),
        moves=tuple(_moves(states, targets[:done], choices[:done])),
        notes=table.notes,
    )


def _in_units(table: Table, places: Array) -> Array:
    low = np.array([dimension.low for dimension in table.dimensions])
    span = np.array([dimension.span for dimension in table.dimensions])
    return np.asarray(np.round(low + places * span, 12))  # 40.3, and not the 40.300000000000004 of the multiplication


def _stop(places: Array, ideals: Array, fraction: tuple[float, ...], course: Array, *, drawn: bool) -> Stop:
    done = len(fraction)
    reason = "settled" if done >= 2 and fraction[-1] < kernels.STILL else "rounds"
    if drawn:  # a state that comes back by chance need not come back again
        return Stop(reason, done)
    for before in range(done - 1, -1, -1):
        if (places[before] == places[done]).all() and (ideals[before] == ideals[done]).all():
            if before == done - 1:
                return Stop("at rest", done)
            return Stop(reason, done, done - before, numbers(course[before + 1 :].mean(axis=0)))
    return Stop(reason, done)


def _moves(states: Array, targets: Whole, choices: Whole) -> list[Move]:
    found = []
    for t, row in enumerate(choices):
        for k in np.flatnonzero(row):
            initiator = (int(row[k]) - 1) // 2
            own = initiator == k
            kind, other = ("own bargain", int(targets[t, k])) if own else ("bargain offered", initiator)
            start, end = states[t, k], states[t + 1, k]
            if (start == end).all():
                continue
            found.append(
                Move(
                    t + 1, int(k), other, kind,
                    tuple(float(each) for each in start), tuple(float(each) for each in end),
                )
            )  # fmt: skip
    return found


def contest(points: Points, settings: Settings, ideal: Array, position: Array) -> Contest:
    """Everything that one state holds before anyone moves; ideals and positions (actor, dimension) run from 0 to 1."""
    options, share, n = codes(settings), share_of(settings), len(position)
    capability, salience = points.capability, points.salience
    away, risk = kernels.assess(options, capability, salience, ideal, position)
    odds, gain, received, target = np.zeros((n, n)), np.zeros((n, n)), np.zeros(n), np.full(n, -1, dtype=np.int64)
    kernels.challenge(options, share, capability, salience, away, risk, target, odds, gain, received)
    made, count = kernels.bargains(options, target, capability, salience, position, odds, received)
    value = kernels.worth(target, made, count, salience, ideal, away, risk)
    seen, chances = np.empty((n, n, n)), []
    for k in range(n):
        kernels.view(k, share, away, risk, seen[k])
        queue = np.empty(1 + 2 * n, dtype=np.int64)
        length = kernels.queue_of(k, target, count, queue)
        odds_of = kernels.choose(options, capability, value, queue, length)
        chances.append(
            tuple(
                ((int(column) - 1) // 2 if column else -1, (int(column) - 1) % 2 if column else 0, float(chance))
                for column, chance in zip(queue[:length], odds_of, strict=True)
            )
        )
    return Contest(risk, seen, odds, gain, target, made, tuple(chances))


def following(
    points: Points, settings: Settings, ideal: Array, position: Array, draw: Array
) -> tuple[Array, Whole, Whole]:
    """One round, on scales of 1: the next positions, whom each challenged, and the code of the bargain each took."""
    options, n = codes(settings), len(position)
    away, risk = kernels.assess(options, points.capability, points.salience, ideal, position)
    after, target, chosen = np.empty_like(position), np.empty(n, dtype=np.int64), np.empty(n, dtype=np.int64)
    kernels.step(options, share_of(settings), points.capability, points.salience, ideal, position, away, risk, draw,
                 after, target, chosen)  # fmt: skip
    return after, target, chosen
