"""Corrections: which notice one corrects; what it prints as a picture is unread."""

from __future__ import annotations

import re

from caveat.sources.notice import register, transmittals
from caveat.sources.notice.amounts import DAY, day
from caveat.sources.notice.flow import clean
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

CORRECTION = later(r"Arms\s+Sales\s+Notification;\s+Correction|Arms\s+sales\s+notice;\s+correction", re.IGNORECASE)
_CORRECTS = later(
    rf"In\s+the\s+Federal\s+Register\s+of\s+(?P<published>{DAY})(?:\s*\((?P<citation>\d+\s+FR\s+\d+(?:\s*-\s*\d+)?)\))?"
    r"(?:,?\s+in\s+FR\s+Doc\.?\s+(?P<number>[\w-]+?))?(?:,\s+on\s+pages?\s+(?P<page>\d+))?(?=[\s,.;])(?!,?\s+(?:in|on)\s+(?!the\b))"
)
_REST = later(r"[^.]*\.")
_FURTHER = later(r"\bpages?\s+\d|\bDoc\b|\bFR\b")
_READS = later(r"\d")
"""What shows that the sentence says what is to be read instead, which no rule does."""


def correction(sheet: Sheet) -> None:
    """What a correction corrects; what it prints as a picture is unread."""
    flow, start, end = sheet.flow, sheet.start, sheet.end
    after = register.head(sheet, start, end)
    heading = CORRECTION.search(flow, after, end)
    if heading:
        sheet.say("kind", "correction", *heading.span())
    foot = register.foot(sheet, after, end)
    found = _CORRECTS.search(flow, after, foot)
    transmittals.find(sheet, after, heading.start() if heading else after)
    # The preamble of a correction is its text: it ends where the day of signature stands.
    stop = found.start() if found else foot
    register.preamble(sheet, after, stop, signed=False)
    if found:
        _corrects(sheet, found)
    register.signature(sheet, found.end() if found else after, foot)
    register.furniture(sheet, after, foot, "transmittal text")


def _corrects(sheet: Sheet, found: re.Match[str]) -> None:
    flow = sheet.flow
    published = day(clean(found["published"]))
    rest = _REST.match(flow, found.end(), sheet.end)
    if published is None or rest is None or _FURTHER.search(rest[0]):
        stop = rest.end() if rest else found.end()
        sheet.unread("corrects", "a day, a document or a page that cannot be read", found.start(), stop)
        return
    sheet.section("corrects", *found.span())
    value = {
        "fr_doc": found["number"],
        "citation": re.sub(r"\s*-\s*", "-", clean(found["citation"])) if found["citation"] else None,
        "published": published,
        "page": int(found["page"]) if found["page"] else None,
    }
    last = max(found.end(name) for name in ("published", "citation", "number", "page"))
    sheet.say("corrects", value, found.start("published"), last)
    if _READS.search(rest[0]):
        sheet.unread("correction", "what is to be read instead is in no form that is known", *rest.span())
    else:
        sheet.ignored("place of the correction", *rest.span())
