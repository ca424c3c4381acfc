"""Whether a base form, or one in -s, is a verb or a noun in its place."""

from __future__ import annotations

from caveat.sources.prose.words.context import without_s
from caveat.sources.prose.words.groups import FIELD, singular
from caveat.sources.prose.words.homographs import Homographs
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token
from caveat.sources.prose.words.usages import FIRST, NEXT, THEN

_TAKEN = frozenset(("to", "for", "from", "of", "under", "with", "by", "on", "against", "through"))
"""Small words that take the relative behind them, so that a subject follows."""
_BINDS = frozenset(("must", "should", "shall", "cannot", "can", "may", "need"))
"""Modals by which a court tells somebody what to do."""
_SAID_THEN = frozenset((".", ",", "", "in", "on", "at", "when", "after", "as", ";", "”", '"'))
"""What may stand behind the verb of whoever has said what stands before him."""
_BY_HOW_OFTEN = frozenset(("daily", "weekly", "monthly", "quarterly"))
"""How often something is printed, and what is printed so often."""
_AS_MEANT = frozenset(("planned", "expected", "agreed", "scheduled", "hoped", "promised", "intended"))
"""Behind "as", how something goes."""
_SETS_OUT = frozenset(("go", "follow", "arrive", "sail"))
"""What goods do that are told by their number alone."""
_NAMED = 8
"""Words within which whoever is bound by a ruling is named, and its modal stands."""
NOMINAL_BEFORE = ("DT", "PRPS", "POS", "IN", "J", "CD")
"""Tags behind which a base form that is no known noun is one all the same; a year is no such number."""


_SHARES = frozenset(("most", "much", "half", "all", "some", "part", "none", "two-thirds", "three-quarters"))
"""Of what somebody has, how much is meant."""


class Presents(Homographs):
    """Tags base forms and forms of the third person."""

    def _letters_of(self, i: int) -> str:
        """The forms that the word at a place may have as a verb."""
        return self.words.verbs.get(self._low(i), ("", ""))[0]

    def _court_binds(self, i: int) -> bool:
        """Whether a court stands before, and behind somebody who is told what he must do: court rules Oslo must."""
        if singular(self._low(i - 1)) not in wordset("rulers"):
            return False
        ahead = [self._low(j) for j in range(i + 1, min(i + _NAMED, len(self.found)))]
        at = next((at for at, low in enumerate(ahead) if low in _BINDS), 0)
        return at > 0 and not any(low in (",", ";", "that") for low in ahead[:at])

    def _asks_in_paper(self, i: int, low: str) -> bool:
        """Whether a noun is told to do something by "that", which no plural follows: a letter that calls on them."""
        if self._low(i - 1) not in ("that", "which") or i < len(("letter", "that")) or self.found[i - 2].tag != "N":
            return False
        calls = low in ("calls", "appeals", "presses") and self._low(i + 1) in ("on", "for", "upon", "to")
        return calls or self._low(i + 1) in wordset("object_start")

    def _present(self, i: int, token: Token, letters: str, before: str) -> str:
        """A base or third-person form, or the noun of the same shape."""
        low = token.low
        base = "b" in letters
        may_noun = (
            low in self.words.noun_verb
            or (not base and low.endswith("s") and without_s(low) in self.words.noun_verb)
            or low in self.words.nouns
            or low in self.words.adjectives
        )
        if before == "TO" or (before == "MD" and base):
            return "VB"
        if base and before == "NNP" and self._low(i + 1) == "?" and self._low(i - 2) in ("do", "does", "did"):
            return "VB"  # what does Avila want?
        if not base and self._low(i - 1) == "this" and self._low(i + 1) in wordset("object_start") | {"to"}:
            return "VBZ"  # this amounts to a delay; not: this arms deal
        if not base and self._asks_in_paper(i, low):
            return "VBZ"
        if low in FIRST and (tag := FIRST[low](self, i, low, before)):
            return tag
        if base and low in wordset("untruths") and before[:2] == "VB" and self.found[i - 1].lemma == "be":
            return "N"  # says that's rubbish
        several = before == "N" and self._low(i - 1).endswith("s")
        if self._low(i + 1) == "whether" and (several if base else before in ("N", "NNP")):
            return "VB" if base else "VBZ"  # as the cabinet weighs, as ministers debate whether to stop them
        goes = not base and before in ("N", "NNP") and self._low(0) in ("if", "provided", "assuming", "unless")
        if goes and self._low(i + 1) == "as" and self._low(i + 2) in _AS_MEANT:
            return "VBZ"  # if the tranche moves as planned
        if base and low in _SETS_OUT and before == "CD" and not (self.finite or self._has_finite_ahead(i)):
            return "VB"  # the last eight go in February
        hangs = not base and self._low(i + 1) in ("on", "upon") and self._low(0) in ("whether", "when", "how")
        if hangs and self.words.verbs[low][1] in ("depend", "hinge", "hang") and before in ("N", "NNP", "PRP"):
            return "VBZ"  # whether Egypt gets the rifles depends on a vote
        if may_noun and base and before == "THAT" and self._said_that(i):
            return "N"  # confirmed on Tuesday that patrol aircraft had left
        if may_noun and not base and before == "THAT" and self._told_of_somebody(i):
            return "VBZ"  # the agency that grants licences
        if may_noun and not base and before == "THAT" and "d" in self._letters_of(i + 1):
            return "N"  # say that shells went to Chad, that ships left for it
        if may_noun and not base and self._low(i - 1) == "that" and self._of_trade(i, low):
            return "N"  # demands that exports of rifles be halted
        if low == "rules" and before in ("N", "NNP") and self._court_binds(i):
            return "VBZ"  # court rules Oslo must stop the sale
        model = before == "NNP" and any(letter.isdigit() for letter in self._low(i - 1))
        if may_noun and not base and model and self.words.nouns.get(without_s(low)) == "goods":
            return "N"  # exports of F-35 parts
        if may_noun and not base and before in ("N", "NNP") and self._done_by_them(i):
            return "N"  # rights advocates filed a suit
        if (
            may_noun
            and not base
            and self._low(i - 1) in ("which", "what")
            and self._low(i + 1) in wordset("finite_sure")
        ):
            return "N"  # knows which arms are exported
        if may_noun and not base and before in ("N", "NNP") and self._takes_what_he_has(i, low):
            return "VBZ"
        if may_noun and not base and before == "NNP" and self._means_to(i):
            return "VBZ"  # the tanks that Berlin plans to ship
        if base and "n" in letters and self._low(i - 1) in ("have", "has", "had") and self._low(i + 1) != "of":
            return "VBN"  # have run into delays
        if base and self._what_he_did(i):
            return "VB"  # what Oslo did was freeze the missiles
        if self.hanging and self.finite and before in ("N", "NNP") and self._of_the_head(i, base):
            return "VB" if base else "VBZ"  # the team that reviewed the sale to Kuwait consists of
        made = base and before == "NNP" and self._low(i - 2) == "of" and not self._low(i - 1).endswith("s")
        if made and (low == "make" or self.found[i - 1].text in self.words.peoples):
            return "N"  # missiles of Norwegian make
        if base and i and self.found[i - 1].tag == "R" and self._several_now(i):
            return "VB"  # nine states now ban the transit of arms
        if low in NEXT and (tag := NEXT[low](self, i, low, before)):
            return tag
        if base and before in ("NNP", "N", "CD", "R", "RB") and self._after_split_modal(i):
            return "VB"  # will from July halt
        if low in THEN and (tag := THEN[low](self, i, low, before)):
            return tag
        if may_noun and not base and self._low(i + 1) in ("show", "say", "suggest", "indicate", "reveal"):
            return "N"
        if not base and self._low(i + 1) == "that" and before in ("VBN", "N") and self._after_relative(i):
            return "VBZ"  # a post that has been shared widely claims that
        if may_noun and self._relative_before(i, base):
            return self._as_noun(low)
        if before in ("VBZ", "VBD", "VB") and self._do_before(i) and base:
            return "VB"
        if base and before in ("N", "NNP") and self._of_a_body(i):
            return "VB"  # the government support the pause
        if not may_noun:
            return self._no_noun(i, low, base, before)
        if before in ("DT", "PRPS", "POS", "J", "IN", "CD", "VBG") and not (self._after_a_year(i) and not self.finite):
            return self._as_noun(low)
        return self._noun_or_verb(i, low, base, before)

    def _told_of_somebody(self, i: int) -> bool:
        """Whether "that" stands between one body or person, of whom nothing is told yet, and a form of one."""
        who = self.words.nouns.get(self._low(i - 2))
        after = self._low(i + 1)
        plain = after not in wordset("finite_sure") and self.words.closed.get(after) not in ("MD", "IN")
        if i < 2 or self._low(i - 1) != "that" or self._low(i - 2).endswith("s") or not plain or self.finite:
            return False
        at = i - 2
        while at > 0 and self.found[at].tag in ("N", "NNP", "J", "DT", "PRPS"):
            at -= 1
        told = self.found[at].tag[:2] == "VB" and self.found[at].lemma in wordset("tells")
        return who in ("body", "person", "state") and not told

    def _of_trade(self, i: int, low: str) -> bool:
        """Whether a noun of trade stands before "of", which its verb never does: exports of, sales of."""
        return self._low(i + 1) == "of" and self.words.nouns.get(without_s(low)) in ("transfer", "permit")

    def _takes_what_he_has(self, i: int, low: str) -> bool:
        """Whether a verb has an object of which is told whose it is, or how much: passes the arms it gets on."""
        if low == "accounts" and self._low(i + 1) == "for":
            return not (self.finite or self._has_finite_ahead(i))  # accounts for 70 per cent of them
        share = i + 1 + (self._low(i + 1) in ("almost", "nearly", "about", "roughly"))
        if not self.finite and self._low(share) in _SHARES and self._low(share + 1) == "of":
            return not self._has_finite_ahead(i)
        if self.finite or self._low(i + 1) not in wordset("object_start"):
            return False
        for j in range(i + 2, min(i + 6, len(self.found) - 1)):
            if self._low(j) in (",", ";", "that", "which", "who", "of", "to"):
                return False
            if self._low(j) in ("it", "they", "he", "she", "we") and self.words.nouns.get(self._low(j - 1)):
                return True
        return False

    def _of_a_body(self, i: int) -> bool:
        """Whether what a body of several people does, told as of several, can be the one verb of the sentence."""
        who, opens = self._low(i - 1), i == 1 + (self.found[0].tag == "DT")
        body = self.words.nouns.get(who) == "body" or who in wordset("collectives")
        taken = self._low(i + 1) in wordset("object_start") and not self._has_finite_ahead(i)
        return opens and body and taken and not (self.finite or self.headline)

    def _relative_before(self, i: int, base: bool) -> bool:
        """Whether a relative word stands before that takes a subject behind it."""
        relative = self._low(i - 1)
        if relative in ("whose", "whom"):
            return True  # whose deliveries, whom aid agencies have urged
        if relative != "which":
            return False
        if self._low(i - 2) in _TAKEN:
            return True  # those to which exports are barred
        return base and self._only_past(i + 1)  # which ship took the shells

    def _no_noun(self, i: int, low: str, base: bool, before: str) -> str:
        """The tag of a form that no list knows as a noun, and may be one all the same."""
        if base and before == "CC" and self._after_coordinator(i, low, base, False) == "VBN":
            return "VBN"  # signed in haste and come upon in a drawer
        if base and before in ("N", "NNP") and self._let_before(i):
            return "VB"  # let ammunition leave the country
        if before == "J" and self._low(i - 1) in _BY_HOW_OFTEN and self._says_behind(i, low):
            self.found[i - 1].tag = "N"
            return "VBZ"  # has stopped them, the daily writes
        if not base and before in NOMINAL_BEFORE and not self._after_a_year(i):
            return "N"
        governed = before in ("N", "NNP") and self.finite and self._governed(i) and not self._zero_that(i)
        if not base and governed and not self._says_behind(i, low):
            return "N"
        if base and not self._after_a_year(i) and (before in NOMINAL_BEFORE or self._second_noun(i, before)):
            return "N"
        if base and before in ("N", "NNP") and self._low(i + 1) in wordset("finite_sure"):
            return "N"
        ends = base and before == "N" and self._low(i + 1) in (".", ",", "") and low not in wordset("says")
        if ends and self._governed(i) and not self._let_before(i):
            return "N"  # for want of a fuel pump
        return "VB" if base else "VBZ"

    def _says_behind(self, i: int, low: str) -> bool:
        """Whether whoever stands behind a comma says what stands in front of it: has gone, the embassy in Oslo says."""
        if self.words.verbs[low][1] not in wordset("says") or self._low(i + 1) not in _SAID_THEN:
            return False
        before = (self.found[j] for j in range(i - 1, max(-1, i - _NAMED), -1))
        mark = next((one for one in before if one.text == "," or one.tag in ("VBZ", "VBD", "MD", "CS", "WP")), None)
        return mark is not None and mark.text == ","

    def _given_anew(self, i: int, low: str, before: str) -> str | None:
        """The tag of a past that is none in its place: gave serious thought to halting it, faces renewed calls."""
        if low == "thought" and before in ("DT", "J", "VBG", "START") and self._low(i + 1) in ("to", "is", "was", "of"):
            return "N"
        anew = low in wordset("anew") and before[:2] == "VB" and self.found[i - 1].lemma in wordset("meets")
        return "J" if anew and self._noun_after(i) else None

    def _done_by_them(self, i: int) -> bool:
        """Whether a past with its object stands right behind: advocates filed a suit."""
        past = "d" in self.words.verbs.get(self._low(i + 1), ("", ""))[0]
        return past and self._low(i + 2) in wordset("object_start")

    def _means_to(self, i: int) -> bool:
        """Whether somebody named behind a thing, or behind "that", means to do something with it: plans to ship."""
        letters, at = self.words.verbs.get(self._low(i + 2), ("", ""))[0], i - 1
        while at > 0 and self.found[at].tag == "NNP":
            at -= 1
        noun, tag = self._low(at), self.found[at].tag
        known = (self.words.nouns.get(noun) or self.words.nouns.get(singular(noun))) in FIELD
        return self._low(i + 1) == "to" and "b" in letters and ((tag == "N" and known) or tag in ("THAT", "WP"))
