"""A source's noun group in; where it begins and ends with all that is said of it out."""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.names import state_in
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import (
    CARRIED,
    COUNTS,
    ENVOYS,
    HIDDEN,
    LONGEST,
    NUMBERED,
    PAPERS,
    REPORTED,
    TALKS,
    TOLD_OF,
    UNNAMED,
)
from caveat.sources.prose.words.tokens import Token

_BY = 3
"""Words within which it is told who has seen a paper."""
_STILL = frozenset(("serving", "sitting", "acting", "retiring", "outgoing"))
"""What officials are who are so still: two former and one serving officials."""
_COUNTED = 6
"""Words behind a number within which those stand whom it counts."""


def whole(group: Group, tokens: list[Token]) -> Group:
    """A source with those whom a number counts, and without an adjective that was taken to be its head."""
    return _person_ahead(_called_behind(_of_them(_counted(group, tokens), tokens), tokens), tokens)


def _called_behind(group: Group, tokens: list[Token]) -> Group:
    """The person whose name stands behind where he is from: the member from Gatineau, Luc Pelchat, who told."""
    place = group.kind in ("name", "state") and group.first > 1 and group.last - group.first <= _PLACE
    if not place or tokens[group.first - 1].low not in ("from", "for", "of") or group.apposed:
        return group
    of = tokens[group.first - 2]
    sits = lexicon().nouns.get(of.low) == "person" or of.low in wordset("legislators") | wordset("office")
    first = last = group.last + 1
    while last < len(tokens) and tokens[last].tag == "NNP" and tokens[last].text[0].isupper():
        last += 1
    named = sits and 1 < last - first <= _NAMES and tokens[first - 1].text == ","
    ends = named and last < len(tokens) and tokens[last].text == ","
    return Group(first, last, last - 1, "name") if ends and state_in(tokens[first].text) is None else group


_PLACE, _NAMES = 3, 3
"""Words of a place that somebody is from, and of his name behind it."""
_HOW_MANY = frozenset((
    "pair", "couple", "trio", "quartet", "handful", "dozen", "dozens", "score", "scores", "hundreds", "succession",
    "string", "series",
))  # fmt: skip
"""Words for how many speak: a pair of senior officials."""
_FIGURES_OF = frozenset((
    "senior", "leading", "key", "prominent", "influential", "opposition", "church", "political", "establishment",
))  # fmt: skip
"""What figures are that are persons: senior figures in the party."""


def _of_them(group: Group, tokens: list[Token]) -> Group:
    """Somebody by how many, or by what they know: a pair of officials, those involved in the talks, senior figures."""
    low, first = tokens[group.head].low, tokens[group.first].low
    if first == "those" and group.kind in ("pronoun", "number", "other") and group.first + 1 < len(tokens):
        after = tokens[group.first + 1].low
        known = after in TOLD_OF or after in ("who", "present", "with", "in", "at", "around", "near", "inside", "on")
        return Group(group.first, group.first + 1, group.first, "person") if known else group
    if low in ("figure", "figures") and tokens[group.head - 1].low in _FIGURES_OF and group.head > group.first:
        group.kind = "person"
        return group
    if low not in _HOW_MANY or group.last >= len(tokens) or tokens[group.last].low != "of":
        return group
    for at in range(group.last + 1, min(group.last + _COUNTED, len(tokens))):
        if tokens[at].low in lexicon().anonymous and tokens[at].low.endswith(("s", "people", "men", "women")):
            return Group(group.first, at + 1, at, "person")
        if tokens[at].tag not in ("J", "CC", "N", "NNP", "VBN", "VBG"):
            break
    return group


def _counted(group: Group, tokens: list[Token]) -> Group:
    """A number together with those whom it counts: four current and former officials, half a dozen aides."""
    if group.kind != "number":
        return group
    for at in range(group.last, min(group.last + _COUNTED, len(tokens))):
        token = tokens[at]
        if token.low in lexicon().anonymous and token.low.endswith(("s", "people", "men", "women")):
            return Group(group.first, at + 1, at, "person")
        known = token.low in COUNTS or token.low in _STILL
        if not known and (token.tag not in ("J", "CC", "CD", "DT", "R", "N", "VBN") or token.low in (",", "of")):
            break
    return group


def _person_ahead(group: Group, tokens: list[Token]) -> Group:
    """The person of a group that an adjective was taken to be the head of: a senior official familiar."""
    if tokens[group.head].tag != "J" or tokens[group.head].low in lexicon().anonymous:
        return group
    for at in range(group.head - 1, group.first - 1, -1):
        if tokens[at].low in lexicon().anonymous:
            return Group(group.first, at + 1, at, "person")
    return group


_OF_IT = frozenset(("had", "has", "would", "will", "planned", "plans", "did", "never"))
"""What stands behind an "it" that is whoever speaks."""


def is_it(group: Group, tokens: list[Token]) -> bool:
    """Whether whoever speaks is a thing by what follows: Norvik, which; Norvik said it had sold none."""
    behind = [token.low for token in tokens[group.last : group.last + 5]]
    if behind[:2] == [",", "which"]:
        return True
    said = [low for low in behind[1:] if low != "that"]
    return len(said) > 1 and said[0] == "it" and said[1] in _OF_IT


def without_both(group: Group, tokens: list[Token]) -> Group:
    """The first of two without the word for both of them: both Dag Moe and his deputy."""
    return replace(group, first=group.first + 1) if tokens[group.first].low in ("both", "neither") else group


def end_of(group: Group, items: list[Item], tokens: list[Token]) -> int:
    """Where a source ends with the prepositional groups that belong to it."""
    last = group.last
    for item in items[1:]:
        if (
            not isinstance(item.what, Group)
            or not item.prep
            or (item.first != last and item.first > last + 2)
            or (item.what.kind == "time" and not _of_a_year(group, item, tokens))
            or item.what.comma
            or (item.prep == "in" and tokens[item.what.head].low in TALKS | REPORTED | CARRIED)
            or (item.prep == "to" and group.kind == "person" and not _is_office_to(tokens[group.head].low))
        ):
            break
        last = item.what.last
    there = group.kind == "person" and last + 1 < len(tokens) and tokens[last].low in ("there", "here")
    return last + there


def _of_a_year(group: Group, item: Item, tokens: list[Token]) -> bool:
    """Whether a year is that of a paper: the yearbook for 2029."""
    low = tokens[group.head].low
    year = isinstance(item.what, Group) and tokens[item.what.head].low.isdigit()
    return year and item.prep in ("for", "of") and (low in PAPERS or low in wordset("documents"))


def _is_office_to(low: str) -> bool:
    """Whether somebody is what he is to another: an adviser to the minister; no addressee."""
    return low in ENVOYS or low.startswith(("advis", "aide", "assist", "counsel", "secretar", "envoy", "ambassador"))


def described(end: int, tokens: list[Token], says: Container[str]) -> int:
    """Where a source ends with what is said of it behind its noun: "who spoke on condition of anonymity"."""
    at = end + (end + 1 < len(tokens) and tokens[end].low == "," and tokens[end + 1].low == "who")
    if [token.low for token in tokens[end + 2 : end + 4]] == ["of", "whom"] and tokens[end].low == ",":
        at = end + 3  # all of whom requested anonymity
    if at >= len(tokens) or tokens[at].low not in ("who", "whom", *TOLD_OF):
        return end
    words = {token.low for token in tokens[at : at + LONGEST]}
    if at > end and not words & HIDDEN:
        return end
    verbs, own, because = 0, 0, False
    for i in range(at, min(at + LONGEST, len(tokens))):
        token = tokens[i]
        if token.tag in (",", ".", ":", ";", "--", "QUO") and i > at:
            return i
        if i < at + _BY and token.low in ("us", "our"):
            return end  # reviewed by our researchers
        if token.low == "that":
            return end
        if token.tag == "VB" and token.lemma in says and tokens[i - 1].tag not in ("TO", "MD", "NOT"):
            return i  # two officials involved in the matter say
        own += token.low in ("who", "whom")
        because = because or token.low in ("because", "as", "since")
        plain = token.tag == "VB" and tokens[i - 1].low == "who"  # lawmakers who oppose it said
        told = i > at and (plain or token.tag in ("VBD", "VBZ", "VBP", "MD"))
        verbs += told and not (because and verbs == own)
        if verbs > own or (token.low == "told" and i > at + 1):
            return end if tokens[i - 1].tag == "CC" and not own else i  # released a report and said
    return end


def paged(group: Group, tokens: list[Token]) -> bool:
    """Whether a number is that of a page, whose word stands in front of it."""
    return group.kind == "number" and group.first > 0 and tokens[group.first - 1].low in NUMBERED


def hidden(group: Group, end: int, told: int, tokens: list[Token]) -> bool:
    """Whether somebody of an office is not to be named: the minister, who did not want to be identified."""
    if told <= end or group.kind not in ("person", "spokes") or group.apposed:
        return False
    words = {token.low for token in tokens[end:told]}
    return bool(words & HIDDEN) and bool(words & (UNNAMED | {"not", "anonymity"}))
