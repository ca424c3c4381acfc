"""The words of a sentence in; the same with the "that" which a verb of saying leaves out before an aside out.

"Officials said the ministry, which faces an election, suspended deliveries" is read as "officials said that the
ministry ... suspended deliveries". What is put in has no length, so that quotes stay exact. Where no aside stands
between whom the clause is about and its verb, it is read as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token, may_be_finite

_SAYS = frozenset((
    "say", "add", "believe", "think", "argue", "insist", "claim", "reckon", "suggest", "report", "confirm", "announce",
    "warn", "note", "maintain", "acknowledge", "admit", "allege", "write", "stress", "explain", "understand", "hear",
    "fear", "hope", "estimate", "predict", "state", "tell", "show", "know", "deny",
))  # fmt: skip
_PLAIN = frozenset(("say", "think", "believe", "argue", "insist", "hope", "reckon", "add"))
"""Those that govern no thing of which more is told between commas."""
_RULED = _PLAIN | {"tell"}
"""Those behind which a relative clause without commas is none of the thing that they govern."""
_MARKS = frozenset((",", '"', "“", "”", "„", "«", "»", ":", ";", "‘", "’", "'", "–", "—", "--"))
_RELATIVE = frozenset(("which", "who", "whose", "that", "whom"))
_NEAR = frozenset(("today", "yesterday"))
_NOUN = 5
"""Words of a noun that an infinitive follows, at most."""
_WIDEST = 12
"""Words of whom the clause is about, at most."""
_LONGEST = 26
"""Words of an aside, at most."""


def with_that(found: list[Token]) -> list[Token]:
    """The words with "that" behind each verb of saying whose clause has an aside before its verb."""
    put = [place for at in range(1, len(found) - 6) if (place := _left_out(found, at))]
    for place in reversed(put):
        end = found[place - 1].end
        found = [*found[:place], Token("that", "that", end, end), *found[place:]]
    return found


def _left_out(found: Sequence[Token], at: int) -> int:
    """Where a "that" is left out behind a verb of saying; 0 where a word is none, or leaves none out."""
    _, lemma = lexicon().verbs.get(found[at].low, ("", ""))
    if (
        lemma not in _SAYS
        or not found[at].text.islower()
        or (found[at - 1].text in _MARKS and not _behind_aside(found, at))
    ):
        return 0
    place = _past_day(found, at + 1 if lemma != "tell" else _past_hearer(found, at + 1))
    if not place or place + 4 >= len(found) or not _subject(found, place):
        return 0
    if lemma in _RULED and (_restricted(found, place) or _to_be_done(found, place)):
        return place
    if any(token.low == "that" for token in found[at + 1 : at + 6]):
        return 0
    if lemma not in _PLAIN and any(token.low in _RELATIVE for token in found[:at]):
        return 0  # the ministry, which announced the sale, worth 4 million, was silent
    comma = next((k for k in range(place + 1, min(place + _WIDEST, len(found))) if found[k].text in _MARKS), 0)
    if not comma or found[comma].text != "," or any(_finite(found, k) for k in range(place + 1, comma)):
        return 0
    for k in range(comma + 2, min(comma + _LONGEST, len(found) - 1)):
        if found[k].text == "," and _verb_at(found, k + 1):
            return place
        if found[k].text in ('"', "“", "”", ";", ":") or found[k].low in ("that",):
            return 0
    return 0


def _restricted(found: Sequence[Token], place: int) -> bool:
    """Whether a relative clause without commas stands before the verb: the agency that grants licences suspended."""
    for k in range(place + 1, min(place + _WIDEST, len(found) - 3)):
        if found[k].text in _MARKS or _finite(found, k):
            return False
        if found[k].low in ("who", "which", "that"):
            end = next(
                (j for j in range(k + 1, len(found)) if found[j].text in _MARKS or found[j].text == "."), len(found)
            )
            verbs = [j for j in range(k + 2, end) if _may_be_verb(found[j])]
            return _behind_relative(found[k + 1]) and bool(verbs) and verbs[0] > k + 2
    return False


def _to_be_done(found: Sequence[Token], place: int) -> bool:
    """Whether a noun has its infinitive before the verb of its clause: the decision to halt the shells was made."""
    known = lexicon()
    for k in range(place + 2, min(place + _NOUN, len(found) - 3)):
        if found[k].low == "to" and "b" in known.verbs.get(found[k + 1].low, ("",))[0]:
            if found[k - 1].low not in wordset("led_on") or known.closed.get(found[place].low) is None:
                return False
            rest = range(k + 2, len(found))
            end = next((j for j in rest if found[j].text in _MARKS or found[j].low in _RELATIVE), len(found))
            return any(_finite(found, j) for j in range(k + 3, end))
        if found[k].text in _MARKS or _finite(found, k):
            return False
    return False


def _behind_relative(token: Token) -> bool:
    """Whether a word right behind a relative one is its verb, whatever it may be elsewhere: which chairs the talks."""
    return token.low in wordset("finite_sure") or lexicon().verbs.get(token.low, ("x",))[0][0] in "zd"


def _may_be_verb(token: Token) -> bool:
    """Whether a word may be the verb of its clause, and is none that is a noun as often."""
    return may_be_finite(token) and token.low.removesuffix("s") not in lexicon().noun_verb


def _behind_aside(found: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind an aside on its subject: a source, who asked not to be named, said."""
    if found[at - 1].text != ",":
        return False
    comma = next((k for k in range(1, at - 2) if found[k].text in _MARKS), 0)
    if not comma or found[comma].text != "," or any(_finite(found, k) for k in range(1, comma)):
        return False
    opener = found[comma + 1]
    closed = lexicon().closed.get(opener.low) in ("IN", "DT", "WP") or opener.low in _RELATIVE
    return closed or opener.low.endswith(("ed", "ing"))


def _past_hearer(found: Sequence[Token], place: int) -> int:
    """Past whom something is told, where an article follows: told reporters the."""
    for k in range(place + 1, min(place + 4, len(found))):
        if found[k].text in _MARKS:
            return 0
        named = found[k].text[0].isupper() and found[place].text.islower()  # told reporters Norway
        if found[k].low in ("the", "its", "their", "his", "her") or named:
            return k
    return 0


def _past_day(found: Sequence[Token], place: int) -> int:
    """Past the day on which it was said: said on Monday the."""
    if not place:
        return 0
    on = found[place].low == "on"
    return (
        place + on + 1
        if place + on < len(found) and (found[place + on].text in wordset("days") or found[place + on].low in _NEAR)
        else place
    )


def _subject(found: Sequence[Token], place: int) -> bool:
    token = found[place]
    named = token.text[0].isupper() and token.low not in lexicon().closed
    return token.low in wordset("subject_start") or named or token.low in wordset("numbers")


def _finite(found: Sequence[Token], at: int) -> bool:
    """Whether a word is surely a verb of its clause."""
    token, known = found[at], lexicon()
    other = token.low in known.noun_verb or token.low in known.adjective_ed
    return may_be_finite(token) and not other and found[at - 1].low not in ("the", "a", "an", "its")


def _verb_at(found: Sequence[Token], at: int) -> bool:
    """Whether the verb of the clause stands at a place, or behind an adverb: , had; , also suspended."""
    while at < len(found) - 1 and (found[at].low.endswith("ly") or lexicon().closed.get(found[at].low) in ("R", "NOT")):
        at += 1
    letters, lemma = lexicon().verbs.get(found[at].low, ("x", ""))
    return may_be_finite(found[at]) or (letters[0] in "zd" and lemma not in _SAYS)
