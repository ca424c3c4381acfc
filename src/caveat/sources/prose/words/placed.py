"""Words that are one thing or another by what stands beside them, each with its reader: an apostrophe, like, long."""

from __future__ import annotations

from collections.abc import Callable

from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.phrases import Phrases
from caveat.sources.prose.words.tokens import Token

APART = ("START", "CC", ",", ";", "--", "QUO", ":")
"""Tags behind which a word may stand by itself."""
_BEFORE_LONG = frozenset(("DT", "PRPS", "POS", "IN", "CS", "START", "VB", "VBZ", "VBD"))
_THE = frozenset(("the", "its", "their", "all", "his", "any", "every", "these", "such"))
_OF_ONE = ("DT", "PRPS", "POS")
_IN_FAVOUR, _IN_FAVOR = ["in", "favour"], ["in", "favor"]
_BEFORE_DONE = ("MD", "VBD", "VBZ", "VB", "VBG")
"""Tags behind which something is first or next done."""
_TITLE = 9
"""Words of an office with its holder."""


class Placed(Phrases):
    """Reads such words. Each reader gives a tag, or nothing where the word is what it is elsewhere."""

    def _mark(self, i: int, token: Token) -> str:
        """An apostrophe by itself: of what several have, or one that quotes."""
        return "POS" if self._low(i - 1).endswith("s") else "QUO"

    def _apostrophe(self, i: int, token: Token) -> str:
        """An apostrophe with an s: of whom something is, or a verb cut short."""
        before, after = self.found[i - 1].tag if i else "", self._low(i + 1)
        if self._low(i - 1) in wordset("anybody") | {"nobody"} and self._nominal(after) and after[-3:] != "ing":
            return "POS"  # to nobody's surprise
        if before == "R" and self._low(i - 1) in ("yesterday", "today", "tonight") and self._nominal(after):
            self.found[i - 1].tag = "N"
            return "POS"  # welcomes yesterday's decision
        been = before in ("N", "NNP") and (after == "been" or self._takes_a_side(i))  # Warsaw's been promised eight
        if been or before in ("PRP", "WP", "R") or self._low(i - 1) in ("that", "there", "here", "what"):
            token.lemma = "have" if self.words.verbs.get(self._low(i + 1), ("",))[0].startswith("n") else "be"
            return "VBZ"
        return "POS"

    def _takes_a_side(self, i: int) -> bool:
        """Whether somebody is told to be for or against something: the minister's against it, the army's in favour."""
        side = self._low(i + 1) == "against" or [self._low(i + 1), self._low(i + 2)] in (_IN_FAVOUR, _IN_FAVOR)
        lows = [token.low for token in self.found[i + 2 :]]
        ends = next((at for at, low in enumerate(lows) if not low[0].isalnum()), len(lows))
        done = ("d" in self.words.verbs.get(low, ("",))[0] or low in wordset("auxiliary") for low in lows[:ends])
        return side and not any(done)  # Oslo's against the sale was the first

    def _under(self, i: int, token: Token) -> str:
        """The under secretary, a deputy; not under Secretary Lind, when she held office."""
        after = self.found[i + 1].text if i + 1 < len(self.found) else ""
        office = after.lower() in ("secretary", "secretaries") and after[0].isupper() is token.text[0].isupper()
        led = self._before(i) in ("N", "NNP", "J", "DT") or (token.text[0].isupper() and self._titled(i))
        return ("NNP" if token.text[0].isupper() else "J") if office and led else ""

    def _titled(self, i: int) -> bool:
        """Whether "Under" begins an office: said Under Secretary Lind, Under Secretary of State Lind said."""
        ahead = [self._low(at) for at in range(i + 2, i + _TITLE)]
        named = i + 2
        while named < min(i + _TITLE, len(self.found)) and self.found[named].text[0].isupper():
            named += 1
        if named > i + 2 and self._sure_finite(named):
            return True  # Under Secretary Lind said
        return i > 1 or (ahead[0] in ("of", "for") and "," not in ahead)

    def _like(self, i: int, token: Token) -> str:
        if self._before(i) == "MD" and self._low(i + 1) == "to":
            token.lemma = "like"
            return "VB"
        wishes = self._low(i - 1) in ("would", "'d", "not", "n't", "do", "does", "did")
        return "VB" if wishes else ""  # would like forty launchers

    def _exempt(self, i: int, token: Token) -> str:
        is_so = i > 0 and self.found[i - 1].lemma in ("be", "remain", "stay", "keep")
        if is_so or self._low(i - 1) in ("not", "still", "wholly", "fully", "also"):
            return "J"  # radars are exempt from the freeze
        return self._open_class(i, token)

    def _subject(self, i: int, token: Token) -> str:
        """What is put to a review by somebody, where a base form stands before an article: and subject the licences."""
        does = self._before(i) in ("CC", "TO", "MD") and self._low(i + 1) in _THE
        if does:
            token.lemma = "subject"
            return "VB"
        return "J" if self._low(i + 1) in ("to", "only") else self._open_class(i, token)  # subject to review

    def _answer(self, i: int, token: Token) -> str:
        return "R" if self._low(i + 1) == "," and self._before(i) in APART else ""  # yes, we stopped them

    def _long(self, i: int, token: Token) -> str:
        if i == 0 and self._low(1).endswith("ed") and self._low(2) in ("of", "by", "as", "for"):
            return "R"  # long accused of arming the rebels, it says
        done = "n" in self.words.verbs.get(self._low(i + 1), ("",))[0]
        if done and self._low(i - 1) in ("has", "have", "had"):
            return "R"  # has long offered jets to Lima
        return "J" if self._before(i) in _BEFORE_LONG and self._named_next(i) else ""  # after a long debate

    def _close(self, i: int, token: Token) -> str:
        return "J" if self._low(i + 1) == "to" and self._before(i) not in ("TO", "MD") else ""

    def _earlier(self, i: int, token: Token) -> str:
        compared = self._before(i) in _OF_ONE and self._low(i - 1) != "no" and self._nominal(self._low(i + 1))
        return "J" if compared else ""  # an earlier consignment

    def _longer(self, i: int, token: Token) -> str:
        return self._earlier(i, token) or ("R" if self._low(i - 1) == "no" else "")

    def _nor(self, i: int, token: Token) -> str:
        return "NOT" if i == 0 or self._low(i - 1) in wordset("inverts") else ""

    def _first_done_now(self, i: int, token: Token) -> str:
        """First, last and next before what is done: had first shipped, will next ask."""
        before, done = self._before(i), self.words.verbs.get(self._low(i + 1), ("",))[0][:1] in ("d", "b", "n")
        by = before in _BEFORE_DONE or (before in ("N", "NNP", "PRP") and token.low != "next")
        return "R" if by and done else ""

    def _provided(self, i: int, token: Token) -> str:
        """Provided and providing: what opens a condition, behind a comma or before "that"; else a form of the verb."""
        opens = self._before(i) in (",", "START", "QUO") or self._low(i + 1) == "that"
        if token.low == "provided" and self._before(i) == "," and not self.finite and self._subject_head(i):
            return self._open_class(i, token)  # Oslo, under pressure at home, provided 60 radars
        return "" if opens else self._open_class(i, token)

    def _named_next(self, i: int) -> bool:
        """Whether a noun that is no verb as well stands next."""
        after = self._low(i + 1)
        return self._nominal(after) and after not in ("since", "ago", "before", "after", "as", "been")


_Reader = Callable[[Placed, int, Token], str]
PLACED: dict[str, _Reader] = {
    "'": Placed._mark,
    "'s": Placed._apostrophe,
    "like": Placed._like,
    **dict.fromkeys(("yes", "well", "look", "sure", "sorry"), Placed._answer),
    "exempt": Placed._exempt,
    "subject": Placed._subject,
    "long": Placed._long,
    "under": Placed._under,
    "close": Placed._close,
    **dict.fromkeys(("earlier", "later"), Placed._earlier),
    "longer": Placed._longer,
    "nor": Placed._nor,
    **dict.fromkeys(("first", "last", "next"), Placed._first_done_now),
    **dict.fromkeys(("provided", "providing"), Placed._provided),
}
"""The reader of each such word."""
