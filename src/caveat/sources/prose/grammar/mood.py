"""How firmly a clause is meant: what governs it and its own verb, composed along the path from the root."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Attribution, Modality
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.statement import OUTLET, Mention, Source
from caveat.sources.prose.words.groups import Group, Mark, Verb
from caveat.sources.prose.words.lexicon import wordset

_RANK = {
    Modality.ASSERTED: 0, Modality.PLANNED: 1, Modality.CONSIDERED: 2, Modality.CONDITIONAL: 3, 
    Modality.HYPOTHETICAL: 4, Modality.DENIED: 5,
}  # fmt: skip
_CONDITIONS = wordset("when_so")
_GERUNDS = ("", "on", "of", "about", "to", "for")
"""What opens a gerund whose condition is that of the whole: in favour of selling, provided that."""
_LIMITS = frozenset(("until", "till", "before", "once"))
_AFTER = frozenset(("after", "when"))
_GOES = frozenset(("go", "sail", "leave", "ship", "depart", "follow", "roll", "fly", "move"))
"""What goods do, told in the present of what is to come."""
_AT_THAT = frozenset(("when", "as soon as", "once"))
"""What opens an event at which something is done: when it is paid, as soon as it is, the moment it is."""
_AT_EVENTS = frozenset(("after", "upon", "with", "against"))
_NEAR = 3
"""Words of a verb with "would not" and nothing between."""
_HOLDS_OUT = frozenset(("offer", "promise", "pledge", "propose"))
"""What may hang on a condition though it has been done: has offered 40 radars, subject to approval."""
_TERMS = frozenset(("measure", "permit", "speech", "other", "abstract", "body", "state"))
"""Kinds of what nothing is done without: a guarantee, an inspection, the Senate."""
_EVENTS = frozenset(("abstract", "measure", "transfer", "permit", "speech", "aid"))


class Mood(Struct, frozen=True):
    """What the path to a clause has settled."""

    modality: Modality = Modality.ASSERTED
    negative: bool = False
    source: Source = OUTLET
    speaker: Mention | None = None
    reported: bool = False
    """Whether a verb of saying in the past governs it, so that "would" is a plain future."""
    condition: bool = False
    path: tuple[str, ...] = ()
    controller: Group | None = None
    """Who does it where the clause itself has no subject of its own."""

    def fresh(self) -> Mood:
        """The same voice, nothing settled: for a clause beside the path."""
        return Mood(source=self.source, speaker=self.speaker, reported=self.reported)

    def under(self, effect: str, word: str, negative: bool = False) -> Mood:
        """This mood under a further operator."""
        path = (*self.path, word)
        match effect:
            case "denied":
                if self.negative or negative:
                    return replace(
                        self, modality=_firmer(self.modality, Modality.CONSIDERED), negative=False, path=path
                    )
                return replace(self, modality=Modality.DENIED, negative=True, path=path)
            case "refused":
                return replace(self, negative=not (self.negative ^ negative), path=path)
            case "unlikely":
                return replace(
                    self,
                    modality=_firmer(self.modality, Modality.CONSIDERED),
                    negative=not (self.negative ^ negative),
                    path=path,
                )
            case "considered":
                return replace(
                    self,
                    modality=_firmer(self.modality, Modality.CONSIDERED),
                    negative=self.negative ^ negative,
                    path=path,
                )
            case "planned":
                return replace(
                    self,
                    modality=_firmer(self.modality, Modality.PLANNED),
                    negative=self.negative ^ negative,
                    path=path,
                )
            case _:
                return replace(self, negative=self.negative ^ negative, path=path)

    def of(self, clause: Clause) -> Mood:
        """This mood as the clause's own verb changes it."""
        verb = clause.verb
        if verb is None:
            return self
        turned = verb.negative ^ (clause.kind == "that" and clause.mark == "without")
        kept = _kept_until(clause) or _gets_once(clause)
        condition = self.condition or kept or conditional(clause) or (self.reported and _when_it_had(clause))
        if not turned and not verb.modal and not condition:
            return self
        mood = replace(self, negative=not self.negative) if turned else self
        modality = None if self._balks(clause, condition) else _modal(verb, mood, condition)
        if modality is not None:
            mood = replace(mood, modality=_firmer(mood.modality, modality))
        if condition and mood.modality in (Modality.PLANNED, Modality.CONSIDERED) and not verb.perfect:
            mood = replace(mood, modality=Modality.CONDITIONAL)
        elif kept or (
            condition
            and not verb.past
            and not verb.perfect
            and verb.form == "finite"
            and (not verb.progressive or _fronted(clause, verb) or (verb.negative and _until(clause)))
            and (hard(clause) or _nothing_yet(clause) or (verb.modal == "can" and _at_an_event(clause)))
        ):
            mood = replace(mood, modality=_firmer(mood.modality, Modality.CONDITIONAL))
        return replace(mood, condition=condition)

    def _balks(self, clause: Clause, condition: bool) -> bool:
        """Whether the page itself tells that somebody refused: the dockers would not load the crates."""
        verb, subject = clause.verb, clause.subject
        if verb is None or subject is None or verb.modal != "would" or not verb.negative:
            return False
        if verb.perfect or verb.passive or verb.last - verb.first > _NEAR:
            return False
        plain = clause.kind in ("main", "rel") and not (self.path or self.reported or self.negative or condition)
        outlet = self.source.kind is Attribution.OUTLET
        return plain and outlet and subject.kind in ("state", "body", "people", "person", "name")


def not_taken(verb: Verb | None, word: str) -> str:
    """The word for a step in a path, as one that was not taken where its verb tells so: had not ordered a pause."""
    none = verb is not None and verb.negative and (verb.past or verb.perfect) and not verb.modal
    return f"no {word}" if none and verb is not None and verb.lemma in wordset("steps_taken") else word


def settled_on(mood: Mood) -> bool:
    """Whether what should be done is what somebody has settled on: decided that the licences should be suspended."""
    return bool(mood.path) and mood.path[-1] in ("decide", "agree", "resolve", "settle")


def conditional(clause: Clause) -> bool:
    """Whether a condition hangs on the clause."""
    verb = clause.verb
    for child in _with_what_is_let(clause):
        if child.kind == "ger" and child.mark in _GERUNDS and conditional(child):
            return True  # may stop supplying them if
        open_to = verb is not None and verb.modal in ("may", "might", "could", "can", "will", "would")
        if open_to and child.kind in ("part", "ger") and child.verb is not None and child.verb.lemma == "depend":
            return child.verb.form == "ger"  # may be lifted, depending on how the talks go
        if child.kind != "adv":
            continue
        if child.mark in _CONDITIONS:
            return True
        if child.mark in _LIMITS and verb is not None and (verb.modal or verb.form == "inf"):
            if _of_the_clock(child):
                continue  # will be shipped before the year is out
            return True
        if child.mark in ("until", "till") and _nothing_yet(clause):
            return True
        if child.mark in _AFTER and verb is not None and verb.modal and _only(clause):
            return True
        if awaits(clause, child):
            return True
    if _as_long_as_it(clause) or _shared(clause):
        return True
    if _not_without(clause) or (verb is not None and bool(verb.modal) and _only_at(clause.post)):
        return True
    asks = verb is not None and verb.modal == "would" and any(c.kind == "inf" and hard(c) for c in clause.children)
    open_ = verb is not None and (bool(verb.modal) or verb.lemma in _HOLDS_OUT)
    return asks or (open_ and _hangs_on([*clause.pre, *clause.post]))


def _of_the_clock(child: Clause) -> bool:
    """Whether a limit is a date in other words, and nothing that may not come: before the year is out."""
    head = next((item.what for item in child.pre if isinstance(item.what, Group)), None)
    return child.mark == "before" and head is not None and head.kind == "time" and not child.children


def _at_an_event(clause: Clause) -> bool:
    """Whether something can be done at an event still to come: once the audit is done, the aid can flow again."""
    return any(awaits(clause, child) for child in clause.children)


def awaits(clause: Clause, event: Clause) -> bool:
    """Whether something is to be done at an event that is still to come: when the bill is paid, as soon as it had."""
    verb = clause.verb
    if verb is None or verb.perfect or event.kind != "adv" or event.mark not in _AT_THAT:
        return False
    if event.comma and event.mark == "when":
        return False
    if event.verb is None or event.verb.modal not in ("", "can") or event.verb.form != "finite":
        return False
    past = event.verb.past
    if verb.modal == "would":  # "when" may tell of a habit: he would call when he needed shells
        return not past or event.verb.perfect or event.mark != "when"
    return (verb.modal in ("will", "shall", "can", "is to") or verb.form == "inf") and not past


def _with_what_is_let(clause: Clause) -> list[Clause]:
    """The clauses that hang on a clause, and on what somebody lets be: will let Chad have them only if it pays."""
    verb = clause.verb
    if verb is None or verb.lemma != "let":
        return clause.children
    return [*clause.children, *(below for child in clause.children if child.kind == "inf" for below in child.children)]


def _as_long_as_it(clause: Clause) -> bool:
    """Whether what lasts hangs on a clause of what is held: will freeze every deal that crosses his desk until."""
    verb = clause.verb
    if verb is None or not verb.modal:
        return False
    of_goods = (child for child in _with_what_is_let(clause) if child.kind == "rel" and not child.comma)
    for one in of_goods:
        if one.verb is None or one.verb.past:
            continue
        marks = {below.mark for below in one.children if below.kind == "adv"}
        if (_only(one) and marks & _CONDITIONS) or (not one.verb.perfect and marks & {"until", "till"}):
            return True
    return False


def _when_it_had(clause: Clause) -> bool:
    """Whether somebody told of what would be done at an event: they would follow, it said, when Chad paid."""
    verb = clause.verb
    if verb is None or verb.modal != "would" or verb.perfect:
        return False
    events = (child for child in clause.children if child.kind == "adv" and child.mark == "when" and not child.comma)
    return any(one.verb is not None and one.verb.past and not one.verb.modal for one in events)


def _kept_until(clause: Clause) -> bool:
    """Whether something is being kept back until an event: is holding the rifles until it has seen the depot."""
    verb = clause.verb
    if verb is None or verb.past or verb.perfect or verb.modal or verb.negative or verb.form != "finite":
        return False
    if verb.lemma not in wordset("kept_until") or not (verb.progressive or verb.passive):
        return False
    events = (child.verb for child in clause.children if child.kind == "adv" and child.mark in ("until", "till"))
    return any(one is not None and one.form == "finite" and not one.past for one in events)


def _gets_once(clause: Clause) -> bool:
    """Whether a present tells of what somebody is to get at an event: Chad gets the lorries when it has signed."""
    verb, at = clause.verb, _AT_THAT
    if verb is not None and verb.lemma in _GOES:
        at = _AT_THAT - {"when"}  # once it has signed, the ship sails; not: when wars begin, arms go there
    if verb is None or verb.lemma not in ("get", "receive", *_GOES) or verb.form != "finite" or verb.passive:
        return False
    if verb.past or verb.perfect or verb.modal or verb.progressive:
        return False
    events = (child.verb for child in clause.children if child.kind == "adv" and child.mark in at)
    return any(one is not None and one.form == "finite" and not (one.past or one.modal) for one in events)


def _not_without(clause: Clause) -> bool:
    """Whether nothing will be done without something: without a pledge there will be no missiles, none without one."""
    verb = clause.verb
    if verb is None or verb.past or verb.perfect or verb.progressive or verb.form != "finite":
        return False
    ahead = verb.modal in ("will", "would", "can", "could", "may", "must")
    first = any(i.prep == "without" and isinstance(i.what, Group) and not i.what.negative for i in clause.pre)
    term = (ahead or not verb.modal) and _is_term(clause.post)
    if not (first and ahead) and not term:
        return False
    groups = [clause.subject, *(item.what for item in clause.post if not item.prep)]
    return verb.negative or any(isinstance(group, Group) and group.negative for group in groups)


def _is_term(items: list[Item]) -> bool:
    """Whether it stands behind the verb without what nothing is done: without a guarantee; not: without delay."""
    held = (i.what for i in items if i.prep == "without" and isinstance(i.what, Group) and not i.what.negative)
    terms = [group for group in held if group.kind in _TERMS]
    return any(group.kind in ("state", "permit") or group.last > group.first + 1 for group in terms)


def _nothing_yet(clause: Clause) -> bool:
    """Whether nothing is done in the present: until it has finished, nothing leaves the country."""
    verb, subject = clause.verb, clause.subject
    none = subject is not None and subject.negative
    waits = verb is not None and (not verb.progressive or (verb.negative and _until(clause)))
    return waits and verb is not None and (verb.negative or none) and not (verb.past or verb.perfect)


def _until(clause: Clause) -> bool:
    """Whether something is not being done until something else has been."""
    return any(child.kind == "adv" and child.mark in ("until", "till") for child in clause.children)


def _only(clause: Clause) -> bool:
    """Whether what follows is said to be the one time: will be sent only after it has been paid for."""
    return any(isinstance(item.what, Mark) and item.what.low == "only" for item in clause.post)


def _only_at(items: list[Item]) -> bool:
    """Whether something will be done at an event and at no other time: would go only after a vote; not: after May."""
    told = [i for i in items if not (isinstance(i.what, Mark) and i.what.low in ("on", "over", "back"))]
    for only, item in pairwise(told):
        alone = isinstance(only.what, Mark) and only.what.low == "only" and item.prep in _AT_EVENTS
        if alone and isinstance(item.what, Group) and item.what.kind != "time":
            return True
    return False


def _hangs_on(items: list[Item]) -> bool:
    """Whether something lasts until more than a day: until the talks end, pending a ruling; not the end of the year."""
    for item, after in zip(items, [*items, None][1:], strict=True):
        if item.prep not in ("until", "till", "pending") or not isinstance(item.what, Group):
            continue
        dated = after is not None and isinstance(after.what, Group) and after.what.kind == "time"
        if (item.what.kind in _EVENTS or (item.prep == "pending" and item.what.kind != "time")) and not dated:
            return True
    return False


def hard(clause: Clause) -> bool:
    """Whether the condition is an "if" or "unless"."""
    return _shared(clause) or any(
        (child.kind == "adv" and child.mark in _CONDITIONS)
        or (child.kind == "ger" and child.mark in _GERUNDS and hard(child))
        for child in clause.children
    )


def _shared(clause: Clause) -> bool:
    """Whether a condition in front of two verbs governs the second: if Chad pays, Oslo will send it and / free them."""
    twin = clause.twin
    return twin is not None and twin.verb is not None and (_fronted(twin, twin.verb) or _shared(twin))


def _fronted(clause: Clause, verb: Verb) -> bool:
    """Whether the condition stands in front of what is going to be done: if they attack, we are not sending it."""
    conditions = (child for child in clause.children if child.kind == "adv" and child.mark in _CONDITIONS)
    return any(child.verb is not None and child.verb.first < verb.first for child in conditions)


def _firmer(one: Modality, other: Modality) -> Modality:
    return one if _RANK[one] >= _RANK[other] else other


def _modal(verb: Verb, mood: Mood, condition: bool) -> Modality | None:
    match verb.modal:
        case "will" | "shall" | "is to":
            return Modality.PLANNED
        case "may" | "might" | "could":
            unreal = verb.perfect and verb.modal in ("could", "might") and condition
            unreal = unreal or (verb.perfect and verb.modal == "could" and not verb.passive)  # could have asked
            return Modality.HYPOTHETICAL if unreal else Modality.CONSIDERED
        case "can" if not verb.negative:
            return Modality.CONSIDERED  # Congress can block the sale
        case "would":
            if verb.lemma in ("like", "prefer", "love"):  # would have preferred to attach terms
                return Modality.HYPOTHETICAL if verb.perfect else Modality.CONSIDERED
            if verb.perfect:
                return Modality.HYPOTHETICAL
            if condition:
                return Modality.CONDITIONAL
            return Modality.PLANNED if mood.reported or settled_on(mood) else Modality.HYPOTHETICAL
        case "should" | "must" | "ought":
            return Modality.PLANNED if settled_on(mood) else Modality.HYPOTHETICAL
        case _:
            return None
