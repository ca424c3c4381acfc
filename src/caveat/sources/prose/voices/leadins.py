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
_BULLET = later(r"(?:[-–—•·▪■►*>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).])[ \t]*(?=\S)")
_SMALL = later(r"[a-z]")


def listed(text: str, paragraphs: Sequence[Span], at: int) -> list[Span]:
    """The items of what is demanded in a paragraph that opens a list; none where it opens none."""
    start, end = paragraphs[at]
    if text[end - 1] != ":" or _OPENS.search(text, start, end) is None:
        return []
    found = []
    for item in paragraphs[at + 1 :]:
        if _BULLET.match(text, *item) is None and _SMALL.match(text, *item) is None and text[item[1] - 1] != ";":
            break
        found.append(item)
    return found


def said(text: str, start: int, end: int, item: Span) -> str:
    """A sentence that a line opens and an item ends, its mark left out; as long as the text that it takes in."""
    bullet = _BULLET.match(text, *item)
    first = bullet.end() if bullet is not None else item[0]
    small = text[first].lower() if text[first + 1 : first + 2].islower() else text[first]
    return text[start : end - 1] + " " * (first - end + 1) + small + text[first + 1 : item[1]]
