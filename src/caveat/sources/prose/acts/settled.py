"""Acts as grammar gives them in; acts with names, places, modality and polarity out, or none that cannot be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.beyond import beyond
from caveat.sources.prose.acts.contents import content
from caveat.sources.prose.acts.counterparts import addressee, by_paper, only_hears, other_side
from caveat.sources.prose.acts.generalities import general
from caveat.sources.prose.acts.lawtexts import provided
from caveat.sources.prose.acts.objects import called, uncounted
from caveat.sources.prose.acts.othersides import OtherSides
from caveat.sources.prose.acts.procedures import procedural
from caveat.sources.prose.grammar.auxiliaries import auxiliary, finite
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Echo, Found, Told
from caveat.sources.prose.grammar.names import state_in
from caveat.sources.prose.grammar.reach import reach
from caveat.sources.prose.statement import OUTLET, Mention
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES, STOPS
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import BRANDS

LONGEST = 400
"""Characters of the longest quote."""


_RESOLVED = frozenset((Act.DEMAND, Act.REQUEST, Act.SUPPORT, Act.OPPOSE, Act.REVIEW, Act.DECIDE))
"""What a resolution does."""
_TWO = 2
"""Words of a noun with its article."""

_REFUSALS = frozenset(("refuse", "decline", "refusal"))
_UNREAL = frozenset(("would", "could", "might", "should", "ought"))
"""What tells, before "have", of what did not happen."""
_SPANS = frozenset(
    ("day", "days", "week", "weeks", "month", "months", "year", "years", "arrive", "arriving", "delivered")
)
"""What stands before "late" where it says by how much."""
_LATE = re.compile(r"\bwith (?:an?|some|further|long) (?:\S+ ){0,2}delays?\b|\bbehind schedule\b")
_IN_TIME = re.compile(r"^(?:\S+ ){0,5}(?:on time|on schedule|in time)\b")
_DELAYS = frozenset(("delay", "delays", "slowness", "backlog"))
"""Nouns behind which stands in what somebody is late: the delay in delivering the radars."""
_LATE_WITHIN = 12
"""Words behind a verb in which it is told how late."""
_WHOEVER = frozenset(("anyone", "anybody", "those", "whoever", "nobody"))
"""Whom a rule is about."""
_ANY_ONE = frozenset(("a", "an", "any", "no", "either", "neither"))
_RULES = (("as", "a", "rule"), ("as", "a", "matter"))
"""Turns that tell what is done as a rule."""
_NAMED_BEFORE = frozenset(("he", "she", "it", "they"))
_NEAR = 2
"""Words behind goods that tell what they can do."""
_AS_A_RULE = frozenset(("policy", "principle", "guidelines", "doctrine", "law", "act"))
"""Words by which it is told that somebody does not supply as a rule."""


class Statements(OtherSides):
    """Settles drafts of one sentence."""

    def _resolved_by(self, draft: Draft) -> Mention | None:
        """Whose resolution it is, where a part of one says without a subject what is asked: 2. urges Oslo to."""
        verb = draft.own.clause.verb if draft.own is not None else None
        bare = draft.own is not None and draft.own.clause.kind == "main" and draft.own.clause.subject is None
        if verb is None or not bare or draft.actor is not None or self.tokens[verb.head].tag != "VBZ":
            return None
        return self.book.resolver if draft.act in _RESOLVED and not verb.passive else None

    def _comes_late(self, draft: Draft) -> bool:
        """Whether goods are to come later than was agreed: will be delivered three months late."""
        verb = draft.own.clause.verb if draft.own is not None else None
        ahead = draft.act is Act.DELIVER and draft.mood.modality is Modality.PLANNED and not draft.mood.negative
        if not ahead or verb is None or verb.negative:
            return False
        rest = self.tokens[verb.last : verb.last + _LATE_WITHIN]
        if any(later.low == "later" and than.low == "than" for later, than in pairwise(rest)):
            return True  # will come later than promised
        if _LATE.search(" ".join(token.low for token in rest)):
            return True  # will arrive with a delay of three years
        return any(late.low == "late" and before.low in _SPANS for before, late in pairwise(rest))

    def _delay_in(self, draft: Draft) -> bool:
        """Whether it is a delay in delivering that is told of: apologised for the delay in delivering the radars."""
        clause = draft.own.clause if draft.own is not None else None
        if draft.act is not Act.DELIVER or clause is None or clause.kind != "ger" or clause.verb is None:
            return False
        before = [token.low for token in self.tokens[max(clause.verb.first - 2, 0) : clause.verb.first]]
        return len(before) > 1 and before[0] in _DELAYS and before[1] == "in"

    def _whose_delay(self, draft: Draft) -> Group | None:
        """Whose delay in delivering it is: Norway's delay in delivering the radars."""
        late = draft.own.clause.subject if draft.own is not None else None
        return late.owner if late is not None and self.tokens[late.head].low in _DELAYS else None

    def _not_in_time(self, draft: Draft) -> bool:
        """Whether goods will not come when they are due, and so later: will not arrive on time, are unlikely to."""
        verb = draft.own.clause.verb if draft.own is not None else None
        ahead = draft.mood.modality in (Modality.PLANNED, Modality.CONSIDERED) and draft.mood.negative
        if draft.act is not Act.DELIVER or verb is None or not ahead or draft.negated:
            return False
        rest = " ".join(token.low for token in self.tokens[verb.last : verb.last + _LATE_WITHIN])
        return _IN_TIME.search(rest) is not None

    def _as_policy(self, draft: Draft) -> bool:
        """Whether somebody does not supply whole sorts of states, or does not as a rule: to countries at war."""
        own, verb = draft.own, draft.own.clause.verb if draft.own is not None else None
        if draft.act is not Act.DELIVER or own is None or verb is None or own.passive or draft.actor is None:
            return False
        if own.clause.kind == "ger" and own.clause.mark == "of" and verb.negative:
            return draft.mood.modality is Modality.ASSERTED  # a policy of not supplying them
        if verb.past or verb.perfect or verb.progressive or verb.modal or draft.mood.modality is not Modality.ASSERTED:
            return False
        if verb.form != "finite" or not own.agent_like(draft.actor) or own.clause.kind in ("if", "adv"):
            return False
        whom = draft.target or self._kept_from(draft)
        sort_of = whom is not None and (self._sort_of_state(whom) or self.tokens[whom.head].low in _WHOEVER)
        ruled = any(token.low in _AS_A_RULE for token in self.tokens) or self._on_principle()
        return sort_of or ruled or self._of_a_kind(draft)

    def _kept_from(self, draft: Draft) -> Group | None:
        """To what sort of states, or into what war, goods do not go: we do not ship weapons to that conflict."""
        own = draft.own
        behind = own.groups(own.post) if own is not None else ()
        return next((one for prep, one in behind if prep in ("to", "into") and self._sort_of_state(one)), None)

    def _sort_of_state(self, whom: Group) -> bool:
        """Whether somebody is any of a sort of states, or a war that goes on: countries at war, that conflict."""
        low, first = self.tokens[whom.head].low, self.tokens[whom.first].low
        if low in wordset("sorts_of_state") or (low in wordset("conflicts") and whom.kind != "name"):
            return True
        return first in _ANY_ONE and f"{low}s" in wordset("sorts_of_state") | {"countrys"}

    def _on_principle(self) -> bool:
        """Whether a sentence says that something is so as a rule, or on principle."""
        lows = [token.low for token in self.tokens]
        return any(turn in zip(lows, lows[1:], lows[2:], strict=False) for turn in _RULES) or "principle" in lows

    def _of_a_kind(self, draft: Draft) -> bool:
        """Whether the goods are a sort that is told by what they can do: nothing that can be turned on crowds."""
        thing = draft.objects[0] if draft.objects else None
        if thing is None or draft.own is None:
            return False
        rest = [token.low for token in self.tokens[thing.last : thing.last + _NEAR]]
        return rest[:1] in (["that"], ["which"], ["whose"]) and rest[1:2] in (["can"], ["could"], ["may"], ["might"])

    def add(self, draft: Draft) -> bool:
        """Take down an act, unless it is about other goods or its actor cannot be told. Always true: it was read."""
        resolver = self._resolved_by(draft)
        draft = draft if resolver is None else replace(draft, speaker=resolver)
        unnamed = self.unnamed(draft) and not self._among_nobody(draft)
        if self._civil(draft) or self._untold(draft) or unnamed or self._imagined(draft):
            return True
        if general(draft, self.tokens) or beyond(draft, self.tokens) or procedural(draft, self.tokens):
            return True
        if provided(draft, self.tokens):
            return True
        apart = self._apart(draft)
        if apart:
            return all(self.add(one) for one in apart)
        draft, negative = self._as_meant(draft)
        who = draft.speaker or self.doer(draft)
        who = other_side(draft, who, self.book.told, self.sentence, self.tokens)
        told_to = addressee(draft, self.tokens)
        draft = draft if told_to is None else replace(draft, target=told_to)
        draft = replace(draft, target=None) if only_hears(draft, self.tokens) else draft
        who = by_paper(draft, who, self.book.recent.told, self.sentence, self.tokens)
        whom = self.whom(draft, who) or self._speakers_own(draft, who)
        if who is not None and negative and who.name.lower().startswith("any "):
            who = None
        if draft.act is Act.REQUEST and who is not None:
            self.book.asked = who
        if draft.act is Act.NO_COMMENT and any(one.act is draft.act and one.actor == who for one in self.found):
            return True
        goods = draft.echo.objects if draft.echo is not None else self._goods(draft)
        modality = draft.mood.modality if draft.judged else self._modality(draft, negative, who, whom)
        if not (draft.act is Act.DENY and draft.rule in BRANDS):
            self._remember(draft, Echo(draft.act, goods, whom, self.sentence, False, False, who, modality, negative))
        (start, end), rule = self._quote(draft, goods), " < ".join((draft.rule, *reversed(draft.mood.path)))
        same = (draft.act, who, start, end, rule)
        if any((one.act, one.actor, one.start, one.end, one.rule) == same for one in self.found):
            return True  # the subject of two verbs: it took too long, and did not go far enough
        said = draft.mood.source.kind is not Attribution.OUTLET
        beside = draft.own is not None and draft.own.clause.kind == "rel"
        self.book.told = Told(draft.act, who, whom, self.sentence, said, beside)
        if draft.act is Act.REQUEST and draft.rule.split()[0] == "apply":
            self.book.things.applied(self.tokens[0].start, self.sentence)
        self.found.append(
            Found(
                act=draft.act,
                actor=who,
                target=whom,
                objects=goods,
                modality=modality,
                negative=negative,
                source=draft.mood.source,
                start=start,
                end=end,
                rule=rule,
                no_actor=_why(draft) if who is None else None,
                reach=reach(draft.own.clause, self.tokens) if self.timed and draft.own is not None else None,
            )
        )
        return True

    def _among_nobody(self, draft: Draft) -> bool:
        """Whether a few lines name nobody before he, she, it or they does something to arms: no actor can be had."""
        low = self.tokens[draft.actor.head].low if draft.actor is not None else ""
        told = low in _NAMED_BEFORE and draft.mood.source.kind is Attribution.OUTLET and not draft.mood.path
        told = told and any(thing.kind in FIELD for thing in draft.objects)
        return told and draft.actor is not None and self.book.names_nobody(self.tokens[draft.actor.first].start)

    def _as_meant(self, draft: Draft) -> tuple[Draft, bool]:
        """The act as it is meant, and whether it is denied: who refuses to approve denies, late goods are slowed."""
        if draft.act is Act.APPROVE and not _REFUSALS.isdisjoint(draft.mood.path):
            draft = replace(draft, act=Act.DENY, mood=replace(draft.mood, negative=not draft.mood.negative))
        draft = replace(draft, act=Act.SLOW) if self._comes_late(draft) else draft
        if self._delay_in(draft):
            draft = replace(draft, act=Act.SLOW, actor=self._whose_delay(draft))
        if self._not_in_time(draft):
            draft = replace(draft, act=Act.SLOW, mood=replace(draft.mood, negative=False))
        negative = self._negative(draft)
        if negative and self._as_policy(draft):
            whom = draft.target or self._kept_from(draft)
            return replace(draft, act=Act.WITHHOLD, target=whom, mood=replace(draft.mood, negative=False)), False
        return draft, negative

    def _speakers_own(self, draft: Draft, who: Mention | None) -> Mention | None:
        """The state that says what another keeps of its own goods: Chad says Oslo is holding back its parts."""
        speaker, thing = draft.mood.speaker, draft.objects[0] if draft.objects else None
        if speaker is None or who is None or thing is None or draft.act not in STOPS or draft.target is not None:
            return None
        theirs = self.tokens[thing.first].low in ("its", "their") and thing.kind == "goods"
        buyer, keeper = state_in(speaker.name), state_in(who.name)
        if not theirs or buyer is None or keeper is None or buyer == keeper:
            return None
        return Mention(speaker.name, self.tokens[thing.first].start, self.tokens[thing.first].end)

    def _remember(self, draft: Draft, told: Echo) -> None:
        """Keep what was told, for "it did so", "it has not" and "that is untrue"."""
        if draft.judged and draft.echo is not None:
            self.book.recent.again(draft.echo, self.sentence)
            return
        verb = draft.own.clause.verb if draft.own is not None else None
        mood, counted = draft.mood, self._counts(draft, told.objects)
        governed = not (self.frames.says.isdisjoint(mood.path) and wordset("denies_report").isdisjoint(mood.path))
        said = mood.source != OUTLET or mood.reported or governed
        told = replace(told, counted=counted, said=said, governed=governed, speaker=mood.source.speaker)
        if draft.own is None and draft.echo is not None:
            told = replace(told, auxiliary=draft.echo.auxiliary, passive=draft.echo.passive)
        if verb is not None and draft.own is not None:
            above = finite(draft.own.clause)
            outer, rel = above or verb, any(one.kind == "rel" for one in draft.own.clause.lineage())
            moves = verb.passive or _moves_of_itself(draft)
            told = replace(told, auxiliary=auxiliary(outer), passive=moves, beside=rel)
            told = replace(told, hangs=outer is not verb, turned=outer.negative, start=self.tokens[verb.first].start)
        self.book.counted = told if counted else self.book.counted
        if told.act in (Act.DEMAND, Act.REQUEST):
            self.book.recent.bid(told)
        else:
            self.book.recent.tell(told)

    def _quote(self, draft: Draft, goods: Sequence[Mention]) -> tuple[int, int]:
        """Where the quote begins and ends: what is asked for belongs to it, and what a bare number counts."""
        start, end = self._span(draft)
        longer = (draft.act is Act.DEMAND and goods) or self._counted_of(draft) is not None
        return start, goods[-1].end if longer and end < goods[-1].end <= start + LONGEST else end

    def _counted_of(self, draft: Draft) -> int | None:
        """Where what a bare number counts ends, which belongs to the quote: suspended 30 of its 350 licences."""
        if draft.own is None or len(draft.objects) != 1 or draft.objects[0].kind != "number":
            return None
        whole = draft.own.follower(draft.objects[0], ("of", "out of"))
        return whole.last if whole is not None and whole.kind in FIELD else None

    def _imagined(self, draft: Draft) -> bool:
        """Whether an act is only imagined; what should be done, in the page's own voice, is taken down as that."""
        if draft.mood.modality is not Modality.HYPOTHETICAL:
            return False
        verb = draft.own.clause.verb if draft.own is not None else None
        if {"in theory", "had it been", "imagined", "prefer", "like", "love"} & set(draft.mood.path) or (
            verb is not None and verb.perfect and verb.modal in _UNREAL
        ):
            return False
        if verb is not None and verb.modal == "would" and self._in_that_case(draft):
            return False
        if draft.act in (Act.SUPPORT, Act.OPPOSE) and self._would_take(draft):
            return False
        urged = verb is not None and verb.modal in ("should", "ought") and not verb.perfect
        urged = urged or self._must_stop(draft)
        return not urged or draft.mood.source.kind is not Attribution.OUTLET or bool(draft.mood.path)

    def _in_that_case(self, draft: Draft) -> bool:
        """Whether a clause says what somebody would do if that came true which was told before."""
        if draft.actor is None or draft.mood.path or draft.act not in MEASURES | {Act.SUPPORT, Act.OPPOSE, Act.REQUEST}:
            return False
        lows = [token.low for token in self.tokens if token.tag != "QUO"]
        led = lows[:1] == ["otherwise"] or lows[0:1] + lows[2:3] == ["in", "case"]
        verb = draft.own.clause.verb if draft.own is not None else None
        near = {token.low for token in self.tokens[verb.first - 1 : verb.last + 1]} if verb is not None else set()
        return led or lows[:1] == ["then"] or "then" in near

    def _must_stop(self, draft: Draft) -> bool:
        """Whether a page itself says what a state must stop, or take up again: Norway must revoke the licences."""
        verb = draft.own.clause.verb if draft.own is not None else None
        who = draft.actor
        told = verb is not None and verb.modal == "must" and not (verb.perfect or verb.passive or verb.negative)
        state = who is not None and who is draft.own.clause.subject and who.kind == "state" if draft.own else False
        rules = who is not None and self.tokens[who.head].low == "government"
        rules = rules and draft.target is not None and draft.target.kind == "state"  # the government must halt sales
        return told and (state or rules) and draft.act in (Act.PAUSE, Act.WITHHOLD, Act.RESUME)

    def _apart(self, draft: Draft) -> list[Draft]:
        """One act for each of those that "neither" and "nor" join: neither Spain nor Italy has delivered."""
        group = draft.actor
        if group is None or not group.members or self.tokens[group.first].low != "neither":
            return []
        for member in group.members:
            member.negative = False
        return [replace(draft, negated=True, actor=member) for member in group.members]

    def _goods(self, draft: Draft) -> tuple[Mention, ...]:
        """What it is about, each part of a list by itself; for a demand what is asked for. A pronoun names nothing."""
        parts = [one for group in draft.objects for one in group.members or [group]]
        counted = self._counted_of(draft)
        if counted is not None:
            whole = draft.own.follower(draft.objects[0], ("of", "out of")) if draft.own is not None else None
            parts = (whole.members or [whole]) if whole is not None else parts
        told = [one for one in parts if one.kind != "pronoun" or one.refers is not None]
        told = [one for one in told if not self._is_itself(one, draft)]
        named = tuple(each for one in told for each in called(one, draft.items, self.tokens))
        papers = counted is not None and all(one.kind == "permit" for one in parts)
        named = tuple(map(uncounted, named)) if papers else named
        return named if named or draft.own is None else content(draft.act, draft.own)

    def _counts(self, draft: Draft, goods: Sequence[Mention]) -> bool:
        """Whether it is told of how many."""
        if draft.echo is not None:
            return draft.echo.counted
        spans = [(self.tokens[group.first].start, self.tokens[group.last - 1].end) for group in draft.objects]
        spans += [(each.start, each.end) for each in goods]
        numbers = [token.start for token in self.tokens if token.tag == "CD"]
        return any(start <= at < end for at in numbers for start, end in spans)

    def _is_itself(self, group: Group, draft: Draft) -> bool:
        """Whether a noun is the act itself, and not what it is done to: there is no pause."""
        if draft.own is not None or draft.act not in STOPS or group.last - group.first > _TWO:
            return False
        plain = group.head == group.first or self.tokens[group.first].tag in ("DT", "PRPS")
        return plain and self.frames.events.get(singular(self.tokens[group.head].low)) is draft.act

    def _span(self, draft: Draft) -> tuple[int, int]:
        """The shortest run of words that takes in the verb and what is used, cut at the longest quote."""
        verb = draft.own.clause.verb if draft.own is not None else None
        told = _told_first(draft.own.clause) if draft.own is not None else 0
        firsts = [group.first for group in draft.used if group.first >= told]
        firsts += [verb.first] if verb is not None else []
        lasts = [group.last for group in draft.used] + ([verb.last] if verb is not None else [])
        first, last = min(firsts), max(lasts)
        start = min(token.start for token in self.tokens[first:last])
        end = max(token.end for token in self.tokens[first:last])  # a list may stand behind what is told of it
        if end - start <= LONGEST:
            return start, end
        anchor = verb.first if verb is not None else draft.used[0].first
        start = self.tokens[anchor].start
        ends = [token.end for token in self.tokens[anchor:last] if token.end - start <= LONGEST]
        return start, max(ends, default=start + LONGEST)


def _moves_of_itself(draft: Draft) -> bool:
    """Whether an act is told of the goods by a verb whose subject they are: the tanks left, deliveries resumed."""
    subject = draft.own.subject() if draft.own is not None else None
    goods = subject is not None and subject.kind in FIELD and draft.act in DONE_TO | {Act.DELIVER}
    return goods and draft.actor is None and subject in draft.objects


def _told_first(clause: Clause) -> int:
    """Where the verb ends whose subject a clause shares, which is told before it: froze the one and / denied the other.

    Zero where there is none; what the first tells, its day and its numbers, is not of the second.
    """
    twin, verb = clause.twin, clause.verb
    first = twin.verb.last if twin is not None and twin.verb is not None else 0
    return first if verb is not None and first < verb.first else 0


def _why(draft: Draft) -> str:
    if draft.actor is not None:
        return "a pronoun that stands for nobody named"
    return "a passive without an agent" if draft.own is not None and draft.own.passive else "nobody is named"
