"""Two sides of an act in; which state "the country" is on either, out: nobody is on both."""

from __future__ import annotations

from caveat.evidence import Act
from caveat.sources.prose.acts.standins import StandIns
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.credits import credited
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import name, state_in
from caveat.sources.prose.named import lands
from caveat.sources.prose.named.entries import is_it, near
from caveat.sources.prose.named.pairs import of_two
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset

_THINGS = frozenset(("it", "its"))
_MEANT = _THINGS | {"they", "them", "their"}
"""Pronouns for bodies, states and several."""
_SOMEBODY = frozenset(("body", "person", "people", "name", "other"))
"""Kinds of those of whom it may be told that none of them did something."""
_ANSWERS = frozenset((Act.DENY, Act.APPROVE))
_GIVING = frozenset((Act.DELIVER, Act.OFFER))
_ONES_OWN = frozenset((Act.SUPPORT, Act.OPPOSE))
"""Acts whose frames leave it open towards whom they are, where a passive tells."""


class OtherSides(StandIns):
    """Finds which state a plain word for one stands for, by who is on the other side."""

    def mention(self, group: Group | None, mood: Mood, items: list[Item], acts: bool = False) -> Mention | None:
        """Who a group is; "the former" and "the latter" are those of the two that were named."""
        if group is not None and group.last - group.first == 2 and self.tokens[group.head].low in wordset("of_two"):
            start, end = self.tokens[group.first].start, self.tokens[group.last - 1].end
            two = of_two(self.tokens[group.head].low, start, self.book.entries, self.sentence)
            if two is not None:
                return Mention(two, start, end)
        if group is not None and group.negative and group.kind in _SOMEBODY:
            land = acts and self.tokens[group.head].low in ("country", "state", "nation")
            told = self.tokens[group.first].low == "neither" or (group.head - group.first > 1 and not land)
            return name(group, self.tokens, items) if told else None  # neither ministry, no European partner
        return super().mention(group, mood, items, acts)

    def doer(self, draft: Draft) -> Mention | None:
        """Who acts; "the country", or "it", is not whoever it is done to."""
        if _of_paper(draft):
            return self.mention(_whose_paper(draft), draft.mood, draft.items)
        who, group, target = super().doer(draft), draft.actor, draft.target
        if who is None or group is None or who.name.lower() in ("everyone", "everybody"):
            return None  # of whom it is told that all do it, nobody in particular does
        gave = self._gave(draft, group)
        if gave is not None:
            return Mention(gave.name, who.start, who.end)
        land = lands.is_land(group, self.tokens)
        meant = group.kind == "pronoun" and self.tokens[group.head].low in _MEANT
        done_to = draft.own.clause.subject if draft.own is not None and draft.own.passive else None
        target = done_to if draft.act in _ONES_OWN and target is None else target  # Rome was criticised by it
        if not land and (not meant or draft.act is Act.APPROVE or target is None):
            return who
        plain = target is None or lands.is_land(target, self.tokens) or target.kind == "pronoun"
        other = self.mention(target, draft.mood, draft.items) if not plain else None
        if land:
            return self._land(group, other, draft, acts=True) or who
        return self._another(group, who) if other is not None and _one(who, other) else who

    def _gave(self, draft: Draft, group: Group) -> Mention | None:
        """Who gave the goods for which he is thanked or blamed, where a pronoun tells that they were given."""
        gives = draft.act in _GIVING and draft.own is not None and group is draft.own.clause.subject
        if draft.own is None or not gives or group.kind != "pronoun" or self.tokens[group.head].low not in _MEANT:
            return None
        return self.mention(credited(draft.own.clause), draft.mood, draft.items)

    def whom(self, draft: Draft, who: Mention | None) -> Mention | None:
        """Towards whom; "the country", or whoever "its" request is, is not whoever does it, nor whose office does."""
        whom, group = super().whom(draft, who), draft.target
        if lands.is_land(group, self.tokens):
            assert group is not None
            return self._land(group, who, draft, acts=False) or whom
        if group is None or draft.act not in MEASURES | {Act.REVIEW} or not self._is_it(group):
            return whom
        own = self.tokens[group.head].low == "its"
        if not draft.objects or (own and draft.act not in _ANSWERS):
            return whom  # refused it; not: refused it rifles
        if not own and draft.objects[0].kind == "permit":
            return whom  # has given its consent to it
        if who is not None and (whom is None or _one(who, whom)):
            whom = self._another(group, who)
        active = draft.own is not None and not draft.own.passive
        firm = own and active and whom is not None and state_in(whom.name) is None
        return None if firm else whom  # a maker's application is for goods that go to somebody else

    def _is_it(self, group: Group) -> bool:
        return self.tokens[group.head].low in _THINGS

    def _another(self, group: Group, one: Mention) -> Mention | None:
        """Somebody else for whom a pronoun can stand, the likeliest; None where nobody is left."""
        low, place = self.tokens[group.head].low, self.tokens[group.first].start
        found = near(self.book.entries, place, self.sentence)
        fits = (entry for entry in found if (is_it(entry) if low in _THINGS else entry.plural or entry.person))
        other = next((entry.mention for entry in fits if not _one(one, entry.mention)), None)
        end = self.tokens[group.last - 1].end
        return Mention(other.name, place, end) if other is not None and low in _MEANT else None

    def _land(self, group: Group, other: Mention | None, draft: Draft, *, acts: bool) -> Mention | None:
        """The state, or the word itself where only the state of the other side, or two others, can be meant."""
        state = state_in(other.name) if other is not None else None
        place = self.tokens[group.first].start
        land = lands.stands_for(
            place,
            self.book.entries,
            self.sentence,
            acts,
            () if state is None else (state,),
        )
        gets = self._gets() if land is None and not acts else None
        if gets is not None and state_in(gets.name) not in (None, state):
            land = gets.name
        printed = name(group, self.tokens, draft.items)
        return Mention(land, printed.start, printed.end) if land is not None else printed

    def _gets(self) -> Mention | None:
        """Who gets, or is to get, what was told of before: Oslo froze sales to Oman; Bern sells to the country."""
        before = self._before()
        if before is None or before.act not in MEASURES | {Act.REQUEST}:
            return None
        one = before.actor if before.act is Act.REQUEST else before.target
        return one if one is not None and " and " not in one.name else None


def _of_paper(draft: Draft) -> bool:
    """Whether an order is told of, and nobody before the verb of what is ordered: the order to halt deliveries came."""
    clause = draft.own.clause if draft.own is not None else None
    if clause is None or clause.kind != "inf" or draft.actor is None or clause.anchor is not draft.actor:
        return False
    return draft.own is not None and draft.actor.kind in ("transfer", "measure", "abstract", "other", "speech")


def _whose_paper(draft: Draft) -> Group | None:
    """From whom such an order came, where that is told."""
    host = draft.own.clause.parent if draft.own is not None else None
    came = host is not None and host.verb is not None and host.verb.lemma == "come"
    groups = (item.what for item in host.post if item.prep == "from") if came and host is not None else ()
    return next((group for group in groups if isinstance(group, Group)), None)


def _one(one: Mention, other: Mention) -> bool:
    """Whether two are one by their names or by the state that they are of."""
    state, row = state_in(one.name), one.name.split(" and ")
    return one.name == other.name or other.name in row or (state is not None and state == state_in(other.name))
