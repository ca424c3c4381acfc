"""An act in its clause in; towards whom it is, out: by its frame, and by what each step finds where that is open."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.addressed import addressed, dealt_with, hears, told_formally, whose_leave, within_content
from caveat.sources.prose.acts.destinations import (
    TO_THEM,
    at_a_border,
    counted_things,
    does_its_part,
    fitted_to,
    is_plan,
    named_as_end,
    of_content,
    of_term,
    pledged_by,
    possessor,
    put_on,
    struck_with,
    supplies,
    told_by_goods,
    topic,
    trained,
    whose_fault,
    whose_share,
)
from caveat.sources.prose.acts.endusers import being_used, fought, helped, named_end
from caveat.sources.prose.acts.events import Events
from caveat.sources.prose.acts.fitting import to_deal
from caveat.sources.prose.acts.receivers import (
    asked_about,
    asker,
    is_request,
    of_fleet,
    of_permit,
    owner_behind,
    owner_of_most,
    receiver,
)
from caveat.sources.prose.grammar.drafts import following
from caveat.sources.prose.grammar.frames import Shape
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.arrivals import at_a_port, there
from caveat.sources.prose.needs.places import find, is_word, owner_of
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES, STOPS
from caveat.sources.prose.words.groups import FIELD, Group, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset

_MOVED = frozenset(("motion", "amendment", "bill", "proposal", "resolution", "plan", "call"))
"""What somebody moves in a parliament."""
_GOODS_GO = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME, Act.DELIVER))
"""Acts whose target is where the goods go."""
_OF_GOODS = MEASURES | {Act.REVIEW}
"""Acts whose target is whose goods they are."""
_STATES = frozenset(("countries", "nations", "states"))
"""Nouns of states that a measure is on."""


class Deed(Struct):
    """An act in its clause: what is done, in which shape, to what and by whom."""

    act: Act
    shape: Shape
    own: Parts
    objects: list[Group]
    actor: Group | None

    @property
    def whole(self) -> Group | None:
        """What a bare number, or a word for a share, counts: 30 of the rifles, part of the deal."""
        one = next(iter(self.objects), None)
        counts = one is not None and (one.kind == "number" or is_word(one, self.own, "portions"))
        return self.own.follower(one, ("of", "out of")) if one is not None and counts else None

    @property
    def bargain(self) -> bool:
        """Whether it is a contract, a deal or a sale that something is done to."""
        parts_of = (one for one in (*self.objects[:1], self.whole) if one is not None)
        return any(singular(self.own.tokens[one.head].low) in wordset("bargains") for one in parts_of)


class Recipients(Events):
    """Finds towards whom an act is."""

    def recipient(self, deed: Deed) -> Group | None:
        """Towards whom an act is: by its frame, then by each step that fills in or takes back what is left open."""
        target = find(deed.shape.target, deed.own, deed.objects, deed.actor)
        for step in (
            self._asked_for_leave,
            self._of_a_bargain,
            self._whose_goods_stop,
            self._who_takes,
            self._by_what_is_to_be_done,
            self._by_the_goods,
            self._by_a_request,
            self._not_to_them,
            self._where_it_comes,
            self._by_the_measure,
            self._by_the_paper,
            self._by_the_delivery,
            self._addressed,
            self._of_leave,
            self._at_last,
        ):
            target = step(deed, target)
        return target

    def _asked_for_leave(self, deed: Deed, target: Group | None) -> Group | None:
        """To whom a request for leave goes: sought the Kremlin's assent, Berlin's consent to a sale."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if act is Act.REQUEST and target is None and objects and objects[0].kind == "permit":
            asked = objects[0].owner  # sought the Kremlin's assent
            target = asked if asked is not None and asked is not actor and own.agent_like(asked) else None
        if act is Act.REQUEST and objects and objects[0].kind == "transfer":
            target = whose_leave(own, actor) or target  # sought Berlin's consent to the sale to Chad
        return target

    def _of_a_bargain(self, deed: Deed, target: Group | None) -> Group | None:
        """With whom a bargain is that is stopped or taken up: the contract with Chad."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if target is None and act in _OF_GOODS and deed.bargain:
            target = own.after("with") if act is not Act.REVIEW else own.follower(objects[0], ("with",))
            target = target or struck_with(objects[0], own)
            sells = target is not None and singular(self.tokens[target.head].low) in wordset("vendors")
            sold = target is not None and (target.kind == "name" or sells) and not self.is_buyer(target)
            target = None if sold and self.is_buyer(actor) else target
        return target

    def _whose_goods_stop(self, deed: Deed, target: Group | None) -> Group | None:
        """Whose goods are stopped, by their owner or by a state behind a word for the halt."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if target is None and act in (*STOPS, Act.CONDITION) and objects and objects[0].kind in FIELD:
            owner = owner_of(objects, own)
            target = owner if owner is not None and owner is not actor and owner.kind in ("state", "body") else None
        stops = bool(objects) and is_word(objects[0], own, "stoppings")
        if target is None and act in MEASURES and objects and (stops or self.event_act(objects[0]) is not None):
            near = following(objects[0], [*own.pre, *own.post])
            on = (group for prep, group in near if prep in ("on", "against"))
            target = next((one for one in on if one.kind == "state" or self.tokens[one.head].low in _STATES), None)
        return target

    def _who_takes(self, deed: Deed, target: Group | None) -> Group | None:
        """Who comes by goods, where whoever takes them is the subject."""
        act, shape, own = deed.act, deed.shape, deed.own
        if act is Act.DELIVER and "subject" in shape.target and (target is None or not own.agent_like(target)):
            subject = own.clause.subject
            target = subject if subject is not None and own.agent_like(subject) else None
        return target

    def _by_what_is_to_be_done(self, deed: Deed, target: Group | None) -> Group | None:
        """Towards whom it is, by the infinitive that tells what may be done: leave to sell rifles to Chad."""
        act, own, objects = deed.act, deed.own, deed.objects
        plan = to_deal(objects[0], own) if objects and act in DONE_TO else None
        told = bool(objects) and (deed.bargain or objects[0].kind == "permit" or is_plan(objects[0], own))
        held_back = told and act in DONE_TO
        governs = act in (Act.OFFER, Act.APPROVE) or held_back
        inner = plan or (kinds.infinitive(own.clause) if governs and target is None else None)
        if inner is not None and held_back and not supplies(inner):
            inner = None  # tore up the contract to please its partners
        if inner is not None:
            below = parts(inner, self.tokens, {})
            target = below.place("indirect") or below.after("to")
            if target is None and (held_back or plan) and inner.verb is not None and inner.verb.lemma in TO_THEM:
                target = below.place("agent")  # ended the contract to train Somali commandos
            thing = below.object() if plan is not None and target is None else None
            target = below.follower(thing, ("to", "for", "with")) if thing is not None else target
            buys = inner.verb is not None and inner.verb.lemma in wordset("buyings")
            target = own.place("indirect") if buys and act is Act.APPROVE else target  # gave Chad leave to buy
        maker = act is Act.APPROVE and target is not None and target.kind != "state" and not self.is_buyer(target)
        leave = kinds.infinitive(own.clause) if maker else None
        if leave is not None and supplies(leave):
            target = parts(leave, self.tokens, {}).after("to") or target  # gave two firms leave to sell rifles to Chad
        return target

    def _by_the_goods(self, deed: Deed, target: Group | None) -> Group | None:
        """Whose the goods are to be, by what is said of them."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if target is None and act is Act.DELIVER and objects:
            target = whose_share(objects[0], own, actor)
        if target is None and act in _OF_GOODS and objects:
            target = told_by_goods(objects[0], own, actor) or named_as_end(own)
        if target is None and act is Act.CONDITION:
            target = does_its_part(own, actor)
        if act is Act.REQUEST and objects and target is not None and own.follower(objects[0], ("of",)) is target:
            target = None  # requested the hearing of the minister
        aid = [one for one in (*objects[:1], deed.whole, own.follower(objects[0], ("of",)) if objects else None) if one]
        if target is None and act in _OF_GOODS:
            owners = (one.owner for one in aid if one.kind == "aid")  # half of Egypt's military aid
            target = next((one for one in owners if one is not None and one.kind == "state" and one is not actor), None)
        if target is None and act in _OF_GOODS and objects and self.tokens[objects[0].head].low == "training":
            of = own.follower(objects[0], ("of",))
            target = replace(of, tail=of.last) if of is not None and own.agent_like(of) else None
        if target is None and act in _OF_GOODS and objects:
            target = receiver(objects[0], own, actor)
        if target is None and act in _OF_GOODS and objects:
            target = self.before_goods(objects[0], [*own.pre, *own.post], actor)
            target = target or fitted_to(objects[0], own, actor)
        return target

    def _by_a_request(self, deed: Deed, target: Group | None) -> Group | None:
        """Whose a request for goods is that is stopped or looked into: the Armenian order."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if target is None and act in _OF_GOODS and objects and is_request(objects[0], own):
            held = objects[0].owner
            target = held if held is not None and held is not actor and own.agent_like(held) else None
            target = target or self._by_people(objects[0]) or asker(objects[0], own)
            target = target if target is not None and (target.kind == "people" or own.agent_like(target)) else None
            ruled = own.passive or act in (Act.DENY, Act.APPROVE)
            target = target or (possessor(objects[0], self.tokens) if ruled else None)
        if act in _OF_GOODS and objects and is_request(objects[0], own):
            target = self._by_office(objects[0]) or target  # a Treasury request for a loan from Chad
        return target

    def _not_to_them(self, deed: Deed, target: Group | None) -> Group | None:
        """The recipient, unless goods do not go there: a service that uses them, a seller, a house that makes laws."""
        act, own, objects = deed.act, deed.own, deed.objects
        looks = act is Act.REVIEW and target is not None and bool(objects) and objects[0].kind == "transfer"
        if looks and target is not None and own.follower(objects[0], ("from",)) is target:
            target = own.follower(target, ("to",))  # looks at transfers from Norway to Chad
        its = act in STOPS and bool(objects) and target is not None and objects[0].owner is target
        if target is not None and objects and (act in (Act.DENY, Act.APPROVE, Act.REVIEW) or its):
            target = of_permit(objects[0], own, target) or target
        if target is not None and (being_used(target, own) or _sellers(act, objects, target, own)):
            target = None
        if target is not None and act is not Act.USE and fought(target, own.tokens):
            target = None
        target = None if target is not None and at_a_border(target, own.tokens) else target
        if target is not None and act in _GOODS_GO and hears(target, own.tokens):
            target = None  # the deal, sent to Congress in May, was blocked
        return target

    def _where_it_comes(self, deed: Deed, target: Group | None) -> Group | None:
        """Where goods come, where no more than that is told."""
        act, shape, own, actor = deed.act, deed.shape, deed.own, deed.actor
        if act is Act.DELIVER and target is None and own.passive and "subject" in shape.target:
            target = own.place("subject") or _received_at(own)
        if act is Act.DELIVER and target is None:
            verb = own.clause.verb
            awaited = verb is not None and verb.lemma == "expect" and verb.passive
            place = (own.after("in") or own.after("at")) if awaited else None  # are expected in Nairobi
            target = place if place is not None and place.kind in ("state", "name") else there(own)
            target = at_a_port(own) if target is None and actor is None else target
        if act in MEASURES and target is not None and target.kind == "person":
            home = own.follower(target, ("from",))  # training to 400 soldiers from Chad
            target = home if home is not None and home.kind == "state" and home is not actor else target
        return target

    def _by_the_measure(self, deed: Deed, target: Group | None) -> Group | None:
        """Whom a measure or a condition hits."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if act in MEASURES and target is None and objects and objects[0].kind == "measure":
            target = put_on(objects[0], own, actor)
        target = None if act is Act.CONDITION and target is not None and of_term(target, own) else target
        if act is Act.CONDITION and (target is None or self.tokens[target.head].low in ("it", "them", "this")):
            word, target = pledged_by(own)
            target = target or (self._by_people(word) if word is not None else None)
            target = None if target is actor else target
        freed = own.object() if act is Act.RESUME and objects and objects[0] is own.clause.subject else None
        if target is None and freed is not None and freed is not objects[0]:
            target = self.before_goods(freed, [*own.post], actor)  # ban comes off Togo drones
        if act in MEASURES and target is None and objects:
            target = topic(own, actor)
        return target

    def _by_the_paper(self, deed: Deed, target: Group | None) -> Group | None:
        """Towards whom it is, by the paper, stand or case it is about."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if act is Act.APPROVE and target is None and objects and singular(self.tokens[objects[0].head].low) in _MOVED:
            target = of_content(objects[0], own)
        if act in (Act.SUPPORT, Act.OPPOSE) and target is None and objects and objects[0].kind == "pronoun":
            target = _if_he_does(own)
        if act is Act.REVIEW and target is not None and objects and objects[0].owner is target:
            paper = objects[0].kind == "speech" and not is_request(objects[0], own)
            target = None if paper else target  # the government's report
        if act is Act.REVIEW and target is None:
            target = asked_about(own) or owner_behind(objects, own, actor)
        return target

    def _by_the_delivery(self, deed: Deed, target: Group | None) -> Group | None:
        """Who is trained or supplied, by what is told of the goods."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        verb = own.clause.verb
        if act is Act.DELIVER and target is None and verb is not None and verb.lemma == "train" and not own.passive:
            trained = (group for group in own.direct() if sort(group) == "agent")
            target = next((group for group in trained if group.kind == "body" or self._people_in(group)), None)
        if act is Act.DELIVER and target is None and objects:
            of = own.follower(objects[0], ("of",))  # supplies most of Chad's weapons
            low = self.tokens[objects[0].head].low  # 61 per cent of Chad's imports
            part = low in ("most", "many", "much", "half", "all", "some", "third") or low.endswith("cent")
            target = of.owner if part and of is not None and of.owner is not actor else None
            target = target or owner_of_most(objects[0], own, actor)
        return target

    def _addressed(self, deed: Deed, target: Group | None) -> Group | None:
        """Who is told, asked or called on."""
        act, shape, own, objects, actor = deed.act, deed.shape, deed.own, deed.objects, deed.actor
        target = told_formally(own, target) if act is Act.NOTIFY else target
        if act is Act.APPROVE and target is None and own.passive and shape.target == ("subject",):
            target = own.after("to") or own.after("for")  # a licence was obtained for the export of shells to Chad
        told = own.passive or actor is not None
        if target is None and act in MEASURES and told and own.clause.mark.startswith("whose") and objects:
            whose = own.clause.anchor  # Egypt, whose frigates were delivered in May
            fits = whose is not None and whose is not actor and sort(whose) == "agent" and whose.kind != "pronoun"
            target = whose if fits and objects[0].owner is whose else None
        asks = act is Act.REQUEST and own.clause.verb is not None and own.clause.verb.lemma == "ask"
        if (act is Act.DEMAND or asks) and target is not None:
            target = None if within_content(target, own) else target
        target = None if act is Act.REQUEST and target is not None and dealt_with(target, own) else target
        if act in (Act.DEMAND, Act.REQUEST) and target is None:
            target = addressed(own, act is Act.DEMAND)
        return target

    def _of_leave(self, deed: Deed, target: Group | None) -> Group | None:
        """Who gets leave, and not who may sell by it."""
        act, shape, own, actor = deed.act, deed.shape, deed.own, deed.actor
        verb = own.clause.verb
        if act in (Act.APPROVE, Act.DENY) and target is None:
            won = any(self.tokens[group.head].low == "contract" for group in own.direct())  # was awarded the contract
            leave = kinds.infinitive(own.clause)
            rel = next((child for child in leave.children if child.kind == "rel"), None) if leave is not None else None
            target = parts(rel, self.tokens, {}).after("to") if rel is not None else None  # radars sold to Chad
            target = target or (own.place("indirect") if not won else None)  # the firm, which was granted a licence
        let = own.clause.subject if own.passive and verb is not None and verb.lemma == "award" else None
        if act is Act.APPROVE and let is not None and self.tokens[let.head].low == "contract" and actor is None:
            target = None  # the contract was awarded to a yard, which gets no goods
        if act in MEASURES and target is None and not own.passive:
            first = own.place("indirect")  # to cut off Mali spare parts
            target = first if first is not None and first.kind == "state" and first is not actor else None
        if act is Act.APPROVE and target is not None and target is own.clause.subject and not own.passive:
            firm = target.kind in ("body", "name", "other")
            firm = firm or singular(self.tokens[target.head].low) in wordset("vendors")
            sells = "from" in shape.actor and firm and not self.is_buyer(target)
            target = own.after("to") or own.after("for") if sells else target  # the maker has its export permit
        return target

    def _at_last(self, deed: Deed, target: Group | None) -> Group | None:
        """The state for whose fault goods are stopped, where nothing else is told; a fleet as whose it is."""
        act, own, objects, actor = deed.act, deed.own, deed.objects, deed.actor
        if target is None and act in _GOODS_GO and objects:
            target = whose_fault(own, actor)
        if target is None and act in _OF_GOODS | {Act.APPROVE, Act.DENY} and objects:
            target = named_end(own) or (helped(own, actor) if act not in STOPS else None)
        if target is not None and (counted_things(target, self.tokens) or trained(target, objects, self.tokens)):
            return None
        return of_fleet(target, own) if target is not None and act in MEASURES else target

    def _people_in(self, group: Group) -> bool:
        """Whether a group is told by the name of a people: Moldovan crews."""
        return any(self.tokens[at].text in lexicon().peoples for at in range(group.first, group.head))

    def is_buyer(self, who: Group | None) -> bool:
        """Whether somebody buys arms and does not sell them: a state, a ministry, an army."""
        if who is None or who.members or singular(self.tokens[who.head].low) in wordset("vendors"):
            return False  # a Serbian state company
        words = {self.tokens[at].low for at in range(who.first, who.tail or who.last)}
        return who.kind == "state" or bool(words & wordset("public"))

    def _by_office(self, group: Group) -> Group | None:
        """Whose a request is, told by an office right before its noun: a Navy request, an air force bid."""
        at = first = group.head - 1
        if group.members or group.owner is not None or at <= group.first:
            return None
        if self.tokens[at].tag not in ("N", "NNP") or self.tokens[at].low not in wordset("public"):
            return None
        while first - 1 >= group.first and self.tokens[first - 1].tag in ("N", "NNP"):
            first -= 1
        return Group(first, group.head, at, "body")

    def _mover(self, group: Group) -> Group | None:
        """Whose a motion is, told by a party's name before the noun: a Greens motion, the Labour amendment."""
        first = next((at for at in range(group.first, group.head) if self.tokens[at].tag == "NNP"), group.head)
        last = next((at for at in range(first, group.head) if self.tokens[at].tag != "NNP"), group.head)
        moved = singular(self.tokens[group.head].low) in _MOVED and not group.members and group.owner is None
        return Group(first, last, last - 1, "name") if moved and first < last and last == group.head else None


def _received_at(own: Parts) -> Group | None:
    """Where goods were received, by whoever is there: have been received at the depot in Pulgaon."""
    verb = own.clause.verb
    places = own.groups(own.post) if verb is not None and verb.lemma == "receive" else iter(())
    return next((group for prep, group in places if prep in ("at", "in") and is_word(group, own, "ends")), None)


def _if_he_does(own: Parts) -> Group | None:
    """Whose step would be praised or blamed: would deplore it if the government withdrew the licence."""
    for child in own.clause.children:
        if child.kind == "adv" and child.mark in ("if", "were", "should") and child.subject is not None:
            return child.subject if own.agent_like(child.subject) and child.subject.kind != "pronoun" else None
    return None


def _sellers(act: Act, objects: list[Group], target: Group, own: Parts) -> bool:
    """Whether the one after "from" sells what a paper is sought for: sought approval for a purchase from a firm."""
    permit = next((group for group in (*objects[:1], *own.direct()) if group.kind == "permit"), None)
    if act is not Act.REQUEST or permit is None:
        return False
    near = following(permit, [*own.pre, *own.post])
    bought = next((at for at, (_, one) in enumerate(near) if own.tokens[one.head].low in _BOUGHT), len(near))
    return any(prep == "from" and one is target for prep, one in near[bought:])


_BOUGHT = frozenset(("purchase", "purchases", "buy", "acquisition", "procurement", "lease", "order", "import"))
