"""Statements of several documents in; pairs of them that cannot both hold, out.

Two pages may differ for many reasons: a later day, other goods, another act. A pair is named only where the same is
said of the same by both, and nothing that they say lets both stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from caveat.dates import NotADate, PartialDate
from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.likeness import alike, key, same_goods

DAYS = 45
"""Days between two documents within which a difference is no change in time."""
ABOUT = 0.1
"""How far two rounded numbers may lie apart."""
_FIRM = frozenset((Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED))
_MOVES = frozenset((Act.DELIVER, Act.APPROVE, Act.OFFER, Act.REQUEST))
_EXCLUDED = frozenset((Act.NO_COMMENT, Act.DECIDE, Act.DENY, Act.CONSIDER))
"""Acts of which a yes and a no of two pages may both be so: one was asked and the other not."""

Why = Literal["denial", "count", "direction"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document, as far as it can clash with another."""

    document: str
    id: str
    act: Act
    actor: str | None
    target: str | None
    objects: tuple[str, ...]
    modality: Modality
    polarity: Polarity
    day: str | None
    published: date | None
    quantities: tuple[tuple[float, str, str | None], ...] = ()
    """Value, unit and qualifier."""


def clashes(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Why]]:
    """Pairs of different documents that cannot both hold, each once, in the order of the claims.

    Holds   nothing is said of two statements of one document: that is for whoever reads it whole.
    """
    by_act: dict[Act, list[Claim]] = defaultdict(list)
    for one in claims:
        for other in by_act[one.act]:
            if other.document != one.document and _one_time(other, one):
                why = _why(other, one)
                if why is not None:
                    yield other, one, why
        by_act[one.act].append(one)


def _why(one: Claim, other: Claim) -> Why | None:
    if _turned(one, other):
        return "direction"
    if not (_same(one.actor, other.actor) and _not_other(one.target, other.target) and _one_matter(one, other)):
        return None
    if one.polarity is not other.polarity:
        return "denial" if _denies(one, other) or _denies(other, one) else None
    if one.polarity is Polarity.POSITIVE and one.modality is other.modality is Modality.ASSERTED:
        return "count" if _other_count(one, other) else None
    return None


def _denies(one: Claim, other: Claim) -> bool:
    """True where the first rejects what the second says; an act that is not done yet may still be weighed."""
    if one.polarity is not Polarity.NEGATIVE or one.act in _EXCLUDED:
        return False
    if one.modality is Modality.DENIED:
        return other.modality in _FIRM
    return one.modality is Modality.ASSERTED and other.modality is Modality.ASSERTED


def _turned(one: Claim, other: Claim) -> bool:
    """True where giver and taker of the same goods have changed places."""
    if one.act not in _MOVES or None in (one.actor, one.target, other.actor, other.target):
        return False
    if not (_same(one.actor, other.target) and _same(one.target, other.actor) and not _same(one.actor, one.target)):
        return False
    return any(same_goods(a, b) for a in one.objects for b in other.objects)


def _other_count(one: Claim, other: Claim) -> bool:
    for value, unit, qualifier in one.quantities:
        for second, other_unit, other_qualifier in other.quantities:
            if not same_goods(unit, other_unit) or value == second:
                continue
            rounded = qualifier or other_qualifier
            if not rounded or abs(value - second) > ABOUT * max(abs(value), abs(second)):
                return True
    return False


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and alike(one, other)


def _not_other(one: str | None, other: str | None) -> bool:
    return one is None or other is None or alike(one, other) or key(one) <= key(other) or key(other) <= key(one)


def _one_matter(one: Claim, other: Claim) -> bool:
    """True where both name the same goods, or one of them names none."""
    if not one.objects or not other.objects:
        return True
    return any(same_goods(a, b) for a in one.objects for b in other.objects)


def _one_time(one: Claim, other: Claim) -> bool:
    """True where no day that is given lets the two be of different times."""
    first, second = _day(one), _day(other)
    if first is not None and second is not None:
        return first[0] <= second[1] and second[0] <= first[1]
    if one.published is not None and other.published is not None:
        return abs((one.published - other.published).days) <= DAYS
    return True


def _day(one: Claim) -> tuple[date, date] | None:
    if one.day is None:
        return None
    try:
        found = PartialDate.parse(one.day)
    except NotADate:  # a week of ISO 8601
        return None
    return found.earliest, found.latest
