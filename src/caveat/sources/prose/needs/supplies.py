"""What has to stand by a verb of keeping, promising, joining or striking for it to be arms that come, or are used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.handing import from_state
from caveat.sources.prose.needs.kinds import goods_like, infinitive, kind_of
from caveat.sources.prose.needs.places import droppable, is_word, light, moves
from caveat.sources.prose.words.groups import FIELD, Group, Mark, sort
from caveat.sources.prose.words.lexicon import wordset

_ABOUT = frozenset(("over", "on", "onto", "in", "into", "along", "above", "around", "near"))
"""What tells where bombs are let go, or mines laid."""
_TAKERS = ("state", "body", "people", "name")


def _arms(group: Group | None, parts: Parts) -> bool:
    """Whether a group is arms, or a number or pronoun that stands for some."""
    if group is None or sort(group) == "agent":
        return False
    stood = group.refers is not None and group.refers.kind == "goods"
    whole = parts.follower(group, ("of",)) if group.kind in ("number", "other", "unit") else None
    salvo = group.kind != "other" or is_word(group, parts, "salvoes")
    counted = whole is not None and whole.kind == "goods" and salvo
    return counted or ((group.kind == "goods" or stood) and kind_of(group, parts) == "goods")


def _kept_in(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody is kept in: keeps the army in shells, kept it supplied with drones."""
    whom = parts.object()
    held = parts.thing_after("in") or parts.thing_after("with")
    takes = whom is not None and whom.kind in _TAKERS
    return takes and held is not None and held.kind == "goods" and _arms(held, parts)


def _kept_supplied(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is kept supplied with arms: has kept the junta well stocked with shells."""
    whom = parts.object()
    if whom is None or whom.kind not in _TAKERS or parts.passive:
        return False
    for child in parts.clause.children:
        if child.kind == "part" and child.verb is not None and child.verb.lemma in wordset("furnishings"):
            held = [i.what for i in child.post if i.prep in ("with", "in") and isinstance(i.what, Group)]
            return any(one.kind == "goods" and sort(one) == "thing" for one in held)
    return False


def _on_promise(parts: Parts, sense: Sense) -> bool:
    """Whether a promise of arms is what is made good, or come good on: made good on its pledge of 50 tanks."""
    kept = (parts.thing_after(prep) for prep in ("on", "with", "to"))
    held = next((one for one in kept if is_word(one, parts, "promises")), None)
    if held is None or parts.passive:
        return False
    about = parts.follower(held, ("of", "for"))
    inner = infinitive(parts.clause) or next((c for c in parts.clause.children if c.kind == "inf"), None)
    if inner is not None:
        return _supplies(inner)  # made good on its pledge to send them tanks
    return about is not None and goods_like(about, parts)


def _supplies(inner: Clause) -> bool:
    return inner.verb is not None and not inner.verb.negative and inner.verb.lemma in wordset("gives") | {"ship"}


def _kept_word(parts: Parts, sense: Sense) -> bool:
    """Whether a promise to supply is what is kept."""
    inner = infinitive(parts.clause)
    return not parts.passive and inner is not None and _supplies(inner)


def _promise_kept(parts: Parts, sense: Sense) -> bool:
    """Whether what is kept is no promise to do something else: kept its promise to pay for them."""
    inner = infinitive(parts.clause)
    return inner is None or _supplies(inner) or inner.verb is None or inner.verb.lemma == "have"


def _has_from(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what a state has had from another: has had 40 shells from Warsaw."""
    verb = parts.clause.verb
    return verb is not None and verb.perfect and from_state(parts, sense)


def _stocks(parts: Parts, sense: Sense) -> bool:
    """Whether it is somebody's stocks of arms that are filled up."""
    found = parts.object()
    if found is None or not is_word(found, parts, "stocks"):
        return False
    of = parts.follower(found, ("of",)) or parts.thing_after("with")
    taker = found.owner is not None and found.owner.kind in _TAKERS
    return taker and not parts.passive and (of is None or of.kind == "goods")


def _joins(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what joins an army, or enters service with it."""
    subject, verb = parts.clause.subject, parts.clause.verb
    found = next(iter(parts.direct()), None)
    if verb is None or found is None or parts.passive or not _arms(subject, parts):
        return False
    if verb.lemma == "join":
        return found.kind == "body" or is_word(found, parts, "fleets")
    return any(prep == "with" and group.kind in _TAKERS for prep, group in parts.groups(parts.post))


def _in_hands(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is in, or comes into, somebody's hands."""
    within = (group for prep, group in parts.groups(parts.post) if prep.endswith(("in", "into")))
    held = next((group for group in within if parts.tokens[group.head].low == "hands"), None)
    verb = parts.clause.verb
    if held is None or verb is None or (verb.lemma == "be" and not _now(verb.first, held.first, parts)):
        return False
    whose = held.owner is not None or parts.follower(held, ("of",)) is not None
    return whose and not parts.passive and _arms(parts.clause.subject, parts)


def _by_now(parts: Parts, sense: Sense) -> bool:
    """Whether arms are already, or not yet, in the country that gets them: ten of the tanks are already in Ukraine."""
    place = next((g for prep, g in parts.groups(parts.post) if prep == "in"), None)
    verb, subject = parts.clause.verb, parts.clause.subject
    if verb is None or subject is None or place is None or place.kind != "state" or parts.direct():
        return False
    host = parts.clause.parent.verb if parts.clause.parent is not None else None
    said = parts.clause.kind == "that" and host is not None and host.lemma in ("say", "tell", "report", "confirm")
    if parts.clause.kind != "main" and not said:
        return False  # rejecting the argument that they were already in Chad
    bare = subject.kind == "number" and parts.follower(subject, ("of",)) is None
    return _now(verb.first, place.first, parts) and not bare and _arms(subject, parts)


def _now(first: int, last: int, parts: Parts) -> bool:
    """Whether it is said that something is so by now."""
    return any(token.low in ("already", "now", "yet") for token in parts.tokens[first:last])


def _in_line(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody has coming: is in line for 30 carriers."""
    who, held = parts.clause.subject, parts.thing_after("for")
    return who is not None and parts.agent_like(who) and held is not None and held.kind == "goods"


def _to_come(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is still to come, on the books or in the pipeline."""
    subject = parts.clause.subject
    if subject is None or parts.passive or parts.direct():
        return False
    flow = is_word(subject, parts, "flows") or subject.kind == "transfer"
    return flow or _arms(subject, parts)


def _headed(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is bound for somebody."""
    verb = parts.clause.verb
    bare = verb is None or verb.first == verb.head  # ammunition destined for Greece
    bare = bare or infinitive(parts.clause) is not None  # is heading for Cyprus to take part
    if bare or parts.clause.kind not in ("main", "that") or parts.direct():
        return False
    whom = parts.after("for") or parts.after("to")
    moved = parts.clause.subject
    flow = moved is not None and moved.kind == "transfer" and is_word(moved, parts, "consigned")
    return whom is not None and whom.kind in _TAKERS and (flow or _arms(moved, parts))


def _hands_on(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody gets his hands on."""
    held = parts.thing_after("on")
    return not parts.passive and held is not None and held.kind == "goods" and _arms(held, parts)


def _flows_until(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries are what goes on until some time."""
    moved = parts.clause.subject
    until = any(
        i.prep in ("until", "till", "into", "through", "to") and kind == "time"
        for i in parts.post
        if (kind := getattr(i.what, "kind", ""))
    )
    return until and moved is not None and is_word(moved, parts, "flows") and not parts.passive


def _through_with(parts: Parts, sense: Sense) -> bool:
    """Whether a sale or delivery is what somebody goes through with."""
    found = parts.thing_after("with")
    return found is not None and found.kind in FIELD and found.kind != "permit" and not parts.passive


def _bears_on(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is brought to bear, put to use or let loose by somebody, or by nobody named."""
    who = parts.subject()
    acts = parts.passive if who is None else parts.agent_like(who) or who.kind == "pronoun"
    return acts and _arms(parts.object(), parts)


def _use_of(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what use is made of, or what somebody falls back on against others."""
    prep = "of" if sense.nouns else "to"
    against = any(one in ("against", "on", "in") for one, _ in parts.groups(parts.post))
    who = parts.clause.subject
    acts = who is not None and (parts.passive or parts.agent_like(who))
    found = parts.thing_after(prep)
    return acts and (bool(sense.nouns) or against) and found is not None and found.kind == "goods"


def _saw_action(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what saw action, or went into it."""
    return not parts.passive and _arms(parts.clause.subject, parts)


def _handed_off(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody drops off: dropped off 40 vehicles in Constanta for Moldova."""
    who = parts.subject()
    acts = parts.passive if who is None else parts.agent_like(who)
    where = any(prep in ("in", "at", "for", "to") and one.kind != "time" for prep, one in parts.groups(parts.post))
    return acts and where and _arms(parts.object(), parts)


def _of_goods(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what a contract that is fulfilled is about."""
    held = light(sense, parts)
    about = parts.follower(held, ("for", "of")) if held is not None else None
    return about is not None and about.kind == "goods"


def _let_go(parts: Parts, sense: Sense) -> bool:
    """Whether bombs or mines are what is let go over some place, or laid there."""
    found, who = parts.object(), parts.subject()
    acts = parts.passive if who is None else is_word(who, parts, "bearers") or who.kind in _TAKERS
    over = any(prep in _ABOUT for prep, _ in parts.groups(parts.post))
    return acts and over and found is not None and _arms(found, parts) and droppable(found, parts)


def _spent(parts: Parts, sense: Sense) -> bool:
    """Whether arms that are used once are what somebody has got through: expended 400 of the rockets."""
    who, verb = parts.subject(), parts.clause.verb
    state = verb is not None and verb.lemma == "exhaust" and parts.passive and not (verb.perfect or verb.past)
    if state and parts.place("by") is None:
        return False  # stocks are exhausted: there are none
    acts = parts.passive if who is None else parts.agent_like(who)
    return acts and _arms(parts.object(), parts)


def _struck_with(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what an attack is carried out with."""
    held, who = parts.thing_after("with") or parts.thing_after("using"), parts.subject()
    acts = parts.passive if who is None else parts.agent_like(who)
    return acts and held is not None and held.kind == "goods" and _arms(held, parts)


def _hit_by(parts: Parts, sense: Sense) -> bool:
    """Whether a bomb or a missile is what somebody or something is hit by: was shot down with a German missile."""
    by, held = parts.thing_after("by"), parts.thing_after("with")
    fired = by is not None and by.kind == "goods" and (droppable(by, parts) or is_word(by, parts, "flying"))
    fired = fired or (held is not None and held.kind == "goods" and _arms(held, parts))
    return parts.passive and fired and parts.subject() is None and parts.clause.kind != "rel"


def _rips_into(parts: Parts, sense: Sense) -> bool:
    """Whether a bomb or a missile is what tears into something."""
    subject = parts.clause.subject
    fired = subject is not None and subject.kind == "goods"
    fired = fired and subject is not None and (droppable(subject, parts) or is_word(subject, parts, "flying"))
    return fired and not parts.passive and not parts.direct()


def _in_raid(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what took part in an attack."""
    return not parts.passive and is_word(parts.thing_after("in"), parts, "raids") and _arms(parts.clause.subject, parts)


def _comes_late(parts: Parts, sense: Sense) -> bool:
    """Whether arms are to come later than agreed, or came so much later; those that arrived late were delivered."""
    verb = parts.clause.verb
    span = any(isinstance(item.what, Group) and item.what.kind == "time" for item in parts.post)  # four months late
    return moves(parts) and verb is not None and (span or not (verb.past or verb.perfect))


def _floods(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what floods a country: rifles are flooding the Sahel."""
    found = next(iter(parts.direct()), None)
    land = found is not None and found.kind in ("state", "name")
    return land and not parts.passive and _arms(parts.clause.subject, parts)


def _dumped(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is left to somebody who takes them: offloaded its old tanks on Peru."""
    whom = parts.after("on") or parts.after("onto")
    return whom is not None and whom.kind in _TAKERS and _arms(parts.object(), parts)


def _lets_fly(parts: Parts, sense: Sense) -> bool:
    """Whether somebody lets fly at others with arms."""
    inner = infinitive(parts.clause)
    fired = inner is not None and inner.verb is not None and inner.verb.lemma == "fly"
    loose = any(isinstance(i.what, Mark) and i.what.low in ("loose", "fly") for i in parts.post)
    who = parts.subject()
    return (fired or loose) and who is not None and parts.agent_like(who) and parts.thing_after("with") is not None


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "kept-in": _kept_in,
    "kept-supplied": _kept_supplied,
    "promise-kept": _promise_kept,
    "kept-word": _kept_word,
    "has-from": _has_from,
    "on-promise": _on_promise,
    "stocks-of": _stocks,
    "joins-army": _joins,
    "in-hands": _in_hands,
    "by-now": _by_now,
    "in-line": _in_line,
    "still-to-come": _to_come,
    "headed": _headed,
    "hands-on": _hands_on,
    "flows-until": _flows_until,
    "through-with": _through_with,
    "bears-on": _bears_on,
    "use-of": _use_of,
    "saw-action": _saw_action,
    "spent": _spent,
    "handed-off": _handed_off,
    "of-goods": _of_goods,
    "bombs-let-go": _let_go,
    "struck-with": _struck_with,
    "hit-by": _hit_by,
    "rips-into": _rips_into,
    "in-raid": _in_raid,
    "comes-late": _comes_late,
    "floods": _floods,
    "dumped": _dumped,
    "lets-fly": _lets_fly,
}
