"""Clauses in which arms are fired or employed: whether they are used at all, and where it stands against whom."""

from __future__ import annotations

from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset

_USED_UP = frozenset(("spent", "saw-action", "bears-on", "use-of", "bombs-let-go", "lets-fly", "struck-with"))
"""Needs of senses that tell that arms were used, whoever it was against."""


def around(own: Parts) -> list[Item]:
    """What stands behind a verb of use, and behind what arms are put or brought to: put to use against the rebels."""
    inner = kinds.infinitive(own.clause)
    brought = inner is not None and inner.verb is not None and inner.verb.lemma in ("use", "bear")
    return [*own.post, *inner.post] if inner is not None and brought else own.post


def in_attack(own: Parts) -> Group | None:
    """Whom the attack is on in which arms are used: were used in the assault on the town."""
    for prep, group in own.groups(own.post):
        if prep in ("in", "during") and is_word(group, own, "raids"):
            done_to = ("of",) if own.tokens[group.head].low.endswith(("ing", "ment", "massacre")) else ()
            return own.follower(group, ("on", "against", "upon", *done_to))
    return None


def is_use(own: Parts, actor: Group | None) -> bool:
    """Whether arms are used, though nobody is named against whom."""
    told = (own.passive or _used_in(own)) and actor is not None and actor.kind in ("state", "body", "people")
    return told or _put_to_use(own) or any(sense.needs in _USED_UP for sense in own.senses)


def _put_to_use(own: Parts) -> bool:
    """Whether arms are said to be used, whoever it is against: will be used for border surveillance."""
    clause, verb = own.clause, own.clause.verb
    host = clause.parent.verb if clause.parent is not None else None
    content = clause.anchor is not None or (host is not None and host.lemma == "be")  # guarantees that they will not be
    if verb is None or content or clause.kind == "rel" or verb.modal in ("could", "can", "may", "might"):
        return False
    arms, purpose = own.object(), kinds.infinitive(own.clause)
    if purpose is not None and purpose.verb is not None and purpose.verb.lemma in wordset("refills"):
        return False  # is using them to fill its own stocks
    if arms is None or own.tokens[arms.head].low in ("technology", "equipment", "goods", "material", "items"):
        return False
    return verb.lemma in ("use", "fire") or (verb.lemma == "employ" and own.passive)


def _used_in(own: Parts) -> bool:
    """Whether arms were used in some place: has not used the drones in Cabo Delgado."""
    verb = own.clause.verb
    done = verb is not None and verb.lemma in ("use", "fire", "drop", "employ") and (verb.past or verb.perfect)
    return done and any(prep == "in" and group.kind in ("state", "name") for prep, group in own.groups(own.post))
