"""A clause about an offer in; the offer itself out: it covers 24 jets, is still on the table, was conveyed to Kyiv."""

from __future__ import annotations

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import kind_of
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import lexicon

_HOLDS = frozenset(("cover", "include", "comprise", "contain", "consist", "total", "amount", "extend", "involve", "be"))
"""What an offer does to what is offered."""
_BEFORE_GOODS = ("", "for", "of", "to", "at")
_STAYS = frozenset(("be", "remain", "stand", "stay", "hold"))
_OPEN = frozenset(("table", "open", "valid", "good", "still", "firm"))
"""What tells that an offer is there to be taken up."""
_PUT = frozenset(
    ("convey", "communicate", "transmit", "relay", "present", "submit", "deliver", "extend", "send", "pass")
)
"""What is done with an offer by whoever makes it."""
VERBS = _HOLDS | _STAYS | _PUT
_NEWLY = frozenset((Act.OFFER, Act.REQUEST, Act.CONDITION))
"""Acts behind which "the offer" is one of arms: Oslo offered radars; Chad asked for jets."""


def offered(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down an offer of which it is told what it is of, that it stands, or to whom it was put."""
    verb, offer = own.clause.verb, own.clause.subject
    if verb is None or offer is None or verb.modal or mood.negative or offer.negative or offer.members:
        return False
    if singular(reader.tokens[offer.head].low) != "offer" or mood.modality is not Modality.ASSERTED:
        return False
    if own.clause.kind not in ("main", "that", "adv") or own.passive is not (verb.lemma in _PUT):
        return False
    about = following(offer, own.clause.pre)
    goods = next((group for prep, group in about if prep in ("of", "for") and kind_of(group, own) in FIELD), None)
    held = _held(own) if verb.lemma in _HOLDS else None
    stands = verb.lemma in _STAYS and _is_open(own)
    if held is None and not (stands or own.passive):
        return False
    if goods is None and held is None and not _of_arms(reader, about):
        return False
    if goods is None and stands and own.tokens[offer.first].low in ("the", "this", "that", "its", "their"):
        return False  # offered Chad radars; the offer still stands: the same one
    whom = next((group for prep, group in about if prep in ("to", "for") and sort(group) == "agent"), None)
    whom = whom or (own.after("to") if own.passive else None)
    who = offer.owner or next((group for prep, group in about if prep in ("from", "by")), None) or _people(offer, own)
    things = tuple(group for group in (held or goods,) if group is not None) or (offer,)
    used = tuple(group for group in (offer, *things, whom, who) if group is not None)
    items = [*own.clause.pre, *own.post]
    return reader.add(Draft(Act.OFFER, mood, f"offer {verb.lemma}", items, own, who, whom, things, used))


def _held(own: Parts) -> Group | None:
    """The goods that an offer is of, right behind its verb: covers 24 jets, was for 12 launchers."""
    prep, group = next(own.groups(own.post), ("", None))
    if group is None or prep not in _BEFORE_GOODS or group.negative:
        return None
    return group if kind_of(group, own) in ("goods", "aid") and group.kind != "pronoun" else None


def _is_open(own: Parts) -> bool:
    """Whether an offer is said to be there still: is on the table, remains open, still stands."""
    verb = own.clause.verb
    words = {own.tokens[group.head].low for _, group in own.groups(own.post)}
    words |= {item.what.low for item in own.post if isinstance(item.what, Mark)}
    longer = verb is not None and any(token.low == "longer" for token in own.tokens[verb.first : verb.last + 2])
    return not longer and bool(words & _OPEN or (verb is not None and verb.lemma == "stand" and not words))


def _of_arms(reader: Echoes, about: list[tuple[str, Group]]) -> bool:
    """Whether an offer of which it is not told of what is one of arms, by what was told right before."""
    last = reader.book.recent.last
    other = any(prep == "of" for prep, _ in about)
    return not other and last is not None and last.act in _NEWLY and 0 <= reader.sentence - last.sentence <= 1


def _people(offer: Group, own: Parts) -> Group | None:
    """Whose offer it is by the name of a people before it: the Czech offer."""
    for at in range(offer.first, offer.head):
        if own.tokens[at].text in lexicon().peoples and own.tokens[at].text[0].isupper():
            return Group(at, at + 1, at, "people")
    return None
