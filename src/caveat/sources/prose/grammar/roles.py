"""Parts of an act: for a clause and a shape, who acts, on what, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from caveat.sources.prose.grammar.byphrases import of_noun_before
from caveat.sources.prose.grammar.causes import prompts, told_from
from caveat.sources.prose.grammar.clauses import Clause, Item, gapped, left_out, unhung
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.mixed import without_men
from caveat.sources.prose.words.groups import FIELD, Group, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_BOTH = 2
_HOW = frozenset(("by", "with", "to", "against"))
"""What opens how a vote went."""
_MINISTRIES = frozenset(("defence", "defense", "finance", "trade", "justice", "interior"))
"""Ministries by what they are for, as minutes call them."""
_HAPPENINGS = ("ing", "ment", "ness", "ity", "sis", "ure", "ism", "ance", "ence", "ship", "hood")
"""How those words end that tell what happens, or what something is, and not who does it."""
_AGENTIVE = ("ers", "ors", "ists", "ians", "eers", "crats", "sts", "ees")


class Parts(Struct):
    """The constituents of one clause, with what it shares with its neighbours."""

    clause: Clause
    tokens: list[Token]
    pre: list[Item]
    post: list[Item]
    gap: Group | None = None
    """What a relative clause leaves out, where it stands for the object or after a preposition."""
    gap_prep: str = ""
    near: bool = False
    """Whether goods, deliveries, licences or aid are spoken of in the sentence or before it."""
    senses: Sequence[Sense] = ()
    """The senses of its verb for which all that they ask for stands in the clause, once that is known."""

    @property
    def passive(self) -> bool:
        """Whether the clause's subject is what is acted on."""
        return self.clause.verb is not None and self.clause.verb.passive

    def groups(self, items: list[Item]) -> Iterator[tuple[str, Group]]:
        """Groups with their prepositions, in order."""
        for item in items:
            what, prep = item.what, item.prep
            if type(what) is Group and what.kind != "time" and not (prep in _HOW and self._tally(prep, what)):
                yield prep, what

    def _tally(self, prep: str, what: Group) -> bool:
        """Whether a group tells how a vote went, in which order it goes, or who did what a noun before names."""
        if prep == "by" and of_noun_before(what, self.post, self.tokens):
            return True
        if prep in ("by", "with"):
            low = self.tokens[what.head].low
            return low in ("vote", "votes") or (low in ("majority", "margin") and not self.of_agents(what))
        return what.kind == "number" and what.first > 1 and self.tokens[what.first - 2].low in ("vote", "votes")

    def direct(self) -> list[Group]:
        """Groups after the verb without a preposition, but when, and how a vote went: voted 14-5."""
        no = ("time", "number") if self.clause.verb is not None and self.clause.verb.lemma == "vote" else ("time",)
        found = [i.what for i in self.post if not i.prep and type(i.what) is Group and i.what.kind not in no]
        return found if len(found) < _BOTH else without_men(found, self.tokens)

    def things(self) -> list[Group]:
        """Direct groups that are no agents, or that are pronouns."""
        return [g for g in self.direct() if sort(g) == "thing" or g.kind == "pronoun"]

    def subject(self) -> Group | None:
        """Who does it, in the active."""
        if self.passive:
            after = (g for prep, g in self.groups(self.post) if prep == "by" and self.agent_like(g))
            found = next((g for g in after if not self._checked_by(g)), None)
            return found or (self.gap if self.gap_prep == "by" else self._singled_out())
        return None if self.clause.subject is self.gap else self.clause.subject

    def _singled_out(self) -> Group | None:
        """Who it was by whom it was done: it was by Warsaw that the guns were handed over."""
        host = self.clause.parent
        opener = host.pre[0].what if host is not None and host.pre else None
        dummy = isinstance(opener, Group) and opener.kind == "pronoun" and self.tokens[opener.head].low == "it"
        if host is None or host.verb is None or host.verb.lemma != "be" or not dummy:
            return None
        return next((g for prep, g in self.groups(host.post) if prep == "by" and self.agent_like(g)), None)

    def _checked_by(self, group: Group) -> bool:
        """Whether whoever stands after "by" does what the noun before tells: made subject to inspection by the army."""
        before = next((one for one, then in pairwise(self.post) if then.what is group), None)
        thing = before.what if before is not None and before.prep in ("to", "on", "upon") else None
        verb = self.clause.verb
        tied = verb is not None and verb.lemma in ("make", "subject", "tie", "link")
        return tied and isinstance(thing, Group) and sort(thing) == "thing" and thing.kind not in FIELD

    def object(self) -> Group | None:
        """What it is done to."""
        if self.passive:
            things = self.things()
            if things and self.clause.subject is not None and self.agent_like(self.clause.subject):
                return things[0]
            return self.clause.subject
        if self.clause.kind == "rel" and self.clause.mark.startswith("whose"):
            held = [g for prep, g in self.groups(self.pre) if not prep and g is not self.clause.subject]
            if held:
                return held[0]
        direct = self.direct()
        if len(direct) > 1 and self.agent_like(direct[0]) and not self.agent_like(direct[1]) and not direct[1].comma:
            return direct[1]
        if self._given(direct):
            return direct[1]
        if direct and self.gap is not None and not self.gap_prep and self.agent_like(direct[0]):
            return self.gap
        if direct:
            return direct[0]
        return self.gap if not self.gap_prep else None

    def place(self, where: str) -> Group | None:
        """Who stands at a place of a shape."""
        match where:
            case "subject":
                return self.subject()
            case "holder":
                held = self.clause.subject
                return held if held is None or self.agent_like(held) else held.owner
            case "object":
                return self.object()
            case "agent":
                return self._agent()
            case "indirect":
                return self._indirect()
            case "origin":
                subject, verb = self.clause.subject, self.clause.verb
                kept = (verb is not None and verb.negative) or (subject is not None and subject.negative)
                return next((g for g in self.direct() if g.kind == "state"), None) if kept else None
            case "whose":
                return next((one.owner for one in self.direct() if one.owner is not None), None)
            case "owner":
                held = self.object()
                if held is None and not self.passive and self.clause.subject is not None:
                    held = self.clause.subject if sort(self.clause.subject) == "thing" else None
                return (
                    held.owner if held is not None and held.owner is not None and self.agent_like(held.owner) else None
                )
            case _:
                return self.after(where)

    def _agent(self) -> Group | None:
        if self.passive:
            return found if (found := self.clause.subject) is not None and self.agent_like(found) else None
        missing = self.gap if self.gap is not None and not self.gap_prep and sort(self.gap) == "agent" else None
        return next((g for g in self.direct() if self.agent_like(g)), missing)  # whom they urged to

    def _indirect(self) -> Group | None:
        if self.passive:
            found = self.clause.subject
            if found is not None and found.refers is not None and found.refers.kind == "goods":
                found = found if any(not group.comma for group in self.things()) else None  # they were flown out
            return (
                found
                if found is not None
                and self.agent_like(found)
                and (self.things() or self.gap is not None or self._with())
                else None
            )
        direct = self.direct()
        if direct and self.agent_like(direct[0]) and (len(direct) > 1 or self.gap is not None or self._with()):
            return direct[0]
        return direct[0] if self._given(direct) else None

    def _given(self, direct: list[Group]) -> bool:
        """Whether whoever no list knows is given goods: promised his Ukrainian guest ten vehicles."""
        verb = self.clause.verb
        gives = verb is not None and verb.lemma in ("give", "promise", "offer", "send", "sell", "lend", "grant", "hand")
        if not gives or len(direct) != _BOTH or direct[0].kind != "other" or direct[1].comma:
            return False
        return self.tokens[direct[0].first].tag in ("PRPS", "DT") and direct[1].kind == "goods"

    def _with(self) -> bool:
        return any(prep in ("with", "of") for prep, _ in self.groups(self.post))

    def around(self) -> Iterator[tuple[str, Group]]:
        """Prepositional groups of the clause: after the verb, and by a passive's subject."""
        if self.gap is not None and self.gap_prep:
            yield self.gap_prep, self.gap
        yield from self.groups(unhung(self.post))
        for child in self.clause.children:
            if child.kind == "part" and child.verb is not None:
                yield from self._past_goods(child, child.verb.lemma)
        if self.passive or (self.clause.subject is not None and sort(self.clause.subject) == "thing"):
            yield from self.groups(unhung(self.pre))
        subject = self.clause.subject
        moved = subject is not None and (self.passive or sort(subject) == "thing")
        if moved and self.clause.kind == "inf" and self.clause.parent is not None and subject is not None:
            yield from self._beside(subject)  # deliveries to Ghana are expected to resume
        anchor = self.gap or self.clause.anchor
        if anchor is not None and self.clause.parent is not None:
            yield from self._beside(anchor)

    def _past_goods(self, inner: Clause, lemma: str) -> Iterator[tuple[str, Group]]:
        """Prepositional groups behind what is said of goods: tanks bound for Chad, ships nearing retirement to Chad."""
        verb, anchor = self.clause.verb, inner.anchor
        if anchor is not None and anchor.kind == "speech":
            return  # in a statement carried by the agency
        if lemma in wordset("meant_for"):
            yield from self.groups(unhung(inner.post))
        elif anchor is None or sort(anchor) != "thing" or anchor.kind not in FIELD:
            return
        elif lemma in ("go", "head", "travel") and inner.verb is not None and inner.verb.form == "ger":
            yield from self.groups(inner.post)
        elif verb is not None and verb.lemma in wordset("givings") | {"transfer", "hand"} and anchor in self.direct():
            yield from list(self.groups(inner.post))[1:]  # a noun stands between: "to" is the giver's

    def _beside(self, anchor: Group) -> Iterator[tuple[str, Group]]:
        """Prepositional groups right after the noun that a relative clause hangs on."""
        parent = gapped(self.clause).parent if anchor is self.gap else self.clause.parent
        assert parent is not None
        for items in (parent.pre, parent.post):
            at = next((i for i, item in enumerate(items) if item.what is anchor), None)
            if at is not None:
                for item in unhung(items[at:])[1:]:
                    if not item.prep or not isinstance(item.what, Group):
                        return
                    yield item.prep, item.what

    def after(self, prep: str) -> Group | None:
        """The first agent after a preposition."""
        addressed = self._addressed() if prep == "to" else ()
        for found, group in self.around():
            if (
                found == prep
                and group not in addressed
                and not self._of_manner(group, prep)
                and self.agent_like(group)
                and (group.kind != "pronoun" or self._told_by_pronoun(group, prep))
                and not (prep == "for" and self._own(group))
            ):
                return group
        if prep in ("to", "on", "upon"):
            held = next((g for found, g in self.groups(self.post) if found == prep and g.kind == "pronoun"), None)
            told = held is not None and self.tokens[held.head].low in wordset("recipients")
            if held is not None and told and not self._of_manner(held, prep):
                return held
        for found, group in self.around() if prep in ("for", "to") else ():
            felt = prep == "to" and self.tokens[group.head].low in wordset("feelings")  # to everybody's surprise
            if found == prep and group.owner is not None and not felt and self.agent_like(group.owner):
                return group.owner
        return None

    def _told_by_pronoun(self, group: Group, prep: str) -> bool:
        """Whether a pronoun tells who it is: nobody, most of the Gulf states, and us from whom things are withheld."""
        low = self.tokens[group.head].low
        anybody = group.negative or low in wordset("anybody") or low == "others"  # passed on to others
        part = low in ("most", "any", "some", "all", "none", "either", "neither", "both", "several")
        return anybody or told_from(self.clause, prep, low) or (part and self.of_agents(group))

    def _of_manner(self, group: Group, prep: str) -> bool:
        """Whether it stands with a noun that tells how or why: out of regard for Chad, at no cost to anyone."""
        at = group.first - 2  # the word before the preposition
        near = at >= 1 and self.tokens[at + 1].low == prep
        moved = prep == "from" and prompts(group, self.clause, (*self.pre, *self.post), self.tokens)
        if moved or not near or singular(self.tokens[at].low) in wordset("manners"):
            return near
        before = self.tokens[max(0, at - 5) : at] if self.tokens[at].low != "," else []
        return prep == "to" and any(one.low == "," and then.low == "worth" for one, then in pairwise(before))

    def _addressed(self) -> tuple[Group, ...]:
        """Those to whom a paper went, and not the goods: in a letter to lawmakers."""
        groups = [group for _, group in self.groups(self.post)]
        return tuple(group for before, group in pairwise(groups) if self.tokens[before.head].low in wordset("letters"))

    def _own(self, group: Group) -> bool:
        """Whether a group is the actor's own: for its own forces; not: a ministry cleared guns for his fleet."""
        whose, who = self.tokens[group.first], self.clause.subject
        anothers = whose.low in ("his", "her") and who is not None and who.kind in ("state", "body")
        anothers = anothers or singular(self.tokens[group.head].low) in wordset("allied")  # the missiles for its ally
        return whose.tag == "PRPS" and group.kind in ("body", "person") and not anothers

    def thing_after(self, prep: str) -> Group | None:
        """The first thing after a preposition."""
        if self.gap is not None and self.gap_prep == prep and sort(self.gap) == "thing":
            return self.gap
        behind: Group | None = None
        for found, group in self.groups(self.post):
            unit = self.tokens[group.head].low in wordset("formations") and not self.agent_like(group)
            if found == prep and (unit or sort(group) == "thing" or group.kind == "pronoun"):
                return group
            if behind is None and " " in found and found.endswith(f" {prep}") and sort(group) == "thing":
                behind = group  # out of the contract
        return behind

    def agent_like(self, group: Group) -> bool:
        """Whether a group can act."""
        low = self.tokens[group.head].low
        if group.kind == "body" and low in wordset("many_of"):
            return self.of_agents(group) or self.follower(group, ("of",)) is None
        if group.kind == "body" and low in wordset("formations"):
            whole = self.follower(group, ("of",))
            return whole is None or whole.kind != "goods"
        if low == "units" and any(self.tokens[at].tag == "CD" for at in range(group.first, group.head)):
            return (of := self.follower(group, ("of",))) is not None and self.tokens[of.head].low in wordset("armed")
        if low in ("pair", "pairs", "trio", "missions") and group.owner is None:
            return self.of_agents(group)  # spares for the first pair, for combat missions
        apposed = any(other.kind in ("name", "state") for other in group.apposed)  # the winner, Norway's Kongsvik
        if group.kind in wordset("agent") or group.kind == "pronoun" or low in wordset("standing_for") or apposed:
            return True
        if low == "opposition" and group is self.clause.subject and not self.passive:
            return self.follower(group, ("to", "from", "of")) is None
        if singular(low) in wordset("houses") and group is self.clause.subject and not self.passive:
            return any(one.kind in FIELD for one in self.direct())  # the carrier has suspended shipments
        if low in _MINISTRIES and group is self.clause.subject and group.last - group.first == 1:
            return self.tokens[group.head].text[0].isupper()  # Defence objected
        if low in wordset("supply_bodies") or (group.kind == "number" and self.follower(group, ("of", "in")) is None):
            verb = self.clause.verb if group is self.clause.subject and not self.passive else None
            return verb is not None and verb.lemma in wordset("gives") and bool(self.direct())  # the first sent shells
        if low in ("unit", "service", "units", "services"):
            named = group.owner is not None or self.tokens[group.first].tag == "PRPS"
            if self.tokens[group.first].low in ("these", "those"):
                return False  # those units will go to Estonia
            named = named or any(self.tokens[at].tag == "NNP" for at in range(group.first, group.head))
            short = group.last - group.first == 2 and group is self.clause.subject and not self.passive
            return named or short  # the Danish licensing service
        if singular(low) in wordset("parts_of_bodies"):
            named = any(self.tokens[at].tag in ("NNP", "PRPS") for at in range(group.first, group.head))
            return named or group.owner is not None
        if low in ("percent", "cent") and group is self.clause.subject and self.follower(group, ("of",)) is None:
            verb = self.clause.verb
            return verb is not None and not verb.passive and verb.lemma in wordset("share_opinions")  # 60% do
        if group.kind == "number" or low == "per cent" or not {low, singular(low)}.isdisjoint(wordset("shares_of")):
            return self.of_agents(group)
        return group.kind == "other" and low.endswith(_AGENTIVE)

    def unknown_body(self, group: Group) -> bool:
        """Whether a noun that no list knows does what only somebody does: the undersecretariat backed the sale."""
        verb = self.clause.verb
        if self.passive or group.members or verb is None:
            return False
        capitals = all(token.text[0].isupper() for token in self.tokens[group.first : group.last])
        named = capitals and group.kind in ("goods", "abstract", "other")
        if named and group.last - group.first >= _BOTH and self.tokens[verb.first].text.islower():
            return True  # Lantern Rights calls on the ministry
        low = self.tokens[group.head].low
        placed = self.tokens[group.first].tag == "NNP" and group.head > group.first and low.endswith("s")
        if not (placed or self.tokens[group.first].low in wordset("whose_first")):
            return False  # Whitehall mandarins have blocked it; my section was against it
        theirs = group.owner is not None and group.owner.kind == "person"  # the bishops' conference
        happens = (low.endswith(_HAPPENINGS) and not theirs) or bool(wordset("happenings") & {low, singular(low)})
        happens = happens or (low in lexicon().verbs and not low.endswith(("er", "or")))
        return group.kind == "other" and lexicon().nouns.get(low) in (None, "unit") and not happens

    def writ_like(self, group: Group) -> bool:
        """Whether a group is a paper or rule that asks for something or forbids it: a motion, a clause, a ruling."""
        return singular(self.tokens[group.head].low) in wordset("writs")

    def follower(self, group: Group, preps: tuple[str, ...]) -> Group | None:
        """The group right after another, where one of some prepositions joins them."""
        for items in (self.pre, self.post):
            for before, item in pairwise(items):
                if before.what is group and item.prep in preps and isinstance(item.what, Group):
                    return item.what
        if group is self.gap and group is not None and gapped(self.clause).parent is not None:
            prep, behind = next(self._beside(group), ("", None))  # the carriage of arms, which Rome has permitted
            return behind if prep in preps else None
        return None

    def of_agents(self, group: Group) -> bool:
        """Whether a number is followed by "of" and agents."""
        above = self.clause.parent if self.clause.kind == "inf" else None  # some of the senators seek to block it
        for items in (self.pre, self.post, above.pre if above is not None else []):
            for i, item in enumerate(items[:-1]):
                follower = items[i + 1]
                if item.what is group and follower.prep in ("of", "in") and isinstance(follower.what, Group):
                    whole = follower.what
                    if follower.prep == "in":
                        return whole.kind in ("person", "people") and self.tokens[whole.first].tag == "CD"  # in ten
                    return whole.kind in wordset("agent") or (whole.kind == "pronoun" and whole.refers is None)
        return False


def parts(clause: Clause, tokens: list[Token], followers: dict[int, Clause]) -> Parts:
    """The parts of a clause; "withholding or delaying deliveries" share their object."""
    post = clause.post
    follower = followers.get(id(clause))
    own = any(isinstance(item.what, Group) and (item.what.kind != "time" or item.prep == "for") for item in post)
    if follower is not None and not own:  # debated for six hours and approved the sale
        passive = clause.verb is not None and clause.verb.passive
        yields = clause.verb is not None and clause.verb.lemma in wordset("yieldings")
        if not passive and not yields and not any(isinstance(item.what, Clause) for item in post):
            while not any(isinstance(item.what, Group) for item in follower.post) and id(follower) in followers:
                follower = followers[id(follower)]  # first delayed, then suspended and finally cancelled the sale
            post = post + list(follower.post)
    pre = clause.pre
    if clause.twin is not None and not pre:
        pre = clause.twin.pre
    missing, prep = left_out(clause)
    return Parts(clause, tokens, pre, post, missing, prep)
