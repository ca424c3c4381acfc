"""Which rule names a paragraph as furniture by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import Any

from caveat import toml
from caveat.sources.furniture.paragraph import Paragraph
from caveat.sources.patterns import later

_LONGEST_FURNITURE = 420
"""Characters of the longest paragraph that is judged by its words: a policy on corrections, a notice on cookies."""
_DATA = Path(__file__).with_name("wording.toml")
TABLES: Mapping[str, Mapping[str, Any]] = toml.read(_DATA)
RULES = (*TABLES["words"], "form", "pop-up", "sidebar")
"""The names of all rules."""
_HOLDS: Sequence[str] = TABLES["asked"]["holds"]
"""What a paragraph that does not begin as furniture must hold to be some: a year, say, or an agency."""
_SHORT = 60
"""Characters up to which every rule is asked; a longer paragraph is asked about only if it begins as furniture may."""
_NEEDS: Mapping[str, tuple[frozenset[str], tuple[str, ...]]] = {
    name: (frozenset(words.split()), tuple(word[:-1] for word in words.split() if word.endswith("*")))
    for name, words in TABLES["needs"].items()
}
"""Of a rule, words of which one stands in whatever it tells, and beginnings of such words."""
_WORD = later(r"[a-z]+|\d|©")
_LAID_OUT = later(r"^ +|\n", re.MULTILINE)
_PIECE = later(r"\{([a-z]+)\}")


def expression(written: str) -> str:
    """An expression of the data file as one line, its pieces put in."""
    pieces = TABLES["pieces"]
    return _PIECE.sub(lambda found: expression(pieces[found[1]]), _LAID_OUT.sub("", written))


# Expressions are put together when the first page of prose is read: whoever reads a notice or a table does not wait.


@cache
def _by_rule() -> Mapping[str, re.Pattern[str]]:
    """Of each rule, what tells the whole of a paragraph."""
    return {
        name: later("|".join(f"(?:{expression(each)})" for each in written), re.IGNORECASE | re.DOTALL)
        for name, written in TABLES["words"].items()
    }


@cache
def _beginning() -> re.Pattern[str]:
    return later(expression(TABLES["asked"]["begins"]), re.IGNORECASE)


def rule(words: str) -> str | None:
    """The rule that names a paragraph by its words."""
    if len(words) > 2 * _LONGEST_FURNITURE:
        return None
    words = " ".join(words.split())
    if len(words) > _LONGEST_FURNITURE or (len(words) > _SHORT and not _may_be(words)):
        return None
    words_held = held(words)
    return next(
        (name for name, told in _by_rule().items() if may_tell(name, words_held) and told.fullmatch(words)), None
    )


def held(words: str) -> Set[str]:
    """The words of a paragraph as the needs of rules name them: in small letters, and 0 for any digit."""
    return {"0" if word.isdecimal() else word for word in _WORD.findall(words.lower())}


def may_tell(name: str, held: Set[str]) -> bool:
    """Whether a rule is worth asking: its expressions are put together for a paragraph that they may tell."""
    if name not in _NEEDS:
        return True
    needs, begins = _NEEDS[name]
    return not needs.isdisjoint(held) or any(word.startswith(begins) for word in held)


def _may_be(words: str) -> bool:
    """Whether a longer paragraph is worth asking every rule about: most sentences are not."""
    return _beginning().match(words) is not None or (len(words) < 200 and any(each in words for each in _HOLDS))


def by_words(text: str, start: int, end: int) -> Paragraph:
    """A paragraph as its words tell it."""
    named = rule(text[start:end])
    return Paragraph(start, end, named, "words" if named else None)
