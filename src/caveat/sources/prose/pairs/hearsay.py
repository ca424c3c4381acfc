"""The words around a statement in; whether the page has it from others, or wrote it once, out."""

from __future__ import annotations

from caveat.sources.patterns import later

_TOLD_BY = later(
    r"\b(?:said|says|wrote|writes|told (?:you|readers)|claim(?:s|ed)|report(?:s|ed)|stated|alleg(?:es|ed)"
    r"|according to which)(?: (?:on|last) \w+)?(?: that)?\W*$"
    r"|\b[Bb]y [^.,;:]{3,60}(?:account|count|reckoning|figures|books|tally),?\W*$"
    r"|\b(?:press|media|news(?:paper)?) (?:reports?|accounts?) (?:of [^.,;]{3,20} )?"
    r"(?:say|said|claim\w*|suggest\w*|had it)(?: that)?\W*$"
    r"|(?i:\b(?:claims?|rumou?rs?|allegations?)):\W*$"
)
"""Words right before what is told on somebody's word: the local paper wrote that."""
_WE_WROTE = later(r", we (?:wrote|said|reported|stated|printed)\b")
_ADDS = later(r"[\W]*(?:affirms?|claims?|insists?|assures?|maintains?|protests?) (?:the|its|his|her|an?|[A-Z])\b")
"""The same behind it: affirms its embassy."""


def told_by_others(before: str, behind: str) -> bool:
    """Whether words right before or behind a statement tell it for one that was told, which the page need not hold.

    >>> told_by_others("The local paper wrote that ", ""), told_by_others("", " for 500 rifles, we wrote last month")
    (True, True)
    """
    return bool(_TOLD_BY.search(before) or _ADDS.match(behind) or _WE_WROTE.search(behind))
