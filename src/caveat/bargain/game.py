"""What both sides have at stake in one option in; the two-sided bargain as a game, and where it ends, out.

The recipient complies or not; the supplier sees which, and carries out what it announced or not: after a refusal the
measure of a stick, after compliance what a carrot gives. Payoffs are whole points, so that any solver can check them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import numpy as np

from caveat.bargain.actors import likely
from caveat.errors import Conflict
from caveat.evidence import Assumed, Figure

COMPLY, REFUSE = "comply", "not comply"
CARRY_OUT, NOT = "carry out", "not carry out"
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Stakes:
    """What hangs on one option, in points from 0 to 100, each by a named assumption.

    Holds   there is a loss, a gain or both: what is not announced cannot be carried out
    """

    worth: Figure
    """Compliance, to the supplier."""
    yielding: Figure
    """Compliance, to the recipient: what it gives up."""
    cost: Figure
    """Carrying out, to the supplier."""
    face: Figure
    """Not doing what was announced, to the supplier."""
    loss: Figure | None = None
    """The measure after a refusal, to the recipient: of a stick."""
    gain: Figure | None = None
    """What it gets after compliance: of a carrot."""

    def figures(self) -> dict[str, Figure]:
        """Each by its name, as far as it is there."""
        names = ("worth", "yielding", "cost", "face", "loss", "gain")
        found = {name: getattr(self, name) for name in names}
        return {name: figure for name, figure in found.items() if figure is not None}


@dataclass(frozen=True, slots=True)
class End:
    """One way in which it ends."""

    complied: bool
    carried: bool | None
    """None where nothing was announced for this branch."""
    recipient: int
    supplier: int

    @property
    def words(self) -> str:
        """What the two sides did, in words."""
        did = {None: "", True: f", {CARRY_OUT}", False: f", {NOT}"}[self.carried]
        return f"{COMPLY if self.complied else REFUSE}{did}"


@dataclass(frozen=True, slots=True)
class Game:
    """The two-sided bargain of one option at whole points.

    Holds   the recipient moves first; the supplier moves only where it announced something
    """

    name: str
    recipient: str
    supplier: str
    points: Mapping[str, int]

    def ends(self, complied: bool) -> tuple[End, ...]:
        """What the supplier chooses among after compliance or refusal: to carry out first, or the one end there is."""
        given = self.points
        announced = given.get("gain" if complied else "loss")
        mine, yours = (-given["yielding"], given["worth"]) if complied else (0, 0)
        if announced is None:
            return (End(complied, None, mine, yours),)
        felt = announced if complied else -announced
        return (
            End(complied, True, mine + felt, yours - given["cost"]),
            End(complied, False, mine, yours - given["face"]),
        )

    def branches(self) -> tuple[bool, ...]:
        """Where the supplier has a choice: after compliance, after refusal."""
        return tuple(complied for complied in (True, False) if len(self.ends(complied)) > 1)

    def strategies(self) -> tuple[tuple[str, Mapping[bool, bool]], ...]:
        """The supplier's, by a label: in which branch it carries out."""
        where = self.branches()
        found = []
        for choice in product((True, False), repeat=len(where)):
            plan = dict(zip(where, choice, strict=True))
            said = [
                f"{CARRY_OUT if done else NOT} after {COMPLY if branch else REFUSE}" for branch, done in plan.items()
            ]
            label = "; ".join(said) if len(where) > 1 else (CARRY_OUT if choice[0] else NOT)
            found.append((label, plan))
        return tuple(found)

    def payoffs(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """(recipient's strategy, supplier's strategy): what the recipient and what the supplier gets."""
        return tuple(
            tuple((end.recipient, end.supplier) for _, plan in self.strategies() for end in [self._at(complied, plan)])
            for complied in (True, False)
        )

    def _at(self, complied: bool, plan: Mapping[bool, bool]) -> End:
        ends = self.ends(complied)
        return ends[0] if len(ends) == 1 or plan[complied] else ends[1]


def of(name: str, recipient: str, supplier: str, stakes: Stakes) -> Game:
    """The game at the likely figures, or the middle of their intervals, rounded to whole points.

    Raises  Conflict where neither a loss nor a gain is announced.
    """
    if stakes.loss is None and stakes.gain is None:
        raise Conflict(name, "nothing is announced that could be carried out", "a bargain has a loss or a gain",
                       "Give `loss`, `gain` or both.")  # fmt: skip
    points = {one: int(np.floor(likely(figure) + 0.5)) for one, figure in stakes.figures().items()}
    return Game(name, recipient, supplier, points)


def backward(game: Game) -> tuple[End, ...]:
    """Where it ends if each does what is best for itself from where it stands; several where one is indifferent."""
    best: list[list[End]] = []
    for complied in (True, False):
        ends = game.ends(complied)
        top = max(end.supplier for end in ends)
        best.append([end for end in ends if end.supplier == top])
    found: dict[End, None] = {}
    for after, instead in product(*best):
        top = max(after.recipient, instead.recipient)
        found |= {end: None for end in (after, instead) if end.recipient == top}
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """From which no side gains by leaving alone: the chance of each strategy."""

    recipient: tuple[Fraction, Fraction]
    supplier: tuple[Fraction, ...]


def equilibria(game: Game) -> tuple[Equilibrium, ...]:
    """Every Nash equilibrium in which each side mixes as many strategies as the other, by exact arithmetic.

    Where payoffs tie there may be more between them; those with one strategy each are all among these.
    """
    table = game.payoffs()
    columns = len(table[0])
    found = [_pure(row, column, columns) for row in (0, 1) for column in range(columns) if _stays(table, row, column)]
    for first, second in combinations(range(columns), 2):
        mixed = _mixed(table, first, second)
        if mixed is not None and holds(game, mixed):
            found.append(mixed)
    return tuple(found)


def _pure(row: int, column: int, columns: int) -> Equilibrium:
    return Equilibrium(
        (Fraction(row == 0), Fraction(row == 1)), tuple(Fraction(each == column) for each in range(columns))
    )


def _stays(table: tuple[tuple[tuple[int, int], ...], ...], row: int, column: int) -> bool:
    mine, yours = table[row][column]
    return mine >= table[1 - row][column][0] and yours >= max(other for _, other in table[row])


def _mixed(
    table: tuple[tuple[tuple[int, int], ...], ...], first: int, second: int
) -> Equilibrium | None:  # fmt: skip
    """Both sides indifferent between two strategies each; None where that has no answer within 0 and 1."""
    (a, b), (c, d) = ([row[first][0], row[second][0]] for row in table)
    (e, f), (g, h) = ([row[first][1], row[second][1]] for row in table)
    across, down = (a - c) - (b - d), (e - f) - (g - h)
    if across == 0 or down == 0:
        return None
    q, p = Fraction(d - b, across), Fraction(h - g, down)
    if not (0 < q < 1 and 0 < p < 1):
        return None
    chances = [Fraction(0)] * len(table[0])
    chances[first], chances[second] = q, 1 - q
    return Equilibrium((p, 1 - p), tuple(chances))


def holds(game: Game, found: Equilibrium) -> bool:
    """True where no side gains by another strategy: the check of any solver's answer."""
    table = game.payoffs()
    rows = [sum(q * cell[0] for q, cell in zip(found.supplier, row, strict=True)) for row in table]
    columns = [
        sum(p * row[column][1] for p, row in zip(found.recipient, table, strict=True))
        for column in range(len(table[0]))
    ]  # fmt: skip
    ours = sum(p * value for p, value in zip(found.recipient, rows, strict=True))
    theirs = sum(q * value for q, value in zip(found.supplier, columns, strict=True))
    return ours == max(rows) and theirs == max(columns)


def complied(stakes: Stakes, seed: int, draws: int = DRAWS) -> float:
    """The share of draws of all intervals in which it ends with compliance; indifference is no compliance."""
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(2,)))
    drawn = {name: _drawn(figure, rng, draws) for name, figure in stakes.figures().items()}
    keeps = drawn["face"] > drawn["cost"]
    none = np.zeros(draws)
    hangs = np.where(keeps, drawn.get("gain", none) + drawn.get("loss", none), 0.0)
    return float((hangs > drawn["yielding"]).mean())


def _drawn(figure: Figure, rng: np.random.Generator, draws: int) -> Any:
    low, high = figure.bounds
    top = figure.basis.likely if isinstance(figure.basis, Assumed) else None
    if low == high:
        return np.full(draws, low)
    return rng.uniform(low, high, draws) if top is None else rng.triangular(low, top, high, draws)


def account(game: Game, stakes: Stakes, seed: int) -> Iterator[str]:
    """Where it ends at the likely figures and why, and how often over the intervals."""
    given = game.points
    keeps = given["face"] > given["cost"]
    yield (
        f"By the likely figures, carrying out what was announced costs the supplier ({game.supplier}) {given['cost']} "
        f"points and not doing so {given['face']}: it {'would' if keeps else 'would not'} be carried out."
    )
    ends = backward(game)
    told = " or ".join(f"{end.words} (recipient {end.recipient}, supplier {end.supplier})" for end in ends)
    hangs = sum(given.get(name, 0) for name in ("gain", "loss")) if keeps else 0
    yield (
        f"The recipient ({game.recipient}) would give up {given['yielding']} points by complying, and {hangs} hang on "
        f"it. It ends with: {told}."
    )
    share = 100 * complied(stakes, seed)
    yield (
        f"Over the intervals of its {len(stakes.figures())} assumptions it ends with compliance in {share:.0f} of 100 "
        f"draws (seed {seed}): a consequence of these assumptions, and no chance."
    )


def as_data(game: Game) -> dict[str, Any]:
    """The game and its answers as plain data."""
    return {
        "name": game.name, "players": [game.recipient, game.supplier], "points": dict(game.points),
        "strategies": [[COMPLY, REFUSE], [label for label, _ in game.strategies()]],
        "payoffs": [[list(cell) for cell in row] for row in game.payoffs()],
        "backward_induction": [end.words for end in backward(game)],
        "equilibria": [
            {"recipient": [str(one) for one in each.recipient], "supplier": [str(one) for one in each.supplier]}
            for each in equilibria(game)
        ],
    }  # fmt: skip
