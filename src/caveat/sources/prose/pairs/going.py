"""What is told to be stopped and what is told to go on in; whether both are one matter and cannot both be so, out."""

from __future__ import annotations

import re

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.answers import answers, elsewhere, givers, still_of_it
from caveat.sources.prose.pairs.days import days
from caveat.sources.prose.pairs.goods import head_of, like, loose, moved, permits
from caveat.sources.prose.pairs.matter import (
    FIRM,
    REACH,
    Claim,
    history,
    near_by,
    one_time,
    one_voice,
    same_thing,
    within,
)
from caveat.sources.prose.pairs.sides import of_a_sort
from caveat.sources.prose.pairs.ways import one_way
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.parties import both_named, one_party, states
from caveat.sources.prose.words.spoken import is_paper

_STILL = later(r"\bstill\b")
_CONTINUES = later(r"\b(?:continu\w+|go(?:es|ing)? (?:ahead|on)|proceed\w*)\b")
_UNTIL = later(
    r"\b(?:until|till|for now|for the time being|for (?:the|an?) \w+ (?:days|weeks|months)|this month|next)\b"
)
_CALLED_OFF = later(
    r"\b(?:call(?:s|ed|ing)? off|cancel\w*|scrap(?:s|ped|ping)?|revok\w+|annul\w*|rescind\w*|t(?:ore|orn|earing) up"
    r"|terminat\w+|abandon\w*)\b"
)
"""What ends something for good: nothing will come of it."""
_ANEW = later(r"\b(?:again|after all|instead|new|another|other|next|once more|anew)\b")
_IS_KEPT = later(
    r"\b(?:is|are) (?:still |also )?(?:being )?(?:with)?h[eo]ld(?:ing)?\b"
    r"|\b(?:is|are) (?:still |also )?(?:being )?(?:block|freez|froz|keep|kept|stuck|sitting|withh)\w*|\bwithholds\b"
)
"""What is kept back now."""
_EVERYTHING = later(r"^\W*(?:all|every(?: single)?)(?: of)? (?:the|its|their|these|those|\w+)\b", re.IGNORECASE)
"""What opens a statement of all the goods there are."""
_EVERY_ONE = later(r"\b(?:every(?: single)? one|each) of (?:the|its|their|these|those)\b", re.IGNORECASE)
_AHEAD = 16
"""Characters before a statement in which the word for all of its goods stands, where the statement is cut short."""
_BY_NOW = later(
    r"\b(?:now|since|later|meanwhile|eventually|finally|in the end|at last|after all|again|released?|lifted|then)\b",
    re.IGNORECASE,
)
"""What tells that goods have gone since they were kept: a change in time."""
_THE_OTHERS = later(
    r"\b(?:all|every) (?:of )?(?:the |its )?others?\b|\bother [a-z]|\b(?:first|second) batch\b", re.IGNORECASE
)
_OTHERS = later(r"\W*(?:(?:all|the|its|their|some|many|most) )*(?:other|others|everything else)\b", re.IGNORECASE)
"""What opens a statement of goods that are not those told of before."""
_EVERY = later(
    r"\W*(?:every (?:single )?(?:item|shipment|delivery|consignment|piece|order|part)|everything"
    r"|all (?:of it|(?:the )?(?:deliveries|shipments|consignments)))\b",
    re.IGNORECASE,
)
"""What opens a statement of whatever there is, by no name."""
_BEING_KEPT = later(r"\b(?:was|were) (?:being (?:held|kept)|(?:holding|keeping) back|withholding)\b")
_LEFT = later(
    r"\b(?:left|departed|sailed|flew|arrived|(?:has|have) (?:already )?(?:gone|arrived|left|sailed)"
    r"|(?:was|were|(?:has|have|had) been) (?:shipped|sent|delivered|handed over|flown))\b"
)
"""What goods have done that are kept no longer."""
_LOTS = frozenset(("lot", "batch", "consignment", "shipment", "delivery", "load"))
_FIRST = later(r"^(?:the )?first (?:of )?(?:the |its )?", re.IGNORECASE)
_THE_REST = later(r"\b(?:remaining|last|other|final|further) ")
_UP_TO = later(r"\b(?:until|till) (?!now|today|this|yesterday|the (?:end|last)|recently)")
_WAS_TO = later(
    r"\b(?:was|were|had been) (?:originally |initially |first |all )?"
    r"(?:due|supposed|meant|scheduled|set|expected|to have|to be|to go|to leave|to sail)\b"
)
"""What was to happen, and by the sound of it did not: the guns were due to sail."""
SOON = 14
"""Days within which what is told to leave is not stopped."""


def stopped_and_going(stop: Claim, move: Claim) -> bool:
    """Whether one says that something is stopped which another says is still going on."""
    if stop.act not in STOPS or move.act not in (Act.DELIVER, Act.RESUME) or _WAS_TO.search(move.words):
        return False
    if _OTHERS.match(stop.words) or _OTHERS.match(move.words):
        return False  # has paused the bombs; all other deliveries are going ahead
    if stop.modality not in FIRM or move.modality not in FIRM or _elsewhere(stop, move):
        return False
    if stop.modality is Modality.PLANNED:
        return move.modality is Modality.PLANNED and _will_go_on(move) and _of_one(stop, move)
    on_time = "on time" in move.marks
    if _called_off(stop, move) or _all_gone(stop, move) or _kept_and_gone(stop, move):
        return _of_one(stop, move)
    if move.modality is Modality.PLANNED and _from_then_on(move) and not on_time:
        return False  # is halted, and will continue next month
    if stop.act is Act.SLOW:
        named = not loose(move.objects) or near_by(stop, move) or answers(move, stop)
        return on_time and named and _of_one(stop, move)
    if _after_its_end(stop, move) or _halted_before(stop, move) or _while_it_was_stopped(stop, move):
        return True
    if not (on_time or move.marks & {"goes on", "going"}) and not _to_leave_soon(move):
        return False
    if over_by(stop, move):
        return False  # went on until June, and was stopped
    going_on = _STILL.search(move.words) is not None  # what is still going on has not been taken up again
    return _of_one(stop, move, going_on) and not history(move, stop)


def over_by(stop: Claim, move: Claim) -> bool:
    """Whether something is told to have gone on until some day on which, for all that is told, it was stopped."""
    if move.modality is not Modality.ASSERTED or _UP_TO.search(f"{move.words}{move.behind}") is None:
        return False
    if stop.days is None or move.days is None:
        return not is_paper(move.speaker or "")  # papers show that they left until April, whatever was announced
    return move.days[0] <= stop.days[1]


def _called_off(stop: Claim, move: Claim) -> bool:
    """Whether what one says has been called off is, as another says, still to come."""
    if stop.act is not Act.WITHHOLD or move.act is not Act.DELIVER or move.modality is not Modality.PLANNED:
        return False
    named = both_named(stop.actor, move.actor) or both_named(stop.target, move.target)
    if not (named or "on time" in move.marks):
        return False  # some may be sent later all the same, to somebody
    if move.speaker is None and not near_by(stop, move):
        return False  # what the page told of a contract before
    again = _ANEW.search(f"{move.words}{move.behind}") is not None or "past" in move.marks
    return _CALLED_OFF.search(stop.words) is not None and not again


def _all_gone(stop: Claim, move: Claim) -> bool:
    """Whether all has been delivered of what one says is kept back."""
    gone = move.act is Act.DELIVER and move.modality is Modality.ASSERTED and _told_of_all(move)
    then = "past" in stop.marks and "perfect" not in stop.marks and near_by(stop, move)  # sixty were withheld
    if not gone or _THE_OTHERS.search(move.words) or (history(move, stop) and not then):
        return False
    if "perfect" in move.marks and _IS_KEPT.search(stop.words) is not None:
        return True
    answered = move.speaker is not None and stop.modality is Modality.ASSERTED and within(stop, move, REACH)
    return answered and _BY_NOW.search(f"{move.before.rsplit('. ', 1)[-1]}{move.words}{move.behind}") is None


def _told_of_all(one: Claim) -> bool:
    """Whether a statement is opened by all of its goods: every one of the vehicles."""
    return (
        _EVERYTHING.search(one.words) is not None or _EVERY_ONE.search(f"{one.before[-_AHEAD:]}{one.words}") is not None
    )


def _kept_and_gone(stop: Claim, move: Claim) -> bool:
    """Whether goods are kept, by one, that have left by another, who speaks of the very same right behind."""
    kept = _IS_KEPT.search(stop.words) or _BEING_KEPT.search(stop.words)
    gone = move.act is Act.DELIVER and move.modality is Modality.ASSERTED and _LEFT.search(move.words) is not None
    if kept is None or not gone or not within(stop, move, REACH) or move.speaker is None:
        return False
    both = all("definite" in each.marks or _the_goods(each) for each in (stop, move))
    return both and same_thing(stop, move) and (move.days is None or stop.days is None)


def _the_goods(one: Claim) -> bool:
    """Whether the goods are told as known: was holding back the missiles."""
    return any(re.search(rf"\b(?:the|its|their|those|these) {re.escape(each)}", one.words) for each in one.objects)


def _will_go_on(move: Claim) -> bool:
    """Whether something is to continue, with no word of how long."""
    return bool(_CONTINUES.search(move.words)) and move.days is None and not _UNTIL.search(f"{move.words}{move.behind}")


def _from_then_on(move: Claim) -> bool:
    """Whether something is to go on from a day on that is told and not near."""
    return move.days is not None and move.published is not None and (move.days[0] - move.published).days > SOON


def _elsewhere(stop: Claim, move: Claim) -> bool:
    """Whether the goods that are stopped come from another state than those that go on."""
    return stop.actor is None and bool(givers(stop) and givers(move)) and not givers(stop) & givers(move)


def _of_one(stop: Claim, move: Claim, going_on: bool = False) -> bool:
    """Whether what is stopped and what goes on are the same, in the words of two."""
    if one_voice(stop, move) or (history(stop, move) and not going_on):
        return False
    if not (one_time(stop, move) or ("on time" in move.marks and near_by(stop, move))):
        return False
    if move.target is None and elsewhere(move, stop):
        return False
    acting = one_party(stop.actor, move.actor) or _by_its_maker(stop, move)
    if not (acting and (one_party(stop.target, move.target) or one_way(stop, move))):
        return False
    told = both_named(stop.actor, move.actor) or both_named(stop.target, move.target)
    answered = moved(move.objects) and loose(move.objects)
    every = _EVERY.match(move.words) is not None and still_of_it(stop, move)
    answered = every or (answered and ((near_by(stop, move) and move.speaker is not None) or answers(move, stop)))
    if loose(stop.objects) and ("definite goods" in stop.marks or ("on time" in move.marks and near_by(stop, move))):
        return told or answered or one_way(stop, move)
    return same_thing(stop, move) or answered or _the_first(stop, move) or _all_of_them(stop, move)


def _the_first(stop: Claim, move: Claim) -> bool:
    """Whether the first of the goods that are stopped are told to go."""
    bare = [_FIRST.sub("", each) for each in move.objects if _FIRST.match(each)]
    return any(like(a, b) for a in stop.objects for b in bare)


def _all_of_them(stop: Claim, move: Claim) -> bool:
    """Whether all of the goods are told to go of which the rest is stopped: the remaining modules; all 30 modules."""
    if _EVERYTHING.search(move.words) is None:
        return False
    rest = [_THE_REST.sub("", each) for each in stop.objects]
    return any(like(a, b) for a in rest for b in move.objects)


def _one_town(one: Claim, other: Claim) -> bool:
    """Whether the same goods go to a town in the one, which may lie in the state that the other names."""
    places = (one.target or frozenset(), other.target or frozenset())
    town = sum(bool(states(place)) for place in places) == 1 and not any(map(of_a_sort, places))
    return town and same_thing(one, other)


def _by_its_maker(stop: Claim, move: Claim) -> bool:
    """Whether a firm goes on with what a state stopped: the same goods, for the same buyer."""
    if stop.actor is None or move.actor is None or not states(stop.actor) or states(move.actor):
        return False
    return same_thing(stop, move) and both_named(stop.target, move.target)


def _after_its_end(stop: Claim, move: Claim) -> bool:
    """Whether papers show that goods went on a day after the one on which they are said to have stopped."""
    if stop.days is None or move.days is None or move.days[0] <= stop.days[1] or one_voice(stop, move):
        return False
    shown = move.modality is Modality.ASSERTED and is_paper(move.speaker or "") and not permits(stop.objects)
    return (
        shown
        and both_named(stop.target, move.target)
        and one_party(stop.actor, move.actor)
        and _goods_alike(stop, move)
    )


def _halted_before(stop: Claim, move: Claim) -> bool:
    """Whether to a report that goods were delivered it is answered that the delivery was halted, on a day before."""
    if stop.days is None or move.days is None or move.days[0] <= stop.days[1] or one_voice(stop, move):
        return False
    if stop.at is None or move.at is None or stop.at < move.at or not within(stop, move, REACH):
        return False
    gone = (
        move.modality is Modality.ASSERTED and stop.act is not Act.SLOW and bool(stop.objects) and moved(stop.objects)
    )
    told = stop.target is None and loose(stop.objects) and (stop.actor is None or both_named(stop.actor, move.actor))
    return gone and told and stop.modality is Modality.ASSERTED and still_of_it(move, stop)


def _while_it_was_stopped(stop: Claim, move: Claim) -> bool:
    """Whether goods left, by the word of another, on a day on which they are told to have been held since long."""
    if stop.days is None or move.days is None or stop.published is None or one_voice(stop, move):
        return False
    began = days(stop.stands_in[1].date, False, stop.published) if stop.stands_in is not None else None
    still = stop.days[1] >= stop.published and "perfect" in stop.marks
    if not still or began is None or move.modality is not Modality.ASSERTED or move.days[0] <= began[1]:
        return False
    sides = one_party(stop.actor, move.actor) and (one_party(stop.target, move.target) or _one_town(stop, move))
    lot = near_by(stop, move) and any(head_of(each) in _LOTS for each in move.objects)
    return sides and (lot or (not loose(move.objects) and same_thing(stop, move)))


def _goods_alike(one: Claim, other: Claim) -> bool:
    return same_thing(one, other) or (moved(one.objects) and loose(one.objects))


def _to_leave_soon(move: Claim) -> bool:
    """Whether something is told to leave within days: it is not stopped now."""
    if move.modality is not Modality.PLANNED or move.days is None or move.published is None:
        return False
    return move.days[0] >= move.published and (move.days[1] - move.published).days <= SOON
