"""A clause in which a decision is taken in; what the decision does, where a participle behind it tells that, out.

"Has made a determination approving a possible sale to Japan" approves it, and "handed down a ruling halting the sales"
halts them.
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset

_DONE_BY_RULING = DONE_TO | {Act.APPROVE, Act.DENY}


def ruled_on(own: Parts, decision: Group | None) -> Clause | None:
    """The clause of what a decision does that was taken, as a doing of whoever took it."""
    verb = own.clause.verb
    if decision is None or verb is None or verb.modal or own.passive:
        return None
    for child in own.clause.children:
        does = child.verb
        if child.kind != "part" or child.anchor is not decision or child.comma or does is None or does.form != "ger":
            continue
        if any(sense.act in _DONE_BY_RULING for sense in frames().senses.get(does.lemma, ())):
            child.kind, child.anchor, child.subject = "ger", None, own.clause.subject
            return child
    return None


def settled_by(light: Group, own: Parts) -> bool:
    """Whether a decision to do something was taken: what was decided is planned."""
    verb = own.clause.verb
    return own.tokens[light.head].low == "decision" and verb is not None and not verb.modal


def of_a_battle(own: Parts) -> bool:
    """Whether a decision is on a battle and on no arms: is deciding on a ground operation."""
    on = next((group for prep, group in own.groups(own.post) if prep in ("on", "upon")), None)
    return on is not None and not on.members and singular(own.tokens[on.head].low) in wordset("assaults")
