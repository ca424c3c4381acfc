"""Tagged words in; noun groups, verb groups and the small words between them out, in order."""

from __future__ import annotations

from caveat.sources.prose.groups import Chunk, Group, Mark, Verb, singular
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.nouns import Nouns

_NOMINAL = frozenset(("DT", "PRPS", "CD", "J", "N", "NNP", "PRP"))
_HALLS = frozenset(("parliament", "court", "congress", "cabinet", "committee", "opposition", "office"))
"""Where something is said or asked, that need no article."""
_DATE = 2
"""Words of a date before its year, at most."""
_VERBAL = frozenset(("MD", "VB", "VBZ", "VBD", "VBN", "VBG", "TO"))
_NEGATED = frozenset(("TO", "VBG", "VBD", "VBZ", "VBN", "VB"))
"""Tags of what a negation before them belongs to."""
_NEVER_AGAIN = frozenset(("once", "again", "yet", "ever", "before"))
"""Adverbs that a negation takes to itself: never again sold, never once sold."""
_QUALIFIERS = frozenset(("about", "some", "around", "nearly", "almost", "roughly", "over", "under", "approximately"))
_MAY_QUALIFY = _QUALIFIERS | {"up", "at", "as", "well"}
"""Words that may begin a number."""
_BEFORE_HEAD = frozenset(("DT", "PRPS", "CD", "J", "N", "NNP"))
"""Tags of words that belong to any group that has no head yet."""
_PASSED = frozenset(("NOT", "R", "QUO", "TO", ",", "IN", "PRP"))
_PASSED_WORDS = frozenset(("no", "even", "about", "going", "both", "all", "each"))
"""What may stand within a verb group, by its tag or itself."""
_MODALS = {"cannot": "can", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "sha": "shall"}
_MUCH = frozenset(("many", "much"))
_TIMES = frozenset(("twice", "times", "half", "just", "almost", "nearly"))
_FLOATS = frozenset(("both", "all", "each"))
"""What counts a subject from behind it: the ministers all voted, Oslo and Rome have both asked."""
_DONE = frozenset(("VBD", "VBZ", "MD", "VBN", "VBG"))
_EMPHATIC = frozenset(("itself", "himself", "herself", "themselves"))
"""What stands behind a noun and adds no other."""
_NUMBERED = frozenset(("licence", "license", "permit", "contract", "application", "certificate", "waiver"))
"""Papers that are told by a number behind them."""
_HEADS = frozenset(("N", "NNP", "CD"))
_LATER = frozenset(("later", "ago", "earlier"))


class Chunker(Nouns):
    """Cuts one sentence into groups."""

    def run(self) -> list[Chunk]:
        """The groups of the sentence, in order, none joined to another yet."""
        out: list[Chunk] = []
        tags, lows = self.tags, self.lows
        i, end = 0, len(self.tokens)
        chunk: Chunk
        while i < end:
            tag = tags[i]
            if tag == "PRP" and lows[i] in _EMPHATIC and out and type(out[-1]) is Group and out[-1].kind != "pronoun":
                chunk = Mark(i, i + 1, "R", lows[i])  # Warsaw itself had asked
            elif lows[i] == "more" and tag == "DT" and self._counted(i, out):
                chunk = Mark(i, i + 1, "R", lows[i])  # not one rifle more
            elif lows[i] in _FLOATS and self._floats(i, out):
                chunk = Mark(i, i + 1, "R", lows[i])
            elif lows[i] == "as" and lows[i + 1 : i + 3] == ["well", "as"] and tags[i + 3] in _BEFORE_HEAD:
                chunk = Mark(i, i + 3, "IN", "with")  # Madrid as well as Lisbon approved
            elif lows[i] == "as" and lows[i + 1] in _MUCH and lows[i - 1] in _TIMES:
                chunk = Mark(i, i + 1, "R", lows[i])  # twice as many licences
            elif lows[i] == "or" and lows[i + 1] == "not" and (lows[i - 1] == "whether" or tags[i + 2] == ","):
                chunk = Mark(i, i + 2, "R", "not")  # whether or not they agree
            elif tag in _NOMINAL:
                chunk = self._noun(i, out)
            elif tag in _VERBAL or (tag == "NOT" and tags[self._past_never(i)] in _NEGATED):
                chunk = self._verb(i)
            elif lows[i] in _MAY_QUALIFY and tag in ("R", "IN") and self._qualifies(i):
                chunk = self._noun(i, out)
            else:
                chunk = Mark(i, i + 1, tag, lows[i])
            out.append(chunk)
            i = chunk.last
        return out

    def _floats(self, i: int, out: list[Chunk]) -> bool:
        """Whether a word counts the subject right before it, whose verb stands right behind: each offered."""
        last = out[-1] if out else None
        alone = len(out) < 2 or not (isinstance(out[-2], Mark) and out[-2].tag == "IN")
        return isinstance(last, Group) and last.last == i and alone and self.tags[i + 1] in ("VBD", "VBZ", "MD")

    def _counted(self, i: int, out: list[Chunk]) -> bool:
        """Whether what is counted stands right before a place where no noun follows."""
        last = out[-1] if out else None
        counted = isinstance(last, Group) and last.last == i and last.head > last.first
        return counted and isinstance(last, Group) and self.tags[last.first] == "CD" and not self._more(i)

    def _past_never(self, i: int) -> int:
        """Where the verb begins behind a negation, and behind "again" or "once" that belong to it."""
        return i + 2 if self.lows[i] == "never" and self.lows[i + 1] in _NEVER_AGAIN else i + 1

    def _qualifies(self, i: int) -> bool:
        """Whether an adverb or preposition begins a number: about 140, up to 40, more than 20."""
        low = self.lows[i]
        if low in _QUALIFIERS:
            return self.tags[i + 1] == "CD" and not (
                self.tokens[i + 1].text.isdigit() and len(self.tokens[i + 1].text) == 4
            )
        return (
            low in ("up", "at", "as", "well")
            and self.lows[i + 1] in ("to", "least", "most", "many", "over")
            and "CD" in (self.tags[i + 2], self.tags[i + 3])
        )

    def _verb(self, i: int) -> Verb:
        """A verb group from its first word: auxiliaries, adverbs within, and the head."""
        first, verb = i, Verb(i, i + 1, i, "", "finite")
        if self.tags[i] == "NOT":
            verb.negative, i = True, self._past_never(i)
        if self.tags[i] == "TO":
            verb.form, i = "inf", i + 1
        elif self.tags[i] in ("VBG", "VBN", "VB"):
            verb.form = {"VBG": "ger", "VBN": "part", "VB": "base"}[self.tags[i]]
        elif self.tags[i] == "MD":
            verb.modal, verb.negative = self._modal(i), verb.negative or self.lows[i] == "cannot"
            i += 1
        verb.past = self.tags[i] == "VBD"
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
        if verb.lemma in ("be", "have", "do") and self.tags[verb.last] == "NOT":
            verb.negative, verb.last = True, verb.last + 1
        return self._after_head(verb)

    def _modal(self, i: int) -> str:
        low = self.lows[i]
        return _MODALS.get(low, low)

    def _continues(self, lemma: str, i: int, verb: Verb) -> bool:
        tag = self.tags[i]
        if lemma == "have" and (tag == "VBN" or self._same_form(i)):
            verb.perfect = True
            return True
        if lemma in ("be", "get", "remain", "stay", "become", "stand", "lie", "sit") and tag == "VBN":
            verb.passive = True
            return True
        if lemma == "be" and tag == "VBG":
            verb.progressive = True
            return True
        if lemma == "be" and tag == "TO" and not verb.modal and verb.form in ("finite", "base"):
            verb.modal = "is to"
            self_i = self._skip(i + 1, None)
            return self.tags[self_i] == "VB"
        if lemma == "be" and self.lows[i] in ("about", "going") and self.tags[i + 1] == "TO":
            verb.modal = "is to"
            return True
        return lemma == "do" and tag == "VB"

    def _same_form(self, i: int) -> bool:
        """Whether a base form or a past is also the participle: have come, has put."""
        letters = self.words.verbs.get(self.lows[i], ("", ""))[0]
        return self.tags[i] in ("VB", "VBD") and "n" in letters

    def _skip(self, i: int, verb: Verb | None) -> int:
        """Past adverbs, negations, quotation marks and a short aside between commas."""
        start = i
        while True:
            tag = self.tags[i]
            if tag not in _PASSED and self.lows[i] not in _PASSED_WORDS:
                return i
            if (
                verb is not None
                and verb.modal == "is to"
                and self.lows[i] in ("about", "going")
                and self.tags[i + 1] == "TO"
            ):
                i += 1
            elif tag == "NOT" or (self.lows[i] == "no" and self.lows[i + 1] == "longer"):
                if (verb is not None and self.lows[i] not in ("hardly", "scarcely")) or verb is not None:
                    verb.negative = True
                i += 1
            elif (
                tag in ("R", "QUO")
                or (tag == "DT" and self.lows[i] in _FLOATS and self.tags[i + 1] in _DONE)
                or (
                    tag == "TO"
                    and verb is not None
                    and verb.modal == "is to"
                    and i > start - 1
                    and self.tags[i + 1] in ("VB", "R", "NOT")
                )
            ):
                i += 1
            elif tag == "," and self.tags[i + 1] in ("R", "CS") and self.tags[i + 2] == ",":
                i += 3
            elif (
                tag == "," and self.lows[i + 1] in ("so", "of", "for", "in", "after", "at") and self.tags[i + 3] == ","
            ):
                i += 4
            elif tag == "," and verb is None and (end := self._aside(i)):
                i = end
            elif tag == "IN" and verb is None and self.lows[i] == "for" and self.tags[i + 4] in ("VBN", "VBD"):
                i += 4
            elif (
                (tag == "IN" and self.lows[i] == "so")
                or self.lows[i] == "even"
                or (
                    tag == "PRP"
                    and self.lows[i] in ("itself", "himself", "herself", "themselves", "all", "both", "each", "ever")
                    and i > start
                )
                or (tag == "PRP" and self.lows[i] in ("itself", "himself", "themselves"))
            ):
                i += 1
            else:
                return i

    def _aside(self, i: int) -> int:
        """Where a verb group goes on after an aside: has, in the past year, refused. Zero where it does not."""
        for j in range(i + 1, min(len(self.tokens), i + 16)):
            tag = self.tags[j]
            if tag == ",":
                if self.tags[j + 1] == "VBD" and "n" in self.words.verbs.get(self.lows[j + 1], ("", ""))[0]:
                    self.tokens[j + 1].tag = self.tags[j + 1] = "VBN"
                return j + 1 if self.tags[j + 1] in ("VBN", "VBG", "VB", "NOT", "R") else 0
            if tag[:2] in ("VB", "MD") or tag in ("THAT", ";", "QUO"):
                return 0
        return 0

    def _after_head(self, verb: Verb) -> Verb:
        if not verb.lemma:
            verb.lemma = verb.modal or "be"
        if verb.form == "finite" and verb.modal == "" and self.tags[verb.first] == "VBN":
            verb.form = "part"
        if verb.form == "part" and not verb.perfect:
            verb.passive = True
        return verb

    def _noun(self, i: int, out: list[Chunk]) -> Chunk:
        first, owner = i, None
        negative = (
            (self.lows[i - 1] == "no" and self.lows[i] not in ("fewer", "less"))
            or (self.lows[i] in ("no", "none", "nobody", "nothing", "neither") and self.tags[i] != "N")
            or (self.tags[i - 1] == "NOT" and self.lows[i] in ("one", "a", "any", "all", "every", "each"))
        )
        if self.tags[i] == "PRP" and not (
            self.lows[i] in ("one", "another", "other") and self.tags[i + 1] in ("N", "J")
        ):
            return Group(i, i + 1, i, self._pronoun(i), negative=negative)
        if self._month_before(i):
            return Group(i, i + 1, i, "time")  # in July legislators demanded
        head, tags, given = -1, self.tags, bool(out) and type(out[-1]) is Verb
        while tag := tags[i]:
            if tag == "POS" and head >= 0:
                owner = Group(owner.last + 1 if owner else first, i, head, self.kind(first, head), owner)
                head, i = -1, i + 1
                continue
            sure = tag in _BEFORE_HEAD if head < 0 else tag == "N" and head != first and not given
            if sure and head > first and tags[head] == "CD" and self._after_year(head, first):
                break  # in May 2031 / customs officers
            if not sure and not self._belongs(i, head, first, out):
                break
            if tag in _HEADS or (tag == "DT" and not self._more(i)) or (tag == "PRP" and self._is_one(i)):
                head = i
            i += 1
        return self._group(first, i, head, owner, negative)

    def _month_before(self, i: int) -> bool:
        """Whether a month, day or year stands before the subject of a verb, and is no part of it."""
        dated = self.lows[i - 1] in ("in", "on", "since", "by") and self.tags[i + 1] == "N" and i > 0
        year = self.tags[i] == "CD" and len(self.lows[i]) == 4 and self.lows[i].isdigit()
        if not dated or not (year or self.tokens[i].text in wordset("months") | wordset("days")):
            return False
        at = i + 1
        while self.tags[at] == "N":
            at += 1
        many = self.lows[at - 1].endswith("s") or self.lows[at - 1] in wordset("plurals")
        return self.tags[at] in ("VBD", "VBZ", "MD") and many

    def _pronoun(self, i: int) -> str:
        return "pronoun" if self.lows[i] not in ("anything", "nothing", "something", "everything") else "goods"

    def _group(self, first: int, last: int, head: int, owner: Group | None, negative: bool) -> Chunk:
        if head < 0 and owner is None and self.tags[first] == "DT" and last > first + 1 and self.tags[last - 1] == "J":
            known = self.kind(first, last - 1)
            return Group(first, last, last - 1, "number" if known == "other" else known, negative=negative)
        if head < 0 and owner is None and self.tags[first] == "PRPS" and self.lows[last - 1] == "own":
            return Group(first, last, last - 1, "number", negative=negative)  # has sent its own
        if head < 0 and owner is not None:
            return Group(first, owner.last, owner.head, owner.kind, owner.owner, negative=negative)
        if head < 0:
            return Mark(
                first,
                max(last, first + 1),
                self.tags[first] if self.tags[first] != "DT" else "R",
                self.lows[max(first, last - 1)],
            )
        last = head + 1
        if head > first and self.tags[head] == "CD" and self.lows[head - 1] in _NUMBERED:
            return Group(first, last, head - 1, self.kind(first, head - 1), owner, negative=negative)  # licence 1187
        if self.tags[head] == "PRP" and head > first and self.tags[head - 1] == "J":
            self.tokens[head].tag = "CD"
            return Group(first, last, head, "number", owner, negative=negative)  # is to get a new one
        if self.tags[head] == "CD" and self.lows[last] == "more" and self.tags[last + 1] not in _NOMINAL:
            last += 1  # will lend it two more from May
        return Group(first, last, head, self.kind(first, head), owner, negative=negative)

    def _more(self, i: int) -> bool:
        return (
            self._is_one(i + 1)
            or self.tags[i + 1] in ("N", "NNP", "J", "CD", "DT", "PRPS")
            or (self.tags[i + 1] == "R" and self.tags[i + 2] in ("J", "CD"))
        )

    def _belongs(self, i: int, head: int, first: int, out: list[Chunk]) -> bool:
        """Whether the word at a place goes on with the group whose head is the last noun so far."""
        tag = self.tags[i]
        match tag:
            case "N" if self._after_day(i, head, first):
                return False
            case "N":
                return not self._after_year(head, first) and not self._ditransitive(i, head, out)
            case "DT" | "PRPS":
                if tag == "DT" and self.lows[i] in ("more", "such") and head == i - 1 and self.tags[head] == "CD":
                    return self.tags[i + 1] in ("N", "J", "NNP")  # forty more launchers
                return head < 0
            case "NNP":
                return not self._after_year(head, first) and self._name_belongs(i, head, first)
            case "CD" if head >= 0 and self.lows[i + 2] in _LATER and self._is_time(i + 1):
                return False  # lifted the suspension / nineteen days later
            case "CD":
                return head < 0 or (not self._after_year(head, first) and self._number_belongs(i, head, first))
            case "J" if self.lows[i] in ("last", "next") and self.tags[i - 1] == "CD" and self._is_time(i + 1):
                return False  # asked for 24 / last summer
            case "J":
                return not self._after_year(head, first) and self._adjective_belongs(i, head, out)
            case "PRP":
                return head < 0 and (i == first or self._is_one(i))
            case "CC":
                return head < 0 and self.tags[i - 1] == "J" == self.tags[i + 1] and self.tags[i + 2] in ("N", "NNP")
            case "R" | "IN":
                return head < 0 and (
                    self._qualifies(i)
                    or self.lows[i] in ("least", "most", "over", "than", "only")
                    or (self.lows[i] == "to" and self.lows[i - 1] in ("up", "next"))
                    or (self.lows[i] == "to" and self.lows[i - 1] == "close" and self.tags[i + 1] in ("CD", "DT"))
                    or (self.tags[i + 1] in ("J", "CD") and (tag == "R" or i == first))
                )
            case _:
                return False

    def _is_time(self, i: int) -> bool:
        """Whether a time, or a unit of one, stands at a place."""
        nouns = self.words.nouns
        return nouns.get(self.lows[i]) == "time" or nouns.get(singular(self.lows[i])) == "time"

    def _after_year(self, head: int, first: int) -> bool:
        """Whether the group so far is a year of its own, or a date: in 2019 / Norway, in May 2031 / Sweden."""
        if head > first and self.tags[head] == "CD" and self.tokens[head - 1].text in wordset("months"):
            return head - first <= _DATE and all(self.tags[at] in ("CD", "NNP") for at in range(first, head))
        return head == first and head >= 0 and self.tags[first - 1] == "IN" and self._year(head)

    def _is_one(self, i: int) -> bool:
        """Whether "one" is the head of a group: no one, the big one."""
        if self.lows[i] == "others":
            return self.lows[i - 1] == "the"
        return self.lows[i] == "one" and (self.lows[i - 1] == "no" or self.tags[i - 1] == "J")

    def _after_day(self, i: int, head: int, first: int) -> bool:
        """Whether the group so far is a day without an article: on 9 April / mortar bombs were fired."""
        dated = self.tags[first - 1] == "IN" and self.tags[first] == "CD" and head == first + 1 == i - 1
        return dated and self.tokens[head].text in wordset("months")

    def _name_belongs(self, i: int, head: int, first: int) -> bool:
        if head < 0:
            return True
        text, before = self.tokens[i].text, self.tags[head]
        if text == "The":
            return False  # following a ruling / The Hague has
        placed = self.tags[first - 1] == "IN" or (first == 1 and self.tags[0] == "VBG")
        placed = placed or self.lows[first - 1] in ("after", "before", "since")  # hours after the attack / Norway
        fronted = head == first or (head == first + 1 and self.tags[first] == "DT")
        fronted = fronted or self._led_by_manner(i, head, first)
        if fronted and before == "N" and placed:
            plain = self.kind(first, head) not in ("person", "body", "spokes", "outlet")
            if head == first and self.lows[head] in _HALLS and self.lows[first - 1] in ("in", "before", "at"):
                return False  # in parliament / Kari Lund
            if plain and (text in self.words.states or self.tags[i + 1] in ("VBZ", "MD") or self._says(i)):
                return False
        if before == "N" and self.kind(head, head) == "time":
            return False
        two = before == "NNP" and text in self.words.states and self.tags[i + 1] in ("VBZ", "VBD", "MD")
        opens = next((at for at in range(first - 1, 0, -1) if self.tags[at] in (":", ";", "--")), 0)
        opening = not any(tag in ("VBZ", "VBD", "MD") for tag in self.tags[opens:first])
        two = two or (before == "NNP" and self._says(i))  # in a letter to Congress / Boeing said
        opens = first + (self.lows[first] == "the" and first < head)  # in the Emirates / Spain has
        where = " ".join(token.text for token in self.tokens[opens : head + 1])
        if placed and two and opening and where in self.words.states:
            return f"{where} {text}" in self.words.states  # from Paris / Kyiv wants
        day = head == first + 1 and self.tags[first] == "CD"
        if placed and (head == first or day) and self.tokens[head].text in wordset("months"):
            return False  # in May / Ottawa; from 1 July / Norway
        if placed and head == first and self.tokens[head].text in wordset("days") and text in self.words.states:
            return False  # as of Monday / Norway
        state = before == "N" and text in self.words.states and self.tags[i + 1] in ("VBD", "VBZ", "MD")
        if state and self.kind(head, head) in ("goods", "transfer", "permit", "aid"):
            return False
        return not (text in wordset("days") or (before == "N" and text in wordset("months")))

    def _says(self, i: int) -> bool:
        """Whether a name at a place says something: in a statement / Lockheed Martin said."""
        while self.tags[i] == "NNP":
            i += 1
        return self.tags[i] == "VBD" and self.lows[i] in wordset("said")

    def _led_by_manner(self, i: int, head: int, first: int) -> bool:
        """Whether a noun with its adjectives opens the sentence and a name acts: with immediate effect / Norway is."""
        led = self.tags[first:head]
        led = led[led.index("POS") + 1 :] if "POS" in led else led  # in Friday's statement / Tokyo said
        opens = (first == 1 or self.tags[first - 2] == "THAT") and head == i - 1
        opens = opens and all(tag in ("DT", "PRPS", "J", "N") for tag in led)
        named = self.tokens[i].text in self.words.states or (led == ["J"] and self.tags[i + 1] != "VBD")
        return opens and ((named and self.tags[i + 1] in ("VBZ", "VBD", "MD")) or self._says(i))

    def _number_belongs(self, i: int, head: int, first: int) -> bool:
        if self.tags[head] == "N" and self.tags[i + 1] in ("N", "J", "NNP"):
            return False  # as a grant / 50 vehicles
        if self.tokens[head].text in wordset("months") and self.tokens[i].text[0].isalpha():
            return False  # in November / thirty-one of the guns
        named = " ".join(token.text for token in self.tokens[first : head + 1])
        if self.lows[i + 1] == "of" and (self.tokens[head].text in self.words.states or named in self.words.states):
            return False  # passed on to Ukraine / 19 of the tanks; offered La Paz / 800 of them
        if self.tokens[head].text in wordset("months") and self.tags[i + 1] in ("N", "J"):
            day = self.tokens[i].text
            if self._year(i):
                return True  # in May 2031 / customs officers
            return day.isdigit() and int(day) <= 31 and head > first  # in April / 200 pistols
        return not self._parts(i, head)

    def _adjective_belongs(self, i: int, head: int, out: list[Chunk]) -> bool:
        if head < 0 or (self.tags[head] == "CD" and head == i - 1 and not self._year(head) and self._noun_soon(i)):
            return True
        if self._regional(i, head):
            return True
        joins = self.tags[i + 1] in ("N", "NNP") and self.tags[head] == "NNP"
        return joins and not self._parts(i, head) and not self._ditransitive(i, head, out)

    def _noun_soon(self, i: int) -> bool:
        """Whether a noun follows the adjectives at a place: three congressional aides."""
        while self.tags[i] in ("J", "CD"):
            i += 1
        return self.tags[i] in ("N", "NNP")

    def _year(self, i: int) -> bool:
        text = self.tokens[i].text
        return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")

    def _regional(self, i: int, head: int) -> bool:
        """Whether an adjective stands between a name and the office it tells of: the Flemish regional government."""
        named = self.tags[head] == "NNP" and head == i - 1 and self.lows[head - 1] == "the" and self.tags[i + 1] == "N"
        return named and self.kind(i + 1, i + 1) in ("body", "person") and not self.lows[i + 1].endswith("s")

    def _parts(self, i: int, head: int) -> bool:
        """Whether a number or adjective after a head opens another group."""
        low = self.lows[i]
        if low in ("last", "next", "this", "earlier", "late", "early"):
            return True
        if self.tokens[i].text[0] in "€$£¥" or self.words.nouns.get(singular(self.lows[i + 1])) == "time":
            return True
        kind = self.kind(head, head)
        if self.tokens[head].text in wordset("months"):
            return False
        opens = kind in ("state", "person", "body", "name") and self.tags[i + 1] in ("N", "J", "NNP", "DT")
        return opens or self.lows[head].endswith("s")

    def _ditransitive(self, i: int, head: int, out: list[Chunk]) -> bool:
        """Whether a receiver stands before the goods: sold Egypt tanks."""
        if head < 0 or not out or not isinstance(out[-1], Verb) or self.tags[i - 1] == "POS":
            return False
        return out[-1].lemma in wordset("gives") and self.tokens[head].text in self.words.states and head == i - 1
