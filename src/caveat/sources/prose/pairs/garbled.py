"""Statements of one document in; those that have somebody sell who is told everywhere else to receive, out.

A hurried rewrite turns a sentence round: a supplier is said to press a recipient into selling. Nothing in the sentence
itself is wrong. It cannot hold against the rest of its page, where the same party is the one to whom the goods go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Contradiction, Statement
from caveat.sources.prose.words.likeness import alike

_PRESSES = frozenset((Act.DEMAND, Act.REQUEST, Act.CONSIDER))
_GOES_TO_TARGET = frozenset(
    (Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.DELIVER, Act.OFFER, Act.APPROVE, Act.RESUME, Act.REVIEW, Act.CONDITION)
)
_ASKED_TO_GIVE = later(
    r"\s+(?:into|to|for)\s+(?:\w+\s+)?(?:sell|selling|supply|supplying|ship|shipping|deliver|delivering|export|exporting"
    r"|send|sending|provide|providing)\s+(?:\w+\s+){0,3}?(?:weapon|arm|munition|ammunition|shell|missile|bomb|rocket|tank)",
)
ENOUGH = 2
"""Statements in which somebody has to be the recipient for one that has him sell to be out of place."""


def garbled(text: str, statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """A pair for each statement that is turned round: itself, and the nearest one with which it cannot hold."""
    for at, one in enumerate(statements):
        if one.act not in _PRESSES or one.target is None:
            continue
        if _ASKED_TO_GIVE.match(text, one.target.end) is None:
            continue
        whom = one.target.name
        takes = [other for other, said in enumerate(statements) if other != at and _takes(said, whom)]
        gives = any(_gives(said, whom) for other, said in enumerate(statements) if other != at)
        if len(takes) >= ENOUGH and not gives:
            nearest = min(takes, key=lambda other: abs(other - at))
            yield Contradiction(min(at, nearest), max(at, nearest), "direction")


def _takes(one: Statement, whom: str) -> bool:
    """Whether goods go to somebody, or he asks for them."""
    if one.act is Act.REQUEST:
        return one.actor is not None and alike(one.actor.name, whom)
    return one.act in _GOES_TO_TARGET and one.target is not None and alike(one.target.name, whom)


def _gives(one: Statement, whom: str) -> bool:
    return one.act in _GOES_TO_TARGET and one.actor is not None and alike(one.actor.name, whom)
