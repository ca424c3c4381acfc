"""The spatial model against runs of its peer: every file of the shared folder, to the tolerances of its README."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from scipy.stats import chi2

from caveat.bargain import spatial
from caveat.bargain.actors import Table
from caveat.bargain.options import Model, settle
from caveat.bargain.reading import read
from caveat.bargain.runs import Run
from caveat.bargain.shapes import Array
from caveat.bargain.solve import as_data, solve
from tests.conftest import SHARED

pytestmark = pytest.mark.shared

SMP = SHARED / "peers" / "bargaining" / "smp"
POSITION, CHANCE, FRACTION, DETAIL = 1e-6, 6e-5, 6e-5, 1e-9
DEFAULTS = ("SOE-Pol-Comp", "SOE-Policy", "dummyData-a040", "dummyData_3Dim", "dummyData_6Dim", "eu_emissions_0_100")
CHANGED = (
    *(("vpm", word) for word in ("Square", "Quartic", "Octic", "Binary")),
    *(("vr", word) for word in ("Binary", "PropBin", "PropCbc", "Cubic", "ASymProsp")),
    *(("pcem", word) for word in ("MarkovIncentive", "MarkovUniform")),
    *(("rrange", word) for word in ("Min", "Max")),
    *(("radj", word) for word in ("None", "Half", "TwoThirds")),
    *(("tpc", word) for word in ("NoCommit", "FullCommit")),
    *(("ivb", word) for word in ("S1P1", "S2PMax")),
    *(("bm", word) for word in ("InitRcvrInterp", "PWCompInterp")),
)
"""Every option that the peer can run; it aborts at ``radj: Full``."""


def table(name: str) -> Table:
    path = SMP / "input" / f"{name}.csv"
    return read(path.read_text(encoding="utf-8"), path.name)


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SMP / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def agrees(run: Run, peer: Mapping[str, Any]) -> None:
    """The same number of states, and positions, chances and moves within the tolerances."""
    ours = as_data(run)
    assert len(ours["positions"]) == peer["states"]
    assert np.abs(np.array(ours["positions"]) - peer["positions"]).max() <= POSITION
    assert np.abs(np.array(ours["win_probability"]) - peer["win_prob_4dp"]).max() <= CHANCE
    assert np.abs(np.array(ours["fractional_change"]) - peer["fractional_change"]).max() <= FRACTION


@pytest.mark.parametrize("name", DEFAULTS)
def test_a_run_with_default_options_is_the_peers_run(name: str) -> None:
    peer = expected(f"default_{name}")
    assert list(table(name).names) == peer["actors"]
    agrees(solve(table(name), "spatial", peer["options"]), peer)


@pytest.mark.parametrize("name", ["SOE-Pol-Comp", "dummyData_3Dim"])
@pytest.mark.parametrize(("option", "word"), CHANGED, ids=lambda value: value)
def test_a_run_with_one_option_changed_is_the_peers_run(name: str, option: str, word: str) -> None:
    [peer] = [each for each in expected(f"options_{name}")["variants"] if each["change"] == {option: word}]
    agrees(solve(table(name), "spatial", {option: word}, quirks=option == "bm"), peer)


def test_every_option_that_the_peer_ran_is_compared() -> None:
    for name in ("SOE-Pol-Comp", "dummyData_3Dim"):
        variants = expected(f"options_{name}")["variants"]
        ran = {next(iter(each["change"].items())) for each in variants if "states" in each}
        assert ran == set(CHANGED)


@pytest.mark.parametrize("name", ["SOE-Pol-Comp", "dummyData_3Dim"])
@pytest.mark.parametrize("word", ["InitRcvrInterp", "PWCompInterp"])
def test_without_the_peers_defects_the_receivers_view_gives_another_run(name: str, word: str) -> None:
    plain, quirky = (solve(table(name), "spatial", {"bm": word}, quirks=on) for on in (False, True))
    assert plain.positions.shape != quirky.positions.shape or not np.allclose(plain.positions, quirky.positions)


@pytest.mark.parametrize("index", [0, 1], ids=["defaults", "cubic votes and incentives"])
def test_ideals_that_lag_behind_positions_follow_the_peers(index: int) -> None:
    peer = expected("accommodation_smpExample")
    variant = peer["variants"][index]
    run = solve(table("smpExample"), "spatial", variant["options"], adjust=np.array(peer["accommodation"]))
    agrees(run, variant)
    assert np.abs(np.array(as_data(run)["ideals"]) - variant["ideals"]).max() <= POSITION


def first_state(name: str, options: Mapping[str, str]) -> tuple[spatial.Contest, Array]:
    given = table(name)
    points = given.points()
    place = spatial.scaled(given, points)
    return spatial.contest(points, settle(Model.SPATIAL, options), place, place), points.salience.sum(axis=1)


@pytest.mark.parametrize("name", ["dummyData_3Dim", "eu_emissions_0_100"])
def test_what_the_first_state_holds_is_what_the_peers_tables_hold(name: str) -> None:
    peer = expected(f"turn0_detail_{name}")
    seen, total = first_state(name, peer["options"])
    assert np.abs(seen.risk - peer["risk_3dp"]).max() <= 6e-4
    assert np.abs(seen.utility - np.array(peer["utility_h_i_j"])).max() <= DETAIL
    others = ~np.eye(len(total), dtype=bool)
    assert np.abs(seen.odds - np.array(peer["win_prob_own_view_i_j"], dtype=float))[others].max() <= DETAIL
    for i, row in enumerate(peer["challenge_sq_vict_contest_total_own_view_i_j"]):
        for j, terms in enumerate(row):
            if i == j:
                continue
            u, v, p = seen.utility[i, i, i], seen.utility[i, i, j], seen.odds[i, j]
            fight = 2 * (p * u + (1 - p) * v)
            ours = (u + v, 2 * u, fight, (1 - total[j]) * 2 * u + total[j] * fight)
            assert np.abs(np.array(ours) - terms).max() <= DETAIL
            assert abs(seen.gain[i, j] - (ours[3] - ours[0])) <= DETAIL


@pytest.mark.parametrize("name", ["dummyData_3Dim", "eu_emissions_0_100"])
def test_the_bargains_of_the_first_state_are_the_peers(name: str) -> None:
    peer = expected(f"turn0_detail_{name}")
    seen, _ = first_state(name, peer["options"])
    names = table(name).names
    queues = [{initiator: chance for initiator, _, chance in queue} for queue in seen.chances]
    compared = 0
    for bargain in peer["bargains"]:
        i, j = names.index(bargain["initiator"]), names.index(bargain["receiver"])
        if bargain["status_quo"]:
            assert abs(queues[i][-1] - bargain["prob_for_initiator"]) <= DETAIL
            continue
        compared += 1
        assert seen.target[i] == j
        assert abs(seen.gain[i, j] - bargain["gain"]) <= DETAIL
        assert abs(queues[i][i] - bargain["prob_for_initiator"]) <= DETAIL
        assert abs(queues[j][i] - bargain["prob_for_receiver"]) <= DETAIL
        places = np.array([bargain["initiator_position"], bargain["receiver_position"]]) / 100
        assert np.abs(seen.bargains[i, 0] - places).max() <= DETAIL
    assert compared == (seen.target >= 0).sum() > 0


def test_the_peers_own_logs_of_2017_are_reproduced_to_what_they_print() -> None:
    logs = expected("peer_reference_logs_2017")["scenarios"]
    for name in ("SOE-Pol-Comp", "dummyData_3Dim"):
        run = solve(table(name), "spatial")
        for i, actor in enumerate(run.actors):
            for k, course in enumerate(logs[name]["positions_1dp"][actor]):
                assert np.abs(run.positions[:, i, k] - course).max() <= 0.05 + 1e-9
            assert run.win_probability is not None
            assert np.abs(run.win_probability[:, i] - logs[name]["win_prob_4dp"][actor]).max() <= CHANCE
        assert np.abs(np.array(run.fractional_change) - logs[name]["fractional_change"]).max() <= FRACTION


def test_the_first_state_of_the_peers_drawn_run_of_2017_is_reproduced() -> None:
    log = expected("peer_reference_logs_2017")["scenarios"]["smpExample"]
    run = solve(table("smpExample"), "spatial", {"stm": "Stochastic", "vr": "Prop"}, rounds=0)
    for i, actor in enumerate(run.actors):
        assert np.abs(run.positions[0, i] - [course[0] for course in log["positions_1dp"][actor]]).max() <= 0.05 + 1e-9


def test_the_draws_of_the_peer_fit_the_chances_of_the_first_round() -> None:
    peer = expected("stochastic_dummyData_3Dim")
    given = table("dummyData_3Dim")
    seen, _ = first_state("dummyData_3Dim", peer["options"])
    place = given.points().position / 100
    squares, freedom = 0.0, 0
    for k, actor in enumerate(peer["turn1"]):
        ours: dict[tuple[float, ...], float] = {}
        for initiator, view, chance in seen.chances[k]:
            at = place[k] if initiator < 0 else seen.bargains[initiator, view, 0 if initiator == k else 1]
            key = tuple(np.round(at * 100, 6).tolist())
            ours[key] = ours.get(key, 0.0) + chance
        theirs = {tuple(np.round(each["position"], 6).tolist()): each for each in actor["options"]}
        assert ours.keys() == theirs.keys()
        for key, each in theirs.items():
            assert abs(ours[key] - each["probability"]) <= DETAIL
            if each["probability"] * peer["runs"] >= 5:
                squares += (each["count"] - ours[key] * peer["runs"]) ** 2 / (ours[key] * peer["runs"])
                freedom += 1
        freedom -= 1
    assert squares < chi2.ppf(0.999, freedom)


def test_our_own_draws_fit_the_chances_of_the_first_round() -> None:
    peer = expected("stochastic_dummyData_3Dim")
    points = table("dummyData_3Dim").points()
    place, settings = points.position / 100, settle(Model.SPATIAL, peer["options"])
    draws = np.random.default_rng(0).random((20_000, len(place)))
    firsts = 100 * np.array([spatial.following(points, settings, place, place, draw)[0] for draw in draws])
    squares, freedom = 0.0, 0
    for k, actor in enumerate(peer["turn1"]):
        for each in actor["options"]:
            due = each["probability"] * len(firsts)
            count = int((np.abs(firsts[:, k] - each["position"]).max(axis=1) < POSITION).sum())
            squares += (count - due) ** 2 / due
            freedom += 1
        freedom -= 1
    assert freedom == 14
    assert squares < chi2.ppf(0.999, freedom)
