"""Clauses in; the acts that they state out: each verb and noun by its frame, under the mood of the path to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import field
from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts import headlines, unreal
from caveat.sources.prose.acts.blamed import blame
from caveat.sources.prose.acts.calls import called_for, take_down
from caveat.sources.prose.acts.finding import Hint, Walked, find
from caveat.sources.prose.acts.likened import did_it
from caveat.sources.prose.acts.noting import note_things
from caveat.sources.prose.acts.options import firmly
from caveat.sources.prose.acts.procedures import passed_by
from caveat.sources.prose.acts.readers import Readers
from caveat.sources.prose.grammar.adjuncts import (
    ahead,
    bare_besides,
    bound,
    kept_from,
    no_sign,
    not_known,
    of_a_rule,
    of_any,
    only_spoken_of,
    praises,
    purported,
    singles_out,
    states,
)
from caveat.sources.prose.grammar.awaited import dangling
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft, Found
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood, awaits
from caveat.sources.prose.grammar.names import extended
from caveat.sources.prose.grammar.parser import clauses
from caveat.sources.prose.grammar.policies import is_told, of_custom
from caveat.sources.prose.grammar.questions import straight
from caveat.sources.prose.grammar.restated import ends_it
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.named.book import Book
from caveat.sources.prose.named.pronouns import asked_about, goes_on, may_mean
from caveat.sources.prose.voices.voices import Voices
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.groups import FIELD, Chunk, Group, Mark, Verb, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_SHOWS = frozenset(("show", "mean", "prove", "demonstrate", "illustrate", "underline", "signal", "suggest", "confirm"))
"""What an act does, told by a noun, of which it is evidence."""
_READY = frozenset(("ready", "willing", "prepared"))
"""What a headline says of whoever holds something out."""


class Meaning(Readers):
    """Reads the clauses of one sentence."""

    conditions: list[tuple[Clause, Clause, Mood]] = field(default_factory=list)
    """Clauses of conditions, each with what hangs on it and the mood in which it stands."""
    near: bool = False
    """Whether goods, deliveries, licences or aid are spoken of in the sentence or before it."""
    hints: Sequence[Hint] = ()
    """Words of the text that a network holds for acts."""
    walked: list[Walked] = field(default_factory=list)
    """The clauses that were read, where there are hints."""

    def read(self, roots: list[Clause], mood: Mood) -> list[Found]:
        """The acts in clauses without a parent."""
        arming = wordset("arming")
        self.near = self.book.things.lately(self.sentence) or any(
            lexicon().nouns.get(token.low) in FIELD or token.low in arming for token in self.tokens
        )
        self.opening = roots[0] if roots else None
        self.headed = headlines.headed(roots, self.tokens)
        bid = headlines.bid(roots, self.tokens, mood)
        if bid is not None or unreal.on_forged(mood.source.speaker):
            self.add(bid) if bid is not None else None
            return self.found
        clauses = _all_below(roots)
        self.followers |= {id(clause.twin): clause for clause in clauses if clause.twin is not None}
        note_things(clauses, self.tokens, self.book.things, self.sentence)
        self.near = self.near or self.book.things.lately(self.sentence)  # tear gas
        for at, root in enumerate(roots):
            if not (unreal.invented(root, self.tokens) or unreal.held_out(roots, at, self.tokens)):
                not_so = unreal.supposed(roots, at) or unreal.by_paper(root, self.tokens, mood)
                self.walk(root, replace(mood, modality=Modality.HYPOTHETICAL) if not_so else mood)
        if not self.found:
            for clause, child, told in self.conditions:
                self._only_if(clause, child, told)
        if not self.found:
            self.verdict(roots, mood)
        if self.walked:
            find(self, self.walked, self.hints)
        self.leave_asked(roots)
        if self.found and passed_by(roots, self.found, self.tokens):
            self.book.recent.passed = self.sentence
        return self.found

    def asked_whether(self, roots: list[Clause]) -> None:
        """Keep what a question asks whether it was done, so that "no, we have not" is read as an answer."""
        below = _all_below(roots)
        note_things(below, self.tokens, self.book.things, self.sentence)
        clauses = (one for one in reversed(below) if _asks(one))
        asked = next((told for clause in clauses if (told := self.content(clause)) is not None), None)
        self.book.recent.tell(asked and replace(asked, questioned=True))  # an answer to what is not known tells nothing

    def _only_if(self, clause: Clause, child: Clause, calm: Mood) -> None:
        """A condition with an act, where what hangs on it has none: if the permit is withdrawn, we shall meet."""
        verb = child.verb
        if verb is None:
            return
        if child.mark == "if" and self._was_not(clause, child):
            self.walk(child, replace(calm, modality=Modality.HYPOTHETICAL, path=("had it been",)))
            return
        if clause.kind == "inf" and clause.parent is not None and bound(clause.parent):
            clause = clause.parent
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

    def walk(self, clause: Clause, mood: Mood) -> None:
        """Read one clause and those below it."""
        if id(clause) in self.done or len(mood.path) > 12:
            return
        self.done.add(id(clause))
        verb, mood = clause.verb, self.as_claimed(clause, mood)
        if verb is not None and (
            self._only_wished(clause, verb) or unreal.forged(clause, self.tokens, self.frames.says)
        ):
            return
        for child in clause.children:
            if verb is not None and child.kind == "adv" and ahead(child, verb):
                self._note(child)  # if Chad pays, it will be given the radars
        self._note(clause)
        if verb is not None:
            if _without_be(clause, verb):
                verb.passive = True
            blame(clause, self.tokens)
            own = parts(clause, self.tokens, self.followers)
            own.near = self.near
            if verb.modal == "is to":
                is_told(clause, verb, self.tokens)
            if verb.modal == "is to" and self._still(verb):
                verb.modal, verb.negative = "", True  # is still to decide, is yet to receive it: has not
            if unreal.cannot_but(clause):
                verb.lemma, verb.modal, verb.negative = "proceed", "", False
            verb.modal = "" if unreal.politely(clause, self.tokens) else verb.modal
            here = self.over(clause, mood).of(clause)
            if verb.modal in ("could", "can", "might", "would") and self._in_theory(clause):
                here = replace(here, modality=Modality.HYPOTHETICAL, path=(*here.path, "in theory"))
            someone = unreal.imagined(clause, self.tokens, mood)
            if someone is not None:
                here = replace(here, modality=Modality.HYPOTHETICAL, path=(*here.path, "imagined"))
                self.done.add(id(someone))
            if verb.modal == "would" and (firm := firmly(clause, here.modality, self.tokens)) is not here.modality:
                here = replace(here, modality=firm)
            for child in clause.children:
                if child.kind == "adv" and ahead(child, verb):
                    self._foresee(clause, child)
                if child.kind == "adv" and child.mark in ("when", "after", "once") and ahead(child, verb):
                    self._beside(clause, child, mood)  # when Chad asked for rifles, the cabinet refused
            if self.hints:
                self.walked.append(Walked(clause, own, here))
            called = called_for(own)
            read = (called and called.is_object) or self.asked(own, here) or self.read_verb(own, here)
            if not read or _is_evidence(own):
                self._told_by_subject(own, mood)
            if called is not None:
                take_down(self, called, own, mood)
            self._told_beside(clause, mood)
        else:
            self._verbless(clause, mood)
        for child in clause.children:
            self._beside(clause, child, mood)

    def _only_wished(self, clause: Clause, verb: Verb) -> bool:
        """Whether a noun says no more than what should be: advice that the deliveries be halted."""
        return clause.anchor is not None and verb.passive and self.tokens[verb.first].low == "be"

    def _foresee(self, clause: Clause, child: Clause) -> None:
        """A pronoun in a clause in front stands for the subject behind it: though it has asked, Mali cannot pay."""
        who, main = child.subject, clause.subject
        if who is None or main is None or who.kind != "pronoun" or who.last - who.first > 1 or main.negative:
            return
        low = self.tokens[who.head].low
        if main.kind == "pronoun" or main.first < who.first or not may_mean(low, main, self.tokens):
            return
        if not goes_on(low, self.book.entries, self.tokens[who.first].start, self.sentence):
            child.subject = main

    def _still(self, verb: Verb) -> bool:
        """Whether something has not been done so far: is still to decide, is yet to receive."""
        return any(token.low in ("still", "yet") for token in self.tokens[verb.first : verb.last])

    def _in_theory(self, clause: Clause) -> bool:
        """Whether something is said to be so in theory, or in principle."""
        groups = (i.what for i in clause.pre if isinstance(i.what, Group) and i.prep in ("in", "on"))
        heads = [self.tokens[group.head].low for group in groups]
        within = self.tokens[clause.verb.first : clause.verb.last] if clause.verb is not None else []
        return any(low in ("theory", "principle", "paper") for low in (*heads, *(token.low for token in within)))

    def _note(self, clause: Clause) -> None:
        for items, before in ((clause.pre, True), (clause.post, False)):
            for item in items:
                what = item.what
                if type(what) is Group:
                    again = before and not item.prep and self.tokens[what.head].low in ("he", "she")
                    if again and clause.parent is None:
                        self.book.resolve(what, self.tokens, self.sentence, None, [])  # he goes on to be spoken of
                    what.tail = extended(what, self.tokens, items)
                    for group in what.members or (what,):
                        for one in (group, *group.apposed):  # Oslo, Chad's supplier, sold it rifles
                            if one.owner is not None:
                                self.book.note(one.owner, self.tokens, self.sentence, False, [])
                        self.book.note(group, self.tokens, self.sentence, before and not item.prep, items)
                    if what.members:
                        self.book.note(what, self.tokens, self.sentence, before and not item.prep, items)

    def _beside(self, clause: Clause, child: Clause, mood: Mood) -> None:
        """A clause that no frame took: relative, adverbial or participial. Purposes and conditions are left out."""
        permits = child.kind == "inf" and clause.verb is not None and clause.verb.lemma in _PERMITS
        if (permits and id(child) in self.done) or ends_it(child):
            for told in child.children:  # gave it leave to repair the radars that Oslo sold to Chad
                if told.kind == "rel":
                    self._beside(child, told, mood)
        if id(child) in self.done or kept_from(clause, child, self.tokens) or purported(clause):
            return
        if child.kind == "that" and not_known(clause):
            return
        if child.kind == "ger" and child.mark == "for" and of_a_rule(clause, child, self.tokens):
            return  # the rules for exporting arms
        loose = bare_besides(child) or dangling(child, self.tokens) or of_custom(child, self.tokens)
        if loose or of_any(child, self.tokens) or only_spoken_of(clause, child, self.tokens):
            return  # a customer who buys rifles will want shells
        how = child.kind == "whether" and child.mark == "how"
        if how and any(item.what is child for item in clause.pre):
            return  # how many have arrived is in dispute
        if how and not_known(clause) and child.pre and self.tokens[child.pre[0].first - 1].low == "how":
            return  # it is unclear how many have; not: and Oslo has
        if child.kind == "whether" and child.verb is None:
            return  # a guide on how to apply for a licence
        calm = mood.fresh()
        if child.kind == "ger" and child.mark == "without":
            calm = replace(calm, negative=True)
        for_it = child.mark == "for" or (child.mark == "in" and praises(clause))  # its leadership in sending
        if child.kind == "ger" and for_it and clause.verb is not None and not clause.verb.passive:
            child.subject = self._blamed(clause) or child.subject
        anchor = child.anchor
        none = anchor is not None and (self._no_such(anchor) or no_sign(clause, anchor, self.tokens))
        if anchor is not None and child.mark == "that" and none:
            own = mood.source.kind is Attribution.OUTLET  # the page itself denies nothing
            calm = calm.under("refused" if own else "denied", f"no {self.tokens[anchor.head].low}")
        elif anchor is not None and child.mark == "that" and self.tokens[anchor.head].low in ("denial", "denials"):
            who = anchor.owner
            voice = self.voices.source(who, [Item("", who, who.first)]) if who is not None else calm.source
            calm = replace(calm.under("denied", "denial"), source=voice)
        if (child.mark == "that" or child.mark.endswith("to which")) and anchor is not None and self.untrue(clause):
            self.walk(child, calm.under("denied", "untrue"))
            return
        if singles_out(clause, child):
            calm = replace(calm, negative=not calm.negative)  # it is not Oslo that is holding them up
        likened = did_it(clause, child, self.tokens)
        if likened is not None:
            child.subject, calm = clause.subject, replace(calm, negative=not likened)
        if child.mark == "as if":
            seems = unreal.as_if(clause, child, calm)
            if seems is not None:
                self.walk(child, seems)
            return
        awaited = awaits(clause, child)  # as soon as the licence is granted
        if not awaited and (states(child, self.tokens) or self.is_claimed(child)):
            self.walk(child, calm)
            return
        if child.kind == "adv" and (awaited or child.mark in wordset("when_so")):
            self.conditions.append((clause, child, calm))
        for below in child.children:
            if below.kind in ("rel", "adv", "part"):
                self._beside(child, below, mood)

    def _no_such(self, anchor: Group) -> bool:
        """Whether there is nothing such as is told of: no kits that it ordered; not: none of the kits that it did."""
        return anchor.negative and self.tokens[anchor.first].low not in ("the", "its", "their", "these", "those")

    def _blamed(self, clause: Clause) -> Group | None:
        """Who is thanked, praised or blamed for having done something, and so has done it."""
        own = parts(clause, self.tokens, self.followers)
        return next((group for group in own.direct() if own.agent_like(group)), None)

    def _verbless(self, clause: Clause, mood: Mood) -> None:
        """A clause without a verb of its own: whether to halt; or a headline: Norway to halt, no decision yet."""
        first = clause.pre[0].what if clause.pre else None
        noun = self.event_act(first) if isinstance(first, Group) else None
        headline = headlines.told(clause, self.tokens, noun, mood) if clause is self.opening else None
        headline = headline or headlines.no_more(clause, self.tokens, mood)
        headline = headline or (headlines.stands(clause, self.tokens, mood) if clause is self.opening else None)
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
                ready = any(isinstance(item.what, Mark) and item.what.low in _READY for item in clause.pre)
                below = replace(mood, negative=not mood.negative) if yet else mood
                below = below if yet else mood.under("planned", "ready" if ready else "to")  # Seoul ready to sell
                self.walk(child, mood if clause.kind == "whether" else below)


def heed(words: list[Token], chunks: list[Chunk], book: Book, sentence: int) -> None:
    """Take down whom a question is about, and what it asks whether it was done."""
    about, known = asked_about(chunks, words), frames()
    if about is not None:
        book.note(about, words, sentence, True, [])
    words, chunks = straight(words, chunks)
    roots = clauses(words, list(chunks), known.says, frozenset(known.heads))
    Meaning(words, book, sentence, known, Voices(words, book, sentence, known.beside)).asked_whether(roots)


_STATES = frozenset(
    ("be", "have", "turn", "become", "remain", "close", "fall", "rise", "fail", "lose", "suffer", "stand")
)
"""Verbs of how something is, whatever else they may tell."""
_PERMITS = frozenset(("grant", "give"))
"""Verbs by which somebody is given leave to do something."""
_STEPS_IN = frozenset(("step", "fill", "replace", "turn", "jump", "help", "take", "make"))
"""What somebody would do instead, which tells of goods that go without saying."""
_ADVICE = frozenset(("better", "best", "easier", "hard", "easy", "wiser", "cheaper", "enough"))
"""What opens advice without a verb: better to halt them."""


def _all_below(roots: list[Clause]) -> list[Clause]:
    """All clauses of a sentence, the later before the earlier."""
    found: list[Clause] = []
    stack = list(roots)
    while stack:
        clause = stack.pop()
        found.append(clause)
        stack.extend(clause.children)
    return found


def _asks(clause: Clause) -> bool:
    """Whether a clause of a question is what it asks: is it true that they were sold; not: does he deny that."""
    host = clause.parent.verb if clause.parent is not None else None
    return clause.kind == "main" or (clause.kind == "that" and (host is None or host.lemma == "be"))


def _without_be(clause: Clause, verb: Verb) -> bool:
    """Whether goods or papers have something done to them, without "was": delivery deferred, twelve tanks sent."""
    if verb.passive or verb.modal or verb.perfect or not verb.past or clause.kind != "main" or clause.subject is None:
        return False
    handed = verb.lemma in wordset("done_to_goods") and clause.subject.kind in ("goods", "number")
    if not handed and (verb.lemma not in wordset("done_to_papers") or clause.subject.kind not in FIELD):
        return False
    last = next((item for item in reversed(clause.pre) if isinstance(item.what, Group)), None)
    if last is None or not isinstance(last.what, Group) or max(last.what.tail, last.what.last) != verb.first:
        return False  # the licence, granted after a meeting
    behind = (item for item in clause.post if not item.prep or isinstance(item.what, Clause))
    return all(isinstance(item.what, Mark) or getattr(item.what, "kind", "") == "time" for item in behind)


def _last_direct(items: list[Item]) -> Group | None:
    return next(
        (i.what for i in reversed(items) if isinstance(i.what, Group) and not i.prep and i.what.kind != "time"), None
    )


def _is_evidence(own: Parts) -> bool:
    """Whether it is an act of which something is seen, and nobody who says so: the halt shows how ties have cooled."""
    verb, subject = own.clause.verb, own.clause.subject
    return verb is not None and verb.lemma in _SHOWS and subject is not None and not own.agent_like(subject)
