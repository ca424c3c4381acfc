"""Who says that nothing is decided and what another tells as done in; whether the two cannot both be so, out."""

from __future__ import annotations

import re

from caveat.evidence import Act, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.answers import answers, elsewhere, own_word
from caveat.sources.prose.pairs.covered import of_another_part
from caveat.sources.prose.pairs.goods import any_at_all, loose
from caveat.sources.prose.pairs.matter import OLD, Claim, history, near_by, one_time, one_voice, same_thing
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.parties import both_named, one_party, party, states

DECIDABLE = DONE_TO | {Act.APPROVE, Act.DENY, Act.OFFER, Act.DELIVER}
"""What is no longer open once it is told as done: no decision can be said to be missing then."""
_NOTHING = later(r"\W*nothing (?:at all )?(?:has|had|is|was) ", re.IGNORECASE)
"""Opens what is said to be open altogether."""
_READY = later(r"\b(?:ready|willing|prepared|keen|happy|glad) to\b")
"""What is held out without a decision."""
_LEFT_OPEN = later(
    r"\b(?:others?|rest|remaining|when|how|what|where|who|until|new|further|next|future)\b", re.IGNORECASE
)
"""What is open of something that may be decided for itself."""
_WHATEVER = later(
    r"\bno (?:such )?decisions? (?:whatever|whatsoever|at all|of any kind)\b|\bto \w+ any(?:thing)?\b", re.IGNORECASE
)
"""That nothing of the kind is decided, on any goods."""
_TERMS = later(
    r"\W*(?:on|about|over|as to) (?:the |its |their |a )?(?:[\w-]+ )?"
    r"(?:timetable|schedule|timing|dates?|prices?|terms|number|amount|financing|funding|calendar|details)\b"
)
"""Behind what is not decided: how and when, and not whether."""
_SUCH = later(r"\bsuch\b")
_BY_ITSELF = later(r"\W*(?:$|[\"\u201d,;:]| (?:and|but)\b)")
_NO_DECISION = later(r"(?:[Tt]here (?:is|was|has been|had been) )?[Nn]o (?:such )?decision$")
"""That there is none, and no word of what on."""


def undecided(no: Claim, yes: Claim) -> bool:
    """Whether one says that nothing has been decided which another tells as done."""
    if no.act is not Act.DECIDE or yes.act not in DECIDABLE or yes.modality is not Modality.ASSERTED:
        return False
    if no.modality not in (Modality.ASSERTED, Modality.DENIED) or one_voice(no, yes):
        return False
    if not one_time(no, yes) or history(yes, no) or (yes.act is Act.OFFER and _open(no, yes)):
        return False
    if _by_another_state(no, yes):
        return False
    if same_thing(no, yes):
        others = elsewhere(no, yes)
        if _TERMS.match(no.behind) or _long_done(yes):
            return False
        return one_party(no.actor, yes.actor) and not (others or of_another_part(no, yes))
    if yes.act is Act.DELIVER:
        return False
    if _LEFT_OPEN.search(f"{no.words}{no.behind}"):
        return False
    if answers(no, yes) and one_party(no.actor, yes.actor) and (_on_it(no, yes) or _SUCH.search(no.words)):
        return True
    speaks = states(party(no.speaker) or frozenset()) & states(yes.actor or frozenset())
    if loose(yes.objects) and near_by(no, yes) and (speaks or both_named(no.actor, yes.actor)):
        return True  # has yet to decide, two days after the transfer was said to have been approved
    if _WHATEVER.search(f"{no.words}{no.behind}") and near_by(no, yes) and one_party(no.actor, yes.actor):
        return no.speaker is not None and not elsewhere(no, yes)
    reported = no.speaker is not None and (yes.hearsay or yes.speaker is not None)
    none = _NO_DECISION.match(no.words) is not None and _BY_ITSELF.match(no.behind) is not None
    if reported and none and no.actor is None and not no.objects and near_by(no, yes):
        return not (elsewhere(no, yes) or both_named(party(no.speaker), party(yes.speaker)))
    office = (party(no.speaker) or frozenset()) & (yes.actor or frozenset())
    nothing = any_at_all(no.objects) or (not no.objects and _NOTHING.match(no.words) is not None)
    close = yes.speaker is not None and near_by(no, yes) and not states(party(no.speaker) or frozenset())
    return nothing and (bool(office - states(office)) or (close and no.modality is Modality.ASSERTED))


def _long_done(yes: Claim) -> bool:
    """Whether goods went, by so many, on a day that is long past: what is open is what becomes of the others."""
    if yes.act not in (Act.DELIVER, Act.APPROVE) or yes.days is None or yes.published is None or not yes.numbers:
        return False
    return (yes.published - yes.days[1]).days > OLD


def _by_another_state(no: Claim, yes: Claim) -> bool:
    """Whether an office that names no state is, by its sentence, of another than the one that is told to have acted."""
    if no.actor is None or states(no.actor) or same_thing(no, yes):
        return False
    acts = states(yes.actor or frozenset())
    return bool(acts and states(no.lands)) and not states(no.lands) & (acts | states(yes.lands))


def _open(no: Claim, yes: Claim) -> bool:
    """Whether an offer leaves all open: somebody is ready to give, or somebody else than whoever has not decided."""
    own = states(no.lands | (no.actor or frozenset()))
    return (bool(own) and bool(states(yes.actor or frozenset()) - own)) or _READY.search(yes.words) is not None


def _on_it(no: Claim, yes: Claim) -> bool:
    """Whether no decision is told on the matter, by the state that acts or by an office that names none."""
    if any_at_all(no.objects) or not no.objects:
        return False
    nameless = not states((no.actor or frozenset()) | (party(no.speaker) or frozenset()))
    return own_word(no, yes) or nameless
