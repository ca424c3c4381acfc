"""What has to stand by a verb of ending, delaying, tying or leaving free for it to be arms that this is done to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import doing, field_like, goods_like, infinitive, speaks_of_field, up_the_line
from caveat.sources.prose.needs.places import is_red, is_word, light
from caveat.sources.prose.needs.ruling import CHECKS as RULING
from caveat.sources.prose.needs.ruling import lapsing
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset

_DELAYS = frozenset(("delay", "setback", "slippage", "hold-up", "holdup", "postponement", "backlog", "bottleneck"))
_FRIENDS = frozenset(("partner", "partners", "ally", "allies", "friend", "friends", "customer", "customers"))
_BRAKES = frozenset(("brake", "brakes", "lid", "block", "shackle", "shackles"))
"""What holds something back, beside the words for a halt."""
_GONE = frozenset(("over", "gone", "history", "dead"))


def _about(parts: Parts, sense: Sense) -> Group | None:
    """What the noun of a light verb is about."""
    return next((found for where in ("to", "of", "under", "for", "on") if (found := parts.thing_after(where))), None)


def _of_ban(parts: Parts, sense: Sense) -> bool:
    """Whether it is a ban or a freeze that is put an end to."""
    found = parts.thing_after("to")
    return is_word(found, parts, "stoppings")


def _comes_off(parts: Parts, sense: Sense) -> bool:
    """Whether it is a hold or a brake that comes off arms."""
    held, found = parts.clause.subject, parts.object()
    stops = held is not None and (is_word(held, parts, "stoppings") or parts.tokens[held.head].low in _BRAKES)
    return stops and found is not None and found.kind in FIELD


def _to_lose(parts: Parts, sense: Sense) -> bool:
    """Whether a state is to go without arms that it was to have: will lose the boats if; and not: lost tanks."""
    verb, who, found = parts.clause.verb, parts.clause.subject, parts.object()
    ahead = verb is not None and (verb.modal != "" or verb.form == "inf") and not (verb.perfect or parts.passive)
    state = who is not None and who.kind in ("state", "people")
    fought = parts.thing_after("in") is not None or parts.thing_after("during") is not None
    return ahead and state and not fought and found is not None and found.kind in FIELD


def _ally(parts: Parts, sense: Sense) -> bool:
    """Whether it is somebody who waits for arms that is put off: will not slow-roll a partner."""
    found = parts.object()
    waits = found is not None and (found.kind in ("state", "body") or parts.tokens[found.head].low in _FRIENDS)
    return waits and parts.near and not parts.passive


def _up_the_line(parts: Parts, sense: Sense) -> bool:
    return up_the_line(parts)


def _of_field(parts: Parts, sense: Sense) -> bool:
    found = parts.thing_after("to") or parts.thing_after("of") or parts.thing_after("under")
    return found is not None and field_like(found, parts) and found.kind != "pronoun"


def _about_field(parts: Parts, sense: Sense) -> bool:
    """Whether a condition is set for deliveries, sales or goods."""
    found = _about(parts, sense)
    if found is None:
        sells = doing(parts, ("for", "of", "on", "to")) if sense.act is Act.CONDITION else None
        return sells is not None and speaks_of_field(sells)  # terms for selling jets
    return field_like(found, parts) and found.kind != "pronoun"


def _just_so(parts: Parts, sense: Sense) -> bool:
    """Whether something is called a condition, and no more is told than that: payment was a condition."""
    held, subject = light(sense, parts), parts.clause.subject
    if held is None or subject is None or not parts.near or parts.agent_like(subject):
        return False
    alone = held.last - held.first == 2 and parts.tokens[held.first].low in ("a", "the", "no", "any")
    return alone and not parts.tokens[held.last].low[:1].isalnum()


def _grounded(parts: Parts, sense: Sense) -> bool:
    """Whether somebody keeps arms on the ground: grounded the drones for Chad; a storm or a freeze grounds a fleet."""
    subject = parts.clause.subject
    does = parts.passive or (subject is not None and parts.agent_like(subject) and subject.refers is None)
    return does and RULING["field"](parts, sense)


def stopping(group: Group | None, parts: Parts) -> bool:
    """Whether a group is a ban or a freeze on arms."""
    if group is None or not is_word(group, parts, "stoppings"):
        return False
    about = parts.follower(group, ("on", "of", "to", "in"))
    within = [parts.tokens[at].low for at in range(group.first, group.head)]
    arms = any(low in ("arms", "weapons", "export") or lexicon().nouns.get(low) == "goods" for low in within)
    named = parts.tokens[group.head].low == "embargo" and about is not None and about.kind == "state"
    bare = parts.near and about is None and parts.tokens[group.first].low == "the" and group.last - group.first == 2
    return arms or named or bare or (about is not None and (about.kind in FIELD or field_like(about, parts)))


def _ban_over(parts: Parts, sense: Sense) -> bool:
    """Whether a ban or a freeze on arms has ended, or is about to."""
    verb = parts.clause.verb
    alone = verb is not None and not parts.passive and not parts.direct() and (verb.past or verb.perfect or verb.modal)
    return bool(alone) and stopping(parts.clause.subject, parts)


def _freeze_over(parts: Parts, sense: Sense) -> bool:
    """Whether a ban or a freeze on arms has expired, and no embargo that others had set a day for."""
    subject = parts.clause.subject
    return subject is not None and parts.tokens[subject.head].low != "embargo" and _ban_over(parts, sense)


def _ban_lapses(parts: Parts, sense: Sense) -> bool:
    """Whether a ban or a freeze on arms is let lapse."""
    return stopping(lapsing(parts), parts)


def _ban_gone(parts: Parts, sense: Sense) -> bool:
    """Whether a ban or a freeze on arms is over, gone or history."""
    verb = parts.clause.verb
    if verb is None or not stopping(parts.clause.subject, parts):
        return False
    if verb.lemma == "go":
        bare = verb.perfect and not any(i.prep or isinstance(i.what, Mark) for i in parts.post)
        return parts.passive or bare  # the hold has gone
    past = [token.low for token in parts.tokens[verb.last : verb.last + 5]] == ["a", "thing", "of", "the", "past"]
    return past or any(token.low in _GONE for token in parts.tokens[verb.last : verb.last + 1])


def _under_ban(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is put under an arms embargo, or hit with one."""
    found, whom = parts.thing_after("under") or parts.thing_after("with"), parts.place("agent")
    if found is None or whom is None or whom.kind not in ("state", "body", "name"):
        return False
    return frames().events.get(singular(parts.tokens[found.head].low)) is sense.act


def _kept_from(parts: Parts, sense: Sense) -> bool:
    """Whether arms are kept from somebody, or from export."""
    found, whom = parts.object(), parts.after("from")
    export = parts.thing_after("from")
    named = (whom is not None and whom.kind in ("state", "body")) or is_word(export, parts, "flows")
    return named and found is not None and found.kind in ("goods", "transfer") and found.refers is None


def _kept_there(parts: Parts, sense: Sense) -> bool:
    """Whether goods are kept at some place: a court keeps the parts in Rotterdam, kept a corvette at Muggiano."""
    found, verb = parts.object(), parts.clause.verb
    if found is None or found.kind not in ("goods", "transfer") or found.refers is not None or verb is None:
        return False
    placed = any(prep in ("in", "at") and group.kind == "name" for prep, group in parts.groups(parts.post))
    who = parts.subject()
    own = who is not None and parts.agent_like(who) and not any(i.what is found for i in parts.pre)
    lasts = any(isinstance(i.what, Group) and i.what.kind == "time" for i in parts.post) or not own
    return placed and lasts and not parts.passive and parts.tokens[found.first].tag != "PRPS"


def _kept_them(parts: Parts, sense: Sense) -> bool:
    """Whether goods that were meant for somebody are kept, without more: after the coup it kept them."""
    found, verb, who = parts.object(), parts.clause.verb, parts.subject()
    stands = found is not None and found.kind == "pronoun" and found.refers is not None and found.refers.kind == "goods"
    if not stands or verb is None or who is None or not parts.agent_like(who) or parts.passive:
        return False
    bare = all(isinstance(i.what, Group) and (i.what is found or i.what.kind == "time") for i in parts.post)
    return bare and bool(verb.past or verb.perfect or verb.modal) and not parts.clause.children


def _kept_pending(parts: Parts, sense: Sense) -> bool:
    """Whether goods are kept until something is known: will be retained in Eindhoven pending the inspection."""
    found = parts.object()
    waits = any(prep == "pending" for prep, _ in parts.groups(parts.post))
    waits = waits or any(c.kind == "adv" and c.mark in ("until", "till") for c in parts.clause.children)
    return waits and found is not None and field_like(found, parts)


def _over_field(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody puts his foot down over."""
    found = parts.thing_after("over") or parts.thing_after("on")
    return found is not None and field_like(found, parts) and found.kind != "pronoun"


def _red_light(parts: Parts, sense: Sense) -> bool:
    """Whether it is a red light that something is given."""
    held = light(sense, parts)
    return held is not None and parts.tokens[held.head].low == "light" and is_red(held, parts)


def _sent_packing(parts: Parts, sense: Sense) -> bool:
    """Whether a request is sent packing."""
    verb, found = parts.clause.verb, next(iter(parts.direct()), None)
    if verb is None or found is None or not is_word(found, parts, "requested"):
        return False
    return any(token.low == "packing" for token in parts.tokens[found.last : found.last + 4])


def _in_return(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what something is wanted in return for."""
    found = parts.thing_after("for")
    return found is not None and not parts.passive and found.kind in FIELD


def _on_request(parts: Parts, sense: Sense) -> bool:
    """Whether a request for arms is what the door is shut on."""
    found = parts.thing_after("on") or parts.thing_after("to")
    return parts.near and (is_word(found, parts, "requested") or is_word(found, parts, "pleas"))


def _obliges(parts: Parts, sense: Sense) -> bool:
    """Whether a licence or a state binds a buyer to something: obliges the buyer to report any loss."""
    inner, whom, subject = infinitive(parts.clause), parts.place("agent"), parts.clause.subject
    if inner is None or inner.verb is None or whom is None or subject is None or parts.passive or not parts.near:
        return False
    paper = subject.kind == "permit" or parts.writ_like(subject)
    buys = is_word(whom, parts, "takers")
    return (paper or parts.agent_like(subject)) and (buys or paper) and inner.verb.lemma in wordset("undertakes")


def _attached(parts: Parts, sense: Sense) -> bool:
    """Whether a duty or the like is attached to a licence or a sale: attached to the permit a duty to fit trackers."""
    found, to = parts.object(), parts.thing_after("to")
    duty = is_word(found, parts, "duties")
    return duty and to is not None and (to.kind in FIELD or (to.kind == "pronoun" and parts.near))


def _takes_time(parts: Parts, sense: Sense) -> bool:
    """Whether somebody takes his time over deliveries."""
    verb = parts.clause.verb
    timed = verb is not None and any(token.low == "time" for token in parts.tokens[verb.last : verb.last + 3])
    found = next((one for prep in ("over", "with", "on", "about") if (one := parts.thing_after(prep))), None)
    return timed and found is not None and field_like(found, parts)


def _gathers_dust(parts: Parts, sense: Sense) -> bool:
    """Whether a file is left to gather dust."""
    held = parts.object()
    inner = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.verb is not None), None)
    verb = inner.verb if inner is not None else None
    dust = verb is not None and verb.lemma in ("gather", "collect") and verb.last < len(parts.tokens)
    lies = verb is not None and verb.lemma in ("lie", "sit", "languish", "rot", "sleep", "slumber")
    asked = lies and held is not None and held.owner is not None and is_word(held, parts, "requested")
    papers = lies and held is not None and held.kind in ("permit", "transfer")
    return asked or papers or (dust and held is not None and field_like(held, parts))


def _drags(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries, a sale or goods themselves are what drags on, with nothing behind it but when and why."""
    subject = parts.clause.subject
    moved = subject is not None and subject.kind in ("transfer", "permit", "goods") and not parts.passive
    if subject is None or parts.tokens[subject.head].low.startswith("payment"):
        return False
    return moved and not parts.direct() and infinitive(parts.clause) is None


def _papers_lie(parts: Parts, sense: Sense) -> bool:
    """Whether a licence, an order or a delivery is what gathers dust: goods that do are only stored."""
    subject = parts.clause.subject
    return subject is not None and subject.kind in ("permit", "transfer") and not parts.passive


def _by_delay(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries are hit by a delay."""
    found, moved = parts.thing_after("by"), parts.clause.subject
    late = found is not None and singular(parts.tokens[found.head].low) in _DELAYS
    return parts.passive and late and moved is not None and field_like(moved, parts)


def _tied(parts: Parts, sense: Sense) -> bool:
    """Whether a delivery or sale is tied to something else."""
    found = parts.object()
    other = any(i.prep in ("to", "with", "on", "upon") and not isinstance(i.what, Mark) for i in parts.post)
    part = found is not None and found.kind in ("other", "abstract") and field_like(found, parts)
    return other and found is not None and (found.kind in FIELD or part)  # the departure of the ships


def _tied_to(parts: Parts, sense: Sense) -> bool:
    found = parts.clause.subject
    other = any(i.prep in ("to", "with", "on", "upon") for i in parts.post)
    return parts.passive and other and found is not None and found.kind in FIELD


def _way_clear(parts: Parts, sense: Sense) -> bool:
    """Whether the way is clear for a sale."""
    subject, found = parts.clause.subject, parts.thing_after("for")
    way = subject is not None and parts.tokens[subject.head].low in ("way", "road", "path", "door")
    return way and found is not None and found.kind in FIELD


def _leave_given(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is given the right to buy arms or to sell them."""
    inner = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "inf"), None)
    verb = inner.verb if inner is not None else None
    if verb is None or inner is None:
        return False
    things = [item.what for item in inner.post if isinstance(item.what, Group) and not item.prep]
    arms = any(goods_like(thing, parts) and thing.kind != "pronoun" for thing in things)
    deals = any(one.act is Act.DELIVER for one in frames().senses.get(verb.lemma, ()))
    return arms and (deals or verb.lemma in wordset("buyings"))


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "of-ban": _of_ban,
    "of-field": _of_field,
    "comes-off": _comes_off,
    "ally": _ally,
    "up-the-line": _up_the_line,
    "to-lose": _to_lose,
    "about-field": _about_field,
    "grounded": _grounded,
    "just-so": _just_so,
    "ban-over": _ban_over,
    "ban-gone": _ban_gone,
    "freeze-over": _freeze_over,
    "ban-lapses": _ban_lapses,
    "under-ban": _under_ban,
    "kept-from": _kept_from,
    "takes-time": _takes_time,
    "obliges": _obliges,
    "attached": _attached,
    "kept-there": _kept_there,
    "kept-them": _kept_them,
    "kept-pending": _kept_pending,
    "over-field": _over_field,
    "on-request": _on_request,
    "in-return": _in_return,
    "sent-packing": _sent_packing,
    "red-light": _red_light,
    "drags": _drags,
    "gathers-dust": _gathers_dust,
    "by-delay": _by_delay,
    "papers-lie": _papers_lie,
    "tied": _tied,
    "tied-to": _tied_to,
    "way-clear": _way_clear,
    "leave-given": _leave_given,
}
