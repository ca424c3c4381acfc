"""The words of a sentence in; the same with what splits a clause put aside, and who is singled out in front, out.

"It was Lisbon, she found, that in 2030 stopped them" is read as "in 2030 Lisbon, she found, stopped them", and "put
off, until a date to be settled, the shipment" as "put off the shipment, until a date to be settled". Each word keeps
its place in the text, so that quotes stay exact.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_IS = frozenset(("was", "is"))
_LONGEST = 16
"""Words of the longest aside that is moved."""
_WIDEST = 44
"""Words of the longest that stands between "did" and its verb."""
_NAMED = 12
"""Words of the longest name that is singled out."""
_DID = frozenset(("did", "does", "do"))
_SMALL = frozenset(("off", "over", "back", "out", "away", "down", "through", "up"))
_LED = frozenset(
    ("in", "on", "at", "by", "with", "without", "until", "till", "for", "after", "before", "to", "under", "as",
     "against", "despite", "over", "within", "since", "from", "during", "through", "via", "amid")
)  # fmt: skip
"""What opens an aside."""
_TIMED = frozenset(("in", "on", "at", "by", "since", "during", "for", "as", "until", "from", "last", "this", "earlier"))
_HANGING = frozenset(
    ("since", "after", "because", "when", "which", "who", "that", "until", "before", "although", "while")
)  # fmt: skip
"""What opens a clause beside another."""
_FOREIGN = (("sine", "die"), ("pro", "tem"))
"""What Latin says of how or when something is done, and no name."""


_MAY = frozenset(("may", "can", "could", "will", "would", "shall", "might", "must"))
_ONLY_BEFORE = frozenset(("with", "after", "upon", "if", "when", "once", "provided", "subject"))
"""What opens that without which something may not be done."""


def spliced(found: list[Token]) -> list[Token]:
    """The words of a sentence, each clause in one piece."""
    lows = {token.low for token in found}
    found = _without_latin(found) if "sine" in lows or "pro" in lows else found
    if "it" in lows and "that" in lows and not lows.isdisjoint(_IS):
        found = _singled_out(found)
    found = _only_so(found) if "only" in lows else found
    found = _let_go_of(found) if "let" in lows and "go" in lows else found
    if "," not in lows:
        return found
    found = _did(found) if not lows.isdisjoint(_DID) else found
    found = _closed_up(found) if not lows.isdisjoint(_HANGING) else found
    return _particled(found) if not lows.isdisjoint(_SMALL) else found


def _only_so(found: list[Token]) -> list[Token]:
    """The words with "only" in front of what it is about: may only be resold with Oslo's consent."""
    for at in range(1, len(found) - 3):
        if found[at].low != "only" or found[at - 1].low not in _MAY:
            continue
        ends = (j for j in range(at + 2, min(len(found), at + 12)) if found[j].low in _ONLY_BEFORE)
        end = next(ends, 0)
        if end and not any(token.text in ",;:" for token in found[at:end]):
            return [*found[:at], *found[at + 1 : end], found[at], *found[end:]]
    return found


def _let_go_of(found: list[Token]) -> list[Token]:
    """The words with "let go of" as the one verb that it is: have let go of a package for Chad."""
    for at in range(1, len(found) - 3):
        if [token.low for token in found[at : at + 3]] == ["let", "go", "of"]:
            verb = "release" if found[at - 1].low in (*_MAY, "to", "not") else "released"
            return [*found[:at], replace(found[at], text=verb, low=verb, end=found[at + 2].end), *found[at + 3 :]]
    return found


def _without_latin(found: list[Token]) -> list[Token]:
    """The words without a phrase in Latin, and the commas around it: adjourned, sine die, the training."""
    for at in range(1, len(found) - 2):
        if (found[at].low, found[at + 1].low) not in _FOREIGN or found[at].text[0].isupper():
            continue
        apart = found[at - 1].text == "," and found[at + 2].text == ","
        return [*found[: at - apart], *found[at + 2 + apart :]]
    return found


def _singled_out(found: list[Token]) -> list[Token]:
    """The words with whom "it was" points out as the subject: it was Oslo, aides say, that in May halted them."""
    for at in range(len(found) - 4):
        if found[at].low != "it" or found[at + 1].low not in _IS or not _opens(found, at):
            continue
        first = at + 2
        if not _names(found, first):
            return found
        that = next((j for j in range(first + 1, min(len(found) - 2, first + _NAMED)) if _points(found, first, j)), 0)
        if not that:
            return found
        verb = _past_time(found, that + 1)
        if not _told(found[verb]) or not (verb > that + 1 or found[that - 1].text == ","):
            return found
        return [*found[:at], *found[that + 1 : verb], *found[first:that], *found[verb:]]
    return found


def _opens(found: list[Token], at: int) -> bool:
    return not at or found[at - 1].low in (",", ";", ":", "“", '"', "that", "and", "but", "for", "–", "—")


def _names(found: list[Token], at: int) -> bool:
    """Whether somebody may be named from a place on, by a capital, an article or whose he is."""
    return found[at].text[0].isupper() or found[at].low in ("the", "a", "an", "his", "her", "its", "their", "our", "my")


def _points(found: list[Token], first: int, at: int) -> bool:
    """Whether "that" at a place follows the name, or an aside behind it."""
    if found[at].low != "that":
        return False
    commas = [j for j in range(first, at) if found[j].text == ","]
    return not commas or (len(commas) > 1 and commas[-1] == at - 1)


def _past_time(found: list[Token], at: int) -> int:
    """Where what says when has ended that stands at a place, or the place itself."""
    if found[at].text == ",":
        end = next((j for j in range(at + 1, min(len(found), at + _LONGEST)) if found[j].text == ","), 0)
        return end + 1 if end and end + 1 < len(found) else at
    if found[at].low not in _TIMED:
        return at
    end = at + 1
    while end < len(found) - 1 and (found[end].low in wordset("time_words") or found[end].text[0].isdigit()):
        end += 1
    return end if end > at + 1 else at


def _told(token: Token) -> bool:
    """Whether a word is a finite verb, or opens one."""
    letters = lexicon().verbs.get(token.low, ("", ""))[0]
    return (
        token.low in wordset("finite_sure") or lexicon().closed.get(token.low) == "MD" or bool({"d", "z"} & {*letters})
    )


def _did(found: list[Token]) -> list[Token]:
    """The words with what stands between "did" and its verb at the end: did, in the spring of 2030, freeze them."""
    for at in range(1, len(found) - 4):
        if found[at].low not in _DID or found[at + 1].text != ",":
            continue
        commas = [j for j in range(at + 2, min(len(found) - 2, at + _WIDEST)) if found[j].text == ","]
        end = next((j for j in commas if _base(found[j + 1]) and found[j + 1].text.islower()), 0)
        if end:
            last = len(found) - (found[-1].text in ".!;")
            return [*found[: at + 1], *found[end + 1 : last], *found[at + 1 : end], *found[last:]]
    return found


def _base(token: Token) -> bool:
    return "b" in lexicon().verbs.get(token.low, ("", ""))[0]


def _closed_up(found: list[Token]) -> list[Token]:
    """The words without the commas around an aside that parts the verb of a clause beside another from its object.

    So "since Rome cancelled, on 28 June, the four permits".
    """
    hung = next((at for at, token in enumerate(found) if token.low in _HANGING), len(found))
    for at in range(hung + 2, len(found) - 4):
        if found[at].text != "," or found[at + 1].low not in _LED or found[at - 1].low in wordset("finite_sure"):
            continue
        letters, lemma = lexicon().verbs.get(found[at - 1].low, ("", ""))
        if not {"d", "z"} & {*letters} or lemma in wordset("says"):
            continue
        end = next((j for j in range(at + 2, min(len(found) - 2, at + _LONGEST)) if found[j].text == ","), 0)
        taken = end and (found[end + 1].low in wordset("object_start") or found[end + 1].text[0].isdigit())
        if taken and not any(_told(token) for token in found[at + 1 : end]):
            return [*found[:at], *found[at + 1 : end], *found[end + 1 :]]
    return found


def _particled(found: list[Token]) -> list[Token]:
    """The words with an aside behind the verb's small word at the end: put off, until 3 May, the shipment."""
    for at in range(2, len(found) - 4):
        if found[at].low not in _SMALL or found[at + 1].text != "," or found[at + 2].low not in _LED:
            continue
        if found[at - 1].low not in lexicon().verbs:
            continue
        end = next((j for j in range(at + 3, min(len(found) - 2, at + _LONGEST)) if found[j].text == ","), 0)
        taken = end and (found[end + 1].low in wordset("object_start") or found[end + 1].text[0].isdigit())
        if not taken or any(_told(token) and token.low in wordset("finite_sure") for token in found[at + 2 : end]):
            continue
        last = next((j for j in range(end + 1, len(found)) if found[j].text in (",", ".", ";", "!")), len(found))
        return [*found[: at + 1], *found[end + 1 : last], *found[at + 1 : end], *found[last:]]
    return found
