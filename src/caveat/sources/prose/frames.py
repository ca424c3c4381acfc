"""Frames as data, from three files: for a verb or noun, the acts that it can carry and where their parts stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli
from msgspec import Struct

from caveat.evidence import Act

_DATA, _CLASSES, _IDIOMS = (Path(__file__).parent / name for name in ("frames.toml", "classes.toml", "idioms.toml"))

_TELLING = frozenset(
    (
        "comment",
        "silent",
        "control",
        "for",
        "unwilling",
        "bare",
        "wants-done",
        "let-through",
        "let-go",
        "leave",
        "whether",
        "awaited",
        "expects-them",
        "flows",
        "ruled",
        "legislature",
        "elsewhere",
        "to-supply",
        "untrue",
        "scorned",
        "rejected",
        "unsaid",
        "waits",
        "spares",
        "bars",
        "assured",
        "missed",
        "eyed",
        "asks-to-know",
        "wants-to-know",
        "snubbed",
        "told-of",
        "lets-supply",
        "lets-have",
        "package",
        "to-buy",
        "to-hand-on",
        "left-lying",
        "nothing-to-do",
        "wont-tell",
        "cannot-stand",
        "writes-to",
        "refused-him",
        "seen-none",
        "passed-to",
        "leave-for",
        "let-lie",
        "pleads-for",
        "lapses",
        "cut-off",
        "relents",
        "again",
        "later",
        "supplies-them",
        "final-call",
        "deadline",
        "filed",
        "supplier",
        "laid-before",
        "keeps-silent",
        "wants-to-see",
        "kept-coming",
        "nothing-settled",
        "would-like",
        "notice-goes",
        "votes-money",
        "to-have",
        "upset",
        "under-ban",
        "request-is",
        "by-delay",
        "gathers-dust",
        "buys-from",
        "refuses-to-hear",
        "law-against",
    )
)
"""Needs that tell so much that their sense is tried before what the verb says of others."""


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

    @property
    def weight(self) -> int:
        """How much has to stand by: the more, the sooner it is tried."""
        return (
            3 * bool(self.nouns)
            + 3 * bool(self.phrases)
            + 2 * bool(self.particles)
            + 2 * bool(self.predicates)
            + (self.needs in _TELLING)
        )


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
    data = tomli.loads(_DATA.read_text(encoding="utf-8"))
    shapes = {name: _shape(row) for name, row in data["shapes"].items()}
    senses: dict[str, list[Sense]] = {}
    further = (row for file in (_CLASSES, _IDIOMS) for row in tomli.loads(file.read_text(encoding="utf-8"))["sense"])
    for row in (*data["sense"], *further):
        for verb, sense in _of_row(row, shapes):
            senses.setdefault(verb, []).append(sense)
    return Frames(
        senses={verb: tuple(sorted(known, key=lambda sense: -sense.weight)) for verb, known in senses.items()},
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


def _shape(row: Mapping[str, Any]) -> Shape:
    return Shape(
        tuple(row["actor"].split()), tuple(row["object"].split()), tuple(row["target"].split()), row.get("thing", False)
    )


def _of_row(row: Mapping[str, str], shapes: Mapping[str, Shape]) -> Iterator[tuple[str, Sense]]:
    """The senses of a row, one for each of its verbs, which share all but their names."""
    extras = [part for part in (row.get("with", "").split(" ")[0], row.get("phrase", "").split("|")[0]) if part]
    act, shape, needs = Act(row["act"]), shapes[row["shape"]], row.get("needs", "")
    particles, nouns, predicates = (frozenset(row.get(name, "").split()) for name in ("with", "noun", "predicate"))
    phrases = tuple((p.split()[0], p.split()[-1]) for p in row.get("phrase", "").split("|") if p)
    for verb in row["verbs"].split():
        yield verb, Sense(act, shape, " ".join((verb, *extras)), particles, nouns, phrases, predicates, needs)


def _inverted(table: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, text in table.items() for word in text.split()}


def _phrased(table: Mapping[str, str]) -> dict[str, str]:
    return {phrase: name for name, text in table.items() for phrase in text.replace("\n", "|").split("|")}
