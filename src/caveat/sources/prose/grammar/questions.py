"""A question in; the same in the order of a statement out, to be read as one: has Norway sold, Norway has sold."""

from __future__ import annotations

from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb
from caveat.sources.prose.words.tokens import Token

_AUXILIARIES = frozenset((
    "has", "have", "had", "did", "does", "do", "is", "are", "was", "were", "will", "would", "shall", "may", "might",
    "could", "can",
))  # fmt: skip


def straight(words: list[Token], chunks: list[Chunk]) -> tuple[list[Token], list[Chunk]]:
    """The words and groups of a question that asks for yes or no, its subject in front; of any other as they are."""
    first = next((chunk for chunk in chunks if not isinstance(chunk, Mark)), None)
    if first is None or words[first.first].low not in _AUXILIARIES:
        return words, chunks
    at = first.first
    end = _subject_ends([chunk for chunk in chunks if chunk.first > at])
    if end is None:
        return words, chunks
    turned = [*words[:at], *words[at + 1 : end], words[at], *words[end:]]
    return turned, joined(Chunker(turned).run(), turned)


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
