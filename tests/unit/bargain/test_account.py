"""A run told in plain words."""

from __future__ import annotations

import re

import pytest

from caveat.bargain.account import account
from caveat.bargain.actors import Dimension
from caveat.bargain.reading import read
from caveat.bargain.solve import solve
from caveat.errors import Conflict

HEAD = "actor,capability,position,salience\n"
ENDS = {"": Dimension("the pause", 0, 100, "no pause", "a full stop")}
THREE = read(HEAD + "A,3,20,50\nB,1.5,70,90\nC,2,45,40\n", "t.csv", ENDS)


def told(model: str, options: dict[str, str] | None = None, rounds: int | None = None) -> str:
    return "\n".join(account(solve(THREE, model, options, rounds=rounds), THREE))


def test_a_run_of_two_is_told_as_it_went() -> None:
    """The run of two by hand in ``test_challenge``: South expects -0.172, faces 1.83 and goes 0.0938 of the way."""
    table = read(HEAD + "North,3,0,1\nSouth,1,1,1\n", "t")
    lines = account(solve(table, "challenge", {"variant": "paper"}, rounds=1), table)
    assert lines[1] == (
        "Round 1: South compromises with North and moves from 1 to 0.9062 (it expects -0.172 of the contest, North's "
        "challenge is worth 1.83)."
    )
    assert lines[2] == "The run was stopped after 1 round, and had not come to rest."
    # Weights 3 and 1: (3 x 0 + 0.90616) / 4 = 0.2265
    assert (
        lines[3] == "Outcome, as the weighted mean (capability x salience) of the last positions: 0.2265 on position."
    )


def test_what_would_have_flipped_a_move_is_the_least_multiple_that_halves_it() -> None:
    """South's chance is p = S / (9 + S); it expects 4p - 1.1716, North 2.8284 - 4p, and goes their ratio of the way.

    At p = 0.1 that is 0.3178, and half of it at p = 0.21466, where S = 2.46; the first power of 1.05 beyond is 2.527.
    """
    table = read(HEAD + "North,9,0,1\nSouth,1,1,1\n", "t")
    assert account(solve(table, "challenge", {"variant": "paper"}, rounds=1), table)[-1] == (
        "What would have flipped South giving way to North in round 1: 2.53 times the capability of South, or the "
        "capability of North divided by 2.53, all else as it was."
    )


def test_what_no_capability_would_have_flipped_is_told_so() -> None:
    # Where South does not count at all, no multiple of nothing makes it count; its chance is 0 whatever North has.
    table = read(HEAD + "North,9,0,1\nSouth,0,1,1\n", "t")
    assert account(solve(table, "challenge", {"variant": "paper"}, rounds=1), table)[-1] == (
        "No capability of South or North, a hundred times more or less, would have flipped South giving way to North "
        "in round 1."
    )


def test_flips_are_told_of_the_moves_that_carry_most_weight() -> None:
    # A, of weight 1.5, goes 28 in round 1; C, of weight 0.8, goes 28 in round 2 and 25 in round 1
    found = re.findall(r"flipped (\w) giving way to \w in round (\d)", told("challenge"))
    assert found == [("A", "1"), ("C", "2"), ("C", "1")]


def test_who_challenged_whom_and_who_gave_way_are_told_by_round() -> None:
    text = told("spatial", rounds=1)
    assert "Round 1: A challenges C; B challenges A; C challenges A." in text
    assert "Round 1: A accepts the bargain that B put to it and moves from 20 to 59.03." in text
    assert "Round 1: C moves from 45 to 22.38, as in the bargain that it put to A." in text
    assert "What would have flipped" in text


def test_a_cycle_is_told_as_one() -> None:
    assert re.search(
        r"The run goes in a circle after \d+ rounds\. Its last state had been reached (\d+) rounds before, so the same "
        r"\1 states come round; their mean outcome is [\d.]+\.",
        told("challenge"),
    )


def test_an_outcome_bears_the_names_of_its_ends() -> None:
    # (3 x 50 x 20 + 1.5 x 90 x 70 + 2 x 40 x 45) / 365 = 43.97
    assert told("mean").splitlines()[-1] == (
        "Outcome, as the mean, weighted by capability x salience: 43.97 on the pause (0 is no pause, 100 is a full "
        "stop)."
    )


def test_an_outcome_between_two_places_is_told_as_an_interval() -> None:
    table = read(HEAD + "N,1,20,1\nS,1,80,1\n", "t")
    assert account(solve(table, "median"), table)[-1].endswith("anywhere from 20 to 80 on position.")


def test_a_bargain_that_cannot_be_is_told_as_none() -> None:
    table = read(HEAD + "N,1,20,1\nS,1,80,1\n", "t")
    assert account(solve(table, "nash", {"disagreement": "10"}), table)[-1].endswith("none on position.")


def test_a_run_in_which_nobody_moves_says_so() -> None:
    table = read(HEAD + "N,1,20,1\n", "t")
    lines = account(solve(table, "spatial"), table)
    assert "Round 1: nobody sees anything to gain by a challenge." in lines
    assert "Round 1: nobody moves." in lines
    assert any(line.startswith("The run is at rest after 2 rounds") for line in lines)


def test_what_was_drawn_is_not_said_to_be_flipped() -> None:
    assert "flipped" not in told("spatial", {"stm": "Stochastic"})


def test_an_account_is_of_the_table_of_its_run() -> None:
    with pytest.raises(Conflict, match="the run has others"):
        account(solve(THREE, "mean"), read(HEAD + "N,1,20,1\n", "other"))
