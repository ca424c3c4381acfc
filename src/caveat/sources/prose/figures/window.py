"""A clause in; how far the words behind it are still its own, out.

A clause is quoted as short as it carries its act, so that its date and its numbers may stand just after it.
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


def rest(text: str, end: int, limit: int, *, infinitive: bool = False) -> int:
    """Where the rest of a clause ends: before whatever could begin another, or before "to do" unless that is meant."""
    last = min(limit, end + TAIL)
    found = _BREAK.search(text, end, last)
    last = found.start() if found else last
    if not infinitive:
        found = _TO_DO.search(text, end, last)
        last = found.start() if found else last
    return max(end, last)


def within(at: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    """Whether a place is in one of several stretches."""
    return any(start <= at < end for start, end in stretches)
