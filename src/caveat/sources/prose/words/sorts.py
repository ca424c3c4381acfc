"""A word as it is printed in; what is known of it whatever stands around it out: its tag, its lemma and more."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from caveat.sources.prose.words.forms import unbound
from caveat.sources.prose.words.lexicon import Lexicon, lexicon, phrases, wordset

QUOTES = frozenset('“”"«»„‟‘')
_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "–": "--",
    "—": "--",
    "--": "--",
    ".": ".",
    "!": ".",
    "?": ".",
}
TURNED = frozenset(("time", "case", "if", "once", "as", "that", "of", "should", "moment", "minute", "instant", "day"))
"""Words whose tag is looked at again."""
FIXED = frozenset(("because", "contrary", "prior"))
"""Words that make a preposition with the one behind them."""
_PLACED = frozenset(
    ("'", "'s", "like", "long", "close", "longer", "earlier", "later", "nor", "provided", "providing", "first", "last",
     "next", "won", "'t", "ok'd", "exempt", "under", "subject")
)  # fmt: skip
"""Words whose tag depends on their place, beside those of the list of special ones."""
ODD = frozenset(
    ("air", "on", "save", "regards", "concerns", "more", "being", "down", "one", "okayed", "round", "around", "won",
     "whatever", "likely", "further", "first", "hostage", "past", "light", "related", "associated", "military", "armed",
     "yet")
)  # fmt: skip
"""Words that are something else in a set phrase."""
OPEN = "open"
"""Instead of a tag: the word is of an open class."""
_MOST = 50_000
"""Words whose sort is remembered at a time."""


class Sort(Struct, frozen=True):
    """What is known of a word as printed, whatever stands around it."""

    tag: str
    """Its tag, where that is the same in every place; "open" or nothing where it is not."""
    lemma: str
    settled: bool
    """Whether nothing else is to be looked at."""
    named: bool
    """Whether the same holds of it behind the first word of a sentence, unless a quotation or a colon opens there."""
    paired: bool
    """Whether it may be something else together with the word behind it or before it."""
    behind: frozenset[str] | None
    before: frozenset[str] | None
    """What makes an adverb of two words with it, standing behind or before it."""


@cache
def _partners(at: int) -> dict[str, frozenset[str]]:
    """What makes an adverb of a word together with it: right behind it where ``at`` is 0, right before it where 1."""
    pairs = phrases("adverbs")
    return {pair[at]: frozenset(one[1 - at] for one in pairs if one[at] == pair[at]) for pair in pairs}


class Sorts(dict[str, Sort]):
    """The sorts of words as printed."""

    def __missing__(self, text: str) -> Sort:
        if len(self) >= _MOST:
            self.clear()
        low, words = text.lower().replace("’", "'"), lexicon()
        tag = _sort(text, low, words)
        plain = not (low in TURNED or low in FIXED or low in ODD or low.endswith("ing"))
        settled = plain and tag not in ("", OPEN)
        if tag is OPEN and plain and (bare := unbound(text, low, words)) is not None:
            tag, settled = bare, True
        named = plain and not tag and text[0].isupper() and not _unsure(text, low, words)
        lemma = words.verbs.get(low, ("", low))[1] if tag[:2] == "VB" else low
        behind, before = _partners(0).get(low), _partners(1).get(low)
        paired = behind is not None or before is not None or text in ("AS", "do") or low in ("then", "only", "'d", "’d")
        self[text] = found = Sort(tag, lemma, settled, named, paired, behind, before)
        return found


def _unsure(text: str, low: str, words: Lexicon) -> bool:
    """Whether a word with a capital may be something else than a name in the middle of a sentence."""
    special = low in _PLACED or low in wordset("special") or low in wordset("numbers") or low in words.closed
    return special or (text.isupper() and len(text) > 3 and low in words.verbs)


SORTS = Sorts()


def _sort(text: str, low: str, words: Lexicon) -> str:
    """The tag of a word in every place, as ``Tagger._tag`` gives it; "open" or nothing where the place matters."""
    first, closed = text[0], words.closed.get(low)
    if first in QUOTES:
        return "QUO"
    if text in _MARKS:
        return _MARKS[text]
    if first.isdigit() or first in "€$£¥":
        return "CD"
    if not (first.isalpha() or first in "'’"):
        return "X"
    if text == "US":
        return "NNP"
    if low in _PLACED or low in wordset("special"):
        return ""
    if closed == "NOT":
        return "NOT"
    if low in words.verbs and low in wordset("auxiliary") and not (text.isupper() and len(text) > 2):
        return {"z": "VBZ", "d": "VBD", "b": "VB", "n": "VBN", "g": "VBG"}[words.verbs[low][0][0]]
    if closed == "R" and text.isupper() and len(text) > 3:
        return closed  # a tabloid's AGAIN
    if closed:
        return "" if first.isupper() and closed in ("MD", "R") else closed
    if low in wordset("numbers") or (
        "-" in low and low.split("-")[0] in wordset("numbers") and low.split("-")[1] in wordset("numbers")
    ):
        return "CD"
    return "" if text.isupper() or first.isupper() else OPEN
