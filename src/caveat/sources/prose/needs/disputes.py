"""What has to stand by a verb for it to tell of a quarrel over arms, of a matter left open, or of who keeps it close.

Dockers walk out over a shipment, a sale stirs up deputies, a chamber rises without a decision, a minister is evasive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like
from caveat.sources.prose.needs.places import is_word, light
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset

_ABOUT = ("over", "about", "on", "against", "at", "for", "to")


def _by_somebody(parts: Parts) -> bool:
    subject = parts.clause.subject
    return subject is not None and (parts.agent_like(subject) or parts.unknown_body(subject))


def _of_arms(group: Group | None, parts: Parts) -> bool:
    """Whether a group is arms, a transfer or a step about them."""
    return group is not None and (field_like(group, parts) or group.kind == "measure")


def _over_arms(parts: Parts, sense: Sense) -> bool:
    """Whether it is over arms, or over what is done with them, that somebody does it."""
    verb = parts.clause.verb
    if verb is None or not (_by_somebody(parts) or parts.passive):
        return False
    done = (i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep in _ABOUT)
    things = [group for inner in done for _, group in parts.groups(inner.post)]
    things += [group for prep, group in parts.groups(parts.post) if prep.split(" ")[-1] in _ABOUT]
    return any(_of_arms(group, parts) and not (parts.passive and group.kind == "pronoun") for group in things)


def _stirs(parts: Parts, sense: Sense) -> bool:
    """Whether a sale or a measure is what stirs people up, or pleases them: the plan to sell the frigates."""
    subject = parts.clause.subject
    if subject is None or parts.passive or subject.kind == "pronoun" or subject.negative:
        return False
    if singular(parts.tokens[subject.head].low) in frames().stances:
        return False  # the union's criticism of the sale drew applause
    if subject.kind == "goods":
        return False  # the museum's tank drew applause
    return field_like(subject, parts) or (subject.kind == "measure" and parts.near)


def _stirs_whom(parts: Parts, sense: Sense) -> bool:
    """Whether it is told whom a sale or a measure stirs up: sparked outrage among rights groups."""
    told = any(prep in ("from", "by", "among") for prep, _ in parts.groups(parts.post))
    return told and _stirs(parts, sense)


def _greeted_by(parts: Parts, sense: Sense) -> bool:
    """Whether it is told who greets a step with anger: was met with criticism by the Greens."""
    found = parts.clause.subject if parts.passive else parts.object()
    told = not parts.passive or parts.after("by") is not None
    return told and _of_arms(found, parts) and found is not None and found.kind != "goods"


def _stance_is(parts: Parts, stance: Act) -> bool:
    """Whether support of arms, or opposition to them, is what grows or comes from somebody."""
    subject = parts.clause.subject
    if subject is None or parts.passive or frames().stances.get(singular(parts.tokens[subject.head].low)) != stance:
        return False
    return _of_arms(parts.follower(subject, ("to", "for", "of", "against")), parts)


def _opposition_is(parts: Parts, sense: Sense) -> bool:
    return _stance_is(parts, Act.OPPOSE)


def _backing_is(parts: Parts, sense: Sense) -> bool:
    return _stance_is(parts, Act.SUPPORT)


def _left_undecided(parts: Parts, sense: Sense) -> bool:
    """Whether it is a matter of arms that is left open: reserved judgment on the licences."""
    return parts.near and parts.clause.subject is not None and not parts.passive


def _question_open(parts: Parts, sense: Sense) -> bool:
    """Whether a question about arms, or their fate, is what is said to be open."""
    return parts.near and not parts.passive and is_word(parts.clause.subject, parts, "questions_of")


def _decision_falls(parts: Parts, sense: Sense) -> bool:
    """Whether a decision about arms is what falls or comes: the decision on the jets fell in May."""
    subject = parts.clause.subject
    if subject is None or parts.passive or not is_word(subject, parts, "verdicts"):
        return False
    about = parts.follower(subject, ("on", "about", "over"))
    beside = {prep for prep, _ in parts.groups(parts.post) if prep}
    return _of_arms(about, parts) and beside <= wordset("dates_behind")


def _seeks_comment(parts: Parts, sense: Sense) -> bool:
    """Whether a request that is ignored is for a comment, and not for arms."""
    held = light(sense, parts)
    about = parts.follower(held, ("for",)) if held is not None else None
    return about is not None and is_word(about, parts, "said_on_request") and parts.near


def _evasive(parts: Parts, sense: Sense) -> bool:
    """Whether an answer about arms tells nothing: gave an evasive answer."""
    held = light(sense, parts)
    words = {token.low for token in parts.tokens[held.first : held.last]} if held is not None else set[str]()
    return not words.isdisjoint(wordset("evasive")) and _by_somebody(parts) and parts.near


def _says_little(parts: Parts, sense: Sense) -> bool:
    """Whether it is about arms that somebody says little."""
    said = next(iter(parts.direct()), None)
    little = said is not None and parts.tokens[said.head].low in ("little", "much")
    verb = parts.clause.verb
    none = verb is not None and said is not None and (verb.negative is (parts.tokens[said.head].low == "much"))
    return little and none and not parts.passive and _over_arms(parts, sense)


def _bad_opinion(parts: Parts, sense: Sense) -> bool:
    """Whether an office gave an opinion on arms that is told to be against them: issued a negative opinion."""
    held = light(sense, parts)
    words = {token.low for token in parts.tokens[held.first : held.last]} if held is not None else set[str]()
    return not words.isdisjoint(wordset("adverse")) and _over_arms(parts, sense)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "over-arms": _over_arms,
    "stirs": _stirs,
    "stirs-whom": _stirs_whom,
    "greeted-by": _greeted_by,
    "opposition-is": _opposition_is,
    "backing-is": _backing_is,
    "left-undecided": _left_undecided,
    "question-open": _question_open,
    "decision-falls": _decision_falls,
    "seeks-comment": _seeks_comment,
    "evasive": _evasive,
    "says-little": _says_little,
    "bad-opinion": _bad_opinion,
}
"""A check for each word that the files of frames use as a need."""
