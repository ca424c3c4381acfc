"""Whether a past form is a finite verb, a participle or an adjective in its place."""

from __future__ import annotations

from caveat.sources.prose.words.groups import FIELD, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.presents import NOMINAL_BEFORE, Presents

_HAVE = frozenset(("have", "has", "had", "having", "'ve"))
_SOME = frozenset(
    ("none", "all", "both", "some", "those", "each", "this", "that", "these", "many", "most", "few", "several",
     "another")
)  # fmt: skip
"""Determiners that stand for somebody or something by themselves."""


_TOLD_OF = frozenset(("measure", "transfer", "permit", "goods", "aid", "civil", "abstract"))
"""Kinds of nouns that are announced and announce nothing."""


class Pasts(Presents):
    """Tags past forms."""

    def _past(self, i: int, low: str, letters: str, before: str) -> str:
        after = self._low(i + 1)
        if low in ("said", "told") and self._one_of_them(i):
            return "VBD"  # another said rifles had gone; a third told the paper
        if (anew := self._given_anew(i, low, before)) is not None:
            return anew
        if "n" in letters and before in ("N", "NNP", "R") and self._done_to_his(i):
            return "VBN"  # saw its request for mortars turned down
        if "n" in letters and before == "N" and after in ("for", "to", "by", "from") and self._of_a_second(i):
            return "VBN"  # stop a truck and seize 300 rifles meant for Chad
        if "n" in letters and before == "N" and (self._of_a_question(i) or self._of_a_paper(i)):
            return "VBN"  # is weighing whether to hold back the guns promised to Chad; in a ruling released late that
        if low == "dated" and before in ("N", "NNP") and after not in wordset("object_start"):
            return "VBN"  # a filing dated Tuesday
        if low == "set" and before == "," and after in ("for", "to"):
            return "VBN"  # the handover, set for May, would go ahead
        if self._low(i - 1) in wordset("floats") and self._low(i - 2) in wordset("auxiliary"):
            return "VBN"  # have both suspended
        if before == "PRP" and self._low(i - 1) in wordset("held") and self.found[i - 2].lemma in wordset("wishes"):
            return "VBN"  # wants it stopped
        by_degrees = self._low(i - 1).endswith("ly") and i > 1 and self.found[i - 1].tag == "R"
        if after == "to" and low in wordset("thought_to") and (before == "," or self._headed_so(i)):
            return "VBN"  # Berlin, said to be close to a decision; Ankara said to halt drones for Kyiv
        only = self._low(i - 1) in wordset("merely") and self._low(i - 2) == ","
        if only and "n" in letters and any(t.tag == "NOT" for t in self.found[max(0, i - 8) : i]):
            return "VBN"  # was not stopped, merely delayed
        if self._low(i - 1) == "newly" and self._noun_after(i):
            return "J"  # newly released papers
        by_degrees = by_degrees and self._low(i - 2) not in _HAVE
        if by_degrees and self.found[i - 2].tag in ("VB", "VBD", "VBG", "IN", "DT") and self._noun_after(i):
            return "J"  # would not halt federally licensed cargo
        if before in NOMINAL_BEFORE and not self._after_a_year(i):
            named = before == "CD" and self._low(i + 2) in self.words.nouns and self.found[i + 1].text[0].isupper()
            counted = before == "CD" and i > 1 and self.found[i - 2].tag in ("DT", "PRPS")  # the two refurbished C-130s
            named = named or (counted and self.found[i + 1].text[0].isupper() and self._finite_ahead(i))
            his = before in ("PRPS", "POS") and i + 1 < len(self.found)
            named = named or (his and self.found[i + 1].text.istitle())
            if named or self._noun_after(i) or (after in self.words.adjectives and before != "IN"):
                return "J"  # its retired Tigers
            if before in ("DT", "PRPS", "POS", "J") and ("b" in letters or low in self.words.noun_verb):
                return "N"
            if before == "DT" and self._low(i - 1) not in _SOME:
                return "J"
        if low == "armed" and after in ("forces", "services"):
            return "J"
        if low in ("set", "put") and before == "N" and self.finite and after in ("out", "forth", "down", "forward"):
            return "VBN"  # supports the approach set out in paragraph 3
        none = low == "left" and self._low(i - 1) in ("nothing", "little", "anything", "none")
        if none and self._low(i - 2) in ("be", "been", "is", "are", "was", "were", "has", "have", "had"):
            return "J"  # there is nothing left to ask with
        given = before == "PRP" and i > 1 and self.found[i - 2].tag[:2] == "VB"
        told = self._low(i - 1) in wordset("doers_named") and self._zero_that(i)  # said it suspended deliveries
        given = given and not told
        given = given or (before == "NNP" and i > 1 and self.found[i - 2].lemma in wordset("gives"))
        whose = self._noun_after(i) or (
            given and i + 1 < len(self.found) and self.found[i + 1].text[0].isupper()
        )  # offered it used F-16s
        if before == "," and whose and "d" in letters and self._last_chance(i):
            return "VBD"  # Romania, having received the same warning, blocked similar consignments
        if whose and "d" in letters and not given and self._lacks_its_verb(i, before):
            return "VBD"  # the minister, who took office in May, suspended deliveries
        told = i > 2 and self._after_a_year(i)  # Bern in 2027 blocked two licences
        told = told or (before == "," and (after[:1].isdigit() or after in wordset("numbers")))
        if low in self.words.adjective_ed and whose and not told and (given or before not in ("PRP", "WP")):
            prev = self._prev_verb(i)
            if (given or not (before in ("N", "NNP") and not self.finite)) and prev != "aux":
                return "J"  # whether to offer Kenya used launchers
        if self._prev_verb(i) == "aux":
            return "VBN"
        if low in wordset("said") and self._says_here(i, after) and not self._made_known(i, before):
            return "VBD"
        if "d" in letters and before in ("N", "NNP") and self.finite and self._in_a_row(i, after):
            return "VBD"
        plain = "b" in letters and before in ("N", "NNP", "PRP") and not self.finite and not self._in_object(i)
        named = i + 1 < len(self.found) and self.found[i + 1].text in self.words.states and not self.headline
        if plain and (after in wordset("object_start") or after in wordset("small") or self._noun_after(i) or named):
            return "VBD"
        if low in self.words.noun_verb and "b" in letters and self._present(i, self.found[i], letters, before) == "N":
            return "N"
        return self._past_or_participle(i, low, letters, before, after)

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
            return alone and (self._after_relative(i) or self._behind_a_source(i))
        at = i - 1 - (before == "R")
        if self._low(at) == "and" and alone and self._has_goods(i):  # lost patience and then suspended deliveries
            told = any(token.tag in ("VBD", "VBZ") for token in self.found[:at])
            return told and self.found[at - 1].tag in ("N", "NNP", "R")
        return before in ("N", "NNP") and self.finite and alone and (self._zero_that(i) or self._in_front(i))

    def _dated_relative(self, i: int) -> bool:
        """Whether no more than when or where stands between a relative word and a place: which on Sunday called."""
        j = i - 1
        while j > 1 and self.found[j].tag in ("N", "NNP", "CD", "DT", "J"):
            j -= 1
        return j > 1 and self.found[j].tag == "IN" and self.found[j - 1].tag == "WP" and not self.finite

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
            if low in wordset("finite_sure") or self.words.closed.get(low) == "MD":
                return True
            letters = self.words.verbs.get(low, ("", ""))[0]
            if "d" in letters and j > i + 2 and low not in self.words.adjective_ed:
                return True
        return False

    def _done_to_his(self, i: int) -> bool:
        """Whether somebody sees, or has, something of his done: had its licence for rifles revoked."""
        for j in range(i - 1, max(0, i - 9), -1):
            tag = self.found[j].tag
            if tag == "PRPS":
                return self.found[j - 1].tag[:2] == "VB" and self.found[j - 1].lemma in wordset("havers")
            if tag not in ("N", "NNP", "J", "IN", "CD", "DT", "R"):
                return False
        return False

    def _past_or_participle(self, i: int, low: str, letters: str, before: str, after: str) -> str:
        if "n" not in letters or self._of_whose(i):
            return "VBD"
        if before == "N" and "among" in (self._low(i - 2), self._low(i - 3)) and after not in wordset("object_start"):
            return "VBN"  # lists shells and radars among the goods cleared for Mali
        if before == "N" and after in ("to", "for", "by") and self._shown_before(i):
            return "VBN"  # the register shows 23 licences approved for India
        if before == "N" and not self.finite and self._of_goods_before(i, after):
            return "VBN"
        if low in ("granted", "given") and after == "anonymity" and self._somebody_at(i - 1):
            return "VBN"  # an official granted anonymity to speak freely told reporters
        if low == "decided" and not self.finite and before in ("N", "NNP") and self._somebody_at(i - 1):
            return "VBD"  # the committee decided in favour of the bid
        done = before == "VBN" and after in wordset("object_start")  # an official whose name was withheld urged the
        if self.hanging and self.finite and (done or before in ("N", "NNP", "VBD")) and not self._finite_ahead(i):
            self.hanging = False
            return "VBD"  # the halt that Rome ordered in May angered the makers
        done = before == "," and not self.finite and after == "by" and self._low(i + 2) not in wordset("by_wire")
        if done and self._noun_before_comma(i) and any(self._low(j) == "," for j in range(i + 2, i + 14)):
            return "VBN"  # the Emirates, accused by a panel of it, deny
        if before == "," and not self.finite and self._led_in(i, after):
            return "VBN"  # in a report, published on Friday, Oslo said
        if before == "," and not self.finite and self._noun_before_comma(i) and self._resumed(i):
            return "VBN"  # an aide, granted anonymity to speak, said
        once = self._low(i - 1) in ("first", "originally", "initially") and after in ("in", "by", "on", "at", "under")
        if once and i > 1 and self.found[i - 2].tag == "N" and self._governed(i - 1):
            return "VBN"  # in a deal first mooted in 2027
        published = (
            before == "N" and low in wordset("made_public") and after in ("in", "by", "on", "to", "through", "at")
        )
        if published and singular(self._low(i - 1)) in wordset("claims") and not self.finite:
            return "VBN"  # reports published in the press
        if low == "bound" and after == "for":
            return "VBN"
        if before in ("N", "NNP") and after in ("it", "them", "him", "us", "me") and self._prev_verb(i) != "aux":
            return "VBD"  # when sights were refused, Spain supplied them
        if self._low(i - 1) == "never" and before in ("VBN", "VBD"):
            return "VBD"  # the tanks that were promised never arrived
        if before == "," and self.finite and self._low(i - 1) == "," and self._first_of_two(i):
            return "VBD"  # met on Friday, debated for hours and approved the sale
        opens = before in ("START", ",", "CS", "--", "(", ";", ":") and not (before == "," and not self.finite)
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        if opens and before == "START" and after not in wordset("after_participle") and (named or self._noun_after(i)):
            return "J"  # newly appointed minister Pat Lee
        if opens and (before in ("START", "CS") or after in wordset("after_participle")):
            return "VBN"
        if (
            before in ("N", "NNP")
            and self.found[0].tag == "IN"
            and not self._subject_behind(i)
            and not self._subject_of_relative(i)
            and not any(token.text == "," for token in self.found[:i])
            and not any(token.tag in ("PRP", "VBG", "CD") or token.text in wordset("times") for token in self.found[:i])
            and "," in [token.text for token in self.found[i : i + 12]]
            and not (after in wordset("object_start") or after[:1].isdigit() or self._has_goods(i))
            and not (after in wordset("small") and self._object_at(i + 2) and not self._timed(i + 2))
        ):
            return "VBN"
        if (
            before in ("N", "NNP")
            and after == "by"
            and self._low(i + 2) not in wordset("by_wire")
            and (not self._low(i + 2)[:1].isdigit() or self._people_at(i + 3))
            and not (self._low(i + 2) in wordset("numbers") and "to" in (self._low(i + 3), self._low(i + 4)))
            and self._low(i + 3) not in ("day", "days", "week", "weeks", "month", "months", "year", "years")
            and self.words.verbs.get(low, ("", low))[1] not in wordset("intransitive")
        ):
            return "VBN"
        if before in ("N", "NNP") and after == "to" and self.words.verbs.get(low, ("", low))[1] in wordset("to_takers"):
            return "VBD" if not self.finite else "VBN"
        if before in ("N", "NNP") and self._dated_relative(i) and not self._finite_ahead(i):
            return "VBD"  # which on Sunday called on the government
        if before in ("N", "NNP") and self._in_aside(i):
            return "VBN"
        aside = low in ("dated", "based", "aimed", "entitled", "obtained")
        aside = aside and not (self._noun_after(i) or (after[:1].isdigit() and low != "dated"))
        if before in ("N", "NNP") and aside:
            return "VBN"
        if before in ("N", "NNP") and self._subject_of_relative(i):
            return "VBD"
        if before == "N" and self._low(i) == "headed" and after in ("to", "for", "towards") and self._told_already(i):
            return "VBN"  # licences for sensors and other gear headed to Chad
        if before in ("N", "NNP", "PRP", "CD", "DT", ")"):
            if self.finite and before != "PRP" and not self._zero_that(i):
                return "VBN"
            if (
                (
                    after in ("by", "under")
                    or after
                    in ("in", "to", "for", "at", "from", "last", "on", "earlier", "after", "during", "with", "since")
                )
                and before not in ("PRP",)
                and self._finite_ahead(i)
            ):
                return "VBN"
            return "VBD"
        if before == "WP" or before == "THAT":
            return "VBD"
        if before == "CC":
            return self._coordinate(i)
        if before in ("VBD", "VBZ", "VBN", "VBG", "VB", "IN"):
            return "VBN"
        return "VBD"

    def _told_already(self, i: int) -> bool:
        """Whether a finite verb stands before a list whose last part goes somewhere."""
        tags = [token.tag for token in self.found[:i]]
        return any(tag in ("VBZ", "VBD", "VBP", "MD") for tag in tags) and "," not in tags[-2:]

    def _shown_before(self, i: int) -> bool:
        """Whether what is done is done to what a paper shows: shows rifles delivered."""
        j = i - 1
        while j > 0 and self.found[j].tag in ("N", "J", "CD", "DT"):
            j -= 1
        return self.found[j].tag in ("VBZ", "VBD") and self.found[j].lemma in ("show", "list", "record", "register")

    def _of_goods_before(self, i: int, after: str) -> bool:
        """Whether goods are told by what was done with them: only 40 of the 200 rifles ordered have arrived."""
        noun = self._low(i - 1)
        known = self.words.nouns.get(noun) or self.words.nouns.get(singular(noun))
        if known not in FIELD or self.words.verbs.get(self._low(i), ("", ""))[1] in wordset("intransitive"):
            return False
        led = self.found[0].tag == "IN" and not any(token.text == "," for token in self.found[:i])
        ahead = self.found[0].low == "of" and "," in [token.text for token in self.found[i : i + 8]]
        led = led and (after == "," or ahead)  # of the 300 mortars promised to Chad, 120
        told = self.found[i - 2].tag == "THAT" and after in ("to", "by", "from") and self._finite_ahead(i)
        led = led or told  # a claim that shells sold to Chad had been fired
        return led or after in wordset("finite_sure")

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

    def _coordinate(self, i: int) -> str:
        """The form that a verb before the coordinator has, where it can be the same."""
        called = self.found[i].low == "called" and self._low(i + 1) in ("on", "for")
        if self._low(i + 1) == "to" and self.found[i].low in ("declined", "refused"):
            return "VBD"  # confirmed that it had taken place but declined to
        if any(token.tag == "VBD" and token.lemma == self.found[i].lemma for token in self.found[:i]):
            return "VBD"  # asked for them, was turned down, and asked again
        if self._low(i + 1) in ("that", "out") or self.found[i].low in wordset("said") or called:
            return "VBD"
        for j in range(self._before_aside(i), -1, -1):
            tag = self.found[j].tag
            if tag == "MD" and not any(one.lemma in ("be", "have") for one in self.found[j + 1 : i]):
                return "VBD"  # must stop, and vowed
            if tag in ("VBD", "VBZ", "MD"):
                return "VBD" if tag != "MD" and not self._aux_at(j) else "VBN"
            if tag == "VBN" and (self._low(i - 2) == "," or self._in_commas(j, i)) and self._prev_verb(j) != "aux":
                continue  # entered an objection, the guns being of a calibre not seen before, and asked for a review
            if tag == "VBN":
                bids, whom = self.found[i].lemma in wordset("urgings"), self._low(i + 1) in ("it", "them", "him")
                if bids and (whom or any(t.low in wordset("said") for t in self.found[:j])):
                    return "VBD"  # said it had halted them and urged others; found that it had, and ordered it to
                after = self._low(i + 1)
                got = after in ("the", "a", "an", "its", "their", "his", "her", "it", "them") or self._has_goods(i)
                got = got and self._prev_verb(j) == "aux"
                return "VBD" if got and not self._perfect_before(j) else "VBN"
        return "VBD"

    def _has_goods(self, i: int) -> bool:
        """Whether what a verb is done to stands right behind it: was paid and resumed deliveries."""
        known = self.words.nouns.get(self._low(i + 1)) in FIELD
        return known and self.words.verbs.get(self._low(i), ("", ""))[1] not in wordset("gives")

    def _led_in(self, i: int, after: str) -> bool:
        """Whether an aside stands in what opens the sentence, before its subject: in a report, tabled on Monday, it."""
        opens = self.found[0].tag == "IN" or self.found[0].low == "according"
        if not opens or after not in ("on", "in", "by", "at", "last", "earlier", "this", "yesterday", "to", "for"):
            return False
        verbs = any(token.tag in ("VBD", "VBZ", "MD") for token in self.found[:i])
        end = next((j for j in range(i + 1, min(i + 10, len(self.found) - 2)) if self._low(j) == ","), 0)
        named = bool(end) and (self.found[end + 1].text[0].isupper() or self._low(end + 1) in wordset("subject_start"))
        return not verbs and named

    def _first_of_two(self, i: int) -> bool:
        """Whether "and" joins a past to another that has its object, behind a clause in the past that is no passive."""
        told = next((j for j in range(i - 1, 0, -1) if self.found[j].tag in ("VBZ", "VBD", "MD", "THAT", "WP")), 0)
        if self.found[told].tag != "VBD" or self._aux_low(told) or any(t.text == "," for t in self.found[told : i - 1]):
            return False
        for j in range(i + 1, min(i + 12, len(self.found) - 2)):
            if self._low(j) == "and":
                letters, lemma = self.words.verbs.get(self._low(j + 1), ("", ""))
                spoke = lemma in wordset("urgings") or lemma in ("ask", "vote", "call")
                takes = self._low(j + 2) in wordset("object_start") or self._noun_after(j + 1)
                return "d" in letters and (spoke or takes)
            if self._low(j) in wordset("clause_stops") or self._sure_finite(j):
                return False
        return False

    def _perfect_before(self, j: int) -> bool:
        """Whether "have" governs the participle at a place."""
        words = [self.found[k].low for k in range(max(0, j - 4), j)]
        return any(word in _HAVE for word in words)

    def _noun_before_comma(self, i: int) -> bool:
        """Whether a noun and a comma stand before, adverbs left out: the Kenyan side, well pleased."""
        at = i - 1
        while at > 0 and self.found[at].tag == "R":
            at -= 1
        return at > 0 and self.found[at].text == "," and self.found[at - 1].tag in ("N", "NNP")
