"""The words of a sentence in; the same out with what stands in front of who says or opposes it put behind him.

"Who had ordered it he would not say" is read as "he would not say who had ordered it", "opposed to the sale is the
lawyer" as "the lawyer is opposed to the sale". Each word keeps its place in the text, so that quotes stay exact.
"""

from __future__ import annotations

from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_HARD = frozenset(
    (("tooth", "and", "nail"), ("root", "and", "branch"), ("through", "and", "through"),
     ("to", "the", "hilt"), ("heart", "and", "soul"), ("lock", "and", "stock"), ("hammer", "and", "tongs"))
)  # fmt: skip
"""How hard somebody does something, in words that would be things elsewhere."""
_BEHIND_PHRASE = frozenset((".", ",", ";", "to", "that", "for", "from", "what", "whether", "and", "on", "by"))
_SOUGHT = frozenset(("sought", "seeks", "seek", "seeking", "asked", "asks", "urged", "promised"))
"""Whatever is done in writing that is an act without it as well."""
_UTTERLY = frozenset(("writing", "nail", "branch", "through", "hilt", "soul", "stock", "tongs", "upon"))
_STANDS_FOR = frozenset(("opposed", "against", "in"))
"""What opens a sentence that tells who is for or against something."""
_UNSAID = frozenset(("what", "which", "who", "whom", "whose", "when", "where", "why", "how", "whether", "that"))
"""What opens a question that somebody will not answer, or stands for it."""
_SAYS_NOT = frozenset(("say", "tell", "disclose", "reveal", "explain", "specify"))
_WOULD = frozenset(("would", "will", "wo", "could", "did", "does", "do"))
_SAYERS = frozenset(("he", "she", "it", "they", "i", "we"))
_AFTER_HABIT = frozenset(("of", "and", "or", "that", "which", "for"))
_THE = frozenset(("the", "a", "an", "his", "her", "its", "their"))


def fronted(found: list[Token], lows: set[str]) -> list[Token]:
    """The words in the plain order; ``lows`` are all of them in small letters."""
    found = _to_the_hilt(found) if not lows.isdisjoint(_UTTERLY) else found
    found = _by_habit(found) if len(found) > 6 and found[0].low == "as" else found
    found = _opposed_is(found) if len(found) > 6 and found[0].low in _STANDS_FOR else found
    return _unsaid_last(found) if not lows.isdisjoint(_SAYS_NOT) else found


def _by_habit(found: list[Token]) -> list[Token]:
    """The words without that it is a rule: as a matter of policy the office says nothing, as a rule it is silent."""
    lows = tuple(token.low for token in found[:5])
    last = 5 if lows[:4] == ("as", "a", "matter", "of") else 3 if lows[:3] == ("as", "a", "rule") else 0
    last += last > 0 and found[last].text == ","
    return found[last:] if last and found[last].low not in _AFTER_HABIT else found


def _to_the_hilt(found: list[Token]) -> list[Token]:
    """The words without how hard somebody does it: fought it tooth and nail, opposes the sale root and branch."""
    for at in range(1, len(found) - 2):
        if tuple(token.low for token in found[at : at + 3]) in _HARD:
            return [*found[:at], *found[at + 3 :]]
        lows = (found[at].low, found[at + 1].low)
        sought = lows == ("in", "writing") and any(token.low in _SOUGHT for token in found[:at])
        if sought and found[at + 2].low in _BEHIND_PHRASE:
            return [*found[:at], *found[at + 2 :]]  # sought assurances in writing
        if lows in (("upon", found[at - 1].low), ("after", found[at - 1].low)):
            return [*found[:at], *found[at + 2 :]]  # tabled motion upon motion
    return found


def _opposed_is(found: list[Token]) -> list[Token]:
    """Who is opposed, put first: opposed to any further sale, whatever the count, is the lawyer."""
    if found[-1].text == "?" or not (found[0].low == "against" or found[1].low in ("to", "favour", "favor")):
        return found
    for at in range(3, min(len(found) - 2, 24)):
        if found[at].low not in ("is", "are", "was", "were"):
            continue
        named = found[at + 1].low in wordset("subject_start") or found[at + 1].text[0].isupper()
        stop = next((k for k in range(at + 1, len(found)) if found[k].text in ",.;"), len(found) - 1)
        front = found[1 : at - (found[at - 1].text == ",")]
        first = Token(found[0].text.lower(), found[0].low, found[0].start, found[0].end)
        return [*found[at + 1 : stop], found[at], first, *front, *found[stop:]] if named else found
    return found


def _unsaid_last(found: list[Token]) -> list[Token]:
    """What somebody will not say put behind his not saying it: who had ordered it / he would not say."""
    if not found or found[0].low not in _UNSAID or found[-1].text == "?":
        return found
    last = len(found) - (found[-1].text in ".!;")
    says = next((k for k in range(last - 1, max(2, last - 5), -1) if found[k].low in _SAYS_NOT), 0)
    verb = _not_said(found, says) if says > 2 else 0
    if not verb or (says + 1 < last and found[says].low != "tell"):
        return found
    first = verb - 1
    if found[first].tag != "PRP" and found[first].low not in _SAYERS:
        first = next((k for k in range(verb - 1, max(0, verb - 5), -1) if found[k].low in _THE), 0)
        first = first or (verb - 1 if found[verb - 1].text[0].isupper() else 0)
    front = found[: first - (found[first - 1].text == ",")]
    return [*found[first:last], *front, *found[last:]] if first else found


def _not_said(found: list[Token], says: int) -> int:
    """Where a verb of not saying begins that ends at a place: would not say, refused to tell; zero where none does."""
    if found[says - 1].low in ("not", "n't", "n’t"):
        return says - 2 if found[says - 2].low in _WOULD else 0
    declines = found[says - 1].low == "to" and found[says - 2].low in ("refused", "declined", "refuses", "declines")
    return says - 2 if declines else 0
