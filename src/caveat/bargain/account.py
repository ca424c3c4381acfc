"""A run in, its story out, in plain words: who challenged whom, who gave way, and what would have flipped it.

The figures in the sentences are the model's own, at the likely values of its inputs. They describe the model, not what
was said in any room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from caveat.bargain import challenge, spatial
from caveat.bargain.actors import Points, Table
from caveat.bargain.ensemble import Ensemble
from caveat.bargain.influence import Influence
from caveat.bargain.options import Model
from caveat.bargain.pivots import Pivot
from caveat.bargain.runs import Move, Run
from caveat.bargain.shapes import Array
from caveat.errors import Conflict

MOST_LINES = 8
"""Moves told for one round, the largest first; the rest are counted."""
FLIPS = 3
FACTORS = 1.05 ** np.arange(1, 96)
"""Multiples of a capability that are tried, to about a hundred times."""


def account(run: Run, table: Table, adjust: Array | None = None) -> tuple[str, ...]:
    """The sentences, in the order of the rounds; then why the run ended, and what would have flipped its largest moves.

    ``table`` and ``adjust`` are those of the run.

    Raises  Conflict where the table has other actors than the run.
    """
    if run.actors != table.names:
        raise Conflict(table.name, "its actors are asked about", "the run has others", "Give the table of the run.")
    if run.stop.reason == "computed":
        return (*run.notes, _answer(run, table))
    lines = list(run.notes)
    for t in range(1, run.stop.round + 1):
        lines += _round(run, table, t)
    return (*lines, _ending(run), _answer(run, table), *_flips(run, table, adjust))


def _round(run: Run, table: Table, t: int) -> list[str]:
    moves = sorted((move for move in run.moves if move.round == t), key=lambda move: -_length(move))
    lines = []
    if run.challenged:
        pairs = [
            f"{run.actors[i]} challenges {run.actors[j]}" for i, j in enumerate(run.challenged[t - 1]) if j is not None
        ]
        told = "; ".join(pairs[:MOST_LINES]) + (
            f"; and {len(pairs) - MOST_LINES} more" if len(pairs) > MOST_LINES else ""
        )
        lines.append(f"Round {t}: {told}." if pairs else f"Round {t}: nobody sees anything to gain by a challenge.")
    lines += [f"Round {t}: {_told(run, move)}" for move in moves[:MOST_LINES]]
    if len(moves) > MOST_LINES:
        lines.append(f"Round {t}: {len(moves) - MOST_LINES} more actors move by less.")
    if not moves:
        lines.append(f"Round {t}: nobody moves.")
    return lines


def _length(move: Move) -> float:
    return float(np.linalg.norm(np.subtract(move.end, move.start)))


def _told(run: Run, move: Move) -> str:
    actor, other = run.actors[move.actor], run.actors[move.other]
    way = f"from {_place(move.start)} to {_place(move.end)}"
    if move.expects is not None and move.faces is not None:
        stakes = f"it expects {move.expects:.3g} of the contest, {other}'s challenge is worth {move.faces:.3g}"
        verb = {
            "confrontation": f"loses a confrontation with {other} and moves",
            "compromise": f"compromises with {other} and moves",
            "capitulation": f"gives in to {other} and moves",
        }[move.kind]
        return f"{actor} {verb} {way} ({stakes})."
    if move.kind == "own bargain":
        return f"{actor} moves {way}, as in the bargain that it put to {other}."
    return f"{actor} accepts the bargain that {other} put to it and moves {way}."


def _place(place: tuple[float, ...]) -> str:
    numbers = ", ".join(f"{each:.4g}" for each in place)
    return numbers if len(place) == 1 else f"({numbers})"


def _ending(run: Run) -> str:
    stop = run.stop
    after = f"after {stop.round} round{'s' if stop.round != 1 else ''}"
    ended = {
        "at rest": f"The run is at rest {after}: nobody moves any more.",
        "settled": f"The run has settled {after}: the moves are below two hundredths of those of the first round.",
        "cycle": f"The run goes in a circle {after}.",
        "rounds": f"The run was stopped {after}, and had not come to rest.",
    }[stop.reason]
    if stop.cycle and stop.cycle_mean:
        mean = _place(tuple(each for each in stop.cycle_mean if each is not None))
        ended += (
            f" Its last state had been reached {stop.cycle} rounds before, so the same {stop.cycle} states come round; "
            f"their mean outcome is {mean}."
        )
    return ended


def _answer(run: Run, table: Table) -> str:
    parts = []
    for k, name in enumerate(run.dimensions):
        value = run.forecast.value[k]
        if value is None:
            parts.append(f"none on {name}")
            continue
        low, high = (run.forecast.low or run.forecast.value)[k], (run.forecast.high or run.forecast.value)[k]
        where = f"{value:.4g}" if low == high else f"anywhere from {low:.4g} to {high:.4g}"
        dimension = table.dimensions[k]
        ends = ((dimension.low, dimension.low_end), (dimension.high, dimension.high_end))
        named = ", ".join(f"{end:g} is {words}" for end, words in ends if words)
        parts.append(f"{where} on {name}{f' ({named})' if named else ''}")
    return f"Outcome, as the {run.forecast.what}: {'; '.join(parts)}."


def _flips(run: Run, table: Table, adjust: Array | None) -> list[str]:
    """For the weightiest moves of the first rounds: how much more capability would have turned each of them."""
    if run.settings.get("stm") == "Stochastic" or not run.moves:
        return []
    points = table.points()
    weight = points.weight.sum(axis=1)
    moves = sorted(run.moves, key=lambda move: -weight[move.actor] * _length(move))[:FLIPS]
    return [_flip(run, table, points, move) for move in moves]


def _flip(run: Run, table: Table, points: Points, move: Move) -> str:
    actor, other = run.actors[move.actor], run.actors[move.other]
    again = _again(run, table, move)
    more, less = _factor(points, move, move.actor, again), _factor(points, move, move.other, again)
    what = f"{actor} giving way to {other} in round {move.round}"
    if move.kind == "own bargain":
        what = f"{actor} going by its own bargain with {other} in round {move.round}"
    ways = [f"{more:.3g} times the capability of {actor}"] if more else []
    ways += [f"the capability of {other} divided by {less:.3g}"] if less else []
    if not ways:
        return f"No capability of {actor} or {other}, a hundred times more or less, would have flipped {what}."
    return f"What would have flipped {what}: {', or '.join(ways)}, all else as it was."


def _again(run: Run, table: Table, move: Move) -> Callable[[Points], tuple[int, Array]]:
    """The round of a move, played anew by other actors: with whom the actor then deals (-1: nobody), where it goes."""
    before = run.positions[move.round - 1]
    if run.model is Model.CHALLENGE:
        width = challenge.width_of(run.positions[0][:, 0], run.settings, table.name)

        def again(points: Points) -> tuple[int, Array]:
            after, _, by = challenge.following(points, run.settings, before[:, 0], width)
            return int(by[move.actor]), after[move.actor : move.actor + 1]

        return again

    def once_more(points: Points) -> tuple[int, Array]:
        low = np.array([dimension.low for dimension in table.dimensions])
        span = np.array([dimension.span for dimension in table.dimensions])
        ideals = before if run.ideals is None else run.ideals[move.round - 1]
        place, ideal = np.ascontiguousarray((before - low) / span), np.ascontiguousarray((ideals - low) / span)
        after, target, chosen = spatial.following(points, run.settings, ideal, place, np.full(len(place), -1.0))
        took = (int(chosen[move.actor]) - 1) // 2 if chosen[move.actor] else -1
        other = int(target[move.actor]) if took == move.actor else took
        return other, low + after[move.actor] * span

    return once_more


def _factor(points: Points, move: Move, whose: int, again: Callable[[Points], tuple[int, Array]]) -> float | None:
    """The least multiple tried, of more for the actor or of less for the other, that turns the move.

    It is turned where the actor deals with someone else, or goes less than half as far.
    """
    far = _length(move) / 2
    for factor in FACTORS:
        capability = points.capability.copy()
        capability[whose] *= factor if whose == move.actor else 1 / factor
        other, place = again(Points(capability, points.position, points.salience))
        if other != move.other or float(np.linalg.norm(place - np.array(move.start))) < far:
            return float(factor)
    return None


def spread(found: Ensemble, moved: Sequence[Pivot], weighed: Sequence[Influence]) -> tuple[str, ...]:
    """What the draws came to, who is pivotal, and which input matters most; each a sentence for each dimension."""
    lines = []
    for k, name in enumerate(found.dimensions):
        lines.append(_spread(found, k))
        there = [one for one in moved if one.dimension == name and one.moved_share]
        if there:
            lines.append(_pivotal(name, there))
        inputs = [one for one in weighed if one.outcome == name]
        if inputs:
            most = inputs[0]
            lines.append(
                f"Of all uncertain inputs the {most.field} of {most.actor} matters most on {name}: it has part in "
                f"{100 * min(most.total, 1.0):.0f} of 100 of the variance (give or take {100 * most.total_error:.0f}), "
                f"and {100 * min(max(most.first, 0.0), 1.0):.0f} alone."
            )
    if not found.intervals:
        lines.append("No input is an interval, so every draw has one outcome.")
    return tuple(lines)


def _spread(found: Ensemble, k: int) -> str:
    quantiles = dict(found.quantiles(k))
    name, lost = found.dimensions[k], found.without_outcome(k)
    plural = "" if found.intervals == 1 else "s"
    told = f"Over {found.draws:,} draws of {found.intervals} interval{plural} (seed {found.seed})"
    if not quantiles:
        return f"{told} none came to an outcome on {name}."
    said = (
        f"{told} the outcome on {name} has its middle at {quantiles[0.5]:.4g}, and nine tenths lie from "
        f"{quantiles[0.05]:.4g} to {quantiles[0.95]:.4g}"
    )
    said += f"; {lost:,} came to no outcome" if lost else ""
    return f"{said}; {found.cycling:,} ended in a cycle." if found.cycling else f"{said}."


def _pivotal(name: str, there: Sequence[Pivot]) -> str:
    """Who moves the outcome most by a small step, and by leaving."""
    first = max(there, key=lambda one: one.moved_share or 0.0)
    shift = max(abs(first.down or 0.0), abs(first.up or 0.0))
    said = (
        f"Pivotal on {name}: {first.actor}, whose step of {first.step:.4g} moves the outcome by {shift:.3g}, "
        f"{100 * (first.moved_share or 0.0):.0f} of 100 of what such steps of all do"
    )
    left = max(there, key=lambda one: one.dropped_share or 0.0)
    if left.dropped is None or not left.dropped_share:
        return f"{said}."
    return (
        f"{said}; without {left.actor} it would shift by {left.dropped:+.3g}, {100 * left.dropped_share:.0f} of 100 of "
        "what leaving would do."
    )
