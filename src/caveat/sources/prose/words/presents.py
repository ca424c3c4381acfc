"""Whether a base form, or one in -s, is a verb or a noun in its place."""

from __future__ import annotations

from caveat.sources.prose.words.context import without_s
from caveat.sources.prose.words.groups import FIELD, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token
from caveat.sources.prose.words.usages import FIRST, NEXT, THEN, Usages

_ARMS_ARE = frozenset(
    ("embargo", "ban", "freeze", "boycott", "control", "trade", "deal", "transfer", "supply", "export", "purchase",
     "aid")
)  # fmt: skip
"""Nouns that may be verbs, and are none behind arms or weapons."""
_GOING_ON = frozenset(("still", "already", "currently", "regularly", "routinely", "always", "never", "repeatedly"))
"""Adverbs that stand before a verb, and before no noun."""
_TAKEN = frozenset(("to", "for", "from", "of", "under", "with", "by", "on", "against", "through"))
"""Small words that take the relative behind them, so that a subject follows."""
_MODIFIES = frozenset(("combat", "command", "patrol", "attack", "transport", "support", "assault", "guard", "strike"))
"""Nouns that are verbs as well and tell what arms are for: combat systems."""
_BEHIND_IT = frozenset(("upon", "by", "across", "up", "off", "down", "aside", "back"))
"""What stands behind a participle that looks like a base form: come upon, put aside, set by."""
NOMINAL_BEFORE = ("DT", "PRPS", "POS", "IN", "J", "CD")
"""Tags behind which a base form that is no known noun is one all the same; a year is no such number."""


class Presents(Usages):
    """Tags base forms and forms of the third person."""

    def _letters_of(self, i: int) -> str:
        """The forms that the word at a place may have as a verb."""
        return self.words.verbs.get(self._low(i), ("", ""))[0]

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
        if low in FIRST and (tag := FIRST[low](self, i, low, before)):
            return tag
        hangs = not base and self._low(i + 1) in ("on", "upon") and self._low(0) in ("whether", "when", "how")
        if hangs and self.words.verbs[low][1] in ("depend", "hinge", "hang") and before in ("N", "NNP", "PRP"):
            return "VBZ"  # whether Egypt gets the rifles depends on a vote
        if may_noun and not base and before == "THAT" and "d" in self._letters_of(i + 1):
            return "N"  # say that shells went to Chad, that ships left for it
        model = before == "NNP" and any(letter.isdigit() for letter in self._low(i - 1))
        if may_noun and not base and model and self.words.nouns.get(without_s(low)) == "goods":
            return "N"  # exports of F-35 parts
        if may_noun and not base and before in ("N", "NNP") and self._done_by_them(i):
            return "N"  # rights advocates filed a suit
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
        if not base and before in NOMINAL_BEFORE and not self._after_a_year(i):
            return "N"
        if not base and before in ("N", "NNP") and self.finite and self._governed(i) and not self._zero_that(i):
            return "N"
        if base and not self._after_a_year(i) and (before in NOMINAL_BEFORE or self._second_noun(i, before)):
            return "N"
        if base and before in ("N", "NNP") and self._low(i + 1) in wordset("finite_sure"):
            return "N"
        ends = base and before == "N" and self._low(i + 1) in (".", ",", "") and low not in wordset("says")
        if ends and self._governed(i) and not self._let_before(i):
            return "N"  # for want of a fuel pump
        return "VB" if base else "VBZ"

    def _of_a_day(self, i: int) -> bool:
        """Whether something is told by its day: welcomes yesterday's decision, regrets last week's."""
        day = self._low(i) in ("yesterday", "today", "last", "this") or self._low(i) in wordset("days")
        return day and "'s" in (self._low(i + 1), self._low(i + 2))

    def _given_anew(self, i: int, low: str, before: str) -> str | None:
        """The tag of a past that is none in its place: gave serious thought to halting it, faces renewed calls."""
        if low == "thought" and before in ("DT", "J", "VBG", "START") and self._low(i + 1) in ("to", "is", "was", "of"):
            return "N"
        anew = low in wordset("anew") and before[:2] == "VB" and self.found[i - 1].lemma in wordset("meets")
        return "J" if anew and self._noun_after(i) else None

    def _as_noun(self, low: str) -> str:
        return "J" if low in self.words.adjectives and low not in self.words.noun_verb else "N"

    def _noun_or_verb(self, i: int, low: str, base: bool, before: str) -> str:
        after = self._low(i + 1)
        told = before == "THAT" and i > 1 and (self.found[i - 2].tag[:2] == "VB" or self._timed_before(i - 1))
        told = told and after in ("for", "of", "on", "to")
        if not base and told and self.words.nouns.get(low) in ("permit", "transfer", "aid"):
            return "N"  # announced that licenses for the export of shells
        compound = not base and self.finite and before == "N" and self.words.nouns.get(self._low(i - 1)) == "goods"
        if compound and not self._low(i - 1).endswith("s") and i > 1 and self.found[i - 2].tag in ("CC", ","):
            return "N"  # carbines and turret drives
        if not base and before in ("N", "NNP") and low == "faces" and after in wordset("anew") and not self.finite:
            return "VBZ"  # the ministry faces renewed calls
        if not base and low == "mounts" and self._low(i - 1) == "pressure":
            return "VBZ"
        goods_listed = self.words.nouns.get(self._low(i - 3)) == "goods" and self._low(i - 2) in ("and", "or", ",")
        if not base and before == "N" and goods_listed and after in ("to", "for", "of", "from", ",", ".", "and", "or"):
            return "N"  # missiles, launchers and command posts to
        if low == "tear" and after == "gas":
            return "N"
        theirs = before == "NNP" and self.found[i - 1].text in lexicon().peoples and not self._low(i - 1).endswith("s")
        theirs = theirs and not base and self._low(i - 2) in ("and", "or") and after not in wordset("object_start")
        if theirs and self.words.nouns.get(without_s(low)) == "goods":
            return "N"  # Turkish drones and Serbian rockets
        if base and self.found[-1].text == "?" and self._asked_to(i):
            return "VB"  # will Oslo halt the rifles?
        if base and self._bidden(i):
            return "VB"  # demanded that Chad stop buying from Rome
        if not base and after in ("is", "was") and self._what_it(i):
            return "VBZ"  # what the record shows is that
        tail = not base and self.headline and i == len(self.found) - 1 and before in ("N", "NNP")
        if tail and "," in (self._low(i - 2), self._low(i - 3)) and self.words.verbs[low][1] in wordset("says"):
            return "VBZ"  # London could halt arms sales, minister hints
        if not base and i == len(self.found) - 1 and before in ("N", "NNP") and self._behind_colon(i):
            return "VBZ"  # torpedoes for Chile: the Chancellery brakes
        ends = before in ("N", "NNP") and after in (".", ";", "") and (not base or self._low(i - 1).endswith("s"))
        if ends and self._all_behind_semicolon(i):
            return "VB" if base else "VBZ"  # Berlin halts the shells; Ankara protests
        if before in ("N", "NNP") and (not base or self._low(i - 1).endswith("s")) and self._slips(i):
            return "VB" if base else "VBZ"  # missile package slips, tank deliveries slip again
        if not base and i + 1 < len(self.found) and self.words.nouns.get(low) in FIELD and self._slips(i + 1):
            return "N"  # glide bombs slip again
        if not base and before in ("N", "NNP") and self._low(i - 1) in _GOING_ON and not self.finite:
            return "VBZ"  # still supplies spares
        if base and before in ("N", "NNP", "PRP") and self._let_before(i):
            return "VB"  # let allies hand over
        if (
            before == "PRP"
            and self._low(i - 1) in wordset("recipients")
            and self.found[i - 2].lemma in wordset("gives")
        ):
            return self._as_noun(low)  # offered it shells
        listed = not base and before == "," and (after in wordset("object_start") or after == "by")
        if listed and self._list_of_verbs(i):
            return "VBZ"  # regrets the delay, stands by the sale and has
        if base and before == "," and not self.finite and self._low(0) == "we" and self._low(1) == ",":
            return "VB"  # We, the undersigned, call on
        opened = not self.finite and (self.found[0].tag in ("NNP", "DT", "N") or self._apposed(i))
        opened = opened or (before == "," and self._zero_that(i))  # says a firm in Riyadh, Najm, supplies the maker
        if not base and before == "," and opened and after in wordset("object_start") and not self._has_finite_ahead(i):
            return "VBZ"  # Norway, once a buyer, supplies the rebels
        if not base and before in (",", "CC") and self._second_present(i, after):
            return "VBZ"  # ships frigate to Chad, holds back missiles
        people = before == "NNP" and self.found[i - 1].text in lexicon().peoples and not self._low(i - 1).endswith("s")
        if people and not base and (self._sure_finite(i + 1) or self._low(i + 1).endswith("ed")):
            return self._as_noun(low)  # Ukrainian crews used
        goods = self._low(i - 1) in ("arms", "weapons", "munitions", "export", "import", "re-export", "transit") or (
            self.words.nouns.get(self._low(i - 1)) == "goods" and after in ("to", "of", "from", "for")
        )
        if not base and before in ("N", "J") and self._counted(i):
            return "N"  # three used destroyer escorts
        if not base and goods and (without_s(low) in self.words.nouns or low == "controls"):
            return "N"
        if base and self._low(i - 1) in ("arms", "weapons") and low in _ARMS_ARE:
            return "N"  # its arms embargo on Chad
        behind = before == "N" or self.words.nouns.get(self._low(i - 1)) == "goods"
        placed = behind and after in ("to", "of", "from", "for", "in", "with", "on", "and", ",", ".", "")
        if not base and placed and self.words.nouns.get(low) == "goods" and low != "ships":
            return "N"  # guidance kits to
        if not base and before in ("N", "NNP") and not self.finite and self.words.verbs[low][1] in wordset("says"):
            content = after in ("the", "that", "it", "they", "he", "she", "no", "its") or (
                i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
            )
            if content and not self._low(i - 1).endswith("'s"):
                return "VBZ"
        if before in ("N", "NNP") and self._in_object(i) and not self._zero_that(i):
            return self._as_noun(low)
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        opens = self._low(i + 1) in wordset("object_start") or self._of_a_day(i + 1)
        if before in ("N", "NNP") and self.finite and self._governed(i) and not opens and not self._zero_that(i):
            return self._as_noun(low)
        opens_object = (
            after in wordset("object_start")
            or named
            or self._of_a_day(i + 1)
            or (after == "long" and self._noun_after(i + 1))
            or (self._noun_after(i) and not (i + 1 < len(self.found) and self._sure_finite(i + 1)))
            or (after.lstrip("$€£¥")[:1].isdigit() and self._noun_after(i + 1) and self._counts(i, base))
        )
        if low in ("want", "wants") and before in ("N", "NNP") and opens_object and not self.finite:
            return "VB" if base else "VBZ"
        if (before == "THAT" and self._has_finite_ahead(i)) or self._low(i - 1) in ("one", "another"):
            return self._as_noun(low)
        if before in ("PRP", "WP", "THAT"):
            plural_subject = self._low(i - 1) in ("they", "we", "you", "i", "who", "which", "that", "these")
            if (
                before == "PRP"
                or opens_object
                or after in ("to", "that", "on", "for", "in", "from", "with", "off", "up", "out", "back")
                or not base
                or plural_subject
            ):
                return (
                    ("VB" if base else "VBZ")
                    if not (before == "PRP" and self._low(i - 1) in ("him", "them", "us", "me"))
                    else self._as_noun(low)
                )
        if before == "CC":
            return self._after_coordinator(i, low, base, opens_object)
        if (
            before in ("N", "NNP", ")", "CD", ",", "--")
            and (not self.finite or before == ",")
            and not self._has_finite_ahead(i)
        ):
            head = self._subject_head(i)
            if before == "," and not head:
                return self._as_noun(low)
            if (
                base
                and (
                    (head.endswith("s") and not head.endswith("ss"))
                    or head in wordset("plurals")
                    or (before in ("N", "NNP") and self._joined_subject(i))
                )
                and (opens_object or after in wordset("verb_followers") or self._goes_on_to(i) or self._counts_out(i))
            ):
                return "VB"
            if not base and (opens_object or after in wordset("going")):
                return "VBZ"
        bares = before == "N" and (self._bares(after) or (self._noun_after(i) and self._told_of_many(i)))
        far = base and not self.finite and (opens_object if before == "NNP" else bares)
        far = far and self._far_plural(i)
        if far and not self._has_finite_ahead(i):
            return "VB"  # the deliveries to Kenya face delays
        if before in ("N", "NNP") and not base and self._zero_that(i) and opens_object:
            return "VBZ"
        if before in ("N", "NNP") and not base and self._ends_clause(i, after):
            return "VBZ"
        if (
            not base
            and before in ("N", "NNP")
            and not self.finite
            and after.endswith("ing")
            and after in self.words.verbs
        ):
            return "VBZ"  # weighs lifting
        if base and before in ("N", "NNP") and not self.finite and after in wordset("verb_followers"):
            return "VB" if self._far_plural(i) and not self._has_finite_ahead(i) else self._as_noun(low)
        if base and before == "N" and (after == "," or after in self.words.adverbs) and self._plural_opens_clause(i):
            return "VB"  # if prices rise again
        opens_object = opens_object or (after.endswith("ing") and after in self.words.verbs)
        if before == "START" and base and opens_object and self._low(i) in wordset("imperative"):
            return "VB"
        return self._as_noun(low)

    def _before_named(self, i: int, *passed: str) -> int:
        """The place in front of the nouns, names and their articles that stand before a form, and of marks passed."""
        at = i - 1
        while at > 0 and (self.found[at].tag in ("N", "NNP", "J", "DT", "PRPS") or self.found[at].tag in passed):
            at -= 1
        return at

    def _asked_to(self, i: int) -> bool:
        """Whether no more than somebody stands between a form and the auxiliary that opens a question."""
        at = self._before_named(i)
        opens = self.found[at].tag == "MD" or self.found[at].low in ("do", "does", "did")
        after = self._low(i + 1)
        return at < i - 1 and at < 3 and opens and (after in wordset("object_start") or self._noun_after(i))

    def _bidden(self, i: int) -> bool:
        """Whether no more than somebody stands between a form and "that" behind a demand: insists that Oslo halt."""
        at = self._before_named(i, "QUO")
        that = 0 < at < i - 1 and self.found[at].tag == "THAT"
        bids = that and self.found[at - 1].lemma in wordset("bids_that") and self.found[at - 1].tag[:2] == "VB"
        after = self._low(i + 1)
        takes = after in wordset("object_start") or after in wordset("small") or self._noun_after(i)
        return bids and not self.finite and (takes or after.endswith("ing"))

    def _what_it(self, i: int) -> bool:
        """Whether no more than "what" and one thing stand before: what the record / shows is that."""
        at = self._before_named(i)
        return at < i - 1 and self._low(at) == "what" and not self._low(i - 1).endswith("s")

    def _all_behind_semicolon(self, i: int) -> bool:
        """Whether no more than a name, or a noun with its article, stands between a semicolon and a verb that ends."""
        at = i - 2 if self.found[i - 1].tag == "NNP" or self.found[i - 2].tag != "DT" else i - 3
        ends = self.words.verbs[self._low(i)][1] in wordset("clause_end")
        return ends and at > 0 and self._low(at) == ";"

    def _counts(self, i: int, base: bool) -> bool:
        """Whether a number that stands behind is of what is done: releases 20 launchers, and seize 300 rifles."""
        return not base or not self._has_finite_ahead(i)

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

    def _after_coordinator(self, i: int, low: str, base: bool, opens_object: bool) -> str:
        if base and low in _MODIFIES and self._noun_after(i) and self.found[i - 2].tag == "N":
            return "N"  # sonar and combat systems
        shared = base and "n" in self.words.verbs.get(low, ("", ""))[0] and self._low(i + 1) in _BEHIND_IT
        for j in range(i - 1, max(-1, i - 25), -1):
            token = self.found[j]
            if shared and token.tag == "VBN":
                return "VBN"  # signed in haste and come upon in a drawer
            if token.tag == "VB" and base and (opens_object or self._low(i + 1) in wordset("small")):
                return "VB"
            if token.tag == "VBZ" and not base and opens_object and token.lemma not in ("be",):
                return "VBZ"
            if token.tag in ("VBD", ";"):
                break
        previous = self.found[i - 2].tag if i > 1 else ""
        if not base and self._low(i + 1) == "out" and self._low(i + 2) == "that":
            return "VBZ"  # denies it and points out that
        if previous == "VB" and base:
            return "VB"
        return self._as_noun(low)
