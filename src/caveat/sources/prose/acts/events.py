"""Acts told by nouns: a halt to arms exports to Kenya, the possibility of withholding deliveries."""

from __future__ import annotations

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.addressed import hears
from caveat.sources.prose.acts.aims import EFFORTS
from caveat.sources.prose.acts.settled import Statements
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.words.deeds import MEASURES, STOPS
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, singular, sort
from caveat.sources.prose.words.lexicon import countries, lexicon, wordset

MAKERS = frozenset(("U.S.", "US", "UK", "U.K.", "EU"))
"""Names that tell before goods whose they are, not whose they are to be: U.S. weapons."""
_PURCHASES = frozenset(("purchase", "buy", "acquisition", "procurement"))
"""Nouns of what a buyer does, behind which the seller stands."""
_CONTENT = frozenset((Act.REQUEST, Act.REVIEW, Act.OFFER))
"""Acts that are content where something is considered."""


_KEPT = frozenset(("withholding", "holding-back", "retention", "withholding-back"))
"""Nouns of keeping, behind which stands from whom goods are kept."""
_OPEN_ENDED = frozenset(("vote", "ballot"))
"""What is held on a measure, and says nothing of whether it is taken."""
_CAME = frozenset((Act.APPROVE, Act.DENY, Act.REQUEST, Act.DELIVER))
"""Acts that are told by their noun where something came after them."""


_SLOWER = frozenset(("slower", "delayed", "late", "later"))
"""What makes a delivery one that is put off: is mulling slower deliveries."""


class Events(Statements):
    """Reads nouns that name an act."""

    def event_act(self, group: Group) -> Act | None:
        """The act that a noun names: a delivery, and no such one where it is to be slower than it was."""
        act = self.frames.events.get(singular(self.tokens[group.head].low))
        if act is Act.DELIVER and self.tokens[max(group.head - 1, group.first)].low == "net":
            return None  # expects net sales of 410 million
        slower = act is Act.DELIVER and any(self.tokens[at].low in _SLOWER for at in range(group.first, group.head))
        return Act.SLOW if slower else act

    def event(self, group: Group, items: list[Item], mood: Mood, controller: Group | None) -> bool:
        """An act told by a noun, with the groups around it; its actor is who controls it where nobody else is named."""
        act = self.event_act(group)
        after = following(group, items)
        if act is None or (self._is_content(act, group, mood) and not self._own_offer(act, group, after)):
            return False
        if act is Act.OPPOSE and (controller is None or not self._to_a_court(group, after)):
            return False
        thing = _first(after, ("of", "on", "to", "in", "for", "over"), agent=False)
        thing = None if thing is not None and self.tokens[thing.head].low in EFFORTS else thing  # in a bid to stop them
        if thing is None and self.tokens[group.head].low == "withdrawal":
            thing = _first(after, ("from",), agent=False)  # its withdrawal from the rifle deal
        if act is Act.DELIVER and thing is None:
            thing = group
        target = _first(after, ("to", "for", "against", "on"), agent=True)
        target = None if target is not None and hears(target, self.tokens) else target  # confirmed the halt to Reuters
        if target is None and thing is not None and self.tokens[thing.head].low == "training":
            of = following(thing, items)[:1]
            target = _first(of, ("of",), agent=True)  # a pause in the training of Malian troops
        if target is None and self.tokens[group.head].low == "boycott":
            target = _first(after, ("of",), agent=True)
        owner = group.owner if group.owner is not None and group.owner.kind in wordset("agent") else None
        asked = thing.owner if target is None and thing is not None and act in (Act.DENY, Act.APPROVE) else None
        target = asked if asked is not None and asked.kind in wordset("agent") else target  # refusal of Chad's request
        sent = controller is not None and thing is not None and thing is not group  # announced an end to arms from Oman
        bought = act is Act.REQUEST and singular(self.tokens[group.head].low) in _PURCHASES
        target = (_first(after, ("from", "with"), agent=True) or self._dealt_with(items)) if bought else target
        kept = self.tokens[group.head].low in _KEPT
        if kept:  # the withholding of rifles from Chad
            target = _first(after, ("from",), agent=True) or target
        dealt = act in STOPS or act in (Act.APPROVE, Act.DENY, Act.REVIEW)
        if target is None and dealt and thing is not None and thing.kind in ("transfer", "permit"):
            target = _first(after, ("with",), agent=True)  # the cancellation of the deal with Chad
        actor = _first(after, ("by",) if sent or bought or kept else ("by", "from"), agent=True)
        actor = actor or owner or self._by_state(group) or (None if kept and controller is target else controller)
        if target is None and act in MEASURES:
            target = self.before_goods(thing or group, items, actor)
        if target is None and act in (Act.DENY, Act.APPROVE) and thing is not None:
            target = self._by_people(thing)  # the refusal of the Armenian request
        target = None if act is Act.OPPOSE else target  # an appeal to the court
        used = tuple(one for one in (group, thing, target) if one is not None)
        rule = f"noun {singular(self.tokens[group.head].low)}"
        return self.add(Draft(act, mood, rule, items, None, actor, target, (thing or group,), used, group.negative))

    def came_before(self, group: Group, verb: Verb | None, after: list[tuple[str, Group]]) -> bool:
        """A delivery, request or answer that something came after: follows a request by Chad for 40 missiles."""
        act = self.event_act(group)
        if verb is None or verb.modal or verb.form != "finite" or act not in _CAME:
            return False
        thing = any(prep in ("of", "for", "to") and g.kind in FIELD for prep, g in after[:3])
        agent = group.owner is not None and group.owner.kind in wordset("agent")
        agent = agent or any(prep in ("by", "from") and g.kind in wordset("agent") for prep, g in after[:4])
        whom = any(prep in ("to", "for") and g.kind in wordset("agent") for prep, g in after[:4])
        definite = self.tokens[group.first].low not in ("any", "such", "further", "every", "no")
        bare = group.owner is None and self.tokens[group.first].tag not in ("DT", "CD", "PRPS")  # after delivery of
        return thing and definite and not bare and (agent or (act is Act.DELIVER and whom))

    def _to_a_court(self, group: Group, after: list[tuple[str, Group]]) -> bool:
        """Whether an appeal is against a ruling on arms, and is no call: would not rule out an appeal; none for aid."""
        called = any(prep in ("for", "by", "from") for prep, _ in after[:1]) or self.tokens[group.head].low == "appeals"
        return not called and self.book.things.lately(self.sentence)

    def _dealt_with(self, items: list[Item]) -> Group | None:
        """With whom a purchase is talked about: in talks with Tokyo on the purchase of destroyers."""
        groups = (item.what for item in items if item.prep == "with" and isinstance(item.what, Group))
        return next((group for group in groups if group.kind in wordset("agent")), None)

    def _by_people(self, group: Group) -> Group | None:
        """Whose it is, told by the name of a people: the British step, a French offer."""
        if group.members or group.kind not in ("measure", "permit", "speech", "transfer"):
            return None
        for at in range(group.first, group.head):
            token = self.tokens[at]
            people = token.text in MAKERS or (token.text in lexicon().peoples and token.text[0].isupper())
            if people and at + 1 <= group.head:
                return Group(at, at + 1, at, "people")
        return None

    def _by_state(self, group: Group) -> Group | None:
        """Whose measure it is, told right before its noun: a Serbian halt to shells, the US freeze on kits."""
        before = self.tokens[group.head - 1] if group.kind == "measure" and group.head > group.first else None
        if before is None or group.members or before.text not in lexicon().peoples | MAKERS:
            return None
        return Group(group.head - 1, group.head, group.head - 1, "people") if before.text[0].isupper() else None

    def before_goods(self, group: Group, items: list[Item], actor: Group | None) -> Group | None:
        """Whose goods they are to be, by a state's name before the noun: Pakistan jets, the Qatar papers."""
        names = lexicon()
        after = following(group, items)
        doer = names.state_of.get(self.tokens[actor.head].text) if actor is not None else None
        for one in [group, *(held for prep, held in after[:1] if prep in ("of", "on", "for"))]:
            for at in range(one.first, one.members[0].head if one.members else one.head):
                text = self.tokens[at].text
                if text.removesuffix("-bound") in names.state_of and text.endswith("-bound"):
                    return Group(at, at + 1, at, "state")  # held Saudi-bound components
                if text == "Gulf" and self.tokens[at + 1].tag != "POS" and one.kind in FIELD:
                    return Group(at, at + 1, at, "state")  # has frozen Gulf sales
                end = at + 1 + (at + 1 < one.head and f"{text} {self.tokens[at + 1].text}" in countries())
                text = " ".join(token.text for token in self.tokens[at:end])  # Saudi Arabia jets
                state = names.state_of.get(text)
                if state is None or text in names.peoples or text not in names.states or state == doer:
                    continue
                if text in MAKERS:
                    continue
                if self.tokens[end].tag != "POS":
                    return Group(at, end, end - 1, "state")
        return None

    def _own_offer(self, act: Act, group: Group, after: list[tuple[str, Group]]) -> bool:
        """Whether an offer is made by whoever weighs it, and not to him: is weighing an offer of jets to Chad."""
        joins = [prep for prep, _ in after]
        return act is Act.OFFER and group.owner is None and "of" in joins and "to" in joins and "from" not in joins

    def _is_content(self, act: Act, group: Group, mood: Mood) -> bool:
        considered = bool(mood.path) and mood.modality is Modality.CONSIDERED
        return act in _CONTENT and considered and self.tokens[group.head].low not in wordset("buys_told")

    def inner(self, group: Group, items: list[Item]) -> list[Group | Clause]:
        """What a noun such as "plan" governs: an infinitive, "of" and a gerund, or "of" and an event."""
        at = next((i for i, item in enumerate(items) if item.what is group), len(items))
        out: list[Group | Clause] = []
        for item in items[at + 1 :]:
            what = item.what
            if isinstance(what, Group) and what.kind == "time":
                continue  # its decision last week to suspend them
            if item.prep == "in" and getattr(what, "kind", "") == "state" and item is items[at + 1]:
                continue  # there is talk in Berlin of a halt
            behind = items[at + 2].what if at + 2 < len(items) else None
            whose = item is items[at + 1] and item.prep in ("of", "by") and getattr(behind, "kind", "") == "inf"
            if whose and getattr(what, "kind", "") in wordset("agent"):
                continue  # the decision of Norway to suspend them
            if isinstance(what, Clause) and (what.kind in ("inf", "ger") or what.anchor is group):
                out.append(what)
            elif item.prep == "on" and singular(self.tokens[group.head].low) in _OPEN_ENDED:
                break  # a vote on the sale is expected: how it ends is not told
            elif isinstance(what, Group) and item.prep in ("of", "for", "on", "about") and not out:
                return _being_done(what, items) or ([what] if self.event_act(what) else [])
            elif not isinstance(what, Mark):
                break
        return out


def _being_done(group: Group, items: list[Item]) -> list[Group | Clause]:
    """What is done to a group by a participle behind it: no question of the request being turned down."""
    for item in items:
        inner = item.what
        if not isinstance(inner, Clause) or inner.kind != "part" or inner.anchor is not group or inner.verb is None:
            continue
        if inner.verb.form == "ger":
            inner.kind = "ger"
            return [inner]
    return []


def _first(after: list[tuple[str, Group]], preps: tuple[str, ...], agent: bool) -> Group | None:
    for prep, group in after:
        if prep in preps and (group.kind in wordset("agent") if agent else sort(group) == "thing"):
            return group
    return None
