"""Demands and advice: what somebody is asked, ordered or told that he should do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose import kinds, needs
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.drafts import Draft
from caveat.sources.prose.echoes import Echoes
from caveat.sources.prose.frames import Sense
from caveat.sources.prose.groups import Group, singular, sort
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts, parts

_ENDS = frozenset(("end", "stop", "cease", "halt"))
"""What deliveries must do by what somebody demands."""


@dataclass(slots=True)
class Demands(Echoes):
    """Reads what is demanded."""

    def _written_to(self, clause: Clause, actor: Group | None) -> Group | None:
        """Whom a demand was sent to: wrote to the minister calling for a halt, to ask for one, and asked for one."""
        host = clause.parent if (clause.kind == "part" and clause.adjunct) or clause.kind == "inf" else clause.twin
        wrote = host is not None and host.verb is not None and host.verb.lemma == "write" and actor is host.subject
        return parts(host, self.tokens, {}).after("to") if wrote and host is not None else None

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
            if prep in ("for", "over", "on", "against") or (not prep and _can_be_demanded(group, sense))
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

    def _asked(self, sense: Sense, own: Parts) -> Act:
        """Asking somebody to supply is a request, asking somebody to stop is a demand."""
        if sense.shape is self.frames.shapes["asked"] and self._of_a_stop(sense, own):
            return Act.DEMAND
        if sense.needs == "wants-done":
            done = [c.verb.lemma for c in own.clause.children if c.kind == "part" and c.verb is not None]
            acts = {one.act for lemma in done for one in self.frames.senses.get(lemma, ()) if lemma != "go"}
            return Act.REQUEST if Act.REVIEW in acts else sense.act
        if own.clause.verb is None or own.clause.verb.lemma not in ("ask", "request", "beg", "plead", "implore"):
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
        if thing is None and sense.name in ("request", "seek") and not own.passive:
            thing = own.object()
        stops = thing is not None and self.event_act(thing) in (Act.PAUSE, Act.WITHHOLD, Act.RESUME)
        ends = thing is not None and self.tokens[thing.head].low == "end"
        return Act.DEMAND if stops or ends else sense.act

    def _of_a_stop(self, sense: Sense, own: Parts) -> bool:
        """Whether a request that is received is one to stop: has received no request to halt the deliveries."""
        held, inner = needs.light(sense, own), kinds.infinitive(own.clause)
        if held is None or inner is None or inner.verb is None:
            about = own.follower(held, ("for",)) if held is not None else None
            far = next((g for prep, g in own.groups(own.post) if prep == "for"), about)
            return far is not None and self.event_act(far) in (Act.PAUSE, Act.WITHHOLD, Act.RESUME, Act.SLOW)
        senses = self.frames.senses.get(inner.verb.lemma, ())
        self.done.add(id(inner))
        return any(one.act in (Act.PAUSE, Act.WITHHOLD, Act.RESUME, Act.SLOW) for one in senses)

    def advice(self, own: Parts, mood: Mood) -> bool:
        """What an attributed speaker says that somebody should do, whatever it is, is a demand."""
        subject = own.clause.subject
        if not advised(own, mood) or subject is None:
            return False
        ruled = subject.kind in ("permit", "transfer", "measure") or own.writ_like(subject)
        verb = own.clause.verb
        if ruled and own.near and verb is not None and verb.lemma in _ENDS:
            return self._should(Act.DEMAND, None, [subject], mood, own, verb.lemma)  # the exports must end
        if own.passive and own.near and ruled:
            return self._should(Act.DEMAND, None, [subject], mood, own, "be done")  # the law should be relaxed
        if own.passive or not own.agent_like(subject):
            return False
        behind = self.followers.get(id(own.clause))
        if behind is not None and behind.verb is not None and behind.verb.modal in ("should", "must", "ought"):
            return True  # must use its leverage and should withhold: what is asked for stands behind
        return self._should(Act.DEMAND, subject, [], mood, own, "do")

    def _should(self, act: Act, actor: Group | None, objects: list[Group], mood: Mood, own: Parts, rule: str) -> bool:
        """What an attributed speaker says somebody should do is his demand; what should arrive is expected."""
        items, things = [*own.clause.pre, *own.post], tuple(objects)
        ahead = own.clause.verb is not None and own.clause.verb.lemma in ("go", "proceed", "continue")
        if act is Act.DELIVER and not ahead and (own.passive or actor is None or actor is not own.clause.subject):
            expected = replace(mood, modality=Modality.PLANNED)
            return self.add(Draft(act, expected, rule, items, own, actor, None, things, things))
        calm = replace(mood, modality=Modality.ASSERTED, negative=False)
        used = tuple(group for group in (actor, *objects) if group is not None)
        return self.add(
            Draft(Act.DEMAND, calm, f"should {rule}", items, own, None, actor, things, used, speaker=mood.speaker)
        )


def advised(own: Parts, mood: Mood) -> bool:
    """Whether an attributed speaker says what somebody should do."""
    verb = own.clause.verb
    advice = verb is not None and verb.modal in ("should", "must", "ought") and not verb.perfect
    return advice and mood.source.kind is not Attribution.OUTLET and mood.speaker is not None


def _can_be_demanded(group: Group, sense: Sense) -> bool:
    """Whether a thing can be what is demanded: technicians push a drone out of its shed."""
    return sort(group) == "thing" and (sense.name != "push" or group.kind not in ("goods", "other"))
