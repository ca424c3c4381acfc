"""Two claims in; whether goods can have gone one way by both, or are told to have gone the other way round, out."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import permits
from caveat.sources.prose.pairs.matter import Claim, near_by, one_land, one_matter, same_thing
from caveat.sources.prose.pairs.sides import of_a_sort
from caveat.sources.prose.words.parties import both_named, described, one_party, states

_PEOPLE = frozenset(("civilians", "people", "population", "citizens", "anybody", "anyone", "persons"))
"""Words that take in whoever arms were used against."""
_ROUND = later(r"\b(?:the other way (?:a)?round|the reverse|the opposite|vice versa)\b")
"""What tells that the next thing is the last one turned round."""


def one_way(one: Claim, other: Claim) -> bool:
    """Whether goods can have gone the same way; a town may lie in the state that the other names."""
    if one_party(one.target, other.target):
        return True
    ends = (one.target or frozenset(), other.target or frozenset())
    if any(map(states, ends)) and described(*ends):
        return both_named(one.actor, other.actor) or one.actor is None or other.actor is None  # a Pacific partner, Fiji
    if one.act is other.act is Act.USE and not states((one.target or frozenset()) | (other.target or frozenset())):
        if not same_thing(one, other):
            return False
        answers = one_party(one.actor, other.actor) and near_by(one, other)
        return answers or bool(_PEOPLE & ((one.target or frozenset()) | (other.target or frozenset())))
    places = (one.target or frozenset(), other.target or frozenset())
    town = sum(bool(states(place)) for place in places) == 1 and not any(map(of_a_sort, places))
    same = same_thing(one, other) or permits(one.objects) or permits(other.objects)
    same = same or (near_by(one, other) and one_matter(one, other))
    bare = near_by(one, other) and all(place == states(place) for place in places if states(place))
    by_nobody = one.actor is other.actor is None and (one_land(one, other) or bare)
    by_one = both_named(one.actor, other.actor) or by_nobody or (bare and _of_nobody_elses(one, other))
    return town and by_one and same


def _of_nobody_elses(one: Claim, other: Claim) -> bool:
    """Whether one of two who speak of the same goods one after the other does not say whose they are."""
    return (one.actor is None or other.actor is None) and same_thing(one, other) and near_by(one, other)


def told_round(one: Claim, other: Claim) -> bool:
    """Whether words between two statements tell that the second is the first turned round."""
    if one.stands_in is None or other.stands_in is None or not near_by(one, other):
        return False
    first, last = sorted((one.stands_in[1], other.stands_in[1]), key=lambda each: each.start)
    return _ROUND.search(one.stands_in[0], first.end, max(first.end, last.start)) is not None
