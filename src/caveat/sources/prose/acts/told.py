"""Acts told by a noun beside a verb that is none: the halt angered Kenya, after the suspension of deliveries."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts import unreal
from caveat.sources.prose.acts.being import Being
from caveat.sources.prose.acts.existence import ANSWER_COMES
from caveat.sources.prose.acts.lists import COVERS, STANDING
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO, STOPS
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_BEFORE = wordset("befores") | {"because of", "owing to", "due to"}
"""What stands before a measure that took place."""
_HAPPENS = frozenset(("happen", "occur", "exist"))
_FALLS = frozenset(("come", "fall", "follow", "be", "loom", "expect", "emerge"))
"""What a decision does, or is expected to do."""

_CALLS = frozenset(("recommendation", "insistence", "call", "appeal", "demand", "plea", "pressure", "ultimatum"))
_AGAINST_IT = frozenset(("opposition", "criticism", "objection"))
"""What comes from somebody who is against it; resistance may be that of rebels, and support that of an ally in arms."""
_GROWS = frozenset(("grow", "mount", "increase", "rise", "build", "intensify", "come"))
"""What pressure does that is put on somebody."""
_LEADS = {"lead": "to", "result": "in", "end": "in", "culminate": "in", "apologise": "for", "apologize": "for"}
"""Verbs behind whose preposition stands what came of it."""
_EQUALS = {"mean": "", "entail": "", "constitute": "", "represent": "", "amount": "to"}
"""Verbs by which a step is told to be a measure, which whoever denies it denies."""
_PENDING = frozenset(("pending", "outstanding", "awaited"))

_MARKET = frozenset(
    ("fall", "drop", "rise", "jump", "slide", "gain", "lose", "climb", "slump", "surge", "tumble", "sink")
)
"""What shares do on a report."""
_NEWS = frozenset(("new", "announcement", "word"))
"""What tells of a measure, in the singular: news of, the announcement of."""
_PROVIDES = frozenset(("provide", "foresee", "envisage", "include", "cover", "involve", "stipulate"))
_BARGAINS = frozenset(("deal", "agreement", "contract", "accord", "memorandum", "pact", "package"))

_ANSWERS = frozenset((Act.APPROVE, Act.DENY, Act.REQUEST, Act.OFFER))
"""Acts that are told by their noun where whoever does them is named with it."""


def tellings() -> frozenset[str]:
    """Verbs behind whose subject it may be told whether, or that, a measure stands."""
    told = frames().in_force | _HAPPENS | _FALLS | COVERS | _PROVIDES
    return told | wordset("goes_on") | wordset("sums_up") | unreal.COSTS | {"arrive", "loom", *ANSWER_COMES}


class Told(Being):
    """Reads acts that a noun tells."""

    def event_subject(self, own: Parts, mood: Mood) -> bool:
        """A measure as subject of a verb that says whether it stands: the hold took effect."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None
        if subject is not None and (self._decision_falls(own, mood, subject) or self._no_word(own, mood, subject)):
            return True
        if subject is not None and (self.covers(own, mood, subject) or self._debated(own, mood, subject)):
            return True
        if subject is not None and (self._agreed_on(own, mood, subject) or self.summed(own, mood, subject)):
            return True
        if subject is not None and verb.lemma == "loom" and self.event_act(subject) in DONE_TO:
            return self.event(subject, own.pre, mood.under("planned", "loom"), None)
        if subject is not None and unreal.what_if(own.clause, self.tokens) and self.event_act(subject) in STOPS:
            no_more = replace(mood, modality=Modality.HYPOTHETICAL, path=(*mood.path, "imagined"))
            return self.event(subject, own.pre, no_more, None)
        if subject is None or verb.lemma not in self.frames.in_force | _HAPPENS or own.passive:
            return False
        if own.clause.kind == "part" and verb.lemma in _HAPPENS:
            return False  # the ban applies to new sales, not to existing ones
        act = self.event_act(subject)
        if act not in (Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME) or mood.modality not in STANDING:
            return False
        if verb.lemma == "take" and not any(self.tokens[g.head].low in ("effect", "place") for g in own.direct()):
            return False
        above = own.clause.parent.pre if own.clause.kind == "inf" and own.clause.parent is not None else []
        return self.event(subject, own.pre or above, mood, None)

    def _agreed_on(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A delivery that a deal is about: the contract provides for the delivery of 60 tanks to Chad."""
        verb = own.clause.verb
        if verb is None or verb.lemma not in _PROVIDES or own.passive or mood.negative or own.clause.kind == "rel":
            return False
        if singular(self.tokens[subject.head].low) not in _BARGAINS or mood.modality is not Modality.ASSERTED:
            return False
        thing = next(iter(own.direct()), None) or own.thing_after("for")
        goods = thing is not None and any(g.kind in FIELD for p, g in following(thing, own.post)[:1] if p == "of")
        if thing is None or not goods or self.event_act(thing) is not Act.DELIVER:
            return False
        return self.event(thing, own.post, mood.under("planned", verb.lemma), None)

    def _decision_falls(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A decision as subject: a ruling could come next week, a decision is possible tonight."""
        verb = own.clause.verb
        if verb is None or not self._is_ruling(subject) or verb.lemma not in _FALLS:
            return False
        told = any(isinstance(one, Clause) and one.kind == "inf" for one in self.inner(subject, own.pre))
        taken = verb.lemma in ("come", "fall", "follow", "emerge") and not (verb.modal or subject.negative)
        definite = self.tokens[subject.first].low in ("the", "this", "that")
        if (told or definite) and taken and not mood.negative:
            return False  # the decision to suspend them came late; the decision comes a day after a vote
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
        verb = own.clause.verb
        comes = verb is not None and verb.lemma in ("come", "be", "arrive") and not verb.negative
        agent = own.after("from") if comes and subject.negative and self._is_comment(subject) else None
        if agent is None:
            return self.unanswered(own, mood, subject)
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
        if effect == "planned" and own.clause.verb is not None and own.clause.verb.lemma in ("lie", "rest", "belong"):
            self.done.update(id(one) for one in inner)
            return True  # the decision to grant them lies with the member states
        if effect in ("planned", "refused") and any(isinstance(one, Clause) and one.kind == "inf" for one in inner):
            return self.noun(subject, own, mood.fresh(), self._whose_plan(subject, own.pre))
        if effect == "considered" and inner and not mood.path:
            return self.noun(subject, own, mood.fresh(), subject.owner)
        if own.clause.kind not in ("main", "that") or mood.of(own.clause).modality is not Modality.ASSERTED:
            return False
        return self._stance_noun(subject, word, own, mood) or self._told_act(subject, own, mood)

    def _whose_plan(self, group: Group, items: list[Item]) -> Group | None:
        """Whose a plan or decision is: Norway's, of Norway, by the ministry."""
        near = (g for prep, g in following(group, items)[:1] if prep in ("of", "by") and g.kind in wordset("agent"))
        return group.owner or next(near, None)

    def _told_demand(self, subject: Group, own: Parts, mood: Mood) -> bool:
        """A demand as a subject, where it is told whose it is: calls for an embargo came from the Greens."""
        after = following(subject, own.pre)
        agent = subject.owner if subject.owner is not None and own.agent_like(subject.owner) else None
        around = [*after, *own.groups(own.post)]
        agent = agent or next((g for prep, g in around if prep in ("from", "by") and own.agent_like(g)), None)
        inner = [one for one in self.inner(subject, own.pre) if isinstance(one, Clause)]
        inner += [i.what for i in own.pre if isinstance(i.what, Clause) and i.what.kind in ("that", "inf")]
        inner += [c for c in own.clause.children if c.anchor is subject and c.kind in ("that", "inf")]
        thing = next((g for prep, g in after if prep == "for" and self._can_be_called_for(g)), None)
        grows = self.tokens[subject.head].low in ("pressure", "calls", "demands") and own.clause.verb is not None
        grows = grows and own.clause.verb is not None and own.clause.verb.lemma in _GROWS  # demand for tanks grows
        inner += [c for c in own.clause.children if grows and c.kind == "inf" and c not in inner]
        apart = grows and thing is None and not inner  # calls have mounted for a halt; pressure grows over the sale
        behind = own.groups(own.post) if apart else []
        aim = ("over", "about") if self.tokens[subject.head].low == "pressure" else ("for",)
        thing = next((g for prep, g in behind if prep in aim and self._can_be_called_for(g)), thing)
        if (agent is None and not grows) or not (own.near and (inner or thing is not None)):
            return False
        self.done.update(id(one) for one in inner)
        toward = after[: next((at for at, (_, g) in enumerate(after) if g is thing), len(after))]
        toward = [*toward, *(own.groups(own.post) if grows and "for" not in aim[:apart] else [])]
        aimed = ("on", "to", "upon", "for") if inner else ("on", "to", "upon")
        whom = next((g for prep, g in toward if prep in aimed and own.agent_like(g)), None)
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
        """A measure or answer that took place, or news of one, as subject of whatever followed from it."""
        of = own.follower(subject, ("of",)) if singular(self.tokens[subject.head].low) in _NEWS else None
        subject = of if of is not None and self.event_act(of) in DONE_TO else subject
        act, after = self.event_act(subject), following(subject, own.pre)
        if act not in DONE_TO and act not in _ANSWERS:
            return False
        lemma = own.clause.verb.lemma if own.clause.verb is not None else ""
        open_ = lemma in ("be", "remain", "need", "require", "await", "seek", "lack")  # his approval is still pending
        if (act is Act.REQUEST and lemma == "be") or (act is Act.APPROVE and open_):
            return False
        agent = subject.owner if subject.owner is not None and subject.owner.kind in wordset("agent") else None
        by = next((g for prep, g in after if prep in ("by", "from") and own.agent_like(g)), None)
        by = by or self._ordered_by(own, [subject, *(group for _, group in after)])
        items = [*own.pre, *self._behind_it(own, subject)] if act in DONE_TO else own.pre
        after = following(subject, items)
        about = (g for prep, g in after if prep in ("of", "on", "to", "for", "in"))
        lifted = wordset("stoppings") if act is Act.RESUME else frozenset[str]()
        thing = next(
            (
                g
                for g in about
                if g.kind in FIELD
                or (act in _ANSWERS and self._is_asked(g))
                or singular(self.tokens[g.head].low) in lifted  # the lifting of the embargo
            ),
            None,
        )
        if thing is None or self.tokens[subject.first].low in ("any", "such", "further", "every"):
            return False
        if act in DONE_TO or agent is not None or by is not None:
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
        comes = own.clause.verb is not None and own.clause.verb.lemma == "come" and word in _AGAINST_IT
        bare = thing is None and comes and not after and own.near and not own.passive  # the only opposition comes from
        if act is None or not (thing or bare) or agent is None or not own.agent_like(agent):
            return False
        things = (thing,) if thing is not None else ()
        used = (subject, *things, agent)
        return self.add(Draft(act, mood.fresh(), f"noun {word}", own.pre, None, agent, None, things, used))

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

    def _brought_about(self, clause: Clause, mood: Mood) -> None:
        """A measure that something led to, or that is put down to something: a strike has caused delays in the sale."""
        verb = clause.verb
        if verb is None or verb.passive:
            return
        denied = mood.modality is Modality.DENIED
        same = _EQUALS.get(verb.lemma) if denied else None
        prep = _LEADS.get(verb.lemma, "" if verb.lemma in wordset("brings_about") else same)
        if prep is None or (denied and same is None) or (verb.lemma == "bring" and self._brought_to_an_end(clause)):
            return
        for item in clause.post:
            group = item.what
            if type(group) is not Group or group.members:
                continue
            blamed = verb.lemma == "blame" and item.prep == "for" and not self._agent_before(clause, item)
            about = verb.lemma == "bring" and item.prep == "about"  # has brought about a freeze
            if item.prep != prep and not (blamed or about):
                continue
            behind = following(group, clause.post)[:1]
            arms = [one for _, one in behind if one.kind in FIELD]
            arms = arms or [one for _, one in behind if one.kind == "number" and self.book.things.lately(self.sentence)]
            if self.event_act(group) in DONE_TO and (arms or denied):
                self.event(group, clause.post, (mood if denied else mood.fresh()).of(clause), None)
            elif singular(self.tokens[group.head].low) in _CALLS:
                self._led_to_calls(group, clause, mood)

    def _brought_to_an_end(self, clause: Clause) -> bool:
        """Whether what is brought is no news: brought the freeze to an end, which is the act of its verb."""
        ends = (item.what for item in clause.post if item.prep == "to" and isinstance(item.what, Group))
        return any(self.tokens[group.head].low in ("end", "close") for group in ends)

    def _led_to_calls(self, calls: Group, clause: Clause, mood: Mood) -> None:
        """A demand of nobody named that something led to: the film led to calls for Oslo to halt the sale."""
        inner = kinds.infinitive(clause)
        whom = next((g for prep, g in following(calls, clause.post)[:1] if prep in ("for", "on", "to")), None)
        own = parts(clause, self.tokens, self.followers)
        if inner is None or inner.verb is None or whom is None or sort(whom) != "agent":
            return
        if inner.verb.lemma not in self.frames.senses:
            return
        self.done.add(id(inner))
        self.add(Draft(Act.DEMAND, mood.fresh(), "noun demand", own.post, None, None, whom, (), (calls, whom)))

    def _agent_before(self, clause: Clause, item: Item) -> bool:
        """Whether it is somebody who is blamed, and not a strike."""
        direct = (i.what for i in clause.post[: clause.post.index(item)] if isinstance(i.what, Group) and not i.prep)
        return any(sort(group) == "agent" for group in direct)

    def _planned_before(self, group: Group, clause: Clause, items: list[Item], mood: Mood) -> bool:
        """A decision or refusal that came before: after Norway's decision to suspend the licences."""
        effect = self.frames.heads.get(singular(self.tokens[group.head].low))
        if effect not in ("planned", "refused"):
            return False
        inner = [one for one in self.inner(group, items) if isinstance(one, Clause) and one.kind == "inf"]
        if not inner or id(inner[0]) in self.done:
            return False
        inner[0].subject = whose = self._whose_plan(group, items)
        return self.noun(group, parts(clause, self.tokens, self.followers), mood.fresh(), whose)

    def _told_beside(self, clause: Clause, mood: Mood) -> None:
        """A measure that came before, or that something is due to: after the suspension of, because of the ban on."""
        self._reported_beside(clause, mood)
        self._brought_about(clause, mood)
        owing = [c.post for c in clause.children if c.kind == "part" and c.verb is not None and c.verb.lemma == "owe"]
        follows = clause.verb is not None and clause.verb.lemma == "follow" and not clause.verb.passive
        for items in (clause.pre, clause.post, *owing):
            for at, item in enumerate(items):
                group, led = item.what, follows and items is clause.post and not item.prep
                if not (item.prep or led) or type(group) is not Group or group.members:
                    continue
                before = items[at - 1].what if at else None
                owed = isinstance(before, Mark) and before.low in wordset("owed") and item.prep == "to"
                owed = owed or (items in owing and item.prep == "to")  # owing to the delay in deliveries
                by = item.prep == "by" and clause.verb is not None and clause.verb.passive
                if not (owed or by or led or item.prep in _BEFORE):
                    continue
                if self._planned_before(group, clause, items, mood) or by:
                    continue
                after = following(group, items)
                told_by = any(prep == "by" for prep, _ in after[:1])
                of = next((g for prep, g in after[: 4 if told_by else 1] if prep in ("of", "on", "to", "in")), None)
                lifted = of is not None and singular(self.tokens[of.head].low) in wordset("stoppings")
                lifted = lifted and self.event_act(group) is Act.RESUME
                fits = of is not None and (of.kind in FIELD or (told_by and of.kind in ("unit", "other", "body")))
                moved = fits or lifted
                came = (owed or led or item.prep in _BEFORE) and self.came_before(group, clause.verb, after)
                did = clause.verb is not None and clause.verb.past and not clause.verb.modal  # decided after a review
                acts = DONE_TO | {Act.REVIEW} if did else DONE_TO
                if came or (self.event_act(group) in acts and moved):
                    self.event(group, items, mood.fresh(), None)
