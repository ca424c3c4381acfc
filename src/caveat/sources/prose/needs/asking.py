"""What has to stand by a verb of asking, ordering, wanting or demanding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar import roles
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.forecasts import foresees
from caveat.sources.prose.needs.kinds import field_like, goods_like, infinitive, some_of_them, speaks_of_field
from caveat.sources.prose.needs.places import is_word, light, object_of, of_field
from caveat.sources.prose.needs.urging import asks_readers, not_asked
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset


def _for(parts: Parts, sense: Sense) -> bool:
    subject = parts.clause.subject
    if parts.near and not parts.passive and any(_term(item, parts) for item in parts.post):
        return True
    stranded = any(isinstance(i.what, Mark) and i.what.low == "for" for i in parts.post)
    applied = parts.passive and stranded and subject is not None and subject.kind in FIELD  # were applied for
    return applied or parts.thing_after("for") is not None


def _term(item: Item, parts: Parts) -> bool:
    """Whether a date or more time is what is asked for."""
    what = item.what
    if item.prep != "for" or not isinstance(what, Group) or what.kind != "time":
        return False
    return singular(parts.tokens[what.head].low) in ("date", "time", "day")


def _approached(parts: Parts, sense: Sense) -> bool:
    """Whether a state has been approached, for what is spoken of."""
    subject = parts.clause.subject
    bare = not parts.direct() and infinitive(parts.clause) is None and parts.clause.kind != "part"
    return parts.passive and parts.near and bare and subject is not None and subject.kind in ("state", "people")


def _wants_back(parts: Parts, sense: Sense) -> bool:
    """Whether somebody wants his money, or his arms, back."""
    found = parts.object()
    return parts.near and not parts.passive and found is not None and found.kind in ("goods", "aid", "unit", "transfer")


def _clause(parts: Parts, sense: Sense) -> bool:
    if sense.name == "appeal" and (parts.direct() or is_word(parts.thing_after("for"), parts, "tempers")):
        return False  # appealed the order to stop; appealed for calm
    return infinitive(parts.clause) is not None or parts.thing_after("for") is not None


def _control(parts: Parts, sense: Sense) -> bool:
    inner = infinitive(parts.clause)
    verb = parts.clause.verb
    if sense.name == "tell" and not any(_told_to_act(one, parts) for one in _told_to(parts)):
        return False  # told to wait, and told to stop the deliveries
    told = (
        (parts.thing_after("of"), parts.thing_after("about"), parts.thing_after("on")) if sense.name == "tell" else ()
    )
    if any(one is not None and singular(parts.tokens[one.head].low) in frames().heads for one in told):
        return False  # told the house of his decision to stop them
    if sense.name == "invite" and inner is not None and not _told_to_act(inner, parts):
        return False  # invited the Germans to come
    if not_asked(inner, parts, sense) or (sense.name in ("request", "invite") and not parts.near):
        return False
    if (sense.name == "expect" and foresees(parts)) or (inner is not None and asks_readers(inner, parts)):
        return False
    if sense.name == "expect" and inner is not None and not speaks_of_field(inner):
        return False  # expects allies to make announcements
    if inner is None or (parts.passive and verb is not None and verb.lemma in ("expect", "want", "mean")):
        return False
    if parts.passive and verb is not None and verb.lemma == "advise" and not _told_to_act(inner, parts):
        return False
    if parts.place("agent") is None and sense.name == "ask":
        return _asks_a_stop(inner, parts)
    return parts.place("agent") is not None or (
        sense.name == "want"
        and inner.verb is not None
        and (
            inner.verb.passive
            or inner.verb.lemma in ("end", "stop", "cease", "halt", "resume", "continue", "proceed", "go")
        )
        and bool(parts.things())
    )


def _told_to(parts: Parts) -> list[Clause]:
    """What somebody is told to do, in order: to get up and send the shells."""
    return [i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "inf"]


def _told_to_act(inner: Clause, parts: Parts) -> bool:
    """Whether what somebody is told to do is about arms: to hold back the jets; not: to expect no more of them."""
    if inner.verb is not None and inner.verb.lemma in ("expect", "await", "wait"):
        return False
    if any(_of_field(group, parts) for _, group in parts.groups(inner.post)):
        return True
    return parts.near and any(isinstance(i.what, Clause) and _supplying(i.what) for i in inner.post)


def _supplying(clause: Clause) -> bool:
    senses = frames().senses.get(clause.verb.lemma, ()) if clause.verb is not None else ()
    return clause.kind in ("ger", "inf") and any(sense.act is Act.DELIVER for sense in senses)


def _of_field(group: Group, parts: Parts) -> bool:
    """Whether a group is of the field, or stands for some of it: the second pair."""
    return group.kind in FIELD or (parts.near and parts.tokens[group.head].low in wordset("bunches"))


def _asks_a_stop(inner: Clause, parts: Parts) -> bool:
    """Whether nobody is named who is asked to stop or slow something: denied that it had asked to slow deliveries."""
    verb = inner.verb
    senses = frames().senses.get(verb.lemma, ()) if verb is not None else ()
    things = [item.what for item in inner.post if isinstance(item.what, Group) and not item.prep]
    stops = any(sense.act in DONE_TO for sense in senses)
    if verb is not None and verb.negative and parts.near and not parts.passive:
        return any(isinstance(item.what, Group) and item.what.kind in FIELD for item in inner.post)
    return stops and not parts.passive and any(thing.kind in FIELD for thing in things)


def _asked_for(parts: Parts, sense: Sense) -> bool:
    found = object_of(parts, sense)
    kinds = ("permit", "transfer", "speech", "measure", "aid")
    if found is not None and parts.tokens[found.head].low in wordset("asked"):
        return True
    if found is not None and found.kind in ("other", "abstract") and parts.near:
        known = sense.name == "request" or parts.tokens[found.head].low in wordset("sought")
        of_whom = sense.name == "seek" and parts.after("from") is not None
        return known or of_whom or (sense.name == "seek" and field_like(found, parts))
    stands = found is not None and found.refers is not None and found.refers.kind == "goods"
    plain = found is not None and (found.kind != "pronoun" or stands)
    return plain and found is not None and (goods_like(found, parts) or found.kind in kinds)


def _that(parts: Parts, sense: Sense) -> bool:
    return any(isinstance(i.what, Clause) and i.what.kind == "that" for i in parts.post)


def _of_the_matter(parts: Parts, content: Clause) -> bool:
    """Whether somebody, or goods or a measure, is what it is asked of: asked that his name be left out is none."""
    verb, subject, own = content.verb, content.subject, parts.clause.verb
    assert verb is not None and subject is not None and own is not None
    said = any(token.tag == "THAT" for token in parts.tokens[own.last : verb.first])
    sought = parts.tokens[subject.head].low in wordset("sought")
    return said and (sought or parts.agent_like(subject) or subject.kind in (*FIELD, "measure"))


def _subjunctive(parts: Parts, sense: Sense) -> bool:
    """Whether what is said is asked for: insisted that the ministry publish the list."""
    content = [i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "that"]
    if not content or content[0].verb is None or content[0].subject is None or parts.passive:
        return False
    verb, subject = content[0].verb, content[0].subject
    if sense.name == "ask" and not _of_the_matter(parts, content[0]):
        return False
    if (sense.name in ("ask", "request") or verb.negative) and _unmarked(verb, parts):
        return True  # asked its allies that they not sell, and that they send; insisted that it not sell them
    bare = parts.tokens[verb.first].tag == "VB" and not verb.modal and not subject.members
    if parts.tokens[verb.first].low == "be":
        return bare
    return (
        bare
        and verb.lemma not in ("have",)
        and not parts.tokens[subject.head].low.endswith("s")
        and subject.kind != "pronoun"
    )


def _unmarked(verb: Verb, parts: Parts) -> bool:
    """Whether a verb has no mark of a tense: they send, they not sell."""
    first, head = parts.tokens[verb.first].tag, parts.tokens[verb.head]
    plain = first in ("VB", "NOT") and head.tag == "VB" and not (verb.modal or verb.perfect or verb.progressive)
    return plain and verb.lemma not in ("have", "be", "do")


def _asks_to_know(parts: Parts, sense: Sense) -> bool:
    """Whether somebody asks whether, when or how: for information."""
    subject = parts.subject()
    if parts.passive or parts.clause.kind in ("part", "ger") or not parts.near or subject is None:
        return False
    asks = is_word(subject, parts, "askers") or parts.tokens[subject.head].low == "they"
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    about = [one for _, one in parts.groups([*content.pre, *content.post])] if content is not None else []
    somebody = subject.kind == "name" and parts.place("agent") is not None
    asks = asks or (somebody and any(one.kind in FIELD for one in about))  # asked her how many licences she had refused
    return asks and any(isinstance(i.what, Clause) and i.what.kind == "whether" for i in parts.post)


def _wants_to_know(parts: Parts, sense: Sense) -> bool:
    inner = infinitive(parts.clause)
    own = parts.clause.verb
    if inner is None or inner.verb is None or inner.verb.passive or not parts.near or (own and own.negative):
        return False  # a reader who wishes to be known as one; does not want to hear of it
    return inner.verb.lemma in ("know", "ask", "hear")


def _to_buy(parts: Parts, sense: Sense) -> bool:
    """Whether somebody asks to buy."""
    inner = infinitive(parts.clause)
    return inner is not None and inner.verb is not None and inner.verb.lemma in wordset("buyings") and parts.near


def _to_have(parts: Parts, sense: Sense) -> bool:
    """Whether somebody would like to have arms, or wants to get them."""
    inner = infinitive(parts.clause)
    if inner is None or inner.verb is None or inner.verb.passive or inner.verb.lemma not in _HAVE or parts.direct():
        return False
    held = roles.parts(inner, parts.tokens, {}).object()
    stands = held is not None and held.refers is not None and held.refers.kind == "goods"  # would like to have them
    return held is not None and (held.kind != "pronoun" or stands) and goods_like(held, parts)


_HAVE = frozenset(("have", "get", "receive", "obtain", "own", "acquire"))


def _to_hand_on(parts: Parts, sense: Sense) -> bool:
    """Whether somebody asks to be let supply, or train: has applied to sell howitzers to Egypt."""
    inner = infinitive(parts.clause)
    if inner is None or inner.verb is None or inner.verb.passive or parts.passive or parts.direct():
        return False
    things = [group for prep, group in parts.groups(inner.post) if not prep]
    counted = some_of_them(inner, parts) or (inner.verb.lemma == "train" and bool(things))
    moved = counted or any(group.kind in FIELD for group in things)
    if inner.verb.lemma == "train":
        return moved and (parts.near or any(is_word(group, parts, "bearers") for group in things))
    return parts.near and moved and _supplying(inner)


def _placed(parts: Parts, sense: Sense) -> bool:
    """Whether a request is put to somebody, and not put back or put off."""
    small = {i.what.low for i in parts.post if isinstance(i.what, Mark)}
    held = light(sense, parts)
    ours = parts.clause.subject is not None and parts.tokens[parts.clause.subject.head].low in ("we", "i")
    if held is not None and held.kind == "speech" and (parts.after("to") is None or ours):
        return False  # put the question, and not to somebody; we put the question to his office
    return not small & {"back", "off", "aside", "out"}


def _sights(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody has set his sights on."""
    found = parts.thing_after("on")
    return found is not None and found.kind in FIELD and found.kind != "permit"


def _pleads(parts: Parts, sense: Sense) -> bool:
    """Whether goods are what is pleaded for."""
    found = parts.thing_after("for")
    return found is not None and found.kind in FIELD and infinitive(parts.clause) is None


def _elsewhere(parts: Parts, sense: Sense) -> bool:
    """Whether a buyer may turn to somebody else for arms: could then turn to Seoul."""
    verb, whom, subject = parts.clause.verb, parts.after("to"), parts.subject()
    if verb is None or whom is None or subject is None or not parts.near or parts.direct():
        return False
    instead = any(isinstance(i.what, Mark) and i.what.low == "instead" for i in parts.post)
    meant = instead or (verb.lemma == "turn" and (bool(verb.modal) or verb.form == "inf"))
    buys = subject.kind in ("state", "body", "name", "people") or parts.tokens[subject.head].low in ("it", "they", "we")
    return meant and buys and whom.kind in ("state", "body", "name")


def _letter(parts: Parts, sense: Sense) -> bool:
    """Whether a letter is one of request."""
    held = light(sense, parts)
    of = parts.follower(held, ("of",)) if held is not None else None
    return is_word(of, parts, "requested") and not (of is not None and parts.tokens[of.head].low == "offer")


def _intent(parts: Parts, sense: Sense) -> bool:
    """Whether a letter is one that commits: of intent, of acceptance."""
    held = light(sense, parts)
    of = parts.follower(held, ("of",)) if held is not None else None
    return of is not None and parts.tokens[of.head].low in ("intent", "offer", "acceptance", "agreement")


def _bill(parts: Parts, sense: Sense) -> bool:
    """Whether a bill or motion is what forces or obliges somebody to act."""
    subject = parts.clause.subject
    return subject is not None and not parts.passive and parts.writ_like(subject) and _control(parts, sense)


def _notified(parts: Parts, sense: Sense) -> bool:
    """Whether it is no government that is told: Congress is notified, Kyiv was not."""
    whom = parts.place("agent")
    words = parts.tokens[whom.first : whom.last] if whom is not None else []
    return whom is None or whom.kind != "state" or any(token.low in wordset("legislature") for token in words)


def _interest(parts: Parts, sense: Sense) -> bool:
    """Whether goods are what somebody shows an interest in."""
    thing = parts.thing_after("in")
    held = light(sense, parts)
    wish = held is not None and parts.tokens[held.head].low in ("wish", "desire")
    kinds = ("ger", "inf") if wish else ("ger",)  # expressed the wish to acquire six radars
    done = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind in kinds), None)
    buys = done is not None and done.verb is not None and done.verb.lemma in wordset("buyings")
    return (thing is not None and thing.kind in FIELD) or (buys and parts.near)


def _leave(parts: Parts, sense: Sense) -> bool:
    """Whether leave is sought to do something, or for it."""
    done = [i.what for i in (*parts.pre, *parts.post) if isinstance(i.what, Clause) and i.what.kind == "inf"]
    revoked = sense.name == "want" and any(one.verb is not None and one.verb.passive for one in done)
    if _wants_done(parts, sense) or revoked:
        return False  # wants the approval tied to a pledge, the licence to be revoked
    return parts.near and (bool(done) or _for(parts, sense) or of_field(parts, sense))


def _asks_leave(parts: Parts, sense: Sense) -> bool:
    """Whether it is asked whether something may be done."""
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    verb = content.verb if content is not None else None
    about = content.subject if content is not None else None
    goods = about is not None and about.kind in FIELD and not parts.passive
    does = (verb is not None and verb.passive) or (about is not None and about.kind not in ("other", "abstract"))
    asked = (does and bool(parts.direct())) or (goods and parts.subject() is not None)
    return verb is not None and verb.modal in ("may", "can", "could", "might") and parts.near and asked


def _wants_done(parts: Parts, sense: Sense) -> bool:
    """Whether a thing is wanted done: wants the export stopped."""
    if not parts.near or parts.passive:
        return False
    done = [c for c in parts.clause.children if c.kind == "part" and c.verb is not None and c.verb.passive]
    gone = any(child.verb is not None and child.verb.lemma == "go" for child in done)
    wanted = [group for _, group in parts.groups(parts.post)] if parts.things() or gone else []
    off = any(prep == "off" for prep, _ in parts.groups(parts.post))  # wants the sale off the table, or off
    deal = any(one.kind in ("transfer", "permit") for one in parts.direct())
    off = off or (deal and any(isinstance(item.what, Mark) and item.what.low == "off" for item in parts.post))
    return any(child.anchor in wanted for child in done) or (off and any(one.kind in FIELD for one in parts.direct()))


def _calling(parts: Parts, sense: Sense) -> bool:
    """Whether an appeal is for a measure, or to somebody to take one."""
    thing = parts.thing_after("for")
    asked = thing is not None and (thing.kind in ("measure", *FIELD) or parts.tokens[thing.head].low == "end")
    such = any(parts.tokens[group.first + 1].low == "such" for group in parts.direct() if group.negative)
    that = sense.name in ("repeat", "renew", "reiterate", "issue", "make") and any(
        child.kind == "that" and child.mark == "that" for child in parts.clause.children
    )
    return asked or such or that or infinitive(parts.clause) is not None


def _urged(parts: Parts, sense: Sense) -> bool:
    """Whether what is recommended is a measure, or something to be done; advised that it was done is told."""
    told = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
    if sense.name == "advise" and told is not None and told.verb is not None:
        bare = parts.tokens[told.verb.first].low in (told.verb.lemma, "not")
        return told.verb.modal in ("should", "must", "ought") or (bare and not told.verb.modal)
    if _that(parts, sense) or any(isinstance(i.what, Clause) and i.what.kind == "ger" for i in parts.post):
        return True
    found = parts.object()
    return found is not None and found.kind == "measure"


def _supplier(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is to be found who supplies instead."""
    found = next((g for _, g in parts.groups(parts.post) if is_word(g, parts, "sellers")), None)
    words = parts.tokens[found.first : found.last] if found is not None else []
    return parts.near and not parts.passive and any(token.low in wordset("other_ones") for token in words)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "for": _for,
    "clause": _clause,
    "control": _control,
    "that": _that,
    "urged": _urged,
    "calling": _calling,
    "wants-done": _wants_done,
    "leave": _asks_leave,
    "asked-for": _asked_for,
    "subjunctive": _subjunctive,
    "asks-to-know": _asks_to_know,
    "wants-to-know": _wants_to_know,
    "to-buy": _to_buy,
    "to-have": _to_have,
    "to-hand-on": _to_hand_on,
    "pleads-for": _pleads,
    "sights": _sights,
    "placed": _placed,
    "for-arms": _pleads,
    "elsewhere": _elsewhere,
    "of-request": _letter,
    "of-intent": _intent,
    "bill": _bill,
    "notified": _notified,
    "interest": _interest,
    "sought-leave": _leave,
    "approached": _approached,
    "wants-back": _wants_back,
    "supplier": _supplier,
}
