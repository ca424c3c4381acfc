"""A clause about goods in; whether they are only handled or made known where they lie, and go nowhere, out."""

from __future__ import annotations

from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_HANDLES = frozenset(("load", "unload", "offload", "cart", "haul", "lift", "move", "shift"))
"""What hands do with goods in a yard, before they go or after they have come."""
_REASONS = frozenset(
    ("reason", "ground", "explanation", "excuse", "justification", "pretext", "cause", "example", "evidence", "proof",
     "argument", "motive", "instance")
)  # fmt: skip
"""What something is given as that goes to nobody."""
_IN_THE_AIR = frozenset(("threat", "target", "kilometre", "kilometer", "mile", "swarm", "salvo", "aircraft", "attack"))
"""Further words for what an air defence stops, or for how far off that is."""
_CHECKED = frozenset(("customs", "police", "port", "border", "airport", "harbour", "harbor", "crossing", "guard"))
"""Who stops cargo, and where."""
_SENSES = frozenset(("attention", "knowledge", "notice", "light", "awareness", "mind"))
"""What somebody is brought to know something by."""
_AWAY = frozenset(("onto", "on", "into", "aboard", "for", "to", "toward", "towards", "from", "off"))
"""What stands before where goods go, or what carries them."""


def stays(parts: Parts) -> bool:
    """Whether what is done with goods brings them to nobody."""
    return in_place(parts) or made_known(parts) or flown(parts) or _case_of_law(parts) or as_reason(parts)


def _case_of_law(parts: Parts) -> bool:
    """Whether a court sends a case to another, or back, which is no case of goods: sent the case back to the judges."""
    verb, subject = parts.clause.verb, parts.clause.subject
    if verb is None or verb.lemma not in ("send", "hand", "refer", "pass", "return", "transfer"):
        return False
    thing = parts.object()
    if thing is None:
        return False
    law = parts.tokens[thing.head].low == "case" and parts.tokens[thing.first].low in ("the", "this", "its", "that")
    named = parts.tokens[subject.first : subject.last] if subject is not None else []
    words = {singular(token.low) for token in named}
    back = any(isinstance(item.what, Mark) and item.what.low == "back" for item in parts.post)
    return law and (back or bool(words & {"court", "judge", "tribunal", "prosecutor"}))


def as_reason(parts: Parts) -> bool:
    """Whether no more is given than a reason, or an example: gave its duties to NATO as the ground for it."""
    verb = parts.clause.verb
    if verb is None or verb.lemma not in ("give", "offer", "provide"):
        return False
    told = (group for prep, group in parts.groups(parts.post) if prep == "as")
    return any(singular(parts.tokens[group.head].low) in _REASONS for group in told)


def shot_down(parts: Parts) -> bool:
    """Whether what is intercepted was fired or flies, and is no cargo: intercepts missiles, drones over Kyiv."""
    verb = parts.clause.verb
    found = parts.object() if verb is not None and verb.lemma == "intercept" else None
    if found is None:
        return False
    low = singular(parts.tokens[found.head].low)
    flies = low in wordset("flying") or low in wordset("fired") or low in _IN_THE_AIR
    groups = [*parts.groups(parts.pre), *parts.groups(parts.post)]
    places = any(singular(parts.tokens[group.head].low) in _CHECKED for _, group in groups)
    carried = any(prep in ("for", "from", "to", "aboard") for prep, _ in parts.groups(parts.post))
    told = (child.verb for child in parts.clause.children if child.kind == "part" and child.anchor is found)
    bound = any(one is not None and one.lemma not in ("fire", "launch", "aim", "shoot", "direct") for one in told)
    return flies and not (places or carried or bound)


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


def flown(parts: Parts) -> bool:
    """Whether aircraft are flown against somebody or over some place, and to none: has flown its jets over Gaza."""
    verb = parts.clause.verb
    if verb is None or verb.lemma != "fly":
        return False
    led = list(parts.groups(parts.post))
    over = any(prep in ("over", "above") and group.kind in ("state", "name", "other") for prep, group in led)
    gone = any(prep.split(" ")[0] in ("to", "into", "from", "for", "towards", "via") for prep, _ in led)
    return (over or any(prep == "against" for prep, _ in led)) and not gone


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
