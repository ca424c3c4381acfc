"""A page's entries by days in, and what was read in them; the same with the days of the entries, out.

A chronology tells in front of an entry when it was: "3 June – Oslo stops the shells". What it tells there in its own
voice and without another day was then; what it has somebody say was, for all that is told, on some other day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Attribution, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.figures.moments import MONTH, YEAR, month_of
from caveat.sources.prose.statement import Statement

_LABEL = later(
    rf"^[ \t>*•·–-]*(?:\*\*)?(?:(?P<iso>(?P<year0>(?:19|20|21)\d\d)-(?P<month0>\d\d)-(?P<day0>\d\d))"
    rf"|(?P<day1>\d{{1,2}}) (?P<month1>{MONTH})(?: (?P<year1>{YEAR}))?"
    rf"|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:, (?P<year2>{YEAR}))?"
    rf"|(?P<month3>{MONTH}) (?P<year3>{YEAR}))(?:\*\*)?(?::|\.| ?[–—-])(?:\*\*)?[ \t\n]+(?=\S)",
    re.MULTILINE,
)
"""The day or month in front of an entry."""
_YEAR_LINE = later(rf"^[ \t#*]*(?P<year>{YEAR})[:.*]*[ \t]*$", re.MULTILINE)
"""A line that is no more than the year of the entries below."""
_EARLIER = later(r"\b(?:had|since|until)\b|^(?:which|that|who) ")
"""What tells of a day before the entry's own."""
_LEAST = 3
"""Entries from which on a page is a chronology."""
_SO = frozenset((Modality.ASSERTED, Modality.CONSIDERED))
_END = later(r"\n\s*\n")


class _Entry(Struct, frozen=True):
    """An entry from behind its day to where its paragraph or the next entry ends it."""

    start: int
    end: int
    day: str


def in_entries(text: str, said: Sequence[Statement], published: date | None) -> list[Statement]:
    """The statements, those of a chronology's own voice that have no date with the day or month of their entry."""
    entries = _entries(text, published) if any(one.date is None for one in said) else []
    return [_dated(text, one, entries) for one in said]


def entered(text: str, at: int) -> bool:
    """Whether a place stands in an entry of a chronology: what the next entry denies is told of that day."""
    return any(start <= at < end for start, end in _places(text))


@lru_cache(maxsize=4)
def _places(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in _entries(text, date.max))


def _dated(text: str, one: Statement, entries: Sequence[_Entry]) -> Statement:
    own = one.attribution.kind is Attribution.OUTLET and one.attribution.relayed_from is None
    if one.date is not None or not own or one.modality not in _SO or _EARLIER.search(text[one.start : one.end]):
        return one
    entry = next((each for each in entries if each.start <= one.start < each.end), None)
    return replace(one, date=entry.day) if entry is not None else one


def _entries(text: str, published: date | None) -> list[_Entry]:
    labels = [*_LABEL.finditer(text)]
    if len(labels) < _LEAST:
        return []
    found = []
    for at, (label, year) in enumerate(zip(labels, _years(text, labels, published), strict=True)):
        day = _day(label, year)
        behind = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        stop = _END.search(text, label.end(), behind)
        if day is not None:
            found.append(_Entry(label.end(), stop.start() if stop is not None else behind, day))
    return found


def _years(text: str, labels: Sequence[re.Match[str]], published: date | None) -> list[int | None]:
    """The year of each entry: its own, that of the line or entry before, or the last one before the page was out."""
    lines = [(line.start(), int(line["year"])) for line in _YEAR_LINE.finditer(text)]
    told: list[int | None] = []
    year, month = None, 0
    for label in labels:
        above = [number for place, number in lines if place < label.start()]
        own = label["year0"] or label["year1"] or label["year2"] or label["year3"]
        now = _month(label)
        if own:
            year = int(own)
        elif above and (year is None or above[-1] > year):
            year = above[-1]
        elif year is not None and now < month:
            year += 1
        month = now
        told.append(year)
    year, month = (published.year, published.month) if published is not None else (None, 0)
    for at in range(len(labels) - 1, -1, -1):
        now, known = _month(labels[at]), told[at]
        if known is not None:
            year, month = known, now
            continue
        if year is not None and now > month:
            year -= 1
        told[at], month = year, now
    return told


def _month(label: re.Match[str]) -> int:
    if label["month0"]:
        return int(label["month0"])
    return month_of(label["month1"] or label["month2"] or label["month3"])


def _day(label: re.Match[str], year: int | None) -> str | None:
    if year is None:
        return None
    day = label["day0"] or label["day1"] or label["day2"]
    try:
        told = date(year, _month(label), int(day or 1))
    except ValueError:
        return None
    return told.isoformat() if day else f"{told:%Y-%m}"
