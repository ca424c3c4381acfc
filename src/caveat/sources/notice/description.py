"""Section (iii) of a 36(b)(1) notice: the articles, major defense equipment apart where the notice sets it apart."""

from __future__ import annotations

import re
from itertools import pairwise

from caveat.sources.notice.articles import HOLDS, QUANTITY, Line, lines, several
from caveat.sources.notice.claims import sentences, whole
from caveat.sources.notice.cutting import outside, unquoted
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.labels import plain
from caveat.sources.notice.phrases import phrases
from caveat.sources.notice.sheet import Sheet
from caveat.sources.notice.subheads import Head, doubtful, heads
from caveat.sources.patterns import later

ALSO = later(
    r"[AaIT](?<=\b.)(?:(?<=[Aa])(?i:lso\s+(?:included|provided)(?:\s+(?:with|in)\s+th(?:is|e)\s+(?:proposed\s+|possible\s+|potential\s+)?"
    r"(?:request|sale)(?:\s+in\s+support\s+of\s+(?:the\s+)?\w+)?)?(?:\s+(?:(?:are|is|were)\b|will\s+be\b)(?:\s+the\s+following)?\s*:?"
    r"|\s*:))"
    r"|(?<=I)ncluded\s+(?:also\s+)?are\b"
    r"|(?:(?<=I)n\s+addition,\s+(?:the|this)|(?<=T)h(?:e|is))"
    r"(?i:\s+(?:(?:(?:proposed|possible|potential)\s+)?sale|request|package)\s+(?:will\s+also\s+include|also\s+includes)\b)"
    r"|(?<=I)n\s+addition,\s+(?:the|this)\s+(?:proposed|possible|potential)\s+sale\s+(?:will\s+include|includes)\b)\s*"
)
"""What opens a list of what comes with the articles. A letter stands first, so that it is found fast."""
_ASKED = later(
    r"\s*[^.;:,]{2,120}?\s(?:has|have)\s+requested\s+(?:to\s+(?:buy|purchase|procure|acquire)|(?:a|the)\s+possible\s+(?:sale|purchase)\s+of)\s+"
)
_SAYS = later(r"\b(?:has|have|had|was|were|is|are|will|would|included)\b")
"""What a sentence on a case holds, and a list of articles does not."""
LEADS_ON = later(
    r"[^.:;$]{0,200}\b(?:as\s+follows|the\s+following|(?:sale|purchase|total)\s+of|to\s+(?:buy|purchase)|include[sd]?)\s*:?"
    r"|[^.:;$]{0,200}\bthe\s+following\s+(?:(?!\(\d)[^.:;$]){2,150}:"
)
"""What leads on to the lists below it: "The above notification requirements are combined as follows:"."""
_NONE = later(
    r"\s*(?:None(?:\s+at\s+this\s+time)?|N/A|Not\s+applicable"
    r"|There\s+(?:is|are)\s+no\s+MDE(?:\s+items)?(?:\s+(?:associated\s+with|included\s+in)\s+this\s+(?:\w+\s+)?sale)?)\.?\s*\Z",
    re.IGNORECASE,
)
_OPENS = later(
    r"\s*(?P<head>[^:;.$]{3,250}?),?\s+(?:(?:that|which)\s+includes?|including|to\s+include|consisting\s+of|comprised\s+of)"
    r"(?:\s+the\s+following(?:\s+(?P<non>[Nn]on-?\s*(?:MDE|[Mm]ajor\s+[Dd]efense\s+[Ee]quipment))\b)?(?:\s[^:;.$,]{2,60})?)?\s*:\s+"
)
"""What has no count of its own, and leads on to a list of what it holds: "the Patriot system, that includes: ..."."""
_STOCK = later(
    r"(?:spares?\s+(?:and\s+repair\s+)?parts|spares\s+and\s+repair\s+parts|(?:support|tools?|special\s+tools)(?:\s+and\s+test)?\s+equipment"
    r"|publications\s+and\s+technical\s+\w+|personnel\s+training\s+and\s+(?:training\s+)?equipment|repair\s+and\s+return)"
)
"""What comes with any article: it never goes on with the name of one."""
_GOES_WITH = later(
    r"\b(?:containers?|tools?|training|software|support|services?|equipment|accessories|publications|documentation|kits?|batter(?:y|ies)"
    r"|chargers?|manuals?|spares?|parts|trainers|trailers|data|other\s+related|warrant(?:y|ies))\b",
    re.IGNORECASE,
)
"""What comes with articles: a list in which nothing of it stands behind a comma is no list."""
_ACRONYM = later(r"[A-Z]{3}[\w-]*\Z")
_CONTAINERS = later(r"(?:\w+\s+)?containers")
_CLOSING = later(r"\.\s+(?=[A-Z])")
_ABBREVIATED = later(r"(?:U\.S|\b[A-Z]|e\.g|i\.e|No|Inc)\Z")
_BLANK = later(r"\n[^\S\n]*\n\s*(?=[AIT])")
_BREAK = later(r"\n[^\S\n]*\Z")


def describe(sheet: Sheet, start: int, end: int, prefix: str = "", *, mde: bool | None = None) -> None:
    """Put every article between two offsets on the sheet; the label before it is part of the section."""
    flow = sheet.flow
    below = heads(flow, start, end)
    if not any(one.kind in {"mde", "non", "lead"} for one in below):
        _prose(sheet, start, end, prefix, mde)
        return
    lead = trim(flow, start, below[0].start)
    if lead[0] < lead[1]:
        _before(sheet, below[0].kind, *lead)
    for place, one in enumerate(below):
        stop = below[place + 1].start if place + 1 < len(below) else end
        nxt = below[place + 1].kind if place + 1 < len(below) else ""
        if one.kind == "mde":
            _mde(sheet, one, stop)
        elif one.kind == "odd":
            sheet.unread("mde_items", "a heading that is not known", one.start, stop)
        elif one.kind == "non" and nxt in {"lead", "non"} and _leads(flow, one.end, stop):
            sheet.section("non_mde_items", one.start, stop)
        else:
            _non(sheet, one, stop)


def _leads(flow: str, start: int, end: int) -> bool:
    """True for nothing, or for words that lead on to the next heading: "This request also includes the following"."""
    start, end = trim(flow, start, end)
    return start == end or LEADS_ON.fullmatch(flow, start, end) is not None


def headed(flow: str, start: int, end: int) -> tuple[int, int] | None:
    """Where lists stand between two offsets whose headings begin lines of their own, up to the sentence behind them."""
    found = [
        one
        for one in heads(flow, start, end)
        if one.kind in {"mde", "non"} and _BREAK.search(flow, max(start, one.start - 40), one.start)
    ]
    if not found:
        return None
    first = trim(flow, found[-1].end, end)[0]
    return found[0].start, _further(flow, first, end)


def _before(sheet: Sheet, kind: str, start: int, end: int) -> None:
    """What stands before the first heading: sentences on the case, then a list that nobody calls major equipment."""
    flow = sheet.flow
    for one in sentences(flow, start, end):
        words = flow[slice(*one)]
        if not whole(words) or ":" in words or QUANTITY.match(words) or not _SAYS.search(words):
            break
        sheet.tell("description", clean(words), *one)
        start = one[1]
    start, end = trim(flow, start, end)
    if (asked := _ASKED.match(flow, start, end)) and not LEADS_ON.fullmatch(flow, start, end):
        sheet.section("description", *asked.span())
        start = asked.end()
    if start == end or LEADS_ON.fullmatch(flow, start, end):
        sheet.section("description", start, end)
    elif kind == "mde" or ":" in flow[start:end]:
        sheet.unread("description", "it stands before the first heading", start, end)
    else:
        listed(sheet, "items", None, start, end)


def _mde(sheet: Sheet, head: Head, end: int) -> None:
    flow = sheet.flow
    start, stop = trim(flow, head.end, end)
    if _NONE.match(flow, start, stop):
        sheet.section("mde_items", head.start, stop)
        sheet.say("mde_items", [], start, stop)
        return
    if start >= stop:
        sheet.unread("mde_items", "nothing stands under the heading", head.start, head.end)
        return
    sheet.section("mde_items", head.start, head.end)
    also = ALSO.search(flow, start, stop)
    listed(sheet, "mde_items", True, start, also.start() if also else stop)
    if also:
        sheet.section("also_included", *also.span())
        phrased(sheet, "also_included", also.end(), stop)


def _non(sheet: Sheet, head: Head, end: int) -> None:
    flow = sheet.flow
    start, stop = trim(flow, head.end, end)
    if _NONE.match(flow, start, stop):
        sheet.section("non_mde_items", head.start, stop)
        sheet.say("non_mde_items", [], start, stop)
        return
    if start >= stop:
        sheet.unread("non_mde_items", "nothing stands under the heading", head.start, head.end)
        return
    also = ALSO.match(flow, start, stop)
    sheet.section("non_mde_items", head.start, also.end() if also else head.end)
    start = also.end() if also else start
    below = next(
        (one for blank in _BLANK.finditer(flow, start, stop) if (one := ALSO.match(flow, blank.end(), stop))), None
    )
    phrased(sheet, "non_mde_items", start, below.start() if below else stop)
    if below:
        sheet.section("also_included", *below.span())
        phrased(sheet, "also_included", below.end(), stop)


def phrased(sheet: Sheet, name: str, start: int, end: int) -> None:
    """Every phrase of a list without quantities that must be read."""
    flow = sheet.flow
    further = _further(flow, start, end)
    for first, last, why in phrases(flow, start, further):
        words = flow[first:last]
        if why:
            sheet.unread(name, why, first, last)
        elif ":" in words and doubtful(words.partition(":")[0]):
            sheet.unread(name, "a heading that is not known", first, last)
        else:
            told = unquoted(clean(words))
            sheet.tell(
                name, Line(None, None, told, None, first, last).value(None) if name == "items" else told, first, last
            )
    _sentences(sheet, further, end)


def _sentences(sheet: Sheet, start: int, end: int) -> None:
    """Sentences behind a list, as they stand: what they say of the articles is no line of its own."""
    for one in sentences(sheet.flow, start, end):
        words = sheet.flow[slice(*one)]
        if whole(words) and ":" not in words:
            sheet.tell("description", clean(words), *one)
        else:
            sheet.unread("description", "no whole sentence behind the list", *one)


def _further(flow: str, start: int, end: int) -> int:
    """Where a list ends and a further sentence begins: "logistics support. The estimated ..."."""
    for found in _CLOSING.finditer(flow, start, end):
        before = flow[max(start, found.start() - 4) : found.start()]
        if not _ABBREVIATED.search(before):
            return found.end()
    return end


def _prose(sheet: Sheet, start: int, end: int, prefix: str, mde: bool | None) -> None:
    """Articles without headings. Nobody says which are major defense equipment, so neither does the reading."""
    flow = sheet.flow
    also = ALSO.search(flow, start, end)
    asked = _ASKED.match(flow, start, end)
    if asked:
        sheet.section("description", *asked.span())
    first = trim(flow, asked.end() if asked else start, also.start() if also else end)
    if first[0] < first[1]:
        stop = _further(flow, *first)
        listed(sheet, f"{prefix}mde_items" if mde else "items", mde, first[0], stop)
        _sentences(sheet, stop, first[1])
    if also:
        sheet.section("also_included", *also.span())
        phrased(sheet, f"{prefix}also_included", also.end(), end)


def listed(sheet: Sheet, name: str, mde: bool | None, start: int, end: int) -> None:
    """Article lines with quantities; in a list that is not all counted, the rest phrase by phrase."""
    flow = sheet.flow
    opens = None if mde or flow.find(":", start, end) < 0 else _OPENS.match(flow, start, end)
    if opens and _leads_to_list(opens["head"]):
        words = unquoted(clean(opens["head"]))
        sheet.tell(name, Line(None, None, words, None, *opens.span("head")).value(None), *opens.span("head"))
        sheet.section(name, opens.end("head"), opens.end())
        start = opens.end()
        if opens["non"]:
            phrased(sheet, f"{name.removesuffix('items')}non_mde_items", start, end)
            return
    if ":" in outside(flow[start:end]):
        sheet.unread(name, "a heading that is not known", start, end)
        return
    found = lines(flow, start, end, major=mde is True)
    if not any(one.qty is not None or one.fault for one in found):
        if mde:
            sheet.unread(name, "no quantity stands there", start, end)
        else:
            phrased(sheet, name, start, end)
        return
    for one in found:
        _put(sheet, name, mde, one)
    for one, other in pairwise(found):
        if HOLDS.fullmatch(flow, one.end, other.start):
            sheet.section(name, one.end, other.start)


def _leads_to_list(head: str) -> bool:
    """True where words before a list are no misspelt heading, and nothing with a count of its own."""
    return not QUANTITY.match(head) and not doubtful(" ".join(plain(head).split()[-3:]))


def _put(sheet: Sheet, name: str, mde: bool | None, one: Line) -> None:
    flow = sheet.flow
    if one.fault and not mde and not one.closed and "," in flow[one.start : one.end]:
        _mixed(sheet, name, one)
    elif one.fault:
        sheet.unread(name, one.fault, one.start, one.end)
    elif one.qty is None and mde:
        sheet.unread(name, "no quantity stands there", one.start, one.end)
    else:
        sheet.tell(name, one.value(mde), one.start, one.end)


def _mixed(sheet: Sheet, name: str, one: Line) -> None:
    """A counted article and uncounted phrases behind it, with commas alone: "12 launchers, containers, and spares".

    Only a name that is whole before its comma ends there: "12 general purpose, 1,000-pound bombs" are one article.
    """
    found = [
        (why, lines(sheet.flow, first, last) if not why else [], first, last)
        for first, last, why in phrases(sheet.flow, one.start, one.end)
    ]
    if not any(_GOES_WITH.search(sheet.flow, *span) or _all_counted(each) for _, each, *span in found[1:]) or any(
        line.qty is not None and (line.qty == 1 or not several(line.item)) and not _ended(sheet.flow, line, one.end)
        for _, each, _, _ in found
        for line in each
    ):
        sheet.unread(name, one.fault, one.start, one.end)
        return
    for why, each, first, last in found:
        if why:
            sheet.unread(name, why, first, last)
        for line in each:
            if line.fault:
                sheet.unread(name, line.fault, line.start, line.end)
            else:
                sheet.tell(name, line.value(None), line.start, line.end)


def _all_counted(found: list[Line]) -> bool:
    return bool(found) and all(one.qty is not None for one in found)


def _ended(flow: str, line: Line, end: int) -> bool:
    """True where what stands behind an article's comma can be no part of its name."""
    first = trim(flow, line.end + flow.startswith(",", line.end), end)[0]
    if _ACRONYM.search(line.item) and _CONTAINERS.match(flow, first, end):
        return True
    stock = _STOCK.match(flow, first, end)
    return stock is not None and flow[stock.end() : stock.end() + 1] in ",;."
