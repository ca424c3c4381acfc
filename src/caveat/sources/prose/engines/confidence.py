"""A statement and its text in; how likely it is wholly right, out, as it was at first looks at articles.

The name of a rule tells next to nothing about that: statements of one rule that was often right are right no oftener
in articles that were not counted. What tells something is how a statement was put together: whether its parties stand
in the clause, or for something else, and where in its sentence it begins. ``measured`` fits the weights, and
``confidence.toml`` keeps them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from caveat import toml
from caveat.evidence import Polarity
from caveat.sources.prose.statement import Contradiction, Engine, Mention, Prose, Statement

_PRIOR = 40
"""Statements of the whole that stand in for a rule: fewer say less than the share of all does."""
_QUOTES = ("“", "”", '"', "«", "„")
_SHORT, _LONG = 25, 100
"""Characters of a quote that leaves much out, and of one that takes much in."""


@cache
def _table() -> Mapping[str, Any]:
    return toml.read(Path(__file__).parents[1] / "tables" / "confidence.toml")


@cache
def confidence(rule: str) -> float:
    """The share of statements of a rule that were right, drawn towards the share of all where few were seen.

    Holds   between 0 and 1; for a rule that was never seen, the share of all.
    """
    table = _table()
    right, read = table["rules"].get(bare(rule), (0, 0))
    share = table["all"][0] / table["all"][1]
    return round(float((right + _PRIOR * share) / (read + _PRIOR)), 2)


def bare(rule: str) -> str:
    """The rule that read a statement, without the clauses in which it stood."""
    return rule.split(" < ", 1)[0]


def likely(text: str, one: Statement) -> float:
    """How likely a statement of a text is wholly right, by the weights of its features; by its rule where none are.

    Holds   between 0 and 1.
    """
    if not _table().get("weights"):
        return confidence(one.rule)
    return round(1 / (1 + math.exp(-weighed(dict(features(text, one))))), 2)


def weighed(told: Mapping[str, float]) -> float:
    """What the weights of its features say of a statement, on the scale of a logistic regression."""
    weights = _table()["weights"]
    total: float = sum([weights.get(name, 0.0) * value for name, value in told.items()])
    return total


def joint(told: Mapping[str, float]) -> float:
    """How likely a statement is wholly right by what the features and a network say of it, each by its name.

    Holds   between 0 and 1.
    """
    weights = _table()["network"]
    return round(1 / (1 + math.exp(-sum([weights[name] * value for name, value in told.items()]))), 2)


def features(text: str, one: Statement) -> Iterator[tuple[str, float]]:
    """What is weighed of a statement, each by its name, without what is nought."""
    stop = text.rfind(". ", 0, one.start)
    first = max(stop + 2 if stop >= 0 else 0, text.rfind("\n", 0, one.start) + 1)
    yield "every statement", 1.0
    yield f"act {one.act.value}", 1.0
    yield f"modality {one.modality.value}", 1.0
    yield f"said by {one.attribution.kind.value}", 1.0
    for name, told in _told(text, one, first).items():
        if told:
            yield name, float(told)
    yield from _of_party("actor", one.actor, text, one)
    yield from _of_party("target", one.target, text, one)


def _told(text: str, one: Statement, first: int) -> Mapping[str, float]:
    stops = (text.find(". ", one.end), text.find("\n", one.end))
    last = min((stop for stop in stops if stop >= 0), default=len(text))
    sentence = text[first:last]
    return {
        "long sentence": min(len(sentence), 400) / 200,
        "commas": min(sentence.count(","), 6) / 3,
        "quotation in its sentence": any(mark in sentence for mark in _QUOTES),
        "dash or semicolon in its sentence": any(mark in sentence for mark in (";", "—", " – ", " - ")),
        "objects": min(len(one.objects), 4) / 2,
        "date": one.date is not None,
        "relayed": one.attribution.relayed_from is not None,
        "read in a clause of a clause": one.rule.count(" < "),
        "negative": one.polarity is Polarity.NEGATIVE,
        "short quote": one.end - one.start < _SHORT,
        "long quote": one.end - one.start > _LONG,
        "late in its sentence": (one.start - first) / max(1, last - first),
        "opens its sentence": one.start - first < 3,
        "headline": text.find("\n", 0, one.start) < 0,
        "no objects": not one.objects,
    }


def _of_party(role: str, named: Mention | None, text: str, one: Statement) -> Iterator[tuple[str, float]]:
    if named is None:
        yield f"no {role}", 1.0
        return
    told = {
        "stands elsewhere": not (one.start <= named.start and named.end <= one.end),
        "stands for another": text[named.start : named.end] != named.name,
        "has no name": not any(word[0].isupper() for word in named.name.split()),
        "of many words": len(named.name.split()) > 3,
    }
    yield from ((f"{role} {name}", 1.0) for name, holds in told.items() if holds)


class AtLeast(Struct, frozen=True):
    """An engine that keeps to itself what it is less sure of. Implements ``statement.Engine``."""

    engine: Engine
    least: float

    @property
    def name(self) -> str:
        """The name of the engine that reads."""
        return self.engine.name

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        """The statements of the engine that are likely enough, each with how likely it is.

        Holds   what is kept back is told with its place; a pair is kept where both of its statements are.
        """
        prose = self.engine.read(text, paragraphs, published)
        said = [replace(one, confidence=likely(text, one)) for one in prose.statements]
        at: dict[int, int] = {}
        for place, one in enumerate(said):
            if one.confidence >= self.least:
                at[place] = len(at)
        doubted = (one.doubted(self.least) for place, one in enumerate(said) if place not in at)
        pairs = [one for one in prose.contradictions if one.a in at and one.b in at]
        return replace(
            prose,
            statements=tuple(said[place] for place in at),
            contradictions=tuple(Contradiction(at[one.a], at[one.b], one.why) for one in pairs),
            doubted=(*prose.doubted, *doubted),
        )
