"""The challenge model by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from caveat.bargain import challenge, challenge_kernels
from caveat.bargain.options import Model, settle
from caveat.bargain.reading import read
from caveat.bargain.solve import solve
from caveat.errors import Conflict

HEAD = "actor,capability,position,salience\n"
PAPER = {"variant": "paper"}
TWO = HEAD + "N,3,0,1\nS,1,1,1\n"


def test_two_actors_by_hand() -> None:
    """Chances 3/4 and 1/4; dangers -1 and 1, so risks 2 and 1/2; to be left alone is worth 1 and 2 - 4 sqrt(1/2)."""
    seen = challenge.views(read(TWO, "t").points(), settle(Model.CHALLENGE, PAPER), np.array([0.0, 1.0]), 1.0)
    alone = 2 - 4 * math.sqrt(0.5)
    assert seen.risk == pytest.approx([2, 0.5], abs=1e-12)
    assert [seen.win_probability[0, 1], seen.win_probability[1, 0]] == pytest.approx([0.75, 0.25], abs=1e-12)
    assert [seen.own[0, 1], seen.against[0, 1]] == pytest.approx([1 - 1, -1 - 1], abs=1e-12)
    assert [seen.own[1, 0], seen.against[1, 0]] == pytest.approx([-1 - alone, 1 - alone], abs=1e-12)


def test_the_weaker_of_two_compromises_by_the_ratio_of_what_they_expect() -> None:
    alone = 2 - 4 * math.sqrt(0.5)
    run = solve(read(TWO, "t"), "challenge", PAPER, rounds=1)
    assert run.positions[1].ravel() == pytest.approx([0, 1 - (1 + alone) / (1 - alone)], abs=1e-12)
    [move] = run.moves
    assert (move.round, move.actor, move.other, move.kind) == (1, 1, 0, "compromise")
    assert (move.expects, move.faces) == pytest.approx((-1 - alone, 1 - alone), abs=1e-12)


OFFERS = {
    "both gain, the other more": (1.0, 2.0, "confrontation", 10.0),
    "both gain, it more": (2.0, 1.0, "none", 0.0),
    "it loses, the other gains more": (-1.0, 4.0, "compromise", 2.5),
    "it loses more than the other gains": (-4.0, 1.0, "capitulation", 10.0),
    "it loses as much as the other gains": (-2.0, 2.0, "none", 0.0),
    "it has nothing at stake": (0.0, 2.0, "none", 0.0),
    "both lose": (-1.0, -2.0, "none", 0.0),
}


@pytest.mark.parametrize(("own", "theirs", "kind", "goal"), OFFERS.values(), ids=OFFERS.keys())
def test_what_an_actor_at_0_must_accept_from_one_at_10(own: float, theirs: float, kind: str, goal: float) -> None:
    made, place = challenge_kernels.offer(0.0, 10.0, own, theirs, True)
    assert (challenge.KINDS[made], place) == (kind, goal)


def test_where_nobody_may_capitulate_the_loser_stays() -> None:
    assert challenge_kernels.offer(0.0, 10.0, -4.0, 1.0, False) == (challenge_kernels.NO_OFFER, 0.0)


def chosen(variant: str, own: list[float], theirs: list[float], x: list[float]) -> tuple[str, int, float]:
    """What the first actor does, given what it expects of each and each of it."""
    rules = challenge.rules(settle(Model.CHALLENGE, {"variant": variant, "capitulation": "on"}))
    mine, yours = np.zeros((len(x), len(x))), np.zeros((len(x), len(x)))
    mine[0], yours[0] = own, theirs
    kind, by, goal = challenge_kernels.answer(0, np.array(x), mine, yours, rules)
    return challenge.KINDS[kind], by, goal


# Actor 0 at 50. Of 1 at 90 it would lose a confrontation, with 2 at 40 it would compromise for 45 (ratio 1/2).
CHOICES = {
    "published_code": ("confrontation", 1, 90.0),  # a confrontation before all else
    "least_move": ("compromise", 2, 45.0),  # the shorter way
    "paper": ("compromise", 2, 45.0),
    "first_replication": ("confrontation", 1, 90.0),  # the larger claim, 3 against 2
}


@pytest.mark.parametrize(("variant", "answer"), CHOICES.items(), ids=CHOICES.keys())
def test_variants_differ_in_the_offer_that_is_taken(variant: str, answer: tuple[str, int, float]) -> None:
    assert chosen(variant, [0, 1, -1], [0, 3, 2], [50, 90, 40]) == answer


def test_in_the_first_replication_who_would_win_its_best_contest_stays_put() -> None:
    assert chosen("first_replication", [0, 5, -1], [0, 3, 2], [50, 90, 40]) == ("none", -1, 50)


def test_the_published_code_takes_the_compromise_at_the_lower_place() -> None:
    # With 1 at 60: 50 + 10 x 1/2 = 55, weighed (1 x 50 + 2 x 60)/3 = 56.7; with 2 at 20: 35, weighed (50 + 40)/3 = 30
    assert chosen("published_code", [0, -1, -1], [0, 2, 2], [50, 60, 20]) == ("compromise", 2, 35)
    assert chosen("least_move", [0, -1, -1], [0, 2, 2], [50, 60, 20]) == ("compromise", 1, 55)


def test_of_two_equal_offers_the_first_in_the_table_is_taken() -> None:
    assert chosen("least_move", [0, 1, 1], [0, 2, 2], [50, 60, 40]) == ("confrontation", 1, 60)


def test_an_actor_at_the_same_place_makes_no_offer() -> None:
    assert chosen("least_move", [0, 1, 1], [0, 2, 2], [50, 50, 40]) == ("confrontation", 2, 40)


def test_a_run_that_comes_back_to_an_earlier_state_is_reported_as_a_cycle_with_its_mean() -> None:
    run = solve(read(HEAD + "A,3,20,0.5\nB,1.5,70,0.9\nC,2,45,0.4\n", "t"), "challenge")
    assert run.stop.reason == "cycle"
    assert run.stop.cycle is not None and run.stop.cycle >= 2
    assert (run.positions[-1] == run.positions[-1 - run.stop.cycle]).all()
    weight = np.array([1.5, 1.35, 0.8])
    means = [float(state.ravel() @ weight / weight.sum()) for state in run.positions[-run.stop.cycle :]]
    assert run.stop.cycle_mean == pytest.approx((sum(means) / len(means),), abs=1e-9)


def test_a_range_smaller_than_the_spread_is_refused() -> None:
    with pytest.raises(Conflict, match=r"the range is 0\.5, but its positions lie 1 apart"):
        solve(read(TWO, "t"), "challenge", {"range": "0.5"})


def test_several_dimensions_are_refused() -> None:
    text = "actor,capability,position_a,salience_a,position_b,salience_b\nN,1,0,1,0,1\n"
    with pytest.raises(Conflict, match="the table has 2 dimensions"):
        solve(read(text, "t"), "challenge")


def test_one_actor_is_at_rest_where_it_stands() -> None:
    run = solve(read(HEAD + "N,1,42,1\n", "t"), "challenge")
    assert run.forecast.value == (42,)
    assert (run.stop.reason, run.stop.round) == ("at rest", 1)


@pytest.mark.parametrize("risk", ["actors", "places"])
@pytest.mark.parametrize("chance", ["0", "0.4"])
def test_where_things_may_drift_by_themselves_answers_stay_numbers(risk: str, chance: str) -> None:
    text = HEAD + "A,3,20,0.5\nB,1.5,70,0.9\nC,2,45,0.4\nD,1,45,0.4\n"
    run = solve(read(text, "t"), "challenge", {"Q": chance, "T": "0.5", "risk": risk})
    assert np.isfinite(run.positions).all()


def test_peace_that_may_drift_is_worth_its_two_ways_by_hand() -> None:
    # At 0 beside one at 1, the median at 1, range 1: better 2 - 4 (0.5 - 0.5) = 2, worse 2 - 4 (0.5 + 0.5) = -2;
    # half stays (worth 0), half drifts, a quarter of that for the better: 0.5 (0.25 x 2 + 0.75 x -2) = -0.5
    assert challenge_kernels.quiet(0.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.25) == pytest.approx(-0.5, abs=1e-12)


def test_dangers_are_compared_over_places_for_few_actors_only() -> None:
    text = HEAD + "".join(f"a{i},1,{i},0.5\n" for i in range(101))
    with pytest.raises(Conflict, match=r"over the places of at most 100\. Ask for risk=actors\."):
        solve(read(text, "t"), "challenge", {"risk": "places"})


def test_in_the_first_replication_the_nearer_of_two_equal_claims_is_met() -> None:
    assert chosen("first_replication", [0, 1, 1], [0, 3, 3], [50, 90, 40]) == ("confrontation", 2, 40)


@pytest.mark.parametrize(("risk", "exponents"), [("actors", [0.5, 2]), ("places", [0.5, 0.5])])
def test_dangers_beside_others_and_beside_other_places_differ(risk: str, exponents: list[float]) -> None:
    """Even chances, so a challenge to N (salience 1/2) is worth 1 and to S (3/4) 1/2; from the same place, nothing.

    Beside each other N is in most danger and S in least; each is in most danger where it stands.
    """
    table = read(HEAD + "N,1.5,0,0.5\nS,1,1,0.75\n", "t")
    asked = settle(Model.CHALLENGE, PAPER | {"risk": risk})
    assert challenge.views(table.points(), asked, np.array([0.0, 1.0]), 1.0).risk == pytest.approx(exponents, abs=1e-12)
