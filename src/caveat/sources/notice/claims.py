"""What a policy justification says, sentence by sentence: its formulas as fields, all else as the claim it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_uppercase

from caveat.sources.notice.amounts import DIGITS, WRITTEN, money, number
from caveat.sources.notice.contractors import by_rows, contractors, in_rows
from caveat.sources.notice.flow import clean, trim
from caveat.sources.notice.sheet import Sheet
from caveat.sources.patterns import later

_STOP = later(r"[.?!](?P<quotes>['’”)]*)\s+(?=[\"“(`]?[A-Z0-9])")
_ABBREVIATED = frozenset(
    ("D.C", "U.K", "U.S", "N.V", "S.A", "No", "Nos", "Inc", "Corp", "Co", "Ltd", "St", "Ft", "Mt", "Mr", "Mrs", "Ms",
     "Dr", "Gen", "Col", "Adm", "Hon", "Sec", "Fla", "Tex", "Calif", "Conn", "Mass", "Ariz", "Ala", "Pa", "Va", "Md",
     "e.g", "i.e", "vs", "approx", "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec", "etc",
     *ascii_uppercase)
)  # fmt: skip
"""What a full stop may belong to; any single capital too."""
_ENDED = {
    letter: tuple(one for one in _ABBREVIATED if one[-1] == letter) for letter in {one[-1] for one in _ABBREVIATED}
}
"""Abbreviations by their last letter."""
_CUT = later(r"(?:\bU\.S|\bU|\bNo|\bSt|\be\.g|\bi\.e|(?<![\w.,-])(?!(?<=(?:\d,|in|by)\s)(?:19|20)\d\d\.)\d[\d.,]*)\.\Z")
"""What shows that the last full stop of a text is none. A figure may go on: "$83." of "$83.14 million"; neither a day
nor a year, "in 2027.", nor a designation does: "F-16."."""
_CUT_ENDS = ("U.S.", "U.", "No.", "St.", "e.g.", "i.e.", *(f"{one}." for one in "0123456789.,"))
"""How what is cut so ends, figures in the digits of other scripts apart."""
_LONGEST_CUT = 24
_SWALLOWED = later(
    r"\.(?<!Inc\.)(?<!etc\.)(?<!Corp\.)(?<!Ltd\.)(?<!approx\.)(?<!\b[A-Za-z]\.)(?<!\b[A-Za-z]{2}\.)\s+[a-z]"
)
"""A full stop with a small letter behind: the wreck of a heading may hang on the sentence.

The full stop stands first, before all that may not precede it, so that it is found at the speed of a plain search."""
_BEGINS = later(
    r"['’”)]*\s+(?:The|This|There|These|At|Any|All|In|If|It|Implementation|Additionally|Also|However|Upon|An|No|On|By)\s"
)
"""Words with which a new sentence opens even behind an abbreviation."""

_EMERGENCY = later(r"emergency\s+exists|waiv(?:es|ed|ing)\s+the\s+[Cc]ongressional\s+review")
_KINDS = (
    ("emergency", "emergency", _EMERGENCY),
    ("emergency", "waiv", _EMERGENCY),
    (
        "balance",
        "balance",
        later(r"basic\s+military\s+balance|not\s+(?:alter|affect)\s+the\s+(?:\w+\s+)?military\s+balance"),
    ),
    ("readiness", "readiness", later(r"impact\s+on\s+U\.?\s?S\.?\s+defense\s+readiness")),
    (
        "assignment",
        "Implementation",
        later(r"\bImplementation\s+of\s+th(?:is|e)\s+(?:proposed\s+|potential\s+|possible\s+)?(?:sale|program)"),
    ),
    (
        "assignment",
        "assignment",
        later(r"\bsale\s+will\s+(?:not\s+)?require\s+the\s+(?:temporary\s+|permanent\s+)?assignment\b"),
    ),
    ("contractors", "contractor", later(r"\b(?:principal|prime)\s+(?:U\.S\.\s+)?contractors?\b")),
    ("offset", "ffset", later(r"\b[Oo]ffsets?\b")),
    (
        "estimated_cost",
        "$",
        later(
            r"\bestimated\s+(?:total\s+)?(?:program\s+|case\s+)?(?:cost|value)\b"
            r"(?:\s+(?:is|was|are|will|be|of|for|the|this|case|sale|program|proposed|possible|potential|up|to|approximately)){0,6}\s+\$"
        ),
    ),
    (
        "estimated_mde",
        "$",
        later(
            r"\b(?:total\s+)?estimated\s+(?:total\s+)?(?:value|cost)\s+of\s+(?:the\s+)?(?:MDE|[Mm]ajor\s+[Dd]efense\s+[Ee]quipment(?:\s+\(MDE\))?)"
            r"\s+(?:is|was|will\s+be)\s+\$"
        ),
    ),
    ("request", "requested", later(r"\b(?:has|have)\s+requested\b")),
    (
        "articles",
        "included",
        later(r"\bitems\s+will\s+(?:also\s+)?be\s+included\b|\b[Aa]lso\s+included\s+(?:are|is|were|will)\b"),
    ),
    ("ceiling", "highest", later(r"\bhighest\s+estimated\s+quantity\b")),
)
"""The formulas of a justification, each with a word without which it need not be looked for."""
_WHAT = {"articles": "articles repeated in the policy justification"}
_ENDS = frozenset(".!?")
_REMEMBERED = 1000
"""Characters up to which a sentence may be a formula that comes again."""
_FEWEST = 5
"""Words in a claim. What is shorter is the wreck of a heading: "Transmittal Vo."."""

_BRIEF = later(r"The\s+purchaser\s+(?:has\s+)?request(?:s|ed)\s+offsets?\.")
"""A formula of four words."""

_NUMBER = rf"(?:{WRITTEN}|{DIGITS})(?:\s*\(\s*(?:{DIGITS})\s*\))?"
_STAFF = later(
    rf"(?-i:[Ww])(?<=\b.)ill\s+require\s+(?:(?:the\s+)?(?:temporary\s+|permanent\s+|multiple\s+)?assignments?\s+of\s+)?(?:an?\s+)?(?:up\s+to\s+|approximately\s+|estimated\s+)?(?:"
    rf"(?P<usg>{_NUMBER})\s+(?:additional\s+)?U\.S\.\s+Government\s+(?:(?:personnel|representatives?)\s+)?"
    rf"and\s+(?:up\s+to\s+)?(?P<contractor>{_NUMBER})\s+(?:additional\s+)?(?:U\.S\.\s+)?contractor\s+(?:support\s+)?(?:representatives?|personnel)"
    rf"|(?P<only_contractor>{_NUMBER})\s+(?:additional\s+)?(?:U\.S\.\s+)?contractor\s+(?:support\s+)?(?:representatives?|personnel)"
    rf"|(?P<only_usg>{_NUMBER})\s+(?:additional\s+)?U\.S\.\s+Government\s+(?:personnel|representatives?)(?!\s+and\b)"
    r")",
    re.IGNORECASE,
)
_NOBODY = later(
    r"will(?<=\bwill)\s+not\s+require\s+the\s+(?:temporary\s+|permanent\s+)?assignment\s+of\s+(?:any\s+)?(?:additional\s+)?"
    r"U\.S\.\s+[Gg]overnment\s+(?:and|or)\s+contractor\s+(?:representatives|personnel)"
)
_TERM = later(
    rf"(?-i:[Ff])(?<=\b.)or\s+(?:an?\s+(?:duration|period)\s+(?:of\s+)?)?(?P<term>(?:up\s+to\s+|approximately\s+)?{_NUMBER}\s+(?:days?|weeks?|months?|years?))\b"
    r"(?!,?\s+(?:twice|per|each|every|annual|at\s+a|an?\s))",
    re.IGNORECASE,
)
_TIME = later(r"\b(?:days?|weeks?|months?|years?|duration|period)\b")
_UNIT = later(r"[A-Za-z]+\Z")
_UP_TO = later(r"\A(?:up\s+to|approximately)\s+", re.IGNORECASE)
_MORE = later(
    rf"\band\s+(?:up\s+to\s+)?{_NUMBER}\s+(?:U\.S\.|(?:more|others?|additional|contractors?|representatives|personnel)\b)"
    r"|\b(?:beyond|longer\s+than|more\s+than|with\s+an\s+option)\b",
    re.IGNORECASE,
)
"""What shows that those counted before are not all, or not for all the time."""
_PARTIAL = later(r"\((\d[\d,]*)\)")


def sentences(flow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each sentence between two offsets. Where a full stop may be an abbreviation's, two sentences stay one."""
    at, end = trim(flow, start, end)
    for stop in _STOP.finditer(flow, at, end):
        mark, tail = stop.span("quotes")
        last = _ENDED.get(flow[mark - 2])
        if (
            last
            and flow.endswith(last, at, mark - 1)
            and _alone(flow, at, mark - 1, last)
            and not _BEGINS.match(flow, mark)
        ):
            continue
        yield at, tail
        at = stop.end()
    if at < end:
        yield at, end


def _alone(flow: str, start: int, end: int, abbreviations: tuple[str, ...]) -> bool:
    """True where the words between two offsets end in one of some abbreviations that is no end of a longer word."""
    for one in abbreviations:
        at = end - len(one)
        if flow.endswith(one, start, end) and not (at and (flow[at - 1].isalnum() or flow[at - 1] == "_")):
            return True
    return False


def claims(sheet: Sheet, start: int, end: int, name: str = "justification", *, articles: bool = False) -> None:
    """Put what a stretch of prose says on the sheet.

    With ``articles`` the lists in it are somebody else's to read: they are left to the caller, by section.
    """
    flow = sheet.flow
    for one in _told(flow, start, end):
        judge = _judged if one[1] - one[0] < _REMEMBERED else _judged.__wrapped__
        known, is_whole, cleaned = judge(flow[one[0] : one[1]])
        kind = known or name
        if articles and kind in {"request", "articles"}:
            continue
        if not is_whole and not _closed(flow, *one, sheet.end) and not (kind == "contractors" and in_rows(flow, *one)):
            sheet.unread(kind, "this is no whole sentence", *one)
        elif kind in _WHAT:
            sheet.ignored(_WHAT[kind], *one)
        elif kind == "contractors":
            contractors(sheet, *one)
        elif kind == "assignment":
            _assignment(sheet, *one)
        elif kind in {"estimated_cost", "estimated_mde"}:
            _cost(sheet, kind, *one)
        else:
            sheet.tell(kind, cleaned, *one)


def _told(flow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each sentence, and a list of contractors by rows apart from the one behind it."""
    for one in sentences(flow, start, end):
        if flow.find(":", *one) < 0:
            yield one
        else:
            yield from by_rows(flow, *one)


def _closed(flow: str, start: int, end: int, notice_end: int) -> bool:
    """True where a sentence ends in "the U.S." and another follows it."""
    return (
        flow.endswith("U.S.", start, end)
        and bool(flow[end:notice_end].strip())
        and whole(f"{flow[start : end - 4]}it.")
    )


def whole(words: str) -> bool:
    """True for a sentence: not the wreck of a heading, nor words that end because the text does."""
    return (
        words.rstrip("'’”)")[-1:] in _ENDS
        and (words[0].isupper() or words[0] in '`“"(')
        and (len(words.split(None, _FEWEST - 1)) == _FEWEST or _BRIEF.fullmatch(words) is not None)
        and not (_may_be_cut(words) and _CUT.search(words, max(0, len(words) - _LONGEST_CUT)))
        and not _SWALLOWED.search(words)
    )


def _may_be_cut(words: str) -> bool:
    return words.endswith(_CUT_ENDS) or (words.endswith(".") and words[-2:-1].isdecimal())


@lru_cache(maxsize=512)
def _judged(words: str) -> tuple[str | None, bool, str]:
    """The kind of a sentence, whether it is one, and its words on one line. The same formulas stand in every notice."""
    return _kind(words), whole(words), clean(words)


def _kind(words: str) -> str | None:
    for kind, needed, pattern in _KINDS:
        if needed in words and pattern.search(words):
            return kind
    return None


def _cost(sheet: Sheet, name: str, start: int, end: int) -> None:
    sums, unread = money(sheet.flow, start, end)
    if len(sums) != 1 or unread:
        sheet.unread(name, "not one sum of money that can be read", start, end)
        return
    sheet.section(name, start, end)
    sheet.say(name, sums[0].value, sums[0].start, sums[0].end)


def _assignment(sheet: Sheet, start: int, end: int) -> None:
    flow = sheet.flow
    nobody = _NOBODY.search(flow, start, end)
    if nobody and not _MORE.search(flow, nobody.end(), end):
        sheet.section("assignment", start, end)
        sheet.say("assignment", {"usg": 0, "contractor": 0, "duration": None}, *nobody.span())
        return
    found = _STAFF.search(flow, start, end)
    if not found or _MORE.search(flow, found.end(), end):
        sheet.unread("assignment", "it does not say how many representatives in a form that is known", start, end)
        return
    usg, staff = found["usg"] or found["only_usg"], found["contractor"] or found["only_contractor"]
    counts = {"usg": _twice(usg), "contractor": _twice(staff)}
    if (usg and counts["usg"] is None) or (staff and counts["contractor"] is None):
        sheet.unread("assignment", "a number in words is not the number in digits", start, end)
        return
    term = _TERM.search(flow, found.end(), end)
    if term and _twice(_UNIT.sub("", _bare(term["term"])).strip()) is None:
        sheet.unread("assignment", "a number in words is not the number in digits", start, end)
        return
    if term is None and _TIME.search(flow, found.end(), end):
        sheet.unread("assignment", "for how long is in no form that is known", start, end)
        return
    sheet.section("assignment", start, end)
    value = {**counts, "duration": clean(term["term"]) if term else None}
    sheet.say("assignment", value, found.start(), term.end() if term else found.end())


def _bare(term: str) -> str:
    return _UP_TO.sub("", clean(term))


def _twice(words: str | None) -> int | None:
    """A number that may be written twice; nothing where the two do not agree."""
    if words is None:
        return None
    digits = _PARTIAL.search(words)
    if not digits:
        return number(clean(words))
    written = number(clean(words[: digits.start()]))
    return written if written == number(digits[1]) else None
