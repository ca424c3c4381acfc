"""A measure, a permission or a request in, and what it is done to; whether it can be what that is done to, out."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.destinations import supplies
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset

_FITTED = DONE_TO | {Act.APPROVE, Act.DENY}
"""Acts whose object has to be goods, deliveries, licences or aid."""
_FREE = frozenset(
    ("snubbed", "untrue", "rejected", "waits", "missed", "trains", "carrier", "refused-him", "supplies-them", "cut-off",
     "emptied", "for-time", "kept-coming", "bare-act", "under-ban", "refuses-to-hear", "signs-it",
     "ally", "up-the-line", "kept-supplied", "cargo-with", "queued", "strung-along", "off-list",
     "comes-off", "lets-wait", "with-measure", "to-measure", "papers-lie-long", "buys-bare", "leave-comes", "goes-slow")
)  # fmt: skip
"""Needs of senses that are done to somebody, or to a report."""
_LINKED = frozenset(("tie", "link", "bind", "connect", "couple", "chain"))
"""What somebody may be to a deed or a group, and no transfer is to a term."""
_BARE = frozenset(("sell", "export", "deliver", "supply", "ship", "arm", "rearm"))
"""Senses of supplying whose goods may go without saying."""


def suits(act: Act, sense: Sense, own: Parts, objects: list[Group], light: Group | None) -> bool:
    """Whether what a measure is done to stands there, and can be what it is done to."""
    if act is Act.CONDITION and any(own.tokens[group.head].low in ("hand", "hands", "knot") for group in objects):
        return False
    if act is Act.SUPPORT and sense.name == "give" and _ranks(own):
        return False  # gives support of the army precedence over them
    who = own.clause.subject
    linked = act is Act.CONDITION and own.passive and not objects and sense.name in _LINKED
    somebody = who is not None and who.kind in ("person", "people", "body", "state", "name")
    if linked and who is not None and (somebody or own.tokens[who.head].low == "units"):
        return False  # the brigades are tied to the killings
    if act is Act.DELIVER and objects and _no_goods(sense, objects[0], own):
        return False
    free = sense.needs in _FREE
    bare = free or act in (Act.OFFER, Act.CONDITION) or (act is Act.DELIVER and sense.name in _BARE)
    if act in MEASURES and not bare and not objects:
        return False
    fitted = act not in _FITTED or light is not None or free
    return fitted or any(_fits(act, sense, group, own) for group in objects)


def _ranks(own: Parts) -> bool:
    """Whether one thing is put before another."""
    groups = [*own.direct(), *(group for _, group in own.groups(own.post))]
    of = next((own.follower(one, ("of",)) for one in own.direct()), None)
    if of is not None and own.agent_like(of) and own.after("to") is None:
        return True  # support of them, and no support that is given to anybody
    return any(own.tokens[group.head].low in ("precedence", "priority", "preference") for group in groups)


def _no_goods(sense: Sense, group: Group, own: Parts) -> bool:
    """Whether words are delivered, or a sale itself is passed on: handed the sale of drones to Chad to prosecutors."""
    word, verb = singular(own.tokens[group.head].low), sense.name.split()[0]
    if word in _WORDS:
        return verb in _HANDS | {"deliver"}
    lows = [token.low for token in own.tokens[group.first : group.head]]
    whole = lows[:1] in (["the"], ["its"], ["their"], ["that"]) and _BATCH.isdisjoint(lows)
    return word in _DEALS and verb in _HANDS and whole


_WORDS = frozenset(
    ("protest", "blow", "verdict", "ruling", "judgment", "speech", "message", "warning", "note", "rebuke")
)


_TOLD_IN = frozenset(("document", "information", "record", "file", "email", "correspondence", "data", "report", "name"))
"""What is kept from whoever asks to know, and is no goods."""
_HANDS = frozenset(("give", "hand", "pass", "move", "send", "transfer", "turn"))
_BATCH = frozenset(("first", "second", "third", "fourth", "last", "final", "next", "initial", "latest", "promised"))
"""Words for one delivery of several, which are goods."""
_DEALS = frozenset(("delivery", "sale", "export", "transfer", "purchase", "deal", "lease"))


def to_join(group: Group, own: Parts) -> bool:
    """Whether a request is to join others, have them, or go to court: ratified a bid to join the alliance."""
    inner = kinds.infinitive(own.clause)
    if singular(own.tokens[group.head].low) in _LEAVE:
        behind = (one for prep, one in own.groups(own.post) if prep in ("for", "to", "of"))
        enters = inner is not None and inner.verb is not None and inner.verb.lemma in wordset("joins")
        return enters or any(own.tokens[one.head].low in _BELONGS for one in behind)  # held back consent to its entry
    does, word = inner.verb.lemma if inner is not None and inner.verb is not None else "", own.tokens[group.head].low
    if does in ("appeal", "intervene", "sue") and word in ("permission", "leave"):
        return True  # gave it leave to appeal
    return does in wordset("joins") and singular(word) in wordset("requested_only")


_LEAVE = frozenset(("approval", "consent", "assent", "ratification", "blessing", "agreement"))
_BELONGS = frozenset(("membership", "accession", "entry", "admission", "candidacy", "nomination", "appointment"))
"""What is agreed to of those who join, or take up an office."""


def _fits(act: Act, sense: Sense, group: Group, own: Parts) -> bool:
    asked = group.refers is not None and group.refers.word in wordset("requested")
    if asked and act in (Act.APPROVE, Act.DENY):
        return True
    if act is Act.DENY and singular(own.tokens[group.head].low) in wordset("asked"):
        return True
    if group.kind == "unit" and act in (Act.PAUSE, Act.WITHHOLD, Act.RESUME) and own.near:
        who = own.subject()
        if own.passive and who is None:
            of = own.follower(group, ("of", "in", "for"))
            return of is not None and of.kind in FIELD  # $170 million of the aid will be released
        return who is not None and own.agent_like(who)  # has tied the shells to an audit, and kept back 40 million
    known = ("measure", "number") if act in (Act.APPROVE, Act.RESUME, Act.DENY) else ("number",)
    if act is Act.WITHHOLD and sense.name == "withhold" and singular(own.tokens[group.head].low) in _TOLD_IN:
        return False  # withheld the documents
    if act is Act.WITHHOLD and group.kind == "measure" and singular(own.tokens[group.head].low) in wordset("freeings"):
        freed = own.follower(group, ("of", "for", "to"))
        return freed is not None and kinds.field_like(freed, own)  # has blocked the release of the shells
    return (
        kinds.put_off(group, own, act)
        or (act in DONE_TO and kinds.tie(group, own))
        or ((act in DONE_TO or act is Act.APPROVE) and kinds.case(group, own))
        or (act in (Act.APPROVE, Act.DENY) and kinds.tie(group, own) and own.follower(group, ("of",)) is not None)
        or kinds.field_like(group, own)
        or group.kind in known
        or kinds.unknown_goods(group, own)
        or (act in DONE_TO | {Act.DENY} and kinds.carrier(group, own))
        or (act in DONE_TO and to_deal(group, own) is not None)
    )


def to_deal(group: Group, own: Parts) -> Clause | None:
    """What a plan or an effort is for, where that is to sell or buy: blocked its plan to sell jets to Chad."""
    inner = kinds.undertaking(group, own)
    if inner is None or inner.verb is None or not (own.near or kinds.speaks_of_field(inner)):
        return None
    return inner if inner.verb.lemma in wordset("buyings") | _CARRIED_OUT or supplies(inner) else None


_CARRIED_OUT = frozenset(("complete", "finalise", "finalize", "push", "fast-track", "conclude", "approve", "rush"))
"""What is done with a sale for it to come about."""
