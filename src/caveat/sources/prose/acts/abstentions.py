"""A draft in; whether nothing is told of it after all: what is moved is no arms, or who acts is left open."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.recounted import recounted
from caveat.sources.prose.grammar.clauses import FINITE
from caveat.sources.prose.grammar.drafts import Draft, Found, following
from caveat.sources.prose.grammar.frames import Frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.named.book import Book
from caveat.sources.prose.named.things import is_civil
from caveat.sources.prose.needs.kinds import by_a_writ
from caveat.sources.prose.voices.voices import Voices
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.groups import FIELD, Group, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_APART = frozenset(("under", "with", "in", "as", "by", "through", "after", "before", "since", "at", "during"))
"""Prepositions of what is no part of the thing that somebody has."""
_DRIVES = frozenset(("diesel", "petrol", "gas", "power", "fuel"))
"""Fuels that say no more of arms than how they are driven: diesel engines, gas turbines."""
_WAYS = frozenset(("way", "road", "path", "door"))
"""What is clear or open for a transfer."""
_NOTHING = ("nothing", "anything", "something", "little")


_OF_TRADE = frozenset(
    ("economic", "financial", "banking", "trade", "oil", "energy", "travel", "nuclear", "international", "sectoral",
     "secondary", "diplomatic")
)  # fmt: skip
"""Sanctions that are not said to be on arms."""


class Abstentions(Struct):
    """Tells drafts of one sentence that are no acts."""

    tokens: list[Token]
    book: Book
    sentence: int
    frames: Frames
    voices: Voices
    found: list[Found] = field(default_factory=list)
    headed: Group | None = None
    """To whom the goods go that stand before a headline's colon."""
    timed: bool = True
    """Whether the sentence may tell a time."""

    def _civil(self, draft: Draft) -> bool:
        """Whether what is moved is named as something else than arms: deliveries of flour, gas exports."""
        if draft.act is Act.DEMAND and any(is_civil(token.low) for token in self.tokens):
            kinds = {lexicon().nouns.get(token.low) for token in self.tokens}
            if kinds.isdisjoint(("goods", "transfer", "permit", "measure")):
                return True  # asked Congress to end the tax on petrol
        if draft.act is Act.DECIDE and any(is_civil(token.low) for token in self.tokens):
            arms = (lexicon().nouns.get(token.low) == "goods" for token in self.tokens)
            return not any(arms) and wordset("warlike").isdisjoint(token.low for token in self.tokens)
        if any(self._of_arms(member) for group in draft.objects for member in group.members):
            return False  # tents, medicine and rifles
        for group in draft.objects:
            words = [self.tokens[i].low for i in range(group.first, group.last)]
            if words[-1:] == ["sanctions"] and not _OF_TRADE.isdisjoint(words[:-1]):
                return True  # economic sanctions were lifted
            if group.kind == "goods":
                words = [word for word in words if word not in _DRIVES]
            if group.kind in ("measure", "permit"):
                words = [word for word in words if word != "blanket"]  # a blanket ban
            if any(is_civil(word) for word in words) and not self._warlike(group):
                return True
            after = following(group, draft.items)
            what = after[0][1] if after and after[0][0] in ("of", "on") else None
            if what is not None and is_civil(self.tokens[what.head].low) and not self._warlike(what):
                return True
        return False

    def _of_arms(self, member: Group) -> bool:
        """Whether one of a list is arms by its own words."""
        words = (self.tokens[i].low for i in range(member.first, member.last))
        return member.kind == "goods" and not any(is_civil(word) for word in words)

    def _warlike(self, group: Group) -> bool:
        """Whether a word of the group, or what was said before, makes it one of war: armoured cars, tank engines."""
        words = {self.tokens[i].low for i in range(group.first, group.last)}
        armed = singular(self.tokens[group.head].low) in self.book.things.armed
        return armed or bool({*wordset("warlike"), "tank", "tanks"} & words)

    def _untold(self, draft: Draft) -> bool:
        """Whether to abstain: an active clause whose actor cannot be told, a bare participle, what nearly happened."""
        own = draft.own
        if own is None or draft.speaker is not None:
            return False
        for step in STEPS:
            if (abstains := step(self, draft, own)) is not None:
                return abstains
        return False

    def _of_any(self, draft: Draft, own: Parts) -> bool | None:
        """What is sought and not told: no record of any weapons having been shipped."""
        sought = [own.clause.subject, *draft.objects] if own.clause.kind in ("part", "ger") else []
        some = any(one is not None and self.tokens[one.first].low == "any" for one in sought)
        return True if some and not draft.mood.path else None

    def _bare_participle(self, draft: Draft, own: Parts) -> bool | None:
        """What is done to a noun, unless somebody has that noun: of the 200 rifles ordered, Chad has had 40."""
        if own.clause.kind != "part" or not own.passive:
            return None
        if recounted(draft, own, self.book.counted, self.sentence, self.tokens):
            return False
        anchor, above = own.clause.anchor, own.clause.parent
        host = above.verb if above is not None else None
        if above is not None and any(item.prep == "of" and item.what is anchor for item in above.pre):
            return True
        held = anchor is not None and host is not None and host.lemma in wordset("havers")
        items = above.post if above is not None else []
        behind = any(item.prep in _APART and item.what is anchor for item in items)  # under a deal signed in May
        return not held or behind or anchor not in draft.objects

    def _nearly(self, draft: Draft, own: Parts) -> bool | None:
        """What did not quite happen, or not at all: did anything but halt them; and what is left of nothing."""
        verb = own.clause.verb
        led = [token.low for token in self.tokens[max(verb.first - 2, 0) : verb.first]] if verb is not None else []
        if led == ["anything", "but"]:
            return True
        before = self.tokens[max(verb.head - 1, 0)].low if verb is not None else ""
        left = verb is not None and verb.lemma == "leave" and own.passive and before in _NOTHING
        return True if left or before in ("nearly", "almost") else None

    def _wished(self, draft: Draft, own: Parts) -> bool | None:
        """What somebody wishes had been: wished it had halted them."""
        subject = own.clause.subject
        if subject is None:
            return None
        words = self.tokens[max(subject.first - 1, 0) : subject.head]  # Lima wishes Oslo / had halted them
        return True if any(token.low in ("wish", "wishes", "wished") for token in words) else None

    def _has_actor(self, draft: Draft, own: Parts) -> bool | None:
        return False if draft.actor is not None else None

    def _by_its_clause(self, draft: Draft, own: Parts) -> bool | None:
        """Clauses that need nobody: send Kyiv the missiles, selling them, a ceasefire is a precondition for them."""
        subject, verb = own.clause.subject, own.clause.verb
        if subject is None and self._bids(draft):
            return False
        if own.clause.kind in ("ger", "inf") and (subject is None or sort(subject) == "thing"):
            return False
        tied = draft.act is Act.CONDITION and verb is not None  # he denied any link: nobody is named
        if tied and verb is not None and verb.lemma in ("be", "remain", "become", "deny", "rule"):
            return False
        about = own.follower(subject, ("for",)) if draft.act is Act.NO_COMMENT and subject is not None else None
        asked = about is not None and singular(self.tokens[about.head].low) in wordset("said_on_request")
        return False if asked else None  # requests for comment went unanswered

    def _by_a_thing(self, draft: Draft, own: Parts) -> bool | None:
        """Things that do what nobody is named for: a strike has held up deliveries, the decision blocks the export."""
        subject, act = own.clause.subject, draft.act
        if subject is None or own.passive:
            return None
        if act in (Act.SLOW, Act.PAUSE, Act.USE) and sort(subject) == "thing":
            return subject.kind == "pronoun"
        head = self.tokens[subject.head].low
        if act in (Act.WITHHOLD, Act.RESUME, Act.APPROVE) and singular(head) in wordset("decisions"):
            return False
        paper = subject.kind == "permit" and draft.target is not None
        words = self.tokens[subject.first : subject.last]
        paper = paper and all(word.tag != "CD" for word in words)  # not: permit 4471
        if act is Act.APPROVE and (paper or head in _WAYS):
            return False  # the licence allows the yard to sell them, the way is clear for them
        verb = own.clause.verb
        carried = verb is not None and verb.lemma in wordset("carriers") and subject.kind == "goods"
        laden = carried or singular(head) in wordset("vehicles_of")  # a cargo aircraft carried two drones to Mali
        return False if act is Act.DELIVER and laden and own.clause.kind in FINITE else None

    def _by_its_subject(self, draft: Draft, own: Parts) -> bool | None:
        """An active clause whose subject neither acts nor is what is acted on."""
        subject, act = own.clause.subject, draft.act
        if act is Act.DELIVER and subject is not None and by_a_writ(subject, own, draft.objects):
            return False
        thing = subject is not None and (subject in (*draft.objects, draft.target) or subject.negative)
        given = subject is not None and act in (Act.DELIVER, Act.APPROVE) and own.agent_like(subject)
        return not own.passive and not thing and not given

    def _bids(self, draft: Draft) -> bool:
        """Whether a page bids somebody do something with arms, or with licences, that it names."""
        own, mood = draft.own, draft.mood
        if own is None or own.clause.kind != "main" or own.clause.verb is None or own.clause.verb.modal != "should":
            return False
        named = any(group.kind in FIELD and sort(group) == "thing" for group in draft.objects)
        return named and draft.act in MEASURES and mood.source.kind is Attribution.OUTLET and not mood.path


STEPS: tuple[Callable[[Abstentions, Draft, Parts], bool | None], ...] = (
    Abstentions._of_any,
    Abstentions._bare_participle,
    Abstentions._nearly,
    Abstentions._wished,
    Abstentions._has_actor,
    Abstentions._by_its_clause,
    Abstentions._by_a_thing,
    Abstentions._by_its_subject,
)
"""What is asked of a draft, in order; each gives nothing where it does not tell."""
