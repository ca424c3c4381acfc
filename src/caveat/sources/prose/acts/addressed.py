"""A clause that asks for something in; whom it is asked of, out, where no place of the frame says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_LETTERS = frozenset(("letter", "letters", "note", "message", "petition", "telegram", "email", "e-mail", "memorandum"))
"""In what something is asked of somebody."""


def addressed(own: Parts, demand: bool) -> Group | None:
    """Who is to do it: demanded that *the port* stop all arms, called on Tuesday on *all friends* to help."""
    if demand and (asked := _demanded_of(own)) is not None:
        return asked
    sent = _sent_to(own)
    if sent is not None:
        return sent
    content = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
    subject = content.subject if content is not None else None
    if content is not None and subject is not None and (content.verb is None or not content.verb.passive):
        return subject if own.agent_like(subject) or _acts(content) else None
    inner = infinitive(own.clause)
    if inner is None or own.passive:
        return None
    if inner.verb is not None and inner.verb.lemma in ("know", "hear", "learn"):
        return parts(inner, own.tokens, {}).after("from")  # wants to know from the ministry
    wanted = _wanted_of(own, inner) if demand else None
    return wanted or next((g for prep, g in own.groups(own.post) if prep in ("on", "upon") and g.kind == "other"), None)


def _wanted_of(own: Parts, inner: Clause) -> Group | None:
    """Who is to do what is called for, right before it: calls for Oslo to stop the sale."""
    before = next((one for one, then in pairwise(own.post) if then.what is inner), None)
    whom = before.what if before is not None and before.prep == "for" else None
    does = inner.verb is not None and not inner.verb.passive and isinstance(whom, Group) and own.agent_like(whom)
    return whom if does and isinstance(whom, Group) and whom.kind != "pronoun" else None


def _sent_to(own: Parts) -> Group | None:
    """To whom it was sent: in a letter to the minister, she asked for a review."""
    for items in (own.clause.pre, own.clause.post):
        for letter, to in pairwise(items):
            written = letter.prep in ("in", "by") and isinstance(letter.what, Group)
            if not written or to.prep != "to" or not isinstance(letter.what, Group) or not isinstance(to.what, Group):
                continue
            if own.tokens[letter.what.head].low in _LETTERS and own.agent_like(to.what):
                return to.what
    return None


def _demanded_of(own: Parts) -> Group | None:
    """Of whom something is demanded, right behind the verb or in front of all: demand of the cabinet that it stop."""
    verb = own.clause.verb
    for at, item in enumerate(own.post):
        what, near = item.what, at == 0 or (verb is not None and item.first < verb.first)
        if near and item.prep in ("of", "from") and isinstance(what, Group) and own.agent_like(what):
            return what if what.kind != "pronoun" else None
    return None


def _acts(content: Clause | None) -> bool:
    """Whether somebody whom no list knows is to do something to something: that the port stop all arms."""
    if content is None or content.verb is None or content.verb.passive or content.subject is None:
        return False
    direct = any(isinstance(item.what, Group) and not item.prep for item in content.post)
    return content.subject.kind == "other" and content.verb.lemma != "be" and direct


_DEALT_IN = frozenset(("correspondence", "talks", "contract", "agreement", "deal", "contacts", "letters", "dealings"))
"""What is had with somebody, which may be what is asked to be seen."""


def dealt_with(target: Group, own: Parts) -> bool:
    """Whether whoever stands after "with" belongs to what is asked for: access to the correspondence with Rome."""
    led = own.tokens[target.first - 2 - (own.tokens[target.first].tag == "DT")] if target.first > 1 else None
    behind = any(item.what is target and item.prep == "with" for item in own.post)
    before = [token.low for token in own.tokens[max(0, target.first - 3) : target.first]]
    return led is not None and behind and not _DEALT_IN.isdisjoint(before)


def within_content(target: Group, own: Parts) -> bool:
    """Whether whoever stands after "on" belongs to what is called for: an embargo on Sudan."""
    wanted = next((item.first for item in own.post if item.prep == "for" and isinstance(item.what, Group)), None)
    at = next((item.first for item in own.post if item.what is target and item.prep in ("on", "upon", "to")), None)
    return wanted is not None and at is not None and at > wanted


def whose_leave(own: Parts, actor: Group | None) -> Group | None:
    """Whose consent is sought, by whose its noun is."""
    owners = (group.owner for group in own.direct() if group.kind == "permit")
    return next((one for one in owners if one is not None and one is not actor and own.agent_like(one)), None)


_PRESS = frozenset(("reporter", "reporters", "journalist", "journalists", "press", "media", "correspondents"))
"""Who is told of what is done."""


def hears(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether whoever stands after "to" hears of goods and gets none: an outlet, reporters, a house that makes laws."""
    low = tokens[group.head].low
    outlet = group.kind == "outlet" or (tokens[group.head].tag == "NNP" and low in wordset("outlets"))
    house = group.kind in ("state", "body") and low in wordset("legislature")
    return house or outlet or low in _PRESS


def told_formally(own: Parts, target: Group | None) -> Group | None:
    """The chamber that is notified, and not the state whose goods the notice is of: notice of the sale to Chad."""
    of = own.follower(target, ("of",)) if target is not None else None
    if target is not None and of is not None and of.kind in FIELD:
        target = replace(target, tail=target.last)  # informed parliament of rifles for Chad
    if target is None or target.kind != "state":
        return target
    around = [one for prep, one in own.groups([*own.post, *own.pre]) if prep in ("", "to", "with", "before", "for")]
    houses = (one for one in around if not wordset("legislature").isdisjoint(_words(one, own)))
    if own.passive and own.clause.subject is not None and own.clause.subject.kind in FIELD:
        return next(houses, None) or target  # the sale to Chad was notified
    return target if not wordset("legislature").isdisjoint(_words(target, own)) else next(houses, None)


def _words(group: Group, own: Parts) -> set[str]:
    return {token.low for token in own.tokens[group.first : group.last]}


def wanted_of(own: Parts, target: Group | None) -> Group | None:
    """By whom something is wanted done, where that is told, and nobody else: wants it reviewed by the audit office."""
    verb, thing = own.clause.verb, own.object()
    measure = thing is not None and thing.kind == "measure" and own.tokens[thing.head].low not in ("call", "calls")
    about = own.follower(thing, ("on", "upon")) if thing is not None and measure else None
    if about is not None and about is target and not own.passive:
        return None  # demands a ban on Israel
    if verb is None or verb.lemma not in ("want", "like", "wish") or own.passive:
        return target
    done = (child for child in own.clause.children if child.kind == "part" and child.verb is not None)
    part = next((child for child in done if child.verb is not None and child.verb.passive), None)
    if part is None or not any(part.anchor is item.what for item in own.post):
        return target
    below = parts(part, own.tokens, {})
    by = below.after("by")
    return by if by is not None and below.agent_like(by) else None


_AIDES = frozenset((
    "aide", "adviser", "advisor", "team", "deputy", "assistant", "minister", "commander", "board", "secretary",
    "officer", "secretariat",
))  # fmt: skip
"""Who works for somebody, where he is called his."""


def of_his_staff(verb: str, own: Parts) -> bool:
    """Whether those who are asked or told work for whoever asks: his chief of staff, her officials."""
    whom, tokens = own.place("agent"), own.tokens
    if verb not in ("ask", "tell", "request") or own.passive or whom is None:
        return False
    low = singular(tokens[whom.head].low)
    his = tokens[whom.first].tag == "PRPS" or (whom.owner is not None and whom.owner.kind == "pronoun")
    chief = low == "chief" and tokens[min(whom.last + 1, len(tokens) - 1)].low == "staff"
    return his and (chief or low in wordset("subordinate") | _AIDES)
