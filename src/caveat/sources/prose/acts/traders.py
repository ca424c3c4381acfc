"""What was read of a page in; whose goods they are by a people's name before them, out: the Romanian contract.

A page tells in other places who gives and who gets. An adjective before goods is their recipient's where that state is
told to get arms, and their maker's where it is told to give them; before a contract or a licence it is the recipient's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.grammar.drafts import Found
from caveat.sources.prose.grammar.names import state_in
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon, wordset

_BUYING = later(r"\b(?:purchas|import|buy|acqui|procure)", re.IGNORECASE)
_PART = later(r"[A-Z]\w+ (?:batch|lot|order|consignment|shipment|package|tranche|fleet|half|share) of $")
"""What may stand before goods with whoever gets them."""
_BARGAINS = frozenset(("contract", "deal", "order", "agreement"))
"""What either side may be named by: the Swedish order of a buyer, that of a Swedish buyer."""
_BEHIND = later(r" (?:of|for|to|from|in|with|on) ")
"""What opens a group that belongs to goods."""
_FAR = 40
"""Characters before goods in which that stands."""
_OF_GOODS = MEASURES | {Act.REVIEW}
"""Acts whose target is whose goods they are."""


class Traders(Struct, frozen=True):
    """The states of a page that get arms rather than give them, and those that give them."""

    get: frozenset[str]
    give: frozenset[str]


def traders(read: Iterable[Found]) -> Traders:
    """Who gives and who gets by all that was read of a page: a buyer may cancel as well, so that sending tells more."""
    got: Counter[str] = Counter()
    for one in read:
        actor, target = _state(one.actor), _state(one.target)
        if one.act is Act.REQUEST:
            actor, target = target, actor
        elif one.act not in _OF_GOODS:
            continue
        weight = 1 if one.act in DONE_TO else 2
        if actor is not None and actor != target:
            got[actor] -= weight
        if target is not None and target != actor and not _within(one):
            got[target] += weight
    return Traders(frozenset(s for s, n in got.items() if n > 0), frozenset(s for s, n in got.items() if n < 0))


_SENT_OUT = frozenset(("export", "exports", "re-export", "re-exports"))
"""Trade that goes out of whoever is named before it."""
_INTO = " into "
"""What opens where goods go that are told to be somebody's."""


def _state(who: Mention | None) -> str | None:
    return state_in(who.name) if who is not None else None


def _within(one: Found) -> bool:
    """Whether it is by no more than a word before the goods that their recipient is told."""
    thing, target = one.objects[0] if one.objects else None, one.target
    return thing is not None and target is not None and thing.start <= target.start and target.end <= thing.end


def addressed_to(one: Found, page: Traders, text: str) -> Found:
    """The same with the recipient whom a people's name tells before its goods; a supplier is no recipient."""
    if one.act not in _OF_GOODS or not one.objects:
        return one
    thing, actor = _whole(one.objects[0], text), _state(one.actor)
    word = thing.name.split()[-1].lower()
    bargain = singular(word) in wordset("someones")
    buyer = _one_of_both(one, page) if one.act is Act.APPROVE and one.target is None else None
    if buyer is not None:
        return replace(one, target=buyer)
    if one.act is Act.APPROVE and one.actor is not None and one.target == one.actor:
        rulers = actor is None and one.actor.name.endswith("government")  # the previous Conservative government
        if actor in page.give or (rulers and page.give and not page.get):
            return replace(one, target=None)  # who signs a contract, and sells
    if one.target is not None:
        by_word = _within(one) or "with " in text[max(0, one.target.start - 10) : one.target.start]
        seller = by_word and word in _BARGAINS and _state(one.target) in page.give
        return replace(one, target=None) if seller else one  # Peru cancels its contract with Korea
    told = _people_before(thing, text)
    state = _state(told)
    bought = _BUYING.search(text, one.start, thing.end) is not None  # suspended purchases of Israeli shells
    sent_on = word in _SENT_OUT or text[thing.end : thing.end + len(_INTO)] == _INTO  # Iranian shipments into Bosnia
    if told is None or state is None or state == actor or state in page.give or bought or sent_on:
        return one
    gets = state in page.get or (bargain and actor not in page.get)
    return replace(one, target=told) if gets else one


def _one_of_both(one: Found, page: Traders) -> Mention | None:
    """The buyer of two who sign a contract, where the page tells who gets goods of whom: Russia and Iran signed it."""
    actor = one.actor
    both = actor.name.split(" and ") if actor is not None else []
    if actor is None or len(both) != len(("seller", "buyer")) or not one.rule.startswith(("sign", "conclude", "ink")):
        return None
    gets = [name for name in both if state_in(name) in page.get and state_in(name) not in page.give]
    if len(gets) != 1:
        return None
    start = actor.start + actor.name.index(gets[0])
    return Mention(gets[0], start, start + len(gets[0]))


def _whole(thing: Mention, text: str) -> Mention:
    """Goods with what stands before them of which they are, and without what stands behind: a Tunisian batch."""
    part = _PART.search(text, max(0, thing.start - _FAR), thing.start)
    if part is not None:
        return Mention(part[0].removesuffix(" of "), *part.span())
    behind = _BEHIND.search(thing.name)
    return thing if behind is None else replace(thing, name=thing.name[: behind.start()])


def _people_before(thing: Mention, text: str) -> Mention | None:
    """The name of a people before the last word of some goods: first Romanian howitzer batch."""
    words, names = thing.name.split(), lexicon()
    for at, word in enumerate(words[:-1]):
        if word not in names.peoples or not word[0].isupper():
            continue
        pair = f"{words[at - 1]} {word}" if at else ""
        name = pair if pair in names.state_of else word
        start = text.find(name, thing.start, thing.end)
        return Mention(name, start, start + len(name)) if start >= 0 else None
    return None
