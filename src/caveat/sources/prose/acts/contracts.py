"""A clause about a contract in; the delivery that it is for out, as planned.

Whoever wins or lands a contract to supply arms is to supply them, and so is whoever an agreement calls on to: "the deal
provides for four systems to be supplied", "the accord calls for Oslo to deliver 18 launchers".
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import FIELD, Group, singular

WINS = frozenset(("win", "secure", "land", "clinch", "bag", "get", "obtain", "receive", "score", "gain", "snap"))
"""What is done with a contract by whoever is to fulfil it."""
SEES = frozenset(("provide", "call", "foresee", "envisage", "stipulate", "require", "allow", "see"))
"""What an agreement does with what is to be done under it."""
_ORDERS = frozenset(("contract", "order", "tender", "bid", "subcontract"))
"""What is won; a deal is struck, which approves it."""
_BARGAINS = frozenset(
    ("deal", "agreement", "contract", "accord", "memorandum", "pact", "package", "order", "plan", "arrangement")
)


def won(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down what somebody is to supply who has won the contract; false where a clause tells of none."""
    who, held = own.clause.subject, next(iter(own.direct()), None)
    inner = kinds.infinitive(own.clause)
    verb = inner.verb if inner is not None else None
    if who is None or held is None or inner is None or verb is None or own.passive or mood.negative or verb.passive:
        return False
    if held.negative or who.negative or singular(own.tokens[held.head].low) not in _ORDERS:
        return False
    if not _hands_over(inner) or own.after("from") is not None or not own.agent_like(who):
        return False
    inner.subject = who
    return _walked(reader, inner, mood.under("planned", "contract"))


def provided_for(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down what an agreement says is to be delivered; false where a clause tells of none."""
    deal, inner = own.clause.subject, kinds.infinitive(own.clause)
    if deal is None or inner is None or inner.verb is None or own.passive or mood.negative or deal.negative:
        return False
    if singular(own.tokens[deal.head].low) not in _BARGAINS or own.agent_like(deal) or not _hands_over(inner):
        return False
    who = _before(own, inner)
    if who is None or not (kinds.field_like(who, own) if inner.verb.passive else own.agent_like(who)):
        return False
    inner.subject = who
    return _walked(reader, inner, mood.under("planned", "contract"))


def _before(own: Parts, inner: Clause) -> Group | None:
    """What stands right before an infinitive: for / four systems / to be supplied."""
    at = next((at for at, item in enumerate(own.post) if item.what is inner), 0)
    what = own.post[at - 1].what if at else None
    return what if isinstance(what, Group) and own.post[at - 1].prep in ("", "for") else None


def _hands_over(inner: Clause) -> bool:
    """Whether an infinitive is one of handing over arms."""
    verb = inner.verb
    if verb is None or verb.negative:
        return False
    senses = (one for one in frames().senses.get(verb.lemma, ()) if "subject" not in one.shape.target)
    gives = any(one.act is Act.DELIVER and "subject" in one.shape.actor for one in senses)
    goods = any(isinstance(i.what, Group) and i.what.kind in FIELD for i in inner.post)
    return gives and (verb.passive or goods)


def _walked(reader: Echoes, inner: Clause, mood: Mood) -> bool:
    before = len(reader.found)
    reader.walk(inner, mood)
    return len(reader.found) > before
