"""Goods that go somewhere in; the place that they reach, and whether they are still to come, out."""

from __future__ import annotations

from collections.abc import Iterator

from caveat.evidence import Modality
from caveat.sources.prose.grammar.frames import Shape
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import name
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.groups import Group, Mark
from caveat.sources.prose.words.lexicon import countries

ON_A_DAY = frozenset(("in", "on", "by", "before", "at", ""))
"""What stands before the time at which goods go, or come in."""
_ENDS = frozenset(("end", "close", "start", "beginning", "middle", "turn", "half", "quarter"))
"""Parts of a time by which something goes: by the end of the year."""


def there(own: Parts) -> Group | None:
    """The place named before to which goods went: sights worth 6 million went there, were sent there in May."""
    plain = (item.what for item in own.post if not item.prep)
    marks = (one for one in plain if isinstance(one, Mark) and one.low == "there")
    return next((Group(mark.first, mark.last, mark.first, "pronoun") for mark in marks), None)


def at_a_port(own: Parts) -> Group | None:
    """The place with a name to which goods went: were shipped to the port of Haifa, went on to an Israeli base."""
    for prep, group in own.groups(own.post):
        if prep.split(" ")[-1] not in ("to", "into") or not is_word(group, own, "ends"):
            continue
        of = own.follower(group, ("of", "in", "at"))
        named = any(own.tokens[at].tag == "NNP" for at in range(group.first, group.head))
        if named or (of is not None and of.kind in ("name", "state")):
            return group
    return None


def to_come(own: Parts, mood: Mood) -> bool:
    """Whether a present with a time tells of what is to come: the rest goes in July, the second arrives next week."""
    verb = own.clause.verb
    if verb is None or mood.modality is not Modality.ASSERTED or verb.modal or verb.negative:
        return False
    present = not (verb.past or verb.perfect or verb.progressive or verb.passive) and verb.form == "finite"
    said = own.tokens[-1].text in ".;!”\"'"
    return present and said and any(own.tokens[one.first].low not in ("every", "each", "most") for one in _times(own))


def _times(own: Parts) -> Iterator[Group]:
    """The times at which goods go: in July, before the end of the year."""
    ends = False
    for item in own.post:
        if not isinstance(item.what, Group):
            ends = False
            continue
        if item.what.kind == "time" and (item.prep in ON_A_DAY or (ends and item.prep == "of")):
            yield item.what
        ends = item.prep in ON_A_DAY and own.tokens[item.what.head].low in _ENDS


def reached(target: Group, own: Parts, shape: Shape) -> bool:
    """Whether a target is where goods come in, and no recipient: at Derince, in Kaduna. What they reach gets them."""
    if shape.target == ("object",):
        return own.tokens[target.head].low in ("front", "destination")
    verb = own.clause.verb
    ahead = target.kind == "name" and verb is not None and target.first < verb.first  # by the man in Rzeszow, 40 came
    site = ahead or (target.kind == "other" and is_word(target, own, "ends"))
    return site and not _headed_for(target, own)


def _headed_for(town: Group, own: Parts) -> bool:
    """Whether a place is where goods go, and not where they are reached: sail for Haiphong."""
    verb = own.clause.verb
    due = verb is not None and verb.lemma == "be"  # are due in Haiphong
    return due or town in (own.after("to"), own.after("for"), at_a_port(own))


def left_for(own: Parts) -> Group | None:
    """The country, and no town, that goods left for another: 14 launchers left Russia for Azerbaijan."""
    verb, place = own.clause.verb, next(iter(own.direct()), None)
    if verb is None or verb.lemma != "leave" or not (verb.past or verb.perfect) or verb.negative or verb.modal:
        return None
    if place is None or place.kind != "state" or place.members:
        return None
    called = name(place, own.tokens, []).name
    country = called in countries()
    around = (*own.groups(own.post), *own.groups(own.pre))  # guns for Chad have left Peru
    return place if country and any(prep == "for" for prep, _ in around) else None
