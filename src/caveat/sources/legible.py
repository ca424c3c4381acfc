"""A text as it is set in; the words that its reader sees out, with the way back to where they stand.

What no reader takes for words goes: the marks before the lines of a mail that is quoted, the numbers of notes, the hour
before an entry of a live page, soft hyphens. Ligatures are the letters that they stand for.

    >>> unmarked("Peru has received 12 howitzers.4 Chile has none.")
    'Peru has received 12 howitzers.  Chile has none.'
    >>> spelled("The \ufb01ghter is de\u00adlivered.").text
    'The fighter is delivered.'
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Mapping
from functools import cache
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
_SET = later("[\u00ad\u200b\u2060\ufb00-\ufb06]|-(?<=[A-Za-z]-)\n[ \t]{0,40}(?=[a-z]{2})")
"""Soft hyphens, what is not seen within a word, ligatures, and the hyphen with which a line ends and a word goes on."""
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
    if _SET.search(text) is None:
        return None
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    ends: list[int] = []
    done = length = 0
    compounds = hyphened(text) if "-\n" in text else frozenset()
    for found in _SET.finditer(text):
        letters = _letters(found, compounds)
        parts += [text[done : found.start()], letters]
        length += found.start() - done + len(letters)
        done = found.end()
        spans.append(found.span())
        ends.append(length)
    starts, stops = zip(*spans, strict=True)
    return Spelled("".join([*parts, text[done:]]), starts, stops, tuple(ends))


def hyphened(text: str) -> Collection[str]:
    """The words that a text writes with a hyphen, in small letters."""
    return frozenset(word.lower() for word in _HYPHENED.findall(text))


def _letters(found: re.Match[str], compounds: Collection[str]) -> str:
    """What a reader reads for a sign: the letters of a ligature, the hyphen of a compound at the end of a line."""
    if found[0][0] != "-":
        return unicodedata.normalize("NFKC", found[0]) if found[0] >= _LIGATURES else ""
    head = _HEAD.search(found.string, max(0, found.start() - 30), found.start())
    tail = _TAIL.match(found.string, found.end())
    assert head is not None and tail is not None, "letters stand on both sides of it"
    return "" if broken(head[0], tail[0], compounds) else "-"


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
