"""What has to stand by "let" for goods or papers to be let through, or let go again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like, infinitive
from caveat.sources.prose.words.groups import Mark
from caveat.sources.prose.words.lexicon import wordset

_GOES = frozenset(("sail", "leave", "depart", "fly", "roll", "flow", "ship", "resume", "restart"))
"""What goods do that are let go."""


def _let_through(parts: Parts, sense: Sense) -> bool:
    """Whether goods are let through, or let be sent: would not let any rifles be sent to Chad."""
    found, inner = parts.object(), infinitive(parts.clause)
    verb = inner.verb if inner is not None else None
    moved = verb is not None and verb.passive and verb.lemma in wordset("sends") | {"sell", "send"}
    sent = moved and found is not None and field_like(found, parts)
    paper = found is not None and found.kind in ("permit", "transfer")
    marks = [i.what.low for i in inner.post if isinstance(i.what, Mark)] if inner is not None else []
    stands = verb is not None and (verb.lemma == "stand" or (verb.lemma in ("run", "continue") and "out" not in marks))
    return sent or (paper and stands) or _let(parts, ("through", "past", "ahead", "forward", "abroad", "overseas"))


def _let_go(parts: Parts, sense: Sense) -> bool:
    return _let(parts, ("", "out"))


def _let(parts: Parts, through: tuple[str, ...]) -> bool:
    """Whether goods or papers are let go, and which way."""
    found, inner = parts.object(), infinitive(parts.clause)
    if found is None or not field_like(found, parts) or (parts.agent_like(found) and found.kind != "pronoun"):
        return False
    if inner is None or inner.verb is None:
        ways = [i.what.low if isinstance(i.what, Mark) else i.prep for i in parts.post]
        return "" not in through and any(way in (*through, "out of") for way in ways)
    marks = [item.what.low for item in inner.post if isinstance(item.what, Mark) and item.what.tag != "IN"]
    if inner.verb.lemma == "pass" and not marks:
        return "" not in through  # let the shells pass
    if inner.verb.lemma in ("cross", "transit", "enter"):
        return "through" in through  # will not let the weapons cross its territory
    if inner.verb.lemma == "stand" and "through" in through:
        return found.kind in ("transfer", "permit")  # has let the sale stand
    if inner.verb.lemma in ("start", "begin"):
        return "" in through and "again" in marks  # let them start again
    if inner.verb.lemma in ("go", "pass", "proceed"):
        return any(mark in through for mark in marks) or ("" in through and not marks)
    return "" in through and inner.verb.lemma in _GOES


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {"let-through": _let_through, "let-go": _let_go}
"""A check for each word that the files of frames use as a need."""
