"""A participle beside counted goods in; whether it counts otherwise what another told, and so tells it again, out.

A bare participle is no statement. "The 24 howitzers held back are in Kiel" is one where nine were told to be held back.
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.grammar.drafts import Draft, Echo
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.likeness import alike
from caveat.sources.prose.words.spoken import COUNTS
from caveat.sources.prose.words.tokens import Token, tokens_text

_DIGITS = later(r"(?<![\w.,-])\d{1,3}(?:,?\d{3})*(?![\w.,-]*\w)(?! ?(?:mm|cm|kg)\b)")
_BACK = 6
"""Sentences back to the number that is told otherwise: nothing else is counted in between."""
_COUNTED = STOPS | {Act.DENY, Act.APPROVE}
_THE = frozenset(("the", "these", "those", "all"))


def recounted(draft: Draft, own: Parts, told: Echo | None, sentence: int, tokens: list[Token]) -> bool:
    """Whether goods that are told as known, by their number, are another number of what was told on another's word."""
    group, verb = own.clause.subject, own.clause.verb
    if told is None or group is None or verb is None or verb.negative or told.negative or draft.mood.negative:
        return False
    if sentence - told.sentence > _BACK or told.act not in _COUNTED or draft.mood.source.speaker == told.speaker:
        return False
    if draft.act is not told.act and not {draft.act, told.act} <= STOPS:
        return False
    head = singular(tokens[group.head].low)
    same = any(singular(one.name.split()[-1].lower()) == head for one in told.objects)
    if not same or group.members or tokens[group.first].low not in _THE or _for_another(own, told, tokens):
        return False
    if any(isinstance(item.what, Group) and item.prep in ("in", "on", "since", "by", "last") for item in own.post):
        return False  # by somebody else, or on another day
    words, here = [one.name for one in told.objects], _values(tokens_text(tokens, group.first, group.last))
    said = {value for each in words for value in _values(each)}
    return bool(here and said) and not here & said


def _for_another(own: Parts, told: Echo, tokens: list[Token]) -> bool:
    """Whether they are kept from somebody else than what was told."""
    whom = next((group for prep, group in own.groups(own.post) if prep in ("from", "for", "to")), None)
    if whom is None or told.target is None:
        return False
    return not alike(tokens_text(tokens, whom.first, whom.last), told.target.name)


def _values(words: str) -> set[int]:
    """The whole numbers in a noun phrase, in digits or, up to twelve, in words; the calibre of a gun is none."""
    digits = {int(found[0].replace(",", "")) for found in _DIGITS.finditer(words)}
    return digits | {
        COUNTS[word] for word in words.lower().split() if word in COUNTS and word not in ("a", "an", "another")
    }
