"""What has to stand by "go" and "come" for it to be arms that go or come."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.arrivals import ON_A_DAY, at_a_port, there
from caveat.sources.prose.needs.kinds import kind_of
from caveat.sources.prose.needs.places import infinitive_free, is_word, moves
from caveat.sources.prose.needs.ruling import alone
from caveat.sources.prose.words.groups import Group, Mark, sort
from caveat.sources.prose.words.lexicon import wordset

_TAKERS = frozenset(("state", "body", "name", "people", "person", "other"))
_SO = frozenset(
    ("as", "when", "once", "if", "unless", "until", "till", "before", "after", "because", "while", "provided")
)
"""What opens a clause that says when goods go, or why."""


def _goes(parts: Parts, sense: Sense) -> bool:
    """Whether goods themselves go, somewhere or at all: a story, a vote and a veto go too."""
    target, subject = parts.after("to"), parts.clause.subject
    stands = subject is not None and parts.tokens[subject.head].low in ("it", "they", "this")
    if subject is None or (stands and (subject.refers is None or subject.refers.kind == "permit")):
        return False
    if kind_of(subject, parts) == "goods" and (subject.refers is not None or sort(subject) == "thing"):
        dated = any(isinstance(i.what, Group) and i.what.kind == "time" and i.prep in ON_A_DAY for i in parts.post)
        if there(parts) is not None or (dated and subject.refers is not None and alone(parts, sense)):
            return True  # sights went there; the rest goes in July
    if _gone(subject, parts):
        return True
    taken = target is not None and (target.negative or target.kind in _TAKERS)  # the escorts will go to no one
    return moves(parts) and (taken or at_a_port(parts) is not None)


def _gone(subject: Group, parts: Parts) -> bool:
    """Whether goods are told to have gone, or to be to go, and nothing else of it: the turrets have not gone."""
    verb = parts.clause.verb
    asked = parts.clause.mark in ("where", "how")  # nobody knows where they have gone
    if verb is None or verb.progressive or asked or parts.clause.kind not in ("main", "that", "adv"):
        return False
    load = is_word(subject, parts, "loads") or is_word(subject, parts, "consigned")
    goods = kind_of(subject, parts) == "goods" and (subject.refers is not None or sort(subject) == "thing")
    if not (load or goods) or is_word(subject, parts, "anything_at_all"):
        return False
    if not (verb.negative or verb.modal or verb.perfect or parts.tokens[subject.first].tag == "CD"):
        return False
    return all(_says_when(item, parts) for item in parts.post)


def _says_when(item: Item, parts: Parts) -> bool:
    """Whether what stands behind a verb says no more than when or by which way: in June, by sea, as agreed."""
    what = item.what
    if isinstance(what, Clause):
        return what.kind == "adv" or (item.prep or what.mark).split(" ")[0] in _SO
    if isinstance(what, Mark):
        return what.tag == "R" and what.low not in wordset("goes_otherwise")
    way = item.prep in ("by", "via") and parts.tokens[what.head].low in wordset("goes_by")
    return way or (what.kind == "time" and item.prep.split(" ")[-1] in (*ON_A_DAY, *_SO))


def _comes(parts: Parts, sense: Sense) -> bool:
    """Whether goods themselves come, or set out: an answer, an order or a decision comes too."""
    subject, verb = parts.clause.subject, parts.clause.verb
    if subject is None or verb is None:
        return False
    leaves = verb.lemma != "come"  # sail from Burgas
    places = [*parts.groups(parts.post)]
    due = verb.modal in ("will", "would", "'ll")
    if any(
        prep in ("as", "under") or (prep == "from" and not leaves and not (due and g.kind == "state"))
        for prep, g in places
    ):
        return False  # came as a surprise, under a permit, from Oslo; and not: 18 missiles will come from Norway
    under_way = verb.progressive and (subject.negative or parts.after("to") is not None)
    days = (ON_A_DAY - {""}) if leaves else ("in",)  # come in November
    dated = any(i.prep in days and getattr(i.what, "kind", "") in ("time", "number") for i in parts.post)
    told = verb.past or verb.perfect or verb.modal or subject.kind == "pronoun"
    yet = any(one.low in ("still", "yet") for one in parts.tokens[verb.first : verb.last])
    told = told or (verb.negative and (leaves or yet or parts.clause.kind == "adv"))  # if the aircraft do not come
    if not (told or under_way or dated or _keeps_on(parts.clause)):
        return False
    some = subject.kind == "number" or is_word(subject, parts, "portions")  # further examples of the gun
    whole = (parts.follower(subject, ("of", "out of")) if some else None) or subject
    goods = (whole.kind == "goods" and not is_word(whole, parts, "anything_at_all")) or is_word(subject, parts, "loads")
    goods = goods or (subject.refers is not None and kind_of(subject, parts) == "goods")
    since = any(i.prep == "since" and getattr(i.what, "kind", "") in ("time", "number") for i in parts.post)
    goods = goods or (since and parts.near and verb.perfect and parts.tokens[subject.head].low == "nothing")
    return goods and infinitive_free(parts) and all(_besides(one, parts) for one in parts.direct())


def _keeps_on(clause: Clause) -> bool:
    """Whether what goods do goes on: the sights keep coming."""
    above = clause.parent.verb if clause.kind == "ger" and clause.parent is not None else None
    return above is not None and above.lemma in ("keep", "continue", "start", "begin", "stop")


def _besides(group: Group, parts: Parts) -> bool:
    """Whether a group tells how many come, or that others do: 60 a month, six of them, too."""
    return is_word(group, parts, "too") or group.kind == "number"


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "goes": _goes,
    "comes": _comes,
}
