"""What stands around a notice: the Federal Register's head, preamble and foot."""

from __future__ import annotations

import string
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from caveat.sources.notice.amounts import DAY, day
from caveat.sources.notice.flow import clean
from caveat.sources.notice.labels import nearest, plain
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

OPENS = "[Federal"
"""What every head begins with."""
HEAD = later(r"\[Federal\s+Register(?:\s+Volume\s|:\s)")
_VOLUME = later(
    rf"\[Federal\s+Register(?:\s+Volume\s+(?P<volume>\d+),\s+Number\s+\d+\s+\(\w+,\s+(?P<published>{DAY})\)"
    rf"|:\s+(?P<old_published>{DAY})\s+\(Volume\s+(?P<old_volume>\d+),\s+Number\s+\d+\))\]"
)
_PAGES = later(r"\[Pages?\s+(?P<pages>\d+(?:-\d+)?)\]")
_DOCUMENT = later(r"\[(?:FR\s+Doc\s+No|(?P<file>DOCID)):\s*(?P<number>[\w-]+)\]")
_FOOT = later(
    r"\[FR\s+Doc\.\s+(?P<number>[\w–-]+)\s+Filed\s+(?P<month>\d{1,2})[-–](?P<day>\d{1,2})[-–](?P<year>\d{2})[;,]\s+[^\]\n]{1,20}\]"
)
_BILLING = later(r"BILLING\s+CODE\s+[\w–-]+")
_PICTURE = later(r"\[GRAPHIC\](?:\s*\[TIFF\s+OMITTED\])?(?:\s*[A-Z]{2}\d{2}[A-Z]{2}\d{2}\.\d{3})?")
_BEFORE_COLON = later(
    r"(?<![\w,(])(?P<words>[A-Za-z]{5,9}|[A-Z]{5,14}(?:\s+[A-Z]{2,12}){1,3}"
    r"|(?i:(?:For\s+)?Further\s+Information\s+Contact|Supplementary\s+Information))\Z"
)
_SPACES = "\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LETTERS = string.ascii_letters + string.whitespace + _SPACES
"""What a heading of the preamble is made of: letters, and what an expression takes for white space."""
_NAMES = {
    "agency": "agency",
    "action": "action",
    "summary": "summary",
    "dates": "dates",
    "addresses": "addresses",
    "for further information contact": "contact",
    "further information contact": "contact",
    "supplementary information": "supplementary information",
    "dated": "signed",
}
_DATED = later(rf"\n\s*Dated:\s+{DAY}")
_SIGNED = later(rf"\s*(?P<day>{DAY})\.?")


def head(sheet: Sheet, start: int, end: int) -> int:
    """Read the head of a Federal Register document; where what follows it begins."""
    flow = sheet.flow
    first = _VOLUME.match(flow, start, end)
    pages = _PAGES.search(flow, start, min(end, start + 600))
    document = _DOCUMENT.search(flow, start, min(end, start + 900))
    if first:
        volume = first["volume"] or first["old_volume"]
        published = "published" if first["published"] else "old_published"
        when = day(clean(first[published]))
        if when:
            sheet.say("published", when, *first.span(published))
        else:
            sheet.doubt("published", "no day of the calendar", *first.span(published))
        if pages:
            at = first.start("volume") if first["volume"] else first.start("old_volume")
            sheet.say("fr_citation", f"{volume} FR {pages['pages']}", at, pages.end("pages"))
    if document:
        # A DOCID is the name of a file at the printer's; the number of the document then stands at its foot alone.
        sheet.say("docid" if document["file"] else "fr_doc", document["number"], *document.span("number"))
    stop = max(found.end() for found in (first, pages, document) if found) if first or pages or document else start
    if stop > start:
        sheet.section("Federal Register head", start, stop)
    return stop


def preamble(sheet: Sheet, start: int, end: int, *, signed: bool = True) -> int:
    """Read what the office says before the notice: its headings by name, and the day of signature. Where it ends."""
    flow = sheet.flow
    found = _headings(flow, start, end)
    if not found:
        return start
    sheet.ignored("department and title", start, found[0].start)
    printed = sheet.pictured or flow.find("BILLING", start, end) >= 0
    for place, one in enumerate(found):
        stop = found[place + 1].start if place + 1 < len(found) else end
        if one.name == "signed":
            return _signed(sheet, one, stop)
        name = one.name
        stop = _pictures(sheet, one.start, stop) if printed else stop
        if signed and place + 1 == len(found):
            sheet.unread("signed", "no line that begins with Dated", one.start, stop)
            return stop
        sheet.ignored(name, one.start, stop)
    return stop


@lru_cache(maxsize=256)
def _known(words: str) -> str | None:
    words = plain(words)
    if words not in _NAMES:
        words = nearest(words, _NAMES) or ""
    return _NAMES.get(words)


@dataclass(slots=True)
class _Heading:
    """A heading of the preamble: which, where it begins, and where the words behind it do."""

    name: str
    start: int
    body: int


def _headings(flow: str, start: int, end: int) -> list[_Heading]:
    found: list[_Heading] = []
    at = flow.find(":", start, end)
    while at >= 0:
        heads = flow[at + 1 : at + 2].isspace() and flow[at - 1].isalpha()
        words = _BEFORE_COLON.search(flow, _words(flow, max(start, at - 60), at), at) if heads else None
        name = _known(words["words"]) if words else None
        if words and name:
            found.append(_Heading(name, words.start(), at + 1))
        at = flow.find(":", at + 1, end)
    return found


def _words(flow: str, start: int, end: int) -> int:
    """Where the letters and spaces begin that end a stretch: a heading holds nothing else."""
    return start + len(flow[start:end].rstrip(_LETTERS))


def _signed(sheet: Sheet, found: _Heading, end: int) -> int:
    when = _SIGNED.match(sheet.flow, found.body, end)
    iso = day(clean(when["day"])) if when else None
    if when is None or iso is None:
        return found.start
    sheet.section("signed", found.start, when.end())
    sheet.say("signed", iso, *when.span("day"))
    return when.end()


def _pictures(sheet: Sheet, start: int, end: int) -> int:
    """Where the first picture of a stretch stands, or the stretch's end."""
    picture = _PICTURE.search(sheet.flow, start, end)
    billing = _BILLING.search(sheet.flow, start, end)
    return min(one.start() for one in (picture, billing) if one) if picture or billing else end


def furniture(sheet: Sheet, start: int, end: int, picture: str) -> None:
    """Name the pictures and billing codes of a stretch that holds nothing else to read."""
    for found in _PICTURE.finditer(sheet.flow, start, end) if sheet.pictured else ():
        sheet.unread(picture, "printed as a picture", *found.span())
    for found in _BILLING.finditer(sheet.flow, start, end):
        sheet.ignored("billing code", *found.span())


def signed_below(flow: str, start: int) -> bool:
    """True where the day of signature of a document stands below what it publishes."""
    stop = flow.find(OPENS, start)
    return _DATED.search(flow, start, stop if stop >= 0 else len(flow)) is not None


def signature(sheet: Sheet, start: int, end: int) -> int:
    """Read the day of signature below what is published, where it stands there; where it begins."""
    if "signed" in sheet.names:
        return end
    dated = next((one for one in _headings(sheet.flow, start, end) if one.name == "signed"), None)
    stop = _signed(sheet, dated, end) if dated else end
    if dated is None or stop == dated.start:
        return end
    sheet.ignored("signature", stop, end)
    return dated.start


def foot(sheet: Sheet, start: int, end: int) -> int:
    """Read the foot of a Federal Register document; where it begins."""
    flow = sheet.flow
    found = _FOOT.search(flow, start, end)
    if found is None:
        return end
    year = int(found["year"]) + (1900 if int(found["year"]) >= 70 else 2000)
    try:
        filed = date(year, int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        filed = ""
    sheet.section("Federal Register foot", *found.span())
    if "fr_doc" not in sheet.names:
        sheet.say("fr_doc", found["number"].replace("–", "-"), *found.span("number"))
    if filed:
        sheet.say("filed", filed, found.start("month"), found.end("year"))
    else:
        sheet.doubt("filed", "no day of the calendar", found.start("month"), found.end("year"))
    billing = _BILLING.search(flow, found.end(), end)
    if billing:
        sheet.ignored("billing code", *billing.span())
    return found.start()
