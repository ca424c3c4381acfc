"""A speaker and who was named so far in; for whom he says "we", out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from caveat.sources.prose.named.entries import Entry
from caveat.sources.prose.words.lexicon import lexicon, wordset

_RANKS = frozenset(("a", "an", "the", "one", "two", "three", "another", "senior", "top", "high-ranking", "unnamed"))
"""What stands before an official's office."""


def says_we_for(speaker: str, entries: Sequence[Entry]) -> str | None:
    """The body or state for which a speaker says "we": Serbia, for the Serbian trade minister."""
    lows = speaker.lower().split()
    if len(lows) > 1 and lows[-1].startswith("spokes") and lows[-2] == "government":
        return "government"
    if (body := _office_of(speaker)) is not None:
        return body
    surname = speaker.split()[-1:]
    told = (entry.words for entry in entries if entry.person and entry.mention.name.split()[-1:] == surname)
    words = frozenset[str]().union(*told)
    if wordset("book_office").isdisjoint(words):
        return None
    states = _states(words)
    return states.pop() if len(states) == 1 else None


def _office_of(speaker: str) -> str | None:
    """The office of an official who is told by it alone: the ministry, for a senior ministry official."""
    *words, last = speaker.split()
    while words and words[0].lower() in _RANKS:
        del words[0]
    if "former" in words or not words or last not in ("official", "officials"):
        return None
    low = words[-1].lower()
    short = words[-1].isupper() and words[-1].isalpha() and len(words[-1]) > 1  # a DAPA official
    return " ".join(words) if short or low in wordset("offices") or lexicon().nouns.get(low) == "body" else None


def _states(words: Iterable[str]) -> set[str]:
    """The states that words in small letters tell of: Serbia, for "serbian"."""
    known = lexicon().state_of
    return {state for word in words if (state := known.get(word.capitalize()))}
