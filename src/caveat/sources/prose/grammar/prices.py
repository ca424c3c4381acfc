"""Groups of a sentence in; the same out, what goods are worth being said in one way: sights worth 5 million.

A page of figures says it in several: sights valued at 5 million, an estimated 5 million worth of sights. The first is
read as a participle, which would keep what stands behind it to itself: "valued at 5 million to Peru". Of the second
the sum is no thing that anybody approves: he approves the sights.
"""

from __future__ import annotations

from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, low_is
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_SUMS = frozenset(("number", "unit"))
"""Kinds of groups that tell of money."""
_MONEY = frozenset("$€£¥₹")
_GOODS = frozenset(("goods", "field", "permit", "transfer", "aid", "deal"))


def priced(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups of a sentence, each sum with which goods are told of standing behind "worth"."""
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        if at and type(chunk) is Verb and chunk.form == "part":
            mark, money = (*chunks[at + 1 : at + 3], None, None)[:2]
            if _valued(out[-1], chunk, mark, money, tokens):
                assert isinstance(mark, Mark)
                out.append(Mark(chunk.first, mark.last, "IN", "worth"))
                at += 2
                continue
        behind = _worth_of(chunks, at, tokens) if type(chunk) is Group and chunk.kind in _SUMS else 0
        if behind:
            at = behind
            continue
        out.append(chunk)
        at += 1
    return out


def _valued(before: Chunk, verb: Verb, mark: Chunk | None, money: Chunk | None, tokens: list[Token]) -> bool:
    """Whether a participle tells what the group before it is worth: licences valued at 5 million."""
    if not isinstance(before, Group) or verb.form != "part" or verb.last - verb.first > 1:
        return False
    low = tokens[verb.first].low in wordset("worth_at")
    return low and isinstance(mark, Mark) and mark.low == "at" and isinstance(money, Group) and money.kind in _SUMS


def _worth_of(chunks: list[Chunk], at: int, tokens: list[Token]) -> int:
    """Where the goods stand behind a sum that tells their worth: over 1 million worth of sights; nought for none."""
    money = chunks[at]
    if not isinstance(money, Group) or money.kind not in _SUMS or not _of_money(money, tokens):
        return 0
    worth = at + 1 + (at + 1 < len(chunks) and tokens[chunks[at + 1].first].text == "-")
    if worth + 2 >= len(chunks) or not (low_is(chunks[worth], "worth") and low_is(chunks[worth + 1], "of")):
        return 0
    goods = chunks[worth + 2]
    return worth + 2 if isinstance(goods, Group) and goods.kind in _GOODS else 0


def _of_money(group: Group, tokens: list[Token]) -> bool:
    """Whether a group is a sum of money: by its sign, or by the name of a currency."""
    return group.kind == "unit" or any(word.text[:1] in _MONEY for word in tokens[group.first : group.last])
