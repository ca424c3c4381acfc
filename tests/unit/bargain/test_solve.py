"""What may be asked of a bargain, and the shape in which it is handed on."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from caveat.bargain.options import NUMBERS, WORDS, Model, settle
from caveat.bargain.reading import read
from caveat.bargain.solve import as_data, solve
from caveat.errors import CaveatError

HEAD = "actor,capability,position,salience\n"
TABLE = read(HEAD + "A,3,20,50\nB,1.5,70,90\nC,2,45,40\n", "t.csv")
SHAPE = {
    "model", "options", "actors", "dimensions", "positions", "win_probability", "fractional_change", "stopped",
    "forecast", "notes",
}  # fmt: skip


@pytest.mark.parametrize("model", list(Model))
def test_every_model_is_handed_on_in_one_shape(model: Model) -> None:
    data = json.loads(json.dumps(as_data(solve(TABLE, model)), allow_nan=False))
    assert data.keys() == SHAPE
    assert data["model"] == model
    assert data["actors"] == ["A", "B", "C"]
    assert data["dimensions"] == ["position"]
    assert data["positions"][0] == [[20], [70], [45]]
    assert data["stopped"].keys() == {"reason", "round", "cycle", "cycle_mean"}
    assert data["stopped"]["round"] == len(data["positions"]) - 1
    assert len(data["forecast"]["value"]) == 1
    assert data["forecast"]["what"]


def test_the_chances_of_the_spatial_model_are_by_actor_then_state_and_sum_to_one() -> None:
    data = as_data(solve(TABLE, "spatial"))
    assert [len(row) for row in data["win_probability"]] == [len(data["positions"])] * 3
    assert sum(row[0] for row in data["win_probability"]) == pytest.approx(1, abs=1e-9)
    assert len(data["fractional_change"]) == len(data["positions"]) - 1


def test_every_option_is_shown_as_it_was_taken() -> None:
    asked = {"VR": "propcbc", "tpc": "nocommit", "seed": "7"}
    data = as_data(solve(TABLE, "spatial", asked, rounds=3, quirks=True))["options"]
    assert (data["vr"], data["tpc"], data["seed"], data["rounds"], data["quirks"]) == (
        "PropCbc",
        "NoCommit",
        7,
        3,
        True,
    )
    assert data.keys() == {*WORDS[Model.SPATIAL], *NUMBERS[Model.SPATIAL], "rounds", "quirks"}


BY_VARIANT = {
    "published_code": ("off", "all pairs"),
    "least_move": ("off", "all pairs"),
    "paper": ("on", "one pair"),
    "first_replication": ("on", "one pair"),
}


@pytest.mark.parametrize(("variant", "taken"), BY_VARIANT.items(), ids=BY_VARIANT.keys())
def test_what_follows_from_the_variant_is_said(variant: str, taken: tuple[str, str]) -> None:
    found = settle(Model.CHALLENGE, {"variant": variant})
    assert (found["capitulation"], found["denominator"]) == taken
    assert settle(Model.CHALLENGE, {"variant": variant, "capitulation": "TRUE"})["capitulation"] == "on"


BAD = {
    "a model": (
        "spacial", {}, None, "The bargain: the model is 'spacial', which is not known here. Did you mean spatial?",
    ),
    "an option": (
        "spatial", {"vrm": "Prop"}, None,
        "The spatial model: an option is 'vrm', which is not known here. Did you mean vr or vpm?",
    ),
    "a word": (
        "spatial", {"vr": "Propp"}, None,
        "The spatial model: vr is 'Propp', which is not known here. Did you mean Prop or PropCbc?",
    ),
    "a word of another model": (
        "challenge", {"vr": "Prop"}, None,
        "The challenge model: an option is 'vr', which is not known here. Write one of: variant, capitulation, "
        "denominator, risk, Q, T, range.",
    ),
    "a chance above one": (
        "challenge", {"Q": "1.5"}, None,
        "The challenge model: Q is '1.5'. Expected: a number from 0.0 to 1.0.",
    ),
    "a seed that is no whole number": (
        "spatial", {"seed": "0.5"}, None,
        "The spatial model: seed is '0.5'. Expected: a whole number from 0 to 4294967295.",
    ),
    "no distance": (
        "nash", {"disagreement": "0"}, None,
        "The nash model: disagreement is '0'. Expected: a number above 0.",
    ),
    "a place that is none": (
        "nash", {"place": "here"}, None,
        "The nash model: place is 'here'. Expected: a number.",
    ),
    "rounds that are none": (
        "spatial", {}, -1,
        "The spatial model: the number of rounds is -1. Expected: a whole number from 0 to 10000.",
    ),
    "rounds of a model without": (
        "mean", {}, 3, "t.csv: the mean model takes no number of rounds, but one was given. Leave it out.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("model", "options", "rounds", "sentence"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_asked_is_refused_with_what_can(
    model: str, options: dict[str, str], rounds: int | None, sentence: str
) -> None:
    with pytest.raises(CaveatError) as refused:
        solve(TABLE, model, options, rounds=rounds)
    assert str(refused.value) == sentence


def test_a_dimension_that_nobody_cares_about_has_no_forecast_and_the_run_says_so() -> None:
    text = "actor,capability,position_tax,salience_tax,position_aid,salience_aid\nA,1,2,50,3,0\nB,1,4,50,9,0\n"
    run = solve(read(text, "t"), "mean")
    assert run.forecast.value == (3, None)
    assert run.notes[1:] == ("No actor with any weight cares about aid; it has no forecast.",)


def test_without_its_packages_the_room_names_the_extra_to_install() -> None:
    script = (
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'numba' else find(name, *rest)\n"
        "from caveat.errors import MissingExtra\n"
        "try:\n    import caveat.bargain\nexcept MissingExtra as missing:\n    print(missing)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told == (
        "Bargaining among actors needs an optional part that is not installed. Run `pip install 'caveat[simulate]'`.\n"
    )
