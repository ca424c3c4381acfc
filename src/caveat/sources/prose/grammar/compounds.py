"""Groups of a sentence in; the same out, each preposition of several words being one: in response to, in the wake of.

Read word by word, what stands behind the last of them would be taken for whom something goes to: a ban that was imposed
in response to the repression is no ban on the repression.
"""

from __future__ import annotations

from caveat.sources.prose.words.groups import Chunk, Mark
from caveat.sources.prose.words.tokens import Token

_WHOLE = {
    ("in", "response", "to"): "because of", ("in", "reaction", "to"): "because of",
    ("in", "retaliation", "for"): "because of", ("in", "reply", "to"): "because of",
    ("in", "the", "wake", "of"): "after", ("in", "the", "aftermath", "of"): "after",
    ("in", "relation", "to"): "regarding", ("with", "regard", "to"): "regarding",
    ("with", "respect", "to"): "regarding", ("in", "connection", "with"): "regarding",
}  # fmt: skip
"""Such prepositions, each with the one that it is read as."""
_OPENS = frozenset(words[0] for words in _WHOLE)
_LENGTHS = (4, 3)


def compounded(chunks: list[Chunk], tokens: list[Token]) -> list[Chunk]:
    """The groups, a preposition of several words being one mark."""
    out: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        first = chunk.first
        if tokens[first].low in _OPENS:
            length, low = _at(first, tokens)
            behind = next((j for j in range(at + 1, len(chunks)) if chunks[j].first >= first + length), len(chunks))
            if length and behind < len(chunks) and chunks[behind].first == first + length:
                out.append(Mark(first, first + length, "IN", low))
                at = behind
                continue
        out.append(chunk)
        at += 1
    return out


def _at(first: int, tokens: list[Token]) -> tuple[int, str]:
    """How many words the preposition has that opens at a place, and as what it is read; nought for none."""
    for length in _LENGTHS:
        low = _WHOLE.get(tuple(token.low for token in tokens[first : first + length]))
        if low is not None:
            return length, low
    return 0, ""
