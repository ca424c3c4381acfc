"""A pronoun's "'s" before a participle in; whether it stands for "has" and not for "is", out: it's halted the sale.

What is done to somebody has no object behind it, so that "it's called on Canberra" and "she's sold them" are told of
whoever does it. Where both may be meant ("he's given a rifle", "it's held by the army") it is left as "is".
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_CONTRACTED = frozenset(("'s", "’s"))
_OBJECT = frozenset(("DT", "PRPS", "NNP", "CD", "N", "J", "PRP"))
"""What opens an object."""
_NAMES = frozenset(
    ("call", "name", "dub", "consider", "deem", "term", "title", "label", "nickname", "brand", "make", "think",
     "believe", "suppose", "say", "rumour", "rumor")
)  # fmt: skip
"""Verbs behind whose passive a noun says what something is: it's called Sentinel."""
_GIVES = frozenset(
    ("give", "grant", "award", "pay", "owe", "teach", "show", "allow", "deny", "refuse", "promise", "tell", "send",
     "leave", "lend")
)  # fmt: skip
"""Verbs behind whose passive a thing stands that somebody gets, or not: he's given a rifle."""
_BEHIND = {
    "call": ("on", "upon", "for"), "ask": ("for",), "press": ("for",), "push": ("for",), "appeal": ("to", "for"),
    "apply": ("for", "to"), "hand": ("over",), "turn": ("down",), "hold": ("back",), "rule": ("out",), "cut": ("off",),
    "insist": ("on",), "agree": ("to",),
}  # fmt: skip
"""Small words behind a participle, before an object that only whoever does it has."""
_TO = (wordset("to_takers") | {"offer", "promise"}) - {"plan", "aim", "intend", "want", "seek", "attempt"}
"""What somebody does with an infinitive, and what is not done to anybody: she's refused to say."""


def has(tokens: Sequence[Token], at: int, done: int) -> bool:
    """Whether the contraction at ``at`` is "has" before the participle at ``done``."""
    if tokens[at].low not in _CONTRACTED or not at or tokens[at - 1].low not in ("it", "he", "she", "who"):
        return False
    lemma, behind = lexicon().verbs.get(tokens[done].low, ("", tokens[done].low))[1], done + 1
    while behind < len(tokens) and tokens[behind].tag == "R":
        behind += 1
    if behind + 1 >= len(tokens):
        return False
    if tokens[behind].tag == "TO":
        return lemma in _TO
    led = tokens[behind].low in _BEHIND.get(lemma, ())
    behind += led
    if not _object_at(tokens, behind) or (lemma in _NAMES and not led):
        return False
    somebody = tokens[behind].tag == "NNP" and not led
    return led or lemma not in _GIVES or (somebody and tokens[behind].text in lexicon().states)


def _object_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object opens at a place, and not a time: the sale; not: this week, on Monday."""
    if tokens[at].tag not in _OBJECT or tokens[at].text in wordset("days") or tokens[at].text in wordset("months"):
        return False
    near = tokens[at : at + 3] if tokens[at].tag in ("DT", "CD", "J") else tokens[at : at + 1]
    return not any(lexicon().nouns.get(token.low) == "time" for token in near)
