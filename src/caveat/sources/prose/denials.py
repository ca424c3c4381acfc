"""A source and whoever is said not to have acted in; whether the source speaks of its own side, and so denies it."""

from __future__ import annotations

from caveat.evidence import Attribution
from caveat.sources.prose.parties import party, states
from caveat.sources.prose.statement import Source

_OFFICES = """
    ministry secretariat government army navy military forces office department embassy presidency cabinet palace
    delegation side agency command administration ambassador envoy consulate chancellery kremlin
"""
_RULE = frozenset(_OFFICES.split())
"""Words for those who speak for a state."""
_ENVOYS = frozenset(("ambassador", "envoy", "embassy"))
_RANKS = {
    "admiral": ("navy", "fleet"), "commodore": ("navy", "fleet"), "general": ("army", "military", "command", "forces"),
    "colonel": ("army", "military", "command"), "brigadier": ("army", "military", "command"),
}  # fmt: skip
"""For whom an officer speaks."""
_FIRMS = frozenset(("company", "firm", "maker", "manufacturer", "yard", "group"))


def of_its_own(who: str, source: Source) -> bool:
    """Whether a source speaks for whoever acts: a state's secretariat for the state, an admiral for the navy.

    >>> of_its_own("Norway", Source(Attribution.INSTITUTION, "Norwegian Secretariat for Defence"))
    True
    """
    said = (source.speaker or "").lower().replace("’s", "").replace("'s", "").split()
    low = who.lower()
    if any(low in served for rank, served in _RANKS.items() if rank in said):
        return True
    if source.kind is not Attribution.INSTITUTION:
        return False
    ruling = bool(_RULE.intersection(said))
    if low in _FIRMS:
        return not ruling
    theirs, ours = states(party(who) or frozenset()), states(party(source.speaker) or frozenset())
    envoy = not ours and bool(_ENVOYS.intersection(said))
    return bool(theirs) and ruling and (bool(theirs & ours) or envoy)
