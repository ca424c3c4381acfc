"""A clause of how many in; the clause that tells what was done to them out: the number of jets sent has reached 9."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group

GROWS = frozenset(("reach", "rise", "stand", "grow", "climb", "come", "total", "exceed", "top", "pass", "hit"))
"""What a number does."""
_BRINGS = frozenset(("bring", "take", "raise", "lift"))
"""What one more of them does to their number."""
VERBS = GROWS | _BRINGS
_SUMS = frozenset(("number", "total", "tally", "count", "sum"))


def handed_so_far(own: Parts) -> Clause | None:
    """What tells of the goods that are counted that they were delivered; None where nothing does."""
    verb = own.clause.verb
    if verb is None or verb.modal or verb.negative or own.passive:
        return None
    told = (own.clause.subject,) if verb.lemma in GROWS else tuple(own.direct()) if verb.lemma in _BRINGS else ()
    sums = [one for one in told if one is not None and own.tokens[one.head].low in _SUMS and not one.negative]
    things = [thing for one in sums if (thing := own.follower(one, ("of",))) is not None]
    return next((child for child in own.clause.children if _handed(child, things)), None)


def _handed(child: Clause, things: list[Group]) -> bool:
    """Whether a participle tells of some goods that they were handed over."""
    done = child.kind == "part" and child.verb is not None and child.verb.passive and not child.verb.negative
    counted = any(child.anchor is thing and thing.kind in ("goods", "number") for thing in things)
    senses = frames().senses.get(child.verb.lemma, ()) if child.verb is not None else ()
    return done and counted and any(sense.act is Act.DELIVER for sense in senses)
