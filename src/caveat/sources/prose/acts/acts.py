"""Acts told by verbs: for a sense whose needs are met, who acts on what, and towards whom."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.demands import advised
from caveat.sources.prose.acts.doings import LEASES, Doings, is_wanted, wished
from caveat.sources.prose.acts.durations import lasting
from caveat.sources.prose.acts.fitting import suits, to_join
from caveat.sources.prose.acts.rulings import made_public, of_a_battle, ruled_on, settled_by, stopped_by_court
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Found
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.mood import Mood, not_taken
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import floor, kinds, needs
from caveat.sources.prose.statement import OUTLET
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_OPEN = frozenset(("left-undecided", "question-open"))
"""Needs of senses that tell of what is not decided."""
_QUIET = frozenset(("quiet", "silent", "mum", "tight-lipped", "mute"))
_ONES_NAME = frozenset(("name", "names", "identity", "identities", "surname"))
"""What somebody asks to be left out of a page."""
_BY_NAME = frozenset(("name", "identify", "quote"))
"""What is done to whoever says something, and not to one who asks for that."""
_PACTS = frozenset(("agreement", "pact", "accord", "treaty", "framework", "memorandum", "protocol"))
_TIES = frozenset(("military", "defence", "defense", "security", "cooperation", "co-operation", "partnership"))
"""What a pact is called that is on how states or armies work together."""
_OF_SALES = frozenset(("arms", "weapon", "weapons", "sale", "sales", "supply", "export", "purchase", "procurement"))
_REPLIES = frozenset(("response", "reaction", "reply", "interview"))
"""What whoever reports asks of those of whom he reports."""
_PRIVATE = frozenset(("anonymity", "confidentiality", "comment", "discretion"))
_EFFECTS = {
    "awaited": "planned", "expects-them": "planned", "to-measure": "planned", "orders-stopped": "planned",
    "in-line": "planned", "still-to-come": "planned", "headed": "planned",
    "interest": "considered", "sights": "considered", "for-arms": "considered",
    "policy": "considered", "debated": "considered", "eyed": "considered", "keen-on": "considered",
    "on-shortlist": "considered", "outright": "denied", "no-link": "denied",
}  # fmt: skip
"""Needs of senses that say how firmly an act is meant."""


class Acts(Doings):
    """Reads verbs that carry an act."""

    def sense(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """Read a clause in one sense of its verb; false where its parts do not fit."""
        if sense.act is Act.NO_COMMENT:
            return self._silent(sense, own, mood)
        if sense.act is Act.NOTIFY and own.clause.verb is not None and _is_told(own):
            own.clause.verb.passive = True  # Congress notified of sale
        if sense.act is Act.DECIDE:
            who = own.clause.subject
            if sense.needs in _OPEN and who is not None:
                return self.undecided(own, mood, who, sense.name)
            return self._decide(sense, own, mood)
        if sense.act is Act.DELIVER and "subject" in sense.shape.actor and _takes_on_lease(own):
            return False
        if sense.needs == "must-be-cleared":
            if mood.source != OUTLET or mood.path:
                return False  # what should be, by him who says so
            mood = replace(mood, modality=Modality.ASSERTED)
        told = self._by_another_verb(sense, own, mood)
        if told is not None:
            return told
        if sense.act is Act.DEMAND and not self._governs(own, sense):
            return False
        marks = {item.what.low for item in own.post if isinstance(item.what, Mark)}
        if sense.act is Act.DEMAND and sense.name == "push" and marks & {"back", "ahead", "forward", "aside"}:
            return False  # pushes back against it
        act, light = self._asked(sense, own), needs.light(sense, own)
        mood = _turned(act, sense, own, mood, light)
        if _private(act, own) or (act is Act.OPPOSE and light is not None and _over_other(light, own)):
            return True
        if act is Act.APPROVE and own.clause.kind == "part" and own.clause.adjunct and _clears_way(own, self.found):
            return True
        if sense.shape is self.frames.shapes["sided"] and own.clause.kind == "part":
            return True  # ordered it to stop them, siding with the applicants
        if act is Act.APPROVE and light is not None and _on_ties_alone(light, own):
            return True
        act, mood = self._meant(act, sense, own, mood, light)
        act = lasting(act, own)
        act = Act.RESUME if act in (Act.DELIVER, Act.APPROVE) and _once_more(own, mood) else act
        self._take_content(act, sense, own, light)
        if act is Act.DELIVER and is_wanted(sense, own, mood):
            wished = {"want", "wish", "hope", "like", "seek"} & set(mood.path)
            wanted = Modality.ASSERTED if wished else mood.modality
            return self._bought(own, replace(mood, modality=wanted))
        return self._with_object(act, sense, own, mood, light)

    def _with_object(self, act: Act, sense: Sense, own: Parts, mood: Mood, light: Group | None) -> bool:
        """An act with what it is done to: goods, papers, a measure told by a noun, or what somebody does."""
        objects = self.objects(sense.shape, own, light) or ([light] if light is not None else [])
        if act is Act.OFFER and not objects:
            objects = self._offered(own)
        of_doing = (act in DONE_TO or act is Act.APPROVE) and not own.passive  # who approves of selling them is for it
        inner = kinds.doing(own, sense.shape.object if act in DONE_TO else ()) if of_doing and not objects else None
        if inner is not None:
            return self._of_doing(act, sense, own, inner, mood)
        if act is Act.APPROVE and not objects and _says_yes(own):
            used = tuple(group for group in (own.clause.subject,) if group is not None)
            return self.add(Draft(act, mood, sense.name, own.pre, own, own.subject(), None, (), used))
        if act in (Act.APPROVE, Act.DENY, Act.REQUEST, Act.WITHHOLD) and any(to_join(group, own) for group in objects):
            return True
        that = kinds.told_by_what(act, own) if not objects else None
        if that is None and not suits(act, sense, own, objects, light):
            return False
        self.done.update((id(that),) if that is not None else ())
        told = self.act(act, sense.shape, own, mood, sense.name, objects, light)
        if told and act is Act.REVIEW and not own.passive:
            around = {id(group) for group in (*objects, *(group for _, group in own.groups(own.post)))}
            self.done.update(id(c) for c in own.clause.children if c.kind == "rel" and id(c.anchor) in around)
        if told and light is not None and own.clause.kind == "rel" and light not in own.direct():
            self._told_once(act, light)
        return told

    def _told_once(self, act: Act, light: Group) -> None:
        """A noun whose relative clause tells who did it is no act of its own: the freeze that Sweden imposed holds."""
        at, new = self.tokens[light.first].start, self.found[-1] if self.found else None
        around = (one for one in self.found[:-1] if one.act is act and one.start <= at < one.end)
        told = next(around, None)
        if new is None or new.act is not act or told is None:
            return
        if told.actor is not None and new.actor is not None and told.actor.name != new.actor.name:
            return
        if not told.rule.startswith("noun "):
            self.found.pop()  # kept in place a freeze that it had imposed
            return
        self.found.remove(told)
        self.found[-1] = replace(new, target=new.target or told.target, objects=told.objects or new.objects)

    def _silent(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """Silence, on the word of who says that he will not speak, and otherwise on the page's own."""
        self.done.update(id(i.what) for i in own.post if isinstance(i.what, Clause) and i.what.kind == "whether")
        unsaid = (c for c in own.clause.children if c.kind == "adv" and c.mark in ("when", "where", "if"))
        self.done.update(id(clause) for clause in unsaid)  # would not say when it sails
        sorts = (c for c in own.clause.children if c.kind == "rel" and not c.comma and c.anchor is not None)
        bare = (c for c in sorts if c.anchor is not None and self.tokens[c.anchor.first].tag in ("N", "J"))
        self.done.update(id(clause) for clause in bare)  # does not discuss applications that are not decided
        verb, told = own.clause.verb, own.clause.subject
        quiet = any(isinstance(i.what, Mark) and i.what.low in _QUIET for i in own.post)
        if quiet and verb is not None and verb.negative:
            return False  # is not silent
        if own.passive and sense.nouns and told is not None and own.agent_like(told):
            return False  # has been given no information: he is told nothing, and says nothing of it
        calm = replace(mood, negative=False, modality=Modality.ASSERTED)
        if mood.reported and not self._says_of_himself(told, own, mood):
            calm = replace(calm, source=OUTLET)
        heard = own.passive and sense.needs != "calls-unreturned"
        shape = replace(sense.shape, actor=("object",)) if heard else sense.shape
        if heard and told is not None and needs.light(sense, own) is told:
            shape = replace(sense.shape, actor=("by",))  # requests for comment were left unanswered
        return self.act(sense.act, shape, own, calm, sense.name, [])

    def _says_of_himself(self, told: Group | None, own: Parts, mood: Mood) -> bool:
        """Whether somebody says of himself that he does not speak: the office said it did not comment; "we do not"."""
        if told is None or mood.speaker is None or told.kind != "pronoun":
            return False
        if self.tokens[told.head].low in ("i", "we"):
            return True
        who = self.book.resolve(told, self.tokens, self.sentence, mood.speaker, own.clause.pre)
        return own.clause.kind == "that" and who is not None and who.name == mood.speaker.name

    def _meant(self, act: Act, sense: Sense, own: Parts, mood: Mood, light: Group | None) -> tuple[Act, Mood]:
        """The act and the mood as the sense itself changes them: expected is planned, eyed is considered."""
        effect = "planned" if sense.name.endswith(" forward") and act is Act.DELIVER else _EFFECTS.get(sense.needs)
        if effect == "denied":
            mood = self.as_said(own, mood)
        if act is Act.CONSIDER and any(singular(self.tokens[g.head].low) in wordset("ties_of") for g in own.direct()):
            act = Act.CONDITION  # eyes end-use terms on destroyers for Manila
        verb = own.clause.verb
        over = verb is not None and verb.perfect and not verb.progressive  # a price had been discussed
        told = sense.name == "debate" or over or mood.modality is Modality.PLANNED
        if effect is not None and not (act is Act.CONSIDER and told):
            mood = mood.under(effect, sense.name)
        if sense.needs in ("stays-put", "lies-there", "parked") and any(
            child.mark == "until" for child in own.clause.children
        ):
            mood = replace(mood, modality=Modality.CONDITIONAL)  # stay where they are until Chad pays
        put = act in DONE_TO and light is not None and verb is not None and verb.lemma == "put"
        if put and any(prep == "on" and self.tokens[g.head].low == "table" for prep, g in own.groups(own.post)):
            mood = mood.under("considered", "table")  # has put a halt to the sales on the table
        if sense.needs == "no-terms":
            for group in own.groups(own.post):
                group[1].negative = False  # accepts no conditions: one negation, which the act has taken to itself
        if sense.needs in ("cannot-stand", "no-terms"):
            mood = replace(mood, modality=Modality.ASSERTED, negative=False)
        nothing = act is Act.NOTIFY and any(self.tokens[group.head].low == "nothing" for group in own.direct())
        if nothing or sense.needs == "kept-off" or sense.phrases == (("in", "dark"),):
            mood = replace(mood, negative=not mood.negative)  # was told nothing, was kept in the dark, from a vote
        wish = act in (Act.DEMAND, Act.REQUEST) and verb is not None and verb.lemma in ("like", "love", "prefer")
        if wish or sense.needs in ("would-like", "would-know", "thing-to", "would-have"):
            mood = replace(mood, modality=wished(own, mood))
        passed = act is Act.APPROVE and mood.modality is Modality.PLANNED and floor.voted(own)  # voted to approve it
        if passed or sense.needs == "bill":
            mood = replace(mood, modality=Modality.ASSERTED)  # a bill that would force the ministry to
        kept = mood.negative and mood.modality is not Modality.PLANNED
        if act is Act.WITHHOLD and light is not None and kept and self._is_offer(light):
            return Act.OFFER, replace(mood, negative=False)  # has not withdrawn its offer
        if act is Act.DELIVER and not mood.negative and _held_out(sense, own, mood):
            open_ = mood.modality in (Modality.PLANNED, Modality.HYPOTHETICAL)
            firm = Modality.CONDITIONAL if mood.condition else Modality.ASSERTED if open_ else mood.modality
            return Act.OFFER, replace(mood, modality=firm)
        ordered, step = verb is not None and verb.lemma == "order", not_taken(verb, "order")
        done = light is None or (own.clause.kind == "rel" and light not in own.direct())  # the halt that Rome ordered
        done = done or (ordered and stopped_by_court(act, own, light))
        return act, mood.under("planned", step) if ordered and not done and act in MEASURES else mood

    def _take_content(self, act: Act, sense: Sense, own: Parts, light: Group | None) -> None:
        """Leave out what is the content of an act: it is no statement of its own."""
        infinitives = [i.what for i in (*own.pre, *own.post) if isinstance(i.what, Clause) and i.what.kind == "inf"]
        told_to = sense.needs == "told-to"
        if (
            (act in (Act.REQUEST, Act.APPROVE) and light is not None)
            or told_to
            or act is Act.OFFER
            or sense.needs == "upset"
        ):
            self.done.update(id(clause) for clause in infinitives)
        if act is Act.APPROVE and light is not None:  # has signed contracts for buying them
            self.done.update(id(i.what) for i in own.post if isinstance(i.what, Clause) and i.prep in ("for", "on"))
        if act is Act.NOTIFY or sense.needs == "would-have":
            mark, kind = ("that", "rel") if act is Act.NOTIFY else ("-", "part")
            bare = (c for c in own.clause.children if kind == c.kind and not (c.mark and kind == "rel"))
            self.done.update(id(child) for child in (*bare, *(c for c in own.clause.children if mark == c.mark)))
        if sense.needs == "wants-assured":
            self.done.update(id(child) for child in own.clause.children if child.anchor is light)
        if act in (Act.SUPPORT, Act.OPPOSE) or sense.needs == "missed":
            self.done.update(id(child) for child in own.clause.children if child.kind == "ger" and child.mark == "for")
        if sense.needs == "motion-against":
            self.done.update(id(child) for child in own.clause.children if child.anchor is light)
            self.done.update(id(clause) for clause in infinitives)
        if act is Act.REVIEW:
            asked = (i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "whether")
            self.done.update(id(clause) for clause in asked)  # is examining how they ended up in Libya
        if sense.needs in ("asks-to-know", "wants-to-know", "would-know"):
            self.done.update(id(i.what) for i in own.post if isinstance(i.what, Clause) and i.what.kind != "adv")

    def _is_offer(self, light: Group) -> bool:
        return singular(self.tokens[light.head].low) in wordset("told_offer")

    def _decide(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """A decision as such; its content is no statement of its own."""
        beside = ("though", "although", "while", "whereas", "because")
        told = (child for child in own.clause.children if child.kind != "rel" and child.mark not in beside)
        self.done.update(id(child) for child in told)
        verb, who = own.clause.verb, own.subject()
        if advised(own, mood) and who is not None and own.agent_like(who):
            return self._should(Act.DEMAND, who, [], mood, own, "decide")
        open_ = verb is not None and verb.modal in ("may", "might", "could") and not mood.negative
        settled = mood.modality in (Modality.DENIED, Modality.PLANNED, Modality.CONDITIONAL)
        settled = settled or (verb is not None and verb.modal in ("should", "ought", "must"))
        settled = settled or (open_ and mood.modality is Modality.CONSIDERED)
        calm = mood if settled else replace(mood, modality=Modality.ASSERTED)
        light = needs.light(sense, own)
        if of_a_battle(own) or made_public(own):
            return True
        subject = own.clause.subject
        nothing = any(self.tokens[group.head].low == "nothing" for group in own.direct())
        open_mind = sense.name == "make up" and verb is not None and verb.progressive
        reached = [g for prep, g in own.groups(own.post) if sense.phrases and prep in ("to", "at")]  # to no decision
        negated = nothing or open_mind or any(g is not None and g.negative for g in (light, subject, *reached[:1]))
        inner = kinds.infinitive(own.clause) or next((c for c in own.clause.children if c.kind == "inf"), None)
        ruled = ruled_on(own, light)
        taken = ruled or (inner if light is not None and settled_by(light, own) else None)
        if taken is not None and not negated and not mood.negative:
            before, firm = len(self.found), mood if ruled is not None else mood.under("planned", "decision")
            self.done.discard(id(taken))
            self.walk(taken, replace(firm, controller=own.subject()))
            if len(self.found) > before:
                return True
        used = tuple(group for group in (subject, light) if group is not None)
        falls, who = sense.needs == "decision-falls", own.subject()
        whose = subject.owner if subject is not None and subject.owner is not None else None
        held, who = (None, whose) if falls else (own, who)  # the decision fell: nobody is named, or whose it is
        return self.add(Draft(Act.DECIDE, calm, sense.name, own.clause.pre, held, who, used=used, negated=negated))


def _turned(act: Act, sense: Sense, own: Parts, mood: Mood, light: Group | None) -> Mood:
    """The mood where a phrase turns it, and the words that turn it without their own no: no longer, with no strings."""
    if sense.name == "vote no":
        for group in own.direct():
            group.negative = False  # voted no on the rifles for Chad
    if sense.needs == "no-longer" and own.clause.verb is not None and own.clause.verb.negative:
        mood = replace(mood, negative=not mood.negative)  # no longer applies
    if act is Act.CONDITION and sense.name in ("come with strings", "come with catch"):
        terms = list(own.groups(own.post))
        none = any(prep == "without" or (prep == "with" and group.negative) for prep, group in terms)
        mood = replace(mood, negative=mood.negative ^ none)  # come with no strings
    if sense.needs == "no-stance" and light is not None:
        light.negative, mood = False, replace(mood, negative=False)  # has no quarrel with it
    return mood


def _says_yes(own: Parts) -> bool:
    """Whether somebody is said to approve, or not, of what is spoken of: nobody approves, has yet to sign off."""
    verb, who = own.clause.verb, own.clause.subject
    if verb is None or who is None or not own.near or own.passive or own.clause.kind in ("rel", "ger", "part"):
        return False
    off = own.tokens[verb.last].low == "off" if verb.last < len(own.tokens) else False
    told = verb.lemma in ("approve", "consent", "assent") or (verb.lemma == "sign" and off)
    bare = not any(isinstance(item.what, Clause) or item.prep in ("of", "on", "to") for item in own.post)
    return told and bare and not own.direct() and (own.agent_like(who) or who.negative)


def _held_out(sense: Sense, own: Parts, mood: Mood) -> bool:
    """Whether somebody says he is ready to supply, which is an offer: is prepared to sell them radars."""
    above = own.clause.parent.verb if own.clause.parent is not None else None
    prepared = mood.path[-1:] == ("prepare",) and above is not None and above.passive
    meant = prepared or mood.path[-1:] in (("ready",), ("willing",), ("prepared",), ("happy",), ("glad",))
    stands = mood.path[-1:] == ("stand",) and above is not None and own.tokens[above.last].low == "ready"
    held = own.clause.parent.post if own.clause.parent is not None else []
    voiced = (
        own.tokens[item.what.head].low
        for item in held
        if isinstance(item.what, Group) and not (item.prep or item.what.negative)
    )
    meant = meant or stands or any(low in ("readiness", "willingness") for low in voiced)
    unreal = above is not None and above.perfect and bool(above.modal)  # would have been willing
    supplies = "subject" in sense.shape.actor and "subject" not in sense.shape.target
    return meant and supplies and not unreal and not own.passive


def _is_told(own: Parts) -> bool:
    """Whether a headline says of a legislature that it was told, and of nobody that it told him."""
    subject, verb = own.clause.subject, own.clause.verb
    past = verb is not None and verb.past and not (verb.passive or verb.perfect or verb.modal)
    if subject is None or not past or own.direct() or own.tokens[-1].text in ".!?":
        return False
    words = own.tokens[subject.first : subject.last]
    return own.thing_after("of") is not None and any(token.low in wordset("legislature") for token in words)


def _private(act: Act, own: Parts) -> bool:
    """Whether somebody asks not to be named, or is asked for a comment: requested anonymity."""
    if act not in (Act.REQUEST, Act.DEMAND):
        return False
    inner = kinds.infinitive(own.clause)  # asked us to withhold his name
    does = inner.verb if inner is not None else None
    if does is not None and (does.lemma == "comment" or (does.passive and does.lemma in _BY_NAME)):
        return True  # has been asked by the paper to comment, begged not to be named
    below = [item.what for item in inner.post if isinstance(item.what, Group)] if inner is not None else []
    if any(own.tokens[group.head].low in _ONES_NAME for group in below):
        return True
    asked = [own.object(), *(group for prep, group in own.groups(own.post) if prep in ("for", "on"))]
    who = own.clause.subject  # we asked the embassy for a response
    reporter = who is not None and (who.kind == "outlet" or own.tokens[who.head].low in ("we", "i"))
    private = _PRIVATE | _REPLIES if reporter else _PRIVATE
    return any(group is not None and own.tokens[group.head].low in private for group in asked)


def _on_ties_alone(light: Group, own: Parts) -> bool:
    """Whether a pact is on how armies work together, and on no arms: signed a military framework agreement in 2021."""
    words = {token.low for token in own.tokens[light.first : light.head]}
    if singular(own.tokens[light.head].low) not in _PACTS or words.isdisjoint(_TIES):
        return False
    others = [group for _, group in (*own.groups(own.pre), *own.groups(own.post)) if group is not light]
    bought = any(group.kind in (*FIELD, "unit") for group in others) or kinds.infinitive(own.clause) is not None
    told = any(kinds.speaks_of_field(child) for child in own.clause.children)
    return not (bought or told or words & _OF_SALES or any(word[:1] in "$€£¥" for word in words))


def _over_other(light: Group, own: Parts) -> bool:
    """Whether a concern is over something else than arms: raised concerns over air strikes."""
    if singular(own.tokens[light.head].low) not in wordset("upsets"):
        return False
    about = own.follower(light, ("over", "about", "at", "for"))
    if about is None or kinds.field_like(about, own):
        return False
    state = singular(own.tokens[about.head].low) in ("condition", "situation")  # living conditions, and no terms
    return state or about.kind not in ("measure", "pronoun", "state")


def _clears_way(own: Parts, found: list[Found]) -> bool:
    """Whether no more is told than what a deed leads to: lifted its hold, signed the pact, clearing the way for it."""
    verb, who = own.clause.verb, own.clause.subject
    leads = verb is not None and verb.form == "ger" and verb.lemma in ("clear", "pave", "open", "smooth")
    state = who is not None and who.kind == "state" and own.tokens[who.head].low not in wordset("legislature")
    return leads and (state or (bool(found) and found[-1].act in (*MEASURES, Act.OPPOSE)))


def _once_more(own: Parts, mood: Mood) -> bool:
    """Whether what had stopped goes on: is again issuing licences, began selling them again."""
    verb = own.clause.verb
    if verb is None or mood.negative or (verb.passive and not verb.progressive):
        return False
    within = [token.low for token in own.tokens[verb.first : verb.last]]
    again = "again" in within or any(isinstance(i.what, Mark) and i.what.low == "again" for i in own.post)
    begun = mood.path[-1:] in (("begin",), ("start",)) and verb.form in ("ger", "inf")
    return again and (begun or verb.lemma == "be" or (verb.progressive and ("again" in within or verb.passive)))


def _takes_on_lease(own: Parts) -> bool:
    """Whether goods are leased from somebody, and not to somebody."""
    verb = own.clause.verb
    leases = verb is not None and verb.lemma in LEASES and not own.passive
    return leases and own.after("from") is not None and own.after("to") is None and own.place("indirect") is None
