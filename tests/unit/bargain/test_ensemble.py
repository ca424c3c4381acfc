"""Spreads over intervals, who is pivotal, and which input matters most."""

from __future__ import annotations

import json

import numpy as np
import pytest

from caveat.bargain.actors import Actor, Dimension, Points, Table
from caveat.bargain.batches import outcomes
from caveat.bargain.ensemble import as_data, at, ensemble, intervals
from caveat.bargain.influence import influences
from caveat.bargain.options import Model, settle
from caveat.bargain.pivots import pivots
from caveat.bargain.reading import read
from caveat.bargain.solve import solve
from caveat.errors import BadRow, CaveatError, Conflict
from caveat.evidence import Assumed, Figure

HEAD = "actor,capability,position,salience\n"
WIDE = read(HEAD + "N,1,0..30,1\nS,1,60..70,1\n", "t.csv")
"""The mean of the two is 15 + 65, halved: 40, from 30 to 50."""


def test_an_ensemble_of_points_is_one_outcome() -> None:
    found = ensemble(read(HEAD + "N,3,20,1\nS,1,80,1\n", "t"), "mean", draws=300)
    assert found.intervals == 0
    assert (found.outcome.value == 35).all()
    assert found.quantiles(0) == tuple((level, 35.0) for level in (0.05, 0.25, 0.5, 0.75, 0.95))


@pytest.mark.parametrize(
    ("model", "options"),
    [("challenge", {}), ("challenge", {"range": "200"}), ("spatial", {}), ("median", {}), ("nash", {"place": "0"})],
    ids=["challenge", "challenge, by another range", "spatial", "median", "nash"],
)
def test_an_ensemble_of_points_is_the_single_run(model: str, options: dict[str, str]) -> None:
    table = read(HEAD + "A,3,20,50\nB,1.5,70,90\nC,2,45,40\n", "t")
    run, found = solve(table, model, options), ensemble(table, model, options, draws=2)
    assert found.outcome.value == pytest.approx(np.array([run.forecast.value] * 2), abs=1e-9)
    assert found.outcome.rounds.tolist() == [run.stop.round] * 2


def test_draws_fill_the_interval_evenly() -> None:
    found = ensemble(WIDE, "mean", draws=20_000, seed=1)
    value = found.outcome.value[:, 0]
    assert 30 <= value.min() < 31 and 49 < value.max() <= 50
    # The halves of two even draws: mean 40, variance (30^2 + 10^2) / 12 / 4; bounds of five standard errors
    deviation = np.sqrt(1000 / 48)
    assert abs(value.mean() - 40) < 5 * deviation / np.sqrt(20_000)
    assert value.std() == pytest.approx(deviation, rel=0.03)


def test_an_interval_with_a_likely_value_is_a_triangle() -> None:
    def figure(low: float, high: float, likely: float | None = None) -> Figure:
        return Figure(unit="u", basis=Assumed("x", low, high, "why", "who", likely), low=low, high=high)

    one = Figure(unit="u", basis=Assumed("x", 1, 1, "why", "who"), value=1)
    table = Table("t", (Dimension("p"),), (Actor("N", one, (figure(0, 10, 2),), (one,)),), whole=1.0)
    places = at(table, np.array([[0.0], [0.05], [0.2], [0.8], [1.0]])).position[:, 0, 0]
    # A triangle from 0 to 10 with its top at 2: share x^2 / 20 below 2, and 1 - (10 - x)^2 / 80 above
    assert places == pytest.approx([0, 1, 2, 6, 10], abs=1e-12)


def test_two_models_meet_the_same_draws() -> None:
    mean, nash = (ensemble(WIDE, model, draws=600, seed=3).outcome.value for model in ("mean", "nash"))
    assert np.array_equal(mean, nash)  # with no agreement very bad, Nash is the mean


def test_a_longer_ensemble_begins_with_the_blocks_of_a_shorter() -> None:
    short, long = (ensemble(WIDE, "mean", draws=draws, seed=3).outcome.value for draws in (500, 1000))
    assert np.array_equal(short, long[:500])


def test_draws_that_end_in_a_cycle_are_counted() -> None:
    table = read(HEAD + "A,3,20,50\nB,1.4..1.6,70,90\nC,2,45,40\n", "t")
    found = ensemble(table, "challenge", draws=100)
    assert found.cycling == 100  # at B's middle the run is the cycle of ``test_challenge``, and near it too
    assert as_data(found)["cycling"] == 100


def test_draws_without_a_bargain_are_counted_and_left_out_of_the_spread() -> None:
    # No agreement 20 away: a bargain needs N and S less than 40 apart, so N above 20 and more
    found = ensemble(read(HEAD + "N,1,0..40,1\nS,1,60,1\n", "t"), "nash", {"disagreement": "20"}, draws=4000)
    none = found.without_outcome(0)
    assert abs(none - 2000) < 5 * np.sqrt(1000)
    assert found.quantiles(0)[0][1] > 40  # midway between a place above 20 and one at 60
    json.dumps(as_data(found), allow_nan=False)


def test_saliences_drawn_above_the_whole_are_scaled_down_and_the_ensemble_says_so() -> None:
    text = "actor,capability,position_a,salience_a,position_b,salience_b\nA,1,2,30..80,3,30..40\nB,1,50,30,60,40\n"
    found = ensemble(read(text, "t"), "spatial", draws=300)
    assert found.notes[1:] == ("Where the saliences drawn for A sum to more than 100, they are scaled down to it.",)
    assert np.isfinite(found.outcome.value).all()


def test_an_actor_that_cares_one_and_a_half_times_wholly_counts_as_one_that_cares_wholly() -> None:
    head = "actor,capability,position_a,salience_a,position_b,salience_b\n"
    text = head + "A,1,2,60,3,40\nB,1,50,30,60,40\nC,2,90,9,9,90\n"
    table, settings = read(text, "t"), settle(Model.SPATIAL, {})
    points = table.points()
    above = np.array([[0.9, 0.6], [0.3, 0.4], [0.09, 0.9]])
    both = [
        outcomes(Model.SPATIAL, settings, table, Points(points.capability[None], points.position[None], salience[None]))
        for salience in (points.salience, above)
    ]
    assert both[0].value == pytest.approx(both[1].value, abs=1e-9)
    assert both[0].rounds == both[1].rounds


BAD = {
    "a position that leaves the scale": ("N,1,90..120,50", "spatial", {}, 10, BadRow, "position is 105"),
    "an end that leaves the scale": ("N,1,70..120,50", "spatial", {}, 10, BadRow, "position is 120"),
    "an end that leaves the range": ("N,1,0..50,1\nS,1,10,1", "challenge", {"range": "30"}, 10, Conflict, "50 apart"),
    "no draws": ("N,1,20,50", "mean", {}, 0, Conflict, "0 draws were asked for"),
    "an unknown": ("N,1,unknown,50", "mean", {}, 10, BadRow, "position is unknown"),
}


@pytest.mark.parametrize(("rows", "model", "options", "draws", "kind", "words"), BAD.values(), ids=BAD.keys())
def test_a_table_that_a_model_cannot_take_somewhere_is_refused(
    rows: str, model: str, options: dict[str, str], draws: int, kind: type[CaveatError], words: str
) -> None:
    with pytest.raises(kind, match=words):
        ensemble(read(HEAD + rows + "\n", "t"), model, options, draws=draws)


def test_intervals_are_named_by_actor_and_field() -> None:
    assert [(each.actor, each.field, each.low, each.high) for each in intervals(WIDE)] == [
        (0, "position", 0, 30), (1, "position", 60, 70),
    ]  # fmt: skip


def test_who_moves_a_mean_most_is_who_weighs_most() -> None:
    table = read(HEAD + "N,3,20,1\nS,1,80,1\n", "t")
    first, second = pivots(table, "mean", step=0.05)
    assert (first.actor, second.actor) == ("N", "S")
    # 5 of 100 moved by 3/4 and 1/4 of the weight
    assert (first.step, first.down, first.up) == pytest.approx((5, -3.75, 3.75), abs=1e-9)
    assert (second.down, second.up) == pytest.approx((-1.25, 1.25), abs=1e-9)
    assert (first.moved_share, second.moved_share) == pytest.approx((0.75, 0.25), abs=1e-9)


def test_without_an_actor_a_mean_is_that_of_the_others() -> None:
    # 35 with both, 80 without N, 20 without S: shifts of 45 and -15
    first, second = pivots(read(HEAD + "N,3,20,1\nS,1,80,1\n", "t"), "mean")
    assert (first.outcome, first.dropped, second.dropped) == pytest.approx((35, 45, -15), abs=1e-9)
    assert (first.dropped_share, second.dropped_share) == pytest.approx((0.75, 0.25), abs=1e-9)


def test_a_move_ends_at_the_end_of_the_scale() -> None:
    [pivot, _] = pivots(read(HEAD + "N,3,2,1\nS,1,80,1\n", "t"), "mean", step=0.05)
    assert (pivot.down, pivot.up) == pytest.approx((-1.5, 3.75), abs=1e-9)


def test_the_only_actor_cannot_be_left_out() -> None:
    [pivot] = pivots(read(HEAD + "N,3,20,1\n", "t"), "median")
    assert (pivot.dropped, pivot.up) == (None, 5)


@pytest.mark.parametrize("model", ["challenge", "spatial"])
def test_every_actor_is_tried_in_the_models_that_have_rounds(model: str) -> None:
    found = pivots(read(HEAD + "A,3,20,50\nB,1.5,70,90\nC,2,45,40\n", "t"), model)
    assert {pivot.actor for pivot in found} == {"A", "B", "C"}
    assert sum(pivot.moved_share or 0 for pivot in found) == pytest.approx(1, abs=1e-9)


def test_the_wider_of_two_equal_inputs_matters_by_the_square_of_its_width() -> None:
    # Half of N, 30 wide, and half of S, 10 wide: shares 900 / 1000 and 100 / 1000, and nothing together
    first, second = influences(WIDE, "mean", base=1024)
    assert (first.actor, first.field, second.actor) == ("N", "position", "S")
    assert (first.first, first.total) == pytest.approx((0.9, 0.9), abs=0.05)
    assert (second.first, second.total) == pytest.approx((0.1, 0.1), abs=0.05)


def test_where_no_input_is_an_interval_none_matters() -> None:
    assert influences(read(HEAD + "N,3,20,1\n", "t"), "mean") == ()


def test_where_no_interval_moves_the_outcome_none_is_ranked() -> None:
    assert influences(read(HEAD + "N,1..2,20,1\n", "t"), "mean") == ()


@pytest.mark.parametrize("base", [1, 100, 2**20], ids=["one", "no power of two", "too many"])
def test_a_base_is_a_power_of_two_that_can_be_run(base: int) -> None:
    with pytest.raises(Conflict, match="Ask for a smaller power of two"):
        influences(WIDE, "mean", base=base)
