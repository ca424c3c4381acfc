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
from caveat.sources.prose.words.groups import Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_COURTS = frozenset(("court", "tribunal", "judge"))
_DONE_BY_RULING = DONE_TO | {Act.APPROVE, Act.DENY}


def ruled_on(own: Parts, decision: Group | None) -> Clause | None:
    """The clause of what a decision does that was taken, as a doing of whoever took it."""
    verb = own.clause.verb
    if decision is None or verb is None or verb.modal or own.passive:
        return None
    firm = own.tokens[decision.head].low == "determination"  # a notice has reached a determination to approve
    for child in own.clause.children:
        does = child.verb
        if does is None or child.comma or not (_participle(child, decision) or (firm and child.kind == "inf")):
            continue
        if any(sense.act in _DONE_BY_RULING for sense in frames().senses.get(does.lemma, ())):
            child.kind, child.anchor, child.subject = "ger", None, own.clause.subject
            return child
    return None


def _participle(child: Clause, decision: Group) -> bool:
    return child.kind == "part" and child.anchor is decision and child.verb is not None and child.verb.form == "ger"


def settled_by(light: Group, own: Parts) -> bool:
    """Whether a decision to do something was taken: what was decided is planned."""
    verb = own.clause.verb
    return own.tokens[light.head].low == "decision" and verb is not None and not verb.modal


def of_a_battle(own: Parts) -> bool:
    """Whether a decision is on a battle and on no arms: is deciding on a ground operation."""
    on = next((group for prep, group in own.groups(own.post) if prep in ("on", "upon")), None)
    return on is not None and not on.members and singular(own.tokens[on.head].low) in wordset("assaults")


def made_public(own: Parts) -> bool:
    """Whether a decision is only made known, which was taken before: was taken in May and made public in June."""
    verb = own.clause.verb
    words = {item.what.low for item in own.post if isinstance(item.what, Mark)}
    return verb is not None and verb.lemma == "make" and not words.isdisjoint(("public", "known", "clear"))


def stopped_by_court(act: Act, own: Parts, light: Group | None) -> bool:
    """Whether a court itself stops papers by its order, which it tells nobody to do: ordered the suspension of them."""
    who = own.subject()
    if act not in (Act.PAUSE, Act.WITHHOLD) or light is None or who is None:
        return False
    words = {singular(token.low) for token in own.tokens[who.first : who.tail or who.last]}
    court = not words.isdisjoint(_COURTS) or {"council", "state"} <= words
    held = own.follower(light, ("of",))
    return court and held is not None and held.kind in ("permit", "number")
