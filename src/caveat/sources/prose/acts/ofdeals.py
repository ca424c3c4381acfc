"""A clause of who confirms or reveals a deal in; the clauses that tell what is done by it, on his word, out.

"A source confirmed a secret deal by which France sells 30 jets to Egypt": that it does is told by the source.
"""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group

_MAKES_KNOWN = frozenset(("confirm", "report", "reveal", "disclose", "admit", "acknowledge"))
"""Verbs whose object may be a deal or reports of one, which then stand on the word of who acts."""
_BY = frozenset(("by which", "under which", "in which", "through which", "whereby"))


def by_deals(own: Parts) -> list[Clause]:
    """The relative clauses behind what somebody makes known that tell what is done by it."""
    verb = own.clause.verb
    if verb is None or verb.lemma not in _MAKES_KNOWN or verb.passive:
        return []
    behind = {id(item.what) for item in own.post if isinstance(item.what, Group)}
    return [
        child
        for child in own.clause.children
        if child.kind == "rel" and child.mark in _BY and child.anchor is not None and id(child.anchor) in behind
    ]
