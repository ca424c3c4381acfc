"""Acts as grammar gives them in; acts with names, places, modality and polarity out, or none that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.book import Book, Echo, name
from caveat.sources.prose.clauses import FINITE, Clause, Item
from caveat.sources.prose.denials import of_its_own
from caveat.sources.prose.frames import Frames
from caveat.sources.prose.groups import FIELD, Group, singular, sort
from caveat.sources.prose.lexicon import lexicon, wordset
from caveat.sources.prose.mood import Mood
from caveat.sources.prose.roles import Parts
from caveat.sources.prose.speakers import tokens_text
from caveat.sources.prose.spoken import is_paper
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.tokens import Token
from caveat.sources.prose.voices import Voices

LONGEST = 400
"""Characters of the longest quote."""
MEASURES = frozenset(
    (Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME, Act.DELIVER, Act.APPROVE, Act.DENY, Act.OFFER, Act.CONDITION)
)


_UNDENIED = frozenset((Act.DECIDE, Act.NO_COMMENT))
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
        whom = self.mention(draft.target, draft.mood, draft.items) or self._anybody(draft) or self._kept_target(draft)
        if draft.echo is not None:
            whom = whom or draft.echo.target
        if who is not None and whom is not None and who.name == whom.name and draft.target is not draft.actor:
            whom = self._besides(draft, who)
        if who is not None and negative and who.name.lower().startswith("any "):
            who = None
        if draft.act is Act.REQUEST and who is not None:
            self.book.asked = who
        start, end = self._span(draft)
        if draft.act is Act.NO_COMMENT and any(one.act is draft.act and one.actor == who for one in self.found):
            return True
        goods = draft.echo.objects if draft.echo is not None else self._goods(draft)
        if draft.act is Act.DEMAND and goods and end < goods[-1].end <= start + LONGEST:
            end = goods[-1].end  # what is asked for belongs to the quote
        if self._counted_of(draft) is not None and end < goods[-1].end <= start + LONGEST:
            end = goods[-1].end
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
        if {"in theory", "had it been"} & set(draft.mood.path) or (
            verb is not None and verb.perfect and verb.modal in _UNREAL
        ):
            return False
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
            if mood.source.kind is fits and not is_paper(mood.speaker.name):
                return Mention(mood.speaker.name, self.tokens[group.first].start, self.tokens[group.last - 1].end)
        if group.kind == "pronoun" and low in wordset("some_of_them") and group.refers is None:
            return name(group, self.tokens, items)
        return self.book.resolve(group, self.tokens, self.sentence, mood.speaker, items)

    def _goods(self, draft: Draft) -> tuple[Mention, ...]:
        """What it is about, each part of a list by itself; for a demand what is asked for. A pronoun names nothing."""
        parts = [one for group in draft.objects for one in group.members or [group]]
        counted = self._counted_of(draft)
        if counted is not None:
            number = self.tokens[draft.objects[0].first]
            text = tokens_text(self.tokens, draft.objects[0].first, counted)
            return (Mention(text, number.start, self.tokens[counted - 1].end),)
        named = tuple(
            self._called(one, draft.items) for one in parts if one.kind != "pronoun" or one.refers is not None
        )
        if named or draft.act is not Act.DEMAND or draft.own is None:
            return named
        inner = next((i.what for i in draft.own.post if isinstance(i.what, Clause) and _asked_for(i)), None)
        that = (i.what for i in draft.own.post if isinstance(i.what, Clause) and i.what.kind == "that")
        inner = inner or next(that, None)
        if inner is None or inner.verb is None:
            return ()
        first, last = inner.verb.head, _reach(inner)
        text = tokens_text(self.tokens, first, last)
        return (Mention(text, self.tokens[first].start, self.tokens[last - 1].end),)

    def _called(self, group: Group, items: list[Item]) -> Mention:
        """The goods as printed, or, for a pronoun, as they were printed where they were last named."""
        own = name(group, self.tokens, items)
        return Mention(group.refers.name, own.start, own.end) if group.refers is not None else own

    def _besides(self, draft: Draft, who: Mention) -> Mention | None:
        """Whom "it" stands for where it cannot be who acts: Germany gave it tanks."""
        group = draft.target if draft.act in (Act.DELIVER, Act.OFFER) else None
        if group is None or group.kind != "pronoun" or self.tokens[group.head].low != "it":
            return None
        token = self.tokens[group.head]
        for entry in reversed(self.book.entries):
            if self.sentence - entry.sentence > 2:
                return None
            fits = entry.kind in ("state", "body") and not entry.person and not entry.plural
            if fits and entry.mention.start < token.start and entry.mention.name != who.name:
                return Mention(entry.mention.name, token.start, token.end)
        return None

    def _anybody(self, draft: Draft) -> Mention | None:
        """Somebody whom the text itself leaves open: has sold the boats to somebody else."""
        group = draft.target
        if group is None or self.tokens[group.head].low not in wordset("anybody"):
            return None
        last = group.last + (group.last < len(self.tokens) and self.tokens[group.last].low == "else")
        first, end = self.tokens[group.first], self.tokens[last - 1].end
        return Mention(tokens_text(self.tokens, group.first, last), first.start, end)

    def _asked_before(self, draft: Draft) -> bool:
        """Whether it is the request just told of that is answered: the request was turned down."""
        echo, thing = self.book.echo, draft.objects[0] if draft.objects else None
        if thing is None or echo is None or echo.act is not Act.REQUEST or self.sentence - echo.sentence > 1:
            return False
        answered = draft.act in (Act.APPROVE, Act.DENY) and thing.owner is None
        told = singular(self.tokens[thing.head].low) in wordset("requested_only")
        return answered and told and self.tokens[thing.first].low in ("the", "this", "that", "its", "their", "his")

    def _kept_target(self, draft: Draft) -> Mention | None:
        """The target of the act before in the sentence, where the object is a pronoun for its object."""
        if draft.target is None and self._asked_before(draft):
            return self.book.asked
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
        none = [group for group in groups if group is not None and group.negative and not self._at_most(group)]
        turned = bool(none) or self._never(draft)
        return draft.mood.negative ^ turned

    def _at_most(self, group: Group) -> bool:
        """Whether "no" belongs to a number: no more than 2,000 shells were sent."""
        before = {self.tokens[i].low for i in range(max(0, group.first - 1), group.first + 2)}
        return "than" in {t.low for t in self.tokens[group.first : group.first + 3]} and bool(
            before & {"more", "fewer"}
        )

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
        if draft.act is Act.DECIDE and any(self.book.civil(token.low) for token in self.tokens):
            return not any(lexicon().nouns.get(token.low) == "goods" for token in self.tokens)
        for group in draft.objects:
            words = [self.tokens[i].low for i in range(group.first, group.last)]
            if any(self.book.civil(word) for word in words) and not self._warlike(group):
                return True
            after = following(group, draft.items)
            what = after[0][1] if after and after[0][0] in ("of", "on") else None
            if what is not None and self.book.civil(self.tokens[what.head].low) and not self._warlike(what):
                return True
        return False

    def _warlike(self, group: Group) -> bool:
        """Whether a word of the group makes a thing of peace one of war: armoured cars, tank engines."""
        words = {self.tokens[i].low for i in range(group.first, group.last)}
        return bool({*wordset("warlike"), "tank", "tanks"} & words)

    def _untold(self, draft: Draft) -> bool:
        """Whether to abstain: an active clause whose actor cannot be told, a bare participle, what nearly happened."""
        own, actor, act = draft.own, draft.actor, draft.act
        if own is None or draft.speaker is not None:
            return False
        sought = [own.clause.subject, *draft.objects] if own.clause.kind in ("part", "ger") else []
        if not draft.mood.path and any(one is not None and self.tokens[one.first].low == "any" for one in sought):
            return True  # no record of any weapons having been shipped
        if own.clause.kind == "part" and own.passive and actor is None:
            host = own.clause.parent.verb if own.clause.parent is not None else None
            held = own.clause.anchor is not None and host is not None and host.lemma in wordset("havers")
            return not held or own.clause.anchor not in draft.objects
        verb = own.clause.verb
        before = self.tokens[max(verb.head - 1, 0)].low if verb is not None else ""
        if before in ("nearly", "almost"):
            return True
        if verb is not None and verb.lemma == "leave" and before in ("nothing", "anything", "something", "little"):
            return True  # nothing is left
        if actor is None:
            subject = own.clause.subject
            if own.clause.kind in ("ger", "inf") and (subject is None or sort(subject) == "thing"):
                return False
            thing = subject is not None and (subject in (*draft.objects, draft.target) or subject.negative)
            if (
                subject is not None
                and act in (Act.SLOW, Act.PAUSE, Act.USE)
                and sort(subject) == "thing"
                and not own.passive
            ):
                return subject.kind == "pronoun"  # a strike has held up deliveries: nobody is named
            carried = (
                verb is not None and verb.lemma in wordset("carriers") and own.clause.kind in FINITE and not own.passive
            )
            if act is Act.DELIVER and carried and subject is not None and subject.kind == "goods":
                return False  # a cargo aircraft carried two drones to Mali: nobody is named
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

    def _own_side(self, actor: Group | None, mood: Mood) -> bool:
        """Whether somebody speaks of whom he belongs to: the ambassador said that his country had no plans."""
        if actor is None or mood.source.kind is Attribution.ANONYMOUS:
            return False
        his = self.tokens[actor.first].low in ("his", "her", "its", "their", "our", "my")
        return his and self.tokens[actor.head].low in _SIDES

    def _its_office(self, actor: Group | None, mood: Mood) -> bool:
        """Whether an office speaks for the state that opens the sentence: Iran has not, its mission to the UN said."""
        speaker = (mood.source.speaker or "").split(" ")
        opens = actor is not None and actor.first <= 1 and actor.kind in ("state", "body", "name")
        return opens and speaker[0].lower() in ("its", "their") and mood.source.kind is not Attribution.ANONYMOUS

    def _modality(self, draft: Draft, negative: bool, who: Mention | None) -> Modality:
        """The mood's modality; an attributed speaker who says of his own side that it has not done it denies it."""
        mood = draft.mood
        attributed = mood.source.kind is not Attribution.OUTLET
        if not negative or not attributed or draft.act in _UNDENIED or mood.modality not in self._DENIABLE:
            return mood.modality
        if is_paper(mood.source.speaker or ""):
            return mood.modality  # a register denies nothing
        if who is not None and mood.speaker is not None:
            own = who.name in ("We", mood.speaker.name) or self.book.speaks_for(mood.speaker.name, who.name)
            own = own or self._own_side(draft.actor, mood) or self._its_office(draft.actor, mood)
            own = own or of_its_own(who.name, mood.source)
            none = any(word.startswith("no ") for word in mood.path)
            return Modality.DENIED if own and (none or mood.modality is not Modality.PLANNED) else mood.modality
        done = draft.act in MEASURES or draft.act is Act.USE
        bare = who is None and done and mood.source.kind is not Attribution.ANONYMOUS
        planned = mood.modality is Modality.PLANNED and not any(word.startswith("no ") for word in mood.path)
        return Modality.DENIED if bare and not planned else mood.modality


_UNREAL = frozenset(("would", "could", "might", "should", "ought"))
"""What tells, before "have", of what did not happen."""
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
    ]
)


def _asked_for(item: Item) -> bool:
    """Whether a clause is what somebody is asked to do: urged to halt it, pressed into halting it."""
    clause = item.what
    assert isinstance(clause, Clause)
    return clause.kind == "inf" or (clause.kind == "ger" and item.prep in ("into", "to", "for"))


def _reach(clause: Clause) -> int:
    """Where the last group of a clause ends, or of what it governs: to stop supplying arms."""
    inside = [i.what for i in clause.post if isinstance(i.what, Clause) and i.what.kind in ("inf", "ger")]
    ends = [i.what.last for i in clause.post if isinstance(i.what, Group) and not i.what.comma]
    verb = clause.verb.last if clause.verb is not None else 0
    return max([verb, *ends, *(_reach(one) for one in inside)])


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
