"""Tagged words in; noun groups, verb groups and the small words between them out, in order."""

from __future__ import annotations

from caveat.sources.prose.groups import Chunk, Group, Mark, Verb, singular
from caveat.sources.prose.lexicon import Lexicon, lexicon, wordset
from caveat.sources.prose.tokens import Token

_COMMON = frozenset(("aid", "abstract", "civil", "unit", "transfer"))
"""Kinds of noun that name somebody where they end a name."""
_QUALIFIERS = ("about", "some", "around", "nearly", "almost", "roughly", "over", "under", "approximately")


class Chunker:
    """Cuts one sentence into groups."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.words: Lexicon = lexicon()

    def run(self) -> list[Chunk]:
        """The groups of the sentence, in order, none joined to another yet."""
        out: list[Chunk] = []
        i = 0
        while i < len(self.tokens):
            chunk = self._next(i, out)
            out.append(chunk)
            i = chunk.last
        return out

    def tag(self, i: int) -> str:
        """The tag at a place, empty beyond the end."""
        return self.tokens[i].tag if 0 <= i < len(self.tokens) else ""

    def low(self, i: int) -> str:
        """The word at a place in small letters, empty beyond the end."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def _next(self, i: int, out: list[Chunk]) -> Chunk:
        tag = self.tag(i)
        if tag in ("MD", "VB", "VBZ", "VBD", "VBN", "VBG", "TO") or (
            tag == "NOT" and self.tag(i + 1) in ("TO", "VBG", "VBD", "VBZ", "VBN", "VB")
        ):
            return self._verb(i)
        if tag in ("DT", "PRPS", "CD", "J", "N", "NNP", "PRP") or (tag in ("R", "IN") and self._qualifies(i)):
            return self._noun(i, out)
        return Mark(i, i + 1, tag, self.low(i))

    def _qualifies(self, i: int) -> bool:
        """Whether an adverb or preposition begins a number: about 140, up to 40, more than 20."""
        low = self.low(i)
        if low in _QUALIFIERS:
            return self.tag(i + 1) == "CD" and not (
                self.tokens[i + 1].text.isdigit() and len(self.tokens[i + 1].text) == 4
            )
        return (
            low in ("up", "at", "as", "well")
            and self.low(i + 1) in ("to", "least", "most", "many", "over")
            and "CD" in (self.tag(i + 2), self.tag(i + 3))
        )

    def _verb(self, i: int) -> Verb:
        """A verb group from its first word: auxiliaries, adverbs within, and the head."""
        first, verb = i, Verb(i, i + 1, i, "", "finite")
        if self.tag(i) == "NOT":
            verb.negative, i = True, i + 1
        if self.tag(i) == "TO":
            verb.form, i = "inf", i + 1
        elif self.tag(i) in ("VBG", "VBN", "VB"):
            verb.form = {"VBG": "ger", "VBN": "part", "VB": "base"}[self.tag(i)]
        elif self.tag(i) == "MD":
            verb.modal, verb.negative = self._modal(i), verb.negative or self.low(i) == "cannot"
            i += 1
        verb.past = self.tag(i) == "VBD"
        while True:
            i = self._skip(i, verb)
            head = self.tokens[i] if i < len(self.tokens) else None
            if head is None or head.tag[:2] != "VB":
                break
            verb.head, verb.last, verb.lemma = i, i + 1, head.lemma
            following = self._skip(i + 1, None)
            if not self._continues(head.lemma, following, verb):
                break
            self._skip(i + 1, verb)
            i = following
        verb.first = first
        if verb.lemma in ("be", "have", "do") and self.tag(verb.last) == "NOT":
            verb.negative, verb.last = True, verb.last + 1
        return self._after_head(verb)

    def _modal(self, i: int) -> str:
        low = self.low(i)
        return {"cannot": "can", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "sha": "shall"}.get(low, low)

    def _continues(self, lemma: str, i: int, verb: Verb) -> bool:
        tag = self.tag(i)
        if lemma == "have" and (tag == "VBN" or self._same_form(i)):
            verb.perfect = True
            return True
        if lemma in ("be", "get", "remain", "stay", "become", "stand") and tag == "VBN":
            verb.passive = True
            return True
        if lemma == "be" and tag == "VBG":
            verb.progressive = True
            return True
        if lemma == "be" and tag == "TO" and not verb.modal and verb.form in ("finite", "base"):
            verb.modal = "is to"
            self_i = self._skip(i + 1, None)
            return self.tag(self_i) == "VB"
        if lemma == "be" and self.low(i) in ("about", "going") and self.tag(i + 1) == "TO":
            verb.modal = "is to"
            return True
        return lemma == "do" and tag == "VB"

    def _same_form(self, i: int) -> bool:
        """Whether a base form or a past is also the participle: have come, has put."""
        letters = self.words.verbs.get(self.low(i), ("", ""))[0]
        return self.tag(i) in ("VB", "VBD") and "n" in letters

    def _skip(self, i: int, verb: Verb | None) -> int:
        """Past adverbs, negations, quotation marks and a short aside between commas."""
        start = i
        while True:
            tag = self.tag(i)
            if (
                verb is not None
                and verb.modal == "is to"
                and self.low(i) in ("about", "going")
                and self.tag(i + 1) == "TO"
            ):
                i += 1
            elif tag == "NOT" or (self.low(i) == "no" and self.low(i + 1) == "longer"):
                if (verb is not None and self.low(i) not in ("hardly", "scarcely")) or verb is not None:
                    verb.negative = True
                i += 1
            elif tag in ("R", "QUO") or (
                tag == "TO"
                and verb is not None
                and verb.modal == "is to"
                and i > start - 1
                and self.tag(i + 1) in ("VB", "R", "NOT")
            ):
                i += 1
            elif tag == "," and self.tag(i + 1) in ("R", "CS") and self.tag(i + 2) == ",":
                i += 3
            elif tag == "," and self.low(i + 1) in ("so", "of", "for", "in", "after", "at") and self.tag(i + 3) == ",":
                i += 4
            elif tag == "," and verb is None and (end := self._aside(i)):
                i = end
            elif tag == "IN" and verb is None and self.low(i) == "for" and self.tag(i + 4) in ("VBN", "VBD"):
                i += 4
            elif (
                (tag == "IN" and self.low(i) == "so")
                or self.low(i) == "even"
                or (
                    tag == "PRP"
                    and self.low(i) in ("itself", "himself", "herself", "themselves", "all", "both", "each", "ever")
                    and i > start
                )
                or (tag == "PRP" and self.low(i) in ("itself", "himself", "themselves"))
            ):
                i += 1
            else:
                return i

    def _aside(self, i: int) -> int:
        """Where a verb group goes on after an aside: has, in the past year, refused. Zero where it does not."""
        for j in range(i + 1, min(len(self.tokens), i + 16)):
            tag = self.tag(j)
            if tag == ",":
                if self.tag(j + 1) == "VBD" and "n" in self.words.verbs.get(self.low(j + 1), ("", ""))[0]:
                    self.tokens[j + 1].tag = "VBN"
                return j + 1 if self.tag(j + 1) in ("VBN", "VBG", "VB", "NOT", "R") else 0
            if tag[:2] in ("VB", "MD") or tag in ("THAT", ";", "QUO"):
                return 0
        return 0

    def _after_head(self, verb: Verb) -> Verb:
        if not verb.lemma:
            verb.lemma = verb.modal or "be"
        if verb.form == "finite" and verb.modal == "" and self.tag(verb.first) == "VBN":
            verb.form = "part"
        if verb.form == "part" and not verb.perfect:
            verb.passive = True
        return verb

    def _noun(self, i: int, out: list[Chunk]) -> Chunk:
        first, owner = i, None
        negative = (
            self.low(i - 1) == "no"
            or (self.low(i) in ("no", "none", "nobody", "nothing", "neither") and self.tag(i) != "N")
            or (self.tag(i - 1) == "NOT" and self.low(i) in ("one", "a", "any", "all", "every", "each"))
        )
        if self.tag(i) == "PRP" and not (self.low(i) in ("one", "another", "other") and self.tag(i + 1) in ("N", "J")):
            return Group(i, i + 1, i, self._pronoun(i), negative=negative)
        head = -1
        while i < len(self.tokens):
            tag = self.tag(i)
            if tag == "POS" and head >= 0:
                owner = Group(owner.last + 1 if owner else first, i, head, self.kind(first, head), owner)
                head, i = -1, i + 1
                continue
            if not self._belongs(i, head, first, out):
                break
            if tag in ("N", "NNP", "CD") or (tag == "DT" and not self._more(i)):
                head = i
            i += 1
        return self._group(first, i, head, owner, negative)

    def _pronoun(self, i: int) -> str:
        return "pronoun" if self.low(i) not in ("anything", "nothing", "something", "everything") else "goods"

    def _group(self, first: int, last: int, head: int, owner: Group | None, negative: bool) -> Chunk:
        if head < 0 and owner is None and self.tag(first) == "DT" and last > first + 1 and self.tag(last - 1) == "J":
            known = self.kind(first, last - 1)
            return Group(first, last, last - 1, "number" if known == "other" else known, negative=negative)
        if head < 0 and owner is not None:
            return Group(first, owner.last, owner.head, owner.kind, owner.owner, negative=negative)
        if head < 0:
            return Mark(
                first,
                max(last, first + 1),
                self.tag(first) if self.tag(first) != "DT" else "R",
                self.low(max(first, last - 1)),
            )
        last = head + 1
        return Group(first, last, head, self.kind(first, head), owner, negative=negative)

    def _more(self, i: int) -> bool:
        return self.tag(i + 1) in ("N", "NNP", "J", "CD", "DT", "PRPS") or (
            self.tag(i + 1) == "R" and self.tag(i + 2) in ("J", "CD")
        )

    def _belongs(self, i: int, head: int, first: int, out: list[Chunk]) -> bool:
        tag = self.tag(i)
        if tag == "DT" and self.low(i) in ("more", "such") and head == i - 1 and self.tag(head) == "CD":
            return self.tag(i + 1) in ("N", "J", "NNP")  # forty more launchers
        if tag in ("DT", "PRPS"):
            return head < 0
        if tag == "PRP":
            return head < 0 and i == first
        if (
            tag in ("NNP", "N", "J")
            and head >= 0
            and self._year(head)
            and head == first
            and self.tag(first - 1) == "IN"
        ):
            return False
        fronted = head == first or (head == first + 1 and self.tag(first) == "DT")
        if tag == "NNP" and fronted and self.tag(head) == "N" and self.tag(first - 1) == "IN":
            plain = self.kind(first, head) not in ("person", "body", "spokes", "outlet")
            if plain and (self.tokens[i].text in self.words.states or self.tag(i + 1) in ("VBZ", "MD")):
                return False
        if tag == "N":
            return not self._ditransitive(i, head, out)
        if tag == "NNP" and head >= 0 and self.tag(head) == "N" and self.kind(head, head) == "time":
            return False
        month = head == first and self.tokens[head].text in wordset("months")
        if tag == "NNP" and month and self.tag(first - 1) == "IN":
            return False  # in May / Ottawa
        if tag == "NNP" and head >= 0 and self.tag(head) == "N" and self.tokens[i].text in self.words.states:
            thing = self.kind(head, head) in ("goods", "transfer", "permit", "aid")
            if thing and self.tag(i + 1) in ("VBD", "VBZ", "MD"):
                return False
        if tag == "NNP":
            return not (
                head >= 0
                and (
                    self.tokens[i].text in wordset("days")
                    or (self.tokens[i].text in wordset("months") and self.tag(head) == "N")
                )
            )
        if tag == "CD" and head >= 0 and self.tag(head) == "N" and self.tag(i + 1) in ("N", "J", "NNP"):
            return False  # as a grant / 50 vehicles
        if tag == "CD" and head >= 0 and self.tokens[head].text in wordset("months") and self.tag(i + 1) in ("N", "J"):
            day = self.tokens[i].text
            return day.isdigit() and int(day) <= 31 and head > first  # in April / 200 pistols
        if tag == "CD":
            return head < 0 or not self._parts(i, head)
        if tag == "J":
            if head < 0 or (self.tag(head) == "CD" and head == i - 1 and not self._year(head) and self._noun_soon(i)):
                return True
            joins = self.tag(i + 1) in ("N", "NNP") and self.tag(head) == "NNP"
            return joins and not self._parts(i, head) and not self._ditransitive(i, head, out)
        if tag in ("R", "IN"):
            return head < 0 and (
                self._qualifies(i)
                or self.low(i) in ("least", "most", "over", "than", "only")
                or (self.low(i) == "to" and self.low(i - 1) in ("up", "close", "next"))
                or (self.tag(i + 1) in ("J", "CD") and (tag == "R" or i == first))
            )
        return False

    def _noun_soon(self, i: int) -> bool:
        """Whether a noun follows the adjectives at a place: three congressional aides."""
        while self.tag(i) in ("J", "CD"):
            i += 1
        return self.tag(i) in ("N", "NNP")

    def _year(self, i: int) -> bool:
        text = self.tokens[i].text
        return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")

    def _parts(self, i: int, head: int) -> bool:
        """Whether a number or adjective after a head opens another group."""
        low = self.low(i)
        if low in ("last", "next", "this", "earlier", "late", "early"):
            return True
        if self.tokens[i].text[0] in "€$£¥" or self.words.nouns.get(singular(self.low(i + 1))) == "time":
            return True
        kind = self.kind(head, head)
        if self.tokens[head].text in wordset("months"):
            return False
        return (kind in ("state", "person", "body", "name") and self.tag(i + 1) in ("N", "J", "NNP", "DT")) or self.low(
            head
        ).endswith("s")

    def _ditransitive(self, i: int, head: int, out: list[Chunk]) -> bool:
        """Whether a receiver stands before the goods: sold Egypt tanks."""
        if head < 0 or not out or not isinstance(out[-1], Verb) or self.tag(i - 1) == "POS":
            return False
        return out[-1].lemma in wordset("gives") and self.tokens[head].text in self.words.states and head == i - 1

    def kind(self, first: int, head: int) -> str:
        """What a group with that head stands for."""
        token = self.tokens[head]
        low = token.low
        if token.text in self.words.states or (
            head > 0 and f"{self.tokens[head - 1].text} {token.text}" in self.words.states
        ):
            return "state"
        if token.text in wordset("months") or token.text in wordset("days"):
            return "time"
        if low == "opposition" and self.low(first) == "the" and head == first + 1:
            return "body"
        if low in wordset("doers") or singular(low) in wordset("doers"):
            return "person"
        if low in wordset("offices"):
            return "body"
        found = self.words.nouns.get(low) or self.words.nouns.get(low.rsplit("-", 1)[-1])
        if found is None:
            one = singular(low)
            found = self.words.nouns.get(one)
        if found == "goods" and token.tag == "NNP" and self.tag(head - 1) == "NNP" and low in wordset("organisation"):
            return "name"
        if found == "civil" and self.low(head - 1) in wordset("warlike"):
            return "goods"
        if found == "unit" and head > first and self.tag(head - 1) not in ("CD",):
            found = None
        if found in _COMMON and token.tag == "NNP" and self.tag(head - 1) in ("NNP", "DT"):
            return "name"  # Lantern Rights, the Federal Service
        if found is not None:
            return found
        if token.text[:-1] in self.words.peoples and token.text.endswith("s"):
            return "people"
        if token.tag == "NNP" and self._articles(first, head, low):
            return "goods"
        if token.tag == "NNP":
            return "people" if token.text in self.words.peoples else self._named(token.text)
        if token.tag == "CD":
            return (
                "time" if len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20") else "number"
            )
        return "pronoun" if token.tag in ("PRP", "DT") else "other"

    def _articles(self, first: int, head: int, low: str) -> bool:
        """Whether a name in the plural is an article's: two Rafales, its old Mirages."""
        counted = self.tag(first) == "CD" or self.low(first) in (
            "its",
            "their",
            "his",
            "her",
            "some",
            "several",
            "more",
        )
        named = self.tokens[head].text in self.words.peoples or low in wordset("organisation")
        return counted and head > first and low.endswith("s") and not low.endswith("ss") and not named

    @staticmethod
    def _named(text: str) -> str:
        """A name with figures in it is an article's designation, any other may be anybody's."""
        return "goods" if any(letter.isdigit() for letter in text) else "name"
