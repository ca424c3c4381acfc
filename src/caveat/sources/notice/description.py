"""Section (iii) of a 36(b)(1) notice: the articles, major defense equipment apart where the notice sets it apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from caveat.sources.notice.articles import QUANTITY, Line, lines, several, unquoted
from caveat.sources.notice.claims import sentences, whole
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.labels import nearest, plain
from caveat.sources.notice.phrases import phrases
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

_HEADS = {
    "major defense equipment mde": "mde",
    "major defense equipment": "mde",
    "mde": "mde",
    "non major defense equipment non mde": "non",
    "non major defense equipment": "non",
    "non mde": "non",
    "major defense equipment mde includes": "mde",
    "major defense equipment includes": "mde",
    "mde includes": "mde",
    "non major defense equipment includes": "non",
    "non mde includes": "non",
    "non mde items": "non",
    "non mde items and services": "non",
    "non major defense equipment items and services": "non",
}
_LEADS = {
    f"{opening} {verb}": "lead"
    for opening in (
        "the following non mde items",
        "the following non major defense equipment items",
        "the following non mde",
        "the following non mde equipment",
        "following non mde items",
        "the following non mde items and services",
        "the following non major defense equipment items and services",
    )
    for verb in ("will be included", "will also be included", "are included", "are also included", "were also included",
                 "were included", "is included", "is also included")
}  # fmt: skip
_ALL = _HEADS | _LEADS
_SIZES = sorted({len(name.split()) for name in _ALL}, reverse=True)
_ENDED = {size: {name for name in _ALL if len(name.split()) == size} for size in _SIZES}
_SUPPORTING = later(
    r"\bthe\s+following\s+non-?\s*(?:mde|major\s+defense\s+equipment(?:\s+\(mde\))?)\s+items\s+will\s+(?:also\s+)?be\s+included\s+"
    r"in\s+support\s+of\s[^:;.]{3,150}\Z",
    re.IGNORECASE,
)
_TOKEN = later(r"[A-Za-z0-9]+")
ALSO = later(
    r"[AaIT](?<=\b.)(?:(?<=[Aa])(?i:lso\s+included(?:\s+(?:with|in)\s+th(?:is|e)\s+(?:proposed\s+|possible\s+|potential\s+)?"
    r"(?:request|sale)(?:\s+in\s+support\s+of\s+(?:the\s+)?\w+)?)?(?:\s+(?:(?:are|is|were)\b|will\s+be\b)(?:\s+the\s+following)?\s*:?"
    r"|\s*:))"
    r"|(?<=I)ncluded\s+(?:also\s+)?are\b"
    r"|(?:(?<=I)n\s+addition,\s+(?:the|this)|(?<=T)h(?:e|is))"
    r"(?i:\s+(?:proposed|possible|potential)\s+sale\s+(?:will\s+also\s+include|also\s+includes)\b)"
    r"|(?<=I)n\s+addition,\s+(?:the|this)\s+(?:proposed|possible|potential)\s+sale\s+(?:will\s+include|includes)\b)\s*"
)
"""What opens a list of what comes with the articles. A letter stands first, so that it is found fast."""
_ASKED = later(
    r"\s*[^.;:,]{2,120}?\s(?:has|have)\s+requested\s+(?:to\s+(?:buy|purchase)|(?:a|the)\s+possible\s+(?:sale|purchase)\s+of)\s+"
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
_CLOSING = later(r"\.\s+(?=[A-Z])")
_ABBREVIATED = later(r"(?:U\.S|\b[A-Z]|e\.g|i\.e|No|Inc)\Z")
_BREAK = later(r"\n[^\S\n]*\Z")
_NEAR = 0.55


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading inside the section: what kind, and where it stands."""

    kind: str
    start: int
    end: int


def describe(sheet: Sheet, start: int, end: int, prefix: str = "", *, mde: bool | None = None) -> None:
    """Put every article between two offsets on the sheet; the label before it is part of the section."""
    flow = sheet.flow
    heads = _heads(flow, start, end)
    if not any(one.kind in {"mde", "non", "lead"} for one in heads):
        _prose(sheet, start, end, prefix, mde)
        return
    lead = trim(flow, start, heads[0].start)
    if lead[0] < lead[1]:
        _before(sheet, heads[0].kind, *lead)
    for place, one in enumerate(heads):
        stop = heads[place + 1].start if place + 1 < len(heads) else end
        nxt = heads[place + 1].kind if place + 1 < len(heads) else ""
        if one.kind == "mde":
            _mde(sheet, one, stop)
        elif one.kind == "odd":
            sheet.unread("mde_items", "a heading that is not known", one.start, stop)
        elif one.kind == "non" and nxt == "lead" and not flow[one.end : stop].strip():
            sheet.section("non_mde_items", one.start, one.end)
        else:
            _non(sheet, one, stop)


def headed(flow: str, start: int, end: int) -> tuple[int, int] | None:
    """Where lists stand between two offsets whose headings begin lines of their own, up to the sentence behind them."""
    heads = [
        one
        for one in _heads(flow, start, end)
        if one.kind in {"mde", "non"} and _BREAK.search(flow, max(start, one.start - 40), one.start)
    ]
    if not heads:
        return None
    first = trim(flow, heads[-1].end, end)[0]
    return heads[0].start, _further(flow, first, end)


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


def _mde(sheet: Sheet, head: _Head, end: int) -> None:
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


def _non(sheet: Sheet, head: _Head, end: int) -> None:
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
    phrased(sheet, "non_mde_items", also.end() if also else start, stop)


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


def doubtful(words: str) -> bool:
    """True where words before a colon may be a misspelt heading, or a sentence of which nothing is known."""
    from rapidfuzz.distance import Levenshtein  # deferred: only a colon within a list pays for it

    tokens = plain(words).split()
    if len(tokens) > 4 and " ".join(tokens[-2:]) not in {"type designator"}:
        return True
    return any(
        Levenshtein.normalized_similarity(" ".join(tokens[-size:]), name) > _NEAR
        for size in _SIZES
        for name in _ENDED[size]
    )


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
        if ":" in flow[first[0] : stop]:
            sheet.unread("items", "a heading that is not known", *first)
        else:
            listed(sheet, f"{prefix}mde_items" if mde else "items", mde, first[0], stop)
            _sentences(sheet, stop, first[1])
    if also:
        sheet.section("also_included", *also.span())
        phrased(sheet, f"{prefix}also_included", also.end(), end)


def listed(sheet: Sheet, name: str, mde: bool | None, start: int, end: int) -> None:
    """Article lines with quantities; in a list that is not all counted, the rest phrase by phrase."""
    flow = sheet.flow
    if ":" in flow[start:end]:
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
    if any(
        line.qty is not None and (line.qty == 1 or not several(line.item)) for _, each, _, _ in found for line in each
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


def _heads(flow: str, start: int, end: int) -> list[_Head]:
    """The headings between two offsets, misspelt ones with a single meaning among them."""
    found: list[_Head] = []
    at = flow.find(":", start, end)
    while at >= 0:
        floor = found[-1].end if found else start
        head = _head(flow, list(_TOKEN.finditer(flow, max(floor, at - 200), at))[-10:], at)
        if head is None and (lead := _SUPPORTING.search(flow, max(floor, at - 250), at)):
            head = _Head("lead", lead.start(), at + 1)
        if head:
            found.append(head)
        at = flow.find(":", at + 1, end)
    return found


def _head(flow: str, tokens: list[re.Match[str]], colon: int) -> _Head | None:
    words = [one[0].lower() for one in tokens]
    for size in _SIZES:
        if size <= len(words) and (name := " ".join(words[-size:])) in _ENDED[size]:
            return _found(flow, tokens, size, _ALL[name], colon)
    # "Non-MDE" misspelt ends like "MDE": the longest match is the heading.
    for size in _SIZES:
        if 1 < size <= len(words) and (near := nearest(" ".join(words[-size:]), _ENDED[size])):
            return _found(flow, tokens, size, _ALL[near], colon)
    return None


def _found(flow: str, tokens: list[re.Match[str]], size: int, kind: str, colon: int) -> _Head:
    """A heading, if what stands before it cannot be a "Non" that was misspelt."""
    first = tokens[-size]
    before = tokens[-size - 1] if len(tokens) > size else None
    if kind == "mde" and (
        flow[first.start() - 1 : first.start()] == "-"
        or (before and len(before[0]) < 6 and nearest(f"{before[0].lower()} mde", ("non mde",)))
    ):
        return _Head("odd", (before or first).start(), colon + 1)
    return _Head(kind, first.start(), colon + 1)
