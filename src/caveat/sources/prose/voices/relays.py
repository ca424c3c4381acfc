"""The words that tell where something was printed or said in; the outlet that has it at first hand, or nothing, out."""

from __future__ import annotations

from itertools import pairwise

from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.named.outlets import Outlets
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.mastheads import listed
from caveat.sources.prose.words.spoken import CARRIED, SEEN, SORTS, TALKS

_PRINTS = frozenset((
    "published", "carried", "quoted", "cited", "aired", "broadcast", "printed", "reported", "leaked", "run", "obtained",
    "seen", "reviewed", "interviewed", "revealed", "unearthed", "asked", "contacted", "approached", "read",
))  # fmt: skip
"""Participles of what an outlet does with words, papers and whoever speaks: a cable published by the Courier."""
_WITHIN = frozenset(("NNP", "N", "J", "CD", "DT", "POS"))
"""Tags of the words of which an outlet's name, and the word for its sort, are made."""
_LONGEST = 7
_SORTED = SORTS | {"agency", "radio", "station", "channel", "network"}
"""Words that tell of the name behind them that it is an outlet's."""
_WITH = ("with", "to", "for", "in", "on", "by")
"""Prepositions between what somebody said and the outlet that carried it."""
_ON_AIR = ("on", "to", "with")
"""Prepositions between somebody who speaks and an outlet."""
_SPOKEN_TO = 3


def first_hand(outlets: Outlets, own: Parts, subject: Group, lemma: str) -> str | None:
    """The outlet that has at first hand what the subject of a clause says in it."""
    told = None
    if lemma == "tell":
        told = next((outlets.outlet_name(group) for group in own.direct() if group.kind != "pronoun"), None)
    elif lemma in wordset("tells"):
        told = next((told_in(outlets, group) for group in own.direct() if group.kind != "pronoun"), None)
    verb = own.clause.verb
    said = verb.first if verb is not None and own.clause.subject is subject else subject.last
    return told or _spoken_to(outlets, own) or relayed(outlets, subject.first, said)


def _spoken_to(outlets: Outlets, own: Parts) -> str | None:
    """The outlet that somebody spoke to: in an interview with the Herald, in remarks to the BBC."""
    for clause in own.clause.children:  # speaking on Radio Nord, she said
        if clause.kind in ("ger", "part") and clause.verb is not None and clause.verb.lemma in ("speak", "talk"):
            to = next((i.what for i in clause.post if i.prep in _ON_AIR and isinstance(i.what, Group)), None)
            told = outlets.outlet_name(to) if to is not None else None
            if told is not None:
                return told
    return _in_aside(outlets, own) or _in_talk(outlets, own)


def _in_talk(outlets: Outlets, own: Parts) -> str | None:
    """The outlet that carried what was said, or the talk or statement in which it was: on Radio Nord, in a podcast."""
    items: list[Item | None] = [*own.clause.pre, *own.clause.post]
    for one, other in pairwise([*items, None]):
        talk = one.what if one is not None else None
        if one is None or not isinstance(talk, Group):
            continue
        if one.prep in ("on", "in", "to") and (told := told_in(outlets, talk)):
            return told
        low = outlets.tokens[talk.head].low
        if one.prep != "in" or low not in TALKS | CARRIED:
            continue
        if low in TALKS and other is not None and other.prep in _WITH and isinstance(other.what, Group):
            return outlets.outlet_name(other.what)
        printed = (i for c in own.clause.children if c.kind == "part" and c.anchor is talk for i in c.post)
        where = next((i for i in printed if i.prep in _WITH and isinstance(i.what, Group)), None)
        if where is not None and isinstance(where.what, Group):
            return outlets.outlet_name(where.what, printed=where.prep in ("in", "on", "by", "to"))
    return None


def _in_aside(outlets: Outlets, own: Parts) -> str | None:
    """The outlet that somebody spoke to, told between commas behind his name: Lund, speaking to the BBC, said."""
    who, tokens = own.clause.subject, outlets.tokens
    aside = tokens[who.last : who.last + 12] if who is not None else []
    if who is None or [token.low for token in aside[:2]] not in ([",", "speaking"], [",", "talking"]):
        return None
    first = who.last + 3 + (aside[3].low == "the" if len(aside) > _SPOKEN_TO else False)
    last = first
    while last < len(tokens) and tokens[last].tag == "NNP":
        last += 1
    to = Group(first, last, last - 1, "name")
    return outlets.outlet_name(to) if last > first and aside[2].low in _ON_AIR else None


def relayed(outlets: Outlets, first: int, last: int) -> str | None:
    """The outlet by which something between two places was published, carried or quoted."""
    tokens = outlets.tokens
    for at in range(first, min(last, len(tokens) - 2)):
        if tokens[at].low in _PRINTS and tokens[at + 1].low == "by" and tokens[at].tag != "VBD":
            told = _outlet_at(outlets, at + 2)
            if told is not None:
                return told
    return None


def seen_by(outlets: Outlets, first: int, last: int) -> str | None:
    """The outlet that has seen a paper, told between it and a place: a memo obtained by the Herald."""
    tokens = outlets.tokens
    for at in range(first, min(last, len(tokens) - 1)):
        if tokens[at].low in SEEN and tokens[at + 1].low == "by" and tokens[last - 1].tag == "NNP":
            printed = [one for one in range(at + 2, last) if tokens[one].low not in ("the", "this")]
            return outlets.outlet_name(Group(printed[0], last, last - 1, "name")) if printed else None
    return relayed(outlets, first, last)


def told_in(outlets: Outlets, group: Group) -> str | None:
    """The outlet that a group names beyond doubt: by its sort, a list, or a word of which such names are made."""
    words = [token.low for token in outlets.tokens[group.first : group.last]]
    named = outlets.tokens[group.head].tag in ("NNP", "CD")
    sure = named and (outlets.is_outlet(group, words, "say") or not _SORTED.isdisjoint(words[:-1]))
    return outlets.outlet_name(group, printed=True) if sure else None


def _outlet_at(outlets: Outlets, first: int) -> str | None:
    """The outlet whose name begins at a place, with or without the word for its sort."""
    tokens, last = outlets.tokens, first
    while last < len(tokens) and last - first < _LONGEST and tokens[last].tag in _WITHIN:
        last += 1
    named = [at for at in range(first, last) if tokens[at].tag in ("NNP", "CD")]
    if not named or tokens[first].low in ("this", "a", "an"):
        return None
    opens = first + (tokens[first].low == "the")
    kind = "outlet" if listed(tokens, opens, named[-1]) else "name"
    return told_in(outlets, Group(opens, last, named[-1], kind))
