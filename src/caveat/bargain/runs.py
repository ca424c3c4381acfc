"""What a model gives back: where everyone stood after each round, why it stopped, and the forecast."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.bargain.options import Model, Settings
from caveat.bargain.shapes import Array


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a run ended, and after which round."""

    reason: str
    """``computed`` (no rounds), ``at rest``, ``settled`` (moves have become small), ``cycle`` or ``rounds``."""
    round: int
    cycle: int | None = None
    """How many rounds the repeated part takes, where an earlier state came back; None where none did."""
    cycle_mean: tuple[float | None, ...] | None = None
    """The mean of the forecast over that part."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The outcome, for each dimension; ``low`` and ``high`` where any place between them is as good.

    Holds   None where nobody with any weight cares about the dimension, or nobody could gain by agreeing.
    """

    what: str
    value: tuple[float | None, ...]
    low: tuple[float | None, ...] | None = None
    high: tuple[float | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One actor moving in one round, and at whose challenge; ``kind`` says what it gave way to."""

    round: int
    actor: int
    other: int
    kind: str
    """``confrontation``, ``compromise``, ``capitulation``, ``own bargain`` (with whom it challenged itself) or
    ``bargain offered`` (by who challenged it)."""
    start: tuple[float, ...]
    end: tuple[float, ...]
    expects: float | None = None
    """In the challenge model: what the actor expects of a contest with the other."""
    faces: float | None = None
    """In the challenge model: what the other's challenge is worth, in the eyes that the variant uses."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one model.

    Shapes  positions, ideals: (state, actor, dimension); win_probability: (state, actor); fractional_change: (round,);
            challenged: for each round, whom each actor challenged (None for nobody)
    Units   positions and ideals in the units of the table
    """

    model: Model
    settings: Settings
    actors: tuple[str, ...]
    dimensions: tuple[str, ...]
    positions: Array
    stop: Stop
    forecast: Forecast
    win_probability: Array | None = None
    fractional_change: tuple[float, ...] = ()
    ideals: Array | None = None
    challenged: tuple[tuple[int | None, ...], ...] = ()
    moves: tuple[Move, ...] = ()
    notes: tuple[str, ...] = ()


def numbers(values: Array) -> tuple[float | None, ...]:
    """Plain numbers; None for what is not one."""
    return tuple(float(each) if each == each else None for each in values.ravel())
