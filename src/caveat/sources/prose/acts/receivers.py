"""Goods in; whose they are to be by what stands behind their noun, out: ordered by Chad, in service with Chad."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import following
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.words.groups import Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_GETS = frozenset(
    ("order", "buy", "purchase", "request", "seek", "want", "await", "acquire", "procure", "commission", "need", "use",
     "operate", "fly", "field")
)  # fmt: skip
"""What somebody does whose goods are his, or are to be."""
_ASKED = frozenset(("request", "application", "bid", "plea", "appeal"))
"""What somebody else than the recipient may ask by: leave to hand goods on."""
_CLEARS = frozenset(
    ("approve", "clear", "authorise", "authorize", "license", "allot", "reserve", "grant", "issue", "award")
)
"""What is done with goods for somebody who is to have them."""
_HANDS_ON = frozenset(("pass", "hand", "re-export", "reexport", "transfer", "send", "supply", "sell", "export", "give",
                       "donate", "ship", "deliver", "lend", "forward", "resell"))  # fmt: skip
_HELD = frozenset(("suspend", "freeze", "halt", "block", "withhold", "cancel", "hold", "stop", "delay", "revoke"))
_PLACES = frozenset(("in", "at", "on", "near", "off", "outside"))
_USED = frozenset(("service", "use", "operation"))
_ABOUT = frozenset(("concerning", "regarding", "involving", "touching"))
_RELATES = frozenset(("relate", "pertain", "refer"))
_COVERS = frozenset(("cover", "govern", "permit", "allow", "authorise", "authorize"))
"""What a paper does for goods that go to somebody: permits covering 310 vehicles for Chad."""
_NAMED = ("state", "body", "name", "people")


def receiver(goods: Group, own: Parts, actor: Group | None) -> Group | None:
    """Whose goods are to be, by a clause or a phrase behind them, where it is somebody else than who acts."""
    near = _behind(goods, own)
    for found in (*_told(goods, near, own), *_in_service(near, own), *_concerned(goods, near, own)):
        if found is not actor and found.kind in _NAMED and not found.negative and own.agent_like(found):
            return found
    return None


def of_permit(permit: Group, own: Parts, instead_of: Group) -> Group | None:
    """To which state goods go whose licence a firm gets or not: refused the firm a licence for sales to Chad."""
    asked = own.follower(permit, ("from", "by")) is instead_of
    request = (
        singular(own.tokens[permit.head].low) in _ASKED
        and permit.kind != "permit"
        and (asked or instead_of.kind == "people" or (permit.owner is instead_of and instead_of.kind != "state"))
    )
    if request:
        asked = True  # a request from Chad to hand on shells to Togo
    elif permit.kind != "permit":
        return None
    state = not asked and (instead_of.kind == "state" or _of_state(instead_of))  # has leave only to hand them on
    told = [held for prep, group in _behind(permit, own) if prep in ("to", "for") for held in (group, group.owner)]
    told = [] if request or state else told
    for inner in _clauses(own):
        if inner.kind == "inf" and inner.verb is not None and (asked or _hangs_on(inner, permit, own)):
            if (request or state) and inner.verb.lemma.split()[0] not in _HANDS_ON:
                continue
            below = parts(inner, own.tokens, {})
            told += [below.place("indirect"), below.after("to"), below.after("for")]
    return next((one for one in told if one is not None and one.kind == "state" and one is not instead_of), None)


def _of_state(group: Group) -> bool:
    """Whether somebody is a state's: Chad's navy, and not a maker's Swedish arm."""
    return group.owner is not None and group.owner.kind != "name"


def _hangs_on(inner: Clause, permit: Group, own: Parts) -> bool:
    """Whether an infinitive says what a paper is for: an application to export rifles."""
    items = [*own.pre, *own.post]
    at = next((k for k, held in enumerate(items) if held.what is permit), len(items))
    behind = (held for held in items[at + 1 :] if held.prep not in ("from", "by"))
    return inner.anchor is permit or next((held.what for held in behind), None) is inner


def supplier(goods: Group, own: Parts) -> Group | None:
    """Who supplies what somebody gets, by what is said of the goods: bought from Chad, the jets promised by Chad."""
    whole = own.follower(goods, ("of",)) if goods.kind == "number" else None  # two of six boats promised by Chad
    for inner in _clauses(own):
        verb = inner.verb
        hangs = inner.anchor is goods or (whole is not None and inner.anchor is whole)
        if verb is None or not hangs or inner.kind not in ("rel", "part"):
            continue
        below = parts(inner, own.tokens, {})
        if verb.lemma in _GETS:
            found = below.after("from")
        elif verb.lemma == "pay":
            found = below.place("agent")  # the boats that it paid Chad for
        elif verb.lemma in wordset("givings"):
            found = below.subject() if below.passive or inner.subject is not goods else None
        else:
            found = None
        if found is not None and found.kind in _NAMED:
            return found
    return None


def _behind(goods: Group, own: Parts) -> list[tuple[str, Group]]:
    """The groups that belong to goods, each with its preposition; small words between them are left out."""
    items = [item for item in (*own.pre, *own.post) if not (isinstance(item.what, Mark) and item.what.tag == "R")]
    return following(goods, items)


def _clauses(own: Parts) -> list[Clause]:
    held = [item.what for item in (*own.pre, *own.post) if isinstance(item.what, Clause)]
    above = own.clause.parent
    beside = above.children if above is not None and own.clause.kind == "inf" else []  # cleared for Chad, have to go
    return [*held, *(child for child in (*own.clause.children, *beside) if child not in held)]


def _told(goods: Group, near: list[tuple[str, Group]], own: Parts) -> Iterator[Group]:
    """Who ordered them or is to get them: engines ordered by Chad, that were to be sent to Chad."""
    things = [goods, *(group for _, group in near if sort(group) == "thing")]
    first = next((at for at, (prep, _) in enumerate(near) if prep in _PLACES), len(near))
    places = [group for _, group in near[first:]]
    for inner in _clauses(own):
        verb, anchor = inner.verb, inner.anchor
        if verb is None or verb.negative or anchor is None or inner.kind not in ("rel", "part"):
            continue
        moved = inner.kind == "rel" and inner.subject is anchor and (verb.passive or verb.lemma == "be")
        if not (any(anchor is thing for thing in things) or (moved and any(anchor is place for place in places))):
            continue
        found = _by_verb(inner, own)
        if found is not None:
            yield found


def _by_verb(inner: Clause, own: Parts) -> Group | None:
    """Whose the goods are by the verb that is said of them."""
    held = (item.what for item in inner.post if isinstance(item.what, Clause) and item.what.kind == "inf")
    governed = next(held, None)
    if governed is not None and governed.verb is not None and inner.subject is not inner.anchor:
        inner = governed  # the jets that Rome agreed to sell to Chad
    verb, below = inner.verb, parts(inner, own.tokens, {})
    assert verb is not None
    if verb.lemma in _GETS:
        return below.subject() if below.passive or inner.subject is not inner.anchor else None
    if verb.lemma in _HELD and not verb.passive and inner.subject is not inner.anchor:
        return below.after("to") or below.after("for") or below.after("from")  # the permits it froze for arms for Chad
    under_way = verb.lemma == "be" and any(
        prep == "on" and own.tokens[group.head].low == "way" for prep, group in below.groups(below.post)
    )
    being = verb.lemma in _HANDS_ON and verb.passive and own.tokens[verb.first].low == "being"
    if under_way or being or verb.lemma in wordset("givings") | wordset("meant_for") | _CLEARS or verb.lemma == "head":
        return below.place("indirect") or below.after("to") or below.after("for")
    return None


def _in_service(near: list[tuple[str, Group]], own: Parts) -> Iterator[Group]:
    """Who has them: spares for boats in service with Chad, in use in Chad."""
    for (prep, used), (_, where) in pairwise(near):
        if prep == "on" and own.tokens[used.head].low == "behalf":
            yield where  # two applications on behalf of Chad
        if prep == "in" and own.tokens[used.head].low in _USED:
            yield where


def _concerned(goods: Group, near: list[tuple[str, Group]], own: Parts) -> Iterator[Group]:
    """Whom papers are about: applications concerning Chad, permits relating to Chad."""
    yield from (group for prep, group in near if prep in _ABOUT)
    for inner in _clauses(own):
        if inner.kind != "part" or inner.anchor is not goods or inner.verb is None:
            continue
        preps = ("to",) if inner.verb.lemma in _RELATES else ("for", "to") if inner.verb.lemma in _COVERS else ()
        below = parts(inner, own.tokens, {})
        yield from (one for prep in preps if (one := below.after(prep)) is not None)


def of_fleet(target: Group, own: Parts) -> Group:
    """Whose a fleet is, where goods are for it: kits for the navy's F-16 fleet."""
    fleet = own.tokens[target.head].low in ("fleet", "inventory", "stocks", "arsenal") and target.owner is not None
    return target.owner if fleet and target.owner is not None and own.agent_like(target.owner) else target


def owner_of_most(thing: Group, own: Parts, actor: Group | None) -> Group | None:
    """Whose goods are, most of which somebody supplies: has supplied most of the army's radios."""
    led = [token.low for token in own.tokens[max(0, thing.first - 2) : thing.first]]
    whose = thing.owner
    fits = whose is not None and whose is not actor and sort(whose) == "agent" and whose.kind != "pronoun"
    return whose if fits and led in (["most", "of"], ["all", "of"], ["many", "of"], ["half", "of"]) else None


def owner_behind(objects: list[Group], own: Parts, actor: Group | None) -> Group | None:
    """Whose goods are examined: the file on Chad's boats."""
    near = following(objects[0], [*own.pre, *own.post]) if objects else []
    owners = (group.owner for prep, group in near if prep in ("of", "on", "for", "into"))
    return next((one for one in owners if one is not None and one.kind in ("state", "body") and one is not actor), None)


def asked_about(own: Parts) -> Group | None:
    """To whom goods go, where whether they do is examined: is reviewing whether to send more radars to Chad."""
    items = own.pre if own.passive else own.post
    asked = next((i.what for i in items if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    inner = asked if asked is None or asked.verb is not None else next(iter(asked.children), None)
    below = parts(inner, own.tokens, {}) if inner is not None and inner.verb is not None else None
    return (below.place("indirect") or below.after("to") or below.after("for")) if below is not None else None


def is_request(thing: Group, own: Parts) -> bool:
    """Whether goods are told by a request or order for them: the Armenian order."""
    return singular(own.tokens[thing.head].low) in (wordset("requested_only") | {"wish", "plea", "approach"}) - {
        "offer",
        "tender",
    }


def asker(thing: Group, own: Parts) -> Group | None:
    """Who asks, by what stands behind a request: a request from the army, the request of Chad."""
    of = own.follower(thing, ("of",))
    near = following(thing, [*own.pre, *own.post])
    if len(near) > 1 and near[0][0] == "on" and own.tokens[near[0][1].head].low == "part" and near[1][0] == "of":
        return near[1][1]  # a wish on the part of Chad
    return own.follower(thing, ("from", "by")) or (of if of is not None and of.kind == "state" else None)
