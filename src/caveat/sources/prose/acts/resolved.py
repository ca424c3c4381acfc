"""A clause about something else in; the decisions that it speaks of as made out: learned of Lund's order to halt it."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular

_MADE = frozenset(("decision", "order", "instruction", "directive", "refusal"))
"""What has been decided or told where it is somebody's, or "the"."""
_TAKES_ON = frozenset((
    "await", "seek", "reconsider", "revisit", "reverse", "overturn", "rescind", "withdraw", "undo", "abandon", "drop",
    "revise", "change", "expect", "demand", "want", "urge", "take", "make", "reach", "need", "require", "avoid", "face",
    "issue", "give", "be", "become", "have", "announce", "communicate", "lie", "rest",
))  # fmt: skip
"""Verbs that tell themselves how far a decision has come."""
_OTHERS = frozenset((Act.SUPPORT, Act.OPPOSE, Act.RESUME, Act.DENY, Act.REVIEW, Act.CONSIDER, Act.DEMAND))


def decisions(own: Parts) -> list[Group]:
    """The decisions and orders with an infinitive that a clause speaks of, where its verb does nothing to them."""
    clause, verb = own.clause, own.clause.verb
    if (
        verb is None
        or verb.negative
        or verb.lemma in _TAKES_ON
        or frames().operators.get(verb.lemma, "passes") != "passes"
    ):
        return []
    if any(sense.act in _OTHERS and not sense.asks for sense in frames().senses.get(verb.lemma, ())):
        return []
    told_of = [item for item in clause.pre if item.prep in ("of", "about")]  # word of his order to halt it
    return [
        item.what
        for item in (*told_of, *clause.post)
        if isinstance(item.what, Group) and not item.what.negative and _made(item.what, own, clause)
        if item.what.owner is not None or not verb.modal  # word of his order to halt it could cause a stir
    ]


def _made(group: Group, own: Parts, clause: Clause) -> bool:
    """Whether a decision is a certain one, and what it is to do is told behind it."""
    sure = group.owner is not None or own.tokens[group.first].low in ("the", "this", "that")
    below = (*clause.children, *(item.what for item in clause.post if isinstance(item.what, Clause)))
    told = any(one.kind == "inf" and (one.anchor is group or _touches(one, group)) for one in below)
    return sure and singular(own.tokens[group.head].low) in _MADE and told


def _touches(clause: Clause, group: Group) -> bool:
    """Whether an infinitive begins where a noun ends."""
    return clause.verb is not None and clause.verb.first - group.last <= 1
