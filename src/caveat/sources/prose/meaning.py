"""Clauses in; the acts that they state out: each verb and noun by its frame, under the mood of the path to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose import kinds, needs
from caveat.sources.prose.book import extended, name
from caveat.sources.prose.claims import Claims
from caveat.sources.prose.clauses import Clause, Item
from caveat.sources.prose.drafts import Draft, Found, following
from caveat.sources.prose.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.lists import STANDING
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts, parts
from caveat.sources.prose.spoken import BRANDS
from caveat.sources.prose.statement import OUTLET
from caveat.sources.prose.things import noted, stands_in


@dataclass(slots=True)
class Meaning(Claims):
    """Reads the clauses of one sentence."""

    near: bool = False
    """Whether goods, deliveries, licences or aid are spoken of in the sentence or before it."""

    def read(self, roots: list[Clause], mood: Mood) -> list[Found]:
        """The acts in clauses without a parent."""
        self.near = self.book.things.lately(self.sentence) or any(
            lexicon().nouns.get(token.low) in FIELD for token in self.tokens
        )
        self.opening = roots[0] if roots else None
        stack = list(roots)
        while stack:
            clause = stack.pop()
            if clause.twin is not None:
                self.followers[id(clause.twin)] = clause
            stack.extend(clause.children)
        self._note_things(roots)
        for root in roots:
            self.walk(root, mood)
        if not self.found:
            for root in roots:
                self._only_if(root, mood)
        return self.found

    def _only_if(self, root: Clause, mood: Mood) -> None:
        """A condition with an act, where what hangs on it has none: if the permit is withdrawn, we shall meet."""
        for child in root.children:
            verb = child.verb
            if child.kind != "adv" or child.mark != "if" or verb is None:
                continue
            if self._was_not(root, child):
                self.walk(child, replace(mood.fresh(), modality=Modality.HYPOTHETICAL, path=("had it been",)))
                continue
            if verb.past or verb.modal or verb.perfect:
                continue
            self.walk(child, replace(mood.fresh(), modality=Modality.CONDITIONAL, path=("if",)))

    def _was_not(self, root: Clause, child: Clause) -> bool:
        """Whether a condition tells of what did not happen: had they been sent, the town would have held."""
        main, verb = root.verb, child.verb
        unreal = main is not None and main.modal in ("would", "could", "might")
        first = min((item.first for item in child.pre), default=0)
        inverted = 0 < first <= len(self.tokens) and self.tokens[first - 1].text.lower() == "had"
        return unreal and verb is not None and (verb.perfect or inverted) and not verb.modal

    def _note_things(self, roots: list[Clause]) -> None:
        """Take down the things of the sentence, and what its pronouns and numbers stand for."""
        groups: list[tuple[Group, list[Item]]] = []
        stack = list(roots)
        while stack:
            clause = stack.pop()
            stack.extend(clause.children)
            for items in (clause.pre, clause.post):
                found = [item.what for item in items if isinstance(item.what, Group)]
                groups += [(one, items) for group in found for one in group.members or [group]]
        for group, items in sorted(groups, key=lambda found: found[0].first):
            if noted(group):
                self.book.things.note(group, self.tokens, self.sentence, name(group, self.tokens, items).name)
            elif stands_in(group, self.tokens):
                self.book.things.refer(group, self.tokens, self.sentence)

    def walk(self, clause: Clause, mood: Mood) -> None:
        """Read one clause and those below it."""
        if id(clause) in self.done or len(mood.path) > 12:
            return
        self.done.add(id(clause))
        self._note(clause)
        verb = clause.verb
        if verb is not None:
            own = parts(clause, self.tokens, self.followers)
            own.near = self.near
            if verb.modal == "is to" and any(token.low == "still" for token in self.tokens[verb.first : verb.last]):
                verb.modal, verb.negative = "", True  # is still to decide: has not
            here = mood.of(clause)
            if verb.modal in ("could", "can", "might", "would") and self._in_theory(clause):
                here = replace(here, modality=Modality.HYPOTHETICAL, path=(*here.path, "in theory"))
            if not (self.asked(own, here) or self._read_verb(own, here)):
                self._told_by_subject(own, mood)
            self._told_beside(clause, mood)
        else:
            self._verbless(clause, mood)
        for child in clause.children:
            self._beside(clause, child, mood)

    def _in_theory(self, clause: Clause) -> bool:
        """Whether something is said to be so in theory, or in principle."""
        groups = (i.what for i in clause.pre if isinstance(i.what, Group) and i.prep in ("in", "on"))
        return any(self.tokens[group.head].low in ("theory", "principle", "paper") for group in groups)

    def _note(self, clause: Clause) -> None:
        for items, before in ((clause.pre, True), (clause.post, False)):
            for item in items:
                if isinstance(item.what, Group):
                    item.what.tail = extended(item.what, self.tokens, items)
                    for group in item.what.members or [item.what]:
                        if group.owner is not None:
                            self.book.note(group.owner, self.tokens, self.sentence, False, [])
                        self.book.note(group, self.tokens, self.sentence, before and not item.prep, items)
                    if item.what.members:
                        self.book.note(item.what, self.tokens, self.sentence, before and not item.prep, items)

    def _beside(self, clause: Clause, child: Clause, mood: Mood) -> None:
        """A clause that no frame took: relative, adverbial or participial. Purposes and conditions are left out."""
        if id(child) in self.done:
            return
        if child.kind == "that" and self._not_known(clause):
            return
        calm = mood.fresh()
        if child.kind == "ger" and child.mark == "without":
            calm = replace(calm, negative=True)
        anchor = child.anchor
        if anchor is not None and anchor.negative and child.mark == "that":
            calm = calm.under("denied", f"no {self.tokens[anchor.head].low}")
        if (child.mark == "that" or child.mark.endswith("to which")) and anchor is not None and self.untrue(clause):
            outlet = mood.source.kind is Attribution.OUTLET
            self.walk(child, calm.under("refused" if outlet else "denied", "untrue"))
            return
        if self._states(child):
            self.walk(child, calm)
            return
        for below in child.children:
            if below.kind in ("rel", "adv", "part"):
                self._beside(child, below, mood)

    def _not_known(self, clause: Clause) -> bool:
        """Whether a clause says that something is not clear, or not known."""
        verb = clause.verb
        if verb is None or not verb.negative or verb.lemma not in ("be", "become"):
            return False
        marks = (item.what for item in clause.post if isinstance(item.what, Mark) and item.what.tag == "J")
        return any(mark.low in _KNOWN for mark in marks)

    def _aim(self, clause: Clause) -> bool:
        """Whether a clause says what somebody aims at: the priority is that we stop delivering them."""
        subject = clause.subject
        be = clause.verb is not None and clause.verb.lemma == "be"
        return be and subject is not None and singular(self.tokens[subject.head].low) in _AIMS

    def _states(self, child: Clause) -> bool:
        """Whether a clause beside the path says that something is so."""
        match child.kind:
            case "adv":
                return child.mark not in wordset("conditional_marks")
            case "ger":
                return child.mark in wordset("gerund_marks")
            case "that":
                if child.mark == "without":
                    return True
                host = child.parent.verb if child.parent is not None and child.mark == "that" else None
                if child.parent is not None and self._aim(child.parent):
                    return False
                return host is not None and host.lemma in wordset("facts")
            case "inf":
                return False
            case "whether":
                return child.mark not in ("whether", "if", "who", "whom", "which")
            case _:
                return True

    def _read_verb(self, own: Parts, mood: Mood) -> bool:
        verb = own.clause.verb
        assert verb is not None
        senses = [sense for sense in self.frames.senses.get(verb.lemma, ()) if needs.stands(sense, own)]
        done = any(i.prep == "to" and isinstance(i.what, Clause) and i.what.kind == "ger" for i in own.post)
        towards = own.thing_after("to") is not None or done
        if verb.lemma == "oppose" and verb.passive and towards and self._copula(own, mood):
            return True
        if verb.lemma == "deny" and verb.negative and own.clause.twin is not None:
            return self._neither(own, mood)
        if self.listed(own, mood) or self._resolved(own, mood) or self.answered(own, mood):
            return True
        if verb.lemma in BRANDS and self._called_untrue(own) and self.operator(own, mood, bool(senses)):
            return True
        heavy = next((sense for sense in senses if sense.weight), None)
        if heavy is not None and self.sense(heavy, own, mood):
            return True
        if self.ranked(own, mood) or self.dropped(own, mood) or self.given_up(own, mood) or self.slow_to(own, mood):
            return True
        if self.speech(own, mood) or self.operator(own, mood, bool(senses)):
            return True
        if verb.lemma == "be" and (self._copula(own, mood) or self._inverted(own, mood)):
            return True
        if verb.lemma in _HOLDS and own.clause.subject is not None and self.refuted(own, mood, own.clause.subject):
            return True
        if verb.lemma in _LOOKS and not own.direct() and self._copula(own, mood):
            return True
        if any(self.sense(sense, own, mood) for sense in senses if not sense.weight):
            return True
        if self.echoed(own, mood):
            return True
        if self.advice(own, mood) or self.accused(own, mood) or self.held(own, mood) or self.affected(own, mood):
            return True
        return self._event_subject(own, mood)

    def _inverted(self, own: Parts, mood: Mood) -> bool:
        """What stands behind its verb: among the weapons being held up are 40 bombs; also on hold are two radars."""
        clause, listed = own.clause, own.direct()
        if clause.subject is not None or not listed or not kinds.field_like(listed[0], own):
            return False
        among = next((i.what for i in clause.pre if i.prep in ("among", "amongst")), None)
        if among is None:
            swapped = replace(clause, subject=listed[0], pre=[], children=[])
            swapped.post = [*clause.pre, *(item for item in clause.post if item.what is not listed[0])]
            before = len(self.found)
            told = bool(clause.pre) and self._copula(parts(swapped, self.tokens, self.followers), mood)
            first = min((item.first for item in clause.pre if isinstance(item.what, Group)), default=0)
            self.found[before:] = [replace(one, start=self.tokens[first].start) for one in self.found[before:]]
            return told
        beside = [g for prep, g in own.groups(own.post) if prep in ("alongside", "plus") and kinds.goods_like(g, own)]
        whole = listed[0]
        if beside:
            members = [one for group in (whole, *beside) for one in group.members or [group]]
            whole = Group(whole.first, beside[-1].last, whole.head, whole.kind, members=members)
        return isinstance(among, Group) and self.of_those(clause, among, whole, mood)

    def _resolved(self, own: Parts, mood: Mood) -> bool:
        """What somebody has made up his mind to do is planned."""
        verb, inner = own.clause.verb, next((c for c in own.clause.children if c.kind == "inf"), None)
        mind = any(self.tokens[group.head].low in ("mind", "minds") for group in own.direct())
        if verb is None or verb.lemma != "make" or not mind or inner is None or verb.negative:
            return False
        before = len(self.found)
        inner.subject = own.clause.subject
        self.walk(inner, mood.under("planned", "made up"))
        return len(self.found) > before

    def _neither(self, own: Parts, mood: Mood) -> bool:
        """Whoever neither confirms nor denies declines to say."""
        self.done.update(id(child) for child in own.clause.children)
        calm = replace(mood.fresh(), source=OUTLET)
        return self.act(Act.NO_COMMENT, self.frames.shapes["plain"], own, calm, "neither confirm nor deny", [])

    def _verbless(self, clause: Clause, mood: Mood) -> None:
        """A clause without a verb of its own: whether to halt; or a headline: Norway to halt, no decision yet."""
        first = clause.pre[0].what if clause.pre else None
        if isinstance(first, Group) and first.negative and self._is_ruling(first):
            self.add(Draft(Act.DECIDE, mood, "no decision", clause.pre, None, None, used=(first,), negated=True))
        for child in clause.children:
            if child.kind == "inf" and child.anchor is None:
                child.subject = child.subject or _last_direct(clause.pre)
                self.walk(child, mood if clause.kind == "whether" else mood.under("planned", "to"))

    def _event_subject(self, own: Parts, mood: Mood) -> bool:
        """A measure as subject of a verb that says whether it stands: the hold took effect."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None
        if subject is not None and self._decision_falls(own, mood, subject):
            return True
        if subject is not None and self.covers(own, mood, subject):
            return True
        if subject is None or verb.lemma not in self.frames.in_force | _HAPPENS or own.passive:
            return False
        act = self.event_act(subject)
        if act not in (Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME) or mood.modality not in STANDING:
            return False
        if verb.lemma == "take" and not any(self.tokens[g.head].low in ("effect", "place") for g in own.direct()):
            return False
        return self.event(subject, own.pre, mood, None)

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
        if verb.lemma == "be" and effect is None and not subject.negative:
            return False
        under = mood.under("planned" if verb.lemma == "expect" else effect or "passes", likely or verb.lemma)
        under = replace(under, modality=Modality.ASSERTED) if subject.negative or mood.negative else under
        return self.add(
            Draft(
                Act.DECIDE, under, f"decision {verb.lemma}", own.clause.pre, used=(subject,), negated=subject.negative
            )
        )

    def _is_ruling(self, group: Group) -> bool:
        return singular(self.tokens[group.head].low) in ("decision", "determination", "ruling", "verdict")

    def _told_by_subject(self, own: Parts, mood: Mood) -> bool:
        """An act told by the noun that is the subject of something else: Norway's refusal to deliver angered Kenya."""
        subject = own.clause.subject
        if subject is None or own.clause.kind == "rel" or subject.negative or subject.members:
            return False
        word = singular(self.tokens[subject.head].low)
        effect = self.frames.heads.get(word)
        inner = self.inner(subject, own.pre) if effect is not None else []
        if effect in ("planned", "refused") and any(isinstance(one, Clause) and one.kind == "inf" for one in inner):
            return self.noun(subject, own, mood.fresh(), subject.owner)
        if effect == "considered" and inner and not mood.path:
            return self.noun(subject, own, mood.fresh(), subject.owner)
        if own.clause.kind not in ("main", "that") or mood.of(own.clause).modality is not Modality.ASSERTED:
            return False
        return self._stance_noun(subject, word, own, mood) or self._told_act(subject, own, mood)

    def _told_act(self, subject: Group, own: Parts, mood: Mood) -> bool:
        """A measure or answer that took place, as subject of whatever followed from it."""
        act, after = self.event_act(subject), following(subject, own.pre)
        if act is Act.REQUEST and own.clause.verb is not None and own.clause.verb.lemma == "be":
            return False
        agent = subject.owner if subject.owner is not None and subject.owner.kind in wordset("agent") else None
        by = next((g for prep, g in after if prep in ("by", "from") and own.agent_like(g)), None)
        thing = next((g for prep, g in after if prep in ("of", "on", "to", "for", "in") and g.kind in FIELD), None)
        if thing is None or self.tokens[subject.first].low in ("any", "such", "further", "every"):
            return False
        if act in _PASSED or (act in _ANSWERS and (agent is not None or by is not None)):
            return self.event(subject, own.pre, mood.fresh(), None)
        return False

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

    def _told_beside(self, clause: Clause, mood: Mood) -> None:
        """A measure that came before: after the suspension of deliveries, despite the ban on exports."""
        for items in (clause.pre, clause.post):
            for item in items:
                group = item.what
                if isinstance(group, Group) and item.prep in wordset("befores") and not group.members:
                    after = following(group, items)
                    of = after[0][1] if after and after[0][0] in ("of", "on", "to") else None
                    if self.event_act(group) in _PASSED and of is not None and of.kind in FIELD:
                        self.event(group, items, mood.fresh(), None)

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
        for item in own.post:
            if isinstance(item.what, Mark) and item.what.tag == "J":
                effect = self.frames.predicates.get(item.what.low)
                if self._truth(item.what.low, own, mood):
                    return True
                if item.what.low in ("due", "ready", "bound") and self._meant_for(own, mood, item.what.low):
                    return True
                tied = item.what.low in ("conditional", "dependent", "contingent") and own.thing_after("on") is not None
                tied = tied or (item.what.low == "subject" and own.thing_after("to") is not None)
                if tied and subject is not None and subject.kind in FIELD:
                    return self.act(Act.CONDITION, self.frames.shapes["hang"], own, mood, "be conditional", [subject])
                content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "inf"]
                if item.what.low == "underway" and subject is not None and self._is_talk(subject):
                    effect = "considered"  # discussions are underway to press
                if effect is not None and content:
                    for clause in content:
                        self.walk(clause, mood.under(effect, item.what.low))
                    return True
                effect = effect or self.frames.prospects.get(item.what.low)
                if effect is not None and subject is not None and self.event_act(subject) is not None:
                    return self.noun(subject, own, mood.under(effect, item.what.low), None)
        if self._of_a_mind(own, mood):
            return True
        if subject is None or self.tokens[subject.head].low == "there":
            return self._exists(own, mood)
        if self._placed(own, mood) or self._bound(own, mood, subject):
            return True
        phrase = next(
            (
                f"{prep} {' '.join(t.low for t in self.tokens[g.first : g.last])}"
                for prep, g in own.groups(own.post)
                if prep
            ),
            None,
        )
        state = self.frames.states.get(phrase or "")
        if subject is None or state is None:
            return False
        return self._stands(state, own, mood, subject)

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
            if isinstance(after.what, Group) and self.event_act(after.what) is not None:
                return self.noun(after.what, own, below, own.subject())
        return False

    def _is_talk(self, group: Group) -> bool:
        head = singular(self.tokens[group.head].low)
        return head in ("discussion", "talk", "deliberation", "debate", "consideration", "planning")

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
                told = self.event_act(one) in _EXISTING or self._governing(one)
                told = told or (none and self.event_act(one) in (Act.REQUEST, Act.OFFER))
                taken = (told and self.noun(one, own, mood, None)) or taken
        return taken

    def _asked_there(self, group: Group, own: Parts, mood: Mood) -> bool:
        """A request or demand that there is, or is not: there was no request from Oslo to slow them."""
        inner = kinds.infinitive(own.clause)
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
        whom = own.after("to")
        used = tuple(one for one in (group, actor, whom, thing) if one is not None)
        return self.add(
            Draft(act, mood, "noun request", own.post, None, actor, whom, (thing,), used, negated=group.negative)
        )

    def _governing(self, group: Group) -> bool:
        low = singular(self.tokens[group.head].low)
        return low in wordset("rumours") or self.frames.heads.get(low) in ("planned", "considered")

    def _placed(self, own: Parts, mood: Mood) -> bool:
        """Be with a phrase that governs a clause: at pains to stress, on the verge of approving."""
        for item in own.post:
            group = item.what
            if not isinstance(group, Group) or not item.prep:
                continue
            phrase = f"{item.prep} {' '.join(t.low for t in self.tokens[group.first : group.last])}"
            effect = self.frames.standings.get(phrase)
            if effect is None:
                continue
            inner = [
                i.what
                for i in own.post
                if isinstance(i.what, Clause) and i.what.kind in ("inf", "ger") and i.prep in ("", "of", "about", "on")
            ]
            for clause in inner:
                self.walk(clause, mood.under(effect, phrase))
            if inner:
                return True
        return False

    def _bound(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A measure that somebody is under: South Sudan is under a UN arms embargo."""
        under = next((g for prep, g in own.groups(own.post) if prep == "under"), None)
        act = self.event_act(under) if under is not None else None
        if under is None or act not in (Act.WITHHOLD, Act.PAUSE) or subject.kind not in _BOUND:
            return False
        used = (subject, under)
        return self.add(Draft(act, mood, f"under {act.value}", own.post, own, None, subject, (under,), used))

    def _truth(self, low: str, own: Parts, mood: Mood) -> bool:
        """Read what is said to be true, or not to be: it is not true that Norway halted deliveries."""
        content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"]
        content += [c for c in own.clause.children if c.kind == "that" and c.anchor is not None and c not in content]
        if low not in wordset("true") | wordset("untrue") or not content:
            return False
        if low in wordset("untrue") and mood.negative:
            return False
        below = replace(mood, path=(*mood.path, low), negative=False)
        if low in wordset("untrue") or mood.negative:
            below = below.under("refused" if mood.source.kind is Attribution.OUTLET else "denied", "that")
        for clause in content:
            self.walk(clause, below)
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
            if isinstance(item.what, Group) and item.prep == "for" and item.what.kind in _BACKED:
                return Act.SUPPORT
            if isinstance(item.what, Group) and item.prep == "in":
                low = self.tokens[item.what.head].low
                return Act.SUPPORT if low in ("favour", "favor", "support") else None
        return None

    def _stands(self, state: str, own: Parts, mood: Mood, subject: Group) -> bool:
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",))
        match state:
            case "on_hold":
                asked = singular(self.tokens[subject.head].low) in wordset("requested")
                return (asked or kinds.field_like(subject, own)) and self.act(
                    Act.PAUSE, shape, own, mood, "on hold", [subject]
                )
            case "standing":
                acts = (Act.PAUSE, Act.WITHHOLD, Act.SLOW)
                return self.event_act(subject) in acts and self.event(subject, own.pre, mood, None)
            case "on_way":
                return kinds.goods_like(subject, own) and self.act(
                    Act.DELIVER, replace(shape, target=("to", "for")), own, mood, "on the way", [subject]
                )
            case "under_review":
                return kinds.field_like(subject, own) and self.act(
                    Act.REVIEW, shape, own, mood, "under review", [subject]
                )
            case "considered":
                below = mood.under("considered", "under consideration")
                return self.noun(subject, own, below, None) or (
                    kinds.field_like(subject, own)
                    and self.act(Act.CONSIDER, shape, own, below, "on the table", [subject])
                )
            case _:
                off = mood.under("unlikely", "off the table")
                return self.noun(subject, own, off, None) or (
                    kinds.field_like(subject, own) and self.act(Act.WITHHOLD, shape, own, mood, "off", [subject])
                )


_AIMS = frozenset(("priority", "goal", "aim", "objective", "hope", "wish", "dream", "point", "question"))
_ASKED = frozenset(("request", "demand", "call", "appeal", "plea", "pressure", "order", "instruction"))
_KNOWN = frozenset(("clear", "certain", "evident", "obvious", "known", "apparent", "proven", "established", "plain"))
_HOLDS = frozenset(("correspond", "lack", "have", "bear", "conform"))
"""What a report does, or does not do, by the truth."""
_LOOKS = frozenset(("look", "seem", "appear", "remain", "become", "prove"))
"""Verbs that say of something what it is: a halt looks likely."""
_HAPPENS = frozenset(("happen", "occur", "exist"))
_BOUND = ("state", "body", "name")
_TOWARDS = ("to", "of", "against", "for")
_BACKED = frozenset(("pronoun", "transfer", "measure", "permit", "aid"))
"""Kinds of what somebody is for."""
_PASSED = frozenset((Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME))
"""Acts that took place where something is said to have come after them."""
_ANSWERS = frozenset((Act.APPROVE, Act.DENY, Act.REQUEST))
"""Acts that are told by their noun where whoever does them is named with it."""
_EXISTING = frozenset((Act.PAUSE, Act.WITHHOLD, Act.SLOW, Act.RESUME, Act.DELIVER, Act.APPROVE, Act.DENY))
"""Acts that are told where their noun is said to be there."""


_MINDED = {
    "open": "considered", "close": "considered", "near": "considered", "keen": "considered", "intent": "planned",
    "bent": "planned", "set": "planned", "committed": "planned", "resigned": "planned", "averse": "unlikely",
    "wary": "unlikely",
}  # fmt: skip
"""How what somebody is open to, or intent on, is meant."""


def _last_direct(items: list[Item]) -> Group | None:
    return next(
        (i.what for i in reversed(items) if isinstance(i.what, Group) and not i.prep and i.what.kind != "time"), None
    )
