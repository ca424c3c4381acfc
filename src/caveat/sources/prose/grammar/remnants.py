"""Groups without a verb in; what each may stand for beside the verb that is left out: goods, a party, a day.

"Mortars to Niger" goes with "sold rifles to Chad", since each of its groups has one of its sort there.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_TO = frozenset(("to", "for"))
_DATED = frozenset(("last", "next", "this", "today", "yesterday", "tomorrow"))
"""What tells a day or a year, and not how long, beside names of months and numbers of years."""
_PASSED = frozenset(("R", "J", "QUO", "NOT", "CC", ","))
"""Tags of what may stand among groups and changes nothing."""
_PAIRED = frozenset(("both", "neither", "either"))
"""What opens two groups that belong together."""
_THINGS = frozenset(("it", "them", "this", "these", "those", "one", "ones", "none"))
"""Pronouns for goods."""
_YEAR = 4
"""Digits of a year."""


class Part(Struct):
    """A group with its preposition, between two words.

    ``key`` says what it may be matched with: what, who, "to whom", "for whom", "when" with what stands before it, or
    its preposition.
    """

    key: str
    group: Group
    first: int
    last: int


def parts(chunks: Sequence[Chunk], tokens: list[Token]) -> list[Part] | None:
    """The groups of a run, each with what belongs to it by "of"; None where a verb or a clause stands among them."""
    out: list[Part] = []
    prep, at = "", 0
    for chunk in chunks:
        if isinstance(chunk, Group):
            if prep == "of" and out:
                out[-1].last = chunk.last
            elif tokens[chunk.first].low not in _PAIRED or chunk.last - chunk.first > 1:
                out += _split(prep, at, chunk, tokens) if not prep else [_part(prep, at, chunk, tokens)]
            prep = ""
        elif isinstance(chunk, Mark) and chunk.tag == "IN" and not prep:
            prep, at = chunk.low, chunk.first
        elif isinstance(chunk, Verb) or chunk.tag not in _PASSED:
            return None
    return None if prep else out


def _split(prep: str, at: int, group: Group, tokens: list[Token]) -> list[Part]:
    """A bare group; two where a state stands before goods: Denmark / 19, Sweden / mortars."""
    for cut in range(group.last - 1, group.first, -1):
        named = " ".join(token.text for token in tokens[group.first : cut]).removeprefix("the ")
        counted = tokens[cut].tag == "CD" or (group.kind in FIELD and tokens[group.head].low.endswith("s"))
        office = tokens[cut].tag == "CD" and lexicon().nouns.get(tokens[cut - 1].low) == "body"
        if (named in lexicon().states or office) and counted and group.owner is None:
            known = Group(group.first, cut, cut - 1, "body" if office else "state")
            goods = Group(cut, group.last, group.head, group.kind)
            return [_part("", 0, known, tokens), _part("", 0, goods, tokens)]
    return [_part(prep, at, group, tokens)]


def _part(prep: str, at: int, group: Group, tokens: list[Token]) -> Part:
    return Part(_key(prep, group, tokens), group, at if prep else group.first, group.last)


def _key(prep: str, group: Group, tokens: list[Token]) -> str:
    """What a group may be matched with."""
    if group.kind == "time":
        return f"when {prep}" if _dated(tokens[group.first : group.last]) else "span"
    thing = group.kind == "pronoun" and tokens[group.head].low in _THINGS
    party = sort(group) == "agent" and not thing
    if not prep:
        return "who" if party else "what"
    return f"{prep} whom" if party and prep in _TO else prep


def _dated(words: Sequence[Token]) -> bool:
    """Whether words tell a day, a month or a year, and not a span."""
    named = wordset("months") | wordset("days")
    return any(
        token.text in named or token.low in _DATED or (token.low.isdigit() and len(token.low) == _YEAR)
        for token in words
    )


def is_when(key: str) -> bool:
    """Whether a group tells when something was done."""
    return key.startswith("when ") and key != "when since"


def is_whom(key: str) -> bool:
    """Whether a group tells to whom goods go."""
    return key.endswith(" whom")


def of_goods(part: Part, tokens: list[Token]) -> bool:
    """Whether a group is of goods or papers, or counts some: the mortars, five, the rest, P-8s."""
    group, head = part.group, tokens[part.group.head].low
    counted = tokens[group.first].tag == "CD" or any(letter.isdigit() for letter in head)
    known = group.kind in FIELD or group.kind in ("number", "pronoun") or head in wordset("standins")
    return (known or counted) and part.key == "what"
