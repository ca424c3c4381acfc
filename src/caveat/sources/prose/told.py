"""Acts told by a noun beside a verb that is none: the halt angered Kenya, after the suspension of deliveries."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose import kinds
from caveat.sources.prose.being import Being
from caveat.sources.prose.clauses import Clause, Item
from caveat.sources.prose.drafts import Draft, following
from caveat.sources.prose.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.lists import STANDING
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts, parts

_BEFORE = wordset("befores") | {"because of", "owing to", "due to"}
"""What stands before a measure that took place."""
_HAPPENS = frozenset(("happen", "occur", "exist"))

_CALLS = frozenset(("call", "appeal", "demand", "plea", "pressure", "ultimatum"))
_GROWS = frozenset(("grow", "mount", "increase", "rise", "build", "intensify", "come"))
"""What pressure does that is put on somebody."""
_PENDING = frozenset(("pending", "outstanding", "awaited"))

_MARKET = frozenset(
    ("fall", "drop", "rise", "jump", "slide", "gain", "lose", "climb", "slump", "surge", "tumble", "sink")
)
"""What shares do on a report."""
_PASSED = frozenset((Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME))
"""Acts that took place where something is said to have come after them."""

_ANSWERS = frozenset((Act.APPROVE, Act.DENY, Act.REQUEST))
"""Acts that are told by their noun where whoever does them is named with it."""


class Told(Being):
    """Reads acts that a noun tells."""

    def _event_subject(self, own: Parts, mood: Mood) -> bool:
        """A measure as subject of a verb that says whether it stands: the hold took effect."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None
        if subject is not None and (self._decision_falls(own, mood, subject) or self._no_word(own, mood, subject)):
            return True
        if subject is not None and (self.covers(own, mood, subject) or self._debated(own, mood, subject)):
            return True
        if subject is None or verb.lemma not in self.frames.in_force | _HAPPENS or own.passive:
            return False
        act = self.event_act(subject)
        if act not in (Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME) or mood.modality not in STANDING:
            return False
        if verb.lemma == "take" and not any(self.tokens[g.head].low in ("effect", "place") for g in own.direct()):
            return False
        above = own.clause.parent.pre if own.clause.kind == "inf" and own.clause.parent is not None else []
        return self.event(subject, own.pre or above, mood, None)

    def _decision_falls(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A decision as subject: a ruling could come next week, a decision is possible tonight."""
        verb = own.clause.verb
        if (
            verb is None
            or not self._is_ruling(subject)
            or verb.lemma not in ("come", "fall", "follow", "be", "loom", "expect", "emerge")
        ):
            return False
        likely = next((i.what.low for i in own.post if isinstance(i.what, Mark) and i.what.tag == "J"), "")
        effect = self.frames.predicates.get(likely) or self.frames.prospects.get(likely)
        pending = any(isinstance(i.what, Mark) and i.what.low in _PENDING for i in own.post)
        pending = pending or any(token.low in _PENDING for token in self.tokens[verb.last : verb.last + 1])
        if verb.lemma == "be" and effect is None and not (subject.negative or pending):
            return False
        under = mood.under("planned" if verb.lemma == "expect" else effect or "passes", likely or verb.lemma)
        none = subject.negative or (pending and effect is None)
        under = replace(under, modality=Modality.ASSERTED) if none or mood.negative else under
        owner = subject.owner if subject.owner is not None and own.agent_like(subject.owner) else None
        rule = f"decision {verb.lemma}"
        return self.add(Draft(Act.DECIDE, under, rule, own.clause.pre, None, owner, used=(subject,), negated=none))

    def _no_word(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """Silence as a subject: no comment came from the ministry."""
        verb, agent = own.clause.verb, own.after("from")
        comes = verb is not None and verb.lemma in ("come", "be", "arrive") and not verb.negative
        if agent is None or not (subject.negative and self._is_comment(subject) and comes):
            return False
        return self._silence(agent, own, mood, subject)

    def _debated(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A debate as subject: debate resumed on the bill to give 40 tanks to Ukraine."""
        verb, talk = own.clause.verb, singular(self.tokens[subject.head].low)
        if verb is None or verb.lemma not in wordset("goes_on") or own.passive or talk not in wordset("debates"):
            return False
        about = (g for prep, g in own.groups(own.post) if prep in ("on", "about", "over"))
        thing = next((g for g in about if g.kind in FIELD or g.kind == "measure"), None)
        inner = kinds.infinitive(own.clause)
        if thing is None or not own.near:
            return False
        self.done.update(id(clause) for clause in (inner,) if clause is not None)
        below = parts(inner, self.tokens, self.followers) if inner is not None else own
        target = below.place("indirect") or below.after("to") or own.after("to") or own.after("for")
        used = tuple(group for group in (subject, thing, target) if group is not None)
        return self.add(Draft(Act.CONSIDER, mood, f"debate {verb.lemma}", own.post, None, None, target, (thing,), used))

    def _told_by_subject(self, own: Parts, mood: Mood) -> bool:
        """An act told by the noun that is the subject of something else: Norway's refusal to deliver angered Kenya."""
        subject = own.clause.subject
        if subject is None or own.clause.kind == "rel" or subject.negative or subject.members:
            return False
        word = singular(self.tokens[subject.head].low)
        if word in _CALLS and own.clause.kind in ("main", "that") and self._told_demand(subject, own, mood):
            return True
        effect = self.frames.heads.get(word)
        inner = self.inner(subject, own.pre) if effect is not None else []
        if effect in ("planned", "refused") and any(isinstance(one, Clause) and one.kind == "inf" for one in inner):
            return self.noun(subject, own, mood.fresh(), subject.owner)
        if effect == "considered" and inner and not mood.path:
            return self.noun(subject, own, mood.fresh(), subject.owner)
        if own.clause.kind not in ("main", "that") or mood.of(own.clause).modality is not Modality.ASSERTED:
            return False
        return self._stance_noun(subject, word, own, mood) or self._told_act(subject, own, mood)

    def _told_demand(self, subject: Group, own: Parts, mood: Mood) -> bool:
        """A demand as a subject, where it is told whose it is: calls for an embargo came from the Greens."""
        after, word = following(subject, own.pre), singular(self.tokens[subject.head].low)
        agent = subject.owner if subject.owner is not None and own.agent_like(subject.owner) else None
        around = [*after, *own.groups(own.post)]
        agent = agent or next((g for prep, g in around if prep in ("from", "by") and own.agent_like(g)), None)
        inner = [one for one in self.inner(subject, own.pre) if isinstance(one, Clause)]
        inner += [i.what for i in own.pre if isinstance(i.what, Clause) and i.what.kind in ("that", "inf")]
        inner += [c for c in own.clause.children if c.anchor is subject and c.kind in ("that", "inf")]
        thing = next((g for prep, g in after if prep == "for" and self._can_be_called_for(g)), None)
        grows = word == "pressure" and own.clause.verb is not None and own.clause.verb.lemma in _GROWS
        inner += [c for c in own.clause.children if grows and c.kind == "inf" and c not in inner]
        if (agent is None and not grows) or not (own.near and (inner or thing is not None)):
            return False
        self.done.update(id(one) for one in inner)
        toward = after[: next((at for at, (_, g) in enumerate(after) if g is thing), len(after))]
        toward = [*toward, *(own.groups(own.post) if grows else [])]
        whom = next((g for prep, g in toward if prep in ("on", "to", "upon") and own.agent_like(g)), None)
        heard = next((c.subject for c in inner if c.kind == "that"), None)
        whom = whom or (heard if heard is not None and own.agent_like(heard) else None)
        used = tuple(one for one in (subject, agent, whom, thing) if one is not None)
        things = (thing,) if thing is not None else ()
        goods = thing is not None and thing.kind == "goods" and not inner
        act = Act.REQUEST if goods and self.tokens[subject.head].low in ("appeal", "plea", "pleas") else Act.DEMAND
        return self.add(Draft(act, mood.fresh(), "noun demand", own.pre, None, agent, whom, things, used))

    def _can_be_called_for(self, group: Group) -> bool:
        return group.kind in FIELD or group.kind == "measure" or self.tokens[group.head].low in ("end", "stop", "halt")

    def _told_act(self, subject: Group, own: Parts, mood: Mood) -> bool:
        """A measure or answer that took place, as subject of whatever followed from it."""
        act, after = self.event_act(subject), following(subject, own.pre)
        if act is Act.REQUEST and own.clause.verb is not None and own.clause.verb.lemma == "be":
            return False
        agent = subject.owner if subject.owner is not None and subject.owner.kind in wordset("agent") else None
        by = next((g for prep, g in after if prep in ("by", "from") and own.agent_like(g)), None)
        by = by or self._ordered_by(own, [subject, *(group for _, group in after)])
        items = [*own.pre, *self._behind_it(own, subject)] if act in _PASSED else own.pre
        after = following(subject, items)
        about = (g for prep, g in after if prep in ("of", "on", "to", "for", "in"))
        thing = next((g for g in about if g.kind in FIELD or (act in _ANSWERS and self._is_asked(g))), None)
        if thing is None or self.tokens[subject.first].low in ("any", "such", "further", "every"):
            return False
        if act in _PASSED or (act in _ANSWERS and (agent is not None or by is not None)):
            return self.event(subject, items, mood.fresh(), by if agent is None else None)
        return False

    def _behind_it(self, own: Parts, subject: Group) -> list[Item]:
        """What stands behind the participle that tells who took a measure: the freeze imposed by Rome on sales."""
        for child in own.clause.children:
            verb = child.verb
            told = child.kind == "part" and child.anchor is subject and verb is not None and verb.passive
            if told and verb is not None and verb.lemma in wordset("takes_measures"):
                self.done.add(id(child))
                return list(child.post)
        return []

    def _is_asked(self, group: Group) -> bool:
        return singular(self.tokens[group.head].low) in wordset("requested_only")

    def _ordered_by(self, own: Parts, run: list[Group]) -> Group | None:
        """Whose a measure is by the clause behind its noun: the halt to arms sales that Rome ordered in May."""
        for child in own.clause.children:
            verb, who = child.verb, child.subject
            if child.anchor not in run or verb is None or verb.negative:
                continue
            if child.kind == "part" and verb.passive and verb.lemma in wordset("takes_measures"):
                return parts(child, self.tokens, {}).subject()  # the freeze imposed by Rome
            if child.kind != "rel" or verb.passive:
                continue
            if verb.lemma in wordset("takes_measures") and who is not None and who not in run and own.agent_like(who):
                return who
        return None

    def _stance_noun(self, subject: Group, word: str, own: Parts, mood: Mood) -> bool:
        """Support or opposition as a subject: support for the embargo came from the Greens."""
        act = self.frames.stances.get(word)
        after = following(subject, own.pre)
        toward = ("for", "of") if act is Act.SUPPORT else ("to", "against", "of")
        thing = next((g for prep, g in after if prep in toward and g.kind in ("measure", "transfer", "permit")), None)
        agent = subject.owner or own.after("from") or own.after("among") or own.after("by")
        if act is None or thing is None or agent is None or not own.agent_like(agent):
            return False
        used = (subject, thing, agent)
        return self.add(Draft(act, mood.fresh(), f"noun {word}", own.pre, None, agent, None, (thing,), used))

    def _reported_beside(self, clause: Clause, mood: Mood) -> None:
        """A report beside something else: shares fell on a report that Norway had halted sales, amid reports that."""
        for child in clause.children:
            anchor, verb = child.anchor, clause.verb
            if child.kind != "that" or anchor is None or verb is None or id(child) in self.done:
                continue
            prep = next((i.prep for i in (*clause.pre, *clause.post) if i.what is anchor), "")
            moved = prep in ("after", "amid", "following") or (prep == "on" and verb.lemma in _MARKET)
            word = singular(self.tokens[anchor.head].low)
            if (
                moved
                and word in ("report", "news", "word", "rumour", "rumor")
                and mood.source.kind is Attribution.OUTLET
            ):
                self.walk(child, mood.fresh())

    def _told_beside(self, clause: Clause, mood: Mood) -> None:
        """A measure that came before, or that something is due to: after the suspension of, because of the ban on."""
        self._reported_beside(clause, mood)
        for items in (clause.pre, clause.post):
            for at, item in enumerate(items):
                group = item.what
                if type(group) is not Group:
                    continue
                before = items[at - 1].what if at else None
                owed = isinstance(before, Mark) and before.low in wordset("owed") and item.prep == "to"
                if group.members or not (owed or item.prep in _BEFORE):
                    continue
                after = following(group, items)
                by = any(prep == "by" for prep, _ in after[:1])
                of = next((g for prep, g in after[: 4 if by else 1] if prep in ("of", "on", "to")), None)
                moved = of is not None and (of.kind in FIELD or (by and of.kind in ("unit", "other", "body")))
                if self.event_act(group) in _PASSED and moved:
                    self.event(group, items, mood.fresh(), None)
