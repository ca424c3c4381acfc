"""The annex on sensitivity of technology: the level of classification and what is promised, the rest by name."""

from __future__ import annotations

import re

from caveat.sources.notice.claims import sentences, whole
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

_LEVEL = later(
    r"\bhighest\s+(?:level\s+of\s+)?(?:classification|classified\s+information)\b[^.]{0,200}?\bis\s+(?:classified\s+)?(?P<level>TOP\s+SECRET|SECRET|CONFIDENTIAL"
    r"|UNCLASSIFIED|(?i:top\s+secret|secret|confidential|unclassified))\b"
)
_LIKE = later(r"\bclassification\b|\bclassified\b", re.IGNORECASE)
_PROMISE = later(
    r"(?P<protection>\bsubstantially\s+the\s+same\s+degree\s+of\s+protection\b)"
    r"|(?P<release>\bauthorized\s+for\s+release\s+and\s+export\b)"
)
_NUMBERED = later(r"\d{1,2}\.\s+")


def technology(sheet: Sheet, start: int, end: int) -> None:
    """Put the classification and the promises on the sheet; what describes the articles is left aside by name."""
    flow = sheet.flow
    levels: list[tuple[str, int, int]] = []
    at = start
    for one in sentences(flow, start, end):
        words = flow[slice(*one)]
        level = _LEVEL.search(flow, *one) if "classifi" in words and "highest" in words else None
        promise = _PROMISE.search(flow, *one) if "protection" in words or "release" in words else None
        if level is None and promise is None and not ("highest" in words and _LIKE.search(flow, *one)):
            continue
        sheet.ignored("description of the technology", at, one[0])
        at = one[1]
        name = "classification" if promise is None else promise.lastgroup or ""
        if not whole(words[1:].lstrip("0123456789. ") if words[0].isdigit() else words):
            sheet.unread(name, "this is no whole sentence", *one)
        elif level:
            sheet.section("classification", *one)
            levels.append((clean(level["level"]).upper(), *level.span("level")))
        elif promise:
            sheet.section(promise.lastgroup or "", *one)
            first = _NUMBERED.match(flow, *one)
            told = trim(flow, first.end() if first else one[0], one[1])
            sheet.say(promise.lastgroup or "", clean(flow[slice(*told)]), *told)
        else:
            sheet.unread("classification", "a level in no form that is known", *one)
    sheet.ignored("description of the technology", at, end)
    if len({level for level, _, _ in levels}) > 1:
        for _, begins, ends in levels:
            sheet.doubt("classification", "more than one level is given", begins, ends)
    elif levels:
        sheet.say("classification", *levels[0])
