"""Whether an act is said to be so or not, and how firmly."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.abstentions import Abstentions
from caveat.sources.prose.acts.siding import Side, gets_it, side_of, speaks_of_itself, was_its_own_to_do
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import name
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.named.spokesmen import says_we_for
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.groups import Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import is_paper

_VOTED = frozenset((Act.DEMAND, Act.SUPPORT, Act.OPPOSE))
"""Acts of speech that a vote is itself."""
_CONGRESSES = frozenset(("conference", "congress", "synod", "union", "council", "committee", "assembly", "meeting"))
_UNDENIED = frozenset((Act.DECIDE, Act.NO_COMMENT))
"""Acts that are not denied by saying that they have not been done."""


_COMES = frozenset(("come", "arrive", "reach", "turn up"))
"""What goods do as it looks to whom they go."""
_THIS_BODY = frozenset(
    ("government", "ministry", "department", "company", "firm", "administration", "cabinet", "committee", "agency")
)
"""Of whom one speaks as one's own: this government has never withheld them."""
_LASTS = frozenset(("be", "have", "know", "want", "need", "support", "oppose", "back", "demand", "expect", "hope"))
"""Verbs of how something is, which tell of no day to come: wants them next week."""
_SIDES = frozenset(
    [
        "client",
        "country",
        "nation",
        "government",
        "ministry",
        "department",
        "company",
        "firm",
        "side",
        "army",
        "navy",
        "air",
        "force",
        "group",
        "administration",
        "party",
        "agency",
        "state",
        "cabinet",
        "delegation",
        "embassy",
        "factory",
        "yard",
        "plant",
        "employer",
        "office",
    ]
)


class Firmness(Abstentions):
    """Weighs drafts of one sentence."""

    _DENIABLE: ClassVar = frozenset((Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED))

    def _negative(self, draft: Draft) -> bool:
        """The mood's polarity, turned once by a negative group: no licence, nothing, nobody."""
        if draft.act is Act.NO_COMMENT:
            return False
        if draft.negated:
            return not draft.mood.negative
        subject = draft.own.clause.subject if draft.own is not None else None
        if draft.act is Act.DEMAND and draft.rule.startswith("should "):
            return draft.mood.negative  # no rifle should be released: that is what is demanded
        if draft.act in (Act.DEMAND, Act.REQUEST):
            parties = {id(one): one for one in (subject, draft.actor, draft.target) if one is not None}
            nobody = any(one.negative for one in parties.values())  # has asked neither Paris nor Rome
            return draft.mood.negative ^ (nobody or self._for_none(draft) or self._never(draft))
        actor = None if self._counted_above(draft) else draft.actor
        groups = (subject, actor, draft.target, *draft.objects, *(draft.used if draft.own is None else ()))
        if draft.act is Act.CONDITION and draft.own is not None:  # is tied to nothing
            groups += tuple(group for prep, group in draft.own.groups(draft.own.post) if prep in ("to", "on", "upon"))
        none = [group for group in groups if group is not None and group.negative and not self._at_most(group)]
        before = (self.tokens[thing.first - 2 : thing.first] for thing in draft.objects if thing.first > 1)
        whose = any(one[0].low == "nobody" and one[1].tag == "POS" for one in before)
        turned = bool(none) or whose or self._never(draft)  # will block nobody's transfer
        return draft.mood.negative ^ turned

    @staticmethod
    def _counted_above(draft: Draft) -> bool:
        """Whether nobody gave the order, which the mood has told: nobody ordered the shipments to be slowed."""
        own, who = draft.own, draft.actor
        if own is None or who is None or own.clause.kind != "inf" or own.clause.parent is None:
            return False
        above = own.clause.parent.subject is who and own.clause.subject is not who
        return above and draft.mood.negative and who.kind == "pronoun"

    def _for_none(self, draft: Draft) -> bool:
        """Whether nothing is asked for: the army asked for no missiles, for nothing of the sort.

        Who demands no halt demands nothing; who demands no more arms for Chad demands that none be sent.
        """
        if draft.own is None:
            return False
        asked = [item.what for item in draft.own.post if item.prep in ("", "for") and isinstance(item.what, Group)]
        none = [group for group in asked if group.negative and not self._at_most(group)]
        if draft.act is Act.DEMAND:
            return any(one.kind == "measure" and not self._no_more(one) for one in none)
        return any(one is group for group in none for one in draft.objects)

    def _no_more(self, group: Group) -> bool:
        """Whether a group says that there is to be no more of something: no more bans, no further delay."""
        words = {token.low for token in self.tokens[group.first : group.head]}
        return not words.isdisjoint(("more", "further", "longer", "new"))

    def _at_most(self, group: Group) -> bool:
        """Whether "no" belongs to a number, no more than 2,000 shells, or to all but one thing: nothing but shells."""
        words = [token.low for token in self.tokens[group.first : group.last + 3]]
        if group.last - group.first == 1 and words[:1] in (["nothing"], ["none"], ["nobody"]):
            return words[1:2] in (["but"], ["except"]) or words[1:3] in (["more", "than"], ["less", "than"])
        before = {token.low for token in self.tokens[max(0, group.first - 1) : group.first + 2]}
        return "than" in {t.low for t in self.tokens[group.first : group.first + 3]} and bool(
            before & {"more", "fewer"}
        )

    def _never(self, draft: Draft) -> bool:
        """Whether the clause says at no time, in no way, under no circumstances."""
        verb = draft.own.clause.verb if draft.own is not None else None
        if draft.own is None or (verb is not None and verb.negative):
            return False  # one negation, that its verb has taken to itself: insisted that at no point had Oslo sold it
        items = (*draft.own.pre, *draft.own.post)
        preps = ("", "with")  # on no condition; not: with no conditions attached
        held = (item.what for item in items if item.prep not in preps and isinstance(item.what, Group))
        opening = [token.low for token in self.tokens[:4] if token.tag != "QUO"]
        if not self.found and opening[1:2] == ["no"] and opening[2:3] and opening[2] in wordset("never"):
            return True
        return any(group.negative and self.tokens[group.head].low in wordset("never") for group in held)

    def _own_side(self, actor: Group | None, mood: Mood) -> bool:
        """Whether somebody speaks of whom he belongs to: the ambassador said that his country had no plans."""
        if actor is None or mood.source.kind is Attribution.ANONYMOUS:
            return False
        his = self.tokens[actor.first].low in ("his", "her", "its", "their", "our", "my")
        if self.tokens[actor.first].low == "this":
            return self.tokens[actor.head].low in _THIS_BODY and mood.source.kind is not Attribution.OUTLET
        return his and self.tokens[actor.head].low in _SIDES

    def _ours(self, who: Mention) -> bool:
        """Whether whoever acts is called the speaker's own in the sentence: my ministry, and it has not."""
        head = who.name.split()[-1].lower()
        whose = {"my", "our"} | ({"this"} if head in _THIS_BODY else {"his", "her"} if head in _SIDES else set())
        return any(one.low in whose and two.low == head for one, two in pairwise(self.tokens))

    def _of_whom_it_is(self, actor: Group | None, mood: Mood, side: Side) -> bool:
        """Whether the speaker is told by whom the sentence is about: Iran has not, its mission said."""
        opens = actor is not None and actor.first <= 1 and actor.kind in ("state", "body", "name", "people")
        if not opens or actor is None or mood.source.kind is Attribution.ANONYMOUS:
            return False
        whose = (mood.source.speaker or "").split(" ")[0].lower()
        if whose in ("its", "their") or not side.words.isdisjoint(("its", "their")):
            return True
        return actor.kind != "state" and side.sort == "firm" and not side.words.isdisjoint(wordset("firm"))

    def _side(self, mood: Mood) -> Side:
        """The side of whoever says it."""
        speaker = mood.source.speaker or ""
        if mood.source.kind is Attribution.NAMED and mood.speaker is not None:
            speaker = mood.speaker.name
        place = self.tokens[1].text if len(self.tokens) > 1 and self.tokens[0].low == "in" else ""
        return side_of(speaker, mood.source, self.book, place)

    def _is_speaker(self, one: Mention, mood: Mood) -> bool:
        """Whether somebody is the speaker, or those for whom he says "we"."""
        if one.name in ("We", "us", "I", mood.source.speaker):
            return True
        if mood.speaker is None:
            return False
        return one.name in (mood.speaker.name, says_we_for(mood.speaker.name, self.book.entries))

    def _of_itself(self, draft: Draft, who: Mention, side: Side) -> bool:
        """Whether whoever has not acted is the speaker, or his side."""
        mood = draft.mood
        if self._is_speaker(who, mood):
            return True
        if self._own_side(draft.actor, mood) or self._of_whom_it_is(draft.actor, mood, side) or self._ours(who):
            return True
        if "assure" in mood.path:
            return True
        if self._for_the_speaker(draft):
            return False
        there = (mood.source.speaker or "").endswith(" there")  # an official there: at the agency just named
        return there or speaks_of_itself(side, who.name)

    def _yet_to(self, own: Parts) -> bool:
        """Whether something is still to come: Washington has yet to license it, which denies nothing."""
        verb = own.clause.verb
        before = self.tokens[max(0, verb.first - 2) : verb.head] if verb is not None else []
        return any(one.low == "yet" and two.low == "to" for one, two in pairwise(before))

    @staticmethod
    def _getter(draft: Draft) -> Group | None:
        """Of whom it is told that he has got nothing: the company has received no licences."""
        own = draft.own
        subject = own.clause.subject if own is not None and not own.passive else None
        gets = draft.act in MEASURES and draft.rule.split()[0] in wordset("getters")
        return subject if gets and subject is not None and sort(subject) == "agent" and not subject.negative else None

    def _of_such(self, draft: Draft) -> bool:
        """Whether what has not been got is what another told of: we have received no such rockets."""
        words = (self.tokens[at].low for group in draft.objects for at in range(group.first, group.last))
        return "such" in words

    def _for_the_speaker(self, draft: Draft) -> bool:
        """Whether the act is told as one done to the speaker: France has never withheld anything from us."""
        own = draft.own
        if own is None:
            return False
        held = [item.what for item in own.post if isinstance(item.what, Group)]
        return any(self.tokens[one.first].low in ("us", "our", "me", "my") for one in held)

    def _not_done(self, draft: Draft, who: Mention | None, whom: Mention | None) -> bool:
        """Whether what has not been done was for the speaker's own side to do, so that it is denied."""
        if draft.own is not None and self._yet_to(draft.own):
            return False
        mood, side = draft.mood, self._side(draft.mood)
        speaks = any(word.startswith("spokes") for word in side.words)
        if draft.act is Act.REQUEST and draft.rule.split()[0] in wordset("getters") and not speaks:
            return False  # we have received no request: that was another's to make
        if who is not None:
            return self._of_itself(draft, who, side)
        actor = draft.actor
        nobody = actor is not None and actor.negative
        if actor is not None and nobody and (actor.kind != "pronoun" or not side.sort or draft.act is Act.USE):
            return False  # no ally has ever refused us: that is told of the others
        if draft.rule == "see" or draft.rule in _COMES or (draft.act is Act.APPROVE and not draft.objects):
            return False  # we have not seen so much as a rivet: whoever waits for goods says so
        getter = self._getter(draft)
        if getter is not None and draft.act is Act.DELIVER and not self._of_such(draft):
            return False  # we have received neither answer nor grenades: who waits for goods says so
        if getter is not None:
            got = name(getter, self.tokens, [])
            ours = self._is_speaker(got, mood) or (not side.hidden and speaks_of_itself(side, got.name))
            return getter.kind == "pronoun" or ours
        if whom is not None and (self._is_speaker(whom, mood) or gets_it(side, whom.name)):
            return False  # we have not been refused anything; no gun has come to Chad, says its minister
        return was_its_own_to_do(side, draft.act)

    def _ahead(self, own: Parts) -> bool:
        """Whether a present tells of a day that is to come: next week, tomorrow, in two months."""
        verb = own.clause.verb
        if verb is None or verb.form != "finite" or verb.past or verb.perfect or verb.modal or verb.lemma in _LASTS:
            return False
        for item in own.post:
            what = item.what
            if isinstance(what, Mark) and what.low == "tomorrow":
                return True
            if isinstance(what, Group) and what.kind == "time" and item.prep in ("", "in"):
                low = self.tokens[what.first].low
                spans = self.tokens[what.head].low in ("days", "weeks", "months", "years")
                if low in ("next", "tomorrow") or (item.prep == "in" and spans and self._span_of(what)):
                    return True
            day = isinstance(what, Group) and what.kind == "time" and item.prep == "on"
            if day and isinstance(what, Group) and self.tokens[-1].text == "." and self._is_day(what):
                return True  # in a headline it may be told of the day before
        return False

    def _is_day(self, group: Group) -> bool:
        """Whether a time is a day of the week."""
        return self.tokens[group.head].low.removesuffix("s") in wordset("weekdays")

    def _span_of(self, group: Group) -> bool:
        """Whether a span of time is told by a number, and by no "last" or "recent"."""
        words = [token.low for token in self.tokens[group.first : group.head]]
        return bool(words) and not {"last", "recent", "the", "past", "these", "those"} & set(words)

    def _modality(self, draft: Draft, negative: bool, who: Mention | None, whom: Mention | None) -> Modality:
        """The mood's modality; an attributed speaker who says of his own side that it has not done it denies it."""
        mood = draft.mood
        attributed = mood.source.kind is not Attribution.OUTLET
        ours = draft.actor is not None and self.tokens[draft.actor.first].low in ("our", "we")
        if negative and ours and not attributed and "untrue" in mood.path:
            return Modality.DENIED  # the page is its own: that our ministry has stopped them is untrue
        if mood.modality is Modality.ASSERTED and not negative and draft.own is not None and self._ahead(draft.own):
            return Modality.PLANNED  # the board decides next week
        if draft.act in (Act.SUPPORT, Act.OPPOSE) and self._would_take(draft):
            return Modality.CONDITIONAL  # I would support such a step
        if draft.act in _VOTED and mood.modality is Modality.PLANNED and self._resolved_upon(draft):
            return Modality.ASSERTED  # the Senate voted to call on the government to halt them
        if draft.act is Act.OFFER and mood.condition and mood.modality is Modality.ASSERTED:
            return Modality.CONDITIONAL  # has promised guns if they are paid for
        if not negative or not attributed or draft.act in _UNDENIED or mood.modality not in self._DENIABLE:
            return mood.modality
        if is_paper(mood.source.speaker or "") or _may_not(draft) or "remain" in mood.path:
            return mood.modality  # a register denies nothing, nor does who says that he might not
        own = self._not_done(draft, who, whom)
        none = any(word.startswith("no ") for word in mood.path)
        return Modality.DENIED if own and (none or mood.modality is not Modality.PLANNED) else mood.modality

    def _resolved_upon(self, draft: Draft) -> bool:
        """Whether a house or a congress calls for something, or is against it, by the very vote that is told."""
        above = draft.own.clause.parent if draft.own is not None and draft.own.clause.kind == "inf" else None
        verb, who = above.verb if above is not None else None, above.subject if above is not None else None
        if above is None or verb is None or who is None or verb.modal or verb.passive or verb.progressive:
            return False
        words = {singular(token.low) for token in self.tokens[who.first : who.last]}
        voted = verb.lemma in ("vote", "resolve", "agree", "decide") and len(draft.mood.path) == 1
        return voted and verb.form == "finite" and bool(words & (wordset("legislature") | _CONGRESSES))

    def _would_take(self, draft: Draft) -> bool:
        """Whether a speaker tells in the first person what side he would take if it came to that."""
        verb, who, firm = draft.own.clause.verb if draft.own is not None else None, draft.actor, draft.mood.modality
        low = self.tokens[who.first].low if who is not None else ""
        first = low == "i" or (low == "we" and verb is not None and verb.modal != "should")
        would = verb is not None and verb.modal in ("would", "should", "'d") and not verb.perfect
        return first and would and not draft.mood.path and firm in (Modality.PLANNED, Modality.HYPOTHETICAL)


def _may_not(draft: Draft) -> bool:
    """Whether somebody leaves open that something will not be done: it may not send them, it said."""
    verb = draft.own.clause.verb if draft.own is not None else None
    return verb is not None and verb.modal in ("may", "might") and draft.mood.modality is Modality.CONSIDERED
