"""What has to stand by a verb of winning or commissioning for it to be a contract or an order for arms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import goods_like
from caveat.sources.prose.needs.places import light
from caveat.sources.prose.words.groups import FIELD, Group


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


def _bespoken(parts: Parts, sense: Sense) -> bool:
    """Whether arms are ordered from somebody, and not put into service: commissioned two frigates from a yard."""
    found, maker = parts.object(), parts.after("from") or parts.after("with")
    return found is not None and goods_like(found, parts) and maker is not None and parts.agent_like(maker)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "contracted": _contracted,
    "bespoken": _bespoken,
}
