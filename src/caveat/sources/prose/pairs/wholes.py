"""Two claims in; whether the one tells of all there was and the other of less, out: eight, and all of them."""

from __future__ import annotations

import re

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.figures.standing import numbers
from caveat.sources.prose.pairs.answers import givers
from caveat.sources.prose.pairs.goods import NUMERAL, like
from caveat.sources.prose.pairs.items import fits
from caveat.sources.prose.pairs.matter import Claim, near_by, one_voice, within
from caveat.sources.prose.words.deeds import MOVES
from caveat.sources.prose.words.parties import both_named, one_party, party, states, told_of

_ALL_OF_THEM = later(
    r"\b(?:all|each|every one) of (?:them|those|these|it)\b|\b(?:them|they|those) all\b", re.IGNORECASE
)
"""All of what was counted before."""
_THEY = later(r"^\W*(?:they|these|those)\b|\b(?:them|those)\W*$", re.IGNORECASE)
"""What was counted before, of which an "only" tells that it was fewer."""
_COUNTED = later(rf"(?:the |its |their |all )?(?P<number>{NUMERAL}) (?P<what>.+)", re.IGNORECASE)
_ALL_SO_MANY = later(rf"\W*all (?:of )?(?:the )?(?P<number>{NUMERAL})\b", re.IGNORECASE)
_SO_MANY_OF = later(rf"\b{NUMERAL} of (?:the |its |all )?(?P<number>{NUMERAL})\b", re.IGNORECASE)
_BY_THEN = later(r"\b(?:now|since|later|meanwhile|eventually|finally|in the end|at last|by)\b", re.IGNORECASE)
"""What tells of a day by which the rest may have come."""
_WE_GOT = later(r"\W*[Ww]e (?:have |had )?(?:received|got|been (?:given|sent))\b")
_APPROVED = frozenset((Act.DELIVER, Act.OFFER))
_NEXT = frozenset(("further", "so far", "share"))


def all_and_some(one: Claim, other: Claim) -> bool:
    """Whether one tells, of goods that were counted before, that all have come, and another that fewer have."""
    return _all_and_some(one, other) or _all_and_some(other, one)


def _all_and_some(whole: Claim, some: Claim) -> bool:
    if whole.numbers or not some.numbers or len(whole.objects) != 1 or whole.act is not some.act:
        return False
    if whole.act not in MOVES or not (whole.modality is some.modality is Modality.ASSERTED):
        return False
    counted = _COUNTED.fullmatch(whole.objects[0])
    if counted is None or whole.objects[0] in whole.words or one_voice(whole, some):
        return False
    bare = _THEY.search(whole.words) is not None and "in all" in some.marks
    if not (bare or _ALL_OF_THEM.search(whole.words)) or _BY_THEN.search(f"{whole.words}{whole.behind}"):
        return False
    if "further" in some.marks or some.days not in (None, whole.days) or not within(whole, some, 2):
        return False
    value = max((max(each) for each, *_ in numbers(counted["number"], (0, len(counted["number"])))), default=0)
    return fits(whole, some) and all(number < value and like(unit, counted["what"]) for number, unit, _ in some.numbers)


def share_of_all(one: Claim, other: Claim) -> bool:
    """Whether one tells that all of so many have come, and another that so many of those have: ten of the 16."""
    return _share_of_all(one, other) or _share_of_all(other, one)


def _share_of_all(whole: Claim, some: Claim) -> bool:
    every = _ALL_SO_MANY.match(whole.words)
    share = _SO_MANY_OF.search(some.words) if every is not None else None
    if every is None or share is None or every["number"].lower() != share["number"].lower():
        return False
    if whole.act is not some.act or not (whole.modality is some.modality is Modality.ASSERTED):
        return False
    if not (whole.days is some.days is None) or one_voice(whole, some) or not near_by(whole, some):
        return False
    timed = any(_BY_THEN.search(f"{each.words}{each.behind}") or "so far" in each.marks for each in (whole, some))
    pairs = ((few, many) for few in some.numbers for many in whole.numbers if like(few[1], many[1]))
    return not timed and fits(whole, some) and any(few[0] < many[0] for few, many in pairs)


def fewer_approved(one: Claim, other: Claim) -> bool:
    """Whether more are told to come than have, as another says, been approved at all: 72 will come; only 48."""
    return _fewer_approved(one, other) or _fewer_approved(other, one)


def _fewer_approved(leave: Claim, move: Claim) -> bool:
    if leave.act is not Act.APPROVE or move.act not in _APPROVED or not (leave.numbers and move.numbers):
        return False
    if leave.modality is not Modality.ASSERTED or move.modality not in (Modality.PLANNED, Modality.ASSERTED):
        return False
    if "in all" not in leave.marks or one_voice(leave, move) or not near_by(leave, move):
        return False
    if any(each.marks & _NEXT for each in (leave, move)) or not fits(leave, move):
        return False
    if givers(leave) and givers(move) and not givers(leave) & givers(move):
        return False
    others = states(told_of(f"{leave.words}{leave.behind}")) - givers(leave)
    if others - (move.lands | (party(move.speaker) or frozenset())):
        return False  # only 48 for Latvia
    pairs = [(few, many) for few in leave.numbers for many in move.numbers if like(few[1], many[1])]
    return bool(pairs) and all(few[0] < many[0] and not (few[2] or many[2]) for few, many in pairs)


def to_one_body(one: Claim, other: Claim) -> bool:
    """Whether somebody tells what "we" got, and another what came to the body that the page calls his: his brigade."""
    return _to_his(one, other) or _to_his(other, one)


def _to_his(ours: Claim, told: Claim) -> bool:
    if ours.speaker is None or told.target is None or ours.stands_in is None or told.stands_in is None:
        return False
    if _WE_GOT.match(ours.words) is None or not near_by(ours, told) or not one_party(ours.actor, told.actor):
        return False
    if ours.days is not None and told.days is not None and ours.days != told.days:
        return False
    if both_named(ours.target, told.target) or states(told.target):
        return False
    first, last = sorted((ours.stands_in[1], told.stands_in[1]), key=lambda each: each.start)
    between = ours.stands_in[0][first.end : last.start]
    return any(re.search(rf"\b(?:[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) {re.escape(word)}\b", between) for word in told.target)
