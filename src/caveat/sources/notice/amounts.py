"""Numbers, sums of money and days as notices print them: exact, or nothing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from caveat.sources.patterns import later

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_LARGE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_BY_LETTER = {
    letter: [word[1:] for word in sorted((*_SMALL, *_LARGE), key=len, reverse=True) if word[0] == letter]
    for letter in sorted({word[0] for word in (*_SMALL, *_LARGE)})
}
_ONE = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in _BY_LETTER.items())
"""A number word, the longest first among those of one letter: what begins with no such letter is soon passed over."""
_LONG = [word for word in (*_SMALL, *_LARGE) if len(word) > 4]
"""Number words long enough that one letter more or less still tells them."""
WRITTEN = rf"(?:{_ONE})(?:(?:\s+and\s+|\s*-\s*|\s+)(?:{_ONE})){{0,9}}"
"""A number in words, for use in a pattern that ignores case and ends at a word boundary."""
DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,9}"

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_LETTERS = {"M": 10**6, "B": 10**9}
MONEY = (
    r"\$\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?|\.\d{1,4}|-\s?0\s?-)"
    r"(?P<scale>\s+\w+|[MB]\b|[mb]illion\b)?"
)
_MONEY = later(MONEY)

_MONTHS = {
    name: month
    for month, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
}
_MONTHS |= {name[:3]: month for name, month in _MONTHS.items()} | {"sept": 9}
DAY = (
    r"(?:[A-Za-z]{3,9}\.?\s+\d{1,2}\s*,\s*\d{4}|\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}"
    r"|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}\.?\s+\d{1,2}\s+\d{4})(?!\d)"
)
"""A day in words, month first or day first; without a comma only behind what may be a month."""
_DAY = later(r"(?P<one>[A-Za-z]+|\d+)\.?\s+(?P<two>[A-Za-z]+|\d+)\.?\s*,?\s*(?P<year>\d{4})")


class Money(Struct, gc=False):
    """A sum in dollars, the unit of its last printed digit, and where it stands."""

    dollars: Decimal
    unit: Decimal
    start: int
    end: int

    @property
    def value(self) -> int | float:
        """In JSON: whole dollars as they are."""
        return int(self.dollars) if self.dollars == self.dollars.to_integral_value() else float(self.dollars)


@lru_cache(maxsize=1024)
def number(words: str) -> int | None:
    """What a number in words or digits says; nothing where the words are no number."""
    digits = words.replace(",", "").strip()
    if digits.isdecimal():
        return int(digits)
    total = group = last = 0
    for word in words.lower().replace("-", " ").split():
        if word == "and":
            continue
        if word in _SMALL:
            # "twenty four" is one number, "two four" is none
            if last and not (last % 100 == 0 or (last in range(20, 100, 10) and _SMALL[word] < 10)):
                return None
            group += _SMALL[word]
            last = _SMALL[word]
        elif word == "hundred" and 0 < group < 100:
            group *= 100
            last = 100
        elif word in _LARGE and group:
            total, group, last = total + group * _LARGE[word], 0, 100
        elif word in _LARGE:
            return None
        else:
            return None
    return total + group


@lru_cache(maxsize=1024)
def nearest_number(word: str) -> bool:
    """True for a number word, or one with a letter wrong."""
    from rapidfuzz.distance import OSA  # deferred: only a quantity pays for it

    word = word.lower()
    return any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in _LONG)


def money(flow: str, start: int, end: int) -> tuple[list[Money], list[tuple[int, int]]]:
    """Every sum between two offsets, and the ranges of those that cannot be read."""
    sums, unread = [], []
    at = flow.find("$", start, end)
    while at >= 0:
        found = _MONEY.match(flow, at, end)
        if found is None:
            unread.append((at, at + 1))
            at = flow.find("$", at + 1, end)
            continue
        one = _sum(flow, found)
        if one is None:
            unread.append(found.span())
        else:
            sums.append(one)
        at = flow.find("$", found.end("number"), end)
    return sums, unread


def _sum(flow: str, found: re.Match[str]) -> Money | None:
    """One sum. Without a scale only nought and sums in full are dollars: "$82.50 millon" is not eighty-two dollars."""
    after = flow[found.end("number") : found.end("number") + 2]
    letter = _LETTERS.get((found["scale"] or "").strip())
    word = (found["scale"] or "").strip()
    scale = letter or SCALES.get(word.lower())
    if (after[:1].isalnum() and not scale) or (after[:1] == "," and after[1:].isdecimal()) or after[:1] == "-":
        return None
    printed = Decimal(found["number"].replace(",", "").strip("- "))
    places = len(found["number"].partition(".")[2])
    if scale:
        return Money(printed * scale, _unit(scale, places), found.start(), found.end("scale"))
    if printed == 0 or ("," in found["number"] and printed >= 10_000 and not word[:1].islower()):
        return Money(printed, _unit(1, places), found.start(), found.end("number"))
    if "," in found["number"] and printed >= 10_000 and word in {"or", "to", "in", "and", "for", "of", "but"}:
        return Money(printed, _unit(1, places), found.start(), found.end("number"))
    return None


@lru_cache(maxsize=64)
def _unit(scale: int, places: int) -> Decimal:
    """What the last printed digit stands for."""
    return Decimal(scale).scaleb(-places)


def agree(parts: list[Money], total: Money) -> bool:
    """True where the parts make up the total, to the rounding in which each is printed."""
    slack = sum((one.unit for one in parts), total.unit) / 2
    exact = all(one.unit == total.unit or one.dollars == 0 for one in parts)
    difference = abs(sum((one.dollars for one in parts), Decimal(0)) - total.dollars)
    return difference == 0 or (not exact and difference <= slack)


@lru_cache(maxsize=1024)
def day(words: str) -> str | None:
    """The ISO 8601 form of a day in words; nothing for a day that the calendar does not have."""
    found = _DAY.fullmatch(words.strip())
    if not found:
        return None
    one, two = found["one"], found["two"]
    name, digits = (one, two) if one[0].isalpha() else (two, one)
    month = _MONTHS.get(name.lower())
    if month is None or not digits.isdecimal():
        return None
    try:
        return date(int(found["year"]), month, int(digits)).isoformat()
    except ValueError:
        return None
