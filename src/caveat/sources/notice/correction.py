"""Corrections: which notice one corrects; what it prints as a picture is unread."""

from __future__ import annotations

import re

from caveat.sources.notice import register, transmittals
from caveat.sources.notice.amounts import DAY, day
from caveat.sources.notice.flow import clean
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

CORRECTION = later(
    r"Arms\s+Sales\s+Notification;\s+Correction|Arms\s+sales\s+notice;\s+correction"
    r"|Arms\s+Sales\s+Notification\s+Correction\s+In\s+notice\s+document\b",
    re.IGNORECASE,
)
_IN_NOTICE = later(
    rf"In\s+notice\s+document\s+(?P<number>[\w–-]+),?\s+(?:appearing|beginning)\s+on\s+pages?\s+(?P<page>\d+)(?:\s*[-–]\s*\d+)?,?\s+"
    rf"in\s+the\s+issue\s+of\s+\w{{6,9}},\s+(?P<published>{DAY}),?\s+make\s+the\s+following\s+corrections?:"
)
"""How the office of the Register itself corrects what it printed."""
_SHOULD_READ = later(
    r"\b[Oo]n\s+(?P<place>(?:the\s+same\s+)?page\b[^`“]{0,200}?),?\s*(?:``|“)(?P<printed>[^`“”]{1,200}?)(?:''|”)\s+"
    r"should\s+read\s+(?:as\s+follows:\s+)?(?:``|“)(?P<reads>[^`“”]{1,200}?)(?:''|”)"
)
_CORRECTS = later(
    rf"In\s+the\s+Federal\s+Register\s+of\s+(?P<published>{DAY})(?:\s*\((?P<citation>\d+\s+FR\s+\d+(?:\s*-\s*\d+)?)\))?"
    r"(?:,?\s+in\s+FR\s+Doc\.?\s+(?P<number>\w+(?:-\s*\w+)?))?(?:,\s+on\s+pages?\s+(?P<page>\d+))?(?=[\s,.;])(?!,?\s+(?:in|on)\s+(?!the\b))"
)
_WORDS = later(r"[A-Za-z]{2}")
"""What is more than the number of a correction."""
_REST = later(r"[^.]*\.")
_FURTHER = later(r"\bpages?\s+\d|\bDoc\b|\bFR\b")
_READS = later(r"\d")
"""What shows that the sentence says what is to be read instead, which no rule does."""
_TO_READ = later(r"\bto\s+read(?:\s+as\s+follows)?\s*:")


def correction(sheet: Sheet) -> None:
    """What a correction corrects; what it prints as a picture is unread."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    after = register.head(sheet, start, end)
    heading = CORRECTION.search(flow, after, end)
    if heading:
        sheet.say("kind", "correction", *heading.span())
    foot = register.foot(sheet, after, end)
    transmittals.find(sheet, after, heading.start() if heading else after)
    if in_notice := _IN_NOTICE.search(flow, after, foot):
        sheet.ignored("department and title", after, in_notice.start())
        _by_the_office(sheet, in_notice, foot)
        return
    found = _CORRECTS.search(flow, after, foot)
    # The preamble of a correction is its text: it ends where the day of signature stands.
    stop = found.start() if found else foot
    register.preamble(sheet, after, stop, signed=False)
    signed = register.signature(sheet, found.end() if found else after, foot)
    if found:
        _corrects(sheet, found, signed)
    register.furniture(sheet, after, foot, "transmittal text")


def _corrects(sheet: Sheet, found: re.Match[str], signed: int) -> None:
    flow = sheet.flow
    published = day(clean(found["published"]))
    rest = _REST.match(flow, found.end(), sheet.end)
    if published is None or rest is None or _FURTHER.search(rest[0]):
        stop = rest.end() if rest else found.end()
        sheet.unread("corrects", "a day, a document or a page that cannot be read", found.start(), stop)
        return
    sheet.section("corrects", *found.span())
    value = {
        "fr_doc": re.sub(r"\s", "", found["number"]) if found["number"] else None,
        "citation": re.sub(r"\s*-\s*", "-", clean(found["citation"])) if found["citation"] else None,
        "published": published,
        "page": int(found["page"]) if found["page"] else None,
    }
    last = max(found.end(name) for name in ("published", "citation", "number", "page"))
    sheet.say("corrects", value, found.start("published"), last)
    table = _TO_READ.search(rest[0])
    if table or _READS.search(rest[0]):
        stop = signed if table else rest.end()  # no sentence shows where a table ends
        sheet.unread("correction", "what is to be read instead is in no form that is known", rest.start(), stop)
    else:
        sheet.ignored("place of the correction", *rest.span())


def _by_the_office(sheet: Sheet, found: re.Match[str], end: int) -> None:
    """What the office of the Register corrects: each misprint with its place and what is to be read instead."""
    flow = sheet.flow
    published = day(clean(found["published"]))
    if published is None:
        sheet.unread("corrects", "no day of the calendar", *found.span())
    else:
        sheet.section("corrects", *found.span())
        document = {"fr_doc": found["number"].replace("–", "-"), "citation": None, "published": published, "page": None}
        sheet.say("corrects", document, found.start("number"), found.end("published"))
    at = found.end()
    for one in _SHOULD_READ.finditer(flow, at, end):
        if _WORDS.search(flow, at, one.start()):
            sheet.unread("correction", "a correction in no form that is known", at, one.start())
        sheet.section("correction", *one.span())
        value = {name: clean(one[name]) for name in ("place", "printed", "reads")}
        sheet.say("correction", value, *one.span())
        at = one.end()
    if _WORDS.search(flow, at, end):
        sheet.unread("correction", "a correction in no form that is known", at, end)
