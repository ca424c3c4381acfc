"""A paper in; the state that a clause behind it names as where its goods go, out: permits whose destination is Chad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.tokens import Token

_ENDS = frozenset(("destination", "recipient", "buyer", "consignee", "user", "customer", "importer"))
_OPENS = frozenset(("where", "when", "if", "whose", "for which"))


def named_end(own: Parts) -> Group | None:
    """The state to which goods go by a clause that says no more: where the destination is Turkey."""
    for clause in _behind(own.clause):
        if clause.kind not in ("adv", "rel") or clause.mark not in _OPENS or not _is(clause, own.tokens):
            continue
        named = (item.what for item in clause.post if not item.prep and isinstance(item.what, Group))
        state = next((group for group in named if group.kind == "state"), None)
        if state is not None:
            return state
    return None


def _behind(clause: Clause) -> Iterator[Clause]:
    for child in clause.children:
        yield child
        yield from child.children


def _is(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a clause says of where the goods end up what it is."""
    verb, end = clause.verb, clause.subject
    plain = verb is not None and verb.lemma == "be" and not (verb.negative or verb.modal or verb.passive)
    return plain and end is not None and singular(tokens[end.head].low) in _ENDS
