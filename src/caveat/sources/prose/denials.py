"""A source and whoever is said not to have acted in; whether the source speaks of its own side, and so denies it."""

from __future__ import annotations

from caveat.evidence import Act, Attribution
from caveat.sources.prose.lexicon import lexicon
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
    if source.kind is Attribution.ANONYMOUS:
        return low in _RULE and source.count == 1 and _of_office(source)
    if source.kind is not Attribution.INSTITUTION:
        return False
    before, named, _ = f" {' '.join(said)} ".partition(f" {low} ")
    if named and " " in low and before.split()[-1:] in ([], ["the"], ["for"], ["of"]):
        return True  # a spokesman for the ministry of economy said that it had not
    ruling = bool(_RULE.intersection(said)) or (source.speaker or "") in lexicon().states  # Oslo says
    if named and "office" in said and low != "office":
        return True  # the minister's office, of the minister
    if low in _FIRMS:
        return not ruling
    theirs, ours = states(party(who) or frozenset()), states(party(source.speaker) or frozenset())
    envoy = not ours and bool(_ENVOYS.intersection(said))
    return bool(theirs) and ruling and (bool(theirs & ours) or envoy)


def of_another(who: str, source: Source) -> bool:
    """Whether a source is told by another state than the one that acts: India's ministry says that Russia has not.

    >>> of_another("Russia", Source(Attribution.INSTITUTION, "the defence ministry in New Delhi"))
    True
    """
    theirs, ours = states(party(who) or frozenset()), states(party(source.speaker) or frozenset())
    return bool(theirs and ours) and theirs.isdisjoint(ours)


def from_office(act: Act, source: Source) -> bool:
    """Whether somebody without a name, but of an office, says what only offices do: nobody has cancelled anything."""
    return act in (Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.CONDITION) and source.count == 1 and _of_office(source)


def _of_office(source: Source) -> bool:
    """Whether a source is told by its office: a Treasury source, an official at the ministry, a DAPA official."""
    words = (source.speaker or "").replace(",", "").split()
    agency = any(word.isupper() and len(word) > _LETTERS for word in words)
    return agency or bool((_RULE | {"treasury"}).intersection(word.lower().removesuffix("'s") for word in words))


_LETTERS = 2
"""Capitals of the longest state that is told by them: a US official."""
