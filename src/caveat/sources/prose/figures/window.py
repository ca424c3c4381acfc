"""A clause and its verb in; which words around it are its own, out.

A clause is quoted as short as it carries its act, so that its date and its numbers may stand just after it; and where
two verbs share a subject ("asked for 30 and received nine") it begins before words that belong to the other.
"""

from __future__ import annotations

import re

from caveat.sources.patterns import later

TAIL = 140
"""Characters after a clause that may be the rest of it."""
_BREAK = later(
    r"[;:!?—–()\"“”\n]|\.(?=\s|$)|,(?!\d| (?:worth|valued|at a|at an|for up|at up|all) )"
    r"|\b(?:and|but|or|that|which|who|whose|whom|what|after|before|while|as|because|until|when|if|unless|where|since"
    r"|although|though|said|says|told|following|despite|under)\b",
    re.IGNORECASE,
)
_TO_DO = later(r"\bto (?!the |a |an |its |their |[A-Z\d])")
_SECOND = later(
    r"[,;]? (?:and|but|or|then) (?:(?:then|also|later|so|far|not|never|has|had|have|is|was|were|are|been|be|being|will"
    r"|would|only|just|since|\w+ly) )*$"
)
_ASIDE = later(r", (?:which|who|whose|whom|to which|of which|for which) [^,;]*(?:,\d[^,;]*)*, ")


def rest(text: str, end: int, limit: int, *, infinitive: bool = False) -> int:
    """Where the rest of a clause ends: before whatever could begin another, or before "to do" unless that is meant."""
    last = min(limit, end + TAIL)
    found = _BREAK.search(text, end, last)
    last = found.start() if found else last
    if not infinitive:
        found = _TO_DO.search(text, end, last)
        last = found.start() if found else last
    return max(end, last)


def others(text: str, start: int, verb: int | None) -> tuple[tuple[int, int], ...]:
    """The stretches before the verb of a clause that belong to another verb."""
    if verb is None or verb <= start:
        return ()
    second = _SECOND.search(text, max(start, verb - 60), verb)
    if second is not None:
        return ((start, second.start()),)
    return tuple((found.start(), found.end()) for found in _ASIDE.finditer(text, start, verb))


def within(at: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    """Whether a place is in one of several stretches."""
    return any(start <= at < end for start, end in stretches)
