"""Who bargains: actors with position, salience and capability as figures, each with its basis; arrays of them out.

A figure may be a value or an interval. What nobody knows stays unknown until ``complete`` says, by name, how it enters.

    >>> from caveat.bargain.reading import read
    >>> table = read("actor,capability,position,salience\\nNorth,3,20,0.5\\nSouth,1,60..80,1\\n", "two.csv")
    >>> table.points().position.ravel().tolist()
    [20.0, 70.0]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from caveat.bargain.shapes import Array
from caveat.errors import BadRow, CaseError, Conflict
from caveat.evidence import Assumed, Figure

MOST_ACTORS = 1000
NEARLY = 1e-9
LARGEST = 1e15
"""Beyond it the eighth powers of summed votes would not fit in a number."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One line along which positions lie, with its two ends."""

    name: str
    low: float = 0.0
    high: float = 100.0
    low_end: str = ""
    """What a position at the low end means, in words."""
    high_end: str = ""

    @property
    def span(self) -> float:
        """How far its two ends lie apart, in its own units."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone with a stake: how much it could bring to bear, and for each dimension where it stands and how much it
    cares."""

    name: str
    capability: Figure
    position: tuple[Figure, ...]
    salience: tuple[Figure, ...]
    description: str = ""

    def inputs(self) -> Iterator[tuple[str, int, Figure]]:
        """Every figure with its field and its dimension; the capability counts as of the first."""
        yield "capability", 0, self.capability
        yield from (("position", k, figure) for k, figure in enumerate(self.position))
        yield from (("salience", k, figure) for k, figure in enumerate(self.salience))


@dataclass(frozen=True, slots=True)
class Points:
    """Actors as arrays.

    Shapes  capability: (actor,); position, salience: (actor, dimension)
    Units   positions as in the table; saliences as shares of 1
    """

    capability: Array
    position: Array
    salience: Array

    @property
    def weight(self) -> Array:
        """(actor, dimension): capability times salience."""
        return self.capability[..., None] * self.salience

    def without(self, index: int) -> Points:
        """The points of all actors but one."""
        return Points(*(np.delete(each, index, axis=0) for each in (self.capability, self.position, self.salience)))


@dataclass(frozen=True, slots=True)
class Table:
    """The actors of one question.

    Holds   names differ; every actor has a figure for each dimension; no known one is negative, no interval is turned
            round, no salience stands above ``whole``.
    Raises  BadRow for the first figure that does not hold, by line where the table was read from a file.
    """

    name: str
    dimensions: tuple[Dimension, ...]
    actors: tuple[Actor, ...]
    whole: float = 100.0
    """The salience of someone who cares about nothing else: 100, or 1 where saliences are shares."""
    notes: tuple[str, ...] = ()
    """What was taken as read, in sentences."""
    lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.actors:
            raise Conflict(self.name, "it asks how actors would settle", "it names none", "Add a row for each actor.")
        if len(self.actors) > MOST_ACTORS:
            raise Conflict(
                self.name, f"it names {len(self.actors)} actors", f"at most {MOST_ACTORS} are taken",
                "Leave out those with the least capability and salience.",
            )  # fmt: skip
        for dimension in self.dimensions:
            if not dimension.low < dimension.high:
                raise Conflict(
                    self.name, f"the dimension {dimension.name!r} begins at {dimension.low:g}",
                    f"it ends at {dimension.high:g}", "Give the low end first.",
                )  # fmt: skip
        seen: set[str] = set()
        for index, actor in enumerate(self.actors):
            if actor.name in seen:
                raise self.refused(index, "the actor", repr(actor.name), "Give each actor a name of its own.")
            seen.add(actor.name)
            if not len(actor.position) == len(actor.salience) == len(self.dimensions):
                raise self.refused(index, "the row", "not complete", "Give a position and a salience each dimension.")
            for field, k, figure in actor.inputs():
                self._check(index, self.field(field, k), field, figure)

    def field(self, field: str, k: int) -> str:
        """A field as a reader knows it: with its dimension where there are several."""
        return field if field == "capability" or len(self.dimensions) == 1 else f"{field}_{self.dimensions[k].name}"

    def _check(self, index: int, name: str, field: str, figure: Figure) -> None:
        if not figure.known:
            return
        low, high = figure.bounds
        if not (abs(low) <= LARGEST and abs(high) <= LARGEST):  # nor is what is not a number
            stands = f"{low:g}" if low == high else f"{low:g}..{high:g}"
            raise self.refused(index, name, stands, f"Expected: numbers no larger than {LARGEST:g}.")
        if low > high:
            raise self.refused(index, name, f"{low:g}..{high:g}", f"Write the low end first: {high:g}..{low:g}.")
        if field != "position" and low < 0:
            raise self.refused(index, name, f"{low:g}", "Expected: zero or more.")
        if field == "salience" and high > self.whole * (1 + NEARLY):
            raise self.refused(index, name, f"{high:g}", f"Expected: from 0 to {self.whole:g}.")

    def refused(self, index: int, field: str, stands: str, expected: str) -> CaseError:
        """The complaint about a field of one actor."""
        line = self.lines[index] if self.lines else None
        return BadRow(self.name, line, self.actors[index].name, field, stands, expected)

    @property
    def names(self) -> tuple[str, ...]:
        """The actors' names, in their order."""
        return tuple(actor.name for actor in self.actors)

    def points(self) -> Points:
        """Each figure at its likely value, or in the middle of its interval.

        Raises  BadRow for a figure that is unknown, Conflict where no actor has any weight.
        """
        for index, actor in enumerate(self.actors):
            for field, k, figure in actor.inputs():
                if not figure.known:
                    raise self.refused(index, self.field(field, k), "unknown", "Say how the unknown enters, or leave "
                                       "the actor out.")  # fmt: skip
        found = Points(
            np.array([likely(actor.capability) for actor in self.actors]),
            np.array([[likely(figure) for figure in actor.position] for actor in self.actors]),
            np.array([[likely(figure) / self.whole for figure in actor.salience] for actor in self.actors]),
        )
        if not found.weight.sum() > 0:
            raise Conflict(
                self.name, "a bargain weighs actors by capability and salience",
                "no actor here has both above zero", "Give at least one actor a capability and a salience.",
            )  # fmt: skip
        return found


def likely(figure: Figure) -> float:
    """The one number that stands for a figure where a single run needs one."""
    if figure.value is not None:
        return float(figure.value)
    if isinstance(figure.basis, Assumed) and figure.basis.likely is not None:
        return float(figure.basis.likely)
    low, high = figure.bounds
    return (low + high) / 2


def complete(table: Table, *, stand_out: bool = False) -> Table:
    """The table without an unknown: a position or a salience enters as the whole of its scale, or its actor stays out.

    An actor whose capability is unknown always stays out, for a capability has no scale. Each is said in a note.
    """
    notes, kept, lines = list(table.notes), [], []
    for index, actor in enumerate(table.actors):
        missing = [(field, k) for field, k, figure in actor.inputs() if not figure.known]
        if missing and (stand_out or missing[0][0] == "capability"):
            named = " and ".join(table.field(field, k) for field, k in missing)
            notes.append(f"{actor.name} stays out: its {named} is not known.")
            continue
        if missing:
            named = " and ".join(table.field(field, k) for field, k in missing)
            notes.append(f"{actor.name} enters with the whole scale for its {named}, which is not known.")
        kept.append(_filled(actor, table, missing))
        lines.append(table.lines[index] if table.lines else 0)
    if not kept:
        raise Conflict(
            table.name, "every actor has an input that is not known", "at least one must be known",
            "Give one actor a position, a salience and a capability, as intervals if need be.",
        )  # fmt: skip
    return replace(table, actors=tuple(kept), notes=tuple(notes), lines=tuple(lines) if table.lines else ())


def _filled(actor: Actor, table: Table, missing: list[tuple[str, int]]) -> Actor:
    position, salience = list(actor.position), list(actor.salience)
    for field, k in missing:
        dimension = table.dimensions[k]
        low, high = (dimension.low, dimension.high) if field == "position" else (0.0, table.whole)
        basis = Assumed(f"the {field} of {actor.name}", low, high, "not known: anywhere on the scale", "Caveat")
        whole = Figure(unit=field, basis=basis, low=low, high=high)
        (position if field == "position" else salience)[k] = whole
    return replace(actor, position=tuple(position), salience=tuple(salience))
