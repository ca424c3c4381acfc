"""What has to stand by a verb for it to carry an act: one named check for each word that ``frames.toml`` uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, asked, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import (
    asking,
    bargaining,
    contracted,
    disputes,
    ending,
    expecting,
    floor,
    going,
    handing,
    handled,
    journeys,
    keeping,
    lateness,
    letting,
    manners,
    motions,
    moving,
    partisans,
    replies,
    reticence,
    ruling,
    settling,
    silence,
    supplies,
    unloaded,
    urging,
    wanting,
    weighing,
)
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.needs.places import has_phrase, light, moves, particle, words
from caveat.sources.prose.words.groups import Group, Mark
from caveat.sources.prose.words.lexicon import wordset

__all__ = ["CHECKS", "light", "particle", "standing", "stands", "together"]

Check = Callable[[Parts, Sense], bool]
"""Whether what a sense asks for stands by its verb."""


_MOVED = frozenset((Act.DELIVER, Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME, Act.APPROVE, Act.CONDITION, Act.DEMAND))
"""Acts whose verbs mean something else with another small word."""
_ELSE = frozenset(("up", "together", "apart", "around", "down"))
"""Small words that leave little of what some verbs mean by themselves."""


def standing(lemma: str, parts: Parts) -> list[Sense]:
    """The senses of a verb for which all that they ask for stands in the clause."""
    known = frames().senses.get(lemma)
    if known is None:
        return []
    asks = asked(lemma)
    places = set(asks.always)
    if asks.by_word:
        for word in words(parts) & asks.by_word.keys():
            places |= asks.by_word[word]
    found = [known[at] for at in sorted(places) if stands(known[at], parts)]
    return [one for one in found if not _led_away(one, parts)] if lemma in wordset("led_away") else found


def stands(sense: Sense, parts: Parts) -> bool:
    """Whether all that a sense asks for stands in the clause."""
    if sense.particles and not particle(sense, parts):
        return False
    if sense.act is Act.DELIVER and "on" in sense.particles and _goes_on_doing(parts):
        return False
    if sense.act is Act.DELIVER and (floor.to_the_floor(parts) or handled.stays(parts)):
        return False
    if sense.act is Act.WITHHOLD and handled.shot_down(parts):
        return False
    if sense.nouns and light(sense, parts) is None:
        return False
    if sense.phrases and not has_phrase(sense, parts):
        return False
    if sense.predicates and not _predicated(sense, parts):
        return False
    if sense.shape.thing and not moves(parts):
        return False
    return not sense.needs or CHECKS[sense.needs](parts, sense)


def _goes_on_doing(parts: Parts) -> bool:
    """Whether it is somebody that goes on, with what he does: will go on supplying parts."""
    return any(isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep == "on" for i in parts.post)


def _led_away(sense: Sense, parts: Parts) -> bool:
    """Whether a small word right behind the verb makes another verb of it: held together, tied up, called up."""
    verb = parts.clause.verb
    moved = sense.act in _MOVED or (verb is not None and verb.lemma == "back")
    if verb is None or not moved or sense.phrases or verb.last >= len(parts.tokens):
        return False
    token = parts.tokens[verb.last]
    if verb.lemma == "back" and token.low in ("off", "away", "out") and token.low not in sense.particles:
        return True  # backed off, away or out: no support
    if token.low not in _ELSE or token.low in sense.particles or token.tag not in ("R", "IN"):
        return False
    return any(isinstance(i.what, Mark) and i.first == verb.last for i in parts.post)


def _predicated(sense: Sense, parts: Parts) -> bool:
    """Whether what is said of the object, or what it is made to do, is a word of the sense: conditional, depend."""
    inner = infinitive(parts.clause)
    held = not any(isinstance(item.what, Mark) for item in parts.post)  # but: are due to be completed
    does = held and inner is not None and inner.verb is not None and inner.verb.lemma in sense.predicates
    plain = (i.what for i in parts.post if isinstance(i.what, Group) and not i.prep)
    told = any(one.last - one.first == 1 and parts.tokens[one.head].low in sense.predicates for one in plain)
    return does or told or any(isinstance(i.what, Mark) and i.what.low in sense.predicates for i in parts.post)


def together(*tables: Mapping[str, Check]) -> Mapping[str, Check]:
    """The checks of several tables by their words.

    Holds   no two tables have one word: the later check would hide the earlier.
    """
    checks: dict[str, Check] = {}
    for table in tables:
        doubled = checks.keys() & table.keys()
        assert not doubled, f"Two checks for {sorted(doubled)}: give one of each two another word, in the files too."
        checks.update(table)
    return checks


CHECKS = together(
    asking.CHECKS,
    bargaining.CHECKS,
    ruling.CHECKS,
    settling.CHECKS,
    moving.CHECKS,
    replies.CHECKS,
    silence.CHECKS,
    reticence.CHECKS,
    partisans.CHECKS,
    disputes.CHECKS,
    urging.CHECKS,
    ending.CHECKS,
    expecting.CHECKS,
    floor.CHECKS,
    going.CHECKS,
    handing.CHECKS,
    journeys.CHECKS,
    lateness.CHECKS,
    letting.CHECKS,
    keeping.CHECKS,
    contracted.CHECKS,
    unloaded.CHECKS,
    wanting.CHECKS,
    manners.CHECKS,
    motions.CHECKS,
    weighing.CHECKS,
    supplies.CHECKS,
)
"""A check for each word that the files of frames use as a need."""
