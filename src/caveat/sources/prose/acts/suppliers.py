"""A clause that calls a state another's supplier, or its customer, in; the deliveries that it so tells of, out.

"France is the second-largest supplier of weapons to Egypt", "60 per cent of Kenya's arms imports come from China": who
gives and who gets stand by a noun. Where only one of them is named, nothing is told of any transfer.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import lexicon

_GIVERS = frozenset(("supplier", "exporter", "seller", "provider", "source"))
_TAKERS = frozenset(("customer", "buyer", "recipient", "importer", "client", "purchaser"))
_COME_IN = frozenset(("import", "purchase", "acquisition"))
_GO_OUT = frozenset(("export", "sale", "shipment"))
_IS = frozenset(("be", "remain", "become", "stay", "rank", "count", "figure"))
VERBS = _IS | {"account", "come"}
"""Verbs of what somebody is, and of how large a part something makes up."""
_AMONG = frozenset(("", "of", "among", "amongst", "as"))
_SIDES = frozenset(("state", "body", "people", "name"))
_FEW = 5
"""Parts of a clause behind its verb among which the noun stands."""


def supplied(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down the deliveries that a noun or a share tells of; false where a clause tells none."""
    verb = own.clause.verb
    if verb is None or own.passive:
        return False
    match verb.lemma:
        case "account":
            return _by_share(reader, own, mood)
        case "come":
            return _from_whom(reader, own, mood)
    who = own.subject()
    if who is None or who.kind not in _SIDES or who.negative or own.clause.kind == "rel":
        return False  # which has become a supplier of shells to Chad: said in passing
    for item in own.post[:_FEW]:
        noun = item.what
        if not isinstance(noun, Group) or item.prep not in _AMONG:
            continue
        word = singular(own.tokens[noun.head].low)
        if word in _GIVERS | _TAKERS:
            return _told(reader, own, mood, who, item, word in _GIVERS)
    return False


def _told(reader: Echoes, own: Parts, mood: Mood, who: Group, item: Item, gives: bool) -> bool:
    """Take down who supplies whom by the noun that somebody is."""
    noun = item.what
    assert isinstance(noun, Group)
    behind = following(noun, own.post)
    goods = _goods_in(noun, own) or next((one for prep, one in behind if prep == "of" and one.kind == "goods"), None)
    led = "to" if gives else "from"
    named = next((one for prep, one in behind if prep == led), None)
    other = noun.owner if noun.owner is not None and noun.owner.kind in _SIDES else named
    if goods is None or other is None or other is who or not own.tokens[other.head].text[0].isupper():
        return False
    negative = mood.negative or noun.negative
    start = noun.owner.last if noun.owner is not None else noun.first
    words = {token.low for token in own.tokens[start : noun.head] if token.tag not in ("DT", "POS")}
    aside = words - {own.tokens[at].low for at in range(goods.first, goods.last)}
    if negative and aside:
        return False  # is not a major supplier, nor the only one: but may be one
    verb = own.clause.verb
    if verb is not None and "longer" in {token.low for token in own.tokens[verb.first : noun.first]}:
        return False  # is no longer one: when it was is not told
    actor, target = (who, other) if gives else (other, who)
    return _add(reader, own, replace(mood, negative=negative), (actor, target, goods), (who, noun, other, goods))


def _by_share(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """How much of a state's arms imports another accounts for, or of its exports."""
    who, share = own.subject(), next((one for prep, one in own.groups(own.post) if prep == "for"), None)
    whole = own.follower(share, ("of",)) if share is not None and share.owner is None else share
    whole = whole or next((one for prep, one in own.groups(own.post) if prep == "of"), None)
    if who is None or whole is None or who.kind not in _SIDES or whole.owner is None or whole.owner.kind not in _SIDES:
        return False
    word, goods = singular(own.tokens[whole.head].low), _goods_in(whole, own)
    if goods is None or word not in _COME_IN | _GO_OUT:
        return False
    actor, target = (who, whole.owner) if word in _COME_IN else (whole.owner, who)
    return _add(reader, own, mood, (actor, target, goods), (who, whole))


def _from_whom(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """From whom a state's arms imports come, all or a share of them."""
    giver, share = own.after("from"), own.clause.subject
    before = [one for _, one in own.groups(own.pre)]
    of = own.follower(share, ("of",)) if share is not None else None
    owned = (one for one in before if one.owner is not None and one.kind == "goods" and (one is share or one is of))
    whole = next((one for one in before if singular(own.tokens[one.head].low) in _COME_IN), next(owned, None))
    if giver is None or giver.kind not in _SIDES or whole is None or (share is None and whole is not before[-1]):
        return False
    goods = whole if whole.kind == "goods" else _goods_in(whole, own)
    if goods is None or whole.owner is None or whole.owner.kind not in _SIDES:
        return False
    used = tuple(one for one in (share, whole, giver) if one is not None)
    return _add(reader, own, mood, (giver, whole.owner, goods), used)


def _goods_in(group: Group, own: Parts) -> Group | None:
    """The goods that stand before a noun in its group: Israel's largest *arms* supplier."""
    nouns = lexicon().nouns
    start = group.owner.last if group.owner is not None else group.first
    for at in range(group.head - 1, start - 1, -1):
        low = own.tokens[at].low
        if "goods" in (nouns.get(low), nouns.get(singular(low))):
            return Group(at, at + 1, at, "goods")
    return None


def _add(reader: Echoes, own: Parts, mood: Mood, told: tuple[Group, Group, Group], used: tuple[Group, ...]) -> bool:
    actor, target, goods = told
    return reader.add(Draft(Act.DELIVER, mood, "is a supplier", own.post, own, actor, target, (goods,), used))
