"""How far a noun group goes: whether a word behind its head belongs to it or begins another."""

from __future__ import annotations

from caveat.sources.prose.grammar.models import Models
from caveat.sources.prose.words.groups import FIELD, Chunk, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset

_HALLS = frozenset(("parliament", "court", "congress", "cabinet", "committee", "opposition", "office"))
"""Where something is said or asked, that need no article."""
_DATE = 2
"""Words of a date before its year, at most."""
_QUALIFIERS = frozenset(("about", "some", "around", "nearly", "almost", "roughly", "over", "under", "approximately"))
MAY_QUALIFY = _QUALIFIERS | {"up", "at", "as", "well"}
"""Words that may begin a number."""
_DISPUTES = frozenset(("down", "row", "dispute", "quarrel", "spat", "rift", "dithers", "dithered", "dithering"))
"""What stands before "over" where it does not say how many."""
_HANDS = wordset("gives") | {
    "deliver", "export", "ship", "supply", "provide", "transfer", "sell", "send", "grant", "issue",
}  # fmt: skip
"""Verbs by which somebody is given something."""
_OF = 2
"""Groups behind a verb where its receiver is told by "of": granted / a subsidiary / of / Saab."""
_AS_PEOPLE = ("ese", "sh", "ch", "ss")
"""How adjectives end that name a people as they stand: the Japanese, the Danish, the French, the Swiss."""
_LATER = frozenset(("later", "ago", "earlier", "ahead"))
_SIDES = frozenset(("before", "after"))
_DAYS_OF = frozenset(("business", "calendar", "working", "school", "court", "holiday", "session"))
"""What days are of that are counted: ten business days after."""
_HALVES = frozenset(("early", "late", "mid", "mid-"))
_SINCE = frozenset(("since", "until", "before", "after"))
_WHEN = frozenset(("in", "since", "by", "until", "from"))
"""What stands before a part of a month or year that is a date of its own: in early May / Norway."""


class Bounds(Models):
    """The words of a sentence, and where its noun groups end."""

    def _qualifies(self, i: int) -> bool:
        """Whether an adverb or preposition begins a number: about 140, up to 40, more than 20."""
        low = self.lows[i]
        if low == "over" and i and self.lows[i - 1] in _DISPUTES:
            return False  # put its foot down over four boats
        if low in _QUALIFIERS:
            return self.tags[i + 1] == "CD" and not (
                self.tokens[i + 1].text.isdigit() and len(self.tokens[i + 1].text) == 4
            )
        return (
            low in ("up", "at", "as", "well")
            and self.lows[i + 1] in ("to", "least", "most", "many", "over")
            and "CD" in (self.tags[i + 2], self.tags[i + 3])
        )

    def _counts_over(self, i: int) -> bool:
        """Whether "over" says how many: just over 40, well over a hundred; and not: silent over the frigates."""
        return "CD" in (self.tags[i + 1], self.tags[i + 2] if self.tags[i + 1] == "DT" else "")

    def _more(self, i: int) -> bool:
        return (
            self._is_one(i + 1)
            or self.tags[i + 1] in ("N", "NNP", "J", "CD", "DT", "PRPS")
            or (self.tags[i + 1] == "R" and self.tags[i + 2] in ("J", "CD"))
        )

    def _belongs(self, i: int, head: int, first: int, out: list[Chunk]) -> bool:
        """Whether the word at a place goes on with the group whose head is the last noun so far."""
        tag = self.tags[i]
        if head == i - 1 and out and isinstance(out[-1], Verb) and self._receives(i, first, out[-1]):
            return False
        match tag:
            case "N" if self._after_day(i, head, first) or (head >= 0 and self._ago(i)):
                return False
            case "N":
                own = not self._ditransitive(i, head, out) and not self._behind_receiver(i, head, first, out)
                return own and not self._after_year(head, first)
            case "DT" | "PRPS":
                if tag == "DT" and self.lows[i] in ("more", "such") and head == i - 1 and self.tags[head] == "CD":
                    return self.tags[i + 1] in ("N", "J", "NNP")  # forty more launchers
                return head < 0
            case "NNP" if head >= 0 and self.given_model(i, head, out):
                return False
            case "NNP" | "CD" if head >= 0 and self._goods_from(i, head, first, out):
                return False  # received from China / Caihong drones; buy from the US / 18 F-35 jets
            case "NNP":
                return not self._after_year(head, first) and self._name_belongs(i, head, first)
            case "CD" | "J" if head >= 0 and self.of_model(i, head, first, out):
                return True
            case "CD" if head >= 0 and self.lows[i + 2] in _LATER and self._is_time(i + 1):
                return False  # lifted the suspension / nineteen days later
            case "CD":
                return head < 0 or (not self._after_year(head, first) and self._number_belongs(i, head, first, out))
            case "J" if self.lows[i] in ("last", "next") and self.tags[i - 1] == "CD" and self._is_time(i + 1):
                return False  # asked for 24 / last summer
            case "J":
                return not self._after_year(head, first) and self._adjective_belongs(i, head, out)
            case "PRP":
                return head < 0 and (i == first or self._is_one(i))
            case "CC":
                return head < 0 and self._both_say_how(i)
            case "R" | "IN":
                return head < 0 and (
                    self._qualifies(i)
                    or self.lows[i] in ("least", "most", "than")
                    or (self.lows[i] == "only" and self.tags[i + 1] not in ("IN", "CS", "."))  # possible / only if
                    or (self.lows[i] == "over" and self._counts_over(i))
                    or (self.lows[i] == "to" and self.lows[i - 1] in ("up", "next"))
                    or (self.lows[i] == "to" and self.lows[i - 1] == "close" and self.tags[i + 1] in ("CD", "DT"))
                    or (self.tags[i + 1] in ("J", "CD") and (tag == "R" or i == first))
                )
            case _:
                return False

    def _goods_from(self, i: int, head: int, first: int, out: list[Chunk]) -> bool:
        """Whether goods begin behind the state from which a verb without an object has them."""
        opens = first + (self.lows[first] == "the")
        named = " ".join(token.text for token in self.tokens[opens : head + 1])
        if (
            self.lows[first - 1] != "from"
            or named not in self.words.states
            or f"{named} {self.tokens[i].text}" in (self.words.states)
        ):
            return False
        verb = next((one for one in reversed(out[:-1]) if not (isinstance(one, Mark) and one.tag == "R")), None)
        last = i
        while self.tags[last + 1] in ("NNP", "CD", "J", "N", "CC") or self.lows[last + 1] == "-":
            last += 1
        last -= self.tags[last] == "J"
        return isinstance(verb, Verb) and self.words.nouns.get(singular(self.lows[last])) == "goods"

    def _is_time(self, i: int) -> bool:
        """Whether a time, or a unit of one, stands at a place."""
        nouns = self.words.nouns
        return nouns.get(self.lows[i]) == "time" or nouns.get(singular(self.lows[i])) == "time"

    def _ago(self, i: int) -> bool:
        """Whether a span of time without a number begins behind a noun: sold them howitzers / years ago."""
        span = self.lows[i + 1] in _LATER | _SIDES and self.lows[i].endswith("s") and self._is_time(i)
        thing = self.tags[i - 1] in ("N", "NNP") and not self._is_time(i - 1) and self.lows[i - 1] not in _DAYS_OF
        return span and thing and self.words.nouns.get(self.lows[i - 1]) not in ("unit", "number")

    def _after_year(self, head: int, first: int) -> bool:
        """Whether the group so far is a year of its own, or a date: in 2019 / Norway, in May 2031 / Sweden."""
        if head > first and self.tags[head] == "CD" and self.tokens[head - 1].text in wordset("months"):
            opens = first + (self.lows[first] in _HALVES)  # in early May 2031 / Sweden
            return head - opens <= _DATE and all(self.tags[at] in ("CD", "NNP") for at in range(opens, head))
        if head == first + 1 and self.lows[first] in _HALVES and self.lows[first - 1] in _WHEN:
            return self._year(head) or (self.tokens[head].text in wordset("months") and self.tags[head + 1] != "CD")
        return head == first and head >= 0 and self.tags[first - 1] == "IN" and self._year(head)

    def _is_one(self, i: int) -> bool:
        """Whether "one" is the head of a group: no one, the big one."""
        if self.lows[i] == "others":
            return self.lows[i - 1] == "the"
        return self.lows[i] == "one" and (self.lows[i - 1] == "no" or self.tags[i - 1] == "J")

    def _after_day(self, i: int, head: int, first: int) -> bool:
        """Whether the group so far is a day without an article: on 9 April / mortar bombs were fired."""
        led = self.tags[first - 1] == "IN" or self.lows[first - 1] in _SINCE  # since 4 November / inspectors have
        dated = led and self.tags[first] == "CD" and head == first + 1 == i - 1
        return dated and self.tokens[head].text in wordset("months")

    def _both_say_how(self, i: int) -> bool:
        """Whether "and" joins two words before one noun: strict and steady review; not the fields of an office."""
        after, then = self.tags[i + 1], self.tags[i + 2]
        alike = after == "J" or (after == then and self.lows[i - 1] not in _FIELDS)
        return self.tags[i - 1] == "J" and then in ("N", "NNP") and alike

    def _after_period(self, i: int, head: int, first: int) -> bool:
        """Whether the group so far is a period of which a part was told: in the first half of the year / permits."""
        of = self.lows[first - 1] == "of" and self.lows[first] in ("the", "that", "this")
        told = of and head == first + 1 == i - 1
        goods = self.words.nouns.get(self.lows[i]) or self.words.nouns.get(singular(self.lows[i]))
        return told and self.lows[head] in ("year", "month", "quarter", "decade", "week") and goods in _MOVED

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
        span = first > 1 and self.tokens[first - 2].text in wordset("months")  # between May and June / Spain
        if (placed or span) and (head == first or day) and self.tokens[head].text in wordset("months"):
            return False  # in May / Ottawa; from 1 July / Norway
        if placed and head == first and self.tokens[head].text in wordset("days") and text in self.words.states:
            return False  # as of Monday / Norway
        state = before == "N" and text in self.words.states and self.tags[i + 1] in ("VBD", "VBZ", "MD")
        if state and self.kind(head, head) in FIELD:
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

    def _number_belongs(self, i: int, head: int, first: int, out: list[Chunk]) -> bool:
        if self.tags[head] == "N" and self.tags[i + 1] in ("N", "J", "NNP", "CD"):
            return False  # as a grant / 50 vehicles
        if self._some_of_them(i, head):
            return False  # by the date of the hearing / 340 of the 600 modules had gone
        if self.tokens[head].text in wordset("months") and self.tokens[i].text[0].isalpha():
            return False  # in November / thirty-one of the guns
        named = " ".join(token.text for token in self.tokens[first : head + 1])
        placed = self.tokens[head].text in self.words.states or named in self.words.states
        if self.lows[i + 1] == "of" and placed:
            return False  # passed on to Ukraine / 19 of the tanks; offered La Paz / 800 of them
        gives = bool(out) and isinstance(last := out[-1], Verb) and last.lemma in wordset("gives")
        if gives and (placed or self.lows[first] == "the") and self.tags[i + 1] not in ("N", "J", "NNP"):
            return False  # gave Port Moresby / 200; promised the LAF / 300
        hands = bool(out) and isinstance(last := out[-1], Verb) and last.lemma in _HANDS
        text = self.tokens[head].text
        if hands and self.lows[first] == "the" and head == first + 1 and text in self.words.peoples:
            return not text.endswith(_AS_PEOPLE)  # sold the Japanese / 400 rifles
        if self.tokens[head].text in wordset("months") and self.tags[i + 1] in ("N", "J"):
            day = self.tokens[i].text
            if self._year(i):
                return True  # in May 2031 / customs officers
            dated = head > first or self.lows[first - 1] == "on"  # on November 4 / ministers
            return day.isdigit() and int(day) <= 31 and dated  # in April / 200 pistols
        return not self._parts(i, head)

    def _some_of_them(self, i: int, head: int) -> bool:
        """Whether so many of counted goods stand behind a noun that is told by no number: paragraph 3 of the law."""
        of = self.lows[i + 1] == "of" and self.lows[i + 2] in ("the", "these", "those", "its", "their")
        if not of or self.tags[head] != "N" or singular(self.lows[head]) in _TOLD_BY_NUMBER:
            return False
        counted = self.tags[i + 3] == "CD" and not self._year(i + 3)
        goods = self.lows[i + 3].endswith("s") and self.words.nouns.get(singular(self.lows[i + 3])) == "goods"
        return head == i - 1 and (counted or goods)

    def _adjective_belongs(self, i: int, head: int, out: list[Chunk]) -> bool:
        if head < 0 or (self.tags[head] == "CD" and head == i - 1 and not self._year(head) and self._noun_soon(i)):
            return True
        if self._regional(i, head) or self._lettered(i, head, out):
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

    def _lettered(self, i: int, head: int, out: list[Chunk]) -> bool:
        """Whether letters for a state tell behind a preposition whose something is: for U.S. foreign operations."""
        bare = self.tokens[head].text in _LETTERED and head == i - 1 and self.tags[i + 1] == "N"
        given = bool(out) and isinstance(verb := out[-1], Verb) and verb.lemma in wordset("gives")
        if bare and self.lows[i] in _OF_A_STATE and self.tags[head - 1] not in ("DT", "CC") and not given:
            return True  # U.S. military aid was suspended
        return bare and bool(out) and isinstance(out[-1], Mark) and out[-1].tag == "IN" and out[-1].last == head

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
        if head < 0 or not out or self.tags[i - 1] == "POS":
            return False
        verb = out[-3] if len(out) > _OF and isinstance(out[-1], Mark) and out[-1].low == "of" else out[-1]
        if isinstance(verb, Verb) and verb.lemma in wordset("gives") | {"deny", "refuse"} and self._is_leave(i):
            return self.tags[head] == "NNP" and head == i - 1  # granted a subsidiary of Saab / permission to
        if not isinstance(out[-1], Verb):
            return False
        return out[-1].lemma in wordset("gives") and head == i - 1 and self.of_state(out[-1].last, head)

    def _receives(self, i: int, first: int, verb: Verb) -> bool:
        """Whether a group up to a place is who is given the goods behind it: offered his brigade / Turkish pistols."""
        if verb.lemma not in wordset("gives") or self.tags[first] not in ("DT", "PRPS") or verb.passive:
            return False
        if self.words.nouns.get(self.lows[i]) == "body":
            return False  # the Chadian / army
        last = i
        while self.tags[last] in ("J", "NNP") or (self.tags[last] == self.tags[last + 1] == "N"):
            last += 1
        goods = self.tags[last] == "N" and self.lows[last].endswith("s") and "goods" in (
            self.words.nouns.get(self.lows[last]), self.words.nouns.get(singular(self.lows[last]))
        )  # fmt: skip
        sent_on = "to" in self.lows[last + 1 : last + 4]  # sent the army rifles to Chad
        return goods and not sent_on and self.kind(first, i - 1) in ("body", "people")

    def _behind_receiver(self, i: int, head: int, first: int, out: list[Chunk]) -> bool:
        """Whether goods stand behind whoever they are given to: sent to the kingdom / ammunition for 31 million."""
        if head < 0 or not gives_to(out) or self.kind(first, head) not in ("state", "body", "people"):
            return False
        last = i
        while self.tags[last + 1] == "N":
            last += 1
        return self.words.nouns.get(self.lows[last], self.words.nouns.get(singular(self.lows[last]))) in FIELD

    def _is_leave(self, i: int) -> bool:
        """Whether what somebody is given, or refused, is leave to do something."""
        leave = self.lows[i] in ("permission", "leave", "approval", "consent", "clearance", "licences", "licenses")
        return leave and self.tags[i + 1] in ("TO", "IN")

    def _month_before(self, i: int) -> bool:
        """Whether a month, day or year stands before the subject of a verb, and is no part of it."""
        counted = self.tags[i + 1] == "CD" and self.lows[i + 1].isalpha()  # on Monday two officials said
        day = i and self.tokens[i].text in wordset("days")
        counted = counted or bool(day and self.tags[i + 1] == "CD" and self.tags[i + 2] == "N")  # on Monday 40 rifles
        dated = self.lows[i - 1] in ("in", "on", "since", "by") and i > 0
        dated = dated and (counted or self.tags[i + 1] == "N")
        year = self.tags[i] == "CD" and len(self.lows[i]) == 4 and self.lows[i].isdigit()
        if not dated or not (year or self.tokens[i].text in wordset("months") | wordset("days")):
            return False
        if self.lows[i + 1] in _HOURS:
            return False  # on Tuesday night dockers
        at = i + 1 + counted
        while self.tags[at] == "N" or (counted and self.tags[at] == "J"):
            at += 1
        many = self.lows[at - 1].endswith("s") or self.lows[at - 1] in wordset("plurals")
        return many and (self.tags[at] in _FINITE or (i == 1 and at > i + 1 and self._does_ahead(at)))

    def _does_ahead(self, i: int) -> bool:
        """Whether a subject that goes on with a preposition comes to its verb: on Monday dockers in Genoa stopped."""
        if self.tags[i] != "IN" and self.lows[i] != "to":
            return False
        tags = self.tags[i : i + _SUBJECT_LONG]
        end = next((at for at, tag in enumerate(tags) if tag in (*_FINITE, ",", ";", ":", "THAT", "CS")), 0)
        return bool(end) and tags[end] in _FINITE


_FIELDS = wordset("portfolios") | {"foreign", "interior"}
_TOLD_BY_NUMBER = frozenset(
    ("article", "section", "paragraph", "clause", "chapter", "annex", "part", "rule", "item", "phase", "stage", "batch",
     "lot", "unit", "block", "tranche", "table", "page", "recommendation", "number", "point", "schedule", "class")
)  # fmt: skip
"""What is told by a number behind it."""
_FINITE = ("VBD", "VBZ", "MD")
_HOURS = frozenset(("morning", "afternoon", "evening", "night", "noon"))
_SUBJECT_LONG = 12
"""Words behind the noun of a subject within which its verb stands."""
_MOVED = frozenset(("goods", "permit", "transfer"))
_OF_A_STATE = frozenset(("military", "foreign", "economic", "financial", "humanitarian", "lethal", "nuclear", "naval"))
"""Of what sort aid, policy or ministers of a state are."""
_LETTERED = frozenset(("U.S.", "US", "UK", "U.K.", "EU"))
"""Names of states that are no names of receivers where no article stands before them."""


def gives_to(out: list[Chunk]) -> bool:
    """Whether a verb of giving stands last, and "to" right behind it: sent to."""
    verb, to = (out[-2], out[-1]) if len(out) > 1 else (None, None)
    given = isinstance(verb, Verb) and isinstance(to, Mark) and to.low == "to" and to.first == verb.last
    return given and isinstance(verb, Verb) and verb.lemma in _HANDS
