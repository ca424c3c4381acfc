"""Goods that leave a ship, a plane or a train in; whether they have so come, out: rolled off the ferry."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset

_CARRIERS = frozenset(("boat", "aircraft", "jet", "carrier", "transport", "airliner", "freighter", "ramp", "gangway"))


def _off_ship(parts: Parts, sense: Sense) -> bool:
    """Whether goods leave what carried them: rolled off the ferry, came off a C-17; not: off the production line."""
    subject, from_what = parts.clause.subject, next(iter(parts.direct()), None)
    if subject is None or subject.kind != "goods" or from_what is None or parts.passive:
        return False
    return parts.tokens[from_what.first - 1].low == "off" and _carries(from_what, parts)


def _carries(group: Group, parts: Parts) -> bool:
    """Whether a group is a ship, a plane or a train, by its word or by the number of its type: a C-17."""
    head = parts.tokens[group.head]
    known = singular(head.low) in wordset("vehicles_of") or singular(head.low) in _CARRIERS
    typed = head.text[0].isupper() and any(letter.isdigit() for letter in head.text)
    return known or (typed and group.kind in ("goods", "name"))


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "off-ship": _off_ship,
}
