"""Two claims in; whether they tell of other states throughout, so that neither can be meant of the other, out."""

from __future__ import annotations

import re

from caveat.sources.patterns import later
from caveat.sources.prose.pairs.answers import givers
from caveat.sources.prose.pairs.goods import NUMERAL, any_at_all
from caveat.sources.prose.pairs.matter import REACH, Claim, same_thing, within
from caveat.sources.prose.words.parties import Party, both_named, states, told_of

_THE_SO_MANY = later(rf"\W*(?:the|these|those) {NUMERAL}\b", re.IGNORECASE)
_NEAR = 3
"""Paragraphs within which what names no state is meant of what stands before it, whatever was told between."""
_OF_THE_STATE = frozenset(("state", "national", "government", "domestic", "local"))
"""Words of firms that are of the state of which a page is."""
_BACK = 8
"""Paragraphs back to which the states are sought that a statement may be about."""


def apart(one: Claim, other: Claim) -> bool:
    """Whether two claims tell of other states throughout, and of no goods that are the same."""
    if one.lands & other.lands:
        return False
    if not (states(one.lands) and states(other.lands)):
        if same_thing(one, other) and any(_the_very(each) for each in (one, other)):
            return False  # lists the 110 vehicles that have been withheld
        near = [states(each.lands) or _last_told_before(each) for each in (one, other)]
        named = both_named(one.actor, other.actor) or both_named(one.target, other.target)
        meant = all(near) or not same_thing(one, other)
        return meant and not (named or within(one, other, _NEAR) or near[0] & near[1])
    if not same_thing(one, other):
        return not (_at_home(one, other) or _at_home(other, one))
    named = both_named(one.actor, other.actor) or both_named(one.target, other.target)
    return not (named or within(one, other, REACH) or _around(one) & _around(other))


def _at_home(no: Claim, yes: Claim) -> bool:
    """Whether to a denial of anything at all it is answered what a firm of the state has sold, in a town without one.

    We have not sold a single bullet, says the president; a state firm in Kragujevac delivered 4,000 shells.
    """
    if no.positive or not any_at_all(no.objects) or not yes.actor or givers(yes):
        return False
    return bool(yes.actor & _OF_THE_STATE) and within(no, yes, _NEAR)


def _the_very(one: Claim) -> bool:
    """Whether goods are told as known, by their number, where no state is named."""
    return bool(one.numbers) and not states(one.lands) and _THE_SO_MANY.match(one.words) is not None


def _last_told_before(one: Claim) -> Party:
    """The states of the last paragraph before a statement that tells of any."""
    if one.stands_in is None:
        return frozenset()
    text, end = one.stands_in[0], one.stands_in[1].start
    for _ in range(_BACK):
        start = text.rfind("\n\n", 0, end) + 1
        if found := states(told_of(text[start:end])):
            return found
        if start == 0:
            break
        end = start - 1
    return frozenset()


def _around(one: Claim) -> Party:
    """The states of which the paragraph of a statement tells."""
    if one.stands_in is None:
        return frozenset()
    text, said = one.stands_in
    end = text.find("\n", said.end)
    return states(told_of(text[text.rfind("\n", 0, said.start) + 1 : end if end >= 0 else len(text)]))
