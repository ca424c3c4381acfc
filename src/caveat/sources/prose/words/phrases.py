"""Words that say one thing together: an adverb within a verb group, what opens a condition or a time."""

from __future__ import annotations

from functools import cache

from caveat.sources.prose.words.lexicon import phrases, wordset
from caveat.sources.prose.words.particles import Particles
from caveat.sources.prose.words.sorts import QUOTES
from caveat.sources.prose.words.tokens import Token

_COPULAS = frozenset(
    ("is", "are", "be", "was", "were", "been", "being", "remain", "remains", "become", "made", "not", "still", "also",
     "the", "a", "this", "that", "on", "make", "makes", "become", "becomes")
)  # fmt: skip
_INVERTED = frozenset(("should", "had", "were"))
"""What opens a condition in front of its subject."""
_AT_LEAST = frozenset((("at", "least"), ("at", "most")))
_SHORT_SUBJECT = 4
"""Words of a subject behind which "at least" may stand without its verb being a participle of what it counts."""
_POINTS = frozenset(("moment", "minute", "instant", "day"))
"""Points in time at which something is done once something else is: the moment it is paid."""


def pending(found: list[Token]) -> None:
    """Tag what opens a condition of a thing, and what only looks like one: subject to approval; as if it had."""
    for i, token in enumerate(found[1:], 1):
        if token.tag == "IN" and (found[i - 1].low, token.low) in phrases("subject_to") and _adverbial(found, i - 1):
            found[i - 1].tag, token.low, token.lemma = "R", "pending", "pending"
        if token.tag == "CS" and token.low in ("if", "though") and found[i - 1].low == "as":
            token.low = token.lemma = "as if"  # no condition
        if token.tag in ("THAT", "CS") and token.low == "that" and found[i - 1].low == "so":
            found[i - 1].tag, token.tag, token.low = "R", "CS", "so_that"  # what it is for, and not what is told


@cache
def _midway() -> dict[str, list[tuple[str, ...]]]:
    """Adverbs of several words that stand within a verb group, by their first."""
    led_by: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases("midway"):
        led_by.setdefault(words[0], []).append(words)
    return led_by


def _adverbial(found: list[Token], i: int) -> bool:
    """Whether "subject" or "contingent" says of nothing that it is so: in front of a clause, or behind its verb."""
    before = found[i - 1].low if i else ","
    return before == "," or (before not in _COPULAS and any(token.tag == "MD" for token in found[:i]))


class Phrases(Particles):
    """Tags the words of set phrases."""

    def _midway(self) -> set[int]:
        """Where an adverb of several words stands within a verb group: should at least examine."""
        found, led_by = self.found, _midway()
        places: set[int] = set()
        for i, token in enumerate(found[1:-1], 1):
            for words in led_by.get(token.low, ()):
                if found[i + 1].low == words[1] and (self._within_verb(i, words) or self._before_past(i, words)):
                    places.update(range(i, i + len(words)))
        return places

    def _within_verb(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether words stand at a place, between a modal or auxiliary and a verb."""
        led, end = i - 1 - (self._low(i - 1) in QUOTES), i + len(words)
        before = self._low(led)
        if not (self._modal(led) or before in wordset("auxiliary") or before in ("to", "not")):
            return False
        end += self._low(end) in QUOTES
        same = all(self._low(i + at) == word for at, word in enumerate(words))
        return same and (self._low(end) in self.words.verbs or self._low(end) == "not")

    def _before_past(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether "at least" or "at most" stands between a subject and its past: Italy at least slowed it."""
        end = i + len(words)
        if words not in _AT_LEAST or end + 1 >= len(self.found) or not 0 < i <= _SHORT_SUBJECT:
            return False
        letters = self.words.verbs.get(self._low(end), ("", ""))[0]
        object_ = self.words.closed.get(self._low(end + 1)) not in ("IN", "CC") and self._low(end + 1).isalnum()
        return "d" in letters and object_ and not any(t.low in self.words.verbs for t in self.found[: i - 1])

    def _again(self, i: int, token: Token) -> bool:
        """Tag a word by its phrase: if only, at once, should it fail. True where it ends an opener of a condition."""
        if token.low == "time":
            return self._by_the_time(i, token)
        if token.low == "if" and self._low(i + 1) == "only":
            token.tag = "R"
        if token.low == "once" and (
            self._low(i - 1) in ("at", "never", "who", "which") or self._not_once(i) or self._once_was(i)
        ):
            token.tag = "R"
        if self._phrase(i):
            return True
        if token.low == "should" and i and self._low(len(self.found) - 1) != "?" and self._subject_next(i):
            token.tag, token.low = "CS", "if"
        return False

    def _modal(self, i: int) -> bool:
        return self.words.closed.get(self._low(i)) == "MD" or self._low(i) in ("will", "can", "may", "might", "must")

    def _by_the_time(self, i: int, token: Token) -> bool:
        """By the time the court ruled: when it did. True where the words open such a clause."""
        if self._low(i - 1) != "the" or self._low(i - 2) != "by" or i + 1 >= len(self.found):
            return False
        after = self.found[i + 1]
        if not (after.text[0].isupper() or after.low in wordset("subject_start")):
            return False
        self.found[i - 2].tag = self.found[i - 1].tag = "R"
        token.tag, token.low, token.lemma = "CS", "when", "when"
        self._turn(i, "CS")
        return True

    def _not_once(self, i: int) -> bool:
        """Whether a verb group is denied for every time: has not once refused."""
        if self._low(i - 1) in wordset("auxiliary"):
            return True  # had once supplied them
        return self._low(i - 1) in self.words.negations and self._low(i - 2) in wordset("splits")

    def _once_was(self, i: int) -> bool:
        """Whether what somebody once was stands between commas: the Greens, once the brake, say."""
        articled = self._low(i + 1) in ("a", "an", "the", "its", "their")
        if self._low(i - 1) != "," or not (articled or self._low(i + 2) in (",", "of")):
            return False
        end = next((j for j in range(i + 2, min(i + 9, len(self.found))) if self._low(j) == ","), 0)
        return bool(end) and not any(self._low(j) in wordset("finite_sure") for j in range(i + 2, end))

    def _phrase(self, i: int) -> bool:
        """The last word of "as long as" or "on condition that" makes one opener of a condition of the whole."""
        if i > 1 and self.found[i].low == "case" and self._just_in_case(i):
            self.found[i - 1].tag = "R"
            self.found[i].tag, self.found[i].low, self.found[i].lemma = "CS", "if", "if"
            return True
        if i < 2 or self.found[i].low not in ("as", "that", "of", *_POINTS):
            return False
        soon = self.found[i].low == "as" and (self.found[i - 2].low, self.found[i - 1].low) == ("as", "soon")
        if soon or (self.found[i].low in _POINTS and self._moment(i)):
            self.found[i - 2].tag = "R" if soon else self.found[i - 2].tag
            self.found[i - 1].tag = "R"
            self.found[i].tag, self.found[i].low, self.found[i].lemma = "CS", "as soon as", "as soon as"
            self._turn(i, "CS")
            return True
        if (self.found[i - 2].low, self.found[i - 1].low, self.found[i].low) not in phrases("conditions"):
            return False
        if self.found[i - 2].low == "the" and self._low(i - 3) not in ("on", "under", "with", "upon", "in"):
            return False  # attached the condition that they stay
        self.found[i - 2].tag, self.found[i - 1].tag = "R", "R"
        opener = "while" if self._unending(i) else "if"
        self.found[i].tag, self.found[i].low, self.found[i].lemma = "CS", opener, opener
        return True

    def _just_in_case(self, i: int) -> bool:
        """Whether "in case" opens what something hangs on: would stop it in case it came; not: kept some in case."""
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        opens = after is not None and (after.low in wordset("object_start") or after.text[0].isupper())
        opens = opens or (after is not None and after.low in ("it", "they", "he", "she", "we", "this"))
        return self.found[i - 1].low == "in" and opens and "MD" in {token.tag for token in self.found[:i]}

    def _unending(self, i: int) -> bool:
        """Whether something is done without an end, on no condition: for as long as it takes, as long as needed."""
        it = self._low(i + 1) == "it"
        behind = self._low(i + 3) if it and self._low(i + 2) in ("is", "was") else self._low(i + 1)
        takes = it and self._low(i + 2) in ("takes", "took", "needs")
        return self.found[i - 1].low == "long" and (takes or behind in ("needed", "necessary", "required"))

    def _moment(self, i: int) -> bool:
        """Whether "the moment" opens what happens then: the moment the licence arrives; not on the day it did."""
        if self.found[i - 1].low != "the" or self.found[i - 2].tag in ("IN", "VBZ", "VBD", "VBP", "TO"):
            return False
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        opens = after is not None and (after.low in wordset("object_start") or after.text[0].isupper())
        return opens and "MD" in {token.tag for token in self.found[:i]} and self._clause_ahead(i)

    def _subject_next(self, i: int) -> bool:
        """Whether a subject stands right after a modal: should Honduras vote the wrong way."""
        if self.found[i - 1].tag in ("CC", "WP") or i + 1 >= len(self.found):
            return False
        article = self._low(i + 1) in ("the", "a", "an", "its", "their", "it", "they", "he", "she")
        named = self.found[i + 1].text[0].isupper() and not self.headline
        return article or (named and self.found[i - 1].tag not in ("PRP", "NNP", "WP"))

    def _inverted(self) -> int:
        """Where "should", "had" or "were" opens a condition: should the parliament fail. -1 where none does."""
        for i in range(min(2, len(self.found))):
            if self._low(i) in _INVERTED and self._low(len(self.found) - 1) != "?":
                return i if any(token.text == "," for token in self.found[i:]) else -1
            if self._low(i) not in ("“", '"', "but", "and"):
                break
        may = (i for i, token in enumerate(self.found[:-3]) if token.low in _INVERTED and i > 1)
        return next(filter(self._inverted_behind, may), -1)

    def _inverted_behind(self, i: int) -> bool:
        """Whether a condition opens so behind another clause: has cleared them, but should the truce fail, it will."""
        joined = self._low(i) in _INVERTED and self._low(i - 1) in ("but", "and")
        if not joined or self._low(i - 2) not in (",", ";") or self._low(len(self.found) - 1) == "?":
            return False
        named = self.found[i + 1].text[0].isupper() or self._low(i + 1) in wordset("subject_start")
        ends = next((j for j in range(i + 2, min(i + 16, len(self.found))) if self._low(j) == ","), 0)
        return named and bool(ends) and not any(self._low(j) == "and" for j in range(i, ends))
