"""A clause that says what a step is not in; the measure that so is not taken, out: it is no embargo, not a full ban.

Who has stopped some of the goods, or some of the licences, says so of what he has done: that more was not.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular

VERBS = frozenset(("be", "amount", "constitute", "equal", "represent"))
"""Verbs of what a step is, or comes to."""
_STEPS = frozenset(("it", "this", "that", "decision", "step", "move", "measure", "policy", "announcement", "ruling"))
_MEASURES = frozenset(("ban", "embargo", "freeze", "suspension", "halt", "moratorium", "pause", "stop", "boycott"))
_STOPPING = frozenset((Act.PAUSE, Act.WITHHOLD))


def not_so_much(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down the measure that a step is said not to be; false where a clause says nothing of the kind."""
    verb, what = own.clause.verb, own.clause.subject
    if verb is None or what is None or verb.modal or own.passive or not own.near or "deny" in mood.path:
        return False
    low = own.tokens[what.head].low
    if what.last - what.first > len(("the", "last", "step")) or _STEPS.isdisjoint((low, singular(low))):
        return False
    prep = "to" if verb.lemma == "amount" else ""
    called = next((one.what for one in own.post if one.prep == prep and isinstance(one.what, Group)), None)
    word = singular(own.tokens[called.head].low) if called is not None else ""
    act = reader.event_act(called) if called is not None and word in _MEASURES else None
    if called is None or act not in _STOPPING or not (mood.negative or called.negative) or called.owner is not None:
        return False
    cleft = any(one.kind in ("rel", "that") for one in own.clause.children)
    if cleft or own.tokens[called.first].low in ("the", "its", "their"):
        return False  # it is not the ban that holds them up
    about = own.follower(called, ("on", "of", "to", "against"))
    used = tuple(one for one in (what, called, about) if one is not None)
    things = (called,) if about is None or own.agent_like(about) else (about,)
    whom = about if about is not None and own.agent_like(about) else None
    below, called.negative = replace(mood, negative=True), False
    return reader.add(Draft(act, below, "is no ban", own.post, None, None, whom, things, used))
