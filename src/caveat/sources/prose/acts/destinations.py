"""Goods, a paper or a measure in; towards whom it is, by what stands behind its noun, out: a licence to arm Chad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import following
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs.arrivals import there
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_PARTS = frozenset(("spare", "part", "component", "engine", "kit", "seat", "turret", "barrel", "upgrade", "sensor"))
"""What goes into somebody's arms."""
_EQUIPS = frozenset(
    ("equip", "arm", "rearm", "re-arm", "kit", "outfit", "train", "furnish", "fit", "supply", "provide")
)
"""What is done to somebody who gets arms."""
_MENDS = frozenset(
    ("upgrade", "modernise", "modernize", "overhaul", "service", "maintain", "repair", "refurbish", "refit")
)
"""What is done to somebody's arms."""
MOVES = frozenset(
    ("propose", "table", "move", "draft", "announce", "order", "impose", "request", "submit", "introduce", "demand",
     "take", "decree", "declare", "suggest", "plan", "make", "publish", "adopt", "issue")
)  # fmt: skip
"""What somebody does whose measure or proposal it is."""
TO_THEM = frozenset(("train", "supply", "arm", "equip", "rearm", "teach", "instruct", "provide"))
"""What is done to whoever is supplied."""
_PLEAS = frozenset(("appeal", "lawsuit", "suit", "complaint", "challenge", "claim", "case", "objection", "defence"))
"""What a court dismisses."""
_SPARE = frozenset(("spare", "used", "new", "refurbished", "additional", "further", "replacement"))
"""Adjectives of things, and seldom of people."""
_COURSES = frozenset(("training", "course", "instruction", "exercise", "drill"))
_TRAINEES = frozenset((
    "pilot", "crew", "gunner", "technician", "officer", "soldier", "mechanic", "cadet", "operator", "instructor",
    "sailor", "conscript", "recruit", "engineer", "crewman",
))  # fmt: skip
"""Who is trained."""


def fitted_to(goods: Group, own: Parts, actor: Group | None) -> Group | None:
    """Whose goods they belong in, by a people's name: engines for Algerian frigates, parts of Emirati vehicles."""
    states = lexicon().state_of
    doer = states.get(own.tokens[actor.head].text) if actor is not None else None
    part, near = goods, following(goods, [*own.pre, *own.post])
    for prep, group in (*near, *_meant_for([goods, *(group for _, group in near)], own)):
        belongs = prep == "for" or (prep in ("of", "in") and singular(own.tokens[part.head].low) in _PARTS)
        fitted = belongs and part.kind == "goods" and group.kind == "goods" and not group.members
        for at in range(group.first, group.head) if fitted else ():
            text = own.tokens[at].text
            if text in lexicon().peoples and text[0].isupper() and states.get(text, text) != doer:
                return Group(at, at + 1, at, "people")
        if fitted and group.owner is not None and group.owner.kind == "state" and group.owner is not actor:
            return group.owner  # engines of Turkey's older tanks
        part = group
    return None


def _meant_for(things: list[Group], own: Parts) -> Iterator[tuple[str, Group]]:
    """What goods are meant for, by a participle behind them: engines intended for Algerian frigates."""
    for inner in own.clause.children:
        meant = inner.verb is not None and inner.verb.lemma in wordset("meant_for")
        if meant and any(inner.anchor is thing for thing in things):
            yield from ((item.prep, item.what) for item in inner.post if isinstance(item.what, Group))


def told_by_goods(goods: Group, own: Parts, actor: Group | None) -> Group | None:
    """Whose they are to be, by what is said of them: a licence to export shells to Chad, jets promised Chad."""
    items = [item.what for item in (*own.pre, *own.post) if isinstance(item.what, Clause)]
    for inner in (*items, *own.clause.children):
        verb = inner.verb
        asked = singular(own.tokens[goods.head].low)
        paper = goods.kind == "permit" or asked == "leave" or asked in wordset("requested_only") | wordset("bargains")
        to_do = inner.kind == "inf" or (inner.kind == "ger" and inner.mark == "for")  # applications for exporting arms
        licence = to_do and paper and own.clause.kind != "inf"
        promised = inner.kind == "rel" and inner.anchor is goods
        bargain = goods.kind == "permit" or singular(own.tokens[goods.head].low) in wordset("bargains")
        armed = _armed(inner, own) if inner.kind == "inf" and bargain else None
        if armed is not None and armed is not actor:
            return armed
        if inner.kind == "inf" and verb is not None and own.clause.kind != "inf" and _leave_for(goods, inner, own):
            licence = True  # refused leave for its shells to be passed on to Chad
        elif verb is None or verb.passive or verb.lemma not in wordset("givings") | {"pass", "forward", "resell"}:
            continue
        if not (licence or promised):
            continue
        below = parts(inner, own.tokens, {})
        found = below.place("indirect") or below.after("to") or below.after("for")
        if found is not None and found is not actor and found.kind != "pronoun":
            return found
    return None


def put_on(measure: Group, own: Parts, actor: Group | None) -> Group | None:
    """Whom a measure hits, by the clause that tells who took it: the freeze it put on shells for Chad."""
    for inner in own.clause.children:
        verb = inner.verb
        if verb is None or inner.anchor is not measure or inner.kind not in ("rel", "part"):
            continue
        if verb.lemma not in MOVES | {"put", "place", "slap", "clamp"} or verb.negative:
            continue
        below = parts(inner, own.tokens, {})
        on = below.after("on") or below.thing_after("on")
        if on is None or on.kind == "pronoun":
            continue
        told = next((one for prep, one in following(on, inner.post) if prep in ("to", "for")), None)
        found = on if on.kind in ("state", "body") else on.owner or told
        if found is not None and found is not actor and found.kind in ("state", "body", "name"):
            return found
    return None


def struck_with(bargain: Group, own: Parts) -> Group | None:
    """With whom a bargain was made, by the clause that tells of it: every deal signed with Chad, struck with Chad."""
    for inner in own.clause.children:
        if inner.anchor is bargain and inner.kind in ("rel", "part") and inner.verb is not None:
            found = parts(inner, own.tokens, {}).after("with")
            if found is not None and found.kind in ("state", "body", "people"):
                return found
    return None


def of_term(target: Group, own: Parts) -> bool:
    """Whether it is of the term, and not of the goods, that somebody is told: conditional on troops for Somalia."""
    return any(
        then.what is target
        and then.prep == "for"
        and isinstance(term.what, Group)
        and term.prep in ("on", "upon")
        and term.what.kind not in FIELD  # but: terms on destroyers for Manila
        for term, then in pairwise(own.post)
    )


def named_as_end(own: Parts) -> Group | None:
    """Whom a paper names as the end of the way: licences with Turkey as the final destination, as end user."""
    near = own.groups([*own.pre, *own.post])
    for (prep, whom), (as_, end) in pairwise(near):
        if prep == "with" and as_ == "as" and singular(own.tokens[end.head].low) in _WAYS_END:
            return whom if whom.kind in ("state", "body", "name", "people") else None
    return None


_WAYS_END = frozenset(("destination", "end-user", "user", "recipient", "consignee", "customer", "buyer", "addressee"))


def does_its_part(own: Parts, actor: Group | None) -> Group | None:
    """The state on whose doing something hangs: consent conditional on Chad giving up a claim."""
    doing = [i.what.subject for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"]
    doing += [child.subject for child in own.clause.children if child.kind == "ger"]
    verb = own.clause.verb
    near = [one for prep, one in own.groups(own.post) if prep in ("on", "upon", "to")]
    for one in near if verb is not None and verb.lemma != "be" else ():
        after = own.tokens[one.last : one.last + 1]
        if one.kind == "state" and one is not actor and (one in doing or (after and after[0].tag == "VBG")):
            return one
    return None


def whose_fault(own: Parts, actor: Group | None) -> Group | None:
    """The state for whose fault it is, to which the goods were to go: stopped over Chad's failure to pay."""
    for _, fault in own.groups(own.post):
        if own.tokens[fault.head].low in ("failure", "refusal", "reluctance") and fault.owner is not None:
            return fault.owner if fault.owner.kind == "state" and fault.owner is not actor else None
    return None


def pledged_by(own: Parts) -> tuple[Group | None, Group | None]:
    """The word that has to be given, and who is to give it: dependent on a pledge by Chad, that Chad keep them."""
    for _, word in own.groups([*own.pre, *own.post]):
        if singular(own.tokens[word.head].low) not in _PLEDGES:
            continue
        said = (inner.subject for inner in own.clause.children if inner.anchor is word and inner.mark == "that")
        for one in (own.follower(word, ("by", "from", "of")), word.owner, *said):
            if one is not None and one.kind in ("state", "body", "people"):
                return word, one
        return word, None
    return None, None


_PLEDGES = frozenset(("pledge", "promise", "undertaking", "assurance", "guarantee", "commitment", "vow"))


def _leave_for(goods: Group, inner: Clause, own: Parts) -> bool:
    """Whether an infinitive says what may be done with goods, or what leave is sought for: for them to go to Chad."""
    verb = inner.verb
    moved = verb is not None and (verb.passive or verb.lemma == "go") and verb.lemma in _MOVED_ON
    items = [*own.pre, *own.post]
    at = next((k for k, item in enumerate(items) if item.what is goods), None)
    end = next((k for k, item in enumerate(items) if item.what is inner), None)
    if not moved or at is None or end is None or end < at:
        return False
    return all(isinstance(item.what, Group) and item.prep for item in items[at + 1 : end])


_MOVED_ON = wordset("givings") | {"pass", "move", "go", "resell", "forward", "give", "bring", "divert", "fly"}
"""What may be done with goods: passed on, resold, moved."""


def _armed(inner: Clause, own: Parts) -> Group | None:
    """Whom a contract is to arm: a deal to equip Chad's army with rifles."""
    verb = inner.verb
    if verb is not None and verb.lemma in _MENDS and not verb.passive:
        thing = parts(inner, own.tokens, {}).object()  # a contract to upgrade Chad's fighters
        held = thing.owner if thing is not None else None
        return held if held is not None and held.kind in ("state", "body") else None
    if verb is None or verb.passive or verb.lemma not in _EQUIPS:
        return None
    found = parts(inner, own.tokens, {}).place("agent")
    return found if found is not None and found.kind != "pronoun" else None


def of_content(paper: Group, own: Parts) -> Group | None:
    """Whose arms a bill is about, by the clauses that say what it would do: a bill that bars sales to Chad."""
    hangs = [item.what for item in (*own.pre, *own.post) if isinstance(item.what, Clause) and item.what.kind == "inf"]
    hangs += [inner for inner in own.clause.children if inner.anchor is paper and inner.kind in ("rel", "part", "inf")]
    for inner in hangs:
        for clause in inner.below():
            below = parts(clause, own.tokens, {})
            found = below.place("indirect") or below.after("to") or below.after("for")
            if found is not None and found.kind in ("state", "people"):
                return found
    return None


def supplies(inner: Clause) -> bool:
    """Whether somebody is to be supplied or trained: a contract to train them, a licence to sell them rifles."""
    verb = inner.verb
    senses = frames().senses.get(verb.lemma, ()) if verb is not None else ()
    return verb is not None and (verb.lemma in TO_THEM or any(sense.act is Act.DELIVER for sense in senses))


def whose_share(group: Group, own: Parts, actor: Group | None) -> Group | None:
    """Whose arms some are a share of: supplies most of Chad's weapons, some 70 percent of Chad's imports."""
    owner, first = group.owner, group.first
    while owner is not None and first < group.head and own.tokens[first].low != "of":
        first += 1
    at = first if own.tokens[first].low == "of" else group.first - 1
    shares = wordset("portions") | wordset("portions_sent")
    share = at > 0 and own.tokens[at].low == "of" and own.tokens[at - 1].low in shares
    return owner if owner is not None and owner is not actor and share and own.agent_like(owner) else None


def is_plan(group: Group, own: Parts) -> bool:
    """Whether it is a plan, a programme or a licence that says what was to be done."""
    return singular(own.tokens[group.head].low) in ("plan", "programme", "program", "project", "scheme", "mission")


_TOPICS = ("regards", "concerns", "regarding", "concerning", "on")
"""What opens a sentence with the state that it is about."""
_TOPIC_NOUNS = {"to": ("regard", "respect", "relation"), "of": ("case",)}


def _is_case(group: Group, own: Parts) -> bool:
    return own.tokens[group.head].low == "case" and group.owner is None


def topic(own: Parts, actor: Group | None) -> Group | None:
    """The state that a sentence says it is about: as regards Brazil, the agency authorised the export."""
    verb = own.clause.verb
    case = next(
        (group for prep, group in own.groups(own.post) if prep in ("in", "in the") and _is_case(group, own)), None
    )
    of = own.follower(case, ("of",)) if case is not None else None
    if of is not None and of.kind == "state" and of is not actor:
        return of  # has withheld its consent in the case of Peru
    done_to = own.object()
    place = there(own) if done_to is not None and done_to.kind == "transfer" else None
    if place is not None and own.tokens[place.last].tag not in ("PRP", "NNP", "N", "DT", "VBZ", "VBD"):
        return place  # has halted arms exports there; not: and there they remain
    groups = [(item.prep, item.what) for item in own.clause.pre if isinstance(item.what, Group)]
    for at, (prep, group) in enumerate(groups[:2]):
        if group.kind != "state" or group is actor or group is own.clause.subject or group.members:
            continue
        if verb is None or own.tokens[group.last].low != ",":
            return None
        low = own.tokens[groups[at - 1][1].head].low if at else ""
        asked_for = prep.endswith("for") and group.first > 1 and own.tokens[group.first - 2].low == "as"
        if (prep.split() or ("",))[-1] in _TOPICS or asked_for or low in _TOPIC_NOUNS.get(prep, ()):
            return group
    return None


def possessor(group: Group, tokens: Sequence[Token]) -> Group | None:
    """Whose a thing is, told by a pronoun: rejected her call. Who appeals, and is turned down, gets nothing by it."""
    owner = tokens[group.first]
    told = owner.tag == "PRPS" and owner.low in ("his", "her", "its", "their")
    if not told or singular(tokens[group.head].low) in _PLEAS:
        return None
    return Group(group.first, group.first + 1, group.first, "pronoun")


def counted_things(target: Group, tokens: Sequence[Token]) -> bool:
    """Whether it is so many of a thing that no list knows: a licence for four spare turbochargers."""
    head = tokens[target.head]
    within = tokens[target.first : target.head]
    plain = target.kind == "other" and head.tag == "N" and head.low.endswith("s") and not target.members
    plain = plain and all(token.tag not in ("NNP", "POS") for token in within)
    return plain and any(token.tag == "CD" or token.low in _SPARE for token in within)


def trained(target: Group, objects: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Whether it is only who is trained, of nobody's army: a course for mortar crews."""
    if not objects or singular(tokens[objects[0].head].low) not in _COURSES:
        return False
    plain = all(token.tag not in ("NNP", "POS", "PRPS") for token in tokens[target.first : target.last])
    known = any(token.text in lexicon().peoples for token in tokens[target.first : target.head])
    return plain and not known and singular(tokens[target.head].low) in _TRAINEES


_BORDERS = frozenset(("border", "borders", "frontier", "frontiers"))
_OF_BORDERS = 6
"""Words within which the word for a border stands behind the states that it parts."""


def at_a_border(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether a state only tells which border is meant: for its posts on the Niger, Mali and Libya borders."""
    first = group.first - 1
    while first > 0 and tokens[first].tag in ("NNP", ",", "CC", "DT"):
        first -= 1
    if tokens[max(first, 0)].low in ("to", "for", "with"):
        return False  # were sent to the Chad border
    if tokens[group.head].low in _BORDERS:
        return True
    for token in tokens[group.last : group.last + _OF_BORDERS]:
        if token.low in _BORDERS:
            return True
        if token.tag not in ("NNP", ",", "CC"):
            return False
    return False
