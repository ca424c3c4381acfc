"""Tables of actors as people write them, and what is said of those that do not hold."""

from __future__ import annotations

import pytest

from caveat.bargain.actors import Dimension
from caveat.bargain.reading import accommodation, read
from caveat.errors import CaveatError
from caveat.evidence import Assumed

HEAD = "actor,capability,position,salience\n"


def test_a_table_gives_actors_in_their_order_with_shares_of_salience() -> None:
    table = read(HEAD + "North,3,20,0.5\nSouth,1,80,1\n", "two.csv")
    points = table.points()
    assert table.names == ("North", "South")
    assert points.capability.tolist() == [3, 1]
    assert points.position.tolist() == [[20], [80]]
    assert points.salience.tolist() == [[0.5], [1]]


def test_saliences_above_one_are_on_a_scale_to_a_hundred_and_the_table_says_so() -> None:
    table = read(HEAD + "North,3,20,50\nSouth,1,80,100\n", "two.csv")
    assert table.points().salience.ravel().tolist() == [0.5, 1]
    assert table.notes == ("Saliences are read on a scale to 100, for some stand above 1.",)


def test_columns_may_stand_in_any_order_and_bear_the_name_of_their_dimension() -> None:
    text = (
        "Name,Salience tax,Position tax,description,position_aid,salience_aid,Capability\nN,10,20,the north,30,40,5\n"
    )
    [actor] = (table := read(text, "t.csv")).actors
    assert [dimension.name for dimension in table.dimensions] == ["tax", "aid"]
    assert (actor.name, actor.description) == ("N", "the north")
    assert table.points().position.tolist() == [[20, 30]]
    assert table.points().salience.tolist() == [[0.1, 0.4]]


def test_an_interval_keeps_its_ends_and_says_on_what_it_rests() -> None:
    [actor] = read("actor,capability,position,salience,basis\nN,1,20 .. 40,1,a speech of May\n", "t.csv").actors
    assert actor.position[0].bounds == (20, 40)
    basis = actor.position[0].basis
    assert isinstance(basis, Assumed)
    assert (basis.assumption, basis.low, basis.high) == ("the position of N", 20, 40)
    assert (basis.reason, basis.owner) == ("a speech of May", "whoever wrote t.csv")


def test_a_number_without_a_reason_says_where_it_stands() -> None:
    [actor] = read(HEAD + "N,1,20,1\n", "t.csv").actors
    assert isinstance(actor.capability.basis, Assumed)
    assert actor.capability.basis.reason == "as the table gives it (t.csv, line 2)"


def test_what_is_not_known_stays_unknown() -> None:
    [actor] = read(HEAD + "N,1,unknown,1\n", "t.csv").actors
    assert not actor.position[0].known


def test_ends_of_a_dimension_are_those_that_are_given() -> None:
    ends = {"": Dimension("years", 4, 10, "soon", "late")}
    assert read(HEAD + "N,1,7,1\n", "t.csv", ends).dimensions == (Dimension("years", 4, 10, "soon", "late"),)


def test_blank_lines_a_byte_order_mark_and_quotes_are_borne() -> None:
    table = read('\ufeffactor,capability,position,salience\r\n\r\n"North, upper",1,2,1\r\n', "t.csv")
    assert table.names == ("North, upper",)
    assert table.lines == (3,)


NUMBER = "Expected: a number such as 42.5, an interval such as 40..60, or the word unknown."
SHAPE = "Expected: actor,capability,position,salience, or position_… and salience_… for each dimension."
BAD = {
    "empty": ("", "t.csv: the table is empty. Begin it with: actor,capability,position,salience."),
    "no actor": (HEAD, "t.csv, line 1: no actor stands under the header. Add a row for each actor."),
    "an unknown column": ("actor,power,position,salience\n", f"t.csv, line 1: a column is named 'power'. {SHAPE}"),
    "no capability": ("actor,position,salience\n", f"t.csv, line 1: no column is named 'capability'. {SHAPE}"),
    "no position": ("actor,capability\nN,1\n", f"t.csv, line 1: no column gives a position. {SHAPE}"),
    "a position without salience": (
        "actor,capability,position_0,salience_1\n", f"t.csv, line 1: 'position_0' has no salience beside it. {SHAPE}",
    ),
    "a salience without position": (
        "actor,capability,position_0,salience_0,salience_1\n",
        f"t.csv, line 1: 'salience_1' has no position beside it. {SHAPE}",
    ),
    "a column twice": (
        "actor,name,capability,position,salience\n",
        "t.csv, line 1: the column 'actor' stands twice. Keep one of them.",
    ),
    "a cell too many": (
        HEAD + "N,1,2,1,5\n",
        "t.csv, line 2: 5 cells where the header has 4. Give each column one cell, and quote a cell with commas.",
    ),
    "an open quote": (
        HEAD + '"N,1,2,1\n', "t.csv, line 2: the row cannot be read (unexpected end of data). Mend its quotes.",
    ),
    "not text": ("\0" + HEAD, "t.csv: this is no table of actors. Give a CSV file of at most 10 million characters."),
    "no name": (HEAD + ",1,2,1\n", "t.csv, line 2: the actor is empty. Give each actor a name."),
    "a word": (HEAD + "N,much,2,1\n", f"t.csv, line 2 (N): capability is 'much'. {NUMBER}"),
    "a decimal comma": (HEAD + 'N,1,"2,5",1\n', f"t.csv, line 2 (N): position is '2,5'. {NUMBER}"),
    "an empty cell": (HEAD + "N,1,,1\n", f"t.csv, line 2 (N): position is empty. {NUMBER}"),
    "a dash for an interval": (HEAD + "N,1,40-60,1\n", f"t.csv, line 2 (N): position is '40-60'. {NUMBER}"),
    "not a number": (HEAD + "N,nan,2,1\n", f"t.csv, line 2 (N): capability is 'nan'. {NUMBER}"),
    "an interval turned round": (
        HEAD + "N,1,60..40,1\n", "t.csv, line 2 (N): position is 60..40. Write the low end first: 40..60.",
    ),
    "a salience of 120": (
        HEAD + "N,1,2,50\nS,1,3,120\n", "t.csv, line 3 (S): salience is 120. Expected: from 0 to 100.",
    ),
    "a salience of 1.2 among shares": (
        HEAD + "N,1,2,0.5\nS,1,3,1.2\nW,1,3,0.9\n",
        "t.csv: most saliences are at most 1, and one is 1.2. Give them all from 0 to 1, or all from 0 to 100.",
    ),
    "a negative capability": (HEAD + "N,-1,2,1\n", "t.csv, line 2 (N): capability is -1. Expected: zero or more."),
    "a number out of all bounds": (
        HEAD + "N,1e300,2,1\n", "t.csv, line 2 (N): capability is 1e+300. Expected: numbers no larger than 1e+15.",
    ),
    "an actor twice": (
        HEAD + "N,1,2,1\nN,1,3,1\n", "t.csv, line 3 (N): the actor is 'N'. Give each actor a name of its own.",
    ),
    "too many": (
        HEAD + "".join(f"a{i},1,2,1\n" for i in range(1001)),
        "t.csv: it names 1001 actors, but at most 1000 are taken. Leave out those with the least capability and "
        "salience.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), BAD.values(), ids=BAD.keys())
def test_a_table_that_does_not_hold_is_refused_by_line_and_column(text: str, sentence: str) -> None:
    with pytest.raises(CaveatError) as refused:
        read(text, "t.csv")
    assert str(refused.value) == sentence


def test_an_accommodation_table_gives_how_far_each_ideal_is_drawn_to_each_place() -> None:
    found = accommodation("actor,N,S\nN,0.8,0.1\nS,0,1\n", "a.csv", ("N", "S"))
    assert found.tolist() == [[0.8, 0.1], [0, 1]]


BAD_ACCOMMODATION = {
    "other actors": (
        "actor,N,W\nN,1,0\nW,0,1\n",
        "a.csv: its rows and columns are not the actors in their order. Begin it with: actor,N,S…, and give each a "
        "row.",
    ),
    "above one": ("actor,N,S\nN,1.5,0\nS,0,1\n", "a.csv, line 2 (N): N is '1.5'. Expected: a number from 0 to 1."),
    "a sum above one": (
        "actor,N,S\nN,1,0\nS,0.5,0.6\n", "a.csv, line 3 (S): the sum of the row is 1.1. Expected: at most 1.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), BAD_ACCOMMODATION.values(), ids=BAD_ACCOMMODATION.keys())
def test_an_accommodation_table_that_does_not_hold_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(CaveatError) as refused:
        accommodation(text, "a.csv", ("N", "S"))
    assert str(refused.value) == sentence
