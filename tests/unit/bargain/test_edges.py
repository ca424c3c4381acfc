"""Tables at the edge of sense, each in every model: an answer in finite numbers or a sentence, never anything else."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caveat.desk import bargaining
from caveat.errors import CaveatError

HEAD = "actor,capability,position,salience\n"
MODELS = ("mean", "median", "nash", "challenge", "spatial")
MANY = "actor,capability," + ",".join(f"position_{k},salience_{k}" for k in range(6)) + "\n"
LARGE = MANY + "".join(
    f"A{i},{1 + i % 7}," + ",".join(f"{(i * 37 + k * 11) % 101},{1 + (i + k) % 15}" for k in range(6)) + "\n"
    for i in range(250)
)
ANSWERED = {
    "one actor": HEAD + "N,1,20,1\n",
    "all positions equal": HEAD + "N,1,50,1\nS,2,50,0.5\nW,3,50,1\n",
    "one without capability": HEAD + "N,0,20,1\nS,1,80,1\n",
    "a position unknown": HEAD + "N,1,unknown,1\nS,1,80,1\n",
    "an interval": HEAD + "N,1,10..30,1\nS,1,80,0.2..0.8\n",
}
REFUSED = {
    "no actor": (HEAD, "no actor stands under the header"),
    "nobody has any capability": (HEAD + "N,0,20,1\nS,0,80,1\n", "capability"),
    "nobody cares": (HEAD + "N,1,20,0\nS,1,80,0\n", "salience"),
    "an interval turned round": (HEAD + "N,1,60..40,1\nS,1,80,1\n", "Write the low end first: 40..60"),
    "a salience of 120": (HEAD + "N,1,20,50\nS,1,80,120\n", "salience is 120. Expected: from 0 to 100"),
    "a capability below nought": (HEAD + "N,-1,20,1\nS,1,80,1\n", "capability is -1. Expected: zero or more"),
    "what is no number": (HEAD + "N,nan,20,1\nS,1,80,1\n", "capability is 'nan'"),
    "everybody unknown": (HEAD + "N,unknown,20,1\nS,unknown,80,1\n", "every actor has an input that is not known"),
}


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, float):
        yield value


def solved(text: str, model: str, folder: Path, draws: int) -> dict[str, Any]:
    path = folder / "actors.csv"
    path.write_text(text)
    table = bargaining.table(path)
    options = {"disagreement": "200"} if model == "nash" else {}
    found, told = bargaining.run(table, model, options)
    found["ensemble"], more = bargaining.over_intervals(table, model, options, draws, 7)
    assert all("nan" not in line.split() and "inf" not in line.split() for line in (*told, *more))
    return found


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", ANSWERED)
def test_there_is_an_answer_in_finite_numbers(name: str, model: str, tmp_path: Path) -> None:
    found = solved(ANSWERED[name], model, tmp_path, draws=20)
    json.dumps(found, allow_nan=False)
    assert all(math.isfinite(one) for one in numbers(found))
    value = found["forecast"]["value"][0]
    assert value is not None and 0 <= value <= 100
    if name == "all positions equal":
        assert value == pytest.approx(50)
    if name == "one actor":
        assert value == pytest.approx(20)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", REFUSED)
def test_there_is_a_sentence_that_says_what_to_mend(name: str, model: str, tmp_path: Path) -> None:
    text, says = REFUSED[name]
    with pytest.raises(CaveatError) as caught:
        solved(text, model, tmp_path, draws=20)
    assert says in str(caught.value) and "nan" not in str(caught.value).replace("'nan'", "").split()


@pytest.mark.parametrize("model", ["mean", "median", "nash", "spatial"])
def test_250_actors_in_six_dimensions_have_an_answer_each(model: str, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(LARGE)
    found, _ = bargaining.run(bargaining.table(path), model, {}, rounds=2 if model == "spatial" else None)
    assert len(found["forecast"]["value"]) == 6
    assert all(one is not None and 0 <= one <= 100 for one in found["forecast"]["value"])
    json.dumps(found, allow_nan=False)


def test_the_model_of_one_dimension_refuses_six(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(LARGE)
    with pytest.raises(CaveatError, match="dimension"):
        bargaining.run(bargaining.table(path), "challenge", {})
