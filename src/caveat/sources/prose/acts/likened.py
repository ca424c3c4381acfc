"""A clause that says who somebody is, and a clause of those who did something, in; whether he did it too, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.groups import Group, Mark
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_WHO = frozenset(("state", "body", "name", "people", "person"))
"""Kinds of those of whom it can be told who they are not."""
_AMONG = frozenset(("", "among", "amongst", "of"))
_ONE = frozenset(("one", "ones", "those"))


def did_it(clause: Clause, child: Clause, tokens: Sequence[Token]) -> bool | None:
    """Whether somebody did what those did of whom he is, or is not; None where nothing of the sort is said.

    Oslo is not the country that sold them, and not among those that did: it did not. It was not the only one: it did.
    """
    verb, who, those = clause.verb, clause.subject, child.anchor
    if verb is None or verb.lemma != "be" or verb.modal or child.kind != "rel" or child.comma:
        return None
    if who is None or who.kind not in _WHO or those is None or child.subject is not those or those is who:
        return None
    at = next((i for i, item in enumerate(clause.post) if item.what is those), None)
    if at is None or clause.post[at].prep not in _AMONG:
        return None
    known = those.kind in _WHO or tokens[those.head].low in _ONE
    before = [item.what for item in clause.post[:at]]
    words = {token.low for token in tokens[verb.last : those.head + 1]}
    if not known or any(not isinstance(one, Mark) and not _is_one(one, tokens) for one in before):
        return None
    if not verb.negative:
        return True if clause.post[at].prep == "of" and any(_is_one(one, tokens) for one in before) else None
    return not words.isdisjoint(wordset("ranks") | {"alone", "just", "merely"})


def _is_one(one: object, tokens: Sequence[Token]) -> bool:
    """Whether a group is "one" of those behind it, or the article that an adverb parts from its noun: the only."""
    return isinstance(one, Group) and tokens[one.head].low in (*_ONE, "the")
