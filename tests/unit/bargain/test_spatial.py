"""The spatial model by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from caveat.bargain import spatial
from caveat.bargain import spatial_kernels as kernels
from caveat.bargain.actors import Dimension
from caveat.bargain.ensemble import ensemble
from caveat.bargain.options import Model, settle
from caveat.bargain.reading import read
from caveat.bargain.solve import as_data, solve
from caveat.errors import BadRow, Conflict

HEAD = "actor,capability,position,salience\n"
THREE = HEAD + "A,3,20,50\nB,1.5,70,90\nC,2,45,40\n"

VOTES = {
    "in proportion": (kernels.PROP, 0.5, 1.0),
    "all or nothing": (kernels.BINARY_VOTE, 0.5, 2.0),
    "mostly in proportion": (kernels.PROP_BIN, 0.5, 1.2),  # 2 (0.8 x 0.5 + 0.2)
    "with a cube": (kernels.PROP_CBC, 0.5, 0.625),  # 2 (0.25 + 0.0625)
    "cubed": (kernels.CUBIC, 0.5, 0.25),
    "losses weigh more: a gain": (kernels.ASYMMETRIC, 0.5, 2 / 3),
    "losses weigh more: a loss": (kernels.ASYMMETRIC, -0.5, -1.0),
    "all or nothing, on the edge": (kernels.BINARY_VOTE, -0.5e-8, -1.0),
}


@pytest.mark.parametrize(("rule", "gap", "votes"), VOTES.values(), ids=VOTES.keys())
def test_what_a_difference_is_worth_to_a_voter_of_weight_two(rule: int, gap: float, votes: float) -> None:
    assert kernels.vote(rule, 2.0, gap) == pytest.approx(votes, abs=1e-12)


VICTORIES = {
    "linear": (kernels.LINEAR, 3, 1, 3 / 4),
    "square": (kernels.SQUARE, 3, 1, 9 / 10),
    "quartic": (kernels.QUARTIC, 3, 1, 81 / 82),
    "octic": (kernels.OCTIC, 3, 1, 6561 / 6562),
    "binary, ahead by a tenth": (kernels.BINARY, 1.1, 1, 1 / (1 + 1e-6)),
    "binary, behind": (kernels.BINARY, 1, 3, 1e-6 / (1 + 1e-6)),
    "binary, even": (kernels.BINARY, 1, 1, 0.5),
}


@pytest.mark.parametrize(("form", "ours", "theirs", "chance"), VICTORIES.values(), ids=VICTORIES.keys())
def test_how_votes_become_a_chance(form: int, ours: float, theirs: float, chance: float) -> None:
    wins = kernels.victory(form, np.array([[1e-8, ours], [theirs, 1e-8]], dtype=float))
    assert wins[0, 1] == pytest.approx(chance, abs=1e-9)
    assert wins[0, 1] + wins[1, 0] == pytest.approx(1, abs=1e-9)


def test_the_chance_of_an_option_is_the_product_of_its_victories() -> None:
    wins = np.array([[0.5, 0.8, 0.6], [0.2, 0.5, 0.7], [0.4, 0.3, 0.5]])
    products = np.array([0.24, 0.07, 0.06])
    assert kernels.conditional(wins) == pytest.approx(products / 0.37, abs=1e-12)


def test_products_too_small_for_a_number_are_still_compared() -> None:
    size = 60
    wins = np.full((size, size), 1e-8)  # each loses all: no product fits, and all are alike
    assert kernels.conditional(wins) == pytest.approx(np.full(size, 1 / size), abs=1e-12)


@pytest.mark.parametrize("incentive", [True, False], ids=["by incentive", "evenly"])
def test_challenged_again_and_again_two_options_settle_where_the_exchange_is_even(incentive: bool) -> None:
    # Evenly: P = V again. By incentive: m = C V; from a to b goes P_a H_ba V_ba, which must equal what comes back.
    strength, wins = np.array([[1e-8, 3.0], [1.0, 1e-8]]), np.array([[0.5, 0.75], [0.25, 0.5]])
    chance = kernels.markov(strength, wins, incentive)
    assert chance.sum() == pytest.approx(1, abs=1e-9)
    if incentive:
        stays = 1e-8 * 0.5 + 1e-10
        b_by_a, a_by_b = 0.25 / (stays + 0.25), 2.25 / (2.25 + stays)
        assert chance[0] * b_by_a * 0.25 == pytest.approx(chance[1] * a_by_b * 0.75, abs=1e-6)
    else:
        assert chance == pytest.approx([0.75, 0.25], abs=1e-5)


@pytest.mark.parametrize(
    ("away", "risk", "worth"),
    [(0.5, 0.0, 0.5), (0.5, 1.0, 0.75), (0.5, -0.5, 0.375), (1.5, 1.0, -1.0), (0.0, 1.0, 1.0)],
    ids=["neutral", "averse", "seeking", "further than the scale", "at home"],
)
def test_what_a_distance_is_worth(away: float, risk: float, worth: float) -> None:
    assert kernels.utility_of(away, risk) == pytest.approx(worth, abs=1e-12)


def settled(rule: int, p: float, here: float, there: float, s: float, o: float) -> tuple[float, float]:
    mine, yours = np.zeros(1), np.zeros(1)
    kernels.settle(rule, p, np.array([here]), np.array([there]), np.array([s]), np.array([o]), mine, yours)
    return float(mine[0]), float(yours[0])


def test_a_bargain_of_squares_by_hand() -> None:
    # w = (0.5 x 0.6)^2 = 0.09, v = (1 x 0.4)^2 = 0.16: (0.09 x 0.2 + 0.16 x 0.7) / 0.25 = 0.52
    assert settled(kernels.S2P2, 0.6, 0.2, 0.7, 0.5, 1.0) == (0.52, 0.52)


def test_a_bargain_of_first_powers_by_hand() -> None:
    # w = 0.3, v = 0.4: (0.06 + 0.28) / 0.7 = 0.485714..., cut to four decimals after half a unit is added
    assert settled(kernels.S1P1, 0.6, 0.2, 0.7, 0.5, 1.0) == (0.4857, 0.4857)


def test_a_bargain_in_which_the_likely_loser_gives_way_by_hand() -> None:
    # Q - P = -0.2: the initiator stays. P - Q = 0.2: the other goes 0.2 x 0.25 / (0.05 + 1e-6 + 0.8 x 1) of the way
    mine, yours = settled(kernels.S2PMAX, 0.6, 0.2, 0.7, 0.5, 1.0)
    assert mine == pytest.approx(0.2, abs=1e-12)
    assert yours == pytest.approx(0.7 - 0.5 * 0.05 / 0.850001, abs=1e-12)


def test_two_who_do_not_care_stay_where_they_are() -> None:
    assert settled(kernels.S2P2, 0.6, 0.2, 0.7, 0.0, 0.0) == (0.2, 0.7)


def test_distance_weighs_each_dimension_by_salience() -> None:
    # sqrt((0.6 x 0.5)^2 + (0.8 x 1)^2) / sqrt(0.36 + 0.64)
    ideals, saliences = np.array([[0.5], [1.0]]), np.array([[0.6], [0.8]])
    away = np.zeros(1)
    kernels.distances(ideals, saliences, kernels.norms(saliences), np.zeros(2), away)
    assert away[0] == pytest.approx(math.sqrt(0.09 + 0.64), abs=1e-12)


def test_who_minds_nothing_is_near_everything() -> None:
    away = np.full(1, 9.0)
    kernels.distances(np.array([[0.5]]), np.zeros((1, 1)), np.zeros(1), np.ones(1), away)
    assert away[0] == 0


def test_the_same_seed_draws_the_same_path_and_another_seed_another() -> None:
    table = read(THREE, "t")
    one, again, other = (
        as_data(solve(table, "spatial", {"stm": "Stochastic", "seed": seed}))["positions"] for seed in ("5", "5", "6")
    )
    assert one == again
    assert one != other


def test_a_run_stops_at_the_number_of_rounds_that_is_asked_for() -> None:
    run = solve(read(THREE, "t"), "spatial", rounds=1)
    assert (len(run.positions), run.stop.reason, run.stop.round) == (2, "rounds", 1)


def test_a_run_of_no_rounds_is_the_table() -> None:
    run = solve(read(THREE, "t"), "spatial", rounds=0)
    assert run.positions.ravel().tolist() == [20, 70, 45]
    assert run.fractional_change == ()


def test_full_perception_of_risk_runs_where_the_peer_aborts() -> None:
    assert np.isfinite(solve(read(THREE, "t"), "spatial", {"radj": "Full"}).positions).all()


def test_the_two_other_ways_of_third_parties_are_one() -> None:
    runs = [solve(read(THREE, "t"), "spatial", {"tpc": word}).positions for word in ("NoCommit", "FullCommit")]
    assert np.array_equal(*runs)


def test_positions_return_in_the_units_of_another_scale() -> None:
    from_years = read(HEAD + "A,3,5.2,50\nB,1.5,8.2,90\nC,2,6.7,40\n", "t", {"": Dimension("years", 4, 10)})
    ours, plain = solve(from_years, "spatial"), solve(read(THREE, "t"), "spatial")
    assert ours.positions[0].ravel().tolist() == [5.2, 8.2, 6.7]
    assert ours.positions == pytest.approx(4 + plain.positions * 0.06, abs=1e-9)


def test_who_has_not_moved_stands_exactly_as_given() -> None:
    run = solve(read(HEAD + "A,1,33.333333333333336,50\n", "t"), "spatial")
    assert (run.positions == 33.333333333333336).all()


def test_a_position_outside_the_scale_is_refused_by_line() -> None:
    with pytest.raises(
        BadRow, match=r"t, line 3 \(B\): position is 400\. The spatial model takes positions from 0 to 100"
    ):
        solve(read(HEAD + "A,1,20,50\nB,1,400,50\n", "t"), "spatial")


def test_saliences_that_sum_to_more_than_the_whole_are_refused_by_line() -> None:
    text = "actor,capability,position_a,salience_a,position_b,salience_b\nA,1,2,60,3,60\n"
    with pytest.raises(BadRow, match=r"t, line 2 \(A\): the sum of its saliences is 120\. .* at most 100\."):
        solve(read(text, "t"), "spatial")


def test_one_actor_is_at_rest_where_it_stands() -> None:
    run = solve(read(HEAD + "A,1,37,50\n", "t"), "spatial")
    assert (run.forecast.value, run.stop.reason) == ((37,), "at rest")


def test_an_ideal_that_is_not_drawn_to_its_place_stays() -> None:
    run = solve(read(THREE, "t"), "spatial", adjust=np.zeros((3, 3)))
    assert run.ideals is not None
    assert (run.ideals == run.ideals[0]).all()
    assert (run.positions[-1] != run.positions[0]).any()


def test_250_actors_in_six_dimensions_have_an_answer() -> None:
    generator = np.random.default_rng(3)
    columns = ",".join(f"position_{k},salience_{k}" for k in range(6))
    stakes = [[f"{generator.uniform(0, 100)},{generator.uniform(1, 16)}" for _ in range(6)] for _ in range(250)]
    lines = [f"a{i},{generator.uniform(1, 100)},{','.join(each)}" for i, each in enumerate(stakes)]
    run = solve(read("\n".join([f"actor,capability,{columns}", *lines]), "t"), "spatial", rounds=2)
    assert np.isfinite(run.positions).all()
    assert run.win_probability is not None
    assert np.isfinite(run.win_probability).all()
    assert (run.positions[2] != run.positions[1]).any()


def test_an_accommodation_matrix_is_for_the_spatial_model_alone() -> None:
    with pytest.raises(Conflict, match=r"the challenge model takes no accommodation matrix, but one was given\."):
        solve(read(THREE, "t"), "challenge", adjust=np.eye(3))


def test_more_actors_than_can_be_waited_for_are_refused() -> None:
    text = HEAD + "".join(f"a{i},1,20,50\n" for i in range(501))
    with pytest.raises(Conflict, match="it names 501 actors, but the spatial model takes at most 500"):
        solve(read(text, "t"), "spatial")


@pytest.mark.parametrize(
    ("draw", "taken"), [(-1.0, 1), (0.0, 0), (0.1999, 0), (0.2, 1), (0.61, 2), (0.999999, 2)],
    ids=["nothing drawn: the first of the likeliest", "0", "below 0.2", "0.2", "above 0.6", "near 1"],
)  # fmt: skip
def test_of_two_that_are_likeliest_the_first_is_taken_and_a_draw_falls_by_chance(draw: float, taken: int) -> None:
    assert kernels.pick(np.array([0.2, 0.4, 0.4]), draw) == taken


def test_a_path_that_goes_back_and_forth_is_reported_as_a_cycle() -> None:
    table = read(HEAD + "A,8,65,92\nB,5,61,97\nC,7,63,58\n", "t")
    run = solve(table, "spatial")
    assert (run.stop.reason, run.stop.cycle) == ("rounds", 2)
    assert (run.positions[-1] == run.positions[-3]).all()
    assert (run.positions[-1] != run.positions[-2]).any()
    weight = np.array([7.36, 4.85, 4.06])  # capability times salience
    last = [float(state.ravel() @ weight / weight.sum()) for state in run.positions[-2:]]
    assert run.stop.cycle_mean == pytest.approx((sum(last) / 2,), abs=1e-9)
    assert ensemble(table, "spatial", draws=1).outcome.cycle.tolist() == [2]


def two_bargaining(bm: str, *, quirks: bool) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The bargains of i (capability 1, salience 1/2, at 0.2) with j (3, 1, at 0.7), at odds 0.6 to i and 0.2 to j."""
    options = spatial.codes(settle(Model.SPATIAL, {"bm": bm}, quirks=quirks))
    made, count = kernels.bargains(
        options, np.array([1, -1]), np.array([1.0, 3.0]), np.array([[0.5], [1.0]]), np.array([[0.2], [0.7]]),
        np.full((2, 2), 0.6), np.full(2, 0.2),
    )  # fmt: skip
    return made[0, :, :, 0], count


def test_the_receivers_view_makes_a_second_bargain() -> None:
    # As by hand above, 0.52 at 0.6; at 0.2, w = 0.01 and v = 0.64: (0.002 + 0.448) / 0.65 = 0.6923
    made, count = two_bargaining("InitRcvrInterp", quirks=False)
    assert count.tolist() == [2, 0]
    assert made == pytest.approx(np.array([[0.52, 0.52], [0.6923, 0.6923]]), abs=1e-12)


@pytest.mark.parametrize(
    ("quirks", "weight"), [(False, 3.0), (True, 1.0)], ids=["each side by its own capability", "the peer: by one alone"]
)
def test_two_views_are_averaged_by_capability_and_salience(quirks: bool, weight: float) -> None:
    made, count = two_bargaining("PWCompInterp", quirks=quirks)
    assert count.tolist() == [1, 0]
    assert made[0] == pytest.approx((0.5 * 0.52 + weight * 0.6923) / (0.5 + weight), abs=1e-12)


@pytest.mark.parametrize(
    ("quirks", "handed_on"),
    [(False, 0.5 / 1.7), (True, 0.1 + 0.4 * 0.5 / 1.7)],
    ids=["the chance", "the peer: the gain"],
)
def test_what_the_receivers_view_hands_on(quirks: bool, handed_on: float) -> None:
    """Half apart and neutral to risk, of powers 0.5 and 3 x 0.4: a chance of 0.5 / 1.7.

    The gain is 0.6 x 2 + 0.4 (1 + p) - 1.5 = 0.1 + 0.4 p: the rival of salience 0.4 mostly yields.
    """
    options = spatial.codes(settle(Model.SPATIAL, {"bm": "InitRcvrInterp"}, quirks=quirks))
    away = np.array([[0.0, 0.5], [0.5, 0.0]])
    target, odds, gains, received = np.full(2, -1), np.zeros((2, 2)), np.zeros((2, 2)), np.zeros(2)
    kernels.challenge(
        options, 1 / 3, np.array([1.0, 3.0]), np.array([[0.5], [0.4]]), away, np.zeros(2), target, odds, gains, received
    )
    assert target[0] == 1
    assert odds[0, 1] == pytest.approx(0.5 / 1.7, abs=1e-9)
    assert gains[0, 1] == pytest.approx(0.1 + 0.4 * 0.5 / 1.7, abs=1e-9)
    assert received[0] == pytest.approx(handed_on, abs=1e-9)


def test_odds_at_which_the_weights_cancel_move_nobody() -> None:
    # Only a gain handed on as a chance can be above 1: at 2.000002 the weights are 1.000001 and -1.000002
    assert settled(kernels.S1P1, 2.000002, 0.2, 0.7, 0.5, 1.0) == (0.2, 0.7)
