"""Clauses in; the acts that they state out: each verb and noun by its frame, under the mood of the path to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose import needs
from caveat.sources.prose.acts import Acts
from caveat.sources.prose.book import extended, name
from caveat.sources.prose.clauses import Clause, Item
from caveat.sources.prose.drafts import Found
from caveat.sources.prose.frames import Sense, Shape
from caveat.sources.prose.groups import Group, Mark, singular
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import FIELD, Parts, parts
from caveat.sources.prose.statement import Mention, Source


@dataclass(slots=True)
class Meaning(Acts):
    """Reads the clauses of one sentence."""

    followers: dict[int, Clause] = field(default_factory=dict)
    said: tuple[Source, Mention | None] | None = None
    """The last voice that the sentence itself brings in."""

    def read(self, roots: list[Clause], mood: Mood) -> list[Found]:
        """The acts in clauses without a parent."""
        stack = list(roots)
        while stack:
            clause = stack.pop()
            if clause.twin is not None:
                self.followers[id(clause.twin)] = clause
            stack.extend(clause.children)
        for root in roots:
            self.walk(root, mood)
        return self.found

    def walk(self, clause: Clause, mood: Mood) -> None:
        """Read one clause and those below it."""
        if id(clause) in self.done or len(mood.path) > 12:
            return
        self.done.add(id(clause))
        self._note(clause)
        verb = clause.verb
        if verb is not None:
            own = parts(clause, self.tokens, self.followers)
            here = mood.of(clause)
            self._read_verb(own, here)
        else:
            self._verbless(clause, mood)
        for child in clause.children:
            self._beside(clause, child, mood)

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
        calm = mood.fresh()
        if child.kind == "ger" and child.mark == "without":
            calm = replace(calm, negative=True)
        if self._states(child):
            self.walk(child, calm)
            return
        for below in child.children:
            if below.kind in ("rel", "adv", "part"):
                self._beside(child, below, mood)

    @staticmethod
    def _states(child: Clause) -> bool:
        """Whether a clause beside the path says that something is so."""
        match child.kind:
            case "adv":
                return child.mark not in wordset("conditional_marks")
            case "ger":
                return child.mark in wordset("gerund_marks")
            case "inf" | "that":
                return False
            case "whether":
                return child.mark not in ("whether", "if", "how", "why")
            case _:
                return True

    # one verb

    def _read_verb(self, own: Parts, mood: Mood) -> bool:
        verb = own.clause.verb
        assert verb is not None
        senses = [sense for sense in self.frames.senses.get(verb.lemma, ()) if needs.stands(sense, own)]
        if verb.lemma == "oppose" and verb.passive and own.thing_after("to") is not None and self._copula(own, mood):
            return True
        heavy = next((sense for sense in senses if sense.weight), None)
        if heavy is not None and self.sense(heavy, own, mood):
            return True
        if self._speech(own, mood) or self._operator(own, mood, bool(senses)):
            return True
        if verb.lemma == "be" and self._copula(own, mood):
            return True
        if any(self.sense(sense, own, mood) for sense in senses if not sense.weight):
            return True
        if self.advice(own, mood):
            return True
        return self._event_subject(own, mood)

    def _verbless(self, clause: Clause, mood: Mood) -> None:
        """A clause without a verb of its own: whether to halt; or a headline: Norway to halt."""
        for child in clause.children:
            if child.kind == "inf" and child.anchor is None:
                child.subject = child.subject or _last_direct(clause.pre)
                self.walk(child, mood if clause.kind == "whether" else mood.under("planned", "to"))

    # saying

    def _speech(self, own: Parts, mood: Mood) -> bool:
        verb = own.clause.verb
        assert verb is not None
        if verb.lemma not in self.frames.voices:
            return False
        content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"]
        content += [c for c in own.clause.children if c.kind == "that" and c.anchor is None and c not in content]
        events = (
            []
            if content
            else [
                g
                for g in own.direct()
                if self.event_act(g) and verb.lemma in ("announce", "confirm", "report", "reveal", "disclose")
            ]
        )
        if not content and not events:
            return False
        if verb.lemma in ("insist", "recommend", "ask", "request") and any(
            c.verb is not None
            and c.verb.form == "finite"
            and self.tokens[c.verb.first].tag == "VB"
            and c.verb.lemma not in ("be", "have")
            for c in content
        ):
            return False
        if mood.negative and verb.lemma not in ("deny",):
            return True
        said = self._as_said(own, mood)
        self.said = (said.source, said.speaker)
        for clause in content:
            self.walk(clause, replace(said, path=(*mood.path, verb.lemma), controller=None))
        for event in events:
            self.event(event, own.post, replace(said, path=(*mood.path, verb.lemma)), own.subject())
        return True

    def _as_said(self, own: Parts, mood: Mood) -> Mood:
        """The mood of what somebody says in the clause."""
        verb = own.clause.verb
        assert verb is not None
        subject = own.subject()
        cited = self._cited(own)
        if cited is not None and subject is not None:
            outlet = self._source(own, subject, "report")
            relayed = outlet.relayed_from or (
                name(subject, self.tokens, []).name if outlet.kind is not Attribution.OUTLET else None
            )
            return Mood(
                source=Source(cited.kind, cited.speaker, cited.count, cited.description, relayed),
                reported=True,
                path=mood.path,
            )
        if subject is not None and self.tokens[subject.head].low in ("i", "we") and mood.speaker is not None:
            return replace(mood, reported=True, negative=False)
        if verb.lemma in ("emerge", "transpire", "appear"):
            return replace(mood, reported=mood.reported or verb.past, negative=False)
        if verb.passive or subject is None:
            by = own.place("by")
            if by is None:
                return replace(mood, reported=mood.reported or verb.past, negative=False)
            subject = by
        source = self._source(own, subject, verb.lemma)
        if mood.source.relayed_from and not source.relayed_from and source.kind is not Attribution.OUTLET:
            source = Source(source.kind, source.speaker, source.count, source.description, mood.source.relayed_from)
        speaker = self.book.resolve(subject, self.tokens, self.sentence, mood.speaker, own.clause.pre)
        return Mood(Modality.ASSERTED, False, source, speaker, True, False, mood.path)

    def _cited(self, own: Parts) -> Source | None:
        """The source that a clause names with "citing"."""
        for clause in own.clause.children:
            if clause.verb is not None and clause.verb.lemma in ("cite", "quote") and clause.verb.form == "ger":
                named = next(
                    ((i, item) for i, item in enumerate(clause.post) if isinstance(item.what, Group) and not item.prep),
                    None,
                )
                if named is not None and isinstance(named[1].what, Group):
                    return self.voices.source(named[1].what, clause.post[named[0] :], "cite")
        return None

    def _source(self, own: Parts, subject: Group, lemma: str) -> Source:
        items = own.clause.pre
        at = next((i for i, item in enumerate(items) if item.what is subject), None)
        source = self.voices.source(subject, items[at:] if at is not None else [], lemma)
        if lemma == "tell" and source.kind is not Attribution.OUTLET:
            told = next((self.voices.outlet_name(g) for g in own.direct() if g.kind != "pronoun"), None)
            if told:
                return Source(source.kind, source.speaker, source.count, source.description, told)
        return source

    # operators

    def _operator(self, own: Parts, mood: Mood, acts: bool) -> bool:
        verb = own.clause.verb
        assert verb is not None
        effect = self.frames.operators.get(verb.lemma)
        if verb.lemma == "rule" and needs.particle(_OUT, own):
            effect = "denied"
        if verb.lemma == "stop" and any(t.low == "short" for t in self.tokens[verb.last : verb.last + 2]):
            effect = "refused"
        if verb.lemma == "have" and any(t.low == "yet" for t in self.tokens[verb.last : verb.last + 1]):
            effect = "refused"
        if verb.lemma in ("find", "rule") and verb.form == "ger":
            return self._speech(own, mood)
        if (
            effect is None
            and verb.passive
            and verb.lemma in self.frames.says
            and needs.infinitive(own.clause) is not None
        ):
            effect = "passes"
        if effect is None:
            return False
        content = self._content(own)
        groups = [g for g in (own.direct() if not verb.passive else [own.clause.subject]) if g is not None]
        if not groups:
            groups += [
                g
                for prep, g in own.groups(own.post)
                if prep in ("on", "about", "of", "against", "whether") and not verb.passive
            ]
        below = self._below(own, mood, effect)
        taken = False
        for clause in content:
            taken = True
            self.walk(clause, replace(below, negative=below.negative ^ (clause.mark == "against"), controller=None))
        if taken:
            return True
        if effect == "refused":
            return False
        if effect == "denied" and verb.lemma in ("reject", "dismiss", "dispute", "refute", "rubbish", "disavow"):
            groups = [g for g in groups if g.kind == "speech"]
        if effect == "denied":
            groups = [
                g
                for g in groups
                if singular(self.tokens[g.head].low)
                not in (
                    "request",
                    "application",
                    "order",
                    "licence",
                    "license",
                    "permit",
                    "bid",
                    "tender",
                    "demand",
                    "call",
                )
            ]
        for group in groups:
            against = any(i.what is group and i.prep == "against" for i in own.post)
            taken = self._noun(group, own, replace(below, negative=below.negative ^ against), own.subject()) or taken
        if taken:
            return True
        return (
            effect == "considered"
            and verb.lemma in ("consider", "weigh", "mull", "discuss", "debate", "study")
            and self._consider(own, mood)
        )

    def _below(self, own: Parts, mood: Mood, effect: str) -> Mood:
        verb = own.clause.verb
        assert verb is not None
        below = mood.under(effect, verb.lemma)
        if effect == "denied" and own.subject() is not None and not verb.passive:
            said = self._as_said(own, mood)
            return replace(
                below,
                source=said.source
                if said.source.kind is not Attribution.OUTLET or said.source.relayed_from
                else below.source,
                speaker=said.speaker,
                reported=True,
            )
        return below

    def _content(self, own: Parts) -> list[Clause]:
        """Clauses that an operator governs."""
        out = [
            i.what
            for i in own.post
            if isinstance(i.what, Clause)
            and i.what.kind in ("inf", "ger", "that", "whether")
            and i.prep in ("", "of", "from", "against", "on", "about", "whether", "to")
        ]
        if own.passive:
            out += [
                i.what
                for i in own.pre
                if isinstance(i.what, Clause)
                and i.what.kind in ("inf", "ger", "that", "whether")
                and i.prep in ("", "of")
            ]
        out += [c for c in own.clause.children if c.kind == "that" and c not in out]
        return out

    def _noun(self, group: Group, own: Parts, mood: Mood, controller: Group | None) -> bool:
        """What a noun stands for under an operator: an event, or a noun that governs a clause."""
        if group.members:
            taken = [self._noun(member, own, mood, controller) for member in group.members]
            return any(taken)
        word = singular(self.tokens[group.head].low)
        effect = self.frames.heads.get(word)
        items = own.pre if any(i.what is group for i in own.pre) else own.post
        if effect is not None:
            under = mood.under(effect, word, group.negative) if effect != "asked" else None
            inner = self.inner(group, items)
            if under is not None and inner:
                for one in inner:
                    if isinstance(one, Clause):
                        self.walk(one, replace(under, controller=controller))
                    else:
                        self.event(one, items, under, controller)
                return True
        if word in ("claim", "report", "allegation", "suggestion", "rumour", "assertion", "speculation", "accusation"):
            that = [c for c in own.clause.children if c.kind == "that" and c.anchor is group]
            inner = [*that] or self.inner(group, items)
            for one in inner:
                if isinstance(one, Clause):
                    self.walk(one, mood)
                else:
                    self.event(one, items, mood, None)
            return bool(inner)
        return self.event(group, items, mood, controller)

    def _consider(self, own: Parts, mood: Mood) -> bool:
        """Something is weighed that is none of the other acts."""
        verb = own.clause.verb
        assert verb is not None
        thing = own.object()
        if thing is None or not (thing.kind in FIELD or thing.kind == "measure"):
            return False
        shape = self.frames.shapes["review"]
        return self.act(
            Act.CONSIDER,
            shape,
            own,
            replace(mood, modality=Modality.CONSIDERED if not mood.negative else mood.modality),
            verb.lemma,
            [thing],
        )

    def _event_subject(self, own: Parts, mood: Mood) -> bool:
        """A measure as subject of a verb that says whether it stands: the hold took effect."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None
        if subject is None or verb.lemma not in self.frames.in_force or own.passive:
            return False
        act = self.event_act(subject)
        if act not in (Act.PAUSE, Act.WITHHOLD) or mood.modality is not Modality.ASSERTED:
            return False
        if verb.lemma == "take" and not any(self.tokens[g.head].low == "effect" for g in own.direct()):
            return False
        return self.event(subject, own.pre, mood, None)

    # be

    def _copula(self, own: Parts, mood: Mood) -> bool:
        """Be with an adjective, a phrase or an infinitive."""
        subject = own.clause.subject
        stance = self._stance_of(own)
        if stance is not None and subject is not None and own.agent_like(subject):
            thing = own.thing_after("to") or own.thing_after("of") or own.thing_after("against")
            shape = self.frames.shapes["stance"]
            if thing is not None:
                shape = replace(shape, actor=("object",)) if own.passive else shape
                return self.act(stance, shape, own, mood, f"be {stance.value}", [thing])
        for item in own.post:
            if isinstance(item.what, Mark) and item.what.tag == "J":
                effect = self.frames.predicates.get(item.what.low)
                content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "inf"]
                if effect is not None and content:
                    for clause in content:
                        self.walk(clause, mood.under(effect, item.what.low))
                    return True
        if subject is None or self.tokens[subject.head].low == "there":
            for group in own.direct():
                if self.event_act(group) in (Act.PAUSE, Act.WITHHOLD, Act.SLOW):
                    return self.event(group, own.post, mood, None)
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

    def _stance_of(self, own: Parts) -> Act | None:
        """Support or opposition told by "be": opposed to, in favour of, against."""
        if own.clause.verb is not None and own.clause.verb.lemma == "oppose":
            return Act.OPPOSE
        for item in own.post:
            if isinstance(item.what, Mark) and item.what.low == "opposed":
                return Act.OPPOSE
            if isinstance(item.what, Group) and item.prep == "against":
                return Act.OPPOSE
            if isinstance(item.what, Group) and item.prep == "in":
                low = self.tokens[item.what.head].low
                return Act.SUPPORT if low in ("favour", "favor", "support") else None
        return None

    def _stands(self, state: str, own: Parts, mood: Mood, subject: Group) -> bool:
        shape = replace(self.frames.shapes["measure"], actor=("by",), object=("subject",))
        match state:
            case "on_hold":
                return needs.field_like(subject, own) and self.act(Act.PAUSE, shape, own, mood, "on hold", [subject])
            case "on_way":
                return needs.goods_like(subject, own) and self.act(
                    Act.DELIVER, replace(shape, target=("to", "for")), own, mood, "on the way", [subject]
                )
            case "under_review":
                return needs.field_like(subject, own) and self.act(
                    Act.REVIEW, shape, own, mood, "under review", [subject]
                )
            case "considered":
                below = mood.under("considered", "under consideration")
                return self._noun(subject, own, below, None) or (
                    needs.field_like(subject, own)
                    and self.act(Act.CONSIDER, shape, own, below, "on the table", [subject])
                )
            case _:
                return self._noun(subject, own, mood.under("unlikely", "off the table"), None)


def _last_direct(items: list[Item]) -> Group | None:
    return next(
        (i.what for i in reversed(items) if isinstance(i.what, Group) and not i.prep and i.what.kind != "time"), None
    )


_OUT = Sense(Act.DENY, Shape((), (), ()), "rule out", frozenset(("out",)), frozenset(), (), frozenset(), "")
