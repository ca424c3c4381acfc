"""What stands behind a word of a sentence that is being tagged: a verb that governs it, its subject, an open aside."""

from __future__ import annotations

from caveat.sources.prose.words.context import SUBJECTS, Context
from caveat.sources.prose.words.lexicon import wordset


class Behind(Context):
    """Looks back from a word to those that are tagged already."""

    def _zero_that(self, i: int) -> bool:
        """Whether a verb of saying opened the clause, so that a subject and a verb may follow without "that"."""
        for j in range(i - 1, max(-1, i - 14), -1):
            token = self.found[j]
            if token.tag in ("VBZ", "VBD", "VB", "VBG"):
                return token.lemma in wordset("says") and j < i - 1
            if token.tag in (";", ":", "."):
                return False
        return False

    def _in_commas(self, j: int, i: int) -> bool:
        """Whether a participle opens an aside that ends before a place: the shells, made in Rome, in May and then."""
        opens = self._low(j - 1) == "," or (self.found[j - 1].tag == "R" and self._low(j - 2) == ",")
        return opens and any(self._low(k) == "," for k in range(j + 1, i))

    def _before_aside(self, i: int) -> int:
        """The word in front of the clause between commas that ends before "and": halted it, because Chad had, and."""
        if self._low(i - 2) != "," or i < 6:
            return i - 1
        opens = (j for j in range(i - 4, 1, -1) if self.found[j].tag == "CS" and self._low(j) != "if")
        j = next(opens, 0)
        return j - 2 if j and self._low(j - 1) == "," else i - 1

    def _of_a_paper(self, i: int) -> bool:
        """Whether what is done is done to what somebody speaks in: said in a letter sent late on Monday that."""
        at = i - 1
        while at > 1 and self.found[at].tag in ("N", "J"):
            at -= 1
        at -= self.found[at].tag in ("DT", "PRPS")
        paper = self._low(i - 1) in wordset("documents") or self._low(i - 1) in wordset("rulings")
        if at == 0 and self.found[0].tag == "IN" and paper:  # by a judgment served on us today, the court has
            return any(self._low(j) == "," for j in range(i + 1, min(i + 12, len(self.found) - 3)))
        led = at > 0 and self.found[at].tag == "IN" and self.found[at - 1].lemma in wordset("says")
        told = led and self.found[at - 1].tag in ("VBD", "VBZ", "VB")
        return told and any(self._low(j) == "that" for j in range(i + 1, i + 9)) and not self._sure_finite(i + 1)

    def _in_aside(self, i: int) -> bool:
        """Whether the place is in an aside between commas that a preposition opens: in a letter leaked to a paper."""
        for j in range(i - 1, max(-1, i - 9), -1):
            if self.found[j].tag == ",":
                opens = self.found[j + 1].tag == "IN" or self._has_an_object(j + 1)
                opens = opens and j > 0 and self.found[j - 1].tag in ("N", "NNP", "VBD", "VBZ", "CD")
                if opens and self._closes_relative(j):
                    return self._resumed(i)  # Vos, who heads the agency, on Friday revoked two licences
                return opens and any(token.text == "," for token in self.found[i + 1 : i + 10])
            if self.found[j].tag in ("VBD", "VBZ", "MD", "CS", "WP", "CC"):
                return False
            if j == 0 and self._has_an_object(0):
                return any(token.text == "," for token in self.found[i + 1 : i + 10])
        return False

    def _has_an_object(self, j: int) -> bool:
        """Whether a verb in -ing at a place takes a noun and no clause: citing people told of it; saying they did."""
        form = self.found[j]
        if form.tag != "VBG":
            return False
        lemma = self.words.verbs.get(form.low, ("", form.low))[1]
        return not any(lemma in wordset(one) for one in ("says", "hearsay", "asides"))

    def _closes_relative(self, j: int) -> bool:
        """Whether a comma ends a relative clause that another comma opened."""
        for k in range(j - 1, max(0, j - 16), -1):
            if self.found[k].tag == ",":
                return "WP" in (self.found[k + 1].tag, self.found[k + 2].tag)
        return False

    def _aux_at(self, j: int) -> bool:
        return self.found[j].lemma in ("be", "have") and any(t.tag == "VBN" for t in self.found[j + 1 : j + 4])

    def _prev_verb(self, i: int) -> str:
        """Whether "be" or "have" governs the place."""
        for j in range(i - 1, max(-1, i - 7), -1):
            token = self.found[j]
            if token.tag in ("R", "NOT", "QUO", ",") or token.low in (
                "both",
                "either",
                "all",
                "itself",
                "himself",
                "herself",
            ):
                continue
            if (
                token.tag == "PRP"
                and j
                and self._aux_low(j - 1)
                and j == i - 1
                and (j < 2 or self.found[j - 2].tag in ("START", "QUO", ",", ".", ":"))
            ):
                continue
            return "aux" if self._aux_low(j) else token.tag
        return ""

    def _aux_low(self, j: int) -> bool:
        return (
            j >= 0
            and self.found[j].tag[:2] in ("VB",)
            and (self.found[j].lemma or self.words.verbs.get(self.found[j].low, ("", ""))[1]) in ("be", "have", "get")
        )

    def _do_before(self, i: int) -> bool:
        for j in range(i - 1, max(-1, i - 8), -1):
            token = self.found[j]
            if token.tag in ("R", "NOT", "PRP", "QUO", ",") or (
                token.tag in ("N", "NNP", "DT") and j > 0 and i - j < 5
            ):
                continue
            return (token.lemma or token.low) == "do" or token.low in ("do", "does", "did", "let", "help")
        return False

    def _in_object(self, i: int) -> bool:
        """Whether the nouns right before follow a verb or a preposition, so that they are no subject."""
        j = i - 1
        while j >= 0 and self.found[j].tag in ("N", "NNP", "J", "DT", "CD", "POS", "PRPS"):
            j -= 1
        return j >= 0 and (self.found[j].tag in ("VB", "VBG", "VBN", "VBD", "VBZ") or self.found[j].tag == "TO")

    def _governed(self, i: int) -> bool:
        """Whether the nouns right before belong to a preposition or verb, with the clause's verb before them."""
        j = i - 1
        while j >= 0 and self.found[j].tag in ("N", "NNP", "J", "DT", "CD", "POS", "PRPS"):
            j -= 1
        return j >= 0 and self.found[j].tag in ("VB", "VBG", "VBN", "VBD", "VBZ", "TO", "IN")

    def _subject_of_relative(self, i: int) -> bool:
        """Whether the nouns right before follow a relative word, and so are its clause's subject: that Ireland sent."""
        j = i - 1
        several = self.found[j].tag == "NNP"  # that Germany, Denmark and Norway ordered
        while j >= 0 and (
            self.found[j].tag in ("N", "NNP", "J", "DT", "CD", "POS", "PRPS")
            or (several and self.found[j].low in ("and", ",") and self.found[j - 1].tag in ("NNP", "N"))
        ):
            j -= 1
        if j < 0 or self.found[j].tag not in ("THAT", "WP"):
            return False
        content = self.found[j].tag == "THAT" and j > 0 and self.found[j - 1].tag[:2] == "VB"
        so_that = self.found[j].low == "that" and self._low(j - 1) == "so"  # so that arms made in Norway cannot be sent
        content = content or so_that or self.found[j].low in ("how", "why") or self._said_on(j)
        return not (content and self._finite_ahead(i))  # denied that bombs made at Valjevo had been shipped

    def _headed_so(self, i: int) -> bool:
        """Whether a headline leaves "is" out before a past and "to", and has no other verb: Oslo said to halt it."""
        open_ = self.headline or self.found[-1].text not in ".!?"
        alone = open_ and not self.finite and self._before(i) in ("N", "NNP")
        rest = self.found[i + 3 :]
        told = ("is", "are", "was", "were", "has", "had")
        return alone and not any(t.low in told or self.words.closed.get(t.low) == "MD" for t in rest)

    def _said_on(self, j: int) -> bool:
        """Whether "that" opens what is said, and not what is said of the noun before: said on local radio that."""
        about = self.words.nouns.get(self._low(j - 1))
        if self.found[j].tag != "THAT" or about in ("goods", "transfer", "permit", "aid"):
            return False
        for k in range(j - 1, max(-1, j - 8), -1):
            tag = self.found[k].tag
            if tag[:2] == "VB":
                return self.found[k].lemma in wordset("says") and self._low(k + 1) not in ("of", "about")
            if tag not in ("N", "NNP", "J", "DT", "IN", "CD", "PRPS", "POS", "R"):
                return False
        return False

    def _joined_subject(self, i: int) -> bool:
        """Whether the nouns right before are joined with others by "and", so that their verb is a plural's."""
        j = i - 1
        while j > 0 and self.found[j].tag in ("N", "NNP", "J", "DT", "CD", "POS", "PRPS"):
            j -= 1
        return j > 0 and self.found[j].low == "and" and self.found[j - 1].tag in ("N", "NNP")

    def _subject_head(self, i: int) -> str:
        """The word before an aside between commas, or right before: the subject's head. Empty where there is none."""
        if self.found[i - 1].tag != ",":
            return self._low(i - 1)
        for j in range(i - 2, max(-1, i - 24), -1):
            if self.found[j].tag == "," and j:
                aside = self.found[j + 1].tag
                before = self.found[:j]
                led = next((k for k in range(j - 1, -1, -1) if self._parts(k)), -1) + 1
                verbless = not any(token.tag in ("VBZ", "VBD", "MD") for token in before[max(led, j - 12) :])
                opens = aside in ("WP", "IN", "R", "DT", "NNP", "J", "VBN", "VBG", "CS")
                said = self.found[i - 2].lemma in wordset("asides") and aside in ("N", "PRP")  # , officials say,
                return before[-1].low if (opens or said) and verbless else ""
        return ""

    def _parts(self, k: int) -> bool:
        """Whether a clause of its own opens behind a place."""
        joined = self.found[k].tag == "CC" and k > 0 and self.found[k - 1].text == ","
        return joined or self.found[k].tag in (":", ";", "THAT")

    def _years_on(self, i: int) -> bool:
        """Whether "on" ends a span that opens the sentence: five years on they were used."""
        span = self._low(i - 1) in ("years", "months", "weeks", "days", "decades", "year", "decade")
        opens = i == 2 or (i == 3 and self.found[0].tag in ("QUO", "CC", "R"))
        after = self._low(i + 1)
        return span and opens and (after == "," or after in SUBJECTS or after in wordset("object_start"))

    def _ends_clause(self, i: int, after: str) -> bool:
        """Whether the last word of a clause is its verb: as long as the ban stands."""
        lone = after in ("and", "but", "while") and self._low(i + 2) in wordset("object_start") | SUBJECTS
        lone = lone and all(token.tag in ("DT", "J", "N", "NNP", "PRPS", "POS", "CD") for token in self.found[:i])
        if not (lone or after in (",", ".", "", ";", '"', "”")) or not (
            self.words.verbs[self._low(i)][1] in wordset("clause_end")
            or (i and not lone and self.found[i - 1].tag == "NNP")
        ):
            return False
        for j in range(i - 1, -1, -1):
            if self.found[j].tag in ("VBZ", "VBD", "MD", ",", ";"):
                return False
            if self.found[j].tag in ("CS", "THAT", "WP", "QUO"):
                return True
        return True

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
