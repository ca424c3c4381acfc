"""The default reader of prose: what the rules read, with what a network finds and without what it doubts.

The network (``network``) is taught by the annotated articles. It says which words carry an act, so that the rules read
an act there that no frame knows (``finding``), and how likely each statement is wholly right (``checks``). What was
found so is kept where it is more likely right than not, and what a frame read unless the network holds that act for
most unlikely there: of real pages it knows less than the rules do. What is kept back is told.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from caveat.sources.prose import rules
from caveat.sources.prose.checks import Check, Words, checks, hints
from caveat.sources.prose.confidence import features, joint, weighed
from caveat.sources.prose.contradictions import contradictions
from caveat.sources.prose.finding import RULE
from caveat.sources.prose.statement import Prose, Statement

FOUND = 0.5
"""How likely a statement has to be right that no frame has read."""
ABSENT = 0.12
"""How likely the network has to hold that the act is there, for a statement that a frame has read."""
NAME = "rules"


class Checked(Struct, frozen=True):
    """Reads statements by rules and a network. Implements ``statement.Engine``."""

    least: float | None = None
    """How likely each statement has to be right, where that is asked for."""

    @property
    def name(self) -> str:
        """What the engine is called."""
        return NAME

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        """The statements in the given paragraphs of a text that are likely enough."""
        return likely(text, *looked_through(text, paragraphs, published), published, self.least)


def likely(
    text: str, found: Prose, told: Sequence[Mapping[str, float]], published: date | None, least: float | None = None
) -> Prose:
    """What is likely enough of what was read, each statement with how likely it is."""
    kept: list[Statement] = []
    doubted: list[tuple[int, int, str]] = []
    for one, each in zip(found.statements, told, strict=True):
        sure = replace(one, confidence=joint(each))
        why = _doubt(sure.confidence, each, least)
        if why is None:
            kept.append(sure)
        else:
            doubted.append((one.start, one.end, why))
    return Prose(tuple(kept), contradictions(text, kept, published), found.dropped, tuple(doubted))


def _doubt(sure: float, each: Mapping[str, float], least: float | None) -> str | None:
    """Why a statement is kept back; None for one that is not."""
    asked = least if least is not None else FOUND if each["found"] else 0.0
    if sure < asked:
        return f"likely right by {sure:.2f}, less than {asked:g}"
    there = 1 / (1 + math.exp(-each["act"]))
    if least is None and not each["found"] and there < ABSENT:
        return f"the act is there by {there:.2f}, less than {ABSENT:g}"
    return None


def looked_through(
    text: str, paragraphs: Sequence[tuple[int, int]], published: date | None
) -> tuple[Prose, list[Mapping[str, float]]]:
    """All that the rules read with the network's hints, not yet paired, and what is weighed of each statement."""
    some = rules.worth(text, paragraphs)
    if not some:
        return Prose((), ()), []
    words = Words(text, [(start, end) for _, start, end in some])
    found = rules.read_of(text, paragraphs, some, published, hints(words))
    told = [dict(features(text, one)) for one in found.statements]
    each = checks(text, words, found.statements, told)
    return found, [_told(*one) for one in zip(found.statements, told, each, strict=True)]


def _told(one: Statement, told: Mapping[str, float], check: Check) -> Mapping[str, float]:
    return {
        "every statement": 1.0,
        "rules": weighed(told),
        "whole": check.whole,
        "act": check.act,
        "found": float(one.rule.startswith(RULE)),
    }
