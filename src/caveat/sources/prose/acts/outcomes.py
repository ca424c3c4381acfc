"""Verbs that tell by what stands beside them whether something came about: saw fit to, lost no time in, was made to."""

from __future__ import annotations

from collections.abc import Callable

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset

_SET = frozenset(("set", "poised", "due", "bound", "certain", "ready"))


_ASKED_ABROAD = frozenset(("ask", "request", "urge", "press", "plead", "beg", "demand", "appeal", "lobby"))
"""What somebody does whom he has come to see."""


def after(verb: Verb, own: Parts) -> set[str]:
    """The two words behind a verb."""
    return {token.low for token in own.tokens[verb.last : verb.last + 2]}


def _that_it_is(own: Parts) -> bool:
    """Whether a clause with "that" stands behind: makes sure that they arrive."""
    return any(isinstance(item.what, Clause) and item.what.kind == "that" for item in own.post)


def _to_do(own: Parts) -> bool:
    return infinitive(own.clause) is not None


def _doing(own: Parts, prep: str = "") -> bool:
    """Whether a gerund stands behind the verb, after a preposition where one is asked for."""
    told = [item for item in own.post if isinstance(item.what, Clause) and item.what.kind == "ger"]
    return any(not prep or prep in (item.prep, getattr(item.what, "mark", "")) for item in told)


def _remained(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Arms or papers that remain to be dealt with: it has not been done so far."""
    inner, subject = infinitive(own.clause), own.clause.subject
    if inner is None or inner.verb is None or subject is None or subject.kind not in FIELD or verb.modal:
        return usual
    undone = inner.verb.passive and not (verb.negative or inner.verb.negative)
    return "refused" if undone and inner.verb.lemma in frames().senses else usual


def _by_somebody(own: Parts) -> bool:
    """Whether somebody stands as the subject, by a name or a noun."""
    subject = own.clause.subject
    return subject is not None and subject.kind != "pronoun" and own.agent_like(subject)


def _saw(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Saw fit to stop them: did. The deal will see Norway supply them: it will."""
    if "to" in after(verb, own) and _that_it_is(own):
        return "planned"  # sees to it that they arrive
    seen = infinitive(own.clause)
    fit = seen is not None and seen.verb is not None and seen.verb.lemma == "fit"
    if seen is not None and (fit or (verb.passive and _by_somebody(own))):
        return "passes"
    whom, deal = own.place("agent"), own.clause.subject
    if seen is None or verb.passive or whom is None or deal is None or own.agent_like(deal):
        return usual
    seen.subject = whom
    return "passes"


def _fit(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """The "fit" of seeing fit to do something."""
    above = own.clause.parent.verb if own.clause.parent is not None else None
    return "passes" if above is not None and above.lemma == "see" and _to_do(own) else usual


def _regretted(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Regrets to inform the firm that; regrets having stopped them."""
    told = infinitive(own.clause)
    says = told is not None and told.verb is not None and told.verb.lemma in frames().voices
    did = _doing(own) and not verb.passive
    return "passes" if says or did else usual


def _looked(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Looks into a way to press, looks set to stop them; but looks over the quantity to be exported."""
    behind = after(verb, own)
    if behind & _SET and _to_do(own):
        return "planned"
    if "into" in behind and _to_do(own):
        return "considered"
    return None if behind & {"over", "through"} else usual


def _seemed(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Seems to have stopped them, as it appears to have; seems set to."""
    inner = infinitive(own.clause)
    if inner is not None and inner.verb is not None and inner.verb.perfect:
        return "passes"
    return "planned" if inner is not None and after(verb, own) & _SET else usual


def _lost_no_time(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Lost no time stopping them, wasted little time in it: did."""
    bare = (item.what for item in own.post if isinstance(item.what, Group) and not item.prep)
    held = next((group for group in bare if own.tokens[group.head].low == "time"), None)
    little = held is not None and own.tokens[held.first].low in ("no", "little")
    if held is None or not little or not _doing(own):
        return usual
    held.negative = False
    return "passes"


def _made(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Was made to stop them: had to, and did; made good on its threat to."""
    if after(verb, own) & {"good", "through"}:
        return "passes"
    if after(verb, own) & {"sure", "certain"} and _that_it_is(own):
        return "planned"  # makes sure that they arrive
    subject = own.clause.subject
    if verb.passive and subject is not None and singular(own.tokens[subject.head].low) in wordset("strivings"):
        return "planned"  # an attempt was made to stop them
    return "passes" if verb.passive and (verb.past or verb.perfect) and _to_do(own) else usual


def _drew_the_line(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Drew the line at stopping them: did not."""
    line = any(own.tokens[group.head].low == "line" for group in own.direct())
    return "refused" if line and _doing(own, "at") else usual


def _got_round(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Got round to stopping them: did, late."""
    return "passes" if after(verb, own) & {"round", "around"} and _doing(own, "to") else usual


def _shrank(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Shrinks from stopping them: does not."""
    return "refused" if _doing(own, "from") else usual


def _swore(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Swore to stop them: means to; but swore off selling them: gave it up."""
    return None if "off" in after(verb, own) else usual


def _pleaded(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Pleaded guilty to selling them: says that he did; pleaded not guilty: denies it."""
    behind = [token.low for token in own.tokens[verb.last : verb.last + 2]]
    if not _doing(own, "to") or "guilty" not in behind:
        return usual
    return "denied" if behind[0] == "not" else "admits"


def _went_to_ask(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Flew to Washington to ask for them: did ask."""
    inner = infinitive(own.clause)
    asks = inner is not None and inner.verb is not None and inner.verb.lemma in _ASKED_ABROAD
    return "passes" if asks and _by_somebody(own) and not verb.passive else usual


def _found_out(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Was found guilty of selling them: did; not guilty: did not."""
    if not verb.passive or "guilty" not in after(verb, own) or not _doing(own, "of"):
        return usual
    return "refused" if "not" in after(verb, own) else "passes"


def _acted(verb: Verb, own: Parts, usual: str | None) -> str | None:
    """Acts to stop them: means to; but acted unlawfully in licensing them: did."""
    return usual if _to_do(own) else None


OUTCOMES: tuple[tuple[Callable[[Verb, Parts, str | None], str | None], tuple[str, ...]], ...] = (
    (_saw, ("see",)),
    (_fit, ("fit",)),
    (_regretted, ("regret",)),
    (_looked, ("look",)),
    (_seemed, ("seem", "appear")),
    (_lost_no_time, ("lose", "waste")),
    (_made, ("make",)),
    (_drew_the_line, ("draw",)),
    (_got_round, ("get",)),
    (_acted, ("act",)),
    (_swore, ("swear",)),
    (_found_out, ("find",)),
    (_went_to_ask, ("fly", "travel", "journey", "jet", "hurry")),
    (_pleaded, ("plead",)),
    (_remained, ("remain",)),
    (_shrank, ("shrink", "flinch", "recoil", "shy")),
)
"""Each with the verbs whose effect it tells."""


def judged_for(own: Parts) -> str | None:
    """What somebody is called for having done something, so that he has: was right, wise or wrong to stop them."""
    verb, inner = own.clause.verb, infinitive(own.clause)
    if verb is None or inner is None or verb.modal or not _by_somebody(own):
        return None
    bare = (item.what for item in own.post if not item.prep and isinstance(item.what, Mark | Group))
    said = [own.tokens[what.last - 1].low for what in bare if what.last - what.first == 1]
    done = inner.verb is not None and inner.verb.perfect
    if verb.lemma == "be":
        judged = wordset("judged_for") | (wordset("glad_of") if done else frozenset())
        return next((word for word in said if word in judged), None)
    did = verb.lemma == "do" and (verb.past or verb.perfect)
    return next((word for word in said if did and word in ("well", "right", "wrong")), None)
