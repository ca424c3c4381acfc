"""A question in; the same in the order of a statement out, to be read as one: has Norway sold, Norway has sold."""

from __future__ import annotations

from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb
from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.tokens import Token

_AUXILIARIES = frozenset((
    "has", "have", "had", "did", "does", "do", "is", "are", "was", "were", "will", "would", "shall", "may", "might",
    "could", "can",
))  # fmt: skip
_BARE = _AUXILIARIES - {"has", "have", "had", "is", "are", "was", "were"}
"""Auxiliaries with which a verb stands in its bare form."""
_BEHIND_VERB = frozenset(("DT", "PRPS", "CD", "NNP", "PRP", "."))
"""Tags of what opens an object, or ends a question."""


def straight(words: list[Token], chunks: list[Chunk]) -> tuple[list[Token], list[Chunk]]:
    """The words and groups of a question that asks for yes or no, its subject in front; of any other as they are."""
    first = next((chunk for chunk in chunks if not isinstance(chunk, Mark)), None)
    if first is None or words[first.first].low not in _AUXILIARIES:
        return words, chunks
    at = first.first
    if words[at].low in _BARE and _verb_found(words, at):
        chunks = joined(Chunker(words).run(), words)
    end = _subject_ends([chunk for chunk in chunks if chunk.first > at])
    if end is None:
        return words, chunks
    turned = [*words[:at], *words[at + 1 : end], words[at], *words[end:]]
    return turned, joined(Chunker(turned).run(), turned)


def _verb_found(words: list[Token], at: int) -> bool:
    """Tag the bare verb that a question has behind its subject, where it was taken for a noun: did Rome approve it."""
    known = lexicon().verbs
    for place in range(at + 2, len(words) - 1):
        token = words[place]
        if token.tag.startswith("VB") or token.tag in (",", "CS", "WP"):
            return False
        letters, lemma = known.get(token.low, ("", ""))
        if "b" not in letters or token.tag not in ("N", "J") or token.text[:1].isupper():
            continue
        if words[place - 1].tag in ("N", "NNP", "PRP", "R") and words[place + 1].tag in _BEHIND_VERB:
            token.tag, token.lemma = "VB", lemma
            return True
    return False


def _subject_ends(chunks: list[Chunk]) -> int | None:
    """The word behind a subject that stands behind its auxiliary: the rifles for Chad | been halted."""
    ends: list[int] = []
    for at, chunk in enumerate(chunks):
        before = chunks[at - 1] if at else None
        joins = isinstance(chunk, Mark) and chunk.tag in ("IN", "R") and bool(ends)
        if isinstance(chunk, Group) and (before is None or (isinstance(before, Mark) and before.tag == "IN")):
            ends.append(chunk.last)
        elif isinstance(chunk, Verb):
            return ends[-1] if ends else None
        elif not joins:
            break
    return ends[0] if ends else None
