"""A clause in which terms for arms are taken off in; that nothing is tied to them any longer out.

"Waived the human rights conditions on military aid to Chad", "gives up strings on rifles for Chad": a condition, which
is said not to stand, or no longer.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.acting import Acting
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import Group, Mark, singular

LOOSENS = frozenset(
    ("waive", "drop", "lift", "remove", "scrap", "abandon", "ease", "relax", "loosen", "end", "shed", "jettison",
     "discard", "forgo", "rescind", "delete", "strip", "suspend", "cancel", "revoke", "override", "abolish", "give",
     "do", "dispense", "repeal")
)  # fmt: skip
"""Verbs of taking a condition off."""
_WITH = {"give": "up", "do": "away", "dispense": "with"}
"""What has to stand by verbs that take nothing off without it."""
_TERMS = frozenset(("condition", "string", "precondition", "requirement", "conditionality", "proviso", "stipulation"))
_RIGHTS = frozenset(("rights", "aid", "political", "export", "end-use"))
"""What a condition is about that is one for arms, or for what they are given to do."""


def loosened(reader: Acting, own: Parts, mood: Mood) -> bool:
    """Take down terms that were taken off; false where a clause tells of none."""
    verb = own.clause.verb
    terms = own.clause.subject if own.passive else _held(own)
    if verb is None or terms is None or not own.near or singular(own.tokens[terms.head].low) not in _TERMS:
        return False
    small = _WITH.get(verb.lemma)
    beside = (item.what.low for item in own.post if isinstance(item.what, Mark))
    if small is not None and small not in (*beside, *(item.prep.split(" ")[0] for item in own.post)):
        return False
    thing = own.follower(terms, ("on", "for", "to", "attached to")) or own.after("on")
    thing = thing if thing is not None and kinds.field_like(thing, own) else None
    told = {token.low for token in own.tokens[terms.first : terms.head]}
    needed = own.tokens[terms.head].low.startswith("requirement")  # requirements for food, for rifles
    if (thing is None or needed) and told.isdisjoint(_RIGHTS):
        return False
    below = replace(mood, negative=not mood.negative)
    objects = [thing] if thing is not None else [terms]
    return reader.act(Act.CONDITION, frames().shapes["tie"], own, below, f"{verb.lemma} condition", objects)


def _held(own: Parts) -> Group | None:
    """The terms behind a verb, also behind its small word: gives up strings, does away with conditions."""
    behind = (what for prep, what in own.groups(own.post) if prep in ("", "with", "away with"))
    return next((one for one in behind if singular(own.tokens[one.head].low) in _TERMS), None)
