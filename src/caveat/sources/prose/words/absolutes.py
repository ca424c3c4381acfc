"""Tagged words in; those that tell in what state something is beside what is done, with a noun and a participle, out.

"Oslo asked for the missiles, with crews trained": nobody trained anything there, and the crews did not.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.lexicon import past_or_participle
from caveat.sources.prose.words.tokens import Token

_WITHIN = frozenset(("N", "NNP", "J", "DT", "CD", "PRPS", "POS", "R"))
"""Tags of what may stand between "with" and the participle."""
_FINITE = frozenset(("VBD", "VBZ", "MD"))
_APART = frozenset((",", "QUO", "CC", "--"))
_BEHIND = frozenset((",", ".", "QUO", "IN", "CC", "R", ";", ")"))
_LONGEST = 6


def absolute(found: Sequence[Token]) -> None:
    """Give a past form the tag of a participle where it stands behind "with" and a noun, apart from a verb before."""
    for at, token in enumerate(found):
        if token.tag != "VBD" or not past_or_participle(token.low):
            continue
        start = at - 1
        while start > max(0, at - _LONGEST) and found[start].tag in _WITHIN:
            start -= 1
        if found[start].low != "with" or start in (0, at - 1) or found[start - 1].tag not in _APART:
            continue
        behind = found[at + 1].tag if at + 1 < len(found) else "."
        if behind in _BEHIND and any(one.tag in _FINITE for one in found[:start]):
            token.tag = "VBN"
