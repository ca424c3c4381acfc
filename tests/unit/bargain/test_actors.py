"""Figures of actors, and how what is not known enters."""

from __future__ import annotations

import math

import pytest

from caveat.bargain.actors import Actor, Dimension, Table, complete, likely
from caveat.bargain.reading import read
from caveat.errors import BadRow, Conflict
from caveat.evidence import Assumed, Figure

HEAD = "actor,capability,position,salience\n"
BASIS = Assumed("x", 0, 10, "why", "who")


def interval(low: float, high: float, top: float | None = None) -> Figure:
    return Figure(unit="position", basis=Assumed("x", low, high, "why", "who", top), low=low, high=high)


@pytest.mark.parametrize(
    ("figure", "number"),
    [(Figure(unit="u", basis=BASIS, value=3), 3), (interval(2, 6), 4), (interval(2, 6, 5), 5)],
    ids=["a value", "the middle of an interval", "the likely value of an interval"],
)
def test_one_number_stands_for_a_figure_in_a_single_run(figure: Figure, number: float) -> None:
    assert likely(figure) == number


def test_an_unknown_position_enters_as_the_whole_scale_and_is_named() -> None:
    table = complete(read(HEAD + "N,1,unknown,0.5\nS,1,20,unknown\n", "t.csv", {"": Dimension("p", 4, 10)}))
    assert table.actors[0].position[0].bounds == (4, 10)
    assert table.actors[1].salience[0].bounds == (0, 1)
    assert table.notes[1:] == (
        "N enters with the whole scale for its position, which is not known.",
        "S enters with the whole scale for its salience, which is not known.",
    )


def test_an_actor_of_unknown_capability_stays_out_and_is_named() -> None:
    table = complete(read(HEAD + "N,unknown,20,0.5\nS,1,20,1\n", "t.csv"))
    assert table.names == ("S",)
    assert table.lines == (3,)
    assert table.notes[1:] == ("N stays out: its capability is not known.",)


def test_actors_with_an_unknown_may_all_stay_out() -> None:
    table = complete(read(HEAD + "N,1,unknown,0.5\nS,1,20,1\n", "t.csv"), stand_out=True)
    assert table.names == ("S",)


def test_a_table_in_which_everybody_is_unknown_is_refused() -> None:
    with pytest.raises(Conflict, match="every actor has an input that is not known"):
        complete(read(HEAD + "N,unknown,20,1\n", "t.csv"))


def test_a_run_over_an_unknown_is_refused_by_name() -> None:
    with pytest.raises(BadRow, match=r"t\.csv, line 2 \(N\): position is unknown\."):
        read(HEAD + "N,1,unknown,1\n", "t.csv").points()


@pytest.mark.parametrize("row", ["N,0,20,1", "N,1,20,0"], ids=["no capability", "no salience"])
def test_a_table_in_which_nobody_has_any_weight_is_refused(row: str) -> None:
    with pytest.raises(Conflict, match="no actor here has both above zero"):
        read(HEAD + row, "t.csv").points()


def test_a_figure_that_is_not_a_number_is_refused() -> None:
    one = Figure(unit="u", basis=BASIS, value=1)
    broken = Figure(unit="u", basis=BASIS, low=0, high=math.nan)
    with pytest.raises(BadRow, match=r"position is 0\.\.nan"):
        Table("t", (Dimension("p"),), (Actor("N", one, (broken,), (one,)),))


def test_a_dimension_begins_at_its_low_end() -> None:
    one = Figure(unit="u", basis=BASIS, value=1)
    with pytest.raises(Conflict, match="Give the low end first"):
        Table("t", (Dimension("p", 10, 4),), (Actor("N", one, (one,), (one,)),))


def test_an_actor_without_a_position_on_each_dimension_is_refused() -> None:
    one = Figure(unit="u", basis=BASIS, value=1)
    with pytest.raises(BadRow, match="the row is not complete"):
        Table("t", (Dimension("p"), Dimension("q")), (Actor("N", one, (one,), (one,)),))


def test_without_one_actor_the_others_keep_their_order() -> None:
    points = read(HEAD + "N,1,10,1\nS,2,20,1\nW,3,30,1\n", "t.csv").points().without(1)
    assert points.capability.tolist() == [1, 3]
    assert points.position.ravel().tolist() == [10, 30]
