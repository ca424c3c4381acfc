"""Turns that govern an act: the first to stop it, gave up its plan to, was led to halt it, left it frozen."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.operators import Operators
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.forecasts import foresees
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.deeds import DONE_TO, STOPS
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_PLAIN = frozenset(("", "field", "deal"))
"""Needs of senses that need no more than arms."""
_FINDS = frozenset(("see", "find", "have", "perceive"))
_PROMISES = frozenset(
    ("break", "breach", "keep", "honour", "honor", "renew", "repeat", "reiterate", "reaffirm", "restate")
)
"""What is done with a promise, or by it: broken, kept, given again."""
_LETS_KNOW = frozenset(("inform", "tell", "notify", "apprise"))
HOLDS = _FINDS | wordset("strives") | _PROMISES | _LETS_KNOW | {"have", "be", "make"}
"""Verbs whose object may be a plan, wish or decision of somebody's."""


_COMING = frozenset(("inf", "ger", "part"))
"""Clauses in which it is told what somebody sees coming."""
_CHOICES = frozenset(("choice", "option", "alternative"))
_HIMSELF = frozenset(("itself", "themselves", "himself", "herself", "ourselves", "myself"))
_SEVERAL = frozenset(("steps", "measures", "action", "actions"))
"""What is taken towards something: took steps to halt them."""
_STEPS = frozenset(("step", "measure", "precaution", "liberty", "trouble"))
"""What somebody takes who does something: the unusual step of cancelling it."""


class Governed(Operators):
    """Reads what is done at somebody's prompting, by whoever is first, or to something that is left so."""

    def over(self, clause: Clause, mood: Mood) -> Mood:
        """The mood of what stands over a clause: what somebody thinks unlikely, what one option is."""
        if self._thought_unlikely(clause):
            return mood.under("unlikely", "unlikely")
        verb, what = clause.verb, clause.subject
        if clause.kind == "main" and verb is not None and verb.modal and self.tokens[0].low in ("perhaps", "maybe"):
            return mood.under("considered", "perhaps")
        if verb is None or what is None or self.tokens[what.head].low not in ("option", "alternative"):
            return mood
        if verb.passive or verb.perfect or not (verb.modal == "is to" or verb.progressive):
            return mood
        verb.modal, verb.progressive = "", False
        return mood.under("considered", "option")  # one option is to halt them

    def _thought_unlikely(self, clause: Clause) -> bool:
        """Whether somebody thinks it unlikely that something will be done."""
        host = clause.parent
        if clause.kind != "that" or host is None or host.verb is None or host.verb.lemma not in wordset("thinks"):
            return False
        last = clause.pre[0].first if clause.pre else host.verb.last
        words = {token.low for token in self.tokens[host.verb.last : last]}
        return "it" in words and bool(words & {"unlikely", "improbable"})

    def options(self, own: Parts, mood: Mood) -> bool:
        """What is among the steps that may be taken: the options include a halt to the sales, and selling fewer."""
        what, verb = own.clause.subject, own.clause.verb
        if what is None or verb is None or verb.passive or verb.negative:
            return False
        under = own.follower(what, ("under",))
        weighed = under is not None and self.tokens[under.head].low in ("consideration", "discussion", "review")
        if singular(self.tokens[what.head].low) not in ("option", "possibility", "alternative") and not weighed:
            return False
        below, before = mood.under("considered", "option"), len(self.found)
        for item in own.post:
            if isinstance(item.what, Clause) and item.what.kind == "ger" and not item.prep:
                item.what.subject = None
                self.walk(item.what, below)
            elif isinstance(item.what, Group) and not item.prep and self.event_act(item.what) in DONE_TO:
                self.noun(item.what, own, below, None)
        return len(self.found) > before

    def caused(self, own: Parts, mood: Mood) -> bool:
        """What somebody was led to do, he did: its protests led Tokyo to delay the radars."""
        verb = own.clause.verb
        if verb is None or verb.passive or verb.modal:
            return False
        if verb.lemma in ("find", "see", "feel"):
            return self._saw_himself(own, mood)
        if verb.lemma not in wordset("causes"):
            return False
        whom, inner = own.place("agent"), kinds.infinitive(own.clause)
        subject = own.clause.subject
        if whom is None or inner is None or verb.negative or verb.form not in ("finite", "ger", "part"):
            return False
        led = verb.past and verb.lemma in ("lead", "prompt")  # the ruling led Oslo to halt them
        if subject is not None and ((own.writ_like(subject) and not led) or subject.negative):
            return False
        inner.subject = whom
        before = len(self.found)
        self.walk(inner, mood.under("passes", verb.lemma))
        return len(self.found) > before

    def _saw_himself(self, own: Parts, mood: Mood) -> bool:
        """What somebody found himself forced to do, he did: Berlin saw itself compelled to delay the radars."""
        told = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
        who = told.subject if told is not None else None
        if told is None or who is None or told.verb is None or own.clause.subject is None:
            return False
        inner = kinds.infinitive(told)
        if inner is None or self.tokens[who.head].low not in _HIMSELF or told.verb.lemma not in wordset("causes"):
            return False
        inner.subject = own.clause.subject
        before = len(self.found)
        self.walk(inner, mood.under("passes", told.verb.lemma))
        return len(self.found) > before

    def foreseen(self, own: Parts, mood: Mood) -> bool:
        """What analysts, or the page itself, see coming is planned: analysts expect Seoul to shelve it."""
        inner = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind in _COMING), None)
        thing = next(iter(own.direct()), None)
        if inner is None or thing is None or not foresees(own):
            return False
        acts = {s.act for s in self.frames.senses.get(inner.verb.lemma, ())} if inner.verb is not None else set[Act]()
        if inner.kind != "inf" and acts.isdisjoint(STOPS | {Act.RESUME, Act.APPROVE, Act.DENY}):
            return False  # we see the tanks rolling down the avenue
        inner.kind, inner.subject, inner.anchor = "inf", thing, None
        inner.pre = inner.pre or [i for i in own.post if isinstance(i.what, Group)]
        who = own.clause.subject
        page = who is not None and self.tokens[who.head].low == "we"
        said, before = mood if page else self.as_said(own, mood), len(self.found)
        self.walk(inner, replace(said.under("planned", "expect"), negative=mood.negative))
        return len(self.found) > before

    def went_far(self, own: Parts, mood: Mood) -> bool:
        """What somebody goes as far as doing, or takes the step of doing, he does. Steps to it are a plan."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or verb.lemma not in ("go", "take"):
            return False
        content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind in ("ger", "inf")]
        taken = [subject] if verb.passive else own.direct()
        several = any(self.tokens[group.head].low in _SEVERAL and not group.negative for group in taken)
        towards = bool(content) and content[0].mark in ("towards", "toward")
        if verb.lemma == "take" and several and content and (towards or content[0].kind == "inf"):
            content[0].subject = None if verb.passive else content[0].subject
            return self._walked(content[0], mood.under("planned", "step"))
        far = verb.lemma == "go" and any(isinstance(i.what, Mark) and i.what.low == "far" for i in own.post)
        steps = [group for group in taken if self.tokens[group.head].low in _STEPS]
        none = any(group.negative for group in steps)  # took no step to halt them: did not
        step = verb.lemma == "take" and bool(steps)
        if verb.passive or not (far or step) or not content:
            return False
        if step and towards:
            return self._walked(content[0], mood.under("planned", "step", none))  # took the first step towards buying
        return self._walked(content[0], mood.under("passes", verb.lemma, none))

    def _walked(self, clause: Clause, mood: Mood) -> bool:
        """Whether anything was read in a clause."""
        before = len(self.found)
        self.walk(clause, mood)
        return len(self.found) > before

    def goes_back(self, own: Parts, mood: Mood) -> bool:
        """What somebody goes back to doing, or does again, he takes up again: has gone back to selling them rifles."""
        verb = own.clause.verb
        if verb is None or verb.passive or verb.lemma not in ("go", "return", "revert"):
            return False
        for item in own.post:
            inner = item.what
            if item.prep != "to" or not isinstance(inner, Clause) or inner.kind != "ger" or inner.verb is None:
                continue
            acts = {sense.act for sense in self.frames.senses.get(inner.verb.lemma, ())}
            if acts & {Act.DELIVER, Act.APPROVE}:
                sense = self.frames.senses["resume"][0]
                return self._of_doing(Act.RESUME, sense, own, inner, mood)
        return False

    def took_long(self, own: Parts, mood: Mood) -> bool:
        """What it took somebody some time to do, he did: it took Oslo two years to approve the tanks."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or verb.lemma != "take" or subject is None or verb.negative or verb.modal:
            return False
        whom, inner = own.place("agent"), kinds.infinitive(own.clause)
        timed = any(isinstance(i.what, Group) and i.what.kind == "time" and not i.prep for i in own.post)
        if timed and inner is not None and own.agent_like(subject) and subject.kind != "pronoun" and not own.direct():
            before = len(self.found)
            self.walk(inner, mood.under("passes", "take"))  # Rome took two years to approve the tanks
            return len(self.found) > before
        if self.tokens[subject.head].low == "it" and inner is not None and inner.verb is not None and verb.past:
            behind = [group for prep, group in own.groups(own.post) if prep == "for" and group.last == inner.verb.first]
            whom, timed = (behind[0], True) if behind else (whom, timed)  # it took a year for the money to be released
        if self.tokens[subject.head].low != "it" or whom is None or inner is None or not timed:
            return False
        inner.subject = whom
        before = len(self.found)
        self.walk(inner, mood.under("passes", "take"))
        return len(self.found) > before

    def left_so(self, own: Parts, mood: Mood) -> bool:
        """What is left, or kept, stopped: a judge left the permits for the mortars frozen."""
        verb = own.clause.verb
        thing = own.object() if verb is not None and verb.lemma in ("leave", "keep") else None
        if verb is None or thing is None or not kinds.field_like(thing, own):
            return False
        held = [group for _, group in own.groups(own.post)]
        for child in own.clause.children:
            if child.kind != "part" or child.verb is None or not child.verb.passive or child.anchor not in held:
                continue
            senses = self.frames.senses.get(child.verb.lemma, ())
            sense = next((one for one in senses if one.act in DONE_TO and one.needs in _PLAIN and not one.asks), None)
            if sense is not None:
                self.done.add(id(child))
                shape = self.frames.shapes["measure"]
                return self.act(sense.act, shape, own, mood, f"{verb.lemma} {child.verb.lemma}", [thing])
        return False

    def ranked(self, own: Parts, mood: Mood) -> bool:
        """The first to stop deliveries, the only country to have sold shells: it did."""
        verb = own.clause.verb
        if verb is None or verb.lemma not in ("be", "become"):
            return False
        inner = kinds.infinitive(own.clause)
        for group in own.direct() if inner is not None else ():
            first = max(group.first - 1, 0)  # the only state
            if inner is not None and {token.low for token in self.tokens[first : group.last]} & wordset("ranks"):
                if verb.modal == "would" and verb.negative:
                    self.done.add(id(inner))  # would not be the first state to stop them
                    return True
                below = mood.under("passes", "first")
                self.walk(inner, replace(below, negative=False) if verb.negative else below)  # was not the only one
                return True
        return False

    def given_up(self, own: Parts, mood: Mood) -> bool:
        """A plan or threat that is dropped: shelved plans to sell, backed off its threat to block."""
        verb = own.clause.verb
        if verb is None:
            return False
        away = verb.lemma in wordset("retreats") and any(
            (isinstance(i.what, Mark) and i.what.low in wordset("away")) or i.prep.split(" ")[0] in wordset("away")
            for i in own.post
        )
        if not away and verb.lemma not in wordset("abandons"):
            return False
        subject = own.clause.subject
        held = [g for _, g in own.groups(own.post)] if not own.passive else [subject] if subject is not None else []
        stop = own.thing_after("from") if away else None
        if stop is not None and self.event_act(stop) in STOPS:  # backed away from a ban: there is none
            if mood.negative:
                return True  # has not backed away from one: it may be in force, or still be meant
            return self.event(stop, own.post, replace(mood, negative=True), own.subject())
        for group in held:
            word = singular(self.tokens[group.head].low)
            items = own.pre if any(i.what is group for i in own.pre) else own.post
            if self.frames.heads.get(word) in ("planned", "considered") and self.inner(group, items):
                dropped = replace(mood.under("planned", verb.lemma), negative=not mood.negative)
                return self.noun(group, own, dropped, own.subject())
        return False

    def slow_to(self, own: Parts, mood: Mood) -> bool:
        """Slow to send, late in delivering: whoever is takes his time with it."""
        verb = own.clause.verb
        if verb is None or verb.lemma not in ("be", "prove", "remain"):
            return False
        if not any(isinstance(i.what, Mark) and i.what.low in ("slow", "late", "tardy", "sluggish") for i in own.post):
            return False
        for item in own.post:
            inner = item.what
            if not isinstance(inner, Clause) or inner.kind not in ("inf", "ger") or inner.verb is None:
                continue
            below = parts(inner, self.tokens, {})
            below.near = own.near
            thing = below.object()
            senses = self.frames.senses.get(inner.verb.lemma, ())
            if thing is not None and any(s.act in (Act.DELIVER, Act.APPROVE) for s in senses):
                self.done.add(id(inner))
                used = tuple(g for g in (own.clause.subject, thing) if g is not None)
                target = below.place("indirect") or below.after("to") or below.after("for")
                draft = Draft(Act.SLOW, mood, "be slow to", own.post, own, own.subject(), target, (thing,), used)
                return self.add(draft)
        return False

    def counselled(self, own: Parts, mood: Mood) -> bool:
        """What somebody was advised and takes up, he means to do; what he rejects, he opposes.

        Accepted the recommendation to suspend them; rejected a proposal that they be suspended.
        """
        verb, group = own.clause.verb, own.object()
        if verb is None or group is None or singular(self.tokens[group.head].low) not in wordset("counsels"):
            return False
        content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind in ("inf", "that")]
        content += [c for c in own.clause.children if c.kind == "that" and c not in content]
        if not content or not own.near:
            return False
        if verb.lemma in wordset("rejects"):
            self.done.update(id(clause) for clause in content)
            return self.act(Act.OPPOSE, self.frames.shapes["stance"], own, mood, verb.lemma, [group])
        before = len(self.found)
        for clause in content:
            clause.subject = own.subject() if clause.kind == "inf" else clause.subject
            self.walk(clause, mood.under("planned", verb.lemma))
        return len(self.found) > before

    def dropped(self, own: Parts, mood: Mood) -> bool:
        """Opposition, or support, that is given up."""
        verb = own.clause.verb
        if verb is None or own.passive or verb.lemma not in wordset("drops"):
            return False
        backing = next((g for g in own.direct() if self.tokens[g.head].low in wordset("backing")), None)
        whom = own.follower(backing, ("for", "from")) if backing is not None else None
        if whom is not None and (whom.kind in FIELD or whom.kind == "measure"):
            unsaid = replace(mood, negative=not mood.negative)
            return self.act(Act.SUPPORT, self.frames.shapes["stance"], own, unsaid, f"{verb.lemma} support", [whom])
        against = next((g for g in own.direct() if self.tokens[g.head].low in wordset("against")), None)
        if against is None:
            return False
        turned = replace(mood, negative=not mood.negative)
        thing = own.thing_after("to") or own.thing_after("against")
        things = [thing] if thing is not None else []
        return self.act(Act.OPPOSE, self.frames.shapes["stance"], own, turned, f"{verb.lemma} opposition", things)

    def _a_power(self, group: Group) -> bool:
        """Whether somebody has it in hand: the power to, an option to; "every right" only praises."""
        return self.tokens[group.head].low in wordset("powers") and self.tokens[group.first].low != "every"

    def held(self, own: Parts, mood: Mood) -> bool:
        """A plan, wish or decision that somebody has: the administration has no plans to halt aid."""
        verb = own.clause.verb
        assert verb is not None
        for group in own.direct() if verb.lemma in _FINDS else ():
            inner = kinds.infinitive(own.clause) or kinds.for_doing(own.clause)
            low = singular(self.tokens[group.head].low)
            if inner is not None and group.negative and low in kinds.REASONS and own.near:
                inner.subject = inner.subject or own.clause.subject  # saw no reason to revoke it
                self.walk(inner, replace(mood.under("planned", f"no {low}", True), controller=own.subject()))
                return True
            for_it = own.follower(group, ("for", "in")) or own.thing_after("for")
            stop = for_it is not None and self.event_act(for_it) in STOPS and verb.lemma == "see" and not mood.negative
            if stop and for_it is not None and group.negative and low in kinds.REASONS and own.near:
                shape = self.frames.shapes["stance"]  # see no reason whatever for a pause
                return self.act(Act.OPPOSE, shape, own, mood, f"see no {low}", [for_it])
        forced = kinds.infinitive(own.clause) if verb.lemma == "have" and not verb.negative else None
        for group in own.direct() if forced is not None else ():
            low, behind = self.tokens[group.head].low, self.tokens[group.last].low
            if forced is not None and group.negative and low in _CHOICES and behind in ("but", "than"):
                self.walk(forced, mood.under("passes", "no choice"))  # had no choice but to annul it
                return True
        if verb.lemma in wordset("strives") and not verb.passive:
            striving = (group for group in own.direct() if is_word(group, own, "strivings"))
            tried = next(striving, None)
            if tried is not None or verb.lemma not in _PROMISES:
                return tried is not None and self.noun(tried, own, mood, own.subject())
        if verb.lemma in _LETS_KNOW and not mood.negative:
            for prep, group in own.groups(own.post):
                known = self.frames.heads.get(singular(self.tokens[group.head].low)) == "planned"
                whose = group.owner is not None or self.tokens[group.first].tag == "PRPS"
                if known and whose and prep in ("of", "about"):
                    return self.noun(group, own, mood, group.owner or own.subject())  # told Bern of its decision to
        if verb.lemma not in _PROMISES and verb.lemma not in ("have", "be", "make"):
            return False
        broken = verb.lemma in ("break", "breach")
        mood = replace(mood, negative=not mood.negative) if broken else mood
        for group in own.direct():
            inner = kinds.infinitive(own.clause)
            if self._a_power(group) and inner is not None and verb.lemma == "have":
                self.walk(inner, mood.under("considered", self.tokens[group.head].low))
                return True
            low = singular(self.tokens[group.head].low)
            kept = verb.lemma in ("have", "be", "make") or low in ("promise", "pledge", "commitment")
            if kept and self.frames.heads.get(low) in ("planned", "considered"):
                return self.noun(group, own, mood, own.subject())
        return False

    def affected(self, own: Parts, mood: Mood) -> bool:
        """A measure as what something is affected by: unlikely to be affected by any slowdown."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or verb.lemma not in ("affect", "hit", "touch") or not verb.passive or subject is None:
            return False
        by = next((g for prep, g in own.groups(own.post) if prep == "by"), None)
        act = self.event_act(by) if by is not None else None
        if act is None or not kinds.field_like(subject, own):
            return False
        return self.add(Draft(act, mood, f"{verb.lemma} by", own.post, own, None, None, (subject,), (subject,)))
