"""Statements of several documents in; pairs of them that cannot both hold, out.

The rules are those of one document (``prose/opposed``, ``rivals``, ``gainsaid``). Two pages may differ for more reasons
than one page has, so more is asked: both name who acts, and what neither dates was published within a few weeks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.pairs import matter
from caveat.sources.prose.pairs.gainsaid import comparable_beside, gainsaid
from caveat.sources.prose.pairs.opposed import comparable, why
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

    Holds   nothing is said of two statements of one document: that is for whoever reads it whole.
    """
    told: list[matter.Claim] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(claims):
        this = _compared(one)
        told.append(this)
        named = (this.actor or frozenset()) | (this.target or frozenset())
        for other in sorted({other for word in named for other in by_word[word]}):
            acts = claims[other].act, one.act
            if claims[other].document == one.document or not (
                comparable(told[other], this) or comparable_beside(*acts)
            ):
                continue
            if _may_meet(told[other], this):
                reason = _why(told[other], this)
                if reason is not None:
                    yield claims[other], one, reason
        for word in named:
            by_word[word].append(at)


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
        days=matter.days(one.day, _SINCE in one.words, one.published),
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
