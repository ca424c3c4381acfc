"""The words of a sentence in; their tags out, by closed classes, word forms and neighbours, without a model."""

from __future__ import annotations

from caveat.sources.prose.asides import between_commas, moved, uninverted
from caveat.sources.prose.forms import Forms
from caveat.sources.prose.gaps import filled
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.sorts import FIXED, ODD, OPEN, QUOTES, SORTS, TURNED
from caveat.sources.prose.tokens import Token, tokens

_CONDITIONS = frozenset(
    (
        ("as", "long", "as"),
        ("so", "long", "as"),
        ("on", "condition", "that"),
        ("the", "condition", "that"),
        ("in", "case", "of"),
    )
)
_SUBJECT_TO = frozenset((("subject", "to"), ("contingent", "on"), ("contingent", "upon"), ("conditional", "on")))
"""What opens a condition where nothing is said to be so: subject to approval."""
_COPULAS = frozenset(
    ("is", "are", "be", "was", "were", "been", "being", "remain", "remains", "become", "made", "not", "still", "also",
     "the", "a", "this", "that", "on", "make", "makes", "become", "becomes")
)  # fmt: skip
_MIDWAY: dict[str, list[tuple[str, ...]]] = {}
for _words in (
    ("at", "least"), ("at", "last"), ("at", "most"), ("at", "no", "time"), ("at", "no", "point"), ("at", "any", "time"),
    ("in", "any", "case"), ("in", "any", "event"), ("in", "theory"), ("in", "no", "case"), ("in", "principle"),
    ("in", "practice"), ("in", "the", "end"), ("in", "due", "course"), ("in", "the", "meantime"), ("after", "all"),
    ("for", "now"), ("for", "example"), ("for", "the", "moment"), ("for", "the", "time", "being"),
    ("for", "the", "present"), ("for", "instance"), ("by", "law"), ("by", "rights"), ("on", "balance"),
    ("on", "no", "account"), ("under", "no", "circumstances"), ("as", "a", "rule"), ("if", "need", "be"),
    ("if", "necessary"), ("of", "necessity"), ("in", "good", "faith"), ("in", "the", "future"), ("in", "future"),
):  # fmt: skip
    _MIDWAY.setdefault(_words[0], []).append(_words)
"""Adverbs of several words that stand within a verb group, by their first."""
_BEHIND_THAT = frozenset(
    ("out", "off", "up", "down", "in", "on", "to", "at", "from", "with", "for", "and", "or", "but", "of")
)
"""What stands behind "that" where it is a pronoun: opposes that of tanks."""
_POINTS = frozenset(("moment", "minute", "instant", "day"))
"""Points in time at which something is done once something else is: the moment it is paid."""
_TURNS = frozenset(("VBZ", "VBD", "MD", "VB", ",", "WP", "CS", "THAT", ";", ":", "--", "CC", "QUO"))
"""Tags that tell whether the clause has its verb."""
_APART = ("START", "CC", ",", ";", "--", "QUO", ":")
"""Tags behind which a word may stand by itself."""
_AGAIN = (";", ":", "--", "CC")
"""Tags behind which a clause may stand in front of another."""
_OPENERS = ("QUO", ":")
"""Tags behind which a capital tells nothing."""
_SPANS = frozenset(("yesterday", "today", "now", "then", "recently", "lately"))
"""Adverbs up to which, or from which, something lasts."""
_UNITS = frozenset(("troops", "forces", "guards", "units", "crews", "pilots", "services", "police", "battalions"))
"""Who is told apart by a noun that may be a verb: border troops, combat units."""
_NOUN_END = frozenset(
    (
        ",",
        ".",
        "",
        "and",
        "or",
        "to",
        "for",
        "from",
        "in",
        "of",
        "that",
        "which",
        "until",
        "if",
        "unless",
        "on",
        "over",
        "by",
        "but",
        "as",
        "is",
        "was",
        "with",
        ";",
        "after",
        "before",
    )
)


def tagged(sentence: str, offset: int, headline: bool = False) -> list[Token]:
    """The words of a sentence that begins at ``offset`` of its text, tagged."""
    found = uninverted(filled(moved(between_commas(tokens(sentence, offset)))))
    Tagger(found, headline or _title_case(found)).run()
    for i, token in enumerate(found[1:], 1):
        if token.tag == "IN" and (found[i - 1].low, token.low) in _SUBJECT_TO and _adverbial(found, i - 1):
            found[i - 1].tag, token.low, token.lemma = "R", "pending", "pending"
        if token.tag == "CS" and token.low == "if" and found[i - 1].low == "as":
            token.low = token.lemma = "as if"  # no condition
    return found


def _adverbial(found: list[Token], i: int) -> bool:
    """Whether "subject" or "contingent" says of nothing that it is so: in front of a clause, or behind its verb."""
    before = found[i - 1].low if i else ","
    return before == "," or (before not in _COPULAS and any(token.tag == "MD" for token in found[:i]))


def _title_case(found: list[Token]) -> bool:
    """Whether most longer words begin with a capital, as in a headline."""
    words = [text[0] for token in found if len(text := token.text) > 3 and text[0].isalpha()]
    return len(words) > 3 and found[-1].text != "." and sum(map(str.isupper, words)) >= 0.75 * len(words)


class Tagger(Forms):
    """Tags one sentence from left to right; each step looks at the tags before and the forms after."""

    def run(self) -> None:
        """Give every word its tag and, where it is a verb, its lemma."""
        inverted, found, headline = self._inverted(), self.found, self.headline
        last, midway = len(found) - 1, self._midway()
        for i, token in enumerate(found):
            sort = SORTS[token.text]
            if i in midway:
                token.tag = "NOT" if token.low == "no" else "R"  # should at least examine; will on no account sell
            elif (sort.behind and i < last and found[i + 1].low in sort.behind) or (
                sort.before and i and found[i - 1].low in sort.before
            ):
                token.tag = "R"  # at last, so far, to date
            elif i == inverted:
                token.tag, token.low, token.lemma = "CS", "if", "if"
                self._turn(i, "CS")
                continue
            elif token.text == "AS" and i and not headline and found[i - 1].tag == "NNP":
                token.tag, token.lemma = "NNP", token.low  # Kongsfors AS
            elif token.low == "then" and i and found[i - 1].tag == "DT":
                token.tag = "J"  # the then government
            elif token.text == "do" and not headline and self._within_name(i, token):
                token.tag = token.lemma = "NNP"  # Cartuchos do Paraná
            elif sort.settled:
                token.tag, token.lemma = sort.tag, sort.lemma
                if sort.tag in _TURNS:
                    self._turn(i, sort.tag)
                continue
            elif sort.named and i and not headline and found[i - 1].tag not in _OPENERS:
                token.tag, token.lemma = "NNP", token.low
                continue
            else:
                token.tag = self._first(i, token, sort.tag)
            if token.low in TURNED and self._again(i, token):
                continue
            if token.tag in _TURNS:
                self._turn(i, token.tag)
            if not token.lemma:
                token.lemma = (
                    self.words.verbs.get(token.low, ("", token.low))[1] if token.tag[:2] == "VB" else token.low
                )

    def _first(self, i: int, token: Token, known: str) -> str:
        """The tag of a word, before phrases are looked at."""
        if token.low in ODD and (odd := self._odd(i, token)):
            return odd
        if i > 1 and token.low.endswith("ing") and self._low(i - 1) in ("on", "upon") and self._called(i - 2):
            return "J"  # call on reporting states to
        if token.low in FIXED and self._low(i + 1) in ("of", "to"):
            return "IN"
        if token.low == "please" and i < 2 and self._low(i + 1) in self.words.verbs:
            return "R"
        opens = i == 0 or self._low(i - 1) == "please"
        if token.low in ("note", "recall") and self._low(i + 1) == "that" and opens:
            return "VB"  # Recall that Norway sold them
        if known is OPEN:
            return self._open_class(i, token)
        if i == 0 and not known and self._first_name(token):
            return "NNP"
        return known or self._tag(i, token)

    def _first_name(self, token: Token) -> bool:
        """Whether a noun or verb with a capital opens a sentence as somebody's first name: Grant Hollister said."""
        low, second = token.low, self.found[1].text if len(self.found) > 2 else ""
        if self.headline or low in self.words.closed or low in self.words.adjectives or token.text.isupper():
            return False
        plain = second[:1].isupper() and second.isalpha() and not second.isupper()
        plain = plain and self._low(1) not in self.words.nouns
        known = second in self.words.state_of or second in self.words.peoples or self._low(1) in self.words.closed
        if not plain or known or self.words.nouns.get(low) in ("person", "body", "goods", "state"):
            return False
        at = 4 if self._low(2) == "of" and self._low(3) != "the" else 2
        at += at > 2 and at < len(self.found) and self.found[at].text[0].isupper()
        return self._low(at) in wordset("finite_sure") or self.words.verbs.get(self._low(at), ("x",))[0][0] in "dz"

    def _odd(self, i: int, token: Token) -> str:
        """The tag of one of a few words in a set phrase: for the time being, one more licence, OK'd parts."""
        if token.low == "save":
            apart = self._before(i) in _APART and self._low(i + 1) in ("as", "for", "in", "that", "where")
            return "IN" if apart else ""  # save as aforesaid
        if token.low == "on":
            return "R" if self._years_on(i) else ""
        if token.low == "whatever":
            apart = i > 0 and self.found[i - 1].tag == ","
            return "CS" if apart and self._has_finite_ahead(i) else "R"  # whatever may have been hinted at
        if token.low == "down":
            return "J" if self._low(i + 1) in ("payment", "payments") else ""
        if token.low == "being":
            return "R" if self._low(i - 1) == "time" else ""
        if token.low in ("regards", "concerns"):
            return "IN" if i == 1 and self._low(0) == "as" else ""
        if token.low == "more":
            counted = i and self.found[i - 1].tag == "N" and self._low(i + 1) in (*wordset("finite_sure"), ",", ".")
            return "R" if counted or (i and self.found[i - 1].tag == "N" and self._modal(i + 1)) else ""
        if token.low == "air":
            return "N" if self._low(i + 1) in ("force", "forces", "defence", "defense", "base") else ""
        if token.low == "won":
            return "N" if i and self.found[i - 1].tag == "CD" and self._low(i + 1) != "'t" else ""
        if token.low in ("round", "around"):
            return "R" if i and self.found[i - 1].lemma in ("come", "bring") and self._low(i + 1) == "to" else ""
        if token.low == "one":
            return "CD" if self._low(i + 1) == "more" and self._nominal(self._low(i + 2)) else ""
        return self._open_class(i, token)

    def _midway(self) -> set[int]:
        """Where an adverb of several words stands within a verb group: should at least examine."""
        found: set[int] = set()
        for i, token in enumerate(self.found[1:-1], 1):
            phrases = _MIDWAY.get(token.low)
            if phrases is None:
                continue
            led = i - 1 - (self._low(i - 1) in QUOTES)
            if not (self._modal(led) or self._low(led) in wordset("auxiliary") or self._low(led) in ("to", "not")):
                continue
            for words in phrases:
                end = i + len(words)
                same = all(self._low(i + at) == word for at, word in enumerate(words))
                end += self._low(end) in QUOTES
                if same and (self._low(end) in self.words.verbs or self._low(end) == "not"):
                    found.update(range(i, i + len(words)))
        return found

    def _modal(self, i: int) -> bool:
        return self.words.closed.get(self._low(i)) == "MD" or self._low(i) in ("will", "can", "may", "might", "must")

    def _by_the_time(self, i: int, token: Token) -> bool:
        """By the time the court ruled: when it did. True where the words open such a clause."""
        if self._low(i - 1) != "the" or self._low(i - 2) != "by" or i + 1 >= len(self.found):
            return False
        after = self.found[i + 1]
        if not (after.text[0].isupper() or after.low in wordset("subject_start")):
            return False
        self.found[i - 2].tag = self.found[i - 1].tag = "R"
        token.tag, token.low, token.lemma = "CS", "when", "when"
        self._turn(i, "CS")
        return True

    def _not_once(self, i: int) -> bool:
        """Whether a verb group is denied for every time: has not once refused."""
        if self._low(i - 1) in wordset("auxiliary"):
            return True  # had once supplied them
        return self._low(i - 1) in self.words.negations and self._low(i - 2) in wordset("splits")

    def _once_was(self, i: int) -> bool:
        """Whether what somebody once was stands between commas: the Greens, once the brake, say."""
        articled = self._low(i + 1) in ("a", "an", "the", "its", "their")
        if self._low(i - 1) != "," or not (articled or self._low(i + 2) in (",", "of")):
            return False
        end = next((j for j in range(i + 2, min(i + 9, len(self.found))) if self._low(j) == ","), 0)
        return bool(end) and not any(self._low(j) in wordset("finite_sure") for j in range(i + 2, end))

    def _called(self, i: int) -> bool:
        """Whether somebody is called on."""
        return self.found[i].lemma == "call" and self.found[i].tag[:2] == "VB"

    def _again(self, i: int, token: Token) -> bool:
        """Tag a word by its phrase: if only, at once, should it fail. True where it ends an opener of a condition."""
        if token.low == "time":
            return self._by_the_time(i, token)
        if token.low == "if" and self._low(i + 1) == "only":
            token.tag = "R"
        if token.low == "once" and (
            self._low(i - 1) in ("at", "never", "who", "which") or self._not_once(i) or self._once_was(i)
        ):
            token.tag = "R"
        if self._phrase(i):
            return True
        if token.low == "should" and i and self._low(len(self.found) - 1) != "?" and self._subject_next(i):
            token.tag, token.low = "CS", "if"
        return False

    def _turn(self, i: int, tag: str) -> None:
        """Keep whether the clause at hand has its verb."""
        if tag in ("VBZ", "VBD", "MD") or (tag == "VB" and self._before(i) in ("N", "NNP", "PRP", ",")):
            self.finite = True
        elif tag == "," and self.outer is not None:
            self.finite, self.outer = self.outer, None
        elif tag == "," and self.finite and self.hanging:
            self.finite = self.hanging = False
        elif tag == "," and self.finite and "WP" in (self.found[0].tag, self.found[1].tag) and self._first_comma(i):
            self.finite = False  # to whom they were sold, the firm refused to say
        elif tag == "," and self.finite and self.fronted and self.found[0].tag == "CS":
            self.finite = self.fronted = False
        elif tag == "," and self.finite and self.leading:
            self.finite = self.leading = False  # the rift is deep: while one speaks for it, her deputy demands a ban
        elif (tag == "WP" and self._behind_comma(i)) or (
            tag == "CS" and self._splits_off(i) and self._before(i) == ","
        ):
            self.outer, self.finite = self.finite, False
        elif tag in ("CS", "THAT", "WP", ";", ":", "--", "CC", "QUO"):
            opens = tag in ("THAT", "WP") and not self.finite and self._before(i) in ("N", "NNP")
            self.hanging = opens or (self.hanging and tag not in (";", ":", "--"))
            self.leading = tag == "CS" and i > 0 and self._before(i) in _AGAIN
            self.finite = False

    def _behind_comma(self, i: int) -> bool:
        """Whether a relative word stands behind a comma, its preposition left out: the office, to which it answers."""
        before = self._before(i)
        return before == "," or (before == "IN" and self.found[i - 1].tag == "IN" and self._before(i - 1) == ",")

    def _first_comma(self, i: int) -> bool:
        """Whether a comma is the first, behind a question that opens the sentence."""
        opens = self.found[0].tag == "WP" or self.found[0].tag == "IN"
        return opens and not any(token.text == "," for token in self.found[:i])

    def _splits_off(self, i: int) -> bool:
        """Whether a clause parts the subject that opens the sentence from its verb: the cabinet, as it had promised."""
        return not self.finite and i > 1 and all(t.tag in ("DT", "PRPS", "J", "N", "NNP", ",") for t in self.found[:i])

    def _named_next(self, i: int) -> bool:
        """Whether a noun that is no verb as well stands next."""
        after = self._low(i + 1)
        return self._nominal(after) and after not in ("since", "ago", "before", "after", "as", "been")

    def _phrase(self, i: int) -> bool:
        """The last word of "as long as" or "on condition that" makes one opener of a condition of the whole."""
        if i < 2 or self.found[i].low not in ("as", "that", "of", *_POINTS):
            return False
        soon = self.found[i].low == "as" and (self.found[i - 2].low, self.found[i - 1].low) == ("as", "soon")
        if soon or (self.found[i].low in _POINTS and self._moment(i)):
            self.found[i - 2].tag = "R" if soon else self.found[i - 2].tag
            self.found[i - 1].tag = "R"
            self.found[i].tag, self.found[i].low, self.found[i].lemma = "CS", "as soon as", "as soon as"
            self._turn(i, "CS")
            return True
        if (self.found[i - 2].low, self.found[i - 1].low, self.found[i].low) not in _CONDITIONS:
            return False
        if self.found[i - 2].low == "the" and self._low(i - 3) not in ("on", "under", "with", "upon"):
            return False  # attached the condition that they stay
        self.found[i - 2].tag, self.found[i - 1].tag = "R", "R"
        self.found[i].tag, self.found[i].low, self.found[i].lemma = "CS", "if", "if"
        return True

    def _moment(self, i: int) -> bool:
        """Whether "the moment" opens what happens then: the moment the licence arrives; not on the day it did."""
        if self.found[i - 1].low != "the" or self.found[i - 2].tag in ("IN", "VBZ", "VBD", "VBP", "TO", ","):
            return False
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        opens = after is not None and (after.low in wordset("object_start") or after.text[0].isupper())
        return opens and "MD" in {token.tag for token in self.found[:i]} and self._clause_ahead(i)

    def _subject_next(self, i: int) -> bool:
        """Whether a subject stands right after a modal: should Honduras vote the wrong way."""
        if self.found[i - 1].tag in ("CC", "WP") or i + 1 >= len(self.found):
            return False
        article = self._low(i + 1) in ("the", "a", "an", "its", "their", "it", "they", "he", "she")
        named = self.found[i + 1].text[0].isupper() and not self.headline
        return article or (named and self.found[i - 1].tag not in ("PRP", "NNP", "WP"))

    def _inverted(self) -> int:
        """Where "should", "had" or "were" opens a condition: should the parliament fail. -1 where none does."""
        for i in range(min(2, len(self.found))):
            if self._low(i) in ("should", "had", "were") and self._low(len(self.found) - 1) != "?":
                return i if any(token.text == "," for token in self.found[i:]) else -1
            if self._low(i) not in ("“", '"', "but", "and"):
                break
        return -1

    def _tag(self, i: int, token: Token) -> str:
        """The tag of a word whose place matters."""
        text, low = token.text, token.low
        first = text[0]
        if low == "'":
            return "POS" if self._low(i - 1).endswith("s") else "QUO"
        if low == "'s":
            return self._apostrophe(i)
        if low in wordset("special"):
            return self._special(i, low)
        if low in ("earlier", "later") and self._before(i) in ("DT", "PRPS", "POS") and self._nominal(self._low(i + 1)):
            return "J"  # an earlier consignment
        if low == "like" and self._before(i) == "MD" and self._low(i + 1) == "to":
            token.lemma = "like"
            return "VB"
        if low == "like" and self._low(i - 1) in ("would", "'d", "not", "n't", "do", "does", "did"):
            return "VB"  # would like forty launchers
        if low in ("yes", "well", "look", "sure", "sorry") and self._low(i + 1) == "," and self._before(i) in _APART:
            return "R"  # yes, we stopped them
        if low == "long" and self._before(i) in ("DT", "PRPS", "POS", "IN", "CS", "START") and self._named_next(i):
            return "J"  # after a long debate
        if low == "close" and self._low(i + 1) == "to" and self._before(i) not in ("TO", "MD"):
            return "J"
        if low == "longer" and self._low(i - 1) == "no":
            return "R"
        closed = self.words.closed.get(low)
        if low == "nor" and i == 0:
            return "NOT"
        if low == "nor" and self._low(i - 1) in wordset("inverts"):
            return "NOT"
        if closed == "NOT":
            return "NOT"
        if (
            low in ("first", "last", "next")
            and self._before(i) in (("MD", "VBD", "VBZ", "VB", "VBG") + (("N", "NNP", "PRP") if low != "next" else ()))
            and self.words.verbs.get(self._low(i + 1), ("",))[0][:1] in ("d", "b", "n")
        ):
            return "R"
        if (
            low in ("provided", "providing")
            and self._before(i) not in (",", "START", "QUO")
            and self._low(i + 1) != "that"
        ):
            return self._open_class(i, token)
        if closed and not (
            first.isupper() and i and not self.headline and closed in ("MD", "R") and not self._opens(i)
        ):
            return closed
        if low in wordset("numbers"):
            return "CD"
        if (
            text.isupper()
            and len(text) > 3
            and i
            and low in self.words.verbs
            and any(t.text[1:].islower() for t in self.found)
        ):
            return self._open_class(i, token)
        if first.isupper() and (i or self._name_ahead(i)) and not self.headline and not self._opens(i):
            return "NNP"
        return self._open_class(i, token)

    def _apostrophe(self, i: int) -> str:
        before, after = self.found[i - 1].tag if i else "", self._low(i + 1)
        if self._low(i - 1) in wordset("anybody") | {"nobody"} and self._nominal(after) and after[-3:] != "ing":
            return "POS"  # to nobody's surprise
        if before in ("PRP", "WP", "R") or self._low(i - 1) in ("that", "there", "here", "what"):
            self.found[i].lemma = "have" if self.words.verbs.get(self._low(i + 1), ("",))[0].startswith("n") else "be"
            return "VBZ"
        return "POS"

    def _special(self, i: int, low: str) -> str:
        before, after = self._before(i), self._low(i + 1)
        if low == "to":
            return "TO" if self._infinitive(i) and after != "task" else "IN"
        if low == "that":
            return self._that(i, before, after)
        if low == "may" and self.found[i].text == "May" and ((i and not self.headline) or after.isdigit()):
            return "NNP"
        if low == "may" and self.headline and self.found[i].text == "May" and before == "IN":
            return "NNP"  # a headline: to get launchers in May
        if low in ("will", "can", "might", "must") and after in ("be", "have", "not", "also", "never", "only"):
            return "MD"  # two more will be delivered
        if low in ("will", "can", "might", "must") and before in ("DT", "PRPS", "J", "POS"):
            return "N"
        if low in ("may", "will", "can", "might", "must"):
            return "MD"
        if low == "her":
            return "PRPS" if after == "own" or (after and after != "to" and self._nominal(after)) else "PRP"
        if low == "for":
            return "CS" if before == "," and self._clause_ahead(i) else "IN"
        if low == "no" and (after == "longer" or (after in ("fewer", "less") and self._low(i + 2) == "than")):
            return "R"
        if (
            low == "no"
            and i
            and self.found[i - 1].lemma == "say"
            and after in ("to", ",", ".", ";", "", "before", "and")
        ):
            return "N"
        if low == "no":
            return "R" if not after[:1].isalnum() or after in wordset("no_more") else "DT"
        if low == "than" and (after[:1].isdigit() or (after[:1] in "$€£" and after[1:2].isdigit())):
            return "R"
        if low == "than" and self._low(i - 1) in ("more", "less", "fewer") and self._number_at(i + 1):
            return "R"
        if low == "since" and self._low(i - 1) in ("has", "have", "had", "long") and self._low(i + 1) != "":
            return "R"
        if (low == "since" and after.isdigit() and len(after) == 4) or self._dates(i):
            return "IN"
        if low == "as" and (after in ("of", "from") or before == "WP"):
            return "IN"  # as of Monday, who as minister approved them
        dated = after in ("last", "this", "next") and self.words.nouns.get(self._low(i + 2)) == "time"
        if low in ("until", "since", "before", "after") and dated and self._low(i + 3) != "'s":
            return "IN"  # until last year Turkey supplied them
        if low in ("before", "until", "since") and after in _SPANS and self._low(i + 2) != "'s":
            return "IN"  # until yesterday the ministry had blocked them
        if low in ("before", "after", "since") and i == 0 and self._one_past():
            return "IN"  # after talks with Oslo Riyadh ordered missiles
        if low == "before" and self._low(i - 1) == "never" and self._low(i - 2) in wordset("auxiliary"):
            return "R"  # had never before used them
        if low in ("before", "after", "until", "since", "as", "than"):
            return "CS" if self._clause_ahead(i) or self._state_does(i + 1) else "IN"
        if low in ("so", "neither"):
            verbal = bool(self.words.verbs.get(after, ("",))[0]) and after not in self.words.noun_verb
            if low == "so":
                return "R"
            alone = after in wordset("auxiliary") and before in ("START", "CS", ",", "CC", ";", "--")
            return "NOT" if (verbal and not alone) or before in ("MD", "VBD", "VBZ") else "DT"
        if low == "either":
            return "R" if self._of_two(i, before, after) else "DT"
        if low == "back":
            taken = after in wordset("object_start") or (
                self.headline and i == self._leads(i) and (self._noun_after(i) or after in self.words.nouns)
            )
            verbal = taken and before in ("N", "NNP", "PRP", "TO", "MD", ",") and not self.finite
            done = self._low(i - 1) in ("not", "n't") and after in wordset("object_start") and self._do_before(i)
            return "VB" if verbal or done or before in ("TO", "MD") else "R"
        if low in ("given", "including", "following") and self._prev_verb(i) == "aux":
            return "VBN" if low == "given" else "VBG"
        if low in ("pending", "following", "given", "regarding", "concerning", "including", "barring"):
            return "IN" if before not in ("DT", "J", "PRPS", "VBZ", "VBD") else "J"
        return self.words.closed[low]

    def _state_does(self, i: int) -> bool:
        """Whether a state does something, by a word that may be a noun: as the US holds up; after Rome halts jets."""
        at = i + (self._low(i) == "the")
        if at + 1 >= len(self.found) or self.found[at].text not in self.words.states:
            return False
        does, after = "z" in self.words.verbs.get(self._low(at + 1), ("", ""))[0], self._low(at + 2)
        taken = after in wordset("object_start") or (self.headline and self._noun_after(at + 1))
        return does and (taken or (after in wordset("small") and self._nominal(self._low(at + 3))))

    def _leads(self, i: int) -> int:
        """The place behind the nouns that open a sentence: senators / back."""
        return next((at for at in range(i) if self.found[at].tag not in ("N", "NNP", "J", "CD")), i)

    def _number_at(self, i: int) -> bool:
        """Whether a number in words begins at a place: two hundred, a dozen, half."""
        low, after = self._low(i), self._low(i + 1)
        of = after in ("hundred", "thousand", "million", "billion", "dozen", "score", "third", "quarter")
        return low in wordset("numbers") or low == "half" or (low in ("a", "one") and of)

    def _of_two(self, i: int, before: str, after: str) -> bool:
        """Whether "either" opens one of two clauses or verbs, and no noun: either sell them or."""
        letters = self.words.verbs.get(after, ("",))[0]
        done = before in ("VBZ", "VBD") and bool(set(letters) & set("dng"))
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper()
        return done or named or before in ("MD", "TO") or after in wordset("subject_start") or after in ("to", "by")

    def _one_past(self) -> bool:
        """Whether a sentence without a comma has no more than one word that can be its verb."""
        lows = [token.low for token in self.found]
        told = [low for low in lows if self._tells(low)]
        return "," not in lows and len(told) == 1 and lows[-1] == "."

    def _tells(self, low: str) -> bool:
        letters = self.words.verbs.get(low, ("", ""))[0]
        present = "z" in letters and low[:-1] not in self.words.noun_verb and low not in self.words.nouns
        return "d" in letters or present or low in wordset("finite_sure") or self.words.closed.get(low) == "MD"

    def _infinitive(self, i: int) -> bool:
        j = i + 1
        while (
            self._low(j) in self.words.adverbs
            or self._low(j) in self.words.negations
            or (self._low(j).endswith("ly") and self._low(j) not in self.words.verbs)
            or (j == i + 1 and self._low(j) in QUOTES)
        ):
            j += 1
        low = self._low(j)
        letters = self.words.verbs.get(low, ("", ""))[0]
        if "b" not in letters or (self.found[j].text[0].isupper() and not self.headline):
            return False
        if self._low(i - 1) == "according" or (low in self.words.noun_verb and self._low(j + 1) in _UNITS):
            return False  # aid to border troops
        goods = self.words.nouns.get(low) == "goods" and low not in ("ship", "arm")
        if goods and self.words.nouns.get(self._low(j + 1)) == "transfer":
            return False  # an end to bomb sales
        over = low in ("hand", "turn", "sign") and self._low(j + 1) == "over"
        noun = low in self.words.noun_verb and self._low(i - 1) in wordset("to_noun")
        return over or not (noun and self._low(j + 1) in _NOUN_END)

    def _that(self, i: int, before: str, after: str) -> str:
        if after == "," and before in ("VBD", "VBZ", "VB", "VBN") and self.found[i - 1].lemma in wordset("says"):
            return "THAT"
        near = self.found[max(0, i - 3) : i] if after == "," and before in ("N", "NNP", "PRP") else []
        if any(token.lemma in wordset("tells") for token in near):
            return "THAT"  # told reporters that, as far as he knew, none had been sent
        if self._low(i - 1) == "without" and self._clause_ahead(i):
            return "THAT"  # without that a decision has been taken
        if self._low(i - 1) in ("out", "clear", "sure") or (
            before == "IN" and i + 1 < len(self.found) and self.found[i + 1].text[0].isupper()
        ):
            return "THAT"
        named = i + 1 < len(self.found) and self.found[i + 1].text[0].isupper() and not self.headline
        if named and before in ("VBD", "VBZ", "VB", "VBN", "VBG") and self._clause_ahead(i):
            return "THAT"
        if before in ("N", "NNP") and self.words.nouns.get(after) == "time" and not self._clause_ahead(i + 1):
            return "DT"
        if before == "CC" and any(token.tag == "THAT" for token in self.found[:i]) and after[:1].isalpha():
            return "THAT"
        led = after in ("in", "on", "at", "from", "with", "for") and before in ("VBD", "VBZ", "VB", "VBN", "VBG")
        if led and self.found[i - 1].lemma in wordset("says") and any(self._tells(t.low) for t in self.found[i + 2 :]):
            return "THAT"  # reported that in a surprise move Tokyo had lifted it
        if after in _BEHIND_THAT:
            return "PRP"
        if (
            before in ("VBD", "VB", "VBZ", "VBG", "VBN")
            and self.found[i - 1].lemma not in wordset("says")
            and (self._nominal(after) or after in self.words.adjectives or after in ("earlier", "later"))
            and not self._clause_ahead(i + 1)
        ):
            return "DT"
        if before in ("IN", "CC", "START", "TO") and after and self._nominal(after):
            return "DT"
        verbal = ("VBD", "VBZ", "VBN", "VBG", "VB")
        if after[:1].isdigit() and before in ("N", "NNP", *verbal) and self._clause_ahead(i):
            return "THAT"  # fumed on Thursday that 26 crates had been paid for
        if before in ("IN",) or after in ("'s", "is", "was", "would", "") or not after[:1].isalpha():
            return "THAT" if before in ("N", "NNP", "VBN") and after[:1].isalpha() else "PRP"
        return "THAT"
