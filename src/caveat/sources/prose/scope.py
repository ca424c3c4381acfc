"""Whether a text is about transfers of arms: by words and counts that are weighed, read in one pass.

The weights are fitted by ``scoped`` to annotated articles and to pages on other matters, and stand in ``scope.toml``.
A text without a word of the field costs one search. What is too short to be weighed, and what is too long to be one
article, is told by words of the field that stand near words of transfer.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import ahocorasick
from msgspec import Struct

from caveat.sources.patterns import later
from caveat.sources.prose.lexicon import lexicon, table

LONG = 60
"""Paragraphs beyond which a document is no article: of such a one only the paragraphs about arms are read."""
_CAPITAL = later(r"(?!The )[A-Z][\w.]+(?: [A-Z]\w+)?")
_WORD = later(r"[a-z]+(?:-[a-z]+)*")
_ENDS = ("ies", "es", "s", "ing", "ed")
_STEM = 3
"""Letters that a word keeps at least when an ending is cut off."""
_NEAR = 110
"""Characters between a word of the field and one of transfer that are read as one matter."""
_MOST = 20_000
"""Words with a capital, and words by themselves, that are remembered at a time."""
_SHORT = 400
"""Characters of a text that is no more than a report of one thing, too short to be weighed."""
BRIEF = 700
"""Characters up to which a text is brief: no article of the corpus is shorter."""
_TELLS, _TELLS_OF_MANY = 2, 4
"""The weight of words of the field near words of transfer that tells of a short text, and of a long one."""
_STATES = 6
"""States from which on more tell nothing."""
_CROWD = 500
"""Words of a paragraph from which on their distances are not looked at."""
_SCALE = 5.0
"""The length of a page's words taken as a vector: the longer, the less their weights are drawn towards nought."""


class Weights(Struct, frozen=True):
    """What a page is weighed by: its counts and its words, each by its name."""

    counts: Mapping[str, float]
    words: Mapping[str, float]
    start: float
    least: float
    """From which weight on a page is read."""
    least_brief: float
    """The same of a brief one, which has fewer words to tell by."""


@cache
def weights() -> Weights:
    """The weights, read on first use."""
    data = table("scope.toml")
    return Weights(data["counts"], data["words"], data["start"], data["least"], data["least_brief"])


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for kind, weight in (("weak", 1), ("strong", 2), ("transfer", 0), ("none", -1)):
        for stem in _stems(kind):
            automaton.add_word(stem, (len(stem), weight))
    automaton.make_automaton()
    return automaton


@cache
def _fighting() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for stem in _stems("fighting"):
        automaton.add_word(stem, len(stem))
    automaton.make_automaton()
    return automaton


def _stems(kind: str) -> list[str]:
    return [stem.strip() for stem in table("field.toml")["scope"][kind].replace("\n", "").split("|")]


def _hits(low: str) -> list[tuple[int, int]]:
    """Places at which a word begins with a stem, and the stem's weight; the longest stem at a place counts."""
    found: list[tuple[int, int]] = []
    at, held, longest = -1, 0, 0
    for end, (length, weight) in _automaton().iter(low):
        start = end - length + 1
        if start and low[start - 1].isalnum():
            continue
        if start == at:
            if length > longest:
                held, longest = weight, length
            continue
        if at >= 0:
            found.append((at, held))
        at, held, longest = start, weight, length
    if at >= 0:
        found.append((at, held))
    return found


def about(text: str, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether the paragraphs are about transfers of arms."""
    lows = [text[start:end].lower() for start, end in paragraphs]
    near, field, moved = _tally(lows)
    if not field:
        return False
    states = _states(text, paragraphs)
    if not states and near < _TELLS_OF_MANY:
        return False
    if len(paragraphs) > LONG:
        return near >= _TELLS_OF_MANY and states > 1
    size = sum(map(len, lows))
    if size < _SHORT:
        return near >= _TELLS and _fought(lows) <= moved
    counts = _counts(near, field, moved, states, _fought(lows), size)
    by = weights()
    return weighed(by, counts, words(lows)) > (by.least if size >= BRIEF else by.least_brief)


def measures(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """What is weighed of a page: its counts and its words. ``scoped`` fits the weights to them."""
    lows = [text[start:end].lower() for start, end in paragraphs]
    near, field, moved = _tally(lows)
    return _counts(near, field, moved, _states(text, paragraphs), _fought(lows), sum(map(len, lows))), words(lows)


def _tally(lows: Sequence[str]) -> tuple[int, int, int]:
    """What ``_count`` counts, over all paragraphs."""
    tallies = [_count(low) for low in lows]
    return sum(one[0] for one in tallies), sum(one[1] for one in tallies), sum(one[2] for one in tallies)


def _counts(near: int, field: int, moved: int, states: int, fought: int, size: int) -> Mapping[str, float]:
    """The counts of a page on the scale of its weights."""
    return {
        "near": math.log1p(near),
        "near for its length": math.log1p(near * 1500 / max(size, 750)),
        "of the field": math.log1p(field),
        "of transfer": math.log1p(moved),
        "of fighting": math.log1p(fought),
        "states": min(states, _STATES) / 3,
        "near and states": float(near >= _TELLS_OF_MANY and states > 1),
    }


def words(lows: Sequence[str]) -> Mapping[str, float]:
    """How much of each word a page has, by its stem: a vector of one length for every page.

    Words of closed classes are left out: they tell who writes, and not of what.
    """
    counted: Counter[str] = Counter()
    closed = lexicon().closed
    for low in lows:
        counted.update(_WORD.findall(low))
    stems: Counter[str] = Counter()
    for word, number in counted.items():
        if word not in closed and len(word) >= _STEM:
            stems[stem(word)] += number
    told = {one: 1 + math.log(number) for one, number in stems.items()}
    length = math.sqrt(sum(value * value for value in told.values())) or 1.0
    return {one: value * _SCALE / length for one, value in told.items()}


@lru_cache(_MOST)
def stem(word: str) -> str:
    """A word without its ending, so that forms of one word count together."""
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= _STEM:
            return word[: -len(end)]
    return word


def weighed(by: Weights, counts: Mapping[str, float], told: Mapping[str, float]) -> float:
    """How much speaks for a page being about transfers of arms, on the scale of a logistic regression."""
    known = by.words
    some = sum(known[one] * value for one, value in told.items() if one in known)
    return by.start + some + sum(by.counts[name] * value for name, value in counts.items())


def _fought(lows: Sequence[str]) -> int:
    """How many words tell of fighting: shells that hit a town are no goods that anybody sends."""
    count = 0
    for low in lows:
        behind = 0
        for end, length in _fighting().iter(low):
            start = end - length + 1
            if start >= behind and not (start and (low[start - 1].isalnum() or low[start - 1] == "_")):
                count, behind = count + 1, end + 1
    return count


def _count(low: str) -> tuple[int, int, int]:
    """The weight of words of the field that stand near one of transfer, words of the field, and words of transfer."""
    hits = _hits(low)
    moves = [at for at, weight in hits if weight == 0]
    fields = [one for one in hits if one[1] > 0]
    if len(hits) > _CROWD:
        return len(fields), len(fields), len(moves)
    close = sum(weight for at, weight in fields if any(-_NEAR < at - move < _NEAR for move in moves))
    return close, len(fields), len(moves)


def _states(text: str, paragraphs: Sequence[tuple[int, int]]) -> int:
    """How many names of states, peoples and capitals stand in the paragraphs, as far as they are counted."""
    named: set[str] = set()
    for start, end in paragraphs:
        for name in {*_CAPITAL.findall(text, start, end)}:
            named.update(_named(name))
        if len(named) >= _STATES:
            break
    return len(named)


@lru_cache(_MOST)
def _named(name: str) -> tuple[str, ...]:
    """The states and peoples that words with a capital name: themselves, or each of them by itself."""
    known = lexicon()
    if name in known.states or name in known.peoples:
        return (name,)
    parts = (part.rstrip(".") for part in name.split())
    return tuple(part for part in parts if part in known.states or part in known.peoples)


def linked(text: str, start: int, end: int) -> bool:
    """Whether one paragraph speaks of arms, with licences, deliveries and the like near."""
    close, fields, moves = _count(text[start:end].lower())
    return close > 0 or fields >= 2 or (fields > 0 and moves > 0)
