"""A past form in; whether it is a verb, a participle, an adjective or a noun in its place, out, by steps in order."""

from __future__ import annotations

from collections.abc import Callable

from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.participles import HAVE, Participles, Past
from caveat.sources.prose.words.presents import NOMINAL_BEFORE

_SOME = frozenset(
    ("none", "all", "both", "some", "those", "each", "this", "that", "these", "many", "most", "few", "several",
     "another")
)  # fmt: skip
"""Determiners that stand for somebody or something by themselves."""
_ALL_OF_IT = frozenset(("everything", "all", "both", "nothing", "anything", "more", "most", "some", "half"))
"""Pronouns for what somebody wants done: wants everything shipped."""
_GUIDES = frozenset(("precision", "laser", "wire", "satellite", "radar", "gps", "tv", "infrared"))
"""By what a munition is guided."""
_ROUGHLY = frozenset(("about", "around", "some", "nearly", "over", "roughly", "almost", "just", "approximately", "up"))
_MONEY = frozenset("$€£¥₹")
_WAS_OR_HAD = ("be", "been", "is", "are", "was", "were", "has", "have", "had")

_MADE_KNOWN = frozenset(("announced", "unveiled", "revealed", "disclosed", "reported", "published", "confirmed"))
"""What is done to a sale or a report, and what somebody does behind a quotation."""
_TIME_LONG = 7
"""Words in which a time between two commas is told."""
_TOLD_OF = frozenset(("measure", "transfer", "permit", "goods", "aid", "civil", "abstract"))
"""Kinds of nouns that are announced and announce nothing."""


class Pasts(Participles):
    """Tags past forms."""

    def _past(self, i: int, low: str, letters: str, before: str) -> str:
        past = Past(i, low, letters, before, self._low(i + 1))
        for step in STEPS:
            if tag := step(self, past):
                return tag
        return self._past_or_participle(past)

    def _behind_do(self, past: Past) -> str | None:
        """A base form that is a past as well, behind "do": does not let them pass, did not cut the deliveries."""
        j = past.at - 1
        while j > 0 and self.found[j].tag in ("NOT", "R"):
            j -= 1
        does = j >= 0 and self.found[j].low in ("do", "does", "did") and self.found[j].tag[:2] == "VB"
        return "VB" if does and "b" in past.letters else None

    def _told(self, past: Past) -> str | None:
        """What one of several said, and a past that is none: another said rifles had gone; faces renewed calls."""
        if past.low in ("said", "told") and self._one_of_them(past.at):
            return "VBD"
        return self._given_anew(past.at, past.low, past.before)

    def _done_to_it(self, past: Past) -> str | None:
        """What is done to an object before: saw its request turned down; seize rifles meant for Chad."""
        i, before, after = past.at, past.before, past.after
        if "n" not in past.letters:
            return None
        if before in ("N", "NNP", "R") and self._done_to_his(i):
            return "VBN"
        if past.low == "acquainted" and after == "with" and before == "N":
            return "VBN"  # officials acquainted with the matter
        if before == "N" and after in ("for", "to", "by", "from") and self._of_a_second(i):
            return "VBN"
        # is weighing whether to hold back the guns promised to Chad; in a ruling released late that
        return "VBN" if before == "N" and (self._of_a_question(i) or self._of_a_paper(i)) else None

    def _dated_or_set(self, past: Past) -> str | None:
        """Participles of a day: a filing dated Tuesday; the handover, set for May, would go ahead."""
        if past.low == "dated" and past.named and past.after not in wordset("object_start"):
            return "VBN"
        if past.after == "at" and past.low in wordset("worth_at") and self._sum_at(past.at + 2):
            return "VBN" if past.before in ("N", "J", ",") else None  # at a cost put at 80 million
        return "VBN" if past.low == "set" and past.before == "," and past.after in ("for", "to") else None

    def _behind_a_date(self, past: Past) -> str | None:
        """A past behind the day between who acts and what he did: Norway on 4 March 2031 suspended deliveries."""
        if past.before != "CD" or "d" not in past.letters or self.finite:
            return None
        at = past.at - 1
        while at > 1 and (self.found[at].tag == "CD" or self.found[at].text in wordset("months") | wordset("days")):
            at -= 1
            at -= self.found[at].text == "," and self.found[at - 1].tag in ("CD", "NNP")
        dated = any(one.text in wordset("months") for one in self.found[at + 1 : past.at])
        said = self.found[at].low in ("on", "in") and at > 0 and self.found[at - 1].tag in ("N", "NNP")
        return "VBD" if dated and said else None

    def _sum_at(self, i: int) -> bool:
        """Whether a sum of money stands at a place, or behind a word for how sure it is: at some $80 million."""
        low = self._low(i + 1) if self._low(i) in _ROUGHLY else self._low(i)
        return low[:1] in _MONEY or low[:1].isdigit()

    def _wished_or_said(self, past: Past) -> str | None:
        """What is wished, said or merely done: wants it stopped; said to be close to a decision; merely delayed."""
        i, low, before = past.at, past.low, past.before
        if self._low(i - 1) in wordset("floats") and self._low(i - 2) in wordset("auxiliary"):
            return "VBN"  # have both suspended
        several = self._low(i - 1) in ("both", "all", "each") and i > 3 and self._low(i - 3) == "and"
        if several and self.found[i - 2].tag in ("N", "NNP") and not (self.finite or self._finite_ahead(i)):
            return "VBD"  # Oslo and Bern both suspended deliveries
        held = self._low(i - 1) in wordset("held") or self._low(i - 1) in _ALL_OF_IT
        if before in ("PRP", "DT") and held and self.found[i - 2].lemma in wordset("wishes"):
            return "VBN"
        if past.after == "to" and low in wordset("thought_to") and (before == "," or self._headed_so(i)):
            return "VBN"
        only = self._low(i - 1) in wordset("merely") and self._low(i - 2) == "," and "n" in past.letters
        return "VBN" if only and any(t.tag == "NOT" for t in self.found[max(0, i - 8) : i]) else None

    def _told_of(self, past: Past) -> str | None:
        """A participle behind the "that" of what is said: confirmed that upgraded aircraft have been sent."""
        if past.before != "THAT" or "n" not in past.letters or not self._said_that(past.at):
            return None
        return "J" if self._noun_after(past.at) and past.after not in wordset("object_start") else None

    def _by_degrees(self, past: Past) -> str | None:
        """An adjective behind an adverb: newly released papers; would not halt federally licensed cargo."""
        i = past.at
        if self._low(i - 1) == "newly" and self._noun_after(i):
            return "J"
        if i < 2 or not self._low(i - 1).endswith("ly") or self.found[i - 1].tag != "R" or self._low(i - 2) in HAVE:
            return None
        opens = self.found[i - 2].tag in ("VB", "VBD", "VBG", "IN", "DT")
        return "J" if opens and self._noun_after(i) else None

    def _in_a_group(self, past: Past) -> str | None:
        """An adjective or a noun behind an article, a number or a small word: its retired Tigers."""
        i, low, before = past.at, past.low, past.before
        if before not in NOMINAL_BEFORE or self._after_a_year(i):
            return None
        if self._names_goods(past) or self._noun_after(i) or (past.after in self.words.adjectives and before != "IN"):
            return "J"
        if before in ("DT", "PRPS", "POS", "J") and ("b" in past.letters or low in self.words.noun_verb):
            return "N"
        return "J" if before == "DT" and self._low(i - 1) not in _SOME else None

    def _names_goods(self, past: Past) -> bool:
        """Whether the name of goods stands behind: the two refurbished C-130s; its retired Tigers."""
        i, before = past.at, past.before
        if i + 1 >= len(self.found):
            return False
        capital = before == "CD" and self.found[i + 1].text[0].isupper()
        if capital and self._low(i + 2) in self.words.nouns:
            return True
        counted = capital and i > 1 and self.found[i - 2].tag in ("DT", "PRPS")
        if counted and self._finite_ahead(i):
            return True
        return before in ("PRPS", "POS") and self.found[i + 1].text.istitle()

    def _in_a_phrase(self, past: Past) -> str | None:
        """Pasts of a set phrase: armed forces; the approach set out in paragraph 3; there is nothing left."""
        i, low, after = past.at, past.low, past.after
        if low == "armed" and after in ("forces", "services"):
            return "J"
        if low == "guided" and self._low(i - 1) in _GUIDES and self._noun_after(i):
            return "N"  # precision guided munitions
        out = low in ("set", "put") and past.before == "N" and self.finite
        if out and after in ("out", "forth", "down", "forward"):
            return "VBN"
        none = low == "left" and self._low(i - 1) in ("nothing", "little", "anything", "none")
        return "J" if none and self._low(i - 2) in _WAS_OR_HAD else None

    def _is_given(self, past: Past) -> bool:
        """Whether somebody right before is given what stands behind: offered it used F-16s."""
        i, before = past.at, past.before
        if i < 2:
            return False
        if before == "NNP" and self.found[i - 2].lemma in wordset("gives"):
            return True
        given = before == "PRP" and self.found[i - 2].tag[:2] == "VB"
        return given and not (self._low(i - 1) in wordset("doers_named") and self._zero_that(i))  # said it suspended

    def _with_its_object(self, past: Past) -> str | None:
        """A past before a noun: the verb of a clause that has no other, or an adjective: offer Kenya used guns."""
        i, before, after = past.at, past.before, past.after
        given = self._is_given(past)
        named = given and i + 1 < len(self.found) and self.found[i + 1].text[0].isupper()
        if not (named or self._noun_after(i)):
            return None
        if before == "," and "d" in past.letters and self._last_chance(i):
            return "VBD"  # Romania, having received the same warning, blocked similar consignments
        waits = self.hanging and self.finite and past.named and not (given or self.headline)
        if waits and "d" in past.letters and not self._finite_ahead(i):
            self.hanging = False
            return "VBD"  # the agency that grants licences suspended shipments
        if "d" in past.letters and not given and self._lacks_its_verb(i, before):
            return "VBD"  # the minister, who took office in May, suspended deliveries
        told = i > 2 and self._after_a_year(i)  # Bern in 2027 blocked two licences
        told = told or (before == "," and (after[:1].isdigit() or after in wordset("numbers")))
        if past.low not in self.words.adjective_ed or told or (before in ("PRP", "WP") and not given):
            return None
        lone = past.named and not self.finite and not given
        return "J" if not lone and self._prev_verb(i) != "aux" else None

    def _behind_an_auxiliary(self, past: Past) -> str | None:
        return "VBN" if self._prev_verb(past.at) == "aux" else None

    def _says_or_stands_in_a_row(self, past: Past) -> str | None:
        """What a source says behind what it said, and clauses in a row without "and"."""
        i, before, after = past.at, past.before, past.after
        if past.low in _MADE_KNOWN and not self.finite and self._timed_aside(i):
            return "VBN"
        if past.low in wordset("said") and self._says_here(i, after) and not self._made_known(i, before):
            return "VBD"
        row = "d" in past.letters and past.named and self.finite
        return "VBD" if row and self._in_a_row(i, after) else None

    def _timed_aside(self, i: int) -> bool:
        """Whether no more than a time stands between two commas with it: the sale, announced last week, has begun."""
        ahead = [self._low(j) for j in range(i + 1, min(i + _TIME_LONG, len(self.found)))]
        if self._before(i) != "," or "," not in ahead:
            return False
        told = ahead[: ahead.index(",")]
        return (
            bool(told)
            and all(low in wordset("time_words") | {"in", "on", "at"} or low.isdigit() for low in told)
            and self._resumed(i)
        )

    def _base_too(self, past: Past) -> str | None:
        """Forms that are a base form as well, such as put and cut: a verb before its object, or a noun."""
        i, before, after = past.at, past.before, past.after
        if "b" not in past.letters:
            return None
        if before in ("N", "NNP", "PRP") and not self.finite and not self._in_object(i):
            named = i + 1 < len(self.found) and self.found[i + 1].text in self.words.states and not self.headline
            takes = after in wordset("object_start") or after in wordset("small") or self._noun_after(i)
            if named or takes:
                return "VBD"
        if before == "," and self.finite and after in wordset("object_start") and self._first_of_two(i):
            return "VBD"  # announced no condition, set no date and told nobody
        if past.low not in self.words.noun_verb:
            return None
        return "N" if self._present(i, self.found[i], past.letters, before) == "N" else None

    def _of_a_second(self, i: int) -> bool:
        """Whether no more than its object stands between a place and the second of two presents."""
        at = i - 1
        while at > 0 and self.found[at].tag in ("N", "NNP", "CD", "DT", "J"):
            at -= 1
        second = at > 1 and self.found[at].tag == "VB" and self.found[at - 1].tag == "CC"
        return second and any(token.tag == "VB" for token in self.found[: at - 1])

    def _of_a_question(self, i: int) -> bool:
        """Whether no more than its object stands between a place and the infinitive of what somebody asks himself."""
        at = i - 1
        small = ("IN",) if self._low(i) in wordset("destined") else ()  # whether to wave through the rifles meant for
        while at > 0 and self.found[at].tag in ("N", "NNP", "CD", "DT", "J", "PRPS", "R", *small):
            at -= 1
        to_do = at > 2 and self.found[at].tag == "VB" and self._low(at - 1) == "to"
        asked = to_do and self._low(at - 2) in ("whether", "how", "when")
        return asked and any(token.tag in ("VBZ", "VBD", "VB", "MD") for token in self.found[: at - 2])

    def _lacks_its_verb(self, i: int, before: str) -> bool:
        """Whether a clause has its subject and no verb but this: the office that halted sales; said Oslo halted."""
        alone = not self.headline and not self._has_finite_ahead(i)
        if before == "THAT" and i > 1 and self.found[i - 2].tag in ("N", "NNP"):
            somebody = self.words.nouns.get(self._low(i - 2)) in ("person", "body") and not self.finite
            return somebody or alone
        if before == ",":
            aside = not self.finite and self._subject_head(i) != ""  # Oslo, a long-time ally, suspended sales
            return alone and (aside or self._after_relative(i) or self._behind_a_source(i))
        at = i - 1 - (before == "R")
        if self._low(at) == "and" and alone and self._has_goods(i):  # lost patience and then suspended deliveries
            told = any(token.tag in ("VBD", "VBZ") or token.low == "have" for token in self.found[:at])
            return told and self.found[at - 1].tag in ("N", "NNP", "R")
        return before in ("N", "NNP") and self.finite and alone and (self._zero_that(i) or self._in_front(i))

    def _in_a_row(self, i: int, after: str) -> bool:
        """Whether clauses stand in a row without "and": Oslo halted the shells, the Danes held back their guns."""
        behind = i + 1 + (after in ("off", "up", "down", "out", "back", "away"))
        if not self._object_at(behind) or self._low(i + 2) in wordset("times"):
            return False
        for j in range(i - 1, max(0, i - 6), -1):
            token = self.found[j]
            if token.tag == ",":
                before = self.found[j - 1]
                named = before.tag == "NNP" and self.found[j - 2].tag[:2] == "VB"
                return not named and not self._ahead_before_comma(i)
            if token.tag not in ("DT", "J", "N", "NNP", "CD", "PRPS"):
                return False
        return False

    def _ahead_before_comma(self, i: int) -> bool:
        """Whether a past that can be no participle follows before the next mark, or "and"."""
        for j in range(i + 1, len(self.found)):
            low = self._low(j)
            if low in (",", ".", ";", "and", "but", "while", "because", "that", "who", "which"):
                return False
            modal = self.words.closed.get(low) == "MD" and self.found[j].text != "May"
            if low in wordset("finite_sure") or modal:
                return True
            letters = self.words.verbs.get(low, ("", ""))[0]
            if "d" in letters and j > i + 2 and low not in self.words.adjective_ed:
                return True
        return False

    def _done_to_his(self, i: int) -> bool:
        """Whether somebody sees, or has, something of his done: had its licence for rifles revoked.

        Also what somebody is out to have done to anything: went to court to have the permits annulled.
        """
        for j in range(i - 1, max(0, i - 9), -1):
            tag = self.found[j].tag
            if tag == "VB" and self.found[j].low in ("have", "get") and self._low(j - 1) == "to":
                return j < i - 1
            if tag == "PRPS":
                return self.found[j - 1].tag[:2] == "VB" and self.found[j - 1].lemma in wordset("havers")
            if tag not in ("N", "NNP", "J", "IN", "CD", "DT", "R"):
                return False
        return False

    def _says_here(self, i: int, after: str) -> bool:
        """Whether a source stands right before: after a comma, a quotation mark or the beginning."""
        if after == "by" and self._low(i + 2) not in wordset("by_wire"):
            return False
        if self.found[i].low == "said" or self._before(i) == "QUO":
            return True
        for j in range(i - 1, max(-1, i - 16), -1):
            tag = self.found[j].tag
            if tag in (",", "QUO", "--"):
                return True
            if tag[:2] == "VB" or tag in ("MD", "THAT", "WP", "CS", ":", ";"):
                return False
        return False

    def _made_known(self, i: int, before: str) -> bool:
        """Whether a thing between commas is told and tells nobody: the order, announced on Friday, blocks exports."""
        thing = self.words.nouns.get(self._low(i - 2), "person") in _TOLD_OF
        if before != "," or self.finite or not thing or self._low(i) == "said":
            return False
        return self._noun_before_comma(i) and self._resumed(i)


STEPS: tuple[Callable[[Pasts, Past], str | None], ...] = (
    Pasts._behind_do,
    Pasts._told,
    Pasts._done_to_it,
    Pasts._dated_or_set,
    Pasts._behind_a_date,
    Pasts._wished_or_said,
    Pasts._told_of,
    Pasts._by_degrees,
    Pasts._in_a_group,
    Pasts._in_a_phrase,
    Pasts._with_its_object,
    Pasts._behind_an_auxiliary,
    Pasts._says_or_stands_in_a_row,
    Pasts._base_too,
)
"""What settles it before it is asked whether it is a participle."""
