"""A clause that names a demand beside its verb in; the demand out: came amid calls by lawmakers to halt the sales.

What is called for hangs on the noun, and not on the verb of the clause: neither is the halt told to have come, nor does
anybody mean to halt anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from caveat.evidence import Act
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset

_CALLS = frozenset(("call", "demand", "appeal", "plea", "petition", "recommendation"))
_AMID = frozenset(
    ("amid", "amidst", "despite", "following", "after", "under", "over", "notwithstanding", "given", "against",
     "because of", "due to", "in spite of", "in view of", "in light of", "in defiance of")
)  # fmt: skip
_ANSWERS = frozenset(("response", "answer", "reaction", "deference", "obedience", "face", "wake", "light", "view"))
"""Nouns that stand before "to" or "of" and what is answered: in response to, in the face of."""
_REACTS = frozenset(("respond", "react", "bow", "yield", "give", "cave", "answer", "listen", "accede", "submit"))
"""Verbs that stand so before "to"."""
_LEADS_TO = frozenset(
    ("follow", "ignore", "defy", "prompt", "spark", "trigger", "provoke", "fuel", "draw", "disregard", "hear")
)
"""What is done to a demand, or by what leads to it."""
_STOPS = frozenset(("halt", "freeze", "ban", "embargo", "suspension", "moratorium", "end", "stop", "pause", "inquiry"))


class Called(Struct, frozen=True):
    """A demand that a clause names, with what is called for."""

    calls: Group
    who: Group | None
    whom: Group | None
    content: Group | Clause
    is_object: bool
    """Whether the verb of the clause tells no more than what became of the demand: ignored, prompted."""


def called_for(own: Parts) -> Called | None:
    """The demand that stands beside the verb of a clause, its content taken out of the clause; None where none does."""
    items = own.clause.post
    for at, item in enumerate(items):
        calls = item.what
        if isinstance(calls, Group) and _is_call(calls, own) and _stands_beside(items, at, own):
            found = _with_content(item, items[at + 1 :], own)
            if found is not None:
                _take_out(found.content, own)
                return found
    return None


def take_down(reader: Echoes, found: Called, own: Parts, mood: Mood) -> bool:
    """Take down a demand beside a clause that has been read."""
    things = (found.content,) if isinstance(found.content, Group) else ()
    if isinstance(found.content, Clause):
        reader.done.add(id(found.content))
    used = tuple(one for one in (found.calls, found.who, found.whom, *things) if one is not None)
    end = [_end(found.content)] if isinstance(found.content, Clause) else []
    draft = Draft(Act.DEMAND, mood.fresh(), "noun demand", own.post, None, found.who, found.whom, things, (*used, *end))
    return reader.add(draft)


def _end(clause: Clause) -> Group:
    """The last words of what is called for, so that they stand in the quotation."""
    verb = clause.verb
    assert verb is not None
    last = max([verb.last, *(i.what.last for i in clause.post if isinstance(i.what, Group))])
    return Group(verb.first, last, verb.head, "other")


def _is_call(group: Group, own: Parts) -> bool:
    low = own.tokens[group.head].low
    one = own.tokens[group.first].tag in ("DT", "PRPS") or group.owner is not None
    return singular(low) in _CALLS and not group.negative and (one or low != singular(low))


def _stands_beside(items: Sequence[Item], at: int, own: Parts) -> bool:
    """Whether a noun in its place tells of a demand that was made, and that nobody makes or rejects here."""
    verb, prep = own.clause.verb, items[at].prep
    before = items[at - 1].what if at else None
    answers = isinstance(before, Group) and own.tokens[before.head].low in _ANSWERS
    if verb is None:
        return False
    if prep == "to":
        return answers or verb.lemma in _REACTS
    if not prep:
        return verb.lemma in _LEADS_TO and not own.passive and not at
    return prep in _AMID or (prep == "of" and answers) or (prep.endswith((" to", " of")) and prep.split()[0] == "in")


def _with_content(item: Item, rest: Sequence[Item], own: Parts) -> Called | None:
    """The demand with who makes it, to whom, and what it is for; None where that is no step on arms."""
    calls, bare = item.what, not item.prep
    assert isinstance(calls, Group)
    who = calls.owner if calls.owner is not None and own.agent_like(calls.owner) else None
    whom: Group | None = None
    for item in rest:
        what = item.what
        if isinstance(what, Clause):
            return Called(calls, who, whom, what, bare) if _of_a_step(what, own) else None
        if not isinstance(what, Group):
            return None
        if what.kind == "time":
            continue
        told = _wished_of(what, own)
        if item.prep == "for" and _can_be_called_for(what, own):
            return Called(calls, who, whom, what, bare)
        if not own.agent_like(what) and what.kind not in ("name", "other", "body"):
            return None
        if item.prep in ("by", "from", "of", "among", "within") and who is None:
            who = what
        elif item.prep in ("for", "on", "to", "upon") and own.agent_like(what):
            whom = what
        elif item.prep:
            return None
        if told is not None:
            return Called(calls, who, whom, told, bare)
    return None


def _wished_of(group: Group, own: Parts) -> Clause | None:
    """What is wanted done, where it hangs on whoever wants it: demands by them that the exports be halted."""
    hung = (c for c in own.clause.children if c.anchor is group and c.kind in ("rel", "that"))
    return next((c for c in hung if c.verb is not None and own.tokens[c.verb.first].low == "be"), None)


def _of_a_step(clause: Clause, own: Parts) -> bool:
    if clause.kind not in ("inf", "that", "rel") or clause.verb is None or clause.adjunct:
        return False
    return own.near or kinds.speaks_of_field(clause)


def _can_be_called_for(group: Group, own: Parts) -> bool:
    """Whether a step on arms is what is called for: an embargo, a halt to the sales."""
    step = group.kind == "measure" or singular(own.tokens[group.head].low) in _STOPS
    about = own.follower(group, ("to", "on", "of", "into"))
    of_arms = about is not None and (about.kind in FIELD or own.agent_like(about))
    embargo = "arms" in {own.tokens[at].low for at in range(group.first, group.head)}
    return step and not group.negative and (of_arms or embargo or singular(own.tokens[group.head].low) in _EMBARGOES)


_EMBARGOES = wordset("stoppings")


def _take_out(content: Group | Clause, own: Parts) -> None:
    """Leave what is called for out of the clause, whose verb it says nothing of."""
    if isinstance(content, Clause):
        for items in (own.clause.post, own.post):
            items[:] = [item for item in items if item.what is not content]
        own.clause.children = [child for child in own.clause.children if child is not content]
