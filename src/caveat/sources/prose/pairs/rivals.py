"""Two claims in; why they cannot both hold although neither denies the other, or None, out.

Giver and taker are exchanged, an item stands on two lists, or one number is told in two ways; ``going`` has what is
stopped and goes on. ``opposed`` has the rule for a claim and its denial.
"""

from __future__ import annotations

import re

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.answers import answers
from caveat.sources.prose.pairs.going import stopped_and_going
from caveat.sources.prose.pairs.goods import (
    NUMERAL,
    both_permits,
    head_of,
    like,
    loose,
    may_be_swapped,
    of_any_kind,
    words_of,
)
from caveat.sources.prose.pairs.items import either, fits, on_two_lists, sides_fit
from caveat.sources.prose.pairs.kept import kept_otherwise
from caveat.sources.prose.pairs.matter import (
    FIRM,
    Claim,
    history,
    near_by,
    one_matter,
    one_time,
    one_voice,
    same_thing,
)
from caveat.sources.prose.pairs.sidesteps import lent_and_sold
from caveat.sources.prose.pairs.ways import told_round
from caveat.sources.prose.pairs.wholes import all_and_some, fewer_approved, share_of_all, to_one_body
from caveat.sources.prose.statement import Why
from caveat.sources.prose.words.deeds import MOVING, STOPS
from caveat.sources.prose.words.likeness import same_goods
from caveat.sources.prose.words.parties import both_named, crossed, described, one_party, party, states, told_of

_NEAR_GOODS = 12
"""Characters before goods in which their article stands."""
_THE = later(r"\b(?:the|these|those|its|their) (?:[\w-]+ ){0,2}\w$", re.IGNORECASE)
_THE_PAPER = later(
    r"\b(?:the|this|that) (?:[\w-]+ )?(?:licen[cs]e|permit|application|request|approval)\b", re.IGNORECASE
)
_THE_COUNTED = later(rf"\b[Tt]he (?:first )?{NUMERAL}\b", re.IGNORECASE)
_THE_FIRST = later(rf"\b[Tt]he first {NUMERAL}\b")
_COUNTS = later(r"\b(?:counts?|counted|has|have|had|got|received)\b")
_WE = later(r"\b[Ww]e\b")
_US = later(r"\bus\b")
_NEXT = later(r"\b(?:another|further|more|first|second|third|next|also|in all)\b", re.IGNORECASE)
_THEM = later(r"\b(?:them|it|those|these)\b", re.IGNORECASE)
_WHOM = later(r"\b(?:to|for) ([A-Z][\w-]+(?: [A-Z][\w-]+)?)")
"""Who is told, in front of a number, to get what is counted: of the 300 that were sold to Qatar."""
_NUMBER = later(rf"\b{NUMERAL}\b", re.IGNORECASE)
_A_FEW = 5
"""Words that two statements must share for one to be the other told again."""
_THE_NUMBER = later(rf"(?:[Aa]ll (?:of )?)?(?:[Tt]he|[Tt]hese|[Tt]hose) {NUMERAL}\b", re.IGNORECASE)
"""What opens a statement on goods that were counted before."""
_TIMES = frozenset(
    (
        *("in", "on", "by", "since", "during", "before", "after", "until", "last", "this", "for", "to", "via"),
        *("earlier", "later", "then", "today", "yesterday", "also", "another", "more", "again", "from", "and"),
    )
)
"""What tells, behind them, of another occasion."""
ABOUT = 0.1
"""How far two rounded numbers may lie apart."""

_COUNTABLE = MOVING | {Act.REQUEST, Act.DENY, Act.USE, Act.NOTIFY}


def of_two_claims(one: Claim, other: Claim) -> Why | None:
    """Why two claims that both say that something is so cannot both hold; None where they may."""
    if _turned(one, other):
        return "direction"
    if on_two_lists(one, other):
        return "list"
    if _other_count(one, other) or kept_otherwise(one, other) or kept_otherwise(other, one):
        return "count"
    if all_and_some(one, other) or share_of_all(one, other) or fewer_approved(one, other):
        return "count"
    if stopped_and_going(one, other) or stopped_and_going(other, one) or _refused_and_granted(one, other):
        return "denial"
    return None


# Giver and taker exchanged -------------------------------------------------------------------------------------------


def _turned(one: Claim, other: Claim) -> bool:
    """Whether giver and taker have changed places."""
    asked = one.act is other.act is Act.REQUEST
    asked = asked and (same_thing(one, other) or either("corrected", one, other) or told_round(one, other))
    if not asked and (one.act not in MOVING or other.act not in MOVING):
        return False
    if _turned_on_us(one, other) or _turned_on_us(other, one):
        return True
    if _handed_by_its_taker(one, other) or _handed_by_its_taker(other, one):
        return True
    if _comes_to_its_giver(one, other) or _comes_to_its_giver(other, one):
        return True
    if one.actor is None or one.target is None or other.actor is None or other.target is None:
        return False
    if one_party(one.actor, one.target) or one_party(other.actor, other.target):
        return False
    exact = one_party(one.actor, other.target) and one_party(one.target, other.actor)
    across = crossed(one.actor, other.target), crossed(one.target, other.actor)
    straight = crossed(one.actor, other.actor) or crossed(one.target, other.target)
    if not exact and (not any(across) or straight):
        return False  # most pairs: no words between them need be looked at
    if told_round(one, other):
        return exact
    if not any(across) or straight or ("returns" in one.marks) is not ("returns" in other.marks):
        return False  # has lent nine, and was given back six
    if not all(across) and not (described(one.actor, other.target) or described(one.target, other.actor)):
        return False
    if one.modality is other.modality and (asked or _the_very(one, other) or _told_again(one, other)):
        return True
    if history(one, other) or history(other, one):
        return False
    return one_time(one, other) and _swapped(one, other)


def _turned_on_us(one: Claim, other: Claim) -> bool:
    """Whether whoever is told to have given says, of the same act at one time, that he was given: lent us a radar."""
    if one.actor is None or one.target is None or other.actor is None or other.target is not None:
        return False
    if one.act is not other.act or one.modality is not other.modality or one.days != other.days:
        return False
    if _US.search(other.words) is None or not crossed(one.target, other.actor) or one_voice(one, other):
        return False
    teller = states(other.lands | (party(other.speaker) or frozenset()))
    return bool(states(one.actor) & teller) and same_thing(one, other) and near_by(one, other)


def _handed_by_its_taker(one: Claim, other: Claim) -> bool:
    """Whether we are told to have given what, by the same number and day, whoever got it has given: lent it a radar."""
    if one.actor is not None or one.target is None or other.actor is None or other.target is None:
        return False
    ours = one.stands_in is not None and _WE.search(one.words) is not None and one.act is other.act
    if not ours or one.modality is not other.modality or one.days is None or one.days != other.days:
        return False
    turned = crossed(one.target, other.actor) and not crossed(one.target, other.target)
    return turned and bool(one.numbers) and one.numbers == other.numbers and same_thing(one, other)


def _comes_to_its_giver(one: Claim, other: Claim) -> bool:
    """Whether the very goods that a state is to give are told to come to it: sells 50; will receive the first 20."""
    if one.actor is None or one.target is None or other.actor is not None or other.target is None:
        return False
    if not (one.act is other.act is Act.DELIVER) or one_voice(one, other):
        return False
    begun = one.modality is Modality.PLANNED and other.modality is Modality.ASSERTED and near_by(one, other)
    if one.modality is not other.modality and not (begun and _THE_FIRST.search(other.words)):
        return False
    if not states(one.actor) & states(other.target) or states(one.target) & states(other.target):
        return False
    if either("returns", one, other) or other.origin is not None or (states(other.lands) - one.lands):
        return False
    counted = any(_THE_COUNTED.search(f"{other.before[-_NEAR_GOODS:]}{other.words}") for _ in other.numbers)
    return counted and same_thing(one, other) and one_time(one, other)


def _the_very(one: Claim, other: Claim) -> bool:
    """Whether both name goods of one name, and one of them as those that were spoken of: the jets."""
    return any(
        _THE.search(_up_to(first, goods)) is not None
        and any(like(goods, each) and head_of(goods) == head_of(each) for each in second.objects)
        for first, second in ((one, other), (other, one))
        for goods in first.objects
    )


def _up_to(one: Claim, goods: str) -> str:
    """The words of a statement up to its goods, with their first letter; what stands before them where it has none."""
    at = one.words.find(goods)
    if at >= 0 or one.stands_in is None:
        return one.words[: at + 1] if at > 0 else ""
    text, said = one.stands_in
    start = next((each.start for each in said.objects if each.name == goods), 0)
    return text[max(0, start - _NEAR_GOODS) : start + 1] if start else ""


def _told_again(one: Claim, other: Claim) -> bool:
    """Whether one act is told twice of goods for which there is no more than a pronoun the second time: lent them."""
    if one.act is not other.act or not near_by(one, other) or not one.objects or one.objects != other.objects:
        return False
    return any(_THEM.search(each.words) and each.objects[0] not in each.words for each in (one, other))


def _swapped(one: Claim, other: Claim) -> bool:
    """Whether the goods of two statements that exchange the parties can be the same."""
    if one.act is other.act and one.act in STOPS and loose(one.objects) is not loose(other.objects):
        return False  # has stopped arms exports, for which the other stops shells
    if may_be_swapped(one.objects, other.objects):
        return True
    if any(words_of(a) & words_of(b) and head_of(a) == head_of(b) for a in one.objects for b in other.objects):
        return True  # the last 20 tanks of one, and 20 tanks of the other
    if one.act is not other.act:
        return False
    return one_matter(one, other) or of_any_kind((*one.objects, *other.objects))


# Lists, numbers, and what is stopped while it goes on -----------------------------------------------------------------


def _refused_and_granted(one: Claim, other: Claim) -> bool:
    """Whether one source has a request refused which another has granted, by and for the same."""
    if {one.act, other.act} != {Act.DENY, Act.APPROVE}:
        return False
    if not (one.modality is other.modality is Modality.ASSERTED) or one_voice(one, other) or not fits(one, other):
        return False
    if not one_party(one.actor, other.actor) or either("further", one, other):
        return False
    refused, granted = (one, other) if one.act is Act.DENY else (other, one)
    its = refused.target is None and _THE_PAPER.search(refused.words) is not None and answers(refused, granted)
    told = one.speaker is not None and other.speaker is not None
    told = told and (both_named(one.actor, other.actor) or bool({*one.numbers} & {*other.numbers}))
    return its or (told and both_named(one.target, other.target) and same_thing(one, other))


def _other_count(one: Claim, other: Claim) -> bool:
    """Whether one number is told in two ways."""
    if one.act is not other.act or one.act not in _COUNTABLE:
        return False
    again = either("recounted", one, other) and one.modality in FIRM and other.modality in FIRM
    if one.modality is not other.modality and not again:
        return False
    if not one.numbers or not other.numbers:
        return False
    again = either("recounted", one, other) or _of_one_period(one, other)
    if not (fits(one, other) or (again and sides_fit(one, other)) or to_one_body(one, other)):
        return False
    told_twice = _of_one_month(one, other) or _word_for_word(one, other) or either("corrected", one, other)
    told_twice = told_twice or _of_one_period(one, other) or _taken_up_counted(one, other)
    if one_voice(one, other) and not told_twice:
        return False
    if ("elsewhen" in one.marks) is not ("elsewhen" in other.marks):
        return False
    if _counted_elsewhere(one, other) or _counted_elsewhere(other, one):
        return False
    if _for_others(one, other) or _for_others(other, one) or lent_and_sold(one, other):
        return False
    told_so = either("corrected", one, other) or either("recounted", one, other)
    so_far = _more_than_all(one, other) or _less_so_far(one, other)
    if not told_so and not so_far and any(map(_further, (one, other))):
        return False
    if not told_so and _of_two_phases(one, other):
        return False
    return not (_one_of_several(one, other) or _one_of_several(other, one)) and _numbers_differ(one, other)


def _for_others(bare: Claim, told: Claim) -> bool:
    """Whether a number without a recipient is, by its own sentence, for another state than the one told elsewhere.

    Of the 300 missiles that Britain sold to Qatar, 120 have come; and Oman got 60.
    """
    if bare.target is not None or told.target is None or not states(told.target):
        return False
    ahead = _WHOM.findall(bare.before.rsplit(". ", 1)[-1])
    whom = states(frozenset().union(*(told_of(one) for one in ahead)))
    return bool(whom) and not whom & states(told.target)


def _counted_elsewhere(bare: Claim, told: Claim) -> bool:
    """Whether a number without sides is told by a state that is neither of the two of the other: what came to it."""
    own, got = states(party(bare.speaker) or frozenset()), states(told.target or frozenset())
    if bare.actor is not None or bare.target is not None or not (own and got) or not _COUNTS.search(bare.words):
        return False
    return not own & (got | (told.actor or frozenset()) | told.lands) and not states(bare.lands) - own


def _further(one: Claim) -> bool:
    """Whether a number is of more goods than were counted before, or of the first of them: only 90 so far are all."""
    return "further" in one.marks and "in all" not in one.marks


def _more_than_all(one: Claim, other: Claim) -> bool:
    """Whether the number that is told to have come so far is greater than the other's: 90 already, and 60 shipped."""
    told = [each for each in (one, other) if "so far" in each.marks and not _NEXT.search(each.words)]
    if len(told) != 1 or not (one.numbers and other.numbers):
        return False
    least, rest = told[0], other if told[0] is one else one
    return not _further(rest) and min(least.numbers)[0] > max(rest.numbers)[0]


def _less_so_far(one: Claim, other: Claim) -> bool:
    """Whether fewer are told to have come so far than the other has had come: eight, and only six until now."""
    told = [each for each in (one, other) if "so far" in each.marks and not _NEXT.search(each.words)]
    if (
        len(told) != 1
        or not (one.numbers and other.numbers)
        or not (one.modality is other.modality is Modality.ASSERTED)
    ):
        return False
    least, rest = told[0], other if told[0] is one else one
    came = "handed" in rest.marks and not _further(rest) and not rest.marks & {"share", "ahead"}
    return came and rest.days in (None, least.days) and max(least.numbers)[0] < min(rest.numbers)[0]


def _share(one: Claim) -> bool:
    """Whether a number is one of some goods out of more: two of the six, but not only two of the six."""
    return "share" in one.marks and "in all" not in one.marks


def _of_one_month(one: Claim, other: Claim) -> bool:
    """Whether a speaker tells twice what somebody named did at one date."""
    told = one.speaker is not None and one.actor is not None and one.actor == other.actor
    return told and one.days is not None and one.days == other.days


def _of_one_period(one: Claim, other: Claim) -> bool:
    """Whether one of two statements tells, of both its sides, that it is of the months the other is of."""
    firm = one.modality is other.modality is Modality.ASSERTED and either("that time", one, other)
    if not firm or not both_named(one.target, other.target):
        return False
    return both_named(one.actor, other.actor) or (one.actor is other.actor is None and same_thing(one, other))


def _word_for_word(one: Claim, other: Claim) -> bool:
    """Whether one act is told twice in the same words but for the number: approved 120 tanks, approved 96 tanks."""
    if one.modality is not other.modality or one.actor is None or one.actor != other.actor:
        return False
    bare = [_NUMBER.sub("#", f"{each.words}{each.behind}".lower()).split() for each in (one, other)]
    first, second = ([word.strip('.,;:()"') for word in words] for words in bare)
    told = min(len(one.words.split()), len(other.words.split()))
    return told > _A_FEW and first[:told] == second[:told] and not ({*first[told:]} ^ {*second[told:]}) & _TIMES


def _taken_up_counted(one: Claim, other: Claim) -> bool:
    """Whether the later of two statements takes up the goods of the first by a number of its own, as known by then.

    It refused 14 licences; the 17 licences that it refused were for shells.
    """
    first, then = sorted((one, other), key=lambda each: each.at[1] if each.at else 0)
    if first.modality is not then.modality or not _THE_NUMBER.match(then.words) or not same_thing(first, then):
        return False
    named = both_named(first.actor, then.actor) or then.actor is None
    return named and (then.target is None or both_named(first.target, then.target)) and then.days in (None, first.days)


def _of_two_phases(one: Claim, other: Claim) -> bool:
    """Whether one tells what was bought, and the other what has come of it."""
    phases = [each.marks & {"bought", "handed"} for each in (one, other)]
    return all(phases) and not phases[0] & phases[1]


def _one_of_several(one: Claim, other: Claim) -> bool:
    """Whether one names a single state of several that the other names together: each has its own share."""
    pairs = ((one.actor, other.actor), (one.target, other.target))
    return any(mine and theirs and states(mine) and states(mine) < states(theirs) for mine, theirs in pairs)


def _numbers_differ(one: Claim, other: Claim) -> bool:
    for value, unit, rounded in one.numbers:
        for second, other_unit, other_rounded in other.numbers:
            bare = near_by(one, other) and any(not each or of_any_kind((each,)) for each in (unit, other_unit))
            if value == second or not (bare or _one_unit(unit, other_unit)):
                continue
            if _in_a_time(one, value, other, second) or _in_a_time(other, second, one, value):
                continue
            if (_share(one) and value < second) or (_share(other) and second < value):
                continue
            if not (rounded or other_rounded) or abs(value - second) > ABOUT * max(abs(value), abs(second)):
                return True
    return False


def _in_a_time(part: Claim, some: float, whole: Claim, all_: float) -> bool:
    """Whether fewer goods are told of a month or year than were told of no time: twenty in February, and thirty."""
    if part.days is None or whole.days is not None or whole.modality is not Modality.ASSERTED:
        return False
    again = either("corrected", part, whole) or either("recounted", part, whole)
    return some < all_ and "perfect" in whole.marks and not again


def _one_unit(one: str, other: str) -> bool:
    return one == other or same_goods(one, other) or like(one, other) or both_permits(one, other)
