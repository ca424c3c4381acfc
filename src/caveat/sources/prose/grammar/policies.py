"""Clauses in; what is told by way of a noun for a policy made what its body does, out: a policy of not arming them."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.words.groups import Group, Verb, singular
from caveat.sources.prose.words.tokens import Token

_POLICIES = frozenset(("policy", "position", "practice", "stance", "line", "principle", "rule", "tradition", "custom"))
"""Nouns for what somebody does, or does not, as a rule."""


def of_policy(child: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a gerund tells what somebody does not do as a rule; it is then told of him: our line of not arming Chad.

    Where it tells what he does, the noun may as well be that of a plan.
    """
    verb, host = child.verb, child.parent
    if child.mark != "of" or verb is None or not verb.negative or host is None:
        return False
    noun = _before(child, host.pre) or _before(child, host.post)
    if noun is None or singular(tokens[noun.head].low) not in _POLICIES:
        return False
    if noun.owner is not None:
        child.subject = noun.owner
    elif tokens[noun.first].tag == "PRPS":
        child.subject = Group(noun.first, noun.first + 1, noun.first, "pronoun")
    elif child.subject is noun:
        child.subject = None
    return True


def of_custom(child: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a clause tells what is done by custom, and no more: the precedent that the house reviews such sales."""
    noun, verb = child.anchor, child.verb
    if noun is None or verb is None or child.kind not in ("rel", "that") or child.subject is noun:
        return False
    now = verb.form == "finite" and not (verb.past or verb.perfect or verb.progressive or verb.modal or verb.negative)
    none = any(isinstance(item.what, Group) and item.what.negative for item in child.post)  # that it sells no rifles
    that = bool(child.mark) and child.mark.endswith("that")
    return now and that and not none and singular(tokens[noun.head].low) in _CUSTOMS


_CUSTOMS = frozenset(("precedent", "practice", "custom", "tradition", "rule", "norm", "convention", "principle"))


def is_told(clause: Clause, verb: Verb, tokens: Sequence[Token]) -> None:
    """Take "is to" for what is done: what Oslo did was to stop them; its policy is not to sell them."""
    subject = clause.subject
    first = clause.pre[0].what if clause.pre else None
    if subject is None and isinstance(first, Clause) and first.mark == "what":
        if first.verb is not None and first.verb.lemma == "do":
            clause.subject, verb.modal = first.subject, first.verb.modal
            verb.past, verb.negative = first.verb.past, first.verb.negative
        return
    named = isinstance(first, Group) and singular(tokens[first.head].low) in _POLICIES - {"line", "rule"}
    if named and not verb.passive and any(item.what is first and not item.prep for item in clause.pre[:1]):
        verb.modal = ""


def _before(child: Clause, items: Sequence[Item]) -> Group | None:
    """The noun behind which a gerund stands."""
    at = next((at for at, item in enumerate(items) if item.what is child), 0)
    noun = items[at - 1].what if at else None
    return noun if isinstance(noun, Group) else None
