"""Goods that a measure spares or takes in: radars are exempt from the freeze, mines are covered by the ban."""

from __future__ import annotations

from msgspec import Struct

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import goods_like
from caveat.sources.prose.words.groups import Group, Mark

_IS = frozenset(("be", "remain", "stay", "fall", "lie"))
_SPARES = {"exempt": "from", "exclude": "from", "except": "from", "spare": "from", "omit": "from"}
"""Verbs by which goods are left out of a measure, with what stands before it."""
_TAKES_IN = {"cover": "by", "catch": "by", "include": "in", "subject": "to", "comprise": "in"}
"""Verbs by which a measure takes goods in."""
_OUT = frozenset(("outside", "beyond"))
_UNDER = frozenset(("under", "within"))
_FREE = frozenset(("exempt", "free", "excepted", "excluded"))
VERBS = _IS | _SPARES.keys() | _TAKES_IN.keys()
"""Verbs that may tell it."""


class Spared(Struct, frozen=True):
    """The goods, the measure, and whether the measure leaves them out."""

    goods: Group
    measure: Group
    left_out: bool


def spared(own: Parts) -> Spared | None:
    """What a clause says a measure leaves out or takes in; None where it says no such thing."""
    verb, subject = own.clause.verb, own.clause.subject
    if verb is None or verb.modal or own.clause.kind not in ("main", "that"):
        return None
    goods = subject if verb.passive or verb.lemma in _IS else next(iter(own.direct()), None)
    named = goods is not None and goods.kind != "pronoun" and not goods.negative
    if goods is None or not named or not goods_like(goods, own) or _leaves(own.clause):
        return None
    measure, left_out = _of(own, verb.lemma, passive=verb.passive)
    return Spared(goods, measure, left_out) if measure is not None else None


def _of(own: Parts, lemma: str, passive: bool) -> tuple[Group | None, bool]:
    """The measure in a clause, and whether goods are left out of it."""
    held = [(prep, group) for prep, group in own.groups(own.post) if group.kind == "measure"]
    if lemma in _SPARES:
        return next((group for prep, group in held if prep == _SPARES[lemma]), None), True
    if lemma in _TAKES_IN:
        return next((group for prep, group in held if passive and prep == _TAKES_IN[lemma]), None), False
    marks = {item.what.low for item in own.post if isinstance(item.what, Mark)}
    subject = any(own.tokens[group.head].low == "subject" for group in own.direct())
    for prep, group in held:
        if prep in _OUT or (prep == "from" and marks & _FREE):
            return group, True
        if prep in _UNDER or (prep == "to" and subject):
            return group, False
    return None, False


def _leaves(clause: Clause) -> bool:
    """Whether more hangs on the clause: are exempt so long as, are covered if."""
    return any(child.kind == "adv" and child.mark in ("if", "unless", "while", "until") for child in clause.children)
