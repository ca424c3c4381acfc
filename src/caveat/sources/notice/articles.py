"""Lists of articles: each line with its quantity, and lists of everything else, phrase by phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caveat.sources.notice.amounts import DIGITS, WRITTEN, nearest_number, number
from caveat.sources.notice.flow import clean, trim
from caveat.sources.patterns import later

_QUALIFIER = (
    r"up\s+to|an\s+estimated|approximately|about|at\s+least|a\s+minimum\s+of|no\s+more\s+than|not\s+to\s+exceed"
)
_COUNT = rf"(?:{WRITTEN})\s*\(\s*(?:{DIGITS})\s*\)"
_SIZED = (
    r"\d[\d.,]*(?:''|[\"”]|-?(?:inch|mm|cm|pound|lb|ton|gallon|caliber|cal|kW|foot|meter|man)\b"
    r"|\s(?:mm|caliber|inch)\b)"
)
"""A size at the head of a name, which a count may stand before: "4,092 2.75-inch rockets"."""
QUANTITY = later(
    rf"(?:(?P<qualifier>{_QUALIFIER})\s+)?(?:an\s+)?(?:additional\s+)?(?:a\s+quantity\s+of\s+)?"
    rf"(?:(?P<written>{WRITTEN}(?:,\s+{WRITTEN})?)\s*\(\s*(?P<digits>{DIGITS})\s*\)"
    rf"|(?P<plain>{DIGITS})(?=\s+(?:[A-Za-z]|{_SIZED}))|(?P<words>{WRITTEN})(?=\s+(?:[A-Za-z]|{_SIZED})))\s*(?:each\s+(?=[A-Z0-9]))?",
    re.IGNORECASE,
)
"""A quantity at the head of a line: in words with digits behind, in digits, or in words."""
_UNIT = later(
    r"(?:mm|cm|m|km|inch(?:es)?|foot|feet|ft|lbs?|pounds?|kg|tons?|gal(?:lons?)?|kW|kVA|watts?|[GMk]?Hz|volts?|nm"
    r"|caliber|cal|years?|months?|weeks?|days?|hours?|person|percent|series|degrees?|round|ship)\b",
)
"""What makes a number at the head of a line a size, not a count."""
_NUMBER = rf"(?:(?:{WRITTEN})(?:\s*\(\s*(?:{DIGITS})\s*\))?|\d[\d,]*)"
_TERM = later(r"(?:years?|months?|weeks?|days?|hours?)\b")
_COUNTED = later(_COUNT, re.IGNORECASE)
_NUMBERED = later(r"\(\s*\d")
_CAPITAL = later(r"[A-Z]")
_STARTS = later(
    rf"(?:[,;]\s+(?:and\s+)?|\s(?P<and>and\s+)?)(?P<head>(?:(?:{_QUALIFIER})\s+)?"
    rf"(?P<written>{WRITTEN})\s*\(\s*(?P<digits>{DIGITS})\s*\)\s)",
    re.IGNORECASE,
)
_PLAIN_STARTS = later(
    rf"(?:[,;]\s+(?:and\s+)?|\sand\s+)(?P<head>(?:(?:{_QUALIFIER})\s+)?"
    rf"(?:(?:{DIGITS})|(?P<written>{WRITTEN}))\s+(?:[A-Za-z]|{_SIZED}))",
    re.IGNORECASE,
)
_SECOND = later(rf"\band\s+(?i:{WRITTEN})\s+[A-Z]")
"""A count within a name: "F/A-18C and four F/A-18D aircraft"."""
_DETAIL = later(
    r"[,\s]\s*(?:each\s+)?(?:with(?!\s+[Tt]racer\b)|including|to\s+include|comprised\s+of|consisting\s+of|composed\s+of|equipped\s+with"
    r"|which\s+includes?)\s"
    rf"|\s\((?={_NUMBER}\s+(?:installed|spares?|per\s|each\b)|{_NUMBER}\s+[a-z]+,?\s+(?:and\s+|plus\s+)?{_NUMBER}\s+[a-z]+"
    r"|includes?\s|inclusive\s|to\s+include\s)"
)
"""Where the name of an article ends and what belongs to it begins."""
_CLOSED = later(r"\((?:[^()]|\([^()]*\))*\)\s*,")
"""A detail in brackets behind which a list goes on: "engines (8 installed and 2 spares), a warranty, and training"."""
_EITHER = later(r"\band/or\s+\d|\beither\s+\d")
_SEVERAL = ("s", "s)", "aircraft", "ammunition", "equipment")
_SHORT = later(r"\s\([A-Z][\w-]*\)\Z")
"""The short form behind a name: "Air-to-Air Missiles (AMRAAM)"."""
_WITHIN = later(r"\b(?:that\s+include|to\s+include|including|such\s+as)\b|\bcommand,\s+control\b", re.IGNORECASE)
"""What shows that the commas behind it are those of a list of its own."""
_INCLUDING = later(r"(?:including|to\s+include)\s+")
_ABOUT = later(r"\b(?:in\s+support\s+of|to\s+(?:support|provide))\b")
"""What may be followed by such a list: it is one where no "and" closes the list that it would stand in."""
_ODD_COUNT = later(r"[^\w(]*+(?:\w[\w-]*+\s++){0,5}?\(\s*[\dlIOS][\d,lIOS]*\s*\)\s")
_TURNED = later(r"\d[\d,]*\s*\([a-z]")
"""A count in digits with its words behind."""
_FIRST = later(r"[a-z]{4,}")
_BRACKETED = later(r"\s\(\s*(?P<digits>\d[\d,]*)\s*\)(?=\s|\Z)")
_COUNTED_BEFORE = later(rf"(?<![\w-])(?P<written>{WRITTEN})\s*\Z", re.IGNORECASE)
_DESIGNATION = later(r"[\w/().–-]*\d[\w/().–-]*(?:\s+for\s+(?!the\b)[\w/().–\s-]{2,60})?\.?\Z")
_BREAKS = later(r"[();]")
_BRACKETS = later(r"\([^()]*\)")
_COMMAS = later(r"[(),]")
_FIRST_MARKS = frozenset("<[•·▪●-(0123456789")
_MARKED = later(r"\n[^\S\n]*(?:<b|\[b|[•·▪●-]|\(\w\w?\)\s|\d\d?\.\s)")
"""What shows a list whose lines bear marks."""
_DOT = r"<bullet>|\[bullet\]|[•·▪●-]"
_MARK = later(
    rf"(?P<mark>\n?[^\S\n]*(?:{_DOT}|\([a-z]\)|(?P<number>\(\d{{1,2}}\)|\d{{1,2}}\.)))\s+(?=(?:(?:{_QUALIFIER})\s+)?(?:{WRITTEN}|\d)\b)",
    re.IGNORECASE,
)
"""What marks a line of counted articles: a dot, "(a)", "1."."""
_BULLET = later(rf"(?P<mark>\n[^\S\n]*(?:{_DOT})|(?<![^\s:])(?:{_DOT}))(?P<number>(?!))?\s+")
_ENUMERATED = later(r"\s*\((?:a|1)\)\s")
_ENUMERATOR = later(r"\((?:[a-z]|\d\d?)\)\s+")
_TRAILING = later(r"[;,]?\s*\b(?:and|or)\s*\Z")
_QUOTED = later(r"``(.*?)''")
_MARKS = later(r"``|(?<!\d)''|[“”]")
_SERVICE = later(r"\b(?:services|support|assistance|representatives|personnel)\.?\s*\Z")
_AND = later(r"and\s+")
_ANDS = ("and", "And", "AND")
_LEAD_AND = later(r"\W*(?:and\s+)?", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One article: how many, under which qualifier, its words, what belongs to it; or why it cannot be read."""

    qty: int | None
    qualifier: str | None
    item: str
    detail: str | None
    start: int
    end: int
    fault: str = ""

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


def parts(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A list cut at the semicolons that stand outside brackets, each part without its "and"."""
    return [_bare(flow, *one) for one in _cut(flow, start, end, _BREAKS, ";")]


def phrases(flow: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each phrase of a list, with the reason where it cannot be told where one ends and the next begins."""
    marked = _marked(flow, start, end, _BULLET)
    if len(marked) > 1:
        for one in marked:
            yield from phrases(flow, *one)
        return
    cut = _cut(flow, start, end, _BREAKS, ";")
    if len(cut) > 1 and _ENUMERATED.match(flow, start, end):
        cut = [_unnumbered(flow, *_bare(flow, *one)) for one in cut]
    for one in cut:
        if len(cut) > 1 and (flow.count(",", *one) < 3 or _WITHIN.search(flow, *one)):
            yield (*_bare(flow, *one), "")
        elif len(cut) > 1:
            inner = _cut(flow, *one, _COMMAS, ",")
            plain = len(inner) > 3 and not any(" and " in flow[s:e] and s == inner[-1][0] for s, e in inner)
            if not plain or any(character.isdigit() for character in flow[one[0] : one[1]]):
                yield (*_bare(flow, *one), "")
                continue
            yield from ((*_bare(flow, *piece), "") for piece in inner)
        else:
            yield from _by_commas(flow, *one)


def _unnumbered(flow: str, start: int, end: int) -> tuple[int, int]:
    """A part of an enumeration without its number or letter in brackets."""
    number = _ENUMERATOR.match(flow, start, end)
    return (number.end() if number else start), end


def _by_commas(flow: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Phrases of a list with commas alone.

    "Contractor engineering, technical and logistics services" is one phrase, although it has a comma of its own. An
    "and" before the last phrase shows another such list: nobody says where it begins, so all before it is in doubt.
    """
    pieces = _cut(flow, start, end, _COMMAS, ",")
    waiting: list[tuple[int, int]] = []
    place = 0
    if len(pieces) > 1 and (about := _about(flow, pieces)) is not None:
        yield (*_bare(flow, start, end), about)
        return
    while place < len(pieces):
        first, last = pieces[place]
        lead = _INCLUDING.match(flow, first, last)
        if lead:  # "logistics support, including spare parts, tools, and training"
            first = lead.end()
            pieces[place] = first, last
        if place < len(pieces) - 1 and _WITHIN.search(flow, first, last):
            yield from ((*_bare(flow, *one), "") for one in waiting)
            yield (*_bare(flow, first, end), "a list within a list, whose end is not plain")
            return
        if _opens(flow, first):
            place = next((k for k in range(place, len(pieces)) if _SERVICE.search(flow, *pieces[k])), -1)
            yield from ((*_bare(flow, *one), "") for one in waiting)
            waiting = []
            if place < 0:
                yield (*_bare(flow, first, end), "a list within a list, whose end is not plain")
                return
            yield (*_bare(flow, first, pieces[place][1]), "")
        elif (
            place < len(pieces) - 1 and (joint := _AND.match(flow, first, last)) and not _count(flow, joint.end(), last)
        ):
            begins = waiting[0][0] if waiting else first
            yield (*_bare(flow, begins, last), "a list within a list, whose beginning is not plain")
            waiting = []
        else:
            waiting.append((first, last))
        place += 1
    yield from ((*_bare(flow, *one), "") for one in waiting)


def _count(flow: str, start: int, end: int) -> bool:
    """True where a counted article begins: "and 10 engines"."""
    found = QUANTITY.match(flow, start, end)
    return found is not None and not (_UNIT if found["plain"] else _TERM).match(flow, found.end())


def _about(flow: str, pieces: list[tuple[int, int]]) -> str | None:
    """Nothing for a list of several things; else why what says more of the first of them has no plain end, if so."""
    within = _WITHIN.search(flow, *pieces[0])
    if within is None and _ABOUT.search(flow, *pieces[0]) is None:
        return None
    if any(_AND.match(flow, *one) for one in pieces[:-1]):
        return "a list within a list, whose end is not plain"
    return "" if within or _AND.match(flow, *pieces[-1]) is None else None


def _opens(flow: str, start: int) -> bool:
    return clean(flow[start : start + 60]).lower().startswith(("u.s. government", "contractor ", "and u.s. gov"))


def lines(flow: str, start: int, end: int) -> list[Line]:
    """Each article of a list that gives quantities."""
    found = []
    for stretch in _marked(flow, start, end, _MARK):
        for one in _cut(flow, *stretch, _BREAKS, ";"):
            found += [_line(flow, *piece) for piece in _counted(flow, *_bare(flow, *one))]
    return [one for one in found if one.start < one.end]


def _marked(flow: str, start: int, end: int, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    """A list cut at the marks that begin its lines, without them; as it is where there are none."""
    if flow[start : start + 1] not in _FIRST_MARKS and _MARKED.search(flow, start, end) is None:
        return [(start, end)]
    cuts = [start]
    for found in marks.finditer(flow, start, end):
        opens = found["mark"][0] == "\n" or not flow[start : found.start()].strip()
        # "plus one\n(1) spare" has no mark: the number in brackets is the one before it.
        if opens and (
            found["number"] is None
            or not _COUNTED_BEFORE.search(flow, max(start, found.start() - 90), found.start() + 1)
        ):
            cuts += found.span()
    pieces = []
    for one, other in zip(cuts[::2], [*cuts[1::2], end], strict=True):
        joint = _TRAILING.search(flow, max(one, other - 20), other)
        pieces.append(trim(flow, one, joint.start() if joint else other))
    return [one for one in pieces if one[0] < one[1]]


def _counted(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch cut before each further quantity that begins a line of its own."""
    cuts, ends = [start], []
    if _alone(flow, start, end):
        return [_bare(flow, start, end)]
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
            if opens and not _UNIT.match(flow, found.end() - 1) and _closed(flow, cuts[-1], found.start()):
                cuts.append(found.start("head"))
                ends.append(found.start())
    return [_bare(flow, one, other) for one, other in zip(cuts, [*ends, end], strict=True)]


def _joined(flow: str, start: int, found: re.Match[str]) -> bool:
    """True for "two (2) launchers and six (6) racks", not where the racks may come with each launcher."""
    return (
        found["and"] is not None
        and number(found["written"]) == number(found["digits"])
        and QUANTITY.match(flow, start, found.start()) is not None
        and _DETAIL.search(flow, start, found.start()) is None
    )


def _behind_several(flow: str, start: int, end: int) -> bool:
    """True for "12 rockets and 90 launchers", not for "two Block 50 and 52 aircraft", which may be one article."""
    found = QUANTITY.match(flow, start, end)
    return found is not None and _DETAIL.search(flow, start, end) is None and several(clean(flow[found.end() : end]))


def several(name: str) -> bool:
    """True where an article's name is that of several things, as more than one of them must have."""
    name = _SHORT.sub("", name)
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


def _line(flow: str, start: int, end: int) -> Line:
    found = QUANTITY.match(flow, start, end)
    if found and (_UNIT if found["plain"] else _TERM).match(flow, found.end()):
        found = None
    if found is None:
        if _ODD_COUNT.match(flow, start, end) or _TURNED.match(flow, start, end):
            return Line(None, None, "", None, start, end, "a number in brackets whose words are no number")
        if _EITHER.search(flow, start, end):
            return Line(None, None, "", None, start, end, "one thing or another, each with its number")
        name, detail = _named(flow, start, end)
        return Line(None, None, name, detail, start, end)
    qty = number(found["digits"] or found["plain"] or found["words"])
    if found["written"] and number(found["written"].replace(",", "")) != qty:
        return Line(None, None, "", None, start, end, "the number in words is not the number in digits")
    if qty is None or flow[found.end() : found.end() + 1] == "(":
        return Line(None, None, "", None, start, end, "the quantity is no number that can be read")
    if _stray(flow, found.end(), end):
        return Line(None, None, "", None, start, end, "a number in brackets whose words are another number or none")
    name, detail = _named(flow, found.end(), end)
    if _BRACKETED.search(name) or _EITHER.search(name) or (" and " in name and _SECOND.search(name)):
        return Line(None, None, "", None, start, end, "a second number stands in the name of the article")
    if not name or ("," in name and not _one_name(name)) or (detail and _CLOSED.match(detail)):
        return Line(None, None, "", None, start, end, "where the name of the article ends is not plain")
    qualifier = clean(found["qualifier"]).lower() if found["qualifier"] else None
    return Line(qty, qualifier, name, detail, start, end)


def _stray(flow: str, start: int, end: int) -> bool:
    """True where a misspelt number hides: "two hundrd forty (240) radars" is not two of anything."""
    first = _FIRST.match(flow, start, end)
    if first and nearest_number(first[0]):
        return True
    for found in _BRACKETED.finditer(flow, start, end):
        before = _COUNTED_BEFORE.search(flow, max(start, found.start() - 90), found.start() + 1)
        if before is None or number(before["written"]) != number(found["digits"]):
            return True
    return False


def _one_name(name: str) -> bool:
    """A comma before a bare designation belongs to the name: "sets, AN/XYZ-1", "kits, KMU-5 for MK-8 bombs"."""
    bare = _BRACKETS.sub("", name)
    _, comma, rest = bare.partition(", ")
    return not comma or bool(_DESIGNATION.match(rest))


def _named(flow: str, start: int, end: int) -> tuple[str, str | None]:
    start, end = trim(flow, start, end, ".,;")
    at = _DETAIL.search(flow, start, end)
    stop = at.start() if at else end
    name = unquoted(clean(flow[start:stop]).rstrip(","))
    detail = clean(flow[stop:end]).lstrip(", ") or None
    return name, detail


def unquoted(words: str) -> str:
    """Words without the typesetter's quotation marks around a name; the mark behind a size is that of inches."""
    if "''" not in words and "``" not in words and "“" not in words and "”" not in words:
        return words
    return _MARKS.sub("", _QUOTED.sub(r"\1", words))


def _bare(flow: str, start: int, end: int) -> tuple[int, int]:
    start, end = trim(flow, start, end, ".,;")
    lead = _LEAD_AND.match(flow, start, end) if flow.startswith(_ANDS, start) else None
    return (min(lead.end(), end), end) if lead else (start, end)


def _cut(flow: str, start: int, end: int, marks: re.Pattern[str], cut: str) -> list[tuple[int, int]]:
    if flow.find(cut, start, end) < 0:
        one = trim(flow, start, end)
        return [one] if one[0] < one[1] else []
    depth, at, found = 0, start, []
    for mark in marks.finditer(flow, start, end):
        character = mark[0]
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == cut and not depth and not (cut == "," and flow[mark.end() : mark.end() + 3].isdecimal()):
            found.append((at, mark.start()))
            at = mark.end()
    found.append((at, end))
    return [one for one in (trim(flow, *one) for one in found) if one[0] < one[1]]
