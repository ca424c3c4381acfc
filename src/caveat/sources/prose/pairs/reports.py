"""A denial and a claim in; whether the denial is no more than that what was told right before is untrue, out."""

from __future__ import annotations

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import any_at_all, loose, measures, permits
from caveat.sources.prose.pairs.matter import REACH, Claim, near_by, one_voice, within
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.parties import both_named, one_party, party, states

_JUDGED = frozenset(("deny so", "verdict", "no truth", "untrue"))
"""Rules by which what was told is judged and nothing of it is told again: the report was untrue."""
_WORD = later(r"[a-z]{5,}")
_ROOT = 5
"""Letters by which the noun of an act and its verb are one: to divert, a diversion."""

_ASKED = later(r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?)\b")
_AT_REQUEST = later(
    r"\b(?:at|upon|on|after) (?:the )?"
    r"(?:(?P<whose>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)['\u2019]s? )?(?:request|insistence|bidding)"
    r"(?: of (?:the )?(?P<of>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?))?"
)
"""At whose request something is told to have been done."""


def of_the_report(no: Claim, yes: Claim) -> bool:
    """Whether somebody says of what was told just before him, by its report alone, that it is untrue."""
    if no.stands_in is None or yes.stands_in is None or not near_by(no, yes):
        return False
    behind = no.stands_in[1].start > yes.stands_in[1].start
    return behind and no.act is yes.act and no.stands_in[1].rule.split(" < ")[0] in _JUDGED


def judged_before(no: Claim, yes: Claim) -> bool:
    """Whether what is called untrue was told before, and the claim is of what may come, told after it."""
    if no.stands_in is None or yes.stands_in is None or yes.modality is Modality.ASSERTED:
        return False
    ahead = no.stands_in[0] is yes.stands_in[0] and no.stands_in[1].start < yes.stands_in[1].start
    return ahead and no.stands_in[1].rule.split(" < ")[0] in _JUDGED


def no_such_thought(no: Claim, yes: Claim) -> bool:
    """Whether somebody denies that a thing is weighed which another says is: weighs whether to divert; no diversion."""
    if no.act is not Act.CONSIDER or no.modality is not Modality.DENIED or yes.modality is not Modality.CONSIDERED:
        return False
    if not one_party(no.actor, yes.actor) or one_voice(no, yes) or not within(no, yes, REACH):
        return False
    told = {word[:_ROOT] for word in _WORD.findall(f"{yes.words} {' '.join(yes.objects)}".lower())}
    named = {word[:_ROOT] for each in no.objects for word in _WORD.findall(each.lower())}
    return bool(named & told) or (measures(no.objects) and yes.act in STOPS)


def asked_for_nothing(no: Claim, yes: Claim) -> bool:
    """Whether somebody denies to have asked for what he is told to have asked, or for what was done at his request."""
    if no.act is not Act.REQUEST or yes.modality is not Modality.ASSERTED or one_voice(no, yes):
        return False
    if no.modality not in (Modality.ASSERTED, Modality.DENIED) or not within(no, yes, REACH):
        return False
    bare = not no.objects or loose(no.objects) or any_at_all(no.objects) or _of_requests(no)
    if yes.act is Act.DEMAND:
        asked = _ASKED.search(yes.words) is not None and both_named(no.actor, yes.actor)
        return asked and bare and one_party(no.target, yes.target)
    found = _AT_REQUEST.search(f"{yes.words}{yes.behind}")
    whose = party(found["whose"] or found["of"]) if found is not None else None
    denier = states(no.actor or party(no.speaker) or frozenset())
    return bare and bool(whose and states(whose) & denier)


def _of_requests(no: Claim) -> bool:
    """Whether no more than a request is denied: there has been no request."""
    return permits(no.objects)
