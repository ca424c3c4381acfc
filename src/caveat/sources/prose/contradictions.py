"""The statements of one document in; the pairs of them that cannot both hold, out. ``opposed`` has the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from caveat.sources.prose.gainsaid import comparable_beside, gainsaid
from caveat.sources.prose.garbled import garbled
from caveat.sources.prose.matter import apart, claim
from caveat.sources.prose.opposed import comparable, why
from caveat.sources.prose.statement import Contradiction, Statement

NEAR = 60
"""Statements back to which one is compared: a long document takes time that grows with its length alone."""
MOST = 500
"""Pairs after which no more are sought: whoever has so many has another question."""


def contradictions(
    text: str, statements: Sequence[Statement], published: date | None = None
) -> tuple[Contradiction, ...]:
    """Pairs of statements that cannot both hold, each once, in the order in which the later of the two stands."""
    compared = cache(lambda at: claim(text, statements[at], published))  # few statements have one to be held against
    found: list[Contradiction] = []
    for b, other in enumerate(statements):
        for a in range(max(0, b - NEAR), b):
            first = statements[a]
            reason = why(compared(a), compared(b)) if comparable(first, other) else None
            if reason is None and comparable_beside(first.act, other.act):
                reason = gainsaid(compared(a), compared(b))
            if reason is not None and (_answers(text, first, other) or not apart(compared(a), compared(b))):
                found.append(Contradiction(a, b, reason))
        if len(found) >= MOST:
            break
    told = [*_without_echoes(found), *garbled(text, statements)]
    return tuple(dict.fromkeys(sorted(told, key=lambda one: (one.b, one.a))))


def _answers(text: str, one: Statement, other: Statement) -> bool:
    """Whether the second stands in the paragraph of the first or in the next: it needs no name to be meant of it."""
    return text.count("\n\n", one.end, other.start) < 2


def _without_echoes(found: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """The pairs, less what a garbled statement adds to the pair of the one that it turns round."""
    turned = {(one.a, one.b) for one in found if one.why == "direction"}
    pairs = {(one.a, one.b, one.why) for one in found}
    for one in found:
        others = [b for a, b in turned if a == one.a]
        if one.why == "direction" or not any((b, one.b, one.why) in pairs for b in others):
            yield one
