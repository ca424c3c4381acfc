"""A reading in; the same with one field exchanged for another that the text could give, right or wrong, out.

A network that is shown only what rules read learns that most of it is right. Shown the same statement with another
actor, target, modality, polarity or voice, it learns what makes it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from caveat.evidence import Attribution, Modality, Polarity
from caveat.sources.prose.measure.corpus import Gold
from caveat.sources.prose.measure.judge import FIELDS, named
from caveat.sources.prose.statement import OUTLET, Mention, Source, Statement
from caveat.sources.prose.words.likeness import alike

_NEAR, _HEARD = 400, 600
"""Characters within which another party, and another speaker, is looked for."""
_MOST = 6
"""Other parties that are tried in one place."""


def alternatives(text: str, one: Statement, page: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """Each field with another value for it, of those that the page's statements have."""
    names = sorted({said.name for each in page for said in (each.actor, each.target) if said is not None})
    for field, now in (("actor", one.actor), ("target", one.target)):
        if now is not None:
            yield field, replace(one, **{field: None})
        for other in _others(text, one, names, now):
            yield field, replace(one, **{field: other})
    yield from (("modality", replace(one, modality=other)) for other in Modality if other is not one.modality)
    yield "polarity", replace(one, polarity=next(other for other in Polarity if other is not one.polarity))
    yield from (("attribution", replace(one, attribution=other)) for other in _voices(text, one, page))


def right(field: str, one: Statement, gold: Gold) -> bool:
    """Whether a field of a statement is as the gold has it."""
    said = gold.said
    return {
        "actor": lambda: named(one.actor, said.actor),
        "target": lambda: named(one.target, said.target),
        "modality": lambda: one.modality is said.modality,
        "polarity": lambda: one.polarity is said.polarity,
        "attribution": lambda: one.attribution.kind is said.attribution.kind,
    }[field]()


assert FIELDS == ("actor", "target", "modality", "polarity", "attribution")


def _others(text: str, one: Statement, names: Sequence[str], now: Mention | None) -> list[Mention]:
    found = []
    for name in names:
        if now is None or not (name == now.name or alike(name, now.name)):
            place = _nearest(text, name, one, _NEAR)
            if place is not None:
                found.append((place[0], Mention(name, place[1], place[1] + len(name))))
    return [mention for _, mention in sorted(found, key=lambda each: each[0])[:_MOST]]


def _nearest(text: str, name: str, one: Statement, within: int) -> tuple[int, int] | None:
    """How far the nearest place of a name is from a statement, and where it begins."""
    first = max(0, one.start - within)
    places = (
        first + found.start()
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text[first : one.end + within])
    )
    apart = ((0 if one.start <= at < one.end else min(abs(at - one.start), abs(at - one.end)), at) for at in places)
    return min(apart, default=None)


def _voices(text: str, one: Statement, page: Sequence[Statement]) -> Iterator[Source]:
    best: dict[Attribution, tuple[int, str]] = {}
    for source in (each.attribution for each in page):
        if source.speaker and source.kind is not one.attribution.kind:
            place = _nearest(text, source.speaker, one, _HEARD)
            if place is not None and place[0] < best.get(source.kind, (place[0] + 1, ""))[0]:
                best[source.kind] = place[0], source.speaker
    yield from (Source(kind, speaker) for kind, (_, speaker) in best.items())
    if one.attribution.kind is not Attribution.OUTLET:
        yield OUTLET
