"""Who acts and towards whom, where the places of a frame leave it open: owners, peoples, papers."""

from __future__ import annotations

from dataclasses import dataclass

from caveat.evidence import Act
from caveat.sources.prose import kinds
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.drafts import MEASURES, following
from caveat.sources.prose.events import Events
from caveat.sources.prose.frames import Shape, frames
from caveat.sources.prose.groups import FIELD, Group, singular
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts, parts

_WRITTEN = frozenset((Act.DEMAND, Act.CONDITION, Act.WITHHOLD, Act.REQUEST))
"""Acts that a paper or a rule can do as well: a motion that orders, a clause that ties."""

_TO_OWNER = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD))
"""Acts whose goods are the ones of somebody who waits for them: has not delayed Togo's drones."""


@dataclass(slots=True)
class Targets(Events):
    """Finds actors and targets."""

    def _whose(self, own: Parts) -> Group | None:
        """Who stands behind a measure that does something: a veto by Hungary has held up the funds."""
        subject = own.clause.subject
        if subject is None or subject.kind != "measure":
            return None
        by = own.follower(subject, ("by",))
        owner = by if by is not None else subject.owner
        return owner if owner is not None and own.agent_like(owner) and owner.kind != "pronoun" else None

    def _writ(self, act: Act, own: Parts, objects: list[Group]) -> Group | None:
        """The paper that asks or forbids, or whoever tabled it: tabled a motion that orders the cabinet to act."""
        writ = own.subject()
        if act not in _WRITTEN or own.clause.kind == "part" or writ is None or writ in objects:
            return None
        host = own.clause.parent.verb if own.clause.kind == "rel" and own.clause.parent is not None else None
        if not own.writ_like(writ):
            return None
        tabled = host is not None and host.lemma in wordset("tables") and not host.passive
        return own.clause.parent.subject if tabled and own.clause.parent is not None else writ

    def _by_people(self, group: Group) -> Group | None:
        """Whose it is, told by the name of a people: the British step, a French offer."""
        if group.members or group.kind not in ("measure", "permit", "speech", "transfer"):
            return None
        for at in range(group.first, group.head):
            token = self.tokens[at]
            if token.text in lexicon().peoples and token.text[0].isupper() and at + 1 <= group.head:
                return Group(at, at + 1, at, "people")
        return None

    def _told_by_goods(self, goods: Group, own: Parts, actor: Group | None) -> Group | None:
        """Whose they are to be, by what is said of them: a licence to export shells to Chad, jets promised Chad."""
        items = [item.what for item in (*own.pre, *own.post) if isinstance(item.what, Clause)]
        for inner in (*items, *own.clause.children):
            verb = inner.verb
            licence = inner.kind == "inf" and goods.kind == "permit" and own.clause.kind != "inf"
            promised = inner.kind == "rel" and inner.anchor is goods
            if verb is None or verb.passive or verb.lemma not in wordset("givings") or not (licence or promised):
                continue
            below = parts(inner, self.tokens, {})
            found = below.place("indirect") or below.after("to") or below.after("for")
            if found is not None and found is not actor and found.kind != "pronoun":
                return found
        return None

    def _possessor(self, group: Group) -> Group | None:
        """Whose it is, told by a pronoun: rejected her call."""
        token = self.tokens[group.first]
        if token.tag != "PRPS" or token.low not in ("his", "her", "its", "their"):
            return None
        return Group(group.first, group.first + 1, group.first, "pronoun")

    def _controller(self, shape: Shape, own: Parts, mood: Mood) -> Group | None:
        inherits = not own.passive and own.clause.kind in ("inf", "ger") and "subject" in shape.actor
        return mood.controller if inherits else None

    def _target(self, act: Act, shape: Shape, own: Parts, objects: list[Group], actor: Group | None) -> Group | None:
        target = find(shape.target, own, objects, actor)
        whole = own.follower(objects[0], ("of", "out of")) if objects and objects[0].kind == "number" else None
        bargain = any(
            singular(self.tokens[one.head].low) in wordset("bargains")
            for one in (*objects[:1], whole)
            if one is not None
        )
        if target is None and act in MEASURES and bargain:
            target = own.after("with")
        if target is None and act in _TO_OWNER and objects and objects[0].kind in FIELD:
            owner = _owner(objects, own)
            target = owner if owner is not None and owner is not actor and owner.kind in ("state", "body") else None
        if target is None and act in MEASURES and objects and self.event_act(objects[0]) is not None:
            near = following(objects[0], [*own.pre, *own.post])
            target = next((group for prep, group in near if prep in ("on", "against") and group.kind == "state"), None)
        if act is Act.DELIVER and "subject" in shape.target and (target is None or not own.agent_like(target)):
            subject = own.clause.subject
            target = subject if subject is not None and own.agent_like(subject) else None
        inner = kinds.infinitive(own.clause) if act in (Act.OFFER, Act.APPROVE) and target is None else None
        if inner is not None:
            below = parts(inner, self.tokens, {})
            target = below.place("indirect") or below.after("to")
        if target is None and act in MEASURES and objects:
            target = self._told_by_goods(objects[0], own, actor)
        if target is None and act in MEASURES and objects:
            target = self.before_goods(objects[0], [*own.pre, *own.post], actor)
        if act is Act.REVIEW and target is None:
            target = _asked_about(own)
        if act is Act.DELIVER and target is None and objects:
            of = own.follower(objects[0], ("of",))  # supplies most of Chad's weapons
            part = self.tokens[objects[0].head].low in ("most", "many", "much", "half", "all", "some", "third")
            target = of.owner if part and of is not None and of.owner is not actor else None
        if act is Act.DEMAND and target is not None:
            target = None if _within_content(target, own) else target
        if act is Act.DEMAND and target is None:
            content = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
            subject = content.subject if content is not None else None
            target = subject if subject is not None and own.agent_like(subject) else None
        return target


def _asked_about(own: Parts) -> Group | None:
    """To whom goods go, where whether they do is examined: is reviewing whether to send more radars to Chad."""
    asked = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    inner = asked if asked is None or asked.verb is not None else next(iter(asked.children), None)
    below = parts(inner, own.tokens, {}) if inner is not None and inner.verb is not None else None
    return (below.place("indirect") or below.after("to")) if below is not None else None


def _within_content(target: Group, own: Parts) -> bool:
    """Whether whoever stands after "on" belongs to what is called for: an embargo on Sudan."""
    wanted = next((item.first for item in own.post if item.prep == "for" and isinstance(item.what, Group)), None)
    at = next((item.first for item in own.post if item.what is target and item.prep in ("on", "upon")), None)
    return wanted is not None and at is not None and at > wanted


def object_at(where: str, own: Parts) -> Group | None:
    """What stands at a place of a shape for the object."""
    if where == "subject":
        return own.clause.subject
    if where == "clause":
        return None
    if where != "object":
        return own.thing_after(where)
    found = own.object()
    if found is not None and own.agent_like(found) and found.kind != "pronoun":
        gap = own.gap if not own.gap_prep and own.gap is not None and not own.agent_like(own.gap) else None
        return next(iter(own.things()), None) or gap
    return found


def find(places: tuple[str, ...], own: Parts, objects: list[Group], actor: Group | None) -> Group | None:
    """Who stands at the first of several places that is filled by somebody else than the actor."""
    for where in places:
        found = _owner(objects, own) if where == "owner" else own.place(where)
        if found is None or found is actor or found in objects or (where == "for" and found.kind == "pronoun"):
            continue
        if where != "subject" or own.agent_like(found) or found.kind == "number":
            return found
    return None


def of_stance(objects: list[Group], own: Parts) -> Group | None:
    """Whose stand, decision or step is praised or attacked: the stand *of the committee*."""
    of = own.follower(objects[0], ("of", "by")) if objects else None
    fits = of is not None and objects[0].kind in ("measure", "speech", "other", "abstract") and own.agent_like(of)
    told = bool(objects) and frames().events.get(singular(own.tokens[objects[0].head].low)) is not None
    return of if fits and not told and of is not None and of.kind != "pronoun" else None


def _owner(objects: list[Group], own: Parts) -> Group | None:
    owner = objects[0].owner if objects else None
    return owner if owner is not None and own.agent_like(owner) else None
