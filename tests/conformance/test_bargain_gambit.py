"""Gambit reads the exported games and finds the answers worked out by hand; each of its answers is checked."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from caveat.bargain import gambit, game
from caveat.bargain.game import Equilibrium, Game

pygambit: Any = importlib.import_module("pygambit") if importlib.util.find_spec("pygambit") else None
pytestmark = pytest.mark.skipif(
    pygambit is None, reason="pygambit is not installed: it is an optional peer, and has wheels for some Pythons alone"
)

POINTS = {
    "a credible stick": {"worth": 50, "yielding": 30, "cost": 20, "face": 40, "loss": 60},
    "an empty threat": {"worth": 50, "yielding": 30, "cost": 20, "face": 10, "loss": 60},
    "a carrot": {"worth": 50, "yielding": 30, "cost": 20, "face": 40, "gain": 45},
    "both": {"worth": 50, "yielding": 30, "cost": 20, "face": 40, "loss": 20, "gain": 15},
}


def bargain(name: str) -> Game:
    return Game(name, "Beland", "Aland", POINTS[name])


def read(folder: Path, one: Game, suffix: str) -> Any:
    path = folder / f"game{suffix}"
    path.write_text(gambit.efg(one) if suffix == ".efg" else gambit.nfg(one), encoding="ascii")
    return (pygambit.read_efg if suffix == ".efg" else pygambit.read_nfg)(str(path))


@pytest.mark.parametrize("suffix", [".efg", ".nfg"])
@pytest.mark.parametrize("name", POINTS)
def test_what_gambit_reads_has_our_players_strategies_and_payoffs(name: str, suffix: str, tmp_path: Path) -> None:
    one = bargain(name)
    found = read(tmp_path, one, suffix)
    assert [label(player) for player in found.players] == ["Beland", "Aland"]
    ours, table = found.to_arrays(), one.payoffs()
    rows, columns = ours[0].shape
    assert (rows, columns) == (2, len(table[0]))
    assert [
        [(Fraction(str(ours[0][row, column])), Fraction(str(ours[1][row, column]))) for column in range(columns)]
        for row in range(rows)
    ] == [list(map(tuple, row)) for row in table]


@pytest.mark.parametrize("name", POINTS)
def test_each_answer_of_gambit_holds_and_ours_are_among_them(name: str, tmp_path: Path) -> None:
    one = bargain(name)
    found = read(tmp_path, one, ".nfg")
    solved = pygambit.nash.enummixed_solve(found, rational=True).equilibria
    assert solved  # its solvers may find nothing and say nothing
    theirs = {_chances(each, found) for each in solved}
    assert all(game.holds(one, each) for each in theirs)
    # Those with one strategy each are extreme points, which it lists all.
    assert {each for each in game.equilibria(one) if 1 in each.supplier} <= theirs


def _chances(profile: Any, found: Any) -> Equilibrium:
    first, second = (tuple(_of(profile[player])) for player in found.players)
    return Equilibrium((first[0], first[1]), second)


def _of(strategy: Any) -> Iterator[Fraction]:
    """The chances in a mixed strategy: pairs of a label and a chance, or chances alone, by the version of the peer."""
    for one in strategy:
        yield Fraction(str(one[1] if isinstance(one, tuple) else one))


def label(player: Any) -> str:
    return str(getattr(player, "label", player))
