"""A sentence that is being tagged; whether the clause at hand has its verb, kept from word to word."""

from __future__ import annotations

from caveat.sources.prose.words.behind import Behind
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import wordset

_QUOTES = frozenset('“”"«»„')
_ASIDE = 8
"""Words of who says something, between commas, at most."""
_FINITE = ("VBZ", "VBD", "VB", "MD")
_CLAUSE = (":", ";", "--", "THAT", "CS")
"""Tags behind which a clause opens."""
_NAMING = ("DT", "PRPS", "POS", "J", "CD", "N", "NNP", "R", "IN")
"""Tags of the words of a subject."""
_APART = 4
"""Words that quotation marks set apart within a noun group, with the mark behind, at most."""
_LONG = 6
"""Words within which it is told how long after something else something was."""
_THEN = frozenset(("after", "before", "since"))
_AGAIN = (";", ":", "--", "CC")
"""Tags behind which a clause may stand in front of another."""


class Course(Behind):
    """Follows the clauses of a sentence while it is tagged."""

    def _turn(self, i: int, tag: str) -> None:
        """Keep whether the clause at hand has its verb."""
        if tag in ("VBZ", "VBD", "MD") or (tag == "VB" and self._behind_subject(i)):
            self.finite = True
        elif tag == "," and self.outer is not None:
            self.finite, self.outer = self.outer, None
        elif tag == "," and self.finite and self.hanging:
            self.finite = self.hanging = False
        elif tag == "," and self.finite and "WP" in (self.found[0].tag, self.found[1].tag) and self._first_comma(i):
            self.finite = False  # to whom they were sold, the firm refused to say
        elif tag == "," and self.finite and self.fronted and (self.found[0].tag == "CS" or self._long_after()):
            self.finite = self.fronted = False
        elif tag == "," and self.finite and self._said_between(i):
            self.finite = False  # other firms, he says, still ship shells
        elif tag == "," and self.finite and self.leading:
            self.finite = self.leading = False  # the rift is deep: while one speaks for it, her deputy demands a ban
        elif (tag == "WP" and self._behind_comma(i)) or (
            tag == "CS" and self._splits_off(i) and self._before(i) == ","
        ):
            self.outer, self.finite = self.finite, False
        elif tag == "QUO" and self._set_apart(i):
            return  # ordered a "hold" on shells
        elif tag == "CS" and self.finite and self._low(i) == "whether" and self._low(i + 1) == "to":
            return  # is weighing whether to push it back to truce talks
        elif tag in ("CS", "THAT", "WP", ";", ":", "--", "CC", "QUO"):
            opens = tag in ("THAT", "WP") and not self.finite and self._before(i) in ("N", "NNP")
            self.hanging = opens or (self.hanging and tag not in (";", ":", "--"))
            self.leading = tag == "CS" and i > 0 and self._before(i) in _AGAIN
            self.finite = False

    def _long_after(self) -> bool:
        """Whether a sentence opens with how long after something else it was: some weeks after it had been cleared,"""
        opens = next((j + 1 for j, token in enumerate(self.found[:_LONG]) if token.text == ":"), 0)  # a label's
        near = range(opens, min(opens + _LONG, len(self.found)))
        at = next((j for j in near if self.found[j].tag == "CS"), 0)
        led = self.found[opens:at]
        timed = bool(led) and self.words.nouns.get(singular(led[-1].low)) == "time" and self.found[at].low in _THEN
        return timed and all(token.tag in ("DT", "CD", "J", "R", "N", "IN") for token in led)

    def _behind_subject(self, i: int) -> bool:
        """Whether a base form has a subject before it: which appear to be like those owned by Peru."""
        return self._before(i) in ("N", "NNP", "PRP", ",") or (self._before(i) == "WP" and self._before(i - 1) != "IN")

    def _said_between(self, i: int) -> bool:
        """Whether a comma ends who says it, put between the subject of a clause and its verb."""
        opens = next((j for j in range(i - 1, max(0, i - _ASIDE), -1) if self.found[j].tag == ","), 0)
        aside = self.found[opens + 1 : i]
        verbs = [token for token in aside if token.tag in _FINITE]
        said = len(verbs) == 1 and verbs[0].lemma in wordset("asides") and verbs[0] in (aside[0], aside[-1])
        before = (j for j in range(opens - 1, -1, -1) if self.found[j].tag in _CLAUSE)
        led = next(before, -1) + 1
        return opens > led and said and all(token.tag in _NAMING for token in self.found[led:opens])

    def _set_apart(self, i: int) -> bool:
        """Whether a quotation mark sets a few words of a noun group apart, and no clause: a "technical pause" in."""
        marks = (k for k in range(max(0, i - _APART), i) if self.found[k].tag == "QUO")
        opens = next(marks, i)
        ends = range(opens + 1, min(opens + 1 + _APART, len(self.found)))
        closed = i > opens or any(self.found[k].text in _QUOTES for k in ends)
        return closed and opens > 0 and self.found[opens - 1].tag in ("DT", "PRPS", "POS", "J", "CD")

    def _behind_comma(self, i: int) -> bool:
        """Whether a relative word stands behind a comma, its preposition left out: the office, to which it answers."""
        before = self._before(i)
        return before == "," or (before == "IN" and self.found[i - 1].tag == "IN" and self._before(i - 1) == ",")

    def _first_comma(self, i: int) -> bool:
        """Whether a comma is the first, behind a question that opens the sentence."""
        opens = self.found[0].tag == "WP" or self.found[0].tag == "IN"
        return opens and not any(token.text == "," for token in self.found[:i])

    def _splits_off(self, i: int) -> bool:
        """Whether a clause parts the subject that opens the sentence from its verb: the cabinet, as it had promised."""
        led = self.found[int(self.found[0].tag == "IN") : i]  # in the chamber, where it was raised, the MP asked
        return not self.finite and i > 1 and all(t.tag in ("DT", "PRPS", "J", "N", "NNP", ",") for t in led)
