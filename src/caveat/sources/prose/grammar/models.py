"""The words of a sentence in; whether a name in it goes on as that of a model of arms, out: Spike / anti-tank missiles.

A number or adjective behind a name begins another group where somebody is given goods ("sold Saab 40 radars"), and goes
on with the name where it is what the goods are called.
"""

from __future__ import annotations

from caveat.sources.prose.grammar.nouns import Nouns
from caveat.sources.prose.words.groups import Chunk, Verb, singular
from caveat.sources.prose.words.lexicon import wordset

_HELD_BY = frozenset(("of", "for", "with", "on", "about", "in", "including", "over", "more", "like"))
"""Prepositions behind which goods stand, and hardly whoever gets them."""
_MEASURES = frozenset(
    ("mm", "cm", "millimetre", "millimeter", "pound", "inch", "calibre", "caliber", "cal", "ton", "tonne")
)
"""Units by which arms are told: 155 mm high-explosive shells."""
_YEAR = 4
"""Figures of a year."""
_NUMBERED = frozenset((
    "arrow", "spike", "aster", "paveway", "merkava", "switchblade", "altius", "hermes", "heron", "archer", "lav", "rch",
    "pzh", "type", "mk", "mark", "sa'ar", "project", "block", "boxer", "barak", "harop", "orbiter", "lancet", "geran",
))  # fmt: skip
"""What models are called by with a number behind."""
_VARIANTS = frozenset((
    "ii", "iii", "iv", "v", "vi", "vii", "mx", "tp", "slm", "sls", "slx", "gem-t", "pac-3", "mse", "longbow",
    "guardian", "unitary", "typhoon", "block",
))  # fmt: skip
"""How a model is told from others of its name."""
_SEVERAL = frozenset((
    "missiles", "bombs", "rockets", "torpedoes", "jets", "tanks", "frigates", "submarines", "helicopters", "howitzers",
))  # fmt: skip
"""Goods that a name ends with, and hardly that of a firm."""
_NAMED = ("name", "goods", "other")


class Models(Nouns):
    """The words of a sentence, and which of them name models of arms."""

    def of_state(self, first: int, head: int) -> bool:
        """Whether a state and no more stands from one place to another, that included: Saudi Arabia, the Emirates."""
        first += self.lows[first] == "the"
        return " ".join(token.text for token in self.tokens[first : head + 1]) in self.words.states

    def of_model(self, i: int, head: int, first: int, out: list[Chunk]) -> bool:
        """Whether a number or adjective behind a name goes on with it, up to a noun for goods that it is a model of."""
        last = self._past_goods(i)
        at = i - 1
        while self.tags[at] == "J" and at > first:
            at -= 1
        after = at > first and self.tags[at] == "CD" and self.tags[at - 1] == "NNP"  # LAV 6 / light vehicles
        if head < (at - 1 if after else i - 1) or not (last or self._numbered(i, head)):
            return False
        if self.lows[head] in _MEASURES and self.tags[i] == "J":
            return True
        named = self.tags[head] == "NNP" and self.kind(first, head) in _NAMED and not self.of_state(first, head)
        if not (named or (after and self.tags[i] == "J")):
            return False
        if self.tags[i] == "CD" and not (self.tokens[i].text[0].isdigit() and "," not in self.tokens[i].text):
            return False
        if bool(out) and isinstance(verb := out[-1], Verb) and verb.last == first and verb.lemma in wordset("gives"):
            return self.lows[last or i + 1] == "to"  # will send Spike / anti-tank missiles to Peru
        before = self.tags[first - 1] if first else "START"
        return before != "IN" or self.tags[first] in ("DT", "CD", "PRPS") or self.lows[first - 1] in _HELD_BY

    def given_model(self, i: int, head: int, out: list[Chunk]) -> bool:
        """Whether a model begins behind the state that is given it: refused to sell Peru / PzH 2000 howitzers."""
        given = bool(out) and isinstance(verb := out[-1], Verb) and verb.lemma in wordset("gives") and not verb.passive
        if not given or head != i - 1 or not self.of_state(out[-1].last, head):
            return False
        end = i
        while self.tags[end] == "NNP":
            end += 1
        return self._past_goods(end) > 0 and self.kind(i, end - 1) in _NAMED

    def _numbered(self, i: int, head: int) -> bool:
        """Whether a number stands alone behind the name of a model: the sale of Leopard / 2 to Peru."""
        alone = self.tags[i] == "CD" and self.tags[i + 1] not in ("N", "J", "NNP", "CD") and len(self.lows[i]) < _YEAR
        return alone and self._is_model(head)

    def _is_model(self, at: int) -> bool:
        """Whether a model of arms is named at a place."""
        named = self.lows[at] in _NUMBERED or self.words.nouns.get(self.lows[at]) == "goods"
        return self.tags[at] == "NNP" and named

    def kind(self, first: int, head: int) -> str:
        """What a group with that head stands for."""
        found = super().kind(first, head)
        if self.tags[head] == "CD" and head > first and self._is_model(head - 1):
            return "goods"  # Leopard 2
        if found == "name" and head > first and self._is_model(head - 1) and self.lows[head] in _VARIANTS:
            return "goods"  # IRIS-T SLM
        if found == "name" and head > first and self._is_vessel(first, head):
            return "goods"  # the frigate Kalmar
        if found == "name" and self.lows[head] in _SEVERAL and head > first + 1 and self.tags[head - 1] == "NNP":
            return "goods" if self.tags[head + 1] not in ("VBD", "VBZ", "MD", ",") else found  # Naval Strike Missiles
        return found

    def _is_vessel(self, first: int, head: int) -> bool:
        """Whether a name tells which ship it is, right behind the noun for one, and not who has it."""
        at = head - 1
        while at > first and self.tags[at] == "NNP":
            at -= 1
        return self.tags[first] == "DT" and self.tags[at] == "N" and self.lows[at] in wordset("ships")

    def _past_goods(self, i: int) -> int:
        """Past the noun for arms that stands behind a number or adjectives; 0 where none does."""
        at = i + (self.tags[i] == "CD")
        while self.tags[at] == "J":
            at += 1
        while self.tags[at] == self.tags[at + 1] == "N":
            at += 1
        goods = self.words.nouns.get(singular(self.lows[at])) or self.words.nouns.get(self.lows[at])
        return at + 1 if self.tags[at] == "N" and goods == "goods" else 0
