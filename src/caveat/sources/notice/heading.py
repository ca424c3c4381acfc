"""What stands before the first label of a notice: letter, transmittal number, heading and the section it cites."""

from __future__ import annotations

import re

from caveat.sources.notice import register, transmittals
from caveat.sources.notice.flow import last
from caveat.sources.notice.sheet import Sheet

_SECTION = re.compile(r"\b36\s*\(b\)\s*\((?P<number>[15])\)\s*(?:\((?P<letter>[AC])\))?", re.IGNORECASE)
_HEADING = re.compile(
    r"Notice\s+of\s+Proposed\s+\w+\s+of|Report\s+of\s+Enhancement|Letter\s+of\s+Offer\s+Pursuant|Pursuant\s+to\s+Section\s+36",
    re.IGNORECASE,
)
ANNEX_HEAD = re.compile(r"\(\s*vii\s*\)[^:]{0,60}:|\bItem\s+Nos?\b\.?\s*vii\b|\bAnnex\b", re.IGNORECASE)
_LETTER = re.compile(
    r"(?:Defense\s+Security\s+(?:Cooperation|Assistance)\s+Agency,\s|(?:U\.S\.\s+)?Department\s+of\s+State,\s+Washington"
    r"|Dear\s+(?:Mr\.|Madam|Ms\.)\s+(?:Chairman|Speaker|Chairwoman|Chair)\b)",
    re.IGNORECASE,
)


def opening(text: str, small: str, start: int, core: int) -> int:
    """Where a notice begins that has no head of its own: at its letter, or else at its heading."""
    heading = core
    for found in transmittals.labelled(text, small, max(start, core - 900), core):
        if not ANNEX_HEAD.search(text, found.end(), min(core, found.end() + 250)):
            heading = min(heading, found.start())
    first = _HEADING.search(text, max(start, core - 400), core)
    if first and not ANNEX_HEAD.search(text, first.end(), min(core, first.end() + 200)):
        heading = min(heading, first.start())
    letter = None
    for found in _LETTER.finditer(text, max(start, core - 4000), heading):
        letter = letter or found
    return letter.start() if letter else heading


def before(sheet: Sheet, start: int, core: int, kind: str) -> str | None:
    """Read head, preamble, letter and heading; the transmittal number is given back."""
    text = sheet.flow
    at = start
    if register.HEAD.match(text, start):
        at = register.preamble(sheet, register.head(sheet, start, core), core)
    mentions = transmittals.mentions(text, sheet.small, at, core)
    mentions = transmittals.labelled(text, sheet.small, start, at) + mentions
    heading = _heading(text, at, core, mentions)
    letter = _LETTER.search(text, at, heading)
    if letter and at == start:
        sheet.ignored("covering letter", letter.start(), heading)
    elif at > start:
        register.furniture(sheet, at, heading, "letter")
        signature = min([one.start for one in sheet.sections if one.start >= at], default=heading)
        if signature - at <= 400:
            sheet.ignored("signature", at, signature)
    sheet.section("heading", heading, core)
    _kind(sheet, heading, core, kind)
    if not mentions:
        return None
    best = next((found for found in mentions if found.start() >= heading), mentions[0])
    return transmittals.say(sheet, mentions, best)


def _heading(text: str, start: int, core: int, mentions: list[re.Match[str]]) -> int:
    near = [found.start() for found in mentions if found.start() >= max(start, core - 700)]
    first = _HEADING.search(text, max(start, core - 400), core)
    at = min([*near[-1:], *([first.start()] if first else []), core])
    before = re.compile(r"Department\s+of\s+State\s*\Z", re.IGNORECASE).search(text, max(start, at - 60), at)
    return before.start() if before else at


def _kind(sheet: Sheet, start: int, end: int, kind: str) -> None:
    """The section cited in the heading, which must be the one whose labels follow."""
    found = last(_SECTION, sheet.flow, start, end)
    if found is None:
        for name in ("kind", "section"):
            sheet.doubt(name, "the heading cites no section that can be read", start, end)
        return
    cited = f"36(b)({found['number']})" + (f"({found['letter'].upper()})" if found["letter"] else "")
    if (found["number"] == "1") != (kind == "offer"):
        for name in ("kind", "section"):
            sheet.doubt(name, "the section cited is not the one whose labels follow", *found.span())
        return
    sheet.say("kind", f"{cited} notice" if kind == "offer" else f"{cited} report of enhancement", *found.span())
    sheet.say("section", cited, *found.span())
