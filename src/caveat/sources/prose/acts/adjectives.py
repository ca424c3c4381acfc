"""What somebody or something is said to be by one word: due, conditional, close to it, true; how a matter stands."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.claims import is_not
from caveat.sources.prose.acts.existence import Existence
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_BEGINS = frozenset(("start", "begin", "resume", "end", "follow", "leave"))
"""What may stand as a noun behind "due to" where something is to come."""
_GOING = frozenset(("unaffected", "uninterrupted", "ongoing", "unimpeded", "undisturbed"))
"""How deliveries are that go on."""
_GLAD = frozenset(("happy", "glad", "proud", "sorry", "sad", "pleased", "delighted", "relieved", "grateful", "able"))
"""How somebody is who has something to say."""


class Adjectives(Existence):
    """Reads an adjective behind "be", and the state that something is in."""

    def _by_its_words(self, own: Parts, mood: Mood) -> bool | None:
        """What the adjectives tell, by the first step that knows one; None where none does."""
        for item in own.post:
            if isinstance(item.what, Mark) and item.what.tag == "J":
                for step in WORDS:
                    if (read := step(self, own, mood, item.what)) is not None:
                        return read
        return None

    def _left_open(self, own: Parts, mood: Mood, word: Mark) -> bool | None:
        """Who is undecided on what was told just before."""
        subject = own.clause.subject
        told = word.low == "undecided" and own.near and subject is not None
        return self.undecided(own, mood, subject) if told and subject is not None else None

    def _is_true(self, own: Parts, mood: Mood, word: Mark) -> bool | None:
        return True if self._truth(word.low, own, mood) else None

    def _goes_on(self, own: Parts, mood: Mood, word: Mark) -> bool | None:
        """Deliveries that go on: are unaffected, are ongoing."""
        subject = own.clause.subject
        if word.low not in _GOING or subject is None or subject.kind != "transfer":
            return None
        return self._stands("on_way", own, mood, subject)

    def _is_due(self, own: Parts, mood: Mood, word: Mark) -> bool | None:
        """Goods that are due, ready for somebody or bound for a place."""
        subject = own.clause.subject
        if word.low == "due" and subject is not None and self._due(own, subject):
            shape = replace(self.frames.shapes["arrive"], target=("for", "in", "at", "to"))
            return self.act(Act.DELIVER, shape, own, mood.under("planned", "due"), "be due", [subject])
        return True if word.low in ("due", "ready", "bound") and self._meant_for(own, mood, word.low) else None

    def _is_tied(self, own: Parts, mood: Mood, word: Mark) -> bool | None:
        """What hangs on something: conditional on a vote, subject to approval."""
        subject = own.clause.subject
        if subject is None:
            return None
        hung = own.thing_after("on") or own.thing_after("upon") or _on_doing(own)
        doing = [c for c in own.clause.children if c.kind == "ger" and c.mark in ("on", "upon")]
        tied = word.low in ("conditional", "dependent", "contingent") and (hung is not None or bool(doing))
        to = own.thing_after("to")
        late = to is not None and self.event_act(to) in (Act.SLOW, Act.PAUSE, Act.WITHHOLD)  # subject to delay
        tied = tied or (word.low == "subject" and to is not None and not late)
        freed = self.event_act(subject) in (Act.RESUME, Act.DELIVER, Act.APPROVE)
        if not tied or not (kinds.field_like(subject, own) or freed):
            return None
        self.done.update(map(id, doing))  # on their not being passed on
        shape = replace(self.frames.shapes["hang"], actor=("",))  # on full payment by Manila: nobody's
        return self.act(Act.CONDITION, shape, own, mood, "be conditional", [subject])

    def _is_minded(self, own: Parts, mood: Mood, word: Mark) -> bool | None:
        """What somebody is ready, likely or unable to do; an event that is expected."""
        effect, content = self._effect_of(own, word)
        if effect is not None and content:
            for clause in content:
                self.walk(clause, mood.under(effect, word.low))
            return True
        subject = own.clause.subject
        effect = effect or self.frames.prospects.get(word.low)
        if word.low in ("pending", "outstanding") and subject is not None and effect is None:
            effect = "planned" if self.event_act(subject) is Act.DELIVER else None
        to = own.thing_after("to")
        caused = word.low == "due" and to is not None and self.tokens[to.head].low not in _BEGINS
        if effect is None or caused or subject is None or self.event_act(subject) is None:
            return None
        if word.low == "ready":
            return None  # a shipment that is ready lies there
        return self.noun(subject, own, mood.under(effect, word.low), None)

    def _effect_of(self, own: Parts, word: Mark) -> tuple[str | None, list[Clause]]:
        """How what an adjective governs is meant, and the clauses that it governs."""
        effect = self.frames.predicates.get(word.low)
        clauses = [item.what for item in own.post if isinstance(item.what, Clause)]
        content = [one for one in clauses if one.kind == "inf"]
        if self.tokens[word.first].low == "close" and not content:
            content = [one for one in clauses if one.kind == "ger"]
            effect = "considered"  # is close to approving the sale
        if not content and effect in ("considered", "unlikely"):
            content = [one for one in clauses if one.kind == "that"]
        subject, verb = own.clause.subject, own.clause.verb
        if word.low == "underway" and subject is not None and self._is_talk(subject):
            effect = "considered"  # discussions are underway to press
        if word.low == "able" and verb is not None and verb.modal == "will":
            effect = "planned"  # will be able to supply them
        if word.low in _GLAD and content and self.told_below(own):
            effect = "passes"  # is happy to report that
        return effect, content

    def _due(self, own: Parts, subject: Group) -> bool:
        """Whether goods are due at some time: the rest is due in June."""
        dated = any(getattr(item.what, "kind", "") == "time" for item in own.post)
        verb = own.clause.verb
        told = own.clause.kind in ("main", "that")  # the howitzers had been due in May
        still = verb is not None and not verb.modal and (told or not (verb.past or verb.perfect))
        plain = still and dated and own.near and kinds.infinitive(own.clause) is None and sort(subject) == "thing"
        carries = singular(self.tokens[subject.head].low) in wordset("rides") | {"ship", "vessel", "train", "plane"}
        whole = own.follower(subject, ("of",)) if subject.kind == "transfer" else None
        part = whole is not None and kinds.kind_of(whole, own) == "goods"  # a second tranche of shells
        return plain and not carries and (part or kinds.kind_of(subject, own) == "goods")

    def _truth(self, low: str, own: Parts, mood: Mood) -> bool:
        """Read what is said to be true, or not to be: it is not true that Norway halted deliveries."""
        content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"]
        content += [c for c in own.clause.children if c.kind == "that" and c.anchor is not None and c not in content]
        untrue = wordset("untrue") | wordset("untruths")
        if low not in wordset("true") | untrue or not content:
            return False
        no = mood.negative or any(is_not(item) for item in own.post)  # it is simply not true
        if low in untrue and no:
            return False
        below = replace(mood, path=(*mood.path, low), negative=False)
        if low in untrue or no:
            below = below.under("refused" if mood.source.kind is Attribution.OUTLET else "denied", "that")
        for clause in content:
            self.walk(clause, below)
        return True

    def _is_talk(self, group: Group) -> bool:
        head = singular(self.tokens[group.head].low)
        return head in ("discussion", "talk", "deliberation", "debate", "consideration", "planning")

    def _stands(self, state: str, own: Parts, mood: Mood, subject: Group) -> bool:
        """What a state tells of something: on hold, on its way, on the table."""
        return STATES.get(state, Adjectives._is_off)(self, state, own, mood, subject)

    def _done_so(self, act: Act, own: Parts, mood: Mood, rule: str, subject: Group, *target: str) -> bool:
        """Add an act that is done to whatever is in the state, by nobody who is told."""
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",))
        return self.act(act, replace(shape, target=target) if target else shape, own, mood, rule, [subject])

    def _is_held(self, state: str, own: Parts, mood: Mood, subject: Group) -> bool:
        asked = singular(self.tokens[subject.head].low) in wordset("requested")
        held = Act.PAUSE if state == "on_hold" else Act.WITHHOLD
        holds = asked or kinds.field_like(subject, own)
        return holds and self._done_so(held, own, mood, state.replace("_", " "), subject)

    def _is_in_force(self, _: str, own: Parts, mood: Mood, subject: Group) -> bool:
        acts = (Act.PAUSE, Act.WITHHOLD, Act.SLOW)
        return self.event_act(subject) in acts and self.event(subject, own.pre, mood, None)

    def _is_on_its_way(self, _: str, own: Parts, mood: Mood, subject: Group) -> bool:
        if self._is_talk(subject):
            return self._is_talked_of(own, mood.under("considered", "talks"))
        return kinds.goods_like(subject, own) and self._done_so(
            Act.DELIVER, own, mood, "on the way", subject, "to", "for"
        )

    def _is_talked_of(self, own: Parts, below: Mood) -> bool:
        """What talks that go on are about."""
        content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"]
        about = (g for prep, g in own.groups(own.post) if prep in ("on", "about", "over"))
        thing = next((g for g in about if self.event_act(g) is not None), None)
        for clause in content:
            clause.subject = None
            self.walk(clause, below)
        return bool(content) or (thing is not None and self.noun(thing, own, below, None))

    def _is_offered(self, _: str, own: Parts, mood: Mood, subject: Group) -> bool:
        goods = subject.kind == "goods" or subject.refers is not None
        arms = kinds.kind_of(subject, own) == "goods" and goods
        return arms and self._done_so(Act.OFFER, own, mood, "on offer", subject)

    def _is_planned(self, _: str, own: Parts, mood: Mood, subject: Group) -> bool:
        below = mood.under("planned", "in the works")
        return self.event_act(subject) in DONE_TO and self.noun(subject, own, below, None)

    def _is_reviewed(self, _: str, own: Parts, mood: Mood, subject: Group) -> bool:
        reviewed = kinds.field_like(subject, own) or subject.kind == "measure"  # the freeze remains under review
        return reviewed and self._done_so(Act.REVIEW, own, mood, "under review", subject)

    def _is_considered(self, _: str, own: Parts, mood: Mood, subject: Group) -> bool:
        below = mood.under("considered", "under consideration")
        inner = self.inner(subject, own.pre) if self.tokens[subject.head].low in wordset("proposals") else []
        clauses = [one for one in inner if isinstance(one, Clause)]
        for one in clauses:
            self.walk(one, below)  # a proposal to sell them is on the table
        if clauses:
            return True
        policy = own.near and is_word(subject, own, "rules_weighed")
        if subject.kind == "transfer" and singular(self.tokens[subject.head].low) == "order":
            return self._done_so(Act.REQUEST, own, below, "on the table", subject)  # for 60 more tanks
        return self.noun(subject, own, below, None) or (
            (policy or kinds.field_like(subject, own))
            and self._done_so(Act.CONSIDER, own, below, "on the table", subject)
        )

    def _is_off(self, _: str, own: Parts, mood: Mood, subject: Group) -> bool:
        if subject.negative or self.tokens[subject.head].low == "nothing":
            return False  # nothing is off the table
        off = mood.under("unlikely", "off the table")
        return self.noun(subject, own, off, None) or (
            kinds.field_like(subject, own) and self._done_so(Act.WITHHOLD, own, mood, "off", subject)
        )


def _on_doing(own: Parts) -> Group | None:
    """Whoever has to do something first, where that is told by a participle: contingent on Oman making peace."""
    done = (child for child in own.clause.children if child.kind == "part" and child.verb is not None)
    return next((c.anchor for c in done if c.anchor is own.after("on") or c.anchor is own.after("upon")), None)


WORDS: tuple[Callable[[Adjectives, Parts, Mood, Mark], bool | None], ...] = (
    Adjectives._left_open,
    Adjectives._is_true,
    Adjectives._goes_on,
    Adjectives._is_due,
    Adjectives._is_tied,
    Adjectives._is_minded,
)
"""What is asked of an adjective, in order; each gives nothing where it is not about it."""

STATES: dict[str, Callable[[Adjectives, str, Parts, Mood, Group], bool]] = {
    "on_hold": Adjectives._is_held,
    "banned": Adjectives._is_held,
    "standing": Adjectives._is_in_force,
    "on_way": Adjectives._is_on_its_way,
    "offered": Adjectives._is_offered,
    "planned": Adjectives._is_planned,
    "under_review": Adjectives._is_reviewed,
    "considered": Adjectives._is_considered,
}
"""How what is in a state is read; of every other state, that it is off the table."""
