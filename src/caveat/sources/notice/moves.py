"""The sums in a sentence of a report of enhancement: what each one is, and what moved it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal

from caveat.sources.notice.amounts import Money, money
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

_SUM = r"\$[\d.,]+(?:\s+(?:million|billion))?"
_TOTAL = (
    r"(?:\b(?:estimated|total|overall)\s+)+(?:(?:program|case|sale)\s+)?(?:value|cost|price)"
    r"(?:\s+of\s+(?:this|the)\s+(?:possible\s+|proposed\s+)?(?:sale|case|program))?"
)
"""The worth of everything, as these reports name it: estimated total case value, total estimated cost of the sale."""
_MDE = r"(?<!non-)(?<!non-\s)\b(?:major\s+defense\s+equipment(?:\s+\(mde\))?|mde)"
_MDE_WORTH = rf"{_MDE}\s+(?:value|cost|price)"
_NON_WORTH = r"non-?\s*(?:mde|major\s+defense\s+equipment(?:\s+\(mde\))?)\s+(?:value|cost|price)"
_STANDS = (
    r"\s+(?:was|is|were|will\s+be|would\s+be|(?:(?:will|would)\s+)?remain(?:s|ed)?(?:\s+unchanged)?(?:\s+at)?"
    r"|now\s+stands\s+at)"
)
_MOVES = r"\s+(?:will\s+|would\s+)?(?:increase|decrease|rise)(?:s|d)?"
_TO = (
    rf"(?:\s+by\s+{_SUM}|\s+from\s+{_SUM})?,?\s+to(?:\s+an?)?"
    r"(?:\s+(?:revised|new|estimated|total|case|program|mde|value|cost))*(?:\s+of)?"
)
_RESULTS = r"(?:resulting|results?)\s+in\s+an?\s+(?:new\s+|revised\s+|estimated\s+)*"
_CLAUSE = later(
    r"(?P<new_items_cost>(?:estimated\s+(?:total\s+)?|total\s+(?:estimated\s+)?)(?:cost|value)\s+of\s+(?:the|these)\s+(?:new|additional)"
    r"\s+(?:(?:mde\s+)?items(?:\s+and\s+services)?|(?:mde|major\s+defense\s+equipment)(?:\s+items)?)"
    r"(?:\s+(?:was|is|will\s+be))?)(?=\s+\$)"
    r"|(?P<new_non_mde_items_cost>estimated\s+(?:total\s+)?(?:cost|value)\s+of\s+(?:the|these)\s+(?:new|additional)\s+non-?\s*mde\s+items"
    r"(?:\s+(?:was|is|will\s+be))?)(?=\s+\$)"
    rf"|(?P<total>{_TOTAL}(?:{_STANDS}|{_MOVES}{_TO})"
    rf"|increas(?:e[sd]?|ing)\s+the\s+{_TOTAL}\s+from\s+{_SUM}\s+to"
    rf"|{_TOTAL}\s+of(?=\s+{_SUM}\s+(?:will\s+)?remain(?:s|ed)?\s+unchanged)"
    rf"|no(?:\s+|t\s+(?:result\s+in\s+an?\s+)?)(?:increase|change|alter)(?:\s+(?:in|to))?\s+(?:the\s+)?{_TOTAL}\s+of(?=\s+{_SUM}\s*[.,;])"
    rf"|{_RESULTS}total\s+(?:case|program)\s+(?:value|cost)\s+of)"
    r"(?=\s+\$)"
    rf"|(?P<mde>{_MDE_WORTH}{_STANDS}|increas(?:e[sd]|ing)\s+the\s+(?:total\s+)?{_MDE_WORTH}\s+to"
    rf"|{_MDE_WORTH}\s+to\s+increase\s+to|{_MDE}(?:\s+(?:value|cost|price))?{_MOVES}{_TO}"
    rf"|(?:revised|{_RESULTS}total)\s+{_MDE_WORTH}\s+of|{_MDE}\s+(?:will\s+)?constitute[sd]?)(?=\s+\$)"
    rf"|(?P<non_mde>{_NON_WORTH}(?:\s+to|{_STANDS}|{_MOVES}{_TO})"
    rf"|revised\s+{_NON_WORTH}\s+of|non-?\s*mde\s+(?:will\s+)?constitute[sd]?)(?=\s+\$)"
    rf"|(?P<mde_increase>{_MDE_WORTH}{_MOVES}\s+by|(?:net\s+)?increase\s+in\s+(?:the\s+)?(?:estimated\s+|total\s+)*{_MDE_WORTH}\s+of)"
    r"(?=\s+\$)"
    rf"|(?P<non_mde_increase>{_NON_WORTH}{_MOVES}\s+by|(?:net\s+)?increase\s+in\s+(?:the\s+)?(?:estimated\s+|total\s+)*{_NON_WORTH}\s+of)"
    r"(?=\s+\$)"
    rf"|(?P<total_increase>{_TOTAL}{_MOVES}\s+by|(?:net\s+)?increase\s+in\s+(?:the\s+)?{_TOTAL}\s+of)(?=\s+\$)"
    r"|(?P<moved>instead,)(?=\s+\$[\d.,]+\s+\w+\s+of\s+the\s+available)"
)
"""A sum and what moved it, in small letters."""
_OPENING = later(
    r"e(?=stimated\s)|t(?=otal\s)|o(?=verall\s)|i(?=ncreas(?:e[sd]?|ing)\s|nstead,)|m(?=de\s|ajor\s)|r(?=esult|evised\s)"
    r"|n(?=ot?\s|on-?\s*m|et\s)"
)
"""What each clause begins with: these letters are found fast, and the clause is asked of them alone."""
_FROM = later(rf"\sfrom\s+{_SUM}\s+to\b")
_DOWN = later(r"\bdecrease")
_DENIED = later(r"\bnot?\s[^.,;$]{0,60}\Z")
"""What shows that an increase is none."""
NO_MDE = later(
    rf"\bthere\s+(?:was|is|were)\s+no\s+{_MDE}"
    r"(?:\s+(?:associated\s+with|included\s+(?:in|with)|in)\s+th(?:is|e)\s+(?:\w+\s+)?(?:sale|case|program|notification))?\s*[.;]"
)
"""What says that a sale holds no major defense equipment, in small letters."""
_WORTH = later(r"\b(?:mde|major\s+defense|value|cost|price|worth|increase[sd]?|decrease[sd]?)\b")
_STILL = later(
    r"\b(?:no|not)\s+(?:(?:result\s+in|cause|require|lead\s+to)\b|(?:net\s+)?(?:increase|change|impact)\b|additional\s+(?:non-?\s*)?mde\b"
    r"|mde\s+associated\s+with\s+this\s+(?:addition|amendment|change|increase|report|request|transmittal)\b)"
)
"""What says, of no sum, that nothing moves it."""


def moved(sheet: Sheet, start: int, end: int) -> list[tuple[str, Money]] | None:
    """Each sum of a sentence with the name of what it is; nothing where one of them cannot be told.

    Sums of the same worth before a move have no name: an earlier sentence gave them.
    """
    sums, unread = money(sheet.flow, start, end)
    if not sums and not unread:
        none = NO_MDE.search(sheet.small, start, end)
        return [("mde", Money(Decimal(0), Decimal(1), *none.span()))] if none else None
    claimed: dict[int, tuple[str, Money]] = {}
    places = [each.start for each in sums]
    for clause in _clauses(sheet.small, start, end):
        begins, ends = clause.span()
        name = clause.lastgroup or ""
        if name.endswith("increase") and _DENIED.search(sheet.small, start, begins):
            continue
        after = bisect_left(places, ends)
        down = _DOWN.search(sheet.small, begins, ends) is not None
        if after < len(sums) and sheet.flow[ends : places[after]].isspace():
            claimed[places[after]] = (name.replace("increase", "decrease") if down else name, sums[after])
        within = bisect_right(places, begins)
        if within < len(sums) and places[within] < ends:
            inside = "" if _FROM.search(sheet.small, begins, ends) else f"{name}_{'decrease' if down else 'increase'}"
            claimed[places[within]] = (inside, sums[within])
    return list(claimed.values()) if not unread and claimed.keys() >= set(places) else None


def _clauses(small: str, start: int, end: int) -> Iterator[re.Match[str]]:
    at = start
    for sign in _OPENING.finditer(small, start, end):
        clause = _CLAUSE.match(small, sign.start(), end) if sign.start() >= at else None
        if clause:
            yield clause
            at = clause.end()


def still(small: str, start: int, end: int) -> bool:
    """True for a sentence without a sum that moves none: it says so, or speaks of no worth at all."""
    return "$" not in small[start:end] and (
        _STILL.search(small, start, end) is not None or _WORTH.search(small, start, end) is None
    )
