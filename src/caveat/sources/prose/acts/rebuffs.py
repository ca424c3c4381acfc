"""A clause that waves a report away in, the report out: swatted away, scoffed at, given the lie, laid to rest."""

from __future__ import annotations

from itertools import chain

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import CLAIMS

_AWAY = frozenset(("away", "aside", "off", "down", "out", "back"))
_TOWARDS = frozenset(("on", "at", "against", "to", "with", "of", "over"))


def rebuffed(own: Parts) -> Group | None:
    """The report or claim that a verb rejects, by itself or with what stands by it; None where it rejects none."""
    verb, who = own.clause.verb, own.clause.subject
    if verb is None or (not verb.passive and who is not None and who.kind == "goods"):
        return None
    direct = [group for group in (who, *own.direct()) if group is not None] if verb.passive else own.direct()
    claim = next((group for group in direct if _is_claim(group, own)), None)
    if claim is not None and (verb.lemma in wordset("quashes") or (verb.lemma in wordset("swats") and _away(own))):
        return claim
    return _towards(own) if claim is None and not verb.passive else None


def _is_claim(group: Group, own: Parts) -> bool:
    """Whether a group names what may be true or not, and is no question."""
    word = singular(own.tokens[group.head].low)
    return word in CLAIMS or word in wordset("claims_made") or word in wordset("rumours") or word in wordset("notions")


def _away(own: Parts) -> bool:
    """Whether a small word tells that something is put away: brushed aside, shot down."""
    verb = own.clause.verb
    behind = own.tokens[verb.last].low if verb is not None and verb.last < len(own.tokens) else ""
    marks = (item.what.low for item in own.post if isinstance(item.what, Mark))
    return any(low in _AWAY for low in chain((behind,), marks))


def _towards(own: Parts) -> Group | None:
    """The claim behind a small word: scoffed at the claim, poured cold water on it, pushed back against it."""
    verb = own.clause.verb
    assert verb is not None
    towards = next((item for item in own.post if _claimed(item, own)), None)
    if towards is None or not isinstance(towards.what, Group):
        return None
    held = {own.tokens[group.head].low for group in own.direct()}
    behind = {token.low for token in own.tokens[verb.last : towards.what.first]}
    scorns = verb.lemma in wordset("scoffs") and not held
    returns = verb.lemma in wordset("hits_back") and "back" in behind and not held
    pours = verb.lemma in wordset("rebuffing") and not (held | behind).isdisjoint(wordset("rebuffs"))
    return towards.what if scorns or returns or pours else None


def _claimed(item: Item, own: Parts) -> bool:
    """Whether an item is a report or claim behind a small word."""
    last = item.prep.split(" ")[-1] if item.prep else ""
    return last in _TOWARDS and isinstance(item.what, Group) and _is_claim(item.what, own)


def nobody_denies(own: Parts) -> bool:
    """Whether what is denied is denied by nobody: no official disputes it, which grants it."""
    verb, who = own.clause.verb, own.clause.subject
    return verb is not None and who is not None and who.negative and not verb.negative


def tells_more(clause: Clause) -> bool:
    """Whether a clause tells more than what its noun is for: deliveries / to be halted."""
    passive = clause.verb is not None and clause.verb.passive
    return clause.kind != "inf" or clause.anchor is not None or passive
