"""Demands and advice: what somebody is asked, ordered or told that he should do."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.addressed import of_his_staff
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.mood import Mood, settled_on
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds, needs
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_ASKS = ("ask", "request", "beg", "plead", "implore")
_ORDERS = ("order", "instruct", "direct")
_WISHES = frozenset(("want", "appeal", "expect", "beg", "ask", "request", "plead", "implore"))
"""Verbs by which goods, papers or speed are asked for, where that is what is to be given."""
_SPEEDS = frozenset(("speed", "hasten", "accelerate", "expedite", "quicken", "fast-track", "advance", "hurry", "rush"))
_GIVES = frozenset(("supply", "provide", "furnish", "send", "deliver", "ship", "sell", "hand", "give", "lend"))
_SHOWS = frozenset(("table", "show", "share", "lay", "place", "circulate", "communicate", "release", "disclose"))
"""What is done with papers that somebody asks to see."""
_PAPERS = frozenset(("agreement", "review", "clause", "schedule", "certificate"))
_STOPS = frozenset((Act.PAUSE, Act.WITHHOLD, Act.SLOW))
_LET_DO = _GIVES | {"have", "get", "keep", "take", "export", "re-export", "pass", "transfer"}
"""What one asks to be let do with arms."""
_ENDS = frozenset(("end", "stop", "cease", "halt"))
"""What deliveries must do by what somebody demands."""
_STAFF = frozenset(("secretariat", "secretary", "officer", "board", "command", "directorate", "clerk"))
"""Who is told by his own what to do, beside other offices: the secretary was instructed."""
_HEADS_OF = frozenset(("government", "ministry", "cabinet", "state", "parliament", "council", "company", "firm"))
"""Bodies that are not told by their own what to do."""
_DEALS_BLOWS = frozenset(("carry", "conduct", "launch", "mount", "undertake", "execute", "perform", "make", "lead"))
"""What is done with a strike or a raid."""
_REACHES = frozenset(
    ("cover", "include", "extend", "apply", "stay", "remain", "last", "hold", "stand", "continue", "go", "expire",
     "lapse", "exempt", "spare", "start", "begin", "encompass", "exclude", "run")
)  # fmt: skip
"""How far and how long a measure must hold by what somebody demands: the ban should cover spare parts."""
_COVERED = frozenset(("include", "cover", "exempt", "exclude", "spare", "leave", "add", "encompass"))
"""What is to be done with goods where a measure is spoken of: said that spare parts should be included."""
_WITHOUT = frozenset(("wants-done", "just-that", "would-have", "made-so"))
"""Needs of senses that tell what is demanded by themselves."""
_BIDDEN = MEASURES | {Act.REVIEW}
"""What somebody can be bidden to do with arms."""


class Demands(Echoes):
    """Reads what is demanded."""

    def _written_to(self, clause: Clause, actor: Group | None) -> Group | None:
        """Whom a demand was sent to: wrote to the minister calling for a halt, to ask for one, and asked for one."""
        host = clause.parent if (clause.kind == "part" and clause.adjunct) or clause.kind == "inf" else clause.twin
        wrote = host is not None and host.verb is not None and host.verb.lemma == "write" and actor is host.subject
        return parts(host, self.tokens, {}).after("to") if wrote and host is not None else None

    def _governs(self, own: Parts, sense: Sense) -> bool:
        """Whether a demand has a content: an infinitive, a that-clause or a thing. It is no statement of its own."""
        if sense.phrases or sense.nouns or sense.needs in _WITHOUT:
            self.done.update(id(c) for c in own.clause.children if sense.needs == "calling" and c.kind == "that")
            return True
        content = [
            i.what
            for i in own.post
            if isinstance(i.what, Clause)
            and (i.what.kind in ("inf", "that") or i.prep in ("against", "into", "about", "over", "from"))
        ]
        if "for" in sense.particles:  # called for halting them
            content += [
                i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep == "for"
            ]
        if sense.needs == "urged":
            content += [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger" and not i.prep]
        self.done.update(id(clause) for clause in content)
        if content and content[0].verb is not None and content[0].verb.lemma == "differ":
            return False  # begs to differ
        if content and self._of_a_blow(own, content[0]):
            return False  # the strikes that he ordered the army to carry out
        for clause in content[:1]:
            self.book.recent.want(self.content(clause), self.sentence)
        whole = own.clause.subject if own.passive else None
        if whole is not None and sort(whole) == "thing" and sense.name in ("demand", "call for", "recommend"):
            return True  # a halt to the exports was demanded
        things = [
            group
            for prep, group in own.groups(own.post)
            if prep in ("for", "over", "on", "against") or (not prep and _can_be_demanded(group, sense))
        ]
        return bool(content or things or (own.clause.mark == "what" and own.gap is not None and not own.gap_prep))

    def _of_a_blow(self, own: Parts, content: Clause) -> bool:
        """Whether somebody is told to strike, and to do nothing to deliveries: the raid that he told them to launch."""
        struck = own.clause.anchor if own.clause.kind == "rel" else None
        does = content.verb.lemma if content.verb is not None else ""
        return struck is not None and does in _DEALS_BLOWS and is_word(struck, own, "attacks")

    def _to_his_own(self, sense: Sense, own: Parts) -> Clause | None:
        """What somebody orders his own offices to do: it is his own measure."""
        whom, who = own.place("agent"), own.subject()
        if sense.act is not Act.DEMAND or not (sense.name in _ORDERS or of_his_staff(sense.name, own)):
            return None
        if own.passive:
            told = own.clause.subject
            inner, word = kinds.infinitive(own.clause), singular(self.tokens[told.head].low) if told is not None else ""
            office = word in wordset("subordinate") | _STAFF
            looks = inner is not None and self._examines(inner) and told is not None and told.kind == "body"
            office = office or (looks and word not in _HEADS_OF)  # the police have been instructed to go through them
            return inner if office and own.after("by") is None else None
        if whom is None or who is None or singular(self.tokens[who.head].low) in ("court", "judge", "tribunal"):
            return None
        inner = kinds.infinitive(own.clause)
        if inner is not None and self._examines(inner) and self.tokens[whom.first].tag != "PRPS":
            return None  # ordered the agency to examine the licence: asked for a review
        his = self.tokens[whom.first].tag == "PRPS" or singular(self.tokens[whom.head].low) in wordset("subordinate")
        return kinds.infinitive(own.clause) if his and not own.writ_like(who) else None

    def _asked(self, sense: Sense, own: Parts) -> Act:
        """Asking somebody to supply is a request, asking somebody to stop is a demand."""
        if sense.shape is self.frames.shapes["asked"] and self._of_a_stop(sense, own):
            return Act.DEMAND
        if sense.needs == "wants-done":
            done = [c.verb.lemma for c in own.clause.children if c.kind == "part" and c.verb is not None]
            marks = (i.what for c in (own.clause, *own.clause.children) for i in c.post if isinstance(i.what, Mark))
            over = any(mark.low in ("over", "through") for mark in marks)
            if "go" in done and over:
                return Act.REQUEST  # wants every licence gone over
            done = [lemma for lemma in done if lemma not in ("go", "keep", "put")]
            told = (one for lemma in done for one in self.frames.senses.get(lemma, ()))
            told = (one for one in told if not (one.phrases or one.nouns))  # put on hold: not under the microscope
            acts = {one.act for one in told}
            shown = "table" in done and any(self._paper(one) for one in own.direct())
            looked = Act.REVIEW in acts and acts.isdisjoint((Act.PAUSE, Act.WITHHOLD))  # not: wants deliveries ended
            return Act.REQUEST if looked or shown else sense.act  # wants the contract tabled
        inner = kinds.infinitive(own.clause)
        if sense.needs == "wants-to-see" and inner is not None:
            seen = [item.what for item in inner.post if isinstance(item.what, Group) and not item.prep]
            papers = any(singular(self.tokens[one.head].low) in wordset("documents") for one in seen)
            return Act.REQUEST if papers and not inner.children else sense.act  # wants to see the contract
        lemma = own.clause.verb.lemma if own.clause.verb is not None else ""
        suffers = inner.verb if inner is not None and inner.verb is not None and inner.verb.passive else None
        asked = own.thing_after("for") if lemma in (*_ASKS, "appeal") and suffers is not None else None
        if suffers is not None and asked is not None:
            aside = any(token.low == "," for token in self.tokens[asked.last : suffers.first])
            does = {one.act for one in self.frames.senses.get(suffers.lemma, ())}
            if does & _STOPS and not aside and suffers.lemma not in wordset("asks_goods"):
                return Act.DEMAND  # asked for the shipment to be stopped
        if lemma in ("push", "press", "lobby", "plead", "campaign") and suffers is not None:
            return sense.act if suffers.lemma in wordset("asks_goods") else Act.DEMAND  # for them to be built here
        if lemma in (*_ASKS, *_ORDERS, "want") and inner is not None and self._examines(inner):
            return Act.REQUEST  # ordered the ministry to reassess the licence
        if lemma in _WISHES and inner is not None and self._hastens(inner, lemma in ("want", "expect")):
            return Act.REQUEST
        if lemma not in _ASKS:
            return sense.act
        if sense.act is Act.DEMAND and inner is not None and inner.verb is not None:
            moved = parts(inner, self.tokens, {}).object()
            passed = inner.verb.lemma in ("send", "hand", "give", "bring")
            measure = passed and moved is not None and moved.kind == "measure"
            if not inner.verb.negative and (_lets_have(inner) or kinds.up_the_line(own)):
                return Act.REQUEST  # asked him to let Chad have the places of Oman
            goods = inner.verb.lemma in wordset("asks_goods") and not measure and not inner.verb.negative
            again = inner.verb.lemma in ("reconsider", "rethink") and moved is None  # to think better of it
            return Act.REQUEST if (goods and not again) or self._lays_open(inner, moved) else Act.DEMAND
        thing = own.thing_after("for")
        said = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"), None)
        if sense.needs == "subjunctive" and said is not None and said.verb is not None:
            wanted = said.verb.lemma in wordset("asks_goods") or self._hastens(said) or _looks_again(said)
            wanted = wanted and not any(one.negative for one in parts(said, self.tokens, {}).direct())  # send no more
            return Act.REQUEST if wanted and not said.verb.negative else Act.DEMAND
        if thing is None and sense.name in ("request", "seek") and not own.passive:
            thing = own.object()
        stops = thing is not None and self.event_act(thing) in (Act.PAUSE, Act.WITHHOLD, Act.RESUME)
        stops = stops and thing is not None and self.tokens[thing.head].low != "release"  # goods are asked for
        ends = thing is not None and self.tokens[thing.head].low == "end"
        return Act.DEMAND if stops or ends else sense.act

    def _hastens(self, inner: Clause, wants: bool = False) -> bool:
        """Whether goods, or more speed, are what somebody is to give: to advance the supply, to furnish the list."""
        verb, below = inner.verb, parts(inner, self.tokens, {})
        if verb is None or verb.negative:
            return False
        moved = below.object()
        small = {item.what.low for item in inner.post if isinstance(item.what, Mark)}
        speeds = verb.lemma in _SPEEDS or (verb.lemma in ("bring", "move", "pull") and bool(small & {"up", "forward"}))
        if speeds:
            return moved is not None and moved.kind in (*FIELD, "measure")
        given = moved if moved is None or sort(moved) == "thing" else below.thing_after("with")
        goods = given is not None and given.kind in ("goods", "aid") and not wants
        held = goods or (given is not None and self._paper(given))
        sees = wants and not goods and verb.lemma in ("see", "read", "inspect", "receive")
        return (verb.lemma in _GIVES or sees) and held

    def _paper(self, group: Group) -> bool:
        """Whether a thing is a paper that somebody may be shown."""
        return singular(self.tokens[group.head].low) in wordset("documents") | _PAPERS

    def _lays_open(self, inner: Clause, moved: Group | None) -> bool:
        """Whether papers are to be shown, or goods to go on: to release the review, to keep the spares coming."""
        verb = inner.verb
        if verb is None or verb.negative:
            return False
        comes = [
            child.verb.lemma for child in inner.children if child.verb is not None and child.kind in ("ger", "part")
        ]
        kept = verb.lemma == "keep" and bool({"come", "flow"} & set(comes))
        return kept or (moved is not None and verb.lemma in _SHOWS and self._paper(moved))

    def _examines(self, inner: Clause) -> bool:
        """Whether what somebody is told to do is to examine something."""
        below = parts(inner, self.tokens, {})
        below.near = True
        lemma = inner.verb.lemma if inner.verb is not None else ""
        if _looks_again(inner):
            return True
        senses = self.frames.senses.get(lemma, ()) if lemma != "reconsider" else ()  # to think better of it
        return any(one.act is Act.REVIEW and needs.stands(one, below) for one in senses)

    def _of_a_stop(self, sense: Sense, own: Parts) -> bool:
        """Whether a request that is received is one to stop: has received no request to halt the deliveries."""
        held, inner = needs.light(sense, own), kinds.infinitive(own.clause)
        if held is None or inner is None or inner.verb is None:
            about = own.follower(held, ("for",)) if held is not None else None
            far = next((g for prep, g in own.groups(own.post) if prep == "for"), about)
            return far is not None and self.event_act(far) in (Act.PAUSE, Act.WITHHOLD, Act.RESUME, Act.SLOW)
        senses = self.frames.senses.get(inner.verb.lemma, ())
        self.done.add(id(inner))
        below = parts(inner, self.tokens, self.followers)
        below.near = own.near
        return any(one.act in DONE_TO and needs.stands(one, below) for one in senses)

    def advice(self, own: Parts, mood: Mood) -> bool:
        """What an attributed speaker says that somebody should do, whatever it is, is a demand."""
        subject = own.clause.subject
        if not advised(own, mood) or subject is None or own.clause.kind == "whether":
            return False  # that is how it ought to be
        ruled = subject.kind in ("permit", "transfer", "measure") or own.writ_like(subject)
        verb = own.clause.verb
        myself = self.tokens[subject.head].low in ("i", "we")
        if myself and verb is not None and verb.lemma in self.frames.voices:
            return False  # I should add that
        if myself and verb is not None and verb.lemma == "move" and own.near:
            return False  # we must move on
        ends = verb is not None and verb.lemma in (_ENDS if subject.kind != "measure" else _ENDS | _REACHES)
        if ruled and own.near and ends and verb is not None:
            return self._should(Act.DEMAND, None, [subject], mood, own, verb.lemma)  # the exports must end
        back = verb is not None and verb.lemma in ("go", "come", "return") and not own.passive
        if back and own.near and subject.kind in FIELD:
            return self._should(Act.DEMAND, None, [subject], mood, own, "go back")
        inner = kinds.infinitive(own.clause)
        if own.passive and inner is not None and any(g.kind in FIELD for _, g in own.groups(inner.post)):
            self.done.add(id(inner))  # the port should not be used to ship weapons
            return self._should(Act.DEMAND, None, [subject], mood, own, "be done")
        if (
            own.passive
            and own.near
            and (ruled or (subject.kind in ("goods", "aid") and verb and verb.lemma in _COVERED))
        ):
            return self._should(Act.DEMAND, None, [subject], mood, own, "be done")  # the law should be relaxed
        if own.passive or not own.agent_like(subject) or (verb is not None and verb.lemma == verb.modal):
            return False  # it should: whatever was asked
        if verb is not None and verb.lemma == "be" and self._in_what_state(own):
            return False  # the army must be ready by 2034
        behind = self.followers.get(id(own.clause))
        if behind is not None and behind.verb is not None and behind.verb.modal in ("should", "must", "ought"):
            return True  # must use its leverage and should withhold: what is asked for stands behind
        it = {self.tokens[group.head].low for group in own.direct()} or {verb.lemma if verb is not None else ""}
        if verb is not None and verb.lemma == "do" and it <= {"it", "that", "this", "so", "do"} and self.found:
            return self.found[-1].act is Act.DEMAND  # must release it, and must do so today: one demand
        return self._should(Act.DEMAND, subject, [], mood, own, "do")

    def _in_what_state(self, own: Parts) -> bool:
        """Whether no more is told than how somebody has to be, and nothing of arms: ready, strong, able to fight."""
        how = any(isinstance(i.what, Mark) and i.what.low in _STATES for i in own.post)
        return how and not any(group.kind in FIELD for _, group in own.groups(own.post))

    def bidden(self, own: Parts, mood: Mood) -> bool:
        """What a speaker bids somebody do is his demand: "Stop arming them," said the bishop."""
        verb = own.clause.verb
        if verb is None or verb.passive or own.clause.subject is not None or not (own.near and advised(own, mood)):
            return False
        if self.tokens[verb.first].low in ("okay", "ok"):
            return False
        bidden = any(sense.act in _BIDDEN and not sense.weight for sense in own.senses)
        return bidden and self._should(Act.DEMAND, None, [], mood, own, verb.lemma)

    def forborne(self, own: Parts, mood: Mood) -> bool:
        """What a speaker says somebody has to refrain from is his demand: all states must refrain from selling them."""
        subject, below = own.clause.subject, (i.what for i in own.post if isinstance(i.what, Clause))
        inner = next((one for one in below if one.kind == "ger"), None)
        if subject is None or inner is None or not (own.near and advised(own, mood) and own.agent_like(subject)):
            return False
        self.done.add(id(inner))
        return self._should(Act.DEMAND, subject, [], mood, own, "refrain")

    def overdue(self, own: Parts, mood: Mood) -> bool:
        """What a speaker says it is time for somebody to do is his demand: it is time for Oslo to stop selling them."""
        verb, subject, inner = own.clause.verb, own.clause.subject, kinds.infinitive(own.clause)
        it = subject is not None and self.tokens[subject.head].low == "it"
        bare = (item.what for item in own.post if isinstance(item.what, Group) and not item.prep)
        time = any(self.tokens[group.head].low == "time" for group in bare)
        if verb is None or verb.negative or inner is None or not (it and time and own.near):
            return False
        senses = self.frames.senses.get(inner.verb.lemma, ()) if inner.verb is not None else ()
        if not any(one.act in _BIDDEN for one in senses):
            return False  # it is time to pray
        whom = own.after("for") or inner.subject
        if mood.source.kind is Attribution.OUTLET or mood.speaker is None or whom is None or not own.agent_like(whom):
            return False
        self.done.add(id(inner))
        return self._should(Act.DEMAND, whom, [], mood, own, "be time")

    def _goes_on_bidding(self, own: Parts) -> bool:
        """Whether a verb shares the "should" of the one before it, of which a demand was taken down already."""
        verb, last = own.clause.verb, self.found[-1] if self.found else None
        shares = verb is not None and not own.clause.pre and self.tokens[verb.first].tag != "MD"
        if not shares or last is None or last.act is not Act.DEMAND or not last.rule.startswith("should "):
            return False
        return last.start >= self.tokens[0].start

    def _spells_out(self, own: Parts) -> bool:
        """Whether it is told what the condition in front of a colon is: there is a condition: they must not be sold."""
        last, first = self.found[-1] if self.found else None, own.clause.subject
        if last is None or first is None or not first.first or not last.rule.startswith("there are conditions"):
            return False
        colon = self.tokens[first.first - 1]
        return colon.low == ":" and last.end == colon.start and not last.negative

    def _should(self, act: Act, actor: Group | None, objects: list[Group], mood: Mood, own: Parts, rule: str) -> bool:
        """What an attributed speaker says somebody should do is his demand; what should arrive is expected."""
        items, things = [*own.clause.pre, *own.post], tuple(objects)
        verb, buyer = own.clause.verb, own.clause.subject
        ahead = verb is not None and verb.lemma in ("go", "proceed", "continue")
        if verb is not None and verb.lemma in wordset("buyings") and not own.passive and buyer is not None:
            actor = buyer  # the alliance should buy the shells itself
        barred = verb is not None and verb.negative  # must not leave the port; no rifle should leave it
        barred = barred or (buyer is not None and buyer.negative)
        if (
            act is Act.DELIVER
            and not ahead
            and not barred
            and (own.passive or actor is None or actor is not own.clause.subject)
        ):
            expected = replace(mood, modality=Modality.PLANNED)
            return self.add(Draft(act, expected, rule, items, own, actor, None, things, things))
        calm = replace(mood, modality=Modality.ASSERTED, negative=False)
        if self._goes_on_bidding(own):
            return True  # should tear up the contract and go to Sweden: one demand
        used = tuple(group for group in (actor, *objects) if group is not None)
        if self._spells_out(own):
            self.found.pop()
            return self.add(Draft(Act.CONDITION, calm, "condition is", items, own, None, None, things, used))
        return self.add(
            Draft(Act.DEMAND, calm, f"should {rule}", items, own, None, actor, things, used, speaker=mood.speaker)
        )


_STATES = frozenset(("ready", "prepared", "able", "strong", "stronger", "vigilant", "alert", "patient", "proud"))


def advised(own: Parts, mood: Mood) -> bool:
    """Whether an attributed speaker says what somebody should do."""
    verb = own.clause.verb
    advice = verb is not None and verb.modal in ("should", "must", "ought") and not verb.perfect
    advice = advice and not settled_on(mood) and (own.clause.kind, own.clause.mark) != ("whether", "what")
    return advice and mood.source.kind is not Attribution.OUTLET and mood.speaker is not None


def _looks_again(inner: Clause) -> bool:
    """Whether something is to be looked at, or into: a review is asked for whatever the thing."""
    verb = inner.verb
    at = any(
        item.prep in ("at", "into")
        or (isinstance(item.what, Mark) and item.what.low in ("at", "into", "again", "anew", "afresh"))
        for item in inner.post
    )
    return verb is not None and verb.lemma == "look" and at and not verb.negative


def _lets_have(inner: Clause) -> bool:
    """Whether somebody is asked to let another have something."""
    below = kinds.infinitive(inner) if inner.verb is not None and inner.verb.lemma == "let" else None
    return below is not None and below.verb is not None and below.verb.lemma in _LET_DO


def _can_be_demanded(group: Group, sense: Sense) -> bool:
    """Whether a thing can be what is demanded: technicians push a drone out of its shed."""
    return sort(group) == "thing" and (sense.name != "push" or group.kind not in ("goods", "other"))
