"""A text and a claim about it in; where the claimed names, numbers and dates stand, or why they do not, out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from caveat.dates import PartialDate
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.sentences import sentences

Span = tuple[int, int]

ARTICLE = later(r"^(?:the|an?|its|their|his|her|our)\s+", re.IGNORECASE)
_POSSESSIVE = later(r"[\u2019']s?$")
_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "them", "him", "her", "this", "that", "these", "those", "who", "which"}
)
"""Words that name nobody. "We" and "you" are whoever speaks or is spoken to, and stand where nobody is told."""
_LETTERS = (
    "R", "Rs|RM|Rp|Sh|Tk|kr",
    "AED|AUD|BDT|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|HUF|IDR|ILS|INR|JPY|KES|KRW|KSh|MXN|MYR|NGN|NOK|NZD|PEN|PHP"
    "|PKR|PLN|QAR|RON|RUB|SAR|SEK|Shs|THB|TRY|TZS|UAH|UGX|USD|USh|VND|ZAR",
)  # fmt: skip
"""Letters of currencies that stand before a sum without a space, by how many they are."""
_DIGITS = later(
    rf"(?:(?<![\w.-])|(?<=\b(?:{_LETTERS[0]}))|(?<=\b(?:{_LETTERS[1]}))|(?<=\b(?:{_LETTERS[2]})))"
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d{1,18}(?:\.\d{1,9})?)"
    r"(?:[ -]?(?P<scale>thousand|million|billion|trillion|dozen|k|m|mn|mln|b|bn|bln|tn)\b|(?!\w))",
    re.IGNORECASE,
)
"""A number by itself, or behind the letters of a currency: neither the 16 of "F-16" nor the 107 of "M107"."""
_GROUPS = later(r"[,\s]")
_SCALE = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "mln": 10**6, "billion": 10**9,
          "b": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
          "hundred": 100}  # fmt: skip
_SPELT = {
    "a": 1, "an": 1, "single": 1, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_UNITS = "|".join(word for word, value in _SPELT.items() if 1 <= value <= 9 and word not in ("a", "an", "single"))
_IN_WORDS = later(
    rf"\b(?P<number>{'|'.join(_SPELT)})\b(?:-(?P<unit>{_UNITS})\b)?"
    r"(?:[ -](?P<scale>hundred|thousand|million|billion|trillion|dozen)\b)?",
    re.IGNORECASE,
)


_YEAR = later(r"\b(?:19|20)\d\d\b")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = later(
    r"\b(?:today|tonight|yesterday|tomorrow|last|next|this|ago|earlier|later|since|in \w+ (?:days|weeks|months|years)"
    r"|on \w+day|quarter|half|spring|summer|autumn|fall|winter|now)\b",
    re.IGNORECASE,
)
_FAR = later(r"\b(?:years|decades?|centur(?:y|ies))\b", re.IGNORECASE)
_ISO_WEEK = later(r"(?P<year>\d{4})-W(?P<week>\d{2})")
_IN_WEEKS = later(r"\b(?:weeks?|fortnight)", re.IGNORECASE)
_WEEKS = 21
"""Days from the publication within which a day of the week is told without its date."""


class Refused(Exception):
    """Why a proposal does not hold. It is caught where proposals are judged, and never reaches a face."""


class Ground(Struct, frozen=True):
    """What a proposal must stand on: a text, the paragraphs of it that are read, and their sentences."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    published: date | None

    def window(self, start: int, end: int) -> tuple[Span, Span]:
        """The sentence in which a range begins, as far as the one in which it ends; and the one before that."""
        starts = [one[0] for one in self.sentences]
        first, last = (max(0, bisect_right(starts, place) - 1) for place in (start, end - 1))
        here = (self.sentences[first][0], max(self.sentences[last][1], end))
        return here, self.sentences[first - 1] if first else (here[0], here[0])


def ground(text: str, paragraphs: Sequence[Span], published: date | None) -> Ground:
    """A text made ready for proposals to be held against it."""
    found = (one for at, (start, end) in enumerate(paragraphs) for one in sentences(text, start, end, at))
    return Ground(text, tuple(paragraphs), tuple((one.start, one.end) for one in found), published)


def named(field: str, name: str, quote: Span, near: Span, on: Ground) -> Mention:
    """Whoever is named, where the name stands next to the quote: in it, in its sentence or in the one before."""
    bare = _POSSESSIVE.sub("", ARTICLE.sub("", name.strip()))
    if bare.casefold() in _PRONOUNS or not re.search(r"\w", bare):
        raise Refused(f"the {field} is a pronoun, or no name")
    places = standing(bare, on.text, near)
    if not places:
        raise Refused(f"the {field} does not stand in the sentence or the one before")
    start = min(places, key=lambda place: _distance(place, quote))
    return Mention(bare, start, start + len(bare))


def thing(name: str, quote: Span, here: Span, before: Span, on: Ground) -> Mention:
    """An object where it stands next to the quote: in its sentence, or else in the one before.

    What stands only elsewhere in the text is somebody else's goods.
    """
    places = standing(name, on.text, here) or standing(name, on.text, before)
    if not places or not re.search(r"\w", name):
        raise Refused("an object does not stand in the sentence or the one before")
    start = min(places, key=lambda place: _distance(place, quote))
    return Mention(name, start, start + len(name))


def standing(name: str, text: str, within: Span) -> list[int]:
    """Where a name stands as whole words."""
    places = []
    place = text.find(name, *within)
    while place >= 0:
        end = place + len(name)
        cut = (_joined(text[place - 1 : place + 1]), _joined(text[end - 1 : end + 1]))
        if not any(cut):
            places.append(place)
        place = text.find(name, place + 1, within[1])
    return places


def _joined(two: str) -> bool:
    """True where two characters belong to one word."""
    return len(two) == 2 and all(one.isalnum() or one == "_" for one in two)


def _distance(place: int, quote: Span) -> int:
    return 0 if quote[0] <= place < quote[1] else min(abs(place - quote[0]), abs(place - quote[1])) + 1


def numbers(text: str, within: Span) -> Iterator[tuple[frozenset[float | int], int, int]]:
    """The numbers that stand in a range, each with what it may be read as ("2 million" as 2 or as 2,000,000)."""
    for found in _DIGITS.finditer(text, *within):
        plain = _GROUPS.sub("", found["number"])
        value = float(plain) if "." in plain else int(plain)
        scale = _SCALE.get((found["scale"] or "").lower(), 1)
        yield frozenset({value, _tidy(value * scale)}), found.start(), found.end()
    for found in _IN_WORDS.finditer(text, *within):
        value = _SPELT[found["number"].lower()] + _SPELT.get((found["unit"] or "").lower(), 0)
        yield frozenset({value, value * _SCALE.get((found["scale"] or "").lower(), 1)}), found.start(), found.end()


def _tidy(value: float) -> float:
    return round(value, 6)


def dated(said: str, on: Ground, near: Span) -> str:
    """A date whose words stand near: its year; or its month, its weekday or a relative word, and a day of publication.

    Raises  Refused where nothing there bears it out, or where another month, weekday or year stands there.
    """
    words = on.text[slice(*near)]
    if _ISO_WEEK.fullmatch(said):
        return _week(said, words, on.published)
    try:
        day = PartialDate.parse(said)
    except ValueError:
        raise Refused("the date is none") from None
    months = [at for at, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name[:3]}(?:{name[3:]})?\b", words)]
    weekdays = [at for at, name in enumerate(_WEEKDAYS) if name in words.casefold()]
    years = [int(found) for found in _YEAR.findall(words)]
    relative = _RELATIVE.search(words) is not None or bool(weekdays)
    resolvable = on.published is not None and (relative or months)
    if day.year not in years:
        if on.published is None or not resolvable:
            raise Refused("the date does not stand there")
        if abs(day.year - on.published.year) > 1 and not _FAR.search(words):
            raise Refused("the date is years from the day of publication, and no word there says so")
        if weekdays and day.exact and not months and abs((day.earliest - on.published).days) > _WEEKS:
            raise Refused("the date is weeks from the day of publication, and a day of the week stands there")
    if months and day.month is not None and day.month not in months and not relative:
        raise Refused("the date is of another month than stands there")
    if weekdays and day.exact and not months and day.earliest.weekday() not in weekdays:
        raise Refused("the date is of another weekday than stands there")
    return said


def _week(said: str, words: str, published: date | None) -> str:
    """A week of ISO 8601 within five of the publication, where a word says that weeks are told."""
    found = _ISO_WEEK.fullmatch(said)
    assert found is not None  # asked before
    try:
        monday = date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
    except ValueError:
        raise Refused("the date is none") from None
    if published is None or not _IN_WEEKS.search(words):
        raise Refused("the date does not stand there")
    if abs((monday - published).days) > 5 * 7:
        raise Refused("the date is weeks from the day of publication")
    return said
