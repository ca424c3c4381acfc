"""What stands around a word of a sentence: tags before it, forms after it, verbs on either side."""

from __future__ import annotations

from caveat.sources.prose.words.lexicon import Lexicon, lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_NEAR = 16
"""Words within which a colon stands behind who says what follows it."""
SUBJECTS = frozenset(("the", "a", "an", "its", "their", "his", "her", "it", "they", "he", "she", "we"))
"""Words that open the subject of a condition: should the vote fail."""
_DEEDS = ("tion", "sion", "ment", "ance", "ence", "ship")
"""How nouns end that tell what is done, and name nobody."""


_NO_SUBJECTS = frozenset(("the", "a", "an", "its", "their", "be", "been", "being", "have", "having", "to"))
"""Words behind which a past form is no finite verb."""


_NOT_FINITE = frozenset(("the", "a", "an", "its", "their", "his", "of", "to", "be", "been", "being", "have", "having"))
"""Words behind which no form is a finite verb: calls for the licences to be revoked."""


_BESIDE_IT = frozenset(("by", "in", "from", "to", "for", "with", "at", "last", "under"))
"""What stands behind a past that may be a participle."""
_SEVERAL = frozenset(("both", "all", "these", "those", "many", "several", "few", "two", "three", "four", "no", "any"))
"""Words behind which a form in -s is a noun of several."""


_SAID = frozenset(
    ("say", "confirm", "announce", "report", "state", "claim", "note", "add", "reveal", "disclose", "acknowledge",
     "admit", "stress", "declare", "maintain", "insist", "argue", "believe", "warn", "show", "suggest")
)  # fmt: skip
"""Verbs behind which "that" brings in a clause with a subject of its own."""


_WITHIN_ASIDE = frozenset(("since", "after", "before", "until", "as"))
"""Words that open a clause elsewhere, and tell when or as what in an aside of a participle."""


class Context:
    """A sentence that is being tagged from left to right."""

    def __init__(self, found: list[Token], headline: bool, opener: int | None = None) -> None:
        self.found, self.headline, self.opener = found, headline, opener
        self.words: Lexicon = lexicon()
        self.finite = False
        self.outer: bool | None = None
        """Whether the clause around a relative clause between commas had its verb."""
        self.hanging = False
        """Whether a relative clause without commas opened before its noun's clause had its verb."""
        self.leading = False
        """Whether a clause in front of another opened within the sentence: while, behind a colon."""
        self.fronted = True
        """Whether a clause in front of the sentence's own may still end at a comma."""

    def _before(self, i: int, skip: bool = True) -> str:
        """The tag before, adverbs and quotation marks left out."""
        found = self.found
        while i > 0:
            i -= 1
            tag = found[i].tag
            if tag == "," and skip and i > 1 and found[i - 1].tag == "R" and found[i - 2].tag == ",":
                i -= 2
                continue
            if not skip or tag not in ("R", "NOT", "QUO"):
                return tag
        return "START"

    def _low(self, i: int) -> str:
        try:
            return self.found[i].low if i >= 0 else ""
        except IndexError:
            return ""

    def _nominal(self, low: str) -> bool:
        """Whether a word can be a noun or stand before one."""
        if low in self.words.closed or not (low[:1].isalnum() or low[:1] == "'"):
            return False
        noun = low in self.words.noun_verb or without_s(low) in self.words.noun_verb or low in self.words.nouns
        return low not in self.words.verbs or noun or low.endswith(("ing", "ed"))

    def _clause_ahead(self, i: int) -> bool:
        """Whether a finite verb stands ahead before the next comma."""
        for j in range(i + 1, min(i + 14, len(self.found))):
            low = self._low(j)
            if low == "," and j > i + 1 and self._goes_on_behind(j):
                return True
            if low == "that" and self._low(j - 1) in ("in", "of", "for", "at", "on", "to", "from"):
                continue  # until the situation in that country is clarified
            if low == "that" and j == i + 1 and self.words.nouns.get(self._low(j + 1)):
                continue  # after that country's leader signed it
            if low in (",", ".", ";", ":", "that", "which", "who", "but"):
                return False
            if low == "and" and self._low(i) == "as":
                return False
            if low == "and" and self.finite and self._low(i) in ("after", "before", "since") and self._only_verb(j + 1):
                return False  # sat on them for months after the clashes and released them
            if j == i + 1 and low in ("he", "she", "they", "we", "it", "i"):
                told = self.words.verbs.get(self._low(j + 1), ("", ""))[0]
                if low not in ("it",) or "z" in told or "d" in told:
                    return True
            if low == "'s":
                continue
            letters = self.words.verbs.get(low, ("", ""))[0]
            if low in wordset("finite_sure") or (self.words.closed.get(low) == "MD" and self.found[j].text != "May"):
                return True
            if low in ("get", "become", "remain", "stay") and self._low(j - 1).endswith("s"):
                return True
            if self._low(j + 1) == "whether" and "z" in letters and j > i + 1:
                return True  # as the cabinet weighs whether to stop them
            ends = self._low(j + 1) in (",", ".", "", ";")
            if "z" in letters and ends and self.words.verbs[low][1] in wordset("clause_end"):
                return True
            if (
                j > i + 1
                and (
                    low not in self.words.adjective_ed
                    or self._low(j + 1) in wordset("object_start")
                    or (j == i + 2 and self.found[j - 1].text in self.words.states)  # after Vienna suspended exports
                    or (j > i + 2 and self._one_body(i + 1, j))  # after her country suspended exports
                )
                and self._low(j - 1) not in ("a", "an", "the", "its", "their", "no")
                and (
                    ("d" in letters and not self._tells_apart(j, letters))
                    or ("z" in letters and not self._also_noun(low))
                )
            ):
                return True
        return False

    def _also_noun(self, low: str) -> bool:
        """Whether a form in -s may be a noun's plural: photographs, bids."""
        words, bare = self.words, without_s(low)
        return low in words.noun_verb or bare in words.noun_verb or low in words.nouns or bare in words.nouns

    def _only_verb(self, j: int) -> bool:
        """Whether a past with what it is done to stands at a place."""
        letters = self.words.verbs.get(self._low(j), ("", ""))[0]
        return "d" in letters and (self._low(j + 1) in wordset("object_start") or self._low(j + 1) in ("it", "them"))

    def _one_body(self, i: int, end: int) -> bool:
        """Whether no more than an article or whose it is, and one office or body, stands between two places."""
        opens = self._low(i) in SUBJECTS or self.found[i].text in self.words.states
        at = i + 1 + (self._low(i + 1) == "'s")
        known = self.words.nouns.get(self._low(end - 1)) in ("body", "person", "state")
        plain = all(self._low(j) in self.words.adjectives or self._low(j) in self.words.nouns for j in range(at, end))
        return opens and known and plain and not self._low(end - 1).endswith("s")

    def _goes_on_behind(self, i: int) -> bool:
        """Whether a verb follows an apposition: after Senator Hale, then the chairman, objected to the price."""
        if self.found[i - 1].text[0].isupper() and self._low(i + 1) in ("which", "who", "whose"):
            end = next((j for j in range(i + 2, min(i + 16, len(self.found) - 1)) if self._low(j) == ","), 0)
            after = self._low(end + 1) if end else ""
            return "d" in self.words.verbs.get(after, ("", ""))[0] or after in wordset("finite_sure")
        if not (self.found[i - 1].text[0].isupper() and self._low(i + 1) in wordset("apposition_start")):
            return False
        for j in range(i + 2, min(i + 14, len(self.found) - 1)):
            low = self._low(j)
            if low == ",":
                return "d" in self.words.verbs.get(self._low(j + 1), ("", ""))[0]
            if low in wordset("clause_stops") or low in wordset("finite_sure"):
                return False
        return False

    def _resumed(self, i: int) -> bool:
        """Whether a finite verb follows the next comma: an aide, granted anonymity to speak, said."""
        for j in range(i + 1, min(i + 16, len(self.found) - 1)):
            low = self._low(j)
            if low == ",":
                after = self._low(j + 1)
                behind = self._low(j + 2)
                takes = behind in wordset("object_start") or behind in wordset("numbers") or behind[:1].isdigit()
                plain = takes or after not in self.words.adjective_ed
                letters = self.words.verbs.get(after, ("", ""))[0]
                plain = plain and "d" in letters and not self._tells_apart(j + 1, letters)  # not: , valued at a million
                sure = (
                    plain
                    or after in wordset("finite_sure")
                    or (self.words.closed.get(after) == "MD" and self.found[j + 1].text != "May")
                )
                if sure or self._present_at(j + 1, self._low(i - 2)):
                    return True
                if self._goes_on_naming(j + 1):
                    continue  # signed by Ida Lind, the minister, halts
                return False
            again = low == "and" and (
                "n" in self.words.verbs.get(self._low(j + 1), ("", ""))[0] or self._goes_on_naming(j + 1)
            )
            again = again or (low == "as" and self._low(j + 1) in ("a", "an"))  # joined as a third party
            soft = low in _WITHIN_ASIDE  # stored since 2029; interrupted after irregularities
            if (low in wordset("clause_stops") and not (again or soft)) or low in wordset("finite_sure"):
                return False  # signed in haste and found in a drawer, had been revoked
        return False

    def _goes_on_naming(self, i: int) -> bool:
        """Whether a name, or a noun with its article, stands at a place."""
        return self.found[i].text[0].isupper() or self._low(i) in ("the", "a", "an", "its", "then")

    def _present_at(self, i: int, head: str) -> bool:
        """Whether a present that its subject's head suits, and what it takes, stands at a place: , bans the sale."""
        letters, after = self.words.verbs.get(self._low(i), ("", ""))[0], self._low(i + 1)
        plural = (head.endswith("s") and not head.endswith("ss")) or head in wordset("plurals")
        suits = "z" in letters or ("b" in letters and plural)
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        takes = after in wordset("object_start") or after in wordset("going") or after in wordset("numbers")
        return suits and (takes or named or after[:1].isdigit() or self._noun_after(i))

    def _noun_after(self, i: int) -> bool:
        """Whether the next word can only continue a noun group."""
        low = self._low(i + 1)
        if not low or not low[0].isalpha() or low in self.words.closed or low in wordset("special"):
            return False
        if self.found[i + 1].text[0].isupper() and not self.headline:
            return low in self.words.nouns or self.found[i + 1].text in self.words.peoples
        verb = self.words.verbs.get(low)
        if verb is not None and "z" in verb[0] and self._low(i + 2) in wordset("object_start"):
            return False
        return (
            verb is None
            or low in self.words.noun_verb
            or low[:-1] in self.words.noun_verb
            or low in self.words.noun_ing
            or low in self.words.adjective_ed
        )

    def _dates(self, i: int) -> bool:
        """Whether a word says since when, or until when, something is so: since May, until Friday."""
        after = self.found[i + 1].text if i + 1 < len(self.found) else ""
        return self._low(i) in ("since", "until") and (after in wordset("months") or after in wordset("days"))

    def _said_that(self, i: int) -> bool:
        """Whether the "that" right before brings in what is said, with a day in between or without one."""
        at = i - 2 - (i > 2 and self.found[i - 2].text in wordset("days"))
        at -= at > 0 and self._low(at) == "on"
        return at > 0 and self.found[at].tag in ("VBD", "VBZ") and self.found[at].lemma in _SAID

    def _finite_ahead(self, i: int) -> bool:
        to_have = False
        for j in range(i + 1, len(self.found)):
            low = self._low(j)
            if low in wordset("clause_stops") and not self._dates(j):
                return False
            letters = self.words.verbs.get(low, ("", ""))[0]
            if to_have and "n" in letters:
                to_have = False  # applied to the minister to have the licences revoked
                continue
            if low in ("remain", "stay") and self._low(j - 1) not in ("to", "will", "would", "must") and j > i + 1:
                return True  # licences granted before that date remain valid
            if low in ("have", "get") and self._low(j - 1) == "to":
                to_have = True
                continue
            if low in wordset("finite_sure") or (self.words.closed.get(low) == "MD" and self.found[j].text != "May"):
                return True
            if (
                j > i + 1
                and ("d" in letters and low not in self.words.adjective_ed)
                and not self._tells_apart(j, letters)
                and not self.found[j].text[0].isupper()
                and self._low(j - 1) not in _NO_SUBJECTS
            ):
                return True
        return False

    def _tells_apart(self, j: int, letters: str) -> bool:
        """Whether a past can only be a participle of the noun before it: bombs destined for, built in, ordered by."""
        low, after = self._low(j), self._low(j + 1)
        if "n" not in letters or self._low(j - 1) in self.words.adverbs:
            return False
        if after == "by":
            return self.words.verbs[low][1] not in wordset("intransitive")
        match after:
            case "in" | "at":
                return low in wordset("made_at") or (after == "at" and low in wordset("worth_at"))
            case "for":
                return low in wordset("destined")
            case _:
                return after == "to" and low in ("owed", "consigned")

    def _sure_finite(self, j: int) -> bool:
        low = self._low(j)
        if low == "'s":
            return False
        letters = self.words.verbs.get(low, ("", ""))[0]
        return (
            low in wordset("finite_sure")
            or (self.words.closed.get(low) == "MD" and self.found[j].text != "May")
            or ("d" in letters and low not in self.words.adjective_ed and not self._tells_apart(j, letters))
            or ("z" in letters and without_s(low) not in self.words.noun_verb and self.words.nouns.get(low) != "goods")
        )

    def _has_finite_ahead(self, i: int) -> bool:
        """Whether a sure finite verb follows in the same clause."""
        to_have = False
        for j in range(i + 1, min(len(self.found), i + 20)):
            low = self._low(j)
            if (
                (low == "," and self._low(j + 2) == ",")
                or low in ("too", "also", "however")
                or (low == "," and self._low(j - 2) == "," and j > i + 2)
            ):
                continue
            named = low == "should" and j + 1 < len(self.found) and self.found[j + 1].text[0].isupper()
            if low == "should" and j > i + 1 and (named or self._low(j + 1) in SUBJECTS):
                return False  # reserves the right to call it back should Honduras vote
            if low in (
                ",",
                ";",
                ":",
                "that",
                "which",
                "who",
                "if",
                "because",
                "after",
                "as",
                "before",
                "until",
                "unless",
                "once",
                "–",
                "—",
                "and",
                "when",
                "while",
                "but",
                "whether",
                "why",
                "how",
                "what",
                "where",
            ):
                return False
            letters = self.words.verbs.get(low, ("", ""))[0]
            if to_have and "n" in letters:
                to_have = False  # want to have the sale stopped
                continue
            to_have = to_have or (low in ("have", "get") and self._low(j - 1) == "to")
            if "z" in letters and self._low(j - 1) in _SEVERAL:
                continue  # on both sides
            sure = self._sure_finite(j) and self._low(j - 1) not in _NOT_FINITE
            only = low in wordset("finite_sure") or "d" not in letters
            if sure and (only or self._low(j + 1) not in _BESIDE_IT):
                return True
        return False

    def _opens(self, i: int) -> bool:
        """Whether the word opens a sentence within quotation marks, where a capital tells nothing."""
        return i > 0 and self.found[i - 1].tag in ("QUO", ":") and not self._name_ahead(i)

    def _rest(self) -> list[str]:
        return [token.text for token in self.found[:_NEAR]]

    def _is_deed(self, i: int) -> bool:
        """Whether a capital opens a sentence with what is done: Production of the shells, Cooperation with Chad."""
        joined = i + 1 < len(self.found) and self.found[i + 1].text in ("of", "with", "on", "in", "for", "between")
        return joined and self._low(i).endswith(_DEEDS)

    def _name_ahead(self, i: int) -> bool:
        low, text = self.found[i].low, self.found[i].text
        if text in self.words.states or text in self.words.peoples:
            return True
        if i == 0 and text.isupper() and len(text) > 1 and low not in self.words.closed and self._sure_finite(1):
            return True  # RAND has, GRIP said
        letters, lemma = self.words.verbs.get(low, ("", ""))
        if i == 0 and lemma in ("say", "add", "write") and letters[:1] in ("z", "d") and ":" in self._rest():
            return False  # says Kari Lund, the minister: "..."
        bare = "b" in letters and low not in self.words.nouns
        named = i + 1 < len(self.found) and self.found[i + 1].text in self.words.states
        if bare and named and low not in self.words.noun_verb:
            return False  # send Kyiv the missiles
        if self._low(i + 1) == "'s" and low not in self.words.nouns:
            return True
        if f"{text} {self.found[i + 1].text}" in self.words.states if i + 1 < len(self.found) else False:
            return True
        following = self.found[i + 1].text if i + 1 < len(self.found) else ""
        if low in self.words.verbs and low not in self.words.nouns and following[:1].isupper():
            return not low.endswith("ing") and low not in self.words.adjectives
        known = (
            low in self.words.verbs
            or low in self.words.adjectives
            or low in self.words.nouns
            or low in self.words.closed
        )
        if self._is_deed(i):
            return False
        return not known and not low.endswith(("ly", "ing", "ed")) and not plural_of(low, self.words)


def plural_of(low: str, words: Lexicon) -> bool:
    """Whether a word is the plural of one that is known."""
    return low.endswith("s") and (without_s(low) in words.nouns or without_s(low) in words.verbs)


def without_s(low: str) -> str:
    """A form without its ending in -s."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") else low
