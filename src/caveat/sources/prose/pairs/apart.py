"""Two claims in; whether they tell of other states throughout, so that neither can be meant of the other, out."""

from __future__ import annotations

from caveat.sources.prose.pairs.matter import REACH, Claim, same_thing, within
from caveat.sources.prose.words.parties import Party, both_named, states, told_of


def apart(one: Claim, other: Claim) -> bool:
    """Whether two claims tell of other states throughout, and of no goods that are the same."""
    if not (states(one.lands) and states(other.lands)) or one.lands & other.lands:
        return False
    if not same_thing(one, other):
        return True
    named = both_named(one.actor, other.actor) or both_named(one.target, other.target)
    return not (named or within(one, other, REACH) or _around(one) & _around(other))


def _around(one: Claim) -> Party:
    """The states of which the paragraph of a statement tells."""
    if one.stands_in is None:
        return frozenset()
    text, said = one.stands_in
    end = text.find("\n", said.end)
    return states(told_of(text[text.rfind("\n", 0, said.start) + 1 : end if end >= 0 else len(text)]))
