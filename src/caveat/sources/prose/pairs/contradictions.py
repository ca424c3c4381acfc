"""The statements of one document in; the pairs of them that cannot both hold, out. ``opposed`` has the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.pairs.answers import answers, givers, of_its_side
from caveat.sources.prose.pairs.apart import apart
from caveat.sources.prose.pairs.comparable import comparable
from caveat.sources.prose.pairs.gainsaid import comparable_beside, gainsaid
from caveat.sources.prose.pairs.garbled import garbled
from caveat.sources.prose.pairs.goods import loose
from caveat.sources.prose.pairs.matter import REACH, Claim, claim, near_by
from caveat.sources.prose.pairs.opposed import why
from caveat.sources.prose.pairs.rejections import rejections
from caveat.sources.prose.statement import Contradiction, Statement
from caveat.sources.prose.words.deeds import MOVES, STOPS
from caveat.sources.prose.words.parties import Party, one_party, party, states, told_of

NEAR = 60
"""Statements back to which one is compared: a long document takes time that grows with its length alone."""
_FAR = 9
"""Paragraphs over which that is so where these speak of no other state."""
MOST = 500
"""Pairs after which no more are sought: whoever has so many has another question."""


class _Kind(NamedTuple):
    """All that tells whether a rule is worth asking; kept by the words for it, which cost less than the things."""

    act: Act
    polarity: Polarity


def contradictions(
    text: str, statements: Sequence[Statement], published: date | None = None
) -> tuple[Contradiction, ...]:
    """Pairs of statements that cannot both hold, each once, in the order in which the later of the two stands."""
    compared = cache(lambda at: claim(text, statements[at], published))  # few statements have one to be held against
    kinds = [(one.act.value, one.polarity.value) for one in statements]
    found: list[Contradiction] = []
    for b, other in enumerate(statements):
        for a in range(max(0, b - NEAR), b):
            rule, beside = _rules(*kinds[a], *kinds[b])
            if not (rule or beside):
                continue
            first = statements[a]
            reason = why(compared(a), compared(b)) if rule else None
            if reason is None and beside:
                reason = gainsaid(compared(a), compared(b))
            if reason == "denial" and _out_of_reach(text, compared(a), compared(b), first, other):
                continue
            if reason is None:
                continue
            no, yes = sorted((compared(a), compared(b)), key=lambda each: each.positive)
            if _answers(text, first, other) or not apart(no, yes) or (answers(no, yes) and of_its_side(no, yes)):
                found.append(Contradiction(a, b, reason))
        if len(found) >= MOST:
            break
    found = [one for one in found if one.why != "denial" or not _granted_to_another(one, statements)]
    found = [
        one for one in found if one.why != "denial" or not _let_go(one, statements) or "ever" in compared(one.b).marks
    ]
    found = [one for one in found if one.why != "denial" or not _meant_of_its_own(one, found, compared, statements)]
    told = [
        *_without_echoes([*_meant_alone(_without_the_other_way(found, statements), statements)]),
        *garbled(text, statements),
        *rejections(text, statements),
    ]
    return tuple(dict.fromkeys(sorted(told, key=lambda one: (one.b, one.a))))


@cache
def _rules(one: str, polarity: str, other: str, its_polarity: str) -> tuple[bool, bool]:
    """Whether ``opposed`` may find an act and another to clash, and whether ``gainsaid`` may: most pairs never do."""
    first, second = _Kind(Act(one), Polarity(polarity)), _Kind(Act(other), Polarity(its_polarity))
    return comparable(first, second), comparable_beside(first.act, second.act)


def _let_go(one: Contradiction, statements: Sequence[Statement]) -> bool:
    """Whether what was stopped once is told to have been let go since, before it is denied to be stopped."""
    stop = statements[one.a]
    if stop.act not in STOPS or statements[one.b].act not in STOPS or stop.date is None:
        return False
    since = [each for each in statements[one.a + 1 : one.b] if each.act in MOVES and each.polarity is Polarity.POSITIVE]
    return any(
        each.date is not None
        and each.date > stop.date
        and each.modality is Modality.ASSERTED
        and one_party(party(each.actor.name if each.actor else None), party(stop.actor.name if stop.actor else None))
        and one_party(
            party(each.target.name if each.target else None), party(stop.target.name if stop.target else None)
        )
        for each in since
    )


def _meant_of_its_own(
    one: Contradiction,
    found: Sequence[Contradiction],
    compared: Callable[[int], Claim],
    statements: Sequence[Statement],
) -> bool:
    """Whether a state denies what nobody is told to have done, and gainsays what it is itself told to have done."""
    no, yes = sorted((one.a, one.b), key=lambda at: statements[at].polarity is Polarity.POSITIVE)
    denier = states(compared(no).actor or frozenset())
    if not denier or statements[no].act not in MOVES or givers(compared(yes)):
        return False
    if statements[yes].modality is not Modality.ASSERTED or near_by(compared(no), compared(yes)):
        return False
    others = (_beside(each, no) for each in found if each is not one and no in (each.a, each.b))
    return any(givers(compared(each)) & denier for each in others)


def _granted_to_another(one: Contradiction, statements: Sequence[Statement]) -> bool:
    """Whether who denies it for somebody says in one breath that it is so for another: approved these for the army."""
    no, yes = sorted((statements[one.a], statements[one.b]), key=lambda each: each.polarity is Polarity.POSITIVE)
    if no.target is None or yes.target is not None or no.polarity is yes.polarity:
        return False
    whom = party(no.target.name)
    at = one.a if no is statements[one.a] else one.b
    beside = (statements[place] for place in (at - 1, at + 1) if 0 <= place < len(statements))
    return any(
        each.act is no.act
        and each is not yes
        and each.polarity is Polarity.POSITIVE
        and each.attribution.speaker == no.attribution.speaker is not None
        and each.target is not None
        and not one_party(party(each.target.name), whom)
        for each in beside
    )


def _without_the_other_way(found: Sequence[Contradiction], statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """The pairs, less those in which a denial that names no state would be of goods that go the other way.

    The Army denies that it handed anything over: of Brazil, which is said to have armed Israel, and not of Israel,
    which supplies Brazil.
    """
    for one in found:
        no, yes = sorted((one.a, one.b), key=lambda at: statements[at].polarity is Polarity.POSITIVE)
        first = min(_beside(each, no) for each in found if no in (each.a, each.b))
        turned = yes != first and _turned(_way(statements[yes]), _way(statements[first]))
        if one.why != "denial" or any(_way(statements[no])) or not turned:
            yield one


def _meant_alone(found: Iterable[Contradiction], statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """The pairs, less those of a denial that names nobody with what is told of others, where it answers a claim.

    That is one of the doings of whoever speaks, and else the last that was told before it.
    """
    pairs = [*found]
    for one in pairs:
        no, yes = sorted((one.a, one.b), key=lambda at: statements[at].polarity is Polarity.POSITIVE)
        if one.why != "denial" or any(_way(statements[no])):
            yield one
            continue
        others = [_beside(each, no) for each in pairs if no in (each.a, each.b)]
        own, sides = states(party(statements[no].attribution.speaker) or frozenset()), _sides(statements[yes])
        its = frozenset().union(*(each for each in map(_sides, map(statements.__getitem__, others)) if each & own))
        before = [_sides(statements[at]) for at in sorted(others) if at < no]
        meant = its or (before[-1] if before and (not own or yes > no) else frozenset())
        if not (meant and sides) or meant & sides:
            yield one


def _sides(one: Statement) -> Party:
    """The states that give and get."""
    return frozenset().union(*_way(one))


def _beside(pair: Contradiction, one: int) -> int:
    """The other of the two."""
    return pair.b if pair.a == one else pair.a


def _way(one: Statement) -> tuple[Party, Party]:
    """The state that gives and the one that gets."""
    actor, target = (states(party(each.name if each else None) or frozenset()) for each in (one.actor, one.target))
    return actor, target


def _turned(way: tuple[Party, Party], other: tuple[Party, Party]) -> bool:
    return bool(way[0] & other[1] and way[1] & other[0])


def _out_of_reach(text: str, one: Claim, other: Claim, first: Statement, last: Statement) -> bool:
    """Whether a denial names no state and no goods, and stands far from what it would be of: nothing has gone."""
    no, yes = sorted((one, other), key=lambda each: each.positive)
    if states(no.actor or frozenset()) or no.target is not None or not loose(no.objects):
        return False
    speaks = states(party(no.speaker) or frozenset())
    if speaks & states((yes.actor or frozenset()) | (yes.target or frozenset())):
        return False
    far = text.count("\n\n", first.end, last.start)
    return far > REACH and (far > _FAR or bool(states(told_of(text[first.end : last.start])) - one.lands - other.lands))


def _answers(text: str, one: Statement, other: Statement) -> bool:
    """Whether the second stands in the paragraph of the first or in the next: it needs no name to be meant of it."""
    return text.count("\n\n", one.end, other.start) < 2


def _without_echoes(found: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """The pairs, less what a garbled statement adds to the pair of the one that it turns round."""
    turned = {(one.a, one.b) for one in found if one.why == "direction"}
    pairs = {(one.a, one.b, one.why) for one in found}
    for one in found:
        others = [b for a, b in turned if a == one.a]
        if one.why == "direction" or not any((b, one.b, one.why) in pairs for b in others):
            yield one
