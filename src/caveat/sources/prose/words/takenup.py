"""The words of a sentence in; the same, what takes up all of it behind its last comma parted from it, out.

"The union voted to block the sale, a step that its rivals called overdue": a step is none of what it voted on, and
nobody's apposition. The comma is read as a semicolon.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from caveat.sources.prose.words.tokens import Token, may_be_finite

_NOUNS = frozenset((
    "move", "step", "decision", "gesture", "sign", "measure", "reversal", "concession", "rebuke", "blow",
    "turnaround", "shift", "departure", "development", "setback", "signal",
    "turn", "message", "breach", "rarity", "record", "delay", "u-turn", "about-face", "practice", "point", "fact",
))  # fmt: skip
_OPENS = frozenset(("a", "an", "the", "another", "yet", "what"))
_BEHIND = frozenset(("that", "which", "to", "in", "by", "seen", "for", "against", "likely", "meant", "criticised",
                     "criticized", "welcomed", "denounced", "since", "after", "of", "from", "widely", "not", "long",
                     "described", "condemned", "intended", "designed", "aimed", "taken"))  # fmt: skip
_NTH = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "latest", "last"))
_SINCE = frozenset(("since", "in", "of", "this", "such"))
_NEAR = 4
"""Words between the article and such a noun, at most."""
_SHORTEST = 3


def parted(found: list[Token]) -> list[Token]:
    """The words with a semicolon for the last comma that stands before what takes up the sentence."""
    for at in range(len(found) - _SHORTEST, _SHORTEST, -1):
        if found[at].text == "," and _takes_up(found, at + 1) and _told(found[:at]) and not _resumed(found, at + 1):
            return [*found[:at], replace(found[at], text=";", low=";"), *found[at + 1 :]]
    return found


def _takes_up(found: Sequence[Token], at: int) -> bool:
    """Whether a noun for all that was told begins at a place: a step that; the first such sale since 2019."""
    if found[at].low not in _OPENS:
        return False
    if found[at].low == "the" and found[at + 1].low in _NTH:
        near = range(at + 2, min(at + 2 + _NEAR, len(found)))
        since = any(found[k].low in _SINCE for k in near) and not any(found[k].text == "," for k in near)
        return since and not _told(found[at:])
    for k in range(at + 1, min(at + 1 + _NEAR, len(found) - 1)):
        if found[k].text in (",", ";", "."):
            return False
        if found[k].low in _NOUNS:
            return found[k + 1].low in _BEHIND
    return False


def _told(words: Sequence[Token]) -> bool:
    """Whether a clause with its verb stands before."""
    return any(map(may_be_finite, words))


def _resumed(found: Sequence[Token], at: int) -> bool:
    """Whether the sentence goes on behind a comma: Oslo, in a move that surprised many, stopped them."""
    return any(found[k].text in (",", ";", "”", '"') for k in range(at, len(found) - 1))
