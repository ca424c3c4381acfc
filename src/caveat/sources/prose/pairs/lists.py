"""Two statements that each name several states in; whether one of these cannot stand among both, out.

Licences were issued to Oman, Qatar and Jordan, says one table, and refused to Jordan and Egypt, says another.
"""

from __future__ import annotations

import re

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import unnamed
from caveat.sources.prose.pairs.matter import FIRM, Claim, history, near_by, one_time, one_voice, same_thing
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import Party, one_party, states

_KEPT = STOPS | {Act.DENY}
_PART = later(
    r"\b(?:some|certain|several|another|other|further|second|first|part|partly|new|one|two|three|applications? from)\b"
)
"""What tells some of the goods for a state from others for the same."""
_FORMERLY = later(r"\b(?:until|till|before|formerly|previously|once|earlier)\b", re.IGNORECASE)
_NO_MORE = later(r"\b(?:no more|no longer|any ?more|any longer)\b")
"""What tells that something was so, and is not so now."""
_GOES_ON = ("goes on", "going", "on time", "listed")


def among_both(one: Claim, other: Claim) -> bool:
    """Whether one state stands among those that are supplied and among those that are not, in two lists of states."""
    named = [_named(each) for each in (one, other)]
    shared = named[0] & named[1]
    if not shared or named[0] == named[1] or max(map(len, named)) < 2:
        return False
    if min(map(len, named)) < 2 and (one_voice(one, other) or len(shared) == max(map(len, named))):
        return False
    if any(each.modality not in FIRM or each.numbers or _PART.search(each.words) for each in (one, other)):
        return False
    if any(_FORMERLY.search(f"{each.before.rsplit('. ', 1)[-1]}{each.words}") for each in (one, other)):
        return False
    if one.modality is not other.modality or not (_opposite(one, other) or _opposite(other, one)):
        return False
    if not one_party(one.actor, other.actor) or not one_time(one, other) or history(one, other) or history(other, one):
        return False
    return (
        same_thing(one, other)
        or (_wide(one) and _wide(other))
        or (near_by(one, other) and (_wide(one) or _wide(other)))
    )


def _named(one: Claim) -> Party:
    """The states that get it, or do not."""
    return states(one.target or frozenset())


def _opposite(goes: Claim, kept: Claim) -> bool:
    """Whether the one is supplied, or may be, and the other is not."""
    if goes.act not in MOVES or not goes.positive:
        return False
    if not kept.positive:
        return kept.act is goes.act and (_NO_MORE.search(kept.words) is None or "going" in goes.marks)
    if kept.act not in _KEPT:
        return False
    if goes.act is Act.DELIVER and kept.act is not Act.DENY:
        return any(mark in goes.marks for mark in _GOES_ON) and goes.modality is Modality.ASSERTED
    return goes.act is not Act.OFFER


def _wide(one: Claim) -> bool:
    """Whether no goods are told, beyond their moving or their papers."""
    return unnamed(one.objects)
