"""Goods that are named again in; whether they are those that were told before, out: nine such loads, the four sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import CLASS, NUMERAL, head_of, moved, of_any_sort

_TAKEN_UP = later(r"^(?:\w+ )?such [a-z]|\bof (?:this|that|the same) (?:kind|sort|type|class|make)\b", re.IGNORECASE)
"""What takes up goods by their kind."""
_GENERAL = frozenset(
    ("set", "unit", "machine", "system", "device", "piece", "item", "equipment", "hardware", "kit", "gear")
)
_THE_GENERAL = later(
    r"\b(?:the|these|those) (?:(?:set|unit|machine|system|device|piece|item|kit)s?|equipment|hardware|gear)\b",
    re.IGNORECASE,
)
"""Words that goods of many names have."""
_KIN = {
    "rocket": frozenset(("missile", "interceptor")),
    "gun": frozenset(("rifle", "howitzer", "cannon", "mortar")),
    "part": frozenset(("engine", "barrel", "gearbox", "turret", "module", "spare", "component")),
    "optic": frozenset(("sight", "goggle", "binocular")),
    "instrument": frozenset(("sight", "goggle", "radar")),
    "interceptor": frozenset(("missile",)),
    "craft": frozenset(("boat", "ship", "frigate", "corvette", "cutter", "drone", "helicopter", "aircraft")),
}
"""Words for goods, and those for which they may stand once these were told."""
_THE_COUNTED = later(rf"\b(?:the|these|those|all) (?:{NUMERAL}|\d+) [a-z]", re.IGNORECASE)


_SO_MANY = later(rf"(?:the |all |some |about )?{NUMERAL} (?:set|unit|machine|system|device|piece|item)s", re.IGNORECASE)
_NAMED = later(r"(?:the |its |their )?[A-Z][\w-]*s")
"""Goods that are told by a name of their own alone: the Exocets."""


def so_many_of_them(objects: Sequence[str]) -> bool:
    """Whether goods are told by their number and a word that any have.

    >>> so_many_of_them(["two sets"]), so_many_of_them(["two radars"])
    (True, False)
    """
    return bool(objects) and all(_SO_MANY.fullmatch(each) for each in objects)


def taken_up(objects: Sequence[str]) -> bool:
    """Whether goods are told by no more than that they are of the kind that was told.

    >>> taken_up(["nine such consignments"]), taken_up(["systems of this kind"]), taken_up(["radars"])
    (True, True, False)
    """
    told = [each for each in objects if _TAKEN_UP.search(each)]
    return bool(told) and (of_any_sort(told) or moved(told))


def general_again(objects: Sequence[str], words: str) -> bool:
    """Whether goods are told by no more than a word that any have: the machines, the sets.

    >>> general_again(["machines"], "The machines have not left"), general_again(["jets"], "The jets have not left")
    (True, False)
    """
    return _THE_GENERAL.search(words) is not None and any(head_of(each) in _GENERAL for each in objects)


def kindred_again(objects: Sequence[str], words: str, told: Sequence[str]) -> bool:
    """Whether goods are told by a word that may stand for those that were told before: the guns, of rifles.

    >>> kindred_again(["guns"], "the guns had not left", ["assault rifles"])
    True
    >>> kindred_again(["guns"], "guns had not left", ["assault rifles"])
    False
    """
    heads, again = {head_of(each) for each in told}, [*map(head_of, _definite(objects, words))]
    if any(each in CLASS for each in again) and told and all(_NAMED.fullmatch(each) for each in told):
        return True
    return any(heads & _KIN.get(each, frozenset()) for each in again)


def _definite(objects: Sequence[str], words: str) -> list[str]:
    """The goods of one word that are told as known."""
    said = (each for each in objects if f"e {each}" in words)  # few are: a search of its own for each costs more
    return [each for each in said if re.search(rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose) {re.escape(each)}\b", words)]


def counted_again(objects: Sequence[str], words: str, numbers: Iterable[float], others: Iterable[float]) -> bool:
    """Whether goods are told by a general word and the number that was told: the four sets, of four radars."""
    if not of_any_sort(objects) or _THE_COUNTED.search(words) is None:
        return False
    return any(value > 1 for value in {*numbers} & {*others})
