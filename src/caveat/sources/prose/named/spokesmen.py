"""A speaker and who was named so far in; for whom he says "we", out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from caveat.evidence import Attribution
from caveat.sources.prose.named.entries import Entry
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.parties import party, states, told_of

_RANKS = frozenset(("a", "an", "the", "one", "two", "three", "another", "senior", "top", "high-ranking", "unnamed"))
"""What stands before an official's office."""
_QUOTED = 4_000
"""Characters of the longest paragraph in which it is looked for where a quotation opens."""
_ALONE = 2
"""Words of a spokesman of whom it is not told for whom he speaks."""


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


def is_of_his_side(speaker: str, name: str, entries: Sequence[Entry]) -> bool:
    """Whether a speaker is of the state, or of an office of it, that a name tells: Peru, for Peru's ambassador."""
    words = speaker.split()
    if len(words) <= _ALONE and words[-1].startswith("spokes"):
        return True  # of whom but them, if no other is told
    named = states(party(name) or frozenset())
    surname = words[-1:]
    titles = {entry.title for entry in entries if entry.person and entry.mention.name.split()[-1:] == surname}
    told = told_of(" ".join((speaker, *sorted(titles))))
    return bool(named & (states(told) | states(party(speaker) or frozenset())))


def quotation(text: str, start: int) -> int | None:
    """Where the quotation opens in which a place of a page lies, if its paragraph opens one; None where none is."""
    paragraph = text.rfind("\n", max(0, start - _QUOTED), start) + 1
    if not paragraph and start > _QUOTED:
        return None
    before = text[paragraph:start]
    odd = before.count('"') % 2 == 1
    if not (odd or before.count("“") > before.count("”") or before.count("«") > before.count("»")):
        return None
    return paragraph + max(before.rfind(mark) for mark in '"“«')


def as_named(source: Source, mention: Mention | None) -> Mention | None:
    """Whoever speaks under another word than his name by the name for which that stands: the ex-Para, Kari Lund."""
    if mention is None or source.kind is not Attribution.NAMED or source.speaker is None:
        return mention
    if mention.name in source.speaker or source.speaker in mention.name:
        return mention
    return Mention(source.speaker, mention.start, mention.end)
