"""The options of each model, by the words that ask for them: what they may be, and what is meant if unsaid."""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from caveat.errors import BadRow, UnknownTerm

Value: TypeAlias = str | float | int | bool | None
Settings: TypeAlias = Mapping[str, Value]


class Model(StrEnum):
    """How a table of actors is turned into a forecast."""

    MEAN = "mean"
    MEDIAN = "median"
    NASH = "nash"
    CHALLENGE = "challenge"
    SPATIAL = "spatial"


WORDS: Mapping[Model, Mapping[str, tuple[str, ...]]] = {
    Model.MEAN: {"weights": ("capability-salience", "salience")},
    Model.MEDIAN: {"weights": ("capability-salience", "salience")},
    Model.NASH: {"loss": ("quadratic", "linear")},
    Model.CHALLENGE: {
        "variant": ("published_code", "paper", "least_move", "first_replication"),
        "capitulation": ("by variant", "off", "on"),
        "denominator": ("by variant", "all pairs", "one pair"),
        "risk": ("actors", "places"),
    },
    Model.SPATIAL: {
        "vpm": ("Linear", "Square", "Quartic", "Octic", "Binary"),
        "vr": ("Prop", "Binary", "PropBin", "PropCbc", "Cubic", "ASymProsp"),
        "pcem": ("Conditional", "MarkovIncentive", "MarkovUniform"),
        "stm": ("Deterministic", "Stochastic"),
        "rrange": ("Mid", "Min", "Max"),
        "radj": ("OneThird", "None", "Half", "TwoThirds", "Full"),
        "tpc": ("SemiCommit", "NoCommit", "FullCommit"),
        "ivb": ("S2P2", "S1P1", "S2PMax"),
        "bm": ("InitOnlyInterp", "InitRcvrInterp", "PWCompInterp"),
    },
}
"""Options that are a word; the first is meant where nothing is said. In the kernels a word is its place in the row."""

NUMBERS: Mapping[Model, Mapping[str, tuple[float, float, Value]]] = {
    Model.MEAN: {},
    Model.MEDIAN: {},
    Model.NASH: {"disagreement": (0.0, math.inf, None), "place": (-math.inf, math.inf, None)},
    Model.CHALLENGE: {"Q": (0.0, 1.0, 1.0), "T": (0.0, 1.0, 1.0), "range": (0.0, math.inf, None)},
    Model.SPATIAL: {"seed": (0, 2**32 - 1, 0)},
}
"""Options that are a number: least, most, and what is meant where nothing is said."""

ROUNDS: Mapping[Model, int] = {Model.CHALLENGE: 10, Model.SPATIAL: 100}
"""After how many rounds a model that has rounds is stopped, where nothing is said."""
MOST_ROUNDS = 10_000

SPELLINGS = {"true": "on", "yes": "on", "1": "on", "false": "off", "no": "off", "0": "off"}


def model_of(word: str) -> Model:
    """The model of that name.

    Raises  UnknownTerm with those that there are.
    """
    if word.lower() not in tuple(Model):
        raise UnknownTerm("The bargain", "the model", word, tuple(Model), _near(word, tuple(Model)))
    return Model(word.lower())


def settle(model: Model, asked: Mapping[str, str], rounds: int | None = None, *, quirks: bool = False) -> Settings:
    """Every option of a model, as asked for or as it is if unsaid. Upper and lower case are one.

    Raises  UnknownTerm for an option or a word that the model does not have, BadRow for a number outside its bounds.
    """
    where, given = f"The {model} model", {name.lower(): (name, value) for name, value in asked.items()}
    names = (*WORDS[model], *NUMBERS[model])
    for name, _ in given.values():
        if name.lower() not in {known.lower() for known in names}:
            raise UnknownTerm(where, "an option", name, names, _near(name, names))
    found: dict[str, Value] = {}
    for name, words in WORDS[model].items():
        asked_word = given.get(name.lower(), (name, words[0]))[1]
        found[name] = _word(where, name, asked_word, words)
    for name, (low, high, unsaid) in NUMBERS[model].items():
        text = given.get(name.lower(), (name, None))[1]
        found[name] = unsaid if text is None else _number(where, name, text, low, high)
    if model in ROUNDS:
        count = ROUNDS[model] if rounds is None else rounds
        if not 0 <= count <= MOST_ROUNDS:
            expected = f"Expected: a whole number from 0 to {MOST_ROUNDS}."
            raise BadRow(where, None, "", "the number of rounds", str(count), expected)
        found["rounds"] = count
    if model is Model.CHALLENGE:
        _by_variant(found)
    if model is Model.SPATIAL:
        found["quirks"] = quirks
    return found


def _by_variant(found: dict[str, Value]) -> None:
    """What follows from the variant where it is not said: the published code never lets anyone capitulate."""
    published = found["variant"] in ("published_code", "least_move")
    if found["capitulation"] == "by variant":
        found["capitulation"] = "off" if published else "on"
    if found["denominator"] == "by variant":
        found["denominator"] = "all pairs" if published else "one pair"


def _word(where: str, name: str, text: str, words: tuple[str, ...]) -> str:
    plain = " ".join(text.strip().lower().replace("_", " ").split())
    plain = SPELLINGS.get(plain, plain) if "off" in words else plain
    for word in words:
        if word.lower().replace("_", " ") == plain:
            return word
    raise UnknownTerm(where, name, text, words, _near(text, words))


def _number(where: str, name: str, text: str, low: float, high: float) -> Value:
    whole = isinstance(low, int)
    try:
        number: float = int(text) if whole else float(text)
    except ValueError:
        number = math.nan
    if not low <= number <= high or math.isinf(number) or (name in ("range", "disagreement") and number == 0):
        bounds = "above 0" if math.isinf(high) and low == 0 else f"from {low} to {high}"
        expected = "a number" if math.isinf(low) else f"a {'whole ' if whole else ''}number {bounds}"
        raise BadRow(where, None, "", name, repr(text)[:80], f"Expected: {expected}.")
    return number


def _near(word: str, known: tuple[str, ...]) -> list[str]:
    plain = {each.lower(): each for each in known}
    return [plain[each] for each in difflib.get_close_matches(word.lower(), plain, n=2)]
