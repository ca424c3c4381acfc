"""Lists of articles: each line with its quantity."""

from __future__ import annotations

import re

from msgspec import Struct

from caveat.sources.notice.amounts import DIGITS, WRITTEN, nearest_number, number
from caveat.sources.notice.cutting import BRACKETS, BREAKS, bare, cut, outside, unquoted
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.lining import COUNTED_BEFORE, MARK, QUALIFIER, marked, paragraphs, rows
from caveat.sources.patterns import later

COUNT = rf"(?:{WRITTEN})\s*\(\s*(?:{DIGITS})\s*\)"
_SIZED = (
    r"\d[\d.,]*(?:''|[\"”]|-?(?:inch|mm|cm|pound|lb|ton|gallon|caliber|cal|kW|foot|meter|man)\b"
    r"|\s(?:mm|caliber|inch)\b)"
)
"""A size at the head of a name, which a count may stand before: "4,092 2.75-inch rockets"."""
QUANTITY = later(
    rf"(?:an?\s+(?:fleet|total)\s+of\s+)?(?:(?P<qualifier>{QUALIFIER})\s+)?(?:an\s+)?(?:additional\s+|initial\s+)?(?:a\s+quantity\s+of\s+)?"
    rf"(?:(?P<written>{WRITTEN}(?:,\s+{WRITTEN})?)\s*\(\s*(?P<digits>{DIGITS})\s*\)"
    rf"|(?P<plain>{DIGITS})(?=\s+(?:[A-Za-z]|{_SIZED}))|(?P<words>{WRITTEN})(?=\s+(?:[A-Za-z]|{_SIZED})))\s*(?:each\s+(?=[A-Z0-9]))?",
    re.IGNORECASE,
)
"""A quantity at the head of a line: in words with digits behind, in digits, or in words."""
UNIT = later(
    r"(?:mm|cm|m|km|inch(?:es)?|foot|feet|ft|(?:lbs?|pounds?|kg|tons?|gal(?:lons?)?)(?!\s+of\b)|kW|kVA|watts?|[GMk]?Hz|volts?|nm"
    r"|caliber|cal|years?|months?|weeks?|days?|hours?|person|percent|series|degrees?|round|ship)\b",
)
"""What makes a number at the head of a line a size, not a count."""
_NUMBER = rf"(?:(?:{WRITTEN})(?:\s*\(\s*(?:{DIGITS})\s*\))?|\d[\d,]*)"
TERM = later(r"(?:years?|months?|weeks?|days?|hours?)\b")
_COUNTED = later(COUNT, re.IGNORECASE)
_NUMBERED = later(r"\(\s*\d")
_CAPITAL = later(r"[A-Z]")
_STARTS = later(
    rf"(?:[,;]\s+(?:and\s+)?|\s(?P<and>and\s+)?)(?P<head>(?:(?:{QUALIFIER})\s+)?"
    rf"(?P<written>{WRITTEN})\s*\(\s*(?P<digits>{DIGITS})\s*\)\s)",
    re.IGNORECASE,
)
_PLAIN_STARTS = later(
    rf"(?:[,;]\s+(?:and\s+)?|\sand\s+)(?P<head>(?:(?:{QUALIFIER})\s+)?"
    rf"(?:(?:{DIGITS})|(?P<written>{WRITTEN}))\s+(?:[A-Za-z]|{_SIZED}))",
    re.IGNORECASE,
)
_DESIGNATED = later(
    rf"[,;]\s+(?:and\s+)?(?P<head>(?:(?:{QUALIFIER})\s+)?(?:{DIGITS})\s+(?-i:[A-Z][A-Z/-]{{0,9}}\d))", re.IGNORECASE
)
"""A count in digits before a designation, which has a digit of its own: "10 T56-16 engines"."""
_SECOND = later(rf"\band\s+(?:(?i:{WRITTEN})\s+[A-Z]|\d[\d,]*\s+[A-Z][A-Z/-]{{0,9}}\d)")
"""A count within a name: "F/A-18C and four F/A-18D aircraft", "C-130R and 30 T-56 engines"."""
_DETAIL = later(
    r"[,\s](?:(?=[\sceitw])"
    r"(?<!\buse[,\s])(?<!\bcompatible[,\s])(?<!\bassociated[,\s])(?<!\bintegrated[,\s])(?<!\binterface[,\s])"
    r"\s*(?:each\s+)?(?:with(?!\s+[Tt]racer\b)|including|to\s+include|comprised\s+of|consisting\s+of|composed\s+of|equipped\s+with"
    r"|which\s+includes?|that\s+(?:will|would)\s+be\s+added\s+to)\s"
    rf"|(?<=\s)\((?={COUNT}\s|{_NUMBER}\s+[a-z]+\s+per\s|{_NUMBER}\s+(?:installed|spares?|per\s|each\b)|{_NUMBER}\s+[a-z]+,?\s+(?:and\s+|plus\s+)?{_NUMBER}\s+[a-z]+"
    r"|includes?\s|inclusive\s|to\s+include\s|consisting\s|comprised\s|composed\s))"
)
"""Where the name of an article ends and what belongs to it begins. One sign comes before all that may not precede it:
it is found at the speed of a plain search."""
HOLDS = later(
    r"(?:,\s*|\s)(?:including|to\s+include|comprised\s+of|consisting\s+of|composed\s+of|which\s+includes?)\s+"
)
"""What leads on to the parts of an article, or to the articles that make up what has no count of its own."""
_PARTS = later(rf"(?:\A\D+?\s|,\s+(?:and\s+)?|\sand\s+)(?P<count>{DIGITS})\s+(?=[A-Za-z])")
_RANGE = later(r"(?:and|or|to|through)\s|[-–]")
"""What stands behind a count that is only the lower of two: "eight to twelve (8-12) vehicles"."""
_OF_EACH = later(r"\beach\s+\Z", re.IGNORECASE)
_CLOSED = later(r"\((?:[^()]|\([^()]*\))*\)\s*,")
"""A detail in brackets behind which a list goes on: "engines (8 installed and 2 spares), a warranty, and training"."""
_EITHER = later(r"\band/or\s+\d|\beither\s+\d")
_FURTHER = later(
    rf"\s(?:(?:{QUALIFIER})\s+\d|\d[\d.,]*\s+(?:thousand|million)\s+[a-z]"
    r"|\d{1,3}(?:,\d{3})+\s+(?!pounds?\b|lbs?\b|gallons?\b|feet\b|hours?\b|tons?\b)[A-Za-z])",
    re.IGNORECASE,
)
"""A further quantity within a name, where the line that it begins was not told: "devices up to 1,500 launchers"."""
_SEVERAL = ("s", "s)", "aircraft", "ammunition", "equipment")
_SHORT = later(r"\s\([A-Z][\w-]*\)\Z")
"""The short form behind a name: "Air-to-Air Missiles (AMRAAM)"."""
_ODD_COUNT = later(r"[^\w(]*+(?:\w[\w-]*+\s++){0,5}?\(\s*[\dlIOS][\d,lIOS]*\s*\)\s")
_TURNED = later(r"\d[\d,]*\s*\([a-z]")
"""A count in digits with its words behind."""
_FIRST = later(r"[a-z]{4,}")
_BRACKETED = later(r"\s\(\s*(?P<digits>\d[\d,]*)(?:\s*[-–]\s*\d[\d,]*)?\s*\)(?=\s|\Z)")
_DESIGNATION = later(r"[\w/().–-]*\d[\w/().–-]*(?:\s+for\s+(?!the\b)[\w/().–\s-]{2,60})?\.?\Z")
_COUNT_BEHIND = later(rf",\s+(?:and\s+)?(?:{WRITTEN}|{DIGITS})\s+[A-Za-z]", re.IGNORECASE)
_LISTED = later(
    r",\s+and\s|,[^,]*\b(?:plus|spares?|parts?|containers?|tools?|training|software|support|services?|equipment|accessories"
    r"|publications|documentation|kits?|batter(?:y|ies)|chargers?|manuals?)\b",
    re.IGNORECASE,
)
"""What shows that a comma parts an article from others, such as come with it and have no count."""
_SMALL = later(r",\s+(?:and\s+)?[^A-Z\s]")
"""What shows, in the last part of a list, that a comma may part an article from what has no count."""
_AND_TO = later(r"\band\s+to\s+[a-z]")
"""A second thing that is asked for: "40 new aircraft and to modernize 79 others"."""
_RUNS_ON = later(
    r",\s.{0,400}?\b(?:other\s+(?:related\s+)?elements|spares?\s+(?:and\s+repair\s+)?parts|support\s+equipment)\b"
)
"""What shows that the list goes on behind what belongs to its last article."""
_BRACKETED_WHOLE = later(r"\s*\((?:[^()]|\([^()]*\))*\)\s*")
_AND_COUNT = later(rf"\band\s+{COUNT}\s+[A-Za-z]", re.IGNORECASE)


class Line(Struct, gc=False):
    """One article: how many, under which qualifier, its words, what belongs to it; or why it cannot be read."""

    qty: int | None
    qualifier: str | None
    item: str
    detail: str | None
    start: int
    end: int
    fault: str = ""
    closed: bool = False
    """True where a semicolon ends it: no comma in it parts articles."""

    def value(self, mde: bool | None) -> dict[str, str | int | bool | None]:
        """As a field's value."""
        shown: dict[str, str | int | bool | None] = {
            "qty": self.qty,
            "qualifier": self.qualifier,
            "item": self.item,
            "mde": mde,
        }
        if self.detail:
            shown["detail"] = self.detail
        return shown


def lines(flow: str, start: int, end: int, *, major: bool = False) -> list[Line]:
    """Each article of a list that gives quantities.

    In a list of nothing but major equipment a comma belongs to the article whose row it stands in.
    """
    pieces: list[tuple[int, int]] = []
    closed: set[tuple[int, int]] = set()
    for stretch in marked(flow, start, end, MARK):
        parts = cut(flow, *stretch, BREAKS, ";")
        for place, one in enumerate(parts):
            found = [
                each
                for paragraph in paragraphs(flow, *bare(flow, *one))
                for row in rows(flow, *paragraph)
                for piece in _counted(flow, *bare(flow, *row), parted=len(parts) > 1)
                for each in _led(flow, *piece)
            ]
            pieces += found
            if len(parts) > 1 and (place < len(parts) - 1 or not _SMALL.search(flow, *one)):
                closed.update(found if len(found) == 1 else ())
    pieces = [one for one in pieces if one[0] < one[1]]
    between = zip([start, *(stop for _, stop in pieces)], [*(begins for begins, _ in pieces), end], strict=True)
    apart = [major and len(pieces) > 1 and "," not in flow[one:other] for one, other in between]
    return [
        _line(flow, *one, row=apart[place] and apart[place + 1], closed=one in closed)
        for place, one in enumerate(pieces)
    ]


def _led(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """What has no count of its own, apart from the first of the counted articles that it is said to hold."""
    if not _may_hold(flow[start:end]) or QUANTITY.match(flow, start, end):
        return [(start, end)]
    lead = HOLDS.search(flow, start, end)
    head = QUANTITY.match(flow, lead.end(), end) if lead else None
    if lead is None or head is None or (UNIT if head["plain"] else TERM).match(flow, head.end()):
        return [(start, end)]
    return [(start, lead.start()), (lead.end(), end)]


def _may_hold(words: str) -> bool:
    return "includ" in words or "consisting" in words or "comprised" in words or "composed" in words


def _counted(flow: str, start: int, end: int, *, parted: bool) -> list[tuple[int, int]]:
    """A stretch cut before each further quantity that begins a line of its own.

    Where semicolons part a list, commas part what one of its articles holds.
    """
    cuts, ends = [start], []
    if _alone(flow, start, end):
        return _among(flow, start, end)
    if parted and _may_hold(flow[start:end]) and QUANTITY.match(flow, start, end):
        holds = HOLDS.search(flow, start, end)
        counted = QUANTITY.match(flow, holds.end(), end) if holds else None
        if counted and not (UNIT if counted["plain"] else TERM).match(flow, counted.end()):
            return [(start, end)]
    for found in _STARTS.finditer(flow, start, end):
        opens = flow[found.start()] in ",;" or flow[found.start("head")].isupper() or _joined(flow, cuts[-1], found)
        # "One thousand, two hundred (1,200)" is one number.
        rest = flow[cuts[-1] : found.start()] if flow[found.start()] == "," and found.start() - cuts[-1] < 40 else ""
        whole = bool(rest) and number(f"{rest} {found['written']}") == number(found["digits"])
        if opens and not whole and _closed(flow, cuts[-1], found.start()):
            cuts.append(found.start("head"))
            ends.append(found.start())
    if len(cuts) == 1 and not _COUNTED.search(flow, start, end):
        for found in _PLAIN_STARTS.finditer(flow, start, end):
            begins = flow[found.start()] in ",;" and not found["written"]
            opens = begins or _behind_several(flow, cuts[-1], found.start())
            if opens and not UNIT.match(flow, found.end() - 1) and _closed(flow, cuts[-1], found.start()):
                cuts.append(found.start("head"))
                ends.append(found.start())
        return [bare(flow, one, other) for one, other in zip(cuts, [*ends, end], strict=True)]
    return [each for one, other in zip(cuts, [*ends, end], strict=True) for each in _among(flow, one, other)]


def _among(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A counted article, cut before a count of a designation: "Two (2) C-130T aircraft, and 10 T56 engines"."""
    pieces = []
    for found in _DESIGNATED.finditer(flow, start, end):
        if _DETAIL.search(flow, start, found.start()) or not _closed(flow, start, found.start()):
            break
        head = QUANTITY.match(flow, start, found.start())
        if head is None or not several(clean(flow[head.end() : found.start()])):
            break
        pieces.append(bare(flow, start, found.start()))
        start = found.start("head")
    return [*pieces, bare(flow, start, end)]


def _joined(flow: str, start: int, found: re.Match[str]) -> bool:
    """True for "two (2) launchers and six (6) racks", not where the racks may come with each launcher."""
    head = QUANTITY.match(flow, start, found.start())
    if head is None or found["and"] is None or number(found["written"]) != number(found["digits"]):
        return False
    detail = _DETAIL.search(flow, start, found.start())
    stop = detail.start() if detail else found.start()
    # A detail in brackets ends where they close: "missiles (includes four (4) spares) and six (6) racks".
    apart = detail is None or (
        flow[detail.start() : detail.end()].strip()[:1] == "("
        and _BRACKETED_WHOLE.fullmatch(flow, stop, found.start()) is not None
    )
    return apart and _COUNTED.search(flow, head.end(), stop) is None


def _behind_several(flow: str, start: int, end: int) -> bool:
    """True for "12 rockets and 90 launchers", not for "two Block 50 and 52 aircraft", which may be one article."""
    found = QUANTITY.match(flow, start, end)
    return found is not None and _DETAIL.search(flow, start, end) is None and several(clean(flow[found.end() : end]))


def several(name: str) -> bool:
    """True where an article's name is that of several things, as more than one of them must have."""
    name = _SHORT.sub("", name).lower()
    return name.endswith(_SEVERAL) and not name.endswith("ss")


def _alone(flow: str, start: int, end: int) -> bool:
    """True where the only number in brackets is the one at the head, so that no further quantity can begin a line."""
    bracket = _NUMBERED.search(flow, start, end)
    if bracket is None or _NUMBERED.search(flow, bracket.end(), end):
        return False
    head = QUANTITY.match(flow, start, end)
    return bool(head and head["digits"]) and not _CAPITAL.search(flow, start + 1, bracket.start())


def _closed(flow: str, start: int, end: int) -> bool:
    return flow.count("(", start, end) == flow.count(")", start, end)


def _line(flow: str, start: int, end: int, *, row: bool, closed: bool) -> Line:
    found = QUANTITY.match(flow, start, end)
    if found and (UNIT if found["plain"] else TERM).match(flow, found.end()):
        found = None
    name, detail = _named(flow, found.end() if found else start, end)
    if found:
        qty = number(found["digits"] or found["plain"] or found["words"])
        fault = _miscounted(flow, found, end, qty) or _overfull(found, name, detail, qty)
    else:
        qty = None
        fault = _uncounted(flow, start, end, detail)
    if fault:
        return Line(None, None, "", None, start, end, fault, closed)
    if found is None:
        return Line(None, None, name, detail, start, end)
    if (
        not name
        or (
            "," in name
            and not _one_name(name)
            and not (row and _LISTED.search(name) is None)
            and not (closed and _goes_on(name))
        )
        or (detail and (_CLOSED.match(detail) or (not closed and _RUNS_ON.search(detail))))
    ):
        return Line(None, None, "", None, start, end, "where the name of the article ends is not plain", closed)
    qualifier = clean(found["qualifier"]).lower() if found["qualifier"] else None
    return Line(qty, qualifier, name, detail, start, end)


def _uncounted(flow: str, start: int, end: int, detail: str | None) -> str:
    """Why a line without a count at its head cannot be read, if it cannot."""
    if _ODD_COUNT.match(flow, start, end) or _TURNED.match(flow, start, end):
        return "a number in brackets whose words are no number"
    if _EITHER.search(flow, start, end):
        return "one thing or another, each with its number"
    if detail and _COUNTED.search(detail):
        return "what has no count of its own has counted parts"
    return ""


def _miscounted(flow: str, found: re.Match[str], end: int, qty: int | None) -> str:
    """Why the count at the head of a line cannot be trusted, if it cannot."""
    if found["written"] and number(found["written"].replace(",", "")) != qty:
        return "the number in words is not the number in digits"
    if qty is None or flow[found.end() : found.end() + 1] == "(":
        return "the quantity is no number that can be read"
    if _RANGE.match(flow, found.end(), end):
        return "the quantity is two numbers, from one to the other"
    if _stray(flow, found, end):
        return "a number in brackets whose words are another number or none"
    return ""


def _overfull(found: re.Match[str], name: str, detail: str | None, qty: int | None) -> str:
    """Why a counted line may hold more than its article, if it may."""
    if " and " in name and _OF_EACH.search(found[0]):
        return "as many of each of several articles"
    if ("(" in name and _BRACKETED.search(name)) or _EITHER.search(name) or _second(name):
        return "a second number stands in the name of the article"
    further = detail and (_COUNT_BEHIND.search(outside(detail)) or _and_count(detail))
    if detail and further and not _makes_up(detail, qty):
        return "what comes with it may be an article of its own"
    return ""


def _and_count(detail: str) -> bool:
    """True where a counted article stands behind an "and", outside brackets."""
    return " and " in detail and any(_closed(detail, 0, one.start()) for one in _AND_COUNT.finditer(detail))


def _makes_up(detail: str, count: int | None) -> bool:
    """True where what an article is said to hold makes up its count: "392 vehicles, which include 352 A and 40 B"."""
    return HOLDS.match(f" {detail}") is not None and count == sum(
        number(one["count"]) or 0 for one in _PARTS.finditer(outside(detail))
    )


def _second(name: str) -> bool:
    """True where a name may hold a second article with its count."""
    return (" and " in name and (_SECOND.search(name) or _AND_TO.search(name)) is not None) or (
        any(character.isdigit() for character in name) and _FURTHER.search(name) is not None
    )


def _stray(flow: str, found: re.Match[str], end: int) -> bool:
    """True where a misspelt number hides: "two hundrd forty (240) radars" is not two of anything.

    Behind a number in words with its digits none can hide: "sixty (60) light vehicles" are sixty.
    """
    start = found.end()
    first = None if found["written"] else _FIRST.match(flow, start, end)
    if first and nearest_number(first[0]):
        return True
    for other in _BRACKETED.finditer(flow, start, end) if flow.find("(", start, end) >= 0 else ():
        before = COUNTED_BEFORE.search(flow, max(start, other.start() - 90), other.start() + 1)
        if before is None or number(before["written"]) != number(other["digits"]):
            return True
    return False


def _goes_on(name: str) -> bool:
    """True where commas before a semicolon are those of a name: "carriers, tracked", not "launchers, rocket pods"."""
    return _LISTED.search(name) is None and not any(several(part) for part in name.split(", ")[1:])


def _one_name(name: str) -> bool:
    """A comma before a bare designation or an "or" is the name's: "sets, AN/XYZ-1", "kits, KMU-5 for MK-8 bombs"."""
    bare = BRACKETS.sub("", name)
    _, comma, rest = bare.partition(", ")
    return not comma or bool(_DESIGNATION.match(rest)) or (rest.startswith("or ") and ", " not in rest)


def _named(flow: str, start: int, end: int) -> tuple[str, str | None]:
    start, end = trim(flow, start, end, ".,;")
    at = _DETAIL.search(flow, start, end)
    stop = at.start() if at else end
    name = unquoted(clean(flow[start:stop]).rstrip(","))
    detail = clean(flow[stop:end]).lstrip(", ") or None
    return name, detail
