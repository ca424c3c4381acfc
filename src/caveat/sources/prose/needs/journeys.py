"""What has to stand by a verb of going, being or lying somewhere for it to be arms that went, or that stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.arrivals import to_come
from caveat.sources.prose.needs.kinds import carrier, field_like, goods_like, infinitive, kind_of
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_ANYWAY = frozenset(
    ("anyway", "anyhow", "regardless", "nevertheless", "nonetheless", "notwithstanding", "out", "there")
)
"""Small words that tell that goods went, in spite of something or at all."""
_UNTIL = frozenset(("until", "till"))


def _arms(group: Group | None, parts: Parts) -> bool:
    """Whether a group is arms by its own word, or a number or pronoun that stands for some."""
    if group is None or group.members or singular(parts.tokens[group.head].low) in wordset("vehicles_of"):
        return False
    if group.refers is not None:
        return group.refers.kind in ("goods", "transfer") and kind_of(group, parts) in ("goods", "transfer")
    whole = parts.follower(group, ("of", "out of"))
    counted = whole is not None and whole.kind == "goods" and kind_of(group, parts) == "goods"
    return counted or is_word(group, parts, "loads") or (group.kind == "goods" and sort(group) == "thing")


def _told(parts: Parts) -> bool:
    """Whether arms are the subject of a verb that tells of what was, or will be, with no object behind it."""
    verb, subject = parts.clause.verb, parts.clause.subject
    if verb is None or subject is None or parts.passive or sort(subject) == "agent":
        return False  # most clauses: who acts is no arms
    if parts.direct() or infinitive(parts.clause) is not None:
        return False
    stranded = any(isinstance(i.what, Mark) and i.what.tag == "J" for i in parts.post)
    return not stranded and _arms(subject, parts)


def _travels(parts: Parts, sense: Sense) -> bool:
    """Whether goods go some way: went by another carrier, via Texas, over the border, got there anyhow."""
    verb = parts.clause.verb
    if verb is None or not _told(parts):
        return False
    for item in parts.post:
        if isinstance(item.what, Group) and item.prep and _on_a_way(item.prep, item.what, parts):
            return True
        if isinstance(item.what, Mark) and item.what.low in _ANYWAY and not item.prep:
            return True
    return False


def _on_a_way(prep: str, group: Group, parts: Parts) -> bool:
    """Whether a phrase tells by which way something goes: via Texas, by rail, on the night train, over the border."""
    if prep.startswith(("via", "by way")) or prep.endswith(" via"):
        return True
    if prep in ("by", "on", "in", "aboard"):
        return is_word(group, parts, "carriages")
    return prep.split(" ")[-1] in ("over", "across", "through") and is_word(group, parts, "borders")


def _passes(parts: Parts, sense: Sense) -> bool:
    """Whether goods pass through a place, or to somebody."""
    near = next((g for prep, g in parts.groups(parts.post) if prep in ("through", "to", "into")), None)
    return _told(parts) and near is not None and near.kind in ("state", "name", "people", "body")


def _ships(parts: Parts, sense: Sense) -> bool:
    """Whether goods go out, and nobody is told to send them: the first four jets shipped in May."""
    verb = parts.clause.verb
    firm = verb is not None and (verb.past or verb.perfect or verb.negative or bool(verb.modal))
    firm = firm or (verb is not None and verb.form == "inf") or to_come(parts, Mood())  # was meant to ship; in May
    return firm and _told(parts)  # not: kept ammunition ships waiting


def _enters(parts: Parts, sense: Sense) -> bool:
    """Whether goods come into a country, or have left a port behind: not one bomb has entered the country."""
    found, verb = next(iter(parts.direct()), None), parts.clause.verb
    if found is None or verb is None or parts.passive or not _arms(parts.clause.subject, parts):
        return False
    port = found.kind == "name" or is_word(found, parts, "yards")
    land = found.kind == "state" or is_word(found, parts, "lands_entered")
    return land if verb.lemma == "enter" else port and found.kind != "goods"


def _is_there(parts: Parts, sense: Sense) -> bool:
    """Whether goods are where they were to go: six are here, could be in Dakar within ten days, are on a boat."""
    verb = parts.clause.verb
    if verb is None or not _told(parts):
        return False
    plain = [item for item in parts.post if isinstance(item.what, Mark) and not item.prep]
    here = any(mark.what.low in ("here", "ashore") for mark in plain if isinstance(mark.what, Mark))
    if here and len([i for i in parts.post if isinstance(i.what, Group) and i.what.kind != "time"]) == 0:
        return True
    for prep, group in parts.groups(parts.post):
        if prep in ("on", "aboard") and is_word(group, parts, "vehicles_of") and not verb.modal:
            return True
        place = prep == "in" and group.kind in ("state", "name") and not group.members
        if place and (_dated(parts, ("since",)) and verb.perfect):
            return True
        if place and verb.modal in ("could", "may", "might", "will") and _dated(parts, ("within", "by", "before")):
            return True
    return False


def _dated(parts: Parts, preps: tuple[str, ...]) -> bool:
    return any(isinstance(i.what, Group) and i.what.kind == "time" and i.prep in preps for i in parts.post)


def _has_had(parts: Parts, sense: Sense) -> bool:
    """Whether a state has had arms since a day, or some of those due to it: Kyiv has had them since the 29th."""
    found, verb, who = next(iter(parts.direct()), None), parts.clause.verb, parts.clause.subject
    if found is not None and verb is not None and not verb.negative and _seen_to(parts):
        return _arms(found, parts)
    if found is None or verb is None or who is None or not verb.perfect or verb.progressive or verb.negative:
        return False
    if any(prep in ("under", "on", "in") and g.kind != "time" for prep, g in parts.groups(parts.post)):
        return False  # has had them under lock and key since May
    if parts.tokens[found.head].low in ("theirs", "his", "hers", "ours"):
        return False
    if who.kind not in ("state", "people", "body"):
        return False
    counted = parts.follower(found, ("of",)) if found.kind == "number" else None
    none = found.negative and found.first > 1 and parts.tokens[found.first - 2].low == "none"
    if counted is not None or none:
        return _arms(counted or found, parts)  # has had only two, or none, of the jets that it ordered
    return _dated(parts, ("since",)) and _arms(found, parts)


def _seen_to(parts: Parts) -> bool:
    """Whether somebody sees to it that another has something: will ensure that Chad has the arms that it needs."""
    above = parts.clause.parent if parts.clause.kind == "that" else None
    return above is not None and above.verb is not None and above.verb.lemma in ("ensure", "make", "see", "guarantee")


def _long_waited(parts: Parts, sense: Sense) -> bool:
    """Whether arms are later than was told: will have to wait longer for the boats; not: waits for them since May."""
    verb, who = parts.clause.verb, parts.clause.subject
    arms = next((g for prep, g in parts.groups(parts.post) if prep == "for" and g.kind in ("goods", "transfer")), None)
    if verb is None or who is None or arms is None or verb.negative or who.kind not in ("state", "people", "body"):
        return False
    return any(isinstance(item.what, Mark) and item.what.low == "longer" for item in parts.post)


def _buys_bare(parts: Parts, sense: Sense) -> bool:
    """Whether a state or its army buys from another, where arms are spoken of: meanwhile Chad is buying from Oslo."""
    seller, who, verb = parts.after("from"), parts.clause.subject, parts.clause.verb
    if verb is None or seller is None or who is None or parts.passive or parts.direct() or parts.gap is not None:
        return False
    told = verb.form == "finite" and not verb.modal and infinitive(parts.clause) is None
    buyer = who.kind in ("state", "body", "people") or parts.tokens[who.head].low in ("it", "they", "we")
    return told and buyer and parts.near and seller.kind in ("state", "body", "people", "name")


def _cargo_with(parts: Parts, sense: Sense) -> bool:
    """Whether a ship or a train comes somewhere with arms: put in at Alat with 40 containers of rockets."""
    cargo = next((group for prep, group in parts.groups(parts.post) if prep == "with"), None) or _aboard(parts)
    subject = parts.clause.subject
    if cargo is None or subject is None or parts.passive or not is_word(subject, parts, "vehicles_of"):
        return False
    of = parts.follower(cargo, ("of",))
    return any(one is not None and one.kind == "goods" and sort(one) == "thing" for one in (cargo, of))


def _aboard(parts: Parts) -> Group | None:
    """What a ship or a train has with it, by what stands behind its noun: a freighter with, or carrying, shells."""
    held = (group for prep, group in parts.groups(parts.pre) if prep in ("with", "of"))
    found = next((group for group in held if group.kind == "goods"), None)
    carried = (c for c in parts.clause.children if c.anchor is parts.clause.subject and c.verb is not None)
    for child in carried if found is None else ():
        if child.kind == "part" and child.verb is not None and child.verb.lemma in ("carry", "bring", "haul", "load"):
            found = next((i.what for i in child.post if isinstance(i.what, Group) and i.prep in ("", "with")), None)
    return found


def _gives_up(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody parts with: would give up the tanks if; not: would not give up the tanks."""
    found, verb = parts.object(), parts.clause.verb
    kept = verb is None or verb.negative or parts.passive
    return not kept and _arms(found, parts)


def _goods_back(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is given back."""
    found, who = parts.object(), parts.subject()
    to = next((group for prep, group in parts.groups(parts.post) if prep == "to"), None)
    if is_word(to, parts, "makers_of"):
        return False  # returned the faulty rifles to the maker
    if found is None or not _arms(found, parts) or not goods_like(found, parts):
        return False
    if parts.passive:  # to whom those go back that had been lent to somebody is not told
        return not any(child.anchor is found and child.kind == "rel" for child in parts.clause.children)
    return who is not None and parts.agent_like(who)


def _stored(group: Group, parts: Parts) -> bool:
    return is_word(group, parts, "stores") or is_word(group, parts, "yards")


def _waits(parts: Parts) -> bool:
    """Whether something lasts: until it is over, pending a ruling, since May."""
    clauses = any(child.kind == "adv" and child.mark in _UNTIL for child in parts.clause.children)
    until = any(prep in ("until", "till", "pending") and g.kind != "time" for prep, g in parts.groups(parts.post))
    return clauses or until or _dated(parts, ("since",))


def _lies(parts: Parts, sense: Sense) -> bool:
    """Whether goods lie somewhere and wait: have stood at the yard since Friday, will stay there until it is signed."""
    if not _told(parts) or not _waits(parts):
        return False
    there = any(isinstance(i.what, Mark) and i.what.low in ("there", "here") for i in parts.post)
    placed = (prep in ("in", "at", "on", "behind") and g for prep, g in parts.groups(parts.post))
    return there or any(group and (_stored(group, parts) or group.kind in ("name", "state")) for group in placed)


def _idle(parts: Parts, sense: Sense) -> bool:
    """Whether goods, or the train with them, stand idle."""
    subject = parts.clause.subject
    train = is_word(subject, parts, "vehicles_of") and parts.near
    return not parts.passive and (train or (subject is not None and kind_of(subject, parts) in FIELD))


def _kept_in_store(parts: Parts, sense: Sense) -> bool:
    """Whether goods meant for somebody are kept in a shed: keeps the helicopters in their hangar."""
    found, who = parts.object(), parts.subject()
    stored = any(prep in ("in", "at", "on") and is_word(g, parts, "stores") for prep, g in parts.groups(parts.post))
    told = who is not None and parts.agent_like(who) and who.kind in ("state", "body", "name")
    told = told or (parts.passive and _waits(parts))
    own = found is not None and parts.tokens[found.first].tag == "PRPS"
    return stored and told and not own and found is not None and _arms(found, parts)


def _parked(parts: Parts, sense: Sense) -> bool:
    """Whether goods are left somewhere until something comes about, or since a day: are parked in Miami since May."""
    return parts.passive and _waits(parts) and _arms(parts.clause.subject, parts)


def _unanswered(parts: Parts, sense: Sense) -> bool:
    """Whether a request or a file is what is left without an answer."""
    found = parts.object()
    return found is not None and (is_word(found, parts, "requested") or found.kind == "permit")


def _valve(parts: Parts, sense: Sense) -> bool:
    """Whether arms are spoken of where a valve is shut."""
    back = any(isinstance(item.what, Mark) and item.what.low in ("on", "open") for item in parts.post)
    return parts.near and not back


def _valve_opens(parts: Parts, sense: Sense) -> bool:
    """Whether it is a valve that opens, and arms are spoken of."""
    return parts.near and not parts.direct() and is_word(parts.clause.subject, parts, "valves")


def _about_arms(parts: Parts, sense: Sense) -> bool:
    """Whether arms, or money's worth of them, are what the clock is stopped on."""
    found = parts.thing_after("on") or parts.thing_after("for")
    return found is not None and field_like(found, parts) and found.kind != "pronoun"


def _lets_wait(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is let wait for arms, or a licence is: lets Chad wait, keeps Riyadh waiting."""
    inner = [
        child for child in parts.clause.children if child.kind in ("inf", "ger", "part") and child.verb is not None
    ]
    inner += [below for one in inner for below in one.children]
    waits = any(one.verb is not None and one.verb.lemma == "wait" for one in inner)
    found = next(iter(parts.direct()), None) or parts.gap
    who = parts.subject()
    if not waits or found is None or parts.passive or who is None:
        return False
    states = who.kind == "state" and found.kind == "state" and parts.clause.kind == "main"
    return states or (parts.near and found.kind in ("state", "body", "people", "name", "permit", "transfer"))


def _papers_lie(parts: Parts, sense: Sense) -> bool:
    """Whether a request or a file lies somewhere for long: has lain in the Chancellery since May, gathers dust."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if subject is None or verb is None or parts.passive:
        return False
    dust = any(parts.tokens[group.head].low == "dust" for group in parts.direct())
    told = dust if verb.lemma in ("gather", "collect") else not parts.direct()
    paper = subject.kind in ("permit", "transfer") or is_word(subject, parts, "requested")
    return told and paper and (_waits(parts) or verb.perfect or verb.progressive)


def _kept_anothers(parts: Parts, sense: Sense) -> bool:
    """Whether a state keeps arms that are another's: Seoul keeps Estonia's howitzers."""
    found, who = parts.object(), parts.subject()
    if found is None or who is None or found.owner is None or parts.passive or found.kind != "goods":
        return False
    return who.kind in ("state", "body", "name") and found.owner.kind in ("state", "people") and sort(found) == "thing"


def _denied_arms(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what somebody is denied: denied the rockets to two countries."""
    found, whom = parts.object(), parts.after("to")
    return found is not None and whom is not None and found.kind in ("goods", "pronoun") and _arms(found, parts)


def _ship_or_goods(parts: Parts, sense: Sense) -> bool:
    """Whether arms, or a ship that carries them, are turned away: turned away a ship with shells for Chad."""
    found = parts.object()
    return found is not None and (carrier(found, parts) or (found.kind == "goods" and field_like(found, parts)))


def _to_carrier(parts: Parts, sense: Sense) -> bool:
    """Whether a ship with arms is refused entry: denied a port call to a ship that carries shells."""
    groups = (group for _, group in parts.groups([*parts.pre, *parts.post]))
    return parts.near and any(carrier(group, parts) for group in groups)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "ship-or-goods": _ship_or_goods,
    "to-carrier": _to_carrier,
    "travels": _travels,
    "passes-to": _passes,
    "ships": _ships,
    "enters": _enters,
    "is-there": _is_there,
    "has-had": _has_had,
    "long-waited": _long_waited,
    "cargo-with": _cargo_with,
    "gives-up": _gives_up,
    "buys-bare": _buys_bare,
    "goods-back": _goods_back,
    "lies-there": _lies,
    "stands-idle": _idle,
    "kept-in-store": _kept_in_store,
    "parked": _parked,
    "left-unanswered": _unanswered,
    "valve": _valve,
    "lets-wait": _lets_wait,
    "papers-lie-long": _papers_lie,
    "kept-anothers": _kept_anothers,
    "denied-arms": _denied_arms,
    "valve-opens": _valve_opens,
    "about-arms": _about_arms,
}
