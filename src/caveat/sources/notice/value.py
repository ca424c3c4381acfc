"""Section (ii) of a 36(b)(1) notice: major defense equipment, other, total, and where the money comes from."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from caveat.sources.notice.amounts import SCALES, Money, agree, money
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.labels import nearest, plain
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

FOOTNOTE = later(
    r"(?:(?:\*|\\\d\\)\s{0,4})?\bas\s+defined\s+in\s+section\s+47\s*\(6\)\s+of\s+the\s+Arms\s+Export\s+Control\s+Act"
    r"(?:,\s+as\s+amended)?(?:\s+\(AECA\))?\.?",
    re.IGNORECASE,
)
_ROWS = {
    "major defense equipment": "value_mde",
    "major defense equipment mde": "value_mde",
    "mde": "value_mde",
    "other": "value_other",
    "total": "value_total",
    "total estimated value": "value_total",
}
_MARK = later(r"\\\d\\")
"""The typesetter's mark of a footnote."""
_UNIT = later(
    r"[-\s]*+[\[(]?\s*+(?:(?:dollars|\$)\s+)?(?:in\s+)?(?P<scale>millions?|billions?)(?:\s+of\s+dollars)?\s*[\])]?\s",
    re.IGNORECASE,
)
"""The head of a table whose rows are in millions, so that "$461" is not 461 dollars: [Million]."""
_UNIT_ROW = later(
    r"[^$\d]*(?:\\\d\\[^$\d]*)?\.{3}[.\s]*\$?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})(?P<part>\.\d{1,3})?(?=\s)"
)
_BARE_ROW = later(
    r"[\s._-]*(?:other|total)[\s.]{1,80}(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})(?P<part>\.\d{1,3})?\s+(?P<scale>million|billion)\b",
    re.IGNORECASE,
)
"""A row below one with a dollar sign that has none itself: "Other 52 million"."""
_NIL = later(r"N(?<=[.\s]N)(?:one|/A)(?=[.\s])")
"""A row that says that there is nothing: "Major Defense Equipment ... None"."""
_SHORT = {"other", "total", "mde"}
_SOURCE = later(r"(?P<label>[A-Za-z]+\s+[A-Za-z]+)\s*:\s*")
_STOPPED = later(r"\.\s")
_REMEMBERED = 300
"""Characters up to which the words of a row come again in other notices."""
_WORTH = ("value_mde", "value_other", "value_total")


def value(sheet: Sheet, start: int, body: int, end: int) -> None:
    """Put the sums and the source of the money on the sheet."""
    flow = sheet.flow
    source = _source(flow, body, end)
    table_end = source.start() if source else end
    _table(sheet, start, body, table_end)
    if source:
        funding(sheet, source.start(), source.end(), end)


def funding(sheet: Sheet, start: int, body: int, end: int) -> None:
    """The source of the money, which stands behind its own label."""
    first, last = trim(sheet.flow, body, end, ".,;")
    words = clean(sheet.flow[first:last])
    if not words or len(words) > 120 or ":" in words or "$" in words or _STOPPED.search(words):
        sheet.unread("funding_source", "no short phrase stands there", start, end)
        return
    sheet.section("funding_source", start, end)
    sheet.say("funding_source", words, first, last)


def _source(flow: str, start: int, end: int) -> re.Match[str] | None:
    after = flow.rfind("$", start, end)
    for found in _SOURCE.finditer(flow, max(after, start), end):
        if nearest(plain(found["label"]), ("funding source",)):
            return found
    return None


def _table(sheet: Sheet, start: int, body: int, end: int) -> None:
    flow = sheet.flow
    unit = _UNIT.match(flow, body, end)
    sums, unread = _scaled(flow, unit, end) if unit else money(flow, body, end)
    if sums and not unread and not unit:
        sums += _rows(flow, _BARE_ROW, sums[-1].end, end)
        nils = [Money(Decimal(0), Decimal(1), *one.span()) for one in _NIL.finditer(flow, body, sums[-1].start)]
        sums = sorted([*nils, *sums], key=attrgetter("start"))
    body = unit.end() if unit else body
    rows: dict[str, Money] = {}
    odd: Money | None = None
    fault = "" if sums else "no sum of money stands there"
    if unread:
        fault = "a sum of money that cannot be read"
    at = body
    for one in sums:
        row = (_row if one.start - at < _REMEMBERED else _row.__wrapped__)(flow[at : one.start])
        if row is None and odd is None and rows.keys() == {"value_mde"}:
            odd, at = one, one.end
            continue
        if row is None or row in rows:
            fault = fault or "a row of the table whose words are not known"
            break
        rows[row] = one
        at = one.end
    rest = _unnoted(flow[at:end])
    if not fault and plain(rest):
        fault = "words behind the table"
    if not fault and len(rows) == 3 and not agree([rows["value_mde"], rows["value_other"]], rows["value_total"]):
        fault = "major defense equipment and other do not make up the total"
    if not fault and "value_total" not in rows:
        fault = "no total stands there"
    if not fault and odd and ("value_other" in rows or not agree([rows["value_mde"], odd], rows["value_total"])):
        fault = "a row of the table whose words are not known"
    if fault:
        for name in _WORTH:
            sheet.doubt(name, fault, start, end)
        sheet.section("value", start, end, "unread")
        return
    sheet.section("value", start, end)
    for name, one in rows.items():
        sheet.say(name, one.value, one.start, one.end)
    if odd:
        sheet.doubt("value_other", "a row of the table whose words are not known", odd.start, odd.end)


def _scaled(flow: str, unit: re.Match[str], end: int) -> tuple[list[Money], list[tuple[int, int]]]:
    """The sums of a table whose head says in what they are, and nothing unread: a row in no known form is no row."""
    return _rows(flow, _UNIT_ROW, unit.end(), end, unit["scale"]), []


def _rows(flow: str, form: re.Pattern[str], at: int, end: int, scale: str | None = None) -> list[Money]:
    """The sums of rows that follow each other in a form, each in its own unit where the table has none."""
    found = []
    while row := form.match(flow, at, end):
        unit = Decimal(SCALES[(scale or row["scale"]).lower().removesuffix("s")])
        places = len(row["part"] or ".") - 1
        printed = Decimal(row["number"].replace(",", "") + (row["part"] or ""))
        at = row.end("scale") if scale is None else row.end("part") if row["part"] else row.end("number")
        found.append(Money(printed * unit, unit.scaleb(-places), row.start("number"), at))
    return found


def _unnoted(words: str) -> str:
    """Words without the footnote on section 47(6)."""
    return FOOTNOTE.sub(" ", words) if "47" in words else words


@lru_cache(maxsize=512)
def _row(words: str) -> str | None:
    label = plain(_MARK.sub(" ", _unnoted(words)) if "\\" in words else _unnoted(words))
    if label in _ROWS:
        return _ROWS[label]
    if len(label) <= 7:
        near = [name for name in _SHORT - {"mde"} if _one_letter(label, name)]
        return _ROWS[near[0]] if len(near) == 1 else None
    name = nearest(label, ("major defense equipment", "total estimated value"))
    return _ROWS[name] if name else None


def _one_letter(words: str, name: str) -> bool:
    from rapidfuzz.distance import OSA  # deferred: only a misspelling pays for it

    return bool(words) and OSA.distance(words, name) == 1
