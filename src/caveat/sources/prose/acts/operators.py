"""Verbs and nouns that say how firmly what they govern is meant: consider, plan, deny, the possibility of."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts import effects
from caveat.sources.prose.acts.aims import aims, all_raised
from caveat.sources.prose.acts.rebuffs import nobody_denies, tells_more
from caveat.sources.prose.acts.saying import Saying
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood, not_taken
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import BRANDS, CLAIMS, UNTRUE

_BEHIND = frozenset(("on", "about", "of", "against", "whether", "toward", "towards", "with", "over"))
"""What stands before a noun that a verb without an object governs."""
_MEANS = frozenset(("use", "utilise", "utilize", "invoke", "bypass", "sidestep", "circumvent"))
"""Verbs whose object is what somebody does something with."""
_SUGGESTS = frozenset(("propose", "suggest", "foresee"))


class Operators(Saying):
    """Reads what is considered, planned, refused or denied."""

    def operator(self, own: Parts, mood: Mood) -> bool:
        """Read what the verb governs under its effect; false where it has none, or governs nothing that is read."""
        verb = own.clause.verb
        assert verb is not None
        if verb.lemma not in _operating():
            return self._as_told(own)
        if verb.lemma in ("find", "rule") and verb.form == "ger":
            return self.speech(own, mood)
        effect, raised = effects.effect(own), effects.raised(own)
        if raised is not None:
            raised.pre = raised.pre or list(own.clause.pre)  # a sale to Chad is said to be on hold
        told = self._told_otherwise(own, mood, effect)
        if told is not None:
            return told
        effect = self._given_up(own, effect)
        if self._as_told(own):
            return True
        effect = self._moved(own) if effect is None else effect
        return effect is not None and self._read_under(effect, own, mood, all_raised(own, raised))

    def _told_otherwise(self, own: Parts, mood: Mood, effect: str | None) -> bool | None:
        """What is no act under the verb: a demand, a means, a refusal of a paper; None where it is none of these."""
        verb = own.clause.verb
        assert verb is not None
        if effect is None and self._must(own, mood):
            return True
        if effect == "considered" and verb.lemma == "discuss" and verb.negative and verb.modal in ("will", "would"):
            return False  # will not discuss deliveries: no comment
        if mood.modality is Modality.CONSIDERED and self._as_means(own):
            return self._leverage(own, mood)
        if verb.lemma in ("deny", "refuse", "decline") and self._turned_down(own):
            return False  # denies a licence
        if effect == "planned" and verb.passive and self._meant_for(own, mood, verb.lemma):
            return True
        return None

    def _as_told(self, own: Parts) -> bool:
        """Whether a participle only compares: go on as planned, as agreed."""
        verb = own.clause.verb
        part = own.clause.kind == "part" and verb is not None
        return part and verb is not None and self.tokens[max(verb.first - 1, 0)].low == "as"

    def _moved(self, own: Parts) -> str | None:
        """The effect of what moves somebody to do something: is forced to halt them, is pleased to report that."""
        verb = own.clause.verb
        if verb is None or not verb.passive:
            return None
        forced = verb.lemma in wordset("forces") and kinds.infinitive(own.clause) is not None
        return "passes" if forced or (verb.lemma in wordset("feels") and self.told_below(own)) else None

    def _read_under(self, effect: str, own: Parts, mood: Mood, content: list[Clause] | None) -> bool:
        """Read the clauses that a verb governs under its effect, and otherwise the nouns."""
        verb, who = own.clause.verb, own.clause.subject
        assert verb is not None
        content = self._content(own) if content is None else content
        if effect == "denied":
            content = [clause for clause in content if clause.kind != "inf"]
        if effect == "denied" and verb.lemma in wordset("rejects") and (held := own.direct()):
            paper = any(singular(self.tokens[group.head].low) in wordset("requested") for group in held)
            content = [clause for clause in content if not paper or clause.anchor in held]  # on the grounds that
        groups = self._operated(own)
        if own.clause.kind == "part" and own.passive:
            groups = [group for group in groups if group is not own.clause.anchor]  # the handover, set for May,
        if not (verb.passive or verb.lemma in _MEANS) and any(self.event_act(group) is not None for group in groups):
            content = [clause for clause in content if verb.lemma == "expect" or tells_more(clause)]
        granted = effect == "denied" and nobody_denies(own)
        content = [clause for clause in content if not granted or clause.kind != "ger"]
        below = mood.under("considered", verb.lemma) if granted else self._below(own, mood, effect)
        before = len(self.found)
        nobody = who is not None and who.negative and not granted and self.tokens[who.head].low in wordset("nobodies")
        planned = next(
            (g.owner for g in own.direct() if self.frames.heads.get(singular(self.tokens[g.head].low))), None
        )
        for clause in content:
            if clause.kind == "whether" and clause.verb is not None and clause.verb.modal == "would":
                clause.verb.modal = "will" if verb.past or verb.perfect else "would"  # left open whether it would sail
            clause.subject = planned if planned is not None and clause.kind == "inf" else clause.subject
            clause.subject = None if verb.passive and verb.lemma == "give" else clause.subject  # thought is given to it
            others = nobody and clause.subject is not who and not verb.passive  # nobody expects them to be late
            flipped = (clause.mark == "against") ^ others
            self.walk(clause, replace(below, negative=below.negative ^ flipped, controller=None))
        if content and effect == "denied" and len(self.found) == before and self.merely_denied(own, mood):
            return True
        if content:
            weighed = effect == "considered" and len(self.found) == before
            return not (weighed and any(one.act is Act.CONSIDER for one in self.frames.senses.get(verb.lemma, ())))
        if effect == "refused" or (effect == "planned" and own.clause.kind == "part" and own.clause.comma):
            return False  # deliveries, originally slated for May, have slipped
        taken = [self._noun_under(group, effect, own, below) for group in self._telling(groups, own, effect)]
        if any(taken):
            return True
        return effect == "considered" and verb.lemma in ("discuss", "debate") and self._consider(own, mood)

    def _operated(self, own: Parts) -> list[Group]:
        """What a verb may govern: its objects, the subject of the passive, what stands behind a small word."""
        verb = own.clause.verb
        assert verb is not None
        groups = [g for g in (own.direct() if not verb.passive else [own.clause.subject]) if g is not None]
        groups = [one for at, one in enumerate(groups) if not (at and one.comma)]  # ordered 90 jets, a purchase that
        if verb.lemma == "threaten" and (held := [g for prep, g in own.groups(own.post) if prep == "with"]):
            return held  # threatened Ankara with a halt to the jets
        given = [g for prep, g in own.groups(own.post) if prep == "to"] if verb.lemma == "give" else []
        if given or verb.passive or (groups and verb.lemma not in ("incline", "lean", "tend")):
            return given or groups  # gives thought to a halt
        behind = enumerate(own.groups(own.post))
        small = _BEHIND | {"at"} if verb.lemma == "hint" else _BEHIND
        taken = [g for at, (p, g) in behind if p in small and not (p == "of" and (at or kinds.of_a_time(g, own)))]
        if len(taken) > 1 and taken[1].first == taken[0].last + 1 and self.event_act(taken[0]) is not None:
            taken = taken[:1]  # is chewing over a ban on exports
        return groups + taken

    def _telling(self, groups: list[Group], own: Parts, effect: str) -> list[Group]:
        """Those groups that can tell an act under the verb: a report that is considered tells none."""
        verb = own.clause.verb
        assert verb is not None
        if verb.lemma in BRANDS and effect == "denied":
            groups = groups + [g for prep, g in own.groups(own.post) if prep == "as"]
        if effect == "considered" and verb.lemma in ("debate", "discuss", "consider"):
            groups = [g for g in groups if singular(self.tokens[g.head].low) not in CLAIMS]  # considered a report on
        if verb.lemma in ("debate", "keep", "vote"):  # kept the consignment in Rijeka, votes on the sale
            groups = [g for g in groups if self.event_act(g) is not Act.DELIVER]
        if effect == "denied" and (verb.lemma in wordset("rejects") or verb.lemma in BRANDS):
            groups = [g for g in groups if effects.is_claim(g, own)]
        if effect == "denied" and verb.lemma != "rule":  # ruled out an appeal
            groups = [g for g in groups if singular(self.tokens[g.head].low) not in wordset("turned_down")]
        return groups

    def _noun_under(self, group: Group, effect: str, own: Parts, below: Mood) -> bool:
        """Read what a noun stands for under an effect."""
        against = any(i.what is group and i.prep == "against" for i in own.post)
        who, verb = own.subject(), own.clause.verb
        if effect == "denied" and who is not None and who.kind != "state" and self.event_act(group) is not Act.OPPOSE:
            who = None  # an office that denies a measure is not said to be whose it is
        if verb is not None and verb.lemma in ("expect", "hope") and self.event_act(group) is Act.DELIVER:
            who = None  # who expects a delivery is not said to make it
        if effect == "admits" and own.passive and who is not None and who.kind != "state":
            who, said = None, self.as_said(own, below)  # was confirmed by the ministry
            below = replace(below, source=said.source, speaker=said.speaker)
        return self.noun(group, own, replace(below, negative=below.negative ^ against), who)

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

    def _must(self, own: Parts, mood: Mood) -> bool:
        """Whether a speaker says that somebody has to do something, or needs to: it is his demand."""
        verb, inner = own.clause.verb, kinds.infinitive(own.clause)
        if verb is None or verb.lemma not in ("have", "need") or inner is None or inner.verb is None:
            return False
        told = not (verb.perfect or verb.modal or verb.negative or verb.passive or own.direct())
        kind = own.clause.subject.kind if own.clause.subject is not None else ""
        named = kind in ("state", "body", "name", "people", "person") and not verb.past
        moved = inner.verb.passive or inner.verb.lemma in ("go", "come", "return", "stop", "end", "cease")
        said = mood.reported and own.clause.kind == "that"  # said that the exports had to stop
        ruled = kind in (*FIELD, "measure") and moved and (said or not verb.past)
        if not (told and (named or ruled)) or mood.speaker is None or mood.source.kind is Attribution.OUTLET:
            return False
        inner.subject, inner.kind, inner.verb.modal, inner.verb.form = own.clause.subject, "that", "must", "finite"
        before = len(self.found)
        self.walk(inner, mood)
        return len(self.found) > before

    def _as_means(self, own: Parts) -> bool:
        """Whether transfers are to be used to move somebody: to utilize these sales as a means to encourage."""
        verb, thing, purpose = own.clause.verb, own.object(), kinds.infinitive(own.clause)
        if verb is None or verb.lemma not in ("use", "utilise", "utilize", "employ", "wield") or verb.passive:
            return False
        moves = purpose is not None and purpose.verb is not None and purpose.verb.lemma in wordset("presses")
        lever = next((group for prep, group in own.groups(own.post) if prep == "as"), None)
        moves = moves or (lever is not None and self.tokens[lever.head].low in ("leverage", "lever", "pressure"))
        return thing is not None and thing.kind in FIELD and (moves or effects.presses(own))

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

    def _given_up(self, own: Parts, effect: str | None) -> str | None:
        """Its effect where a verb has none of its own: stopped approving, promised to stop; suggested selling."""
        verb = own.clause.verb
        gerunds = (i for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger")
        if verb is not None and verb.lemma in _SUGGESTS and next(gerunds, None) is not None:
            return "considered"
        return effect or self._stopped(own)

    def _stopped(self, own: Parts) -> str | None:
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
        below = mood.under(effect, not_taken(verb, verb.lemma))
        who = own.subject()
        surname = who is not None and self.tokens[who.head].text in self.book.persons
        told = who is not None and (not mood.negative or effects.leaves_open(own, who, surname))
        if told and (effect == "denied" or verb.lemma in ("claim", "profess")):
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
            and i.prep in _CONTENT_BEHIND
            and not aims(i.what, own)
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
            if word == "offer" and not none:
                under = mood.under("planned", "ready")  # its offer to sell them stands: that is held out
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
        stop = next((g for p, g in following(group, items)[:1] if p == "for" and self.event_act(g) in DONE_TO), None)
        if word == "proposal" and mood.path and stop is not None:
            return self.event(stop, items, mood, controller)  # a proposal for an embargo is not being considered
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
        if verb is None or verb.lemma not in wordset("denies_report") or not own.near:
            return False
        if verb.passive or verb.negative or mood.negative:
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
        if thing is None or not (effects.is_topic(thing, own) or thing.kind in FIELD or thing.kind == "measure"):
            return False
        shape = self.frames.shapes["review"]
        over = mood.modality is Modality.PLANNED or (verb.lemma == "debate" and not verb.progressive)
        ties = singular(self.tokens[thing.head].low) in wordset("ties_of")  # debates conditions for the sale
        return self.act(
            Act.CONDITION if ties else Act.CONSIDER,
            shape,
            own,
            mood if over or mood.negative else replace(mood, modality=effects.discussed(own)),
            verb.lemma,
            [thing],
        )


_NOT_MINE = frozenset(
    ("involvement", "knowledge", "wrongdoing", "responsibility", "role", "part", "complicity", "connection", "breach",
     "violation", "impropriety")
)  # fmt: skip
"""What somebody denies besides a report."""
_GIVES_UP = frozenset(("stop", "cease", "quit", "insist", "promise", "pledge"))
"""Verbs that govern an act by how it is told: stopped approving, insisted on selling, promised to stop."""
_KEPT = frozenset((Act.REQUEST, Act.DEMAND, Act.SUPPORT, Act.OPPOSE, Act.REVIEW, Act.OFFER))
"""Acts that somebody who stops doing them no longer does; to stop delivering is an act of its own."""
_CONTENT_BEHIND = _BEHIND | {"", "from", "to", "into", "at", "in"}
_SUPPLIES = (wordset("asks_goods") | wordset("gives") | wordset("supplies_more")) - wordset("looks_into")


@cache
def _operating() -> frozenset[str]:
    """All verbs that may govern an act, as they are or by what stands by them."""
    further = wordset("forces") | wordset("feels") | _SUGGESTS | {"need", "find", "rule"}
    return further | frames().operators.keys() | effects.TURNS.keys() | _GIVES_UP
