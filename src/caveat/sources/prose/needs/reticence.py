"""What has to stand by a verb for it to tell that somebody will not talk, in turns that do not name the comment.

The phone is let ring, a minister is too busy to talk, nobody will say where they are, a company will not speak to us.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.groups import FIELD, Group, Mark
from caveat.sources.prose.words.lexicon import wordset

_WILL = ("will", "would")
_WHERE = frozenset(("where", "when", "why", "how", "until"))
_ASKED = frozenset(("asked", "pressed", "questioned", "quizzed", "challenged", "contacted", "approached", "invited"))
_US = frozenset(("us", "me", "reporters", "journalists", "it", "them"))
"""To whom nothing is said: whoever asks."""
_LET = wordset("left_to_ring")
"""What calls and papers are let do by whoever does not answer."""


def _refuses(parts: Parts) -> bool:
    """Whether a verb tells what somebody will not do: would not, nobody will."""
    verb, who = parts.clause.verb, parts.clause.subject
    return verb is not None and not verb.passive and (verb.negative or (who is not None and who.negative))


def _by_somebody(parts: Parts) -> bool:
    who = parts.clause.subject
    return who is not None and parts.near and (parts.agent_like(who) or who.kind in ("spokes", "pronoun"))


def _no_more(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will say no more, or nothing to whoever asks: won't say, will not speak to us, will talk."""
    verb, who = parts.clause.verb, parts.clause.subject
    if verb is None or verb.modal not in _WILL or verb.perfect or not _refuses(parts) or not _by_somebody(parts):
        return False
    if any(isinstance(i.what, Clause) and i.what.kind not in ("whether", "adv") for i in parts.post):
        return False
    if any(child.mark in ("if", "unless") for child in parts.clause.children):
        return False
    asks = any(child.kind == "adv" and child.mark in _WHERE for child in parts.clause.children)
    if any(True for _ in parts.groups(parts.post)):
        whom = parts.after("to") or parts.after("with")
        about = parts.thing_after("of") or parts.thing_after("about")
        told = whom is not None and parts.tokens[whom.head].low in _US and not parts.direct()
        return told or (about is not None and about.kind in FIELD and verb.lemma in ("speak", "talk"))
    myself = who is not None and parts.tokens[who.head].low in ("i", "we")
    return asks or not (myself and verb.lemma in ("answer", "talk"))


def _unexplained(parts: Parts, sense: Sense) -> bool:
    """Whether somebody did not explain what was asked: did not explain why, has not made clear what moved it."""
    verb = parts.clause.verb
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    near = parts.groups([*content.pre, *content.post]) if content is not None else ()
    if any(group.kind in FIELD and not prep for prep, group in near):
        return False  # did not explain why Beijing itself had sold radars
    who = content.subject if content is not None and content.mark != "what" else None
    if (
        who is not None
        and content is not None
        and parts.agent_like(who)
        and any(True for _ in parts.groups(content.post))
    ):
        return False
    asked = content is not None
    behind = parts.tokens[verb.last].low if verb is not None and verb.last < len(parts.tokens) else ""
    asked = asked or behind in ("why", "how", "what", "when")
    return asked and verb is not None and verb.negative and not verb.passive and _by_somebody(parts)


def _lets_ring(parts: Parts, sense: Sense) -> bool:
    """Whether calls are let go unheard, or papers let speak: let the phone ring, let our questions lie."""
    verb = parts.clause.verb
    if verb is None or verb.negative or verb.passive or not _by_somebody(parts):
        return False
    inner = infinitive(parts.clause)
    let = [group for group in parts.direct() if not group.negative]
    words = {token.low for group in let for token in parts.tokens[group.first : group.last + 1]}
    does = inner.verb.lemma if inner is not None and inner.verb is not None else next(iter(words & _LET), "")
    if does == "speak":
        return "themselves" in {t.low for t in parts.tokens[verb.last :]} or "itself" in {
            t.low for t in parts.tokens[verb.last :]
        }
    whose = any(group.owner is not None or parts.follower(group, ("from", "by", "of")) is not None for group in let)
    return does in _LET and not whose and any(_called(group, parts) for group in let)


def _called(group: Group, parts: Parts) -> bool:
    words = {token.low for token in parts.tokens[group.first : group.last]}
    return is_word(group, parts, "calls") or not words.isdisjoint(wordset("phones"))


def _too_busy(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is too busy to talk, or not free to."""
    inner, verb = infinitive(parts.clause), parts.clause.verb
    if inner is None or inner.verb is None or verb is None or verb.negative or not _by_somebody(parts):
        return False
    too = any(isinstance(i.what, Mark) and i.what.low == "too" for i in parts.post)
    talks = inner.verb.lemma in wordset("comment") | {"answer", "see", "meet", "receive"}
    return too and talks and not inner.verb.negative


def _no_brief(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who is asked has no instructions: asked whether it stood, she had no instructions."""
    found = parts.object()
    asked = any(token.low in _ASKED for token in parts.tokens)
    return asked and found is not None and found.negative and _by_somebody(parts)


def _not_picked_up(parts: Parts, sense: Sense) -> bool:
    """Whether somebody does not pick up his telephone, or does not take up what he is asked."""
    verb = parts.clause.verb
    called = any(_called(group, parts) for group in parts.direct())
    return called and verb is not None and verb.negative and not verb.passive and _by_somebody(parts)


def _not_meant(parts: Parts, sense: Sense) -> bool:
    """Whether somebody does not mean to comment: I do not propose to comment on individual exporters."""
    inner, verb = infinitive(parts.clause), parts.clause.verb
    if inner is None or inner.verb is None or verb is None or not verb.negative or inner.verb.negative:
        return False
    return inner.verb.lemma in wordset("unsaid") and inner.verb.lemma != "disclose" and _by_somebody(parts)


def _no_reply(parts: Parts, sense: Sense) -> bool:
    """Whether no reply came from somebody: received no reply from the embassy."""
    found, verb, whom = parts.object(), parts.clause.verb, parts.after("from")
    if found is None or verb is None or parts.passive or not parts.near or whom is None or not parts.agent_like(whom):
        return False
    return is_word(found, parts, "given_answers") and (found.negative or verb.negative)


def _evades(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who is asked lets it pass: asked whether they would go, he passed."""
    verb = parts.clause.verb
    before = {token.low for token in parts.tokens[: verb.first]} if verb is not None else set[str]()
    bare = not parts.direct() and not any(True for _ in parts.groups(parts.post))
    bare = bare and not any(isinstance(i.what, Clause) for i in parts.post)
    when = any(one.low == "when" and then.low in _ASKED for one, then in pairwise(parts.tokens))
    bare = bare or (when and not parts.direct() and not any(isinstance(i.what, Clause) for i in parts.post))
    return (bool(before & _ASKED) or when) and bare and not parts.passive and _by_somebody(parts)


def _of_comment(parts: Parts, sense: Sense) -> bool:
    """Whether it is from comment that somebody refrains."""
    found, verb = parts.thing_after("from"), parts.clause.verb
    kept = found is not None and (is_word(found, parts, "given_answers") or parts.tokens[found.head].low == "comment")
    return kept and verb is not None and not verb.negative and _by_somebody(parts)


def _begs_off(parts: Parts, sense: Sense) -> bool:
    """Whether it is from an answer that somebody begs off: begged off from giving details, begged off when asked."""
    away = [prep for prep, _ in parts.groups(parts.post) if prep.endswith("from")]
    done = [child.verb.lemma for child in parts.clause.children if child.kind == "ger" and child.verb is not None]
    tells = any(lemma in wordset("comment") | {"give", "provide", "offer"} for lemma in done)
    return _by_somebody(parts) and not parts.passive and (tells or (not away and not done))


def _head_down(parts: Parts, sense: Sense) -> bool:
    """Whether it is over arms that somebody keeps his head down."""
    about = parts.thing_after("over") or parts.thing_after("about") or parts.thing_after("on")
    return about is not None and about.kind in FIELD and _by_somebody(parts)


def _left_at_that(parts: Parts, sense: Sense) -> bool:
    """Whether a speaker says that he will say no more: I'll leave it there, I would leave it at that."""
    verb, who = parts.clause.verb, parts.clause.subject
    if verb is None or who is None or verb.negative or verb.passive or verb.modal not in (*_WILL, "'ll", "'d", "is to"):
        return False
    it = [parts.tokens[group.head].low for group in parts.direct()] == ["it"]
    behind = [token.low for token in parts.tokens[verb.last + 1 : verb.last + 4] if token.tag != "QUO"]
    there = behind[:1] == ["there"] or behind[:2] == ["at", "that"]
    return parts.near and it and there and parts.tokens[who.head].low == "i"


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "no-more": _no_more,
    "unexplained": _unexplained,
    "lets-ring": _lets_ring,
    "too-busy": _too_busy,
    "no-brief": _no_brief,
    "not-picked-up": _not_picked_up,
    "not-meant": _not_meant,
    "no-reply": _no_reply,
    "evades": _evades,
    "of-comment": _of_comment,
    "begs-off": _begs_off,
    "head-down": _head_down,
    "left-at-that": _left_at_that,
}
"""A check for each word that the files of frames use as a need."""
