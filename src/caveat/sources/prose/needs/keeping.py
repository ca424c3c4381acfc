"""What has to stand by a verb of drawing back, taking out or calling off for it to be arms that stay away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import doing, field_like, infinitive, kind_of, word_of
from caveat.sources.prose.needs.places import is_word, light, object_of
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_WAYS_OUT = ("from", "out of", "off", "off of")
"""Small words behind which stands what something is taken out of."""
_SALES = frozenset(("sale", "deal", "contract", "order", "agreement", "purchase", "pact", "accord", "transfer"))
"""What can come to nothing, where a delivery only stops."""


def _cold_feet(parts: Parts, sense: Sense) -> bool:
    """Whether it is cold feet that somebody gets, about arms."""
    held, found = light(sense, parts), object_of(parts, sense)
    cold = held is not None and any(t.low == "cold" for t in parts.tokens[held.first : held.head])
    about = (found is not None and found.kind in FIELD) or doing(parts, sense.shape.object) is not None
    return cold and about


def _from_package(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is taken out of a package, a list or a bill: cut the Patriots from the aid package."""
    found = parts.object()
    if found is None or found.refers is not None:
        return False
    goods = kind_of(found, parts) in ("goods", "aid") or (found.kind in ("unit", "number") and parts.near)
    out = [(prep, group) for prep, group in parts.groups(parts.post) if prep in _WAYS_OUT]
    off = any(isinstance(item.what, Mark) and item.what.low == "off" for item in parts.post)
    out += [("off", group) for group in parts.direct() if off and group is not found]
    ashore = any(prep == "off" and is_word(group, parts, "vehicles_of") for prep, group in out)
    ashore = ashore and sense.name in ("take", "pull", "remove")  # were taken off the ship again
    if any(is_word(group, parts, "packages_of_aid") for _, group in out):
        return goods
    meant = parts.after("for") is not None or parts.after("to") is not None
    return goods and meant and (ashore or any(is_word(group, parts, "taken_from") for _, group in out))


def _back_to_store(parts: Parts, sense: Sense) -> bool:
    """Whether goods go back to where they were kept: were sent back to the depot, returned to storage."""
    found = parts.object()
    if found is None or kind_of(found, parts) != "goods":
        return False
    stored = [prep for prep, group in parts.groups(parts.post) if is_word(group, parts, "yards") and prep]
    back = any(isinstance(item.what, Mark) and item.what.low == "back" for item in parts.post)
    back = back or sense.name == "return" or any(prep.startswith("back") for prep in stored)
    meant = parts.after("for") is not None or found.owner is not None
    return back and meant and any(prep.split()[-1] in ("to", "in", "into") for prep in stored)


_WORDS = frozenset(("promise", "pledge", "word", "commitment", "undertaking", "vow", "assurance", "guarantee", "offer"))


def _its_word(parts: Parts, sense: Sense) -> bool:
    """Whether a promise to supply is what somebody goes back on."""
    given = any(word_of(group, parts) in _WORDS for prep, group in parts.groups(parts.post) if prep.endswith("on"))
    inner = infinitive(parts.clause)
    senses = frames().senses.get(inner.verb.lemma, ()) if inner is not None and inner.verb is not None else ()
    return given and parts.near and any(one.act in (Act.DELIVER, Act.APPROVE, Act.OFFER) for one in senses)


def _offer_letter(parts: Parts, sense: Sense) -> bool:
    """Whether the letter is one by which arms are offered."""
    held = light(sense, parts)
    of = parts.follower(held, ("of",)) if held is not None else None
    return of is not None and singular(parts.tokens[of.head].low) in ("offer", "acceptance", "intent")


def _of_permit(parts: Parts, sense: Sense) -> bool:
    """Whether a licence is what somebody is stripped of: was stripped of its export licence for Chad."""
    found, whom = parts.thing_after("of"), parts.after("for") or parts.after("to")
    return found is not None and found.kind == "permit" and whom is not None and _exports(found, parts)


def _with_arms(parts: Parts, sense: Sense) -> bool:
    """Whether arms sales are what somebody does away with."""
    found = parts.thing_after("with")
    return found is not None and found.kind in ("transfer", "permit", "aid") and not parts.passive


def _from_state_back(parts: Parts, sense: Sense) -> bool:
    """Whether goods that were meant for a state are pulled: pulled the rifles for Chad at the last minute."""
    found, whom = parts.object(), parts.after("for") or parts.after("from")
    goods = found is not None and kind_of(found, parts) == "goods" and found.refers is None
    return goods and whom is not None and whom.kind == "state" and not parts.clause.children


def _its_permit(parts: Parts, sense: Sense) -> bool:
    """Whether a licence to export arms is what somebody has lost, and no driving licence."""
    verb, found = parts.clause.verb, parts.object()
    done = verb is not None and (verb.past or verb.perfect or bool(verb.modal)) and not parts.passive
    return done and found is not None and found.kind == "permit" and _exports(found, parts)


def _exports(found: Group, parts: Parts) -> bool:
    """Whether a licence is one for arms."""
    words = {token.low for token in parts.tokens[found.first : found.last + 2]}
    return parts.near and not words.isdisjoint(("export", "exports", "to", "arms", "weapons", "for"))


def _to_ships(parts: Parts, sense: Sense) -> bool:
    """Whether it is to arms, or to ships and aircraft with arms, that a port or the sky is closed."""
    groups = [group for prep, group in parts.groups(parts.post) if prep in ("to", "for", "against")]
    laden = {id(child.anchor) for child in parts.clause.children if child.kind in ("part", "rel")}
    laden |= {id(i.what.subject) for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "part"}
    return any(id(group) in laden if _travels(group, parts) else group.kind == "transfer" for group in groups)


def _travels(group: Group, parts: Parts) -> bool:
    return is_word(group, parts, "vehicles_of") or parts.tokens[group.head].low in ("aircraft", "planes", "flights")


def _comes_to_nothing(parts: Parts, sense: Sense) -> bool:
    """Whether a sale of arms is what collapses."""
    subject = parts.clause.subject
    if subject is None or parts.passive or parts.direct() or subject.kind not in ("transfer", "permit"):
        return False
    of = parts.follower(subject, ("of",))
    if of is not None and of.kind not in FIELD:
        return False  # the sale of the missile plant fell apart
    return singular(parts.tokens[subject.head].low) in _SALES


def _ends(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries of arms are what ends, or dries up, and no contract that has run its time."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if subject is None or verb is None or parts.passive or parts.direct() or subject.members:
        return False
    about = parts.follower(subject, ("of", "to", "from", "for"))
    flow = is_word(subject, parts, "flows") or is_word(subject, parts, "sales")
    arms = about is not None and (about.kind in FIELD or about.kind in ("state", "body"))
    return flow and (arms or parts.near) and bool(verb.past or verb.perfect or verb.modal)


def _with_measure(parts: Parts, sense: Sense) -> bool:
    """Whether somebody answers with a halt or a ban, agrees to one, goes ahead with one."""
    wanted = sense.particles or ("with", "to", "on", "for")
    groups = (group for prep, group in parts.groups(parts.post) if prep.split(" ")[-1] in wanted)
    first = next(groups, None)
    named = first is not None and frames().events.get(singular(parts.tokens[first.head].low)) is sense.act
    about = parts.follower(first, ("on", "of", "in", "to", "for", "from", "against")) if first is not None else None
    arms = about is not None and (about.kind in FIELD or about.kind in ("state", "people"))
    return named and arms and not parts.passive and not parts.direct()


_PLAIN = frozenset(("", "field", "deal"))
"""Needs of senses that need no more than arms."""


def _orders_stopped(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries are what somebody orders stopped, cancelled, or put on hold."""
    found = parts.object()
    told = [c for c in parts.clause.children if c.kind == "part" and c.verb is not None and c.verb.passive]
    acts = ((c, one) for c in told for one in frames().senses.get(c.verb.lemma if c.verb is not None else "", ()))
    acts = ((c, one) for c, one in acts if one.act is sense.act and one.needs in _PLAIN)
    stops = any(not one.asks or _has_phrase(c, one, parts) for c, one in acts)
    return stops and not parts.passive and found is not None and found.kind in FIELD and not parts.clause.comma


def _stayed(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries, or an order on them, are what somebody stays; not: was a priority and will stay one."""
    found = object_of(parts, sense)
    one = found is not None and parts.tokens[found.head].low in ("one", "so")
    return found is not None and not one and (field_like(found, parts) or found.kind == "measure")


def _has_phrase(clause: Clause, sense: Sense, parts: Parts) -> bool:
    """Whether a clause has a phrase that a sense asks for: put / on hold."""
    behind = [(item.prep, item.what) for item in clause.post if isinstance(item.what, Group)]
    quoted = [(one[0], other[1]) for one, other in pairwise(behind) if not other[0]]  # on a temporary "pause"
    return any((prep, parts.tokens[group.head].low) in sense.phrases for prep, group in (*behind, *quoted))


def _decree_does(parts: Parts, sense: Sense) -> bool:
    """Whether a decree is what stops something: issued a decree suspending arms sales."""
    below = [c for c in (*parts.clause.children, *(i.what for i in parts.post)) if isinstance(c, Clause)]
    verbs = [c.verb for c in below if c.verb is not None and c.kind in ("part", "ger", "inf") and not c.verb.passive]
    return not parts.passive and any(
        one.act in DONE_TO for verb in verbs for one in frames().senses.get(verb.lemma, ())
    )


def _bare_veto(parts: Parts, sense: Sense) -> bool:
    """Whether a veto is cast, and not only used to do what is told behind it."""
    return infinitive(parts.clause) is None


def _bans_arms(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what a court's order is against."""
    found = object_of(parts, sense)
    return found is not None and found.kind in FIELD


_MOVES = frozenset(("reach", "go", "arrive", "get", "enter", "cross", "fall", "flow", "sail", "come", "leave"))
"""What arms do that come to somebody."""


def kept_from_going(parts: Parts) -> Clause | None:
    """What arms are kept from: kept 300 rifles from reaching Chad, blocked them from being shipped there."""
    found = parts.object()
    if found is None or kind_of(found, parts) not in ("goods", "transfer", "aid"):
        return None
    for item in parts.post:
        inner = item.what
        if isinstance(inner, Clause) and inner.kind == "ger" and item.prep == "from" and inner.verb is not None:
            gives = any(one.act is Act.DELIVER for one in frames().senses.get(inner.verb.lemma, ()))
            if (inner.verb.passive and gives) or (not inner.verb.passive and inner.verb.lemma in _MOVES):
                return inner
    return None


def _kept_from_going(parts: Parts, sense: Sense) -> bool:
    return kept_from_going(parts) is not None


def _in_store(parts: Parts, sense: Sense) -> bool:
    """Whether goods are locked in a shed."""
    found = parts.object()
    inside = any(p in ("in", "inside") and is_word(g, parts, "stores") for p, g in parts.groups(parts.post))
    return inside and found is not None and kind_of(found, parts) == "goods"


def _stops_doing(parts: Parts, sense: Sense) -> bool:
    """Whether supplying is what somebody gives up: has given up exporting rifles."""
    return doing(parts) is not None and parts.near and not parts.passive


def _left_without(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is left without the arms that he was to have."""
    found, whom = parts.thing_after("without"), parts.place("agent")
    if found is None or whom is None or found.kind not in FIELD:
        return False
    words = {token.low for token in parts.tokens[found.first : found.head]}
    his = parts.tokens[found.first].tag == "PRPS" or not words.isdisjoint(wordset("due_to_come"))
    return his and whom.kind in ("state", "body", "people")


def _meant_for(parts: Parts, sense: Sense) -> bool:
    """Whether what is kept or taken was meant for somebody: retained the missiles destined for Athens."""
    found = parts.object()
    if found is None or kind_of(found, parts) != "goods" or found.refers is not None:
        return False
    who = parts.subject()
    his = parts.passive or (who is not None and parts.agent_like(who))
    told = [c for c in parts.clause.children if c.kind in ("part", "rel") and c.anchor is found and c.verb is not None]
    meant = any(c.verb is not None and c.verb.lemma in wordset("meant_for") for c in told)
    bound = any(token.low in wordset("bound_for") for token in parts.tokens[found.last : found.last + 1])
    bound = bound or any(token.low.endswith("-bound") for token in parts.tokens[found.first : found.head])
    return his and (meant or bound)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "cold-feet": _cold_feet,
    "from-package": _from_package,
    "back-to-store": _back_to_store,
    "its-word": _its_word,
    "offer-letter": _offer_letter,
    "of-permit": _of_permit,
    "with-arms": _with_arms,
    "orders-stopped": _orders_stopped,
    "stayed": _stayed,
    "decree-does": _decree_does,
    "bare-veto": _bare_veto,
    "in-store": _in_store,
    "bans-arms": _bans_arms,
    "kept-from-going": _kept_from_going,
    "from-state-back": _from_state_back,
    "its-permit": _its_permit,
    "to-ships": _to_ships,
    "comes-to-nothing": _comes_to_nothing,
    "ends": _ends,
    "with-measure": _with_measure,
    "to-measure": _with_measure,
    "stops-doing": _stops_doing,
    "left-without": _left_without,
    "meant-for": _meant_for,
}
