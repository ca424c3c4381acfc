"""The words of a sentence in; how many of them open it before its subject out.

"On Monday, Norway, a small state, suspended deliveries" is tagged in two parts: behind the opening stands what the
plain sentence says, and a comma there is none of the opening's.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token, may_be_finite

_CLAUSES = frozenset(("as", "while", "when", "after", "before", "since", "although", "though", "because", "whereas"))
"""What opens a clause with a verb of its own; some of them open a phrase as well."""
_PHRASES = frozenset((
    "on", "in", "at", "with", "despite", "for", "under", "during", "amid", "following", "after", "before", "since",
    "until", "by", "from", "over", "through", "without", "within", "against", "throughout", "upon", "as", "according",
    "into", "citing", "having", "speaking", "facing", "asked", "faced", "pressed", "quoting", "responding", "noting",
    "invoking", "ignoring", "defying",
))  # fmt: skip
_WITHIN = frozenset(('"', "“", "”", "„", "«", "»", ";", ":", "(", ")", "–", "—", "--", "-", "'", "‘", "’"))
"""Marks that make of an opening more than that."""
_BEFORE = frozenset(('"', "“", "«", "„", "but", "and", "yet"))
"""What may stand in front of an opening."""
_RELATIVE = frozenset(("which", "who", "that", "whom", "whose", "what", "whether", "if"))
_SPANS = frozenset((
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "shortly", "soon", "long",
    "minutes", "moments", "decade", "decades", "immediately", "just", "right", "late", "early",
))  # fmt: skip
_WHEN = frozenset(("in", "on", "since", "between", "during", "after"))
"""What opens when something was, behind whose word it is on."""
_LONGEST = 16
"""Words of the longest opening."""
_SHORTEST = 4
"""Words at least of a clause."""


def opening(found: Sequence[Token]) -> int:
    """The number of words before the subject of a sentence, the comma counted in; 0 where it opens with the subject.

    Holds   what is counted is a phrase behind a preposition, or a clause behind a conjunction, and no part of a list.
    """
    start = 0
    while start < len(found) and found[start].low in _BEFORE:
        start += 1
    return _opens(found[start:], start) if start < len(found) else 0


def _opens(found: Sequence[Token], start: int) -> int:
    """The same of a sentence without the mark or the "and" that stands in front of it, ``start`` words."""
    at = _timed(found)
    first = found[at].low
    if first not in _PHRASES and first not in _CLAUSES:
        return 0
    comma = _comma(found, at + 2)
    while comma and _dated(found, comma):
        comma = _comma(found, comma + 2)
    if not comma or len(found) - comma <= _SHORTEST or not _subject(found, comma):
        return 0
    told = _told(found[at + 1 : comma])
    if told is None or (told and first not in _CLAUSES) or (not told and first not in _PHRASES):
        return 0
    return 0 if _listed(found, comma) else start + comma + 1


def _timed(found: Sequence[Token]) -> int:
    """Where it is said after or before what, behind how long: two days *after* the vote; 0 where it is not."""
    for at in range(1, min(4, len(found) - _SHORTEST)):
        if found[at].low in ("after", "before", "since", "into", "from") and found[at - 1].low in _SPANS:
            return at
    return 0


def _comma(found: Sequence[Token], start: int) -> int:
    """Where the next comma stands, of those near; 0 where none does."""
    return next((at for at in range(start, min(len(found), _LONGEST)) if found[at].text == ","), 0)


def _dated(found: Sequence[Token], comma: int) -> bool:
    """Whether the comma stands within a date: on Monday, 4 March, the; on March 4, 2031, the."""
    behind = found[comma + 1] if comma + 1 < len(found) else None
    if behind is None:
        return False
    months = wordset("months")
    day = behind.text[0].isdigit() and (found[comma - 1].text in wordset("days") or found[comma - 1].text[0].isdigit())
    return day or behind.text in months or (behind.text.isdigit() and len(behind.text) == 4)


def _told(words: Sequence[Token]) -> bool | None:
    """Whether an opening has a verb of its own; None where it is none, for what stands in it."""
    if any(token.text in _WITHIN or token.low in _RELATIVE for token in words):
        return None
    return any(map(may_be_finite, words))


def _subject(found: Sequence[Token], comma: int) -> bool:
    """Whether who acts, or what, begins behind a comma."""
    known, token, before = lexicon(), found[comma + 1], found[comma - 1]
    if token.low in wordset("subject_start"):
        return True
    if found[0].low == "according" and token.low in _WHEN:
        return True  # according to the register, in 2029 Israel
    if not token.text[0].isupper() or token.low in known.closed:
        return False
    if before.text[0].isupper() and before.text not in wordset("months") | wordset("days"):
        return False  # in Oslo, Norway
    return token.text in known.states or token.text in known.peoples or token.low not in known.verbs


def _listed(found: Sequence[Token], comma: int) -> bool:
    """Whether a list goes on behind the comma: in view of the war, the drought and the debt, Norway."""
    end = next((at for at in range(comma + 1, len(found)) if found[at].text in (",", ".", ";")), len(found))
    if end >= len(found) or found[end].text != ",":
        return False
    between = found[comma + 1 : end]
    joined = any(token.low in ("and", "or") for token in between)
    return joined and not _told(between)
