"""A clause of who goes to somebody, or writes to him, with a demand in; that demand, or request, and of whom, out.

"Turned to the government with the demand that it stop the sales", "would not send him a letter with the request that he
delay them": what is asked for is content, and whoever goes or writes is the one who asks.
"""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.acting import Acting
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset

BEARS = frozenset((
    "turn", "come", "go", "write", "approach", "send", "address", "return", "submit", "hand", "present", "deliver",
    "file", "appear", "contact", "email", "respond", "react", "join",
))  # fmt: skip
"""Verbs of going, writing and sending, with which a demand may be brought."""
_DEMANDS = frozenset(("demand", "call"))
_PLEAS = frozenset(("request", "plea", "appeal", "petition", "entreaty"))


def brought(reader: Acting, own: Parts, mood: Mood) -> bool:
    """Take down the demand that somebody brings or sends; false where none stands behind "with"."""
    who = own.subject()
    borne = next((item for item in own.post if item.prep == "with" and _asks(item, own)), None)
    if borne is None or not isinstance(borne.what, Group) or own.passive or who is None:
        return False
    asked, inner = borne.what, _told(own.clause, borne.what)
    thing = _thing(own, asked) if inner is None else None
    if (inner is None and thing is None) or not (own.agent_like(who) or who.kind == "pronoun") or not own.near:
        return False
    act = _act(reader, asked, inner, thing, own)
    whom = own.place("indirect") or own.after("to") or own.place("agent")
    whom = whom if whom is not None and own.agent_like(whom) and whom is not who else None
    if inner is not None:
        reader.done.update(id(clause) for clause in inner.below())
    used = tuple(one for one in (who, whom, asked) if one is not None)
    things = (thing,) if thing is not None else ()
    return reader.add(Draft(act, mood, "with a demand", own.post, own, who, whom, things, used))


def _asks(item: Item, own: Parts) -> bool:
    """Whether an item names a demand or request."""
    group = item.what
    return isinstance(group, Group) and singular(own.tokens[group.head].low) in _DEMANDS | _PLEAS and not group.negative


def _told(clause: Clause, asked: Group) -> Clause | None:
    """The clause that tells what is demanded, right behind the word for it: that it stop them, to stop them."""
    below = [*(item.what for item in clause.post), *clause.children]
    for one in below:
        if isinstance(one, Clause) and one.kind in ("that", "rel", "inf") and one.verb is not None:
            begins = min((item.first for item in one.pre), default=one.verb.first)
            if 0 <= begins - asked.last <= 1 and (one.mark == "that" or one.kind == "inf"):
                return one
    return None


def _thing(own: Parts, asked: Group) -> Group | None:
    """What is asked for behind "for": a request for rifles, an appeal for an end to the exports."""
    behind = [(prep, group) for prep, group in own.groups(own.post) if group.first > asked.last]
    prep, thing = behind[0] if behind else ("", None)
    fits = thing is not None and (
        thing.kind in FIELD or thing.kind == "measure" or any(group.kind in FIELD for _, group in behind[1:2])
    )
    return thing if prep == "for" and fits else None


def _act(reader: Acting, asked: Group, inner: Clause | None, thing: Group | None, own: Parts) -> Act:
    """Whether goods, papers or leave are asked for, or that somebody change what he does."""
    if singular(own.tokens[asked.head].low) in _DEMANDS:
        return Act.DEMAND
    if inner is not None and inner.verb is not None:
        senses = reader.frames.senses.get(inner.verb.lemma, ())
        stops = any(one.act in DONE_TO for one in senses) and inner.verb.lemma not in wordset("asks_goods")
        gives = inner.verb.lemma in wordset("asks_goods") and not inner.verb.negative
        return Act.REQUEST if gives and not stops else Act.DEMAND
    stops = thing is not None and reader.event_act(thing) in DONE_TO
    ends = thing is not None and own.tokens[thing.head].low in ("end", "ban", "embargo")
    return Act.DEMAND if stops or ends else Act.REQUEST
