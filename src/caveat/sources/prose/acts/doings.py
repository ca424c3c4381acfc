"""Acts whose goods stand by a verb that their own governs: stopped selling boats, cleared to send guns, seek to buy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.acting import Acting
from caveat.sources.prose.acts.demands import advised
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.mood import Mood, conditional, not_taken
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.needs.keeping import kept_from_going
from caveat.sources.prose.needs.places import object_at
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset

_ORDERS = frozenset(
    ("order", "orders", "decree", "directive", "proclamation", "ordinance", "instruction", "instructions", "command")
)
"""Papers by which whoever signs them does something."""


class Doings(Acting):
    """Reads an act by its own verb together with the one below it."""

    def charged(self, own: Parts, mood: Mood, whom: Group | None, inner: Clause, said: Mood) -> None:
        """What somebody is accused of; in words of the accuser that tell no act: accused Rome of "playing judge"."""
        before = len(self.found)
        self.walk(inner, said)
        verb, who = own.clause.verb, own.clause.subject
        quoted = inner.verb is not None and self.tokens[inner.verb.first - 1].tag == "QUO"
        if len(self.found) == before and quoted and own.near and verb is not None and not own.passive:
            used = tuple(one for one in (who, whom) if one is not None)
            self.add(Draft(Act.OPPOSE, mood, verb.lemma, own.post, own, who, whom, (), used))

    def _by_another_verb(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """An act whose parts stand by the verb that this one governs; None where it governs none."""
        for step in STEPS:
            if (read := step(self, sense, own, mood)) is not None:
                return read
        return None

    def _has_it_done(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What somebody orders his own people to do: ordered it to repair and deliver them."""
        ordered = self._to_his_own(sense, own)
        if ordered is None:
            return None
        others = [child for child in own.clause.children if child.kind == "inf" and child is not ordered]
        for told in (ordered, *others):
            self.walk(told, mood.under("planned", not_taken(own.clause.verb, sense.name)))
        return True

    def _in_writing(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What a paper that somebody signs, issues or gives is to bring about; none where it bids clean the rifles."""
        written = self._by_order(own) if sense.name.split()[0] in ("sign", "issue", "give") else None
        if written is None:
            return False if sense.name == "give" and sense.act is Act.DELIVER and self._is_bidding(own) else None
        writ = own.clause.subject if own.passive else own.object()
        none = writ is not None and writ.negative
        above = own.clause.verb
        step = "no order" if none or (above is not None and above.negative and not above.modal) else "order"
        under = mood.under("planned", step, none) if written.kind == "inf" else mood
        self.walk(written, replace(under, path=(*under.path, sense.name)))
        return True

    def _offers_to_do(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What somebody promises not to do, or proposes doing: promised not to sell them; proposed selling them."""
        if sense.act is not Act.OFFER:
            return None
        kept = kinds.infinitive(own.clause)
        if kept is not None and kept.verb is not None and kept.verb.negative:
            self.walk(kept, mood.under("planned", sense.name))
            return True
        sold = kinds.doing(own) if sense.needs == "to-supply" and not sense.nouns else None
        if sold is None:
            return None
        self.walk(sold, mood.under("planned", "ready"))
        return True

    def _by_its_need(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What is read by what the sense needs below it."""
        step = NEEDS.get(sense.needs)
        return step(self, sense, own, mood) if step is not None else None

    def _says_no(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """A no by whom a pronoun stands for, to what he was asked for right before: asked Oslo, and they said no."""
        who = own.clause.subject
        one = who is not None and who.kind == "pronoun" and self.tokens[who.head].low in ("it", "they")
        alone = one and own.after("to") is None
        return (self._answered(sense, own, mood) or None) if alone else None

    def _barred(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        inner = kinds.barred(own)
        return self._of_doing(sense.act, sense, own, inner, mood) if inner is not None else None

    def _kept_away(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        inner = kept_from_going(own)
        return self._kept_from_going(sense, own, inner, mood) if inner is not None else None

    def _on_his_word(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What a promise was that is kept or broken: went back on its promise to send tanks."""
        inner = kinds.infinitive(own.clause)
        return self._of_doing(sense.act, sense, own, inner, mood) if inner is not None else None

    def _to_buy(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What somebody is interested in buying, or offers to buy."""
        bought = _purchase(own)
        if bought is None:
            return None
        below = self._of_inner(bought, own)
        thing = below.object() if sense.name == "offer" else None
        if thing is not None:  # has offered to buy shells: holds out money
            return self.act(Act.OFFER, self.frames.shapes["give"], below, mood, sense.name, [thing])
        return self._bought(below, mood.under("considered", sense.name) if sense.needs == "interest" else mood)

    def _to_have(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What somebody wishes to have."""
        had = kinds.infinitive(own.clause)
        if had is None:
            return None
        below = self._of_inner(had, own)
        below.gap = below.gap or own.gap
        return self._bought(below, replace(mood, modality=wished(own, mood)))

    def _looks_at(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What somebody looks at buying: is looking at buying a Korean gun."""
        looked = sense.act is Act.CONSIDER and sense.name.startswith("look")
        held = own.object() or own.thing_after("at") if sense.act is Act.REVIEW and sense.name == "look at" else None
        a_step = held is not None and held.kind == "measure" and self.event_act(held) in DONE_TO and not own.passive
        if a_step and held is not None and self.tokens[held.first].low in ("a", "an", "another", "possible", "further"):
            return self.event(held, own.post, mood.under("considered", "look"), own.subject())  # not: looks at the ban
        bought = _purchase(own) if looked else None
        return self._bought(self._of_inner(bought, own), mood.under("considered", sense.name)) if bought else None

    def _lets_do(self, sense: Sense, own: Parts, mood: Mood) -> bool | None:
        """What somebody is cleared to do, or let have or supply."""
        content = kinds.infinitive(own.clause) if sense.act is Act.APPROVE else None
        if content is not None and own.passive and own.clause.subject is not None:
            return self._cleared(sense, own, content, mood) if own.agent_like(own.clause.subject) else None
        handed = kinds.infinitive(own.clause) if sense.needs == "lets-have" else None
        if handed is None and sense.needs == "lets-supply":
            handed = content
        return self._lets(sense, own, handed, mood) if handed is not None else None

    def _of_inner(self, clause: Clause, own: Parts) -> Parts:
        """The parts of a clause below, which is read with the one above and not by itself."""
        self.done.add(id(clause))
        below = parts(clause, self.tokens, self.followers)
        below.near = own.near
        return below

    def undecided(self, own: Parts, mood: Mood, subject: Group, rule: str = "undecided") -> bool:
        """What is said to be undecided, or somebody who is."""
        content = [i.what for i in own.post if isinstance(i.what, Clause)]
        self.done.update(id(clause) for clause in content if clause.kind in ("whether", "inf", "that"))
        somebody = own.agent_like(subject) or (rule != "undecided" and own.unknown_body(subject))
        agent = subject if somebody and subject.kind != "pronoun" else None
        calm, used = replace(mood, negative=False), (subject,)
        told = own if agent is not None else None  # what is undecided decides nothing
        draft = Draft(Act.DECIDE, calm, rule, own.clause.pre, told, agent, used=used, negated=not mood.negative)
        return self.add(draft)

    def _is_bidding(self, own: Parts) -> bool:
        """Whether it is an order to do something that is given, and none for goods."""
        writ = own.clause.subject if own.passive else own.object()
        bids = writ is not None and self.tokens[writ.head].low in _ORDERS
        below = [*own.clause.children, *(item.what for item in own.post if isinstance(item.what, Clause))]
        return bids and any(one.kind == "inf" for one in below)

    def _by_order(self, own: Parts) -> Clause | None:
        """What an order does that somebody signs, which he does by it: signed a decree halting sales to Chad."""
        writ, who, verb = own.object(), own.subject(), own.clause.verb
        gives = verb is not None and verb.lemma in ("give", "issue")
        if writ is None or ((who is None or own.passive) and not gives) or self.tokens[writ.head].low not in _ORDERS:
            return None
        if self.tokens[writ.first].low not in ("a", "an") and not gives:
            return None  # signed the order: of which was told before
        behind = [item.what for item in own.post if isinstance(item.what, Clause)]
        for inner in (*behind, *own.clause.children):
            verb, told = inner.verb, inner.anchor is writ or inner.kind in ("inf", "ger")
            told = told or (inner.anchor is not None and inner.anchor.kind == "time")  # a decree on Monday halting
            senses = self.frames.senses.get(verb.lemma, ()) if verb is not None and told and not verb.passive else ()
            if any(one.act in DONE_TO for one in senses):
                inner.subject = who
                self.done.discard(id(inner))
                return inner
        return None

    def _to_hand_on(self, sense: Sense, own: Parts, mood: Mood) -> bool:
        """Leave that is asked to supply others, or train them: has applied to sell howitzers to Egypt."""
        inner, actor = kinds.infinitive(own.clause), own.subject() or self._controller(sense.shape, own, mood)
        thing = parts(inner, self.tokens, self.followers).object() if inner is not None else None
        if inner is None or thing is None or actor is None or not own.agent_like(actor):
            return False
        self.done.add(id(inner))
        target, items = own.after("to") or own.place("agent"), [*own.clause.pre, *own.post, *inner.post]
        used = tuple(group for group in (own.clause.subject, thing, target) if group is not None)
        return self.add(Draft(sense.act, mood, sense.name, items, own, actor, target, (thing,), used))

    def _cleared(self, sense: Sense, own: Parts, inner: Clause, mood: Mood) -> bool:
        """Leave given to somebody to supply: the firm has been cleared to send another 500."""
        below = parts(inner, self.tokens, self.followers)
        below.near = own.near
        thing, target = below.object(), below.place("indirect") or below.after("to")
        if inner.verb is not None and inner.verb.lemma in wordset("buyings"):
            target = own.clause.subject  # Chad has been cleared to buy them
        senses = self.frames.senses.get(inner.verb.lemma, ()) if inner.verb is not None else ()
        if thing is None or not kinds.goods_like(thing, below) or not any(s.act is Act.DELIVER for s in senses):
            return False
        self.done.add(id(inner))
        buyer = own.subject()
        if self.is_buyer(buyer) and any(self._is_order(group) for group in own.direct()):
            target = buyer  # awarded a contract by the army to supply missiles
        used = tuple(group for group in (own.clause.subject, thing, target) if group is not None)
        return self.add(Draft(Act.APPROVE, mood, sense.name, inner.post, own, buyer, target, (thing,), used))

    def _lets(self, sense: Sense, own: Parts, inner: Clause, mood: Mood) -> bool:
        """Somebody who is let supply others: agreed to let its allies hand over their jets to Kyiv."""
        self.done.add(id(inner))
        below = parts(inner, self.tokens, self.followers)
        thing, whom = below.object(), own.place("agent")
        armed = thing if thing is not None and below.agent_like(thing) else None  # let Oslo supply Chad with rifles
        thing = below.thing_after("with") if armed is not None else thing
        target = armed or below.place("indirect") or below.after("to") or whom
        things = (thing,) if thing is not None and thing is not whom else ()
        used = tuple(group for group in (own.clause.subject, *things, target) if group is not None)
        items = [*own.clause.pre, *own.post, *inner.post]
        actor = own.subject() or self._controller(sense.shape, own, mood)
        if actor is not None and not own.agent_like(actor):
            return False
        return self.add(Draft(sense.act, mood, sense.name, items, own, actor, target, things, used))

    def _of_doing(self, act: Act, sense: Sense, own: Parts, inner: Clause, mood: Mood) -> bool:
        """A measure whose goods are those of a verb: put off signing the licence, stopped selling boats to Tunisia."""
        self.done.add(id(inner))
        below = parts(inner, self.tokens, self.followers)
        below.near = own.near
        thing = below.object()
        things = (thing,) if thing is not None and not below.agent_like(thing) else ()
        target = below.place("indirect") or below.after("to") or below.after("for")
        if target is None and kinds.handles_papers(inner, self.tokens):
            asked = kinds.infinitive(inner)  # stopped processing applications to export rifles to Chad
            target = parts(asked, self.tokens, self.followers).after("to") if asked is not None else below.after("from")
        supplies = inner.verb is not None and inner.verb.lemma in ("supply", "arm", "equip", "rearm", "train")
        if target is None and supplies:
            target = below.place("agent")  # barred the firm from supplying the army
        if inner.verb is not None and inner.verb.lemma in wordset("buyings"):
            target = own.place("agent") if sense.needs == "bars" else None  # who sells gets nothing
        actor = self._who_stops(sense, own, mood)
        if target is None and things and inner.verb is not None and inner.verb.lemma not in wordset("buyings"):
            target = self.before_goods(things[0], [*inner.post], actor)  # approved selling Chad F-16 jets
        lasts = any(child.kind == "adv" and child.mark in ("until", "till") for child in inner.children)
        if mood.modality is Modality.PLANNED and not mood.negative and (lasts or conditional(inner)):
            mood = replace(mood, modality=Modality.CONDITIONAL)  # will stop selling them until the talks end
        if advised(own, mood):
            return self._should(act, actor, list(things), mood, own, sense.name)
        used = tuple(group for group in (own.clause.subject, *things, target) if group is not None)
        items = [*own.clause.pre, *inner.post]
        return self.add(Draft(act, mood, sense.name, items, own, actor, target, things, used))

    def _who_stops(self, sense: Sense, own: Parts, mood: Mood) -> Group | None:
        """Who stops what a verb tells; for a measure that does whose it is: the ban kept Sweden from selling jets."""
        actor = own.subject() or self._controller(sense.shape, own, mood)
        measure = actor is not None and actor.kind == "measure"
        return (self._whose(own) or actor) if measure else actor

    def _meant_for(self, own: Parts, mood: Mood, word: str) -> bool:
        """Goods that are scheduled, due or ready for delivery."""
        subject = own.clause.subject
        meant = own.thing_after("for")
        if subject is None or meant is None or not kinds.goods_like(subject, own):
            return False
        if self.event_act(meant) is not Act.DELIVER or self.tokens[meant.head].low.startswith("sale"):
            return False
        used = (subject, meant)
        target = own.after("to")
        planned = mood.under("planned", word)
        return self.add(Draft(Act.DELIVER, planned, "for delivery", own.post, own, None, target, (subject,), used))

    def _kept_from_going(self, sense: Sense, own: Parts, inner: Clause, mood: Mood) -> bool:
        """Arms that are kept from going where they were to go: prevented 300 rifles from being shipped to Chad."""
        self.done.add(id(inner))
        below, thing = parts(inner, self.tokens, self.followers), own.object()
        target = below.after("to") or below.after("into") or below.place("agent") or own.after("for")
        target = None if target is thing else target
        actor = self._who_stops(sense, own, mood)
        if advised(own, mood):
            return self._should(sense.act, actor, [thing] if thing is not None else [], mood, own, sense.name)
        used = tuple(group for group in (own.clause.subject, thing, target) if group is not None)
        items, things = [*own.clause.pre, *own.post, *inner.post], (thing,) if thing is not None else ()
        return self.add(Draft(sense.act, mood, sense.name, items, own, actor, target, things, used))

    def _offered(self, own: Parts) -> list[Group]:
        """What somebody offers to supply: offered to send Kyiv 50 vehicles."""
        inner = kinds.infinitive(own.clause) or kinds.doing(own)
        below = parts(inner, self.tokens, self.followers) if inner is not None else None
        thing = (object_at("object", below) or below.thing_after("with")) if below is not None else None
        return [thing] if thing is not None and thing.kind != "pronoun" else []

    def _bought(self, own: Parts, mood: Mood) -> bool:
        """A purchase that is wanted or weighed is a request of whoever wants it."""
        thing, shape = own.object(), self.frames.shapes["purchase"]
        if thing is not None and thing is own.gap:
            asked = any(prep in shape.target for prep, _ in own.groups(own.post))
            shape = shape if asked else replace(shape, target=())  # engines from Kiel, which it would like to have
        return self.act(Act.REQUEST, shape, own, mood, "buy", [thing] if thing is not None else [])


def wished(own: Parts, mood: Mood) -> Modality:
    """How firmly a wish is meant: who would like to have something wants it."""
    verb = own.clause.verb
    likes = verb is not None and verb.lemma in ("like", "have", "prefer", "love")
    likes = likes and mood.modality in (Modality.CONSIDERED, Modality.HYPOTHETICAL) and not mood.path
    return Modality.ASSERTED if likes else mood.modality


def _purchase(own: Parts) -> Clause | None:
    """What somebody asks, or would like, to buy."""
    for item in own.post:
        inner = item.what
        if isinstance(inner, Clause) and inner.kind in ("inf", "ger") and inner.verb is not None:
            return inner if inner.verb.lemma in wordset("buyings") else None
    return None


LEASES = ("lease", "rent", "charter", "hire", "borrow")


def is_wanted(sense: Sense, own: Parts, mood: Mood) -> bool:
    """Whether a purchase is only wanted, meant or weighed."""
    verb = own.clause.verb
    buys = verb is not None and verb.lemma in ("buy", "purchase", "acquire", "procure", "order", "obtain", *LEASES)
    meant = verb is not None and verb.lemma in ("buy", "purchase", "acquire", "procure") and _meant_to(mood)
    open_ = bool(mood.path) or (verb is not None and verb.modal in ("may", "might", "could"))
    hangs = mood.modality is Modality.CONDITIONAL
    sought = "seek" in mood.path and not mood.negative
    weighed = sought or ((hangs or (mood.modality is Modality.CONSIDERED and open_)) and not mood.negative)
    return buys and (meant or weighed) and "subject" in sense.shape.target and not own.passive


def _meant_to(mood: Mood) -> bool:
    """Whether somebody will do a thing, or does not mean to, and has not settled it: intends to buy no launchers."""
    path = set(mood.path)
    settled = bool({"decide", "opt", "agree", "choose", "refuse", "order"} & path) or "to" in path  # Oslo to buy them
    settled = settled or (mood.negative and path.isdisjoint(("intend", "plan", "mean", "intention", "rule")))
    return (mood.modality is Modality.PLANNED or (mood.modality is Modality.DENIED and "rule" in path)) and not settled


_Step: TypeAlias = Callable[[Doings, Sense, Parts, Mood], bool | None]

NEEDS: dict[str, _Step] = {
    "to-hand-on": Doings._to_hand_on,
    "again": Doings.asked_again,
    "relents": Doings.relented,
    "starts-again": Doings.relented,
    "answering": Doings._answered,
    "says-no": Doings._says_no,
    "bars": Doings._barred,
    "kept-from-going": Doings._kept_away,
    "its-word": Doings._on_his_word,
    "on-promise": Doings._on_his_word,
    "kept-word": Doings._on_his_word,
    "interest": Doings._to_buy,
    "to-buy": Doings._to_buy,
    "to-have": Doings._to_have,
}
"""How a sense is read that needs a verb below it, by the name of its need."""

STEPS: tuple[_Step, ...] = (
    Doings._has_it_done,
    Doings._in_writing,
    Doings._offers_to_do,
    Doings._by_its_need,
    Doings._looks_at,
    Doings._lets_do,
)
"""What is asked of a sense, in order; each gives nothing where it is not about it."""
