"""The words of a sentence in; the same out without the count of a vote: by ten votes in favour to none against.

The count tells nothing of what was voted on, and its "none" and its "against" would be taken for a denial of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.tokens import Token

_FOR = frozenset(("favour", "favor"))
_NEAR = 8
"""Words within which each part of a count stands."""
_COUNTERS = frozenset(("votes", "vote", "none", "nil", "zero", "members", "abstentions", "abstaining", "abstention"))


def untallied(found: list[Token]) -> list[Token]:
    """The words without a count of those for and against that "by" or "with" opens."""
    lows = [token.low for token in found]
    if "against" not in lows or _FOR.isdisjoint(lows):
        return found
    for at, low in enumerate(lows):
        if low in ("by", "with"):
            last = _counted(lows, at)
            if last:
                return [*found[:at], *found[last:]]
    return found


def _counted(lows: Sequence[str], at: int) -> int:
    """Where a count that opens at a place ends; nought where none does."""
    favour = next((j for j in range(at + 1, min(at + _NEAR, len(lows))) if lows[j] in _FOR), 0)
    against = next((j for j in range(favour + 1, min(favour + _NEAR, len(lows))) if lows[j] == "against"), 0)
    told = lows[at + 1 : against]
    if not favour or not against or not any(word[:1].isdigit() or word in _COUNTERS for word in told):
        return 0
    last = against + 1
    rest = list(lows[last : last + _NEAR])
    ends = next((j for j, word in enumerate(rest) if word.startswith("absten") or word.startswith("abstain")), -1)
    return last + ends + 1 if ends >= 0 and rest[:1] in ([","], ["and"], ["with"]) else last
