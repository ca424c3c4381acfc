"""What says no more than that an act was done: they did so, Norway refused, nor will it be."""

from __future__ import annotations

from msgspec import field
from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.procedures import only_while, same_deed, taken_up
from caveat.sources.prose.acts.targets import Targets
from caveat.sources.prose.grammar.auxiliaries import (
    PRINTED,
    agreed_to,
    as_asked,
    as_ever,
    auxiliary,
    bare,
    goes_on,
    if_not,
    leaves_out,
    likened,
    nobody,
    nothing_such,
    so_before,
    stands_alone,
    stands_for_thing,
    who_answers,
)
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Echo
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import name, state_in
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.named.recent import BACK
from caveat.sources.prose.needs import needs
from caveat.sources.prose.needs.places import find
from caveat.sources.prose.statement import OUTLET, Mention
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.likeness import alike
from caveat.sources.prose.words.spoken import ORDINALS

_WHOLE = ("main", "that")
_ASKED_ABOUT = MEASURES | {Act.REQUEST}
"""Acts that a question or a demand may be about."""
_MORE = ORDINALS | {"another", "others", "one"}
"""Who comes after those who were counted."""


class Reader:
    """What reading an act needs of the reader of clauses that it becomes a part of.

    Both are defined further down the line of classes; a struct takes no protocol for a base, so they are named here.
    """

    __slots__ = ()

    def walk(self, clause: Clause, mood: Mood) -> None:
        """Read a clause and those below it; ``meaning`` says how."""
        raise NotImplementedError

    def as_said(self, own: Parts, mood: Mood) -> Mood:
        """The mood of what somebody says; ``saying`` says how."""
        raise NotImplementedError


class Echoes(Targets, Reader):
    """Reads clauses that leave to another what was done."""

    done: set[int] = field(default_factory=set)
    """Clauses that are read, or that are the content of another act."""
    followers: dict[int, Clause] = field(default_factory=dict)
    """For a clause, the one that is coordinated with it."""
    opening: Clause | None = None
    """The first clause of the sentence."""

    def _answered(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """A bare yes or no to what was asked for right before: Kenya asked for missiles, and Norway refused."""
        echo, asked, subject = self.book.recent.told, self.book.asked, own.clause.subject
        if echo is None or self.sentence - echo.sentence > 1 or subject is None or not own.agent_like(subject):
            return False
        if own.clause.kind not in ("main", "that") and not (own.clause.kind == "inf" and mood.path):
            return False
        if own.clause.twin is not None and self.found and self.found[-1].rule.startswith("agree"):
            echo = replace(echo, act=Act.REQUEST)  # has neither agreed nor refused
        if own.clause.twin is not None and self.found and self.found[-1].act is Act.DENY and sense.act is Act.APPROVE:
            echo = replace(echo, act=Act.REQUEST, asked=False)  # neither refused nor agreed
        if echo.asked:
            return self._heeded(sense, own, mood, echo)
        if echo.act is not Act.REQUEST and (not taken_up(own, echo) or self._same(subject, own, mood, echo)):
            return False
        told = Echo(sense.act, echo.objects, None if echo.act is Act.OFFER else asked, self.sentence)
        who = who_answers(subject, self.book.told, self.tokens)
        used = tuple(group for group in (subject, needs.light(sense, own)) if group is not None)
        draft = Draft(sense.act, mood, sense.name, own.pre, own, subject, None, (), used, speaker=who, echo=told)
        return self.add(draft)

    def _heeded(self, sense: Sense, own: Parts, mood: Mood, echo: Echo) -> bool:
        """A bare yes or no to what was demanded: urged to stop the shipments, the port refused."""
        act = echo.act if sense.act is Act.APPROVE else Act.DENY
        mood = mood.under("planned", sense.name) if sense.act is Act.APPROVE and sense.name != "comply" else mood
        told, subject = Echo(act, (), None, self.sentence), own.clause.subject
        used = (subject,) if subject is not None else ()
        return self.add(Draft(act, mood, sense.name, own.pre, own, subject, None, (), used, echo=told))

    def asked_again(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """A request that is made once more: was turned down, and asked again after the election."""
        echo, subject = self.book.recent.told, own.subject()
        if echo is None or subject is None or self.sentence - echo.sentence > 1 or not own.agent_like(subject):
            return False
        if echo.act not in (Act.REQUEST, Act.DENY):
            return False
        told = Echo(Act.REQUEST, echo.objects, None, self.sentence)
        draft = Draft(Act.REQUEST, mood, sense.name, own.post, own, subject, None, (), (subject,), echo=told)
        return self.add(draft)

    def relented(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """What was stopped, taken up again in a word: blocked the engines in 2030 but relented a year later."""
        echo, subject = self.book.recent.told, own.subject()
        if echo is None or subject is None or self.sentence - echo.sentence > 1 or not own.agent_like(subject):
            return False
        act = Act.APPROVE if echo.act is Act.DENY else Act.RESUME
        goes_on = sense.needs == "starts-again" or sense.name in ("resume", "restart")
        known = (*DONE_TO, Act.APPROVE) if goes_on else (*DONE_TO, Act.DENY)
        yet = own.clause.kind == "inf" and bool(mood.path or mood.negative)  # has yet to resume
        if echo.act not in known or echo.act is Act.RESUME or echo.asked or not (yet or own.clause.kind in _WHOLE):
            return False
        told = Echo(act, echo.objects, None, self.sentence)
        return self.add(Draft(act, mood, sense.name, own.post, own, subject, None, (), (subject,), echo=told))

    def content(self, clause: Clause) -> Echo | None:
        """What a question or a demand is about, for "he did" and "we have not"; None where it is none of the acts."""
        verb = clause.verb
        below = parts(clause, self.tokens, {})
        below.near = True
        senses = self.frames.senses.get(verb.lemma, ()) if verb is not None else ()
        stands = next((one for one in senses if one.act in _ASKED_ABOUT and needs.stands(one, below)), None)
        if stands is None or verb is None:
            return None
        objects = self.objects(stands.shape, below, needs.light(stands, below))
        called = tuple(name(one, self.tokens, clause.post) for one in objects if one.kind != "pronoun")
        whom = find(stands.shape.target, below, objects, below.subject())
        target = name(whom, self.tokens, clause.post) if whom is not None and whom.kind != "pronoun" else None
        subject = below.subject()
        acts = subject is not None and below.agent_like(subject)
        who = self.mention(subject, Mood(), clause.pre, acts=True) if acts else None
        told = Echo(stands.act, called, target, self.sentence, actor=who, modality=as_asked(verb))
        return replace(told, negative=verb.negative, auxiliary=auxiliary(verb), passive=not acts)

    def echoed(self, own: Parts, mood: Mood) -> bool:
        """It did so, they have not, as it did for Kenya: what was done or asked for before, done by somebody."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or not leaves_out(own):
            return False
        if verb.lemma == verb.modal and (condition := if_not(own.clause)) is not None:
            return self._instead(condition, own, mood)
        echo = self._leant_on(own)
        if echo is None or (own.clause.mark == "if" and echo.modality is Modality.CONDITIONAL):
            return echo is not None  # withholds it unless Chad signs. If it does not: sign
        if self._left_out(own, mood, echo) or self._likewise_done_to(own, mood, echo):
            return True
        agent = (own.agent_like(subject) and subject.kind != "number") or self._one_more(subject, echo)
        if own.clause.mark == "than" or not agent or not bare(own, echo):
            return False
        if self._says_too(own, mood, echo):
            return self._said_too(own, mood, echo)
        if self._some_other(own, mood, echo) or self._beside_another(own) or only_while(own, self.tokens):
            return False
        return self._did_so(own, self._as_answered(own, mood, echo), echo)

    def _says_too(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether it is said or denied by somebody else as well, and not done by him: denied it, and so did Rome."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or not echo.governed or not likened(own):
            return False
        told = self._auxiliary(verb) == "do" or echo.modality is Modality.DENIED
        return told and not self._same(subject, own, mood, echo)

    def _said_too(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Take down what somebody said as well: the ministry denied that it had stopped, and so did the minister.

        Where the verb of what was said may be meant too, nothing is read: said Oslo stopped them, as did Rome.
        """
        said, subject = self.as_said(own, mood), own.clause.subject
        either = echo.auxiliary == "do" and echo.modality is not Modality.DENIED
        if either or subject is None or said.source.kind is Attribution.OUTLET:
            return True
        below = replace(said, modality=echo.modality, negative=echo.negative)
        draft = Draft(echo.act, below, "say too", own.pre, used=(subject,), speaker=echo.actor, echo=echo)
        return self.add(draft)

    def _did_so(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Take down that somebody did, or did not do, what was told before."""
        subject, target, verb = own.clause.subject, own.after("for") or own.after("to"), own.clause.verb
        target = target or (own.after("with") if likened(own) else None)  # as it did with Peru
        assert subject is not None and verb is not None
        used = tuple(group for group in (subject, target) if group is not None)
        keeps = echo.negative and echo.act in DONE_TO and bool({"continue", "keep"} & set(mood.path))
        done = Act.DELIVER if keeps else echo.act  # has not stopped supplying them and will continue to do so
        none = any(group.negative for group in (*own.direct(), *agreed_to(own)))
        echo = replace(echo, target=None) if none or nobody(subject, own) else echo
        if echo.hangs and echo.auxiliary == self._auxiliary(verb) and not self._same(subject, own, mood, echo):
            if (echo.turned and not mood.negative) or (echo.negative and mood.negative and not echo.turned):
                return True  # has not ruled it out; Tokyo has. Refused to sell them; Tokyo did not
            mood = replace(mood, modality=echo.modality, negative=echo.negative ^ (mood.negative and not echo.turned))
        elif echo.negative and so_before(own):
            mood = replace(mood, negative=not mood.negative)  # has not sold them, and so it was with Tokyo
        who = self._meant_by(subject, mood, echo)
        draft = Draft(done, mood, "do so", own.pre, own, subject, target, (), used, none, who, echo)
        return self.add(draft)

    def _leant_on(self, own: Parts) -> Echo | None:
        """What was told before that a clause takes up: what was told last, or what somebody left open whom it names."""
        recent, subject, verb, like = self.book.recent, own.clause.subject, own.clause.verb, likened(own)
        last = recent.likened() if like else recent.last
        if last is not None and last.act is Act.DEMAND and not like:
            last = None  # the Greens called for a halt; Norway has not
        such = any(nothing_such(group, own) for group in (*own.direct(), *agreed_to(own)))
        back = self.sentence - last.sentence if last is not None else BACK + 1
        fits = last is not None and verb is not None and last.auxiliary in ("", self._auxiliary(verb))
        if subject is not None and subject.kind != "pronoun" and not like and (back > 1 or (back == 1 and not fits)):
            who = self.mention(subject, Mood(), own.clause.pre, acts=True)
            left = recent.left_open(who.name, self.sentence) if who is not None else None
            if left is not None:
                return left
        ahead = last is not None and verb is not None and last.start > self.tokens[verb.first].start
        passed = last is not None and back == 1 and recent.passed == last.sentence and not like
        if last is None or ahead or back > 1 + such or (passed and verb and self._auxiliary(verb) == "do"):
            return None  # who has done no such thing points further back than who has not
        first = [*own.clause.lineage()][-1] is self.opening
        if not like and verb is not None and self._goes_on_to_give(subject, verb, last):
            last = replace(last, act=Act.DELIVER, modality=Modality.PLANNED)
        return last if back == 0 or (first and not self.found) else None

    def _goes_on_to_give(self, subject: Group | None, verb: Verb, offer: Echo) -> bool:
        """Whether it is told if somebody gave what he promised to give: promised them radars, but has yet to."""
        if subject is None or subject.kind != "pronoun" or offer.act is not Act.OFFER or verb.last >= len(self.tokens):
            return False
        if verb.lemma == "be" or self.tokens[subject.head].low in ("i", "we"):
            return False
        return offer.modality is Modality.ASSERTED and self.tokens[verb.last].low not in ("so", "it", "that")

    def _auxiliary(self, verb: Verb) -> str:
        """The word that stands for a verb, as the page has it: so has Rome is read as "Rome did so"."""
        first = self.tokens[verb.first]
        return PRINTED.get(self.book.text[first.start : first.end].lower(), auxiliary(verb))

    def _meant_by(self, subject: Group, mood: Mood, echo: Echo) -> Mention | None:
        """Whoever was asked or spoken of, where a pronoun says that he did so: Oslo asked Rome to stop; it will not."""
        low, speaker = self.tokens[subject.head].low, mood.speaker
        if echo.actor is None or subject.kind != "pronoun" or low not in ("it", "they", "he", "she"):
            return None
        state, other = state_in(echo.actor.name), state_in(speaker.name) if speaker is not None else None
        others = echo.put and low in ("it", "they") and state is not None and other not in (None, state)
        if not (echo.asked or echo.questioned or others):
            return None  # Oslo has halted them, officials said; Chad's envoy says that it has not
        return Mention(echo.actor.name, self.tokens[subject.first].start, self.tokens[subject.last - 1].end)

    def _one_more(self, subject: Group, echo: Echo) -> bool:
        """Whether a number goes on counting those who did it: two senators back the sale, a third does not."""
        told = echo.actor.name.split()[0].lower() if echo.actor is not None else ""
        counted = told.isdigit() or told in wordset("numbers")
        return subject.kind in ("number", "pronoun") and counted and self.tokens[subject.head].low in _MORE

    def _as_answered(self, own: Parts, mood: Mood, echo: Echo) -> Mood:
        """The mood of an answer: who "would not" when he was asked has refused; what came of a plan the page tells."""
        verb, asked = own.clause.verb, echo.asked and mood.source.kind is Attribution.OUTLET
        if asked and verb is not None and verb.lemma == "would" and mood.negative and not mood.path:
            return replace(mood, modality=Modality.ASSERTED)
        beside = own.clause.kind == "that" and not own.clause.mark and echo.sentence == self.sentence
        planned = beside and echo.modality is Modality.PLANNED and mood.modality is Modality.ASSERTED
        quoted = any(token.tag == "QUO" for token in self.tokens)
        return Mood() if planned and not quoted and bool(self.found) else mood  # said it would, and it did

    def _beside_another(self, own: Parts) -> bool:
        """Whether a clause beside it tells what was done, and no act: where a band played and the minister did not."""
        above = own.clause.parent
        row = [child for child in above.children if child.verb is not None] if above is not None else []
        at = next((at for at, child in enumerate(row) if child is own.clause), 0)
        before = row[at - 1].verb if at and own.clause.kind == row[at - 1].kind else None
        if before is None or row[at - 1].kind == "that":
            return False
        place = self.tokens[before.first].start
        return not any(one.start <= place < one.end for one in self.found)

    def _some_other(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether what somebody did is not what was told last: told us at length, did as always, did so in May."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None and subject is not None
        if echo.act is Act.NO_COMMENT or (echo.act is Act.CONDITION and mood.path):
            return True
        if own.clause.mark == "as":
            return echo.sentence != self.sentence or as_ever(own)
        host = own.clause.parent.verb if own.clause.parent is not None else None
        if own.clause.mark == "what" or (host is not None and host.lemma in ("wish", "regret")):
            return True  # what Ecuador did is open to debate; wishes that it had not
        told = not (verb.negative or verb.modal or mood.path or echo.asked)
        told = (nobody(subject, own) and told) or same_deed(own, mood, echo, self.tokens)
        return told or self._known_before(own, mood, echo)

    def _known_before(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether somebody is told again to do what he did, or not to: did so in May; or what he did not just do."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None and subject is not None
        yet = mood.path[-1:] == ("have",)  # has yet to do so
        if verb.modal or (mood.path and not yet) or likened(own) or echo.asked or echo.questioned:
            return False
        negative = mood.negative ^ any(group.negative for group in (*own.direct(), *agreed_to(own)))
        if echo.modality is not Modality.ASSERTED or not self._same(subject, own, mood, echo):
            return False
        return (mood.source == OUTLET and not echo.said) or echo.negative is negative  # no other voice says otherwise

    def _same(self, subject: Group, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether somebody is who did what was told before: by a pronoun, or by his name."""
        if subject.kind == "pronoun" and self.tokens[subject.head].low in ("it", "they", "he", "she"):
            return True
        who = self.mention(subject, mood, own.clause.pre, acts=True)
        return who is not None and echo.actor is not None and alike(who.name, echo.actor.name)

    def _instead(self, condition: Clause, own: Parts, mood: Mood) -> bool:
        """Who does it if somebody else does not: if Oslo does not ship the missiles, Rome will."""
        echo, subject = self.content(condition), own.clause.subject
        if echo is None or subject is None or not own.agent_like(subject):
            return False
        self.done.add(id(condition))
        used = tuple(group for group in (condition.subject, subject) if group is not None)
        told = replace(echo, target=None)
        return self.add(Draft(echo.act, mood, "instead", own.pre, own, subject, None, (), used, echo=told))

    def _left_out(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """What leaves out its verb behind "be" or "to": nor will it be, nor does it intend to, it has yet to."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None and subject is not None
        told = replace(echo, target=echo.target if echo.sentence == self.sentence else None)
        if self._thing_left_out(own, mood, told):
            return True
        last = own.post[-1].what if own.post else None
        if not isinstance(last, Mark) or last.low != "to" or not own.agent_like(subject):
            return False
        if own.clause.kind == "rel" and own.clause.anchor is not None and own.clause.anchor is not subject:
            return False  # the timetable that both had agreed to
        effect = self.frames.operators.get(verb.lemma)
        for item in own.post[:-1]:
            what = item.what
            word = what.low if isinstance(what, Mark) else ""
            if isinstance(what, Group):
                word = singular(self.tokens[what.head].low)
                effect = self.frames.heads.get(word, effect)
                mood = replace(mood, negative=mood.negative ^ what.negative)
            effect = self.frames.predicates.get(word, effect)
        yet = len(own.post) > 1 and isinstance(own.post[-2].what, Mark) and own.post[-2].what.low == "yet"
        if yet and verb.lemma in ("have", "be") and not verb.negative:
            if not (echo.open or echo.put) and self._same(subject, own, mood, echo):
                return True  # sells them; it has yet to
            below, told = replace(mood, negative=not mood.negative), echo  # has yet to
        elif effect is None or effect == "denied":
            return False
        else:
            below = mood.under(effect, verb.lemma)
        who = self._meant_by(subject, mood, echo)
        draft = Draft(echo.act, below, "to do so", own.pre, own, subject, used=(subject,), speaker=who, echo=told)
        return self.add(draft)

    def _thing_left_out(self, own: Parts, mood: Mood, told: Echo) -> bool:
        """What goods or a measure will not be, or were not, and no more: they will not be, the mortars were not."""
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None and subject is not None
        further = [item for item in own.post if isinstance(item.what, Clause) or not isinstance(item.what, Mark)]
        stands = own.clause.kind not in ("rel", "whether") and not goes_on(own)
        told_so = told.passive and verb.negative and not told.asked
        alone = verb.lemma == "be" and (bool(verb.modal or verb.perfect) or told_so)
        alone = alone or (told_so and (verb.lemma in ("do", "have") or verb.lemma == verb.modal))  # mortars have not
        asked = told.put and told.passive and stands_for_thing(subject, own) and stands_alone(own)
        alone = alone or (asked and auxiliary(verb) in (verb.lemma, verb.modal))  # has it become a ban? It has
        if further or not stands or not alone or not (stands_for_thing(subject, own) or stands_alone(own)):
            return False
        whole = Group(min(subject.first, verb.first), max(subject.last, verb.last), verb.head, "other")
        if stands_for_thing(subject, own):
            return self.add(Draft(told.act, mood, "be so", own.pre, used=(whole,), echo=told))
        return self._done_to(own, mood, told, whole)

    def _likewise_done_to(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """What was done to other goods as well: the rifles were halted, and so were the mortars."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or verb.lemma not in ("do", "have") or not so_before(own):
            return False
        whole = Group(min(subject.first, verb.first), max(subject.last, verb.last), verb.head, "other")
        below = replace(mood, negative=not mood.negative) if echo.negative else mood
        return self._done_to(own, below, echo, whole)

    def _done_to(self, own: Parts, mood: Mood, echo: Echo, whole: Group) -> bool:
        """Take down what was done to goods that the clause names, where that is how it was told of others."""
        subject = own.clause.subject
        if subject is None or subject.kind not in FIELD or not echo.passive or echo.asked:
            return False
        if own.clause.kind not in ("main", "that") or not any(item.what is subject for item in own.clause.pre):
            return False
        return self.add(Draft(echo.act, mood, "be so", own.pre, None, None, None, (subject,), (whole,)))
