"""A page's head in; the firm whose filing, results or call with analysts it is out, without its legal form.

Such a page has a line with the firm's full name, its legal form or where its shares are traded, and says what it is: a
half-year report, an announcement, an earnings call. Who speaks on it as its chair or its finance chief says "we" of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caveat.sources.patterns import later
from caveat.sources.prose.voices.layout import UP

Span = tuple[int, int]

_WORDS = rf"{UP}[\w'’&-]*(?: (?:(?:of|for|and|&) )?{UP}[\w'’&-]*){{0,5}}"
_FORM = (
    r"(?:AB|plc|PLC|AG|SE|NV|N\.V\.|ASA|Oyj|Abp|S\.p\.A\.|SpA|SA|S\.A\.|Inc\.?|Corp\.?|Corporation|Ltd\.?|Limited|GmbH"
    r"|LLC|A/S|AS|KK|Co\.?|Pty Ltd|Bhd|A\.Ş\.|a\.s\.)"
)
"""The legal form of a firm, behind its name."""
_BARE = later(rf",? {_FORM}$")
_SORT = (
    r"(?i:(?:Q[1-4]|H[12]|FY ?\d\d|first|second|third|fourth|half|full|annual|interim|quarterly|preliminary|trading"
    r"|unaudited|consolidated|earnings|results|conference|investor|analyst|regulatory|stock exchange|ad hoc|prospectus"
    r"|form (?:10|8|20|6)|item \d\w?|management|notice|announcement|capital markets)\b)"
)
"""How a line goes on that says what a page of a firm is."""
_TRADED = rf"(?P<traded>{_WORDS}(?: {_FORM})?) ?\((?:publ\)|[A-Z][A-Za-z ]{{1,14}}: ?[A-Z0-9.-]{{1,8}}\b)"
_PERIOD = r"(?i:Q[1-4]|H[12]|FY ?\d\d|annual|interim|quarterly|(?:half|full)[- ]year|earnings|results|trading)\b"
_PAPER = r"[^.\n]{0,60}\b(?i:report|call|results|statement|update|transcript)\b"
_LINE = later(
    rf"(?:{_TRADED}|(?P<formed>{_WORDS},? {_FORM})(?=$| ?[:,|–—(-] ?{_SORT}| {_SORT})"
    rf"|(?P<called>{_WORDS}?)(?=(?: ?[:,|–—-])? {_PERIOD}{_PAPER}))"
)
"""A line of the head with the firm's name."""
_SAYS_WHAT = later(_SORT)
_OWN = later(r"\b[Tt]he (?:Company|Group|Directors|Board)\b")
"""Words in which a firm tells of itself in its papers."""
_OFFICE = later(
    r"(?i)\b(?:chair(?:man|woman|person)?|chief|ceo|cfo|coo|cto|executive|director|manager|president|treasurer|founder"
    r"|owner|head)\b"
)
_ELSEWHERE = later(r"(?i)\b(?:former|then|retired|outgoing|union|committee|minister|general|commissioner|of|at)\b")
"""Words that tell of somebody who does not speak for the firm whose page it is, or for whom he speaks."""
_HEAD, _LINES, _LONG, _FRONT = 3, 5, 140, 1500


def filer(text: str, paragraphs: Sequence[Span]) -> str | None:
    """The firm whose filing or call a page is; None for any other page."""
    head = [*_head(text, paragraphs)]
    for line in head:
        found = _LINE.match(line)
        if found is None:
            continue
        if found["formed"] is not None and found.end() == len(line):
            told = any(_SAYS_WHAT.match(other) for other in head if other is not line)
            if not told and _OWN.search(text, 0, _FRONT) is None:
                continue
        return _BARE.sub("", next(one for one in found.groups() if one is not None))
    return None


def serves(words: str) -> bool:
    """Whether somebody on a firm's own page holds an office of which no more is told: Chair, Finance Director."""
    return _OFFICE.search(words) is not None and _ELSEWHERE.search(words) is None


def _head(text: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    """The first lines of a page that are short enough for a head."""
    left = _LINES
    for start, end in paragraphs[:_HEAD]:
        for line in text[start:end].split("\n"):
            if line.strip() and len(line) <= _LONG and left > 0:
                left -= 1
                yield line.strip()
