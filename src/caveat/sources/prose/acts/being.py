"""What is said to be: be with an adjective, a phrase, an infinitive or a noun."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.adjectives import Adjectives
from caveat.sources.prose.acts.claims import is_adverb, is_not
from caveat.sources.prose.acts.whereabouts import still_there
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group, Mark, singular

_BOUND, _OPEN = ("state", "body", "name"), ("option", "possibility", "alternative")

_SIDES = (["against"], ["for"])
"""On which side of a vote somebody is, what it was about being told before."""
_FIRMLY = frozenset(("dead", "flat", "set", "foursquare", "squarely"))
"""How firmly somebody is against something, by a word that tells nothing more: dead against."""
_ENDS = frozenset(("end", "close", "start", "beginning", "turn", "middle"))
"""What is named of a time by which something will be so."""
_BE = ("be", "remain", "stay")
_LOADED = frozenset(("odds", "rules", "numbers", "signs", "omens", "law", "polls"))
"""What is against somebody, and against no measure."""
_BACK_ON = (["back", "on"], ["on", "again"])
"""What is said of a sale that is taken up again."""
_TOWARDS = ("to", "of", "against", "for", "behind")

_BACKED = frozenset(("pronoun", "transfer", "measure", "permit", "aid"))
"""Kinds of what somebody is for."""


_MINDED = {
    "open": "considered", "close": "considered", "near": "considered", "keen": "considered", "intent": "planned",
    "bent": "planned", "set": "planned", "committed": "planned", "resigned": "planned", "averse": "unlikely",
    "wary": "unlikely",
}  # fmt: skip
"""How what somebody is open to, or intent on, is meant."""


class Being(Adjectives):
    """Reads what somebody or something is said to be."""

    def _copula(self, own: Parts, mood: Mood) -> bool:
        """Be with an adjective, a phrase or an infinitive, by the first step that it concerns."""
        for step in STEPS:
            if (read := step(self, own, mood)) is not None:
                return read
        return False

    def _is_refuted(self, own: Parts, mood: Mood) -> bool | None:
        subject = own.clause.subject
        if subject is None:
            return True if self.told_untrue(own, mood) else None
        return True if self.refuted(own, mood, subject) else None

    def _for_or_against(self, own: Parts, mood: Mood) -> bool | None:
        """Who is opposed to something, for it or against it."""
        subject, stance = own.clause.subject, self._stance_of(own)
        if stance is None or subject is None or not own.agent_like(subject):
            return None
        thing = next((found for prep in _TOWARDS if (found := own.thing_after(prep)) is not None), None)
        shape, rule = self.frames.shapes["stance"], f"be {stance.value}"
        passive = replace(shape, actor=("object",))
        if thing is not None:
            shape = passive if own.passive else shape
            other = own.thing_after("against") if stance is Act.SUPPORT else None
            if other is not None and other is not thing:
                self.act(Act.OPPOSE, shape, own, mood, "be oppose", [other])
            return self.act(stance, shape, own, mood, rule, [thing])
        doing = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"), None)
        if doing is not None:
            self.done.add(id(doing))
            return self.act(stance, passive if own.passive else shape, own, mood, rule, [])
        if own.near and self._opposed_alone(own):
            return self.act(stance, passive, own, mood, "be opposed", [])
        return None

    def _so_or_against(self, own: Parts, mood: Mood) -> bool | None:
        return True if self._not_the_case(own, mood) or self._is_against(own, mood) else None

    def _back_on(self, own: Parts, mood: Mood) -> bool | None:
        """A transfer that is taken up again: the sale of tanks is back on."""
        subject = own.clause.subject
        bare = [item.what.low for item in own.post if isinstance(item.what, Mark) and item.what.tag in ("IN", "R")]
        if bare not in _BACK_ON or subject is None or subject.kind != "transfer" or own.direct():
            return None
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",))
        return self.act(Act.RESUME, shape, own, mood, "back on", [subject])

    def _over_or_a_lie(self, own: Parts, mood: Mood) -> bool | None:
        """What is stopped; what is called true or a lie: it is a lie that they were sold."""
        subject = own.clause.subject
        if subject is None:
            return None
        if self._is_stopped(own, mood, subject):
            return True
        called = next((item.what for item in own.post if isinstance(item.what, Group) and not item.prep), None)
        it = self.tokens[subject.head].low in ("it", "that", "there")
        return True if called is not None and it and self._truth(self.tokens[called.head].low, own, mood) else None

    def _minded(self, own: Parts, mood: Mood) -> bool | None:
        return True if self._of_a_mind(own, mood) else None

    def _there(self, own: Parts, mood: Mood) -> bool | None:
        """A question that is asked first; what there is."""
        subject = own.clause.subject
        if subject is None and self._asked_first(own, mood):
            return True
        return self._exists(own, mood) if subject is None or self.tokens[subject.head].low == "there" else None

    def _somewhere(self, own: Parts, mood: Mood) -> bool | None:
        """Where somebody or something is: at pains to, under an embargo, in a place by a day; one option of several."""
        subject = own.clause.subject
        if subject is None:
            return None
        placed = self._placed(own, mood) or self._bound(own, mood, subject) or self._will_be_there(own, mood, subject)
        placed = placed or self.still_there(own, mood)
        return True if placed or self._an_option(own, mood, subject) else None

    def _in_a_state(self, own: Parts, mood: Mood) -> bool | None:
        """The state that a phrase tells: on hold, under active consideration."""
        subject, groups = own.clause.subject, own.groups(own.post)
        first = next(((prep, group) for prep, group in groups if prep), None)
        if subject is None or first is None:
            return None
        prep, group = first
        phrase = f"{prep} {' '.join(t.low for t in self.tokens[group.first : group.last])}"
        under = next((group for prep, group in own.groups(own.post) if prep == "under"), None)
        plain = f"under {self.tokens[under.head].low}" if under is not None else ""
        state = self.frames.states.get(phrase) or self.frames.states.get(plain)
        return self._stands(state, own, mood, subject) if state is not None else None

    def _is_against(self, own: Parts, mood: Mood) -> bool:
        """Who is against what was told just before: the Greens support the gift; the Reds are against."""
        subject, verb, post = own.clause.subject, own.clause.verb, own.clause.post  # not what is told next of him
        bare = [item.what.low for item in post if isinstance(item.what, Mark) and item.what.tag in ("IN", "J")]
        bare = [low for low in bare if low not in _FIRMLY]
        favour = self._in_favour(own) if bare == [] else None
        bare = ["for"] if favour is not None else bare
        if not own.near or subject is None or verb is None or verb.lemma not in _BE or bare not in _SIDES:
            return False
        somebody = own.agent_like(subject) or subject.kind == "number" or own.unknown_body(subject)
        if not somebody or (mood.negative and favour is None):
            return False
        if any((item.prep or isinstance(item.what, Group)) and item.what is not favour for item in post):
            return False
        if own.clause.kind not in ("main", "that", "adv") or self.tokens[subject.head].low in _LOADED:
            return False
        act, items = Act.OPPOSE if bare == ["against"] else Act.SUPPORT, [*own.clause.pre, *own.post]
        used = (subject,) if favour is None else (subject, favour)
        return self.add(Draft(act, mood, f"be {bare[0]}", items, own, subject, None, (), used))

    def _in_favour(self, own: Parts) -> Group | None:
        """The words that somebody is in favour, where nothing is told behind them of what: Defence is in favour."""
        groups = list(own.groups(own.clause.post))
        if len(groups) != 1 or groups[0][0] != "in" or any(isinstance(i.what, Clause) for i in own.clause.post):
            return None
        found = groups[0][1]
        return found if found.last - found.first == 1 and self.tokens[found.head].low in ("favour", "favor") else None

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
        inner, option = kinds.infinitive(own.clause), singular(self.tokens[subject.head].low)
        if inner is not None and option in (*_OPEN, "variant", "scenario") and not mood.negative:
            self.walk(inner, mood.under("considered", "option"))  # a second option would be to halt the sales
            return True
        named = [group for group in own.direct() if group.owner is None]
        named += [of for group in named if (of := own.follower(group, ("of",))) is not None]  # one of the options
        heads = (low for group in named if (low := singular(self.tokens[group.head].low)) in _OPEN)
        if next(heads, "") not in _OPEN or self.event_act(subject) not in DONE_TO | {Act.DELIVER, Act.APPROVE}:
            return False
        return self.noun(subject, own, mood.under("considered", "option"), None)

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

    def _will_be_there(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """Goods that will be somewhere by a day: the radars will be in Chisinau by March."""
        verb, place = own.clause.verb, own.after("in")
        by = [i.what for i in own.post if i.prep in ("by", "before", "within") and isinstance(i.what, Group)]
        dated = any(one.kind == "time" or self.tokens[one.head].low in _ENDS for one in by)
        if verb is None or verb.lemma != "be" or verb.modal not in ("will", "is to", "should", "would") or not dated:
            return False
        there = any(isinstance(i.what, Mark) and i.what.low in ("there", "here") for i in own.post)
        placed = there or (place is not None and place.kind in ("state", "name", "body"))
        if not placed or not kinds.goods_like(subject, own):
            return False
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",), target=("in",))
        return self.act(Act.DELIVER, shape, own, mood, "be there", [subject])

    def still_there(self, own: Parts, mood: Mood) -> bool:
        """Goods that have not gone: the helicopters for Kenya are still in Marseille."""
        found = still_there(own, mood, self.book.recent.last)
        if found is None:
            return False
        below = mood.under("refused", "there")
        return self.act(Act.DELIVER, self.frames.shapes["leave"], own, below, "still there", [found[0]], found[1])

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
                is_something = (token.tag in ("J", "N", "NNP", "DT") and token.low != "all" for token in between)
                return None if any(is_something) else Act.SUPPORT  # is the main contractor for the sale
            if isinstance(item.what, Group) and item.prep == "in":
                low = self.tokens[item.what.head].low
                return Act.SUPPORT if low in ("favour", "favor", "support") else None
        return None

    def _right_behind(self, item: Item, own: Parts) -> bool:
        """Whether what somebody is for stands right behind "be"."""
        verb = own.clause.verb
        between = self.tokens[verb.last : item.first] if verb is not None and verb.lemma == "be" else self.tokens
        return {token.low for token in between} <= {"all", "for", "still", "now", "very", "much"}


STEPS: tuple[Callable[[Being, Parts, Mood], bool | None], ...] = (
    Being._is_refuted,
    Being._for_or_against,
    Being._so_or_against,
    Being._back_on,
    Being._over_or_a_lie,
    Being._by_its_words,
    Being._minded,
    Being._there,
    Being._somewhere,
    Being._in_a_state,
)
"""What is asked of a clause with "be", in order; each gives nothing where the clause is not its own."""
