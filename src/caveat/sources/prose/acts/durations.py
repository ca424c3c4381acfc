"""A measure in; the measure by how long it is for, out."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.grammar.roles import Parts

_REACH = 12
"""Words behind a verb within which it is said for how long."""
_FOR_NOW = ("temporarily", "provisionally", "for the time being", "for now", "for the moment")
_FOR_GOOD = ("permanently", "for good", "for ever", "once and for all", "definitively")


def lasting(act: Act, own: Parts) -> Act:
    """A measure by how long it is for: withdrawn for the time being is paused, stopped for good is withheld."""
    verb = own.clause.verb
    if verb is None or act not in (Act.PAUSE, Act.WITHHOLD):
        return act
    words = [token.low for token in own.tokens[max(verb.first - 1, 0) : verb.last + _REACH]]
    stop = next((at for at, low in enumerate(words) if low in (".", ",", ";", "and", "but")), len(words))
    said = f" {' '.join(words[:stop])} "
    if act is Act.WITHHOLD and any(f" {phrase} " in said for phrase in _FOR_NOW):
        return Act.PAUSE
    return Act.WITHHOLD if act is Act.PAUSE and any(f" {phrase} " in said for phrase in _FOR_GOOD) else act
