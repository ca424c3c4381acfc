"""Verbs and nouns that say how firmly what they govern is meant: consider, plan, deny, the possibility of."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose import kinds, needs
from caveat.sources.prose.clauses import Clause
from caveat.sources.prose.drafts import MEASURES, Draft
from caveat.sources.prose.frames import Sense, Shape
from caveat.sources.prose.groups import FIELD, Group, singular
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts, parts
from caveat.sources.prose.saying import Saying
from caveat.sources.prose.spoken import BRANDS, CLAIMS, UNTRUE

_OUT = Sense(Act.DENY, Shape((), (), ()), "rule out", frozenset(("out",)), frozenset(), (), frozenset(), "")


class Operators(Saying):
    """Reads what is considered, planned, refused or denied."""

    def operator(self, own: Parts, mood: Mood, acts: bool) -> bool:
        """Read what the verb governs under its effect; false where it has none, or governs nothing that is read."""
        verb = own.clause.verb
        assert verb is not None
        effect = self.frames.operators.get(verb.lemma)
        if verb.lemma == "rule" and needs.particle(_OUT, own):
            effect = "denied"
        after = {token.low for token in self.tokens[verb.last : verb.last + 2]}
        if (verb.lemma == "stop" and "short" in after) or (verb.lemma == "come" and "close" in after):
            effect = "refused"
        ahead = next((t.low for t in self.tokens[verb.last : verb.last + 2] if t.tag != "QUO"), "")
        if (verb.lemma == "turn" and "out" in after) or verb.lemma == "prove":
            effect = "passes" if kinds.infinitive(own.clause) is not None else None  # turned out to have sold them
        if verb.lemma == "mean" and kinds.infinitive(own.clause) is None and not verb.passive:
            effect = None  # the strike has meant delays
        if verb.lemma == "end" and "up" in after:
            effect = "passes"  # ended up cancelling it
        if verb.lemma == "have" and ahead in ("yet", "still"):
            effect = "refused"  # has yet to, has still to, had "yet to"
        if verb.lemma in ("find", "rule") and verb.form == "ger":
            return self.speech(own, mood)
        raised = kinds.infinitive(own.clause) if verb.passive and verb.lemma in wordset("hearsay") else None
        if raised is not None and effect in (None, "considered"):
            effect = "passes"
            raised.pre = raised.pre or list(own.clause.pre)  # a sale to Chad is said to be on hold
        if verb.lemma == "set" and after & {"out", "forth", "down"} and kinds.infinitive(own.clause) is None:
            effect = None  # the approach set out in paragraph 3
        seen = kinds.infinitive(own.clause) if verb.lemma == "see" and not verb.passive else None
        whom, deal = own.place("agent"), own.clause.subject
        if seen is not None and whom is not None and deal is not None and not own.agent_like(deal):
            effect, seen.subject = "passes", whom  # the deal will see Norway supply them
        told = kinds.infinitive(own.clause) if verb.lemma == "regret" else None
        if told is not None and told.verb is not None and told.verb.lemma in self.frames.voices:
            effect = "passes"  # regrets to inform the firm that
        if verb.lemma == "end" and "up" not in after:
            effect = None  # ended up selling them, and not: ended all sales
        if verb.lemma == "look" and after & {"over", "through"}:
            effect = None  # looks over the quantity to be exported
        if (verb.lemma in ("go", "carry") and "on" not in after) or (verb.lemma == "play" and "down" in after):
            effect = None
        asked = (i.what for i in own.post if isinstance(i.what, Clause))
        if verb.lemma == "vote" and not verb.passive and any(g.kind in (*FIELD, "measure") for g in own.direct()):
            effect = None  # voted down the motion to halt them
        if verb.lemma == "vote" and any(clause.kind == "whether" for clause in asked):
            effect = "considered"  # is to vote on whether to lift the ban
        if verb.lemma == "vote" and not verb.modal and verb.form == "finite" and self._for_or_against(own):
            effect = "passes"  # voted to reject a motion: a vote is the act
        if effect == "considered" and verb.lemma == "discuss" and verb.negative and verb.modal in ("will", "would"):
            return False  # will not discuss deliveries: no comment
        if verb.lemma in BRANDS and self._called_untrue(own):
            effect = "denied"  # calls reports of it baseless
        if verb.lemma == "leave" and any(self._door(group) for group in own.direct()):
            effect = "considered"  # left the door open to suspending them
        if verb.lemma in ("suppose", "determine", "bend") and verb.passive:
            effect = "planned"  # is determined to halt them, bent on halting them
        if verb.lemma == "tempt" and verb.passive:
            effect = "considered"
        if effect is None and self._declares(own):
            effect = "planned"
        if effect is None and self._hinted(own):
            effect = "considered"
        if effect is None and self._must(own, mood):
            return True
        if effect is None and verb.lemma == "have" and self._has_to(own):
            effect = "passes"
        if verb.lemma == "look" and "into" in after and kinds.infinitive(own.clause) is not None:
            effect = "considered"  # looks into a way to press
        if mood.modality is Modality.CONSIDERED and self._as_means(own):
            return self._leverage(own, mood)
        if verb.lemma in ("use", "utilise", "utilize") and not verb.passive and self._to_press(own):
            effect = "passes"  # uses diplomacy to press
        if verb.lemma in ("use", "exercise", "wield", "employ") and not verb.passive and self._by_power(own):
            effect = "passes"  # will use his chair to block the sale
        if verb.lemma in ("deny", "refuse", "decline") and self._turned_down(own):
            return False  # denies a licence
        if verb.lemma == "sign" and kinds.infinitive(own.clause) is not None and not own.direct() and not verb.passive:
            effect = "planned"  # signed on Monday to supply them
        if verb.lemma in ("press", "push", "forge", "plough", "plow") and after & {"ahead", "on", "forward"}:
            effect = "planned"  # presses ahead with plans to sell
        if effect == "planned" and verb.passive and self._meant_for(own, mood, verb.lemma):
            return True
        effect = effect or self._given_up(own)
        if verb.lemma in ("propose", "suggest", "foresee") and any(
            isinstance(i.what, Clause) and i.what.kind == "ger" for i in own.post
        ):
            effect = "considered"
        if own.clause.kind == "part" and self.tokens[max(verb.first - 1, 0)].low == "as":
            return True  # go on as planned, as agreed
        if effect is None and verb.passive and verb.lemma in wordset("forces") and kinds.infinitive(own.clause):
            effect = "passes"
        if effect is None and verb.passive and verb.lemma in _FEELS and self.told_below(own):
            effect = "passes"  # is pleased to report that
        if effect is None:
            return False
        content = self._content(own) if raised is None else [raised]
        if effect == "denied":
            content = [clause for clause in content if clause.kind != "inf"]
        groups = [g for g in (own.direct() if not verb.passive else [own.clause.subject]) if g is not None]
        groups = [one for at, one in enumerate(groups) if not (at and one.comma)]  # ordered 90 jets, a purchase that
        if not groups or verb.lemma in ("incline", "lean", "tend"):
            groups += [
                g
                for at, (prep, g) in enumerate(own.groups(own.post))
                if (prep != "of" or not at)
                and prep in ("on", "about", "of", "against", "whether", "toward", "towards", "with", "over")
                and not verb.passive
            ]
        means = verb.lemma in ("use", "utilise", "utilize", "invoke", "bypass", "sidestep", "circumvent")
        if any(self.event_act(group) is not None for group in groups) and not (verb.passive or means):
            content = [
                clause for clause in content if clause.kind != "inf" or clause.anchor is not None or _acted_on(clause)
            ]
        below = self._below(own, mood, effect)
        taken, before, who = False, len(self.found), own.clause.subject
        if verb.lemma == "keep":
            groups = [g for g in groups if self.event_act(g) is not Act.DELIVER]  # kept the consignment in Rijeka
        nobody = who is not None and who.negative and self.tokens[who.head].low in wordset("nobodies")
        for clause in content:
            others = nobody and clause.subject is not who and not verb.passive  # nobody expects them to be late
            flipped = (clause.mark == "against") ^ others
            self.walk(clause, replace(below, negative=below.negative ^ flipped, controller=None))
        if content and effect == "denied" and len(self.found) == before and self.merely_denied(own, mood):
            return True
        if content:
            weighed = effect == "considered" and len(self.found) == before
            return not (weighed and any(one.act is Act.CONSIDER for one in self.frames.senses.get(verb.lemma, ())))
        if effect == "refused":
            return False
        if verb.lemma in BRANDS and effect == "denied":
            groups += [g for prep, g in own.groups(own.post) if prep == "as"]
        if effect == "considered" and verb.lemma in ("debate", "discuss", "consider"):
            groups = [g for g in groups if singular(self.tokens[g.head].low) not in CLAIMS]  # considered a report on
        if verb.lemma == "debate":
            groups = [g for g in groups if self.event_act(g) is not Act.DELIVER]  # debated the deliveries
        if effect == "denied" and verb.lemma in _REJECTS | BRANDS:
            groups = [g for g in groups if self._claim(g)]
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
            who = own.subject()
            if effect == "denied" and who is not None and who.kind != "state":
                who = None  # an office that denies a measure is not said to be whose it is
            if verb.lemma in ("expect", "hope") and self.event_act(group) is Act.DELIVER:
                who = None  # who expects a delivery is not said to make it
            taken = self.noun(group, own, replace(below, negative=below.negative ^ against), who) or taken
        if taken:
            return True
        return effect == "considered" and verb.lemma in ("discuss", "debate") and self._consider(own, mood)

    def told_below(self, own: Parts) -> bool:
        """Whether an infinitive says that somebody says, hears or sees something: is pleased to report that."""
        inner = kinds.infinitive(own.clause)
        return inner is not None and inner.verb is not None and inner.verb.lemma in self.frames.says

    def _turned_down(self, own: Parts) -> bool:
        """Whether it is a paper that is refused, and not a deed: was refused a licence to sell, the request was."""
        asked = own.object()
        if asked is None:
            return False
        whole = own.follower(asked, ("of",)) if asked.kind in ("number", "pronoun") else None
        asked = whole or asked  # refused six of the 63 requests to fly them out
        return asked.kind == "permit" or (
            asked.kind not in FIELD and singular(self.tokens[asked.head].low) in wordset("asked")
        )

    def _hinted(self, own: Parts) -> bool:
        """Whether something is brought up that might be done: talks of halting them, raised the idea of a halt."""
        verb = own.clause.verb
        if verb is None or verb.passive or verb.negative:
            return False
        if verb.lemma in ("talk", "speak", "hint", "muse", "think"):
            return any(
                isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep in ("of", "about", "at")
                for i in own.post
            )
        ideas = (g for g in own.direct() if self.frames.heads.get(singular(self.tokens[g.head].low)) == "considered")
        return verb.lemma in ("raise", "broach", "moot", "bring") and next(ideas, None) is not None

    def _declares(self, own: Parts) -> bool:
        """Whether somebody says that he is ready or willing: signalled its readiness to sell them."""
        verb = own.clause.verb
        if verb is None or verb.passive or verb.lemma not in ("declare", "signal", "express", "voice", "reaffirm"):
            return False
        words = (singular(self.tokens[group.head].low) for group in own.direct())
        return kinds.infinitive(own.clause) is not None and bool({"readiness", "willingness", "intention"} & set(words))

    def _must(self, own: Parts, mood: Mood) -> bool:
        """Whether a speaker says that somebody has to do something, or needs to: it is his demand."""
        verb, inner = own.clause.verb, kinds.infinitive(own.clause)
        if verb is None or verb.lemma not in ("have", "need") or inner is None or inner.verb is None:
            return False
        told = not (verb.past or verb.perfect or verb.modal or verb.negative or verb.passive or own.direct())
        named = own.clause.subject is not None and own.clause.subject.kind in (
            "state",
            "body",
            "name",
            "people",
            "person",
        )
        moved = inner.verb.passive or inner.verb.lemma in ("go", "come", "return", "stop", "end")
        ruled = own.clause.subject is not None and own.clause.subject.kind in (*FIELD, "measure") and moved
        if not (told and (named or ruled)) or mood.speaker is None or mood.source.kind is Attribution.OUTLET:
            return False
        inner.subject, inner.kind, inner.verb.modal, inner.verb.form = own.clause.subject, "that", "must", "finite"
        before = len(self.found)
        self.walk(inner, mood)
        return len(self.found) > before

    def _door(self, group: Group) -> bool:
        """Whether it is a door that is left open."""
        return {"door", "open"} <= {token.low for token in self.tokens[group.first : group.last + 1]}

    def _for_or_against(self, own: Parts) -> bool:
        """Whether what is voted is support or opposition, and no measure."""
        inner = kinds.infinitive(own.clause)
        senses = self.frames.senses.get(inner.verb.lemma, ()) if inner is not None and inner.verb is not None else ()
        stances = (Act.SUPPORT, Act.OPPOSE, Act.DENY, Act.NO_COMMENT)
        return bool(senses) and all(sense.act in stances for sense in senses)

    def _claim(self, group: Group) -> bool:
        """Whether a group names a report or claim, which may be true or not."""
        return group.kind == "speech" or singular(self.tokens[group.head].low) in CLAIMS

    def _called_untrue(self, own: Parts) -> bool:
        """Whether somebody calls a report or claim false."""
        verb = own.clause.verb
        claim = any(self._claim(group) for prep, group in own.groups(own.post) if prep in ("", "as"))
        return verb is not None and claim and any(token.low in UNTRUE for token in self.tokens[verb.last :])

    def _has_to(self, own: Parts) -> bool:
        """Whether somebody had to do it, will have to or may have to; what one has to do is not said to happen."""
        verb, inner = own.clause.verb, kinds.infinitive(own.clause)
        if verb is None or inner is None or inner.anchor is not None or own.direct() or verb.negative or verb.passive:
            return False
        return verb.past or verb.perfect or verb.modal in ("will", "may", "might", "could", "would", "is to")

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

    def _as_means(self, own: Parts) -> bool:
        """Whether transfers are to be used to move somebody: to utilize these sales as a means to encourage."""
        verb, thing, purpose = own.clause.verb, own.object(), kinds.infinitive(own.clause)
        if verb is None or verb.lemma not in ("use", "utilise", "utilize", "employ", "wield") or verb.passive:
            return False
        moves = purpose is not None and purpose.verb is not None and purpose.verb.lemma in wordset("presses")
        lever = next((group for prep, group in own.groups(own.post) if prep == "as"), None)
        moves = moves or (lever is not None and self.tokens[lever.head].low in ("leverage", "lever", "pressure"))
        return thing is not None and thing.kind in FIELD and (moves or self._to_press(own))

    def _leverage(self, own: Parts, mood: Mood) -> bool:
        """Transfers that are weighed as a means to move somebody."""
        verb, thing, purpose = own.clause.verb, own.object(), kinds.infinitive(own.clause)
        assert verb is not None and thing is not None
        self.done.add(id(purpose))
        actor = own.subject()
        actor = actor if actor is not None and own.agent_like(actor) else mood.controller
        whom = parts(purpose, self.tokens, {}).place("agent") if purpose is not None else None
        used = tuple(group for group in (actor, thing, whom) if group is not None)
        return self.add(Draft(Act.CONSIDER, mood, verb.lemma, own.post, own, actor, whom, (thing,), used))

    def _by_power(self, own: Parts) -> bool:
        """Whether it is a power or a seat that is used to do something to a transfer."""
        held, inner = own.object(), kinds.infinitive(own.clause)
        if held is None or inner is None or inner.verb is None:
            return False
        senses = self.frames.senses.get(inner.verb.lemma, ())
        return singular(self.tokens[held.head].low) in _SEATS and any(sense.act in MEASURES for sense in senses)

    def _to_press(self, own: Parts) -> bool:
        """Whether a purpose is to move somebody: a means is used to press, urge or encourage."""
        purpose = kinds.infinitive(own.clause)
        senses = self.frames.senses.get(purpose.verb.lemma, ()) if purpose is not None and purpose.verb else ()
        return any(sense.act is Act.DEMAND and not sense.nouns for sense in senses)

    def _given_up(self, own: Parts) -> str | None:
        """Stopped approving: no longer does; promised to stop: means to, where it is no offer of goods."""
        verb, inner = own.clause.verb, kinds.infinitive(own.clause)
        if verb is None:
            return None
        gerund = next((i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"), None)
        if verb.lemma in ("stop", "cease", "quit") and gerund is not None and gerund.verb is not None:
            acts = {sense.act for sense in self.frames.senses.get(gerund.verb.lemma, ())}
            below = [i.what for i in gerund.post if isinstance(i.what, Group) and not i.prep]
            papers = any(group.kind == "permit" for group in below)  # no longer issues licences: a halt
            return "refused" if acts & _KEPT and Act.DELIVER not in acts and not papers else None
        if verb.lemma == "insist" and gerund is not None:
            return "planned"
        if verb.lemma in ("promise", "pledge"):
            subject = [own.clause.subject] if own.clause.subject is not None else []
            things = own.direct() if not verb.passive else own.things() or subject
            if any(self.event_act(group) not in (None, Act.DELIVER, Act.OFFER) for group in things):
                return "planned"
        none = inner is not None and any(isinstance(i.what, Group) and i.what.negative for i in inner.post)
        offered = inner is not None and inner.verb is not None and (inner.verb.lemma not in _SUPPLIES or none)
        return "planned" if verb.lemma in ("promise", "pledge") and offered else None

    def _below(self, own: Parts, mood: Mood, effect: str) -> Mood:
        verb = own.clause.verb
        assert verb is not None
        below = mood.under(effect, verb.lemma)
        if effect == "denied" and own.subject() is not None and not mood.negative:
            said = self.as_said(own, mood)
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
            and i.prep
            in (
                "",
                "of",
                "from",
                "against",
                "on",
                "about",
                "whether",
                "to",
                "with",
                "toward",
                "towards",
                "into",
                "over",
                "in",
            )
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

    def noun(self, group: Group, own: Parts, mood: Mood, controller: Group | None) -> bool:
        """What a noun stands for under an operator: an event, or a noun that governs a clause."""
        if group.members:
            taken = [self.noun(member, own, mood, controller) for member in group.members]
            return any(taken)
        word = singular(self.tokens[group.head].low)
        effect = self.frames.heads.get(word)
        items = own.pre if any(i.what is group for i in own.pre) else own.post
        if effect is not None:
            none = group.negative or (mood.negative and self.tokens[group.first].low == "any")  # nor is there any plan
            under = mood.under(effect, f"no {word}" if none else word, group.negative)
            under = under if effect != "asked" else mood
            inner = self.inner(group, items)
            if word == "decision" and inner and not isinstance(inner[0], Clause):
                used = (group, inner[0])
                return self.add(Draft(Act.DECIDE, mood, "decision", items, None, controller, used=used))
            if effect != "asked" and inner:
                for one in inner:
                    if isinstance(one, Clause):
                        self.walk(one, replace(under, controller=controller))
                    else:
                        self.event(one, items, under, controller)
                return True
        if word in CLAIMS:
            that = [c for c in own.clause.children if c.kind == "that" and c.anchor is group]
            inner = [*that] or self.inner(group, items)
            for one in inner:
                if isinstance(one, Clause):
                    self.walk(one, mood)
                else:
                    self.event(one, items, mood, None)
            return bool(inner)
        return self.event(group, items, mood, controller)

    def merely_denied(self, own: Parts, mood: Mood) -> bool:
        """Take down a denial of what is none of the acts: denied that it had lost them, rejected the accusation."""
        verb, who, direct = own.clause.verb, own.clause.subject, own.direct()
        if verb is None or verb.lemma not in _DENIES or verb.passive or verb.negative or mood.negative or not own.near:
            return False
        if who is None or not own.agent_like(who) or who.negative or own.clause.kind in ("part", "ger", "inf"):
            return False
        content = [item.what for item in own.post if isinstance(item.what, Clause)] + own.clause.children
        told = any(child.kind == "that" or (child.kind == "ger" and not child.mark) for child in content)
        word = singular(self.tokens[direct[0].head].low) if direct else ""
        claim = word in CLAIMS or word in _NOT_MINE or (word in wordset("reports") and direct[0].kind == "speech")
        named = (singular(token.low) for token in self.tokens[verb.last :])
        told = told and not any(one in self.frames.events for one in named)  # that it was under an embargo
        untrue = word in ("it", "this", "that") and any(token.low in UNTRUE for token in self.tokens[verb.last :])
        if not (claim or untrue or (told and not direct)):
            return False
        return self.add(Draft(Act.DENY, mood, f"{verb.lemma} it", own.post, own, who, used=(who, *direct[:1])))

    def _consider(self, own: Parts, mood: Mood) -> bool:
        """Something is weighed that is none of the other acts."""
        verb = own.clause.verb
        assert verb is not None
        thing = own.object()
        if thing is None or not (thing.kind in FIELD or thing.kind == "measure"):
            return False
        shape = self.frames.shapes["review"]
        over = mood.modality is Modality.PLANNED or (verb.lemma == "debate" and not verb.progressive)
        return self.act(
            Act.CONSIDER,
            shape,
            own,
            mood if over or mood.negative else replace(mood, modality=Modality.CONSIDERED),
            verb.lemma,
            [thing],
        )


_SEATS = frozenset((
    "position", "power", "authority", "veto", "seat", "right", "chair", "chairmanship", "influence", "majority", "post",
    "prerogative", "gavel", "vote",
))  # fmt: skip
"""What somebody uses who holds a transfer up by his office."""
_FEELS = frozenset(("please", "delight", "relieve", "honour", "honor", "sadden", "disappoint", "gratify", "oblige"))
"""How somebody feels who has something to say."""
_NOT_MINE = frozenset(
    ("involvement", "knowledge", "wrongdoing", "responsibility", "role", "part", "complicity", "connection", "breach",
     "violation", "impropriety")
)  # fmt: skip
"""What somebody denies besides a report."""
_DENIES = frozenset(("deny", "reject", "dismiss", "dispute", "refute", "rebut", "contest"))
"""What is done to a report that is not true."""
_REJECTS = frozenset(("reject", "dismiss", "dispute", "refute", "rubbish", "disavow"))
_KEPT = frozenset((Act.REQUEST, Act.DEMAND, Act.SUPPORT, Act.OPPOSE, Act.REVIEW, Act.OFFER))
"""Acts that somebody who stops doing them no longer does; to stop delivering is an act of its own."""
_SUPPLIES = wordset("asks_goods") | wordset("gives") | {"donate", "export", "build", "replace", "train"}


def _acted_on(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.passive
