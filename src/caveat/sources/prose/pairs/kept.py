"""Goods that are told to be kept, and goods that move and are said to be kept; whether these are counted otherwise."""

from __future__ import annotations

import re

from caveat.evidence import Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import NUMERAL, like
from caveat.sources.prose.pairs.matter import FIRM, Claim, history, one_voice
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import one_party

_KEPT = later(
    rf"\b(?:the|all|these|those) {NUMERAL} (?:[\w-]+ ){{1,4}}?"
    r"(?:(?:that|which) (?:is|are|was|were|have been|had been) )?"
    r"(?:(?:being|now|still|currently) )*"
    r"(?:held (?:back|up)|withheld|blocked|frozen|stopped|slowed|delayed|suspended|paused|on hold)\b",
    re.IGNORECASE,
)
"""Goods that are told as known by their number and by what has been done to them: the 250 missiles being held back."""


def kept_otherwise(stop: Claim, move: Claim) -> bool:
    """Whether so many goods are kept by one, and another lets another number go that he says are those."""
    if stop.act not in STOPS or move.act not in MOVES or not (stop.numbers and move.numbers):
        return False
    if stop.modality is not Modality.ASSERTED or move.modality not in (
        *FIRM,
        Modality.CONDITIONAL,
        Modality.CONSIDERED,
    ):
        return False
    if (
        _KEPT.search(move.words) is None
        or one_voice(stop, move)
        or "further" in stop.marks
        or move.marks & {"share", "further"}
    ):
        return False
    if not (one_party(stop.actor, move.actor) and one_party(stop.target, move.target)) or history(stop, move):
        return False
    pairs = [(kept, gone) for kept in stop.numbers for gone in move.numbers if like(kept[1], gone[1])]
    return bool(pairs) and all(kept[0] != gone[0] and not (kept[2] or gone[2]) for kept, gone in pairs)
