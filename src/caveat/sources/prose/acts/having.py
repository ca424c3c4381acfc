"""A clause of who wants, or goes to court, to have something done to arms in; his demand, and nobody's measure, out.

"The party wants to have the deliveries stopped", "two groups sued to have the licences revoked": what is to be done is
told by a participle behind "have", and whoever wants it does none of it himself.
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO, STOPS
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset

_WISHES = frozenset(("want", "wish", "like", "seek", "try", "attempt", "hope", "fight", "strive", "campaign", "press"))
_ASKS = frozenset(("sue", "apply", "petition", "appeal", "ask", "request", "lobby", "beg"))
_FILES = frozenset(
    ("file", "bring", "lodge", "launch", "take", "start", "submit", "mount", "make", "begin", "open", "go", "turn")
)
"""What is done with a suit, and going to court."""
_SUITS = frozenset(
    ("suit", "lawsuit", "case", "action", "claim", "complaint", "petition", "proceeding", "challenge", "appeal",
     "application", "bid", "request", "campaign", "injunction", "writ", "plea")
)  # fmt: skip
"""What is filed or brought for something to be done."""
_MOTIONS = frozenset(("motion", "bill", "amendment", "resolution"))
_COURTS = frozenset(("court", "tribunal", "judge", "law"))
_REFUSES = frozenset(("refuse", "decline"))
_HAS = frozenset(("have", "get"))


def wanting() -> frozenset[str]:
    """Verbs of who may be out to have something done."""
    return _WISHES | _ASKS | _FILES | _REFUSES | wordset("tables")


def wanted_done(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down the demand of whoever is out to have a measure taken or lifted; false where a clause tells none."""
    who, inner = own.subject(), _to_have(own.clause)
    if inner is None or who is None or own.passive or who.negative or not (own.agent_like(who) or own.near):
        return False
    done = next(
        (one for one in inner.children if one.kind == "part" and one.verb is not None and one.verb.passive), None
    )
    thing = done.anchor if done is not None else None
    if done is None or done.verb is None or thing is None or own.agent_like(thing):
        return False
    senses = (one for one in reader.frames.senses.get(done.verb.lemma, ()) if not (one.nouns or one.phrases))
    acts = {one.act for one in senses} & DONE_TO
    if not acts or not (kinds.field_like(thing, own) or reader.event_act(thing) is not None):
        return False
    act, refuses = _by(own, acts), own.clause.verb is not None and own.clause.verb.lemma in _REFUSES
    if act is None and not refuses:
        return False
    reader.done.update((id(inner), id(done)))
    if act is None:
        return True  # refused to have the licences revoked: nothing was done
    whom = own.place("agent") or own.after("to")
    whom = whom if whom is not None and own.agent_like(whom) and act is Act.DEMAND else None
    used = tuple(one for one in (who, whom, thing) if one is not None)
    items = [*own.clause.pre, *own.post, *inner.post, *done.post]
    end = Group(done.verb.first, done.verb.last, done.verb.head, "other")
    return reader.add(Draft(act, mood, "to have it done", items, own, who, whom, (thing,), (*used, end)))


def _to_have(clause: Clause) -> Clause | None:
    """The infinitive of what is to be had, and of nothing that has been done: to have sent."""
    inner = kinds.infinitive(clause) or next((one for one in clause.children if one.kind == "inf"), None)
    verb = inner.verb if inner is not None else None
    return inner if verb is not None and verb.lemma in _HAS and not (verb.negative or verb.passive) else None


def _by(own: Parts, acts: set[Act]) -> Act | None:
    """What whoever is out for it does by it; None where he only means to have it done by his own."""
    verb = own.clause.verb
    lemma = verb.lemma if verb is not None else ""
    held = {singular(own.tokens[group.head].low) for group in own.direct()}
    if lemma in wordset("tables") and held & _MOTIONS:
        return Act.OPPOSE if acts & STOPS else None
    if lemma == "like" and (verb is None or verb.modal not in ("would", "'d")):
        return None
    if lemma in ("ask", "request", "apply", "beg") and not acts & STOPS:
        return None  # asks for goods to be let go
    to = own.after("to")
    court = to is not None and singular(own.tokens[to.head].low) in _COURTS
    return Act.DEMAND if lemma in _WISHES | _ASKS or (lemma in _FILES and (held & _SUITS or court)) else None
