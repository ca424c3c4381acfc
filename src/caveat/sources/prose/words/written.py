"""A word in small letters in; how it is written by itself out: whether it is a plain word, a name, or letters.

The lists stand in ``capitals.toml`` and are read when something in capitals is to be read, which is seldom.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from caveat.sources.prose.words.lexicon import lexicon, table, wordset

_COMMON = frozenset(("house", "cabinet", "diet", "parliament", "treasury", "pole", "us", "male"))
"""Words of names of bodies and peoples that are oftener no names."""
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")), ("ly", ("",)),
    ("er", ("", "e")), ("ers", ("", "e")), ("ness", ("",)), ("nesses", ("",)), ("less", ("",)), ("able", ("", "e")),
    ("ably", ("", "e")), ("ment", ("",)), ("ments", ("",)), ("ful", ("",)), ("ier", ("y",)), ("iest", ("y",)),
    ("ily", ("y",)), ("iness", ("y",)), ("est", ("", "e")), ("isation", ("ise", "ize")), ("ization", ("ize", "ise")),
    ("ised", ("ize",)), ("ising", ("ize",)), ("ise", ("ize",)), ("ation", ("", "e", "ate")),
    ("ations", ("", "e", "ate")), ("ion", ("e", "")), ("ions", ("e", "")), ("or", ("e",)), ("ors", ("e",)),
    ("ity", ("", "e")), ("ities", ("", "e")), ("ism", ("",)), ("ist", ("", "e")), ("ists", ("", "e")), ("ship", ("",)),
    ("like", ("",)), ("ic", ("", "y")), ("ical", ("y", "ic")), ("ically", ("ic",)), ("al", ("", "e")),
    ("ive", ("ion", "e", "")), ("ous", ("",)), ("y", ("", "e")), ("worker", ("",)), ("workers", ("",)),
    ("maker", ("",)), ("makers", ("",)), ("yard", ("",)), ("yards", ("",)),
)  # fmt: skip
"""Endings by which one word is formed of another, with what the other has in their place."""
_BEGINNINGS = (
    "un", "re", "non", "over", "under", "out", "mis", "dis", "pre", "sub", "super", "anti", "counter", "inter", "semi",
    "up", "down", "in", "im", "co", "de", "self", "hyper", "micro", "multi", "post", "trans", "fore",
)  # fmt: skip
_CLIPPED = frozenset(("s", "t", "d", "ll", "ve", "re", "m"))
"""What stands behind an apostrophe in a word cut short."""
_STEM = 4
"""Letters of the shortest word of which another is formed."""
_MOST = 20_000
"""Words that are remembered at a time."""


def is_listed(low: str) -> bool:
    """Whether a word itself is one of the language that is no name."""
    return low in _plain()


@lru_cache(_MOST)
def plain(low: str) -> bool:
    """Whether a word is one of the language that is no name, or is formed of one."""
    words = _plain()
    if low in words:
        return True
    if low in names() or low in letters():
        return False
    return any(_stemmed(low, ending, instead, words) for ending, instead in _ENDINGS) or any(
        low.startswith(first) and len(low) - len(first) >= _STEM and low[len(first) :] in words for first in _BEGINNINGS
    )


def _stemmed(low: str, ending: str, instead: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether a word without an ending is one that is known, its last consonant doubled or not."""
    if not low.endswith(ending) or len(low) - len(ending) < _STEM:
        return False
    stems = [low[: -len(ending)] + one for one in instead]
    return any(one in words or (one[-1] == one[-2] and len(one) > _STEM + 1 and one[:-1] in words) for one in stems)


@cache
def _plain() -> frozenset[str]:
    """The words of the language that are no names."""
    known = lexicon()
    listed = known.closed.keys() | known.verbs.keys() | known.nouns.keys() | known.adjectives | known.adverbs
    more = known.noun_verb | known.noun_ing | known.adjective_ed | wordset("numbers") | wordset("special")
    return frozenset(listed | more | {*_list("plain")}) - names().keys() - letters()


@cache
def names() -> Mapping[str, str]:
    """Words that are names, as they are written."""
    known = lexicon()
    of_states = sorted((*known.state_of, *known.states, *known.peoples), reverse=True)  # NATO rather than Nato
    found = {one.lower(): one for one in of_states if one.lower() not in _COMMON and not {*one} & {*" ."}}
    for word in _list("names"):
        found.setdefault(word, word.capitalize())
        found.setdefault(word + "s", word.capitalize() + "s")
    return found


@cache
def together() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Names of several words by the first of them in small letters, the longest first."""
    known = lexicon()
    listed = " ".join(_list("together")).split("; ")
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in (*known.state_of, *known.states, *known.peoples, *listed):
        words = tuple(name.split())
        if len(words) > 1:
            found.setdefault(words[0].lower(), set()).add(words)
    return {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in found.items()}


@cache
def peoples() -> frozenset[str]:
    """Peoples, and what is theirs, in small letters: Danes, Danish."""
    return frozenset(people.lower() for people in lexicon().peoples)


@cache
def letters() -> frozenset[str]:
    """What is said letter by letter, or is written in capitals for all that."""
    return frozenset(_list("letters"))


@cache
def listed(name: str) -> frozenset[str]:
    """Words of one of the lists of ``capitals.toml``, by its name."""
    return frozenset(_list(name))


@cache
def short() -> Mapping[str, str]:
    """Abbreviations whose full stop ends no sentence, as they are written."""
    return {word.lower(): word for word in _list("short")}


def _list(name: str) -> list[str]:
    listed: str = table("capitals.toml")[name]
    return listed.split()


def bare(low: str) -> tuple[str, str]:
    """A word without what is cut short behind its apostrophe, and that."""
    for mark in "'’":
        base, found, rest = low.rpartition(mark)
        if found and base and rest in _CLIPPED:
            return base, found + rest
    return low, ""


def lowered(text: str) -> str:
    """A word in small letters; a letter whose small form is of another length stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def capital(low: str) -> str:
    """A word with a capital; a letter whose capital is of another length stays."""
    first = low[:1].upper()
    return first + low[1:] if len(first) == 1 else low
