"""A clause in which nothing is paid towards arms in; that whoever could pay holds it back, out.

"Parliament decided not to fund the sale", "refused to subsidise the jets", "will give no subsidy to the sale".
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.acting import Acting
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import Group, singular

_PAYS = frozenset(("fund", "subsidise", "subsidize", "finance", "bankroll", "underwrite"))
_GIVES = frozenset(("give", "provide", "grant", "put", "offer", "allow"))
FUNDS = _PAYS | _GIVES
"""Verbs of paying towards something, alone or with the money behind them."""
_MONEY = frozenset(("subsidy", "funding", "financing", "money", "fund", "finance"))
_TOWARDS = ("to", "for", "towards", "toward", "into")


def unfunded(reader: Acting, own: Parts, mood: Mood) -> bool:
    """Take down that money for arms is held back; false where none is, or where it is paid."""
    verb, who = own.clause.verb, own.subject()
    if verb is None or who is None or own.passive or not own.agent_like(who):
        return False
    money = _money(own) if verb.lemma in _GIVES else None
    if verb.lemma in _GIVES and money is None:
        return False
    none = money is not None and money.negative
    settled = verb.modal in ("will", "would", "is to") or bool(mood.path)  # and not: has never financed exports
    thing = _thing(money, own) if money is not None else own.object()
    if thing is None or not (none or (mood.negative and settled)) or not _of_arms(thing, own):
        return False
    if money is not None:
        money.negative = False
    return reader.act(
        Act.WITHHOLD, frames().shapes["ban"], own, replace(mood, negative=False), f"{verb.lemma} no money", [thing]
    )


def _money(own: Parts) -> Group | None:
    return next((one for one in own.direct() if singular(own.tokens[one.head].low) in _MONEY), None)


def _thing(money: Group, own: Parts) -> Group | None:
    """What money is not given to: no subsidy to a sale of jets."""
    return own.follower(money, _TOWARDS) or next((g for prep, g in own.groups(own.post) if prep in _TOWARDS), None)


def _of_arms(thing: Group, own: Parts) -> bool:
    """Whether a sale or arms are what money is for."""
    return thing.kind != "pronoun" and thing.kind != "unit" and kinds.field_like(thing, own) and own.near
