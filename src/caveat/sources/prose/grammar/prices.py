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
_MANY = frozenset(("tens", "hundreds", "thousands", "dozens", "scores"))
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
        priced_before = bool(out) and isinstance(out[-1], Mark) and out[-1].low in ("worth", "as", "to", "at")
        sum_of = type(chunk) is Group and _counts(chunk, tokens) and not priced_before  # a deal worth 2 billion of arms
        behind = _worth_of(chunks, at, tokens) if sum_of else 0
        if behind:
            goods = chunks[behind]
            sums = (one.owner for one in chunks[at:behind] if isinstance(one, Group) and one.owner is not None)
            if isinstance(goods, Group):
                goods.owner = goods.owner or next(sums, None)  # 130 million of Egypt's 1.3 billion in aid
                goods.first = chunk.first  # two billion dollars of arms were sold: that is how many
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
    """Where the goods stand behind a sum that tells their worth; nought for none.

    Over 1 million worth of sights, 2 billion in arms sales, hundreds of millions of dollars of aid.
    """
    end, money = at, False
    while isinstance(group := chunks[end], Group) and _counts(group, tokens):
        money = money or _of_money(group, tokens)
        more = end + 2 < len(chunks) and low_is(chunks[end + 1], "of")
        if not more or not (isinstance(chunks[end + 2], Group) and _kind(chunks[end + 2]) in _SUMS):
            break
        end += 2  # tens of millions of dollars
    if not money or not isinstance(chunks[end], Group):
        return 0
    end += 1
    while end < len(chunks) and tokens[chunks[end].first].text in ("-", "'", "’"):
        end += 1
    worth = end < len(chunks) and low_is(chunks[end], "worth")
    end += worth
    if end + 1 >= len(chunks) or not (low_is(chunks[end], "of") or (not worth and low_is(chunks[end], "in"))):
        return 0
    goods = chunks[end + 1]
    told = low_is(chunks[end], "of") or tokens[goods.first].low not in wordset("whose_first")
    return end + 1 if told and _kind(goods) in _GOODS else 0


def _counts(group: Group, tokens: list[Token]) -> bool:
    """Whether a group is a sum, or the start of one: tens, of millions."""
    return group.kind in _SUMS or tokens[group.head].low in _MANY


def _kind(chunk: Chunk) -> str:
    """The kind of a group; nothing for a verb or a small word."""
    return chunk.kind if isinstance(chunk, Group) else ""


def _of_money(group: Group, tokens: list[Token]) -> bool:
    """Whether a group is a sum of money: by its sign, or by the name of a currency."""
    return group.kind == "unit" or any(word.text[:1] in _MONEY for word in tokens[group.first : group.last])
