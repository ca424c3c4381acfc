"""A clause with "be" or "remain" in; the goods that are still where they were to be sent from, out."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.grammar.drafts import Echo
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import name
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import goods_like
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.groups import Group

_IN = ("in", "at", "on")
_MEANT = frozenset(
    ("promise", "pledge", "mean", "destine", "earmark", "intend", "order", "buy", "purchase", "owe", "bind", "allot")
)
"""What was done with goods that are somebody's and have yet to come to him: the tanks promised to Kyiv."""
_REST = frozenset(("other", "others", "rest", "remaining", "remainder"))
"""By which the goods are told of that have not gone with the first."""
_ADMITS = frozenset(("admit", "concede", "acknowledge", "confirm", "reveal"))
_HELD_OUT = (Act.OFFER, Act.APPROVE, Act.DELIVER, Act.RESUME)


def still_there(own: Parts, mood: Mood, echo: Echo | None) -> tuple[Group, Group] | None:
    """The goods that have not gone, and where they are: the jets for Chad are still in Oslo, the rest are in Rome.

    Goods that are somewhere may as well be where they came to, so that it has to be told for whom they are, or that
    others have gone.
    """
    verb, subject = own.clause.verb, own.clause.subject
    if verb is None or subject is None or subject.negative or not goods_like(subject, own):
        return None
    if verb.modal or verb.negative or verb.passive or verb.perfect or verb.progressive or verb.form != "finite":
        return None
    around = own.tokens[max(0, verb.first - 1) : verb.last + 1]
    still = verb.lemma == "remain" or any(token.low == "still" for token in around)
    prep, where = next(((prep, group) for prep, group in own.groups(own.post)), ("", None))
    if not still or where is None or prep not in _IN or not _is_place(where, own):
        return None
    place = name(where, own.tokens, []).name
    whom = next((group for told, group in own.groups(own.clause.pre) if told in ("for", "to")), None)
    if whom is not None and whom.kind in ("state", "name", "body", "people"):
        return (subject, where) if name(whom, own.tokens, []).name != place else None
    if any(c.kind == "part" and c.anchor is subject and c.verb and c.verb.lemma in _MEANT for c in own.clause.children):
        return subject, where
    if echo is None or not own.near or echo.act not in _HELD_OUT or (echo.target and echo.target.name == place):
        return None
    rest = any(token.low in _REST for token in own.tokens[subject.first : subject.last])
    admitted = bool(mood.path) and mood.path[-1] in _ADMITS and subject.kind == "number"
    return (subject, where) if rest or admitted else None


def _is_place(where: Group, own: Parts) -> bool:
    """Whether a group is a town, a country or where goods are kept."""
    proper = own.tokens[where.head].tag == "NNP" and where.kind in ("name", "state", "other")
    return where.owner is None and (proper or is_word(where, own, "yards") or is_word(where, own, "stores"))
