"""The words of a sentence in; the same out without marks that set a few words of a noun group apart.

"A 'landmark' sale of missiles was cleared" and "its 'special' deliveries" read as they would without the marks. What
somebody says keeps its marks: it is longer, or no noun follows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_OPEN = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’", "'": "'"}
_MOST = 3
"""Words that marks set apart, at most."""
_LED = frozenset(("DT", "PRPS", "IN"))
"""What stands before such a mark, within the noun group."""
_CALLS = frozenset(("as", "like", "by", "than"))
"""Behind which a word in marks is what something is called."""


def unmarked_words(found: list[Token]) -> list[Token]:
    """The words of a sentence without marks around a few words that a noun follows."""
    left_out: set[int] = set()
    for at in range(1, len(found) - 3):
        close = _OPEN.get(found[at].text)
        if close is None or at in left_out or found[at].end != found[at + 1].start:
            continue
        end = next((j for j in range(at + 2, min(at + _MOST + 2, len(found) - 1)) if found[j].text == close), 0)
        if end and found[end - 1].end == found[end].start and _within_group(found, at, end):
            left_out.update((at, end))
    return [token for at, token in enumerate(found) if at not in left_out] if left_out else found


def _within_group(found: Sequence[Token], at: int, end: int) -> bool:
    """Whether a noun group goes on from before the marks to behind them."""
    known = lexicon()
    before, behind = found[at - 1], found[end + 1]
    led = before.start < found[at].start and known.closed.get(before.low) in _LED and before.low not in _CALLS
    within = all(one.text[0].isalnum() and _plain(one) for one in found[at + 1 : end])
    noun = behind.low in known.nouns or singular(behind.low) in known.nouns
    return led and within and noun and behind.low not in wordset("finite_sure") and behind.low not in known.closed


def _plain(token: Token) -> bool:
    """Whether a word tells of a noun, and opens or makes no clause."""
    return token.low not in lexicon().closed and token.low not in wordset("finite_sure")
