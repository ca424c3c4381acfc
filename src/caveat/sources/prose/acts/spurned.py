"""A clause in which somebody turns down what another tries in; that he opposes it, out.

"The Senate turned down the president's attempt to send the rifles", "rejects endeavours to sell them": what is tried is
content, and whose attempt it is, is whose step is opposed.
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.acting import Acting
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import Mark, singular

SPURNS = frozenset(("turn", "reject", "rebuff", "spurn", "knock", "vote", "throw"))
"""Verbs of turning something down."""
_WITH = {"turn": ("down",), "knock": ("back", "down"), "vote": ("down",), "throw": ("out",)}
"""What has to stand by verbs that turn nothing down without it."""
_TRIES = frozenset(("attempt", "endeavour", "endeavor", "effort", "push", "drive", "scheme", "manoeuvre", "maneuver"))


def spurned(reader: Acting, own: Parts, mood: Mood) -> bool:
    """Take down that an attempt is opposed; false where none is turned down."""
    verb, inner = own.clause.verb, kinds.infinitive(own.clause)
    tried = own.clause.subject if own.passive else next(iter(own.direct()), None)
    if verb is None or inner is None or tried is None or singular(own.tokens[tried.head].low) not in _TRIES:
        return False
    small = _WITH.get(verb.lemma)
    if small is not None and not any(isinstance(i.what, Mark) and i.what.low in small for i in own.post):
        return False
    if not (own.near or kinds.speaks_of_field(inner)):
        return False
    reader.done.add(id(inner))
    return reader.act(Act.OPPOSE, frames().shapes["stance"], own, mood, f"{verb.lemma} attempt", [tried])
