"""What stands before the first label of a notice: letter, transmittal number, heading and the section it cites."""

from __future__ import annotations

import re

from caveat.sources.notice import register, transmittals
from caveat.sources.notice.flow import Sign, first
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

_SECTION = later(r"\b36\s*\(b\)\s*\((?P<number>[15l])\)\s*(?:\((?P<letter>[AC])\))?", re.IGNORECASE)
_HEADING: tuple[Sign, ...] = (
    ("proposed", later(r"notice\s+of\s+proposed\s+\w+\s+of")),
    ("enhancement", later(r"report\s+of\s+enhancement")),
    ("letter", later(r"letter\s+of\s+offer\s+pursuant")),
    ("section", later(r"pursuant\s+to\s+section\s+36")),
)
"""What a heading begins with, in small letters."""
_WHOLE: tuple[Sign, ...] = (
    ("letter", later(r"notice\s+of\s+proposed\s+issuance\s+of\s+letters?\s+of\s+offer\s+pursuant\s+to")),
    ("enhancement", later(r"report\s+of\s+enhancement\s+or\s+upgrade\s+of\s+sensitivity\s+of\s+technology")),
    ("forwarding", later(r"we\s+are\s+forwarding\s+(?:herewith\s+)?transmittal\s+no")),
)
_OFFICE = later(r"Department\s+of\s+State\s*\Z", re.IGNORECASE)
ANNEX_HEAD: tuple[Sign, ...] = (
    ("vii", later(r"\(\s*vii\s*\)[^:]{0,60}:")),
    ("vii", later(r"\bitem\s+nos?\b\.?\s*vii\b")),
    ("annex", later(r"annex(?<=\bannex)\b")),
)
"""What stands at the head of an annex, in small letters."""
_LETTER: tuple[Sign, ...] = (
    ("agency,", later(r"defense\s+security\s+(?:cooperation|assistance)\s+agency,\s")),
    ("washington", later(r"(?:u\.s\.\s+)?department\s+of\s+state,\s+washington")),
    ("dear", later(r"dear\s+(?:mr\.|madam|ms\.)\s+(?:chairman|speaker|chairwoman|chair)\b")),
)
"""What a covering letter begins with, in small letters."""


def opening(text: str, small: str, start: int, core: int) -> int:
    """Where a notice begins that has no head of its own: at its preamble, its letter, or else at its heading."""
    heading = core
    for found in transmittals.labelled(text, small, max(start, core - 900), core):
        if first(ANNEX_HEAD, small, found.end(), min(core, found.end() + 250)) is None:
            heading = min(heading, found.start())
    opens = first(_HEADING, small, max(start, core - 400), core)
    if opens and first(ANNEX_HEAD, small, opens.end(), min(core, opens.end() + 200)) is None:
        heading = min(heading, opens.start())
    preamble = small.rfind("agency:", max(start, core - 6000), heading)
    if preamble >= 0 and small.find("summary:", preamble, heading) >= 0:
        return preamble
    letter = first(_LETTER, small, max(start, core - 4000), heading)
    return letter.start() if letter else heading


def alone(small: str, start: int, end: int) -> int | None:
    """Where a heading stands under which no section is found, as where a page is cut; prose has no such words."""
    found = first(_WHOLE, small, start, end)
    return found.start() if found else None


def pictured(sheet: Sheet) -> None:
    """A document of the Register whose notice is printed as pictures, as most were from 2000 to 2010, or not found."""
    start, end = sheet.start, sheet.end
    after = register.head(sheet, start, end)
    foot = register.foot(sheet, after, end)
    transmittals.find(sheet, after, foot)
    stop = register.preamble(sheet, after, foot)
    register.furniture(sheet, stop, foot, "transmittal text")
    furniture = [one for one in sheet.sections if stop <= one.start < foot]
    if any(one.state == "unread" for one in furniture):
        sheet.ignored("signature", stop, min(one.start for one in furniture))
    else:
        sheet.unread("notice", "its numbered sections were not found", stop, foot)


def before(sheet: Sheet, start: int, core: int, kind: str) -> str | None:
    """Read head, preamble, letter and heading; the transmittal number is given back."""
    text = sheet.flow
    at = start
    if register.HEAD.match(text, start):
        at = register.preamble(sheet, register.head(sheet, start, core), core)
    elif sheet.small.startswith("agency:", start):
        at = register.preamble(sheet, start, core)  # a page of the Register without its head
    mentions = transmittals.mentions(text, sheet.small, at, core)
    mentions = transmittals.labelled(text, sheet.small, start, at) + mentions
    heading = _heading(text, sheet.small, at, core, mentions)
    letter = first(_LETTER, sheet.small, at, heading)
    if letter and at == start:
        sheet.ignored("covering letter", letter.start(), heading)
    elif letter and "[GRAPHIC" not in text[at:heading]:
        sheet.ignored("signature and covering letter", at, heading)  # the Register printed letters as text at first
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


def _heading(text: str, small: str, start: int, core: int, mentions: list[re.Match[str]]) -> int:
    near = [found.start() for found in mentions if found.start() >= max(start, core - 700)]
    opens = first(_HEADING, small, max(start, core - 400), core)
    at = min([*near[-1:], *([opens.start()] if opens else []), core])
    before = _OFFICE.search(text, max(start, at - 60), at)
    return before.start() if before else at


def _cited(flow: str, start: int, end: int) -> re.Match[str] | None:
    """The last section that is cited."""
    found, at = None, flow.rfind("36", start, end)
    while at >= 0 and found is None:
        found = _SECTION.match(flow, at, end)
        at = flow.rfind("36", start, at + 1)
    return found


def _kind(sheet: Sheet, start: int, end: int, kind: str) -> None:
    """The section cited in the heading, which must be the one whose labels follow."""
    found = _cited(sheet.flow, start, end)
    if found is None:
        for name in ("kind", "section"):
            sheet.doubt(name, "the heading cites no section that can be read", start, end)
        return
    number = "5" if found["number"] == "5" else "1"  # "(l)" is how a scanner reads it, and there is no such section
    cited = f"36(b)({number})" + (f"({found['letter'].upper()})" if found["letter"] else "")
    if (number == "1") != (kind == "offer"):
        for name in ("kind", "section"):
            sheet.doubt(name, "the section cited is not the one whose labels follow", *found.span())
        return
    sheet.say("kind", f"{cited} notice" if kind == "offer" else f"{cited} report of enhancement", *found.span())
    sheet.say("section", cited, *found.span())
