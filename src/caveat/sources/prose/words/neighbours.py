"""Who or what stands before a word that may be a verb, and what stands behind it."""

from __future__ import annotations

from caveat.sources.prose.words.course import Course
from caveat.sources.prose.words.groups import FIELD, singular
from caveat.sources.prose.words.lexicon import wordset

_BECOMES = frozenset(("slip", "stall", "slow", "lapse", "resume", "restart", "drag", "falter", "stop", "halt", "end"))
"""What deliveries and orders do of themselves."""
_SOURCE = 8
"""Words of a source at the end, at most."""
_PLACES = frozenset(("in", "from", "of", "at", "to", "for", "on", "outside", "near", "within", "across"))
"""What joins a place to whoever is there."""


class Neighbours(Course):
    """Looks around a word of a sentence that is being tagged."""

    def _one_of_them(self, i: int) -> bool:
        """Whether somebody who is one of several opens the clause: another, a second, one of the two."""
        counted = self._low(i - 1) in wordset("numbers") and self._low(i - 2) in ("the", "these", "those")
        if counted and i > 3 and self._low(i - 3) == "of" and self._low(i - 4) in wordset("numbers"):
            return True
        second = self._low(i - 1) in ("second", "third", "fourth", "fifth") and self._low(i - 2) in ("a", "the")
        first = i - 1 - second
        return (second or self._low(i - 1) == "another") and (first == 0 or self._low(first - 1) in (",", ";", "and"))

    def _calls_besides(self, i: int) -> bool:
        """Whether somebody who does something else calls on others as well, or calls for something."""
        after, apart = self._low(i + 1), self._low(i - 2) == ","
        calls = after in ("on", "upon") or (after == "for" and apart)
        return calls and any(token.tag == "VBZ" for token in self.found[:i])

    def _several_now(self, i: int) -> bool:
        """Whether several are told of before an adverb, and what they do it to stands behind."""
        apart = i > 1 and self.found[i - 2].tag == ","
        who = self._subject_head(i - 1) if apart else self._low(i - 2) if i > 1 else ""
        many = (who.endswith("s") and not who.endswith("ss")) or who in wordset("plurals")
        plain = i > 1 and (apart or self.found[i - 2].tag in ("N", "NNP")) and not self.finite
        adverb = self._low(i - 1) in ("now", "already", "also", "still", "often", "never", "routinely", "regularly")
        taken = self._low(i + 1) in wordset("object_start") or self._noun_after(i)
        taken = taken or (self._low(i), self._low(i + 1)) in (("ship", "to"), ("export", "to"), ("supply", "to"))
        return plain and many and adverb and taken and not self._finite_ahead(i)

    def _slips(self, i: int) -> bool:
        """Whether the last word, or the last but for "again", tells what becomes of an order, and no verb does."""
        last = next((j for j in range(i, len(self.found)) if self._low(j + 1) in (".", ";", "")), i)
        ends = i == last or (i == last - 1 and self._low(last) in ("again", "further", "anew"))
        if self.finite or not ends or self.words.verbs.get(self._low(i), ("", ""))[1] not in _BECOMES:
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
        if not small and after in self.words.adjective_ed and self._noun_after(i + 1):
            return "VBZ" in tags and "VBD" not in tags  # clears jets for Chad, bars guided bombs
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
        dated = self._timed_before(i) or self.found[i - 1].text == "May"
        small = self._low(i - 1) in self.words.closed and self.found[i - 1].text != "May"
        if not head or self.headline or (known and not dated) or many is not base or small:
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
        opens = next((j for j in range(1, i) if self.found[j].low in ("that", "which", "who", "whose")), None)
        if opens is None or any(token.tag in ("VBD", "VBZ", "MD") for token in self.found[:opens]):
            return False
        return any(token.tag in ("VBD", "VBZ", "VB") for token in self.found[opens:i])

    def _of_whose(self, i: int) -> bool:
        """Whether a past has its object behind it and its subject before it: Brand, whose office got the papers."""
        at = i - 1
        while at > max(0, i - 5) and self.found[at].tag in ("N", "NNP", "J", "CD"):
            at -= 1
        return at < i - 1 and self._low(at) == "whose" and self._object_at(i + 1)

    def _ends_with_a_source(self, i: int) -> bool:
        """Whether no more than somebody's name or office stands from a place to the end."""
        rest = self.found[i:]
        opens = bool(rest) and (rest[0].low in ("the", "a", "an") or rest[0].text[0].isupper())
        small = {"the", "a", "an", "of", "for", "and"}
        plain = all(token.low in small or token.low not in self.words.closed for token in rest[:-1])
        return opens and plain and len(rest) <= _SOURCE and rest[-1].text == "."

    def _let_before(self, i: int) -> bool:
        """Whether somebody is let do what is named: let its allies hand over."""
        lapse = wordset("let_lapse")
        if self._low(i) in wordset("stoppings") and any(token.low in lapse for token in self.found[i + 1 :]):
            return False  # let its hold on the frigates lapse
        noun = self.words.nouns.get(self._low(i)) in ("goods", "transfer", "permit")
        if noun and any(token.low in wordset("let_be") for token in self.found[i + 2 :]):
            return False  # let shell deliveries resume, let the frigate deal with Egypt drift
        for j in range(i - 1, max(-1, i - 10), -1):
            token = self.found[j]
            if token.tag[:2] == "VB":
                if token.lemma == "see" and self.found[i - 1].tag == "NNP":
                    return True  # the deal will see Norway supply
                waits = token.lemma == "make" and self._low(i) == "wait"  # made Chad wait for its missiles
                return (token.lemma == "let" or waits) and j < i - 1
            lapses = token.tag == "IN" and self.found[i].low in lapse
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

    def _told_of_many(self, i: int) -> bool:
        """Whether papers or people of a body open the sentence: figures of the ministry list, its members ask."""
        at = next((j for j in range(1, min(i, 4)) if self._low(j) == "of"), 0)
        who = self._low(at - 1) if at else ""
        known = who in wordset("documents") or self.words.nouns.get(singular(who)) in ("person", "body")
        return known and self.words.nouns.get(self._low(i - 1)) in ("body", "state", "name") and who.endswith("s")

    def _far_plural(self, i: int) -> bool:
        """Whether a plural with a place behind it opens the sentence: demonstrators in Istanbul call for."""
        if self._low(i + 1) == "that" and self.words.verbs[self._low(i)][1] not in wordset("says"):
            return False  # claims in the press that
        j = i - 1
        while j > 0 and self.found[j].tag in ("NNP", "N", "J", "DT", "PRPS", "POS"):
            j -= 1
        placed = 0 < j < i - 1 and self.found[j].low in _PLACES and self.found[j - 1].tag == "N"
        of = self.found[j].low in ("to", "for", "with") and self.found[i - 1].tag == "NNP" and j > 2
        if placed and of and self._low(j - 2) == "of":
            j -= 2  # exports of rifles to Egypt hinge on a gas deal
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

    def _plural_opens_clause(self, i: int) -> bool:
        """Whether no more than a plural stands between a clause's first word and a place, and no verb behind it."""
        at = i - 1
        while at > 0 and self.found[at].tag in ("N", "J", "DT", "PRPS"):
            at -= 1
        opens = self.found[at].tag == "CS" and self.found[at].low in ("if", "unless", "when", "while")
        return opens and self._low(i - 1).endswith("s") and not self.finite and not self._has_finite_ahead(i)

    def _after_a_year(self, i: int) -> bool:
        """Whether a year stands before, and so no number of what is named: Washington in 2028 released twelve."""
        low = self._low(i - 1)
        if low.isdigit() and self._low(i - 2) in wordset("writs") and self.found[i - 2].text[0].isupper():
            return True  # Article 18 forbids
        if low.isdigit() and len(low) < 3 and i > 2 and self.found[i - 2].text in wordset("months"):
            return self._low(i - 3) in ("on", "since", "until", "by", "from")  # had on May 28 resumed
        dated = i > 2 and self.found[i - 2].text in wordset("months")  # had in June 2030 suspended
        before = self._low(i - 3) if dated else self._low(i - 2)
        return len(low) == 4 and low.isdigit() and before in ("in", "since", "of", "from", "until", "by", "for")

    def _subject_behind(self, i: int) -> bool:
        """Whether a subject stands behind the phrase that opens the sentence: in the committee / the Reds voted."""
        found = self.found
        return any(found[k].tag in ("DT", "PRPS") and found[k - 1].tag in ("N", "NNP") for k in range(2, i))

    def _timed(self, i: int) -> bool:
        """Whether a day or month stands at a place: a report tabled on Tuesday."""
        return i < len(self.found) and self.found[i].text in wordset("times")

    def _behind_a_source(self, i: int) -> bool:
        """Whether no more than a subject, and who says it, stands before: Norway, two officials said, suspended."""
        opens = next((j for j in range(i - 2, 0, -1) if self.found[j].tag == ","), 0)
        plain = opens > 0 and not any(token.tag[:2] in ("VB", "MD") for token in self.found[:opens])
        if plain and self.found[opens + 1].tag in ("VBN", "VBG"):
            return True  # Kongsfors, based in Bergen, suspended
        return plain and any(t.tag in ("VBD", "VBZ") and t.lemma in wordset("says") for t in self.found[opens:i])

    def _in_front(self, i: int) -> bool:
        """Whether a subject stands before, and before that no more than a clause that hangs: after he left, Oslo."""
        at = i - 1
        while at > 0 and self.found[at].tag in ("N", "NNP", "DT", "J", "PRPS", "POS"):
            at -= 1
        return at > 1 and self.found[at].tag == "," and self.found[0].tag in ("CS", "IN")

    def _last_chance(self, i: int) -> bool:
        """Whether a sentence has no verb before a place, behind an aside, and can have none behind it."""
        opens = self.found[0].tag in ("N", "NNP", "DT", "PRPS")
        if self.finite or self.headline or self.found[-1].text != "." or not opens:
            return False
        if self._behind_a_name(i):
            return True
        commas = sum(token.tag == "," for token in self.found[:i])
        none = not any(token.tag in ("VBD", "VBZ", "MD") for token in self.found[:i])
        return commas == 2 and none and not any(self._sure_finite(j) for j in range(i + 1, len(self.found)))

    def _behind_a_name(self, i: int) -> bool:
        """Whether all that stands between two commas before a place is a name: his predecessor, Luis Arnedo, halted."""
        opens = next((j for j in range(i - 2, max(-1, i - 7), -1) if self.found[j].tag == ","), -1)
        named = 0 < opens < i - 2 and all(self.found[j].tag == "NNP" for j in range(opens + 1, i - 1))
        whose = self.found[opens - 1] if named else None
        return whose is not None and whose.tag == "N" and self._somebody_at(opens - 1)

    def _object_at(self, i: int) -> bool:
        """Whether an object begins at a place: signed off / permits worth a million."""
        return self._low(i) in wordset("object_start") or self._noun_after(i - 1)

    def _people_at(self, i: int) -> bool:
        """Whether several people stand at a place: a letter signed by 28 MPs."""
        low = self._low(i)
        return low in ("people", "men", "women", "mps", "meps") or self.words.nouns.get(singular(low)) == "person"

    def _somebody_at(self, i: int) -> bool:
        """Whether a body, a state or a person stands at a place, who decides and is not decided."""
        low = self._low(i)
        known = self.words.nouns.get(low) or self.words.nouns.get(singular(low))
        return self.found[i].text in self.words.states or low in wordset("offices") or known in ("body", "person")
