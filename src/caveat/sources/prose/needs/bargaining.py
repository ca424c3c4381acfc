"""What has to stand by a verb of bidding, buying or holding out for it to be about arms: a tender, an offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import doing, field_like, goods_like, infinitive
from caveat.sources.prose.needs.places import is_word, light
from caveat.sources.prose.words.groups import FIELD, Group, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_ABOUT = ("for", "about", "on", "over")
"""What stands before the arms that somebody sounds another out for."""
_LISTS = frozenset(("wish list", "wish-list", "wishlist", "shopping list", "shopping-list"))


def _arms(group: Group | None, parts: Parts) -> bool:
    return group is not None and group.kind != "pronoun" and goods_like(group, parts)


def _tendered(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what bids are sought for: opened a tender for six frigates, took up an option on four jets."""
    held = light(sense, parts)
    found = parts.follower(held, ("for", "on")) if held is not None else None
    return _arms(found or parts.thing_after("for") or parts.thing_after("on"), parts)


def _put_to(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is asked for arms, or about them: has reached out to Tehran for drones, made overtures to it."""
    whom = parts.after("to") or parts.after("with")
    found = next((one for prep in _ABOUT if (one := parts.thing_after(prep)) is not None), None)
    return whom is not None and not parts.passive and _arms(found, parts)


def _asked_by(parts: Parts, sense: Sense) -> bool:
    """Whether it is told who has asked for arms: has a request from Lima for howitzers before it."""
    held, giver = light(sense, parts), parts.after("from")
    about = (one for prep in ("for", "to") if (one := parts.thing_after(prep)) is not None)
    return held is not None and giver is not None and any(field_like(one, parts) for one in about)


def _offered_by(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody has had an offer of: has a promise of drones from Ankara."""
    held = light(sense, parts)
    found = parts.follower(held, ("of", "for")) if held is not None else None
    bare = held is not None and found is None and parts.near and parts.tokens[held.first].low in ("the", "this")
    bare = bare and held is not None and parts.tokens[held.head].low == "offer"  # confirmed that it had received it
    made = parts.after("from") or parts.after("by") if parts.near and found is None else None
    by_state = held is not None and made is not None and made.kind in ("state", "body")  # a formal offer from Oslo
    return held is not None and held.owner is None and (bare or by_state or _arms(found, parts))


def _no_telling(parts: Parts, sense: Sense) -> bool:
    """Whether what is offered is more than words: not another account, an explanation, an apology."""
    found = parts.object()
    return found is None or not any(is_word(found, parts, words) for words in ("tellings", "reasons", "only_words"))


def _letter_of_offer(parts: Parts, sense: Sense) -> bool:
    """Whether a letter is one in which arms are offered: issued a letter of offer for the tanks."""
    held = light(sense, parts)
    of = parts.follower(held, ("of",)) if held is not None else None
    return of is not None and singular(parts.tokens[of.first].low) == "offer"


def _credit(parts: Parts, sense: Sense) -> bool:
    """Whether money is lent for arms: extended a credit line for frigates, gave a loan to buy them."""
    inner = infinitive(parts.clause)
    buys = inner is not None and inner.verb is not None and inner.verb.lemma in wordset("buyings")
    return (buys and parts.near) or _arms(parts.thing_after("for"), parts)


def _set_in_mind(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody is keen on."""
    found = parts.thing_after("on")
    return found is not None and found.kind == "goods"


def _about(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is sounded out, about goods or for them."""
    direct = parts.direct()
    said = next((g for g in direct[1:] if parts.tokens[g.first].low == "about"), None)  # sounded out Rome about two
    found = parts.thing_after("about") or parts.thing_after("for") or said
    if found is None and any(i.prep == "about" and _buying(i.what) for i in parts.post):
        return parts.near
    return found is not None and field_like(found, parts)


def _enquires(parts: Parts, sense: Sense) -> bool:
    """Whether a state or a service enquires about goods that it may want: enquired about 60 ambulances."""
    who, found = parts.clause.subject, parts.thing_after("about")
    if who is None or parts.passive or who.kind not in ("state", "people", "body") or _is_house(who, parts):
        return False
    if found is None:  # enquired / about 60 rifles
        found = next((group for group in parts.direct() if parts.tokens[group.first].low == "about"), None)
    if found is None:
        return any(i.prep == "about" and _buying(i.what) for i in parts.post)
    bought = singular(parts.tokens[found.head].low) in ("purchase", "acquisition")
    return bought or (found.kind == "goods" and parts.tokens[found.first].tag not in ("DT", "PRPS"))


def _is_house(who: Group, parts: Parts) -> bool:
    """Whether whoever enquires is of a house, which asks what others do: the committee."""
    return any(parts.tokens[at].low in wordset("legislature") for at in range(who.first, who.last))


def _buying(what: object) -> bool:
    return isinstance(what, Clause) and what.verb is not None and what.verb.lemma in wordset("buyings")


def _on_shortlist(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody may buy: has shortlisted two jets."""
    return not parts.passive and _arms(parts.object(), parts)


def _for_leave(parts: Parts, sense: Sense) -> bool:
    """Whether a paper is what somebody files for: filed for an export licence."""
    found = parts.thing_after("for")
    return found is not None and found.kind == "permit" and not parts.passive


def _wish_list(parts: Parts, sense: Sense) -> bool:
    """Whether it is a list of wishes that arms are on: its shopping list includes 40 tanks."""
    held = light(sense, parts) if sense.nouns else parts.clause.subject
    words = [token.low for token in parts.tokens[held.first : held.last]] if held is not None else []
    wished = any(f"{one} {two}" in _LISTS for one, two in pairwise(words)) or not _LISTS.isdisjoint(words)
    found = parts.clause.subject if sense.shape.object == ("subject",) else None
    found = found or parts.thing_after("of") or next(iter(parts.things()), None)
    return wished and _arms(found, parts)


def _wooed(parts: Parts, sense: Sense) -> bool:
    """Whether arms, or a promise of them, are what somebody is won over with: lured it with the offer of jets."""
    found = parts.thing_after("with")
    offered = found is not None and singular(parts.tokens[found.head].low) in ("offer", "promise", "prospect")
    of = parts.follower(found, ("of",)) if found is not None and offered else found
    return parts.place("agent") is not None and _arms(of, parts)


def _offer_put(parts: Parts, sense: Sense) -> bool:
    """Whether it is an offer of arms that somebody is presented with."""
    found = parts.thing_after("with")
    offered = found is not None and singular(parts.tokens[found.head].low) in ("offer", "proposal", "bid")
    of = parts.follower(found, ("of", "for")) if found is not None and offered else None
    return parts.place("agent") is not None and _arms(of, parts)


def _must_that(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is told what he must do: served notice on the ministry that it must release them."""
    told = [child for child in parts.clause.children if child.kind == "that" and child.verb is not None]
    told += [i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "that"]
    must = any(one.verb is not None and one.verb.modal in ("must", "should") for one in told)
    return parts.near and must


def _must_do(parts: Parts, sense: Sense) -> bool:
    """Whether it is over arms that somebody is leant on: put the minister on notice over the drones."""
    over = next((one for prep in ("over", "about", "on") if (one := parts.thing_after(prep)) is not None), None)
    told = any(isinstance(i.what, Clause) and i.what.kind in ("that", "inf") for i in parts.post)
    return parts.near and (told or (over is not None and (over.kind in FIELD or over.kind == "measure")))


def _eyed(parts: Parts, sense: Sense) -> bool:
    """Whether arms themselves are what is weighed: for somebody they would be sent, else they would be bought."""
    found, verb = parts.object(), parts.clause.verb
    if (
        found is None
        or parts.passive
        or verb is None
        or not (found.kind in ("goods", "number") or singular(parts.tokens[found.head].low) == "package")
        or found.refers is not None
    ):
        return False
    gift = parts.after("for") is not None or parts.after("to") is not None
    arms = found.kind == "goods" or (found.kind == "transfer" and sense.act is Act.DELIVER)  # an arms package
    return arms and sort(found) == "thing" and gift is (sense.act is Act.DELIVER)


def _to_supply(parts: Parts, sense: Sense) -> bool:
    """Whether it is proposed to supply somebody."""
    inner = infinitive(parts.clause) or doing(parts)
    supplies = inner is not None and inner.verb is not None and inner.verb.lemma in wordset("gives")
    return supplies and parts.near and not parts.passive


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "tendered": _tendered,
    "put-to": _put_to,
    "asked-by": _asked_by,
    "offered-by": _offered_by,
    "no-telling": _no_telling,
    "offers-by-letter": _letter_of_offer,
    "credit": _credit,
    "keen-on": _set_in_mind,
    "leant-on": _must_do,
    "on-shortlist": _on_shortlist,
    "for-leave": _for_leave,
    "wish-list": _wish_list,
    "wooed": _wooed,
    "must-that": _must_that,
    "offer-put": _offer_put,
    "about": _about,
    "enquires": _enquires,
    "eyed": _eyed,
    "to-supply": _to_supply,
}
"""A check for each word that the files of frames use as a need."""
