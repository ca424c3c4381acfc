"""What has to stand by a verb for arms to be late, to lie and wait, or to be let go again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.ending import stopping
from caveat.sources.prose.needs.kinds import field_like, infinitive
from caveat.sources.prose.needs.places import is_word, light, moves
from caveat.sources.prose.needs.ruling import CHECKS as RULING
from caveat.sources.prose.needs.ruling import alone
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_FIELD = RULING["field"]
"""Whether it is done to goods, deliveries, papers, or what may stand for them."""
_SLOWLY = frozenset(("slowly", "sluggishly", "haltingly", "fitfully", "piecemeal"))
_PACES = frozenset(("pace", "speed", "rate", "crawl"))
_IN_FORCE = frozenset(("in force", "in place", "in effect", "in existence"))
_DOWN = (["down", "the"], ["back", "of"], ["bottom", "of"], ["end", "of"], ["back", "in"])
_BACK_INTO = frozenset(("into", "in", "on", "onto", "under", "together"))
"""What leads back to where something was, and to no later day."""
_LINES = frozenset(("queue", "list", "line", "order", "pecking"))


def _marks(parts: Parts) -> list[str]:
    return [item.what.low for item in (*parts.pre, *parts.post) if isinstance(item.what, Mark)]


def _goods_of_somebody(subject: Group | None, parts: Parts) -> bool:
    """Whether arms are what lies somewhere, and it is told whose they are to be: shells for Kenya, Chad's rifles."""
    if subject is None or parts.passive or sort(subject) == "agent":
        return False
    if subject.kind not in ("goods", "transfer", "number", "aid") or not field_like(subject, parts):
        return False
    for_whom = parts.follower(subject, ("for", "to", "destined for", "bound for", "meant for", "intended for"))
    bound = any(token.low.endswith("-bound") for token in parts.tokens[subject.first : subject.head])
    owner = subject.owner is not None and parts.agent_like(subject.owner)
    return bound or owner or (for_whom is not None and parts.agent_like(for_whom))


def _lies_about(parts: Parts, sense: Sense) -> bool:
    """Whether arms that are meant for somebody lie in a shed or a port: the shells for Kenya languish in a port."""
    subject = parts.clause.subject
    dust = sense.nouns and any(is_word(group, parts, "dusts") for group in parts.direct())
    if subject is None or (parts.direct() and not dust):
        return False
    meant = _goods_of_somebody(subject, parts)
    placed = (g for prep, g in parts.groups(parts.post) if prep in ("in", "at", "on", "aboard", "inside"))
    there = any(is_word(g, parts, "stores") or is_word(g, parts, "yards") or g.kind == "name" for g in placed)
    return meant and there


def _day_slips(parts: Parts, sense: Sense) -> bool:
    """Whether it is the day of a delivery, or its timetable, that moves: the delivery date has slipped."""
    subject = parts.clause.subject
    if subject is None or parts.passive or parts.direct() or not parts.near:
        return False
    return is_word(subject, parts, "timetables")


def _faces_wait(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is to wait for arms: faces a two-year wait for its missiles."""
    held = light(sense, parts)
    found = parts.follower(held, ("for", "of", "in")) if held is not None else None
    return found is not None and found.kind in FIELD and not parts.passive


def _takes_longer(parts: Parts, sense: Sense) -> bool:
    """Whether a delivery is what takes longer: the handover will take longer than planned."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if subject is None or verb is None or parts.passive or subject.kind not in FIELD:
        return False
    return any(token.low == "longer" for token in parts.tokens[verb.last : verb.last + 2])


def _slow_going(parts: Parts, sense: Sense) -> bool:
    """Whether a delivery goes on slowly, or at a pace that is slow: proceeds at a snail's pace."""
    subject = parts.clause.subject
    if subject is None or parts.passive or parts.direct() or subject.kind not in FIELD:
        return False
    if not _SLOWLY.isdisjoint(_marks(parts)):
        return True
    for prep, group in parts.groups(parts.post):
        words = {token.low for token in parts.tokens[group.first : group.last]}
        if prep == "at" and words & _PACES and words & wordset("slow_as"):
            return True
    return False


def _queued(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who waits for arms is sent down the line: was bumped down the queue for interceptors."""
    found, thing = parts.place("agent"), parts.thing_after("for")
    waits = found is not None and found.kind in ("state", "body", "name") and _down_the_line(parts)
    return waits and (parts.near or (thing is not None and thing.kind in FIELD))


def _goods_queued(parts: Parts, sense: Sense) -> bool:
    """Whether it is arms that are sent down the line: put them at the back of the queue."""
    found = parts.object()
    if found is None or (found.kind != "pronoun" and parts.agent_like(found)):
        return False
    return parts.near and field_like(found, parts) and _down_the_line(parts)


def _down_the_line(parts: Parts) -> bool:
    lows = [token.low for token in parts.tokens]
    sent = any(lows[at : at + 2] in _DOWN for at in range(len(lows) - 1))
    return sent and not _LINES.isdisjoint(lows)


def _years_behind(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is some time behind with arms: has fallen two years behind on the corvettes."""
    verb, found = parts.clause.verb, parts.thing_after("on") or parts.thing_after("with")
    if verb is None or parts.passive or found is None or found.kind not in FIELD:
        return False
    timed = next((i.what for i in parts.post if isinstance(i.what, Group) and i.what.kind == "time"), None)
    return timed is not None and parts.tokens[timed.last].low in ("behind", "late")


def _falls_behind(parts: Parts, sense: Sense) -> bool:
    """Whether orders or deliveries are what falls behind, and behind nothing else: two had fallen behind."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if subject is None or verb is None or parts.passive or parts.direct() or parts.thing_after("behind") is not None:
        return False
    counts = subject.kind == "number" and subject.refers is not None and subject.refers.kind in FIELD
    ordered = singular(parts.tokens[subject.head].low) in ("order", "contract") and parts.near
    return subject.kind in ("transfer", "permit") or counts or ordered


def _behind_time(parts: Parts, sense: Sense) -> bool:
    """Whether deliveries are behind time."""
    late = any(
        item.prep == "behind" and isinstance(item.what, Group) and parts.tokens[item.what.head].low == "time"
        for item in parts.post
    )
    return late and moves(parts)


def _put_back(parts: Parts, sense: Sense) -> bool:
    """Whether goods or a date are put back, and not back into something: put the cases back into the process."""
    lows = [(token.low, parts.tokens[at + 1].low) for at, token in enumerate(parts.tokens[:-1])]
    return not any(low == "back" and behind in _BACK_INTO for low, behind in lows) and _FIELD(parts, sense)


def _slow_flow(parts: Parts, sense: Sense) -> bool:
    """Whether it is deliveries that are slow, and no arms that move slowly."""
    subject = parts.clause.subject
    flows = subject is not None and subject.kind in ("transfer", "permit") and not parts.passive
    return flows and not is_word(subject, parts, "rides")


def _strung_along(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who waits for arms is strung along."""
    found = parts.object()
    along = found is not None and found.last < len(parts.tokens) and parts.tokens[found.last].low == "along"
    return along and parts.near and found is not None and found.kind in ("state", "body")


def _flow_slows(parts: Parts, sense: Sense) -> bool:
    """Whether it is deliveries that slow, and no tanks that do so at a river."""
    subject = parts.clause.subject
    return subject is not None and subject.kind in ("transfer", "permit", "aid", "measure") and alone(parts, sense)


def _stuck(parts: Parts, sense: Sense) -> bool:
    """Whether goods or papers are stuck somewhere, and no vehicles in the mud."""
    held = any(is_word(group, parts, "mires") for prep, group in parts.groups(parts.post) if prep in ("in", "on"))
    return not held and _FIELD(parts, sense)


def _down_the_road(parts: Parts, sense: Sense) -> bool:
    """Whether a decision on arms, or a delivery, is kicked down the road."""
    lows = [token.low for token in parts.tokens]
    down = any(lows[at : at + 3] == ["down", "the", "road"] for at in range(len(lows) - 2))
    return down and _FIELD(parts, sense)


def _spread_over(parts: Parts, sense: Sense) -> bool:
    """Whether a delivery is spread over some years."""
    times = (i.what for i in parts.post if isinstance(i.what, Group) and i.what.kind == "time")
    timed = any(parts.tokens[group.first].low == "over" for group in times)
    return timed and _FIELD(parts, sense)


def _backed_up(parts: Parts, sense: Sense) -> bool:
    """Whether goods are what is backed up: with nobody who backs them."""
    subject = parts.clause.subject
    moved = subject is not None and subject.kind in FIELD and parts.passive
    return moved and not any(prep in ("by", "with") for prep, _ in parts.groups(parts.post))


def _tangled(parts: Parts, sense: Sense) -> bool:
    """Whether a sale or goods are caught in a dispute or in paperwork, and not in a fight."""
    subject = parts.clause.subject
    caught = subject is not None and subject.kind in FIELD and parts.passive
    held = (g for prep, g in parts.groups(parts.post) if prep.split(" ")[-1] in ("in", "by", "up"))
    return caught and any(is_word(g, parts, "tangles") for g in held)


def _no_longer(parts: Parts, sense: Sense) -> bool:
    """Whether a ban no longer stands: the embargo is no longer in force, no longer applies."""
    verb, subject = parts.clause.verb, parts.clause.subject
    if verb is None or subject is None or parts.passive or not stopping(subject, parts):
        return False
    around = [token.low for token in parts.tokens[max(0, verb.first - 2) : verb.last + 2]]
    over = any(around[at : at + 2] == ["no", "longer"] for at in range(len(around) - 1))
    stands = any(f"{prep} {parts.tokens[g.head].low}" in _IN_FORCE for prep, g in parts.groups(parts.post))
    return over and (stands or verb.lemma != "be")


def _ceases_to_apply(parts: Parts, sense: Sense) -> bool:
    """Whether a ban ceases to apply."""
    inner, subject = infinitive(parts.clause), parts.clause.subject
    ends = inner is not None and inner.verb is not None and inner.verb.lemma in ("apply", "exist", "be", "have")
    return ends and stopping(subject, parts)


def _deal_stalls(parts: Parts, sense: Sense) -> bool:
    """Whether it is a sale or deliveries that get stuck, in a set phrase: hit the buffers, ran aground, lost pace."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if subject is None or verb is None or parts.passive or subject.kind not in ("transfer", "permit", "aid"):
        return False
    heads = [parts.tokens[group.head].low for group in parts.direct()]
    next_ = parts.tokens[verb.last].low if verb.last < len(parts.tokens) else ""
    return any(f"{verb.lemma}-{word}" in wordset("deal_stalls") for word in (*heads, next_))


def _away_with(parts: Parts, sense: Sense) -> bool:
    """Whether it is a ban or a freeze that somebody does away with."""
    return is_word(parts.thing_after("with"), parts, "stoppings")


def _ban_on_arms(parts: Parts, sense: Sense) -> bool:
    """Whether an order or a condition that is done away with is about arms: the injunction against shell exports."""
    found = next((one for p in ("against", "on", "for", "to", "of") if (one := parts.thing_after(p)) is not None), None)
    return found is not None and field_like(found, parts) and found.kind != "pronoun"


def _needs_leave(parts: Parts, sense: Sense) -> bool:
    """Whether a transfer that is named needs somebody's leave: the re-export of the guns to Chad needs consent."""
    subject = parts.clause.subject
    if subject is None or parts.passive or subject.kind not in ("transfer", "goods"):
        return False
    about, held = parts.follower(subject, ("of", "to", "for")), light(sense, parts)
    if held is None or held.negative:
        return False  # needs no licence
    return about is not None and (about.kind in FIELD or parts.agent_like(about))


def _must_be_cleared(parts: Parts, sense: Sense) -> bool:
    """Whether each delivery, or what is sold, waits for somebody's word: each must be released by the ministry."""
    subject, verb, by = parts.clause.subject, parts.clause.verb, parts.after("by")
    if subject is None or verb is None or by is None or not parts.passive or verb.negative or subject.negative:
        return False
    if verb.modal != "must" or not parts.agent_like(by) or not parts.near or parts.clause.kind not in ("main", "that"):
        return False
    each = parts.tokens[subject.first].low in ("each", "every", "any", "all")
    return subject.kind in FIELD or (each and is_word(subject, parts, "standins"))


def _own_terms(parts: Parts, sense: Sense) -> bool:
    """Whether it is somebody's terms for arms that are told: Oslo's conditions for the rifles include a truce."""
    subject = parts.clause.subject
    if subject is None or parts.passive:
        return False
    owned = subject.owner is not None and parts.agent_like(subject.owner)
    if not owned and parts.tokens[subject.first].low not in ("the", "one"):
        return False
    about = parts.follower(subject, ("for", "on", "of"))
    terms = is_word(subject, parts, "own_terms")
    return terms and about is not None and about.kind in FIELD and bool(parts.direct() or parts.clause.children)


def _back_on(parts: Parts, sense: Sense) -> bool:
    """Whether arms are what is switched back on."""
    found = parts.object()
    lows = [token.low for token in parts.tokens]
    back = any(lows[at : at + 2] == ["back", "on"] for at in range(len(lows) - 1))
    return back and found is not None and field_like(found, parts)


def _off_list(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is taken off a list of those who get no arms."""
    found, whom = parts.thing_after("off") or parts.thing_after("from"), parts.place("agent")
    if found is None or whom is None or whom.kind not in ("state", "body", "name"):
        return False
    if not parts.near and not any(token.low in ("arms", "weapons", "embargoed") for token in parts.tokens):
        return False
    words = {token.low for token in parts.tokens[found.first : found.last + 4]}
    listed = singular(parts.tokens[found.head].low) in ("list", "blacklist", "register")
    return listed and bool(words & wordset("banned_lists"))


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "lies-about": _lies_about,
    "day-slips": _day_slips,
    "faces-wait": _faces_wait,
    "takes-longer": _takes_longer,
    "slow-going": _slow_going,
    "queued": _queued,
    "goods-queued": _goods_queued,
    "strung-along": _strung_along,
    "flow-slows": _flow_slows,
    "stuck": _stuck,
    "down-the-road": _down_the_road,
    "spread-over": _spread_over,
    "backed-up": _backed_up,
    "years-behind": _years_behind,
    "falls-behind": _falls_behind,
    "behind-time": _behind_time,
    "put-back": _put_back,
    "slow-flow": _slow_flow,
    "tangled": _tangled,
    "ceases-to-apply": _ceases_to_apply,
    "deal-stalls": _deal_stalls,
    "no-longer": _no_longer,
    "away-with": _away_with,
    "ban-on-arms": _ban_on_arms,
    "needs-leave": _needs_leave,
    "must-be-cleared": _must_be_cleared,
    "own-terms": _own_terms,
    "back-on": _back_on,
    "off-list": _off_list,
}
