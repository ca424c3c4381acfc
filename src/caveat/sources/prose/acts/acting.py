"""An act in; its statement out: who does it and whom it is done to, by its shape and by what stands around it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.addressed import wanted_of
from caveat.sources.prose.acts.demands import advised
from caveat.sources.prose.acts.destinations import possessor
from caveat.sources.prose.acts.duties import Duties
from caveat.sources.prose.acts.endusers import assurer
from caveat.sources.prose.acts.fitting import to_deal
from caveat.sources.prose.acts.receivers import is_request, supplier
from caveat.sources.prose.acts.recipients import Deed
from caveat.sources.prose.acts.signatories import between, signatories
from caveat.sources.prose.acts.strikes import around, in_attack, is_use
from caveat.sources.prose.acts.targets import blamed, of_stance
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.frames import Shape
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.arrivals import left_for, reached, there, to_come
from caveat.sources.prose.needs.places import find, is_word
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES, STOPS
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset

_STANCES = frozenset((Act.SUPPORT, Act.OPPOSE))
_OF_SOMEBODY = frozenset((Act.SUPPORT, Act.OPPOSE, Act.DENY, Act.REVIEW))
"""Acts whose target is whoever has made the request, or taken the step."""
_PERSONAL = frozenset((Act.SUPPORT, Act.OPPOSE, Act.REQUEST, Act.REVIEW, Act.CONDITION))
"""Acts that only somebody can do."""
_OF_BODIES = frozenset(
    (Act.SUPPORT, Act.OPPOSE, Act.REQUEST, Act.REVIEW, Act.APPROVE, Act.DENY, Act.DEMAND, Act.WITHHOLD, Act.OFFER)
)
"""Acts that, told in the active, say of a noun that no list knows that it is somebody."""
_POSSIBLE = ("could", "can", "may", "might")
_STRUCK = ("other", "abstract", "goods", "body", "speech", "measure", "civil")
"""What arms are used against besides states and peoples."""

_GIFTS = frozenset(("grant", "gift", "donation", "offer", "loan"))
_CHOICES = frozenset(("option", "programme", "program", "order", "project", "tender", "contract", "bid"))
"""What is told by the name of whoever buys, or sells: the Turkish option."""

_SETS_OUT = frozenset(("sail", "depart", "roll"))
"""What goods do from a place, and from nobody."""
_QUAYS = frozenset(("bay", "harbour", "harbor", "port", "airport", "airfield", "quay", "docks", "airbase"))
"""What the name of a place ends with from which goods leave."""


class _Told(Struct, frozen=True):
    """An act with all by which its parties are found."""

    act: Act
    shape: Shape
    own: Parts
    mood: Mood
    objects: list[Group]
    light: Group | None
    """The noun of a light verb: put a freeze on."""


class Acting(Duties):
    """Finds who acts, and towards whom, and takes the act down."""

    def act(
        self,
        act: Act,
        shape: Shape,
        own: Parts,
        mood: Mood,
        rule: str,
        objects: list[Group],
        light: Group | None = None,
    ) -> bool:
        """Take down an act of a clause with its actor and target; false where whoever stands there cannot do it."""
        clause = own.clause
        if act is Act.DEMAND and shape is self.frames.shapes["ask"]:
            shape = self.frames.shapes["urge"]
        if act in _STANCES and clause.kind == "whether" and clause.mark == "what":
            return False  # publishes what it can stand behind
        told = _Told(act, shape, own, mood, objects, light)
        actor, sure = self._doer(told)
        target = self._whom(told, actor)
        if act is Act.DELIVER and (shape.thing or shape is self.frames.shapes["held"]):
            target, mood = target or there(own), mood.under("planned", "to come") if to_come(own, mood) else mood
        if sure and act in _STANCES and any(item.what is target for item in own.pre):
            target = None  # a report by the auditor faults the sale
        actor = actor or self._doer_around(told)
        if act is Act.USE:
            if clause.kind == "rel" and own.passive and clause.verb is not None and clause.verb.modal in _POSSIBLE:
                return True  # goods that could be used on the border: which goods are meant
            target = self._struck(own) or target
            if target is None and not is_use(own, actor) and mood.modality is not Modality.DENIED:
                return False
        if act is Act.DENY:
            target = _who_was_denied(told, target)
        personal = act in _PERSONAL or (act is Act.DELIVER and shape.actor == ("subject",))
        if actor is not None and act is Act.DELIVER and personal and kinds.by_a_writ(actor, own, objects):
            actor = None
        if personal and actor is not None and not (own.agent_like(actor) or sure):
            return False
        if advised(own, mood):
            return self._should(act, actor, objects, mood, own, rule)
        if target is None:
            target = self._whose_step(told, actor)
        if shape.thing or shape is self.frames.shapes["laden"]:
            sails = rule.split(" ")[0] in _SETS_OUT  # sails from La Spezia
            town = actor is not None and ((sails and actor.kind == "name") or self.is_town(actor, own))
            actor = None if town else actor  # arrived from Alabama
            target = None if target is not None and reached(target, own, shape) else target
        if act is Act.APPROVE:
            target = self._signer(told, actor, target)
        if target is None and act in MEASURES and clause.kind == "part" and own.passive and clause.parent is not None:
            target = _sufferer(clause.parent)
            target = None if target is actor else target  # had the rifles stopped at the port
        return self._taken_down(replace(told, mood=mood), rule, actor, target)

    def _taken_down(self, told: _Told, rule: str, actor: Group | None, target: Group | None) -> bool:
        own, light, objects = told.own, told.light, told.objects
        if told.act in MEASURES or told.act in (Act.OFFER, Act.REQUEST):
            self.book.things.stood_for(objects, self.tokens, self.sentence)
        plan = to_deal(objects[0], own) if told.act in DONE_TO and objects else None
        self.done.update((id(plan),) if plan is not None else ())
        if told.act is Act.DELIVER and not objects:  # we shall deliver what was signed for
            self.done.update(id(i.what) for i in own.post if isinstance(i.what, Clause) and i.what.mark == "what")
        subject = own.clause.subject if own.clause.kind != "rel" else None
        used = tuple(group for group in (subject, actor, target, *objects, light) if group is not None)
        if told.act is Act.APPROVE and light is not None and self._is_bargain(light) and light not in objects:
            objects = [*objects, light]  # signed a contract for howitzers: both
        negated = light is not None and light.negative and self.tokens[light.head].low != "no"
        items = [*own.clause.pre, *own.post]
        return self.add(Draft(told.act, told.mood, rule, items, own, actor, target, tuple(objects), used, negated))

    def _doer(self, told: _Told) -> tuple[Group | None, bool]:
        """Who does it, and whether that may be though no list knows it for somebody."""
        act, shape, own, light, objects = told.act, told.shape, told.own, told.light, told.objects
        subject = own.clause.subject
        places = shape.actor
        if act is Act.DELIVER and own.passive and "subject" in shape.target:
            places = tuple(where for where in places if where != "by")  # were received by the army
        actor = find(places, own, objects, None) or self._controller(shape, own, told.mood)
        actor = actor or (left_for(own) if act is Act.DELIVER and not shape.actor else None)
        if actor is not None and actor.kind == "name" and self.tokens[actor.head].low in _QUAYS:
            actor = None  # from Walvis Bay
        if actor is not None and act is Act.DELIVER and objects and "from" in shape.actor:
            between = {token.low for token in self.tokens[objects[0].last : actor.first]}
            actor = None if "instead" in between or "rather" in between else actor  # instead of jets from Russia
        if act is Act.NO_COMMENT and actor is None and not own.passive and subject is not None:
            named = subject.kind == "goods" and self.tokens[subject.head].text[0].isupper()  # L3Harris
            actor = subject if named or subject.kind in ("other", "speech") else None
        if actor is None and act is Act.DELIVER and objects and "from" in shape.actor and "subject" in shape.target:
            actor = supplier(objects[0], own)
        if actor is None and light is not None and "subject" not in shape.actor:
            of = self._by_people(light) if act is not Act.CONDITION else None  # needs Swiss consent
            of = of or (self._by_office(light) if act is Act.APPROVE else None)  # gets Senate nod
            held = light.owner or of  # has Rossi's backing, received a Kenyan request
            actor = held if held is not None and own.agent_like(held) else None
        if actor is not None:
            return actor, False
        if act in _STANCES and "subject" in shape.actor and not own.passive and is_word(subject, own, "opining"):
            return subject, True  # the report criticised the sale
        lemma = own.clause.verb.lemma if own.clause.verb is not None else ""
        ruled = act is Act.CONDITION and lemma in ("make", "tie", "link")
        paper = subject is not None and (own.writ_like(subject) or subject.kind == "speech")
        paper = paper or (subject is not None and self.tokens[subject.head].low in ("budget", "appropriation", "draft"))
        if ruled and paper and not own.passive:
            return subject, True  # a rider makes half of the aid dependent on it
        writ = self._writ(act, own, objects)
        whose = self._whose(own) if writ is not None and act in MEASURES else None
        if whose is not None:
            return whose, False  # the minister's order halted it
        if writ is None and act in _OF_BODIES and "subject" in shape.actor and subject not in (None, *objects):
            writ = subject if subject and own.unknown_body(subject) else None
        if writ is not None:
            return writ, True
        if act is Act.DELIVER and own.passive and "from" not in shape.actor:
            giver = own.after("from")
            actor = giver if giver is not None and giver.kind in ("state", "body") else None
        if actor is None and own.passive and act in (Act.DEMAND, Act.REQUEST):
            actor = _by_behind(own)
        return actor, False

    def _doer_around(self, told: _Told) -> Group | None:
        """Who does it by what stands around the clause: whose goods they are, or who ordered it."""
        own, actor = told.own, None
        if told.act in MEASURES and "subject" in told.shape.actor and not own.passive:
            actor = self._whose(own)
        if actor is None and own.passive and own.clause.kind == "inf" and own.clause.parent is not None:
            actor = _orders(own.clause.parent)
        if actor is None and own.passive and own.clause.kind == "part" and told.act in DONE_TO:
            actor = self._has_done(own)
        if actor is None and told.light is not None and told.act in (Act.SUPPORT, Act.APPROVE):
            actor = self._of_mine(told.light)
        if actor is None and told.light is not None and told.act is Act.REQUEST and own.passive:
            return told.light.owner  # Lima's order for trainers was placed in May
        if actor is None and own.passive and told.act is Act.APPROVE:
            actor = between(own)  # was signed between Oslo and Accra
        if actor is None and told.act is Act.DELIVER:
            return assurer(own)
        if actor is None and own.passive and told.act in (*STOPS, Act.APPROVE):
            actor = self._whose_measure(told.act, own)
        return actor

    def _whose_measure(self, act: Act, own: Parts) -> Group | None:
        """Whose a measure is that is said to have been taken: Oslo's embargo was introduced in May."""
        measure = own.clause.subject
        if measure is None or own.clause.kind == "rel" or self.event_act(measure) is not act:
            return None
        owner = measure.owner or self._by_people(measure)
        return owner if owner is not None and own.agent_like(owner) and owner.kind != "pronoun" else None

    def _of_mine(self, light: Group) -> Group | None:
        """Whose the support is that a speaker calls his own: it has my full backing."""
        own = self.tokens[light.first].low in ("my", "our")
        return Group(light.first, light.first + 1, light.first, "pronoun") if own else None

    def _has_done(self, own: Parts) -> Group | None:
        """Who has something of nobody's own done: the minister had the shipment stopped."""
        host, thing = own.clause.parent, own.clause.anchor
        if host is None or thing is None or host.verb is None or host.verb.lemma != "have" or host.verb.perfect:
            return None
        his = thing.owner is not None or self.tokens[thing.first].tag == "PRPS"
        does = thing.kind in ("transfer", "goods") and not his
        return host.subject if does and host.subject is not None and own.agent_like(host.subject) else None

    def _whom(self, told: _Told, actor: Group | None) -> Group | None:
        """Towards whom, by the shape, the noun of a light verb, and who was written to."""
        act, own, light = told.act, told.own, told.light
        target = self.recipient(Deed(act, told.shape, own, told.objects, actor))
        if target is None and light is not None and act is Act.APPROVE and self._is_bargain(light):
            target = own.after("with")
            target = None if target is not None and self.is_buyer(actor) and not self.is_buyer(target) else target
        signs = act is Act.APPROVE and own.clause.verb is not None and own.clause.verb.lemma == "sign"
        if target is None and light is None and signs and all(group.negative for group in told.objects):
            target = own.after("with")  # has signed nothing with Ankara
        if target is None and light is not None and (act in MEASURES or act is Act.RESUME):
            inner = next((i.what for i in own.post if isinstance(i.what, Clause) and i.prep), None)
            below = parts(inner, self.tokens, self.followers) if inner is not None and inner.kind == "ger" else None
            if below is not None:  # a ban on selling them rifles
                sold, target = below.object(), below.place("indirect") or below.after("to")
                target = self.before_goods(sold, below.post, actor) if sold is not None and target is None else target
        if target is None and light is not None and act in MEASURES and light.kind in FIELD:
            target = own.follower(light, ("from",))  # will honour an order from Chad
            target = target if target is not None and target.kind == "state" else None
        if act is Act.DEMAND and target is None and own.clause.verb is not None and own.clause.verb.lemma == "demand":
            of = (group for prep, group in own.groups(own.post[:1]) if prep == "of")  # demanded of Pretoria clarity
            asked = own.after("from") or next(of, None)  # demanded clarity from the minister
            target = asked if asked is not None and asked.kind in ("person", "body", "spokes", "state") else None
        asks = own.clause.verb.lemma if own.clause.verb is not None and not own.passive else ""
        if act is Act.DEMAND and target is None and asks in ("ask", "urge", "tell", "order", "press", "beg"):
            first = next(iter(own.direct()), None)
            known = first is not None and first.kind == "other" and self.tokens[first.first].low == "the"
            target = first if known and kinds.infinitive(own.clause) is not None else None  # asked the port not to
        if act is Act.NOTIFY and target is None and light is not None:
            beside = (c for c in own.clause.children if c.kind == "part" and c.verb is not None)
            notifies = next((c for c in beside if c.verb is not None and c.verb.lemma in ("notify", "inform")), None)
            target = parts(notifies, self.tokens, {}).place("agent") if notifies is not None else None
        if act in (Act.DEMAND, Act.REQUEST) and (target is None or target.kind == "pronoun"):
            target = self._written_to(own.clause, actor) or target
        target = wanted_of(own, target) if act in (Act.DEMAND, Act.REQUEST) else target
        buyer = light.owner if light is not None and self._is_order(light) else None
        if act is Act.DELIVER and target is None and buyer is not None and buyer is not actor:
            target = buyer if own.agent_like(buyer) else None  # has filled Kenya's order
        if act is Act.DELIVER and target is None and "subject" in told.shape.target and own.clause.subject is None:
            target = told.mood.controller
        return target

    def _whose_step(self, told: _Told, actor: Group | None) -> Group | None:
        """Whose step or request it is that is opposed, supported, refused or reviewed."""
        act, own, objects, light = told.act, told.own, told.objects, told.light
        target = None
        if act in _STANCES and objects and objects[0].kind == "pronoun":
            target = objects[0] if self.tokens[objects[0].head].low in ("him", "her", "them") else None
        if target is None and act in (*_STANCES, Act.DENY) and objects and not own.passive:
            target = possessor(objects[0], self.tokens)
        if target is None and act in _STANCES:
            target = of_stance(objects, own)
            target = None if target is actor else target
        if target is None and act in _OF_SOMEBODY and objects and (act not in _STANCES or _is_step(objects[0], own)):
            target = self._by_people(objects[0])
        if target is None and act is Act.OPPOSE and (objects or light is not None):
            target = self._mover(light if light is not None else objects[0])
        if target is None and act is Act.OPPOSE:
            with_whom = own.follower(light, ("with",)) if light is not None else None  # lodged a protest with Seoul
            protests = own.clause.verb is not None and own.clause.verb.lemma in ("protest", "complain")
            prep, first = next(own.groups(own.post), ("", None)) if protests else ("", None)
            with_whom = first if prep == "to" and with_whom is None else with_whom  # protested to Copenhagen
            everyone = with_whom is not None and self.tokens[with_whom.head].low in wordset("anybody")
            target = with_whom if with_whom is not None and own.agent_like(with_whom) and not everyone else None
        if target is not None or act not in _STANCES:
            return target
        if own.passive:
            return blamed(own, actor)
        others = (group for group in own.direct() if group is not light and group not in objects and not group.comma)
        target = next((group for group in others if sort(group) == "agent" and group is not actor), None)
        return None if target is None or target.kind == "pronoun" else target

    def _signer(self, told: _Told, actor: Group | None, target: Group | None) -> Group | None:
        """The buyer of a contract that is signed or awarded, who is both who acts and whom it is for."""
        own, light = told.own, told.light
        lemma = own.clause.verb.lemma if own.clause.verb is not None else ""
        bargain, placed = (light is not None and each(light) for each in (self._is_bargain, self._is_order))
        awards = placed and lemma in ("award", "give", "hand", "grant", "place")
        if awards and self.is_buyer(actor) and not self.is_buyer(target):
            return actor  # a contract that the army awards to a firm
        inner = kinds.infinitive(own.clause) or kinds.doing(own, ("for",))
        buys = inner is not None and inner.verb is not None and inner.verb.lemma in wordset("buyings")
        if bargain and buys and lemma in ("sign", "ink", "initial", "conclude") and self.is_buyer(actor):
            return actor  # Warsaw signed a contract with the yard to buy 180 tanks
        signs_for = not own.direct() and any(item.prep == "for" for item in own.post)
        bargain = bargain or signs_for  # the navy signed for four frigates
        off = any(isinstance(item.what, Mark) and item.what.low == "off" for item in own.post)  # signed off the package
        if target is not None or actor is None or off or lemma not in ("sign", "ink", "initial", "conclude"):
            return target
        if self.is_buyer(actor) if bargain else actor.kind == "state":
            return actor
        buyers = [one for one in signatories(own, actor) if self.is_buyer(one)]
        return buyers[0] if len(buyers) == 1 else None  # Saab and Estonia sign

    def _struck(self, own: Parts) -> Group | None:
        """What arms are used against."""
        fired = own.clause.verb is not None and own.clause.verb.lemma in wordset("firings")
        preps = ("at", "on", "onto", "into", "through") if fired else ("at", "on")
        places = [(prep, group) for prep, group in own.groups(around(own)) if prep in (*preps, "against")]
        places.sort(key=lambda place: place[0] != "against")  # on a market at Zurmi: the first of the others
        struck = (g for prep, g in places if (g.kind in _STRUCK or sort(g) == "agent") and not self._how(prep, g))
        return next(struck, None) or in_attack(own) or self._attacked(own)

    def _how(self, prep: str, group: Group) -> bool:
        """Whether a bare noun tells when or how it is done: at dusk, at random."""
        bare = group.last - group.first == 1 and self.tokens[group.head].tag == "N"
        return prep == "at" and bare and group.kind != "people" and not self.tokens[group.head].low.endswith("s")

    def _attacked(self, own: Parts) -> Group | None:
        """Whom arms are used to attack."""
        inner = kinds.infinitive(own.clause)
        if inner is None or inner.verb is None:
            return None
        below = parts(inner, self.tokens, self.followers)
        blows = any(is_word(group, below, "attacks") for group in below.direct())
        if not blows and inner.verb.lemma not in wordset("attacks"):
            return None
        self.done.add(id(inner))
        if blows:  # were used to guide strikes on a column of refugees
            struck = (group for prep, group in below.groups(below.post) if prep in ("on", "against", "at"))
            found = next(struck, None)
        else:
            found = below.object()
        of = below.follower(found, ("of",)) if found is not None else None
        return replace(found, tail=of.last) if found is not None and of is not None else found

    def _is_bargain(self, light: Group) -> bool:
        return singular(self.tokens[light.head].low) in ("contract", "deal", "agreement", "pact", "accord", "framework")

    def _is_order(self, group: Group) -> bool:
        return singular(self.tokens[group.head].low) in ("contract", "order")


def _is_step(thing: Group, own: Parts) -> bool:
    """Whether what is praised or blamed is somebody's step, and no sale that may be to him: the British proposal."""
    if thing.kind == "transfer":
        return own.follower(thing, ("to",)) is not None or singular(own.tokens[thing.head].low) in _GIFTS
    return singular(own.tokens[thing.head].low) not in _CHOICES


def _who_was_denied(told: _Told, target: Group | None) -> Group | None:
    """The target of a refusal, but for whoever refused: a bid was turned down by the ministry."""
    own, objects = told.own, told.objects
    if not own.passive or target is None or target is own.clause.subject:
        return target
    asks = bool(objects) and is_request(objects[0], own)
    asks = asks and own.follower(objects[0], ("by",)) is target  # a bid by Chad was refused
    return target if asks or own.after("by") is not target else None


def _orders(host: Clause) -> Group | None:
    """Who orders something to be done: ordered the handover to be put off."""
    verb = host.verb
    ordered = verb is not None and verb.lemma in ("order", "instruct", "direct") and not verb.passive
    return host.subject if ordered else None


def _by_behind(own: Parts) -> Group | None:
    """Who urges, where it stands behind what is urged: was urged to publish the permits by the Left Party."""
    inner = kinds.infinitive(own.clause)
    if inner is None or inner.verb is None or inner.verb.passive or len(inner.post) < 2:
        return None
    at = next((at for at in range(len(inner.post) - 1, 0, -1) if inner.post[at].prep == "by"), 0)
    before, found = inner.post[at - 1], inner.post[at].what
    told = isinstance(before.what, Group) and not before.prep and before.what.kind in ("transfer", "measure")
    if not at or told or not isinstance(found, Group):
        return None  # to stop the sales by Chad
    return found if sort(found) == "agent" and own.agent_like(found) else None


def _sufferer(host: Clause) -> Group | None:
    """Who has something done to him: had its licence suspended."""
    verb, subject = host.verb, host.subject
    has = verb is not None and verb.lemma in ("have", "see", "get") and not verb.perfect
    return subject if has and subject is not None and sort(subject) == "agent" else None
