"""A clause in; who gets the goods by what is said around the act, and who does not, out.

Permits whose destination is Chad, radars to help Chad defend itself; but spares for boats in service, over a war
against Chad.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_ENDS = frozenset(("destination", "recipient", "buyer", "consignee", "user", "customer", "importer"))
_ASSURES = frozenset(("ensure", "make", "see"))
_HELPED = wordset("helpings")
_FIGHTS = wordset("fights")
_OPENS = frozenset(("where", "when", "if", "whose", "for which"))


def first_named(whom: Group | None, tokens: Sequence[Token]) -> Group | None:
    """Whoever is named of several, where the rest are any others: Turkey or any other country in the war."""
    others = whom is not None and len(whom.members) == len(("Turkey", "others"))
    rest = whom.members[-1] if whom is not None and others else None
    if whom is None or rest is None or tokens[rest.first].low != "any":
        return whom
    return whom.members[0]


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


def helped(own: Parts, actor: Group | None) -> Group | None:
    """The state that goods are to help, and that has not sent them: to help Chad defend itself, to boost its navy."""
    for clause in _behind(own.clause):
        if clause.kind != "inf" or clause.verb is None or clause.verb.lemma not in _HELPED:
            continue
        for item in clause.post:
            if item.prep or not isinstance(item.what, Group):
                break
            state = item.what if item.what.kind == "state" else item.what.owner
            if state is not None and state.kind == "state" and state is not actor:
                return state
    return None


def assurer(own: Parts) -> Group | None:
    """Who supplies goods, by seeing to it that somebody gets them: Norway will ensure that Chad gets the rifles."""
    above = own.clause.parent if own.clause.kind == "that" else None
    verb = above.verb if above is not None else None
    if above is None or verb is None or verb.lemma not in _ASSURES or verb.passive or above.subject is None:
        return None
    sure = verb.lemma == "ensure" or own.tokens[verb.last].low in ("sure", "certain", "to")
    told = own.clause.verb is not None and not own.clause.verb.negative and own.clause.subject is not above.subject
    kept = own.clause.subject is not None and own.clause.subject.negative  # that no rifles reach Mali
    return above.subject if sure and told and not kept and above.subject.kind in ("state", "body", "pronoun") else None


def being_used(target: Group, own: Parts) -> bool:
    """Whether whoever seems to get goods is what they are for: spares for the boats already in service."""
    tokens, at = own.tokens, target.tail or target.last
    at += at < len(tokens) and tokens[at].low in ("already", "now", "still", "currently")
    return at + 1 < len(tokens) and tokens[at].low == "in" and tokens[at + 1].low in ("service", "use", "stock")


def fought(target: Group, tokens: Sequence[Token]) -> bool:
    """Whether somebody is only who is fought or accused: over its war against Chad."""
    at = target.first - 1
    return at > 0 and tokens[at].low == "against" and singular(tokens[at - 1].low) in _FIGHTS
