"""What is said to be: be with an adjective, a phrase, an infinitive or a noun."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.claims import is_adverb, is_not
from caveat.sources.prose.acts.existence import Existence
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_BOUND, _OPEN = ("state", "body", "name"), ("option", "possibility", "alternative")

_SIDES = (["against"], ["for"])
"""On which side of a vote somebody is, what it was about being told before."""
_TOWARDS = ("to", "of", "against", "for", "behind")

_BACKED = frozenset(("pronoun", "transfer", "measure", "permit", "aid"))
"""Kinds of what somebody is for."""

_BEGINS = frozenset(("start", "begin", "resume", "end", "follow", "leave"))
"""What may stand as a noun behind "due to" where something is to come."""
_GOING = frozenset(("unaffected", "uninterrupted", "ongoing", "unimpeded", "undisturbed"))
"""How deliveries are that go on."""

_MINDED = {
    "open": "considered", "close": "considered", "near": "considered", "keen": "considered", "intent": "planned",
    "bent": "planned", "set": "planned", "committed": "planned", "resigned": "planned", "averse": "unlikely",
    "wary": "unlikely",
}  # fmt: skip
"""How what somebody is open to, or intent on, is meant."""


_GLAD = frozenset(("happy", "glad", "proud", "sorry", "sad", "pleased", "delighted", "relieved", "grateful", "able"))
"""How somebody is who has something to say."""


class Being(Existence):
    """Reads what somebody or something is said to be."""

    def _copula(self, own: Parts, mood: Mood) -> bool:
        """Be with an adjective, a phrase or an infinitive."""
        subject = own.clause.subject
        if subject is not None and self.refuted(own, mood, subject):
            return True
        stance = self._stance_of(own)
        if stance is not None and subject is not None and own.agent_like(subject):
            thing = next((found for prep in _TOWARDS if (found := own.thing_after(prep)) is not None), None)
            shape = self.frames.shapes["stance"]
            doing = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"), None)
            if thing is None and doing is None and own.near and self._opposed_alone(own):
                return self.act(stance, replace(shape, actor=("object",)), own, mood, "be opposed", [])
            if thing is None and doing is not None:
                self.done.add(id(doing))
                shape = replace(shape, actor=("object",)) if own.passive else shape
                return self.act(stance, shape, own, mood, f"be {stance.value}", [])
            if thing is not None:
                shape = replace(shape, actor=("object",)) if own.passive else shape
                other = own.thing_after("against") if stance is Act.SUPPORT else None
                if other is not None and other is not thing:
                    self.act(Act.OPPOSE, shape, own, mood, "be oppose", [other])
                return self.act(stance, shape, own, mood, f"be {stance.value}", [thing])
        if self._not_the_case(own, mood) or self._is_against(own, mood):
            return True
        bare = [item.what.low for item in own.post if isinstance(item.what, Mark) and item.what.tag in ("IN", "R")]
        sold = subject is not None and subject.kind == "transfer" and not own.direct()
        if bare in (["back", "on"], ["on", "again"]) and sold and subject is not None:
            shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",))
            return self.act(Act.RESUME, shape, own, mood, "back on", [subject])  # the sale of tanks is back on
        if subject is not None and self._is_stopped(own, mood, subject):
            return True
        called = next((item.what for item in own.post if isinstance(item.what, Group) and not item.prep), None)
        it = subject is not None and self.tokens[subject.head].low in ("it", "that", "there")
        if called is not None and it and self._truth(self.tokens[called.head].low, own, mood):
            return True  # it is a lie that they were sold
        for item in own.post:
            if isinstance(item.what, Mark) and item.what.tag == "J":
                if item.what.low == "undecided" and own.near and subject is not None:
                    return self.undecided(own, mood, subject)
                effect = self.frames.predicates.get(item.what.low)
                if self._truth(item.what.low, own, mood):
                    return True
                if item.what.low in _GOING and subject is not None and subject.kind == "transfer":
                    return self._stands("on_way", own, mood, subject)
                if item.what.low == "due" and subject is not None and self._due(own, subject):
                    shape = replace(self.frames.shapes["arrive"], target=("in", "at", "to"))
                    return self.act(Act.DELIVER, shape, own, mood.under("planned", "due"), "be due", [subject])
                if item.what.low in ("due", "ready", "bound") and self._meant_for(own, mood, item.what.low):
                    return True
                hung = own.thing_after("on") or own.thing_after("upon") or _on_doing(own)
                tied = item.what.low in ("conditional", "dependent", "contingent") and hung is not None
                to = own.thing_after("to")
                late = to is not None and self.event_act(to) in (Act.SLOW, Act.PAUSE, Act.WITHHOLD)  # subject to delay
                tied = tied or (item.what.low == "subject" and to is not None and not late)
                freed = subject is not None and self.event_act(subject) in (Act.RESUME, Act.DELIVER, Act.APPROVE)
                if tied and subject is not None and (kinds.field_like(subject, own) or freed):
                    shape = replace(self.frames.shapes["hang"], actor=("",))  # on full payment by Manila: nobody's
                    return self.act(Act.CONDITION, shape, own, mood, "be conditional", [subject])
                content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "inf"]
                if self.tokens[item.what.first].low == "close" and not content:
                    content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"]
                    effect = "considered"  # is close to approving the sale
                if not content and effect in ("considered", "unlikely"):
                    content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"]
                if item.what.low == "underway" and subject is not None and self._is_talk(subject):
                    effect = "considered"  # discussions are underway to press
                if item.what.low == "able" and own.clause.verb is not None and own.clause.verb.modal == "will":
                    effect = "planned"  # will be able to supply them
                if item.what.low in _GLAD and content and self.told_below(own):
                    effect = "passes"  # is happy to report that
                if effect is not None and content:
                    for clause in content:
                        self.walk(clause, mood.under(effect, item.what.low))
                    return True
                effect = effect or self.frames.prospects.get(item.what.low)
                if item.what.low in ("pending", "outstanding") and subject is not None and effect is None:
                    effect = "planned" if self.event_act(subject) is Act.DELIVER else None
                caused = item.what.low == "due" and to is not None and self.tokens[to.head].low not in _BEGINS
                if effect is not None and not caused and subject is not None and self.event_act(subject) is not None:
                    return self.noun(subject, own, mood.under(effect, item.what.low), None)
        if self._of_a_mind(own, mood):
            return True
        if subject is None and self._asked_first(own, mood):
            return True
        if subject is None or self.tokens[subject.head].low == "there":
            return self._exists(own, mood)
        if self._placed(own, mood) or self._bound(own, mood, subject) or self._will_be_there(own, mood, subject):
            return True
        if self._an_option(own, mood, subject):
            return True
        phrase = next(
            (
                f"{prep} {' '.join(t.low for t in self.tokens[g.first : g.last])}"
                for prep, g in own.groups(own.post)
                if prep
            ),
            None,
        )
        under = next((g for prep, g in own.groups(own.post) if prep == "under"), None)
        plain = f"under {self.tokens[under.head].low}" if under is not None else ""  # under active consideration
        state = self.frames.states.get(phrase or "") or self.frames.states.get(plain)
        if subject is None or state is None:
            return False
        return self._stands(state, own, mood, subject)

    def _is_against(self, own: Parts, mood: Mood) -> bool:
        """Who is against what was told just before: the Greens support the gift; the Reds are against."""
        subject, verb = own.clause.subject, own.clause.verb
        bare = [item.what.low for item in own.post if isinstance(item.what, Mark) and item.what.tag in ("IN", "J")]
        if not own.near or subject is None or verb is None or verb.lemma != "be" or bare not in _SIDES:
            return False
        somebody = own.agent_like(subject) or subject.kind == "number" or own.unknown_body(subject)
        if not somebody or own.direct() or mood.negative:
            return False
        if any(item.prep for item in own.post) or own.clause.kind not in ("main", "that", "adv"):
            return False
        act, items = Act.OPPOSE if bare == ["against"] else Act.SUPPORT, [*own.clause.pre, *own.post]
        return self.add(Draft(act, mood, f"be {bare[0]}", items, own, subject, None, (), (subject,)))

    def _opposed_alone(self, own: Parts) -> bool:
        """Whether somebody is opposed, without a word of to what: two in three deputies are opposed."""
        verb = own.clause.verb
        opposed = verb is not None and verb.lemma == "oppose" and verb.passive
        opposed = opposed and own.clause.kind in ("main", "that", "inf")
        return opposed and not own.direct() and not any(item.prep for item in own.post)

    def _of_a_mind(self, own: Parts, mood: Mood) -> bool:
        """Be with a word that governs a gerund: open to halting it, close to a halt, intent on selling."""
        for item, after in zip(own.post, own.post[1:], strict=False):
            word = self.tokens[item.what.last - 1].low if isinstance(item.what, Group | Mark) and not item.prep else ""
            effect = _MINDED.get(word)
            if effect is None or after.prep not in ("to", "on", "of", "about"):
                continue
            below = mood.under(effect, word)
            if isinstance(after.what, Clause) and after.what.kind == "ger":
                self.walk(after.what, below)
                return True
            idea = self.tokens[after.what.head].low if isinstance(after.what, Group) else ""
            if isinstance(after.what, Group) and (idea in self.frames.heads or self.event_act(after.what) is not None):
                return self.noun(after.what, own, below, own.subject())
        return False

    def _asked_first(self, own: Parts, mood: Mood) -> bool:
        """A question that is weighed: whether to halt them is under discussion."""
        asked = next((i.what for i in own.pre if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
        under = {prep: self.tokens[group.head].low for prep, group in own.groups(own.post)}
        if asked is None or self.frames.states.get(f"under {under.get('under')}") != "considered":
            return False
        self.walk(asked, mood.under("considered", "under"))
        return True

    def _an_option(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A measure that is one that may be taken: a halt to the sales is one option."""
        heads = (singular(self.tokens[group.head].low) for group in own.direct() if group.owner is None)
        if next(heads, "") not in _OPEN or self.event_act(subject) not in DONE_TO | {Act.DELIVER, Act.APPROVE}:
            return False
        return self.noun(subject, own, mood.under("considered", "option"), None)

    def _is_talk(self, group: Group) -> bool:
        head = singular(self.tokens[group.head].low)
        return head in ("discussion", "talk", "deliberation", "debate", "consideration", "planning")

    def _placed(self, own: Parts, mood: Mood) -> bool:
        """Be with a phrase that governs a clause: at pains to stress, on the verge of approving."""
        for item in own.post:
            group = item.what
            if not isinstance(group, Group) or not item.prep:
                continue
            phrase = f"{item.prep} {' '.join(t.low for t in self.tokens[group.first : group.last])}"
            plain = f"{item.prep} {self.tokens[group.head].low}"  # in active discussions about sending them
            effect = self.frames.standings.get(phrase) or self.frames.standings.get(plain)
            if effect is None:
                continue
            inner = [
                i.what
                for i in own.post
                if isinstance(i.what, Clause)
                and i.what.kind in ("inf", "ger", "whether")
                and i.prep in ("", "of", "about", "on", "over")
            ]
            for clause in inner:
                self.walk(clause, mood.under(effect, phrase))
            about = (g for prep, g in own.groups(own.post) if prep in ("on", "over", "about", "for") and g is not group)
            deal = next((g for g in about if self.event_act(g) is Act.REQUEST), None)
            if inner or deal is None:
                return bool(inner)
            return self.noun(deal, own, mood.under(effect, phrase), own.subject())  # in talks on the purchase of jets
        return False

    def _due(self, own: Parts, subject: Group) -> bool:
        """Whether goods are due at some time: the rest is due in June."""
        dated = any(getattr(item.what, "kind", "") == "time" for item in own.post)
        verb = own.clause.verb
        told = own.clause.kind in ("main", "that")  # the howitzers had been due in May
        still = verb is not None and not verb.modal and (told or not (verb.past or verb.perfect))
        plain = still and dated and own.near and kinds.infinitive(own.clause) is None and sort(subject) == "thing"
        carries = singular(self.tokens[subject.head].low) in wordset("rides") | {"ship", "vessel", "train", "plane"}
        return plain and not carries and kinds.kind_of(subject, own) == "goods"

    def _will_be_there(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """Goods that will be somewhere by a day: the radars will be in Chisinau by March."""
        verb, place = own.clause.verb, own.after("in")
        dated = any(i.prep in ("by", "before", "within") and getattr(i.what, "kind", "") == "time" for i in own.post)
        if verb is None or verb.lemma != "be" or verb.modal not in ("will", "is to", "should", "would") or not dated:
            return False
        if place is None or place.kind not in ("state", "name", "body") or not kinds.goods_like(subject, own):
            return False
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",), target=("in",))
        return self.act(Act.DELIVER, shape, own, mood, "be there", [subject])

    def _bound(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A measure that somebody is under: South Sudan is under a UN arms embargo."""
        under = next((g for prep, g in own.groups(own.post) if prep == "under"), None)
        act = self.event_act(under) if under is not None else None
        if under is None or act not in (Act.WITHHOLD, Act.PAUSE) or subject.kind not in _BOUND:
            return False
        used, verb = (subject, under), own.clause.verb
        over = [t.low for t in self.tokens[verb.first : verb.last + 2]] if verb is not None else []
        if "no" in over and "longer" in over:
            act, mood = Act.RESUME, replace(mood, negative=False)  # is no longer under embargo
        return self.add(Draft(act, mood, f"under {act.value}", own.post, own, None, subject, (under,), used))

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

    def _not_the_case(self, own: Parts, mood: Mood) -> bool:
        """Read what is said not to be so, or not to be the case."""
        subject, verb = own.clause.subject, own.clause.verb
        if subject is None or subject.kind != "pronoun" or verb is None or verb.lemma != "be":
            return False
        no = mood.negative or any(is_not(item) for item in own.post)
        first = next((i.what for i in own.post if not is_not(i) and not is_adverb(i)), None)
        word = self.tokens[first.last - 1].low if isinstance(first, Group | Mark) else ""
        content = [c for c in own.clause.children if c.kind in ("that", "rel") and c.mark == "that"]
        if not no or word not in ("so", "case", "fact") or not content or content[0].verb is None:
            return False
        below = replace(mood, negative=False, path=(*mood.path, word))
        below = below.under("refused" if mood.source.kind is Attribution.OUTLET else "denied", "that")
        content[0].kind = "that"
        self.walk(content[0], below)
        return True

    def _stance_of(self, own: Parts) -> Act | None:
        """Support or opposition told by "be": opposed to, in favour of, against."""
        if own.clause.verb is not None and own.clause.verb.lemma == "oppose":
            return Act.OPPOSE
        for item in own.post:
            if isinstance(item.what, Mark) and item.what.low == "opposed":
                return Act.OPPOSE
            if isinstance(item.what, Group | Clause) and item.prep == "against":
                return Act.OPPOSE
            backed = isinstance(item.what, Group) and item.what.kind in ("measure", "transfer", "permit")
            if backed and item.prep == "behind" and own.clause.verb is not None and own.clause.verb.lemma == "be":
                return Act.SUPPORT
            if isinstance(item.what, Clause) and item.prep == "for" and self._right_behind(item, own):
                return Act.SUPPORT  # is all for tying them to a vote
            if isinstance(item.what, Group) and item.prep == "for" and item.what.kind in _BACKED:
                verb = own.clause.verb
                between = self.tokens[verb.last : item.first] if verb is not None else []
                return None if any(token.tag == "J" for token in between) else Act.SUPPORT
            if isinstance(item.what, Group) and item.prep == "in":
                low = self.tokens[item.what.head].low
                return Act.SUPPORT if low in ("favour", "favor", "support") else None
        return None

    def _right_behind(self, item: Item, own: Parts) -> bool:
        """Whether what somebody is for stands right behind "be"."""
        verb = own.clause.verb
        between = self.tokens[verb.last : item.first] if verb is not None and verb.lemma == "be" else self.tokens
        return {token.low for token in between} <= {"all", "for", "still", "now", "very", "much"}

    def _stands(self, state: str, own: Parts, mood: Mood, subject: Group) -> bool:
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",))
        match state:
            case "on_hold" | "banned":
                asked = singular(self.tokens[subject.head].low) in wordset("requested")
                held = Act.PAUSE if state == "on_hold" else Act.WITHHOLD
                return (asked or kinds.field_like(subject, own)) and self.act(
                    held, shape, own, mood, state.replace("_", " "), [subject]
                )
            case "standing":
                acts = (Act.PAUSE, Act.WITHHOLD, Act.SLOW)
                return self.event_act(subject) in acts and self.event(subject, own.pre, mood, None)
            case "on_way" if self._is_talk(subject):
                below = mood.under("considered", "talks")
                content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"]
                about = (g for prep, g in own.groups(own.post) if prep in ("on", "about", "over"))
                thing = next((g for g in about if self.event_act(g) is not None), None)
                for clause in content:
                    clause.subject = None
                    self.walk(clause, below)
                return bool(content) or (thing is not None and self.noun(thing, own, below, None))
            case "on_way":
                return kinds.goods_like(subject, own) and self.act(
                    Act.DELIVER, replace(shape, target=("to", "for")), own, mood, "on the way", [subject]
                )
            case "offered":
                arms = kinds.kind_of(subject, own) == "goods" and (
                    subject.kind == "goods" or subject.refers is not None
                )
                return arms and self.act(Act.OFFER, shape, own, mood, "on offer", [subject])
            case "planned":
                below = mood.under("planned", "in the works")
                return self.event_act(subject) in DONE_TO and self.noun(subject, own, below, None)
            case "under_review":
                return kinds.field_like(subject, own) and self.act(
                    Act.REVIEW, shape, own, mood, "under review", [subject]
                )
            case "considered":
                below = mood.under("considered", "under consideration")
                inner = self.inner(subject, own.pre) if self.tokens[subject.head].low in wordset("proposals") else []
                for one in inner:
                    if isinstance(one, Clause):
                        self.walk(one, below)  # a proposal to sell them is on the table
                if any(isinstance(one, Clause) for one in inner):
                    return True
                policy = own.near and is_word(subject, own, "rules_weighed")
                if subject.kind == "transfer" and singular(self.tokens[subject.head].low) == "order":
                    return self.act(Act.REQUEST, shape, own, below, "on the table", [subject])  # for 60 more tanks
                return self.noun(subject, own, below, None) or (
                    (policy or kinds.field_like(subject, own))
                    and self.act(Act.CONSIDER, shape, own, below, "on the table", [subject])
                )
            case _:
                if subject.negative or self.tokens[subject.head].low == "nothing":
                    return False  # nothing is off the table
                off = mood.under("unlikely", "off the table")
                return self.noun(subject, own, off, None) or (
                    kinds.field_like(subject, own) and self.act(Act.WITHHOLD, shape, own, mood, "off", [subject])
                )


def _on_doing(own: Parts) -> Group | None:
    """Whoever has to do something first, where that is told by a participle: contingent on Oman making peace."""
    done = (child for child in own.clause.children if child.kind == "part" and child.verb is not None)
    return next((c.anchor for c in done if c.anchor is own.after("on") or c.anchor is own.after("upon")), None)
