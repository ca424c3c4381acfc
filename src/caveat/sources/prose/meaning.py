"""Clauses in; the acts that they state out: each verb and noun by its frame, under the mood of the path to it."""

from __future__ import annotations

from msgspec import field
from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose import headlines, kinds, needs
from caveat.sources.prose.book import extended, name
from caveat.sources.prose.clauses import Clause, Item
from caveat.sources.prose.drafts import MEASURES, Draft, Found
from caveat.sources.prose.groups import FIELD, Group, Mark, Verb, singular, sort
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.mood import Mood, awaits
from caveat.sources.prose.roles import Parts, parts
from caveat.sources.prose.spoken import BRANDS
from caveat.sources.prose.statement import OUTLET
from caveat.sources.prose.things import noted, stands_in
from caveat.sources.prose.told import Told


class Meaning(Told):
    """Reads the clauses of one sentence."""

    conditions: list[tuple[Clause, Clause, Mood]] = field(default_factory=list)
    """Clauses of conditions, each with what hangs on it and the mood in which it stands."""
    near: bool = False
    """Whether goods, deliveries, licences or aid are spoken of in the sentence or before it."""

    def read(self, roots: list[Clause], mood: Mood) -> list[Found]:
        """The acts in clauses without a parent."""
        arming = wordset("arming")
        self.near = self.book.things.lately(self.sentence) or any(
            lexicon().nouns.get(token.low) in FIELD or token.low in arming for token in self.tokens
        )
        self.opening = roots[0] if roots else None
        self.headed = headlines.headed(roots, self.tokens)
        stack = list(roots)
        while stack:
            clause = stack.pop()
            if clause.twin is not None:
                self.followers[id(clause.twin)] = clause
            stack.extend(clause.children)
        self._note_things(roots)
        self.near = self.near or self.book.things.lately(self.sentence)  # tear gas
        for root in roots:
            self.walk(root, mood)
        if not self.found:
            for clause, child, told in self.conditions:
                self._only_if(clause, child, told)
        if not self.found:
            self.verdict(roots, mood)
        return self.found

    def _only_if(self, clause: Clause, child: Clause, calm: Mood) -> None:
        """A condition with an act, where what hangs on it has none: if the permit is withdrawn, we shall meet."""
        verb = child.verb
        if verb is None:
            return
        if child.mark == "if" and self._was_not(clause, child):
            self.walk(child, replace(calm, modality=Modality.HYPOTHETICAL, path=("had it been",)))
            return
        above = clause.parent.verb if clause.kind == "that" and clause.parent is not None else None
        said = clause.parent is None or (above is not None and above.lemma in self.frames.says)
        unreal = (
            clause.verb is not None and clause.verb.modal in ("would", "could", "might") and not clause.verb.perfect
        )
        unreal = unreal and clause.verb is not None and clause.verb.lemma not in _STEPS_IN
        told = child.mark == "if" and said and not verb.modal and (unreal or not verb.past)  # would pay if Rome gave it
        main = clause.verb.modal if clause.verb is not None else ""
        yet = told and verb.perfect and verb.negative and not verb.past and main in ("will", "shall", "may", "can")
        if (yet or not verb.perfect) and verb.modal in ("", "is to") and (told or self._idle(clause)):
            verb.modal = ""  # if Oslo were to halt them; if they have not come by spring
            self.walk(child, replace(calm, modality=Modality.CONDITIONAL, path=("if",)))

    def _idle(self, clause: Clause) -> bool:
        """Whether what hangs on a condition is plainly no act: jobs are in danger, the yard will close."""
        verb, subject = clause.verb, clause.subject
        if verb is None:
            return False
        acts = subject is None or (sort(subject) == "agent" and not verb.passive)
        does = acts and verb.lemma not in _STATES
        groups = [i.what for i in (*clause.pre, *clause.post) if isinstance(i.what, Group)]
        heads = [(group, self.tokens[group.head]) for group in groups]
        moved = any((g.kind in FIELD and t.tag != "PRP") or t.low in ("it", "them", "they") for g, t in heads)
        return not (does or moved)

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
                found = [item.what for item in items if type(item.what) is Group]
                groups += [(one, items) for group in found for one in group.members or [group]]
        for group, items in sorted(groups, key=lambda found: found[0].first):
            if self.book.things.known(group, self.tokens):
                group.kind = "goods"
            if noted(group):
                self.book.things.note(group, self.tokens, self.sentence, name(group, self.tokens, items).name)
            elif stands_in(group, self.tokens):
                self.book.things.refer(group, self.tokens, self.sentence)

    def walk(self, clause: Clause, mood: Mood) -> None:
        """Read one clause and those below it."""
        if id(clause) in self.done or len(mood.path) > 12:
            return
        self.done.add(id(clause))
        verb = clause.verb
        for child in clause.children:
            if verb is not None and child.kind == "adv" and _before(child, verb):
                self._note(child)  # if Chad pays, it will be given the radars
        self._note(clause)
        if verb is not None:
            if _without_be(clause, verb):
                verb.passive = True
            own = parts(clause, self.tokens, self.followers)
            own.near = self.near
            if verb.modal == "is to" and clause.subject is None:
                _as_told(clause, verb)
            if verb.modal == "is to" and self._still(verb):
                verb.modal, verb.negative = "", True  # is still to decide, is yet to receive it: has not
            here = (mood.under("unlikely", "unlikely") if self._thought_unlikely(clause) else mood).of(clause)
            if verb.modal in ("could", "can", "might", "would") and self._in_theory(clause):
                here = replace(here, modality=Modality.HYPOTHETICAL, path=(*here.path, "in theory"))
            paper = self._under(clause) if verb.modal == "would" and here.modality is Modality.HYPOTHETICAL else None
            here = replace(here, modality=paper) if paper is not None and not verb.perfect else here
            for child in clause.children:
                if child.kind == "adv" and _before(child, verb):
                    self._foresee(clause, child)
                if child.kind == "adv" and child.mark in ("when", "after", "once") and _before(child, verb):
                    self._beside(clause, child, mood)  # when Chad asked for rifles, the cabinet refused
            if not (self.asked(own, here) or self._read_verb(own, here)):
                self._told_by_subject(own, mood)
            self._told_beside(clause, mood)
        else:
            self._verbless(clause, mood)
        for child in clause.children:
            self._beside(clause, child, mood)

    def _foresee(self, clause: Clause, child: Clause) -> None:
        """A pronoun in a clause in front stands for the subject behind it: though it has asked, Mali cannot pay."""
        who, main = child.subject, clause.subject
        if who is None or main is None or who.kind != "pronoun" or who.last - who.first > 1 or main.negative:
            return
        low = self.tokens[who.head].low
        if main.kind == "pronoun" or main.first < who.first or not self.book.may_mean(low, main, self.tokens):
            return
        if not self.book.goes_on(low, self.tokens[who.first].start, self.sentence):
            child.subject = main

    def _thought_unlikely(self, clause: Clause) -> bool:
        """Whether somebody thinks it unlikely that something will be done."""
        host = clause.parent
        if clause.kind != "that" or host is None or host.verb is None or host.verb.lemma not in _THINKS:
            return False
        last = clause.pre[0].first if clause.pre else host.verb.last
        words = {token.low for token in self.tokens[host.verb.last : last]}
        return "it" in words and bool(words & {"unlikely", "improbable"})

    def _still(self, verb: Verb) -> bool:
        """Whether something has not been done so far: is still to decide, is yet to receive."""
        return any(token.low in ("still", "yet") for token in self.tokens[verb.first : verb.last])

    def _in_theory(self, clause: Clause) -> bool:
        """Whether something is said to be so in theory, or in principle."""
        groups = (i.what for i in clause.pre if isinstance(i.what, Group) and i.prep in ("in", "on"))
        heads = [self.tokens[group.head].low for group in groups]
        within = self.tokens[clause.verb.first : clause.verb.last] if clause.verb is not None else []
        return any(low in ("theory", "principle", "paper") for low in (*heads, *(token.low for token in within)))

    def _under(self, clause: Clause) -> Modality | None:
        """How firmly something would be done under a paper: under the deal it is planned, under a bill considered."""
        groups = (i.what for i in clause.pre if isinstance(i.what, Group) and i.prep == "under")
        words = {singular(self.tokens[group.head].low) for group in groups}
        if words & _AGREED:
            return Modality.PLANNED
        return Modality.CONSIDERED if words & _DRAFTS else None

    def _note(self, clause: Clause) -> None:
        for items, before in ((clause.pre, True), (clause.post, False)):
            for item in items:
                what = item.what
                if type(what) is Group:
                    what.tail = extended(what, self.tokens, items)
                    for group in what.members or (what,):
                        if group.owner is not None:
                            self.book.note(group.owner, self.tokens, self.sentence, False, [])
                        self.book.note(group, self.tokens, self.sentence, before and not item.prep, items)
                    if what.members:
                        self.book.note(what, self.tokens, self.sentence, before and not item.prep, items)

    def _beside(self, clause: Clause, child: Clause, mood: Mood) -> None:
        """A clause that no frame took: relative, adverbial or participial. Purposes and conditions are left out."""
        if id(child) in self.done or _kept_from(clause, child):
            return
        if child.kind == "that" and self._not_known(clause):
            return
        if child.kind == "rel" and self._of_any(child):
            return  # a customer who buys rifles will want shells
        calm = mood.fresh()
        if child.kind == "ger" and child.mark == "without":
            calm = replace(calm, negative=True)
        if child.kind == "ger" and child.mark == "for" and clause.verb is not None and not clause.verb.passive:
            child.subject = self._blamed(clause) or child.subject
        anchor = child.anchor
        if anchor is not None and anchor.negative and child.mark == "that":
            own = mood.source.kind is Attribution.OUTLET  # the page itself denies nothing
            calm = calm.under("refused" if own else "denied", f"no {self.tokens[anchor.head].low}")
        elif anchor is not None and child.mark == "that" and self.tokens[anchor.head].low in ("denial", "denials"):
            who = anchor.owner
            voice = self.voices.source(who, [Item("", who, who.first)]) if who is not None else calm.source
            calm = replace(calm.under("denied", "denial"), source=voice)
        if (child.mark == "that" or child.mark.endswith("to which")) and anchor is not None and self.untrue(clause):
            self.walk(child, calm.under("denied", "untrue"))
            return
        if _singles_out(clause, child):
            calm = replace(calm, negative=not calm.negative)  # it is not Oslo that is holding them up
        awaited = awaits(clause, child)  # as soon as the licence is granted
        if not awaited and self._states(child):
            self.walk(child, calm)
            return
        if child.kind == "adv" and (awaited or child.mark in _CONDITIONS):
            self.conditions.append((clause, child, calm))
        for below in child.children:
            if below.kind in ("rel", "adv", "part"):
                self._beside(child, below, mood)

    def _blamed(self, clause: Clause) -> Group | None:
        """Who is thanked, praised or blamed for having done something, and so has done it."""
        own = parts(clause, self.tokens, self.followers)
        return next((group for group in own.direct() if own.agent_like(group)), None)

    def _of_any(self, child: Clause) -> bool:
        """Whether a relative clause tells what any such one does, or what is always done with such a thing."""
        one, verb = child.anchor, child.verb
        if one is None or verb is None or one.last - one.first < 2:
            return False
        every = self.tokens[one.first].low in ("every", "any") and not (verb.past or verb.perfect or verb.progressive)
        if child.subject is not one:
            return every and verb.form == "finite"  # every licence that it grants
        loose = self.tokens[one.first].low in ("a", "an", "any", "every") and self.tokens[one.head].tag == "N"
        plain = verb.form == "finite" and not (verb.past or verb.perfect or verb.modal or verb.progressive)
        return loose and plain and (one.kind in ("person", "other") or (verb.passive and one.kind in FIELD))

    def _not_known(self, clause: Clause) -> bool:
        """Whether a clause says that something is not clear, or not known."""
        verb = clause.verb
        if verb is None or not verb.negative or verb.lemma not in ("be", "become"):
            return False
        marks = (item.what for item in clause.post if isinstance(item.what, Mark) and item.what.tag == "J")
        return any(mark.low in _KNOWN for mark in marks)

    def _news(self, clause: Clause, child: Clause) -> bool:
        """Whether a report as a subject tells its content: reports that Oslo has sold drones could not be verified."""
        told = child.anchor is not None and child.anchor is clause.subject and not child.anchor.negative
        word = singular(self.tokens[child.anchor.head].low) if told and child.anchor is not None else ""
        return word in wordset("claims_made") | {"new", "word"} and clause.kind == "main"

    def _aim(self, clause: Clause) -> bool:
        """Whether a clause says what somebody aims at: the priority is that we stop delivering them."""
        subject = clause.subject
        be = clause.verb is not None and clause.verb.lemma == "be"
        return be and subject is not None and singular(self.tokens[subject.head].low) in _AIMS

    def _notes(self, clause: Clause) -> bool:
        """Whether somebody takes note of what is told behind."""
        held = (item.what for item in clause.post if isinstance(item.what, Group) and not item.prep)
        return any(self.tokens[group.head].low == "note" for group in held)

    def _states(self, child: Clause) -> bool:
        """Whether a clause beside the path says that something is so."""
        asked = child.anchor is not None and singular(self.tokens[child.anchor.head].low) in _ASKS
        whole = child.verb is not None and (child.verb.passive or _has_object(child))
        word = singular(self.tokens[child.anchor.head].low) if child.anchor is not None else ""
        claimed = word in _CLAIMED and (child.parent is None or child.anchor is not child.parent.subject)
        if ((asked and whole) or claimed) and child.mark == "that" and child.subject not in (None, child.anchor):
            return False  # rejected a request that they be sent on; and no request that Oslo turned down
        match child.kind:
            case "adv":
                return child.mark not in wordset("conditional_marks") or _came_first(child)
            case "ger":
                return child.mark in wordset("gerund_marks") or (child.mark == "before" and _done_then(child))
            case "that":
                if child.mark == "without":
                    return True
                if child.parent is not None and child.parent.verb is None and child.mark == "that":
                    return child.anchor is None  # the rest of what somebody is said to have written
                host = child.parent.verb if child.parent is not None and child.mark == "that" else None
                if child.parent is not None and self._aim(child.parent):
                    return False
                if child.parent is not None and self._news(child.parent, child):
                    return True
                if child.anchor is not None and self.tokens[child.anchor.head].low == "fact":
                    return not child.anchor.negative  # the fact that Oslo stopped them
                noted = host is not None and host.lemma == "take" and child.parent is not None
                if noted and child.parent is not None and self._notes(child.parent):
                    return True  # the committee took note that they had been sent
                meant = host is not None and host.lemma == "mean" and (host.negative or bool(host.modal))
                return host is not None and host.lemma in wordset("facts") and not meant
            case "inf":
                host = child.parent.verb if child.parent is not None else None
                asks = child.verb is not None and child.verb.lemma in wordset("urgings") | _ASKS_FOR
                if child.verb is not None and self.tokens[child.verb.first - 1].low == "only" and _done_then(child):
                    return True  # froze them, only to release them in June
                return asks and host is not None and host.lemma in _GATHERS
            case "whether":
                alone = child.parent is not None and child.parent.verb is None
                if alone and self.tokens[0].low in ("why", "how") and self.tokens[-1].text not in ".!?":
                    return True  # a headline: why Denmark has stopped them
                if not alone and child.parent is not None and child.parent.verb is not None:
                    alone = child.parent.verb.lemma in _WONDERS  # asked why it had been stopped
                return not alone and child.mark not in ("whether", "if", "who", "whom", "which")
            case _:
                return True

    def _read_verb(self, own: Parts, mood: Mood) -> bool:
        verb = own.clause.verb
        assert verb is not None
        if verb.lemma == "be" and self._phrase_singled_out(own.clause):
            return False  # it was only under pressure that Sofia resumed them
        senses = [sense for sense in self.frames.senses.get(verb.lemma, ()) if needs.stands(sense, own)]
        done = any(i.prep == "to" and isinstance(i.what, Clause) and i.what.kind == "ger" for i in own.post)
        towards = own.thing_after("to") is not None or done
        alone = verb.lemma == "oppose" and verb.passive and self._opposed_alone(own)
        if verb.lemma == "oppose" and verb.passive and (towards or alone) and self._copula(own, mood):
            return True
        if verb.lemma == "deny" and verb.negative and own.clause.twin is not None:
            return self._neither(own, mood)
        if self.listed(own, mood) or self._resolved(own, mood) or self.answered(own, mood):
            return True
        if self.left_so(own, mood):
            return True
        if verb.lemma in BRANDS and self._called_untrue(own) and self.operator(own, mood, bool(senses)):
            return True
        if self.bidden(own, mood, senses):
            return True
        heavy = next((sense for sense in senses if sense.weight), None)
        if heavy is not None and self.sense(heavy, own, mood):
            return True
        if self.caused(own, mood) or self.took_long(own, mood):
            return True
        if self.went_far(own, mood) or self.goes_back(own, mood):
            return True
        if self.ranked(own, mood) or self.dropped(own, mood) or self.given_up(own, mood) or self.slow_to(own, mood):
            return True
        if self.speech(own, mood) or self.operator(own, mood, bool(senses)):
            return True
        if verb.lemma == "be" and (self._cleft(own, mood) or self._copula(own, mood) or self._inverted(own, mood)):
            return True
        if verb.lemma in _HOLDS and own.clause.subject is not None and self.refuted(own, mood, own.clause.subject):
            return True
        measure = own.clause.subject is not None and own.clause.subject.kind == "measure"
        if verb.lemma in _LOOKS and measure and self.advice(own, mood):
            return True  # said the embargo should stay in place
        if verb.lemma in _LOOKS and not own.direct() and self._copula(own, mood):
            return True
        if any(self.sense(sense, own, mood) for sense in senses if not sense.weight):
            return True
        if self.echoed(own, mood):
            return True
        if self.told_that(own, mood):
            return True
        if self.judged(own, mood):
            return True
        if self.advice(own, mood) or self.accused(own, mood) or self.held(own, mood) or self.affected(own, mood):
            return True
        if self.merely_denied(own, mood):
            return True
        return self._event_subject(own, mood)

    def _phrase_singled_out(self, clause: Clause) -> bool:
        """Whether no more is said than how or when it was that somebody did what is told behind "that"."""
        who = clause.subject
        if who is None or who.last - who.first > 1 or self.tokens[who.head].low != "it":
            return False
        told = [i for i in clause.post if not (isinstance(i.what, Mark) and i.what.tag in ("R", "NOT"))]
        child = next((c for c in clause.children if c.kind in ("rel", "that") and c.mark == "that"), None)
        phrase = len(told) == 1 and bool(told[0].prep) and isinstance(told[0].what, Group)
        if not phrase or child is None or child.verb is None or child.subject is None or child.anchor is None:
            return False
        whole = child.verb.passive or any(isinstance(i.what, Group) and not i.prep for i in child.post)
        return whole and child.anchor is told[0].what and child.subject is not child.anchor

    def _cleft(self, own: Parts, mood: Mood) -> bool:
        """What somebody did, with what by "be": what it had asked for was ambulances; rifles are what it sent."""
        host = own.clause
        whole = host.subject if host.subject is not None and self.tokens[host.subject.head].low in _ALL else None
        inner = next((c for c in host.children if c.verb and (_tells_what(c) or (whole and c.anchor is whole))), None)
        if inner is None or not (inner.subject is not None or (inner.verb is not None and inner.verb.passive)):
            return False  # what worries Oslo is the sale
        ahead = host.verb is not None and _before(inner, host.verb)
        what = next(iter(own.direct()), None) if ahead else host.subject
        if host.verb is None or what is None or host.verb.negative or host.verb.modal:
            return False
        of = own.follower(what, ("to",)) if self.tokens[what.head].low == "end" else None
        told = of if of is not None else what
        if len(own.direct()) > ahead or not (kinds.kind_of(told, own) in FIELD or told.kind == "measure"):
            return False
        before, (kind, anchor, subject) = len(self.found), (inner.kind, inner.anchor, inner.subject)
        inner.kind, inner.anchor, inner.subject = "rel", what, subject or what
        self.walk(inner, mood)
        if len(self.found) == before:
            inner.kind, inner.anchor, inner.subject = kind, anchor, subject
            self.done.discard(id(inner))
        return len(self.found) > before

    def _inverted(self, own: Parts, mood: Mood) -> bool:
        """What stands behind its verb: among the weapons being held up are 40 bombs; also on hold are two radars."""
        clause, listed = own.clause, own.direct()
        somebody = clause.subject is None and bool(listed) and own.agent_like(listed[0])
        if somebody and self._one_of_those(clause, listed[0], mood):
            return True
        if clause.subject is not None or not listed or not kinds.field_like(listed[0], own):
            return False
        among = next((i.what for i in clause.pre if i.prep in ("among", "amongst")), None)
        if among is None:
            swapped = replace(clause, subject=listed[0], pre=[], children=[])
            swapped.post = [*clause.pre, *(item for item in clause.post if item.what is not listed[0])]
            before = len(self.found)
            turned = parts(swapped, self.tokens, self.followers)
            told = bool(clause.pre) and (self.listed(turned, mood) or self._copula(turned, mood))
            first = min((item.first for item in clause.pre if isinstance(item.what, Group)), default=0)
            self.found[before:] = [replace(one, start=self.tokens[first].start) for one in self.found[before:]]
            return told
        beside = [g for prep, g in own.groups(own.post) if prep in ("alongside", "plus") and kinds.goods_like(g, own)]
        whole = listed[0]
        if beside:
            members = [one for group in (whole, *beside) for one in group.members or [group]]
            whole = Group(whole.first, beside[-1].last, whole.head, whole.kind, members=members)
        return isinstance(among, Group) and self.of_those(clause, among, whole, mood)

    def _one_of_those(self, clause: Clause, who: Group, mood: Mood) -> bool:
        """What somebody did who is one of many: among those who voted against it was the minister."""
        among = next((i.what for i in clause.pre if i.prep in ("among", "amongst")), None)
        child = next((c for c in clause.children if c.kind == "rel" and c.anchor is among), None)
        if child is None or child.subject is not among or among is None:
            return False
        child.subject = child.anchor = who
        self.walk(child, mood)
        return True

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
        noun = self.event_act(first) if isinstance(first, Group) else None
        headline = headlines.told(clause, self.tokens, noun, mood) if clause is self.opening else None
        if headline is not None:
            self.add(headline)
        elif isinstance(first, Group) and first.negative and self._is_ruling(first):
            self.add(Draft(Act.DECIDE, mood, "no decision", clause.pre, None, None, used=(first,), negated=True))
        elif isinstance(first, Group) and first.negative and self.event_act(first) in MEASURES:
            self.event(first, clause.pre, mood, None)  # no scrapping of frigates
        advice = any(isinstance(item.what, Mark) and item.what.low in _ADVICE for item in clause.pre)
        for child in clause.children:
            if child.kind == "inf" and child.anchor is None and not advice:  # better to stop them now
                child.subject = child.subject or _last_direct(clause.pre)
                yet = any(isinstance(item.what, Mark) and item.what.low == "yet" for item in clause.pre)
                below = replace(mood, negative=not mood.negative) if yet else mood.under("planned", "to")
                self.walk(child, mood if clause.kind == "whether" else below)


_STATES = frozenset(
    ("be", "have", "turn", "become", "remain", "close", "fall", "rise", "fail", "lose", "suffer", "stand")
)
"""Verbs of how something is, whatever else they may tell."""
_STEPS_IN = frozenset(("step", "fill", "replace", "turn", "jump", "help", "take", "make"))
"""What somebody would do instead, which tells of goods that go without saying."""
_ADVICE = frozenset(("better", "best", "easier", "hard", "easy", "wiser", "cheaper", "enough"))
"""What opens advice without a verb: better to halt them."""
_CONDITIONS = frozenset(("if", "unless", "provided", "providing"))
_GATHERS = frozenset(
    ("write", "telephone", "phone", "petition", "summon", "picket", "march", "rally", "gather", "protest",
     "demonstrate", "strike", "assemble", "parade", "meet", "camp")
)  # fmt: skip
"""What people do to ask for something: wrote to the minister, or marched, to demand a halt."""
_ASKS_FOR = frozenset(("ask", "demand", "request", "protest"))
"""What people gather, or write, to do."""
_WONDERS = frozenset(("ask", "wonder", "enquire", "inquire", "query"))
_ALL = frozenset(("all", "everything"))
_AIMS = frozenset(("priority", "goal", "aim", "objective", "hope", "wish", "dream", "point", "question"))
_AGREED = frozenset(("deal", "agreement", "contract", "accord", "order", "pact", "treaty", "memorandum", "arrangement"))
_CLAIMED = frozenset(("allegation", "accusation", "suspicion", "fear", "concern", "rumour", "rumor", "speculation"))
"""What may be so or not: nobody says that it is."""
_ASKS = frozenset(("request", "demand", "appeal", "call", "plea", "recommendation", "insistence", "proposal"))
"""What asks for what its clause tells, which so is not told to be so."""
_DRAFTS = frozenset(("plan", "proposal", "bill", "draft", "amendment", "motion", "scheme", "idea", "offer"))
_KNOWN = frozenset(("clear", "certain", "evident", "obvious", "known", "apparent", "proven", "established", "plain"))
_THINKS = frozenset(("think", "find", "consider", "deem", "believe", "judge", "call"))
_HOLDS = frozenset(("correspond", "reflect", "match", "lack", "have", "bear", "conform"))
"""What a report does, or does not do, by the truth."""
_LOOKS = frozenset(("look", "seem", "appear", "remain", "stay", "become", "prove", "stand"))
"""Verbs that say of something what it is: a halt looks likely."""


def _has_object(clause: Clause) -> bool:
    return any(isinstance(item.what, Group) and not item.prep and item.what.kind != "time" for item in clause.post)


def _without_be(clause: Clause, verb: Verb) -> bool:
    """Whether goods or papers have something done to them, without "was": delivery of the barrels deferred to June."""
    if verb.passive or verb.modal or verb.perfect or not verb.past or verb.lemma not in wordset("done_to_papers"):
        return False
    if clause.kind != "main" or clause.subject is None or clause.subject.kind not in FIELD:
        return False
    last = next((item for item in reversed(clause.pre) if isinstance(item.what, Group)), None)
    if last is None or not isinstance(last.what, Group) or max(last.what.tail, last.what.last) != verb.first:
        return False  # the licence, granted after a meeting
    behind = (item for item in clause.post if not item.prep or isinstance(item.what, Clause))
    return all(isinstance(item.what, Mark) or getattr(item.what, "kind", "") == "time" for item in behind)


def _as_told(clause: Clause, verb: Verb) -> None:
    """What somebody did was to stop them: he stopped them."""
    told = clause.pre[0].what if clause.pre else None
    if isinstance(told, Clause) and told.mark == "what" and told.verb is not None and told.verb.lemma == "do":
        clause.subject, verb.modal = told.subject, told.verb.modal
        verb.past, verb.negative = told.verb.past, told.verb.negative


def _tells_what(clause: Clause) -> bool:
    """Whether a clause stands for what somebody did something to: what it had asked for."""
    return clause.kind == "whether" and clause.mark == "what"


def _last_direct(items: list[Item]) -> Group | None:
    return next(
        (i.what for i in reversed(items) if isinstance(i.what, Group) and not i.prep and i.what.kind != "time"), None
    )


def _before(child: Clause, verb: Verb) -> bool:
    """Whether a clause stands in front of a verb."""
    return child.verb is not None and child.verb.first < verb.first


def _came_first(child: Clause) -> bool:
    """Whether what is told came about after the clause's own past: had laid off staff before Italy approved it.

    So where it stands in front: before Italy approved it, the firm had / heard nine experts.
    """
    above = child.parent.verb if child.parent is not None else None
    done = child.verb is not None and child.verb.past and not (child.verb.modal or child.verb.negative)
    past = above is not None and above.past and not above.modal
    ahead = above is not None and _before(child, above)
    came = ahead or (child.mark == "before" and above is not None and above.perfect)
    return child.mark in ("before", "until") and done and past and came


def _kept_from(clause: Clause, child: Clause) -> bool:
    """Whether a bare participle tells what is kept from happening: to stop parts reaching Chad."""
    verb, held = child.verb, clause.verb
    bare = child.kind == "part" and verb is not None and verb.form == "ger" and not child.comma
    return bare and held is not None and held.lemma in ("stop", "prevent", "keep", "hinder") and not held.passive


def _done_then(child: Clause) -> bool:
    """Whether a clause tells what somebody did next: held them up for a year before releasing them."""
    above = child.parent.verb if child.parent is not None else None
    return above is not None and (above.past or above.perfect) and not (above.modal or above.negative or above.passive)


def _singles_out(clause: Clause, child: Clause) -> bool:
    """Whether a clause says of somebody that it is not he who does it."""
    verb, subject = clause.verb, clause.subject
    if verb is None or verb.lemma != "be" or not verb.negative or child.kind not in ("rel", "that"):
        return False
    opener = clause.pre[0].what if clause.pre else None
    dummy = isinstance(opener, Group) and opener.kind == "pronoun" and opener is subject
    named = next((i.what for i in clause.post if isinstance(i.what, Group) and not i.prep), None)
    bare = not any(isinstance(i.what, Group) or (isinstance(i.what, Mark) and i.what.tag == "J") for i in clause.post)
    if dummy and bare and child.kind == "that" and child.mark == "that" and child.anchor is None:
        return True  # it is not that Oslo has stopped them
    return dummy and named is not None and named.kind != "time" and child.subject is named
