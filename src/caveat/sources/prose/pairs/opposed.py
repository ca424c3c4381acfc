"""Two statements in; why they cannot both hold, or None, out. One rule for a page and for the pages of a ledger.

A pair is named only where both speak of one matter: parties, goods and time that can be the same. Who denies must not
be who said it, a later count must not be a further one, and a change in time is none. What is unsure is left out.
"""

from __future__ import annotations

import re
from datetime import date

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.figures.moments import MONTH
from caveat.sources.prose.pairs.answers import answers, elsewhere, for_others, givers, of_another_house, own_word
from caveat.sources.prose.pairs.comparable import DENIABLE, GREATER, STANCES, WORDS_OF
from caveat.sources.prose.pairs.covered import (
    at_large,
    contents_apart,
    of_all_time,
    of_another_part,
    of_any_such,
    of_those,
)
from caveat.sources.prose.pairs.days import said_by
from caveat.sources.prose.pairs.goods import any_at_all, loose, moved, named_goods
from caveat.sources.prose.pairs.items import left_to_the_other, state_on_two_lists, told_and_left_out
from caveat.sources.prose.pairs.lists import among_both
from caveat.sources.prose.pairs.makes import (
    of_a_make_apart,
    of_another_make,
    of_lots,
    of_the_make_told,
    stances_apart,
)
from caveat.sources.prose.pairs.matter import (
    FIRM,
    OLD,
    Claim,
    history,
    near_by,
    one_land,
    one_matter,
    one_voice,
    same_thing,
)
from caveat.sources.prose.pairs.reports import asked_for_nothing, judged_before, no_such_thought, of_the_report
from caveat.sources.prose.pairs.rivals import of_two_claims
from caveat.sources.prose.pairs.sidesteps import beside_the_point, spoken_of
from caveat.sources.prose.pairs.undecided import undecided
from caveat.sources.prose.pairs.ways import one_way
from caveat.sources.prose.statement import Why
from caveat.sources.prose.words.deeds import MOVES, MOVING, STOPS
from caveat.sources.prose.words.parties import (
    MERE_OFFICES,
    SOCIETY,
    Party,
    both_named,
    one_party,
    party,
    states,
)

_HELD = later(
    r"\b(?:(?:with)?h[eo]ld(?:s|ing)?|k[e]ep(?:s|ing)?|kept|block(?:s|ed|ing)?|nothing of the (?:kind|sort))\b",
    re.IGNORECASE,
)
"""What keeps goods back without an end to their sale: who has held or blocked nothing has halted nothing."""
_KEPT = later(
    r"\b(?:is|are|being|been|remains?|has|have) (?:being |been )?(?:held|kept|stuck|withheld|blocked|frozen)\b"
)
_FROM_WHOM = later(
    r"\bfrom (?:(?:the|our|its|my|this) (?!army\b|navy\b|air\b|armed\b|forces\b|troops\b|brigade\b)[a-z]+"
    r"|voters|people|you|parliament)\b"
)
"""From whom something is held back that is no goods: from the public."""
_NEVER_WAS = later(r"\b(?:was|were) never\b")
_REAL = frozenset((Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED, Modality.CONDITIONAL))
_SPAN = later(
    rf"\bbetween {MONTH}(?: \d{{1,2}})? and (?:{MONTH}|\d)|\bfrom {MONTH}(?: \d{{1,2}})? (?:to|until|through) {MONTH}"
)
"""The weeks of which alone something is denied."""
_WEIGHS = later(r"\b(?:consider|weigh|contemplat|mull|discuss|look)\w*\b")
_YET = later(r"\bha(?:s|ve|d) (?:still )?yet to\b")
_UNDER = {Modality.ASSERTED: (), Modality.PLANNED: (Modality.CONDITIONAL,)}
"""What is said not to happen at all does not happen on a condition either."""
_ASKED_ABOUT = later(r"\b(?:asked|questioned|pressed|commenting|speaking) (?:about|on|of|over) [^.;]*$", re.IGNORECASE)
"""In front of what somebody says of what another did."""
_ANY = later(r"\b(?:any|them|it|one)$")
"""What ends a denial of the goods that were named just before."""
_LAST_YEAR = later(r"\b(?:of )?last year\b[^.;]*$")
"""In front of what was done not so long ago that what has never been done leaves it out."""
_SINCE_IT = later(r"\bsince (?:the|that) (?!start|beginning)[a-z]+(?: (?:in|on|of|last)\b|\W*$)")
_FORMER = later(r"\b(?:predecessor|previous (?:government|minister|president|administration|cabinet))\b")
_WAITS = later(r"\b(?:waiting|waits?) for\b|\byet to\b")
_WE = later(r"\W*[Ww]e\b")
_NO_REVIEW = later(r"\b[Nn]o (?:such )?(?:review|audit|examination|inspection|reassessment)\b")
_COMMAND = later(r"\b(?:orders?|ordered|decrees?|decreed)\b", re.IGNORECASE)
_ORDERED = later(
    r"\bno [\w-]+(?: [\w-]+)? (?:has|have|had) been (?:ordered|imposed|agreed|decided|decreed)\b", re.IGNORECASE
)
"""That no halt was ordered, which gainsays the halt."""


def why(one: Claim, other: Claim) -> Why | None:
    """Why two statements cannot both hold, the order being without meaning; None where they may."""
    if Modality.HYPOTHETICAL in (one.modality, other.modality) or _of_former_days(one, other):
        return None
    reason = _reason(one, other)
    return None if reason is not None and for_others(one, other) else reason


def _of_former_days(one: Claim, other: Claim) -> bool:
    """Whether a plan is told by somebody who held the office before: what is planned now is another thing."""
    plans = one.modality is other.modality is Modality.PLANNED
    return plans and any(_FORMER.search(each.speaker or "") is not None for each in (one, other))


def _reason(one: Claim, other: Claim) -> Why | None:
    """The same, where it is left aside for whom the goods are told to be in other words."""
    if state_on_two_lists(one, other) or among_both(one, other):
        return "list"
    if told_and_left_out(one, other) or told_and_left_out(other, one):
        return "list"
    if left_to_the_other(one, other) or left_to_the_other(other, one):
        return None
    if one.positive and other.positive:
        return of_two_claims(one, other)
    if one.positive is other.positive:
        return None
    yes, no = (one, other) if one.positive else (other, one)
    if _denies(no, yes):
        listed = no.modality is Modality.PLANNED or "listed" in no.marks
        return "list" if named_goods(yes.objects) > 1 and listed else "denial"
    beside = undecided(no, yes) or _unties(no, yes) or no_such_thought(no, yes)
    beside = beside or asked_for_nothing(no, yes)
    return "denial" if beside or _denies_more(no, yes) else None


# A claim and its denial ----------------------------------------------------------------------------------------------


def _denies(no: Claim, yes: Claim) -> bool:
    """Whether the first says that not to be so which the second says to be so."""
    if no.act is not yes.act or no.act not in DENIABLE or not _meets(no, yes):
        return False
    if (
        of_another_part(no, yes)
        or of_another_house(no, yes)
        or (no.act is Act.DENY and not yes.objects and yes.target is None)
        or of_another_make(no, yes)
        or stances_apart(no, yes)
        or judged_before(no, yes)
    ):
        return False  # disputed an account, and has turned down no request
    if no.act in WORDS_OF and not _in_so_many_words(no, yes):
        return False
    if no.modality is Modality.PLANNED and yes.modality is Modality.ASSERTED and _ORDERED.search(no.words):
        return one_party(no.actor, yes.actor) and one_matter(no, yes) and not one_voice(no, yes)
    if no.modality is not Modality.DENIED:
        weighed = no.modality is yes.modality is Modality.CONSIDERED and _weighed(no)
        if not weighed and (no.modality not in FIRM or yes.modality not in (no.modality, *_UNDER[no.modality])):
            return False
        if no.act in STANCES:
            meant = both_named(no.actor, yes.actor) and one_matter(no, yes)
        else:
            meant = one_party(no.actor, yes.actor) and (of_those(no, yes) or answers(no, yes)) and _told(no, yes)
        return meant and (not one_voice(no, yes) or _none_of_those(no, yes))
    if no.act in STANCES and not both_named(no.actor, yes.actor):
        return False
    looks_back = bool(no.marks & {"perfect", "told past"}) and "ruled out" not in no.marks
    looks_back = looks_back or _WAITS.search(no.words) is not None or _NEVER_WAS.search(no.words) is not None
    steps = "step not taken" in no.marks and yes.modality is Modality.PLANNED
    report = of_the_report(no, yes)
    steps = steps or report
    if yes.modality is not Modality.ASSERTED and looks_back and not (_held_until(yes) or _commanded(yes) or steps):
        return False  # that they were never sent leaves it open whether they will be; that it was not agreed does not
    if yes.modality is Modality.ASSERTED and no.marks & {"ruled out", "no plan"}:
        return False
    named_so = bool(no.marks & {"weighed", "ruled out"})
    if yes.modality is Modality.CONSIDERED and not (named_so or report) and not _in_every_part(no, yes):
        return False  # a freeze is being weighed, and there is no freeze
    if _somebody_elses(no, yes) or _of_others(no, yes) or _of_other_goods(no, yes):
        return False
    bodiless = _bodiless(no.actor, yes.actor) and (at_large(no, yes) or _by_its_office(no, yes))
    if not (one_party(no.actor, yes.actor) or bodiless):
        return False
    if not (one_matter(no, yes) or of_any_such(no, yes) or answers(no, yes) or of_the_make_told(no, yes)):
        return False
    return not one_voice(no, yes) or (same_thing(no, yes) and both_named(no.target, yes.target))


def _none_of_those(no: Claim, yes: Claim) -> bool:
    """Whether one source tells of a day on which some went, and that none has gone: the notice contradicts itself."""
    if no.speaker is None or no.act is not Act.DELIVER or no.days is not None or yes.days is None:
        return False
    none = "none" in no.marks or of_any_such(no, yes)
    return none and "perfect" in no.marks and yes.modality is Modality.ASSERTED and same_thing(no, yes)


def _weighed(no: Claim) -> bool:
    """Whether it is denied that something is weighed at all, and not only held for unlikely."""
    return _WEIGHS.search(f"{no.words}{no.behind}") is not None


def _commanded(yes: Claim) -> bool:
    """Whether a measure has been ordered by whoever it binds: it is taken then, though still to be carried out."""
    return yes.act in STOPS and yes.modality is Modality.PLANNED and _COMMAND.search(yes.words) is not None


def _by_its_office(no: Claim, yes: Claim) -> bool:
    """Whether an office that names no state denies, close by, what only offices do: SECO granted no leave."""
    return no.act in (Act.APPROVE, Act.DENY, Act.NOTIFY) and same_thing(no, yes) and near_by(no, yes)


def _in_every_part(no: Claim, yes: Claim) -> bool:
    """Whether a denial names who, whom and what of a claim."""
    return both_named(no.actor, yes.actor) and both_named(no.target, yes.target) and same_thing(no, yes)


def _in_so_many_words(no: Claim, yes: Claim) -> bool:
    """Whether a demand or review is denied by whoever is said to have made it, or such a one is."""
    if contents_apart(no, yes):
        return False
    denied = no.modality is Modality.DENIED or (_NO_REVIEW.search(no.words) is not None and same_thing(no, yes))
    denied = denied or "such" in no.marks or ("ever" in no.marks and near_by(no, yes))
    asked = "such" in no.marks and both_named(no.target, yes.target) and near_by(no, yes)
    if asked and no.act is Act.DEMAND:
        return True  # denied that it had received such a demand
    if no.act is Act.DEMAND and no.target is not None and both_named(no.target, party(no.speaker)):
        return both_named(no.target, yes.target) and same_thing(no, yes)  # has not been told to, it says
    return denied and (both_named(no.actor, yes.actor) or same_thing(no, yes) or asked)


def _told(no: Claim, yes: Claim) -> bool:
    """Whether who gives or who gets is told by the claim, where the denial tells either: else it may be anybody's."""
    if no.act in MOVES and yes.actor is None and yes.target is None:
        if no.actor is not None and any_at_all(no.objects) and not near_by(no, yes):
            return False  # the army had lent nothing to anybody, and some crossed the border
        return no.actor is None or no.target is None or ("none" in no.marks and same_thing(no, yes))
    return True


def _somebody_elses(no: Claim, yes: Claim) -> bool:
    """Whether a state denies that it gave what nobody is told to have given, to another or of another kind."""
    if no.act not in MOVES or yes.actor is not None or no.actor is None or not states(no.actor):
        return False
    told = yes.target is not None or not loose(yes.objects)
    if _ANY.search(no.words) and near_by(no, yes):
        return False  # nineteen have come; that Greece had sent any
    return told and not (same_thing(no, yes) or both_named(no.target, yes.target))


def _of_others(no: Claim, yes: Claim) -> bool:
    """Whether who denies, without a word of whose goods, is neither the one that acts in a claim nor its other side."""
    if not loose(no.objects) and (no.target is not None or same_thing(no, yes)):
        return False
    if near_by(no, yes) and states(no.lands) & givers(yes) and _ASKED_ABOUT.search(no.before):
        return False  # asked about the step of Brazil, the air force of Nigeria says
    return elsewhere(no, yes)


def _of_other_goods(no: Claim, yes: Claim) -> bool:
    """Whether a denial names its goods, and the claim deliveries to others; or its buyer, and the claim nothing."""
    if not yes.objects and yes.target is None and no.target is not None:
        return not both_named(no.actor, yes.actor)
    told = loose(no.objects) or not loose(yes.objects) or same_thing(no, yes)
    if told or yes.target is None or spoken_of(no, yes) or of_lots(no, yes):
        return False
    return not (both_named(no.actor, yes.actor) or both_named(no.target, yes.target))


def _denies_more(no: Claim, yes: Claim) -> bool:
    """Whether somebody denies a lesser measure than the one that somebody else tells of."""
    general = any_at_all(no.objects) and both_named(no.actor, yes.actor)
    general = no.modality is Modality.ASSERTED and (general or (own_word(no, yes) and answers(no, yes)))
    if not (no.modality is Modality.DENIED or general) or not _lesser(no, yes) or not _meets(no, yes):
        return False
    if yes.modality is not Modality.ASSERTED or not one_matter(no, yes) or one_voice(no, yes):
        return False
    if no.actor and yes.actor and states(no.actor) and states(yes.actor) and not both_named(no.actor, yes.actor):
        return False
    if both_named(no.actor, yes.actor):
        return True
    if loose(no.objects) and no.actor is None:
        return _at_all(no, yes)
    if any_at_all(no.objects) and no.target is None and yes.actor is None and near_by(no, yes):
        if _FROM_WHOM.search(no.behind) or of_a_make_apart(no, yes):
            return False
        return not elsewhere(no, yes)  # we hold nothing back; the missiles are on hold
    if not same_thing(no, yes):
        return False
    if yes.actor is None and no.target is None and of_any_such(no, yes):
        return True  # no consignment was held up by the office, and a consignment is held
    if no.actor is None and near_by(no, yes) and of_any_such(no, yes) and not states(yes.actor or frozenset()):
        return True  # no shipment of mortars has been blocked, and ministers stopped the mortars
    return both_named(no.target, yes.target) or (yes.actor is None and yes.target is None) or one_land(no, yes)


def _lesser(no: Claim, yes: Claim) -> bool:
    """Whether what is denied is a lesser measure than what is told: a delay, and what is held back, than a halt."""
    held = no.act is Act.WITHHOLD and yes.act is Act.PAUSE and _HELD.search(f"{no.words}{no.behind}") is not None
    return held or yes.act in GREATER.get(no.act, ())


def _at_all(no: Claim, yes: Claim) -> bool:
    """Whether a denial of any such measure is meant of a claim: by its state's speaker, or close by: no delay."""
    speaks, does = party(no.speaker) or frozenset(), yes.actor or frozenset()
    if both_named(no.target, yes.target) or bool((speaks & does) - MERE_OFFICES):
        return True
    if no.target is None and states(no.lands) & does and any_at_all(no.objects):
        return True
    if any_at_all(no.objects) and "ever" in no.marks and near_by(no, yes) and _WE.match(no.words):
        return not states(no.lands) - yes.lands  # we never slowed anything; Oslo held them back, they say
    return near_by(no, yes) and yes.actor is None


def _unties(no: Claim, yes: Claim) -> bool:
    """Whether somebody denies a condition on which somebody else has a measure hang."""
    if no.act is not Act.CONDITION or yes.act not in MOVING:
        return False
    own = states(party(no.speaker) or frozenset()) & givers(yes)
    if no.modality is not Modality.DENIED and not (own and no.modality is Modality.ASSERTED):
        return False
    if yes.modality is not Modality.CONDITIONAL and "tied" not in yes.marks:
        return False
    ours = no.actor is None and bool(states(no.lands) & states(yes.actor or frozenset()))
    unnamed = yes.actor is None and (same_thing(no, yes) or (loose(no.objects) and near_by(no, yes)))
    such = "such" in no.marks and same_thing(no, yes) and near_by(no, yes)  # there is no such condition
    its = both_named(no.actor, yes.actor) or ours or unnamed or (such and no.actor is None)
    return its and _meets(no, yes) and one_matter(no, yes) and not one_voice(no, yes)


def _meets(no: Claim, yes: Claim) -> bool:
    """Whether a denial can be meant of a claim by its way, its time and its kind."""
    if yes.modality not in _REAL or not (one_way(no, yes) and _covers(no, yes)):
        return False
    if yes.modality is Modality.CONDITIONAL and "supposed" in yes.marks:
        return False  # should it issue licences, it must say why
    lately = "perfect" in no.marks and no.act in MOVES and _LAST_YEAR.search(yes.before) is not None
    once = "once" in yes.marks and "perfect" not in yes.marks and not lately
    if once and not no.marks & {"once", "ever"} and no.days is None:
        return False  # two years ago it was
    if yes.modality is Modality.CONDITIONAL and no.act is yes.act and not _of_what_hangs(no, yes):
        return False
    ever = of_all_time(no, yes) and _in_every_part(no, yes)
    return not beside_the_point(no, yes) and (ever or not history(yes, no))


def _of_what_hangs(no: Claim, yes: Claim) -> bool:
    """Whether a denial is meant of what hangs on a condition: by who would do it, of the goods, or of what is to come.

    That nothing was sent gainsays no "will be sent if", and that nothing is about to be sent does.
    """
    if _held_until(yes):
        return True
    ahead = "ahead" in no.marks or "past" not in no.marks
    if yes.actor is None or no.actor is None:
        told = (not loose(each.objects) or moved(each.objects) for each in (no, yes))
        return ahead and one_matter(no, yes) and all(told)
    return both_named(no.actor, yes.actor) and (same_thing(no, yes) or (ahead and any_at_all(no.objects)))


def _held_until(yes: Claim) -> bool:
    """Whether something is told to be held until somebody pays: it is held now."""
    return yes.act in STOPS and yes.modality is Modality.CONDITIONAL and _KEPT.search(yes.words) is not None


def _covers(no: Claim, yes: Claim) -> bool:
    """Whether the time of a denial takes in that of the claim: none since September gainsays nothing of that year."""
    if yes.days is None and _SPAN.search(f"{no.words}{no.behind}"):
        return False  # no permit between June and August, and forty in the first weeks
    said = said_by(no.before, no.published) if yes.days is not None and "perfect" in no.marks else None
    if said is not None and yes.days is not None and said < yes.days[0]:
        return False  # had approved none, she said in May, and approved one in June
    if no.days is yes.days is None and _SINCE_IT.search(f"{no.words}{no.behind}") and not near_by(no, yes):
        return False  # none had been shipped since the hearing
    if _YET.search(no.words):
        return True  # has yet to deliver those that were due in May
    if no.days is not None and yes.days is None and no.published is not None:
        then = no.days[0] == date.min or ("past" in no.marks and "perfect" not in no.marks)
        return not then or (no.published - no.days[1]).days <= OLD  # in 2029 it did not halt them
    if no.days is None or yes.days is None:
        return True
    return no.days[0] <= yes.days[0] and yes.days[1] <= no.days[1]


def _bodiless(no: Party | None, yes: Party | None) -> bool:
    """Whether an office that names no state may be the one that a state is said to act through."""
    if no is None or yes is None:
        return True
    return not (states(no) or no & SOCIETY) and bool(states(yes))
