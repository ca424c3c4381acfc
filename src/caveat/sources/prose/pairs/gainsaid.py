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
from caveat.sources.prose.pairs.goods import any_at_all, loose, permits
from caveat.sources.prose.pairs.matter import Claim, history, near_by, one_time, one_voice, same_thing
from caveat.sources.prose.statement import Why
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import both_named, one_party, same_party

_STILL = later(r"\b(?:remain\w*|still|stays?|stayed|continues? to be)\b", re.IGNORECASE)
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


def gainsaid(one: Claim, other: Claim) -> Why | None:
    """Why two statements cannot both hold, the order being without meaning; None where ``opposed`` is to say."""
    if one_voice(one, other) or Modality.HYPOTHETICAL in (one.modality, other.modality):
        return None
    found = any(rule(one, other) or rule(other, one) for rule in _RULES)
    return "denial" if found and not for_others(one, other) else None


def comparable_beside(one: Act, other: Act) -> bool:
    """Whether two acts can be gainsaid so: a quick look before the rules."""
    acts = {one, other}
    if one is other:
        return one in MOVES or one is Act.NOTIFY
    stops = bool(acts & STOPS) and bool(acts & {Act.RESUME, Act.DELIVER})
    return acts == _STANCES or Act.DECIDE in acts or stops


def _resumed_and_stopped(moved: Claim, stopped: Claim) -> bool:
    """Whether one says to be taken up again what another says is still stopped."""
    if moved.act is not Act.RESUME or stopped.act not in STOPS or not (moved.positive and stopped.positive):
        return False
    if moved.modality is not Modality.ASSERTED or stopped.modality is not Modality.ASSERTED:
        return False
    near = f"{stopped.words}{stopped.behind[:_NEAR]}"
    sides = one_party(moved.actor, stopped.actor) and one_party(moved.target, stopped.target)
    return bool(_STILL.search(near)) and (_of_one_matter(moved, stopped) or (sides and answers(stopped, moved)))


def _lifted_and_never_stopped(lifted: Claim, never: Claim) -> bool:
    """Whether one says to be lifted what another says was never stopped: there was nothing to take up again."""
    if lifted.act is not Act.RESUME or never.act not in STOPS or never.positive or not lifted.positive:
        return False
    if lifted.modality is not Modality.ASSERTED or "ever" not in never.marks or never.days is not None:
        return False
    parties = both_named(lifted.actor, never.actor) and one_party(lifted.target, never.target)
    return parties and (same_thing(lifted, never) or (loose(lifted.objects) and near_by(lifted, never)))


def _backed_and_opposed(backed: Claim, opposed: Claim) -> bool:
    """Whether one has somebody back what another has him oppose."""
    if backed.act is not Act.SUPPORT or opposed.act is not Act.OPPOSE or not (backed.positive and opposed.positive):
        return False
    firm = backed.modality is opposed.modality is Modality.ASSERTED and not _SHARES & (backed.actor or _SHARES)
    if not (firm and same_party(backed.actor, opposed.actor)):
        return False
    answer = answers(backed, opposed) or answers(opposed, backed)
    return _of_one_matter(backed, opposed) or (answer and one_time(backed, opposed))


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
    _backed_and_opposed,
    _decided_and_open,
    _to_nobody,
    _lawmakers_told,
    _did_not_happen,
    _nothing_came,
)
"""Each holds for the two in one order."""
