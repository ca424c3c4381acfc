"""A clause about goods in; whether they are only handled or made known where they lie, and go nowhere, out."""

from __future__ import annotations

from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset

_HANDLES = frozenset(("load", "unload", "offload", "cart", "haul", "lift", "move", "shift"))
"""What hands do with goods in a yard, before they go or after they have come."""
_SENSES = frozenset(("attention", "knowledge", "notice", "light", "awareness", "mind"))
"""What somebody is brought to know something by."""
_AWAY = frozenset(("onto", "on", "into", "aboard", "for", "to", "toward", "towards", "from", "off"))
"""What stands before where goods go, or what carries them."""


def in_place(parts: Parts) -> bool:
    """Whether hands only handle goods: workers load shells at a plant; not: would not load them, loaded for Chad."""
    verb, subject = parts.clause.verb, parts.clause.subject
    if verb is None or subject is None or verb.lemma not in _HANDLES or verb.form != "finite":
        return False
    if verb.passive and verb.lemma == "load" and not any(True for _ in parts.groups(parts.post)):
        return singular(parts.tokens[subject.head].low) in wordset("vehicles_of")  # the plane is loaded
    if verb.passive or verb.modal or verb.negative or verb.perfect or parts.gap is not None:
        return False
    hands = subject.kind in ("person", "people") and parts.tokens[subject.head].tag == "N" and subject.owner is None
    return hands and not any(_leads_away(prep, group, parts) for prep, group in parts.groups(parts.post))


def made_known(parts: Parts) -> bool:
    """Whether something is only brought before somebody to see: brought the sale to the attention of the court."""
    verb = parts.clause.verb
    if verb is None or verb.lemma != "bring":
        return False
    return any(prep == "to" and parts.tokens[group.head].low in _SENSES for prep, group in parts.groups(parts.post))


def _leads_away(prep: str, group: Group, parts: Parts) -> bool:
    """Whether a group tells where goods go, what carries them, or of a place by name where they come."""
    if prep.split(" ")[0] in _AWAY:
        return True
    return prep in ("in", "at") and group.kind in ("state", "name")
