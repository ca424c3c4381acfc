"""The words of a sentence in; their tags out, by closed classes, word forms and neighbours, without a model."""

from __future__ import annotations

from caveat.sources.prose.words.absolutes import absolute
from caveat.sources.prose.words.addresses import numbered
from caveat.sources.prose.words.asides import between_commas, moved
from caveat.sources.prose.words.brackets import unbracketed
from caveat.sources.prose.words.colons import told_behind
from caveat.sources.prose.words.gaps import filled
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.habits import unsaid_by_habit
from caveat.sources.prose.words.headed import listed
from caveat.sources.prose.words.inversions import uninverted
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.modifiers import MAKES, unmade, unweighed
from caveat.sources.prose.words.openers import without_opener
from caveat.sources.prose.words.openings import opening
from caveat.sources.prose.words.phrases import pending
from caveat.sources.prose.words.placed import APART, PLACED, Placed
from caveat.sources.prose.words.setapart import unmarked_words
from caveat.sources.prose.words.sorts import FIXED, ODD, OPEN, SORTS, TURNED, Sort
from caveat.sources.prose.words.splices import spliced
from caveat.sources.prose.words.takenup import parted
from caveat.sources.prose.words.tallies import untallied
from caveat.sources.prose.words.thatless import with_that
from caveat.sources.prose.words.tokens import Token, tokens

_TURNS = frozenset(("VBZ", "VBD", "MD", "VB", ",", "WP", "CS", "THAT", ";", ":", "--", "CC", "QUO"))
"""Tags that tell whether the clause has its verb."""
_BEHIND_PAST = frozenset((".", ",", ";", ":", "and", "but", "or", ")", "that", "when", "by", "for", "to"))
"""What stands behind "in the past" as a time."""
_GONE = frozenset(("permit", "transfer", "aid", "measure", "speech"))
"""Kinds of what may be past, and is nothing that something is moved past."""
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_ON_WHAT_WAS_DONE = frozenset(("by", "to", "in", "on", "at", "for", "with", "from", "under", "as", "last"))
"""What follows a participle that tells of the noun before it."""
_BEHIND_FORCE = frozenset((
    ".", ",", ";", ":", '"', "”", "", "and", "but", "for", "since", "until", "against", "on", "at", "when", "while",
    "after", "before", "there", "today", "now",
))  # fmt: skip
"""What stands behind "in effect" where it is no adverb."""
_ITS = frozenset(("the", "its", "their", "his", "her", "our", "my", "an"))
"""Words behind which "only" belongs to a noun."""
_ARMED = frozenset(
    ("group", "force", "man", "men", "actor", "gang", "wing", "faction", "militant", "opposition", "conflict", "guard",
     "movement", "militia", "fighter", "service", "struggle", "resistance", "rebel", "band")
)  # fmt: skip
"""What bears arms, or is fought with them, and was given none."""
_AIDS = frozenset(("assistance", "aid", "support", "help", "training", "equipment", "cooperation", "supplies", "goods"))
"""What is given that is military, and of another sort as well."""
_BEHIND_YET = frozenset(("to", "another", "again", "more", "further", "so", "been", "be", "a", "an", "not"))
"""What stands behind "yet" where it joins no clauses."""
_OPENERS = ("QUO", ":")
"""Tags behind which a capital tells nothing."""


def tagged(
    sentence: str, offset: int, headline: bool = False, opener: int | None = None, row: list[Token] | None = None
) -> list[Token]:
    """The words of a sentence that begins at ``offset`` of its text, tagged; ``opener`` is a verb without a subject.

    ``row`` are its words where a list stands in it, as those of plain clauses.
    """
    found = tokens(sentence, offset) if row is None else row
    found = numbered(found) if "No 1" in sentence else found
    found = unbracketed(found) if "(" in sentence or "[" in sentence else found
    found = unmarked_words(without_opener(untallied(found)))
    found = unweighed(found) if any(token.low in ("worth", "valued") for token in found) else found
    found = unmade(found) if any(token.low in MAKES for token in found) else found
    found = unsaid_by_habit(found) if any(token.low == "it" for token in found) else found
    found = told_behind(found) if ":" in sentence else found
    found = with_that(parted(uninverted(filled(moved(spliced(between_commas(found)))))))
    headed = headline or _title_case(found)
    titled = _titled(found) if "resolution" in sentence.lower() else []
    if headed:
        listed(found)
    opens = 0 if headed or opener is not None else opening(found)
    if opens:
        Tagger(found[:opens], headline=False).run()
    Tagger(found[opens:], headed, opener).run()
    for token, text in titled:
        token.text = text
    pending(found)
    absolute(found)
    return found


def _title_case(found: list[Token]) -> bool:
    """Whether most longer words begin with a capital, as in a headline."""
    if not found:
        return False
    words = [text[0] for token in found if len(text := token.text) > 3 and text[0].isalpha()]
    if found[-1].text == ".":
        return len(words) > 6 and all(map(str.isupper, words))
    return len(words) > 3 and sum(map(str.isupper, words)) >= 0.75 * len(words)


def _titled(found: list[Token]) -> list[tuple[Token, str]]:
    """The words in a resolution's title that name nobody, read without a capital: Joint Resolution of Disapproval.

    Each with its text as printed.
    """
    titled: list[tuple[Token, str]] = []
    for before, token, after in zip(found, found[1:], found[2:], strict=False):
        of = before.low.startswith("resolution") and token.low == "of" and after.low in ("disapproval", "approval")
        kind = token.low in ("joint", "concurrent") and after.low.startswith("resolution")
        titled += [(after, after.text)] if of else [(token, token.text)] if kind else []
    for token, _ in titled:
        token.text = token.low
    return titled


class Tagger(Placed):
    """Tags one sentence from left to right; each step looks at the tags before and the forms after."""

    def run(self) -> None:
        """Give every word its tag and, where it is a verb, its lemma."""
        inverted, found, headline = self._inverted(), self.found, self.headline
        midway = self._midway()
        for i, token in enumerate(found):
            sort = SORTS[token.text]
            if i in midway:
                token.tag = "NOT" if token.low == "no" else "R"  # should at least examine; will on no account sell
            elif i == self.opener:
                token.tag = "VBZ"  # 2. Calls on the Council to
            elif sort.paired and (tag := self._beside(i, token, sort)):
                token.tag = tag
            elif i == inverted:
                token.tag, token.low, token.lemma = "CS", "if", "if"
                self._turn(i, "CS")
                continue
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

    def _beside(self, i: int, token: Token, sort: Sort) -> str:
        """The tag of a word that is something else beside another: at last, Kongsfors AS. Empty where it is not."""
        found = self.found
        if token.low in ("in", "effect") and self._in_force(i - (token.low == "effect")):
            return ""
        if sort.behind and i + 1 < len(found) and found[i + 1].low in sort.behind:
            return "R"  # at last, so far, to date
        if sort.before and i and found[i - 1].low in sort.before:
            return "R"
        if token.text == "AS" and i and not self.headline and found[i - 1].tag == "NNP":
            return "NNP"  # Kongsfors AS
        if token.low == "then" and i and found[i - 1].tag == "DT":
            return "J"  # the then government
        if token.low == "only" and self._low(i - 1) in _ITS:
            return "J"  # the only opposition, its only supplier
        if token.low in ("'d", "’d") and self._done_behind(i + 1):
            token.lemma = "have"
            return "VBD"  # said they'd sold them
        if token.text == "do" and not self.headline and self._within_name(i, token):
            token.lemma = "NNP"  # Cartuchos do Paraná
            return "NNP"
        return ""

    def _done_behind(self, i: int) -> bool:
        """Whether a participle that is no base form stands at a place, or behind an adverb: they'd already sold."""
        while self.words.closed.get(self._low(i)) in ("R", "NOT"):
            i += 1
        letters = self.words.verbs.get(self._low(i), ("", ""))[0]
        return "n" in letters and "b" not in letters

    def _in_force(self, i: int) -> bool:
        """Whether "in effect" tells that a measure holds: no freeze was in effect; not: was in effect halted."""
        if self._low(i) != "in" or self._low(i + 1) != "effect" or not i:
            return False
        stands = self.found[i - 1].lemma in ("be", "remain", "stay", "keep") or self._low(i - 1) in ("still", "not")
        return stands and self._low(i + 2) in _BEHIND_FORCE

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
            return self._by_what_is_beside(i, token.low) or self._open_class(i, token)
        if i == 0 and not known and self._first_name(token):
            return "NNP"
        return known or self._tag(i, token)

    def _by_what_is_beside(self, i: int, low: str) -> str:
        """The tag of a participle behind a day, or between whose it is and a sum; empty where it is neither."""
        if self._before(i) == "POS" and low.endswith("ed") and self._low(i + 1)[:1] in ("$", "€", "£"):
            return "J"  # the cabinet's proposed $8 billion sale
        each = self._low(i - 1) == "each" and i > 1 and self._before(i - 1) in ("N", "NNP")
        if each and "d" in self.words.verbs.get(low, ("", ""))[0]:
            return "VBD"  # Oslo and Rome each imposed a ban
        if i > 1 and self._low(i - 1) == "neither" and self._does_nor_does(i):
            return "VBZ"  # neither supports nor opposes it
        dated = i > 1 and self._before(i) == "CD" and self.found[i - 2].text in wordset("months")
        takes = self._low(i + 1) in wordset("object_start") or self._low(i + 1) in ("for", "on", "upon")
        return "VBG" if dated and takes and low.endswith("ing") and low in self.words.verbs else ""

    def _does_nor_does(self, i: int) -> bool:
        """Whether a present stands at a place, and another behind the "nor" that follows it."""
        nor = next((at for at in range(i + 1, min(i + 9, len(self.found))) if self._low(at) == "nor"), 0)
        forms = [self.words.verbs.get(self._low(at), ("",))[0] for at in (i, nor + 1)]
        return nor > 0 and all("z" in letters for letters in forms)

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
            apart = self._before(i) in APART and self._low(i + 1) in ("as", "for", "in", "that", "where")
            return "IN" if apart else ""  # save as aforesaid
        if token.low == "on":
            return "R" if self._years_on(i) else ""
        if token.low == "whatever":
            apart = i > 0 and self.found[i - 1].tag == ","
            return "CS" if apart and self._has_finite_ahead(i) else "R"  # whatever may have been hinted at
        if token.low == "hostage":
            tied = self._low(i + 1) == "to" and self._before(i) == "NNP"
            return "R" if tied else ""  # holds the jets for Peru hostage to a trade deal
        if token.low == "yet":
            joins = i > 2 and self.found[i - 1].tag == "," and self.finite and self._clause_ahead(i)
            token.low = "but" if joins and self._low(i + 1) not in _BEHIND_YET else "yet"
            return "CC" if token.low == "but" else ""  # sent no reports, yet deliveries resumed
        if token.low == "military":
            both = self._low(i + 1) in ("and", "or") and self._low(i + 3) in _AIDS
            return "J" if both else ""  # military and economic assistance
        if token.low == "light":
            near = (singular(self._low(i + 1)), singular(self._low(i + 2)) if self._qualified(i + 1) else "")
            verb = self._before(i) in ("TO", "MD", "NNP")
            arms = any(self.words.nouns.get(low) == "goods" for low in near)
            return "J" if arms and not verb else ""  # small arms and light weapons
        if token.low == "armed":
            banded = singular(self._low(i + 1)) in _ARMED and self._low(i - 1) not in ("has", "have", "had")
            banded = banded and not (i and self.found[i - 1].text in self.words.states)  # Oslo armed groups in Chad
            return "J" if banded else ""  # Malian armed groups
        if token.low in ("related", "associated"):
            return "J" if self._nominal(self._low(i + 1)) and self._before(i) in ("CC", ",", "DT", "IN", "VBD") else ""
        if token.low == "past":
            ends = self._low(i - 1) == "the" and self._low(i + 1) in _BEHIND_PAST
            told = self.words.nouns.get(self._low(i + 1)) or self.words.nouns.get(singular(self._low(i + 1)))
            gone = told in _GONE and self._low(i + 1).endswith("s") and self._low(i - 1) != "the"
            return "N" if ends else "J" if gone else ""  # that we have sold in the past; reviewing past contracts
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
        if token.low in ("likely", "further"):
            return "R" if self._verb_behind(i) else "J" if token.low == "further" else ""
        if token.low == "first":
            return "R" if self._first_done(i) else ""
        if token.low == "one":
            counts = self._low(i + 1) in ("million", "billion", "hundred", "thousand")
            return "CD" if counts or (self._low(i + 1) == "more" and self._nominal(self._low(i + 2))) else ""
        return self._open_class(i, token)

    def _qualified(self, i: int) -> bool:
        """Whether an adjective or participle stands at a place: light armoured vehicles."""
        return self._low(i) in self.words.adjectives or self._low(i).endswith("ed")

    def _first_done(self, i: int) -> bool:
        """Whether what comes first is a deed: the deal, first notified in May, was; Oslo first told Congress."""
        letters = self.words.verbs.get(self._low(i + 1), ("", ""))[0]
        if self._before(i) == ",":
            return "n" in letters and self._low(i + 2) in _ON_WHAT_WAS_DONE
        return "d" in letters and not self.finite and self._before(i) in ("N", "NNP", "PRP")

    def _verb_behind(self, i: int) -> bool:
        """Whether an adverb stands between an auxiliary and its verb: will likely arrive, has further asked."""
        letters, after = self.words.verbs.get(self._low(i + 1), ("", ""))[0], self._low(i + 1)
        if self._before(i) == "MD":
            return "b" in letters or after in ("be", "have")
        if self._low(i - 1) in _BE:
            return "n" in letters  # were further delayed, were likely sent
        if self._low(i) == "likely" and self._low(i - 1) in ("most", "very", "quite") and self._low(i - 2) in _BE:
            self.found[i - 1].tag = "R"
            return "n" in letters
        return self._low(i - 1) in ("has", "have", "had") and ("n" in letters or after == "been")

    def _called(self, i: int) -> bool:
        """Whether somebody is called on."""
        return self.found[i].lemma == "call" and self.found[i].tag[:2] == "VB"

    def _tag(self, i: int, token: Token) -> str:
        """The tag of a word whose place matters."""
        text, low = token.text, token.low
        if low in wordset("special"):
            return self._special(i, low)
        if low in PLACED and (tag := PLACED[low](self, i, token)):
            return tag
        closed = self.words.closed.get(low)
        if closed == "NOT":
            return "NOT"
        named = text[0].isupper() and not self.headline and not self._opens(i)
        if closed and not (named and i and closed in ("MD", "R")):
            return closed
        if low in wordset("numbers"):
            return "CD"
        cried = text.isupper() and len(text) > 3 and i and low in self.words.verbs  # Oslo HALTS the sale
        if cried and any(one.text[1:].islower() for one in self.found):
            return self._open_class(i, token)
        if named and (i or self._name_ahead(i)):
            return "NNP"
        return self._open_class(i, token)
