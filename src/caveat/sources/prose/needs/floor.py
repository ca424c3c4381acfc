"""What has to stand by a verb of bringing up or settling for a chamber: a vote on arms that is refused, an accord."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like, infinitive, kind_of
from caveat.sources.prose.needs.places import is_word, light, object_of
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset

_TO_THE_FLOOR = frozenset(("vote", "votes", "floor", "calendar", "agenda"))
"""Where a chamber takes something up."""
_REFUSES = frozenset(("refuse", "decline"))


def to_the_floor(parts: Parts) -> bool:
    """Whether something is brought to a vote, and not to anybody: brought the package for Chad to the floor."""
    verb = parts.clause.verb
    raised = verb is not None and verb.lemma in ("bring", "put", "call", "move", "get", "send")
    preps = ("to", "on")
    return raised and any(p in preps and parts.tokens[g.head].low in _TO_THE_FLOOR for p, g in parts.groups(parts.post))


def voted(parts: Parts) -> bool:
    """Whether an infinitive tells what a vote that was counted has passed: voted 60 to 38 to approve it."""
    above = parts.clause.parent.verb if parts.clause.kind == "inf" and parts.clause.parent is not None else None
    done = above is not None and above.lemma == "vote" and not above.modal and not above.negative
    verb = parts.clause.verb
    if not done or above is None or verb is None or not (above.past or above.perfect):
        return False
    return any(token.tag == "CD" for token in parts.tokens[above.last : verb.first])


def _kept_off(parts: Parts, sense: Sense) -> bool:
    """Whether a vote on a transfer or a bill on arms is refused: declined to bring the package to the floor."""
    verb, above = parts.clause.verb, parts.clause.parent
    refused = parts.clause.kind == "inf" and above is not None and above.verb is not None
    refused = refused and above is not None and above.verb is not None and above.verb.lemma in _REFUSES
    found = object_of(parts, sense)
    bill = found is not None and (is_word(found, parts, "papers_for") or kind_of(found, parts) == "measure")
    told = found is not None and (field_like(found, parts) or (bill and (parts.near or _of_arms(found, parts))))
    firm = verb is not None and verb.negative and verb.modal in ("will", "would", "'ll", "'d")
    return told and (refused or firm)


def _of_arms(group: Group, parts: Parts) -> bool:
    """Whether a bill is about arms, by the words before its noun or the one behind it: the arms bill."""
    words = (parts.tokens[at].low for at in range(group.first, group.head))
    about = parts.follower(group, ("on", "for", "of"))
    return any(lexicon().nouns.get(low) in FIELD for low in words) or (about is not None and about.kind in FIELD)


def _paper_waits(parts: Parts, sense: Sense) -> bool:
    """Whether an application is what is under consideration: it is being examined."""
    subject = parts.clause.subject
    return subject is not None and is_word(subject, parts, "applied_for") and parts.near


def _accord_on(parts: Parts, sense: Sense) -> bool:
    """Whether what is agreed on is a transfer or money for arms, and not what is still to be done."""
    found = parts.thing_after("on")
    first = next((prep for prep, _ in parts.groups(parts.post) if prep not in ("in", "at", "by")), "")
    verb = parts.clause.verb
    fits = found is not None and first == "on" and found.kind in FIELD and found.kind != "goods"  # not: on the price
    fits = fits and verb is not None and not verb.negative and not verb.modal
    return fits and infinitive(parts.clause) is None


def _paper_weighed(parts: Parts, sense: Sense) -> bool:
    """Whether an application is being weighed just now: are considering a request for 20 launchers."""
    found, verb = parts.object(), parts.clause.verb
    going = (
        verb is not None
        and not verb.negative
        and (
            verb.progressive
            or verb.modal in ("will", "shall")
            or verb.form == "inf"  # agreed to consider Chad's request
        )
    )
    return going and found is not None and is_word(found, parts, "applied_for") and parts.near


def _leave_held(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has leave to do something with arms: has Berlin's permission to hand over nine howitzers."""
    held, verb = light(sense, parts), parts.clause.verb
    about = parts.follower(held, ("for", "to")) if held is not None else None
    told = infinitive(parts.clause) is not None or (about is not None and about.kind in FIELD)
    whose = held is not None and (held.owner is not None or parts.follower(held, ("of", "from")) is not None)
    return told and whose and parts.near and verb is not None and not verb.modal


def _ruled_out(parts: Parts, sense: Sense) -> bool:
    """Whether a transfer or licence is what somebody with a say rules against."""
    found = parts.thing_after("against")
    return found is not None and found.kind in FIELD and not parts.passive


def _plea_resisted(parts: Parts, sense: Sense) -> bool:
    """Whether a request for arms is what is withstood: has so far resisted Kyiv's pleas for jets."""
    found = parts.object()
    asked = found is not None and (is_word(found, parts, "applied_for") or is_word(found, parts, "requested_only"))
    asked = asked or (found is not None and singular(parts.tokens[found.head].low) in ("plea", "entreaty"))
    goods = parts.follower(found, ("for",)) if found is not None else None
    return asked and goods is not None and goods.kind in FIELD


def _sale_goes(parts: Parts, sense: Sense) -> bool:
    """Whether a sale is what goes to a chamber, that is told of it: the sale of 30 launchers went to Congress."""
    subject, whom = parts.clause.subject, parts.after("to")
    words = {token.low for token in parts.tokens[whom.first : whom.last]} if whom is not None else set()
    sold = subject is not None and singular(parts.tokens[subject.head].low) in ("sale", "deal", "package", "case")
    return sold and not parts.passive and not wordset("legislature").isdisjoint(words)


def _how_it_went(parts: Parts, sense: Sense) -> bool:
    """Whether what is looked at is how something has come about with arms: looking into how they reached Haiti."""
    asked = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    verb = asked.verb if asked is not None and asked.mark in ("how", "where", "why") else None
    told = verb is not None and (verb.past or verb.perfect or verb.passive)  # not: how the missiles work
    return told and parts.near and not parts.passive


def _papers_read(parts: Parts, sense: Sense) -> bool:
    """Whether sales, licences or their papers are gone through, and no goods tried out: combed the licences."""
    found = parts.object()
    paper = is_word(found, parts, "dossiers") or is_word(found, parts, "applied_for")
    return found is not None and parts.near and (paper or found.kind in ("transfer", "permit"))


def _notice_to(parts: Parts, sense: Sense) -> bool:
    """Whether it is a chamber that notice of a transfer is given to."""
    held = light(sense, parts)
    about = parts.follower(held, ("of", "about", "on")) if held is not None else None
    to = (one for prep, one in parts.groups(parts.post) if prep in ("", "to"))
    houses = (one for one in to if any(t.low in wordset("legislature") for t in parts.tokens[one.first : one.last]))
    told = about is not None and about.kind in FIELD if about is not None else parts.near and held is not None
    return told and next(houses, None) is not None  # the sale is known; it had given Congress notification in May


def _last_hurdle(parts: Parts, sense: Sense) -> bool:
    """Whether what somebody clears away stood before a transfer: removed the last obstacle to the sale of tanks."""
    held = light(sense, parts)
    before = parts.follower(held, ("to", "for", "on")) if held is not None else None
    return before is not None and before.kind in FIELD and parts.clause.kind != "ger"


def _in_its_favour(parts: Parts, sense: Sense) -> bool:
    """Whether a transfer or licence is what a ruling is in favour of."""
    found = parts.thing_after("of")
    return found is not None and found.kind in FIELD and not parts.passive


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "kept-off": _kept_off,
    "accord-on": _accord_on,
    "leave-held": _leave_held,
    "ruled-out": _ruled_out,
    "plea-resisted": _plea_resisted,
    "sale-goes": _sale_goes,
    "how-it-went": _how_it_went,
    "papers-read": _papers_read,
    "notice-to": _notice_to,
    "last-hurdle": _last_hurdle,
    "in-its-favour": _in_its_favour,
    "paper-waits": _paper_waits,
    "paper-weighed": _paper_weighed,
}
