"""The words of a sentence in; the same words with an attribution that splits its verb put at the end out.

"Norway has, two officials said on Monday, suspended deliveries" is read as "Norway has suspended deliveries, two
officials said on Monday". Each word keeps its place in the text, so that quotes stay exact.
"""

from __future__ import annotations

from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.tokens import Token

_LONGEST = 16
"""Words of the longest aside that is moved."""


def moved(found: list[Token]) -> list[Token]:
    """The words of a sentence, those of an aside in its verb group behind all others."""
    for at, token in enumerate(found):
        joined = token.text == "," and at > 1 and found[at - 1].low in ("and", "but")
        if token.text != "," or not at or not (joined or found[at - 1].low in wordset("splits")):
            continue
        end = next((j for j in range(at + 1, min(len(found), at + _LONGEST)) if found[j].text == ","), None)
        if end is None or end + 1 >= len(found):
            continue
        aside = found[at + 1 : end]
        if not _attributes(aside) and not (joined and _beside(aside, found[end + 1])):
            continue
        last = len(found) - (found[-1].text in ".!;")
        return [*found[:at], *found[end + 1 : last], *found[at:end], *found[last:]]
    return found


def _beside(aside: list[Token], follower: Token) -> bool:
    """Whether an aside between "and" and its verb only adds to it: and, contrary to what was written, has not."""
    return bool(aside) and aside[0].low in wordset("aside_start") and follower.low in wordset("splits")


def uninverted(found: list[Token]) -> list[Token]:
    """The words of a sentence with an auxiliary that stands before its subject behind it again.

    So of one that opens with "not since", "never" or "only", and of a part that opens with "nor".
    """
    found = _were_to(found)
    nor = next((k for k, token in enumerate(found) if token.low == "nor" and k + 3 < len(found)), None)
    if nor is not None and found[nor + 1].low in wordset("inverts"):
        end = _subject_end(found, nor + 2)
        if end:
            return [*found[:nor], *found[nor + 2 : end], found[nor + 1], found[nor], *found[end:]]
    if not found or found[0].low not in wordset("fronts"):
        return found
    for at in range(1, min(len(found) - 2, 24)):
        if found[at].low not in wordset("inverts") or found[at].text[0].isupper():
            continue
        end = _subject_end(found, at + 1)
        if end:
            return [*found[:at], *found[at + 1 : end], found[at], *found[end:]]
    return found


def _were_to(found: list[Token]) -> list[Token]:
    """A condition that opens with "were" without its "to": were Britain to cut off deliveries."""
    if not found or found[0].low != "were" or found[-1].text == "?":
        return found
    end = next((k for k, token in enumerate(found[:24]) if token.text == ","), 0)
    to = next((k for k in range(2, end) if found[k].low == "to"), 0)
    letters = lexicon().verbs.get(found[to + 1].low, ("", ""))[0] if to else ""
    return [*found[:to], *found[to + 1 :]] if "b" in letters else found


def _subject_end(found: list[Token], at: int) -> int:
    """Where a short subject ends that a verb form follows; zero where none stands there."""
    words = lexicon()
    opens = found[at].text[0].isupper() or found[at].low in wordset("subject_start")
    for j in range(at + 1, min(len(found), at + 6)) if opens else ():
        letters = words.verbs.get(found[j].low, ("", ""))[0]
        if found[j].low in words.closed and found[j].low not in ("of", "the", "yet", "ever", "even", "so"):
            return 0
        if letters and found[j].low not in words.nouns and found[j].text[0].islower():
            return j
    return 0


def _attributes(aside: list[Token]) -> bool:
    """Whether an aside says on whose word the sentence stands."""
    if not aside or any(token.low in wordset("clause_stops") or token.text in '“”"' for token in aside):
        return False
    if aside[0].low == "according":
        return True
    verbs = [token for token in aside if _says(token)]
    others = [token for token in aside if token.low in wordset("finite_sure") and not _says(token)]
    return len(verbs) == 1 and not others


def _says(token: Token) -> bool:
    letters, lemma = lexicon().verbs.get(token.low, ("", ""))
    return lemma in wordset("asides") and any(letter in letters for letter in "zdb") and "g" not in letters
