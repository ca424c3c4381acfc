"""What has to stand by a verb for it to carry an act: one named check for each word that ``frames.toml`` uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.frames import Sense
from caveat.sources.prose.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.kinds import (
    doing,
    field_like,
    goods_like,
    infinitive,
    kind_of,
    put_off,
    unknown_goods,
    word_of,
)
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.roles import Parts


def stands(sense: Sense, parts: Parts) -> bool:
    """Whether all that a sense asks for stands in the clause."""
    if sense.particles and not particle(sense, parts):
        return False
    if sense.nouns and _light(sense, parts) is None:
        return False
    if sense.phrases and not any(_phrase(parts, prep, noun) for prep, noun in sense.phrases):
        return False
    if sense.predicates and not any(isinstance(i.what, Mark) and i.what.low in sense.predicates for i in parts.post):
        return False
    if sense.shape.thing and not _moves(parts):
        return False
    return not sense.needs or CHECKS[sense.needs](parts, sense)


def _moves(parts: Parts) -> bool:
    """Whether the subject is a thing that can arrive or leave."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if verb is None or verb.passive or (verb.lemma == "leave" and not _leaves(parts)):
        return False
    if subject is None or parts.tokens[subject.head].low in ("he", "she", "we", "i", "you", "who"):
        return False
    if parts.tokens[subject.head].low == "they" and subject.refers is None:
        return False
    return field_like(subject, parts)


def _leaves(parts: Parts) -> bool:
    """Whether a place is left, or something leaves for one."""
    to = any(prep in ("for", "since") for prep, _ in parts.groups(parts.post))
    return to or not parts.direct() or parts.direct()[0].kind in ("state", "body", "name", "goods")


def light(sense: Sense, parts: Parts) -> Group | None:
    """The noun of a light verb: put a *freeze* on."""
    return _light(sense, parts) if sense.nouns else None


def _light(sense: Sense, parts: Parts) -> Group | None:
    subject = parts.clause.subject
    candidates = parts.direct() if not parts.passive else [g for g in (subject, *parts.direct()) if g is not None]
    if parts.gap is not None and not parts.gap_prep:
        candidates.append(parts.gap)
    own = sense.act is not Act.APPROVE or sense.name == "issue"
    fits = (g for g in candidates if (not g.comma or g is subject) and word_of(g, parts, own) in sense.nouns)
    return next(fits, None)


def particle(sense: Sense, parts: Parts) -> bool:
    """Whether a small word of the sense stands by the verb: cut *off*, hold *back*."""
    verb = parts.clause.verb
    assert verb is not None
    close = sense.act in (Act.DELIVER, Act.WITHHOLD, Act.SLOW)
    direct = parts.direct()
    ends = {verb.last, *(group.last for group in direct[:1])}
    for item in parts.post:
        apart = item.first != verb.last and bool(item.prep) and " " not in item.prep
        near = not close or (item.first in ends and not apart)
        if near and item.prep and item.prep.split()[0] in sense.particles:
            return True
        if isinstance(item.what, Mark) and item.what.low in sense.particles and item.what.tag != "IN":
            return True
    following = parts.tokens[verb.last].low if verb.last < len(parts.tokens) else ""
    return following in sense.particles or (parts.gap_prep in sense.particles)


def _phrase(parts: Parts, prep: str, noun: str) -> bool:
    for found, group in parts.groups(parts.post):
        if noun == "of" and found.startswith(prep):
            return True
        if found == prep and (parts.tokens[group.head].low == noun or parts.tokens[group.first].low == noun):
            return True
    return False


def _object(parts: Parts, sense: Sense) -> Group | None:
    for where in sense.shape.object:
        found = (
            parts.clause.subject
            if where == "subject"
            else parts.object()
            if where == "object"
            else parts.thing_after(where)
        )
        if found is not None:
            return found
    return None


def _field(parts: Parts, sense: Sense) -> bool:
    found = _object(parts, sense)
    if found is None and sense.act in _STOPS and not parts.passive:
        inner = doing(parts)
        return inner is not None and (parts.near or any(i.kind in FIELD for _, i in parts.groups(inner.post)))
    pulled = found is not None and sense.name == "withdraw" and kind_of(found, parts) == "goods"
    return (
        found is not None
        and not pulled
        and (
            field_like(found, parts)
            or put_off(found, parts, sense.act)
            or (found is parts.object() and unknown_goods(found, parts))
        )
    )


_STOPS = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME))
"""Acts that are done to deliveries, also where a verb tells these."""


def _goods(parts: Parts, sense: Sense) -> bool:
    found = _object(parts, sense)
    if found is None and not parts.passive and sense.name in ("sell", "export", "deliver", "supply", "ship"):
        target, subject = parts.after("to"), parts.clause.subject
        if parts.near and subject is not None and subject.kind in ("state", "body", "name") and sense.name != "sell":
            return infinitive(parts.clause) is None
        return target is not None and target.kind in ("state", "body")
    if found is not None and parts.agent_like(found) and found.kind != "pronoun":
        found = (
            parts.thing_after("with") or next(iter(parts.things()), None) or (parts.gap if not parts.gap_prep else None)
        )
    if found is not None and found.kind == "pronoun" and sense.shape.target == ("subject",):
        taker = parts.clause.subject
        person = taker is not None and parts.tokens[taker.head].low in ("i", "he", "she", "you")
        verb = parts.clause.verb
        person = person or (verb is not None and (verb.negative or verb.progressive))
        return not person and found.refers is not None and goods_like(found, parts) and sense.name in wordset("buys")
    if found is not None and found.kind == "name" and parts.passive and parts.tokens[found.first].tag in ("CD", "DT"):
        return parts.after("to") is not None
    if found is not None and found.kind == "other" and sense.act is Act.DELIVER and sense.shape.target != ("subject",):
        sure = parts.near and sense.name in wordset("sends")
        return sure or parts.after("to") is not None or parts.place("indirect") is not None
    if sense.name in ("send", "take") and any(isinstance(i.what, Mark) and i.what.low == "back" for i in parts.post):
        return False
    if sense.name == "accept" and found is not None and singular(parts.tokens[found.head].low) in wordset("asked"):
        return False
    paid = (
        found is not None and found.kind == "unit" and sense.name in ("provide", "donate", "contribute", "lend", "loan")
    )
    return found is not None and (paid or goods_like(found, parts))


def _deal(parts: Parts, sense: Sense) -> bool:
    found = _object(parts, sense)
    return found is not None and found.kind in ("transfer", "permit", "aid")


def _asked(parts: Parts, sense: Sense) -> bool:
    found = parts.object()
    if found is None:
        return False
    word = word_of(found, parts)
    if found.kind == "goods" and parts.place("indirect") is not None:
        return True
    taken = sense.name in ("refuse", "decline", "spurn", "rebuff", "turn down") and kind_of(found, parts) in FIELD
    nothing = parts.passive and word == "nothing" and parts.near
    return word in wordset("asked") or kind_of(found, parts) == "permit" or taken or nothing


def _legislature(parts: Parts, sense: Sense) -> bool:
    found = parts.place("agent")
    return found is not None and any(t.low in wordset("legislature") for t in parts.tokens[found.first : found.last])


def _for(parts: Parts, sense: Sense) -> bool:
    return parts.thing_after("for") is not None


def _clause(parts: Parts, sense: Sense) -> bool:
    return infinitive(parts.clause) is not None or parts.thing_after("for") is not None


def _control(parts: Parts, sense: Sense) -> bool:
    inner = infinitive(parts.clause)
    verb = parts.clause.verb
    if inner is None or (parts.passive and verb is not None and verb.lemma in ("expect", "want", "mean", "advise")):
        return False
    return parts.place("agent") is not None or (
        sense.name == "want"
        and inner.verb is not None
        and (
            inner.verb.passive or inner.verb.lemma in ("end", "stop", "cease", "halt", "resume", "continue", "proceed")
        )
        and bool(parts.things())
    )


_DOINGS = ("tion", "sion", "ment", "val", "ral", "sal", "ance", "ence", "ship", "ure")
"""Ends of nouns that name something done: an extension, a referral."""


def _stance(parts: Parts, sense: Sense) -> bool:
    if "behind" in sense.particles:
        return True
    clause = parts.clause
    if sense.name in ("reject", "dispute") and clause.kind == "rel" and clause.comma and not parts.direct():
        return False  # which Kigali rejects: what was said, and no goods
    if sense.name == "back" and any(i.prep.startswith(("out", "off", "away")) for i in parts.post):
        return False
    found = parts.object() if not sense.nouns else None
    found = None if found is not None and sense.particles and found.kind == "number" else found
    things = [found] if found is not None else [g for _, g in parts.groups(parts.post)]
    if found is not None and parts.agent_like(found):
        things += [g for prep, g in parts.groups(parts.post) if prep in ("for", "over")]
    if sense.phrases and any(prep == "of" and parts.agent_like(g) for prep, g in parts.groups(parts.post)):
        return True
    for thing in things:
        for one in thing.members or [thing]:
            word = singular(parts.tokens[one.head].low)
            named = one.kind == "pronoun" and not word.endswith(("self", "selve"))
            voted = sense.name.startswith("vote")
            if (one.kind in wordset("stance") and (voted or word not in wordset("claims"))) or named:
                return True
            if one.kind in ("other", "abstract") and parts.near and word.endswith(_DOINGS):
                return True
    return any(isinstance(i.what, Clause) and i.what.kind == "ger" for i in parts.post)


def _banned(parts: Parts, sense: Sense) -> bool:
    """Whether what is lifted is a pronoun for a measure, or one of the words that name a stopping."""
    found = parts.object()
    low = parts.tokens[found.head].low if found is not None else ""
    return low in ("it", "them", "this", "that", "anything") and not parts.passive


def _weapon(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is fired or dropped, by somebody who bears them, or by nobody named."""
    found, subject = parts.object(), parts.subject()
    if found is None or kind_of(found, parts) != "goods" or sort(found) != "thing":
        return False
    if found.kind == "number" and (found.refers is None or found.refers.kind != "goods"):
        return False
    if subject is None:
        return parts.passive
    if subject.kind == "pronoun" and parts.tokens[subject.head].low in ("i", "he", "she"):
        return False
    bears = singular(parts.tokens[subject.head].low) in wordset("bearers")
    return bears or subject.kind in ("state", "body", "people", "pronoun", "person", "name")


def _comment(parts: Parts, sense: Sense) -> bool:
    content = infinitive(parts.clause)
    return content is not None and content.verb is not None and content.verb.lemma in wordset("comment")


def _silent(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    assert verb is not None
    subject = parts.clause.subject
    nothing = verb.lemma == "say" and any(group.negative for group in parts.direct())
    if verb.passive or not (verb.negative or nothing or (subject is not None and subject.negative)):
        return False
    content = any(isinstance(item.what, Clause) for item in parts.post)
    asked = any(isinstance(i.what, Clause) and i.what.kind == "whether" for i in parts.post)
    if verb.lemma == "say" and not verb.modal and asked:
        return True  # did not say why
    if (verb.modal == "will" or verb.lemma == "tell") and not content:
        return False
    calls = verb.lemma == "return" and any(parts.tokens[g.head].low in ("call", "calls") for g in parts.direct())
    return (
        calls
        or verb.lemma in ("comment", "respond", "reply", "answer")
        or (verb.modal in ("would", "will") and not verb.perfect)
    )


def _requested(parts: Parts, sense: Sense) -> bool:
    found = parts.object()
    return found is not None and word_of(found, parts) in wordset("requested")


def _reviewed(parts: Parts, sense: Sense) -> bool:
    found = _object(parts, sense)
    if found is None:
        return False
    plain = parts.tokens[found.head].low in ("case", "cases", "matter", "papers", "credentials", "books")
    return plain or field_like(found, parts) or found.kind == "measure"


def _unwilling(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    return verb is not None and verb.negative and _comment(parts, sense)


def _goes(parts: Parts, sense: Sense) -> bool:
    target = parts.after("to")
    return _moves(parts) and target is not None and target.kind in ("state", "body", "name", "people")


def _permit(parts: Parts, sense: Sense) -> bool:
    found = _object(parts, sense)
    return found is not None and found.kind == "permit"


def _asked_for(parts: Parts, sense: Sense) -> bool:
    found = _object(parts, sense)
    kinds = ("permit", "transfer", "speech", "measure", "aid")
    if found is not None and parts.tokens[found.head].low in wordset("asked"):
        return True
    if found is not None and found.kind in ("other", "abstract") and parts.near:
        return sense.name == "request" or parts.tokens[found.head].low in wordset("sought")
    return found is not None and (goods_like(found, parts) or found.kind in kinds) and found.kind != "pronoun"


def _alone(parts: Parts, sense: Sense) -> bool:
    return not parts.direct() and infinitive(parts.clause) is None and not parts.passive


def _that(parts: Parts, sense: Sense) -> bool:
    return any(isinstance(i.what, Clause) and i.what.kind == "that" for i in parts.post)


def _on(parts: Parts, sense: Sense) -> bool:
    return parts.thing_after("on") is not None and _infinitive_free(parts)


def _infinitive_free(parts: Parts) -> bool:
    return infinitive(parts.clause) is None and not parts.passive


def _drawn(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    return (
        verb is not None and verb.passive and verb.negative and (verb.lemma == "draw" or verb.modal in ("could", "can"))
    )


def _none(parts: Parts, sense: Sense) -> bool:
    found = parts.object()
    verb = parts.clause.verb
    return found is not None and verb is not None and (found.negative or verb.negative)


def _nothing(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has nothing to say."""
    found, content = parts.object(), infinitive(parts.clause)
    empty = found is not None and found.negative
    return empty and content is not None and content.verb is not None and content.verb.lemma in wordset("comment")


def _subjunctive(parts: Parts, sense: Sense) -> bool:
    """Whether what is said is asked for: insisted that the ministry publish the list."""
    content = [i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "that"]
    if not content or content[0].verb is None or content[0].subject is None:
        return False
    verb, subject = content[0].verb, content[0].subject
    bare = parts.tokens[verb.first].tag == "VB" and not verb.modal and not subject.members
    return (
        bare
        and verb.lemma not in ("have",)
        and not parts.tokens[subject.head].low.endswith("s")
        and subject.kind != "pronoun"
    )


def _place(parts: Parts, sense: Sense) -> bool:
    """Whether what the goods reach can have them."""
    found = parts.object()
    named = found is not None and found.kind == "name" and found.last - found.first == 1
    return found is not None and (named or found.kind in ("state", "body", "people"))


def _shut(parts: Parts, sense: Sense) -> bool:
    """Whether a tap is turned off: "back on" opens it."""
    return not any(isinstance(item.what, Mark) and item.what.low in ("on", "open") for item in parts.post)


def _moving(parts: Parts, sense: Sense) -> bool:
    """Whether the subject is goods, deliveries or licences by its own word."""
    subject = parts.clause.subject
    return subject is not None and subject.kind in FIELD and not parts.passive


def _money(parts: Parts, sense: Sense) -> bool:
    """Whether what is given is money, or goods."""
    found = next(iter(parts.things()), None)
    return found is not None and (found.kind == "unit" or goods_like(found, parts)) and found.kind != "pronoun"


def _about(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is sounded out, about goods or for them."""
    found = parts.thing_after("about") or parts.thing_after("for")
    return found is not None and field_like(found, parts)


def _armed(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody is struck with."""
    found, subject = parts.thing_after("with"), parts.subject()
    return found is not None and found.kind == "goods" and subject is not None and parts.agent_like(subject)


def _accord(parts: Parts, sense: Sense) -> bool:
    """Whether what is agreed to is a transfer or licence, and not something to be done."""
    found = parts.thing_after("to")
    return found is not None and found.kind in FIELD and infinitive(parts.clause) is None and not parts.passive


def _flows(parts: Parts, sense: Sense) -> bool:
    """Whether what begins is a delivery."""
    subject = parts.clause.subject
    flows = ("delivery", "shipment", "export", "supply", "handover", "transfer")
    return subject is not None and singular(parts.tokens[subject.head].low) in flows and not parts.direct()


def _with(parts: Parts, sense: Sense) -> bool:
    """Whether what somebody goes ahead with is of the field."""
    found = parts.thing_after("with")
    return found is not None and found.kind in FIELD


def _bare(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    assert verb is not None
    content = [i.what for i in parts.post if isinstance(i.what, Clause)]
    empty = parts.clause.subject is not None and parts.tokens[parts.clause.subject.head].low in ("nothing", "what")
    return empty or (verb.negative and not content) or (any(c.kind == "whether" for c in content) and not verb.modal)


def _agent(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is whom it is done to."""
    found = parts.object()
    return found is not None and parts.agent_like(found) and found.kind != "pronoun"


def _asks_leave(parts: Parts, sense: Sense) -> bool:
    """Whether it is asked whether something may be done."""
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    verb = content.verb if content is not None else None
    return verb is not None and verb.modal in ("may", "can", "could", "might") and parts.near and bool(parts.direct())


def _whether(parts: Parts, sense: Sense) -> bool:
    """Whether what is examined is a question about what is moved."""
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    return content is not None and parts.near and not parts.passive


def _let_through(parts: Parts, sense: Sense) -> bool:
    return _let(parts, ("through", "past"))


def _let_go(parts: Parts, sense: Sense) -> bool:
    return _let(parts, ("", "out"))


def _let(parts: Parts, through: tuple[str, ...]) -> bool:
    """Whether goods or papers are let go, and which way."""
    found, inner = parts.object(), infinitive(parts.clause)
    if found is None or not field_like(found, parts) or (parts.agent_like(found) and found.kind != "pronoun"):
        return False
    if inner is None or inner.verb is None:
        return "" not in through and any(isinstance(i.what, Mark) and i.what.low in through for i in parts.post)
    marks = [item.what.low for item in inner.post if isinstance(item.what, Mark) and item.what.tag != "IN"]
    if inner.verb.lemma in ("go", "pass", "proceed"):
        return any(mark in through for mark in marks) or ("" in through and not marks)
    return "" in through and inner.verb.lemma in ("sail", "leave", "depart", "fly", "roll", "flow", "ship")


def _comes(parts: Parts, sense: Sense) -> bool:
    """Whether goods themselves come: an answer, an order or a decision comes too."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if subject is None or verb is None or any(prep == "from" for prep, _ in parts.groups(parts.post)):
        return False
    if not (verb.past or verb.perfect or verb.modal or subject.kind == "pronoun"):
        return False
    told = subject.kind == "goods" and parts.tokens[subject.head].low not in ("things", "nothing", "anything")
    return (told or (subject.refers is not None and kind_of(subject, parts) == "goods")) and _alone(parts, sense)


def _wants_done(parts: Parts, sense: Sense) -> bool:
    """Whether a thing is wanted done: wants the export stopped."""
    done = [c for c in parts.clause.children if c.kind == "part" and c.verb is not None and c.verb.passive]
    wanted = [*parts.things(), *(group for prep, group in parts.groups(parts.post) if prep == "of")]
    return parts.near and any(child.anchor in wanted for child in done)


def _bombs(parts: Parts, sense: Sense) -> bool:
    """Whether arms themselves strike somebody or some place: the aircraft bombed a market."""
    subject, found = parts.clause.subject, parts.object()
    struck = found is not None and found.kind in ("other", "name", "state", "body", "people", "person")
    return struck and not parts.passive and subject is not None and kind_of(subject, parts) == "goods"


def _calling(parts: Parts, sense: Sense) -> bool:
    """Whether an appeal is for a measure, or to somebody to take one."""
    thing = parts.thing_after("for")
    asked = thing is not None and (thing.kind == "measure" or thing.kind in FIELD)
    return asked or infinitive(parts.clause) is not None


def _thanks(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is thanked for a transfer or a measure."""
    thing = parts.thing_after("for")
    return thing is not None and (thing.kind in FIELD or thing.kind == "measure")


def _clears(parts: Parts, sense: Sense) -> bool:
    """Whether a package or bill gets through a chamber: the aid package cleared the Senate."""
    subject, found = parts.clause.subject, parts.object()
    passed = subject is not None and (subject.kind in FIELD or subject.kind == "measure") and not parts.passive
    chamber = found is not None and any(
        token.low in wordset("legislature") for token in parts.tokens[found.first : found.last]
    )
    return passed and chamber


def _urged(parts: Parts, sense: Sense) -> bool:
    """Whether what is recommended is a measure, or something to be done."""
    if _that(parts, sense) or any(isinstance(i.what, Clause) and i.what.kind == "ger" for i in parts.post):
        return True
    found = parts.object()
    return found is not None and found.kind == "measure"


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "field": _field,
    "goods": _goods,
    "deal": _deal,
    "asked": _asked,
    "legislature": _legislature,
    "for": _for,
    "clause": _clause,
    "control": _control,
    "stance": _stance,
    "weapon": _weapon,
    "comment": _comment,
    "silent": _silent,
    "bare": _bare,
    "drawn": _drawn,
    "that": _that,
    "urged": _urged,
    "thanks": _thanks,
    "clears": _clears,
    "calling": _calling,
    "bombs": _bombs,
    "comes": _comes,
    "wants-done": _wants_done,
    "agent": _agent,
    "leave": _asks_leave,
    "whether": _whether,
    "let-through": _let_through,
    "let-go": _let_go,
    "alone": _alone,
    "asked-for": _asked_for,
    "goes": _goes,
    "permit": _permit,
    "unwilling": _unwilling,
    "requested": _requested,
    "reviewed": _reviewed,
    "on": _on,
    "none": _none,
    "banned": _banned,
    "nothing": _nothing,
    "with": _with,
    "flows": _flows,
    "accord": _accord,
    "moves": _moving,
    "shut": _shut,
    "money": _money,
    "about": _about,
    "armed": _armed,
    "place": _place,
    "subjunctive": _subjunctive,
}
