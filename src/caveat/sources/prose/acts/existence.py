"""What there is said to be, or not to be: a pause, a request, conditions, support, a comment."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.claims import Claims
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.statement import OUTLET
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_ASKED = frozenset(("request", "demand", "call", "appeal", "plea", "pressure", "order", "instruction"))
_EXISTING = DONE_TO | {Act.DELIVER, Act.APPROVE, Act.DENY}
"""Acts that are told where their noun is said to be there."""

_HAD = frozenset(("receive", "obtain"))
ANSWER_COMES = _HAD | {"come", "arrive", "reach"}
"""Verbs by which an answer comes, or none does."""
_BY_THEN = frozenset(("at", "by", "before", "of", "on", "about", "over", "in", "within"))
"""What stands before the hour by which no answer has come, and before what it would have been about."""
_MORE = frozenset(("new", "further", "additional", "fresh", "more", "other"))
"""Which papers would have to have been granted."""
_DEAD = frozenset(("dead", "defunct", "void", "kaput"))
"""What is said of a sale that will not come about."""
_OF_POLITICS = frozenset(("political", "policy", "diplomatic", "extra", "further", "new", "special", "secret"))
"""Of what sort conditions are that could be put to a transfer."""

_KEPT = frozenset(
    ("pause", "halt", "suspend", "stop", "hold", "withhold", "block", "delay", "freeze", "cancel", "stall", "keep")
)
"""What is done to a delivery that so does not come about."""


class Existence(Claims):
    """Reads what is said to be there, or not to be."""

    def _is_stopped(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A sale that is said to be dead, or goods that are subject to a ban."""
        marks = {item.what.low for item in own.post if isinstance(item.what, Mark)}
        bare = [item.what.low for item in own.post if isinstance(item.what, Mark) and item.what.tag in ("IN", "R")]
        to, act = own.thing_after("to"), Act.WITHHOLD
        if "subject" in marks and to is not None and subject.kind in FIELD:
            named = self.event_act(to)
            if named not in (Act.WITHHOLD, Act.PAUSE):
                return False
            act = named  # are subject to an export ban
        elif own.direct() or (bare != ["off"] and marks.isdisjoint(_DEAD)):
            return False
        elif subject.kind != "transfer" and not (subject.kind == "goods" and bare == ["off"] and own.after("for")):
            return False  # the sale of helicopters is off, the helicopters for Accra are off
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",))
        return self.act(act, shape, own, mood, "be stopped", [subject])

    def _exists(self, own: Parts, mood: Mood) -> bool:
        """What there is, or is not: there has been no pause and no cancellation."""
        taken = False
        negative = own.clause.verb is not None and own.clause.verb.negative
        for group in own.direct():
            for one in group.members or [group]:
                if negative and self.tokens[one.first].low in ("any", "such"):
                    one.negative = False  # there was never any: one negation
                if self._asked_there(one, own, mood):
                    taken = True
                    continue
                none = one.negative or negative
                low = self.tokens[one.head].low
                inner = kinds.infinitive(own.clause) if low in wordset("proposals") else None
                reason = kinds.for_doing(own.clause) if low in kinds.REASONS else None
                if reason is not None and none and own.near:
                    one.negative = False
                    self.done.add(id(reason))  # there is no case for stopping them
                    self.walk(reason, mood.under("planned", f"no {low}", True))
                    taken = True
                    continue
                if inner is not None:
                    one.negative = False
                    effect, word = ("planned", "no proposal") if none else ("considered", "proposal")
                    self.walk(inner, mood.under(effect, word, none))
                    taken = True
                    continue
                if self._strings(one, own, mood):
                    taken = True
                    continue
                if self._to_come(one, own, mood, none):
                    taken = True
                    continue
                if none and self._is_ruling(one):
                    about = own.follower(one, ("on", "about")) is not None or own.near
                    calm = replace(mood, negative=False)
                    decided = Draft(Act.DECIDE, calm, "no decision", own.post, None, used=(one,), negated=True)
                    taken = (about and self.add(decided)) or taken
                    continue
                if none and self._is_comment(one) and (agent := self._from(own)) is not None:
                    taken = self._silence(agent, own, mood, one) or taken
                    continue
                if self._stance_there(one, own, mood, none):
                    taken = True
                    continue
                if none and self._no_new_papers(one, own, mood):
                    taken = True
                    continue
                if none and own.near and singular(self.tokens[one.head].low) in ("promise", "pledge"):
                    whom, thing = own.after("to") or own.after("for"), own.thing_after("of")
                    used = tuple(part for part in (one, whom, thing) if part is not None)
                    things = (thing,) if thing is not None else (one,)
                    draft = Draft(Act.OFFER, mood, "no promise", own.post, None, None, whom, things, used, one.negative)
                    taken = self.add(draft) or taken
                    continue
                inner = next((c for c in own.clause.children if c.kind == "ger" and c.mark == "in"), None)
                if inner is not None and self.event_act(one) is Act.SLOW:
                    self.walk(inner, replace(mood, negative=mood.negative or none))
                    self.done.add(id(inner))  # there has been no delay in delivering them
                    taken = True
                    continue
                told = self.event_act(one) in _EXISTING or self._governing(one)
                told = told or (none and self.event_act(one) in (Act.REQUEST, Act.OFFER)) or self._there_is(one, own)
                told = told and (none or not _kept(own))
                taken = (told and self.noun(one, own, mood, None)) or taken
        return taken

    def _no_new_papers(self, group: Group, own: Parts, mood: Mood) -> bool:
        """Papers of which there have been no new ones: there have been no new permits for Peru since May."""
        verb = own.clause.verb
        words = {token.low for token in self.tokens[group.first : group.head]}
        if group.kind != "permit" or verb is None or not verb.perfect or words.isdisjoint(_MORE):
            return False
        whom = own.after("for") or own.after("to")
        used = tuple(part for part in (group, whom) if part is not None)
        return self.add(
            Draft(Act.APPROVE, mood, "no new papers", own.post, None, None, whom, (group,), used, group.negative)
        )

    def _strings(self, group: Group, own: Parts, mood: Mood) -> bool:
        """Conditions that there are, or are not: there are no strings attached to the aid."""
        word = singular(self.tokens[group.head].low)
        between = group.last < len(self.tokens) and self.tokens[group.last].low == "between"
        linked = own.near and (word == "linkage" or (word in ("link", "connection") and between))
        if linked and group.negative:
            calm = mood if mood.source.kind is not Attribution.OUTLET else self.as_said(own, mood)
            return self.add(Draft(Act.CONDITION, calm, "there is a link", own.post, used=(group,)))
        if not own.near or word not in ("string", "condition", "proviso", "caveat"):
            return False
        tied = any(c.kind == "part" and c.verb is not None and c.verb.lemma == "attach" for c in own.clause.children)
        attached = (c for c in own.clause.children if c.kind == "part" and c.anchor is group)
        near = [*own.groups(own.post), *(pair for c in attached for pair in own.groups(c.post))]
        thing = next((g for prep, g in near if prep in ("to", "on", "for") and g.kind in FIELD), None)
        behind = self.tokens[group.last].low if group.last < len(self.tokens) else ""
        political = any(token.low in _OF_POLITICS for token in self.tokens[group.first : group.head])
        bare = word == "condition" and group.head - group.first <= 1 and (not behind or not behind[0].isalnum())
        if not (bare or tied) and thing is None and behind != "attached" and not (political and group.negative):
            return False
        mood = self.as_said(own, mood) if group.negative else mood
        things = (thing,) if thing is not None else ()
        used = (group, *things)
        target = own.after("to") or own.after("for")
        told = Draft(Act.CONDITION, mood, "there are conditions", own.post, None, None, target, things, used)
        return self.add(told)

    def _there_is(self, group: Group, own: Parts) -> bool:
        """Whether a request or offer that somebody made is there, or a review of goods: a request from Kenya for."""
        act, near = self.event_act(group), following(group, own.post)
        goods = any(one.kind in FIELD for _, one in near[:2])
        if act is Act.REVIEW:
            return goods and near[0][0] in ("of", "into")
        by = any(prep in ("from", "by") and own.agent_like(one) for prep, one in near)
        return act in (Act.REQUEST, Act.OFFER) and by and goods

    def _stance_there(self, group: Group, own: Parts, mood: Mood, none: bool) -> bool:
        """Support or opposition that there is, told by its noun: there is resistance to the sale in the coalition."""
        act, near = self.frames.stances.get(self.tokens[group.head].low), following(group, own.post)
        toward = ("for", "of") if act is Act.SUPPORT else ("to", "against", "of")
        thing = next((g for prep, g in near if prep in toward and g.kind in (*FIELD, "measure")), None)
        if act is None or thing is None or not own.near:
            return False
        whose = (g for prep, g in near if prep in ("from", "among", "by") and own.agent_like(g))
        agent = group.owner or next(whose, None)
        if agent is None:
            return False
        group.negative, calm = False, replace(mood, negative=none)
        used = tuple(one for one in (group, thing, agent) if one is not None)
        rule = f"there is {self.tokens[group.head].low}"
        return self.add(Draft(act, calm, rule, own.post, None, agent, None, (thing,), used))

    def _to_come(self, group: Group, own: Parts, mood: Mood, none: bool) -> bool:
        """Arms that there will be, or will not be: there will be no tanks for Chad."""
        verb = own.clause.verb
        whom = own.after("for") or own.after("to")
        if self.tokens[max(group.first - 1, 0)].low == "no":
            none = group.negative = True  # no more military aid
        named = group.kind in ("goods", "aid") and group.owner is None and group.refers is None
        if verb is None or verb.modal != "will" or not named or self.tokens[group.head].low in ("nothing", "things"):
            return False
        if whom is None and not none:
            return False
        giver = own.after("from")
        used = tuple(one for one in (group, whom, giver) if one is not None)
        return self.add(Draft(Act.DELIVER, mood, "there will be", own.post, None, giver, whom, (group,), used))

    def _is_ruling(self, group: Group) -> bool:
        return singular(self.tokens[group.head].low) in ("decision", "determination", "ruling", "verdict")

    def _is_comment(self, group: Group) -> bool:
        return singular(self.tokens[group.head].low) in ("comment", "response", "reply", "answer", "word", "reaction")

    def _from(self, own: Parts) -> Group | None:
        """From whom there is nothing: from the Kremlin there was no word."""
        around = (g for prep, g in own.groups([*own.post, *own.pre]) if prep == "from" and own.agent_like(g))
        return own.after("from") or next(around, None)

    def _silence(self, agent: Group, own: Parts, mood: Mood, told: Group) -> bool:
        """Silence told by a noun: there was no comment from the ministry."""
        calm = replace(mood, negative=False, modality=Modality.ASSERTED, source=OUTLET)
        used = (told, agent)
        return self.add(
            Draft(Act.NO_COMMENT, calm, f"no {self.tokens[told.head].low}", own.post, None, agent, used=used)
        )

    def unanswered(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """An answer that has not come, from nobody who is named with it: no reply had been received."""
        verb = own.clause.verb
        if verb is None or verb.modal or not self._is_comment(subject) or own.clause.kind != "main":
            return False
        came = verb.lemma in ANSWER_COMES - _HAD if not own.passive else verb.lemma in _HAD
        none = subject.negative ^ verb.negative
        beside = [prep for prep, _ in own.groups(own.post) if prep not in _BY_THEN]
        us = [g for g in own.direct() if g.kind != "time"] if not own.passive else []
        told = all(self.tokens[group.head].low in ("us", "me", "paper", "newspaper") for group in us)
        if not (came and none and told and own.near) or set(beside) - {"", "to"}:
            return False
        calm = replace(mood, negative=False, modality=Modality.ASSERTED, source=OUTLET)
        return self.add(Draft(Act.NO_COMMENT, calm, "no answer", own.pre, None, None, used=(subject,)))

    def _asked_there(self, group: Group, own: Parts, mood: Mood) -> bool:
        """A request or demand that there is, or is not: there was no request from Oslo to slow them."""
        inner = kinds.infinitive(own.clause)
        if inner is None and self.tokens[group.head].low in ("calls", "demands", "appeals"):
            return self._called_for(group, own, mood)
        if singular(self.tokens[group.head].low) not in _ASKED or inner is None or inner.verb is None:
            return False
        below = parts(inner, self.tokens, self.followers)
        below.near = own.near
        thing = below.object()
        if thing is None or not kinds.field_like(thing, below):
            return False
        self.done.add(id(inner))
        act = Act.REQUEST if inner.verb.lemma in wordset("asks_goods") else Act.DEMAND
        owner = group.owner if group.owner is not None and own.agent_like(group.owner) else None
        actor = own.after("from") or own.after("by") or owner
        whom = own.after("to") or own.after("on") or own.after("upon")
        if whom is None and act is Act.DEMAND:
            whom = own.follower(group, ("for",))  # there are calls for Oslo to stop it
            whom = whom if whom is not None and own.agent_like(whom) else None
        used = tuple(one for one in (group, actor, whom, thing) if one is not None)
        return self.add(
            Draft(act, mood, "noun request", own.post, None, actor, whom, (thing,), used, negated=group.negative)
        )

    def _called_for(self, group: Group, own: Parts, mood: Mood) -> bool:
        """Calls that there are for a measure: there have been calls for a halt to arms sales."""
        near = following(group, own.post)
        thing = next((one for prep, one in near if prep == "for"), None)
        if thing is None or self.event_act(thing) not in _EXISTING or not any(one.kind in FIELD for _, one in near):
            return False
        actor = own.after("from") or own.after("by")
        used = tuple(one for one in (group, actor, thing) if one is not None)
        draft = Draft(Act.DEMAND, mood, "there are calls", own.post, None, actor, None, (thing,), used)
        return self.add(replace(draft, negated=group.negative))

    def _governing(self, group: Group) -> bool:
        low = singular(self.tokens[group.head].low)
        return low in wordset("rumours") or self.frames.heads.get(low) in ("planned", "considered")


def _kept(own: Parts) -> bool:
    """Whether what there is is told of as kept: there is one shipment of bombs that we have paused."""
    beside = (child.verb for child in own.clause.children if child.kind == "rel")
    return any(verb is not None and verb.lemma in _KEPT and not verb.negative for verb in beside)
