"""The challenge model against runs of two public replications, and against what the paper itself shows."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from caveat.bargain import challenge
from caveat.bargain.actors import Table
from caveat.bargain.options import Model, Settings, settle
from caveat.bargain.reading import read
from caveat.bargain.solve import solve
from tests.conftest import SHARED

pytestmark = pytest.mark.shared

SCHOLZ = SHARED / "peers" / "bargaining" / "scholz"
TOLERANCE = 1e-9
"""As a share of the range of positions; of 1 for what has no unit."""
PUBLISHED = ("a020", "china", "eu_emissions", "honduras", "sultan")
FIRST = ("china_0_100", "china_as_notebook", "eu_emissions", "honduras_0_1", "honduras_as_notebook")
WORDS = {"confrontation": "loses", "compromise": "compromises", "capitulation": "capitulates"}


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHOLZ / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def table(peer: dict[str, Any]) -> Table:
    """The actors as the peer had them: capabilities normalised where it did so."""
    initial = peer["initial"]
    rows = zip(peer["actors"], initial["c"], initial["x"], initial["s"], strict=True)
    text = "".join(f"{name},{c!r},{x!r},{s!r}\n" for name, c, x, s in rows)
    return read("actor,capability,position,salience\n" + text, "peer.csv")


def width(peer: dict[str, Any]) -> float:
    return float(peer["xmax"] - peer["xmin"] if "xmax" in peer else peer["initial"]["position_range"])


def options(peer: dict[str, Any]) -> dict[str, str]:
    """The variant; capitulation off for the published code, which never reaches it."""
    asked = {"variant": peer["variant"], "range": str(width(peer)), "Q": str(peer["Q"])}
    return asked | ({"capitulation": "off"} if peer["variant"] == "published_code" else {"T": str(peer["T"])})


def settings(peer: dict[str, Any]) -> Settings:
    return settle(Model.CHALLENGE, options(peer))


def states(peer: dict[str, Any]) -> list[list[float]]:
    return [peer["initial"]["x"], *(each["x_after"] for each in peer["rounds"] if "x_after" in each)]


@pytest.mark.parametrize(
    "name", [*(f"published_code_{name}" for name in PUBLISHED), *(f"first_replication_{name}" for name in FIRST)]
)
def test_every_round_is_the_peers_round(name: str) -> None:
    peer = expected(name)
    run = solve(table(peer), "challenge", options(peer), rounds=len(states(peer)) - 1)
    ours = run.positions[:, :, 0]
    if run.stop.reason == "cycle":  # the peer goes on round; so would we
        assert run.stop.cycle is not None
        ours = np.concatenate([ours, *([ours[-run.stop.cycle :]] * len(states(peer)))])
    if run.stop.reason == "at rest":
        ours = np.concatenate([ours, np.repeat(ours[-1:], len(states(peer)), axis=0)])
    for t, theirs in enumerate(states(peer)):
        assert np.abs(ours[t] - theirs).max() <= TOLERANCE * width(peer)


@pytest.mark.parametrize(
    "name", [*(f"published_code_{name}" for name in PUBLISHED), *(f"first_replication_{name}" for name in FIRST)]
)
def test_risks_and_means_of_every_round_are_the_peers(name: str) -> None:
    peer = expected(name)
    points = table(peer).points()
    weight = points.weight[:, 0]
    for before, row in zip(states(peer), peer["rounds"], strict=False):
        if "r" not in row:  # the peer divides by zero where all stand at one place
            continue
        seen = challenge.views(points, settings(peer), np.array(before), width(peer))
        assert np.abs(seen.risk - row["r"]).max() <= TOLERANCE
        mean = float(np.array(row["x_after"]) @ weight / weight.sum())
        assert abs(mean - row["mean_after"]) <= TOLERANCE * width(peer)


def test_chances_and_expectations_of_the_published_code_on_ten_rounds() -> None:
    peer = expected("published_code_eu_emissions")
    points, compared = table(peer).points(), 0
    others = ~np.eye(len(peer["actors"]), dtype=bool)
    for before, row in zip(states(peer), peer["rounds"], strict=False):
        seen = challenge.views(points, settings(peer), np.array(before), width(peer))
        for ours, theirs in ((seen.win_probability, "P"), (seen.own, "EU_own"), (seen.against, "EU_in")):
            assert np.abs(ours - np.array(row[theirs], dtype=float))[others].max() <= TOLERANCE
            compared += 1
    assert compared == 30


def test_chances_and_expectations_of_the_first_replication_on_ten_rounds() -> None:
    peer = expected("first_replication_eu_emissions")
    points = table(peer).points()
    others = ~np.eye(len(peer["actors"]), dtype=bool)
    for before, row in zip(states(peer), peer["rounds"], strict=False):
        seen = challenge.views(points, settings(peer), np.array(before), width(peer))
        assert np.abs(seen.win_probability - np.array(row["P"], dtype=float))[others].max() <= TOLERANCE
        assert np.abs(seen.own - np.array(row["EU_pass2"], dtype=float))[others].max() <= TOLERANCE
        assert np.array_equal(seen.against, seen.own.T)


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_offer_taken_is_the_peers(name: str) -> None:
    peer = expected(f"published_code_{name}")
    points, compared = table(peer).points(), 0
    for before, row in zip(states(peer), peer["rounds"], strict=False):
        after, kinds, by = challenge.following(points, settings(peer), np.array(before), width(peer))
        seen = challenge.views(points, settings(peer), np.array(before), width(peer))
        for i, offer in enumerate(row["offer"]):
            if offer is None:
                assert kinds[i] == 0
                continue
            kind, proposer, own, theirs, goal = offer
            j = peer["actors"].index(proposer)
            assert (challenge.KINDS[kinds[i]], by[i]) == (kind, j)
            assert abs(seen.own[i, j] - own) <= TOLERANCE
            assert abs(seen.against[i, j] - theirs) <= TOLERANCE
            assert abs(after[i] - goal) <= TOLERANCE * width(peer)
            compared += 1
    assert compared > 0 or name == "sultan"


@pytest.mark.parametrize("name", FIRST)
def test_every_event_of_the_first_replication_is_the_peers(name: str) -> None:
    peer = expected(f"first_replication_{name}")
    points = table(peer).points()
    for before, row in zip(states(peer), peer["rounds"], strict=False):
        if "events" not in row:
            continue
        _, kinds, by = challenge.following(points, settings(peer), np.array(before), width(peer))
        ours = {
            (peer["actors"][i], WORDS[challenge.KINDS[kinds[i]]], peer["actors"][by[i]])
            for i in range(len(kinds))
            if kinds[i]
        }
        assert ours == {tuple(event) for event in row["events"]}


def test_the_published_code_runs_along_the_mean_positions_of_the_paper() -> None:
    points = expected("published_points")
    peer = expected("published_code_eu_emissions")
    given = table(peer)
    run = solve(given, "challenge", options(peer))
    weight = given.points().weight[:, 0]
    course = run.positions[:, :, 0] @ weight / weight.sum()
    assert np.abs(course - points["mean_position_by_round"]).max() <= points["mean_tolerance"]


def test_the_view_of_belgium_is_that_of_the_papers_figure() -> None:
    points = expected("published_points")
    peer = expected("published_code_eu_emissions")
    seen = challenge.views(table(peer).points(), settings(peer), np.array(peer["initial"]["x"]), width(peer))
    belgium = peer["actors"].index("Belgium")
    for name, (own, theirs) in points["belgium_view_round1"].items():
        j = peer["actors"].index(name)
        assert abs(seen.own[belgium, j] - own) <= points["belgium_tolerance"]
        assert abs(seen.against[belgium, j] - theirs) <= points["belgium_tolerance"]


def test_repairing_capitulation_leaves_the_published_example_as_it_is() -> None:
    peer = expected("published_code_eu_emissions")
    off, on = (solve(table(peer), "challenge", options(peer) | {"capitulation": word}) for word in ("off", "on"))
    assert np.array_equal(off.positions, on.positions)
