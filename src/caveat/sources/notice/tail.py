"""What stands behind the last label of a notice: the policy justification and the annex on technology."""

from __future__ import annotations

import re

from caveat.sources.notice import transmittals
from caveat.sources.notice.claims import claims
from caveat.sources.notice.flow import Sign, clean, first, trim
from caveat.sources.notice.heading import ANNEX_HEAD
from caveat.sources.notice.labels import nearest
from caveat.sources.notice.sheet import Sheet
from caveat.sources.notice.technology import technology
from caveat.sources.patterns import later

_POLICY = later(r"policy\s+justification\b")
_LIKE_POLICY = later(r"\b[A-Za-z]{4,8}\s+[A-Za-z]{11,15}\b")
_CLAIMS_END: tuple[Sign, ...] = tuple(
    (letters, later(words))
    for letters, words in (
        ("transmittal", r"transmittals?\s+(?:nos?\b|\w{1,4}\.?\s+\d)"),
        ("notice", r"notice\s+of\s+proposed"),
        ("letter", r"letter\s+of\s+offer\s+pursuant"),
        ("annex", r"annex\b"),
        ("item", r"item\s+nos?\b"),
        ("vii", r"\(\s*vii\s*\)"),
        ("sensitivity", r"sensitivity\s+of\s+technology"),
        ("[fr", r"\[fr\s+doc"),
        ("billing", r"billing\s+code"),
        ("___", r"___"),
        ("[graphic", r"\[graphic"),
    )
)
"""What ends a justification, in small letters."""
_ANNEX: tuple[Sign, ...] = (
    ("annex", later(r"annex(?<=\bannex)\b")),
    ("vii", later(r"\bitem\s+nos?\b\.?\s*vii\b")),
    ("vii", later(r"\(\s*vii\s*\)\s*sensitivity")),
    ("sensitivity", later(r"\bsensitivity\s+of\s+technology\b")),
)
"""What an annex begins with, in small letters."""
_REQUESTED = later(r"\s(?:has|have)\s+requested\b")
_NAMED = later(r"\n[^\S\n]*[A-Z][\w.]*(?:[^\S\n][A-Z][\w.]*){0,3}\Z")
"""Who has requested it, at the head of a line: "TECRO", "South Korea"."""
_THE = later(r"The(?<=\bThe)\s")
_BLANK = later(r"(?<!\f)\n[^\S\n\f]*\n(?!\s*\f)")
"""A blank line of the text itself, not of a page break."""
_FOOT: tuple[Sign, ...] = (
    ("[GRAPHIC", later(r"\[GRAPHIC")),
    ("BILLING", later(r"\bBILLING\s+CODE")),
    ("___", later(r"___")),
    ("[FR", later(r"\[FR\s+Doc")),
)
_NO_TITLE = later(r"--|—|–|\.\s")
_STOPPED = later(r"\.\s")
_DASHED = later(r"--|—|–|\s-\s")


def policy_heading(text: str, small: str, start: int, end: int) -> re.Match[str] | None:
    """The heading of the justification, misspelt or not, if nothing that ends a justification stands before it."""
    found = _POLICY.search(small, start, end)
    if found and claims_end(small, start, found.start()) == found.start():
        return found
    stop = claims_end(small, start, min(end, start + 1200))
    for like in _LIKE_POLICY.finditer(text, start, stop):
        if nearest(" ".join(like[0].lower().split()), ("policy justification",)):
            return like
    return None


def claims_end(small: str, start: int, end: int) -> int:
    """Where the annex or the foot begins: the first of several signs, since any one of them may be misspelt."""
    found = first(_CLAIMS_END, small, start, end)
    return found.start() if found else end


def justification(sheet: Sheet, policy: re.Match[str], end: int, transmittal: str | None) -> None:
    """Read title, claims and annex."""
    text = sheet.flow
    sheet.section("heading of the justification", *policy.span())
    start, stop = policy.end(), claims_end(sheet.small, policy.end(), end)
    title = trim(text, start, _title_end(text, start, stop))
    if title[0] < title[1]:
        sheet.tell("title", clean(text[slice(*title)]), *title)
    claims(sheet, title[1], stop)
    annex(sheet, stop, end, transmittal)


def _title_end(text: str, start: int, end: int) -> int:
    """Where the title under the heading ends: before the sentence that says what was requested, or at a blank line."""
    asked = _REQUESTED.search(text, start, min(end, start + 700))
    blank = _BLANK.search(text, trim(text, start, end)[0], min(end, start + 500))
    stops = [blank.start()] if blank else []
    if asked:
        openings = (one.start() for one in _THE.finditer(text, max(start, asked.start() - 170), asked.start()))
        stops = [one for one in openings if not _NO_TITLE.search(text, one, asked.start())][:1] + stops
        named = _NAMED.search(text, max(start, asked.start() - 60), asked.start())
        stops += [named.start()] if named else []
    for stop in stops:
        words = text[start:stop].strip()
        if _DASHED.search(words) and not _STOPPED.search(words) and not words.endswith("."):
            return stop
    return start


def annex(sheet: Sheet, start: int, end: int, transmittal: str | None) -> None:
    """The annex on the technology, whose heading must bear the notice's own number."""
    text = sheet.flow
    sign = first(_ANNEX, sheet.small, start, min(end, start + 500))
    if sign is None:
        return
    body = sign.end()
    near = min(end, sign.start() + 300)
    for letters, pattern in ANNEX_HEAD:
        if sheet.small.find(letters, start, near) >= 0:
            body = max([body, *(found.end() for found in pattern.finditer(sheet.small, start, near))])
    mention = next(iter(transmittals.labelled(text, sheet.small, start, sign.start())), None)
    if mention and transmittal and transmittals.number(mention) != transmittal:
        sheet.doubt("transmittal", "the annex gives another number", *mention.span())
    stop = first(_FOOT, text, body, end)
    sheet.section("heading of the annex", start, body)
    technology(sheet, body, stop.start() if stop else end)
