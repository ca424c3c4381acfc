"""Verbs that weigh something by what stands beside them: wrestles with whether, gives thought to, holds talks on."""

from __future__ import annotations

from collections.abc import Callable

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Verb, singular

_TALKS = frozenset(("talk", "discussion", "negotiation", "consultation", "deliberation", "conversation"))
_OVER = ("over", "about", "with", "on", "towards", "toward")
_NEAR = 5
"""Words behind a verb within which an option is told to be open."""


def _wrestled(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is wrestling with whether to sell them, is torn over selling them; wrestles with a shortage of them."""
    told = ((i.prep, i.what.kind) for i in own.post if isinstance(i.what, Clause))
    over = any(kind == "whether" or (kind == "ger" and prep in _OVER) for prep, kind in told)
    return "considered" if over and verb.passive is (verb.lemma == "tear") else usual


def _looked_whether(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is examining whether to halt them: it is the halt that is weighed."""
    asked = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "whether"]
    to = any(one.verb is None and any(getattr(i.what, "kind", "") == "inf" for i in one.pre) for one in asked)
    return "considered" if to and not verb.passive else usual


def _weighed_whether(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Evaluated whether they were halted, looked at whether it had sold them: what has been done is examined."""
    asked = (i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "whether")
    past = any(one.verb is not None and one.verb.past and not one.verb.modal for one in asked)
    return None if past and not verb.passive else usual


def _gave_thought(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is giving thought to halting them; thought is being given to it."""
    held = [own.clause.subject] if verb.passive else own.direct()
    thought = any(one is not None and own.tokens[one.head].low in ("thought", "consideration") for one in held)
    return "considered" if thought else usual


def _held_talks(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Has opened talks on selling them."""
    talks = any(singular(own.tokens[group.head].low) in _TALKS for group in own.direct())
    told = (i for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger")
    return "considered" if talks and any(item.prep in ("on", "about", "over") for item in told) else usual


def kept_open(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Is keeping open the option of selling them, keeps its options open on it; keeps from selling them: does not."""
    from_it = any(
        item.prep == "from" and isinstance(item.what, Clause) and item.what.kind == "ger" for item in own.post
    )
    if from_it and not own.direct() and not verb.passive:
        return "refused"
    near = [singular(token.low) for token in own.tokens[verb.last : verb.last + _NEAR]]
    return "considered" if "open" in near and {"option", "possibility", "door"} & {*near} else usual


WEIGHINGS: tuple[tuple[Callable[[Verb, Parts, str | None], str | None], tuple[str, ...]], ...] = (
    (_wrestled, ("wrestle", "grapple", "agonise", "agonize", "tear", "tend", "struggle")),
    (_looked_whether, ("examine", "check", "investigate")),
    (_weighed_whether, ("evaluate", "study", "look")),
    (_gave_thought, ("give", "devote")),
    (_held_talks, ("hold", "open", "begin", "start", "conduct", "enter")),
    (kept_open, ("keep",)),
)
"""Each with the verbs whose effect it tells."""
