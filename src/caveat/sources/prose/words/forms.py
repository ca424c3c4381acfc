"""Which form a verb has in its place, and whether it is a noun there: by what stands around it."""

from __future__ import annotations

from caveat.sources.prose.words.context import plural_of, without_s
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import Lexicon, paired, wordset
from caveat.sources.prose.words.pasts import Pasts
from caveat.sources.prose.words.presents import NOMINAL_BEFORE
from caveat.sources.prose.words.tokens import Token

_NO_ADVERBS = frozenset((
    "supply", "apply", "reply", "rely", "comply", "imply", "ally", "italy", "assembly", "anomaly", "july", "family",
))  # fmt: skip
_ADJECTIVES = frozenset((
    "likely", "unlikely", "early", "daily", "weekly", "monthly", "friendly", "brotherly", "unfriendly", "untimely",
    "neighbourly", "elderly", "lonely", "lively", "costly", "timely", "deadly", "orderly", "yearly", "half-yearly",
    "quarterly", "hourly", "fortnightly",
))  # fmt: skip
"""Words in -ly that are no adverbs."""
_FIGHTING = frozenset(("attack", "strike", "assault", "support", "transport"))
_CRAFT = frozenset(("aircraft", "helicopter", "drone", "jet", "boat", "craft", "plane", "submarine", "vessel"))
"""What may be for fighting: an attack helicopter."""
_PAPERS = frozenset(("daily", "weekly", "monthly"))
"""Those that may be a newspaper."""
_FOREMOST = frozenset(("leading", "ranking", "ruling", "serving", "sitting", "competing", "neighbouring"))
"""What somebody is called, and hardly does, at the head of a sentence."""
PARTICLES = frozenset((
    "van", "von", "der", "den", "ten", "ter", "de", "del", "della", "dello", "degli", "di", "du", "da", "do", "dos",
    "la", "le", "los", "las", "bin", "bint", "ibn", "al", "el", "zu", "y",
))  # fmt: skip
"""Small words within a person's name."""
_ARTICLED = ("al-", "el-", "as-", "ash-", "an-", "ad-", "at-", "ar-", "ul-")
_OF_SUCH = frozenset((
    "scale", "term", "profile", "level", "volume", "tech", "torn", "rich", "led", "backed", "held", "run", "ruled",
    "controlled", "aligned", "linked", "owned", "dominated", "ravaged", "strapped", "funded", "supplied", "armed",
    "style", "friendly", "hungry", "plagued", "stricken", "sponsored", "supported", "allied", "occupied",
    "administered", "trained", "launched", "hit",
))  # fmt: skip
"""What a quality of two words ends with: large-scale, long-term, war-torn."""
_QUALITIES = (
    "ous", "ful", "less", "able", "ible", "ical", "ish", "ive", "ary", "ese", "wide", "based", "made", "built", "fired",
    "guided", "sized", "related",
)  # fmt: skip
"""Ends of adjectives."""


def unbound(text: str, low: str, words: Lexicon) -> str | None:
    """The tag of a word in small letters that is no form of a verb; None where what stands around it matters."""
    if low in words.verbs or _guess(low, words) is not None:
        return None
    if low in _PAPERS or low in PARTICLES or low.startswith(_ARTICLED):
        return None
    if _is_adverb(low, words):
        return "J" if low in _ADJECTIVES else "R"
    if low in words.adjectives:
        return None if low in words.nouns else "J"
    quality = low.endswith(_QUALITIES) or ("-" in low and low.rpartition("-")[2] in _OF_SUCH)
    return None if text[0].isupper() else "J" if low not in words.nouns and quality else "N"


def _is_adverb(low: str, words: Lexicon) -> bool:
    return low.endswith("ly") and low not in words.nouns and low not in words.verbs and low not in _NO_ADVERBS


def _guess(low: str, words: Lexicon) -> tuple[str, str] | None:
    """A word in -ed that no list knows is taken for the past of a verb."""
    if not low.endswith("ed") or len(low) < 5 or low.endswith("eed"):
        return None
    joined = "-" in low and low.partition("-")[0] not in ("co", "re", "pre")  # co-developed is a verb as developed is
    known = low in words.nouns or low in words.adjectives or low in words.adjective_ed or joined
    return None if known else ("dn", low[:-2])


_QUARRELS = frozenset(("wrangling", "haggling", "bickering", "infighting", "foot-dragging", "soul-searching"))
"""What takes no object, and so is a noun behind "of"."""
_WATCHES = frozenset(("monitoring", "tracking", "reporting", "vetting", "binding"))
"""What terms on a transfer are about, which looks like something done: attaching monitoring terms to it."""
_HOLDING = frozenset(("managing", "presiding", "acting", "ranking", "visiting", "outgoing", "incoming", "commanding"))
"""Participles of an office, in front of whoever holds it."""
_OPENING = ("START", "CS", "THAT", "CC", ":")
"""Tags behind which a word opens a clause."""
_SINGLES_OUT = frozenset(("is", "was", "are", "were", "."))
"""What stands behind a clause with "what"."""


_GETS = frozenset(("request", "seek", "receive", "secure", "obtain", "get", "demand", "approve", "offer", "provide"))
"""What is done with what goes by a name in -ing: requested funding, sought pricing."""
_KEEPS_ON = frozenset(("", ".", ",", ";", "in", "at", "on", "to", "from", "despite", "and", "while", "as"))
"""What stands behind what goes on without an object."""
_TAKES_DEED = frozenset(
    ("deny", "consider", "contemplate", "mull", "weigh", "discuss", "propose", "suggest", "recommend", "oppose",
     "favour", "favor", "support", "avoid", "resist", "regret", "admit", "rule", "begin", "start", "stop", "debate")
)  # fmt: skip
"""Verbs behind which a form in -ing tells what somebody does."""


class Forms(Pasts):
    """Tags words of the open classes."""

    def _open_class(self, i: int, token: Token) -> str:
        low = token.low
        verb = self.words.verbs.get(low)
        craft = low in _FIGHTING and singular(self._low(i + 1)) in _CRAFT
        if craft and (self._before(i) in ("DT", "J", "CD", "POS") or self._low(i - 1) in ("light", "heavy")):
            return "N"  # the light attack aircraft
        if verb is None and not (i and token.text[0].isupper()):
            verb = _guess(low, self.words)
        if _is_adverb(low, self.words):
            paper = low in _PAPERS and self._before(i) in ("N", "NNP", "DT", "J", "POS")
            if paper and (
                (i + 1 < len(self.found) and self.found[i + 1].text[0].isupper()) or self._low(i + 1) in wordset("said")
            ):
                return "N"  # the business daily Handelsblatt
            return "J" if low in _ADJECTIVES else "R"
        if verb is None or (low in PARTICLES and self._within_name(i, token)):  # Mohammed bin Salman
            return self._not_verb(i, token, low)
        if low == "remaining" and self._low(i + 1)[:1].isdigit():
            return "J"  # the remaining 20 jets
        if paired(low, self._low(i + 1)) == "goods":
            return "N"  # Taurus cruise missiles
        token.lemma = verb[1]
        if "z" in verb[0] and i and paired(self._low(i - 1), low):
            return "N"  # the power packs arrived
        if "d" in verb[0] and self._low(i - 1) == "more" and self._before(i - 1) == "CD":
            return "J" if self._nominal(self._low(i + 1)) else "VBD"  # two more arrived in June
        if low == "sources" and self._low(i + 1) in ("in", "at", "close", "within", "inside", "familiar", "who"):
            return "N"  # government sources in Athens say
        if "b" in verb[0] and self._low(i - 1) == "than" and self._low(i - 2) == "rather" and self._takes(i):
            return "VBG"  # rather than suspend the licences
        letters, before = verb[0], self._before(i - 1 if self._floated(i) else i)
        if "b" in letters and before in ("N", "NNP", "PRP") and self._inverted_condition():
            return "VB"  # should Kenya pay, were Britain to cut
        if "g" in letters:
            return self._ing(i, low, before)
        if "b" in letters and self._low(i + 1) in _SINGLES_OUT and self._what_somebody(i):
            return "VB"  # what the bishops demand is a ban
        if "d" in letters and not ("b" in letters and self._wants_base(before)):
            return self._past(i, low, letters, before)
        if "n" in letters and "b" not in letters:
            had = before == "VBN" and low == "written" and self._low(i - 1) not in wordset("auxiliary")
            qualifies = before in NOMINAL_BEFORE or had  # has requested written assurances
            return "J" if qualifies and self._noun_after(i) else "VBN"
        return self._present(i, token, letters, before)

    def _takes(self, i: int) -> bool:
        """Whether what a verb is done to may begin right behind it."""
        return self._noun_after(i) or self._low(i + 1) in wordset("object_start")

    def _floated(self, i: int) -> bool:
        """Whether what counts the subject stands right before: Oslo and Bern will both resume them."""
        return self._low(i - 1) in wordset("floats") and i > 1 and self.found[i - 2].tag == "MD"

    def _inverted_condition(self) -> bool:
        """Whether the clause at hand opened with "should" or "were" for "if"."""
        opens = (token for token in self.found if token.low == "if")
        return not self.finite and any(token.text.lower() in ("should", "were") for token in opens)

    def _what_somebody(self, i: int) -> bool:
        """Whether no more than "what" and several people stand before a verb that may be a noun."""
        who = self._low(i - 1)
        several = who.endswith("s") or who in ("we", "they", "you", "i", "people")
        back = range(i - 2, max(-1, i - 6), -1)
        opens = next((j for j in back if self.found[j].tag not in ("DT", "J", "NNP", "N")), -1)
        return several and opens >= 0 and self._low(opens) == "what"

    @staticmethod
    def _wants_base(before: str) -> bool:
        return before in ("TO", "MD")

    def _not_verb(self, i: int, token: Token, low: str) -> str:
        if i and (low in PARTICLES or low.startswith(_ARTICLED)) and self._within_name(i, token):
            return "NNP"
        if low in self.words.adjectives:
            acts = self._low(i - 1) == "the" and self.words.nouns.get(low) in ("body", "person") and self._does(i + 1)
            return "N" if acts or (low in self.words.nouns and not self._noun_after(i)) else "J"
        if low in self.words.nouns:
            return "N"
        if token.text[0].isupper() and low not in wordset("plurals") and not plural_of(low, self.words):
            return "N" if i == 0 and self._is_deed(i) else "NNP"
        if i and self.found[i - 1].tag == "MD" and low.isascii() and low.replace("-", "").isalpha():
            token.lemma = low
            return "VB"  # I'll hot-wire it
        such = "-" in low and low.rpartition("-")[2] in _OF_SUCH
        return "J" if such or low.endswith(_QUALITIES) else "N"

    def _does(self, i: int) -> bool:
        """Whether a form in -s stands at a place, and no other verb of the clause: the firm demands compensation."""
        letters = self.words.verbs.get(self._low(i), ("", ""))[0]
        return "z" in letters and not self.finite and not self._has_finite_ahead(i) and not self._only_past_ahead(i)

    def _only_past_ahead(self, i: int) -> bool:
        """Whether a past follows that may be the verb: the official requests came in May."""
        lows = (self._low(j) for j in range(i + 1, min(len(self.found), i + 12)))
        return any("d" in self.words.verbs.get(low, ("", ""))[0] for low in lows)

    def _within_name(self, i: int, token: Token) -> bool:
        """Whether a small word stands in a person's name: Joost van den Berg, Omar al-Bashir."""
        if not i:
            return False
        whole = "-" in token.text and token.text.partition("-")[2][:1].isupper()
        after = self.found[i + 1].text if i + 1 < len(self.found) else ""
        goes_on = after[:1].isupper() or after in PARTICLES
        return self.found[i - 1].tag == "NNP" and (whole or goes_on)

    def _meets(self, i: int) -> bool:
        """Whether what the subject does meanwhile stands between commas: the bishops, meeting in Trier, demand."""
        comma = i - 1 - (i > 0 and self.found[i - 1].tag == "R")  # the shells, already sitting in a depot, were
        placed = self._low(i + 1) in ("in", "at", "on", "under", "with", "for")
        placed = placed and (not self.finite or self._told_by(comma - 1))
        return placed and comma > 0 and self.found[comma - 1].tag in ("N", "NNP") and self._resumed(i)

    def _under_way(self, i: int) -> bool:
        """Whether a headline tells, without "are", what a state or several people are doing."""
        who, after = self._low(i - 1), self._low(i + 1)
        if not i or self.finite or self._has_finite_ahead(i):
            return False
        several = who.endswith("s") and self.words.nouns.get(without_s(who)) in ("person", "body")
        does = several or who in ("still", "now", "already", "again") or self.found[i - 1].text in self.words.states
        return does and (self._takes(i) or after in wordset("small"))

    def _told_by(self, i: int) -> bool:
        """Whether a noun group that ends at a place stands right behind who says it: aides say 48 tanks."""
        while i > 0 and self.found[i].tag in ("N", "NNP", "J", "CD", "DT", "PRPS"):
            i -= 1
        return self.found[i].tag in ("VB", "VBZ", "VBD") and self.found[i].lemma in wordset("says")

    def _of_people(self, i: int) -> bool:
        """Whether several people stand at a place, and what they did: ministers have, Swedish bosses shipped."""
        i += i < len(self.found) and self.found[i].text.istitle()
        who, then = self._low(i), self._low(i + 1)
        several = who.endswith("s") and self.words.nouns.get(without_s(who)) == "person"
        return several and (then in wordset("auxiliary") or "d" in self.words.verbs.get(then, ("",))[0])

    def _ing(self, i: int, low: str, before: str) -> str:
        """A form in -ing: what somebody does (VBG), what goes on, by its name (N), or of what sort something is (J)."""
        after = self._low(i + 1)
        if (low in self.words.adjectives or low in _WATCHES) and self._noun_after(i):
            return "J"
        if before == "," and after == "that" and low in ("finding", "ruling", "warning"):
            return "VBG"  # rejected the request, finding that
        if self._low(i - 1) == "whose":
            return "N"
        if after == "of" and low in wordset("paperwork") and self._prev_verb(i) != "aux":
            return "N"  # resumes processing of licences
        if before in ("DT", "PRPS", "POS", "J", "CD"):
            if after in ("of", "to", "by", "in", "and", ",", ".", "for", "from", ""):
                return "N"
            return "J" if self._noun_after(i) and low not in self.words.noun_ing else "N"
        if self._ing_of_people(i, low, before):
            return "J"
        if self._ing_that_goes_on(i, low, before):
            return "N"
        if self._ing_of_a_sort(i, low, before):
            return "J"
        if self._ing_of_a_deed(i, low, before):
            return "VBG"
        return "N" if self._ing_by_name(i, low, before) else "VBG"

    def _ing_of_people(self, i: int, low: str, before: str) -> bool:
        """Whether a form in -ing stands before people and tells who or how they are."""
        person = self.words.nouns.get(self._low(i + 1)) == "person"
        if before in _OPENING:
            # managing director Ida Lind; ranking senator ends hold; fuming ministers have halted it
            if low in _FOREMOST and self.words.nouns.get(without_s(self._low(i + 1))) in ("person", "body", "state"):
                return True  # leading members of parliament have
            return (person and not self._low(i + 1).endswith("s")) or self._of_people(i + 1)
        called = i + 2 < len(self.found) and self.found[i + 2].text[0].isupper()
        return before == "," and low in _HOLDING and person and called  # since May, managing director Ida Lind has

    def _ing_that_goes_on(self, i: int, low: str, before: str) -> bool:
        """Whether a form in -ing is what begins, ends or was there: a ruling, fighting, wrangling."""
        known, after = low in self.words.noun_ing, self._low(i + 1)
        opening = before == "N" and self.found[0].tag == "IN" and i < 5 and known
        if opening and self._finite_ahead(i) and all(token.tag in ("DT", "N", "J") for token in self.found[1:i]):
            return True  # after a court ruling the government halted it
        if before == "CS" and low == "fighting" and after in ("stops", "ends", "eases", "resumes", "starts"):
            return True  # only when fighting stops
        if before == "CS" and (known or low == "fighting"):
            done = "d" in self.words.verbs.get(after, ("",))[0] or (
                after.endswith("ed") and after not in self.words.nouns
            )
            if done and self._low(i + 2) in (",", "in", "on", "to", "around", "across", "near", "between", "again"):
                return True  # as fighting intensified
            told = self.words.verbs.get(after, ("",))[0].startswith("z") and after not in self.words.nouns
            ends = self._low(i + 2) in (".", ",", "in", "on", "there")
            if told and (without_s(after) not in self.words.noun_verb or ends):
                return True  # when fighting resumes
        if known and before == "VBN" and self.found[i - 1].lemma in _GETS and after in ("for", "from", "on", "of"):
            return True  # has requested funding for the jets
        return low in _QUARRELS and self._low(i - 1) in ("of", "more")  # after months of wrangling the cabinet agreed

    def _ing_of_a_sort(self, i: int, low: str, before: str) -> bool:
        """Whether a form in -ing tells of what sort a noun is."""
        there = before == "IN" or self._low(0) == "there"
        there = there or (before[:2] == "VB" and self.found[i - 1].lemma in wordset("meets"))
        if low in wordset("swelling") and there and self._noun_after(i):
            return True  # under growing pressure, there have been growing calls, faces growing calls
        return low == "striking" and before == "IN" and self._low(i + 1).endswith("ers")  # against striking dockers

    def _ing_of_a_deed(self, i: int, low: str, before: str) -> bool:
        """Whether a form in -ing is done to what stands behind it, or goes on in a headline."""
        if self.headline and self._under_way(i):
            return True  # Norway still shipping shells; ministers sitting on licences
        after, verb = self._low(i + 1), self.found[i - 1].lemma if before[:2] == "VB" else ""
        goes_on = self._noun_after(i) or after[:1].isdigit()
        if low == "ending" and before == "IN" and after in ("arms", "weapons", "military", "all", "its"):
            return True  # the possibility of ending arms sales
        armed = after.endswith("s") and after != "containers" and self.words.nouns.get(after.rstrip("s")) == "goods"
        if low == "shipping" and self._low(i - 1) == "of" and armed:
            return True  # was accused of shipping mortars to Chad
        if verb in _TAKES_DEED and goes_on and (low == "offering" or (low == "shipping" and armed)):
            return True  # denied offering missiles, is considering offering radars
        if low == "offering" and self._low(i - 2) == "thinking" and self._low(i - 1) in ("of", "about") and goes_on:
            return True
        if before in ("VBD", "VBZ", "VB") and verb in wordset("aspects") and goes_on:
            return True  # kept licensing components
        return verb == "keep" and after in _KEEPS_ON  # trucks keep landing

    def _ing_by_name(self, i: int, low: str, before: str) -> bool:
        """Whether a form in -ing that is a noun as well is one here."""
        after, led_by = self._low(i + 1), self._low(i - 1)
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        return (
            low in self.words.noun_ing
            and not (led_by == "on" and i > 1 and self.found[i - 2].lemma in ("go", "keep", "carry"))
            and not (named and before in ("VBG", "VBD", "VB"))
            and not (named and before == "IN" and (low == "offering" or led_by in ("out", "against", "from")))
            and not (before == "IN" and (after[:1].isdigit() or after in wordset("numbers")))
            and self._prev_verb(i) != "aux"
            and before in ("N", "NNP", "IN", "CC", "VBG", "VBZ", "VBD", "VB", "START", ",")
            and not (before == "," and self._meets(i))
            and after not in ("the", "a", "an", "its", "their", "his")
        )
