"""The clause that states an act in; which words of its sentence are its own, and which another verb's, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.tokens import Token

Places = tuple[tuple[int, int], ...]
"""Characters ``[start, end)``."""
_TELLS_MORE = frozenset(("rel", "part", "adv"))
"""Kinds of clause that say something else than the clause on which they hang."""

_DESCRIBES = frozenset(("be", "include", "comprise", "cover", "contain", "total", "cost", "value", "price"))
"""Verbs of clauses that say no more than what a thing is, holds or costs: the sale, valued at $40 million."""


class Reach(Struct, frozen=True):
    """What belongs to a clause, as characters of the text."""

    own: Places
    """Its verb, if it has one, and what stands beside it, in front of the verb first."""
    others: Places
    """Clauses that say something else: those that hang on it, or beside it on one noun."""
    before: Places = ()
    """What was done before it by the same subject: placed a hold on it in the autumn, and released it."""


def reach(clause: Clause, tokens: Sequence[Token]) -> Reach:
    """What belongs to a clause, and what to those that hang on it."""
    own, others = [clause], list[Clause]()
    if (above := clause.parent) is not None:
        near = [one for child in above.children if child is not clause for one in child.below()]
        beside = [one for one in near if one.kind in ("rel", "part") and _done_to(one)]
        others += [*beside, above] if above.kind == clause.kind == "rel" and above.anchor is clause.anchor else beside
    for child in clause.children:
        if child.verb is None or child.kind not in _TELLS_MORE or child.verb.lemma in _DESCRIBES:
            continue
        if child.kind == "part" and child.verb.lemma == "bind":
            own.append(child)  # a plane bound for Chad on Sunday
            others += [one for one in child.below() if one is not child and one.verb is not None]
        elif _done_to(child) or child.kind == "adv":
            others += [one for one in child.below() if one.verb is not None]
    return Reach(_all(own, tokens), _all(others, tokens), _done(clause.twin, tokens))


def _done_to(clause: Clause) -> bool:
    """Whether a clause beside a noun says what else is done, or was done to it; not: sitting in May, they."""
    verb = clause.verb
    return verb is not None and (clause.kind == "rel" or (verb.form == "part" and verb.lemma != "bind"))


def _done(clause: Clause | None, tokens: Sequence[Token]) -> Places:
    """The verb of a clause and what stands behind it."""
    if clause is None or clause.verb is None:
        return ()
    return tuple(place for place in _all([clause], tokens) if place[0] >= tokens[clause.verb.first].start)


def _all(clauses: Sequence[Clause], tokens: Sequence[Token]) -> Places:
    return tuple((tokens[first].start, tokens[last - 1].end) for one in clauses for first, last in _words(one, tokens))


def _words(clause: Clause, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of words of a clause, without those that open the next: halted them, and in May resumed."""
    if clause.verb is not None:
        yield clause.verb.first, clause.verb.last
    for item, behind in (*((one, False) for one in clause.pre), *((one, True) for one in clause.post)):
        if isinstance(item.what, Clause):
            continue
        first = max(item.what.first - len(item.prep.split()), 0)
        if behind and isinstance(item.what, Group) and item.what.kind == "time" and _opens_next(first, tokens):
            return
        yield first, item.what.last


def _opens_next(at: int, tokens: Sequence[Token]) -> bool:
    """Whether a comma and a joining word stand before a place: froze them, and then in May."""
    at -= tokens[at - 1].low == "then"
    return at > 1 and tokens[at - 1].tag == "CC" and tokens[at - 2].tag == ","
