"""A text in; the same with soft hyphens where a line only breaks a word, and with such words in one piece, out.

On pages as printed a column breaks words anywhere. The Register's own text breaks a line only at a hyphen of a word's
own, but a notice that was copied out of a printed page has no other sign of it than the broken words themselves. So a
hyphen is taken for the printer's only where the text shows it: the word stands elsewhere in one piece, or what begins
the next line is the end of a word and no word. Where it cannot be told, the hyphen stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from caveat.deferral import deferred
from caveat.sources.patterns import later

if TYPE_CHECKING:
    from caveat.sources import legible
else:
    legible = deferred("caveat.sources.legible")  # only a text with a broken line pays for it

SOFT = "\xad"
_BROKEN = later(r"-(?<=[A-Za-z]-)(?=[^\S\n]*\n[^\S\n]{0,40}(?P<tail>[a-z]{2,30})(?![A-Za-z]))")
"""The hyphen with which a line ends and a word goes on."""
_GOES_ON = later(rf"{SOFT}(?P<gap>[^\S\n]*\n[^\S\n]{{0,40}})(?P<tail>[a-z]{{2,30}})")
_HEAD = later(r"[A-Za-z]{1,30}\Z")
_AROUND = later(r"[A-Za-z]{1,30}-[^\S\n]*\n[^\S\n]{0,40}[A-Za-z]{1,30}")
_WORDS = later(r"[A-Za-z]{2,40}")
_CUT = 3
_SHORT = frozenset((
    "air", "sea", "low", "two", "one", "six", "ten", "hot", "top", "off", "on", "up", "by", "in", "to", "day", "eye",
    "arm", "gun", "jet", "oil", "gas", "fly", "tri", "bi", "co", "re", "pre", "sub", "all", "mid", "non", "un", "new",
    "old", "red", "far", "set", "end", "out", "the", "dry", "wet", "web", "mph",
))  # fmt: skip
"""Short words that stand before a hyphen of their own."""
_ENDINGS = frozenset((
    "ment", "ments", "tion", "tions", "sion", "sions", "tional", "mental", "mentation", "ing", "ings", "ity", "ities",
    "ture", "tures", "ance", "ances", "ence", "ences", "able", "ible", "ness", "ers", "ties", "cations", "cation",
    "zation", "ization", "ficient", "fication", "fications", "ries", "tive", "tives", "sile", "siles", "cle", "cles",
    "ernment", "ernments", "sory", "sories", "tical", "tial", "cial", "cially", "tially", "lery", "nents", "nent",
    "tenance", "uation", "uating", "ated", "ating", "ates", "cies", "cy", "duction", "ductions", "istics", "nical",
    "nology", "nologies", "eral", "erals",
))  # fmt: skip
"""Ends of words that are no words themselves, at which a printer breaks: equip-ment, muni-tions."""
_WORDS_TOO = frozenset(("able", "ties"))
"""But for these, which are taken for an end behind what is no word."""
_FEW = 64
"""Broken lines up to which each is looked up in the text: listing all of its words takes longer."""


def softened(text: str, *, printed: bool) -> str:
    """The text with soft hyphens where a word goes on over the end of a line.

    ``printed`` says that these are pages as printed: then the short beginning of a word that is none itself is cut off
    by the printer too.

    Holds   ``len(softened(text)) == len(text)``; a hyphen within a line, before a capital and behind capitals stays.
    """
    found = [one for one in _BROKEN.finditer(text) if not _head(one).isupper()]  # GPS-aided, X-band
    if not found:
        return text
    stands = _Standing(text, len(found))
    soft = [one.start() for one in found if _printers(_head(one), one["tail"], stands, printed=printed)]
    edges = zip([0, *(at + 1 for at in soft)], [*soft, len(text)], strict=True)
    return SOFT.join([text[start:end] for start, end in edges])


def _head(found: re.Match[str]) -> str:
    head = _HEAD.search(found.string, max(0, found.start() - 30), found.start())
    assert head is not None, "a letter stands before it"
    return head[0]


class Placed(Protocol):
    """What stands in a range of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Closed:
    """A text whose broken words stand in one piece, as long as it was; and which ranges of it are of which there."""

    text: str
    shifts: tuple[tuple[int, int, int], ...] = ()
    """In order and apart: where the moved part of a word begins and ends, and how far it stands from its old place."""

    def put_back(self, entries: Iterable[Placed]) -> None:
        """Set ranges of this text to those of the text as it was."""
        for one in entries if self.shifts else ():
            one.start += self._shift(one.start, 0)
            one.end += self._shift(one.end, 1)

    def _shift(self, at: int, behind: int) -> int:
        """How far a place is moved; a range ends ``behind`` its last character."""
        number = bisect_right(self.shifts, at - behind, key=itemgetter(0)) - 1
        _, end, shift = self.shifts[number] if number >= 0 else (0, 0, 0)
        return shift if at - behind < end else 0


def closed(text: str) -> Closed:
    """A text with each word that a soft hyphen breaks in one piece, so that whoever looks for words finds it.

    The white space goes before the word, or behind it where a sign stands before it. Where signs stand on both sides
    the word stays broken: a sign that is parted from its word is none of it.

    Holds   the text is as long as it was, and ``put_back`` gives the ranges of what it was made of.
    """
    parts: list[str] = []
    shifts: list[tuple[int, int, int]] = []
    done, at = 0, text.find(SOFT)
    while at >= 0:
        head, tail = _HEAD.search(text, max(done, at - 30), at), _GOES_ON.match(text, at)
        at = text.find(SOFT, at + 1)
        if head is None or tail is None:
            continue
        (start, middle), end, gap = head.span(), tail.end(), " " + tail["gap"]
        if text[start - 1 : start].isspace() and start > done:
            parts += (text[done:start], gap, head[0], tail["tail"])
            shifts.append((start + len(gap), middle + len(gap), -len(gap)))
        elif text[end : end + 1].isspace():
            parts += (text[done:middle], tail["tail"], gap)
            shifts.append((middle, middle + len(tail["tail"]), len(gap)))
        else:
            continue
        done = end
    return Closed("".join([*parts, text[done:]]), tuple(shifts)) if shifts else Closed(text)


class _Standing:
    """Which words stand in a text in one piece, in whatever letters, and not where a line ends or begins in one."""

    def __init__(self, text: str, asked: int) -> None:
        self.text = text
        self.few = text.lower() if asked <= _FEW else None

    def one(self, word: str) -> bool:
        """Whether a word stands there, or two with a hyphen between."""
        if self.few is None:
            return word in (self.compounds if "-" in word else self.words)
        at = self.few.find(word)
        while at >= 0:
            end = at + len(word)
            if not self.few[max(0, at - 1) : at].isalpha() and not self.few[end : end + 1].isalpha():
                return True
            at = self.few.find(word, end)
        return False

    @cached_property
    def words(self) -> Collection[str]:
        """All words, in small letters, and the parts of those that a line breaks."""
        return frozenset(map(str.lower, _WORDS.findall(self.text)))

    @cached_property
    def whole(self) -> Collection[str]:
        """The words that no end of a line breaks."""
        return frozenset(map(str.lower, _WORDS.findall(_AROUND.sub(" ", self.text))))

    @cached_property
    def compounds(self) -> Collection[str]:
        """What is written with a hyphen within a line."""
        return legible.hyphened(self.text)


def _printers(head: str, tail: str, stands: _Standing, *, printed: bool) -> bool:
    first = head.lower()
    if stands.one(f"{first}-{tail}"):
        return False
    if stands.one(f"{first}{tail}"):
        return True
    if not legible.broken(head, tail, ()):
        return False
    if tail in _ENDINGS:
        return tail not in _WORDS_TOO or first not in stands.whole
    return printed and len(first) <= _CUT and first not in _SHORT and first not in stands.whole
