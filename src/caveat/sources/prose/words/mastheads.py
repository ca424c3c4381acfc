"""Words of a sentence in; whether they are the name of a newspaper, agency or broadcaster, by a list of names, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from caveat.sources.prose.words.lexicon import lexicon, phrases
from caveat.sources.prose.words.spoken import AIRED, OUTLETS, REPORTED, SORTS
from caveat.sources.prose.words.tokens import Token

_SMALL = frozenset(("of", "the", "and", "de", "la", "do", "per", "&"))
"""Words within a name that have no capital."""
_ARTICLES = frozenset(("the", "a", "an"))
_COMMON = (
    SORTS
    | OUTLETS
    | AIRED
    | REPORTED
    | {"news", "agency", "press", "service", "group", "media", "international", "online"}
)
"""Words that do not stand for an outlet by themselves, though they are part of its name."""


def listed(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether the words of a group up to its head end in the name of an outlet: Germany's Der Spiegel."""
    for name in _by_last().get(tokens[head].low, ()):
        begins = head + 1 - len(name)
        if begins < first or any(tokens[begins + at].low != word for at, word in enumerate(name)):
            continue
        if begins > first and "z" in lexicon().verbs.get(tokens[begins - 1].low, ("",))[0]:
            continue  # a source in Bogota tells Reuters
        if all(token.text[0].isupper() or token.low in _SMALL for token in tokens[begins : head + 1]):
            return True
    return False


def called(outlet: str) -> frozenset[str]:
    """The names by which an outlet is spoken of: the Northern Courier, the Courier; Land Systems Monthly, LSM."""
    words = outlet.split()
    words = words[1:] if words and words[0].lower() in _ARTICLES and len(words) > 1 else words
    parts = (words[:last] for last in range(1, len(words) + 1)), (words[first:] for first in range(len(words)))
    names = {" ".join(part) for some in parts for part in some if _tells(part)}
    return frozenset(names | {"".join(word[0] for word in words if word[0].isupper())} if len(words) > 1 else names)


def _tells(part: Sequence[str]) -> bool:
    """Whether a part of a name is one: its sort alone, or a small word at its end, is none."""
    ends = part[0].lower(), part[-1].lower()
    return _SMALL.isdisjoint(ends) and (len(part) > 1 or ends[0] not in _COMMON)


@cache
def _by_last() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The names by their last words, the longest first; an article before one is no part of it."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in phrases("press"):
        found[name[-1]].add(name[1:] if name[0] == "the" else name)
    return {last: tuple(sorted(names, key=len, reverse=True)) for last, names in found.items()}
