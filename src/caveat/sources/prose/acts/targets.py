"""Who acts and towards whom, where the places of a frame leave it open: owners, peoples, papers."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.addressed import addressed, dealt_with, within_content
from caveat.sources.prose.acts.destinations import (
    MOVES,
    TO_THEM,
    does_its_part,
    fitted_to,
    is_plan,
    named_as_end,
    of_content,
    of_term,
    pledged_by,
    put_on,
    supplies,
    told_by_goods,
)
from caveat.sources.prose.acts.events import Events
from caveat.sources.prose.acts.receivers import of_fleet, of_permit, owner_of_most, receiver
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import following
from caveat.sources.prose.grammar.frames import Shape, frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.arrivals import at_a_port, there
from caveat.sources.prose.needs.places import find, is_word, owner_of
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES, STOPS
from caveat.sources.prose.words.groups import FIELD, Group, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset

_ADVISES = frozenset(("report", "study", "paper", "statement", "communiqué", "audit", "review", "leader", "column"))
"""Papers that recommend, besides those that rule."""
_WRITTEN = frozenset((Act.DEMAND, Act.PAUSE, Act.CONDITION, Act.WITHHOLD, Act.RESUME, Act.REQUEST))
"""Acts that a paper or a rule can do as well: a motion that orders, a clause that ties."""

_MOVED = frozenset(("motion", "amendment", "bill", "proposal", "resolution", "plan", "call"))
"""What somebody moves in a parliament."""
_TOPICS = ("regards", "concerns", "regarding", "concerning", "on")
"""What opens a sentence with the state that it is about."""
_TOPIC_NOUNS = {"to": ("regard", "respect", "relation"), "of": ("case",)}


def topic(own: Parts, actor: Group | None) -> Group | None:
    """The state that a sentence says it is about: as regards Brazil, the agency authorised the export."""
    verb = own.clause.verb
    groups = [(item.prep, item.what) for item in own.clause.pre if isinstance(item.what, Group)]
    for at, (prep, group) in enumerate(groups[:2]):
        if group.kind != "state" or group is actor or group is own.clause.subject or group.members:
            continue
        if verb is None or own.tokens[group.last].low != ",":
            return None
        low = own.tokens[groups[at - 1][1].head].low if at else ""
        asked_for = prep.endswith("for") and group.first > 1 and own.tokens[group.first - 2].low == "as"
        if (prep.split() or ("",))[-1] in _TOPICS or asked_for or low in _TOPIC_NOUNS.get(prep, ()):
            return group
    return None


_OF_GOODS = MEASURES | {Act.REVIEW}
"""Acts whose target is whose goods they are."""


class Targets(Events):
    """Finds actors and targets."""

    def _whose(self, own: Parts) -> Group | None:
        """Who stands behind a measure that does something: a veto by Hungary has held up the funds."""
        subject = own.clause.subject
        ruling = subject is not None and is_word(subject, own, "decisions")
        if subject is None or not (ruling or subject.kind == "measure"):
            return None
        by = own.follower(subject, ("by", "of") if ruling else ("by",))
        by = by if by is not None and own.agent_like(by) else None  # the decision of 5 May
        owner = by or subject.owner or (self._by_office(subject) if ruling and own.clause.kind != "rel" else None)
        return owner if owner is not None and own.agent_like(owner) and owner.kind != "pronoun" else None

    def _writ(self, act: Act, own: Parts, objects: list[Group]) -> Group | None:
        """The paper that asks or forbids, or whoever tabled it: tabled a motion that orders the cabinet to act."""
        writ = own.subject()
        if act not in _WRITTEN or own.clause.kind == "part" or writ is None or writ in objects:
            return None
        host = own.clause.parent.verb if own.clause.kind == "rel" and own.clause.parent is not None else None
        paper = own.writ_like(writ) or (act is Act.CONDITION and writ.kind == "permit")
        paper = paper or (act is Act.DEMAND and singular(self.tokens[writ.head].low) in _ADVISES)
        if not paper or (act is Act.PAUSE and own.clause.kind == "rel"):
            return None
        tabled = host is not None and host.lemma in wordset("tables") and not host.passive
        return own.clause.parent.subject if tabled and own.clause.parent is not None else writ

    def _people_in(self, group: Group) -> bool:
        """Whether a group is told by the name of a people: Moldovan crews."""
        return any(self.tokens[at].text in lexicon().peoples for at in range(group.first, group.head))

    def is_buyer(self, who: Group | None) -> bool:
        """Whether somebody buys arms and does not sell them: a state, a ministry, an army."""
        if who is None or who.members or singular(self.tokens[who.head].low) in wordset("vendors"):
            return False  # a Serbian state company
        words = {self.tokens[at].low for at in range(who.first, who.tail or who.last)}
        return who.kind == "state" or bool(words & wordset("public"))

    def is_town(self, who: Group, own: Parts) -> bool:
        """Whether things come from a place that is no state and no firm that was named before: from Alabama."""
        single = who.kind == "name" and who.last - who.first == 1 and who.owner is None and not who.members
        text = self.tokens[who.head].text
        known = any(text in entry.mention.name.split() and entry.subject for entry in self.book.entries)
        return single and own.after("from") is who and not known

    def _mover(self, group: Group) -> Group | None:
        """Whose a motion is, told by a party's name before the noun: a Greens motion, the Labour amendment."""
        first = next((at for at in range(group.first, group.head) if self.tokens[at].tag == "NNP"), group.head)
        last = next((at for at in range(first, group.head) if self.tokens[at].tag != "NNP"), group.head)
        moved = singular(self.tokens[group.head].low) in _MOVED and not group.members and group.owner is None
        return Group(first, last, last - 1, "name") if moved and first < last and last == group.head else None

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

    def _possessor(self, group: Group) -> Group | None:
        """Whose it is, told by a pronoun: rejected her call."""
        token = self.tokens[group.first]
        if token.tag != "PRPS" or token.low not in ("his", "her", "its", "their"):
            return None
        return Group(group.first, group.first + 1, group.first, "pronoun")

    def _controller(self, shape: Shape, own: Parts, mood: Mood) -> Group | None:
        inherits = not own.passive and own.clause.kind in ("inf", "ger") and "subject" in shape.actor
        return mood.controller if inherits else None

    def _target(self, act: Act, shape: Shape, own: Parts, objects: list[Group], actor: Group | None) -> Group | None:
        target = find(shape.target, own, objects, actor)
        if act is Act.REQUEST and target is None and objects and objects[0].kind == "permit":
            asked = objects[0].owner  # sought the Kremlin's assent
            target = asked if asked is not None and asked is not actor and own.agent_like(asked) else None
        whole = own.follower(objects[0], ("of", "out of")) if objects and objects[0].kind == "number" else None
        bargain = any(
            singular(self.tokens[one.head].low) in wordset("bargains")
            for one in (*objects[:1], whole)
            if one is not None
        )
        if target is None and act in MEASURES and bargain:
            target = own.after("with")
            sells = target is not None and singular(self.tokens[target.head].low) in wordset("vendors")
            sold = target is not None and (target.kind == "name" or sells) and not self.is_buyer(target)
            target = None if sold and self.is_buyer(actor) else target
        if target is None and act in (*STOPS, Act.CONDITION) and objects and objects[0].kind in FIELD:
            owner = owner_of(objects, own)
            target = owner if owner is not None and owner is not actor and owner.kind in ("state", "body") else None
        stops = bool(objects) and is_word(objects[0], own, "stoppings")
        if target is None and act in MEASURES and objects and (stops or self.event_act(objects[0]) is not None):
            near = following(objects[0], [*own.pre, *own.post])
            target = next((group for prep, group in near if prep in ("on", "against") and group.kind == "state"), None)
        if act is Act.DELIVER and "subject" in shape.target and (target is None or not own.agent_like(target)):
            subject = own.clause.subject
            target = subject if subject is not None and own.agent_like(subject) else None
        told = bool(objects) and (bargain or objects[0].kind == "permit" or is_plan(objects[0], own))
        held_back = told and act in DONE_TO
        governs = act in (Act.OFFER, Act.APPROVE) or held_back
        inner = kinds.infinitive(own.clause) if governs and target is None else None
        if inner is not None and held_back and not supplies(inner):
            inner = None  # tore up the contract to please its partners
        if inner is not None:
            below = parts(inner, self.tokens, {})
            target = below.place("indirect") or below.after("to")
            if target is None and held_back and inner.verb is not None and inner.verb.lemma in TO_THEM:
                target = below.place("agent")  # ended the contract to train Somali commandos
            buys = inner.verb is not None and inner.verb.lemma in wordset("buyings")
            target = own.place("indirect") if buys and act is Act.APPROVE else target  # gave Chad leave to buy
        maker = act is Act.APPROVE and target is not None and target.kind != "state" and not self.is_buyer(target)
        leave = kinds.infinitive(own.clause) if maker else None
        if leave is not None and supplies(leave):
            target = parts(leave, self.tokens, {}).after("to") or target  # gave two firms leave to sell rifles to Chad
        if target is None and act in MEASURES and objects:
            target = told_by_goods(objects[0], own, actor) or named_as_end(own)
        if target is None and act is Act.CONDITION:
            target = does_its_part(own, actor)
        if act is Act.REQUEST and objects and target is not None and own.follower(objects[0], ("of",)) is target:
            target = None  # requested the hearing of the minister
        aid = [one for one in (*objects[:1], whole, own.follower(objects[0], ("of",)) if objects else None) if one]
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
        if target is None and act in _OF_GOODS and objects and is_request(objects[0], own):
            held = objects[0].owner
            target = held if held is not None and held is not actor and own.agent_like(held) else None
            target = target or self._by_people(objects[0]) or _asker(objects[0], own)
            target = target if target is not None and (target.kind == "people" or own.agent_like(target)) else None
            target = target or (self._possessor(objects[0]) if own.passive else None)
        if act in _OF_GOODS and objects and is_request(objects[0], own):
            target = self._by_office(objects[0]) or target  # a Treasury request for a loan from Chad
        its = act in STOPS and bool(objects) and target is not None and objects[0].owner is target
        if target is not None and objects and (act in (Act.DENY, Act.APPROVE, Act.REVIEW) or its):
            target = of_permit(objects[0], own, target) or target
        if target is not None and (_being_used(target, own) or _sellers(act, objects, target, own)):
            target = None
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
        if act is Act.APPROVE and target is None and objects and singular(self.tokens[objects[0].head].low) in _MOVED:
            target = of_content(objects[0], own)
        if act in (Act.SUPPORT, Act.OPPOSE) and target is None and objects and objects[0].kind == "pronoun":
            target = _if_he_does(own)
        if act is Act.REVIEW and target is not None and objects and objects[0].owner is target:
            paper = objects[0].kind == "speech" and not is_request(objects[0], own)
            target = None if paper else target  # the government's report
        if act is Act.REVIEW and target is None:
            target = _asked_about(own) or _owner_behind(objects, own, actor)
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
        if act in (Act.APPROVE, Act.DENY) and target is None:
            won = any(self.tokens[group.head].low == "contract" for group in own.direct())  # was awarded the contract
            leave = kinds.infinitive(own.clause)
            told_of = (child for child in leave.children if child.kind == "rel") if leave is not None else iter(())
            rel = next(told_of, None)
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
        return of_fleet(target, own) if target is not None and act in MEASURES else target


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


def _being_used(target: Group, own: Parts) -> bool:
    """Whether whoever seems to get goods is what they are for: spares for the boats already in service."""
    tokens, at = own.tokens, target.tail or target.last
    at += at < len(tokens) and tokens[at].low in ("already", "now", "still", "currently")
    return at + 1 < len(tokens) and tokens[at].low == "in" and tokens[at + 1].low in ("service", "use", "stock")


def _sellers(act: Act, objects: list[Group], target: Group, own: Parts) -> bool:
    """Whether the one after "from" sells what a paper is sought for: sought approval for a purchase from a firm."""
    permit = next((group for group in (*objects[:1], *own.direct()) if group.kind == "permit"), None)
    if act is not Act.REQUEST or permit is None:
        return False
    near = following(permit, [*own.pre, *own.post])
    bought = next((at for at, (_, one) in enumerate(near) if own.tokens[one.head].low in _BOUGHT), len(near))
    return any(prep == "from" and one is target for prep, one in near[bought:])


_BOUGHT = frozenset(("purchase", "purchases", "buy", "acquisition", "procurement", "lease", "order", "import"))


def is_request(thing: Group, own: Parts) -> bool:
    """Whether goods are told by a request or order for them: the Armenian order."""
    return singular(own.tokens[thing.head].low) in (wordset("requested_only") | {"wish", "plea", "approach"}) - {
        "offer",
        "tender",
    }


def _asker(thing: Group, own: Parts) -> Group | None:
    """Who asks, by what stands behind a request: a request from the army, the request of Chad."""
    of = own.follower(thing, ("of",))
    near = following(thing, [*own.pre, *own.post])
    if len(near) > 1 and near[0][0] == "on" and own.tokens[near[0][1].head].low == "part" and near[1][0] == "of":
        return near[1][1]  # a wish on the part of Chad
    return own.follower(thing, ("from", "by")) or (of if of is not None and of.kind == "state" else None)


def _owner_behind(objects: list[Group], own: Parts, actor: Group | None) -> Group | None:
    """Whose goods are examined: the file on Chad's boats."""
    near = following(objects[0], [*own.pre, *own.post]) if objects else []
    owners = (group.owner for prep, group in near if prep in ("of", "on", "for", "into"))
    return next((one for one in owners if one is not None and one.kind in ("state", "body") and one is not actor), None)


def _asked_about(own: Parts) -> Group | None:
    """To whom goods go, where whether they do is examined: is reviewing whether to send more radars to Chad."""
    items = own.pre if own.passive else own.post
    asked = next((i.what for i in items if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    inner = asked if asked is None or asked.verb is not None else next(iter(asked.children), None)
    below = parts(inner, own.tokens, {}) if inner is not None and inner.verb is not None else None
    return (below.place("indirect") or below.after("to") or below.after("for")) if below is not None else None


def of_stance(objects: list[Group], own: Parts) -> Group | None:
    """Whose stand, decision or step is praised or attacked: the stand *of the committee*."""
    mover = _moved_by(objects[0], own) if objects else None
    if mover is not None:
        return mover
    of = own.follower(objects[0], ("of", "by")) if objects else None
    fits = of is not None and objects[0].kind in ("measure", "speech", "other", "abstract") and own.agent_like(of)
    word = singular(own.tokens[objects[0].head].low) if objects else ""
    told = word in frames().events and word != "refusal"  # attacked the refusal of the minister
    return of if fits and not told and of is not None and of.kind != "pronoun" else None


def _moved_by(thing: Group, own: Parts) -> Group | None:
    """Whose a measure is, by a clause behind it: the embargo proposed by the Union, the ban that Oslo imposed."""
    for inner in own.clause.children:
        verb = inner.verb
        if verb is None or inner.anchor is not thing or inner.comma or verb.lemma not in MOVES:
            continue
        below = parts(inner, own.tokens, {})
        found = below.subject() if below.passive or inner.subject is not thing else None
        if found is not None and own.agent_like(found) and found.kind != "pronoun":
            return found
    return None
