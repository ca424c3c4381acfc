"""Where the layout of a list begins a new line of it: at a mark, or where a row opens with a count."""

from __future__ import annotations

import re

from caveat.sources.notice.amounts import WRITTEN
from caveat.sources.notice.flow import trim
from caveat.sources.patterns import later

QUALIFIER = r"up\s+to|an\s+estimated|approximately|about|at\s+least|a\s+minimum\s+of|no\s+more\s+than|not\s+to\s+exceed"
COUNTED_BEFORE = later(rf"(?<![\w-])(?P<written>{WRITTEN})\s*\Z", re.IGNORECASE)
_FIRST_MARKS = frozenset("<[•·▪●-(0123456789")
_MARKED = later(r"\n[^\S\n]*(?:<b|\[b|[•·▪●-]|\(\w\w?\)\s|\d\d?\.\s)")
"""What shows a list whose lines bear marks."""
_DOT = r"<bullet>|\[bullet\]|[•·▪●-]"
MARK = later(
    rf"(?P<mark>\n?[^\S\n]*(?:{_DOT}|\([a-z]\)|(?P<number>\(\d{{1,2}}\)|\d{{1,2}}\.)))\s+(?=(?:(?:{QUALIFIER})\s+)?(?:{WRITTEN}|\d[\d,]*)\b)",
    re.IGNORECASE,
)
"""What marks a line of counted articles: a dot, "(a)", "1."."""
BULLET = later(rf"(?P<mark>\n[^\S\n]*(?:{_DOT})|(?<![^\s:])(?:{_DOT}))(?P<number>(?!))?\s+")
_TRAILING = later(r"[;,]?\s*\b(?:and|or)\s*\Z")
_OPENING = later(
    r"(?<=\S)[^\S\n\f]*+\n[^\S\f]*+"
    r"(?P<head>(?P<qualifier>(?:Up\s+to|An\s+estimated|Approximately|About|At\s+least|A\s+minimum\s+of|Not\s+to\s+exceed)\s)"
    r"|(?=\d[\d,]*\s+[A-Z0-9]\S))"
)
"""A row that opens with a count in digits, or with a word of quantity in its capital."""
_MAY_OPEN = later(r"\n[^\S\f]*+(?=[UA]|Not\s|\d)")
"""What stands before every such row, found at the speed of a plain search."""
_GOES_ON = later(
    r"(?:\b(?:and|or|of|for|with|to|plus|including|includes|per|by|at|in|on|from|the|an?)|[,(/–-])[^\S\n]*\Z"
)
"""What the row before may end with and go on."""
_NO_TEXT = ("...", "---", "===", "[[")
"""What shows a line that is none of running text, and may be wider."""
_AROUND = 400
"""Characters before and behind a list in which lines are as wide as in the list itself."""
_LONGEST = 300
"""Characters at the end of a row that are looked at."""
_NO_ARTICLE = later(r"(?:With|Including|Includes?|Consisting|To|For|Each|And|Or|Plus|As|In|Of)\b")
"""What goes on with the row above, though it stands on a line of its own."""
_TWO_INDENTS = 0.9
"""The share of lines that bear one of two indents where indents tell anything."""


def marked(flow: str, start: int, end: int, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    """A list cut at the marks that begin its lines, without them; as it is where there are none."""
    if flow[start : start + 1] not in _FIRST_MARKS and _MARKED.search(flow, start, end) is None:
        return [(start, end)]
    cuts = [start]
    for found in marks.finditer(flow, start, end):
        opens = found["mark"][0] == "\n" or not flow[start : found.start()].strip()
        # "plus one\n(1) spare" has no mark: the number in brackets is the one before it.
        if opens and (
            found["number"] is None
            or not COUNTED_BEFORE.search(flow, max(start, found.start() - 90), found.start() + 1)
        ):
            cuts += found.span()
    pieces = []
    for one, other in zip(cuts[::2], [*cuts[1::2], end], strict=True):
        joint = _TRAILING.search(flow, max(one, other - 20), other)
        pieces.append(trim(flow, one, joint.start() if joint else other))
    return [one for one in pieces if one[0] < one[1]]


def rows(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch of a list cut where a row opens with a count.

    A number that only the width of the page brought to the head of a row opens nothing: the row before would have had
    no room for it.
    """
    if _MAY_OPEN.search(flow, start, end) is None:
        return [(start, end)]
    cuts = [start]
    width = depth = 0
    at = start
    for one in _OPENING.finditer(flow, start, end):
        depth += flow.count("(", at, one.start()) - flow.count(")", at, one.start())
        at = one.start()
        before = flow[max(flow.rfind("\n", 0, at) + 1, at - _LONGEST) : at]
        if depth or _GOES_ON.search(before):
            continue
        if not one["qualifier"] and flow.count("\n", *one.span()) < 2:
            width = width or _width(flow, start, end)
            if len(before.rstrip()) + 1 + len(flow[one.start("head") : at + _LONGEST].split(None, 1)[0]) > width:
                continue
        cuts += [at, one.start("head")]
    return list(zip(cuts[::2], [*cuts[1::2], end], strict=True))


def paragraphs(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch of a list cut where a row is set in as its first row is, and the lines that go on are not.

    Where lines around the list have many indents, they say nothing of where a row begins.
    """
    if flow.find("\n", start, end) < 0:
        return [(start, end)]
    own = _indent(flow, start)
    if not own or not _told(flow, start, end, own):
        return [(start, end)]
    cuts = [start]
    depth = width = 0
    at = flow.find("\n", start, end)
    begins = start
    while at >= 0:
        depth += flow.count("(", begins, at) - flow.count(")", begins, at)
        begins = at + 1
        head = begins + own
        before = flow[max(flow.rfind("\n", 0, at) + 1, at - _LONGEST) : at]
        if (
            head < end
            and not depth
            and flow[begins:head].isspace()
            and (flow[head].isupper() or flow[head].isdigit())
            and before.strip()
            and not (_GOES_ON.search(before) or _NO_ARTICLE.match(flow, head))
        ):
            width = width or _width(flow, start, end)
            if len(before.rstrip()) + 1 + len(flow[head : head + _LONGEST].split(None, 1)[0]) <= width:
                cuts += [at, head]
        at = flow.find("\n", begins, end)
    return list(zip(cuts[::2], [*cuts[1::2], end], strict=True))


def _indent(flow: str, start: int) -> int:
    """How far in the line stands that begins there; 0 where something stands before it in its line."""
    line = flow.rfind("\n", 0, start) + 1
    return start - line if not flow[line:start].strip(" ") else 0


def _told(flow: str, start: int, end: int, own: int) -> bool:
    """True where the lines around a list bear its own indent or that of the lines that go on, which is smaller."""
    first, last = max(0, start - _AROUND), min(end, start + _AROUND) + _AROUND
    around = flow[first:last].split("\n")[first > 0 : -1 if last < len(flow) else None]
    indents = [
        len(line) - len(line.lstrip(" "))
        for line in around
        if line.strip() and not any(sign in line for sign in _NO_TEXT)
    ]
    least = min(indents, default=own)
    return least < own and sum(one in {least, own} for one in indents) >= _TWO_INDENTS * len(indents)


def _width(flow: str, start: int, end: int) -> int:
    """How wide the lines of the text around a list are."""
    first, last = max(0, start - _AROUND), min(end, start + _AROUND) + _AROUND
    around = flow[first:last].split("\n")[first > 0 : -1 if last < len(flow) else None]
    return max((len(line.rstrip()) for line in around if not any(sign in line for sign in _NO_TEXT)), default=0)
