"""A clause in; whether it only says what somebody thinks will come, and asks nobody for it, out."""

from __future__ import annotations

from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.needs.places import is_word

_HINDERS = frozenset(("other", "abstract", "measure"))
"""Kinds of what slows or stops deliveries and is nobody."""
FORESEES = frozenset(("expect", "see"))
"""What whoever foresees something does: analysts expect Seoul to shelve it, and see it slipping."""


def foresees(parts: Parts) -> bool:
    """Whether who expects something only says what will come: analysts do, and a page that says "we" of itself."""
    verb, who = parts.clause.verb, parts.clause.subject
    if verb is None or who is None or verb.passive or (verb.lemma == "see" and (verb.past or verb.perfect)):
        return False
    thing = next(iter(parts.direct()), None) if verb.lemma == "expect" and parts.agent_like(who) else None
    if thing is not None and thing.kind in _HINDERS and not parts.agent_like(thing) and infinitive(parts.clause):
        return True  # the yard expects the strike to delay the radars
    own = parts.tokens[who.head].low == "we" and all(token.tag != "QUO" for token in parts.tokens)
    return own or is_word(who, parts, "forecasters")
