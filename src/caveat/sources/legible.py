"""A text as it is set in; the words that its reader sees out, with the way back to where they stand.

What no reader takes for words goes: the marks before the lines of a mail that is quoted, the numbers of notes, the hour
before an entry of a live page, soft hyphens, spaces of other kinds and widths than one, and the ends of lines that only
the width of the page sets. Ligatures are the letters that they stand for.

    >>> unmarked("Peru has received 12 howitzers.4 Chile has none.")
    'Peru has received 12 howitzers.  Chile has none.'
    >>> spelled("The \ufb01ghter is de\u00adlivered.").text
    'The fighter is delivered.'
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from caveat import toml
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention, Prose, Quantity, Statement

Placed = TypeVar("Placed", Mention, Quantity, Statement)
_QUOTED = later(r"(?m)^(?:>[ \t]?)+")
_RUN = later(r"(?m)^>[^\n]*\n>")
"""Two such lines below each other; one alone may be an arrow."""
_NUMBER = later(r"[0-9\[⁰¹²³⁴⁵⁶⁷⁸⁹](?<=[^\s\d([$£€/–—-].)[0-9\]⁰¹²³⁴⁵⁶⁷⁸⁹]*+")
"""Digits, with a bracket before or behind them, at a word or a mark: what may be the number of a note."""
_PLAIN = later(r"\d{1,3}")
_BRACKETED = later(r"\[\d{1,3}\]")
_SENTENCE = later(
    r"(?:(?<!\b[Pp]ara\.)(?<!\b[Pp]aras\.)(?<!\b[Ss]ect\.)(?<!\b[Cc]hap\.)(?<!\b[Vv]ols\.)(?<!\b[Ff]igs\.)(?<!\b[Aa]rts\.)"
    r"(?<=[A-Za-z][a-z]{3}[.;:,])|(?<=[)\]”\"’'][.;:,])|(?<=[.,][)\]”\"’'])|(?<=\b[12][09]\d\d\.))"
)
"""The end of a sentence, or of a clause, behind which a note may stand: no short word for a part of a text."""
_NEXT = later(r"\s{1,40}[A-Z“\"(]|\s{0,40}\Z|[^\S\n]{0,40}\n")
_SMALL = later(r"(?<![A-Za-z])[a-z]{6,}\Z")
"""A word in small letters, as no model is written, onto which the number of a note may have grown."""
_UNIT = later(r"(?<=\bm)|(?<=\b[kcm]m)|(?<=\bft)")
_HOUR = later(
    r"(?m)^(?:LIVE[^\S\n]+)?\d{1,2}:\d\d(?:[^\S\n]?(?:[ap]\.?m\.?|GMT|UTC|[BC]?E?S?T|CET))?[^\S\n]*[|–—-]?[^\S\n]+"
    r"(?=[A-Z][\w’'-]*[^\S\n]+\w+)"
)
"""The hour before an entry of a live page or a ticker."""
_LOOKED_AT = 24
"""Letters before a number that are looked at."""
_STANDS_AT = frozenset(".,;:)”’]'\"")
"""Marks behind which the number of a note stands."""
_CLOSES = frozenset(" \n\t.,;:)") | {""}
_UNSEEN = later(r"[\u00ad\u200b\u2060\ufb00-\ufb06]")
_MARKED = later(r"[\u0300-\u036f]")
_GROWN = later(r"[.!?”][“‘]?[A-Z]")
_SET: tuple[tuple[Callable[[str], object], str], ...] = (
    (lambda text: not text.isascii() and _UNSEEN.search(text), r"[\u00ad\u200b\u2060\ufb00-\ufb06]"),
    (lambda text: "-\n" in text, r"-(?<=[A-Za-z]-)\n[ \t]{0,40}(?=[a-z]{2})"),
    (
        lambda text: any(one in text for one in ("  ", " \n", "\n ", "\n\t")),
        r"(?<! ) ++(?=\n)|(?<=\n)[ \t]++(?=[^\t\n]*(?:\n|\Z))|(?<![ \n\t]) {2,}+(?=[^ \n\t])",
    ),
    (lambda text: "``" in text or "''" in text, r"``|''"),
    (lambda text: not text.isascii() and _MARKED.search(text), r"[A-Za-z][\u0300-\u036f]++"),
    (
        _GROWN.search,
        r"[.!?](?<=[a-z]{2}.|\d\d.|[a-z]\).)(?=[“‘]?[A-Z][a-z ])|”(?<=[a-z][.!?,]”)(?=[A-Z][a-z ])",
    ),
    (lambda text: "—" in text, r"—(?:(?<=[A-Z]{3}—)|(?<=\)—))(?=[A-Z])"),
    (lambda text: "U. S." in text, r" (?<=\bU\. )(?=S\.)"),
)
"""What a reader takes for other letters than are set, or for none, and what there is in every text that has any.

Soft hyphens, what is not seen within a word, ligatures; the hyphen with which a line ends and a word goes on; spaces at
the ends of a line, and more than one between two words; marks of quoting that are put together of two; letters whose
marks are signs of their own; the end of a sentence, or of a dateline, onto which words have grown; the space in U. S.
"""
_ADDRESS = later(r"[/@_\\]|www\.|\.\w+\.")
"""What stands in an address or the name of a file, and in no two words that have grown together."""
_APOSTROPHES = "`\xb4\u02b9\u02bc\u2032\u201b\uff07"
_APOSTROPHE = later(rf"[{_APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_]|s?(?:\s|$))")
"""What is set for an apostrophe: the minister`s."""
_DASHES = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2212": "-"}
"""Hyphens and dashes of other kinds, as those that are written most."""
_WORD = 60
"""Letters of a word that are looked at on either side of a mark within it."""
_QUOTES = {"``": "“", "''": "”"}
_SPACES = "\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_ODD = later(rf"[{_SPACES}](?!(?<=\d.)\d{{3}}(?!\d))")
"""A space that is not the plain one, and parts no thousands of a number."""
_LINES = later(r"[^\n]+")
_GOES_ON = later(r"[^\S\n]*(?!(?:[-–—•·▪■►*>|#]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[).])\s)(?P<word>\S+)")
"""The first word of a line that no bullet or number of an item opens."""
_WIDE = 40, 120
"""Characters of a line that was ended where the page was full, at least and at most."""
_FULL = 0.8
"""The share of lines beside which no further word had room, from which on a text is set to a width."""
_SMALL_FIRST = 0.5
"""The share of lines that go on in small letters, at least: names begin some, and headings all."""
_FEWEST = 3
"""Such lines by which it shows."""
_HYPHENED = later(r"[A-Za-z]{1,30}-[a-z]{1,30}")
_HEAD, _TAIL = later(r"[A-Za-z]{1,30}\Z"), later(r"[a-z]{1,30}")
_DATA = Path(__file__).with_name("legible.toml")
_LIGATURES = "\ufb00"
"""The first of them."""


def unquoted(text: str) -> str:
    """A text with the marks before the lines of a quoted mail as spaces.

    Holds   as long as the text.
    """
    return _QUOTED.sub(_blank, text) if ">" in text and _RUN.search(text) else text


def plain(text: str) -> str:
    """A text with plain spaces, dashes, apostrophes and marks of quoting for those of other kinds.

    Spaces that part the thousands of a number stay.

    Holds   as long as the text.
    """
    if any(sign in text for sign in _APOSTROPHES):
        text = _APOSTROPHE.sub("’", text)
    if text.isascii():
        return text
    if any(sign in text for sign in _SPACES):
        text = _ODD.sub(" ", text)
    for sign, written in _DASHES.items():
        text = text.replace(sign, written)
    return _quoted(text)


def _quoted(text: str) -> str:
    """A text with “ and ” for marks of quoting as they are set in other languages: „so“, «so», »so«."""
    if "„" in text:
        text = (text if "”" in text else text.replace("“", "”")).replace("„", "“")
    if "«" in text and "»" in text:
        opens, closes = sorted("«»", key=text.index)
        text = text.replace(opens, "“").replace(closes, "”")
    return text


def unwrapped(text: str) -> str:
    """A text with spaces for the ends of its lines, where all its lines are only as long as the page is wide.

    A line ends there where the word behind it had no room, and nowhere else: in a list or a letter it mostly had.

    Holds   as long as the text.
    """
    lines = [found.span() for found in _LINES.finditer(text) if not found[0].isspace()]
    pairs = [(one, two) for one, two in pairwise(lines) if two[0] == one[1] + 1]
    width = max((end - start for (start, end), _ in pairs), default=0)
    if not _WIDE[0] <= width <= _WIDE[1]:
        return text
    words = [_GOES_ON.match(text, two[0]) for _, two in pairs]
    full = [
        one[1]
        for (one, _), word in zip(pairs, words, strict=True)
        if word is not None and one[1] - one[0] + 1 + len(word["word"]) > width
    ]
    small = sum(word is not None and word["word"][0].islower() for word in words)
    if len(full) < max(_FEWEST, _FULL * len(pairs)) or small < _SMALL_FIRST * len(pairs):
        return text
    signs = list(text)
    for at in full:
        signs[at] = " "
    return "".join(signs)


def unmarked(text: str) -> str:
    """A text with the numbers of its notes, and the hours before its entries, as spaces.

    Holds   as long as the text; takes time in proportion to it.
    """
    return _HOUR.sub(_blank, _NUMBER.sub(_unnoted, text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _unnoted(found: re.Match[str]) -> str:
    """A number as it stands, or as spaces where it is that of a note."""
    return _blank(found) if _is_note(found[0], found.string, *found.span()) else found[0]


def _is_note(number: str, text: str, start: int, end: int) -> bool:
    """Whether a number is that of a note: behind a sentence, grown onto a word, in brackets at a word, or raised."""
    last = text[start - 1] if start else " "
    if not (last.isalnum() or last in _STANDS_AT):
        return False
    if _PLAIN.fullmatch(number):
        if last.islower():
            grown = _SMALL.search(text, max(0, start - _LOOKED_AT), start) is not None
            return grown and text[end : end + 1] in _CLOSES
        return _SENTENCE.match(text, start) is not None and _NEXT.match(text, end) is not None
    if _BRACKETED.fullmatch(number):
        return True
    raised = number.isdigit() and all(sign > "\x7f" for sign in number)
    return raised and _UNIT.match(text, start) is None


class Spelled(Struct, frozen=True):
    """A text with letters for its ligatures, without what shows nothing, and with whole words over the ends of lines.

    Holds   ``starts[i]`` to ``stops[i]`` is where something stood that is other letters here, or none, and ``ends[i]``
            where these end.
    """

    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    ends: tuple[int, ...]

    def range_in(self, start: int, end: int) -> tuple[int, int]:
        """Where in the spelled text a range of the text as it is set stands."""
        return self._ahead(start), self._ahead(end)

    def _ahead(self, place: int) -> int:
        number = bisect_right(self.starts, place - 1) - 1
        return place if number < 0 else self.ends[number] + max(0, place - self.stops[number])

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Where a range of the spelled text stands in the text as it is set; a ligature is never parted."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, place: int) -> int:
        number = bisect_right(self.ends, place) - 1
        back = place if number < 0 else self.stops[number] + place - self.ends[number]
        return min((back, *self.starts[number + 1 : number + 2]))

    def restored(self, prose: Prose) -> Prose:
        """What was read of the spelled text, each place as one of the text as it is set."""
        doubted = tuple((*self.range_of(start, end), why) for start, end, why in prose.doubted)
        return replace(prose, statements=tuple(map(self._restored, prose.statements)), doubted=doubted)

    def _restored(self, one: Statement) -> Statement:
        return self._placed(
            replace(
                one,
                actor=one.actor and self._placed(one.actor),
                target=one.target and self._placed(one.target),
                objects=tuple(map(self._placed, one.objects)),
                quantities=tuple(map(self._placed, one.quantities)),
            )
        )

    def _placed(self, one: Placed) -> Placed:
        start, end = self.range_of(one.start, one.end)
        return replace(one, start=start, end=end)


def spelled(text: str) -> Spelled | None:
    """A text as it is spelled; None where it is set in no other characters."""
    pattern = _pattern(tuple(at for at, (there, _) in enumerate(_SET) if there(text)))
    if pattern is None or pattern.search(text) is None:
        return None
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    ends: list[int] = []
    done = length = 0
    compounds = hyphened(text) if "-\n" in text else frozenset()
    for found in pattern.finditer(text):
        letters = _letters(found, compounds)
        parts += [text[done : found.start()], letters]
        length += found.start() - done + len(letters)
        done = found.end()
        spans.append(found.span())
        ends.append(length)
    starts, stops = zip(*spans, strict=True)
    return Spelled("".join([*parts, text[done:]]), starts, stops, tuple(ends))


@cache
def _pattern(some: tuple[int, ...]) -> re.Pattern[str] | None:
    """What finds some of what is set otherwise than it is read; None for nothing."""
    return re.compile("|".join(_SET[at][1] for at in some)) if some else None


def hyphened(text: str) -> Collection[str]:
    """The words that a text writes with a hyphen, in small letters."""
    return frozenset(word.lower() for word in _HYPHENED.findall(text))


def _letters(found: re.Match[str], compounds: Collection[str]) -> str:
    """What a reader reads for a sign: the letters of a ligature, the hyphen of a compound at the end of a line."""
    if found[0][0] != "-":
        if found[0] in _QUOTES:
            return _QUOTES[found[0]]
        if found[0] in ".!?”":
            return found[0] if _in_address(found) else f"{found[0]} "
        if found[0] == "—":
            return " — "
        if found[0][0].isalpha() and not found[0].isascii() and found[0] < _LIGATURES:
            return unicodedata.normalize("NFC", found[0])
        if found[0][0] in " \t":
            return "" if "\n" in _around(found) or found[0] == " " else " "
        return unicodedata.normalize("NFKC", found[0]) if found[0] >= _LIGATURES else ""
    head = _HEAD.search(found.string, max(0, found.start() - 30), found.start())
    tail = _TAIL.match(found.string, found.end())
    assert head is not None and tail is not None, "letters stand on both sides of it"
    return "" if broken(head[0], tail[0], compounds) else "-"


def _in_address(found: re.Match[str]) -> bool:
    """Whether what was found stands in an address or the name of a file."""
    text, (start, end) = found.string, found.span()
    before, behind = text[max(0, start - _WORD) : start].split(" "), text[end : end + _WORD].split(" ")
    return _ADDRESS.search(f"{before[-1]}.{behind[0]}") is not None


def _around(found: re.Match[str]) -> str:
    """The signs before and behind what was found."""
    return found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]


def broken(head: str, tail: str, compounds: Collection[str]) -> bool:
    """True where the hyphen between two ends of a word, at the end of a line, is only the printer's.

    ``compounds`` are the words in small letters that the text writes with a hyphen within a line.
    """
    first = head.lower()
    known = _hyphens()
    before = first in known["first"] and tail not in known["endings"]
    return not (before or tail in known["second"] or f"{first}-{tail}" in compounds)


@cache
def _hyphens() -> Mapping[str, Collection[str]]:
    """The words by which a hyphen at the end of a line is known for one of a compound."""
    return {name: frozenset(words) for name, words in toml.read(_DATA).items()}
