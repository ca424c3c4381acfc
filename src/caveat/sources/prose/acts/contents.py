"""An act whose object is no noun in; what is asked for, backed, decided or kept silent about, as printed, out."""

from __future__ import annotations

from collections.abc import Iterator

from caveat.evidence import Act
from caveat.sources.prose.acts.objects import called
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.groups import Group, singular, sort
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import tokens_text

_ASKED = frozenset((Act.DEMAND, Act.REQUEST))
_BACKED = frozenset((Act.SUPPORT, Act.OPPOSE, Act.OFFER, *_ASKED))
_GOVERNS = frozenset(("", "of", "to", "for", "into", "against", "over", "about", "at", "on"))
_ADJUNCTS = frozenset(
    ("within", "without", "until", "till", "by", "before", "after", "during", "since", "despite", "pending", "amid",
     "as", "because of", "regardless", "from", "under", "at")
)  # fmt: skip
"""What opens when, how or why something is to be done, and belongs to no name of it."""
_SIDES = ("at", "by", "about", "over", "against", "for", "on", "with", "behind")
_STANDS = frozenset(("favour", "favor", "support", "side", "heels", "voice", "weight"))
"""Nouns that belong to a way of taking sides."""
_PARTICLES = frozenset(("back", "down", "off", "up", "out", "over", "away", "through"))
_NONE_OF_IT = frozenset(("comment", "word", "answer", "reply", "response", "detail"))
_WHETHER = frozenset(("whether", "when", "if", "how", "why", "what", "where", "which", "who"))


def content(act: Act, own: Parts) -> tuple[Mention, ...]:
    """What an act is about that names no goods."""
    found: list[Mention] = []
    if act is Act.DEMAND and own.clause.verb is not None and own.clause.verb.modal in ("should", "must", "ought"):
        found = _phrase(own.clause, own)
    elif act in _BACKED:
        inner = next(_governed(act, own), None)
        found = _phrase(inner, own) if inner is not None else _thing(act, own)
    elif act is Act.NO_COMMENT:
        found = _unsaid(own)
    elif act is Act.DECIDE:
        found = _decided(own)
    elif act is Act.NOTIFY:
        found = [each for group in _told(own) for each in called(group, [*own.pre, *own.post], own.tokens)]
    return tuple(found)


def _thing(act: Act, own: Parts) -> list[Mention]:
    """The thing that is demanded, backed or resisted, after whatever word: urged an embargo, balked at the purchase."""
    preps = _SIDES if act in (Act.SUPPORT, Act.OPPOSE) else ("", "against", "for") if act is Act.DEMAND else ()
    for prep, group in own.groups(own.post):
        low = own.tokens[group.head].low
        if prep in preps and sort(group) == "thing" and group.kind not in ("pronoun", "number") and low not in _STANDS:
            return called(group, [*own.pre, *own.post], own.tokens)
    return []


def _governed(act: Act, own: Parts) -> Iterator[Clause]:
    """The clauses that say what is asked for, backed or offered."""
    items = [*own.post, *(Item(child.mark, child, 0) for child in own.clause.children)]
    for item in items:
        inner = item.what
        if not isinstance(inner, Clause) or inner.verb is None:
            continue
        done = inner.kind == "ger" and item.prep in _GOVERNS
        asked = act in _ASKED | {Act.OFFER} and inner.kind == "inf"
        that = act in _ASKED and inner.kind == "that"
        wanted = act is Act.DEMAND and inner.kind == "part" and inner.anchor in own.direct()
        if done or asked or that or wanted:
            yield inner


def _phrase(inner: Clause, own: Parts) -> list[Mention]:
    """What is to be done, in the text's words: halt the sale; where it is to be done to something, with that before."""
    verb, tokens = inner.verb, own.tokens
    if verb is None:
        return []
    whole = any(isinstance(item.what, Group) and not item.prep for item in inner.post)
    suffers = inner.subject if inner.kind in ("that", "inf", "part") and (verb.passive or not whole) else None
    own_subject = suffers is own.clause.subject  # the letter calls on all states to stop supplying arms
    if suffers is not None and not own_subject and sort(suffers) == "thing" and suffers.kind != "pronoun":
        first = called(_host(suffers, own), [], tokens)[0].start
    elif inner.kind == "inf" and not whole and (things := [g for g in own.direct() if sort(g) == "thing"]):
        first = called(things[-1], [], tokens)[0].start
    else:
        first = tokens[verb.first if verb.negative and verb.form == "inf" else verb.head].start
    last = _reach(inner, own)
    at = next((i for i, token in enumerate(tokens) if token.start == first), verb.head)
    return [Mention(tokens_text(tokens, at, last), first, tokens[last - 1].end)] if at < last else []


def _host(group: Group, own: Parts) -> Group:
    """The noun to which a group belongs that stands after a preposition: exports | to war zones | to be halted."""
    at = next((i for i, item in enumerate(own.post) if item.what is group), 0)
    while at and own.post[at].prep and isinstance(own.post[at - 1].what, Group):
        at -= 1
    found = own.post[at].what if own.post else group
    return found if isinstance(found, Group) and sort(found) == "thing" and own.post[at].prep == "" else group


def _reach(clause: Clause, own: Parts) -> int:
    """Where the last group of a clause ends that tells what is to be done, or of what it governs."""
    last = clause.verb.last if clause.verb is not None else 0
    for item in sorted(clause.post, key=lambda one: one.first):
        what = item.what
        if isinstance(what, Clause):
            goes_on = what.kind in ("inf", "ger") and what.verb is not None and what.twin is None
            last = max(last, _reach(what, own)) if goes_on else last
        elif isinstance(what, Group):
            if item.prep in _ADJUNCTS or what.kind == "time" or what.comma:
                break
            last = max(last, what.last)
        elif what.low in ("regardless", "free"):
            break
        elif what.low in _PARTICLES and what.first == last:
            last = what.last
    return last


def _unsaid(own: Parts) -> list[Mention]:
    """What somebody does not comment on, discuss or say."""
    below = next((item.what for item in own.post if isinstance(item.what, Clause) and item.what.kind == "inf"), None)
    items = below.post if below is not None else own.post
    for prep, group in own.groups(items):
        head = singular(own.tokens[group.head].low)
        if head in wordset("calls") | {"request", "question", "press"}:
            return []
        asked = head in _NONE_OF_IT
        fits = sort(group) == "thing" or (sort(group) == "agent" and prep in ("on", "about"))
        if prep in ("on", "about", "") and fits and group.kind != "pronoun" and not asked:
            return called(group, items, own.tokens)[:1]
    inside = below.children if below is not None else []
    for inner in (*(item.what for item in items), *own.clause.children, *inside):
        if isinstance(inner, Clause) and (inner.kind == "whether" or inner.mark in _WHETHER) and inner.verb is not None:
            at = next((i for i in range(inner.verb.first, -1, -1) if own.tokens[i].low in _WHETHER), inner.verb.first)
            last = _reach(inner, own)
            return [Mention(tokens_text(own.tokens, at, last), own.tokens[at].start, own.tokens[last - 1].end)]
    return []


def _decided(own: Parts) -> list[Mention]:
    """What a decision is about: no decision on the jets, on selling the jets."""
    items = [*own.pre, *own.post]
    for item in items:
        what = item.what
        if isinstance(what, Clause) and what.kind == "whether" and what.verb is None:
            inner = next((one.what for one in what.pre if isinstance(one.what, Clause)), None)
            return _phrase(inner, own) if inner is not None else []  # whether to release it
        if item.prep not in ("on", "about", "upon"):
            continue
        if isinstance(what, Group) and (what.refers is not None or (sort(what) == "thing" and what.kind != "pronoun")):
            return called(what, items, own.tokens)[:1]
        if isinstance(what, Clause) and what.kind == "ger":
            return _phrase(what, own)
    return []


def _told(own: Parts) -> list[Group]:
    """What is notified: the sale was notified to the Senate."""
    held = [own.clause.subject] if own.passive and own.clause.subject is not None else own.things()
    return [group for group in held if sort(group) == "thing" and group.kind not in ("pronoun", "speech")]
