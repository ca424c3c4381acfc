"""Acts told by verbs: for a sense whose needs are met, who acts on what, and towards whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose import kinds, needs
from caveat.sources.prose.book import Echo, name
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.drafts import MEASURES, Draft, following
from caveat.sources.prose.frames import Sense, Shape
from caveat.sources.prose.groups import Group, Mark, singular, sort
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts, parts
from caveat.sources.prose.statement import OUTLET
from caveat.sources.prose.targets import Targets, find, object_at, of_stance

_FITTED = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME, Act.APPROVE, Act.DENY))
"""Acts whose object has to be goods, deliveries, licences or aid."""
_DONE_TO = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME))
"""Acts that are done to deliveries, also where a verb tells these."""
_OF_SOMEBODY = frozenset((Act.SUPPORT, Act.OPPOSE, Act.DENY, Act.REVIEW))
"""Acts whose target is whoever has made the request, or taken the step."""
_FREE = frozenset(("snubbed", "untrue", "rejected", "waits", "missed"))
"""Needs of senses that are done to somebody, or to a report."""
_BARE = frozenset(("sell", "export", "deliver", "supply", "ship", "arm", "rearm"))
"""Senses of supplying whose goods may go without saying."""
_EFFECTS = {
    "awaited": "planned", "interest": "considered", "sights": "considered", "for-arms": "considered",
    "policy": "considered", "debated": "considered", "eyed": "considered", "outright": "denied",
}  # fmt: skip
"""Needs of senses that say how firmly an act is meant."""
_PERSONAL = frozenset((Act.SUPPORT, Act.OPPOSE, Act.REQUEST, Act.REVIEW, Act.CONDITION))
"""Acts that only somebody can do."""


@dataclass(slots=True)
class Acts(Targets):
    """Reads verbs that carry an act."""

    done: set[int] = field(default_factory=set)
    """Clauses that are read, or that are the content of another act."""
    followers: dict[int, Clause] = field(default_factory=dict)
    """For a clause, the one that is coordinated with it."""
    opening: Clause | None = None
    """The first clause of the sentence."""

    def walk(self, clause: Clause, mood: Mood) -> None:
        """Read a clause and those below it; ``meaning`` says how."""
        raise NotImplementedError

    def as_said(self, own: Parts, mood: Mood) -> Mood:
        """The mood of what somebody says; ``saying`` says how."""
        raise NotImplementedError

    def sense(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """Read a clause in one sense of its verb; false where its parts do not fit."""
        if sense.act is Act.NO_COMMENT:
            return self._silent(sense, own, mood)
        if sense.act is Act.DECIDE:
            return self._decide(sense, own, mood)
        told = self._by_another_verb(sense, own, mood)
        if told is not None:
            return told
        if sense.act is Act.DEMAND and not self._governs(own, sense):
            return False
        act, light = self._asked(sense, own), needs.light(sense, own)
        act, mood = self._meant(act, sense, own, mood, light)
        self._take_content(act, sense, own, light)
        if act is Act.DELIVER and _wanted(sense, own, mood):
            wanted = Modality.ASSERTED if {"want", "wish", "hope"} & set(mood.path) else mood.modality
            return self._bought(own, replace(mood, modality=wanted))
        objects = self._objects(sense.shape, own, light) or ([light] if light is not None else [])
        if act is Act.OFFER and not objects:
            objects = self._offered(own)
        inner = kinds.doing(own) if act in _DONE_TO and not objects and not own.passive else None
        if inner is not None:
            return self._of_doing(act, sense, own, inner, mood)
        if not _suits(act, sense, own, objects, light):
            return False
        return self.act(act, sense.shape, own, mood, sense.name, objects, light)

    def _silent(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """Silence, which the page itself tells, unless somebody is asked to say it of himself."""
        self.done.update(id(i.what) for i in own.post if isinstance(i.what, Clause) and i.what.kind == "whether")
        own_word = mood.speaker is not None and not mood.reported
        calm = replace(mood, negative=False, modality=Modality.ASSERTED, source=mood.source if own_word else OUTLET)
        shape = replace(sense.shape, actor=("object",)) if own.passive else sense.shape
        return self.act(sense.act, shape, own, calm, sense.name, [])

    def _by_another_verb(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """An act whose parts stand by the verb that this one governs; None where it governs none."""
        ordered = self._to_his_own(sense, own)
        if ordered is not None:
            self.walk(ordered, mood.under("planned", sense.name))
            return True
        if sense.needs == "answering":
            return self._answered(sense, own, mood)
        if sense.needs == "bars" and (inner := kinds.barred(own)) is not None:
            return self._of_doing(sense.act, sense, own, inner, mood)
        if sense.needs in ("interest", "to-buy") and (bought := _purchase(own)) is not None:
            self.done.add(id(bought))
            below = parts(bought, self.tokens, self.followers)
            below.near = own.near
            return self._bought(below, mood.under("considered", sense.name) if sense.needs == "interest" else mood)
        content = kinds.infinitive(own.clause) if sense.act is Act.APPROVE else None
        if content is not None and own.passive and own.clause.subject is not None:
            return self._cleared(sense, own, content, mood) if own.agent_like(own.clause.subject) else None
        if content is not None and sense.needs == "lets-supply":
            return self._lets(sense, own, content, mood)
        return None

    def _meant(self, act: Act, sense: Sense, own: Parts, mood: Mood, light: Group | None) -> tuple[Act, Mood]:
        """The act and the mood as the sense itself changes them: expected is planned, eyed is considered."""
        effect = _EFFECTS.get(sense.needs)
        if effect == "denied":
            mood = self.as_said(own, mood)
        if effect is not None:
            mood = mood.under(effect, sense.name)
        if sense.needs == "bill":
            mood = replace(mood, modality=Modality.ASSERTED)  # a bill that would force the ministry to
        if act is Act.WITHHOLD and light is not None and mood.negative and self._is_offer(light):
            return Act.OFFER, replace(mood, negative=False)  # has not withdrawn its offer
        ordered = own.clause.verb is not None and own.clause.verb.lemma == "order"
        return act, mood.under("planned", "order") if ordered and light is not None and act in MEASURES else mood

    def _take_content(self, act: Act, sense: Sense, own: Parts, light: Group | None) -> None:
        """Leave out what is the content of an act: it is no statement of its own."""
        infinitives = [i.what for i in (*own.pre, *own.post) if isinstance(i.what, Clause) and i.what.kind == "inf"]
        if (act in (Act.REQUEST, Act.APPROVE) and light is not None) or act is Act.OFFER:
            self.done.update(id(clause) for clause in infinitives)
        if act in (Act.SUPPORT, Act.OPPOSE) or sense.needs == "missed":
            self.done.update(id(child) for child in own.clause.children if child.kind == "ger" and child.mark == "for")
        if sense.needs in ("asks-to-know", "wants-to-know"):
            self.done.update(id(i.what) for i in own.post if isinstance(i.what, Clause) and i.what.kind != "adv")

    def _answered(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """A bare yes or no to what was asked for right before: Kenya asked for missiles, and Norway refused."""
        echo, asked, subject = self.book.echo, self.book.asked, own.clause.subject
        if echo is None or echo.act is not Act.REQUEST or self.sentence - echo.sentence > 1 or subject is None:
            return False
        if not own.agent_like(subject) or own.clause.kind not in ("main", "that"):
            return False
        told = Echo(sense.act, echo.objects, asked, self.sentence)
        return self.add(Draft(sense.act, mood, sense.name, own.pre, own, subject, None, (), (subject,), echo=told))

    def _is_bargain(self, light: Group) -> bool:
        return singular(self.tokens[light.head].low) in ("contract", "deal", "agreement", "pact", "accord", "framework")

    def _is_offer(self, light: Group) -> bool:
        return singular(self.tokens[light.head].low) in wordset("told_offer")

    def _cleared(self, sense: Sense, own: Parts, inner: Clause, mood: Mood) -> bool:
        """Leave given to somebody to supply: the firm has been cleared to send another 500."""
        below = parts(inner, self.tokens, self.followers)
        below.near = own.near
        thing, target = below.object(), below.place("indirect") or below.after("to")
        senses = self.frames.senses.get(inner.verb.lemma, ()) if inner.verb is not None else ()
        if thing is None or not kinds.goods_like(thing, below) or not any(s.act is Act.DELIVER for s in senses):
            return False
        self.done.add(id(inner))
        used = tuple(group for group in (own.clause.subject, thing, target) if group is not None)
        return self.add(Draft(Act.APPROVE, mood, sense.name, inner.post, own, own.subject(), target, (thing,), used))

    def _lets(self, sense: Sense, own: Parts, inner: Clause, mood: Mood) -> bool:
        """Somebody who is let supply others: agreed to let its allies hand over their jets to Kyiv."""
        self.done.add(id(inner))
        below = parts(inner, self.tokens, self.followers)
        thing, whom = below.object(), own.place("agent")
        target = below.place("indirect") or below.after("to") or whom
        things = (thing,) if thing is not None and thing is not whom else ()
        used = tuple(group for group in (own.clause.subject, *things, target) if group is not None)
        items = [*own.clause.pre, *own.post, *inner.post]
        actor = own.subject() or self._controller(sense.shape, own, mood)
        if actor is not None and not own.agent_like(actor):
            return False
        return self.add(Draft(sense.act, mood, sense.name, items, own, actor, target, things, used))

    def _of_doing(self, act: Act, sense: Sense, own: Parts, inner: Clause, mood: Mood) -> bool:
        """A measure whose goods are those of a verb: put off signing the licence, stopped selling boats to Tunisia."""
        self.done.add(id(inner))
        below = parts(inner, self.tokens, self.followers)
        below.near = own.near
        thing = below.object()
        things = (thing,) if thing is not None and not below.agent_like(thing) else ()
        target = below.place("indirect") or below.after("to") or below.after("for")
        if inner.verb is not None and inner.verb.lemma in wordset("buyings"):
            target = below.after("from") or target
        actor = own.subject() or self._controller(sense.shape, own, mood)
        if _advised(own, mood):
            return self._should(act, actor, list(things), mood, own, sense.name)
        used = tuple(group for group in (own.clause.subject, *things, target) if group is not None)
        items = [*own.clause.pre, *inner.post]
        return self.add(Draft(act, mood, sense.name, items, own, actor, target, things, used))

    def act(
        self,
        act: Act,
        shape: Shape,
        own: Parts,
        mood: Mood,
        rule: str,
        objects: list[Group],
        light: Group | None = None,
    ) -> bool:
        """Take down an act of a clause with its actor and target; false where whoever stands there cannot do it."""
        clause = own.clause
        if act is Act.DEMAND and shape is self.frames.shapes["ask"]:
            shape = self.frames.shapes["urge"]
        actor = find(shape.actor, own, objects, None) or self._controller(shape, own, mood)
        if act is Act.NO_COMMENT and actor is None and not own.passive and clause.subject is not None:
            actor = clause.subject if clause.subject.kind in ("other", "speech") else None
        writ = self._writ(act, own, objects) if actor is None else None
        actor = writ or actor
        target = self._target(act, shape, own, objects, actor)
        if target is None and light is not None and act is Act.APPROVE and self._is_bargain(light):
            target = own.after("with")
            seller = target is not None and actor is not None and actor.kind == "state" and target.kind != "state"
            target = None if seller else target
        if act is Act.DEMAND and target is None:
            target = self._written_to(clause, actor)
        if act is Act.DELIVER and target is None and "subject" in shape.target and own.clause.subject is None:
            target = mood.controller
        if actor is None and act in MEASURES and "subject" in shape.actor and not own.passive:
            actor = self._whose(own)
        if actor is None and own.passive and clause.kind == "inf" and clause.parent is not None:
            actor = _orders(clause.parent)
        if act is Act.USE and target is None:
            struck = ("other", "abstract", "goods", "body")
            target = next(
                (g for p, g in own.groups(own.post) if p in ("at", "on", "against") and g.kind in struck), None
            )
            target = target or self._attacked(own)
        if act is Act.USE and target is None and mood.modality is not Modality.DENIED:
            return False
        if act is Act.DENY and own.passive and target is not None and target is not clause.subject:
            target = target if own.after("by") is not target else None
        personal = act in _PERSONAL or (act is Act.DELIVER and shape.actor == ("subject",))
        if personal and actor is not None and not (own.agent_like(actor) or actor is writ):
            return False
        if _advised(own, mood):
            return self._should(act, actor, objects, mood, own, rule)
        if act in (Act.SUPPORT, Act.OPPOSE) and target is None and objects and objects[0].kind == "pronoun":
            target = objects[0] if self.tokens[objects[0].head].low in ("him", "her") else None
        if act in (Act.SUPPORT, Act.OPPOSE, Act.DENY) and target is None and objects and not own.passive:
            target = self._possessor(objects[0])
        if act in (Act.SUPPORT, Act.OPPOSE) and target is None and not own.passive:
            target = of_stance(objects, own)
        if act in _OF_SOMEBODY and target is None and objects:
            target = self._by_people(objects[0])
        if target is not None and target.kind == "name" and shape.thing and own.after("to") is not target:
            target = None  # a town that is reached is no recipient
        signs = own.clause.verb is not None and own.clause.verb.lemma in ("sign", "ink", "initial")
        if act is Act.APPROVE and signs and target is None and actor is not None and actor.kind == "state":
            target = actor  # a buyer signs
        if act in (Act.SUPPORT, Act.OPPOSE) and target is None and not own.passive:
            target = next((group for group in own.direct() if sort(group) == "agent" and group not in objects), None)
            target = None if target is None or target.kind == "pronoun" else target
        if act in (Act.SUPPORT, Act.OPPOSE) and target is None and own.passive:
            blamed = clause.subject
            target = blamed if blamed is not None and blamed is not actor and own.agent_like(blamed) else None
        if target is None and act in MEASURES and clause.kind == "part" and own.passive and clause.parent is not None:
            target = _sufferer(clause.parent)
        subject = clause.subject if clause.kind != "rel" else None
        used = tuple(group for group in (subject, actor, target, *objects, light) if group is not None)
        negated = light is not None and light.negative and self.tokens[light.head].low != "no"
        items = [*clause.pre, *own.post]
        return self.add(Draft(act, mood, rule, items, own, actor, target, tuple(objects), used, negated))

    def _offered(self, own: Parts) -> list[Group]:
        """What somebody offers to supply: offered to send Kyiv 50 vehicles."""
        inner = kinds.infinitive(own.clause)
        below = parts(inner, self.tokens, self.followers) if inner is not None else None
        thing = (object_at("object", below) or below.thing_after("with")) if below is not None else None
        return [thing] if thing is not None and thing.kind != "pronoun" else []

    def _written_to(self, clause: Clause, actor: Group | None) -> Group | None:
        """Whom a demand was sent to: have written to the minister calling for a halt."""
        host = clause.parent if clause.kind == "part" and clause.adjunct else None
        wrote = host is not None and host.verb is not None and host.verb.lemma == "write" and actor is host.subject
        return parts(host, self.tokens, {}).after("to") if wrote and host is not None else None

    def _attacked(self, own: Parts) -> Group | None:
        """Whom arms are used to attack."""
        inner = kinds.infinitive(own.clause)
        if inner is None or inner.verb is None or inner.verb.lemma not in wordset("attacks"):
            return None
        self.done.add(id(inner))
        return parts(inner, self.tokens, self.followers).object()

    def _bought(self, own: Parts, mood: Mood) -> bool:
        """A purchase that is wanted or weighed is a request of whoever wants it."""
        thing = own.object()
        return self.act(
            Act.REQUEST, self.frames.shapes["purchase"], own, mood, "buy", [thing] if thing is not None else []
        )

    def _governs(self, own: Parts, sense: Sense) -> bool:
        """Whether a demand has a content: an infinitive, a that-clause or a thing. It is no statement of its own."""
        if sense.phrases or sense.nouns:
            return True
        content = [
            i.what
            for i in own.post
            if isinstance(i.what, Clause)
            and (i.what.kind in ("inf", "that") or i.prep in ("against", "into", "about", "over", "from"))
        ]
        self.done.update(id(clause) for clause in content)
        for clause in content[:1]:
            self._remember(clause)
        things = [
            group
            for prep, group in own.groups(own.post)
            if prep in ("for", "over", "on", "against") or (not prep and sort(group) == "thing")
        ]
        return bool(content or things)

    def _to_his_own(self, sense: Sense, own: Parts) -> Clause | None:
        """What somebody orders his own offices to do: it is his own measure."""
        whom, who = own.place("agent"), own.subject()
        if sense.act is not Act.DEMAND or own.passive or sense.name not in ("order", "instruct", "direct"):
            return None
        if whom is None or who is None or singular(self.tokens[who.head].low) in ("court", "judge", "tribunal"):
            return None
        his = self.tokens[whom.first].tag == "PRPS" or singular(self.tokens[whom.head].low) in wordset("subordinate")
        return kinds.infinitive(own.clause) if his and not own.writ_like(who) else None

    def _remember(self, clause: Clause) -> None:
        """Keep what is asked for, so that "he did" can be read as having done it."""
        verb = clause.verb
        below = parts(clause, self.tokens, {})
        below.near = True
        senses = self.frames.senses.get(verb.lemma, ()) if verb is not None else ()
        stands = next((one for one in senses if one.act in MEASURES and needs.stands(one, below)), None)
        if stands is None:
            return
        objects = self._objects(stands.shape, below, needs.light(stands, below))
        called = tuple(name(one, self.tokens, clause.post) for one in objects if one.kind != "pronoun")
        whom = find(stands.shape.target, below, objects, None)
        target = name(whom, self.tokens, clause.post) if whom is not None and whom.kind != "pronoun" else None
        self.book.echo = Echo(stands.act, called, target, self.sentence)

    def echoed(self, own: Parts, mood: Mood) -> bool:
        """It did so, they have not, as it did for Kenya: what was done or asked for before, done by somebody."""
        verb, subject, echo = own.clause.verb, own.clause.subject, self.book.echo
        if verb is None or subject is None or echo is None or self.sentence - echo.sentence > 1:
            return False
        if echo.sentence != self.sentence and (self.found or [*own.clause.lineage()][-1] is not self.opening):
            return False
        if own.clause.mark == "than" or not own.agent_like(subject) or subject.kind == "number" or not _bare_do(own):
            return False
        target = own.after("for") or own.after("to")
        used = tuple(group for group in (subject, target) if group is not None)
        kept = bool(self.found) and self.found[-1].act is echo.act and self.found[-1].negative
        goes_on = kept and echo.act in _DONE_TO and bool({"continue", "keep"} & set(mood.path))
        done = Act.DELIVER if goes_on else echo.act  # has not stopped supplying them and will continue to do so
        draft = Draft(done, mood, "do so", own.pre, own, subject, target, (), used, echo=echo)
        return self.add(draft)

    def _asked(self, sense: Sense, own: Parts) -> Act:
        """Asking somebody to supply is a request, asking somebody to stop is a demand."""
        if own.clause.verb is None or own.clause.verb.lemma not in ("ask", "request"):
            return sense.act
        inner = kinds.infinitive(own.clause)
        if sense.act is Act.DEMAND and inner is not None and inner.verb is not None:
            moved = parts(inner, self.tokens, {}).object()
            passed = inner.verb.lemma in ("send", "hand", "give", "bring")
            measure = passed and moved is not None and moved.kind == "measure"
            goods = inner.verb.lemma in wordset("asks_goods") and not measure
            return Act.REQUEST if goods else Act.DEMAND
        thing = own.thing_after("for")
        asked = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
        if sense.needs == "subjunctive" and asked is not None and asked.verb is not None:
            return Act.REQUEST if asked.verb.lemma in wordset("asks_goods") else Act.DEMAND
        stops = thing is not None and self.event_act(thing) in (Act.PAUSE, Act.WITHHOLD, Act.RESUME)
        ends = thing is not None and self.tokens[thing.head].low == "end"
        return Act.DEMAND if stops or ends else sense.act

    def _decide(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """A decision as such; its content is no statement of its own."""
        self.done.update(id(child) for child in own.clause.children if child.kind != "rel")
        settled = mood.modality in (Modality.DENIED, Modality.PLANNED)
        calm = mood if settled else replace(mood, modality=Modality.ASSERTED)
        light = needs.light(sense, own)
        subject = own.clause.subject
        negated = any(group is not None and group.negative for group in (light, subject))
        inner = kinds.infinitive(own.clause) or next((c for c in own.clause.children if c.kind == "inf"), None)
        if light is not None and inner is not None and not negated and not mood.negative and settled_by(light, own):
            before = len(self.found)
            self.done.discard(id(inner))
            self.walk(inner, replace(mood.under("planned", "decision"), controller=own.subject()))
            if len(self.found) > before:
                return True
        used = tuple(group for group in (subject, light) if group is not None)
        return self.add(
            Draft(Act.DECIDE, calm, sense.name, own.clause.pre, own, own.subject(), used=used, negated=negated)
        )

    def _objects(self, shape: Shape, own: Parts, light: Group | None) -> list[Group]:
        if light is not None and shape.object[:1] == ("subject",):
            return [own.clause.subject] if own.clause.subject is not None else []
        if light is not None:
            return self._about(light, own)
        for where in shape.object:
            found = object_at(where, own)
            if found is not None and sort(found) != "time":
                return [found]
        return []

    def _about(self, light: Group, own: Parts) -> list[Group]:
        """What the noun of a light verb is about: put a freeze on *exports*."""
        items = own.post if any(item.what is light for item in own.post) else own.pre
        near = [
            group
            for prep, group in following(light, items)
            if prep in ("on", "of", "to", "for", "over", "from")
            and (sort(group) == "thing" or (group.kind == "pronoun" and prep == "on"))
        ]
        direct = [group for group in own.things() if group is not light]
        far = [group for _, group in own.groups(own.post) if group is not light and sort(group) == "thing"]
        return (near or direct or far)[:1]

    def advice(self, own: Parts, mood: Mood) -> bool:
        """What an attributed speaker says that somebody should do, whatever it is, is a demand."""
        subject = own.clause.subject
        if not _advised(own, mood) or own.passive or subject is None or not own.agent_like(subject):
            return False
        behind = self.followers.get(id(own.clause))
        if behind is not None and behind.verb is not None and behind.verb.modal in ("should", "must", "ought"):
            return True  # must use its leverage and should withhold: what is asked for stands behind
        return self._should(Act.DEMAND, subject, [], mood, own, "do")

    def _should(self, act: Act, actor: Group | None, objects: list[Group], mood: Mood, own: Parts, rule: str) -> bool:
        """What an attributed speaker says somebody should do is his demand; what should arrive is expected."""
        items, things = [*own.clause.pre, *own.post], tuple(objects)
        if act is Act.DELIVER and (own.passive or actor is None or actor is not own.clause.subject):
            expected = replace(mood, modality=Modality.PLANNED)
            return self.add(Draft(act, expected, rule, items, own, actor, None, things, things))
        calm = replace(mood, modality=Modality.ASSERTED, negative=False)
        used = tuple(group for group in (actor, *objects) if group is not None)
        return self.add(
            Draft(Act.DEMAND, calm, f"should {rule}", items, own, None, actor, things, used, speaker=mood.speaker)
        )


def settled_by(light: Group, own: Parts) -> bool:
    """Whether a decision to do something was taken: what was decided is planned."""
    verb = own.clause.verb
    return own.tokens[light.head].low == "decision" and verb is not None and not verb.modal


def _purchase(own: Parts) -> Clause | None:
    """What somebody asks, or would like, to buy."""
    for item in own.post:
        inner = item.what
        if isinstance(inner, Clause) and inner.kind in ("inf", "ger") and inner.verb is not None:
            return inner if inner.verb.lemma in wordset("buyings") else None
    return None


def _suits(act: Act, sense: Sense, own: Parts, objects: list[Group], light: Group | None) -> bool:
    """Whether what a measure is done to stands there, and can be what it is done to."""
    if act is Act.CONDITION and any(own.tokens[group.head].low in ("hand", "hands", "knot") for group in objects):
        return False
    free = sense.needs in _FREE
    bare = free or act in (Act.OFFER, Act.CONDITION) or (act is Act.DELIVER and sense.name in _BARE)
    if act in MEASURES and not bare and not objects:
        return False
    fitted = act not in _FITTED or light is not None or free
    return fitted or any(_fits(act, group, own) for group in objects)


def _orders(host: Clause) -> Group | None:
    """Who orders something to be done: ordered the handover to be put off."""
    verb = host.verb
    ordered = verb is not None and verb.lemma in ("order", "instruct", "direct") and not verb.passive
    return host.subject if ordered else None


def _sufferer(host: Clause) -> Group | None:
    """Who has something done to him: had its licence suspended."""
    verb, subject = host.verb, host.subject
    has = verb is not None and verb.lemma in ("have", "see", "get") and not verb.perfect
    return subject if has and subject is not None and sort(subject) == "agent" else None


def _fits(act: Act, group: Group, own: Parts) -> bool:
    asked = group.refers is not None and group.refers.word in wordset("requested")
    if asked and act in (Act.APPROVE, Act.DENY):
        return True
    if act is Act.DENY and singular(own.tokens[group.head].low) in wordset("asked"):
        return True
    known = ("measure", "number") if act in (Act.APPROVE, Act.RESUME, Act.DENY) else ("number",)
    return (
        kinds.put_off(group, own, act)
        or kinds.field_like(group, own)
        or group.kind in known
        or kinds.unknown_goods(group, own)
        or (act in (Act.PAUSE, Act.SLOW) and _plan_to_buy(group, own))
    )


def _plan_to_buy(group: Group, own: Parts) -> bool:
    """Whether a plan to buy or sell is what is put on hold."""
    inner, verb = kinds.infinitive(own.clause), own.clause.verb
    held = verb is not None and verb.lemma in ("put", "place") and inner is not None and inner.verb is not None
    deals = inner is not None and inner.verb is not None and inner.verb.lemma in wordset("buyings") | {"sell", "export"}
    return held and deals and own.near and singular(own.tokens[group.head].low) in ("plan", "project")


def _bare_do(own: Parts) -> bool:
    """Whether a clause has no more than an auxiliary, or "do" with "so", "it" or "that"."""
    verb = own.clause.verb
    if verb is None or verb.passive or any(isinstance(i.what, Clause) and i.what.kind != "adv" for i in own.post):
        return False
    direct = [own.tokens[group.head].low for group in own.direct()]
    marks = [item.what.low for item in own.post if isinstance(item.what, Mark)]
    if verb.lemma == "do" and (direct in (["it"], ["that"], ["this"], ["same"]) or (not direct and "so" in marks)):
        return True
    alone = not direct and not any(mark in ("to", "with", "without", "away") for mark in marks)
    lone = verb.lemma in ("do", "have") and not verb.perfect and verb.form == "finite" and not verb.modal
    return alone and lone and (verb.negative or own.clause.mark == "as" or (verb.lemma == "do" and verb.past))


def _wanted(sense: Sense, own: Parts, mood: Mood) -> bool:
    """Whether a purchase is only wanted or weighed."""
    verb = own.clause.verb
    buys = verb is not None and verb.lemma in ("buy", "purchase", "acquire", "procure", "order", "obtain")
    open_ = bool(mood.path) or (verb is not None and verb.modal in ("may", "might", "could"))
    weighed = mood.modality is Modality.CONSIDERED and open_ and not mood.negative
    return buys and weighed and "subject" in sense.shape.target and not own.passive


def _advised(own: Parts, mood: Mood) -> bool:
    """Whether an attributed speaker says what somebody should do."""
    verb = own.clause.verb
    advice = verb is not None and verb.modal in ("should", "must", "ought") and not verb.perfect
    return advice and mood.source.kind is not Attribution.OUTLET and mood.speaker is not None
