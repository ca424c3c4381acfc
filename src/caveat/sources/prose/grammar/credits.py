"""What is told of some goods in; who did it out, where somebody is thanked, paid or blamed for them."""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset


def credited(clause: Clause) -> Group | None:
    """Who did with goods what a relative clause tells: Kyiv thanked Spain for the launchers it had sent."""
    host = clause.parent
    verb = host.verb if host is not None else None
    if host is None or verb is None or verb.passive or clause.kind != "rel" or verb.lemma not in wordset("credits"):
        return None
    at = next((n for n, item in enumerate(host.post) if item.what is clause.anchor and item.prep == "for"), 0)
    direct = (item.what for item in host.post[:at] if not item.prep and isinstance(item.what, Group))
    return next((group for group in direct if group.kind in ("state", "body", "name", "person", "spokes")), None)
