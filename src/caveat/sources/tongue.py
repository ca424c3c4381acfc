"""A text in; the language that its small words or its letters show out, where it is not English.

Prose is read in English alone: a page in another language that gives nothing has not been read, whatever it is about.

    >>> foreign("Die Regierung hat die Lieferung gestoppt, und der Sprecher ist nicht überrascht, hat er gesagt.")
    'German'
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from caveat import toml
from caveat.sources.patterns import later

_DATA = Path(__file__).with_name("tongue.toml")
_LOOKED_AT = 6000
"""Characters of a text that are looked at, from its beginning."""
_FEWEST = 5
"""Small words that show a language; a title has fewer."""
_ENGLISH = "English"
_WORD = later(r"[^\W\d_]+")


def foreign(text: str) -> str | None:
    """The language or the script of a text; None where it is English or too short to tell."""
    beginning = text[:_LOOKED_AT]
    words = Counter(_WORD.findall(beginning.casefold()))
    known = _languages()
    counts = _counted((language, count) for word, count in words.items() for language in known.get(word, ()))
    english = counts.pop(_ENGLISH, 0)
    for language, count in counts.most_common(1):
        if count >= _FEWEST and count > 2 * english:
            return language
    if beginning.isascii():
        return None
    letters = _counted((word[0], count) for word, count in words.items())
    scripts = _counted((_script(letter), count) for letter, count in letters.items())
    for script, count in scripts.most_common(1):
        if script != "Latin" and count >= _FEWEST and count > 2 * scripts["Latin"]:
            return f"{script} script"
    return None


def _counted(some: Iterable[tuple[str, int]]) -> Counter[str]:
    """How often each is there, of counts that may name it more than once."""
    found = Counter[str]()
    for one, count in some:
        found[one] += count
    return found


def _script(letter: str) -> str:
    """The script of a letter, by the first word of its name."""
    return unicodedata.name(letter, "unknown").split(" ")[0].split("-")[0].capitalize()


@cache
def _languages() -> Mapping[str, Sequence[str]]:
    """Which languages have a small word."""
    found: dict[str, list[str]] = {}
    for language, words in toml.read(_DATA).items():
        for word in words:
            found.setdefault(word, []).append(language)
    return found
