"""Acts as grammar gives them in; acts with names, places, modality and polarity out, or none that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.book import Book, Echo, name
from caveat.sources.prose.clauses import Clause, Item
from caveat.sources.prose.frames import Frames
from caveat.sources.prose.groups import Group, sort
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts
from caveat.sources.prose.speakers import tokens_text
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.tokens import Token
from caveat.sources.prose.voices import Voices

LONGEST = 400
"""Characters of the longest quote."""
MEASURES = frozenset(
    (Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME, Act.DELIVER, Act.APPROVE, Act.DENY, Act.OFFER, Act.CONDITION)
)


_UNDENIED = frozenset((Act.DECIDE, Act.NO_COMMENT, Act.DEMAND, Act.SUPPORT, Act.OPPOSE))
"""Acts that are not denied by saying that they have not been done."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An act before its names are settled. ``own`` is the clause that says it, None for one told by a noun."""

    act: Act
    mood: Mood
    rule: str
    items: list[Item]
    own: Parts | None = None
    actor: Group | None = None
    target: Group | None = None
    objects: tuple[Group, ...] = ()
    used: tuple[Group, ...] = ()
    """Groups that the quote has to take in."""
    negated: bool = False
    """Whether a negation stands in a word that is no part: no decision, attached no condition."""
    speaker: Mention | None = None
    """Who acts, where it is the speaker himself."""
    echo: Echo | None = None
    """What was done before, where the clause says no more than that it was done."""


@dataclass(frozen=True, slots=True)
class Found:
    """An act that was read, with its parts resolved and its place in the text."""

    act: Act
    actor: Mention | None
    target: Mention | None
    objects: tuple[Mention, ...]
    modality: Modality
    negative: bool
    source: Source
    start: int
    end: int
    rule: str
    no_actor: str | None


@dataclass(slots=True)
class Statements:
    """Settles drafts of one sentence."""

    tokens: list[Token]
    book: Book
    sentence: int
    frames: Frames
    voices: Voices
    found: list[Found] = field(default_factory=list)

    _DENIABLE: ClassVar = frozenset((Modality.ASSERTED, Modality.PLANNED, Modality.CONSIDERED))

    def add(self, draft: Draft) -> bool:
        """Take down an act, unless it is about other goods or its actor cannot be told. Always true: it was read."""
        if self._civil(draft) or self._untold(draft) or self._imagined(draft):
            return True
        apart = self._apart(draft)
        if apart:
            return all(self.add(one) for one in apart)
        if draft.act is Act.APPROVE and {"refuse", "decline"} & set(draft.mood.path):
            draft = replace(draft, act=Act.DENY, mood=replace(draft.mood, negative=not draft.mood.negative))
        negative = self._negative(draft)
        who = draft.speaker or self.mention(draft.actor, draft.mood, draft.items)
        whom = self.mention(draft.target, draft.mood, draft.items) or self._kept_target(draft)
        if draft.echo is not None:
            whom = whom or draft.echo.target
        if who is not None and whom is not None and who.name == whom.name and draft.target is not draft.actor:
            whom = None
        if who is not None and negative and who.name.lower().startswith("any "):
            who = None
        if draft.act is Act.REQUEST and who is not None:
            self.book.asked = who
        start, end = self._span(draft)
        if draft.act is Act.NO_COMMENT and any(one.act is draft.act and one.actor == who for one in self.found):
            return True
        goods = draft.echo.objects if draft.echo is not None else self._goods(draft)
        if draft.act is not Act.DEMAND:
            self.book.echo = Echo(draft.act, goods, whom, self.sentence)
        self.found.append(
            Found(
                act=draft.act,
                actor=who,
                target=whom,
                objects=goods,
                modality=self._modality(draft, negative, who),
                negative=negative,
                source=draft.mood.source,
                start=start,
                end=end,
                rule=" < ".join((draft.rule, *reversed(draft.mood.path))),
                no_actor=_why(draft) if who is None else None,
            )
        )
        return True

    def _imagined(self, draft: Draft) -> bool:
        """Whether an act is only imagined; what should be done, in the page's own voice, is taken down as that."""
        if draft.mood.modality is not Modality.HYPOTHETICAL:
            return False
        verb = draft.own.clause.verb if draft.own is not None else None
        urged = verb is not None and verb.modal in ("should", "ought") and not verb.perfect
        return not urged or draft.mood.source.kind is not Attribution.OUTLET or bool(draft.mood.path)

    def _apart(self, draft: Draft) -> list[Draft]:
        """One act for each of those that "neither" and "nor" join: neither Spain nor Italy has delivered."""
        group = draft.actor
        if group is None or not group.members or self.tokens[group.first].low != "neither":
            return []
        for member in group.members:
            member.negative = False
        return [replace(draft, negated=True, actor=member) for member in group.members]

    def mention(self, group: Group | None, mood: Mood, items: list[Item]) -> Mention | None:
        """Who a group is; a pronoun in what somebody says is the speaker, where it fits him."""
        if group is None or group.negative:
            return None
        low = self.tokens[group.head].low
        if not mood.reported and mood.speaker is not None and low in ("we", "us"):
            return Mention(
                "We" if low == "we" else "us", self.tokens[group.first].start, self.tokens[group.last - 1].end
            )
        if mood.reported and mood.speaker is not None and group.kind == "pronoun" and low in ("it", "he", "she"):
            fits = Attribution.INSTITUTION if low == "it" else Attribution.NAMED
            if mood.source.kind is fits:
                return Mention(mood.speaker.name, self.tokens[group.first].start, self.tokens[group.last - 1].end)
        return self.book.resolve(group, self.tokens, self.sentence, mood.speaker, items)

    def _goods(self, draft: Draft) -> tuple[Mention, ...]:
        """What it is about, each part of a list by itself; for a demand what is asked for. A pronoun names nothing."""
        parts = [one for group in draft.objects for one in group.members or [group]]
        named = tuple(
            self._called(one, draft.items) for one in parts if one.kind != "pronoun" or one.refers is not None
        )
        if named or draft.act is not Act.DEMAND or draft.own is None:
            return named
        inner = next((i.what for i in draft.own.post if isinstance(i.what, Clause) and i.what.kind == "inf"), None)
        if inner is None or inner.verb is None:
            return ()
        first = inner.verb.head
        last = max((i.what.last for i in inner.post if isinstance(i.what, Group)), default=inner.verb.last)
        text = tokens_text(self.tokens, first, last)
        return (Mention(text, self.tokens[first].start, self.tokens[last - 1].end),)

    def _called(self, group: Group, items: list[Item]) -> Mention:
        """The goods as printed, or, for a pronoun, as they were printed where they were last named."""
        own = name(group, self.tokens, items)
        return Mention(group.refers.name, own.start, own.end) if group.refers is not None else own

    def _kept_target(self, draft: Draft) -> Mention | None:
        """The target of the act before in the sentence, where the object is a pronoun for its object."""
        if draft.act not in MEASURES or draft.target is not None or not draft.objects:
            return None
        same = all(self.tokens[group.head].low in ("it", "them") for group in draft.objects)
        asked = next((group.refers.word for group in draft.objects if group.refers is not None), "")
        if draft.act in (Act.APPROVE, Act.DENY) and asked in wordset("requested"):
            return self.book.asked
        return self.found[-1].target if same and self.found and self.found[-1].act in MEASURES else None

    def _negative(self, draft: Draft) -> bool:
        """The mood's polarity, turned once by a negative group: no licence, nothing, nobody."""
        if draft.act is Act.NO_COMMENT:
            return False
        if draft.negated:
            return not draft.mood.negative
        subject = draft.own.clause.subject if draft.own is not None else None
        if draft.act in (Act.DEMAND, Act.REQUEST):
            return draft.mood.negative ^ any(one is not None and one.negative for one in (subject, draft.actor))
        groups = (subject, draft.actor, draft.target, *draft.objects, *(draft.used if draft.own is None else ()))
        turned = any(group is not None and group.negative for group in groups) or self._never(draft)
        return draft.mood.negative ^ turned

    def _never(self, draft: Draft) -> bool:
        """Whether the clause says at no time, in no way, under no circumstances."""
        if draft.own is None:
            return False
        items = (*draft.own.pre, *draft.own.post)
        held = (item.what for item in items if item.prep and isinstance(item.what, Group))
        opening = [token.low for token in self.tokens[:4] if token.tag != "QUO"]
        if not self.found and opening[1:2] == ["no"] and opening[2:3] and opening[2] in wordset("never"):
            return True
        return any(group.negative and self.tokens[group.head].low in wordset("never") for group in held)

    def _civil(self, draft: Draft) -> bool:
        """Whether what is moved is named as something else than arms: deliveries of flour, gas exports."""
        for group in draft.objects:
            words = [self.tokens[i].low for i in range(group.first, group.last)]
            if any(self.book.civil(word) for word in words) and not {"tear", "tank", "tanks"} & set(words):
                return True
            after = following(group, draft.items)
            if after and after[0][0] in ("of", "on") and self.book.civil(self.tokens[after[0][1].head].low):
                return True
        return False

    def _untold(self, draft: Draft) -> bool:
        """Whether to abstain: an active clause whose actor cannot be told, a bare participle, what nearly happened."""
        own, actor, act = draft.own, draft.actor, draft.act
        if own is None or draft.speaker is not None:
            return False
        if own.clause.kind == "part" and own.passive and actor is None:
            host = own.clause.parent.verb if own.clause.parent is not None else None
            held = own.clause.anchor is not None and host is not None and host.lemma in wordset("havers")
            return not held or own.clause.anchor not in draft.objects
        verb = own.clause.verb
        if verb is not None and self.tokens[max(verb.head - 1, 0)].low in ("nearly", "almost", "narrowly"):
            return True
        if actor is None:
            subject = own.clause.subject
            if own.clause.kind in ("ger", "inf") and (subject is None or sort(subject) == "thing"):
                return False
            thing = subject is not None and (subject in (*draft.objects, draft.target) or subject.negative)
            given = subject is not None and act in (Act.DELIVER, Act.APPROVE) and own.agent_like(subject)
            return not own.passive and not thing and not given
        if actor.kind != "pronoun" or self.tokens[actor.head].low in wordset("nobodies"):
            return False
        return self.mention(actor, draft.mood, own.clause.pre) is None and not actor.negative

    def _span(self, draft: Draft) -> tuple[int, int]:
        """The shortest run of words that takes in the verb and what is used, cut at the longest quote."""
        verb = draft.own.clause.verb if draft.own is not None else None
        firsts = [group.first for group in draft.used] + ([verb.first] if verb is not None else [])
        lasts = [group.last for group in draft.used] + ([verb.last] if verb is not None else [])
        first, last = min(firsts), max(lasts)
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        if end - start <= LONGEST:
            return start, end
        anchor = verb.first if verb is not None else draft.used[0].first
        start = self.tokens[anchor].start
        ends = [token.end for token in self.tokens[anchor:last] if token.end - start <= LONGEST]
        return start, max(ends, default=start + LONGEST)

    def _modality(self, draft: Draft, negative: bool, who: Mention | None) -> Modality:
        """The mood's modality; an attributed speaker who says of his own side that it has not done it denies it."""
        mood = draft.mood
        attributed = mood.source.kind is not Attribution.OUTLET
        if not negative or not attributed or draft.act in _UNDENIED or mood.modality not in self._DENIABLE:
            return mood.modality
        if who is not None and mood.speaker is not None:
            own = who.name in ("We", mood.speaker.name) or self.book.speaks_for(mood.speaker.name, who.name)
            none = any(word.startswith("no ") for word in mood.path)
            return Modality.DENIED if own and (none or mood.modality is not Modality.PLANNED) else mood.modality
        bare = who is None and draft.act in MEASURES and mood.source.kind is not Attribution.ANONYMOUS
        planned = mood.modality is Modality.PLANNED and not any(word.startswith("no ") for word in mood.path)
        return Modality.DENIED if bare and not planned else mood.modality


def _why(draft: Draft) -> str:
    if draft.actor is not None:
        return "a pronoun that stands for nobody named"
    return "a passive without an agent" if draft.own is not None and draft.own.passive else "nobody is named"


def following(group: Group, items: list[Item]) -> list[tuple[str, Group]]:
    """Prepositional groups after a noun, up to the next direct one."""
    at = next((i for i, item in enumerate(items) if item.what is group), None)
    out: list[tuple[str, Group]] = []
    for item in items[at + 1 :] if at is not None else []:
        if not isinstance(item.what, Group) or not item.prep:
            break
        out.append((item.prep, item.what))
    return out
