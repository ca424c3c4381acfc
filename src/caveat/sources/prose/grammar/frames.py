"""Frames as data, from three files: for a verb or noun, the acts that it can carry and where their parts stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from msgspec import Struct

from caveat import toml
from caveat.evidence import Act

_TABLES = Path(__file__).parents[1] / "tables"
_NONE: frozenset[str] = frozenset()
_DATA, _CLASSES, _IDIOMS = (_TABLES / name for name in ("frames.toml", "classes.toml", "idioms.toml"))


class Shape(Struct, frozen=True):
    """Where the parts of an act are looked for, in order."""

    actor: tuple[str, ...]
    object: tuple[str, ...]
    target: tuple[str, ...]
    thing: bool = False
    """Whether the subject has to be a thing, as with "arrive"."""


class Sense(Struct, frozen=True):
    """One way in which a verb carries an act, and what has to stand by it for that."""

    act: Act
    shape: Shape
    name: str
    particles: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    predicates: frozenset[str]
    needs: str
    asks: frozenset[str] = frozenset()
    """Words of which one has to stand by the verb; where there are none, whatever stands there may do."""
    weight: int = 0
    """How much has to stand by: the more, the sooner it is tried."""


_WEIGHT = attrgetter("weight")


class Asked(Struct, frozen=True):
    """Senses of one verb by their places: those that ask for no word, and for each word those that ask for it."""

    always: frozenset[int]
    by_word: Mapping[str, Set[int]]


class Frames(Struct, frozen=True):
    """All frames, by the word that opens them."""

    senses: Mapping[str, tuple[Sense, ...]]
    operators: Mapping[str, str]
    predicates: Mapping[str, str]
    standings: Mapping[str, str]
    """Phrases after "be" that govern a clause: on track to, on the verge of."""
    prospects: Mapping[str, str]
    """What is said of a measure or transfer itself: conceivable, imminent, in force."""
    states: Mapping[str, str]
    says: frozenset[str]
    voices: frozenset[str]
    beside: frozenset[str]
    heads: Mapping[str, str]
    events: Mapping[str, Act]
    stances: Mapping[str, Act]
    shapes: Mapping[str, Shape]
    in_force: frozenset[str]


@cache
def frames() -> Frames:
    """The frames, read on first use."""
    data = toml.read(_DATA)
    shapes = {name: _shape(row) for name, row in data["shapes"].items()}
    senses: dict[str, list[Sense]] = {}
    further = (row for file in (_CLASSES, _IDIOMS) for row in toml.read(file)["sense"])
    telling = frozenset(data["telling"]["needs"].split())
    for row in (*data["sense"], *further):
        for verb, sense in _of_row(row, shapes, telling):
            senses.setdefault(verb, []).append(sense)
    for known in senses.values():
        known.sort(key=_WEIGHT, reverse=True)
    return Frames(
        senses={verb: tuple(known) for verb, known in senses.items()},
        operators=_inverted(data["operators"]),
        predicates=_inverted(data["predicates"]),
        standings=_phrased(data["standings"]),
        prospects=_inverted(data["prospects"]),
        states=_phrased({name: text for name, text in data["states"].items() if name != "in_force"}),
        says=frozenset(data["says"]["verbs"].split()),
        voices=frozenset(data["says"]["voices"].split()),
        beside=frozenset(data["says"]["beside"].split()),
        heads=_inverted(data["heads"]),
        events={word: Act(act) for word, act in _inverted(data["events"]).items()},
        stances={word: Act(act) for word, act in _inverted(data["stances"]).items()},
        shapes=shapes,
        in_force=frozenset(data["states"]["in_force"].split()),
    )


@cache
def asked(verb: str) -> Asked:
    """The senses of a verb by the words that they ask for, told apart when it is first met."""
    known = frames().senses[verb]
    places: dict[str, set[int]] = {}
    for at, sense in enumerate(known):
        for word in sense.asks:
            places.setdefault(word, set()).add(at)
    return Asked(frozenset(at for at, sense in enumerate(known) if not sense.asks), places)


def _shape(row: Mapping[str, Any]) -> Shape:
    return Shape(
        tuple(row["actor"].split()), tuple(row["object"].split()), tuple(row["target"].split()), row.get("thing", False)
    )


def _of_row(
    row: Mapping[str, str], shapes: Mapping[str, Shape], telling: frozenset[str]
) -> Iterator[tuple[str, Sense]]:
    """The senses of a row, one for each of its verbs, which share all but their names."""
    extras = [part for part in (row.get("with", "").split(" ")[0], row.get("phrase", "").split("|")[0]) if part]
    act, shape, needs = Act(row["act"]), shapes[row["shape"]], row.get("needs", "")
    particles, nouns, predicates = (
        frozenset(row[name].split()) if name in row else _NONE for name in ("with", "noun", "predicate")
    )
    phrases = tuple((p.split()[0], p.split()[-1]) for p in row["phrase"].split("|") if p) if "phrase" in row else ()
    ends = frozenset(noun for _, noun in phrases) if phrases else _NONE
    asks = nouns or particles or predicates or (ends if "of" not in ends else _NONE)
    weight = 3 * (bool(nouns) + bool(phrases)) + 2 * (bool(particles) + bool(predicates)) + (needs in telling)
    for verb in row["verbs"].split():
        name = " ".join((verb, *extras)) if extras else verb
        yield verb, Sense(act, shape, name, particles, nouns, phrases, predicates, needs, asks, weight)


def _inverted(table: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, text in table.items() for word in text.split()}


def _phrased(table: Mapping[str, str]) -> dict[str, str]:
    return {phrase: name for name, text in table.items() for phrase in text.replace("\n", "|").split("|")}
