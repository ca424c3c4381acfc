"""A 36(b)(1) notice: its eight numbered sections, one function each."""

from __future__ import annotations

import re
from collections.abc import Callable

from caveat.sources.notice.amounts import DAY, day
from caveat.sources.notice.description import describe
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.labels import Label
from caveat.sources.notice.sheet import Sheet
from caveat.sources.notice.value import FOOTNOTE, value
from caveat.sources.patterns import later

_DEPARTMENT = later(
    r"(?P<name>[A-Z](?:[A-Za-z.,&'\s]|(?<=[a-z])-(?=[A-Z][a-z])){2,80}?)\s*(?:\((?P<case>[^()]{1,120})\))?\s*\.?\s*\Z",
    re.DOTALL,
)
_SIGN = later(r"[A-Z0-9]{2}[-–][A-Z0-9][-–][A-Z0-9]{3}|[A-Z]{3}|[A-Z0-9]{2,3}[-–][A-Z]{3}")
_INITIALS = later(r"(?:\b[A-Z]\.)+[A-Z]\Z")
"""A name in initials, whose last full stop is its own: "U.A.E."."""
_NEXT = later(r"(?<=\))[\s,;]*(?:and\s+)?(?=[A-Z])")
"""What stands between two departments, each with its cases in brackets."""
_NOTE = later(r"(?:Am(?:en)?d(?:ment)?|Modification|Basic Case)(?: No\.)? ?#?\d*", re.IGNORECASE)
_NOTED = later(r"(?<=[A-Z0-9]{3})\s+(?=(?:Amend|Modif|Basic))", re.IGNORECASE)
"""What stands between a case and the note on it: "SAB Amendment #2"."""
_DASH = later(r"\s*[-–]\s*")
_APART = r"\s*(?:--|[-–—])\s*"
_PRIOR = later(
    r"(?:FMS\s+[Cc]ases?:?\s+)?(?:[A-Z0-9]{2}[-–][A-Z0-9][-–][A-Z0-9]{3}|[A-Z]{2,3})"
    rf"(?:{_APART}\$?\s?[\d,.]+\s*(?:million|billion|[MBmb])?(?:{_APART}\d{{1,2}}\s?[A-Za-z]{{3,4}}\.?\s?\d{{2,4}})?)?"
)
_MANY = later(
    r"(?:Multiple|Numerous|Various|Several|Many)(?:\s+(?:prior\s+)?(?:related\s+)?(?:FMS\s+)?cases?)?"
    r"(?:,?\s+(?:dating\s+back\s+to|dating\s+from|since|from|between|beginning\s+in)\s[\w\s,–-]{4,40})?",
    re.IGNORECASE,
)
"""What says that there were earlier cases, and not which."""
_NONE = later(r"(?:None|N/A|There\s+are\s+no\s+prior\s+related\s+cases)\.?", re.IGNORECASE)
_LISTED = later(r"[^,;]+")
_LISTED_SUMS = later(r"(?:[^,;]|,(?=\d{3}))+")
_AND = later(r"(?:^|\s)and\s+|\s+(?=FMS\s+[Cc]ase\b)|\s*&\s*|(?<=[A-Z0-9]{3})/(?=[A-Z0-9]{2}-[A-Z0-9]-)")
_WHEN = later(rf"\s*(?P<day>{DAY})\s*\.?")
_BELOW = later(r"\n[^\S\n]*(?:-{10,}\s+)?\\\d{1,2}\\\s+(?=[A-Z])")
"""Where a note begins that stands on lines of its own."""
_NOT_A_VALUE = later(r"[:$]|\(\s*[ivx]{1,4}\s*\)")

Reader = Callable[[Sheet, int, int, int], None]


def sections(sheet: Sheet, core: list[Label], stop: int) -> None:
    """Read each numbered section; one whose label or end cannot be trusted is unread, whole."""
    for place, label in enumerate(core):
        end = core[place + 1].start if place + 1 < len(core) else stop
        nxt = core[place + 1] if place + 1 < len(core) else None
        name = label.name or "section"
        if label.fault:
            sheet.unread(name, label.fault, label.start, end)
        elif (
            name in _OPEN and label.place is not None and (nxt is None or (nxt.place or nxt.numeral) != label.place + 1)
        ):
            sheet.unread(name, "the label that should follow was not found", label.start, end)
        else:
            READERS[name](sheet, label.start, label.body, end)


def purchaser(sheet: Sheet, start: int, body: int, end: int) -> None:
    """Who would buy."""
    flow = sheet.flow
    first, last = trim(flow, body, end, ".")
    last += flow.startswith(".", last, end) and _INITIALS.search(flow, first, last) is not None
    words = clean(flow[first:last])
    if not words or len(words) > 160 or _NOT_A_VALUE.search(words) or not words[0].isalpha():
        sheet.unread("purchaser", "no name stands there", start, end)
        return
    sheet.section("purchaser", start, end)
    sheet.say("purchaser", words, first, last)


def description(sheet: Sheet, start: int, body: int, end: int) -> None:
    """The articles and services."""
    if not sheet.flow[body:end].strip():
        sheet.unread("description", "nothing stands there", start, end)
        return
    sheet.section("description", start, body)
    note = _BELOW.search(sheet.flow, body, end) if sheet.flow.find("\\", body, end) >= 0 else None
    describe(sheet, body, note.start() if note else end)
    if note:
        sheet.unread("footnote", "a note below the list", note.start(), end)


def military_department(sheet: Sheet, start: int, body: int, end: int) -> None:
    """The departments that would run the case, and the designators of its cases."""
    flow = sheet.flow
    first, last = trim(flow, body, end)
    cuts = [first, *(at for joint in _NEXT.finditer(flow, first, last) for at in joint.span()), last]
    found = [_DEPARTMENT.match(flow, *one) for one in zip(cuts[::2], cuts[1::2], strict=True)]
    named = [one for one in found if one and len(one["name"].split()) <= 8]
    if len(named) < len(found) or (len(named) > 1 and not all(one["case"] for one in named)):
        sheet.unread("military_department", "no department, or more than a department, stands there", start, end)
        return
    sheet.section("military_department", start, end)
    for one in named:
        at = trim(flow, *one.span("name"), ".,")
        sheet.say("military_department", clean(flow[slice(*at)]), *at)
        _designators(sheet, one)


def _designators(sheet: Sheet, found: re.Match[str]) -> None:
    flow = sheet.flow
    for one in _LISTED.finditer(found["case"] or ""):
        where = trim(flow, found.start("case") + one.start(), found.start("case") + one.end())
        for piece in (part for joint in _joined(flow, *where) for part in _apart(flow, *joint)):
            words = clean(flow[slice(*piece)])
            sign = _DASH.sub("-", words)
            if _SIGN.fullmatch(sign):
                sheet.say("case_id", sign, *piece)
            elif _NOTE.fullmatch(words):
                sheet.say("case_note", words, *piece)
            else:
                sheet.doubt("case_id", "no case designator", *piece)


def _joined(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    at, found = start, []
    for joint in _AND.finditer(flow[start:end]):
        found.append((at, start + joint.start()))
        at = start + joint.end()
    found.append((at, end))
    return [one for one in (trim(flow, *one, ".") for one in found) if one[0] < one[1]]


def _apart(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A case and the note that stands behind it."""
    noted = _NOTED.search(flow, start, end)
    return [(start, noted.start()), (noted.end(), end)] if noted else [(start, end)]


def prior_cases(sheet: Sheet, start: int, body: int, end: int) -> None:
    """Earlier cases, each as printed; an empty list where the notice says None, a note where it says that there are."""
    flow = sheet.flow
    first, last = trim(flow, body, end, ".")
    if _NONE.fullmatch(flow, first, last):
        sheet.section("prior_cases", start, end)
        sheet.say("prior_cases", [], first, last)
        return
    if _MANY.fullmatch(flow, first, last):
        sheet.section("prior_cases", start, end)
        sheet.say("prior_cases_note", clean(flow[first:last]), first, last)
        return
    cases = [
        clean(flow[slice(*piece)])
        for one in _LISTED_SUMS.finditer(flow[first:last])
        for piece in _joined(flow, *trim(flow, first + one.start(), first + one.end()))
    ]
    if not cases or not all(_PRIOR.fullmatch(one) for one in cases):
        sheet.unread("prior_cases", "no list of case designators", start, end)
        return
    sheet.section("prior_cases", start, end)
    sheet.say("prior_cases", [one.replace("–", "-") for one in cases], first, last)


def phrase(name: str) -> Reader:
    """A reader of a section whose value is one short phrase."""

    def read(sheet: Sheet, start: int, body: int, end: int) -> None:
        first, last = trim(sheet.flow, body, end, ".")
        words = clean(sheet.flow[first:last])
        if not words or len(words) > 300 or _NOT_A_VALUE.search(words):
            sheet.unread(name, "no phrase stands there", start, end)
            return
        sheet.section(name, start, end)
        sheet.say(name, words, first, last)

    return read


def delivered(sheet: Sheet, start: int, body: int, end: int) -> None:
    """The day on which Congress had it, and the footnote that often stands behind."""
    flow = sheet.flow
    found = _WHEN.match(flow, body, end)
    when = day(clean(found["day"])) if found else None
    behind = found.end() if found else body
    note = FOOTNOTE.search(flow, behind, end) if flow.find("47", behind, end) >= 0 else None
    stop = note.start() if note else end
    if note:
        sheet.ignored("footnote", note.start(), note.end())
    if found is None or when is None:
        sheet.unread("delivered_to_congress", "no day of the calendar stands there", start, stop)
        return
    sheet.section("delivered_to_congress", start, found.end())
    sheet.say("delivered_to_congress", when, *found.span("day"))


READERS: dict[str, Reader] = {
    "purchaser": purchaser,
    "value": value,
    "description": description,
    "military_department": military_department,
    "prior_cases": prior_cases,
    "commission": phrase("commission"),
    "sensitivity": phrase("sensitivity"),
    "delivered_to_congress": delivered,
}
_OPEN = frozenset(
    {"purchaser", "description", "prior_cases", "commission", "sensitivity", "value", "military_department"}
)
"""Sections whose end only the next label shows."""
