"""When a page was published, by its own word: the day and where it stands, or nothing.

A day counts only where the page says that it is the day of publication: in its description for machines, in an element
that marks a time, in a byline, or alone in a line above the text. A day in running text is a day that somebody wrote
about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from caveat.sources.patterns import later

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = r"(?P<{}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}}\.?"
_DAY = later(
    r"\b(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})(?!\d)"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('m2')},?\s+(?P<y2>\d{{4}})\b"
    rf"|\b{_MONTH.format('m3')}\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})\b",
    re.IGNORECASE,
)
_BYLINE = later(r"\s*(?:published|posted|updated|first published|issued|date|released?|by\b|for immediate)",
                     re.IGNORECASE)  # fmt: skip
_META = later(r"<meta\b[^<>]{0,600}>", re.IGNORECASE)
_META_NAME = later(
    r"(?:property|name|itemprop)\s*=\s*[\"']?(?:article:published_time|datepublished|pubdate|publishdate|dc\.date(?:\.issued)?"
    r"|date|parsely-pub-date|sailthru\.date)[\"'\s>]",
    re.IGNORECASE,
)
_JSON = later(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_TIME = later(r"<time\b[^<>]{0,300}>", re.IGNORECASE)
_HEAD = 60_000
"""Characters of a page's source in which its description for machines is looked for."""
_TOP = 12
"""Paragraphs above or at the beginning of a text in which a byline stands."""
_SHORT = 160
"""Characters of the longest line that is a byline."""


class Published(Struct, frozen=True):
    """A day of publication, and where the page gives it."""

    day: date
    where: Literal["source", "text"]
    """Whether the range counts characters of the page's source or of its text."""
    start: int
    end: int


def published(text: str, paragraphs: Iterable[tuple[int, int]], source: str | None = None) -> Published | None:
    """The day on which a page says that it was published.

    ``paragraphs`` are all of them, furniture too: bylines are furniture.
    """
    if source is not None:
        for start, end in _marked(source[:_HEAD]):
            if found := _first(source, start, end):
                return Published(found[0], "source", found[1], found[2])
    for place, (start, end) in enumerate(paragraphs):
        if place >= _TOP:
            break
        found = _first(text, start, end) if end - start <= _SHORT else None
        if found and (_BYLINE.match(text, start, end) or _alone(text[start : found[1]] + text[found[2] : end])):
            return Published(found[0], "text", found[1], found[2])
    return None


def _marked(head: str) -> Iterator[tuple[int, int]]:
    for one in _META.finditer(head):
        if _META_NAME.search(one[0]):
            yield one.span()
    if found := _JSON.search(head):
        yield found.span(1)
    if found := _TIME.search(head):
        yield found.span()


def _first(text: str, start: int, end: int) -> tuple[date, int, int] | None:
    for one in _DAY.finditer(text, start, end):
        if (day := _day(one)) is not None:
            return day, *one.span()
    return None


def _day(found: re.Match[str]) -> date | None:
    for place in "123":
        year, month, day = found[f"y{place}"], found[f"m{place}"], found[f"d{place}"]
        if year is not None:
            named = (
                month if month.isdigit() else next(n for n, m in enumerate(_MONTHS, 1) if m[:3] == month[:3].lower())
            )
            try:
                return date(int(year), int(named), int(day))
            except ValueError:
                return None
    return None


def _alone(rest: str) -> bool:
    """True where nothing but a weekday, a time, a place or a name stands beside the day."""
    words = re.findall(r"[^\W\d_]+", rest)
    return (
        len(words) <= 6
        and not re.search(r"[.!?]\s", rest)
        and all(word[:1].isupper() or len(word) <= 3 for word in words)
    )
