"""Clauses of a sentence in; the same out, each condition hung on the clause whose condition it is.

A condition is hung on the verb before it as it is met; whether it belongs to one that follows, or to what is told of a
noun, is seen once the whole sentence is there: they were old, and if the test fails, they will be returned.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_AHEAD = frozenset(("will", "would", "shall", "may", "might", "could"))
_JOINS = frozenset(("and", "but", "that"))
_WHEN_OR_WHY = frozenset(("after", "because", "since", "when", "while", "as", "before", "although", "though"))
"""What opens a clause that tells when or why something was done, or beside what."""
_SOON = 2
"""Words of "as soon as" before its last."""


def rehung(roots: Sequence[Clause], tokens: list[Token]) -> None:
    """Hang each condition on the clause that it opens, or on what is told of a noun right before it."""
    _on_the_next(roots, tokens)
    stack = list(roots)
    while stack:
        clause = stack.pop()
        if clause.children:
            _on_the_next([child for child in clause.children if child.kind == "that"], tokens)
            _on_the_noun(clause)
            _off_the_gerund(clause)
            stack += clause.children


def _on_the_next(beside: Sequence[Clause], tokens: list[Token]) -> None:
    """Move what opens the second of two clauses to it."""
    for before, after in pairwise(beside):
        for child in [one for one in before.children if one.kind == "adv"]:
            if _opens(child, before, after, tokens):
                _move(child, before, after)


def _opens(child: Clause, before: Clause, after: Clause, tokens: list[Token]) -> bool:
    """Whether a condition stands between "and" or "that" and a clause that has its own subject."""
    held, verb = child.verb, before.verb
    if not (child.mark in wordset("when_so") or child.mark == "as soon as") or held is None or verb is None:
        return False
    first = (child.pre[0].first if child.pre else held.first) - 1 - _SOON * (child.mark == "as soon as")
    behind = after.pre[0].first if after.pre else after.verb.first if after.verb is not None else 0
    if not verb.last <= first < held.first < behind:
        return False
    led = [token.low for token in tokens[max(0, first - 2) : first]]
    return led[-1:] in ([word] for word in _JOINS) or (led[-1:] == [","] and led[0] in _JOINS)


def _on_the_noun(clause: Clause) -> None:
    """Move a condition behind a comma to what would be done with a noun: an offer under which 40 would go, provided."""
    verb = clause.verb
    if verb is None or verb.modal:
        return
    for told, child in pairwise(clause.children):
        held, inner = child.verb, told.verb
        if told.kind != "rel" or not told.comma or inner is None or inner.modal not in _AHEAD or held is None:
            continue
        if child.kind == "adv" and child.mark in wordset("when_so") and child.comma and held.first > inner.last:
            _move(child, clause, told)


def _off_the_gerund(clause: Clause) -> None:
    """Move when or why somebody stopped or went on doing something to what he did: stopped sending them as it fell."""
    for inner in [one for one in clause.children if one.kind == "ger" and not one.mark and one.anchor is None]:
        if inner.verb is None or clause.verb is None or inner.verb.first < clause.verb.last:
            continue
        for child in [one for one in inner.children if one.kind == "adv" and one.mark in _WHEN_OR_WHY]:
            if child.verb is not None and child.verb.first > inner.verb.first and not child.verb.modal:
                _move(child, inner, clause)


def _move(child: Clause, host: Clause, to: Clause) -> None:
    host.children = [one for one in host.children if one is not child]
    child.parent = to
    to.children = [child, *to.children]
