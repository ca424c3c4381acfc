"""Who acts, on what and towards whom, where the places of a frame leave it open: owners, peoples, papers."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.destinations import MOVES
from caveat.sources.prose.acts.recipients import Recipients
from caveat.sources.prose.grammar.drafts import following
from caveat.sources.prose.grammar.frames import Shape, frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs.places import is_word, object_at
from caveat.sources.prose.words.groups import Group, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_ADVISES = frozenset(("report", "study", "paper", "statement", "communiqué", "audit", "review", "leader", "column"))
"""Papers that recommend, besides those that rule."""
_WRITTEN = frozenset((Act.DEMAND, Act.PAUSE, Act.CONDITION, Act.WITHHOLD, Act.RESUME, Act.REQUEST))
"""Acts that a paper or a rule can do as well: a motion that orders, a clause that ties."""
_FOR = frozenset(("return", "exchange"))
"""What opens the price of a measure."""
_MOTIONS = frozenset(("motion", "bill", "amendment", "resolution"))
"""What is voted on, whatever it is about."""
_WHEN_OR_WHY = frozenset(
    ("after", "before", "since", "following", "amid", "during", "despite", "until", "over", "because of", "worth")
)
"""What opens when something was done, why, or for how much, and not what it is about."""


class Targets(Recipients):
    """Finds actors, objects and targets."""

    def _whose(self, own: Parts) -> Group | None:
        """Who stands behind a measure that does something: a veto by Hungary has held up the funds."""
        subject = own.clause.subject
        ruling = subject is not None and is_word(subject, own, "decisions")
        if subject is None or not (ruling or subject.kind == "measure"):
            return None
        by = own.follower(subject, ("by", "of") if ruling else ("by",))
        by = by if by is not None and own.agent_like(by) else None  # the decision of 5 May
        owner = by or subject.owner or (self._by_office(subject) if ruling and own.clause.kind != "rel" else None)
        return owner if owner is not None and own.agent_like(owner) and owner.kind != "pronoun" else None

    def objects(self, shape: Shape, own: Parts, light: Group | None = None) -> list[Group]:
        """What an act of a shape is done to, or what the noun of a light verb is about."""
        if light is not None and shape.object[:1] == ("subject",):
            return [own.clause.subject] if own.clause.subject is not None else []
        if light is not None and singular(self.tokens[light.head].low) in _MOTIONS:
            return [light]
        if light is not None:
            return self._about(light, own)
        for where in shape.object:
            found = object_at(where, own)
            if found is not None and sort(found) != "time":
                told = own.thing_after("to") if where == "of" and found.kind == "unit" else None
                return [told if told is not None and own.follower(told, ("of",)) is found else found]
        return []

    def _about(self, light: Group, own: Parts) -> list[Group]:
        """What the noun of a light verb is about: put a freeze on *exports*."""
        host = own.clause.parent if own.clause.kind == "rel" else None
        around = (own.post, *((host.pre, host.post) if host is not None else ()))
        items = next((one for one in around if any(item.what is light for item in one)), own.pre)
        held = following(light, items)
        paid = next((at for at, (_, one) in enumerate(held) if self.tokens[one.head].low in _FOR), len(held))
        near = [
            group
            for prep, group in held[:paid]
            if prep in ("on", "of", "to", "for", "over", "from")
            and ((sort(group) == "thing" and group.kind != "number") or (group.kind == "pronoun" and prep == "on"))
        ]
        whom = own.place("indirect") if not own.passive else None  # made us an offer
        direct = [group for group in own.things() if group is not light and group is not whom]
        behind = {id(group) for _, group in held[paid:]}  # lifted it in return for assurances
        apart = [one for one in own.groups(own.post) if one[0] not in _WHEN_OR_WHY]  # after the coup
        far = [group for _, group in apart if group is not light and sort(group) == "thing"]
        far = [group for group in far if id(group) not in behind]
        other = self._measure_beside(light, own)
        direct, far = ([group for group in groups if group.first < other] for groups in (direct, far))
        return (near or direct or far)[:1]

    def _measure_beside(self, light: Group, own: Parts) -> int:
        """Where another measure stands beside the one that is told: imposed an embargo on arms and a levy on cars."""
        beside = (one for one in own.things() if one.kind == "measure" and one.first > light.last)
        joined = (one.first for one in beside if self.tokens[one.first - 1].low in ("and", "or"))
        return next(joined, len(self.tokens))

    def _writ(self, act: Act, own: Parts, objects: list[Group]) -> Group | None:
        """The paper that asks or forbids, or whoever tabled it: tabled a motion that orders the cabinet to act."""
        writ = own.subject()
        asking = own.clause.kind == "part" and own.clause.anchor is writ and act is Act.DEMAND and not own.passive
        if act not in _WRITTEN or (own.clause.kind == "part" and not asking) or writ is None or writ in objects:
            return None
        host = own.clause.parent.verb if own.clause.kind == "rel" and own.clause.parent is not None else None
        paper = own.writ_like(writ) or (act is Act.CONDITION and writ.kind == "permit")
        paper = paper or (act is Act.DEMAND and singular(self.tokens[writ.head].low) in _ADVISES)
        if not paper or (act is Act.PAUSE and own.clause.kind == "rel"):
            return None
        tabled = (
            host is not None
            and host.lemma in (wordset("tables") | wordset("signings")) - {"appeal"}
            and not host.passive
        )
        if tabled and own.clause.parent is not None and own.clause.parent.subject is not None:
            return own.clause.parent.subject
        return writ

    def is_town(self, who: Group, own: Parts) -> bool:
        """Whether things come from a place that is no state and no firm that was named before: from Alabama."""
        single = who.kind == "name" and who.last - who.first == 1 and who.owner is None and not who.members
        text = self.tokens[who.head].text
        known = any(text in entry.mention.name.split() and entry.subject for entry in self.book.entries)
        return single and own.after("from") is who and not known

    def _controller(self, shape: Shape, own: Parts, mood: Mood) -> Group | None:
        inherits = not own.passive and own.clause.kind in ("inf", "ger") and "subject" in shape.actor
        verb = own.clause.verb if own.passive and own.clause.kind == "that" and "subject" in shape.actor else None
        decreed = verb is not None and self.tokens[verb.first].low == "be"  # directed that four of the jets be held
        return mood.controller if inherits or decreed else None


def of_stance(objects: list[Group], own: Parts) -> Group | None:
    """Whose stand, decision or step is praised or attacked: the stand *of the committee*."""
    mover = _moved_by(objects[0], own) if objects else None
    if mover is not None:
        return mover
    of = own.follower(objects[0], ("of", "by")) if objects else None
    fits = of is not None and objects[0].kind in ("measure", "speech", "other", "abstract") and own.agent_like(of)
    word = singular(own.tokens[objects[0].head].low) if objects else ""
    told = word in frames().events and word != "refusal"  # attacked the refusal of the minister
    return of if fits and not told and of is not None and of.kind != "pronoun" else None


def _moved_by(thing: Group, own: Parts) -> Group | None:
    """Whose a measure is, by a clause behind it: the embargo proposed by the Union, the ban that Oslo imposed."""
    for inner in own.clause.children:
        verb = inner.verb
        if verb is None or inner.anchor is not thing or inner.comma or verb.lemma not in MOVES:
            continue
        below = parts(inner, own.tokens, {})
        found = below.subject() if below.passive or inner.subject is not thing else None
        if found is not None and own.agent_like(found) and found.kind != "pronoun":
            return found
    return None


_OF_THINGS = frozenset(("support", "back", "oppose", "favour", "favor", "endorse", "welcome", "resist", "reject"))
"""What is done to a step rather than to whoever takes it."""


def blamed(own: Parts, actor: Group | None) -> Group | None:
    """Who is praised or criticised, told in the passive; "it" is backed as a step, and not as whoever takes it."""
    who, verb = own.clause.subject, own.clause.verb
    if who is None or who is actor or not own.agent_like(who):
        return None
    step = verb is not None and verb.lemma in _OF_THINGS and own.tokens[who.head].low == "it"
    return None if step else who
