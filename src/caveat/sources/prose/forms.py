"""Which form a verb has in its place, and whether it is a noun there: by what stands around it."""

from __future__ import annotations

from caveat.sources.prose.context import Context, plural_of, without_s
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.tokens import Token


class Forms(Context):
    """Tags words of the open classes."""

    def _open_class(self, i: int, token: Token) -> str:
        low = token.low
        verb = self.words.verbs.get(low) or self._guess(i, token, low)
        if (
            low.endswith("ly")
            and low not in self.words.nouns
            and low
            not in (
                "supply",
                "apply",
                "reply",
                "rely",
                "comply",
                "imply",
                "ally",
                "italy",
                "assembly",
                "anomaly",
                "july",
                "family",
            )
        ):
            return (
                "J"
                if low
                in (
                    "likely",
                    "unlikely",
                    "early",
                    "daily",
                    "weekly",
                    "monthly",
                    "friendly",
                    "costly",
                    "timely",
                    "deadly",
                    "orderly",
                )
                else "R"
            )
        if verb is None:
            return self._not_verb(i, token, low)
        token.lemma = verb[1]
        letters, before = verb[0], self._before(i)
        if "g" in letters:
            return self._ing(i, low, before)
        if "d" in letters and not ("b" in letters and self._wants_base(before)):
            return self._past(i, low, letters, before)
        if "n" in letters and "b" not in letters:
            return "J" if before in ("DT", "PRPS", "POS", "J", "CD", "IN") and self._noun_after(i) else "VBN"
        return self._present(i, token, letters, before)

    def _guess(self, i: int, token: Token, low: str) -> tuple[str, str] | None:
        """A word in -ed that no list knows is taken for the past of a verb."""
        if not low.endswith("ed") or len(low) < 5 or low.endswith("eed") or (i and token.text[0].isupper()):
            return None
        known = low in self.words.nouns or low in self.words.adjectives or low in self.words.adjective_ed or "-" in low
        return None if known else ("dn", low[:-2])

    @staticmethod
    def _wants_base(before: str) -> bool:
        return before in ("TO", "MD")

    def _not_verb(self, i: int, token: Token, low: str) -> str:
        if low in self.words.adjectives:
            return "N" if low in self.words.nouns and not self._noun_after(i) else "J"
        if low in self.words.nouns:
            return "N"
        if token.text[0].isupper() and not plural_of(low, self.words):
            return "NNP"
        if low.endswith(
            (
                "ous",
                "ful",
                "less",
                "able",
                "ible",
                "ical",
                "ish",
                "ive",
                "ary",
                "ese",
                "wide",
                "based",
                "made",
                "built",
                "fired",
                "guided",
                "sized",
                "related",
            )
        ):
            return "J"
        return "N"

    def _ing(self, i: int, low: str, before: str) -> str:
        if low in self.words.adjectives and self._noun_after(i):
            return "J"
        if before in ("DT", "PRPS", "POS", "J", "CD"):
            if self._low(i + 1) in ("of", "to", "by", "in", "and", ",", ".", "for", "from", ""):
                return "N"
            return "J" if self._noun_after(i) and low not in self.words.noun_ing else "N"
        if low in ("growing", "mounting", "increasing") and before == "IN" and self._noun_after(i):
            return "J"  # under growing pressure
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        goes_on = self._noun_after(i) or self._low(i + 1)[:1].isdigit()
        if before in ("VBD", "VBZ", "VB") and self.found[i - 1].lemma in wordset("aspects") and goes_on:
            return "VBG"  # kept licensing components
        if (
            low in self.words.noun_ing
            and not (self._low(i - 1) == "on" and i > 1 and self.found[i - 2].lemma in ("go", "keep", "carry"))
            and not (named and before in ("VBG", "VBD", "VB"))
            and self._prev_verb(i) != "aux"
            and before in ("N", "NNP", "IN", "CC", "VBG", "VBZ", "VBD", "VB", "START", ",")
            and self._low(i + 1) not in ("the", "a", "an", "its", "their", "his")
        ):
            return "N"
        return "VBG"

    def _past(self, i: int, low: str, letters: str, before: str) -> str:
        after = self._low(i + 1)
        if self._low(i - 1) in wordset("floats") and self._low(i - 2) in wordset("auxiliary"):
            return "VBN"  # have both suspended
        if before == "PRP" and self._low(i - 1) in wordset("held") and self.found[i - 2].lemma in wordset("wishes"):
            return "VBN"  # wants it stopped
        if before in ("DT", "PRPS", "POS", "J", "CD", "IN"):
            named = before == "CD" and self._low(i + 2) in self.words.nouns and self.found[i + 1].text[0].isupper()
            if named or self._noun_after(i) or (after in self.words.adjectives and before != "IN"):
                return "J"
            if before in ("DT", "PRPS", "POS", "J") and ("b" in letters or low in self.words.noun_verb):
                return "N"
            if before == "DT" and self._low(i - 1) not in (
                "none",
                "all",
                "both",
                "some",
                "those",
                "each",
                "this",
                "that",
                "these",
                "many",
                "most",
                "few",
                "several",
                "another",
            ):
                return "J"
        given = before == "PRP" and i > 1 and self.found[i - 2].tag[:2] == "VB"
        if low in self.words.adjective_ed and self._noun_after(i) and (given or before not in ("PRP", "WP")):
            prev = self._prev_verb(i)
            if not (before in ("N", "NNP") and not self.finite and prev != "aux") and prev != "aux":
                return "J"
        if self._prev_verb(i) == "aux":
            return "VBN"
        if low in wordset("said") and self._says_here(i, after):
            return "VBD"
        plain = "b" in letters and before in ("N", "NNP", "PRP") and not self.finite and not self._in_object(i)
        if plain and (after in wordset("object_start") or after in wordset("small") or self._noun_after(i)):
            return "VBD"
        if low in self.words.noun_verb and "b" in letters and self._present(i, self.found[i], letters, before) == "N":
            return "N"
        return self._past_or_participle(i, low, letters, before, after)

    def _past_or_participle(self, i: int, low: str, letters: str, before: str, after: str) -> str:
        if "n" not in letters:
            return "VBD"
        if low == "bound" and after == "for":
            return "VBN"
        if before in ("N", "NNP") and after in ("it", "them", "him", "us", "me") and self._prev_verb(i) != "aux":
            return "VBD"  # when sights were refused, Spain supplied them
        if self._low(i - 1) == "never" and before in ("VBN", "VBD"):
            return "VBD"  # the tanks that were promised never arrived
        opens = before in ("START", ",", "CS", "--", "(", ";", ":") and not (before == "," and not self.finite)
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        if opens and before == "START" and after not in wordset("after_participle") and (named or self._noun_after(i)):
            return "J"  # newly appointed minister Pat Lee
        if opens and (before in ("START", "CS") or after in wordset("after_participle")):
            return "VBN"
        if (
            before in ("N", "NNP")
            and self.found[0].tag == "IN"
            and not any(token.text == "," for token in self.found[:i])
            and not any(token.tag in ("PRP", "VBG", "CD") or token.text in wordset("times") for token in self.found[:i])
            and "," in [token.text for token in self.found[i : i + 12]]
            and not (after in wordset("object_start") or after[:1].isdigit())
        ):
            return "VBN"
        if (
            before in ("N", "NNP")
            and after == "by"
            and self._low(i + 2) not in wordset("by_wire")
            and not self._low(i + 2)[:1].isdigit()
            and self.words.verbs.get(low, ("", low))[1] not in wordset("intransitive")
        ):
            return "VBN"
        if before in ("N", "NNP") and after == "to" and self.words.verbs.get(low, ("", low))[1] in wordset("to_takers"):
            return "VBD" if not self.finite else "VBN"
        if before in ("N", "NNP") and self._in_aside(i):
            return "VBN"
        if before in ("N", "NNP") and low in ("dated", "based", "aimed", "entitled", "obtained"):
            return "VBN"
        if before in ("N", "NNP") and self._subject_of_relative(i):
            return "VBD"
        if before in ("N", "NNP", "PRP", "CD", "DT", ")"):
            if self.finite and before != "PRP" and not self._zero_that(i):
                return "VBN"
            if (
                (
                    after in ("by", "under")
                    or after in ("in", "to", "for", "at", "from", "last", "on", "earlier", "after", "during", "with")
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

    def _coordinate(self, i: int) -> str:
        """The form that a verb before the coordinator has, where it can be the same."""
        called = self.found[i].low == "called" and self._low(i + 1) in ("on", "for")
        if self._low(i + 1) in ("that", "out") or self.found[i].low in wordset("said") or called:
            return "VBD"
        for j in range(i - 1, -1, -1):
            tag = self.found[j].tag
            if tag == "MD" and not any(one.lemma in ("be", "have") for one in self.found[j + 1 : i]):
                return "VBD"  # must stop, and vowed
            if tag in ("VBD", "VBZ", "MD"):
                return "VBD" if tag != "MD" and not self._aux_at(j) else "VBN"
            if tag == "VBN":
                if self.found[i].lemma in wordset("urgings") and any(t.low in wordset("said") for t in self.found[:j]):
                    return "VBD"  # said it had halted them and urged others
                after = self._low(i + 1)
                got = after in ("the", "a", "an", "its", "their", "his", "her") and self._prev_verb(j) == "aux"
                return "VBD" if got and not self._perfect_before(j) else "VBN"
        return "VBD"

    def _perfect_before(self, j: int) -> bool:
        """Whether "have" governs the participle at a place."""
        words = [self.found[k].low for k in range(max(0, j - 4), j)]
        return any(word in ("have", "has", "had", "having", "'ve") for word in words)

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
        if low == "clear" and before == "PRP" and i > 1 and self.found[i - 2].lemma == "make":
            return "J"  # made it clear
        if base and before in ("NNP", "N", "CD", "R", "RB") and self._after_split_modal(i):
            return "VB"  # will from July halt
        if low == "leave" and i and self.found[i - 1].lemma in wordset("leave_takers"):
            return "N"  # sought leave to sell
        if low == "wants" and before in ("J", "CD") and not self.finite:
            return "VBZ"  # the left wants
        if low in ("stays", "remains") and before in ("N", "NNP") and self._settled(i + 1) and not self.finite:
            return "VBZ"
        if base and self.found[0].low == "should" and not self.finite and before in ("N", "NNP", "PRP"):
            return "VB"  # should Kenya pay
        if may_noun and not base and self._low(i + 1) in ("show", "say", "suggest", "indicate", "reveal"):
            return "N"
        plain = not self.finite and self._low(i - 1).endswith("s") and self._low(i + 1) in wordset("object_start")
        if low in ("show", "suggest", "indicate", "reveal") and before == "N" and plain:
            return "VB"
        shown = low in ("show", "suggest", "indicate", "reveal") and self._low(i - 1).endswith("s")
        if shown and before == "N" and "," in [token.text for token in self.found[max(0, i - 5) : i]]:
            return "VB"
        if may_noun and self._low(i - 1) == "whose":
            return self._as_noun(low)
        if before in ("VBZ", "VBD", "VB") and self._do_before(i) and base:
            return "VB"
        if not may_noun:
            if not base and before in ("DT", "PRPS", "POS", "J", "IN", "CD"):
                return "N"
            if not base and before in ("N", "NNP") and self.finite and self._governed(i) and not self._zero_that(i):
                return "N"
            if base and (before in ("DT", "PRPS", "POS", "IN", "J", "CD") or self._second_noun(i, before)):
                return "N"
            if base and before in ("N", "NNP") and self._low(i + 1) in wordset("finite_sure"):
                return "N"
            return "VB" if base else "VBZ"
        if before in ("DT", "PRPS", "POS", "J", "IN", "CD", "VBG"):
            return self._as_noun(low)
        return self._noun_or_verb(i, low, base, before)

    def _let_before(self, i: int) -> bool:
        """Whether somebody is let do what is named: let its allies hand over."""
        for j in range(i - 1, max(-1, i - 7), -1):
            token = self.found[j]
            if token.tag[:2] == "VB":
                return token.lemma == "let" and j < i - 1
            if token.tag not in ("N", "NNP", "J", "DT", "PRPS", "POS", "CD", "PRP"):
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

    def _far_plural(self, i: int) -> bool:
        """Whether a plural with a place behind it opens the sentence: demonstrators in Istanbul call for."""
        j = i - 1
        while j > 0 and self.found[j].tag == "NNP":
            j -= 1
        placed = 0 < j < i - 1 and self.found[j].low in ("in", "from", "of", "at") and self.found[j - 1].tag == "N"
        return placed and self._low(j - 1).endswith("s") and not any(self.found[k].tag == "IN" for k in range(j - 1))

    def _after_split_modal(self, i: int) -> bool:
        """Whether a modal stands before, with nothing but a time between."""
        for j in range(i - 1, max(-1, i - 7), -1):
            token = self.found[j]
            if token.tag == "MD":
                return j < i - 1
            dated = token.text in wordset("times") or token.text in wordset("months") or token.low in wordset("dated")
            if not (dated or token.tag in ("IN", "CD", "R") or token.low.isdigit()):
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
        people = before == "NNP" and self.found[i - 1].text in lexicon().peoples and not self._low(i - 1).endswith("s")
        if people and not base and (self._sure_finite(i + 1) or self._low(i + 1).endswith("ed")):
            return self._as_noun(low)  # Ukrainian crews used
        goods = self._low(i - 1) in ("arms", "weapons", "munitions") or (
            self.words.nouns.get(self._low(i - 1)) == "goods" and after in ("to", "of", "from", "for")
        )
        if not base and goods and without_s(low) in self.words.nouns:
            return "N"
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
        if before == "START" and base and opens_object and self._low(i) in wordset("imperative"):
            return "VB"
        return self._as_noun(low)

    def _after_coordinator(self, i: int, low: str, base: bool, opens_object: bool) -> str:
        for j in range(i - 1, max(-1, i - 25), -1):
            token = self.found[j]
            if token.tag == "VB" and base and (opens_object or self._low(i + 1) in wordset("small")):
                return "VB"
            if token.tag == "VBZ" and not base and opens_object and token.lemma not in ("be",):
                return "VBZ"
            if token.tag in ("VBD", ";"):
                break
        previous = self.found[i - 2].tag if i > 1 else ""
        if previous == "VB" and base:
            return "VB"
        return self._as_noun(low)
