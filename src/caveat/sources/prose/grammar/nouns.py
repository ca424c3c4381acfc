"""A noun group's words in; what it stands for out: a state, somebody with a name, goods, a transfer, a paper."""

from __future__ import annotations

from functools import cache, lru_cache

from caveat.sources.patterns import later
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import Lexicon, lexicon, paired, wordset
from caveat.sources.prose.words.mastheads import listed
from caveat.sources.prose.words.tokens import Token

_COMMON = frozenset(("aid", "abstract", "civil", "unit", "transfer"))
"""Kinds of noun that name somebody where they end a name."""
_FIRMS = frozenset(("maker", "firm", "company", "manufacturer", "shipbuilder", "builder", "contractor", "producer"))
"""Words behind which a name is a firm's, whatever it means."""
_MOST = 50_000
"""Words that are remembered at a time."""
_BEYOND = [""] * 16
"""What stands beyond the end, and before the beginning: a place is looked at from a few words away."""


_READ = frozenset(("show", "say", "record", "suggest", "reveal", "seen", "obtained", "published", "released", "state"))
"""What minutes do, or what is done to them, that are papers."""
_PARTS_OF_YEARS = frozenset(("mid", "early", "late"))
_NTH = ("st", "nd", "rd", "th", "first", "second", "third")
"""How the number of a day ends."""
_MADE = ("-made", "-built", "-supplied", "-designed", "-produced", "-manufactured", "-backed", "-led")
_LAWS = frozenset(("act", "law", "code", "ordinance", "constitution", "convention", "treaty"))
_DEALS = frozenset(("deal", "deals", "pact", "pacts", "agreement", "agreements", "accord", "accords"))
_ARMED = frozenset(("arms", "military", "defence", "defense"))
"""What a trade is in that is one in arms, beside goods."""
_BY_PLACE = _DEALS | {"opposition", "service", "services", "minutes", "date", "dates", "march", "fleet", "bodies"}
"""Words whose neighbours tell what they stand for."""


@lru_cache(_MOST)
def _known(text: str, low: str) -> tuple[str, str | None, str]:
    """What a word stands for by itself, empty where its neighbours matter; and what the noun that it is stands for.

    The third is what it stands for where it is no name, whatever stands around it; empty where that matters.
    """
    known, found = _by_itself(text, low)
    bound = text in _endings() or low in _BY_PLACE or found in ("civil", "unit")
    return known, found, "" if bound else known or found or ""


def _by_itself(text: str, low: str) -> tuple[str, str | None]:
    words = lexicon()
    if text in words.states:
        return "state", None
    if text in wordset("months") or text in wordset("days"):
        return "time", None
    opened, _, rest = low.partition("-")
    if opened in _PARTS_OF_YEARS and (rest.isdigit() or rest.capitalize() in wordset("months")):
        return "time", None  # in mid-2030
    if low in wordset("doers") or singular(low) in wordset("doers"):
        return "person", None
    if low in wordset("offices") or (low.endswith("ches") and singular(low) in wordset("offices")):
        return "body", None
    found = words.nouns.get(low) or words.nouns.get(low.rsplit("-", 1)[-1])
    return "", words.nouns.get(singular(low)) if found is None else found


@cache
def _endings() -> frozenset[str]:
    """What stands behind the first word in the names of states."""
    return frozenset(name.partition(" ")[2] for name in lexicon().states if " " in name)


_MODELS = later(r"\d{1,3}[a-z]?\d?s")
"""The number of a model, of which there are several: Block 70s, Mk 84s, Leopard 2A4s."""

_OFFICES = frozenset(("CEO", "CFO", "COO", "CTO"))
"""Offices by their letters."""


class Nouns:
    """The words of a sentence, and what groups of them stand for."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.words: Lexicon = lexicon()
        self.tags = [token.tag for token in tokens] + _BEYOND
        self.lows = [token.low for token in tokens] + _BEYOND

    def kind(self, first: int, head: int) -> str:
        """What a group with that head stands for."""
        token = self.tokens[head]
        low = token.low
        known, found, plain = _known(token.text, low)
        pair = paired(self.lows[head - 1], low) if head > first else None
        if pair is not None:
            return pair  # ejection seats, as ejection-seats
        if token.text in _OFFICES and head > first and self.tags[head - 1] != "NNP":
            return "person"  # the yard's acting CEO
        if low == "executive" and head > first and self.lows[head - 1] in ("chief", "senior"):
            return "person"
        if token.tag == "NNP" and listed(self.tokens, first, head):
            return "outlet"
        if self.lows[head + 1] == "of" and low.endswith(_NTH) and self._of_a_month(head):
            return "time"  # delivered it the 8th of July
        if plain and token.tag != "NNP":
            return plain
        if head > 0 and token.text in _endings() and f"{self.tokens[head - 1].text} {token.text}" in self.words.states:
            return "state"
        if low == "opposition" and self._of_a_land(first, head):
            return "body"
        armed = head > first and self.words.nouns.get(singular(self.lows[head - 1])) == "goods"
        if low in ("fleet", "bodies") and armed:
            return "goods"  # Chad's fighter fleet, bomb bodies
        if token.tag == "NNP" and low in _LAWS and head > first:
            return "abstract"  # the War Material Act
        if low.endswith(_MADE):
            return "other"  # the howitzers are Swedish-made
        if token.tag == "NNP" and head == first and low in wordset("portfolios") and self._does(head):
            return "body"
        if known:
            return known
        if low in _DEALS and head > first and self.lows[head - 1] in wordset("unarmed_deals"):
            traded = self.lows[head - 2] if self.lows[head - 1] == "trade" and head - 1 > first else ""
            arms = traded in _ARMED or self.words.nouns.get(singular(traded)) == "goods"
            return "transfer" if arms else "abstract"  # an arms trade deal, a trade deal
        if token.tag == "NNP" and head > first and self.lows[head - 1] in _FIRMS:
            return "name"  # the arms maker Arsenal
        if found == "goods" and token.tag == "NNP" and self.tags[head - 1] == "NNP" and low in wordset("organisation"):
            return "goods" if self._moved(first) else "name"
        if found == "goods" and token.tag == "NNP" and self._speaks_as_person(first, head):
            return "name"  # Ane Bayraktar said, who is no drone
        if low in ("service", "services") and head > first and self.lows[head - 1] in wordset("serving"):
            return "body"
        if found == "civil" and self.lows[head - 1] in wordset("warlike"):
            return "goods"
        if found == "unit" and head > first and self.tags[head - 1] not in ("CD",):
            found = None
        if found == "time" and low in _BY_PLACE and self._no_time(low, head):
            return "abstract" if low == "date" else "other"
        if low == "block" and token.tag == self.tags[head - 1] == "NNP" and head > first:
            return "name"  # South Block
        if found in _COMMON and token.tag == "NNP" and self.tags[head - 1] in ("NNP", "DT"):
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
            if head > first and self.tokens[head - 1].text in wordset("months"):
                return "time"  # on May 28
            if head > first and self.tags[head - 1] == "NNP" and _MODELS.fullmatch(low):
                return "goods"  # 40 new F-16 Block 70s
            return (
                "time" if len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20") else "number"
            )
        return "pronoun" if token.tag in ("PRP", "DT") else "other"

    def _speaks_as_person(self, first: int, head: int) -> bool:
        """Whether a name that is a model's too is that of somebody who speaks, or of whom it is told what he is."""
        low, plain = self.lows[head], self.tokens[first]
        if head - first != 1 or plain.tag != "NNP" or not plain.text.istitle() or low in wordset("organisation"):
            return False
        if self.words.nouns.get(plain.low) or plain.text in self.words.peoples or plain.text in self.words.state_of:
            return False
        says = self.lows[head + 1] in wordset("said") and self.tags[first - 1] not in ("DT", "CD", "J", "PRPS")
        told = self.tags[head + 1] == "," and self.lows[head + 2] in ("the", "who", "a", "its")
        office = self.lows[head + 3] in wordset("offices_held") or self.lows[head + 2] == "who"
        return says or (told and office)

    def _moved(self, first: int) -> bool:
        """Whether a sale or a delivery is of what begins at a place: the sale of Javelin Missiles, and no firm."""
        return self.lows[first - 1] == "of" and self.words.nouns.get(singular(self.lows[first - 2])) == "transfer"

    def _of_a_month(self, head: int) -> bool:
        """Whether a month stands behind "of", and nothing that is of it."""
        return head + 2 < len(self.tokens) and (
            self.tokens[head + 2].text in wordset("months") and self.lows[head + 3] != "'s"
        )

    def _does(self, head: int) -> bool:
        """Whether a ministry is called by its field alone: Defence is in favour, but / Finance / opposes it."""
        joined = self.tags[head - 1] == "CC" and self.tags[head - 2] == "NNP"
        opens = head > 0 and self.tags[head - 1] in (";", ",", "CC", "CS", "--") and not joined
        return opens and self.tags[head + 1] in ("VBZ", "VBD", "MD")

    def _of_a_land(self, first: int, head: int) -> bool:
        """Whether it is the opposition, or the Syrian opposition, and not opposition to something."""
        named = all(self.tokens[at].text in self.words.peoples for at in range(first + 1, head))
        return self.lows[first] == "the" and named and (head == first + 1 or self.lows[head + 1] != "to")

    def _no_time(self, low: str, head: int) -> bool:
        """Whether a word for a time is a paper or a term: the minutes of the meeting, an earlier delivery date."""
        if low == "march":
            return self.tokens[head].text == low
        if low == "minutes":
            whose = self.lows[head + 2] in ("the", "a", "an", "its", "that", "this", "their")
            if (self.lows[head + 1] == "of" and whose) or self.lows[head + 1] in _READ:
                return self.tags[head - 1] != "CD"  # minutes of the meeting, minutes seen by
            return self.lows[head - 1] in ("the", "its", "their", "full") and self.lows[head + 1] != "before"
        if low == "date" and self.lows[head - 1] in ("a", "no", "any", "firm", "fixed", "definite"):
            return self.tags[head - 2] != "IN"  # was promised no date; at a date to be agreed
        return self.tags[head - 1] == "N"

    def _articles(self, first: int, head: int, low: str) -> bool:
        """Whether a name in the plural is an article's: two Rafales, its old Mirages."""
        counted = self.tags[first] == "CD" or self.lows[first] in (
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
