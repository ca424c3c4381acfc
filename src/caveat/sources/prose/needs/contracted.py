"""What has to stand by a verb of winning, signing, choosing or sending for it to be a contract or an order for arms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import goods_like
from caveat.sources.prose.needs.places import light
from caveat.sources.prose.words.groups import FIELD, Group

_MONEY = frozenset("$€£¥₹")


def _contracted(parts: Parts, sense: Sense) -> bool:
    """Whether a contract is a new one for arms, or to supply them: won a contract from Oman for 24 radars."""
    held = light(sense, parts)
    new = held is not None and parts.tokens[held.first].low in ("a", "an", "another")
    what = parts.thing_after("for")
    below = (i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "inf")
    things = [i.what for one in below for i in one.post if isinstance(i.what, Group)]
    if what is not None:
        things.append(what)
    return new and not parts.passive and any(thing.kind in FIELD for thing in things)


def _with_whom(parts: Parts, sense: Sense) -> bool:
    """Whether a deal that a state strikes with another is one on the arms that are spoken of: reached one with Oman."""
    held, other, who = light(sense, parts), parts.after("with"), parts.subject()
    states = other is not None and who is not None and other.kind == "state" and who.kind in _PARTIES
    if held is None or any(token.low in _OTHER_PACTS for token in parts.tokens[held.first : held.head]):
        return False
    return states and parts.near and parts.follower(held, ("on", "for", "about", "over", "to")) is None


_PARTIES = frozenset(("state", "body", "pronoun"))
_OTHER_PACTS = frozenset(("peace", "trade", "ceasefire", "tariff", "climate", "nuclear", "migration", "truce"))
"""What a deal is on that is none on arms."""


def _bespoken(parts: Parts, sense: Sense) -> bool:
    """Whether arms are ordered from somebody, and not put into service: commissioned two frigates from a yard."""
    found, maker = parts.object(), parts.after("from") or parts.after("with")
    return found is not None and goods_like(found, parts) and maker is not None and parts.agent_like(maker)


def _for_arms(parts: Parts, sense: Sense) -> bool:
    """Whether a pact is one on arms, or one that is paid for: signed an arms pact, an accord worth 3 billion."""
    held = light(sense, parts)
    words = parts.tokens[held.first : held.last] if held is not None else []
    groups = (group for _, group in (*parts.groups(parts.pre), *parts.groups(parts.post)) if group is not held)
    paid = any(token.text[:1] in _MONEY for token in words) or {"arms", "weapons"} & {token.low for token in words}
    return bool(paid) or any(group.kind in (*FIELD, "unit") for group in groups)


def _choice(parts: Parts, sense: Sense) -> bool:
    """Whether a state or an army makes its choice among arms: settled on the Gripen, will choose a new jet."""
    who, found = parts.subject(), parts.thing_after("on") or parts.thing_after("for")
    found = found if sense.particles else parts.object()
    buys = who is not None and who.kind in ("state", "body", "people")
    return buys and not parts.passive and found is not None and found.kind == "goods" and found.refers is None


def _of_request(parts: Parts, sense: Sense) -> bool:
    """Whether a letter is one in which arms are asked for: dispatched the Letter of Request."""
    held = light(sense, parts)
    of = parts.follower(held, ("of",)) if held is not None else None
    return of is not None and parts.tokens[of.head].low in ("request", "requirements") and not of.negative


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "contracted": _contracted,
    "bespoken": _bespoken,
    "for-arms-pact": _for_arms,
    "choice": _choice,
    "letter-of-request": _of_request,
    "with-whom": _with_whom,
}
