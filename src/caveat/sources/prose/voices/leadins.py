"""Lists under a line that opens a demand: the line with the first item as one sentence, the others as its content.

The League calls on all states to: - suspend the supply of rifles; - publish all licences.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.patterns import later

Span = tuple[int, int]

_OPENS = later(
    r"\b(?:call(?:s|ed|ing)?(?: on| upon)?|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?"
    r"|recommend(?:s|ed|ing)?|appeal(?:s|ed|ing)?|request(?:s|ed|ing)?|press(?:es|ed|ing)?|must|should)\b"
    r"[^.!?:\n]{0,160}:$"
)
"""How a line ends under which it is listed what is demanded."""
_TELLS = later(
    r"\b(?:ask(?:s|ed|ing)?|press(?:es|ed)?|demand(?:s|ed)?|urg(?:ed|es)) (?:\w+ )?(?:about|why|how|whether|when)\b"
    r"|\b(?:[Ww]hat|[Qq]uestions?|[Tt]hings|[Pp]oints|[Aa]nswers?|[Ss]tories)\b[^.!?:\n]{0,80}"
    r"\bask(?:s|ed|ing)?\b[^.!?:\n]{0,30}:$"
)
"""How a line ends under which it is told what somebody asked about."""
_TITLED = later(r"[^\s.!?][^.!?:;\n]{1,40}[.:?] [A-Z“\"]")
"""An item with a heading of its own, or a question that it answers, as what is demanded has none."""
_ASKS = later(r"\b(?:ask|press)(?:s|es|ed|ing)?\b[^.!?:\n]{0,160}(?<! to)(?<! that):$")
"""How a line ends under which there may be news as well as what is demanded."""
_BULLET = later(r"(?:[-–—•·▪■►*>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).])[ \t]*(?=\S)")
_SMALL = later(r"[a-z]")


def listed(text: str, paragraphs: Sequence[Span], at: int) -> list[Span]:
    """The items of what is demanded in a paragraph that opens a list; none where it opens none."""
    start, end = paragraphs[at]
    if text[end - 1] != ":" or _OPENS.search(text, start, end) is None or _TELLS.search(text, start, end) is not None:
        return []
    found, may_tell = [], _ASKS.search(text, start, end) is not None
    for item in paragraphs[at + 1 :]:
        bullet = _BULLET.match(text, *item)
        if may_tell and bullet is not None and _TITLED.match(text, bullet.end(), item[1]) is not None:
            break
        if bullet is None and _SMALL.match(text, *item) is None and text[item[1] - 1] != ";":
            break
        found.append(item)
    return found


def said(text: str, start: int, end: int, item: Span) -> str:
    """A sentence that a line opens and an item ends, its mark left out; as long as the text that it takes in."""
    bullet = _BULLET.match(text, *item)
    first = bullet.end() if bullet is not None else item[0]
    small = text[first].lower() if text[first + 1 : first + 2].islower() else text[first]
    return text[start : end - 1] + " " * (first - end + 1) + small + text[first + 1 : item[1]]
