"""Two acts in; whether they can clash at all, which is asked before any words are looked at, out."""

from __future__ import annotations

from typing import Protocol

from caveat.evidence import Act, Polarity
from caveat.sources.prose.pairs.undecided import DECIDABLE
from caveat.sources.prose.words.deeds import MOVES, MOVING

STANCES = frozenset((Act.SUPPORT, Act.OPPOSE))
WORDS_OF = frozenset((Act.DEMAND, Act.REVIEW, Act.CONSIDER))
"""Acts that are denied by whoever is said to have done them, or in so many words."""
DENIABLE: frozenset[Act] = MOVING | {Act.REQUEST, Act.CONDITION, Act.USE, Act.DENY, Act.NOTIFY} | STANCES | WORDS_OF
_ANSWERED = ({Act.APPROVE, Act.DENY}, {Act.DELIVER, Act.DENY})
"""What is granted, or handed over, and what is refused."""
GREATER = {Act.SLOW: (Act.PAUSE, Act.WITHHOLD), Act.PAUSE: (Act.WITHHOLD,)}
"""The measures that are denied with a lesser one: who denies a delay denies a halt, and not the other way round."""


class Acting(Protocol):
    """Whatever says an act to be so or not: a statement, or what is compared of it."""

    @property
    def act(self) -> Act:
        """What is said to be done, or not."""
        ...

    @property
    def polarity(self) -> Polarity:
        """Whether it is said to be so."""
        ...


def comparable(one: Acting, other: Acting) -> bool:
    """Whether two acts can clash at all: a quick look before the rule."""
    if one.act is other.act:
        return one.act in DENIABLE
    if one.polarity is other.polarity:
        moving = one.act in MOVING and other.act in MOVING
        return one.polarity is Polarity.POSITIVE and (moving or {one.act, other.act} in _ANSWERED)
    yes, no = (one, other) if one.polarity is Polarity.POSITIVE else (other, one)
    return (
        yes.act in GREATER.get(no.act, ())
        or (no.act is Act.WITHHOLD and yes.act is Act.PAUSE)
        or (no.act is Act.DECIDE and yes.act in DECIDABLE)
        or (no.act in (Act.CONDITION, Act.CONSIDER, Act.REQUEST) and yes.act in MOVING)
        or (no.act is Act.REQUEST and yes.act is Act.DEMAND)
        or (no.act in MOVES and yes.act in MOVES)
    )
