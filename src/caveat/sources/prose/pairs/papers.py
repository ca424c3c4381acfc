"""Two places of a text in; whether both stand in one paper of it, out.

A page may carry several: an answer with a letter attached, a statement and the note that was published with it. What
the page says in its own voice in the one is not said by whoever wrote the other.
"""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache

from caveat.sources.patterns import later

_HEADING = later(
    r"^\W{0,3}(?:attachments?|annex(?:e|es)?|appendix|enclosures?|exhibits?|deposited papers?"
    r"|background (?:note|paper|briefing)|fact ?sheet|notes? (?:to|for) editors?|editor['’]s note"
    r"|(?:[a-z]+ )?corrections?|(?:open )?letters? (?:to|from)|press release|document|extract)\b[^\n.!?]{0,80}$",
)
_LABEL = later(r"^\W{0,3}(?:attachment|annex|appendix|enclosure|exhibit|background note|fact ?sheet)(?: [\w-]{1,8})?: ")
"""The same where what it says stands in its line: Annex B: France shipped 60 mortars."""
_NO_HEADING = later(r"[.;,!?]$")

_LONGEST = 100
"""Characters of a heading."""


def of_one_paper(one: tuple[str, int] | None, other: tuple[str, int] | None) -> bool:
    """Whether no heading of another paper stands between two places of a text.

    >>> text = "We sent none.\\n\\nAttachment B: letter of the maker\\n\\nWe sent nine."
    >>> of_one_paper((text, 0), (text, len(text) - 9)), of_one_paper((text, 0), (text, 5))
    (False, True)
    """
    if one is None or other is None or one[0] is not other[0]:
        return True
    starts = _starts(one[0])
    return bisect(starts, one[1]) == bisect(starts, other[1])


@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    """Where the papers of a text begin behind its first."""
    starts = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        low = bare[:_LONGEST].lower()
        headed = len(bare) < _LONGEST and _HEADING.match(low) is not None and not _NO_HEADING.search(bare)
        if at and (headed or _LABEL.match(low) is not None):
            starts.append(at)
        at += len(line)
    return tuple(starts)
