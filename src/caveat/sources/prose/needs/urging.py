"""What has to stand by a verb for somebody to want a thing done, or to tie it: wants it to stay, would have it so.

What is wanted stands behind as a thing with what it is to do, or is only pointed at. What arms are tied to is a price
put on them, what they are hostage to, or a link that is denied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like, infinitive
from caveat.sources.prose.needs.places import light
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, Mark
from caveat.sources.prose.words.lexicon import wordset

_JUST = frozenset(("precisely", "exactly", "just", "nothing", "only", "too"))
_THAT = frozenset(("that", "this", "same", "much", "it"))
"""What points at a measure that was spoken of: demands precisely that, wants the same."""

_NOT_ASKED = frozenset(("differ", "know", "understand", "remember", "believe", "thank"))
"""What nobody is made to do: begs to differ, would like you to know, would like to thank."""


def not_asked(inner: Clause | None, parts: Parts, sense: Sense) -> bool:
    """Whether nobody is asked to do anything: begs to differ, likes it to stay; not: would like Bern to sell them."""
    if inner is not None and inner.verb is not None and inner.verb.lemma in _NOT_ASKED:
        return True
    if sense.name not in ("like", "prefer"):
        return False
    verb, whom = parts.clause.verb, parts.place("agent")
    wish = verb is not None and verb.modal in ("would", "'d") and not parts.passive
    return not wish or whom is None or parts.tokens[whom.head].low in ("it", "them", "this", "that")


def asks_readers(inner: Clause, parts: Parts) -> bool:
    """Whether a page, or its readers, are asked for what is no act: asks us to call him Luis, asks readers to write."""
    whom, verb = parts.clause.subject if parts.passive else parts.place("agent"), inner.verb
    if (
        whom is None
        or verb is None
        or wordset("page_people").isdisjoint(token.low for token in parts.tokens[whom.first : whom.last])
    ):
        return False
    known = frames().senses.get(verb.lemma, ())
    bare = [one for one in known if not (one.nouns or one.particles or one.phrases or one.predicates)]
    plain = any((one.act in DONE_TO and one.act is not Act.DENY) or not one.needs for one in bare)
    of_arms = any(one.kind in FIELD for prep, one in parts.groups(inner.post) if not prep)
    return not (plain or verb.lemma in wordset("asks_goods") or of_arms)


def _wanter(parts: Parts) -> bool:
    subject = parts.clause.subject
    return subject is not None and parts.near and not parts.passive and parts.agent_like(subject)


def _thing_to(parts: Parts, sense: Sense) -> bool:
    """Whether a thing is what somebody wants to do something: wants the cars to go to Kenya, it to stay."""
    verb, inner = parts.clause.verb, infinitive(parts.clause)
    if verb is None or inner is None or inner.verb is None or not _wanter(parts) or verb.negative:
        return False
    if sense.name in ("like", "love", "prefer") and verb.modal not in ("would", "'d"):
        return False
    wanted = next((group for group in parts.direct() if group.last <= inner.verb.first), None)
    if wanted is None or (parts.agent_like(wanted) and wanted.kind != "pronoun"):
        return False
    meant = wanted.kind != "pronoun" or parts.tokens[wanted.head].low in ("it", "them")
    moved = wanted.kind in ("pronoun", "measure", "permit", "transfer", *FIELD) and _be_done(inner)
    return meant and (moved or inner.verb.lemma in wordset("wanted_to_do"))


def _be_done(inner: Clause) -> bool:
    """Whether something is wanted done to arms: would like them to be released, the licence to be revoked."""
    verb = inner.verb
    if verb is None or not verb.passive:
        return False
    known = frames().senses.get(verb.lemma, ())
    return any(one.act in DONE_TO for one in known if not (one.nouns or one.particles or one.phrases))


def _just_that(parts: Parts, sense: Sense) -> bool:
    """Whether what is demanded is no more than pointed at: demands precisely that, wants just that."""
    verb, found = parts.clause.verb, parts.object()
    if verb is None or found is None or not _wanter(parts) or infinitive(parts.clause) is not None:
        return False
    if any(isinstance(i.what, Clause) or (i.prep and isinstance(i.what, Group)) for i in parts.post):
        return False
    words = {token.low for token in parts.tokens[verb.last : found.last]}
    pointed = parts.tokens[found.head].low in _THAT - {"it"} and not words.isdisjoint(_JUST | {"the", "as"})
    return pointed and not verb.modal


def _would_have(parts: Parts, sense: Sense) -> bool:
    """Whether somebody would have something done to arms: the Liberals would have the licence granted."""
    verb = parts.clause.verb
    if verb is None or verb.modal not in ("would", "'d") or verb.perfect or verb.negative or not _wanter(parts):
        return False
    done = [c for c in parts.clause.children if c.kind == "part" and c.verb is not None and c.verb.passive]
    things = [group for group in parts.direct() if field_like(group, parts) or group.kind == "pronoun"]
    lemmas = {child.verb.lemma for child in done if child.verb is not None and child.anchor in things}
    return any(lemma in frames().senses for lemma in lemmas)


def _must_be(parts: Parts, sense: Sense) -> bool:
    """Whether what must be done is what somebody insists on: insists that first the banker must board."""
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
    if content is None or content.verb is None or content.subject is None or not _wanter(parts):
        return False
    whom = content.subject
    moved = parts.agent_like(whom) or whom.kind in (*FIELD, "measure")
    verb = content.verb
    return moved and verb.modal in ("must", "should") and not verb.perfect and verb.lemma != "be"


def _no_demands(parts: Parts, sense: Sense) -> bool:
    """Whether somebody makes demands, of which no more is told, or none: had made no demands."""
    held, verb = light(sense, parts), parts.clause.verb
    return held is not None and verb is not None and (held.negative or verb.negative) and _wanter(parts)


def _made_so(parts: Parts, sense: Sense) -> bool:
    """Whether somebody wants what was told made otherwise: want that made permanent, want it gone."""
    verb = parts.clause.verb
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
    if verb is None or content is None or content.verb is None or not _wanter(parts) or verb.modal or verb.negative:
        return False
    bare = content.subject is None and content.verb.past and not content.verb.passive and content.mark == "that"
    return bare and any(isinstance(i.what, Mark | Group) for i in content.post)


def _just_papers(parts: Parts, sense: Sense) -> bool:
    """Whether papers are what somebody wants to have, and not to have something done with them."""
    held = light(sense, parts)
    done = any(child.kind in ("part", "inf") for child in parts.clause.children) or infinitive(parts.clause) is not None
    return held is not None and not done and _wanter(parts)


def _was_asked(parts: Parts, sense: Sense) -> bool:
    """Whether somebody was asked something about arms: had been asked what became of the first consignment."""
    content = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    whom = parts.clause.subject
    if content is None or whom is None or not parts.passive or parts.clause.kind not in ("main", "that"):
        return False
    about = [group for _, group in parts.groups([*content.pre, *content.post])]
    return whom.kind in ("state", "body", "people") and any(group.kind in FIELD for group in about)


def _would_know(parts: Parts, sense: Sense) -> bool:
    """Whether somebody would like to know where arms are, or what has become of them."""
    verb, inner = parts.clause.verb, infinitive(parts.clause)
    if verb is None or verb.modal not in ("would", "'d") or inner is None or inner.verb is None or not _wanter(parts):
        return False
    content = next((i.what for i in inner.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    adverb = next((child for child in inner.children if child.kind == "adv" and child.mark in ("where", "when")), None)
    about = (content or adverb or inner).subject
    meant = about is not None and (about.kind in FIELD or parts.tokens[about.head].low in ("they", "it"))
    return inner.verb.lemma in ("know", "hear", "learn") and (content or adverb) is not None and meant


def _no_link(parts: Parts, sense: Sense) -> bool:
    """Whether it is a link between arms and something else that somebody denies: ruled out any linkage."""
    held = light(sense, parts)
    if held is None or not parts.near or parts.passive:
        return False
    between = parts.thing_after("between") is not None or parts.follower(held, ("between",)) is not None
    return between or parts.tokens[held.head].low in ("linkage", "linkages")


def _hostage(parts: Parts, sense: Sense) -> bool:
    """Whether goods or a paper are hostage to something else: has made the sale hostage to a war, is hostage to it."""
    verb = parts.clause.verb
    words = [token.low for token in parts.tokens[verb.last :]] if verb is not None else []
    to = any(words[at : at + 2] == ["hostage", "to"] for at in range(len(words) - 1))
    moved = parts.clause.subject if verb is not None and verb.lemma in ("be", "remain", "become", "stay") else None
    moved = moved if moved is not None else next(iter(parts.direct()), None)
    return to and moved is not None and (moved.kind in FIELD or moved.kind == "measure") and not parts.passive


def _price_on(parts: Parts, sense: Sense) -> bool:
    """Whether a price is put on goods, in words for a condition: has put a price on them, a price tag of conditions."""
    held, on = light(sense, parts), parts.thing_after("on")
    goods = on is not None and (on.kind in FIELD or (on.kind == "pronoun" and parts.near))
    return held is not None and goods and _wanter(parts)


def _told_to(parts: Parts, sense: Sense) -> bool:
    """Whether somebody was instructed by whoever may: has received no instruction from the government."""
    held, by, inner = light(sense, parts), parts.after("from"), infinitive(parts.clause)
    if held is None or not parts.near or parts.passive:
        return False
    order = parts.tokens[held.head].low in ("order", "orders")
    goods = parts.follower(held, ("for",)) is not None
    return by is not None and not goods and (inner is not None or not order)


def _deadline(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is given a time to do something in: gave the ministry 14 days to produce the papers."""
    by = ("", "until", "till")
    timed = any(isinstance(i.what, Group) and i.what.kind == "time" and i.prep in by for i in parts.post)
    inner = infinitive(parts.clause)
    return timed and inner is not None and parts.near and parts.place("agent") is not None


def _assured(parts: Parts, sense: Sense) -> bool:
    """Whether what somebody wants is to be assured of something about arms: guarantees that the boats stay in port."""
    held = light(sense, parts)
    told = [i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind in ("that", "rel")]
    spoken_of = [item.what for one in told for item in (*one.pre, *one.post)]
    about = parts.follower(held, ("of", "on", "about", "over", "against")) if held is not None else None
    groups = [one for one in (*spoken_of, about) if isinstance(one, Group)]
    return _wanter(parts) and any(one.kind in FIELD or one.kind == "pronoun" for one in groups)


def _terms(parts: Parts, sense: Sense) -> bool:
    """Whether what somebody wants is money or a check before arms go: wants cash up front, wants monthly reports."""
    held, verb = light(sense, parts), parts.clause.verb
    plain = held is not None and held is parts.object() and held.owner is None and infinitive(parts.clause) is None
    return plain and verb is not None and not verb.negative and _wanter(parts)


def _warned_off(parts: Parts, sense: Sense) -> bool:
    """Whether whoever is warned against something is named; who only warns against it speaks against it."""
    return parts.passive or any(one.kind in (*wordset("agent"), "pronoun") for one in parts.direct())


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "deadline": _deadline,
    "warned-off": _warned_off,
    "told-to": _told_to,
    "thing-to": _thing_to,
    "just-that": _just_that,
    "would-have": _would_have,
    "must-be": _must_be,
    "no-demands": _no_demands,
    "made-so": _made_so,
    "just-papers": _just_papers,
    "was-asked": _was_asked,
    "would-know": _would_know,
    "no-link": _no_link,
    "hostage": _hostage,
    "price-on": _price_on,
    "wants-assured": _assured,
    "wants-terms": _terms,
}
"""A check for each word that the files of frames use as a need."""
