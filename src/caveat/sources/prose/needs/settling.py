"""What has to stand by a verb of giving in, putting off, signing or storing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like, infinitive, kind_of, put_off, word_of
from caveat.sources.prose.needs.places import is_word, light
from caveat.sources.prose.needs.ruling import answering
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_LEAVES = frozenset((
    "approval", "authorisation", "authorization", "clearance", "permission", "consent", "go-ahead", "sign-off",
    "assent", "nod", "blessing", "all-clear", "sign-off", "green-light", "light",
))  # fmt: skip
"""What lets a transfer go on, by its noun."""


def _yard(parts: Parts, sense: Sense) -> bool:
    """Whether goods are to stay where they were made or stored: will remain in the shipyard."""
    subject, verb = parts.clause.subject, parts.clause.verb
    goods = subject is not None and kind_of(subject, parts) == "goods" and subject.kind != "pronoun"
    kept = any(is_word(group, parts, "yards") for prep, group in parts.groups(parts.post) if prep in ("in", "at"))
    return goods and kept and verb is not None and bool(verb.modal or verb.perfect)


def _filed(parts: Parts, sense: Sense) -> bool:
    """Whether an application or its file is what is studied."""
    found = parts.object()
    if found is None or not parts.near:
        return False
    told = found.kind == "permit" or (found.refers is not None and found.refers.kind == "permit")
    return told or is_word(found, parts, "dossiers") or word_of(found, parts) in wordset("requested")


def _not_taken_in(parts: Parts, sense: Sense) -> bool:
    """Whether an office takes in no applications or licences: will not process any, handles no new ones."""
    found, verb = parts.object(), parts.clause.verb
    if found is None or verb is None or not (found.negative or verb.negative) or verb.perfect:
        return False
    if verb.past and not (verb.modal or verb.progressive):
        return False  # did not process it in time
    weighs = verb.lemma == "consider" and (verb.progressive or not parts.near)  # is not considering the request
    return not weighs and (found.kind == "permit" or word_of(found, parts) in wordset("requested"))


def _final_call(parts: Parts, sense: Sense) -> bool:
    """Whether a call is a decision: no final call on the missiles has been taken."""
    held = light(sense, parts)
    words = parts.tokens[held.first : held.last] if held is not None else []
    about = parts.follower(held, ("on", "about")) if held is not None else None
    one = bool(words) and words[0].low == "a" and all(prep != "from" for prep, _ in parts.groups(parts.post))
    return parts.near and (
        about is not None or one or any(token.low == "final" for token in words)
    )  # yet to take a call


def _later(parts: Parts, sense: Sense) -> bool:
    """Whether a delivery is moved to another time: shifting the delivery to 2034."""
    found = parts.object()
    dated = any(
        isinstance(i.what, Group) and i.what.kind == "time" and i.prep in ("to", "into", "until", "till")
        for i in parts.post
    )
    day = found is not None and parts.near and parts.tokens[found.head].low in ("date", "deadline")
    return dated and found is not None and (day or (field_like(found, parts) and found.kind != "permit"))


def _held_over(parts: Parts, sense: Sense) -> bool:
    """Whether a request or a ruling is kept for a later meeting: the application was held over to September."""
    found, verb = parts.object(), parts.clause.verb
    behind = parts.tokens[verb.last + 1].low if verb is not None and verb.last + 1 < len(parts.tokens) else ""
    later = behind in ("to", "until", "till", "for", "pending", ".", ",") and parts.passive
    return later and found is not None and (field_like(found, parts) or put_off(found, parts, sense.act))


def _again(parts: Parts, sense: Sense) -> bool:
    """Whether somebody asks again, without saying for what."""
    again = any(isinstance(i.what, Mark) and i.what.low in ("again", "twice") for i in parts.post)
    return again and parts.near and answering(parts, sense)


def _says_no(parts: Parts, sense: Sense) -> bool:
    """Whether somebody says no where arms are spoken of, or a state does; by whom it was asked is read elsewhere."""
    who = parts.subject()
    told = parts.near or any(prep == "to" for prep, _ in parts.groups(parts.post))
    return told or (who is not None and who.kind in ("state", "body"))


def _signs_it(parts: Parts, sense: Sense) -> bool:
    """Whether a bill or a contract is signed that was spoken of before: has said he will sign it."""
    found, verb, subject = parts.object(), parts.clause.verb, parts.clause.subject
    if found is None and subject is not None and not parts.passive and infinitive(parts.clause) is None:
        small = any(isinstance(i.what, Mark) and i.what.tag == "IN" for i in parts.post)  # signed off, signed up
        bare = not small and all(prep in ("in", "at") for prep, _ in parts.groups(parts.post))
        done = verb is not None and (verb.past or verb.perfect) and not verb.modal
        return parts.near and bare and done and subject.kind in ("state", "body", "people")  # Warsaw signed
    if found is not None and parts.tokens[found.head].low in ("nothing", "none"):
        return parts.near and infinitive(parts.clause) is None  # has signed nothing with Ankara
    if found is None or found.kind != "pronoun" or parts.tokens[found.head].low != "it" or parts.passive:
        return False
    stands = found.refers is None or found.refers.kind in (*FIELD, "measure")
    return parts.near and stands and verb is not None and bool(verb.modal or verb.past or verb.perfect)


def _passes_review(parts: Parts, sense: Sense) -> bool:
    """Whether goods or papers are what has cleared a review."""
    subject = parts.clause.subject
    return subject is not None and subject.kind in FIELD and not parts.passive


def _relents(parts: Parts, sense: Sense) -> bool:
    """Whether somebody gives in, or goes on, without saying with what."""
    subject = parts.clause.subject
    plain = subject is not None and parts.agent_like(subject) and subject.refers is None and not parts.passive
    held = light(sense, parts)
    direct = [group for group in parts.direct() if group is not held]
    small = {item.what.low for item in parts.post if isinstance(item.what, Mark)} - sense.particles
    away = any(prep in ("to", "from", "with", "of") for prep, _ in parts.groups(parts.post))
    return plain and not direct and not away and not small & {"to", "with"} and infinitive(parts.clause) is None


def _leave_comes(parts: Parts, sense: Sense) -> bool:
    """Whether leave for a transfer has come, or is to: approval for the missiles came in May."""
    subject = parts.clause.subject
    if subject is None or subject.members or parts.passive or parts.direct() or not parts.near:
        return False
    about = parts.follower(subject, ("for", "of", "to", "on"))
    arms = about is None or about.kind in (*FIELD, "state", "body", "pronoun", "number")  # not: for the dam
    word = singular(parts.tokens[subject.head].low)
    green = word != "light" or any(token.low == "green" for token in parts.tokens[subject.first : subject.head])
    return arms and green and word in _LEAVES


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "relents": _relents,
    "starts-again": _relents,
    "leave-comes": _leave_comes,
    "later": _later,
    "held-over": _held_over,
    "again": _again,
    "says-no": _says_no,
    "signs-it": _signs_it,
    "passes-review": _passes_review,
    "yard": _yard,
    "filed": _filed,
    "not-taken-in": _not_taken_in,
    "final-call": _final_call,
}
