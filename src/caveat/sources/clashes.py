"""Statements of several documents in; pairs of them that cannot both hold, out.

The rules are those of one document (``prose/opposed``, ``rivals``, ``gainsaid``). Two pages may differ for more reasons
than one page has, so more is asked: both name who acts, and what neither dates was published within a few weeks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.pairs import matter
from caveat.sources.prose.pairs.comparable import comparable
from caveat.sources.prose.pairs.days import days
from caveat.sources.prose.pairs.gainsaid import comparable_beside, gainsaid
from caveat.sources.prose.pairs.opposed import why
from caveat.sources.prose.statement import Why
from caveat.sources.prose.words.parties import both_named, party

DAYS = 45
"""Days between two documents within which a difference is no change in time."""
_SINCE = "since"


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
    speaker: str | None = None
    words: str = ""
    """Its quote, whose turns of phrase tell whether it can hold beside another."""


def clashes(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Why]]:
    """Pairs of different documents that cannot both hold, each once, in the order of the claims.

    Pages that relay one report say the same things in the same words: what was compared once is not compared again.

    Holds   nothing is said of two statements of one document: that is for whoever reads it whole.
    """
    alike: dict[matter.Claim, _Alike] = {}
    sorts: list[_Alike] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(claims):
        this = _compared(one)
        named = (this.actor or frozenset()) | (this.target or frozenset())
        # What pages of two documents say in their own voices is said by two: which two does not matter.
        voice = replace(this, relayed="") if this.speaker is None else this
        mine = alike.setdefault(voice, _Alike(voice))
        beyond = {number for word in named for number in by_word[word][bisect_left(by_word[word], mine.done) :]}
        found = [
            (place, reason)
            for other, reason in _opposed(mine, this, one.document, sorts, sorted(beyond))
            for place, document in other.places
            if document != one.document
        ]
        for place, reason in sorted(found):
            yield claims[place], one, reason
        if not mine.places:
            for word in named:
                by_word[word].append(len(sorts))
            sorts.append(mine)
        mine.places.append((at, one.document))


@dataclass(slots=True)
class _Alike:
    """Claims that differ in nothing that is compared: where they stand, and what they were found to clash with."""

    claim: matter.Claim
    places: list[tuple[int, str]] = field(default_factory=list)
    """Places among the claims, each with its document."""
    done: int = 0
    """How many sorts of claims, from the first on, it has been compared with."""
    opposed: list[tuple[_Alike, Why]] = field(default_factory=list)
    """Which of these it clashes with."""


def _opposed(
    mine: _Alike, this: matter.Claim, document: str, sorts: Sequence[_Alike], beyond: Sequence[int]
) -> list[tuple[_Alike, Why]]:
    """The sorts of claims with which a claim clashes; ``beyond`` are those it has yet to be compared with."""
    found: list[tuple[_Alike, Why]] = []
    done = len(sorts)
    for number in beyond:
        other = sorts[number]
        if not (comparable(other.claim, this) or comparable_beside(other.claim.act, this.act)):
            continue
        if all(each == document for _, each in other.places):
            done = min(done, number)  # it may come to stand in another document too
        elif _may_meet(other.claim, this) and (reason := _why(other.claim, this)) is not None:
            (mine.opposed if number < done else found).append((other, reason))
    mine.done = done
    return [*mine.opposed, *found]


def _why(one: matter.Claim, other: matter.Claim) -> Why | None:
    """Why two statements cannot both hold, by either rule; a quick look comes before each."""
    reason = why(one, other) if comparable(one, other) else None
    return reason or (gainsaid(one, other) if comparable_beside(one.act, other.act) else None)


def _compared(one: Claim) -> matter.Claim:
    """What is compared of a statement; the page's own voice is its document's, and no other's."""
    return matter.Claim(
        act=one.act,
        modality=one.modality,
        polarity=one.polarity,
        actor=party(one.actor),
        target=party(one.target),
        objects=one.objects,
        days=days(one.day, _SINCE in one.words, one.published),
        published=one.published,
        numbers=matter.numbered(one.quantities),
        speaker=one.speaker,
        relayed=one.document if one.speaker is None else None,
        words=one.words,
    )


def _may_meet(one: matter.Claim, other: matter.Claim) -> bool:
    """Whether two pages name who acts, the same in either or each the other's other side, and are of one time."""
    if one.actor is None or other.actor is None:
        return False
    if not (both_named(one.actor, other.actor) or both_named(one.actor, other.target)):
        return False
    dated = one.days is not None and other.days is not None
    if not dated and one.published is not None and other.published is not None:
        return abs((one.published - other.published).days) <= DAYS
    return True
