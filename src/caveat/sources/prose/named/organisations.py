"""A text in; the organisations out that it names and that look like persons there: makers of arms, parties, seats.

The names stand in ``organisations.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, table, wordset

_MARKS = ".,;:!?()[]\"'“”‘’«»–—"
_TITLED = later(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Sen|Rep|Gen|Col)\.? $")
_GIVEN = later(r"\b(?P<given>[A-Z][a-z]+) $")
"""A word with a capital in front of a name: he may be called so."""
_FAMILY = later(r" (?P<family>[A-Z][a-zà-ž]+)\b")


def organisations(text: str) -> Mapping[str, frozenset[str]]:
    """By sort, ``firms``, ``bodies`` and ``outlets``, the names that stand in a text and are nobody's there."""
    words = {word.strip(_MARKS).removesuffix("'s").removesuffix("’s") for word in text.split()}
    return {sort: frozenset(_standing(text, words & rows.keys(), rows)) for sort, rows in _by_first_word().items()}


def _standing(text: str, firsts: Set[str], rows: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for first in firsts:
        for name in rows[first]:
            if name in text and not _is_somebody(name, text):
                yield name


@cache
def _by_first_word() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    sorts: dict[str, dict[str, tuple[str, ...]]] = {}
    for sort, listed in table("organisations.toml").items():
        rows = sorts.setdefault(sort, {})
        for name in " ".join(str(listed).split()).split("; "):
            first = name.split()[0]
            rows[first] = (*rows.get(first, ()), name)
    return sorts


def _is_somebody(name: str, text: str) -> bool:
    """Whether somebody bears a name of one word on the page: Mr Wagner, Jan Wagner, Rafael Mendes."""
    if " " in name:
        return False
    return any(_bears(text, *found.span()) for found in re.finditer(rf"\b{re.escape(name)}\b", text))


def _bears(text: str, start: int, end: int) -> bool:
    if _TITLED.search(text, max(0, start - 8), start):
        return True
    given = _GIVEN.search(text, max(0, start - 24), start)
    if given is not None and _may_be_called(given["given"]):
        return True
    family = _FAMILY.match(text, end)
    return family is not None and _may_be_called(family["family"])


def _may_be_called(word: str) -> bool:
    """Whether a word with a capital may be somebody's name: no people or state, and no noun of organisations."""
    known, low = lexicon(), word.lower()
    told = word in known.states or word in known.peoples or low in known.closed or low in wordset("organisation")
    lists = (known.nouns, known.verbs, known.adjectives, known.adverbs)
    return not (told or low in wordset("titles") or any(low in one for one in lists))
