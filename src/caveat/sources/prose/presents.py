"""Whether a base form, or one in -s, is a verb or a noun in its place."""

from __future__ import annotations

from caveat.sources.prose.context import Context, without_s
from caveat.sources.prose.groups import FIELD
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.tokens import Token

_ARMS_ARE = frozenset(
    ("embargo", "ban", "freeze", "boycott", "control", "trade", "deal", "transfer", "supply", "export", "purchase",
     "aid")
)  # fmt: skip
"""Nouns that may be verbs, and are none behind arms or weapons."""
_GOING_ON = frozenset(("still", "already", "currently", "regularly", "routinely", "always", "never", "repeatedly"))
"""Adverbs that stand before a verb, and before no noun."""
_TAKEN = frozenset(("to", "for", "from", "of", "under", "with", "by", "on", "against", "through"))
"""Small words that take the relative behind them, so that a subject follows."""
_TOLD = frozenset(("notes", "reports", "claims", "states"))
_BECOMES = frozenset(("slip", "stall", "slow", "lapse", "resume", "restart", "drag", "falter", "stop", "halt", "end"))
"""What deliveries and orders do of themselves."""
_SOURCE = 8
"""Words of a source at the end, at most."""
_PLACES = frozenset(("in", "from", "of", "at", "to", "for", "on", "outside", "near", "within", "across"))
"""What joins a place to whoever is there."""
_MODIFIES = frozenset(("combat", "command", "patrol", "attack", "transport", "support", "assault", "guard", "strike"))
"""Nouns that are verbs as well and tell what arms are for: combat systems."""
_BEHIND_IT = frozenset(("upon", "by", "across", "up", "off", "down", "aside", "back"))
"""What stands behind a participle that looks like a base form: come upon, put aside, set by."""
_NOMINAL_BEFORE = ("DT", "PRPS", "POS", "IN", "J", "CD")
"""Tags behind which a base form that is no known noun is one all the same; a year is no such number."""
_MEANT = frozenset(("want", "expect", "believe", "think", "doubt", "fear", "hope", "argue", "see", "favour", "oppose"))
"""What several people do about what others might do."""


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
        if low == "force" and self._low(i - 1) in ("air", "task", "police"):
            return "N"
        dated = low == "last" and self.words.nouns.get(self._low(i + 1)) == "time"
        if dated and (before != "PRP" or not self._low(i + 1).endswith("s")):
            return "J"  # rifles and shells to Chad last year; called on her last week
        if (
            base
            and "n" in letters
            and i
            and self.found[i - 1].low in ("have", "has", "had")
            and self._low(i + 1) != "of"
        ):
            return "VBN"  # have run into delays
        if low == "arms" and before in ("N", "NNP", "POS", "J") and self._arms_what(i + 1):
            return "N"  # the Czech arms exporter, long under suspicion, has
        if base and self._what_he_did(i):
            return "VB"  # what Oslo did was freeze the missiles
        if self.hanging and self.finite and before in ("N", "NNP") and self._of_the_head(i, base):
            return "VB" if base else "VBZ"  # the team that reviewed the sale to Kuwait consists of
        made = base and before == "NNP" and self._low(i - 2) == "of" and not self._low(i - 1).endswith("s")
        if made and self.found[i - 1].text in self.words.peoples:
            return "N"  # missiles of Norwegian make
        if low in _TOLD and before == "," and self.finite and self._ends_with_a_source(i + 1):
            return "VBZ"  # ..., notes the Court of Auditors.
        if base and i and self.found[i - 1].tag == "R" and self._several_now(i):
            return "VB"  # nine states now ban the transit of arms
        if low == "spare" and self._low(i + 1) in self.words.nouns:
            return "J"  # said that spare parts had been sent
        if low == "clear" and before == "PRP" and i > 1 and self.found[i - 2].lemma == "make":
            return "J"  # made it clear
        if base and before in ("NNP", "N", "CD", "R", "RB") and self._after_split_modal(i):
            return "VB"  # will from July halt
        if low == "leave" and i and self.found[i - 1].lemma in wordset("leave_takers"):
            return "N"  # sought leave to sell
        many_of = ("both", "all", "many", "most", "some", "several", "few", "others")
        if low in _MEANT and base and not self.finite and i < 3 and self._low(i - 1) in many_of:
            return "VBZ"  # few expect Oslo to halt the sale
        if low == "want" and before == "," and not self.finite:
            return "VB"  # two members, both from the left, want the approval tied
        needs = low == "needs" and before in ("N", "NNP") and not self.finite
        if needs and self._low(i + 1) == "to" and self._low(i + 2) == "be":
            return "VBZ"  # the licence needs to be revoked
        if low == "wants" and before not in ("DT", "PRPS", "POS", "IN") and not self.finite:
            return "VBZ"  # the left wants; the party, which backed it, now wants
        stays = self._settled(i + 1) or self._low(i + 1) in (".", "", "in", "for", "until", "put", "on", "where")
        if low in ("stays", "remains") and before in ("N", "NNP") and stays and not self.finite:
            return "VBZ"
        many = before == "N" and self._low(i - 1).endswith("s")
        lasts = self._settled(i + 1) or (self._low(i + 1) == "on" and self._low(i + 2) in ("hold", "ice"))
        lasts = lasts or self._low(i + 1) in ("where", "put")
        apart = before == "," and self._low(i + 1) == "where"  # the rest, says the chair, stay where they are
        many = many or apart or (not self.finite and before == "NNP")
        if low in ("stay", "remain", "lie", "sit") and lasts and many:
            return "VB"  # fears for jobs as licences stay frozen
        if low in ("register", "record", "report") and self._low(i - 1) == "customs" and self._low(i - 2) == "the":
            return "N"  # the customs register for May shows
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
        if may_noun and self._low(i - 1) == "whom":
            return self._as_noun(low)  # whom aid agencies have urged
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
            ends = base and before == "N" and self._low(i + 1) in (".", ",", "") and low not in wordset("says")
            if ends and self._governed(i) and not self._let_before(i):
                return "N"  # for want of a fuel pump
            return "VB" if base else "VBZ"
        if before in ("DT", "PRPS", "POS", "J", "IN", "CD", "VBG") and not (self._after_a_year(i) and not self.finite):
            return self._as_noun(low)
        return self._noun_or_verb(i, low, base, before)

    def _several_now(self, i: int) -> bool:
        """Whether several are told of before an adverb, and what they do it to stands behind."""
        who = self._low(i - 2) if i > 1 else ""
        many = (who.endswith("s") and not who.endswith("ss")) or who in wordset("plurals")
        plain = i > 1 and self.found[i - 2].tag in ("N", "NNP") and not self.finite
        adverb = self._low(i - 1) in ("now", "already", "also", "still", "often", "never", "routinely", "regularly")
        taken = self._low(i + 1) in wordset("object_start") or self._noun_after(i)
        return plain and many and adverb and taken and not self._finite_ahead(i)

    def _slips(self, i: int) -> bool:
        """Whether the last word, or the last but for "again", tells what becomes of an order, and no verb does."""
        last = len(self.found) - 1 - (self.found[-1].text == ".")
        ends = i == last or (i == last - 1 and self._low(last) in ("again", "further", "anew"))
        if self.finite or not ends or self.words.verbs[self._low(i)][1] not in _BECOMES:
            return False
        noun = self.words.nouns.get(self._low(i - 1)) or self.words.nouns.get(self._low(i - 3))
        known = noun in ("transfer", "permit", "measure", "goods") or self._low(i - 1) in wordset("packages")
        opens = next((j for j in range(i - 1, -1, -1) if self.found[j].text in ";:"), 0)
        return known and not any(token.tag[:2] == "VB" for token in self.found[opens:i])

    def _apposed(self, i: int) -> bool:
        """Whether who stands before is named between commas: while it waits, her deputy, Jan Moe, demands."""
        at = i - 2
        while at > 0 and self.found[at].tag in ("NNP", "N", "DT", "J", "POS"):
            at -= 1
        return at < i - 2 and at > 0 and self.found[at].tag == "," and self.found[at - 1].tag in ("N", "NNP")

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

    def _arms_what(self, i: int) -> bool:
        """Whether a noun in the singular stands at a place, which is told by its arms: exporter, agency, control."""
        low = self._low(i)
        plain = i < len(self.found) and not self.found[i].text[0].isupper() and low.isalpha()
        return plain and self._nominal(low) and not low.endswith("s") and low not in wordset("plurals")

    def _of_the_head(self, i: int, base: bool) -> bool:
        """Whether a present is of the noun before a relative clause, and suits it, where no other verb follows."""
        opens = next((j for j in range(i - 1, 0, -1) if self.found[j].tag in ("THAT", "WP")), 0)
        head = self._low(opens - 1) if opens and self._low(opens) in ("that", "which", "who") else ""
        many = (head.endswith("s") and not head.endswith("ss")) or head in wordset("plurals")
        known = self.words.nouns.get(self._low(i)) in FIELD
        if not head or self.headline or known or many is not base or self._low(i - 1) in self.words.closed:
            return False
        after = self._low(i + 1)
        if base and not (self._noun_after(i) or after in wordset("object_start") or after in self.words.adjectives):
            return False
        for j in range(i + 1, len(self.found)):
            if self._low(j) in wordset("clause_stops") or self._low(j) == ".":
                return True
            if self._sure_finite(j):
                return False
        return True

    def _timed_before(self, i: int) -> bool:
        """Whether a day or month stands before: decided on Thursday that."""
        return self.found[i - 1].text in wordset("times")

    def _what_he_did(self, i: int) -> bool:
        """Whether what somebody did, or all that he did, is told from here on."""
        at = i - 1
        if self.found[0].low not in ("what", "all") or at < 2 or self.found[at].lemma != "be":
            return False
        while at > 1 and self.found[at - 1].tag in ("R", ",", "NOT", "IN", "NNP", "CD", "N", "DT"):
            at -= 1
        return self.found[at - 1].lemma == "do"  # what it has done, since May, is hold them back

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
        for j in range(i - 1, max(-1, i - 10), -1):
            token = self.found[j]
            if token.tag[:2] == "VB":
                if token.lemma == "see" and self.found[i - 1].tag == "NNP":
                    return True  # the deal will see Norway supply
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

    def _counted(self, i: int) -> bool:
        """Whether a number of several stands before, and nothing in the plural that it counts: three used escorts."""
        for j in range(i - 1, max(-1, i - 5), -1):
            token = self.found[j]
            if token.tag == "CD":
                year = len(token.text) == 4 and token.text.isdigit()
                return token.low not in ("one", "half", "million", "billion") and not year
            if token.tag not in ("N", "J") or token.low.endswith("s") or token.low in wordset("plurals"):
                return False
        return False

    def _counts_out(self, i: int) -> bool:
        """Whether a number with its noun follows: customs seize 12 crates."""
        return self._low(i + 1)[:1].isdigit() and self._noun_after(i + 1)

    def _goes_on_to(self, i: int) -> bool:
        """Whether an adverb and "to" follow: lawmakers try again to."""
        return self._low(i + 1) in self.words.adverbs and self._low(i + 2) == "to"

    def _bares(self, after: str) -> bool:
        """Whether a word ends a noun group for certain, and goes on with a verb: at the port block a shipment."""
        return after in wordset("object_start") or after == "against"

    def _far_plural(self, i: int) -> bool:
        """Whether a plural with a place behind it opens the sentence: demonstrators in Istanbul call for."""
        if self._low(i + 1) == "that" and self.words.verbs[self._low(i)][1] not in wordset("says"):
            return False  # claims in the press that
        j = i - 1
        while j > 0 and self.found[j].tag in ("NNP", "N", "J", "DT", "PRPS", "POS"):
            j -= 1
        placed = 0 < j < i - 1 and self.found[j].low in _PLACES and self.found[j - 1].tag == "N"
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
        told = before == "THAT" and i > 1 and (self.found[i - 2].tag[:2] == "VB" or self._timed_before(i - 1))
        told = told and after in ("for", "of", "on", "to")
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
        if not base and before in ("N", "NNP") and self._slips(i):
            return "VBZ"  # missile package slips
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
        opened = not self.finite and (self.found[0].tag in ("NNP", "DT", "N") or self._apposed(i))
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
        opens = self._low(i + 1) in wordset("object_start")
        if before in ("N", "NNP") and self.finite and self._governed(i) and not opens and not self._zero_that(i):
            return self._as_noun(low)
        opens_object = (
            after in wordset("object_start")
            or named
            or (self._noun_after(i) and not (i + 1 < len(self.found) and self._sure_finite(i + 1)))
            or (not base and after.lstrip("$€£¥")[:1].isdigit() and self._noun_after(i + 1))  # releases 20 launchers
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
