"""Words that say what kind of thing an item is and name no item, in the one spelling in which words are compared."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from caveat import toml
from caveat.pipeline.spelling import fold


class _Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a kind of thing, and the classes whose items they describe."""

    words: tuple[str, ...]
    classes: tuple[str, ...]


@cache
def of(item_class: str) -> frozenset[str]:
    """The words that say what kind of thing an item of a class is."""
    return frozenset(fold(word) for noun in _nouns() if item_class in noun.classes for word in noun.words)


@cache
def every() -> frozenset[str]:
    """The words that name a kind of thing, of whatever class."""
    return frozenset(fold(word) for noun in _nouns() for word in noun.words)


@cache
def _nouns() -> list[_Noun]:
    return msgspec.convert(toml.read(Path(__file__).parent / "vocabularies.toml")["noun"], list[_Noun])
