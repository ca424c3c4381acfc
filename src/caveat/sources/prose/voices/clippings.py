"""Paragraphs in; whether all that a text says stands between two quotation marks, as somebody copied it, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.patterns import later

_MARKS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'"}
"""Marks that open a quotation, each with what closes it."""
_END = later(r"[.!?…] +(?=[\"“«A-Z\[(])")
"""Between two sentences."""
_SHARE = 0.7
"""What part of a text a quotation has at least, that is no part of it but what somebody copied."""


def clipping(text: str, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Whether a text is a quotation of several sentences and hardly more, with nobody who says it.

    Such a one is a passage of a page, abstract or report that was put in marks when it was copied: what it says stands
    on that page's own word. What somebody said, in an article, has his name beside it, or is a single sentence.
    """
    quoted = [one for one in paragraphs if _of_several(text[one[0] : one[1]])]
    return len(quoted) == 1 and _length(quoted) > _SHARE * _length(paragraphs)


def _length(paragraphs: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in paragraphs)


def _of_several(said: str) -> bool:
    """Whether two marks enclose a paragraph of more than one sentence, and no mark of their kind stands in it."""
    closing = _MARKS.get(said[:1])
    if closing is None or said[-1] not in closing or len(said) < 3:
        return False
    within = said[1:-1]
    same = said[0] in within or any(mark in within for mark in closing)
    return not (same and said[0] not in "‘'") and _END.search(within) is not None
