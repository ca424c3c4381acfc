"""Two statements in; why they cannot both hold, or None, out. One rule for a page and for the pages of a ledger.

A pair is named only where both speak of one matter: parties, goods and time that can be the same. Who denies must not
be who said it, a later count must not be a further one, and a change in time is none. What is unsure is left out.
"""

from __future__ import annotations

from typing import Protocol

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.goods import (
    both_permits,
    is_item,
    like,
    loose,
    may_be_swapped,
    named_goods,
    wide,
)
from caveat.sources.prose.likeness import same_goods
from caveat.sources.prose.matter import Claim, history, one_matter, one_time, one_voice, same_thing
from caveat.sources.prose.parties import Party, both_named, crossed, described, one_party, states
from caveat.sources.prose.statement import Why

ABOUT = 0.1
"""How far two rounded numbers may lie apart."""

MOVES = frozenset((Act.DELIVER, Act.OFFER, Act.APPROVE, Act.RESUME))
STOPS = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD))
_STANCES = frozenset((Act.SUPPORT, Act.OPPOSE))
_MOVING = MOVES | STOPS
_DENIABLE: frozenset[Act] = _MOVING | {Act.REQUEST, Act.CONDITION, Act.USE, Act.DENY, Act.NOTIFY} | _STANCES
_COUNTABLE = _MOVING | {Act.REQUEST, Act.DENY, Act.USE, Act.NOTIFY}
_DECIDED = STOPS | {Act.APPROVE, Act.RESUME, Act.DENY}
"""What is no longer open once it is told as done: no decision can be said to be missing then."""
_GREATER = {Act.SLOW: (Act.PAUSE, Act.WITHHOLD), Act.PAUSE: (Act.WITHHOLD,)}
"""The measures that are denied with a lesser one: who denies a delay denies a halt, and not the other way round."""
_REAL = frozenset((Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED, Modality.CONDITIONAL))
_FIRM = frozenset((Modality.ASSERTED, Modality.PLANNED))
_UNDER = {Modality.ASSERTED: (), Modality.PLANNED: (Modality.CONDITIONAL,)}
"""What is said not to happen at all does not happen on a condition either."""


def why(one: Claim, other: Claim) -> Why | None:
    """Why two statements cannot both hold, the order being without meaning; None where they may."""
    if Modality.HYPOTHETICAL in (one.modality, other.modality):
        return None
    if one.positive and other.positive:
        return _of_two_claims(one, other)
    if one.positive is other.positive:
        return None
    yes, no = (one, other) if one.positive else (other, one)
    if _denies(no, yes):
        return "list" if len(yes.objects) > 1 and no.modality is Modality.PLANNED else "denial"
    return "denial" if _denies_more(no, yes) or _undecided(no, yes) or _unties(no, yes) else None


def _of_two_claims(one: Claim, other: Claim) -> Why | None:
    if turned(one, other):
        return "direction"
    if _on_two_lists(one, other):
        return "list"
    if _other_count(one, other):
        return "count"
    return "denial" if _stopped_and_going(one, other) or _stopped_and_going(other, one) else None


# A claim and its denial ----------------------------------------------------------------------------------------------


def _denies(no: Claim, yes: Claim) -> bool:
    """Whether the first says that not to be so which the second says to be so."""
    if no.act is not yes.act or no.act not in _DENIABLE or not _meets(no, yes):
        return False
    if no.modality is not Modality.DENIED:
        if no.modality not in _FIRM or yes.modality not in (no.modality, *_UNDER[no.modality]):
            return False
        if no.act in _STANCES:
            meant = both_named(no.actor, yes.actor) and one_matter(no, yes)
        else:
            meant = one_party(no.actor, yes.actor) and (same_thing(no, yes) or "such" in no.marks) and _told(no, yes)
        return meant and not one_voice(no, yes)
    if no.act in _STANCES and not both_named(no.actor, yes.actor):
        return False
    if yes.modality is not Modality.ASSERTED and "perfect" in no.marks:
        return False
    if _somebody_elses(no, yes):
        return False
    if not (one_party(no.actor, yes.actor) or (_bodiless(no.actor, yes.actor) and loose(no.objects))):
        return False
    if not one_matter(no, yes):
        return False
    return not one_voice(no, yes) or (same_thing(no, yes) and both_named(no.target, yes.target))


def _told(no: Claim, yes: Claim) -> bool:
    """Whether who gives or who gets is told by the claim, where the denial tells either: else it may be anybody's."""
    if no.act in MOVES and yes.actor is None and yes.target is None:
        return no.actor is None or no.target is None
    return True


def _somebody_elses(no: Claim, yes: Claim) -> bool:
    """Whether a state denies that it gave what nobody is told to have given, to another or of another kind."""
    if no.act not in MOVES or yes.actor is not None or no.actor is None or not states(no.actor):
        return False
    told = yes.target is not None or not loose(yes.objects)
    return told and not (same_thing(no, yes) or both_named(no.target, yes.target))


def _denies_more(no: Claim, yes: Claim) -> bool:
    """Whether somebody denies a lesser measure than the one that somebody else tells of."""
    if no.modality is not Modality.DENIED or yes.act not in _GREATER.get(no.act, ()) or not _meets(no, yes):
        return False
    if yes.modality is not Modality.ASSERTED or not one_matter(no, yes) or one_voice(no, yes):
        return False
    return both_named(no.actor, yes.actor) or (same_thing(no, yes) and both_named(no.target, yes.target))


def _undecided(no: Claim, yes: Claim) -> bool:
    """Whether one says that nothing has been decided which another tells as done."""
    if no.act is not Act.DECIDE or yes.act not in _DECIDED or yes.modality is not Modality.ASSERTED:
        return False
    if no.modality not in (Modality.ASSERTED, Modality.DENIED) or one_voice(no, yes):
        return False
    return one_party(no.actor, yes.actor) and same_thing(no, yes) and one_time(no, yes) and not history(yes, no)


def _unties(no: Claim, yes: Claim) -> bool:
    """Whether somebody denies a condition on which somebody else has a measure hang."""
    if no.act is not Act.CONDITION or no.modality is not Modality.DENIED or yes.act not in _MOVING:
        return False
    if yes.modality is not Modality.CONDITIONAL and "tied" not in yes.marks:
        return False
    return _meets(no, yes) and both_named(no.actor, yes.actor) and one_matter(no, yes) and not one_voice(no, yes)


def _meets(no: Claim, yes: Claim) -> bool:
    """Whether a denial can be meant of a claim by its way, its time and its kind."""
    if yes.modality not in _REAL or not (_one_way(no, yes) and _covers(no, yes)):
        return False
    hangs = yes.modality is Modality.CONDITIONAL and no.act is yes.act
    if hangs and not (both_named(no.actor, yes.actor) and same_thing(no, yes)):
        return False  # what hangs on a condition is gainsaid only by who would do it, of the goods in question
    return not _beside_the_point(no, yes) and not history(yes, no)


def _covers(no: Claim, yes: Claim) -> bool:
    """Whether the time of a denial takes in that of the claim: none since September gainsays nothing of that year."""
    if no.days is None or yes.days is None:
        return True
    return no.days[0] <= yes.days[0] and yes.days[1] <= no.days[1]


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
    return "promised" in yes.marks or (yes.modality is Modality.CONSIDERED and yes.actor is None)


def _bodiless(no: Party | None, yes: Party | None) -> bool:
    """Whether an office that names no state may be the one that a state is said to act through."""
    if no is None or yes is None:
        return True
    return not states(no) and bool(states(yes))


# Giver and taker exchanged -------------------------------------------------------------------------------------------


def turned(one: Claim, other: Claim) -> bool:
    """Whether giver and taker have changed places."""
    if one.act not in _MOVING or other.act not in _MOVING:
        return False
    if one.actor is None or one.target is None or other.actor is None or other.target is None:
        return False
    if one_party(one.actor, one.target) or one_party(other.actor, other.target):
        return False
    across = crossed(one.actor, other.target), crossed(one.target, other.actor)
    straight = crossed(one.actor, other.actor) or crossed(one.target, other.target)
    if not any(across) or straight:
        return False
    if not all(across) and not (described(one.actor, other.target) or described(one.target, other.actor)):
        return False
    if history(one, other) or history(other, one):
        return False
    return one_time(one, other) and _swapped(one, other)


def _swapped(one: Claim, other: Claim) -> bool:
    """Whether the goods of two statements that exchange the parties can be the same."""
    if may_be_swapped(one.objects, other.objects):
        return True
    if one.act is not other.act:
        return False
    return one_matter(one, other) or wide((*one.objects, *other.objects))


# Lists, numbers, and what is stopped while it goes on -----------------------------------------------------------------


def _on_two_lists(one: Claim, other: Claim) -> bool:
    """Whether one item is told to be stopped and to go on."""
    for stop, move in ((one, other), (other, one)):
        if stop.act not in STOPS or move.act not in (Act.DELIVER, Act.RESUME):
            continue
        if move.modality not in _FIRM or stop.modality not in _FIRM:
            continue
        several = [named_goods(each.objects) > 1 for each in (move, stop)]
        listed = any(several) or any("listed" in each.marks for each in (move, stop))
        if listed and _same_item(stop, move) and _fits(stop, move):
            return all(several) or not one_voice(stop, move) or "corrected" in stop.marks | move.marks
    return one.act is other.act and one.act in STOPS and (_only_another(one, other) or _only_another(other, one))


def _same_item(one: Claim, other: Claim) -> bool:
    return any(like(a, b) for a in one.objects if is_item(a) for b in other.objects if is_item(b))


def _fits(one: Claim, other: Claim) -> bool:
    if history(one, other) or history(other, one):
        return False
    return one_party(one.actor, other.actor) and one_party(one.target, other.target) and one_time(one, other)


def _only_another(only: Claim, whole: Claim) -> bool:
    """Whether one says that only something else than what the other says is stopped."""
    if "only" not in only.marks or not only.objects or not whole.objects or not _fits(only, whole):
        return False
    return not one_voice(only, whole) and not same_thing(only, whole) and not loose(whole.objects)


def _stopped_and_going(stop: Claim, move: Claim) -> bool:
    """Whether one says that something is stopped which another says is still going on."""
    if stop.act not in (Act.PAUSE, Act.WITHHOLD) or move.act not in (Act.DELIVER, Act.RESUME):
        return False
    if "goes on" not in move.marks or stop.modality is not Modality.ASSERTED or move.modality not in _FIRM:
        return False
    return _fits(stop, move) and same_thing(stop, move) and not one_voice(stop, move) and not history(stop, move)


def _other_count(one: Claim, other: Claim) -> bool:
    """Whether one number is told in two ways."""
    if one.act is not other.act or one.act not in _COUNTABLE or one.modality is not other.modality:
        return False
    if not _fits(one, other):
        return False
    corrected = "corrected" in one.marks or "corrected" in other.marks
    if not corrected and (one_voice(one, other) or "further" in one.marks or "further" in other.marks):
        return False
    return _numbers_differ(one, other)


def _numbers_differ(one: Claim, other: Claim) -> bool:
    for value, unit, rounded in one.numbers:
        for second, other_unit, other_rounded in other.numbers:
            if value == second or not _one_unit(unit, other_unit):
                continue
            if not (rounded or other_rounded) or abs(value - second) > ABOUT * max(abs(value), abs(second)):
                return True
    return False


def _one_unit(one: str, other: str) -> bool:
    return one == other or same_goods(one, other) or both_permits(one, other)


class Acting(Protocol):
    """Whatever says an act to be so or not: a statement, or what is compared of it."""

    @property
    def act(self) -> Act:
        """The act."""
        ...

    @property
    def polarity(self) -> Polarity:
        """Whether it is said to be so."""
        ...


def comparable(one: Acting, other: Acting) -> bool:
    """Whether two acts can clash at all: a quick look before the rule."""
    if one.act is other.act:
        return one.act in _DENIABLE
    if one.polarity is other.polarity:
        return one.polarity is Polarity.POSITIVE and one.act in _MOVING and other.act in _MOVING
    yes, no = (one, other) if one.polarity is Polarity.POSITIVE else (other, one)
    return (
        yes.act in _GREATER.get(no.act, ())
        or (no.act is Act.DECIDE and yes.act in _DECIDED)
        or (no.act is Act.CONDITION and yes.act in _MOVING)
    )
