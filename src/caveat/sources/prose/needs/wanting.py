"""What has to stand by a verb of wishing, approving of, being upset or keeping silent for it to be about arms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like, goods_like, infinitive
from caveat.sources.prose.needs.places import is_word, light
from caveat.sources.prose.needs.replies import CHECKS as REPLIES
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_STATE = frozenset(("unwilling", "unable", "unavailable", "reluctant", "loath", "unprepared"))
"""What somebody is who will not say."""
_ADVICE = frozenset(("recommendation", "suggestion", "proposal", "advice"))
"""What was proposed, with which somebody may agree."""
_SAID = frozenset(("matter", "subject", "issue", "affair", "report", "question", "plan", "deal", "sale"))


def _request_is(parts: Parts, sense: Sense) -> bool:
    """Whether a request for arms is what reaches somebody, or falls on deaf ears."""
    subject = parts.clause.subject
    named = subject is not None and singular(parts.tokens[subject.head].low) in wordset("requested_only") | {"plea"}
    thing = parts.follower(subject, ("for", "of", "to")) if subject is not None and named else None
    return named and not parts.passive and (thing is None or thing.kind in FIELD) and (parts.near or thing is not None)


def _to_request(parts: Parts, sense: Sense) -> bool:
    found = parts.thing_after("to")
    return found is not None and singular(parts.tokens[found.head].low) in wordset("requested")


def _would_like(parts: Parts, sense: Sense) -> bool:
    """Whether somebody would like to have arms."""
    verb, found = parts.clause.verb, parts.object()
    wish = verb is not None and verb.modal in ("would", "'d") and not parts.passive
    more = found is not None and parts.near and parts.tokens[found.head].low in ("more", "some", "several", "both")
    back = found is not None and found.refers is not None and found.refers.kind == "goods"
    back = back and any(isinstance(i.what, Mark) and i.what.low == "back" for i in parts.post)  # would like them back
    return wish and found is not None and goods_like(found, parts) and (found.kind != "pronoun" or more or back)


def _pressing(parts: Parts, sense: Sense) -> bool:
    """Whether pressure is put on somebody: kept up pressure on the ministry to stop."""
    held = light(sense, parts)
    on = parts.after("on") or parts.after("upon")
    return held is not None and on is not None and (infinitive(parts.clause) is not None or parts.near)


def _pressed(parts: Parts, sense: Sense) -> bool:
    """Whether it is told who presses, to what, or over which arms: under pressure, and not the pressure of a war."""
    over = parts.thing_after("over") or parts.thing_after("on") or parts.thing_after("about")
    over = over if over is not None and (over.kind == "measure" or over.kind in FIELD) else None
    return over is not None or parts.after("from") is not None or infinitive(parts.clause) is not None


def _wants_to_see(parts: Parts, sense: Sense) -> bool:
    """Whether somebody wants to see something done to arms: wants to see the licences revoked."""
    inner = infinitive(parts.clause)
    if inner is None or inner.verb is None or inner.verb.lemma != "see" or inner.verb.passive:
        return False
    seen = [item.what for item in inner.post if isinstance(item.what, Group)]
    told = (item.what.subject for item in inner.post if isinstance(item.what, Clause))
    seen += [one for one in told if one is not None]
    return parts.near and any(field_like(group, parts) and group.kind != "pronoun" for group in seen)


def _keeps_silent(parts: Parts, sense: Sense) -> bool:
    """Whether somebody fails to answer, has yet to, or is unwilling to."""
    verb, inner = parts.clause.verb, infinitive(parts.clause)
    if verb is None or verb.passive or verb.negative:
        return False
    if verb.lemma == "have" and not any(t.low == "yet" for t in parts.tokens[verb.last : verb.last + 1]):
        return False
    if verb.lemma in ("be", "remain"):
        loath = any(isinstance(i.what, Mark) and i.what.low in _STATE for i in parts.post)
        if not loath:
            return False
    if inner is None or inner.verb is None or inner.verb.passive:
        return False
    said = inner.verb.lemma in wordset("unsaid") | {"reply", "answer", "say"}
    return said and (inner.verb.lemma != "say" or verb.lemma in ("be", "remain"))


def _mum(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will not talk about something."""
    verb, who = parts.clause.verb, parts.clause.subject
    about = parts.thing_after("about") or parts.thing_after("on")
    unsaid = verb is not None and (verb.negative or (who is not None and who.negative))
    if not unsaid or verb is None or verb.passive:
        return False
    if verb.lemma in ("elaborate", "expand"):
        return verb.past or bool(verb.modal) or about is not None
    still = verb.progressive and not verb.past and about is not None and about.kind in FIELD
    publicly = any(isinstance(i.what, Mark) and i.what.low in ("publicly", "openly") for i in parts.post)
    return about is not None and (bool(verb.modal) or still or (publicly and parts.near))


def _about_it(parts: Parts, sense: Sense) -> bool:
    """Whether nothing is said about a matter: said nothing about the missiles."""
    about = parts.thing_after("about") or parts.thing_after("on")
    content = any(isinstance(i.what, Clause) for i in parts.post)
    first = parts.tokens[0].low
    if first in ("asked", "pressed", "questioned", "quizzed") and parts.near and not content and about is None:
        return True  # asked about the guns, the general smiled and said nothing
    return about is not None and not content and (about.kind in FIELD or parts.tokens[about.head].low in _SAID)


def _no_object(parts: Parts, sense: Sense) -> bool:
    return not parts.passive


def _calls_unreturned(parts: Parts, sense: Sense) -> bool:
    """Whether calls were not returned, or questions not answered."""
    verb, subject = parts.clause.verb, parts.clause.subject
    none = verb is not None and subject is not None and (verb.negative or subject.negative)
    return none and parts.passive and is_word(subject, parts, "calls")


def _nothing_settled(parts: Parts, sense: Sense) -> bool:
    """Whether nothing has been settled."""
    subject = parts.clause.subject
    empty = subject is not None and parts.tokens[subject.head].low in ("nothing", "none")
    return empty and parts.passive and parts.near


def _no_stance(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has no time for something, or is no friend of it."""
    verb, held = parts.clause.verb, light(sense, parts)
    none = held is not None and verb is not None and (held.negative or verb.negative)
    found = next((one for prep in ("for", "with", "of", "in", "to") if (one := parts.thing_after(prep))), None)
    return none and found is not None and found.kind in (*FIELD, "measure") and REPLIES["stance"](parts, sense)


def _law_against(parts: Parts, sense: Sense) -> bool:
    """Whether a rule is wished for that stands against a transfer: wants, or pushes for, a law against sales."""
    held = parts.thing_after("for") if sense.particles else parts.object()
    against = parts.thing_after("against")
    word = singular(parts.tokens[held.head].low) if held is not None else ""
    law = word in wordset("rules") or word in ("order", "injunction", "ruling", "writ")
    return law and not parts.passive and against is not None and against.kind in FIELD


def _stands_by(parts: Parts, sense: Sense) -> bool:
    """Whether a transfer or a measure stands right behind the verb: approves of the sale, agrees with the ban."""
    verb = parts.clause.verb
    prep = parts.tokens[verb.last].low if verb is not None and verb.last < len(parts.tokens) else ""
    found = parts.thing_after(prep) if prep in sense.particles else None
    if parts.passive or found is None:
        return False
    advised = parts.near and singular(parts.tokens[found.head].low) in _ADVICE  # agreed with the recommendation
    return found.kind in (*FIELD, "measure") or advised


def _upset(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is angered or pleased by a measure or transfer."""
    held = (parts.thing_after(prep) for prep in ("by", "about", "at", "over", "with", "of"))
    found = next((one for one in held if one is not None), None)
    if not parts.passive or found is None or parts.place("agent") is None:
        return False
    return found.kind in wordset("stance") - {"speech", "goods"} or (found.kind == "goods" and parts.near)


def _bare_act(parts: Parts, sense: Sense) -> bool:
    """Whether somebody cancels or signs, where arms are spoken of and nothing else is named: may cancel, will sign."""
    subject, verb = parts.clause.subject, parts.clause.verb
    plain = not parts.passive and not parts.direct() and subject is not None and parts.agent_like(subject)
    alone = plain and not any(isinstance(i.what, Clause) and i.what.kind != "adv" for i in parts.post)
    firm = verb is not None and (bool(verb.modal) or verb.form == "inf" or verb.perfect)
    alone = alone and parts.clause.kind != "rel"
    away = any(prep in ("for", "up", "to", "on", "off", "with") for prep, _ in parts.groups(parts.post))
    return (
        alone
        and firm
        and not away
        and parts.near
        and not any(isinstance(i.what, Mark) and i.what.low in ("up", "off", "in", "out", "on") for i in parts.post)
    )


def _refuses_to_hear(parts: Parts, sense: Sense) -> bool:
    """Whether somebody refuses so much as to consider a request."""
    inner = infinitive(parts.clause)
    if inner is None or inner.verb is None or inner.verb.lemma not in ("entertain", "consider", "hear", "process"):
        return False
    asked = (item.what for item in inner.post if isinstance(item.what, Group) and not item.prep)
    return any(singular(parts.tokens[group.head].low) in wordset("requested") for group in asked)


def _plain_yes(parts: Parts, sense: Sense) -> bool:
    """Whether it is a yes to something, and no "yes or no"."""
    held = light(sense, parts)
    after = parts.tokens[held.last].low if held is not None and held.last < len(parts.tokens) else ""
    return after not in ("or", "and", ",")


def _buys_from(parts: Parts, sense: Sense) -> bool:
    """Whether somebody would buy elsewhere, the arms going without saying: shall buy in Pretoria."""
    verb = parts.clause.verb
    where = parts.after("from") or parts.after("in")
    open_ = verb is not None and bool(verb.modal) and not verb.negative and not verb.perfect
    return (
        open_
        and parts.near
        and not parts.passive
        and not parts.direct()
        and where is not None
        and where.kind == "state"
    )


def _out_for(parts: Parts, sense: Sense) -> bool:
    """Whether somebody comes out for something: came for missiles is none."""
    verb = parts.clause.verb
    out = verb is not None and verb.last < len(parts.tokens) and parts.tokens[verb.last].low in sense.particles
    return out and _case_for(parts, sense)


def _case_for(parts: Parts, sense: Sense) -> bool:
    """Whether a case is made for a measure or a transfer."""
    found = parts.thing_after("for")
    done = (i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep == "for")
    held = (group for inner in done for _, group in parts.groups(inner.post))
    things = [*held, *([found] if found is not None else [])]
    return any(group.kind in FIELD or group.kind == "measure" for group in things)


def _emptied(parts: Parts, sense: Sense) -> bool:
    return parts.near


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "request-is": _request_is,
    "of-request-to": _to_request,
    "would-like": _would_like,
    "pressing": _pressing,
    "pressed": _pressed,
    "wants-to-see": _wants_to_see,
    "keeps-silent": _keeps_silent,
    "mum": _mum,
    "about-it": _about_it,
    "no-object": _no_object,
    "calls-unreturned": _calls_unreturned,
    "nothing-settled": _nothing_settled,
    "no-stance": _no_stance,
    "upset": _upset,
    "law-against": _law_against,
    "stands-by": _stands_by,
    "case-for": _case_for,
    "out-for": _out_for,
    "bare-act": _bare_act,
    "buys-from": _buys_from,
    "plain-yes": _plain_yes,
    "refuses-to-hear": _refuses_to_hear,
    "emptied": _emptied,
}
