"""Two statements in; why they cannot both hold where that is told by turns of phrase beside the act, or None, out.

``opposed`` has the rule for one act said and denied, counted twice or turned round. These are the pairs of two acts, or
of one act that is said of a wider circle: what was taken up again and what is still stopped, backed and opposed,
decided and not decided, given to nobody at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.answers import answers, for_others, of_its_side
from caveat.sources.prose.pairs.going import over_by
from caveat.sources.prose.pairs.goods import any_at_all, loose, measures, permits
from caveat.sources.prose.pairs.matter import REACH, Claim, history, near_by, one_time, one_voice, same_thing, within
from caveat.sources.prose.statement import Why
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import both_named, one_party, same_party

_STILL = later(r"\b(?:remain\w*|still|stays?|stayed|continues? to be)\b", re.IGNORECASE)
_NOW_STOPPED = later(
    r"\b(?:is|are) (?:(?:currently|also|now) )?(?:being )?"
    r"(?:hold|h[eo]ld|withh|block|suspend|fr[eo]+z|halt|paus|on hold|stopp|in (?:place|force|effect))\w*|\bwithholds\b"
)
"""What is stopped as somebody speaks."""
_NO_PROMISE = later(
    r"\b(?:no|any|never|not) (?:such )?(?:commitments?|promises?|pledges?|undertakings?|guarantees?)\b"
    r"|\b(?:(?:has|have|had|did)(?:n['’]t| not| never)(?: yet)?|denie[sd] (?:having|that \w+ (?:has|had)))"
    r" (?:commit|promise|pledge|undertak|undertook|guarantee)\w*",
    re.IGNORECASE,
)
"""That nothing was promised, where what was not promised is read for the act."""
_DECIDED = later(
    r"\b(?:decided|agreed|resolved) (?:(?!not )[\w-]+ ){0,4}to\b|\bmade up\b|\bdecisions? to\b", re.IGNORECASE
)
_NEAR = 12
"""Characters behind a quote in which "still" belongs to it: the deliveries are, still on hold."""
_THE_ACT = later(r"(?:the |this |that )?(?:handover|delivery|transfer|shipment|sale|export|donation)")
"""No more than the noun of an act."""
_SHARES = frozenset(("percent", "cent", "majority", "minority", "half", "third"))
"""Words of those who are no more than a part of many: others of them may think otherwise."""
_LAWMAKERS = later(r"^(?:senators?|lawmakers?|members?|deput\w+|mps?|congress\w*|parliament)$")
_STANCES = frozenset((Act.SUPPORT, Act.OPPOSE))
_VOTED_DOWN = later(
    r"\b(?:reject(?:s|ed)|vot(?:es|ed) down|turn(?:s|ed) down|threw out|thrown out|vetoe[sd]|defeat(?:s|ed))\b"
)
"""What a house does to what it does not pass."""
_PASSED = frozenset((Act.APPROVE, Act.OPPOSE))
_PROMISED = frozenset((Act.OFFER, Act.DELIVER))
_TAKEN_UP = frozenset((Act.RESUME, Act.DELIVER))
_TOLD = frozenset((Modality.ASSERTED, Modality.DENIED))


def gainsaid(one: Claim, other: Claim) -> Why | None:
    """Why two statements cannot both hold, the order being without meaning; None where ``opposed`` is to say."""
    if (one_voice(one, other) and not _of_two_minds(one, other)) or Modality.HYPOTHETICAL in (
        one.modality,
        other.modality,
    ):
        return None
    found = any(rule(one, other) or rule(other, one) for rule in _RULES)
    return "denial" if found and not for_others(one, other) else None


def _of_two_minds(one: Claim, other: Claim) -> bool:
    """Whether somebody who was against something says that he was always for it."""
    stances = {one.act, other.act} == {*_STANCES} and one.speaker is not None and one.actor == other.actor
    return stances and any("ever" in each.marks and "perfect" in each.marks for each in (one, other))


def comparable_beside(one: Act, other: Act) -> bool:
    """Whether two acts can be gainsaid so: a quick look before the rules."""
    acts = {one, other}
    if one is other:
        return one in MOVES or one is Act.NOTIFY
    stops = bool(acts & STOPS) and bool(acts & {Act.RESUME, Act.DELIVER})
    return acts in (_STANCES, _PROMISED, _PASSED, _TAKEN_UP) or Act.DECIDE in acts or stops


def _resumed_and_stopped(moved: Claim, stopped: Claim) -> bool:
    """Whether one says to be taken up again what another says is still stopped."""
    if moved.act is not Act.RESUME or stopped.act not in STOPS or not (moved.positive and stopped.positive):
        return False
    if moved.modality is not Modality.ASSERTED or stopped.modality is not Modality.ASSERTED:
        return False
    near = f"{stopped.words}{stopped.behind[:_NEAR]}"
    sides = one_party(moved.actor, stopped.actor) and one_party(moved.target, stopped.target)
    told = moved.speaker is not None and stopped.speaker is not None
    now = told and both_named(moved.actor, stopped.actor) and _NOW_STOPPED.search(near) is not None
    return (now or bool(_STILL.search(near))) and (
        _of_one_matter(moved, stopped)
        or (sides and (answers(stopped, moved) or (now and measures(moved.objects) and _near_enough(moved, stopped))))
    )


def _lifted_and_never_stopped(lifted: Claim, never: Claim) -> bool:
    """Whether one says to be lifted what another says was never stopped: there was nothing to take up again."""
    if lifted.act is not Act.RESUME or never.act not in STOPS or never.positive or not lifted.positive:
        return False
    if lifted.modality is not Modality.ASSERTED or "ever" not in never.marks or never.days is not None:
        return False
    parties = both_named(lifted.actor, never.actor) and one_party(lifted.target, never.target)
    return parties and (same_thing(lifted, never) or (loose(lifted.objects) and near_by(lifted, never)))


def _never_resumed(no: Claim, yes: Claim) -> bool:
    """Whether one says that something was not taken up again which, as another says, went on all the while."""
    if no.act is not Act.RESUME or yes.act is not Act.DELIVER or no.positive or not yes.positive:
        return False
    if not (no.modality in _TOLD and yes.modality is Modality.ASSERTED) or not yes.marks & {"goes on", "going"}:
        return False
    if over_by(no, yes) or yes.days is not None:
        return False  # continued until June, when they were stopped
    sides = one_party(no.actor, yes.actor) and one_party(no.target, yes.target)
    return sides and one_time(no, yes) and (same_thing(no, yes) or (loose(no.objects) and _near_enough(no, yes)))


def _near_enough(one: Claim, other: Claim) -> bool:
    return within(one, other, REACH)


def _backed_and_opposed(backed: Claim, opposed: Claim) -> bool:
    """Whether one has somebody back what another has him oppose."""
    if backed.act is not Act.SUPPORT or opposed.act is not Act.OPPOSE or not (backed.positive and opposed.positive):
        return False
    firm = backed.modality is opposed.modality is Modality.ASSERTED and not _SHARES & (backed.actor or _SHARES)
    if not (firm and same_party(backed.actor, opposed.actor)):
        return False
    answer = answers(backed, opposed) or answers(opposed, backed)
    return _of_one_matter(backed, opposed) or (answer and one_time(backed, opposed))


def _passed_and_rejected(passed: Claim, rejected: Claim) -> bool:
    """Whether one has a house pass what another has it vote down."""
    if passed.act is not Act.APPROVE or rejected.act not in (Act.OPPOSE, Act.DENY):
        return False
    firm = passed.modality is rejected.modality is Modality.ASSERTED and passed.positive and rejected.positive
    if not firm or _VOTED_DOWN.search(f"{rejected.words}{rejected.behind[:_NEAR]}") is None:
        return False
    if not (
        same_party(passed.actor, rejected.actor)
        or (near_by(passed, rejected) and None in (passed.actor, rejected.actor))
    ):
        return False
    answer = near_by(passed, rejected) and loose(rejected.objects)
    return (
        (answer or _of_one_matter(passed, rejected))
        and one_party(passed.target, rejected.target)
        and one_time(passed, rejected)
    )


def _decided_and_open(decided: Claim, undecided: Claim) -> bool:
    """Whether one says to be decided what another says is not."""
    if undecided.act is not Act.DECIDE or undecided.positive or not decided.positive:
        return False
    if decided.act is Act.DECIDE or decided.modality is not Modality.PLANNED:
        return False
    if not _DECIDED.search(decided.words) or not one_party(decided.actor, undecided.actor):
        return False
    if answers(undecided, decided) and of_its_side(undecided, decided) and one_time(decided, undecided):
        return True
    if not undecided.objects and not (both_named(decided.actor, undecided.actor) or near_by(decided, undecided)):
        return False  # no decision on what the page is about, and what was agreed with others years ago
    return (not undecided.objects or same_thing(decided, undecided)) and one_time(decided, undecided)


def _to_nobody(no: Claim, yes: Claim) -> bool:
    """Whether somebody says that he will give nothing at all which another says he will give."""
    if no.act is not yes.act or no.act not in MOVES or no.positive or not yes.positive:
        return False
    if not (no.modality is yes.modality is Modality.PLANNED) or not no.objects or not loose(no.objects):
        return False
    return both_named(no.actor, yes.actor) and one_party(no.target, yes.target) and one_time(no, yes)


def _did_not_happen(no: Claim, yes: Claim) -> bool:
    """Whether somebody says of what was told, by no more than its noun, that it did not happen."""
    if no.act is not yes.act or no.act not in MOVES or no.positive or not yes.positive or no.speaker is None:
        return False
    if not (no.modality is yes.modality is Modality.ASSERTED) or not _THE_ACT.fullmatch(" ".join(no.objects).lower()):
        return False
    return no.actor is None and no.target is None and one_time(no, yes) and not history(yes, no)


def _nothing_came(going: Claim, none: Claim) -> bool:
    """Whether somebody denies a halt since whose day, as another says, not a single thing has come."""
    if going.act not in (Act.PAUSE, Act.WITHHOLD) or none.act is not Act.DELIVER or going.positive or none.positive:
        return False
    if going.modality is not Modality.DENIED or none.days is None or permits(going.objects):
        return False
    if none.modality not in (Modality.ASSERTED, Modality.DENIED):
        return False
    nothing = "none" in none.marks or any_at_all(none.objects)
    parties = one_party(going.actor, none.actor) and one_party(going.target, none.target)
    return nothing and parties and (loose(going.objects) or loose(none.objects) or same_thing(going, none))


def _never_promised(no: Claim, yes: Claim) -> bool:
    """Whether somebody says that he has not promised to supply what he is told to have promised."""
    if no.act is not Act.DELIVER or yes.act is not Act.OFFER or no.positive or not yes.positive:
        return False
    if yes.modality is not Modality.ASSERTED or _NO_PROMISE.search(no.words) is None or not one_time(no, yes):
        return False
    sides = one_party(no.actor, yes.actor) and one_party(no.target, yes.target) and not history(yes, no)
    named = both_named(no.actor, yes.actor) or both_named(no.target, yes.target) or near_by(no, yes)
    return sides and named and (same_thing(no, yes) or loose(no.objects) or loose(yes.objects))


def _lawmakers_told(no: Claim, yes: Claim) -> bool:
    """Whether lawmakers say that they were not told what a legislature is said to have been told."""
    if not (no.act is yes.act is Act.NOTIFY) or no.positive or not yes.positive:
        return False
    if yes.modality is not Modality.ASSERTED:
        return False
    told = no.target is not None and any(_LAWMAKERS.match(word) for word in no.target)
    return told and (loose(no.objects) or same_thing(no, yes)) and one_time(no, yes)


def _of_one_matter(one: Claim, other: Claim) -> bool:
    """Whether both speak of the same goods for the same parties at one time."""
    of_it = Act.RESUME in (one.act, other.act) and near_by(one, other) and not (one.objects and other.objects)
    same = same_thing(one, other) or of_it  # lifted the freeze on exports; the freeze is still in place
    if not (same and one_party(one.actor, other.actor) and one_party(one.target, other.target)):
        return False
    return one_time(one, other) and not (history(one, other) or history(other, one))


_RULES: tuple[Callable[[Claim, Claim], bool], ...] = (
    _resumed_and_stopped,
    _lifted_and_never_stopped,
    _never_resumed,
    _backed_and_opposed,
    _passed_and_rejected,
    _decided_and_open,
    _to_nobody,
    _lawmakers_told,
    _never_promised,
    _did_not_happen,
    _nothing_came,
)
"""Each holds for the two in one order."""
