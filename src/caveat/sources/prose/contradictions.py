"""The statements of one document in; the pairs of them that cannot both hold, out.

A pair is named only where both speak of one matter: parties, goods and time that can be the same. Who denies must not
be who said it, a later count must not be a further one, and a change in time is none. What is unsure is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.garbled import garbled
from caveat.sources.prose.likeness import same_goods
from caveat.sources.prose.matter import (
    KINDS,
    Claim,
    both_named,
    both_permits,
    claim,
    head_of,
    history,
    is_item,
    like,
    loose,
    named_goods,
    one_matter,
    one_party,
    one_time,
    one_voice,
    same_thing,
    states,
    words_of,
)
from caveat.sources.prose.statement import Contradiction, Statement, Why

NEAR = 60
"""Statements back to which one is compared: a long document takes time that grows with its length alone."""
MOST = 500
"""Pairs after which no more are sought: whoever has so many has another question."""
ABOUT = 0.1
"""How far two rounded numbers may lie apart."""

_MOVES = frozenset((Act.DELIVER, Act.OFFER, Act.APPROVE, Act.RESUME))
_STOPS = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD))
_STANCES = frozenset((Act.SUPPORT, Act.OPPOSE))
_WIDE = KINDS | {"ship", "vessel", "boat", "craft", "aircraft", "plane", "machine", "vehicle", "system", "gun"}
"""Words by which goods that have a name of their own are spoken of again."""
_MOVING = _MOVES | _STOPS
_DENIABLE: frozenset[Act] = _MOVES | _STOPS | {Act.REQUEST, Act.CONDITION, Act.USE, Act.DENY, Act.NOTIFY} | _STANCES
_COUNTABLE = _MOVES | _STOPS | {Act.REQUEST, Act.DENY, Act.USE}
_REAL = frozenset((Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED, Modality.CONDITIONAL))
_FIRM = frozenset((Modality.ASSERTED, Modality.PLANNED))


def contradictions(
    text: str, statements: Sequence[Statement], published: date | None = None
) -> tuple[Contradiction, ...]:
    """Pairs of statements that cannot both hold, each once, in the order in which the later of the two stands."""
    claims = [claim(text, at, one, published) for at, one in enumerate(statements)]
    found: list[Contradiction] = []
    for other in claims:
        for one in claims[max(0, other.at - NEAR) : other.at]:
            why = _why(one, other, published) if _comparable(one.said, other.said) else None
            if why is not None:
                found.append(Contradiction(one.at, other.at, why))
        if len(found) >= MOST:
            break
    told = [*_without_echoes(found), *garbled(text, statements)]
    return tuple(dict.fromkeys(sorted(told, key=lambda one: (one.b, one.a))))


def _without_echoes(found: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """The pairs, less what a garbled statement adds to the pair of the one that it turns round."""
    turned = {(one.a, one.b) for one in found if one.why == "direction"}
    pairs = {(one.a, one.b, one.why) for one in found}
    for one in found:
        others = [b for a, b in turned if a == one.a]
        if one.why == "direction" or not any((b, one.b, one.why) in pairs for b in others):
            yield one


def _comparable(one: Statement, other: Statement) -> bool:
    if one.act is other.act:
        return one.act in _DENIABLE
    return one.act in _MOVING and other.act in _MOVING and one.polarity is other.polarity is Polarity.POSITIVE


def _why(one: Claim, other: Claim, published: date | None) -> Why | None:
    if Modality.HYPOTHETICAL in (one.said.modality, other.said.modality):
        return None
    if one.positive and other.positive:
        if _turned(one, other, published):
            return "direction"
        if _on_two_lists(one, other):
            return "list"
        return "count" if _other_count(one, other) else None
    if one.positive is other.positive:
        return None
    yes, no = (one, other) if one.positive else (other, one)
    if not _denies(no, yes, published):
        return None
    return "list" if len(yes.objects) > 1 and no.said.modality is Modality.PLANNED else "denial"


# The four kinds ------------------------------------------------------------------------------------------------------


def _denies(no: Claim, yes: Claim, published: date | None) -> bool:
    """Whether the first says that not to be so which the second says to be so."""
    if no.said.act is not yes.said.act or no.said.act not in _DENIABLE or yes.said.modality not in _REAL:
        return False
    if not (_one_way(no, yes) and one_time(no, yes)) or _beside_the_point(no, yes):
        return False
    if history(yes, no, published) and "ever" not in no.marks:
        return False
    if no.said.modality is not Modality.DENIED:
        if no.said.modality is not yes.said.modality or no.said.modality not in _FIRM:
            return False
        if no.said.act in _STANCES:
            meant = both_named(no.actor, yes.actor) and one_matter(no, yes)
        else:
            meant = one_party(no.actor, yes.actor) and same_thing(no, yes)
        return meant and not one_voice(no.said, yes.said)
    if no.said.act in _STANCES and not both_named(no.actor, yes.actor):
        return False
    if yes.said.modality is not Modality.ASSERTED and "perfect" in no.marks:
        return False
    if not (one_party(no.actor, yes.actor) or (_bodiless(no.actor, yes.actor) and loose(no.objects))):
        return False
    if not one_matter(no, yes):
        return False
    return not one_voice(no.said, yes.said) or (same_thing(no, yes) and both_named(no.target, yes.target))


def _one_way(one: Claim, other: Claim) -> bool:
    """Whether goods can have gone the same way; a town may lie in the state that the other names."""
    if one_party(one.target, other.target):
        return True
    places = (one.target or frozenset(), other.target or frozenset())
    town = sum(bool(states(place)) for place in places) == 1
    return town and both_named(one.actor, other.actor) and same_thing(one, other)


def _beside_the_point(no: Claim, yes: Claim) -> bool:
    """Whether both may hold: sent and not yet arrived, sent and not returned, discussed, promised."""
    if "arrives" in no.marks and "leaves" in yes.marks:
        return True
    if ("returns" in no.marks) is not ("returns" in yes.marks):
        return True
    return "promised" in yes.marks or (yes.said.modality is Modality.CONSIDERED and yes.actor is None)


def _bodiless(no: frozenset[str] | None, yes: frozenset[str] | None) -> bool:
    """Whether an office that names no state may be the one that a state is said to act through."""
    if no is None or yes is None:
        return True
    return not states(no) and bool(states(yes))


def _turned(one: Claim, other: Claim, published: date | None) -> bool:
    """Whether giver and taker have changed places."""
    a, b = one.said.act, other.said.act
    if a not in _MOVING or b not in _MOVING:
        return False
    if one.actor is None or one.target is None or other.actor is None or other.target is None:
        return False
    if one_party(one.actor, one.target) or one_party(other.actor, other.target):
        return False
    crossed = _crossed(one.actor, other.target), _crossed(one.target, other.actor)
    straight = _crossed(one.actor, other.actor) or _crossed(one.target, other.target)
    if not any(crossed) or straight:
        return False
    if not all(crossed) and not _described(one, other):
        return False
    if history(one, other, published) or history(other, one, published):
        return False
    return one_time(one, other) and _may_be_swapped(one, other)


def _may_be_swapped(one: Claim, other: Claim) -> bool:
    """Whether the goods of two statements that exchange the parties can be the same."""
    if any(words_of(a) & words_of(b) and same_goods(a, b) for a in one.objects for b in other.objects):
        return True
    if one.said.act is not other.said.act:
        return False
    return one_matter(one, other) or any(head_of(each) in _WIDE for each in (*one.objects, *other.objects))


def _crossed(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(states(one) & states(other)) or one == other


def _described(one: Claim, other: Claim) -> bool:
    """Whether the two parties that are not the same by name are so by a description: "the Baltic nation"."""
    pairs = ((one.actor, other.target), (one.target, other.actor))
    for first, second in pairs:
        if first is not None and second is not None and not _crossed(first, second):
            described = [party for party in (first, second) if not states(party)]
            return any(party & {"nation", "country", "neighbour", "neighbor", "ally", "state"} for party in described)
    return False


def _on_two_lists(one: Claim, other: Claim) -> bool:
    """Whether one item is told to be stopped and to go on."""
    for stop, move in ((one, other), (other, one)):
        if stop.said.act not in _STOPS:
            continue
        if move.said.act in (Act.DELIVER, Act.RESUME) and move.said.modality in _FIRM and stop.said.modality in _FIRM:
            listed = max(named_goods(move), named_goods(stop)) > 1 or any(
                "listed" in each.marks for each in (move, stop)
            )
            both = min(named_goods(move), named_goods(stop)) > 1
            if listed and _same_item(stop, move) and _fits(stop, move):
                return both or not one_voice(stop.said, move.said)
    return one.said.act is other.said.act and one.said.act in _STOPS and _only_another(one, other)


def _same_item(one: Claim, other: Claim) -> bool:
    return any(like(a, b) for a in one.objects if is_item(a) for b in other.objects if is_item(b))


def _fits(one: Claim, other: Claim) -> bool:
    return one_party(one.actor, other.actor) and one_party(one.target, other.target) and one_time(one, other)


def _only_another(one: Claim, other: Claim) -> bool:
    """Whether one says that only something else than what the other says is stopped."""
    for only, whole in ((one, other), (other, one)):
        if (
            "only" in only.marks
            and only.objects
            and whole.objects
            and _fits(only, whole)
            and not one_voice(only.said, whole.said)
        ):
            return not same_thing(only, whole) and not loose(whole.objects)
    return False


def _other_count(one: Claim, other: Claim) -> bool:
    """Whether one number is told in two ways."""
    if one.said.act is not other.said.act or one.said.act not in _COUNTABLE:
        return False
    if one.said.modality is not other.said.modality or not (one_time(one, other)):
        return False
    corrected = bool("corrected" in one.marks or "corrected" in other.marks)
    if one_voice(one.said, other.said) and not corrected:
        return False
    if not (one_party(one.actor, other.actor) and one_party(one.target, other.target)):
        return False
    if not corrected and ("further" in one.marks or "further" in other.marks):
        return False
    return _numbers_differ(one, other)


def _numbers_differ(one: Claim, other: Claim) -> bool:
    for value, unit, rounded in one.numbers:
        for second, other_unit, other_rounded in other.numbers:
            if value == second or not (
                same_goods(unit, other_unit) or unit == other_unit or both_permits(unit, other_unit)
            ):
                continue
            if not (rounded or other_rounded) or abs(value - second) > ABOUT * max(value, second):
                return True
    return False
