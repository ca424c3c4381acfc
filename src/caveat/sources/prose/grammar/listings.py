"""The words of a list behind a colon in; the same as a clause goes on, out.

"Approved the following: Chad: 40 rifles; Niger: 12 mortars" is read as "approved 40 rifles for Chad; 12 mortars for
Niger". Each word keeps its place in the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.remnants import of_goods, parts
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_mark
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_FOLLOWING = frozenset(("following", "these"))
"""What stands for a list that is to come."""
_ENDS = frozenset((";", ",", ".", "CC"))


def listed(tokens: list[Token], chunks: Sequence[Chunk]) -> list[Token] | None:
    """The words of a sentence whose verb has a list behind a colon, its entries in the plain order; None for others."""
    colon = next((k for k in range(2, len(chunks) - 1) if is_mark(chunks[k], ":")), 0)
    stand, verb = (chunks[colon - 1], chunks[colon - 2]) if colon else (None, None)
    if not (isinstance(stand, Group) and isinstance(verb, Verb)) or verb.passive:
        return None
    if not _FOLLOWING & {token.low for token in tokens[stand.first : stand.last]}:
        return None
    to = "to" if verb.lemma in wordset("gives") else "for"
    out, k = tokens[: stand.first], colon + 1
    while k < len(chunks):
        end = next(
            (at for at in range(k, len(chunks)) if isinstance(chunks[at], Mark) and _ends(chunks[at])), len(chunks)
        )
        out += _entry(tokens, chunks[k:end], to)
        out += tokens[chunks[end].first : chunks[end].last] if end < len(chunks) else []
        k = end + 1
    return out


def _ends(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.tag in _ENDS


def _entry(tokens: list[Token], chunks: Sequence[Chunk], to: str) -> list[Token]:
    """The words of an entry, its goods before whose they are: 40 rifles for Chad, for Chad: 40 rifles."""
    if not chunks:
        return []
    own = tokens[chunks[0].first : chunks[-1].last]
    whose = chunks[0]
    if len(chunks) < 3 or not isinstance(whose, Group) or not is_mark(chunks[1], ":"):
        return own
    goods = parts(chunks[2:], tokens)
    if not goods or not of_goods(goods[0], tokens):
        return own
    place = tokens[whose.first].start
    words = tokens[chunks[2].first : chunks[-1].last]
    return [*words, Token(to, to, place, place, "IN", to), *tokens[whose.first : whose.last]]
