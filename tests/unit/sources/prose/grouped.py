"""The first group of words of a text, as tests of names and of the book ask for it."""

from __future__ import annotations

from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.tagger import tagged
from caveat.sources.prose.words.tokens import Token


def group(text: str, offset: int = 0) -> tuple[Group, list[Token]]:
    """The first group of a text that begins at an offset, and all the words of the text."""
    words = tagged(text, offset)
    first = joined(Chunker(words).run(), words)[0]
    assert isinstance(first, Group)
    return first, words
