"""Numbers, money, dates and closed vocabularies as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from caveat.dates import NotADate, PartialDate
from caveat.evidence import AmountBasis, Derived, Figure, QuantityKind

if TYPE_CHECKING:  # so that a word for a reader does not read all that a review holds
    from caveat.review.result.claim import Prose

_ISO_DATE = r"\d{4}-\d{2}(?:-\d{2})?"
_ISO_SPAN = re.compile(rf"(?<![\w/-])(?:\d{{4}}-\d{{2}}-\d{{2}}|{_ISO_DATE}/{_ISO_DATE})(?![\w/-])")
_ISO_MONTH = re.compile(r"(?<![\w/-])\d{4}-\d{2}(?![\w/-])")
THIN = "\u202f"  # narrow no-break space: between a number and its unit
# Control characters and marks that reverse the order of what follows.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
PERCENT = ("percent", "per cent", "%")
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "ILS": "₪"}

_COUNTS = {
    QuantityKind.CEILING: "ceiling",
    QuantityKind.REQUESTED: "requested",
    QuantityKind.LISTED: "listed",
    QuantityKind.CONTRACTED: "contracted",
    QuantityKind.DELIVERED: "delivered",
    QuantityKind.DERIVED: "derived",
    QuantityKind.UNKNOWN: "kind unknown",
    AmountBasis.NOTIFICATION_CEILING: "ceiling of a notice",
    AmountBasis.CEILING_INCREMENT: "increment of a ceiling",
    AmountBasis.REQUEST: "as requested",
    AmountBasis.OFFER: "as offered",
    AmountBasis.CONTRACT: "as contracted",
    AmountBasis.CASE_VALUE: "case value",
    AmountBasis.OBLIGATION: "obligated",
    AmountBasis.LICENCE: "as licensed",
    AmountBasis.DELIVERY: "delivered",
    AmountBasis.APPROPRIATION_ASKED: "appropriation asked",
    AmountBasis.APPROPRIATION: "appropriated",
    AmountBasis.MINISTRY_ESTIMATE: "ministry estimate",
}
_COUNT_WORDS = {str(kind): words for kind, words in _COUNTS.items() if kind is not QuantityKind.DELIVERED}

_STATE = {
    "open": "open now",
    "open-if": "open on a condition",
    "closed": "closed",
    "conditional": "conditional",
    "waived": "waived",
}
_LEGAL = {
    "may-be-done-now": "may be done now",
    "needs-first": "needs something first",
    "barred": "barred",
    "in-part": "may be done in part",
    "unknown": "unknown",
    "nothing-to-do": "nothing to do",
}


def is_money(figure: Figure) -> bool:
    """True where the unit is a currency: three capital letters."""
    return len(figure.unit) == 3 and figure.unit.isalpha() and figure.unit.isupper()


def counts(name: str | None) -> str:
    """The quantity kind or amount basis in words."""
    return _COUNT_WORDS.get(name or "", (name or "").replace("-", " "))


def plain(number: float | int) -> str:
    """A number with thousands separators and no more digits than it was given with."""
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def counted(line: Mapping[str, Any]) -> list[str]:
    """The numbers of a statement that no name of its goods prints, as they stand in its words: "12 of 30 boats"."""
    names = [each["name"] for each in line.get("objects", ())]
    found = []
    for one in line.get("quantities", ()):
        at = slice(max(0, one["start"] - line["start"]), max(0, one["end"] - line["start"]))
        printed = line["quote"][at] if one["end"] <= line["end"] else ""
        unit, value = one["unit"], plain(one["value"])
        told = printed if unit.casefold() in printed.casefold() else f"{printed or value} {unit}"
        if not any(told in name or (printed and printed in name) for name in names):
            found.append(told)
    return found


def money(number: float | int, currency: str) -> str:
    """A sum, shortened to m or bn only where that loses no digit: "$50.99 m"."""
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    text = plain(number)
    for size, word in ((10**9, "bn"), (10**6, "m")):
        if abs(exact) >= size:
            short = (exact / size).normalize()
            exponent = short.as_tuple().exponent
            if isinstance(exponent, int) and exponent >= -3:
                text = f"{short:,f}{THIN}{word}"
            break
    symbol = SYMBOLS.get(currency)
    return f"{symbol}{text}" if symbol else f"{text}{THIN}{currency}"


def amount(number: float | int, unit: str) -> str:
    """A number in its unit where the unit is written against it: money, per cent and shares."""
    if len(unit) == 3 and unit.isalpha() and unit.isupper():
        return money(number, unit)
    if unit in PERCENT:
        return f"{plain(number)}{THIN}%"
    if is_share(unit):
        return f"{plain(float(Decimal(repr(number)) * 100))}{THIN}%"
    return plain(number)


def is_share(unit: str) -> bool:
    """True of a part of one: "share", "share of planned missions"; it is written in per cent."""
    return unit == "share" or unit.startswith("share of ")


def number(figure: Figure) -> str:
    """The number of a figure without its basis: "more than 5,000", "40–45 %", "$50.99 m", or "unknown"."""
    if figure.unknown is not None:
        return "unknown"
    if figure.value is not None:
        text = amount(figure.value, figure.unit)
        if _is_difference(figure):
            text = f"{text.removesuffix('%').rstrip(THIN)}{THIN}points"
    elif figure.distribution is not None:
        text = _distribution(figure)
    else:
        low, high = figure.bounds
        text = interval(low, high, figure.unit)
    return f"{figure.qualifier} {text}" if figure.qualifier else text


def _is_difference(figure: Figure) -> bool:
    """True where one share or rate is taken from another: what is left is counted in points, not in per cent."""
    taken = isinstance(figure.basis, Derived) and re.fullmatch(r"\w+ - \w+", figure.basis.formula)
    return bool(taken) and (figure.unit in PERCENT or is_share(figure.unit))


def interval(low: float, high: float, unit: str) -> str:
    """Two bounds with the unit said once where it follows the number."""
    first, last = amount(whole(low), unit), amount(whole(high), unit)
    if first == last:
        return first
    if first.endswith(f"{THIN}%"):
        first = first[:-2]
    return f"{first}–{last}"


def whole(value: float) -> float | int:
    """A whole number without a decimal point."""
    return int(value) if float(value).is_integer() else value


def _distribution(figure: Figure) -> str:
    quantiles = figure.distribution or ()
    (first, low), (last, high) = quantiles[0], quantiles[-1]
    coverage = plain(round((last - first) * 100, 6))
    middle = next((value for chance, value in quantiles if chance == 0.5), None)
    spread = f"{interval(low, high, figure.unit)} in {coverage.removesuffix('.0')}{THIN}% of draws"
    return f"median {amount(whole(middle), figure.unit)}, {spread}" if middle is not None else spread


def unit(figure: Figure) -> str:
    """The unit where it is not already part of the number; nothing for articles, whose line names them."""
    if is_money(figure) or figure.unit in (*PERCENT, "articles"):
        return ""
    return figure.unit.removeprefix("share").strip() if is_share(figure.unit) else figure.unit


def basis(figure: Figure) -> str:
    """The kind of basis in a word."""
    return "unknown" if figure.unknown is not None or figure.basis is None else figure.basis.kind


def day(text: str | None) -> str:
    """A date or a range of dates for a reader; words that are no date stay as they are."""
    if text is None:
        return "not dated"
    parts = text.split("/")
    try:
        dates = [PartialDate.parse(part) for part in parts]
    except NotADate:
        return text if len(parts) == 1 else " – ".join(day(part) for part in parts)
    if len(dates) == 2 and dates[0].exact and dates[1].exact and dates[0].year == dates[1].year:
        first, last = dates
        if first.month == last.month:
            return f"{first.day}–{last.words()}"
        return f"{first.words().rsplit(' ', 1)[0]} – {last.words()}"
    return " – ".join(date.words() for date in dates)


def moment(text: str) -> str:
    """A UTC time of record to the minute: "24 Nov 2026 17:25 UTC"."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})\S*Z", text)
    return f"{day(found[1])} {found[2]} UTC" if found else text


def short_day(text: str | None, as_of: str) -> str:
    """A date for an axis: without its year where that is the as-of date's own or the year before."""
    words = day(text)
    if text is None:
        return "?"
    year = int(as_of[:4])
    for near in (year, year - 1):
        words = words.removesuffix(f" {near}")
    parts = words.split(" ")
    if len(parts) > 1 and len(parts[-1]) == 4 and parts[-1].isdigit():
        words = " ".join([*parts[:-1], f"’{parts[-1][2:]}"])
    return words


def state(name: str) -> str:
    """The state of a gate in words."""
    return _STATE.get(name, name)


def legal(name: str) -> str:
    """A legal status in words."""
    return _LEGAL.get(name, name)


def stage(name: str) -> str:
    """A stage in words."""
    return name.replace("-", " ")


def sentence(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def humane(text: str) -> str:
    """Running text with its ISO dates as a reader writes them; "2008-12" may be a span of years and stays."""
    return _ISO_MONTH.sub(_month, _ISO_SPAN.sub(lambda found: day(found.group(0)), text))


def _month(found: re.Match[str]) -> str:
    year, month = found.group(0).split("-")
    return day(found.group(0)) if 1 <= int(month) <= min(12, int(year[2:])) else found.group(0)


def count(number: int, one: str, many: str | None = None) -> str:
    """A small count at the head of a sentence: "Five options"; from thirteen on in digits."""
    spelled = dict(enumerate(("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
                              "Eleven", "Twelve")))  # fmt: skip
    return f"{spelled.get(number, f'{number:,}')} {one if number == 1 else many or one + 's'}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 line", "3 lines"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def attribution(kind: str, count: int | None) -> str:
    """How a speaker is attributed, in words for a screen reader."""
    if kind == "anonymous":
        return f"anonymous, {count}" if count else "anonymous, how many unknown"
    return {"named": "named person", "institution": "institution", "outlet": "outlet in its own voice"}.get(kind, kind)


def tame(text: str) -> str:
    """A text on one line, without control characters and without marks that turn the order of what follows."""
    return " ".join(_UNSEEN.sub("", text).split())


def spoken(prose: Prose, number_of: Callable[[Figure], str] = number) -> str:
    """Running text with its figures written by ``number_of``."""
    return "".join(part if isinstance(part, str) else number_of(part) for part in prose)


def first_sentence(text: str) -> str:
    """A text up to its first full stop that ends a sentence; the whole text where there is none."""
    found = re.match(r".*?[.!?](?=\s+(?:[A-Z0-9“‹(]|[a-z]+-)|$)", text, re.DOTALL)
    return found.group(0) if found else text


def clause(text: str) -> str:
    """A text up to its first comma, semicolon or colon."""
    return re.split(r"[,;:]", text, maxsplit=1)[0]


def uncapped(text: str) -> str:
    """A text for the middle of a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
