"""The words of a sentence in; the same without what only tells what goods are worth, or who made them, out.

"Oslo approved shells worth an estimated $40 million for Chad" is read as "Oslo approved shells for Chad". Sums are
counted in the text itself, so none is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_ROUGHLY = frozenset((
    "an", "a", "estimated", "about", "around", "some", "more", "than", "nearly", "almost", "roughly", "over", "up",
    "to", "at", "least", "approximately", "close", "just", "under", "well", "reported", "reportedly", "the", "of",
    "equivalent", "between", "and", "or", "combined", "total", "cool", "whopping", "mere",
))  # fmt: skip
"""What stands between "worth" and a sum."""
_SCALE = frozenset(("million", "billion", "trillion", "thousand", "m", "bn", "crore", "lakh"))
_MONEY = frozenset("$€£¥")
_ACCORDS = frozenset(("accord", "agreement", "pact", "treaty", "memorandum"))
"""What is a sale where a price stands by it, and may be anything else where none does."""
MAKES = frozenset(("made", "built", "manufactured", "produced", "assembled", "designed", "developed"))
"""What was done with goods once, and moves none."""
_NAMED = 7
_LONGEST = 9
_BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "'s", "not", "still", "now", "all", "each"))


def unweighed(found: list[Token]) -> list[Token]:
    """The words without what some goods or a deal are said to be worth."""
    at = next((k for k in range(1, len(found) - 1) if _opens(found, k)), 0)
    if not at:
        return found
    end = _past_sum(found, at + (2 if found[at].low == "valued" else 1))
    closes = end + 1 >= len(found) and found[at - 1].low in _ACCORDS
    if not end or closes:
        return found
    start = at
    if found[at - 1].text == "," and end < len(found) and found[end].text in (",", ".", ";"):
        start, end = at - 1, end + (found[end].text == ",")  # jets, worth $2 billion, for Peru
    elif found[at - 1].text == ",":
        return found
    return [*found[:start], *unweighed(found[end:])] if start else found


def unmade(found: list[Token]) -> list[Token]:
    """The words without who made some goods, or where: missiles made by Saab for Peru, jets built in Spain."""
    for at in range(1, len(found) - 3):
        if found[at].low not in MAKES or found[at + 1].low not in ("by", "in") or not _goods(found[at - 1].low):
            continue
        end = at + 2
        while end < len(found) - 1 and end - at < _NAMED and found[end].text[0].isupper():
            end += 1
        listed = (
            found[end].text == "," and end + 1 < len(found) and found[end + 1].text[0].isupper()
        )  # made by Saab, Boeing and Airbus
        named = end > at + 2 and found[end].low not in ("'s", "’s", "and") and not listed
        if named and not any(token.low in ("have", "has", "had", "be", "been") for token in found[max(0, at - 3) : at]):
            return [*found[:at], *unmade(found[end:])]
    return found


def _goods(low: str) -> bool:
    """Whether a word is one for goods."""
    known = lexicon().nouns
    return (known.get(low) or known.get(singular(low))) == "goods"


def _opens(found: Sequence[Token], at: int) -> bool:
    """Whether "worth" or "valued at" stands behind what has a worth."""
    valued = found[at].low == "valued" and found[at + 1].low == "at"
    before = found[at - 2] if found[at - 1].text == "," and at > 1 else found[at - 1]
    return (found[at].low == "worth" or valued) and before.low not in _BE and before.text[0].isalnum()


def _past_sum(found: Sequence[Token], at: int) -> int:
    """Past a sum of money; 0 where none stands there: worth its weight, worth recalling."""
    first, last = at, 0
    while at < len(found) and at - first < _LONGEST:
        token = found[at]
        number = token.text[0].isdigit() or token.text[0] in _MONEY or token.text[:3] in ("US$", "CAD", "AUD")
        scale = token.low in _SCALE or (token.low in wordset("numbers") and token.low not in _ROUGHLY)
        unit = lexicon().nouns.get(singular(token.low)) == "unit" or token.text in ("US", "U.S.")
        if number or scale or (last and unit):
            last = at + 1
        elif token.low not in _ROUGHLY or (last and token.low not in ("and", "or", "to")):
            break
        at += 1
    return last
