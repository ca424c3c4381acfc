"""What has to stand by a verb of going slow or setting terms for it to be about arms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Mark


def _goes_slow(parts: Parts, sense: Sense) -> bool:
    """Whether somebody goes slow, where arms are spoken of, and no work, march or train does."""
    verb, who = parts.clause.verb, parts.clause.subject
    marks = [item.what for item in parts.post if isinstance(item.what, Mark)]
    slow = verb is not None and any(mark.low == "slow" and mark.first == verb.last for mark in marks)
    on = any(parts.thing_after(prep) is not None for prep in sense.shape.object)
    slow = slow and verb is not None and (on or not verb.past)  # the army went slow: on its march
    return slow and parts.near and not parts.direct() and who is not None and parts.agent_like(who)


def _as_terms(parts: Parts, sense: Sense) -> bool:
    """Whether something is set as a condition of what is spoken of: attached a truce as a condition to the licence."""
    return parts.near and not parts.passive and bool(parts.direct())


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "goes-slow": _goes_slow,
    "as-terms": _as_terms,
}
