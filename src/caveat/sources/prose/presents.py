"""Whether a base form, or one in -s, is a verb or a noun in its place."""

from __future__ import annotations

from caveat.sources.prose.context import Context, without_s
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.tokens import Token

_GOING_ON = frozenset(("still", "already", "currently", "regularly", "routinely", "always", "never", "repeatedly"))
"""Adverbs that stand before a verb, and before no noun."""
_TAKEN = frozenset(("to", "for", "from", "of", "under", "with", "by", "on", "against", "through"))
"""Small words that take the relative behind them, so that a subject follows."""
_TOLD = frozenset(("notes", "reports", "claims", "states"))
_SOURCE = 8
"""Words of a source at the end, at most."""
_BEHIND_IT = frozenset(("upon", "by", "across", "up", "off", "down", "aside", "back"))
"""What stands behind a participle that looks like a base form: come upon, put aside, set by."""
_NOMINAL_BEFORE = ("DT", "PRPS", "POS", "IN", "J", "CD")
"""Tags behind which a base form that is no known noun is one all the same; a year is no such number."""


class Presents(Context):
    """Tags base forms and forms of the third person."""

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
        if low == "last" and self.words.nouns.get(self._low(i + 1)) == "time" and before != "PRP":
            return "J"  # rifles and shells to Chad last year
        if (
            base
            and "n" in letters
            and i
            and self.found[i - 1].low in ("have", "has", "had")
            and self._low(i + 1) != "of"
        ):
            return "VBN"  # have run into delays
        if base and self._what_he_did(i):
            return "VB"  # what Oslo did was freeze the missiles
        made = base and before == "NNP" and self._low(i - 2) == "of" and not self._low(i - 1).endswith("s")
        if made and self.found[i - 1].text in self.words.peoples:
            return "N"  # missiles of Norwegian make
        if low in _TOLD and before == "," and self.finite and self._ends_with_a_source(i + 1):
            return "VBZ"  # ..., notes the Court of Auditors.
        if low == "spare" and self._low(i + 1) in self.words.nouns:
            return "J"  # said that spare parts had been sent
        if low == "clear" and before == "PRP" and i > 1 and self.found[i - 2].lemma == "make":
            return "J"  # made it clear
        if base and before in ("NNP", "N", "CD", "R", "RB") and self._after_split_modal(i):
            return "VB"  # will from July halt
        if low == "leave" and i and self.found[i - 1].lemma in wordset("leave_takers"):
            return "N"  # sought leave to sell
        if low == "want" and not self.finite and self._low(i - 1) in ("both", "all", "many", "most", "some", "several"):
            return "VBZ"
        if low == "want" and before == "," and not self.finite:
            return "VB"  # two members, both from the left, want the approval tied
        if low == "wants" and before not in ("DT", "PRPS", "POS", "IN") and not self.finite:
            return "VBZ"  # the left wants; the party, which backed it, now wants
        stays = self._settled(i + 1) or self._low(i + 1) in (".", "", "in", "for", "until", "put", "on")
        if low in ("stays", "remains") and before in ("N", "NNP") and stays and not self.finite:
            return "VBZ"
        many = before == "N" and self._low(i - 1).endswith("s")
        lasts = self._settled(i + 1) or (self._low(i + 1) == "on" and self._low(i + 2) in ("hold", "ice"))
        if low in ("stay", "remain", "lie", "sit") and lasts and (many or (before == "NNP" and not self.finite)):
            return "VB"  # fears for jobs as licences stay frozen
        if may_noun and not base and self._low(i + 1) in ("show", "say", "suggest", "indicate", "reveal"):
            return "N"
        plain = not self.finite and self._low(i - 1).endswith("s") and self._low(i + 1) in wordset("object_start")
        if low in ("show", "suggest", "indicate", "reveal") and before == "N" and plain:
            return "VB"
        shown = low in ("show", "suggest", "indicate", "reveal") and self._low(i - 1).endswith("s")
        if shown and before == "N" and "," in [token.text for token in self.found[max(0, i - 5) : i]]:
            return "VB"
        if not base and self._low(i + 1) == "that" and before in ("VBN", "N") and self._after_relative(i):
            return "VBZ"  # a post that has been shared widely claims that
        if may_noun and self._low(i - 1) == "whose":
            return self._as_noun(low)
        if may_noun and self._low(i - 1) in ("which", "whom") and self._low(i - 2) in _TAKEN:
            return self._as_noun(low)  # those to which exports are barred
        if may_noun and base and self._low(i - 1) == "which" and self._only_past(i + 1):
            return self._as_noun(low)  # which ship took the shells
        if before in ("VBZ", "VBD", "VB") and self._do_before(i) and base:
            return "VB"
        if not may_noun and base and before == "CC" and self._after_coordinator(i, low, base, False) == "VBN":
            return "VBN"  # signed in haste and come upon in a drawer
        if not may_noun:
            if not base and before in ("DT", "PRPS", "POS", "J", "IN", "CD") and not self._after_a_year(i):
                return "N"
            if not base and before in ("N", "NNP") and self.finite and self._governed(i) and not self._zero_that(i):
                return "N"
            if base and not self._after_a_year(i) and (before in _NOMINAL_BEFORE or self._second_noun(i, before)):
                return "N"
            if base and before in ("N", "NNP") and self._low(i + 1) in wordset("finite_sure"):
                return "N"
            return "VB" if base else "VBZ"
        if before in ("DT", "PRPS", "POS", "J", "IN", "CD", "VBG") and not (self._after_a_year(i) and not self.finite):
            return self._as_noun(low)
        return self._noun_or_verb(i, low, base, before)

    def _second_present(self, i: int, after: str) -> bool:
        """Whether a form in -s with its object is what somebody does besides: sends tanks, offers boats."""
        small = after in ("back", "off", "up", "out", "down", "over")
        if not (small or (self.headline and self.found[i - 1].text == ",")):
            return False
        tags = [token.tag for token in self.found[max(0, i - 12) : i]]
        ends = self._low(i + 2 + small) in ("", ".", "to", "for", "from", "until", "over", "after", "amid", "in", "on")
        opens = small and self._low(i + 2) in wordset("object_start")
        return "VBZ" in tags and "VBD" not in tags and (opens or (self._noun_after(i + small) and (small or ends)))

    def _behind_colon(self, i: int) -> bool:
        """Whether a short subject in the singular stands before, and a colon before that."""
        colon = next((j for j in range(i - 1, max(0, i - 5), -1) if self.found[j].text == ":"), 0)
        return colon > 1 and not self._low(i - 1).endswith("s")

    def _only_past(self, i: int) -> bool:
        """Whether a form that can be nothing but a past stands at a place: took, went, gave."""
        letters = self.words.verbs.get(self._low(i), ("", ""))[0]
        return "d" in letters and "n" not in letters and "b" not in letters

    def _what_he_did(self, i: int) -> bool:
        """Whether what somebody did, or all that he did, is told from here on."""
        at = i - 1
        if self.found[0].low not in ("what", "all") or at < 2 or self.found[at].lemma != "be":
            return False
        while at > 1 and self.found[at - 1].tag in ("R", ",", "NOT"):
            at -= 1
        return self.found[at - 1].lemma == "do"

    def _after_relative(self, i: int) -> bool:
        """Whether a relative clause that has its verb stands before, and no verb before that."""
        opens = next((j for j in range(1, i) if self.found[j].low in ("that", "which", "who")), None)
        if opens is None or any(token.tag in ("VBD", "VBZ", "MD") for token in self.found[:opens]):
            return False
        return any(token.tag in ("VBD", "VBZ", "VB") for token in self.found[opens:i])

    def _ends_with_a_source(self, i: int) -> bool:
        """Whether no more than somebody's name or office stands from a place to the end."""
        rest = self.found[i:]
        opens = bool(rest) and (rest[0].low in ("the", "a", "an") or rest[0].text[0].isupper())
        small = {"the", "a", "an", "of", "for", "and"}
        plain = all(token.low in small or token.low not in self.words.closed for token in rest[:-1])
        return opens and plain and len(rest) <= _SOURCE and rest[-1].text == "."

    def _let_before(self, i: int) -> bool:
        """Whether somebody is let do what is named: let its allies hand over."""
        for j in range(i - 1, max(-1, i - 7), -1):
            token = self.found[j]
            if token.tag[:2] == "VB":
                return token.lemma == "let" and j < i - 1
            lapses = token.tag == "IN" and self.found[i].low in wordset("let_lapse")
            if token.tag not in ("N", "NNP", "J", "DT", "PRPS", "POS", "CD", "PRP") and not lapses:
                return False
        return False

    def _list_of_verbs(self, i: int) -> bool:
        """Whether a verb in the third person follows after "and", as the last of a list."""
        for j in range(i + 1, min(len(self.found) - 1, i + 12)):
            if self._low(j) in (",", ";", "that", "which", "who"):
                return False
            if self._low(j) == "and":
                low = self._low(j + 1)
                letters = self.words.verbs.get(low, ("", ""))[0]
                return low in wordset("finite_sure") or ("z" in letters and low not in self.words.nouns)
        return False

    def _bares(self, after: str) -> bool:
        """Whether a word ends a noun group for certain, and goes on with a verb: at the port block a shipment."""
        return after in wordset("object_start") or after == "against"

    def _far_plural(self, i: int) -> bool:
        """Whether a plural with a place behind it opens the sentence: demonstrators in Istanbul call for."""
        j = i - 1
        while j > 0 and self.found[j].tag in ("NNP", "N", "J", "DT", "PRPS", "POS"):
            j -= 1
        placed = (
            0 < j < i - 1
            and self.found[j].low in ("in", "from", "of", "at", "to", "for", "on", "outside", "near", "within", "across")
            and self.found[j - 1].tag == "N"
        )
        return placed and self._low(j - 1).endswith("s") and not any(self.found[k].tag == "IN" for k in range(j - 1))

    def _after_split_modal(self, i: int) -> bool:
        """Whether a modal stands before, with nothing but a time between."""
        for j in range(i - 1, max(-1, i - 7), -1):
            token = self.found[j]
            if token.tag == "MD" or token.low in ("did", "does"):
                return j < i - 1  # did not on Tuesday rule out
            dated = token.text in wordset("times") or token.text in wordset("months") or token.low in wordset("dated")
            if not (dated or token.tag in ("IN", "CD", "R", "NOT") or token.low.isdigit()):
                return False
        return False

    def _settled(self, i: int) -> bool:
        """Whether a participle or adjective stands at a place: remains suspended."""
        low = self._low(i)
        return low in self.words.adjectives or low in self.words.adjective_ed or low.endswith(("ed", "en", "held"))

    def _second_noun(self, i: int, before: str) -> bool:
        """Whether a base form ends a noun group of an object, where no verb can stand: a training console."""
        return before == "N" and self.finite and not self._low(i - 1).endswith("s") and self._in_object(i)

    def _as_noun(self, low: str) -> str:
        return "J" if low in self.words.adjectives and low not in self.words.noun_verb else "N"

    def _noun_or_verb(self, i: int, low: str, base: bool, before: str) -> str:
        after = self._low(i + 1)
        told = before == "THAT" and i > 1 and self.found[i - 2].tag[:2] == "VB" and after in ("for", "of", "on")
        if not base and told and self.words.nouns.get(low) in ("permit", "transfer", "aid"):
            return "N"  # announced that licenses for the export of shells
        compound = not base and self.finite and before == "N" and self.words.nouns.get(self._low(i - 1)) == "goods"
        if compound and not self._low(i - 1).endswith("s") and i > 1 and self.found[i - 2].tag in ("CC", ","):
            return "N"  # carbines and turret drives
        goods_listed = self.words.nouns.get(self._low(i - 3)) == "goods" and self._low(i - 2) in ("and", "or", ",")
        if not base and before == "N" and goods_listed and after in ("to", "for", "of", "from", ",", ".", "and", "or"):
            return "N"  # missiles, launchers and command posts to
        if not base and i == len(self.found) - 1 and before in ("N", "NNP") and self._behind_colon(i):
            return "VBZ"  # torpedoes for Chile: the Chancellery brakes
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
        opened = self.found[0].tag in ("NNP", "DT", "N") and not self.finite
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
        if not base and goods and (without_s(low) in self.words.nouns or low == "controls"):
            return "N"
        if base and self._low(i - 1) in ("arms", "weapons") and low in ("embargo", "ban", "freeze", "boycott"):
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
        opens = self._low(i + 1) in wordset("object_start")
        if before in ("N", "NNP") and self.finite and self._governed(i) and not opens and not self._zero_that(i):
            return self._as_noun(low)
        opens_object = (
            after in wordset("object_start")
            or named
            or (self._noun_after(i) and not (i + 1 < len(self.found) and self._sure_finite(i + 1)))
            or (not base and after[:1].isdigit() and self._noun_after(i + 1))  # releases 20 launchers
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
                and (opens_object or after in wordset("verb_followers"))
            ):
                return "VB"
            if not base and (opens_object or after in wordset("going")):
                return "VBZ"
        far = base and not self.finite and (opens_object if before == "NNP" else before == "N" and self._bares(after))
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

    def _plural_opens_clause(self, i: int) -> bool:
        """Whether no more than a plural stands between a clause's first word and a place, and no verb behind it."""
        at = i - 1
        while at > 0 and self.found[at].tag in ("N", "J", "DT", "PRPS"):
            at -= 1
        opens = self.found[at].tag == "CS" and self.found[at].low in ("if", "unless", "when", "while")
        return opens and self._low(i - 1).endswith("s") and not self.finite and not self._has_finite_ahead(i)

    def _after_coordinator(self, i: int, low: str, base: bool, opens_object: bool) -> str:
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

    def _after_a_year(self, i: int) -> bool:
        """Whether a year stands before, and so no number of what is named: Washington in 2028 released twelve."""
        low = self._low(i - 1)
        if low.isdigit() and self._low(i - 2) in wordset("writs") and self.found[i - 2].text[0].isupper():
            return True  # Article 18 forbids
        if low.isdigit() and len(low) < 3 and i > 2 and self.found[i - 2].text in wordset("months"):
            return self._low(i - 3) in ("on", "since", "until", "by", "from")  # had on May 28 resumed
        return (
            len(low) == 4 and low.isdigit() and self._low(i - 2) in ("in", "since", "of", "from", "until", "by", "for")
        )
